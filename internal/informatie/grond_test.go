// SPDX-License-Identifier: EUPL-1.2

package informatie_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"rondetafel/internal/informatie"
)

// rule 12.2-1: what a kind of data asks beside the explanation is asked in full, and of what it does not ask nothing is said.
func TestGrondPerSoort(t *testing.T) {
	vandaag := op(2026, 3, 2, 9, 0)
	toestemming := informatie.Grond{Geheim: informatie.Toestemming, Gegeven: "1-3-2026", Reikwijdte: "Delen aan tafel"}
	for naam, g := range map[string]struct {
		soort   informatie.Soort
		rubriek informatie.Rubriek
		grond   informatie.Grond
		wil     []string
	}{
		"ordinary":                    {informatie.Gewoon, informatie.Wonen, informatie.Grond{}, nil},
		"police, nothing":             {informatie.Politiegegevens, informatie.OverPolitie, informatie.Grond{}, []string{"grond.wet", "grond.gezag", "grond.akkoordDatum"}},
		"police, Wpg 8":               {informatie.Politiegegevens, informatie.OverPolitie, informatie.Grond{Wet: informatie.Wpg8, Gezag: informatie.Officier, Akkoord: "2-3-2026"}, nil},
		"police, Wpg 13":              {informatie.Politiegegevens, informatie.OverPolitie, informatie.Grond{Wet: informatie.Wpg13, Gezag: informatie.Burgemeester, Akkoord: "2026-02-27"}, nil},
		"police, Wpg 9":               {informatie.Politiegegevens, informatie.OverPolitie, informatie.Grond{Wet: "wpg_9", Gezag: informatie.Officier, Akkoord: "2-3-2026"}, []string{"grond.wet"}}, // rule WGS-5
		"police, agreed long ago":     {informatie.Politiegegevens, informatie.OverPolitie, informatie.Grond{Wet: informatie.Wpg8, Gezag: informatie.Officier, Akkoord: "1-3-2021"}, []string{"grond.akkoordDatum"}},
		"police, agreed in 1826":      {informatie.Politiegegevens, informatie.OverPolitie, informatie.Grond{Wet: informatie.Wpg8, Gezag: informatie.Officier, Akkoord: "2-3-1826"}, []string{"grond.akkoordDatum"}},
		"police, on the Wjsg":         {informatie.Politiegegevens, informatie.OverPolitie, informatie.Grond{Wet: informatie.WjsgJustitieel, Gezag: informatie.Officier, Akkoord: "2-3-2026"}, []string{"grond.wet"}},
		"police, agreed tomorrow":     {informatie.Politiegegevens, informatie.OverPolitie, informatie.Grond{Wet: informatie.Wpg8, Gezag: informatie.Officier, Akkoord: "3-3-2026"}, []string{"grond.akkoordDatum"}},
		"judicial, nothing":           {informatie.Justitieel, informatie.OverJustitie, informatie.Grond{}, []string{"grond.wet"}},
		"judicial":                    {informatie.Justitieel, informatie.OverJustitie, informatie.Grond{Wet: informatie.WjsgStrafvorderlijk}, nil},
		"secrecy, nothing":            {informatie.MedischGeheim, informatie.OverGezondheid, informatie.Grond{}, []string{"grond.geheim"}}, // rule WGS-4
		"secrecy, a fifth ground":     {informatie.MedischGeheim, informatie.OverGezondheid, informatie.Grond{Geheim: "gewoonte"}, []string{"grond.geheim"}},
		"agreement":                   {informatie.MedischGeheim, informatie.OverGezondheid, toestemming, nil},
		"agreement, not of what":      {informatie.MedischGeheim, informatie.OverGezondheid, informatie.Grond{Geheim: informatie.Toestemming}, []string{"grond.toestemmingDatum", "grond.reikwijdte"}},
		"duty without article":        {informatie.Gewoon, informatie.Begeleiding, informatie.Grond{Geheim: informatie.Plicht}, []string{"grond.artikel"}},
		"power":                       {informatie.Gewoon, informatie.Begeleiding, informatie.Grond{Geheim: informatie.Bevoegdheid, Artikel: "Jeugdwet 7.3.11"}, nil},
		"good care":                   {informatie.Gezondheid, informatie.Begeleiding, informatie.Grond{Geheim: informatie.Hulpverlenerschap}, nil},
		"health as an ordinary thing": {informatie.Gewoon, informatie.OverGezondheid, informatie.Grond{}, []string{"soort"}},
		"what the law does not name":  {informatie.Gewoon, "geloof", informatie.Grond{}, []string{"rubriek"}}, // rule WGS-5
	} {
		in := inhoud()
		in.Rubriek, in.Grond = g.rubriek, g.grond
		if kreeg := paden(t, informatie.Corrigeren{Inhoud: in, Soort: g.soort}.Valideer(vandaag)); !slices.Equal(kreeg, g.wil) {
			t.Errorf("%s: wrong are %v, want %v", naam, kreeg, g.wil)
		}
	}
}

// rule WGS-4: who is under secrecy lacks a ground for every kind of data until it is one of the four.
func TestOntbreekt(t *testing.T) {
	politie := informatie.Grond{Wet: informatie.Wpg8, Gezag: informatie.Officier, Akkoord: "2-3-2026"}
	for naam, g := range map[string]struct {
		grond  informatie.Grond
		soort  informatie.Soort
		geheim bool
		wil    []string
	}{
		"ordinary":                  {informatie.Grond{}, informatie.Gewoon, false, nil},
		"ordinary, secrecy":         {informatie.Grond{}, informatie.Gewoon, true, []string{"geheimgrond"}},
		"secrecy, good care":        {informatie.Grond{Geheim: informatie.Hulpverlenerschap}, informatie.Gewoon, true, nil},
		"secrecy, something else":   {informatie.Grond{Geheim: "x"}, informatie.Gewoon, true, []string{"geheimgrond"}},
		"medical by who is not":     {informatie.Grond{}, informatie.MedischGeheim, false, []string{"geheimgrond"}},
		"police":                    {politie, informatie.Politiegegevens, false, nil},
		"police, nothing":           {informatie.Grond{}, informatie.Politiegegevens, false, []string{"wetsgrond", "gezag"}},
		"police, of another law":    {informatie.Grond{Wet: informatie.WjsgJustitieel, Gezag: informatie.Officier, Akkoord: "2-3-2026"}, informatie.Politiegegevens, false, []string{"wetsgrond"}},
		"police, no day":            {informatie.Grond{Wet: informatie.Wpg8, Gezag: informatie.Officier}, informatie.Politiegegevens, false, []string{"gezag"}},
		"judicial, under secrecy":   {informatie.Grond{}, informatie.Justitieel, true, []string{"geheimgrond", "wetsgrond"}},
		"judicial, on its own law":  {informatie.Grond{Wet: informatie.WjsgTenuitvoerlegging}, informatie.Justitieel, false, nil},
		"criminal has no such law":  {informatie.Grond{}, informatie.Strafrechtelijk, false, nil},
		"health by who may tell it": {informatie.Grond{}, informatie.Gezondheid, false, nil},
	} {
		if kreeg := g.grond.Ontbreekt(g.soort, g.geheim); !slices.Equal(kreeg, g.wil) {
			t.Errorf("%s: lacks %v, want %v", naam, kreeg, g.wil)
		}
	}
}

// What was chosen first and then not, leaves nothing behind; what is kept is as good as what was sent.
func TestSchoonGegeven(t *testing.T) {
	in := inhoud()
	in.Datum, in.Bron = "27-2-2026", " Dossier "
	in.Grond = informatie.Grond{Geheim: informatie.Plicht, Gegeven: "1-3-2026", Reikwijdte: "oud", Artikel: " Wet 3 ",
		Wet: informatie.Wpg8, Gezag: informatie.Officier, Akkoord: "1-3-2026"}
	gewoon := in.Schoon(informatie.Gewoon)
	if wil := (informatie.Grond{Geheim: informatie.Plicht, Artikel: "Wet 3"}); gewoon.Grond != wil {
		t.Errorf("of an ordinary piece stays %+v", gewoon.Grond)
	}
	if gewoon.Datum != "2026-02-27" || gewoon.Eerst != "2026-02-27" || gewoon.Bron != "Dossier" {
		t.Errorf("kept as %+v", gewoon)
	}
	in.Grond.Geheim, in.Eerst = informatie.Toestemming, "1-2-2026"
	politie := in.Schoon(informatie.Politiegegevens)
	if wil := (informatie.Grond{Geheim: informatie.Toestemming, Gegeven: "2026-03-01", Reikwijdte: "oud", Wet: informatie.Wpg8,
		Gezag: informatie.Officier, Akkoord: "2026-03-01"}); politie.Grond != wil || politie.Eerst != "2026-02-01" {
		t.Errorf("of police data stays %+v", politie)
	}
	rapid.Check(t, func(t *rapid.T) {
		soort := rapid.SampledFrom(informatie.Soorten()).Draw(t, "soort")
		in := inhoud()
		in.Grond = informatie.Grond{Geheim: rapid.SampledFrom(informatie.Geheimgronden()).Draw(t, "geheim"), Gegeven: "1-3-2026", Reikwijdte: "r",
			Artikel: "a", Wet: rapid.SampledFrom([]informatie.Wetsgrond{informatie.Wpg13, informatie.WjsgJustitieel}).Draw(t, "wet"), Gezag: informatie.Burgemeester, Akkoord: "1-3-2026"}
		geheim := rapid.Bool().Draw(t, "geheim")
		if voor, na := in.Grond.Ontbreekt(soort, geheim), in.Schoon(soort).Grond.Ontbreekt(soort, geheim); !slices.Equal(voor, na) {
			t.Fatalf("cleaning changes what lacks from %v to %v", voor, na)
		}
		if een, twee := in.Schoon(soort), in.Schoon(soort).Schoon(soort); een.Grond != twee.Grond || een.Eerst != twee.Eerst {
			t.Fatalf("cleaned twice: %+v, %+v", een, twee)
		}
	})
}

// Every choice has words of its own, and an unknown one is shown as it is.
func TestGrondLabels(t *testing.T) {
	gezien := map[string]bool{}
	label := func(waarde, l string) {
		if l == waarde || gezien[l] {
			t.Errorf("%s has label %q", waarde, l)
		}
		gezien[l] = true
	}
	for _, r := range informatie.Rubrieken() {
		label(string(r), r.Label())
	}
	for _, g := range informatie.Geheimgronden() {
		label(string(g), g.Label())
	}
	for _, s := range informatie.Soorten() {
		for _, w := range informatie.Wetsgronden(s) {
			label(string(w), w.Label())
		}
	}
	for _, g := range informatie.Gezagen() {
		label(string(g), g.Label())
	}
	if informatie.Rubriek("x").Label()+informatie.Geheimgrond("x").Label()+informatie.Wetsgrond("x").Label()+informatie.Gezag("x").Label() != "xxxx" {
		t.Error("an unknown choice is not shown as it is")
	}
}
