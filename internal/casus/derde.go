// SPDX-License-Identifier: EUPL-1.2

package casus

import (
	"slices"
	"strings"
	"unicode"

	"rondetafel/internal/errs"
)

// Bekenden are those who are no Derde in a Casus (article 1.6): the Partijen that take part in the covenant today, by their whole names
// and their short ones, and the Betrokkenen.
type Bekenden struct {
	Partijen    []string
	Kort        []string
	Betrokkenen []string
}

// EisDerde asks that naam, typed in veld, is a Derde: neither an active Partij nor a Betrokkene of the Casus (rule 1.6-1). It says what
// to do instead.
func (b Bekenden) EisDerde(v *errs.Velden, veld, naam string) {
	partij, mens := b.Herkent(naam)
	v.Eis(!partij, veld, "Dit is een Partij van het convenant, en geen derde (art. 1.6). Kies haar in de lijst met Partijen.")
	v.Eis(!mens, veld, "Dit is een betrokkene van deze casus, en geen derde (art. 1.6). Schrijf op welke organisatie het overneemt.")
}

// Herkent tells whether naam is that of an active Partij, or of a Betrokkene. A Partij is recognised by its whole name anywhere in naam
// ("Gemeente Weert, wijkteam") and by a short name that stands alone, with or without an article; a Betrokkene when all words of their name
// are there, in any order. Capitals, spaces and signs make no difference.
func (b Bekenden) Herkent(naam string) (partij, mens bool) {
	plat := platteNaam(naam)
	alleen := plat
	for _, lidwoord := range []string{"de ", "het "} {
		alleen = strings.TrimPrefix(alleen, lidwoord)
	}
	is := func(bekend string) bool { return alleen != "" && platteNaam(bekend) == alleen }
	noemt := func(bekend string) bool {
		bekend = platteNaam(bekend)
		return bekend != "" && strings.Contains(" "+plat+" ", " "+bekend+" ")
	}
	partij = slices.ContainsFunc(b.Partijen, noemt) || slices.ContainsFunc(b.Kort, is)
	woorden := strings.Fields(plat)
	return partij, slices.ContainsFunc(b.Betrokkenen, func(bekend string) bool {
		van := strings.Fields(platteNaam(bekend))
		return len(van) > 0 && !slices.ContainsFunc(van, func(w string) bool { return !slices.Contains(woorden, w) })
	})
}

// platteNaam is naam in small letters: its words, of letters and digits, with one space between.
func platteNaam(naam string) string {
	woorden := strings.FieldsFunc(strings.ToLower(naam), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) })
	return strings.Join(woorden, " ")
}
