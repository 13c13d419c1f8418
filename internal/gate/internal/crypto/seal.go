// SPDX-License-Identifier: EUPL-1.2

package crypto

import (
	"crypto/cipher"
	"encoding/binary"
	"errors"
	"slices"
)

// ErrOpen is the one error of Open: wrong key, wrong place, wrong format and
// changed bytes are not told apart, as the difference helps only an attacker.
var ErrOpen = errors.New("crypto: cannot open")

// A sealed cell:
//
//	offset  bytes
//	0       1      format, 0x01
//	1       4      key version, big endian
//	5       12     nonce, random
//	17      n      ciphertext
//	17+n    16     tag
//
// Additional data of format 0x01, with lengths as uvarint:
//
//	"rondetafel/cel/v1" 0x00 | len table | table | len column | column
//	                         | len row | row | key version, 4 bytes big endian
const (
	sealFormat = 0x01
	sealHeader = 1 + 4
	gcmNonce   = 12
	gcmTag     = 16
	gcmExtra   = gcmNonce + gcmTag
	adLabel    = "rondetafel/cel/v1\x00"

	// SealOverhead is what a sealed cell is longer than its plaintext, in bytes.
	SealOverhead = sealHeader + gcmExtra
)

// AD names the one place where a sealed cell belongs. A cell that is moved to
// another table, column or row no longer opens. None of the three may be empty.
type AD struct {
	Table  string
	Column string
	Row    string
}

func (ad AD) complete() bool { return ad.Table != "" && ad.Column != "" && ad.Row != "" }

// size is an upper bound of what appendTo appends.
func (ad AD) size() int {
	return len(adLabel) + 3*binary.MaxVarintLen32 + len(ad.Table) + len(ad.Column) + len(ad.Row) + 4
}

func (ad AD) appendTo(dst []byte, version uint32) []byte {
	dst = append(dst, adLabel...)
	for _, part := range [...]string{ad.Table, ad.Column, ad.Row} {
		dst = binary.AppendUvarint(dst, uint64(len(part)))
		dst = append(dst, part...)
	}
	return binary.BigEndian.AppendUint32(dst, version)
}

// Seal seals plaintext, which may be empty, for the place ad. Two calls never give
// the same bytes. Panics on the zero Key and on an AD with an empty part: both are
// mistakes of the program, and both would undo the protection silently.
func Seal(key Key, ad AD, plaintext []byte) []byte {
	return NewBox(key).Seal(nil, ad, plaintext)
}

// Open gives back what Seal sealed under the same key for the same place, or
// ErrOpen. An empty plaintext comes back as an empty slice.
func Open(key Key, ad AD, sealed []byte) ([]byte, error) {
	return NewBox(key).Open(nil, ad, sealed)
}

// Box is a Key made ready for many cells: the key schedule is computed once. Safe
// for use by several goroutines. It holds the secret as long as it lives: keep it
// no longer than the request.
type Box struct {
	aead    cipher.AEAD
	version uint32
}

// NewBox makes key ready. Panics on the zero Key.
func NewBox(key Key) *Box {
	if key.version == 0 {
		panic("crypto: the zero Key is not a key")
	}
	return &Box{aead: newAEAD(&key.secret), version: key.version}
}

// Seal appends the sealed plaintext to dst and returns the longer slice, as append
// does. It uses spare capacity of dst beyond the result as scratch space; plaintext
// may not overlap that capacity. Panics as the function Seal does.
func (b *Box) Seal(dst []byte, ad AD, plaintext []byte) []byte {
	if !ad.complete() {
		panic("crypto: additional data with an empty part")
	}
	end := len(dst) + SealOverhead + len(plaintext)
	dst = slices.Grow(dst, end-len(dst)+ad.size())
	place := ad.appendTo(dst[:end], b.version)[end:]
	dst = append(dst, sealFormat)
	dst = binary.BigEndian.AppendUint32(dst, b.version)
	return b.aead.Seal(dst, nil, plaintext, place)
}

// Open appends the opened plaintext to dst and returns the longer slice, or nil and
// ErrOpen. It uses spare capacity of dst beyond the result as scratch space; sealed
// may not overlap that capacity.
func (b *Box) Open(dst []byte, ad AD, sealed []byte) ([]byte, error) {
	if len(sealed) < SealOverhead || sealed[0] != sealFormat || !ad.complete() {
		return nil, ErrOpen
	}
	if binary.BigEndian.Uint32(sealed[1:]) != b.version {
		return nil, ErrOpen
	}
	end := len(dst) + len(sealed) - SealOverhead
	dst = slices.Grow(dst, end-len(dst)+ad.size())
	place := ad.appendTo(dst[:end], b.version)[end:]
	plain, err := b.aead.Open(dst, nil, sealed[sealHeader:], place)
	if err != nil {
		return nil, ErrOpen
	}
	return plain, nil
}
