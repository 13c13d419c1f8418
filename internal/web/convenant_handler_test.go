// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"strings"
	"testing"

	"rondetafel/internal/convenant"
	"rondetafel/internal/gate/gatetest"
	"rondetafel/internal/web"
)

// Of every article of the register the page says how it is carried out: each rule, each policy in its own words, how it is
// tried. Who is not logged in can read it too, and nothing of it is an act.
func TestConvenantVanRegisterEnBeleid(t *testing.T) {
	h := nieuwHuis(t)
	k := h.niemand(t)
	voor := h.Regels()
	p := k.toont("/convenant")
	for _, a := range convenant.Artikelen() {
		if strings.Count(p, `id="`+a.Anker()+`"`) != 1 {
			t.Errorf("%s stands there %d times", a.Nummer, strings.Count(p, `id="`+a.Anker()+`"`))
		}
	}
	for _, r := range convenant.Regels() {
		if !strings.Contains(p, r.Zin) || !strings.Contains(p, "regel "+r.ID+"<") {
			t.Errorf("rule %s is not told", r.ID)
		}
	}
	for _, b := range h.Bepalingen() {
		if !strings.Contains(p, b.Waarom) || !strings.Contains(p, b.Anders) {
			t.Errorf("policy %s is not told", b.ID)
		}
	}
	k.toont("/convenant", "Casus beoordelen", "de procesregisseur screent", "gate/regels_test.go: TestRegelOverleg", "anders kan niet",
		`href="#deel-9"`, `href="#deel-wet"`, `id="deel-bijlagen"`)
	if h.Regels() != voor {
		t.Error("reading the covenant is no act")
	}
	h.als(t, gatetest.Fien).toont("/convenant", "Convenant")
}

// Wherever an article is mentioned it links to a place of the page.
func TestElkArtikelHeeftEenPlaats(t *testing.T) {
	h := nieuwHuis(t)
	p := h.niemand(t).toont("/convenant")
	for _, b := range h.Bepalingen() {
		a, bekend := convenant.ZoekArtikel(b.Artikel)
		if !bekend || !strings.Contains(p, `id="`+web.Artikel(a.Nummer).Anker()+`"`) {
			t.Errorf("%s has no place for article %s", b.ID, b.Artikel)
		}
	}
}
