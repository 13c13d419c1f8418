// SPDX-License-Identifier: EUPL-1.2

package api_test

import (
	"net/http"
	"testing"

	"rondetafel/internal/gate"
)

// rules 9.2f-1, 13.2-1: over the API a piece says what others may do with it, the example who would see it, and a question to read it before
// a round table opens nothing until its supplier says yes.
func TestVoorinzage(t *testing.T) {
	databases(t, func(t *testing.T, h *huis) {
		casus, over := h.metZorg()
		wil := met(gegeven(over, "deelnemers"), doc{"vraagVooraf": true, "vertellen": true})
		stuk := naar[gate.Verwijzing](h.post(zorg, "/casussen/"+casus+"/gegevens", wil).is(http.StatusCreated))
		v := h.doe(regisseur, "/casussen/"+casus+"/overleggen", met(h.agenda(), doc{"datum": h.dag(3), "begin": "10:00", "einde": "11:00"}))
		b := naar[gate.VoorbeeldBlad](h.post(zorg, "/casussen/"+casus+"/_voorbeeld", doc{"wie": "deelnemers", "vraagVooraf": true}).is(http.StatusOK))
		h.klopt("the example", b, len(b.Zicht) == 2, b.Zicht[0].Stand == gate.ZichtEigen, b.Zicht[1].Stand == gate.ZichtLater, len(b.GebruikZinnen) == 5)
		if got := h.post(zorg, "/casussen/"+casus+"/_voorbeeld", doc{"wie": "iedereen"}).velden(); got != "wie" {
			t.Errorf("wrong is %q", got)
		}
		vraag := doc{"stukken": []string{stuk.ID}, "partijen": []string{"p-gemeente"}, "partij": "p-gemeente",
			"afstemming": doc{"met": "Anna", "datum": h.dag(0), "wijze": "telefoon", "verslag": "Dat is nodig."}}
		if got := h.post(regisseur, "/overleggen/"+v.ID+"/voorinzagen", met(vraag, doc{"partijen": nil})).velden(); got != "partijen" {
			t.Errorf("wrong is %q", got)
		}
		h.post(regisseur, "/overleggen/"+v.ID+"/voorinzagen", vraag).is(http.StatusCreated)
		h.get(gemeente, "/gegevens/"+stuk.ID).probleem(http.StatusNotFound)
		g := naar[gate.GegevenBlad](h.get(zorg, "/gegevens/"+stuk.ID).is(http.StatusOK))
		h.klopt("the piece", g, g.VraagVooraf, g.Vertellen, !g.Citeren, len(g.Voorinzagen) == 1)
		pad := "/voorinzagen/" + g.Voorinzagen[0].ID
		m := naar[gate.ZichtMatrix](h.get(zorg, "/casussen/"+casus+"/zicht").is(http.StatusOK))
		h.klopt("who sees what", m, m.Stand == "nu", len(m.Stukken) == 1, m.Stukken[0].Gegeven == stuk.ID, m.Stukken[0].Zicht[0].Stand == gate.ZichtLater, m.RTO == nil)
		h.get(gemeente, "/casussen/"+casus+"/zicht").is(http.StatusOK)
		h.get(gemeente, "/casussen/"+casus+"/zicht?stand=ooit").probleem(http.StatusBadRequest)
		if got := h.get(regisseur, "/casussen/"+casus+"/zicht?stand=rto").velden(); got != "stand" {
			t.Errorf("no round table is %q", got)
		}
		h.post(gemeente, pad+"/_instemmen", doc{"versie": 1}).probleem(http.StatusNotFound)
		ja := h.doe(zorg, pad+"/_instemmen", doc{"versie": 1})
		h.get(gemeente, "/gegevens/"+stuk.ID).is(http.StatusOK)
		h.weigert(zorg, pad+"/_weigeren", doc{"versie": ja.Versie}, "9.2f")
		h.doe(zorg, pad+"/_intrekken", doc{"versie": ja.Versie})
		h.get(gemeente, "/gegevens/"+stuk.ID).probleem(http.StatusNotFound)
	})
}
