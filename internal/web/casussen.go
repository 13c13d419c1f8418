// SPDX-License-Identifier: EUPL-1.2

package web

// CasussenPagina is the list of casussen: GET /casussen with `nummer`, `fase`, `soort`, `gemeente`, `rol`, `sorteer`, `na`.
// With AlleenProces it is the list of the manager and the FG, without anything of the content (rules 8-P1, 8.2c-2).
type CasussenPagina struct {
	Schil
	AlleenProces bool
	Acties       []Knop
	Filter       CasusFilter
	Chips        []Chip
	Titel        string // of the list: "Open casussen waar jij procesregisseur bent"
	Volgorde     []SorteerKeuze
	Rijen        []CasusRij
	Bladeren     Bladeren
	WisFilters   string // URL without filters; "" when none is on
	Nood         bool   // may open one in need that is not in this list (rule 1.2-1)
}

// CasusFilter is the row of filters.
type CasusFilter struct {
	Nummer    string
	Fasen     []Optie
	Soorten   []Optie
	Gemeenten []Optie
	Rollen    []Optie // empty hides the field
	Sorteer   string  // kept when the filters are sent
}

// Velden returns the filters that are chosen from a list.
func (f CasusFilter) Velden() []Keuze {
	velden := []Keuze{
		{Naam: "fase", Label: "Fase", Leeg: "Alle fasen", Opties: f.Fasen, MagLeeg: true},
		{Naam: "soort", Label: "Soort", Leeg: "Alle soorten", Opties: f.Soorten, MagLeeg: true},
		{Naam: "gemeente", Label: "Gemeente", Leeg: "Alle gemeenten", Opties: f.Gemeenten, MagLeeg: true},
	}
	if len(f.Rollen) > 0 {
		velden = append(velden, Keuze{Naam: "rol", Label: "Mijn rol", Leeg: "Alle rollen", Opties: f.Rollen, MagLeeg: true})
	}
	return velden
}

// Actief returns how many filters are on.
func (f CasusFilter) Actief() int {
	n := 0
	if f.Nummer != "" {
		n++
	}
	for _, veld := range f.Velden() {
		for _, o := range veld.Opties {
			if o.Gekozen && o.Waarde != "" {
				n++
			}
		}
	}
	return n
}

// SorteerKeuze is an order of the list.
type SorteerKeuze struct {
	Naam   string // "Laatst gewijzigd"
	URL    string
	Huidig bool
}

// CasusRij is one casus in the list. In the process list Aanmelder and Stand stay empty.
type CasusRij struct {
	Nummer    string
	URL       string
	Aanmelder string
	Soort     string
	Gemeente  string
	Fase      Badge // empty Tekst before it is assigned, in the process list
	Stand     string
	Badge     Badge  // instead of Stand, when it is late or near
	Regisseur string // process list: who handles it, "nog niet toegewezen"
	Datum     string // when it changed, or when it came in
	Actie     *Knop  // process list: "Toewijzen"
}

// Sjabloon returns the template's name.
func (CasussenPagina) Sjabloon() string { return "casussen" }

// Kop returns the heading.
func (CasussenPagina) Kop() string { return "Casussen" }

// Aantal returns the line below the list: how many there are on this page, never how many in all.
func (p CasussenPagina) Aantal() string {
	s := tel(len(p.Rijen)) + " casussen op deze pagina."
	if len(p.Rijen) == 1 {
		s = "1 casus op deze pagina."
	}
	if p.Bladeren.Volgende != "" {
		return s + " Er zijn er meer."
	}
	return s
}
