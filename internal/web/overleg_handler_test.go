// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"rondetafel/internal/gate/gatetest"
)

// overlegPaden are the pages of an Overleg.
func overlegPaden(id string) []string {
	uit := []string{"/overleggen/" + id}
	for _, deel := range []string{"voorbereiden", "inplannen", "uitnodigen", "afvaardigen", "aanwezigheid", "besluit", "afronden"} {
		uit = append(uit, "/overleggen/"+id+"/"+deel)
	}
	return uit
}

// A whole round table without script: on the agenda, prepared, invited, answered, met, decided, ended.
func TestRondeTafelInDeBrowser(t *testing.T) {
	h := nieuwHuis(t)
	z := h.RTO(gatetest.Bo, gatetest.Cleo)
	h.Geinformeerd(z)
	petra, bo, cleo, anna := h.als(t, gatetest.Petra), h.als(t, gatetest.Bo), h.als(t, gatetest.Cleo), h.als(t, gatetest.Anna)
	casus := "/casussen/" + z.ID
	petra.toont(casus, "RTO op de agenda")
	petra.toont(casus+"/overleg", "Samen een plan maken.") // the goal that the triage gave
	o := petra.verwijst(petra.post(casus+"/overleg", petra.formulier(casus+"/overleg", "doel", "Samen een plan maken.", "themas", "Wonen\nGeld")), "/overleggen/")
	petra.toont(o, "RTO op de agenda gezet.", "Samen een plan maken.", "Uitnodigen kan nog niet.", "Het soort besluit ontbreekt.", "De dag en de tijd ontbreken.")
	petra.is(petra.post(o+"/uitnodigen", petra.formulier(o+"/uitnodigen", "uitnodigingen[0].partij", gatetest.Zorg, "uitnodigingen[0].bijdrage", "x")),
		http.StatusForbidden, "Uitnodigen kan nog niet", "9.2c", "Terug naar je formulier")
	petra.verwijst(petra.post(o+"/voorbereiden", petra.formulier(o+"/voorbereiden", "doel", "Een plek voor Sem.", "soortBesluit", "casusregisseur", "themas", "Wonen",
		"datum", string(h.Vandaag()), "begin", "09:00", "plaats", "Zaal 2")), o)
	if p := petra.toont(o, "Een plek voor Sem.", "Partijen uitnodigen"); strings.Contains(p, "Uitnodigen kan nog niet.") {
		t.Error("nothing is missing, and yet it says so")
	}
	petra.toont(o+"/uitnodigen", "Gemeente Proefdorp", `value="Wettelijke taak"`)
	v := petra.formulier(o + "/uitnodigen")
	for _, rij := range []string{"0", "1", "2"} { // the Partijen by their ids: Gemeente, Politie, Zorg
		v.Set("uitnodigingen["+rij+"].bijdrage", "Wat jullie zien.")
		v.Set("uitnodigingen["+rij+"].grond", "Wettelijke taak")
	}
	v.Set("uitnodigingen[0].partij", gatetest.Gemeente)
	v.Set("uitnodigingen[1].partij", gatetest.Politie)
	v.Set("uitnodigingen[2].partij", gatetest.Zorg)
	petra.verwijst(petra.post(o+"/uitnodigen", v), o)
	bo.toont("/overleggen", "zeg wie er komt", "Wie komt er?")
	bo.toont(casus, "Jullie zijn uitgenodigd.", "Ronde Tafel Overleg")
	bo.toont(o+"/afvaardigen", "Wat jullie zien.", "Bas Verzonnen")
	bo.verwijst(bo.post(o+"/afvaardigen", bo.formulier(o+"/afvaardigen", "komt", "ja", "medewerker", gatetest.Bo, "mandaat", "true", "mandaatVan", "de teamleider")), o)
	anna.verwijst(anna.post(o+"/afvaardigen", anna.formulier(o+"/afvaardigen", "komt", "ja", "medewerker", gatetest.Anna, "mandaat", "true", "mandaatVan", "de teamleider")), o)
	cleo.verwijst(cleo.post(o+"/afvaardigen", cleo.formulier(o+"/afvaardigen", "komt", "ja", "medewerker", gatetest.Cleo)), o)
	petra.toont(o, "Eén afgevaardigde heeft geen mandaat.", "Proefzorg telt niet mee bij besluiten")
	petra.verwijst(petra.post(o+"/aanwezigheid", petra.formulier(o+"/aanwezigheid", "aanwezig[0].medewerker", gatetest.Anna, "aanwezig[1].medewerker", gatetest.Bo, "aanwezig[2].medewerker", gatetest.Cleo)), o)
	petra.toont(o, "Aanwezig: 3 van 3", "geen mandaat: telt niet mee", "Afwijkingen van het werkproces")
	petra.toont(o+"/besluit", "Wie wordt casusregisseur?", "Proefzorg: geen mandaat (art. 6.3)")
	anders := petra.formulier(o+"/besluit?soort=overig", "tekst", "Wij <bellen>.", "stemmen[0].eens", "nee", "stemmen[0].reden", "Te <veel>.")
	anders.Set("actie", "soort:afschalen") // another type keeps what was typed
	petra.is(petra.post(o+"/besluit", anders), http.StatusOK, "Er is nog geen plan met criteria voor afschaling", "Wij <bellen>.", "Te <veel>.")
	besluit := petra.formulier(o+"/besluit", "tekst", "Cleo let op de afspraken.", "casusregisseur", gatetest.Cleo,
		"stemmen[0].eens", "nee", "stemmen[0].reden", "Te druk.", "stemmen[1].eens", "nee", "stemmen[1].reden", "Liever iemand van ons.")
	petra.is(petra.post(o+"/besluit", besluit), http.StatusForbidden, "Dit besluit kan nog niet", "Artikel 7.1", "Liever iemand van ons.") // rule 7.1-1
	besluit.Set("stemmen[0].eens", "ja")
	besluit.Del("stemmen[0].reden")
	petra.verwijst(petra.post(o+"/besluit", besluit), o)
	cleo.toont(o, "Besluit: casusregisseur aanwijzen", "niet eens", "Liever iemand van ons", "Proefzorg heeft geen mandaat (art. 6.3).", "namens Gemeente Proefdorp")
	cleo.toont(casus, "Vervanger voorstellen", "Het RTO wees Cleo Proef aan als casusregisseur.")
	cleo.is(cleo.get(casus+"/vervanger"), http.StatusOK, "Wie vervangt de casusregisseur?")
	petra.verwijst(petra.post(o+"/afronden", petra.formulier(o+"/afronden", "passages[0].tekst", "Er is gepraat.\nEn besloten.", "passages[0].partijen", "gezamenlijk")), o)
	bo.toont(o, "Er is gepraat.", "afgerond")
	bo.toont("/overleggen?stand=geweest", z.Nummer)
	bo.is(bo.get(o+"/afvaardigen"), http.StatusForbidden, "Je kunt niet zeggen wie er komt")
}

// rule 7.2-1: to who is not invited every page and act of an Overleg answers, byte for byte, as for one that does not exist.
func TestOverlegIsGeheim(t *testing.T) {
	h := nieuwHuis(t)
	z := h.RTO(gatetest.Bo, gatetest.Cleo)
	o := h.AanTafel(z, gatetest.Bo)
	for _, persoon := range []string{gatetest.Cleo, gatetest.Mo, gatetest.Fien, gatetest.Pim, gatetest.Bas} {
		k := h.als(t, persoon)
		anders := overlegPaden("o-bestaat-niet")
		for i, pad := range overlegPaden(o.ID) {
			gelijk(t, persoon+" "+pad, k.get(pad), k.get(anders[i]))
			if i > 0 {
				gelijk(t, persoon+" posts "+pad, k.post(pad, url.Values{"versie": {"1"}}), k.post(anders[i], url.Values{"versie": {"1"}}))
			}
		}
	}
}

// rule 11.1-1: supporting staff find the planning in their list, plan, and read nothing of what it is about.
func TestOndersteuningPlant(t *testing.T) {
	h := nieuwHuis(t)
	z := h.RTO(gatetest.Bo)
	o := h.Uitgenodigd(z, gatetest.Bo)
	oda := h.als(t, gatetest.Oda)
	pad := "/overleggen/" + o.ID
	paginas := oda.toont("/overleggen", z.Nummer, "Zaal 2", "Proefpolitie", "Inplannen") + oda.toont(pad, "je ziet de planning", "Proefpolitie") + oda.toont(pad+"/inplannen", "Zaal 2")
	for _, geheim := range []string{"Sem", "plek om te wonen", "Wettelijke taak", "Wat jullie zien", "/casussen/" + z.ID} {
		if strings.Contains(paginas, geheim) {
			t.Errorf("supporting staff read %q", geheim)
		}
	}
	oda.verwijst(oda.post(pad+"/inplannen", oda.formulier(pad+"/inplannen", "datum", string(h.Vandaag()), "begin", "11:00", "plaats", "Zaal 9")), pad)
	h.als(t, gatetest.Bo).toont(pad, "Zaal 9")
	oda.is(oda.get(pad+"/uitnodigen"), http.StatusForbidden, "Je kunt de inhoud van dit overleg niet lezen")
}

// A form with mistakes comes back with all of them, each at the row that it is about, and with what was typed.
func TestFoutenAanTafel(t *testing.T) {
	h := nieuwHuis(t)
	z := h.RTO(gatetest.Bo, gatetest.Cleo)
	o := h.AanTafel(z, gatetest.Bo)
	leeg := h.Gepland(h.RTO(gatetest.Bo))
	pad, leegPad := "/overleggen/"+o.ID, "/overleggen/"+leeg.ID
	for _, g := range []struct {
		persoon, pad string
		velden       []string
		fouten       []string
	}{
		{gatetest.Petra, "/casussen/" + z.ID + "/overleg", []string{"datum", "gisteren", "begin", "vroeg", "doel", "Een <doel>"}, []string{"Vul de datum in als dag-maand-jaar", "Vul de tijd in", "Een <doel>"}},
		{gatetest.Petra, pad + "/voorbereiden", []string{"datum", "1-1-2020", "themas", "Geld\nSchuld"}, []string{"Kies vandaag of een dag die nog komt.", "Geld\nSchuld"}},
		{gatetest.Petra, pad + "/inplannen", []string{"plaats", " "}, []string{"Vul in waar het overleg is."}},
		{gatetest.Petra, leegPad + "/uitnodigen", nil, []string{"Kies minstens één Partij om uit te nodigen (art. 9.2e)."}},
		{gatetest.Petra, leegPad + "/uitnodigen", []string{"uitnodigingen[0].grond", "Half getypt", "uitnodigingen[1].partij", gatetest.Politie}, []string{`href="#veld-uitnodigingen-1-bijdrage"`, "Half getypt"}},
		{gatetest.Bo, pad + "/afvaardigen", []string{"komt", "ja", "medewerker", "", "mandaat", "true", "mandaatVan", ""}, []string{"Kies wie er komt.", "Schrijf op van wie het mandaat is (art. 6.3)."}},
		{gatetest.Petra, pad + "/aanwezigheid", []string{"aanwezig[0].medewerker", ""}, []string{"Kies wie er is."}},
		{gatetest.Petra, pad + "/besluit?soort=overig", []string{"stemmen[0].eens", "nee", "tekst", "Wij doen <dit>."}, []string{"Schrijf op waarom deze Partij het niet eens is (art. 7.1).", "Wij doen <dit>."}},
		{gatetest.Petra, pad + "/besluit?soort=raar", nil, []string{"Kies wat voor besluit het is."}},
		{gatetest.Petra, pad + "/afronden", nil, []string{"Schrijf op wat er is besproken."}},
	} {
		t.Run(g.persoon+g.pad[strings.LastIndexByte(g.pad, '/'):], func(t *testing.T) {
			k := h.als(t, g.persoon)
			k.t = t
			k.is(k.post(g.pad, k.formulier(g.pad, g.velden...)), http.StatusBadRequest, append(g.fouten, "<title>Fout: ", `id="fouten"`)...)
		})
	}
}

// Two prepare at once: the second hears who was first, sees both texts, and can send theirs again.
func TestOverlegTweeTegelijk(t *testing.T) {
	h := nieuwHuis(t)
	o := h.Gepland(h.RTO(gatetest.Bo))
	k, pad := h.als(t, gatetest.Petra), "/overleggen/"+o.ID+"/voorbereiden"
	een, twee := k.formulier(pad, "doel", "Het ene doel."), k.formulier(pad, "doel", "Het andere doel.")
	k.verwijst(k.post(pad, een), "/overleggen/"+o.ID)
	pagina := k.is(k.post(pad, twee), http.StatusConflict, "Petra Schijn veranderde dit overleg", "Het ene doel.", "Het andere doel.")
	k.verwijst(k.post(pad, metVelden(verborgen(pagina), "doel", "Het andere doel.", "themas", "wonen")), "/overleggen/"+o.ID)
	k.toont("/overleggen/"+o.ID, "Het andere doel.")
}

// rule 1.3-1: the Partij with the casusregie proposes a deputy on its page, and the round table confirms them on its own.
func TestVervangerOpPaginas(t *testing.T) {
	h := nieuwHuis(t)
	z := h.RTO(gatetest.Bo, gatetest.Cleo)
	o := h.AanTafel(z, gatetest.Bo, gatetest.Cleo)
	petra, bo := h.als(t, gatetest.Petra), h.als(t, gatetest.Bo)
	pad, casus := "/overleggen/"+o.ID, "/casussen/"+z.ID
	bo.is(bo.get(casus+"/vervanger"), http.StatusForbidden, "Je kunt geen vervanger voorstellen")
	stemmen := []string{"stemmen[0].eens", "ja", "stemmen[1].eens", "ja"}
	benoem := petra.formulier(pad+"/besluit?soort=casusregisseur", append(stemmen, "tekst", "Bo let op de afspraken.", "casusregisseur", gatetest.Bo)...)
	petra.verwijst(petra.post(pad+"/besluit", benoem), pad)
	petra.toont(pad+"/besluit?soort=vervanger", "nog niemand voorgesteld")
	bo.is(bo.post(casus+"/vervanger", bo.formulier(casus+"/vervanger", "reden", "Drie weken vrij.")), http.StatusBadRequest, "Kies wie de casusregisseur vervangt.", "Drie weken vrij.")
	bo.verwijst(bo.post(casus+"/vervanger", bo.formulier(casus+"/vervanger", "medewerker", gatetest.Bas, "reden", "Drie weken vrij.")), casus)
	bo.toont(casus, "Vervanger voorgesteld.", "Proefpolitie stelde Bas Verzonnen voor als vervanger van de casusregisseur.")
	petra.toont(pad+"/besluit?soort=vervanger", "<strong>Bas Verzonnen</strong>")
	petra.verwijst(petra.post(pad+"/besluit", petra.formulier(pad+"/besluit?soort=vervanger", append(stemmen, "tekst", "Bas neemt waar.")...)), pad)
	h.als(t, gatetest.Bas).toont(casus, "Het RTO bevestigde Bas Verzonnen als vervanger van de casusregisseur.")
}

// A refusal at the table keeps what was typed: one goes back to the form with it.
func TestWeigeringAanTafelBewaart(t *testing.T) {
	h := nieuwHuis(t)
	z := h.RTO(gatetest.Bo)
	k := h.als(t, gatetest.Petra)
	o := k.verwijst(k.post("/casussen/"+z.ID+"/overleg", k.formulier("/casussen/"+z.ID+"/overleg")), "/overleggen/")
	v := k.formulier(o+"/uitnodigen", "uitnodigingen[1].partij", gatetest.Politie, "uitnodigingen[1].bijdrage", "Vertel wat de buurt merkt.")
	pagina := k.is(k.post(o+"/uitnodigen", v), http.StatusForbidden, "Uitnodigen kan nog niet", "Vertel wat de buurt merkt.", "Er is niets veranderd")
	terug := verborgen(pagina)
	terug.Set("uitnodigingen[1].bijdrage", "Vertel wat de buurt merkt.")
	k.is(k.post(o+"/uitnodigen", terug), http.StatusOK, "Vertel wat de buurt merkt.", "Welke Partijen nodig je uit?", "checked")
	k.is(k.get(o+"/aanwezigheid"), http.StatusForbidden, "Je kunt niet vastleggen wie er is")
	k.is(k.get(o+"/besluit"), http.StatusForbidden, "Dit besluit kan nog niet")
}
