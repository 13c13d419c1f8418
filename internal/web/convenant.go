// SPDX-License-Identifier: EUPL-1.2

package web

// ConvenantPagina tells of each article how the system carries it out: the rules, by which policies it decides, and how we know
// that this is so. Every mention of an article links here.
type ConvenantPagina struct {
	Schil
	Hoofdstukken []ConvenantHoofdstuk
}

// ConvenantHoofdstuk is the articles of one part of the covenant, or the laws.
type ConvenantHoofdstuk struct {
	Anker     string // "deel-9"
	Naam      string // "Artikel 9: procesregisseur"
	Kort      string // "9", "Bijlagen": for the quick choice
	Artikelen []ArtikelUitleg
}

// ArtikelUitleg is one article and how the system carries it out.
type ArtikelUitleg struct {
	Anker       string // "art-9-2a"
	Naam        string // "artikel 9.2a"
	Titel       string
	Zin         string
	Regels      []RegelUitleg
	Bepalingen  []BepalingUitleg
	Gevallen    []GevalUitleg // how the policies are tried
	Toetsen     []string      // names of tests that fail without the rules
	Waar        []Koppeling   // where one sees it at work
	Uitgevoerd  bool          // there is a rule or a policy; else the article is only cited
	AantalProef int           // of Gevallen and Toetsen together
}

// RegelUitleg is one thing that the system does because of an article.
type RegelUitleg struct {
	ID  string
	Hoe string // "het systeem beslist", "wordt vastgelegd"
	Zin string
}

// BepalingUitleg is one policy: what the system allows or refuses, and why.
type BepalingUitleg struct {
	ID     string
	Verbod bool
	Wat    string // "Casus beoordelen", "Alles"
	Waarom string
	Anders string
}

// GevalUitleg is one case with which a policy is tried.
type GevalUitleg struct {
	Naam string
	Mag  bool
}

// Sjabloon returns the template's name.
func (ConvenantPagina) Sjabloon() string { return "convenant" }

// Kop returns the heading.
func (ConvenantPagina) Kop() string { return "Convenant" }

// Chips are the quick choice of a part.
func (p ConvenantPagina) Chips() []Chip {
	var uit []Chip
	for _, h := range p.Hoofdstukken {
		uit = append(uit, Chip{Tekst: h.Kort, URL: "#" + h.Anker})
	}
	return uit
}
