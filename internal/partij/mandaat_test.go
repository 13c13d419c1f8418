// SPDX-License-Identifier: EUPL-1.2

package partij_test

import (
	"errors"
	"reflect"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"rondetafel/internal/errs"
	"rondetafel/internal/partij"
)

// rule 6.3-1: only a mandate has limits, and each is one that can be.
func TestReikwijdteValideer(t *testing.T) {
	goed := partij.Reikwijdte{Besluiten: []partij.Mandaatbesluit{"plan"}, Soorten: []partij.Mandaatsoort{"gezin"}, Casussen: []string{"2026-0142 , 2026-123456"}}
	veel := partij.Reikwijdte{Casussen: strings.Split(strings.Repeat("2026-0142 ", 51), " ")}
	for i := range veel.Casussen[:51] {
		veel.Casussen[i] = "2026-1" + string(rune('0'+i/10)) + string(rune('0'+i%10)) + "0"
	}
	for naam, geval := range map[string]struct {
		functie partij.Functie
		in      partij.Reikwijdte
		veld    string
	}{
		"alles":              {partij.Mandaat, partij.Reikwijdte{}, ""},
		"grenzen":            {partij.Mandaat, goed, ""},
		"andere functie":     {partij.Uitvoerder, goed, "reikwijdte.besluiten"},
		"onbekend besluit":   {partij.Mandaat, partij.Reikwijdte{Besluiten: []partij.Mandaatbesluit{"alles"}}, "reikwijdte.besluiten"},
		"onbekende soort":    {partij.Mandaat, partij.Reikwijdte{Soorten: []partij.Mandaatsoort{"nazorg_detentie"}}, "reikwijdte.soorten"},
		"geen nummer":        {partij.Mandaat, partij.Reikwijdte{Casussen: []string{"2026-0142,0143"}}, "reikwijdte.casussen"},
		"te veel casussen":   {partij.Mandaat, veel, "reikwijdte.casussen"},
		"leeg veld":          {partij.Mandaat, partij.Reikwijdte{Casussen: []string{" "}, Besluiten: []partij.Mandaatbesluit{""}}, ""},
		"leeg, een ander":    {partij.Uitvoerder, partij.Reikwijdte{Casussen: []string{""}}, ""},
		"kort van een casus": {partij.Mandaat, partij.Reikwijdte{Casussen: []string{"26-0142"}}, "reikwijdte.casussen"},
	} {
		in := partij.FunctieGeven{Functie: geval.functie, Reikwijdte: geval.in}.Schoon()
		if got := velden(in.Valideer(vandaag())); got != geval.veld {
			t.Errorf("%s: wrong is %q, want %q", naam, got, geval.veld)
		}
		uit := partij.MedewerkerUitnodigen{Naam: "Noor Verzonnen", Functies: []partij.Functie{geval.functie}, Reikwijdte: geval.in}.Schoon()
		if got := velden(uit.Valideer(vandaag())); got != geval.veld {
			t.Errorf("%s: wrong of an invitation is %q, want %q", naam, got, geval.veld)
		}
	}
}

// What is kept comes back, the same limits are the same text in whatever order, and what is none covers nothing.
func TestReikwijdteBewaard(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := partij.Reikwijdte{Besluiten: rapid.SliceOf(rapid.SampledFrom(partij.Mandaatbesluiten())).Draw(t, "besluiten"),
			Soorten:  rapid.SliceOf(rapid.SampledFrom(partij.Mandaatsoorten())).Draw(t, "soorten"),
			Casussen: rapid.SliceOf(rapid.StringMatching(`20[0-9]{2}-[0-9]{4}`)).Draw(t, "casussen")}
		if uit := partij.LeesReikwijdte(in.Bewaard()); !reflect.DeepEqual(uit, in.Schoon()) || uit.Leeg() != in.Leeg() {
			t.Fatalf("%+v came back as %+v", in, uit)
		}
		om := partij.Reikwijdte{Besluiten: append(in.Besluiten, in.Besluiten...), Soorten: in.Soorten, Casussen: []string{strings.Join(in.Casussen, ", ")}}
		if om.Schoon().Bewaard() != in.Bewaard() {
			t.Fatalf("%q and %q", om.Schoon().Bewaard(), in.Bewaard())
		}
	})
	for _, kapot := range []string{"{", "{}", "null", `{"besluiten":[]}`, "plan"} {
		if uit := partij.LeesReikwijdte(kapot); uit.Leeg() || uit.Casussen[0] != kapot {
			t.Errorf("%q is read as %+v", kapot, uit)
		}
	}
}

// rule 6.3-1: the mandate that counts is the one of the moment.
func TestMandaatOpEenMoment(t *testing.T) {
	nauw := partij.Reikwijdte{Soorten: []partij.Mandaatsoort{"gezin"}}
	m := partij.Medewerker{Functies: []partij.Toekenning{{Functie: partij.Uitvoerder, Tot: 30}, {Functie: partij.Mandaat, Van: 5, Tot: 10}, {Functie: partij.Mandaat, Van: 10, Tot: 20, Reikwijdte: nauw}}}
	for moment, wil := range map[int64]string{4: "", 5: "alles", 9: "alles", 10: "nauw", 19: "nauw", 20: ""} {
		r, heeft := m.Mandaat(moment)
		got := map[bool]string{false: "alles", true: "nauw"}[!r.Leeg()]
		if !heeft {
			got = ""
		}
		if got != wil {
			t.Errorf("at %d: %q, want %q", moment, got, wil)
		}
	}
}

// Nothing that is kept of a mandate changes with what is typed later: cleaning makes new lists.
func TestReikwijdteSchoonLaatStaan(t *testing.T) {
	in := partij.Reikwijdte{Besluiten: []partij.Mandaatbesluit{"plan", "", "afschalen", "plan"}, Soorten: []partij.Mandaatsoort{"jongere", "gezin"}, Casussen: []string{"2026-0002; 2026-0001", "2026-0002"}}
	uit := in.Schoon()
	if !reflect.DeepEqual(uit, partij.Reikwijdte{Besluiten: []partij.Mandaatbesluit{"afschalen", "plan"}, Soorten: []partij.Mandaatsoort{"gezin", "jongere"}, Casussen: []string{"2026-0001", "2026-0002"}}) {
		t.Errorf("clean it is %+v", uit)
	}
	if in.Besluiten[0] != "plan" || in.Soorten[0] != "jongere" || in.Casussen[0] != "2026-0002; 2026-0001" {
		t.Errorf("what was typed became %+v", in)
	}
	if !reflect.DeepEqual(uit.Schoon(), uit) || (partij.Reikwijdte{}).Bewaard() != "" {
		t.Errorf("cleaning twice gives %+v", uit.Schoon())
	}
	soorten := partij.Mandaatsoorten()
	soorten[0] = "alles"
	if partij.Mandaatsoorten()[0] == "alles" {
		t.Error("one caller changes the list of another")
	}
}

// rule 6.3-1: what is typed for numbers and is none is refused: it never means that there is no limit. An empty field does.
func TestReikwijdteFaaltDicht(t *testing.T) {
	in := partij.Reikwijdte{Casussen: []string{" , ;"}}.Schoon()
	g := partij.FunctieGeven{Medewerker: "m-a", Functie: partij.Mandaat, Reikwijdte: in}
	var i *errs.Invalid
	if err := g.Valideer(time.Date(2026, 1, 5, 12, 0, 0, 0, time.UTC)); in.Leeg() || !errors.As(err, &i) || i.Velden[0].Veld != "reikwijdte.casussen" {
		t.Errorf("%+v: %v", in, err)
	}
	if in := (partij.Reikwijdte{Casussen: []string{"", " "}}); !in.Schoon().Leeg() {
		t.Errorf("an empty field limits to %+v", in.Schoon())
	}
}
