// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"rondetafel/internal/document/sample"
	"rondetafel/internal/gate"
	"rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
)

// terugNaarFormulier sends a form from before something changed. No button does it at once: what was typed goes back to the form, which shows
// what is there now. It returns that page.
func terugNaarFormulier(t *testing.T, h *huis, k *klant, pad string, v url.Values, wil ...string) string {
	t.Helper()
	voor := h.Getal(`SELECT COUNT(*) FROM gebeurtenis`)
	botsing := k.post(pad, v)
	mist(t, "the page of the conflict", k.is(botsing, http.StatusConflict, "Dit is intussen veranderd", "Terug naar mijn "), "Stuur mijn tekst opnieuw")
	formulier := k.post(pad, ingevuld(botsing.html))
	k.is(formulier, http.StatusOK, wil...)
	if n := h.Getal(`SELECT COUNT(*) FROM gebeurtenis`); n != voor {
		t.Errorf("%s: the second click did %d things", pad, n-voor)
	}
	return formulier.html
}

// corrigeer gives the piece of persoon that says tekst another text and rubriek.
func corrigeer(t *testing.T, h *huis, persoon, stuk, tekst string, rubriek informatie.Rubriek) {
	t.Helper()
	b, err := h.GegevenLezen(h.Ctx(), gatetest.Als(persoon), stuk)
	goed(t, err)
	in := informatie.Inhoud{Over: b.Over, Tekst: tekst, Rubriek: rubriek, Bron: b.Bron, Datum: "2026-03-02", Grondslag: b.Grondslag}
	_, err = h.GegevenCorrigeren(h.Ctx(), gatetest.Als(persoon), informatie.Corrigeren{Gegeven: stuk, Versie: b.Versie, Soort: b.Soort, Inhoud: in})
	goed(t, err)
}

// stukVan is the piece of z that says tekst.
func stukVan(t *testing.T, h *huis, z gate.Verwijzing, tekst string) string {
	t.Helper()
	c, err := h.CasusLezen(h.Ctx(), gatetest.Als(gatetest.Petra), z.ID)
	goed(t, err)
	return c.Gegevens[slices.IndexFunc(c.Gegevens, func(g gate.GegevenBlad) bool { return g.Tekst == tekst })].ID
}

var weglaatKeuze = regexp.MustCompile(`name="weglaten" value="([0-9a-z]+)"`)

// A letter, an advice and a signature, here and on paper, are about what their maker saw. When a piece changes meanwhile, the way back shows
// the new one with what was typed, and then it can be sent.
//
// rule 7.2-2, rule WGS-10
func TestVerstrekkingNietOverWatNiemandZag(t *testing.T) {
	h := nieuwHuis(t)
	z := metDerdenstukken(t, h)
	ver := gevraagdVan(t, h, "/casussen/"+z.ID+"/verstrekkingen")
	petra, bo, rik := h.als(t, gatetest.Petra), h.als(t, gatetest.Bo), h.als(t, gatetest.Rik)
	brief, advies := petra.formulier(ver, "voldaan", "Zonder <namen>."), rik.formulier(ver, "oordeel", "positief", "tekst", "Het <mag> zo.", "datum", string(h.Vandaag()))
	for _, m := range weglaatKeuze.FindAllStringSubmatch(petra.toont(ver), -1) {
		if !strings.Contains(bo.toont(ver), m[1]) {
			brief.Add("weglaten", m[1])
		}
	}
	teken := deelPad.FindStringSubmatch(bo.toont(ver))[1]
	papier := strings.Replace(teken, "/tekenen", "/papier", 1)
	hier := bo.formulier(teken, "bevoegdheid", "Mandaat 2026", "verantwoordelijke", "partij")
	los := bo.post(papier, bo.formulier(papier, "ondertekenaar", "R. Bedenksel", "bevoegdheid", "Korpschef", "verantwoordelijke", "partij", "datum", string(h.Vandaag())))
	bo.is(los, http.StatusBadRequest, "Kies het getekende document.")
	daar := bo.meerdelig(papier, anders(ingevuld(los.html), "datum", "1-1-2027"), deel{"akkoord.pdf", sample.PDF("Akkoord")})
	bo.is(daar, http.StatusBadRequest, "akkoord.pdf")
	rik.toont(ver, informatie.Begeleiding.Label())
	corrigeer(t, h, gatetest.Bo, stukVan(t, h, z, "Er waren drie meldingen."), "Er waren <vijf> meldingen.", informatie.Wonen)

	pagina := terugNaarFormulier(t, h, rik, ver+"/advies", advies, informatie.Wonen.Label(), "Het <mag> zo.")
	rik.verwijst(rik.post(ver+"/advies", ingevuld(pagina)), ver)
	pagina = terugNaarFormulier(t, h, bo, papier, anders(ingevuld(daar.html), "datum", string(h.Vandaag())), "Er waren <vijf> meldingen.", "R. Bedenksel", "akkoord.pdf")
	if v := ingevuld(pagina); v.Get("documenten") == "" || v.Get("stukversie") != "2" {
		t.Errorf("back on paper with %v", v)
	}
	pagina = terugNaarFormulier(t, h, bo, teken, hier, "Er waren <vijf> meldingen.", `value="Mandaat 2026"`)
	bo.verwijst(bo.post(teken, ingevuld(pagina)), ver)
	pagina = terugNaarFormulier(t, h, petra, ver+"/verlenen", brief, "Er waren <vijf> meldingen.", "Zonder <namen>.")
	if v := ingevuld(pagina); len(v["weglaten"]) != 2 {
		t.Errorf("left out: %v", v["weglaten"])
	}
	petra.verwijst(petra.post(ver+"/verlenen", ingevuld(pagina)), ver)
	petra.toont(ver+"/brief", "Er waren <vijf> meldingen.", "Zonder <namen>.")
	petra.toont("/verstrekkingen", "Hoe aan de voorwaarden is voldaan", "Zonder <namen>.")
}

// A passage is not rewritten over a piece that its writer did not see.
//
// rule 13.2-3
func TestHerschrijvenNietOverWatNiemandZag(t *testing.T) {
	h, _, o, stuk := metCitaten(t)
	petra, tafel := h.als(t, gatetest.Petra), "/overleggen/"+o.ID
	petra.verwijst(petra.post(tafel+"/afronden", petra.formulier(tafel+"/afronden", "passages[0].tekst", "Citaat: drie meldingen.", "passages[0].partijen", gatetest.Politie,
		"passages[0].gegevens", stuk.ID)), tafel)
	corrigeer(t, h, gatetest.Bo, stuk.ID, "Er waren vier meldingen.", informatie.Begeleiding)
	pad := herschrijfPad.FindStringSubmatch(petra.toont(tafel))[1]
	oud := petra.formulier(pad, "wat", "nieuw", "tekst", "Citaat: <vier> meldingen.", "partijen", gatetest.Politie, "gegevens", stuk.ID)
	corrigeer(t, h, gatetest.Bo, stuk.ID, "Er waren vijf meldingen.", informatie.Begeleiding)
	pagina := terugNaarFormulier(t, h, petra, pad, oud, "Er waren vijf meldingen.", "Citaat: <vier> meldingen.")
	petra.verwijst(petra.post(pad, anders(ingevuld(pagina), "tekst", "Citaat: vijf meldingen.")), tafel)
	petra.toont(tafel, "Citaat: vijf meldingen.")
}
