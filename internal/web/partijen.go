// SPDX-License-Identifier: EUPL-1.2

package web

// PartijenPagina is who works together in the house: the Partijen with their people, and the staff of the house.
type PartijenPagina struct {
	Schil
	Groepen []PartijGroep
	Huis    []MensRij // the staff of the house: each on behalf of one Partij (rule 1.11-1)
	HuisURL string
	Regels  []Koppeling // what holds for who gives information
	Toelaat string      // where one lets a Partij join; "" for who cannot
	Zonder  int         // people of whom the reader may know that they have yet to sign the declaration
}

// PartijGroep is the Partijen of one kind of work.
type PartijGroep struct {
	Anker    string
	Naam     string
	Partijen []PartijRij
}

// PartijRij is one Partij in the list.
type PartijRij struct {
	Naam   string
	URL    string
	Soort  string
	Mensen string // "Emma Verzonnen, Daan Fictief en 2 anderen"
	Zonder string // "1 verklaring ontbreekt"; "" when none, or when the reader may not know
	Merken []string
	Sinds  string
}

// MensRij is one person with what they do.
type MensRij struct {
	Naam      string
	Functies  string // "Aanmelder en deelnemer"
	Eerder    string // "Manager tot 3 mei 2026": functions of before
	Namens    Koppeling
	Sinds     string
	Ontbreekt bool // has yet to sign the declaration; only when the reader may know
	Getekend  bool
}

// PartijPagina is one Partij with its people.
type PartijPagina struct {
	Schil
	Naam      string
	Soort     string
	Merken    []string // "Publieke Partij", "Beroepsgeheim"
	Gestopt   string   // when it left; "" while it takes part
	IsHuis    bool
	Mensen    []MensRij
	InHet     []MensRij // staff of the house on behalf of this Partij (article 1.11)
	Feiten    []Feit
	Regels    []Koppeling // what holds for who gives information on its behalf; none on the page of another Partij than the reader's
	ZietTeken bool        // the reader may know who signed the declaration
	Verloop   []VerloopRij
	Wacht     bool      // somebody recorded that it stops, and nobody else confirmed that yet
	OverEinde Koppeling // where the reader does, or takes it back
	Einde     string    // where one records that it stops; "" for who cannot
	Beheerder Koppeling // to invite its first administrator, when it has none
}

// VerloopRij is when a Partij joined or stopped, and on which decision.
type VerloopRij struct {
	Wat    string
	Bij    string // who recorded it, and when
	Feiten []Feit
}

// Sjabloon returns the template's name.
func (PartijenPagina) Sjabloon() string { return "partijen" }

// Kop returns the heading.
func (PartijenPagina) Kop() string { return "Partijen en mensen" }

// Sjabloon returns the template's name.
func (PartijPagina) Sjabloon() string { return "partij" }

// Kop returns the heading. The name of an organisation is no personal data.
func (p PartijPagina) Kop() string { return p.Naam }
