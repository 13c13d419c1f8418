// SPDX-License-Identifier: EUPL-1.2

package archtest

import (
	"go/ast"
	"regexp"
	"slices"
	"strings"
)

// promises are the documents that say of a promise which test shows it. They are held against the tests, so that they cannot go on naming one
// that is gone.
func promises() []string { return []string{"docs/dreigingsmodel.md", "docs/asvs.md"} }

// notByTest are the words with which a row says openly that no test shows it, and why not.
func notByTest() []string { return []string{"the house itself", "not yet", "cannot be tested"} }

// NamedTests finds in the documents of promises the tests that do not exist, and the rows of their tables that name no test and do not say in
// words of ours that none shows it.
func NamedTests(m *Module) []Finding {
	tests := m.testNames()
	var found []Finding
	for _, f := range m.Files {
		if !slices.Contains(promises(), f.Path) {
			continue
		}
		for i, line := range strings.Split(f.Text, "\n") {
			for _, what := range wrongIn(line, tests) {
				found = append(found, Finding{Path: f.Path, Line: i + 1, What: what})
			}
		}
	}
	return found
}

// wrongIn says what is wrong with a line of such a document.
func wrongIn(line string, tests map[string]bool) []string {
	names := regexp.MustCompile(`\bTest[A-Z][A-Za-z0-9]*\b`).FindAllString(line, -1)
	var wrong []string
	for _, name := range names {
		if !tests[name] {
			wrong = append(wrong, "there is no "+name)
		}
	}
	row := strings.HasPrefix(line, "| ") && !strings.HasPrefix(line, "| what ") && !strings.HasPrefix(line, "| nr ")
	said := slices.ContainsFunc(notByTest(), func(w string) bool { return strings.Contains(strings.ToLower(line), w) })
	if row && len(names) == 0 && !said {
		wrong = append(wrong, "this row names no test that shows it")
	}
	return wrong
}

// testNames are the names of all tests of the module.
func (m *Module) testNames() map[string]bool {
	names := map[string]bool{}
	for _, f := range m.goFiles() {
		if !f.IsTest() {
			continue
		}
		f.functions(func(fn *ast.FuncDecl) { names[fn.Name.Name] = true })
	}
	return names
}
