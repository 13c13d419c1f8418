// SPDX-License-Identifier: EUPL-1.2

package policy

import (
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/cedar-policy/cedar-go/types"
	"github.com/cedar-policy/cedar-go/x/exp/schema"
	"github.com/cedar-policy/cedar-go/x/exp/schema/resolved"
)

func TestNewWeigert(t *testing.T) {
	goed := eenRegel("permit", "casus.lezen", "Casus", "resource.open")
	for _, geval := range []struct{ naam, beleid, fout string }{
		{"no id", strings.Replace(goed, "@id", "@naam", 1), "misses @id"},
		{"no article", strings.Replace(goed, "@artikel", "@lid", 1), "misses @artikel"},
		{"no reason", strings.Replace(goed, "@waarom", "@reden", 1), "misses @waarom"},
		{"blank reason", strings.Replace(goed, `@waarom("w")`, `@waarom("  ")`, 1), "misses @waarom"},
		{"forbid without a way out", strings.Replace(strings.Replace(goed, "@anders", "@of", 1), "\npermit", "\nforbid", 1), "misses @anders"},
		{"id twice", goed + goed, "already used at los.cedar:1"},
		{"no policy", "permit (", "los.cedar"},
		{"unknown attribute", strings.Replace(goed, "open", "dicht", 1), "dicht"},
		{"unknown act", strings.Replace(goed, "casus.lezen", "casus.verzinnen", 1), "casus.verzinnen"},
		{"wrong type", strings.Replace(goed, "resource.open", `resource.fase == 3`, 1), "los.cedar:1"},
		{"wrong resource", strings.Replace(goed, "is Casus", `is Gegeven`, 1), "los.cedar:1"},
	} {
		t.Run(geval.naam, func(t *testing.T) {
			_, err := New(Options{Profiel: fstest.MapFS{"los.cedar": bestand(geval.beleid)}})
			if err == nil || !strings.Contains(err.Error(), geval.fout) {
				t.Errorf("want an error about %q, got %v", geval.fout, err)
			}
		})
	}
	if _, err := New(Options{Profiel: fstest.MapFS{"los.cedar": bestand(goed)}}); err != nil {
		t.Error("the sound policy is refused:", err)
	}
}

func TestNewNoemtAllesTegelijk(t *testing.T) {
	slecht := `permit (principal, action == Action::"casus.lezen", resource is Casus);`
	_, err := New(Options{Acties: []string{"casus.verzinnen"}, Profiel: fstest.MapFS{"a.cedar": bestand(slecht), "b.cedar": bestand("permit")}})
	if err == nil {
		t.Fatal("accepted")
	}
	for _, deel := range []string{"a.cedar:1", "b.cedar", `declared act "casus.verzinnen" is not in the schema`, `act "casus.lezen" of the schema is not declared`} {
		if !strings.Contains(err.Error(), deel) {
			t.Errorf("not named: %s in\n%v", deel, err)
		}
	}
}

func TestActiesMoetenKloppen(t *testing.T) {
	acties := nieuw(t).Acties()
	if _, err := New(Options{Acties: acties}); err != nil {
		t.Error(err)
	}
	if _, err := New(Options{Acties: acties[1:]}); err == nil || !strings.Contains(err.Error(), acties[0]) {
		t.Error("an act without a row in the table:", err)
	}
	if _, err := New(Options{Acties: append(acties, "x.y")}); err == nil || !strings.Contains(err.Error(), "x.y") {
		t.Error("a row without an act:", err)
	}
	if _, err := New(Options{Acties: []string{}}); err == nil {
		t.Error("an empty table is no missing table")
	}
}

func TestProfielOnleesbaar(t *testing.T) {
	for naam, profiel := range map[string]fs.FS{
		"a folder as policy": fstest.MapFS{"x.cedar/y": bestand("")},
	} {
		if _, err := New(Options{Profiel: profiel}); err == nil {
			t.Error(naam)
		}
		if _, err := leesBestanden(profiel); err == nil {
			t.Error(naam)
		}
	}
	if _, err := leesGevallen(fstest.MapFS{"x.json/y": bestand("")}); err == nil {
		t.Error("a folder as expectations")
	}
	if _, err := Test(os.DirFS("testdata")); err != nil {
		t.Error("our own cases are a profile without policies:", err)
	}
}

// TestSchemaEnFeiten: the schema and the table of facts declare the same.
func TestSchemaEnFeiten(t *testing.T) {
	tekst := schemaTekst(t)
	f := nieuweFeiten()
	for _, geval := range []struct{ naam, oud, nieuw, fout string }{
		{"equal", "", "", ""},
		{"missing", "\tfase: String,", "", "Casus.fase"},
		{"extra", "\tfase: String,", "\tfase: String,\n\tkleur: String,", "Casus.kleur"},
		{"optional", "\tfase: String,", "\tfase?: String,", "Casus.fase"},
		{"context", "\tnaarActief: Bool,", "", "naarActief"},
		{"gegeven", "\twie: String,", "", "Gegeven.wie"},
		{"concept", "\teigenaar: Medewerker,", "", "Concept.eigenaar"},
		{"logregel", "\tuitkomst: String,", "", "Logregel.uitkomst"},
		{"medewerker", "\tgetekend: Bool,", "", "Medewerker.getekend"},
		{"group", "action \"besluit.uitleggen\"", "action \"groep\" appliesTo { principal: Medewerker, resource: Huis, context: Omstandigheden };\naction \"besluit.uitleggen\" in [\"groep\"]", "besluit.uitleggen"},
		{"nothing to apply to", "action \"besluit.uitleggen\"", "action \"besluit.niets\";\naction \"besluit.uitleggen\"", "besluit.niets"},
	} {
		t.Run(geval.naam, func(t *testing.T) {
			err := f.toets(los(t, strings.Replace(tekst, geval.oud, geval.nieuw, 1)))
			if geval.fout == "" && err != nil || geval.fout != "" && (err == nil || !strings.Contains(err.Error(), geval.fout)) {
				t.Errorf("want %q, got %v", geval.fout, err)
			}
		})
	}
}

func schemaTekst(t *testing.T) string {
	t.Helper()
	tekst, err := convenant.ReadFile("convenant/" + schemaBestand)
	if err != nil {
		t.Fatal(err)
	}
	return string(tekst)
}

func los(t *testing.T, tekst string) *resolved.Schema {
	t.Helper()
	var s schema.Schema
	if err := s.UnmarshalCedar([]byte(tekst)); err != nil {
		t.Fatal(err)
	}
	r, err := s.Resolve()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// TestActiescope: per act exactly the policies that can match are evaluated.
func TestActiescope(t *testing.T) {
	r := los(t, `entity Medewerker, Huis; action "a", "b" appliesTo { principal: Medewerker, resource: Huis };`)
	for tekst, raakt := range map[string][]string{
		`action`:                               {"a", "b"},
		`action == Action::"a"`:                {"a"},
		`action in Action::"b"`:                {"b"},
		`action in [Action::"a", Action::"b"]`: {"a", "b"},
		`action in [Action::"b"]`:              {"b"},
		`action in [Action::"c", Action::"d"]`: {},
	} {
		p, err := leesBeleidLos(`permit (principal, ` + tekst + `, resource);`)
		if err != nil {
			t.Fatal(err)
		}
		kreeg := []string{}
		for _, naam := range []string{"a", "b"} {
			a := nieuweActie(r.Actions[types.NewEntityUID("Action", types.String(naam))], []*beleid{p}, nieuweFeiten())
			if len(a.beleid) == 1 && len(a.cedar) == 1 {
				kreeg = append(kreeg, naam)
			}
		}
		if !slices.Equal(kreeg, raakt) {
			t.Errorf("%s: %v, want %v", tekst, kreeg, raakt)
		}
	}
}

// TestTekstenVoorMensen: what a user reads is one or two short sentences, without
// the words that B1 avoids.
func TestTekstenVoorMensen(t *testing.T) {
	for id, b := range nieuw(t).beleid {
		for _, tekst := range []string{b.waarom, b.anders} {
			if tekst == "" {
				continue
			}
			if !strings.HasSuffix(tekst, ".") && !strings.HasSuffix(tekst, "?") || len(strings.Fields(tekst)) > 25 {
				t.Errorf("%s: %q", id, tekst)
			}
			for _, woord := range []string{"middels", "indien", "reeds", "dient", "betreffende", "inzake", "teneinde"} {
				if strings.Contains(" "+strings.ToLower(tekst)+" ", " "+woord+" ") {
					t.Errorf("%s: %q says %q", id, tekst, woord)
				}
			}
		}
	}
}
