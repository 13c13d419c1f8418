// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"slices"

	"rondetafel/internal/gate"
)

// ToezichtPagina is the log as the privacy officer searches it: GET /toezicht with `medewerker`, `casus`, `handeling`, `artikel`, `uitkomst`,
// `vanaf`, `tot` and `voor` (rule AVG-5). A person is asked for by a mark, so that no name stands in the address.
type ToezichtPagina struct {
	Schil
	Plekken    []Chip
	Vraag      gate.LogVraag
	Mensen     []Optie
	Artikelen  []Optie
	Rijen      []ToezichtRij
	Volgende   string // URL of the next page, "" when there is none
	Begin      string // URL of the first page, "" on it
	WisFilters string // URL without anything asked for; "" when nothing is
}

// ToezichtRij is one entry of the log.
type ToezichtRij struct {
	GekekenRij
	Nummer string // of the Casus; "" for none
	URL    string
	Over   string // "Wil Nieuw: deelnemer": whose rights it was about, and which
}

// Sjabloon returns the template's name.
func (ToezichtPagina) Sjabloon() string { return "toezicht" }

// Kop returns the heading.
func (ToezichtPagina) Kop() string { return "Logboek" }

// Keuzes returns what is chosen from a list.
func (p ToezichtPagina) Keuzes() []Keuze {
	var handelingen []Optie
	for _, a := range gate.LogHandelingen() {
		handelingen = append(handelingen, Optie{Waarde: a.Naam, Label: a.Titel})
	}
	uitkomsten := []Optie{{Waarde: "toegestaan", Label: "Toegestaan"}, {Waarde: "geweigerd", Label: "Geweigerd"}, {Waarde: "mislukt", Label: "Niet gelukt"}}
	return []Keuze{
		{Naam: "medewerker", Label: "Medewerker", Leeg: "Iedereen", Opties: Kies(p.Mensen, p.Vraag.Medewerker), Fout: p.FoutBij("medewerker")},
		{Naam: "handeling", Label: "Handeling", Leeg: "Alle handelingen", Opties: Kies(handelingen, p.Vraag.Handeling), Fout: p.FoutBij("handeling")},
		{Naam: "artikel", Label: "Op grond van", Leeg: "Alle artikelen", Opties: Kies(p.Artikelen, p.Vraag.Artikel), Fout: p.FoutBij("artikel")},
		{Naam: "uitkomst", Label: "Uitkomst", Leeg: "Alle uitkomsten", Opties: Kies(uitkomsten, p.Vraag.Uitkomst), Fout: p.FoutBij("uitkomst")},
	}
}

// Velden returns what is typed.
func (p ToezichtPagina) Velden() []Veld {
	return append([]Veld{{Naam: "casus", Label: "Casusnummer", Waarde: p.Vraag.Casus, Fout: p.FoutBij("casus"), MagLeeg: true, Stil: true}},
		periodeVelden(p.Schil, string(p.Vraag.Vanaf), string(p.Vraag.Tot))...)
}

// periodeVelden are the fields of a first and a last day.
func periodeVelden(s Schil, vanaf, tot string) []Veld {
	return []Veld{
		{Naam: "vanaf", Label: "Vanaf", Hint: "dag-maand-jaar", Soort: "datum", Waarde: vanaf, Fout: s.FoutBij("vanaf"), MagLeeg: true, Stil: true},
		{Naam: "tot", Label: "Tot en met", Hint: "dag-maand-jaar", Soort: "datum", Waarde: tot, Fout: s.FoutBij("tot"), MagLeeg: true, Stil: true},
	}
}

// Gevraagd returns the fields of the form that fetches as a file what is shown.
func (p ToezichtPagina) Gevraagd() []InvoerVeld {
	var uit []InvoerVeld
	for _, kv := range gevraagd(p.Vraag) {
		uit = append(uit, InvoerVeld{Naam: kv[0], Waarde: kv[1]})
	}
	return uit
}

// gevraagd are what is asked for, by name, what is empty left out.
func gevraagd(v gate.LogVraag) [][2]string {
	alle := [][2]string{{"medewerker", v.Medewerker}, {"casus", v.Casus}, {"handeling", v.Handeling}, {"artikel", v.Artikel}, {"uitkomst", v.Uitkomst},
		{"vanaf", string(v.Vanaf)}, {"tot", string(v.Tot)}}
	return slices.DeleteFunc(alle, func(kv [2]string) bool { return kv[1] == "" })
}

// Actief returns how many things are asked for.
func (p ToezichtPagina) Actief() int { return len(gevraagd(p.Vraag)) }

// TellingenPagina are the plain counts of what employees did: GET /toezicht/tellingen with `vanaf`, `tot` and `sorteer` (rule AVG-5).
// It counts and does not judge, and nothing of it is about a Betrokkene (rule WGS-7).
type TellingenPagina struct {
	Schil
	Plekken []Chip
	Vanaf   string
	Tot     string
	Sorteer string
	Periode string // "1 maart 2027 tot en met 30 maart 2027"
	Rijen   []TellingRij
}

// TellingRij is one employee.
type TellingRij struct {
	Wie      string
	Partij   string
	Getallen []TellingGetal
	URL      string // to what they did in the log
}

// TellingGetal is a count, with the one in the middle of the house beside it.
type TellingGetal struct {
	Kop    string
	Aantal string
	Midden string
}

// TellingSoort is a count as the page explains it.
type TellingSoort struct {
	Waarde string
	Kop    string
	Uitleg string
	Huidig bool // the people stand in its order
}

// Sjabloon returns the template's name.
func (TellingenPagina) Sjabloon() string { return "tellingen" }

// Kop returns the heading.
func (TellingenPagina) Kop() string { return "Tellingen" }

// Soorten returns the counts, in the order of the columns.
func (p TellingenPagina) Soorten() []TellingSoort {
	uit := []TellingSoort{
		{Waarde: "inzagen", Kop: "Inzagen", Uitleg: "Hoe vaak iemand iets in een casus bekeek of een persoon zocht. Een pagina die open staat en zich ververst, telt mee. Lijsten en Mijn werk niet."},
		{Waarde: "geweigerd", Kop: "Geweigerd", Uitleg: "Hoe vaak het systeem nee zei. Dat kan ook een oude link zijn, of een knop die nog niet kon."},
		{Waarde: "buiten", Kop: "Buiten kantoortijd", Uitleg: "Inzagen vóór 7.00 uur, vanaf 20.00 uur en in het weekend. Wie dienst heeft, kijkt ook dan."},
		{Waarde: "casussen", Kop: "Casussen", Uitleg: "Hoeveel verschillende casussen iemand bekeek."},
	}
	for i := range uit {
		uit[i].Huidig = uit[i].Waarde == p.Sorteer
	}
	return uit
}

// Velden returns the fields of the period.
func (p TellingenPagina) Velden() []Veld { return periodeVelden(p.Schil, p.Vanaf, p.Tot) }

// Keuzes returns the choice of the order.
func (p TellingenPagina) Keuzes() []Keuze {
	k := Keuze{Naam: "sorteer", Label: "Hoogste eerst", Fout: p.FoutBij("sorteer")}
	for _, s := range p.Soorten() {
		k.Opties = append(k.Opties, Optie{Waarde: s.Waarde, Label: s.Kop, Gekozen: s.Huidig})
	}
	return []Keuze{k}
}

// toezichtPlekken are the pages of the privacy officer's desk.
func toezichtPlekken(hier string) []Chip {
	plekken := []Chip{{Tekst: "Logboek", URL: "/toezicht"}, {Tekst: "Tellingen", URL: "/toezicht/tellingen"}, {Tekst: "Navragen", URL: "/navragen"}, {Tekst: "Noodinzagen", URL: padNood}}
	for i := range plekken {
		plekken[i].Huidig = plekken[i].URL == hier
	}
	return plekken
}
