// SPDX-License-Identifier: EUPL-1.2

package archtest

import (
	"fmt"
	"go/ast"
	"go/token"
	"slices"
	"strings"
)

// The yardsticks. They are a guide: what passes may still be too long, what fails is.
const (
	maxFunctionLines = 80
	maxTestLines     = 160 // a table of cases is data
	maxFunctionP95   = 45
	maxFunctionMid   = 11
	maxCyclomatic    = 20
	maxCyclomaticP95 = 9
	maxParams        = 5
	maxFileLines     = 600
	maxFileMid       = 150
	maxMethods       = 5
	minDocumented    = 0.98
	enough           = 40 // fewer functions than this have no meaningful p95
)

// Sizes finds functions, signatures, interfaces and files that are larger than the yardsticks, tests included.
func Sizes(m *Module) []Finding {
	var found []Finding
	for _, f := range m.goFiles() {
		if n := strings.Count(f.Text, "\n"); n > maxFileLines {
			found = append(found, Finding{Path: f.Path, What: fmt.Sprintf("%d lines, at most %d", n, maxFileLines)})
		}
		f.functions(func(fn *ast.FuncDecl) { found = append(found, f.functionSize(fn)...) })
		ast.Inspect(f.Go, func(n ast.Node) bool {
			if i, ok := n.(*ast.InterfaceType); ok && i.Methods.NumFields() > maxMethods {
				found = append(found, f.find(i.Pos(), "interface with %d methods, at most %d", i.Methods.NumFields(), maxMethods))
			}
			return true
		})
	}
	return found
}

func (f *File) functionSize(fn *ast.FuncDecl) []Finding {
	var found []Finding
	limit := maxFunctionLines
	if f.IsTest() {
		limit = maxTestLines
	}
	if n := f.lines(fn); n > limit {
		found = append(found, f.find(fn.Pos(), "%s has %d lines, at most %d", fn.Name, n, limit))
	}
	if n := cyclomatic(fn); n > maxCyclomatic {
		found = append(found, f.find(fn.Pos(), "%s has cyclomatic complexity %d, at most %d", fn.Name, n, maxCyclomatic))
	}
	if n := params(fn); n > maxParams {
		found = append(found, f.find(fn.Pos(), "%s has %d parameters, at most %d", fn.Name, n, maxParams))
	}
	return found
}

// Spread finds that the whole of the code is too large in the middle or in the tail, though no single function is.
func Spread(m *Module) []Finding {
	var lines, paths, files []int
	for _, f := range m.code() {
		files = append(files, strings.Count(f.Text, "\n"))
		f.functions(func(fn *ast.FuncDecl) {
			lines = append(lines, f.lines(fn))
			paths = append(paths, cyclomatic(fn))
		})
	}
	if len(lines) < enough {
		return nil
	}
	var found []Finding
	for _, yardstick := range []struct {
		what       string
		value, max int
	}{
		{"median lines of a function", at(lines, 0.5), maxFunctionMid},
		{"95th percentile of lines of a function", at(lines, 0.95), maxFunctionP95},
		{"95th percentile of cyclomatic complexity", at(paths, 0.95), maxCyclomaticP95},
		{"median lines of a file", at(files, 0.5), maxFileMid},
	} {
		if yardstick.value > yardstick.max {
			found = append(found, Finding{Path: "the code", What: fmt.Sprintf("%s: %d, at most %d", yardstick.what, yardstick.value,
				yardstick.max)})
		}
	}
	return found
}

// at returns the value below which share of the numbers lies.
func at(numbers []int, share float64) int {
	sorted := slices.Sorted(slices.Values(numbers))
	return sorted[min(int(share*float64(len(sorted))), len(sorted)-1)]
}

func (f *File) lines(fn *ast.FuncDecl) int { return f.line(fn.End()) - f.line(fn.Pos()) + 1 }

// cyclomatic counts the paths through a function, those of the functions inside it included.
func cyclomatic(fn *ast.FuncDecl) int {
	n := 1
	ast.Inspect(fn, func(node ast.Node) bool {
		switch node := node.(type) {
		case *ast.IfStmt, *ast.ForStmt, *ast.RangeStmt:
			n++
		case *ast.CaseClause:
			if node.List != nil {
				n++
			}
		case *ast.CommClause:
			if node.Comm != nil {
				n++
			}
		case *ast.BinaryExpr:
			if node.Op == token.LAND || node.Op == token.LOR {
				n++
			}
		}
		return true
	})
	return n
}

// params counts the parameters: the receiver, a context and the test itself are none.
func params(fn *ast.FuncDecl) int {
	n := 0
	for _, field := range fn.Type.Params.List {
		if free(field.Type) {
			continue
		}
		n += max(1, len(field.Names))
	}
	return n
}

func free(kind ast.Expr) bool {
	if star, ok := kind.(*ast.StarExpr); ok {
		kind = star.X
	}
	selector, ok := kind.(*ast.SelectorExpr)
	if !ok {
		return false
	}
	pkg, ok := selector.X.(*ast.Ident)
	return ok && (pkg.Name == "context" || pkg.Name == "testing" || pkg.Name == "rapid")
}
