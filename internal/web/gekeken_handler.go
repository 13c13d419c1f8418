// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"fmt"
	"net/http"
	"strconv"
	"time"

	"rondetafel/internal/gate"
	"rondetafel/internal/partij"
)

// gekeken is *Wie heeft gekeken* of a Casus (rule AVG-6). The query voor is where the page starts.
func (b *bezoek) gekeken() error {
	var voor int64
	if v := b.r.URL.Query().Get("voor"); v != "" {
		var err error
		if voor, err = strconv.ParseInt(v, 10, 64); err != nil {
			return statusFout(http.StatusBadRequest)
		}
	}
	i, err := b.Gate.CasusGekeken(b.ctx(), b.caller, b.id(), voor)
	if err != nil {
		return err
	}
	pad := "/casussen/" + b.id()
	p := GekekenPagina{Schil: b.schil("/casussen", Kruimel{Naam: "Casussen", URL: "/casussen"}, Kruimel{Naam: i.Nummer, URL: pad},
		Kruimel{Naam: "Wie heeft gekeken"}), CasusID: b.id(), Nummer: i.Nummer}
	for _, g := range i.Inzagen {
		p.Rijen = append(p.Rijen, gekekenRij(g, b.nu()))
	}
	if i.Voor > 0 {
		p.Bladeren.Volgende = fmt.Sprintf("%s/gekeken?voor=%d", pad, i.Voor)
	}
	if voor > 0 {
		p.Bladeren.Vorige = pad + "/gekeken"
	}
	return b.toon(p)
}

func gekekenRij(g gate.Inzage, nu time.Time) GekekenRij {
	r := GekekenRij{Wanneer: DagTijd(g.Moment, nu), Wie: g.Wie, Functie: g.Partij, Wat: g.Handeling,
		Geweigerd: g.Uitkomst == "geweigerd", Mislukt: g.Uitkomst == "mislukt"}
	if r.Wie == "" {
		r.Wie = "Het systeem"
	}
	if g.Functie != "" {
		r.Functie = klein(partij.Functie(g.Functie).Label())
		if g.Namens != "" {
			r.Functie += ", namens " + g.Namens
		}
	}
	switch g.Stukken {
	case 0:
	case 1:
		r.Wat += ", 1 onderdeel"
	default:
		r.Wat += ", " + tel(g.Stukken) + " onderdelen"
	}
	for _, a := range redenen(g.Artikelen) {
		r.Artikelen = append(r.Artikelen, a.Artikel)
	}
	return r
}
