// SPDX-License-Identifier: EUPL-1.2

package archtest_test

import (
	"fmt"
	"strings"
	"testing"

	"rondetafel/internal/archtest"
	"rondetafel/internal/convenant"
)

func cited(m *archtest.Module) string {
	var all []string
	for _, c := range archtest.Citations(m) {
		kind := "code"
		if c.Test {
			kind = "test"
		}
		all = append(all, fmt.Sprintf("%s %s %d %q", c.Rule, kind, c.Line, c.Place))
	}
	return strings.Join(all, "; ")
}

func TestCitations(t *testing.T) {
	const three = "package p\n\n"
	for _, e := range []struct {
		name  string
		files map[string]string
		want  string
	}{
		{"above a function", file("internal/casus/a.go", three+"// F does (rule 9.2a-1).\nfunc F() {}\n"), `9.2a-1 code 3 "F"`},
		{"in a method", file("internal/casus/a.go", three+"func (t *T) F() {\n\t_ = 1 // rule 8-P1\n}\n"), `8-P1 code 4 "T.F"`},
		{"at the end of a function on one line", file("internal/casus/a.go", three+"func F() {} // rule 8-P1\n"), `8-P1 code 3 "F"`},
		{"at a type", file("internal/casus/a.go", three+"type (\n\tA int\n\t// rule B2-1\n\tB int // rule 1.4-1\n)\n"),
			`B2-1 code 5 "A"; 1.4-1 code 6 "B"`},
		{"of the package", file("internal/casus/a.go", "// Package p: rule 1.4-1.\npackage p\n"), `1.4-1 code 1 ""`},
		{"several in one sentence, over lines", file("internal/casus/a.go", three+"// rules 2.1-1, 9.3-1 and\n// WGS-16.\nfunc F() {}\n"),
			`2.1-1 code 3 "F"; 9.3-1 code 3 "F"; WGS-16 code 3 "F"`},
		{"in a test", file("internal/casus/a_test.go", three+"// rule AVG-5\nfunc TestF() {}\n"), `AVG-5 test 3 "TestF"`},
		{"in a text, which is no citation", file("internal/casus/a.go", three+"const s = \"rule 9.2a-1\"\n"), ""},
		{"an article is no rule", file("internal/casus/a.go", three+"// article 9.2a, rule of thumb 3-4, AVG-5\nfunc F() {}\n"), ""},
		{"an annotation", file("internal/policy/convenant/a.cedar", "@id(\"een\")\n@regel(\"1.2-1\")\npermit (a, b, c)\nwhen { x };\n\n"+
			"// rule 9.3-1\n@id(\"twee\")\n@regel(\"8-P1, WGS-6\")\nforbid (a, b, c);\n"),
			`1.2-1 code 2 "een"; 9.3-1 code 6 "twee"; 8-P1 code 8 "twee"; WGS-6 code 8 "twee"`},
		{"a migration", file("a/1.sql", "-- why\n-- rule 1.5-1\nSELECT 1"), `1.5-1 code 2 ""`},
		{"cases as data", file("internal/policy/testdata/a.json", `[{"naam": "weigert", "regel": "1.7-1"}, {"gevallen": [{"regel": "8-P1 13.2-1"}]}]`),
			`1.7-1 test 0 "weigert"; 8-P1 test 0 ""; 13.2-1 test 0 ""`},
		{"data that is no JSON", file("internal/policy/testdata/a.json", `{"regel": "1.7-1"`), ""},
		{"JSON that is no test data", file("a.json", `{"regel": "1.7-1"}`), ""},
		{"a script of a test", file("cmd/x/testdata/a.txtar", "# rule AVG-5\nexec x\n"), `AVG-5 test 1 ""`},
		{"the register cites nothing", file("internal/convenant/regels.go", three+"// rule 1.2-1\nfunc F() {}\n"), ""},
		{"nor do these checks", file("internal/archtest/a.go", three+"// rule 1.2-1\nfunc F() {}\n"), ""},
		{"their tests do", file("internal/archtest/a_test.go", three+"// rule 1.2-1\nfunc TestF() {}\n"), `1.2-1 test 3 "TestF"`},
	} {
		t.Run(e.name, func(t *testing.T) {
			if got := cited(parsed(t, e.files)); got != e.want {
				t.Errorf("cited %s\nwant  %s", got, e.want)
			}
		})
	}
}

func smallRegister() []convenant.Regel {
	return []convenant.Regel{{ID: "9.2a-1", Artikel: "9.2a", Soort: convenant.Toestand, Zin: "Eerst overleg | dan oordeel."}}
}

func TestRules(t *testing.T) {
	code := "package p\n\n// rule 9.2a-1\nfunc F() {}\n"
	check := func(m *archtest.Module) []archtest.Finding { return archtest.Rules(m, smallRegister()) }
	examples(t, check, []example{
		{"carried out and proved", map[string]string{"internal/casus/a.go": code, "internal/casus/a_test.go": code}, nil},
		{"not proved", file("internal/casus/a.go", code), []string{"rule 9.2a-1: no test"}},
		{"not carried out", file("internal/casus/a_test.go", code), []string{"rule 9.2a-1: no code"}},
		{"unknown", map[string]string{"internal/casus/a.go": code, "internal/casus/a_test.go": code,
			"internal/casus/b.go": "package p\n\n// rule 9.2z-1, rule 9.2b-4\nfunc G() {}\n"}, []string{"internal/casus/b.go:3: rule 9.2b-4 is not in the register"}},
	})
}

func TestArticles(t *testing.T) {
	examples(t, archtest.Articles, []example{
		{"listed", file("a/a.cedar", "@artikel(\"9.2a\")\n@artikel(\"WGS-6\")"), nil},
		{"not listed", file("a/a.cedar", "\n@artikel(\"99.9\")"), []string{"a/a.cedar:2: article 99.9"}},
		{"of a test", file("a/testdata/a.cedar", "@artikel(\"99.9\")"), nil},
	})
}

func TestCompliance(t *testing.T) {
	m := parsed(t, map[string]string{
		"internal/casus/a.go":               "package p\n\n// rule 9.2a-1\nfunc F() {\n\t// rule 9.2a-1\n}\n\n// rule 9.2a-1\nfunc G() {}\n",
		"internal/policy/convenant/a.cedar": "@id(\"een\")\n@regel(\"9.2a-1\")\npermit (a, b, c);\n",
		"internal/policy/testdata/a.json":   `{"naam": "zonder overleg", "regel": "9.2a-1"}`,
		"internal/policy/testdata/b.json": `[{"naam": "a", "regel": "9.2a-1"}, {"naam": "b", "regel": "9.2a-1"}, {"naam": "c", "regel": "9.2a-1"},
			{"naam": "d", "regel": "9.2a-1"}, {"naam": "e", "regel": "9.2a-1"}, {"naam": "e", "regel": "9.2a-1"}]`,
		"internal/gate/internal/store/1.sql": "-- rule 9.2a-1\n",
	})
	want := "| 9.2a-1 | artikel 9.2a | Eerst overleg \\| dan oordeel. | `casus/a.go`: F; G<br>`gate/internal/store/1.sql`<br>" +
		"`a.cedar`: een | `policy/testdata/a.json`: zonder overleg<br>`policy/testdata/b.json`: a; b; c; d; and 1 more |\n"
	text := archtest.Compliance(m, smallRegister())
	if !strings.HasSuffix(text, "|---|---|---|---|---|\n"+want) {
		t.Errorf("the table ends\n%s\nwant\n%s", text, want)
	}
	if text != archtest.Compliance(m, smallRegister()) {
		t.Error("the same tree gives another text")
	}
	if text := archtest.Compliance(parsed(t, nil), smallRegister()); !strings.Contains(text, "| – | – |") {
		t.Errorf("a rule without places is shown as\n%s", text)
	}
}
