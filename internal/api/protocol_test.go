// SPDX-License-Identifier: EUPL-1.2

package api_test

import (
	"net/http"
	"testing"

	"rondetafel/internal/gate"
	"rondetafel/internal/informatie"
)

// rule 12.2-2, article 18.1: over HTTP the protocol is read, changed by two people, and a supply outside it is refused on article 12.2.
func TestProtocolOverHTTP(t *testing.T) {
	databases(t, func(t *testing.T, h *huis) {
		z, over := h.inNazorg()
		pad := "/privacyprotocollen"
		b := naar[gate.ProtocolBlad](h.get(zorg, pad).is(http.StatusOK))
		h.klopt("the protocol to begin with", b, b.Nummer == 1, len(b.Versies) == 1, len(b.Versies[0].Regels) == 6, len(b.Versies[0].Regels[0].Zinnen) > 1,
			len(b.Mag) == 0)
		streng := informatie.RuimProtocol()
		streng.Regels[0].Ruimst, streng.Regels[0].Doelen = informatie.GekozenPartijen, []string{"veiligheid", "recidive"}
		voorstel := doc{"regels": streng.Regels, "versie": 1, "wijziging": "Minder lezers.", "besluit": "Verslag, punt 4", "besluitDatum": h.dag(0)}
		h.vorm(manager, pad)
		h.ongeldig(manager, pad, fout{"empty", doc{"versie": 1}, "wijziging besluit besluitDatum regels"})
		h.weigert(zorg, pad, voorstel, "18.1")
		v := naar[gate.Verwijzing](h.herhaald(manager, pad, voorstel, met(voorstel, doc{"besluit": "Een ander"}))).ID
		h.weigert(manager, pad, voorstel, "18.1")
		intrekken := pad + "/" + v + "/_intrekken"
		h.ongeldig(manager, intrekken, fout{"no reason", doc{"versie": 1}, "reden"})
		h.weigert(functieFG, intrekken, doc{"versie": 1, "reden": "Nee."}, "18.1")
		h.doe(manager, intrekken, doc{"versie": 1, "reden": "Te <vroeg>."})
		weg := nu(2, "Mia Verzonnen", "Het voorstel is ingetrokken.\nReden: Te <vroeg>.")
		h.botst(functieFG, pad+"/"+v+"/_beoordelen", doc{"versie": 1, "akkoord": "ja"}, weg)
		h.botst(manager, intrekken, doc{"versie": 1, "reden": "Nog eens."}, weg)
		b = naar[gate.ProtocolBlad](h.get(zorg, pad).is(http.StatusOK))
		h.klopt("the proposal that was taken back", b, b.Nummer == 1, b.Versies[0].Stand == informatie.ProtocolIngetrokken, b.Versies[0].Reden == "Te <vroeg>.",
			len(b.Versies[0].Naast) == 2, b.Versies[0].Naast[0].Nu != b.Versies[0].Naast[0].Wordt)
		gelijk := met(voorstel, doc{"regels": informatie.RuimProtocol().Regels})
		h.ongeldig(manager, pad, fout{"equal", gelijk, "regels"})
		v = h.doe(manager, pad, voorstel).ID
		oordeel := pad + "/" + v + "/_beoordelen"
		h.ongeldig(functieFG, oordeel, fout{"no word", doc{"versie": 1}, "akkoord"}, fout{"no reason", doc{"versie": 1, "akkoord": "nee"}, "reden"})
		h.weigert(manager, oordeel, doc{"versie": 1, "akkoord": "ja"}, "18.1")
		h.doe(zorg, "/casussen/"+z.ID+"/gegevens", gegeven(over, "deelnemers")) // it does not hold yet
		h.doe(functieFG, oordeel, doc{"versie": 1, "akkoord": "ja"})
		h.weigert(zorg, "/casussen/"+z.ID+"/gegevens", gegeven(over, "deelnemers"), "12.2")
		h.doe(zorg, "/casussen/"+z.ID+"/gegevens", gegeven(over, "partijen", "p-gemeente"))
		b = naar[gate.ProtocolBlad](h.get(gemeente, pad).is(http.StatusOK))
		h.klopt("the protocol after that", b, b.Nummer == 2, len(b.Versies) == 3, b.Versies[0].Stand == informatie.ProtocolBevestigd, len(b.Versies[0].Verschillen) == 2)
	})
}

// rule 13.2-1: over HTTP the administrator of a Partij sets with what it begins, and its people get that for a Casus.
func TestStandaardenOverHTTP(t *testing.T) {
	databases(t, func(t *testing.T, h *huis) {
		z, _ := h.inNazorg()
		s := doc{"soort": "gewoon", "versie": 0, "wie": "partijen", "lezers": []string{"p-gemeente", "p-politie"}, "citeren": true, "maanden": 3}
		h.vorm(beheerder, "/standaarden")
		h.ongeldig(beheerder, "/standaarden", fout{"empty", doc{}, "soort wie"}, fout{"itself", met(s, doc{"lezers": []string{"p-zorg"}}), "lezers"})
		h.weigert(zorg, "/standaarden", s, "13.2")
		h.weigert(beheerder, "/standaarden", met(s, doc{"soort": "politie"}), "12.2")
		h.doe(beheerder, "/standaarden", s)
		h.botst(beheerder, "/standaarden", s, nu(1, "Bea Proef", "Alleen Gemeente Roermond, Politie Eenheid Limburg en de procesregisseur lezen dit, vanaf het RTO. Niet vertellen aan de betrokkene. Tot 3 maanden nadat het is gegeven."))
		b := naar[gate.StandaardenBlad](h.get(zorg, "/standaarden").is(http.StatusOK))
		h.klopt("the defaults", b, b.Partij.ID == "p-zorg", len(b.Standaarden) == 6, b.Standaarden[0].Versie == 1, len(b.Versies) == 1, len(b.Mag) == 0)
		g := naar[gate.GeefLijst](h.get(zorg, "/casussen/"+z.ID+"/standaarden").is(http.StatusOK))
		w := g.Soorten[0].Voorwaarden
		h.klopt("in a Casus", g, len(w.Lezers) >= 1, w.Lezers[0] == "p-gemeente", w.Citeren, w.Tot != "", !g.Soorten[3].Mag)
		h.verborgen(z.ID, "/casussen/"+z.ID+"/standaarden", nil, beheerder)
	})
}
