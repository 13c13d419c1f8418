// SPDX-License-Identifier: EUPL-1.2

package casus

import (
	"slices"
	"time"

	"rondetafel/internal/errs"
	"rondetafel/internal/klok"
)

// Informatiestand is whether a Betrokkene was told that the house handles their Casus (rule AVG-3).
type Informatiestand string

// The answers to it.
const (
	Geinformeerd Informatiestand = "geinformeerd"
	Uitgesteld   Informatiestand = "uitgesteld"
	Weggelaten   Informatiestand = "weggelaten"
)

// Informatiestanden returns every answer.
func Informatiestanden() []Informatiestand {
	return []Informatiestand{Geinformeerd, Uitgesteld, Weggelaten}
}

// Label returns the answer as a page shows it.
func (i Informatiestand) Label() string {
	switch i {
	case Geinformeerd:
		return "Geïnformeerd"
	case Uitgesteld:
		return "Uitgesteld"
	case Weggelaten:
		return "Niet geïnformeerd"
	}
	return string(i)
}

// Informeren answers for one Betrokkene whether they were informed (AVG 13, 14; UAVG 41): informed on a day, postponed until
// one with a reason, or omitted with a reason and a ground.
type Informeren struct {
	Betrokkene string          `json:"-"`
	Stand      Informatiestand `json:"stand"`
	Datum      klok.Datum      `json:"datum,omitempty"`    // on which they were informed
	Tot        klok.Datum      `json:"totDatum,omitempty"` // until which it is postponed
	Reden      string          `json:"reden,omitempty"`
	Grond      string          `json:"grond,omitempty"` // of leaving it out
}

// Schoon returns the answer without what was typed for another one.
func (i Informeren) Schoon() Informeren {
	if i.Stand != Geinformeerd {
		i.Datum = ""
	}
	if i.Stand != Uitgesteld {
		i.Tot = ""
	}
	if i.Stand != Weggelaten {
		i.Grond = ""
	}
	if i.Stand == Geinformeerd {
		i.Reden = ""
	}
	return i
}

// Valideer returns nil or an *errs.Invalid with all that is missing or wrong. vandaag is the day of the answer.
func (i Informeren) Valideer(vandaag time.Time) error {
	var v errs.Velden
	v.Eis(slices.Contains(Informatiestanden(), i.Stand), "stand", "Kies of de betrokkene het weet.")
	kort(&v, "grond", i.Grond)
	EisLengte(&v, "reden", i.Reden)
	switch i.Stand {
	case Geinformeerd:
		dag, ok := i.Datum.Lees()
		v.Eis(ok && dag.Year() >= 2000, "datum", "Vul in wanneer de betrokkene het hoorde, bijvoorbeeld 4-3-2026.")
		v.Eis(!ok || !dag.After(vandaag), "datum", "Deze dag moet nog komen. Kies vandaag of een dag ervoor.")
	case Uitgesteld:
		dag, ok := i.Tot.Lees()
		v.Eis(ok, "totDatum", "Vul in tot wanneer je wacht, bijvoorbeeld 4-3-2026.")
		v.Eis(!ok || dag.After(vandaag), "totDatum", "Kies een dag die nog komt.")
		v.Eis(!ok || dag.Before(vandaag.AddDate(1, 0, 0)), "totDatum", "Kies een dag binnen een jaar.")
		v.Eis(Gevuld(i.Reden), "reden", "Schrijf op waarom je wacht.")
	case Weggelaten:
		v.Eis(Gevuld(i.Reden), "reden", "Schrijf op waarom de betrokkene het niet hoort.")
		v.Eis(Gevuld(i.Grond), "grond", "Schrijf op welke wet dat toestaat, bijvoorbeeld UAVG artikel 41.")
	}
	return v.Fout()
}

// Beantwoord tells whether the answer counts on the day of a round table: what was postponed until a day that has come is
// open again (rule AVG-3).
func (i Informeren) Beantwoord(dag time.Time) bool {
	if i.Stand != Uitgesteld {
		return slices.Contains(Informatiestanden(), i.Stand)
	}
	tot, ok := i.Tot.Lees()
	return ok && dag.Before(tot)
}
