// SPDX-License-Identifier: EUPL-1.2

package identiteit

import (
	"encoding/hex"
	"errors"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"testing"
	"time"

	"rondetafel/internal/errs"
	"rondetafel/internal/fixture"
	"rondetafel/internal/gate"
	"rondetafel/internal/klok"
)

// huis opens a practice house, or one for real with the same people.
func huis(t *testing.T, demo bool) (*gate.Gate, *klok.Verzet) {
	t.Helper()
	folder := t.TempDir()
	k := klok.NieuwVerzet(klok.Systeem())
	g, err := gate.Open(t.Context(), gate.Opties{DB: filepath.Join(folder, "huis.db"), Sleutels: filepath.Join(folder, "sleutels"), Klok: k})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := g.Close(); err != nil {
			t.Error(err)
		}
	})
	in := fixture.Huis(k.Nu())
	in.Demo = demo
	if err := g.Inrichten(t.Context(), gate.Als("", "demo"), in); err != nil {
		t.Fatal(err)
	}
	return g, k
}

func deur(t *testing.T, adres string) (*Deur, *klok.Verzet) {
	t.Helper()
	g, k := huis(t, true)
	d, err := Nieuw(g, adres)
	if err != nil {
		t.Fatal(err)
	}
	return d, k
}

// logIn logs somebody in and returns their cookie.
func logIn(t *testing.T, d *Deur, wie string, had ...*http.Cookie) *http.Cookie {
	t.Helper()
	w := httptest.NewRecorder()
	if _, err := d.LogIn(w, verzoek(had...), wie); err != nil {
		t.Fatal(err)
	}
	koekjes := w.Result().Cookies()
	if len(koekjes) != 1 {
		t.Fatalf("%d cookies after log-in, want 1", len(koekjes))
	}
	return koekjes[0]
}

func verzoek(koekjes ...*http.Cookie) *http.Request {
	r := httptest.NewRequest(http.MethodGet, "/", nil)
	for _, c := range koekjes {
		r.AddCookie(c)
	}
	return r
}

func TestNieuwEistEenVeiligAdres(t *testing.T) {
	gevallen := map[string]string{ // address → origin, "" for refused
		"https://huis.example":         "https://huis.example",
		"https://huis.example/":        "https://huis.example",
		"https://huis.example:8443":    "https://huis.example:8443",
		"https://localhost":            "https://localhost",
		"http://localhost:8080":        "http://localhost:8080",
		"http://127.0.0.1:8080":        "http://127.0.0.1:8080",
		"http://[::1]:8080":            "http://[::1]:8080",
		"http://huis.example":          "",
		"http://192.0.2.7:8080":        "",
		"http://localhost.example":     "",
		"https://huis.example/pad":     "",
		"https://huis.example?a=b":     "",
		"https://huis.example#a":       "",
		"https://wie:wat@huis.example": "",
		"ftp://localhost":              "",
		"huis.example":                 "",
		"https://":                     "",
		"":                             "",
		"::":                           "",
	}
	for adres, oorsprong := range gevallen {
		d, err := Nieuw(nil, adres)
		if (err == nil) != (oorsprong != "") {
			t.Errorf("Nieuw(%q): error %v", adres, err)
			continue
		}
		if err == nil && d.Oorsprong() != oorsprong {
			t.Errorf("Nieuw(%q).Oorsprong() = %q, want %q", adres, d.Oorsprong(), oorsprong)
		}
	}
}

func TestCookieVolgtHetAdres(t *testing.T) {
	for adres, wil := range map[string]http.Cookie{
		"http://localhost:8080": {Name: "rondetafel", Secure: false},
		"http://127.0.0.1:8080": {Name: "rondetafel", Secure: false},
		"https://localhost":     {Name: "__Host-rondetafel", Secure: true},
		"https://huis.example":  {Name: "__Host-rondetafel", Secure: true},
	} {
		d, _ := deur(t, adres)
		c := logIn(t, d, "m-emma-verzonnen")
		if c.Name != wil.Name || c.Secure != wil.Secure {
			t.Errorf("%s: cookie %s, secure %t", adres, c.Name, c.Secure)
		}
		if !c.HttpOnly || c.SameSite != http.SameSiteLaxMode || c.Path != "/" || c.Domain != "" {
			t.Errorf("%s: cookie %+v", adres, c)
		}
		if c.MaxAge != int(gate.SessieDuur.Seconds()) {
			t.Errorf("%s: cookie lasts %d s", adres, c.MaxAge)
		}
	}
}

func TestInloggen(t *testing.T) {
	d, _ := deur(t, "http://localhost:8080")
	if _, err := d.Persoon(verzoek()); !errors.Is(err, errs.ErrNotLoggedIn) {
		t.Fatalf("without a cookie: %v", err)
	}
	c := logIn(t, d, "m-emma-verzonnen")
	p, err := d.Persoon(verzoek(c))
	if err != nil || p.ID != "m-emma-verzonnen" || p.Naam != "Emma Verzonnen" || !p.Getekend || !p.Demo {
		t.Fatalf("Persoon = %+v, %v", p, err)
	}
	r := verzoek(c)
	r.Header.Set("traceparent", goedeTrace)
	caller := d.Caller(r, p, "web")
	if caller.Sessie != p.Sessie || caller.Sessie == "" || caller.Herkomst != "web" || caller.Personen[0] != p.ID {
		t.Errorf("Caller = %+v", caller)
	}
	if hex.EncodeToString(caller.Trace[:]) != goedeTrace[3:35] {
		t.Errorf("trace %x is not that of the request", caller.Trace)
	}
	if caller.Span == [8]byte{} || caller.Span == d.Caller(r, p, "web").Span {
		t.Error("a span is not drawn anew")
	}
}

func TestUitloggen(t *testing.T) {
	d, _ := deur(t, "http://localhost:8080")
	c := logIn(t, d, "m-emma-verzonnen")
	p, err := d.Persoon(verzoek(c))
	if err != nil {
		t.Fatal(err)
	}
	caller := d.Caller(verzoek(c), p, "web")
	w := httptest.NewRecorder()
	if err := d.LogUit(w, verzoek(c)); err != nil {
		t.Fatal(err)
	}
	if weg := w.Result().Cookies()[0]; weg.MaxAge >= 0 || weg.Value != "" || weg.Name != c.Name || weg.Path != "/" {
		t.Errorf("the cookie is not taken away: %+v", weg)
	}
	if _, err := d.Persoon(verzoek(c)); !errors.Is(err, errs.ErrNotLoggedIn) {
		t.Errorf("the old cookie still works: %v", err)
	}
	if _, err := d.gate.MijnWerk(t.Context(), caller); !errors.Is(err, errs.ErrNotLoggedIn) {
		t.Errorf("an act of an ended log-in: %v", err)
	}
}

func TestUitloggenZonderInloggen(t *testing.T) {
	d, _ := deur(t, "http://localhost:8080")
	w := httptest.NewRecorder()
	vals := &http.Cookie{Name: "rondetafel", Value: "verzonnen"}
	if err := d.LogUit(w, verzoek(vals)); err != nil {
		t.Fatal(err)
	}
	if c := w.Result().Cookies(); len(c) != 1 || c[0].MaxAge >= 0 {
		t.Errorf("cookies = %v", c)
	}
}

func TestOpnieuwInloggenBeeindigtHetVorige(t *testing.T) {
	d, _ := deur(t, "http://localhost:8080")
	eerst := logIn(t, d, "m-emma-verzonnen")
	daarna := logIn(t, d, "m-noor-verzonnen", eerst)
	if _, err := d.Persoon(verzoek(eerst)); !errors.Is(err, errs.ErrNotLoggedIn) {
		t.Errorf("the first log-in still runs: %v", err)
	}
	if p, err := d.Persoon(verzoek(daarna)); err != nil || p.ID != "m-noor-verzonnen" {
		t.Errorf("Persoon = %+v, %v", p, err)
	}
}

func TestOnbekendeLogtNietIn(t *testing.T) {
	d, _ := deur(t, "http://localhost:8080")
	eerst := logIn(t, d, "m-emma-verzonnen")
	w := httptest.NewRecorder()
	if _, err := d.LogIn(w, verzoek(eerst), "m-bestaat-niet"); !errors.Is(err, errs.ErrNotFound) {
		t.Fatalf("LogIn = %v", err)
	}
	if c := w.Result().Cookies(); len(c) > 0 {
		t.Errorf("a cookie for nobody: %v", c)
	}
	if _, err := d.Persoon(verzoek(eerst)); err != nil {
		t.Errorf("the log-in that there was has ended: %v", err)
	}
}

func TestVervalstOfVerkeerdKoekje(t *testing.T) {
	d, _ := deur(t, "http://localhost:8080")
	c := logIn(t, d, "m-emma-verzonnen")
	for naam, vals := range map[string]*http.Cookie{
		"leeg":        {Name: c.Name},
		"verzonnen":   {Name: c.Name, Value: "verzonnen"},
		"sessie-id":   {Name: c.Name, Value: gate.SessieID(c.Value)},
		"andere naam": {Name: "__Host-rondetafel", Value: c.Value},
	} {
		if p, err := d.Persoon(verzoek(vals)); !errors.Is(err, errs.ErrNotLoggedIn) {
			t.Errorf("%s: %+v, %v", naam, p, err)
		}
	}
}

func TestInloggenVerloopt(t *testing.T) {
	d, k := deur(t, "http://localhost:8080")
	c := logIn(t, d, "m-emma-verzonnen")
	for over := gate.SessieDuur - time.Minute; over > 0; over -= 15 * time.Minute {
		k.Loop(min(over, 15*time.Minute))
		p, err := d.Persoon(verzoek(c))
		if err != nil {
			t.Fatalf("before the end: %v", err)
		}
		if _, err := d.gate.HuisLezen(t.Context(), d.Caller(verzoek(c), p, "web")); err != nil {
			t.Fatal(err)
		}
	}
	k.Loop(2 * time.Minute)
	if _, err := d.Persoon(verzoek(c)); !errors.Is(err, errs.ErrNotLoggedIn) {
		t.Errorf("after the end: %v", err)
	}
}

// Whoever has a known browser, from a network, on a device: that is all that is told of where a log-in comes from.
func TestVandaan(t *testing.T) {
	d, _ := deur(t, "https://huis.example")
	for adres, wil := range map[string]string{"192.0.2.7:4711": "192.0.2.7", "[2001:db8:1:2:3::4]:80": "2001:db8:1:2::/64", "[::ffff:192.0.2.7]:1": "192.0.2.7", "[fe80::1%eth0]:1": "fe80::/64", "@": "@"} {
		r := verzoek()
		r.RemoteAddr = adres
		if got := d.Vandaan(r).Adres; got != wil {
			t.Errorf("%s is %s, want %s", adres, got, wil)
		}
	}
	for agent, wil := range map[string]string{
		"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0": "Edge, Windows",
		"Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1 Version/19.0 Mobile Safari/604.1":             "Safari, iPhone",
		"Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0":                                                "Firefox, Linux",
		"curl/8.0 <script>": "",
	} {
		r := verzoek(&http.Cookie{Name: "__Host-rondetafel-browser", Value: "bekend"})
		r.Header.Set("User-Agent", agent)
		if v := d.Vandaan(r); v.Apparaat != wil || v.Browser != "bekend" {
			t.Errorf("%q is %+v, want %q", agent, v, wil)
		}
	}
}

// A log-in with a second factor gives two cookies: one that ends with it, and one by which the browser is known, which logs nobody in.
func TestBegin(t *testing.T) {
	d, _ := deur(t, "https://huis.example")
	w := httptest.NewRecorder()
	if err := d.Begin(w, verzoek(), gate.Ingelogd{Token: "een", Browser: "twee"}); err != nil {
		t.Fatal(err)
	}
	koekjes := w.Result().Cookies()
	if len(koekjes) != 2 || koekjes[1].Name != "__Host-rondetafel-browser" || koekjes[1].Value != "twee" || !koekjes[1].Secure || !koekjes[1].HttpOnly ||
		koekjes[1].Path != "/" || koekjes[1].MaxAge <= koekjes[0].MaxAge {
		t.Fatalf("cookies %v", koekjes)
	}
	if _, err := d.Persoon(verzoek(koekjes[1])); !errors.Is(err, errs.ErrNotLoggedIn) {
		t.Errorf("the cookie of a browser logs in: %v", err)
	}
}

func TestWie(t *testing.T) {
	d, _ := deur(t, "http://localhost:8080")
	wie := d.Wie("api")
	if _, _, err := wie(verzoek()); !errors.Is(err, errs.ErrNotLoggedIn) {
		t.Errorf("nobody: %v", err)
	}
	c, p, err := wie(verzoek(logIn(t, d, "m-emma-verzonnen")))
	if err != nil || c.Herkomst != "api" || c.Sessie != p.Sessie || p.ID != "m-emma-verzonnen" {
		t.Errorf("Wie = %+v, %+v, %v", c, p, err)
	}
}

func TestLokaal(t *testing.T) {
	for host, wil := range map[string]bool{"localhost": true, "127.0.0.1": true, "127.8.9.10": true, "::1": true, "": false,
		"0.0.0.0": false, "::": false, "huis.example": false, "192.0.2.1": false} {
		if Lokaal(host) != wil {
			t.Errorf("Lokaal(%q) = %t", host, !wil)
		}
	}
}
