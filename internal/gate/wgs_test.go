// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"slices"
	"testing"

	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/partij"
)

// rule WGS-1: the house tells of each Partij whether it is a joint controller, and as what; that follows from its kind, also of one that joins later.
func TestRegelWgsInHetHuis(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx := h.Ctx()
		for kort, soort := range map[string]partij.Soort{"PI Proef": partij.DJI, "Proefhulp": partij.SociaalDomein} {
			goed(t, vergeet(h.PartijToelaten(ctx, Als(Mo), treedtToe("Organisatie "+kort, kort, soort))))
		}
		b, err := h.HuisLezen(ctx, Als(Anna))
		goed(t, err)
		var samen []string
		for _, p := range b.Partijen {
			if p.Wgs.Gezamenlijk {
				samen = append(samen, p.Kort)
			}
			if p.Wgs.Gezamenlijk != p.Publiek || (p.Soort == string(partij.Huis)) != (len(p.Wgs.Onderdelen) == 0) {
				t.Errorf("%s: %+v", p.Naam, p)
			}
		}
		for _, kort := range []string{"PI Proef", "Politie", "Gemeente Proefdorp"} {
			if i := slices.IndexFunc(b.Partijen, func(p gate.PartijBlad) bool { return p.Kort == kort }); i >= 0 && !slices.Contains(samen, kort) {
				t.Errorf("%s is no joint controller: %+v", kort, b.Partijen[i].Wgs)
			}
		}
		if !slices.Contains(samen, "PI Proef") || slices.Contains(samen, "Proefhulp") {
			t.Errorf("joint controllers are %v", samen)
		}
	})
}
