// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
	"rondetafel/internal/plan"
	"rondetafel/internal/policy"
	"rondetafel/internal/rto"
)

// rule 13.2-3: of everybody in the house, the procesregisseur writes anew in plan and minutes, the casusregisseur in the plan what she could
// read; to all others, the supplier included, the passage is a thing that does not exist.
func TestWieHerschrijft(t *testing.T) {
	motoren(t, func(t *testing.T, huis *Huis) {
		h := citaten(t, huis)
		h.opSchrift()
		h.trekIn()
		inPlan, inVerslag := h.taken(Cleo)[0], ""
		for _, id := range h.taken(Petra) {
			if id != inPlan {
				inVerslag = id
			}
		}
		for id, schrijvers := range map[string][]string{inPlan: {Petra, Cleo}, inVerslag: {Petra}} {
			for _, wie := range Mensen() {
				b, err := h.PassageLezen(h.Ctx(), Als(wie), id)
				mag := slices.Contains(schrijvers, wie)
				if mag && (err != nil || b.Leesbaar || b.Tekst != "" || !slices.Equal(b.Mag, []string{"passage.herschrijven"})) {
					t.Errorf("%s opens %+v, %v", wie, b, err)
				}
				if !mag && (err == nil || b.ID != "") {
					t.Errorf("%s opens %+v", wie, b)
				}
				if mag {
					continue
				}
				err = vergeet(h.PassageHerschrijven(h.Ctx(), Als(wie), informatie.Herschrijven{Passage: id, Versie: 2, Weg: true}))
				ander := vergeet(h.PassageHerschrijven(h.Ctx(), Als(wie), informatie.Herschrijven{Passage: "onbekend", Versie: 2, Weg: true}))
				if fmt.Sprint(err) != fmt.Sprint(ander) {
					t.Errorf("%s hears %v, and of one that does not exist %v", wie, err, ander)
				}
			}
		}
		if n := h.Getal(`SELECT COUNT(*) FROM passage WHERE vervangen > 0`); n != 0 {
			t.Errorf("%d were written anew", n)
		}
	})
}

// Who gets the casusregie after a piece was withdrawn could never read what rested on it, is not asked and learns nothing; the one of before is
// asked no more. Who wrote it herself is asked also when she could not read it at the end.
func TestNieuweCasusregisseurKentNiet(t *testing.T) {
	motoren(t, func(t *testing.T, huis *Huis) {
		h := citaten(t, huis)
		h.opSchrift()
		h.trekIn()
		goed(t, h.GeefRol(h.Ctx(), Als(Petra), h.z.ID, Anna, policy.RolCasusregisseur))
		if len(h.taken(Anna)) != 0 || len(h.leesPlan(Anna).Herschrijven) != 0 || len(h.taken(Cleo)) != 1 {
			t.Errorf("Anna is asked for %v, Cleo for %v", h.taken(Anna), h.taken(Cleo))
		}
		c := h.leesPlan(Anna)
		nieuw := h.geef(Bo, informatie.Voorwaarden{Wie: informatie.AlleDeelnemers, Gebruik: informatie.Gebruik{Citeren: true}})
		in := plan.Concept{Casus: h.z.ID, Versie: c.Versie, Inhoud: c.Concept.Inhoud, Wijziging: "Er is meer bekend."}
		in.Doelen[0].Passages = append(in.Doelen[0].Passages, citaat(nieuw))
		goed(t, vergeet(h.PlanBewaren(h.Ctx(), Als(Anna), in)))
		h.goed(h.StelPlanVast(h.Ctx(), Als(Petra), h.z.ID, "d-2"))
		h.stuk = nieuw
		h.trekIn()
		b := h.leesPlan(Anna)
		if len(b.Herschrijven) != 1 || b.Herschrijven[0].Reden != informatie.RedenIngetrokken {
			t.Errorf("Anna, who wrote it, is asked %+v", b.Herschrijven)
		}
		if p := h.leesPlan(Petra); len(p.Herschrijven) != 2 {
			t.Errorf("Petra is asked %+v", p.Herschrijven)
		}
	})
}

// The gravest reason stays, whatever came first: what was tightened and then withdrawn is withdrawn, and a correction makes it no lighter.
func TestZwaarsteReden(t *testing.T) {
	motoren(t, func(t *testing.T, huis *Huis) {
		h := citaten(t, huis)
		h.opSchrift()
		reden := func(wil informatie.Reden) {
			t.Helper()
			if b := h.leesPlan(Petra).Herschrijven; len(b) != 1 || b[0].Reden != wil {
				t.Errorf("asked %+v, want %s", b, wil)
			}
		}
		beter := func() {
			t.Helper()
			in := h.Gegeven(h.z, informatie.AlleDeelnemers)
			v, err := h.GegevenCorrigeren(h.Ctx(), Als(Bo), informatie.Corrigeren{Gegeven: h.stuk.ID, Versie: h.stuk.Versie, Soort: in.Soort, Inhoud: in.Inhoud})
			goed(t, err)
			h.stuk = v
		}
		beter()
		reden(informatie.RedenGecorrigeerd)
		h.nu.Wie = informatie.RolInPlan
		h.zet(h.nu)
		reden(informatie.RedenVoorwaarden)
		beter()
		reden(informatie.RedenVoorwaarden)
		h.nu.Tot = h.over(0)
		h.zet(h.nu)
		h.Klok.Loop(24 * time.Hour)
		reden(informatie.RedenVerlopen)
		h.trekIn()
		reden(informatie.RedenIngetrokken)
	})
}

// Written anew with the same text on the same piece, as it may be quoted now, a passage waits no longer: the writer stands by it.
func TestZelfdeTekstMagBlijven(t *testing.T) {
	motoren(t, func(t *testing.T, huis *Huis) {
		h := citaten(t, huis)
		h.opSchrift()
		h.nu.Wie, h.nu.Lezers = informatie.GekozenPartijen, []string{Zorg}
		h.zet(h.nu)
		for _, id := range h.taken(Petra) {
			b, err := h.PassageLezen(h.Ctx(), Als(Petra), id)
			goed(t, err)
			goed(t, vergeet(h.PassageHerschrijven(h.Ctx(), Als(Petra), informatie.Herschrijven{Passage: id, Versie: b.Versie, Tekst: b.Tekst, Partijen: b.Partijen, Gegevens: b.Gegevens})))
		}
		if len(h.taken(Petra))+len(h.taken(Cleo)) > 0 {
			t.Error("it still waits")
		}
		h.leest("written anew", Petra, Bo, Cleo)
		h.nu.Lezers = []string{Gemeente}
		h.zet(h.nu)
		if len(h.taken(Petra)) != 2 || len(h.taken(Cleo)) != 1 {
			t.Errorf("tightened again: %v and %v", h.taken(Petra), h.taken(Cleo))
		}
	})
}

// rule 13.2-3: to write anew on a piece that the writer may quote no more is refused with article 13.2, at its field, and changes nothing.
func TestHerschrijvenGeweigerd(t *testing.T) {
	motoren(t, func(t *testing.T, huis *Huis) {
		h := citaten(t, huis)
		h.opSchrift()
		h.nu.Citeren = false
		h.zet(h.nu)
		id := h.taken(Cleo)[0]
		b, err := h.PassageLezen(h.Ctx(), Als(Cleo), id)
		goed(t, err)
		if !b.Leesbaar || len(b.Citeerbaar) != 0 || !slices.Equal(b.Gegevens, []string{h.stuk.ID}) {
			t.Errorf("Cleo sees %+v", b)
		}
		in := informatie.Herschrijven{Passage: id, Versie: b.Versie, Tekst: "Er is gebeld.", Partijen: b.Partijen, Gegevens: b.Gegevens}
		ongeldig(t, vergeet(h.PassageHerschrijven(h.Ctx(), Als(Cleo), in)), "gegevens")
		in.Gegevens, in.Partijen = nil, []string{Reclassering}
		ongeldig(t, vergeet(h.PassageHerschrijven(h.Ctx(), Als(Cleo), in)), "partijen")
		in.Partijen = nil
		ongeldig(t, vergeet(h.PassageHerschrijven(h.Ctx(), Als(Cleo), in)), "partijen")
		in.Tekst = ""
		ongeldig(t, vergeet(h.PassageHerschrijven(h.Ctx(), Als(Cleo), in)), "tekst", "partijen")
		if len(h.taken(Cleo)) != 1 || h.Getal(`SELECT COUNT(*) FROM passage`) != 4 {
			t.Error("something changed")
		}
		in.Tekst, in.Partijen = "Wij letten samen op.", []string{informatie.Gezamenlijk}
		nieuw, err := h.PassageHerschrijven(h.Ctx(), Als(Cleo), in)
		goed(t, err)
		p := h.leesPlan(Anna).Huidig.Doelen[0].Passages
		if len(p) != 2 || p[0].ID != nieuw.ID || !p[0].Gezamenlijk || len(p[0].Partijen) != 3 {
			t.Errorf("the plan has %+v", p)
		}
	})
}

// rule 7.2-4: in minutes speak the Partijen that were invited, and a joint passage is of those who were there; before that was recorded, of
// all who were invited.
func TestWieSpreektInHetVerslag(t *testing.T) {
	motoren(t, func(t *testing.T, huis *Huis) {
		h := citaten(t, huis)
		o := h.AanTafel(h.z, Anna, Bo)
		in := rto.Verslag{Overleg: o.ID, Versie: o.Versie, Passages: []informatie.Citaat{{Tekst: "De zorg zei dit.", Partijen: []string{Zorg}}}}
		velden(t, vergeet(h.OverlegAfronden(h.Ctx(), Als(Petra), in)), "passages[0].partijen")
		in.Passages = slices.Repeat(Samen("Wij spraken elkaar."), informatie.MaxPassages+1)
		velden(t, vergeet(h.OverlegAfronden(h.Ctx(), Als(Petra), in)), "passages")
		in.Passages = append(Samen("Wij spraken elkaar."), informatie.Citaat{Tekst: "De politie zei dit.", Partijen: []string{Politie}})
		goed(t, vergeet(h.OverlegAfronden(h.Ctx(), Als(Petra), in)))
		b, err := h.OverlegLezen(h.Ctx(), Als(Anna), o.ID)
		goed(t, err)
		if len(b.Verslag) != 2 || len(b.Verslag[0].Partijen) != 2 || b.Verslag[1].Partijen[0].ID != Politie || b.Verslag[1].Gezamenlijk {
			t.Errorf("the minutes are %+v", b.Verslag)
		}
		stil := h.Uitgenodigd(h.z, Anna, Bo, Cleo)
		goed(t, vergeet(h.OverlegAfronden(h.Ctx(), Als(Petra), rto.Verslag{Overleg: stil.ID, Versie: stil.Versie, Passages: Samen("Niemand schreef wie er was.")})))
		if b, err = h.OverlegLezen(h.Ctx(), Als(Cleo), stil.ID); err != nil || len(b.Verslag[0].Partijen) != 3 {
			t.Errorf("the minutes are %+v, %v", b.Verslag, err)
		}
	})
}

// rule AVG-6, 12.1-1: who reads a quotation, reads of the piece: its supplier sees them among its readers, and they are told when it is
// withdrawn.
func TestCitaatTeltAlsLezen(t *testing.T) {
	motoren(t, func(t *testing.T, huis *Huis) {
		h := citaten(t, huis)
		h.opSchrift()
		h.leesPlan(Cleo)
		goed(t, h.BouwIndex(h.Ctx()))
		b, err := h.GegevenLezen(h.Ctx(), Als(Bo), h.stuk.ID)
		goed(t, err)
		if !slices.ContainsFunc(b.Gezien, func(g gate.GezienRegel) bool { return strings.Contains(fmt.Sprint(g), "Cleo") }) {
			t.Errorf("Bo sees that it was read by %+v", b.Gezien)
		}
		h.trekIn()
		c, err := h.CasusLezen(h.Ctx(), Als(Cleo), h.z.ID)
		goed(t, err)
		if !slices.ContainsFunc(c.Tijdlijn, func(g gate.GebeurtenisBlad) bool { return g.Soort == "kennisgeving.ingetrokken" }) {
			t.Error("Cleo is not told that what she read is withdrawn")
		}
	})
}

// A row of a passage that was removed or put back by other hands is found by verify.
func TestVerdwenenPassage(t *testing.T) {
	for naam, q := range map[string][]string{
		"removed": {`DELETE FROM passage_gegeven`, `DELETE FROM passage WHERE soort = 'verslag'`},
		"copied": {`INSERT INTO passage SELECT 'q-vals', casus, soort, houder, nummer, deel, plaats, gezamenlijk, partijen, medewerker, moment, vervangen, reden, sinds, weet,
			versie, grond, mac, inhoud, gesteld FROM passage WHERE gezamenlijk = 1 AND soort = 'verslag'`},
		"back to life": {`UPDATE passage SET vervangen = 0`},
	} {
		t.Run(naam, func(t *testing.T) {
			h := citaten(t, Nieuw(t))
			h.opSchrift()
			h.trekIn()
			id := h.taken(Petra)[0]
			b, err := h.PassageLezen(h.Ctx(), Als(Petra), id)
			goed(t, err)
			goed(t, vergeet(h.PassageHerschrijven(h.Ctx(), Als(Petra), informatie.Herschrijven{Passage: id, Versie: b.Versie, Weg: true})))
			h.Beschadigd()
			h.Sluit()
			for _, een := range q {
				if h.SQL(een) == 0 {
					t.Fatal("nothing was touched")
				}
			}
			h.Open()
			o, err := h.OverlegLezen(h.Ctx(), Als(Anna), h.o.ID)
			goed(t, err)
			if len(o.Verslag) > 1 {
				t.Errorf("the minutes show %+v", o.Verslag)
			}
			if v := h.Verify(); !strings.Contains(v.Fout, "passage/") {
				t.Errorf("verify says %q", v.Fout)
			}
		})
	}
}

// rules 1.10-3, AVG-7, WGS-9: in a closed dossier nothing is read or written anew, and its destruction takes every passage with it.
func TestVernietigdMetCitaten(t *testing.T) {
	motoren(t, func(t *testing.T, huis *Huis) {
		h := citaten(t, huis)
		h.opSchrift()
		h.trekIn()
		id := h.taken(Petra)[0]
		o := h.AanTafel(h.z, Anna, Bo, Cleo)
		in := Besluit(o, rto.Afschalen, Anna, Bo, Cleo)
		for _, k := range h.leesPlan(Petra).Huidig.Criteria {
			in.Criteria = append(in.Criteria, rto.Oordeel{ID: k.ID, Gehaald: "ja", Reden: "Het gaat goed."})
		}
		o, err := h.OverlegBesluiten(h.Ctx(), Als(Petra), in)
		goed(t, err)
		goed(t, vergeet(h.OverlegAfronden(h.Ctx(), Als(Petra), rto.Verslag{Overleg: in.Overleg, Versie: o.Versie, Passages: Samen("Wij schalen af.")})))
		if len(h.taken(Petra)) != 2 {
			t.Errorf("in afschaling Petra is asked for %v", h.taken(Petra))
		}
		c, err := h.CasusLezen(h.Ctx(), Als(Petra), h.z.ID)
		goed(t, err)
		z := h.SluitCasus(gate.Verwijzing{ID: c.ID, Versie: c.Versie})
		geslotenVoor(t, func(ctx context.Context, als gate.Caller) error {
			return vergeet(h.PassageHerschrijven(ctx, als, informatie.Herschrijven{Passage: id, Versie: 2, Weg: true}))
		}, h.Ctx(), Petra, Cleo, Bo)
		if len(h.taken(Petra)) > 0 {
			t.Error("in a closed Casus something waits")
		}
		h.Akkoord(h.Voorstel(z))
		h.Bedenktijd()
		if n := h.Getal(`SELECT COUNT(*) FROM passage`) + h.Getal(`SELECT COUNT(*) FROM passage_gegeven`); n != 0 {
			t.Errorf("%d rows are left", n)
		}
		if v := h.Verify(); v.Fout != "" {
			t.Errorf("verify says %q", v.Fout)
		}
	})
}

// geslotenVoor asks that an act is refused to people, one way or the other.
func geslotenVoor(t *testing.T, doe func(context.Context, gate.Caller) error, ctx context.Context, wie ...string) {
	t.Helper()
	for _, m := range wie {
		var d *errs.Denied
		if err := doe(ctx, Als(m)); !errors.As(err, &d) && !errors.Is(err, errs.ErrNotFound) {
			t.Errorf("%s did it in a closed Casus: %v", m, err)
		}
	}
}
