// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"
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
	p.Rijen = gekekenRijen(i.Inzagen, b.nu())
	if i.Voor > 0 {
		p.Bladeren.Volgende = fmt.Sprintf("%s/gekeken?voor=%d", pad, i.Voor)
	}
	if voor > 0 {
		p.Bladeren.Vorige = pad + "/gekeken"
	}
	return b.toon(p)
}

// gekekenRijen are looks as lines, the newest first. Lists in which somebody saw that the Casus is there are looks too (rule AVG-6), but
// of one person on one day the same list is one line with how often: they would crowd out who read the Casus itself.
func gekekenRijen(inzagen []gate.Inzage, nu time.Time) []GekekenRij {
	lijsten := lijstTitels()
	keer := map[string]int{}
	soort := func(g gate.Inzage) string {
		if !slices.Contains(lijsten, g.Handeling) {
			return ""
		}
		return strings.Join(append([]string{g.Wie, g.Partij, g.Functie, g.Namens, g.Handeling, g.Uitkomst, VolleDatum(g.Moment)}, g.Artikelen...), "\n")
	}
	for _, g := range inzagen {
		keer[soort(g)]++
	}
	var uit []GekekenRij
	for _, g := range inzagen {
		s := soort(g)
		n, ok := keer[s]
		if s != "" && !ok {
			continue // stands in the line of a later look
		}
		r := gekekenRij(g, nu)
		if s != "" && n > 1 {
			r.Wat += ", " + tel(n) + " keer op deze dag"
		}
		if s != "" {
			delete(keer, s)
		}
		uit = append(uit, r)
	}
	return uit
}

// lijstTitels are the titles of the acts that show a list and no Casus.
var lijstTitels = sync.OnceValue(func() []string {
	var uit []string
	for _, a := range gate.Acts() {
		if a.Methode == http.MethodGet && !strings.Contains(a.Pad, "{") {
			uit = append(uit, a.Titel)
		}
	}
	return uit
})

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
	if g.Via != "" { // a system of the Partij, in the name of who stands here (article 14.3)
		r.Functie += ", via " + g.Via
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
