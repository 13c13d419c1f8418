// SPDX-License-Identifier: EUPL-1.2

package identiteit

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"

	"rondetafel/internal/fixture"
)

func stuur(h http.Handler, methode, pad, lichaam string, koppen ...string) *http.Response {
	r := httptest.NewRequest(methode, pad, strings.NewReader(lichaam))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	for i := 0; i+1 < len(koppen); i += 2 {
		r.Header.Set(koppen[i], koppen[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w.Result()
}

func TestDemoGebruikers(t *testing.T) {
	d, k := deur(t, "http://localhost:8080")
	a := stuur(d.Demo(), http.MethodGet, "/demo/gebruikers.json", "")
	if a.StatusCode != http.StatusOK || a.Header.Get("Content-Type") != "application/json" || a.Header.Get("Cache-Control") != "no-store" {
		t.Fatalf("status %d, headers %v", a.StatusCode, a.Header)
	}
	var lijst []Gebruiker
	if err := json.NewDecoder(a.Body).Decode(&lijst); err != nil {
		t.Fatal(err)
	}
	if wil := len(fixture.Huis(k.Nu()).Medewerkers); len(lijst) != wil {
		t.Errorf("%d people, want %d", len(lijst), wil)
	}
	i := slices.IndexFunc(lijst, func(g Gebruiker) bool { return g.ID == "m-noor-verzonnen" })
	if i < 0 || lijst[i].Naam != "Noor Verzonnen" || lijst[i].Partij != fixture.Naam || !slices.Equal(lijst[i].Functies, []string{"procesregisseur"}) {
		t.Errorf("Noor is not there as she is: %d", i)
	}
}

func TestDemoInloggen(t *testing.T) {
	d, _ := deur(t, "http://localhost:8080")
	h := d.Demo()
	goed := url.Values{"gebruiker": {"m-wouter-voorbeeld"}}.Encode()
	for naam, g := range map[string]struct {
		methode, lichaam, accept string
		status                   int
		waar                     string
	}{
		"een script":            {http.MethodPost, goed, "*/*", http.StatusNoContent, ""},
		"een browser":           {http.MethodPost, goed, "text/html,application/xhtml+xml", http.StatusSeeOther, "/"},
		"iemand die niemand is": {http.MethodPost, "gebruiker=m-niemand", "", http.StatusNotFound, ""},
		"niets ingevuld":        {http.MethodPost, "", "", http.StatusNotFound, ""},
		"onleesbaar":            {http.MethodPost, "gebruiker=%zz", "", http.StatusBadRequest, ""},
		"veel te groot":         {http.MethodPost, "gebruiker=" + strings.Repeat("a", maxFormulier), "", http.StatusBadRequest, ""},
		"niet door te kijken":   {http.MethodGet, "", "", http.StatusMethodNotAllowed, ""},
	} {
		t.Run(naam, func(t *testing.T) {
			a := stuur(h, g.methode, "/demo/inloggen", g.lichaam, "Accept", g.accept)
			if a.StatusCode != g.status || a.Header.Get("Location") != g.waar {
				t.Fatalf("status %d to %q, want %d", a.StatusCode, a.Header.Get("Location"), g.status)
			}
			koekjes := a.Cookies()
			if ingelogd := g.status < 400; (len(koekjes) == 1) != ingelogd {
				t.Fatalf("cookies %v", koekjes)
			} else if !ingelogd {
				return
			}
			if p, err := d.Persoon(verzoek(koekjes...)); err != nil || p.ID != "m-wouter-voorbeeld" {
				t.Errorf("Persoon = %+v, %v", p, err)
			}
		})
	}
}

func TestDemoLeestDeGebruikerNietUitHetAdres(t *testing.T) {
	d, _ := deur(t, "http://localhost:8080")
	a := stuur(d.Demo(), http.MethodPost, "/demo/inloggen?gebruiker=m-wouter-voorbeeld", "")
	if a.StatusCode != http.StatusNotFound || len(a.Cookies()) > 0 {
		t.Errorf("status %d, cookies %v", a.StatusCode, a.Cookies())
	}
}

// Outside a practice house nobody is listed, and nobody gets in by choosing.
func TestGeenDemoInEenEchtHuis(t *testing.T) {
	g, _ := huis(t, false)
	d, err := Nieuw(g, "https://huis.example")
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range []*http.Response{
		stuur(d.Demo(), http.MethodGet, "/demo/gebruikers.json", ""),
		stuur(d.Demo(), http.MethodPost, "/demo/inloggen", "gebruiker=m-noor-verzonnen"),
	} {
		if a.StatusCode != http.StatusNotFound || len(a.Cookies()) > 0 {
			t.Errorf("%d, cookies %v", a.StatusCode, a.Cookies())
		}
	}
}

func TestDemoAlsHetHuisDichtIs(t *testing.T) {
	d, _ := deur(t, "http://localhost:8080")
	if err := d.gate.Close(); err != nil {
		t.Fatal(err)
	}
	a := stuur(d.Demo(), http.MethodPost, "/demo/inloggen", "gebruiker=m-noor-verzonnen")
	if a.StatusCode < 500 || len(a.Cookies()) > 0 {
		t.Errorf("%d, cookies %v", a.StatusCode, a.Cookies())
	}
}
