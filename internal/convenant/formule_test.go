// SPDX-License-Identifier: EUPL-1.2

package convenant_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"rondetafel/internal/convenant"
)

// antwoorden makes the answers from a picture: "ja" for each "x", the introductory condition first.
func antwoorden(beeld string) []bool {
	var ja []bool
	for _, teken := range beeld {
		ja = append(ja, teken == 'x')
	}
	return ja
}

// rule B2-1: the introductory condition, and (1 or 2) and 3 and 4. The table is the annex, worked out by hand.
func TestStandaard(t *testing.T) {
	voldoet := map[string]bool{"xxxxx": true, "xx.xx": true, "x.xxx": true}
	for i := range 32 {
		beeld := ""
		for bit := range 5 {
			if i>>bit&1 == 1 {
				beeld += "x"
			} else {
				beeld += "."
			}
		}
		if heb := convenant.Standaard().Voldoet(antwoorden(beeld)); heb != voldoet[beeld] {
			t.Errorf("answers %s: %v, want %v", beeld, heb, voldoet[beeld])
		}
	}
}

func TestVoldoet(t *testing.T) {
	for _, rij := range []struct {
		naam, formule, antwoorden string
		wil                       bool
	}{
		{"a house that reads it as the national list does, by safety alone", "(2 en 3 en 4) of 1", "xx...", true},
		{"the same, by the other three", "(2 en 3 en 4) of 1", "x.xxx", true},
		{"the same, two of three", "(2 en 3 en 4) of 1", "x.xx.", false},
		{"never without the introductory condition", "(2 en 3 en 4) of 1", ".xxxx", false},
		{"one criterion", "3", "x..x.", true},
		{"double parentheses change nothing", "((3))", "x..x.", true},
		{"an answer that is missing counts as no", "3 en 4", "x..x", false},
		{"no answers at all", "1", "", false},
		{"answers beyond the list are not read", "1", "x.xxxxxx", false},
	} {
		t.Run(rij.naam, func(t *testing.T) {
			formule, err := convenant.LeesFormule(rij.formule)
			if err != nil {
				t.Fatal(err)
			}
			if heb := formule.Voldoet(antwoorden(rij.antwoorden)); heb != rij.wil {
				t.Errorf("%s with %s: %v, want %v", rij.formule, rij.antwoorden, heb, rij.wil)
			}
		})
	}
	if (convenant.Formule{}).Voldoet(antwoorden("xxxxx")) {
		t.Error("a formula that was never set is met")
	}
}

func TestLeesFormule(t *testing.T) {
	for tekst, wil := range map[string]string{
		"(1 of 2) en 3 en 4":     "(1 of 2) en 3 en 4",
		" ( 1 of 2 )en 3  en 4 ": "(1 of 2) en 3 en 4",
		"((4))":                  "4",
		"(1 en 2) of (3 en 4)":   "(1 en 2) of (3 en 4)",
	} {
		formule, err := convenant.LeesFormule(tekst)
		if err != nil || formule.String() != wil {
			t.Errorf("%q reads as %q (%v), want %q", tekst, formule, err, wil)
		}
	}
	for tekst, wil := range map[string]string{
		"":                          "nummer van een criterium",
		"5":                         "nummer van een criterium",
		"0":                         "nummer van een criterium",
		"+1":                        "nummer van een criterium",
		"01":                        "nummer van een criterium",
		"1 en":                      "nummer van een criterium",
		"en 1":                      "nummer van een criterium",
		"()":                        "nummer van een criterium",
		"1 of 2 en 3":               `"en" staat op een verkeerde plaats`,
		"1 2":                       `"2" staat op een verkeerde plaats`,
		"1)":                        `")" staat op een verkeerde plaats`,
		"(1 en 2":                   "haakje sluit niet",
		"(1 en 2 of 3)":             "haakje sluit niet",
		strings.Repeat("(", 40):     "haakjes in elkaar",
		strings.Repeat("1 of ", 41): "langer dan",
	} {
		formule, err := convenant.LeesFormule(tekst)
		if err == nil || !strings.Contains(err.Error(), wil) {
			t.Errorf("%q reads as %q with error %v, want %q", tekst, formule, err, wil)
		}
		if formule.Voldoet(antwoorden("xxxxx")) {
			t.Errorf("%q is refused and yet met by all answers", tekst)
		}
	}
}

// What String writes reads back as a formula that judges every answer alike.
func TestFormuleSurvivesWriting(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tekst := trekFormule(t, 3)
		formule, err := convenant.LeesFormule(tekst)
		if err != nil {
			t.Fatalf("%q: %v", tekst, err)
		}
		weer, err := convenant.LeesFormule(formule.String())
		if err != nil || weer.String() != formule.String() {
			t.Fatalf("%q is written as %q, which reads as %q (%v)", tekst, formule, weer, err)
		}
		ja := rapid.SliceOfN(rapid.Bool(), 0, 7).Draw(t, "ja")
		if formule.Voldoet(ja) != weer.Voldoet(ja) {
			t.Fatalf("%q and %q judge %v differently", tekst, weer, ja)
		}
	})
}

// Answering yes where it was no never turns a Casus that fits into one that does not.
func TestFormuleIsMonotone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		formule, err := convenant.LeesFormule(trekFormule(t, 3))
		if err != nil {
			t.Fatal(err)
		}
		ja := rapid.SliceOfN(rapid.Bool(), 5, 5).Draw(t, "ja")
		eerst := formule.Voldoet(ja)
		ja[rapid.IntRange(0, 4).Draw(t, "welke")] = true
		if eerst && !formule.Voldoet(ja) {
			t.Fatalf("%q: one yes more and it fits no longer", formule)
		}
	})
}

func trekFormule(t *rapid.T, diepte int) string {
	if diepte == 0 || rapid.Bool().Draw(t, "enkel") {
		return rapid.SampledFrom([]string{"1", "2", "3", "4"}).Draw(t, "criterium")
	}
	var delen []string
	for range rapid.IntRange(1, 3).Draw(t, "leden") {
		delen = append(delen, "("+trekFormule(t, diepte-1)+")")
	}
	return strings.Join(delen, rapid.SampledFrom([]string{" en ", " of "}).Draw(t, "voegwoord"))
}

func FuzzLeesFormule(f *testing.F) {
	for _, tekst := range []string{convenant.Standaardformule, "((1))", "1 of (2 en 3)", "1 en en", ")("} {
		f.Add(tekst)
	}
	f.Fuzz(func(t *testing.T, tekst string) {
		formule, err := convenant.LeesFormule(tekst)
		if err != nil {
			return
		}
		if formule.Voldoet(antwoorden(".xxxx")) || !formule.Voldoet(antwoorden("xxxxx")) {
			t.Errorf("%q is met without the introductory condition, or not met by all answers", tekst)
		}
	})
}

// rule B2-1: the introductory condition first, then the four of the annex, each a question.
func TestCriteria(t *testing.T) {
	criteria := convenant.Criteria()
	if len(criteria) != 5 {
		t.Fatalf("%d criteria, want the introductory condition and four", len(criteria))
	}
	for i, c := range criteria {
		if c.Nummer != i || c.Naam == "" || !strings.HasSuffix(c.Vraag, "?") {
			t.Errorf("criterion %d is %+v", i, c)
		}
	}
}
