// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	"rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
	"rondetafel/internal/web/webtest"
)

// openscherm is a page that stands open in a browser while others work.
type openscherm struct {
	*reis
	z gate.Verwijzing
}

// eng lets Bo make his piece one that only the procesregisseur reads.
func (o openscherm) eng(stuk gate.Verwijzing) {
	o.t.Helper()
	_, err := o.h.GegevenVoorwaarden(o.h.Ctx(), gatetest.Als(gatetest.Bo), informatie.Wijzigen{Gegeven: stuk.ID, Versie: stuk.Versie,
		Voorwaarden: informatie.Voorwaarden{Wie: informatie.AlleenProcesregisseur}})
	goed(o.t, err)
}

// geduld is how long a change may take here: what is asked is that it comes by itself, not how fast a machine is that does more.
const geduld = 20 * time.Second

// wordt waits until expression holds in the page, which is still the same document.
func (o openscherm) wordt(expression string) {
	o.t.Helper()
	for eind := time.Now().Add(geduld); ; time.Sleep(20 * time.Millisecond) {
		if o.waarde(`String(`+expression+`)`) == "true" {
			break
		}
		if time.Now().After(eind) {
			o.t.Fatalf("%s did not come true; the page says %s", expression, o.tekst())
		}
	}
	if o.waarde(`String(window.zelfde)`) != "ja" {
		o.t.Errorf("%s is another document than it was", o.adres())
	}
}

// merk marks the document that is open.
func (o openscherm) merk() { o.waarde(`window.zelfde = "ja"`) }

// regelsVan is how many entries there are of somebody.
func (o openscherm) regelsVan(wie string) (n int) {
	for _, e := range o.h.Log() {
		if e.Persoon == wie {
			n++
		}
	}
	return n
}

// rules 13.2-2, 13.2-1: a supplier makes a piece stricter, and its text is gone from a page that somebody else has open, without them doing
// anything; who never saw it hears nothing and asks for nothing; what was typed in a form stays, and what stood beside it does not.
func TestBrowserVolgen(t *testing.T) {
	h := nieuwHuis(t)
	z := h.RTO(gatetest.Bo, gatetest.Cleo)
	h.AanTafel(z, gatetest.Bo, gatetest.Cleo)
	h.Klok.Loop(25 * time.Hour)
	o := openscherm{&reis{t: t, b: webtest.Open(t), h: h, script: true, bekijk: true, bekeken: map[string]bool{}}, z}
	o.leestCasus()
	o.vraagtCorrectie()
	o.beantwoordt()
	o.verdwijnt()
}

// rule 13.2-2: a page that gets no stream, as its reader has too many windows, is not left with a text that was closed: it gets itself anew
// now and then, and follows again once there is room.
func TestBrowserVolgenZonderStroom(t *testing.T) {
	t.Parallel() // it has its own house, server and browser, and waits for those
	h := nieuwHuis(t)
	z := h.RTO(gatetest.Bo)
	h.AanTafel(z, gatetest.Bo)
	h.Klok.Loop(25 * time.Hour)
	o := openscherm{&reis{t: t, b: webtest.Open(t), h: h, script: true, bekeken: map[string]bool{}}, z}
	var vensters []*gate.Volger
	for h.Volgers() == len(vensters) {
		v, err := h.CasusVolgen(h.Ctx(), gatetest.Als(gatetest.Anna), gate.Volging{Casus: z.ID})
		if errors.Is(err, errs.ErrTooMany) {
			break
		}
		goed(t, err)
		defer v.Sluit()
		vensters = append(vensters, v)
	}
	stuk := h.VoegToe(z, gatetest.Bo, informatie.GekozenPartijen, gatetest.PartijVan(gatetest.Anna))
	o.als(gatetest.Anna, "/casussen/"+z.ID, "Er waren drie meldingen.")
	o.merk()
	o.wordt(`document.querySelector("footer [role=status]").textContent.startsWith("Bijgewerkt om ")`) // refused at first, it looks why
	o.eng(stuk)
	o.waarde(`(() => { const echt = Date.now; Date.now = () => echt() + 60_000; return ""; })()`)
	o.wordt(`!document.querySelector("main").innerText.includes("Er waren drie meldingen.")`)
	vensters[0].Sluit()
	for eind := time.Now().Add(geduld); h.Volgers() < len(vensters) && time.Now().Before(eind); {
		time.Sleep(20 * time.Millisecond)
	}
	if n := h.Volgers(); n != len(vensters) {
		t.Errorf("%d streams are open, want %d: one window closed and this page has its own", n, len(vensters))
	}
}

// leestCasus has Anna's page of the Casus open, with the focus on a link at its end.
func (o openscherm) leestCasus() {
	o.t.Helper()
	stuk := o.h.VoegToe(o.z, gatetest.Bo, informatie.GekozenPartijen, gatetest.PartijVan(gatetest.Anna))
	cleo := o.h.als(o.t, gatetest.Cleo)
	stil := cleo.luistert(cleo.stroomVan("/casussen/" + o.z.ID))
	stil.hoort("retry: ")
	o.als(gatetest.Anna, "/casussen/"+o.z.ID, "Er waren drie meldingen.")
	o.merk()
	o.waarde(`(document.querySelector("main details.rt-eerder, main details").open = true, document.querySelector('main a[href="/casussen/` + o.z.ID + `/collega"]').focus(), "")`)
	hoog := o.waarde(`String(Math.round(document.activeElement.getBoundingClientRect().top))`)
	voor, van := o.regelsVan(gatetest.Cleo), o.regelsVan(gatetest.Anna)
	o.eng(stuk)
	o.wordt(`!document.querySelector("main").innerText.includes("Er waren drie meldingen.")`)
	o.wordt(`document.activeElement.getAttribute("href") === "/casussen/` + o.z.ID + `/collega"`)
	if na := o.waarde(`String(Math.round(document.activeElement.getBoundingClientRect().top))`); na != hoog {
		o.t.Errorf("the page moved under the reader: the link was at %s, is at %s", hoog, na)
	}
	if om := o.waarde(`document.querySelector("footer [role=status]").textContent`); !strings.HasPrefix(om, "Bijgewerkt om ") || len(om) != len("Bijgewerkt om 14:05") {
		o.t.Errorf("the page says %q", om)
	}
	if n := o.regelsVan(gatetest.Anna) - van; n != 1 {
		o.t.Errorf("getting the page anew left %d entries, want that one look", n)
	}
	controleer(o.t, o.b)
	stil.stil()
	if n := o.regelsVan(gatetest.Cleo); n != voor {
		o.t.Errorf("who saw nothing of it left %d entries", n-voor)
	}
	o.verbergt()
}

// verbergt hides the page, as another tab that comes before it does: its stream closes, and it hears what it missed when it is back.
func (o openscherm) verbergt() {
	o.t.Helper()
	zet := func(verborgen string) {
		o.waarde(`(Object.defineProperty(document, "hidden", { value: ` + verborgen + `, configurable: true }), document.dispatchEvent(new Event("visibilitychange")), "")`)
	}
	zet("true")
	for eind := time.Now().Add(geduld); o.h.Volgers() > 1 && time.Now().Before(eind); { // Cleo's stays
		time.Sleep(20 * time.Millisecond)
	}
	if n := o.h.Volgers(); n != 1 {
		o.t.Errorf("%d streams are open while the page is hidden, want that of Cleo", n)
	}
	o.h.VoegToe(o.z, gatetest.Bo, informatie.GekozenPartijen, gatetest.PartijVan(gatetest.Anna))
	o.leestNiet("Er waren drie meldingen.")
	zet("false")
	o.wordt(`document.querySelector("main").innerText.includes("Er waren drie meldingen.")`)
}

// vraagtCorrectie has Anna type in a form beside the text of a piece; then she may not read the piece.
func (o openscherm) vraagtCorrectie() {
	o.t.Helper()
	stuk := o.h.VoegToe(o.z, gatetest.Bo, informatie.GekozenPartijen, gatetest.PartijVan(gatetest.Anna))
	o.open("/informatie/"+stuk.ID+"/correctie", "Er waren drie meldingen.")
	o.merk()
	o.typ("waarom", "Het waren er vier.")
	o.eng(stuk)
	o.wordt(`document.querySelector("main h1").textContent === "Deze pagina is er niet"`)
	o.leestNiet("Er waren drie meldingen.")
	o.leest("Je tekst is niet verstuurd.")
	o.leest("Het waren er vier.")
	controleer(o.t, o.b)
}

// beantwoordt has Bo type an answer beside a question, which is then withdrawn.
func (o openscherm) beantwoordt() {
	o.t.Helper()
	in := o.h.Informatievraag(o.z, gatetest.PartijVan(gatetest.Bo))
	_, err := o.h.InformatievraagStellen(o.h.Ctx(), gatetest.Als(gatetest.Petra), in)
	goed(o.t, err)
	b, err := o.h.CasusLezen(o.h.Ctx(), gatetest.Als(gatetest.Bo), o.z.ID)
	goed(o.t, err)
	vraag := b.Informatievragen[0].ID
	o.als(gatetest.Bo, "/casussen/"+o.z.ID+"/informatie?vraag="+vraag, "Waar woont Sem nu?")
	o.merk()
	o.typ("tekst", "Sem woont bij zijn zus")
	o.kruis("wie", string(informatie.AlleDeelnemers))
	o.toets(`main [name="tekst"]`, ".")
	sleutel := o.waarde(`document.querySelector("main form [name=sleutel]").value`)
	_, err = o.h.InformatievraagIntrekken(o.h.Ctx(), gatetest.Als(gatetest.Petra), informatie.VraagIntrekken{Informatievraag: vraag, Versie: b.Informatievragen[0].Versie})
	goed(o.t, err)
	o.wordt(`document.querySelector("main [data-intussen]") !== null`)
	o.leestNiet("Waar woont Sem nu?")
	o.leest("Er is intussen iets veranderd in deze casus. Wat je typte, staat er nog.")
	goed(o.t, o.b.Typ("!")) // the cursor is where it was
	if got := o.waarde(`document.activeElement.name + " " + document.activeElement.value`); got != "tekst Sem woont bij zijn zus.!" {
		o.t.Errorf("the focus and what was typed: %q", got)
	}
	if got := o.waarde(`document.querySelector("main form [name=sleutel]").value + " " + document.querySelector("main [name=wie]:checked").value`); got != sleutel+" "+string(informatie.AlleDeelnemers) {
		o.t.Errorf("the form has %q, had key %s", got, sleutel)
	}
	if naar := o.waarde(`document.querySelector("main [data-intussen] a").getAttribute("href")`); naar != "/casussen/"+o.z.ID {
		o.t.Errorf("the notice leads to %s", naar)
	}
	controleer(o.t, o.b)
}

// verdwijnt has Petra lose the Casus while its page is open.
func (o openscherm) verdwijnt() {
	o.t.Helper()
	o.als(gatetest.Petra, "/casussen/"+o.z.ID, "Wie doet wat")
	o.merk()
	b, err := o.h.CasusLezen(o.h.Ctx(), gatetest.Als(gatetest.Petra), o.z.ID)
	goed(o.t, err)
	_, err = o.h.CasusToewijzen(o.h.Ctx(), gatetest.Als(gatetest.Mo), casus.Toewijzen{Casus: b.ID, Versie: b.Versie, Medewerker: gatetest.Pim})
	goed(o.t, err)
	o.wordt(`document.querySelector("main h1").textContent === "Deze pagina is er niet"`)
	o.leestNiet("Wie doet wat")
	if o.waarde(`document.title`) != "Deze pagina is er niet – Rondetafel" || o.waarde(`String(document.body.dataset.volgen)`) != "undefined" {
		o.t.Error("the page of what she lost follows on")
	}
	for eind := time.Now().Add(geduld); o.h.Volgers() > 1 && time.Now().Before(eind); {
		time.Sleep(20 * time.Millisecond)
	}
	if n := o.h.Volgers(); n != 1 {
		o.t.Errorf("%d streams are open, want that of Cleo", n)
	}
}
