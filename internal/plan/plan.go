// SPDX-License-Identifier: EUPL-1.2

// Package plan holds what a plan van aanpak is (article 6.4 under b to d): goals per leefgebied with afspraken, the role and the
// information need of every Partij involved, and the criteria for Afschaling. It also holds what Partijen report on their
// afspraken (6.5), the notes of Casusregisseur and Procesregisseur (6.6, 10.3) and a Partij's own action (13.1). Pure: shapes and
// rules of shape. Who may do what is policy, and when a plan is vastgesteld is for the door.
package plan

import (
	"fmt"
	"slices"
	"time"
	"unicode/utf8"

	"rondetafel/internal/casus"
	"rondetafel/internal/convenant"
	"rondetafel/internal/errs"
	"rondetafel/internal/informatie"
)

// Doel is what the Partijen want to reach in one Leefgebied, with what they agree to do for it.
type Doel struct {
	ID         string     `json:"id,omitempty"` // "" for a new one
	Leefgebied string     `json:"leefgebied"`
	Tekst      string     `json:"tekst"`
	Afspraken  []Afspraak `json:"afspraken"`
	// Passages say why: the facts on which the goal and its afspraken rest, each with who supplied it (rules 7.2-4, 13.2-3).
	Passages []informatie.Citaat `json:"passages,omitempty"`
}

// Leeg tells whether nothing was filled in: an empty row of the form.
func (d Doel) Leeg() bool {
	return !casus.Gevuld(d.Leefgebied+d.Tekst) && len(d.Afspraken) == 0 && len(d.Passages) == 0
}

// Partijrol is what one Partij does in the plan and what it has to know for that (rule 6.4c-1).
type Partijrol struct {
	Partij             string `json:"partij"`
	Rol                string `json:"rol"`
	Informatiebehoefte string `json:"informatiebehoefte"`
}

// Bepaald tells whether both are stated.
func (r Partijrol) Bepaald() bool {
	return casus.Gevuld(r.Rol) && casus.Gevuld(r.Informatiebehoefte)
}

// Afschaalcriterium says when the Casus can be scaled down (rule 6.4d-1).
type Afschaalcriterium struct {
	ID    string `json:"id,omitempty"` // "" for a new one
	Tekst string `json:"tekst"`
}

// Inhoud is what a plan says. It is sealed as a whole.
type Inhoud struct {
	Doelen   []Doel              `json:"doelen"`
	Rollen   []Partijrol         `json:"rollen"`
	Criteria []Afschaalcriterium `json:"criteria"`
}

// Afspraken returns every Afspraak of the plan, in its order.
func (p Inhoud) Afspraken() []Afspraak {
	var alle []Afspraak
	for _, d := range p.Doelen {
		alle = append(alle, d.Afspraken...)
	}
	return alle
}

// ZonderPassages is the plan without why: what is decided on and stays as it was decided.
func (p Inhoud) ZonderPassages() Inhoud {
	p.Doelen = slices.Clone(p.Doelen)
	for i := range p.Doelen {
		p.Doelen[i].Passages = nil
	}
	return p
}

// Rol returns what is stated for a Partij; a zero Partijrol when nothing is.
func (p Inhoud) Rol(partij string) Partijrol {
	i := slices.IndexFunc(p.Rollen, func(r Partijrol) bool { return r.Partij == partij })
	if i < 0 {
		return Partijrol{}
	}
	return p.Rollen[i]
}

// Concept is the draft of the next version of a plan, whole. Versie is the one of the draft that the writer saw, 0 for the first.
type Concept struct {
	Casus  string `json:"-"`
	Versie int64  `json:"versie"`
	Inhoud
	Wijziging string `json:"wijziging,omitempty"` // what changes, from the second version on (rule 6.4b-1)
}

// Schoon returns the draft without the empty rows of the form.
func (c Concept) Schoon() Concept {
	doelen := slices.Clone(c.Doelen)
	for i := range doelen {
		doelen[i].Afspraken = slices.DeleteFunc(slices.Clone(doelen[i].Afspraken), Afspraak.Leeg)
		doelen[i].Passages = informatie.SchonePassages(doelen[i].Passages)
	}
	c.Doelen = slices.DeleteFunc(doelen, Doel.Leeg)
	c.Criteria = slices.DeleteFunc(slices.Clone(c.Criteria), func(k Afschaalcriterium) bool { return !casus.Gevuld(k.Tekst) })
	c.Rollen = slices.DeleteFunc(slices.Clone(c.Rollen), func(r Partijrol) bool { return !casus.Gevuld(r.Rol + r.Informatiebehoefte) })
	return c
}

// Limits of a plan. One that is longer is no plan that people carry out.
const (
	MaxDoelen    = 20
	MaxAfspraken = 30 // under one Doel
	MaxCriteria  = 20
	maxKort      = 300
)

// Valideer returns nil or an *errs.Invalid with all that is wrong with what was filled in. A draft may still lack parts: what it
// must have to be vastgesteld is Ontbreekt. vandaag is the day on which it is saved.
func (c Concept) Valideer(vandaag time.Time) error {
	var v errs.Velden
	v.Eis(len(c.Doelen) <= MaxDoelen, "doelen", "Gebruik hoogstens 20 doelen.")
	for i, d := range c.Doelen {
		d.valideer(&v, fmt.Sprintf("doelen[%d].", i), vandaag)
	}
	valideerRollen(&v, c.Rollen)
	v.Eis(len(c.Criteria) <= MaxCriteria, "criteria", "Gebruik hoogstens 20 criteria.")
	for i, k := range c.Criteria {
		kort(&v, fmt.Sprintf("criteria[%d].tekst", i), k.Tekst)
	}
	casus.EisLengte(&v, "wijziging", c.Wijziging)
	return v.Fout()
}

func (d Doel) valideer(v *errs.Velden, pad string, vandaag time.Time) {
	v.Eis(slices.ContainsFunc(convenant.Leefgebieden(), func(l convenant.Leefgebied) bool { return l.ID == d.Leefgebied }),
		pad+"leefgebied", "Kies bij welk leefgebied dit doel hoort.")
	v.Eis(casus.Gevuld(d.Tekst), pad+"tekst", "Schrijf op wat jullie willen bereiken.")
	kort(v, pad+"tekst", d.Tekst)
	v.Eis(len(d.Afspraken) <= MaxAfspraken, pad+"afspraken", "Gebruik hoogstens 30 afspraken bij een doel.")
	for i, a := range d.Afspraken {
		a.valideer(v, fmt.Sprintf("%safspraken[%d].", pad, i), vandaag)
	}
	informatie.EisPassages(v, pad+"passages", d.Passages)
}

func valideerRollen(v *errs.Velden, rollen []Partijrol) {
	gezien := map[string]bool{}
	for i, r := range rollen {
		pad := fmt.Sprintf("rollen[%d].", i)
		v.Eis(r.Partij != "", pad+"partij", "Kies een Partij.")
		v.Eis(!gezien[r.Partij], pad+"partij", "Deze Partij staat er al.")
		gezien[r.Partij] = true
		kort(v, pad+"rol", r.Rol)
		casus.EisLengte(v, pad+"informatiebehoefte", r.Informatiebehoefte)
	}
}

func kort(v *errs.Velden, veld, tekst string) {
	v.Eis(utf8.RuneCountInString(tekst) <= maxKort, veld, "Deze tekst is te lang. Gebruik hoogstens 300 tekens.")
	casus.EisLengte(v, veld, tekst)
}

// The words of Ontbreekt.
const (
	GeenDoelen    = "doelen"
	GeenAfspraken = "afspraken"
	GeenRollen    = "rollen"
	GeenCriteria  = "criteria"
	GeenWijziging = "wijziging"
)

// Ontbreekt says what a draft lacks to become version nummer of the plan, with betrokken the ids of the Partijen involved in the
// Casus: goals, afspraken, the role and the information need of each of them (rule 6.4c-1), the criteria for Afschaling (6.4d-1),
// and from the second version on what changes (6.4b-1). Empty when nothing is missing.
func (c Concept) Ontbreekt(betrokken []string, nummer int) []string {
	var uit []string
	mist := func(ja bool, woord string) {
		if ja {
			uit = append(uit, woord)
		}
	}
	mist(len(c.Doelen) == 0, GeenDoelen)
	mist(len(c.Afspraken()) == 0, GeenAfspraken)
	mist(slices.ContainsFunc(betrokken, func(p string) bool { return !c.Rol(p).Bepaald() }), GeenRollen)
	mist(!slices.ContainsFunc(c.Criteria, func(k Afschaalcriterium) bool { return casus.Gevuld(k.Tekst) }), GeenCriteria)
	mist(nummer > 1 && !casus.Gevuld(c.Wijziging), GeenWijziging)
	return uit
}

// Zin returns what a word of Ontbreekt means to a reader.
func Zin(woord string) string {
	return map[string]string{
		GeenDoelen:    "Er staat nog geen doel in het plan.",
		GeenAfspraken: "Er staat nog geen afspraak in het plan.",
		GeenRollen:    "Niet van iedere Partij staan de rol en de informatiebehoefte in het plan.",
		GeenCriteria:  "De criteria voor afschaling staan nog niet in het plan.",
		GeenWijziging: "Er staat nog niet wat er verandert.",
	}[woord]
}

// EisEigen returns nil, or an *errs.Invalid that names each part with an id which is not in bekend: it is not of this plan. A new part has no
// id.
func (c Concept) EisEigen(bekend map[string]bool) error {
	var v errs.Velden
	eigen := func(id, veld, wat string) {
		v.Eis(id == "" || bekend[id], veld+".id", wat+" staat niet in dit plan. Laat het id weg om het toe te voegen.")
	}
	for i, d := range c.Doelen {
		veld := fmt.Sprintf("doelen[%d]", i)
		eigen(d.ID, veld, "Dit doel")
		for j, a := range d.Afspraken {
			eigen(a.ID, fmt.Sprintf("%s.afspraken[%d]", veld, j), "Deze afspraak")
		}
	}
	for i, k := range c.Criteria {
		eigen(k.ID, fmt.Sprintf("criteria[%d]", i), "Dit criterium")
	}
	return v.Fout()
}

// Nummers gives every part of the draft an id: it keeps those in bekend and asks nieuw for the others, so that a version follows
// what an earlier one said, and an id of another plan is never taken over. An id that stands twice is kept once.
func (c Concept) Nummers(bekend map[string]bool, nieuw func() string) Concept {
	gezien := map[string]bool{}
	id := func(oud string) string {
		if !bekend[oud] || gezien[oud] {
			oud = nieuw()
		}
		gezien[oud] = true
		return oud
	}
	c.Doelen = slices.Clone(c.Doelen)
	for i := range c.Doelen {
		d := &c.Doelen[i]
		d.ID, d.Afspraken = id(d.ID), slices.Clone(d.Afspraken)
		for j := range d.Afspraken {
			d.Afspraken[j].ID = id(d.Afspraken[j].ID)
		}
	}
	c.Criteria = slices.Clone(c.Criteria)
	for i := range c.Criteria {
		c.Criteria[i].ID = id(c.Criteria[i].ID)
	}
	return c
}

// IDs returns the ids of all parts of the plan.
func (p Inhoud) IDs() map[string]bool {
	uit := map[string]bool{}
	for _, d := range p.Doelen {
		uit[d.ID] = true
		for _, a := range d.Afspraken {
			uit[a.ID] = true
		}
	}
	for _, k := range p.Criteria {
		uit[k.ID] = true
	}
	delete(uit, "")
	return uit
}

// Voorleggen asks all who take part to adopt a change of the plan in writing (rule 6.4b-1).
type Voorleggen struct {
	Casus  string `json:"-"`
	Versie int64  `json:"versie"`
}
