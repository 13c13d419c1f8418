// SPDX-License-Identifier: EUPL-1.2

package crypto

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/binary"
	"hash"
	"sync"
)

// MACSize is the length of a MAC and of a blind index, in bytes.
const MACSize = 16

// MAC is a keyed check over one row: HMAC-SHA256, the first 16 bytes.
type MAC [MACSize]byte

// The message of a MAC; lengths as uvarint, numbers as 8 bytes big endian:
//
//	"rondetafel/rij/v1" 0x00 | len label | label | version | grond
//	| number of fields, uvarint | fields
//
// and each field is 'i' and its number, or 's' and its length and bytes.
const (
	macLabel   = "rondetafel/rij/v1\x00"
	fieldInt   = 'i'
	fieldBytes = 's'
)

// Field is one value under a MAC: make it with Int, Str or Raw.
type Field struct {
	text   string
	number int64
	kind   byte
}

// Int is a number: an integer, a bitset, a time in microseconds.
func Int(n int64) Field { return Field{kind: fieldInt, number: n} }

// Str is a text; the empty text differs from an absent field and from the number 0.
func Str(s string) Field { return Field{kind: fieldBytes, text: s} }

// Raw is bytes; Raw(b) equals Str(string(b)).
func Raw(b []byte) Field { return Field{kind: fieldBytes, text: string(b)} }

// MACKey makes and checks the MAC of rows that grant something (zicht, functies,
// voorwaarden, sessions): a row that was altered or made outside the gate grants
// nothing. It does not notice that a row is gone or that an older one was put back;
// the log does. Safe for use by several goroutines.
type MACKey struct{ keyed keyedHash }

// NewMACKey makes a MACKey of a secret.
func NewMACKey(secret [KeySize]byte) *MACKey {
	k := &MACKey{}
	k.keyed.key(secret)
	return k
}

// Row gives the MAC of a row of the kind label (the table's name), at its version,
// granted by log entry grond, over the facts in fields, in the order given.
func (k *MACKey) Row(label string, version, grond int64, fields ...Field) MAC {
	st := k.keyed.get()
	defer k.keyed.put(st)
	msg := append(st.msg[:0], macLabel...)
	msg = appendText(msg, label)
	msg = binary.BigEndian.AppendUint64(msg, uint64(version))
	msg = binary.BigEndian.AppendUint64(msg, uint64(grond))
	msg = binary.AppendUvarint(msg, uint64(len(fields)))
	for i := range fields {
		msg = fields[i].appendTo(msg)
	}
	st.msg = msg
	return st.sum()
}

// Verify reports whether mac is the MAC of the row, in constant time. A mac of
// another length than 16 bytes is false.
func (k *MACKey) Verify(mac []byte, label string, version, grond int64, fields ...Field) bool {
	want := k.Row(label, version, grond, fields...)
	return hmac.Equal(mac, want[:])
}

func (f *Field) appendTo(msg []byte) []byte {
	msg = append(msg, f.kind)
	switch f.kind {
	case fieldInt:
		return binary.BigEndian.AppendUint64(msg, uint64(f.number))
	case fieldBytes:
		return appendText(msg, f.text)
	}
	panic("crypto: a Field is made by Int, Str or Raw")
}

func appendText(msg []byte, s string) []byte {
	msg = binary.AppendUvarint(msg, uint64(len(s)))
	return append(msg, s...)
}

// keyedHash keeps ready HMAC states, as keying one costs more than the message.
type keyedHash struct{ pool sync.Pool }

type macState struct {
	mac hash.Hash
	msg []byte
	out []byte
}

func (h *keyedHash) key(secret [KeySize]byte) {
	h.pool.New = func() any {
		return &macState{mac: hmac.New(sha256.New, secret[:]), out: make([]byte, 0, sha256.Size)}
	}
}

func (h *keyedHash) get() *macState   { return h.pool.Get().(*macState) }
func (h *keyedHash) put(st *macState) { h.pool.Put(st) }

// sum gives the MAC over st.msg and makes the state ready for the next message.
func (st *macState) sum() MAC {
	st.mac.Reset()
	st.mac.Write(st.msg)
	st.out = st.mac.Sum(st.out[:0])
	return MAC(st.out[:MACSize])
}
