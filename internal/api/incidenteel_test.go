// SPDX-License-Identifier: EUPL-1.2

package api_test

import (
	"net/http"
	"slices"
	"testing"

	"rondetafel/internal/casus"
	"rondetafel/internal/gate"
)

// persoonVan is the id of who takes part for an incidentele derde.
func (h *huis) persoonVan(partij string) string {
	h.t.Helper()
	alle, err := h.gate.Gebruikers(h.t.Context())
	if err != nil {
		h.t.Fatal(err)
	}
	return alle.Mensen[slices.IndexFunc(alle.Mensen, func(m gate.MensBlad) bool { return m.Partij == partij })].ID
}

// rule WGS-14: over HTTP an incidentele derde is proposed, let in by the public Partijen, reads the pieces that name it and nothing else, and
// its participation ends at once.
func TestIncidenteleDerdeOverHTTP(t *testing.T) {
	databases(t, func(t *testing.T, h *huis) {
		z, over := h.inNazorg()
		zaak := "/casussen/" + z.ID
		dicht := h.doe(gemeente, zaak+"/gegevens", gegeven(over, "deelnemers")).ID
		pad := zaak + "/incidentele-derden"
		in := doc{"organisatie": "Corporatie De Voorbeeldhoek", "personen": []string{"Wil Bedacht"}, "waarom": "Zij kent de flat.", "grond": "WGS 2.31 lid 9", "tot": h.dag(30)}
		h.vorm(regisseur, pad)
		h.ongeldig(regisseur, pad, fout{"empty", doc{}, "organisatie personen waarom grond tot"},
			fout{"a Partij", met(in, doc{"organisatie": "POLITIE - eenheid Limburg"}), "organisatie"}, fout{"too long", met(in, doc{"tot": h.dag(200)}), "tot"})
		h.weigert(gemeente, pad, in, "WGS 2.31")
		v := naar[gate.Verwijzing](h.herhaald(regisseur, pad, in, met(in, doc{"waarom": "Iets anders."}))).ID
		ver := "/incidentele-derden/" + v
		h.verborgen(v, ver, nil, politie, zorg, manager, functieFG)
		h.verborgen(v, ver+"/_beslissen", doc{"versie": 1, "antwoord": "ja"}, politie, zorg)
		h.ongeldig(gemeente, ver+"/_beslissen", fout{"empty", doc{}, "antwoord"}, fout{"no without why", doc{"antwoord": "nee"}, "reden"})
		h.weigert(regisseur, ver+"/_beslissen", doc{"versie": 1, "antwoord": "ja"}, "WGS 2.31")
		h.botst(gemeente, ver+"/_beslissen", doc{"versie": 3, "antwoord": "ja"}, nu(1, "Pim Fictief", "Stand: Wacht op de publieke Partijen"))
		h.doe(gemeente, ver+"/_beslissen", doc{"versie": 1, "antwoord": "ja"})
		b := naar[gate.IncidenteelBlad](h.get(zorg, ver).is(http.StatusOK))
		h.klopt("what who takes part sees", b, b.Stand == casus.IncidenteelToegelaten, b.Nu, b.Grond == "WGS 2.31 lid 9", len(b.Mag) == 0)
		lijst := naar[gate.IncidenteelLijst](h.get(zorg, pad).is(http.StatusOK))
		h.klopt("the list", lijst, len(lijst.Derden) == 1, len(lijst.Mag) == 0)
		wil := h.persoonVan(v)
		h.get(wil, zaak+"/inzien").is(http.StatusNotFound)
		h.nietGetekend(wil, "/mijn-werk", "14.1") // rule 14.1-1
		h.doe(wil, "/verklaring/_tekenen", doc{"versie": 1})
		stuk := h.doe(zorg, zaak+"/gegevens", met(gegeven(over, "deelnemers"), doc{"lezers": []string{v}})).ID
		ziet := naar[gate.InzienBlad](h.get(wil, zaak+"/inzien").is(http.StatusOK))
		h.klopt("what it reads", ziet, len(ziet.Gegevens) == 1, ziet.Gegevens[0].ID == stuk, len(ziet.Gegevens[0].Lezers) == 0, len(ziet.Betrokkenen) == 1)
		h.get(wil, "/gegevens/"+stuk).is(http.StatusOK)
		h.get(wil, "/gegevens/"+dicht).is(http.StatusNotFound)
		h.weigert(wil, zaak, nil, "WGS-14")
		h.weigert(wil, "/huis", nil, "WGS-14")
		h.weigert(gemeente, zaak+"/inzien", nil, "WGS 2.31")
		h.ongeldig(gemeente, ver+"/_beeindigen", fout{"empty", doc{}, "reden"})
		h.weigert(zorg, ver+"/_beeindigen", doc{"versie": 2, "reden": "Klaar."}, "WGS 2.31")
		h.doe(gemeente, ver+"/_beeindigen", doc{"versie": 2, "reden": "Klaar."})
		h.get(wil, "/gegevens/"+stuk).is(http.StatusNotFound)
		h.get(wil, zaak+"/inzien").is(http.StatusNotFound)
	})
}
