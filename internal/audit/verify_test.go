// SPDX-License-Identifier: EUPL-1.2

package audit_test

import (
	"bytes"
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"golang.org/x/mod/sumdb/tlog"
	"pgregory.net/rapid"

	"rondetafel/internal/audit"
)

// found gives what Verify finds, nil when nothing.
func found(t testing.TB, m *memory, v audit.Verification) *audit.Finding {
	t.Helper()
	err := audit.Verify(context.Background(), m, v)
	var f *audit.Finding
	if err != nil && !errors.As(err, &f) {
		t.Fatalf("Verify could not read: %v", err)
	}
	return f
}

func sound(t testing.TB, m *memory, k keys) {
	t.Helper()
	if f := found(t, m, audit.Verification{Verifier: k.verifier}); f != nil {
		t.Fatalf("a sound log of %d: %v", m.head.Size, f)
	}
}

func TestSoundLogs(t *testing.T) {
	k := newKeys(t, 1)
	sound(t, newMemory(), k)
	for _, batches := range [][]int{{1}, {2}, {64}, {1, 1, 1}, {5, 60, 1}, {4095, 1, 1}, {4096}, {8200}} {
		m, list := filled(t, k, batches...)
		n := int64(0)
		v := audit.Verification{Verifier: k.verifier, Kept: list, Each: func(e audit.Entry) error {
			if e.Sequence != n {
				t.Fatalf("entry %d came at %d", e.Sequence, n)
			}
			n++
			return nil
		}}
		if f := found(t, m, v); f != nil || n != m.head.Size {
			t.Errorf("batches %v: %v, %d entries of %d", batches, f, n, m.head.Size)
		}
	}
}

func TestErrorOfEachEndsVerify(t *testing.T) {
	k := newKeys(t, 1)
	m, _ := filled(t, k, 3)
	stop := errors.New("stop")
	err := audit.Verify(context.Background(), m, audit.Verification{Verifier: k.verifier, Each: func(audit.Entry) error { return stop }})
	wants(t, err, stop)
}

// mutation changes one thing, and says which entry is the first bad one (-1: none in particular).
type mutation struct {
	name   string
	change func(t *rapid.T, m *memory) int64
}

func seqOf(t *rapid.T, m *memory) int64 { return rapid.Int64Range(0, m.head.Size-1).Draw(t, "entry") }

// flip changes one bit of b and gives its byte.
func flip(t *rapid.T, b []byte) int {
	at := rapid.IntRange(0, len(b)-1).Draw(t, "byte")
	b[at] ^= 1 << rapid.IntRange(0, 7).Draw(t, "bit")
	return at
}

// writtenWith gives the entry with which a stored hash was written.
func writtenWith(index int64) int64 {
	n := int64(0)
	for tlog.StoredHashCount(n+1) <= index {
		n++
	}
	return n
}

func mutations() []mutation {
	return []mutation{
		{"bit of a body", func(t *rapid.T, m *memory) int64 {
			seq := seqOf(t, m)
			flip(t, m.bodies[seq])
			return seq
		}},
		{"bit of a hash", func(t *rapid.T, m *memory) int64 {
			r := m.rows[rapid.IntRange(0, len(m.rows)-1).Draw(t, "row")]
			return writtenWith(r.first + int64(flip(t, r.hashes)/tlog.HashSize))
		}},
		{"bit of the checkpoint", func(t *rapid.T, m *memory) int64 {
			flip(t, m.head.Checkpoint)
			return -1
		}},
		{"bit of the root", func(t *rapid.T, m *memory) int64 {
			flip(t, m.head.Root[:])
			return -1
		}},
		{"bit of the time", func(t *rapid.T, m *memory) int64 {
			m.head.Time ^= 1 << rapid.IntRange(0, 62).Draw(t, "bit")
			return -1
		}},
		{"body removed", func(t *rapid.T, m *memory) int64 {
			seq := seqOf(t, m)
			delete(m.bodies, seq)
			return seq
		}},
		{"body cut short", func(t *rapid.T, m *memory) int64 {
			seq := seqOf(t, m)
			m.bodies[seq] = m.bodies[seq][:rapid.IntRange(0, len(m.bodies[seq])-1).Draw(t, "length")]
			return seq
		}},
		{"two exchanged", func(t *rapid.T, m *memory) int64 {
			a, b := seqOf(t, m), seqOf(t, m)
			if a == b {
				b = (a + 1) % m.head.Size
			}
			m.bodies[a], m.bodies[b] = m.bodies[b], m.bodies[a]
			return min(a, b)
		}},
		{"one put in", func(t *rapid.T, m *memory) int64 {
			seq := seqOf(t, m)
			for i := m.head.Size; i > seq; i-- {
				m.bodies[i] = m.bodies[i-1]
			}
			forged := entry(1000)
			forged.Sequence, forged.Time = seq, 1_800_000_000_000_000+seq*1000
			m.bodies[seq] = forged.Encode(salt())
			return seq
		}},
		{"one taken out", func(t *rapid.T, m *memory) int64 {
			seq := seqOf(t, m)
			for i := seq; i < m.head.Size-1; i++ {
				m.bodies[i] = m.bodies[i+1]
			}
			delete(m.bodies, m.head.Size-1)
			return seq
		}},
		{"one added behind", func(_ *rapid.T, m *memory) int64 {
			m.bodies[m.head.Size] = entry(1000).Encode(salt())
			return m.head.Size
		}},
		{"hash row removed", func(t *rapid.T, m *memory) int64 {
			i := rapid.IntRange(0, len(m.rows)-1).Draw(t, "row")
			seq := writtenWith(m.rows[i].first)
			m.rows = slices.Delete(m.rows, i, i+1)
			return seq
		}},
		{"hashes added behind", func(_ *rapid.T, m *memory) int64 {
			r := &m.rows[len(m.rows)-1]
			r.hashes = append(r.hashes, make([]byte, tlog.HashSize)...)
			return m.head.Size
		}},
		{"hash row behind", func(_ *rapid.T, m *memory) int64 {
			m.rows = append(m.rows, row{tlog.StoredHashCount(m.head.Size) + 9, make([]byte, tlog.HashSize)})
			return m.head.Size
		}},
		{"hash twice", func(t *rapid.T, m *memory) int64 {
			x := rapid.Int64Range(0, tlog.StoredHashCount(m.head.Size)-1).Draw(t, "hash")
			m.rows = append(m.rows, row{x, make([]byte, tlog.HashSize)})
			return writtenWith(x)
		}},
	}
}

// TestAnyMutationIsFound is rule AVG-5, "append-only, tamper found": one thing changed anywhere, and the first bad entry is
// named; rule AVG-6 rests on it.
func TestAnyMutationIsFound(t *testing.T) {
	k := newKeys(t, 1)
	m, list := filled(t, k, 1, 4, 2, 13, 1, 7)
	for _, mut := range mutations() {
		t.Run(mut.name, func(t *testing.T) {
			rapid.Check(t, func(r *rapid.T) {
				c := m.clone()
				want := mut.change(r, c)
				for _, kept := range [][]audit.Checkpoint{nil, list} {
					f := found(t, c, audit.Verification{Verifier: k.verifier, Kept: kept})
					if f == nil || f.Sequence != want {
						r.Fatalf("found %v, want entry %d", f, want)
					}
				}
			})
		})
	}
}

// TestForgedHead: each other size in the head is found, with or without a checkpoint to go with it.
func TestForgedHead(t *testing.T) {
	k := newKeys(t, 1)
	m, list := filled(t, k, 3, 4)
	for _, size := range []int64{-1, 0, 1, 3, 6, 8, 1 << 40} {
		if f := found(t, changed(m, func(m *memory) { m.head.Size = size }), audit.Verification{Verifier: k.verifier}); f == nil {
			t.Errorf("a head of %d entries, were 7, passed", size)
		}
	}
	back := changed(m, func(m *memory) {
		m.head = audit.Head{Size: list[0].Size, Root: list[0].Root, Time: list[0].Time, Checkpoint: list[0].Note}
	})
	if f := found(t, back, audit.Verification{Verifier: k.verifier}); f == nil || f.Sequence != 3 {
		t.Errorf("an old head put back: %v", f)
	}
}

// TestTailCutOff: the end cut off with everything that belongs to it is seen when a later checkpoint was kept, and only then.
func TestTailCutOff(t *testing.T) {
	k := newKeys(t, 1)
	whole, list := filled(t, k, 3, 4, 5)
	cut, _ := filled(t, newKeys(t, 1), 3, 4) // the same salts from the start
	if f := found(t, cut, audit.Verification{Verifier: k.verifier, Kept: list}); f == nil || !strings.Contains(f.What, "12") {
		t.Errorf("a tail cut off: %v", f)
	}
	if f := found(t, cut, audit.Verification{Verifier: k.verifier, Kept: list[:2]}); f != nil {
		t.Errorf("kept up to the cut: %v", f)
	}
	if f := found(t, newMemory(), audit.Verification{Verifier: k.verifier, Kept: list[:1]}); f == nil {
		t.Error("a log emptied whole passed")
	}
	if f := found(t, whole, audit.Verification{Verifier: k.verifier, Kept: list}); f != nil {
		t.Errorf("the whole log: %v", f)
	}
}

// TestRewrittenHistory: even whoever holds the signing key cannot rewrite what is before a kept checkpoint.
func TestRewrittenHistory(t *testing.T) {
	k := newKeys(t, 1)
	_, list := filled(t, k, 3, 4, 5)
	other := k
	other.cfg.Random = seeded(99)
	m, _ := filled(t, other, 3, 4, 5)
	sound(t, m, k) // by itself there is nothing to see
	for i, c := range list {
		f := found(t, m, audit.Verification{Verifier: k.verifier, Kept: list[i:]})
		if f == nil || f.Sequence != c.Size-1 {
			t.Errorf("kept from %d on: %v", c.Size, f)
		}
	}
}

// TestTwoKeptOfOneSize: two checkpoints of one size with other roots prove a fork, in whatever order they are given.
func TestTwoKeptOfOneSize(t *testing.T) {
	k := newKeys(t, 1)
	m, list := filled(t, k, 3)
	other := k
	other.cfg.Random = seeded(99)
	_, forked := filled(t, other, 3)
	for _, kept := range [][]audit.Checkpoint{{list[0], forked[0]}, {forked[0], list[0]}} {
		if f := found(t, m, audit.Verification{Verifier: k.verifier, Kept: kept}); f == nil {
			t.Error("a fork at the same size passed")
		}
	}
}

func TestStrangersLog(t *testing.T) {
	m, _ := filled(t, newKeys(t, 2), 5)
	if f := found(t, m, audit.Verification{Verifier: newKeys(t, 1).verifier}); f == nil || f.Sequence != -1 {
		t.Errorf("a log signed with another key: %v", f)
	}
}

// TestExpiredBodies: bodies past the log's own term may be gone, and what is left is proven all the same.
func TestExpiredBodies(t *testing.T) {
	k := newKeys(t, 1)
	m, list := filled(t, k, 3, 4, 5)
	for i := range int64(6) {
		delete(m.bodies, i)
	}
	v := audit.Verification{Verifier: k.verifier, Kept: list, ExpiredBefore: 6}
	if f := found(t, m, v); f != nil {
		t.Errorf("bodies expired: %v", f)
	}
	v.ExpiredBefore = 5
	if f := found(t, m, v); f == nil || f.Sequence != 5 {
		t.Errorf("entry 5 was removed before its time: %v", f)
	}
	v.ExpiredBefore = 6
	if f := found(t, changed(m, func(m *memory) { m.rows[0].hashes[0] ^= 1 }), v); f == nil {
		t.Error("a damaged hash of an expired entry passed")
	}
	if f := found(t, changed(m, func(m *memory) { m.rows = m.rows[1:] }), v); f == nil || f.Sequence != 0 {
		t.Errorf("the hashes of expired entries removed: %v", f)
	}
}

// TestMisplacedThoughHashed: an entry whose own place or time is wrong is found though every hash fits.
func TestMisplacedThoughHashed(t *testing.T) {
	k := newKeys(t, 1)
	for name, change := range map[string]func(*audit.Entry){
		"place":   func(e *audit.Entry) { e.Sequence = 7 },
		"time":    func(e *audit.Entry) { e.Time-- },
		"outcome": func(e *audit.Entry) { e.Uitkomst = 9 },
	} {
		first, second := entry(0), entry(1)
		second.Sequence, second.Time = 1, first.Time+1
		change(&second)
		m := hashed(t, k, first.Encode(salt()), second.Encode(salt()))
		if f := found(t, m, audit.Verification{Verifier: k.verifier}); f == nil || f.Sequence != 1 {
			t.Errorf("%s: %v", name, f)
		}
	}
}

// TestTimeOfTheHead: it is that of the checkpoint, also when no body is left, and that of the last entry, also when signed.
func TestTimeOfTheHead(t *testing.T) {
	k := newKeys(t, 1)
	m, _ := filled(t, k, 3)
	clear(m.bodies)
	v := audit.Verification{Verifier: k.verifier, ExpiredBefore: 3}
	if f := found(t, m, v); f != nil {
		t.Errorf("all bodies expired: %v", f)
	}
	if f := found(t, changed(m, func(m *memory) { m.head.Time++ }), v); f == nil || f.Sequence != -1 {
		t.Errorf("another time than the checkpoint: %v", f)
	}
	first := entry(0)
	wrong := hashed(t, k, first.Encode(salt())) // under a head of 1 µs later
	if f := found(t, wrong, audit.Verification{Verifier: k.verifier}); f == nil || f.Sequence != -1 {
		t.Errorf("another time than the last entry: %v", f)
	}
}

// hashed stores bodies as they are under a signature, as a wrong program would.
func hashed(t *testing.T, k keys, bodies ...[]byte) *memory {
	t.Helper()
	m := newMemory()
	var all []tlog.Hash
	reader := tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		out := make([]tlog.Hash, len(indexes))
		for i, x := range indexes {
			out[i] = all[x]
		}
		return out, nil
	})
	for i, b := range bodies {
		hashes, err := tlog.StoredHashes(int64(i), b, reader)
		check(t, err)
		all = append(all, hashes...)
		m.bodies[int64(i)] = bytes.Clone(b)
	}
	m.rows = []row{{0, packed(all)}}
	root, err := tlog.TreeHash(int64(len(bodies)), reader)
	check(t, err)
	m.head = audit.Head{Size: int64(len(bodies)), Root: root, Time: entry(0).Time + 1}
	m.head.Checkpoint = signed(t, k, m.head)
	return m
}

// TestDamagedRows: rows of hashes that are not whole, or lie where no hash can be.
func TestDamagedRows(t *testing.T) {
	k := newKeys(t, 1)
	m, _ := filled(t, k, 3, 4)
	for name, c := range map[string]struct {
		change func(*memory)
		want   int64
	}{
		"a byte too many":      {func(m *memory) { m.rows[1].hashes = append(m.rows[1].hashes, 7) }, 7},
		"a byte too few":       {func(m *memory) { r := &m.rows[0]; r.hashes = r.hashes[:len(r.hashes)-1] }, 2},
		"before the beginning": {func(m *memory) { m.rows = append(m.rows, row{-1, make([]byte, 2*tlog.HashSize)}) }, 1},
		"moved on":             {func(m *memory) { m.rows[1].first++ }, 3},
		"moved back":           {func(m *memory) { m.rows[1].first-- }, 2},
		"a byte between rows":  {func(m *memory) { m.rows[0].hashes = append(m.rows[0].hashes, 7) }, 3},
		"the same row twice":   {func(m *memory) { m.rows = append(m.rows, m.rows[1]) }, 3},
	} {
		f := found(t, changed(m, c.change), audit.Verification{Verifier: k.verifier})
		if f == nil || f.Sequence != c.want {
			t.Errorf("%s: %v, want entry %d", name, f, c.want)
		}
	}
}

// TestEntriesOfAnotherLog: a body that is sound by itself, but was written elsewhere, at the same place.
func TestEntriesOfAnotherLog(t *testing.T) {
	k := newKeys(t, 1)
	m, _ := filled(t, k, 6)
	other, _ := filled(t, k, 6) // the same acts with other salts
	for seq := range m.head.Size {
		f := found(t, changed(m, func(m *memory) { m.bodies[seq] = other.bodies[seq] }), audit.Verification{Verifier: k.verifier})
		if f == nil || f.Sequence != seq {
			t.Errorf("entry %d of another log: %v", seq, f)
		}
	}
}

// TestConsistentForgery: body, leaf and all nodes above it rewritten to fit each other, only the signature could not be.
func TestConsistentForgery(t *testing.T) {
	k := newKeys(t, 1)
	m, list := filled(t, k, 3, 5)
	var bodies [][]byte
	for i := range m.head.Size {
		bodies = append(bodies, m.bodies[i])
	}
	e, s, err := audit.Decode(bodies[4])
	check(t, err)
	e.Persoon = "persoon-onschuldig"
	bodies[4] = e.Encode(s)
	forged := hashed(t, newKeys(t, 2), bodies...)
	root := forged.head.Root
	forged.head = m.head
	if f := found(t, forged, audit.Verification{Verifier: k.verifier}); f == nil {
		t.Error("a forgery under the old head passed")
	}
	if f := found(t, forged, audit.Verification{Verifier: k.verifier, Kept: list}); f == nil || f.Sequence != 7 {
		t.Errorf("a forgery against the kept checkpoints: %v", f)
	}
	forged.head.Root = root
	if f := found(t, forged, audit.Verification{Verifier: k.verifier}); f == nil || f.Sequence != -1 {
		t.Errorf("a forgery under a head of its own: %v", f)
	}
}

func TestFindingSaysWhere(t *testing.T) {
	if got := (&audit.Finding{Sequence: 7, What: "ontbreekt"}).Error(); got != "regel 7: ontbreekt" {
		t.Errorf("got %q", got)
	}
	if got := (&audit.Finding{Sequence: -1, What: "de kop"}).Error(); got != "de kop" {
		t.Errorf("got %q", got)
	}
}

func BenchmarkVerify(b *testing.B) {
	k := newKeys(b, 1)
	m, _ := filled(b, k, 4096)
	for b.Loop() {
		sound(b, m, k)
	}
}
