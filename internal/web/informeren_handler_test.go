// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"net/http"
	"regexp"
	"strings"
	"testing"
	"time"

	"rondetafel/internal/gate/gatetest"
)

var informeerPad = regexp.MustCompile(`href="(/casussen/[0-9a-z]+/betrokkenen/[0-9a-z]+/informeren)"`)

// rule AVG-3: for each Betrokkene stands whether they know; the last answer counts, and a postponement that has passed is late.
func TestInformerenLangsDePagina(t *testing.T) {
	h := nieuwHuis(t)
	z := h.RTO(gatetest.Bo)
	petra, pad := h.als(t, gatetest.Petra), "/casussen/"+z.ID
	form := informeerPad.FindStringSubmatch(petra.toont(pad, "nog niet vastgelegd", "Vastleggen"))[1]
	for _, g := range []struct {
		velden []string
		fout   string
	}{
		{nil, "Kies of de betrokkene het weet."},
		{[]string{"stand", "geinformeerd", "datum", "morgen"}, "Vul in wanneer de betrokkene het hoorde"},
		{[]string{"stand", "geinformeerd", "datum", "3-3-2026"}, "Deze dag moet nog komen."},
		{[]string{"stand", "uitgesteld", "totDatum", "1-3-2026"}, "Kies een dag die nog komt."},
		{[]string{"stand", "weggelaten", "reden", "Dat is niet veilig."}, "Schrijf op welke wet dat toestaat"},
	} {
		pagina := petra.is(petra.post(form, petra.formulier(form, g.velden...)), http.StatusBadRequest, "<title>Fout: ", g.fout)
		if n := len(g.velden); n > 0 && !strings.Contains(pagina, g.velden[n-1]) {
			t.Errorf("%s is gone", g.velden[n-1])
		}
	}
	legVast := func(velden ...string) {
		t.Helper()
		v := petra.formulier(form)
		petra.verwijst(petra.post(form, metVelden(v, velden...)), pad+"#betrokkenen")
	}
	legVast("stand", "uitgesteld", "totDatum", "9 maart 2026", "reden", "Er loopt een onderzoek.", "grond", "van een ander antwoord")
	petra.toont(pad, "Vastgelegd.", "uitgesteld tot 9 maart", "Er loopt een onderzoek.", "legde vast of Sem van Verzinsel van de casus weet.")
	if p := petra.toont(form, `value="9-3-2026"`, "Zo staat het nu"); strings.Contains(p, "van een ander antwoord") {
		t.Error("kept what belongs to another answer")
	}
	h.Klok.Zet(h.Klok.Nu().Add(7 * 24 * time.Hour))
	petra = h.als(t, gatetest.Petra) // the session of a week ago has ended
	petra.toont(pad, "uitstel voorbij")
	legVast("stand", "geinformeerd", "datum", "5-3-2026")
	petra.toont(pad, "ja, 5 maart", "Wijzigen")
	legVast("stand", "weggelaten", "reden", "Dat is niet veilig.", "grond", "UAVG 41")
	petra.toont(pad, "nee, met reden", "Dat is niet veilig.", "(UAVG 41)")

	bo := h.als(t, gatetest.Bo)
	if strings.Contains(bo.toont(pad), "/informeren") {
		t.Error("who takes part is offered to answer")
	}
	bo.is(bo.get(form), http.StatusForbidden, "Je kunt dit niet vastleggen")
	bo.is(bo.post(form, petra.formulier(form, "stand", "geinformeerd", "datum", "5-3-2026")), http.StatusForbidden, "Je kunt dit niet vastleggen")
	petra.is(petra.get(pad+"/betrokkenen/06f0000000000000000000000000/informeren"), http.StatusNotFound)
	cleo := h.als(t, gatetest.Cleo)
	gelijk(t, "the Betrokkene of a secret Casus", cleo.get(form), cleo.get("/casussen/x/betrokkenen/y/informeren"))
	v := petra.formulier(form, "stand", "geinformeerd", "datum", "5-3-2026")
	gelijk(t, "answering for one", cleo.post(form, v), cleo.post("/casussen/x/betrokkenen/y/informeren", v))
}
