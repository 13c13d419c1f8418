// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
	"rondetafel/internal/web"
)

// A form with mistakes comes back with all of them at once, what was typed, and "Fout:" in the title.
func TestFoutenInFormulieren(t *testing.T) {
	h := nieuwHuis(t)
	nieuw, screening, triage, inTriage := h.Aangemeld(), h.InScreening(), h.RTO(gatetest.Bo), h.Triage()
	vraag, err := h.TriageVragen(h.Ctx(), gatetest.Als(gatetest.Petra), h.Triagevraag(inTriage, gatetest.Cleo))
	goed(t, err)
	inTriagePad := "/casussen/" + inTriage.ID
	stuk := h.VoegToe(triage, gatetest.Bo, informatie.AlleDeelnemers)
	triagePad, stukPad := "/casussen/"+triage.ID, "/informatie/"+stuk.ID
	for _, g := range []struct {
		persoon, pad string
		velden       []string
		fouten       []string
	}{
		// rule 2.1-1, rule 1.5-1, rule B2-1
		{gatetest.Anna, "/aanmelden", []string{"soort", "complexe_casus", "aanleiding", "Ruzie & <lawaai>", "betrokkenen[0].voornaam", "Sem", "betrokkenen[0].bsn", "123456789"},
			[]string{"Zonder doel mag", "Kies de gemeente.", "Dit is geen bestaand BSN.", "Vul de achternaam in.", "Beantwoord alle criteria.", "Ruzie & <lawaai>", "Kies wie de hoofdbetrokkene is."}},
		{gatetest.Petra, "/aanmelden", []string{"namens", gatetest.Gemeente, "soort", "gezin"}, []string{"Kies wie van deze Partij de aanmelding bevestigt."}},
		{gatetest.Mo, "/casussen/" + nieuw.ID + "/toewijzen", nil, []string{"Kies een procesregisseur."}},
		// rule 9.2a-1
		{gatetest.Petra, "/casussen/" + screening.ID + "/screening", []string{"uitkomst", "afgewezen", "overleg.verslag", "Zij twijfelt."},
			[]string{"Schrijf op met wie van de aanmelder je hebt overlegd.", "Vul in wanneer het overleg was", "Schrijf op waarom de casus niet verder gaat.", "Zij twijfelt."}},
		// rules 1.8-1, 1.8-2
		{gatetest.Petra, inTriagePad + "/bevragen", []string{"vraag", "Kennen <jullie> hem?", "uiterlijkDatum", "nooit"},
			[]string{"Kies de Partij aan wie je iets vraagt.", "Kies over wie de vraag gaat.", "Vul een dag in", `value="nooit"`, "Kennen <jullie> hem?"}},
		{gatetest.Petra, inTriagePad + "/triage", []string{"route", "rto", "reden", "Zij zijn nodig."},
			[]string{"Schrijf op wat het doel van het Ronde Tafel Overleg is", "Kies welke Partijen ertoe doen.", "Zij zijn nodig."}},
		{gatetest.Cleo, "/triagevragen/" + vraag.ID + "/antwoord", []string{"toelichting", "Even kijken."}, []string{"Kies of jullie deze persoon kennen.", "Even kijken."}},
		{gatetest.Petra, inTriagePad + "/betrokkenen/" + h.EersteBetrokkene(inTriage) + "/informeren", []string{"stand", "uitgesteld", "reden", "Onderzoek."},
			[]string{"Vul in tot wanneer je wacht", "Onderzoek."}},
		{gatetest.Petra, triagePad + "/betrekken", []string{"waarom", "Zij kennen hem."}, []string{"Kies de Partij die meedoet.", "Zij kennen hem."}},
		{gatetest.Bo, triagePad + "/collega", nil, []string{"Kies welke collega meedoet."}},
		{gatetest.Bo, triagePad + "/informatie", []string{"tekst", "Drie meldingen.", "wie", "partijen", "tot", "1-1-2020"},
			[]string{"Kies over wie dit gaat.", "Kies minstens één Partij", "Kies een datum die nog komt.", "Drie meldingen.", "Verbeter eerst de fouten."}},
		{gatetest.Bo, stukPad + "/corrigeren", []string{"tekst", "Beter."}, []string{"Kies over wie dit gaat.", "Beter."}},
		{gatetest.Bo, stukPad + "/voorwaarden", []string{"tot", "morgen"}, []string{"Kies wie dit mag lezen.", "Vul een datum in", `value="morgen"`}},
		{gatetest.Bo, stukPad + "/intrekken", nil, []string{"Schrijf op waarom je dit intrekt."}},
		{gatetest.Anna, "/zoeken", []string{"achternaam", "Verzinsel"}, []string{"Vul ook de geboortedatum in", `value="Verzinsel"`}},
	} {
		t.Run(g.persoon+g.pad[strings.LastIndexByte(g.pad, '/'):], func(t *testing.T) {
			k := h.als(t, g.persoon)
			v := k.formulier(g.pad, g.velden...)
			pagina := k.is(k.post(g.pad, v), http.StatusBadRequest, append(g.fouten, "<title>Fout: ", `id="fouten"`)...)
			if s := verborgen(pagina).Get("sleutel"); s != v.Get("sleutel") || (s == "") != (g.pad == "/zoeken") {
				t.Errorf("the form has key %q, was %q", s, v.Get("sleutel"))
			}
		})
	}
}

// The buttons for rows work without script, and keep the rest of the form.
func TestBetrokkenenErbijEnWeg(t *testing.T) {
	h := nieuwHuis(t)
	k := h.als(t, gatetest.Anna)
	v := aanmelding(k.formulier("/aanmelden"))
	v.Set("actie", "betrokkene-erbij")
	pagina := k.is(k.post("/aanmelden", v), http.StatusOK, "Betrokkene 2", `value="Verzinsel"`, "Er is elke avond ruzie op straat.")
	if strings.Contains(pagina, "Fout:") || strings.Contains(pagina, "Betrokkene 3") {
		t.Error("adding a row is no mistake and adds one")
	}
	v.Set("betrokkenen[1].achternaam", "Denkbeeld")
	v.Set("actie", "betrokkene-weg-0")
	if pagina := k.is(k.post("/aanmelden", v), http.StatusOK, `value="Denkbeeld"`); strings.Contains(pagina, "Verzinsel") {
		t.Error("the first row is still there")
	}
	for _, raar := range []string{"betrokkene-weg-9", "betrokkene-weg--1", "betrokkene-weg-x"} {
		v.Set("actie", raar)
		k.is(k.post("/aanmelden", v), http.StatusOK, `value="Verzinsel"`, `value="Denkbeeld"`)
	}
	if h.Getal(`SELECT COUNT(*) FROM casus`) != 0 {
		t.Error("a button reported the casus")
	}
}

// A draft: saved by the button or by itself, opened again, its own for each, taken over by the report.
func TestConcept(t *testing.T) {
	h := nieuwHuis(t)
	k := h.als(t, gatetest.Anna)
	v := k.formulier("/aanmelden", "aanleiding", "Nog niet af.", "soort", "gezin", "actie", "bewaar")
	pad := k.verwijst(k.post("/aanmelden", v), "/concepten/")
	k.toont(pad, "Concept bewaard.", "Nog niet af.", "Concept bewaard om 09:00")
	k.toont("/", pad)
	gelijk(t, "another's draft", h.als(t, gatetest.Bo).get(pad), h.als(t, gatetest.Bo).get("/concepten/x"))
	v = k.formulier(pad, "aanleiding", "Bijna af.")
	regel := k.is(k.doe(http.MethodPost, "/concepten", anders(v, web.VeldOpener, web.MerkVan(k.persoon)).Encode(), "HX-Request", "true"), http.StatusOK, "Concept bewaard om 09:00", `name="conceptVersie" value="2"`)
	if strings.Contains(regel, "<html") {
		t.Error("the script gets a whole page")
	}
	beide := k.formulier(pad, "aanleiding", "Bijna af.")
	beide["conceptVersie"] = []string{"1", "2"} // the page's own and after it that of the line: the last one holds
	k.is(k.doe(http.MethodPost, "/concepten", anders(beide, web.VeldOpener, web.MerkVan(k.persoon)).Encode(), "HX-Request", "true"), http.StatusOK, `name="conceptVersie" value="3"`)
	oud := v
	v = metVelden(k.formulier(pad), "aanleiding", "Van een ander scherm.", "actie", "bewaar")
	k.verwijst(k.post("/aanmelden", v), pad)
	oud.Set("actie", "bewaar")
	pagina := k.is(k.post("/aanmelden", oud), http.StatusConflict, "Van een ander scherm.", "Bijna af.", "dit concept")
	k.verwijst(k.post("/aanmelden", metVelden(verborgen(pagina), "aanleiding", "Samengevoegd.")), pad)
	k.toont(pad, "Samengevoegd.")
	casus := k.verwijst(k.post("/aanmelden", aanmelding(k.formulier(pad))), "/casussen/")
	if casus != "/casussen/"+strings.TrimPrefix(pad, "/concepten/") {
		t.Errorf("%s does not take over %s", casus, pad)
	}
	k.is(k.get(pad), http.StatusNotFound)
}

// The script saves a new draft once, and then that same one: the line that it puts in the page names it.
func TestConceptVanzelf(t *testing.T) {
	h := nieuwHuis(t)
	k := h.als(t, gatetest.Anna)
	v := k.formulier("/aanmelden", "aanleiding", "a")
	for range 3 {
		regel := k.is(k.doe(http.MethodPost, "/concepten", anders(v, web.VeldOpener, web.MerkVan(k.persoon)).Encode(), "HX-Request", "true"), http.StatusOK, "Concept bewaard om 09:00")
		v = metVelden(k.formulier("/aanmelden", "aanleiding", "b"), "concept", verborgen(regel).Get("concept"), "conceptVersie", verborgen(regel).Get("conceptVersie"))
	}
	if n := h.Getal(`SELECT COUNT(*) FROM concept`); n != 1 {
		t.Errorf("%d drafts", n)
	}
	k.verwijst(k.post("/concepten", v), "/concepten/") // without script
}

// Without script one chooses a Partij, asks for its people, and sees those and nobody of another; what was typed stays. A person of
// another Partij is refused, with the people of the chosen one.
func TestBetrekkenKiestUitEenPartij(t *testing.T) {
	h := nieuwHuis(t)
	z := h.RTO(gatetest.Bo)
	petra, pad := h.als(t, gatetest.Petra), "/casussen/"+z.ID+"/betrekken"
	mensen := func(pagina string) string {
		_, keuze, _ := strings.Cut(pagina, `id="veld-medewerker"`)
		keuze, _, _ = strings.Cut(keuze, "</select>")
		return keuze
	}
	if k := mensen(petra.toont(pad, "Toon de mensen van deze Partij")); strings.Count(k, "<option") != 1 || !strings.Contains(k, "Kies eerst een Partij") {
		t.Errorf("before a Partij is chosen: %s", k)
	}
	kies := func(status int, extra ...string) string {
		return petra.is(petra.post(pad, petra.formulier(pad, append(extra, "waarom", "Lange reden.")...)), status, "Lange reden.")
	}
	pagina := kies(http.StatusOK, "partij", gatetest.Reclassering, "actie", "mensen")
	if k := mensen(pagina); !strings.Contains(k, "Dirk Nepveld") || strings.Contains(k, "Cleo") || strings.Contains(pagina, "Fout:") {
		t.Errorf("the people of the Reclassering: %s", k)
	}
	for _, andere := range []string{gatetest.Politie, gatetest.Gemeente, gatetest.Veiligheidshuis, gatetest.Weg, "p-niets"} { // cannot be chosen
		if k := mensen(kies(http.StatusOK, "partij", andere, "actie", "mensen")); strings.Count(k, "<option") != 1 {
			t.Errorf("the people of %s: %s", andere, k)
		}
	}
	pagina = kies(http.StatusBadRequest, "partij", gatetest.Zorg, "medewerker", gatetest.Dirk, "grond", "Wmo 2.1", "namensPubliek", gatetest.Gemeente)
	if k := mensen(pagina); !strings.Contains(k, "Cleo Proef") || strings.Contains(k, "Dirk") || !strings.Contains(pagina, "Kies iemand van deze Partij") {
		t.Errorf("the people of the Zorg: %s", k)
	}
	if n := h.Getal(`SELECT COUNT(*) FROM deelname`); n != 1 {
		t.Errorf("%d Partijen take part", n)
	}
}

// rule 13.2-1: the example says who reads the piece, before anything is stored.
func TestVoorbeeld(t *testing.T) {
	h := nieuwHuis(t)
	z := h.RTO(gatetest.Bo, gatetest.Cleo)
	bo, pad := h.als(t, gatetest.Bo), "/casussen/"+z.ID+"/informatie"
	later := bo.is(bo.post(pad, bo.formulier(pad, "wie", "deelnemers", "actie", "voorbeeld")), http.StatusOK, "als er een RTO begint", "9.2f") // rule 9.2f-1
	if strings.Count(later, `class="rt-wie__later"`) != 1 || !strings.Contains(later, "Gemeente Proefdorp, Proefzorg") {
		t.Error("before the round table the others do not stand together as later")
	}
	h.Uitgenodigd(z, gatetest.Bo)
	zicht := func(extra ...string) (zin string, ziet, niet string) {
		pagina := bo.is(bo.post(pad, bo.formulier(pad, append(extra, "actie", "voorbeeld", "tekst", "Nog te geven.")...)), http.StatusOK, "Nog te geven.", "Wie ziet dit nu")
		zin = pagina[strings.Index(pagina, `class="rt-zin"`):]
		ziet = strings.Join(strings.Split(pagina, `class="rt-wie__nu"`)[1:], "")
		ziet, _, _ = strings.Cut(ziet, `class="rt-wie__niet"`)
		_, niet, _ = strings.Cut(pagina, `class="rt-wie__niet"`)
		return zin[:strings.Index(zin, "</p>")], ziet, niet
	}
	zin, ziet, niet := zicht("wie", "partijen", "lezers", gatetest.Zorg, "tot", "1-3-2027")
	if !strings.Contains(zin, "Alleen Proefzorg en de procesregisseur lezen dit, vanaf het RTO, tot en met 1 maart 2027.") {
		t.Errorf("sentence %s", zin)
	}
	if !strings.Contains(ziet, "Proefzorg") || !strings.Contains(ziet, "Proefpolitie") || !strings.Contains(ziet, "Petra Schijn") || !strings.Contains(niet, "Gemeente Proefdorp") {
		t.Errorf("see it: %s; do not: %s", ziet, niet)
	}
	if _, ziet, niet = zicht("wie", "deelnemers"); !strings.Contains(ziet, "Gemeente Proefdorp") || niet != "" {
		t.Errorf("everybody: see it %s; do not %s", ziet, niet)
	}
	if _, ziet, niet = zicht("wie", "procesregisseur"); strings.Contains(ziet, "Proefzorg") || !strings.Contains(niet, "Proefzorg") {
		t.Errorf("nobody else: see it %s; do not %s", ziet, niet)
	}
	if h.Getal(`SELECT COUNT(*) FROM gegeven`) != 0 {
		t.Error("the example stored something")
	}
}

// rule 2.1-1: the goals stand where information is given.
func TestDoelStaatErbij(t *testing.T) {
	h := nieuwHuis(t)
	z := h.RTO(gatetest.Bo)
	h.als(t, gatetest.Bo).toont("/casussen/"+z.ID+"/informatie", "nodig is voor het doel: veiligheid en minder overlast.")
}

// What was searched stands in no URL, and only what the reader may open is found.
func TestZoeken(t *testing.T) {
	h := nieuwHuis(t)
	z := h.RTO(gatetest.Bo)
	k := h.als(t, gatetest.Bo)
	for naam, v := range map[string]url.Values{
		"bsn":          {"bsn": {gatetest.BSN}},
		"bsn, dots":    {"zoek": {"9999.90.019"}},
		"name":         {"achternaam": {"van Verzinsel"}, "geboortedatum": {"4 maart 2004"}},
		"one field":    {"zoek": {"van Verzinsel 4-3-2004"}},
		"one field, 2": {"zoek": {"van Verzinsel 4 maart 2004"}},
	} {
		t.Run(naam, func(t *testing.T) {
			a := k.post("/zoeken", v)
			k.is(a, http.StatusOK, z.Nummer, "Sem van Verzinsel, hoofdbetrokkene", "Zelfde ")
			h.als(t, gatetest.Cleo).is(h.als(t, gatetest.Cleo).post("/zoeken", v), http.StatusOK, "Niemand gevonden")
		})
	}
	waar := k.verwijst(k.post("/zoeken", url.Values{"zoek": {" " + z.Nummer + " "}}), "/casussen?")
	k.toont(waar, "/casussen/"+z.ID)
	k.is(k.post("/zoeken", url.Values{"zoek": {"Verzinsel"}}), http.StatusBadRequest, "Vul ook de geboortedatum in")
	k.toont("/zoeken")
	mo := h.als(t, gatetest.Mo)
	mo.is(mo.post("/zoeken", url.Values{"bsn": {gatetest.BSN}}), http.StatusForbidden, "Je kunt hier niet zoeken")
}

func TestConceptWeggooien(t *testing.T) {
	h := nieuwHuis(t)
	k := h.als(t, gatetest.Anna)
	pad := k.verwijst(k.post("/aanmelden", k.formulier("/aanmelden", "aanleiding", "Toch niet.", "actie", "bewaar")), "/concepten/")
	ander := h.als(t, gatetest.Bo)
	ander.is(ander.post("/aanmelden", metVelden(ander.formulier("/aanmelden"), "concept", strings.TrimPrefix(pad, "/concepten/"), "actie", "weggooien")),
		http.StatusNotFound)
	v := k.formulier(pad, "actie", "weggooien")
	if to := k.verwijst(k.post("/aanmelden", v), "/"); to != "/" {
		t.Errorf("goes to %s", to)
	}
	k.toont("/", "Concept weggegooid.")
	k.is(k.get(pad), http.StatusNotFound)
	if n := h.Getal(`SELECT COUNT(*) FROM concept`); n != 0 {
		t.Errorf("%d drafts", n)
	}
}
