// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
	"rondetafel/internal/klok"
	"rondetafel/internal/plan"
	"rondetafel/internal/rto"
)

// citaathuis is a planhuis at whose round table Bo gave a piece that may be quoted and that all who take part read.
type citaathuis struct {
	planhuis
	t    *testing.T
	o    gate.Verwijzing // the round table, with Anna, Bo and Cleo there
	stuk gate.Verwijzing
	nu   informatie.Voorwaarden
}

func citaten(t *testing.T, huis *Huis) *citaathuis {
	t.Helper()
	h := &citaathuis{planhuis: planhuisIn(huis), t: t, nu: informatie.Voorwaarden{Wie: informatie.AlleDeelnemers, Gebruik: informatie.Gebruik{Citeren: true}}}
	h.stuk = h.geef(Bo, h.nu)
	h.o = h.AanTafel(h.z, Anna, Bo, Cleo)
	return h
}

func (h *citaathuis) geef(wie string, w informatie.Voorwaarden) gate.Verwijzing {
	h.t.Helper()
	in := h.Gegeven(h.z, w.Wie, w.Lezers...)
	in.Voorwaarden = w
	v, err := h.GegevenToevoegen(h.Ctx(), Als(wie), in)
	goed(h.t, err)
	return v
}

// met is a draft whose first goal has these passages.
func (h *citaathuis) met(versie int64, passages ...informatie.Citaat) plan.Concept {
	c := h.concept(versie)
	c.Doelen[0].Passages, c.Wijziging = passages, "Het kan beter."
	return c
}

func citaat(stuk gate.Verwijzing) informatie.Citaat {
	return informatie.Citaat{Tekst: "Citaat: er was overlast.", Partijen: []string{Politie}, Gegevens: []string{stuk.ID}}
}

// opSchrift adopts a plan and makes minutes that both quote the piece, beside a joint passage.
func (h *citaathuis) opSchrift() {
	h.t.Helper()
	vrij := informatie.Citaat{Tekst: "Samen: het gaat beter.", Partijen: []string{informatie.Gezamenlijk}}
	h.bewaar(h.met(0, citaat(h.stuk), vrij))
	h.goed(h.StelPlanVast(h.Ctx(), Als(Petra), h.z.ID, "d-1"))
	_, err := h.OverlegAfronden(h.Ctx(), Als(Petra), rto.Verslag{Overleg: h.o.ID, Versie: h.o.Versie, Passages: []informatie.Citaat{citaat(h.stuk), vrij}})
	goed(h.t, err)
}

// overal is all that somebody gets of plan and minutes, on every look.
func (h *citaathuis) overal(wie string) map[string]string {
	h.t.Helper()
	p, err := h.PlanLezen(h.Ctx(), Als(wie), h.z.ID)
	goed(h.t, err)
	c, err := h.CasusLezen(h.Ctx(), Als(wie), h.z.ID)
	goed(h.t, err)
	o, err := h.OverlegLezen(h.Ctx(), Als(wie), h.o.ID)
	goed(h.t, err)
	w, err := h.MijnWerk(h.Ctx(), Als(wie))
	goed(h.t, err)
	uit := map[string]string{}
	c.Gegevens = nil // the piece itself is not what is looked for
	for naam, v := range map[string]any{"plan": p, "casus": c, "overleg": o, "werk": w} {
		b, err := json.Marshal(v)
		goed(h.t, err)
		uit[naam] = string(b)
	}
	return uit
}

// leest asks that exactly these people read the quotation, on all three pages, and that everybody reads what rests on nothing.
func (h *citaathuis) leest(wat string, wie ...string) {
	h.t.Helper()
	for _, m := range []string{Petra, Anna, Bo, Cleo} {
		for naam, tekst := range h.overal(m) {
			if naam == "werk" {
				continue
			}
			if wil := slices.Contains(wie, m); strings.Contains(tekst, "Citaat:") != wil {
				h.t.Errorf("%s: %s reads it on %s: %t", wat, m, naam, !wil)
			}
			if !strings.Contains(tekst, "Samen:") || !strings.Contains(tekst, "Woonplek zoeken") && naam != "overleg" {
				h.t.Errorf("%s: %s misses on %s what rests on nothing, or an afspraak (6.5)", wat, m, naam)
			}
		}
	}
}

func (h *citaathuis) zet(w informatie.Voorwaarden) {
	h.t.Helper()
	v, err := h.GegevenVoorwaarden(h.Ctx(), Als(Bo), informatie.Wijzigen{Voorwaarden: w, Gegeven: h.stuk.ID, Versie: h.stuk.Versie})
	goed(h.t, err)
	h.stuk = v
}

func (h *citaathuis) trekIn() {
	h.t.Helper()
	goed(h.t, vergeet(h.GegevenIntrekken(h.Ctx(), Als(Bo), informatie.Intrekken{Gegeven: h.stuk.ID, Versie: h.stuk.Versie, Reden: "Dit klopt niet."})))
}

// taken are the passages that wait for somebody.
func (h *citaathuis) taken(wie string) []string {
	h.t.Helper()
	w, err := h.MijnWerk(h.Ctx(), Als(wie))
	goed(h.t, err)
	var uit []string
	for _, t := range w.Taken {
		if t.Soort == "passage" {
			uit = append(uit, t.Object)
		}
	}
	return uit
}

// rules 13.2-3, 13.2-2, 6.5-1: what is quoted follows its piece at each look: withdrawn, tightened or over, it is there for nobody who may
// not read the piece, and the afspraak beside it stands. The writers who knew it are asked to write it anew.
func TestRegelCitatenVolgen(t *testing.T) {
	dag := func(h *citaathuis, n int) klok.Datum { return h.over(n) }
	for naam, geval := range map[string]struct {
		doe    func(h *citaathuis)
		lezers []string
		taak   []string // who is asked
		reden  informatie.Reden
	}{
		"nothing":   {func(*citaathuis) {}, []string{Petra, Anna, Bo, Cleo}, nil, ""},
		"withdrawn": {(*citaathuis).trekIn, nil, []string{Petra, Cleo}, informatie.RedenIngetrokken},
		"tightened": {func(h *citaathuis) { h.nu.Wie = informatie.AlleenProcesregisseur; h.zet(h.nu) }, []string{Petra, Bo}, []string{Petra, Cleo},
			informatie.RedenVoorwaarden},
		"for one":        {func(h *citaathuis) { h.nu.Wie, h.nu.Lezers = informatie.GekozenPartijen, []string{Zorg}; h.zet(h.nu) }, []string{Petra, Bo, Cleo}, []string{Petra, Cleo}, informatie.RedenVoorwaarden},
		"quoted no more": {func(h *citaathuis) { h.nu.Citeren = false; h.zet(h.nu) }, nil, []string{Petra, Cleo}, informatie.RedenVoorwaarden},
		"the protocol lets it be quoted no more": {func(h *citaathuis) {
			h.Protocol(Strenger(informatie.Gewoon, func(r *informatie.Protocolregel) { r.Geen = []informatie.Gebruiksoort{informatie.InCitaat} }))
		}, nil, []string{Petra, Cleo}, informatie.RedenProtocol},
		"the protocol leaves it to the procesregisseur": {func(h *citaathuis) {
			h.Protocol(Strenger(informatie.Gewoon, func(r *informatie.Protocolregel) { r.Ruimst = informatie.AlleenProcesregisseur }))
		}, []string{Petra, Bo}, []string{Petra, Cleo}, informatie.RedenProtocol},
		"the protocol lets it be given no more": {func(h *citaathuis) {
			h.Protocol(Strenger(informatie.Gewoon, func(r *informatie.Protocolregel) { r.Wie = []string{"gemeente"} }))
		}, nil, []string{Petra, Cleo}, informatie.RedenProtocol},
		"the protocol became stricter and wide again": {func(h *citaathuis) {
			h.Protocol(Strenger(informatie.Gewoon, func(r *informatie.Protocolregel) { r.Ruimst = informatie.GekozenPartijen }))
			h.Protocol(informatie.RuimProtocol())
		}, []string{Petra, Anna, Bo, Cleo}, nil, ""},
		"the protocol became stricter for what else is done with it": {func(h *citaathuis) {
			h.Protocol(Strenger(informatie.Gewoon, func(r *informatie.Protocolregel) {
				r.Geen = []informatie.Gebruiksoort{informatie.Vertelling, informatie.VoorDerde}
			}))
		}, []string{Petra, Anna, Bo, Cleo}, nil, ""},
		"the protocol became stricter for another category": {func(h *citaathuis) {
			h.Protocol(Strenger(informatie.Gezondheid, func(r *informatie.Protocolregel) { r.Ruimst = informatie.AlleenProcesregisseur }))
		}, []string{Petra, Anna, Bo, Cleo}, nil, ""},
		"until a day": {func(h *citaathuis) { h.nu.Tot = dag(h, 0); h.zet(h.nu); h.Klok.Loop(24 * time.Hour) }, []string{Bo}, []string{Petra, Cleo}, informatie.RedenVerlopen},
		"corrected": {func(h *citaathuis) {
			in := h.Gegeven(h.z, informatie.AlleDeelnemers)
			goed(h.t, vergeet(h.GegevenCorrigeren(h.Ctx(), Als(Bo), informatie.Corrigeren{Gegeven: h.stuk.ID, Versie: h.stuk.Versie, Soort: in.Soort, Inhoud: in.Inhoud})))
		}, []string{Petra, Anna, Bo, Cleo}, []string{Petra, Cleo}, informatie.RedenGecorrigeerd},
		"loosened": {func(h *citaathuis) { h.nu.VraagDerde = true; h.zet(h.nu) }, []string{Petra, Anna, Bo, Cleo}, nil, ""},
	} {
		t.Run(naam, func(t *testing.T) {
			motoren(t, func(t *testing.T, huis *Huis) {
				h := citaten(t, huis)
				h.opSchrift()
				h.leest("before", Petra, Anna, Bo, Cleo)
				geval.doe(h)
				h.leest(naam, geval.lezers...)
				for _, m := range []string{Petra, Anna, Bo, Cleo} {
					wil := 0
					if slices.Contains(geval.taak, m) {
						wil = map[string]int{Petra: 2, Cleo: 1}[m] // the minutes are the procesregisseur's
					}
					if taken := h.taken(m); len(taken) != wil {
						t.Errorf("%s is asked to write %d passages anew, want %d", m, len(taken), wil)
					}
					b := h.leesPlan(m)
					if m == Petra && geval.reden != "" && (len(b.Herschrijven) != 1 || b.Herschrijven[0].Reden != geval.reden || b.Herschrijven[0].Doel != "Sem woont op zichzelf") {
						t.Errorf("the plan says %+v", b.Herschrijven)
					}
					if (m == Anna || geval.reden == "") && len(b.Herschrijven) > 0 {
						t.Errorf("%s is told %+v", m, b.Herschrijven)
					}
					for _, p := range b.Herschrijven { // the list says what the passage itself does
						if een, err := h.PassageLezen(h.Ctx(), Als(m), p.ID); err != nil || een.Leesbaar != p.Leesbaar || een.Reden != p.Reden {
							t.Errorf("%s: in the plan %+v, by itself %+v, %v", m, p, een, err)
						}
					}
				}
			})
		})
	}
}

// rule 13.2-3: a passage is written anew at once and without a decision; the goals, the afspraken and the version stay as decided, the task
// goes, and to those who could not read the old one nothing tells that there was one.
func TestHerschrijven(t *testing.T) {
	motoren(t, func(t *testing.T, huis *Huis) {
		h := citaten(t, huis)
		h.opSchrift()
		voor := h.leesPlan(Anna)
		h.nu.Wie = informatie.AlleenProcesregisseur
		h.zet(h.nu)
		stil := h.overal(Anna)
		taken := h.taken(Petra)
		lees, err := h.PassageLezen(h.Ctx(), Als(Petra), taken[0])
		goed(t, err)
		if !lees.Leesbaar || lees.Tekst != "Citaat: er was overlast." || len(lees.Citeerbaar) != 1 || len(lees.Leverbaar) != 3 || !slices.Equal(lees.Mag, []string{"passage.herschrijven"}) {
			t.Errorf("Petra sees %+v", lees)
		}
		in := informatie.Herschrijven{Passage: taken[0], Versie: lees.Versie, Tekst: "Nieuw: alleen wat vaststaat.", Partijen: []string{Politie}, Gegevens: []string{h.stuk.ID}}
		for _, id := range taken {
			in.Passage = id
			nieuw, err := h.PassageHerschrijven(h.Ctx(), Als(Petra), in)
			goed(t, err)
			var botsing *errs.Conflict
			if err := vergeet(h.PassageHerschrijven(h.Ctx(), Als(Petra), in)); !errors.As(err, &botsing) || botsing.Wie == "" {
				t.Errorf("a second time: %v", err)
			}
			in.Passage, in.Versie = nieuw.ID, nieuw.Versie
			geweigerd(t, vergeet(h.PassageHerschrijven(h.Ctx(), Als(Petra), in)), "13.2")
			in.Versie = lees.Versie
		}
		if na := h.overal(Anna); na["casus"] != stil["casus"] || na["plan"] != stil["plan"] || na["overleg"] != stil["overleg"] {
			t.Errorf("who reads neither sees a difference:\n%s\n%s", stil["casus"], na["casus"])
		}
		if len(h.taken(Petra))+len(h.taken(Cleo)) > 0 {
			t.Error("it still waits")
		}
		b := h.leesPlan(Petra)
		if b.Huidig.Nummer != voor.Huidig.Nummer || b.Versie != voor.Versie || b.Huidig.Doelen[0].Passages[0].Tekst != in.Tekst ||
			len(b.Huidig.Doelen[0].Afspraken) != len(voor.Huidig.Doelen[0].Afspraken) {
			t.Errorf("the plan is %+v", b.Huidig)
		}
		c, err := h.CasusLezen(h.Ctx(), Als(Petra), h.z.ID)
		goed(t, err)
		if !slices.ContainsFunc(c.Tijdlijn, func(g gate.GebeurtenisBlad) bool { return g.Soort == "passage.herschreven" }) {
			t.Error("the timeline of a writer does not tell it")
		}
	})
}

// rule 13.2-3: a writer who can read it no more leaves it out unread; one who never could is not asked and learns nothing.
func TestHerschrijvenZonderLezen(t *testing.T) {
	motoren(t, func(t *testing.T, huis *Huis) {
		h := citaten(t, huis)
		geheim := h.geef(Bo, informatie.Voorwaarden{Wie: informatie.AlleenProcesregisseur, Gebruik: informatie.Gebruik{Citeren: true}})
		h.stuk = geheim
		h.opSchrift()
		h.leest("for the procesregisseur only", Petra, Bo)
		stil := h.overal(Cleo)
		h.trekIn()
		if na := h.overal(Cleo); na["plan"] != stil["plan"] || na["overleg"] != stil["overleg"] || len(h.taken(Cleo)) > 0 {
			t.Errorf("Cleo, who could not read it, learns that it is gone:\n%s\n%s", stil["plan"], na["plan"])
		}
		h.leest("withdrawn")
		for _, id := range h.taken(Petra) {
			lees, err := h.PassageLezen(h.Ctx(), Als(Petra), id)
			goed(t, err)
			if lees.Leesbaar || lees.Tekst != "" || len(lees.Gegevens) > 0 || lees.Reden != informatie.RedenIngetrokken {
				t.Errorf("Petra reads %+v", lees)
			}
			if err := vergeet(h.PassageHerschrijven(h.Ctx(), Als(Cleo), informatie.Herschrijven{Passage: id, Versie: lees.Versie, Weg: true})); !errors.Is(err, errs.ErrNotFound) {
				t.Errorf("Cleo leaves it out: %v", err)
			}
			goed(t, vergeet(h.PassageHerschrijven(h.Ctx(), Als(Petra), informatie.Herschrijven{Passage: id, Versie: lees.Versie, Weg: true})))
		}
		if len(h.taken(Petra)) > 0 {
			t.Error("it still waits")
		}
	})
}

// rules 7.2-4, 13.2-1, 13.2-3: a passage names its suppliers, and rests only on pieces that its writer reads, that may be quoted, and of
// which the supplier is named. Nothing is kept of one that does not.
func TestPassageGeweigerd(t *testing.T) {
	motoren(t, func(t *testing.T, huis *Huis) {
		h := citaten(t, huis)
		dicht := h.geef(Bo, informatie.Voorwaarden{Wie: informatie.AlleDeelnemers})
		ander := h.VoegToe(h.RTO(Bo), Bo, informatie.AlleDeelnemers)
		vanZorg := h.geef(Cleo, informatie.Voorwaarden{Wie: informatie.AlleenProcesregisseur, Gebruik: informatie.Gebruik{Citeren: true}})
		const tekst = "Er was overlast."
		for naam, geval := range map[string]struct {
			p    informatie.Citaat
			veld string
			zegt string
		}{
			"no supplier":          {informatie.Citaat{Tekst: tekst}, "partijen", "art. 7.2"},
			"no text":              {informatie.Citaat{Partijen: []string{Politie}}, "tekst", "Schrijf op"},
			"a foreign supplier":   {informatie.Citaat{Tekst: tekst, Partijen: []string{Reclassering}}, "partijen", "die meedoen"},
			"may not be quoted":    {informatie.Citaat{Tekst: tekst, Partijen: []string{Politie}, Gegevens: []string{dicht.ID}}, "gegevens", "art. 13.2"},
			"of another casus":     {informatie.Citaat{Tekst: tekst, Partijen: []string{Politie}, Gegevens: []string{ander.ID}}, "gegevens", "art. 13.2"},
			"does not exist":       {informatie.Citaat{Tekst: tekst, Partijen: []string{Politie}, Gegevens: []string{"onbekend"}}, "gegevens", "art. 13.2"},
			"supplier not named":   {informatie.Citaat{Tekst: tekst, Partijen: []string{Gemeente}, Gegevens: []string{h.stuk.ID}}, "partijen", "art. 13.2"},
			"one of two not named": {informatie.Citaat{Tekst: tekst, Partijen: []string{Politie}, Gegevens: []string{h.stuk.ID, vanZorg.ID}}, "partijen", "art. 13.2"},
		} {
			for pad, err := range map[string]error{
				"doelen[0].passages[0].": vergeet(h.PlanBewaren(h.Ctx(), Als(Petra), h.met(0, geval.p))),
				"passages[0].":           vergeet(h.OverlegAfronden(h.Ctx(), Als(Petra), rto.Verslag{Overleg: h.o.ID, Versie: h.o.Versie, Passages: []informatie.Citaat{geval.p}})),
			} {
				var i *errs.Invalid
				if !errors.As(err, &i) || len(i.Velden) != 1 || i.Velden[0].Veld != pad+geval.veld || !strings.Contains(i.Velden[0].Melding, geval.zegt) {
					t.Errorf("%s in %s: %v %+v", naam, pad, err, i)
				}
			}
		}
		// the casusregisseur does not read the piece of another for the procesregisseur alone, and hears the same as of one that does not exist
		geheim := h.geef(Bo, informatie.Voorwaarden{Wie: informatie.AlleenProcesregisseur, Gebruik: informatie.Gebruik{Citeren: true}})
		var een, twee *errs.Invalid
		_ = errors.As(vergeet(h.PlanBewaren(h.Ctx(), Als(Cleo), h.met(0, citaat(geheim)))), &een)
		_ = errors.As(vergeet(h.PlanBewaren(h.Ctx(), Als(Cleo), h.met(0, citaat(gate.Verwijzing{ID: "onbekend"})))), &twee)
		if een == nil || twee == nil || !slices.Equal(een.Velden, twee.Velden) {
			t.Errorf("a piece that is not hers: %+v, one that does not exist: %+v", een, twee)
		}
		if n := h.Getal(`SELECT COUNT(*) FROM passage`) + h.Getal(`SELECT COUNT(*) FROM plan`); n != 0 {
			t.Errorf("%d rows were kept", n)
		}
		v, err := h.CitaatKeuze(Cleo)
		goed(t, err)
		if len(v) != 2 || slices.ContainsFunc(v, func(c gate.CiteerBlad) bool { return c.ID == dicht.ID || c.ID == geheim.ID }) {
			t.Errorf("Cleo can choose %+v", v)
		}
	})
}

// CitaatKeuze are the pieces that somebody can quote in the plan.
func (h *citaathuis) CitaatKeuze(wie string) ([]gate.CiteerBlad, error) {
	b, err := h.PlanLezen(h.Ctx(), Als(wie), h.z.ID)
	return b.Citeerbaar, err
}

// rule 13.2-3: a writer who cannot read a passage keeps it by saving the plan, unread; it goes with its goal, and a next version has it.
func TestConceptHoudtWatVerborgenIs(t *testing.T) {
	motoren(t, func(t *testing.T, huis *Huis) {
		h := citaten(t, huis)
		h.stuk = h.geef(Bo, informatie.Voorwaarden{Wie: informatie.AlleenProcesregisseur, Gebruik: informatie.Gebruik{Citeren: true}})
		h.opSchrift()
		b := h.leesPlan(Cleo)
		if len(b.Concept.Doelen[0].Passages) != 1 {
			t.Fatalf("Cleo begins with %+v", b.Concept.Doelen[0].Passages)
		}
		in := plan.Concept{Casus: h.z.ID, Versie: b.Versie, Inhoud: b.Concept.Inhoud, Wijziging: "Het kan beter."}
		in.Doelen[0].Passages[0].Tekst = "Samen: anders gezegd."
		v, err := h.PlanBewaren(h.Ctx(), Als(Cleo), in)
		goed(t, err)
		v, err = h.PlanBewaren(h.Ctx(), Als(Cleo), func() plan.Concept { in.Versie = v.Versie; return in }())
		goed(t, err)
		var botsing *errs.Conflict
		if err := vergeet(h.PlanBewaren(h.Ctx(), Als(Cleo), h.met(1))); !errors.As(err, &botsing) || strings.Contains(botsing.Nu, "Citaat:") || !strings.Contains(botsing.Nu, "Samen: anders") {
			t.Errorf("a conflict shows Cleo %+v, %v", botsing, err)
		}
		if err := vergeet(h.PlanBewaren(h.Ctx(), Als(Petra), h.met(1))); !errors.As(err, &botsing) || !strings.Contains(botsing.Nu, "Citaat:") {
			t.Errorf("a conflict shows Petra %+v, %v", botsing, err)
		}
		if p := h.leesPlan(Petra).Concept.Doelen[0].Passages; len(p) != 2 || p[0].Tekst != "Citaat: er was overlast." || p[1].Tekst != "Samen: anders gezegd." {
			t.Errorf("the draft has %+v", p)
		}
		h.goed(h.StelPlanVast(h.Ctx(), Als(Petra), h.z.ID, "d-2"))
		h.leest("in the next version", Petra, Bo)
		b = h.leesPlan(Cleo)
		in = plan.Concept{Casus: h.z.ID, Versie: b.Versie, Inhoud: b.Concept.Inhoud, Wijziging: "Een doel minder."}
		in.Doelen = in.Doelen[1:]
		h.goed(vergeet(h.PlanBewaren(h.Ctx(), Als(Cleo), in)))
		if n := h.Getal(`SELECT COUNT(*) FROM passage WHERE nummer = 3`); n != 0 {
			t.Errorf("%d passages of a goal that went", n)
		}
		h.trekIn()
		if len(h.taken(Petra)) != 2 { // the version in force, and the minutes; not the one before
			t.Errorf("Petra is asked for %v", h.taken(Petra))
		}
	})
}

// A passage of which somebody cut the tie, or altered who supplied it, is shown to nobody, and verify names it.
func TestVervalstePassage(t *testing.T) {
	for naam, q := range map[string]string{
		"tie cut":  `DELETE FROM passage_gegeven`,
		"supplier": `UPDATE passage SET partijen = 'p-zorg' WHERE partijen = 'p-politie'`,
		"who knew": `UPDATE passage SET weet = 'm-anna-fictief'`,
		"reason":   `UPDATE passage SET reden = 'ingetrokken'`,
		"moved":    `UPDATE passage SET deel = 'd'`,
		"joint":    `UPDATE passage SET gezamenlijk = 1 - gezamenlijk`,
		"author":   `UPDATE passage SET medewerker = 'm-anna-fictief'`,
		"another":  `UPDATE passage SET nummer = nummer + 1`,
		"revived":  `UPDATE passage SET versie = versie + 1`,
	} {
		t.Run(naam, func(t *testing.T) {
			h := citaten(t, Nieuw(t))
			h.opSchrift()
			h.Beschadigd()
			h.Sluit()
			if h.SQL(q) == 0 {
				t.Fatal("nothing was touched")
			}
			h.Open()
			for _, m := range []string{Petra, Anna, Bo, Cleo} {
				for waar, tekst := range h.overal(m) {
					if strings.Contains(tekst, "Citaat:") {
						t.Errorf("%s reads it on %s", m, waar)
					}
				}
			}
			if v := h.Verify(); !strings.Contains(v.Fout, "recht") || !strings.Contains(v.Fout, "passage/") {
				t.Errorf("verify says %q", v.Fout)
			}
		})
	}
}

// rule 1.10-3: when the dossier is cleaned, a quotation goes with its piece; nothing of it is left.
func TestOpschonenNeemtCitaatMee(t *testing.T) {
	motoren(t, func(t *testing.T, huis *Huis) {
		h := citaten(t, huis)
		h.opSchrift()
		o := h.AanTafel(h.z, Anna, Bo, Cleo)
		in := Besluit(o, rto.Afschalen, Anna, Bo, Cleo)
		for _, k := range h.leesPlan(Petra).Huidig.Criteria {
			in.Criteria = append(in.Criteria, rto.Oordeel{ID: k.ID, Gehaald: "ja", Reden: "Het gaat goed."})
		}
		_, err := h.OverlegBesluiten(h.Ctx(), Als(Petra), in)
		goed(t, err)
		c, err := h.CasusLezen(h.Ctx(), Als(Petra), h.z.ID)
		goed(t, err)
		_, err = h.CasusOpschonen(h.Ctx(), Als(Petra), h.Opschoning(gate.Verwijzing{ID: c.ID, Versie: c.Versie}))
		goed(t, err)
		if n, m := h.Getal(`SELECT COUNT(*) FROM passage_gegeven`), h.Getal(`SELECT COUNT(*) FROM passage`); n != 0 || m != 2 {
			t.Errorf("%d ties and %d passages are left", n, m)
		}
	})
}

// Minutes from before they were kept in passages are read as one text of all who were there, by those who were.
func TestOuderVerslag(t *testing.T) {
	motoren(t, func(t *testing.T, huis *Huis) {
		h := citaten(t, huis)
		goed(t, h.ZetOuderVerslag(h.Ctx(), Als(Petra), h.o.ID, "Wij spraken elkaar."))
		for _, m := range []string{Petra, Anna, Bo, Cleo} {
			b, err := h.OverlegLezen(h.Ctx(), Als(m), h.o.ID)
			goed(t, err)
			if len(b.Verslag) != 1 || b.Verslag[0].Tekst != "Wij spraken elkaar." || !b.Verslag[0].Gezamenlijk || len(b.Verslag[0].Partijen) != 3 || b.Verslag[0].ID != "" {
				t.Errorf("%s reads %+v", m, b.Verslag)
			}
		}
	})
}
