// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"errors"
	"slices"
	"testing"

	"rondetafel/internal/audit"
	"rondetafel/internal/bestuur"
	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
	"rondetafel/internal/plan"
	"rondetafel/internal/rto"
)

// conflict asks that err is a conflict by wie that says nu.
func conflict(t *testing.T, wat string, err error, wie, nu string, versie int64) {
	t.Helper()
	var c *errs.Conflict
	if !errors.As(err, &c) {
		t.Fatalf("%s: error %v, want a conflict", wat, err)
	}
	if c.Wie != wie || c.Nu != nu || c.Versie != versie || c.Moment == 0 {
		t.Errorf("%s: by %q at %d, version %d, now %q", wat, c.Wie, c.Moment, c.Versie, c.Nu)
	}
}

// rule 9.2a-1: the form of a second tab comes after the Casus went on. Its sender hears who was first and how it is now; in the log
// it is the refusal that it was. Who saw the newest version, or one that never was, is refused.
func TestFaseIsAlVerder(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx, z := h.Ctx(), h.InScreening()
		tweede := h.Screening(z)
		v, err := h.CasusScreenen(ctx, Als(Petra), h.Screening(z))
		goed(t, err)
		nu := "Fase: Triage\nProcesregisseur: Petra Schijn"
		conflict(t, "the second tab", vergeet(h.CasusScreenen(ctx, Als(Petra), tweede)), "Petra Schijn", nu, v.Versie)
		e := h.Laatste()
		zelfde(t, "its entry", spoorVan(e), spoor{handeling: "casus.screenen", soort: "wijzigen", wie: Petra, partij: Veiligheidshuis, namens: Gemeente,
			functie: "procesregisseur", casus: z.ID, doel: e.Doel, uitkomst: audit.Refused, beleid: []string{"niet_nu"}, artikelen: []string{"9.2a"}, herkomst: "web", objecten: []string{z.ID}})
		for _, wie := range []string{Anna, Mo} { // they read it, and never assess it
			nooit(t, h, "casus.screenen", wie, vergeet(h.CasusScreenen(ctx, Als(wie), tweede)), "9.2a")
		}
		onbekend(t, vergeet(h.CasusScreenen(ctx, Als(Bo), tweede)))
		onbekend(t, vergeet(h.CasusScreenen(ctx, gate.Caller{Personen: []string{Petra, Bo}, Herkomst: "web"}, tweede)))
		for _, versie := range []int64{v.Versie, v.Versie + 1, 0, -1} {
			tweede.Versie = versie
			geweigerd(t, vergeet(h.CasusScreenen(ctx, Als(Petra), tweede)), "9.2a")
		}
		if n := h.Getal(`SELECT versie FROM casus`); n != v.Versie {
			t.Errorf("version %d", n)
		}
	})
}

// nooit asks that an act on an old version is a plain refusal to wie, and in the log too.
func nooit(t *testing.T, h *Huis, act, wie string, err error, artikel string) {
	t.Helper()
	geweigerd(t, err, artikel)
	if e := h.Laatste(); e.Handeling != act || e.Persoon != wie || e.Uitkomst != audit.Refused || !slices.Contains(e.Artikelen, artikel) {
		t.Errorf("the refusal of %s to %s is in the log as %s by %s: %v on %v", act, wie, e.Handeling, e.Persoon, e.Uitkomst, e.Artikelen)
	}
}

// rules 9.2c-1, 6.4b-1, 6.5-1: who reads an Overleg, a plan or an Afspraak and may never do the act, hears of an old version nothing but
// the refusal; who could have done it hears of the change, also when nobody can any more.
func TestConflictAlleenVoorWieHetKon(t *testing.T) {
	p := nieuwPlanhuis(t)
	h, ctx := p.Huis, p.Ctx()
	p.vastgesteld(p.metVersie())
	langs := p.afspraak("Elke week langs")
	goed(t, vergeet(h.AfspraakMelden(ctx, Als(Bo), plan.Melding{Afspraak: langs.ID, Versie: langs.Versie, Stand: plan.Klaar})))
	melding := plan.Melding{Afspraak: langs.ID, Versie: langs.Versie, Stand: plan.Bezig}
	for _, wie := range []string{Cleo, Petra} {
		nooit(t, h, "afspraak.melden", wie, vergeet(h.AfspraakMelden(ctx, Als(wie), melding)), "6.5")
	}
	conflict(t, "a second report", vergeet(h.AfspraakMelden(ctx, Als(Bo), melding)), "Bo Verzonnen", "Stand: klaar", langs.Versie+1)

	voorleggen := plan.Voorleggen{Casus: p.z.ID, Versie: 1}
	nooit(t, h, "plan.voorleggen", Anna, vergeet(h.PlanVoorleggen(ctx, Als(Anna), voorleggen)), "6.4b")
	instemmen := bestuur.Instemmen{Casus: p.z.ID, Versie: 1, Antwoord: "ja"}
	nooit(t, h, "plan.instemmen", Petra, vergeet(h.PlanInstemmen(ctx, Als(Petra), instemmen)), "6.4b")
	for wat, err := range map[string]error{"put": vergeet(h.PlanVoorleggen(ctx, Als(Petra), voorleggen)), "agreed": vergeet(h.PlanInstemmen(ctx, Als(Anna), instemmen))} {
		var c *errs.Conflict
		if !errors.As(err, &c) {
			t.Errorf("%s once more: %v, want a conflict", wat, err)
		}
	}

	o := h.AanTafel(p.z, Bo)
	oud := h.Voorbereiding(p.z)
	oud.Overleg, oud.Versie = o.ID, 1
	nooit(t, h, "overleg.voorbereiden", Bo, vergeet(h.OverlegVoorbereiden(ctx, Als(Bo), oud)), "9.2c")
	goed(t, vergeet(h.OverlegAfronden(ctx, Als(Petra), rto.Verslag{Overleg: o.ID, Versie: o.Versie, Passages: Samen("x")})))
	nooit(t, h, "overleg.voorbereiden", Bo, vergeet(h.OverlegVoorbereiden(ctx, Als(Bo), oud)), "9.2c")
	var c *errs.Conflict
	if err := vergeet(h.OverlegVoorbereiden(ctx, Als(Petra), oud)); !errors.As(err, &c) || h.Laatste().Uitkomst != audit.Refused {
		t.Errorf("preparing what was held: %v, in the log %v", err, h.Laatste().Uitkomst)
	}
}

// rule AVG-7: who proposed a destruction never judges it, and a Procesregisseur who has no part in it never stops it; an old version
// changes nothing of that.
func TestConflictVanEenVernietiging(t *testing.T) {
	h := Nieuw(t)
	ctx := h.Ctx()
	z := h.SluitCasus(h.Afschaling(Bo))
	v := h.Voorstel(z)
	oud := v.Versie
	h.Akkoord(v)
	oordeel := casus.VernietigingControleren{Vernietiging: v.ID, Versie: oud, Akkoord: "ja", Reden: "x"}
	stop := casus.VernietigingStoppen{Vernietiging: v.ID, Versie: oud, Reden: "x"}
	nooit(t, h, "vernietiging.controleren", Petra, vergeet(h.VernietigingControleren(ctx, Als(Petra), oordeel)), "AVG-7")
	nooit(t, h, "vernietiging.stoppen", Pim, vergeet(h.VernietigingStoppen(ctx, Als(Pim), stop)), "AVG-7")
	conflict(t, "judged twice", vergeet(h.VernietigingControleren(ctx, Als(Mo), oordeel)), "", "Stand: Bedenktijd", oud+1)
}

// rules 8-P1, 8.2c-2: a conflict tells the manager no more than the course of a Casus, and of an unassigned one not even that.
func TestConflictVanDeManager(t *testing.T) {
	h := Nieuw(t)
	ctx := h.Ctx()
	wijsToe := func(z gate.Verwijzing, versie int64, naar string) error {
		return vergeet(h.CasusToewijzen(ctx, Als(Mo), casus.Toewijzen{Casus: z.ID, Versie: versie, Medewerker: naar}))
	}
	z := h.TeBevestigen()
	v, err := h.CasusBevestigen(ctx, Als(Anna), casus.Bevestigen{Casus: z.ID, Versie: z.Versie})
	goed(t, err)
	conflict(t, "confirmed twice", vergeet(h.CasusBevestigen(ctx, Als(Anna), casus.Bevestigen{Casus: z.ID, Versie: z.Versie})), "Anna Fictief",
		"Fase: Screening\nProcesregisseur: Petra Schijn", v.Versie)
	conflict(t, "changed by the aanmelder", wijsToe(z, 1, Pim), "", "Fase: Screening\nProcesregisseur: Petra Schijn", v.Versie)
	goed(t, wijsToe(z, v.Versie, Pim))
	conflict(t, "changed by the manager", wijsToe(z, v.Versie, Petra), "Mo Schijn", "Fase: Screening\nProcesregisseur: Pim Schijn", v.Versie+1)
	conflict(t, "to nobody who can", wijsToe(z, v.Versie, Bo), "Mo Schijn", "Fase: Screening\nProcesregisseur: Pim Schijn", v.Versie+1)
	conflict(t, "not assigned", wijsToe(h.Aangemeld(), 9, Pim), "", "", 1)
}

// rule 12.1-1: who betters a piece that a colleague took back meanwhile hears that, with who did. Nobody else does.
func TestStukIntussenIngetrokken(t *testing.T) {
	h := Nieuw(t)
	ctx, z := h.Ctx(), h.RTO(Bo, Cleo)
	goed(t, vergeet(h.DeelnameAanwijzen(ctx, Als(Bo), casus.Aanwijzen{Casus: z.ID, Medewerker: Bas})))
	stuk := h.VoegToe(z, Bo, informatie.AlleDeelnemers)
	in := h.Gegeven(z, informatie.AlleDeelnemers)
	beter := func(wie string, versie int64) error {
		return vergeet(h.GegevenCorrigeren(ctx, Als(wie), informatie.Corrigeren{Gegeven: stuk.ID, Versie: versie, Inhoud: in.Inhoud, Soort: in.Soort}))
	}
	goed(t, vergeet(h.GegevenVoorwaarden(ctx, Als(Bas), informatie.Wijzigen{Gegeven: stuk.ID, Versie: 1,
		Voorwaarden: informatie.Voorwaarden{Wie: informatie.AlleenProcesregisseur}})))
	conflict(t, "other conditions", beter(Bo, 1), "Bas Verzonnen", in.Tekst+"\n\nAlleen de procesregisseur leest dit.", 2)
	geweigerd(t, beter(Petra, 1), "12.1")
	onbekend(t, beter(Cleo, 1))
	goed(t, vergeet(h.GegevenIntrekken(ctx, Als(Bas), informatie.Intrekken{Gegeven: stuk.ID, Versie: 2, Reden: "x"})))
	conflict(t, "withdrawn", beter(Bo, 2), "Bas Verzonnen", "Dit stuk is ingetrokken.", 3)
	if e := h.Laatste(); e.Uitkomst != audit.Refused {
		t.Errorf("its entry says %v", e.Uitkomst)
	}
	geweigerd(t, beter(Bo, 3), "12.1")
	geweigerd(t, beter(Petra, 1), "12.1")
	onbekend(t, beter(Cleo, 1))
}
