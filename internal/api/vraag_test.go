// SPDX-License-Identifier: EUPL-1.2

package api_test

import (
	"net/http"
	"testing"

	"rondetafel/internal/gate"
	"rondetafel/internal/informatie"
)

func (h *huis) informatievraag(partijen ...string) doc {
	return doc{"partijen": partijen, "vraag": "Waar woont Bram?", "doel": "veiligheid", "uiterlijkDatum": h.dag(7)}
}

// rule 12.1-3, rule WGS-3: over HTTP a question for information is asked, refused with a reason that only two read, answered after all, and
// hidden from who has no part in it.
func TestInformatievraagOverHTTP(t *testing.T) {
	databases(t, func(t *testing.T, h *huis) {
		z, over := h.inNazorg()
		pad := "/casussen/" + z.ID + "/informatievragen"
		h.vorm(gemeente, pad)
		h.ongeldig(gemeente, pad, fout{"itself", h.informatievraag("p-gemeente"), "partijen"}, fout{"empty", doc{}, "partijen vraag doel uiterlijkDatum"})
		h.weigert(manager, pad, h.informatievraag("p-zorg"), "12.1")
		q := naar[gate.Verwijzing](h.herhaald(gemeente, pad, h.informatievraag("p-zorg"), h.informatievraag("p-politie"))).ID
		vraag := "/informatievragen/" + q
		h.verborgen(q, vraag, nil, politie, manager, functieFG)
		h.verborgen(q, vraag+"/_weigeren", doc{"versie": 1, "reden": "x"}, politie)
		h.weigert(gemeente, vraag+"/_weigeren", doc{"versie": 1, "reden": "x"}, "WGS-3")
		h.doe(zorg, vraag+"/_weigeren", doc{"versie": 1, "reden": "Er loopt een onderzoek."})
		for wie, leest := range map[string]bool{zorg: true, regisseur: true, gemeente: false} {
			b := naar[gate.InformatievraagBlad](h.get(wie, vraag).is(http.StatusOK))
			h.klopt("the refusal to "+wie, b, b.Stand == informatie.VraagGeweigerd, (b.Reden != "") == leest, b.Voor.ID == "p-gemeente", b.Eigen == (wie == zorg))
		}
		h.botst(zorg, vraag+"/_weigeren", doc{"versie": 1, "reden": "x"}, nu(2, "Zoë Schijn", "Stand: niet gegeven"))
		in := gegeven(over, "partijen", "p-gemeente")
		in["informatievraag"] = q
		stuk := h.doe(zorg, "/casussen/"+z.ID+"/gegevens", in).ID
		b := naar[gate.InformatievraagBlad](h.get(gemeente, vraag).is(http.StatusOK))
		h.klopt("the answer", b, b.Stand == informatie.VraagBeantwoord, b.Gegeven == stuk)
		h.doe(regisseur, pad, h.informatievraag("p-zorg", "p-gemeente")) // each its own
		for _, v := range h.blad(regisseur, z.ID).Informatievragen {
			switch {
			case v.Stand != informatie.VraagOpen:
			case v.Partij.ID == "p-zorg":
				h.doe(zorg, "/informatievragen/"+v.ID+"/_beantwoorden", doc{"versie": 1, "gegeven": stuk})
			default:
				h.doe(regisseur, "/informatievragen/"+v.ID+"/_intrekken", doc{"versie": 1})
			}
		}
		if open := h.blad(gemeente, z.ID).Informatievragen; len(open) != 2 {
			t.Errorf("the municipality knows of %+v", open)
		}
	})
}

// rule 12.1-1: over HTTP a Partij that reads a piece asks to correct it, and its supplier answers.
func TestCorrectieOverHTTP(t *testing.T) {
	databases(t, func(t *testing.T, h *huis) {
		z, over := h.inNazorg()
		stuk := h.doe(zorg, "/casussen/"+z.ID+"/gegevens", gegeven(over, "deelnemers")).ID
		pad := "/gegevens/" + stuk + "/correctieverzoeken"
		h.vorm(gemeente, pad)
		h.ongeldig(gemeente, pad, fout{"empty", doc{}, "waarom"})
		h.weigert(zorg, pad, doc{"waarom": "x"}, "12.1")
		k := h.doe(gemeente, pad, doc{"waarom": "Het is elke maand."}).ID
		verzoek := "/correctieverzoeken/" + k
		h.verborgen(k, verzoek, nil, politie, manager)
		h.weigert(gemeente, verzoek+"/_antwoorden", doc{"versie": 1, "uitkomst": "verbeterd"}, "12.1")
		h.ongeldig(zorg, verzoek+"/_antwoorden", fout{"not yet", doc{"versie": 1, "uitkomst": "verbeterd"}, "uitkomst"}, fout{"no reason", doc{"versie": 1, "uitkomst": "afgewezen"}, "reden"})
		h.doe(zorg, verzoek+"/_antwoorden", doc{"versie": 1, "uitkomst": "afgewezen", "reden": "Het is elke week."})
		b := naar[gate.CorrectieBlad](h.get(gemeente, verzoek).is(http.StatusOK))
		h.klopt("the request", b, b.Stand == informatie.CorrectieAfgewezen, b.Reden == "Het is elke week.", b.Waarom == "Het is elke maand.")
		beter := met(gegeven(over, "deelnemers"), doc{"versie": 1, "correctieverzoeken": []string{k}, "wie": nil})
		h.ongeldig(zorg, "/gegevens/"+stuk+"/_corrigeren", fout{"answered", beter, "correctieverzoeken"})
	})
}

// rule WGS-12: over HTTP somebody is taken off a Casus, and the last one of a Partij is not.
func TestOntheffenOverHTTP(t *testing.T) {
	databases(t, func(t *testing.T, h *huis) {
		z, _ := h.inNazorg()
		pad := "/casussen/" + z.ID
		h.vorm(gemeente, pad+"/_ontheffen")
		h.weigert(regisseur, pad+"/_ontheffen", doc{"medewerker": zorg}, "WGS-12")
		h.ongeldig(gemeente, pad+"/_ontheffen", fout{"empty", doc{}, "medewerker"})
		b := naar[gate.AanwijzingenBlad](h.get(regisseur, pad+"/aanwijzingen").is(http.StatusOK))
		h.klopt("who is designated", b, len(b.Aangewezen) == 2, len(b.Aangewezen[0].Blijft) == 1)
		h.get(politie, pad+"/aanwijzingen").is(http.StatusNotFound)
	})
}
