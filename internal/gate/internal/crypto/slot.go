// SPDX-License-Identifier: EUPL-1.2

package crypto

import (
	"bytes"
	"crypto/cipher"
	"encoding/binary"
	"hash/crc32"
)

// The key file is a row of slots of 128 bytes; no slot crosses a sector of 512, so
// that writing one cannot damage another. Numbers are big endian; the checksum is
// CRC-32C over the 124 bytes before it.
//
// Slot 0, the header:
//
//	0    16   "rondetafel-keys" 0x00
//	16   1    format, 0x01
//	17   60   tombstone key, wrapped: nonce 12 | ciphertext 32 | tag 16
//	77   47   zero
//	124  4    checksum
//
// A live slot:
//
//	0    1    0x01
//	1    26   id, padded with zero bytes
//	27   1    zero
//	28   4    key version
//	32   60   data key, wrapped: nonce 12 | ciphertext 32 | tag 16
//	92   32   zero
//	124  4    checksum
//
// A destroyed slot, written over a live one: nothing of the key or the id is left,
// but who has the key-encryption key and asks for an id is told that it is spent.
//
//	0    1    0x02
//	1    16   HMAC-SHA256 of the id under the tombstone key, the first 16 bytes
//	17   107  zero
//	124  4    checksum
//
// A free slot is 128 zero bytes. Anything else is a torn slot: a write that was cut
// off, or a damaged disk. It holds no key and is in nobody's way; see Destroy.
//
// Additional data of a wrapped key: its label, then for a data key the 26 bytes of
// the id and the 4 of the version. A wrapped key moved to another id does not open.
const (
	slotSize      = 128
	slotCRC       = slotSize - 4
	slotFree      = 0x00
	slotLive      = 0x01
	slotDestroyed = 0x02
	slotTorn      = 0xff // only in memory

	offID      = 1
	offVersion = 28
	offWrapped = 32

	fileMagic     = "rondetafel-keys\x00"
	fileFormat    = 0x01
	offFormat     = len(fileMagic)
	offTombstone  = offFormat + 1
	wrappedSize   = KeySize + gcmExtra
	wrapLabel     = "rondetafel/sleutel/v1\x00"
	wrapTombLabel = "rondetafel/sleutelbestand/v1\x00"
	tombLabel     = "rondetafel/vernietigd/v1\x00"
)

func castagnoli(b []byte) uint32 { return crc32.Checksum(b, crc32.MakeTable(crc32.Castagnoli)) }

func sealSlot(slot []byte) {
	binary.BigEndian.PutUint32(slot[slotCRC:], castagnoli(slot[:slotCRC]))
}

func intact(slot []byte) bool {
	return binary.BigEndian.Uint32(slot[slotCRC:]) == castagnoli(slot[:slotCRC])
}

// stateOf says what a slot of the file is, without opening its key.
func stateOf(slot []byte) byte {
	if slot[0] == slotFree && allZero(slot) {
		return slotFree
	}
	if !intact(slot) || (slot[0] != slotLive && slot[0] != slotDestroyed) {
		return slotTorn
	}
	return slot[0]
}

func allZero(slot []byte) bool {
	var zero [slotSize]byte
	return bytes.Equal(slot, zero[:])
}

func wrapAD(id slotID, version uint32) []byte {
	ad := make([]byte, 0, len(wrapLabel)+MaxID+4)
	ad = append(ad, wrapLabel...)
	ad = append(ad, id[:]...)
	return binary.BigEndian.AppendUint32(ad, version)
}

// putLive fills slot, which is zero, with key wrapped under kek.
func putLive(slot []byte, kek cipher.AEAD, id slotID, key Key) {
	slot[0] = slotLive
	copy(slot[offID:], id[:])
	binary.BigEndian.PutUint32(slot[offVersion:], key.version)
	kek.Seal(slot[offWrapped:offWrapped], nil, key.secret[:], wrapAD(id, key.version))
	sealSlot(slot)
}

// getLive opens the key of id in slot; false when the slot is not id's or is damaged.
func getLive(slot []byte, kek cipher.AEAD, id slotID) (Key, bool) {
	if stateOf(slot) != slotLive || slotID(slot[offID:offID+MaxID]) != id {
		return Key{}, false
	}
	key := Key{version: binary.BigEndian.Uint32(slot[offVersion:])}
	wrapped := slot[offWrapped : offWrapped+wrappedSize]
	_, err := kek.Open(key.secret[:0], nil, wrapped, wrapAD(id, key.version))
	if err != nil || key.version == 0 {
		return Key{}, false
	}
	return key, true
}

func putDestroyed(slot []byte, tomb MAC) {
	clear(slot)
	slot[0] = slotDestroyed
	copy(slot[offID:], tomb[:])
	sealSlot(slot)
}

// newHeader draws a tombstone key and wraps it under kek.
func newHeader(kek cipher.AEAD) []byte {
	slot := make([]byte, slotSize)
	putHeader(slot, kek, NewKey(1).secret)
	return slot
}

// putHeader fills slot with the header of a key file whose tombstone key is secret.
func putHeader(slot []byte, kek cipher.AEAD, secret [KeySize]byte) {
	clear(slot)
	copy(slot, fileMagic)
	slot[offFormat] = fileFormat
	kek.Seal(slot[offTombstone:offTombstone], nil, secret[:], []byte(wrapTombLabel))
	sealSlot(slot)
}

// putTorn leaves of a slot that holds no key what stands where a live one has its id, and that it is torn.
func putTorn(slot []byte) {
	clear(slot[offVersion:])
	binary.BigEndian.PutUint32(slot[slotCRC:], ^castagnoli(slot[:slotCRC]))
}

// openHeader gives the tombstone key: ErrFormat when this is not a key file, ErrKEK
// when it does not open.
func openHeader(slot []byte, kek cipher.AEAD) (secret [KeySize]byte, err error) {
	if !bytes.HasPrefix(slot, []byte(fileMagic)) || slot[offFormat] != fileFormat || !intact(slot) {
		return secret, ErrFormat
	}
	wrapped := slot[offTombstone : offTombstone+wrappedSize]
	if _, err := kek.Open(secret[:0], nil, wrapped, []byte(wrapTombLabel)); err != nil {
		return secret, ErrKEK
	}
	return secret, nil
}
