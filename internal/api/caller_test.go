// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"rondetafel/internal/gate"
)

// rule AVG-5: the log gets who asked, from which log-in, by which way and under which trace, as the session says.
func TestCallerOfAnAct(t *testing.T) {
	session := gate.Caller{Personen: []string{"m-pol-proef"}, Sessie: "s1", Herkomst: "web", Trace: [16]byte{7}, Span: [8]byte{8}, Sleutel: "oud"}
	s := &server{Opties: Opties{URL: "https://huis.example", Wie: func(*http.Request) (gate.Caller, gate.Persoon, error) {
		return session, gate.Persoon{}, nil
	}}, mux: http.NewServeMux()}
	var got request
	for _, method := range []string{http.MethodGet, http.MethodPost, http.MethodDelete} {
		s.mux.HandleFunc(method+" /api/v1/proef", func(_ http.ResponseWriter, r *http.Request) { got = requestOf(r.Context()) })
	}
	for method, key := range map[string]string{http.MethodGet: "", http.MethodPost: "k1", http.MethodDelete: "k1"} {
		r := httptest.NewRequest(method, "/api/v1/proef", strings.NewReader("{}"))
		r.Header.Set("Content-Type", "application/json")
		r.Header.Set("Idempotency-Key", "k1")
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		c := got.caller
		if w.Code != http.StatusOK || c.Herkomst != "api" || c.Sleutel != key || c.Sessie != "s1" || c.Trace != session.Trace ||
			c.Span != session.Span || len(c.Personen) != 1 || c.Personen[0] != "m-pol-proef" {
			t.Errorf("%s: %d %+v", method, w.Code, c)
		}
		got = request{}
	}
}

// A panic after an answer was begun leaves nothing of it.
func TestPanicHalfway(t *testing.T) {
	s := &server{Opties: Opties{Log: discard(), Wie: func(*http.Request) (gate.Caller, gate.Persoon, error) {
		return gate.Caller{}, gate.Persoon{}, nil
	}}, mux: http.NewServeMux()}
	s.mux.HandleFunc("GET /api/v1/proef", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Location", "/geheim")
		w.WriteHeader(http.StatusCreated)
		_, _ = w.Write([]byte("geheim"))
		panic("halfway")
	})
	w := httptest.NewRecorder()
	s.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/api/v1/proef", nil))
	if w.Code != http.StatusInternalServerError || strings.Contains(w.Body.String(), "geheim") || w.Header().Get("Location") != "" ||
		w.Header().Get("Content-Type") != problemJSON {
		t.Errorf("%d %v %s", w.Code, w.Header(), w.Body)
	}
}
