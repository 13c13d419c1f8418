// SPDX-License-Identifier: EUPL-1.2

package policy

import (
	"os"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/cedar-policy/cedar-go/x/exp/schema/resolved"
)

func gevallen(t testing.TB) []geval {
	t.Helper()
	uit, err := leesGevallen(os.DirFS("testdata"))
	if err != nil {
		t.Fatal(err)
	}
	return uit
}

// TestGevallen runs the cases of testdata: each compares decision, reasons and
// error. They prove, each by name in its file, the rules 1.2-1, 1.7-1, 8-P1,
// 8.2c-2, 9.2a-1, 12.1-1, 13.2-1, 14.1-1, WGS-6, WGS-16, AVG-5 and AVG-6.
func TestGevallen(t *testing.T) {
	uitslag := toets(nieuw(t), gevallen(t))
	for _, regel := range uitslag.Afwijkingen {
		t.Error(regel)
	}
	if uitslag.Gevallen < 100 {
		t.Errorf("only %d cases", uitslag.Gevallen)
	}
}

// TestElkBeleidHeeftGevallen: each policy has a case that is allowed and one that
// is refused, and decides in one of them; each rule that a policy names is named
// by a case about it.
func TestElkBeleidHeeftGevallen(t *testing.T) {
	e, alle := nieuw(t), gevallen(t)
	for _, id := range e.Beleid() {
		b := e.beleid[idVan(id)]
		mag, magNiet, beslist, regel := false, false, false, b.regel == ""
		for _, g := range alle {
			if g.Beleid != id {
				continue
			}
			mag, magNiet = mag || g.Mag, magNiet || !g.Mag
			regel = regel || g.Regel == b.regel
			for _, r := range g.Redenen {
				beslist = beslist || r == id
			}
		}
		if !mag || !magNiet || !beslist || !regel {
			t.Errorf("%s: allow case %t, deny case %t, decides %t, names its rule %t", id, mag, magNiet, beslist, regel)
		}
	}
	for _, g := range alle {
		if e.beleid[idVan(g.Beleid)] == nil {
			t.Errorf("%s: %q is about unknown policy %q", g.bestand, g.Naam, g.Beleid)
		}
	}
}

// TestElkBeleidTelt: without any one policy the cases fail, so no policy is idle
// and no case passes by accident.
func TestElkBeleidTelt(t *testing.T) {
	alle, schema := gevallen(t), hetSchema(t)
	for _, id := range nieuw(t).Beleid() {
		e, err := laad(Options{Profiel: zonder(t, id)}, schema, nil)
		if err != nil {
			t.Fatal(err)
		}
		if !merkt(e, id, alle) {
			t.Errorf("without %s every case still holds", id)
		}
	}
}

// TestElkeVoorwaardeTelt: the same for every line of a condition: with a
// conjunct replaced by true, a case fails.
func TestElkeVoorwaardeTelt(t *testing.T) {
	alle, schema := gevallen(t), hetSchema(t)
	deel := regexp.MustCompile(`(?m)^ {4}(.*[^(&|]) &&$`)
	geprobeerd := 0
	for bestand, tekst := range teksten(t) {
		for _, plek := range deel.FindAllStringSubmatchIndex(tekst, -1) {
			stuk := tekst[plek[2]:plek[3]]
			if strings.Count(stuk, "(") != strings.Count(stuk, ")") {
				continue
			}
			geprobeerd++
			anders := tekst[:plek[2]] + "true" + tekst[plek[3]:]
			e, err := laad(Options{Profiel: fstest.MapFS{bestand: {Data: []byte(anders)}}}, schema, nil)
			if err != nil {
				t.Fatal(err)
			}
			if !merkt(e, eigenaar(tekst[:plek[0]]), alle) {
				t.Errorf("%s: without %q every case still holds, line %d", bestand, stuk, 1+strings.Count(tekst[:plek[0]], "\n"))
			}
		}
	}
	if geprobeerd < 15 {
		t.Errorf("only %d conditions found", geprobeerd)
	}
}

func hetSchema(t testing.TB) *resolved.Schema {
	t.Helper()
	s, err := leesSchema()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// merkt tells whether a case fails on e. Those about the policy that was changed go first: they mostly tell.
func merkt(e *Engine, beleid string, alle []geval) bool {
	for _, eigen := range []bool{true, false} {
		for _, g := range alle {
			if (g.Beleid == beleid) != eigen {
				continue
			}
			if _, wijkt := g.wijktAf(e); wijkt {
				return true
			}
		}
	}
	return false
}

// eigenaar is the policy in which a text ends.
func eigenaar(tekst string) string {
	_, rest, _ := strings.Cut(tekst[strings.LastIndex(tekst, "@id("):], `"`)
	id, _, _ := strings.Cut(rest, `"`)
	return id
}

// teksten are the policy files of the covenant.
func teksten(t testing.TB) map[string]string {
	t.Helper()
	bestanden, err := leesBestanden(nil)
	if err != nil {
		t.Fatal(err)
	}
	uit := map[string]string{}
	for naam, tekst := range bestanden {
		uit[naam] = string(tekst)
	}
	return uit
}

// zonder is a profile that takes one policy away.
func zonder(t testing.TB, id string) fstest.MapFS {
	t.Helper()
	for naam, tekst := range teksten(t) {
		kop := `@id("` + id + `")`
		begin := strings.Index(tekst, kop)
		if begin < 0 {
			continue
		}
		eind := strings.Index(tekst[begin:], ";\n")
		return fstest.MapFS{naam: {Data: []byte(tekst[:begin] + tekst[begin+eind+2:])}}
	}
	t.Fatal("no policy ", id)
	return nil
}

// TestProfiel: a house folder is laid over the covenant and its expectations run.
func TestProfiel(t *testing.T) {
	verwacht := func(mag string) string {
		return `{"basis": {"wie": {"functies": ["manager"], "getekend": true, "partijActief": true}},
			"gevallen": [{"naam": "zoeken", "actie": "persoon.zoeken", "op": {"soort": "Huis"}, ` + mag + `}]}`
	}
	extra := `@id("huis-1") @artikel("8") @waarom("In dit huis zoekt de manager ook.")
		permit (principal, action == Action::"persoon.zoeken", resource is Huis)
		when { principal.functies.contains("manager") };`
	for _, geval := range []struct {
		naam        string
		profiel     fstest.MapFS
		afwijkingen int
		fout        string
	}{
		{"holds", fstest.MapFS{"t.json": bestand(verwacht(`"mag": false`))}, 0, ""},
		{"extends", fstest.MapFS{"huis.cedar": bestand(extra), "t.json": bestand(verwacht(`"mag": true, "redenen": ["huis-1"]`))}, 0, ""},
		{"wrong decision", fstest.MapFS{"t.json": bestand(verwacht(`"mag": true`))}, 1, ""},
		{"wrong reasons", fstest.MapFS{"huis.cedar": bestand(extra), "t.json": bestand(verwacht(`"mag": true`))}, 1, ""},
		{"error expected", fstest.MapFS{"t.json": bestand(verwacht(`"mag": false, "fout": true`))}, 1, ""},
		{"replaces", fstest.MapFS{"artikel-14.cedar": bestand(extra),
			"t.json": bestand(strings.ReplaceAll(verwacht(`"mag": true, "redenen": ["huis-1"]`), `"getekend": true`, `"getekend": false`))}, 0, ""},
		{"nothing expected", fstest.MapFS{}, 0, "no expectations"},
		{"bad policy", fstest.MapFS{"x.cedar": bestand("permit;"), "t.json": bestand(verwacht(`"mag": false`))}, 0, "x.cedar"},
		{"unknown field", fstest.MapFS{"t.json": bestand(verwacht(`"mogen": true`))}, 0, "mogen"},
		{"unknown name", fstest.MapFS{"t.json": bestand(strings.ReplaceAll(verwacht(`"mag": true`), "manager", "baas"))}, 0, "baas"},
		{"unknown soort", fstest.MapFS{"t.json": bestand(strings.ReplaceAll(verwacht(`"mag": true`), "Huis", "Hut"))}, 0, "Hut"},
		{"no table", fstest.MapFS{"t.json": bestand("[]")}, 0, "t.json"},
		{"own schema", fstest.MapFS{"schema.cedarschema": bestand("")}, 0, "schema"},
	} {
		t.Run(geval.naam, func(t *testing.T) {
			uitslag, err := Test(geval.profiel)
			if geval.fout != "" {
				if err == nil || !strings.Contains(err.Error(), geval.fout) {
					t.Fatalf("want an error about %q, got %v", geval.fout, err)
				}
				return
			}
			if err != nil || uitslag.Gevallen != 1 || len(uitslag.Afwijkingen) != geval.afwijkingen {
				t.Fatalf("%+v, %v", uitslag, err)
			}
		})
	}
}

func bestand(tekst string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(tekst)} }
