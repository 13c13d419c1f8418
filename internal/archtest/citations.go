// SPDX-License-Identifier: EUPL-1.2

package archtest

import (
	"encoding/json"
	"fmt"
	"go/ast"
	"path"
	"regexp"
	"slices"
	"strings"

	"rondetafel/internal/convenant"
)

// Citation is one place where a rule is named: by what carries it out, or by a test that fails when it is broken.
type Citation struct {
	Rule  string // "9.2a-1"
	Path  string
	Line  int
	Place string // the policy's @id, the function, type or test, the case of test data; "" when it is the whole file
	Test  bool
}

const ruleID = `(?:\d+(?:\.\d+[a-h]?)?|B\d|WGS|AVG)-P?\d+`

var (
	spoken  = regexp.MustCompile(`\brules?\s+(` + ruleID + `(?:(?:\s*,\s*|\s*,?\s+and\s+|\s*,?\s+en\s+)` + ruleID + `)*)`)
	single  = regexp.MustCompile(ruleID)
	policy  = regexp.MustCompile(`@id\(\s*"([^"]*)"`)
	regel   = regexp.MustCompile(`@regel\(\s*"([^"]*)"`)
	ends    = regexp.MustCompile(`;\s*(?://.*)?$`)
	artikel = regexp.MustCompile(`@artikel\(\s*"([^"]*)"`)
)

// Citations returns every place where a rule is named, by file and line. In Go, SQL, templates, scripts and Cedar it is a
// comment that says "rule 9.2a-1" or "rules 9.2a-1 and 9.3-1"; a Cedar policy says it as @regel("9.2a-1"); a case of test data
// has a field "regel". The register itself and the checks of this package are no citations, the tests of this package are.
func Citations(m *Module) []Citation {
	var all []Citation
	for _, f := range m.Files {
		switch ext := path.Ext(f.Path); {
		case f.under("internal/archtest") && !strings.HasSuffix(f.Path, "_test.go"), f.Path == "internal/convenant/regels.go":
		case f.Go != nil:
			all = append(all, f.goCitations()...)
		case ext == ".cedar":
			all = append(all, f.cedarCitations()...)
		case ext == ".json" && f.inside("testdata"):
			all = append(all, f.dataCitations()...)
		case slices.Contains([]string{".sql", ".gohtml", ".tmpl", ".html", ".js", ".txtar", ".cedarschema"}, ext):
			all = append(all, f.textCitations()...)
		}
	}
	return all
}

// idsIn returns the rules that text names.
func idsIn(text string) []string {
	var ids []string
	for _, found := range spoken.FindAllStringSubmatch(text, -1) {
		ids = append(ids, single.FindAllString(found[1], -1)...)
	}
	return ids
}

func (f *File) cite(rule string, line int, place string) Citation {
	return Citation{Rule: rule, Path: f.Path, Line: line, Place: place, Test: f.IsTest()}
}

func (f *File) goCitations() []Citation {
	var all []Citation
	for _, group := range f.Go.Comments {
		// A sentence may run over lines, so a group is read as one text.
		for _, rule := range idsIn(strings.Join(strings.Fields(group.Text()), " ")) {
			all = append(all, f.cite(rule, f.line(group.Pos()), f.declarationAt(group)))
		}
	}
	return all
}

// declarationAt returns the name of the declaration that a comment belongs to or stands in.
func (f *File) declarationAt(comment *ast.CommentGroup) string {
	for _, decl := range f.Go.Decls {
		start := decl.Pos()
		if doc := docOf(decl); doc != nil {
			start = doc.Pos()
		}
		// a comment at the end of the last line still belongs to it
		if start <= comment.Pos() && (comment.Pos() < decl.End() || f.line(comment.Pos()) == f.line(decl.End())) {
			return declarationName(decl, comment)
		}
	}
	return ""
}

func docOf(decl ast.Decl) *ast.CommentGroup {
	switch decl := decl.(type) {
	case *ast.FuncDecl:
		return decl.Doc
	case *ast.GenDecl:
		return decl.Doc
	}
	return nil
}

func declarationName(decl ast.Decl, comment *ast.CommentGroup) string {
	switch decl := decl.(type) {
	case *ast.FuncDecl:
		if on := receiver(decl); on != "" {
			return on + "." + decl.Name.Name
		}
		return decl.Name.Name
	case *ast.GenDecl:
		name := ""
		for _, spec := range decl.Specs {
			if name == "" || spec.Pos() <= comment.Pos() {
				name = specName(spec)
			}
		}
		return name
	}
	return ""
}

func specName(spec ast.Spec) string {
	switch spec := spec.(type) {
	case *ast.TypeSpec:
		return spec.Name.Name
	case *ast.ValueSpec:
		return spec.Names[0].Name
	}
	return ""
}

// cedarCitations reads policies one after the other: annotations stand before the policy, and it ends at a semicolon.
func (f *File) cedarCitations() []Citation {
	var all []Citation
	first := 0 // the first citation of the policy that is being read
	id := ""
	for i, line := range strings.Split(f.Text, "\n") {
		if found := policy.FindStringSubmatch(line); found != nil {
			id = found[1]
		}
		rules := idsIn(line)
		for _, found := range regel.FindAllStringSubmatch(line, -1) {
			rules = append(rules, strings.FieldsFunc(found[1], func(r rune) bool { return r == ',' || r == ' ' })...)
		}
		for _, rule := range rules {
			all = append(all, f.cite(rule, i+1, ""))
		}
		if ends.MatchString(line) {
			for j := first; j < len(all); j++ {
				all[j].Place = id
			}
			first, id = len(all), ""
		}
	}
	return all
}

func (f *File) textCitations() []Citation {
	var all []Citation
	for i, line := range strings.Split(f.Text, "\n") {
		for _, rule := range idsIn(line) {
			all = append(all, f.cite(rule, i+1, ""))
		}
	}
	return all
}

// dataCitations reads the objects of a JSON file that have a field "regel", a text with one or more ids; "naam" or "name" says
// which case it is. A file that is no JSON has none: whoever reads it says what is wrong with it.
func (f *File) dataCitations() []Citation {
	var tree any
	if err := json.Unmarshal([]byte(f.Text), &tree); err != nil {
		return nil
	}
	var all []Citation
	var walk func(any)
	walk = func(node any) {
		switch node := node.(type) {
		case []any:
			for _, inner := range node {
				walk(inner)
			}
		case map[string]any:
			rules, _ := node["regel"].(string)
			for _, rule := range single.FindAllString(rules, -1) {
				all = append(all, f.cite(rule, 0, caseName(node)))
			}
			for _, key := range sortedKeys(node) {
				walk(node[key])
			}
		}
	}
	walk(tree)
	return all
}

func caseName(object map[string]any) string {
	for _, key := range []string{"naam", "name", "geval"} {
		if name, ok := object[key].(string); ok {
			return name
		}
	}
	return ""
}

// Rules finds citations of rules that are not in the register, and registered rules that nothing carries out or nothing
// proves.
func Rules(m *Module, register []convenant.Regel) []Finding {
	var found []Finding
	carried, proved := map[string]bool{}, map[string]bool{}
	for _, c := range Citations(m) {
		if !slices.ContainsFunc(register, func(r convenant.Regel) bool { return r.ID == c.Rule }) {
			found = append(found, Finding{c.Path, c.Line, "rule " + c.Rule + " is not in the register of convenant"})
		}
		if c.Test {
			proved[c.Rule] = true
		} else {
			carried[c.Rule] = true
		}
	}
	for _, r := range register {
		if !carried[r.ID] {
			found = append(found, Finding{Path: "rule " + r.ID, What: "no code or policy says that it carries it out"})
		}
		if !proved[r.ID] {
			found = append(found, Finding{Path: "rule " + r.ID, What: "no test says that it fails without it"})
		}
	}
	return found
}

// Articles finds policies that cite an article which the register does not list, so that a page could not explain it.
func Articles(m *Module) []Finding {
	var found []Finding
	for _, f := range m.Files {
		if path.Ext(f.Path) != ".cedar" || f.IsTest() {
			continue
		}
		for i, line := range strings.Split(f.Text, "\n") {
			for _, cited := range artikel.FindAllStringSubmatch(line, -1) {
				if _, known := convenant.ZoekArtikel(cited[1]); !known {
					found = append(found, Finding{f.Path, i + 1, fmt.Sprintf("article %s is not listed in convenant", cited[1])})
				}
			}
		}
	}
	return found
}
