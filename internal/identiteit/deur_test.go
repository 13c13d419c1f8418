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
	k.Loop(gate.SessieDuur - time.Minute)
	if _, err := d.Persoon(verzoek(c)); err != nil {
		t.Fatalf("just before the end: %v", err)
	}
	k.Loop(2 * time.Minute)
	if _, err := d.Persoon(verzoek(c)); !errors.Is(err, errs.ErrNotLoggedIn) {
		t.Errorf("after the end: %v", err)
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
