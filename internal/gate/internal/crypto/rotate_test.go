// SPDX-License-Identifier: EUPL-1.2

package crypto

import (
	"bytes"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// errKill is a program that ended there.
var errKill = errors.New("killed")

// kept is a directory of keys with everything that has to outlive a rotation.
type kept struct {
	dir         string
	house, a, b Key
	bsn         Index
	kek, keys   []byte // the files as they were
}

func newKept(t *testing.T, dir string) kept {
	t.Helper()
	k := openKeys(t, dir, signer)
	must(t, k.Store.Create(t.Context(), casusA, casusB, casusC))
	must(t, k.Store.Destroy(t.Context(), casusC))
	house, err := k.House(t.Context())
	must(t, err)
	out := kept{dir: dir, house: house, a: keyOf(t, k.Store, casusA), b: keyOf(t, k.Store, casusB), bsn: mustBSN(t, k)}
	must(t, k.Close())
	out.kek, out.keys = fileBytes(t, filepath.Join(dir, fileKEK)), fileBytes(t, filepath.Join(dir, fileKeys))
	return out
}

// check opens the directory and asks for everything that was in it.
func (k kept) check(t *testing.T, when string) *Rotation {
	t.Helper()
	open, err := OpenDir(k.dir, noSigner)
	if err != nil {
		t.Fatalf("%s: the house does not open: %v", when, err)
	}
	defer open.Close()
	house, err := open.House(t.Context())
	if err != nil || house != k.house || keyOf(t, open.Store, casusA) != k.a || keyOf(t, open.Store, casusB) != k.b || mustBSN(t, open) != k.bsn {
		t.Errorf("%s: a key changed (%v)", when, err)
	}
	_, err = open.Store.Open(t.Context(), casusC)
	wantErr(t, when+": a spent id", err, ErrDestroyed)
	if open.Rotation != nil {
		out := *open.Rotation
		must(t, open.RotationLogged())
		return &out
	}
	return nil
}

// replaced asks that nothing of before is left: the old key and what it wrapped are in no file, and the old key opens nothing.
func (k kept) replaced(t *testing.T, when string) {
	t.Helper()
	entries, err := os.ReadDir(k.dir)
	must(t, err)
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
		data := fileBytes(t, filepath.Join(k.dir, e.Name()))
		if bytes.Contains(data, bytes.TrimSpace(k.kek)) {
			t.Errorf("%s: the old key is in %s", when, e.Name())
		}
		for at := slotSize; at < len(k.keys); at += slotSize {
			if wrapped := k.keys[at+offWrapped:][:wrappedSize]; k.keys[at] == slotLive && bytes.Contains(data, wrapped) {
				t.Errorf("%s: %s holds what the old key wrapped", when, e.Name())
			}
		}
	}
	if want := []string{fileKEK, fileSigner, fileKeys, fileWortel}; !slices.Equal(names, want) {
		t.Errorf("%s: the directory holds %v, want %v", when, names, want)
	}
	raw, err := hex.DecodeString(strings.TrimSpace(string(k.kek)))
	must(t, err)
	if _, err := OpenFile(filepath.Join(k.dir, fileKeys), [KeySize]byte(raw)); !errors.Is(err, ErrKEK) {
		t.Errorf("%s: the old key opens the file: %v", when, err)
	}
	for at := slotSize; at < len(k.keys); at += slotSize {
		slot := fileBytes(t, filepath.Join(k.dir, fileKeys))[at:][:slotSize]
		aead := newAEAD((*[KeySize]byte)(raw))
		if _, ok := getLive(slot, aead, slotID(slot[offID:offID+MaxID])); ok {
			t.Errorf("%s: the old key opens slot %d", when, at/slotSize)
		}
	}
}

func TestRotate(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "sleutels")
	if Present(dir) {
		t.Error("there are keys in a directory that does not exist")
	}
	k := newKept(t, dir)
	if !Present(dir) {
		t.Error("there are no keys in a directory that has them")
	}
	r, err := Rotate(k.dir)
	must(t, err)
	if r.Old == r.New || len(r.Old) != 16 || !r.Done || r.Keys != 3 {
		t.Errorf("it says %+v", r)
	}
	if _, err := Rotate(k.dir); !errors.Is(err, ErrRotation) {
		t.Errorf("a second rotation before the first is in the log: %v", err)
	}
	if told := k.check(t, "after"); told == nil || !told.Done || told.Old != r.Old || told.New != r.New {
		t.Errorf("opening says %+v of %+v", told, r)
	}
	k.replaced(t, "after")
	if told := k.check(t, "later"); told != nil {
		t.Errorf("it is told again: %+v", told)
	}
	again, err := Rotate(k.dir)
	must(t, err)
	if again.Old != r.New {
		t.Errorf("the second rotation began with %s, the first ended with %s", again.Old, r.New)
	}
}

// A kill before any of its steps leaves a house that opens, with every key, and with either the old or the new key-encryption key whole.
func TestRotateKilledAnywhere(t *testing.T) {
	done := map[bool]int{}
	for n, finished := 0, false; !finished; n++ {
		k := newKept(t, filepath.Join(t.TempDir(), "sleutels"))
		steps := 0
		r := newRotator(k.dir, nil)
		r.before = func(string) error {
			if steps++; steps > n {
				return errKill
			}
			return nil
		}
		what, err := r.rotate()
		if finished = err == nil; !finished && !errors.Is(err, errKill) {
			t.Fatal(err)
		}
		k.afterKill(t, fmt.Sprintf("killed before step %d", n+1), what, done)
	}
	if done[false] < 3 || done[true] < 5 {
		t.Errorf("undone and done: %v", done)
	}
}

// afterKill asks that the rotation is done or undone and nothing in between, and that it can be done again.
func (k kept) afterKill(t *testing.T, when string, what Rotation, done map[bool]int) {
	t.Helper()
	told := k.check(t, when)
	switch {
	case told == nil: // it had not begun
		told = &Rotation{}
	case told.Old != what.Old || told.New != what.New:
		t.Errorf("%s: it says %+v of %+v", when, told, what)
	}
	done[told.Done]++
	if told.Done {
		k.replaced(t, when)
	} else if !bytes.Equal(fileBytes(t, filepath.Join(k.dir, fileKEK)), k.kek) || !bytes.Equal(fileBytes(t, filepath.Join(k.dir, fileKeys)), k.keys) {
		t.Errorf("%s: undone, but a file changed", when)
	}
	_, err := Rotate(k.dir)
	must(t, err)
	k.check(t, when+", and rotated again")
	k.replaced(t, when+", and rotated again")
}

// Ending it can be killed as well, before each of its steps, time and again.
func TestRecoverKilledAnywhere(t *testing.T) {
	for _, last := range []string{"put new keys", "name old kek"} {
		for n, finished := 0, false; !finished; n++ {
			k := newKept(t, filepath.Join(t.TempDir(), "sleutels"))
			r := newRotator(k.dir, nil)
			r.before = func(step string) error {
				if step == last {
					return errKill
				}
				return nil
			}
			what, err := r.rotate()
			wantErr(t, "the rotation", err, errKill)
			steps := 0
			r.before = func(string) error {
				if steps++; steps > n {
					return errKill
				}
				return nil
			}
			_, err = r.recover()
			if finished = err == nil; !finished && !errors.Is(err, errKill) {
				t.Fatal(err)
			}
			k.afterKill(t, fmt.Sprintf("killed before %q and before step %d of the end", last, n+1), what, map[bool]int{})
		}
	}
}

// A new file that was half written has no name yet, and does not stay.
func TestRotateKilledInAFile(t *testing.T) {
	k := newKept(t, filepath.Join(t.TempDir(), "sleutels"))
	r := newRotator(k.dir, nil)
	r.before = func(step string) error {
		if step == "write new keys" {
			must(t, os.WriteFile(filepath.Join(k.dir, "."+fileNewKeys+"-123"), k.keys[:100], modeFile))
			must(t, os.WriteFile(filepath.Join(k.dir, "."+fileNewKEK+"-456"), k.kek, modeFile))
			return errKill
		}
		return nil
	}
	what, err := r.rotate()
	wantErr(t, "the rotation", err, errKill)
	k.afterKill(t, "killed in a file", what, map[bool]int{})
}

// Nobody rotates the keys of a house that is open, and nobody opens them while they are rotated.
func TestRotateAlone(t *testing.T) {
	k := newKept(t, filepath.Join(t.TempDir(), "sleutels"))
	open := openKeys(t, k.dir, noSigner)
	_, err := Rotate(k.dir)
	wantErr(t, "rotating beside a running house", err, ErrLocked)
	must(t, open.Close())
	r := newRotator(k.dir, nil)
	tried := 0
	r.before = func(step string) error {
		_, err := OpenDir(k.dir, noSigner)
		if tried++; !errors.Is(err, ErrLocked) && !errors.Is(err, ErrKEK) {
			t.Errorf("before %q somebody opens the keys: %v", step, err)
		}
		return nil
	}
	_, err = r.rotate()
	must(t, err)
	if tried < 8 {
		t.Errorf("tried %d times", tried)
	}
	k.check(t, "after")
}

// Whoever opened the file just before another took its place does not go on with the old one.
func TestOpenFileThatWasReplaced(t *testing.T) {
	s, path := newStore(t)
	must(t, s.Close())
	file, err := openPrivate(path, os.O_RDWR)
	must(t, err)
	defer file.Close()
	must(t, stillAt(path, file))
	must(t, os.Rename(path, path+"-weg"))
	must(t, os.WriteFile(path, nil, modeFile))
	wantErr(t, "the file of before", stillAt(path, file), ErrLocked)
}

// A damaged key stops the rotation before anything changes; what only looks like a key is not carried along, and can still be destroyed.
func TestRotateDamaged(t *testing.T) {
	k := newKept(t, filepath.Join(t.TempDir(), "sleutels"))
	path := filepath.Join(k.dir, fileKeys)
	wrong := bytes.Clone(k.keys)
	wrong[2*slotSize+offWrapped] ^= 1
	sealSlot(wrong[2*slotSize:][:slotSize])
	must(t, os.WriteFile(path, wrong, modeFile))
	_, err := Rotate(k.dir)
	wantErr(t, "a key that does not open", err, ErrOpen)
	if !strings.Contains(err.Error(), casusA) || !bytes.Equal(fileBytes(t, path), wrong) {
		t.Errorf("error %v, or a file changed", err)
	}

	torn := append(bytes.Clone(k.keys), k.keys[2*slotSize:3*slotSize]...) // a copy of a live slot, and after it one that is torn
	torn = append(torn, bytes.Repeat([]byte{7}, slotSize)...)
	must(t, os.WriteFile(path, torn, modeFile))
	_, err = Rotate(k.dir)
	must(t, err)
	open := openKeys(t, k.dir, noSigner)
	if open.Torn != 2 || keyOf(t, open.Store, casusA) != k.a {
		t.Errorf("%d torn slots, want 2", open.Torn)
	}
	must(t, open.Store.Destroy(t.Context(), casusA))
	must(t, open.Close())
	if left := fileBytes(t, path); bytes.Contains(left, []byte(casusA)) || bytes.Contains(left, torn[len(torn)-slotSize:][:50]) {
		t.Error("a torn slot kept what it held, or its id outlived the key")
	}
}

// A key on a device of its own stays there.
func TestRotateFollowsLinks(t *testing.T) {
	k := newKept(t, filepath.Join(t.TempDir(), "sleutels"))
	device := filepath.Join(t.TempDir(), "kluis")
	must(t, os.Rename(filepath.Join(k.dir, fileKEK), device))
	must(t, os.Symlink(device, filepath.Join(k.dir, fileKEK)))
	_, err := Rotate(k.dir)
	must(t, err)
	k.check(t, "after")
	if info, err := os.Lstat(filepath.Join(k.dir, fileKEK)); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Errorf("the link became a file: %v", err)
	}
	if bytes.Equal(fileBytes(t, device), k.kek) {
		t.Error("the key on the device is the old one")
	}
}

// Without a key that fits nothing is guessed: everything stays for whoever looks.
func TestRecoverWithoutAKeyThatFits(t *testing.T) {
	k := newKept(t, filepath.Join(t.TempDir(), "sleutels"))
	r := newRotator(k.dir, nil)
	r.before = func(step string) error {
		if step == "put new keys" {
			return errKill
		}
		return nil
	}
	_, err := r.rotate()
	wantErr(t, "the rotation", err, errKill)
	other := newKept(t, filepath.Join(t.TempDir(), "ander"))
	must(t, os.WriteFile(filepath.Join(k.dir, fileKeys), other.keys, modeFile))
	_, err = OpenDir(k.dir, noSigner)
	wantErr(t, "a key file of another house", err, ErrKEK)
	for _, name := range []string{fileRotation, fileNewKEK, fileNewKeys, fileOldKeys} {
		if _, err := os.Stat(filepath.Join(k.dir, name)); err != nil {
			t.Errorf("%s was taken away", name)
		}
	}
	must(t, os.WriteFile(filepath.Join(k.dir, fileKeys), k.keys, modeFile))
	k.check(t, "with the right file back")
	must(t, os.WriteFile(filepath.Join(k.dir, fileRotation), nil, modeFile))
	_, err = OpenDir(k.dir, noSigner)
	wantErr(t, "a mark that says nothing", err, ErrFormat)
}

// Rotate draws a new key-encryption key in the middle of whatever is done with the keys.
func (m *model) Rotate(t *rapid.T) {
	must(t, m.store.Close())
	kek := NewKey(1).secret
	s, err := OpenFile(m.path, m.kek)
	must(t, err)
	data, err := s.rewrapped(kek)
	must(t, err)
	next := m.path + ".nieuw"
	must(t, os.WriteFile(next, data, modeFile))
	fresh, err := OpenFile(next, kek)
	must(t, err)
	must(t, errors.Join(fresh.same(s), fresh.Close(), s.Close(), os.Rename(next, m.path)))
	m.kek = kek
	m.open()
}
