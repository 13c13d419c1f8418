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
		stil := ingelogd(t, h, Anna)
		wakker(t, h, oud, 5*time.Hour)
		loopt := ingelogd(t, h, Anna)
		if h.Getal(`SELECT COUNT(*) FROM sessie WHERE id = $1`, stil.Sessie) != 0 {
			t.Error("one that nobody used is still there")
		}
		for range 20 {
			wakker(t, h, loopt, 15*time.Minute)
			if _, err := h.HuisLezen(h.Ctx(), oud); err != nil {
				nietIngelogd(t, "the old one", err)
			}
		}
		h.Klok.Loop(time.Minute)
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

// A log-in ends when nobody uses it for twenty minutes, also over a restart; what a page does by itself is no use of it, and a clock that is set
// back keeps nothing open. Another server may know that it is used.
func TestSessieStil(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		kijk := func(c gate.Caller) error { return vergeet(h.HuisLezen(h.Ctx(), c)) }
		c := ingelogd(t, h, Anna)
		wakker(t, h, c, 2*time.Hour)
		h.Klok.Loop(gate.SessieStil - time.Second)
		goed(t, kijk(c))
		h.Klok.Loop(gate.SessieStil - time.Second)
		goed(t, vergeet(h.SessieVerder(h.Ctx(), c)))
		h.Klok.Loop(gate.SessieStil + time.Second)
		nietIngelogd(t, "after twenty minutes", kijk(c))
		nietIngelogd(t, "and its token", vergeet(h.Sessie(h.Ctx(), "x")))
		nietIngelogd(t, "for who stays", vergeet(h.SessieVerder(h.Ctx(), c)))

		vanzelf := ingelogd(t, h, Anna)
		ververst := vanzelf
		ververst.Kijkt = true
		for range 3 {
			h.Klok.Loop(7 * time.Minute)
			if _, err := h.HuisLezen(h.Ctx(), ververst); err != nil {
				break
			}
		}
		nietIngelogd(t, "a page that kept itself up to date", kijk(vanzelf))

		terug := ingelogd(t, h, Anna)
		wakker(t, h, terug, 3*time.Hour)
		h.Klok.Loop(15 * time.Minute)
		h.Sluit()
		h.Open()
		goed(t, kijk(terug))
		h.Klok.Loop(19 * time.Minute)
		goed(t, vergeet(h.HuisLezen(h.Ctx(), Als(Bo))))
		h.Sluit()
		h.Klok.Zet(h.Klok.Nu().Add(-time.Hour))
		h.Open()
		vanzelf = terug
		vanzelf.Kijkt = true
		goed(t, kijk(vanzelf))
		h.Klok.Loop(2 * time.Minute)
		nietIngelogd(t, "after a restart with the clock set back", kijk(terug))
	})
}

// A log-in ends with who it is of, at once.
func TestSessieEindigtMetMedewerker(t *testing.T) {
	h := Nieuw(t)
	a := metAccount(t, h, Bo)
	c := a.caller(a.inlog)
	goed(t, vergeet(h.HuisLezen(h.Ctx(), c)))
	goed(t, h.EindigMedewerker(h.Ctx(), Bo))
	nietIngelogd(t, "an act", vergeet(h.HuisLezen(h.Ctx(), c)))
	nietIngelogd(t, "the token", vergeet(h.Sessie(h.Ctx(), a.inlog.Token)))
	nietIn(t, "logging in", vergeet(a.in(goedWachtwoord, a.code())))
}

// rule AVG-5: one sees where one is logged in, and ends any of those; never one of somebody else, which answers as one that is not there.
func TestSessieLijst(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		a := metAccount(t, h, Anna)
		eerst := a.caller(a.inlog)
		a.ergens.Apparaat = "Edge, Windows"
		in, err := a.in(goedWachtwoord, a.code())
		goed(t, err)
		hier, van := a.caller(in), ingelogd(t, h, Bo)
		lijst, err := h.Sessies(h.Ctx(), hier)
		goed(t, err)
		if len(lijst.Sessies) != 2 || lijst.Sessies[0].ID != hier.Sessie || !lijst.Sessies[0].Deze || lijst.Sessies[0].Apparaat != "Edge, Windows" || lijst.Sessies[1].Deze ||
			lijst.Sessies[1].Apparaat != "Firefox, Linux" || lijst.Sessies[0].Tot.Sub(lijst.Sessies[0].Begonnen) != gate.SessieDuur {
			t.Errorf("log-ins %+v", lijst)
		}
		for _, id := range []string{van.Sessie, strings.Repeat("a", 40), "BEDACHT"} {
			onbekend(t, h.SessieBeeindigen(h.Ctx(), hier, id))
		}
		goed(t, h.SessieBeeindigen(h.Ctx(), hier, eerst.Sessie))
		nietIngelogd(t, "the one that was ended", vergeet(h.HuisLezen(h.Ctx(), eerst)))
		goed(t, vergeet(h.HuisLezen(h.Ctx(), van)))
		if lijst, err = h.Sessies(h.Ctx(), hier); err != nil || len(lijst.Sessies) != 1 {
			t.Errorf("after ending one: %+v %v", lijst, err)
		}
		h.Klok.Loop(gate.SessieStil)
		ander := ingelogd(t, h, Bo)
		if lijst, err = h.Sessies(h.Ctx(), ander); err != nil || len(lijst.Sessies) != 1 {
			t.Errorf("one that nobody used stands in the list: %+v %v", lijst, err)
		}
		goed(t, h.SessieBeeindigen(h.Ctx(), ander, ander.Sessie))
		nietIngelogd(t, "one's own", vergeet(h.HuisLezen(h.Ctx(), ander)))
	})
}
