// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"bytes"
	"context"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
	"rondetafel/internal/web"
	"rondetafel/internal/web/webtest"
)

// zin is the sentence that a reader of the page has before them, "" for none.
const zin = `(() => { const el = document.querySelector("#beeld .rt-zin"); return el && el.checkVisibility() ? el.textContent : ""; })()`

// onderbreek lets the answers of the example wait until the page calls laatDoor.
const onderbreek = `(() => { const echt = XMLHttpRequest.prototype.send, wachten = []; window.verstuurd = 0; window.laatDoor = () => { for (const doe of wachten.splice(0)) doe(); };
	XMLHttpRequest.prototype.send = function (...a) { window.verstuurd++; wachten.push(() => echt.apply(this, a)); }; return ""; })()`

// rule 13.2-1: the sentence and who sees it follow the choice by themselves, by the decision that the button asks for too. From the first
// change until the answer is there, nobody reads the old one, and an answer that a later change overtook is not shown.
func TestBrowserBeeldVolgtKeuze(t *testing.T) {
	t.Parallel() // it has its own house, server and browser, and waits for those
	h := nieuwHuis(t)
	z := h.RTO(gatetest.Bo, gatetest.Cleo)
	stuk := h.VoegToe(z, gatetest.Bo, informatie.AlleDeelnemers)
	o := openscherm{&reis{t: t, b: webtest.Open(t), h: h, script: true, bekeken: map[string]bool{}}, z}
	o.als(gatetest.Bo, "/informatie/"+stuk.ID+"/voorwaarden", "Iedereen die in deze casus meedoet leest dit")
	o.merk()
	o.waarde(onderbreek)
	o.kruis("wie", string(informatie.AlleenProcesregisseur))
	if got := o.waarde(zin); got != "" {
		t.Errorf("the old sentence still stands there: %q", got)
	}
	o.leest("Dit wordt bijgewerkt.")
	o.wordt(`window.verstuurd === 1`)
	o.kruis("wie", string(informatie.RolInPlan)) // overtakes the first
	o.waarde(`(window.laatDoor(), "")`)
	o.wordt(`window.verstuurd === 2`)
	if got := o.waarde(zin); got != "" {
		t.Errorf("an answer that was overtaken is shown: %q", got)
	}
	o.waarde(`(window.laatDoor(), "")`)
	o.wordt(zin + `.startsWith("Partijen met een rol in het plan lezen dit")`)
	o.wordt(`document.querySelector("[data-beeld-stand]").textContent.startsWith("Partijen met een rol in het plan")`)
	o.leestNiet("Dit wordt bijgewerkt.")
	controleer(t, o.b)
	o.kruis("wie", string(informatie.GekozenPartijen)) // whom is not chosen yet
	o.waarde(`(setInterval(window.laatDoor, 50), "")`)
	o.wordt(`document.querySelector("#beeld").innerText.includes("Kies minstens één Partij")`)
	controleer(t, o.b)
	o.kruis("lezers", gatetest.PartijVan(gatetest.Cleo))
	o.wordt(zin + `.startsWith("Alleen ")`)
	o.typ("tot", "31-12-2030")
	o.wordt(zin + `.includes("tot en met 31 december 2030")`)
	o.kruis("vraagVooraf", "true")
	o.wordt(`document.querySelector("#beeld").innerText.includes("Vragen om inzage vóór het RTO mag.")`)
	o.waarde(`(XMLHttpRequest.prototype.send = function () { this.dispatchEvent(new Event("error")); }, "")`)
	o.kruis("citeren", "true")
	o.wordt(`document.querySelector("[data-beeld-stand]").textContent === "Dit lukt nu niet. Druk op Voorbeeld bijwerken."`)
	if got := o.waarde(zin); got != "" {
		t.Errorf("no answer came, and the old sentence is back: %q", got)
	}
}

// rule 13.2-1: a new piece and the standaard of a Partij follow the choice in the same way; a file that waits in the form is not sent.
func TestBrowserBeeldAndereFormulieren(t *testing.T) {
	t.Parallel() // it has its own house, server and browser, and waits for those
	h := nieuwHuis(t)
	z := h.RTO(gatetest.Bo, gatetest.Cleo)
	o := openscherm{&reis{t: t, b: webtest.Open(t), h: h, script: true, bekeken: map[string]bool{}}, z}
	o.als(gatetest.Bo, "/casussen/"+z.ID+"/informatie", "Dan staat hier wat dat betekent.")
	o.merk()
	o.waarde(`(() => { const d = new DataTransfer(); d.items.add(new File(["x"], "x.txt")); document.querySelector("[name=document]").files = d.files; return ""; })()`)
	o.kruis("wie", string(informatie.AlleDeelnemers))
	o.wordt(zin + `.startsWith("Iedereen die in deze casus meedoet")`)
	if n := o.waarde(`String(document.querySelector("[name=document]").files.length)`); n != "1" {
		t.Errorf("%s files are in the form", n)
	}
	o.als(gatetest.Beatle, "/standaarden/"+string(informatie.Gewoon), "Dit betekent je keuze")
	o.merk()
	o.kruis("wie", string(informatie.AlleDeelnemers))
	o.wordt(zin + `.startsWith("Iedereen die in deze casus meedoet")`)
	controleer(t, o.b)
}

// Who sends a form whose act changes the page behind it asks once: the page that is going away does not get itself anew.
func TestBrowserEenDrukEenVerzoek(t *testing.T) {
	t.Parallel() // it has its own house, server and browser, and waits for those
	h := nieuwHuis(t)
	z := h.RTO(gatetest.Bo, gatetest.Cleo)
	h.AanTafel(z, gatetest.Bo, gatetest.Cleo)
	h.Klok.Loop(25 * time.Hour)
	stuk := h.VoegToe(z, gatetest.Bo, informatie.AlleDeelnemers)
	o := openscherm{&reis{t: t, b: webtest.Open(t), h: h, script: true, bekeken: map[string]bool{}}, z}
	o.als(gatetest.Bo, "/informatie/"+stuk.ID+"/voorwaarden", "Wie mag dit lezen?")
	o.merk()
	o.wordt(`window.htmx !== undefined`)
	for eind := time.Now().Add(geduld); h.Volgers() < 1 && time.Now().Before(eind); {
		time.Sleep(20 * time.Millisecond)
	}
	// the answer to the form stays away, as when the server is still at it
	o.waarde(`(() => { const echt = fetch; window.gehaald = 0; window.fetch = (...a) => { window.gehaald++; return echt(...a); };
		window.addEventListener("submit", (e) => e.preventDefault()); return ""; })()`)
	goed(t, o.b.Toets(`main form button[data-versturen]`, "\r"))
	o.eng(stuk)
	time.Sleep(500 * time.Millisecond)
	if n := o.waarde(`String(window.gehaald)`); n != "0" {
		t.Errorf("a page that is going away asked %s times more", n)
	}
	o.wordt(`window.gehaald > 0`) // it stayed after all: a little later it follows again
}

// Without script the button is there and does the same.
func TestBeeldZonderScript(t *testing.T) {
	h := nieuwHuis(t)
	z := h.RTO(gatetest.Bo, gatetest.Cleo)
	stuk := h.VoegToe(z, gatetest.Bo, informatie.AlleDeelnemers)
	pad := "/informatie/" + stuk.ID + "/voorwaarden"
	k := h.als(t, gatetest.Bo)
	k.toont(pad, `value="voorbeeld"`, "Voorbeeld bijwerken", `hx-trigger="input from:[data-bij-beeld] delay:400ms"`, "data-bij-beeld")
	k.is(k.post(pad, k.formulier(pad, "wie", string(informatie.RolInPlan), "actie", "voorbeeld")), http.StatusOK, "Partijen met een rol in het plan lezen dit")
}

// rule 13.2-1: each category has its own standaard. Who asks for it without a category reads so at that field, and keeps what they chose.
func TestStandaardZonderSoort(t *testing.T) {
	h := nieuwHuis(t)
	z := h.RTO(gatetest.Bo, gatetest.Cleo)
	pad := "/casussen/" + z.ID + "/informatie"
	k := h.als(t, gatetest.Bo)
	velden := k.formulier(pad, "wie", string(informatie.AlleDeelnemers), "tekst", "Drie meldingen.", "actie", "standaard")
	k.is(k.post(pad, velden), http.StatusBadRequest, "Kies eerst een soort gegevens.", "Drie meldingen.", `value="deelnemers" checked`)
	velden.Set("soort", string(informatie.Gewoon))
	if p := k.is(k.post(pad, velden), http.StatusOK, "Drie meldingen."); strings.Contains(p, "Kies eerst een soort") {
		t.Error("a category was chosen")
	}
}

// rules 12.1-3, 13.2-1: who answers a question of another Partij reads that it hears of the answer, even when it may not read it.
func TestAntwoordZegtWatDeVragerHoort(t *testing.T) {
	h := nieuwHuis(t)
	z := h.RTO(gatetest.Bo, gatetest.Cleo)
	in := h.Informatievraag(z, gatetest.PartijVan(gatetest.Bo))
	in.Voor = gatetest.PartijVan(gatetest.Cleo)
	_, err := h.InformatievraagStellen(h.Ctx(), gatetest.Als(gatetest.Petra), in)
	goed(t, err)
	b, err := h.CasusLezen(h.Ctx(), gatetest.Als(gatetest.Bo), z.ID)
	goed(t, err)
	v := b.Informatievragen[0]
	k := h.als(t, gatetest.Bo)
	k.toont("/casussen/"+z.ID+"/informatie?vraag="+v.ID, "Hiermee beantwoord je een vraag voor Proefzorg",
		"Mag Proefzorg dit van jullie niet lezen? Dan hoort Proefzorg nog wel dat de vraag is beantwoord, wanneer en door welke Partij.")
}

// A request that its browser cut off is no fault: the technical log has no error of it.
func TestAfgebrokenVerzoekIsGeenFout(t *testing.T) {
	var log bytes.Buffer
	h := nieuwHuis(t)
	z := h.RTO(gatetest.Bo, gatetest.Cleo)
	srv := opgangMet(t, web.Opties{Gate: h.Gate, Demo: true, Log: slog.New(slog.NewTextHandler(&log, nil))})
	k := h.als(t, gatetest.Bo)
	for _, weg := range []bool{false, true} {
		ctx, stop := context.WithCancel(t.Context())
		r := httptest.NewRequestWithContext(ctx, http.MethodGet, srv.URL+"/casussen/"+z.ID, nil)
		u, err := url.Parse(h.srv.URL)
		goed(t, err)
		for _, c := range k.http.Jar.Cookies(u) {
			r.AddCookie(c)
		}
		r.Host = strings.TrimPrefix(srv.URL, "http://")
		w := httptest.NewRecorder()
		if weg {
			stop()
		}
		srv.Config.Handler.ServeHTTP(w, r)
		stop()
		if w.Code != http.StatusOK && !(weg && w.Code == 499) { // what was read already may still be answered
			t.Errorf("cut off %v: answered with %d", weg, w.Code)
		}
	}
	if strings.Contains(log.String(), "ERROR") {
		t.Errorf("the log says %s", log.String())
	}
}
