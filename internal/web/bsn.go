// SPDX-License-Identifier: EUPL-1.2

package web

import "rondetafel/internal/casus"

// BSNPagina asks why somebody wants to see a BSN, and shows it once on the same page (rule AVG-8): a POST, so that it stands in no URL.
type BSNPagina struct {
	Schil
	CasusID string
	Nummer  string
	ID      string // of the Betrokkene
	Naam    string
	Masker  string // "*******19"
	BSN     string // "" before it is asked
	Reden   casus.BSNReden
}

// Sjabloon returns the template's name.
func (BSNPagina) Sjabloon() string { return "bsn" }

// Kop returns the heading.
func (BSNPagina) Kop() string { return "BSN tonen" }

// Actie returns the URL that the form posts to.
func (p BSNPagina) Actie() string { return "/casussen/" + p.CasusID + "/betrokkenen/" + p.ID + "/bsn" }

// KeuzeReden returns the reasons.
func (p BSNPagina) KeuzeReden() Keuze {
	return Keuze{Naam: "reden", Label: "Waarom wil je dit BSN zien?", Hint: "Iedereen die de casus leest, ziet in de tijdlijn dat je het vroeg en waarom.",
		Fout: p.FoutBij("reden"), Opties: Kies(optiesVan(casus.BSNRedenen()), string(p.Reden))}
}
