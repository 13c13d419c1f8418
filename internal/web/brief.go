// SPDX-License-Identifier: EUPL-1.2

package web

import "rondetafel/internal/informatie"

// BriefPagina is the letter to a Derde, to print.
type BriefPagina struct {
	Schil
	ID        string
	CasusID   string
	Nummer    string
	Huis      string
	Datum     string
	Derde     informatie.Derde
	Doel      string
	Grondslag string
	Voldaan   string
	Door      string
	Delen     []BriefDeel
	NietHeel  bool // parts of the letter are not in this copy
	Daarna    bool // a piece in it changed since; that is not part of the letter
	PDF       bool // it can be had as PDF
}

// BriefDeel is one part of the letter.
type BriefDeel struct {
	Kop        string
	Feiten     []Feit
	Tekst      string
	Documenten []string
	Dicht      bool
}

// Sjabloon returns the template's name.
func (BriefPagina) Sjabloon() string { return "brief" }

// Kop returns the heading.
func (BriefPagina) Kop() string { return "Brief aan een derde" }
