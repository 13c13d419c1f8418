// SPDX-License-Identifier: EUPL-1.2

// Package bestuur holds how Partijen decide together. Instemming asks a set of Partijen to agree, all of them or each for its own
// (articles 6.4, 9.2f, 7.2, 16.1, 17.4, 18.2). Pure: shapes and rules of shape.
package bestuur

import (
	"slices"

	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
)

// Instemmen is the answer of one Partij.
type Instemmen struct {
	Casus    string `json:"-"`
	Versie   int64  `json:"versie"`   // of what it agrees with
	Antwoord string `json:"antwoord"` // "ja" or "nee"
	Reden    string `json:"reden,omitempty"`
}

// Ja tells whether the Partij agrees.
func (i Instemmen) Ja() bool { return i.Antwoord == "ja" }

// Valideer returns nil or an *errs.Invalid. Who does not agree says why.
func (i Instemmen) Valideer() error {
	var v errs.Velden
	v.Eis(i.Antwoord == "ja" || i.Antwoord == "nee", "antwoord", "Kies of jullie instemmen.")
	v.Eis(i.Antwoord != "nee" || casus.Gevuld(i.Reden), "reden", "Schrijf op waarom jullie niet instemmen.")
	casus.EisLengte(&v, "reden", i.Reden)
	return v.Fout()
}

// Teksten is why not.
func (i Instemmen) Teksten() []casus.Veldtekst {
	return []casus.Veldtekst{{Veld: "reden", Tekst: i.Reden}}
}

// Stand is how far asking is.
type Stand string

// The states.
const (
	Gevraagd     Stand = "gevraagd"
	Ingestemd    Stand = "ingestemd"
	Geweigerd    Stand = "geweigerd"
	Teruggenomen Stand = "teruggenomen" // said yes and took it back
	Vervallen    Stand = "vervallen"    // what was asked about changed or is no longer asked
	Afwezig      Stand = "afwezig"      // did not take part in a decision: was not there, or without a mandate
	Ingelicht    Stand = "ingelicht"    // is told, and not asked (rule 14.1-2)
)

// Standen returns every state.
func Standen() []Stand {
	return []Stand{Gevraagd, Ingestemd, Geweigerd, Teruggenomen, Vervallen, Afwezig, Ingelicht}
}

// Label returns the state as a page shows it.
func (s Stand) Label() string {
	switch s {
	case Gevraagd:
		return "gevraagd, nog geen antwoord"
	case Ingestemd:
		return "stemt in"
	case Geweigerd:
		return "stemt niet in"
	case Teruggenomen:
		return "nam het ja terug"
	case Vervallen:
		return "vervallen"
	case Ingelicht:
		return "is ingelicht"
	case Afwezig:
		return "besliste niet mee"
	}
	return string(s)
}

// Antwoord is what is known of one Partij that was asked: Gevraagd until it answered.
type Antwoord struct {
	Partij string
	Stand  Stand
}

// Instemming is a set of Partijen that were asked the same.
type Instemming []Antwoord

// Vraag asks each of partijen, once.
func Vraag(partijen []string) Instemming {
	var i Instemming
	for _, p := range slices.Compact(slices.Sorted(slices.Values(partijen))) {
		i = append(i, Antwoord{Partij: p, Stand: Gevraagd})
	}
	return i
}

// Van returns what is known of a Partij, and false for one that was not asked.
func (i Instemming) Van(partij string) (Stand, bool) {
	n := slices.IndexFunc(i, func(a Antwoord) bool { return a.Partij == partij })
	if n < 0 {
		return "", false
	}
	return i[n].Stand, true
}

// Met returns the set after the answer of a Partij. An answer stands: a Partij that was not asked or that answered before changes
// nothing, and the second result is false.
func (i Instemming) Met(partij string, ja bool) (Instemming, bool) {
	if stand, gevraagd := i.Van(partij); !gevraagd || stand != Gevraagd {
		return i, false
	}
	uit := slices.Clone(i)
	n := slices.IndexFunc(uit, func(a Antwoord) bool { return a.Partij == partij })
	uit[n].Stand = Geweigerd
	if ja {
		uit[n].Stand = Ingestemd
	}
	return uit, true
}

// Samen returns the outcome where all must agree: Geweigerd at the first no, Ingestemd when every Partij said yes, else Gevraagd.
// Nobody asked is nobody who agrees.
func (i Instemming) Samen() Stand {
	uit := Ingestemd
	for _, a := range i {
		switch a.Stand {
		case Geweigerd, Teruggenomen, Vervallen:
			return a.Stand
		case Gevraagd:
			uit = Gevraagd
		}
	}
	if len(i) == 0 {
		return Gevraagd
	}
	return uit
}

// Wacht returns the Partijen that did not answer yet.
func (i Instemming) Wacht() []string {
	var uit []string
	for _, a := range i {
		if a.Stand == Gevraagd {
			uit = append(uit, a.Partij)
		}
	}
	return uit
}

// GaatOver tells whether exactly partijen were asked: who came or went since is not among those who agree.
func (i Instemming) GaatOver(partijen []string) bool {
	var gevraagd []string
	for _, a := range i {
		gevraagd = append(gevraagd, a.Partij)
	}
	slices.Sort(gevraagd)
	return slices.Equal(gevraagd, slices.Compact(slices.Sorted(slices.Values(partijen))))
}
