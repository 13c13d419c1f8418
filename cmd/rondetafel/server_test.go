// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"bytes"
	"context"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"rondetafel/internal/gate"
	"rondetafel/internal/identiteit"
	"rondetafel/internal/klok"
)

func stil() *slog.Logger { return slog.New(slog.DiscardHandler) }

// A request in hand when the server stops is finished; a new one is not taken.
func TestBedienMaaktAf(t *testing.T) {
	oor, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	bezig, verder, klaar := make(chan bool), make(chan bool), make(chan error, 1)
	go func() {
		klaar <- bedien(ctx, oor, http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			close(bezig)
			<-verder
			_, _ = io.WriteString(w, "af")
		}), stil(), func() {})
	}()
	antwoord := make(chan string, 1)
	go func() {
		a, err := http.Get("http://" + oor.Addr().String())
		if err != nil {
			antwoord <- err.Error()
			return
		}
		defer a.Body.Close()
		b, _ := io.ReadAll(a.Body)
		antwoord <- string(b)
	}()
	<-bezig
	stop()
	for dicht := time.Now().Add(5 * time.Second); ; {
		c, err := net.Dial("tcp", oor.Addr().String())
		if err != nil {
			break
		}
		_ = c.Close()
		if time.Now().After(dicht) {
			t.Fatal("it still takes requests")
		}
		time.Sleep(time.Millisecond)
	}
	close(verder)
	if tekst := <-antwoord; tekst != "af" {
		t.Errorf("the request in hand got %q", tekst)
	}
	if err := <-klaar; err != nil {
		t.Errorf("bedien: %v", err)
	}
}

func TestBedienGeeftDeFoutVanHetLuisteren(t *testing.T) {
	oor, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	_ = oor.Close()
	if err := bedien(t.Context(), oor, http.NotFoundHandler(), stil(), func() {}); err == nil {
		t.Error("serving on a closed listener went well")
	}
}

func TestGereedZegtHetAlsHetNietGaat(t *testing.T) {
	folder := t.TempDir()
	g, err := gate.Open(t.Context(), gate.Opties{DB: filepath.Join(folder, "huis.db"), Sleutels: filepath.Join(folder, "sleutels")})
	if err != nil {
		t.Fatal(err)
	}
	deur, err := identiteit.Nieuw(g, "http://localhost")
	if err != nil {
		t.Fatal(err)
	}
	h, err := handler(samenstelling{gate: g, deur: deur, log: stil(), sinds: klok.Systeem().Sinds})
	if err != nil {
		t.Fatal(err)
	}
	for _, wil := range []int{http.StatusOK, http.StatusServiceUnavailable} {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/readyz", nil))
		if w.Code != wil || (wil != http.StatusOK) != (w.Header().Get("Retry-After") != "") {
			t.Errorf("readyz: %d %v, want %d", w.Code, w.Header(), wil)
		}
		if err := g.Close(); err != nil { // the second round asks a closed house
			t.Fatal(err)
		}
	}
}

func logVan(h http.HandlerFunc) (status int, log string, paniek any) {
	var uit bytes.Buffer
	w := httptest.NewRecorder()
	func() {
		defer func() { paniek = recover() }()
		metLog(slog.New(slog.NewJSONHandler(&uit, nil)), klok.Systeem().Sinds, h).ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/x?geheim=1", nil))
	}()
	return w.Code, uit.String(), paniek
}

func TestMetLog(t *testing.T) {
	for naam, g := range map[string]struct {
		h      http.HandlerFunc
		status int
		log    string
	}{
		"niets geschreven":  {func(http.ResponseWriter, *http.Request) {}, 200, `"status":200`},
		"alleen tekst":      {func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, "x") }, 200, `"status":200`},
		"een status":        {func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(418) }, 418, `"status":418`},
		"vastgelopen":       {func(http.ResponseWriter, *http.Request) { panic("een geheim") }, 500, `"status":500`},
		"vast na een begin": {func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(202); panic("een geheim") }, 202, "liep vast"},
	} {
		status, log, paniek := logVan(g.h)
		if status != g.status || !strings.Contains(log, g.log) || strings.Contains(log, "geheim") || paniek != nil {
			t.Errorf("%s: %d %s %v", naam, status, log, paniek)
		}
	}
	if _, log, paniek := logVan(func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) }); paniek != http.ErrAbortHandler || log != "" {
		t.Errorf("a cut connection: %v %s", paniek, log)
	}
}

// An address of the API has one spelling: a redirect to another never comes.
func TestEerstAPI(t *testing.T) {
	noem := func(naam string) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, naam) })
	}
	rest := http.NewServeMux()
	rest.Handle("/", noem("rest"))
	for pad, wil := range map[string]string{"/api/v1/casussen": "api", "/api/v1//casussen": "api", "/api/": "api", "/apiculteur": "rest", "/": "rest"} {
		w := httptest.NewRecorder()
		eerstAPI(noem("api"), rest).ServeHTTP(w, httptest.NewRequest(http.MethodGet, pad, nil))
		if w.Body.String() != wil {
			t.Errorf("%s: %d %q", pad, w.Code, w.Body)
		}
	}
}

func TestLuisterAdres(t *testing.T) {
	in, err := luister{Listen: "127.0.0.1:0", URL: "https://huis.example"}.open(t.Context())
	if err != nil || in.adres != "https://huis.example" {
		t.Fatalf("%q, %v", in.adres, err)
	}
	defer in.oor.Close()
	if _, err := (luister{Listen: in.oor.Addr().String()}).open(t.Context()); err == nil {
		t.Error("a port that is taken was opened")
	}
}

// A server that stops ends what never ends by itself first: it does not wait out its term for a stream.
func TestBedienStoptMetStromen(t *testing.T) {
	oor, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	bezig, einde, klaar := make(chan bool), make(chan bool), make(chan error, 1)
	go func() {
		klaar <- bedien(ctx, oor, http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			_ = http.NewResponseController(w).Flush()
			close(bezig)
			<-einde
		}), stil(), func() { close(einde) })
	}()
	go func() {
		a, err := http.Get("http://" + oor.Addr().String())
		if err == nil {
			_, _ = io.Copy(io.Discard, a.Body)
			_ = a.Body.Close()
		}
	}()
	<-bezig
	stop()
	select {
	case err := <-klaar:
		if err != nil {
			t.Error(err)
		}
	case <-time.After(3 * time.Second):
		t.Error("the server waits for a stream")
	}
}

// rule 14.3-1: what the library itself says of a connection that went wrong stands in the log without the address that it came from.
func TestLogZonderAdres(t *testing.T) {
	var uit bytes.Buffer
	srv := maakServer(nil, slog.New(slog.NewTextHandler(&uit, nil)))
	for _, adres := range []string{"192.0.2.7:50168", "[2001:db8::7]:443", "192.0.2.7:1"} {
		srv.ErrorLog.Printf("http: TLS handshake error from %s: tls: client offered only unsupported versions", adres)
	}
	if got := uit.String(); strings.Contains(got, "192.0.2") || strings.Contains(got, "2001") || strings.Count(got, "error from … tls: client") != 3 {
		t.Errorf("the log has %s", got)
	}
}
