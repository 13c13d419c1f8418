// SPDX-License-Identifier: EUPL-1.2

package web

// MijnWerkPagina is the first page for everybody: what waits, late on top, then the reader's casussen.
type MijnWerkPagina struct {
	Schil
	Datum      string // "maandag 23 november 2026"
	Samen      string // "2 taken zijn te laat, 10 wachten op jou"
	Acties     []Knop
	Chips      []Chip
	Gefilterd  bool // a chip other than all is current
	Taken      []Taak
	Casussen   []MijnCasus
	NietInhoud bool   // the reader sees process data only, no casussen of their own (manager, FG)
	Bezoek     string // "vr 20 november, 16:42", "" for a first visit
	Sinds      []TijdRegel
	MeerSinds  bool // there is more than is shown
	Week       []WeekOverleg
	Concepten  []ConceptVerwijzing
	Beheer     []Koppeling // what who administers a Partij looks after
}

// Taak is one thing that waits for the reader.
type Taak struct {
	Wat       string
	Uitleg    string
	Casus     Koppeling // empty where the task is not about one casus
	Van       string
	Uiterlijk string // "vr 27 november"; used when Badge is empty
	Badge     Badge
	Actie     Knop
}

// MijnCasus is a casus in which the reader has a role.
type MijnCasus struct {
	Nummer    string
	URL       string
	Soort     string
	Fase      Badge
	Stand     string
	Volgende  string // first day that it waits for: "do 3 december"
	Gewijzigd string
	Namens    string // on whose behalf the reader acts (rule 9.3-1)
}

// WeekOverleg is a meeting of the coming days.
type WeekOverleg struct {
	Wanneer string    // "do 26 november, 13:00"
	Wat     Koppeling // "RTO 2"
	Casus   Koppeling
	Plaats  string
	Wie     string // "6 van 7 Partijen komen · 1 zonder mandaat"
}

// ConceptVerwijzing is a draft of the reader.
type ConceptVerwijzing struct {
	Naam    string // "Aanmelding, Weert"; never a name of a betrokkene
	URL     string
	Bewaard string // "vandaag 09:12"
}

// Sjabloon returns the template's name.
func (MijnWerkPagina) Sjabloon() string { return "mijnwerk" }

// Kop returns the heading.
func (MijnWerkPagina) Kop() string { return "Mijn werk" }
