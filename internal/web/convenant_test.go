// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"slices"
	"strings"
	"testing"

	"rondetafel/internal/convenant"
	"rondetafel/internal/gate"
)

// Every article has a part of the page to stand in, and the parts stand in the order of the covenant.
func TestElkArtikelInEenDeel(t *testing.T) {
	alle := artikelen(nil, naleving{})
	geplaatst := 0
	vorige := -1
	for _, h := range hoofdstukken(alle) {
		geplaatst += len(h.Artikelen)
		i := slices.IndexFunc(convenantDelen(), func(d convenantDeel) bool { return d.kort == h.Kort })
		if i <= vorige || h.Naam == "" || strings.Contains(h.Anker, " ") {
			t.Errorf("part %+v out of order", h.Kort)
		}
		vorige = i
	}
	if geplaatst != len(alle) || geplaatst != len(convenant.Artikelen()) {
		t.Errorf("%d of %d articles have a place", geplaatst, len(convenant.Artikelen()))
	}
}

func TestDeelVan(t *testing.T) {
	for nummer, wil := range map[string]string{"1.11": "1", "9.2a": "9", "8": "8", "20.2": "20", "B2": "Bijlagen", "WGS 2.26": "Wet", "AVG 5.2": "Wet",
		"WGPA 5": "Wet", "Wpg": "Wet"} {
		if kreeg := deelVan(nummer); kreeg != wil {
			t.Errorf("%s is of %s, want %s", nummer, kreeg, wil)
		}
	}
}

func TestWatVan(t *testing.T) {
	for wil, in := range map[string][]string{
		"Alles":                             nil,
		"Casus beoordelen":                  {"Casus beoordelen"},
		"Casus openen en stuk lezen":        {"Casus openen", "Stuk lezen"},
		"Een, twee en drie":                 {"Een", "Twee", "Drie"},
		"Een, twee en 3 andere handelingen": {"Een", "Twee", "Drie", "Vier", "Vijf"},
	} {
		if kreeg := watVan(in); kreeg != wil {
			t.Errorf("%v: %q, want %q", in, kreeg, wil)
		}
	}
}

func TestRegelHoe(t *testing.T) {
	gezien := map[string]bool{}
	for _, s := range []convenant.RegelSoort{convenant.Beleid, convenant.Toestand, convenant.Vastlegging, convenant.Stuk, convenant.Signaal} {
		if h := regelHoe(s); h == "" || gezien[h] {
			t.Errorf("%s is told as %q", s, h)
		} else {
			gezien[h] = true
		}
	}
	if regelHoe("X") != "" {
		t.Error("what is no kind is told")
	}
}

// A policy stands with the article on which it rests, also when it cites a rule of law; what proves it is counted once.
func TestArtikelMetBeleid(t *testing.T) {
	n := naleving{toetsen: map[string][]string{"9.2a-1": {"b", "a", "b"}}, gevallen: map[string][]GevalUitleg{"een": {{"mag", true}}}}
	for _, a := range artikelen([]gate.Bepaling{{ID: "een", Artikel: "9.2a", Waarom: "Zo."}, {ID: "twee", Artikel: "WGS-6", Verbod: true}}, n) {
		switch a.nummer {
		case "9.2a":
			if len(a.Bepalingen) != 1 || !slices.Equal(a.Toetsen, []string{"a", "b"}) || a.AantalProef != 3 || !a.Uitgevoerd {
				t.Errorf("%+v", a)
			}
		case "WGPA 5":
			if len(a.Bepalingen) != 1 || !a.Bepalingen[0].Verbod {
				t.Errorf("%+v", a)
			}
		default:
			if len(a.Bepalingen)+len(a.Gevallen) > 0 || a.Uitgevoerd != (len(a.Regels) > 0) {
				t.Errorf("%+v", a)
			}
		}
	}
}

// Where the page sends a reader, a page is.
func TestWaarTeZienBestaat(t *testing.T) {
	var paden []string
	for _, r := range routes() {
		paden = append(paden, strings.TrimSuffix(r.pad, "{$}"))
	}
	for _, a := range convenant.Artikelen() {
		for _, w := range waarTeZien(a.Nummer) {
			if !slices.Contains(paden, w.URL) || w.Tekst == "" {
				t.Errorf("article %s is to be seen at %q", a.Nummer, w.URL)
			}
		}
	}
	for _, p := range plekken() {
		if !slices.Contains(paden, p.url) {
			t.Errorf("the navigation has %q", p.url)
		}
	}
}
