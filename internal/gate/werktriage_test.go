// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"slices"
	"testing"
	"time"

	"rondetafel/internal/casus"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/klok"
)

func taken(t *testing.T, h *Huis, wie string) []gate.Taak {
	t.Helper()
	w, err := h.MijnWerk(h.Ctx(), Als(wie))
	goed(t, err)
	return w.Taken
}

// What a triage asks of each: of the Procesregisseur the end of it, and before that each question that is out; of who is asked the
// question, of which the task holds the number of the Casus and nothing else (rule 1.8-1).
func TestTriageWachtOpIeder(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		z := h.Triage()
		is := func(wat string, wil map[string][]string) {
			t.Helper()
			for _, wie := range []string{Petra, Pim, Anna, Bo, Bas, Cleo, Dirk, Oda, Mo, Fien} {
				if soorten, _ := wachtend(t, h, wie); !slices.Equal(soorten, wil[wie]) {
					t.Errorf("%s: %v waits for %s, want %v", wat, soorten, wie, wil[wie])
				}
			}
		}
		is("before any question", map[string][]string{Petra: {"triage"}})
		in := h.Triagevraag(z, Bo)
		bo, err := h.TriageVragen(h.Ctx(), Als(Petra), in)
		goed(t, err)
		in = h.Triagevraag(z, Cleo)
		in.Uiterlijk = klok.Datum(h.Klok.Nu().AddDate(0, 0, 2).Format(time.DateOnly))
		cleo, err := h.TriageVragen(h.Ctx(), Als(Petra), in)
		goed(t, err)
		is("two questions", map[string][]string{Petra: {"triage_open", "triage_open"}, Bo: {"triagevraag"}, Cleo: {"triagevraag"}})
		if l := taken(t, h, Petra); l[0].Object != cleo.ID || l[0].Van.ID != Zorg || l[1].Object != bo.ID || l[1].Van.ID != Politie || l[0].Casus.ID != z.ID {
			t.Errorf("the most urgent stands first: %+v", l)
		}
		taak := taken(t, h, Bo)[0]
		if (taak.Casus != gate.CasusRegel{Nummer: z.Nummer}) || taak.Object != bo.ID || taak.Uiterlijk == "" || taak.Van.ID != Gemeente {
			t.Errorf("Bo sees %+v", taak)
		}
		_, err = h.TriagevraagAntwoorden(h.Ctx(), Als(Bo), casus.Triageantwoord{Triagevraag: bo.ID, Versie: bo.Versie, Bekend: casus.Onbekend})
		goed(t, err)
		is("one answer", map[string][]string{Petra: {"triage_open"}, Cleo: {"triagevraag"}})
		_, err = h.TriageAfronden(h.Ctx(), Als(Petra), Uitkomst(z, Dirk))
		goed(t, err)
		is("the triage ended, with a question out", map[string][]string{Petra: {"rto"}})
	})
}

// A question whose row was altered outside the system is nobody's task.
func TestVeranderdeTriagevraagWachtOpNiemand(t *testing.T) {
	h := Nieuw(t)
	h.Beschadigd()
	z := h.Triage()
	_, err := h.TriageVragen(h.Ctx(), Als(Petra), h.Triagevraag(z, Bo))
	goed(t, err)
	_, err = h.DB().ExecContext(h.Ctx(), `UPDATE triagevraag SET partij = $1`, Zorg)
	goed(t, err)
	for _, wie := range []string{Bo, Cleo} {
		if soorten, _ := wachtend(t, h, wie); soorten != nil {
			t.Errorf("%v waits for %s", soorten, wie)
		}
	}
	if soorten, _ := wachtend(t, h, Petra); !slices.Equal(soorten, []string{"triage"}) {
		t.Errorf("%v waits for Petra", soorten)
	}
}

// Sent elsewhere nobody takes part, whatever stands in the rows of the form (rule 1.8-2).
func TestDoorverwezenNeemtNiemandMee(t *testing.T) {
	h := Nieuw(t)
	z := h.Triage()
	in := Uitkomst(z, Bo)
	in.Route, in.Naar = casus.Doorverwezen, "Het wijkteam"
	_, err := h.TriageAfronden(h.Ctx(), Als(Petra), in)
	goed(t, err)
	b, err := h.CasusLezen(h.Ctx(), Als(Petra), z.ID)
	goed(t, err)
	if b.Fase != casus.Doorverwezen || len(b.Deelnames) != 1 || b.Triage.Uitkomst.Doel != "" {
		t.Errorf("sent elsewhere: %+v", b)
	}
	_, err = h.CasusLezen(h.Ctx(), Als(Bo), z.ID)
	onbekend(t, err)
}

// The BSN that a question gives is for who is asked; others who read the question see it masked. Of an answer about informing only
// what belongs to it is kept (rule AVG-3).
func TestVraagGeeftBSNAlleenAanWieGevraagdIs(t *testing.T) {
	h := Nieuw(t)
	z := h.Triage()
	in := h.Triagevraag(z, Bo)
	in.MetBSN = true
	v, err := h.TriageVragen(h.Ctx(), Als(Petra), in)
	goed(t, err)
	for wie, bsn := range map[string]string{Bo: BSN, Petra: "*******19"} {
		k, err := h.TriagevraagLezen(h.Ctx(), Als(wie), v.ID)
		goed(t, err)
		if len(k.Over) != 1 || k.Over[0].BSN != bsn || (k.Casus == "") != k.Eigen {
			t.Errorf("%s reads %+v", wie, k)
		}
	}
	_, err = h.BetrokkeneInformeren(h.Ctx(), Als(Petra), casus.Informeren{Betrokkene: in.Over[0], Stand: casus.Geinformeerd, Datum: "1-3-2026", Tot: "9-3-2026",
		Reden: "van een ander antwoord", Grond: "ook"})
	goed(t, err)
	b, err := h.CasusLezen(h.Ctx(), Als(Petra), z.ID)
	goed(t, err)
	if i := b.Betrokkenen[0].Informering; i == nil || i.Datum != "2026-03-01" || i.Tot+i.Reden+i.Grond != "" {
		t.Errorf("informed: %+v", i)
	}
}
