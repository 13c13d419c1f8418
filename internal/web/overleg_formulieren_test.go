// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"fmt"
	"html"
	"maps"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"rondetafel/internal/gate"
	"rondetafel/internal/gate/gatetest"
	"rondetafel/internal/rto"
)

var (
	tafelFormulier = regexp.MustCompile(`(?s)<form [^>]*data-formulier.*?</form>`)
	invoerVeld     = regexp.MustCompile(`<input [^>]*>`)
	tekstVeld      = regexp.MustCompile(`(?s)<textarea [^>]*name="([^"]*)"[^>]*>\n?(.*?)</textarea>`)
	lijstVeld      = regexp.MustCompile(`(?s)<select [^>]*name="([^"]*)"[^>]*>(.*?)</select>`)
	gekozenOptie   = regexp.MustCompile(`<option value="([^"]*)" selected>`)
	attribuut      = regexp.MustCompile(`(name|value|type)="([^"]*)"`)
)

// tafelIngevuld is what a browser would send of the form on a page, without its key.
func tafelIngevuld(pagina string) url.Values {
	form, uit := tafelFormulier.FindString(pagina), url.Values{}
	for _, veld := range invoerVeld.FindAllString(form, -1) {
		a := map[string]string{}
		for _, m := range attribuut.FindAllStringSubmatch(veld, -1) {
			a[m[1]] = html.UnescapeString(m[2])
		}
		if (a["type"] == "radio" || a["type"] == "checkbox") && !strings.Contains(veld, " checked") {
			continue
		}
		uit.Add(a["name"], a["value"])
	}
	for _, m := range tekstVeld.FindAllStringSubmatch(form, -1) {
		uit.Add(m[1], html.UnescapeString(m[2]))
	}
	for _, m := range lijstVeld.FindAllStringSubmatch(form, -1) {
		for _, o := range gekozenOptie.FindAllStringSubmatch(m[2], -1) {
			uit.Add(m[1], html.UnescapeString(o[1]))
		}
	}
	uit.Del("sleutel")
	return uit
}

// bewaard asks that every field that was sent stands in the form as it was sent.
func bewaard(t *testing.T, gestuurd url.Values, pagina string) {
	t.Helper()
	terug := tafelIngevuld(pagina)
	for _, naam := range slices.Sorted(maps.Keys(gestuurd)) {
		if naam != "sleutel" && gestuurd.Get(naam) != "" && !slices.Equal(terug[naam], gestuurd[naam]) {
			t.Errorf("%s came back as %q, was %q", naam, terug[naam], gestuurd[naam])
		}
	}
}

// foutBij asks that melding stands at veld, and in the summary with a link to it. A list has its message above its rows.
func foutBij(t *testing.T, pagina, veld, melding string) {
	t.Helper()
	id := "veld-" + strings.Trim(regexp.MustCompile(`[^a-zA-Z0-9]+`).ReplaceAllString(veld, "-"), "-")
	pagina = regexp.MustCompile(`(?s)<svg.*?</svg>`).ReplaceAllString(pagina, "")
	pagina = html.UnescapeString(pagina)
	if !strings.Contains(pagina, `href="#`+id+`">`+melding+`</a>`) {
		t.Errorf("the summary does not lead to %s with %q: %s", veld, melding, kort(pagina))
	}
	if !strings.Contains(pagina, ` id="`+id+`"`) {
		t.Errorf("nothing has id %s", id)
	}
	if !strings.Contains(pagina, `id="`+id+`-fout">`+melding+`</p>`) && !(strings.Contains(pagina, `<section class="rt-kaart" id="`+id+`"`) &&
		strings.Contains(pagina, `error-message">`+melding+`</p>`)) {
		t.Errorf("%q does not stand at %s", melding, veld)
	}
}

// tafelStand is all that an act at the table changes.
func (h *huis) tafelStand() string {
	h.T.Helper()
	uit := ""
	for _, vraag := range []string{`COUNT(*) FROM overleg`, `COALESCE(SUM(versie), 0) FROM overleg`, `COUNT(*) FROM uitnodiging`, `COUNT(*) FROM uitnodiging WHERE komt <> ''`,
		`COUNT(*) FROM uitnodiging WHERE aanwezig <> ''`, `COUNT(*) FROM besluit`, `COUNT(*) FROM vervanging`, `COUNT(*) FROM gebeurtenis`} {
		uit += fmt.Sprint(h.Getal("SELECT "+vraag), " ")
	}
	return uit
}

// tafel is a house with an Overleg at which Politie and Zorg sit, the Politie with the casusregie by an earlier one, and one to which nobody is invited yet.
type tafel struct {
	*huis
	zaak, kaal       gate.Verwijzing // kaal has no Overleg
	o, leeg          gate.Verwijzing
	pad, leegPad     string
	casus, kaalCasus string
}

func nieuweTafel(t *testing.T) tafel {
	t.Helper()
	h := nieuwHuis(t)
	f := tafel{huis: h, zaak: h.RTO(gatetest.Bo, gatetest.Cleo), kaal: h.RTO(gatetest.Bo)}
	eerder := h.AanTafel(f.zaak, gatetest.Bo, gatetest.Cleo)
	benoem := gatetest.Besluit(eerder, rto.Casusregisseur, gatetest.Bo, gatetest.Cleo)
	benoem.Casusregisseur = gatetest.Bo
	v, err := h.OverlegBesluiten(h.Ctx(), gatetest.Als(gatetest.Petra), benoem)
	goed(t, err)
	_, err = h.OverlegAfronden(h.Ctx(), gatetest.Als(gatetest.Petra), rto.Verslag{Overleg: eerder.ID, Versie: v.Versie, Passages: gatetest.Samen("Wij kozen iemand.")})
	goed(t, err)
	f.o = h.AanTafel(f.zaak, gatetest.Bo, gatetest.Cleo)
	f.leeg = h.Gepland(h.RTO(gatetest.Bo))
	f.pad, f.leegPad, f.casus, f.kaalCasus = "/overleggen/"+f.o.ID, "/overleggen/"+f.leeg.ID, "/casussen/"+f.zaak.ID, "/casussen/"+f.kaal.ID
	return f
}

// rules 6.2-1, 7.2-1, 9.2c-1, 11.1-1: each form opens for who may do the act. Who may know of the Overleg hears why not, and loses nothing;
// for who may not know, it does not exist.
func TestTafelformulierenOpenen(t *testing.T) {
	f := nieuweTafel(t)
	const petra, bo, cleo, oda, anna = gatetest.Petra, gatetest.Bo, gatetest.Cleo, gatetest.Oda, gatetest.Anna
	voorbereiden, uitnodigen := "Je kunt dit overleg niet voorbereiden.", "Uitnodigen kan nog niet."
	inhoud := "Je kunt de inhoud van dit overleg niet lezen."
	for _, g := range []struct {
		naam, pad  string
		mag        []string
		kop        string
		geweigerd  map[string]string // person: why
		onbekendAn []string          // persons for whom it does not exist
	}{
		{"plannen", f.kaalCasus + "/overleg", []string{petra}, "RTO op de agenda zetten", map[string]string{bo: "Het RTO kan nog niet op de agenda.", anna: "Het RTO kan nog niet op de agenda."}, []string{cleo, gatetest.Dirk}},
		{"voorbereiden", f.pad + "/voorbereiden", []string{petra}, "RTO voorbereiden", map[string]string{bo: voorbereiden, cleo: voorbereiden, oda: inhoud}, []string{anna, gatetest.Dirk, gatetest.Mo}},
		{"inplannen", f.pad + "/inplannen", []string{petra, oda}, "Overleg inplannen", map[string]string{bo: "Je kunt dit overleg niet inplannen."}, []string{anna, gatetest.Dirk, gatetest.Mo}},
		{"uitnodigen", f.pad + "/uitnodigen", []string{petra}, "Partijen uitnodigen", map[string]string{bo: uitnodigen, cleo: uitnodigen, oda: inhoud}, []string{anna, gatetest.Dirk}},
		{"afvaardigen", f.pad + "/afvaardigen", []string{bo, cleo}, "Wie komt er?", map[string]string{petra: "Je kunt niet zeggen wie er komt.", oda: inhoud}, []string{anna, gatetest.Dirk}},
		{"aanwezigheid", f.pad + "/aanwezigheid", []string{petra}, "Vastleggen wie er is", map[string]string{bo: "Je kunt niet vastleggen wie er is.", oda: inhoud}, []string{anna, gatetest.Dirk}},
		{"besluit", f.pad + "/besluit", []string{petra}, "Besluit vastleggen", map[string]string{bo: "Dit besluit kan nog niet.", oda: inhoud}, []string{anna, gatetest.Dirk}},
		{"afronden", f.pad + "/afronden", []string{petra}, "Overleg afronden", map[string]string{bo: "Je kunt dit overleg niet afronden.", oda: inhoud}, []string{anna, gatetest.Dirk}},
		{"vervanger", f.casus + "/vervanger", []string{bo}, "Vervanger voorstellen", map[string]string{petra: "Je kunt geen vervanger voorstellen.", anna: "Je kunt geen vervanger voorstellen.", cleo: "Je kunt geen vervanger voorstellen."}, []string{gatetest.Dirk}},
	} {
		t.Run(g.naam, func(t *testing.T) {
			for _, persoon := range g.mag {
				k := f.als(t, persoon)
				if pagina := k.toont(g.pad, `<h1 class="utrecht-heading-1">`+g.kop+"</h1>"); verborgen(pagina).Get("sleutel") == "" || strings.Contains(pagina, `id="fouten"`) {
					t.Errorf("%s opens a form without a key, or with mistakes", persoon)
				}
			}
			voor := f.tafelStand()
			for persoon, waarom := range g.geweigerd {
				k := f.als(t, persoon)
				k.is(k.get(g.pad), http.StatusForbidden, `<h1 class="utrecht-heading-1">`+strings.TrimSuffix(waarom, ".")+"</h1>", "Waarom mag ik dit niet?", "Wat kun je wel doen?")
			}
			deel := g.pad[strings.LastIndexByte(g.pad, '/'):]
			onbekend := g.pad[:strings.IndexByte(g.pad[1:], '/')+2] + "06f0000000000000000000000000" + deel
			velden := url.Values{"versie": {"1"}, "sleutel": {"s"}, "doel": {"d"}, "verslag": {"v"}, "reden": {"r"}, "medewerker": {gatetest.Bas}, "komt": {"nee"}, "soort": {"overig"},
				"tekst": {"t"}, "datum": {"2-3-2026"}, "begin": {"10:00"}, "plaats": {"Zaal 1"}, "uitnodigingen[0].partij": {gatetest.Zorg}, "uitnodigingen[0].bijdrage": {"b"},
				"aanwezig[0].partij": {gatetest.Politie}, "aanwezig[0].medewerker": {gatetest.Bo}}
			for _, persoon := range g.onbekendAn {
				k := f.als(t, persoon)
				k.is(k.get(g.pad), http.StatusNotFound)
				gelijk(t, persoon+" GET "+g.naam, k.get(g.pad), k.get(onbekend))
				gelijk(t, persoon+" POST "+g.naam, k.post(g.pad, velden), k.post(onbekend, velden))
			}
			if f.tafelStand() != voor {
				t.Error("something changed")
			}
		})
	}
}

// foutGeval is a form that is filled in wrong.
type foutGeval struct {
	naam, persoon, pad string
	velden             []string
	fouten             []string // field, message
}

// Each message stands at its field, all at once; everything that was typed is there; nothing changed; and the form can be sent again.
func (g foutGeval) probeer(t *testing.T, h *huis) {
	t.Helper()
	k := h.als(t, g.persoon)
	v, voor := k.formulier(g.pad), h.tafelStand()
	for i := 0; i+1 < len(g.velden); i += 2 {
		v.Set(g.velden[i], g.velden[i+1])
	}
	a := k.post(strings.Split(g.pad, "?")[0], v)
	k.is(a, http.StatusBadRequest, "<title>Fout: ")
	for i := 0; i+1 < len(g.fouten); i += 2 {
		foutBij(t, a.html, g.fouten[i], g.fouten[i+1])
	}
	if n := strings.Count(a.html, `utrecht-form-field-error-message"`); n != len(g.fouten)/2 {
		t.Errorf("%d messages at fields, want %d", n, len(g.fouten)/2)
	}
	bewaard(t, v, a.html)
	if s := verborgen(a.html).Get("sleutel"); s == "" || s != v.Get("sleutel") {
		t.Errorf("the form has key %q, was %q", s, v.Get("sleutel"))
	}
	if h.tafelStand() != voor {
		t.Error("something changed")
	}
}

func TestTafelformulierenVerkeerd(t *testing.T) {
	f := nieuweTafel(t)
	const dag, tijd, tijdEinde = "Vul de datum in als dag-maand-jaar, bijvoorbeeld 3-12-2026.", "Vul de tijd in als uren en minuten, bijvoorbeeld 10:00.", "Vul de tijd in als uren en minuten, bijvoorbeeld 11:00."
	lang := strings.Repeat("é", 201)
	stem := func(rest ...string) []string {
		return append([]string{"tekst", "Wij doen <dit> & dat.\nEn meer.", "stemmen[0].eens", "ja", "stemmen[1].eens", "ja"}, rest...)
	}
	for _, g := range []foutGeval{
		{"plannen", gatetest.Petra, f.kaalCasus + "/overleg", []string{"doel", "Een <doel> & \"meer\".", "soortBesluit", "plan", "themas", "Wonen\nGeld & schuld", "datum", "gisteren", "begin", "vroeg", "einde", "25:00", "plaats", lang},
			[]string{"datum", dag, "begin", tijd, "einde", tijdEinde, "plaats", "Gebruik hoogstens 200 tekens."}},
		{"voorbereiden", gatetest.Petra, f.leegPad + "/voorbereiden", []string{"doel", "Rust <in> huis.", "soortBesluit", "overig", "themas", "Geld\nSchuld", "datum", "1-3-2026", "begin", "11:00", "einde", "10.30", "plaats", "Zaal & gang"},
			[]string{"datum", "Kies vandaag of een dag die nog komt.", "einde", "Het overleg eindigt na het begin. Kijk de tijden na."}},
		{"inplannen, niets", gatetest.Oda, f.leegPad + "/inplannen", []string{"datum", "", "begin", "", "einde", "12:00", "plaats", ""},
			[]string{"datum", "Vul de dag van het overleg in, bijvoorbeeld 3-12-2026.", "begin", "Vul in hoe laat het begint, bijvoorbeeld 10:00.", "plaats", "Vul in waar het overleg is."}},
		{"inplannen, woorden", gatetest.Oda, f.leegPad + "/inplannen", []string{"datum", "31-2-2026", "begin", "tien", "einde", "elf", "plaats", "Zaal <9>"}, []string{"datum", dag, "begin", tijd, "einde", tijdEinde}},
		{"uitnodigen, niemand", gatetest.Petra, f.leegPad + "/uitnodigen", []string{"uitnodigingen[0].bijdrage", "Half <getypt>.", "uitnodigingen[0].grond", "Wmo", "uitnodigingen[1].grond", "Politiewet"},
			[]string{"uitnodigingen", "Kies minstens één Partij om uit te nodigen (art. 9.2e)."}},
		{"uitnodigen, tweede rij", gatetest.Petra, f.leegPad + "/uitnodigen", []string{"uitnodigingen[0].grond", "Blijft & staat", "uitnodigingen[1].partij", gatetest.Politie, "uitnodigingen[1].grond", lang},
			[]string{"uitnodigingen[1].bijdrage", "Schrijf op wat je van deze Partij vraagt (art. 9.2e).", "uitnodigingen[1].grond", "Gebruik hoogstens 200 tekens."}},
		{"afvaardigen, niets", gatetest.Bo, f.pad + "/afvaardigen", []string{"komt", "", "medewerker", gatetest.Bas, "mandaat", "true", "mandaatVan", "de <chef>"}, []string{"komt", "Kies of jullie komen."}},
		{"afvaardigen, niemand", gatetest.Bo, f.pad + "/afvaardigen", []string{"komt", "ja", "medewerker", "", "vervanger", gatetest.Bas, "mandaat", "true", "mandaatVan", " "},
			[]string{"medewerker", "Kies wie er komt.", "mandaatVan", "Schrijf op van wie het mandaat is (art. 6.3)."}},
		{"afvaardigen, dezelfde", gatetest.Bo, f.pad + "/afvaardigen", []string{"komt", "ja", "medewerker", gatetest.Bas, "vervanger", gatetest.Bas, "mandaat", "true", "mandaatVan", lang},
			[]string{"vervanger", "Kies een ander als vervanger, of niemand.", "mandaatVan", "Gebruik hoogstens 200 tekens."}},
		{"aanwezigheid", gatetest.Petra, f.pad + "/aanwezigheid", []string{"aanwezig[0].medewerker", "", "aanwezig[1].medewerker", ""}, []string{"aanwezig", "Kies wie er is."}},
		{"besluit overig", gatetest.Petra, f.pad + "/besluit?soort=overig", []string{"tekst", " ", "stemmen[0].eens", "nee", "stemmen[1].reden", "Zonder <keuze>."},
			[]string{"tekst", "Schrijf op wat het RTO besluit.", "stemmen[0].reden", "Schrijf op waarom deze Partij het niet eens is (art. 7.1).", "stemmen[1].eens", "Kies of deze Partij het eens is (art. 7.1)."}},
		{"besluit casusregisseur, niemand", gatetest.Petra, f.pad + "/besluit?soort=casusregisseur", stem("reden", " "), []string{"reden", "Kies een casusregisseur, of schrijf op waarom er geen komt (art. 6.4a)."}},
		{"besluit casusregisseur, allebei", gatetest.Petra, f.pad + "/besluit?soort=casusregisseur", stem("casusregisseur", gatetest.Cleo, "reden", "Toch <niet>."),
			[]string{"reden", "Kies een casusregisseur of schrijf op waarom er geen komt, niet allebei."}},
		{"besluit vervanger", gatetest.Petra, f.pad + "/besluit?soort=vervanger", stem("tekst", "", "stemmen[1].eens", "nee"),
			[]string{"tekst", "Schrijf op wat het RTO besluit.", "stemmen[1].reden", "Schrijf op waarom deze Partij het niet eens is (art. 7.1)."}},
		{"besluit plan", gatetest.Petra, f.pad + "/besluit?soort=plan", []string{"tekst", "Dit <plan>.", "stemmen[0].eens", "ja"}, []string{"stemmen[1].eens", "Kies of deze Partij het eens is (art. 7.1)."}},
		{"afronden", gatetest.Petra, f.pad + "/afronden", []string{"passages[0].tekst", " \n ", "passages[0].partijen", "gezamenlijk"}, []string{"passages[0].tekst", "Schrijf op wat er is gezegd."}},
		{"vervanger", gatetest.Bo, f.casus + "/vervanger", []string{"medewerker", gatetest.Bas, "reden", ""}, []string{"reden", "Schrijf op waarom er een vervanger nodig is."}},
		{"vervanger, niemand", gatetest.Bo, f.casus + "/vervanger", []string{"medewerker", "", "reden", "Drie <weken> vrij."}, []string{"medewerker", "Kies wie de casusregisseur vervangt."}},
	} {
		t.Run(g.naam, func(t *testing.T) { g.probeer(t, f.huis) })
	}
}
