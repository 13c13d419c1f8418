// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"encoding/json"
	"io"
	"net/http"
	"sync"
	"testing"
	"time"

	"rondetafel/internal/casus"
	"rondetafel/internal/gate"
	"rondetafel/internal/identiteit"
	"rondetafel/internal/informatie"
)

// shelf is a house of two casussen, "a" and "c", in which two Partijen take part: it keeps who gave which piece.
type shelf struct {
	mu     sync.Mutex
	pieces map[string][]gate.GegevenBlad
	leaks  bool // shows also what is hidden
}

func (s *shelf) handler(t *testing.T) http.Handler {
	partijVan := map[string]string{"m-leest": "Een", "m-geeft": "Twee", "m-regie": "Huis", "m-zonder": "Twee"}
	who := func(r *http.Request) string {
		c, err := r.Cookie("rondetafel")
		if err != nil {
			return ""
		}
		return c.Value
	}
	send := func(w http.ResponseWriter, v any) { _ = json.NewEncoder(w).Encode(v) }
	mux := http.NewServeMux()
	mux.HandleFunc("GET /demo/gebruikers.json", func(w http.ResponseWriter, _ *http.Request) {
		send(w, []identiteit.Gebruiker{{ID: "m-zonder", Partij: "Twee"}, {ID: "m-leest", Partij: "Een"}, {ID: "m-geeft", Partij: "Twee"}, {ID: "m-regie", Partij: "Huis"}})
	})
	mux.HandleFunc("POST /demo/inloggen", func(w http.ResponseWriter, r *http.Request) {
		http.SetCookie(w, &http.Cookie{Name: "rondetafel", Value: r.FormValue("gebruiker")})
	})
	mux.HandleFunc("GET /api/v1/casussen/{id}", func(w http.ResponseWriter, r *http.Request) {
		if who(r) == "m-zonder" {
			w.WriteHeader(http.StatusNotFound)
			return
		}
		s.mu.Lock()
		defer s.mu.Unlock()
		c := gate.CasusBlad{ID: r.PathValue("id"), Soort: casus.NazorgDetentie, Mag: []string{"gegeven.toevoegen"}, Betrokkenen: []gate.BetrokkeneBlad{{ID: "x"}},
			Deelnames: []gate.DeelnameBlad{{Partij: gate.Naam{ID: "p1", Naam: "Een"}}, {Partij: gate.Naam{ID: "p2", Naam: "Twee"}}}}
		for _, g := range s.pieces[c.ID] {
			if g.PartijNaam == partijVan[who(r)] || g.Wie != informatie.AlleenProcesregisseur || s.leaks {
				c.Gegevens = append(c.Gegevens, g)
			}
		}
		send(w, c)
	})
	mux.HandleFunc("POST /api/v1/casussen/{id}/gegevens", func(w http.ResponseWriter, r *http.Request) {
		var in informatie.Toevoegen
		if err := json.NewDecoder(r.Body).Decode(&in); err != nil || who(r) != "m-geeft" {
			t.Errorf("%s gives %v", who(r), err)
		}
		s.mu.Lock()
		defer s.mu.Unlock()
		s.pieces[r.PathValue("id")] = append(s.pieces[r.PathValue("id")], gate.GegevenBlad{PartijNaam: partijVan[who(r)], Wie: in.Wie})
		send(w, gate.Verwijzing{ID: "g"})
	})
	return mux
}

// The one Casus gets as many pieces as the other, and the hidden ones; a house that shows those is not measured.
func TestPieces(t *testing.T) {
	for _, leaks := range []bool{false, true} {
		s := &shelf{pieces: map[string][]gate.GegevenBlad{"a": {{PartijNaam: "Een"}}}, leaks: leaks}
		p := served(t, systemOurs, s.handler(t))
		reader := &asker{id: "m-leest", asks: map[string][]ask{opOpen: {{method: http.MethodGet, path: listPath + "/a"}, {method: http.MethodGet, path: listPath + "/c"}}}}
		if err := reader.login(t.Context(), p.url); err != nil {
			t.Fatal(err)
		}
		b := &bench{settings: settings{rounds: 1, slot: 20 * time.Millisecond}, report: newReport(io.Discard)}
		err := b.pieces(t.Context(), p, &targets{[]*asker{{id: "m-regie", director: true}, reader}})
		if leaks {
			if err == nil {
				t.Error("a house that shows what is hidden was measured")
			}
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		if a, c := len(s.pieces["a"]), len(s.pieces["c"]); a != piecesSeen || c != piecesSeen+piecesHidden {
			t.Errorf("%d and %d pieces", a, c)
		}
		for _, clients := range []int{1, 16} {
			if l, ok := b.report.find(line{Kind: "pieces", Clients: clients}); !ok || l.P50Ratio <= 0 || *l.Errors != 0 {
				t.Errorf("%d clients: %+v", clients, l)
			}
		}
	}
}

// Without two casussen to hold against each other there is no figure, and the table says so.
func TestPiecesSkipped(t *testing.T) {
	p := served(t, systemOurs, (&shelf{pieces: map[string][]gate.GegevenBlad{}}).handler(t))
	b := &bench{report: newReport(io.Discard)}
	if err := b.pieces(t.Context(), p, &targets{}); err != nil {
		t.Fatal(err)
	}
	if l, ok := b.report.find(line{Kind: "skipped", Op: opPieces}); !ok || l.Why == "" {
		t.Errorf("%+v", l)
	}
}
