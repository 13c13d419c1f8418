// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rondetafel/internal/web/webtest"
)

// zichtbaar is an expression: which of these selectors show anything.
const zichtbaar = `((lijst) => lijst.filter(s => [...document.querySelectorAll(s)].some(e => e.getClientRects().length > 0)).join(" "))`

// On paper: no navigation, no buttons, no chips; the will stays with each piece, tables stay tables, and the BSN stays masked.
func TestAfdruk(t *testing.T) {
	srv, b := serveer(t, assets(t)), webtest.Open(t)
	if err := b.Open(srv.URL+"/voorbeeld/casus", 700); err != nil {
		t.Fatal(err)
	}
	if err := b.Media("print"); err != nil {
		t.Fatal(err)
	}
	waarde(t, b, zichtbaar+`([".rt-kop", ".rt-nav", ".rt-strook", ".rt-chips", ".utrecht-button", ".rt-plak__nav", ".rt-will__acties"])`, "")
	waarde(t, b, zichtbaar+`([".rt-will", ".rt-alleen-print", ".rt-table"])`, ".rt-will .rt-alleen-print .rt-table")
	waarde(t, b, `getComputedStyle(document.querySelector(".rt-table tr")).display`, "table-row")
	waarde(t, b, `getComputedStyle(document.querySelector(".rt-kaart")).containerType`, "normal")
	waarde(t, b, `String(document.body.innerText.includes("Niet doorgeven"))`, "true")
	waarde(t, b, `String(/[0-9]{9}/.test(document.body.innerText))`, "false")
	if fotos := os.Getenv("RONDETAFEL_FOTOS"); fotos != "" {
		if err := b.Foto(fotos, "casus-print"); err != nil {
			t.Fatal(err)
		}
	}
}

// A form on paper has no buttons and shows all of a long text; links are text; who printed it stands on top.
func TestAfdrukVanFormulier(t *testing.T) {
	srv, b := serveer(t, assets(t)), webtest.Open(t)
	for _, naam := range []string{"aanmelden-namens", "planbewerken", "gekeken", "casus"} {
		if err := b.Open(srv.URL+"/voorbeeld/"+naam, 700); err != nil {
			t.Fatal(err)
		}
		if err := b.Media("print"); err != nil {
			t.Fatal(err)
		}
		waarde(t, b, zichtbaar+`(["button:not(.rt-onzichtbaar)", ".utrecht-button", ".rt-voet", ".rt-kaart__voet > .utrecht-link", ".rt-alleen-scherm"])`, "")
		waarde(t, b, `String(document.body.innerText.includes("()"))`, "false")
		waarde(t, b, `[...document.querySelectorAll(".rt-table .utrecht-status-badge")].filter(e => e.scrollWidth > e.closest("td, th").clientWidth).map(e => e.textContent).join()`, "")
		waarde(t, b, `[...new Set([...document.querySelectorAll("main a")].filter(e => e.getClientRects().length).map(e => getComputedStyle(e).textDecorationLine))].filter(l => l !== "none").join()`, "")
		waarde(t, b, `[...document.querySelectorAll("textarea")].filter(e => e.scrollHeight > e.clientHeight + 1).map(e => e.name).join()`, "")
		waarde(t, b, `String(document.querySelector(".rt-alleen-print").getBoundingClientRect().top < document.querySelector("h1").getBoundingClientRect().top)`, "true")
	}
}

// rule 7.2-2: a letter to a derde goes out clean: on paper it says what the derde may do with it, and not that it may not be handed on, nor who printed it,
// nor how to print it. A copy that is not the whole letter is no letter: it says all that.
func TestAfdrukVanBrief(t *testing.T) {
	srv, b := serveer(t, assets(t)), webtest.Open(t)
	for naam, uit := range map[string]bool{"brief": true, "brief-pdf": true, "brief-deels": false} {
		if err := b.Open(srv.URL+"/voorbeeld/"+naam, 700); err != nil {
			t.Fatal(err)
		}
		folder := t.TempDir()
		if err := b.Afdruk(folder, naam); err != nil {
			t.Fatal(err)
		}
		pdf, err := os.ReadFile(filepath.Join(folder, naam+".pdf"))
		if err != nil {
			t.Fatal(err)
		}
		tekst := strings.Join(strings.Fields(webtest.Poppler(t, string(pdf), "pdftotext", "-", "-")), " ")
		for _, zin := range []string{"Niet doorgeven", "Afgedrukt door", "terug naar de verstrekking", "staat in het logboek"} {
			if strings.Contains(tekst, zin) == uit {
				t.Errorf("%s says %q: %t in %q", naam, zin, uit, tekst)
			}
		}
		for _, zin := range []string{"Gebruik haar alleen daarvoor, geef haar niet door en houd haar geheim.", "Er waren drie meldingen."} {
			if !strings.Contains(tekst, zin) {
				t.Errorf("%s misses %q in %q", naam, zin, tekst)
			}
		}
	}
}

// The five steps stand beside each other where there is room, and in one column where there is not.
func TestVijfStappenNaastElkaar(t *testing.T) {
	srv, b := serveer(t, assets(t)), webtest.Open(t)
	for breed, want := range map[int64]string{320: "1", 768: "1", 1280: "5"} {
		if err := b.Open(srv.URL+"/voorbeeld/inloggen", breed); err != nil {
			t.Fatal(err)
		}
		waarde(t, b, `String(getComputedStyle(document.querySelector(".rt-stappen")).gridTemplateColumns.split(" ").length)`, want)
	}
}

// Long names of Partijen and long labels break where a reader expects it, and never push the page wide.
func TestLangeNamenPassen(t *testing.T) {
	srv, b := serveer(t, assets(t)), webtest.Open(t)
	for _, naam := range []string{"partijen", "casussen", "plan", "overleg"} {
		if err := b.Open(srv.URL+"/voorbeeld/"+naam, 320); err != nil {
			t.Fatal(err)
		}
		waarde(t, b, `(() => { for (const e of document.querySelectorAll("td a, th a")) e.textContent = "GGZ-instelling Vincent van Gogh Midden-Limburg"; return "" })()`, "")
		if teveel, wie, err := b.Overloop(); err != nil || teveel > 0 {
			t.Errorf("%s is %d px too wide: %s (%v)", naam, teveel, wie, err)
		}
	}
}

// The menu is open on a wide screen and folded on a small one, and so are the filters; neither needs script.
func TestMenuVolgtDeBreedte(t *testing.T) {
	srv, b := serveer(t, assets(t)), webtest.Open(t)
	for _, g := range []struct {
		breed int64
		want  string
	}{
		{1280, ".rt-nav__lijst .rt-filters__rij"},
		{320, ".rt-nav summary .rt-filters summary"},
	} {
		if err := b.Open(srv.URL+"/voorbeeld/casussen", g.breed); err != nil {
			t.Fatal(err)
		}
		waarde(t, b, `["`+`.rt-nav__lijst", ".rt-filters__rij", ".rt-nav summary", ".rt-filters summary"].filter(s =>
			document.querySelector(s).checkVisibility({contentVisibilityAuto: true, visibilityProperty: true})).join(" ")`, g.want)
	}
	if err := b.Klap(); err != nil {
		t.Fatal(err)
	}
	waarde(t, b, zichtbaar+`([".rt-nav__lijst", ".rt-filters__rij"])`, ".rt-nav__lijst .rt-filters__rij")
}

// On a small screen every row of a table is a card; on a wide one it is a row. The roles stay.
func TestTabelWordtKaarten(t *testing.T) {
	srv, b := serveer(t, assets(t)), webtest.Open(t)
	for breed, want := range map[int64]string{320: "grid none", 1280: "table-row table-header-group"} {
		if err := b.Open(srv.URL+"/voorbeeld/casussen", breed); err != nil {
			t.Fatal(err)
		}
		waarde(t, b, `getComputedStyle(document.querySelector("tbody tr")).display + " " + getComputedStyle(document.querySelector("thead")).display`, want)
		waarde(t, b, `document.querySelector("table").getAttribute("role") + document.querySelector("tbody tr").getAttribute("role")`, "tablerow")
	}
}

// With the text spacing of WCAG 1.4.12 and at 320 px nothing sticks out.
func TestRuimereTekst(t *testing.T) {
	srv, b := serveer(t, assets(t)), webtest.Open(t)
	for _, naam := range []string{"casus", "mijnwerk", "casussen", "informatie-fout", "aanmelden", "weigering"} {
		if err := b.Open(srv.URL+"/voorbeeld/"+naam, 320); err != nil {
			t.Fatal(err)
		}
		waarde(t, b, `(() => {
			const s = new CSSStyleSheet();
			s.replaceSync("* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-block-end: 2em !important }");
			document.adoptedStyleSheets = [s];
			return String(document.adoptedStyleSheets.length);
		})()`, "1")
		teveel, wie, err := b.Overloop()
		if err != nil || teveel > 0 {
			t.Errorf("%s is %d px too wide: %s (%v)", naam, teveel, wie, err)
		}
	}
}
