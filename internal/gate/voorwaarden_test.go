// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"slices"
	"testing"
	"time"

	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
	"rondetafel/internal/klok"
	"rondetafel/internal/rto"
)

// straks is a preparation for a round table on z that begins over so long.
func straks(h *Huis, z gate.Verwijzing, over time.Duration) rto.Voorbereiding {
	v, t := h.Voorbereiding(z), h.Klok.Nu().Add(over)
	v.Planning = rto.Planning{Datum: dagVan(t), Begin: tijdVan(t), Plaats: "Zaal 2"}
	return v
}

func dagVan(t time.Time) klok.Datum { return klok.Datum(t.In(klok.Amsterdam()).Format(time.DateOnly)) }
func tijdVan(t time.Time) string    { return t.In(klok.Amsterdam()).Format("15:04") }

// opAgenda puts a round table on z on the agenda that begins over so long, and invites the Partijen of mensen.
func opAgenda(t *testing.T, h *Huis, z gate.Verwijzing, over time.Duration, mensen ...string) gate.Verwijzing {
	t.Helper()
	h.Geinformeerd(z)
	o, err := h.OverlegPlannen(h.Ctx(), Als(Petra), straks(h, z, over))
	goed(t, err)
	if len(mensen) > 0 {
		o, err = h.OverlegUitnodigen(h.Ctx(), Als(Petra), Uitnodigen(o, mensen...))
		goed(t, err)
	}
	return o
}

// leest asks that exactly these people read a piece, find it on the page of its Casus, and see the line of the timeline about it.
func leest(t *testing.T, h *Huis, wat string, z, stuk gate.Verwijzing, wie ...string) {
	t.Helper()
	for _, m := range []string{Petra, Anna, Bo, Cleo} {
		b, err := h.GegevenLezen(h.Ctx(), Als(m), stuk.ID)
		wil := slices.Contains(wie, m)
		if wil != (err == nil) || !wil && b.ID != "" {
			t.Errorf("%s: %s reads it with %v", wat, m, err)
		}
		c, err := h.CasusLezen(h.Ctx(), Als(m), z.ID)
		goed(t, err)
		op := slices.ContainsFunc(c.Gegevens, func(g gate.GegevenBlad) bool { return g.ID == stuk.ID })
		lijn := slices.ContainsFunc(c.Tijdlijn, func(g gate.GebeurtenisBlad) bool { return g.Object == stuk.ID })
		if op != wil || lijn != wil {
			t.Errorf("%s: on the page of %s it stands: %v, on the timeline: %v", wat, m, op, lijn)
		}
	}
}

// rule 9.2f-1: before the round table only the supplier and the Procesregisseur know of a piece, whatever its conditions say. To the
// others it is as one that does not exist. From the moment that it begins they read it, by the clock alone.
func TestRegelVoorHetRTO(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		z := h.RTO(Bo, Cleo)
		stuk := h.VoegToe(z, Bo, informatie.AlleDeelnemers)
		leest(t, h, "without a round table", z, stuk, Petra, Bo)
		o := opAgenda(t, h, z, time.Hour)
		h.Klok.Loop(2 * time.Hour)
		leest(t, h, "nobody was invited: it is not held", z, stuk, Petra, Bo)
		planning := straks(h, z, time.Hour).Planning
		planning.Overleg, planning.Versie = o.ID, o.Versie
		o, err := h.OverlegInplannen(h.Ctx(), Als(Petra), planning)
		goed(t, err)
		o, err = h.OverlegUitnodigen(h.Ctx(), Als(Petra), Uitnodigen(o, Bo, Anna))
		goed(t, err)
		leest(t, h, "invited, and not begun", z, stuk, Petra, Bo)
		h.Klok.Loop(59 * time.Minute)
		leest(t, h, "a minute before", z, stuk, Petra, Bo)
		voor := h.Regels()
		h.Klok.Loop(2 * time.Minute)
		if h.Regels() != voor {
			t.Error("the begin is an act")
		}
		leest(t, h, "it began", z, stuk, Petra, Anna, Bo, Cleo)
		goed(t, vergeet(h.OverlegAfgelasten(h.Ctx(), Als(Petra), rto.Afgelasting{Overleg: o.ID, Versie: o.Versie, Reden: "Niemand kwam."})))
		leest(t, h, "it was not held after all", z, stuk, Petra, Bo)
	})
}

// rule 9.2f-2: what is given while a next round table is ahead waits for it; what was open before stays open. Cancelling it opens nothing:
// the piece waits for the next one that is held (rule 13.2-2).
func TestRegelVoorElkVolgendRTO(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		z := h.AanHetRTO(Bo, Cleo)
		h.Klok.Loop(time.Hour)
		open := h.VoegToe(z, Bo, informatie.AlleDeelnemers)
		leest(t, h, "between two round tables", z, open, Petra, Anna, Bo, Cleo)
		twee := opAgenda(t, h, z, 3*time.Hour, Bo)
		h.Klok.Loop(time.Minute)
		wacht := h.VoegToe(z, Bo, informatie.AlleDeelnemers)
		leest(t, h, "what was open stays open", z, open, Petra, Anna, Bo, Cleo)
		leest(t, h, "before the second", z, wacht, Petra, Bo)
		goed(t, vergeet(h.OverlegAfgelasten(h.Ctx(), Als(Petra), rto.Afgelasting{Overleg: twee.ID, Versie: twee.Versie, Reden: "De zaal is dicht."})))
		leest(t, h, "the second is cancelled", z, wacht, Petra, Bo)
		h.Klok.Loop(4 * time.Hour)
		leest(t, h, "its hour passes", z, wacht, Petra, Bo)
		los := h.VoegToe(z, Bo, informatie.AlleDeelnemers)
		leest(t, h, "nothing lay ahead", z, los, Petra, Anna, Bo, Cleo)
		opAgenda(t, h, z, 30*time.Hour, Bo)
		h.Klok.Loop(time.Minute)
		later := h.VoegToe(z, Bo, informatie.AlleDeelnemers)
		leest(t, h, "before the third", z, later, Petra, Bo)
		leest(t, h, "the third is the next for what waited", z, wacht, Petra, Bo)
		h.Klok.Loop(30 * time.Hour)
		leest(t, h, "the third began", z, later, Petra, Anna, Bo, Cleo)
		leest(t, h, "and that opened it", z, wacht, Petra, Anna, Bo, Cleo)
	})
}

// rule 2.3-2: Nazorg detentie comes to no round table, so that its pieces wait for none.
func TestNazorgWachtOpGeenRTO(t *testing.T) {
	h := Nieuw(t)
	z := h.NazorgMet(Bo, Cleo)
	stuk := h.VoegToe(z, Bo, informatie.AlleDeelnemers)
	leest(t, h, "nazorg", z, stuk, Petra, Anna, Bo, Cleo)
	b, err := h.GegevenLezen(h.Ctx(), Als(Anna), stuk.ID)
	goed(t, err)
	if b.Zin != "Iedereen die in deze casus meedoet leest dit." {
		t.Errorf("it says %q", b.Zin)
	}
}

// rule 13.2-1: from which phase, for which goals, and what else others may do with it are of the supplier, and stand on every piece.
func TestVoorwaardenInHetGeheel(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx, z := h.Ctx(), h.AanHetRTO(Bo, Cleo)
		in := h.Gegeven(z, informatie.AlleDeelnemers)
		in.Voorwaarden.Doelen = []string{"recidive", "veiligheid"}
		ongeldig(t, vergeet(h.GegevenToevoegen(ctx, Als(Bo), in)), "doelen") // rule 2.1-1
		in.Voorwaarden.Doelen, in.Vertellen, in.VraagVooraf = []string{"veiligheid"}, true, true
		stuk, err := h.GegevenToevoegen(ctx, Als(Bo), in)
		goed(t, err)
		b, err := h.GegevenLezen(ctx, Als(Cleo), stuk.ID)
		goed(t, err)
		if b.Zin != "Iedereen die in deze casus meedoet leest dit, vanaf het begin van het RTO. Alleen voor het doel veiligheid. Niet citeren." {
			t.Errorf("Cleo reads %q", b.Zin)
		}
		if wil := []string{"Niet citeren.", "Vertellen aan de betrokkene mag.", "Niet in je eigen dossier.", "Niet naar een derde.",
			"Vragen om inzage vóór het RTO mag."}; !slices.Equal(b.GebruikZinnen, wil) ||
			!b.VraagVooraf || b.Citeren || !b.Vertellen || !slices.Equal(b.Doelen, in.Voorwaarden.Doelen) {
			t.Errorf("Cleo may %v", b.GebruikZinnen)
		}
		plan := informatie.Voorwaarden{Wie: informatie.RolInPlan}
		stuk, err = h.GegevenVoorwaarden(ctx, Als(Bo), informatie.Wijzigen{Gegeven: stuk.ID, Versie: stuk.Versie, Voorwaarden: plan})
		goed(t, err)
		leest(t, h, "a role in a plan that is not there", z, stuk, Petra, Bo)
		plan = informatie.Voorwaarden{Wie: informatie.AlleDeelnemers, Vanaf: informatie.VanafPlan}
		stuk, err = h.GegevenVoorwaarden(ctx, Als(Bo), informatie.Wijzigen{Gegeven: stuk.ID, Versie: stuk.Versie, Voorwaarden: plan})
		goed(t, err)
		leest(t, h, "before the plan", z, stuk, Petra, Bo)
		p := planhuis{Huis: h, z: z}
		p.vastgesteld(p.concept(0))
		leest(t, h, "the plan holds", z, stuk, Petra, Anna, Bo, Cleo)
		goed(t, vergeet(h.GegevenVoorwaarden(ctx, Als(Bo), informatie.Wijzigen{Gegeven: stuk.ID, Versie: stuk.Versie,
			Voorwaarden: informatie.Voorwaarden{Wie: informatie.RolInPlan}})))
		leest(t, h, "each has a role in the plan", z, stuk, Petra, Anna, Bo, Cleo)
		h.Betrek(z, Dirk) // takes part since, and has no role
		onbekend(t, vergeet(h.GegevenLezen(ctx, Als(Dirk), stuk.ID)))
	})
}

// Who changes beside the door when a round table is, or what a supplier wants, opens nothing by it, and verify names the row.
func TestVervalsteVoorwaardenOpenenNiets(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		h.Beschadigd()
		ctx, z := h.Ctx(), h.RTO(Bo, Cleo)
		opAgenda(t, h, z, 3*time.Hour, Bo)
		stuk := h.VoegToe(z, Bo, informatie.AlleDeelnemers)
		ander := h.AanHetRTO(Bo, Cleo)
		in := h.Gegeven(ander, informatie.AlleDeelnemers)
		in.Vanaf = informatie.VanafPlan
		wil, err := h.GegevenToevoegen(ctx, Als(Bo), in)
		goed(t, err)
		h.SQL(`UPDATE overleg SET aanvang = 1 WHERE casus = $1`, z.ID)
		onbekend(t, vergeet(h.GegevenLezen(ctx, Als(Anna), stuk.ID)))
		h.SQL(`UPDATE gegeven SET vanaf = 'rto' WHERE id = $1`, wil.ID)
		onbekend(t, vergeet(h.GegevenLezen(ctx, Als(Anna), wil.ID)))
		geweigerd(t, vergeet(h.GegevenLezen(ctx, Als(Petra), wil.ID)), "13.2")
		if v := h.Verify(); v.Fout == "" {
			t.Error("verify names nothing")
		}
	})
}

// rules 9.2f-1, 13.2-1: the example says of each Partij what policy would answer it: now, later and from when, or not and why. What it
// says of now is what a look does.
func TestWieZietDit(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx, z := h.Ctx(), h.RTO(Bo, Cleo)
		voorbeeld := func(w informatie.Voorwaarden) map[string]gate.ZichtBlad {
			t.Helper()
			b, err := h.GegevenVoorbeeld(ctx, Als(Bo), informatie.Voorbeeld{Voorwaarden: w, Casus: z.ID})
			goed(t, err)
			uit := map[string]gate.ZichtBlad{}
			for _, r := range b.Zicht {
				uit[r.Partij.ID] = r
			}
			return uit
		}
		is := func(wat string, r gate.ZichtBlad, stand, reden, artikel string) {
			t.Helper()
			if r.Stand != stand || r.Reden != reden || r.Artikel != artikel {
				t.Errorf("%s: %+v, want %s, %s, %s", wat, r, stand, reden, artikel)
			}
		}
		gekozen := informatie.Voorwaarden{Wie: informatie.GekozenPartijen, Lezers: []string{Zorg}}
		zicht := voorbeeld(gekozen)
		is("its own", zicht[Politie], gate.ZichtEigen, "gaf deze informatie", "12.1")
		is("chosen, no round table", zicht[Zorg], gate.ZichtLater, "als er een RTO begint", "9.2f")
		is("not chosen", zicht[Gemeente], gate.ZichtNiet, "is niet gekozen", "13.2")
		opAgenda(t, h, z, 3*time.Hour, Bo)
		h.Klok.Loop(time.Minute)
		if r := voorbeeld(gekozen)[Zorg]; r.Stand != gate.ZichtLater || r.Vanaf == nil || r.Vanaf.Sub(h.Klok.Nu()) > 3*time.Hour {
			t.Errorf("with a day: %+v", r)
		}
		stuk := h.VoegToe(z, Bo, informatie.AlleDeelnemers)
		h.Klok.Loop(4 * time.Hour)
		is("it began", voorbeeld(gekozen)[Zorg], gate.ZichtNu, "is gekozen", "13.2")
		is("a plan", voorbeeld(informatie.Voorwaarden{Wie: informatie.AlleDeelnemers, Vanaf: informatie.VanafPlan})[Gemeente], gate.ZichtLater,
			"als het plan is vastgesteld", "13.2")
		is("a role", voorbeeld(informatie.Voorwaarden{Wie: informatie.RolInPlan})[Gemeente], gate.ZichtLater, "als deze Partij een rol in het plan krijgt", "13.2")
		is("nobody", voorbeeld(informatie.Voorwaarden{Wie: informatie.AlleenProcesregisseur})[Gemeente], gate.ZichtNiet, "alleen de procesregisseur leest dit", "13.2")
		leest(t, h, "all", z, stuk, Petra, Anna, Bo, Cleo)
		b, err := h.GegevenLezen(ctx, Als(Petra), stuk.ID)
		goed(t, err)
		if n := len(b.Zicht); n != 3 || b.Zicht[1].Stand != gate.ZichtNu || b.Zicht[2].Stand != gate.ZichtNu {
			t.Errorf("Petra is told %+v", b.Zicht)
		}
		if b, err = h.GegevenLezen(ctx, Als(Anna), stuk.ID); err != nil || len(b.Zicht) > 0 {
			t.Errorf("a reader is told who else reads it: %+v, %v", b.Zicht, err)
		}
		// another's piece, or one of another Casus, is no example
		_, err = h.GegevenVoorbeeld(ctx, Als(Cleo), informatie.Voorbeeld{Voorwaarden: gekozen, Casus: z.ID, Gegeven: stuk.ID})
		onbekend(t, err)
		ongeldig(t, vergeet(h.GegevenVoorbeeld(ctx, Als(Bo), informatie.Voorbeeld{Casus: z.ID})), "wie")
		ongeldig(t, vergeet(h.GegevenVoorbeeld(ctx, Als(Bo), informatie.Voorbeeld{Voorwaarden: informatie.Voorwaarden{Wie: informatie.GekozenPartijen,
			Lezers: []string{Reclassering}}, Casus: z.ID})), "lezers")
		_, err = h.GegevenVoorbeeld(ctx, Als(Dirk), informatie.Voorbeeld{Voorwaarden: gekozen, Casus: z.ID})
		onbekend(t, err)
		geweigerd(t, vergeet(h.GegevenVoorbeeld(ctx, Als(Petra), informatie.Voorbeeld{Voorwaarden: gekozen, Casus: z.ID})), "13.2")
		if h.Getal(`SELECT COUNT(*) FROM gegeven`) != 1 {
			t.Error("an example was kept")
		}
	})
}

// An Overleg from before its row had a MAC gets one the first time that the house starts, with the moment of its day and since when it is
// on the agenda; from then on it opens pieces as any other. The end of the test verifies it.
func TestOuderOverlegWordtVerzegeld(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		z := h.RTO(Bo, Cleo)
		stuk := h.VoegToe(z, Bo, informatie.AlleDeelnemers)
		h.Gepland(z)
		const oud = "06eav3xdtq15yp8bxpdzd2gf24"
		h.SQL(`INSERT INTO overleg SELECT $1, casus, 9, 'uitgenodigd', datum, begin, einde, plaats, gewijzigd, gewijzigd_door, versie, inhoud, verslag,
			9223372036854775807, 0, -1, '' FROM overleg WHERE casus = $2`, oud, z.ID)
		onbekend(t, vergeet(h.GegevenLezen(h.Ctx(), Als(Cleo), stuk.ID)))
		h.Sluit()
		h.Open()
		if e := h.Laatste(); e.Handeling != "huis.verzegelen" || len(e.Rechten) != 1 || e.Rechten[0].Rij != "overleg/"+oud || e.Rechten[0].Versie != 1 {
			t.Errorf("sealed as %+v", e)
		}
		if n := h.Getal(`SELECT COUNT(*) FROM overleg WHERE id = $1 AND aanvang <= $2 AND gepland > 0 AND gepland < $3`, oud,
			klok.Micro(h.Klok.Nu()), klok.Micro(h.Klok.Nu().Add(time.Minute))); n != 1 {
			t.Error("sealed without its moments")
		}
		if b, err := h.GegevenLezen(h.Ctx(), Als(Cleo), stuk.ID); err != nil || b.Tekst == "" {
			t.Errorf("it began, and Cleo reads %+v with %v", b, err)
		}
	})
}
