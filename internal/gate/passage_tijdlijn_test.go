// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
	"rondetafel/internal/plan"
	"rondetafel/internal/policy"
)

// rule 13.2-3: that a passage was written anew is told in the timeline and in the news of who wrote or could have written it, and of
// the Partij that gave the piece under it; to others the line would tell that there was something.
func TestTijdlijnVanHerschrijven(t *testing.T) {
	motoren(t, func(t *testing.T, huis *Huis) {
		h := citaten(t, huis)
		h.opSchrift()
		h.trekIn()
		for _, wie := range []string{Petra, Anna, Bo, Cleo} {
			goed(t, vergeet(h.MijnWerk(h.Ctx(), Als(wie))))
		}
		h.Klok.Loop(2 * time.Hour)
		id := h.taken(Cleo)[0]
		b, err := h.PassageLezen(h.Ctx(), Als(Petra), id)
		goed(t, err)
		goed(t, vergeet(h.PassageHerschrijven(h.Ctx(), Als(Petra), informatie.Herschrijven{Passage: id, Versie: b.Versie, Weg: true})))
		for wie, wil := range map[string]bool{Anna: false, Bo: true} {
			if op := h.Getal(`SELECT gewijzigd FROM zicht WHERE casus = $1 AND wie = $2`, h.z.ID, wie) == h.Laatste().Time; op != wil {
				t.Errorf("for %s the Casus moved: %t", wie, op)
			}
		}
		for wie, wil := range map[string]bool{Petra: true, Cleo: true, Anna: false, Bo: true} {
			c, err := h.CasusLezen(h.Ctx(), Als(wie), h.z.ID)
			goed(t, err)
			op := slices.ContainsFunc(c.Tijdlijn, func(g gate.GebeurtenisBlad) bool { return g.Soort == "passage.herschreven" })
			if op != wil {
				t.Errorf("%s reads in the timeline that it was written anew: %t", wie, op)
			}
			w, err := h.MijnWerk(h.Ctx(), Als(wie))
			goed(t, err)
			nieuws := slices.ContainsFunc(w.Nieuws, func(n gate.NieuwsBlad) bool { return n.Soort == "passage.herschreven" })
			if nieuws && !wil || wie == Petra && nieuws || wie == Bo && !nieuws {
				t.Errorf("%s reads in the news that it was written anew: %t", wie, nieuws)
			}
		}
	})
}

// The Casus moves to the top of the list of those who get another text to read, and of nobody else.
func TestHerschrevenMerktAlleenLezers(t *testing.T) {
	motoren(t, func(t *testing.T, huis *Huis) {
		h := citaten(t, huis)
		h.opSchrift()
		h.nu.Wie, h.nu.Lezers = informatie.GekozenPartijen, []string{Zorg}
		h.zet(h.nu)
		gewijzigd := func(wie string) int64 {
			return h.Getal(`SELECT gewijzigd FROM zicht WHERE casus = $1 AND wie = $2`, h.z.ID, wie)
		}
		voor := map[string]int64{}
		for _, wie := range []string{Petra, Anna, Bo, Cleo} {
			voor[wie] = gewijzigd(wie)
		}
		h.Klok.Loop(time.Hour)
		id := h.taken(Cleo)[0]
		b, err := h.PassageLezen(h.Ctx(), Als(Petra), id)
		goed(t, err)
		in := informatie.Herschrijven{Passage: id, Versie: b.Versie, Tekst: "Beter.", Partijen: []string{Politie}, Gegevens: []string{h.stuk.ID}}
		nieuw, err := h.PassageHerschrijven(h.Ctx(), Als(Petra), in)
		goed(t, err)
		for wie, wil := range map[string]bool{Petra: true, Anna: false, Bo: true, Cleo: true} {
			if (gewijzigd(wie) != voor[wie]) != wil {
				t.Errorf("for %s the Casus moved: %t", wie, !wil)
			}
		}
		if p := h.leesPlan(Cleo).Huidig.Doelen[0].Passages[0]; p.ID != nieuw.ID || p.Tekst != "Beter." || !slices.Equal(p.Gegevens, []string{h.stuk.ID}) {
			t.Errorf("Cleo reads %+v", p)
		}
	})
}

// A draft has what waits in it too: its writers are asked, it is written anew without another version of the draft, and adopted it waits no
// longer.
func TestHerschrijvenInConcept(t *testing.T) {
	motoren(t, func(t *testing.T, huis *Huis) {
		h := citaten(t, huis)
		v := h.bewaar(h.met(0, citaat(h.stuk)))
		h.trekIn()
		b := h.leesPlan(Petra)
		if len(b.Herschrijven) != 1 || !b.Herschrijven[0].Concept || b.Herschrijven[0].Doel != "Sem woont op zichzelf" || len(b.Concept.Doelen[0].Passages) != 0 {
			t.Fatalf("the draft says %+v of %+v", b.Herschrijven, b.Concept.Doelen[0])
		}
		if len(h.taken(Petra)) != 1 || len(h.taken(Cleo)) != 1 {
			t.Errorf("asked are %v and %v", h.taken(Petra), h.taken(Cleo))
		}
		in := informatie.Herschrijven{Passage: b.Herschrijven[0].ID, Versie: b.Herschrijven[0].Versie, Tekst: "Zonder het stuk.", Partijen: []string{Gemeente}}
		goed(t, vergeet(h.PassageHerschrijven(h.Ctx(), Als(Cleo), in)))
		b = h.leesPlan(Petra)
		if p := b.Concept.Doelen[0].Passages; len(b.Herschrijven) != 0 || b.Versie != v.Versie || len(p) != 1 || p[0].Tekst != "Zonder het stuk." {
			t.Errorf("the draft is %+v at version %d, and %+v waits", p, b.Versie, b.Herschrijven)
		}
		h.goed(h.StelPlanVast(h.Ctx(), Als(Petra), h.z.ID, "d-1"))
		if p := h.leesPlan(Anna).Huidig.Doelen[0].Passages; len(p) != 1 || p[0].Partijen[0].ID != Gemeente || len(h.taken(Petra)) > 0 {
			t.Errorf("the plan has %+v, and %v waits", p, h.taken(Petra))
		}
	})
}

// Saved again, a draft has the passages in the order of the form, each once, and of a version of before nothing changes.
func TestConceptBewaarPassages(t *testing.T) {
	motoren(t, func(t *testing.T, huis *Huis) {
		h := citaten(t, huis)
		h.opSchrift()
		eerste := h.leesPlan(Anna).Huidig.Doelen[0].Passages
		in := func() plan.Concept {
			b := h.leesPlan(Petra)
			return plan.Concept{Casus: h.z.ID, Versie: b.Versie, Inhoud: b.Concept.Inhoud, Wijziging: "Het kan beter."}
		}
		c := in()
		c.Doelen[0].Passages = append([]informatie.Citaat{{Tekst: "Eerst dit.", Partijen: []string{Zorg}}}, c.Doelen[0].Passages...)
		c.Doelen[1].Passages = Samen("Ook hier.")
		for range 3 {
			h.bewaar(c)
			c = in()
		}
		var teksten []string
		for _, d := range c.Doelen {
			for _, p := range d.Passages {
				teksten = append(teksten, p.Tekst)
			}
		}
		if got := strings.Join(teksten, "|"); got != "Eerst dit.|Citaat: er was overlast.|Samen: het gaat beter.|Ook hier." {
			t.Errorf("the draft says %s", got)
		}
		if na := h.leesPlan(Anna).Huidig.Doelen[0].Passages; len(na) != 2 || na[0].ID != eerste[0].ID || na[1].Tekst != eerste[1].Tekst {
			t.Errorf("the version in force says %+v", na)
		}
		if n := h.Getal(`SELECT COUNT(*) FROM passage WHERE nummer = 2`); n != 4 {
			t.Errorf("the draft has %d rows", n)
		}
	})
}

// Who takes over the procesregie may know of what was withdrawn, and is asked what the one of before was asked.
func TestNieuweProcesregisseurHerschrijft(t *testing.T) {
	motoren(t, func(t *testing.T, huis *Huis) {
		h := citaten(t, huis)
		h.opSchrift()
		h.trekIn()
		goed(t, h.GeefRol(h.Ctx(), Als(Petra), h.z.ID, Pim, policy.RolWaarnemer))
		taken := h.taken(Pim)
		if len(taken) != 2 {
			t.Fatalf("Pim is asked for %v", taken)
		}
		for _, id := range taken {
			b, err := h.PassageLezen(h.Ctx(), Als(Pim), id)
			goed(t, err)
			goed(t, vergeet(h.PassageHerschrijven(h.Ctx(), Als(Pim), informatie.Herschrijven{Passage: id, Versie: b.Versie, Weg: true})))
		}
		if len(h.taken(Pim))+len(h.taken(Petra))+len(h.taken(Cleo)) > 0 {
			t.Error("it still waits")
		}
	})
}

// rules 9.2f-1, 13.2-3: before the round table begins nobody but the procesregisseur and the supplier reads what is quoted in a draft, not even
// the casusregisseur who writes it too; when the round table begins, those who will decide on it do.
func TestCitaatVoorHetRTO(t *testing.T) {
	motoren(t, func(t *testing.T, huis *Huis) {
		h := &citaathuis{planhuis: planhuisIn(huis), t: t, nu: informatie.Voorwaarden{Wie: informatie.AlleDeelnemers, Gebruik: informatie.Gebruik{Citeren: true}}}
		h.stuk = h.geef(Bo, h.nu)
		opAgenda(t, huis, h.z, 5*time.Hour, Anna, Bo, Cleo)
		h.bewaar(h.met(0, citaat(h.stuk)))
		leest := func(wat string, wie ...string) {
			t.Helper()
			for _, m := range []string{Petra, Anna, Bo, Cleo} {
				b := h.leesPlan(m)
				if b.Concept == nil {
					t.Fatalf("%s: %s sees no draft", wat, m)
				}
				if leest := len(b.Concept.Doelen[0].Passages) == 1; leest != slices.Contains(wie, m) {
					t.Errorf("%s: %s reads it: %t", wat, m, leest)
				}
			}
		}
		leest("before", Petra, Bo)
		if c, err := h.CitaatKeuze(Cleo); err != nil || len(c) != 0 {
			t.Errorf("before it Cleo can quote %+v, %v", c, err)
		}
		if err := vergeet(h.PlanBewaren(h.Ctx(), Als(Cleo), h.met(1, citaat(h.stuk)))); err == nil {
			t.Error("before it Cleo quotes what she may not read")
		}
		h.Klok.Loop(6 * time.Hour)
		leest("at the table", Petra, Anna, Bo, Cleo)
		if c, err := h.CitaatKeuze(Cleo); err != nil || len(c) != 1 || c[0].ID != h.stuk.ID || c[0].Partij.ID != Politie || c[0].Tekst == "" {
			t.Errorf("at the table Cleo can quote %+v, %v", c, err)
		}
	})
}
