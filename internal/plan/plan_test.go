// SPDX-License-Identifier: EUPL-1.2

package plan_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"rondetafel/internal/errs"
	"rondetafel/internal/informatie"
	"rondetafel/internal/klok"
	"rondetafel/internal/plan"
)

func dag() time.Time { return time.Date(2026, 11, 23, 14, 3, 0, 0, klok.Amsterdam()) }

func afspraak() plan.Afspraak {
	return plan.Afspraak{Wat: "Woonplek met begeleiding zoeken", Partij: "p-weert", Medewerker: "m-anna", Soort: plan.Zorg, Uiterlijk: "15-12-2026"}
}

// vol is a plan in which nothing is missing for the Partijen p-weert and p-politie.
func vol() plan.Concept {
	return plan.Concept{Casus: "c-1", Inhoud: plan.Inhoud{
		Doelen:   []plan.Doel{{Leefgebied: "wonen", Tekst: "Sem woont op zichzelf met begeleiding", Afspraken: []plan.Afspraak{afspraak()}}},
		Rollen:   []plan.Partijrol{{Partij: "p-weert", Rol: "Zorgt voor wonen", Informatiebehoefte: "Toezicht"}, {Partij: "p-politie", Rol: "Wijkagent houdt contact", Informatiebehoefte: "Geen"}},
		Criteria: []plan.Afschaalcriterium{{Tekst: "Drie maanden geen nieuwe overlast"}},
	}}
}

// velden returns the fields of an *errs.Invalid, sorted; nil for no error.
func velden(t *testing.T, err error) []string {
	t.Helper()
	if err == nil {
		return nil
	}
	var i *errs.Invalid
	if !errors.As(err, &i) {
		t.Fatalf("error %v, want an *errs.Invalid", err)
	}
	var uit []string
	for _, v := range i.Velden {
		uit = append(uit, v.Veld)
		if !strings.HasSuffix(v.Melding, ".") {
			t.Errorf("%s: %q is no sentence", v.Veld, v.Melding)
		}
	}
	slices.Sort(uit)
	return uit
}

func TestConceptValideer(t *testing.T) {
	anders := func(f func(*plan.Concept)) plan.Concept {
		c := vol()
		c.Doelen[0].Afspraken = slices.Clone(c.Doelen[0].Afspraken)
		f(&c)
		return c
	}
	for naam, g := range map[string]struct {
		c   plan.Concept
		wil []string
	}{
		"whole":          {vol(), nil},
		"empty":          {plan.Concept{}, nil}, // a draft begins empty; what it lacks is Ontbreekt
		"no leefgebied":  {anders(func(c *plan.Concept) { c.Doelen[0].Leefgebied = "" }), []string{"doelen[0].leefgebied"}},
		"made-up":        {anders(func(c *plan.Concept) { c.Doelen[0].Leefgebied = "sterrenbeeld" }), []string{"doelen[0].leefgebied"}},
		"goal no words":  {anders(func(c *plan.Concept) { c.Doelen[0].Tekst = " \n" }), []string{"doelen[0].tekst"}},
		"goal too long":  {anders(func(c *plan.Concept) { c.Doelen[0].Tekst = strings.Repeat("é", 301) }), []string{"doelen[0].tekst"}},
		"goal fits":      {anders(func(c *plan.Concept) { c.Doelen[0].Tekst = strings.Repeat("é", 300) }), nil},
		"unreadable":     {anders(func(c *plan.Concept) { c.Criteria[0].Tekst = "a\x00b" }), []string{"criteria[0].tekst"}},
		"empty afspraak": {anders(func(c *plan.Concept) { c.Doelen[0].Afspraken[0] = plan.Afspraak{} }), []string{"doelen[0].afspraken[0].medewerker", "doelen[0].afspraken[0].partij", "doelen[0].afspraken[0].soort", "doelen[0].afspraken[0].uiterlijk", "doelen[0].afspraken[0].wat"}},
		"kind unknown":   {anders(func(c *plan.Concept) { c.Doelen[0].Afspraken[0].Soort = "straf" }), []string{"doelen[0].afspraken[0].soort"}}, // rule 2.1-2
		"no date":        {anders(func(c *plan.Concept) { c.Doelen[0].Afspraken[0].Uiterlijk = "31-2-2027" }), []string{"doelen[0].afspraken[0].uiterlijk"}},
		"date over":      {anders(func(c *plan.Concept) { c.Doelen[0].Afspraken[0].Uiterlijk = "22-11-2026" }), []string{"doelen[0].afspraken[0].uiterlijk"}},
		"date today":     {anders(func(c *plan.Concept) { c.Doelen[0].Afspraken[0].Uiterlijk = "23-11-2026" }), nil},
		"kept, over": {anders(func(c *plan.Concept) {
			c.Doelen[0].Afspraken[0].Uiterlijk, c.Doelen[0].Afspraken[0].ID = "22-11-2026", "a-1"
		}), nil},
		"year mistyped":   {anders(func(c *plan.Concept) { c.Doelen[0].Afspraken[0].Uiterlijk = "1-1-2206" }), []string{"doelen[0].afspraken[0].uiterlijk"}},
		"Partij twice":    {anders(func(c *plan.Concept) { c.Rollen = append(c.Rollen, c.Rollen[0]) }), []string{"rollen[2].partij"}},
		"role no Partij":  {anders(func(c *plan.Concept) { c.Rollen = []plan.Partijrol{{Rol: "Kijkt mee"}} }), []string{"rollen[0].partij"}},
		"too many goals":  {anders(func(c *plan.Concept) { c.Doelen = slices.Repeat(c.Doelen, 21) }), []string{"doelen"}},
		"too many kept":   {anders(func(c *plan.Concept) { c.Criteria = slices.Repeat(c.Criteria, 21) }), []string{"criteria"}},
		"too many agreed": {anders(func(c *plan.Concept) { c.Doelen[0].Afspraken = slices.Repeat(c.Doelen[0].Afspraken, 31) }), []string{"doelen[0].afspraken"}},
	} {
		if heb := velden(t, g.c.Valideer(dag())); !slices.Equal(heb, g.wil) {
			t.Errorf("%s: %q, want %q", naam, heb, g.wil)
		}
	}
}

// rule 6.4b-1, rule 6.4c-1, rule 6.4d-1
func TestOntbreekt(t *testing.T) {
	betrokken := []string{"p-weert", "p-politie"}
	for naam, g := range map[string]struct {
		doe       func(*plan.Concept)
		betrokken []string
		nummer    int
		wil       []string
	}{
		"nothing":                         {func(*plan.Concept) {}, betrokken, 1, nil},
		"all of it":                       {func(c *plan.Concept) { *c = plan.Concept{} }, betrokken, 2, []string{"doelen", "afspraken", "rollen", "criteria", "wijziging"}},
		"no goals":                        {func(c *plan.Concept) { c.Doelen = nil }, betrokken, 1, []string{"doelen", "afspraken"}},
		"no afspraken":                    {func(c *plan.Concept) { c.Doelen[0].Afspraken = nil }, betrokken, 1, []string{"afspraken"}},
		"a role without information need": {func(c *plan.Concept) { c.Rollen[1].Informatiebehoefte = " " }, betrokken, 1, []string{"rollen"}},
		"an information need of blank letters": {func(c *plan.Concept) { c.Rollen[1].Informatiebehoefte = "\u3164\u2800" }, betrokken, 1,
			[]string{"rollen"}},
		"an information need without role": {func(c *plan.Concept) { c.Rollen[0].Rol = "" }, betrokken, 1,
			[]string{"rollen"}},
		"a Partij without either":   {func(*plan.Concept) {}, append(betrokken, "p-ggz"), 1, []string{"rollen"}},
		"a role of who left":        {func(*plan.Concept) {}, betrokken[:1], 1, nil},
		"no criteria":               {func(c *plan.Concept) { c.Criteria = nil }, betrokken, 1, []string{"criteria"}},
		"a criterion without words": {func(c *plan.Concept) { c.Criteria[0].Tekst = "\t" }, betrokken, 1, []string{"criteria"}},
		"a criterion of blank ones": {func(c *plan.Concept) { c.Criteria[0].Tekst = "\u115f" }, betrokken, 1, []string{"criteria"}},
		"the second says nothing":   {func(*plan.Concept) {}, betrokken, 2, []string{"wijziging"}},
		"the second says what":      {func(c *plan.Concept) { c.Wijziging = "Meer begeleiding" }, betrokken, 2, nil},
	} {
		c := vol()
		g.doe(&c)
		heb := c.Ontbreekt(g.betrokken, g.nummer)
		if !slices.Equal(heb, g.wil) {
			t.Errorf("%s: %q, want %q", naam, heb, g.wil)
		}
		for _, woord := range heb {
			if plan.Zin(woord) == "" {
				t.Errorf("%q has no sentence", woord)
			}
		}
	}
}

func TestSchoon(t *testing.T) {
	c := vol()
	c.Doelen = append(c.Doelen, plan.Doel{Afspraken: []plan.Afspraak{{}, {Uiterlijk: " "}}}, plan.Doel{Afspraken: []plan.Afspraak{{Wat: "Iets"}}})
	c.Criteria = append(c.Criteria, plan.Afschaalcriterium{ID: "k", Tekst: " "})
	c.Rollen = append(c.Rollen, plan.Partijrol{Partij: "p-ggz"})
	was := fmt.Sprint(c)
	schoon := c.Schoon()
	if len(schoon.Doelen) != 2 || len(schoon.Criteria) != 1 || len(schoon.Rollen) != 2 || schoon.Doelen[1].Afspraken[0].Wat != "Iets" {
		t.Errorf("cleaned %+v", schoon)
	}
	if fmt.Sprint(c) != was {
		t.Error("cleaning changed what was given")
	}
}

// TestNummers: every part has one id of its own, known ones stay, and none is taken from elsewhere (rule 6.5-1: an id of another
// plan would take over its afspraak).
func TestNummers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		id := rapid.SampledFrom([]string{"", "a", "b", "c", "vreemd"})
		var c plan.Concept
		for range rapid.IntRange(0, 3).Draw(t, "doelen") {
			d := plan.Doel{ID: id.Draw(t, "id"), Tekst: "x"}
			for range rapid.IntRange(0, 3).Draw(t, "afspraken") {
				d.Afspraken = append(d.Afspraken, plan.Afspraak{ID: id.Draw(t, "id")})
			}
			c.Doelen = append(c.Doelen, d)
		}
		for range rapid.IntRange(0, 3).Draw(t, "criteria") {
			c.Criteria = append(c.Criteria, plan.Afschaalcriterium{ID: id.Draw(t, "id"), Tekst: "x"})
		}
		bekend, n := map[string]bool{"a": true, "b": true, "c": true}, 0
		uit := c.Nummers(bekend, func() string { n++; return fmt.Sprint("n", n) })
		delen := 0
		for _, d := range uit.Doelen {
			delen += 1 + len(d.Afspraken)
		}
		delen += len(uit.Criteria)
		ids := uit.IDs()
		if len(ids) != delen || ids["vreemd"] {
			t.Fatalf("%d parts have ids %v", delen, ids)
		}
		for oud := range c.IDs() {
			if bekend[oud] && !ids[oud] {
				t.Fatalf("%s is gone from %v", oud, ids)
			}
		}
	})
}

func TestDelenVanEenPlan(t *testing.T) {
	c := vol()
	c.Doelen = append(c.Doelen, plan.Doel{Tekst: "Tweede", Afspraken: []plan.Afspraak{{ID: "a2"}}})
	if a := c.Afspraken(); len(a) != 2 || a[1].ID != "a2" {
		t.Errorf("afspraken %v", a)
	}
	if r := c.Rol("p-politie"); r.Rol != "Wijkagent houdt contact" || !r.Bepaald() {
		t.Errorf("role of the police: %+v", r)
	}
	if r := c.Rol("p-niemand"); r != (plan.Partijrol{}) || r.Bepaald() {
		t.Errorf("role of nobody: %+v", r)
	}
}

// rules 7.2-4, 13.2-3: why a goal is there stands with it, says from whom it is, and is no part of what is decided.
func TestPassagesInPlan(t *testing.T) {
	c := plan.Concept{Inhoud: plan.Inhoud{Doelen: []plan.Doel{{Leefgebied: "wonen", Tekst: "Sem woont.", Passages: []informatie.Citaat{{},
		{Tekst: "Hij verliest zijn kamer.", Partijen: []string{"p-b", "p-a", "p-a"}}, {Tekst: "Er is overlast."}}}}}}.Schoon()
	if p := c.Doelen[0].Passages; len(p) != 2 || !slices.Equal(p[0].Partijen, []string{"p-a", "p-b"}) {
		t.Fatalf("clean is %+v", p)
	}
	var i *errs.Invalid
	if err := c.Valideer(time.Now()); !errors.As(err, &i) || len(i.Velden) != 1 || i.Velden[0].Veld != "doelen[0].passages[1].partijen" {
		t.Errorf("wrong is %v, %+v", err, i)
	}
	if kaal := c.ZonderPassages(); len(kaal.Doelen[0].Passages) != 0 || len(c.Doelen[0].Passages) != 2 || kaal.Doelen[0].Tekst != "Sem woont." {
		t.Errorf("without why it is %+v, and itself %+v", kaal, c.Doelen)
	}
	if (plan.Doel{Passages: []informatie.Citaat{{Tekst: "x"}}}).Leeg() || !(plan.Doel{}).Leeg() {
		t.Error("a goal with a reason alone is filled in")
	}
}
