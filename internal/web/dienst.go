// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"net/url"

	"rondetafel/internal/gate"
)

// DienstKnop leads to an inlogdienst. It is a link and no form: our policy lets no form end at another address.
type DienstKnop struct {
	ID   string
	Naam string
	URL  string
}

// padDienst is where a browser goes to log in at an inlogdienst; its id follows.
const padDienst = "/inloggen/dienst/"

// padBevestigBij is where who is logged in goes to show again that it is them.
const padBevestigBij = "/sessie/dienst"

func dienstKnoppen(diensten []gate.DienstBlad, terug string) (uit []DienstKnop) {
	for _, d := range diensten {
		k := DienstKnop{ID: d.ID, Naam: d.Naam, URL: padDienst + url.PathEscape(d.ID)}
		if terug != "" {
			k.URL += "?terug=" + url.QueryEscape(terug)
		}
		uit = append(uit, k)
	}
	return uit
}

// maxKnoppen is how many inlogdiensten stand open on the page; more of them fold up.
const maxKnoppen = 4

// VeelDiensten tells whether there are too many to show at once.
func (p EchtInloggenPagina) VeelDiensten() bool { return len(p.Diensten) > maxKnoppen }

// DienstPagina stands between this house and an inlogdienst: it leads there, or tells who comes back in another tab what to do now.
type DienstPagina struct {
	Schil
	Naam  string
	URL   string // where it leads
	Klaar bool   // who came back showed again that it is them
}

// Sjabloon returns the template's name.
func (DienstPagina) Sjabloon() string { return "dienst" }

// Kop returns the heading.
func (p DienstPagina) Kop() string {
	switch {
	case p.Klaar:
		return "Je hebt bevestigd"
	case p.URL == padBevestigBij:
		return "Bevestigen lukte niet"
	}
	return "Verder bij " + p.Naam
}

// Ander tells whether the page leads to another site.
func (p DienstPagina) Ander() bool { return p.URL != "" && p.URL != padBevestigBij }
