// SPDX-License-Identifier: EUPL-1.2

package web

// GekekenPagina is "Wie heeft gekeken" of a casus (rule AVG-6).
type GekekenPagina struct {
	Schil
	CasusID  string
	Nummer   string
	Rijen    []GekekenRij
	Bladeren Bladeren
}

// GekekenRij is one look or act: who, when, what, with which outcome, on which article.
type GekekenRij struct {
	Wanneer   string
	Wie       string
	Functie   string // "procesregisseur, namens Gemeente Weert"
	Wat       string
	Geweigerd bool
	Mislukt   bool
	Artikelen []Artikel
}

// Badge returns the outcome where it needs a word: refused or failed.
func (g GekekenRij) Badge() Badge {
	switch {
	case g.Geweigerd:
		return Badge{Tekst: "geweigerd", Toon: ToonLetop, Icoon: IcoonHand}
	case g.Mislukt:
		return Badge{Tekst: "niet gelukt", Toon: ToonStil, Icoon: IcoonStoring}
	}
	return Badge{}
}

// Sjabloon returns the template's name.
func (GekekenPagina) Sjabloon() string { return "gekeken" }

// Kop returns the heading.
func (GekekenPagina) Kop() string { return "Wie heeft gekeken" }
