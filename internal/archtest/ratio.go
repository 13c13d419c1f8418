// SPDX-License-Identifier: EUPL-1.2

package archtest

import (
	"fmt"
	"go/scanner"
	"go/token"
	"path"
	"slices"
	"strings"
)

// A group is a part of the tree whose tests are weighed together.
type group struct {
	name    string
	folders []string
	min     float64 // lines of test per line of code
}

// groups returns the parts, the narrow ones first: a file counts for the first that holds it.
func groups() []group {
	return []group{
		{"crypto", []string{"internal/gate/internal/crypto"}, 1.4},
		{"store", []string{"internal/gate/internal/store"}, 1.0},
		{"bench", []string{"internal/gate/vloer", "internal/bench"}, 0}, // measures; it proves nothing
		{"gate", []string{"internal/gate"}, 1.4},
		{"policy", []string{"internal/policy"}, 1.4},
		{"audit", []string{"internal/audit"}, 1.4},
		{"domain", slices.Concat(nouns(), leaves()), 1.0},
		{"edges", []string{"internal/web", "internal/api", "internal/identiteit", "internal/taak", "internal/post"}, 1.0},
		{"the rest", []string{"internal", "cmd"}, 1.0},
	}
}

// Ratios finds parts of the tree that have less test than they should: lines of Go that are neither blank nor comment, and
// of cases that are kept as data. What a program wrote, a golden file, is no case.
func Ratios(m *Module) []Finding {
	code, test := map[string]int{}, map[string]int{}
	for _, f := range m.goFiles() {
		name := groupOf(f).name
		if weighedAsTest(f) {
			test[name] += f.statementLines()
		} else {
			code[name] += f.statementLines()
		}
	}
	for _, f := range m.Files {
		if f.isCases() {
			test[groupOf(f).name] += f.filledLines()
		}
	}
	var found []Finding
	for _, g := range groups() {
		if code[g.name] > 0 && float64(test[g.name]) < g.min*float64(code[g.name]) {
			found = append(found, Finding{Path: g.name, What: fmt.Sprintf("%d lines of test on %d of code is %.2f, at least %.1f",
				test[g.name], code[g.name], float64(test[g.name])/float64(code[g.name]), g.min)})
		}
	}
	return found
}

// isCases tells whether the file holds cases as data.
func (f *File) isCases() bool {
	ext := path.Ext(f.Path)
	return f.inside("testdata") && (ext == ".json" || ext == ".txtar") && !strings.Contains(f.Path, "golden")
}

func (f *File) filledLines() int {
	n := 0
	for line := range strings.Lines(string(f.Text)) {
		if strings.TrimSpace(line) != "" {
			n++
		}
	}
	return n
}

func groupOf(f *File) group {
	for _, g := range groups() {
		if f.under(g.folders...) {
			return g
		}
	}
	return group{name: path.Dir(f.Path)}
}

// The checks of this package are code that has to be tested itself.
func weighedAsTest(f *File) bool {
	return f.IsTest() && (!f.under("internal/archtest") || strings.HasSuffix(f.Path, "_test.go"))
}

// statementLines counts the lines that hold code: no blank ones and none with only a comment.
func (f *File) statementLines() int {
	file := token.NewFileSet().AddFile(f.Path, -1, len(f.Text))
	var s scanner.Scanner
	s.Init(file, []byte(f.Text), nil, 0)
	n, last := 0, 0
	for {
		pos, tok, text := s.Scan()
		if tok == token.EOF {
			return n
		}
		if tok == token.SEMICOLON && text == "\n" {
			continue // put there by the scanner, not by a person
		}
		first := max(file.Line(pos), last+1)
		last = max(last, file.Line(pos)+strings.Count(text, "\n"))
		n += last - first + 1
	}
}
