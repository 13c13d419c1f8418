// SPDX-License-Identifier: EUPL-1.2

package api_test

import (
	"net/http"
	"testing"
	"time"

	"rondetafel/internal/casus"
	"rondetafel/internal/gate"
)

// rule 1.2-1: over HTTP a procesregisseur opens a casus in need by its number, with a reason and after confirming; a number that nothing has and one that is
// not assigned are the same; it is stopped, and judged by the manager.
func TestNoodinzageOverHTTP(t *testing.T) {
	databases(t, func(t *testing.T, h *huis) {
		z, _ := h.inNazorg()
		los := h.doe(gemeente, "/casussen", aanmelding())
		const pad = "/noodinzages"
		in := doc{"nummer": z.Nummer, "reden": "De politie staat bij de woning en Pim neemt niet op."}
		h.vorm(tweede, pad)
		h.ongeldig(tweede, pad, fout{"empty", doc{}, "nummer reden"}, fout{"one word", met(in, doc{"reden": "spoed"}), "reden"}, fout{"an id", met(in, doc{"nummer": z.ID}), "nummer"})
		h.weigert(gemeente, pad, in, "1.2")
		h.weigert(manager, pad, in, "1.2")
		geen := h.post(tweede, pad, met(in, doc{"nummer": "2020-0001"})).probleem(http.StatusNotFound)
		dicht := h.post(tweede, pad, met(in, doc{"nummer": los.Nummer})).probleem(http.StatusNotFound)
		h.klopt("a number of none and of one that is not assigned", dicht, dicht.Title == geen.Title, dicht.Detail == geen.Detail)
		h.klok.Loop(6 * time.Minute)
		p := h.post(tweede, pad, in).probleem(http.StatusForbidden)
		h.klopt("the second factor", p, p.Type == "urn:rondetafel:bevestig-eerst")
		h.post(tweede, "/sessies/_bevestigen", doc{"code": ""}).is(http.StatusNoContent)
		n := naar[gate.Verwijzing](h.herhaald(tweede, pad, in, met(in, doc{"reden": "Er is iets heel anders aan de hand."}))).ID
		b := naar[gate.NoodinzageBlad](h.get(tweede, pad+"/"+n).is(http.StatusOK))
		h.klopt("what it says", b, b.Casus == z.ID, b.Nummer == z.Nummer, b.Loopt, b.Oordeel == "", b.Reden != "")
		h.klopt("what is opened", b, h.blad(tweede, z.ID).Noodinzagen[0].ID == n, len(h.blad(tweede, z.ID).Mag) == 0)
		h.verborgen(n, pad+"/"+n, nil, gemeente, zorg)
		h.verborgen(n, pad+"/"+n+"/_beoordelen", doc{"versie": 1, "oordeel": "terecht", "toelichting": "Ja."}, gemeente, zorg)
		h.weigert(manager, pad+"/"+n+"/_beoordelen", doc{"versie": 1, "oordeel": "terecht", "toelichting": "Ja."}, "1.2")
		h.weigert(regisseur, pad+"/"+n+"/_beeindigen", doc{"versie": 1}, "1.2")
		h.botst(tweede, pad+"/"+n+"/_beeindigen", doc{"versie": 3}, nu(1, "", "Nog niet beoordeeld"))
		h.doe(tweede, pad+"/"+n+"/_beeindigen", doc{"versie": 1})
		h.get(tweede, "/casussen/"+z.ID).is(http.StatusNotFound)
		h.ongeldig(manager, pad+"/"+n+"/_beoordelen", fout{"empty", doc{"versie": 2}, "oordeel toelichting"})
		h.doe(manager, pad+"/"+n+"/_beoordelen", doc{"versie": 2, "oordeel": "niet_terecht", "toelichting": "Pim nam wel op."})
		lijst := naar[gate.NoodinzageLijst](h.get(functieFG, pad).is(http.StatusOK))
		h.klopt("the list", lijst, len(lijst.Noodinzagen) == 1, lijst.Noodinzagen[0].Oordeel == casus.NoodNietTerecht, len(lijst.Mag) == 0)
		h.weigert(tweede, pad, in, "1.2")
	})
}
