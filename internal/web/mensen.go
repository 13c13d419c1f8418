// SPDX-License-Identifier: EUPL-1.2

package web

// MensenPagina is who works for the reader's Partij and what they may do, for who looks after that (rule WGS-12).
type MensenPagina struct {
	Schil
	Partij string
	Huis   bool // the reader is the manager: staff of the house, and who has a function of the house elsewhere
	Mensen RechtenTabel
	Eerder RechtenTabel // who left
	Zonder []Koppeling  // Partijen without an administrator
	Nodigt bool         // the reader can invite somebody
}

// RechtenTabel is a list of people.
type RechtenTabel struct {
	Titel string
	Rijen []RechtenRij
}

// RechtenRij is one person in the list.
type RechtenRij struct {
	Naam     string
	URL      string
	Jij      bool
	Partij   string // of who works elsewhere
	Functies string
	Termijn  string
	Stand    Badge // of the declaration of secrecy
	Wacht    string
}

// Sjabloon returns the template's name.
func (MensenPagina) Sjabloon() string { return "mensen" }

// Kop returns the heading.
func (p MensenPagina) Kop() string {
	if p.Huis {
		return "Mensen van het huis"
	}
	return "Mensen van jullie Partij"
}

// MensPagina is one person with every right. Their name is no part of the title: titles stand in the history of a browser.
type MensPagina struct {
	Schil
	Naam    string
	Feiten  []Feit
	Rechten []RechtRij
	Werk    []WerkRij
	Jij     bool
	Gestopt string // their last day, "3 maart"; "" while they work here
	Geeft   string // URL of the form that gives a function; "" when the reader cannot
	Einde   string // URL of the form that ends their work here; "" when the reader cannot
	Code    string // URL of the form that gives a new code; "" when the reader cannot
}

// RechtRij is a function of somebody.
type RechtRij struct {
	Functie string
	Inzet   string
	Termijn string
	Grenzen []string // of a standing mandate
	Stand   Badge
	Einde   string // URL of the form that ends it
}

// WerkRij is what waits in a Casus of somebody who left.
type WerkRij struct {
	Nummer string
	Wat    []string
	URL    string // of what the reader can do about it
	Knop   string
}

// Sjabloon returns the template's name.
func (MensPagina) Sjabloon() string { return "mens" }

// Kop returns the heading.
func (MensPagina) Kop() string { return "Rechten van een medewerker" }

// MensFormulier is a form about the rights of somebody: to invite, to give or end a function, to end their work here, to hand over what waits.
type MensFormulier struct {
	Schil
	Titel   string
	Over    string // about whom or what, in words
	Uitleg  []string
	Keuze   *Keuze  // check boxes
	Ook     []Keuze // more of them
	Lijsten []Keuze
	Velden  []Veld
	Na      []Veld // below the choices: from which day until which
	Actie   string
	Versie  int64 // of what changes; 0 when it has none
	Knop    Knop
	Terug   Koppeling
	Dicht   bool // there is nobody or nothing to choose
	Leeg    string
}

// Sjabloon returns the template's name.
func (MensFormulier) Sjabloon() string { return "mensformulier" }

// Kop returns the heading.
func (p MensFormulier) Kop() string { return p.Titel }

// MensCodePagina tells once the code with which somebody chooses how they log in.
type MensCodePagina struct {
	Schil
	Naam  string
	Over  string // the Partij and functions, so that it is clear who is meant
	Code  string // "" when it was told before
	Tot   string // until when it can be used
	URL   string // of the page about them
	Begin string // when they begin, who have no code yet; "" for who began
}

// Sjabloon returns the template's name.
func (MensCodePagina) Sjabloon() string { return "menscode" }

// Kop returns the heading.
func (MensCodePagina) Kop() string { return "Code om in te loggen" }
