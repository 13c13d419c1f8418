// SPDX-License-Identifier: EUPL-1.2

package casus_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"rondetafel/internal/casus"
	"rondetafel/internal/convenant"
	"rondetafel/internal/klok"
)

// antwoorden makes answers from a picture: "ja" for each "x", the introductory condition first.
func antwoorden(beeld string) []casus.Criterium {
	var uit []casus.Criterium
	for _, teken := range beeld {
		c := casus.Criterium{Antwoord: "nee", Toelichting: "Verzonnen uitleg."}
		if teken == 'x' {
			c.Antwoord = "ja"
		}
		uit = append(uit, c)
	}
	return uit
}

// volledig is an Aanmelding with every field filled in, and nothing wrong.
func volledig() casus.Aanmelding {
	return casus.Aanmelding{
		Inhoud: casus.Inhoud{
			Doelen: []string{"veiligheid", "overlast"}, Aanleiding: "Verzonnen aanleiding.", Geprobeerd: "Twee gesprekken.",
			Criteria: antwoorden("xx.xx"), Leefgebieden: []string{"wonen", "geld"}, LeefgebiedToelichting: "Verzonnen uitleg.",
		},
		Namens: "p-verzonnen", Contact: "m-verzonnen", Soort: casus.Complex, Gemeente: "GM0957", Concept: "k-verzonnen",
		Betrokkenen: []casus.Betrokkene{
			{Voornaam: "Fenna", Tussenvoegsel: "van", Achternaam: "Voorbeeld", Geboortedatum: "4-3-2004", BSN: "999990019",
				Rol: casus.Hoofdbetrokkene},
			{Voornaam: "Boris", Achternaam: "Voorbeeld", Rol: casus.Gezinslid},
		},
	}
}

func TestAanmeldingVolledig(t *testing.T) {
	verwacht(t, volledig().Valideer(meldDag()))
	for _, gemeente := range convenant.Gemeenten() {
		a := volledig()
		a.Gemeente = gemeente.Code
		verwacht(t, a.Valideer(meldDag()))
	}
}

// All that is missing is said at once, in the order of the form.
func TestAanmeldingLeeg(t *testing.T) {
	verwacht(t, casus.Aanmelding{}.Valideer(meldDag()),
		"soort: Kies wat voor casus het is.",
		"gemeente: Kies de gemeente.",
		"doelen: Kies minstens één doel. Zonder doel mag het Veiligheidshuis geen gegevens gebruiken.",
		"aanleiding: Schrijf op waarom je deze casus aanmeldt.",
		"geprobeerd: Schrijf op wat er al is geprobeerd.",
		"betrokkenen: Vul minstens één betrokkene in: de mens om wie het gaat.",
		"criteria: Beantwoord alle criteria.",
		"leefgebieden: Kies minstens één leefgebied waarop het misgaat.",
	)
}

func TestAanmelding(t *testing.T) {
	for _, g := range []struct {
		naam   string
		anders func(*casus.Aanmelding)
		want   []string
	}{
		{"a kind that does not exist", func(a *casus.Aanmelding) { a.Soort = "nazorg" }, // rule 2.2-1
			[]string{"soort: Kies wat voor casus het is."}},
		{"no kind", func(a *casus.Aanmelding) { a.Soort = "" }, // rule 2.2-1
			[]string{"soort: Kies wat voor casus het is."}},
		{"a young person", func(a *casus.Aanmelding) { a.Soort = casus.Jongere }, nil}, // rule 2.2-1
		{"a municipality outside the covenant", func(a *casus.Aanmelding) { a.Gemeente = "GM0363" },
			[]string{"gemeente: Kies de gemeente."}},
		{"a municipality by name", func(a *casus.Aanmelding) { a.Gemeente = "Roermond" },
			[]string{"gemeente: Kies de gemeente."}},
		{"on behalf of a Partij, by nobody of it", func(a *casus.Aanmelding) { a.Contact = "" },
			[]string{"contact: Kies wie van deze Partij de aanmelding bevestigt."}},
		{"for the own Partij, so nobody confirms", func(a *casus.Aanmelding) { a.Namens, a.Contact = "", "" }, nil},
		{"no goal", func(a *casus.Aanmelding) { a.Doelen = nil }, // rule 2.1-1
			[]string{"doelen: Kies minstens één doel. Zonder doel mag het Veiligheidshuis geen gegevens gebruiken."}},
		{"a goal that is not in 2.1", func(a *casus.Aanmelding) { a.Doelen = []string{"nieuwsgierigheid"} }, // rule 2.1-1
			[]string{"doelen: Kies een doel uit de lijst."}},
		{"unknown goals beside a known one are said once", func(a *casus.Aanmelding) { a.Doelen = []string{"", "recidive", "x"} },
			[]string{"doelen: Kies een doel uit de lijst."}},
		{"only white space", func(a *casus.Aanmelding) { a.Aanleiding, a.Geprobeerd = " \n", "\t" },
			[]string{"aanleiding: Schrijf op waarom je deze casus aanmeldt.", "geprobeerd: Schrijf op wat er al is geprobeerd."}},
		{"texts that are too long", func(a *casus.Aanmelding) {
			a.Aanleiding, a.LeefgebiedToelichting = strings.Repeat("é", casus.MaxTekst+1), strings.Repeat("a", casus.MaxTekst+1)
		}, []string{"aanleiding: Deze tekst is te lang. Gebruik hoogstens 20.000 tekens.",
			"leefgebiedToelichting: Deze tekst is te lang. Gebruik hoogstens 20.000 tekens."}},
		{"no part of life", func(a *casus.Aanmelding) { a.Leefgebieden = []string{} },
			[]string{"leefgebieden: Kies minstens één leefgebied waarop het misgaat."}},
		{"parts of life that do not exist are said once", func(a *casus.Aanmelding) { a.Leefgebieden = []string{"wonen", "x", "y"} },
			[]string{"leefgebieden: Kies een leefgebied uit de lijst."}},
		{"no explanation with the parts of life", func(a *casus.Aanmelding) { a.LeefgebiedToelichting = "" }, nil},
	} {
		t.Run(g.naam, func(t *testing.T) {
			a := volledig()
			g.anders(&a)
			verwacht(t, a.Valideer(meldDag()), g.want...)
		})
	}
}

// rule B2-1: the aanmelder answers every criterion by yes or no, with an explanation.
func TestAanmeldingCriteria(t *testing.T) {
	for _, g := range []struct {
		naam   string
		anders func(c []casus.Criterium) []casus.Criterium
		want   []string
	}{
		{"no is an answer too", func([]casus.Criterium) []casus.Criterium { return antwoorden(".....") }, nil},
		{"one left out", func(c []casus.Criterium) []casus.Criterium { return c[:4] }, []string{"criteria: Beantwoord alle criteria."}},
		{"one too many", func(c []casus.Criterium) []casus.Criterium { return append(c, casus.Criterium{}) },
			[]string{"criteria: Beantwoord alle criteria."}},
		{"no answer", func(c []casus.Criterium) []casus.Criterium { c[2].Antwoord = ""; return c },
			[]string{"criteria[2].antwoord: Kies ja of nee: gezin of omgeving."}},
		{"something else", func(c []casus.Criterium) []casus.Criterium { c[0].Antwoord = "Ja"; return c },
			[]string{"criteria[0].antwoord: Kies ja of nee: zorg, straf en gemeente samen."}},
		{"no explanation", func(c []casus.Criterium) []casus.Criterium { c[4].Toelichting = "  "; return c },
			[]string{"criteria[4].toelichting: Leg je antwoord uit: problemen op meer leefgebieden."}},
		{"an explanation that is too long", func(c []casus.Criterium) []casus.Criterium {
			c[1].Toelichting = strings.Repeat("a", casus.MaxTekst+1)
			return c
		}, []string{"criteria[1].toelichting: Deze tekst is te lang. Gebruik hoogstens 20.000 tekens."}},
		{"two at once", func(c []casus.Criterium) []casus.Criterium {
			c[1], c[3] = casus.Criterium{}, casus.Criterium{}
			return c
		},
			[]string{"criteria[1].antwoord: Kies ja of nee: ernstig probleem met veiligheid.",
				"criteria[1].toelichting: Leg je antwoord uit: ernstig probleem met veiligheid.",
				"criteria[3].antwoord: Kies ja of nee: meer ketens nodig.",
				"criteria[3].toelichting: Leg je antwoord uit: meer ketens nodig."}},
	} {
		t.Run(g.naam, func(t *testing.T) {
			a := volledig()
			a.Criteria = g.anders(a.Criteria)
			verwacht(t, a.Valideer(meldDag()), g.want...)
		})
	}
}

// rules B2-1 and 1.4-1: what meets the criteria is complex, by the house's own reading of the annex.
func TestVoldoetAan(t *testing.T) {
	standaard := convenant.Standaard()
	alleenDrie, err := convenant.LeesFormule("3")
	if err != nil {
		t.Fatal(err)
	}
	for _, g := range []struct {
		naam    string
		formule convenant.Formule
		beeld   string
		want    bool
	}{
		{"all", standaard, "xxxxx", true},
		{"1 of 1 and 2", standaard, "xx.xx", true},
		{"2 of 1 and 2", standaard, "x.xxx", true},
		{"neither 1 nor 2", standaard, "x..xx", false},
		{"not 4", standaard, "xxxx.", false},
		{"without the introductory condition", standaard, ".xxxx", false},
		{"an answer that is missing is a no", standaard, "xxxx", false},
		{"no answers", standaard, "", false},
		{"answers beyond the list are not read", standaard, "x..xxxx", false},
		{"another reading of the annex", alleenDrie, "x..x.", true},
		{"another reading, not met", alleenDrie, "xxx.x", false},
		{"no reading at all", convenant.Formule{}, "xxxxx", false},
	} {
		if got := casus.VoldoetAan(g.formule, antwoorden(g.beeld)); got != g.want {
			t.Errorf("%s: %t, want %t", g.naam, got, g.want)
		}
	}
	if casus.VoldoetAan(standaard, []casus.Criterium{{Antwoord: "Ja"}, {Antwoord: "true"}, {}, {Antwoord: "ja "}, {Antwoord: "ja"}}) {
		t.Error("an answer that is not ja counts as one")
	}
}

func TestSchoon(t *testing.T) {
	a := volledig()
	leeg := casus.Betrokkene{Voornaam: " ", Geboortedatum: "\t", BSN: " ", Rol: casus.Gezinslid}
	a.Betrokkenen = []casus.Betrokkene{leeg, a.Betrokkenen[0], leeg, a.Betrokkenen[1]}
	a.Betrokkenen[1].BSN = " 9999.90-019 "
	s := a.Schoon()
	if !slices.Equal(s.Betrokkenen, volledig().Betrokkenen) {
		t.Errorf("got %+v", s.Betrokkenen)
	}
	verwacht(t, s.Valideer(meldDag()))
	if len(a.Betrokkenen) != 4 || a.Betrokkenen[0] != leeg || a.Betrokkenen[1].BSN != " 9999.90-019 " {
		t.Errorf("the report that was typed is changed: %+v", a.Betrokkenen)
	}
	if s := (casus.Aanmelding{Betrokkenen: []casus.Betrokkene{leeg}}).Schoon(); len(s.Betrokkenen) != 0 {
		t.Errorf("an empty form has betrokkenen: %+v", s.Betrokkenen)
	}
}

func tekst() *rapid.Generator[string] {
	return rapid.SampledFrom([]string{"", " ", getypt, getypt + "\x00", getypt + "\xff", strings.Repeat(getypt, 90),
		strings.Repeat(getypt, 7000)})
}

func criteria() *rapid.Generator[[]casus.Criterium] {
	een := rapid.Custom(func(t *rapid.T) casus.Criterium {
		return casus.Criterium{Antwoord: rapid.SampledFrom([]string{"", "ja", "nee", getypt}).Draw(t, "antwoord"),
			Toelichting: tekst().Draw(t, "toelichting")}
	})
	return rapid.SliceOfN(een, 0, 7)
}

func betrokkene() *rapid.Generator[casus.Betrokkene] {
	return rapid.Custom(func(t *rapid.T) casus.Betrokkene {
		return casus.Betrokkene{
			Voornaam: tekst().Draw(t, "voornaam"), Tussenvoegsel: tekst().Draw(t, "tussenvoegsel"), Achternaam: tekst().Draw(t, "achternaam"),
			Geboortedatum: rapid.SampledFrom([]klok.Datum{"", getypt, "31-2-2004", "4-3-2004", "1-1-1899"}).Draw(t, "geboortedatum"),
			BSN:           rapid.SampledFrom([]string{"", getypt, "123456789", "999990019"}).Draw(t, "bsn"),
			Rol:           rapid.SampledFrom(append(casus.Rollen(), "", getypt)).Draw(t, "rol"),
		}
	})
}

// Whatever is typed, the messages are plain sentences about fields that exist and repeat none of it.
func TestAanmeldingMeldingen(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		lijst := rapid.SliceOfN(rapid.SampledFrom([]string{"", getypt, "veiligheid", "wonen"}), 0, 4)
		a := casus.Aanmelding{
			Inhoud: casus.Inhoud{
				Doelen: lijst.Draw(t, "doelen"), Leefgebieden: lijst.Draw(t, "leefgebieden"), Aanleiding: tekst().Draw(t, "aanleiding"),
				Geprobeerd: tekst().Draw(t, "geprobeerd"), LeefgebiedToelichting: tekst().Draw(t, "leefgebiedToelichting"),
				Criteria: criteria().Draw(t, "criteria"),
			},
			Namens: tekst().Draw(t, "namens"), Contact: tekst().Draw(t, "contact"), Gemeente: tekst().Draw(t, "gemeente"),
			Soort:       rapid.SampledFrom(append(casus.Soorten(), "", getypt)).Draw(t, "soort"),
			Betrokkenen: rapid.SliceOfN(betrokkene(), 0, 4).Draw(t, "betrokkenen"),
		}
		controleer(t, a.Valideer(meldDag()), volledig())
	})
}

// meldDag is the day on which the tests report.
func meldDag() time.Time { return time.Date(2026, time.November, 23, 12, 0, 0, 0, klok.Amsterdam()) }

func TestGeboortedatumDieNogKomt(t *testing.T) {
	a := volledig()
	a.Betrokkenen[0].Geboortedatum = "24-11-2026"
	verwacht(t, a.Valideer(meldDag()), "betrokkenen[0].geboortedatum: Deze geboortedatum moet nog komen. Kijk hem na.")
	a.Betrokkenen[0].Geboortedatum = "23-11-2026"
	verwacht(t, a.Valideer(meldDag()))
}
