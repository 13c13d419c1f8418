// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"rondetafel/internal/audit"
	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/klok"
	"rondetafel/internal/rto"
)

// botst asks that err says that somebody else was first.
func botst(t *testing.T, err error) *errs.Conflict {
	t.Helper()
	var c *errs.Conflict
	if !errors.As(err, &c) {
		t.Fatalf("error %v, want a conflict", err)
	}
	return c
}

// rule 6.1-1, rule 9.2d-1: a Casus comes on the agenda of a round table after a positive judgement and the triage, and by nobody but
// its Procesregisseur. Who is refused hears the article; who may not know of the Casus hears that it does not exist.
func TestRegelAgenda(t *testing.T) {
	h := Nieuw(t)
	ctx := h.Ctx()
	for _, g := range []struct {
		z       gate.Verwijzing
		artikel string
	}{
		{h.InScreening(), "9.2d"}, {h.TeBevestigen(), "9.2d"}, {h.MetUitkomst(casus.Afgewezen), "9.2d"}, {h.MetUitkomst(casus.Doorverwezen), "9.2d"},
		{h.Triage(), "6.1"},
	} {
		_, err := h.OverlegPlannen(ctx, Als(Petra), h.Voorbereiding(g.z))
		geweigerd(t, err, g.artikel)
		_, err = h.OverlegPlannen(ctx, Als(Pim), h.Voorbereiding(g.z))
		onbekend(t, err)
	}
	z := h.RTO(Bo)
	for _, wie := range []string{Anna, Bo, Mo, Fien} {
		_, err := h.OverlegPlannen(ctx, Als(wie), h.Voorbereiding(z))
		geweigerd(t, err, "9.2c")
	}
	for _, wie := range []string{Pim, Oda, Cleo, Bas} {
		_, err := h.OverlegPlannen(ctx, Als(wie), h.Voorbereiding(z))
		onbekend(t, err)
	}
	een, err := h.OverlegPlannen(ctx, Als(Petra), rto.Voorbereiding{Casus: z.ID})
	goed(t, err)
	twee, err := h.OverlegPlannen(ctx, Als(Petra), h.Voorbereiding(z))
	goed(t, err)
	for id, nummer := range map[string]int{een.ID: 1, twee.ID: 2} {
		b, err := h.OverlegLezen(ctx, Als(Petra), id)
		goed(t, err)
		if b.Volgnummer != nummer || b.Nummer != z.Nummer {
			t.Errorf("number %d of %s, want %d of %s", b.Volgnummer, b.Nummer, nummer, z.Nummer)
		}
	}
}

// rule 9.2c-1, rule AVG-3: no invitation goes out without goal, type of decision and themes, without a day, or while a betrokkene does
// not know of it. Each is refused with its article, and named beforehand on the page.
func TestRegelUitnodigenKanNogNiet(t *testing.T) {
	h := Nieuw(t)
	ctx, z := h.Ctx(), h.RTO(Bo)
	for _, g := range []struct {
		naam    string
		anders  func(*rto.Voorbereiding)
		woord   string
		artikel string
	}{
		{"goal", func(v *rto.Voorbereiding) { v.Doel = "" }, "doel", "9.2c"},
		{"type", func(v *rto.Voorbereiding) { v.SoortBesluit = "" }, "soortBesluit", "9.2c"},
		{"themes", func(v *rto.Voorbereiding) { v.Themas = []string{" "} }, "themas", "9.2c"},
		{"day", func(v *rto.Voorbereiding) { v.Datum = "" }, "datum", "9.2e"},
		{"informed", func(*rto.Voorbereiding) {}, "informeren", "AVG-3"},
	} {
		if g.woord == "informeren" {
			z = h.RTO(Bo) // nobody was informed in this one
		} else {
			h.Geinformeerd(z)
		}
		in := h.Voorbereiding(z)
		g.anders(&in)
		o, err := h.OverlegPlannen(ctx, Als(Petra), in)
		goed(t, err)
		b, err := h.OverlegLezen(ctx, Als(Petra), o.ID)
		goed(t, err)
		if !slices.Equal(b.Ontbreekt, []string{g.woord}) {
			t.Errorf("%s: the page says that %v is missing", g.naam, b.Ontbreekt)
		}
		_, err = h.OverlegUitnodigen(ctx, Als(Petra), Uitnodigen(o, Bo))
		geweigerd(t, err, g.artikel)
		if n := h.Getal(`SELECT COUNT(*) FROM uitnodiging`); n != 0 {
			t.Fatalf("%s: %d invitations went out", g.naam, n)
		}
		if g.woord == "informeren" {
			h.Geinformeerd(z)
		} else {
			nieuw := h.Voorbereiding(z)
			nieuw.Overleg, nieuw.Versie = o.ID, o.Versie
			o, err = h.OverlegVoorbereiden(ctx, Als(Petra), nieuw)
			goed(t, err)
		}
		_, err = h.OverlegUitnodigen(ctx, Als(Petra), Uitnodigen(o, Bo))
		goed(t, err)
		h.SQL(`DELETE FROM uitnodiging`) // the next one counts anew
		h.Beschadigd()
	}
}

// rule 9.2e-1, rule 9.2e-2, rule 6.2-1: each invitation says what is asked and on which ground; only a Partij that takes part in the
// Casus and in the covenant is invited.
func TestRegelWieWordtUitgenodigd(t *testing.T) {
	h := Nieuw(t)
	ctx, z := h.Ctx(), h.RTO(Bo)
	o := h.Gepland(z)
	_, err := h.OverlegUitnodigen(ctx, Als(Petra), Uitnodigen(o, Bo, Cleo)) // Zorg takes no part
	geweigerd(t, err, "6.2")
	_, err = h.OverlegUitnodigen(ctx, Als(Petra), Uitnodigen(o, Els)) // Weg left the covenant
	geweigerd(t, err, "9.2e")
	_, err = h.OverlegUitnodigen(ctx, Als(Petra), rto.Uitnodigen{Overleg: o.ID, Versie: o.Versie,
		Uitnodigingen: []rto.Uitnodiging{{Partij: Gemeente, Bijdrage: "De aanleiding."}}}) // on which ground is not known
	geweigerd(t, err, "9.2e")
	_, err = h.OverlegUitnodigen(ctx, Als(Petra), rto.Uitnodigen{Overleg: o.ID, Versie: o.Versie,
		Uitnodigingen: []rto.Uitnodiging{{Partij: Politie, Grond: "Wettelijke taak"}}})
	ongeldig(t, err, "uitnodigingen[0].bijdrage")
	for _, wie := range []string{Anna, Bo} {
		_, err = h.OverlegUitnodigen(ctx, Als(wie), Uitnodigen(o, Bo))
		onbekend(t, err) // nobody is invited, so to them there is no Overleg
	}
	o, err = h.OverlegUitnodigen(ctx, Als(Petra), rto.Uitnodigen{Overleg: o.ID, Versie: o.Versie, Uitnodigingen: []rto.Uitnodiging{
		{Partij: Politie, Bijdrage: "Wat jullie zien."}, {Partij: Gemeente, Grond: "Wmo 2.1", Bijdrage: "De aanleiding."}}})
	goed(t, err)
	b, err := h.OverlegLezen(ctx, Als(Petra), o.ID)
	goed(t, err)
	if b.AanTafel[0].Grond != "Wmo 2.1" || b.AanTafel[1].Grond != "Wettelijke taak" {
		t.Errorf("the grounds are %q and %q, want the one stated and the one of taking part", b.AanTafel[0].Grond, b.AanTafel[1].Grond)
	}
	if len(b.Kandidaten) != 0 || b.Stand != rto.Uitgenodigd {
		t.Errorf("candidates %v in %s", b.Kandidaten, b.Stand)
	}
	_, err = h.OverlegUitnodigen(ctx, Als(Petra), Uitnodigen(o, Bo))
	ongeldig(t, err, "uitnodigingen[0].partij") // twice
	bo, err := h.OverlegLezen(ctx, Als(Bo), o.ID)
	goed(t, err)
	if bo.AanTafel[0].Grond != "" || bo.AanTafel[1].Grond != "Wettelijke taak" {
		t.Errorf("another Partij reads the grounds %q, %q", bo.AanTafel[0].Grond, bo.AanTafel[1].Grond)
	}
}

// rule 7.2-1, rule 6.2-2: nothing of a round table is there for who is not invited: not its page, not in a list, not on the page of the
// Casus, not in the timeline. A Partij that joins later sees what comes, not what was.
func TestRegelNietOpenbaar(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx, z := h.Ctx(), h.RTO(Bo)
		o := h.AanTafel(z, Anna, Bo)
		h.Betrek(z, Cleo)
		for _, wie := range []string{Petra, Anna, Bo} {
			b, err := h.OverlegLezen(ctx, Als(wie), o.ID)
			goed(t, err)
			if b.Doel == "" || len(b.AanTafel) != 2 {
				t.Errorf("%s sees %+v", wie, b)
			}
		}
		for _, wie := range []string{Cleo, Mo, Fien, Rik, Pim, Bas, Arno, Dirk, Beatle, Bram} {
			_, err := h.OverlegLezen(ctx, Als(wie), o.ID)
			onbekend(t, err)
			_, err = h.OverlegPlanning(ctx, Als(wie), o.ID)
			onbekend(t, err)
			_, err = h.OverlegAfronden(ctx, Als(wie), rto.Verslag{Overleg: o.ID, Versie: o.Versie, Passages: Samen("x")})
			onbekend(t, err)
			for _, stand := range []string{"komend", "geweest"} {
				if p, err := h.OverlegLijst(ctx, Als(wie), gate.OverlegVraag{Stand: stand}); err == nil && len(p.Overleggen) > 0 {
					t.Errorf("%s has a list of %+v", wie, p.Overleggen)
				}
			}
		}
		b, err := h.CasusLezen(ctx, Als(Cleo), z.ID)
		goed(t, err)
		if len(b.Overleggen) > 0 || slices.ContainsFunc(b.Tijdlijn, func(g gate.GebeurtenisBlad) bool { return strings.HasPrefix(g.Soort, "overleg.") }) {
			t.Errorf("a Partij that came later sees %+v, %+v", b.Overleggen, b.Tijdlijn)
		}
		next, err := h.OverlegPlannen(ctx, Als(Petra), h.Voorbereiding(z))
		goed(t, err)
		_, err = h.OverlegUitnodigen(ctx, Als(Petra), Uitnodigen(next, Cleo))
		goed(t, err)
		b, err = h.CasusLezen(ctx, Als(Cleo), z.ID)
		goed(t, err)
		if len(b.Overleggen) != 1 || b.Overleggen[0].ID != next.ID {
			t.Errorf("invited to one, sees %d", len(b.Overleggen))
		}
		onbekend(t, vergeet(h.OverlegLezen(ctx, Als(Bo), next.ID)))
	})
}

// rule 11.1-1: supporting staff see the number, the day, the place and who is invited, plan with that, and get at nothing else.
func TestRegelOndersteuning(t *testing.T) {
	h := Nieuw(t)
	ctx, z := h.Ctx(), h.RTO(Bo)
	o := h.Uitgenodigd(z, Bo)
	p, err := h.OverlegLijst(ctx, Als(Oda), gate.OverlegVraag{})
	goed(t, err)
	if len(p.Overleggen) != 1 || p.Overleggen[0].Nummer != z.Nummer || p.Overleggen[0].Casus != "" || p.Overleggen[0].Lezen {
		t.Errorf("the list is %+v", p.Overleggen)
	}
	b, err := h.OverlegPlanning(ctx, Als(Oda), o.ID)
	goed(t, err)
	if b.Plaats != "Zaal 2" || b.Genodigden[0].Partij.ID != Politie || !slices.Equal(b.Mag, []string{"overleg.inplannen"}) {
		t.Errorf("the planning is %+v", b)
	}
	geweigerd(t, vergeet(h.OverlegLezen(ctx, Als(Oda), o.ID)), "7.2")
	onbekend(t, vergeet(h.CasusLezen(ctx, Als(Oda), z.ID)))
	geweigerd(t, vergeet(h.OverlegUitnodigen(ctx, Als(Oda), Uitnodigen(o, Bo))), "9.2e")
	in := h.Voorbereiding(z)
	in.Overleg, in.Versie = o.ID, o.Versie
	geweigerd(t, vergeet(h.OverlegVoorbereiden(ctx, Als(Oda), in)), "9.2c")
	geweigerd(t, vergeet(h.OverlegBesluiten(ctx, Als(Oda), Besluit(o, rto.Overig, Bo))), "7.1")
	later := rto.Planning{Overleg: o.ID, Versie: o.Versie, Datum: klok.Datum(h.Klok.Nu().AddDate(0, 0, 3).Format("2006-01-02")), Begin: "9.30", Plaats: "Elders"}
	verzet, err := h.OverlegInplannen(ctx, Als(Oda), later)
	goed(t, err)
	lees, err := h.OverlegLezen(ctx, Als(Petra), o.ID)
	goed(t, err)
	if lees.Begin != "09:30" || lees.Plaats != "Elders" || lees.Doel == "" || verzet.Versie != o.Versie+1 {
		t.Errorf("after planning anew %+v", lees.PlanningBlad)
	}
	c := botst(t, vergeet(h.OverlegInplannen(ctx, Als(Oda), later)))
	if c.Wie != "Oda Schijn" || !strings.Contains(c.Nu, "Elders") || strings.Contains(c.Nu, "Doel") {
		t.Errorf("the conflict says %q of %q", c.Nu, c.Wie)
	}
}

// rule 6.2-1: each invited Partij names its own delegate and substitute, who are designated by that; nobody else attends.
func TestRegelAfvaardigen(t *testing.T) {
	h := Nieuw(t)
	ctx, z := h.Ctx(), h.RTO(Bo, Dirk)
	o := h.Uitgenodigd(z, Bo, Anna)
	onbekend(t, vergeet(h.OverlegAfvaardigen(ctx, Als(Dirk), Afvaardiging(o, Dirk)))) // not invited
	onbekend(t, vergeet(h.OverlegAfvaardigen(ctx, Als(Bas), Afvaardiging(o, Bas))))   // not designated
	geweigerd(t, vergeet(h.OverlegAfvaardigen(ctx, Als(Petra), Afvaardiging(o, Bo))), "6.2")
	for _, wie := range []string{Anna, Daan, Nul, Fien, "m-weg"} {
		ongeldig(t, vergeet(h.OverlegAfvaardigen(ctx, Als(Bo), Afvaardiging(o, wie))), "medewerker")
	}
	in := Afvaardiging(o, Bo)
	in.Vervanger = Bas
	goed(t, vergeet(h.OverlegAfvaardigen(ctx, Als(Bo), in)))
	goed(t, vergeet(h.OverlegLezen(ctx, Als(Bas), o.ID))) // designated by that
	aanwezig := func(partij, wie string) error {
		return vergeet(h.OverlegAanwezigheid(ctx, Als(Petra), rto.Aanwezigheid{Overleg: o.ID, Versie: o.Versie, Aanwezig: []rto.Aanwezige{{Partij: partij, Medewerker: wie}}}))
	}
	for _, p := range [][2]string{{Politie, Anna}, {Gemeente, Anna}, {Reclassering, Dirk}, {Politie, "m-weg"}, {"", Bo}} {
		geweigerd(t, aanwezig(p[0], p[1]), "6.2")
	}
	geweigerd(t, vergeet(h.OverlegAanwezigheid(ctx, Als(Bo), rto.Aanwezigheid{Overleg: o.ID, Versie: o.Versie, Aanwezig: []rto.Aanwezige{{Partij: Politie, Medewerker: Bo}}})), "6.2")
	goed(t, aanwezig(Politie, Bas)) // the substitute
	b, err := h.OverlegLezen(ctx, Als(Petra), o.ID)
	goed(t, err)
	i := slices.IndexFunc(b.AanTafel, func(g gate.GenodigdeBlad) bool { return g.Partij.ID == Politie })
	if g := b.AanTafel[i]; g.Aanwezig == nil || g.Aanwezig.ID != Bas || !g.Telt || g.MandaatVan != "de teamleider" {
		t.Errorf("at the table %+v", g)
	}
	goed(t, vergeet(h.OverlegAfvaardigen(ctx, Als(Bo), rto.Afvaardiging{Overleg: o.ID, Komt: "nee"})))
	b, err = h.OverlegLezen(ctx, Als(Petra), o.ID)
	goed(t, err)
	if g := b.AanTafel[i]; g.Aanwezig != nil || g.Telt || g.Komt != "nee" {
		t.Errorf("withdrawn, and yet at the table: %+v", g)
	}
}

// An invitation is a right: a forged or altered row invites nobody, an altered mandate does not count, and verify names the row.
func TestUitnodigingVervalst(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx, z := h.Ctx(), h.RTO(Bo, Cleo)
		o := h.Uitgenodigd(z, Bo)
		h.Beschadigd()
		h.SQL(`INSERT INTO uitnodiging SELECT overleg, casus, '`+Zorg+`', medewerker, vervanger, mandaat, komt, aanwezig, moment, versie, grond, mac,
			inhoud, machtiging, zegel FROM uitnodiging WHERE partij = $1`, Politie)
		onbekend(t, vergeet(h.OverlegLezen(ctx, Als(Cleo), o.ID)))
		zonder := Afvaardiging(o, Bo)
		zonder.Mandaat, zonder.MandaatVan = false, ""
		goed(t, vergeet(h.OverlegAfvaardigen(ctx, Als(Bo), zonder)))
		h.SQL(`UPDATE uitnodiging SET mandaat = 1 WHERE partij = $1`, Politie)
		onbekend(t, vergeet(h.OverlegLezen(ctx, Als(Bo), o.ID)))
		if v := h.Verify(); !strings.Contains(v.Fout, "uitnodiging/"+o.ID) {
			t.Errorf("verify says %q", v.Fout)
		}
	})
}

// Two people prepare the same Overleg: the second hears who was first and what it is now.
func TestOverlegConflict(t *testing.T) {
	h := Nieuw(t)
	ctx, z := h.Ctx(), h.RTO(Bo)
	o := h.Gepland(z)
	in := h.Voorbereiding(z)
	in.Overleg, in.Versie, in.Doel = o.ID, o.Versie, "Een ander doel."
	goed(t, vergeet(h.OverlegVoorbereiden(ctx, Als(Petra), in)))
	c := botst(t, vergeet(h.OverlegVoorbereiden(ctx, Als(Petra), in)))
	if c.Wie != "Petra Schijn" || !strings.Contains(c.Nu, "Een ander doel.") || !strings.Contains(c.Nu, "Thema: geld") {
		t.Errorf("the conflict says %q of %q", c.Nu, c.Wie)
	}
	botst(t, vergeet(h.OverlegUitnodigen(ctx, Als(Petra), Uitnodigen(o, Bo))))
	onbekend(t, vergeet(h.OverlegVoorbereiden(ctx, Als(Pim), in)))
	in.Overleg = "o-weg"
	onbekend(t, vergeet(h.OverlegVoorbereiden(ctx, Als(Petra), in)))
	in.Overleg = "geen/id"
	onbekend(t, vergeet(h.OverlegVoorbereiden(ctx, Als(Petra), in)))
}

// The list shows what is to come with the first first and what is over with the latest first, a page at a time, and only what is decided
// on.
func TestOverlegLijst(t *testing.T) {
	h := Nieuw(t)
	ctx, z := h.Ctx(), h.RTO(Bo)
	h.Geinformeerd(z)
	var gepland []gate.Verwijzing
	for range 30 {
		o, err := h.OverlegPlannen(ctx, Als(Petra), h.Voorbereiding(z))
		goed(t, err)
		gepland = append(gepland, o)
	}
	een, err := h.OverlegLijst(ctx, Als(Petra), gate.OverlegVraag{})
	goed(t, err)
	twee, err := h.OverlegLijst(ctx, Als(Petra), gate.OverlegVraag{Pagina: 2})
	goed(t, err)
	if len(een.Overleggen) != 25 || !een.Meer || len(twee.Overleggen) != 5 || twee.Meer {
		t.Errorf("pages of %d (%t) and %d (%t)", len(een.Overleggen), een.Meer, len(twee.Overleggen), twee.Meer)
	}
	if e := h.Laatste(); len(e.Getoond) != 5 || e.Handeling != "overleg.lijst" || !slices.Contains(e.Artikelen, "7.2") {
		t.Errorf("the entry is %+v", e)
	}
	if p, err := h.OverlegLijst(ctx, Als(Bo), gate.OverlegVraag{}); err != nil || len(p.Overleggen) > 0 {
		t.Errorf("not invited, and yet %d, %v", len(p.Overleggen), err)
	}
	ongeldig(t, vergeet(h.OverlegLijst(ctx, Als(Petra), gate.OverlegVraag{Stand: "ooit"})), "stand")
	geweigerd(t, vergeet(h.OverlegLijst(ctx, Als(Nul), gate.OverlegVraag{})), "7.2")
	for _, o := range gepland {
		goed(t, vergeet(h.OverlegAfgelasten(ctx, Als(Petra), rto.Afgelasting{Overleg: o.ID, Versie: o.Versie, Reden: "Geen zaal."})))
	}
	p, err := h.OverlegLijst(ctx, Als(Petra), gate.OverlegVraag{Stand: "geweest"})
	goed(t, err)
	if len(p.Overleggen) != 25 || p.Overleggen[0].Volgnummer < p.Overleggen[24].Volgnummer && p.Overleggen[0].ID < p.Overleggen[24].ID {
		t.Errorf("over: %d", len(p.Overleggen))
	}
}

// An Overleg whose day is over and of which nothing was recorded stays among those to come, marked, until it is held: the day alone
// closes nothing.
func TestVergetenOverlegBlijftStaan(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		o := h.Uitgenodigd(h.RTO(Bo), Bo)
		lijst := func(wie, stand string) string {
			t.Helper()
			p, err := h.OverlegLijst(h.Ctx(), Als(wie), gate.OverlegVraag{Stand: stand})
			goed(t, err)
			uit := ""
			for _, r := range p.Overleggen {
				uit += fmt.Sprint(r.ID == o.ID, " ", r.NogVastTeLeggen, " ")
			}
			return uit
		}
		for _, wie := range []string{Petra, Bo, Oda} {
			if l := lijst(wie, ""); l != "true false " {
				t.Errorf("on its day %s sees %q", wie, l)
			}
		}
		h.Klok.Loop(24 * time.Hour)
		for _, wie := range []string{Petra, Bo, Oda} {
			if l, over := lijst(wie, "komend"), lijst(wie, "geweest"); l != "true true " || over != "" {
				t.Errorf("the day after %s sees %q, and %q among those that are over", wie, l, over)
			}
		}
		goed(t, vergeet(h.OverlegAfronden(h.Ctx(), Als(Petra), rto.Verslag{Overleg: o.ID, Versie: o.Versie, Passages: Samen("Gepraat.")})))
		if l, over := lijst(Bo, ""), lijst(Bo, "geweest"); l != "" || over != "true false " {
			t.Errorf("after the report Bo sees %q, and %q among those that are over", l, over)
		}
	})
}

// article 6.1: before an Overleg begins nobody records who was there, what was decided or what was said, also not on its very day.
func TestOverlegBegintEerst(t *testing.T) {
	h := Nieuw(t)
	ctx, z := h.Ctx(), h.RTO(Bo)
	h.Geinformeerd(z)
	voor := h.Voorbereiding(z)
	voor.Begin, voor.Einde = "14:30", "15:30"
	o, err := h.OverlegPlannen(ctx, Als(Petra), voor)
	goed(t, err)
	o, err = h.OverlegUitnodigen(ctx, Als(Petra), Uitnodigen(o, Bo))
	goed(t, err)
	goed(t, vergeet(h.OverlegAfvaardigen(ctx, Als(Bo), Afvaardiging(o, Bo))))
	aanwezig := func() (gate.Verwijzing, error) {
		return h.OverlegAanwezigheid(ctx, Als(Petra), rto.Aanwezigheid{Overleg: o.ID, Versie: o.Versie, Aanwezig: []rto.Aanwezige{{Partij: Politie, Medewerker: Bo}}})
	}
	h.Klok.Loop(5*time.Hour + 29*time.Minute) // 14:29
	for _, err := range []error{vergeet(aanwezig()), vergeet(h.OverlegBesluiten(ctx, Als(Petra), Besluit(o, rto.Overig, Bo))),
		vergeet(h.OverlegAfronden(ctx, Als(Petra), rto.Verslag{Overleg: o.ID, Versie: o.Versie, Passages: Samen("x")}))} {
		if d := geweigerd(t, err, "6.1"); d.Waarom != "Het overleg moet nog beginnen. Wie er is en wat er besloten wordt, weet je pas dan." {
			t.Errorf("the reason is %q", d.Waarom)
		}
	}
	if soorten, _ := wachtend(t, h, Petra); slices.Contains(soorten, "overleg_afronden") {
		t.Errorf("before it begins Petra has %v", soorten)
	}
	h.Klok.Loop(time.Minute)
	if soorten, _ := wachtend(t, h, Petra); !slices.Contains(soorten, "overleg_afronden") {
		t.Errorf("once it began Petra has %v", soorten)
	}
	o, err = aanwezig()
	goed(t, err)
	goed(t, vergeet(h.OverlegBesluiten(ctx, Als(Petra), Besluit(o, rto.Overig, Bo))))
}

// afgelast is an Overleg on a Casus with a draft of the plan, to which Bo alone is invited and which Petra then cancels.
type afgelast struct {
	planhuis
	o gate.Verwijzing
}

func (p afgelast) gelastAf(wie string, versie int64, reden string) (gate.Verwijzing, error) {
	return p.OverlegAfgelasten(p.Ctx(), Als(wie), rto.Afgelasting{Overleg: p.o.ID, Versie: versie, Reden: reden})
}

func nieuwAfgelast(t *testing.T, h *Huis) afgelast {
	p := afgelast{planhuis: planhuis{Huis: h, z: h.RTO(Bo, Cleo)}}
	p.bewaar(p.concept(0))
	p.o = h.Uitgenodigd(p.z, Bo)
	if soorten, week := wachtend(t, h, Bo); !slices.Contains(soorten, "uitnodiging") || week != 1 || p.leesPlan(Bo).Concept == nil {
		t.Fatalf("before it Bo has %v, %d", soorten, week)
	}
	v, err := p.gelastAf(Petra, p.o.Versie, "De <zaal> is dicht.")
	goed(t, err)
	if e := h.Laatste(); e.Handeling != "overleg.afgelasten" || e.Casus != p.z.ID || e.Uitkomst != audit.Allowed || !slices.Contains(e.Artikelen, "9.2d") {
		t.Errorf("its entry is %+v", e)
	}
	p.o.Versie = v.Versie
	return p
}

// article 9.2 under d: who directs the process cancels an Overleg, with why, on the version that they saw; nobody else does.
func TestWieAfgelast(t *testing.T) {
	h := Nieuw(t)
	p := afgelast{planhuis: planhuis{Huis: h, z: h.RTO(Bo, Cleo)}}
	p.o = h.Uitgenodigd(p.z, Bo)
	ongeldig(t, vergeet(p.gelastAf(Petra, p.o.Versie, " ")), "reden")
	for _, wie := range []string{Bo, Oda} {
		nooit(t, h, "overleg.afgelasten", wie, vergeet(p.gelastAf(wie, p.o.Versie-1, "Zomaar.")), "9.2d")
	}
	for _, wie := range []string{Anna, Cleo, Pim, Mo} {
		onbekend(t, vergeet(p.gelastAf(wie, p.o.Versie, "Zomaar.")))
	}
	botst(t, vergeet(p.gelastAf(Petra, p.o.Versie-1, "Zomaar.")))
	if n := h.Getal(`SELECT versie FROM overleg`); n != p.o.Versie {
		t.Errorf("it is at version %d", n)
	}
}

// rule 7.2-1: who was invited reads that an Overleg is cancelled and why, supporting staff that it is; others at the Casus do not even know
// that it was planned.
func TestAfgelastIsTeZien(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		p := nieuwAfgelast(t, h)
		weet := func(wie string) bool {
			return slices.ContainsFunc(p.lijn(wie), func(l string) bool { return strings.Contains(l, "overleg.afgelast") })
		}
		for _, wie := range []string{Petra, Bo} {
			b, err := h.OverlegLezen(h.Ctx(), Als(wie), p.o.ID)
			goed(t, err)
			if b.Stand != rto.Afgelast || b.Afgelasting == nil || b.Afgelasting.Reden != "De <zaal> is dicht." || b.Afgelasting.Door.ID != Petra {
				t.Errorf("%s reads %s, %+v", wie, b.Stand, b.Afgelasting)
			}
			if len(b.Verslag) > 0 || len(b.Mag) > 0 || !weet(wie) {
				t.Errorf("%s may %v, and the timeline is %v", wie, b.Mag, p.lijn(wie))
			}
		}
		for _, wie := range []string{Anna, Cleo} {
			onbekend(t, vergeet(h.OverlegLezen(h.Ctx(), Als(wie), p.o.ID)))
			if weet(wie) {
				t.Errorf("the timeline of %s is %v", wie, p.lijn(wie))
			}
		}
		b, err := h.OverlegPlanning(h.Ctx(), Als(Oda), p.o.ID)
		goed(t, err)
		if b.Stand != rto.Afgelast || len(b.Mag) > 0 {
			t.Errorf("supporting staff sees %s, may %v", b.Stand, b.Mag)
		}
	})
}

// rule 6.4b-1: at a cancelled Overleg nothing waits and nothing is done, and what it was to decide on is no longer shown to who would have
// sat there. The Casus waits for the agenda again.
func TestNaHetAfgelasten(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		p := nieuwAfgelast(t, h)
		if soorten, week := wachtend(t, h, Bo); len(soorten) > 0 || week != 0 || p.leesPlan(Bo).Concept != nil {
			t.Errorf("Bo has %v, %d, and the draft %+v", soorten, week, p.leesPlan(Bo).Concept)
		}
		if soorten, _ := wachtend(t, h, Petra); !slices.Contains(soorten, "rto") {
			t.Errorf("Petra has %v", soorten)
		}
		for act, doe := range (tafelproef{h, p.z, p.o}).acts() {
			if act == "overleg.lezen" || act == "overleg.planning" || act == "overleg.afvaardigen" {
				continue
			}
			if d := geweigerd(t, doe(Als(Petra)), "9.2d"); d.Waarom != "Dit overleg is afgelast en gaat niet door." {
				t.Errorf("%s is refused because %q", act, d.Waarom)
			}
		}
		if n := h.Getal(`SELECT versie FROM overleg`); n != p.o.Versie {
			t.Errorf("it is at version %d", n)
		}
	})
}

// article 9.2 under d: what was held is not cancelled, neither with a decision nor with its report.
func TestGehoudenOverlegNietAfgelast(t *testing.T) {
	h := Nieuw(t)
	ctx, z := h.Ctx(), h.RTO(Bo)
	o := h.AanTafel(z, Bo)
	v, err := h.OverlegBesluiten(ctx, Als(Petra), Besluit(o, rto.Overig, Bo))
	goed(t, err)
	in := rto.Afgelasting{Overleg: o.ID, Versie: v.Versie, Reden: "Toch maar niet."}
	if d := geweigerd(t, vergeet(h.OverlegAfgelasten(ctx, Als(Petra), in)), "9.2d"); d.Anders != "Rond het overleg af met een verslag. Is er meer te bespreken? Plan dan een nieuw overleg." {
		t.Errorf("what to do is %q", d.Anders)
	}
	b, err := h.OverlegLezen(ctx, Als(Petra), o.ID)
	goed(t, err)
	if slices.Contains(b.Mag, "overleg.afgelasten") {
		t.Error("it is offered")
	}
	v, err = h.OverlegAfronden(ctx, Als(Petra), rto.Verslag{Overleg: o.ID, Versie: v.Versie, Passages: Samen("x")})
	goed(t, err)
	in.Versie = v.Versie
	geweigerd(t, vergeet(h.OverlegAfgelasten(ctx, Als(Petra), in)), "9.2d")
}
