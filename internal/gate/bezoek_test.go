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
	"rondetafel/internal/plan"
)

// bezoekt reads Mijn werk for somebody and returns since when they were away ("" for a first visit) and what is new.
func bezoekt(t *testing.T, h *Huis, wie string) (sinds string, nieuws []string) {
	t.Helper()
	w, err := h.MijnWerk(h.Ctx(), Als(wie))
	goed(t, err)
	for _, n := range w.Nieuws {
		nieuws = append(nieuws, n.Soort)
	}
	return uur(w.Bezoek), nieuws
}

func uur(t *time.Time) string {
	if t == nil {
		return ""
	}
	return t.In(klok.Amsterdam()).Format("15:04")
}

// A visit goes on while one looks now and then; what is new is what happened since the visit before it.
func TestBezoekDuurtVoort(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		stap := func(d time.Duration, wil string) {
			t.Helper()
			h.Klok.Loop(d)
			if sinds, _ := bezoekt(t, h, Anna); sinds != wil {
				t.Errorf("at %s away since %q, want %q", h.Klok.Nu().In(klok.Amsterdam()).Format("15:04"), sinds, wil)
			}
		}
		h.Klok.Zet(Begin())
		stap(0, "")                   // 9:00, a first visit
		stap(4*time.Minute, "")       // the same look
		stap(20*time.Minute, "")      // 9:24, the same visit
		stap(3*time.Minute, "")       // 9:27
		stap(31*time.Minute, "09:24") // 9:58, a new visit
		stap(29*time.Minute, "09:24") // 10:27, goes on
		stap(29*time.Minute, "09:24") // 10:56
		stap(24*time.Hour, "10:56")   // the next day
		if n := h.Getal(`SELECT COUNT(*) FROM bezoek`); n != 1 {
			t.Errorf("%d rows for one person at one place", n)
		}
	})
}

// Each person has their own visits, to each place; what a program, a job or a shared screen looks at is none.
func TestBezoekIsVanEenMens(t *testing.T) {
	h := Nieuw(t)
	z := h.InScreening()
	for _, c := range []gate.Caller{gate.Als(Anna, "api"), gate.Als(Anna, "demo"), {Personen: []string{Anna, Petra}, Herkomst: "web"}} {
		for range 2 {
			w, err := h.MijnWerk(h.Ctx(), c)
			goed(t, err)
			b, err := h.CasusLezen(h.Ctx(), c, z.ID)
			goed(t, err)
			if w.Bezoek != nil || b.Bezoek != nil || len(w.Nieuws) > 0 {
				t.Errorf("%v visits", c)
			}
			h.Klok.Loop(time.Hour)
		}
	}
	if n := h.Getal(`SELECT COUNT(*) FROM bezoek`); n != 0 {
		t.Errorf("%d visits of nobody", n)
	}
	lees := func(wie string) string {
		b, err := h.CasusLezen(h.Ctx(), Als(wie), z.ID)
		goed(t, err)
		return uur(b.Bezoek)
	}
	eerste := uur(ptr(h.Klok.Nu()))
	if lees(Anna) != "" || lees(Petra) != "" {
		t.Error("a first visit has one before it")
	}
	h.Klok.Loop(time.Hour)
	if s := lees(Anna); s != eerste {
		t.Errorf("Anna was away since %q, want %q", s, eerste)
	}
	if s, _ := bezoekt(t, h, Anna); s != "" {
		t.Errorf("Mijn werk is another place: %q", s)
	}
}

func ptr[T any](v T) *T { return &v }

// A refused or failed look is no visit, and of who may not know a Casus nothing is kept.
func TestBezoekAlleenAlsHetMag(t *testing.T) {
	h := Nieuw(t)
	z := h.InScreening()
	_, err := h.CasusLezen(h.Ctx(), Als(Bo), z.ID)
	onbekend(t, err)
	_, err = h.MijnWerk(h.Ctx(), Als(Nul))
	geweigerd(t, err, "3.1")
	if n := h.Getal(`SELECT COUNT(*) FROM bezoek`); n != 0 {
		t.Errorf("%d visits of who was refused", n)
	}
}

// What is new comes from the timeline, of others only, through the policy of what each line is about; and not from the log.
func TestNieuwsDoorBeleid(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		z := h.AanHetRTO(Bo, Cleo)
		h.InScreening() // of which Bo and Cleo may not know (rule 1.7-1)
		for _, wie := range []string{Anna, Bo, Cleo, Petra, Mo} {
			bezoekt(t, h, wie)
		}
		h.Klok.Loop(time.Hour)
		h.VoegToe(z, Bo, informatie.AlleenProcesregisseur)
		h.Klok.Loop(time.Minute)
		h.VoegToe(z, Cleo, informatie.AlleDeelnemers)
		nieuw := h.InScreening()
		voor := h.Regels()
		for wie, wil := range map[string][]string{
			Petra: {"casus.toegewezen", "casus.aangemeld", "gegeven.toegevoegd", "gegeven.toegevoegd"},
			Anna:  {"casus.toegewezen", "gegeven.toegevoegd"},
			Bo:    {"gegeven.toegevoegd"},
			Cleo:  nil,
			Mo:    nil, // rule 8-P1
		} {
			if _, nieuws := bezoekt(t, h, wie); !slices.Equal(nieuws, wil) {
				t.Errorf("new for %s is %v, want %v", wie, nieuws, wil)
			}
		}
		if h.Regels() != voor+5 {
			t.Error("a page is one entry")
		}
		if e := h.Laatste(); e.Handeling != "mijnwerk.lezen" {
			t.Errorf("the last entry is %s", e.Handeling)
		}
		_ = nieuw
	})
}

// Only the last lines are shown, with a word that there are more.
func TestNieuwsHoogstens(t *testing.T) {
	h := Nieuw(t)
	z := h.RTO(Bo)
	bezoekt(t, h, Petra)
	h.Klok.Loop(time.Hour)
	for range 9 {
		h.VoegToe(z, Bo, informatie.AlleDeelnemers)
	}
	w, err := h.MijnWerk(h.Ctx(), Als(Petra))
	goed(t, err)
	if len(w.Nieuws) != 8 || !w.MeerNieuws || w.Nieuws[0].Casus.Naam != z.Nummer || w.Nieuws[0].Partij != "Proefpolitie" {
		t.Errorf("%d lines, more: %v, %+v", len(w.Nieuws), w.MeerNieuws, w.Nieuws[0])
	}
	b, err := h.CasusLezen(h.Ctx(), Als(Bo), z.ID)
	goed(t, err)
	for _, g := range b.Tijdlijn {
		if g.Eigen != (g.Wie == "Bo Verzonnen") {
			t.Errorf("own: %+v", g)
		}
	}
}

// rules 13.1-1, 13.2-1: what stays hidden from the reader takes no place among the lines that they see, so that neither the lines nor
// the word that there is more tell of it. On the page of the Casus the same.
func TestNieuwsVerraadtNietsVerborgens(t *testing.T) {
	zicht := func(t *testing.T, open, dicht int) (nieuws, tijdlijn []string, meer bool) {
		h := Nieuw(t)
		z := h.AanHetRTO(Bo)
		bezoekt(t, h, Anna)
		h.Klok.Loop(time.Hour)
		for range open {
			h.VoegToe(z, Bo, informatie.AlleDeelnemers)
		}
		for i := range dicht {
			if i%3 > 0 {
				h.VoegToe(z, Bo, informatie.AlleenProcesregisseur)
				continue
			}
			goed(t, vergeet(h.OptredenVastleggen(h.Ctx(), Als(Bo), plan.Optreden{Casus: z.ID, Omschrijving: "Wij grijpen zelf in."})))
		}
		w, err := h.MijnWerk(h.Ctx(), Als(Anna))
		goed(t, err)
		for _, n := range w.Nieuws {
			nieuws = append(nieuws, n.Soort+n.Wie)
		}
		b, err := h.CasusLezen(h.Ctx(), Als(Anna), z.ID)
		goed(t, err)
		for _, g := range b.Tijdlijn {
			tijdlijn = append(tijdlijn, g.Soort+g.Wie)
		}
		return nieuws, tijdlijn, w.MeerNieuws
	}
	for _, geval := range []struct{ open, dicht, nieuw int }{{2, 10, 2}, {8, 12, 8}, {9, 12, 8}, {11, 25, 8}, {2, 101, 2}} {
		zonder, lijn, meer := zicht(t, geval.open, 0)
		if len(zonder) != geval.nieuw || meer != (geval.open > 8) {
			t.Errorf("%d open: %d lines, more: %v", geval.open, len(zonder), meer)
		}
		met, metLijn, metMeer := zicht(t, geval.open, geval.dicht)
		if !slices.Equal(met, zonder) || metMeer != meer || !slices.Equal(metLijn, lijn) {
			t.Errorf("%d open: with %d hidden the news is %v (more: %v), without %v (more: %v); the timeline has %d and %d lines", geval.open,
				geval.dicht, met, metMeer, zonder, meer, len(metLijn), len(lijn))
		}
	}
}
