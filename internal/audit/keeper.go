// SPDX-License-Identifier: EUPL-1.2

package audit

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"sync"

	"golang.org/x/mod/sumdb/note"
)

const (
	keptLabel  = "rondetafel kept v1\n" // first bytes of a slot
	slotSize   = 1024
	slotStride = 4096 // slots lie on different pages, so that no write touches both
	slotCount  = 2
	slotHeader = len(keptLabel) + 8 + 2 // label, generation, length of the note
)

// ErrKept says that a file of kept checkpoints holds none that is whole.
var ErrKept = errors.New("audit: damaged file of kept checkpoints")

// ErrOlder says that a checkpoint is of a shorter log than the one kept.
var ErrOlder = errors.New("audit: a later checkpoint is already kept")

// Keeper keeps the newest checkpoint in a file beside the keys, outside the
// database, so that a cut-off tail is noticed. Keep only writes, Flush makes
// durable: a power cut loses at most the checkpoints since the last Flush, and
// never the one of that Flush, as until the next Flush only the other slot is
// written. It is safe for use by several goroutines; Keep never waits for a
// flush of the disk.
type Keeper struct {
	mu         sync.Mutex
	file       *os.File
	active     int64 // slot to write; the other one is durable
	generation uint64
	size       int64 // entries in the newest checkpoint
	dirty      bool  // active was written since the last Flush
	flushing   bool
	waiting    *Checkpoint // kept during a flush
}

// OpenKeeper opens the file at path, or makes it, readable for its owner only.
// A file in which no checkpoint is whole gives ErrKept: it is evidence, and is
// not written over.
func OpenKeeper(path string) (*Keeper, error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, fmt.Errorf("audit: kept checkpoints: %w", err)
	}
	k := &Keeper{file: f}
	if err := k.load(); err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return k, nil
}

// load finds the newest slot, so that writing goes on in the other one. What
// was found is made durable first: it may still be on its way to the disk.
func (k *Keeper) load() error {
	content, err := io.ReadAll(io.NewSectionReader(k.file, 0, slotCount*slotStride))
	if err != nil {
		return fmt.Errorf("audit: kept checkpoints: %w", err)
	}
	slots, err := readSlots(content)
	if err != nil {
		return err
	}
	for _, s := range slots {
		c, err := unverified(s.note)
		if err != nil {
			return fmt.Errorf("%w: %w", ErrKept, err)
		}
		if s.generation > k.generation {
			k.generation, k.size, k.active = s.generation, c.Size, (s.at+1)%slotCount
		}
	}
	return k.file.Sync()
}

// Keep writes c as the newest checkpoint. Call it after the COMMIT of the batch
// that c is of. It returns ErrOlder, and writes nothing, for a checkpoint of
// fewer entries than the newest: that one is evidence of a tail cut off.
func (k *Keeper) Keep(c Checkpoint) error {
	k.mu.Lock()
	defer k.mu.Unlock()
	if c.Size < k.size {
		return fmt.Errorf("%w: %d entries, not %d", ErrOlder, k.size, c.Size)
	}
	k.size = c.Size
	if k.flushing {
		k.waiting = &c
		return nil
	}
	return k.write(c)
}

func (k *Keeper) write(c Checkpoint) error {
	k.generation++
	b, err := encodeSlot(k.generation, c.Note)
	if err != nil {
		return err
	}
	if _, err := k.file.WriteAt(b, k.active*slotStride); err != nil {
		return fmt.Errorf("audit: keep checkpoint: %w", err)
	}
	k.dirty = true
	return nil
}

// Flush makes the newest checkpoint durable. It does nothing when there is
// none since the last time, or when another goroutine is at it.
func (k *Keeper) Flush() error {
	k.mu.Lock()
	defer k.mu.Unlock()
	if !k.dirty || k.flushing {
		return nil
	}
	k.flushing = true
	k.mu.Unlock()
	err := k.file.Sync()
	k.mu.Lock()
	k.flushing = false
	if err == nil {
		k.dirty, k.active = false, (k.active+1)%slotCount
	}
	waiting := k.waiting
	k.waiting = nil
	if waiting != nil {
		err = errors.Join(err, k.write(*waiting))
	}
	if err != nil {
		return fmt.Errorf("audit: flush kept checkpoints: %w", err)
	}
	return nil
}

// Close flushes and closes the file.
func (k *Keeper) Close() error {
	return errors.Join(k.Flush(), k.file.Close())
}

// ReadKept gives the checkpoints in the file at path, the older first: a file
// of a Keeper, or one signed note as it is. No file gives none. It returns
// ErrKept when the file is not empty and nothing in it is whole, and
// ErrCheckpoint when something whole is not signed with the key of v.
func ReadKept(path string, v note.Verifier) ([]Checkpoint, error) {
	content, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("audit: kept checkpoints: %w", err)
	}
	if bytes.HasPrefix(content, []byte(checkpointLabel+"\n")) {
		c, err := ParseCheckpoint(v, content)
		if err != nil {
			return nil, err
		}
		return []Checkpoint{c}, nil
	}
	slots, err := readSlots(content)
	if err != nil {
		return nil, err
	}
	var list []Checkpoint
	for _, s := range slots {
		c, err := ParseCheckpoint(v, s.note)
		if err != nil {
			return nil, err
		}
		list = append(list, c)
	}
	return list, nil
}

// slot is one whole slot of the file.
type slot struct {
	at         int64
	generation uint64
	note       []byte
}

// encodeSlot gives label, generation, length, note, zeros, and the SHA-256 of all
// before it: a slot of which only a part was written does not pass.
func encodeSlot(generation uint64, msg []byte) ([]byte, error) {
	if len(msg) > slotSize-slotHeader-sha256.Size {
		return nil, fmt.Errorf("audit: keep checkpoint: note of %d bytes", len(msg))
	}
	b := make([]byte, 0, slotSize)
	b = append(b, keptLabel...)
	b = binary.BigEndian.AppendUint64(b, generation)
	b = binary.BigEndian.AppendUint16(b, uint16(len(msg)))
	b = append(b, msg...)
	b = b[:slotSize-sha256.Size]
	sum := sha256.Sum256(b)
	return append(b, sum[:]...), nil
}

// decodeSlot returns false for a slot that encodeSlot did not make.
func decodeSlot(b []byte) (s slot, ok bool) {
	if len(b) < slotSize || !bytes.HasPrefix(b, []byte(keptLabel)) {
		return slot{}, false
	}
	s.generation = binary.BigEndian.Uint64(b[len(keptLabel):])
	n := int(binary.BigEndian.Uint16(b[len(keptLabel)+8:]))
	if n > slotSize-slotHeader-sha256.Size {
		return slot{}, false
	}
	s.note = b[slotHeader : slotHeader+n]
	again, err := encodeSlot(s.generation, s.note)
	return s, err == nil && bytes.Equal(again, b[:slotSize])
}

// readSlots gives the whole slots, the older first. One slot may be torn; a
// file that has something in it and no whole slot gives ErrKept.
func readSlots(content []byte) ([]slot, error) {
	var list []slot
	for at := int64(0); at < slotCount && at*slotStride < int64(len(content)); at++ {
		s, ok := decodeSlot(content[at*slotStride:])
		if !ok {
			continue
		}
		s.at = at
		list = append(list, s)
	}
	if len(list) == 0 && len(content) > 0 {
		return nil, ErrKept
	}
	if len(list) == 2 && list[0].generation > list[1].generation {
		list[0], list[1] = list[1], list[0]
	}
	return list, nil
}

// unverified reads the text of a signed note without looking at the signature.
func unverified(msg []byte) (Checkpoint, error) {
	text, _, ok := bytes.Cut(msg, []byte("\n\n"))
	if !ok {
		return Checkpoint{}, ErrCheckpoint
	}
	return parseText(string(text) + "\n")
}
