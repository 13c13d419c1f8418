// SPDX-License-Identifier: EUPL-1.2

package web

import "rondetafel/internal/casus"

// NavraagPagina asks whether somebody is known here, and gives the answer on the same page (rule WGS-11). It is a POST, as looking
// somebody up is: `bsn`, or `achternaam` and `geboortedatum`, and `reden`.
type NavraagPagina struct {
	ZoekenPagina
	Reden  casus.Navraagreden
	Bekend *bool    // the answer; nil before it is asked
	Bij    []string // who has the Procesregie of those casussen
}

// Sjabloon returns the template's name.
func (NavraagPagina) Sjabloon() string { return "navraag" }

// Kop returns the heading.
func (NavraagPagina) Kop() string { return "Is iemand hier bekend?" }

// KeuzeReden returns the reasons to ask.
func (p NavraagPagina) KeuzeReden() Keuze {
	return Keuze{Naam: "reden", Label: "Waarom vraag je dit?", Hint: "De functionaris gegevensbescherming ziet dat je het vroeg en waarom.",
		Fout: p.FoutBij("reden"), Opties: Kies(optiesVan(casus.Navraagredenen()), string(p.Reden))}
}

// Antwoord returns the answer as a message; nil before it is asked.
func (p NavraagPagina) Antwoord() *Melding {
	switch {
	case p.Bekend == nil:
		return nil
	case !*p.Bekend:
		return &Melding{Soort: MeldingInfo, Kop: "Niet bekend.", Tekst: "Deze persoon komt hier in geen casus voor.", Net: true}
	}
	m := &Melding{Soort: MeldingLetop, Kop: "Bekend.", Tekst: "Vertel dit niet aan de Partij die het vroeg. Overleg met elkaar, en vraag elk je eigen aanmelder.", Net: true}
	if len(p.Bij) > 0 {
		m.Tekst = "De procesregie ligt bij " + opsommingVan(p.Bij) + ". " + m.Tekst
	}
	return m
}

// NavragenPagina lists who asked whether somebody is known here, for the privacy officer (rule WGS-11).
type NavragenPagina struct {
	Schil
	Plekken []Chip
	Rijen   []NavraagRij
	Meer    bool
}

// NavraagRij is one question: nothing of it says whom it was about.
type NavraagRij struct {
	Wanneer string
	Door    string
	Reden   string
	Bekend  bool
}

// Sjabloon returns the template's name.
func (NavragenPagina) Sjabloon() string { return "navragen" }

// Kop returns the heading.
func (NavragenPagina) Kop() string { return "Wie deed navraag" }
