// SPDX-License-Identifier: EUPL-1.2

package policy

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// TestPlanRegels states the rules of the plan and its execution as what may never happen, in drawn worlds in every phase.
//
// rule 6.4b-1, rule 6.4c-1, rule 6.4d-1
func TestPlanRegels(t *testing.T) {
	e := nieuw(t)
	woorden := []string{"doelen", "afspraken", "rollen", "criteria", "wijziging", "rtoBesluit", "deelnemers", "voorstel"}
	rapid.Check(t, func(t *rapid.T) {
		w := eenWereld(t)
		w.casus.Fase = rapid.SampledFrom([]string{"screening", "triage", "rto", "rto", "nazorg", "afschaling", "gesloten"}).Draw(t, "fase")
		w.ctx.Soort = rapid.SampledFrom([]string{"", "besluit", "instemming", "voortgang", "overleg"}).Draw(t, "wat")
		w.ctx.Ontbreekt = rapid.SliceOfNDistinct(rapid.SampledFrom(woorden), 0, 2, rapid.ID[string]).Draw(t, "ontbreekt")
		mag := func(actie string, op Resource) bool { return e.Beslis(w.wie, actie, op, w.ctx).Toegestaan }
		mist := slices.ContainsFunc(w.ctx.Ontbreekt, func(s string) bool { return slices.Contains(woorden[:6], s) })
		if (mist || w.casus.Fase != "rto") && (mag("plan.vaststellen", w.casus) || mag("plan.voorleggen", w.casus)) {
			t.Fatalf("a plan that lacks %v is adopted in %+v", w.ctx.Ontbreekt, w.casus)
		}
		if slices.Contains(w.ctx.Ontbreekt, "rtoBesluit") && mag("plan.instemmen", w.casus) {
			t.Fatalf("a first plan is agreed with in writing in %+v", w.casus)
		}
		if w.ctx.Soort == "" && mag("plan.vaststellen", w.casus) {
			t.Fatal("a plan is adopted without a decision")
		}
	})
}

// TestUitvoeringRegels does so for what is reported, noted and done beside the plan.
//
// rule 6.5-1, rule 6.6-1, rule 13.1-1
func TestUitvoeringRegels(t *testing.T) {
	e := nieuw(t)
	rapid.Check(t, func(t *rapid.T) {
		w := eenWereld(t)
		w.casus.Fase = rapid.SampledFrom([]string{"screening", "triage", "rto", "rto", "nazorg", "afschaling", "gesloten"}).Draw(t, "fase")
		mag := func(actie string, op Resource) bool { return e.Beslis(w.wie, actie, op, w.ctx).Toegestaan }
		a := Afspraak{ID: "a-1", Casus: w.casus, Partij: partijen().Draw(t, "van"), Stand: rapid.SampledFrom([]string{"open", "klaar", "vervallen"}).Draw(t, "stand")}
		if mag("afspraak.melden", a) && (a.Partij != w.wie.Partij || !w.aangewezen() || a.Stand == "vervallen") {
			t.Fatalf("%+v reports on %+v", w.wie, a)
		}
		n := Aantekening{ID: "n-1", Casus: w.casus, Partij: a.Partij, Soort: rapid.SampledFrom([]string{"voortgang", "overleg", "optreden", "melding"}).Draw(t, "soort"), Delen: rapid.Bool().Draw(t, "delen")}
		if mag("aantekening.lezen", n) && nietVoor(w, n) {
			t.Fatalf("%+v of %+v reads %+v", w.wie, w.casus, n)
		}
		if doetMee(w) && !mag("optreden.vastleggen", w.casus) {
			t.Fatalf("a Partij that takes part cannot record that it acts by itself: %+v", w.casus)
		}
	})
}

// nietVoor tells whether a note is not for somebody, whatever else they are: what the regisseurs consulted is theirs, and an own
// action that was not shared is of its Partij alone.
func nietVoor(w wereld, n Aantekening) bool {
	switch n.Soort {
	case "overleg", "voortgang":
		return !w.procesregie() && w.casus.Rollen&RolCasusregisseur == 0
	case "optreden":
		return !n.Delen && n.Partij != w.wie.Partij
	}
	return false
}

// doetMee tells whether somebody works for a Partij of the convenant that takes part, in a phase in which it does.
func doetMee(w wereld) bool {
	return w.aangewezen() && w.casus.PartijRollen&RolDeelnemer != 0 && w.casus.Fase != "screening" && w.casus.Fase != "gesloten" &&
		w.wie.Getekend && w.wie.PartijActief && !w.wie.Incidenteel
}
