// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"rondetafel/internal/gate/gatetest"
	"rondetafel/internal/web"
)

// wordt logs persoon in, in the browser of k.
func (k *klant) wordt(persoon string) {
	k.t.Helper()
	k.verwijst(k.stuur("/inloggen", url.Values{"medewerker": {persoon}}), "/")
	k.persoon = persoon
}

// stukVelden are those of a piece that Bo gives, with the form as he opened it.
func stukVelden(k *klant, pad string) url.Values {
	pagina := k.toont(pad)
	return metVelden(verborgen(pagina), "over", over.FindStringSubmatch(pagina)[1], "tekst", "Alleen van de <politie>.", "soort", "politie", "rubriek", "politie",
		"bron", "Dossier", "datum", "1-3-2026", "grond.wet", "wpg_8", "grond.gezag", "burgemeester", "grond.akkoordDatum", "1-3-2026", "grondslag", "Wpg 8",
		"wie", "procesregisseur")
}

// A form that one person opened is not done as another, who logged in since in the same browser: what is information of one Partij
// would stand as that of the other. The text is kept, and becomes the other's only by choice. (rule 12.2-1)
func TestFormulierVanEenAnder(t *testing.T) {
	h := nieuwHuis(t)
	pad := "/casussen/" + h.RTO(gatetest.Bo).ID + "/informatie"
	k := h.als(t, gatetest.Bo)
	v := stukVelden(k, pad)
	k.wordt(gatetest.Anna)
	a := k.stuur(pad, v)
	pagina := k.is(a, http.StatusConflict, "Iemand anders opende dit formulier. Er is niets verstuurd.", "Nu is ingelogd: Anna Fictief, Gemeente Proefdorp.", "Alleen van de <politie>.")
	if strings.Contains(pagina, "Verzonnen") || strings.Contains(pagina, gatetest.Bo) {
		t.Error("the page says who opened it")
	}
	if n := h.Getal(`SELECT COUNT(*) FROM gegeven`); n != 0 {
		t.Fatalf("%d pieces", n)
	}
	nieuw := k.stuur(pad, ingevuld(a.html))
	k.is(nieuw, http.StatusOK, "Alleen van de <politie>.", "Wat geef je?")
	if n := h.Getal(`SELECT COUNT(*) FROM gegeven`); n != 0 {
		t.Fatalf("%d pieces without a choice", n)
	}
	k.wordt(gatetest.Bo) // the same person, logged in anew: the form that still stands open works
	k.verwijst(k.stuur(pad, v), "/casussen/")
	if n := h.Getal(`SELECT COUNT(*) FROM gegeven g JOIN deelname d ON d.casus = g.casus AND d.partij = g.partij WHERE g.partij = $1`, gatetest.Politie); n == 0 {
		t.Error("Bo did not add it")
	}
}

// A form that leaves open who opened it is not done either: every form of ours says so. What has no such field is no form of ours: it
// is done as who sends it, as a script does.
func TestFormulierVanNiemand(t *testing.T) {
	h := nieuwHuis(t)
	casus := "/casussen/" + h.RTO(gatetest.Bo).ID
	k := h.als(t, gatetest.Anna)
	for _, opener := range []url.Values{{web.VeldOpener: {""}}, {web.VeldOpener: {web.MerkVan("")}}} {
		for _, pad := range []string{"/aanmelden", "/concepten", "/zoeken", "/verklaring", casus + "/informatie", casus + "/optreden", casus + "/is-er-niet"} {
			voor := h.Regels()
			a := k.stuur(pad, anders(opener, "aanleiding", "Van wie is dit?", "achternaam", "Verzinsel"))
			if want := http.StatusConflict; a.status != want && !strings.HasSuffix(pad, "niet") {
				t.Errorf("%s: %d, want %d: %s", pad, a.status, want, kort(a.html))
			}
			if n := h.Regels(); n != voor {
				t.Errorf("%s: %d lines in the log", pad, n-voor)
			}
		}
	}
	k.is(k.stuur("/zoeken", url.Values{"bsn": {gatetest.BSN}}), http.StatusOK, "Gevonden")
	k.is(k.stuur("/aanmelden", url.Values{"aanleiding": {"Van wie is dit?"}, web.VeldOpener: {""}}), http.StatusConflict, "We weten niet wie dit formulier opende.", "Van wie is dit?", "Leeg formulier")
	k.verwijst(k.stuur("/uitloggen", nil), "/inloggen")
}

// Our script saves no draft of one person as that of another.
func TestConceptVanEenAnder(t *testing.T) {
	h := nieuwHuis(t)
	k := h.als(t, gatetest.Bo)
	v := anders(k.formulier("/aanmelden"), "aanleiding", "Alleen van de politie.")
	k.wordt(gatetest.Anna)
	k.is(k.doe(http.MethodPost, "/concepten", v.Encode(), "HX-Request", "true"), http.StatusConflict)
	if n := h.Getal(`SELECT COUNT(*) FROM concept`); n != 0 {
		t.Errorf("%d drafts", n)
	}
}
