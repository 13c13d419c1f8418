// SPDX-License-Identifier: EUPL-1.2

package api_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"rondetafel/internal/gate"
	"rondetafel/internal/klok"
)

// triagevraag is a question to the care Partij about over.
func triagevraag(over string) doc {
	return doc{"partij": "p-zorg", "medewerker": zorg, "vraag": "Kennen jullie Bram?", "doel": "veiligheid", "over": []string{over}, "metBsn": true,
		"uiterlijkDatum": time.Now().In(klok.Amsterdam()).AddDate(0, 0, 5).Format("2-1-2006"), "namensPubliek": "p-gemeente"}
}

const nergens = "06f0000000000000000000000000"

// triage is a Casus in triage with one question, which the care Partij did not answer yet.
type triage struct {
	*huis
	casus, vraag gate.Verwijzing
	over         string
}

func (h *huis) metVraag() triage {
	h.t.Helper()
	v := h.inTriage()
	blad := naar[gate.CasusBlad](h.get(regisseur, "/casussen/"+v.ID).is(http.StatusOK))
	over := blad.Betrokkenen[0].ID
	a := h.post(regisseur, "/casussen/"+v.ID+"/triagevragen", triagevraag(over)).is(http.StatusCreated)
	k := naar[gate.Verwijzing](a)
	if want := "/api/v1/triagevragen/" + k.ID; a.kop.Get("Location") != want {
		h.t.Errorf("Location %q, want %q", a.kop.Get("Location"), want)
	}
	return triage{h, v, k, over}
}

func (h *triage) pad() string { return "/casussen/" + h.casus.ID }

// rule 1.8-1: asking.
func TestTriageVragen(t *testing.T) {
	databases(t, func(t *testing.T, huis *huis) {
		h := huis.metVraag()
		if got := h.post(regisseur, h.pad()+"/triagevragen", doc{"partij": "p-politie"}).velden(); got != "medewerker vraag doel over uiterlijkDatum" {
			t.Errorf("invalidParams: %s", got)
		}
		// rule 2.1-1: for a goal of this Casus; and one question at a time
		anders := triagevraag(h.over)
		anders["doel"] = "overlast"
		if got := h.post(regisseur, h.pad()+"/triagevragen", anders).velden(); got != "doel partij" {
			t.Errorf("invalidParams: %s", got)
		}
		if p := h.post(gemeente, h.pad()+"/triagevragen", triagevraag(h.over)).probleem(http.StatusForbidden); len(p.Artikelen) == 0 || p.Artikelen[0] != "1.8" || p.Anders == "" {
			t.Errorf("refusal: %+v", p)
		}
		for _, wie := range []string{politie, zorg} { // zorg was asked, and still knows nothing of the Casus
			zelfde(t, wie, h.post(wie, h.pad()+"/triagevragen", triagevraag(h.over)).is(http.StatusNotFound),
				h.post(wie, "/casussen/"+nergens+"/triagevragen", triagevraag(h.over)).is(http.StatusNotFound))
		}
	})
}

// rule 1.8-1: who is asked reads the question with the data that it gives, and nothing of the Casus.
func TestTriagevraagLezen(t *testing.T) {
	databases(t, func(t *testing.T, huis *huis) {
		h := huis.metVraag()
		pad := "/triagevragen/" + h.vraag.ID
		a := h.get(zorg, pad).is(http.StatusOK)
		k := naar[gate.TriagevraagBlad](a)
		if k.Vraag != "Kennen jullie Bram?" || k.Doel != "veiligheid" || !k.Eigen || len(k.Mag) != 1 || k.Casus != "" {
			t.Errorf("question: %+v", k)
		}
		if p := (gate.PersoonBlad{ID: h.over, Naam: "Bram Verzinsel", Geboortedatum: "1990-03-04", BSN: "999990019"}); len(k.Over) != 1 || k.Over[0] != p {
			t.Errorf("about %+v", k.Over)
		}
		for _, niet := range []string{h.casus.ID, "mis", "complexe_casus", "GM0957"} {
			if strings.Contains(string(a.body), niet) {
				t.Errorf("the question tells %q: %s", niet, a.body)
			}
		}
		if k := naar[gate.TriagevraagBlad](h.get(regisseur, pad).is(http.StatusOK)); k.Eigen || len(k.Mag) != 0 || k.Casus != h.casus.ID || k.Over[0].BSN != "*******19" {
			t.Errorf("for the procesregisseur: %+v", k)
		}
		for _, wie := range []string{gemeente, collega, politie, manager} { // rule 9.2b-1: the aanmelder only what is shared
			zelfde(t, wie, h.get(wie, pad).is(http.StatusNotFound), h.get(wie, "/triagevragen/"+nergens).is(http.StatusNotFound))
		}
		zelfde(t, "the Casus of the question", h.get(zorg, h.pad()).is(http.StatusNotFound), h.get(zorg, "/casussen/"+nergens).is(http.StatusNotFound))
		h.werk()
	})
}

// werk looks at the task of who is asked: it holds the number of the Casus, and nothing else of it.
func (h *triage) werk() {
	h.t.Helper()
	werk := naar[gate.WerkBlad](h.get(zorg, "/mijn-werk").is(http.StatusOK))
	if len(werk.Taken) != 1 || werk.Taken[0].Object != h.vraag.ID || len(werk.Casussen) != 0 {
		h.t.Fatalf("work: %+v", werk)
	}
	if c := (gate.CasusRegel{Nummer: h.casus.Nummer}); werk.Taken[0].Casus != c {
		h.t.Errorf("the task tells of the Casus: %+v", werk.Taken[0].Casus)
	}
	if werk := naar[gate.WerkBlad](h.get(collega, "/mijn-werk").is(http.StatusOK)); len(werk.Taken) != 0 {
		h.t.Errorf("a colleague who was not asked: %+v", werk)
	}
}

// rules 1.8-1, 9.2b-1: answering, anew while the triage lasts, and for whom the answer is.
func TestTriagevraagAntwoorden(t *testing.T) {
	databases(t, func(t *testing.T, huis *huis) {
		h := huis.metVraag()
		pad := "/triagevragen/" + h.vraag.ID
		if got := h.post(zorg, pad+"/_antwoorden", doc{"versie": 1, "bekend": "misschien"}).velden(); got != "bekend aanschuiven" {
			t.Errorf("invalidParams: %s", got)
		}
		if got := h.post(zorg, pad+"/_antwoorden", doc{"versie": 1, "bekend": "actief", "aanschuiven": "ja"}).velden(); got != "contact" {
			t.Errorf("invalidParams: %s", got)
		}
		v := naar[gate.Verwijzing](h.post(zorg, pad+"/_antwoorden", doc{"versie": 1, "bekend": "onbekend"}).is(http.StatusOK)) // two clicks
		if p := h.post(zorg, pad+"/_antwoorden", doc{"versie": 1, "bekend": "onbekend"}).probleem(http.StatusConflict); p.Versie == nil || *p.Versie != v.Versie {
			t.Errorf("conflict: %+v", p)
		}
		beter := doc{"versie": v.Versie, "bekend": "bekend", "contact": "Zoë Schijn", "aanschuiven": "op_verzoek", "toelichting": "In 2019.", "delenMetAanmelder": true}
		h.post(regisseur, pad+"/_antwoorden", beter).probleem(http.StatusForbidden)
		zelfde(t, "another Partij", h.post(politie, pad+"/_antwoorden", beter).is(http.StatusNotFound),
			h.post(politie, "/triagevragen/"+nergens+"/_antwoorden", beter).is(http.StatusNotFound))
		h.post(zorg, pad+"/_antwoorden", beter).is(http.StatusOK)
		if k := naar[gate.TriagevraagBlad](h.get(gemeente, pad).is(http.StatusOK)); k.Antwoord == nil || k.Antwoord.Toelichting != "In 2019." || k.Antwoord.Aanschuiven != "op_verzoek" {
			t.Errorf("what is shared: %+v", k)
		}
		h.post(gemeente, pad+"/_antwoorden", beter).probleem(http.StatusForbidden)
		blad := naar[gate.CasusBlad](h.get(gemeente, h.pad()).is(http.StatusOK))
		if blad.Triage == nil || len(blad.Triage.Vragen) != 1 {
			t.Errorf("the triage of the aanmelder: %+v", blad.Triage)
		}
		// after the triage a Partij that does not take part has no question any more, and one that does cannot change its answer
		in := uitkomst(h.casus.Versie)
		in["partijen"] = []doc{{"partij": "p-zorg", "medewerker": collega, "grond": "WGBO"}}
		h.post(regisseur, h.pad()+"/_trieren", in).is(http.StatusOK)
		beter["versie"] = 3
		h.post(collega, pad+"/_antwoorden", beter).probleem(http.StatusForbidden)
		zelfde(t, "who answered and was not chosen", h.get(zorg, h.pad()).is(http.StatusNotFound), h.get(zorg, "/casussen/"+nergens).is(http.StatusNotFound))
	})
}

// rule 1.8-2: a triage ends with a route, and to a round table with its goal and who is relevant.
func TestTriageAfronden(t *testing.T) {
	databases(t, func(t *testing.T, huis *huis) {
		h := huis.metVraag()
		pad := h.pad() + "/_trieren"
		if got := h.post(regisseur, pad, doc{"versie": h.casus.Versie, "route": "rto"}).velden(); got != "reden doel partijen" {
			t.Errorf("invalidParams: %s", got)
		}
		leeg := uitkomst(h.casus.Versie)
		leeg["partijen"] = []doc{{}, {"partij": "p-zorg"}} // an empty row does not count
		if got := h.post(regisseur, pad, leeg).velden(); got != "partijen[0].medewerker partijen[0].grond" {
			t.Errorf("invalidParams: %s", got)
		}
		if p := h.post(regisseur, pad, uitkomst(1)).probleem(http.StatusConflict); p.Versie == nil || *p.Versie != h.casus.Versie {
			t.Errorf("conflict: %+v", p)
		}
		h.post(gemeente, pad, uitkomst(h.casus.Versie)).probleem(http.StatusForbidden)
		for _, wie := range []string{politie, zorg} {
			zelfde(t, wie, h.post(wie, pad, uitkomst(h.casus.Versie)).is(http.StatusNotFound),
				h.post(wie, "/casussen/"+nergens+"/_trieren", uitkomst(h.casus.Versie)).is(http.StatusNotFound))
		}
		if got := h.post(regisseur, pad, met(uitkomst(h.casus.Versie), doc{"zonderAntwoord": " "})).velden(); got != "zonderAntwoord" { // a question is open
			t.Errorf("invalidParams: %s", got)
		}
		v := naar[gate.Verwijzing](h.post(regisseur, pad, uitkomst(h.casus.Versie)).is(http.StatusOK))
		h.post(regisseur, pad, uitkomst(v.Versie)).probleem(http.StatusForbidden) // it ended
		blad := naar[gate.CasusBlad](h.get(zorg, h.pad()).is(http.StatusOK))
		if blad.Fase != "rto" || blad.Triage == nil || blad.Triage.Uitkomst == nil || blad.Triage.Uitkomst.Doel == "" || blad.Triage.Uitkomst.Reden != "" {
			t.Errorf("for who takes part now: %s %+v", blad.Fase, blad.Triage)
		}
		if u := naar[gate.CasusBlad](h.get(gemeente, h.pad()).is(http.StatusOK)).Triage.Uitkomst; u.Reden == "" || u.ZonderAntwoord == "" { // rule 9.2b-1
			t.Errorf("for the aanmelder: %+v", u)
		}
	})
}

// Sent elsewhere, nobody takes part, whatever stands in the rows.
func TestTriageDoorverwezen(t *testing.T) {
	h := openHuis(t, "").metVraag()
	in := uitkomst(h.casus.Versie)
	in["route"], in["naar"] = "doorverwezen", "Het wijkteam"
	h.post(regisseur, h.pad()+"/_trieren", in).is(http.StatusOK)
	blad := naar[gate.CasusBlad](h.get(regisseur, h.pad()).is(http.StatusOK))
	if blad.Fase != "doorverwezen" || blad.Open || len(blad.Deelnames) != 1 || blad.Triage.Uitkomst.Naar != "Het wijkteam" {
		t.Errorf("sent elsewhere: %+v", blad)
	}
	h.get(zorg, h.pad()).is(http.StatusNotFound)
	h.get(zorg, "/triagevragen/"+h.vraag.ID).is(http.StatusNotFound)
}

// rule AVG-3: whether a Betrokkene knows.
func TestBetrokkeneInformeren(t *testing.T) {
	databases(t, func(t *testing.T, huis *huis) {
		h := huis.metVraag()
		pad := "/betrokkenen/" + h.over + "/_informeren"
		for velden, in := range map[string]doc{"stand": {}, "datum": {"stand": "geinformeerd"}, "totDatum reden": {"stand": "uitgesteld", "totDatum": "1-1-2020"},
			"reden grond": {"stand": "weggelaten"}} {
			if got := h.post(regisseur, pad, in).velden(); got != velden {
				t.Errorf("%v: invalidParams %s, want %s", in, got, velden)
			}
		}
		goed := doc{"stand": "geinformeerd", "datum": "2 januari 2026", "reden": "niet van deze"}
		h.post(gemeente, pad, goed).probleem(http.StatusForbidden)
		for _, wie := range []string{politie, zorg} {
			zelfde(t, wie, h.post(wie, pad, goed).is(http.StatusNotFound), h.post(wie, "/betrokkenen/"+nergens+"/_informeren", goed).is(http.StatusNotFound))
		}
		h.post(regisseur, pad, goed).is(http.StatusOK)
		i := naar[gate.CasusBlad](h.get(regisseur, h.pad()).is(http.StatusOK)).Betrokkenen[0].Informering
		if i == nil || i.Datum != "2026-01-02" || i.Reden != "" {
			t.Errorf("informed: %+v", i)
		}
	})
}
