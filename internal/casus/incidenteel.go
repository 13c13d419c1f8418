// SPDX-License-Identifier: EUPL-1.2

package casus

import (
	"slices"
	"strings"
	"time"

	"rondetafel/internal/errs"
	"rondetafel/internal/klok"
)

// Incidenteel proposes to let an incidentele derde take part in a Casus: an organisation that is no Partij and whose knowledge is needed for
// a while (WGS 2.31 lid 9, rule WGS-14). The public Partijen decide; it then reads the pieces that their suppliers let it read, and nothing
// else.
type Incidenteel struct {
	Casus       string     `json:"-"`
	Organisatie string     `json:"organisatie"`
	Personen    []string   `json:"personen"` // names of who takes part for it
	Waarom      string     `json:"waarom"`
	Grond       string     `json:"grond"`         // the law or task on which it may take part
	Van         klok.Datum `json:"van,omitempty"` // the first day, today when empty
	Tot         klok.Datum `json:"tot"`           // the last day
}

// Limits of one decision. A participation has an end date; three months is about the time between two round tables, after which the public
// Partijen judge anew whether it is still needed (WGS 2.31 lid 10). Longer needs another decision.
const (
	IncidenteelMaanden  = 3
	IncidenteelPersonen = 5
)

// Schoon returns the proposal as it is kept: names without blanks around them, and each person once.
func (i Incidenteel) Schoon() Incidenteel {
	i.Organisatie = strings.TrimSpace(i.Organisatie)
	var namen []string
	for _, n := range i.Personen {
		n = strings.TrimSpace(n)
		if Gevuld(n) && !slices.Contains(namen, n) {
			namen = append(namen, n)
		}
	}
	i.Personen = namen
	return i
}

// Valideer returns nil or an *errs.Invalid with all that is missing or wrong on vandaag, a moment in Amsterdam.
func (i Incidenteel) Valideer(vandaag time.Time) error {
	var v errs.Velden
	v.Eis(Gevuld(i.Organisatie), "organisatie", "Schrijf op welke organisatie meedoet.")
	kort(&v, "organisatie", i.Organisatie)
	v.Eis(len(i.Personen) > 0, "personen", "Schrijf op wie er voor deze organisatie meedoet.")
	v.Eis(len(i.Personen) <= IncidenteelPersonen, "personen", "Noem hoogstens vijf mensen: alleen wie echt nodig is.")
	for _, n := range i.Personen {
		kort(&v, "personen", n)
	}
	EisTekst(&v, "waarom", i.Waarom, "Schrijf op waarom deze organisatie nodig is, en waarom het niet zonder haar kan.")
	v.Eis(Gevuld(i.Grond), "grond", "Schrijf op waarom deze organisatie mee mag doen: de wet of taak.")
	kort(&v, "grond", i.Grond)
	i.eisTermijn(&v, vandaag)
	return v.Fout()
}

func (i Incidenteel) eisTermijn(v *errs.Velden, vandaag time.Time) {
	dag := time.Date(vandaag.Year(), vandaag.Month(), vandaag.Day(), 0, 0, 0, 0, vandaag.Location())
	van, vanGoed := i.Van.Lees()
	v.Eis(i.Van.Leeg() || vanGoed, "van", "Vul een datum in als dag-maand-jaar, bijvoorbeeld 1-3-2027.")
	v.Eis(i.Van.Leeg() || !vanGoed || !van.Before(dag), "van", "Kies vandaag of een dag die nog komt.")
	tot, totGoed := i.Tot.Lees()
	v.Eis(!i.Tot.Leeg(), "tot", "Kies tot en met welke dag deze organisatie meedoet. Zonder einddatum kan het niet (WGS 2.31).")
	v.Eis(i.Tot.Leeg() || totGoed, "tot", "Vul een datum in als dag-maand-jaar, bijvoorbeeld 1-3-2027.")
	if !totGoed {
		return
	}
	v.Eis(!tot.Before(dag) && (!vanGoed || !tot.Before(van)), "tot", "De laatste dag ligt voor de eerste. Kies een latere dag.")
	v.Eis(!tot.After(dag.AddDate(0, IncidenteelMaanden, 0)), "tot",
		"Kies een dag binnen drie maanden. Is het daarna nog nodig? Dan beslissen de publieke Partijen opnieuw.")
}

// Periode returns the first moment and the moment after the last day, of a proposal that is valid.
func (i Incidenteel) Periode(vandaag time.Time) (van, tot int64) {
	eerste, ok := i.Van.Lees()
	if !ok {
		eerste = vandaag
	}
	laatste, _ := i.Tot.Lees()
	return klok.Micro(eerste), klok.Micro(laatste.AddDate(0, 0, 1))
}

// IncidenteelStand is how far the participation of an incidentele derde is.
type IncidenteelStand string

// The states.
const (
	IncidenteelGevraagd    IncidenteelStand = "gevraagd"
	IncidenteelToegelaten  IncidenteelStand = "toegelaten"
	IncidenteelAfgewezen   IncidenteelStand = "afgewezen"
	IncidenteelIngetrokken IncidenteelStand = "ingetrokken" // before it was decided
	IncidenteelBeeindigd   IncidenteelStand = "beeindigd"
)

// IncidenteelStanden returns every state.
func IncidenteelStanden() []IncidenteelStand {
	return []IncidenteelStand{IncidenteelGevraagd, IncidenteelToegelaten, IncidenteelAfgewezen, IncidenteelIngetrokken, IncidenteelBeeindigd}
}

// Label returns the state as a page shows it.
func (s IncidenteelStand) Label() string {
	switch s {
	case IncidenteelGevraagd:
		return "Wacht op de publieke Partijen"
	case IncidenteelToegelaten:
		return "Toegelaten"
	case IncidenteelAfgewezen:
		return "Niet toegelaten"
	case IncidenteelIngetrokken:
		return "Voorstel ingetrokken"
	case IncidenteelBeeindigd:
		return "Beëindigd"
	}
	return string(s)
}

// IncidenteelBesluit is the answer of one public Partij to a proposal.
type IncidenteelBesluit struct {
	Derde    string `json:"-"`
	Versie   int64  `json:"versie"`
	Antwoord string `json:"antwoord"` // "ja" or "nee"
	Reden    string `json:"reden,omitempty"`
}

// Ja tells whether the Partij agrees.
func (b IncidenteelBesluit) Ja() bool { return b.Antwoord == "ja" }

// Valideer returns nil or an *errs.Invalid. Who does not agree says why.
func (b IncidenteelBesluit) Valideer() error {
	var v errs.Velden
	v.Eis(b.Antwoord == "ja" || b.Antwoord == "nee", "antwoord", "Kies of deze organisatie mee mag doen.")
	v.Eis(b.Antwoord != "nee" || Gevuld(b.Reden), "reden", "Schrijf op waarom niet.")
	EisLengte(&v, "reden", b.Reden)
	return v.Fout()
}

// IncidenteelEinde ends the participation of an incidentele derde, or takes back the proposal.
type IncidenteelEinde struct {
	Derde  string `json:"-"`
	Versie int64  `json:"versie"`
	Reden  string `json:"reden"`
}

// Valideer returns nil or an *errs.Invalid.
func (e IncidenteelEinde) Valideer() error {
	var v errs.Velden
	EisTekst(&v, "reden", e.Reden, "Schrijf op waarom deze organisatie niet meer meedoet.")
	return v.Fout()
}
