// SPDX-License-Identifier: EUPL-1.2

package archtest_test

import (
	"fmt"
	"strings"
	"testing"

	"rondetafel/internal/archtest"
)

// An example is a small tree and what a check has to say of it: one text for each finding, in order of path and line.
type example struct {
	name  string
	files map[string]string
	want  []string
}

func file(path, text string) map[string]string { return map[string]string{path: text} }

// examples proves that check finds what is wrong and nothing else.
func examples(t *testing.T, check func(*archtest.Module) []archtest.Finding, list []example) {
	t.Helper()
	for _, e := range list {
		t.Run(e.name, func(t *testing.T) {
			found := check(parsed(t, e.files))
			if len(found) != len(e.want) {
				t.Fatalf("%d findings, want %d: %v", len(found), len(e.want), found)
			}
			for i, f := range found {
				if !strings.Contains(f.String(), e.want[i]) {
					t.Errorf("finding %d is %q, want %q in it", i, f, e.want[i])
				}
			}
		})
	}
}

func parsed(t *testing.T, files map[string]string) *archtest.Module {
	t.Helper()
	m, err := archtest.Parse(files)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func importing(path, imported string) map[string]string {
	return file(path, "package p\nimport _ \""+imported+"\"\n")
}

func TestImports(t *testing.T) {
	examples(t, archtest.Imports, []example{
		{"a noun may import a noun before it", importing("internal/casus/a.go", "rondetafel/internal/partij"), nil},
		{"a noun may not import a noun after it", importing("internal/partij/a.go", "rondetafel/internal/casus"),
			[]string{"internal/partij/a.go:2: internal/partij may not import internal/casus"}},
		{"everybody may import the leaves", importing("internal/convenant/a.go", "rondetafel/internal/klok"), nil},
		{"a leaf imports nothing of ours", importing("internal/errs/a.go", "rondetafel/internal/klok"), []string{"may not import"}},
		{"the log imports nothing of ours", importing("internal/audit/a.go", "rondetafel/internal/errs"), []string{"may not import"}},
		{"the domain knows no door", importing("internal/casus/a.go", "rondetafel/internal/gate"), []string{"may not import"}},
		{"policy knows the domain", importing("internal/policy/a.go", "rondetafel/internal/casus"), nil},
		{"policy knows no store", importing("internal/policy/a.go", "rondetafel/internal/gate/internal/store"), []string{"may not"}},
		{"the store implements the log's storage", importing("internal/gate/internal/store/a.go", "rondetafel/internal/audit"), nil},
		{"the store knows no keys", importing("internal/gate/internal/store/a.go", "rondetafel/internal/gate/internal/crypto"),
			[]string{"internal/store may not import internal/gate/internal/crypto"}},
		{"the door knows all below it", importing("internal/gate/a.go", "rondetafel/internal/gate/internal/crypto"), nil},
		{"the door knows no pages", importing("internal/gate/a.go", "rondetafel/internal/web"), []string{"may not import"}},
		{"pages go through the door", importing("internal/web/a.go", "rondetafel/internal/gate"), nil},
		{"pages do not decide", importing("internal/web/a.go", "rondetafel/internal/policy"), []string{"may not import"}},
		{"pages read no log", importing("internal/web/x/a.go", "rondetafel/internal/audit"), []string{"internal/web may not import"}},
		{"the API knows no pages", importing("internal/api/a.go", "rondetafel/internal/web"), []string{"may not import"}},
		{"a part of the same layer", importing("internal/web/a.go", "rondetafel/internal/web/static"), nil},
		{"a command composes", importing("cmd/rondetafel/a.go", "rondetafel/internal/policy"), nil},
		{"a command does not test", importing("cmd/rondetafel/a.go", "rondetafel/internal/pgtest"), []string{"may not import"}},
		{"code does not test", importing("internal/gate/a.go", "rondetafel/internal/gate/gatetest"), []string{"may not import"}},
		{"a test does", importing("internal/web/a_test.go", "rondetafel/internal/gate/gatetest"), nil},
		{"a test obeys the layers too", importing("internal/web/a_test.go", "rondetafel/internal/policy"), []string{"may not import"}},
		{"a package without a layer", importing("internal/nieuw/a.go", "fmt"), []string{"no layer is given"}},
		{"the domain does no I/O", importing("internal/casus/a.go", "net/http"), []string{"does no I/O and imports net/http"}},
		{"the domain uses the standard library", importing("internal/casus/a.go", "example.org/x"), []string{"standard library only"}},
		{"its tests use more", importing("internal/casus/a_test.go", "example.org/x"), nil},
		{"the store uses more", importing("internal/gate/internal/store/a.go", "example.org/x"), nil},
	})
}

func goFile(body string) map[string]string { return file("internal/casus/a.go", "package p\n"+body) }

func repeat(line string, n int) string { return strings.Repeat(line+"\n", n) }

func TestSizes(t *testing.T) {
	examples(t, archtest.Sizes, []example{
		{"a function of 80 lines", goFile("func f() {\n" + repeat("_ = 1", 78) + "}\n"), nil},
		{"a function of 81 lines", goFile("func f() {\n" + repeat("_ = 1", 79) + "}\n"), []string{"f has 81 lines"}},
		{"a test of 160 lines", file("internal/casus/a_test.go", "package p\nfunc f() {\n"+repeat("_ = 1", 158)+"}\n"), nil},
		{"a test of 161 lines", file("internal/casus/a_test.go", "package p\nfunc f() {\n"+repeat("_ = 1", 159)+"}\n"), []string{"f has 161 lines"}},
		{"20 paths", goFile("func f(a bool) {\n" + repeat("if a {}", 19) + "}\n"), nil},
		{"21 paths", goFile("func f(a bool) {\n" + repeat("if a && a {}", 10) + "}\n"), []string{"complexity 21"}},
		{"loops and cases count, default does not", goFile("func f(a int, c chan int) {\nfor {}\nfor range c {}\nswitch a {\n" +
			repeat("case 1:", 18) + "default:\n}\nselect {\ncase <-c:\ndefault:\n}\n}\n"), []string{"complexity 22"}},
		{"a function inside counts", goFile("func f(a bool) {\ng := func() {\n" + repeat("if a {}", 20) + "}\ng()\n}\n"),
			[]string{"complexity 21"}},
		{"5 parameters, a context and a test", goFile("func f(ctx context.Context, t *testing.T, a, b, c int, d, e string) {}\n"), nil},
		{"6 parameters", goFile("func f(a, b, c int, d, e, g string) {}\n"), []string{"f has 6 parameters"}},
		{"6 without names", goFile("type t struct{}\nfunc (t) f(int, int, int, int, int, int) {}\n"), []string{"f has 6 parameters"}},
		{"an interface of 5", goFile("type i interface{ A(); B(); C(); D(); E() }\n"), nil},
		{"an interface of 6", goFile("type i interface{ A(); B(); C(); D(); E(); F() }\n"), []string{"interface with 6 methods"}},
		{"a file of 601 lines", goFile(repeat("", 600)), []string{"601 lines"}},
	})
}

func TestSpread(t *testing.T) {
	functions := func(n, lines int) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, "func f%d_%d() {\n%s}\n", lines, i, repeat("_ = 1", lines-2))
		}
		return b.String()
	}
	split := func(name, body string) map[string]string {
		all := map[string]string{}
		for i, part := range strings.SplitAfter(body, "}\n") {
			all[fmt.Sprintf("internal/casus/%s%d.go", name, i)] = "package p\n" + part
		}
		return all
	}
	examples(t, archtest.Spread, []example{
		{"short functions", split("a", functions(60, 11)), nil},
		{"the middle one too long", split("a", functions(60, 12)), []string{"median lines of a function: 12"}},
		{"a few long ones", split("a", functions(95, 5)+functions(4, 70)), nil},
		{"one in ten too long", split("a", functions(90, 5)+functions(10, 46)), []string{"95th percentile of lines of a function: 46"}},
		{"too few to judge", split("a", functions(20, 70)), nil},
		{"long files", goFile(functions(60, 10)), []string{"median lines of a file"}},
		{"tests do not count", file("internal/casus/a_test.go", "package p\n"+functions(60, 40)), nil},
	})
}

func TestDocumented(t *testing.T) {
	examples(t, archtest.Documented, []example{
		{"all said", goFile("// F is.\nfunc F() {}\n// T is.\ntype T int\n// M is.\nfunc (T) M() {}\n"), nil},
		{"a group says it for all", goFile("// The kinds.\nconst (\nA = 1\nB = 2\n)\n"), nil},
		{"a word behind it", goFile("const (\nA = 1 // first\n)\n"), nil},
		{"nothing said", goFile("func F() {}\ntype T int\nconst C = 1\nvar V int\n"),
			[]string{"F has no comment", "T has no", "C has no", "V has no", "4 of 4"}},
		{"a method of what others see", goFile("// T is.\ntype T[A any] int\nfunc (t *T[A]) M() {}\n"), []string{"M has no", "1 of 2"}},
		{"a method of what they do not", goFile("type t int\nfunc (t) M() {}\n"), nil},
		{"one in sixty may", goFile("func F() {}\n// Many.\nconst (\n" + many("C", 60) + ")\n"), nil},
		{"a command", file("cmd/x/main.go", "package main\nfunc F() {}\n"), nil},
	})
}

func many(name string, n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "%s%d = %d\n", name, i, i)
	}
	return b.String()
}

func TestRatios(t *testing.T) {
	source := func(lines int) string { return "package p\n" + repeat("var _ = 1", lines-1) }
	two := func(folder string, code, test int) map[string]string {
		return map[string]string{folder + "/a.go": source(code), folder + "/a_test.go": source(test)}
	}
	examples(t, archtest.Ratios, []example{
		{"as much test as code", two("internal/casus", 20, 20), nil},
		{"less", two("internal/casus", 20, 19), []string{"domain: 19 lines of test on 20 of code is 0.95"}},
		{"more is asked of the door", two("internal/gate", 20, 27), []string{"gate: 27 lines of test on 20 of code"}},
		{"and of the keys, apart", two("internal/gate/internal/crypto", 20, 27), []string{"crypto: 27"}},
		{"enough", two("internal/gate/internal/crypto", 20, 28), nil},
		{"comments and blank lines weigh nothing", map[string]string{"internal/audit/a.go": source(10),
			"internal/audit/a_test.go": source(10) + repeat("\n// words", 20) + "/* more\nwords\n*/\n"}, []string{"audit: 10 lines of test on 10"}},
		{"a text over lines is code", map[string]string{"internal/casus/a.go": source(5),
			"internal/casus/a_test.go": "package p\nvar _ = `\n\n// no comment\n`\n"}, nil},
		{"a test helper is test", map[string]string{"cmd/a.go": source(20), "internal/pgtest/a.go": source(20)}, nil},
		{"these checks are code", file("internal/archtest/a.go", source(5)), []string{"the rest: 0 lines of test on 5"}},
	})
}
