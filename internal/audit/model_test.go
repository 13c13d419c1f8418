// SPDX-License-Identifier: EUPL-1.2

package audit_test

import (
	"bytes"
	"context"
	"errors"
	"testing"

	"pgregory.net/rapid"

	"rondetafel/internal/audit"
)

// house is a committer's life in small: what the store holds, what was acknowledged, and what should be in the log.
type house struct {
	t      *rapid.T
	keys   keys
	store  *memory
	log    *audit.Log
	acts   []string // Doel of each entry that counts, in order
	points []audit.Checkpoint
	serial int64
}

// batch appends some acts, rolls savepoints back at random, and gives what should be left.
func (h *house) batch(l *audit.Log) (*audit.Batch, []string) {
	b := l.Begin()
	var acts []string
	for range rapid.IntRange(1, 12).Draw(h.t, "acts") {
		e := entry(rapid.Int64Range(0, 50).Draw(h.t, "clock")) // the clock jumps, forwards and back
		h.serial++
		e.Doel = string(rune('a'+h.serial%26)) + rapid.StringMatching(`[a-z]{4}`).Draw(h.t, "doel")
		if want := l.Head().Size + int64(len(acts)); b.Append(e) != want {
			h.t.Fatalf("not appended at %d", want)
		}
		acts = append(acts, e.Doel)
		if rapid.IntRange(0, 3).Draw(h.t, "roll back") == 0 {
			acts = acts[:rapid.IntRange(0, len(acts)).Draw(h.t, "to")]
			b.Truncate(len(acts))
		}
	}
	return b, acts
}

// commit is the plain case: written, committed, adopted.
func (h *house) commit() {
	b, acts := h.batch(h.log)
	c, err := b.Write(context.Background(), h.store)
	if err != nil {
		h.t.Fatal(err)
	}
	h.log.Adopt(b)
	h.acts = append(h.acts, acts...)
	if c.Size > 0 {
		h.points = append(h.points, c)
	}
}

// fails writes into a transaction that is rolled back; nothing of it counts.
func (h *house) fails() {
	b, _ := h.batch(h.log)
	undone := h.store.clone()
	undone.fail = errors.New("disk full")
	if _, err := b.Write(context.Background(), undone); b.Len() > 0 && !errors.Is(err, undone.fail) {
		h.t.Fatalf("error is %v", err)
	}
	h.reload()
}

// inDoubt is a COMMIT whose answer was lost: it reached the disk after all.
func (h *house) inDoubt() {
	b, acts := h.batch(h.log)
	c, err := b.Write(context.Background(), h.store)
	if err != nil {
		h.t.Fatal(err)
	}
	h.acts = append(h.acts, acts...)
	if c.Size > 0 {
		h.points = append(h.points, c)
	}
	h.reload()
}

// other is another server that writes on the same store.
func (h *house) other() {
	own := h.log
	h.restart()
	h.commit()
	h.log = own
	h.reload()
}

func (h *house) reload() {
	yes, err := h.log.Extends(context.Background(), h.store)
	if err := errors.Join(err, h.log.Reload(context.Background(), h.store)); err != nil || !yes {
		h.t.Fatalf("extends %v, %v", yes, err)
	}
}

func (h *house) restart() {
	l, err := audit.Open(context.Background(), h.store, h.keys.cfg)
	if err != nil {
		h.t.Fatal(err)
	}
	h.log = l
}

// holds compares everything stored with everything acknowledged.
func (h *house) holds() {
	head := h.log.Head()
	if head.Size != int64(len(h.acts)) || head.Root != h.store.head.Root && head.Size > 0 || !bytes.Equal(head.Checkpoint, h.store.head.Checkpoint) {
		h.t.Fatalf("head of %d entries, %d were acknowledged", head.Size, len(h.acts))
	}
	var got []string
	last := int64(0)
	err := audit.Verify(context.Background(), h.store, audit.Verification{Verifier: h.keys.verifier, Kept: h.points, Each: func(e audit.Entry) error {
		if e.Time <= last {
			h.t.Fatalf("entry %d at %d comes after %d", e.Sequence, e.Time, last)
		}
		last = e.Time
		got = append(got, e.Doel)
		return nil
	}})
	if err != nil {
		h.t.Fatal(err)
	}
	if len(got) != len(h.acts) {
		h.t.Fatalf("%d entries, want %d", len(got), len(h.acts))
	}
	for i := range got {
		if got[i] != h.acts[i] {
			h.t.Fatalf("entry %d is %q, want %q", i, got[i], h.acts[i])
		}
	}
}

// TestLifeOfALog runs commits, failures, lost answers, restarts and a second server in any order. After each step the log
// holds exactly what was acknowledged, in order, and every checkpoint ever given still fits (rule AVG-5: append-only).
func TestLifeOfALog(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		h := &house{t: r, keys: newKeys(t, 1), store: newMemory()}
		h.restart()
		r.Repeat(map[string]func(*rapid.T){
			"commit":   func(*rapid.T) { h.commit() },
			"fails":    func(*rapid.T) { h.fails() },
			"in doubt": func(*rapid.T) { h.inDoubt() },
			"other":    func(*rapid.T) { h.other() },
			"restart":  func(*rapid.T) { h.restart() },
			"":         func(*rapid.T) { h.holds() },
		})
	})
}
