// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	"rondetafel/internal/audit"
	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/partij"
)

// bevestigtEerst asks that err is a refusal that ends when the second factor is given again.
func bevestigtEerst(t *testing.T, wat string, err error) {
	t.Helper()
	if !gate.VraagtBevestiging(err) {
		t.Errorf("%s: %v, want to be asked for the second factor", wat, err)
	}
}

// rule AVG-5: what cannot be taken back asks the second factor again when it was given more than five minutes ago; who cannot do it anyway hears why
// not and is asked for nothing, and what one may do is shown as before.
func TestOpnieuwBevestigen(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		z := h.SluitCasus(h.Afschaling(Bo))
		mo, petra, bo := ingelogd(t, h, Mo), ingelogd(t, h, Petra), ingelogd(t, h, Bo)
		stelVoor := func(c gate.Caller) (gate.Verwijzing, error) {
			return h.VernietigingVoorstellen(h.Ctx(), c, casus.VernietigingVoorstellen{Casus: z.ID, Versie: z.Versie, Reden: "Klaar."})
		}
		h.Klok.Loop(5*time.Minute + time.Second)
		bevestigtEerst(t, "proposing", vergeet(stelVoor(petra)))
		if e := h.Laatste(); e.Uitkomst != audit.Refused || !slices.Equal(e.Regels, []string{"avg-05-opnieuw"}) || len(e.Rechten) > 0 {
			t.Errorf("the refusal left %+v", e)
		}
		if err := vergeet(stelVoor(bo)); err == nil || gate.VraagtBevestiging(err) {
			t.Errorf("who cannot propose: %v", err)
		}
		goed(t, h.SessieBevestigen(h.Ctx(), petra, gate.Bevestiging{})) // in a practice house nobody has a code
		v, err := stelVoor(petra)
		goed(t, err)
		controleer := func() error {
			return vergeet(h.VernietigingControleren(h.Ctx(), mo, casus.VernietigingControleren{Vernietiging: v.ID, Versie: v.Versie, Akkoord: "ja"}))
		}
		bevestigtEerst(t, "checking", controleer())
		w, err := h.MijnWerk(h.Ctx(), mo)
		goed(t, err)
		if !slices.ContainsFunc(w.Taken, func(x gate.Taak) bool { return x.Soort == "controleren" && x.Object == v.ID }) {
			t.Error("what waits for who did not give a code just now is not shown")
		}
		goed(t, h.SessieBevestigen(h.Ctx(), mo, gate.Bevestiging{}))
		h.Klok.Loop(4 * time.Minute)
		goed(t, controleer())
	})
}

// The acts that ask it are those whose policies do.
func TestWelkeHandelingenOpnieuwVragen(t *testing.T) {
	var vragen []string
	for _, a := range gate.Acts() {
		if a.Opnieuw {
			vragen = append(vragen, a.Naam)
		}
	}
	slices.Sort(vragen)
	zelfde(t, "acts", vragen, []string{"casus.toewijzen", "functie.beeindigen", "functie.geven", "koppeling.akkoord", "koppeling.registreren", "log.exporteren", "medewerker.beeindigen", "medewerker.herstellen", "medewerker.overdragen",
		"medewerker.uitnodigen", "noodinzage.openen", "partij.beeindigen", "partij.eindebeoordelen", "partij.toelaten", "passkey.toevoegen", "passkey.verwijderen", "passkey.voorbereiden", "rechten.herzien", "verklaring.exporteren",
		"verklaring.vernieuwen", "vernietiging.controleren", "vernietiging.voorstellen", "verstrekking.tekenen"})
}

// rule WGS-12, rule 14.2-1: who changes what people may do, or takes data of people along, gives the second factor again when it was given more than five
// minutes ago; nothing changes before, and who may not do it hears that and is asked for nothing.
func TestRechtenVragenBevestiging(t *testing.T) {
	h := Nieuw(t)
	ctx, z := h.Ctx(), h.RTO(Bo)
	in := nagekeken(t, h, Beatle, nietsStopt)
	beatle, anna := ingelogd(t, h, Beatle), ingelogd(t, h, Anna)
	h.Klok.Loop(5*time.Minute + time.Second)
	doen := map[string]func(c gate.Caller) error{
		"medewerker.uitnodigen": func(c gate.Caller) error {
			return vergeet(h.MedewerkerUitnodigen(ctx, c, nodigUit("Nel Nieuw", partij.Uitvoerder)))
		},
		"functie.geven":         func(c gate.Caller) error { return vergeet(h.FunctieGeven(ctx, c, geef(Arno, partij.Aanmelder))) },
		"functie.beeindigen":    func(c gate.Caller) error { return vergeet(h.FunctieBeeindigen(ctx, c, neem(Arno, partij.Uitvoerder))) },
		"medewerker.beeindigen": func(c gate.Caller) error { return vergeet(h.MedewerkerBeeindigen(ctx, c, stopt(Arno, 1))) },
		"medewerker.herstellen": func(c gate.Caller) error {
			return vergeet(h.MedewerkerHerstellen(ctx, c, partij.Herstellen{Medewerker: Arno, Gezien: true}))
		},
		"medewerker.overdragen": func(c gate.Caller) error {
			return vergeet(h.MedewerkerOverdragen(ctx, c, partij.WerkOverdragen{Medewerker: Anna, Casus: z.ID, Overnemer: Arno}))
		},
		"rechten.herzien":       func(c gate.Caller) error { return vergeet(h.RechtenHerzien(ctx, c, in)) },
		"verklaring.exporteren": func(c gate.Caller) error { return vergeet(h.VerklaringenExporteren(ctx, c)) },
	}
	for naam, doe := range doen {
		voor := h.Regels()
		bevestigtEerst(t, naam, doe(beatle))
		if e := h.LogVanaf(voor); len(e) != 1 || e[0].Handeling != naam || e[0].Uitkomst != audit.Refused || len(e[0].Rechten)+len(e[0].Getoond) > 0 {
			t.Errorf("%s left %+v", naam, e)
		}
		if err := doe(anna); err == nil || gate.VraagtBevestiging(err) {
			t.Errorf("%s by who may not: %v", naam, err)
		}
	}
	if b := mensBlad(t, h, Beatle, Arno); len(b.Rechten) != 1 || !b.Werkt {
		t.Errorf("Arno is now %+v", b)
	}
	goed(t, h.SessieBevestigen(ctx, beatle, gate.Bevestiging{}))
	goed(t, doen["functie.geven"](beatle))
	goed(t, doen["verklaring.exporteren"](beatle))
	tweede := ingelogd(t, h, Beatle)
	goed(t, h.Uitloggen(ctx, beatle))
	nietIngelogd(t, "after logging out", doen["functie.geven"](beatle))
	h.Klok.Loop(6 * time.Minute)
	bevestigtEerst(t, "another log-in, which did not confirm", doen["functie.beeindigen"](tweede))
}

// In a real house it is a code of the app or a herstelcode, each once. After five wrong ones in a row the log-in ends: who has only the screen
// does not guess.
func TestBevestigenMetCode(t *testing.T) {
	for naam, motor := range map[string]Optie{"sqlite": SQLite, "postgres": Postgres} {
		t.Run(naam, func(t *testing.T) {
			h := Nieuw(t, motor, Echt)
			a := metAccount(t, h, Anna)
			c := a.caller(a.inlog)
			geef := func(code string) error { return h.SessieBevestigen(h.Ctx(), c, gate.Bevestiging{Code: code}) }
			code := a.code()
			goed(t, geef(code))
			if e := h.Laatste(); len(e.Rechten) != 2 || e.Persoon != Anna {
				t.Errorf("confirming left %+v", e)
			}
			ongeldig(t, geef(code), "code")
			if e := h.Laatste(); e.Uitkomst != audit.Refused || len(e.Rechten) > 0 {
				t.Errorf("a code again left %+v", e)
			}
			goed(t, geef(a.codes[0]))
			ongeldig(t, geef(a.codes[0]), "code")
			h.Klok.Loop(time.Minute)
			ongeldig(t, vergeet(h.HerstelcodesVernieuwen(h.Ctx(), c, gate.Bevestiging{Code: "000"})), "code")
			nieuw, err := h.HerstelcodesVernieuwen(h.Ctx(), c, gate.Bevestiging{Code: a.code()})
			goed(t, err)
			ongeldig(t, geef(a.codes[1]), "code")
			goed(t, geef(nieuw[1]))
			for range 4 {
				ongeldig(t, geef("123"), "code")
			}
			nietIngelogd(t, "the fifth", geef("123"))
			nietIngelogd(t, "afterwards", vergeet(h.Account(h.Ctx(), c)))
			if _, err := h.Sessie(h.Ctx(), a.inlog.Token); !errors.Is(err, errs.ErrNotLoggedIn) {
				t.Errorf("the token: %v", err)
			}
			onbekend(t, h.SessieBevestigen(h.Ctx(), Als(Bo), gate.Bevestiging{}))
		})
	}
}
