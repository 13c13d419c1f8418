// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"bytes"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	"rondetafel/internal/informatie"
)

// niemand is a Deur that nobody comes through.
type niemand struct{ Deur }

func (niemand) Persoon(*http.Request) (gate.Persoon, error) {
	return gate.Persoon{}, errs.ErrNotLoggedIn
}

func proefserver(t testing.TB, log *bytes.Buffer) *server {
	t.Helper()
	a, err := NieuweAssets()
	if err != nil {
		t.Fatal(err)
	}
	w, err := NieuweWeergave(a)
	if err != nil {
		t.Fatal(err)
	}
	return &server{Opties: Opties{Deur: niemand{}, Assets: a, Log: slog.New(slog.NewTextHandler(log, nil))}, weergave: w, decoder: nieuweDecoder()}
}

// A panic is a page with a reference, and its message, which may be about a person, is in no log.
func TestPaniek(t *testing.T) {
	var log bytes.Buffer
	w := httptest.NewRecorder()
	r := httptest.NewRequest(http.MethodPost, "/x", strings.NewReader("tekst=Getypt."))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
	proefserver(t, &log).maak(vrij, func(*bezoek) error { panic("Sem Verzinsel") }).ServeHTTP(w, r)
	for _, want := range []string{"Dit lukt nu niet", "4bf92f3577b34da6a3ce929d0e0e4736", "Getypt."} {
		if !strings.Contains(w.Body.String(), want) {
			t.Errorf("page misses %q", want)
		}
	}
	if w.Code != http.StatusInternalServerError || strings.Contains(log.String(), "Verzinsel") || !strings.Contains(log.String(), "4bf92f3577b34da6a3ce929d0e0e4736") {
		t.Errorf("%d; log %s", w.Code, log.String())
	}
}

// Each kind of error has one answer, whatever wraps it.
func TestAntwoordPerSoort(t *testing.T) {
	for want, err := range map[int]error{
		http.StatusForbidden:           &errs.Denied{Handeling: "casus.lezen", Titel: "Dit kan niet.", Volgnr: -1},
		http.StatusNotFound:            errs.ErrNotFound,
		http.StatusConflict:            &errs.Conflict{Wat: "dit"},
		http.StatusServiceUnavailable:  errs.ErrUnavailable,
		http.StatusSeeOther:            nietGetekend{},
		http.StatusBadRequest:          &errs.Invalid{},
		http.StatusTeapot:              statusFout(http.StatusTeapot),
		http.StatusInternalServerError: errors.New("iets anders"),
	} {
		var log bytes.Buffer
		s := proefserver(t, &log)
		b := &bezoek{server: s, w: nil, r: httptest.NewRequest(http.MethodGet, "/x", nil)}
		s.Gate = stilleKlok(t)
		w := httptest.NewRecorder()
		b.w = w
		b.antwoord(fmt.Errorf("verpakt: %w", err))
		if w.Code != want {
			t.Errorf("%v is answered with %d, want %d", err, w.Code, want)
		}
	}
}

// stilleKlok is a real, empty house: pages of errors ask it for the time.
func stilleKlok(t testing.TB) *gate.Gate {
	t.Helper()
	dir := t.TempDir()
	g, err := gate.Open(t.Context(), gate.Opties{DB: dir + "/huis.db", Sleutels: dir + "/sleutels", Synchroon: "OFF"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := g.Close(); err != nil {
			t.Error(err)
		}
	})
	return g
}

// Whatever a browser sends, the decoder gives an input or a bad request, and never falls over.
func FuzzLees(f *testing.F) {
	for _, s := range []string{"", "betrokkenen[0].achternaam=A&criteria[1].antwoord=ja", "betrokkenen[", "criteria]0[.antwoord=x", "versie=x",
		"doelen=a&doelen=b", "betrokkenen[-1].rol=x", "overleg.met=x&overleg..=y", "=&==", "betrokkenen[0][0].rol=x", "criteria[99999999999999999999].antwoord=x"} {
		f.Add(s)
	}
	var log bytes.Buffer
	s := proefserver(f, &log)
	f.Fuzz(func(t *testing.T, tekst string) {
		velden, err := url.ParseQuery(tekst)
		if err != nil {
			return
		}
		b := &bezoek{server: s, r: &http.Request{Method: http.MethodPost, PostForm: velden}}
		for _, in := range []any{new(aanmeldInvoer), new(casus.Screening), new(casus.Betrekken), new(informatie.Toevoegen), new(informatie.Wijzigen),
			new(gate.ZoekVraag), new(gate.Tekenen)} {
			var status statusFout
			if err := b.lees(in); err != nil && (!errors.As(err, &status) || status != http.StatusBadRequest) {
				t.Errorf("%T: %v", in, err)
			}
		}
		if in, err := b.leesAanmelding(); err == nil && len(in.Betrokkenen) > maxRijen {
			t.Errorf("%d rows", len(in.Betrokkenen))
		}
	})
}

// Where one goes after log-in is a page of ours, whatever stood in the address.
func FuzzVeiligPad(f *testing.F) {
	for _, s := range []string{"/", "/casussen?fase=triage", "//evil.example", "///evil.example", `/\evil.example`, "https://evil.example", "/a\nb", "/%2f/x", "javascript:x"} {
		f.Add(s)
	}
	basis, err := url.Parse("https://huis.example/inloggen")
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, s string) {
		pad := veiligPad(s)
		if pad == "" {
			return
		}
		if u, err := basis.Parse(pad); err != nil || u.Host != "huis.example" || u.Scheme != "https" {
			t.Errorf("%q goes to %v, %v", s, u, err)
		}
		if strings.ContainsAny(pad, "\\\r\n") || strings.HasPrefix(pad, "//") {
			t.Errorf("%q is let through", pad)
		}
	})
}

func TestWilsZinHeeltOp(t *testing.T) {
	for _, wie := range informatie.AlleLezers() {
		zin := informatie.Voorwaarden{Wie: wie, Tot: "2027-03-01"}.Zin(informatie.Beeld{Namen: []string{"3RO", "Moveoo"}})
		w := wilsZin(zin, nil)
		if w.Onderwerp == "" || w.Onderwerp+w.Rest != zin || strings.Contains(w.Onderwerp, "dit") {
			t.Errorf("%q becomes %+v", zin, w)
		}
	}
}

func TestZoekVraag(t *testing.T) {
	for tekst, want := range map[string]gate.ZoekVraag{
		"111222333":              {BSN: "111222333"},
		"1112.22.333":            {BSN: "111222333"},
		"de Vries 4-3-2004":      {Achternaam: "de Vries", Geboortedatum: "4-3-2004"},
		"Proef 4 maart 2004":     {Achternaam: "Proef", Geboortedatum: "4 maart 2004"},
		"de Proef uit 31-2-2004": {Achternaam: "de Proef uit 31-2-2004"},
		"4-3-2004":               {Achternaam: "4-3-2004"},
		"Alleen Naam":            {Achternaam: "Alleen Naam"},
	} {
		if got := zoekVraag(tekst); got != want {
			t.Errorf("%q: %+v, want %+v", tekst, got, want)
		}
	}
}

// Every refusal that the table of acts can give, has words for its page.
func TestNietNu(t *testing.T) {
	for _, a := range gate.Acts() {
		var d *errs.Denied
		if !errors.As(nietNu(a.Naam), &d) || d.Handeling != a.Naam || d.Volgnr != -1 {
			t.Errorf("%s: %v", a.Naam, nietNu(a.Naam))
		}
	}
	if err := nietNu("casus.verzinnen"); err == nil || errors.As(err, new(*errs.Denied)) {
		t.Errorf("an act that is none: %v", err)
	}
}
