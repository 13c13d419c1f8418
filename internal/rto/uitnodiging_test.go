// SPDX-License-Identifier: EUPL-1.2

package rto_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"rondetafel/internal/rto"
)

// rule 9.2e-1: each invitation says what is asked; that there is a ground (rule 9.2e-2) is asked by policy.
func TestUitnodigen(t *testing.T) {
	const bijdrage = "Schrijf op wat je van deze Partij vraagt (art. 9.2e)."
	goed := rto.Uitnodiging{Partij: "p-a", Grond: "Wmo 2.1", Bijdrage: "Wat er kan met wonen."}
	for _, g := range []struct {
		naam string
		in   []rto.Uitnodiging
		want []string
	}{
		{"one", []rto.Uitnodiging{goed}, nil},
		{"the ground of taking part", []rto.Uitnodiging{{Partij: "p-a", Bijdrage: "Verzonnen."}}, nil},
		{"nobody", nil, []string{"uitnodigingen: Kies minstens één Partij om uit te nodigen (art. 9.2e)."}},
		{"twice", []rto.Uitnodiging{goed, goed}, []string{"uitnodigingen[1].partij: Deze Partij staat er twee keer. Haal er één weg."}},
		{"asked for nothing", []rto.Uitnodiging{goed, {Partij: "p-b", Bijdrage: " "}}, []string{"uitnodigingen[1].bijdrage: " + bijdrage}},
		{"a ground that is too long", []rto.Uitnodiging{{Partij: "p-a", Grond: strings.Repeat("a", 201), Bijdrage: "Iets."}},
			[]string{"uitnodigingen[0].grond: Gebruik hoogstens 200 tekens."}},
		{"too many", make([]rto.Uitnodiging, 5000), []string{"uitnodigingen: Nodig hoogstens 100 Partijen uit."}},
	} {
		t.Run(g.naam, func(t *testing.T) { verwacht(t, rto.Uitnodigen{Uitnodigingen: g.in}.Valideer(), g.want...) })
	}
	ruw := rto.Uitnodigen{Uitnodigingen: []rto.Uitnodiging{{Bijdrage: "van een rij zonder Partij"}, goed}}
	if got := ruw.Schoon().Uitnodigingen; !slices.Equal(got, []rto.Uitnodiging{goed}) || len(ruw.Uitnodigingen) != 2 {
		t.Errorf("got %+v of %+v", got, ruw)
	}
}

// rules 6.2-1 and 6.3-1: a Partij says whom it sends, and from whom the mandate is.
func TestAfvaardiging(t *testing.T) {
	goed := rto.Afvaardiging{Komt: "ja", Medewerker: "m-a", Vervanger: "m-b", Mandaat: true, MandaatVan: "de teamleider"}
	for _, g := range []struct {
		naam   string
		anders func(*rto.Afvaardiging)
		want   []string
	}{
		{"complete", func(*rto.Afvaardiging) {}, nil},
		{"without a substitute", func(a *rto.Afvaardiging) { a.Vervanger = "" }, nil},
		{"without a mandate", func(a *rto.Afvaardiging) { a.Mandaat, a.MandaatVan = false, "" }, nil},
		{"a mandate of nobody", func(a *rto.Afvaardiging) { a.MandaatVan = " " }, []string{"mandaatVan: Schrijf op van wie het mandaat is (art. 6.3)."}},
		{"nothing", func(a *rto.Afvaardiging) { *a = rto.Afvaardiging{} }, []string{"komt: Kies of jullie komen."}},
		{"nobody comes", func(a *rto.Afvaardiging) { *a = rto.Afvaardiging{Komt: "nee"} }, nil},
		{"somebody comes, and not who", func(a *rto.Afvaardiging) { a.Medewerker, a.Vervanger = "", "" }, []string{"medewerker: Kies wie er komt."}},
		{"stands in for themselves", func(a *rto.Afvaardiging) { a.Vervanger = "m-a" }, []string{"vervanger: Kies een ander als vervanger, of niemand."}},
		{"another word", func(a *rto.Afvaardiging) { a.Komt = "misschien" }, []string{"komt: Kies of jullie komen."}},
		{"a long name", func(a *rto.Afvaardiging) { a.MandaatVan = strings.Repeat("a", 201) }, []string{"mandaatVan: Gebruik hoogstens 200 tekens."}},
	} {
		t.Run(g.naam, func(t *testing.T) {
			a := goed
			g.anders(&a)
			verwacht(t, a.Valideer(), g.want...)
		})
	}
}

func TestAanwezigheid(t *testing.T) {
	a := rto.Aanwezigheid{Aanwezig: []rto.Aanwezige{{"p-a", "m-a"}, {"p-b", ""}, {"p-c", "m-c"}}}
	verwacht(t, a.Schoon().Valideer())
	if got := a.Schoon().Aanwezig; len(got) != 2 || len(a.Aanwezig) != 3 {
		t.Errorf("got %+v of %+v", got, a)
	}
	verwacht(t, rto.Aanwezigheid{}.Valideer(), "aanwezig: Kies wie er is.")
	verwacht(t, rto.Aanwezigheid{Aanwezig: []rto.Aanwezige{{"p-a", "m-a"}, {"p-a", "m-b"}}}.Valideer(),
		"aanwezig[1].partij: Deze Partij staat er twee keer. Haal er één weg.")
	if n := len(meldingen(t, rto.Aanwezigheid{Aanwezig: make([]rto.Aanwezige, 100_000)}.Valideer())); n > 101 {
		t.Errorf("%d messages", n)
	}
}

// rules 6.2-1 and 6.3-1: only whom the Partij sent attends, and only who has a mandate counts.
func TestGenodigde(t *testing.T) {
	for _, g := range []struct {
		g                 rto.Genodigde
		telt, afwijkend   bool
		stuurde, nietDeze string
	}{
		{rto.Genodigde{Medewerker: "m-a", Vervanger: "m-b", Mandaat: true, Aanwezig: "m-b"}, true, false, "m-b", "m-c"},
		{rto.Genodigde{Medewerker: "m-a", Mandaat: true}, false, false, "m-a", ""},
		{rto.Genodigde{Medewerker: "m-a", Aanwezig: "m-a"}, false, true, "m-a", "m-b"},
		{rto.Genodigde{}, false, false, "", ""},
	} {
		if g.g.Telt() != g.telt || g.g.Afwijkend() != g.afwijkend {
			t.Errorf("%+v: counts %t, deviates %t", g.g, g.g.Telt(), g.g.Afwijkend())
		}
		if g.stuurde != "" && !g.g.Stuurde(g.stuurde) || g.g.Stuurde(g.nietDeze) || g.g.Stuurde("") {
			t.Errorf("%+v: sent the wrong people", g.g)
		}
	}
}

// Nobody counts who was not there or has no mandate, whatever the table.
func TestTellend(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var alle []rto.Genodigde
		n := 0
		for i := range rapid.IntRange(0, 8).Draw(t, "n") {
			g := rto.Genodigde{Partij: fmt.Sprint("p-", i), Mandaat: rapid.Bool().Draw(t, "mandaat"),
				Aanwezig: rapid.SampledFrom([]string{"", "m-x"}).Draw(t, "aanwezig")}
			if g.Mandaat && g.Aanwezig != "" {
				n++
			}
			alle = append(alle, g)
		}
		uit := rto.Tellend(alle)
		if len(uit) != n {
			t.Fatalf("%d count, want %d of %+v", len(uit), n, alle)
		}
		for _, g := range uit {
			if !g.Mandaat || g.Aanwezig == "" || g.Afwijkend() {
				t.Fatalf("%+v counts", g)
			}
		}
	})
}
