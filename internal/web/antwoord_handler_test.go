// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"html"
	"maps"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"rondetafel/internal/casus"
	"rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
	"rondetafel/internal/web"
)

// casusPaden are the pages of a Casus and the acts at them.
func casusPaden(id string) []string {
	uit := []string{"/casussen/" + id}
	for _, deel := range []string{"bevestigen", "toewijzen", "screening", "bevragen", "triage", "betrekken", "collega", "informatie", "gekeken"} {
		uit = append(uit, "/casussen/"+id+"/"+deel)
	}
	return uit
}

// rule 1.7-1: to who may not know of a Casus every page and act of it answers, byte for byte, as for one that does not exist.
func TestGeheimIsNietTeOnderscheiden(t *testing.T) {
	h := nieuwHuis(t)
	geheim, stuk := h.InScreening(), h.VoegToe(h.RTO(gatetest.Bo), gatetest.Bo, informatie.AlleenProcesregisseur)
	for _, persoon := range []string{gatetest.Cleo, gatetest.Pim, gatetest.Bo} {
		k := h.als(t, persoon)
		vergelijk := func(pad, onbekend string) {
			k.is(k.get(pad), http.StatusNotFound)
			gelijk(t, persoon+" GET "+pad, k.get(pad), k.get(onbekend))
			velden := url.Values{"versie": {"1"}, "sleutel": {"s-" + pad}, "medewerker": {gatetest.Cleo}, "reden": {"x"}, "wie": {"procesregisseur"}}
			oordeel(velden)
			metVelden(velden, "partij", gatetest.Zorg, "grond", "g", "waarom", "w", "over", "x", "tekst", "t", "soort", "gewoon", "rubriek", "begeleiding", "bron", "Dossier", "datum", "1-3-2026", "grondslag", "g", "vraag", "v", "doel", "veiligheid",
				"uiterlijkDatum", "9-3-2026", "route", "doorverwezen", "naar", "n")
			gelijk(t, persoon+" POST "+pad, k.post(pad, velden), k.post(onbekend, velden))
		}
		echt, niet := casusPaden(geheim.ID), casusPaden("06f0000000000000000000000000")
		for i := range echt {
			vergelijk(echt[i], niet[i])
		}
		if persoon == gatetest.Bo { // the supplier
			continue
		}
		for _, deel := range []string{"", "/corrigeren", "/voorwaarden", "/intrekken"} {
			vergelijk("/informatie/"+stuk.ID+deel, "/informatie/06f0000000000000000000000000"+deel)
		}
	}
}

var waaromPad = regexp.MustCompile(`/waarom/\d+`)

func gelijk(t *testing.T, wat string, a, b antwoord) {
	t.Helper()
	for _, x := range []antwoord{a, b} {
		x.kop.Del("Date")
	}
	if a.status != b.status || a.html != b.html || !maps.EqualFunc(a.kop, b.kop, slices.Equal[[]string]) {
		t.Errorf("%s can be told apart: %d %v, %d %v", wat, a.status, a.kop, b.status, b.kop)
	}
}

func TestNietGevonden(t *testing.T) {
	h := nieuwHuis(t)
	k := h.als(t, gatetest.Anna)
	want := k.get("/is-er-niet")
	k.is(want, http.StatusNotFound, "Deze pagina bestaat niet, of je hebt er geen toegang toe.")
	for _, pad := range []string{"/casussen/", "/casussen/x", "/casussen/A%2Fb", "/informatie/x", "/waarom/999999", "/waarom/abc", "/concepten/x", "/casussen/x/niets"} {
		h.Klok.Zet(h.Klok.Nu().Add(10 * time.Minute)) // nothing of the moment is in the page
		gelijk(t, pad, k.get(pad), want)
	}
}

// rule 14.1-1: nobody works here before they signed.
func TestEerstTekenen(t *testing.T) {
	h := nieuwHuis(t)
	casus := h.RTO(gatetest.Dirk)
	daan := h.als(t, gatetest.Daan)
	for _, pad := range append(casusPaden(casus.ID), "/", "/casussen", "/aanmelden", "/zoeken") {
		daan.verwijst(daan.get(pad), "/verklaring")
	}
	daan.verwijst(daan.post("/aanmelden", aanmelding(url.Values{})), "/verklaring")
	v := verborgen(daan.toont("/verklaring", "Ik zwijg over wat ik hier hoor."))
	v.Set("versie", "7")
	botsing := daan.post("/verklaring", v)
	daan.is(botsing, http.StatusConflict, "de verklaring", "Terug naar mijn keuze")
	daan.is(daan.post("/verklaring", verborgen(botsing.html)), http.StatusOK, "Ik zwijg over wat ik hier hoor.", "Verklaring tekenen") // read first
	daan.verwijst(daan.get("/"), "/verklaring")
	daan.verwijst(daan.post("/verklaring", daan.formulier("/verklaring")), "/")
	daan.toont("/", "Verklaring getekend.")
	daan.toont("/verklaring", "Je hebt deze verklaring getekend", "Ik zwijg over wat ik hier hoor.")
}

func TestEerstInloggen(t *testing.T) {
	h := nieuwHuis(t)
	k := h.niemand(t)
	if waar := k.verwijst(k.get("/casussen?soort=gezin"), "/inloggen"); waar != "/inloggen?terug=%2Fcasussen%3Fsoort%3Dgezin" {
		t.Errorf("sent to %s", waar)
	}
	k.toont("/inloggen?terug=%2Fcasussen", `name="terug" value="/casussen"`, "Alles hier is verzonnen.", "Anna Fictief", "Procesregisseur")
	for _, elders := range []string{"//evil.example", "///evil.example", "https://evil.example/", `/\evil.example`, "javascript:alert(1)", "casussen"} {
		if p := k.toont("/inloggen?terug=" + url.QueryEscape(elders)); strings.Contains(html.UnescapeString(p), `name="terug" value="`+elders) {
			t.Errorf("goes back to %s", elders)
		}
		k.verwijst(k.post("/inloggen", url.Values{"medewerker": {gatetest.Anna}, "terug": {elders}}), "/")
	}
	k.verwijst(k.post("/inloggen", url.Values{"medewerker": {gatetest.Anna}, "terug": {"/casussen"}}), "/casussen")
	k.is(k.post("/inloggen", url.Values{"medewerker": {"m-niemand"}}), http.StatusNotFound)
	k.verwijst(k.post("/uitloggen", nil), "/inloggen")
	k.toont("/inloggen", "Je bent uitgelogd.")
	k.is(k.post("/aanmelden", url.Values{"aanleiding": {"Lang getypt verhaal."}}), http.StatusForbidden, "Log eerst weer in", "Lang getypt verhaal.")
	for _, pad := range []string{"/convenant", "/toegankelijkheid", "/privacy", "/sneltoetsen"} {
		k.toont(pad)
	}
}

// What is wrong with the request itself never reaches the house.
func TestVerkeerdeVragen(t *testing.T) {
	h := nieuwHuis(t)
	k := h.als(t, gatetest.Anna)
	vooraf := h.Getal(`SELECT COUNT(*) FROM casus`)
	for naam, g := range map[string]struct {
		a      antwoord
		status int
		tekst  string
	}{
		"too large":        {k.post("/aanmelden", url.Values{"aanleiding": {strings.Repeat("a", 2<<20)}}), http.StatusRequestEntityTooLarge, "Je stuurt meer dan we aankunnen."},
		"broken escape":    {k.doe(http.MethodPost, "/aanmelden", "aanleiding=%zz"), http.StatusBadRequest, "beschadigd"},
		"loose bracket":    {k.post("/aanmelden", url.Values{"betrokkenen[": {"x"}}), http.StatusBadRequest, "beschadigd"},
		"closing bracket":  {k.post("/aanmelden", url.Values{"betrokkenen]0[": {"x"}}), http.StatusBadRequest, "beschadigd"},
		"too many rows":    {k.post("/aanmelden", url.Values{"betrokkenen[100000].rol": {"x"}}), http.StatusBadRequest, "beschadigd"},
		"version no digit": {k.post("/verklaring", url.Values{"versie": {"x"}}), http.StatusBadRequest, "beschadigd"},
		"page no digit":    {k.get("/casussen?pagina=x"), http.StatusBadRequest, "beschadigd"},
		"unknown filter":   {k.get("/casussen?stand=x"), http.StatusBadRequest, "beschadigd"},
		"start no digit":   {k.get("/casussen/x/gekeken?voor=x"), http.StatusBadRequest, "beschadigd"},
		"another media":    {k.doe(http.MethodPost, "/aanmelden", "{}", "Content-Type", "application/json"), http.StatusUnsupportedMediaType, "beschadigd"},
		"another site":     {k.doe(http.MethodPost, "/aanmelden", "", "Sec-Fetch-Site", "cross-site"), http.StatusForbidden, "kwam niet van een pagina van ons"},
		"another origin":   {k.doe(http.MethodPost, "/aanmelden", "", "Origin", "https://evil.example"), http.StatusForbidden, "kwam niet van een pagina van ons"},
	} {
		t.Run(naam, func(t *testing.T) { (&klant{t: t}).is(g.a, g.status, g.tekst) })
	}
	if h.Getal(`SELECT COUNT(*) FROM casus`) != vooraf {
		t.Error("something was kept")
	}
	a := k.doe(http.MethodDelete, "/casussen", "")
	if k.is(a, http.StatusMethodNotAllowed); a.kop.Get("Allow") != "GET, HEAD" {
		t.Errorf("Allow is %q", a.kop.Get("Allow"))
	}
	if a := k.doe(http.MethodHead, "/", ""); a.status != http.StatusOK || a.html != "" {
		t.Errorf("HEAD: %d %q", a.status, a.html)
	}
}

// rule WGS-6, rule WGS-16: what the house may not handle is refused with where to go, nothing of it is kept, and what was
// typed comes back.
func TestGeweigerdeSoorten(t *testing.T) {
	h := nieuwHuis(t)
	k := h.als(t, gatetest.Anna)
	for soort, uitleg := range map[casus.Soort]string{casus.Radicalisering: "eigen wet", casus.TopX: "eigen regels"} {
		v := aanmelding(k.formulier("/aanmelden"))
		v.Set("soort", string(soort))
		pagina := k.is(k.post("/aanmelden", v), http.StatusForbidden, "Je kunt deze casus niet aanmelden", uitleg, "Er is elke avond ruzie op straat.", "/waarom/")
		k.toont(waaromPad.FindString(pagina), "geweigerd", "Casus aanmelden")
		terug := k.post("/aanmelden", verborgen(pagina))
		k.is(terug, http.StatusOK, `value="Verzinsel"`)
		v.Set("actie", "bewaar")
		k.is(k.post("/aanmelden", v), http.StatusForbidden, "We kunnen dit concept niet bewaren")
		k.is(k.doe(http.MethodPost, "/concepten", anders(v, web.VeldOpener, web.MerkVan(k.persoon)).Encode(), "HX-Request", "true"), http.StatusOK, "niet bewaard")
	}
	if n := h.Getal(`SELECT (SELECT COUNT(*) FROM casus) + (SELECT COUNT(*) FROM concept)`); n != 0 {
		t.Errorf("%d rows kept", n)
	}
}

// A refusal says what, why, on which article and what instead, and can be read back later; by nobody else.
func TestWeigering(t *testing.T) {
	h := nieuwHuis(t)
	z := h.RTO(gatetest.Bo)
	bo := h.als(t, gatetest.Bo)
	pagina := bo.is(bo.get("/casussen/"+z.ID+"/gekeken"), http.StatusForbidden, "Je kunt niet zien wie er keek", "AVG artikel 5.2", "Vraag het de procesregisseur.")
	pad := waaromPad.FindString(pagina)
	bo.toont(pad, "geweigerd", "Wie heeft gekeken bekijken")
	anna := h.als(t, gatetest.Anna)
	gelijk(t, "another's decision", anna.get(pad), anna.get("/waarom/99999999"))
	bo.is(bo.get("/casussen/"+z.ID+"/screening"), http.StatusForbidden, "Je kunt deze casus niet beoordelen")
	bo.is(bo.post("/casussen/"+z.ID+"/screening", oordeel(url.Values{"versie": {strconv.FormatInt(z.Versie, 10)}})), http.StatusForbidden, "Anna vindt dat dit samen moet.", "Terug naar je formulier")
}

// Somebody else was first: both texts are shown, and the own one can be sent again.
func TestConflict(t *testing.T) {
	h := nieuwHuis(t)
	z := h.RTO(gatetest.Bo)
	_, err := h.DeelnameAanwijzen(h.Ctx(), gatetest.Als(gatetest.Bo), casus.Aanwijzen{Casus: z.ID, Medewerker: gatetest.Bas})
	goed(t, err)
	stuk := h.VoegToe(z, gatetest.Bo, informatie.AlleDeelnemers)
	pad := "/informatie/" + stuk.ID + "/corrigeren"
	bo, bas := h.als(t, gatetest.Bo), h.als(t, gatetest.Bas)
	mens := over.FindStringSubmatch(bo.toont(pad))[1]
	vul := func(k *klant, tekst string) url.Values {
		return k.formulier(pad, "over", mens, "tekst", tekst, "soort", "gewoon", "rubriek", "begeleiding", "bron", "Dossier", "datum", "1-3-2026", "grondslag", "Wet")
	}
	vanBo, vanBas := vul(bo, "De tekst van Bo."), vul(bas, "De tekst van Bas.")
	bas.verwijst(bas.post(pad, vanBas), "/informatie/")
	pagina := bo.is(bo.post(pad, vanBo), http.StatusConflict, "Bas Verzonnen veranderde dit stuk om 09:00.", "De tekst van Bas.", "De tekst van Bo.")
	opnieuw := verborgen(pagina)
	metVelden(opnieuw, "tekst", "De tekst van Bo.", "grondslag", "Wet")
	bo.verwijst(bo.post(pad, opnieuw), "/informatie/")
	bas.toont("/informatie/"+stuk.ID, "De tekst van Bo.")
	bas.toont(pad, `name="datum" type="text" inputmode="numeric" value="1-3-2026"`, `name="eersteVerwerking" type="text" inputmode="numeric" value="1-3-2026"`)
}

// The same form sent twice is carried out once and answers the same.
func TestTweeKeerVersturen(t *testing.T) {
	h := nieuwHuis(t)
	k := h.als(t, gatetest.Anna)
	v := aanmelding(k.formulier("/aanmelden"))
	if een, twee := k.verwijst(k.post("/aanmelden", v), "/casussen/"), k.verwijst(k.post("/aanmelden", v), "/casussen/"); een != twee {
		t.Errorf("%s and %s", een, twee)
	}
	if n := h.Getal(`SELECT COUNT(*) FROM casus`); n != 1 {
		t.Errorf("%d casussen", n)
	}
}

// Who sends a text about something that went away meanwhile gets it back, and cannot tell that from something that never was
// (rule 1.7-1).
func TestNietGevondenGeeftTekstTerug(t *testing.T) {
	h := nieuwHuis(t)
	z := h.InScreening()
	stuk := h.VoegToe(h.RTO(gatetest.Bo), gatetest.Bo, informatie.AlleDeelnemers)
	k := h.als(t, gatetest.Cleo)
	for pad, onbekend := range map[string]string{"/informatie/" + stuk.ID + "/corrigeren": "/informatie/bestaat-niet/corrigeren",
		"/casussen/" + z.ID + "/informatie": "/casussen/06f0000000000000000000000000/informatie"} {
		v := url.Values{"sleutel": {"s"}, "versie": {"1"}, "tekst": {"Wat ik <net> typte."}}
		a := k.post(pad, v)
		pagina := k.is(a, http.StatusNotFound, "Deze pagina bestaat niet, of je hebt er geen toegang toe.", "Wat ik <net> typte.", "Je tekst is niet verstuurd.")
		mist(t, pad, inhoudVan.FindString(pagina), "<form", "bestaat-niet", stuk.ID, z.ID)
		gelijk(t, pad, a, k.post(onbekend, v))
	}
	mist(t, "who typed nothing", k.is(k.post("/informatie/"+stuk.ID+"/corrigeren", url.Values{"versie": {"1"}}), http.StatusNotFound), "Je tekst")
}

// Who goes back to a form that was sent finds the same form. Sent again as it was, it leads to the same Casus; with other content it
// says when it was sent and where that is, without a word about keys, keeps the text, and begins a new form only when asked.
func TestTerugNaarVerstuurdFormulier(t *testing.T) {
	h := nieuwHuis(t)
	k := h.als(t, gatetest.Anna)
	hier := k.verwijst(k.doe(http.MethodGet, "/aanmelden", ""), "/aanmelden?formulier=")
	fout := aanmelding(k.formulier(hier))
	fout.Set("gemeente", "")
	k.is(k.post("/aanmelden", fout), http.StatusBadRequest, `name="sleutel" value="`+fout.Get("sleutel")+`"`)
	v := aanmelding(k.formulier(hier))
	casus := k.verwijst(k.post("/aanmelden", v), "/casussen/")
	if weer := k.verwijst(k.post("/aanmelden", aanmelding(k.formulier(hier))), "/casussen/"); weer != casus {
		t.Errorf("sent again it leads to %s, was %s", weer, casus)
	}
	anders := aanmelding(k.formulier(hier))
	anders.Set("aanleiding", "Iets <heel> anders.")
	a := k.post("/aanmelden", anders)
	pagina := k.is(a, http.StatusConflict, "Deze aanmelding is al verstuurd", "Je verstuurde dit op ", ", 09:00", `href="`+casus+`"`, "Open de casus",
		"Iets <heel> anders.", `href="/aanmelden"`)
	mist(t, "who goes back", strings.ToLower(inhoudVan.FindString(pagina)), "een sleutel", "deze sleutel", "idempot")
	if n := h.Getal(`SELECT COUNT(*) FROM casus`); n != 1 {
		t.Errorf("%d casussen of one form", n)
	}
	nieuw := k.post("/aanmelden", ingevuld(a.html))
	k.is(nieuw, http.StatusOK, "Iets <heel> anders.")
	if tweede := k.verwijst(k.post("/aanmelden", ingevuld(nieuw.html)), "/casussen/"); tweede == casus {
		t.Error("the new form leads to the first Casus")
	}
}

// A draft is one Aanmelding, in two windows too, and whether or not it was saved while somebody typed.
func TestConceptWordtEenCasus(t *testing.T) {
	h := nieuwHuis(t)
	k := h.als(t, gatetest.Anna)
	v := aanmelding(k.formulier("/aanmelden"))
	v.Set("actie", "bewaar")
	concept := k.verwijst(k.post("/aanmelden", v), "/concepten/")
	een, twee := aanmelding(k.formulier(concept)), aanmelding(k.formulier(concept))
	zonder := anders(een, "concept", "", "conceptVersie", "")
	casus := k.verwijst(k.post("/aanmelden", een), "/casussen/")
	for naam, w := range map[string]url.Values{"the other window": twee, "without the draft": zonder} {
		if weer := k.verwijst(k.post("/aanmelden", w), "/casussen/"); weer != casus {
			t.Errorf("%s: %s, want %s", naam, weer, casus)
		}
	}
}

// What is done on the page of a thing, and what is added to a Casus, is done once too when somebody goes back, and says the same.
func TestTerugNaarAndereFormulieren(t *testing.T) {
	h := nieuwHuis(t)
	z := h.RTO(gatetest.Bo, gatetest.Cleo)
	k := h.als(t, gatetest.Petra)
	pad := "/casussen/" + z.ID
	hier := k.verwijst(k.doe(http.MethodGet, pad+"/afstemmen", ""), pad+"/afstemmen?formulier=")
	stuur := func(tekst string) antwoord {
		return k.post(pad+"/afstemmen", anders(k.formulier(hier), "soort", "overleg", "tekst", tekst))
	}
	k.verwijst(stuur("Gebeld."), "/")
	na := h.Getal(`SELECT COUNT(*) FROM aantekening`)
	k.verwijst(stuur("Gebeld."), "/")
	k.is(stuur("Weer <gebeld>."), http.StatusConflict, "Dit formulier is al verstuurd", "Weer <gebeld>.", `href="`+pad+`"`, `href="`+pad+`/afstemmen"`)
	if n := h.Getal(`SELECT COUNT(*) FROM aantekening`); n != na {
		t.Errorf("%d notes, want %d", n, na)
	}
}

// While nothing can be logged, nothing is shown or changed, and what was typed is kept with the key under which it was sent.
func TestOnbereikbaar(t *testing.T) {
	h := nieuwHuis(t)
	k := h.als(t, gatetest.Anna)
	v := aanmelding(k.formulier("/aanmelden"))
	h.SQL(`ALTER TABLE log_regel RENAME TO log_regel_weg`)
	a := k.post("/aanmelden", v)
	pagina := k.is(a, http.StatusServiceUnavailable, "Dit lukt nu niet.", "Er is elke avond ruzie op straat.", "Noem dan dit kenmerk")
	if a.kop.Get("Retry-After") == "" || verborgen(pagina).Get("sleutel") != v.Get("sleutel") {
		t.Errorf("Retry-After %q, key %q", a.kop.Get("Retry-After"), verborgen(pagina).Get("sleutel"))
	}
	k.is(k.get("/casussen"), http.StatusServiceUnavailable)
	h.SQL(`ALTER TABLE log_regel_weg RENAME TO log_regel`)
}
