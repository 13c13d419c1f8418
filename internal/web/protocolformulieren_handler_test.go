// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"net/http"
	"testing"

	"rondetafel/internal/gate/gatetest"
	"rondetafel/internal/web/webtest"
)

// protocolGoed are the fields of a proposal that is right: the widest, told in words.
func protocolGoed() []string {
	return []string{
		"wijziging", "De grond staat er <nu> beter.",
		"besluit", "Verslag van maart, punt 4",
		"besluitDatum", "1-3-2026",
		"regels[0].grondslag", "WGS 1.5, lid 1",
	}
}

// The forms of the Privacy Protocol (article 18.1) and of with what a Partij begins (article 13.2): who opens them, what they say of bad input
// with all that was typed, done once, and what a form from before gets.
// rules 12.2-2, 13.2-1
func TestProtocolFormulieren(t *testing.T) {
	met := func(naar ...string) []string { return append(protocolGoed(), naar...) }
	beproef(t, []formulierproef{
		{
			naam:    "voorstellen",
			maak:    func(*huis) string { return "/privacyprotocol/voorstellen" },
			wie:     gatetest.Mo,
			kop:     "Privacy Protocol veranderen",
			telling: `SELECT COUNT(*) FROM protocol`,
			niet: map[string]int{
				gatetest.Petra:  http.StatusForbidden,
				gatetest.Fien:   http.StatusForbidden,
				gatetest.Anna:   http.StatusForbidden,
				gatetest.Beatle: http.StatusForbidden,
			},
			fouten: []foutgeval{
				{met("wijziging", " ", "besluit", "", "besluitDatum", "ooit"), map[string]string{
					"veld-wijziging":    "Schrijf op wat er verandert.",
					"veld-besluit":      "Schrijf op waar het besluit van de stuurgroep staat.",
					"veld-besluitDatum": "Vul een datum in als dag-maand-jaar, bijvoorbeeld 1-3-2027.",
				}},
				{met("besluitDatum", "1-3-2046"), map[string]string{
					"veld-besluitDatum": "Kies een datum die niet in de toekomst ligt.",
				}},
				{met("wijziging", teLang), map[string]string{"veld-wijziging": tekstTeLang}},
				{met("regels[1].grondslag", " "), map[string]string{
					"veld-regels-1-grondslag": "Schrijf op welke grond dit mag.",
				}},
				{met("regels[3].wie", "ggz"), map[string]string{
					"veld-regels-3-wie": "Deze gegevens geeft alleen wie ze op grond van de wet heeft (WGS 2.30). Haal de andere Partijen weg.",
				}},
			},
			goed:   protocolGoed(),
			daarna: []string{"Voorstel vastgelegd.", "De grond staat er <nu> beter.", "geven dit voortaan op deze grond: WGS 1.5, lid 1"},
			tweede: http.StatusForbidden,
		},
		{
			naam: "nakijken",
			maak: func(h *huis) string {
				v, err := h.ProtocolVoorstellen(h.Ctx(), gatetest.Als(gatetest.Mo), h.ProtocolVoorstel(gatetest.AnderProtocol()))
				if err != nil {
					h.T.Fatal(err)
				}
				return "/privacyprotocol/voorstellen/" + v.ID
			},
			wie:     gatetest.Fien,
			kop:     "Verandering nakijken",
			telling: `SELECT SUM(versie) FROM protocol`,
			niet: map[string]int{
				gatetest.Mo:    http.StatusForbidden,
				gatetest.Petra: http.StatusForbidden,
				gatetest.Anna:  http.StatusForbidden,
			},
			fouten: []foutgeval{
				{[]string{"reden", "Nog <even>."}, map[string]string{"veld-akkoord": "Kies of het voorstel klopt met het besluit."}},
				{[]string{"akkoord", "nee", "reden", " "}, map[string]string{"veld-reden": "Schrijf op wat er niet klopt."}},
				{[]string{"akkoord", "nee", "reden", teLang}, map[string]string{"veld-reden": tekstTeLang}},
			},
			goed:   []string{"akkoord", "nee", "reden", "Het verslag zegt <iets> anders."},
			daarna: []string{"Nagekeken.", "Het verslag zegt <iets> anders."},
			tweede: http.StatusConflict,
		},
		{
			naam: "intrekken",
			maak: func(h *huis) string {
				v, err := h.ProtocolVoorstellen(h.Ctx(), gatetest.Als(gatetest.Mo), h.ProtocolVoorstel(gatetest.AnderProtocol()))
				if err != nil {
					h.T.Fatal(err)
				}
				return "/privacyprotocol/voorstellen/" + v.ID + "/intrekken"
			},
			wie:     gatetest.Mo,
			kop:     "Voorstel intrekken",
			telling: `SELECT SUM(versie) FROM protocol`,
			niet: map[string]int{
				gatetest.Fien:   http.StatusForbidden,
				gatetest.Petra:  http.StatusForbidden,
				gatetest.Beatle: http.StatusForbidden,
			},
			fouten: []foutgeval{
				{[]string{"reden", " "}, map[string]string{"veld-reden": "Schrijf op waarom je het voorstel intrekt."}},
				{[]string{"reden", teLang}, map[string]string{"veld-reden": tekstTeLang}},
			},
			goed:   []string{"reden", "Het verslag is nog <niet> vastgesteld."},
			daarna: []string{"Voorstel ingetrokken.", "Waarom het is ingetrokken: Het verslag is nog <niet> vastgesteld.", "ingetrokken door Mo Schijn"},
			tweede: http.StatusConflict,
		},
		{
			naam:    "standaard",
			maak:    func(*huis) string { return "/standaarden/gewoon" },
			wie:     gatetest.Beatle,
			kop:     "Standaard wijzigen",
			telling: `SELECT COUNT(*) FROM standaard`,
			niet: map[string]int{
				gatetest.Anna:  http.StatusForbidden,
				gatetest.Bo:    http.StatusForbidden,
				gatetest.Petra: http.StatusForbidden,
			},
			fouten: []foutgeval{
				{[]string{"wie", "partijen", "maanden", "3"}, map[string]string{
					"veld-lezers": "Kies minstens één Partij, of kies alleen de procesregisseur.",
				}},
				{[]string{"wie", "deelnemers", "maanden", "61"}, map[string]string{
					"veld-maanden": "Kies een aantal maanden van 0 tot en met 60.",
				}},
			},
			goed:   []string{"wie", "deelnemers", "citeren", "true", "maanden", "3"},
			daarna: []string{"Standaard gewijzigd.", "Tot 3 maanden nadat het is gegeven."},
			tweede: http.StatusConflict,
		},
	})
}

// rule 13.2-1: in a real browser the administrator of a Partij sets with what it begins, and a colleague starts the form of a new piece with
// it; with and without script. With
// it each page met is looked at, at a small and a large screen.
func TestStandaardInDeBrowser(t *testing.T) {
	for naam, script := range map[string]bool{"script": true, "zonder-script": false} {
		t.Run(naam, func(t *testing.T) {
			r := &reis{t: t, b: webtest.Open(t), h: nieuwHuis(t), script: script, bekijk: script, bekeken: map[string]bool{}}
			metKlok(t, r.h)
			if !script {
				goed(t, r.b.ZonderScript())
			}
			z := r.h.RTO(gatetest.Bo)
			r.als(gatetest.Beatle, "/standaarden", "Onze standaard")
			r.druk(`a[href="/standaarden/gewoon"]`)
			r.leest("Standaard wijzigen")
			r.kruis("wie", "deelnemers")
			r.kruis("citeren", "true")
			r.verstuur("Standaard gewijzigd.")
			r.leest("Iedereen die in deze casus meedoet")
			r.als(gatetest.Anna, "/casussen/"+z.ID+"/informatie", "Begin met onze standaard")
			r.kies("soort", "gewoon")
			r.druk(`button[value="standaard"]`)
			r.leest("Iedereen die in deze casus meedoet")
			for _, keuze := range []string{`input[name="wie"][value="deelnemers"]`, `input[name="citeren"]`} {
				if r.waarde(`String(document.querySelector('`+keuze+`').checked)`) != "true" {
					t.Errorf("%s is not chosen", keuze)
				}
			}
			r.als(gatetest.Mo, "/privacyprotocol", "Privacy Protocol")
			r.open("/privacyprotocol/voorstellen", "Het besluit")
		})
	}
}
