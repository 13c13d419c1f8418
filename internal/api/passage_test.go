// SPDX-License-Identifier: EUPL-1.2

package api_test

import (
	"net/http"
	"strings"
	"testing"

	"rondetafel/internal/gate"
)

// samen is a text of minutes that all who took part told together.
func samen(tekst string) []doc { return []doc{{"tekst": tekst, "partijen": []string{"gezamenlijk"}}} }

// rules 7.2-4, 13.2-3: a plan and minutes that quote a piece say so; once the piece is tightened the quotation is in no answer to who may not
// read the piece, and the procesregisseur writes it anew. To others the passage does not exist.
func TestPassages(t *testing.T) {
	databases(t, func(t *testing.T, h *huis) {
		casus, over := h.metZorg()
		h.begint(casus, over)
		stuk := h.doe(zorg, "/casussen/"+casus+"/gegevens", met(gegeven(over, "deelnemers"), doc{"citeren": true}))
		dicht := h.doe(zorg, "/casussen/"+casus+"/gegevens", gegeven(over, "deelnemers"))
		citaat := doc{"tekst": "Citaat: hij komt elke week.", "partijen": []string{"p-zorg"}, "gegevens": []string{stuk.ID}}
		plan := h.concept(0)
		plan["doelen"].([]doc)[0]["passages"] = []doc{citaat, samen("Samen: het gaat beter.")[0]}
		for veld, fout := range map[string]doc{"partijen": {"partijen": nil}, "gegevens": {"gegevens": []string{dicht.ID}}, "tekst": {"tekst": " "}} {
			kapot := h.concept(0)
			kapot["doelen"].([]doc)[0]["passages"] = []doc{met(citaat, fout)}
			if got := h.post(regisseur, "/plannen/"+casus+"/_bewaren", kapot).velden(); got != "doelen[0].passages[0]."+veld {
				t.Errorf("wrong is %q, want %s", got, veld)
			}
		}
		h.doe(regisseur, "/plannen/"+casus+"/_bewaren", plan)
		h.besluitTafel(casus, over, "plan", nil)
		leest := func(wie string, wil bool) {
			t.Helper()
			for _, pad := range []string{"/plannen/" + casus, "/casussen/" + casus} {
				tekst := string(h.get(wie, pad).is(http.StatusOK).body)
				if strings.Contains(tekst, "Citaat:") != wil || !strings.Contains(tekst, "Samen:") || !strings.Contains(tekst, "Woning zoeken") {
					t.Errorf("%s on %s: the quotation is there %t, want %t", wie, pad, !wil, wil)
				}
			}
		}
		leest(gemeente, true)
		p := h.plan(gemeente, "/plannen/"+casus).Huidig.Doelen[0].Passages
		h.klopt("the passages", p, len(p) == 2, p[0].Partijen[0].ID == "p-zorg", p[0].Gegevens[0] == stuk.ID, p[1].Gezamenlijk, len(p[1].Partijen) == 2)
		h.doe(zorg, "/gegevens/"+stuk.ID+"/_voorwaarden", doc{"versie": 1, "wie": "procesregisseur", "citeren": true})
		leest(gemeente, false)
		leest(zorg, true)
		wacht := h.plan(regisseur, "/plannen/"+casus).Herschrijven
		h.klopt("what waits", wacht, len(wacht) == 1, wacht[0].Reden == "voorwaarden", wacht[0].Doel == "Hij woont op zichzelf.")
		pad := "/passages/" + wacht[0].ID
		h.get(gemeente, pad).probleem(http.StatusNotFound)
		h.post(zorg, pad+"/_herschrijven", doc{"versie": 2, "weglaten": true}).probleem(http.StatusNotFound)
		b := naar[gate.HerschrijfBlad](h.get(regisseur, pad).is(http.StatusOK))
		h.klopt("the passage", b, b.Leesbaar, !b.Bevestigen, b.Tekst == "Citaat: hij komt elke week.", len(b.Citeerbaar) == 1, len(b.Leverbaar) == 2)
		if got := h.post(regisseur, pad+"/_herschrijven", doc{"versie": b.Versie, "tekst": "x", "partijen": []string{"p-zorg"}, "gegevens": []string{dicht.ID}}).velden(); got != "gegevens" {
			t.Errorf("wrong is %q", got)
		}
		for veld, in := range map[string]doc{
			"tekst":    {"tekst": "CITAAT - hij komt elke week!", "partijen": []string{"gezamenlijk"}},
			"partijen": {"tekst": "Citaat: dit mag iedereen weten.", "partijen": []string{"p-zorg"}},
			"kloptNog": {"tekst": "Citaat: dit mag iedereen weten.", "partijen": []string{"gezamenlijk"}, "kloptNog": true},
		} {
			if got := h.post(regisseur, pad+"/_herschrijven", met(in, doc{"versie": b.Versie})).velden(); got != veld {
				t.Errorf("wrong is %q, want %s", got, veld)
			}
		}
		nieuw := h.doe(regisseur, pad+"/_herschrijven", doc{"versie": b.Versie, "tekst": "Citaat: dit mag iedereen weten.", "partijen": []string{"gezamenlijk"}})
		leest(gemeente, true)
		h.post(regisseur, pad+"/_herschrijven", doc{"versie": b.Versie, "weglaten": true}).probleem(http.StatusConflict)
		h.weigert(regisseur, "/passages/"+nieuw.ID+"/_herschrijven", doc{"versie": nieuw.Versie, "weglaten": true}, "13.2")
	})
}

// rule 13.2-3: after a correction the same text stands on its piece only when its writer says that it still holds; the answer says that this is asked.
func TestPassageKloptNog(t *testing.T) {
	databases(t, func(t *testing.T, h *huis) {
		casus, over := h.metZorg()
		h.begint(casus, over)
		stuk := h.doe(zorg, "/casussen/"+casus+"/gegevens", met(gegeven(over, "deelnemers"), doc{"citeren": true}))
		plan := h.concept(0)
		plan["doelen"].([]doc)[0]["passages"] = []doc{{"tekst": "Citaat: hij komt elke week.", "partijen": []string{"p-zorg"}, "gegevens": []string{stuk.ID}}}
		h.doe(regisseur, "/plannen/"+casus+"/_bewaren", plan)
		h.doe(zorg, "/gegevens/"+stuk.ID+"/_corrigeren", doc{"versie": 1, "over": []string{over}, "soort": "gewoon", "rubriek": "begeleiding", "bron": "Ons dossier",
			"datum": "2026-02-27", "tekst": "Hij komt elke maand.", "grondslag": "Toestemming."})
		wacht := h.plan(regisseur, "/plannen/"+casus).Herschrijven
		h.klopt("what waits", wacht, len(wacht) == 1, wacht[0].Reden == "gecorrigeerd")
		b := naar[gate.HerschrijfBlad](h.get(regisseur, "/passages/"+wacht[0].ID).is(http.StatusOK))
		h.klopt("the passage", b, b.Bevestigen, b.Tekst == "Citaat: hij komt elke week.")
		in := doc{"versie": b.Versie, "tekst": b.Tekst, "partijen": b.Partijen, "gegevens": b.Gegevens}
		if got := h.post(regisseur, "/passages/"+b.ID+"/_herschrijven", in).velden(); got != "tekst" {
			t.Errorf("wrong is %q", got)
		}
		h.doe(regisseur, "/passages/"+b.ID+"/_herschrijven", met(in, doc{"kloptNog": true}))
		if wacht := h.plan(regisseur, "/plannen/"+casus).Herschrijven; len(wacht) > 0 {
			t.Errorf("it still waits: %+v", wacht)
		}
	})
}
