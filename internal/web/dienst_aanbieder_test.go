// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"context"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/zitadel/oidc/v3/example/server/exampleop"
	"github.com/zitadel/oidc/v3/example/server/storage"
	oidcop "github.com/zitadel/oidc/v3/pkg/op"

	"rondetafel/internal/gate"
	"rondetafel/internal/gate/gatetest"
	"rondetafel/internal/toegang"
	"rondetafel/internal/web"
)

const (
	aanbiederACR   = "urn:voorbeeld:substantieel"
	aanbiederKlant = "rondetafel"
	aanbiederGast  = "test-user@localhost" // whom the example provider knows
	aanbiederAnder = "test-user2"
	aanbiederWoord = "verysecure"
)

// aanbieder is the example provider of a library that others wrote, which knows of no levels: here it says one.
type aanbieder struct {
	*storage.Storage
	t       testing.TB
	url     string
	acr     atomic.Value // string
	geleden atomic.Int64 // nanoseconds since people logged in there
	sluit   func()       // it is out of order from then on
}

func nieuweAanbieder(t testing.TB, terug string) *aanbieder {
	t.Helper()
	srv := httptest.NewUnstartedServer(nil)
	_, poort, _ := strings.Cut(srv.Listener.Addr().String(), ":")
	a := &aanbieder{t: t, url: "http://localhost:" + poort, sluit: srv.Close}
	a.acr.Store(aanbiederACR)
	storage.RegisterClients(storage.WebClient(aanbiederKlant, "GEHEIM", terug))
	a.Storage = storage.NewStorage(storage.NewUserStore(a.url))
	srv.Config.Handler = exampleop.SetupServer(a.url, a, nil, false, oidcop.WithAllowInsecure())
	srv.Start()
	t.Cleanup(srv.Close)
	return a
}

// AuthRequestByCode is what the tokens are made of.
func (a *aanbieder) AuthRequestByCode(ctx context.Context, code string) (oidcop.AuthRequest, error) {
	r, err := a.Storage.AuthRequestByCode(ctx, code)
	if err != nil {
		return nil, err
	}
	return metNiveau{r, a}, nil
}

type metNiveau struct {
	oidcop.AuthRequest
	a *aanbieder
}

func (m metNiveau) GetACR() string { return m.a.acr.Load().(string) }

func (m metNiveau) GetAuthTime() time.Time {
	return m.AuthRequest.GetAuthTime().Add(-time.Duration(m.a.geleden.Load()))
}

// dienstHuis is a real house on the clock of today, whose people log in at a provider.
type dienstHuis struct {
	*echt
	a *aanbieder
}

func nieuwDienstHuis(t *testing.T) *dienstHuis {
	t.Helper()
	srv := httptest.NewUnstartedServer(nil)
	_, poort, _ := strings.Cut(srv.Listener.Addr().String(), ":")
	adres := "http://localhost:" + poort
	e := echtHuisOp(t, gatetest.Met(func(o *gate.Opties) { o.Adres = adres }), func(_ testing.TB, h *gatetest.Huis) { h.Klok.Zet(time.Now()) })
	d := &dienstHuis{e, nieuweAanbieder(t, adres+gate.PadDienstTerug)}
	e.Sluit()
	e.Opties.Diensten = []toegang.Inlogdienst{{ID: "proefdorp", Naam: "Werkaccount Proefdorp", Issuer: d.a.url, Client: aanbiederKlant, Geheim: "GEHEIM", ACR: []string{aanbiederACR},
		Partijen: []string{"Gemeente Proefdorp", "Veiligheidshuis Proef"}}}
	e.Open()
	e.url = adres
	opgangOp(t, web.Opties{Gate: e.Gate, URL: adres}, srv)
	return d
}

// logIn logs in at the provider, at the address where our page leads, and returns the path where a browser comes back.
func (a *aanbieder) logIn(adres, wie string) string {
	a.t.Helper()
	jar, err := cookiejar.New(nil)
	goed(a.t, err)
	terug := ""
	klant := &http.Client{Jar: jar, Timeout: 10 * time.Second, CheckRedirect: func(r *http.Request, _ []*http.Request) error {
		if "http://"+r.URL.Host != a.url {
			terug = r.URL.RequestURI()
			return http.ErrUseLastResponse
		}
		return nil
	}}
	pagina := a.haal(klant.Get(adres))
	m := regexp.MustCompile(`name="id" value="([^"]+)"`).FindStringSubmatch(pagina)
	if m == nil {
		a.t.Fatalf("the provider asks nothing: %s", pagina)
	}
	a.haal(klant.PostForm(a.url+"/login/username", url.Values{"id": {m[1]}, "username": {wie}, "password": {aanbiederWoord}}))
	if terug == "" {
		a.t.Fatal("the provider does not send back")
	}
	return terug
}

func (a *aanbieder) haal(r *http.Response, err error) string {
	a.t.Helper()
	goed(a.t, err)
	defer r.Body.Close()
	tekst, err := io.ReadAll(r.Body)
	goed(a.t, err)
	return string(tekst)
}
