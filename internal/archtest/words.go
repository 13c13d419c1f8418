// SPDX-License-Identifier: EUPL-1.2

package archtest

import (
	"fmt"
	"go/ast"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// WordList is the Dutch words of docs/woordenlijst.md: the terms that the covenant or the law defines, and the ordinary words
// that names are also made of. Keys are lower case.
type WordList struct {
	Terms map[string]bool
	Plain map[string]bool
}

// ReadWordList reads the tables of the word list. Each row's first cell holds a word and its other forms, with commas between;
// a cell of several words stands for each of them. Rows under the heading "## Gewone woorden" are ordinary words.
func ReadWordList(text string) WordList {
	list := WordList{Terms: map[string]bool{}, Plain: map[string]bool{}}
	into := list.Terms
	for line := range strings.Lines(text) {
		if strings.HasPrefix(line, "## ") {
			into = list.Terms
			if strings.HasPrefix(line, "## Gewone woorden") {
				into = list.Plain
			}
		}
		cells := strings.Split(line, "|")
		if len(cells) < 4 || strings.HasPrefix(strings.TrimSpace(cells[1]), "-") || strings.TrimSpace(cells[0]) != "" {
			continue
		}
		for _, word := range strings.FieldsFunc(cells[1], func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
			into[plain(word)] = true
		}
	}
	return list
}

// technique returns the English words of technique that a Dutch name may also hold.
func technique() []string {
	return strings.Fields(`id ids bsn code error errors iso json max min mac hmac hash key string text time type sql log span trace
		api url uri html http web new open close read write get set list test pool cache row rows blob index utc micro ns ms`)
}

// englishDomain returns English words for what the covenant names in Dutch. They never stand in a name beside a Dutch term.
func englishDomain() []string {
	return strings.Fields(`case cases party parties report reporting person people subject subjects meeting meetings agreement
		agreements disclosure purpose purposes goal goals employee employees participant participants municipality consent
		decision decisions phase phases dossier referral`)
}

// Words splits a name into its words, lower case and without accents: CamelCase, snake_case, kebab-case and dots.
// "BSNGemaskeerd" is bsn and gemaskeerd. Figures and single letters are no words.
func Words(name string) []string {
	name = strings.ReplaceAll(name, "IDs", "Ids")
	var words []string
	var word []rune
	flush := func() {
		if len(word) > 1 {
			words = append(words, plain(string(word)))
		}
		word = nil
	}
	runes := []rune(name)
	for i, r := range runes {
		startsWord := unicode.IsUpper(r) && i > 0 &&
			(unicode.IsLower(runes[i-1]) || (i+1 < len(runes) && unicode.IsLower(runes[i+1]) && unicode.IsUpper(runes[i-1])))
		if startsWord || !unicode.IsLetter(r) {
			flush()
		}
		if unicode.IsLetter(r) {
			word = append(word, r)
		}
	}
	flush()
	return words
}

func plain(word string) string {
	return strings.NewReplacer("ë", "e", "é", "e", "è", "e", "ï", "i", "ö", "o", "ü", "u").Replace(strings.ToLower(word))
}

// Names finds exported names of the domain, names of tables and columns, and names in the Cedar schema that hold a word which
// is neither in the word list nor one of technique; and every name that puts an English word for a thing of the covenant beside
// a Dutch one.
func Names(m *Module, list WordList) []Finding {
	var found []Finding
	known := map[string]bool{}
	for _, word := range technique() {
		known[word] = true
	}
	for _, n := range names(m) {
		words := Words(n.name)
		for _, word := range words {
			if n.dutch && !list.Terms[word] && !list.Plain[word] && !known[word] {
				found = append(found, Finding{n.path, n.line, fmt.Sprintf("%s: %q is not in docs/woordenlijst.md", n.name, word)})
			}
		}
		if mixed(words, list) {
			found = append(found, Finding{n.path, n.line, n.name + ": half Dutch, half English; take the word of the covenant"})
		}
	}
	return found
}

func mixed(words []string, list WordList) bool {
	english := slices.ContainsFunc(words, func(w string) bool { return slices.Contains(englishDomain(), w) && !list.Terms[w] && !list.Plain[w] })
	return english && slices.ContainsFunc(words, func(w string) bool { return list.Terms[w] })
}

// A named thing; dutch when its words have to be in the word list.
type named struct {
	path  string
	line  int
	name  string
	dutch bool
}

func names(m *Module) []named {
	var all []named
	for _, f := range m.Files {
		switch {
		case f.Go != nil && !f.inside("testdata"):
			all = append(all, f.goNames()...)
			if f.under("internal/gate/internal/store") && !f.IsTest() {
				all = append(all, f.sqlNames()...)
			}
			if f.Dir() == "internal/gate" && strings.HasPrefix(path.Base(f.Path), "acts") && !f.IsTest() {
				all = append(all, f.actNames()...)
			}
		case strings.HasSuffix(f.Path, ".sql"):
			all = append(all, f.sqlNames()...)
		case strings.HasSuffix(f.Path, ".cedarschema"):
			all = append(all, f.cedarNames()...)
		}
	}
	return all
}

func (f *File) goNames() []named {
	domain := f.under(nouns()...) && !f.IsTest()
	var all []named
	add := func(name *ast.Ident) {
		all = append(all, named{f.Path, f.line(name.Pos()), name.Name, domain && name.IsExported()})
	}
	ast.Inspect(f.Go, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncDecl:
			add(n.Name)
		case *ast.TypeSpec:
			add(n.Name)
		case *ast.ValueSpec:
			for _, name := range n.Names {
				add(name)
			}
		case *ast.StructType:
			for _, field := range n.Fields.List {
				for _, name := range field.Names {
					add(name)
				}
			}
		}
		return true
	})
	return all
}

var (
	createTable = regexp.MustCompile(`(?is)\bCREATE\s+TABLE\s+(?:IF\s+NOT\s+EXISTS\s+)?(\w+)\s*\((.*?)\n\s*\)`)
	addColumn   = regexp.MustCompile(`(?i)\bADD\s+COLUMN\s+(?:IF\s+NOT\s+EXISTS\s+)?(\w+)`)
	column      = regexp.MustCompile(`(?m)^\s*([a-z]\w*)\s+[A-Z{]`)
)

// sqlNames returns the tables and columns that the text makes. Columns stand one on a line, in lower case.
func (f *File) sqlNames() []named {
	var all []named
	add := func(offset int, name string) {
		all = append(all, named{f.Path, strings.Count(f.Text[:offset], "\n") + 1, name, true})
	}
	for _, at := range createTable.FindAllStringSubmatchIndex(f.Text, -1) {
		add(at[2], f.Text[at[2]:at[3]])
		for _, col := range column.FindAllStringSubmatchIndex(f.Text[at[4]:at[5]], -1) {
			add(at[4]+col[2], f.Text[at[4]+col[2]:at[4]+col[3]])
		}
	}
	for _, at := range addColumn.FindAllStringSubmatchIndex(f.Text, -1) {
		add(at[2], f.Text[at[2]:at[3]])
	}
	return all
}

var act = regexp.MustCompile(`"([a-z]+\.[a-z]+)"`)

// actNames returns the names of acts in the table of acts: "casus.lezen".
func (f *File) actNames() []named {
	var all []named
	for i, line := range strings.Split(f.Text, "\n") {
		for _, found := range act.FindAllStringSubmatch(line, -1) {
			all = append(all, named{f.Path, i + 1, found[1], true})
		}
	}
	return all
}

var (
	cedarComment = regexp.MustCompile(`//.*`)
	cedarName    = regexp.MustCompile(`\b(?:entity|type)\s+([\w, ]+)|"([a-z][\w.]*)"|\b(\w+)\??\s*:`)
)

// cedarNames returns the entities, attributes and actions of a Cedar schema.
func (f *File) cedarNames() []named {
	var all []named
	for i, line := range strings.Split(f.Text, "\n") {
		for _, found := range cedarName.FindAllStringSubmatch(cedarComment.ReplaceAllString(line, ""), -1) {
			for _, name := range strings.FieldsFunc(strings.Join(found[1:], " "), func(r rune) bool { return r == ' ' || r == ',' }) {
				if !slices.Contains([]string{"in", "principal", "resource", "context", "appliesTo"}, name) {
					all = append(all, named{f.Path, i + 1, name, true})
				}
			}
		}
	}
	return all
}
