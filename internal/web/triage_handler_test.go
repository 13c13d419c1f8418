// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"rondetafel/internal/casus"
	"rondetafel/internal/gate/gatetest"
)

var vraagPad = regexp.MustCompile(`href="(/triagevragen/[0-9a-z]+)"`)

// vragen are the fields of a question to the Partij of persoon about the first Betrokkene.
func vragen(k *klant, pad, persoon string) url.Values {
	v := k.formulier(pad, "partij", gatetest.PartijVan(persoon), "medewerker", persoon, "vraag", "Kennen jullie hem?", "doel", "veiligheid", "metBsn", "false",
		"uiterlijkDatum", "9-3-2026")
	v.Set("over", over.FindStringSubmatch(k.toont(pad))[1])
	return v
}

// A triage by its pages alone: two Partijen are asked, one knows nobody and says so with two clicks, the other comes along.
func TestTriageLangsDePaginas(t *testing.T) {
	h := nieuwHuis(t)
	z := h.Triage()
	petra, bo, cleo, anna, pad := h.als(t, gatetest.Petra), h.als(t, gatetest.Bo), h.als(t, gatetest.Cleo), h.als(t, gatetest.Anna), "/casussen/"+z.ID
	petra.toont(pad, "Nog geen Partij bevraagd")
	petra.toont("/", "Triage afronden", "Er staat geen vraag open.")
	petra.verwijst(petra.post(pad+"/bevragen", vragen(petra, pad+"/bevragen", gatetest.Bo)), pad)
	petra.toont(pad, "Partij bevraagd.", "0 van 1 antwoorden binnen", "uiterlijk ma 9 maart", "Petra Schijn stelde een vraag aan Proefpolitie.")
	petra.verwijst(petra.post(pad+"/bevragen", vragen(petra, pad+"/bevragen", gatetest.Cleo)), pad)
	petra.toont("/", "Triagevraag nog niet beantwoord", "ma 9 maart", "Proefzorg")

	// rule 1.8-1: who is asked sees the question and whom it is about, the number of the Casus, and nothing else
	werk := bo.toont("/", "Vraag in triage beantwoorden", "ma 9 maart", "1 taak wacht op jou")
	vraag := vraagPad.FindStringSubmatch(werk)[1]
	if strings.Contains(werk, z.ID) || strings.Contains(werk, "Complexe casus") {
		t.Error("the task tells of the Casus")
	}
	pagina := bo.toont(vraag, "Kennen jullie hem?", "Veiligheid", "Sem van Verzinsel", "4 maart 2004", "Jullie zien alleen deze vraag")
	for _, niet := range []string{z.ID, gatetest.BSN, "ruzie", "Roermond", "Complexe casus", "Proefzorg"} {
		if strings.Contains(pagina, niet) {
			t.Errorf("the question tells %q", niet)
		}
	}
	gelijk(t, "the Casus of a question", bo.get(pad), bo.get("/casussen/x"))
	gelijk(t, "the question to another Partij", cleo.get(vraag), cleo.get("/triagevragen/x"))
	bo.verwijst(bo.post(vraag+"/antwoord", bo.formulier(vraag, "bekend", "onbekend")), vraag)
	bo.toont(vraag, "Antwoord gegeven.", "Antwoord wijzigen", `value="onbekend" checked`, `value="nee" checked`)
	bo.toont("/", "Je bent bij")

	ander := vraagPad.FindStringSubmatch(cleo.toont("/"))[1]
	antwoord := cleo.formulier(ander, "bekend", "actief", "contact", "Cleo Proef", "aanschuiven", "ja", "toelichting", "Behandeling loopt.")
	cleo.verwijst(cleo.post(ander+"/antwoord", antwoord), ander)
	petra.toont(pad, "2 van 2 antwoorden binnen", "bekend, actief", "onbekend", "Behandeling loopt.", "Proefzorg antwoordde in de triage.")
	petra.toont(ander, "Behandeling loopt.", "Alleen de procesregisseur")
	gelijk(t, "an answer that is not shared", anna.get(ander), anna.get("/triagevragen/x"))
	if strings.Contains(anna.toont(pad), "Behandeling") {
		t.Error("the aanmelder reads an answer that is not shared") // rule 9.2b-1
	}
	anders := cleo.formulier(ander, "bekend", "actief", "contact", "Cleo Proef", "aanschuiven", "ja", "toelichting", "Behandeling loopt.", "delenMetAanmelder", "true")
	cleo.verwijst(cleo.post(ander+"/antwoord", anders), ander)
	anna.toont(pad, "Behandeling loopt.", "Proefzorg")
	anna.toont(ander, "De procesregisseur en de Partij die aanmeldde")
	rondAfLangsDePagina(t, h, pad)
	cleo.toont(pad, "Samen een plan.", "Sem van Verzinsel")
	gelijk(t, "the question to who does not take part", bo.get(vraag), bo.get("/triagevragen/x"))
}

// rondAfLangsDePagina ends a triage in which the Zorg wishes to attend.
func rondAfLangsDePagina(t *testing.T, h *huis, pad string) {
	t.Helper()
	petra, anna := h.als(t, gatetest.Petra), h.als(t, gatetest.Anna)
	pagina := petra.toont(pad+"/triage", `value="`+gatetest.Zorg+`" selected`, `value="`+gatetest.Cleo+`" selected`, "Gemeente Proefdorp meldde aan en doet al mee.")
	if strings.Contains(pagina, `value="`+gatetest.Politie+`" selected`) || strings.Contains(pagina, `value="`+gatetest.Gemeente+`"`) {
		t.Error("who does not wish to attend is in the list, or the aanmelder can be chosen")
	}
	v := metVelden(verborgen(pagina), "route", "rto", "reden", "Zorg en gemeente zijn nodig.", "doel", "Samen een plan.",
		"partijen[0].partij", gatetest.Zorg, "partijen[0].medewerker", gatetest.Cleo, "partijen[1].partij", gatetest.Reclassering,
		"partijen[1].medewerker", gatetest.Dirk, "partijen[1].grond", "Reclasseringswet")
	pagina = petra.is(petra.post(pad+"/triage", v), http.StatusBadRequest, "Schrijf op waarom deze Partij mee mag doen", "Samen een plan.", `value="Reclasseringswet"`)
	v = metVelden(v, "partijen[0].grond", "WGBO")
	v.Set("sleutel", verborgen(pagina).Get("sleutel"))
	petra.verwijst(petra.post(pad+"/triage", v), pad)
	petra.toont(pad, "Triage afgerond.", "Afgerond op 2 maart", "Samen een plan.", "Zorg en gemeente zijn nodig.", "WGBO", "Petra Schijn rondde de triage af.")
	anna.toont(pad, "Zorg en gemeente zijn nodig.", "WGBO", "Reclasseringswet")
}

// One chooses a Partij, asks for its people, and keeps what was typed: without script.
func TestBevragenZonderScript(t *testing.T) {
	h := nieuwHuis(t)
	z := h.Triage()
	petra, pad := h.als(t, gatetest.Petra), "/casussen/"+z.ID+"/bevragen"
	if p := petra.toont(pad, "Kies eerst een Partij", `value="9-3-2026"`); strings.Contains(p, `value="`+gatetest.Bo+`"`) || strings.Contains(p, `value="`+gatetest.Gemeente+`"`) {
		t.Error("people of a Partij that is not chosen, or the aanmelder")
	}
	pagina := petra.is(petra.post(pad, petra.formulier(pad, "partij", gatetest.Politie, "vraag", "Kennen jullie hem?", "metBsn", "true", "actie", "mensen")), http.StatusOK,
		`value="`+gatetest.Bo+`"`, "Kennen jullie hem?", `value="true" checked`)
	if strings.Contains(pagina, `value="`+gatetest.Cleo+`"`) || strings.Contains(pagina, "Fout:") {
		t.Error("people of another Partij, or a mistake")
	}
	pagina = petra.is(petra.post(pad, petra.formulier(pad, "partij", gatetest.Politie, "medewerker", gatetest.Cleo, "vraag", "Kennen jullie hem?", "doel", "wonen", "over", "x",
		"uiterlijkDatum", "1-3-2026")), http.StatusBadRequest, "Deze dag is al voorbij", "Kennen jullie hem?", `value="1-3-2026"`)
	if h.Getal(`SELECT COUNT(*) FROM triagevraag`) != 0 || !strings.Contains(pagina, `id="fouten"`) {
		t.Error("a question was asked")
	}
	v := vragen(petra, pad, gatetest.Bo)
	petra.verwijst(petra.post(pad, v), "/casussen/")
	petra.verwijst(petra.post(pad, v), "/casussen/") // the same form once more
	if n := h.Getal(`SELECT COUNT(*) FROM triagevraag`); n != 1 {
		t.Errorf("%d questions", n)
	}
	if p := petra.toont(pad); strings.Contains(p, `<option value="`+gatetest.Politie+`"`) {
		t.Error("a Partij with an open question can be asked again")
	}
	// two screens: the second hears that there is a question already
	v.Set("sleutel", "anders")
	petra.is(petra.post(pad, v), http.StatusBadRequest, "Deze Partij heeft al een vraag die openstaat.", "Kennen jullie hem?")
}

// The rows of the form that ends the triage come and go without script, and nothing is done by them.
func TestTriageRijen(t *testing.T) {
	h := nieuwHuis(t)
	z := h.Triage()
	petra, pad := h.als(t, gatetest.Petra), "/casussen/"+z.ID+"/triage"
	petra.toont("/casussen/"+z.ID, "Triage afronden")
	v := metVelden(petra.formulier(pad), "route", "rto", "doel", "Samen een plan.", "partijen[0].partij", gatetest.Politie, "partijen[0].grond", "Politiewet 3")
	stuur := func(actie string, stukken ...string) string {
		v.Set("actie", actie)
		return petra.is(petra.post(pad, v), http.StatusOK, append(stukken, "Samen een plan.")...)
	}
	stuur("mensen", `value="`+gatetest.Bo+`"`, `value="Politiewet 3"`)
	stuur("partij-erbij", "Partij 2", `value="Politiewet 3"`)
	metVelden(v, "partijen[1].partij", gatetest.Zorg, "partijen[1].grond", "WGBO")
	if p := stuur("partij-weg-0", `value="WGBO"`); strings.Contains(p, "Politiewet 3") {
		t.Error("the first row is still there")
	}
	for _, raar := range []string{"partij-weg-9", "partij-weg--1", "partij-weg-x", "terug"} {
		stuur(raar, `value="WGBO"`, `value="Politiewet 3"`)
	}
	v.Del("actie")
	for i := range 3 { // an empty row between: the messages name the rows as they are shown
		v.Del("partijen[" + string(rune('0'+i)) + "].grond")
	}
	v.Set("partijen[2].partij", gatetest.Zorg)
	v.Del("partijen[1].partij")
	petra.is(petra.post(pad, v), http.StatusBadRequest, `id="veld-partijen-1-grond-fout"`, "Schrijf op waarom je dit kiest")
	if n := h.Getal(`SELECT COUNT(*) FROM triageuitkomst`) + h.Getal(`SELECT COUNT(*) FROM deelname`); n != 0 {
		t.Error("the triage ended")
	}
	// who is sent elsewhere takes nobody along, whatever stands in the rows
	v = metVelden(petra.formulier(pad), "route", "doorverwezen", "reden", "Past daar beter.", "naar", "Het wijkteam", "partijen[0].partij", gatetest.Politie)
	petra.verwijst(petra.post(pad, v), "/casussen/")
	petra.toont("/casussen/"+z.ID, "Doorverwezen", "Het wijkteam", "Past daar beter.")
	if h.Getal(`SELECT COUNT(*) FROM deelname`) != 0 {
		t.Error("a Partij takes part in what was sent elsewhere")
	}
}

// Two people of a Partij answer one question: the second hears it, and loses nothing.
func TestConflictBijTriageantwoord(t *testing.T) {
	h := nieuwHuis(t)
	z := h.Triage()
	vraag, err := h.TriageVragen(h.Ctx(), gatetest.Als(gatetest.Petra), h.Triagevraag(z, gatetest.Bo))
	goed(t, err)
	bo, pad := h.als(t, gatetest.Bo), "/triagevragen/"+vraag.ID
	een := bo.formulier(pad, "bekend", "onbekend", "toelichting", "Niets gevonden.")
	twee := bo.formulier(pad, "bekend", "bekend", "contact", "Bo", "aanschuiven", "nee", "toelichting", "In 2019 gezien.")
	bo.verwijst(bo.post(pad+"/antwoord", een), pad)
	pagina := bo.is(bo.post(pad+"/antwoord", twee), http.StatusConflict, "Dit is intussen veranderd", "In 2019 gezien.", `href="`+pad+`"`)
	formulier := bo.post(pad+"/antwoord", metVelden(verborgen(pagina), "toelichting", "In 2019 gezien."))
	bo.is(formulier, http.StatusOK, "gegeven vandaag 09:00", "In 2019 gezien.")
	bo.verwijst(bo.post(pad+"/antwoord", ingevuld(formulier.html)), pad)
	h.als(t, gatetest.Petra).toont(pad, "In 2019 gezien.", "bekend, niet actief")
	bo.is(bo.post(pad+"/antwoord", bo.formulier(pad, "bekend", "actief")), http.StatusBadRequest, "Schrijf op wie bij jullie de contactpersoon is.",
		"Kies of jullie willen aanschuiven.", `value="actief" checked`)
	// the aanmelder and the procesregisseur have no form, and a form of theirs is refused with why
	petra := h.als(t, gatetest.Petra)
	petra.is(petra.post(pad+"/antwoord", url.Values{"versie": {"2"}, "bekend": {"onbekend"}, "toelichting": {"Getypt."}}), http.StatusForbidden,
		"Je kunt deze vraag niet beantwoorden", "Getypt.")
}

// rule 2.3-2: Nazorg detentie goes to nazorg without the criteria of Bijlage 2 and without a triage.
func TestNazorgLangsDePaginas(t *testing.T) {
	h := nieuwHuis(t)
	anna, mo, petra := h.als(t, gatetest.Anna), h.als(t, gatetest.Mo), h.als(t, gatetest.Petra)
	v := aanmelding(anna.formulier("/aanmelden"))
	v.Set("soort", string(casus.NazorgDetentie))
	v.Del("leefgebieden")
	for naam := range v {
		if strings.HasPrefix(naam, "criteria[") {
			v.Set(naam, "")
		}
	}
	pad := anna.verwijst(anna.post("/aanmelden", v), "/casussen/")
	if p := anna.toont(pad, "Nazorg detentie"); strings.Contains(p, "Criteria van Bijlage 2") || strings.Contains(p, "Triage") {
		t.Error("the page shows criteria or a triage")
	}
	mo.verwijst(mo.post(pad+"/toewijzen", mo.formulier(pad+"/toewijzen", "medewerker", gatetest.Petra)), pad)
	form := petra.toont(pad+"/screening", "Naar nazorg")
	if strings.Contains(form, "Naar triage") || strings.Contains(form, "criteria[") {
		t.Error("the judgement asks criteria or offers triage")
	}
	v = oordeel(verborgen(form))
	v.Set("uitkomst", "afgewezen")
	for naam := range v {
		if strings.HasPrefix(naam, "criteria[") {
			v.Del(naam)
		}
	}
	petra.is(petra.post(pad+"/screening", v), http.StatusBadRequest, "Schrijf op waarom de casus niet verder gaat.") // and nothing of criteria
	v.Set("uitkomst", "nazorg")
	v.Set("sleutel", "anders")
	petra.verwijst(petra.post(pad+"/screening", v), pad)
	if p := petra.toont(pad, "Oordeel vastgelegd.", "Nazorg", "nu, sinds 2 maart"); strings.Contains(p, "Oordeel over de criteria") {
		t.Error("an empty list of criteria")
	}
	petra.is(petra.get(pad+"/triage"), http.StatusForbidden, "Je kunt de triage niet afronden")
	petra.is(petra.get(pad+"/bevragen"), http.StatusForbidden, "Je kunt deze Partij niets vragen")
}

// rule 1.8-2: the form says how many questions are open and by whom, and asks why the triage ends without those answers; what was typed
// stays with the mistake, and the block of the triage shows it.
func TestTriageFormulierZonderAntwoord(t *testing.T) {
	h := nieuwHuis(t)
	z := h.Triage()
	h.Gevraagd(z, gatetest.Bo)
	h.Gevraagd(z, gatetest.Cleo)
	petra, pad := h.als(t, gatetest.Petra), "/casussen/"+z.ID
	petra.toont(pad+"/triage", "2 vragen zijn nog niet beantwoord: door Proefpolitie en Proefzorg.", "Waarom wacht je niet op deze antwoorden?")
	v := petra.formulier(pad+"/triage", "route", "doorverwezen", "naar", "Het <wijkteam>", "reden", "Daar past het.", "zonderAntwoord", " ")
	a := petra.post(pad+"/triage", v)
	petra.is(a, http.StatusBadRequest, "Nog niet beantwoord door: Proefpolitie, Proefzorg.", "Het <wijkteam>", `href="#veld-zonderAntwoord"`)
	alles := petra.is(petra.post(pad+"/triage", anders(v, "reden", "")), http.StatusBadRequest, "Noem daarom geen Partij bij naam.")
	for _, veld := range []string{"reden", "zonderAntwoord"} { // both at once
		if samenvatting(alles)["veld-"+veld] == "" {
			t.Errorf("nothing is said of %s: %v", veld, samenvatting(alles))
		}
	}
	v = anders(v, "zonderAntwoord", "Zij <bellen> ons.", "sleutel", verborgen(a.html).Get("sleutel"))
	petra.verwijst(petra.post(pad+"/triage", v), pad)
	petra.toont(pad, "Waarom zonder alle antwoorden", "Zij <bellen> ons.")
}

// Whoever may not end the triage sees on the refusal all that they typed, of each Partij under its number, and the reasons of the outcome.
func TestTriageGeweigerdToontWatGetyptWerd(t *testing.T) {
	h := nieuwHuis(t)
	z := h.Triage()
	pad := "/casussen/" + z.ID + "/triage"
	v := metVelden(h.als(t, gatetest.Petra).formulier(pad), "route", "rto", "doel", "Samen <een> plan.", "reden", "Zij zijn nodig.", "zonderAntwoord", "Zij <bellen>.",
		"naar", "Het <wijkteam>", "partijen[0].partij", gatetest.Politie, "partijen[0].medewerker", gatetest.Bo, "partijen[0].grond", "Politiewet <3>",
		"partijen[0].waarom", "Zij zien <hem>.", "partijen[1].partij", gatetest.Zorg, "partijen[1].medewerker", gatetest.Cleo, "partijen[1].grond", "WGBO <7>")
	anna := h.als(t, gatetest.Anna)
	pagina := anna.is(anna.post(pad, v), http.StatusForbidden, "Er is niets veranderd")
	for label, tekst := range map[string]string{"Wat is het doel van het Ronde Tafel Overleg?": "Samen <een> plan.", "Waarom wacht je niet op deze antwoorden?": "Zij <bellen>.", "Waar gaat de casus naartoe?": "Het <wijkteam>",
		"Waarom mag Partij 1 meedoen?": "Politiewet <3>", "Waarom is Partij 1 nodig?": "Zij zien <hem>.", "Waarom mag Partij 2 meedoen?": "WGBO <7>"} {
		if n, m := strings.Index(pagina, label), strings.LastIndex(pagina, tekst); n < 0 || m < n {
			t.Errorf("%q is not there with %q", label, tekst)
		}
	}
	if strings.Contains(pagina, `type="hidden" name="partijen[0].grond"`) {
		t.Error("what was typed goes along unseen")
	}
}
