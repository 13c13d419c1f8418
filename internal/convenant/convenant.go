// SPDX-License-Identifier: EUPL-1.2

// Package convenant is what the covenant says, as data: its articles and the rules that the software carries out (Artikel,
// Regel), and the closed lists that casework chooses from (Doel, Leefgebied, Gemeente, Criterium and Formule).
//
// A Regel has an id that never changes: article, dash, number ("9.2a-1"). Code, policies and tests cite it, and a test of this
// module checks that each registered rule is cited by what carries it out and by what proves it. Rules of law that came after
// the covenant carry the name of the law (WGS-7, AVG-5); where the two collide the law wins.
//
// The register holds what is carried out now. A rule is added here in the change that carries it out, never before.
//
// Sentences are our own plain words (Dutch, B1) and are shown to users beside a decision. They explain an article and do not
// replace its text. Nothing here does I/O, and every list is made anew on each call, so that nobody can change it for another.
package convenant

import (
	"slices"
	"strings"
)

// Artikel is an article of the covenant, or of a law that the system cites. Zin says in one plain sentence what it asks.
type Artikel struct {
	Nummer string // "9.2a", "B2" for Bijlage 2, "WGS 2.32" for an article of a law
	Titel  string // "Beoordelen van een Casus"
	Zin    string
}

// Aanduiding returns how a text refers to the article: "artikel 9.2a", "Bijlage 2", "WGS artikel 2.32".
func (a Artikel) Aanduiding() string {
	if wet, nummer, gevonden := strings.Cut(a.Nummer, " "); gevonden {
		return wet + " artikel " + nummer
	}
	if nummer, gevonden := strings.CutPrefix(a.Nummer, "B"); gevonden {
		return "Bijlage " + nummer
	}
	return "artikel " + a.Nummer
}

// Anker returns the article's anchor in the page of the covenant: "art-9-2a". It holds lower-case letters, digits and dashes.
func (a Artikel) Anker() string {
	return "art-" + strings.ToLower(strings.NewReplacer(".", "-", " ", "-").Replace(a.Nummer))
}

// RegelSoort says how a rule is carried out.
type RegelSoort string

// The kinds of rule.
const (
	Beleid      RegelSoort = "P" // a decision of policy
	Toestand    RegelSoort = "S" // an invariant or a state machine of the domain
	Vastlegging RegelSoort = "R" // a record that is kept and can be shown
	Stuk        RegelSoort = "D" // a document that is made
	Signaal     RegelSoort = "N" // a notice or reminder
)

// Regel is one thing that the software does because an article says so.
type Regel struct {
	ID      string     // "9.2a-1"; never changes
	Artikel string     // Nummer of the Artikel on which it rests
	Soort   RegelSoort // how it is carried out
	Zin     string     // what it comes to, in one plain sentence
}

// Register returns each article with the rules that rest on it, in the order of Artikelen. Articles that are only cited have
// no rules.
func Register() []Hoofdstuk {
	var uit []Hoofdstuk
	for _, artikel := range Artikelen() {
		uit = append(uit, Hoofdstuk{Artikel: artikel, Regels: regelsVan(artikel.Nummer)})
	}
	return uit
}

// Hoofdstuk is an article with its rules.
type Hoofdstuk struct {
	Artikel
	Regels []Regel
}

func regelsVan(nummer string) []Regel {
	return slices.DeleteFunc(Regels(), func(r Regel) bool { return r.Artikel != nummer })
}

// Zoek returns the rule with this id, and false when the register has none.
func Zoek(id string) (Regel, bool) {
	regels := Regels()
	if i := slices.IndexFunc(regels, func(r Regel) bool { return r.ID == id }); i >= 0 {
		return regels[i], true
	}
	return Regel{}, false
}

// ZoekArtikel returns the article with this number, and false when it is not listed. The id of a rule finds the article on
// which that rule rests, because a decision on a rule of law is cited by its id ("WGS-16").
func ZoekArtikel(nummer string) (Artikel, bool) {
	if regel, gevonden := Zoek(nummer); gevonden {
		nummer = regel.Artikel
	} else if nummer == "WGS-12" {
		nummer = "WGS 1.8" // cited by policy for who is designated; its other half is not carried out yet
	}
	artikelen := Artikelen()
	if i := slices.IndexFunc(artikelen, func(a Artikel) bool { return a.Nummer == nummer }); i >= 0 {
		return artikelen[i], true
	}
	return Artikel{}, false
}
