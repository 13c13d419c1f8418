// SPDX-License-Identifier: EUPL-1.2

package api_test

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"rondetafel/internal/gate"
)

// Everything that is wrong comes at once, each with its place.
func TestInvalidParams(t *testing.T) {
	h := openHuis(t, "")
	for _, c := range []struct{ body, velden string }{
		{"", "body"},
		{"{", "body"},
		{"[]", "body"},
		{`"tekst"`, "body"},
		{"\xff\xfe", "body"},
		{`{"soort":"jongere"} {}`, "body"},
		{"{\"soort\":\"\xff\"}", "body"},
		{`{"soort":7}`, "soort"},
		{`{"criteria":[{"antwoord":true}]}`, "criteria.antwoord"},
		{`{"sort":"jongere"}`, "sort"},
		{`{"999990019":"x"}`, "onbekend"},
		{`{"betrokkenen":[{"bsn":999990019}]}`, "betrokkenen.bsn"},
		{`null`, "soort gemeente doelen aanleiding geprobeerd betrokkenen criteria leefgebieden"},
		{`{"soort":"gezin","gemeente":"GM0957","betrokkenen":[{"voornaam":"Bram","bsn":"123"}]}`,
			"doelen aanleiding geprobeerd betrokkenen[0].achternaam betrokkenen[0].rol betrokkenen[0].bsn criteria leefgebieden"},
	} {
		r := h.verzoek(gemeente, http.MethodPost, "/casussen", c.body)
		if got := h.stuur(r).velden(); got != c.velden {
			t.Errorf("%q: invalidParams %q, want %q", c.body, got, c.velden)
		}
	}
	r := h.verzoek(gemeente, http.MethodPost, "/casussen", nil)
	r.Header.Set("Content-Type", "application/json")
	if got := h.stuur(r).velden(); got != "body" {
		t.Errorf("no body: invalidParams %q", got)
	}
}

func TestQueryParams(t *testing.T) {
	h := openHuis(t, "")
	for query, velden := range map[string]string{
		"pagina=abc":                  "pagina",
		"pagina=-1":                   "pagina",
		"paginaGrootte=101":           "paginaGrootte",
		"paginaGrootte=1.5":           "paginaGrootte",
		"sorteer=naam":                "sorteer",
		"stand=dicht&rol=baas&fase=x": "fase rol stand",
		"pagina=0":                    "pagina",
		"pagina=10001":                "pagina",
		"paginaGrootte=0":             "paginaGrootte",
		"soort=onzin":                 "soort",
		"soort=top_x":                 "soort",
		"gemeente=Roermond":           "gemeente",
		"gemeente=GM9999":             "gemeente",
		"nummer=142":                  "nummer",
		"zz=1&pagina=0&soort=x&aa=":   "aa pagina soort zz",
		"pagina=abc&paginaGrootte=x":  "pagina paginaGrootte",
		"stand=open&stand=alle":       "stand",
		"stand=alle;rol=deelnemer":    "onbekend",
		"%zz=1":                       "onbekend",
		"zz=1&aa=2":                   "aa zz",
		"filter=x":                    "filter",
		"Pagina=2":                    "Pagina",
		"999990019=":                  "onbekend",
		"paginagrootte=" + strings.Repeat("9", 20) + "": "paginagrootte",
	} {
		if got := h.get(gemeente, "/casussen?"+query).velden(); got != velden {
			t.Errorf("%s: invalidParams %q, want %q", query, got, velden)
		}
	}
	if got := h.get(gemeente, "/casussen/x/inzagen?voor=gisteren").velden(); got != "voor" {
		t.Errorf("voor: invalidParams %q", got)
	}
	if got := h.get(gemeente, "/huis?pagina=2").velden(); got != "pagina" {
		t.Errorf("a key of another operation: invalidParams %q", got)
	}
}

// Whatever is sent, wherever in the input: an error never says it back.
func TestErrorsNeverRepeatWhatWasSent(t *testing.T) {
	h := openHuis(t, "")
	const secret = "Qzxgeheim"
	rapid.Check(t, func(rt *rapid.T) {
		in := aanmelding()
		for _, field := range rapid.SliceOfN(rapid.SampledFrom([]string{"soort", "gemeente", "doelen", "leefgebieden", "namens", "concept",
			"contact"}), 1, 4).Draw(rt, "fields") {
			in[field] = rapid.SampledFrom([]any{secret, []string{secret}, map[string]string{secret + " 1": secret}}).Draw(rt, "value")
		}
		query := rapid.SampledFrom([]string{"", "?x=" + secret, "?" + secret + "1=1", "?pagina=" + secret}).Draw(rt, "query")
		for _, a := range []antwoord{h.post(gemeente, "/casussen"+query, in), h.get(gemeente, "/casussen/"+secret+query),
			h.get(gemeente, "/casussen"+query)} {
			if strings.Contains(string(a.body), secret) {
				rt.Fatalf("%d: %s", a.status, a.body)
			}
			if a.status >= 500 {
				rt.Fatalf("%d: %s", a.status, a.body)
			}
		}
	})
}

func TestConflict(t *testing.T) {
	databases(t, func(t *testing.T, h *huis) {
		v := h.meldAan()
		pad := "/casussen/" + v.ID
		w := naar[gate.Verwijzing](h.post(manager, pad+"/_toewijzen", doc{"versie": v.Versie, "medewerker": regisseur}).is(http.StatusOK))
		before := time.Now().Add(-time.Minute)
		p := h.post(regisseur, pad+"/_screenen", screening(v.Versie)).probleem(http.StatusConflict)
		if p.Versie == nil || *p.Versie != w.Versie || p.Moment == nil || p.Moment.Before(before) ||
			p.Wie != "Mia Verzonnen" || p.Nu != "Fase: Screening\nProcesregisseur: Pim Fictief" {
			t.Errorf("conflict: %+v", p)
		}
		if blad := naar[gate.CasusBlad](h.get(regisseur, pad).is(http.StatusOK)); blad.Fase != "screening" {
			t.Errorf("a conflict changed the casus: %q", blad.Fase)
		}
	})
}

// The conflict over a text says who changed it, and the text as it is now to whom may read it.
func TestConflictNu(t *testing.T) {
	h := openHuis(t, "")
	casus, over := h.metZorg()
	h.post(zorg, "/casussen/"+casus+"/aanwijzingen", doc{"medewerker": collega}).is(http.StatusCreated)
	v := naar[gate.Verwijzing](h.post(zorg, "/casussen/"+casus+"/gegevens", gegeven(over, "deelnemers")).is(http.StatusCreated))
	beter := doc{"versie": v.Versie, "over": []string{over}, "soort": "gewoon", "rubriek": "begeleiding", "bron": "Ons dossier", "datum": "2026-02-27", "tekst": "Van Zed.", "grondslag": "Toestemming."}
	h.post(collega, "/gegevens/"+v.ID+"/_corrigeren", beter).is(http.StatusOK)
	beter["tekst"] = "Van Zoë."
	p := h.post(zorg, "/gegevens/"+v.ID+"/_corrigeren", beter).probleem(http.StatusConflict)
	if p.Wie != "Zed Schijn" || p.Nu != "Van Zed.\n\nIedereen die in deze casus meedoet leest dit, vanaf het begin van het RTO." || p.Versie == nil || p.Moment == nil {
		t.Errorf("conflict: %+v", p)
	}
}

func TestIdempotencyKey(t *testing.T) {
	databases(t, func(t *testing.T, h *huis) {
		send := func(wie, key string, body any) antwoord {
			r := h.verzoek(wie, http.MethodPost, "/casussen", body)
			r.Header.Set("Idempotency-Key", key)
			return h.stuur(r)
		}
		first := send(gemeente, "sleutel-1", aanmelding()).is(http.StatusCreated)
		zelfde(t, "the same key again", first, send(gemeente, "sleutel-1", aanmelding()).is(http.StatusCreated))
		other := aanmelding()
		other["aanleiding"] = "Iets anders."
		if got := send(gemeente, "sleutel-1", other).velden(); got != "Idempotency-Key" {
			t.Errorf("a key for something else: %s", got)
		}
		if got := send(gemeente, strings.Repeat("s", 101), aanmelding()).velden(); got != "Idempotency-Key" {
			t.Errorf("a key that is too long: %s", got)
		}
		send(zorg, "sleutel-1", aanmelding()).is(http.StatusCreated) // a key is one person's own
		if p := naar[gate.CasusPagina](h.get(gemeente, "/casussen").is(http.StatusOK)); len(p.Casussen) != 1 {
			t.Errorf("%d casussen, want 1", len(p.Casussen))
		}
		r := h.verzoek(gemeente, http.MethodGet, "/casussen", nil)
		r.Header.Set("Idempotency-Key", "sleutel-1")
		h.stuur(r).is(http.StatusOK)
	})
}

// Lists are never null, moments are UTC, dates are ISO.
func TestShapeOfAnswers(t *testing.T) {
	h := openHuis(t, "")
	casus, over := h.metZorg()
	v := naar[gate.Verwijzing](h.post(zorg, "/casussen/"+casus+"/gegevens", gegeven(over, "deelnemers")).is(http.StatusCreated))
	h.klok.Loop(10 * time.Minute)
	p := h.get(manager, "/casussen/"+casus).probleem(http.StatusForbidden)
	for _, c := range []struct{ wie, path string }{{regisseur, "/casussen/" + casus}, {zorg, "/casussen/" + casus}, {manager, "/casussen"},
		{gemeente, "/casussen"}, {manager, "/casussen/" + casus + "/procesgegevens"}, {regisseur, "/casussen/" + casus + "/inzagen"},
		{zorg, "/gegevens/" + v.ID}, {gemeente, "/mijn-werk"}, {gemeente, "/huis"}, {manager, strings.TrimPrefix(p.Besluit, "/api/v1")}} {
		body := h.get(c.wie, c.path).is(http.StatusOK).body
		var v any
		if err := json.Unmarshal(body, &v); err != nil {
			t.Fatal(err)
		}
		shape(t, c.path, v)
	}
}

func shape(t *testing.T, path string, v any) {
	t.Helper()
	switch v := v.(type) {
	case nil:
		t.Errorf("%s is null", path)
	case []any:
		for _, e := range v {
			shape(t, path+"[]", e)
		}
	case map[string]any:
		for name, e := range v {
			shape(t, path+"."+name, e)
			text, _ := e.(string)
			if _, err := time.Parse("2006-01-02T15:04:05.999999999Z", text); err != nil &&
				(strings.HasSuffix(name, "Op") || name == "moment" || name == "sinds") {
				t.Errorf("%s.%s is %q, not a moment in UTC", path, name, text)
			}
			if _, err := time.Parse("2006-01-02", text); err != nil && (name == "datum" || name == "geboortedatum") {
				t.Errorf("%s.%s is %q, not a date", path, name, text)
			}
		}
	}
}
