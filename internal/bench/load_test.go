// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"rondetafel/internal/gate"
	"rondetafel/internal/gate/vloer"
	"rondetafel/internal/identiteit"
)

// served is a server in this process, as a process that is measured.
func served(t *testing.T, system string, h http.Handler) *process {
	t.Helper()
	s := httptest.NewServer(h)
	t.Cleanup(s.Close)
	return &process{system: system, addr: strings.TrimPrefix(s.URL, "http://"), url: s.URL, cmd: &exec.Cmd{Process: &os.Process{Pid: os.Getpid()}}}
}

func TestLoad(t *testing.T) {
	var asked, wrong atomic.Int64
	large := strings.Repeat("casus ", 20_000)
	p := served(t, systemOurs, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil || r.Header.Get("Cookie") != "wie=m-noor" || r.Method == http.MethodPost && string(body) != `{"x":1}` {
			wrong.Add(1)
		}
		asked.Add(1)
		switch r.URL.Path {
		case "/chunks":
			_, _ = io.WriteString(w, large)
		case "/nothing":
			w.WriteHeader(http.StatusNoContent)
		case "/fault":
			w.WriteHeader(http.StatusInternalServerError)
		default:
			_, _ = io.WriteString(w, "short")
		}
	}))
	var requests [][]byte
	for _, q := range []ask{{method: "GET", path: "/chunks"}, {method: "GET", path: "/nothing"}, {method: "GET", path: "/fault"},
		{method: "POST", path: "/short", body: []byte(`{"x":1}`)}} {
		requests = append(requests, q.wire(p.addr, "wie=m-noor", "application/json"))
	}
	r, err := load{p: p, requests: requests, clients: 4}.run(t.Context(), 100*time.Millisecond, 1)
	if err != nil {
		t.Fatal(err)
	}
	if len(r.took) == 0 || r.errors == 0 || int64(len(r.took)+r.errors) != asked.Load() || wrong.Load() > 0 {
		t.Errorf("%d good, %d errors, %d asked, %d wrong", len(r.took), r.errors, asked.Load(), wrong.Load())
	}
	if r.passed < 100*time.Millisecond || r.passed > 10*time.Second {
		t.Errorf("it took %v", r.passed)
	}
	if err := probe(t.Context(), p, requests[2:3]); err == nil {
		t.Error("a fault passes the probe")
	}
	if err := probe(t.Context(), p, requests[3:]); err != nil {
		t.Error(err)
	}
	if _, err := (load{p: p}).run(t.Context(), time.Second, 1); err == nil {
		t.Error("a load without requests")
	}
}

// A server that hangs up costs an error and a new connection, not the run.
func TestLoadConnectsAgain(t *testing.T) {
	var n atomic.Int64
	p := served(t, systemOurs, http.HandlerFunc(func(http.ResponseWriter, *http.Request) {
		if n.Add(1)%2 == 0 {
			panic(http.ErrAbortHandler)
		}
	}))
	r, err := load{p: p, requests: [][]byte{ask{method: "GET", path: "/"}.wire(p.addr, "", "*/*")}, clients: 1}.run(t.Context(), 50*time.Millisecond, 1)
	if err != nil || len(r.took) < 2 || r.errors < 2 {
		t.Errorf("%d good, %d errors, %v", len(r.took), r.errors, err)
	}
}

// practice answers as a house does, for two people: m-regie sees all, m-doet takes part.
func practice(t *testing.T) http.Handler {
	mux := http.NewServeMux()
	send := func(w http.ResponseWriter, v any) {
		if err := json.NewEncoder(w).Encode(v); err != nil {
			t.Error(err)
		}
	}
	mux.HandleFunc("GET /demo/gebruikers.json", func(w http.ResponseWriter, _ *http.Request) {
		send(w, []identiteit.Gebruiker{{ID: "m-regie", Functies: []string{"procesregisseur"}}, {ID: "m-doet", Functies: []string{"uitvoerder"}},
			{ID: "m-fg", Functies: []string{"fg"}}, {ID: "m-ongetekend", Functies: []string{"uitvoerder"}}})
	})
	mux.HandleFunc("POST /demo/inloggen", func(w http.ResponseWriter, r *http.Request) {
		http.SetCookie(w, &http.Cookie{Name: "rondetafel", Value: r.FormValue("gebruiker")})
		w.WriteHeader(http.StatusNoContent)
	})
	mux.HandleFunc("GET /api/v1/casussen", func(w http.ResponseWriter, r *http.Request) {
		if c, err := r.Cookie("rondetafel"); err == nil && c.Value == "m-ongetekend" {
			w.WriteHeader(http.StatusForbidden)
			return
		}
		send(w, gate.CasusPagina{Casussen: []gate.CasusRegel{{ID: "a", Nummer: "2026-1000001", Inhoud: true},
			{ID: "c", Nummer: "2026-1000002", Inhoud: true}, {ID: "b", Nummer: "2026-1000003"}, {ID: "gespeeld", Nummer: "2026-0014", Inhoud: true}}})
	})
	mux.HandleFunc("GET /api/v1/casussen/{id}", func(w http.ResponseWriter, r *http.Request) {
		send(w, gate.CasusBlad{ID: r.PathValue("id"), Mag: []string{"gegeven.toevoegen"},
			Betrokkenen: []gate.BetrokkeneBlad{{ID: "x", Naam: "Sem Verzinsel 3", Geboortedatum: "2001-02-03"}}})
	})
	mux.HandleFunc("POST /api/v1/personen/_zoek", func(w http.ResponseWriter, r *http.Request) {
		var q gate.ZoekVraag
		if err := json.NewDecoder(r.Body).Decode(&q); err != nil || q.Achternaam != "Verzinsel 3" || q.Geboortedatum != "2001-02-03" {
			t.Errorf("asks for %+v: %v", q, err)
		}
		send(w, gate.ZoekBlad{})
	})
	return mux
}

func TestGather(t *testing.T) {
	if forAppending("c") == forAppending("a") {
		t.Fatal("the test needs a casus of each half")
	}
	p := served(t, systemOurs, practice(t))
	got, err := gather(t.Context(), p.url, 16)
	if err != nil {
		t.Fatal(err)
	}
	if len(got.askers) != 2 || len(got.directors().askers) != 1 || got.directors().askers[0].id != "m-regie" {
		t.Fatalf("%+v", got.askers)
	}
	for op, n := range map[string]int{opList: 2, opOpen: 2, opSearch: 2, opHTMLList: 2, opHTMLCasus: 2, opAppend: 1} {
		if requests := got.requests(op, p); len(requests) != n {
			t.Errorf("%s: %d requests, want %d", op, len(requests), n)
		}
	}
	text := string(got.requests(opHTMLCasus, &process{system: systemFloor, addr: "vloer.example"})[0])
	for _, must := range []string{"GET /casussen/", "Host: vloer.example\r\n", "Cookie: " + vloer.Cookie + "=m-regie\r\n", "Accept: text/html\r\n"} {
		if !strings.Contains(text, must) {
			t.Errorf("no %q in %q", must, text)
		}
	}
	if !strings.Contains(string(got.requests(opAppend, p)[0]), "Cookie: rondetafel=m-doet\r\n") {
		t.Error("not the session of who appends")
	}
	differ, err := got.compare(t.Context(), p.url, p.url)
	if err != nil || differ != 0 {
		t.Errorf("a house differs from itself: %d %v", differ, err)
	}
	other := served(t, systemFloor, http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, `{"leeg":true}`) }))
	if differ, err = got.compare(t.Context(), p.url, other.url); err != nil || differ != 6 {
		t.Errorf("an empty floor differs in %d answers: %v", differ, err)
	}
}

func TestChooseSpreads(t *testing.T) {
	all := []identiteit.Gebruiker{{ID: "r", Functies: []string{"procesregisseur"}}}
	for i := range 100 {
		all = append(all, identiteit.Gebruiker{ID: string(rune('A' + i)), Functies: []string{"aanmelder", "uitvoerder"}})
	}
	got := choose(all, 5)
	if len(got) != 5 || got[0].ID != "r" || got[1].ID != "A" || got[4].ID != string(rune('A'+75)) {
		t.Errorf("%v", got)
	}
	if got := choose(all[:1], 5); len(got) != 1 {
		t.Errorf("%v", got)
	}
}

func TestForAppendingIsAboutHalf(t *testing.T) {
	n := 0
	for i := range 1000 {
		if forAppending("06eav3xc4kcx38" + string(rune('a'+i%26)) + string(rune('a'+i/26%26)) + string(rune('0'+i%10))) {
			n++
		}
	}
	if n < 350 || n > 650 {
		t.Errorf("%d of 1000", n)
	}
}

func TestProcessFigures(t *testing.T) {
	status := "Name:\tx\nVmHWM:\t   2048 kB\nVmRSS:\t   1024 kB\n"
	if field(status, "VmRSS:") != 1<<20 || field(status, "VmHWM:") != 2<<20 || field(status, "VmSwap:") != 0 {
		t.Error("memory")
	}
	stat := "7 (a name) with) S 1 7 7 0 -1 4194304 100 0 0 0 250 50 0 0 20 0 9 0"
	if got := usedCPU(stat); got != 3*time.Second {
		t.Errorf("CPU %v", got)
	}
	if usedCPU("7 (x) S") != 0 {
		t.Error("CPU of nothing")
	}
	p := &process{cmd: &exec.Cmd{Process: &os.Process{Pid: os.Getpid()}}}
	if now, peak, err := p.memory(); err != nil || now == 0 || peak < now/2 {
		t.Errorf("%d %d %v", now, peak, err)
	}
}

func TestStartOfWhatEnds(t *testing.T) {
	log := filepath.Join(t.TempDir(), "log")
	_, err := start(t.Context(), systemOurs, log, 10*time.Second, func(string) *exec.Cmd { return exec.Command("sh", "-c", "echo nee; exit 3") })
	if err == nil || !strings.Contains(err.Error(), "it ended") {
		t.Errorf("%v", err)
	}
	if said, err := os.ReadFile(log); err != nil || string(said) != "nee\n" {
		t.Errorf("%q %v", said, err)
	}
}

func TestFlush(t *testing.T) {
	r := newReport(io.Discard)
	b := &bench{settings: settings{folder: t.TempDir()}, report: r}
	if err := b.flush(); err != nil {
		t.Fatal(err)
	}
	if l, ok := r.find(line{Kind: "flush"}); !ok || l.P50 <= 0 || l.P99 < l.P50 {
		t.Errorf("%+v", l)
	}
	if left, err := os.ReadDir(b.folder); err != nil || len(left) != 0 {
		t.Errorf("left behind: %v %v", left, err)
	}
}

func TestFloorNeedsItsHouse(t *testing.T) {
	ctx, cancel := context.WithTimeout(t.Context(), 5*time.Second)
	defer cancel()
	if err := run(ctx, []string{floorArg, "one"}, io.Discard, io.Discard); err == nil {
		t.Error("no arguments")
	}
	dir := t.TempDir()
	if err := run(ctx, []string{floorArg, filepath.Join(dir, "x.db"), filepath.Join(dir, "geen"), "127.0.0.1:0"}, io.Discard, io.Discard); err == nil {
		t.Error("no house")
	}
}
