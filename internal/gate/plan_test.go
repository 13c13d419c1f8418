// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"rondetafel/internal/bestuur"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/klok"
	"rondetafel/internal/plan"
	"rondetafel/internal/policy"
	"rondetafel/internal/rto"
)

// planhuis is a house with a Casus in the RTO phase in which Gemeente (Anna), Politie (Bo) and Zorg (Cleo) take part, and of which
// Cleo is the Casusregisseur.
type planhuis struct {
	*Huis
	z gate.Verwijzing
}

func nieuwPlanhuis(t *testing.T, opties ...Optie) planhuis {
	h := planhuis{Huis: Nieuw(t, opties...)}
	h.z = h.RTO(Bo, Cleo)
	h.goed(h.GeefRol(h.Ctx(), Als(Petra), h.z.ID, Cleo, policy.RolCasusregisseur))
	return h
}

func (h planhuis) goed(err error) {
	h.T.Helper()
	if err != nil {
		h.T.Fatalf("unexpected error: %v", err)
	}
}

func (h planhuis) over(dagen int) klok.Datum {
	return klok.Datum(h.Klok.Nu().In(klok.Amsterdam()).AddDate(0, 0, dagen).Format("2006-01-02"))
}

// concept is a draft in which nothing is missing.
func (h planhuis) concept(versie int64) plan.Concept {
	return plan.Concept{Casus: h.z.ID, Versie: versie, Inhoud: plan.Inhoud{
		Doelen: []plan.Doel{{Leefgebied: "wonen", Tekst: "Sem woont op zichzelf", Afspraken: []plan.Afspraak{
			{Wat: "Woonplek zoeken", Partij: Gemeente, Medewerker: Anna, Soort: plan.Bestuurlijk, Uiterlijk: h.over(7)},
			{Wat: "Gesprek met Sem", Partij: Zorg, Medewerker: Cleo, Soort: plan.Zorg, Uiterlijk: h.over(3)},
		}}, {Leefgebied: "justitie", Tekst: "Geen overlast meer", Afspraken: []plan.Afspraak{
			{Wat: "Elke week langs", Partij: Politie, Medewerker: Bo, Soort: plan.Repressie, Uiterlijk: h.over(30)}}}},
		Rollen: []plan.Partijrol{{Partij: Gemeente, Rol: "Zorgt voor wonen", Informatiebehoefte: "Of er toezicht is"},
			{Partij: Politie, Rol: "Houdt contact", Informatiebehoefte: "Waar Sem woont"}, {Partij: Zorg, Rol: "Behandelt", Informatiebehoefte: "Geen"}},
		Criteria: []plan.Afschaalcriterium{{Tekst: "Drie maanden geen overlast"}, {Tekst: "Een vaste woonplek"}},
	}}
}

// bewaar saves a draft by Petra and returns the version.
func (h planhuis) bewaar(c plan.Concept) gate.Verwijzing {
	h.T.Helper()
	v, err := h.PlanBewaren(h.Ctx(), Als(Petra), c)
	h.goed(err)
	return v
}

// metVersie has the round table adopt the first version, and returns a change of it in which nothing is missing.
func (h planhuis) metVersie() plan.Concept {
	h.T.Helper()
	b := h.vastgesteld(h.concept(0))
	return plan.Concept{Casus: h.z.ID, Versie: b.Versie, Inhoud: b.Concept.Inhoud, Wijziging: "Het kan beter."}
}

// vastgesteld has the draft adopted, and returns the plan as Petra sees it: the first version by a decision of the round table, a later one
// in writing by the three Partijen (rule 6.4b-1).
func (h planhuis) vastgesteld(c plan.Concept) gate.PlanBlad {
	h.T.Helper()
	v := h.bewaar(c)
	if h.leesPlan(Petra).Huidig == nil {
		h.goed(h.StelPlanVast(h.Ctx(), Als(Petra), h.z.ID, "d-1"))
		return h.leesPlan(Petra)
	}
	v, err := h.PlanVoorleggen(h.Ctx(), Als(Petra), plan.Voorleggen{Casus: h.z.ID, Versie: v.Versie})
	h.goed(err)
	for _, wie := range []string{Anna, Bo, Cleo} {
		_, err := h.PlanInstemmen(h.Ctx(), Als(wie), bestuur.Instemmen{Casus: h.z.ID, Versie: v.Versie, Antwoord: "ja"})
		h.goed(err)
	}
	return h.leesPlan(Petra)
}

func (h planhuis) leesPlan(wie string) gate.PlanBlad {
	h.T.Helper()
	b, err := h.PlanLezen(h.Ctx(), Als(wie), h.z.ID)
	h.goed(err)
	return b
}

// afspraak finds an Afspraak of the version in force by its text.
func (h planhuis) afspraak(wat string) gate.AfspraakRegel {
	h.T.Helper()
	for _, d := range h.leesPlan(Petra).Huidig.Doelen {
		for _, a := range d.Afspraken {
			if a.Wat == wat {
				return a
			}
		}
	}
	h.T.Fatalf("no afspraak %q", wat)
	return gate.AfspraakRegel{}
}

// geweigerd asks that err is a refusal on exactly these articles, as the last entry of the log has it too.
func (h planhuis) geweigerd(err error, artikelen ...string) {
	h.T.Helper()
	var d *errs.Denied
	if !errors.As(err, &d) {
		h.T.Errorf("error %v, want a refusal on %v", err, artikelen)
		return
	}
	if !slices.Equal(d.Artikelen, artikelen) || d.Waarom == "" || d.Anders == "" || d.Titel == "" {
		h.T.Errorf("refused on %v (%q, %q, %q), want %v", d.Artikelen, d.Titel, d.Waarom, d.Anders, artikelen)
	}
}

// TestWijzigingGeldtNaInstemmen: a draft of a change is no plan; all who take part make it one, and each version says what changed and who
// agreed.
// rule 6.4b-1, rule 1.9-1
func TestWijzigingGeldtNaInstemmen(t *testing.T) {
	h := nieuwPlanhuis(t)
	c := h.metVersie()
	c.Doelen[0].Tekst = "Sem woont begeleid"
	v := h.bewaar(c)
	if b := h.leesPlan(Petra); b.Huidig.Nummer != 1 || b.Concept == nil || b.Concept.Stand != "concept" || len(b.Concept.Ontbreekt) > 0 {
		t.Fatalf("a draft of a change: %+v", b)
	}
	var mensen []string
	for _, m := range h.leesPlan(Petra).Mensen {
		mensen = append(mensen, m.ID+" of "+m.Partij.ID)
	}
	if wil := []string{Anna + " of " + Gemeente, Bo + " of " + Politie, Cleo + " of " + Zorg}; !slices.Equal(mensen, wil) {
		t.Errorf("an Afspraak can be given to %q, want %q", mensen, wil)
	}
	if b := h.leesPlan(Bo); b.Concept != nil || b.Huidig.Doelen[0].Tekst != "Sem woont op zichzelf" || len(b.Versies) != 1 || len(b.Mensen) > 0 {
		t.Errorf("a deelnemer sees of a draft in the making: %+v", b)
	}
	v, err := h.PlanVoorleggen(h.Ctx(), Als(Cleo), plan.Voorleggen{Casus: h.z.ID, Versie: v.Versie})
	h.goed(err)
	if b := h.leesPlan(Bo); b.Concept == nil || !b.Concept.Antwoord || b.Concept.Doelen[0].Tekst != "Sem woont begeleid" {
		t.Errorf("a deelnemer sees of a draft that was put to it: %+v", b.Concept)
	}
	for i, wie := range []string{Bo, Cleo, Anna} {
		if b := h.leesPlan(Petra); b.Huidig.Nummer != 1 {
			t.Fatalf("after %d answers the change is in force", i)
		}
		_, err := h.PlanInstemmen(h.Ctx(), Als(wie), bestuur.Instemmen{Casus: h.z.ID, Versie: v.Versie, Antwoord: "ja", Reden: "Wij doen mee."})
		h.goed(err)
	}
	h.tweedeVersie(h.leesPlan(Bo))
	_, err = h.PlanInstemmen(h.Ctx(), Als(Bo), bestuur.Instemmen{Casus: h.z.ID, Versie: v.Versie + 1, Antwoord: "ja"})
	h.geweigerd(err, "6.4b")
}

// tweedeVersie asks that b is the plan that all three agreed with.
func (h planhuis) tweedeVersie(b gate.PlanBlad) {
	h.T.Helper()
	if b.Huidig == nil || b.Huidig.Nummer != 2 || b.Huidig.Wijziging != "Het kan beter." || len(b.Huidig.Stemmen) != 3 || b.Huidig.Stemmen[0].Stand != bestuur.Ingestemd || b.Huidig.Stemmen[0].Reden != "Wij doen mee." {
		h.T.Fatalf("the plan after all agreed: %+v", b.Huidig)
	}
	if d := b.Huidig.Doelen[0]; d.Tekst != "Sem woont begeleid" || d.Afspraken[0].Wat != "Gesprek met Sem" || d.Afspraken[0].Stand != plan.Open || len(b.Huidig.Criteria) != 2 || len(b.Huidig.Rollen) != 3 {
		h.T.Errorf("its parts: %+v", b.Huidig)
	}
}

// TestPlanVolgendeVersie: an afspraak keeps its state over versions, one that is left out is vervallen, and the version says what
// changed.
// rule 6.4b-1, rule 1.9-1
func TestPlanVolgendeVersie(t *testing.T) {
	h := nieuwPlanhuis(t)
	b := h.vastgesteld(h.concept(0))
	gesprek := h.afspraak("Gesprek met Sem")
	_, err := h.AfspraakMelden(h.Ctx(), Als(Cleo), plan.Melding{Afspraak: gesprek.ID, Versie: gesprek.Versie, Stand: plan.Bezig})
	h.goed(err)
	weg := h.afspraak("Elke week langs")
	volgende := plan.Concept{Casus: h.z.ID, Versie: b.Versie, Inhoud: b.Concept.Inhoud}
	volgende.Doelen = volgende.Doelen[:1]
	volgende.Doelen[0].Afspraken[0].Wat = "Woonplek met begeleiding zoeken"
	v := h.bewaar(volgende)
	if b := h.leesPlan(Petra); !slices.Equal(b.Concept.Ontbreekt, []string{"wijziging"}) {
		t.Errorf("the second version lacks %v", b.Concept.Ontbreekt)
	}
	_, err = h.PlanVoorleggen(h.Ctx(), Als(Petra), plan.Voorleggen{Casus: h.z.ID, Versie: v.Versie})
	h.geweigerd(err, "6.4b")
	volgende.Versie, volgende.Wijziging = v.Versie, "De politie hoeft niet meer langs."
	b = h.vastgesteld(volgende)
	if b.Huidig.Nummer != 2 || b.Huidig.Wijziging != volgende.Wijziging || len(b.Versies) != 2 || len(b.Versies[1].Doelen) != 2 || b.Versies[1].Wijziging != "" {
		t.Fatalf("versions: %+v", b.Versies)
	}
	if a := h.afspraak("Gesprek met Sem"); a.ID != gesprek.ID || a.Stand != plan.Bezig {
		t.Errorf("an afspraak that stayed: %+v", a)
	}
	_, err = h.AfspraakMelden(h.Ctx(), Als(Bo), plan.Melding{Afspraak: weg.ID, Versie: weg.Versie + 1, Stand: plan.Klaar})
	h.geweigerd(err, "6.5")
	if a, err := h.AfspraakLezen(h.Ctx(), Als(Bo), weg.ID); err != nil || a.Stand != plan.Vervallen || a.Doel != "" {
		t.Errorf("an afspraak that was left out: %+v, %v", a, err)
	}
}

// TestPlanOmwegen tries each way around the rules of a plan; each is refused with its article, and nothing came of it.
// rule 6.4b-1, rule 6.4c-1, rule 6.4d-1, rule 1.9-1
func TestPlanOmwegen(t *testing.T) {
	h, later := nieuwPlanhuis(t), nieuwPlanhuis(t)
	later.metVersie()
	for naam, g := range map[string]struct {
		doe      func(*plan.Concept)
		artikel  string
		ontbreek string
	}{
		"without goals":                 {func(c *plan.Concept) { c.Doelen = nil }, "6.4b", "doelen"},
		"without afspraken":             {func(c *plan.Concept) { c.Doelen[0].Afspraken, c.Doelen[1].Afspraken = nil, nil }, "6.4b", "afspraken"},
		"without a role":                {func(c *plan.Concept) { c.Rollen[1].Rol = "" }, "6.4c", "rollen"},
		"without an information need":   {func(c *plan.Concept) { c.Rollen[2].Informatiebehoefte = " " }, "6.4c", "rollen"},
		"without a Partij in the roles": {func(c *plan.Concept) { c.Rollen = c.Rollen[:2] }, "6.4c", "rollen"},
		"without criteria":              {func(c *plan.Concept) { c.Criteria = nil }, "6.4d", "criteria"},
	} {
		v := h.mist(naam, g.doe, g.ontbreek, g.artikel)
		if b := h.leesPlan(Petra); b.Huidig != nil || b.Concept.Stand != "concept" || b.Versie != v.Versie {
			t.Errorf("%s: after the refusal %+v", naam, b)
		}
		v = later.mist(naam, g.doe, g.ontbreek, g.artikel)
		later.geweigerd(vergeet(later.PlanVoorleggen(later.Ctx(), Als(Petra), plan.Voorleggen{Casus: later.z.ID, Versie: v.Versie})), g.artikel)
		if b := later.leesPlan(Petra); b.Huidig.Nummer != 1 || b.Concept.Stand != "concept" || b.Versie != v.Versie {
			t.Errorf("%s: after the refusal of a change %+v", naam, b)
		}
	}
	v := h.bewaar(h.concept(h.leesPlan(Petra).Versie))
	_, err := h.PlanInstemmen(h.Ctx(), Als(Bo), bestuur.Instemmen{Casus: h.z.ID, Versie: v.Versie, Antwoord: "ja"})
	h.geweigerd(err, "6.4b") // nothing was put to anybody
	h.geweigerd(h.StelPlanVast(h.Ctx(), Als(Cleo), h.z.ID, "d-1"), "6.4b")
	_, err = h.PlanBewaren(h.Ctx(), Als(Bo), h.concept(v.Versie))
	h.geweigerd(err, "6.4b")
	h.goed(h.StelPlanVast(h.Ctx(), Als(Petra), h.z.ID, "d-1"))
	if b := h.leesPlan(Anna); b.Huidig == nil || b.Huidig.Besluit != "d-1" {
		t.Errorf("by a decision of the round table: %+v", b.Huidig)
	}
	h.geweigerd(h.StelPlanVast(h.Ctx(), Als(Petra), h.z.ID, "d-2"), "6.4b", "6.4c", "6.4d") // there is no draft
	_, err = h.PlanBewaren(h.Ctx(), Als(Petra), plan.Concept{Casus: h.Triage().ID})
	h.geweigerd(err, "6.4b")
}

// mist saves a draft from which doe took something: the page says that it lacks, and no decision adopts it.
func (h planhuis) mist(naam string, doe func(*plan.Concept), ontbreekt, artikel string) gate.Verwijzing {
	h.T.Helper()
	c := h.concept(h.leesPlan(Petra).Versie)
	c.Wijziging = "Het kan beter."
	doe(&c)
	v := h.bewaar(c)
	if b := h.leesPlan(Petra); !slices.Contains(b.Concept.Ontbreekt, ontbreekt) {
		h.T.Errorf("%s: the page says that %v lack", naam, b.Concept.Ontbreekt)
	}
	h.geweigerd(h.StelPlanVast(h.Ctx(), Als(Petra), h.z.ID, "d-1"), artikel)
	return v
}

// TestPlanDoorHetRTO: a decision of a round table makes the draft the plan; each thing that lacks refuses it with its article, and the
// version says who agreed. Who is invited reads the draft beforehand.
// rule 6.4b-1, rule 6.4c-1, rule 6.4d-1, rule 1.9-1
func TestPlanDoorHetRTO(t *testing.T) {
	h := nieuwPlanhuis(t)
	vol := h.concept(0)
	vol.Criteria = nil
	v := h.bewaar(vol)
	o := h.AanTafel(h.z, Anna, Bo, Cleo)
	if b := h.leesPlan(Bo); b.Concept == nil || b.Concept.Stand != "geagendeerd" || len(b.Mag) == 0 {
		t.Errorf("before the round table Bo reads %+v", b)
	}
	besluit := Besluit(o, rto.Plan, Anna, Bo, Cleo)
	besluit.Stemmen[1] = rto.Stem{Partij: Politie, Eens: "nee", Reden: "Te weinig toezicht."}
	_, err := h.OverlegBesluiten(h.Ctx(), Als(Petra), besluit)
	h.geweigerd(err, "6.4d")
	vol = h.concept(v.Versie)
	vol.Rollen = vol.Rollen[:1]
	v = h.bewaar(vol)
	_, err = h.OverlegBesluiten(h.Ctx(), Als(Petra), besluit)
	h.geweigerd(err, "6.4c")
	h.bewaar(h.concept(v.Versie))
	b, err := h.OverlegBesluiten(h.Ctx(), Als(Petra), besluit)
	h.goed(err)
	p := h.leesPlan(Cleo)
	if p.Huidig == nil || p.Huidig.Besluit != b.ID || len(p.Huidig.Stemmen) != 3 {
		t.Fatalf("the plan after the decision: %+v", p.Huidig)
	}
	for _, s := range p.Huidig.Stemmen {
		if wil := map[string]bestuur.Stand{Gemeente: bestuur.Ingestemd, Politie: bestuur.Geweigerd, Zorg: bestuur.Ingestemd}[s.Partij.ID]; s.Stand != wil || s.Reden != "" {
			t.Errorf("%s: %+v, want %s", s.Partij.Naam, s, wil)
		}
	}
}

// TestEenNeeStopt: one no ends the adoption, the draft can be changed, and an answer counts for the text that was asked about.
// rule 6.4b-1
func TestEenNeeStopt(t *testing.T) {
	h := nieuwPlanhuis(t)
	v := h.bewaar(h.metVersie())
	v, err := h.PlanVoorleggen(h.Ctx(), Als(Petra), plan.Voorleggen{Casus: h.z.ID, Versie: v.Versie})
	h.goed(err)
	_, err = h.PlanInstemmen(h.Ctx(), Als(Anna), bestuur.Instemmen{Casus: h.z.ID, Versie: v.Versie, Antwoord: "ja"})
	h.goed(err)
	_, err = h.PlanInstemmen(h.Ctx(), Als(Anna), bestuur.Instemmen{Casus: h.z.ID, Versie: v.Versie, Antwoord: "nee", Reden: "Toch niet."})
	if _, ok := ongeldigeVelden(err); !ok {
		t.Errorf("answering twice: %v", err)
	}
	_, err = h.PlanInstemmen(h.Ctx(), Als(Bo), bestuur.Instemmen{Casus: h.z.ID, Versie: v.Versie, Antwoord: "nee", Reden: "Te weinig toezicht."})
	h.goed(err)
	b := h.leesPlan(Petra)
	if b.Huidig.Nummer != 1 || b.Concept.Stand != "concept" || !slices.ContainsFunc(b.Concept.Stemmen, func(s gate.StemBlad) bool {
		return s.Partij.ID == Politie && s.Stand == bestuur.Geweigerd && s.Reden == "Te weinig toezicht."
	}) {
		t.Fatalf("after a no: %+v", b.Concept)
	}
	_, err = h.PlanInstemmen(h.Ctx(), Als(Cleo), bestuur.Instemmen{Casus: h.z.ID, Versie: b.Versie, Antwoord: "ja"})
	h.geweigerd(err, "6.4b")
	v, err = h.PlanVoorleggen(h.Ctx(), Als(Petra), plan.Voorleggen{Casus: h.z.ID, Versie: b.Versie})
	h.goed(err)
	anders := h.concept(v.Versie)
	anders.Criteria = anders.Criteria[:1]
	na := h.bewaar(anders) // takes it back
	_, err = h.PlanInstemmen(h.Ctx(), Als(Anna), bestuur.Instemmen{Casus: h.z.ID, Versie: v.Versie, Antwoord: "ja"})
	var c *errs.Conflict
	if !errors.As(err, &c) || c.Versie != na.Versie || c.Nu != "" {
		t.Errorf("agreeing with a text that changed: %v", err)
	}
	if b := h.leesPlan(Bo); b.Concept != nil {
		t.Errorf("a draft that was taken back is read by %+v", b.Concept)
	}
}

// TestWieErbijKwam: a Partij that joined after the plan was put to the others decides as well, and needs a role in it.
// rule 6.4b-1, rule 6.4c-1
func TestWieErbijKwam(t *testing.T) {
	h := nieuwPlanhuis(t)
	v := h.bewaar(h.metVersie())
	v, err := h.PlanVoorleggen(h.Ctx(), Als(Petra), plan.Voorleggen{Casus: h.z.ID, Versie: v.Versie})
	h.goed(err)
	h.Betrek(h.z, Dirk)
	_, err = h.PlanInstemmen(h.Ctx(), Als(Anna), bestuur.Instemmen{Casus: h.z.ID, Versie: v.Versie, Antwoord: "ja"})
	h.geweigerd(err, "6.4b")
	b := h.leesPlan(Dirk)
	if b.Concept == nil || b.Concept.Antwoord {
		t.Errorf("who came later is asked: %+v", b.Concept)
	}
}

// TestLaterErbij: who joined later sees the versions from then on and the one in force.
func TestLaterErbij(t *testing.T) {
	h := nieuwPlanhuis(t)
	b := h.vastgesteld(h.concept(0))
	volgende := plan.Concept{Casus: h.z.ID, Versie: b.Versie, Inhoud: b.Concept.Inhoud, Wijziging: "Twee"}
	h.vastgesteld(volgende)
	h.Betrek(h.z, Dirk)
	if b := h.leesPlan(Dirk); len(b.Versies) != 1 || b.Huidig.Nummer != 2 {
		t.Errorf("a Partij that joined sees %d versions", len(b.Versies))
	}
	if b := h.leesPlan(Anna); len(b.Versies) != 2 {
		t.Errorf("the aanmelder sees %d versions", len(b.Versies))
	}
}

// TestPlanConflict: two write at once; the second hears what the first wrote, and nothing is lost.
func TestPlanConflict(t *testing.T) {
	h := nieuwPlanhuis(t)
	v := h.bewaar(h.concept(0))
	eerste := h.concept(v.Versie)
	eerste.Doelen[0].Tekst = "Sem woont begeleid"
	h.bewaar(eerste)
	for wat, versie := range map[string]int64{"the second": v.Versie, "who saw none": 0} {
		_, err := h.PlanBewaren(h.Ctx(), Als(Cleo), h.concept(versie))
		var c *errs.Conflict
		if !errors.As(err, &c) || c.Wie != "Petra Schijn" || !strings.Contains(c.Nu, "Sem woont begeleid") || c.Versie != v.Versie+1 {
			t.Errorf("%s: %v", wat, err)
		}
	}
}

// TestPlanPersonen: an afspraak is of a Partij that takes part, and of somebody whom it designated.
// rule 6.5-1, rule 2.1-2
func TestPlanPersonen(t *testing.T) {
	h := nieuwPlanhuis(t)
	for wat, g := range map[string]struct {
		doe func(*plan.Afspraak)
		wil string
	}{
		"a Partij that takes no part": {func(a *plan.Afspraak) { a.Partij, a.Medewerker = Reclassering, Dirk }, "doelen[0].afspraken[0].partij"},
		"somebody of another Partij":  {func(a *plan.Afspraak) { a.Medewerker = Bo }, "doelen[0].afspraken[0].medewerker"},
		"a colleague not designated":  {func(a *plan.Afspraak) { a.Medewerker = Arno }, "doelen[0].afspraken[0].medewerker"},
		"nobody who exists":           {func(a *plan.Afspraak) { a.Medewerker = "m-niemand" }, "doelen[0].afspraken[0].medewerker"},
		"no kind":                     {func(a *plan.Afspraak) { a.Soort = "" }, "doelen[0].afspraken[0].soort"},
	} {
		c := h.concept(0)
		g.doe(&c.Doelen[0].Afspraken[0])
		_, err := h.PlanBewaren(h.Ctx(), Als(Petra), c)
		if velden, ok := ongeldigeVelden(err); !ok || !slices.Contains(velden, g.wil) {
			t.Errorf("%s: %v (%v)", wat, err, velden)
		}
	}
	c := h.concept(0)
	c.Rollen = append(c.Rollen, plan.Partijrol{Partij: Reclassering, Rol: "Toezicht", Informatiebehoefte: "Alles"})
	_, err := h.PlanBewaren(h.Ctx(), Als(Petra), c)
	if velden, _ := ongeldigeVelden(err); !slices.Contains(velden, "rollen[3].partij") {
		t.Errorf("a role for who takes no part: %v", err)
	}
}

// ongeldigeVelden are the fields of an *errs.Invalid.
func ongeldigeVelden(err error) ([]string, bool) {
	var i *errs.Invalid
	if !errors.As(err, &i) {
		return nil, false
	}
	var uit []string
	for _, v := range i.Velden {
		uit = append(uit, v.Veld)
	}
	return uit, true
}

// TestPlanVanEenAnder: an id of a part of another plan, or of none, is refused by the name of its field, and nothing is saved.
// rule 6.5-1
func TestPlanVanEenAnder(t *testing.T) {
	h := nieuwPlanhuis(t)
	h.vastgesteld(h.concept(0))
	doel := h.afspraak("Woonplek zoeken")
	eerste := h.z
	h.z = h.RTO(Bo, Cleo)
	c := h.concept(0)
	c.Doelen[0].Afspraken[0].ID, c.Doelen[1].ID, c.Criteria[1].ID = doel.ID, doel.ID, "k-bedacht"
	ongeldig(t, vergeet(h.PlanBewaren(h.Ctx(), Als(Petra), c)), "doelen[0].afspraken[0].id", "doelen[1].id", "criteria[1].id")
	geweigerd(t, vergeet(h.PlanBewaren(h.Ctx(), Als(Anna), c)), "6.4b") // who may not write hears nothing of it
	if b := h.leesPlan(Petra); b.Versie != 0 {
		t.Errorf("something was saved: version %d", b.Versie)
	}
	h.z = eerste
	if a := h.afspraak("Woonplek zoeken"); a.Versie != doel.Versie {
		t.Errorf("the afspraak of the other plan changed: %+v", a)
	}
}

// TestPlanWeigertVoorFouten: whom saving is refused hears that, whatever is wrong with what they send; the log has the refusal.
// rule 6.4b-1
func TestPlanWeigertVoorFouten(t *testing.T) {
	h := nieuwPlanhuis(t)
	c := h.concept(0)
	c.Doelen[0].Afspraken[0].Soort, c.Criteria[0].ID = "", "k-bedacht"
	for _, wie := range []string{Anna, Bo} {
		nooit(t, h.Huis, "plan.bewaren", wie, vergeet(h.PlanBewaren(h.Ctx(), Als(wie), c)), "6.4b")
	}
	onbekend(t, vergeet(h.PlanBewaren(h.Ctx(), Als(Dirk), c)))
	ongeldig(t, vergeet(h.PlanBewaren(h.Ctx(), Als(Petra), c)), "doelen[0].afspraken[0].soort")
}

// TestPlanHoudtZijnIDs: a draft keeps the ids of the version that it follows, and a part that somebody removed meanwhile is a conflict
// before it is foreign.
// rule 6.4b-1
func TestPlanHoudtZijnIDs(t *testing.T) {
	h := nieuwPlanhuis(t)
	b := h.vastgesteld(h.concept(0))
	c := plan.Concept{Casus: h.z.ID, Versie: b.Versie, Inhoud: b.Concept.Inhoud, Wijziging: "Eén doel minder."}
	oud := c
	ids := c.IDs()
	c.Doelen = slices.Clone(c.Doelen[:1])
	v := h.bewaar(c)
	for id := range h.leesPlan(Petra).Concept.Inhoud.IDs() {
		if !ids[id] {
			t.Errorf("%s is a new id", id)
		}
	}
	botst(t, vergeet(h.PlanBewaren(h.Ctx(), Als(Petra), oud)))
	oud.Versie = v.Versie
	h.bewaar(oud) // a part of the version in force can come back
	nieuw := h.concept(h.leesPlan(Petra).Versie)
	nieuw.Wijziging = "Alles anders."
	h.bewaar(nieuw)
	weg := plan.Concept{Casus: h.z.ID, Versie: h.leesPlan(Petra).Versie, Inhoud: h.leesPlan(Petra).Concept.Inhoud, Wijziging: "Weer anders."}
	zonder := weg
	zonder.Criteria = nil
	v = h.bewaar(zonder)
	botst(t, vergeet(h.PlanBewaren(h.Ctx(), Als(Petra), weg)))
	weg.Versie = v.Versie
	ongeldig(t, vergeet(h.PlanBewaren(h.Ctx(), Als(Petra), weg)), "criteria[0].id", "criteria[1].id") // it was in that draft only
}

// TestPlanWieLeest: the plan is for the Partijen that take part, through whom they designated, and for who has the regie.
// rule 10.2-1, rule 9.2g-1
func TestPlanWieLeest(t *testing.T) {
	h := nieuwPlanhuis(t)
	h.vastgesteld(h.concept(0))
	a := h.afspraak("Woonplek zoeken")
	for _, wie := range Mensen() {
		wil := slices.Contains([]string{Petra, Anna, Bo, Cleo}, wie)
		_, err := h.PlanLezen(h.Ctx(), Als(wie), h.z.ID)
		_, ook := h.AfspraakLezen(h.Ctx(), Als(wie), a.ID)
		if (err == nil) != wil || (ook == nil) != wil {
			t.Errorf("%s reads the plan %v, an afspraak %v; want %t", wie, err, ook, wil)
		}
		if !wil && !errors.Is(ook, errs.ErrNotFound) {
			t.Errorf("%s hears of an afspraak: %v", wie, ook)
		}
		c, err := h.CasusLezen(h.Ctx(), Als(wie), h.z.ID)
		if err == nil && (c.Plan != nil) != wil {
			t.Errorf("%s: the plan on the page of the casus: %v", wie, c.Plan)
		}
	}
	if b := h.leesPlan(Cleo); len(b.Huidig.Doelen[0].Afspraken) != 2 || b.Concept == nil {
		t.Errorf("the casusregisseur sees %+v", b)
	}
}

// TestPlanZonderSpoor: what was refused or read of a plan stands in the log, and the MAC of each row that grants holds.
func TestPlanOpPostgres(t *testing.T) {
	h := nieuwPlanhuis(t, Postgres)
	h.vastgesteld(h.metVersie())
	h.Klok.Zet(h.Klok.Nu().Add(time.Hour))
	if v := h.Verify(); v.Fout != "" || v.Rechten == 0 {
		t.Errorf("verify: %+v", v)
	}
}

// TestPlanVervalst: a row of a plan that somebody altered grants nothing, and verify names it.
func TestPlanVervalst(t *testing.T) {
	for wat, g := range map[string]struct {
		sql string
		na  func(h planhuis)
	}{
		"an afspraak of another Partij": {`UPDATE afspraak SET partij = 'p-politie'`, func(h planhuis) {
			a := h.afspraak("Woonplek zoeken")
			_, err := h.AfspraakMelden(h.Ctx(), Als(Bo), plan.Melding{Afspraak: a.ID, Versie: a.Versie, Stand: plan.Klaar})
			h.geweigerd(err, "6.5")
		}},
		"a draft that is no longer asked": {`UPDATE plan SET stand = 'voorgelegd'`, func(h planhuis) {
			if _, err := h.PlanLezen(h.Ctx(), Als(Bo), h.z.ID); err == nil {
				t.Error("a deelnemer reads a plan whose row was altered")
			}
		}},
	} {
		h := nieuwPlanhuis(t)
		h.Beschadigd()
		h.vastgesteld(h.concept(0))
		if n := h.SQL(g.sql); n == 0 {
			t.Fatalf("%s: nothing changed", wat)
		}
		g.na(h)
		if v := h.Verify(); v.Fout == "" {
			t.Errorf("%s: verify finds nothing", wat)
		}
	}
}
