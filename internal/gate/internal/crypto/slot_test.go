// SPDX-License-Identifier: EUPL-1.2

package crypto

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/binary"
	"hash/crc32"
	"testing"

	"pgregory.net/rapid"
)

// unwrap opens a wrapped key with the standard library alone, by the drawing in
// slot.go, so that the format cannot drift along with the code.
func unwrap(t *testing.T, wrapped []byte, ad string) []byte {
	t.Helper()
	block, err := aes.NewCipher(testKEK[:])
	must(t, err)
	gcm, err := cipher.NewGCM(block)
	must(t, err)
	secret, err := gcm.Open(nil, wrapped[:12], wrapped[12:60], []byte(ad))
	must(t, err)
	return secret
}

func TestKeyFileIsAsDrawn(t *testing.T) {
	s, path := newStore(t)
	must(t, s.Create(t.Context(), casusA, casusB, "huis"))
	a := keyOf(t, s, casusA)
	must(t, s.Destroy(t.Context(), casusB))
	data := fileBytes(t, path)
	if len(data) != 4*128 {
		t.Fatalf("the file has %d bytes, want 4 slots of 128", len(data))
	}
	header, live, gone, house := data[:128], data[128:256], data[256:384], data[384:]
	for i, slot := range [][]byte{header, live, gone, house} {
		if binary.BigEndian.Uint32(slot[124:]) != crc32.Checksum(slot[:124], crc32.MakeTable(crc32.Castagnoli)) {
			t.Errorf("slot %d: the checksum is not CRC-32C of the 124 bytes before it", i)
		}
	}
	if string(header[:16]) != "rondetafel-keys\x00" || header[16] != 1 || !allBytes(header[77:124], 0) {
		t.Errorf("header % x", header)
	}
	tombKey := unwrap(t, header[17:77], "rondetafel/sleutelbestand/v1\x00")
	if live[0] != 1 || string(live[1:27]) != casusA || live[27] != 0 ||
		binary.BigEndian.Uint32(live[28:]) != 1 || !allBytes(live[92:124], 0) {
		t.Errorf("live slot % x", live)
	}
	if got := unwrap(t, live[32:92], "rondetafel/sleutel/v1\x00"+casusA+"\x00\x00\x00\x01"); !bytes.Equal(got, a.secret[:]) {
		t.Error("the live slot holds another key than Open gives")
	}
	padded := "huis" + string(make([]byte, 22))
	unwrap(t, house[32:92], "rondetafel/sleutel/v1\x00"+padded+"\x00\x00\x00\x01")
	mac := hmac.New(sha256.New, tombKey)
	mac.Write([]byte("rondetafel/vernietigd/v1\x00" + casusB))
	if gone[0] != 2 || !bytes.Equal(gone[1:17], mac.Sum(nil)[:16]) || !allBytes(gone[17:124], 0) {
		t.Errorf("destroyed slot % x", gone)
	}
}

func allBytes(b []byte, want byte) bool {
	for _, got := range b {
		if got != want {
			return false
		}
	}
	return true
}

func TestStateOf(t *testing.T) {
	id, err := toSlotID(casusA)
	must(t, err)
	live, gone := make([]byte, slotSize), make([]byte, slotSize)
	putLive(live, newAEAD(&testKEK), id, NewKey(1))
	putDestroyed(gone, MAC{1, 2, 3})
	unknown := bytes.Clone(gone)
	unknown[0] = 3
	sealSlot(unknown)
	zeroState := bytes.Clone(live)
	zeroState[0] = 0
	sealSlot(zeroState)
	for _, c := range []struct {
		what string
		slot []byte
		want byte
	}{
		{"zero bytes", make([]byte, slotSize), slotFree},
		{"a live slot", live, slotLive},
		{"a destroyed slot", gone, slotDestroyed},
		{"an unknown state", unknown, slotTorn},
		{"a free slot that is not empty", zeroState, slotTorn},
		{"ones", bytes.Repeat([]byte{0xff}, slotSize), slotTorn},
	} {
		if got := stateOf(c.slot); got != c.want {
			t.Errorf("%s: state %#x, want %#x", c.what, got, c.want)
		}
	}
	for _, whole := range [][]byte{live, gone} {
		for bit := range slotSize * 8 {
			changed := bytes.Clone(whole)
			changed[bit/8] ^= 1 << (bit % 8)
			if got := stateOf(changed); got != slotTorn {
				t.Fatalf("state %d with bit %d changed: state %#x, want torn", whole[0], bit, got)
			}
		}
	}
}

// A checksum is no protection against somebody who can compute one: then the
// wrapping is.
func TestForgedSlotGivesNoKey(t *testing.T) {
	kek := newAEAD(&testKEK)
	id, err := toSlotID(casusA)
	must(t, err)
	whole, key := make([]byte, slotSize), NewKey(1)
	putLive(whole, kek, id, key)
	if got, ok := getLive(whole, kek, id); !ok || got != key {
		t.Fatal("a genuine slot does not give its key")
	}
	for bit := range slotSize * 8 {
		at := bit / 8
		reserved := at == offID+MaxID || at >= offWrapped+wrappedSize
		if reserved {
			continue
		}
		forged := bytes.Clone(whole)
		forged[at] ^= 1 << (bit % 8)
		sealSlot(forged)
		if _, ok := getLive(forged, kek, id); ok {
			t.Fatalf("a slot with bit %d forged gives a key", bit)
		}
	}
	if _, ok := getLive(whole, newAEAD(&[KeySize]byte{}), id); ok {
		t.Error("a slot opens under another key-encryption key")
	}
}

func TestVersionZeroIsNoKey(t *testing.T) {
	kek := newAEAD(&testKEK)
	id, err := toSlotID(casusA)
	must(t, err)
	slot := make([]byte, slotSize)
	putLive(slot, kek, id, Key{})
	if _, ok := getLive(slot, kek, id); ok {
		t.Error("a slot of version 0 gives a key that would panic when used")
	}
}

func TestPutDestroyedLeavesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		was := rapid.SliceOfN(rapid.Byte(), slotSize, slotSize).Draw(t, "was")
		tomb := MAC(rapid.SliceOfN(rapid.Byte(), MACSize, MACSize).Draw(t, "tomb"))
		clean, over := make([]byte, slotSize), bytes.Clone(was)
		putDestroyed(clean, tomb)
		putDestroyed(over, tomb)
		if !bytes.Equal(clean, over) {
			t.Fatalf("a destroyed slot depends on what was there: % x", over)
		}
	})
}
