// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"net/http"
	"strings"
	"testing"

	"rondetafel/internal/gate/gatetest"
)

// rule AVG-8: on the page of a Casus a BSN is masked; who reads it asks for it with a reason and sees it once, and the timeline says so.
// Who may not know of the Casus finds no such page.
func TestBSNOpDePagina(t *testing.T) {
	h := nieuwHuis(t)
	z := h.RTO(gatetest.Bo)
	pad := "/casussen/" + z.ID + "/betrokkenen/" + h.EersteBetrokkene(z) + "/bsn"
	bo := h.als(t, gatetest.Bo)
	if pagina := bo.toont("/casussen/"+z.ID, "*******19", `href="`+pad+`"`); strings.Contains(pagina, gatetest.BSN) {
		t.Error("the page shows a BSN")
	}
	v := bo.formulier(pad)
	if pagina := bo.is(bo.post(pad, v), http.StatusBadRequest, "Kies waarom je het BSN wilt zien."); strings.Contains(pagina, gatetest.BSN) {
		t.Error("without a reason it is shown")
	}
	v.Set("reden", "opzoeken")
	a := bo.post(pad, v)
	bo.is(a, http.StatusOK, gatetest.BSN, "BSN van Sem van Verzinsel", "Dat je het zag, is vastgelegd.")
	h.als(t, gatetest.Anna).toont("/casussen/"+z.ID, "Bo Verzonnen bekeek het BSN van Sem van Verzinsel, om op te zoeken bij Proefpolitie.")
	cleo := h.als(t, gatetest.Cleo)
	cleo.is(cleo.get(pad), http.StatusNotFound)
	cleo.is(cleo.post(pad, v), http.StatusNotFound)
}
