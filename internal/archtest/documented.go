// SPDX-License-Identifier: EUPL-1.2

package archtest

import (
	"fmt"
	"go/ast"
)

// Documented finds exported identifiers without a comment, when they are more than two in a hundred of all. A comment on a
// group of constants counts for each of them.
func Documented(m *Module) []Finding {
	var found []Finding
	total := 0
	for _, f := range m.code() {
		if f.Go.Name.Name == "main" {
			continue
		}
		for _, decl := range f.Go.Decls {
			exported, bare := f.undocumented(decl)
			total += exported
			found = append(found, bare...)
		}
	}
	if float64(len(found)) <= (1-minDocumented)*float64(total) {
		return nil
	}
	return append(found, Finding{Path: "the code", What: fmt.Sprintf("%d of %d exported identifiers have no comment", len(found), total)})
}

// undocumented returns how many exported identifiers decl has and which of them have no comment.
func (f *File) undocumented(decl ast.Decl) (exported int, bare []Finding) {
	add := func(name *ast.Ident, comments ...*ast.CommentGroup) {
		if !name.IsExported() {
			return
		}
		exported++
		for _, comment := range comments {
			if comment != nil {
				return
			}
		}
		bare = append(bare, f.find(name.Pos(), "%s has no comment", name.Name))
	}
	switch decl := decl.(type) {
	case *ast.FuncDecl:
		if exportedReceiver(decl) {
			add(decl.Name, decl.Doc)
		}
	case *ast.GenDecl:
		for _, spec := range decl.Specs {
			switch spec := spec.(type) {
			case *ast.TypeSpec:
				add(spec.Name, decl.Doc, spec.Doc, spec.Comment)
			case *ast.ValueSpec:
				for _, name := range spec.Names {
					add(name, decl.Doc, spec.Doc, spec.Comment)
				}
			}
		}
	}
	return exported, bare
}

// exportedReceiver tells whether fn is a function, or a method that others can see.
func exportedReceiver(fn *ast.FuncDecl) bool {
	if fn.Recv == nil {
		return true
	}
	name := receiver(fn)
	return name != "" && ast.IsExported(name)
}

// receiver returns the name of the type that fn is a method of, and "" for a function.
func receiver(fn *ast.FuncDecl) string {
	if fn.Recv == nil || len(fn.Recv.List) == 0 {
		return ""
	}
	kind := fn.Recv.List[0].Type
	for {
		switch inner := kind.(type) {
		case *ast.StarExpr:
			kind = inner.X
		case *ast.IndexExpr:
			kind = inner.X
		case *ast.IndexListExpr:
			kind = inner.X
		case *ast.Ident:
			return inner.Name
		default:
			return ""
		}
	}
}
