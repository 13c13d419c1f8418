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

	"rondetafel/internal/web/webtest"
)

// koppel has k tie the account of wie with the code of the Manager.
func (d *dienstHuis) koppel(k *klant, wie string) {
	d.t.Helper()
	p := k.is(k.post("/toegang", url.Values{"code": {d.code}}), http.StatusOK, "Je bent Mo Bedenksel", "Of met het account van je werk", `name="dienst" value="proefdorp"`)
	if strings.Contains(p, "hetzelfde account als eerst") {
		d.t.Error("who never came is said to have come")
	}
	p = k.is(k.post("/toegang", url.Values{"code": {d.code}, "dienst": {"proefdorp"}}), http.StatusOK, "Verder bij Werkaccount Proefdorp", "Ga naar Werkaccount Proefdorp")
	m := regexp.MustCompile(`href="(http://localhost:\d+/auth[^"]*)"`).FindStringSubmatch(p)
	if m == nil || !strings.HasPrefix(m[1], d.a.url) {
		d.t.Fatalf("it leads nowhere: %s", p)
	}
	k.verwijst(k.get(d.a.logIn(html.UnescapeString(m[1]), wie)), "/")
}

// naar is the address of the provider to which pad sends a browser.
func (d *dienstHuis) naar(k *klant, pad string) string {
	d.t.Helper()
	return k.verwijst(k.get(pad), d.a.url+"/")
}

// rule AVG-5: who was invited logs in with the account of their work, at a provider that others made: the first time with the code of the invitation, then by
// a link where one logs in, and comes where they were going. No form leads to another site, and the policy of our pages stays as it is.
func TestDienstInloggen(t *testing.T) {
	d := nieuwDienstHuis(t)
	k := bezoeker(t, d.url)
	d.koppel(k, aanbiederGast)
	k.is(k.post("/verklaring", k.formulier("/verklaring", "akkoord", "ja")), http.StatusSeeOther)
	p := k.toont("/account", "Je logt in met", "Werkaccount Proefdorp", "Gekoppeld sinds", "via Werkaccount Proefdorp", "Vraag de beheerder van je Partij om een toegangscode")
	for _, fout := range []string{"oefenhuis", "/account/wachtwoord", "/passkeys", "id1"} {
		if strings.Contains(p, fout) {
			t.Errorf("the page says %q", fout)
		}
	}
	k.verwijst(k.post("/uitloggen", url.Values{}), "/inloggen")
	a := k.get("/inloggen?terug=%2Fpartijen")
	k.is(a, http.StatusOK, "Met het account van je werk", `href="/inloggen/dienst/proefdorp?terug=%2Fpartijen"`)
	if csp := a.kop.Get("Content-Security-Policy"); csp != webtest.CSP {
		t.Errorf("the policy is %q", csp)
	}
	if formulier := regexp.MustCompile(`(action|formaction)="https?:`).FindString(a.html); formulier != "" {
		t.Errorf("a form leads to another site: %s", formulier)
	}
	terug := d.a.logIn(d.naar(k, "/inloggen/dienst/proefdorp?terug=%2Fpartijen"), aanbiederGast)
	k.verwijst(k.get(terug), "/partijen")
	k.toont("/partijen", "Gemeente Proefdorp")
	p = k.is(k.get(terug), http.StatusForbidden, "Het duurde te lang, je was hier al mee klaar") // who reloads that address is in still
	if !strings.Contains(p, "Probeer het opnieuw") {
		t.Errorf("the page says %s", p)
	}
	k.toont("/partijen")
	for _, elders := range []string{"https://elders.example", "//elders.example", "/\\elders.example"} {
		v := bezoeker(t, d.url)
		v.verwijst(v.get(d.a.logIn(d.naar(v, "/inloggen/dienst/proefdorp?terug="+url.QueryEscape(elders)), aanbiederGast)), "/")
		if waar := v.get("/account").status; waar != http.StatusOK {
			t.Errorf("%s: %d", elders, waar)
		}
	}
}

// rule AVG-5: whatever goes wrong at a provider or on the way back, the page says what and what to do, nobody is in, and where somebody was going is kept.
func TestDienstGeweigerd(t *testing.T) {
	d := nieuwDienstHuis(t)
	d.koppel(bezoeker(t, d.url), aanbiederGast)
	begin := func(k *klant) string { return d.naar(k, "/inloggen/dienst/proefdorp?terug=%2Fpartijen") }
	state := func(adres string) string {
		u, err := url.Parse(adres)
		goed(t, err)
		return u.Query().Get("state")
	}
	const pad = "/inloggen/terug?"
	for wat, geval := range map[string]struct {
		terug func(k *klant) string
		zegt  string
		kwijt bool
	}{
		"an account that nobody knows": {terug: func(k *klant) string { return d.a.logIn(begin(k), aanbiederAnder) }, zegt: "Dit account is hier niet bekend."},
		"who stopped": {terug: func(k *klant) string {
			return pad + url.Values{"error": {"access_denied"}, "state": {state(begin(k))}}.Encode()
		}, zegt: "Je bent bij Werkaccount Proefdorp gestopt"},
		"another code": {terug: func(k *klant) string { return pad + url.Values{"code": {"x"}, "state": {state(begin(k))}}.Encode() }, zegt: "klopte niet"},
		"too weak": {terug: func(k *klant) string {
			d.a.acr.Store("urn:voorbeeld:laag")
			return d.a.logIn(begin(k), aanbiederGast)
		}, zegt: "is niet sterk genoeg"},
		"begun in another browser": {terug: func(*klant) string { return d.a.logIn(begin(bezoeker(t, d.url)), aanbiederGast) }, zegt: "in een andere browser", kwijt: true},
		"nothing at all":           {terug: func(*klant) string { return "/inloggen/terug" }, zegt: "in een andere browser", kwijt: true},
		"one that is not there":    {terug: func(*klant) string { return "/inloggen/dienst/elders?terug=%2Fpartijen" }, zegt: "Deze manier van inloggen is er niet"},
	} {
		k := bezoeker(t, d.url)
		a := k.get(geval.terug(k))
		d.a.acr.Store(aanbiederACR)
		p := k.is(a, http.StatusForbidden, geval.zegt, "Met het account van je werk", "Inlognaam")
		if strings.Contains(p, "terug=%2Fpartijen") == geval.kwijt {
			t.Errorf("%s: where they were going: %s", wat, kort(p))
		}
		if k.get("/account").status == http.StatusOK {
			t.Errorf("%s: is in", wat)
		}
	}
}

// rule WGS-12: who logs in at a provider confirms there, in another tab, and what was typed stays where it is; who says that they did and did not, hears so.
func TestDienstBevestigen(t *testing.T) {
	d := nieuwDienstHuis(t)
	k := bezoeker(t, d.url)
	d.a.geleden.Store(int64(time.Hour))
	d.koppel(k, aanbiederGast)
	k.is(k.post("/verklaring", k.formulier("/verklaring", "akkoord", "ja")), http.StatusSeeOther)
	uitnodiging := k.formulier("/mensen/uitnodigen", "naam", "Wil Nieuw", "functies", "ondersteuning")
	p := k.is(k.post("/mensen/uitnodigen", uitnodiging), http.StatusForbidden, "Ben jij het?", "Bevestig bij Werkaccount Proefdorp (nieuw tabblad)", `href="/sessie/dienst" target="_blank" rel="noopener"`,
		"Ik heb bevestigd", `value="Wil Nieuw"`)
	if strings.Contains(p, "bevestigcode") || strings.Contains(p, "nog niet bevestigd") {
		t.Errorf("the page asks a code: %s", p)
	}
	nog := verborgen(p)
	k.is(k.post("/mensen/uitnodigen", nog), http.StatusForbidden, "Je hebt nog niet bevestigd", `value="Wil Nieuw"`)
	k.is(k.get(d.a.logIn(d.naar(k, "/sessie/dienst"), aanbiederGast)), http.StatusForbidden, "Bevestigen lukte niet", "vroeg je niet om opnieuw in te loggen", `href="/sessie/dienst"`)
	d.a.geleden.Store(0)
	k.is(k.get(d.a.logIn(d.naar(k, "/sessie/dienst"), aanbiederAnder)), http.StatusForbidden, "met een ander account", "staat er nog")
	k.is(k.post("/mensen/uitnodigen", nog), http.StatusForbidden, "Je hebt nog niet bevestigd")
	k.is(k.get(d.a.logIn(d.naar(k, "/sessie/dienst"), aanbiederGast)), http.StatusOK, "Je hebt bevestigd", "Ga terug naar het tabblad")
	k.is(k.post("/mensen/uitnodigen", nog), http.StatusOK, "Code om in te loggen", "Wil Nieuw")
}

// What the browser keeps meanwhile is of that browser alone: no script reads it, it lives as long as the question, and it goes when somebody is in.
func TestDienstKoekje(t *testing.T) {
	d := nieuwDienstHuis(t)
	d.koppel(bezoeker(t, d.url), aanbiederGast)
	k := bezoeker(t, d.url)
	a := k.get("/inloggen/dienst/proefdorp")
	koekje := a.kop.Get("Set-Cookie")
	for _, wil := range []string{"rt-dienst=", "HttpOnly", "SameSite=Lax", "Max-Age=600", "Path=/"} {
		if !strings.Contains(koekje, wil) {
			t.Errorf("the cookie %q misses %s", koekje, wil)
		}
	}
	if tweede := k.get("/inloggen/dienst/proefdorp").kop.Get("Set-Cookie"); tweede != koekje {
		t.Errorf("a second tab gets %q", tweede)
	}
	in := k.get(d.a.logIn(a.kop.Get("Location"), aanbiederGast)) // the first tab goes on
	if weg := strings.Join(in.kop.Values("Set-Cookie"), "; "); in.status != http.StatusSeeOther || !strings.Contains(weg, "rt-dienst=; Path=/; Max-Age=0") {
		t.Errorf("%d, %s", in.status, weg)
	}
}

// rule AVG-5: when a provider cannot be reached nobody did wrong: 503, with how long to wait, what instead, and where they were going kept; when it says itself that
// it is out of order as well.
func TestDienstNietTeBereiken(t *testing.T) {
	d := nieuwDienstHuis(t)
	weg := func(k *klant, a antwoord) string {
		t.Helper()
		if a.kop.Get("Retry-After") != "60" {
			t.Errorf("Retry-After is %q", a.kop.Get("Retry-After"))
		}
		return k.is(a, http.StatusServiceUnavailable, "We kunnen Werkaccount Proefdorp nu niet bereiken.", "Probeer het over een paar minuten, of kies een andere manier van inloggen")
	}
	k := bezoeker(t, d.url)
	u, err := url.Parse(d.naar(k, "/inloggen/dienst/proefdorp?terug=%2Fpartijen"))
	goed(t, err)
	p := weg(k, k.get("/inloggen/terug?"+url.Values{"error": {"temporarily_unavailable"}, "state": {u.Query().Get("state")}}.Encode()))
	if !strings.Contains(p, "terug=%2Fpartijen") || strings.Contains(p, "klopte niet") {
		t.Errorf("the page says %s", p)
	}
	d = nieuwDienstHuis(t)
	d.a.sluit()
	k = bezoeker(t, d.url)
	if p := weg(k, k.get("/inloggen/dienst/proefdorp?terug=%2Fpartijen")); !strings.Contains(p, "terug=%2Fpartijen") || !strings.Contains(p, "Inlognaam") {
		t.Errorf("the page says %s", p)
	}
}
