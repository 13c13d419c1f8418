// SPDX-License-Identifier: EUPL-1.2

package informatie_test

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"rondetafel/internal/errs"
	"rondetafel/internal/informatie"
)

// fouten are the fields that err names, in order.
func fouten(err error) string {
	var i *errs.Invalid
	if !errors.As(err, &i) {
		return ""
	}
	var uit []string
	for _, v := range i.Velden {
		uit = append(uit, v.Veld)
	}
	return strings.Join(uit, " ")
}

// rule 7.2-4: every passage says something and names its suppliers, by name or all together.
func TestPassage(t *testing.T) {
	goed := informatie.Citaat{Tekst: "Er was overlast.", Partijen: []string{"p-a"}}
	veel := slices.Repeat([]informatie.Citaat{goed}, informatie.MaxPassages+1)
	for naam, geval := range map[string]struct {
		in  []informatie.Citaat
		wil string
	}{
		"nothing":        {nil, ""},
		"good":           {[]informatie.Citaat{goed, {Tekst: "Wij zien dit.", Partijen: []string{informatie.Gezamenlijk}}}, ""},
		"no supplier":    {[]informatie.Citaat{goed, {Tekst: "Er was overlast."}}, "p[1].partijen"},
		"no text":        {[]informatie.Citaat{{Tekst: " \n", Partijen: []string{"p-a"}}}, "p[0].tekst"},
		"a piece alone":  {[]informatie.Citaat{{Gegevens: []string{"g-1"}}}, "p[0].tekst p[0].partijen"},
		"too long":       {[]informatie.Citaat{{Tekst: strings.Repeat("x", 20_001), Partijen: []string{"p-a"}}}, "p[0].tekst"},
		"too many":       {veel, "p"},
		"the last of 30": {veel[:informatie.MaxPassages], ""},
	} {
		var v errs.Velden
		informatie.EisPassages(&v, "p", geval.in)
		if got := fouten(v.Fout()); got != geval.wil {
			t.Errorf("%s: wrong is %q, want %q", naam, got, geval.wil)
		}
	}
}

func TestSchonePassages(t *testing.T) {
	in := []informatie.Citaat{{}, {Tekst: " "}, {Tekst: "Een", Partijen: []string{"p-b", "p-a", "p-b"}, Gegevens: []string{"g-2", "g-1", "g-2"}},
		{Tekst: "Twee", Partijen: []string{"p-b", informatie.Gezamenlijk}}}
	wil := []informatie.Citaat{{Tekst: "Een", Partijen: []string{"p-a", "p-b"}, Gegevens: []string{"g-1", "g-2"}},
		{Tekst: "Twee", Partijen: []string{informatie.Gezamenlijk}}}
	if got := informatie.SchonePassages(in); !reflect.DeepEqual(got, wil) {
		t.Errorf("clean is %+v", got)
	}
	if !wil[1].Samen() || wil[0].Samen() {
		t.Error("which one is joint")
	}
}

// rule 13.2-3: who leaves a passage out writes nothing; who writes it anew says from whom it is.
func TestHerschrijven(t *testing.T) {
	for naam, geval := range map[string]struct {
		in  informatie.Herschrijven
		wil string
	}{
		"left out":    {informatie.Herschrijven{Weg: true}, ""},
		"written":     {informatie.Herschrijven{Tekst: "Beter", Partijen: []string{"p-a"}}, ""},
		"nothing":     {informatie.Herschrijven{}, "tekst partijen"},
		"no supplier": {informatie.Herschrijven{Tekst: "Beter"}, "partijen"},
	} {
		if got := fouten(geval.in.Schoon().Valideer()); got != geval.wil {
			t.Errorf("%s: wrong is %q, want %q", naam, got, geval.wil)
		}
	}
	weg := informatie.Herschrijven{Weg: true, Tekst: "x", Partijen: []string{"p-a"}, Gegevens: []string{"g"}, KloptNog: true, Versie: 3}.Schoon()
	if !reflect.DeepEqual(weg, informatie.Herschrijven{Weg: true, Versie: 3}) {
		t.Errorf("left out it still says %+v", weg)
	}
	in := informatie.Herschrijven{Tekst: "Beter", Partijen: []string{"p-b", "p-a", "p-a"}}.Schoon()
	if !slices.Equal(in.Partijen, []string{"p-a", "p-b"}) || in.Nieuw().Tekst != "Beter" {
		t.Errorf("written anew is %+v", in)
	}
}

func TestReden(t *testing.T) {
	for i, a := range informatie.Redenen() {
		if a.Zin() == string(a) || !strings.HasSuffix(a.Zin(), ".") || informatie.Zwaarste("", a) != a || informatie.Zwaarste(a, a) != a {
			t.Errorf("%s says %q", a, a.Zin())
		}
		for _, b := range informatie.Redenen()[i:] {
			if informatie.Zwaarste(a, b) != a || informatie.Zwaarste(b, a) != a {
				t.Errorf("of %s and %s the gravest is %s", a, b, informatie.Zwaarste(b, a))
			}
		}
	}
	if informatie.Zwaarste("", "") != "" || informatie.Reden("anders").Zin() != "anders" {
		t.Error("no reason has no weight")
	}
}

// rules 13.2-2, 13.2-3: conditions are stricter for a quotation when it may be made no more, or when somebody may read the piece no longer, or
// later, for less, or for a shorter time. What has nothing to do with that is no reason to write anew.
func TestStrenger(t *testing.T) {
	w := func(wie informatie.Lezers, lezers ...string) informatie.Voorwaarden {
		return informatie.Voorwaarden{Wie: wie, Lezers: lezers, Gebruik: informatie.Gebruik{Citeren: true}}
	}
	met := func(v informatie.Voorwaarden, f func(*informatie.Voorwaarden)) informatie.Voorwaarden {
		f(&v)
		return v
	}
	alle, niemand := w(informatie.AlleDeelnemers), w(informatie.AlleenProcesregisseur)
	for i, geval := range []struct {
		oud, nieuw informatie.Voorwaarden
		wil        bool
	}{
		{alle, alle, false},
		{alle, niemand, true},
		{niemand, alle, false},
		{alle, w(informatie.RolInPlan), true},
		{w(informatie.RolInPlan), alle, false},
		{niemand, w(informatie.RolInPlan), false},
		{w(informatie.RolInPlan), w(informatie.GekozenPartijen, "p-a"), true},
		{w(informatie.GekozenPartijen, "p-a"), w(informatie.RolInPlan), true},
		{w(informatie.GekozenPartijen, "p-a"), w(informatie.GekozenPartijen, "p-b", "p-a"), false},
		{w(informatie.GekozenPartijen, "p-a", "p-b"), w(informatie.GekozenPartijen, "p-b"), true},
		{alle, met(alle, func(v *informatie.Voorwaarden) { v.Citeren = false }), true},
		{met(alle, func(v *informatie.Voorwaarden) { v.Citeren = false }), alle, false},
		{alle, met(alle, func(v *informatie.Voorwaarden) { v.Vertellen, v.EigenDossier = true, true }), false},
		{met(alle, func(v *informatie.Voorwaarden) { v.Vertellen = true }), alle, false},
		{alle, met(alle, func(v *informatie.Voorwaarden) { v.Vanaf = informatie.VanafPlan }), true},
		{met(alle, func(v *informatie.Voorwaarden) { v.Vanaf = informatie.VanafPlan }), alle, false},
		{alle, met(alle, func(v *informatie.Voorwaarden) { v.Tot = "2027-03-01" }), true},
		{met(alle, func(v *informatie.Voorwaarden) { v.Tot = "2027-03-01" }), met(alle, func(v *informatie.Voorwaarden) { v.Tot = "2027-02-28" }), true},
		{met(alle, func(v *informatie.Voorwaarden) { v.Tot = "2027-03-01" }), alle, false},
		{alle, met(alle, func(v *informatie.Voorwaarden) { v.Doelen = []string{"veiligheid"} }), true},
		{met(alle, func(v *informatie.Voorwaarden) { v.Doelen = []string{"veiligheid", "overlast"} }),
			met(alle, func(v *informatie.Voorwaarden) { v.Doelen = []string{"overlast"} }), true},
		{met(alle, func(v *informatie.Voorwaarden) { v.Doelen = []string{"overlast"} }),
			met(alle, func(v *informatie.Voorwaarden) { v.Doelen = []string{"overlast", "veiligheid"} }), false},
		{met(alle, func(v *informatie.Voorwaarden) { v.Doelen = []string{"overlast"} }), alle, false},
	} {
		t.Run(fmt.Sprint(i), func(t *testing.T) {
			if got := geval.nieuw.Strenger(geval.oud); got != geval.wil {
				t.Errorf("from %+v to %+v is stricter: %t", geval.oud, geval.nieuw, got)
			}
		})
	}
}

// rule 13.2-3: conditions close something to a quotation unless all who take part read the piece, always and for every goal, and it may be quoted.
func TestBeperkt(t *testing.T) {
	open := informatie.Voorwaarden{Wie: informatie.AlleDeelnemers, Gebruik: informatie.Gebruik{Citeren: true}}
	for naam, geval := range map[string]struct {
		doe func(*informatie.Voorwaarden)
		wil bool
	}{
		"open":          {func(*informatie.Voorwaarden) {}, false},
		"used for more": {func(w *informatie.Voorwaarden) { w.Vertellen, w.VraagDerde, w.EigenDossier = true, true, true }, false},
		"not quoted":    {func(w *informatie.Voorwaarden) { w.Citeren = false }, true},
		"chosen":        {func(w *informatie.Voorwaarden) { w.Wie, w.Lezers = informatie.GekozenPartijen, []string{"p-a"} }, true},
		"the regie":     {func(w *informatie.Voorwaarden) { w.Wie = informatie.AlleenProcesregisseur }, true},
		"in the plan":   {func(w *informatie.Voorwaarden) { w.Wie = informatie.RolInPlan }, true},
		"later":         {func(w *informatie.Voorwaarden) { w.Vanaf = informatie.VanafPlan }, true},
		"until a day":   {func(w *informatie.Voorwaarden) { w.Tot = "2027-03-01" }, true},
		"for a goal":    {func(w *informatie.Voorwaarden) { w.Doelen = []string{"overlast"} }, true},
	} {
		w := open
		if geval.doe(&w); w.Beperkt() != geval.wil {
			t.Errorf("%s closes something: %t", naam, !geval.wil)
		}
	}
}
