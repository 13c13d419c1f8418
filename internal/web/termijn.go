// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"time"

	"rondetafel/internal/gate"
	"rondetafel/internal/klok"
	"rondetafel/internal/plan"
)

// Termijn is how far a term has run: in words, and as a bar where it has an end.
type Termijn struct {
	ID     string // of its label
	Naam   string // "Bewaartermijn"
	Waarde string // "nog 4 jaar en 170 dagen"
	Uitleg string
	Nu     int
	Max    int  // 0 for a term without an end: no bar
	Letop  bool // it asks for attention
}

// bewaarJaren is how long the law lets a piece be kept after its first processing (WGS).
const bewaarJaren = 5

// termijnen are the terms of an open Casus that rest on what is known: how long it runs, and until when the law lets it be kept.
func termijnen(c gate.CasusBlad, nu time.Time) []Termijn {
	if !c.Open {
		return nil
	}
	dag := dagenTot(nu, c.Aangemeld) + 1
	eind := c.Aangemeld.In(klok.Amsterdam()).AddDate(bewaarJaren, 0, 0)
	weg := Termijn{ID: "termijn-bewaren", Naam: "Bewaren", Waarde: "nog " + duur(nu, eind), Uitleg: "De wet: hoogstens tot " + VolleDatum(eind),
		Nu: dag, Max: dagenTot(eind, c.Aangemeld)}
	if weg.Nu >= weg.Max {
		weg.Nu, weg.Waarde, weg.Letop = weg.Max, "voorbij", true
	}
	uit := []Termijn{{ID: "termijn-doorloop", Naam: "Doorlooptijd", Waarde: "dag " + tel(dag), Uitleg: "Aangemeld op " + Datum(c.Aangemeld, nu)}}
	if c.Plan != nil && c.Plan.Huidig != nil {
		uit = append(uit, afspraakTermijn(c.Plan.Huidig.Doelen)...)
	}
	return append(uit, weg)
}

// afspraakTermijn is how much of the plan is done, nothing when it has no afspraken.
func afspraakTermijn(doelen []gate.PlandoelBlad) []Termijn {
	klaar, laat, alle := 0, 0, 0
	for _, d := range doelen {
		for _, a := range d.Afspraken {
			switch {
			case a.Stand == plan.Vervallen:
				continue
			case a.Stand == plan.Klaar:
				klaar++
			case a.TeLaat:
				laat++
			}
			alle++
		}
	}
	if alle == 0 {
		return nil
	}
	t := Termijn{ID: "termijn-afspraken", Naam: "Afspraken", Waarde: tel(klaar) + " van " + tel(alle) + " klaar", Uitleg: "Niets is te laat", Nu: klaar, Max: alle}
	if laat > 0 {
		t.Letop, t.Uitleg = true, telWoord(laat, "afspraak is te laat", "afspraken zijn te laat")
	}
	return []Termijn{t}
}

// duur says how long it is from the day of van until that of tot in words: "4 jaar en 170 dagen", "5 jaar", "12 dagen". The time of day
// does not count: on the day itself a term of five years is five years.
func duur(van, tot time.Time) string {
	van, tot = dagVan(van), dagVan(tot)
	jaren := 0
	for !van.AddDate(jaren+1, 0, 0).After(tot) {
		jaren++
	}
	over := dagenTot(tot, van.AddDate(jaren, 0, 0))
	dagen := telWoord(over, "dag", "dagen")
	switch {
	case jaren == 0:
		return dagen
	case over == 0:
		return tel(jaren) + " jaar"
	}
	return tel(jaren) + " jaar en " + dagen
}

// dagVan is noon of the day of t in Amsterdam.
func dagVan(t time.Time) time.Time {
	j, m, d := t.In(klok.Amsterdam()).Date()
	return time.Date(j, m, d, 12, 0, 0, 0, klok.Amsterdam())
}
