// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"fmt"

	"rondetafel/internal/bestuur"
	"rondetafel/internal/convenant"
	"rondetafel/internal/informatie"
	"rondetafel/internal/plan"
)

// PlanKaart is a version of the plan van aanpak: the card of the partial "plankaart" on the page of its Casus and on its own.
type PlanKaart struct {
	CasusID   string
	Kop       string // "Versie 2, vastgesteld op 9 juni 2026"; "" when there is no version in force
	Doelen    []PlanDoel
	Rollen    []PlanRol
	Criteria  []string
	Wijziging string
	Stemmen   []PlanStem
	Melding   *Melding // what is going on with the draft of the next version
	// Herschrijven are passages that the reader is asked to write anew and that stand nowhere on the card.
	Herschrijven []HerschrijfRij
	Acties       []Knop
	Verwijst     bool // shows a link to the roles and versions instead of those themselves
}

// URL returns the page of the plan.
func (k PlanKaart) URL() string { return "/casussen/" + k.CasusID + "/plan" }

// PlanDoel is a goal with its afspraken, the late ones first.
type PlanDoel struct {
	Kop       string // "Wonen: Sem woont op zichzelf"
	Afspraken []AfspraakRij
	Waarom    []PassageRij
}

// AfspraakRij is an afspraak in a table.
type AfspraakRij struct {
	Wat       string
	URL       string // "" in a version that is not in force
	Partij    string
	Persoon   string
	Soort     string
	Uiterlijk string
	Badge     Badge
}

// PlanRol is what a Partij does in the plan and has to know (rule 6.4c-1).
type PlanRol struct {
	Partij             string
	Rol                string
	Informatiebehoefte string
	VraagURL           string // where the reader asks for that; "" for who may not
}

// PlanStem is what a Partij thinks of a plan.
type PlanStem struct {
	Partij string
	Badge  Badge
	Reden  string
}

// PlanPagina is the plan whole: GET /casussen/{id}/plan, with `versie` for an earlier one. Printed it is the plan on paper.
type PlanPagina struct {
	Schil
	Nummer  string
	Kaart   PlanKaart
	Concept *PlanKaart // the draft, for who may see it
	Versies []PlanVersieRij
	Acties  []Knop
}

// PlanVersieRij is a version in the list.
type PlanVersieRij struct {
	Naam      string // "Versie 2"
	URL       string
	Datum     string
	Hoe       string // "besluit van het RTO", "schriftelijk, door alle Partijen"
	Wijziging string
	Huidig    bool
}

// Sjabloon returns the template's name.
func (PlanPagina) Sjabloon() string { return "plan" }

// Kop returns the heading.
func (PlanPagina) Kop() string { return "Plan van aanpak" }

// Values of VeldActie on the form of a plan; a number, or two with a hyphen, follows those that remove a row.
const (
	ActieDoelErbij      = "doel-erbij"
	ActieDoelWeg        = "doel-weg-"
	ActieAfspraakErbij  = "afspraak-erbij-"
	ActieAfspraakWeg    = "afspraak-weg-"
	ActiePassageErbij   = "passage-erbij" // on minutes; on a plan with a hyphen and the number of the goal
	ActiePassageWeg     = "passage-weg-"
	ActieCriteriumErbij = "criterium-erbij"
	ActieCriteriumWeg   = "criterium-weg-"
)

// PlanBewerkenPagina is the form of a plan, whole: GET and POST /casussen/{id}/plan/bewerken. Field names are the JSON names of
// plan.Concept. A button that adds or removes a row sends `actie` and changes nothing else.
type PlanBewerkenPagina struct {
	Schil
	CasusID    string
	Nummer     string
	Waarden    plan.Concept
	Partijen   []Optie // that take part
	Mensen     []Optie // whom they designated
	Volgende   bool    // there is a version in force: the form asks what changes
	Voorgelegd bool    // saving takes the draft back from the Partijen
	Stukken    []Optie // that may be quoted
}

// Sjabloon returns the template's name.
func (PlanBewerkenPagina) Sjabloon() string { return "planbewerken" }

// Kop returns the heading.
func (PlanBewerkenPagina) Kop() string { return "Plan bewerken" }

// PlanDoelVelden is one goal in the form.
type PlanDoelVelden struct {
	Nummer      int // from 1
	ID          Veld
	Leefgebied  Keuze
	Tekst       Veld
	Afspraken   []AfspraakVelden
	Passages    []PassageVelden
	Erbij       string
	WaaromErbij string
	Weg         string
	Fout        string
	VeldID      string
}

// AfspraakVelden is one afspraak in the form.
type AfspraakVelden struct {
	Nummer     int
	ID         Veld
	Wat        Veld
	Medewerker Keuze
	Soort      Keuze
	Uiterlijk  Veld
	Weg        string
}

// Doelen returns the goals of the form: those that were typed, and an empty one when there is none.
func (p PlanBewerkenPagina) Doelen() []PlanDoelVelden {
	doelen := p.Waarden.Doelen
	if len(doelen) == 0 {
		doelen = []plan.Doel{{Afspraken: []plan.Afspraak{{}}}}
	}
	var uit []PlanDoelVelden
	for i, d := range doelen {
		pad := fmt.Sprintf("doelen[%d].", i)
		v := PlanDoelVelden{Nummer: i + 1, ID: p.veld(pad+"id", "", d.ID), Erbij: ActieAfspraakErbij + tel(i), Weg: ActieDoelWeg + tel(i),
			WaaromErbij: ActiePassageErbij + "-" + tel(i), Passages: p.passages(pad, i, d.Passages),
			Leefgebied: Keuze{Naam: pad + "leefgebied", Label: "Leefgebied", Leeg: "Kies een leefgebied", Fout: p.FoutBij(pad + "leefgebied"),
				Opties: Kies(leefgebiedOpties(), d.Leefgebied)},
			Tekst: p.veld(pad+"tekst", "Wat willen jullie bereiken?", d.Tekst), Fout: p.FoutBij(pad + "afspraken"), VeldID: VeldID(pad + "afspraken")}
		for j, a := range d.Afspraken {
			v.Afspraken = append(v.Afspraken, p.afspraak(fmt.Sprintf("%safspraken[%d].", pad, j), i, j, a))
		}
		uit = append(uit, v)
	}
	return uit
}

func (p PlanBewerkenPagina) passages(pad string, i int, passages []informatie.Citaat) []PassageVelden {
	var uit []PassageVelden
	for j, q := range passages {
		v := passageKeuzes{p.Partijen, p.Stukken}.velden(fmt.Sprintf("%spassages[%d].", pad, j), q, p.FoutBij)
		v.Nummer, v.Kop = j+1, fmt.Sprintf("Onderbouwing %d bij doel %d", j+1, i+1)
		v.Tekst.Label = "Waar rust dit doel op?"
		v.Weg, v.WegTekst = fmt.Sprintf("%s%d-%d", ActiePassageWeg, i, j), "Onderbouwing "+tel(j+1)+" weghalen"
		uit = append(uit, v)
	}
	return uit
}

func (p PlanBewerkenPagina) veld(naam, label, waarde string) Veld {
	return Veld{Naam: naam, Label: label, Waarde: waarde, Fout: p.FoutBij(naam)}
}

func (p PlanBewerkenPagina) afspraak(pad string, i, j int, a plan.Afspraak) AfspraakVelden {
	uiterlijk := p.veld(pad+"uiterlijk", "Uiterlijk", string(a.Uiterlijk))
	uiterlijk.Hint, uiterlijk.Soort, uiterlijk.Breedte = "dag-maand-jaar", "datum", "kort"
	wie := p.FoutBij(pad + "medewerker")
	if wie == "" {
		wie = p.FoutBij(pad + "partij")
	}
	return AfspraakVelden{Nummer: j + 1, ID: p.veld(pad+"id", "", a.ID), Wat: p.veld(pad+"wat", "Wat spreken jullie af?", a.Wat),
		Medewerker: Keuze{Naam: pad + "medewerker", Label: "Wie doet dit?", Leeg: "Kies een persoon", Fout: wie, Opties: Kies(p.Mensen, a.Medewerker)},
		Soort:      Keuze{Naam: pad + "soort", Label: "Soort", Leeg: "Kies een soort", Fout: p.FoutBij(pad + "soort"), Opties: Kies(afspraakSoorten(), string(a.Soort))},
		Uiterlijk:  uiterlijk, Weg: fmt.Sprintf("%s%d-%d", ActieAfspraakWeg, i, j)}
}

// afspraakSoorten returns the kinds of article 2.1 (rule 2.1-2).
func afspraakSoorten() []Optie {
	var uit []Optie
	for _, s := range plan.Soorten() {
		uit = append(uit, Optie{Waarde: string(s), Label: hoofdletter(s.Label())})
	}
	return uit
}

// leefgebiedNaam returns the name of a leefgebied.
func leefgebiedNaam(id string) string {
	for _, l := range convenant.Leefgebieden() {
		if l.ID == id {
			return l.Naam
		}
	}
	return id
}

// PlanRolVelden is the role and the information need of one Partij in the form.
type PlanRolVelden struct {
	Naam   string
	Partij Veld
	Rol    Veld
	Info   Veld
}

// Rollen returns one row for each Partij that takes part (rule 6.4c-1).
func (p PlanBewerkenPagina) Rollen() []PlanRolVelden {
	var uit []PlanRolVelden
	for i, o := range p.Partijen {
		pad := fmt.Sprintf("rollen[%d].", i)
		r := p.Waarden.Rol(o.Waarde)
		info := p.veld(pad+"informatiebehoefte", "Welke informatie heeft deze Partij daarvoor nodig?", r.Informatiebehoefte)
		info.Rijen = 2
		uit = append(uit, PlanRolVelden{Naam: o.Label, Partij: p.veld(pad+"partij", "", o.Waarde), Rol: p.veld(pad+"rol", "Wat doet deze Partij in het plan?", r.Rol), Info: info})
	}
	return uit
}

// PlanCriteriumVelden is a criterion for afschaling in the form.
type PlanCriteriumVelden struct {
	ID    Veld
	Tekst Veld
	Weg   string
}

// Criteria returns the criteria for afschaling (rule 6.4d-1): those that were typed, and an empty one when there is none.
func (p PlanBewerkenPagina) Criteria() []PlanCriteriumVelden {
	criteria := p.Waarden.Criteria
	if len(criteria) == 0 {
		criteria = []plan.Afschaalcriterium{{}}
	}
	var uit []PlanCriteriumVelden
	for i, k := range criteria {
		pad := fmt.Sprintf("criteria[%d].", i)
		uit = append(uit, PlanCriteriumVelden{ID: p.veld(pad+"id", "", k.ID), Tekst: p.veld(pad+"tekst", "Criterium "+tel(i+1), k.Tekst), Weg: ActieCriteriumWeg + tel(i)})
	}
	return uit
}

// VeldWijziging returns what changes (rule 6.4b-1).
func (p PlanBewerkenPagina) VeldWijziging() Veld {
	v := p.veld("wijziging", "Wat verandert er aan het plan dat nu geldt?", p.Waarden.Wijziging)
	v.Rijen, v.Hint = 3, "Dit staat bij de nieuwe versie."
	return v
}

// PlanVoorleggenPagina asks to put a change of the plan to all who take part (rule 6.4b-1).
type PlanVoorleggenPagina struct {
	Schil
	CasusID   string
	Nummer    string
	Versie    int64
	Ontbreekt []string // sentences
	Partijen  []string
	Kaart     *PlanKaart // what is put to them; nil while there is no draft
}

// Sjabloon returns the template's name.
func (PlanVoorleggenPagina) Sjabloon() string { return "planvoorleggen" }

// Kop returns the heading.
func (PlanVoorleggenPagina) Kop() string { return "Plan voorleggen" }

// PlanInstemmenPagina is the question to a Partij whether it agrees. Field names are the JSON names of bestuur.Instemmen.
type PlanInstemmenPagina struct {
	Schil
	CasusID string
	Nummer  string
	Partij  string // the reader's own
	Kaart   PlanKaart
	Waarden bestuur.Instemmen
	Gegeven *PlanAntwoord // what this Partij answered: then there is no form
	Invoer  *EigenInvoer  // what somebody typed who was too late with it
}

// PlanAntwoord is the answer of a Partij to the question whether it agrees.
type PlanAntwoord struct {
	Badge   Badge
	Door    string
	Wanneer string
	Reden   string
}

// Sjabloon returns the template's name.
func (PlanInstemmenPagina) Sjabloon() string { return "planinstemmen" }

// Kop returns the heading.
func (PlanInstemmenPagina) Kop() string { return "Instemmen met het plan" }

// KeuzeAntwoord returns yes or no.
func (p PlanInstemmenPagina) KeuzeAntwoord() Keuze {
	return Keuze{Naam: "antwoord", Label: "Stemmen jullie in met dit plan?", Fout: p.FoutBij("antwoord"), Opties: Kies([]Optie{
		{Waarde: "ja", Label: "Ja, " + p.Partij + " stemt in", Uitleg: "Zeggen alle Partijen ja, dan geldt de wijziging."},
		{Waarde: "nee", Label: "Nee, zo niet", Uitleg: "Het plan gaat terug naar wie het schrijft. Schrijf op wat er anders moet."},
	}, p.Waarden.Antwoord)}
}

// VeldReden returns why.
func (p PlanInstemmenPagina) VeldReden() Veld {
	return Veld{Naam: "reden", Label: "Waarom?", Hint: "Nodig als jullie niet instemmen. De andere Partijen lezen dit.", Waarde: p.Waarden.Reden,
		Fout: p.FoutBij("reden"), Rijen: 3, MagLeeg: true, Stil: true}
}
