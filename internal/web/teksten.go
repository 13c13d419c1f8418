// SPDX-License-Identifier: EUPL-1.2

package web

// ToegankelijkheidPagina tells how accessible the pages are and what to do when something does not work.
type ToegankelijkheidPagina struct{ Schil }

// Sjabloon returns the template's name.
func (ToegankelijkheidPagina) Sjabloon() string { return "toegankelijkheid" }

// Kop returns the heading.
func (ToegankelijkheidPagina) Kop() string { return "Toegankelijkheid" }

// PrivacyPagina tells what is kept of whom, and which rights people have.
type PrivacyPagina struct {
	Schil
	Contact string // address of the house's contact point for rights; "" when not set
}

// Sjabloon returns the template's name.
func (PrivacyPagina) Sjabloon() string { return "privacy" }

// Kop returns the heading.
func (PrivacyPagina) Kop() string { return "Privacy en rechten" }

// SneltoetsenPagina lists the keys of the keyboard.
type SneltoetsenPagina struct{ Schil }

// Sjabloon returns the template's name.
func (SneltoetsenPagina) Sjabloon() string { return "sneltoetsen" }

// Kop returns the heading.
func (SneltoetsenPagina) Kop() string { return "Sneltoetsen" }

// ConvenantPagina lists the articles, each with a sentence in our own words. Every mention of an article links here.
type ConvenantPagina struct {
	Schil
	Artikelen []ArtikelUitleg
}

// ArtikelUitleg is one article and what the system does because of it.
type ArtikelUitleg struct {
	Anker  string // "art-9-2a"
	Naam   string // "artikel 9.2a"
	Titel  string
	Zin    string
	Regels []RegelUitleg
}

// RegelUitleg is one thing that the system does because of an article.
type RegelUitleg struct {
	ID  string
	Zin string
}

// Sjabloon returns the template's name.
func (ConvenantPagina) Sjabloon() string { return "convenant" }

// Kop returns the heading.
func (ConvenantPagina) Kop() string { return "Convenant" }
