// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"html"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"rondetafel/internal/gate/gatetest"
	"rondetafel/internal/web"
)

var (
	postRE    = regexp.MustCompile(`(?s)<form[^>]*action="([^"]*)" method="post"[^>]*>(.*?)</form>`)
	typRE     = regexp.MustCompile(`<(?:textarea|input)\b([^>]*)>`)
	veldkopRE = regexp.MustCompile(`(?s)<label class="utrecht-form-label" for="([^"]*)">(.*?)</label>`)
	elementRE = regexp.MustCompile(`(?s)<span.*?</span>|<[^>]*>`)
)

// getyptVeld is a field of a form of a page.
type getyptVeld struct{ pagina, actie, naam, label, soort string }

// getypteVelden are the fields of all forms of all pages that somebody fills in.
func getypteVelden(t *testing.T) []getyptVeld {
	var uit []getyptVeld
	for _, v := range voorbeelden() {
		pagina, labels := toon(t, v.pagina), map[string]string{}
		for _, m := range veldkopRE.FindAllStringSubmatch(pagina, -1) {
			labels[m[1]] = strings.TrimSpace(html.UnescapeString(elementRE.ReplaceAllString(m[2], "")))
		}
		for _, f := range postRE.FindAllStringSubmatch(pagina, -1) {
			if strings.Contains(f[2], "eigen-") || f[1] == "/inloggen" || f[1] == "/toegang" || strings.HasPrefix(f[1], "/account") { // what lets somebody in never comes back
				continue
			}
			for _, m := range typRE.FindAllStringSubmatch(f[2], -1) {
				a := map[string]string{"type": "text"}
				for _, x := range attribuutRE.FindAllStringSubmatch(m[1], -1) {
					a[x[1]] = html.UnescapeString(x[2])
				}
				if a["name"] == "bevestigcode" { // it counts once
					continue
				}
				uit = append(uit, getyptVeld{v.naam, f[1], a["name"], labels[a["id"]], a["type"]})
			}
		}
	}
	return uit
}

// What somebody typed in any form of any page comes back under the label that it had there, so that no refusal loses a text. In a row of a
// list the label says which. A choice is none, and a BSN is never shown again (rule AVG-8).
func TestElkGetyptVeldHeeftEenLabel(t *testing.T) {
	gezien := map[string]bool{}
	for _, v := range getypteVelden(t) {
		kreeg := web.VeldLabel(v.actie, v.naam)
		if v.soort != "text" || strings.Contains(v.naam, "bsn") {
			if v.soort != "hidden" && kreeg != "" {
				t.Errorf("%s: %s of %s comes back as a text %q", v.pagina, v.naam, v.actie, kreeg)
			}
			continue
		}
		gezien[v.actie+" "+v.naam] = true
		if kreeg == "" || kreeg != v.label && !strings.Contains(v.naam, "[") {
			t.Errorf("%s: %s of %s comes back as %q, want %q", v.pagina, v.naam, v.actie, kreeg, v.label)
		}
	}
	if len(gezien) < 100 {
		t.Errorf("looked at %d fields only", len(gezien))
	}
}

// Who was logged out meanwhile keeps the text of a consultation too, under its own label, and what they chose in words (rule 9.2f-1).
func TestWatGetyptWerdKomtTerug(t *testing.T) {
	niemand := nieuwHuis(t).niemand(t)
	p := niemand.is(niemand.post("/overleggen/o1/voorinzage", url.Values{"afstemming.verslag": {"Zij vindt dat <nodig>."}, "afstemming.met": {"Anna Fictief"},
		"afstemming.wijze": {"telefoon"}, "stukken": {"g1"}}), http.StatusForbidden, "Wat vindt die Partij?", "Zij vindt dat <nodig>.", `value="Anna Fictief"`, "Telefoon",
		"Jouw tekst")
	mist(t, "the log-in", p, "Wat je wilde doen")
	p = niemand.is(niemand.post("/casussen/c1/informatievragen", url.Values{"vraag": {"Wie helpt?"}, "doel": {"veiligheid"}}), http.StatusForbidden, "Wie helpt?",
		"Voor welk doel?", "Veiligheid")
	mist(t, "a choice", p, ">veiligheid</textarea>")
	niemand.is(niemand.post("/informatie/g1/voorwaarden", url.Values{"wie": {"deelnemers"}, "citeren": {"true"}}), http.StatusForbidden, "Jouw keuze", "Iedereen die meedoet",
		"Citeren in plan of verslag")
	bo := nieuwHuis(t).als(t, gatetest.Bo)
	bo.is(bo.post("/informatie/bestaat-niet/voorwaarden", url.Values{"wie": {"deelnemers"}, "tot": {"1-3-2027"}}), http.StatusNotFound, `value="1-3-2027" readonly`,
		`value="Iedereen die meedoet" readonly`)
}
