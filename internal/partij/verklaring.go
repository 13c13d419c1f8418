// SPDX-License-Identifier: EUPL-1.2

package partij

import (
	"strings"
	"unicode/utf8"

	"rondetafel/internal/errs"
)

const (
	kortsteVerklaring = 20   // characters: less promises nothing
	langsteVerklaring = 4000 // that who signs reads in a few minutes
)

// VerklaringVernieuwen gives the house another declaration of secrecy (article 14.1). From then on everybody signs that one before they go on.
type VerklaringVernieuwen struct {
	Versie int64  `json:"versie"` // that it takes the place of
	Tekst  string `json:"tekst"`
}

// Schoon returns it as it is kept.
func (v VerklaringVernieuwen) Schoon() VerklaringVernieuwen {
	v.Tekst = strings.TrimSpace(strings.ReplaceAll(v.Tekst, "\r\n", "\n"))
	return v
}

// Valideer returns nil or an *errs.Invalid with all that is missing or wrong.
func (v VerklaringVernieuwen) Valideer() error {
	var f errs.Velden
	n := utf8.RuneCountInString(v.Tekst)
	f.Eis(n >= kortsteVerklaring, "tekst", "Schrijf op wat mensen beloven. Gebruik minstens twintig tekens.")
	f.Eis(n <= langsteVerklaring, "tekst", "Maak de verklaring korter: hoogstens 4.000 tekens. Iedereen moet haar lezen voordat die tekent.")
	eisLeesbaar(&f, "tekst", strings.ReplaceAll(v.Tekst, "\n", " "))
	return f.Fout()
}
