// SPDX-License-Identifier: EUPL-1.2

package plan

import (
	"slices"
	"strings"
	"time"

	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
	"rondetafel/internal/klok"
)

// Soort is the kind of an Afspraak (rule 2.1-2).
type Soort string

// The kinds.
const (
	Repressie   Soort = "repressie"
	Bestuurlijk Soort = "bestuurlijk"
	Zorg        Soort = "zorg"
)

// Soorten returns every kind.
func Soorten() []Soort { return []Soort{Repressie, Bestuurlijk, Zorg} }

// Label returns the kind as a page shows it.
func (s Soort) Label() string {
	switch s {
	case Repressie:
		return "repressie"
	case Bestuurlijk:
		return "bestuurlijke interventie"
	case Zorg:
		return "zorg"
	}
	return string(s)
}

// Stand is how far an Afspraak is.
type Stand string

// The states. Vervallen is an Afspraak that a later version of the plan no longer holds.
const (
	Open      Stand = "open"
	Bezig     Stand = "bezig"
	Klaar     Stand = "klaar"
	LuktNiet  Stand = "lukt_niet"
	Vervallen Stand = "vervallen"
)

// Standen returns every state.
func Standen() []Stand { return []Stand{Open, Bezig, Klaar, LuktNiet, Vervallen} }

// Meldbaar returns the states that the Partij of an Afspraak reports.
func Meldbaar() []Stand { return []Stand{Bezig, Klaar, LuktNiet} }

// Label returns the state as a page shows it.
func (s Stand) Label() string {
	switch s {
	case Open:
		return "nog niet begonnen"
	case Bezig:
		return "bezig"
	case Klaar:
		return "klaar"
	case LuktNiet:
		return "lukt niet"
	case Vervallen:
		return "vervallen"
	}
	return string(s)
}

// Loopt tells whether work on the Afspraak goes on.
func (s Stand) Loopt() bool { return s != Klaar && s != Vervallen }

// TeLaat tells whether an Afspraak in this state whose last day is uiterlijk is overdue on the day of vandaag (rule 9.2g-1). The
// last day itself is in time.
func (s Stand) TeLaat(uiterlijk klok.Datum, vandaag time.Time) bool {
	return s.Loopt() && uiterlijk.ISO() != "" && uiterlijk.ISO() < vandaag.In(klok.Amsterdam()).Format("2006-01-02")
}

// Afspraak is what one Partij does, by one of its people, before a date (rule 6.5-1).
type Afspraak struct {
	ID         string     `json:"id,omitempty"` // "" for a new one
	Wat        string     `json:"wat"`
	Partij     string     `json:"partij"`
	Medewerker string     `json:"medewerker"`
	Soort      Soort      `json:"soort"`
	Uiterlijk  klok.Datum `json:"uiterlijk"` // the last day that is in time
}

// Leeg tells whether nothing was filled in: an empty row of the form.
func (a Afspraak) Leeg() bool {
	return strings.TrimSpace(a.Wat+a.Partij+a.Medewerker+string(a.Soort)) == "" && a.Uiterlijk.Leeg()
}

func (a Afspraak) valideer(v *errs.Velden, pad string, vandaag time.Time) {
	v.Eis(casus.Gevuld(a.Wat), pad+"wat", "Schrijf op wat jullie afspreken.")
	kort(v, pad+"wat", a.Wat)
	v.Eis(a.Partij != "", pad+"partij", "Kies welke Partij dit doet.")
	v.Eis(a.Medewerker != "", pad+"medewerker", "Kies wie dit doet.")
	// rule 2.1-2
	v.Eis(slices.Contains(Soorten(), a.Soort), pad+"soort", "Kies wat voor afspraak dit is: repressie, bestuurlijke interventie of zorg (artikel 2.1).")
	dag, ok := a.Uiterlijk.Lees()
	v.Eis(ok, pad+"uiterlijk", "Vul in wanneer dit klaar moet zijn, bijvoorbeeld 4-3-2027.")
	v.Eis(!ok || a.ID != "" || !voorbij(dag, vandaag), pad+"uiterlijk", "Kies een dag die nog komt.")
	v.Eis(!ok || dag.Before(vandaag.AddDate(10, 0, 0)), pad+"uiterlijk", "Kijk het jaar na: deze dag is meer dan tien jaar weg.")
}

func voorbij(dag, vandaag time.Time) bool {
	return dag.Format("2006-01-02") < vandaag.In(klok.Amsterdam()).Format("2006-01-02")
}

// Melding is what the Partij of an Afspraak reports on it (rule 6.5-1).
type Melding struct {
	Afspraak    string `json:"-"`
	Versie      int64  `json:"versie"`
	Stand       Stand  `json:"stand"` // one of Meldbaar
	Toelichting string `json:"toelichting,omitempty"`
}

// Valideer returns nil or an *errs.Invalid with all that is missing or wrong.
func (m Melding) Valideer() error {
	var v errs.Velden
	v.Eis(slices.Contains(Meldbaar(), m.Stand), "stand", "Kies hoe het staat: bezig, klaar of lukt niet.")
	v.Eis(m.Stand != LuktNiet || casus.Gevuld(m.Toelichting), "toelichting", "Schrijf op waarom het niet lukt.")
	casus.EisLengte(&v, "toelichting", m.Toelichting)
	return v.Fout()
}

// Aantekenen is a note of the Casusregisseur or the Procesregisseur on an Afspraak, or a reminder to its Partij (rules 6.5-1,
// 9.2g-1).
type Aantekenen struct {
	Afspraak    string `json:"-"`
	Tekst       string `json:"tekst,omitempty"`
	Herinnering bool   `json:"herinnering,omitempty"`
}

// Valideer returns nil or an *errs.Invalid. A reminder may come without words.
func (a Aantekenen) Valideer() error {
	var v errs.Velden
	v.Eis(a.Herinnering || casus.Gevuld(a.Tekst), "tekst", "Schrijf je aantekening op.")
	casus.EisLengte(&v, "tekst", a.Tekst)
	return v.Fout()
}
