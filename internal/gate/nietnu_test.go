// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"errors"
	"slices"
	"testing"

	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/plan"
)

// Who may do an act, only not in this state of the Casus, hears that, and not that somebody else does it; the explanation afterwards
// has the same words. Who may never do it hears who does. The one who chose something that does not fit hears neither.
func TestNietNu(t *testing.T) {
	h := Nieuw(t)
	ctx, z := h.Ctx(), h.InScreening()
	weiger := func(wie string) *errs.Denied {
		var d *errs.Denied
		if err := vergeet(h.TriageAfronden(ctx, Als(wie), Uitkomst(z, Bo))); !errors.As(err, &d) {
			t.Fatalf("%s: %v", wie, err)
		}
		return d
	}
	act := actVan("triage.afronden")
	nu := weiger(Petra)
	if nu.Waarom != "Jij kunt dit wel doen, maar niet nu. "+act.Waarom || nu.Anders != "Kijk op de pagina van de casus wat er nu kan." {
		t.Errorf("Petra hears %q and %q", nu.Waarom, nu.Anders)
	}
	u, err := h.BesluitUitleggen(ctx, Als(Petra), nu.Volgnr)
	goed(t, err)
	if u.Waarom != nu.Waarom || u.Anders != nu.Anders || !slices.Equal(u.Artikelen, nu.Artikelen) {
		t.Errorf("explained as %+v", u)
	}
	if nooit := weiger(Anna); nooit.Waarom != act.Waarom || nooit.Anders != act.Anders {
		t.Errorf("Anna hears %q and %q", nooit.Waarom, nooit.Anders)
	}
	rto := h.RTO(Bo)
	var d *errs.Denied
	err = vergeet(h.DeelnameAanwijzen(ctx, Als(Bo), casus.Aanwijzen{Casus: rto.ID, Medewerker: Anna}))
	if aanwijzen := actVan("deelname.aanwijzen"); !errors.As(err, &d) || d.Waarom != aanwijzen.Waarom {
		t.Errorf("a colleague of another Partij: %v", err)
	}
}

// rule 1.7-1: who may not know of a Casus now, though they could work in it in another phase, is asked nothing more: the answer is that of
// one that does not exist, as soon, and the entry says no more.
func TestNietNuBlijftGeheim(t *testing.T) {
	h := Nieuw(t)
	dicht := h.SluitCasus(h.NaarAfschaling(h.NazorgMet(Bo)))
	onbekend(t, vergeet(h.OptredenVastleggen(h.Ctx(), Als(Bo), plan.Optreden{Casus: dicht.ID, Omschrijving: "Wij gaan zelf langs."})))
	if e := h.Laatste(); e.Handeling != "optreden.vastleggen" || slices.Contains(e.Regels, "niet_nu") {
		t.Errorf("%s left %v", e.Handeling, e.Regels)
	}
}
