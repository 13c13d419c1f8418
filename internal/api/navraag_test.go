// SPDX-License-Identifier: EUPL-1.2

package api_test

import (
	"net/http"
	"testing"

	"rondetafel/internal/casus"
	"rondetafel/internal/gate"
)

// rule WGS-11: over the API a Procesregisseur hears hit or no hit and with whom, others are refused with the article, and the privacy
// officer reads who asked.
func TestNavraag(t *testing.T) {
	databases(t, func(t *testing.T, h *huis) {
		vraag := doc{"bsn": "999990019", "reden": "aanmelding"}
		if b := naar[gate.NavraagBlad](h.post(regisseur, "/personen/_navragen", vraag).is(http.StatusOK)); b.Bekend || len(b.Bij) != 0 {
			t.Errorf("nobody is known, and the answer is %+v", b)
		}
		h.metZorg()
		b := naar[gate.NavraagBlad](h.post(regisseur, "/personen/_navragen", vraag).is(http.StatusOK))
		if !b.Bekend || len(b.Bij) != 1 || b.Bij[0].ID != regisseur {
			t.Errorf("known with %+v", b)
		}
		for _, wie := range []string{gemeente, politie, manager, functieFG} {
			h.weigert(wie, "/personen/_navragen", vraag, "WGS-11")
		}
		for velden, in := range map[string]doc{"bsn reden": {}, "reden": {"bsn": "999990019", "reden": "zomaar"}} {
			if got := h.post(regisseur, "/personen/_navragen", in).velden(); got != velden {
				t.Errorf("wrong are %s, want %s", got, velden)
			}
		}
		lijst := naar[gate.NavraagPagina](h.get(functieFG, "/navragen").is(http.StatusOK))
		if len(lijst.Navragen) != 2 || !lijst.Navragen[0].Bekend || lijst.Navragen[1].Bekend || lijst.Navragen[0].Reden != casus.BijAanmelding {
			t.Errorf("the privacy officer reads %+v", lijst)
		}
		h.get(regisseur, "/navragen").is(http.StatusForbidden)
	})
}
