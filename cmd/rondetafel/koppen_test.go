// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"bufio"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"net/url"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"rondetafel/internal/edge"
	"rondetafel/internal/web"
)

// adressen are all methods and paths that the server has: of the pages from their router, of the API from the document that it publishes, and
// those of the server itself.
func adressen(t *testing.T, d *draaiend) []web.Adres {
	t.Helper()
	_, tekst := d.vraag(http.MethodGet, "/api/v1/openapi.json", nil)
	var openapi struct{ Paths map[string]map[string]any }
	if err := json.Unmarshal([]byte(tekst), &openapi); err != nil {
		t.Fatal(err)
	}
	alle := web.Adressen()
	for pad, methoden := range openapi.Paths {
		for methode := range methoden {
			if m := strings.ToUpper(methode); m != "PARAMETERS" {
				alle = append(alle, web.Adres{Methode: m, Pad: "/api/v1" + pad})
			}
		}
	}
	for _, pad := range []string{"/healthz", "/readyz", "/demo/gebruikers.json", "/demo/inloggen", "/api/v1/openapi.json", "/bestaat/niet", "/api/v1/bestaat-niet",
		"/casussen/", "/api/v1/casussen/", "/static/bestaat-niet.css"} {
		alle = append(alle, web.Adres{Methode: http.MethodGet, Pad: pad})
	}
	return alle
}

var plaatsInPad = regexp.MustCompile(`\{[^}]*\}`)

// kop asks for an address and returns the head of the answer.
func (d *draaiend) kop(methode, pad string, koppen ...string) *http.Response {
	d.t.Helper()
	r, err := http.NewRequestWithContext(d.t.Context(), methode, d.adres+pad, nil)
	if err != nil {
		d.t.Fatal(err)
	}
	for i := 0; i+1 < len(koppen); i += 2 {
		r.Header.Set(koppen[i], koppen[i+1])
	}
	klant := http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	a, err := klant.Do(r)
	if err != nil {
		d.t.Fatal(err)
	}
	_ = a.Body.Close() // a stream never ends by itself
	return a
}

// rule 14.3-1: every answer of every address, to whoever asks and whatever it says, carries the headers that keep a browser from doing
// with it what nobody meant.
func TestKoppenVanElkAdres(t *testing.T) {
	d := start(t, demoArgs(filepath.Join(t.TempDir(), "huis"))...)
	defer d.einde()
	alle := adressen(t, d)
	if len(alle) < 250 {
		t.Fatalf("only %d addresses", len(alle))
	}
	noor := d.logIn("m-noor-verzonnen")
	_, lijst := d.vraag(http.MethodGet, "/api/v1/casussen", nil, "Cookie", noor)
	id := regexp.MustCompile(`"id":"([^"]+)"`).FindStringSubmatch(lijst)[1]
	gezien := map[int]int{}
	for _, a := range alle {
		pad := strings.TrimSuffix(plaatsInPad.ReplaceAllString(a.Pad, id), id+"$") // "/{$}" is the first page
		for _, koekje := range []string{"", noor} {
			antwoord := d.kop(a.Methode, pad, "Cookie", koekje)
			gezien[antwoord.StatusCode]++
			controleerKoppen(t, a.Methode+" "+a.Pad, antwoord)
		}
	}
	for _, status := range []int{200, 303, 401, 403, 404, 405} {
		if gezien[status] == 0 {
			t.Errorf("no answer was %d: %v", status, gezien)
		}
	}
	if _, stijl := d.vraag(http.MethodGet, "/inloggen", nil); !strings.Contains(stijl, web.StaticPad) {
		t.Error("the page names no style")
	} else if m := regexp.MustCompile(`"(` + web.StaticPad + `[^"]+)"`).FindStringSubmatch(stijl); m != nil {
		if a := d.kop(http.MethodGet, m[1]); a.StatusCode != http.StatusOK || a.Header.Get("X-Content-Type-Options") != "nosniff" ||
			!strings.Contains(a.Header.Get("Cache-Control"), "immutable") {
			t.Errorf("%s: %d %v", m[1], a.StatusCode, a.Header)
		}
	}
}

func controleerKoppen(t *testing.T, wat string, a *http.Response) {
	t.Helper()
	for naam, waarde := range edge.Headers(false) {
		kreeg := a.Header.Get(naam)
		switch {
		case naam == "Content-Security-Policy":
			if !strings.Contains(kreeg, "default-src 'none'") || !strings.Contains(kreeg, "frame-ancestors 'none'") || strings.Contains(kreeg, "unsafe-") {
				t.Errorf("%s: %d, its policy is %q", wat, a.StatusCode, kreeg)
			}
		case naam == "Cache-Control" && (strings.HasSuffix(wat, "/favicon.ico") || strings.HasSuffix(wat, "/openapi.json")): // the same for everybody
		case kreeg != waarde:
			t.Errorf("%s: %d, %s is %q, want %q", wat, a.StatusCode, naam, kreeg, waarde)
		}
	}
	if strings.Contains(wat, " /api/") && a.Header.Get("API-Version") == "" {
		t.Errorf("%s: %d has no API-Version", wat, a.StatusCode)
	}
	if soort := a.Header.Get("Content-Type"); soort == "" && a.ContentLength != 0 && a.StatusCode != http.StatusSeeOther {
		t.Errorf("%s: %d says not what it is", wat, a.StatusCode)
	}
	if a.Header.Get("Server") != "" || a.Header.Get("X-Powered-By") != "" {
		t.Errorf("%s says what it runs on", wat)
	}
}

// Nothing that stands in an address comes back as a header, leads elsewhere or gets into the technical log as a line.
func TestAdressenDieIetsWillen(t *testing.T) {
	d := start(t, demoArgs(filepath.Join(t.TempDir(), "huis"))...)
	noor := d.logIn("m-noor-verzonnen")
	for _, pad := range []string{"//boef.example", "//boef.example/%2e%2e", "/%2f%2fboef.example", "/%5cboef.example", "/.//boef.example/..//x", "/casussen//boef.example/",
		"/inloggen?naar=//boef.example", "/inloggen?naar=https://boef.example", "/?terug=//boef.example", "/waarom/1%0d%0aBoef:%20ja", "/casussen/x%0d%0aSet-Cookie:%20boef=ja",
		"/api/v1/casussen/x%0d%0aBoef:%20ja", "/api/v1//boef.example", "/%0a%7b%22level%22:%22boef%22%7d"} {
		for _, methode := range []string{http.MethodGet, http.MethodPost, "BOEF"} {
			a := d.kop(methode, pad, "Cookie", noor, "Referer", "https://boef.example/", "X-Forwarded-Host", "boef.example", "User-Agent", "boef")
			naar, err := url.Parse(a.Header.Get("Location"))
			if err != nil || naar.Host != "" && !strings.Contains(d.adres, naar.Host) || strings.HasPrefix(a.Header.Get("Location"), `/\`) {
				t.Errorf("%s %s leads to %q", methode, pad, a.Header.Get("Location"))
			}
			if a.Header.Get("Boef") != "" || len(a.Cookies()) > 0 && strings.Contains(a.Header.Get("Set-Cookie"), "boef") {
				t.Errorf("%s %s put a header in: %v", methode, pad, a.Header)
			}
		}
	}
	d.einde()
	for regel := range strings.Lines(d.log.String()) {
		if !json.Valid([]byte(regel)) || strings.Contains(strings.ToLower(regel), "boef") {
			t.Errorf("in the log stands %s", regel)
		}
	}
}

// Another name than the house's own is answered by nobody, through the real server.
func TestAndereNaamKrijgtNiets(t *testing.T) {
	d := start(t, demoArgs(filepath.Join(t.TempDir(), "huis"))...)
	defer d.einde()
	c, err := net.Dial("tcp", strings.TrimPrefix(d.adres, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	_, _ = io.WriteString(c, "GET /inloggen HTTP/1.1\r\nHost: boef.example\r\n\r\n")
	a, err := http.ReadResponse(bufio.NewReader(c), nil)
	if err != nil || a.StatusCode != http.StatusMisdirectedRequest {
		t.Fatalf("%v, %v", a, err)
	}
	if lichaam, _ := io.ReadAll(a.Body); strings.Contains(string(lichaam), "boef") {
		t.Errorf("the name comes back: %s", lichaam)
	}
}

// Everything that a client can take long over or make large has an end.
func TestGrenzenVanDeServer(t *testing.T) {
	s := maakServer(http.NotFoundHandler(), stil())
	for wat, duur := range map[string]time.Duration{"headers": s.ReadHeaderTimeout, "a request": s.ReadTimeout, "an answer": s.WriteTimeout, "silence": s.IdleTimeout} {
		if duur <= 0 || duur > 2*time.Minute {
			t.Errorf("%s may take %s", wat, duur)
		}
	}
	if s.MaxHeaderBytes <= 0 || s.MaxHeaderBytes > 64<<10 {
		t.Errorf("headers may have %d bytes", s.MaxHeaderBytes)
	}
}
