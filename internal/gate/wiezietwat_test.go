// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"rondetafel/internal/casus"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
	"rondetafel/internal/klok"
)

// wieKijkt is somebody whom each Partij of these tests designated.
func wieKijkt() map[string]string { return map[string]string{Gemeente: Anna, Politie: Bo, Zorg: Cleo} }

// matrix asks who sees what, and returns the cells as "stuk/partij".
func matrix(t *testing.T, h *Huis, wie string, z gate.Verwijzing, stand string) (gate.ZichtMatrix, map[string]gate.ZichtBlad) {
	t.Helper()
	m, err := h.ZichtLezen(h.Ctx(), Als(wie), gate.ZichtVraag{Casus: z.ID, Stand: stand})
	goed(t, err)
	uit := map[string]gate.ZichtBlad{}
	for _, r := range m.Stukken {
		if len(r.Zicht) != len(m.Partijen) {
			t.Fatalf("%d cells under %d Partijen", len(r.Zicht), len(m.Partijen))
		}
		for i, c := range r.Zicht {
			if c.Partij != m.Partijen[i].Naam {
				t.Errorf("the cell of %s stands under %s", c.Partij.ID, m.Partijen[i].ID)
			}
			uit[r.Gegeven+"/"+c.Partij.ID] = c
		}
	}
	return m, uit
}

// klopt asks that the matrix of now says of each Partij what a look of its people gives: it is the same decision.
func klopt(t *testing.T, h *Huis, wat string, z gate.Verwijzing) map[string]gate.ZichtBlad {
	t.Helper()
	_, cellen := matrix(t, h, Petra, z, gate.ZichtStandNu)
	for plek, c := range cellen {
		stuk, partij, _ := strings.Cut(plek, "/")
		_, err := h.GegevenLezen(h.Ctx(), Als(wieKijkt()[partij]), stuk)
		ziet := c.Stand == gate.ZichtNu || c.Stand == gate.ZichtEigen
		if ziet != (err == nil) {
			t.Errorf("%s: %s would %s it, and reads it with %v", wat, partij, c.Stand, err)
		}
		if c.Reden == "" || c.Artikel == "" {
			t.Errorf("%s: the cell of %s has no reason: %+v", wat, partij, c)
		}
	}
	return cellen
}

// rules 13.2-1, 9.2f-1: the matrix of the Procesregisseur says of each piece and Partij what policy answers now, when the Overleg begins,
// and after it with a plan; what it said of the Overleg is so when that begins.
func TestWieZietWat(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		z := h.RTO(Bo, Cleo)
		ctx := h.Ctx()
		geef := func(wie string, w informatie.Voorwaarden) gate.Verwijzing {
			t.Helper()
			in := h.Gegeven(z, w.Wie)
			in.Voorwaarden = w
			v, err := h.GegevenToevoegen(ctx, Als(wie), in)
			goed(t, err)
			return v
		}
		allen := geef(Bo, informatie.Voorwaarden{Wie: informatie.AlleDeelnemers})
		gekozen := geef(Cleo, informatie.Voorwaarden{Wie: informatie.GekozenPartijen, Lezers: []string{Politie}})
		plan := geef(Anna, informatie.Voorwaarden{Wie: informatie.AlleDeelnemers, Vanaf: informatie.VanafPlan})
		weg := geef(Bo, informatie.Voorwaarden{Wie: informatie.AlleDeelnemers})
		goed(t, vergeet(h.GegevenIntrekken(ctx, Als(Bo), informatie.Intrekken{Gegeven: weg.ID, Versie: 1, Reden: "Dit klopt niet."})))
		kort := geef(Anna, informatie.Voorwaarden{Wie: informatie.AlleDeelnemers, Tot: dagVan(h.Klok.Nu())})
		is := func(cellen map[string]gate.ZichtBlad, stuk gate.Verwijzing, partij, stand, reden, artikel string) {
			t.Helper()
			if c := cellen[stuk.ID+"/"+partij]; c.Stand != stand || c.Reden != reden || c.Artikel != artikel {
				t.Errorf("%s: %+v, want %s, %s, %s", partij, c, stand, reden, artikel)
			}
		}
		nu := klopt(t, h, "without a round table", z)
		if len(nu) != 15 {
			t.Errorf("%d cells of 5 pieces and 3 Partijen", len(nu))
		}
		is(nu, allen, Gemeente, gate.ZichtLater, "als er een RTO begint", "9.2f")
		for _, p := range []string{Gemeente, Politie, Zorg} { // its supplier neither
			is(nu, weg, p, gate.ZichtWeg, "niemand leest dit", "13.2")
		}
		ongeldig(t, vergeet(h.ZichtLezen(ctx, Als(Petra), gate.ZichtVraag{Casus: z.ID, Stand: gate.ZichtStandRTO})), "stand")
		ongeldig(t, vergeet(h.ZichtLezen(ctx, Als(Petra), gate.ZichtVraag{Casus: z.ID, Stand: "ooit"})), "stand")
		_, na := matrix(t, h, Petra, z, gate.ZichtStandPlan)
		is(na, allen, Zorg, gate.ZichtNu, "doet mee in deze casus", "13.2")
		is(na, plan, Zorg, gate.ZichtNu, "doet mee in deze casus", "13.2")

		o := opAgenda(t, h, z, 26*time.Hour, Bo)
		m, straks := matrix(t, h, Petra, z, gate.ZichtStandRTO)
		if m.RTO == nil || !m.Moment.Equal(*m.RTO) || m.Overleg != o.ID || m.PlanVast || m.Stand != gate.ZichtStandRTO {
			t.Errorf("the head: %+v", m)
		}
		is(straks, allen, Gemeente, gate.ZichtNu, "doet mee in deze casus", "13.2")
		is(straks, gekozen, Politie, gate.ZichtNu, "is gekozen", "13.2")
		is(straks, gekozen, Gemeente, gate.ZichtNiet, "is niet gekozen", "13.2")
		is(straks, plan, Zorg, gate.ZichtLater, "als het plan is vastgesteld", "13.2")
		is(straks, kort, Zorg, gate.ZichtNiet, "open tot en met "+h.Klok.Nu().In(klok.Amsterdam()).Format("2-1-2006"), "13.2")
		klopt(t, h, "with one on the agenda", z)
		h.Klok.Loop(27 * time.Hour)
		if nu = klopt(t, h, "it began", z); nu[allen.ID+"/"+Gemeente] != straks[allen.ID+"/"+Gemeente] || nu[gekozen.ID+"/"+Gemeente] != straks[gekozen.ID+"/"+Gemeente] {
			t.Errorf("what was foretold is not so: %+v, %+v", nu, straks)
		}
	})
}

// rules 13.2-1, AVG-6: a Partij sees of its own pieces alone who reads them and who read them; a look at the matrix is no reading. Who has
// no part in the Casus cannot tell it from one that is not there.
func TestWieZietWatVanEigenStukken(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		z, ctx := h.AanHetRTO(Bo, Cleo), h.Ctx()
		h.Klok.Loop(time.Hour)
		van, eigen := h.VoegToe(z, Bo, informatie.AlleDeelnemers), h.VoegToe(z, Cleo, informatie.AlleenProcesregisseur)
		matrix(t, h, Petra, z, "")
		for range 2 {
			goed(t, vergeet(h.GegevenLezen(ctx, Als(Anna), van.ID)))
		}
		m, _ := matrix(t, h, Bo, z, "")
		if len(m.Stukken) != 1 || m.Stukken[0].Gegeven != van.ID || m.Overleg != "" || slices.ContainsFunc(m.Partijen, func(p gate.ZichtPartij) bool { return p.Aangewezen != nil }) {
			t.Errorf("Bo sees %+v", m)
		}
		if g := m.Stukken[0].Gezien; len(g) != 1 || g[0].Wie.ID != Anna || g[0].Keer != 1 {
			t.Errorf("read by %+v", g)
		}
		e := h.Laatste()
		zelfde(t, "shown", e.Getoond, []string{z.ID, van.ID})
		zelfde(t, "policies", e.Regels, []string{"artikel-01-lid-7-deelnemer", "avg-06-gegeven"})
		m, _ = matrix(t, h, Petra, z, "")
		if len(m.Stukken) != 2 || m.Stukken[0].Gegeven != eigen.ID || len(m.Stukken[0].Gezien) > 0 || m.Partijen[0].Aangewezen == nil || *m.Partijen[0].Aangewezen < 1 {
			t.Errorf("Petra sees %+v", m)
		}
		// who read: the same as on the page of the piece
		b, err := h.GegevenLezen(ctx, Als(Bo), van.ID)
		goed(t, err)
		if !slices.Equal(b.Gezien, m.Stukken[1].Gezien) {
			t.Errorf("the piece says %+v, the matrix %+v", b.Gezien, m.Stukken[1].Gezien)
		}
		onbekend(t, vergeet(h.ZichtLezen(ctx, Als(Dirk), gate.ZichtVraag{Casus: z.ID})))
		geweigerd(t, vergeet(h.ZichtLezen(ctx, Als(Mo), gate.ZichtVraag{Casus: z.ID})), "13.2")
	})
}

// rule WGS-12: the Procesregisseur sees how many people each Partij designated; of one that left, none count.
func TestWieZietWatTeltMensen(t *testing.T) {
	h := Nieuw(t)
	z := h.RTO(Bo, Cleo)
	telt := func(wat string, wil int) {
		t.Helper()
		m, _ := matrix(t, h, Petra, z, "")
		if i := slices.IndexFunc(m.Partijen, func(p gate.ZichtPartij) bool { return p.ID == Politie }); i < 0 || *m.Partijen[i].Aangewezen != wil {
			t.Errorf("%s: %+v", wat, m.Partijen)
		}
	}
	telt("one", 1)
	goed(t, vergeet(h.DeelnameAanwijzen(h.Ctx(), Als(Bo), casus.Aanwijzen{Casus: z.ID, Medewerker: Bas})))
	telt("a colleague", 2)
	goed(t, vergeet(h.DeelnameOntheffen(h.Ctx(), Als(Petra), casus.Ontheffen{Casus: z.ID, Medewerker: Bas})))
	telt("one again", 1)
}
