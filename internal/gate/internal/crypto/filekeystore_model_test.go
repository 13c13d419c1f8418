// SPDX-License-Identifier: EUPL-1.2

package crypto

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// model is what a FileKeyStore should hold: the keys, and the ids that are spent.
type model struct {
	t     *rapid.T
	path  string
	kek   [KeySize]byte
	store *FileKeyStore
	keys  map[string]Key
	spent map[string]bool
}

func newModel(t *rapid.T, path string) *model {
	must(t, os.RemoveAll(path))
	m := &model{t: t, path: path, kek: testKEK, keys: map[string]Key{}, spent: map[string]bool{}}
	m.open()
	return m
}

func (m *model) open() {
	s, err := OpenFile(m.path, m.kek)
	must(m.t, err)
	s.sync = func(*os.File) error { return nil } // a crash is simulated, a flush costs time
	m.store = s
}

func (m *model) drawID(t *rapid.T) string {
	return rapid.SampledFrom([]string{"a", "b", "c", "d", casusA, casusB, casusC}).Draw(t, "id")
}

func (m *model) state(id string) error {
	if m.spent[id] {
		return ErrDestroyed
	}
	if _, ok := m.keys[id]; ok {
		return ErrExists
	}
	return nil
}

// learn takes over the key that a Create drew.
func (m *model) learn(id string) { m.keys[id] = keyOf(m.t, m.store, id) }

// Create makes keys for one to three ids.
func (m *model) Create(t *rapid.T) {
	ids := rapid.SliceOfNDistinct(rapid.Custom(m.drawID), 1, 3, rapid.ID).Draw(t, "ids")
	var want error
	for _, id := range ids {
		if want == nil {
			want = m.state(id)
		}
	}
	err := m.store.Create(t.Context(), ids...)
	if !errors.Is(err, want) {
		t.Fatalf("Create(%q) = %v, want %v", ids, err, want)
	}
	if want == nil {
		for _, id := range ids {
			m.learn(id)
		}
	}
}

// Destroy spends an id, whatever it was.
func (m *model) Destroy(t *rapid.T) {
	id := m.drawID(t)
	must(t, m.store.Destroy(t.Context(), id))
	delete(m.keys, id)
	m.spent[id] = true
}

// Reopen closes the file and opens it anew.
func (m *model) Reopen(*rapid.T) {
	must(m.t, m.store.Close())
	m.open()
}

// CrashInCreate cuts a Create off at any byte of what it wrote: its ids have a whole
// key or none.
func (m *model) CrashInCreate(t *rapid.T) {
	ids := []string{}
	for _, id := range rapid.SliceOfNDistinct(rapid.Custom(m.drawID), 1, 3, rapid.ID).Draw(t, "ids") {
		if m.state(id) == nil {
			ids = append(ids, id)
		}
	}
	m.crash(t, func() { must(t, m.store.Create(t.Context(), ids...)) })
	for _, id := range ids {
		if _, err := m.store.Open(t.Context(), id); err == nil {
			m.learn(id)
		} else if !errors.Is(err, ErrNoKey) {
			t.Fatalf("after a crash in Create, %q: %v", id, err)
		}
	}
}

// CrashInDestroy cuts a Destroy off and finishes it, as start-up does.
func (m *model) CrashInDestroy(t *rapid.T) {
	id := m.drawID(t)
	old := m.wrapped(id)
	m.crash(t, func() { must(t, m.store.Destroy(t.Context(), id)) })
	must(t, m.store.Destroy(t.Context(), id))
	delete(m.keys, id)
	m.spent[id] = true
	if data := fileBytes(t, m.path); len(old) > 0 && bytes.Contains(data, old[gcmNonce:]) {
		t.Fatalf("a finished Destroy of %q left its wrapped key", id)
	}
}

// wrapped gives the wrapped key of id as it is in the file, nil when it has none.
func (m *model) wrapped(id string) []byte {
	at, ok := m.store.live[slotID(append([]byte(id), make([]byte, MaxID-len(id))...))]
	if !ok {
		return nil
	}
	data := fileBytes(m.t, m.path)[int64(at)*slotSize:]
	return slices.Clone(data[offWrapped : offWrapped+wrappedSize])
}

// crash runs write and then leaves in the file only a part of what it changed: the
// bytes up to a place, cut off or not, and perhaps noise in the slot at that place.
func (m *model) crash(t *rapid.T, write func()) {
	before := fileBytes(t, m.path)
	write()
	must(t, m.store.Close())
	after := fileBytes(t, m.path)
	first, last := changed(before, after)
	if first <= last {
		after = m.tear(t, before, after, first, last)
		must(t, os.WriteFile(m.path, after, modeFile))
	}
	m.open()
}

func (m *model) tear(t *rapid.T, before, after []byte, first, last int) []byte {
	at := rapid.IntRange(first, last).Draw(t, "torn at")
	torn := slices.Clone(after)
	if at < len(before) {
		copy(torn[at:], before[at:])
	} else if clear(torn[at:]); rapid.Bool().Draw(t, "shorter") {
		return torn[:at]
	}
	end := at - at%slotSize + slotSize
	if written(before, after, end) && rapid.Bool().Draw(t, "noise") {
		copy(torn[at:end], rapid.SliceOfN(rapid.Byte(), 1, end-at).Draw(t, "bytes"))
	}
	return torn
}

// written reports whether the slot that ends at end was written: noise comes nowhere else.
func written(before, after []byte, end int) bool {
	return end > len(before) || !bytes.Equal(before[end-slotSize:end], after[end-slotSize:end])
}

// changed gives the first and last place where after differs from before.
func changed(before, after []byte) (first, last int) {
	first, last = len(after), -1
	for i := range after {
		if i >= len(before) || before[i] != after[i] {
			first, last = min(first, i), i
		}
	}
	return first, last
}

// Check compares everything that the store shows with the model.
func (m *model) Check(t *rapid.T) {
	want := []string{}
	for id, key := range m.keys {
		want = append(want, id)
		if got := keyOf(t, m.store, id); got != key {
			t.Fatalf("the key of %q changed", id)
		}
	}
	slices.Sort(want)
	if ids, err := m.store.IDs(t.Context()); err != nil || !slices.Equal(ids, want) {
		t.Fatalf("IDs = %q, %v; want %q", ids, err, want)
	}
	data := fileBytes(t, m.path)
	for id := range m.spent {
		_, err := m.store.Open(t.Context(), id)
		wantErr(t, id, err, ErrDestroyed)
		if len(id) > 1 && bytes.Contains(data, []byte(id)) {
			t.Fatalf("the destroyed id %q is in the file", id)
		}
	}
}

// AVG-7: also after crashes, destroyed keys and ids are gone and others are not.
func TestFileKeyStoreIsItsModel(t *testing.T) {
	path := filepath.Join(t.TempDir(), "sleutels")
	rapid.Check(t, func(t *rapid.T) {
		m := newModel(t, path)
		defer func() { m.store.Close() }()
		t.Repeat(map[string]func(*rapid.T){
			"Create": m.Create, "Destroy": m.Destroy, "Reopen": m.Reopen, "Rotate": m.Rotate,
			"CrashInCreate": m.CrashInCreate, "CrashInDestroy": m.CrashInDestroy, "": m.Check,
		})
	})
}

// A damaged slot is nobody's: it is counted, left for whoever wants to look at it,
// and overwritten when a destruction of an unknown id is finished.
func TestTornSlot(t *testing.T) {
	s, path := newStore(t)
	must(t, s.Create(t.Context(), casusA, casusB, casusC))
	a, c := keyOf(t, s, casusA), keyOf(t, s, casusC)
	must(t, s.Close())
	whole := fileBytes(t, path)
	for at := 2 * slotSize; at < 3*slotSize; at++ {
		data := bytes.Clone(whole)
		data[at] ^= 0x40
		must(t, os.WriteFile(path, data, modeFile))
		s = openStore(t, path)
		_, err := s.Open(t.Context(), casusB)
		wantErr(t, "the damaged key", err, ErrNoKey)
		if s.Torn() != 1 || keyOf(t, s, casusA) != a || keyOf(t, s, casusC) != c {
			t.Fatalf("byte %d: %d torn slots, or a neighbour changed", at, s.Torn())
		}
		must(t, s.Create(t.Context(), "nieuw"))
		if got := fileBytes(t, path); !bytes.Equal(got[:len(data)], data) {
			t.Fatalf("byte %d: Create wrote over what was there", at)
		}
		must(t, s.Destroy(t.Context(), casusB))
		left := fileBytes(t, path)
		old := whole[2*slotSize+offWrapped:][:wrappedSize/2]
		if s.Torn() != 0 || bytes.Contains(left, []byte(casusB)) || bytes.Contains(left, old) {
			t.Fatalf("byte %d: the finished Destroy left the torn slot", at)
		}
		must(t, s.Close())
	}
}

// A second live slot for one id can only be a copy that somebody put there: the
// first counts, and the copy is destroyed with it (AVG-7).
func TestDoubleSlot(t *testing.T) {
	s, path := newStore(t)
	must(t, s.Create(t.Context(), casusA))
	a := keyOf(t, s, casusA)
	must(t, s.Close())
	data := fileBytes(t, path)
	must(t, os.WriteFile(path, append(data, data[slotSize:]...), modeFile))
	s = openStore(t, path)
	if keyOf(t, s, casusA) != a || s.Torn() != 1 {
		t.Errorf("%d torn slots, want the copy to be one", s.Torn())
	}
	must(t, s.Destroy(t.Context(), casusA))
	if left := fileBytes(t, path); s.Torn() != 0 || bytes.Contains(left, []byte(casusA)) {
		t.Errorf("%d torn slots: the copy outlived its key", s.Torn())
	}
	s = reopen(t, s, path)
	_, err := s.Open(t.Context(), casusA)
	wantErr(t, "a key that had a copy", err, ErrDestroyed)
}
