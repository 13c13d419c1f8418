// SPDX-License-Identifier: EUPL-1.2

package api_test

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"rondetafel/internal/api"
	"rondetafel/internal/gate"
	"rondetafel/internal/klok"
	"rondetafel/internal/partij"
	"rondetafel/internal/toegang/systeemtest"
)

// systeem is a system of Zorg that works for one person there.
type systeem struct {
	*systeemtest.Systeem
	h    *huis
	id   string
	deur http.Handler
}

func (h *huis) systeem(scopes ...partij.Koppelscope) *systeem {
	h.t.Helper()
	s := &systeem{Systeem: systeemtest.Nieuw(h.t), h: h}
	dag := h.klok.Nu().In(klok.Amsterdam()).AddDate(0, 1, 0).Format("2-1-2006")
	v := naar[gate.Verwijzing](h.post(beheerder, "/koppelingen", partij.KoppelingRegistreren{Naam: "Dossierkast", Sleutels: s.JWK(), Scopes: scopes, Medewerkers: []string{zorg},
		LaatsteDag: klok.Datum(dag)}).is(http.StatusCreated))
	s.id = v.ID
	h.post(zorg, "/koppelingen/"+s.id+"/_akkoord", doc{}).is(http.StatusOK)
	s.deur = api.Tokens(api.Opties{Gate: h.gate, Beller: func(*http.Request) gate.Caller { return gate.Als("", "api") }, URL: origin})
	return s
}

// vraag is a good request for a token, which anders alters.
func (s *systeem) vraag(anders func(url.Values)) *http.Request {
	s.h.t.Helper()
	v := url.Values{"grant_type": {"client_credentials"}, "client_assertion_type": {"urn:ietf:params:oauth:client-assertion-type:jwt-bearer"},
		"client_assertion":  {s.Teken(systeemtest.Claims(s.id, origin+api.PadToken, "j", s.h.klok.Nu()))},
		"requested_subject": {zorg}}
	if anders != nil {
		anders(v)
	}
	r := httptest.NewRequest(http.MethodPost, api.PadToken, strings.NewReader(v.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	return r
}

func (s *systeem) stuur(r *http.Request) (int, http.Header, map[string]any) {
	s.h.t.Helper()
	w := httptest.NewRecorder()
	s.deur.ServeHTTP(w, r)
	var uit map[string]any
	if err := json.Unmarshal(w.Body.Bytes(), &uit); err != nil {
		s.h.t.Fatalf("%v: %s", err, w.Body)
	}
	if w.Header().Get("Cache-Control") != "no-store" || w.Header().Get("Content-Type") != "application/json" {
		s.h.t.Errorf("the headers are %v", w.Header())
	}
	return w.Code, w.Header(), uit
}

// rule 14.3-1: a system gets a token by OAuth 2 with private_key_jwt, works with it at the API within its scopes, and a cookie beside it counts for nothing.
func TestSystemGetsAToken(t *testing.T) {
	h := openHuis(t, "")
	s := h.systeem(partij.ScopeLezen, partij.ScopeAfspraken)
	code, _, uit := s.stuur(s.vraag(func(v url.Values) { v.Set("scope", "casussen.lezen"); v.Set("client_id", s.id) }))
	if code != http.StatusOK || uit["token_type"] != "Bearer" || uit["scope"] != "casussen.lezen" || uit["expires_in"] != 600.0 {
		t.Fatalf("%d %v", code, uit)
	}
	token, _ := uit["access_token"].(string)
	h.anders = func() (gate.Caller, gate.Persoon, error) {
		return h.gate.Koppelbeller(t.Context(), gate.Als("", "api"), token)
	}
	h.get("", "/casussen").is(http.StatusOK)
	for _, pad := range []string{"/mijn-werk", "/medewerkers", "/koppelingen", "/logregels", "/huis"} {
		p := h.get("", pad).probleem(http.StatusForbidden)
		if strings.Join(p.Artikelen, "") != "14.3" || p.Bevestigen != "" || !strings.Contains(p.Waarom, "systeem") {
			t.Errorf("%s: %+v", pad, p)
		}
	}
	p := h.post("", "/medewerkers", partij.MedewerkerUitnodigen{Naam: "Nel Nieuw"}).probleem(http.StatusForbidden)
	if p.Bevestigen != "" {
		t.Errorf("a system is asked for a second factor: %+v", p)
	}
	h.klok.Loop(gate.KoppeltokenDuur + time.Second)
	h.get("", "/casussen").probleem(http.StatusUnauthorized)
}

// RFC 6749, 5.2: what is wrong with a request for a token is told in its words, and nothing of what was sent comes back.
func TestTokenErrors(t *testing.T) {
	h := openHuis(t, "")
	s := h.systeem(partij.ScopeLezen)
	vorm := func(anders func(url.Values)) func() *http.Request {
		return func() *http.Request { return s.vraag(anders) }
	}
	zet := func(naam, waarde string) func() *http.Request {
		return vorm(func(v url.Values) { v.Set(naam, waarde) })
	}
	verzoek := func(anders func(*http.Request)) func() *http.Request {
		return func() *http.Request {
			r := s.vraag(nil)
			anders(r)
			return r
		}
	}
	for naam, geval := range map[string]struct {
		r    func() *http.Request
		code int
		fout string
	}{
		"another grant":          {zet("grant_type", "password"), 400, "unsupported_grant_type"},
		"another way to show it": {zet("client_assertion_type", geheim), 400, "invalid_request"},
		"without an assertion":   {zet("client_assertion", ""), 400, "invalid_request"},
		"without a person":       {zet("requested_subject", ""), 400, "invalid_request"},
		"for nobody that exists": {zet("requested_subject", geheim), 400, "invalid_grant"},
		"for one not named":      {zet("requested_subject", collega), 400, "invalid_grant"},
		"for more":               {zet("scope", "casussen.aanmelden"), 400, "invalid_scope"},
		"for what is no scope":   {zet("scope", geheim), 400, "invalid_scope"},
		"of nobody":              {zet("client_assertion", geheim), 401, "invalid_client"},
		"as another":             {zet("client_id", geheim), 401, "invalid_client"},
		"twice the same":         {vorm(func(v url.Values) { v.Add("scope", "casussen.lezen"); v.Add("scope", "casussen.lezen") }), 400, "invalid_request"},
		"by GET":                 {verzoek(func(r *http.Request) { r.Method = http.MethodGet }), 405, "invalid_request"},
		"as JSON":                {verzoek(func(r *http.Request) { r.Header.Set("Content-Type", "application/json") }), 400, "invalid_request"},
		"in the address":         {verzoek(func(r *http.Request) { r.URL.RawQuery = "grant_type=client_credentials" }), 400, "invalid_request"},
		"too large":              {verzoek(func(r *http.Request) { r.Body = io.NopCloser(strings.NewReader(strings.Repeat("a", 40<<10))) }), 400, "invalid_request"},
		"not a form":             {verzoek(func(r *http.Request) { r.Body = io.NopCloser(strings.NewReader("%zz")) }), 400, "invalid_request"},
	} {
		t.Run(naam, func(t *testing.T) {
			code, kop, uit := s.stuur(geval.r())
			tekst, _ := uit["error_description"].(string)
			if code != geval.code || uit["error"] != geval.fout || tekst == "" || strings.Contains(tekst, geheim) || len(uit) != 2 {
				t.Errorf("%d %v", code, uit)
			}
			if strings.ContainsFunc(tekst, func(r rune) bool { return r < 0x20 || r > 0x7e || r == '"' || r == '\\' }) {
				t.Errorf("%q has what RFC 6749 does not allow", tekst)
			}
			if (kop.Get("Allow") == "POST") != (code == 405) {
				t.Errorf("Allow is %q", kop.Get("Allow"))
			}
			h.klok.Loop(2 * time.Minute) // what was signed before is over
		})
	}
}

// RFC 8414: what one needs to know of the token endpoint stands where a library looks for it.
func TestServerMetadata(t *testing.T) {
	h := openHuis(t, "")
	s := h.systeem(partij.ScopeLezen)
	_, _, uit := s.stuur(httptest.NewRequest(http.MethodGet, api.PadServer, nil))
	if uit["issuer"] != origin || uit["token_endpoint"] != origin+api.PadToken {
		t.Errorf("it says %v", uit)
	}
	scopes, _ := uit["scopes_supported"].([]any)
	if len(scopes) != len(partij.Koppelscopes()) {
		t.Errorf("the scopes are %v", scopes)
	}
}
