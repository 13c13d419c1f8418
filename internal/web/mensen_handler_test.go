// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"rondetafel/internal/gate/gatetest"
	"rondetafel/internal/partij"
	"rondetafel/internal/web"
)

// mensPad finds in a list the address of somebody by their name.
func mensPad(t *testing.T, html, naam string) string {
	t.Helper()
	m := regexp.MustCompile(`href="(/mensen/[^"/]+)">` + naam + `<`).FindStringSubmatch(html)
	if m == nil {
		t.Fatalf("%s is not in the list", naam)
	}
	return m[1]
}

// rule WGS-12, rule 14.1-1: the administrator of a Partij invites somebody, gives and ends a function and ends that they work here, page after page;
// no address tells who it is.
func TestMensenLangsDePaginas(t *testing.T) {
	h := nieuwHuis(t)
	beatle := h.als(t, gatetest.Beatle)
	lijst := beatle.toont("/mensen", "Mensen van jullie Partij", "Anna Fictief", "dit ben jij", "Iemand uitnodigen")
	if pad := mensPad(t, lijst, "Anna Fictief"); strings.Contains(pad, "anna") {
		t.Errorf("the address %s tells who it is", pad)
	}
	beatle.toont(mensPad(t, lijst, "Beatle Fictief"), "een ander gaat over jouw rechten")
	nieuw := "/mensen/uitnodigen"
	a := beatle.post(nieuw, beatle.formulier(nieuw, "naam", "Balie", "tot", "gisteren", "functies", "uitvoerder"))
	beatle.is(a, http.StatusBadRequest, "Schrijf de voornaam en de achternaam op.", `value="gisteren"`, "Vul een datum in als dag-maand-jaar")
	beatle.is(beatle.post(nieuw, beatle.formulier(nieuw, "naam", "Wil Nieuw", "functies", "manager")), http.StatusForbidden, "Je kunt deze persoon niet uitnodigen", `value="Wil Nieuw"`)
	a = beatle.post(nieuw, beatle.formulier(nieuw, "naam", "Wil Nieuw", "functies", "uitvoerder"))
	een := beatle.is(a, http.StatusOK, "Code om in te loggen", "Wil Nieuw", "(Gemeente Proefdorp, deelnemer)", "Nooit per mail.")
	a = beatle.post(nieuw, beatle.formulier(nieuw, "naam", "Wil Nieuws", "functies", "uitvoerder"))
	beatle.is(a, http.StatusBadRequest, "bijna deze naam: Wil Nieuw, Gemeente Proefdorp, Deelnemer.", "Ja, en dit is iemand anders", `value="Wil Nieuws"`)
	a = beatle.post(nieuw, beatle.formulier(nieuw, "naam", "Wil Nieuws", "functies", "uitvoerder", "iemandAnders", "true"))
	beatle.is(a, http.StatusOK, "<strong>Wil Nieuws</strong>")
	code := regexp.MustCompile(`<code>([0-9a-z]{4}(?:-[0-9a-z]{4}){3})</code>`).FindString(een)
	wil := regexp.MustCompile(`href="(/mensen/[^"/]+)">[^<]*(?:<svg.*?</svg>)?Verder`).FindStringSubmatch(een)[1]
	if code == "" {
		t.Error("no code is told")
	}
	nogeens := wil + "/code"
	beatle.is(beatle.post(nogeens, beatle.formulier(nogeens)), http.StatusBadRequest, "Een telefoontje of mail is niet genoeg.")
	in := beatle.formulier(nogeens, "gezien", "true")
	if weer := beatle.is(beatle.post(nogeens, in), http.StatusOK, "<code>"); strings.Contains(weer, code) {
		t.Error("the new code is that of before")
	}
	if weer := beatle.is(beatle.post(nogeens, in), http.StatusOK, "De code is al getoond."); strings.Contains(weer, "<code>") {
		t.Error("a code is told twice")
	}
	beatle.toont(wil, "Wil Nieuw", "nog niet getekend", "Deelnemer", "geldt nu")
	geven := wil + "/functies"
	beatle.is(beatle.post(geven, beatle.formulier(geven)), http.StatusBadRequest, "Kies een functie uit de lijst.")
	beatle.verwijst(beatle.post(geven, beatle.formulier(geven, "functie", "aanmelder", "van", "1-4-2026")), wil)
	beatle.toont(wil, "Functie gegeven.", "komt nog")
	tijdelijk := wil + "/functies/aanmelder"
	beatle.verwijst(beatle.post(tijdelijk, beatle.formulier(tijdelijk, "laatsteDag", "30-4-2026")), wil)
	beatle.toont(wil, "vanaf 1 april, tot en met 30 april", "komt nog")
	einde := wil + "/functies/uitvoerder"
	beatle.is(beatle.post(einde, beatle.formulier(einde, "laatsteDag", "1-1-2020")), http.StatusBadRequest, "Kies vandaag of een dag die nog komt.")
	beatle.verwijst(beatle.post(einde, beatle.formulier(einde)), wil)
	beatle.toont(wil, "De functie eindigt.", "voorbij")
	beatle.is(beatle.get(einde), http.StatusNotFound)
	stop := wil + "/einde"
	beatle.verwijst(beatle.post(stop, beatle.formulier(stop)), wil)
	beatle.toont(wil, "Deze persoon werkt hier niet meer. De laatste dag was "+web.Datum(h.Klok.Nu(), h.Klok.Nu())+".", "ging niet door")
	beatle.toont("/mensen", "Werkten hier eerder", "Wil Nieuw")
	beatle.toont("/", "Mensen en hun rechten")
	anna := h.als(t, gatetest.Anna)
	anna.is(anna.get("/mensen"), http.StatusForbidden, "Je kunt dit overzicht niet bekijken")
	for _, pad := range []string{wil, "/mensen/x"} { // who is there and who is not are refused alike
		anna.is(anna.get(pad), http.StatusForbidden, "De beheerder van de eigen Partij ziet dat, en de manager.")
	}
}

// rule 8.2c-1, rule WGS-15: the manager does that for the house, gives functions of the house elsewhere, and invites the first administrator of a Partij.
func TestMensenVanHetHuis(t *testing.T) {
	h := nieuwHuis(t)
	mo := h.als(t, gatetest.Mo)
	lijst := mo.toont("/mensen", "Mensen van het huis", "Petra Schijn", "Fien Fictief", "Zonder beheerder", "Proefzorg")
	fien := mensPad(t, lijst, "Fien Fictief")
	mo.verwijst(mo.post(fien+"/functies", mo.formulier(fien+"/functies", "functie", "coordinerendfg")), fien)
	mo.toont(fien, "Coördinerend functionaris gegevensbescherming")
	mo.is(mo.post("/mensen/uitnodigen", mo.formulier("/mensen/uitnodigen", "naam", "Wil Nieuw", "functies", "procesregisseur")), http.StatusBadRequest,
		"Kies namens welke Partij deze persoon procesregisseur is")
	oda := mensPad(t, lijst, "Oda Schijn")
	mo.verwijst(mo.post(oda+"/functies", mo.formulier(oda+"/functies", "functie", "procesregisseur", "namens", gatetest.Zorg)), oda)
	mo.toont(oda, "Werkt namens", "Proefzorg")
	eerste := "/partijen/" + gatetest.Zorg + "/beheerder"
	mo.toont(eerste, "Proefzorg", "Partijbeheerder")
	a := mo.post(eerste, mo.formulier(eerste, "naam", "Zus Nieuw", "functies", "partijbeheerder"))
	mo.is(a, http.StatusOK, "Zus Nieuw", "<code>")
	if strings.Contains(mo.toont("/mensen"), eerste) {
		t.Error("a Partij that has an administrator still waits for its first")
	}
}

// rule WGS-12, rule 6.5-1: work that waits stands in Mijn werk of the administrator, who gives it to a colleague.
func TestWerkOverdragenLangsDePaginas(t *testing.T) {
	h := nieuwHuis(t)
	z := h.RTO(gatetest.Bo)
	beatle := h.als(t, gatetest.Beatle)
	anna := mensPad(t, beatle.toont("/mensen"), "Anna Fictief")
	beatle.verwijst(beatle.post(anna+"/einde", beatle.formulier(anna+"/einde")), anna)
	beatle.toont("/", "Werk van een vertrokken collega", z.Nummer, `href="`+anna+`"`)
	beatle.toont(anna, "Werk dat wacht", "Niemand anders van de Partij is aangewezen.")
	over := anna + "/overdragen/" + z.ID
	beatle.is(beatle.post(over, beatle.formulier(over)), http.StatusBadRequest, "Kies wie het overneemt.")
	beatle.verwijst(beatle.post(over, beatle.formulier(over, "overnemer", gatetest.Arno)), anna)
	beatle.toont(anna, "Overgedragen.")
	beatle.is(beatle.get(over), http.StatusNotFound)
	h.als(t, gatetest.Arno).toont("/casussen/" + z.ID)
	h.als(t, gatetest.Petra).toont("/") // nothing waits for her
	beatle.is(beatle.get("/casussen/"+z.ID), http.StatusNotFound)
}

// rule WGS-12: the yearly look on its page: each right is decided on, what is chosen stays when something is wrong, and it is signed.
func TestHerzienLangsDePagina(t *testing.T) {
	h := nieuwHuis(t)
	beatle := h.als(t, gatetest.Beatle)
	pad := "/herzieningen"
	pagina := beatle.toont(pad, "Rechten nakijken", "Anna Fictief, aanmelder", "Blijft nodig", "weer voor")
	alles := func(besluit string, extra ...string) url.Values {
		v := verborgen(pagina)
		for i := range strings.Count(pagina, `.medewerker"`) {
			v.Set(fmt.Sprintf("regels[%d].besluit", i), besluit)
		}
		return metVelden(v, extra...)
	}
	a := beatle.post(pad, alles("blijft"))
	if beatle.is(a, http.StatusBadRequest, "Teken dat je alles bekeek."); strings.Count(a.html, `value="blijft" checked`) != strings.Count(pagina, `.medewerker"`) {
		t.Error("what was chosen is gone")
	}
	een := alles("blijft", "akkoord", "true")
	een.Set("regels[0].functie", "partijbeheerder")
	beatle.is(beatle.post(pad, een), http.StatusBadRequest, "Intussen veranderde er iets.")
	beatle.verwijst(beatle.post(pad, alles("blijft", "akkoord", "true")), pad)
	beatle.toont(pad, "Nagekeken en getekend.", "Beatle Fictief: 3 bevestigd, 0 beëindigd")
	h.als(t, gatetest.Mo).toont(pad, "Hoe staan de Partijen ervoor?", "Proefpolitie", "nog nooit")
	h.als(t, gatetest.Anna).is(h.als(t, gatetest.Anna).get(pad), http.StatusForbidden, "Je kunt deze controle niet bekijken")
}

// rule 14.2-1: who signed, on its page and as a file.
func TestVerklaringenLangsDePagina(t *testing.T) {
	h := nieuwHuis(t)
	fien, pad := h.als(t, gatetest.Fien), "/verklaringen"
	fien.toont(pad, "1 persoon tekende nog niet", "Daan Nepveld", "Proefpolitie", "versie 1")
	a := fien.post(pad, fien.formulier(pad))
	if a.status != http.StatusOK || a.kop.Get("Content-Type") != "text/csv; charset=utf-8" || !strings.HasPrefix(a.kop.Get("Content-Disposition"), `attachment; filename="verklaringen-`) ||
		!strings.Contains(a.html, "Daan Nepveld;ja;;;ja") {
		t.Errorf("the file is %d %v %.300s", a.status, a.kop, a.html)
	}
	if strings.Contains(h.als(t, gatetest.Beatle).toont(pad, "Anna Fictief"), "Bo Verzonnen") {
		t.Error("an administrator sees another Partij")
	}
	anna := h.als(t, gatetest.Anna)
	anna.is(anna.get(pad), http.StatusForbidden, "Je kunt niet bekijken wie tekende")
}

// rule 14.1-1: the manager gives the house another declaration from the page about it, keeps what they typed when it is not good, signs it next, and so does
// everybody; an administrator of a Partij has no such page.
func TestVerklaringVernieuwenLangsDePagina(t *testing.T) {
	h := nieuwHuis(t)
	mo, pad := h.als(t, gatetest.Mo), "/verklaringen/vernieuwen"
	mo.toont("/verklaringen", `href="/verklaringen/vernieuwen"`, "Wat mensen tekenen", "Ik zwijg over wat ik hier hoor.")
	beatle := h.als(t, gatetest.Beatle)
	beatle.is(beatle.get(pad), http.StatusForbidden, "Je kunt de verklaring niet veranderen")
	if strings.Contains(beatle.toont("/verklaringen"), "vernieuwen") {
		t.Error("an administrator is led to it")
	}
	in := mo.formulier(pad)
	in.Set("tekst", "Ik zwijg.")
	mo.is(mo.post(pad, in), http.StatusBadRequest, "minstens twintig tekens", "Ik zwijg.</textarea>")
	in.Set("tekst", "Ik zwijg over wat ik hier hoor.\n\nOok als ik hier niet meer werk.")
	a := mo.post(pad, in)
	if a.status != http.StatusSeeOther || a.kop.Get("Location") != "/verklaring" {
		t.Fatalf("recorded: %d %v", a.status, a.kop)
	}
	mo.toont(a.kop.Get("Location"), "Nieuwe verklaring vastgelegd", "De verklaring is veranderd", "Ook als ik hier niet meer werk.", "versie 2")
	anna := h.als(t, gatetest.Anna)
	if a := anna.get("/casussen"); a.status != http.StatusSeeOther || a.kop.Get("Location") != "/verklaring" {
		t.Errorf("who did not sign it goes on: %d %v", a.status, a.kop)
	}
	mo.post("/verklaring", mo.formulier("/verklaring"))
	mo.toont("/verklaringen", "Versie 1, die niet meer geldt", "versie 2")
}

// rule 6.3-1: who gives a standing mandate chooses what it covers, on the form; what was chosen comes back, and stands with it wherever it is shown.
func TestGrenzenVanEenMandaat(t *testing.T) {
	h := nieuwHuis(t)
	beatle := h.als(t, gatetest.Beatle)
	pad := mensPad(t, beatle.toont("/mensen"), "Anna Fictief")
	geven := pad + "/functies"
	beatle.toont(geven, "Welke besluiten mag deze persoon nemen?", "In welke soorten casussen?", "Alleen in deze casussen?", "Afschalen", "Gezin")
	a := beatle.post(geven, beatle.formulier(geven, "functie", "aanmelder", "reikwijdte.besluiten", "plan"))
	beatle.is(a, http.StatusBadRequest, "Grenzen horen bij een doorlopend mandaat.")
	a = beatle.post(geven, beatle.formulier(geven, "functie", "mandaat", "reikwijdte.soorten", "gezin", "reikwijdte.casussen", "2026-0142, 12"))
	beatle.is(a, http.StatusBadRequest, "Schrijf elk nummer als 2026-0142", `value="2026-0142, 12"`)
	in := beatle.formulier(geven, "functie", "mandaat", "reikwijdte.soorten", "gezin", "reikwijdte.casussen", "2026-0142, 2026-0007")
	in["reikwijdte.besluiten"] = []string{"plan", "afschalen"}
	beatle.verwijst(beatle.post(geven, in), pad)
	beatle.toont(pad, "Doorlopend mandaat", "Alleen voor: afschalen en plan van aanpak vaststellen", "Alleen bij: gezin", "Alleen in casus 2026-0007 en 2026-0142")
	beatle.toont("/herzieningen", "Alleen bij: gezin")
}

// rule WGS-12: the manager sees of whom they look at the rights because nobody else does, and that an only administrator stays; that administrator is told
// who looks at theirs.
func TestEnigeBeheerderOpDePagina(t *testing.T) {
	h := nieuwHuis(t)
	pad := "/herzieningen"
	p := h.als(t, gatetest.Mo).toont(pad, "Beatle Fictief, partijbeheerder", "De enige beheerder daar, dus kijk jij dit na.", "Vraag de Partij om eerst een tweede beheerder te kiezen")
	if n := strings.Count(p, `value="stopt"`); n != strings.Count(p, `value="blijft"`)-2 {
		t.Errorf("%d rights can stop, and all but that of Beatle and of the only privacy officer should", n)
	}
	h.als(t, gatetest.Beatle).toont(pad, "Jij bent de enige beheerder van je Partij, dus kijkt de manager van het huis die na.")
	_, err := h.FunctieGeven(h.Ctx(), gatetest.Als(gatetest.Beatle), partij.FunctieGeven{Medewerker: gatetest.Anna, Functie: partij.Partijbeheerder})
	goed(t, err)
	h.als(t, gatetest.Beatle).toont(pad, "Je eigen rechten staan er niet bij. Een ander gaat daarover.", "Anna Fictief, partijbeheerder")
	zonder(t, "the look of the manager", h.als(t, gatetest.Mo).toont(pad), "De enige beheerder daar", "Beatle Fictief, partijbeheerder")
}
