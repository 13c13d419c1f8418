// SPDX-License-Identifier: EUPL-1.2

package informatie

import (
	"cmp"
	"slices"
	"time"

	"rondetafel/internal/convenant"
	"rondetafel/internal/errs"
	"rondetafel/internal/klok"
)

// Lezers says who may read a Gegeven beside its supplier and the Procesregisseur (rule 13.2-1).
type Lezers string

// The audiences, the strictest first.
const (
	AlleenProcesregisseur Lezers = "procesregisseur"
	GekozenPartijen       Lezers = "partijen"
	RolInPlan             Lezers = "plan" // Partijen with a role in the vastgesteld plan (rule 6.4c-1)
	AlleDeelnemers        Lezers = "deelnemers"
)

// AlleLezers returns every audience, the strictest first.
func AlleLezers() []Lezers {
	return []Lezers{AlleenProcesregisseur, GekozenPartijen, RolInPlan, AlleDeelnemers}
}

// Vanaf says from which phase others may read a Gegeven (rule 13.2-1). Whatever it says, nobody does before the round table
// (rule 9.2f-1).
type Vanaf string

// The phases. The zero value is taken as VanafRTO.
const (
	VanafRTO  Vanaf = "rto"  // from the begin of the round table
	VanafPlan Vanaf = "plan" // once a plan is vastgesteld
)

// Vanaven returns both.
func Vanaven() []Vanaf { return []Vanaf{VanafRTO, VanafPlan} }

// Voorwaarden is the will of the supplying Partij (rule 13.2-1): who may read, from when, for what, what else they may do with it, and
// until when. The zero value of each part is the strictest.
type Voorwaarden struct {
	Wie    Lezers     `json:"wie"`
	Lezers []string   `json:"lezers,omitempty"` // ids of Partijen, with GekozenPartijen; of incidentele derden also with what is wider (rule WGS-14)
	Vanaf  Vanaf      `json:"vanaf,omitempty"`
	Doelen []string   `json:"doelen,omitempty"` // ids of goals of article 2.1 for which alone it may be used; none for all of the Casus
	Tot    klok.Datum `json:"tot,omitempty"`    // the last day on which it may be read; "" for no end
	Gebruik
}

// Gebruik is what others may do with a Gegeven beside reading it (rule 13.2-1). Nothing of it is a permission to read.
type Gebruik struct {
	VraagVooraf  bool `json:"vraagVooraf,omitempty"`  // may be asked for reading before a round table; that is never an agreement (rule 9.2f-2)
	Citeren      bool `json:"citeren,omitempty"`      // in plan or minutes
	Vertellen    bool `json:"vertellen,omitempty"`    // to the betrokkene
	VraagDerde   bool `json:"vraagDerde,omitempty"`   // may be asked for a disclosure to a derde (article 7.2)
	EigenDossier bool `json:"eigenDossier,omitempty"` // may be kept in the reader's own dossier
}

// GeldigTot returns the moment after the last day on which the Gegeven may be read, klok.Eeuwig when there is no end.
func (w Voorwaarden) GeldigTot() int64 {
	dag, ok := w.Tot.Lees()
	if !ok {
		return klok.Eeuwig
	}
	return klok.Micro(dag.AddDate(0, 0, 1))
}

// Schoon returns the conditions as they are kept: with a phase, and each goal and each reader that is named once. Who beside a wide audience
// is named is no Partij that takes part but an incidentele derde, which no audience has in it.
func (w Voorwaarden) Schoon() Voorwaarden {
	w.Vanaf = cmp.Or(w.Vanaf, VanafRTO)
	w.Doelen = eenmaal(w.Doelen)
	if w.Wie == AlleenProcesregisseur {
		w.Lezers = nil
	}
	w.Lezers = eenmaal(w.Lezers)
	return w
}

func eenmaal(ids []string) []string {
	if len(ids) == 0 {
		return nil
	}
	return slices.Compact(slices.Sorted(slices.Values(ids)))
}

// BuitenDoel tells whether the conditions limit a Gegeven to goals of which the Casus serves none (rule 2.1-1).
func (w Voorwaarden) BuitenDoel(doelen []string) bool {
	return len(w.Doelen) > 0 && !slices.ContainsFunc(w.Doelen, func(d string) bool { return slices.Contains(doelen, d) })
}

func (w Voorwaarden) valideer(v *errs.Velden, vandaag time.Time) {
	v.Eis(slices.Contains(AlleLezers(), w.Wie), "wie", "Kies wie dit mag lezen.")
	v.Eis(w.Wie != GekozenPartijen || len(w.Lezers) > 0, "lezers", "Kies minstens één Partij, of kies alleen de procesregisseur.")
	v.Eis(w.Vanaf == "" || slices.Contains(Vanaven(), w.Vanaf), "vanaf", "Kies vanaf wanneer anderen dit mogen lezen.")
	v.Eis(!slices.ContainsFunc(w.Doelen, onbekendDoel), "doelen", "Kies een doel uit de lijst.")
	if !w.Tot.Leeg() {
		dag, ok := w.Tot.Lees()
		v.Eis(ok, "tot", "Vul een datum in als dag-maand-jaar, bijvoorbeeld 1-3-2027.")
		v.Eis(!ok || dag.AddDate(0, 0, 1).After(vandaag), "tot", "Kies een datum die nog komt.")
	}
}

// ZonderDag says of conditions that end before the round table at which others begin to read, both days ISO, what is wrong with them and
// what instead (rules 9.2f-1 and 13.2-1).
func ZonderDag(rto, tot string) string {
	dag := dagMaand(rto)
	return "Anderen lezen dit pas vanaf het RTO van " + dag + " (art. 9.2f). Op " + dagMaand(tot) + " is het dan al dicht, en leest niemand het. Kies " + dag +
		" of later, of maak het veld leeg. Hoeft niemand het te lezen? Kies “Alleen de procesregisseur”."
}

// Voorbeeld asks what conditions would mean for a piece in a Casus: a new one, or Gegeven.
type Voorbeeld struct {
	Voorwaarden
	Casus   string `json:"-"`
	Gegeven string `json:"gegeven,omitempty"` // id of one that is there
	Soort   Soort  `json:"soort,omitempty"`   // category of a new one, when it is chosen
}

// Valideer returns nil or an *errs.Invalid with all that is missing or wrong.
func (b Voorbeeld) Valideer(vandaag time.Time) error {
	var v errs.Velden
	b.Voorwaarden.valideer(&v, vandaag)
	return v.Fout()
}

func onbekendDoel(id string) bool {
	return !slices.ContainsFunc(convenant.Doelen(), func(d convenant.Doel) bool { return d.ID == id })
}
