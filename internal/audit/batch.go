// SPDX-License-Identifier: EUPL-1.2

package audit

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"

	"golang.org/x/mod/sumdb/tlog"
)

// ErrMoved says that a batch was begun on a head that is no longer the
// acknowledged one.
var ErrMoved = errors.New("audit: batch is not on the present head")

// Batch is a run of entries that becomes durable in one transaction, under
// one signature.
type Batch struct {
	log     *Log
	base    Head
	from    edge // at base
	edge    edge // after the entries
	leaves  []tlog.Hash
	hashes  []byte // packed, from stored-hash index StoredHashCount(base.Size) on
	bodies  [][]byte
	moments []int64
	faults  []fault
	written *Checkpoint // set by Write, cleared by a change after it
}

// fault is an entry that may not be written.
type fault struct {
	at  int
	err error
}

// Append adds e as the next entry and returns its place in the log. It fills
// Sequence, and Time as Moment(e.Time). An entry that does not pass Check, and
// a failing source of salt, make the batch unwritable: Write returns the error
// unless the entry is truncated away first.
func (b *Batch) Append(e Entry) (seq int64) {
	b.written = nil
	var salt [saltSize]byte
	_, errSalt := io.ReadFull(b.log.cfg.Random, salt[:])
	if err := errors.Join(e.Check(), errSalt); err != nil {
		b.faults = append(b.faults, fault{at: b.Len(), err: err})
	}
	e.Sequence, e.Time = b.edge.size, b.Moment(e.Time)
	body := e.Encode(salt)
	b.grow(tlog.RecordHash(body))
	b.bodies = append(b.bodies, body)
	b.moments = append(b.moments, e.Time)
	return e.Sequence
}

// Bodies are the entries of the batch so far, encoded; they are not to be modified.
func (b *Batch) Bodies() [][]byte { return slices.Clip(b.bodies) }

func (b *Batch) grow(leaf tlog.Hash) {
	b.leaves = append(b.leaves, leaf)
	for _, h := range b.edge.add(leaf) {
		b.hashes = append(b.hashes, h[:]...)
	}
}

// Moment gives the time that the next entry gets when the clock says now: the
// later of now and one microsecond after the last entry, both in microseconds
// since 1970 UTC. The first entry gets at least 1.
func (b *Batch) Moment(now int64) int64 {
	return max(now, b.last()+1)
}

// last is the moment of the last entry.
func (b *Batch) last() int64 {
	if len(b.moments) == 0 {
		return b.base.Time
	}
	return b.moments[len(b.moments)-1]
}

// Len gives the number of entries appended.
func (b *Batch) Len() int { return len(b.bodies) }

// Truncate drops the entries after the first n: their savepoint was rolled
// back. It panics when n is negative or more than Len.
func (b *Batch) Truncate(n int) {
	b.written = nil
	b.bodies, b.moments = b.bodies[:n], b.moments[:n]
	leaves := b.leaves[:n]
	b.edge, b.leaves, b.hashes = b.from, b.leaves[:0], b.hashes[:0]
	for _, leaf := range leaves {
		b.grow(leaf)
	}
	for len(b.faults) > 0 && b.faults[len(b.faults)-1].at >= n {
		b.faults = b.faults[:len(b.faults)-1]
	}
}

// Write writes the bodies, their hashes as one row, and the head with its
// signed checkpoint. Nothing of it counts until the transaction of w is
// committed; then Adopt takes it over. An empty batch writes nothing and gives
// the checkpoint of the present head. It returns ErrMoved when another batch
// was adopted since Begin.
func (b *Batch) Write(ctx context.Context, w Writer) (Checkpoint, error) {
	if len(b.faults) > 0 {
		return Checkpoint{}, b.faults[0].err
	}
	if b.base.Size != b.log.head.Size || b.base.Root != b.log.head.Root {
		return Checkpoint{}, ErrMoved
	}
	if b.Len() == 0 {
		c := Checkpoint{Size: b.base.Size, Root: b.base.Root, Time: b.base.Time, Note: b.base.Checkpoint}
		b.written = &c
		return c, nil
	}
	c, err := Checkpoint{Size: b.edge.size, Root: b.edge.root(), Time: b.last()}.sign(b.log.cfg.Signer)
	if err != nil {
		return Checkpoint{}, err
	}
	if err := w.AppendBodies(ctx, b.base.Size, b.bodies); err != nil {
		return Checkpoint{}, fmt.Errorf("audit: write bodies: %w", err)
	}
	if err := w.AppendHashes(ctx, tlog.StoredHashCount(b.base.Size), b.hashes); err != nil {
		return Checkpoint{}, fmt.Errorf("audit: write hashes: %w", err)
	}
	if err := w.SetHead(ctx, c.head()); err != nil {
		return Checkpoint{}, fmt.Errorf("audit: write head: %w", err)
	}
	b.written = &c
	return c, nil
}
