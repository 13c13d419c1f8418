// SPDX-License-Identifier: EUPL-1.2

package api_test

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"rondetafel/internal/api"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
)

// address fills the wildcards of an act's path with what does not exist.
func address(a gate.Act) string {
	return strings.NewReplacer("{id}", "bestaat-niet", "{volgnummer}", "999999").Replace(a.Pad)
}

func actsWithPath() []gate.Act {
	return slices.DeleteFunc(gate.Acts(), func(a gate.Act) bool { return a.Pad == "" })
}

// rule AVG-5: nobody gets anything without being known, whatever else is wrong with the request.
func TestNotLoggedIn(t *testing.T) {
	h := openHuis(t, "")
	for _, a := range actsWithPath() {
		r := h.verzoek("", a.Methode, address(a), "{")
		r.Header.Set("Content-Type", "text/plain")
		res := h.stuur(r)
		res.probleem(http.StatusUnauthorized)
		if res.kop.Get("WWW-Authenticate") == "" {
			t.Errorf("%s: 401 does not say how to log in", a.Naam)
		}
	}
	h.get(gemeente, "/mijn-werk").is(http.StatusOK)
	c, _, err := h.wie(h.verzoek(gemeente, http.MethodGet, "/mijn-werk", nil))
	if err != nil {
		t.Fatal(err)
	}
	if err := h.gate.Uitloggen(t.Context(), c); err != nil {
		t.Fatal(err)
	}
	h.get(gemeente, "/mijn-werk").probleem(http.StatusUnauthorized)
}

// One 404 for all that does not exist: paths, ids, spellings of a path.
func TestNotFound(t *testing.T) {
	databases(t, func(t *testing.T, h *huis) {
		id := h.meldAan().ID
		first := h.get(zorg, "/casussen/bestaat-niet").is(http.StatusNotFound)
		for _, path := range []string{"/casussen/" + id, "/casussen/A!%20B", "/casussen/" + strings.Repeat("a", 300), "/casussen/%2e%2e",
			"/casussen/", "/casussen//", "/casussen/" + id + "/", "/./casussen", "/casussen/../casussen", "/niets", "", "/", "/openapi.yaml",
			"/openapi-3.0.json", "/openapi.json/", "/docs", "/schemas/CasusBlad.json", "/gegevens/bestaat-niet", "/concepten/bestaat-niet",
			"/besluiten/999999", "/casussen/" + id + "%2f_screenen", "/Casussen"} {
			zelfde(t, path, first, h.get(zorg, path))
		}
		outside := httptest.NewRecorder()
		h.server.Config.Handler.ServeHTTP(outside, httptest.NewRequest(http.MethodGet, "/casussen", nil))
		if outside.Code != http.StatusNotFound || outside.Body.String() != string(first.body) {
			t.Errorf("outside the API: %d %s", outside.Code, outside.Body)
		}
	})
}

func TestMethodNotAllowed(t *testing.T) {
	h := openHuis(t, "")
	for _, c := range []struct{ method, path, allow string }{
		{http.MethodDelete, "/casussen", "GET, HEAD, POST"},
		{http.MethodPut, "/casussen/x", "GET, HEAD"},
		{http.MethodOptions, "/casussen", "GET, HEAD, POST"},
		{http.MethodGet, "/casussen/x/_screenen", "POST"},
		{http.MethodPatch, "/concepten/x", "GET, HEAD, DELETE"},
		{http.MethodPost, "/openapi.json", "GET, HEAD"},
	} {
		res := h.stuur(h.verzoek(gemeente, c.method, c.path, nil))
		res.probleem(http.StatusMethodNotAllowed)
		if got := res.kop.Get("Allow"); got != c.allow {
			t.Errorf("%s %s: Allow %q, want %q", c.method, c.path, got, c.allow)
		}
	}
}

func TestAccept(t *testing.T) {
	h := openHuis(t, "")
	for accept, status := range map[string]int{
		"application/json":                  http.StatusOK,
		"*/*":                               http.StatusOK,
		"application/*;q=0.5":               http.StatusOK,
		"text/html, application/json;q=0.1": http.StatusOK,
		"application/problem+json":          http.StatusOK,
		"text/html":                         http.StatusNotAcceptable,
		"application/json;q=0":              http.StatusNotAcceptable,
		"*/*, application/json;q=0":         http.StatusNotAcceptable,
		"application/json;q=0, */*":         http.StatusNotAcceptable,
		"application/cbor":                  http.StatusNotAcceptable,
		"json, */*;q=0.1":                   http.StatusOK,
		"%%%":                               http.StatusNotAcceptable,
		"application/xml;q=1, application/json;q=1": http.StatusOK,
	} {
		for _, path := range []string{"/mijn-werk", "/openapi.json"} {
			r := h.verzoek(gemeente, http.MethodGet, path, nil)
			r.Header.Set("Accept", accept)
			if res := h.stuur(r).is(status); status == http.StatusNotAcceptable {
				res.probleem(status)
			}
		}
	}
}

func TestContentType(t *testing.T) {
	h := openHuis(t, "")
	for kind, status := range map[string]int{
		"application/json":                  http.StatusCreated,
		"application/json; charset=UTF-8":   http.StatusCreated,
		"":                                  http.StatusUnsupportedMediaType,
		"text/plain":                        http.StatusUnsupportedMediaType,
		"application/x-www-form-urlencoded": http.StatusUnsupportedMediaType,
		"application/merge-patch+json":      http.StatusUnsupportedMediaType,
		"application/json; charset=latin1":  http.StatusUnsupportedMediaType,
	} {
		r := h.verzoek(gemeente, http.MethodPost, "/casussen", aanmelding())
		r.Header.Del("Content-Type")
		if kind != "" {
			r.Header.Set("Content-Type", kind)
		}
		if res := h.stuur(r); res.status != status {
			t.Errorf("Content-Type %q: %d, want %d", kind, res.status, status)
		}
	}
}

func TestTooLarge(t *testing.T) {
	h := openHuis(t, "")
	draft := func(size int) doc {
		return doc{"formulier": "aanmelding", "versie": 0, "inhoud": doc{"aanleiding": strings.Repeat("a", size-17)}} // {"aanleiding":""}
	}
	h.post(gemeente, "/concepten", draft(1<<20)).probleem(http.StatusRequestEntityTooLarge)
	if got := h.post(gemeente, "/concepten", draft(512<<10+1)).velden(); got != "inhoud" {
		t.Errorf("invalidParams: %s", got)
	}
	h.post(gemeente, "/concepten", draft(512<<10)).is(http.StatusCreated)
	whole := `{"formulier":"aanmelding"`
	fits := whole + strings.Repeat(" ", 1<<20-len(whole)-1) + "}"
	h.post(gemeente, "/concepten", fits).probleem(http.StatusBadRequest)
	h.post(gemeente, "/concepten", fits+" ").probleem(http.StatusRequestEntityTooLarge)
}

// Every answer carries the headers, whatever it is.
func TestHeaders(t *testing.T) {
	h := openHuis(t, "")
	answers := []antwoord{h.get(gemeente, "/casussen"), h.get("", "/casussen"), h.get("", "/niets"), h.get("", "/openapi.json"),
		h.post(gemeente, "/casussen", "{"), h.stuur(h.verzoek("", http.MethodPut, "/casussen", nil)),
		h.stuur(h.verzoek(gemeente, http.MethodHead, "/casussen", nil))}
	for _, a := range answers {
		for name, want := range map[string]string{"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY",
			"Referrer-Policy": "same-origin", "Cross-Origin-Opener-Policy": "same-origin",
			"Strict-Transport-Security": "max-age=31536000; includeSubDomains",
			"Content-Security-Policy":   "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"} {
			if got := a.kop.Get(name); got != want {
				t.Errorf("status %d: %s is %q, want %q", a.status, name, got, want)
			}
		}
		if cors, public := a.kop.Get("Access-Control-Allow-Origin"), strings.Contains(string(a.body), `"openapi"`); (cors == "*") != public {
			t.Errorf("status %d: Access-Control-Allow-Origin %q", a.status, cors)
		}
	}
	plain := httptest.NewRecorder()
	api.Handler(api.Opties{Gate: h.gate, Wie: h.wie, URL: "http://localhost:8080", Versie: "1.2.3"}).
		ServeHTTP(plain, httptest.NewRequest(http.MethodGet, "/api/v1/openapi.json", nil))
	if plain.Header().Get("Strict-Transport-Security") != "" {
		t.Error("HSTS over plain http")
	}
	if v := plain.Header().Get("API-Version"); v != "1.2.3" || !strings.Contains(plain.Body.String(), `"version":"1.2.3"`) {
		t.Errorf("API-Version %q", v)
	}
}

// When an act cannot be logged nothing is shown and nothing is done, and the client is told when to try again: so for the session
// as for the act itself.
func TestUnavailable(t *testing.T) {
	h := openHuis(t, "")
	v := h.meldAan()
	if err := h.gate.Close(); err != nil {
		t.Fatal(err)
	}
	check := func() {
		t.Helper()
		for _, a := range []antwoord{h.get(gemeente, "/casussen/"+v.ID), h.get(gemeente, "/casussen"), h.post(gemeente, "/casussen", aanmelding())} {
			a.probleem(http.StatusServiceUnavailable)
			if a.kop.Get("Retry-After") != "5" || strings.Contains(string(a.body), v.Nummer) {
				t.Errorf("503: %v %s", a.kop, a.body)
			}
		}
	}
	check()
	h.anders = func() (gate.Caller, gate.Persoon, error) { return gate.Als(gemeente, "test"), gate.Persoon{}, nil }
	check()
}

// What goes wrong at our side is told to the log and not to the client. Unavailable goes before all else.
func TestFaults(t *testing.T) {
	h := openHuis(t, "")
	for _, c := range []struct {
		err    error
		status int
	}{
		{errors.New("geheim onderdeel stuk"), http.StatusInternalServerError},
		{errors.Join(errs.ErrNotFound, errs.ErrUnavailable), http.StatusServiceUnavailable},
		{errors.Join(&errs.Denied{}, errs.ErrUnavailable), http.StatusServiceUnavailable},
		{&errs.Denied{Titel: "Je kunt dit niet.", Waarom: "Daarom.", Volgnr: -1}, http.StatusForbidden},
	} {
		h.anders = func() (gate.Caller, gate.Persoon, error) { return gate.Caller{}, gate.Persoon{}, c.err }
		res := h.get("", "/casussen")
		if p := res.probleem(c.status); strings.Contains(string(res.body), "geheim") || p.Volgnummer != nil {
			t.Errorf("%v: %s", c.err, res.body)
		}
	}
	if got := h.log.tekst(); strings.Count(got, "level=ERROR") != 1 || !strings.Contains(got, "geheim onderdeel stuk") {
		t.Errorf("log: %s", got)
	}
}

func TestPanic(t *testing.T) {
	h := openHuis(t, "")
	h.anders = func() (gate.Caller, gate.Persoon, error) { panic("Bram Verzinsel") }
	res := h.get("", "/casussen")
	res.probleem(http.StatusInternalServerError)
	if strings.Contains(string(res.body)+h.log.tekst(), "Verzinsel") {
		t.Errorf("the cause leaks: %s %s", res.body, h.log.tekst())
	}
	if !strings.Contains(h.log.tekst(), "GET /api/v1/casussen") {
		t.Errorf("the log does not say where: %s", h.log.tekst())
	}
	h.anders = func() (gate.Caller, gate.Persoon, error) { panic(http.ErrAbortHandler) }
	r := h.verzoek("", http.MethodGet, "/casussen", nil)
	if res, err := http.DefaultClient.Do(r); err == nil {
		res.Body.Close()
		t.Errorf("an aborted answer came through: %d", res.StatusCode)
	}
}

func TestHead(t *testing.T) {
	h := openHuis(t, "")
	get := h.get(gemeente, "/huis").is(http.StatusOK)
	head := h.stuur(h.verzoek(gemeente, http.MethodHead, "/huis", nil)).is(http.StatusOK)
	if len(head.body) != 0 || head.kop.Get("Content-Length") != get.kop.Get("Content-Length") {
		t.Errorf("HEAD: %q, %v", head.body, head.kop)
	}
}
