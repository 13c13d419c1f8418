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
	"rondetafel/internal/rto"
)

// rule 9.2c-1: what an Overleg that decided was about and when it was does not change any more, also not by supporting staff; the page does
// not offer it, and a second decision still finds what it needs.
func TestGehoudenOverlegStaatVast(t *testing.T) {
	h := Nieuw(t)
	ctx, z := h.Ctx(), h.RTO(Bo)
	o := h.AanTafel(z, Anna, Bo)
	geen := Besluit(o, rto.Overig, Anna, Bo)
	v, err := h.OverlegBesluiten(ctx, Als(Petra), geen)
	goed(t, err)
	anders := h.Voorbereiding(z)
	anders.Overleg, anders.Versie, anders.Doel, anders.SoortBesluit = o.ID, v.Versie, "Iets anders.", rto.Afschalen
	dag := rto.Planning{Overleg: o.ID, Versie: v.Versie, Datum: klok.Datum(h.Klok.Nu().AddDate(0, 1, 0).Format(time.DateOnly)), Begin: "10:00", Plaats: "Elders"}
	for wat, err := range map[string]error{"prepared": vergeet(h.OverlegVoorbereiden(ctx, Als(Petra), anders)), "moved": vergeet(h.OverlegInplannen(ctx, Als(Petra), dag)),
		"moved by Oda": vergeet(h.OverlegInplannen(ctx, Als(Oda), dag))} {
		if d := geweigerd(t, err, "9.2d"); d.Waarom == "" || d.Anders == "" {
			t.Errorf("%s: %+v", wat, d)
		}
	}
	b, err := h.OverlegLezen(ctx, Als(Petra), o.ID)
	goed(t, err)
	if slices.Contains(b.Mag, "overleg.voorbereiden") || slices.Contains(b.Mag, "overleg.inplannen") || !slices.Contains(b.Mag, "overleg.besluiten") ||
		len(b.Regisseurs) == 0 || b.SoortBesluit != rto.Plan {
		t.Errorf("it offers %v, %d people for the casusregie, for %s", b.Mag, len(b.Regisseurs), b.SoortBesluit)
	}
	p, err := h.OverlegPlanning(ctx, Als(Oda), o.ID)
	goed(t, err)
	if slices.Contains(p.Mag, "overleg.inplannen") {
		t.Errorf("Oda may %v", p.Mag)
	}
	for _, wie := range []string{Petra, Oda} {
		geweigerd(t, h.Vooraf(ctx, Als(wie), "overleg.inplannen", o.ID), "9.2d")
	}
	goed(t, h.Vooraf(ctx, Als(Petra), "overleg.besluiten", o.ID))
	onbekend(t, h.Vooraf(ctx, Als(Dirk), "overleg.besluiten", o.ID))
}

// Which Partijen took part when an Overleg decided and were not invited, it says; who joined later was not left out (article 9.2 under h).
func TestWieNietWasUitgenodigd(t *testing.T) {
	h := Nieuw(t)
	ctx, z := h.Ctx(), h.RTO(Bo, Cleo)
	o := h.AanTafel(z, Bo)
	wie := func() (uit []string) {
		b, err := h.OverlegLezen(ctx, Als(Bo), o.ID)
		goed(t, err)
		for _, n := range b.NietGenodigd {
			uit = append(uit, n.ID)
		}
		return uit
	}
	if got := wie(); got != nil {
		t.Errorf("before a decision %v", got)
	}
	goed(t, vergeet(h.OverlegBesluiten(ctx, Als(Petra), Besluit(o, rto.Overig, Bo))))
	h.Klok.Loop(time.Hour)
	h.Betrek(z, Dirk)
	if got := wie(); !slices.Equal(got, []string{Gemeente, Zorg}) {
		t.Errorf("not invited: %v", got)
	}
}

// rule AVG-3: telling a betrokkene waited until a day. When that has come the question comes back to who directs the Casus, and until it is
// answered anew nobody sits at the table and nothing is decided.
func TestUitstelKomtTerug(t *testing.T) {
	h := Nieuw(t)
	ctx, z := h.Ctx(), h.RTO(Bo)
	h.Geinformeerd(z)
	mens := h.EersteBetrokkene(z)
	over := func(dagen int) klok.Datum {
		return klok.Datum(h.Klok.Nu().In(klok.Amsterdam()).AddDate(0, 0, dagen).Format(time.DateOnly))
	}
	wacht := casus.Informeren{Betrokkene: mens, Stand: casus.Uitgesteld, Tot: over(5), Reden: "Zij is nu niet veilig."}
	goed(t, vergeet(h.BetrokkeneInformeren(ctx, Als(Petra), wacht)))
	terug := func(wie string) (uit []gate.Taak) {
		w, err := h.MijnWerk(ctx, Als(wie))
		goed(t, err)
		for _, taak := range w.Taken {
			if taak.Soort == "informeren" {
				uit = append(uit, taak)
			}
		}
		return uit
	}
	in := h.Voorbereiding(z)
	in.Datum, in.Begin, in.Einde = over(4), "10:00", "11:00"
	o, err := h.OverlegPlannen(ctx, Als(Petra), in)
	goed(t, err)
	o, err = h.OverlegUitnodigen(ctx, Als(Petra), Uitnodigen(o, Bo)) // it is before the day
	goed(t, err)
	goed(t, vergeet(h.OverlegAfvaardigen(ctx, Als(Bo), Afvaardiging(o, Bo))))
	b, err := h.OverlegLezen(ctx, Als(Petra), o.ID)
	goed(t, err)
	o, err = h.OverlegInplannen(ctx, Als(Petra), rto.Planning{Overleg: o.ID, Versie: b.Versie, Datum: over(6), Begin: "10:00", Plaats: "Zaal 2"})
	goed(t, err)
	if n := len(terug(Petra)); n != 0 {
		t.Errorf("%d tasks before the day", n)
	}
	h.Klok.Loop((6*24 + 2) * time.Hour)
	if got := terug(Petra); len(got) != 1 || got[0].Casus.ID != z.ID || got[0].Uiterlijk != string(wacht.Tot) {
		t.Errorf("the question comes back as %+v", got)
	}
	if len(terug(Pim))+len(terug(Anna))+len(terug(Bo)) > 0 {
		t.Error("it comes to who does not direct the Casus")
	}
	aanwezig := rto.Aanwezigheid{Overleg: o.ID, Versie: o.Versie, Aanwezig: []rto.Aanwezige{{Partij: Politie, Medewerker: Bo}}}
	geweigerd(t, vergeet(h.OverlegAanwezigheid(ctx, Als(Petra), aanwezig)), "AVG-3")
	besluit := Besluit(o, rto.Overig, Bo)
	geweigerd(t, vergeet(h.OverlegBesluiten(ctx, Als(Petra), besluit)), "AVG-3")
	geweigerd(t, h.Vooraf(ctx, Als(Petra), "overleg.aanwezigheid", o.ID), "AVG-3") // and says so before the form
	b, err = h.OverlegLezen(ctx, Als(Petra), o.ID)
	goed(t, err)
	if slices.Contains(b.Mag, "overleg.aanwezigheid") || !slices.Contains(b.Ontbreekt, rto.OntbreektInformeren) {
		t.Errorf("it offers %v and lacks %v", b.Mag, b.Ontbreekt)
	}
	wacht.Tot = over(30)
	goed(t, vergeet(h.BetrokkeneInformeren(ctx, Als(Petra), wacht)))
	goed(t, vergeet(h.OverlegAanwezigheid(ctx, Als(Petra), aanwezig)))
	if len(terug(Petra)) > 0 {
		t.Error("answered, and still a task")
	}
}

// Before its hour nobody sits at the table: who would say who is there, what was decided or what was said hears that, also before the form.
func TestVoorHetUurVanHetOverleg(t *testing.T) {
	h := Nieuw(t)
	ctx, z := h.Ctx(), h.RTO(Bo)
	h.Geinformeerd(z)
	in := h.Voorbereiding(z)
	in.Begin, in.Einde = "16:00", "17:00"
	o, err := h.OverlegPlannen(ctx, Als(Petra), in)
	goed(t, err)
	o, err = h.OverlegUitnodigen(ctx, Als(Petra), Uitnodigen(o, Bo))
	goed(t, err)
	for _, handeling := range []string{"overleg.aanwezigheid", "overleg.besluiten", "overleg.afronden"} {
		if d := geweigerd(t, h.Vooraf(ctx, Als(Petra), handeling, o.ID), "6.1"); !slices.Contains(d.Regels, "artikel-06-lid-1-moment") {
			t.Errorf("%s is refused on %v", handeling, d.Regels)
		}
	}
	geweigerd(t, vergeet(h.OverlegAfronden(ctx, Als(Petra), rto.Verslag{Overleg: o.ID, Versie: o.Versie, Passages: Samen("Niets.")})), "6.1")
	h.Klok.Loop(8 * time.Hour)
	goed(t, h.Vooraf(ctx, Als(Petra), "overleg.aanwezigheid", o.ID))
}
