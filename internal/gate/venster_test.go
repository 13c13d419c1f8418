// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"errors"
	"strconv"
	"strings"
	"testing"
	"time"

	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
	"rondetafel/internal/klok"
)

// dagMaand is a day as sentences say it: "9 december".
func dagMaand(t time.Time) string {
	t = t.In(klok.Amsterdam())
	return strconv.Itoa(t.Day()) + " " + klok.Maanden()[t.Month()-1]
}

// leegVenster asks that conditions were refused at the day until which others read, with the day at which they would begin.
func leegVenster(t *testing.T, wat string, err error, dag string) {
	t.Helper()
	var fout *errs.Invalid
	if !errors.As(err, &fout) || len(fout.Velden) != 1 || fout.Velden[0].Veld != "tot" || !strings.Contains(fout.Velden[0].Melding, dag) ||
		!strings.Contains(fout.Velden[0].Melding, "art. 9.2f") {
		t.Errorf("%s: %v", wat, err)
	}
}

// rules 9.2f-1, 13.2-1: conditions by which others could read on no day at all are refused, when something is given and when its conditions
// change, and in the example of both. Nothing is refused that somebody reads, and a correction, which changes no conditions, never is.
func TestRegelLeegVenster(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx, z := h.Ctx(), h.RTO(Bo, Cleo)
		in := h.Gegeven(z, informatie.AlleDeelnemers)
		in.Tot = dagVan(h.Klok.Nu().Add(24 * time.Hour))
		vroeg, err := h.GegevenToevoegen(ctx, Als(Bo), in) // nobody knows of a day
		goed(t, err)
		b, err := h.GegevenLezen(ctx, Als(Bo), vroeg.ID)
		goed(t, err)
		if !strings.Contains(b.Zin, ", vanaf het begin van het RTO, tot en met ") {
			t.Errorf("without a round table it says %q", b.Zin)
		}
		opAgenda(t, h, z, 72*time.Hour, Bo)
		h.Klok.Loop(time.Minute)
		rto := dagMaand(h.Klok.Nu().Add(72 * time.Hour))
		voor := h.Getal(`SELECT COUNT(*) FROM gegeven`)
		for _, wie := range []informatie.Lezers{informatie.AlleDeelnemers, informatie.RolInPlan, informatie.GekozenPartijen} {
			in := h.Gegeven(z, wie)
			if wie == informatie.GekozenPartijen {
				in.Lezers = []string{Zorg}
			}
			in.Tot = dagVan(h.Klok.Nu().Add(48 * time.Hour))
			leegVenster(t, string(wie), vergeet(h.GegevenToevoegen(ctx, Als(Bo), in)), rto)
			leegVenster(t, "an example", vergeet(h.GegevenVoorbeeld(ctx, Als(Bo), informatie.Voorbeeld{Voorwaarden: in.Voorwaarden, Casus: z.ID})), rto)
		}
		if h.Getal(`SELECT COUNT(*) FROM gegeven`) != voor {
			t.Error("it was kept")
		}
		open := h.VoegToe(z, Bo, informatie.AlleDeelnemers)
		w := informatie.Voorwaarden{Wie: informatie.AlleDeelnemers, Tot: dagVan(h.Klok.Nu().Add(48 * time.Hour))}
		leegVenster(t, "changed", vergeet(h.GegevenVoorwaarden(ctx, Als(Bo), informatie.Wijzigen{Gegeven: open.ID, Versie: open.Versie, Voorwaarden: w})), rto)
		w.Wie = informatie.AlleenProcesregisseur
		strak, err := h.GegevenVoorwaarden(ctx, Als(Bo), informatie.Wijzigen{Gegeven: open.ID, Versie: open.Versie, Voorwaarden: w})
		goed(t, err) // the procesregisseur reads it now
		w.Wie, w.Tot = informatie.AlleDeelnemers, dagVan(h.Klok.Nu().Add(72*time.Hour))
		goed(t, vergeet(h.GegevenVoorwaarden(ctx, Als(Bo), informatie.Wijzigen{Gegeven: open.ID, Versie: strak.Versie, Voorwaarden: w}))) // the day itself
		goed(t, vergeet(h.GegevenCorrigeren(ctx, Als(Bo), informatie.Corrigeren{Gegeven: vroeg.ID, Versie: vroeg.Versie,
			Inhoud: h.Gegeven(z, "").Inhoud, Soort: informatie.Gewoon})))
	})
}

// rule 2.3-2: where nothing waits for a round table, a last day leaves always something to read.
func TestNazorgHeeftGeenLeegVenster(t *testing.T) {
	h := Nieuw(t)
	z := h.NazorgMet(Bo, Cleo)
	in := h.Gegeven(z, informatie.AlleDeelnemers)
	in.Tot = dagVan(h.Klok.Nu())
	goed(t, vergeet(h.GegevenToevoegen(h.Ctx(), Als(Bo), in)))
}

// rules 9.2f-1, 13.2-1: of what waits for a plan and for a round table, the sentence and the example of who reads it say the same.
func TestRegelZinEnVoorbeeldGelijk(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		z := h.AanHetRTO(Bo, Cleo)
		w := informatie.Voorwaarden{Wie: informatie.AlleDeelnemers, Vanaf: informatie.VanafPlan}
		zegt := func(wat, zin, stand, reden string) {
			t.Helper()
			b, err := h.GegevenVoorbeeld(h.Ctx(), Als(Bo), informatie.Voorbeeld{Voorwaarden: w, Casus: z.ID})
			goed(t, err)
			if b.Zin != "Iedereen die in deze casus meedoet leest dit, "+zin+"." {
				t.Errorf("%s: the sentence is %q", wat, b.Zin)
			}
			for _, r := range b.Zicht {
				if r.Partij.ID == Zorg && (r.Stand != stand || r.Reden != reden) {
					t.Errorf("%s: Zorg sees it %+v", wat, r)
				}
			}
		}
		h.Klok.Loop(time.Hour)
		zegt("no plan", "als het plan is vastgesteld", gate.ZichtLater, "als het plan is vastgesteld")
		p := planhuis{Huis: h, z: z}
		p.vastgesteld(p.concept(0))
		zegt("a plan", "nu het plan is vastgesteld", gate.ZichtNu, "doet mee in deze casus")
		opAgenda(t, h, z, 72*time.Hour, Bo)
		h.Klok.Loop(time.Minute)
		zegt("a plan and a next round table", "vanaf het RTO van "+dagMaand(h.Klok.Nu().Add(72*time.Hour)), gate.ZichtLater, "als het RTO begint")
	})
	h := Nieuw(t)
	z := h.RTO(Bo, Cleo)
	opAgenda(t, h, z, 72*time.Hour, Bo)
	h.Klok.Loop(time.Minute)
	b, err := h.GegevenVoorbeeld(h.Ctx(), Als(Bo), informatie.Voorbeeld{Voorwaarden: informatie.Voorwaarden{Wie: informatie.AlleDeelnemers, Vanaf: informatie.VanafPlan}, Casus: z.ID})
	goed(t, err)
	wil := "als het plan is vastgesteld, niet vóór het RTO van " + dagMaand(h.Klok.Nu().Add(72*time.Hour))
	if b.Zin != "Iedereen die in deze casus meedoet leest dit, "+wil+"." || b.Zicht[len(b.Zicht)-1].Reden != wil {
		t.Errorf("neither plan nor round table yet: %q, %+v", b.Zin, b.Zicht)
	}
}
