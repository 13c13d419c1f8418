// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"rondetafel/internal/gate"
	"rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
	"rondetafel/internal/web/webtest"
)

// An incidentele derde by its pages alone: what was typed is kept when it is a Partij, the public Partijen decide, its person signs, finds the
// piece that it was given and nothing else, and after the end nothing.
//
// rule WGS-14, rule 1.6-1
func TestIncidenteleDerdeLangsDePaginas(t *testing.T) {
	h := nieuwHuis(t)
	z := h.NazorgMet(gatetest.Bo, gatetest.Cleo)
	dicht := h.VoegToe(z, gatetest.Bo, informatie.AlleDeelnemers)
	petra, anna, bo, cleo, dirk := h.als(t, gatetest.Petra), h.als(t, gatetest.Anna), h.als(t, gatetest.Bo), h.als(t, gatetest.Cleo), h.als(t, gatetest.Dirk)
	zaak := "/casussen/" + z.ID
	lijst := zaak + "/incidentele-derden"
	petra.toont(zaak, "Incidentele derden")
	petra.toont(lijst, "Er leest niemand mee die geen Partij is.", "Incidentele derde voorstellen")
	cleo.is(cleo.get(lijst+"/voorstellen"), http.StatusForbidden, "WGS")
	vorm := petra.formulier(lijst+"/voorstellen", "organisatie", "PROEFPOLITIE!", "personen", "Wil Bedacht\r\nWim Bedacht\r\n", "waarom", "Zij kent de <flat>.",
		"grond", "WGS 2.31 lid 9", "tot", "12-3-2026")
	fout := petra.post(lijst+"/voorstellen", vorm)
	for _, tekst := range []string{"art. 1.6", "Zij kent de &lt;flat&gt;.", "Wim Bedacht", "12-3-2026"} {
		if fout.status != http.StatusBadRequest || !strings.Contains(fout.html, tekst) {
			t.Errorf("a Partij as incidentele derde: %d, without %q", fout.status, tekst)
		}
	}
	pad := petra.verwijst(petra.post(lijst+"/voorstellen", anders(vorm, "organisatie", "Woningstichting Verzonnen")), "/incidentele-derden/")
	petra.toont(pad, "Incidentele derde voorgesteld.", "Wil Bedacht en Wim Bedacht", "wacht op de publieke Partijen", "Voorstel intrekken")
	gelijk(t, "a proposal to a private Partij", cleo.get(pad), cleo.get("/incidentele-derden/x"))
	bo.toont("/", "Mag een incidentele derde meedoen?")
	leeg := bo.post(pad+"/beslissen", bo.formulier(pad, "antwoord", "nee", "reden", ""))
	if leeg.status != http.StatusBadRequest || !strings.Contains(leeg.html, "Schrijf op waarom niet.") {
		t.Errorf("a no without a reason: %d", leeg.status)
	}
	bo.verwijst(bo.post(pad+"/beslissen", bo.formulier(pad, "antwoord", "ja")), pad)
	oud := anna.formulier(pad, "antwoord", "ja")
	anna.verwijst(anna.post(pad+"/beslissen", oud), pad)
	cleo.toont(pad, "leest mee", "Zij kent de")
	cleo.toont(zaak, "Een incidentele derde doet voor een tijd mee.")
	dirk.is(dirk.get(pad), http.StatusNotFound)
	bo.toont("/", "Kies wat een incidentele derde leest")

	wie := h.PersoonVan(strings.TrimPrefix(pad, "/incidentele-derden/"))
	petra.toont("/inloggen", "Een incidentele derde.")
	wil := h.als(t, wie)
	wil.verwijst(wil.get("/"), "/verklaring")
	_, err := h.VerklaringTekenen(h.Ctx(), gatetest.Als(wie), gate.Tekenen{Versie: 1})
	goed(t, err)
	html := wil.toont("/", "Stukken lezen", z.Nummer)
	for _, nee := range []string{`href="/casussen"`, `href="/partijen"`, `href="/zoeken"`} {
		if strings.Contains(html, nee) {
			t.Errorf("its first page has %s", nee)
		}
	}
	inzien := zaak + "/inzien"
	wil.toont(inzien, "Nog geen stukken", "12 maart")
	geef := bo.formulier(zaak + "/informatie")
	if s := bo.toont(zaak+"/informatie", "Leest een incidentele derde dit ook?", "Woningstichting Verzonnen"); !strings.Contains(s, `name="meelezers"`) {
		t.Error("the form has no choice for it")
	}
	geef = metVelden(geef, "tekst", "Er is <rust> in de flat.", "soort", "gewoon", "rubriek", "begeleiding", "bron", "Eigen dossier", "datum", "1-3-2026",
		"grondslag", "Politiewet 3", "wie", "procesregisseur", "meelezers", strings.TrimPrefix(pad, "/incidentele-derden/"))
	geef.Set("over", h.EersteBetrokkene(z))
	bo.verwijst(bo.post(zaak+"/informatie", geef), zaak)
	wil.toont(inzien, "Er is <rust> in de flat.", "Proefpolitie", "Over: ")
	if s := wil.toont(inzien); strings.Contains(s, "Proefzorg") || strings.Contains(s, "drie meldingen") || strings.Contains(s, "Bo Verzonnen") {
		t.Error("it sees more than it was given")
	}
	wil.is(wil.get(zaak), http.StatusForbidden, "incidentele derde", "Mijn werk")
	wil.is(wil.get("/partijen"), http.StatusForbidden, "incidentele derde")
	gelijk(t, "a piece that it was not given", wil.get("/informatie/"+dicht.ID), wil.get("/informatie/x"))
	stop := anna.formulier(pad, "reden", "Niet meer <nodig>.")
	anna.verwijst(anna.post(pad+"/beeindigen", stop), pad)
	anna.toont(pad, "De deelname is beëindigd.", "Niet meer <nodig>.")
	wil.is(wil.get(inzien), http.StatusNotFound)
	wil.is(wil.get("/"), http.StatusForbidden, "doet vandaag niet mee")
}

// TestBrowserIncidenteleDerde: in a real browser, with and without its script, the procesregisseur proposes, two public Partijen say yes, the
// supplier names the organisation for a piece, and its person signs and reads that and nothing else. Every page is looked at, at two widths,
// with axe.
//
// rule WGS-14
func TestBrowserIncidenteleDerde(t *testing.T) {
	t.Parallel() // it has its own house, server and browser, and waits for those
	for _, script := range []bool{true, false} {
		h := nieuwHuis(t)
		z := h.NazorgMet(gatetest.Bo, gatetest.Cleo)
		h.VoegToe(z, gatetest.Cleo, informatie.AlleDeelnemers)
		r := &reis{t: t, b: webtest.Open(t), h: h, script: script, bekijk: script, bekeken: map[string]bool{}}
		if !script {
			goed(t, r.b.ZonderScript())
		}
		r.laatMeelezen(z)
	}
}

func (r *reis) laatMeelezen(z gate.Verwijzing) {
	r.t.Helper()
	zaak := "/casussen/" + z.ID
	r.als(gatetest.Petra, zaak+"/incidentele-derden", "Er leest niemand mee die geen Partij is.")
	r.druk(`a[href$="/voorstellen"]`)
	r.verstuurMetFouten("Schrijf op welke organisatie meedoet.")
	r.typ("organisatie", "Woningstichting Verzonnen")
	r.typ("personen", "Wil Bedacht")
	r.typ("waarom", "Zij ziet hem elke dag.")
	r.typ("grond", "WGS 2.31 lid 9")
	r.typ("tot", "12-3-2026")
	r.verstuur("Incidentele derde voorgesteld.")
	pad := r.pad()
	r.als(gatetest.Bo, pad, "Mag deze organisatie meedoen?")
	r.kruis("antwoord", "nee")
	r.druk(`form[action$="/beslissen"] button[data-versturen]`)
	r.leest("Schrijf op waarom niet.")
	r.kruis("antwoord", "ja")
	r.druk(`form[action$="/beslissen"] button[data-versturen]`)
	r.leest("Jullie besluit is vastgelegd.")
	r.als(gatetest.Anna, pad, "nog geen antwoord")
	r.kruis("antwoord", "ja")
	r.druk(`form[action$="/beslissen"] button[data-versturen]`)
	r.leest("leest mee")
	id := strings.TrimPrefix(pad, "/incidentele-derden/")
	stuk := r.h.VoegToe(z, gatetest.Bo, informatie.AlleDeelnemers)
	r.als(gatetest.Bo, "/informatie/"+stuk.ID+"/voorwaarden", "Leest een incidentele derde dit ook?")
	r.kruis("meelezers", id)
	r.druk(`main form button[type=submit][data-versturen]`)
	r.leest("en Woningstichting Verzonnen lezen dit")
	wil := r.h.PersoonVan(id)
	_, err := r.h.VerklaringTekenen(r.h.Ctx(), gatetest.Als(wil), gate.Tekenen{Versie: 1})
	goed(r.t, err)
	r.als(wil, "/", "Stukken lezen")
	r.druk(`main a[href$="/inzien"]`)
	for _, tekst := range []string{"Er waren drie meldingen.", "Proefpolitie", "Sem van Verzinsel", "12 maart"} {
		r.leest(tekst)
	}
	r.leestNiet("Proefzorg")
	r.als(gatetest.Cleo, zaak+"/incidentele-derden", "Woningstichting Verzonnen")
	r.leest("leest mee")
}

// What a public Partij decided meanwhile is said, with what the other one chose; a step back shows what was typed; and who may not decide
// gets no form.
//
// rule WGS-14
func TestIncidenteelIntussenVeranderd(t *testing.T) {
	h := nieuwHuis(t)
	z := h.NazorgMet(gatetest.Bo, gatetest.Cleo)
	petra, anna, bo := h.als(t, gatetest.Petra), h.als(t, gatetest.Anna), h.als(t, gatetest.Bo)
	pad := "/incidentele-derden/" + h.Voorgesteld(z).ID
	oud := anna.formulier(pad, "antwoord", "ja", "reden", "Toch maar wel.")
	bo.verwijst(bo.post(pad+"/beslissen", bo.formulier(pad, "antwoord", "nee", "reden", "Er loopt een onderzoek.")), pad)
	botsing := anna.post(pad+"/beslissen", oud)
	if botsing.status != http.StatusConflict || !strings.Contains(botsing.html, "Toch maar wel.") || !strings.Contains(botsing.html, "Bo Verzonnen") {
		t.Errorf("a decision on what was ended: %d", botsing.status)
	}
	terug := anna.post(pad+"/beslissen", metVelden(oud, "actie", "terug"))
	if terug.status != http.StatusOK {
		t.Errorf("back from there: %d", terug.status)
	}
	if html := petra.toont(pad, "Er loopt een onderzoek.", "niet toegelaten"); strings.Contains(html, "Besluit vastleggen") || strings.Contains(html, "Voorstel intrekken") {
		t.Error("what is over can still be decided")
	}
	weer := "/incidentele-derden/" + h.Voorgesteld(z).ID
	leeg := petra.post(weer+"/beeindigen", petra.formulier(weer, "reden", " "))
	if leeg.status != http.StatusBadRequest || !strings.Contains(leeg.html, "Schrijf op waarom") {
		t.Errorf("taken back without a reason: %d", leeg.status)
	}
	petra.verwijst(petra.post(weer+"/beeindigen", petra.formulier(weer, "reden", "Het kan anders.")), weer)
	bo.toont(weer, "voorstel ingetrokken", "Het kan anders.")
	bo.toont("/casussen/"+z.ID, "trok het voorstel voor een incidentele derde in.")
}

// A piece that is withdrawn is gone from the page of an incidentele derde, which says when. Its last day passes without anybody doing anything:
// then it reads nothing any more, and the public Partijen see that.
//
// rule WGS-14
func TestIncidenteelGaatVoorbij(t *testing.T) {
	h := nieuwHuis(t)
	z := h.NazorgMet(gatetest.Bo, gatetest.Cleo)
	d := h.Toegelaten(z, gatetest.Anna, gatetest.Bo)
	g := h.VoegToe(z, gatetest.Bo, informatie.GekozenPartijen, d.ID)
	bo, wil := h.als(t, gatetest.Bo), h.als(t, d.Persoon)
	inzien := "/casussen/" + z.ID + "/inzien"
	wil.toont(inzien, "Proefpolitie")
	trek := bo.formulier("/informatie/"+g.ID+"/intrekken", "reden", "Het klopt niet meer.")
	bo.verwijst(bo.post("/informatie/"+g.ID+"/intrekken", trek), "/")
	zonder(t, "who was told that it is gone", wil.toont(inzien, "Er staat nu geen stuk voor je open.", "ingetrokken"), "Nog geen stukken")
	wil.is(wil.get("/informatie/"+g.ID), http.StatusNotFound)
	h.Klok.Loop(11 * 24 * time.Hour)
	bo, wil = h.als(t, gatetest.Bo), h.als(t, d.Persoon) // the sessions are over too
	bo.toont("/incidentele-derden/"+d.ID, "toegelaten, leest nu niet mee")
	wil.is(wil.get(inzien), http.StatusNotFound)
	wil.is(wil.get("/"), http.StatusForbidden, "doet vandaag niet mee")
}

// A piece that its supplier makes stricter, so that the incidentele derde reads it no more, is gone from its page, which says that it changed; one that
// was never read tells nothing.
//
// rules WGS-14, 12.1-1, 13.2-2
func TestIncidenteelHoortDatHetStrengerIs(t *testing.T) {
	h := nieuwHuis(t)
	z := h.NazorgMet(gatetest.Bo, gatetest.Cleo)
	d := h.Toegelaten(z, gatetest.Anna, gatetest.Bo)
	bo, cleo, wil := h.als(t, gatetest.Bo), h.als(t, gatetest.Cleo), h.als(t, d.Persoon)
	inzien := "/casussen/" + z.ID + "/inzien"
	strenger := func(g gate.Verwijzing) {
		pad := "/informatie/" + g.ID + "/voorwaarden"
		v := bo.formulier(pad, "wie", "procesregisseur")
		v.Del("meelezers")
		bo.verwijst(bo.post(pad, v), "/informatie/"+g.ID)
	}
	strenger(h.VoegToe(z, gatetest.Bo, informatie.AlleDeelnemers, d.ID))
	zonder(t, "who read nothing", wil.toont(inzien, "Nog geen stukken"), "een stuk dat je las")
	g := h.VoegToe(z, gatetest.Bo, informatie.AlleDeelnemers, d.ID)
	wil.toont(inzien, "Er waren drie meldingen.")
	cleo.toont("/informatie/"+g.ID, "Er waren drie meldingen.")
	strenger(g)
	zonder(t, "the derde", wil.toont(inzien, "een stuk dat je las, is veranderd", "Er staat nu geen stuk voor je open."), "Er waren drie meldingen.", "Nog geen stukken")
	zonder(t, "who takes part", cleo.toont("/casussen/"+z.ID, "Proefpolitie veranderde een stuk dat jij las."), "Er waren drie meldingen.")
	wil.is(wil.get("/informatie/"+g.ID), http.StatusNotFound)
}
