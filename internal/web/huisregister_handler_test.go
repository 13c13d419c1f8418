// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"net/http"
	"strings"
	"testing"

	"rondetafel/internal/gate/gatetest"
)

// rules 1.1-1, 3.1-1 and B4-1: the manager keeps the register of the house from its pages, loses nothing that was typed and sees what stood there before;
// a Partij keeps its own measures.
func TestHuisregisterLangsDePaginas(t *testing.T) {
	h := nieuwHuis(t)
	mo, beatle, anna, bo := h.als(t, gatetest.Mo), h.als(t, gatetest.Beatle), h.als(t, gatetest.Anna), h.als(t, gatetest.Bo)
	anna.toont("/partijen", `href="/huisregister"`)
	if p := anna.toont("/huisregister", "Stuurgroep", "Ondersteunend personeel", "Mo Schijn", "Nog niemand vastgelegd", "Elke casus heeft een eigen"); strings.Contains(p, "astleggen") {
		t.Error("who keeps nothing is led to it")
	}
	anna.is(anna.get("/huisregister/lid"), http.StatusForbidden, "Je kunt dit niet vastleggen")
	mo.is(mo.get("/huisregister/iets"), http.StatusNotFound)
	mo.is(mo.get("/huisregister/lid/bestaat-niet"), http.StatusNotFound)
	in := mo.formulier("/huisregister/lid")
	in.Set("naam", "Gerda Verzonnen")
	in.Set("orgaan", "stuurgroep")
	in.Set("namens", "p-politie")
	in.Set("van", "31-2-2026")
	mo.is(mo.post("/huisregister/lid", in), http.StatusBadRequest, "Vul een datum in", `value="Gerda Verzonnen"`, `value="31-2-2026"`)
	in.Set("van", "1-1-2026")
	if a := mo.post("/huisregister/lid", in); a.status != http.StatusSeeOther {
		t.Fatalf("a member: %d", a.status)
	}
	tafel := mo.formulier("/huisregister/samenwerking")
	tafel.Set("naam", "Verzonnen overlegtafel")
	tafel.Set("contact", "Hans Bedacht")
	tafel.Set("onderwerp", "Overlast in het centrum")
	tafel.Set("van", "1-1-2026")
	mo.post("/huisregister/samenwerking", tafel)
	for _, tekst := range []string{"Het eerste beleid.", "Het tweede beleid."} {
		in := mo.formulier("/huisregister/beleid")
		in.Set("tekst", tekst)
		in.Set("middelen", "Een beheerder.")
		in.Set("namens", "p-gemeente")
		in.Set("van", "1-1-2026")
		mo.post("/huisregister/beleid", in)
	}
	if p := mo.toont("/huisregister/beleid", "Het tweede beleid."); strings.Contains(p, `value="1-1-2026"`) {
		t.Error("the next version begins on the day of the one before")
	}
	eigen := beatle.formulier("/huisregister/maatregelen")
	eigen.Set("tekst", "Wij vergrendelen onze laptops.")
	eigen.Set("van", "1-1-2026")
	beatle.post("/huisregister/maatregelen", eigen)
	p := mo.toont("/huisregister", "Gerda Verzonnen", "namens Proefpolitie", "Hans Bedacht", "Het tweede beleid.", "Beleid, versie 1, geldt niet meer", "Het eerste beleid.", "Wij vergrendelen onze laptops.")
	pad := p[strings.Index(p, "/huisregister/samenwerking/"):]
	pad = pad[:strings.Index(pad, `"`)]
	anders := mo.formulier(pad)
	for _, veld := range []string{"naam", "onderwerp", "van"} {
		anders.Set(veld, tafel.Get(veld))
	}
	anders.Set("contact", "Ilse Bedacht")
	mo.post(pad, anders)
	mo.toont("/huisregister", "Ilse Bedacht", "Verzonnen overlegtafel, geldt niet meer")
	laat := mo.formulier(pad)
	for veld, waarden := range anders {
		if laat.Get(veld) == "" || veld == "versie" {
			laat[veld] = waarden
		}
	}
	laat.Set("contact", "Joris Bedacht")
	mo.is(mo.post(pad, laat), http.StatusConflict, "Joris Bedacht")
	anna.toont("/huisregister", "Wij vergrendelen onze laptops.")
	if strings.Contains(bo.toont("/huisregister", "Het tweede beleid."), "laptops") {
		t.Error("another Partij reads measures")
	}
}
