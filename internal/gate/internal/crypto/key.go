// SPDX-License-Identifier: EUPL-1.2

package crypto

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"fmt"
)

// KeySize is the length of every secret in this package, in bytes.
const KeySize = 32

// Key is one data key (AES-256) and its version. Keys are compared by value; the
// zero Key is not a key and panics when used. A Key never prints its secret,
// whatever the verb.
type Key struct {
	secret  [KeySize]byte
	version uint32
}

// NewKey draws a fresh random key. Versions count from 1.
func NewKey(version uint32) Key {
	key := Key{version: version}
	rand.Read(key.secret[:]) // never fails: crypto/rand stops the program instead
	return key
}

// KeyOf makes a Key of a secret that another key store unwrapped.
func KeyOf(secret [KeySize]byte, version uint32) Key {
	return Key{secret: secret, version: version}
}

// Version says which version of its casus' key this is; 0 only for the zero Key.
func (k Key) Version() uint32 { return k.version }

// Format writes the version and nothing else, so that a key in a log line, an
// error or a panic message gives nothing away.
func (k Key) Format(f fmt.State, _ rune) { fmt.Fprintf(f, "key(v%d)", k.version) }

// MarshalText gives the same text as Format, so that encoders do not reach the secret.
func (k Key) MarshalText() ([]byte, error) { return fmt.Appendf(nil, "key(v%d)", k.version), nil }

// newAEAD builds AES-256-GCM that draws its own nonce: 12 bytes before, and a tag
// of 16 bytes behind the ciphertext. One key seals at most 2^32 times (NIST SP
// 800-38D, 8.3); a casus stays millions of times below that.
func newAEAD(secret *[KeySize]byte) cipher.AEAD {
	block, err := aes.NewCipher(secret[:])
	if err != nil {
		panic("crypto: " + err.Error()) // only a wrong length, which the type excludes
	}
	aead, err := cipher.NewGCMWithRandomNonce(block)
	if err != nil {
		panic("crypto: " + err.Error())
	}
	return aead
}
