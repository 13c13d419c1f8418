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
	"rondetafel/internal/klok"
	"rondetafel/internal/partij"
	"rondetafel/internal/rto"
)

// rule 6.3-1, rule 7.1-1: who is there without a mandate does not count and that is recorded; of who counts is recorded whether they
// agree; where nobody counts there is no decision.
func TestRegelMandaat(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx, z := h.Ctx(), h.RTO(Bo, Dirk, Cleo)
		o := h.Uitgenodigd(z, Anna, Bo, Dirk, Cleo)
		zonder := Afvaardiging(o, Dirk)
		zonder.Mandaat, zonder.MandaatVan = false, ""
		goed(t, vergeet(h.OverlegAfvaardigen(ctx, Als(Dirk), zonder)))
		o, err := h.OverlegAanwezigheid(ctx, Als(Petra), rto.Aanwezigheid{Overleg: o.ID, Versie: o.Versie,
			Aanwezig: []rto.Aanwezige{{Partij: Reclassering, Medewerker: Dirk}}})
		goed(t, err)
		geweigerd(t, vergeet(h.OverlegBesluiten(ctx, Als(Petra), Besluit(o, rto.Overig))), "6.3")
		for _, m := range []string{Anna, Bo, Cleo} {
			goed(t, vergeet(h.OverlegAfvaardigen(ctx, Als(m), Afvaardiging(o, m))))
		}
		o, err = h.OverlegAanwezigheid(ctx, Als(Petra), rto.Aanwezigheid{Overleg: o.ID, Versie: o.Versie, Aanwezig: []rto.Aanwezige{
			{Partij: Reclassering, Medewerker: Dirk}, {Partij: Gemeente, Medewerker: Anna}, {Partij: Politie, Medewerker: Bo}}})
		goed(t, err)
		ongeldig(t, vergeet(h.OverlegBesluiten(ctx, Als(Petra), Besluit(o, rto.Overig, Anna, Bo, Dirk))), "stemmen[2].partij")
		ongeldig(t, vergeet(h.OverlegBesluiten(ctx, Als(Petra), Besluit(o, rto.Overig, Anna))), "stemmen")
		in := Besluit(o, rto.Overig, Anna, Bo)
		in.Stemmen[1].Eens, in.Stemmen[1].Reden = "nee", "Eerst een gesprek."
		niemand := Besluit(o, rto.Overig, Anna, Bo) // rule 7.1-1: agreements are made jointly
		for i := range niemand.Stemmen {
			niemand.Stemmen[i].Eens, niemand.Stemmen[i].Reden = "nee", "Dit werkt niet."
		}
		geweigerd(t, vergeet(h.OverlegBesluiten(ctx, Als(Petra), niemand)), "7.1")
		v, err := h.OverlegBesluiten(ctx, Als(Petra), in)
		goed(t, err)
		b, err := h.OverlegLezen(ctx, Als(Bo), o.ID)
		goed(t, err)
		stand := map[string]string{}
		for _, p := range b.Besluiten[0].Partijen {
			stand[p.Partij.ID] = p.Stand + p.Reden
		}
		want := map[string]string{Gemeente: "eens", Politie: "oneensEerst een gesprek.", Reclassering: "zonder_mandaat", Zorg: "afwezig"}
		for p, s := range want {
			if stand[p] != s {
				t.Errorf("%s stands as %q, want %q", p, stand[p], s)
			}
		}
		if b.Besluiten[0].Namens.ID != Gemeente || b.Versie != v.Versie {
			t.Errorf("on behalf of %v at version %d", b.Besluiten[0].Namens, b.Versie)
		}
	})
}

// rule 6.3-1: who has a standing mandate, from the administrator of their own Partij and of nobody else, counts at each round table without one for that; from its
// first day until it ends, and not for a substitute who has none.
func TestRegelDoorlopendMandaat(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx, z := h.Ctx(), h.RTO(Bo)
		o := h.Uitgenodigd(z, Anna, Bo)
		in := Afvaardiging(o, Anna)
		in.Mandaat, in.MandaatVan, in.Vervanger = false, "", Arno
		goed(t, vergeet(h.OverlegAfvaardigen(ctx, Als(Anna), in)))
		zit := func(wie string) (telt bool) {
			t.Helper()
			b, err := h.OverlegLezen(ctx, Als(Petra), o.ID)
			goed(t, err)
			o, err = h.OverlegAanwezigheid(ctx, Als(Petra), rto.Aanwezigheid{Overleg: o.ID, Versie: b.Versie, Aanwezig: []rto.Aanwezige{{Partij: Gemeente, Medewerker: wie}}})
			goed(t, err)
			b, err = h.OverlegLezen(ctx, Als(Anna), o.ID)
			goed(t, err)
			g := b.AanTafel[0]
			if g.Partij.ID != Gemeente || g.Mandaat != g.Telt || g.Doorlopend != g.Telt || g.MandaatVan != "" {
				t.Errorf("reads %+v", g)
			}
			return g.Telt
		}
		if zit(Anna) {
			t.Error("counts without a mandate")
		}
		for _, wie := range []string{Mo, Anna, Bo} {
			geweigerd(t, vergeet(h.FunctieGeven(ctx, Als(wie), geef(Anna, partij.Mandaat))), "WGS 1.8")
		}
		later := geef(Anna, partij.Mandaat)
		later.Van = klok.Datum(h.Klok.Nu().AddDate(0, 0, 3).Format(time.DateOnly))
		goed(t, vergeet(h.FunctieGeven(ctx, Als(Beatle), later)))
		if zit(Anna) {
			t.Error("counts before the mandate begins")
		}
		goed(t, vergeet(h.FunctieBeeindigen(ctx, Als(Beatle), neem(Anna, partij.Mandaat))))
		goed(t, vergeet(h.FunctieGeven(ctx, Als(Beatle), geef(Anna, partij.Mandaat))))
		if !zit(Anna) || zit(Arno) || !zit(Anna) {
			t.Error("the mandate is not that of who sits there")
		}
		goed(t, vergeet(h.OverlegBesluiten(ctx, Als(Petra), Besluit(o, rto.Overig, Anna))))
		b, err := h.MedewerkerLezen(ctx, Als(Beatle), Anna)
		goed(t, err)
		i := slices.IndexFunc(b.Rechten, func(r gate.RechtBlad) bool { return r.Functie == string(partij.Mandaat) && r.Nu })
		goed(t, vergeet(h.FunctieBeeindigen(ctx, Als(Beatle), partij.FunctieBeeindigen{Medewerker: Anna, Functie: partij.Mandaat, Versie: b.Rechten[i].Versie})))
		u, err := h.OverlegLezen(ctx, Als(Petra), o.ID)
		goed(t, err)
		o.Versie = u.Versie
		geweigerd(t, vergeet(h.OverlegBesluiten(ctx, Als(Petra), Besluit(o, rto.Overig, Anna))), "6.3")
		if v := h.Verify(); v.Fout != "" {
			t.Errorf("%+v", v)
		}
	})
}

// rules 6.3-1, 7.1-1: who was there for a decision stays so; somebody else may sit there for the same Partij, and who was not there for
// it may leave.
func TestWieBeslootBlijftAanwezig(t *testing.T) {
	h := Nieuw(t)
	ctx, z := h.Ctx(), h.RTO(Bo, Cleo)
	o := h.AanTafel(z, Anna, Bo)
	zit := func(mensen ...string) error {
		b, err := h.OverlegLezen(ctx, Als(Petra), o.ID)
		goed(t, err)
		in := rto.Aanwezigheid{Overleg: o.ID, Versie: b.Versie}
		for _, m := range mensen {
			in.Aanwezig = append(in.Aanwezig, rto.Aanwezige{Partij: PartijVan(m), Medewerker: m})
		}
		return vergeet(h.OverlegAanwezigheid(ctx, Als(Petra), in))
	}
	met := Afvaardiging(o, Bo)
	met.Vervanger = Bas
	goed(t, vergeet(h.OverlegAfvaardigen(ctx, Als(Bo), met)))
	goed(t, zit(Anna))
	goed(t, zit(Anna, Bo)) // nothing was decided yet
	b, err := h.OverlegLezen(ctx, Als(Petra), o.ID)
	goed(t, err)
	o.Versie = b.Versie
	goed(t, vergeet(h.OverlegBesluiten(ctx, Als(Petra), Besluit(o, rto.Overig, Anna, Bo))))
	fout := zit(Anna)
	ongeldig(t, fout, "aanwezig")
	var v *errs.Invalid
	if errors.As(fout, &v) && !strings.Contains(v.Velden[0].Melding, "Proefpolitie deed mee aan een besluit van dit overleg (art. 7.1).") {
		t.Errorf("it says %q", v.Velden[0].Melding)
	}
	goed(t, zit(Anna, Bas))
	goed(t, zit(Bo, Anna))
}

// Nothing is recorded before the day of the Overleg, nor by somebody else, nor after it ended; and what was decided stays as it is.
func TestBesluitMomentEnSlot(t *testing.T) {
	h := Nieuw(t)
	ctx, z := h.Ctx(), h.RTO(Bo)
	h.Geinformeerd(z)
	in := h.Voorbereiding(z)
	in.Datum = klok.Datum(h.Klok.Nu().AddDate(0, 0, 2).Format(time.DateOnly))
	o, err := h.OverlegPlannen(ctx, Als(Petra), in)
	goed(t, err)
	geweigerd(t, vergeet(h.OverlegAfronden(ctx, Als(Petra), rto.Verslag{Overleg: o.ID, Versie: o.Versie, Passages: Samen("x")})), "6.4")
	o, err = h.OverlegUitnodigen(ctx, Als(Petra), Uitnodigen(o, Bo))
	goed(t, err)
	goed(t, vergeet(h.OverlegAfvaardigen(ctx, Als(Bo), Afvaardiging(o, Bo))))
	aanwezig := rto.Aanwezigheid{Overleg: o.ID, Versie: o.Versie, Aanwezig: []rto.Aanwezige{{Partij: Politie, Medewerker: Bo}}}
	geweigerd(t, vergeet(h.OverlegAanwezigheid(ctx, Als(Petra), aanwezig)), "6.1")
	geweigerd(t, vergeet(h.OverlegBesluiten(ctx, Als(Petra), Besluit(o, rto.Overig, Bo))), "6.1")
	b, err := h.OverlegLezen(ctx, Als(Petra), o.ID)
	goed(t, err)
	if slices.Contains(b.Mag, "overleg.besluiten") {
		t.Errorf("offers %v before the day", b.Mag)
	}
	h.Klok.Loop(48 * time.Hour)
	o, err = h.OverlegAanwezigheid(ctx, Als(Petra), aanwezig)
	goed(t, err)
	geweigerd(t, vergeet(h.OverlegBesluiten(ctx, Als(Bo), Besluit(o, rto.Overig, Bo))), "7.1")
	goed(t, vergeet(h.OverlegBesluiten(ctx, Als(Petra), Besluit(o, rto.Overig, Bo))))
	o.Versie++
	botst(t, vergeet(h.OverlegBesluiten(ctx, Als(Petra), Besluit(gate.Verwijzing{ID: o.ID, Versie: o.Versie - 1}, rto.Overig, Bo))))
	o, err = h.OverlegAfronden(ctx, Als(Petra), rto.Verslag{Overleg: o.ID, Versie: o.Versie, Passages: Samen("Er is gepraat.")})
	goed(t, err)
	geweigerd(t, vergeet(h.OverlegBesluiten(ctx, Als(Petra), Besluit(o, rto.Overig, Bo))), "7.1")
	geweigerd(t, vergeet(h.OverlegAfronden(ctx, Als(Petra), rto.Verslag{Overleg: o.ID, Versie: o.Versie, Passages: Samen("Iets anders.")})), "6.4")
	geweigerd(t, vergeet(h.OverlegAfvaardigen(ctx, Als(Bo), Afvaardiging(o, Bo))), "6.2")
	b, err = h.OverlegLezen(ctx, Als(Bo), o.ID)
	goed(t, err)
	if len(b.Verslag) != 1 || b.Verslag[0].Tekst != "Er is gepraat." || !b.Verslag[0].Gezamenlijk || b.Stand != rto.Afgerond || len(b.Besluiten) != 1 {
		t.Errorf("after the end %+v", b)
	}
}

// rule 6.4a-1, rule 1.12-1, rule 1.3-1, rule 9.3-1: the round table appoints a Casusregisseur of a Partij that takes part, or nobody for
// a reason. A former one loses it at once. From then on the Procesregisseur acts on behalf of the Partij with the casusregie.
func TestRegelCasusregisseur(t *testing.T) {
	h := Nieuw(t)
	ctx, z := h.Ctx(), h.RTO(Bo, Cleo)
	o := h.AanTafel(z, Bo, Cleo)
	b, err := h.OverlegLezen(ctx, Als(Petra), o.ID)
	goed(t, err)
	if b.Regisseurs[0].ID != Cleo { // rule 10.1-1: care first
		t.Errorf("proposed first is %v", b.Regisseurs)
	}
	benoem := func(wie, reden string) error {
		in := Besluit(o, rto.Casusregisseur, Bo, Cleo)
		in.Casusregisseur, in.Reden = wie, reden
		v, err := h.OverlegBesluiten(ctx, Als(Petra), in)
		if err == nil {
			o.Versie = v.Versie
		}
		return err
	}
	ongeldig(t, benoem("", ""), "reden")
	for _, wie := range []string{Dirk, Els, Petra, Fien, Nul, "m-weg"} { // takes no part, left, of the house, another function, none
		ongeldig(t, benoem(wie, ""), "casusregisseur")
	}
	goed(t, benoem(Bo, ""))
	rol := func(wie string) int64 {
		return h.Getal(`SELECT COALESCE(SUM(rollen), 0) FROM zicht WHERE casus = $1 AND wie = $2`, z.ID, wie) >> 6
	}
	if rol(Bo) != 2 || rol(Politie) != 1 {
		t.Errorf("roles %d and %d", rol(Bo), rol(Politie))
	}
	goed(t, benoem(Cleo, ""))
	if rol(Bo) != 0 || rol(Politie) != 0 || rol(Cleo) != 2 || rol(Zorg) != 1 {
		t.Errorf("after another one roles %d, %d, %d, %d", rol(Bo), rol(Politie), rol(Cleo), rol(Zorg))
	}
	c, err := h.CasusLezen(ctx, Als(Petra), z.ID)
	goed(t, err)
	if c.Casusregisseur == nil || c.Casusregisseur.ID != Cleo || c.Namens.ID != Zorg {
		t.Errorf("casusregisseur %v, on behalf of %v", c.Casusregisseur, c.Namens)
	}
	goed(t, benoem("", "De zorg is rond."))
	if rol(Cleo) != 0 || rol(Zorg) != 0 {
		t.Error("nobody, and yet somebody")
	}
	b, err = h.OverlegLezen(ctx, Als(Petra), o.ID)
	goed(t, err)
	if last := b.Besluiten[2]; last.Casusregisseur != nil || last.Reden != "De zorg is rond." || b.Besluiten[0].Casusregisseur.ID != Bo {
		t.Errorf("recorded %+v", b.Besluiten)
	}
}

// rule 1.3-1: the Casusregisseur has somebody else as deputy. Whoever of the Partij proposes them as their own, gets no proposal to confirm.
func TestCasusregisseurVervangtZichzelfNiet(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx, z := h.Ctx(), h.RTO(Bo, Cleo)
		o := h.AanTafel(z, Bo, Cleo)
		in := Besluit(o, rto.Casusregisseur, Bo, Cleo)
		in.Casusregisseur = Bo
		v, err := h.OverlegBesluiten(ctx, Als(Petra), in)
		goed(t, err)
		o.Versie = v.Versie
		goed(t, vergeet(h.DeelnameAanwijzen(ctx, Als(Bo), casus.Aanwijzen{Casus: z.ID, Medewerker: Bas})))
		for _, wie := range []string{Bo, Bas} {
			ongeldig(t, vergeet(h.CasusregieVoorstellen(ctx, Als(wie), rto.Voorstel{Casus: z.ID, Medewerker: Bo, Reden: "Drie weken vrij."})), "medewerker")
		}
		if n := h.Getal(`SELECT COUNT(*) FROM vervanging`); n != 0 {
			t.Errorf("%d proposals were kept", n)
		}
		geweigerd(t, vergeet(h.OverlegBesluiten(ctx, Als(Petra), Besluit(o, rto.Vervanger, Bo, Cleo))), "1.3")
		goed(t, vergeet(h.CasusregieVoorstellen(ctx, Als(Bo), rto.Voorstel{Casus: z.ID, Medewerker: Bas, Reden: "Drie weken vrij."})))
	})
}

// rule 1.3-1: a deputy is proposed by the Partij with the casusregie and confirmed by the round table; by nobody else, and not by half.
func TestRegelVervanger(t *testing.T) {
	h := Nieuw(t)
	ctx, z := h.Ctx(), h.RTO(Bo, Cleo)
	o := h.AanTafel(z, Bo, Cleo)
	geweigerd(t, vergeet(h.CasusregieVoorstellen(ctx, Als(Bo), rto.Voorstel{Casus: z.ID, Medewerker: Bas, Reden: "x"})), "1.3")
	in := Besluit(o, rto.Casusregisseur, Bo, Cleo)
	in.Casusregisseur = Bo
	v, err := h.OverlegBesluiten(ctx, Als(Petra), in)
	goed(t, err)
	o.Versie = v.Versie
	geweigerd(t, vergeet(h.OverlegBesluiten(ctx, Als(Petra), Besluit(o, rto.Vervanger, Bo, Cleo))), "1.3")
	for wie, naar := range map[string]string{Cleo: Bas, Anna: Arno, Petra: Bas} {
		geweigerd(t, vergeet(h.CasusregieVoorstellen(ctx, Als(wie), rto.Voorstel{Casus: z.ID, Medewerker: naar, Reden: "x"})), "1.3")
	}
	geweigerd(t, vergeet(h.CasusregieVoorstellen(ctx, Als(Bo), rto.Voorstel{Casus: z.ID, Medewerker: Cleo, Reden: "x"})), "1.3")
	ongeldig(t, vergeet(h.CasusregieVoorstellen(ctx, Als(Bo), rto.Voorstel{Casus: z.ID})), "medewerker", "reden")
	goed(t, vergeet(h.CasusregieVoorstellen(ctx, Als(Bo), rto.Voorstel{Casus: z.ID, Medewerker: Bas, Reden: "Drie weken vrij."})))
	onbekend(t, vergeet(h.CasusLezen(ctx, Als(Bas), z.ID))) // not confirmed yet
	b, err := h.OverlegLezen(ctx, Als(Petra), o.ID)
	goed(t, err)
	if b.Vervanger == nil || b.Vervanger.ID != Bas {
		t.Errorf("proposed is %v", b.Vervanger)
	}
	v, err = h.OverlegBesluiten(ctx, Als(Petra), Besluit(o, rto.Vervanger, Bo, Cleo))
	goed(t, err)
	o.Versie = v.Versie
	goed(t, vergeet(h.CasusLezen(ctx, Als(Bas), z.ID)))
	geweigerd(t, vergeet(h.OverlegBesluiten(ctx, Als(Petra), Besluit(o, rto.Vervanger, Bo, Cleo))), "1.3") // confirmed once
	in.Versie, in.Casusregisseur = o.Versie, Cleo
	goed(t, vergeet(h.OverlegBesluiten(ctx, Als(Petra), in)))
	if n := h.Getal(`SELECT COUNT(*) FROM zicht WHERE casus = $1 AND wie = $2 AND rollen >= 128`, z.ID, Bas); n != 0 {
		t.Error("the deputy of a former casusregisseur still has the casusregie")
	}
}

// rule 1.10-1, rule 6.4d-1: no other way leads from the round table to afschaling than a decision, and without criteria there is none.
func TestRegelAfschalen(t *testing.T) {
	h := Nieuw(t)
	ctx, z := h.Ctx(), h.RTO(Bo)
	o := h.AanTafel(z, Bo)
	geweigerd(t, vergeet(h.OverlegBesluiten(ctx, Als(Petra), Besluit(o, rto.Afschalen, Bo))), "6.4d")
	geweigerd(t, vergeet(h.OverlegBesluiten(ctx, Als(Petra), Besluit(o, rto.Plan, Bo))), "6.4b")
	if n := h.Getal(`SELECT COUNT(*) FROM casus WHERE fase <> $1`, string(casus.RTO)); n != 0 {
		t.Errorf("%d casussen in another phase", n)
	}
	if n := h.Getal(`SELECT COUNT(*) FROM besluit`); n != 0 {
		t.Errorf("%d decisions were recorded", n)
	}
}

// rule 6.4b-1, rule 6.4d-1, rule 1.10-1: the round table adopts a plan that has all it needs, and scales down by its criteria: each judged,
// met or not, with the reason. That is recorded with the text of each criterion, and brings the Casus to afschaling.
func TestRegelPlanEnAfschalen(t *testing.T) {
	h := nieuwPlanhuis(t)
	ctx := h.Ctx()
	o := h.AanTafel(h.z, Bo, Cleo)
	besluit := func(in rto.Besluit) error {
		in.Versie = o.Versie
		v, err := h.OverlegBesluiten(ctx, Als(Petra), in)
		if err == nil {
			o.Versie = v.Versie
		}
		return err
	}
	kaal := h.concept(0)
	kaal.Criteria = nil
	v := h.bewaar(kaal)
	geweigerd(t, besluit(Besluit(o, rto.Plan, Bo, Cleo)), "6.4d")
	h.bewaar(h.concept(v.Versie))
	goed(t, besluit(Besluit(o, rto.Plan, Bo, Cleo)))
	if p := h.leesPlan(Bo); p.Huidig == nil {
		t.Fatal("no plan after the decision")
	}
	geweigerd(t, besluit(Besluit(o, rto.Plan, Bo, Cleo)), "6.4b") // there is no draft any more
	b, err := h.OverlegLezen(ctx, Als(Petra), o.ID)
	goed(t, err)
	if len(b.Criteria) != 2 || b.Criteria[1].Tekst != "Een vaste woonplek" {
		t.Fatalf("criteria %+v", b.Criteria)
	}
	in := Besluit(o, rto.Afschalen, Bo, Cleo)
	geweigerd(t, besluit(in), "6.4d")
	in.Criteria = []rto.Oordeel{{ID: b.Criteria[0].ID, Gehaald: "ja", Reden: "Vier maanden rust."}}
	geweigerd(t, besluit(in), "6.4d")
	in.Criteria = append(in.Criteria, rto.Oordeel{ID: "k-van-een-ander", Gehaald: "ja", Reden: "x"})
	geweigerd(t, besluit(in), "6.4d")
	in.Criteria[1] = rto.Oordeel{ID: b.Criteria[1].ID, Gehaald: "nee"}
	ongeldig(t, besluit(in), "criteria[1].reden")
	in.Criteria[1].Reden = "Die komt in mei, en dat is geregeld."
	goed(t, besluit(in))
	c, err := h.CasusLezen(ctx, Als(Bo), h.z.ID)
	goed(t, err)
	if c.Fase != casus.Afschaling {
		t.Errorf("phase %s after the decision", c.Fase)
	}
	geweigerd(t, besluit(Besluit(o, rto.Overig, Bo, Cleo)), "6.4")
	z, err := h.CasusOpschonen(ctx, Als(Petra), h.Opschoning(gate.Verwijzing{ID: c.ID, Versie: c.Versie}))
	goed(t, err)
	sluiten := casus.Sluiten{Casus: z.ID, Versie: z.Versie, NamensPubliek: Gemeente}
	if d := geweigerd(t, vergeet(h.CasusSluiten(ctx, Als(Petra), sluiten)), "1.10"); d.Anders != "Rond het overleg af of gelast het af." {
		t.Errorf("closing with an Overleg that is open: %+v", d)
	}
	geweigerd(t, vergeet(h.OverlegPlannen(ctx, Als(Petra), h.Voorbereiding(h.z))), "9.2c")
	goed(t, vergeet(h.OverlegAfronden(ctx, Als(Petra), rto.Verslag{Overleg: o.ID, Versie: o.Versie, Passages: Samen("Wij schalen af.")})))
	b, err = h.OverlegLezen(ctx, Als(Bo), o.ID)
	goed(t, err)
	laatste := b.Besluiten[len(b.Besluiten)-1]
	if len(laatste.Criteria) != 2 || !laatste.Criteria[0].Gehaald || laatste.Criteria[1].Gehaald || laatste.Criteria[1].Tekst != "Een vaste woonplek" ||
		laatste.Criteria[1].Reden != "Die komt in mei, en dat is geregeld." {
		t.Errorf("recorded %+v", laatste.Criteria)
	}
	goed(t, vergeet(h.CasusSluiten(ctx, Als(Petra), sluiten))) // now that its Overleg is rounded off
}
