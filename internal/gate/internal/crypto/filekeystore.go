// SPDX-License-Identifier: EUPL-1.2

package crypto

import (
	"context"
	"crypto/cipher"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"sync"
)

// FileKeyStore is the KeyStore of a house on one server: one file of fixed slots
// (drawn in slot.go), overwritten in place and flushed. A slot belongs to one id for
// good: destroyed slots are not used again, so that a spent id stays spent; that
// costs 128 bytes for each casus that ever was. As each slot stands on its own, a
// plain copy of the file is a good backup, also while it is in use.
type FileKeyStore struct {
	file *os.File
	kek  cipher.AEAD
	tomb keyedHash
	sync func(*os.File) error // flush; tests count it and let it fail

	writing sync.Mutex // held over write and flush; taken before mu
	broken  error      // under writing: why nothing may be written any more
	slots   int64      // under writing: number of slots in use, the header included
	torn    []tornSlot // under writing: slots that are neither free, live nor destroyed

	mu     sync.RWMutex // held over looking up and reading a slot, never over a flush
	closed bool
	live   map[slotID]uint32 // id → slot
	spent  map[MAC]struct{}  // tombstones
}

// tornSlot is a slot that holds no key, with what stands where a live one has its id.
type tornSlot struct {
	at int64
	id slotID
}

var _ KeyStore = (*FileKeyStore)(nil)

// OpenFile opens the key file at path under the key-encryption key kek, and makes it
// when it is not there. ErrMode when others than the owner may read or write it,
// ErrLocked when another process has it open, ErrKEK or ErrFormat when it is not a
// key file of this kek. The keys themselves stay wrapped until they are asked for.
func OpenFile(path string, kek [KeySize]byte) (*FileKeyStore, error) {
	s := &FileKeyStore{kek: newAEAD(&kek), sync: flush, spent: map[MAC]struct{}{}}
	if err := s.createFile(path); err != nil {
		return nil, fmt.Errorf("make key file: %w", err)
	}
	file, err := openPrivate(path, os.O_RDWR)
	if err != nil {
		return nil, fmt.Errorf("open key file: %w", err)
	}
	s.file = file
	if err := errors.Join(lockFile(file), stillAt(path, file), s.load()); err != nil {
		return nil, errors.Join(fmt.Errorf("open key file %s: %w", path, err), file.Close())
	}
	return s, nil
}

// stillAt refuses a file that is no longer the one at path: while it was opened another process put a new one there.
func stillAt(path string, file *os.File) error {
	opened, err := file.Stat()
	if err != nil {
		return err
	}
	there, err := os.Stat(path)
	if err == nil && !os.SameFile(opened, there) {
		return fmt.Errorf("%w: it was replaced", ErrLocked)
	}
	return err
}

func (s *FileKeyStore) createFile(path string) error {
	err := writeNew(path, newHeader(s.kek))
	if errors.Is(err, os.ErrExist) {
		return nil
	}
	return err
}

// load reads the header and builds the index in one pass over the file.
func (s *FileKeyStore) load() error {
	info, err := s.file.Stat()
	if err != nil {
		return err
	}
	header := make([]byte, slotSize)
	if _, err := s.file.ReadAt(header, 0); err != nil {
		return errors.Join(ErrFormat, err)
	}
	secret, err := openHeader(header, s.kek)
	if err != nil {
		return err
	}
	s.tomb.key(secret)
	s.live = make(map[slotID]uint32, info.Size()/slotSize)
	s.slots = 1
	return s.scan()
}

func (s *FileKeyStore) scan() error {
	const perRead = 4096
	buf := make([]byte, perRead*slotSize)
	for at := int64(1); ; at += perRead {
		n, err := s.file.ReadAt(buf, at*slotSize)
		if err != nil && !errors.Is(err, io.EOF) {
			return err
		}
		// A file cut off within its last slot: what is there of it is a torn slot.
		whole := (n + slotSize - 1) / slotSize * slotSize
		clear(buf[n:whole])
		for i := 0; i < whole; i += slotSize {
			s.note(at+int64(i/slotSize), buf[i:i+slotSize])
		}
		if n < len(buf) {
			return nil
		}
	}
}

// note enters one slot that was read into the index. Of two live slots with one id
// the later is torn: Create never makes a second.
func (s *FileKeyStore) note(at int64, slot []byte) {
	state := stateOf(slot)
	if state == slotFree {
		return
	}
	s.slots = at + 1
	id := slotID(slot[offID : offID+MaxID])
	_, double := s.live[id]
	switch {
	case state == slotDestroyed:
		s.spent[MAC(slot[offID:offID+MACSize])] = struct{}{}
	case state == slotLive && !double:
		s.live[id] = uint32(at)
	default:
		s.torn = append(s.torn, tornSlot{at: at, id: id})
	}
}

// Create implements KeyStore: one write and one flush, however many ids.
func (s *FileKeyStore) Create(ctx context.Context, ids ...string) error {
	fresh, err := toSlotIDs(ids)
	if err != nil {
		return err
	}
	s.writing.Lock()
	defer s.writing.Unlock()
	if err := s.mayWrite(ctx); err != nil {
		return err
	}
	if err := s.allFresh(fresh); err != nil || len(fresh) == 0 {
		return err
	}
	buf := make([]byte, len(fresh)*slotSize)
	for i, id := range fresh {
		putLive(buf[i*slotSize:(i+1)*slotSize], s.kek, id, NewKey(1))
	}
	first := s.slots
	if err := s.write(buf, first); err != nil {
		return err
	}
	s.slots += int64(len(fresh))
	s.mu.Lock()
	defer s.mu.Unlock()
	for i, id := range fresh {
		s.live[id] = uint32(first) + uint32(i)
	}
	return nil
}

func toSlotIDs(ids []string) ([]slotID, error) {
	out := make([]slotID, len(ids))
	seen := make(map[slotID]struct{}, len(ids))
	for i, id := range ids {
		sid, err := toSlotID(id)
		if err != nil {
			return nil, err
		}
		if _, double := seen[sid]; double {
			return nil, fmt.Errorf("%w: %s is given twice", ErrExists, id)
		}
		seen[sid] = struct{}{}
		out[i] = sid
	}
	return out, nil
}

// allFresh refuses ids that have a key or had one.
func (s *FileKeyStore) allFresh(ids []slotID) error {
	s.mu.RLock()
	defer s.mu.RUnlock()
	for _, id := range ids {
		if _, ok := s.live[id]; ok {
			return fmt.Errorf("%w: %s", ErrExists, id.String())
		}
		if _, ok := s.spent[s.tombstone(id)]; ok {
			return fmt.Errorf("%w: %s", ErrDestroyed, id.String())
		}
	}
	return nil
}

// Open implements KeyStore. It reads and unwraps at each call; Cache saves that.
func (s *FileKeyStore) Open(ctx context.Context, id string) (Key, error) {
	sid, err := toSlotID(id)
	if err != nil {
		return Key{}, err
	}
	if err := ctx.Err(); err != nil {
		return Key{}, err
	}
	s.mu.RLock()
	defer s.mu.RUnlock()
	if s.closed {
		return Key{}, fmt.Errorf("%w: closed", ErrStore)
	}
	at, ok := s.live[sid]
	if !ok {
		return Key{}, s.whyNot(sid)
	}
	slot := make([]byte, slotSize)
	if _, err := s.file.ReadAt(slot, int64(at)*slotSize); err != nil {
		return Key{}, fmt.Errorf("read key of %s: %w", id, err)
	}
	key, ok := getLive(slot, s.kek, sid)
	if !ok {
		return Key{}, fmt.Errorf("key of %s is damaged: %w", id, ErrOpen)
	}
	return key, nil
}

func (s *FileKeyStore) whyNot(id slotID) error {
	if _, ok := s.spent[s.tombstone(id)]; ok {
		return ErrDestroyed
	}
	return ErrNoKey
}

// Destroy implements KeyStore: the slot is overwritten with a tombstone and flushed
// (AVG-7). From the moment that it begins, Open no longer gives the key. For an
// id without a slot it overwrites the torn slots too, as one of them can be what an
// interrupted Destroy or Create left of this id.
func (s *FileKeyStore) Destroy(ctx context.Context, id string) error {
	sid, err := toSlotID(id)
	if err != nil {
		return err
	}
	if id == HouseID {
		return ErrHouse
	}
	s.writing.Lock()
	defer s.writing.Unlock()
	if err := s.mayWrite(ctx); err != nil {
		return err
	}
	tomb := s.tombstone(sid)
	places := s.bury(sid, tomb)
	if len(places) == 0 {
		return nil
	}
	slot := make([]byte, slotSize)
	putDestroyed(slot, tomb)
	if err := s.overwrite(slot, places); err != nil {
		return err
	}
	s.torn = slices.DeleteFunc(s.torn, func(t tornSlot) bool { return slices.Contains(places, t.at) })
	s.slots = max(s.slots, slices.Max(places)+1)
	return nil
}

// bury takes id out of the index and says which slots its tombstone goes over: its
// own and torn ones with its id; without an own one, all torn ones, and a new slot
// when the id was not spent before.
func (s *FileKeyStore) bury(id slotID, tomb MAC) (places []int64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	at, had := s.live[id]
	_, done := s.spent[tomb]
	delete(s.live, id)
	s.spent[tomb] = struct{}{}
	for _, t := range s.torn {
		if !had || t.id == id {
			places = append(places, t.at)
		}
	}
	switch {
	case had:
		return append(places, int64(at))
	case done:
		return places
	}
	return append(places, s.slots)
}

// overwrite puts the same slot at each of the places and flushes once.
func (s *FileKeyStore) overwrite(slot []byte, places []int64) error {
	for _, at := range places[:len(places)-1] {
		if _, err := s.file.WriteAt(slot, at*slotSize); err != nil {
			return s.fail(err)
		}
	}
	return s.write(slot, places[len(places)-1])
}

// IDs implements KeyStore; sorted, so that what follows from it is repeatable.
func (s *FileKeyStore) IDs(ctx context.Context) ([]string, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	s.mu.RLock()
	defer s.mu.RUnlock()
	if s.closed {
		return nil, fmt.Errorf("%w: closed", ErrStore)
	}
	ids := make([]string, 0, len(s.live))
	for id := range s.live {
		if name := id.String(); name != HouseID {
			ids = append(ids, name)
		}
	}
	slices.Sort(ids)
	return ids, nil
}

// Empty reports that no key was ever made in this file.
func (s *FileKeyStore) Empty() bool {
	s.writing.Lock()
	defer s.writing.Unlock()
	return s.slots == 1
}

// Torn gives the number of slots that hold no key and are not free either: writes
// that a crash cut off, or damage. Start-up reports it when it is not 0.
func (s *FileKeyStore) Torn() int {
	s.writing.Lock()
	defer s.writing.Unlock()
	return len(s.torn)
}

// Close implements KeyStore. It waits for a write that is under way.
func (s *FileKeyStore) Close() error {
	s.writing.Lock()
	defer s.writing.Unlock()
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return nil
	}
	s.closed = true
	s.broken = fmt.Errorf("%w: closed", ErrStore)
	clear(s.live)
	return s.file.Close()
}

func (s *FileKeyStore) tombstone(id slotID) MAC {
	st := s.tomb.get()
	defer s.tomb.put(st)
	st.msg = append(append(st.msg[:0], tombLabel...), id[:]...)
	return st.sum()
}

func (s *FileKeyStore) mayWrite(ctx context.Context) error {
	if s.broken != nil {
		return s.broken
	}
	return ctx.Err()
}

// write writes buf from slot at on and flushes.
func (s *FileKeyStore) write(buf []byte, at int64) error {
	if _, err := s.file.WriteAt(buf, at*slotSize); err != nil {
		return s.fail(err)
	}
	if err := s.sync(s.file); err != nil {
		return s.fail(err)
	}
	return nil
}

// fail stops all writing: after a failed write or flush the system does not say what
// reached the disk, and a second flush that succeeds proves nothing of the first.
func (s *FileKeyStore) fail(err error) error {
	s.broken = fmt.Errorf("%w: %w", ErrStore, err)
	return s.broken
}
