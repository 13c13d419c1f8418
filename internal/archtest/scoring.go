// SPDX-License-Identifier: EUPL-1.2

package archtest

import (
	"path"
	"regexp"
	"slices"
	"strings"
)

// scoring returns the beginnings of words that name a judgement of a person by a machine.
func scoring() []string {
	return []string{"score", "scoring", "risicoscor", "risicotaxatie", "risicoprofiel", "risiconiveau", "risk", "profiel", "profiler", "profiling",
		"voorspel", "predict", "gevaarscore", "rangorde", "ranking"}
}

// Phrases in which such a word is no judgement of anybody. Each is here for a reason.
var innocent = regexp.MustCompile(`(?i)` + strings.Join([]string{
	`\bgeen (\w+ )?(risico)?(score|profiel)(en|s)?\b`, // what the pages say that we do not do
	`\bgeen voorspelling(en)?\b`,                      //
	`\bvoorspelt niets\b`,                             //
	`\b(huis|convenant)profiel(en)?\b`,                // a house adapts the covenant by a profile: it is of no person
	`\bprofiel van (het|een) huis\b`,                  // the same
	`\bprofielmap\b`,                                  // the folder of it
}, "|"))

// Scoring finds words of scoring or profiling persons where they would be seen or stored: the tables, the Cedar schema and
// policies, the types of the domain, the pages and the API (rule WGS-7, WGS 2.26, AVG 22). It reads whole texts, not only
// names, so that a label on a page is found as well as a column.
func Scoring(m *Module) []Finding {
	var found []Finding
	for _, f := range m.Files {
		if !f.seenOrStored() {
			continue
		}
		for i, line := range strings.Split(f.Text, "\n") {
			for _, word := range Words(innocent.ReplaceAllString(line, "")) {
				if slices.ContainsFunc(scoring(), func(start string) bool { return strings.HasPrefix(word, start) }) {
					found = append(found, Finding{f.Path, i + 1, word + ": nothing here scores, profiles or predicts a person (rule WGS-7)"})
				}
			}
		}
	}
	return found
}

func (f *File) seenOrStored() bool {
	if f.IsTest() || f.under("internal/web/bouw", "internal/web/static") {
		return false
	}
	switch path.Ext(f.Path) {
	case ".sql", ".cedar", ".cedarschema", ".tmpl", ".gohtml", ".html":
		return true
	case ".go":
		return f.under("internal/web", "internal/api", "internal/gate/internal/store") || f.under(nouns()...)
	}
	return path.Base(f.Path) == "openapi.json"
}
