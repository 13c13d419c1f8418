// SPDX-License-Identifier: EUPL-1.2

package rto

import (
	"fmt"
	"slices"

	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
)

// SoortBesluit is the type of decision that an Overleg takes (articles 6.4 and 9.2 under c).
type SoortBesluit string

// The types of decision.
const (
	Plan           SoortBesluit = "plan"           // the plan van aanpak is vastgesteld (6.4 under b)
	Casusregisseur SoortBesluit = "casusregisseur" // who is, or that nobody is (6.4 under a, 10.1)
	Vervanger      SoortBesluit = "vervanger"      // a deputy of the Casusregisseur (1.3)
	Afschalen      SoortBesluit = "afschalen"      // the Casus is scaled down (6.4 under d, 1.10)
	Overig         SoortBesluit = "overig"         // another agreement (6.4 under c)
)

// Soorten returns the types of decision, in the order in which they are taken.
func Soorten() []SoortBesluit {
	return []SoortBesluit{Plan, Casusregisseur, Vervanger, Afschalen, Overig}
}

// Bekend tells whether s is one of Soorten.
func (s SoortBesluit) Bekend() bool { return slices.Contains(Soorten(), s) }

// Label returns the type as a page shows it.
func (s SoortBesluit) Label() string {
	switch s {
	case Plan:
		return "Plan van aanpak vaststellen"
	case Casusregisseur:
		return "Casusregisseur aanwijzen"
	case Vervanger:
		return "Vervanger van de casusregisseur"
	case Afschalen:
		return "Afschalen"
	case Overig:
		return "Andere afspraak"
	}
	return string(s)
}

// Stem is what a Partij that counts finds of a decision (rule 7.1-1).
type Stem struct {
	Partij string `json:"partij"`
	Eens   string `json:"eens"` // "ja" or "nee"
	Reden  string `json:"reden,omitempty"`
}

// Oordeel says of one criterion for Afschaling whether it is met (rule 6.4d-1).
type Oordeel struct {
	ID      string `json:"id"`
	Gehaald string `json:"gehaald"` // "ja" or "nee"
	Reden   string `json:"reden"`
}

// Besluit is a decision of an Overleg. Once recorded it does not change.
type Besluit struct {
	Overleg        string       `json:"-"`
	Versie         int64        `json:"versie"`
	Soort          SoortBesluit `json:"soort"`
	Tekst          string       `json:"tekst"`
	Stemmen        []Stem       `json:"stemmen"`
	Casusregisseur string       `json:"casusregisseur,omitempty"` // whom, "" for nobody
	Reden          string       `json:"reden,omitempty"`          // why nobody (rule 6.4a-1)
	Criteria       []Oordeel    `json:"criteria,omitempty"`
}

// Schoon returns the decision without what a form sent for another type of decision.
func (b Besluit) Schoon() Besluit {
	if b.Soort != Casusregisseur {
		b.Casusregisseur, b.Reden = "", ""
	}
	if b.Soort != Afschalen {
		b.Criteria = nil
	}
	return b
}

// Valideer returns nil or an *errs.Invalid with all that is missing or wrong, as far as the input itself tells.
func (b Besluit) Valideer() error {
	var v errs.Velden
	v.Eis(b.Soort.Bekend(), "soort", "Kies wat voor besluit het is.")
	casus.EisTekst(&v, "tekst", b.Tekst, "Schrijf op wat het RTO besluit.")
	casus.EisLengte(&v, "reden", b.Reden)
	if b.Soort == Casusregisseur { // rule 6.4a-1
		v.Eis(b.Casusregisseur != "" || casus.Gevuld(b.Reden), "reden",
			"Kies een casusregisseur, of schrijf op waarom er geen komt (art. 6.4a).")
		v.Eis(b.Casusregisseur == "" || !casus.Gevuld(b.Reden), "reden",
			"Kies een casusregisseur of schrijf op waarom er geen komt, niet allebei.")
	}
	b.valideerStemmen(&v)
	b.valideerCriteria(&v)
	return v.Fout()
}

// valideerStemmen asks of each Partij whether it agrees, and of who does not why (rule 7.1-1).
func (b Besluit) valideerStemmen(v *errs.Velden) {
	if len(b.Stemmen) > maxPartijen {
		v.Eis(false, "stemmen", "Elke Partij heeft één stem.")
		return
	}
	gezien := map[string]bool{}
	for i, s := range b.Stemmen {
		veld := fmt.Sprintf("stemmen[%d].", i)
		v.Eis(!gezien[s.Partij], veld+"partij", "Elke Partij heeft één stem.")
		gezien[s.Partij] = true
		v.Eis(s.Eens == "ja" || s.Eens == "nee", veld+"eens", "Kies of deze Partij het eens is (art. 7.1).")
		v.Eis(s.Eens != "nee" || casus.Gevuld(s.Reden), veld+"reden", "Schrijf op waarom deze Partij het niet eens is (art. 7.1).")
		casus.EisLengte(v, veld+"reden", s.Reden)
	}
}

const maxCriteria = 100

// valideerCriteria asks of each criterion that is judged whether it is met, and why (rule 6.4d-1).
func (b Besluit) valideerCriteria(v *errs.Velden) {
	if len(b.Criteria) > maxCriteria {
		v.Eis(false, "criteria", "Beoordeel alleen de criteria van het plan.")
		return
	}
	for i, c := range b.Criteria {
		veld := fmt.Sprintf("criteria[%d].", i)
		v.Eis(c.Gehaald == "ja" || c.Gehaald == "nee", veld+"gehaald", "Kies of dit is gehaald (art. 6.4d).")
		casus.EisTekst(v, veld+"reden", c.Reden, "Schrijf op waarom dit wel of niet is gehaald (art. 6.4d).")
	}
}

// Words for why a decision cannot be taken yet. Policy knows them.
const (
	OntbreektMandaat  = "mandaat"          // no Partij that counts (rule 6.3-1)
	OntbreektCriteria = "afschaalcriteria" // the plan has no criteria to judge by
	OntbreektOordeel  = "oordeel"          // a criterion of the plan is not judged
	OntbreektVoorstel = "voorstel"         // nobody was proposed as deputy (rule 1.3-1)
	OntbreektEens     = "instemming"       // no Partij that counts agrees (article 7.1)
)

// ZonderInstemming tells whether every Partij that counts voted, and none of them agrees: agreements are made jointly (article 7.1).
func (b Besluit) ZonderInstemming(genodigden []Genodigde) bool {
	tellend := Tellend(genodigden)
	for _, g := range tellend {
		if !slices.ContainsFunc(b.Stemmen, func(s Stem) bool { return s.Partij == g.Partij && s.Eens == "nee" }) {
			return false
		}
	}
	return len(tellend) > 0
}

// Toets returns nil, or an *errs.Invalid when the votes are not those of exactly the Partijen that count (rules 6.3-1, 7.1-1).
func (b Besluit) Toets(genodigden []Genodigde) error {
	var v errs.Velden
	tellend := Tellend(genodigden)
	for i, s := range b.Stemmen {
		telt := slices.ContainsFunc(tellend, func(g Genodigde) bool { return g.Partij == s.Partij })
		v.Eis(telt, fmt.Sprintf("stemmen[%d].partij", i), "Deze Partij telt niet mee: zij is er niet, of zonder mandaat voor dit besluit (art. 6.3).")
	}
	for _, g := range tellend {
		stemde := slices.ContainsFunc(b.Stemmen, func(s Stem) bool { return s.Partij == g.Partij })
		v.Eis(stemde, "stemmen", "Leg van elke Partij die meetelt vast of zij het eens is (art. 7.1).")
		if !stemde {
			break
		}
	}
	return v.Fout()
}

// OntbreektAan says what is missing for a decision to scale down by these criteria, ids of the plan (rule 6.4d-1), nil when
// nothing is.
func (b Besluit) OntbreektAan(criteria []string) []string {
	if len(criteria) == 0 {
		return []string{OntbreektCriteria}
	}
	for _, id := range criteria {
		if !slices.ContainsFunc(b.Criteria, func(o Oordeel) bool { return o.ID == id }) {
			return []string{OntbreektOordeel}
		}
	}
	return nil
}

// Voorstel proposes who stands in for the Casusregisseur (rule 1.3-1); an Overleg confirms it.
type Voorstel struct {
	Casus      string `json:"-"`
	Medewerker string `json:"medewerker"`
	Reden      string `json:"reden"`
}

// Valideer returns nil or an *errs.Invalid.
func (p Voorstel) Valideer() error {
	var v errs.Velden
	v.Eis(p.Medewerker != "", "medewerker", "Kies wie de casusregisseur vervangt.")
	casus.EisTekst(&v, "reden", p.Reden, "Schrijf op waarom er een vervanger nodig is.")
	return v.Fout()
}
