// SPDX-License-Identifier: EUPL-1.2

package api_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"rondetafel/internal/gate"
)

// rule WGS-12, rule 8.2c-1: over HTTP a Partij invites somebody, gives and ends functions, and ends that somebody works here, at the next request.
func TestMensenOverHTTP(t *testing.T) {
	databases(t, func(t *testing.T, h *huis) {
		const pad = "/medewerkers"
		in := doc{"naam": "Wil Nieuw", "functies": []string{"uitvoerder"}, "tot": h.dag(30)}
		h.vorm(beheerder, pad)
		h.ongeldig(beheerder, pad, fout{"empty", doc{}, "naam"}, fout{"all wrong", doc{"naam": "Wil", "functies": []string{"koning"}, "van": "x", "tot": h.dag(-1)}, "naam functies van tot"},
			fout{"who is there", met(in, doc{"naam": "Zed Schijn"}), "naam"})
		h.weigert(zorg, pad, in, "WGS 1.8")
		h.weigert(beheerder, pad, met(in, doc{"functies": []string{"manager"}}), "WGS 1.8")
		h.weigert(beheerder, pad, met(in, doc{"partij": "p-politie"}), "WGS 1.8")
		wil := naar[gate.Uitgenodigd](h.post(beheerder, pad, in).is(http.StatusCreated)).ID
		een := pad + "/" + wil
		code := naar[gate.Uitgenodigd](h.post(beheerder, pad, met(in, doc{"naam": "Wie Ook"}))).Toegangscode
		h.vorm(beheerder, een+"/_herstellen")
		h.ongeldig(beheerder, een+"/_herstellen", fout{"not seen", doc{}, "gezien"})
		h.weigert(manager, een+"/_herstellen", doc{"gezien": true}, "14.3")
		weer := naar[gate.Uitgenodigd](h.post(beheerder, een+"/_herstellen", doc{"gezien": true}))
		h.klopt("the codes", weer, len(code) == 19, len(weer.Toegangscode) == 19, code != weer.Toegangscode, weer.ID == wil)
		h.nietGetekend(wil, "/mijn-werk", "14.1")
		h.doe(wil, "/verklaring/_tekenen", doc{"versie": 1})
		h.get(wil, "/mijn-werk").is(http.StatusOK)
		h.vorm(beheerder, een+"/functies")
		h.ongeldig(beheerder, een+"/functies", fout{"empty", doc{}, "functie"}, fout{"again", doc{"functie": "uitvoerder"}, "functie"})
		h.weigert(manager, een+"/functies", doc{"functie": "aanmelder"}, "WGS 1.8")
		h.doe(beheerder, een+"/functies", doc{"functie": "aanmelder", "van": h.dag(2)})
		h.doe(manager, een+"/functies", doc{"functie": "contactpunt"})
		grens := doc{"besluiten": []string{"plan"}, "casussen": []string{"2026-0142"}} // rule 6.3-1
		h.ongeldig(beheerder, een+"/functies", fout{"limits of no mandate", doc{"functie": "partijbeheerder", "reikwijdte": grens}, "reikwijdte.besluiten"},
			fout{"unknown limits", doc{"functie": "mandaat", "reikwijdte": doc{"besluiten": []string{"alles"}, "soorten": []string{"x"}, "casussen": []string{"1"}}}, "reikwijdte.besluiten reikwijdte.soorten reikwijdte.casussen"})
		h.doe(beheerder, een+"/functies", doc{"functie": "mandaat", "reikwijdte": grens})
		m := naar[gate.MedewerkerBlad](h.get(beheerder, een).is(http.StatusOK))
		r := m.Rechten[slices.IndexFunc(m.Rechten, func(r gate.RechtBlad) bool { return r.Functie == "mandaat" })]
		h.klopt("the mandate", m, r.Reikwijdte != nil, len(r.Reikwijdte.Soorten) == 0, r.Reikwijdte.Casussen[0] == "2026-0142", r.Reikwijdte.Besluiten[0] == "plan")
		h.doe(beheerder, een+"/_functiebeeindigen", doc{"functie": "mandaat", "versie": 1})
		b := naar[gate.MedewerkerBlad](h.get(beheerder, een).is(http.StatusOK))
		h.klopt("the page", b, b.Naam == "Wil Nieuw", b.Werkt, b.Verklaring == "getekend", len(b.Rechten) == 4, b.Tot != nil, !b.Jij, len(b.Werk) == 0)
		h.weigert(zorg, een, nil, "WGS 1.8")
		h.get(manager, pad+"/m-niemand").is(http.StatusNotFound)
		h.vorm(beheerder, een+"/_functiebeeindigen")
		h.ongeldig(beheerder, een+"/_functiebeeindigen", fout{"empty", doc{}, "functie"}, fout{"not held", doc{"functie": "partijbeheerder", "versie": 1}, "functie"})
		h.weigert(beheerder, een+"/_functiebeeindigen", doc{"functie": "contactpunt", "versie": 1}, "WGS 1.8")
		h.botst(beheerder, een+"/_functiebeeindigen", doc{"functie": "uitvoerder", "versie": 4}, nu(1, "", ""))
		h.doe(beheerder, een+"/_functiebeeindigen", doc{"functie": "uitvoerder", "versie": 1})
		h.weigert(beheerder, pad+"/"+beheerder+"/_beeindigen", doc{"versie": 1}, "WGS-12")
		h.weigert(beheerder, een+"/_beeindigen", doc{"versie": 2}, "WGS-12") // who has a function of the house
		h.doe(manager, een+"/_functiebeeindigen", doc{"functie": "contactpunt", "versie": 1})
		h.vorm(beheerder, een+"/_beeindigen")
		h.botst(beheerder, een+"/_beeindigen", doc{"versie": 9}, nu(2, "", ""))
		h.doe(beheerder, een+"/_beeindigen", doc{"versie": 2})
		h.get(wil, "/mijn-werk").is(http.StatusUnauthorized)
		lijst := naar[gate.MensenBlad](h.get(beheerder, pad).is(http.StatusOK))
		h.klopt("the list", lijst, len(lijst.Medewerkers) == 5, len(lijst.Eerder) == 1, lijst.Eerder[0].ID == wil, len(lijst.Geven) == 4)
		h.vorm(beheerder, een+"/_overdragen")
		h.ongeldig(beheerder, een+"/_overdragen", fout{"empty", doc{}, "casus overnemer"}, fout{"nothing waits", doc{"casus": "x", "overnemer": collega}, "casus"})
		h.weigert(politie, een+"/_overdragen", doc{"casus": "x", "overnemer": collega}, "WGS 1.8")
	})
}

// rule WGS-12, rule 14.2-1: over HTTP the rights of a Partij are looked at and signed for, and who signed the declaration is shown and exported.
func TestHerzieningOverHTTP(t *testing.T) {
	databases(t, func(t *testing.T, h *huis) {
		const pad = "/herzieningen"
		h.vorm(beheerder, pad)
		h.ongeldig(beheerder, pad, fout{"empty", doc{}, "akkoord"}, fout{"no word", doc{"akkoord": true, "regels": []doc{{"medewerker": zorg, "functie": "aanmelder"}}}, "regels[0].besluit"},
			fout{"not all", doc{"akkoord": true, "regels": []doc{{"medewerker": zorg, "functie": "aanmelder", "besluit": "blijft"}}}, "regels"})
		h.weigert(zorg, pad, doc{"akkoord": true}, "WGS 1.8")
		b := naar[gate.HerzieningBlad](h.get(beheerder, pad).is(http.StatusOK))
		h.klopt("what to look at", b, len(b.Regels) == 5, b.Laatste == nil, !b.TeLaat, len(b.Mag) == 1, b.Partij.ID == "p-zorg")
		var regels []doc
		for _, r := range b.Regels {
			besluit := "blijft"
			if r.Medewerker.ID == collega {
				besluit = "stopt"
			}
			regels = append(regels, doc{"medewerker": r.Medewerker.ID, "functie": r.Functie, "besluit": besluit})
		}
		h.doe(beheerder, pad, doc{"akkoord": true, "regels": regels})
		b = naar[gate.HerzieningBlad](h.get(beheerder, pad).is(http.StatusOK))
		h.klopt("after it", b, b.Laatste.Bevestigd == 4, b.Laatste.Beeindigd == 1, b.Laatste.Door.ID == beheerder)
		v := naar[gate.VerklaringenBlad](h.get(functieFG, "/verklaringen").is(http.StatusOK))
		h.klopt("who signed", v, v.Versie == 1, len(v.Regels) == 11)
		h.weigert(zorg, "/verklaringen", nil, "14.2")
		lid := doc{"versie": 0, "soort": "lid", "orgaan": "stuurgroep", "naam": "Gerda Verzonnen", "namens": "p-politie", "van": "2026-01-01"} // rule 3.1-1
		h.post(manager, "/huis/register", lid).is(http.StatusOK)
		h.weigert(gemeente, "/huis/register", lid, "3.1")
		h.ongeldig(manager, "/huis/register", fout{"a round table has no members here", met(lid, doc{"orgaan": "rondetafel"}), "orgaan"})
		if b := naar[gate.HuisregisterBlad](h.get(zorg, "/huis/register").is(http.StatusOK)); len(b.Organen) != 7 || len(b.Leden) != 1 || b.Leden[0].Voor.ID != "p-politie" || len(b.Mag) != 0 {
			t.Errorf("the register to the care: %+v", b)
		}
		e := naar[gate.Tabelbestand](h.post(beheerder, "/verklaringen/_exporteren", doc{}).is(http.StatusOK))
		h.klopt("the file", e, len(e.CSV) > 100, len(e.Naam) == len("verklaringen-2026-01-01.csv"))
		h.weigert(politie, "/verklaringen/_exporteren", doc{}, "14.2")
		nieuw := doc{"naam": "Stichting Verzonnen Opvang", "kort": "Opvang", "soort": "sociaal_domein", "beroepsgeheim": false, "beslotenDatum": "2026-01-02", "getekendDatum": "2026-01-03"}
		h.weigert(beheerder, "/partijen", nieuw, "17.4")
		p := naar[gate.Verwijzing](h.post(manager, "/partijen", nieuw).is(http.StatusCreated))
		d := naar[gate.PartijDossier](h.get(functieFG, "/partijen/"+p.ID).is(http.StatusOK))
		h.klopt("who joined", d, d.Actief, d.Kort == "Opvang", len(d.Verloop) == 1)
		einde := doc{"versie": d.Versie, "wijze": "opzegging", "beslotenDatum": "2026-01-04", "toelichting": "Brief."}
		h.weigert(beheerder, "/partijen/"+p.ID+"/_beeindigen", einde, "20")
		h.post(manager, "/partijen/"+p.ID+"/_beeindigen", einde).is(http.StatusOK)
		h.weigert(manager, "/partijen/"+p.ID+"/_eindebeoordelen", doc{"versie": d.Versie + 1, "akkoord": "ja"}, "20")
		h.ongeldig(manager, "/partijen/"+p.ID+"/_eindeintrekken", fout{"no reason", doc{"versie": d.Versie + 1, "reden": ""}, "reden"})
		h.post(manager, "/partijen/"+p.ID+"/_eindeintrekken", doc{"versie": d.Versie + 1, "reden": "De brief was van een ander."}).is(http.StatusOK)
		einde["versie"] = d.Versie + 2
		h.post(manager, "/partijen/"+p.ID+"/_beeindigen", einde).is(http.StatusOK)
		d = naar[gate.PartijDossier](h.get(functieFG, "/partijen/"+p.ID).is(http.StatusOK))
		h.klopt("who would stop", d, d.Actief, d.Wacht, len(d.Verloop) == 4, d.Verloop[0].Soort == "voorgesteld", d.Verloop[1].Soort == "ingetrokken")
		h.post(functieFG, "/partijen/"+p.ID+"/_eindebeoordelen", doc{"versie": d.Versie, "akkoord": "ja"}).is(http.StatusOK)
		d = naar[gate.PartijDossier](h.get(functieFG, "/partijen/"+p.ID).is(http.StatusOK))
		h.klopt("who stopped", d, !d.Actief, !d.Wacht, len(d.Verloop) == 5, d.Verloop[0].Soort == "opzegging")
		l := naar[gate.Tabelbestand](h.post(functieFG, "/logregels/_exporteren", doc{"handeling": "verklaring.exporteren"}).is(http.StatusOK))
		h.klopt("the file of the log", l, strings.Count(l.CSV, "\r\n") == 3, strings.HasPrefix(l.Naam, "logboek-"))
		h.weigert(beheerder, "/logregels/_exporteren", doc{}, "AVG-5")
	})
}
