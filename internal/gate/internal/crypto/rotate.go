// SPDX-License-Identifier: EUPL-1.2

package crypto

import (
	"crypto/cipher"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// The key-encryption key is replaced in a directory that nobody has open, by files beside those in use:
//
//	wissel          the ids of the old and of the new key: a rotation began, and the log does not say yet how it ended
//	kek.nieuw       the new key-encryption key
//	sleutels.nieuw  every slot, wrapped under it
//	sleutels.oud    a second name of the key file in use
//
// Then sleutels.nieuw gets the name sleutels: from that moment the rotation is done, before it it is not. What is left is to give
// kek.nieuw the name kek and to overwrite both old files. Each step is durable before the next; after a kill at any of them OpenDir
// finishes the rotation or undoes it, by which of the two keys opens the key file.
//
// Old copies of both files, in a backup, still open each other: they go with the term of key backups (AVG-7).
const (
	fileRotation = "wissel"
	fileNewKEK   = "kek.nieuw"
	fileOldKEK   = "kek.oud"
	fileNewKeys  = "sleutels.nieuw"
	fileOldKeys  = "sleutels.oud"

	kekInfo = "rondetafel/kek/id/v1"
)

// ErrRotation: an earlier rotation is not in the log yet. Opening the house puts it there.
var ErrRotation = errors.New("crypto: an earlier rotation was not recorded")

// Rotation tells of a key-encryption key that was to be replaced. Ids tell keys apart and nothing of what they are.
type Rotation struct {
	Old, New string // ids of the keys
	Done     bool   // the new one is in use; if not, everything is as it was
	Keys     int    // rewrapped, the house key among them; only from Rotate
}

// kekID is by what a key-encryption key can be told from another, and found again among backups.
func kekID(kek [KeySize]byte) string {
	id := derive(kek, kekInfo)
	return fmt.Sprintf("%x", id[:8])
}

// rotator replaces the key-encryption key of dir. Where kek or sleutels is a symbolic link, to a device of its own, what belongs to it is made
// beside the file that it leads to. before is called before each change on the disk; tests end the program there.
type rotator struct {
	dir    string
	kek    kekFile
	real   map[string]string // where kek and sleutels are
	before func(step string) error
}

func newRotator(dir string, p KeyProvider) rotator {
	r := rotator{dir: dir, kek: kekFile{p}, real: map[string]string{}, before: func(string) error { return nil }}
	for _, name := range []string{fileKEK, fileKeys} {
		if path, err := filepath.EvalSymlinks(filepath.Join(dir, name)); err == nil {
			r.real[name] = path
		}
	}
	return r
}

// Rotate draws a new key-encryption key for the keys in dir and wraps every key anew under it. From the moment that it returns nil the old one
// opens nothing that is in dir, and neither it nor what it wrapped is there any more. An error means that the next OpenDir finds either all
// keys as they were, or the rotation done; Keys.Rotation says which. ErrLocked when somebody has the keys open, ErrOpen when a key in the file is
// damaged: nothing is changed then.
func Rotate(dir string) (Rotation, error) { return RotateWith(dir, nil) }

// RotateWith is Rotate with a new key that p wraps, nil for one in the file itself.
func RotateWith(dir string, p KeyProvider) (Rotation, error) { return newRotator(dir, p).rotate() }

func (r rotator) path(name string) string {
	base, _, _ := strings.Cut(name, ".")
	if path, ok := r.real[base]; ok {
		return path + name[len(base):]
	}
	return filepath.Join(r.dir, name)
}

// step makes one change of the directory durable.
func (r rotator) step(name string, do func() error) error {
	if err := r.before(name); err != nil {
		return err
	}
	if err := do(); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return errors.Join(syncDir(r.dir), syncDir(filepath.Dir(r.path(fileKEK))), syncDir(filepath.Dir(r.path(fileKeys))))
}

// steps does them in order, up to the first that fails.
func (r rotator) steps(steps ...rotationStep) error {
	for _, s := range steps {
		if err := r.step(s.name, s.do); err != nil {
			return err
		}
	}
	return nil
}

type rotationStep struct {
	name string
	do   func() error
}

func (r rotator) rotate() (Rotation, error) {
	kek, _, err := r.kek.read(r.path(fileKEK), false)
	if err != nil {
		return Rotation{}, fmt.Errorf("rotate: %w", missing(err))
	}
	old, err := OpenFile(r.path(fileKeys), kek)
	if err != nil {
		return Rotation{}, fmt.Errorf("rotate: %w", err)
	}
	fresh := NewKey(1).secret
	out := Rotation{Old: kekID(kek), New: kekID(fresh), Keys: len(old.live)}
	if err = r.replace(old, fresh, out); err == nil {
		out.Done = true
	}
	if err = errors.Join(err, old.Close()); err != nil {
		return out, fmt.Errorf("rotate: %w", err)
	}
	return out, nil
}

// replace does the rotation while old is open, so that nobody else uses the keys.
func (r rotator) replace(old *FileKeyStore, fresh [KeySize]byte, what Rotation) error {
	data, err := old.rewrapped(fresh)
	if err != nil {
		return err
	}
	text, err := r.kek.text(fresh)
	if err != nil {
		return err
	}
	if _, err := os.Lstat(r.path(fileRotation)); err == nil {
		return ErrRotation
	}
	err = r.steps(
		rotationStep{"mark", func() error { return writeNew(r.path(fileRotation), []byte(what.Old+" "+what.New+"\n")) }},
		rotationStep{"write new kek", func() error { return writeNew(r.path(fileNewKEK), text) }},
		rotationStep{"write new keys", func() error { return writeNew(r.path(fileNewKeys), data) }},
	)
	if err != nil {
		return err
	}
	next, err := OpenFile(r.path(fileNewKeys), fresh) // and nobody else opens it before it is done
	if err != nil {
		return err
	}
	if err = next.same(old); err == nil {
		err = r.steps(
			rotationStep{"name old keys", func() error { return os.Link(r.path(fileKeys), r.path(fileOldKeys)) }},
			rotationStep{"put new keys", func() error { return os.Rename(r.path(fileNewKeys), r.path(fileKeys)) }},
		)
	}
	if err == nil {
		err = r.finish()
	}
	return errors.Join(err, next.Close())
}

// finish is what is left once the key file is the new one. It can be done again from any of its steps.
func (r rotator) finish() error {
	if _, err := os.Lstat(r.path(fileNewKEK)); err == nil {
		err := r.steps(
			rotationStep{"name old kek", func() error { return unlessThere(os.Link(r.path(fileKEK), r.path(fileOldKEK))) }},
			rotationStep{"put new kek", func() error { return os.Rename(r.path(fileNewKEK), r.path(fileKEK)) }},
		)
		if err != nil {
			return err
		}
	}
	return r.wipe(fileOldKEK, fileOldKeys)
}

func unlessThere(err error) error {
	if errors.Is(err, os.ErrExist) {
		return nil
	}
	return err
}

// recover ends a rotation that was cut off, if there was one, and says how it ended. It runs before anybody opens the keys.
func (r rotator) recover() (*Rotation, error) {
	mark, err := readPrivate(r.path(fileRotation))
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	out := &Rotation{}
	if _, err := fmt.Sscanf(string(mark), "%s %s", &out.Old, &out.New); err != nil {
		return nil, fmt.Errorf("%w: %s", ErrFormat, fileRotation)
	}
	lock, err := openPrivate(r.path(fileKeys), os.O_RDWR)
	if err != nil {
		return nil, missing(err)
	}
	if err = lockFile(lock); err == nil {
		err = r.end()
	}
	if err = errors.Join(err, lock.Close()); err != nil {
		return nil, err
	}
	kek, _, err := r.kek.read(r.path(fileKEK), false)
	out.Done = kekID(kek) == out.New
	return out, missing(err)
}

// end undoes the rotation, or takes away what is left of a finished one, when the key-encryption key in use opens the key file; when the new
// one does, it finishes it. Neither is ErrKEK, and leaves everything for whoever looks.
func (r rotator) end() error {
	header := make([]byte, slotSize)
	if err := r.readHeader(header); err != nil {
		return err
	}
	kek, _, err := r.kek.read(r.path(fileKEK), false)
	if err != nil {
		return missing(err)
	}
	_, wrong := openHeader(header, newAEAD(&kek))
	if wrong == nil {
		return r.wipeRest(fileOldKEK, fileOldKeys, fileNewKeys, fileNewKEK)
	}
	if fresh, _, err := r.kek.read(r.path(fileNewKEK), false); err == nil {
		if _, wrong = openHeader(header, newAEAD(&fresh)); wrong == nil {
			return r.finish()
		}
	}
	return wrong
}

func (r rotator) readHeader(header []byte) error {
	file, err := openPrivate(r.path(fileKeys), os.O_RDONLY)
	if err != nil {
		return err
	}
	_, err = file.ReadAt(header, 0)
	return errors.Join(err, file.Close())
}

// wipeRest is wipe, with what writeNew was in the middle of.
func (r rotator) wipeRest(names ...string) error {
	for _, name := range []string{fileNewKEK, fileNewKeys} {
		path := r.path(name)
		half, err := filepath.Glob(filepath.Join(filepath.Dir(path), "."+filepath.Base(path)+"-*"))
		if err != nil {
			return err
		}
		for _, path := range half {
			if err := r.wipePath(path); err != nil {
				return err
			}
		}
	}
	return r.wipe(names...)
}

func (r rotator) wipe(names ...string) error {
	for _, name := range names {
		if err := r.wipePath(r.path(name)); err != nil {
			return err
		}
	}
	return nil
}

// wipePath overwrites a file and takes it away. A second name of a file in use only loses that name.
func (r rotator) wipePath(path string) error {
	info, err := os.Lstat(path)
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	remove := rotationStep{"remove " + path, func() error { return os.Remove(path) }}
	if r.inUse(info) {
		return r.steps(remove)
	}
	return r.steps(rotationStep{"overwrite " + path, func() error { return overwriteFile(path) }}, remove)
}

func (r rotator) inUse(info os.FileInfo) bool {
	for _, name := range []string{fileKEK, fileKeys} {
		if used, err := os.Stat(r.path(name)); err == nil && os.SameFile(used, info) {
			return true
		}
	}
	return false
}

// overwriteFile makes every byte of the file zero, in place and durably.
func overwriteFile(path string) error {
	file, err := openPrivate(path, os.O_RDWR)
	if err != nil {
		return err
	}
	info, err := file.Stat()
	if err == nil {
		_, err = file.WriteAt(make([]byte, info.Size()), 0)
	}
	return errors.Join(err, file.Sync(), file.Close())
}

// rewrapped gives the whole key file with every key wrapped under kek. What is torn keeps its place and its id, and loses what
// looked like a key: it was under the old one.
func (s *FileKeyStore) rewrapped(kek [KeySize]byte) ([]byte, error) {
	s.writing.Lock()
	defer s.writing.Unlock()
	data := make([]byte, s.slots*slotSize)
	if n, err := s.file.ReadAt(data, 0); n == 0 {
		return nil, err
	}
	next := newAEAD(&kek)
	secret, err := openHeader(data[:slotSize], s.kek)
	if err != nil {
		return nil, err
	}
	putHeader(data[:slotSize], next, secret)
	for at := int64(1); at < s.slots; at++ {
		slot := data[at*slotSize : (at+1)*slotSize]
		if err := s.rewrap(slot, at, next); err != nil {
			return nil, err
		}
	}
	return data, nil
}

func (s *FileKeyStore) rewrap(slot []byte, at int64, kek cipher.AEAD) error {
	state, id := stateOf(slot), slotID(slot[offID:offID+MaxID])
	if state == slotFree || state == slotDestroyed {
		return nil
	}
	if own, ok := s.live[id]; state == slotTorn || !ok || int64(own) != at {
		putTorn(slot)
		return nil
	}
	key, ok := getLive(slot, s.kek, id)
	if !ok {
		return fmt.Errorf("key of %s is damaged: %w", id.String(), ErrOpen)
	}
	clear(slot)
	putLive(slot, kek, id, key)
	return nil
}

// same tells whether s holds every key that old holds, and knows every id that is spent.
func (s *FileKeyStore) same(old *FileKeyStore) error {
	if len(s.live) != len(old.live) || len(s.spent) != len(old.spent) {
		return fmt.Errorf("%w: %d keys became %d", ErrStore, len(old.live), len(s.live))
	}
	for tomb := range old.spent {
		if _, ok := s.spent[tomb]; !ok {
			return fmt.Errorf("%w: a spent id was lost", ErrStore)
		}
	}
	for id, at := range old.live {
		was, ok := old.read(id, at)
		is, still := s.read(id, s.live[id])
		if !ok || !still || was != is {
			return fmt.Errorf("%w: the key of %s was not kept", ErrStore, id.String())
		}
	}
	return nil
}

func (s *FileKeyStore) read(id slotID, at uint32) (Key, bool) {
	slot := make([]byte, slotSize)
	if _, err := s.file.ReadAt(slot, int64(at)*slotSize); err != nil {
		return Key{}, false
	}
	return getLive(slot, s.kek, id)
}
