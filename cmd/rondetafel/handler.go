// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"io"
	"log/slog"
	"net/http"
	"net/netip"
	"strings"
	"time"

	"rondetafel/internal/api"
	"rondetafel/internal/drukwerk"
	"rondetafel/internal/edge"
	"rondetafel/internal/fixture"
	"rondetafel/internal/gate"
	"rondetafel/internal/identiteit"
	"rondetafel/internal/voorbeeld"
	"rondetafel/internal/web"
)

// samenstelling is what the server is made of.
type samenstelling struct {
	gate  *gate.Gate
	deur  *identiteit.Deur
	log   *slog.Logger
	sinds func() time.Duration // a clock that nobody sets, for how long a request took
	oefen *oefenklok           // of a practice house; nil for any other

	proxies []netip.Prefix // from which requests come, when there are any
	tempo   *edge.Pace     // of people; nil without a limit
	machine *edge.Pace     // of systems of Partijen; nil without a limit
	eenDeur *edge.Pace     // of one address, or one known browser, that asks to be let in; nil without a limit
	deuren  *edge.Pace     // of all strangers who ask to be let in; nil without a limit
	contact string         // where weaknesses are reported
}

// handler composes the server: health for those who watch it, then pages and API, behind one trace, one technical log and what stands before
// every request (edge).
// Nothing answers a request that another site makes a browser send. What lets one be anybody exists in a practice house only.
func handler(s samenstelling) (http.Handler, error) {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /healthz", leeft)
	mux.HandleFunc("GET /readyz", gereed(s.gate))
	paginas, programmas, tokens, err := s.randen()
	if err != nil {
		return nil, err
	}
	mux.Handle(api.PadToken, tokens)
	mux.Handle("GET "+api.PadServer, tokens)
	if s.oefen != nil {
		proef, err := s.muur(s.deur.Demo(), anderHuis)
		if err != nil {
			return nil, err
		}
		mux.Handle("/demo/", proef)
		mux.Handle("/demo/klok", paginas)
	}
	mux.Handle("/", paginas)
	h, err := edge.Handler(edge.Options{URL: s.deur.Oorsprong(), Proxies: s.proxies}, eerstAPI(programmas, mux))
	if err != nil {
		return nil, err
	}
	return identiteit.MetTrace(metLog(s.log, s.sinds, h)), nil
}

// randen makes the edges: the pages, which have a wall of their own that answers with a page, the API, and where systems get their tokens.
func (s samenstelling) randen() (paginas, programmas, tokens http.Handler, err error) {
	opties := web.Opties{Gate: s.gate, Deur: s.deur, Tempo: s.tel, URL: s.deur.Oorsprong(), Log: s.log, Contact: s.contact}
	if s.oefen != nil {
		opties.Demo, opties.Oefenklok, opties.Voorstel = true, s.oefen, fixture.Wegwijzers()
	}
	if m := voorbeeld.Zoek(); m != nil {
		opties.Voorbeeld = m
	}
	if d := drukwerk.Zoek(); d != nil {
		opties.Drukker = d
	}
	paginas, err = web.Handler(opties)
	if err != nil {
		return nil, nil, nil, err
	}
	voor := api.Opties{Gate: s.gate, Wie: s.deur.Wie("api"), Beller: s.deur.Onbekend, Tempo: s.tel, URL: s.deur.Oorsprong(), Log: s.log}
	programmas, err = s.muur(api.Handler(voor), anderHuisAPI)
	if err != nil {
		return nil, nil, nil, err
	}
	tokens, err = s.muur(api.Tokens(voor), anderHuisAPI)
	return paginas, programmas, tokens, err
}

// tel counts a request, of a person wherever they come in, of who asks to be let in, and of anything else apart.
func (s samenstelling) tel(wie string) time.Duration {
	switch {
	case strings.HasPrefix(wie, "mens/"):
		return s.tempo.Take(wie)
	case wie == web.TempoDeur:
		return s.deuren.Take(wie)
	case strings.HasPrefix(wie, web.TempoDeur):
		return s.eenDeur.Take(wie)
	}
	return s.machine.Take(wie)
}

// muur refuses what another site makes a browser send to h.
func (s samenstelling) muur(h http.Handler, weiger http.HandlerFunc) (http.Handler, error) {
	m := http.NewCrossOriginProtection()
	if err := m.AddTrustedOrigin(s.deur.Oorsprong()); err != nil {
		return nil, err
	}
	m.SetDenyHandler(weiger)
	return m.Handler(h), nil
}

// apiPad is where the API lies.
const apiPad = "/api/"

// eerstAPI sends what is for the API there as it came: a ServeMux would redirect an untidy path, while an address of the API
// has one spelling.
func eerstAPI(programmas, rest http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasPrefix(r.URL.Path, apiPad) {
			programmas.ServeHTTP(w, r)
			return
		}
		rest.ServeHTTP(w, r)
	})
}

// leeft answers that the process lives, and nothing about the house.
func leeft(w http.ResponseWriter, _ *http.Request) { tekst(w, http.StatusOK, "ok") }

// gereed answers whether acts can be logged now. While they cannot, every act is refused.
func gereed(g *gate.Gate) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if err := g.Gereed(r.Context()); err != nil {
			w.Header().Set("Retry-After", "5")
			tekst(w, http.StatusServiceUnavailable, "niet gereed")
			return
		}
		tekst(w, http.StatusOK, "gereed")
	}
}

func anderHuis(w http.ResponseWriter, _ *http.Request) {
	tekst(w, http.StatusForbidden, "Dit verzoek kwam van een andere website. Ga naar het Veiligheidshuis en probeer het opnieuw.")
}

// anderHuisAPI says the same to a program, in the form in which the API says everything (RFC 9457).
func anderHuisAPI(w http.ResponseWriter, _ *http.Request) {
	kop := w.Header()
	kop.Set("API-Version", api.Versie)
	kop.Set("Content-Type", "application/problem+json")
	kop.Set("Cache-Control", "no-store")
	kop.Set("X-Content-Type-Options", "nosniff")
	w.WriteHeader(http.StatusForbidden)
	_, _ = io.WriteString(w, `{"status":403,"title":"Geen toegang","detail":"Dit verzoek kwam van een andere website."}`+"\n")
}

func tekst(w http.ResponseWriter, status int, regel string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("X-Content-Type-Options", "nosniff")
	w.WriteHeader(status)
	_, _ = io.WriteString(w, regel+"\n") // nobody is left to tell
}
