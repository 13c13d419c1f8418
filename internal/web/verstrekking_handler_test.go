// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"maps"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"rondetafel/internal/gate"
	"rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
	"rondetafel/internal/web"
	"rondetafel/internal/web/webtest"
)

// metDerdenstukken is a Casus at its round table with a piece of each of three Partijen that may be asked for a Derde.
func metDerdenstukken(t *testing.T, h *huis) gate.Verwijzing {
	t.Helper()
	z := h.AanHetRTO(gatetest.Bo, gatetest.Cleo)
	h.Klok.Loop(24 * time.Hour)
	for wie, tekst := range map[string]string{gatetest.Anna: "De huur is betaald.", gatetest.Bo: "Er waren drie meldingen.", gatetest.Cleo: "De behandeling stopte."} {
		in := h.Gegeven(z, informatie.AlleDeelnemers)
		in.VraagDerde, in.Tekst, in.Soort, in.Rubriek = true, tekst, informatie.Gewoon, "begeleiding"
		in.Grond = informatie.Grond{}
		_, err := h.GegevenToevoegen(h.Ctx(), gatetest.Als(wie), in)
		goed(t, err)
	}
	return z
}

var (
	deelPad   = regexp.MustCompile(`href="(/verstrekkingen/[0-9a-z]+/delen/[0-9a-z]+/[a-z]+)"`)
	stukKeuze = regexp.MustCompile(`name="stukken" value="([0-9a-z]+)"`)
)

// A disclosure by its pages alone: what was typed is kept when the derde is a Partij and when the signer has to log in again; who has no
// part in it never hears of it; an objection and a negative part keep the letter from being made, each with its article.
//
// rule 1.6-1, rule 7.2-2, rule 7.2-3, rule WGS-10
func TestVerstrekkingLangsDePaginas(t *testing.T) {
	h := nieuwHuis(t)
	z := metDerdenstukken(t, h)
	petra, anna, bo, dirk, rik, fien := h.als(t, gatetest.Petra), h.als(t, gatetest.Anna), h.als(t, gatetest.Bo), h.als(t, gatetest.Dirk), h.als(t, gatetest.Rik), h.als(t, gatetest.Fien)
	lijst := "/casussen/" + z.ID + "/verstrekkingen"
	petra.toont("/casussen/"+z.ID, "Verstrekkingen aan derden")
	vragen := lijst + "/vragen"
	keuzes := stukKeuze.FindAllStringSubmatch(petra.toont(vragen), -1)
	if len(keuzes) != 3 {
		t.Fatalf("%d pieces can be asked for", len(keuzes))
	}
	in := petra.formulier(vragen, "derde.naam", "PROEFPOLITIE!", "derde.soort", "politie", "derde.contact", "Weert", "doel", "Een woning zoeken.", "grondslag", "WGS 1.7",
		"noodzaak", "Het kan niet met minder.", "uiterlijkDatum", "10-3-2026")
	for _, k := range keuzes {
		in.Add("stukken", k[1])
	}
	fout := petra.post(vragen, in)
	if fout.status != http.StatusBadRequest || !strings.Contains(fout.html, "art. 1.6") || !strings.Contains(fout.html, "Het kan niet met minder.") || strings.Count(fout.html, "checked") < 3 {
		t.Errorf("a Partij as derde: %d", fout.status)
	}
	in = anders(in, "derde.naam", "Corporatie De Voorbeeldhoek")
	ver := petra.verwijst(petra.post(vragen, in), "/verstrekkingen/")
	petra.toont(ver, "Verstrekking gevraagd.", "Een Partij die dit gaf, heeft nog niet geantwoord.", "Brief maken")
	petra.toont(lijst, "Corporatie De Voorbeeldhoek")
	gelijk(t, "of who has no part in it", dirk.get(ver), dirk.get("/verstrekkingen/x"))
	if html := bo.toont(ver, "Er waren drie meldingen."); strings.Contains(html, "De huur") || strings.Contains(html, "behandeling") || strings.Contains(html, "Proefzorg") {
		t.Error("Bo sees what others gave")
	}
	bo.toont("/", "Mag dit naar een derde?")
	teken := deelPad.FindStringSubmatch(bo.toont(ver))[1]
	bo.toont(teken, "Waarvoor de derde het wil:</strong> Een woning zoeken.", "Grondslag:</strong> WGS 1.7", "Waarom niet met minder:</strong> Het kan niet met minder.")
	h.Klok.Loop(10 * time.Minute)
	stale := bo.formulier(teken)
	stale = anders(stale, "bevoegdheid", "Mandaat 2026", "verantwoordelijke", "partij")
	opnieuw := bo.is(bo.post(teken, stale), http.StatusForbidden, "Ben jij het?", "Daarom teken je alleen als je net liet zien dat jij het bent", `value="Mandaat 2026"`)
	terug := verborgen(opnieuw)
	terug.Set("actie", "terug")
	bo.is(bo.post(teken, terug), http.StatusOK, `value="Mandaat 2026"`, "Wie tekent?")
	getekend := verborgen(opnieuw)
	bo.verwijst(bo.post(teken, getekend), ver)
	bo.toont(ver, "Toestemming getekend.", "getekend", "Mandaat 2026", "Toestemming terugnemen")
	leeg := bo.post(ver+"/bezwaar", bo.formulier(ver, "reden", ""))
	if leeg.status != http.StatusBadRequest || !strings.Contains(leeg.html, "zwaarwegende reden jullie hebben") {
		t.Errorf("an objection without a reason: %d", leeg.status)
	}
	bo.verwijst(bo.post(ver+"/bezwaar", bo.formulier(ver, "reden", "Er loopt een onderzoek.")), ver)
	if naar := adressenIn(rik.toont("/", "Advies over een verstrekking"), "/casussen/[^\"]*"); len(naar) > 0 {
		t.Errorf("Mijn werk leads the commissie to %v", naar)
	}
	if html := rik.toont(ver, "Er loopt een onderzoek."); strings.Contains(html, "drie meldingen") {
		t.Error("the commissie reads a piece")
	} else if naar := adressenIn(html, "/casussen/[^\"]*"); len(naar) > 0 {
		t.Errorf("the commissie is led to %v, which it does not open", naar)
	}
	petra.toont(ver, `href="/casussen/`+z.ID+`"`, `href="/casussen/`+z.ID+`/verstrekkingen"`)
	rik.verwijst(rik.post(ver+"/advies", rik.formulier(ver, "oordeel", "positief", "tekst", "Het past.", "datum", "3-3-2026")), ver)
	petra.is(petra.post(ver+"/verlenen", petra.formulier(ver)), http.StatusForbidden, "bezwaar", "WGS")
	oud, oudAdvies := petra.formulier(ver, "voldaan", "Zonder namen."), rik.formulier(ver, "oordeel", "negatief", "tekst", "Het mag toch niet.", "datum", "3-3-2026")
	bo.verwijst(bo.post(ver+"/bezwaarweg", bo.formulier(ver)), ver)
	petra.is(petra.post(ver+"/verlenen", oud), http.StatusConflict, "Dit is intussen veranderd", "Zonder namen.", "Proefzorg: gevraagd, nog geen antwoord")
	rik.is(rik.post(ver+"/advies", oudAdvies), http.StatusConflict, "Dit is intussen veranderd", "Het mag toch niet.")
	weiger := strings.TrimSuffix(deelPad.FindStringSubmatch(anna.toont(ver))[1], "tekenen") + "weigeren"
	anna.verwijst(anna.post(weiger, anna.formulier(weiger, "reden", "Liever niet.")), ver)
	anna.toont(ver, "geweigerd", "Liever niet.")
	petra.toont(ver, "Kan niet mee: Gemeente Proefdorp weigerde toestemming (Anna Fictief, vandaag ")
	petra.is(petra.post(ver+"/verlenen", petra.formulier(ver)), http.StatusForbidden, "7.2")
	fien.toont("/verstrekkingen", "Er is nog niets aan een derde verstrekt.")
	petra.verwijst(petra.post(ver+"/intrekken", petra.formulier(ver)), ver)
	petra.toont(ver, "Verstrekking ingetrokken.", "ingetrokken")
}

// A legal duty by its page: without its article it is not registered.
//
// rule 14.1-2
func TestPlichtLangsDePaginas(t *testing.T) {
	h := nieuwHuis(t)
	z := metDerdenstukken(t, h)
	petra, bo := h.als(t, gatetest.Petra), h.als(t, gatetest.Bo)
	pad := "/casussen/" + z.ID + "/verstrekkingen/plicht"
	keuzes := stukKeuze.FindAllStringSubmatch(petra.toont(pad), -1)
	velden := []string{"derde.naam", "Rechtbank Oefenstad", "derde.soort", "rechtbank", "derde.contact", "griffie", "waarom", "De rechter vorderde dit.", "datum", "3-3-2026"}
	in := petra.formulier(pad, velden...)
	for _, k := range keuzes {
		in.Add("stukken", k[1])
	}
	fout := petra.post(pad, in)
	if fout.status != http.StatusBadRequest || !strings.Contains(fout.html, "art. 14.1") || !strings.Contains(fout.html, "De rechter vorderde dit.") {
		t.Errorf("without an article: %d", fout.status)
	}
	ver := petra.verwijst(petra.post(pad, anders(in, "artikel", "Artikel 126nd Sv")), "/verstrekkingen/")
	bo.toont(ver, "Artikel 126nd Sv", "is ingelicht", "Er waren drie meldingen.")
	bo.toont("/casussen/"+z.ID, "een wet verplichtte")
	petra.toont("/verstrekkingen", "Rechtbank Oefenstad", "wettelijke plicht")
}

// TestBrowserVerstrekking: in a real browser three suppliers are asked, two sign after logging in and one refuses; the commissie advises,
// and it ends in a letter with the two permitted pieces and an entry in the register. Every page is looked at, at two widths, with axe.
//
// rule 7.2-2, rule 7.2-3
func TestBrowserVerstrekking(t *testing.T) {
	t.Parallel() // it has its own house, server and browser, and waits for those
	for _, script := range []bool{true, false} {
		h := nieuwHuis(t)
		z := metDerdenstukken(t, h)
		r := &reis{t: t, b: webtest.Open(t), h: h, script: script, bekijk: script, bekeken: map[string]bool{}}
		h.srv = opgangMet(t, web.Opties{Gate: h.Gate, Demo: true, Oefenklok: &proefklok{h: h}, Drukker: webtest.Drukker(t)})
		if !script {
			goed(t, r.b.ZonderScript())
		}
		r.verstrekt("/casussen/" + z.ID)
	}
}

func (r *reis) verstrekt(casus string) {
	r.t.Helper()
	r.als(gatetest.Petra, casus+"/verstrekkingen", "Er zijn geen verstrekkingen waar jij bij hoort.")
	r.druk(`a[href$="/verstrekkingen/vragen"]`)
	r.verstuurMetFouten("Schrijf op wie de informatie krijgt.")
	r.typ("derde.naam", "Corporatie De Voorbeeldhoek")
	r.typ("derde.soort", "woningcorporatie")
	r.typ("derde.contact", "T. Verzonnen, Weert")
	r.typ("doel", "Een woning zoeken.")
	r.typ("grondslag", "WGS 1.7 lid 2")
	r.typ("noodzaak", "Het kan niet met minder.")
	for _, id := range strings.Fields(r.waarde(`[...document.querySelectorAll("main input[name=stukken]")].map(e => e.value).join(" ")`)) {
		r.kruis("stukken", id)
	}
	r.verstuur("Verstrekking gevraagd.")
	ver := r.pad()
	for _, wie := range []string{gatetest.Anna, gatetest.Bo} {
		r.als(wie, ver, "nog geen antwoord")
		r.h.Klok.Loop(6 * time.Minute)
		r.druk(`a[href$="/tekenen"]`)
		if wie == gatetest.Anna {
			r.kruis("verantwoordelijke", "college")
		}
		r.typ("bevoegdheid", "Mandaatbesluit 2026")
		r.verstuur("Ben jij het?")
		r.druk(`main form button[type=submit]`)
		r.leest("Toestemming getekend.")
	}
	r.als(gatetest.Cleo, ver, "De behandeling stopte.")
	r.leestNiet("De huur is betaald.")
	r.druk(`a[href$="/weigeren"]`)
	r.typ("reden", "Dat schaadt het vertrouwen.")
	r.verstuur("Vastgelegd dat jullie dit niet toestaan.")
	r.als(gatetest.Rik, ver, "Advies van de commissie")
	r.leestNiet("De behandeling stopte.")
	r.kruis("oordeel", "positief")
	r.typ("tekst", "Het past bij het doel.")
	r.typ("datum", "3-3-2026")
	r.verstuur("Advies vastgelegd.")
	r.als(gatetest.Petra, ver, "Een Partij die dit gaf, geeft geen toestemming.")
	r.druk(`form[action$="/verlenen"] button[data-versturen]`)
	r.leest("De brief kan nog niet")
	r.open(ver, "Wat laat je weg?")
	r.kruis("weglaten", r.waarde(`[...document.querySelectorAll("main input[name=weglaten]")].find(e => e.closest("label, div").textContent.includes("Proefzorg")).value`))
	r.druk(`form[action$="/verlenen"] button[data-versturen]`)
	r.leest("De brief is gemaakt.")
	r.druk(`a[href$="/brief"]`)
	for _, tekst := range []string{"Corporatie De Voorbeeldhoek", "De huur is betaald.", "Er waren drie meldingen.", "het college"} {
		r.leest(tekst)
	}
	r.leestNiet("De behandeling stopte.")
	r.alsPDF(r.pad(), r.waarde(`document.querySelector('main a[href$="/brief.pdf"]').pathname`))
	r.als(gatetest.Fien, "/verstrekkingen", "Corporatie De Voorbeeldhoek")
	for _, tekst := range []string{"Een woning zoeken.", "WGS 1.7 lid 2", "Petra Schijn"} {
		r.leest(tekst)
	}
	r.leestNiet("drie meldingen")
	if r.bekijk && !slices.ContainsFunc(slices.Collect(maps.Keys(r.bekeken)), func(s string) bool { return strings.Contains(s, "/brief") }) {
		r.t.Error("the letter was not looked at")
	}
}

// alsPDF takes the letter as PDF: tagged, with what its page says and nothing more; who has no part in it gets what does not exist.
func (r *reis) alsPDF(brief, pad string) {
	r.t.Helper()
	if pad != brief+".pdf" {
		r.t.Errorf("the button goes to %s", pad)
	}
	a := r.h.als(r.t, gatetest.Petra).get(pad)
	if a.status != http.StatusOK || a.kop.Get("Content-Type") != "application/pdf" {
		r.t.Fatalf("%d %s: %s", a.status, a.kop.Get("Content-Type"), kort(a.html))
	}
	tekst, over := strings.Join(strings.Fields(webtest.Poppler(r.t, a.html, "pdftotext", "-", "-")), " "), webtest.Poppler(r.t, a.html, "pdfinfo", "-")
	for _, wil := range []string{"Corporatie De Voorbeeldhoek", "De huur is betaald.", "Er waren drie meldingen.", "het college", "Bladzijde 1 van 1"} {
		if !strings.Contains(tekst, wil) {
			r.t.Errorf("the PDF does not say %q: %s", wil, tekst)
		}
	}
	for _, nooit := range []string{"De behandeling stopte.", "Proefzorg"} {
		if strings.Contains(tekst, nooit) {
			r.t.Errorf("the PDF says %q: %s", nooit, tekst)
		}
	}
	if !regexp.MustCompile(`(?m)^Tagged: +yes$`).MatchString(over) || !regexp.MustCompile(`(?m)^Title: +Brief bij casus [0-9]{4}-[0-9]{4}$`).MatchString(over) ||
		strings.Contains(over, "Voorbeeldhoek") || strings.Contains(over, "Petra") {
		r.t.Errorf("about the PDF: %s", over)
	}
	dirk := r.h.als(r.t, gatetest.Dirk)
	gelijk(r.t, "of who has no part in it", dirk.get(pad), dirk.get("/verstrekkingen/x/brief.pdf"))
	if anna := r.h.als(r.t, gatetest.Anna).get(pad); anna.status != http.StatusForbidden || strings.Contains(anna.html, "drie meldingen") {
		r.t.Errorf("a supplier: %d", anna.status)
	}
}
