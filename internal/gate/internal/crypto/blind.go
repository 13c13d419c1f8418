// SPDX-License-Identifier: EUPL-1.2

package crypto

import (
	"encoding/binary"
	"strings"
	"time"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// The message of a blind index, with the length as uvarint:
//
//	label 0x00 | len value | normalised value
const (
	blindBSNLabel  = "rondetafel/blind/bsn/v1\x00"
	blindNaamLabel = "rondetafel/blind/naam-geboren/v1\x00"
	blindMerkLabel = "rondetafel/blind/merk/v1\x00"
	bsnDigits      = 9
)

// Index is a blind index: equal for equal values of one kind, and without the key
// nothing can be learned from it but that. Index rows go with the casus.
type Index [MACSize]byte

// Blind makes the indexes for exact search. Safe for use by several goroutines.
type Blind struct{ keyed keyedHash }

// NewBlind makes a Blind of a secret.
func NewBlind(secret [KeySize]byte) *Blind {
	b := &Blind{}
	b.keyed.key(secret)
	return b
}

// BSN gives the index of a burgerservicenummer (the Dutch citizen service number):
// nine digits, or eight of an old notation; anything else in the text is ignored.
// False when there are not eight or nine digits. It does not do the eleven test.
func (b *Blind) BSN(bsn string) (Index, bool) {
	digits := strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, bsn)
	if len(digits) == bsnDigits-1 {
		digits = "0" + digits
	}
	if len(digits) != bsnDigits {
		return Index{}, false
	}
	return b.index(blindBSNLabel, digits), true
}

// NaamGeboren gives the index of a family name (achternaam) with a date of birth,
// written yyyy-mm-dd. The name is normalised: "de Vries", "DEVRIES" and "dé  vries"
// are equal. False when no letter or digit is left, or when the date is not a date.
func (b *Blind) NaamGeboren(achternaam, datum string) (Index, bool) {
	naam := normalise(achternaam)
	if _, err := time.Parse(time.DateOnly, datum); err != nil || naam == "" {
		return Index{}, false
	}
	return b.index(blindNaamLabel, naam+" "+datum), true
}

// Merk gives a number of words or of the hash of a file, for finding back what is the same: equal for equal ones, and by chance for one pair in 2^64 of others.
func (b *Blind) Merk(waarde string) int64 {
	i := b.index(blindMerkLabel, waarde)
	return int64(binary.BigEndian.Uint64(i[:]))
}

func (b *Blind) index(label, value string) Index {
	st := b.keyed.get()
	defer b.keyed.put(st)
	st.msg = appendText(append(st.msg[:0], label...), value)
	return Index(st.sum())
}

// normalise keeps letters and digits, without case and without accents. It
// decomposes by compatibility, because the Dutch ĳ is one character in some
// registers and two in others, and again after folding, which can compose. Bytes that
// are not UTF-8 go first: around them the decomposition depends on the length of s.
func normalise(s string) string {
	s = norm.NFKD.String(strings.ToValidUTF8(s, ""))
	s = strings.ReplaceAll(strings.Map(fold, s), "ß", "ss")
	return strings.Map(letterOrDigit, norm.NFKD.String(s))
}

// fold takes case away: by way of the capital, as ς and σ share one. It is not
// cases.Fold of x/text, which gives other results for some letters past 100 bytes.
func fold(r rune) rune { return unicode.ToLower(unicode.ToUpper(r)) }

// letterOrDigit drops the rest, and the modifier letters (ʼ and its like) too.
func letterOrDigit(r rune) rune {
	if unicode.IsLetter(r) && !unicode.Is(unicode.Lm, r) || unicode.IsDigit(r) {
		return r
	}
	return -1
}
