// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"rondetafel/internal/casus"
	"rondetafel/internal/informatie"
)

// VoorinzageRij is a question to read a piece before an Overleg: who said yes, who not yet, what is blocked (rule 9.2f-1).
type VoorinzageRij struct {
	Stuk     Koppeling // to the piece, by its supplier and day
	Kort     string    // what the piece is about and how it begins; "" on its own page
	Wie      string    // who would read: "Gemeente Weert en 3RO"
	Overleg  string    // "RTO van 3 december, 10:00"
	Stand    Badge
	Uitleg   string // who answered and when, or since when it is asked
	Reden    string
	Overlegd string // with whom the procesregisseur consulted, when and what they found
	Antwoord string // URL of the page to answer on, or to take a yes back; "" for none
	Knop     string
}

// VoorinzagePagina is where the Procesregisseur asks the suppliers whether participants may read pieces before an Overleg. Field names are
// the JSON names of informatie.Voorinzage.
type VoorinzagePagina struct {
	Schil
	Kaart    OverlegKaart
	Stukken  []Optie // that may be asked for
	Partijen []Optie
	Overlegd []Optie // whom article 9.2 under f names
	Waarden  informatie.Voorinzage
}

// Sjabloon returns the template's name.
func (VoorinzagePagina) Sjabloon() string { return "voorinzage" }

// Kop returns the heading.
func (VoorinzagePagina) Kop() string { return "Inzage vóór het RTO vragen" }

// KeuzeStukken returns which pieces.
func (p VoorinzagePagina) KeuzeStukken() Keuze {
	return Keuze{Naam: "stukken", Label: "Welke stukken?", Hint: "Alleen stukken waarvan de Partij die ze gaf, gevraagd wil worden.", Fout: p.FoutBij("stukken"), Meer: true,
		Opties: Kies(p.Stukken, p.Waarden.Stukken...)}
}

// KeuzePartijen returns who would read them.
func (p VoorinzagePagina) KeuzePartijen() Keuze {
	return Keuze{Naam: "partijen", Label: "Wie leest ze vooraf?", Hint: "Alleen Partijen die het stuk na het begin van het RTO ook mogen lezen.", Fout: p.FoutBij("partijen"),
		Meer: true, Kolommen: true, Opties: Kies(p.Partijen, p.Waarden.Partijen...)}
}

// KeuzePartij returns with which Partij was consulted.
func (p VoorinzagePagina) KeuzePartij() Keuze {
	return Keuze{Naam: "partij", Label: "Met welke Partij overlegde je?", Hint: "De Partij die meldde, of die de casusregie heeft.", Fout: p.FoutBij("partij"),
		Opties: Kies(p.Overlegd, p.Waarden.Partij)}
}

// VeldMet returns with whom.
func (p VoorinzagePagina) VeldMet() Veld {
	return Veld{Naam: "afstemming.met", Label: "Met wie?", Waarde: p.Waarden.Afstemming.Met, Fout: p.FoutBij("afstemming.met"), Breedte: "half"}
}

// VeldDatum returns when.
func (p VoorinzagePagina) VeldDatum() Veld {
	return Veld{Naam: "afstemming.datum", Label: "Wanneer?", Hint: "dag-maand-jaar", Waarde: string(p.Waarden.Afstemming.Datum), Fout: p.FoutBij("afstemming.datum"),
		Soort: "datum", Breedte: "kort"}
}

// KeuzeWijze returns how.
func (p VoorinzagePagina) KeuzeWijze() Keuze {
	var opties []Optie
	for _, w := range casus.Wijzen() {
		opties = append(opties, Optie{Waarde: w, Label: hoofdletter(w)})
	}
	return Keuze{Naam: "afstemming.wijze", Label: "Hoe?", Leeg: "Kies hoe", Fout: p.FoutBij("afstemming.wijze"), Opties: Kies(opties, p.Waarden.Afstemming.Wijze)}
}

// VeldVerslag returns what they found.
func (p VoorinzagePagina) VeldVerslag() Veld {
	return Veld{Naam: "afstemming.verslag", Label: "Wat vindt die Partij?", Hint: "De Partijen die de stukken gaven, lezen dit ook.",
		Waarde: p.Waarden.Afstemming.Verslag, Fout: p.FoutBij("afstemming.verslag"), Rijen: 3}
}

// VoorinzageAntwoordPagina is where the Partij that gave a piece answers the question, or takes its yes back. It sends `antwoord`: ja,
// nee or terug.
type VoorinzageAntwoordPagina struct {
	Schil
	CasusID  string
	Nummer   string
	Stuk     Stuk
	Vraag    VoorinzageRij
	Actie    string
	Terug    bool // there is a yes to take back; else the question is open
	Antwoord string
	Waarden  informatie.VoorinzageAntwoord
}

// Sjabloon returns the template's name.
func (VoorinzageAntwoordPagina) Sjabloon() string { return "voorinzageantwoord" }

// Kop returns the heading.
func (p VoorinzageAntwoordPagina) Kop() string {
	if p.Terug {
		return "Ja terugnemen"
	}
	return "Mag dit vóór het RTO gelezen worden?"
}

// KeuzeAntwoord returns yes and no.
func (p VoorinzageAntwoordPagina) KeuzeAntwoord() Keuze {
	return Keuze{Naam: "antwoord", Label: "Wat is jullie antwoord?", Fout: p.FoutBij("antwoord"), Opties: Kies([]Optie{
		{Waarde: "ja", Label: "Ja", Uitleg: "Deze Partijen lezen het vanaf nu, tot het RTO begint. Je kunt je ja terugnemen."},
		{Waarde: "nee", Label: "Nee", Uitleg: "Niemand leest het vooraf. Het kan in het RTO nog aan de orde komen."},
	}, p.Antwoord)}
}

// VeldReden returns why not.
func (p VoorinzageAntwoordPagina) VeldReden() Veld {
	return Veld{Naam: "reden", Label: "Waarom niet?", Hint: "Alleen jullie en de procesregisseur lezen dit.", Waarde: p.Waarden.Reden, Fout: p.FoutBij("reden"),
		Rijen: 3, MagLeeg: true}
}
