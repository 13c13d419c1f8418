// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
	"rondetafel/internal/informatie"
	"rondetafel/internal/partij"
	"rondetafel/internal/web"
)

// Every form says who opened it, and every form that changes something carries the key that makes sending it twice harmless.
func TestElkFormulierHeeftEenSleutel(t *testing.T) {
	formulier := regexp.MustCompile(`(?s)<form[^>]*action="([^"]*)" method="post"[^>]*>(.*?)</form>`)
	zonder := []string{"/zoeken", "/uitloggen", "/inloggen", "/toegang", "/demo/klok"} // change no dossier
	// what makes something new, or speaks for the own Partij alone, has no version of before
	nieuw := regexp.MustCompile(`^/aanmelden$|^/(account|passkeys|koppelingen)|^/huisregister/(lid|samenwerking|beleid|maatregelen)$|^/mensen/uitnodigen$|^/noodinzages/openen$|/(herzieningen|verklaringen|toezicht|navraag|vragen|voorstellen|plicht|bezwaar|bezwaarweg|advies|bsn|informatievragen|correctie|ontheffen|bevragen|informeren|overleg|voorinzage|afvaardigen|vervanger|aantekenen|afstemmen|optreden)$`)
	gezien := 0
	for _, v := range voorbeelden() {
		for _, m := range formulier.FindAllStringSubmatch(toon(t, v.pagina), -1) {
			if m[1] != "/inloggen" && m[1] != "/toegang" && m[1] != "/uitloggen" && !strings.Contains(m[2], "eigen-") && !strings.Contains(m[2], `name="opener" value="voorbeeldopener"`) {
				t.Errorf("%s: form to %s does not say who opened it", v.naam, m[1])
			}
			if slices.Contains(zonder, m[1]) || strings.Contains(m[2], "eigen-") {
				continue
			}
			gezien++
			if !strings.Contains(m[2], `name="sleutel" value="voorbeeldsleutel"`) {
				t.Errorf("%s: form to %s has no key", v.naam, m[1])
			}
			if !nieuw.MatchString(m[1]) && !strings.Contains(m[2], `name="versie"`) {
				t.Errorf("%s: form to %s has no version", v.naam, m[1])
			}
		}
	}
	if gezien < 10 {
		t.Errorf("looked at %d forms only", gezien)
	}
}

func TestNavigatie(t *testing.T) {
	namen := func(items []web.NavItem) (uit []string) {
		for _, i := range items {
			if i.Huidig {
				uit = append(uit, "["+i.Naam+"]")
				continue
			}
			uit = append(uit, i.Naam)
		}
		return uit
	}
	for _, g := range []struct {
		functies []partij.Functie
		hier     string
		want     string
	}{
		{[]partij.Functie{partij.Procesregisseur}, "/", "[Mijn werk] Casussen Overleggen Vernietigingen Register Partijen Convenant"},
		{[]partij.Functie{partij.Uitvoerder, partij.Aanmelder}, "/casussen",
			"Mijn werk [Casussen] Overleggen Partijen Convenant"},
		{[]partij.Functie{partij.Ondersteuning}, "/partijen", "Mijn werk Overleggen [Partijen] Convenant"},
		{[]partij.Functie{partij.Manager}, "/convenant", "Mijn werk Casussen Vernietigingen Partijen [Convenant]"},
		{[]partij.Functie{partij.FG}, "/toezicht", "Mijn werk Casussen Vernietigingen [Toezicht] Register Partijen Convenant"},
		{nil, "/zoeken", "Convenant"},
	} {
		if got := strings.Join(namen(web.Navigatie(g.functies, g.hier, 3)), " "); got != g.want {
			t.Errorf("%v at %s: %s, want %s", g.functies, g.hier, got, g.want)
		}
	}
}

func TestFoutsamenvattingTelt(t *testing.T) {
	een := web.Schil{Fouten: []errs.Veldfout{{Veld: "a", Melding: "Kies a."}}}
	twee := web.Schil{Fouten: append(een.Fouten, errs.Veldfout{Veld: "b", Melding: "Kies b."})}
	if got := een.Samenvatting().Kop(); got != "Er staat nog 1 fout in het formulier" {
		t.Error(got)
	}
	if got := twee.Samenvatting().Kop(); got != "Er staan nog 2 fouten in het formulier" {
		t.Error(got)
	}
	if twee.FoutBij("b") != "Kies b." || twee.FoutBij("c") != "" {
		t.Error("wrong message for a field")
	}
}

func TestKiesVerandertDeLijstNiet(t *testing.T) {
	lijst := []web.Optie{{Waarde: "a"}, {Waarde: "b"}}
	gekozen := web.Kies(lijst, "b")
	if lijst[1].Gekozen || gekozen[0].Gekozen || !gekozen[1].Gekozen {
		t.Errorf("%+v from %+v", gekozen, lijst)
	}
}

func TestVeldZegtOfHetMag(t *testing.T) {
	for _, g := range []struct {
		veld web.Veld
		want bool
	}{{web.Veld{}, false}, {web.Veld{MagLeeg: true}, true}, {web.Veld{MagLeeg: true, Stil: true}, false}} {
		if got := g.veld.ZegtMag(); got != g.want {
			t.Errorf("%+v: %v", g.veld, got)
		}
	}
	v := web.Veld{Naam: "tot", Hint: "dag-maand-jaar", Fout: "Kies een datum."}
	if got := v.Beschrijving(); got != "veld-tot-hint veld-tot-fout" {
		t.Errorf("described by %q", got)
	}
}

// Never a total: only how many stand on this page, and whether there are more.
func TestCasussenTeltAlleenDezePagina(t *testing.T) {
	for _, g := range []struct {
		p    web.CasussenPagina
		want string
	}{
		{web.CasussenPagina{Rijen: make([]web.CasusRij, 1)}, "1 casus op deze pagina."},
		{web.CasussenPagina{Rijen: make([]web.CasusRij, 9)}, "9 casussen op deze pagina."},
		{web.CasussenPagina{Rijen: make([]web.CasusRij, 9), Bladeren: web.Bladeren{Volgende: "/x"}},
			"9 casussen op deze pagina. Er zijn er meer."},
	} {
		if got := g.p.Aantal(); got != g.want {
			t.Errorf("%q, want %q", got, g.want)
		}
	}
	f := web.CasusFilter{Nummer: "2026", Fasen: web.Kies(web.FaseOpties(), "triage"), Soorten: web.SoortOpties()}
	if got := f.Actief(); got != 2 {
		t.Errorf("%d filters on, want 2", got)
	}
}

func TestCasusKnoppen(t *testing.T) {
	leeg := web.CasusPagina{ID: "c1"}
	if leeg.Eerste().Tekst != "" || leeg.Overige() != nil || leeg.Meer() != nil {
		t.Error("buttons for who may do nothing")
	}
	alles := web.CasusPagina{ID: "c1", Acties: web.CasusActies{Bevestigen: true, Screenen: true, Betrekken: true,
		Informatie: true, Toewijzen: true}}
	if k := alles.Eerste(); k.Tekst != "Aanmelding bevestigen" || k.Soort != web.KnopEerste || k.URL != "/casussen/c1/bevestigen" {
		t.Errorf("first button %+v", k)
	}
	for _, k := range alles.Overige() {
		if k.Soort != web.KnopTweede {
			t.Errorf("%s is primary too", k.Tekst)
		}
	}
	if n, m := len(alles.Overige()), len(alles.Meer()); n != 2 || m != 2 {
		t.Errorf("%d other buttons and %d more, want 2 and 2", n, m)
	}
	if drie := (web.CasusPagina{Acties: web.CasusActies{Bevestigen: true, Screenen: true, Betrekken: true}}); drie.Meer() != nil || len(drie.Overige()) != 2 {
		t.Error("three acts have three buttons")
	}
}

func TestInformatieDoelen(t *testing.T) {
	for _, g := range []struct {
		p                       web.InformatiePagina
		actie, knop, kop, terug string
		inhoud, voorwaarden     bool
	}{
		{web.InformatiePagina{Doel: web.InformatieNieuw, CasusID: "c1"}, "/casussen/c1/informatie",
			"Informatie toevoegen", "Informatie toevoegen", "/casussen/c1", true, true},
		{web.InformatiePagina{Doel: web.InformatieCorrigeren, CasusID: "c1", GegevenID: "g1"},
			"/informatie/g1/corrigeren", "Informatie corrigeren", "Informatie corrigeren", "/informatie/g1", true,
			false},
		{web.InformatiePagina{Doel: web.InformatieVoorwaarden, CasusID: "c1", GegevenID: "g1"},
			"/informatie/g1/voorwaarden", "Voorwaarden wijzigen", "Wie mag dit lezen?", "/informatie/g1", false,
			true},
	} {
		if g.p.Actie() != g.actie || g.p.Knop() != g.knop || g.p.Kop() != g.kop || g.p.Terug() != g.terug {
			t.Errorf("%s: %s, %s, %s, %s", g.p.Doel, g.p.Actie(), g.p.Knop(), g.p.Kop(), g.p.Terug())
		}
		if g.p.MetInhoud() != g.inhoud || g.p.MetVoorwaarden() != g.voorwaarden {
			t.Errorf("%s: wrong parts", g.p.Doel)
		}
	}
}

// rule 13.2-1: who chooses the readers must name them; the page does not say that one need not.
func TestLezersHoevenNietIsNietWaar(t *testing.T) {
	html := toon(t, web.InformatiePagina{Schil: schil(""), Doel: web.InformatieNieuw, CasusID: "c1", Partijen: []web.Optie{{Waarde: "p-1", Label: "Proefzorg"}}})
	_, keuze, ok := strings.Cut(html, `<legend class="utrecht-form-label">Welke Partijen?`)
	if keuze, _, _ = strings.Cut(keuze, "</fieldset>"); !ok || strings.Contains(keuze, "hoeft niet") || !strings.Contains(keuze, "Alleen nodig bij") {
		t.Errorf("the choice of readers: %s", keuze)
	}
}

func TestConflictZin(t *testing.T) {
	for want, p := range map[string]web.ConflictPagina{
		"P. Fictief veranderde dit stuk om 14:02.": {Wie: "P. Fictief", Wat: "dit stuk", Om: "14:02"},
		"Iemand anders veranderde deze casus.":     {Wat: "deze casus"},
		"Iemand anders veranderde dit om 9:00.":    {Wat: "dit", Om: "9:00"},
	} {
		if got := p.Zin(); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// What is said of what was kept is what its button does.
func TestConflictBewaard(t *testing.T) {
	tekst := web.EigenInvoer{Velden: []web.InvoerVeld{{Naam: "tekst", Label: "Informatie", Waarde: "Van mij."}}}
	for want, p := range map[string]web.ConflictPagina{
		"Jouw tekst is bewaard. Vergelijk ze en kies.":                  {Invoer: tekst},
		"Jouw tekst is bewaard. Kijk in het formulier wat er nu staat.": {Invoer: tekst, Terug: true},
		"Jouw keuze is bewaard. Kijk of die nog klopt.":                 {Terug: true},
		"Daarom kan dit nu niet meer.":                                  {Invoer: tekst, Over: true},
	} {
		if got := p.Bewaard(); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// A refusal is amber with an open hand: nobody did wrong.
func TestWeigeringIsNooitRood(t *testing.T) {
	m := web.Melding{Soort: web.MeldingWeigering}
	if m.Klasse() != "warning" || m.Icoon() != web.IcoonHand {
		t.Errorf("%s %s", m.Klasse(), m.Icoon())
	}
	html := toon(t, web.WeigeringPagina{Schil: schil(""), Titel: "Dit kan niet", Waarom: "Daarom."})
	if strings.Contains(html, "alert--error") || strings.Contains(html, "badge--danger") {
		t.Error("the page of a refusal is red")
	}
}

// With a better way at hand, sending the same again is the second button.
func TestWeigeringHeeftEenEersteKnop(t *testing.T) {
	invoer := &web.EigenInvoer{Actie: "/x", Knop: "Probeer opnieuw", Velden: []web.InvoerVeld{{Naam: "tekst",
		Label: "Tekst", Waarde: "a"}}}
	p := web.WeigeringPagina{Invoer: invoer}
	if p.Opnieuw().Soort() != web.KnopEerste {
		t.Error("the only button is not the first one")
	}
	p.Wegen = []web.Uitweg{{Naam: "Anders"}}
	if p.Opnieuw().Soort() != web.KnopTweede || invoer.Tweede {
		t.Error("two first buttons, or the handler's own struct was changed")
	}
	p.Invoer = &web.EigenInvoer{Velden: []web.InvoerVeld{{Naam: "versie", Waarde: "1"}}}
	if p.Opnieuw() != nil {
		t.Error("shows a form without anything that was typed")
	}
}

// rule 2.2-1, rule B2-1: the lists of the forms are those of the covenant.
func TestLijstenVanHetConvenant(t *testing.T) {
	if got := len(web.SoortOpties()); got != len(casus.Soorten()) {
		t.Errorf("%d soorten", got)
	}
	if got := web.DoelNamen([]string{"overlast", "veiligheid", "onbekend"}); !slices.Equal(got, []string{"Veiligheid",
		"Minder overlast"}) {
		t.Errorf("doelen %v", got)
	}
	if got := web.LeefgebiedNamen([]string{"wonen"}); !slices.Equal(got, []string{"Wonen"}) {
		t.Errorf("leefgebieden %v", got)
	}
	if got := web.CriteriumRegels(criteria()); len(got) != 5 || !got[0].Ja || got[1].Ja || got[1].Toelichting == "" {
		t.Errorf("criteria %+v", got)
	}
	if got := web.CriteriumRegels(nil); got != nil {
		t.Errorf("criteria without answers: %+v", got)
	}
	for _, s := range informatie.Soorten() {
		if !slices.Contains(web.Iconen(), web.GegevenIcoon(s)) {
			t.Errorf("%s has no icon", s)
		}
	}
}

func TestIconenEenKeer(t *testing.T) {
	lijst := web.Iconen()
	gesorteerd := slices.Sorted(slices.Values(lijst))
	if len(slices.Compact(gesorteerd)) != len(lijst) {
		t.Error("an icon stands twice in the list")
	}
}

// The timeline stands open for its last lines; the rest is there, folded.
func TestTijdlijnVouwt(t *testing.T) {
	for aantal, wil := range map[int][2]int{0: {0, 0}, 8: {8, 0}, 11: {8, 3}} {
		p := web.CasusPagina{Tijdlijn: make([]web.TijdRegel, aantal)}
		if len(p.LaatsteRegels()) != wil[0] || len(p.EerdereRegels()) != wil[1] {
			t.Errorf("of %d lines %d stand open and %d are folded", aantal, len(p.LaatsteRegels()), len(p.EerdereRegels()))
		}
	}
}

// The button of the form of a piece has the icon of what it does.
func TestKnopIcoonVanInformatie(t *testing.T) {
	for doel, want := range map[web.InformatieDoel]web.Icoon{web.InformatieNieuw: web.IcoonPlus, web.InformatieCorrigeren: web.IcoonPotlood,
		web.InformatieVoorwaarden: web.IcoonSlot} {
		if got := (web.InformatiePagina{Doel: doel}).KnopIcoon(); got != want {
			t.Errorf("%s: %s, want %s", doel, got, want)
		}
	}
}
