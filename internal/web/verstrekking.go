// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"cmp"

	"rondetafel/internal/informatie"
)

// VerstrekkingenPagina are the disclosures of a Casus of which the reader may know (article 7.2).
type VerstrekkingenPagina struct {
	Schil
	CasusID string
	Nummer  string
	Rijen   []VerstrekkingRij
	Vragen  bool // the reader can ask one
	Plicht  bool // or register one that a law demanded
}

// VerstrekkingRij is a disclosure in a list.
type VerstrekkingRij struct {
	Derde  string
	URL    string
	Uitleg string
	Stand  Badge
	Wacht  bool // on the reader's Partij
}

// Sjabloon returns the template's name.
func (VerstrekkingenPagina) Sjabloon() string { return "verstrekkingen" }

// Kop returns the heading.
func (VerstrekkingenPagina) Kop() string { return "Verstrekkingen aan derden" }

// VerstrekkingVragenPagina is where the regie asks whether a Derde may have pieces (rule 7.2-2). Field names are the JSON names of
// informatie.Verstrekking.
type VerstrekkingVragenPagina struct {
	Schil
	CasusID    string
	Nummer     string
	Namens     string // on whose behalf the procesregisseur acts; "" for others
	Waarden    informatie.Verstrekking
	Stukken    []Optie // that may be asked for
	Overleggen []Optie // that were held
}

// Sjabloon returns the template's name.
func (VerstrekkingVragenPagina) Sjabloon() string { return "verstrekkingvragen" }

// Kop returns the heading.
func (VerstrekkingVragenPagina) Kop() string { return "Verstrekking aan een derde vragen" }

// VeldenDerde returns who would get it.
func (p VerstrekkingVragenPagina) VeldenDerde() []Veld { return veldenDerde(p.Schil, p.Waarden.Derde) }

func veldenDerde(s Schil, d informatie.Derde) []Veld {
	return []Veld{
		{Naam: "derde.naam", Label: "Wie krijgt de informatie?", Hint: "De naam van de organisatie of persoon. Geen Partij van het convenant en geen betrokkene.",
			Waarde: d.Naam, Fout: s.FoutBij("derde.naam")},
		{Naam: "derde.soort", Label: "Wat voor organisatie is dit?", Hint: "Bijvoorbeeld: woningcorporatie, school, huisarts.", Waarde: d.Soort, Fout: s.FoutBij("derde.soort"), Breedte: "half"},
		{Naam: "derde.contact", Label: "Bij wie komt de brief aan?", Hint: "Persoon en adres.", Waarde: d.Contact, Fout: s.FoutBij("derde.contact"), Rijen: 2},
	}
}

// VeldenWaarom returns why the Derde needs it.
func (p VerstrekkingVragenPagina) VeldenWaarom() []Veld {
	return []Veld{
		{Naam: "doel", Label: "Waarvoor heeft de derde dit nodig?", Waarde: p.Waarden.Doel, Fout: p.FoutBij("doel"), Rijen: 3},
		{Naam: "grondslag", Label: "Welke wet staat dit toe?", Hint: "De wet en het artikel.", Waarde: p.Waarden.Grondslag, Fout: p.FoutBij("grondslag")},
		{Naam: "noodzaak", Label: "Waarom kan het niet met minder?", Waarde: p.Waarden.Noodzaak, Fout: p.FoutBij("noodzaak"), Rijen: 3},
	}
}

// KeuzeStukken returns the pieces that may be asked for.
func (p VerstrekkingVragenPagina) KeuzeStukken() Keuze {
	return Keuze{Naam: "stukken", Label: "Welke stukken?", Hint: "Alleen stukken waarvan de Partij die ze gaf, gevraagd wil worden.", Fout: p.FoutBij("stukken"), Meer: true,
		Opties: Kies(p.Stukken, p.Waarden.Stukken...)}
}

func (p VerstrekkingVragenPagina) passage() informatie.Passage {
	if len(p.Waarden.Passages) == 0 {
		return informatie.Passage{}
	}
	return p.Waarden.Passages[0]
}

// KeuzeOverleg returns at which Overleg words were said (rule 7.2-4).
func (p VerstrekkingVragenPagina) KeuzeOverleg() Keuze {
	return Keuze{Naam: "passages[0].overleg", Label: "In welk RTO is iets gezegd?", Leeg: "Geen", Fout: p.FoutBij("passages[0].overleg"), MagLeeg: true, Opties: Kies(p.Overleggen, p.passage().Overleg)}
}

// VeldPassage returns those words.
func (p VerstrekkingVragenPagina) VeldPassage() Veld {
	return Veld{Naam: "passages[0].tekst", Label: "Wat is er gezegd?", Hint: "Precies zoals de derde het leest. Alle Partijen die erbij waren, moeten tekenen.",
		Waarde: p.passage().Tekst, Fout: p.FoutBij("passages[0].tekst"), Rijen: 3, MagLeeg: true}
}

// VeldUiterlijk returns until when suppliers answer.
func (p VerstrekkingVragenPagina) VeldUiterlijk() Veld {
	return Veld{Naam: "uiterlijkDatum", Label: "Tot en met welke dag kunnen Partijen antwoorden?", Hint: "dag-maand-jaar", Waarde: string(p.Waarden.Uiterlijk),
		Fout: p.FoutBij("uiterlijkDatum"), Soort: "datum", Breedte: "kort"}
}

// PlichtPagina is where the regie registers what a law demanded (rule 14.1-2). Field names are the JSON names of
// informatie.WettelijkePlicht.
type PlichtPagina struct {
	Schil
	CasusID string
	Nummer  string
	Waarden informatie.WettelijkePlicht
	Stukken []Optie
}

// Sjabloon returns the template's name.
func (PlichtPagina) Sjabloon() string { return "plicht" }

// Kop returns the heading.
func (PlichtPagina) Kop() string { return "Wettelijke plicht vastleggen" }

// VeldenDerde returns who got it.
func (p PlichtPagina) VeldenDerde() []Veld { return veldenDerde(p.Schil, p.Waarden.Derde) }

// Velden returns which law, and what it demanded.
func (p PlichtPagina) Velden() []Veld {
	return []Veld{
		{Naam: "artikel", Label: "Welk artikel verplicht dit?", Hint: "De wet en het artikel.", Waarde: p.Waarden.Artikel, Fout: p.FoutBij("artikel")},
		{Naam: "waarom", Label: "Wie eiste het, en wat is er gegeven?", Waarde: p.Waarden.Waarom, Fout: p.FoutBij("waarom"), Rijen: 3},
		{Naam: "datum", Label: "Op welke dag is het gegeven?", Hint: "dag-maand-jaar", Waarde: string(p.Waarden.Datum), Fout: p.FoutBij("datum"), Soort: "datum", Breedte: "kort"},
	}
}

// KeuzeStukken returns the pieces that the reader may read.
func (p PlichtPagina) KeuzeStukken() Keuze {
	return Keuze{Naam: "stukken", Label: "Welke stukken zijn gegeven?", Hint: "De Partijen die ze gaven, horen dit.", Fout: p.FoutBij("stukken"), Meer: true,
		Opties: Kies(p.Stukken, p.Waarden.Stukken...)}
}

// VerstrekkingPagina is one disclosure: per part who said yes, who not yet, and what is blocked.
type VerstrekkingPagina struct {
	Schil
	ID        string
	CasusURL  string // for who opens it
	Nummer    string
	Plicht    bool
	Stand     Badge
	Derde     string
	Feiten    []Feit
	Doel      string
	Noodzaak  string
	Delen     []DeelRij
	Alles     bool // the reader sees what each Partij answered
	Bezwaren  []BezwaarRij
	Advies    string // in a sentence; "" while there is none
	AdviesOm  string // why, for who reads that
	AdviesOud bool   // a piece changed since
	Ontbreekt []GatRij
	Versie    int64
	BriefURL  string

	Bezwaar, BezwaarWeg, Adviseren, Verlenen, Intrekken bool // what the reader can do

	Open    string // the form that was sent and is wrong
	Reden   string // typed with an objection
	Oordeel informatie.Advies
	Brief   informatie.Verlenen
	Vandaag string
}

// DeelRij is one part with its answers.
type DeelRij struct {
	ID         string
	Wat        string // "Stuk van Politie"
	URL        string // of the piece, for who may read it
	Bij        string // what kind of data, of which day
	Tekst      string
	Over       string // of whom, of what was given
	Daarna     string // what became of it since it was given
	Niet       bool   // it was asked for and not given
	Antwoorden []DeelAntwoord
	Gaten      []GatRij
	Klaar      bool   // nothing is missing
	Nee        string // who refused it or took consent back, and since when; "" for nobody
	Tekenen    string
	Papier     string
	Weigeren   string
	Terug      string
	Weggelaten bool
}

// VerzoekDelen are what a Partij weighs when it answers: for what the Derde wants it, on what law, and why it cannot do with less (article 7.2).
type VerzoekDelen struct {
	Doel      string
	Grondslag string
	Noodzaak  string
}

// DeelAntwoord is what one Partij said.
type DeelAntwoord struct {
	Partij string
	Uitleg string
	Papier string // that it was signed on paper
	URL    string // of that document, for who may open it
	Reden  string
	Stand  Badge
}

// GatRij is one thing that is missing.
type GatRij struct {
	Waarom  string
	Anders  string
	Redenen []Artikel
}

// BezwaarRij is an objection.
type BezwaarRij struct {
	Wie   string
	Reden string
	Stand Badge
}

// Sjabloon returns the template's name.
func (VerstrekkingPagina) Sjabloon() string { return "verstrekking" }

// Kop returns the heading.
func (p VerstrekkingPagina) Kop() string {
	if p.Plicht {
		return "Verstrekking door een wettelijke plicht"
	}
	return "Verstrekking aan een derde"
}

// VeldBezwaar returns why the Partij opposes.
func (p VerstrekkingPagina) VeldBezwaar() Veld {
	return Veld{Naam: "reden", Label: "Welke zwaarwegende reden hebben jullie?", Hint: "Jullie, de procesregisseur en de commissie lezen dit.", Waarde: p.Reden,
		Fout: p.FoutBij("reden"), Rijen: 3}
}

// KeuzeOordeel returns the advice.
func (p VerstrekkingPagina) KeuzeOordeel() Keuze {
	var opties []Optie
	for _, o := range informatie.Oordelen() {
		opties = append(opties, Optie{Waarde: string(o), Label: hoofdletter(o.Label())})
	}
	return Keuze{Naam: "oordeel", Label: "Wat adviseert de commissie?", Fout: p.FoutBij("oordeel"), Opties: Kies(opties, string(p.Oordeel.Oordeel))}
}

// VeldAdvies returns why.
func (p VerstrekkingPagina) VeldAdvies() Veld {
	return Veld{Naam: "tekst", Label: "Waarom, en welke voorwaarden zijn er?", Waarde: p.Oordeel.Tekst, Fout: p.FoutBij("tekst"), Rijen: 4}
}

// VeldAdviesdatum returns of which day it is.
func (p VerstrekkingPagina) VeldAdviesdatum() Veld {
	return Veld{Naam: "datum", Label: "Van welke dag is het advies?", Hint: "dag-maand-jaar", Waarde: string(p.Oordeel.Datum), Fout: p.FoutBij("datum"), Soort: "datum", Breedte: "kort"}
}

// KeuzeWeglaten returns the parts that can go without.
func (p VerstrekkingPagina) KeuzeWeglaten() Keuze {
	var opties []Optie
	for _, d := range p.Delen {
		o := Optie{Waarde: d.ID, Label: d.Wat, Uitleg: d.Bij}
		if !d.Klaar {
			o.Uitleg = "Kan niet mee: " + cmp.Or(d.Nee, "hier ontbreekt nog iets.")
		}
		opties = append(opties, o)
	}
	return Keuze{Naam: "weglaten", Label: "Wat laat je weg?", Hint: "Wat niet mee kan, komt alleen niet in de brief als jij het hier kiest.", Fout: p.FoutBij("weglaten"), Meer: true,
		MagLeeg: true, Opties: Kies(opties, p.Brief.Weglaten...)}
}

// VeldVoldaan returns how the conditions of the advice are met.
func (p VerstrekkingPagina) VeldVoldaan() Veld {
	return Veld{Naam: "voldaan", Label: "Hoe voldoen jullie aan de voorwaarden van het advies?", Hint: "Alleen nodig als het advies voorwaarden heeft.", Waarde: p.Brief.Voldaan,
		Fout: p.FoutBij("voldaan"), Rijen: 3, MagLeeg: true}
}

// TekenPagina is where a supplier answers about one part: sign, refuse or take back.
type TekenPagina struct {
	Schil
	ID       string // of the disclosure
	CasusID  string
	Nummer   string
	Derde    string
	Verzoek  VerzoekDelen
	Deel     DeelRij
	Soort    string // tekenen, weigeren or terugnemen
	Keuzen   []Optie
	Waarden  informatie.Ondertekening
	Reden    string
	Medewerk string // id of the reader, who logs in again
}

// Sjabloon returns the template's name.
func (TekenPagina) Sjabloon() string { return "tekenen" }

// Kop returns the heading.
func (p TekenPagina) Kop() string {
	switch p.Soort {
	case "weigeren":
		return "Toestemming weigeren"
	case "terugnemen":
		return "Toestemming terugnemen"
	}
	return "Toestemming tekenen"
}

// KeuzeVoor returns for whom is signed.
func (p TekenPagina) KeuzeVoor() Keuze {
	return Keuze{Naam: "verantwoordelijke", Label: "Voor wie teken je?", Hint: "Wie van jullie verantwoordelijk is voor deze gegevens.", Fout: p.FoutBij("verantwoordelijke"),
		Opties: Kies(p.Keuzen, string(p.Waarden.Verantwoordelijke))}
}

// VeldBevoegdheid returns on what authority.
func (p TekenPagina) VeldBevoegdheid() Veld {
	return Veld{Naam: "bevoegdheid", Label: "Waarom mag jij tekenen?", Hint: "Je functie, of het mandaat met datum.", Waarde: p.Waarden.Bevoegdheid, Fout: p.FoutBij("bevoegdheid")}
}

// VeldReden returns why not.
func (p TekenPagina) VeldReden() Veld {
	return Veld{Naam: "reden", Label: "Waarom niet?", Hint: "Alleen jullie en de procesregisseur lezen dit.", Waarde: p.Reden, Fout: p.FoutBij("reden"), Rijen: 3,
		MagLeeg: p.Soort == "terugnemen"}
}

// RegisterPagina is the register of disclosures (rule 7.2-3).
type RegisterPagina struct {
	Schil
	Regels []RegisterRegel
	Vol    bool
}

// RegisterRegel is an entry.
type RegisterRegel struct {
	Derde  string
	Nummer string
	URL    string // of the disclosure, for who may open that
	Stand  Badge
	Feiten []Feit
	Delen  []string
}

// Sjabloon returns the template's name.
func (RegisterPagina) Sjabloon() string { return "register" }

// Kop returns the heading.
func (RegisterPagina) Kop() string { return "Register van verstrekkingen" }
