// SPDX-License-Identifier: EUPL-1.2

package api_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"rondetafel/internal/api"
	"rondetafel/internal/gate"
)

// geheim stands in whatever is wrong in the tests below, so that an answer that repeats it shows.
const geheim = "Qzxgeheim"

// fout is input that is wrong, with the names of all that is.
type fout struct {
	naam   string
	body   any
	velden string
}

// ongeldig asks that each of fouten names all that is wrong at once, and never says what was sent.
func (h *huis) ongeldig(wie, pad string, fouten ...fout) {
	h.t.Helper()
	for _, f := range fouten {
		a := h.post(wie, pad, f.body)
		if a.status != http.StatusBadRequest {
			h.t.Errorf("%s, %s: %d %s", pad, f.naam, a.status, a.body)
			continue
		}
		if got := a.velden(); got != f.velden {
			h.t.Errorf("%s, %s: invalidParams %q, want %q", pad, f.naam, got, f.velden)
		}
		if strings.Contains(string(a.body), geheim) {
			h.t.Errorf("%s, %s: the answer repeats what was sent: %s", pad, f.naam, a.body)
		}
	}
}

// vorm asks that a body which is no JSON of the right shape is refused by the field, whatever the rest of it.
func (h *huis) vorm(wie, pad string) {
	h.t.Helper()
	h.ongeldig(wie, pad, fout{"no JSON", "{", "body"}, fout{"a list", "[]", "body"}, fout{"an unknown field", doc{"versiee": 1}, "versiee"},
		fout{"a value for a name", doc{geheim + " 1": 1}, "onbekend"}, fout{"two values", "{} {}", "body"})
}

// weigert asks that wie gets 403 on exactly these articles, with why and what else, and that the refusal can be explained to them.
func (h *huis) weigert(wie, pad string, body any, artikelen string) {
	h.t.Helper()
	method := http.MethodPost
	if body == nil {
		method = http.MethodGet
	}
	p := h.stuur(h.verzoek(wie, method, pad, body)).probleem(http.StatusForbidden)
	if got := strings.Join(p.Artikelen, " "); got != artikelen {
		h.t.Errorf("%s is refused to %s on %q (%s), want %q", pad, wie, got, p.Waarom, artikelen)
	}
	if p.Waarom == "" || p.Anders == "" || p.Volgnummer == nil || !strings.Contains(p.Detail, p.Waarom) {
		h.t.Fatalf("%s: a refusal without why, what else or its place: %+v", pad, p)
	}
	u := naar[gate.Uitleg](h.get(wie, strings.TrimPrefix(p.Besluit, api.Basis)).is(http.StatusOK))
	if u.Volgnr != *p.Volgnummer || u.Uitkomst != "geweigerd" || strings.Join(u.Artikelen, " ") != artikelen {
		h.t.Errorf("%s: the explanation is %+v", pad, u)
	}
}

// verborgen asks that pad, which holds id, is to wie as if id never was: in every byte, for each of the bodies (nil to read).
func (h *huis) verborgen(id, pad string, body any, wie ...string) {
	h.t.Helper()
	method := http.MethodPost
	if body == nil {
		method = http.MethodGet
	}
	for _, w := range wie {
		echt := h.stuur(h.verzoek(w, method, pad, body)).is(http.StatusNotFound)
		for _, anders := range []string{"bestaat-niet", id[:len(id)-1] + "-", "A!"} {
			zelfde(h.t, pad+" to "+w, echt, h.stuur(h.verzoek(w, method, strings.Replace(pad, id, anders, 1), body)).is(http.StatusNotFound))
		}
	}
}

// botst asks for a conflict with what is now.
func (h *huis) botst(wie, pad string, body any, want api.Probleem) {
	h.t.Helper()
	p := h.post(wie, pad, body).probleem(http.StatusConflict)
	if p.Versie == nil || want.Versie == nil || *p.Versie != *want.Versie || p.Wie != want.Wie || p.Nu != want.Nu {
		h.t.Errorf("%s: conflict %+v, want version %d by %q and now %q", pad, p, *want.Versie, want.Wie, want.Nu)
	}
	if nu := h.klok.Nu(); p.Moment == nil || p.Moment.After(nu) || p.Moment.Before(nu.AddDate(0, 0, -1)) {
		h.t.Errorf("%s: the conflict was at %v", pad, p.Moment)
	}
}

// nu is the conflict that somebody meets.
func nu(versie int64, wie, tekst string) api.Probleem {
	return api.Probleem{Versie: &versie, Wie: wie, Nu: tekst}
}

// herhaald sends body twice under one key and asks that the second answer is the first and that nothing is done twice: the same key
// for another body is refused.
func (h *huis) herhaald(wie, pad string, body, anders any) antwoord {
	h.t.Helper()
	send := func(body any) antwoord {
		r := h.verzoek(wie, http.MethodPost, pad, body)
		r.Header.Set("Idempotency-Key", "sleutel-van-"+strings.ReplaceAll(pad, "/", "-"))
		return h.stuur(r)
	}
	eerst := send(body)
	if eerst.status != http.StatusOK && eerst.status != http.StatusCreated {
		h.t.Fatalf("%s by %s: %d %s", pad, wie, eerst.status, eerst.body)
	}
	weer := send(body)
	if eerst.kop.Get("Location") != weer.kop.Get("Location") {
		h.t.Errorf("%s: Location %q, and again %q", pad, eerst.kop.Get("Location"), weer.kop.Get("Location"))
	}
	zelfde(h.t, pad+" twice", eerst, weer)
	if got := send(anders).velden(); got != "Idempotency-Key" {
		h.t.Errorf("%s: a key for something else: %s", pad, got)
	}
	return eerst
}

// doe does what has to work and returns what it made or changed.
func (h *huis) doe(wie, pad string, body doc) gate.Verwijzing {
	h.t.Helper()
	a := h.post(wie, pad, body)
	if a.status != http.StatusOK && a.status != http.StatusCreated {
		h.t.Fatalf("%s by %s: %d %s", pad, wie, a.status, a.body)
	}
	return naar[gate.Verwijzing](a)
}

// klopt asks that all of eisen hold for what was read, and tells which did not, counted from 1.
func (h *huis) klopt(wat string, gelezen any, eisen ...bool) {
	h.t.Helper()
	for i, goed := range eisen {
		if !goed {
			h.t.Errorf("%s: demand %d does not hold for %+v", wat, i+1, gelezen)
		}
	}
}

// van is what p points to, or nothing at all.
func van[T any](p *T) T {
	var leeg T
	if p == nil {
		return leeg
	}
	return *p
}

// met returns body with other values in it; a nil takes the field out.
func met(body doc, anders doc) doc {
	uit := doc{}
	for naam, waarde := range body {
		uit[naam] = waarde
	}
	for naam, waarde := range anders {
		uit[naam] = waarde
		if waarde == nil {
			delete(uit, naam)
		}
	}
	return uit
}

// Each of these operations asks who it is before all else, knows its method alone and takes JSON alone.
func TestNieuweAdressen(t *testing.T) {
	h := openHuis(t, "")
	for _, c := range []struct{ method, pad, allow string }{
		{http.MethodPost, "/plannen/x/_bewaren", "POST"}, {http.MethodPost, "/plannen/x/_voorleggen", "POST"},
		{http.MethodPost, "/plannen/x/_instemmen", "POST"}, {http.MethodGet, "/plannen/x", "GET, HEAD"},
		{http.MethodPost, "/afspraken/x/_melden", "POST"}, {http.MethodPost, "/afspraken/x/aantekeningen", "POST"},
		{http.MethodGet, "/afspraken/x", "GET, HEAD"}, {http.MethodPost, "/casussen/x/afstemmingen", "GET, HEAD, POST"},
		{http.MethodPost, "/casussen/x/optredens", "GET, HEAD, POST"}, {http.MethodPost, "/casussen/x/_overdragen", "POST"},
		{http.MethodPost, "/casussen/x/_opschonen", "POST"}, {http.MethodPost, "/casussen/x/_sluiten", "POST"},
		{http.MethodPost, "/casussen/x/vernietigingen", "POST"}, {http.MethodPost, "/vernietigingen/x/_controleren", "POST"},
		{http.MethodPost, "/vernietigingen/x/_stoppen", "POST"}, {http.MethodGet, "/vernietigingen/x", "GET, HEAD"},
		{http.MethodGet, "/vernietigingen", "GET, HEAD"}, {http.MethodGet, "/huis", "GET, HEAD"}, {http.MethodPost, "/huis/register", "GET, HEAD, POST"},
		{http.MethodPost, "/betrokkenen/x/_bsn", "POST"}, {http.MethodPost, "/personen/_navragen", "POST"}, {http.MethodGet, "/navragen", "GET, HEAD"},
		{http.MethodPost, "/medewerkers", "GET, HEAD, POST"}, {http.MethodGet, "/medewerkers/x", "GET, HEAD"}, {http.MethodPost, "/medewerkers/x/functies", "POST"},
		{http.MethodPost, "/medewerkers/x/_functiebeeindigen", "POST"}, {http.MethodPost, "/medewerkers/x/_beeindigen", "POST"},
		{http.MethodPost, "/medewerkers/x/_overdragen", "POST"}, {http.MethodPost, "/medewerkers/x/_herstellen", "POST"},
		{http.MethodPost, "/herzieningen", "GET, HEAD, POST"}, {http.MethodGet, "/verklaringen", "GET, HEAD"}, {http.MethodPost, "/verklaringen/_exporteren", "POST"},
		{http.MethodGet, "/logregels", "GET, HEAD"}, {http.MethodGet, "/tellingen", "GET, HEAD"},
		{http.MethodPost, "/casussen/x/_voorbeeld", "POST"}, {http.MethodPost, "/overleggen/x/voorinzagen", "POST"},
		{http.MethodPost, "/voorinzagen/x/_instemmen", "POST"}, {http.MethodPost, "/voorinzagen/x/_weigeren", "POST"},
		{http.MethodPost, "/voorinzagen/x/_intrekken", "POST"},
		{http.MethodPost, "/casussen/x/verstrekkingen", "GET, HEAD, POST"}, {http.MethodPost, "/casussen/x/wettelijke-verstrekkingen", "POST"},
		{http.MethodGet, "/verstrekkingen/x", "GET, HEAD"}, {http.MethodGet, "/verstrekkingen/x/brief", "GET, HEAD"},
		{http.MethodGet, "/verstrekkingen", "GET, HEAD"}, {http.MethodPost, "/verstrekkingen/x/_tekenen", "POST"},
		{http.MethodPost, "/verstrekkingen/x/_weigeren", "POST"}, {http.MethodPost, "/verstrekkingen/x/_terugnemen", "POST"},
		{http.MethodPost, "/verstrekkingen/x/_bezwaar", "POST"}, {http.MethodPost, "/verstrekkingen/x/_bezwaarintrekken", "POST"},
		{http.MethodPost, "/verstrekkingen/x/_adviseren", "POST"}, {http.MethodPost, "/verstrekkingen/x/_verlenen", "POST"},
		{http.MethodPost, "/verstrekkingen/x/_intrekken", "POST"},
		{http.MethodPost, "/casussen/x/incidentele-derden", "GET, HEAD, POST"}, {http.MethodGet, "/incidentele-derden/x", "GET, HEAD"},
		{http.MethodPost, "/incidentele-derden/x/_beslissen", "POST"}, {http.MethodPost, "/incidentele-derden/x/_beeindigen", "POST"},
		{http.MethodGet, "/casussen/x/inzien", "GET, HEAD"},
		{http.MethodPost, "/noodinzages", "GET, HEAD, POST"}, {http.MethodGet, "/noodinzages/x", "GET, HEAD"},
		{http.MethodPost, "/noodinzages/x/_beeindigen", "POST"}, {http.MethodPost, "/noodinzages/x/_beoordelen", "POST"},
		{http.MethodGet, "/passages/x", "GET, HEAD"}, {http.MethodPost, "/passages/x/_herschrijven", "POST"},
		{http.MethodPost, "/casussen/x/documenten", "POST"}, {http.MethodPost, "/gegevens/x/documenten", "POST"},
		{http.MethodPost, "/documenten/x/_verwijderen", "POST"},
	} {
		var body any
		if c.method == http.MethodPost {
			body = "{}"
		}
		h.stuur(h.verzoek("", c.method, c.pad, body)).probleem(http.StatusUnauthorized)
		anders := h.stuur(h.verzoek(gemeente, http.MethodDelete, c.pad, nil))
		if anders.probleem(http.StatusMethodNotAllowed); anders.kop.Get("Allow") != c.allow {
			t.Errorf("%s allows %q, want %q", c.pad, anders.kop.Get("Allow"), c.allow)
		}
		if c.method == http.MethodPost {
			r := h.verzoek(gemeente, c.method, c.pad, "{}")
			r.Header.Set("Content-Type", "text/plain")
			h.stuur(r).probleem(http.StatusUnsupportedMediaType)
		}
		r := h.verzoek(gemeente, c.method, c.pad, body)
		r.Header.Set("Accept", "text/html")
		h.stuur(r).probleem(http.StatusNotAcceptable)
	}
	w := httptest.NewRecorder() // and none of them lives outside the API
	h.server.Config.Handler.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/plannen/x", nil))
	if w.Code != http.StatusNotFound || w.Header().Get("API-Version") != api.Versie {
		t.Errorf("outside the API: %d, %v", w.Code, w.Header())
	}
}
