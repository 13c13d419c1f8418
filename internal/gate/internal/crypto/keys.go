// SPDX-License-Identifier: EUPL-1.2

package crypto

import (
	"context"
	"crypto/hkdf"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// The directory of keys, mode 0700, each file mode 0600:
//
//	kek         64 hexadecimal digits: the key-encryption key of sleutels; or what a vault made of it (provider.go)
//	wortel      64 hexadecimal digits: the root of the MAC key and the blind key
//	sleutels    the key file, one slot per casus and one for the house (slot.go)
//	log-sleutel the signing key of the log, as text that the caller made
//
// A rotation of kek has files of its own beside them (rotate.go).
const (
	fileKEK    = "kek"
	fileWortel = "wortel"
	fileKeys   = "sleutels"
	fileSigner = "log-sleutel"

	macInfo   = "rondetafel/wortel/mac/v1"
	blindInfo = "rondetafel/wortel/blind/v1"
)

// ErrMissing: a file that other files depend on is gone. Making a new one would make
// everything that exists unreadable for good, so nothing is made.
var ErrMissing = errors.New("crypto: key directory is incomplete")

// Keys is everything secret that one house has.
type Keys struct {
	Store  *Cache  // one key per casus, and the house key
	MAC    *MACKey // for rows that grant
	Blind  *Blind  // for exact search
	Signer string  // signing key of the log, as newSigner made it
	Torn   int     // damaged slots found in the key file; report it when not 0

	Bare     bool      // there is a vault, and the key-encryption key is not wrapped by it yet: rotate it
	Rotation *Rotation // of the key-encryption key, how it ended; nil when the log has them all
	dir      string
}

// OpenDir loads the keys in dir, and makes what is missing on first use: the
// directory, its files and the house key. newSigner is called only then; its text is
// kept as it is. ErrMode when dir or a file in it is open to others, ErrMissing when
// the key file is there but something that belongs with it is not, and the errors of
// OpenFile.
func OpenDir(dir string, newSigner func() (string, error)) (*Keys, error) {
	return OpenDirWith(dir, newSigner, nil)
}

// OpenDirWith is OpenDir for a house whose key-encryption key p wraps; nil for one in the file itself. ErrProvider when it is wrapped and p is nil.
func OpenDirWith(dir string, newSigner func() (string, error), p KeyProvider) (*Keys, error) {
	first, err := prepareDir(dir)
	if err != nil {
		return nil, fmt.Errorf("open keys: %w", err)
	}
	rotation, err := newRotator(dir, p).recover()
	if err != nil {
		return nil, fmt.Errorf("open keys: end a rotation: %w", err)
	}
	kek, wrapped, err := kekFile{p}.read(filepath.Join(dir, fileKEK), first)
	if err != nil {
		return nil, fmt.Errorf("open keys: %w", missing(err))
	}
	wortel, err := secretFile(filepath.Join(dir, fileWortel), first)
	if err != nil {
		return nil, fmt.Errorf("open keys: %w", missing(err))
	}
	signer, err := signerFile(filepath.Join(dir, fileSigner), first, newSigner)
	if err != nil {
		return nil, fmt.Errorf("open keys: %w", missing(err))
	}
	store, err := OpenFile(filepath.Join(dir, fileKeys), kek)
	if err != nil {
		return nil, fmt.Errorf("open keys: %w", err)
	}
	if err := ensureHouse(store); err != nil {
		return nil, errors.Join(fmt.Errorf("open keys: %w", err), store.Close())
	}
	return &Keys{
		Store:  NewCache(store, CacheSize),
		MAC:    NewMACKey(derive(wortel, macInfo)),
		Blind:  NewBlind(derive(wortel, blindInfo)),
		Signer: signer,
		Torn:   store.Torn(),

		Bare:     p != nil && !wrapped,
		Rotation: rotation,
		dir:      dir,
	}, nil
}

// Present tells whether a key file stands in dir: the keys of a house that was made before.
func Present(dir string) bool {
	info, err := os.Lstat(filepath.Join(dir, fileKeys))
	return err == nil && info.Mode().IsRegular()
}

// Format writes nothing of what k holds, whatever the verb.
func (k *Keys) Format(f fmt.State, _ rune) { fmt.Fprint(f, "keys") }

// House gives the house key.
func (k *Keys) House(ctx context.Context) (Key, error) { return k.Store.Open(ctx, HouseID) }

// RotationLogged says that the log tells how Rotation ended: it is not told again.
func (k *Keys) RotationLogged() error {
	k.Rotation = nil
	return errors.Join(os.Remove(filepath.Join(k.dir, fileRotation)), syncDir(k.dir))
}

// Close closes the key file and forgets all keys.
func (k *Keys) Close() error { return k.Store.Close() }

// prepareDir makes dir when it is missing and says whether this is its first use.
// The key file is made last, so that without it nothing rests on the others yet.
func prepareDir(dir string) (first bool, err error) {
	if err := os.MkdirAll(dir, modeDir); err != nil {
		return false, err
	}
	if err := syncDir(filepath.Dir(filepath.Clean(dir))); err != nil {
		return false, err
	}
	info, err := os.Stat(dir)
	if err != nil {
		return false, err
	}
	if err := private(info); err != nil {
		return false, err
	}
	_, err = os.Lstat(filepath.Join(dir, fileKeys))
	if errors.Is(err, fs.ErrNotExist) {
		return true, nil
	}
	return false, err
}

func missing(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%w: %w", ErrMissing, err)
	}
	return err
}

func signerFile(path string, mayMake bool, newSigner func() (string, error)) (string, error) {
	text, err := readPrivate(path)
	if !mayMake || !errors.Is(err, fs.ErrNotExist) {
		return string(text), err
	}
	fresh, err := newSigner()
	if err != nil {
		return "", fmt.Errorf("make signing key: %w", err)
	}
	return fresh, writeNew(path, []byte(fresh))
}

// ensureHouse makes the house key in a new key file, and wants it in any other.
func ensureHouse(store *FileKeyStore) error {
	if store.Empty() {
		return store.Create(context.Background(), HouseID)
	}
	_, err := store.Open(context.Background(), HouseID)
	if errors.Is(err, ErrNoKey) {
		return fmt.Errorf("%w: house key: %w", ErrMissing, err)
	}
	return err
}

// derive gives the secret for one purpose out of the root (HKDF-SHA256, RFC 5869).
func derive(wortel [KeySize]byte, info string) [KeySize]byte {
	out, err := hkdf.Key(sha256.New, wortel[:], nil, info, KeySize)
	if err != nil {
		panic("crypto: " + err.Error()) // only a length that HKDF cannot give
	}
	return [KeySize]byte(out)
}
