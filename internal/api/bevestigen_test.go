// SPDX-License-Identifier: EUPL-1.2

package api_test

import (
	"net/http"
	"testing"
	"time"

	"rondetafel/internal/gate"
)

// rule WGS-12: over HTTP too, what changes rights is refused to who gave their second factor long ago: the answer says by its type that it is only that,
// and where to confirm; the same request is done afterwards. Any other refusal says no such thing.
func TestBevestigenOverHTTP(t *testing.T) {
	databases(t, func(t *testing.T, h *huis) {
		in := doc{"naam": "Wil Nieuw", "functies": []string{"uitvoerder"}}
		h.get(beheerder, "/medewerkers").is(http.StatusOK)
		h.klok.Loop(6 * time.Minute)
		p := h.post(beheerder, "/medewerkers", in).probleem(http.StatusForbidden)
		h.klopt("the problem", p, p.Type == "urn:rondetafel:bevestig-eerst", p.Bevestigen == "/api/v1/sessies/_bevestigen", p.Waarom != "", p.Anders != "")
		ander := h.post(zorg, "/medewerkers", in).probleem(http.StatusForbidden)
		h.klopt("another refusal", ander, ander.Type == "", ander.Bevestigen == "")
		h.vorm(beheerder, "/sessies/_bevestigen")
		h.post(beheerder, "/sessies/_bevestigen", doc{"code": ""}).is(http.StatusNoContent) // in a practice house nobody has one
		u := naar[gate.Uitgenodigd](h.post(beheerder, "/medewerkers", in).is(http.StatusCreated))
		h.klopt("who was invited", u, u.ID != "", u.Toegangscode != "")
	})
}
