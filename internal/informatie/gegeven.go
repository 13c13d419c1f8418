// SPDX-License-Identifier: EUPL-1.2

// Package informatie holds the Gegeven: a piece of information that one Partij supplies and stays master of (articles 12.1 and
// 13.2). Pure: shapes and rules of shape, no storage, no clock.
package informatie

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
	"rondetafel/internal/klok"
)

// Soort is the kind of data (article 12.2, WGS 2.30).
type Soort string

// The kinds of data.
const (
	Gewoon          Soort = "gewoon"
	Gezondheid      Soort = "gezondheid"
	Strafrechtelijk Soort = "strafrechtelijk"
	Politiegegevens Soort = "politie"
	Justitieel      Soort = "justitieel"
	MedischGeheim   Soort = "medisch_geheim"
)

// Soorten returns every kind.
func Soorten() []Soort {
	return []Soort{Gewoon, Gezondheid, Strafrechtelijk, Politiegegevens, Justitieel, MedischGeheim}
}

// Label returns the kind as a page shows it.
func (s Soort) Label() string {
	switch s {
	case Gewoon:
		return "Gewone persoonsgegevens"
	case Gezondheid:
		return "Gezondheid (bijzonder, AVG 9)"
	case Strafrechtelijk:
		return "Strafrechtelijk (AVG 10)"
	case Politiegegevens:
		return "Politiegegevens (Wpg)"
	case Justitieel:
		return "Justitiële gegevens (Wjsg)"
	case MedischGeheim:
		return "Onder medisch beroepsgeheim"
	}
	return string(s)
}

// Inhoud is what a Gegeven says. It is sealed as a whole.
type Inhoud struct {
	Over      []string   `json:"over"` // ids of betrokkenen of the Casus
	Tekst     string     `json:"tekst"`
	Rubriek   Rubriek    `json:"rubriek"`                    // what it is about (WGS 2.30)
	Bron      string     `json:"bron"`                       // where the supplier has it from
	Datum     klok.Datum `json:"datum"`                      // the day that it is of
	Eerst     klok.Datum `json:"eersteVerwerking,omitempty"` // the day on which the supplier first had it; Datum when empty
	Grondslag string     `json:"grondslag"`                  // why the supplier may give this
	Grond     Grond      `json:"grond,omitzero"`
}

// Schoon returns the content of a piece of a soort as it is kept: days as ISO, and of the ground what soort asks.
func (in Inhoud) Schoon(soort Soort) Inhoud {
	in.Bron, in.Datum = strings.TrimSpace(in.Bron), klok.Datum(in.Datum.ISO())
	in.Eerst = klok.Datum(cmp.Or(in.Eerst.ISO(), string(in.Datum)))
	in.Grond = in.Grond.schoon(soort)
	return in
}

// Toevoegen is a new Gegeven.
type Toevoegen struct {
	Inhoud
	Voorwaarden
	Casus string `json:"-"`
	Soort Soort  `json:"soort"`
	// Documenten are ids of files that were sent before.
	Documenten []string `json:"documenten,omitempty"`
	// Informatievraag is the question that this answers; "" for none (rule 12.1-3).
	Informatievraag string `json:"informatievraag,omitempty"`
}

// Valideer returns nil or an *errs.Invalid with all that is missing or wrong.
func (t Toevoegen) Valideer(vandaag time.Time) error {
	var v errs.Velden
	t.Inhoud.valideer(&v, t.Soort, vandaag)
	t.Voorwaarden.valideer(&v, vandaag)
	return v.Fout()
}

func (in Inhoud) valideer(v *errs.Velden, soort Soort, vandaag time.Time) {
	v.Eis(len(in.Over) > 0, "over", "Kies over wie dit gaat.")
	casus.EisTekst(v, "tekst", in.Tekst, "Schrijf op welke informatie je geeft.")
	rubriek, bekend := slices.Contains(Rubrieken(), in.Rubriek), slices.Contains(Soorten(), soort)
	v.Eis(rubriek, "rubriek", "Kies waar dit over gaat. Iets anders hoort niet in een casus.")
	v.Eis(bekend, "soort", "Kies wat voor gegevens dit zijn.")
	v.Eis(!rubriek || !bekend || in.Rubriek.past(soort), "soort", "Deze soort past niet bij waar dit over gaat. Kies een andere.")
	casus.EisTekst(v, "bron", in.Bron, "Schrijf op hoe jullie dit weten.")
	eisDag(v, "datum", in.Datum, vandaag, "Vul in van welke dag deze informatie is.")
	if !in.Eerst.Leeg() {
		eisDag(v, "eersteVerwerking", in.Eerst, vandaag, "")
	}
	in.Grond.valideer(v, soort, vandaag)
	v.Eis(casus.Gevuld(in.Grondslag), "grondslag", "Schrijf op waarom je dit mag geven: de wet of de toestemming.")
	casus.EisLengte(v, "grondslag", in.Grondslag)
}

// Corrigeren is a better text of a Gegeven by its own supplier (rule 12.1-1).
type Corrigeren struct {
	Inhoud
	Gegeven string `json:"-"`
	Versie  int64  `json:"versie"`
	Soort   Soort  `json:"soort"`
	// Verzoeken are the requests of other Partijen that this settles (rule 12.1-1).
	Verzoeken []string `json:"correctieverzoeken,omitempty"`
}

// Valideer returns nil or an *errs.Invalid with all that is missing or wrong.
func (c Corrigeren) Valideer(vandaag time.Time) error {
	var v errs.Velden
	c.Inhoud.valideer(&v, c.Soort, vandaag)
	return v.Fout()
}

// Wijzigen sets other Voorwaarden on a Gegeven (article 13.2).
type Wijzigen struct {
	Voorwaarden
	Gegeven string `json:"-"`
	Versie  int64  `json:"versie"`
}

// Valideer returns nil or an *errs.Invalid with all that is missing or wrong.
func (w Wijzigen) Valideer(vandaag time.Time) error {
	var v errs.Velden
	w.Voorwaarden.valideer(&v, vandaag)
	return v.Fout()
}

// Intrekken takes a Gegeven back: nobody reads it any more (rule 12.1-1).
type Intrekken struct {
	Gegeven string `json:"-"`
	Versie  int64  `json:"versie"`
	Reden   string `json:"reden"`
}

// Valideer returns nil or an *errs.Invalid.
func (i Intrekken) Valideer() error {
	var v errs.Velden
	casus.EisTekst(&v, "reden", i.Reden, "Schrijf op waarom je dit intrekt.")
	return v.Fout()
}
