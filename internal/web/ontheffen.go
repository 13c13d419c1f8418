// SPDX-License-Identifier: EUPL-1.2

package web

import "rondetafel/internal/casus"

// OntheffenPagina is where somebody is taken off a Casus (WGS 1.8 lid 2): by a colleague, or by the procesregisseur.
type OntheffenPagina struct {
	Schil
	CasusID string
	Nummer  string
	Mensen  []Optie     // who can go
	Blijven []BlijftRij // who cannot now
	Collega []Optie     // who can take over
	Werk    bool        // somebody of them has afspraken
	Waarden casus.Ontheffen
}

// BlijftRij is somebody who is designated and cannot be taken off now.
type BlijftRij struct {
	Wie    string
	Waarom string
	URL    string // where what is in the way can be changed; "" for none
	Wat    string // the words of that link
}

// Sjabloon returns the template's name.
func (OntheffenPagina) Sjabloon() string { return "ontheffen" }

// Kop returns the heading.
func (OntheffenPagina) Kop() string { return "Wie is aangewezen?" }

// KeuzeMedewerker returns who goes.
func (p OntheffenPagina) KeuzeMedewerker() Keuze {
	return Keuze{Naam: "medewerker", Label: "Wie doet niet meer mee?", Fout: p.FoutBij("medewerker"), Opties: Kies(p.Mensen, p.Waarden.Medewerker)}
}

// KeuzeOvernemer returns the colleague who takes over.
func (p OntheffenPagina) KeuzeOvernemer() Keuze {
	return Keuze{Naam: "overnemer", Label: "Wie neemt de afspraken over?", Hint: "Een collega van dezelfde Partij. Nodig als de persoon nog afspraken uitvoert.",
		Leeg: "Kies een collega", Fout: p.FoutBij("overnemer"), MagLeeg: true, Opties: Kies(p.Collega, p.Waarden.Overnemer)}
}
