// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"net/http"
	"strings"
	"testing"

	"rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
)

// A refusal tells people the article and its title, and never the name that a policy has inside the system; the log keeps that name. So does the page on
// which a decision is read again.
func TestWeigeringZonderRegelnamen(t *testing.T) {
	h := nieuwHuis(t)
	z := h.NazorgMet(gatetest.Bo)
	stuk := h.VoegToe(z, gatetest.Bo, informatie.AlleDeelnemers)
	_, err := h.GegevenIntrekken(h.Ctx(), gatetest.Als(gatetest.Bo), informatie.Intrekken{Gegeven: stuk.ID, Versie: stuk.Versie, Reden: "Het klopte niet."})
	goed(t, err)
	bo := h.als(t, gatetest.Bo)
	weigering := bo.is(bo.get("/informatie/"+stuk.ID+"/corrigeren"), http.StatusForbidden, "Artikelen die beslisten", "Artikel 12.1")
	waarom := ""
	if pad := adressenIn(weigering, "/waarom/[0-9]+"); len(pad) > 0 {
		waarom = bo.toont(pad[0], "Artikelen die beslisten")
	}
	for naam, html := range map[string]string{"the refusal": weigering, "the decision later": waarom} {
		if html == "" || strings.Contains(html, "artikel-1") || strings.Contains(html, "niet_nu") || strings.Contains(html, "<dt>Regels") {
			t.Errorf("%s is empty or names a policy", naam)
		}
	}
}
