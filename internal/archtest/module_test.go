// SPDX-License-Identifier: EUPL-1.2

package archtest_test

import (
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"rondetafel/internal/archtest"
	"rondetafel/internal/convenant"
)

// The tests in this file check the module itself; those in the other files prove that each check can fail.

const root = "../.."

var loaded = sync.OnceValues(func() (*archtest.Module, error) { return archtest.Load(root) })

func ourModule(t *testing.T) *archtest.Module {
	t.Helper()
	m, err := loaded()
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func none(t *testing.T, found []archtest.Finding) {
	t.Helper()
	for _, f := range found {
		t.Error(f)
	}
}

func TestModuleImports(t *testing.T)    { none(t, archtest.Imports(ourModule(t))) }
func TestModuleSizes(t *testing.T)      { none(t, archtest.Sizes(ourModule(t))) }
func TestModuleSpread(t *testing.T)     { none(t, archtest.Spread(ourModule(t))) }
func TestModuleDocumented(t *testing.T) { none(t, archtest.Documented(ourModule(t))) }
func TestModuleRatios(t *testing.T)     { none(t, archtest.Ratios(ourModule(t))) }
func TestModuleHabits(t *testing.T)     { none(t, archtest.Habits(ourModule(t))) }
func TestModuleHeaders(t *testing.T)    { none(t, archtest.Headers(ourModule(t))) }
func TestModuleArticles(t *testing.T)   { none(t, archtest.Articles(ourModule(t))) }

// rule WGS-7: no scoring or profiling of persons in the tables, the policies, the pages or the API.
func TestModuleScoring(t *testing.T) { none(t, archtest.Scoring(ourModule(t))) }

func TestModuleRules(t *testing.T) { none(t, archtest.Rules(ourModule(t), convenant.Regels())) }

// The words that are missing come first in one line, so that adding them is one edit.
func TestModuleNames(t *testing.T) {
	text, err := os.ReadFile(root + "/docs/woordenlijst.md")
	if err != nil {
		t.Fatal(err)
	}
	found := archtest.Names(ourModule(t), archtest.ReadWordList(string(text)))
	var missing []string
	for _, f := range found {
		if _, rest, ok := strings.Cut(f.What, `"`); ok {
			word, _, _ := strings.Cut(rest, `"`)
			missing = append(missing, word)
		}
	}
	if len(missing) > 0 {
		slices.Sort(missing)
		t.Errorf("words that are missing in docs/woordenlijst.md: %s", strings.Join(slices.Compact(missing), " "))
	}
	none(t, found)
}

func TestModuleCompliance(t *testing.T) {
	kept, err := os.ReadFile(root + "/" + archtest.CompliancePath)
	if err != nil {
		t.Fatal(err)
	}
	if string(kept) != archtest.Compliance(ourModule(t), convenant.Regels()) {
		t.Errorf("%s is out of date: run make naleving", archtest.CompliancePath)
	}
	shown, err := os.ReadFile(root + "/" + archtest.ProofPath)
	if err != nil {
		t.Fatal(err)
	}
	if proof, err := archtest.Proof(ourModule(t)); err != nil || string(shown) != string(proof) {
		t.Errorf("%s is out of date: run make naleving (%v)", archtest.ProofPath, err)
	}
}
