// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"errors"
	"slices"
	"testing"

	"rondetafel/internal/bestuur"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/plan"
)

// rule 8-P1: who could not do an act whatever is in the dossier hears the same refusal whatever is missing in it: the manager and the
// privacy officer cannot follow a plan by trying to put it to the Partijen. Who could do it hears what is missing, with its article.
func TestWeigeringVerraadtNietWatOntbreekt(t *testing.T) {
	h := Nieuw(t)
	ctx, leeg := h.Ctx(), h.RTO(Bo)
	half := h.RTO(Bo)
	goed(t, vergeet(h.PlanBewaren(ctx, Als(Petra), plan.Concept{Casus: half.ID, Inhoud: plan.Inhoud{Doelen: []plan.Doel{{Leefgebied: "wonen",
		Tekst: "Hij woont op zichzelf.", Afspraken: []plan.Afspraak{{Wat: "Woning zoeken", Partij: Gemeente, Medewerker: Anna, Soort: plan.Zorg,
			Uiterlijk: h.Vandaag()}}}}}})))
	p := planhuisIn(h) // with a plan, and a change of it that lacks something else
	wijziging := p.metVersie()
	wijziging.Criteria = nil
	anders := p.bewaar(wijziging)
	leeg.Versie, half.Versie = 1, 1
	probeer := func(wie string, z gate.Verwijzing) []*errs.Denied {
		t.Helper()
		var uit []*errs.Denied
		for _, err := range []error{
			vergeet(h.PlanVoorleggen(ctx, Als(wie), plan.Voorleggen{Casus: z.ID, Versie: z.Versie})),
			vergeet(h.PlanInstemmen(ctx, Als(wie), bestuur.Instemmen{Casus: z.ID, Versie: z.Versie, Antwoord: "ja"})),
		} {
			var d *errs.Denied
			if !errors.As(err, &d) {
				t.Fatalf("%s: error %v, want a refusal", wie, err)
			}
			uit = append(uit, d)
		}
		return uit
	}
	for _, wie := range []string{Mo, Fien} {
		een := probeer(wie, leeg)
		for i, ander := range append(probeer(wie, half), probeer(wie, anders)...) {
			i %= len(een)
			if een[i].Waarom != ander.Waarom || een[i].Anders != ander.Anders || !slices.Equal(een[i].Artikelen, ander.Artikelen) ||
				!slices.Equal(een[i].Regels, ander.Regels) {
				t.Errorf("%s can tell the casussen apart by %s:\n%+v\n%+v", wie, een[i].Handeling, een[i], ander)
			}
			if e := h.Laatste(); len(e.Regels) > 0 {
				t.Errorf("the log explains the refusal to %s by %v", wie, e.Regels)
			}
		}
	}
	gehoord := map[string]bool{probeer(Petra, leeg)[0].Waarom: true, probeer(Petra, anders)[0].Waarom: true}
	wijziging.Versie, wijziging.Rollen, wijziging.Criteria = anders.Versie, nil, p.concept(0).Criteria
	if gehoord[probeer(Petra, p.bewaar(wijziging))[0].Waarom] = true; len(gehoord) != 3 {
		t.Errorf("who writes the plan does not hear what is missing: %v", gehoord)
	}
}
