// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"encoding/json"
	"io"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"rondetafel/internal/gate"
	"rondetafel/internal/toegang"
)

// lobby is a house where people log in, and where m-een reads casus "a…1" and not "b…1".
type lobby struct {
	mu    sync.Mutex
	in    []string // who logged in
	shut  bool     // nobody gets in
	asked map[string]int
}

func casusPath(first string) string { return listPath + "/" + first + "-000000000001" }

func (l *lobby) handler() http.Handler {
	l.asked = map[string]int{}
	mux := http.NewServeMux()
	mux.HandleFunc("POST /inloggen", func(w http.ResponseWriter, r *http.Request) {
		code, err := toegang.Stapcode(gate.VulGeheim, time.Now())
		l.mu.Lock()
		defer l.mu.Unlock()
		if err != nil || l.shut || r.FormValue("code") != code || r.FormValue("wachtwoord") != gate.VulWachtwoord || r.FormValue("medewerker") != "" {
			w.WriteHeader(http.StatusForbidden)
			return
		}
		l.in = append(l.in, r.FormValue("naam"))
		http.SetCookie(w, &http.Cookie{Name: "rondetafel", Value: "x"})
		http.Redirect(w, r, "/", http.StatusSeeOther)
	})
	mux.HandleFunc("GET /api/v1/casussen/{id}", func(w http.ResponseWriter, r *http.Request) {
		l.mu.Lock()
		l.asked[r.URL.Path]++
		l.mu.Unlock()
		if r.URL.Path != casusPath("a") {
			w.WriteHeader(http.StatusNotFound)
		}
		_ = json.NewEncoder(w).Encode(gate.CasusBlad{})
	})
	return mux
}

func (l *lobby) readers() *targets {
	reads := func(id string) map[string][]ask {
		return map[string][]ask{opOpen: {{method: http.MethodGet, path: casusPath(id)}}}
	}
	return &targets{[]*asker{{id: "m-regie", director: true, asks: reads("b")}, {id: "m-een", asks: reads("a")}}}
}

// People log in once each with what a house gives them, while others read; a house that lets them wait outside is not measured as one that
// does not.
func TestCrowd(t *testing.T) {
	l := &lobby{}
	p := served(t, systemOurs, l.handler())
	b := &bench{settings: settings{rounds: 1, slot: 60 * time.Millisecond}, report: newReport(io.Discard)}
	people := []string{}
	for i := range 200 {
		people = append(people, "m-vul-"+string(rune('a'+i%26))+string(rune('a'+i/26)))
	}
	if err := b.crowd(t.Context(), p, l.readers(), people); err != nil {
		t.Fatal(err)
	}
	slices.Sort(l.in)
	if n := len(l.in); n < 2 || len(slices.Compact(l.in)) != n {
		t.Errorf("%d log-ins, or some of the same people", n)
	}
	if got, ok := b.report.find(line{Kind: "login"}); !ok || got.RPS <= 0 || got.RPSRatio <= 0 || got.People != 200 || *got.Errors != 0 {
		t.Errorf("%+v", got)
	}
	l.shut = true
	if err := b.crowd(t.Context(), p, l.readers(), people); err == nil || !strings.Contains(err.Error(), "403") {
		t.Errorf("nobody gets in: %v", err)
	}
}

// What is another's is asked as often as what nobody has, and what the asker reads is not measured.
func TestHidden(t *testing.T) {
	l := &lobby{}
	p := served(t, systemOurs, l.handler())
	b := &bench{report: newReport(io.Discard)}
	if err := b.hidden(t.Context(), p, l.readers()); err != nil {
		t.Fatal(err)
	}
	if got, ok := b.report.find(line{Kind: "hidden"}); !ok || got.P50 <= 0 || got.P50Ratio <= 0 {
		t.Errorf("%+v", got)
	}
	others, nobody := 0, 0
	for path, n := range l.asked {
		switch path {
		case casusPath("a"):
			if n > 2 {
				t.Error("measures what it reads")
			}
		case casusPath("b"):
			others = n
		default:
			nobody += n
		}
	}
	if others < hiddenTries || nobody < hiddenTries-1 {
		t.Errorf("%d of another, %d of nobody", others, nobody)
	}
	alone := &targets{l.readers().askers[1:]}
	if err := b.hidden(t.Context(), p, alone); err != nil {
		t.Fatal(err)
	}
	if _, ok := b.report.find(line{Kind: "skipped", Op: opHidden}); !ok {
		t.Error("nothing says that there was nothing to measure")
	}
}
