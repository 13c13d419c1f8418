// SPDX-License-Identifier: EUPL-1.2

package web

import (
	_ "embed"
	"encoding/json"
	"fmt"
)

// nalevingTekst is made by make naleving, from the citations in tests and the cases of the policies; a test of this module keeps
// it up to date.
//
//go:embed naleving.json
var nalevingTekst []byte

// naleving is what proves each rule and tries each policy.
type naleving struct {
	toetsen  map[string][]string      // by rule: "gate/regels_test.go: TestRegelOverleg"
	gevallen map[string][]GevalUitleg // by policy
}

func leesNaleving(tekst []byte) (naleving, error) {
	var regels []struct {
		Regel    string        `json:"regel"`
		Toetsen  []string      `json:"toetsen"`
		Beleid   string        `json:"beleid"`
		Gevallen []GevalUitleg `json:"gevallen"`
	}
	if err := json.Unmarshal(tekst, &regels); err != nil {
		return naleving{}, fmt.Errorf("web: naleving: %w", err)
	}
	n := naleving{toetsen: map[string][]string{}, gevallen: map[string][]GevalUitleg{}}
	for _, r := range regels {
		if r.Regel != "" {
			n.toetsen[r.Regel] = r.Toetsen
		}
		if r.Beleid != "" {
			n.gevallen[r.Beleid] = r.Gevallen
		}
	}
	return n, nil
}
