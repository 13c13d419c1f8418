// SPDX-License-Identifier: EUPL-1.2

package plan_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"rondetafel/internal/klok"
	"rondetafel/internal/plan"
)

// rule 2.1-2
func TestSoorten(t *testing.T) {
	for _, s := range plan.Soorten() {
		if s.Label() == "" {
			t.Errorf("%q has no label", s)
		}
	}
	if wil := []plan.Soort{"repressie", "bestuurlijk", "zorg"}; !slices.Equal(plan.Soorten(), wil) {
		t.Errorf("kinds %v, want %v", plan.Soorten(), wil)
	}
	if plan.Bestuurlijk.Label() != "bestuurlijke interventie" || plan.Soort("anders").Label() != "anders" {
		t.Error("labels of kinds")
	}
}

func TestStanden(t *testing.T) {
	for s, loopt := range map[plan.Stand]bool{plan.Open: true, plan.Bezig: true, plan.LuktNiet: true, plan.Klaar: false, plan.Vervallen: false} {
		if s.Loopt() != loopt || s.Label() == "" || s != plan.Klaar && s != plan.Bezig && s != plan.Vervallen && s.Label() == string(s) {
			t.Errorf("%s: goes on %t, label %q", s, s.Loopt(), s.Label())
		}
	}
	if plan.Stand("anders").Label() != "anders" || slices.Contains(plan.Meldbaar(), plan.Open) || slices.Contains(plan.Meldbaar(), plan.Vervallen) {
		t.Error("what can be reported")
	}
}

// rule 9.2g-1: overdue is a matter of the calendar in Amsterdam; the last day is in time, to the last second of it.
func TestTeLaat(t *testing.T) {
	op := func(d, uur int) time.Time { return time.Date(2026, 11, d, uur, 59, 59, 0, klok.Amsterdam()) }
	for _, g := range []struct {
		stand     plan.Stand
		uiterlijk klok.Datum
		nu        time.Time
		wil       bool
	}{
		{plan.Open, "2026-11-23", op(22, 12), false},
		{plan.Open, "2026-11-23", op(23, 23), false},
		{plan.Open, "2026-11-23", op(24, 0), true},
		{plan.Open, "2026-11-23", time.Date(2026, 11, 23, 23, 30, 0, 0, time.UTC), true}, // half past midnight in Amsterdam
		{plan.Bezig, "23-11-2026", op(24, 0), true},
		{plan.LuktNiet, "2026-11-23", op(24, 0), true},
		{plan.Klaar, "2026-11-23", op(24, 0), false},
		{plan.Vervallen, "2026-11-23", op(24, 0), false},
		{plan.Open, "", op(24, 0), false},
		{plan.Open, "ooit", op(24, 0), false},
		{plan.Open, "2027-01-01", op(24, 0), false},
		{plan.Open, "2025-12-31", op(24, 0), true},
	} {
		if heb := g.stand.TeLaat(g.uiterlijk, g.nu); heb != g.wil {
			t.Errorf("%s before %s on %s: late %t", g.stand, g.uiterlijk, g.nu, heb)
		}
	}
}

// rule 6.5-1
func TestMelding(t *testing.T) {
	for naam, g := range map[string]struct {
		m   plan.Melding
		wil []string
	}{
		"done":               {plan.Melding{Stand: plan.Klaar}, nil},
		"at work":            {plan.Melding{Stand: plan.Bezig, Toelichting: "Eerste gesprek was goed"}, nil},
		"fails, no reason":   {plan.Melding{Stand: plan.LuktNiet, Toelichting: " "}, []string{"toelichting"}},
		"fails, with reason": {plan.Melding{Stand: plan.LuktNiet, Toelichting: "Geen plek"}, nil},
		"nothing chosen":     {plan.Melding{}, []string{"stand"}},
		"back to not begun":  {plan.Melding{Stand: plan.Open}, []string{"stand"}},
		"by hand left out":   {plan.Melding{Stand: plan.Vervallen}, []string{"stand"}},
		"too long":           {plan.Melding{Stand: plan.Klaar, Toelichting: strings.Repeat("x", 20_001)}, []string{"toelichting"}},
	} {
		if heb := velden(t, g.m.Valideer()); !slices.Equal(heb, g.wil) {
			t.Errorf("%s: %q, want %q", naam, heb, g.wil)
		}
	}
}

// rule 6.5-1, rule 9.2g-1
func TestAantekenen(t *testing.T) {
	for naam, g := range map[string]struct {
		a   plan.Aantekenen
		wil []string
	}{
		"a note":             {plan.Aantekenen{Tekst: "Bellen met wonen"}, nil},
		"a reminder":         {plan.Aantekenen{Herinnering: true}, nil},
		"a reminder in word": {plan.Aantekenen{Herinnering: true, Tekst: "Lukt het vrijdag?"}, nil},
		"nothing":            {plan.Aantekenen{Tekst: "\n"}, []string{"tekst"}},
		"broken":             {plan.Aantekenen{Herinnering: true, Tekst: "\xff"}, []string{"tekst"}},
	} {
		if heb := velden(t, g.a.Valideer()); !slices.Equal(heb, g.wil) {
			t.Errorf("%s: %q, want %q", naam, heb, g.wil)
		}
	}
}

func TestAfspraakLeeg(t *testing.T) {
	if !(plan.Afspraak{Uiterlijk: " "}).Leeg() || (plan.Afspraak{Soort: plan.Zorg}).Leeg() || (plan.Afspraak{Uiterlijk: "1"}).Leeg() {
		t.Error("an empty row of the form")
	}
}

// rule 6.6-1, rule 10.3-1, rule 13.1-1
func TestRegieEnOptreden(t *testing.T) {
	for naam, g := range map[string]struct {
		err error
		wil []string
	}{
		"progress":      {plan.Afstemming{Soort: plan.Voortgang, Tekst: "Gaat goed"}.Valideer(), nil},
		"consulted":     {plan.Afstemming{Soort: plan.Overleg, Tekst: "Gebeld"}.Valideer(), nil},
		"neither":       {plan.Afstemming{Tekst: " "}.Valideer(), []string{"soort", "tekst"}},
		"of an other":   {plan.Afstemming{Soort: plan.EigenActie, Tekst: "x"}.Valideer(), []string{"soort"}},
		"own action":    {plan.Optreden{Omschrijving: "Wij verstoren de handel"}.Valideer(), nil},
		"own, no words": {plan.Optreden{Delen: true}.Valideer(), []string{"omschrijving"}},
	} {
		if heb := velden(t, g.err); !slices.Equal(heb, g.wil) {
			t.Errorf("%s: %q, want %q", naam, heb, g.wil)
		}
	}
}
