// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
	"rondetafel/internal/klok"
	"rondetafel/internal/policy"
)

func alleenRegie(r *informatie.Protocolregel) { r.Ruimst = informatie.AlleenProcesregisseur }

// rules 12.2-2, 13.2-3: a stricter Privacy Protocol asks the writers of each Casus to write anew what is quoted, and touches no dossier for it.
// Written anew inside it, a passage waits no longer; what is written under it is not asked again.
func TestProtocolVraagtHerschrijven(t *testing.T) {
	motoren(t, func(t *testing.T, huis *Huis) {
		h := citaten(t, huis)
		h.opSchrift()
		ander := citaten(t, huis) // a second Casus
		ander.opSchrift()
		stil := h.Getal(`SELECT SUM(versie) FROM passage`)
		h.Protocol(Strenger(informatie.Gewoon, alleenRegie))
		if n := h.Getal(`SELECT SUM(versie) FROM passage`); n != stil {
			t.Errorf("the new version wrote passages: %d, was %d", n, stil)
		}
		taken := h.taken(Petra)
		if len(taken) != 4 || len(h.taken(Cleo)) != 2 || len(h.taken(Anna))+len(h.taken(Bo)) > 0 {
			t.Fatalf("Petra is asked for %v, Cleo for %v", taken, h.taken(Cleo))
		}
		h.Klok.Loop(1)
		for _, id := range taken {
			b, err := h.PassageLezen(h.Ctx(), Als(Petra), id)
			goed(t, err)
			if !b.Leesbaar || b.Tekst != "Citaat: er was overlast." || b.Reden != informatie.RedenProtocol {
				t.Errorf("Petra sees %+v", b)
			}
			goed(t, vergeet(h.PassageHerschrijven(h.Ctx(), Als(Petra), informatie.Herschrijven{Passage: id, Versie: b.Versie, Tekst: b.Tekst, Partijen: b.Partijen, Gegevens: b.Gegevens})))
		}
		if len(h.taken(Petra))+len(h.taken(Cleo)) > 0 {
			t.Errorf("written anew under it, it still waits for %v and %v", h.taken(Petra), h.taken(Cleo))
		}
		h.leest("written anew", Petra, Bo)
		h.Protocol(Strenger(informatie.Gewoon, func(r *informatie.Protocolregel) { r.Geen = []informatie.Gebruiksoort{informatie.InCitaat} }))
		h.leest("quoted no more")
		if len(h.taken(Petra)) != 4 {
			t.Errorf("Petra is asked for %v", h.taken(Petra))
		}
	})
}

// rule 13.2-3: who could read a passage until the protocol closed it is asked to write it anew also when its supplier does something to the
// piece afterwards; the gravest reason stands.
func TestProtocolEnDaarnaIntrekken(t *testing.T) {
	motoren(t, func(t *testing.T, huis *Huis) {
		h := citaten(t, huis)
		h.opSchrift()
		h.Protocol(Strenger(informatie.Gewoon, alleenRegie))
		h.nu.VraagVooraf = false
		h.nu.Tot = h.over(3)
		h.zet(h.nu)
		if b := h.leesPlan(Cleo).Herschrijven; len(b) != 1 || b[0].Reden != informatie.RedenProtocol || b[0].Leesbaar {
			t.Errorf("tightened too: %+v", b)
		}
		h.trekIn()
		if b := h.leesPlan(Cleo).Herschrijven; len(b) != 1 || b[0].Reden != informatie.RedenIngetrokken {
			t.Errorf("withdrawn: %+v", b)
		}
		if len(h.taken(Cleo)) != 1 || len(h.taken(Petra)) != 2 {
			t.Errorf("asked for %v and %v", h.taken(Cleo), h.taken(Petra))
		}
	})
}

// rules 13.2-3, 6.2-2: who came to the Casus after the protocol closed a piece, or after its last day, never read what rested on it: with the
// casusregie they are not asked and learn nothing. Who was there before, and could read it then, is asked also when they get it later, and
// also when versions came after it that close it too.
func TestLaterErbijKentNietWatGeslotenIs(t *testing.T) {
	for naam, sluit := range map[string]func(h *citaathuis){
		"the protocol": func(h *citaathuis) { h.Protocol(Strenger(informatie.Gewoon, alleenRegie)) },
		"its last day": func(h *citaathuis) { h.nu.Tot = h.over(0); h.zet(h.nu); h.Klok.Loop(24 * time.Hour) },
	} {
		t.Run(naam, func(t *testing.T) {
			motoren(t, func(t *testing.T, huis *Huis) {
				h := citaten(t, huis)
				h.opSchrift()
				sluit(h)
				h.Klok.Loop(time.Hour)
				h.Betrek(h.z, Dirk)
				if naam == "the protocol" { // another version, that closes it as well
					h.Klok.Loop(time.Hour)
					h.Protocol(Strenger(informatie.Gewoon, func(r *informatie.Protocolregel) { r.Wie = []string{"gemeente"} }))
				}
				stil := h.leesPlan(Dirk)
				goed(t, h.GeefRol(h.Ctx(), Als(Petra), h.z.ID, Dirk, policy.RolCasusregisseur))
				if b := h.leesPlan(Dirk); len(b.Herschrijven) > 0 || len(h.taken(Dirk)) > 0 || len(b.Huidig.Doelen[0].Passages) != len(stil.Huidig.Doelen[0].Passages) {
					t.Errorf("Dirk is asked %+v", b.Herschrijven)
				}
				onbekend(t, vergeet(h.PassageLezen(h.Ctx(), Als(Dirk), h.taken(Petra)[0])))
				goed(t, h.GeefRol(h.Ctx(), Als(Petra), h.z.ID, Anna, policy.RolCasusregisseur))
				if b := h.leesPlan(Anna); len(b.Herschrijven) != 1 || b.Herschrijven[0].Leesbaar {
					t.Errorf("Anna is asked %+v", b.Herschrijven)
				}
			})
		})
	}
}

// rule 13.2-3: who writes anew on an older state hears who changed the piece in between and when, if they may know of it, and never who wrote
// the passage once; when somebody else wrote it anew, that person.
func TestHerschrijvenIntussenVeranderd(t *testing.T) {
	motoren(t, func(t *testing.T, huis *Huis) {
		h := citaten(t, huis)
		h.opSchrift()
		beter := func(wie string) {
			t.Helper()
			in := h.Gegeven(h.z, informatie.AlleDeelnemers)
			v, err := h.GegevenCorrigeren(h.Ctx(), Als(wie), informatie.Corrigeren{Gegeven: h.stuk.ID, Versie: h.stuk.Versie, Soort: in.Soort, Inhoud: in.Inhoud})
			goed(t, err)
			h.stuk = v
		}
		botst := func(wie string, b gate.HerschrijfBlad, door, wat string, moment int64) {
			t.Helper()
			var c *errs.Conflict
			err := vergeet(h.PassageHerschrijven(h.Ctx(), Als(wie), informatie.Herschrijven{Passage: b.ID, Versie: b.Versie, Weg: true}))
			if !errors.As(err, &c) || c.Wie != door || c.Wat != wat || c.Moment != moment || c.Nu == "" || c.Over != (wat == "deze passage") {
				t.Errorf("%s hears %+v (%v), want %q of %s at %d", wie, c, err, door, wat, moment)
			}
		}
		const stuk = "het stuk waar deze passage op rust"
		beter(Bo)
		id := h.taken(Cleo)[0]
		oud, err := h.PassageLezen(h.Ctx(), Als(Cleo), id)
		goed(t, err)
		h.Klok.Loop(90 * 1e9)
		beter(Bo)
		botst(Cleo, oud, naamVan(Bo), stuk, h.Laatste().Time)
		botst(Petra, oud, naamVan(Bo), stuk, h.moment(t, "gegeven.corrigeren"))
		h.nu.Wie = informatie.AlleenProcesregisseur
		h.zet(h.nu)
		dicht := h.Laatste().Time
		botst(Cleo, oud, "", stuk, dicht) // she may not know of it any more
		botst(Petra, oud, naamVan(Bo), stuk, dicht)
		nu, err := h.PassageLezen(h.Ctx(), Als(Petra), id)
		goed(t, err)
		goed(t, vergeet(h.PassageHerschrijven(h.Ctx(), Als(Petra), informatie.Herschrijven{Passage: id, Versie: nu.Versie, Tekst: "Zonder het stuk.", Partijen: []string{Gemeente}})))
		botst(Cleo, oud, naamVan(Petra), "deze passage", h.Laatste().Time)
	})
}

// moment is when the last act of that name was done.
func (h *citaathuis) moment(t *testing.T, act string) int64 {
	t.Helper()
	entries := h.Log()
	for i := len(entries) - 1; i >= 0; i-- {
		if entries[i].Handeling == act {
			return entries[i].Time
		}
	}
	t.Fatalf("no %s in the log", act)
	return 0
}

// rules 13.2-2, 12.2-2: a supplier makes stricter what the protocol closed, in every part and whatever the protocol says of the rest; it makes
// nothing wider, and keeps as its will what it set. It sees both: what it set and what acts.
func TestRegelStrengerKanAltijd(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx, z := h.Ctx(), h.AanHetRTO(Bo, Cleo)
		geef := func() gate.Verwijzing {
			t.Helper()
			in := h.Gegeven(z, informatie.AlleDeelnemers)
			in.Gebruik = informatie.Gebruik{Citeren: true, Vertellen: true, VraagDerde: true, EigenDossier: true, VraagVooraf: true}
			v, err := h.GegevenToevoegen(ctx, Als(Bo), in)
			goed(t, err)
			return v
		}
		was := informatie.Voorwaarden{Wie: informatie.AlleDeelnemers, Gebruik: informatie.Gebruik{Citeren: true, Vertellen: true, VraagDerde: true, EigenDossier: true, VraagVooraf: true}}
		dicht := map[string]func(*informatie.Protocolregel){
			"not by the police":         func(r *informatie.Protocolregel) { r.Wie = []string{"gemeente"} },
			"for no goal of the casus":  func(r *informatie.Protocolregel) { r.Doelen = []string{"recidive"} },
			"the procesregisseur alone": alleenRegie,
			"chosen, and used for less": func(r *informatie.Protocolregel) {
				r.Ruimst, r.Geen = informatie.GekozenPartijen, informatie.Gebruiksoorten()
			},
		}
		strenger := map[string]func(*informatie.Voorwaarden){
			"for the procesregisseur": func(w *informatie.Voorwaarden) { w.Wie = informatie.AlleenProcesregisseur },
			"for one":                 func(w *informatie.Voorwaarden) { w.Wie, w.Lezers = informatie.GekozenPartijen, []string{Zorg} },
			"until a day":             func(w *informatie.Voorwaarden) { w.Tot = klok.Datum(dagVan(h.Klok.Nu())) },
			"for one goal":            func(w *informatie.Voorwaarden) { w.Doelen = []string{"overlast"} },
			"with the plan":           func(w *informatie.Voorwaarden) { w.Vanaf = informatie.VanafPlan },
			"not quoted":              func(w *informatie.Voorwaarden) { w.Citeren = false },
			"the same":                func(*informatie.Voorwaarden) {},
		}
		weigert := map[string][]string{"the procesregisseur alone": {"for the procesregisseur", "for one"},
			"chosen, and used for less": {"for the procesregisseur", "for one", "not quoted"}}
		for naam, p := range dicht {
			h.Protocol(informatie.RuimProtocol())
			stukken := map[string]gate.Verwijzing{}
			for hoe := range strenger {
				stukken[hoe] = geef()
			}
			h.Protocol(Strenger(informatie.Gewoon, p))
			for hoe, doe := range strenger {
				w := was
				doe(&w)
				stuk := stukken[hoe]
				b, err := h.GegevenLezen(ctx, Als(Bo), stuk.ID)
				goed(t, err)
				if b.Wil == nil || b.Wil.Wie != was.Wie || b.Wil.Gebruik != was.Gebruik || len(b.Wil.Door) == 0 || b.Wil.Zin == b.Zin || b.Wie == was.Wie {
					t.Errorf("%s: Bo sees %+v, and now %s %s", naam, b.Wil, b.Wie, b.Zin)
				}
				for _, wie := range []string{Petra, Anna} {
					if b, err := h.GegevenLezen(ctx, Als(wie), stuk.ID); err == nil && b.Wil != nil {
						t.Errorf("%s: %s sees what Bo set: %+v", naam, wie, b.Wil)
					}
				}
				v, err := h.GegevenVoorwaarden(ctx, Als(Bo), informatie.Wijzigen{Gegeven: stuk.ID, Versie: 1, Voorwaarden: w})
				if err != nil {
					t.Errorf("%s, %s: %v", naam, hoe, err)
					continue
				}
				if naam != "not by the police" && !slices.Contains(weigert[naam], hoe) || hoe == "the same" {
					continue // what it would have back is not what the protocol bars
				}
				geweigerd(t, vergeet(h.GegevenVoorwaarden(ctx, Als(Bo), informatie.Wijzigen{Gegeven: stuk.ID, Versie: v.Versie, Voorwaarden: was})), "12.2")
			}
		}
		h.Protocol(informatie.RuimProtocol())
		b, err := h.GegevenLezen(ctx, Als(Bo), h.VoegToe(z, Bo, informatie.AlleDeelnemers).ID)
		if err != nil || b.Wil != nil {
			t.Errorf("inside the protocol the will is said twice: %+v, %v", b.Wil, err)
		}
	})
}

// rules 13.2-1, AVG-6: of a piece that was taken back, who sees only that it is gone did not read it; who read it before stays named.
func TestIngetrokkenIsNietGelezen(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx, z := h.Ctx(), h.AanHetRTO(Bo, Cleo)
		stuk := h.VoegToe(z, Bo, informatie.AlleDeelnemers)
		goed(t, vergeet(h.GegevenLezen(ctx, Als(Anna), stuk.ID)))
		laatst := h.Laatste().Time
		goed(t, vergeet(h.GegevenIntrekken(ctx, Als(Bo), informatie.Intrekken{Gegeven: stuk.ID, Versie: 1, Reden: "Dit klopt niet."})))
		for range 2 {
			h.Klok.Loop(2 * 3600 * 1e9)
			for _, wie := range []string{Petra, Anna, Cleo} {
				goed(t, vergeet(h.CasusLezen(ctx, Als(wie), z.ID)))
			}
		}
		for _, wie := range []string{Petra, Bo} {
			m, _ := matrix(t, h, wie, z, "")
			if len(m.Stukken) != 1 || !m.Stukken[0].Ingetrokken {
				t.Fatalf("%s sees %+v", wie, m.Stukken)
			}
			g := m.Stukken[0].Gezien
			if len(g) != 1 || g[0].Wie.ID != Anna || g[0].Keer != 1 || !g[0].Laatst.Equal(klok.VanMicro(laatst)) {
				t.Errorf("%s hears that it was read by %+v", wie, g)
			}
			if slices.ContainsFunc(m.Stukken[0].Zicht, func(c gate.ZichtBlad) bool { return c.Stand != gate.ZichtWeg }) {
				t.Errorf("%s: who sees it: %+v", wie, m.Stukken[0].Zicht)
			}
		}
	})
}
