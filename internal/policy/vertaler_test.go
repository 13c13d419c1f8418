// SPDX-License-Identifier: EUPL-1.2

package policy

import (
	"slices"
	"strings"
	"testing"
)

// TestVertaling: what each kind of condition becomes in SQL, for a caller of
// p-rood who signed, with context.nu 100 and context.soort gezin. The meaning is
// tested on both databases by TestFilterVormen; this keeps the text stable, so
// that a database can keep its plans.
func TestVertaling(t *testing.T) {
	getest := map[string]bool{}
	for _, geval := range []struct {
		wanneer, sql string
		args         []any
		viaZicht     bool
	}{
		{`resource.open`, `c.open <> 0`, nil, false},
		{`resource.toegewezen`, `c.procesregisseur <> ''`, nil, false},
		{`resource.fase == "triage"`, `c.fase = $1`, []any{"triage"}, false},
		{`"screening" == resource.fase`, `c.fase = $1`, []any{"screening"}, false},
		{`resource.fase != "aangemeld"`, `NOT (c.fase = $1)`, []any{"aangemeld"}, false},
		{`resource.fase == resource.soort`, `c.fase = c.soort`, nil, false},
		{`resource.soort == context.soort`, `c.soort = $1`, []any{"gezin"}, false},
		{`resource.aanmelder == principal.partij`, `c.aanmelder = $1`, []any{"p-rood"}, false},
		{`principal.partij != resource.aanmelder`, `NOT (c.aanmelder = $1)`, []any{"p-rood"}, false},
		{`resource.aanmelder in principal.partij`, `c.aanmelder = $1`, []any{"p-rood"}, false},
		{`resource.aanmelder in [Partij::"p-rood", Partij::"p-blauw"]`, `c.aanmelder IN ($1,$2)`, []any{"p-blauw", "p-rood"}, false},
		{`principal.partij in [resource.aanmelder, Partij::"p-groen"]`, `c.aanmelder = $1`, []any{"p-rood"}, false},
		{`["triage", "screening"].contains(resource.fase)`, `c.fase IN ($1,$2)`, []any{"screening", "triage"}, false},
		{`[resource.fase, resource.soort].contains("jongere")`, `(c.fase = $1 OR c.soort = $1)`, []any{"jongere"}, false},
		{`[resource.fase, "triage"].contains(context.soort)`, `c.fase = $1`, []any{"gezin"}, false},
		{`[resource.open, principal.getekend].contains(true)`, `TRUE`, nil, false},
		{`resource.rollen.contains("aangewezen")`, `(COALESCE(zm.rollen,0) & 4) <> 0`, nil, true},
		{`resource.rollen.contains("onbekend")`, `FALSE`, nil, false},
		{`resource.rollen.containsAny(["procesregisseur", "waarnemer"])`, `(COALESCE(zm.rollen,0) & 3) <> 0`, nil, true},
		{`["waarnemer", "x"].containsAny(resource.rollen)`, `(COALESCE(zm.rollen,0) & 2) <> 0`, nil, true},
		{`resource.rollen.containsAll(["procesregisseur", "aangewezen"])`, `(COALESCE(zm.rollen,0) & 5) = 5`, nil, true},
		{`resource.rollen.containsAll(["procesregisseur", "x"])`, `FALSE`, nil, false},
		{`resource.rollen.isEmpty()`, `NOT ((COALESCE(zm.rollen,0) & 2183) <> 0)`, nil, false},
		{`resource.partijRollen.isEmpty()`, `NOT ((COALESCE(zp.rollen,0) & 1656) <> 0)`, nil, false},
		{`resource.partijRollen.contains("deelnemer")`, `(COALESCE(zp.rollen,0) & 16) <> 0`, nil, false},
		{`resource.partijRollen.containsAny(["aanmelder", "deelnemer"])`, `(COALESCE(zp.rollen,0) & 24) <> 0`, nil, false},
		{`resource.rollen.containsAny(principal.functies)`, `FALSE`, nil, false},
		{`resource has fase`, `TRUE`, nil, false},
		{`resource is Casus`, `TRUE`, nil, false},
		{`resource.aanmelder is Partij`, `TRUE`, nil, false},
		{`principal.getekend`, `TRUE`, nil, false},
		{`context.naarActief`, `TRUE`, nil, false},
		{`principal.functies.contains("manager")`, `FALSE`, nil, false},
		{`principal.functies.isEmpty()`, `FALSE`, nil, false},
		{`context.nu > 50`, `TRUE`, nil, false},
		{`resource.leverancier == principal.partij`, `g.partij = $1`, []any{"p-rood"}, false},
		{`resource.leverancier == resource.casus.aanmelder`, `g.partij = c.aanmelder`, nil, false},
		{`resource.wie == "partijen"`, `g.wie = $1`, []any{"partijen"}, false},
		{`resource.lezers.contains(principal.partij)`, `EXISTS (SELECT 1 FROM gegeven_lezer l WHERE l.gegeven = g.id AND l.partij = $1)`, []any{"p-rood"}, false},
		{`resource.lezers.contains(resource.casus.aanmelder)`, `EXISTS (SELECT 1 FROM gegeven_lezer l WHERE l.gegeven = g.id AND l.partij = c.aanmelder)`, nil, false},
		{`resource.lezers.contains(resource.leverancier)`, `EXISTS (SELECT 1 FROM gegeven_lezer l WHERE l.gegeven = g.id AND l.partij = g.partij)`, nil, false},
		{`resource.lezers.containsAny([Partij::"p-rood", Partij::"p-groen"])`, `(EXISTS (SELECT 1 FROM gegeven_lezer l WHERE l.gegeven = g.id AND l.partij = $1) OR EXISTS (SELECT 1 FROM gegeven_lezer l WHERE l.gegeven = g.id AND l.partij = $2))`, []any{"p-groen", "p-rood"}, false},
		{`resource.lezers.containsAll([Partij::"p-rood", principal.partij])`, `EXISTS (SELECT 1 FROM gegeven_lezer l WHERE l.gegeven = g.id AND l.partij = $1)`, []any{"p-rood"}, false},
		{`resource.lezers.isEmpty()`, `NOT (EXISTS (SELECT 1 FROM gegeven_lezer l WHERE l.gegeven = g.id))`, nil, false},
		{`principal.partij in resource.lezers`, `EXISTS (SELECT 1 FROM gegeven_lezer l WHERE l.gegeven = g.id AND l.partij = $1)`, []any{"p-rood"}, false},
		{`resource.leverancier in resource.lezers`, `EXISTS (SELECT 1 FROM gegeven_lezer l WHERE l.gegeven = g.id AND l.partij = g.partij)`, nil, false},
		{`resource.ingetrokken`, `g.ingetrokken <> 0`, nil, false},
		{`resource.geldigTot <= context.nu`, `g.geldig_tot <= $1`, []any{int64(100)}, false},
		{`resource.geldigTot < 100`, `g.geldig_tot < $1`, []any{int64(100)}, false},
		{`context.nu >= resource.geldigTot`, `$1 >= g.geldig_tot`, []any{int64(100)}, false},
		{`100 > resource.geldigTot`, `$1 > g.geldig_tot`, []any{int64(100)}, false},
		{`resource.geldigTot == 100`, `g.geldig_tot = $1`, []any{int64(100)}, false},
		{`resource.geldigTot <= resource.geldigTot`, `g.geldig_tot <= g.geldig_tot`, nil, false},
		{`resource is Gegeven`, `TRUE`, nil, false},
		{`resource has casus`, `TRUE`, nil, false},
	} {
		getest[geval.wanneer] = true
		actie, soort := vraagOver(geval.wanneer)
		e, err := New(Options{Profiel: alleen(t, eenRegel("permit", actie, soort, geval.wanneer))})
		if err != nil {
			t.Fatal(err)
		}
		f, err := e.Filter(noor(), actie, soort, Context{Nu: 100, Soort: "gezin", NaarActief: true}, 1)
		if err != nil {
			t.Fatal(err)
		}
		if f.SQL != geval.sql || !slices.Equal(f.Args, geval.args) || f.ViaZicht != geval.viaZicht {
			t.Errorf("%s\ngot  %s %v %t\nwant %s %v %t", geval.wanneer, f.SQL, f.Args, f.ViaZicht, geval.sql, geval.args, geval.viaZicht)
		}
		if f.Niets != (geval.sql == "FALSE") {
			t.Errorf("%s: Niets is %t", geval.wanneer, f.Niets)
		}
	}
	for _, vorm := range bladeren("Casus") {
		if !getest[vorm] {
			t.Errorf("no text expected for %s", vorm)
		}
	}
}

// vraagOver tells what a condition is about: only a gegeven has these attributes.
func vraagOver(wanneer string) (actie, soort string) {
	for _, kenmerk := range []string{"leverancier", "wie", "lezers", "ingetrokken", "geldigTot", "Gegeven", "resource.casus", "has casus"} {
		if strings.Contains(wanneer, kenmerk) {
			return "gegeven.lezen", "Gegeven"
		}
	}
	return "casus.lijst", "Casus"
}

// TestVertalingVoegtSamen: permits are joined by OR, forbids taken off, constants
// worked out.
func TestVertalingVoegtSamen(t *testing.T) {
	regel := func(effect, wanneer string) string { return eenRegel(effect, "casus.lijst", "Casus", wanneer) }
	const zicht = `resource.rollen.contains("aangewezen")`
	for _, geval := range []struct {
		naam, beleid, sql string
		viaZicht, niets   bool
	}{
		{"nothing permits", regel("forbid", "resource.open"), "FALSE", false, true},
		{"a permit that cannot hold", regel("permit", "context.nu < 0 && resource.open"), "FALSE", false, true},
		{"two permits", regel("permit", "resource.open") + regel("permit", zicht),
			"(c.open <> 0 OR (COALESCE(zm.rollen,0) & 4) <> 0)", false, false},
		{"a forbid", regel("permit", zicht) + regel("forbid", "resource.open"),
			"((COALESCE(zm.rollen,0) & 4) <> 0 AND NOT (c.open <> 0))", true, false},
		{"a forbid that cannot hold", regel("permit", zicht) + regel("forbid", "!principal.getekend"),
			"(COALESCE(zm.rollen,0) & 4) <> 0", true, false},
		{"a forbid that always holds", regel("permit", zicht) + regel("forbid", "principal.getekend"), "FALSE", false, true},
		{"for every row", regel("permit", "principal.getekend"), "TRUE", false, false},
		{"if then else", regel("permit", `if resource.open then `+zicht+` else resource.toegewezen`),
			"((c.open <> 0 AND (COALESCE(zm.rollen,0) & 4) <> 0) OR (NOT (c.open <> 0) AND c.procesregisseur <> ''))", false, false},
		{"unless", strings.Replace(regel("permit", zicht), "when", "unless", 1),
			"NOT ((COALESCE(zm.rollen,0) & 4) <> 0)", false, false},
		{"another resource", regel("permit", zicht) +
			`@id("x") @artikel("0") @waarom("w") permit (principal, action, resource is Huis);`,
			"(COALESCE(zm.rollen,0) & 4) <> 0", true, false},
	} {
		t.Run(geval.naam, func(t *testing.T) {
			e, err := New(Options{Profiel: alleen(t, geval.beleid)})
			if err != nil {
				t.Fatal(err)
			}
			f, err := e.Filter(noor(), "casus.lijst", "Casus", Context{Nu: 100}, 1)
			if err != nil || f.SQL != geval.sql || f.ViaZicht != geval.viaZicht || f.Niets != geval.niets {
				t.Errorf("got %+v, %v\nwant %s", f, err, geval.sql)
			}
		})
	}
}
