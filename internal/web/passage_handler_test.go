// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"net/http"
	"regexp"
	"strings"
	"testing"

	"rondetafel/internal/gate"
	"rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
	"rondetafel/internal/rto"
)

var herschrijfPad = regexp.MustCompile(`href="(/passages/[0-9a-z]+/herschrijven)"`)

// metCitaten is a house with an Overleg at which Anna and Bo sit, and a piece of Bo that may be quoted.
func metCitaten(t *testing.T) (h *huis, z, o, stuk gate.Verwijzing) {
	t.Helper()
	h = nieuwHuis(t)
	z = h.RTO(gatetest.Bo)
	in := h.Gegeven(z, informatie.AlleDeelnemers)
	in.Citeren = true
	stuk, err := h.GegevenToevoegen(h.Ctx(), gatetest.Als(gatetest.Bo), in)
	goed(t, err)
	return h, z, h.AanTafel(z, gatetest.Anna, gatetest.Bo), stuk
}

// rules 7.2-4, 13.2-3: minutes are made in parts, each with who said it; a part that rests on a piece is there for who may read the piece. When
// the piece is withdrawn, the procesregisseur finds the part at their work and writes it anew, without JavaScript.
func TestPassagesLangsDePaginas(t *testing.T) {
	h, z, o, stuk := metCitaten(t)
	petra, anna := h.als(t, gatetest.Petra), h.als(t, gatetest.Anna)
	tafel, pad := "/overleggen/"+o.ID, "/overleggen/"+o.ID+"/afronden"
	petra.toont(pad, "Deel 1", "Van wie komt dit?", "Wij allen samen", "Rust dit op een stuk?", stuk.ID)
	petra.is(petra.post(pad, petra.formulier(pad, "passages[0].tekst", "Er is <gepraat>.")), http.StatusBadRequest,
		"Kies van welke Partij dit komt", "Er is <gepraat>.")
	petra.is(petra.post(pad, petra.formulier(pad, "passages[0].tekst", "Er is <gepraat>.", "actie", "passage-erbij")), http.StatusOK,
		"Deel 2", "Er is <gepraat>.", "Deel 2 weghalen")
	verslag := petra.formulier(pad, "passages[0].tekst", "Citaat: drie meldingen.", "passages[0].partijen", gatetest.Gemeente, "passages[0].gegevens", stuk.ID,
		"passages[1].tekst", "Samen: het gaat beter.", "passages[1].partijen", informatie.Gezamenlijk)
	petra.is(petra.post(pad, verslag), http.StatusBadRequest, "Die Partij gaf het stuk waar deze passage op rust (art. 13.2)", "Citaat: drie meldingen.")
	verslag.Set("passages[0].partijen", gatetest.Politie)
	petra.verwijst(petra.post(pad, verslag), tafel)
	anna.toont(tafel, "Citaat: drie meldingen.", "Van: Proefpolitie", "Samen: het gaat beter.", "alle Partijen die meededen")
	_, err := h.GegevenIntrekken(h.Ctx(), gatetest.Als(gatetest.Bo), informatie.Intrekken{Gegeven: stuk.ID, Versie: stuk.Versie, Reden: "Dit klopt niet."})
	goed(t, err)
	for wie, k := range map[string]*klant{"Anna": anna, "Petra": petra} {
		p := k.toont(tafel, "Samen: het gaat beter.")
		if strings.Contains(p, "Citaat:") || strings.Contains(p, "Herschrijf deze tekst") != (wie == "Petra") {
			t.Errorf("%s sees what rests on a piece that is gone, or is asked", wie)
		}
	}
	petra.toont("/", "Passage herschrijven: verslag, stuk ingetrokken")
	staatNiet(t, anna, "/", "Passage herschrijven")
	opnieuw := herschrijfPad.FindStringSubmatch(petra.toont(tafel, "Verslag van het RTO", informatie.RedenIngetrokken.Zin()))[1]
	anna.is(anna.get(opnieuw), http.StatusNotFound)
	petra.toont(opnieuw, "Wat er stond, mag je niet meer lezen.", "Ik haal haar weg")
	petra.is(petra.post(opnieuw, petra.formulier(opnieuw, "tekst", "Er was <iets>.")), http.StatusBadRequest, "Kies wat je met deze passage doet.", "Er was <iets>.")
	petra.is(petra.post(opnieuw, petra.formulier(opnieuw, "wat", "nieuw")), http.StatusBadRequest, "Schrijf op wat er is gezegd.")
	laat := petra.formulier(opnieuw, "wat", "weg")
	petra.is(petra.post(opnieuw, petra.formulier(opnieuw, "wat", "nieuw", "tekst", "Nieuw: er is gebeld.", "partijen", gatetest.Politie)), http.StatusBadRequest,
		"Zonder dat stuk komt deze tekst niet van die Partij (art. 7.2)", "Nieuw: er is gebeld.")
	petra.verwijst(petra.post(opnieuw, petra.formulier(opnieuw, "wat", "nieuw", "tekst", "Nieuw: er is gebeld.", "partijen", gatetest.Gemeente)), tafel)
	petra.toont(tafel, "Passage herschreven.", "Nieuw: er is gebeld.")
	anna.toont(tafel, "Nieuw: er is gebeld.")
	staatNiet(t, petra, tafel, "Herschrijf deze tekst")
	petra.is(petra.post(opnieuw, laat), http.StatusConflict, "deze passage")
	if strings.Contains(anna.toont("/casussen/"+z.ID), "herschreef een passage") {
		t.Error("the timeline of who does not write tells it")
	}
	h.als(t, gatetest.Bo).toont("/casussen/"+z.ID, "herschreef een passage, of haalde haar weg")
}

// rules 13.2-3, 6.5-1: the form of the plan has why beside each goal, adds and takes it away without saving, and keeps what was typed; the plan
// shows it to who may read it, and says to its writers what waits.
func TestOnderbouwingInHetPlan(t *testing.T) {
	h, z, _, stuk := metCitaten(t)
	petra, anna := h.als(t, gatetest.Petra), h.als(t, gatetest.Anna)
	pad := "/casussen/" + z.ID + "/plan/bewerken"
	velden := []string{"doelen[0].leefgebied", "wonen", "doelen[0].tekst", "Sem woont."}
	p := petra.is(petra.post(pad, petra.formulier(pad, append(velden, "actie", "passage-erbij-0")...)), http.StatusOK, "Onderbouwing 1 bij doel 1", "Sem woont.")
	if !strings.Contains(p, `name="doelen[0].passages[0].tekst"`) || !strings.Contains(p, `value="passage-weg-0-0"`) {
		t.Error("the form has no fields for why")
	}
	velden = append(velden, "doelen[0].passages[0].tekst", "Citaat: drie meldingen.", "doelen[0].passages[0].gegevens", stuk.ID)
	petra.is(petra.post(pad, petra.formulier(pad, velden...)), http.StatusBadRequest, "Kies van welke Partij dit komt", "Citaat: drie meldingen.")
	petra.is(petra.post(pad, petra.formulier(pad, append(velden, "actie", "passage-weg-0-0")...)), http.StatusOK, "Onderbouwing bij doel 1")
	velden = append(velden, "doelen[0].passages[0].partijen", gatetest.Politie)
	petra.verwijst(petra.post(pad, petra.formulier(pad, velden...)), "/casussen/"+z.ID+"/plan")
	petra.toont("/casussen/"+z.ID+"/plan", "Citaat: drie meldingen.", "Van: Proefpolitie")
	_, err := h.GegevenVoorwaarden(h.Ctx(), gatetest.Als(gatetest.Bo), informatie.Wijzigen{Gegeven: stuk.ID, Versie: stuk.Versie,
		Voorwaarden: informatie.Voorwaarden{Wie: informatie.AlleenProcesregisseur}})
	goed(t, err)
	p = petra.toont("/casussen/"+z.ID+"/plan", "Concept van het plan, bij het doel: Sem woont.", informatie.RedenVoorwaarden.Zin())
	if strings.Contains(p, "Citaat:") {
		t.Error("what may not be quoted any more stands in the plan")
	}
	petra.toont(herschrijfPad.FindStringSubmatch(p)[1], "Zo stond het er", "Citaat: drie meldingen.") // she reads the piece still, and has to write it anew
	staatNiet(t, anna, "/casussen/"+z.ID+"/plan", "Citaat:")
	petra.is(petra.post(pad, petra.formulier(pad, velden...)), http.StatusBadRequest, "Dat bepaalt de Partij die het gaf (art. 13.2)", "Citaat: drie meldingen.")
}

// rules 13.2-3, 12.2-2: who writes anew what was closed begins with an empty box and no supplier, sees how it stood only while they read the piece, and
// cannot send the old text again; what they typed stays. After a correction alone the old text stands there, and goes again when it is confirmed.
func TestHerschrijvenBegintLeeg(t *testing.T) {
	h, z, o, stuk := metCitaten(t)
	petra, bo := h.als(t, gatetest.Petra), h.als(t, gatetest.Bo)
	const oud = "Citaat: drie meldingen."
	_, err := h.OverlegAfronden(h.Ctx(), gatetest.Als(gatetest.Petra), rto.Verslag{Overleg: o.ID, Versie: o.Versie,
		Passages: []informatie.Citaat{{Tekst: oud, Partijen: []string{gatetest.Politie}, Gegevens: []string{stuk.ID}}}})
	goed(t, err)
	in := h.Gegeven(z, informatie.AlleDeelnemers)
	stuk, err = h.GegevenCorrigeren(h.Ctx(), gatetest.Als(gatetest.Bo), informatie.Corrigeren{Gegeven: stuk.ID, Versie: stuk.Versie, Soort: in.Soort, Inhoud: in.Inhoud})
	goed(t, err)
	tafel := "/overleggen/" + o.ID
	pad := herschrijfPad.FindStringSubmatch(petra.toont(tafel, oud))[1]
	begin := petra.toont(pad, "Zo stond het er", "Ja, de tekst klopt nog helemaal")
	for _, wel := range []string{oud + "</textarea>", `name="kloptNog"`, `value="` + gatetest.Politie + `" checked`, `value="` + stuk.ID + `" checked`} {
		if !strings.Contains(begin, wel) {
			t.Errorf("after a correction the form begins without %s", wel)
		}
	}
	zelfde := []string{"wat", "nieuw", "tekst", oud, "partijen", gatetest.Politie, "gegevens", stuk.ID}
	p := petra.is(petra.post(pad, petra.formulier(pad, zelfde...)), http.StatusBadRequest, "Het stuk is veranderd; schrijf de passage opnieuw of laat haar weg")
	if !strings.Contains(p, oud+"</textarea>") {
		t.Error("what was typed is gone")
	}
	petra.verwijst(petra.post(pad, petra.formulier(pad, append(zelfde, "kloptNog", "true")...)), tafel)
	petra.toont("/casussen/"+z.ID, "bevestigde dat een passage nog klopt, nadat het stuk eronder was verbeterd.")
	bo.toont("/casussen/"+z.ID, "bevestigde dat een passage nog klopt")

	zet := func(w informatie.Voorwaarden) {
		t.Helper()
		stuk, err = h.GegevenVoorwaarden(h.Ctx(), gatetest.Als(gatetest.Bo), informatie.Wijzigen{Gegeven: stuk.ID, Versie: stuk.Versie, Voorwaarden: w})
		goed(t, err)
	}
	zet(informatie.Voorwaarden{Wie: informatie.AlleenProcesregisseur, Gebruik: informatie.Gebruik{Citeren: true}})
	pad = herschrijfPad.FindStringSubmatch(petra.toont(tafel, informatie.RedenVoorwaarden.Zin()))[1]
	if p := petra.toont(pad, "Zo stond het er", oud); strings.Contains(p, oud+"</textarea>") || !strings.Contains(p, `value="`+stuk.ID+`" checked`) {
		t.Error("tightened and still quoted, the form begins with the text, or without its piece")
	}
	zet(informatie.Voorwaarden{Wie: informatie.AlleDeelnemers})
	pad = herschrijfPad.FindStringSubmatch(petra.toont(tafel, informatie.RedenVoorwaarden.Zin()))[1]
	p = petra.toont(pad, "Zo stond het er", oud)
	for _, niet := range []string{oud + "</textarea>", `name="kloptNog"`, `value="` + gatetest.Politie + `" checked`, `value="` + stuk.ID + `" checked`} {
		if strings.Contains(p, niet) {
			t.Errorf("the form begins with %s", niet)
		}
	}
	petra.is(petra.post(pad, petra.formulier(pad, "wat", "nieuw", "tekst", "CITAAT, drie  meldingen", "partijen", gatetest.Gemeente)), http.StatusBadRequest,
		"Hier staat nog de oude tekst.", "(art. 13.2)", "CITAAT, drie")
	petra.is(petra.post(pad, petra.formulier(pad, "wat", "nieuw", "tekst", "Er is gebeld.", "partijen", gatetest.Gemeente, "kloptNog", "true")), http.StatusBadRequest,
		"Haal de bevestiging weg.")
	petra.verwijst(petra.post(pad, petra.formulier(pad, "wat", "nieuw", "tekst", "Er is gebeld.", "partijen", gatetest.Gemeente)), tafel)
}

// staatNiet asks that a page does not say tekst.
func staatNiet(t *testing.T, k *klant, pad, tekst string) {
	t.Helper()
	if strings.Contains(k.toont(pad), tekst) {
		t.Errorf("%s says %q", pad, tekst)
	}
}

// A button that adds or takes away a part of the minutes changes nothing else, whatever number a browser sends along.
func TestDelenVanHetVerslag(t *testing.T) {
	h, _, o, stuk := metCitaten(t)
	petra, bo := h.als(t, gatetest.Petra), h.als(t, gatetest.Bo)
	pad := "/overleggen/" + o.ID + "/afronden"
	velden := func(actie string) []string {
		return []string{
			"passages[0].tekst", "Eerst dit.", "passages[0].partijen", gatetest.Gemeente,
			"passages[1].tekst", "Dan dat.", "passages[1].partijen", gatetest.Politie, "passages[1].gegevens", stuk.ID,
			"passages[2].tekst", "Als laatste.", "passages[2].partijen", informatie.Gezamenlijk,
			"actie", actie,
		}
	}
	for actie, wil := range map[string]string{
		"passage-erbij":    "Eerst dit. Dan dat. Als laatste.",
		"passage-weg-0":    "Dan dat. Als laatste.",
		"passage-weg-1":    "Eerst dit. Als laatste.",
		"passage-weg-2":    "Eerst dit. Dan dat.",
		"passage-weg-3":    "Eerst dit. Dan dat. Als laatste.",
		"passage-weg--1":   "Eerst dit. Dan dat. Als laatste.",
		"passage-weg-":     "Eerst dit. Dan dat. Als laatste.",
		"passage-weg-1-0":  "Eerst dit. Dan dat. Als laatste.",
		"iets anders":      "Eerst dit. Dan dat. Als laatste.",
		"terug":            "Eerst dit. Dan dat. Als laatste.",
		"passage-weg-9999": "Eerst dit. Dan dat. Als laatste.",
	} {
		p := petra.is(petra.post(pad, petra.formulier(pad, velden(actie)...)), http.StatusOK)
		var kreeg []string
		for _, tekst := range []string{"Eerst dit.", "Dan dat.", "Als laatste."} {
			if strings.Contains(p, tekst+"</textarea>") {
				kreeg = append(kreeg, tekst)
			}
		}
		if got := strings.Join(kreeg, " "); got != wil {
			t.Errorf("after %q the form has %q, want %q", actie, got, wil)
		}
		if strings.Contains(wil, "Dan dat.") != strings.Contains(p, `value="`+stuk.ID+`" checked`) {
			t.Errorf("after %q the tie is kept: %t", actie, !strings.Contains(wil, "Dan dat."))
		}
	}
	b, err := h.OverlegLezen(h.Ctx(), gatetest.Als(gatetest.Petra), o.ID)
	goed(t, err)
	if len(b.Verslag) > 0 {
		t.Errorf("a button made the minutes: %+v", b.Verslag)
	}
	bo.is(bo.get(pad), http.StatusForbidden)
}

// rule 13.2-3: on the pages too what a closed passage says does not come back as something else: the form says at its field what stands there and what to
// do, with all that was typed.
func TestGeslotenTekstLangsDePaginas(t *testing.T) {
	h, z, o, stuk := metCitaten(t)
	petra, tafel := h.als(t, gatetest.Petra), "/overleggen/"+o.ID
	const tekst, melding = "Er waren in mei drie meldingen van lawaai bij de buren.", "Dit staat ook in een passage die nu dicht is"
	petra.verwijst(petra.post(tafel+"/afronden", petra.formulier(tafel+"/afronden", "passages[0].tekst", tekst, "passages[0].partijen", gatetest.Politie,
		"passages[0].gegevens", stuk.ID)), tafel)
	plan, regie := "/casussen/"+z.ID+"/plan/bewerken", "/casussen/"+z.ID+"/afstemmen"
	doelen := anders(ingevuld(petra.get(plan).html), "doelen[0].leefgebied", "wonen", "doelen[0].tekst", "Wij weten: er waren in juni drie meldingen van lawaai <bij de buren>")
	_, err := h.GegevenIntrekken(h.Ctx(), gatetest.Als(gatetest.Bo), informatie.Intrekken{Gegeven: stuk.ID, Versie: stuk.Versie, Reden: "Dit klopt niet."})
	goed(t, err)
	petra.is(petra.post(plan, doelen), http.StatusBadRequest, melding, "(art. 13.2)", "Schrijf op wat ook zonder dat stuk waar is", "lawaai <bij de buren>", `href="#veld-doelen-0-tekst"`)
	notitie := petra.formulier(regie, "soort", "overleg", "tekst", "Gebeld: "+tekst)
	petra.is(petra.post(regie, notitie), http.StatusBadRequest, melding, "Gebeld: "+tekst, `href="#veld-tekst"`)
	petra.verwijst(petra.post(regie, anders(notitie, "tekst", "Gebeld met de familie.")), "/casussen/")
}
