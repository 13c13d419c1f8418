// SPDX-License-Identifier: EUPL-1.2

package web

// WeigeringPagina is a refusal as a fork, not a wall: what, why, what instead, what was kept, how it was decided.
type WeigeringPagina struct {
	Schil
	Titel     string // "Je kunt deze casus nog niet beoordelen": without a full stop
	Regel     string // "Casus 2026-0142 · er is niets veranderd"
	Waarom    string
	Redenen   []ArtikelReden
	Wegen     []Uitweg // one to three, the best first
	Bewaard   *Melding
	Invoer    *EigenInvoer // what was typed, where it is not in a draft
	Besluit   Besluituitleg
	WaaromURL string // "/waarom/123", "" when the place in the log is not known
}

// ArtikelReden is an article with one sentence in our own words.
type ArtikelReden struct {
	Artikel Artikel
	Naam    string // "Artikel 9.2 onder a"
	Zin     string
}

// Uitweg is something that the reader can do instead.
type Uitweg struct {
	Naam   string
	Uitleg string
	Knop   Knop
}

// Besluituitleg says how something was decided.
type Besluituitleg struct {
	Handeling string // "Een casus beoordelen"
	Redenen   []ArtikelReden
	Wanneer   string // "23 november 2026, 14:05"
}

// Sjabloon returns the template's name.
func (WeigeringPagina) Sjabloon() string { return "weigering" }

// Kop returns the heading.
func (p WeigeringPagina) Kop() string { return p.Titel }

// Opnieuw returns what was typed, to send again; the first of the other ways stays the primary one.
func (p WeigeringPagina) Opnieuw() *EigenInvoer {
	if p.Invoer == nil || !p.Invoer.Zichtbaar() {
		return nil
	}
	invoer := *p.Invoer
	invoer.Tweede = len(p.Wegen) > 0
	return &invoer
}
