// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"crypto/sha256"
	"encoding/hex"
	"html"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"rondetafel/internal/gate"
	"rondetafel/internal/gate/gatetest"
)

// rijenIn is how many rows the tables of a page have.
func rijenIn(pagina string) int { return strings.Count(pagina, "<tr role=\"row\" data-rij>") }

// kenmerk is the mark of a person that stands in an address: it tells nothing about them, also not where an id does.
func kenmerk(id string) string {
	h := sha256.Sum256([]byte("rondetafel medewerker v1 " + id))
	return hex.EncodeToString(h[:10])
}

// adressenIn are the addresses on a page that match.
func adressenIn(pagina, patroon string) []string {
	var uit []string
	for _, m := range regexp.MustCompile(`href="(`+patroon+`)"`).FindAllStringSubmatch(pagina, -1) {
		uit = append(uit, html.UnescapeString(m[1]))
	}
	return uit
}

// rule AVG-5: the privacy officer comes to the log by the navigation, sees who did and tried what, and asks for less by a form that works without
// script. What she chose stays chosen and stands in the address by its id, never a name.
func TestToezichtLogboek(t *testing.T) {
	h := nieuwHuis(t)
	z := h.RTO(gatetest.Bo)
	mo := h.als(t, gatetest.Mo)
	mo.toont("/casussen/" + z.ID) // refused the content, and shown the course
	fien := h.als(t, gatetest.Fien)
	fien.toont("/", `href="/toezicht"`)
	pagina := fien.toont("/toezicht", "<h1 class=\"utrecht-heading-1\">Logboek</h1>", "Triage afronden", "Petra Schijn", "Proefhuis, procesregisseur, namens Gemeente Proefdorp", `href="/casussen/`+z.ID+`"`,
		`aria-current="page">Logboek`, `href="/toezicht/tellingen"`, `href="/navragen"`, `<option value="`+kenmerk(gatetest.Bo)+`">Bo Verzonnen, Proefpolitie</option>`, `<option value="13.2">art. 13.2`)
	for _, niet := range []string{gatetest.BSN, "Sem Verzinsel", "Wis filters", "verdacht"} {
		if strings.Contains(pagina, niet) {
			t.Errorf("the log shows %q", niet)
		}
	}
	vraag := url.Values{"medewerker": {gatetest.Petra}, "casus": {z.Nummer}, "uitkomst": {"toegestaan"}, "handeling": {"triage.afronden"}, "artikel": {"1.8"}, "vanaf": {"2-3-2026"}, "tot": {"2 maart 2026"}}
	een := fien.toont("/toezicht?"+vraag.Encode(), "Filters (7 actief)", `<option value="`+kenmerk(gatetest.Petra)+`" selected>`, `value="`+z.Nummer+`"`, `<option value="triage.afronden" selected>`,
		`<option value="1.8" selected>`, `value="2-3-2026"`, `value="2 maart 2026"`, "Wis filters")
	if n := rijenIn(een); n != 1 {
		t.Errorf("%d lines of one act", n)
	}
	fien.toont("/toezicht?uitkomst=mislukt", "Geen regels met deze filters", "Wis de filters")
	fien.toont("/toezicht?uitkomst=geweigerd&medewerker="+gatetest.Mo, "geweigerd", "Mo Schijn")
}

// rule AVG-5: a name that somebody puts in the address is no question, is said at its field, and gets neither into the log nor into a link.
func TestToezichtVraagtGeenNaam(t *testing.T) {
	h := nieuwHuis(t)
	h.RTO(gatetest.Bo)
	fien := h.als(t, gatetest.Fien)
	pagina := fien.is(fien.get("/toezicht?medewerker=Sem+Verzinsel&casus=2026-9999&tot=morgen"), http.StatusBadRequest, "Vul een dag in als dag-maand-jaar.", `value="2026-9999"`, `value="morgen"`,
		`<option value="`+kenmerk(gatetest.Bo)+`">`, "Fout:")
	if rijenIn(pagina) > 0 || strings.Contains(pagina, "Sem") {
		t.Error("a question that makes no sense is answered, or comes back")
	}
	fien.is(fien.get("/toezicht?medewerker=Sem+Verzinsel&casus=2026-9999"), http.StatusBadRequest, "Kies iemand uit de lijst.", "Er is geen casus met dit nummer.")
	for _, e := range h.Log() {
		if slices.ContainsFunc(slices.Concat(e.Objecten, e.Getoond, []string{e.Doel}), func(s string) bool { return strings.Contains(s, "Verzinsel") || strings.Contains(s, "9999") }) {
			t.Errorf("the log holds what was typed: %+v", e)
		}
	}
	fien.is(fien.get("/toezicht?voor=gisteren"), http.StatusBadRequest)
	fien.is(fien.get("/toezicht?voor=-1"), http.StatusBadRequest)
}

// The pages of the log follow on each other and keep what was asked; from any of them one comes back to the last lines.
func TestToezichtBladeren(t *testing.T) {
	h := nieuwHuis(t)
	z := h.InScreening()
	for range 105 {
		if _, err := h.CasusLezen(h.Ctx(), gatetest.Als(gatetest.Petra), z.ID); err != nil {
			t.Fatal(err)
		}
	}
	fien := h.als(t, gatetest.Fien)
	var aantallen []int
	for pad := "/toezicht?handeling=casus.lezen&medewerker=" + gatetest.Petra; pad != ""; {
		pagina := fien.toont(pad)
		aantallen = append(aantallen, rijenIn(pagina))
		verder, begin := adressenIn(pagina, `/toezicht\?[^"]*voor=[^"]*`), adressenIn(pagina, `/toezicht\?handeling=casus.lezen[^"]*medewerker=[0-9a-f]{20}`)
		if len(begin) != min(1, len(aantallen)-1) {
			t.Errorf("page %d leads back by %v: %v", len(aantallen), begin, adressenIn(pagina, `/toezicht[^"]*`))
		}
		if pad = ""; len(verder) > 0 {
			pad = verder[0]
		}
	}
	if !slices.Equal(aantallen, []int{50, 50, 5}) {
		t.Errorf("pages of %v lines", aantallen)
	}
}

// rule AVG-5: what the filters show is fetched as a file by a button, with the same filters; what cannot be a file comes back at its field.
func TestToezichtAlsBestand(t *testing.T) {
	h := nieuwHuis(t)
	z := h.RTO(gatetest.Bo)
	fien := h.als(t, gatetest.Fien)
	pad := "/toezicht?handeling=triage.afronden&medewerker=" + kenmerk(gatetest.Petra)
	a := fien.post("/toezicht", fien.formulier(pad))
	fien.is(a, http.StatusOK, "Triage afronden", z.Nummer, "Petra Schijn")
	if n := strings.Count(a.html, "\r\n"); n != 2 || a.kop.Get("Content-Type") != "text/csv; charset=utf-8" ||
		!strings.HasPrefix(a.kop.Get("Content-Disposition"), `attachment; filename="logboek-`) {
		t.Errorf("%d lines as %v", n, a.kop)
	}
	fien.is(fien.post("/toezicht", fien.formulier(pad, "tot", "morgen")), http.StatusBadRequest, "Vul een dag in als dag-maand-jaar.", `value="morgen"`,
		`<option value="triage.afronden" selected>`)
	if leeg := fien.toont("/toezicht?uitkomst=mislukt"); strings.Contains(leeg, "Als bestand") {
		t.Error("nothing can be fetched as a file")
	}
	bo := h.als(t, gatetest.Bo)
	bo.is(bo.post("/toezicht", nil), http.StatusForbidden, "Je kunt het logboek niet ophalen", "WGS artikel 1.8")
}

// rules AVG-5, WGS-7: the counts stand by employee with the middle of the house beside them, each column is explained in plain words that judge
// nobody, and from a person one goes to what they did in the log.
func TestToezichtTellingen(t *testing.T) {
	h := nieuwHuis(t)
	z := h.InScreening()
	for range 3 {
		if _, err := h.CasusLezen(h.Ctx(), gatetest.Als(gatetest.Petra), z.ID); err != nil {
			t.Fatal(err)
		}
	}
	fien := h.als(t, gatetest.Fien)
	pagina := fien.toont("/toezicht/tellingen?vanaf=2-3-2026&tot=2-3-2026&sorteer=casussen", "Tellingen", "2 maart 2026 tot en met 2 maart 2026", "Petra Schijn", "Proefhuis", "midden 3",
		`aria-sort="descending">Casussen`, `<option value="casussen" selected>`, "Hoe vaak het systeem nee zei.", "Inzagen vóór 7.00 uur", "De getallen zeggen niet of dat goed was.", `value="2-3-2026"`)
	for _, niet := range []string{"verdacht", "score", "risico", "afwijk", "rt-rij--", "badge--danger", "badge--warning", z.Nummer, "Sem"} {
		if strings.Contains(pagina, niet) {
			t.Errorf("the counts show %q", niet)
		}
	}
	naar := adressenIn(pagina, `/toezicht\?[^"]*`)
	if len(naar) == 0 || !strings.Contains(naar[0], "medewerker="+kenmerk(gatetest.Petra)) || strings.Contains(strings.ToLower(naar[0]), "schijn") {
		t.Fatalf("the row leads to %v", naar)
	}
	if n := rijenIn(fien.toont(naar[0], `<option value="`+kenmerk(gatetest.Petra)+`" selected>`)); n < 3 {
		t.Errorf("%d lines of who looked three times", n)
	}
	fien.is(fien.get("/toezicht/tellingen?vanaf=1-1-2026&tot=31-12-2026"), http.StatusBadRequest, "Kies hoogstens 92 dagen.", `value="31-12-2026"`)
	fien.toont("/toezicht/tellingen?vanaf=1-1-2020&tot=2-1-2020", "In deze periode deed niemand iets dat we tellen.")
	fien.toont("/toezicht/tellingen", "Per medewerker")
}

// rule AVG-5: nobody but the privacy officer gets to these pages or is led to them, and hears on which article; what was typed decides nothing.
func TestToezichtIsVanDeFG(t *testing.T) {
	h := nieuwHuis(t)
	for _, wie := range []string{gatetest.Petra, gatetest.Mo, gatetest.Anna, gatetest.Bo, gatetest.Oda, gatetest.Bram, gatetest.Rik} {
		b := h.als(t, wie)
		if strings.Contains(b.toont("/"), "/toezicht") {
			t.Errorf("%s is led to the log", wie)
		}
		b.is(b.get("/toezicht"), http.StatusForbidden, "Je kunt het logboek niet doorzoeken", "WGS artikel 1.8")
		for _, pad := range []string{"/toezicht/tellingen", "/toezicht/tellingen?vanaf=x"} {
			b.is(b.get(pad), http.StatusForbidden, "Je kunt niet zien hoe vaak medewerkers keken", "WGS artikel 1.8")
		}
		if p := b.is(b.get("/toezicht?tot=x"), http.StatusForbidden); strings.Contains(p, "<option") {
			t.Errorf("%s gets a list of people", wie)
		}
	}
	if e := h.Laatste(); e.Uitkomst.String() != "geweigerd" || e.Handeling != "log.doorzoeken" {
		t.Errorf("a refused look left %+v", e)
	}
}

// The acts and articles that can be chosen have words of their own: no two options of a list read the same.
func TestToezichtKeuzenZijnVerschillend(t *testing.T) {
	h := nieuwHuis(t)
	pagina := h.als(t, gatetest.Fien).toont("/toezicht")
	opties := regexp.MustCompile(`<option value="([^"]*)"[^>]*>([^<]*)</option>`).FindAllStringSubmatch(pagina, -1)
	gezien := map[string]string{}
	for _, o := range opties {
		if eerder, dubbel := gezien[o[2]]; dubbel {
			t.Errorf("%q is %s and %s", o[2], eerder, o[1])
		}
		gezien[o[2]] = o[1]
	}
	if len(opties) < len(gate.LogHandelingen())+len(h.LogArtikelen()) {
		t.Errorf("%d options only", len(opties))
	}
}
