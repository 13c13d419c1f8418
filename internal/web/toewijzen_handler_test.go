// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"net/http"
	"testing"
	"time"

	"rondetafel/internal/gate/gatetest"
	"rondetafel/internal/partij"
)

// rule WGS-12: the page to assign a Casus offers everybody but who looks; who sends their own name hears why not and whom to ask. A
// screen that was left asks first whether it is them.
func TestToewijzenOpPaginas(t *testing.T) {
	h := nieuwHuis(t)
	_, err := h.FunctieGeven(h.Ctx(), gatetest.Als(gatetest.Mo), partij.FunctieGeven{Medewerker: gatetest.Pim, Functie: partij.Manager})
	goed(t, err)
	pad := "/casussen/" + h.Aangemeld().ID
	wijs := pad + "/toewijzen"
	pim := h.als(t, gatetest.Pim)
	zonder(t, "the choice", pim.toont(wijs, "Petra Schijn"), "Pim Schijn</option>")
	in := pim.formulier(wijs, "medewerker", gatetest.Pim)
	pim.is(pim.post(wijs, in), http.StatusForbidden, "Je kunt een casus niet aan jezelf toewijzen.", "vraag een andere manager om toe te wijzen")
	mo := h.als(t, gatetest.Mo)
	in = mo.formulier(wijs, "medewerker", gatetest.Pim)
	h.Klok.Loop(6 * time.Minute)
	vraag := mo.is(mo.post(wijs, in), http.StatusForbidden, "Ben jij het?", "Wie je een casus toewijst, leest hem daarna.", `value="`+gatetest.Pim+`"`)
	pim.is(pim.get(pad+"/screening"), http.StatusForbidden)
	mo.verwijst(mo.post(wijs, verborgen(vraag)), pad)
	pim.toont(pad, "Sem")
	petra := h.als(t, gatetest.Petra)
	petra.is(petra.get(pad), http.StatusNotFound)
}
