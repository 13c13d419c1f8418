// SPDX-License-Identifier: EUPL-1.2

package api_test

import (
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"rondetafel/internal/api"
	"rondetafel/internal/gate"
	"rondetafel/internal/partij"
)

// rule 14.3-1: who asks too much in a short time waits, hears how long, and nothing is done meanwhile; a system counts apart from the person in whose
// name it works, and where tokens are given the address counts.
func TestTempo(t *testing.T) {
	h := openHuis(t, "")
	s := h.systeem(partij.ScopeLezen)
	var geteld []string
	vol := false
	tempo := func(wie string) time.Duration {
		geteld = append(geteld, wie)
		if vol {
			return 1500 * time.Millisecond
		}
		return 0
	}
	o := api.Opties{Gate: h.gate, Wie: h.wie, Beller: func(*http.Request) gate.Caller { return gate.Als("", "api") }, URL: origin, Log: slog.New(slog.DiscardHandler), Tempo: tempo}
	h.server.Config.Handler = api.Handler(o)
	s.deur = api.Tokens(o)

	h.get(gemeente, "/casussen").is(http.StatusOK)
	_, _, uit := s.stuur(s.vraag(nil))
	token, _ := uit["access_token"].(string)
	h.anders = func() (gate.Caller, gate.Persoon, error) {
		return h.gate.Koppelbeller(t.Context(), gate.Als("", "api"), token)
	}
	h.get("", "/casussen").is(http.StatusOK)
	if got := strings.Join(geteld, " "); got != "mens/"+gemeente+" adres/192.0.2.1/32 systeem/"+s.id {
		t.Errorf("counted are %s", got)
	}
	h.anders, vol = nil, true
	a := h.post(gemeente, "/casussen", doc{}).is(http.StatusTooManyRequests)
	if p := a.probleem(http.StatusTooManyRequests); a.kop.Get("Retry-After") != "2" || !strings.Contains(p.Detail, "Wacht 2 seconden") || p.Title != "Te snel" {
		t.Errorf("it says %v %+v", a.kop, p)
	}
	code, kop, uit := s.stuur(s.vraag(nil))
	if code != http.StatusTooManyRequests || uit["error"] != "temporarily_unavailable" || kop.Get("Retry-After") == "" {
		t.Errorf("at the tokens it says %d %v", code, uit)
	}
	geteld = nil
	h.get("", "/casussen").probleem(http.StatusUnauthorized) // of nobody nothing is counted
	w := httptest.NewRecorder()
	h.server.Config.Handler.ServeHTTP(w, httptest.NewRequest(http.MethodGet, api.Basis+"/openapi.json", nil))
	if w.Code != http.StatusOK || len(geteld) != 0 {
		t.Errorf("openapi.json: %d, counted are %v", w.Code, geteld)
	}
}
