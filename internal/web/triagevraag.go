// SPDX-License-Identifier: EUPL-1.2

package web

import "rondetafel/internal/casus"

// TriagevraagPagina is one question in triage: for the Partij that is asked with five fields to answer it, for others who may read
// it as it is (rules 1.8-1, 9.2b-1). Field names are the JSON names of casus.Triageantwoord.
type TriagevraagPagina struct {
	Schil
	ID        string
	Nummer    string // of the Casus, of which the Partij that is asked knows nothing else
	CasusURL  string // "" for the Partij that is asked
	Partij    string
	Wie       string // whom of that Partij was asked
	Steller   string // who asks
	Namens    string // on whose behalf (rule 9.3-1)
	Gesteld   string
	Uiterlijk string
	Termijn   Badge // late or soon; empty when there is time or an answer
	Vraag     string
	Doel      string
	Over      []PersoonRegel
	Antwoord  *AntwoordKaart // nil while there is none
	Waarden   casus.Triageantwoord
	Mag       bool // the reader may answer now
	Eigen     bool // the reader's Partij is asked
}

// PersoonRegel is a Betrokkene with the data that a question gives, and no more.
type PersoonRegel struct {
	Naam          string
	Geboortedatum string
	BSN           string // "" when it is not given
}

// AntwoordKaart is what a Partij answered.
type AntwoordKaart struct {
	Bekend      Badge
	Contact     string
	Aanschuiven string
	Toelichting string
	Gedeeld     bool // the aanmelder may read it
	Wanneer     string
}

// Sjabloon returns the template's name.
func (TriagevraagPagina) Sjabloon() string { return "triagevraag" }

// Kop returns the heading.
func (TriagevraagPagina) Kop() string { return "Vraag in triage" }

// Knop returns the words on the button.
func (p TriagevraagPagina) Knop() string {
	if p.Antwoord != nil {
		return "Antwoord wijzigen"
	}
	return "Antwoord geven"
}

// KeuzeBekend returns whether the Partij knows them.
func (p TriagevraagPagina) KeuzeBekend() Keuze {
	wie := "deze persoon"
	if len(p.Over) > 1 {
		wie = "deze mensen"
	}
	return Keuze{Naam: "bekend", Label: "Kennen jullie " + wie + "?", Hint: "Onbekend? Dan hoef je niets anders in te vullen.", Fout: p.FoutBij("bekend"), Opties: Kies([]Optie{
		{Waarde: string(casus.Onbekend), Label: "Onbekend"},
		{Waarde: string(casus.WelBekend), Label: "Bekend, niet actief"},
		{Waarde: string(casus.BekendActief), Label: "Bekend, actief"},
	}, string(p.Waarden.Bekend))}
}

// VeldContact returns who can be reached.
func (p TriagevraagPagina) VeldContact() Veld {
	return Veld{Naam: "contact", Label: "Wie is bij jullie de contactpersoon?", Hint: "Nodig als het antwoord bekend is.", Waarde: p.Waarden.Contact,
		Fout: p.FoutBij("contact"), Breedte: "half", MagLeeg: true, Stil: true}
}

// KeuzeAanschuiven returns whether the Partij wishes to attend.
func (p TriagevraagPagina) KeuzeAanschuiven() Keuze {
	return Keuze{Naam: "aanschuiven", Label: "Willen jullie aanschuiven bij een Ronde Tafel Overleg?", Fout: p.FoutBij("aanschuiven"), Opties: Kies([]Optie{
		{Waarde: string(casus.SchuiftAan), Label: "Ja"},
		{Waarde: string(casus.SchuiftNiet), Label: "Nee"},
		{Waarde: string(casus.OpVerzoek), Label: "Alleen op verzoek"},
	}, string(p.Waarden.Aanschuiven))}
}

// VeldToelichting returns the note.
func (p TriagevraagPagina) VeldToelichting() Veld {
	return Veld{Naam: "toelichting", Label: "Toelichting", Hint: "Kort: het dossier komt later, en alleen als de casus doorgaat.",
		Waarde: p.Waarden.Toelichting, Fout: p.FoutBij("toelichting"), Rijen: 2, MagLeeg: true, Stil: true}
}

// KeuzeDelen returns whether the aanmelder may read the answer (rule 9.2b-1).
func (p TriagevraagPagina) KeuzeDelen() Keuze {
	gekozen := ""
	if p.Waarden.DelenMetAanmelder {
		gekozen = "true"
	}
	return Keuze{Naam: "delenMetAanmelder", Label: "Wie leest jullie antwoord?", Hint: "De procesregisseur leest het. Andere Partijen lezen het niet.",
		Meer: true, Opties: Kies([]Optie{{Waarde: "true", Label: "De Partij die aanmeldde, mag het ook lezen"}}, gekozen)}
}
