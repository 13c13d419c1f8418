// SPDX-License-Identifier: EUPL-1.2

package crypto

import (
	"context"
	"errors"
	"fmt"
)

const (
	// MaxID is the longest id of a key, in bytes.
	MaxID = 26
	// HouseID is the id of the house key, for what belongs to no casus.
	HouseID = "huis"
)

// Errors of a KeyStore; compare with errors.Is.
var (
	// ErrNoKey: there is no key under this id.
	ErrNoKey = errors.New("crypto: no such key")
	// ErrDestroyed: there was one, and it was destroyed. It is also an ErrNoKey.
	ErrDestroyed = fmt.Errorf("%w: destroyed", ErrNoKey)
	// ErrExists: there is a key under this id already.
	ErrExists = errors.New("crypto: key exists")
	// ErrID: an id is 1 to 26 printable ASCII characters without a space.
	ErrID = errors.New("crypto: not an id of a key")
	// ErrHouse: the house key belongs to no casus and is never destroyed.
	ErrHouse = errors.New("crypto: the house key is not destroyed")
	// ErrStore: the store closed, or failed to write and must be opened anew before
	// it writes again; what the failed call did is not known until then.
	ErrStore = errors.New("crypto: key store unusable")
	// ErrKEK: the file was made under another key-encryption key, or is damaged.
	ErrKEK = errors.New("crypto: key-encryption key does not fit the key file")
	// ErrFormat: not a key file, or of a version that this program does not know.
	ErrFormat = errors.New("crypto: not a key file of a known version")
	// ErrMode: somebody else than the owner may read or change the file.
	ErrMode = errors.New("crypto: permissions too wide")
	// ErrLocked: another process has the key file open.
	ErrLocked = errors.New("crypto: key file is in use")
)

// KeyStore keeps one data key per id, outside every database. All methods are safe
// for use by several goroutines. A method returns only when what it did is durable.
type KeyStore interface {
	// Create draws a new key, of version 1, for each id: all of them or, on ErrID,
	// ErrExists and ErrDestroyed, none. An id that was destroyed never gets a key
	// again. With many ids it costs one flush.
	Create(ctx context.Context, ids ...string) error
	// Open unwraps the key of id; ErrNoKey or ErrDestroyed when there is none.
	Open(ctx context.Context, id string) (Key, error)
	// Destroy makes the key of id unrecoverable. When it returns nil there is no
	// key under id and there never will be: also when there was none, and when it
	// is done twice, so that a destruction that was cut off can be finished.
	// ErrHouse for HouseID.
	Destroy(ctx context.Context, id string) error
	// IDs lists the ids that have a key, HouseID left out: start-up destroys those
	// that have no casus.
	IDs(ctx context.Context) ([]string, error)
	// Close ends the use of the store; later calls give ErrStore.
	Close() error
}

// slotID is an id padded with zero bytes, which no id contains: a comparable value
// without a pointer, so that the index of 100,000 keys stays small.
type slotID [MaxID]byte

func toSlotID(id string) (slotID, error) {
	var s slotID
	if len(id) == 0 || len(id) > MaxID {
		return s, fmt.Errorf("%w: %d bytes", ErrID, len(id))
	}
	for i := range len(id) {
		if id[i] <= ' ' || id[i] > '~' {
			return s, fmt.Errorf("%w: byte %d", ErrID, i)
		}
	}
	copy(s[:], id)
	return s, nil
}

func (s *slotID) String() string {
	n := len(s)
	for n > 0 && s[n-1] == 0 {
		n--
	}
	return string(s[:n])
}
