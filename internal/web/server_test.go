// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"html"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"rondetafel/internal/gate"
	"rondetafel/internal/gate/gatetest"
	"rondetafel/internal/identiteit"
	"rondetafel/internal/pgtest"
	"rondetafel/internal/web"
	"rondetafel/internal/web/webtest"
)

func TestMain(m *testing.M) { os.Exit(pgtest.MainWide(m)) }

// huis is a house of tests with its pages in front of it.
type huis struct {
	*gatetest.Huis
	srv *httptest.Server
}

func nieuwHuis(t testing.TB, opties ...gatetest.Optie) *huis {
	t.Helper()
	h := &huis{Huis: gatetest.Nieuw(t, opties...)}
	h.srv = opgang(t, h.Gate, true)
	return h
}

// opgang starts a server with the pages of g.
func opgang(t testing.TB, g *gate.Gate, demo bool) *httptest.Server {
	t.Helper()
	return opgangMet(t, web.Opties{Gate: g, Demo: demo})
}

// opgangMet starts a server with the pages of o, which gets its door and address here.
func opgangMet(t testing.TB, o web.Opties) *httptest.Server {
	t.Helper()
	return opgangOp(t, o, httptest.NewUnstartedServer(nil))
}

// opgangOp starts srv with the pages of o.
func opgangOp(t testing.TB, o web.Opties, srv *httptest.Server) *httptest.Server {
	t.Helper()
	if o.URL == "" {
		o.URL = "http://" + srv.Listener.Addr().String()
	}
	deur, err := identiteit.Nieuw(o.Gate, o.URL)
	goed(t, err)
	o.Deur = deur
	srv.Config.Handler, err = web.Handler(o)
	goed(t, err)
	srv.Start()
	t.Cleanup(func() {
		o.Gate.StopVolgen() // a browser may still be open on a page
		srv.Close()
	})
	return srv
}

// rondAf ends the triage of the Casus at pad with a round table for the Partijen of mensen.
func (h *huis) rondAf(pad string, mensen ...string) {
	h.T.Helper()
	c, err := h.CasusLezen(h.Ctx(), gatetest.Als(gatetest.Petra), strings.TrimPrefix(pad, "/casussen/"))
	goed(h.T, err)
	_, err = h.TriageAfronden(h.Ctx(), gatetest.Als(gatetest.Petra), gatetest.Uitkomst(gate.Verwijzing{ID: c.ID, Versie: c.Versie}, mensen...))
	goed(h.T, err)
}

func goed(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatalf("unexpected error: %v", err)
	}
}

// klant is a browser without a screen: it keeps cookies and follows nothing by itself.
type klant struct {
	t       testing.TB
	http    *http.Client
	basis   string
	persoon string // who logged in
}

type antwoord struct {
	status int
	kop    http.Header
	html   string
}

func (h *huis) niemand(t testing.TB) *klant { return bezoeker(t, h.srv.URL) }

func bezoeker(t testing.TB, basis string) *klant {
	t.Helper()
	jar, err := cookiejar.New(nil)
	goed(t, err)
	return &klant{t: t, basis: basis, http: &http.Client{Jar: jar, Timeout: 30 * time.Second,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}}
}

// als is a browser in which persoon logged in.
func (h *huis) als(t testing.TB, persoon string) *klant {
	t.Helper()
	k := h.niemand(t)
	k.verwijst(k.post("/inloggen", url.Values{"medewerker": {persoon}}), "/")
	k.persoon = persoon
	return k
}

func (k *klant) doe(methode, pad, lichaam string, koppen ...string) antwoord {
	k.t.Helper()
	r, err := http.NewRequest(methode, k.basis+pad, strings.NewReader(lichaam))
	goed(k.t, err)
	if methode == http.MethodPost {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	for i := 0; i+1 < len(koppen); i += 2 {
		r.Header.Set(koppen[i], koppen[i+1])
	}
	a, err := k.http.Do(r)
	goed(k.t, err)
	defer a.Body.Close()
	b, err := io.ReadAll(a.Body)
	goed(k.t, err)
	return antwoord{a.StatusCode, a.Header, string(b)}
}

// get asks for a page. A form that gets an address of its own is asked for there.
func (k *klant) get(pad string) antwoord {
	k.t.Helper()
	a := k.doe(http.MethodGet, pad, "")
	if waar := a.kop.Get("Location"); a.status == http.StatusSeeOther && strings.Contains(waar, "formulier=") {
		return k.doe(http.MethodGet, waar, "")
	}
	return a
}

// post sends a form as one that k opened itself; stuur sends it as it is.
func (k *klant) post(pad string, v url.Values) antwoord {
	k.t.Helper()
	if k.persoon != "" {
		v = anders(v, web.VeldOpener, web.MerkVan(k.persoon))
	}
	return k.stuur(pad, v)
}

func (k *klant) stuur(pad string, v url.Values) antwoord {
	k.t.Helper()
	return k.doe(http.MethodPost, pad, v.Encode())
}

// toont asks for a page and that it is there.
func (k *klant) toont(pad string, stukken ...string) string {
	k.t.Helper()
	return k.is(k.get(pad), http.StatusOK, stukken...)
}

// is asks for a status and for texts in the page.
func (k *klant) is(a antwoord, status int, stukken ...string) string {
	k.t.Helper()
	if a.status != status {
		k.t.Fatalf("status %d, want %d: %s", a.status, status, kort(a.html))
	}
	tekst := html.UnescapeString(strings.ReplaceAll(a.html, "<wbr>", "")) // as one reads it: nobody sees where a word may break
	for _, s := range stukken {
		if !strings.Contains(tekst, s) {
			k.t.Errorf("page misses %q: %s", s, kort(tekst))
		}
	}
	return tekst
}

// verwijst asks that a sends the browser on to pad, and returns where.
func (k *klant) verwijst(a antwoord, pad string) string {
	k.t.Helper()
	waar := a.kop.Get("Location")
	if a.status != http.StatusSeeOther || !strings.HasPrefix(waar, pad) {
		k.t.Fatalf("status %d to %q, want 303 to %s: %s", a.status, waar, pad, kort(a.html))
	}
	return waar
}

// formulier opens the page of a form and returns its hidden fields.
func (k *klant) formulier(pad string, extra ...string) url.Values {
	k.t.Helper()
	return metVelden(verborgen(k.toont(pad)), extra...)
}

func metVelden(v url.Values, extra ...string) url.Values {
	for i := 0; i+1 < len(extra); i += 2 {
		v.Add(extra[i], extra[i+1])
	}
	return v
}

var hidden = regexp.MustCompile(`<input type="hidden" name="([^"]*)" value="([^"]*)">`)

// verborgen are the hidden fields of the page's own part, not of its header.
func verborgen(pagina string) url.Values {
	if eigen := inhoudVan.FindString(pagina); eigen != "" {
		pagina = eigen
	}
	v := url.Values{}
	for _, m := range hidden.FindAllStringSubmatch(pagina, -1) {
		v.Add(m[1], html.UnescapeString(m[2]))
	}
	for _, m := range eenRegel.FindAllStringSubmatch(pagina, -1) {
		v.Add(m[1], html.UnescapeString(m[2]))
	}
	return v
}

// eenRegel is what was typed on one line, in a form that comes back with a refusal.
var eenRegel = regexp.MustCompile(`<input [^>]*id="eigen-[^"]*" name="([^"]*)" type="text" value="([^"]*)"`)

var inhoudVan = regexp.MustCompile(`(?s)<main.*</main>`)

// kort is the text of a page, for the message of a test.
func kort(pagina string) string {
	t := regexp.MustCompile(`<[^>]*>|\s+`).ReplaceAllString(inhoudVan.FindString(pagina), " ")
	t = regexp.MustCompile(` {2,}`).ReplaceAllString(t, " ")
	return t[:min(len(t), 1500)]
}

// aanmelding are the fields of a report that has all it needs.
func aanmelding(v url.Values) url.Values {
	metVelden(v, "soort", "complexe_casus", "gemeente", "GM0957", "doelen", "veiligheid", "doelen", "overlast",
		"aanleiding", "Er is elke avond ruzie op straat.", "geprobeerd", "Het wijkteam ging langs.", "leefgebieden", "wonen",
		"betrokkenen[0].voornaam", "Sem", "betrokkenen[0].tussenvoegsel", "van", "betrokkenen[0].achternaam", "Verzinsel",
		"betrokkenen[0].geboortedatum", "4-3-2004", "betrokkenen[0].bsn", gatetest.BSN, "betrokkenen[0].rol", "hoofdbetrokkene")
	return criteriumVelden(v)
}

func criteriumVelden(v url.Values) url.Values {
	for i := range gatetest.Criteria() {
		n := "criteria[" + strconv.Itoa(i) + "]."
		metVelden(v, n+"antwoord", "ja", n+"toelichting", "Dat blijkt uit de meldingen.")
	}
	return v
}

// oordeel are the fields of a judgement that sends a Casus to triage.
func oordeel(v url.Values) url.Values {
	metVelden(v, "overleg.met", "Anna Fictief", "overleg.datum", "2-3-2026", "overleg.wijze", "telefoon", "overleg.verslag",
		"Anna vindt dat dit samen moet.", "uitkomst", "triage", "namensPubliek", gatetest.Gemeente)
	return criteriumVelden(v)
}

// A Casus from report to triage, by its pages alone, each act with the notice of what was done.
func TestLevenLangsDePaginas(t *testing.T) {
	h := nieuwHuis(t)
	anna, mo, petra, bo := h.als(t, gatetest.Anna), h.als(t, gatetest.Mo), h.als(t, gatetest.Petra), h.als(t, gatetest.Bo)
	casus := anna.verwijst(anna.post("/aanmelden", aanmelding(anna.formulier("/aanmelden"))), "/casussen/")
	anna.toont(casus, "Casus aangemeld.", "Sem van Verzinsel", "*******19", "Er is elke avond ruzie op straat.")
	if strings.Contains(anna.toont(casus), "Casus aangemeld.") {
		t.Error("the notice stays")
	}
	mo.toont("/", "Procesregisseur toewijzen")
	mo.verwijst(mo.post(casus+"/toewijzen", mo.formulier(casus+"/toewijzen", "medewerker", gatetest.Petra)), casus)
	petra.toont("/", "Casus beoordelen", "1 taak wacht op jou")
	petra.verwijst(petra.post(casus+"/screening", oordeel(petra.formulier(casus+"/screening"))), casus)
	petra.toont(casus, "Oordeel vastgelegd.", "Je handelt namens", "Anna vindt dat dit samen moet.")
	h.rondAf(casus, gatetest.Dirk)
	petra.verwijst(petra.post(casus+"/betrekken", petra.formulier(casus+"/betrekken", "partij", gatetest.Politie, "medewerker", gatetest.Bo,
		"grond", "Politiewet 3", "waarom", "Veiligheid op straat")), casus)
	petra.toont(casus, "Partij betrokken.", "Politiewet 3")
	bo.verwijst(bo.post(casus+"/collega", bo.formulier(casus+"/collega", "medewerker", gatetest.Bas)), casus)
	h.als(t, gatetest.Bas).toont(casus, "Proefpolitie wees Bas Verzonnen aan.")
	h.Uitgenodigd(gate.Verwijzing{ID: strings.TrimPrefix(casus, "/casussen/")}, gatetest.Bo) // it begins: from now on others read (rule 9.2f-1)
	levenVanStuk(t, bo, anna, petra, casus)
}

var stukPad = regexp.MustCompile(`href="(/informatie/[0-9a-z]+)"`)
var over = regexp.MustCompile(`name="over" value="([^"]+)"`)

func levenVanStuk(t *testing.T, bo, anna, petra *klant, casus string) {
	t.Helper()
	mens := over.FindStringSubmatch(bo.toont(casus + "/informatie"))[1]
	velden := func(pad, tekst string) url.Values {
		return bo.formulier(pad, "over", mens, "tekst", tekst, "soort", "politie", "rubriek", "politie", "bron", "Dossier", "datum", "1-3-2026",
			"grond.wet", "wpg_8", "grond.gezag", "burgemeester", "grond.akkoordDatum", "1-3-2026", "grondslag", "Wpg 8")
	}
	bo.verwijst(bo.post(casus+"/informatie", metVelden(velden(casus+"/informatie", "Drie meldingen."), "wie", "partijen", "lezers", gatetest.Gemeente)), casus)
	stuk := stukPad.FindStringSubmatch(bo.toont(casus, "Informatie toegevoegd.", "Drie meldingen."))[1]
	anna.toont(stuk, "Drie meldingen.", "Sem van Verzinsel", "<strong>Alleen Gemeente Proefdorp en de procesregisseur</strong> lezen dit, vanaf het RTO.")
	petra.toont(casus + "/gekeken") // builds the way back into the log
	bo.toont(stuk, "Wie las dit", "Anna Fictief", "Wie ziet dit nu", "Voorwaarden wijzigen", "Politie", "Dossier", "1 maart", "Dagelijkse politietaak (Wpg 8); akkoord van de burgemeester op 1 maart")
	bo.verwijst(bo.post(stuk+"/corrigeren", velden(stuk+"/corrigeren", "Vier meldingen.")), stuk)
	anna.toont(stuk, "Vier meldingen.")
	bo.verwijst(bo.post(stuk+"/voorwaarden", bo.formulier(stuk+"/voorwaarden", "wie", "procesregisseur")), stuk) // rule 13.2-1
	anna.is(anna.get(stuk), http.StatusNotFound)
	form := bo.formulier(stuk+"/intrekken", "reden", "Het klopte niet.")
	bo.verwijst(bo.post(stuk+"/intrekken", form), casus)
	bo.toont(casus, "Informatie ingetrokken.", "trok dit stuk in")
	bo.verwijst(bo.post(stuk+"/intrekken", form), "/casussen") // once more: carried out once
}

// A Partij confirms what a procesregisseur entered for it (rule 8.2c-2).
func TestInvoerenEnBevestigen(t *testing.T) {
	h := nieuwHuis(t)
	petra, anna := h.als(t, gatetest.Petra), h.als(t, gatetest.Anna)
	v := aanmelding(petra.formulier("/aanmelden", "namens", gatetest.Gemeente, "contact", gatetest.Anna))
	casus := petra.verwijst(petra.post("/aanmelden", v), "/casussen/")
	petra.toont(casus, "Aanmelding ingevoerd.", "Te bevestigen")
	anna.toont("/", "Aanmelding bevestigen")
	anna.toont(casus+"/bevestigen", "Ingevoerd door Petra Schijn", "Er is elke avond ruzie op straat.")
	anna.verwijst(anna.post(casus+"/bevestigen", anna.formulier(casus+"/bevestigen")), casus)
	anna.toont(casus, "Aanmelding bevestigd.")
	petra.is(petra.get(casus+"/bevestigen"), http.StatusForbidden, "Je kunt deze aanmelding niet bevestigen")
}

// Every answer carries the security headers: pages, static files, errors and sent-on browsers.
func TestKoppen(t *testing.T) {
	h := nieuwHuis(t)
	k := h.als(t, gatetest.Anna)
	for naam, a := range map[string]antwoord{
		"page": k.get("/"), "login": h.niemand(t).get("/inloggen"), "sent on": h.niemand(t).get("/casussen"), "not found": k.get("/is-er-niet"),
		"method": k.doe(http.MethodDelete, "/casussen", ""), "security.txt": k.get("/.well-known/security.txt"), "static": k.get("/static/x/niets.css"),
		"other site": k.doe(http.MethodPost, "/aanmelden", "", "Sec-Fetch-Site", "cross-site"),
	} {
		for kop, want := range map[string]string{"Content-Security-Policy": webtest.CSP, "X-Frame-Options": "DENY", "X-Content-Type-Options": "nosniff",
			"Referrer-Policy": "same-origin", "Cross-Origin-Opener-Policy": "same-origin", "Cache-Control": "no-store", "Strict-Transport-Security": ""} {
			if got := a.kop.Get(kop); got != want {
				t.Errorf("%s: %s is %q, want %q", naam, kop, got, want)
			}
		}
		if a.kop.Get("Permissions-Policy") == "" {
			t.Errorf("%s: no Permissions-Policy", naam)
		}
	}
	stijl := regexp.MustCompile(`href="(/static/[^"]+\.css)"`).FindStringSubmatch(k.toont("/"))[1]
	if c := k.get(stijl).kop.Get("Cache-Control"); !strings.Contains(c, "immutable") {
		t.Errorf("style sheet is kept %q", c)
	}
}

// Over https browsers are told to stay there, and the notice's cookie is Secure with its prefix.
func TestKoppenVeilig(t *testing.T) {
	h := gatetest.Nieuw(t)
	deur, err := identiteit.Nieuw(h.Gate, "https://huis.example")
	goed(t, err)
	pagina, err := web.Handler(web.Opties{Gate: h.Gate, Deur: deur, URL: "https://huis.example", Demo: true})
	goed(t, err)
	w := httptest.NewRecorder()
	pagina.ServeHTTP(w, httptest.NewRequest(http.MethodPost, "https://huis.example/uitloggen", nil))
	if got := w.Header().Get("Strict-Transport-Security"); got != "max-age=31536000; includeSubDomains" {
		t.Errorf("HSTS is %q", got)
	}
	koekjes := w.Result().Cookies()
	if !slices.ContainsFunc(koekjes, func(c *http.Cookie) bool { return c.Name == "__Host-rt-melding" && c.Secure && c.HttpOnly }) {
		t.Errorf("cookies %v", koekjes)
	}
}

func TestSecurityTxt(t *testing.T) {
	h := nieuwHuis(t)
	a := h.niemand(t).get("/.well-known/security.txt")
	tijd := regexp.MustCompile(`Expires: (.*)\n`).FindStringSubmatch(a.html)
	if a.status != http.StatusOK || tijd == nil || !strings.Contains(a.html, "Contact: mailto:") {
		t.Fatalf("%d %q", a.status, a.html)
	}
	tot, err := time.Parse(time.RFC3339, tijd[1])
	if err != nil || !tot.After(h.Klok.Nu()) || tot.After(h.Klok.Nu().AddDate(1, 0, 0)) {
		t.Errorf("expires %v (%v), now %v", tot, err, h.Klok.Nu())
	}
}

// A house that says where to report has that in security.txt; one that does not, and is not for practice, has none.
func TestSecurityTxtVanHetHuis(t *testing.T) {
	h := nieuwHuis(t)
	for contact, wil := range map[string]int{"https://huis.example/melden": http.StatusOK, "": http.StatusNotFound} {
		a := bezoeker(t, opgangMet(t, web.Opties{Gate: h.Gate, Contact: contact}).URL).get("/.well-known/security.txt")
		if a.status != wil || (wil == http.StatusOK) != strings.HasPrefix(a.html, "Contact: "+contact+"\nExpires: ") {
			t.Errorf("contact %q: %d %q", contact, a.status, a.html)
		}
	}
}

func TestHandlerWeigertVerkeerdAdres(t *testing.T) {
	for _, adres := range []string{"", "huis.example", "http://%zz"} {
		if _, err := web.Handler(web.Opties{URL: adres}); err == nil {
			t.Errorf("address %q is taken", adres)
		}
	}
}
