// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
)

// gestel asks in z, as wie for their own Partij.
func gestel(t *testing.T, h *Huis, z gate.Verwijzing, wie string, partijen ...string) gate.Verwijzing {
	t.Helper()
	v, err := h.InformatievraagStellen(h.Ctx(), Als(wie), h.Informatievraag(z, partijen...))
	goed(t, err)
	return v
}

// soortTaken are the tasks of wie of a kind.
func soortTaken(t *testing.T, h *Huis, wie, soort string) []gate.Taak {
	t.Helper()
	w, err := h.MijnWerk(h.Ctx(), Als(wie))
	goed(t, err)
	return slices.DeleteFunc(w.Taken, func(v gate.Taak) bool { return v.Soort != soort })
}

// rule 12.1-3, rule WGS-3: a question for information is known to who asked, who is asked and the regie, on every surface; another
// Partij in the same Casus finds no trace of it. It is answered with a piece of the asked Partij, which is read as its conditions say.
func TestRegelInformatievraag(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx, z := h.Ctx(), h.NazorgMet(Bo, Cleo, Dirk)
		voor := spiegel(t, h, z, Anna)
		q := gestel(t, h, z, Cleo, Politie)
		for _, wie := range []string{Cleo, Bo, Petra} {
			b, err := h.InformatievraagLezen(ctx, Als(wie), q.ID)
			goed(t, err)
			if b.Vraag != "Waar woont Sem nu?" || b.Voor.ID != Zorg || b.Partij.ID != Politie || b.Eigen != (wie == Bo) || b.Stand != informatie.VraagOpen {
				t.Errorf("%s reads %+v", wie, b)
			}
			if c, err := h.CasusLezen(ctx, Als(wie), z.ID); err != nil || len(c.Informatievragen) != 1 || lijnen(c, "informatievraag.gesteld") != 1 {
				t.Errorf("on the page of %s: %+v %v", wie, c.Informatievragen, err)
			}
		}
		for _, wie := range []string{Anna, Dirk, Bas, Mo, Fien, Oda} {
			onbekend(t, vergeet(h.InformatievraagLezen(ctx, Als(wie), q.ID)))
			onbekend(t, vergeet(h.InformatievraagWeigeren(ctx, Als(wie), informatie.Weigering{Informatievraag: q.ID, Versie: 1, Reden: "x"})))
			onbekend(t, vergeet(h.InformatievraagIntrekken(ctx, Als(wie), informatie.VraagIntrekken{Informatievraag: q.ID, Versie: 1})))
		}
		if na := spiegel(t, h, z, Anna); na != voor {
			t.Errorf("the page of who may not know changed:\n%s\n%s", voor, na)
		}
		eigen, ander := h.VoegToe(z, Bo, informatie.GekozenPartijen, Reclassering), h.VoegToe(z, Anna, informatie.AlleDeelnemers)
		for _, id := range []string{ander.ID, q.ID, "x"} { // not theirs, no piece, nothing
			ongeldig(t, vergeet(h.InformatievraagBeantwoorden(ctx, Als(Bo), informatie.Vraagantwoord{Informatievraag: q.ID, Versie: 1, Gegeven: id})), "gegeven")
		}
		geweigerd(t, vergeet(h.InformatievraagBeantwoorden(ctx, Als(Cleo), informatie.Vraagantwoord{Informatievraag: q.ID, Versie: 1, Gegeven: eigen.ID})), "12.1")
		goed(t, vergeet(h.InformatievraagBeantwoorden(ctx, Als(Bo), informatie.Vraagantwoord{Informatievraag: q.ID, Versie: 1, Gegeven: eigen.ID})))
		for wie, leest := range map[string]bool{Bo: true, Petra: true, Cleo: false} { // rule 13.2-1: the supplier chose
			b, err := h.InformatievraagLezen(ctx, Als(wie), q.ID)
			goed(t, err)
			if b.Stand != informatie.VraagBeantwoord || (b.Gegeven == eigen.ID) != leest || len(b.Mag) > 0 {
				t.Errorf("the answer as %s reads it is %+v", wie, b)
			}
		}
		_, err := h.GegevenIntrekken(ctx, Als(Bo), informatie.Intrekken{Gegeven: eigen.ID, Versie: 1, Reden: "Verkeerd."})
		goed(t, err)
		if b, err := h.InformatievraagLezen(ctx, Als(Petra), q.ID); err != nil || b.Gegeven != "" || b.Stand != informatie.VraagBeantwoord {
			t.Errorf("with its piece withdrawn it is %+v %v", b, err)
		}
		geweigerd(t, vergeet(h.InformatievraagIntrekken(ctx, Als(Cleo), informatie.VraagIntrekken{Informatievraag: q.ID, Versie: 2})), "12.1")
	})
}

// spiegel is all that wie sees of z, and of their work.
func spiegel(t *testing.T, h *Huis, z gate.Verwijzing, wie string) string {
	t.Helper()
	c, err := h.CasusLezen(h.Ctx(), gate.Als(wie, "api"), z.ID)
	goed(t, err)
	l, err := h.CasusLijst(h.Ctx(), gate.Als(wie, "api"), gate.LijstVraag{})
	goed(t, err)
	w, err := h.MijnWerk(h.Ctx(), gate.Als(wie, "api"))
	goed(t, err)
	uit, err := json.Marshal([]any{c, l, w})
	goed(t, err)
	return string(uit)
}

func lijnen(c gate.CasusBlad, soort string) int {
	n := 0
	for _, g := range c.Tijdlijn {
		if g.Soort == soort {
			n++
		}
	}
	return n
}

// rule WGS-3, R5: why a Partij does not supply is read by it and the Procesregisseur; the others see that it does not, and nothing
// else. It can still supply afterwards.
func TestRegelWeigering(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx, z := h.Ctx(), h.NazorgMet(Bo, Cleo)
		q := gestel(t, h, z, Cleo, Politie)
		const reden = "Een lopend onderzoek."
		ongeldig(t, vergeet(h.InformatievraagWeigeren(ctx, Als(Bo), informatie.Weigering{Informatievraag: q.ID, Versie: 1})), "reden")
		weiger := informatie.Weigering{Informatievraag: q.ID, Versie: 1, Reden: reden}
		goed(t, vergeet(h.InformatievraagWeigeren(ctx, Als(Bo), weiger)))
		for wie, leest := range map[string]bool{Bo: true, Petra: true, Cleo: false} {
			b, err := h.InformatievraagLezen(ctx, Als(wie), q.ID)
			goed(t, err)
			if (b.Reden == reden) != leest || b.Stand != informatie.VraagGeweigerd {
				t.Errorf("%s reads %+v", wie, b)
			}
			if strings.Contains(spiegel(t, h, z, wie), reden) != leest {
				t.Errorf("the reason on the pages of %s", wie)
			}
		}
		botst(t, vergeet(h.InformatievraagWeigeren(ctx, Als(Bo), weiger)))
		in := h.Gegeven(z, informatie.GekozenPartijen, Zorg)
		in.Informatievraag = q.ID
		stuk, err := h.GegevenToevoegen(ctx, Als(Bo), in)
		goed(t, err)
		b, err := h.InformatievraagLezen(ctx, Als(Cleo), q.ID)
		goed(t, err)
		if b.Stand != informatie.VraagBeantwoord || b.Gegeven != stuk.ID || b.Reden != "" {
			t.Errorf("after all it is %+v", b)
		}
		for _, id := range []string{q.ID, stuk.ID, "x"} { // answered already, no question, nothing: the piece is not given either
			in.Informatievraag = id
			voor := h.Getal(`SELECT COUNT(*) FROM gegeven`)
			ongeldig(t, vergeet(h.GegevenToevoegen(ctx, Als(Bo), in)), "informatievraag")
			if na := h.Getal(`SELECT COUNT(*) FROM gegeven`); na != voor {
				t.Error("a piece for a question that cannot be answered was kept")
			}
		}
	})
}

// rule 12.1-3: a question that waits past its last day is signalled to who is asked, who asked, and the regie; one that has time only to
// who is asked.
func TestRegelInformatievraagTeLaat(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx, z := h.Ctx(), h.NazorgMet(Bo, Cleo, Dirk)
		q := gestel(t, h, z, Cleo, Politie)
		wil := func(laat bool) {
			t.Helper()
			if kreeg := soortTaken(t, h, Bo, "informatievraag"); len(kreeg) != 1 || kreeg[0].Object != q.ID || kreeg[0].Van.ID != Zorg {
				t.Errorf("Bo has to do %+v", kreeg)
			}
			for _, wie := range []string{Cleo, Petra, Anna, Dirk} {
				ziet := laat && (wie == Cleo || wie == Petra)
				if kreeg := soortTaken(t, h, wie, "informatievraag_laat"); (len(kreeg) == 1) != ziet {
					t.Errorf("%s watches %+v", wie, kreeg)
				}
			}
			if b, err := h.InformatievraagLezen(ctx, Als(Cleo), q.ID); err != nil || b.TeLaat != laat {
				t.Errorf("late: %+v %v", b, err)
			}
		}
		wil(false)
		h.Klok.Loop(7 * 24 * time.Hour)
		wil(false)
		h.Klok.Loop(24 * time.Hour)
		wil(true)
		h.NaarAfschaling(z)
		if kreeg := append(soortTaken(t, h, Cleo, "informatievraag_laat"), soortTaken(t, h, Bo, "informatievraag")...); len(kreeg) > 0 {
			t.Errorf("in afschaling somebody has to do %+v", kreeg)
		}
		geweigerd(t, vergeet(h.InformatievraagWeigeren(ctx, Als(Bo), informatie.Weigering{Informatievraag: q.ID, Versie: 1, Reden: "x"})), "WGS-3")
	})
}

// rule 12.1-3: who may ask: a Partij for itself, the regie for any Partij or for itself; of Partijen that take part, for a goal of the
// Casus, after the triage.
func TestInformatievraagStellen(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx, z := h.Ctx(), h.NazorgMet(Bo, Cleo)
		in := h.Informatievraag(z, Politie, Zorg, Politie)
		v, err := h.InformatievraagStellen(ctx, Als(Petra), in)
		goed(t, err)
		c, err := h.CasusLezen(ctx, Als(Petra), z.ID)
		goed(t, err)
		if len(c.Informatievragen) != 2 || c.Informatievragen[0].Voor != nil || h.Getal(`SELECT COUNT(*) FROM informatievraag WHERE namens = $1`, Gemeente) != 2 {
			t.Errorf("Petra asked %+v", c.Informatievragen)
		}
		for _, wie := range []string{Bo, Cleo} { // each its own
			if c, err := h.CasusLezen(ctx, Als(wie), z.ID); err != nil || len(c.Informatievragen) != 1 || c.Informatievragen[0].Partij.ID != PartijVan(wie) {
				t.Errorf("%s sees %+v %v", wie, c.Informatievragen, err)
			}
		}
		geweigerd(t, vergeet(h.InformatievraagIntrekken(ctx, Als(Bo), informatie.VraagIntrekken{Informatievraag: c.Informatievragen[0].ID, Versie: 1})), "12.1")
		goed(t, vergeet(h.InformatievraagIntrekken(ctx, Als(Petra), informatie.VraagIntrekken{Informatievraag: v.ID, Versie: 1})))
		voor := h.Informatievraag(z, Politie)
		voor.Voor = Zorg
		goed(t, vergeet(h.InformatievraagStellen(ctx, Als(Petra), voor)))
		geweigerd(t, vergeet(h.InformatievraagStellen(ctx, Als(Anna), voor)), "12.1")
		for veld, fout := range map[string]func(*informatie.Informatievraag){
			"partijen":       func(in *informatie.Informatievraag) { in.Partijen = []string{Reclassering} },
			"doel":           func(in *informatie.Informatievraag) { in.Doel = "recidive" },
			"vraag":          func(in *informatie.Informatievraag) { in.Vraag = " " },
			"uiterlijkDatum": func(in *informatie.Informatievraag) { in.Uiterlijk = "1-1-2020" },
			"voor":           func(in *informatie.Informatievraag) { in.Voor = Reclassering },
		} {
			in := h.Informatievraag(z, Politie)
			fout(&in)
			ongeldig(t, vergeet(h.InformatievraagStellen(ctx, Als(Petra), in)), veld)
		}
		ongeldig(t, vergeet(h.InformatievraagStellen(ctx, Als(Bo), h.Informatievraag(z, Politie))), "partijen")
		geweigerd(t, vergeet(h.InformatievraagStellen(ctx, Als(Mo), in)), "12.1")
		onbekend(t, vergeet(h.InformatievraagStellen(ctx, Als(Dirk), in)))
		triage := h.Triage()
		geweigerd(t, vergeet(h.InformatievraagStellen(ctx, Als(Anna), h.Informatievraag(triage, Politie))), "12.1")
	})
}

// A question whose row was altered by other hands is for the regie alone, and verify names it.
func TestInformatievraagVervalst(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		z := h.NazorgMet(Bo, Cleo, Dirk)
		q := gestel(t, h, z, Cleo, Politie)
		h.SQL(`UPDATE informatievraag SET partij = $1 WHERE id = $2`, Reclassering, q.ID)
		h.Beschadigd()
		for _, wie := range []string{Dirk, Bo, Cleo} {
			onbekend(t, vergeet(h.InformatievraagLezen(h.Ctx(), Als(wie), q.ID)))
		}
		goed(t, vergeet(h.InformatievraagLezen(h.Ctx(), Als(Petra), q.ID)))
		if r := h.Verify(); !strings.Contains(r.Fout, "informatievraag/"+q.ID) {
			t.Errorf("verify says %q", r.Fout)
		}
	})
}
