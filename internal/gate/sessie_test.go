// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"rondetafel/internal/audit"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
)

func nietIngelogd(t *testing.T, wat string, err error) {
	t.Helper()
	if !errors.Is(err, errs.ErrNotLoggedIn) {
		t.Errorf("%s: error %v, want errs.ErrNotLoggedIn", wat, err)
	}
}

// A log-in says who it is of, as pages greet them; the token is a secret that the database does not know, and a new one each time.
func TestSessieVan(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx := h.Ctx()
		gezien := map[string]bool{}
		for _, geval := range []struct {
			wil gate.Persoon
		}{
			{gate.Persoon{MensBlad: gate.MensBlad{ID: Anna, Naam: "Anna Fictief", Partij: Gemeente, Functies: []string{"aanmelder", "uitvoerder"}},
				PartijNaam: "Gemeente Proefdorp", Getekend: true, HuisNaam: "Proefhuis", Demo: true}},
			{gate.Persoon{MensBlad: gate.MensBlad{ID: Daan, Naam: "Daan Nepveld", Partij: Reclassering, Functies: []string{"aanmelder", "uitvoerder"}},
				PartijNaam: "Proefreclassering", HuisNaam: "Proefhuis", Demo: true}},
			{gate.Persoon{MensBlad: gate.MensBlad{ID: Nul, Naam: "Nul Bedenksel", Partij: Zorg, Functies: []string{}}, PartijNaam: "Proefzorg",
				Getekend: true, HuisNaam: "Proefhuis", Demo: true}},
		} {
			for range 2 {
				token, err := h.Inloggen(ctx, Als(geval.wil.ID))
				goed(t, err)
				geval.wil.Sessie = gate.SessieID(token)
				kreeg, err := h.Sessie(ctx, token)
				goed(t, err)
				zelfde(t, "who is logged in", kreeg, geval.wil)
				if gezien[token] || len(token) != 43 || len(geval.wil.Sessie) != 40 || strings.Contains(token, geval.wil.Sessie) {
					t.Errorf("token %q with id %q", token, geval.wil.Sessie)
				}
				gezien[token] = true
				nietIngelogd(t, "the id in place of the token", vergeet(h.Sessie(ctx, geval.wil.Sessie)))
			}
		}
		for _, token := range []string{"", "x", strings.Repeat("A", 43)} {
			kreeg, err := h.Sessie(ctx, token)
			nietIngelogd(t, "a token that nobody has", err)
			zelfde(t, "who has a token that nobody has", kreeg, gate.Persoon{})
		}
		token, err := h.Inloggen(ctx, Als("m-niemand"))
		onbekend(t, err)
		if e := h.Laatste(); e.Uitkomst != audit.Failed || e.Persoon != "" || e.Partij != "" || len(e.Rechten) > 0 {
			t.Errorf("a log-in of nobody left %+v", e)
		}
		nietIngelogd(t, "the token of nobody", vergeet(h.Sessie(ctx, token)))
		goed(t, vergeet(h.Inloggen(ctx, Als(Els)))) // who may do nothing may log in, and hear that
	})
}

// Acts with a log-in that ended, was never there or is somebody else's: refused, each an entry that names nobody else.
func TestSessieBijElkeHandeling(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx, z := h.Ctx(), h.Aangemeld()
		c := ingelogd(t, h, Anna)
		bo := ingelogd(t, h, Bo)
		goed(t, vergeet(h.CasusLezen(ctx, c, z.ID)))
		goed(t, vergeet(h.CasusAanmelden(ctx, c, Aanmelding())))
		als := func(personen []string, sessie string) gate.Caller {
			v := Als(Anna)
			v.Personen, v.Sessie = personen, sessie
			return v
		}
		voor := h.Getal(`SELECT COUNT(*) FROM casus`)
		for wat, v := range map[string]gate.Caller{"made up": als([]string{Anna}, "bedacht"), "of Bo": als([]string{Anna}, bo.Sessie),
			"of nobody": als(nil, c.Sessie), "empty person": als([]string{""}, c.Sessie)} {
			for handeling, err := range map[string]error{
				"casus.lezen":      vergeet(h.CasusLezen(ctx, v, z.ID)),
				"casus.aanmelden":  vergeet(h.CasusAanmelden(ctx, v, Aanmelding())),
				"sessie.uitloggen": h.Uitloggen(ctx, v),
				"persoon.zoeken":   vergeet(h.PersoonZoeken(ctx, v, gate.ZoekVraag{BSN: BSN})),
			} {
				nietIngelogd(t, wat+": "+handeling, err)
			}
			for _, e := range h.LogVanaf(h.Regels() - 4) {
				if e.Uitkomst != audit.Refused || len(e.Objecten)+len(e.Getoond)+len(e.Rechten) > 0 || len(e.Artikelen) == 0 {
					t.Errorf("%s left %+v", wat, e)
				}
			}
		}
		if n := h.Getal(`SELECT COUNT(*) FROM casus`); n != voor {
			t.Errorf("%d casussen without a log-in", n-voor)
		}
		goed(t, vergeet(h.CasusLezen(ctx, c, z.ID)))
		goed(t, vergeet(h.HuisLezen(ctx, bo)))
	})
}

// Logging out ends this log-in and no other one of the same person; without one it is not there.
func TestUitloggen(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx := h.Ctx()
		hier, daar := ingelogd(t, h, Anna), ingelogd(t, h, Anna)
		goed(t, h.Uitloggen(ctx, hier))
		nietIngelogd(t, "after logging out", vergeet(h.HuisLezen(ctx, hier)))
		nietIngelogd(t, "logging out twice", h.Uitloggen(ctx, hier))
		goed(t, vergeet(h.HuisLezen(ctx, daar)))
		onbekend(t, h.Uitloggen(ctx, Als(Anna)))
		h.Sluit()
		h.Open()
		nietIngelogd(t, "after logging out and a restart", vergeet(h.HuisLezen(ctx, hier)))
		goed(t, vergeet(h.HuisLezen(ctx, daar)))
	})
}

// A log-in that ended by itself is cleared at the next one of the same person, as an act like any other; those of others and those
// that still run stay.
func TestOudeSessiesOpgeruimd(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		oud := ingelogd(t, h, Anna)
		anders := ingelogd(t, h, Bo)
		h.Klok.Loop(gate.SessieDuur / 2)
		loopt := ingelogd(t, h, Anna)
		h.Klok.Loop(gate.SessieDuur/2 + time.Minute)
		nieuw := ingelogd(t, h, Anna)
		var rechten []string
		for _, r := range h.Laatste().Rechten {
			rechten = append(rechten, r.Rij)
			if r.Verwijderd() != (r.Rij == "sessie/"+oud.Sessie) {
				t.Errorf("right %+v", r)
			}
		}
		if wil := []string{"sessie/" + oud.Sessie, "sessie/" + nieuw.Sessie}; !slices.Equal(rechten, wil) {
			t.Errorf("the log-in changed %v, want %v", rechten, wil)
		}
		if n := h.Getal(`SELECT COUNT(*) FROM sessie WHERE id = $1`, oud.Sessie); n != 0 {
			t.Error("the old one is still there")
		}
		for _, c := range []gate.Caller{anders, loopt, nieuw} {
			if n := h.Getal(`SELECT COUNT(*) FROM sessie WHERE id = $1`, c.Sessie); n != 1 {
				t.Errorf("that of %s is gone", c.Personen[0])
			}
		}
		nietIngelogd(t, "past its end", vergeet(h.HuisLezen(h.Ctx(), anders)))
		goed(t, vergeet(h.HuisLezen(h.Ctx(), loopt)))
	})
}

// A log-in lasts to the second, and a clock that is a little behind, as when it is set right, does not end it.
func TestSessieGrens(t *testing.T) {
	h := Nieuw(t)
	c := ingelogd(t, h, Anna)
	begin := h.Klok.Nu()
	for _, geval := range []struct {
		verzet time.Duration
		loopt  bool
	}{
		{0, true}, {-30 * time.Second, true}, {-2 * time.Minute, false}, {gate.SessieDuur - time.Minute, true}, {gate.SessieDuur + time.Second, false}, {time.Hour, true},
	} {
		h.Klok.Zet(begin.Add(geval.verzet))
		_, err := h.HuisLezen(h.Ctx(), c)
		if geval.loopt != (err == nil) {
			t.Errorf("with the wall clock %v from the log-in: %v", geval.verzet, err)
		}
	}
}
