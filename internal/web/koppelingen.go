// SPDX-License-Identifier: EUPL-1.2

package web

// KoppelingenPagina is which systems of Partijen work here: those that the reader watches over, or those that work in the reader's own name.
// POST /koppelingen/{id}/stoppen, …/akkoord and …/afzeggen send nothing more.
type KoppelingenPagina struct {
	Schil
	Eigen bool   // those in the reader's own name
	Maak  string // where one makes one; "" for who cannot
	Rijen []SysteemRij
}

// SysteemRij is one system.
type SysteemRij struct {
	ID       string
	Naam     string
	Stand    Badge
	Waarom   string // it does nothing; "" of one that works
	Feiten   []Feit
	Stopt    bool // the reader can withdraw it
	Akkoord  bool // the reader can agree
	Afzeggen bool // the reader can take their name away
}

// Sjabloon returns the template's name.
func (KoppelingenPagina) Sjabloon() string { return "koppelingen" }

// Kop returns the heading.
func (p KoppelingenPagina) Kop() string {
	if p.Eigen {
		return "Systemen die namens jou werken"
	}
	return "Koppelingen"
}
