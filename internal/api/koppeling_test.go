// SPDX-License-Identifier: EUPL-1.2

package api_test

import (
	"net/http"
	"slices"
	"testing"

	"rondetafel/internal/gate"
	"rondetafel/internal/klok"
	"rondetafel/internal/partij"
	"rondetafel/internal/toegang/systeemtest"
)

// rule 14.3-1: all that is wrong with a system that is registered is named at once, and never repeated.
func TestKoppelingInvoer(t *testing.T) {
	h := openHuis(t, "")
	h.vorm(beheerder, "/koppelingen")
	h.ongeldig(beheerder, "/koppelingen",
		fout{"nothing", doc{}, "naam sleutels scopes medewerkers laatsteDag"},
		fout{"no key", doc{"naam": "Kast", "sleutels": geheim, "scopes": []string{"casussen.lezen"}, "medewerkers": []string{zorg}, "laatsteDag": string(h.overEenMaand())}, "sleutels"},
		fout{"an unknown scope", doc{"naam": "Kast", "sleutels": systeemtest.Nieuw(t).JWK(), "scopes": []string{geheim}, "medewerkers": []string{zorg}, "laatsteDag": string(h.overEenMaand())}, "scopes"},
		fout{"somebody of another Partij", doc{"naam": "Kast", "sleutels": systeemtest.Nieuw(t).JWK(), "scopes": []string{"casussen.lezen"}, "medewerkers": []string{politie}, "laatsteDag": string(h.overEenMaand())}, "medewerkers"},
	)
}

func (h *huis) overEenMaand() klok.Datum {
	return klok.Datum(h.klok.Nu().In(klok.Amsterdam()).AddDate(0, 1, 0).Format("2-1-2006"))
}

// rule 14.3-1: who administers sees their systems, who is named sees their own, and to anybody else a system does not exist.
func TestKoppelingOverHTTP(t *testing.T) {
	h := openHuis(t, "")
	s := h.systeem(partij.ScopeLezen)
	l := naar[gate.KoppelingenBlad](h.get(beheerder, "/koppelingen").is(http.StatusOK))
	if len(l.Koppelingen) != 1 || l.Koppelingen[0].ID != s.id || len(l.Mensen) == 0 || !slices.Equal(l.Koppelingen[0].Scopes, []string{"casussen.lezen"}) {
		t.Errorf("the list is %+v", l)
	}
	h.weigert(zorg, "/koppelingen", nil, "14.3")
	eigen := naar[gate.KoppelingenBlad](h.get(zorg, "/mijn-koppelingen").is(http.StatusOK))
	if len(eigen.Koppelingen) != 1 || len(eigen.Koppelingen[0].Mensen) != 1 || len(eigen.Mensen) != 0 {
		t.Errorf("of her own she sees %+v", eigen)
	}
	pad := "/koppelingen/" + s.id
	h.verborgen(s.id, pad+"/_stoppen", doc{}, politie, zorg, collega)
	h.verborgen(s.id, pad+"/_akkoord", doc{}, politie, collega, beheerder)
	h.verborgen(s.id, pad+"/_afzeggen", doc{}, politie, collega, beheerder)
	h.post(zorg, pad+"/_akkoord", doc{}).probleem(http.StatusConflict)
	h.post(zorg, pad+"/_afzeggen", doc{}).is(http.StatusOK)
	h.post(zorg, pad+"/_afzeggen", doc{}).probleem(http.StatusNotFound)
	h.post(manager, pad+"/_stoppen", doc{}).is(http.StatusOK)
	h.post(beheerder, pad+"/_stoppen", doc{}).probleem(http.StatusConflict)
	l = naar[gate.KoppelingenBlad](h.get(functieFG, "/koppelingen").is(http.StatusOK))
	if len(l.Koppelingen) != 1 || l.Koppelingen[0].Stand != "gestopt" {
		t.Errorf("the privacy officer sees %+v", l)
	}
}
