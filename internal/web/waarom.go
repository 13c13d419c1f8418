// SPDX-License-Identifier: EUPL-1.2

package web

// WaaromPagina explains a decision to who it was about: "Waarom mag ik dit (niet)?"
type WaaromPagina struct {
	Schil
	Mag     bool
	Casus   *Koppeling
	Besluit Besluituitleg
	Anders  string // what can be done instead; "" for nothing
	Namens  string
}

// Sjabloon returns the template's name.
func (WaaromPagina) Sjabloon() string { return "waarom" }

// Kop returns the heading.
func (p WaaromPagina) Kop() string {
	if p.Mag {
		return "Waarom mag ik dit?"
	}
	return "Waarom mag ik dit niet?"
}
