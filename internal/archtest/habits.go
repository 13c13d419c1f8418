// SPDX-License-Identifier: EUPL-1.2

package archtest

import (
	"fmt"
	"go/ast"
	"go/token"
	"path"
	"regexp"
	"slices"
	"strings"
)

// Habits finds what the house does not do: init functions, variables that everybody shares, errors answered by a handler
// itself, clocks outside klok, tests that pass over, mandatory texts that a blank letter satisfies, and notes for later.
func Habits(m *Module) []Finding {
	var found []Finding
	for _, f := range m.goFiles() {
		found = append(found, f.calls()...)
		if f.IsTest() {
			continue
		}
		f.functions(func(fn *ast.FuncDecl) {
			if fn.Recv == nil && fn.Name.Name == "init" {
				found = append(found, f.find(fn.Pos(), "init function: let the caller start it"))
			}
		})
		found = append(found, f.globals()...)
	}
	return append(found, later(m)...)
}

// calls finds selectors that are not used here.
func (f *File) calls() []Finding {
	var found []Finding
	ast.Inspect(f.Go, func(n ast.Node) bool {
		if call, ok := n.(*ast.CallExpr); ok && asksTrimmed(call) {
			found = append(found, f.find(n.Pos(), "casus.Gevuld asks whether a text says something: letters can be blank too"))
		}
		selector, ok := n.(*ast.SelectorExpr)
		if !ok {
			return true
		}
		on, ok := selector.X.(*ast.Ident)
		if !ok {
			return true
		}
		switch name := on.Name + "." + selector.Sel.Name; {
		case name == "http.Error" && !f.IsTest():
			found = append(found, f.find(n.Pos(), "http.Error: return the error, one adapter answers"))
		case slices.Contains([]string{"time.Now", "time.Since", "time.Until"}, name) && !f.mayReadClock():
			found = append(found, f.find(n.Pos(), "%s: the time comes from klok", name))
		case slices.Contains([]string{"Skip", "Skipf", "SkipNow"}, selector.Sel.Name) && slices.Contains([]string{"t", "b", "f", "tb"}, on.Name):
			found = append(found, f.find(n.Pos(), "%s: a test that passes over proves nothing", name))
		}
		return true
	})
	return found
}

// asksTrimmed tells whether call is v.Eis of a condition that holds strings.TrimSpace.
func asksTrimmed(call *ast.CallExpr) bool {
	asks, ok := call.Fun.(*ast.SelectorExpr)
	if !ok || asks.Sel.Name != "Eis" || len(call.Args) == 0 {
		return false
	}
	trims := false
	ast.Inspect(call.Args[0], func(n ast.Node) bool {
		e, ok := n.(ast.Expr)
		trims = trims || ok && selectorName(e) == "strings.TrimSpace"
		return true
	})
	return trims
}

func (f *File) mayReadClock() bool {
	return f.IsTest() || f.under("internal/klok", "internal/bench", "cmd") || strings.HasSuffix(f.Dir(), "/bouw")
}

// globals finds package variables that somebody could change.
func (f *File) globals() []Finding {
	var found []Finding
	for _, decl := range f.Go.Decls {
		group, ok := decl.(*ast.GenDecl)
		if !ok || group.Tok != token.VAR {
			continue
		}
		for _, spec := range group.Specs {
			value := spec.(*ast.ValueSpec)
			for i, name := range value.Names {
				if name.Name != "_" && !harmless(value, i) {
					found = append(found, f.find(name.Pos(), "%s is a variable of the package: make it a field, a constant or a function", name.Name))
				}
			}
		}
	}
	return found
}

// harmless tells whether the i-th variable of spec is of a kind that nobody changes: a sentinel error, embedded files, a
// compiled pattern, a pool, or a value that is computed once.
func harmless(spec *ast.ValueSpec, i int) bool {
	kind := selectorName(spec.Type)
	if slices.Contains([]string{"embed.FS", "sync.Pool"}, kind) {
		return true
	}
	if i >= len(spec.Values) {
		return false
	}
	made := spec.Values[i]
	if composite, ok := made.(*ast.CompositeLit); ok {
		return selectorName(composite.Type) == "sync.Pool"
	}
	call, ok := made.(*ast.CallExpr)
	if !ok {
		return false
	}
	by := maker(call)
	if slices.Contains([]string{"errors.New", "fmt.Errorf"}, by) {
		return strings.HasPrefix(strings.ToLower(spec.Names[i].Name), "err")
	}
	return slices.Contains([]string{"regexp.MustCompile", "strings.NewReplacer", "sync.OnceValue", "sync.OnceValues",
		"sync.OnceFunc", "base32.NewEncoding"}, by)
}

// maker returns the function at the start of a chain of calls: base32.NewEncoding(…).WithPadding(…) is made by the first.
func maker(call *ast.CallExpr) string {
	for {
		selector, ok := call.Fun.(*ast.SelectorExpr)
		if !ok {
			return selectorName(call.Fun)
		}
		inner, ok := selector.X.(*ast.CallExpr)
		if !ok {
			return selectorName(call.Fun)
		}
		call = inner
	}
}

// selectorName returns "pkg.Name" of an expression, type arguments left out, and "" for another kind of expression.
func selectorName(e ast.Expr) string {
	switch inner := e.(type) {
	case *ast.IndexExpr:
		return selectorName(inner.X)
	case *ast.IndexListExpr:
		return selectorName(inner.X)
	case *ast.SelectorExpr:
		if pkg, ok := inner.X.(*ast.Ident); ok {
			return pkg.Name + "." + inner.Sel.Name
		}
	}
	return ""
}

var notesForLater = regexp.MustCompile(`\b(TO` + `DO|FIX` + `ME|XX` + `X)\b`)

// later finds notes of work that was put off: it is done, or it is an issue.
func later(m *Module) []Finding {
	var found []Finding
	for _, f := range m.Files {
		if !isSource(f.Path) {
			continue
		}
		for i, line := range strings.Split(f.Text, "\n") {
			if mark := notesForLater.FindString(line); mark != "" {
				found = append(found, Finding{Path: f.Path, Line: i + 1, What: mark + ": do it, or make it an issue"})
			}
		}
	}
	return found
}

// isSource tells whether people write files of this name as source, so that a licence header belongs in them.
func isSource(name string) bool {
	if path.Base(name) == "Makefile" || name == ".ci/run" {
		return true
	}
	return slices.Contains([]string{".go", ".cedar", ".cedarschema", ".sql", ".css", ".js", ".html", ".gohtml", ".tmpl", ".sh"},
		path.Ext(name))
}

const licence = "SPDX-License-Identifier: EUPL-1.2"

// Headers finds source files that do not say their licence in the first lines. In Go it is the first line, and a blank one
// follows, so that it is no part of the package comment.
func Headers(m *Module) []Finding {
	var found []Finding
	for _, f := range m.Files {
		switch {
		case !isSource(f.Path) || strings.Contains(f.Path, "/testdata/"):
		case f.Go != nil && !strings.HasPrefix(f.Text, "// "+licence+"\n\n"):
			found = append(found, Finding{Path: f.Path, Line: 1, What: fmt.Sprintf("begin with %q and a blank line", "// "+licence)})
		case !strings.Contains(firstLines(f.Text, 3), licence):
			found = append(found, Finding{Path: f.Path, Line: 1, What: "say " + licence + " in the first three lines"})
		}
	}
	return found
}

func firstLines(text string, n int) string {
	lines := strings.SplitN(text, "\n", n+1)
	return strings.Join(lines[:min(n, len(lines))], "\n")
}
