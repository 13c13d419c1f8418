// SPDX-License-Identifier: EUPL-1.2

package archtest_test

import (
	"testing"

	"rondetafel/internal/archtest"
)

func TestHabits(t *testing.T) {
	examples(t, archtest.Habits, []example{
		{"init", goFile("func init() {}\n"), []string{"init function"}},
		{"a method called init", goFile("type t int\nfunc (t) init() {}\n"), nil},
		{"a shared variable", goFile("var n int\nvar m = map[string]int{}\n"), []string{"n is a variable", "m is a variable"}},
		{"one of two", goFile("var errA, b = errors.New(\"a\"), 1\n"), []string{"b is a variable"}},
		{"what nobody changes", goFile("var ErrX = errors.New(\"x\")\nvar errY = fmt.Errorf(\"y\")\nvar _ I = T{}\n" +
			"//go:embed a\nvar files embed.FS\nvar re = regexp.MustCompile(`a`)\nvar p = sync.Pool{}\nvar q sync.Pool\n" +
			"var once = sync.OnceValue(func() int { return 1 })\nvar alphabet = base32.NewEncoding(\"a\").WithPadding('b')\n"), nil},
		{"an error under another name", goFile("var wrong = errors.New(\"x\")\n"), []string{"wrong is a variable"}},
		{"a chain that begins elsewhere", goFile("var x = get().MustCompile(1)\n"), []string{"x is a variable"}},
		{"variables in a function", goFile("func f() { var n int; _ = n }\n"), nil},
		{"variables of a test", file("internal/casus/a_test.go", "package p\nvar n int\n"), nil},
		{"an error answered at once", goFile("func f() { http.Error(nil, \"\", 1) }\n"), []string{"http.Error"}},
		{"the machine's clock", goFile("func f() { time.Now(); time.Since(x); time.Until(x) }\n"),
			[]string{"time.Now", "time.Since", "time.Until"}},
		{"the clock itself", file("internal/klok/a.go", "package p\nfunc f() { time.Now() }\n"), nil},
		{"a command's clock", file("cmd/x/a.go", "package p\nfunc f() { time.Now() }\n"), nil},
		{"a test's clock", file("internal/casus/a_test.go", "package p\nfunc f() { time.Now() }\n"), nil},
		{"a test that passes over", file("internal/casus/a_test.go", "package p\nfunc f() { t.Skip(); b.Skipf(\"\"); tb.SkipNow() }\n"),
			[]string{"t.Skip", "b.Skipf", "tb.SkipNow"}},
		{"another skip", goFile("func f() { lines.Skip() }\n"), nil},
		{"a mandatory text", goFile("func f() { v.Eis(a || strings.TrimSpace(b.C) != \"\", \"c\", \"C.\") }\n"), []string{"casus.Gevuld"}},
		{"a text that is asked well", goFile("func f() { v.Eis(casus.Gevuld(b), \"b\", strings.TrimSpace(c)); v.Is(strings.TrimSpace(b)) }\n"), nil},
		{"a note for later", goFile("// TO" + "DO: this\n"), []string{"a.go:2: TO" + "DO"}},
		{"a note in a policy", file("internal/policy/convenant/a.cedar", "\n// FIX"+"ME\n"), []string{"a.cedar:2: FIX" + "ME"}},
		{"a note in a paper", file("docs/a.md", "TO"+"DO\n"), nil},
	})
}

func TestHeaders(t *testing.T) {
	const licence = "SPDX-License-Identifier: EUPL-1.2"
	examples(t, archtest.Headers, []example{
		{"all kinds with one", map[string]string{
			"internal/a/a.go": "// " + licence + "\n\npackage p\n", "a.sql": "-- " + licence, "a.sh": "#!/bin/sh\n# " + licence,
			"Makefile": "# " + licence, "a.css": "/* " + licence + " */", "a.gohtml": "{{/* " + licence + " */ -}}"}, nil},
		{"all kinds without", map[string]string{"a.cedar": "permit();", "a.css": "p {}", "a.go": "package p\n", "a.gohtml": "<p>",
			"a.js": "1", "a.sh": "#!/bin/sh", "a.sql": "SELECT 1", "Makefile": "all:", ".ci/run": "#!/bin/sh"},
			[]string{".ci/run:1", "Makefile:1", "a.cedar:1", "a.css:1", "a.go:1", "a.gohtml:1", "a.js:1", "a.sh:1", "a.sql:1"}},
		{"Go without the blank line", file("a.go", "// "+licence+"\npackage p\n"), []string{"a blank line"}},
		{"far down", file("a.sh", "#!/bin/sh\n\n\n\n# "+licence), []string{"first three lines"}},
		{"another licence", file("a.sql", "-- SPDX-License-Identifier: MIT"), []string{"a.sql:1"}},
		{"papers and data need none", map[string]string{"a.md": "# A", "a/testdata/b.sql": "SELECT 1", "c.json": "{}"}, nil},
	})
}

// rule WGS-7: the check that guards it finds a figure on a person wherever one would be stored or seen.
func TestScoring(t *testing.T) {
	const judged = "nothing here scores"
	examples(t, archtest.Scoring, []example{
		{"a column", file("internal/gate/internal/store/migraties/1.sql", "CREATE TABLE casus (\n\trisico_score BIGINT\n)"), []string{judged}},
		{"a column in one word", file("a.sql", "risicoscore BIGINT"), []string{"risicoscore: " + judged}},
		{"a field of a page", file("internal/web/casus.go", "package web\n\ntype Pagina struct{ ScoreTekst string }\n"), []string{judged}},
		{"a field of the domain", file("internal/casus/a.go", "package p\n\ntype Persoon struct{ Risicotaxatie int }\n"), []string{judged}},
		{"a text on a page", file("internal/web/sjablonen/casus.gohtml", "<p>Voorspelling: hoog</p>"), []string{judged}},
		{"a property of the API", file("internal/api/openapi.json", `{"profiel": 1}`), []string{judged}},
		{"an attribute of policy", file("internal/policy/convenant/schema.cedarschema", "\tscore: Long,"), []string{judged}},
		{"another JSON file", file("package.json", `{"score": 1}`), nil},
		{"words that only look like it", file("internal/web/a.go", "package web\n\n// underscore, scorebord is one: no\nvar _ = \"onderscore\"\n"),
			[]string{"scorebord"}},
		{"what the pages say that we do not do", file("internal/web/sjablonen/privacy.gohtml",
			"Er is geen risicoscore en geen profiel. We maken geen voorspellingen. Er zijn geen stille scores."), nil},
		{"the profile of a house", file("internal/web/a.go", "package web\n\n// het huisprofiel, het profiel van een huis, de profielmap\n"), nil},
		{"a test may name it", file("internal/web/a_test.go", "package web\n\nvar _ = \"score\"\n"), nil},
	})
}
