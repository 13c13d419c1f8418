// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"html"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"rondetafel/internal/gate"
	"rondetafel/internal/gate/gatetest"
	"rondetafel/internal/partij"
	"rondetafel/internal/toegang"
)

const goedWachtwoord = "de kat leest traag in de tuin"

// echt is a house that is not for practice, with the account of its Manager.
type echt struct {
	*gatetest.Huis
	t       *testing.T
	url     string
	code    string // toegangscode of the Manager
	app     string
	herstel []string
}

func echtHuis(t *testing.T) *echt {
	t.Helper()
	e := echtHuisOp(t)
	e.url = opgang(t, e.Gate, false).URL
	return e
}

// echtHuisOp is echtHuis that nobody can reach yet.
func echtHuisOp(t *testing.T, opties ...gatetest.Optie) *echt {
	t.Helper()
	h := gatetest.Nieuw(t, append(opties, gatetest.Leeg)...)
	code, err := h.HuisBeginnen(h.Ctx(), gate.Als("", "taak"), gate.Huisbegin{Naam: "Veiligheidshuis Proef", Gemeente: "Gemeente Proefdorp", Gemeentecode: "GM0957",
		Manager: "Mo Bedenksel", Verklaring: "Ik houd het geheim."})
	goed(t, err)
	return &echt{Huis: h, t: t, code: code}
}

func (e *echt) stap() string {
	e.t.Helper()
	c, err := toegang.Stapcode(e.app, e.Klok.Nu())
	goed(e.t, err)
	return c
}

// metAccount has the Manager choose how they log in, and returns their browser.
func (e *echt) metAccount() *klant {
	e.t.Helper()
	k := bezoeker(e.t, e.url)
	p := k.is(k.post("/toegang", url.Values{"code": {e.code}}), http.StatusOK, "Je bent Mo Bedenksel", "Veiligheidshuis Proef", `src="data:image/png;base64,`)
	e.app = strings.ReplaceAll(regexp.MustCompile(`rt-sleutel">([A-Z2-7 ]+)<`).FindStringSubmatch(p)[1], " ", "")
	p = k.is(k.post("/toegang", e.keuze()), http.StatusOK, "Bewaar je herstelcodes", "Je ziet ze alleen nu")
	e.herstel = regexp.MustCompile(`[0-9a-z]{4}(?:-[0-9a-z]{4}){3}`).FindAllString(p, -1)
	if len(e.herstel) != 10 {
		e.t.Fatalf("%d herstelcodes", len(e.herstel))
	}
	e.Klok.Loop(time.Minute)
	return k
}

func (e *echt) keuze() url.Values {
	return url.Values{"stap": {"instellen"}, "code": {e.code}, "naam": {"mo@proef.example"}, "wachtwoord": {goedWachtwoord}, "nogmaals": {goedWachtwoord}, "app": {e.stap()}}
}

// Outside a practice house nobody can choose who they are: one logs in with what one has. Whatever is wrong, the page says the same, keeps
// the name that was typed and no secret.
func TestInloggenBuitenDeOefening(t *testing.T) {
	e := echtHuis(t)
	e.metAccount()
	k := bezoeker(t, e.url)
	k.toont("/inloggen?terug=%2Fverklaring", `autocomplete="current-password"`, `autocomplete="one-time-code"`, `type="password"`, `name="terug" value="/verklaring"`)
	var eerst string
	for wat, in := range map[string]url.Values{
		"nobody":   {"naam": {"mo@proef.exampl"}, "wachtwoord": {goedWachtwoord}, "code": {e.stap()}},
		"password": {"naam": {"mo@proef.example"}, "wachtwoord": {goedWachtwoord + "!"}, "code": {e.stap()}},
		"code":     {"naam": {"mo@proef.example"}, "wachtwoord": {goedWachtwoord}, "code": {"000000"}},
		"nothing":  {},
		"chosen":   {"medewerker": {gatetest.Mo}},
	} {
		p := k.is(k.post("/inloggen", in), http.StatusForbidden, "klopt niet")
		if naam := in.Get("naam"); naam != "" && !strings.Contains(p, `value="`+naam+`"`) || strings.Contains(p, "kat leest") || strings.Contains(p, "000000") {
			t.Errorf("%s: what was typed: %s", wat, p)
		}
		p = strings.ReplaceAll(p, `value="`+html.EscapeString(in.Get("naam"))+`"`, `value=""`)
		if p = sleutelLoos(p); eerst == "" {
			eerst = p
		}
		if p != eerst {
			t.Errorf("%s has another page", wat)
		}
	}
	k = bezoeker(t, e.url)
	k.verwijst(k.post("/inloggen", url.Values{"naam": {"MO@proef.example"}, "wachtwoord": {goedWachtwoord}, "code": {e.stap()}, "terug": {"/verklaring"}}), "/verklaring")
	k.toont("/verklaring", "Ik ben Mo Bedenksel")
	ander := bezoeker(t, e.url)
	ander.verwijst(ander.post("/inloggen", url.Values{"naam": {"mo@proef.example"}, "wachtwoord": {goedWachtwoord}, "code": {e.herstel[0]}, "terug": {"//elders.example"}}), "/")
	for _, c := range e.herstel[1:7] {
		ander.verwijst(ander.post("/inloggen", url.Values{"naam": {"mo@proef.example"}, "wachtwoord": {goedWachtwoord}, "code": {c}}), "/")
	}
	ander.verwijst(ander.post("/inloggen", url.Values{"naam": {"mo@proef.example"}, "wachtwoord": {goedWachtwoord}, "code": {e.herstel[7]}}), "/account")
	ander.toont("/account", "Je herstelcodes raken op", "nog 2")
}

func sleutelLoos(p string) string {
	return regexp.MustCompile(`name="sleutel" value="[^"]*"`).ReplaceAllString(p, "")
}

// What is wrong with what somebody chooses is said at its field, what they typed that is no secret stays, and the code can be used until it goes well.
func TestToegangscodePagina(t *testing.T) {
	e := echtHuis(t)
	k := bezoeker(t, e.url)
	k.toont("/toegang", "Toegangscode", `action="/toegang"`)
	k.is(k.post("/toegang", url.Values{"code": {"k7wq-3m9x-0rtb-v2cd"}}), http.StatusForbidden, "klopt niet, is al gebruikt of is verlopen")
	p := k.is(k.post("/toegang", url.Values{"code": {e.code}}), http.StatusOK)
	e.app = strings.ReplaceAll(regexp.MustCompile(`rt-sleutel">([A-Z2-7 ]+)<`).FindStringSubmatch(p)[1], " ", "")
	for veld, waarde := range map[string]string{"naam": "x", "wachtwoord": "mo bedenksel", "nogmaals": "iets anders dan dat", "app": "123"} {
		in := e.keuze()
		in.Set(veld, waarde)
		p := k.is(k.post("/toegang", in), http.StatusBadRequest, `href="#veld-`+veld+`"`, `name="code" value="`+e.code+`"`)
		if strings.Contains(p, "kat leest") || strings.Contains(p, "iets anders dan") {
			t.Errorf("%s: the page shows a password", veld)
		}
	}
	e.metAccount()
	k.is(k.post("/toegang", e.keuze()), http.StatusForbidden, "al gebruikt")
}

// One sees where one is logged in, ends one of those, takes another password and other herstelcodes.
func TestMijnInlog(t *testing.T) {
	e := echtHuis(t)
	hier := e.metAccount()
	daar := bezoeker(t, e.url)
	in := url.Values{"naam": {"mo@proef.example"}, "wachtwoord": {goedWachtwoord}, "code": {e.stap()}}
	daar.verwijst(daar.doe(http.MethodPost, "/inloggen", in.Encode(), "User-Agent", "Mozilla/5.0 (Windows NT 10.0) Firefox/140.0"), "/")
	p := hier.toont("/account", "mo@proef.example", "nog 10", "Firefox, Windows", "Onbekend apparaat", "dit apparaat")
	var ander string
	for _, m := range regexp.MustCompile(`(?s)<li.*?name="sessie" value="([0-9a-f]+)".*?</li>`).FindAllStringSubmatch(p, -1) {
		if !strings.Contains(m[0], "dit apparaat") {
			ander = m[1]
		}
	}
	daar.toont("/verklaring")
	hier.verwijst(hier.post("/account", url.Values{"sessie": {ander}}), "/account")
	hier.toont("/account", "Daar uitgelogd")
	daar.verwijst(daar.get("/verklaring"), "/inloggen")
	hier.is(hier.post("/account", url.Values{"sessie": {ander}}), http.StatusNotFound)

	hier.toont("/account/wachtwoord", `autocomplete="new-password"`)
	const nieuw = "zeven bergen en een rivier"
	p = hier.is(hier.post("/account/wachtwoord", url.Values{"nu": {"raden maar eens"}, "wachtwoord": {nieuw}, "nogmaals": {nieuw}}), http.StatusBadRequest, `href="#veld-nu"`)
	if strings.Contains(p, "bergen") || strings.Contains(p, "raden maar") {
		t.Error("the page shows a password")
	}
	hier.verwijst(hier.post("/account/wachtwoord", url.Values{"nu": {goedWachtwoord}, "wachtwoord": {nieuw}, "nogmaals": {nieuw}}), "/account")
	e.Klok.Loop(time.Minute)
	in.Set("code", e.stap())
	daar.is(daar.post("/inloggen", in), http.StatusForbidden)
	in.Set("wachtwoord", nieuw)
	daar.verwijst(daar.post("/inloggen", in), "/")

	p = hier.toont("/account/herstelcodes", "Maak nieuwe herstelcodes")
	een := verborgen(p)
	hier.is(hier.post("/account/herstelcodes", een), http.StatusBadRequest, `href="#veld-code"`)
	e.Klok.Loop(time.Minute)
	een = verborgen(hier.toont("/account/herstelcodes"))
	een.Set("code", e.stap())
	p = hier.is(hier.post("/account/herstelcodes", een), http.StatusOK, "Bewaar je herstelcodes")
	if n := len(regexp.MustCompile(`[0-9a-z]{4}(?:-[0-9a-z]{4}){3}`).FindAllString(p, -1)); n != 10 || strings.Contains(p, e.herstel[0]) {
		t.Errorf("%d new ones", n)
	}
	hier.is(hier.post("/account/herstelcodes", een), http.StatusOK, "heb je al gezien")
	hier.verwijst(hier.post("/uitloggen", nil), "/inloggen")
}

// Whoever owns a name at which somebody guesses hears so where their work begins.
func TestGeradenStaatBijMijnWerk(t *testing.T) {
	e := echtHuis(t)
	k, vreemd := e.metAccount(), bezoeker(t, e.url)
	k.verwijst(k.post("/verklaring", url.Values{"versie": {"1"}}), "/")
	if p := k.toont("/"); strings.Contains(p, "ging inloggen met jouw naam") {
		t.Error("nobody guessed yet")
	}
	for range 12 {
		vreemd.is(vreemd.post("/inloggen", url.Values{"naam": {"mo@proef.example"}, "wachtwoord": {"raden maar eens"}}), http.StatusForbidden)
		e.Klok.Loop(61 * time.Minute)
	}
	k.verwijst(k.post("/inloggen", url.Values{"naam": {"mo@proef.example"}, "wachtwoord": {goedWachtwoord}, "code": {e.stap()}}), "/")
	for _, pad := range []string{"/", "/account"} {
		k.toont(pad, "In de laatste dag ging inloggen met jouw naam 12 keer mis.", "Vertel het de beheerder van je Partij.")
	}
}

// A page says that its reader will be logged out, and a sign of them keeps them in; what a page does by itself is none. A form that comes too late
// shows what was typed, after they logged in again.
func TestStilteLogtUit(t *testing.T) {
	h := nieuwHuis(t)
	k := h.als(t, gatetest.Anna)
	k.toont("/", `data-stil="1200"`, "Over 2 minuten log je vanzelf uit", "data-stil-blijf")
	h.Klok.Loop(19 * time.Minute)
	if a := k.post("/sessie/verder", nil); a.status != http.StatusNoContent {
		t.Errorf("staying: %d", a.status)
	}
	h.Klok.Loop(19 * time.Minute)
	k.toont("/")
	h.Klok.Loop(19 * time.Minute)
	k.doe(http.MethodGet, "/", "", "Rondetafel-Ververs", "1")
	h.Klok.Loop(2 * time.Minute)
	k.is(k.post("/sessie/verder", nil), http.StatusForbidden)
	k.is(k.post("/aanmelden", url.Values{"aanleiding": {"Lang getypt verhaal."}}), http.StatusForbidden, "Log eerst weer in", "Je bent niet meer ingelogd: je deed een tijd niets", "Lang getypt verhaal.")
	nooit := h.niemand(t)
	if p := nooit.is(nooit.post("/aanmelden", url.Values{"aanleiding": {"Kort verhaal."}}), http.StatusForbidden, "Je bent niet ingelogd.", "Kort verhaal."); strings.Contains(p, "een tijd niets") {
		t.Error("who never logged in reads that they were away")
	}
	k.verwijst(k.get("/casussen"), "/inloggen")
}

// rule 14.3-1: who has to wait gets 429 and hears for how long in the answer's head too, the same at a name that nobody has; who need not, gets 403 without it.
func TestWachtenAanDeDeurZegtHoeLang(t *testing.T) {
	e := echtHuis(t)
	e.metAccount()
	for _, naam := range []string{"mo@proef.example", "niemand@proef.example"} {
		vreemd := bezoeker(t, e.url)
		var laatst antwoord
		for i := range 8 {
			laatst = vreemd.post("/inloggen", url.Values{"naam": {naam}, "wachtwoord": {"raden maar eens"}})
			if wacht := laatst.kop.Get("Retry-After"); (laatst.status == http.StatusTooManyRequests) != (wacht != "") || i < 4 && wacht != "" {
				t.Errorf("%s, time %d: %d, Retry-After %q", naam, i+1, laatst.status, wacht)
			}
		}
		vreemd.is(laatst, http.StatusTooManyRequests, "Hier ging inloggen te vaak mis. Wacht een minuut.", `value="`+naam+`"`)
		if laatst.kop.Get("Retry-After") != "60" {
			t.Errorf("Retry-After is %q", laatst.kop.Get("Retry-After"))
		}
		e.Klok.Loop(2 * time.Minute)
	}
}

// rule 14.3-1: the first page after a recovery says when it was, by whose code, and what to do when it was not them; nobody else reads that.
func TestHerstelStaatOpDeEerstePagina(t *testing.T) {
	h := nieuwHuis(t)
	ctx := h.Ctx()
	uit, err := h.MedewerkerHerstellen(ctx, gatetest.Als(gatetest.Beatle), partij.Herstellen{Medewerker: gatetest.Anna, Gezien: true})
	goed(t, err)
	zonder(t, "before the code is used", h.als(t, gatetest.Anna).toont("/"), "Je toegang is hersteld")
	van := gate.Vandaan{Adres: "192.0.2.7"}
	b, err := h.ToegangOpenen(ctx, gatetest.Als(""), uit.Toegangscode, van)
	goed(t, err)
	app, err := toegang.Stapcode(b.App, h.Klok.Nu())
	goed(t, err)
	_, err = h.ToegangInstellen(ctx, gatetest.Als(""), gate.Instellen{Code: uit.Toegangscode, Naam: "anna@proef.example", Wachtwoord: goedWachtwoord, Nogmaals: goedWachtwoord, App: app}, van)
	goed(t, err)
	h.als(t, gatetest.Anna).toont("/", "Je toegang is hersteld op", "met een code van Beatle Fictief.", "Was jij dit niet?", "meld het de functionaris gegevensbescherming")
	zonder(t, "a colleague", h.als(t, gatetest.Arno).toont("/"), "Je toegang is hersteld")
	h.Klok.Loop(14 * 24 * time.Hour)
	zonder(t, "after fourteen days", h.als(t, gatetest.Anna).toont("/"), "Je toegang is hersteld")
}
