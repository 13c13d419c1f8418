// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"bytes"
	"fmt"
	"net/http"
	"regexp"
	"strings"
	"testing"

	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
	"rondetafel/internal/web"
)

// toon returns the page as HTML.
func toon(t testing.TB, p web.Pagina) string {
	t.Helper()
	w, err := web.NieuweWeergave(assets(t))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := w.Pagina(&b, p); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// Each page, full, empty and with errors, with and without the asset build: one h1, one main, labels and ids that fit.
func TestElkVoorbeeld(t *testing.T) {
	basis, err := web.BasisAssets()
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range []*web.Assets{basis, assets(t)} {
		w, err := web.NieuweWeergave(a)
		if err != nil {
			t.Fatal(err)
		}
		for _, v := range voorbeelden() {
			var b bytes.Buffer
			if err := w.Pagina(&b, v.pagina); err != nil {
				t.Errorf("%s: %v", v.naam, err)
				continue
			}
			controleerHTML(t, v.naam, b.String())
		}
	}
}

func controleerHTML(t *testing.T, naam, html string) {
	t.Helper()
	for _, fout := range []string{"ZgotmplZ", "<nil>", "%!", "&lt;svg", "<no value>"} {
		if strings.Contains(html, fout) {
			t.Errorf("%s holds %q", naam, fout)
		}
	}
	for _, een := range []string{"<h1", "<main", "<title>", `lang="nl"`} {
		if n := strings.Count(html, een); n != 1 {
			t.Errorf("%s has %d × %s", naam, n, een)
		}
	}
	ids := map[string]bool{}
	for _, m := range regexp.MustCompile(` id="([^"]*)"`).FindAllStringSubmatch(html, -1) {
		if ids[m[1]] {
			t.Errorf("%s: id %q twice", naam, m[1])
		}
		ids[m[1]] = true
	}
	for _, m := range regexp.MustCompile(` (for|aria-labelledby|aria-describedby|href)="(#?[^"]*)"`).FindAllStringSubmatch(html,
		-1) {
		if m[1] == "href" && (!strings.HasPrefix(m[2], "#") || m[2] == "#") {
			continue
		}
		for _, id := range strings.Fields(strings.TrimPrefix(m[2], "#")) {
			if !ids[id] {
				t.Errorf("%s: %s points at %q, which is not there", naam, m[1], id)
			}
		}
	}
}

// What people type never becomes markup, wherever it is shown.
func TestWatMensenTypenIsTekst(t *testing.T) {
	kwaad := `"><script>alert(1)</script>`
	p := web.AanmeldenPagina{Schil: schil("/aanmelden")}
	p.Waarden.Aanleiding, p.Waarden.Concept = kwaad, kwaad
	p.Gebruiker = &web.Gebruiker{Naam: kwaad, Functie: kwaad}
	html := toon(t, p)
	if strings.Contains(html, "<script>alert") {
		t.Error("typed markup came through")
	}
	if !strings.Contains(html, "&lt;script&gt;") {
		t.Error("the text is gone")
	}
}

// The first newline after <textarea> is dropped by browsers: what was typed must come back with all of its lines.
func TestTekstvakHoudtEersteRegel(t *testing.T) {
	p := web.AanmeldenPagina{Schil: schil("")}
	p.Waarden.Geprobeerd = "\nlege regel eerst"
	if html := toon(t, p); !strings.Contains(html, ">\n\nlege regel eerst</textarea>") {
		t.Error("the first empty line is lost")
	}
}

func TestFoutVoorDeTitel(t *testing.T) {
	p := web.ToewijzenPagina{Schil: inCasus("Toewijzen"), CasusID: "c1", Nummer: "2026-0142"}
	if html := toon(t, p); !strings.Contains(html, "<title>Procesregisseur toewijzen") {
		t.Error("title without errors is wrong")
	}
	p.Fouten = []errs.Veldfout{{Veld: "medewerker", Melding: "Kies een procesregisseur."}}
	p.Regisseurs = []web.Optie{{Waarde: "m1", Label: "Noor Verzonnen"}}
	html := toon(t, p)
	for _, want := range []string{"<title>Fout: Procesregisseur toewijzen", `href="#veld-medewerker"`,
		`id="veld-medewerker"`, `aria-invalid="true"`,
		"Er staat nog 1 fout", `role="alert"`} {
		if !strings.Contains(html, want) {
			t.Errorf("misses %q", want)
		}
	}
}

// rule 8-P1, rule 8.2c-2: the manager's list and page have no place for content, whatever is handed to them.
func TestManagerZietGeenInhoud(t *testing.T) {
	p := web.CasussenPagina{Schil: schil("/casussen"), AlleenProces: true, Rijen: []web.CasusRij{
		{Nummer: "2026-0142", URL: "/casussen/c1", Aanmelder: "GEHEIME AANMELDER", Stand: "GEHEIME STAND",
			Badge: web.BadgeTeLaat("GEHEIME BADGE")}}}
	if html := toon(t, p); strings.Contains(html, "GEHEIM") {
		t.Error("the process list shows content")
	}
}

// rule 1.7-1: who may not see the aanmelding sees no empty place for it either.
func TestCasusZonderAanmeldingHeeftGeenPlaatsErvoor(t *testing.T) {
	p := web.CasusPagina{Schil: inCasus(), ID: "c1", Nummer: "2026-0142"}
	html := toon(t, p)
	for _, weg := range []string{`id="aanmelding"`, "#aanmelding", `id="screening"`, `id="gekeken"`,
		"Wie heeft gekeken"} {
		if strings.Contains(html, weg) {
			t.Errorf("page shows %q", weg)
		}
	}
}

// rule 13.2-1: every piece ends in the will of its supplier; a withdrawn one shows none of its text.
func TestStukEindigtInWil(t *testing.T) {
	stuk := web.Stuk{ID: "g1", Leverancier: "Moveoo", Tekst: "DE TEKST",
		Wil: web.WilsZin{Onderwerp: "Alleen de procesregisseur", Rest: " leest dit."}}
	p := web.CasusPagina{Schil: inCasus(), ID: "c1", Nummer: "2026-0142", Stukken: []web.Stuk{stuk}}
	if html := toon(t, p); !strings.Contains(html,
		"<strong>Alleen de procesregisseur</strong> leest dit.") || !strings.Contains(html, "DE TEKST") {
		t.Error("piece without its will")
	}
	p.Stukken[0].Ingetrokken = "Moveoo trok dit stuk in."
	if html := toon(t, p); strings.Contains(html, "DE TEKST") || !strings.Contains(html, "trok dit stuk in") {
		t.Error("a withdrawn piece shows its text")
	}
}

// rule WGS-6, rule WGS-16: who looks for these two kinds finds them, with where to go instead.
func TestGeweigerdeSoortenHebbenUitleg(t *testing.T) {
	k := web.AanmeldenPagina{}.KeuzeSoort()
	uitleg := map[string]string{}
	for _, o := range k.Opties {
		uitleg[o.Waarde] = o.Uitleg
	}
	if !strings.Contains(uitleg["radicalisering"], "WGPA") || !strings.Contains(uitleg["top_x"], "2.32") {
		t.Errorf("got %v", uitleg)
	}
}

// rule 2.1-1: the goal stands wherever information is asked or given.
func TestDoelStaatBijInformatie(t *testing.T) {
	p := web.InformatiePagina{Schil: inCasus("Informatie"), Doel: web.InformatieNieuw, CasusID: "c1",
		Doelen: []string{"Veiligheid", "Minder overlast"}}
	if hint := p.VeldTekst().Hint; !strings.Contains(hint, "veiligheid en minder overlast") {
		t.Errorf("hint %q", hint)
	}
	if html := toon(t, web.CasusPagina{Schil: inCasus(), ID: "c1",
		Doelen: []string{"Veiligheid"}}); !strings.Contains(html, "Doel: veiligheid") {
		t.Error("the casus page does not say its goal")
	}
}

// One page for what does not exist and what the reader may not know: it says nothing of what was asked.
func TestNietGevondenIsAltijdGelijk(t *testing.T) {
	een, twee := toon(t, web.NietGevonden(schil(""))), toon(t, web.FoutPagina{Schil: schil(""),
		Status: http.StatusNotFound})
	if een != twee {
		t.Error("two pages for not found")
	}
}

func TestOnbekendePaginaSchrijftNiets(t *testing.T) {
	w, err := web.NieuweWeergave(assets(t))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := w.Pagina(&b, onbekend{}); err == nil || b.Len() > 0 {
		t.Errorf("err %v, %d bytes written", err, b.Len())
	}
	if err := w.Pagina(&b, kapot{}); err == nil || b.Len() > 0 {
		t.Errorf("err %v, %d bytes written", err, b.Len())
	}
}

type onbekend struct{ web.Schil }

func (onbekend) Sjabloon() string { return "bestaat-niet" }
func (onbekend) Kop() string      { return "" }

// kapot names a real template whose fields it does not have.
type kapot struct{ web.Schil }

func (kapot) Sjabloon() string { return "casus" }
func (kapot) Kop() string      { return "" }

func TestConceptRegel(t *testing.T) {
	w, err := web.NieuweWeergave(assets(t))
	if err != nil {
		t.Fatal(err)
	}
	for want, regel := range map[string]web.ConceptRegel{
		"Concept bewaard om 14:03": {Om: "14:03"}, "": {},
		"Je concept is nu niet bewaard. We proberen het zo weer.": {Mislukt: true, Om: "14:03"},
	} {
		var b bytes.Buffer
		if err := w.Deel(&b, regel); err != nil || b.String() != want {
			t.Errorf("%+v: %q, %v", regel, b.String(), err)
		}
	}
}

func TestVeldID(t *testing.T) {
	for naam, want := range map[string]string{"tekst": "veld-tekst", "overleg.met": "veld-overleg-met",
		"betrokkenen[0].achternaam": "veld-betrokkenen-0-achternaam",
		"criteria[12].antwoord":     "veld-criteria-12-antwoord"} {
		if got := web.VeldID(naam); got != want {
			t.Errorf("%s: %s, want %s", naam, got, want)
		}
	}
}

func TestArtikelLink(t *testing.T) {
	for a, want := range map[web.Artikel][2]string{"9.2a": {"/convenant#art-9-2a", "art. 9.2a"},
		"WGS 2.31": {"/convenant#art-wgs-2-31", "WGS 2.31"},
		"B2":       {"/convenant#art-b2", "B2"}, "8": {"/convenant#art-8", "art. 8"}} {
		if got := [2]string{a.URL(), a.Kort()}; got != want {
			t.Errorf("%s: %v, want %v", a, got, want)
		}
	}
}

func TestInitialen(t *testing.T) {
	for naam, want := range map[string]string{"Noor Verzonnen": "NV", "Émile van der Fictie": "ÉF", "Sem": "S",
		"": ""} {
		if got := (web.Gebruiker{Naam: naam}).Initialen(); got != want {
			t.Errorf("%q: %q, want %q", naam, got, want)
		}
	}
}

func TestFaseBalk(t *testing.T) {
	kort := func(stappen []web.FaseStap) string {
		var b strings.Builder
		for _, s := range stappen {
			fmt.Fprintf(&b, "%s/%v/%v ", s.Naam, s.Gedaan, s.Huidig)
		}
		return strings.TrimSpace(b.String())
	}
	const klaar, straks = "/true/false", "/false/false"
	rest := " RTO" + straks + " Afschaling" + straks + " Gesloten" + straks
	begin := "Aanmelding" + klaar + " Screening" + klaar
	for _, g := range []struct {
		soort   casus.Soort
		fase    casus.Fase
		teksten map[casus.Fase]string
		want    string
	}{
		{casus.Complex, casus.TeBevestigen, nil, "Te bevestigen/false/true Aanmelding" + straks + " Screening" + straks + " Triage" + straks + rest},
		{casus.Complex, casus.Aangemeld, nil, "Aanmelding/false/true Screening" + straks + " Triage" + straks + rest},
		{casus.Complex, casus.Triage, nil, begin + " Triage/false/true" + rest},
		{casus.Complex, casus.RTO, nil, begin + " Triage" + klaar + " RTO/false/true Afschaling" + straks + " Gesloten" + straks},
		{casus.Complex, casus.Gesloten, nil, begin + " Triage" + klaar + " RTO" + klaar + " Afschaling" + klaar + " Gesloten/false/true"},
		{casus.Complex, casus.Vernietigd, nil, begin + " Triage" + klaar + " RTO" + klaar + " Afschaling" + klaar + " Vernietigd/false/true"},
		{casus.Complex, casus.Afgewezen, nil, begin + " Niet verder/false/true Gesloten" + straks},
		{casus.Complex, casus.Doorverwezen, nil, begin + " Doorverwezen/false/true Gesloten" + straks},
		{casus.Complex, casus.Doorverwezen, map[casus.Fase]string{casus.Triage: "2 juni"}, begin + " Triage" + klaar + " Doorverwezen/false/true Gesloten" + straks},
		{casus.Complex, casus.Gesloten, map[casus.Fase]string{casus.Afgewezen: ""}, begin + " Niet verder" + klaar + " Gesloten/false/true"},
		{casus.Complex, casus.Gesloten, map[casus.Fase]string{casus.Doorverwezen: ""}, begin + " Doorverwezen" + klaar + " Gesloten/false/true"},
		{casus.Complex, casus.Gesloten, map[casus.Fase]string{casus.Triage: "", casus.Doorverwezen: ""}, begin + " Triage" + klaar + " Doorverwezen" + klaar + " Gesloten/false/true"},
		{casus.NazorgDetentie, casus.InScreening, nil, "Aanmelding" + klaar + " Screening/false/true Nazorg" + straks + " Afschaling" + straks + " Gesloten" + straks}, // rule 2.3-2
		{casus.NazorgDetentie, casus.Nazorg, nil, begin + " Nazorg/false/true Afschaling" + straks + " Gesloten" + straks},
	} {
		if got := kort(web.FaseBalk(g.soort, g.fase, g.teksten)); got != g.want {
			t.Errorf("%s %s: %s\nwant %s", g.soort, g.fase, got, g.want)
		}
	}
}
