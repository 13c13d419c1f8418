// SPDX-License-Identifier: EUPL-1.2

package rto

import (
	"fmt"
	"slices"

	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
)

// Uitnodiging asks one Partij to an Overleg (article 9.2 under e): on which legal ground it may be there, and what is asked of
// it.
type Uitnodiging struct {
	Partij   string `json:"partij"`
	Grond    string `json:"grond,omitempty"` // "" takes the ground on which it takes part in the Casus
	Bijdrage string `json:"bijdrage"`
}

// Uitnodigen invites Partijen to an Overleg.
type Uitnodigen struct {
	Overleg       string        `json:"-"`
	Versie        int64         `json:"versie"`
	Uitnodigingen []Uitnodiging `json:"uitnodigingen"`
}

// Schoon returns the invitations without the rows of the form in which no Partij was chosen.
func (u Uitnodigen) Schoon() Uitnodigen {
	u.Uitnodigingen = slices.DeleteFunc(slices.Clone(u.Uitnodigingen), func(r Uitnodiging) bool { return r.Partij == "" })
	return u
}

const maxPartijen = 100

// Valideer returns nil or an *errs.Invalid with all that is missing or wrong. The contribution is asked of each (rule 9.2e-1);
// whether there is a ground, policy asks (9.2e-2).
func (u Uitnodigen) Valideer() error {
	var v errs.Velden
	v.Eis(len(u.Uitnodigingen) > 0, "uitnodigingen", "Kies minstens één Partij om uit te nodigen (art. 9.2e).")
	v.Eis(len(u.Uitnodigingen) <= maxPartijen, "uitnodigingen", "Nodig hoogstens 100 Partijen uit.")
	if len(u.Uitnodigingen) > maxPartijen {
		return v.Fout()
	}
	gezien := map[string]bool{}
	for i, r := range u.Uitnodigingen {
		veld := fmt.Sprintf("uitnodigingen[%d].", i)
		v.Eis(!gezien[r.Partij], veld+"partij", "Deze Partij staat er twee keer. Haal er één weg.")
		gezien[r.Partij] = true
		casus.EisTekst(&v, veld+"bijdrage", r.Bijdrage, "Schrijf op wat je van deze Partij vraagt (art. 9.2e).")
		kort(&v, veld+"grond", r.Grond)
	}
	return v.Fout()
}

// Words for why a Partij cannot be invited or attend yet. Policy knows them.
const (
	OntbreektGrond      = "grond"        // no legal ground (rule 9.2e-2)
	OntbreektDeelname   = "deelname"     // takes no part in the Casus
	OntbreektInformeren = "informeren"   // a Betrokkene was not informed, nor was that postponed or left out (AVG 14)
	OntbreektNaam       = "afgevaardigd" // somebody whom no invited Partij sent (rule 6.2-1)
	OntbreektMoment     = "moment"       // the Overleg has yet to begin
	OntbreektVerslag    = "verslag"      // something was decided: it was held, and its report alone is missing
)

// Afvaardiging says whom an invited Partij sends (rule 6.2-1), and whether they have its mandate (6.3-1).
type Afvaardiging struct {
	Overleg    string `json:"-"`
	Komt       string `json:"komt"` // "ja" or "nee"
	Medewerker string `json:"medewerker"`
	Vervanger  string `json:"vervanger,omitempty"`
	Mandaat    bool   `json:"mandaat"`
	MandaatVan string `json:"mandaatVan,omitempty"` // who of the Partij gave it
}

// Valideer returns nil or an *errs.Invalid with all that is missing or wrong.
func (a Afvaardiging) Valideer() error {
	var v errs.Velden
	v.Eis(a.Komt == "ja" || a.Komt == "nee", "komt", "Kies of jullie komen.")
	if a.Komt == "ja" {
		v.Eis(a.Medewerker != "", "medewerker", "Kies wie er komt.")
		v.Eis(a.Medewerker == "" || a.Medewerker != a.Vervanger, "vervanger", "Kies een ander als vervanger, of niemand.")
		v.Eis(!a.Mandaat || casus.Gevuld(a.MandaatVan), "mandaatVan", "Schrijf op van wie het mandaat is (art. 6.3).")
	}
	kort(&v, "mandaatVan", a.MandaatVan)
	return v.Fout()
}

// Aanwezige is the person who is there for a Partij.
type Aanwezige struct {
	Partij     string `json:"partij"`
	Medewerker string `json:"medewerker"`
}

// Aanwezigheid says who is at the table. A Partij that is not named is not there.
type Aanwezigheid struct {
	Overleg  string      `json:"-"`
	Versie   int64       `json:"versie"`
	Aanwezig []Aanwezige `json:"aanwezig"`
}

// Schoon returns the presence without the rows of the form in which nobody was chosen.
func (a Aanwezigheid) Schoon() Aanwezigheid {
	a.Aanwezig = slices.DeleteFunc(slices.Clone(a.Aanwezig), func(r Aanwezige) bool { return r.Medewerker == "" })
	return a
}

// Valideer returns nil or an *errs.Invalid.
func (a Aanwezigheid) Valideer() error {
	var v errs.Velden
	v.Eis(len(a.Aanwezig) > 0, "aanwezig", "Kies wie er is.")
	v.Eis(len(a.Aanwezig) <= maxPartijen, "aanwezig", "Nodig hoogstens 100 Partijen uit.")
	gezien := map[string]bool{}
	for i, r := range a.Aanwezig[:min(len(a.Aanwezig), maxPartijen)] {
		v.Eis(!gezien[r.Partij], fmt.Sprintf("aanwezig[%d].partij", i), "Deze Partij staat er twee keer. Haal er één weg.")
		gezien[r.Partij] = true
	}
	return v.Fout()
}

// Genodigde is an invited Partij as far as it matters for what the Overleg decides.
type Genodigde struct {
	Partij     string
	Medewerker string // whom it sends, "" for nobody yet
	Vervanger  string
	Mandaat    bool
	Aanwezig   string // the person who is there for it, "" for nobody
}

// Stuurde tells whether medewerker is the delegate or the substitute whom the Partij named: nobody else attends (rule 6.2-1).
func (g Genodigde) Stuurde(medewerker string) bool {
	return medewerker != "" && (medewerker == g.Medewerker || medewerker == g.Vervanger)
}

// Telt tells whether the Partij is represented for decisions: there, with a mandate (rule 6.3-1).
func (g Genodigde) Telt() bool { return g.Mandaat && g.Aanwezig != "" }

// Afwijkend tells whether the Partij is there and yet not represented, which is a deviation to be recorded (rules 6.3-1, 9.2h).
func (g Genodigde) Afwijkend() bool { return g.Aanwezig != "" && !g.Mandaat }

// Tellend returns those who are represented for decisions, in their order.
func Tellend(genodigden []Genodigde) []Genodigde {
	return slices.DeleteFunc(slices.Clone(genodigden), func(g Genodigde) bool { return !g.Telt() })
}
