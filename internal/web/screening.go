// SPDX-License-Identifier: EUPL-1.2

package web

import "rondetafel/internal/casus"

// ScreeningPagina is the judgement of a casus by the procesregisseur (article 9.2 under a), beside the aanmelding that it is
// about. Field names are the JSON names of casus.Screening.
type ScreeningPagina struct {
	Schil
	CasusID      string
	Nummer       string
	Namens       string // on behalf of which Partij the procesregisseur acts (rule 9.3-1)
	Soort        casus.Soort
	Waarden      casus.Screening
	NamensOpties []Optie // public Partijen (rule WGS-2); empty when the aanmelder is one
	Aanmelding   AanmeldingKaart
	Betrokkenen  []BetrokkeneRij
}

// Sjabloon returns the template's name.
func (ScreeningPagina) Sjabloon() string { return "screening" }

// Kop returns the heading.
func (ScreeningPagina) Kop() string { return "Casus beoordelen" }

// VeldMet returns who was consulted (rule 9.2a-1).
func (p ScreeningPagina) VeldMet() Veld {
	return Veld{Naam: "overleg.met", Label: "Met wie heb je overlegd?", Hint: "Iemand van de Partij die aanmeldt.",
		Waarde: p.Waarden.Overleg.Met, Fout: p.FoutBij("overleg.met"), Breedte: "half"}
}

// VeldDatum returns when.
func (p ScreeningPagina) VeldDatum() Veld {
	return Veld{Naam: "overleg.datum", Label: "Wanneer?", Hint: "dag-maand-jaar", Waarde: string(p.Waarden.Overleg.Datum),
		Fout: p.FoutBij("overleg.datum"), Soort: "datum", Breedte: "kort"}
}

// KeuzeWijze returns how.
func (p ScreeningPagina) KeuzeWijze() Keuze {
	labels := map[string]string{"gesprek": "In een gesprek", "telefoon": "Met de telefoon", "videobellen": "Met videobellen", "mail": "Met de mail"}
	var opties []Optie
	for _, w := range casus.Wijzen() {
		opties = append(opties, Optie{Waarde: w, Label: labels[w]})
	}
	return Keuze{Naam: "overleg.wijze", Label: "Hoe?", Fout: p.FoutBij("overleg.wijze"), Kolommen: true,
		Opties: Kies(opties, p.Waarden.Overleg.Wijze)}
}

// VeldVerslag returns what the aanmelder thinks.
func (p ScreeningPagina) VeldVerslag() Veld {
	return Veld{Naam: "overleg.verslag", Label: "Wat vindt de aanmelder?", Waarde: p.Waarden.Overleg.Verslag,
		Fout: p.FoutBij("overleg.verslag"), Rijen: 3}
}

// Criteria returns the questions of Bijlage 2; none for Nazorg detentie (rule 2.3-2).
func (p ScreeningPagina) Criteria() []CriteriumVelden {
	if p.Soort == casus.NazorgDetentie {
		return nil
	}
	return criteriumVelden(p.Schil, p.Waarden.Criteria)
}

// KeuzeUitkomst returns the outcome.
func (p ScreeningPagina) KeuzeUitkomst() Keuze {
	verder := Optie{Waarde: string(casus.Triage), Label: "Naar triage", Uitleg: "De casus voldoet aan de criteria van Bijlage 2."}
	if p.Soort == casus.NazorgDetentie {
		verder = Optie{Waarde: string(casus.Nazorg), Label: "Naar nazorg", Uitleg: "De nazorg na detentie wordt hier geregeld, tot een vastgelegde overdracht."}
	}
	return Keuze{Naam: "uitkomst", Label: "Wat is je oordeel?", Fout: p.FoutBij("uitkomst"), Opties: Kies([]Optie{
		verder,
		{Waarde: string(casus.Afgewezen), Label: "Niet verder", Uitleg: "De casus past niet bij het Veiligheidshuis. Schrijf op waarom."},
		{Waarde: string(casus.Doorverwezen), Label: "Doorverwijzen", Uitleg: "Een andere organisatie of een ander overleg past beter. Schrijf op welke en waarom."},
	}, string(p.Waarden.Uitkomst))}
}

// VeldReden returns the reason.
func (p ScreeningPagina) VeldReden() Veld {
	return Veld{Naam: "reden", Label: "Waarom?", Hint: "Nodig bij Niet verder en Doorverwijzen. De aanmelder leest dit.",
		Waarde: p.Waarden.Reden, Fout: p.FoutBij("reden"), Rijen: 3, MagLeeg: true, Stil: true}
}

// VeldNaar returns where the casus goes.
func (p ScreeningPagina) VeldNaar() Veld {
	return Veld{Naam: "naar", Label: "Waar gaat de casus naartoe?", Hint: "Nodig bij Doorverwijzen.", Waarde: p.Waarden.Naar,
		Fout: p.FoutBij("naar"), Breedte: "half", MagLeeg: true, Stil: true}
}

// KeuzeNamens returns the public Partij on whose behalf is decided.
func (p ScreeningPagina) KeuzeNamens() Keuze {
	return keuzeNamensPubliek(p.Schil, p.NamensOpties, p.Waarden.NamensPubliek)
}

func keuzeNamensPubliek(s Schil, opties []Optie, gekozen string) Keuze {
	return Keuze{Naam: "namensPubliek", Label: "Namens welke publieke Partij besluit je?", Leeg: "Kies een Partij",
		Hint: "De wet vraagt dat een publieke Partij dit besluit neemt (WGS).", Fout: s.FoutBij("namensPubliek"),
		Opties: Kies(opties, gekozen)}
}
