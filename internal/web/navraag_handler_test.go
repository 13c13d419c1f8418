// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"net/http"
	"strings"
	"testing"

	"rondetafel/internal/casus"
	"rondetafel/internal/gate/gatetest"
)

// rule WGS-11: a Procesregisseur asks on a page whether somebody is known and hears with whom; the privacy officer sees that it was
// asked, and nobody else may ask. Nothing of whom it was about stands in an address or stays on the page of the officer.
func TestNavraag(t *testing.T) {
	h := nieuwHuis(t)
	z := h.RTO(gatetest.Bo)
	pim := h.als(t, gatetest.Pim)
	pim.toont("/zoeken", `href="/navraag"`)
	v := pim.formulier("/navraag", "bsn", gatetest.BSN)
	pim.is(pim.post("/navraag", v), http.StatusBadRequest, "Kies waarom je dit vraagt.", `value="`+gatetest.BSN+`"`)
	v.Set("reden", "aanmelding")
	pagina := pim.is(pim.post("/navraag", v), http.StatusOK, "Bekend.", "De procesregie ligt bij Petra Schijn. Vertel dit niet aan de Partij die het vroeg.")
	for _, niet := range []string{z.ID, z.Nummer, "Gemeente Proefdorp", "Sem"} {
		if strings.Contains(pagina, niet) {
			t.Errorf("the answer shows %q", niet)
		}
	}
	opnieuw := verborgen(pagina) // another question from the page of the answer
	opnieuw.Set("achternaam", "Niemand")
	opnieuw.Set("geboortedatum", "1-1-1990")
	opnieuw.Set("reden", "vraag")
	pim.is(pim.post("/navraag", opnieuw), http.StatusOK, "Niet bekend.", "Deze persoon komt hier in geen casus voor.")
	beide := pim.formulier("/navraag", "bsn", gatetest.BSN, "achternaam", "Niemand", "geboortedatum", "1-1-1990", "reden", "vraag")
	dubbel := pim.is(pim.post("/navraag", beide), http.StatusBadRequest, "Kies één van beide", `value="`+gatetest.BSN+`"`, `value="Niemand"`)
	if strings.Contains(dubbel, "Bekend.") || strings.Contains(dubbel, "Niet bekend.") {
		t.Error("of two questions one is answered in silence")
	}
	petra := h.als(t, gatetest.Petra)
	petra.is(petra.post("/navraag", petra.formulier("/navraag", "bsn", gatetest.BSN, "reden", "casus")), http.StatusOK, "De procesregie ligt bij jou.")
	anna := h.als(t, gatetest.Anna)
	anna.is(anna.get("/navraag"), http.StatusForbidden, "Je kunt niet vragen of iemand hier bekend is")
	anna.is(anna.post("/navraag", v), http.StatusForbidden, gatetest.BSN)
	if strings.Contains(anna.toont("/zoeken"), "/navraag") {
		t.Error("who may not ask is led to it")
	}
	fien := h.als(t, gatetest.Fien)
	lijst := fien.toont("/navragen", "Pim Schijn", "Petra Schijn", "Een Partij wil deze persoon aanmelden", "niet bekend")
	if strings.Contains(lijst, gatetest.BSN) || strings.Contains(lijst, "Niemand") || strings.Contains(lijst, z.Nummer) {
		t.Error("the officer sees whom it was about")
	}
	fien.toont("/toezicht", `href="/navragen"`)
	petra.is(petra.get("/navragen"), http.StatusForbidden, "Je kunt de navragen niet bekijken")
}

// rule 1.7-2: who looks at an Aanmelding is warned on its page that one of its people is in another Casus, and the aanmelder is not.
func TestEldersOpDeCasus(t *testing.T) {
	h := nieuwHuis(t)
	eerst, ander := h.InScreening(), h.InScreening()
	if _, err := h.CasusToewijzen(h.Ctx(), gatetest.Als(gatetest.Mo), casus.Toewijzen{Casus: ander.ID, Medewerker: gatetest.Pim, Versie: ander.Versie}); err != nil {
		t.Fatal(err)
	}
	const let = "Iemand uit deze casus komt ook in een andere casus voor."
	pagina := h.als(t, gatetest.Petra).toont("/casussen/"+eerst.ID, let, "Daar ligt de procesregie bij Pim Schijn. Alleen jij ziet dit.")
	if strings.Contains(pagina, ander.ID) || strings.Contains(pagina, ander.Nummer) {
		t.Error("the warning names the other casus")
	}
	if strings.Contains(h.als(t, gatetest.Anna).toont("/casussen/"+eerst.ID), let) {
		t.Error("the aanmelder is warned too")
	}
}
