// SPDX-License-Identifier: EUPL-1.2

package toegang

import (
	"crypto/rand"
	"strings"
	"time"
)

// Soort says what a toegangscode is for.
type Soort string

// The kinds of toegangscode.
const (
	Eerste  Soort = "eerste"  // of somebody who never logged in
	Herstel Soort = "herstel" // of somebody who lost their password or their second factor
)

// Duur is how long a toegangscode of this kind can be used.
func (s Soort) Duur() time.Duration {
	if s == Eerste {
		return 7 * 24 * time.Hour
	}
	return 24 * time.Hour
}

// codeTekens are those of a code that somebody types over: none looks like another.
const codeTekens = "0123456789abcdefghjkmnpqrstvwxyz"

// codeLengte is how many there are in a code: 80 bits, which nobody guesses.
const codeLengte = 16

// NieuweCode draws a code that is used once, in groups of four: "k7wq-3m9x-0rtb-v2cd".
func NieuweCode() string {
	var b [codeLengte]byte
	_, _ = rand.Read(b[:])
	var uit strings.Builder
	for i, c := range b {
		if i > 0 && i%4 == 0 {
			uit.WriteByte('-')
		}
		uit.WriteByte(codeTekens[c%byte(len(codeTekens))])
	}
	return uit.String()
}

// LeesCode is a code as it is compared, whatever the spaces, dashes, capitals and look-alikes with which it was typed; "" for what can
// be none.
func LeesCode(getypt string) string {
	if len(getypt) > 4*codeLengte {
		return ""
	}
	c := strings.NewReplacer("-", "", " ", "", "o", "0", "i", "1", "l", "1").Replace(strings.ToLower(getypt))
	if len(c) != codeLengte || strings.Trim(c, codeTekens) != "" {
		return ""
	}
	return c
}

// Herstelcodes is how many codes somebody gets for when their app is gone.
const Herstelcodes = 10
