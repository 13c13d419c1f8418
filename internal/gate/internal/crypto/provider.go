// SPDX-License-Identifier: EUPL-1.2

package crypto

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
)

// KeyProvider wraps the key-encryption key of a house under a key that stands elsewhere and never leaves there, such as a vault: kek then holds
// one line of text that begins with "vault:" instead of the key itself. It is asked when a house opens and when its key is replaced.
type KeyProvider interface {
	Wrap(ctx context.Context, secret []byte) (text string, err error)
	Unwrap(ctx context.Context, text string) (secret []byte, err error)
}

const wrappedPrefix = "vault:"

// ErrProvider: the key-encryption key is wrapped by a vault, and none was given.
var ErrProvider = errors.New("crypto: the key-encryption key is wrapped by a vault")

// kekFile reads and writes the file of a key-encryption key; provider is nil for a house that keeps it in the file itself.
type kekFile struct{ provider KeyProvider }

// text is how kek stands in its file.
func (k kekFile) text(kek [KeySize]byte) ([]byte, error) {
	if k.provider == nil {
		return secretText(kek), nil
	}
	text, err := k.provider.Wrap(context.Background(), kek[:])
	if err == nil && !strings.HasPrefix(text, wrappedPrefix) {
		err = ErrFormat
	}
	return []byte(text + "\n"), err
}

// read returns the key-encryption key at path, and makes one when there is none and mayMake is set. One that is not wrapped is read also where
// there is a provider: it is wrapped when it is replaced.
func (k kekFile) read(path string, mayMake bool) (kek [KeySize]byte, wrapped bool, err error) {
	if _, err := os.Lstat(path); mayMake && errors.Is(err, os.ErrNotExist) {
		text, err := k.text(NewKey(1).secret)
		if err != nil {
			return kek, false, err
		}
		if err := unlessThere(writeNew(path, text)); err != nil {
			return kek, false, err
		}
	}
	text, err := readPrivate(path)
	if err != nil {
		return kek, false, err
	}
	if !strings.HasPrefix(string(text), wrappedPrefix) {
		kek, err = secretFile(path, false)
		return kek, false, err
	}
	if k.provider == nil {
		return kek, true, ErrProvider
	}
	secret, err := k.provider.Unwrap(context.Background(), strings.TrimSpace(string(text)))
	if err == nil && len(secret) != KeySize {
		err = fmt.Errorf("%w: the vault gave %d bytes", ErrFormat, len(secret))
	}
	if err != nil {
		return kek, true, err
	}
	return [KeySize]byte(secret), true, nil
}
