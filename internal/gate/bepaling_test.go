// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"slices"
	"testing"

	. "rondetafel/internal/gate/gatetest"
)

// Each policy is explained by what it is about, in the words of the table of acts; to list them is no act.
func TestBepalingen(t *testing.T) {
	h := Nieuw(t)
	voor := h.Regels()
	gezien := map[string]bool{}
	for _, b := range h.Bepalingen() {
		if gezien[b.ID] || b.Artikel == "" || b.Waarom == "" || slices.Contains(b.Handelingen, "") {
			t.Errorf("not explained: %+v", b)
		}
		gezien[b.ID] = true
		if b.ID == "artikel-09-lid-2a" && !slices.Equal(b.Handelingen, []string{"Casus beoordelen"}) {
			t.Errorf("it is about %v", b.Handelingen)
		}
	}
	if !gezien["artikel-09-lid-2a"] || !gezien["artikel-14-lid-1"] {
		t.Errorf("listed %v", gezien)
	}
	if h.Regels() != voor {
		t.Error("the covenant is public: reading it is no act")
	}
}
