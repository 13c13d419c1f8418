// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"net/http"
	"strings"
	"testing"

	"rondetafel/internal/gate/gatetest"
)

// rule 1.6-1: a Partij or a betrokkene typed as a derde is refused with the article and what was typed stays; a chosen Partij takes over.
func TestOverdragenAanEenDerde(t *testing.T) {
	h := nieuwHuis(t)
	z := h.NazorgMet(gatetest.Bo)
	petra, pad := h.als(t, gatetest.Petra), "/casussen/"+z.ID
	for _, naam := range []string{"Proefpolitie", "proefpolitie, team Oost", "Sem van Verzinsel"} {
		velden := []string{"aan", naam, "datum", "2-3-2026", "afspraken", "Elke week <bellen>."}
		a := petra.post(pad+"/overdragen", zetten(ingevuld(petra.get(pad+"/overdragen").html), velden...))
		pagina := petra.is(a, http.StatusBadRequest, "<title>Fout: Nazorg overdragen")
		if got := samenvatting(pagina); len(got) != 1 || !strings.Contains(got["veld-aan"], "geen derde (art. 1.6)") {
			t.Errorf("%s: messages %v", naam, got)
		}
		if strings.Contains(titelVan(pagina), naam) {
			t.Errorf("the title names %s", naam)
		}
		bewaart(t, a, velden)
	}
	if n := h.Getal(`SELECT COUNT(*) FROM casus WHERE fase = 'nazorg'`); n != 1 {
		t.Fatal("the casus was handed over")
	}
	v := zetten(ingevuld(petra.get(pad+"/overdragen").html), "partij", gatetest.Politie, "datum", "2-3-2026", "afspraken", "Elke week bellen.")
	petra.verwijst(petra.post(pad+"/overdragen", v), pad)
	petra.toont(pad, "Overdracht vastgelegd.", "Proefpolitie", "Dossier opschonen")
}

// The practice house's clock has three buttons, each with its days.
func TestKlokHeeftDrieKnoppen(t *testing.T) {
	h := nieuwHuis(t)
	metKlok(t, h)
	if p := h.als(t, gatetest.Anna).toont("/demo/klok", `name="dagen" value="1"`, `name="dagen" value="7"`, `name="dagen" value="30"`); strings.Count(p, `name="dagen"`) != 3 {
		t.Error("there are not three buttons")
	}
}
