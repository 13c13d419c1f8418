// SPDX-License-Identifier: EUPL-1.2

package api_test

import (
	"bytes"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"rondetafel/internal/api"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	"rondetafel/internal/informatie"
	"rondetafel/internal/klok"
	"rondetafel/internal/partij"
	"rondetafel/internal/pgtest"
)

func TestMain(m *testing.M) { os.Exit(pgtest.Main(m)) }

// The people of the small house of these tests. All of them are made up.
const (
	manager    = "m-mia-verzonnen"
	regisseur  = "m-pim-fictief"
	tweede     = "m-pia-fictief" // a second procesregisseur
	functieFG  = "m-fenna-voorbeeld"
	commissie  = "m-ruud-proef" // rechtmatigheidsadviescommissie
	beheerder  = "m-bea-proef"
	gemeente   = "m-gijs-bedenksel" // reports casussen
	politie    = "m-pol-proef"
	zorg       = "m-zoe-schijn"
	collega    = "m-zed-schijn" // of the same Partij as zorg
	ongetekend = "m-onno-nepveld"
)

const origin = "https://huis.example"

// huis is a house with its API, over HTTP, on a real database.
type huis struct {
	t      *testing.T
	gate   *gate.Gate
	klok   *klok.Verzet
	server *httptest.Server
	tokens map[string]string
	log    *logboek
	anders func() (gate.Caller, gate.Persoon, error) // when set, who asks is what it says
}

// logboek keeps what the technical log got.
type logboek struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *logboek) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *logboek) tekst() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

// databases runs do on both engines.
func databases(t *testing.T, do func(t *testing.T, h *huis)) {
	t.Run("sqlite", func(t *testing.T) { do(t, openHuis(t, "")) })
	t.Run("postgres", func(t *testing.T) { do(t, openHuis(t, pgtest.URL(t))) })
}

func openHuis(t *testing.T, db string) *huis {
	t.Helper()
	if db == "" {
		db = filepath.Join(t.TempDir(), "huis.db")
	}
	h := openLeeg(t, db)
	if err := h.gate.Inrichten(t.Context(), gate.Als("", "test"), inrichting()); err != nil {
		t.Fatal(err)
	}
	return h
}

// openLeeg opens a house in which nobody lives yet.
func openLeeg(t *testing.T, db string) *huis {
	t.Helper()
	dir := t.TempDir()
	h := &huis{t: t, klok: klok.NieuwVerzet(klok.Systeem()), tokens: map[string]string{}, log: &logboek{}}
	g, err := gate.Open(t.Context(), gate.Opties{DB: db, Sleutels: filepath.Join(dir, "sleutels"), Klok: h.klok, Synchroon: "OFF"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := g.Close(); err != nil {
			t.Error(err)
		}
	})
	h.gate = g
	h.server = httptest.NewServer(api.Handler(api.Opties{Gate: g, Wie: h.wie, URL: origin, Log: slog.New(slog.NewTextHandler(h.log, nil))}))
	t.Cleanup(h.server.Close)
	return h
}

func inrichting() gate.Huisinrichting {
	p := func(id, naam string, soort partij.Soort) partij.Partij {
		return partij.Partij{ID: id, Naam: naam, Kort: naam, Soort: soort, Tot: klok.Eeuwig}
	}
	m := func(id, naam, partijID string, functies ...partij.Functie) partij.Medewerker {
		mens := partij.Medewerker{ID: id, Naam: naam, Partij: partijID, Tot: klok.Eeuwig, Verklaring: 1}
		if partijID == "p-huis" {
			mens.Namens = "p-gemeente"
		}
		for _, f := range functies {
			mens.Functies = append(mens.Functies, partij.Toekenning{Functie: f, Tot: klok.Eeuwig})
		}
		return mens
	}
	onno := m(ongetekend, "Onno Nepveld", "p-zorg", partij.Aanmelder, partij.Uitvoerder)
	onno.Verklaring = 0
	return gate.Huisinrichting{Naam: "Veiligheidshuis Midden-Limburg (test)", Verklaring: "Ik houd geheim wat ik hier lees.", Demo: true, Protocol: informatie.RuimProtocol(),
		Partijen: []partij.Partij{p("p-huis", "Veiligheidshuis", partij.Huis), p("p-gemeente", "Gemeente Roermond", partij.Gemeente),
			p("p-politie", "Politie Eenheid Limburg", partij.Politie), p("p-zorg", "Met GGZ", partij.GGZ)},
		Medewerkers: []partij.Medewerker{
			m(manager, "Mia Verzonnen", "p-huis", partij.Manager), m(regisseur, "Pim Fictief", "p-huis", partij.Procesregisseur),
			m(tweede, "Pia Fictief", "p-huis", partij.Procesregisseur), m(functieFG, "Fenna Voorbeeld", "p-gemeente", partij.FG),
			m(commissie, "Ruud Proef", "p-gemeente", partij.Rechtmatigheid),
			m(gemeente, "Gijs Bedenksel", "p-gemeente", partij.Aanmelder, partij.Uitvoerder),
			m(politie, "Pol Proef", "p-politie", partij.Aanmelder, partij.Uitvoerder),
			m(zorg, "Zoë Schijn", "p-zorg", partij.Aanmelder, partij.Uitvoerder),
			m(collega, "Zed Schijn", "p-zorg", partij.Uitvoerder), m(beheerder, "Bea Proef", "p-zorg", partij.Partijbeheerder), onno}}
}

const cookie = "rondetafel"

// wie is the log-in of these tests: a cookie with the token of a real session.
func (h *huis) wie(r *http.Request) (gate.Caller, gate.Persoon, error) {
	if h.anders != nil {
		return h.anders()
	}
	koekje, err := r.Cookie(cookie)
	if err != nil {
		return gate.Caller{}, gate.Persoon{}, errs.ErrNotLoggedIn
	}
	p, err := h.gate.Sessie(r.Context(), koekje.Value)
	if err != nil {
		return gate.Caller{}, gate.Persoon{}, err
	}
	c := gate.Als(p.ID, "web")
	c.Sessie = p.Sessie
	return c, p, nil
}

func (h *huis) token(wie string) string {
	h.t.Helper()
	if h.tokens[wie] == "" {
		token, err := h.gate.Inloggen(h.t.Context(), gate.Als(wie, "test"))
		if err != nil {
			h.t.Fatal(err)
		}
		h.tokens[wie] = token
	}
	return h.tokens[wie]
}

// antwoord is what came back.
type antwoord struct {
	t      *testing.T
	status int
	kop    http.Header
	body   []byte
}

// verzoek makes a request of wie, "" for nobody. body is text, or anything that becomes JSON, or nil.
func (h *huis) verzoek(wie, method, path string, body any) *http.Request {
	h.t.Helper()
	var in io.Reader
	switch b := body.(type) {
	case nil:
	case string:
		in = strings.NewReader(b)
	default:
		tekst, err := json.Marshal(b)
		if err != nil {
			h.t.Fatal(err)
		}
		in = bytes.NewReader(tekst)
	}
	r, err := http.NewRequestWithContext(h.t.Context(), method, h.server.URL+api.Basis+path, in)
	if err != nil {
		h.t.Fatal(err)
	}
	if in != nil {
		r.Header.Set("Content-Type", "application/json")
	}
	if wie != "" {
		r.AddCookie(&http.Cookie{Name: cookie, Value: h.token(wie)})
	}
	return r
}

func (h *huis) stuur(r *http.Request) antwoord {
	h.t.Helper()
	client := http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }, Timeout: 30 * time.Second}
	res, err := client.Do(r)
	if err != nil {
		h.t.Fatal(err)
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	if err != nil {
		h.t.Fatal(err)
	}
	if v := res.Header.Get("API-Version"); v != api.Versie {
		h.t.Errorf("%s %s: API-Version %q, want %q", r.Method, r.URL.Path, v, api.Versie)
	}
	return antwoord{h.t, res.StatusCode, res.Header, body}
}

func (h *huis) get(wie, path string) antwoord {
	h.t.Helper()
	return h.stuur(h.verzoek(wie, http.MethodGet, path, nil))
}

func (h *huis) post(wie, path string, body any) antwoord {
	h.t.Helper()
	return h.stuur(h.verzoek(wie, http.MethodPost, path, body))
}

// is asks for a status and returns the answer.
func (a antwoord) is(status int) antwoord {
	a.t.Helper()
	if a.status != status {
		a.t.Fatalf("status %d, want %d: %s", a.status, status, a.body)
	}
	want := "application/json"
	if status >= 400 {
		want = "application/problem+json"
	}
	if kind := a.kop.Get("Content-Type"); status != http.StatusNoContent && kind != want {
		a.t.Fatalf("status %d has Content-Type %q, want %q", status, kind, want)
	}
	return a
}

// naar reads the answer as T.
func naar[T any](a antwoord) T {
	a.t.Helper()
	var v T
	if err := json.Unmarshal(a.body, &v); err != nil {
		a.t.Fatalf("%v: %s", err, a.body)
	}
	return v
}

func (a antwoord) probleem(status int) api.Probleem {
	a.t.Helper()
	p := naar[api.Probleem](a.is(status))
	if p.Status != status || p.Title == "" || p.Detail == "" {
		a.t.Errorf("problem without status, title or detail: %s", a.body)
	}
	return p
}

// velden are the names in invalidParams.
func (a antwoord) velden() string {
	a.t.Helper()
	var namen []string
	for _, v := range a.probleem(http.StatusBadRequest).Velden {
		namen = append(namen, v.Name)
		if v.Reason == "" {
			a.t.Errorf("%s has no reason", v.Name)
		}
	}
	return strings.Join(namen, " ")
}

type doc = map[string]any

func criteria() []doc {
	var lijst []doc
	for range 5 {
		lijst = append(lijst, doc{"antwoord": "ja", "toelichting": "Dat blijkt uit de gesprekken."})
	}
	return lijst
}

func aanmelding() doc {
	return doc{"soort": "complexe_casus", "gemeente": "GM0957", "doelen": []string{"veiligheid"}, "aanleiding": "Het gaat al lang mis.",
		"geprobeerd": "Er waren gesprekken.", "criteria": criteria(), "leefgebieden": []string{"wonen", "geld"},
		"betrokkenen": []doc{{"voornaam": "Bram", "achternaam": "Verzinsel", "geboortedatum": "1990-03-04", "bsn": "999990019",
			"rol": "hoofdbetrokkene"}}}
}

func screening(versie int64) doc {
	return doc{"versie": versie, "uitkomst": "triage", "criteria": criteria(), "overleg": doc{"met": "Gijs Bedenksel",
		"datum": time.Now().AddDate(0, -1, 0).Format("2-1-2006"), "wijze": "telefoon", "verslag": "We zijn het eens."}}
}

// meldAan reports a Casus and returns it.
func (h *huis) meldAan() gate.Verwijzing {
	h.t.Helper()
	a := h.post(gemeente, "/casussen", aanmelding()).is(http.StatusCreated)
	v := naar[gate.Verwijzing](a)
	if want := api.Basis + "/casussen/" + v.ID; a.kop.Get("Location") != want {
		h.t.Errorf("Location %q, want %q", a.kop.Get("Location"), want)
	}
	return v
}

// inTriage reports a Casus, assigns and screens it.
func (h *huis) inTriage() gate.Verwijzing {
	h.t.Helper()
	v := h.meldAan()
	pad := "/casussen/" + v.ID
	v = naar[gate.Verwijzing](h.post(manager, pad+"/_toewijzen", doc{"versie": v.Versie, "medewerker": regisseur}).is(http.StatusOK))
	return naar[gate.Verwijzing](h.post(regisseur, pad+"/_screenen", screening(v.Versie)).is(http.StatusOK))
}

// uitkomst ends the triage with a round table for the care Partij, with one of its people.
func uitkomst(versie int64) doc {
	return doc{"versie": versie, "route": "rto", "doel": "Samen een plan maken.", "reden": "Zorg is nodig.", "zonderAntwoord": "Zij bellen nog.", "namensPubliek": "p-gemeente",
		"partijen": []doc{{"partij": "p-zorg", "medewerker": zorg, "grond": "WGS 2.31", "waarom": "Er is zorg nodig."}}}
}

// metZorg reports a Casus, brings it to the round table and lets the care Partij take part.
func (h *huis) metZorg() (casus string, betrokkene string) {
	h.t.Helper()
	v := h.inTriage()
	h.post(regisseur, "/casussen/"+v.ID+"/_trieren", uitkomst(v.Versie)).is(http.StatusOK)
	blad := naar[gate.CasusBlad](h.get(regisseur, "/casussen/"+v.ID).is(http.StatusOK))
	return v.ID, blad.Betrokkenen[0].ID
}

func gegeven(over, wie string, lezers ...string) doc {
	g := doc{"over": []string{over}, "soort": "gewoon", "rubriek": "begeleiding", "bron": "Ons dossier", "datum": "2026-02-27", "tekst": "Hij komt elke week langs.", "grondslag": "Toestemming van de betrokkene.",
		"wie": wie}
	if len(lezers) > 0 {
		g["lezers"] = lezers
	}
	return g
}
