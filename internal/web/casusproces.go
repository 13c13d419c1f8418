// SPDX-License-Identifier: EUPL-1.2

package web

// CasusProcesPagina is the casus for who steers or supervises and sees no content: the manager and the FG (rule 8-P1).
type CasusProcesPagina struct {
	Schil
	ID           string
	Nummer       string
	Soort        string
	Gemeente     string
	Fase         string // "" before it is assigned (rule 8.2c-2)
	Fasen        []FaseStap
	Feiten       []Feit // dates, procesregisseur
	MagToewijzen bool
	MagGekeken   bool
	MagVernietig bool         // may propose that the dossier is destroyed
	Afscherming  *Afscherming // when it is closed or destroyed
	Gekeken      []GekekenRij
	Nood         []Badge // who reads it in need now (rule 1.2-1)
}

// Sjabloon returns the template's name.
func (CasusProcesPagina) Sjabloon() string { return "casusproces" }

// Kop returns the heading.
func (p CasusProcesPagina) Kop() string { return "Casus " + p.Nummer }

// URL returns the address of the page.
func (p CasusProcesPagina) URL() string { return "/casussen/" + p.ID }
