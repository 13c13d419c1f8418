// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"net/http"
	"regexp"
	"strings"
	"testing"

	"rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
)

var (
	infoPad      = regexp.MustCompile(`href="(/informatievragen/[0-9a-z]+)"`)
	correctiePad = regexp.MustCompile(`href="(/correcties/[0-9a-z]+)"`)
)

// A need for information by its pages alone: asked with a term, seen by nobody else, refused with a reason that only two read, and given
// after all, with who asked chosen to read it.
//
// rule 12.1-3, rule WGS-3
func TestInformatievraagLangsDePaginas(t *testing.T) {
	h := nieuwHuis(t)
	z := h.NazorgMet(gatetest.Bo, gatetest.Cleo, gatetest.Dirk)
	cleo, bo, petra, dirk, pad := h.als(t, gatetest.Cleo), h.als(t, gatetest.Bo), h.als(t, gatetest.Petra), h.als(t, gatetest.Dirk), "/casussen/"+z.ID
	stel := pad + "/informatievragen"
	cleo.toont(pad, "Informatie vragen")
	fout := cleo.post(stel, cleo.formulier(stel, "vraag", ""))
	if fout.status != http.StatusBadRequest || !strings.Contains(fout.html, "Kies aan welke Partij je dit vraagt.") {
		t.Errorf("an empty question: %d", fout.status)
	}
	voor := dirk.toont(pad)
	cleo.verwijst(cleo.post(stel, cleo.formulier(stel, "partijen", gatetest.Politie, "vraag", "Loopt er toezicht?", "doel", "veiligheid", "uiterlijkDatum", "9-3-2026")), pad)
	cleo.toont(pad, "Informatie gevraagd.", "Vragen om informatie", "Loopt er toezicht?", "nog niet beantwoord")
	petra.toont(pad, "Loopt er toezicht?", "Cleo Proef vroeg om informatie.")
	if na := dirk.toont(pad); strings.Contains(na, "toezicht") || strings.Contains(na, "vroeg om informatie") || len(na) != len(voor) {
		t.Error("the page of who has no part in the question tells of it")
	}
	vraag := infoPad.FindStringSubmatch(bo.toont("/", "Vraag om informatie beantwoorden", "Proefzorg"))[1]
	gelijk(t, "the question to another Partij", dirk.get(vraag), dirk.get("/informatievragen/x"))
	bo.toont(vraag, "Loopt er toezicht?", "Veiligheid", "Proefzorg", "Geef nieuwe informatie", "Jullie geven dit niet")
	leeg := bo.post(vraag+"/weigering", bo.formulier(vraag, "reden", ""))
	if leeg.status != http.StatusBadRequest || !strings.Contains(leeg.html, "zwaarwegende redenen jullie hebben") || !strings.Contains(leeg.html, "<details open>") {
		t.Errorf("a refusal without a reason: %d", leeg.status)
	}
	bo.verwijst(bo.post(vraag+"/weigering", bo.formulier(vraag, "reden", "Er loopt een onderzoek.")), vraag)
	for _, k := range []*klant{bo, petra} {
		k.toont(vraag, "niet gegeven", "Er loopt een onderzoek.")
	}
	if strings.Contains(cleo.toont(vraag, "Proefpolitie geeft deze informatie niet"), "onderzoek") {
		t.Error("who asked reads why it was refused")
	}
	geef := pad + "/informatie?vraag=" + strings.TrimPrefix(vraag, "/informatievragen/")
	bo.toont(geef, "Hiermee beantwoord je een vraag voor Proefzorg:", "Loopt er toezicht?", `value="`+gatetest.Zorg+`" checked`)
}

// A correction by its pages alone: asked by who reads the piece, answered by its supplier, at once with the better text.
//
// rule 12.1-1
func TestCorrectieLangsDePaginas(t *testing.T) {
	h := nieuwHuis(t)
	z := h.NazorgMet(gatetest.Bo, gatetest.Cleo)
	stuk := "/informatie/" + h.VoegToe(z, gatetest.Bo, informatie.AlleDeelnemers).ID
	cleo, bo, anna := h.als(t, gatetest.Cleo), h.als(t, gatetest.Bo), h.als(t, gatetest.Anna)
	cleo.toont(stuk, "Dit klopt niet")
	if strings.Contains(bo.toont(stuk), "Dit klopt niet") {
		t.Error("the supplier can ask itself")
	}
	bo.is(bo.get(stuk+"/correctie"), http.StatusForbidden, "Dit stuk is van je eigen Partij")
	leeg := cleo.post(stuk+"/correctie", cleo.formulier(stuk+"/correctie", "waarom", " "))
	if leeg.status != http.StatusBadRequest || !strings.Contains(leeg.html, "Schrijf op wat er niet klopt") {
		t.Errorf("an empty request: %d", leeg.status)
	}
	a := cleo.post(stuk+"/correctie", cleo.formulier(stuk+"/correctie", "waarom", "Het waren er twee."))
	verzoek := a.kop.Get("Location")
	cleo.toont(verzoek, "Het waren er twee.", "nog geen antwoord")
	gelijk(t, "the request to another", anna.get(verzoek), anna.get("/correcties/x"))
	if correctiePad.FindStringSubmatch(bo.toont("/", "Verzoek om correctie beantwoorden"))[1] != verzoek {
		t.Error("the task leads elsewhere")
	}
	niet := bo.post(verzoek+"/antwoord", bo.formulier(verzoek, "uitkomst", "verbeterd"))
	if niet.status != http.StatusBadRequest || !strings.Contains(niet.html, "nog niet verbeterd") {
		t.Errorf("corrected before it was: %d", niet.status)
	}
	bo.toont(stuk+"/corrigeren", "Welk verzoek verwerk je hiermee?", "Van Proefzorg", "Het waren er twee.")
	bo.verwijst(bo.post(verzoek+"/antwoord", bo.formulier(verzoek, "uitkomst", "afgewezen", "reden", "Het waren er drie.")), verzoek)
	cleo.toont(verzoek, "niet verbeterd", "Het waren er drie.")
	cleo.toont("/casussen/"+z.ID, "Proefpolitie wees een verzoek om correctie af.", `href="`+verzoek+`">Bekijk`)
}

// Somebody is taken off a Casus by its pages: not the last one of a Partij, and who goes sees nothing any more.
//
// rule WGS-12
func TestOntheffenLangsDePaginas(t *testing.T) {
	h := nieuwHuis(t)
	z := h.NazorgMet(gatetest.Bo)
	bo, bas, pad := h.als(t, gatetest.Bo), h.als(t, gatetest.Bas), "/casussen/"+z.ID
	weg := pad + "/ontheffen"
	bo.toont(pad, "Wie is aangewezen?")
	bo.toont(weg, "Er is nu niemand die je van de casus kunt halen.", "De enige van deze Partij.", "Wijs een collega aan")
	bo.verwijst(bo.post(pad+"/collega", bo.formulier(pad+"/collega", "medewerker", gatetest.Bas)), pad)
	bas.toont(pad, "Sem van Verzinsel")
	leeg := bo.post(weg, bo.formulier(weg))
	if leeg.status != http.StatusBadRequest || !strings.Contains(leeg.html, "Kies wie niet meer meedoet.") {
		t.Errorf("nobody chosen: %d", leeg.status)
	}
	bo.verwijst(bo.post(weg, bo.formulier(weg, "medewerker", gatetest.Bas)), weg)
	bo.toont(weg, "Van de casus gehaald.")
	gelijk(t, "the Casus to who was taken off", bas.get(pad), bas.get("/casussen/x"))
}

// rule 12.1-1: who read a piece sees on the page of the Casus that it was withdrawn.
func TestKennisgevingOpDePagina(t *testing.T) {
	h := nieuwHuis(t)
	z := h.NazorgMet(gatetest.Bo, gatetest.Cleo, gatetest.Dirk)
	stuk := "/informatie/" + h.VoegToe(z, gatetest.Bo, informatie.AlleDeelnemers).ID
	cleo, bo, dirk := h.als(t, gatetest.Cleo), h.als(t, gatetest.Bo), h.als(t, gatetest.Dirk)
	cleo.toont(stuk)
	bo.post(stuk+"/intrekken", bo.formulier(stuk+"/intrekken", "reden", "Verkeerd."))
	cleo.toont("/casussen/"+z.ID, "Proefpolitie trok een stuk in dat jij las. Gebruik het niet meer.")
	if strings.Contains(dirk.toont("/casussen/"+z.ID), "trok een stuk in") {
		t.Error("who did not read it hears of it")
	}
}
