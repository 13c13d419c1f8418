// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/plan"
	"rondetafel/internal/policy"
)

// TestAlleenDeEigenPartijMeldt: the people whom the Partij designated report, nobody else does, and what was said stays.
// rule 6.5-1
func TestAlleenDeEigenPartijMeldt(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		p := planhuisIn(h)
		p.vastgesteld(p.concept(0))
		a := p.afspraak("Woonplek zoeken")
		for _, wie := range []string{Bo, Cleo, Petra} {
			_, err := h.AfspraakMelden(h.Ctx(), Als(wie), plan.Melding{Afspraak: a.ID, Versie: a.Versie, Stand: plan.Klaar})
			p.geweigerd(err, "6.5")
		}
		for _, wie := range []string{Arno, Pim, Mo, Fien, Dirk} { // not designated, or of no concern
			_, err := h.AfspraakMelden(h.Ctx(), Als(wie), plan.Melding{Afspraak: a.ID, Versie: a.Versie, Stand: plan.Klaar})
			if !errors.Is(err, errs.ErrNotFound) {
				t.Errorf("%s: %v", wie, err)
			}
		}
		v, err := h.AfspraakMelden(h.Ctx(), Als(Anna), plan.Melding{Afspraak: a.ID, Versie: a.Versie, Stand: plan.LuktNiet, Toelichting: "Geen plek vrij."})
		p.goed(err)
		_, err = h.AfspraakMelden(h.Ctx(), Als(Anna), plan.Melding{Afspraak: a.ID, Versie: a.Versie, Stand: plan.Klaar})
		var c *errs.Conflict
		if !errors.As(err, &c) || c.Nu != "Stand: lukt niet" || c.Versie != v.Versie {
			t.Errorf("reporting on what changed: %v", err)
		}
		b, err := h.AfspraakLezen(h.Ctx(), Als(Bo), a.ID)
		p.goed(err)
		if b.Stand != plan.LuktNiet || len(b.Notities) != 1 || b.Notities[0].Tekst != "Geen plek vrij." || b.Notities[0].Stand != plan.LuktNiet ||
			b.Notities[0].Door.ID != Anna || b.Doel != "Sem woont op zichzelf" || b.Eigen || len(b.Mag) > 0 {
			t.Errorf("what another Partij reads: %+v", b)
		}
	})
}

// planhuisIn is nieuwPlanhuis in a house that is open.
func planhuisIn(h *Huis) planhuis {
	p := planhuis{Huis: h}
	p.z = h.RTO(Bo, Cleo)
	p.goed(h.GeefRol(h.Ctx(), Als(Petra), p.z.ID, Cleo, policy.RolCasusregisseur))
	return p
}

// TestHerinnerenEnAantekenen: who has the regie reminds and writes notes, and cannot report.
// rule 6.5-1, rule 9.2g-1
func TestHerinnerenEnAantekenen(t *testing.T) {
	h := nieuwPlanhuis(t)
	h.vastgesteld(h.concept(0))
	a := h.afspraak("Woonplek zoeken")
	for _, wie := range []string{Petra, Cleo} {
		_, err := h.AfspraakAantekenen(h.Ctx(), Als(wie), plan.Aantekenen{Afspraak: a.ID, Tekst: "Gebeld met wonen."})
		h.goed(err)
	}
	_, err := h.AfspraakAantekenen(h.Ctx(), Als(Anna), plan.Aantekenen{Afspraak: a.ID, Tekst: "Zelf."})
	h.geweigerd(err, "6.5", "9.2g")
	_, err = h.AfspraakAantekenen(h.Ctx(), Als(Petra), plan.Aantekenen{Afspraak: a.ID, Herinnering: true})
	h.goed(err)
	if b := h.afspraak("Woonplek zoeken"); b.Herinnerd == nil || b.Versie != a.Versie {
		t.Errorf("after a reminder: %+v", b)
	}
	v, err := h.AfspraakMelden(h.Ctx(), Als(Anna), plan.Melding{Afspraak: a.ID, Versie: a.Versie, Stand: plan.Bezig})
	h.goed(err)
	b, err := h.AfspraakLezen(h.Ctx(), Als(Anna), a.ID)
	h.goed(err)
	if b.Herinnerd != nil || b.Versie != v.Versie || len(b.Notities) != 4 || b.Notities[1].Soort != plan.Herinnering || b.Notities[1].Namens == nil || b.Notities[1].Namens.ID != Zorg && b.Notities[1].Namens.ID != Gemeente {
		t.Errorf("after the report: %+v", b)
	}
}

// soorten are the kinds of task of somebody, with the last day of each.
func (h planhuis) soorten(wie string) []string {
	h.T.Helper()
	w, err := h.MijnWerk(h.Ctx(), Als(wie))
	h.goed(err)
	var uit []string
	for _, t := range w.Taken {
		if t.Casus.ID == h.z.ID && t.Soort != "rto" { // what a round table asks is not of the plan
			uit = append(uit, strings.TrimSpace(t.Soort+" "+t.Uiterlijk))
		}
	}
	slices.Sort(uit)
	return uit
}

// TestTeLaat: an overdue afspraak shows to its Partij, the casusregisseur and the procesregisseur, and to nobody else.
// rule 9.2g-1, rule 10.2-1
func TestTeLaat(t *testing.T) {
	h := nieuwPlanhuis(t)
	h.vastgesteld(h.concept(0))
	woon, gesprek, langs := string(h.over(7)), string(h.over(3)), string(h.over(30))
	for _, g := range []struct {
		dagen int
		wil   map[string][]string
	}{
		{0, map[string][]string{Anna: {"afspraak " + woon}, Cleo: {"afspraak " + gesprek}, Bo: {"afspraak " + langs}, Petra: nil}},
		{3, map[string][]string{Anna: {"afspraak " + woon}, Cleo: {"afspraak " + gesprek}, Petra: nil}},
		{5, map[string][]string{Cleo: {"afspraak " + gesprek}, Petra: {"afspraak_bewaken " + gesprek}, Bo: {"afspraak " + langs}}},
		{9, map[string][]string{Anna: {"afspraak " + woon}, Cleo: {"afspraak " + gesprek, "afspraak_bewaken " + woon},
			Petra: {"afspraak_bewaken " + gesprek, "afspraak_bewaken " + woon}, Bo: {"afspraak " + langs}, Pim: nil, Dirk: nil, Arno: nil, Mo: nil}},
	} {
		h.Klok.Zet(Begin().Add(time.Hour).AddDate(0, 0, g.dagen))
		for wie, wil := range g.wil {
			if heb := h.soorten(wie); !slices.Equal(heb, wil) {
				t.Errorf("after %d days %s has %q, want %q", g.dagen, wie, heb, wil)
			}
		}
	}
	a := h.afspraak("Woonplek zoeken")
	if b := h.leesPlan(Bo); !b.Huidig.Doelen[0].Afspraken[0].TeLaat || !a.TeLaat {
		t.Error("late ones do not stand first")
	}
	_, err := h.AfspraakMelden(h.Ctx(), Als(Anna), plan.Melding{Afspraak: a.ID, Versie: a.Versie, Stand: plan.Klaar})
	h.goed(err)
	if heb := h.soorten(Anna); len(heb) > 0 {
		t.Errorf("after it is done Anna still has %q", heb)
	}
}

// TestHerinneringBijCollega: a reminder shows to every designated person of the Partij until somebody reports.
// rule 9.2g-1
func TestHerinneringBijCollega(t *testing.T) {
	h := nieuwPlanhuis(t)
	h.vastgesteld(h.concept(0))
	a := h.afspraak("Woonplek zoeken")
	_, err := h.DeelnameAanwijzen(h.Ctx(), Als(Anna), aanwijzen(h.z, Arno))
	h.goed(err)
	if heb := h.soorten(Arno); len(heb) > 0 {
		t.Errorf("before the reminder Arno has %q", heb)
	}
	_, err = h.AfspraakAantekenen(h.Ctx(), Als(Cleo), plan.Aantekenen{Afspraak: a.ID, Herinnering: true})
	h.goed(err)
	if heb := h.soorten(Arno); len(heb) != 1 {
		t.Errorf("after the reminder Arno has %q", heb)
	}
	_, err = h.AfspraakMelden(h.Ctx(), Als(Arno), plan.Melding{Afspraak: a.ID, Versie: a.Versie, Stand: plan.Bezig})
	h.goed(err)
	if heb := h.soorten(Arno); len(heb) > 0 {
		t.Errorf("after his report Arno has %q", heb)
	}
}

// TestRegie: what the regisseurs consult is theirs alone, and a report of progress waits for the procesregisseur.
// rule 6.6-1, rule 10.3-1
func TestRegie(t *testing.T) {
	h := nieuwPlanhuis(t)
	schrijf := func(wie string, soort plan.AantekeningSoort) error {
		_, err := h.RegieAfstemmen(h.Ctx(), Als(wie), plan.Afstemming{Casus: h.z.ID, Soort: soort, Tekst: "Het gaat traag."})
		return err
	}
	h.goed(schrijf(Cleo, plan.Voortgang))
	if heb := h.soorten(Petra); !slices.Equal(heb, []string{"voortgang"}) {
		t.Errorf("Petra has %q", heb)
	}
	if heb := h.soorten(Cleo); len(heb) > 0 {
		t.Errorf("Cleo has %q", heb)
	}
	h.geweigerd(schrijf(Petra, plan.Voortgang), "6.6", "10.3")
	h.geweigerd(schrijf(Anna, plan.Overleg), "6.6", "10.3")
	h.goed(schrijf(Petra, plan.Overleg))
	if heb := h.soorten(Petra); len(heb) > 0 {
		t.Errorf("after the answer Petra has %q", heb)
	}
	for wie, mag := range map[string][]string{Petra: {"overleg"}, Cleo: {"voortgang", "overleg"}} {
		b, err := h.RegieLezen(h.Ctx(), Als(wie), h.z.ID)
		h.goed(err)
		if len(b.Afstemmingen) != 2 || b.Afstemmingen[0].Soort != plan.Overleg || b.Afstemmingen[1].Tekst != "Het gaat traag." || !slices.Equal(b.Mag, mag) {
			t.Errorf("%s reads %+v", wie, b)
		}
	}
	for _, wie := range []string{Anna, Bo} {
		_, err := h.RegieLezen(h.Ctx(), Als(wie), h.z.ID)
		h.geweigerd(err, "6.6")
		if lijn := h.lijn(wie); slices.Contains(lijn, "regie.afgestemd") {
			t.Errorf("%s sees in the timeline that there was a consultation: %q", wie, lijn)
		}
	}
	if lijn := h.lijn(Cleo); !slices.Contains(lijn, "regie.afgestemd") {
		t.Errorf("Cleo sees %q", lijn)
	}
}

// lijn are the kinds of the lines of the timeline that somebody sees.
func (h planhuis) lijn(wie string) []string {
	h.T.Helper()
	c, err := h.CasusLezen(h.Ctx(), Als(wie), h.z.ID)
	h.goed(err)
	var uit []string
	for _, g := range c.Tijdlijn {
		uit = append(uit, g.Soort)
	}
	return uit
}

// TestOptreden: a Partij that takes part can always record that it acts by itself; it is asked to tell the others and may not, and then it is
// the only one to know.
// rule 13.1-1, rule 13.1-2
func TestOptreden(t *testing.T) {
	h := nieuwPlanhuis(t)
	leg := func(z gate.Verwijzing, wie string, delen bool) error {
		_, err := h.OptredenVastleggen(h.Ctx(), Als(wie), plan.Optreden{Casus: z.ID, Omschrijving: "Wij grijpen zelf in.", Delen: delen})
		return err
	}
	h.goed(leg(h.z, Bo, false))
	for wie, wil := range map[string]int{Bo: 1, Anna: 0, Cleo: 0, Petra: 0} {
		b, err := h.OptredenLezen(h.Ctx(), Als(wie), h.z.ID)
		h.goed(err)
		if len(b.Optredens) != wil || slices.Contains(h.lijn(wie), "optreden.vastgelegd") != (wil > 0) {
			t.Errorf("%s reads %d own actions of the police, timeline %q", wie, len(b.Optredens), h.lijn(wie))
		}
	}
	h.goed(leg(h.z, Bo, true))
	for wie, wil := range map[string]int{Bo: 2, Anna: 1, Cleo: 1, Petra: 1} {
		b, err := h.OptredenLezen(h.Ctx(), Als(wie), h.z.ID)
		h.goed(err)
		if len(b.Optredens) != wil || b.Optredens[0].Tekst != "Wij grijpen zelf in." || !b.Optredens[0].Delen {
			t.Errorf("%s reads %+v", wie, b.Optredens)
		}
	}
	h.geweigerd(leg(h.z, Petra, true), "13.1")
	for naam, z := range map[string]gate.Verwijzing{"to be confirmed": h.TeBevestigen(), "reported": h.Aangemeld(), "screening": h.InScreening(),
		"triage": h.Triage(), "not taken further": h.MetUitkomst("afgewezen"), "referred": h.MetUitkomst("doorverwezen")} {
		if err := leg(z, Anna, false); err != nil {
			t.Errorf("%s: %v", naam, err)
		}
		if err := leg(z, Bo, false); !errors.Is(err, errs.ErrNotFound) {
			t.Errorf("%s, who takes no part: %v", naam, err)
		}
	}
}

// TestPlanInDeTijdlijn: what happens to a plan shows to who may read it.
func TestPlanInDeTijdlijn(t *testing.T) {
	h := nieuwPlanhuis(t)
	h.vastgesteld(h.metVersie())
	a := h.afspraak("Gesprek met Sem")
	h.Klok.Zet(h.Klok.Nu().Add(time.Hour))
	_, err := h.AfspraakMelden(h.Ctx(), Als(Cleo), plan.Melding{Afspraak: a.ID, Versie: a.Versie, Stand: plan.Klaar})
	h.goed(err)
	if lijn := h.lijn(Bo)[:5]; !slices.Equal(lijn, []string{"afspraak.gemeld", "plan.vastgesteld", "plan.ingestemd", "plan.ingestemd", "plan.ingestemd"}) {
		t.Errorf("the timeline: %q", lijn)
	}
}

func aanwijzen(z gate.Verwijzing, wie string) casus.Aanwijzen {
	return casus.Aanwijzen{Casus: z.ID, Medewerker: wie}
}
