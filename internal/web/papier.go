// SPDX-License-Identifier: EUPL-1.2

package web

import "rondetafel/internal/informatie"

// PapierPagina is where a supplier records that a consent was signed on paper, with the document (rule 7.2-2). Field names are the JSON names
// of informatie.OpPapier; the file is `document`, and one that was sent already `documenten`.
type PapierPagina struct {
	Schil
	ID       string // of the disclosure
	CasusID  string
	Nummer   string
	Derde    string
	Verzoek  VerzoekDelen
	Deel     DeelRij
	Keuzen   []Optie
	Waarden  informatie.OpPapier
	Document DocumentVeld
}

// Sjabloon returns the template's name.
func (PapierPagina) Sjabloon() string { return "papier" }

// Kop returns the heading.
func (PapierPagina) Kop() string { return "Toestemming op papier vastleggen" }

// VeldOndertekenaar returns who signed.
func (p PapierPagina) VeldOndertekenaar() Veld {
	return Veld{Naam: "ondertekenaar", Label: "Wie tekende?", Hint: "De naam onder het document.", Waarde: p.Waarden.Ondertekenaar, Fout: p.FoutBij("ondertekenaar")}
}

// KeuzeVoor returns for whom was signed.
func (p PapierPagina) KeuzeVoor() Keuze {
	return Keuze{Naam: "verantwoordelijke", Label: "Voor wie is getekend?", Hint: "Wie van jullie verantwoordelijk is voor deze gegevens.", Fout: p.FoutBij("verantwoordelijke"),
		Opties: Kies(p.Keuzen, string(p.Waarden.Verantwoordelijke))}
}

// VeldBevoegdheid returns on what authority.
func (p PapierPagina) VeldBevoegdheid() Veld {
	return Veld{Naam: "bevoegdheid", Label: "Waarom mag deze persoon tekenen?", Hint: "De functie, of het mandaat met datum.", Waarde: p.Waarden.Bevoegdheid, Fout: p.FoutBij("bevoegdheid")}
}

// VeldDatum returns on which day.
func (p PapierPagina) VeldDatum() Veld {
	return Veld{Naam: "datum", Label: "Op welke dag is getekend?", Hint: "dag-maand-jaar", Waarde: string(p.Waarden.Datum), Fout: p.FoutBij("datum"), Soort: "datum", Breedte: "kort"}
}
