// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"rondetafel/internal/gate/gatetest"
)

// Who enters an Aanmelding chooses the Partij first and then one of its people, also without script; nobody else's people are listed.
func TestContactVanDeGekozenPartij(t *testing.T) {
	h := nieuwHuis(t)
	k := h.als(t, gatetest.Petra)
	leeg := k.toont("/aanmelden", "Kies eerst een Partij", `value="mensen"`, `hx-trigger="change from:#veld-namens"`)
	for _, persoon := range gatetest.Mensen() {
		if strings.Contains(leeg, `<option value="`+persoon+`"`) {
			t.Errorf("%s is listed before a Partij is chosen", persoon)
		}
	}
	v := k.formulier("/aanmelden", "actie", "mensen", "namens", gatetest.Politie, "aanleiding", "Er is <ruzie>.")
	a := k.post("/aanmelden", v)
	pagina := k.is(a, http.StatusOK, `<option value="`+gatetest.Bo+`">Bo Verzonnen</option>`, "Er is <ruzie>.", "Kies een persoon")
	if strings.Contains(pagina, `<option value="`+gatetest.Anna+`"`) {
		t.Error("somebody of another Partij is listed")
	}
	weer := ingevuld(a.html)
	if weer.Get("namens") != gatetest.Politie || weer.Get("sleutel") != v.Get("sleutel") {
		t.Errorf("the form came back with %v", url.Values(weer))
	}
	v.Set("namens", gatetest.Reclassering)
	mist(t, "another Partij", k.is(k.post("/aanmelden", v), http.StatusOK), `<option value="`+gatetest.Bo+`"`)
}
