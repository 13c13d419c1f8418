// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"html"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"rondetafel/internal/gate"
	"rondetafel/internal/gate/gatetest"
	"rondetafel/internal/toegang/passkeytest"
)

// vraagt is the question for a passkey that our script gets at pad.
func (k *klant) vraagt(pad string, v url.Values) []byte {
	k.t.Helper()
	a := k.post(pad, v)
	if soort := a.kop.Get("Content-Type"); a.status != http.StatusOK || soort != "application/json" {
		k.t.Fatalf("%s answers %d, %s: %s", pad, a.status, soort, kort(a.html))
	}
	return []byte(a.html)
}

// vraagIn is the question on a button of a page.
func vraagIn(t *testing.T, p string) []byte {
	t.Helper()
	m := regexp.MustCompile(`data-passkey-vraag="([^"]*)"`).FindStringSubmatch(p)
	if m == nil {
		t.Fatalf("the page asks no passkey: %s", kort(p))
	}
	return []byte(html.UnescapeString(m[1]))
}

// rule AVG-5: a passkey is added at Mijn inlog under a name of one's own, is then enough beside a password, alone and to confirm, and is taken away there; each
// asks for the second factor when that was given long ago.
func TestPasskeyPagina(t *testing.T) {
	e := echtHuis(t)
	mo := e.metAccount()
	mo.toont("/account", "Je hebt nog geen passkey.", `href="/passkeys"`, "App met codes")
	mo.toont("/passkeys", "Naam van je passkey")
	mo.is(mo.post("/passkeys", mo.formulier("/passkeys", "naam", " ")), http.StatusBadRequest, `href="#veld-naam"`)
	k := passkeytest.Nieuw(t, gatetest.Adres)
	a := mo.post("/passkeys", mo.formulier("/passkeys", "naam", "Telefoon <van> Mo"))
	p := mo.is(a, http.StatusOK, "Je passkey heet: <strong>Telefoon <van> Mo</strong>", "Maak je passkey", "passkey.js")
	gemaakt := verborgen(p)
	gemaakt.Set("passkey", `{}`)
	mo.is(mo.post("/passkeys", gemaakt), http.StatusBadRequest, "Deze passkey werkte niet", `value="Telefoon <van> Mo"`)
	gemaakt.Set("passkey", k.Maak(vraagIn(t, a.html)))
	mo.verwijst(mo.post("/passkeys", gemaakt), "/account")
	mo.toont("/account", "Passkey toegevoegd.", "Telefoon <van> Mo", "nog niet")

	ander := bezoeker(t, e.url)
	ander.toont("/inloggen", "Inloggen met een passkey", "Gebruik een passkey in plaats van een code", "data-passkey-nodig hidden")
	in := func(v url.Values, alleen string) url.Values {
		v.Set("passkey", k.Teken(ander.vraagt("/inloggen/passkey", url.Values{"alleen": {alleen}})))
		return v
	}
	ander.verwijst(ander.post("/inloggen", in(url.Values{"terug": {"/account"}}, "ja")), "/account")
	ander.verwijst(ander.post("/inloggen", in(url.Values{"naam": {"mo@proef.example"}, "wachtwoord": {goedWachtwoord}}, "")), "/")
	ander.is(ander.post("/inloggen", url.Values{"passkey": {`{"id":"geheim"}`}}), http.StatusForbidden, "We kennen deze passkey niet")
	p = ander.is(ander.post("/inloggen", in(url.Values{"naam": {"mo@proef.example"}, "wachtwoord": {"raden maar eens"}}, "")), http.StatusForbidden, "klopt niet")
	if strings.Contains(p, k.Oorsprong) || strings.Contains(p, "signature") {
		t.Error("the page shows what the passkey signed")
	}

	e.Klok.Loop(6 * time.Minute)
	p = mo.is(mo.post("/passkeys", mo.formulier("/passkeys", "naam", "Nog een")), http.StatusForbidden, "Ben jij het?", "Je verandert hoe je inlogt.", "bevestigpasskey")
	weer := verborgen(p)
	weer.Set("bevestigcode", "")
	weer.Set("bevestigpasskey", `{}`)
	p = mo.is(mo.post("/passkeys", weer), http.StatusForbidden, "Deze passkey klopt niet", `value="Nog een"`)
	weer = verborgen(p)
	weer.Set("bevestigcode", "")
	weer.Set("bevestigpasskey", k.Teken(mo.vraagt("/sessie/passkey", nil)))
	a = mo.post("/passkeys", weer)
	mo.is(a, http.StatusOK, "Nog een")
	vraagIn(t, a.html)

	m := regexp.MustCompile(`action="(/passkeys/[0-9a-z]+/verwijderen)"`).FindStringSubmatch(mo.toont("/account"))
	mo.verwijst(mo.post(m[1], nil), "/account")
	if p := mo.toont("/account", "Passkey weggehaald."); strings.Contains(p, "Telefoon") {
		t.Error("it is still there")
	}
	mo.is(mo.post(m[1], nil), http.StatusNotFound)
	ander.is(ander.post("/inloggen", in(url.Values{}, "ja")), http.StatusForbidden)
	p = mo.toont("/account/herstelcodes", "Gebruik een passkey")
	een := verborgen(p)
	een.Set("passkey", `{}`)
	mo.is(mo.post("/account/herstelcodes", een), http.StatusBadRequest, "Deze passkey klopt niet")
}

// rule AVG-5: who comes for the first time can choose a passkey. What is wrong is told to the script in words; the only passkey stays.
func TestToegangMetPasskey(t *testing.T) {
	e := echtHuis(t)
	k, mo := passkeytest.Nieuw(t, gatetest.Adres), bezoeker(t, e.url)
	mo.is(mo.post("/toegang", url.Values{"code": {e.code}}), http.StatusOK, "Maak een passkey", "2. Je app of je passkey")
	if a := mo.post("/toegang/passkey", url.Values{"code": {e.code}, "naam": {"x"}}); a.status != http.StatusBadRequest || !strings.Contains(a.html, "inlognaam van minstens 3 tekens") {
		t.Errorf("a short name: %d %s", a.status, a.html)
	}
	if a := mo.post("/toegang/passkey", url.Values{"code": {"k7wq-3m9x-0rtb-v2cd"}, "naam": {"mo@proef.example"}}); a.status != http.StatusForbidden || !strings.Contains(a.html, "Deze toegangscode klopt niet") {
		t.Errorf("another code: %d %s", a.status, a.html)
	}
	in := url.Values{"stap": {"instellen"}, "code": {e.code}, "naam": {"mo@proef.example"}, "wachtwoord": {goedWachtwoord}, "nogmaals": {goedWachtwoord}, "passkey": {`{}`}}
	mo.is(mo.post("/toegang", in), http.StatusBadRequest, "Deze passkey werkte niet", `href="#veld-app"`)
	in.Set("passkey", k.Maak(mo.vraagt("/toegang/passkey", url.Values{"code": {e.code}, "naam": {"mo@proef.example"}})))
	mo.is(mo.post("/toegang", in), http.StatusOK, "Bewaar je herstelcodes")
	m := regexp.MustCompile(`action="(/passkeys/[0-9a-z]+/verwijderen)"`).FindStringSubmatch(mo.toont("/account", "Eerste passkey"))
	mo.is(mo.post(m[1], nil), http.StatusBadRequest, "Dit is je enige passkey", "Eerste passkey")
}

// A house that is reached by numbers offers no passkey and says why.
func TestPasskeyPaginaZonderNaam(t *testing.T) {
	e := echtHuisOp(t, gatetest.Met(func(o *gate.Opties) { o.Adres = "http://127.0.0.1:8080" }))
	e.url = opgang(t, e.Gate, false).URL
	mo := e.metAccount()
	for _, pad := range []string{"/account", "/passkeys"} {
		mo.toont(pad, "Dit huis bereik je met een IP-adres.")
	}
	if p := bezoeker(t, e.url).toont("/inloggen"); strings.Contains(p, "passkey") {
		t.Error("the page offers a passkey")
	}
	if a := mo.post("/sessie/passkey", nil); a.status != http.StatusForbidden || !strings.Contains(a.html, "IP-adres") {
		t.Errorf("asked anyway: %d %s", a.status, a.html)
	}
	h := nieuwHuis(t)
	h.als(t, gatetest.Anna).toont("/passkeys", "Daarom heb je hier geen passkeys.")
}
