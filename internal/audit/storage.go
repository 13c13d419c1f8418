// SPDX-License-Identifier: EUPL-1.2

package audit

import (
	"context"

	"golang.org/x/mod/sumdb/tlog"
)

// Head is the one row that says how long the stored log is. The zero Head is
// that of an empty log.
type Head struct {
	Size       int64     // number of entries
	Root       tlog.Hash // root of the tree over all entries
	Time       int64     // moment of the last entry, microseconds since 1970 UTC
	Checkpoint []byte    // the signed note over the three above, verbatim
}

// Reader reads the stored log. All calls for one purpose (one Open, one
// Verify, one Reload) must see one snapshot. The slices given to yield are
// valid until yield returns; an error from yield ends the call and comes back
// unchanged (errors.Is).
type Reader interface {
	// Head gives the stored head, the zero Head when nothing was written yet.
	Head(ctx context.Context) (Head, error)

	// Bodies yields the stored bodies of the entries from <= seq < to in
	// order of seq. A body that is not there is not yielded.
	Bodies(ctx context.Context, from, to int64, yield func(seq int64, body []byte) error) error

	// HashRows yields, in order of first, each stored row of packed hashes
	// that holds at least one of the indexes from <= i < to. The row's i-th
	// 32 bytes are the hash with stored-hash index first+i.
	HashRows(ctx context.Context, from, to int64, yield func(first int64, hashes []byte) error) error
}

// Writer writes a batch, inside the transaction of the acts that it logs.
type Writer interface {
	// AppendBodies stores bodies[i] as the body of entry first+i.
	AppendBodies(ctx context.Context, first int64, bodies [][]byte) error

	// AppendHashes stores one row: concatenated hashes of 32 bytes, of which
	// the first has stored-hash index first.
	AppendHashes(ctx context.Context, first int64, hashes []byte) error

	// SetHead replaces the head.
	SetHead(ctx context.Context, h Head) error
}
