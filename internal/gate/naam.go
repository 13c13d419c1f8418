// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// zelfdeNaam tells whether a reader takes two names for the same: but for case, spacing, accents, punctuation, or letters that look alike.
func zelfdeNaam(een, ander string) bool {
	return naamLetters(een) == naamLetters(ander) || naamVorm(een) == naamVorm(ander)
}

// naamLetters are the letters and digits of a name, without case and accents.
func naamLetters(naam string) string {
	var b strings.Builder
	for _, r := range norm.NFKD.String(strings.ToLower(naam)) {
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r):
			b.WriteString(zonderStreep(r))
		}
	}
	return b.String()
}

// zonderStreep is a letter without what is written through it or in it, which does not come off as an accent.
func zonderStreep(r rune) string {
	switch r {
	case 'ı':
		return "i"
	case 'ł':
		return "l"
	case 'ø':
		return "o"
	case 'đ', 'ð':
		return "d"
	case 'ħ':
		return "h"
	case 'ß':
		return "ss"
	case 'æ':
		return "ae"
	case 'œ':
		return "oe"
	case 'ɑ':
		return "a"
	case 'ɡ':
		return "g"
	}
	return string(r)
}

// naamVorm is how a name looks in most fonts: a capital I, a small l and a one are one stroke, an O and a zero one ring, and rn is an m.
func naamVorm(naam string) string {
	return strings.ReplaceAll(naamLetters(strings.NewReplacer("I", "l", "1", "l", "|", "l", "0", "o").Replace(naam)), "rn", "m")
}

// bijnaNaam is how many letters a name has at least to be held against another of which one letter differs: shorter ones differ in no less.
const bijnaNaam = 5

// bijnaZelfdeNaam tells whether a reader easily takes one name for the other: one letter was changed, added or left out, or two next to each other changed places.
func bijnaZelfdeNaam(een, ander string) bool {
	a, b := []rune(naamLetters(een)), []rune(naamLetters(ander))
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) < bijnaNaam || len(b)-len(a) > 1 {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	if len(a) < len(b) {
		return slices.Equal(a[i:], b[i+1:])
	}
	if i == len(a) || slices.Equal(a[i+1:], b[i+1:]) {
		return true
	}
	return i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && slices.Equal(a[i+2:], b[i+2:])
}
