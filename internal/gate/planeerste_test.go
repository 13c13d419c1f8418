// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"errors"
	"slices"
	"testing"

	"rondetafel/internal/bestuur"
	"rondetafel/internal/errs"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/plan"
	"rondetafel/internal/rto"
)

// TestEerstePlanInHetRTO: a draft is no plan, and the first one becomes it by a decision of the round table alone: nobody can put it to
// the Partijen, nor is offered to. So none is adopted before those whom it is about were informed. From then on a change can be put to them.
// rule 6.4b-1, rule 1.9-1, rule AVG-3
func TestEerstePlanInHetRTO(t *testing.T) {
	motoren(t, func(t *testing.T, huis *Huis) {
		h := planhuisIn(huis)
		v := h.bewaar(h.concept(0))
		if b := h.leesPlan(Petra); b.Huidig != nil || b.Concept == nil || b.Concept.Stand != "concept" || len(b.Concept.Ontbreekt) > 0 {
			t.Fatalf("a draft alone: %+v", b)
		}
		voorleggen := func(wie string, versie int64) error {
			return vergeet(h.PlanVoorleggen(h.Ctx(), Als(wie), plan.Voorleggen{Casus: h.z.ID, Versie: versie}))
		}
		for _, wie := range []string{Petra, Cleo} {
			var d *errs.Denied
			err := voorleggen(wie, v.Versie)
			nooit(t, h.Huis, "plan.voorleggen", wie, err, "6.4b")
			if !errors.As(err, &d) || d.Waarom != "Het eerste plan stelt het RTO zelf vast. Alleen een wijziging kan schriftelijk." ||
				d.Anders != "Bespreek het plan in het RTO en leg daar het besluit vast." || !slices.Equal(h.Laatste().Regels, []string{"artikel-06-lid-4b-eerste"}) {
				t.Errorf("%s hears %v, on %v", wie, err, h.Laatste().Regels)
			}
			if b := h.leesPlan(wie); slices.Contains(b.Mag, "plan.voorleggen") || b.Versie != v.Versie || b.Concept.Stand != "concept" {
				t.Errorf("%s is offered %v; the draft is %s at version %d", wie, b.Mag, b.Concept.Stand, b.Versie)
			}
		}
		for _, wie := range []string{Anna, Bo, Cleo} {
			h.geweigerd(vergeet(h.PlanInstemmen(h.Ctx(), Als(wie), bestuur.Instemmen{Casus: h.z.ID, Versie: v.Versie, Antwoord: "ja"})), "6.4b")
		}
		if n := h.Getal(`SELECT COUNT(*) FROM instemming`); n != 0 {
			t.Errorf("the Partijen were asked %d times", n)
		}
		tafel, err := h.OverlegPlannen(h.Ctx(), Als(Petra), h.Voorbereiding(h.z))
		h.goed(err)
		h.geweigerd(vergeet(h.OverlegUitnodigen(h.Ctx(), Als(Petra), Uitnodigen(tafel, Anna, Bo, Cleo))), "AVG-3") // so there is no plan before that either
		o := h.AanTafel(h.z, Anna, Bo, Cleo)
		besluit, err := h.OverlegBesluiten(h.Ctx(), Als(Petra), Besluit(o, rto.Plan, Anna, Bo, Cleo))
		h.goed(err)
		b := h.leesPlan(Petra)
		if b.Huidig == nil || b.Huidig.Nummer != 1 || b.Huidig.Besluit != besluit.ID {
			t.Fatalf("after the decision: %+v", b.Huidig)
		}
		v = h.bewaar(plan.Concept{Casus: h.z.ID, Versie: b.Versie, Inhoud: b.Concept.Inhoud, Wijziging: "De dag is een andere."})
		if b := h.leesPlan(Cleo); !slices.Contains(b.Mag, "plan.voorleggen") {
			t.Errorf("a change is not offered to be put to the Partijen: %v", b.Mag)
		}
		h.goed(voorleggen(Cleo, v.Versie))
	})
}
