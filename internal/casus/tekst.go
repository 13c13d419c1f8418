// SPDX-License-Identifier: EUPL-1.2

package casus

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"rondetafel/internal/errs"
)

// MaxTekst is the longest text that one field of a form takes, in characters.
const MaxTekst = 20_000

// EisTekst asks that tekst is filled in and no longer than MaxTekst; melding is said when it is empty.
func EisTekst(v *errs.Velden, veld, tekst, melding string) {
	v.Eis(Gevuld(tekst), veld, melding)
	EisLengte(v, veld, tekst)
}

// Gevuld tells whether tekst has a letter, digit or sign that one can see.
func Gevuld(tekst string) bool {
	return strings.ContainsFunc(tekst, func(r rune) bool {
		switch r {
		case '\u2800', '\u3164', '\u115F', '\u1160', '\uFFA0': // signs and letters by name, and blank
			return false
		}
		return unicode.In(r, unicode.L, unicode.N, unicode.P, unicode.S)
	})
}

// EisLengte asks that tekst is no longer than MaxTekst and is proper text.
func EisLengte(v *errs.Velden, veld, tekst string) {
	v.Eis(utf8.RuneCountInString(tekst) <= MaxTekst, veld, "Deze tekst is te lang. Gebruik hoogstens 20.000 tekens.")
	v.Eis(leesbaar(tekst), veld, "Deze tekst bevat tekens die we niet kunnen lezen.")
}

// leesbaar tells whether tekst is proper text: no broken characters, and no NUL, which a database does not take.
func leesbaar(tekst string) bool {
	return utf8.ValidString(tekst) && !strings.ContainsFunc(tekst, onzichtbaar)
}

// onzichtbaar are the characters that nobody types and that make a text look like another one: controls, and marks that turn
// the direction of writing or take no room.
func onzichtbaar(r rune) bool {
	switch r {
	case '\n', '\r', '\t':
		return false
	}
	return unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || r == '\u200b' || r == '\ufeff'
}
