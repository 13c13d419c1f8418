// SPDX-License-Identifier: EUPL-1.2

package archtest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"path"
	"slices"
	"strings"
)

// ProofPath is the file in which Proof is kept: the page of the covenant embeds it.
const ProofPath = "internal/web/naleving.json"

// policyCase is one case of test data that tries a policy.
type policyCase struct {
	Name    string `json:"naam"`
	Policy  string `json:"beleid"`
	Allowed bool   `json:"mag"`
}

// proved is one line of the file: a rule with its tests, or a policy with its cases. Names in JSON are those of the page.
type proved struct {
	Rule   string       `json:"regel,omitempty"`
	Tests  []string     `json:"toetsen,omitempty"` // "gate/regels_test.go: TestRegelOverleg"
	Policy string       `json:"beleid,omitempty"`
	Cases  []provedCase `json:"gevallen,omitempty"`
}

type provedCase struct {
	Name    string `json:"naam"`
	Allowed bool   `json:"mag"`
}

// Proof returns what proves each rule that is cited and each policy, as JSON with one rule or policy a line: the names of the
// tests that fail without the rule, and the cases that try the policy. The same tree gives the same text. An error is a broken
// program.
func Proof(m *Module) ([]byte, error) {
	lines := append(rulesWithTests(m), policiesWithCases(m)...)
	var b bytes.Buffer
	b.WriteString("[\n")
	for i, line := range lines {
		text, err := json.Marshal(line)
		if err != nil {
			return nil, fmt.Errorf("archtest: proof: %w", err)
		}
		if i > 0 {
			b.WriteString(",\n")
		}
		b.Write(text)
	}
	b.WriteString("\n]\n")
	return b.Bytes(), nil
}

func rulesWithTests(m *Module) []proved {
	tests := map[string][]string{}
	for _, c := range Citations(m) {
		if !c.Test || path.Ext(c.Path) == ".json" { // cases stand with their policy
			continue
		}
		name := strings.TrimPrefix(c.Path, "internal/")
		if c.Place != "" {
			name += ": " + c.Place
		}
		if !slices.Contains(tests[c.Rule], name) {
			tests[c.Rule] = append(tests[c.Rule], name)
		}
	}
	var all []proved
	for _, rule := range sortedKeysOf(tests) {
		all = append(all, proved{Rule: rule, Tests: tests[rule]})
	}
	return all
}

func policiesWithCases(m *Module) []proved {
	cases := map[string][]provedCase{}
	for _, f := range m.Files {
		if f.Dir() != "internal/policy/testdata" || path.Ext(f.Path) != ".json" {
			continue
		}
		var data struct {
			Cases []policyCase `json:"gevallen"`
		}
		if json.Unmarshal([]byte(f.Text), &data) != nil { // whoever reads it says what is wrong with it
			continue
		}
		for _, c := range data.Cases {
			if c.Policy != "" {
				cases[c.Policy] = append(cases[c.Policy], provedCase{c.Name, c.Allowed})
			}
		}
	}
	var all []proved
	for _, policy := range sortedKeysOf(cases) {
		all = append(all, proved{Policy: policy, Cases: cases[policy]})
	}
	return all
}
