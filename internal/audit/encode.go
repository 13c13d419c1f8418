// SPDX-License-Identifier: EUPL-1.2

package audit

import (
	"encoding/binary"
	"math/bits"
)

// FormatVersion is the first byte of each body that Encode makes. Another
// layout gets another number; Decode keeps reading the old ones.
const FormatVersion = 1

// saltSize keeps the hash of a deleted body from being found by guessing.
const saltSize = 16

// Encode gives the stored form of e: the leaf of the tree is the hash of
// exactly these bytes. The layout is drawn in the package comment. Encode
// does not check e (see Check); equal entries with equal salt give equal bytes.
func (e Entry) Encode(salt [16]byte) []byte {
	b := make([]byte, 0, e.encodedSize())
	b = append(b, FormatVersion)
	b = append(b, salt[:]...)
	b = append(b, e.TraceID[:]...)
	b = append(b, e.SpanID[:]...)
	b = append(b, byte(e.Uitkomst))
	b = binary.AppendUvarint(b, uint64(e.Sequence))
	b = binary.AppendUvarint(b, uint64(e.Time))
	for _, s := range e.strings() {
		b = appendString(b, *s)
	}
	for _, l := range e.lists() {
		b = binary.AppendUvarint(b, uint64(len(*l)))
		for _, s := range *l {
			b = appendString(b, s)
		}
	}
	b = binary.AppendUvarint(b, uint64(len(e.Rechten)))
	for i := range e.Rechten {
		r := &e.Rechten[i]
		b = appendString(b, r.Rij)
		b = binary.AppendUvarint(b, uint64(r.Versie))
		b = appendString(b, r.MAC)
	}
	return appendString(b, e.Details)
}

// strings lists the single text fields in the order of format 1.
func (e *Entry) strings() [9]*string {
	return [9]*string{
		&e.Persoon, &e.Partij, &e.Functie, &e.Namens,
		&e.Handeling, &e.Soort, &e.Casus, &e.Herkomst, &e.Doel,
	}
}

// lists lists the repeated text fields in the order of format 1.
func (e *Entry) lists() [4]*[]string {
	return [4]*[]string{&e.Objecten, &e.Getoond, &e.Regels, &e.Artikelen}
}

func appendString[T string | []byte](b []byte, s T) []byte {
	b = binary.AppendUvarint(b, uint64(len(s)))
	return append(b, s...)
}

// encodedSize is exact, so that Encode allocates once.
func (e *Entry) encodedSize() int {
	n := headerSize + uvarintSize(uint64(e.Sequence)) + uvarintSize(uint64(e.Time))
	for _, s := range e.strings() {
		n += stringSize(len(*s))
	}
	for _, l := range e.lists() {
		n += uvarintSize(uint64(len(*l)))
		for _, s := range *l {
			n += stringSize(len(s))
		}
	}
	n += uvarintSize(uint64(len(e.Rechten)))
	for i := range e.Rechten {
		r := &e.Rechten[i]
		n += stringSize(len(r.Rij)) + uvarintSize(uint64(r.Versie)) + stringSize(len(r.MAC))
	}
	return n + stringSize(len(e.Details))
}

// headerSize counts the fields of fixed size: version, salt, trace, span, outcome.
const headerSize = 1 + saltSize + 16 + 8 + 1

func stringSize(n int) int { return uvarintSize(uint64(n)) + n }

func uvarintSize(v uint64) int { return (bits.Len64(v|1) + 6) / 7 }
