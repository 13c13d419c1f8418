// SPDX-License-Identifier: EUPL-1.2

package casus

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"rondetafel/internal/errs"
	"rondetafel/internal/klok"
)

// Rol says how a Betrokkene stands in a Casus (WGS 2.30: the betrokkene and the direct circle).
type Rol string

// The roles of a Betrokkene.
const (
	Hoofdbetrokkene Rol = "hoofdbetrokkene"
	Gezinslid       Rol = "gezinslid"
	Slachtoffer     Rol = "slachtoffer"
	DirecteKring    Rol = "directe_kring"
)

// Rollen returns every role.
func Rollen() []Rol { return []Rol{Hoofdbetrokkene, Gezinslid, Slachtoffer, DirecteKring} }

// Label returns the role as a page shows it.
func (r Rol) Label() string {
	switch r {
	case Hoofdbetrokkene:
		return "Hoofdbetrokkene"
	case Gezinslid:
		return "Gezinslid"
	case Slachtoffer:
		return "Slachtoffer"
	case DirecteKring:
		return "Directe kring"
	}
	return string(r)
}

// Betrokkene is a natural person to whom information in a Casus relates (article 1.5). Everything of it is sealed.
type Betrokkene struct {
	Voornaam      string     `json:"voornaam"`
	Tussenvoegsel string     `json:"tussenvoegsel,omitempty"`
	Achternaam    string     `json:"achternaam"`
	Geboortedatum klok.Datum `json:"geboortedatum,omitempty"`
	BSN           string     `json:"bsn,omitempty"`
	Rol           Rol        `json:"rol"`
}

// Naam returns the whole name.
func (b Betrokkene) Naam() string {
	return strings.Join(strings.Fields(b.Voornaam+" "+b.Tussenvoegsel+" "+b.Achternaam), " ")
}

// Leeg tells whether nothing was filled in: an empty row of the form.
func (b Betrokkene) Leeg() bool {
	return b.Naam() == "" && b.Geboortedatum.Leeg() && strings.TrimSpace(b.BSN) == ""
}

// BSNGemaskeerd returns the citizen service number with all but the last two digits hidden, or "" when there is none.
func (b Betrokkene) BSNGemaskeerd() string {
	if len(b.BSN) != 9 {
		return ""
	}
	return "*******" + b.BSN[7:]
}

// GeldigBSN tells whether s is a citizen service number: nine digits, not all zero, and the elfproef.
func GeldigBSN(s string) bool {
	if len(s) != 9 || s == "000000000" {
		return false
	}
	som := 0
	for i, r := range []byte(s) {
		if r < '0' || r > '9' {
			return false
		}
		gewicht := 9 - i
		if i == 8 {
			gewicht = -1
		}
		som += gewicht * int(r-'0')
	}
	return som%11 == 0
}

// SchoonBSN removes the spaces and dots that people type in a number.
func SchoonBSN(s string) string {
	return strings.NewReplacer(" ", "", ".", "", "-", "").Replace(s)
}

const maxBetrokkenen = 50 // in one Aanmelding

func valideerBetrokkenen(v *errs.Velden, vandaag time.Time, soort Soort, lijst []Betrokkene) {
	v.Eis(len(lijst) > 0, "betrokkenen", "Vul minstens één betrokkene in: de mens om wie het gaat.")
	v.Eis(len(lijst) <= maxBetrokkenen, "betrokkenen", "Vul hoogstens 50 betrokkenen in.")
	hoofd := 0
	for i, b := range lijst {
		if b.Rol == Hoofdbetrokkene {
			hoofd++
		}
		if i < maxBetrokkenen { // beyond it one message is enough
			valideerBetrokkene(v, vandaag, fmt.Sprintf("betrokkenen[%d].", i), b)
		}
	}
	eisElkEigenBSN(v, lijst)
	// rule 1.5-1
	v.Eis(hoofd <= 1, "betrokkenen", "Kies één hoofdbetrokkene. De anderen krijgen een andere rol.")
	v.Eis(hoofd > 0 || soort.ZonderHoofd() || len(lijst) == 0, "betrokkenen",
		"Kies wie de hoofdbetrokkene is. Alleen een casus van een gezin of een gebied kan zonder.")
}

// eisElkEigenBSN asks that nobody is there twice: the second with a number gets the message, which does not repeat it.
func eisElkEigenBSN(v *errs.Velden, lijst []Betrokkene) {
	gezien := map[string]bool{}
	for i, b := range lijst[:min(len(lijst), maxBetrokkenen)] {
		bsn := SchoonBSN(b.BSN)
		v.Eis(bsn == "" || !gezien[bsn], fmt.Sprintf("betrokkenen[%d].bsn", i),
			"Dit BSN staat ook bij een andere betrokkene. Vul iedereen één keer in.")
		gezien[bsn] = true
	}
}

func valideerBetrokkene(v *errs.Velden, vandaag time.Time, pad string, b Betrokkene) {
	v.Eis(Gevuld(b.Achternaam), pad+"achternaam", "Vul de achternaam in.")
	v.Eis(slices.Contains(Rollen(), b.Rol), pad+"rol", "Kies een rol.")
	v.Eis(b.BSN == "" || GeldigBSN(SchoonBSN(b.BSN)), pad+"bsn",
		"Dit is geen bestaand BSN. Kijk de negen cijfers na of laat het leeg.")
	if !b.Geboortedatum.Leeg() {
		t, ok := b.Geboortedatum.Lees()
		v.Eis(ok && t.Year() >= 1900, pad+"geboortedatum", "Vul de geboortedatum in als dag-maand-jaar, bijvoorbeeld 4-3-2004.")
		v.Eis(!ok || !t.After(vandaag), pad+"geboortedatum", "Deze geboortedatum moet nog komen. Kijk hem na.")
	}
	kort(v, pad+"voornaam", b.Voornaam)
	kort(v, pad+"tussenvoegsel", b.Tussenvoegsel)
	kort(v, pad+"achternaam", b.Achternaam)
}

func kort(v *errs.Velden, veld, tekst string) {
	v.Eis(utf8.RuneCountInString(tekst) <= 200, veld, "Gebruik hoogstens 200 tekens.")
	v.Eis(leesbaar(tekst), veld, "Deze tekst bevat tekens die we niet kunnen lezen.")
}
