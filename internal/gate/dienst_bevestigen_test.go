// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"errors"
	"testing"
	"time"

	"rondetafel/internal/audit"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
)

// rule WGS-12: who logged in at the provider a while ago shows again that it is them, there, before what asks it: with the same account, freshly, and in
// the same log-in.
func TestRegelDienstBevestigen(t *testing.T) {
	dienstMotoren(t, func(t *testing.T, d *diensthuis) {
		d.koppel(Beatle, "beatle")
		g := d.gang("beatle")
		g.geleden = time.Hour
		in, err := g.ga()
		goed(t, err)
		c := d.caller(in)
		vraagt := func(wat string) {
			t.Helper()
			if _, err := d.MedewerkerBeeindigen(d.Ctx(), c, stopt(Arno, 1)); !gate.VraagtBevestiging(err) {
				t.Fatalf("%s: %v", wat, err)
			}
		}
		vraagt("an hour ago")
		ongeldig(t, d.SessieBevestigen(d.Ctx(), c, gate.Bevestiging{Code: "123456"}), "code")
		bij, er, err := d.BevestigtBij(d.Ctx(), c)
		goed(t, err)
		if !er || bij.Naam != "Werkaccount gemeente" {
			t.Errorf("confirms at %+v, %v", bij, er)
		}
		nog := d.gang("beatle")
		nog.caller, nog.keus.Dienst = c, "politie" // where it is, is known
		for wat, mis := range map[string]func(dienstGang) dienstGang{
			"another account": func(g dienstGang) dienstGang { g.sub = "anna"; return g },
			"an hour ago":     func(g dienstGang) dienstGang { g.geleden = time.Hour; return g },
			"another browser": func(g dienstGang) dienstGang { g.anders = func(a *gate.Dienstantwoord) { a.Browser = "x" }; return g },
			"who stopped there": func(g dienstGang) dienstGang {
				g.anders = func(a *gate.Dienstantwoord) { a.Fout = "access_denied" }
				return g
			},
		} {
			n := nietIn(t, wat, vergeet(mis(nog).ga()))
			if e := d.Laatste(); n.Anders == "" || e.Uitkomst != audit.Refused || wat != "another browser" && e.Handeling != "sessie.bevestigen" {
				t.Errorf("%s left %+v", wat, e)
			}
			vraagt(wat)
		}
		ander, err := g.ga()
		goed(t, err)
		antwoord, err := nog.antwoord()
		goed(t, err)
		nietIn(t, "another log-in", vergeet(d.InloggenVia(d.Ctx(), d.caller(ander), antwoord, ergens)))
		vraagt("another log-in")
		uit, err := nog.ga()
		goed(t, err)
		if e := d.Laatste(); !uit.Bevestigd || uit.Token != "" || e.Handeling != "sessie.bevestigen" || e.Persoon != Beatle || len(e.Rechten) != 1 || e.Rechten[0].Rij != "sessie/"+c.Sessie {
			t.Errorf("confirming left %+v (%+v)", e, uit)
		}
		goed(t, vergeet(d.MedewerkerBeeindigen(d.Ctx(), c, stopt(Arno, 1))))
	})
}

// Who does not log in at a provider confirms at none.
func TestBevestigtBijNiemand(t *testing.T) {
	d := nieuwDiensthuis(t)
	a := metAccount(t, d.Huis, Anna)
	c := a.caller(a.inlog)
	if b, er, err := d.BevestigtBij(d.Ctx(), c); er || err != nil {
		t.Errorf("%+v, %v, %v", b, er, err)
	}
	g := d.gang("anna")
	g.caller = c
	nietIn(t, "asking all the same", vergeet(g.ga()))
	c.Sessie = "ssssssssss"
	if _, _, err := d.BevestigtBij(d.Ctx(), c); !errors.Is(err, errs.ErrNotLoggedIn) {
		t.Errorf("without a log-in: %v", err)
	}
}

// rule WGS-12: who logged in at the provider this very moment showed that it is them, for five minutes; of whom the provider does not say when, nothing is
// known, and a moment in the future is now.
func TestRegelDienstVersIngelogd(t *testing.T) {
	for wat, geval := range map[string]struct {
		geleden time.Duration
		token   func(map[string]any)
		later   time.Duration
		vraagt  bool
	}{
		"just now":           {},
		"four minutes ago":   {geleden: 4 * time.Minute},
		"six minutes ago":    {geleden: 6 * time.Minute, vraagt: true},
		"and then waited":    {later: 6 * time.Minute, vraagt: true},
		"years ago":          {geleden: 5 * 365 * 24 * time.Hour, vraagt: true},
		"it does not say":    {token: func(c map[string]any) { c["auth_time"] = nil }, vraagt: true},
		"nothing as a time":  {token: func(c map[string]any) { c["auth_time"] = 0 }, vraagt: true},
		"before time began":  {token: func(c map[string]any) { c["auth_time"] = -5 }, vraagt: true},
		"a clock that is on": {geleden: -30 * time.Second},
	} {
		t.Run(wat, func(t *testing.T) {
			d := nieuwDiensthuis(t)
			d.koppel(Beatle, "beatle")
			g := d.gang("beatle")
			d.gemeente.Token, g.geleden = geval.token, geval.geleden
			in, err := g.ga()
			goed(t, err)
			c := d.caller(in)
			d.Klok.Loop(geval.later)
			_, err = d.MedewerkerBeeindigen(d.Ctx(), c, stopt(Arno, 1))
			if gate.VraagtBevestiging(err) != geval.vraagt || err != nil && !geval.vraagt {
				t.Errorf("asks %v: %v", gate.VraagtBevestiging(err), err)
			}
		})
	}
}
