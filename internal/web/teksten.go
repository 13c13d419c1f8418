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
