// SPDX-License-Identifier: EUPL-1.2

package scenario_test

import (
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"rondetafel/internal/api"
	"rondetafel/internal/gate"
	"rondetafel/internal/identiteit"
	"rondetafel/internal/web"
)

// server is the pages and the API of a house.
type server struct{ adres string }

func serveer(t *testing.T, g *gate.Gate) *server {
	t.Helper()
	srv := httptest.NewUnstartedServer(nil)
	adres := "http://" + srv.Listener.Addr().String()
	deur, err := identiteit.Nieuw(g, adres)
	if err != nil {
		t.Fatal(err)
	}
	paginas, err := web.Handler(web.Opties{Gate: g, Deur: deur, URL: adres, Demo: true})
	if err != nil {
		t.Fatal(err)
	}
	mux := http.NewServeMux()
	mux.Handle("/", paginas)
	mux.Handle("/demo/", deur.Demo())
	mux.Handle("/api/", api.Handler(api.Opties{Gate: g, Wie: deur.Wie("api"), URL: adres}))
	srv.Config.Handler = mux
	srv.Start()
	t.Cleanup(srv.Close)
	return &server{adres}
}

// kijker is somebody who looks, with a log-in that stays.
type kijker struct {
	t       *testing.T
	persoon string
	adres   string
	http    *http.Client
	nooits  map[string]blik
}

func (s *server) kijker(t *testing.T, persoon string) *kijker {
	t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	k := &kijker{t: t, persoon: persoon, adres: s.adres, nooits: map[string]blik{}, http: &http.Client{Jar: jar, Timeout: time.Minute,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}}
	a, err := k.http.PostForm(s.adres+"/demo/inloggen", url.Values{"gebruiker": {persoon}})
	if err != nil {
		t.Fatal(err)
	}
	if a.Body.Close(); a.StatusCode != http.StatusNoContent {
		t.Fatalf("%s logs in: %s", persoon, a.Status)
	}
	return k
}

// blik is an answer.
type blik struct {
	status int
	kop    http.Header
	tekst  string
}

func (k *kijker) kijk(pad string) blik {
	k.t.Helper()
	a, err := k.http.Get(k.adres + pad)
	if err != nil {
		k.t.Fatal(err)
	}
	defer a.Body.Close()
	tekst, err := io.ReadAll(a.Body)
	if err != nil {
		k.t.Fatal(err)
	}
	a.Header.Del("Date")
	return blik{a.StatusCode, a.Header, string(tekst)}
}

// vlakken are the pages and answers on which something of a Casus could show: those about it, and those that tell what changed.
func vlakken(w *wereld) []string {
	paden := []string{"/", "/casussen", "/overleggen", "/casussen/" + w.z.ID, "/casussen/" + w.z.ID + "/plan", "/casussen/" + w.z.ID + "/gekeken",
		"/casussen/" + w.z.ID + "/optreden", "/api/v1/mijn-werk", "/api/v1/casussen", "/api/v1/casussen/" + w.z.ID, "/api/v1/casussen/" + w.z.ID + "/plan", "/api/v1/plannen/" + w.z.ID,
		"/api/v1/casussen/" + w.z.ID + "/inzagen", "/api/v1/casussen/" + w.z.ID + "/optredens",
		"/casussen/" + w.z.ID + "/inzien", "/casussen/" + w.z.ID + "/incidentele-derden", "/casussen/" + w.z.ID + "/wie-ziet-wat",
		"/api/v1/casussen/" + w.z.ID + "/inzien", "/api/v1/casussen/" + w.z.ID + "/incidentele-derden", "/api/v1/casussen/" + w.z.ID + "/zicht"}
	for _, o := range w.tafels {
		paden = append(paden, "/overleggen/"+o.ID, "/api/v1/overleggen/"+o.ID)
	}
	return paden
}

// adressen are where a piece stands by itself.
func adressen(id string) []string {
	return []string{apiVan(id), "/informatie/" + id, "/informatie/" + id + "/voorwaarden"}
}

func apiVan(id string) string { return "/api/v1/gegevens/" + id }

// nooit is the answer about what never was, asked once.
func (k *kijker) nooit(pad string) blik {
	k.t.Helper()
	b, ok := k.nooits[pad]
	if !ok {
		b = k.kijk(pad)
		k.nooits[pad] = b
	}
	return b
}

// zonder takes id out of an answer, so that it can be held against that about another id.
func (b blik) zonder(id string) string { return strings.ReplaceAll(b.tekst, id, "") }
