// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"rondetafel/internal/gate/gatetest"
)

// rule WGS-12, rule 14.2-1: who changes what people may do is asked for the second factor first when it was given long ago: nothing was done, what was
// typed goes along, confirming does it, and one can go back to the form. In a practice house, where nobody has one, it is one button that says so.
func TestBenJijHetInDeOefening(t *testing.T) {
	h := nieuwHuis(t)
	beatle := h.als(t, gatetest.Beatle)
	nieuw := "/mensen/uitnodigen"
	in := beatle.formulier(nieuw, "naam", "Wil Nieuw", "tot", "1-6-2026", "functies", "uitvoerder", "functies", "aanmelder")
	h.Klok.Loop(6 * time.Minute)
	p := beatle.is(beatle.post(nieuw, in), http.StatusForbidden, "Ben jij het?", "Er is nog niets gebeurd.", "In dit oefenhuis heb je geen code.", "Ja, ik ben het", `value="Wil Nieuw"`)
	if strings.Contains(beatle.toont("/mensen"), "Wil Nieuw") || strings.Contains(p, `autocomplete="one-time-code"`) {
		t.Error("it was done already, or asks a code that nobody has")
	}
	terug := verborgen(p)
	terug.Set("actie", "terug")
	beatle.is(beatle.post(nieuw, terug), http.StatusOK, `value="Wil Nieuw"`, `value="1-6-2026"`, `value="aanmelder" checked`, `value="uitvoerder" checked`)
	beatle.is(beatle.post(nieuw, in), http.StatusForbidden, "Ben jij het?") // going back confirmed nothing
	beatle.is(beatle.post(nieuw, verborgen(p)), http.StatusOK, "Code om in te loggen", "Wil Nieuw", "<code>")
	beatle.toont("/mensen", "Wil Nieuw")
	h.Klok.Loop(6 * time.Minute)
	lijst := "/verklaringen"
	p = beatle.is(beatle.post(lijst, beatle.formulier("/verklaringen")), http.StatusForbidden, "Ben jij het?", "Je haalt gegevens van mensen op als bestand.")
	a := beatle.post(lijst, verborgen(p))
	if a.status != http.StatusOK || !strings.HasPrefix(a.kop.Get("Content-Type"), "text/csv") || !strings.Contains(a.html, "Beatle Fictief") {
		t.Errorf("the file is %d %s", a.status, a.html)
	}
	arno := mensPad(t, beatle.toont("/mensen"), "Arno Fictief")
	einde := arno + "/einde"
	oud := beatle.formulier(einde)
	h.Klok.Loop(6 * time.Minute)
	p = beatle.is(beatle.post(einde, oud), http.StatusForbidden, "Je verandert wat iemand hier mag.")
	anna := h.als(t, gatetest.Anna) // who opened nothing of it
	anna.is(anna.stuur(einde, verborgen(p)), http.StatusConflict)
	beatle.verwijst(beatle.post(einde, verborgen(p)), arno)
	if p = beatle.toont("/account/herstelcodes", "Daarom heb je hier geen herstelcodes."); strings.Contains(p, `name="code"`) {
		t.Error("herstelcodes ask a code that nobody has")
	}
}

// In a real house it is a code: a wrong one changes nothing and keeps what was typed, each counts once, and after five wrong ones the log-in ends.
func TestBenJijHetMetCode(t *testing.T) {
	e := echtHuis(t)
	mo := e.metAccount()
	mo.is(mo.post("/verklaring", mo.formulier("/verklaring", "akkoord", "ja")), http.StatusSeeOther)
	nieuw := "/mensen/uitnodigen"
	in := mo.formulier(nieuw, "naam", "Wil Nieuw", "functies", "ondersteuning")
	e.Klok.Loop(6 * time.Minute)
	p := mo.is(mo.post(nieuw, in), http.StatusForbidden, "Ben jij het?", `autocomplete="one-time-code"`, "Bevestigen", "Terug naar je formulier")
	met := func(code string) url.Values {
		v := verborgen(p)
		v.Set("bevestigcode", code)
		return v
	}
	mo.is(mo.post(nieuw, met("000000")), http.StatusForbidden, "Deze code klopt niet", `value="Wil Nieuw"`, `href="#veld-bevestigcode"`)
	code := e.stap()
	mo.is(mo.post(nieuw, met(code)), http.StatusOK, "Wil Nieuw", "<code>")
	e.Klok.Loop(6 * time.Minute)
	in = mo.formulier(nieuw, "naam", "Zus Nieuw", "functies", "ondersteuning")
	p = mo.is(mo.post(nieuw, in), http.StatusForbidden, "Ben jij het?")
	for range 4 {
		mo.is(mo.post(nieuw, met(code)), http.StatusForbidden, "Deze code klopt niet")
	}
	mo.is(mo.post(nieuw, met(code)), http.StatusForbidden, "Log eerst weer in", "Je typte te vaak een code die niet klopt.", "Zus Nieuw")
	if a := mo.get("/mensen"); a.status == http.StatusOK {
		t.Error("the log-in runs after five wrong codes")
	}
}

// What another site makes a browser send confirms nothing, and counts as no wrong code.
func TestBenJijHetVanEenAndereSite(t *testing.T) {
	h := nieuwHuis(t)
	beatle := h.als(t, gatetest.Beatle)
	nieuw := "/mensen/uitnodigen"
	in := beatle.formulier(nieuw, "naam", "Wil Nieuw", "functies", "uitvoerder")
	h.Klok.Loop(6 * time.Minute)
	a := beatle.doe(http.MethodPost, nieuw, "bevestigcode=", "Origin", "https://elders.example", "Sec-Fetch-Site", "cross-site")
	beatle.is(a, http.StatusForbidden, "kwam niet van een pagina van ons")
	beatle.is(beatle.post(nieuw, in), http.StatusForbidden, "Ben jij het?")
}
