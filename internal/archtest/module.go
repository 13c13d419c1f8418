// SPDX-License-Identifier: EUPL-1.2

// Package archtest is the house rules as tests: which package may import which, how long a function may be, which words names
// are made of, that nothing scores a person (rule WGS-7), and that each rule of the covenant is cited by what carries it out and
// by what proves it.
//
// Each check is a function from a Module to findings, so that it runs over the real tree and over small sources that it must
// reject. The checks read source text only: they need nothing to compile, and packages that do not exist yet are no findings.
//
// The command in naleving writes docs/naleving.md from the same citations; a test keeps that file up to date.
package archtest

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// File is one source file of the module.
type File struct {
	Path string // from the module's root, with slashes
	Text string
	Go   *ast.File // nil unless it is Go
	fset *token.FileSet
}

// Module is the source tree that is checked.
type Module struct {
	Files []*File // by path
}

// Finding is one place where a house rule is broken.
type Finding struct {
	Path string
	Line int // 0 when it is about the whole file or package
	What string
}

// String returns the finding as compilers print them.
func (f Finding) String() string {
	if f.Line == 0 {
		return f.Path + ": " + f.What
	}
	return fmt.Sprintf("%s:%d: %s", f.Path, f.Line, f.What)
}

// Load reads the tree under root: source, templates, migrations, policies, test data and papers, and nothing that was fetched,
// built or run. Go files that do not parse are an error.
func Load(root string) (*Module, error) {
	sources := map[string]string{}
	err := filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, name)
		if err != nil {
			return err
		}
		rel = filepath.ToSlash(rel)
		if entry.IsDir() {
			if skipped(rel) {
				return filepath.SkipDir
			}
			return nil
		}
		if !entry.Type().IsRegular() || !wanted(rel) {
			return nil
		}
		text, err := os.ReadFile(name)
		sources[rel] = string(text)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read the source tree: %w", err)
	}
	return Parse(sources)
}

// Parse makes a Module of sources by path. Go files that do not parse are an error.
func Parse(sources map[string]string) (*Module, error) {
	m := &Module{}
	for name, text := range sources {
		f := &File{Path: name, Text: text, fset: token.NewFileSet()}
		if strings.HasSuffix(name, ".go") {
			tree, err := parser.ParseFile(f.fset, name, text, parser.ParseComments|parser.SkipObjectResolution)
			if err != nil {
				return nil, err
			}
			f.Go = tree
		}
		m.Files = append(m.Files, f)
	}
	slices.SortFunc(m.Files, func(a, b *File) int { return strings.Compare(a.Path, b.Path) })
	return m, nil
}

func skipped(dir string) bool {
	base := path.Base(dir)
	switch {
	case dir == ".", dir == ".ci":
		return false
	case strings.HasPrefix(base, "."), base == "node_modules":
		return true
	}
	return slices.Contains([]string{"bin", "data-demo", "internal/web/static/dist"}, dir) || strings.HasSuffix(dir, "testdata/fuzz")
}

func wanted(name string) bool {
	if path.Base(name) == "Makefile" || name == ".ci/run" {
		return true
	}
	return slices.Contains([]string{".go", ".cedar", ".cedarschema", ".sql", ".css", ".js", ".html", ".gohtml", ".tmpl", ".sh",
		".json", ".md", ".txtar"}, path.Ext(name))
}

// Dir returns the file's package folder.
func (f *File) Dir() string { return path.Dir(f.Path) }

// IsTest tells whether the file only exists to test: a test, its data, or a package that helps tests.
func (f *File) IsTest() bool {
	return strings.HasSuffix(f.Path, "_test.go") || f.inside("testdata") || testHelper(f.Dir())
}

func (f *File) inside(folder string) bool {
	return strings.HasPrefix(f.Path, folder+"/") || strings.Contains(f.Path, "/"+folder+"/")
}

func (f *File) under(folders ...string) bool {
	return slices.ContainsFunc(folders, func(folder string) bool { return within(f.Path, folder) })
}

// within tells whether name is folder or lies under it.
func within(name, folder string) bool { return name == folder || strings.HasPrefix(name, folder+"/") }

func (f *File) line(pos token.Pos) int { return f.fset.Position(pos).Line }

func (f *File) find(pos token.Pos, format string, args ...any) Finding {
	return Finding{Path: f.Path, Line: f.line(pos), What: fmt.Sprintf(format, args...)}
}

// goFiles returns the Go files, tests included.
func (m *Module) goFiles() []*File {
	return slices.DeleteFunc(slices.Clone(m.Files), func(f *File) bool { return f.Go == nil || f.inside("testdata") })
}

// code returns the Go files that are no tests.
func (m *Module) code() []*File {
	return slices.DeleteFunc(m.goFiles(), (*File).IsTest)
}

// functions calls yield for each function and method of f.
func (f *File) functions(yield func(*ast.FuncDecl)) {
	for _, decl := range f.Go.Decls {
		if fn, ok := decl.(*ast.FuncDecl); ok {
			yield(fn)
		}
	}
}
