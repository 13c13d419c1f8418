// SPDX-License-Identifier: EUPL-1.2

package api_test

import (
	"net/http"
	"testing"

	"rondetafel/internal/gate"
)

// rule AVG-8: over the API a BSN is given for a reason alone, to who reads the Casus, and is in no other answer.
func TestBSN(t *testing.T) {
	databases(t, func(t *testing.T, h *huis) {
		_, over := h.metZorg()
		pad := "/betrokkenen/" + over + "/_bsn"
		for _, wie := range []string{regisseur, gemeente, zorg} {
			if b := naar[gate.BSNBlad](h.post(wie, pad, doc{"reden": "herkennen"}).is(http.StatusOK)); b.BSN != "999990019" || b.Betrokkene != over {
				t.Errorf("%s gets %+v", wie, b)
			}
		}
		if got := h.post(zorg, pad, doc{"reden": "zomaar"}).velden(); got != "reden" {
			t.Errorf("wrong is %q", got)
		}
		h.post(politie, pad, doc{"reden": "herkennen"}).is(http.StatusNotFound)
		for _, wie := range []string{manager, functieFG} { // they know that the Casus is there
			h.weigert(wie, pad, doc{"reden": "herkennen"}, "AVG-8")
		}
	})
}
