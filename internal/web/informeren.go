// SPDX-License-Identifier: EUPL-1.2

package web

import "rondetafel/internal/casus"

// InformerenPagina is where is answered whether a Betrokkene was told that the house handles the Casus (rule AVG-3). Field names
// are the JSON names of casus.Informeren.
type InformerenPagina struct {
	Schil
	CasusID string
	Nummer  string
	ID      string // of the Betrokkene
	Naam    string
	Nu      *Informering // the answer that holds now; nil for none
	Waarden casus.Informeren
}

// Informering is whether a Betrokkene knows, as a page shows it.
type Informering struct {
	Stand Badge
	Reden string
	Grond string
	Door  string // "N. Verzonnen, 12 mei"
}

// Sjabloon returns the template's name.
func (InformerenPagina) Sjabloon() string { return "informeren" }

// Kop returns the heading.
func (InformerenPagina) Kop() string { return "Weet de betrokkene het?" }

// KeuzeStand returns the answer.
func (p InformerenPagina) KeuzeStand() Keuze {
	return Keuze{Naam: "stand", Label: "Weet de betrokkene dat het Veiligheidshuis met deze casus bezig is?", Fout: p.FoutBij("stand"), Opties: Kies([]Optie{
		{Waarde: string(casus.Geinformeerd), Label: "Ja, dat is verteld", Uitleg: "Vul in wanneer."},
		{Waarde: string(casus.Uitgesteld), Label: "Nog niet, we wachten", Uitleg: "Vul in tot wanneer en waarom. Daarna komt de vraag terug."},
		{Waarde: string(casus.Weggelaten), Label: "Nee, we vertellen het niet", Uitleg: "Vul in waarom, en welke wet dat toestaat."},
	}, string(p.Waarden.Stand))}
}

// VeldDatum returns when they heard.
func (p InformerenPagina) VeldDatum() Veld {
	return Veld{Naam: "datum", Label: "Wanneer is het verteld?", Hint: "Bij Ja. Schrijf dag-maand-jaar.", Waarde: string(p.Waarden.Datum),
		Fout: p.FoutBij("datum"), Soort: "datum", Breedte: "kort", MagLeeg: true, Stil: true}
}

// VeldTot returns until when it waits.
func (p InformerenPagina) VeldTot() Veld {
	return Veld{Naam: "totDatum", Label: "Tot wanneer wachten jullie?", Hint: "Bij Nog niet. Schrijf dag-maand-jaar.", Waarde: string(p.Waarden.Tot),
		Fout: p.FoutBij("totDatum"), Soort: "datum", Breedte: "kort", MagLeeg: true, Stil: true}
}

// VeldReden returns why not.
func (p InformerenPagina) VeldReden() Veld {
	return Veld{Naam: "reden", Label: "Waarom?", Hint: "Bij Nog niet en bij Nee.", Waarde: p.Waarden.Reden, Fout: p.FoutBij("reden"), Rijen: 3,
		MagLeeg: true, Stil: true}
}

// VeldGrond returns the law that allows leaving it out.
func (p InformerenPagina) VeldGrond() Veld {
	return Veld{Naam: "grond", Label: "Welke wet staat dat toe?", Hint: "Bij Nee, bijvoorbeeld: UAVG artikel 41.", Waarde: p.Waarden.Grond,
		Fout: p.FoutBij("grond"), MagLeeg: true, Stil: true}
}
