// SPDX-License-Identifier: EUPL-1.2

package audit

import (
	"context"
	"fmt"
	"math"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// Finding is the first thing that is wrong with a log. Sequence is -1 when it is not about one entry.
type Finding struct {
	Sequence int64
	What     string // Dutch
}

// Error says what is wrong.
func (f *Finding) Error() string {
	if f.Sequence < 0 {
		return f.What
	}
	return fmt.Sprintf("regel %d: %s", f.Sequence, f.What)
}

// Verification says what to hold a log against.
type Verification struct {
	Verifier      note.Verifier
	Kept          []Checkpoint        // kept outside the database
	ExpiredBefore int64               // bodies of entries before this one may be gone
	Each          func(e Entry) error // gets every entry whose body is there, in order; may be nil
}

// Verify reads the whole log and returns nil when every entry is as it was written, else *Finding for the first that is not:
// changed, removed, put elsewhere or put in; a damaged hash; a head or a checkpoint that does not fit; an end that was cut
// off after a checkpoint was kept. A cut behind the newest kept checkpoint cannot be seen by anybody. Other errors are of
// reading.
func Verify(ctx context.Context, r Reader, v Verification) error {
	h, err := r.Head(ctx)
	if err != nil {
		return err
	}
	c := &check{v: v, head: h, rows: map[int64]tlog.Hash{}, marks: map[int64][]tlog.Hash{}}
	for _, k := range v.Kept {
		if k.Size > h.Size {
			return &Finding{-1, fmt.Sprintf("het einde van het log ontbreekt: er zijn %d regels, een bewaard controlepunt telt er %d", h.Size, k.Size)}
		}
		c.marks[k.Size] = append(c.marks[k.Size], k.Root)
	}
	if err := c.leaves(ctx, r); err != nil {
		return err
	}
	return c.end()
}

type check struct {
	v     Verification
	head  Head
	edge  edge
	next  int64
	time  int64
	rows  map[int64]tlog.Hash
	marks map[int64][]tlog.Hash // of one size there can be several, when the log was forked
}

// leaves walks bodies and stored hashes side by side, in steps.
func (c *check) leaves(ctx context.Context, r Reader) error {
	const step = 4096
	for from := int64(0); from < c.head.Size; from += step {
		to := min(from+step, c.head.Size)
		if err := c.readHashes(ctx, r, from, to); err != nil {
			return err
		}
		err := r.Bodies(ctx, from, to, func(seq int64, body []byte) error {
			if err := c.missing(seq); err != nil {
				return err
			}
			return c.body(seq, body)
		})
		if err != nil {
			return err
		}
		if err := c.missing(to); err != nil {
			return err
		}
	}
	return c.extra(ctx, r)
}

// extra looks for entries behind the head.
func (c *check) extra(ctx context.Context, r Reader) error {
	err := r.Bodies(ctx, c.head.Size, math.MaxInt64, func(seq int64, _ []byte) error {
		return &Finding{seq, "staat achter het einde van het log"}
	})
	if err != nil {
		return err
	}
	end := tlog.StoredHashCount(c.head.Size)
	return r.HashRows(ctx, end, math.MaxInt64, func(first int64, hashes []byte) error {
		if first >= end || int64(len(hashes)) > (end-first)*tlog.HashSize {
			return &Finding{c.head.Size, "er staan controlesommen achter het einde van het log"}
		}
		return nil
	})
}

func (c *check) readHashes(ctx context.Context, r Reader, from, to int64) error {
	clear(c.rows)
	a, b := tlog.StoredHashIndex(0, from), tlog.StoredHashIndex(0, to)
	return r.HashRows(ctx, a, b, func(first int64, hashes []byte) error {
		if first < 0 || len(hashes)%tlog.HashSize != 0 {
			return &Finding{entryOf(max(first, 0) + int64(len(hashes)/tlog.HashSize)), "de rij met controlesommen is niet heel"}
		}
		for i := int64(0); (i+1)*tlog.HashSize <= int64(len(hashes)); i++ {
			if x := first + i; x >= a && x < b {
				if _, double := c.rows[x]; double {
					return &Finding{entryOf(x), "de controlesom staat er dubbel"}
				}
				c.rows[x] = tlog.Hash(hashes[i*tlog.HashSize:][:tlog.HashSize])
			}
		}
		return nil
	})
}

// entryOf gives the entry with which the hash at a stored-hash index was written.
func entryOf(index int64) int64 {
	level, n := tlog.SplitStoredHashIndex(index)
	return (n+1)<<level - 1
}

// missing passes over the entries before seq whose bodies are gone, as far as their term is over.
func (c *check) missing(seq int64) error {
	for ; c.next < seq; c.next++ {
		if c.next >= c.v.ExpiredBefore {
			return &Finding{c.next, "ontbreekt"}
		}
		leaf, ok := c.rows[tlog.StoredHashIndex(0, c.next)]
		if !ok {
			return &Finding{c.next, "de controlesom ontbreekt"}
		}
		if err := c.leaf(leaf); err != nil {
			return err
		}
	}
	return nil
}

func (c *check) body(seq int64, body []byte) error {
	if seq != c.next {
		return &Finding{seq, "staat dubbel of op een verkeerde plaats"}
	}
	leaf := tlog.RecordHash(body)
	if stored, ok := c.rows[tlog.StoredHashIndex(0, seq)]; !ok || stored != leaf {
		return &Finding{seq, "is veranderd, of de controlesom ervan"}
	}
	e, _, err := Decode(body)
	if err != nil || e.Sequence != seq {
		return &Finding{seq, "staat op een verkeerde plaats of is niet leesbaar"}
	}
	if e.Time <= c.time {
		return &Finding{seq, "de tijd loopt niet vooruit"}
	}
	c.time = e.Time
	if err := c.leaf(leaf); err != nil {
		return err
	}
	c.next++
	if c.v.Each == nil {
		return nil
	}
	return c.v.Each(e)
}

func (c *check) leaf(leaf tlog.Hash) error {
	at := tlog.StoredHashIndex(0, c.edge.size)
	for i, h := range c.edge.add(leaf) {
		if c.rows[at+int64(i)] != h {
			return &Finding{c.edge.size - 1, "een controlesom van het log is veranderd"}
		}
	}
	for _, root := range c.marks[c.edge.size] {
		if root != c.edge.root() {
			return &Finding{c.edge.size - 1, "past niet bij een bewaard controlepunt: een regel tot hier is veranderd"}
		}
	}
	return nil
}

func (c *check) end() error {
	if c.head.Size == 0 && len(c.head.Checkpoint) == 0 {
		if _, err := c.head.opened(nil); err != nil {
			return &Finding{-1, "de kop van een leeg log is niet leeg"}
		}
		return nil
	}
	if c.edge.root() != c.head.Root {
		return &Finding{-1, "de kop van het log past niet bij de regels"}
	}
	cp, err := ParseCheckpoint(c.v.Verifier, c.head.Checkpoint)
	if err != nil || cp.Size != c.head.Size || cp.Root != c.head.Root || cp.Time != c.head.Time {
		return &Finding{-1, "het controlepunt in de kop is niet echt"}
	}
	if c.time > 0 && c.time != c.head.Time {
		return &Finding{-1, "de tijd in de kop past niet bij de laatste regel"}
	}
	return nil
}
