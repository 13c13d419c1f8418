// SPDX-License-Identifier: EUPL-1.2

package audit_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"slices"
	"testing"

	"golang.org/x/mod/sumdb/tlog"

	"rondetafel/internal/audit"
)

// TestReopenAtEverySize opens the log at sizes 0 to 300, and compares root and rows with what tlog itself computes.
func TestReopenAtEverySize(t *testing.T) {
	ctx, k, m := context.Background(), newKeys(t, 1), newMemory()
	var all []tlog.Hash
	reader := tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		out := make([]tlog.Hash, len(indexes))
		for i, x := range indexes {
			out[i] = all[x]
		}
		return out, nil
	})
	for size := int64(0); size <= 300; size++ {
		l := open(t, m, k)
		want, err := tlog.TreeHash(size, reader)
		check(t, err)
		if h := l.Head(); h.Size != size || h.Root != want {
			t.Fatalf("opened at %d with root %v, want %d, %v", h.Size, h.Root, size, want)
		}
		write(t, l, m, 1)
		hashes, err := tlog.StoredHashes(size, m.bodies[size], reader)
		check(t, err)
		all = append(all, hashes...)
		last := m.rows[len(m.rows)-1]
		if last.first != tlog.StoredHashIndex(0, size) || !bytes.Equal(last.hashes, packed(hashes)) {
			t.Fatalf("row of entry %d is at %d: %x", size, last.first, last.hashes)
		}
		same, err := l.Extends(ctx, m)
		check(t, err)
		if !same {
			t.Fatalf("at %d the log does not extend itself", size)
		}
	}
}

func packed(hashes []tlog.Hash) (b []byte) {
	for _, h := range hashes {
		b = append(b, h[:]...)
	}
	return b
}

// TestBatchesGiveTheSameTree: how entries were grouped leaves no trace in root or hashes.
func TestBatchesGiveTheSameTree(t *testing.T) {
	one, _ := filled(t, newKeys(t, 1), 40)
	many, _ := filled(t, newKeys(t, 1), 1, 2, 30, 7)
	if one.head.Root != many.head.Root || !bytes.Equal(one.rows[0].hashes, joined(many.rows)) {
		t.Error("the same entries in other batches give another tree")
	}
	if len(many.rows) != 4 || len(one.rows) != 1 {
		t.Errorf("%d and %d rows, want one a batch", len(one.rows), len(many.rows))
	}
}

func joined(rows []row) (b []byte) {
	for _, r := range rows {
		b = append(b, r.hashes...)
	}
	return b
}

func TestMomentsIncrease(t *testing.T) {
	k, m := newKeys(t, 1), newMemory()
	l := open(t, m, k)
	b := l.Begin()
	if got := b.Moment(0); got != 1 {
		t.Errorf("first moment at clock 0 is %d, want 1", got)
	}
	for _, now := range []int64{500, 500, 100, 900} {
		e := entry(0)
		e.Time, e.Sequence = now, 77
		b.Append(e)
	}
	if got := b.Moment(3); got != 901 {
		t.Errorf("next moment is %d, want 901", got)
	}
	_, err := b.Write(context.Background(), m)
	check(t, err)
	l.Adopt(b)
	for i, want := range []int64{500, 501, 502, 900} {
		e, _, err := audit.Decode(m.bodies[int64(i)])
		check(t, err)
		if e.Time != want || e.Sequence != int64(i) {
			t.Errorf("entry %d has sequence %d and time %d, want %d", i, e.Sequence, e.Time, want)
		}
	}
	if got := open(t, m, k).Begin().Moment(5); got != 901 || l.Head().Time != 900 {
		t.Errorf("after opening again the moment is %d, head %d", got, l.Head().Time)
	}
}

// TestTruncate: a savepoint rolled back leaves a batch as if its entries had never been.
func TestTruncate(t *testing.T) {
	for keep := range 9 {
		k := newKeys(t, 1)
		m, _ := filled(t, k, 5)
		l := open(t, m, k)
		b := l.Begin()
		for i := range 9 {
			e := entry(int64(5 + i))
			if i >= keep {
				e.Time += 1_000_000
				e.Handeling = "" // what is cut off may even be wrong
			}
			b.Append(e)
		}
		b.Truncate(keep)
		if b.Len() != keep {
			t.Fatalf("%d entries left, want %d", b.Len(), keep)
		}
		if got := b.Append(entry(int64(5 + keep))); got != int64(5+keep) {
			t.Fatalf("next place is %d", got)
		}
		_, err := b.Write(context.Background(), m)
		check(t, err)
		l.Adopt(b)
		last, _, err := audit.Decode(m.bodies[int64(5+keep)])
		check(t, err)
		if want := entry(int64(5 + keep)).Time; last.Time != want {
			t.Errorf("time after the cut is %d, want %d", last.Time, want)
		}
		write(t, open(t, m, k), m, 3)
		sound(t, m, k)
	}
}

// TestUnwritableEntry: rule AVG-5, an act of no known kind is not logged, and so does not happen.
func TestUnwritableEntry(t *testing.T) {
	k, m := newKeys(t, 1), newMemory()
	b := open(t, m, k).Begin()
	bad := entry(0)
	bad.Soort = "kijken"
	b.Append(bad)
	b.Append(entry(1))
	if _, err := b.Write(context.Background(), m); err == nil || len(m.bodies) > 0 || m.head.Size > 0 {
		t.Errorf("written with error %v, %d bodies", err, len(m.bodies))
	}
}

func TestNoSaltNoEntry(t *testing.T) {
	k, m := newKeys(t, 1), newMemory()
	k.cfg.Random = io.LimitReader(k.cfg.Random, 20)
	b := open(t, m, k).Begin()
	b.Append(entry(0))
	b.Append(entry(1))
	_, err := b.Write(context.Background(), m)
	wants(t, err, io.ErrUnexpectedEOF)
	b.Truncate(1)
	_, err = b.Write(context.Background(), m)
	check(t, err)
}

func TestSaltsDiffer(t *testing.T) {
	k, m := newKeys(t, 1), newMemory()
	k.cfg.Random = nil // crypto/rand
	write(t, open(t, m, k), m, 50)
	seen := map[[16]byte]bool{}
	for _, b := range m.bodies {
		_, s, err := audit.Decode(b)
		check(t, err)
		seen[s] = true
	}
	if len(seen) != 50 {
		t.Errorf("%d salts for 50 entries", len(seen))
	}
}

// TestBatchesDoNotDisturbEachOther: of two begun on one head, the second to come is refused.
func TestBatchesDoNotDisturbEachOther(t *testing.T) {
	ctx, k := context.Background(), newKeys(t, 1)
	m, _ := filled(t, k, 3)
	l := open(t, m, k)
	a, b := l.Begin(), l.Begin()
	a.Append(entry(3))
	b.Append(entry(50))
	b.Append(entry(51))
	_, err := a.Write(ctx, m)
	check(t, err)
	l.Adopt(a)
	_, err = b.Write(ctx, m)
	wants(t, err, audit.ErrMoved)
	panics(t, "another head", func() { l.Adopt(b) })
	c := l.Begin()
	c.Append(entry(4))
	panics(t, "not written", func() { l.Adopt(c) })
	_, err = c.Write(ctx, m)
	check(t, err)
	c.Append(entry(5))
	panics(t, "appended after Write", func() { l.Adopt(c) })
	if l.Head().Size != 4 {
		t.Errorf("size %d, want 4", l.Head().Size)
	}
}

func panics(t *testing.T, what string, f func()) {
	t.Helper()
	defer func() {
		if recover() == nil {
			t.Errorf("%s: no panic", what)
		}
	}()
	f()
}

func TestEmptyBatch(t *testing.T) {
	k := newKeys(t, 1)
	m, list := filled(t, k, 3)
	l := open(t, m, k)
	b := l.Begin()
	c, err := b.Write(context.Background(), m)
	check(t, err)
	l.Adopt(b)
	if c.Size != 3 || !bytes.Equal(c.Note, list[0].Note) || len(m.rows) != 1 || l.Head().Size != 3 {
		t.Errorf("an empty batch wrote %+v", c)
	}
}

func TestStorageErrorsComeBack(t *testing.T) {
	ctx, k := context.Background(), newKeys(t, 1)
	m, _ := filled(t, k, 3)
	l := open(t, m, k)
	b := l.Begin()
	b.Append(entry(3))
	m.fail = errors.New("disk")
	_, err := b.Write(ctx, m)
	wants(t, err, m.fail)
	panics(t, "failed Write", func() { l.Adopt(b) })
	_, err = audit.Open(ctx, m, k.cfg)
	wants(t, err, m.fail)
	_, err = l.Extends(ctx, m)
	wants(t, err, m.fail)
	wants(t, l.Reload(ctx, m), m.fail)
	wants(t, audit.Verify(ctx, m, audit.Verification{Verifier: k.verifier}), m.fail)
}

// TestReload: what another server added is taken over, at each pair of sizes, with one read.
func TestReload(t *testing.T) {
	ctx := context.Background()
	for before := range 20 {
		for added := range 12 {
			k := newKeys(t, 1)
			m, _ := filled(t, k, before)
			l := open(t, m, k)
			write(t, open(t, m, k), m, added)
			yes, err := l.Extends(ctx, m)
			check(t, err)
			reads := m.reads
			check(t, l.Reload(ctx, m))
			if !yes || l.Head().Size != int64(before+added) || m.reads-reads > 1 {
				t.Fatalf("%d + %d: extends %v, size %d, %d reads", before, added, yes, l.Head().Size, m.reads-reads)
			}
			write(t, l, m, 2)
			sound(t, m, k)
		}
	}
}

// TestReloadFromOneRow: the acknowledged edge may lie inside a row, when the rows were packed again.
func TestReloadFromOneRow(t *testing.T) {
	k := newKeys(t, 1)
	m, _ := filled(t, k, 5)
	l := open(t, m, k)
	write(t, open(t, m, k), m, 6)
	m.rows = []row{{0, joined(m.rows)}}
	check(t, l.Reload(context.Background(), m))
	write(t, l, m, 1)
	sound(t, m, k)
}

// TestForkIsRefused: whatever is not the acknowledged log with entries added, is not served on.
func TestForkIsRefused(t *testing.T) {
	ctx := context.Background()
	k, other := newKeys(t, 1), newKeys(t, 2)
	honest, _ := filled(t, k, 6)
	fork := func(n ...int) *memory {
		own := k
		own.cfg.Random = seeded(99) // other salts: another history, signed with the house's own key
		m, _ := filled(t, own, n...)
		return m
	}
	stranger, _ := filled(t, other, 8)
	for name, m := range map[string]*memory{
		"shorter":               fork(5),
		"same size":             fork(6),
		"longer":                fork(6, 4),
		"empty":                 newMemory(),
		"signed by a stranger":  stranger,
		"head size":             changed(honest, func(m *memory) { m.head.Size++ }),
		"head root":             changed(honest, func(m *memory) { m.head.Root[3] ^= 1 }),
		"head time":             changed(honest, func(m *memory) { m.head.Time++ }),
		"checkpoint":            changed(honest, func(m *memory) { m.head.Checkpoint[40] ^= 1 }),
		"without checkpoint":    changed(honest, func(m *memory) { m.head.Checkpoint = nil }),
		"new hashes missing":    changed(grown(t, honest, k), func(m *memory) { m.rows = m.rows[:1] }),
		"new leaf changed":      changed(grown(t, honest, k), func(m *memory) { m.rows[1].hashes[0] ^= 1 }),
		"new node changed":      changed(grown(t, honest, k), func(m *memory) { m.rows[1].hashes[len(m.rows[1].hashes)-1] ^= 1 }),
		"new row not whole":     changed(grown(t, honest, k), func(m *memory) { m.rows[1].hashes = m.rows[1].hashes[:70] }),
		"new row out of place":  changed(grown(t, honest, k), func(m *memory) { m.rows[1].first++ }),
		"head of an empty log":  {head: audit.Head{Time: 5}, bodies: map[int64][]byte{}},
		"root of an empty tree": {head: audit.Head{Root: tlog.Hash{1}}, bodies: map[int64][]byte{}},
	} {
		l := open(t, honest, k)
		yes, err := l.Extends(ctx, m)
		check(t, err)
		if yes {
			t.Errorf("%s: taken for an extension", name)
		}
		if err := l.Reload(ctx, m); err == nil || l.Head().Size != 6 || l.Head().Root != honest.head.Root {
			t.Errorf("%s: reloaded (%v) to %d", name, err, l.Head().Size)
		}
	}
}

// TestTimeRunsBack: entries added under a moment that is not after the acknowledged one are no extension, signed or not.
func TestTimeRunsBack(t *testing.T) {
	k := newKeys(t, 1)
	m, _ := filled(t, k, 6)
	l := open(t, m, k)
	var bodies [][]byte
	for i := range m.head.Size {
		bodies = append(bodies, m.bodies[i])
	}
	longer := hashed(t, k, append(bodies, full().Encode(salt()))...)
	wants(t, l.Reload(context.Background(), longer), audit.ErrFork)
	longer.head.Time = m.head.Time + 1
	longer.head.Checkpoint = signed(t, k, longer.head)
	check(t, l.Reload(context.Background(), longer))
}

func changed(m *memory, f func(*memory)) *memory {
	c := m.clone()
	f(c)
	return c
}

func grown(t *testing.T, m *memory, k keys) *memory {
	t.Helper()
	c := m.clone()
	write(t, open(t, c, k), c, 4)
	return c
}

// TestOpenRefuses: a log that was tampered with is not opened, so that nothing is signed over it.
func TestOpenRefuses(t *testing.T) {
	ctx, k := context.Background(), newKeys(t, 1)
	m, _ := filled(t, k, 7)
	for name, c := range map[string]struct {
		change func(*memory)
		want   error
	}{
		"a peak changed":   {func(m *memory) { m.rows[0].hashes[6*tlog.HashSize] ^= 1 }, audit.ErrFork},
		"hashes missing":   {func(m *memory) { m.rows = nil }, audit.ErrFork},
		"row cut":          {func(m *memory) { m.rows[0].hashes = m.rows[0].hashes[:10*tlog.HashSize] }, audit.ErrFork},
		"another root":     {func(m *memory) { m.head.Root[0] ^= 1 }, audit.ErrCheckpoint},
		"a bad signature":  {func(m *memory) { m.head.Checkpoint[len(m.head.Checkpoint)-9] ^= 1 }, audit.ErrCheckpoint},
		"no checkpoint":    {func(m *memory) { m.head.Checkpoint = nil }, audit.ErrCheckpoint},
		"emptied but time": {func(m *memory) { m.head = audit.Head{Time: m.head.Time} }, audit.ErrCheckpoint},
	} {
		_, err := audit.Open(ctx, changed(m, c.change), k.cfg)
		if !errors.Is(err, c.want) {
			t.Errorf("%s: error is %v, want %v", name, err, c.want)
		}
	}
}

// TestChangeOfKey: with the former key trusted, a log goes on under a new one.
func TestChangeOfKey(t *testing.T) {
	ctx, old, now := context.Background(), newKeys(t, 1), newKeys(t, 2)
	m, _ := filled(t, old, 4)
	_, err := audit.Open(ctx, m, now.cfg)
	wants(t, err, audit.ErrCheckpoint)
	skeyOld, vkeyOld, err := audit.GenerateKey(seeded(1))
	check(t, err)
	_, vkeyNow, err := audit.GenerateKey(seeded(2))
	check(t, err)
	now.cfg.Trusted, err = audit.NewVerifiers(vkeyNow, vkeyOld+"\n")
	check(t, err)
	write(t, open(t, m, now), m, 2)
	sound(t, m, now)
	if _, err := audit.NewVerifiers(skeyOld); err == nil {
		t.Error("a secret key passed for a public one")
	}
}

// TestProve proves each entry against the checkpoint of each size, and nothing else in its place.
func TestProve(t *testing.T) {
	ctx, k := context.Background(), newKeys(t, 1)
	m, list := filled(t, k, 1, 2, 4, 6)
	for _, c := range list {
		for seq := range c.Size {
			p, err := audit.Prove(ctx, m, seq, c.Size)
			check(t, err)
			check(t, tlog.CheckRecord(p, c.Size, c.Root, seq, tlog.RecordHash(m.bodies[seq])))
			other := m.bodies[(seq+1)%13]
			if tlog.CheckRecord(p, c.Size, c.Root, seq, tlog.RecordHash(other)) == nil {
				t.Errorf("another body passed for entry %d at %d", seq, c.Size)
			}
		}
	}
	if _, err := audit.Prove(ctx, m, 13, 13); err == nil {
		t.Error("an entry beyond the end was proven")
	}
}

// TestOneFieldPacked: rule AVG-6, ids shown stay together in their entry, in order.
func TestOneFieldPacked(t *testing.T) {
	k, m := newKeys(t, 1), newMemory()
	l := open(t, m, k)
	e := entry(0)
	e.Getoond = []string{"casus-9", "casus-3", "casus-5"}
	b := l.Begin()
	b.Append(e)
	_, err := b.Write(context.Background(), m)
	check(t, err)
	got, _, err := audit.Decode(m.bodies[0])
	check(t, err)
	if len(m.bodies) != 1 || !slices.Equal(got.Getoond, e.Getoond) {
		t.Errorf("%d bodies, shown %q", len(m.bodies), got.Getoond)
	}
}

func BenchmarkAppend(b *testing.B) {
	l := open(b, newMemory(), newKeys(b, 1))
	e := entry(0)
	for range 25 {
		e.Getoond = append(e.Getoond, "01j9z3k4m5n6p7q8r9s0t1v2w3")
	}
	b.ReportAllocs()
	var batch *audit.Batch
	for i := 0; b.Loop(); i++ {
		if i%64 == 0 {
			batch = l.Begin()
		}
		batch.Append(e)
	}
}

func BenchmarkEncode(b *testing.B) {
	e := entry(0)
	for range 25 {
		e.Getoond = append(e.Getoond, "01j9z3k4m5n6p7q8r9s0t1v2w3")
	}
	b.ReportAllocs()
	for b.Loop() {
		e.Encode([16]byte{})
	}
}

func BenchmarkWrite64(b *testing.B) {
	m := newMemory()
	l := open(b, m, newKeys(b, 1))
	b.ReportAllocs()
	for b.Loop() {
		clear(m.bodies)
		m.rows = m.rows[:0]
		write(b, l, m, 64)
	}
}
