// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"testing"
	"time"

	"rondetafel/internal/gate"
	"rondetafel/internal/plan"
)

// Only terms that rest on something known: the days that a Casus runs, and the end that the law sets.
func TestTermijnen(t *testing.T) {
	aangemeld := time.Date(2026, time.May, 12, 8, 0, 0, 0, time.UTC)
	lijst := termijnen(gate.CasusBlad{Open: true, Aangemeld: aangemeld}, toen())
	if len(lijst) != 2 || lijst[0].Waarde != "dag 196" || lijst[0].Max != 0 || lijst[0].Uitleg != "Aangemeld op 12 mei" ||
		lijst[1] != (Termijn{ID: "termijn-bewaren", Naam: "Bewaren", Waarde: "nog 4 jaar en 170 dagen", Uitleg: "De wet: hoogstens tot 12 mei 2031", Nu: 196, Max: 1826}) {
		t.Errorf("%+v", lijst)
	}
	for naar, wil := range map[time.Duration]string{0: "nog 5 jaar", time.Minute: "nog 5 jaar", 13 * time.Hour: "nog 5 jaar", 24 * time.Hour: "nog 4 jaar en 364 dagen"} {
		if l := termijnen(gate.CasusBlad{Open: true, Aangemeld: aangemeld}, aangemeld.Add(naar)); l[1].Waarde != wil {
			t.Errorf("%s after the Aanmelding: %q, want %q", naar, l[1].Waarde, wil)
		}
	}
	voorbij := termijnen(gate.CasusBlad{Open: true, Aangemeld: aangemeld}, aangemeld.AddDate(6, 0, 0))
	if voorbij[1].Waarde != "voorbij" || !voorbij[1].Letop || voorbij[1].Nu != voorbij[1].Max {
		t.Errorf("%+v", voorbij)
	}
	if termijnen(gate.CasusBlad{Aangemeld: aangemeld}, toen()) != nil {
		t.Error("a closed Casus has no terms to watch")
	}
}

func TestAfspraakTermijn(t *testing.T) {
	a := func(stand plan.Stand, laat bool) gate.AfspraakRegel {
		return gate.AfspraakRegel{Stand: stand, TeLaat: laat}
	}
	doelen := []gate.PlandoelBlad{{Afspraken: []gate.AfspraakRegel{a(plan.Klaar, false), a(plan.Vervallen, false)}}, {Afspraken: []gate.AfspraakRegel{a(plan.Bezig, false)}}}
	if k := afspraakTermijn(doelen); len(k) != 1 || k[0].Waarde != "1 van 2 klaar" || k[0].Letop || k[0].Max != 2 || k[0].Uitleg != "Niets is te laat" {
		t.Errorf("%+v", k)
	}
	doelen[1].Afspraken = append(doelen[1].Afspraken, a(plan.Open, true))
	if k := afspraakTermijn(doelen); !k[0].Letop || k[0].Uitleg != "1 afspraak is te laat" || k[0].Nu != 1 || k[0].Max != 3 {
		t.Errorf("%+v", k)
	}
	if afspraakTermijn(nil) != nil || afspraakTermijn(doelen[:0]) != nil {
		t.Error("a plan without afspraken has no bar")
	}
	if l := termijnen(gate.CasusBlad{Open: true, Plan: &gate.PlanBlad{Huidig: &gate.PlanversieBlad{Doelen: doelen}}}, toen()); len(l) != 3 || l[1].Naam != "Afspraken" {
		t.Errorf("%+v", l)
	}
}

func TestDuur(t *testing.T) {
	for wil, tot := range map[string]time.Time{"1 dag": toen().AddDate(0, 0, 1), "364 dagen": toen().AddDate(0, 0, 364),
		"1 jaar": toen().AddDate(1, 0, 0).Add(-6 * time.Hour), "2 jaar en 1 dag": toen().AddDate(2, 0, 1)} {
		if kreeg := duur(toen(), tot); kreeg != wil {
			t.Errorf("%q, want %q", kreeg, wil)
		}
	}
}
