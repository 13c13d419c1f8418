// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"net/http"
	"regexp"
	"strings"
	"testing"

	"rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
)

// Our mark stands in the tab of a browser.
func TestMerkInHetTabblad(t *testing.T) {
	k := nieuwHuis(t).niemand(t)
	k.toont("/inloggen", `<link rel="icon" href="/favicon.ico" type="image/svg+xml">`)
	a := k.get("/favicon.ico")
	if a.status != http.StatusOK || a.kop.Get("Content-Type") != "image/svg+xml" || !strings.HasPrefix(a.html, "<svg ") || !strings.Contains(a.kop.Get("Cache-Control"), "max-age") {
		t.Errorf("%d %v %q", a.status, a.kop, a.html)
	}
}

// How much of a term is left stands once in the text of the page, and the strip of a practice house in a landmark.
func TestTermijnStaatEenKeerInDeTekst(t *testing.T) {
	h := nieuwHuis(t)
	a := h.als(t, gatetest.Petra).get("/casussen/" + h.RTO(gatetest.Bo).ID)
	if n := strings.Count(tekstVan(a.html), "nog 5 jaar"); n != 1 {
		t.Errorf("it stands there %d times", n)
	}
	if !strings.Contains(a.html, `<aside aria-label="Oefenomgeving"><p class="rt-strook">`) {
		t.Error("the strip is outside the landmarks")
	}
}

var labelRE = regexp.MustCompile(`<[^>]*>`)

func tekstVan(pagina string) string {
	return labelRE.ReplaceAllString(inhoudVan.FindString(pagina), "")
}

// Who chose no ground, and works under secrecy or gives data of the police, hears that at its field and keeps what was typed. The gate
// decided, and logged its refusal. (rules WGS-4, WGS-5)
func TestGrondVergetenStaatBijHetVeld(t *testing.T) {
	h := nieuwHuis(t, gatetest.MetGeheim(gatetest.Zorg))
	z := h.RTO(gatetest.Bo, gatetest.Cleo)
	pad := "/casussen/" + z.ID + "/informatie"
	for i, g := range []struct {
		persoon string
		velden  []string
		fouten  []string
	}{
		{gatetest.Cleo, []string{"soort", "gezondheid", "rubriek", "gezondheid"}, []string{"grond-geheim"}},
		{gatetest.Cleo, []string{"soort", "politie", "rubriek", "politie", "grond.wet", "wpg_8", "grond.gezag", "burgemeester", "grond.akkoordDatum", "1-3-2026"}, []string{"grond-geheim", "soort"}},
		{gatetest.Anna, []string{"soort", "politie", "rubriek", "politie", "grond.wet", "wpg_8", "grond.gezag", "burgemeester", "grond.akkoordDatum", "1-3-2026"}, []string{"soort"}},
	} {
		k := h.als(t, g.persoon)
		v := metVelden(k.formulier(pad, "over", h.EersteBetrokkene(z), "tekst", "Wat wij <zagen>.", "bron", "Dossier", "datum", "1-3-2026", "grondslag", "Onze taak", "wie", "procesregisseur"), g.velden...)
		pagina := k.is(k.post(pad, v), http.StatusBadRequest, "Wat wij <zagen>.", "<title>Fout: ")
		gezegd := samenvatting(pagina)
		for _, f := range g.fouten {
			if gezegd["veld-"+f] == "" || !strings.Contains(pagina, `id="veld-`+f+`"`) {
				t.Errorf("%s %v: the form says %v", g.persoon, g.velden, gezegd)
			}
		}
		if len(gezegd) != len(g.fouten) {
			t.Errorf("%s %v: %v", g.persoon, g.velden, gezegd)
		}
		geweigerd := 0
		for _, e := range h.Log() {
			if e.Handeling == "gegeven.toevoegen" && e.Uitkomst.String() == "geweigerd" {
				geweigerd++
			}
		}
		if geweigerd != i+1 {
			t.Errorf("%s %v: %d refusals in the log, want %d", g.persoon, g.velden, geweigerd, i+1)
		}
		if n := h.Getal(`SELECT COUNT(*) FROM gegeven`); n != 0 {
			t.Errorf("%d pieces", n)
		}
	}
}

// A form that nobody can send has no button to send it with.
func TestUitnodigenZonderKandidaten(t *testing.T) {
	h := nieuwHuis(t)
	pad := "/overleggen/" + h.Uitgenodigd(h.RTO(gatetest.Bo), gatetest.Anna, gatetest.Bo).ID + "/uitnodigen"
	pagina := h.als(t, gatetest.Petra).toont(pad, "Alle Partijen die meedoen, zijn al uitgenodigd.", "Terug naar het overleg")
	if strings.Contains(pagina, "data-versturen") {
		t.Error("there is a button")
	}
}

// Who has not signed the declaration cannot be sent, and is not offered. (rule 14.1-1)
func TestAfvaardigenNoemtWieKan(t *testing.T) {
	h := nieuwHuis(t)
	pad := "/overleggen/" + h.Uitgenodigd(h.RTO(gatetest.Dirk), gatetest.Dirk).ID + "/afvaardigen"
	if pagina := h.als(t, gatetest.Dirk).toont(pad, "Dirk Nepveld"); strings.Contains(pagina, "Daan Nepveld") {
		t.Error("Daan has not signed")
	}
}

// rule 13.2-1: what the readers of a piece may do with it stands once: on its page, with the Casus, beside the form and on the page of a conflict.
func TestGebruikStaatEenKeer(t *testing.T) {
	h := nieuwHuis(t)
	z := h.NazorgMet(gatetest.Bo, gatetest.Cleo)
	stuk := "/informatie/" + h.VoegToe(z, gatetest.Bo, informatie.AlleDeelnemers).ID
	bo := h.als(t, gatetest.Bo)
	pad := stuk + "/voorwaarden"
	oud := bo.formulier(pad, "wie", "deelnemers", "vertellen", "true")
	oud.Del("citeren")
	v := bo.formulier(pad, "wie", "deelnemers", "citeren", "true")
	v.Del("vertellen")
	bo.verwijst(bo.post(pad, v), stuk)
	keer := func(waar, pagina, zin string) {
		t.Helper()
		if n := strings.Count(pagina, zin); n != 1 {
			t.Errorf("%s says %q %d times", waar, zin, n)
		}
	}
	for _, waar := range []string{stuk, "/casussen/" + z.ID, pad} {
		keer(waar, bo.toont(waar), "Niet vertellen aan de betrokkene.")
	}
	keer("the conflict", bo.is(bo.post(pad, oud), http.StatusConflict), "Niet citeren.")
}
