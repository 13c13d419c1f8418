// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"fmt"
	"net/http/httptest"
	"net/url"
	"strconv"
	"strings"
	"testing"
	"time"

	"rondetafel/internal/gate"
	"rondetafel/internal/gate/gatetest"
	"rondetafel/internal/web"
	"rondetafel/internal/web/webtest"
)

// inlogger is somebody who logs in to a real house in a real browser.
type inlogger struct {
	*echt
	b *webtest.Browser
}

// echtHuisMetNaam is echtHuis under a name, to which passkeys can be bound.
func echtHuisMetNaam(t *testing.T) *echt {
	t.Helper()
	srv := httptest.NewUnstartedServer(nil)
	_, poort, _ := strings.Cut(srv.Listener.Addr().String(), ":")
	adres := "http://localhost:" + poort
	e := echtHuisOp(t, gatetest.Met(func(o *gate.Opties) { o.Adres = adres }))
	e.url = adres
	opgangOp(t, web.Opties{Gate: e.Gate, URL: adres}, srv)
	return e
}

func (i inlogger) open(pad string) { i.t.Helper(); goed(i.t, i.b.Open(i.url+pad, 1280)) }

// bekijk looks at the page at a small and at a large screen.
func (i inlogger) bekijk() {
	i.t.Helper()
	for _, breed := range []int64{320, 1280} {
		goed(i.t, i.b.Breed(breed))
		controleer(i.t, i.b)
	}
}

func (i inlogger) typ(naam, tekst string) {
	i.t.Helper()
	goed(i.t, i.b.Toets(fmt.Sprintf("main input[name=%q]", naam), tekst))
}

// ziet waits until the page says tekst.
func (i inlogger) ziet(tekst string) {
	i.t.Helper()
	if err := i.b.Wacht(`document.readyState === "complete" && document.body.innerText.includes(` + strconv.Quote(tekst) + `)`); err != nil {
		staat, _ := i.b.Waarde(`location.pathname + ": " + document.querySelector("main").innerText`)
		i.t.Fatalf("no %q; the browser is at %s", tekst, staat)
	}
}

// passkey presses the button for a passkey that says tekst, and waits for the page that follows.
func (i inlogger) passkey(tekst string) {
	i.t.Helper()
	knop := `[...document.querySelectorAll("[data-passkey]")].find((k) => k.innerText.includes(` + strconv.Quote(tekst) + `) && k.checkVisibility())`
	goed(i.t, i.b.Wacht(knop))
	if _, err := i.b.Waarde(`(window.webtestOud = true, ` + knop + `.click(), "")`); err != nil {
		i.t.Fatal(err)
	}
	if err := i.b.Wacht(`!window.webtestOud && document.readyState === "complete"`); err != nil {
		staat, _ := i.b.Waarde(`document.querySelector("main").innerText`)
		i.t.Fatalf("%s: %v: %s", tekst, err, staat)
	}
}

func (i inlogger) uit() {
	i.t.Helper()
	_, err := i.b.Waarde(`(document.querySelector('form[action="/uitloggen"] button').click(), "")`)
	goed(i.t, err)
	i.ziet("Je bent uitgelogd.")
}

// rule AVG-5: all ways to log in, in one real browser, as one person walks them: an app, a passkey beside the password, a passkey alone, a passkey to confirm
// what changes rights, and a log-in that ended by itself, after which what was typed is still there and is sent.
func TestBrowserInloggen(t *testing.T) {
	e := echtHuisMetNaam(t)
	k := e.metAccount()
	k.is(k.post("/verklaring", k.formulier("/verklaring", "akkoord", "ja")), 303)
	i := inlogger{e, webtest.Open(t)}
	goed(t, i.b.Sleutel())

	i.open("/inloggen")
	i.bekijk()
	i.typ("naam", "mo@proef.example")
	i.typ("wachtwoord", goedWachtwoord)
	i.typ("code", e.stap())
	goed(t, i.b.Druk(`form[action="/inloggen"] button[type=submit]`))
	i.ziet("Mijn werk")

	i.open("/passkeys")
	i.typ("naam", "Laptop")
	goed(t, i.b.Druk(`form[action="/passkeys"] button[type=submit]`))
	i.bekijk()
	i.passkey("Maak je passkey")
	i.ziet("Passkey toegevoegd.")
	i.ziet("Laptop")
	i.bekijk()
	i.uit()

	i.open("/inloggen")
	i.typ("naam", "mo@proef.example")
	i.typ("wachtwoord", goedWachtwoord)
	i.passkey("in plaats van een code")
	i.ziet("Mijn werk")
	i.uit()
	i.open("/inloggen")
	i.passkey("Inloggen met een passkey")
	i.ziet("Mijn werk")

	e.Klok.Loop(6 * time.Minute)
	i.nodigUit("Wil Nieuw")
	i.ziet("Ben jij het?")
	i.bekijk()
	i.passkey("Gebruik een passkey")
	i.ziet("Code om in te loggen")

	i.open("/mensen/uitnodigen")
	if _, err := i.b.Waarde(`(() => { const echt = Date.now; Date.now = () => echt() + 19 * 60000; document.dispatchEvent(new Event("visibilitychange")); return ""; })()`); err != nil {
		t.Fatal(err)
	}
	i.ziet("Over 2 minuten log je vanzelf uit.")
	e.Klok.Loop(gate.SessieStil + time.Minute)
	i.vulUit("Zus Nieuw")
	i.ziet("Log eerst weer in")
	goed(t, i.b.Wacht(`document.querySelector("main textarea, main input:not([type=hidden])").value === "Zus Nieuw"`))
	i.bekijk()
	in := url.Values{"naam": {"mo@proef.example"}, "wachtwoord": {goedWachtwoord}, "code": {e.stap()}} // as in another tab
	_, err := i.b.Waarde(`(window.weer = fetch("/inloggen", { method: "POST", redirect: "manual", body: new URLSearchParams(` + strconv.Quote(in.Encode()) + `) }).then(() => { window.terug = true }), "")`)
	goed(t, err)
	goed(t, i.b.Wacht(`window.terug`))
	goed(t, i.b.Druk(`form[action="/mensen/uitnodigen"] button[type=submit]`))
	i.ziet("Code om in te loggen")
	i.ziet("Zus Nieuw")
}

// nodigUit invites somebody to work here.
func (i inlogger) nodigUit(naam string) {
	i.t.Helper()
	i.open("/mensen/uitnodigen")
	i.vulUit(naam)
}

func (i inlogger) vulUit(naam string) {
	i.t.Helper()
	i.typ("naam", naam)
	_, err := i.b.Waarde(`(document.querySelector('input[name="functies"][value="ondersteuning"]').checked = true, "")`)
	goed(i.t, err)
	goed(i.t, i.b.Druk(`form[action="/mensen/uitnodigen"] button[type=submit]`))
}
