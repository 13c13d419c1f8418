// SPDX-License-Identifier: EUPL-1.2

package web

import "rondetafel/internal/casus"

// NoodinzagesPagina are the Noodinzagen of which the reader may know (rule 1.2-1).
type NoodinzagesPagina struct {
	Schil
	Plekken []Chip // of the privacy officer's desk
	Rijen   []NoodinzageRij
	Openen  bool
}

// NoodinzageRij is one in a list.
type NoodinzageRij struct {
	Nummer   string // of the Casus
	URL      string
	Wie      string
	Wanneer  string
	Stand    Badge
	CasusURL string
}

// Sjabloon returns the template's name.
func (NoodinzagesPagina) Sjabloon() string { return "noodinzages" }

// Kop returns the heading.
func (NoodinzagesPagina) Kop() string { return "Noodinzagen" }

// NoodinzageOpenenPagina is where a Procesregisseur opens a Casus in need. Field names are the JSON names of casus.Noodinzage.
type NoodinzageOpenenPagina struct {
	Schil
	Waarden casus.Noodinzage
}

// Sjabloon returns the template's name.
func (NoodinzageOpenenPagina) Sjabloon() string { return "noodinzageopenen" }

// Kop returns the heading.
func (NoodinzageOpenenPagina) Kop() string { return "Casus openen bij nood" }

// Velden returns what is asked.
func (p NoodinzageOpenenPagina) Velden() []Veld {
	return []Veld{
		{Naam: "nummer", Label: "Welke casus?", Hint: "Het nummer waarmee het huis werkt, bijvoorbeeld 2026-0142.", Waarde: p.Waarden.Nummer, Fout: p.FoutBij("nummer"), Breedte: "kort"},
		{Naam: "reden", Label: "Waarom moet je deze casus nu lezen?", Hint: "Minstens één zin: wat is er aan de hand, en waarom kan het niet wachten? Noem geen namen van betrokkenen.",
			Waarde: p.Waarden.Reden, Fout: p.FoutBij("reden"), Rijen: 4},
	}
}

// NoodinzagePagina is one Noodinzage: why, until when, and what the Manager thinks of it.
type NoodinzagePagina struct {
	Schil
	ID          string
	CasusURL    string
	Nummer      string
	Stand       Badge
	Feiten      []Feit
	Reden       string
	Oordeel     string // in words; "" while nobody judged it
	Toelichting string
	Versie      int64
	Beoordelen  bool
	Stoppen     bool
	Jij         bool // the reader opened it
	Loopt       bool
	Waarden     casus.NoodinzageOordeel
}

// Sjabloon returns the template's name.
func (NoodinzagePagina) Sjabloon() string { return "noodinzage" }

// Kop returns the heading.
func (NoodinzagePagina) Kop() string { return "Noodinzage" }

// KeuzeOordeel returns the judgement.
func (p NoodinzagePagina) KeuzeOordeel() Keuze {
	var opties []Optie
	for _, o := range casus.Noodoordelen() {
		opties = append(opties, Optie{Waarde: string(o), Label: o.Label()})
	}
	return Keuze{Naam: "oordeel", Label: "Was deze noodinzage terecht?", Hint: "Was er nood, en kon het niet wachten? Vraag het na als je twijfelt.", Fout: p.FoutBij("oordeel"),
		Opties: Kies(opties, string(p.Waarden.Oordeel))}
}

// VeldToelichting returns why.
func (p NoodinzagePagina) VeldToelichting() Veld {
	return Veld{Naam: "toelichting", Label: "Waarom vind je dat?", Hint: "Wie opende, wie de regie heeft en de functionaris gegevensbescherming lezen dit.", Waarde: p.Waarden.Toelichting,
		Fout: p.FoutBij("toelichting"), Rijen: 3}
}
