// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"
)

// nalevingBestand is made by make naleving, from the citations in tests and the cases of the policies; a test of this module
// keeps it up to date.
const nalevingBestand = "naleving.json"

//go:embed naleving.json
var nalevingMap embed.FS

// naleving is what proves each rule and tries each policy.
type naleving struct {
	toetsen  map[string][]string      // by rule: "gate/regels_test.go: TestRegelOverleg"
	gevallen map[string][]GevalUitleg // by policy
}

// leesNaleving reads what stands in map_ of how the covenant is proved.
func leesNaleving(map_ fs.FS) (naleving, error) {
	tekst, err := fs.ReadFile(map_, nalevingBestand)
	if err != nil {
		return naleving{}, fmt.Errorf("web: naleving: %w", err)
	}
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
