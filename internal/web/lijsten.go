// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"rondetafel/internal/casus"
	"rondetafel/internal/convenant"
	"rondetafel/internal/informatie"
)

// GemeenteOpties returns the municipalities of the covenant as choices.
func GemeenteOpties() []Optie {
	var uit []Optie
	for _, g := range convenant.Gemeenten() {
		uit = append(uit, Optie{Waarde: g.Code, Label: g.Naam})
	}
	return uit
}

// SoortOpties returns the kinds of casus that the house handles.
func SoortOpties() []Optie {
	var uit []Optie
	for _, s := range casus.Soorten() {
		uit = append(uit, Optie{Waarde: string(s), Label: s.Label()})
	}
	return uit
}

// FaseOpties returns the phases.
func FaseOpties() []Optie {
	var uit []Optie
	for _, f := range casus.Fasen() {
		uit = append(uit, Optie{Waarde: string(f), Label: f.Label()})
	}
	return uit
}

// FaseBalk returns the steps of the phase bar for a casus of soort in fase. teksten says what stands below a step ("12 mei"), by
// phase.
func FaseBalk(soort casus.Soort, fase casus.Fase, teksten map[casus.Fase]string) []FaseStap {
	weg := []casus.Fase{casus.Aangemeld, casus.InScreening, casus.Triage, casus.RTO, casus.Afschaling, casus.Gesloten}
	if soort == casus.NazorgDetentie { // rule 2.3-2
		weg = []casus.Fase{casus.Aangemeld, casus.InScreening, casus.Nazorg, casus.Afschaling, casus.Gesloten}
	}
	if fase == casus.TeBevestigen {
		weg = append([]casus.Fase{casus.TeBevestigen}, weg...)
	}
	if zijweg := zijwegVan(fase, teksten); zijweg != "" {
		tot := 2
		if _, getrieerd := teksten[casus.Triage]; getrieerd {
			tot = 3
		}
		weg = append(weg[:tot], zijweg, casus.Gesloten)
	}
	if fase == casus.Vernietigd {
		weg[len(weg)-1] = fase
	}
	var uit []FaseStap
	for i, f := range weg {
		uit = append(uit, FaseStap{Naam: f.Label(), Tekst: teksten[f], Huidig: f == fase})
		if f == fase {
			for j := range i {
				uit[j].Gedaan = true
			}
		}
	}
	return uit
}

// zijwegVan is the phase in which a Casus left the way to a round table, "" when it did not: it is in it, or was before it closed.
func zijwegVan(fase casus.Fase, teksten map[casus.Fase]string) casus.Fase {
	for _, f := range []casus.Fase{casus.Afgewezen, casus.Doorverwezen} {
		if _, was := teksten[f]; fase == f || was && fase.Afgeschermd() {
			return f
		}
	}
	return ""
}

// CriteriumRegels returns the answers to Bijlage 2 beside their names.
func CriteriumRegels(antwoorden []casus.Criterium) []CriteriumRegel {
	var uit []CriteriumRegel
	for i, c := range convenant.Criteria() {
		if i < len(antwoorden) && antwoorden[i] != (casus.Criterium{}) { // Nazorg detentie has none (rule 2.3-2)
			uit = append(uit, CriteriumRegel{Naam: c.Naam, Ja: antwoorden[i].Ja(), Toelichting: antwoorden[i].Toelichting})
		}
	}
	return uit
}

// DoelNamen returns the names of the goals (article 2.1) with these ids.
func DoelNamen(ids []string) []string {
	var uit []string
	for _, o := range Kies(doelOpties(), ids...) {
		if o.Gekozen {
			uit = append(uit, o.Label)
		}
	}
	return uit
}

// LeefgebiedNamen returns the names of the leefgebieden with these ids.
func LeefgebiedNamen(ids []string) []string {
	var uit []string
	for _, o := range Kies(leefgebiedOpties(), ids...) {
		if o.Gekozen {
			uit = append(uit, o.Label)
		}
	}
	return uit
}

// GegevenIcoon returns the icon of a kind of data. It always stands beside the kind's name.
func GegevenIcoon(s informatie.Soort) Icoon {
	switch s {
	case informatie.Gezondheid, informatie.MedischGeheim:
		return IcoonMedisch
	case informatie.Politiegegevens:
		return IcoonCategorie
	case informatie.Strafrechtelijk, informatie.Justitieel:
		return IcoonBesluit
	}
	return IcoonStuk
}

func doelOpties() []Optie {
	var uit []Optie
	for _, d := range convenant.Doelen() {
		uit = append(uit, Optie{Waarde: d.ID, Label: d.Naam})
	}
	return uit
}

func leefgebiedOpties() []Optie {
	var uit []Optie
	for _, l := range convenant.Leefgebieden() {
		uit = append(uit, Optie{Waarde: l.ID, Label: l.Naam})
	}
	return uit
}

// optiesVan are the choices of a list of the domain, each with its label.
func optiesVan[T interface {
	~string
	Label() string
}](lijst []T) []Optie {
	var uit []Optie
	for _, w := range lijst {
		uit = append(uit, Optie{Waarde: string(w), Label: w.Label()})
	}
	return uit
}
