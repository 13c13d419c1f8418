// SPDX-License-Identifier: EUPL-1.2

package web

import "rondetafel/internal/casus"

// BevestigenPagina is where a Partij confirms an aanmelding that a procesregisseur entered for it.
type BevestigenPagina struct {
	Schil
	CasusID     string
	Nummer      string
	Partij      string
	Versie      int64
	Aanmelding  AanmeldingKaart
	Betrokkenen []BetrokkeneRij
}

// Sjabloon returns the template's name.
func (BevestigenPagina) Sjabloon() string { return "bevestigen" }

// Kop returns the heading.
func (BevestigenPagina) Kop() string { return "Aanmelding bevestigen" }

// ToewijzenPagina is where the manager assigns a procesregisseur: sends `medewerker`.
type ToewijzenPagina struct {
	Schil
	CasusID    string
	Nummer     string
	Versie     int64
	Feiten     []Feit // soort, gemeente, date: never content (rule 8.2c-2)
	Nu         string // who handles it now; "" for nobody
	Regisseurs []Optie
	Medewerker string // chosen
}

// Sjabloon returns the template's name.
func (ToewijzenPagina) Sjabloon() string { return "toewijzen" }

// Kop returns the heading.
func (ToewijzenPagina) Kop() string { return "Procesregisseur toewijzen" }

// KeuzeMedewerker returns the choice of a procesregisseur.
func (p ToewijzenPagina) KeuzeMedewerker() Keuze {
	return Keuze{Naam: "medewerker", Label: "Wie wordt de procesregisseur?", Leeg: "Kies een procesregisseur",
		Fout: p.FoutBij("medewerker"), Opties: Kies(p.Regisseurs, p.Medewerker)}
}

// BetrekkenPagina is where the procesregisseur lets a Partij take part (WGS 2.31). One chooses the Partij, then one of its people;
// the button to show them sends ActieMensen.
type BetrekkenPagina struct {
	Schil
	CasusID      string
	Nummer       string
	Namens       string
	Versie       int64
	Waarden      casus.Betrekken
	Partijen     []Optie
	Medewerkers  []Optie // people of the Partij that was chosen who may work in casussen
	NamensOpties []Optie // public Partijen (rule WGS-2); empty when the aanmelder is one
	Deelnemers   []DeelnemerRij
	Doelen       []string
}

// Sjabloon returns the template's name.
func (BetrekkenPagina) Sjabloon() string { return "betrekken" }

// Kop returns the heading.
func (BetrekkenPagina) Kop() string { return "Partij betrekken" }

// KeuzePartij returns the choice of a Partij.
func (p BetrekkenPagina) KeuzePartij() Keuze {
	return Keuze{Naam: "partij", Label: "Welke Partij gaat meedoen?", Leeg: "Kies een Partij", Fout: p.FoutBij("partij"),
		Opties: Kies(p.Partijen, p.Waarden.Partij)}
}

// KeuzeMedewerker returns the choice of a person.
func (p BetrekkenPagina) KeuzeMedewerker() Keuze {
	k := Keuze{Naam: "medewerker", Label: "Wie van deze Partij?", Leeg: "Kies een persoon",
		Hint: "De Partij kan later zelf een collega aanwijzen.", Fout: p.FoutBij("medewerker"),
		Opties: Kies(p.Medewerkers, p.Waarden.Medewerker)}
	switch {
	case p.Waarden.Partij == "":
		k.Leeg = "Kies eerst een Partij"
	case len(p.Medewerkers) == 0:
		k.Leeg, k.Hint = "Niemand", "Bij deze Partij mag nog niemand in casussen werken. De beheerder van die Partij regelt dat."
	}
	return k
}

// VeldGrond returns the legal ground.
func (p BetrekkenPagina) VeldGrond() Veld {
	return Veld{Naam: "grond", Label: "Waarom mag deze Partij meedoen?", Hint: "De wet of de taak van deze Partij, bijvoorbeeld: Wmo 2.1.",
		Waarde: p.Waarden.Grond, Fout: p.FoutBij("grond")}
}

// VeldWaarom returns why the Partij is needed.
func (p BetrekkenPagina) VeldWaarom() Veld {
	return Veld{Naam: "waarom", Label: "Waarom is deze Partij nodig?", Hint: "Noem het doel van de casus.", Waarde: p.Waarden.Waarom,
		Fout: p.FoutBij("waarom"), Rijen: 3}
}

// KeuzeNamens returns the public Partij on whose behalf is decided.
func (p BetrekkenPagina) KeuzeNamens() Keuze {
	return keuzeNamensPubliek(p.Schil, p.NamensOpties, p.Waarden.NamensPubliek)
}

// CollegaPagina is where somebody designates a colleague of their own Partij (WGS 1.8 lid 2).
type CollegaPagina struct {
	Schil
	CasusID  string
	Nummer   string
	Partij   string
	Versie   int64
	Al       []string // who already take part for this Partij
	Collegas []Optie
	Waarden  casus.Aanwijzen
}

// Sjabloon returns the template's name.
func (CollegaPagina) Sjabloon() string { return "collega" }

// Kop returns the heading.
func (CollegaPagina) Kop() string { return "Collega aanwijzen" }

// KeuzeMedewerker returns the choice of a colleague.
func (p CollegaPagina) KeuzeMedewerker() Keuze {
	return Keuze{Naam: "medewerker", Label: "Welke collega doet mee?", Leeg: "Kies een collega", Fout: p.FoutBij("medewerker"),
		Hint: "Je collega ziet daarna wat jullie Partij van deze casus mag zien.", Opties: Kies(p.Collegas, p.Waarden.Medewerker)}
}
