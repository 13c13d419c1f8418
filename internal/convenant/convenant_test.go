// SPDX-License-Identifier: EUPL-1.2

package convenant_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"rondetafel/internal/convenant"
)

func TestRegels(t *testing.T) {
	t.Run("each stands there once, in the order of its article", func(t *testing.T) {
		artikelen := convenant.Artikelen()
		gezien, vorige := map[string]bool{}, 0
		for _, regel := range convenant.Regels() {
			if gezien[regel.ID] {
				t.Errorf("%s stands there twice", regel.ID)
			}
			gezien[regel.ID] = true
			plaats := slices.IndexFunc(artikelen, func(a convenant.Artikel) bool { return a.Nummer == regel.Artikel })
			if plaats < vorige && !strings.HasPrefix(regel.ID, "WGS-") && !strings.HasPrefix(regel.ID, "AVG-") {
				t.Errorf("%s stands after a rule of a later article", regel.ID)
			}
			vorige = max(plaats, vorige)
		}
	})
	t.Run("an id begins with the article on which the rule rests", func(t *testing.T) {
		for _, regel := range convenant.Regels() {
			if strings.HasPrefix(regel.ID, "WGS-") || strings.HasPrefix(regel.ID, "AVG-") {
				continue // named after the law's list, not after one article
			}
			if !strings.HasPrefix(regel.ID, regel.Artikel+"-") {
				t.Errorf("%s rests on article %s", regel.ID, regel.Artikel)
			}
		}
	})
	t.Run("each rests on a listed article and is of a known kind", func(t *testing.T) {
		soorten := []convenant.RegelSoort{convenant.Beleid, convenant.Toestand, convenant.Vastlegging, convenant.Stuk,
			convenant.Signaal}
		for _, regel := range convenant.Regels() {
			if _, ok := convenant.ZoekArtikel(regel.Artikel); !ok {
				t.Errorf("%s rests on article %q, which is not listed", regel.ID, regel.Artikel)
			}
			if !slices.Contains(soorten, regel.Soort) {
				t.Errorf("%s is of kind %q", regel.ID, regel.Soort)
			}
		}
	})
}

func TestArtikelen(t *testing.T) {
	vorm := regexp.MustCompile(`^(\d+(\.\d+[a-h]?)?|B\d|(WGS|WGPA|AVG) \d+(\.\d+)?)$`)
	anker := regexp.MustCompile(`^art-[a-z0-9-]+$`)
	gezien := map[string]bool{}
	for _, a := range convenant.Artikelen() {
		if !vorm.MatchString(a.Nummer) {
			t.Errorf("%q is no number of an article", a.Nummer)
		}
		if !anker.MatchString(a.Anker()) || gezien[a.Anker()] {
			t.Errorf("anchor %q of %s is wrong or not unique", a.Anker(), a.Nummer)
		}
		if a.Titel == "" {
			t.Errorf("article %s has no title", a.Nummer)
		}
		gezien[a.Anker()] = true
	}
	for _, nummer := range []string{"1.7", "9.2a", "12.1", "13.2", "14.1", "B2", "20", "WGPA 5"} {
		if _, ok := convenant.ZoekArtikel(nummer); !ok {
			t.Errorf("article %s is cited by policy and is not listed", nummer)
		}
	}
}

func TestAanduiding(t *testing.T) {
	for nummer, wil := range map[string][2]string{
		"9.2a":     {"artikel 9.2a", "art-9-2a"},
		"8":        {"artikel 8", "art-8"},
		"B2":       {"Bijlage 2", "art-b2"},
		"WGS 2.32": {"WGS artikel 2.32", "art-wgs-2-32"},
		"AVG 5.2":  {"AVG artikel 5.2", "art-avg-5-2"},
	} {
		a, ok := convenant.ZoekArtikel(nummer)
		if !ok {
			t.Fatalf("article %s is not listed", nummer)
		}
		if heb := [2]string{a.Aanduiding(), a.Anker()}; heb != wil {
			t.Errorf("article %s is shown as %q, want %q", nummer, heb, wil)
		}
	}
}

// Sentences stand beside a decision: short, whole, and without the words that plain Dutch avoids.
func TestZinnen(t *testing.T) {
	var zinnen []string
	for _, deel := range convenant.Register() {
		zinnen = append(zinnen, deel.Zin)
		for _, regel := range deel.Regels {
			zinnen = append(zinnen, regel.Zin)
		}
	}
	for _, c := range convenant.Criteria() {
		zinnen = append(zinnen, c.Vraag)
	}
	stijf := regexp.MustCompile(`(?i)\b(middels|indien|reeds|dient|betreffende|inzake|teneinde|helaas|succesvol|tevens)\b`)
	for _, zin := range zinnen {
		if woord := stijf.FindString(zin); woord != "" {
			t.Errorf("%q: write something plainer than %q", zin, woord)
		}
		if n := len(strings.Fields(zin)); n < 4 || n > 30 {
			t.Errorf("%q has %d words", zin, n)
		}
		if !strings.HasSuffix(zin, ".") && !strings.HasSuffix(zin, "?") {
			t.Errorf("%q is no whole sentence", zin)
		}
	}
}

func TestZoek(t *testing.T) {
	regel, ok := convenant.Zoek("9.2a-1")
	if !ok || regel.Artikel != "9.2a" || regel.Soort != convenant.Toestand {
		t.Errorf("Zoek(9.2a-1) = %+v, %v", regel, ok)
	}
	for _, id := range []string{"", "9.2a", "9.2a-2", "9.2A-1", "99-1"} {
		if regel, ok := convenant.Zoek(id); ok {
			t.Errorf("Zoek(%q) found %+v", id, regel)
		}
	}
}

func TestZoekArtikel(t *testing.T) {
	for vraag, wil := range map[string]string{"9.2a": "9.2a", "WGS-6": "WGPA 5", "AVG-6": "AVG 5.2", "8-P1": "8", "B2": "B2",
		"WGS-12": "WGS 1.8"} {
		if a, ok := convenant.ZoekArtikel(vraag); !ok || a.Nummer != wil {
			t.Errorf("ZoekArtikel(%q) = %q, %v; want %q", vraag, a.Nummer, ok, wil)
		}
	}
	for _, vraag := range []string{"", "99", "9.2z", "WGS-99"} {
		if a, ok := convenant.ZoekArtikel(vraag); ok {
			t.Errorf("ZoekArtikel(%q) found %q", vraag, a.Nummer)
		}
	}
}

func TestRegister(t *testing.T) {
	register := convenant.Register()
	if len(register) != len(convenant.Artikelen()) {
		t.Errorf("%d articles in the register, want %d", len(register), len(convenant.Artikelen()))
	}
	n := 0
	for _, deel := range register {
		n += len(deel.Regels)
		for _, regel := range deel.Regels {
			if regel.Artikel != deel.Nummer {
				t.Errorf("%s stands under article %s", regel.ID, deel.Nummer)
			}
		}
	}
	if n != len(convenant.Regels()) {
		t.Errorf("%d rules in the register, want %d", n, len(convenant.Regels()))
	}
}

// Whoever changes a list that was handed out changes nothing for the next one.
func TestListsAreFresh(t *testing.T) {
	convenant.Regels()[0].ID = "kapot"
	convenant.Artikelen()[0].Nummer = "kapot"
	convenant.Doelen()[0].ID = "kapot"
	convenant.Gemeenten()[0].Code = "kapot"
	convenant.Leefgebieden()[0].ID = "kapot"
	convenant.Criteria()[0].Naam = "kapot"
	for _, heb := range []string{convenant.Regels()[0].ID, convenant.Artikelen()[0].Nummer, convenant.Doelen()[0].ID,
		convenant.Gemeenten()[0].Code, convenant.Leefgebieden()[0].ID, convenant.Criteria()[0].Naam} {
		if heb == "kapot" {
			t.Error("a list that was handed out is shared")
		}
	}
}
