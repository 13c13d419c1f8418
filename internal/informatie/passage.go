// SPDX-License-Identifier: EUPL-1.2

package informatie

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
)

// Gezamenlijk stands among the suppliers of a Passage that all who took part told together (rule 7.2-4).
const Gezamenlijk = "gezamenlijk"

// Citaat is a passage: a part of a plan or of minutes that tells facts, with who supplied them (rule 7.2-4) and the pieces that it rests on: it
// follows their conditions (rule 13.2-3).
type Citaat struct {
	Tekst    string   `json:"tekst"`
	Partijen []string `json:"partijen,omitempty"` // ids of the suppliers, or Gezamenlijk
	Gegevens []string `json:"gegevens,omitempty"` // ids of the pieces that it rests on
}

// Leeg tells whether nothing was filled in: an empty row of a form.
func (p Citaat) Leeg() bool {
	return !casus.Gevuld(p.Tekst) && len(p.Partijen) == 0 && len(p.Gegevens) == 0
}

// Samen tells whether it is a joint passage.
func (p Citaat) Samen() bool { return slices.Contains(p.Partijen, Gezamenlijk) }

// MaxPassages is how many passages stand at one place: under a Doel, or in the minutes of one Overleg.
const MaxPassages = 30

// SchonePassages returns the passages without the empty rows of a form; each supplier and each piece stands in it once, and of a joint
// passage no supplier by name.
func SchonePassages(in []Citaat) []Citaat {
	var uit []Citaat
	for _, p := range in {
		if p.Leeg() {
			continue
		}
		p.Partijen, p.Gegevens = eenmaal(p.Partijen), eenmaal(p.Gegevens)
		if p.Samen() {
			p.Partijen = []string{Gezamenlijk}
		}
		uit = append(uit, p)
	}
	return uit
}

// EisPassages says at pad what is missing or wrong in passages as far as they themselves tell.
func EisPassages(v *errs.Velden, pad string, passages []Citaat) {
	v.Eis(len(passages) <= MaxPassages, pad, fmt.Sprintf("Gebruik hoogstens %d passages op één plek.", MaxPassages))
	for i, p := range passages {
		p.valideer(v, fmt.Sprintf("%s[%d].", pad, i))
	}
}

func (p Citaat) valideer(v *errs.Velden, pad string) {
	casus.EisTekst(v, pad+"tekst", p.Tekst, "Schrijf op wat er is gezegd.")
	v.Eis(len(p.Partijen) > 0, pad+"partijen", "Kies van welke Partij dit komt, of dat jullie het samen zeiden (art. 7.2).")
}

// Herschrijven replaces one Passage, or leaves it out, because a piece that it rests on was withdrawn, tightened or corrected, or may be
// read no longer (rule 13.2-3). What was agreed beside it stands (rule 6.5-1).
type Herschrijven struct {
	Passage  string   `json:"-"` // id
	Versie   int64    `json:"versie"`
	Weg      bool     `json:"weglaten,omitempty"` // the passage goes; what follows is not read then
	Tekst    string   `json:"tekst,omitempty"`
	Partijen []string `json:"partijen,omitempty"` // ids of the suppliers, or Gezamenlijk
	Gegevens []string `json:"gegevens,omitempty"`
	KloptNog bool     `json:"kloptNog,omitempty"` // the writer says that the same text still holds, now that a piece under it was corrected
}

// Schoon returns the request as it is carried out.
func (h Herschrijven) Schoon() Herschrijven {
	if h.Weg {
		h.Tekst, h.Partijen, h.Gegevens, h.KloptNog = "", nil, nil, false
		return h
	}
	for _, p := range SchonePassages([]Citaat{h.Nieuw()}) {
		h.Partijen, h.Gegevens = p.Partijen, p.Gegevens
	}
	return h
}

// Nieuw is the passage that comes in its place.
func (h Herschrijven) Nieuw() Citaat { return Citaat{h.Tekst, h.Partijen, h.Gegevens} }

// Valideer returns nil or an *errs.Invalid with all that is missing or wrong.
func (h Herschrijven) Valideer() error {
	var v errs.Velden
	if !h.Weg {
		h.Nieuw().valideer(&v, "")
	}
	return v.Fout()
}

// Zelfde tells whether two texts say the same, whatever their capitals, spaces and punctuation.
func Zelfde(a, b string) bool {
	return strings.Join(woorden(a), "") == strings.Join(woorden(b), "")
}

// woorden are the words of a text, in small letters.
func woorden(tekst string) []string {
	klein := strings.Map(func(r rune) rune {
		switch {
		case unicode.In(r, unicode.M, unicode.Cf): // what has no width of its own
			return -1
		case unicode.IsLetter(r), unicode.IsNumber(r):
			return unicode.ToLower(r)
		}
		return ' '
	}, tekst)
	return strings.Fields(klein)
}

// Reden says why a Passage has to be written anew, as a fixed word.
type Reden string

// The reasons, the gravest first. A passage waits for the gravest that holds.
const (
	RedenIngetrokken  Reden = "ingetrokken" // a piece was withdrawn
	RedenVerlopen     Reden = "verlopen"    // the last day of a piece is over
	RedenProtocol     Reden = "protocol"    // the Privacy Protocol became stricter (rule 12.2-2)
	RedenVoorwaarden  Reden = "voorwaarden" // the supplier tightened the conditions of a piece
	RedenGecorrigeerd Reden = "gecorrigeerd"
)

// Redenen returns every reason, the gravest first.
func Redenen() []Reden {
	return []Reden{RedenIngetrokken, RedenVerlopen, RedenProtocol, RedenVoorwaarden, RedenGecorrigeerd}
}

// Zin returns the reason as a page shows it to a writer.
func (r Reden) Zin() string {
	switch r {
	case RedenIngetrokken:
		return "Het stuk waar dit op rust, is ingetrokken."
	case RedenVerlopen:
		return "De laatste dag waarop het stuk waar dit op rust gelezen mag worden, is voorbij."
	case RedenProtocol:
		return "Het Privacy Protocol werd strenger voor het stuk waar dit op rust (art. 12.2)."
	case RedenVoorwaarden:
		return "De Partij die het stuk gaf waar dit op rust, maakte de voorwaarden strenger."
	case RedenGecorrigeerd:
		return "Het stuk waar dit op rust, is verbeterd."
	}
	return string(r)
}

// Zwaarste returns the gravest of two reasons; "" is none.
func Zwaarste(a, b Reden) Reden {
	for _, r := range Redenen() {
		if a == r || b == r {
			return r
		}
	}
	return ""
}

// Strenger tells whether w allows less than oud of what a quotation asks: that it is made, and who reads it, from when, for what and
// until when (rules 13.2-2 and 13.2-3).
func (w Voorwaarden) Strenger(oud Voorwaarden) bool {
	w, oud = w.Schoon(), oud.Schoon()
	mist := func(in, uit []string) bool {
		return slices.ContainsFunc(in, func(id string) bool { return !slices.Contains(uit, id) })
	}
	switch {
	case oud.Citeren && !w.Citeren, w.Vanaf == VanafPlan && oud.Vanaf != VanafPlan, w.GeldigTot() < oud.GeldigTot():
		return true
	case len(w.Doelen) > 0 && (len(oud.Doelen) == 0 || mist(oud.Doelen, w.Doelen)):
		return true
	case w.Wie == GekozenPartijen && oud.Wie == GekozenPartijen:
		return mist(oud.Lezers, w.Lezers)
	}
	return w.Wie != oud.Wie && w.Wie != AlleDeelnemers && oud.Wie != AlleenProcesregisseur
}

// Beperkt tells whether conditions close a piece to a quotation in any way: to somebody who takes part, for a time, for a goal, or all of it.
func (w Voorwaarden) Beperkt() bool {
	return w.Strenger(Voorwaarden{Wie: AlleDeelnemers, Gebruik: Gebruik{Citeren: true}})
}
