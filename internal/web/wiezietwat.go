// SPDX-License-Identifier: EUPL-1.2

package web

// ZichtPagina is *Wie ziet wat* of a casus: the Partijen against the pieces, for a chosen state (rule 13.2-1). The procesregisseur sees all
// pieces, a Partij those that it gave.
type ZichtPagina struct {
	Schil
	CasusID  string
	Nummer   string
	Stand    string // "nu", "op het RTO van 3 december", "na het RTO, met een plan"
	Standen  []Chip // none when there is but one
	Regie    bool   // the reader sees all pieces
	Vooraf   string // URL of the form that asks for reading before the RTO; "" for none
	Partijen []ZichtKolom
	Stukken  []ZichtRij
}

// ZichtKolom is a Partij that takes part.
type ZichtKolom struct {
	Kort   string
	Naam   string
	Zonder bool // it designated nobody yet
}

// ZichtRij is a piece: what it is, who sees it in the order of the columns, and who of other Partijen read it.
type ZichtRij struct {
	Stuk   Koppeling
	Van    string // "Politie, 20 november"
	Cellen []ZichtCel
	Gezien []GezienRij
}

// Gelezen returns how many people of other Partijen read it, in words.
func (r ZichtRij) Gelezen() string {
	switch n := len(r.Gezien); n {
	case 0:
		return "nog niet gelezen door een ander"
	case 1:
		return "al gelezen door 1 persoon"
	default:
		return "al gelezen door " + tel(n) + " personen"
	}
}

// ZichtCel says whether a Partij sees a piece, why and on which article.
type ZichtCel struct {
	Partij string // name, for a narrow screen
	Eigen  bool   // the Partij gave it
	Weg    bool   // it was taken back: nobody reads it
	Stand  ZichtStand
	Reden  string
	Artikel
}

// Klasse returns the cell's part of the class name.
func (c ZichtCel) Klasse() string {
	switch {
	case c.Eigen:
		return "eigen"
	case c.Weg:
		return "weg"
	}
	return string(c.Stand)
}

// Icoon returns the icon of the state.
func (c ZichtCel) Icoon() Icoon {
	switch {
	case c.Eigen:
		return IcoonStuk
	case c.Weg:
		return IcoonIngetrokken
	}
	return ZichtRegel{Stand: c.Stand}.Icoon()
}

// Woord returns the state in a word.
func (c ZichtCel) Woord() string {
	switch {
	case c.Eigen:
		return "Eigen stuk"
	case c.Weg:
		return "Ingetrokken"
	case c.Stand == ZietNu:
		return "Ziet dit"
	case c.Stand == ZietLater:
		return "Later"
	}
	return "Nee"
}

// Sjabloon returns the template's name.
func (ZichtPagina) Sjabloon() string { return "wiezietwat" }

// Kop returns the heading.
func (ZichtPagina) Kop() string { return "Wie ziet wat" }
