// SPDX-License-Identifier: EUPL-1.2

package audit

import (
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// ErrFork says that the stored log is not the one that was acknowledged
// before, nor that one with entries added.
var ErrFork = errors.New("audit: stored log does not extend the acknowledged one")

// Config is what a Log signs with, whom it believes, and where salts come from.
type Config struct {
	Signer  note.Signer    // signs one checkpoint per batch
	Trusted note.Verifiers // keys whose stored checkpoints are believed
	Random  io.Reader      // for salts; nil = crypto/rand
}

// Log is the acknowledged log: what was committed, and so may have been
// answered for. It keeps only the right edge of the tree in memory. It is for
// one goroutine, the committer.
type Log struct {
	cfg  Config
	edge edge
	head Head
}

// Open takes up the stored log. It returns an error that wraps ErrCheckpoint
// when the head is not signed with a trusted key, and one that wraps ErrFork
// when the stored hashes do not lead to that head's root: a log that was
// tampered with is not signed over.
func Open(ctx context.Context, r Reader, cfg Config) (*Log, error) {
	if cfg.Random == nil {
		cfg.Random = rand.Reader
	}
	h, err := r.Head(ctx)
	if err != nil {
		return nil, fmt.Errorf("audit: read head: %w", err)
	}
	c, err := h.opened(cfg.Trusted)
	if err != nil {
		return nil, err
	}
	e, err := readEdge(c.Size, storedHashes(ctx, r))
	if errors.Is(err, errHashMissing) {
		return nil, fmt.Errorf("%w: %w", ErrFork, err)
	}
	if err != nil {
		return nil, fmt.Errorf("audit: read hashes: %w", err)
	}
	if e.root() != c.Root {
		return nil, fmt.Errorf("%w: root at size %d", ErrFork, c.Size)
	}
	return &Log{cfg: cfg, edge: e, head: c.head()}, nil
}

// Head gives the head of the acknowledged log.
func (l *Log) Head() Head { return l.head }

// Begin starts a batch on top of the acknowledged log. Batches do not see or
// disturb each other; of those begun on the same head one can be adopted.
func (l *Log) Begin() *Batch {
	return &Batch{log: l, base: l.head, from: l.edge, edge: l.edge}
}

// Adopt makes b the acknowledged log. Call it after the COMMIT of what Write
// wrote, and only then. It panics when b was not written, or was begun on
// another head than the present one.
func (l *Log) Adopt(b *Batch) {
	if b.written == nil || b.log != l || b.base.Size != l.head.Size || b.base.Root != l.head.Root {
		panic("audit: Adopt of a batch that is not the written next one")
	}
	l.edge, l.head = b.edge, b.written.head()
}

// Extends reports whether the stored log is the acknowledged one, or that one
// with entries added, under a head signed with a trusted key. It is asked after a
// failed commit, after reopening, and when another server may have written.
// False means that serving must not go on. An error means that reading failed.
func (l *Log) Extends(ctx context.Context, r Reader) (bool, error) {
	_, _, err := l.extension(ctx, r)
	if errors.Is(err, ErrFork) || errors.Is(err, ErrCheckpoint) {
		return false, nil
	}
	return err == nil, err
}

// Reload makes the stored log the acknowledged one, if it extends it (see
// Extends); otherwise the log stays as it was and the error wraps ErrFork or
// ErrCheckpoint. Batches begun before cannot be adopted after it moved.
func (l *Log) Reload(ctx context.Context, r Reader) error {
	e, h, err := l.extension(ctx, r)
	if err != nil {
		return err
	}
	l.edge, l.head = e, h
	return nil
}

// extension grows the acknowledged edge by the stored leaves after it and
// compares the root. That costs one range read of what is new, and proves more
// than a consistency proof: no hash from before the edge is believed.
func (l *Log) extension(ctx context.Context, r Reader) (edge, Head, error) {
	h, err := r.Head(ctx)
	if err != nil {
		return edge{}, Head{}, fmt.Errorf("audit: read head: %w", err)
	}
	c, err := h.opened(l.cfg.Trusted)
	if err != nil {
		return edge{}, Head{}, err
	}
	if c.Size < l.head.Size {
		return edge{}, Head{}, fmt.Errorf("%w: %d entries, were %d", ErrFork, c.Size, l.head.Size)
	}
	if c.Size > l.head.Size && c.Time <= l.head.Time {
		return edge{}, Head{}, fmt.Errorf("%w: time runs back", ErrFork)
	}
	e := l.edge
	err = r.HashRows(ctx, tlog.StoredHashCount(e.size), tlog.StoredHashCount(c.Size), func(first int64, row []byte) error {
		return e.addRow(c.Size, first, row)
	})
	if err != nil {
		return edge{}, Head{}, err
	}
	if e.size != c.Size || e.root() != c.Root {
		return edge{}, Head{}, fmt.Errorf("%w: root at size %d", ErrFork, c.Size)
	}
	return e, c.head(), nil
}

// addRow adds the leaves of one packed row, up to size. The other hashes of
// the row must be those that follow from the leaves.
func (e *edge) addRow(size, first int64, row []byte) error {
	next := tlog.StoredHashCount(e.size)
	if first > next {
		return fmt.Errorf("%w: hash %d missing", ErrFork, next)
	}
	// The row may have begun before the edge.
	row = row[min(int64(len(row)), (next-first)*tlog.HashSize):]
	for len(row) > 0 && e.size < size {
		if len(row) < tlog.HashSize {
			return fmt.Errorf("%w: row at hash %d is not whole", ErrFork, first)
		}
		for _, h := range e.add(tlog.Hash(row[:tlog.HashSize])) {
			if !bytes.HasPrefix(row, h[:]) {
				return fmt.Errorf("%w: hashes of entry %d", ErrFork, e.size-1)
			}
			row = row[tlog.HashSize:]
		}
	}
	return nil
}

// Prove gives the proof that entry seq is in the log as it was at size, out of
// the stored hashes. tlog.CheckRecord checks it against a checkpoint of that
// size and the tlog.RecordHash of the body.
func Prove(ctx context.Context, r Reader, seq, size int64) (tlog.RecordProof, error) {
	return tlog.ProveRecord(size, seq, storedHashes(ctx, r))
}
