// SPDX-License-Identifier: EUPL-1.2

package audit

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math/bits"
	"slices"

	"golang.org/x/mod/sumdb/tlog"
)

// edge is the right edge of a tree: the roots of its largest complete
// subtrees, by level. It is all that appending needs, whatever the size. The
// zero edge is that of an empty tree; a copy grows on its own.
type edge struct {
	size  int64
	peaks [63]tlog.Hash // peaks[l] counts when bit l of size is set
}

// ReadHashes implements tlog.HashReader for the hashes on the edge, which are
// all that appending a leaf and taking the root ask for.
func (e *edge) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	out := make([]tlog.Hash, len(indexes))
	for i, x := range indexes {
		level, n := tlog.SplitStoredHashIndex(x)
		if e.size>>level&1 == 0 || n != e.size>>level-1 {
			return nil, fmt.Errorf("audit: hash %d is not on the edge of size %d", x, e.size)
		}
		out[i] = e.peaks[level]
	}
	return out, nil
}

// add appends a leaf and returns the hashes to store: the leaf's own and those
// of the subtrees that it completes, from low to high.
func (e *edge) add(leaf tlog.Hash) []tlog.Hash {
	hashes, err := tlog.StoredHashesForRecordHash(e.size, leaf, e)
	if err != nil {
		panic(err) // the edge holds, by its making, all that appending asks for
	}
	// The highest subtree that this leaf completes is the new peak; those
	// under it went into it.
	e.size++
	e.peaks[len(hashes)-1] = hashes[len(hashes)-1]
	return hashes
}

func (e *edge) root() tlog.Hash {
	h, err := tlog.TreeHash(e.size, e)
	if err != nil {
		panic(err) // as in add
	}
	return h
}

// readEdge takes the edge of a tree of size n out of the stored hashes.
func readEdge(n int64, r tlog.HashReader) (edge, error) {
	var levels []int
	var indexes []int64
	for lo := int64(0); lo < n; {
		level := bits.Len64(uint64(n-lo)) - 1
		levels = append(levels, level)
		indexes = append(indexes, tlog.StoredHashIndex(level, lo>>level))
		lo += 1 << level
	}
	hashes, err := r.ReadHashes(indexes)
	if err != nil {
		return edge{}, err
	}
	e := edge{size: n}
	for i, level := range levels {
		e.peaks[level] = hashes[i]
	}
	return e, nil
}

// emptyRoot is the root of a tree without leaves (RFC 6962 §2.1).
func emptyRoot() tlog.Hash { return (&edge{}).root() }

// errHashMissing says that a stored hash is not there.
var errHashMissing = errors.New("audit: stored hash missing")

// storedHashes reads single hashes out of the packed rows of r.
func storedHashes(ctx context.Context, r Reader) tlog.HashReader {
	return tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		wanted := make(map[int64]*tlog.Hash, len(indexes))
		for _, x := range indexes {
			wanted[x] = nil
		}
		for _, x := range slices.Sorted(maps.Keys(wanted)) {
			if wanted[x] != nil {
				continue // came along in the row of an earlier one
			}
			err := r.HashRows(ctx, x, x+1, func(first int64, row []byte) error {
				pick(wanted, first, row)
				return nil
			})
			if err != nil {
				return nil, err
			}
		}
		return inOrder(wanted, indexes)
	})
}

// pick fills in the wanted hashes that row holds.
func pick(wanted map[int64]*tlog.Hash, first int64, row []byte) {
	for x := range wanted {
		at := x - first
		if at >= 0 && at < int64(len(row)/tlog.HashSize) {
			h := tlog.Hash(row[at*tlog.HashSize:][:tlog.HashSize])
			wanted[x] = &h
		}
	}
}

func inOrder(found map[int64]*tlog.Hash, indexes []int64) ([]tlog.Hash, error) {
	out := make([]tlog.Hash, len(indexes))
	for i, x := range indexes {
		if found[x] == nil {
			return nil, fmt.Errorf("%w: index %d", errHashMissing, x)
		}
		out[i] = *found[x]
	}
	return out, nil
}
