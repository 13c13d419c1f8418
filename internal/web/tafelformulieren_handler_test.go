// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"net/http"
	"strings"
	"testing"

	"rondetafel/internal/gate/gatetest"
)

// aanDeTafel makes a round table at which Bo and Cleo are, for a form of it.
func aanDeTafel(deel string) func(*huis) string {
	return func(h *huis) string {
		return "/overleggen/" + h.AanTafel(h.RTO(gatetest.Bo, gatetest.Cleo), gatetest.Bo, gatetest.Cleo).ID + deel
	}
}

// opDeAgenda makes a prepared round table to which nobody is invited, for a form of it.
func opDeAgenda(deel string) func(*huis) string {
	return func(h *huis) string { return "/overleggen/" + h.Gepland(h.RTO(gatetest.Bo, gatetest.Cleo)).ID + deel }
}

var teLang = strings.Repeat("x", 20001)

const (
	tekstTeLang = "Deze tekst is te lang. Gebruik hoogstens 20.000 tekens."
	geenDag     = "Vul de datum in als dag-maand-jaar, bijvoorbeeld 3-12-2026."
)

// Preparing: what is missing may wait, what is filled in must be right.
// rule 9.2c-1, rule 11.1-1
func TestVoorbereidenFormulieren(t *testing.T) {
	planning := []foutgeval{
		{[]string{"datum", "32-1-2027", "begin", "kwart over", "einde", "laat", "plaats", "Zaal <3>"}, map[string]string{"veld-datum": geenDag,
			"veld-begin": "Vul de tijd in als uren en minuten, bijvoorbeeld 10:00.", "veld-einde": "Vul de tijd in als uren en minuten, bijvoorbeeld 11:00."}},
		{[]string{"datum", "1-3-2026", "begin", "11:00", "einde", "10.30", "plaats", "Zaal 3"}, map[string]string{
			"veld-datum": "Kies vandaag of een dag die nog komt.", "veld-einde": "Het overleg eindigt na het begin. Kijk de tijden na."}},
	}
	inhoud := append([]foutgeval{{[]string{"doel", "Een <doel> & meer", "soortBesluit", "casusregisseur", "themas", "Geld\nWerk", "datum", "ooit", "begin", "9:00", "einde", "9:30",
		"plaats", "Zaal 1"}, map[string]string{"veld-datum": geenDag}},
		{[]string{"doel", teLang, "datum", "3-3-2026", "begin", "9:00"}, map[string]string{"veld-doel": tekstTeLang}}}, planning...)
	goed := []string{"doel", "Sem heeft <werk>.", "soortBesluit", "plan", "themas", "Geld\nWerk", "datum", "3-3-2026", "begin", "9.30", "einde", "10:15", "plaats", "Zaal 8"}
	daarna := []string{"Sem heeft <werk>.", "Geld", "Werk", "3 maart 2026, 09:30–10:15, Zaal 8"}
	beproef(t, []formulierproef{
		{naam: "overleg", maak: func(h *huis) string { return "/casussen/" + h.RTO(gatetest.Bo).ID + "/overleg" }, wie: gatetest.Petra, kop: "RTO op de agenda zetten",
			niet: map[string]int{gatetest.Bo: http.StatusForbidden, gatetest.Anna: http.StatusForbidden, gatetest.Cleo: http.StatusNotFound, gatetest.Mo: http.StatusForbidden,
				gatetest.Pim: http.StatusNotFound},
			fouten: inhoud, goed: goed, daarna: append(daarna, "RTO op de agenda gezet.")},
		{naam: "voorbereiden", maak: opDeAgenda("/voorbereiden"), wie: gatetest.Petra, kop: "RTO voorbereiden",
			niet:   map[string]int{gatetest.Bo: http.StatusNotFound, gatetest.Pim: http.StatusNotFound, gatetest.Fien: http.StatusNotFound, gatetest.Oda: http.StatusForbidden},
			fouten: inhoud, goed: goed, daarna: append(daarna, "Voorbereiding bewaard."), tweede: http.StatusConflict},
		{naam: "inplannen", maak: opDeAgenda("/inplannen"), wie: gatetest.Oda, kop: "Overleg inplannen",
			niet: map[string]int{gatetest.Bo: http.StatusNotFound, gatetest.Pim: http.StatusNotFound, gatetest.Mo: http.StatusNotFound},
			fouten: append([]foutgeval{{[]string{"datum", "", "begin", "", "einde", "12:00", "plaats", " "}, map[string]string{
				"veld-datum": "Vul de dag van het overleg in, bijvoorbeeld 3-12-2026.", "veld-begin": "Vul in hoe laat het begint, bijvoorbeeld 10:00.",
				"veld-plaats": "Vul in waar het overleg is."}}}, planning...),
			goed: goed[6:], daarna: []string{"3 maart 2026, 09:30–10:15, Zaal 8"}, tweede: http.StatusConflict},
	})
}

// Inviting and answering.
// rule 9.2e-1, rule 6.2-1, rule 6.3-1
func TestUitnodigenFormulieren(t *testing.T) {
	const vraag = "Schrijf op wat je van deze Partij vraagt (art. 9.2e)."
	niemand := map[string]int{gatetest.Anna: http.StatusNotFound, gatetest.Pim: http.StatusNotFound, gatetest.Oda: http.StatusForbidden}
	beproef(t, []formulierproef{
		{naam: "uitnodigen", maak: opDeAgenda("/uitnodigen"), wie: gatetest.Petra, kop: "Partijen uitnodigen", niet: niemand,
			fouten: []foutgeval{
				{[]string{"uitnodigingen[0].bijdrage", "Nog <niets>", "uitnodigingen[2].grond", "Wmo"}, map[string]string{
					"veld-uitnodigingen": "Kies minstens één Partij om uit te nodigen (art. 9.2e)."}},
				{[]string{"uitnodigingen[1].partij", gatetest.Politie, "uitnodigingen[1].grond", "Politiewet", "uitnodigingen[1].bijdrage", " ",
					"uitnodigingen[2].partij", gatetest.Zorg, "uitnodigingen[2].bijdrage", teLang, "uitnodigingen[0].bijdrage", "Voor later."}, map[string]string{
					"veld-uitnodigingen-1-bijdrage": vraag, "veld-uitnodigingen-2-bijdrage": tekstTeLang}},
			},
			goed:   []string{"uitnodigingen[2].partij", gatetest.Zorg, "uitnodigingen[2].grond", "Wmo 2.1", "uitnodigingen[2].bijdrage", "Wat <jullie> zien."},
			daarna: []string{"Proefzorg", "Wmo 2.1", "Wat <jullie> zien."}, tweede: http.StatusConflict},
		{naam: "afvaardigen", maak: aanDeTafel("/afvaardigen"), wie: gatetest.Bo, kop: "Wie komt er?", telling: `SELECT COUNT(*) FROM gebeurtenis WHERE soort = 'overleg.afgevaardigd'`,
			niet: map[string]int{gatetest.Anna: http.StatusNotFound, gatetest.Pim: http.StatusNotFound, gatetest.Oda: http.StatusForbidden, gatetest.Petra: http.StatusForbidden},
			fouten: []foutgeval{
				{[]string{"komt", "ja", "medewerker", "", "mandaat", "true", "mandaatVan", " "}, map[string]string{
					"veld-medewerker": "Kies wie er komt.", "veld-mandaatVan": "Schrijf op van wie het mandaat is (art. 6.3)."}},
				{[]string{"komt", "ja", "medewerker", gatetest.Bas, "vervanger", gatetest.Bas, "mandaatVan", "de <chef>"}, map[string]string{
					"veld-vervanger": "Kies een ander als vervanger, of niemand."}},
				{[]string{"komt", "", "mandaatVan", "de chef"}, map[string]string{"veld-komt": "Kies of jullie komen."}},
			},
			goed: []string{"komt", "ja", "medewerker", gatetest.Bas, "vervanger", gatetest.Bo, "mandaat", "true", "mandaatVan", "de chef"}, daarna: []string{"Bas Verzonnen"}},
		{naam: "aanwezigheid", maak: aanDeTafel("/aanwezigheid"), wie: gatetest.Petra, kop: "Vastleggen wie er is", telling: `SELECT SUM(versie) FROM overleg`,
			niet:   map[string]int{gatetest.Bo: http.StatusForbidden, gatetest.Anna: http.StatusNotFound, gatetest.Oda: http.StatusForbidden},
			fouten: []foutgeval{{[]string{"aanwezig[0].medewerker", "", "aanwezig[1].medewerker", ""}, map[string]string{"veld-aanwezig": "Kies wie er is."}}},
			goed:   []string{"aanwezig[0].medewerker", gatetest.Bo, "aanwezig[1].medewerker", ""}, daarna: []string{"Aanwezig: 1 van 2", "Bo Verzonnen, mandaat"}, tweede: http.StatusConflict},
	})
}

// Deciding and ending.
// rule 6.4a-1, rule 7.1-1
func TestBesluitFormulieren(t *testing.T) {
	const stem, reden = "Kies of deze Partij het eens is (art. 7.1).", "Schrijf op waarom deze Partij het niet eens is (art. 7.1)."
	niemand := map[string]int{gatetest.Bo: http.StatusForbidden, gatetest.Anna: http.StatusNotFound, gatetest.Oda: http.StatusForbidden}
	eens := []string{"stemmen[0].eens", "ja", "stemmen[1].eens", "nee", "stemmen[1].reden", "Liever <anders>."}
	beproef(t, []formulierproef{
		{naam: "casusregisseur", maak: aanDeTafel("/besluit"), wie: gatetest.Petra, kop: "Besluit vastleggen", niet: niemand,
			fouten: []foutgeval{
				{[]string{"soort", "casusregisseur", "tekst", " ", "stemmen[0].eens", "nee", "stemmen[0].reden", ""}, map[string]string{"veld-tekst": "Schrijf op wat het RTO besluit.",
					"veld-reden": "Kies een casusregisseur, of schrijf op waarom er geen komt (art. 6.4a).", "veld-stemmen-0-reden": reden, "veld-stemmen-1-eens": stem}},
				{append([]string{"soort", "casusregisseur", "tekst", "Bo <let> op.", "casusregisseur", gatetest.Bo, "reden", "Niemand kan."}, eens...), map[string]string{
					"veld-reden": "Kies een casusregisseur of schrijf op waarom er geen komt, niet allebei."}},
				{append([]string{"soort", "overig", "tekst", teLang}, eens...), map[string]string{"veld-tekst": tekstTeLang}},
			},
			goed:   append([]string{"soort", "casusregisseur", "tekst", "Bo <let> op.", "casusregisseur", gatetest.Bo}, eens...),
			daarna: []string{"Besluit: casusregisseur aanwijzen", "Bo <let> op.", "Liever <anders>", "niet eens", "Vastgelegd op", "namens Gemeente Proefdorp"}, tweede: http.StatusConflict},
		{naam: "afronden", maak: aanDeTafel("/afronden"), wie: gatetest.Petra, kop: "Overleg afronden", niet: niemand,
			fouten: []foutgeval{{[]string{"passages[0].tekst", " ", "passages[0].partijen", "gezamenlijk"}, map[string]string{"veld-passages-0-tekst": "Schrijf op wat er is gezegd."}},
				{[]string{"passages[0].tekst", teLang, "passages[0].partijen", "gezamenlijk"}, map[string]string{"veld-passages-0-tekst": tekstTeLang}}},
			goed: []string{"passages[0].tekst", "Er is <gepraat>.", "passages[0].partijen", "gezamenlijk"}, daarna: []string{"Er is <gepraat>.", "afgerond"}, tweede: http.StatusConflict},
		{naam: "afgelasten", maak: opDeAgenda("/afgelasten"), wie: gatetest.Petra, kop: "Overleg afgelasten",
			niet: map[string]int{gatetest.Bo: http.StatusNotFound, gatetest.Anna: http.StatusNotFound, gatetest.Oda: http.StatusForbidden},
			fouten: []foutgeval{{[]string{"reden", " "}, map[string]string{"veld-reden": "Schrijf op waarom het overleg niet doorgaat."}},
				{[]string{"reden", teLang}, map[string]string{"veld-reden": tekstTeLang}}},
			goed: []string{"reden", "De <zaal> is dicht."}, daarna: []string{"De <zaal> is dicht.", "Overleg afgelast.", "Afgelast op 2 maart door Petra Schijn"}, tweede: http.StatusConflict},
		{naam: "vervanger", maak: metRegisseur("/vervanger"), wie: gatetest.Bo, kop: "Vervanger voorstellen",
			niet: map[string]int{gatetest.Anna: http.StatusForbidden, gatetest.Petra: http.StatusForbidden, gatetest.Dirk: http.StatusNotFound},
			fouten: []foutgeval{{[]string{"medewerker", "", "reden", "Drie <weken> vrij."}, map[string]string{"veld-medewerker": "Kies wie de casusregisseur vervangt."}},
				{[]string{"medewerker", gatetest.Bas, "reden", " "}, map[string]string{"veld-reden": "Schrijf op waarom er een vervanger nodig is."}}},
			goed: []string{"medewerker", gatetest.Bas, "reden", "Drie weken vrij."}, daarna: []string{"Vervanger voorgesteld.", "Bas Verzonnen"}},
	})
}

// metRegisseur makes a Casus of which Bo is casusregisseur, for a form of it.
func metRegisseur(deel string) func(*huis) string {
	return func(h *huis) string {
		z := h.RTO(gatetest.Bo, gatetest.Cleo)
		o := h.AanTafel(z, gatetest.Bo, gatetest.Cleo)
		in := gatetest.Besluit(o, "casusregisseur", gatetest.Bo, gatetest.Cleo)
		in.Casusregisseur = gatetest.Bo
		_, err := h.OverlegBesluiten(h.Ctx(), gatetest.Als(gatetest.Petra), in)
		goed(h.T, err)
		return "/casussen/" + z.ID + deel
	}
}
