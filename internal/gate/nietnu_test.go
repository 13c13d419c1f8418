// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
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

// Of a piece that its own Partij withdrew, and of a question that was answered or is over, the form says beforehand what the act itself says,
// and what is said is true for who reads it (rules 9.2f-2, 13.2-1). A conflict says whether sending it again is of any use.
func TestWatVoorbijIs(t *testing.T) {
	h := Nieuw(t)
	ctx, z := h.Ctx(), h.AanHetRTO(Bo)
	stuk := h.VoegToe(z, Bo, informatie.AlleDeelnemers)
	wijzig := func(versie int64) error {
		return vergeet(h.GegevenVoorwaarden(ctx, Als(Bo), informatie.Wijzigen{Gegeven: stuk.ID, Versie: versie, Voorwaarden: informatie.Voorwaarden{Wie: informatie.AlleDeelnemers}}))
	}
	goed(t, wijzig(1))
	var botsing *errs.Conflict
	if err := wijzig(1); !errors.As(err, &botsing) || botsing.Over {
		t.Errorf("another version: %v %+v", err, botsing)
	}
	goed(t, vergeet(h.GegevenIntrekken(ctx, Als(Bo), informatie.Intrekken{Gegeven: stuk.ID, Versie: 2, Reden: "Klopt niet."})))
	if err := wijzig(1); !errors.As(err, &botsing) || !botsing.Over {
		t.Errorf("withdrawn: %v %+v", err, botsing)
	}
	for handeling, artikel := range map[string]string{"gegeven.corrigeren": "12.1", "gegeven.voorwaarden": "13.2", "gegeven.intrekken": "12.1", "document.toevoegen": "12.1",
		"gegeven.lezen": "13.2"} {
		d := geweigerd(t, h.Vooraf(ctx, Als(Bo), handeling, stuk.ID), artikel)
		if d.Waarom != "Jullie trokken dit stuk in. Niemand leest het nog." || d.Anders != "Geef de informatie opnieuw, als nieuw stuk." {
			t.Errorf("%s: Bo hears %q and %q", handeling, d.Waarom, d.Anders)
		}
		if d := geweigerd(t, h.Vooraf(ctx, Als(Petra), handeling, stuk.ID), artikel); strings.Contains(d.Waarom, "Jullie") {
			t.Errorf("%s: Petra hears %q", handeling, d.Waarom)
		}
	}
	nu := geweigerd(t, wijzig(3), "13.2")
	u, err := h.BesluitUitleggen(ctx, Als(Bo), nu.Volgnr)
	goed(t, err)
	if u.Waarom != nu.Waarom || u.Anders != nu.Anders || u.Waarom != "Jullie trokken dit stuk in. Niemand leest het nog." {
		t.Errorf("explained as %+v", u)
	}
}
