// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/klok"
	"rondetafel/internal/rto"
)

// wachtend are the kinds of what waits for somebody, and how many Overleggen their week has.
func wachtend(t *testing.T, h *Huis, wie string) (soorten []string, week int) {
	t.Helper()
	w, err := h.MijnWerk(h.Ctx(), Als(wie))
	goed(t, err)
	for _, taak := range w.Taken {
		soorten = append(soorten, taak.Soort)
	}
	return soorten, len(w.Week)
}

// What a round table asks of each, from the agenda to the report: of the Procesregisseur, of an invited Partij, of who plans for the
// house. Who is not at the table has nothing of it (rule 7.2-1).
func TestOverlegWachtOpIeder(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		z := h.RTO(Bo, Cleo)
		is := func(wat string, wil map[string]string) {
			t.Helper()
			for _, wie := range []string{Petra, Pim, Anna, Bo, Cleo, Dirk, Oda, Mo, Fien} {
				soorten, week := wachtend(t, h, wie)
				kreeg := strings.Join(soorten, " ")
				if week > 0 {
					kreeg = strings.TrimSpace(kreeg + " week")
				}
				if kreeg != wil[wie] {
					t.Errorf("%s: %q waits for %s, want %q", wat, kreeg, wie, wil[wie])
				}
			}
		}
		is("after triage", map[string]string{Petra: "rto"})
		o, err := h.OverlegPlannen(h.Ctx(), Als(Petra), rto.Voorbereiding{Casus: z.ID})
		goed(t, err)
		is("on the agenda without a day", map[string]string{Petra: "overleg_voorbereiden", Oda: "overleg_inplannen"})
		_ = o
	})
}

// An invited Partij is asked who comes; a delegate without a mandate is told to the Procesregisseur (rule 6.3-1); on the day itself the
// report waits.
func TestUitnodigingWacht(t *testing.T) {
	h := Nieuw(t)
	z := h.RTO(Bo, Cleo)
	h.Geinformeerd(z)
	v := h.Voorbereiding(z)
	v.Datum = klok.Datum(h.Klok.Nu().AddDate(0, 0, 3).Format(time.DateOnly))
	o, err := h.OverlegPlannen(h.Ctx(), Als(Petra), v)
	goed(t, err)
	o, err = h.OverlegUitnodigen(h.Ctx(), Als(Petra), Uitnodigen(o, Bo, Cleo))
	goed(t, err)
	if soorten, week := wachtend(t, h, Bo); !slices.Equal(soorten, []string{"uitnodiging"}) || week != 1 {
		t.Errorf("for Bo %v waits, %d this week", soorten, week)
	}
	if soorten, week := wachtend(t, h, Anna); soorten != nil || week != 0 {
		t.Errorf("Anna is not invited, and has %v, %d", soorten, week)
	}
	zonder := Afvaardiging(o, Bo)
	zonder.Mandaat, zonder.MandaatVan = false, ""
	_, err = h.OverlegAfvaardigen(h.Ctx(), Als(Bo), zonder)
	goed(t, err)
	if soorten, _ := wachtend(t, h, Bo); soorten != nil {
		t.Errorf("Bo said who comes, and %v waits", soorten)
	}
	w, err := h.MijnWerk(h.Ctx(), Als(Petra))
	goed(t, err)
	if len(w.Taken) != 1 || w.Taken[0].Soort != "mandaat" || w.Taken[0].Object != o.ID || w.Taken[0].Casus.ID != z.ID ||
		w.Taken[0].Uiterlijk != string(v.Datum) || len(w.Week) != 1 || !w.Week[0].Lezen {
		t.Fatalf("for Petra: %+v", w)
	}
	h.Klok.Loop(30 * 24 * time.Hour)
	if soorten, week := wachtend(t, h, Petra); !slices.Equal(soorten, []string{"overleg_afronden"}) || week != 0 {
		t.Errorf("a month later %v waits, %d this week", soorten, week)
	}
}

// Supporting staff see the number of the Casus of what they plan, and nothing else of it (rule 11.1-1).
func TestOndersteuningZietNummer(t *testing.T) {
	h := Nieuw(t)
	z := h.RTO(Bo)
	h.Uitgenodigd(z, Bo)
	w, err := h.MijnWerk(h.Ctx(), Als(Oda))
	goed(t, err)
	for _, o := range w.Week {
		if o.Casus != "" || o.Lezen || o.Nummer != z.Nummer {
			t.Errorf("Oda sees %+v", o)
		}
	}
	for _, taak := range w.Taken {
		if (taak.Casus != gate.CasusRegel{Nummer: z.Nummer}) {
			t.Errorf("Oda sees %+v", taak)
		}
	}
	if len(w.Week) != 1 || len(w.Casussen) > 0 || len(w.Nieuws) > 0 {
		t.Errorf("Oda has %+v", w)
	}
}
