// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"testing"
	"time"

	"rondetafel/internal/gate"
)

// Only terms that rest on something known: the days that a Casus runs, and the end that the law sets.
func TestTermijnen(t *testing.T) {
	aangemeld := time.Date(2026, time.May, 12, 8, 0, 0, 0, time.UTC)
	lijst := termijnen(gate.CasusBlad{Open: true, Aangemeld: aangemeld}, toen())
	if len(lijst) != 2 || lijst[0].Waarde != "dag 196" || lijst[0].Max != 0 || lijst[0].Uitleg != "Aangemeld op 12 mei" ||
		lijst[1] != (Termijn{ID: "termijn-bewaren", Naam: "Bewaren", Waarde: "nog 4 jaar en 170 dagen", Uitleg: "De wet: hoogstens tot 12 mei 2031", Nu: 196, Max: 1826}) {
		t.Errorf("%+v", lijst)
	}
	voorbij := termijnen(gate.CasusBlad{Open: true, Aangemeld: aangemeld}, aangemeld.AddDate(6, 0, 0))
	if voorbij[1].Waarde != "voorbij" || !voorbij[1].Letop || voorbij[1].Nu != voorbij[1].Max {
		t.Errorf("%+v", voorbij)
	}
	if termijnen(gate.CasusBlad{Aangemeld: aangemeld}, toen()) != nil {
		t.Error("a closed Casus has no terms to watch")
	}
}

func TestDuur(t *testing.T) {
	for wil, tot := range map[string]time.Time{"1 dag": toen().AddDate(0, 0, 1), "364 dagen": toen().AddDate(0, 0, 364),
		"1 jaar en 0 dagen": toen().AddDate(1, 0, 0), "2 jaar en 1 dag": toen().AddDate(2, 0, 1)} {
		if kreeg := duur(toen(), tot); kreeg != wil {
			t.Errorf("%q, want %q", kreeg, wil)
		}
	}
}
