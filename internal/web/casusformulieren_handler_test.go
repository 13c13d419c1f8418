// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"net/http"
	"testing"

	"rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
)

// buitenCasus are those to whom a Casus of Bo and Anna is not there.
func buitenCasus(extra ...string) map[string]int {
	uit := map[string]int{gatetest.Cleo: http.StatusNotFound, gatetest.Dirk: http.StatusNotFound, gatetest.Pim: http.StatusNotFound, gatetest.Arno: http.StatusNotFound}
	for _, persoon := range extra {
		uit[persoon] = http.StatusForbidden
	}
	return uit
}

// Assigning and involving.
// rule 9.2a-1, rule 9.2d-1
func TestRollenFormulieren(t *testing.T) {
	rto := func(deel string) func(*huis) string {
		return func(h *huis) string { return "/casussen/" + h.RTO(gatetest.Bo).ID + deel }
	}
	beproef(t, []formulierproef{
		{naam: "toewijzen", maak: func(h *huis) string { return "/casussen/" + h.Aangemeld().ID + "/toewijzen" }, wie: gatetest.Mo, kop: "Procesregisseur",
			niet:   map[string]int{gatetest.Anna: http.StatusForbidden, gatetest.Petra: http.StatusNotFound, gatetest.Bo: http.StatusNotFound, gatetest.Oda: http.StatusNotFound},
			fouten: []foutgeval{{[]string{"medewerker", ""}, map[string]string{"veld-medewerker": "Kies een procesregisseur."}}},
			goed:   []string{"medewerker", gatetest.Pim}, daarna: []string{"Pim Schijn"}, tweede: http.StatusConflict},
		{naam: "betrekken", maak: rto("/betrekken"), wie: gatetest.Petra, kop: "Partij", niet: buitenCasus(gatetest.Bo, gatetest.Anna, gatetest.Mo),
			fouten: []foutgeval{{[]string{"waarom", "Zij <kennen> hem."}, map[string]string{"veld-partij": "Kies de Partij die meedoet.",
				"veld-medewerker": "Kies wie van deze Partij meedoet.", "veld-grond": "Schrijf op waarom deze Partij mee mag doen: de wet of taak."}},
				{[]string{"partij", gatetest.Zorg, "medewerker", gatetest.Cleo, "waarom", teLang, "grond", "Wmo <2.1>"},
					map[string]string{"veld-waarom": tekstTeLang}}},
			goed:   []string{"partij", gatetest.Zorg, "medewerker", gatetest.Cleo, "waarom", "Zij <kennen> hem.", "grond", "Wmo <2.1>"},
			daarna: []string{"Partij betrokken.", "Proefzorg", "Wmo <2.1>"}},
		{naam: "collega", maak: rto("/collega"), wie: gatetest.Bo, kop: "Collega", niet: buitenCasus(gatetest.Petra, gatetest.Mo),
			fouten: []foutgeval{{[]string{"medewerker", ""}, map[string]string{"veld-medewerker": "Kies welke collega meedoet."}}},
			goed:   []string{"medewerker", gatetest.Bas}, daarna: []string{"Proefpolitie wees Bas Verzonnen aan."}},
	})
}

// Giving, correcting, restricting and withdrawing information.
// rule 12.1-1, rule 13.2-1
func TestInformatieFormulieren(t *testing.T) {
	stuk := func(deel string) func(*huis) string {
		return func(h *huis) string {
			return "/informatie/" + h.VoegToe(h.AanHetRTO(gatetest.Bo), gatetest.Bo, informatie.AlleDeelnemers).ID + deel
		}
	}
	beproef(t, []formulierproef{
		{naam: "voorwaarden", maak: stuk("/voorwaarden"), wie: gatetest.Bo, kop: "Wie mag dit lezen?", niet: buitenCasus(gatetest.Anna, gatetest.Petra), telling: `SELECT SUM(versie) FROM gegeven`,
			fouten: []foutgeval{{[]string{"wie", "partijen", "lezers", gatetest.Gemeente, "tot", "1-1-2020"}, map[string]string{"veld-tot": "Kies een datum die nog komt."}}},
			goed:   []string{"wie", "procesregisseur", "tot", "1-3-2027"}, daarna: []string{"Alleen de procesregisseur", "1 maart 2027"}, tweede: http.StatusConflict},
		{naam: "intrekken", maak: stuk("/intrekken"), wie: gatetest.Bo, kop: "Informatie intrekken", niet: buitenCasus(gatetest.Anna, gatetest.Petra),
			fouten: []foutgeval{{[]string{"reden", " "}, map[string]string{"veld-reden": "Schrijf op waarom je dit intrekt."}},
				{[]string{"reden", teLang}, map[string]string{"veld-reden": tekstTeLang}}},
			goed: []string{"reden", "Het klopte <niet>."}, daarna: []string{"Informatie ingetrokken.", "trok dit stuk in"}},
	})
}

// Asking in the triage, answering, ending it, and informing.
// rule 1.8-1, rule 1.8-2, rule AVG-3
func TestTriageFormulieren(t *testing.T) {
	gevraagd := func(h *huis) string { return "/triagevragen/" + h.Gevraagd(h.Triage(), gatetest.Cleo).ID + "/antwoord" }
	informeren := func(h *huis) string {
		z := h.Triage()
		return "/casussen/" + z.ID + "/betrokkenen/" + h.EersteBetrokkene(z) + "/informeren"
	}
	beproef(t, []formulierproef{
		{naam: "antwoord", maak: gevraagd, wie: gatetest.Cleo, kop: "Vraag", telling: `SELECT SUM(versie) FROM triagevraag`,
			niet: map[string]int{gatetest.Bo: http.StatusNotFound, gatetest.Pim: http.StatusNotFound, gatetest.Dirk: http.StatusNotFound},
			fouten: []foutgeval{{[]string{"bekend", "", "aanschuiven", "ja", "contact", "Cleo <Proef>", "toelichting", "Even <kijken>."},
				map[string]string{"veld-bekend": "Kies of jullie deze persoon kennen."}},
				{[]string{"bekend", "bekend", "aanschuiven", "ja", "contact", "Cleo", "toelichting", teLang[:1001]}, map[string]string{"veld-toelichting": "Houd het kort: hoogstens 1.000 tekens."}}},
			goed: []string{"bekend", "actief", "aanschuiven", "ja", "contact", "Cleo <Proef>", "toelichting", "Wij <helpen>."}, daarna: []string{"Wij <helpen>."}},
		{naam: "informeren", maak: informeren, wie: gatetest.Petra, kop: "Weet de betrokkene het?",
			niet:   map[string]int{gatetest.Bo: http.StatusNotFound, gatetest.Anna: http.StatusForbidden, gatetest.Pim: http.StatusNotFound},
			fouten: []foutgeval{{[]string{"stand", "geinformeerd", "datum", "ooit"}, map[string]string{"veld-datum": "Vul in wanneer de betrokkene het hoorde, bijvoorbeeld 4-3-2026."}}},
			goed:   []string{"stand", "geinformeerd", "datum", "2-3-2026"}, daarna: []string{"Vastgelegd.", "2 maart"}},
	})
}
