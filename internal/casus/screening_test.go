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

// nu is a moment at which it is another day in Amsterdam than in UTC, in the night after which summer time begins.
func nu() time.Time { return time.Date(2027, 3, 27, 23, 30, 0, 0, time.UTC).In(klok.Amsterdam()) } // 28 March, 00:30

// beoordeeld is a Screening with every field filled in, and nothing wrong.
func beoordeeld() casus.Screening {
	return casus.Screening{
		Overleg:  casus.Overleg{Met: "F. Voorbeeld", Datum: "27-3-2027", Wijze: "telefoon", Verslag: "Zij vindt het een goed plan."},
		Criteria: antwoorden("xx.xx"), Uitkomst: casus.Triage, Reden: "Verzonnen reden.", Naar: "Verzonnen wijkteam.", NamensPubliek: "p-verzonnen",
	}
}

// rule 9.2a-1: a judgement cannot be saved without the consultation of the aanmelder: with whom, when, how, and what they find.
func TestScreeningOverleg(t *testing.T) {
	const (
		met      = "overleg.met: Schrijf op met wie van de aanmelder je hebt overlegd."
		wanneer  = "overleg.datum: Vul in wanneer het overleg was, bijvoorbeeld 4-3-2026."
		geweest  = "overleg.datum: Het overleg moet al geweest zijn. Kies vandaag of een dag ervoor."
		teLang   = "overleg.datum: Dit overleg is langer dan een jaar geleden. Overleg opnieuw, of kijk de datum na."
		hoe      = "overleg.wijze: Kies hoe jullie overlegden."
		verslag  = "overleg.verslag: Schrijf op wat de aanmelder vindt."
		onbekend = "overleg.met: Deze tekst bevat tekens die we niet kunnen lezen."
	)
	for _, g := range []struct {
		naam   string
		anders func(*casus.Overleg)
		want   []string
	}{
		{"complete", func(*casus.Overleg) {}, nil},
		{"none", func(o *casus.Overleg) { *o = casus.Overleg{} }, []string{met, wanneer, hoe, verslag}},
		{"with nobody", func(o *casus.Overleg) { o.Met = " " }, []string{met}},
		{"a name that is too long", func(o *casus.Overleg) { o.Met = strings.Repeat("a", 201) }, []string{"overleg.met: Gebruik hoogstens 200 tekens."}},
		{"a name that is no text", func(o *casus.Overleg) { o.Met = "F\x00" }, []string{onbekend}},
		{"never", func(o *casus.Overleg) { o.Datum = "" }, []string{wanneer}},
		{"on a day that does not exist", func(o *casus.Overleg) { o.Datum = "29-2-2027" }, []string{wanneer}},
		{"today, which is another day in UTC", func(o *casus.Overleg) { o.Datum = "28-3-2027" }, nil},
		{"tomorrow", func(o *casus.Overleg) { o.Datum = "29-3-2027" }, []string{geweest}},
		{"a year ago", func(o *casus.Overleg) { o.Datum = "28 maart 2026" }, nil},
		{"a day longer ago", func(o *casus.Overleg) { o.Datum = "27 maart 2026" }, []string{teLang}},
		{"in another century", func(o *casus.Overleg) { o.Datum = "1-1-1900" }, []string{teLang}},
		{"in no way", func(o *casus.Overleg) { o.Wijze = "" }, []string{hoe}},
		{"in another way", func(o *casus.Overleg) { o.Wijze = "Telefoon" }, []string{hoe}},
		{"without a report", func(o *casus.Overleg) { o.Verslag = "\n" }, []string{verslag}},
	} {
		t.Run(g.naam, func(t *testing.T) {
			s := beoordeeld()
			g.anders(&s.Overleg)
			verwacht(t, s.Valideer(nu(), convenant.Standaard()), g.want...)
		})
	}
	for _, wijze := range casus.Wijzen() {
		s := beoordeeld()
		s.Overleg.Wijze = wijze
		verwacht(t, s.Valideer(nu(), convenant.Standaard()))
	}
}

// rule 1.4-1: a Casus goes on to triage only when it meets the criteria; another outcome says why.
func TestScreeningUitkomst(t *testing.T) {
	const (
		kies   = "uitkomst: Kies een uitkomst."
		triage = "uitkomst: Naar triage kan alleen als de casus voldoet aan de criteria (Bijlage 2). Kijk je antwoorden na of kies een andere uitkomst."
		verder = "reden: Schrijf op waarom de casus niet verder gaat."
		naar   = "naar: Schrijf op waar de casus naartoe gaat."
		beter  = "reden: Schrijf op waarom de casus daar beter past."
	)
	for _, g := range []struct {
		naam        string
		uitkomst    casus.Fase
		beeld       string
		reden, naar string
		want        []string
	}{
		{"triage", casus.Triage, "xx.xx", "", "", nil},
		{"triage, one criterion short", casus.Triage, "xx.x.", "Reden.", "", []string{triage}},
		{"triage, not the introductory condition", casus.Triage, ".xxxx", "", "", []string{triage}},
		{"triage, an answer left out", casus.Triage, "xx.x", "", "", []string{"criteria: Beantwoord alle criteria.", triage}},
		{"not further", casus.Afgewezen, ".....", "Past niet.", "", nil},
		{"not further, though it meets the criteria", casus.Afgewezen, "xxxxx", "Al opgelost.", "", nil},
		{"not further, and not why", casus.Afgewezen, ".....", " ", "", []string{verder}},
		{"sent on", casus.Doorverwezen, "x..x.", "Past daar.", "Verzonnen wijkteam", nil},
		{"sent on, to nobody and not why", casus.Doorverwezen, "x..x.", "", "\t", []string{naar, beter}},
		{"sent on, too long a name", casus.Doorverwezen, "x..x.", "Past daar.", strings.Repeat("a", 201), []string{"naar: Gebruik hoogstens 200 tekens."}},
		{"no outcome", "", "xx.xx", "", "", []string{kies}},
		{"back", casus.Aangemeld, "xx.xx", "", "", []string{kies}},
		{"standing still", casus.InScreening, "xx.xx", "", "", []string{kies}},
		{"a phase that does not exist", "rto", "xx.xx", "", "", []string{kies}},
		{"a reason that is too long", casus.Triage, "xx.xx", strings.Repeat("a", casus.MaxTekst+1), "",
			[]string{"reden: Deze tekst is te lang. Gebruik hoogstens 20.000 tekens."}},
	} {
		t.Run(g.naam, func(t *testing.T) {
			s := beoordeeld()
			s.Uitkomst, s.Criteria, s.Reden, s.Naar = g.uitkomst, antwoorden(g.beeld), g.reden, g.naar
			verwacht(t, s.Valideer(nu(), convenant.Standaard()), g.want...)
		})
	}
}

// rule B2-1: the Procesregisseur answers each criterion anew, and the house's own formula counts.
func TestScreeningCriteria(t *testing.T) {
	s := beoordeeld()
	s.Criteria[3] = casus.Criterium{Antwoord: "misschien"}
	verwacht(t, s.Valideer(nu(), convenant.Standaard()),
		"criteria[3].antwoord: Kies ja of nee: meer ketens nodig.",
		"criteria[3].toelichting: Leg je antwoord uit: meer ketens nodig.",
		"uitkomst: Naar triage kan alleen als de casus voldoet aan de criteria (Bijlage 2). Kijk je antwoorden na of kies een andere uitkomst.")
	alleenEen, err := convenant.LeesFormule("1")
	if err != nil {
		t.Fatal(err)
	}
	s.Criteria = antwoorden("xx...")
	verwacht(t, s.Valideer(nu(), alleenEen))
}

// All that is missing is said at once, in the order of the form.
func TestScreeningLeeg(t *testing.T) {
	verwacht(t, casus.Screening{}.Valideer(nu(), convenant.Standaard()),
		"overleg.met: Schrijf op met wie van de aanmelder je hebt overlegd.",
		"overleg.datum: Vul in wanneer het overleg was, bijvoorbeeld 4-3-2026.",
		"overleg.wijze: Kies hoe jullie overlegden.",
		"overleg.verslag: Schrijf op wat de aanmelder vindt.",
		"criteria: Beantwoord alle criteria.",
		"uitkomst: Kies een uitkomst.",
	)
}

// rules 1.4-1 and 9.2a-1, whatever is typed: what is accepted with triage as its outcome was consulted on and meets the
// criteria. The messages are plain sentences about fields that exist and repeat nothing.
func TestScreeningMeldingen(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		goed := rapid.OneOf(rapid.Just(getypt), rapid.Just(getypt), rapid.Just(getypt), tekst())
		s := casus.Screening{
			Overleg: casus.Overleg{
				Met: goed.Draw(t, "met"), Verslag: goed.Draw(t, "verslag"),
				Datum: rapid.SampledFrom([]klok.Datum{"1-3-2027", "28-3-2027", "1-4-2027", getypt}).Draw(t, "datum"),
				Wijze: rapid.SampledFrom([]string{"mail", "gesprek", "", getypt}).Draw(t, "wijze"),
			},
			Criteria: rapid.OneOf(criteria(), rapid.Map(rapid.StringMatching("x[x.]xxx|[x.]{5}"), antwoorden)).Draw(t, "criteria"),
			Uitkomst: rapid.SampledFrom(slices.Concat(casus.Fasen(), []casus.Fase{casus.Triage, "", getypt})).Draw(t, "uitkomst"),
			Reden:    goed.Draw(t, "reden"), Naar: goed.Draw(t, "naar"),
		}
		err := s.Valideer(nu(), convenant.Standaard())
		controleer(t, err, beoordeeld())
		if err != nil {
			return
		}
		if dag, ok := s.Overleg.Datum.Lees(); !ok || dag.After(nu()) || s.Overleg.Met == "" || s.Overleg.Wijze == "" || s.Overleg.Verslag == "" {
			t.Fatalf("accepted without the consultation: %+v", s.Overleg)
		}
		if s.Uitkomst == casus.Triage && !casus.VoldoetAan(convenant.Standaard(), s.Criteria) {
			t.Fatalf("goes to triage without the criteria: %+v", s.Criteria)
		}
		if !casus.InScreening.Volgt(s.Uitkomst) {
			t.Fatalf("goes to %q", s.Uitkomst)
		}
	})
}
