// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"slices"
	"testing"
	"time"

	"rondetafel/internal/audit"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/partij"
)

// hersteld is a recovery of a from code, with what proves that it is them.
func (a *proefaccount) hersteld(code, bewijs string) error {
	a.t.Helper()
	b, err := a.h.ToegangOpenen(a.h.Ctx(), Als(""), code, a.ergens)
	goed(a.t, err)
	nieuw := proefaccount{t: a.t, h: a.h, app: b.App}
	return vergeet(a.h.ToegangInstellen(a.h.Ctx(), Als(""), gate.Instellen{Code: code, Naam: a.naam, Wachtwoord: goedWachtwoord, Nogmaals: goedWachtwoord, App: nieuw.code(), Bewijs: bewijs}, a.ergens))
}

// herstelt gives a code to wie for the test.
func herstelt(t *testing.T, h *Huis, door, wie string) string {
	t.Helper()
	uit, err := h.MedewerkerHerstellen(h.Ctx(), Als(door), partij.Herstellen{Medewerker: wie, Gezien: true})
	goed(t, err)
	return uit.Toegangscode
}

// rule 14.3-1: who gives somebody a new code knows it, and does not come in as them with it: it asks for the password that the person had, a code of
// their app or a herstelcode, each as good as another.
func TestRegelHerstelVraagtBewijs(t *testing.T) {
	for naam, bewijs := range map[string]func(a *proefaccount) string{
		"the password": func(*proefaccount) string { return goedWachtwoord }, "the app": func(a *proefaccount) string { return a.code() }, "a herstelcode": func(a *proefaccount) string { return a.codes[7] },
	} {
		t.Run(naam, func(t *testing.T) {
			h := Nieuw(t)
			a := metAccount(t, h, Anna)
			code := herstelt(t, h, Beatle, Anna)
			for _, mis := range []string{"", "iets anders dan het wachtwoord", code, "000000"} {
				ongeldig(t, a.hersteld(code, mis), "bewijs")
				if e := h.Laatste(); e.Uitkomst != audit.Refused || e.Persoon != Anna || len(e.Rechten) > 0 {
					t.Errorf("a wrong proof left %+v", e)
				}
			}
			goed(t, a.hersteld(code, bewijs(a)))
		})
	}
}

// rule 14.3-1: five wrong proofs end the code: the password is not guessed with it. A right one makes the count empty again.
func TestRegelBewijsWordtNietGeraden(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		a := metAccount(t, h, Anna)
		code := herstelt(t, h, Beatle, Anna)
		for range 4 {
			ongeldig(t, a.hersteld(code, "mis"), "bewijs")
		}
		nietIn(t, "the fifth", a.hersteld(code, "mis"))
		if e := h.Laatste(); len(e.Rechten) != 1 || !e.Rechten[0].Verwijderd() || h.Getal(`SELECT COUNT(*) FROM toegangscode`) != 0 {
			t.Errorf("the fifth left %+v", e)
		}
		nietIn(t, "the code", vergeet(h.ToegangOpenen(h.Ctx(), Als(""), code, a.ergens)))
		goed(t, vergeet(a.in(goedWachtwoord, a.code()))) // and the person still comes in as before
		code = herstelt(t, h, Beatle, Anna)
		ongeldig(t, a.hersteld(code, "mis"), "bewijs")
		goed(t, a.hersteld(code, goedWachtwoord))
		if fout := h.Verify().Fout; fout != "" {
			t.Errorf("verify says %s", fout)
		}
	})
}

// rule 14.3-1: who has nothing left sees two colleagues: the code of the second opens, that of the first proves. Both of one colleague are one, and the
// first is of no use once its term ended.
func TestRegelTweedeCode(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx := h.Ctx()
		a := metAccount(t, h, Anna)
		een := herstelt(t, h, Beatle, Anna)
		zelfde := herstelt(t, h, Beatle, Anna)
		ongeldig(t, a.hersteld(zelfde, een), "bewijs")
		goed(t, a.hersteld(zelfde, goedWachtwoord))
		h.Klok.Loop(time.Minute)
		eerst := herstelt(t, h, Beatle, Anna)
		tweede := herstelt(t, h, Petra, Anna)
		nietIn(t, "the first", vergeet(h.ToegangOpenen(ctx, Als(""), eerst, a.ergens)))
		ongeldig(t, a.hersteld(tweede, tweede), "bewijs")
		nog := herstelt(t, h, Petra, Anna) // the second lost hers
		goed(t, a.hersteld(nog, eerst))
		geweigerd(t, vergeet(h.MedewerkerHerstellen(ctx, Als(Petra), partij.Herstellen{Medewerker: Anna, Gezien: true})), "14.3") // nobody is first now
		eerst = herstelt(t, h, Beatle, Anna)
		h.Klok.Loop(23 * time.Hour)
		tweede = herstelt(t, h, Petra, Anna)
		h.Klok.Loop(2 * time.Hour)
		ongeldig(t, a.hersteld(tweede, eerst), "bewijs")
	})
}

// rule 14.3-1: who could be the second hears that a log-in is being recovered, and can look at that person for it; nobody else does, and when the code
// is used or ended nobody any more.
func TestRegelHerstelIsTeZien(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx := h.Ctx()
		a := metAccount(t, h, Anna)
		goed(t, vergeet(h.FunctieGeven(ctx, Als(Beatle), geef(Arno, partij.Partijbeheerder))))
		geweigerd(t, vergeet(h.MedewerkerLezen(ctx, Als(Petra), Anna)), "WGS 1.8")
		zelfde(t, "before", hoorders(t, h, Anna), map[string]string{})
		code := herstelt(t, h, Beatle, Anna)
		zelfde(t, "who hears", hoorders(t, h, Anna), map[string]string{Petra: "herstel", Pim: "herstel", Mo: "herstel", Arno: "herstel"})
		for _, wie := range []string{Petra, Mo, Arno} {
			if b := mensBlad(t, h, wie, Anna); !slices.Contains(b.Mag, "medewerker.herstellen") {
				t.Errorf("%s can %v", wie, b.Mag)
			}
		}
		for _, wie := range []string{Bo, Fien, Oda, Bram} {
			geweigerd(t, vergeet(h.MedewerkerLezen(ctx, Als(wie), Anna)), "WGS 1.8")
		}
		goed(t, a.hersteld(code, goedWachtwoord))
		zelfde(t, "afterwards", hoorders(t, h, Anna), map[string]string{})
		geweigerd(t, vergeet(h.MedewerkerLezen(ctx, Als(Petra), Anna)), "WGS 1.8")
		rik := herstelt(t, h, Mo, Rik) // who watches over all
		zelfde(t, "who hears of Rik", hoorders(t, h, Rik), map[string]string{Petra: "herstel", Pim: "herstel"})
		h.Klok.Loop(25 * time.Hour)
		zelfde(t, "after its term", hoorders(t, h, Rik), map[string]string{})
		nietIn(t, "Rik's code", vergeet(h.ToegangOpenen(ctx, Als(""), rik, gate.Vandaan{})))
	})
}

// rule 14.3-1: whose log-in was made anew with a recovery code is told so for fourteen days, with when and by whose code: if it was not them, they know
// whom to tell. A first code is no recovery, another sees nothing of it, and what they change of it themselves does not take it away.
func TestRegelHerstelLaatEenTekenAchter(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ziet := func(wie string) *gate.HersteldBlad {
			t.Helper()
			w, err := h.MijnWerk(h.Ctx(), Als(wie))
			goed(t, err)
			return w.Hersteld
		}
		a := metAccount(t, h, Anna)
		if got := ziet(Anna); got != nil {
			t.Errorf("a first code left %+v", got)
		}
		code := herstelt(t, h, Beatle, Anna)
		if got := ziet(Anna); got != nil {
			t.Errorf("a code that was not used left %+v", got)
		}
		toen := h.Klok.Nu()
		goed(t, a.hersteld(code, goedWachtwoord))
		for range 2 { // it stays until it is old
			got := ziet(Anna)
			if got == nil || got.Door.ID != Beatle || got.Moment.Before(toen.Add(-time.Second)) || got.Moment.After(h.Klok.Nu().Add(time.Minute)) {
				t.Fatalf("Anna is told %+v", got)
			}
		}
		for _, wie := range []string{Beatle, Arno, Mo} {
			if got := ziet(wie); got != nil {
				t.Errorf("%s is told %+v", wie, got)
			}
		}
		if w, err := h.MijnWerk(h.Ctx(), gate.Caller{Personen: []string{Anna, Arno}, Herkomst: "web"}); err != nil || w.Hersteld != nil {
			t.Errorf("on a screen for two it says %+v (%v)", w.Hersteld, err)
		}
		h.Klok.Loop(13 * 24 * time.Hour)
		if ziet(Anna) == nil {
			t.Error("after thirteen days it is gone")
		}
		h.Klok.Loop(24 * time.Hour)
		if got := ziet(Anna); got != nil {
			t.Errorf("after fourteen days it says %+v", got)
		}
		if fout := h.Verify().Fout; fout != "" {
			t.Errorf("verify says %s", fout)
		}
	})
}
