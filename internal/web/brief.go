// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"strings"

	"rondetafel/internal/informatie"
)

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
	// Voorwaarden are those of the rechtmatigheidsadviescommissie; Voldaan is how they are met.
	Voorwaarden string
	Voldaan     string
	Door        string
	Delen       []BriefDeel
	NietHeel    bool // parts of the letter are not in this copy
	Daarna      bool // a piece in it changed since; that is not part of the letter
	PDF         bool // it can be had as PDF
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

// DoelZin returns for what the Derde has it, as a sentence that ends.
func (p BriefPagina) DoelZin() string { return metPunt(p.Doel) }

// GrondslagZin returns on what law, as the end of a sentence.
func (p BriefPagina) GrondslagZin() string { return metPunt(p.Grondslag) }

// metPunt is s with a full stop, when it ends without.
func metPunt(s string) string {
	s = strings.TrimSpace(s)
	if s == "" || strings.ContainsAny(s[len(s)-1:], ".!?") {
		return s
	}
	return s + "."
}
