// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"io/fs"
	"regexp"
	"strings"
	"testing"

	"rondetafel/internal/convenant"
)

// Every article that a template names stands on the covenant page, where its link leads.
func TestSjablonenNoemenArtikelenDieErZijn(t *testing.T) {
	artikel := regexp.MustCompile(`\(art "([^"]+)"\)`)
	gezien := 0
	err := fs.WalkDir(sjablonen, ".", func(pad string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		tekst, err := fs.ReadFile(sjablonen, pad)
		for _, m := range artikel.FindAllStringSubmatch(string(tekst), -1) {
			gezien++
			if a, ok := convenant.ZoekArtikel(m[1]); !ok || a.Nummer != m[1] {
				t.Errorf("%s: there is no article %s", pad, m[1])
			}
		}
		return err
	})
	if err != nil || gezien < 40 {
		t.Errorf("%d articles (%v)", gezien, err)
	}
}

// What was typed in a row comes back with the number of the row; what has no label goes along unseen.
func TestLabelVanWatGetyptWerd(t *testing.T) {
	for naam, wil := range map[string]string{
		"uitnodigingen[0].bijdrage": "Wat vraag je van Partij 1?", "uitnodigingen[3].grond": "Waarom mag Partij 4 erbij zijn?",
		"stemmen[1].reden": "Waarom is Partij 2 het niet eens?", "criteria[0].reden": "Waarom is criterium 1 gehaald, of niet?",
		"stukken[2].noodzaak": "Waarom moet stuk 3 blijven?", "partijen[0].grond": "Waarom mag Partij 1 meedoen?", "stemmen[x].reden": "",
		"stemmen[0].eens": "", "stemmen": "", "reden": "Waarom?", "betrokkenen[1].bsn": "", "rollen[0].rol": "Rol van Partij 1", "criteria[1].tekst": "Criterium 2",
	} {
		if kreeg := veldLabel("", naam); kreeg != wil {
			t.Errorf("%s is labelled %q, want %q", naam, kreeg, wil)
		}
	}
	for route, wil := range map[string]string{"/overleggen/{id}/besluit": "Wat besluit het RTO?", "/afspraken/{id}/aantekenen": "Aantekening", "/casussen/{id}/afstemmen": "Tekst",
		"/casussen/{id}/informatie": "Informatie", "": "Informatie"} {
		if kreeg := veldLabel(route, "tekst"); kreeg != wil {
			t.Errorf("tekst at %s is %q, want %q", route, kreeg, wil)
		}
	}
}

func TestRijenVanWatGetyptWerd(t *testing.T) {
	for tekst, wil := range map[string]int{"": 2, "Kort.": 2, "een\ntwee\ndrie": 3, strings.Repeat("a", 400): 6, strings.Repeat("a\n", 40): 12} {
		if kreeg := (InvoerVeld{Waarde: tekst}).Rijen(); kreeg != wil {
			t.Errorf("%d characters in %d lines, want %d", len(tekst), kreeg, wil)
		}
	}
}
