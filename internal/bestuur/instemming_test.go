// SPDX-License-Identifier: EUPL-1.2

package bestuur_test

import (
	"errors"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"rondetafel/internal/bestuur"
	"rondetafel/internal/errs"
)

func TestInstemmenValideer(t *testing.T) {
	for naam, g := range map[string]struct {
		i   bestuur.Instemmen
		wil []string
	}{
		"yes":               {bestuur.Instemmen{Antwoord: "ja"}, nil},
		"no, with a reason": {bestuur.Instemmen{Antwoord: "nee", Reden: "Te weinig zorg"}, nil},
		"no":                {bestuur.Instemmen{Antwoord: "nee", Reden: " "}, []string{"reden"}},
		"silence":           {bestuur.Instemmen{}, []string{"antwoord"}},
		"perhaps":           {bestuur.Instemmen{Antwoord: "misschien"}, []string{"antwoord"}},
	} {
		var i *errs.Invalid
		var heb []string
		if errors.As(g.i.Valideer(), &i) {
			for _, v := range i.Velden {
				heb = append(heb, v.Veld)
			}
		}
		if !slices.Equal(heb, g.wil) {
			t.Errorf("%s: %q, want %q", naam, heb, g.wil)
		}
		if g.i.Ja() != (g.i.Antwoord == "ja") {
			t.Errorf("%s: yes is %t", naam, g.i.Ja())
		}
	}
}

// TestSamen: all have to agree, one no stops it, and an answer stands.
// rule 6.4b-1
func TestSamen(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		partijen := rapid.SliceOfN(rapid.SampledFrom([]string{"a", "b", "c", "d"}), 0, 5).Draw(t, "asked")
		i := bestuur.Vraag(partijen)
		if !i.GaatOver(partijen) || i.GaatOver(append(partijen, "nieuw")) {
			t.Fatalf("%v asked %v", i, partijen)
		}
		gegeven := map[string]bool{}
		for range rapid.IntRange(0, 8).Draw(t, "answers") {
			p, ja := rapid.SampledFrom([]string{"a", "b", "c", "d", "x"}).Draw(t, "who"), rapid.Bool().Draw(t, "yes")
			na, telt := i.Met(p, ja)
			_, eerder := gegeven[p]
			if wil := slices.Contains(partijen, p) && !eerder; telt != wil {
				t.Fatalf("%s counts %t in %v", p, telt, i)
			}
			if telt {
				gegeven[p] = ja
			}
			i = na
		}
		nee, wacht := 0, 0
		for _, p := range slices.Compact(slices.Sorted(slices.Values(partijen))) {
			ja, geantwoord := gegeven[p]
			stand, _ := i.Van(p)
			switch {
			case !geantwoord:
				wacht++
			case !ja:
				nee++
			}
			if geantwoord != (stand != bestuur.Gevraagd) || ja != (stand == bestuur.Ingestemd) {
				t.Fatalf("%s answered %t %t and stands as %s", p, geantwoord, ja, stand)
			}
		}
		wil := bestuur.Ingestemd
		if nee > 0 {
			wil = bestuur.Geweigerd
		} else if wacht > 0 || len(partijen) == 0 {
			wil = bestuur.Gevraagd
		}
		if i.Samen() != wil || len(i.Wacht()) != wacht {
			t.Fatalf("%v: together %s, %v wait; want %s, %d", i, i.Samen(), i.Wacht(), wil, wacht)
		}
	})
}

func TestVervallen(t *testing.T) {
	i := bestuur.Instemming{{Partij: "a", Stand: bestuur.Ingestemd}, {Partij: "b", Stand: bestuur.Vervallen}}
	if i.Samen() != bestuur.Vervallen {
		t.Errorf("together %s", i.Samen())
	}
	if _, telt := i.Met("b", true); telt {
		t.Error("an answer to what is no longer asked counts")
	}
	if stand, ok := i.Van("c"); ok || stand != "" {
		t.Error("who was not asked has a state")
	}
	for _, s := range []bestuur.Stand{bestuur.Gevraagd, bestuur.Ingestemd, bestuur.Geweigerd, bestuur.Vervallen} {
		if s.Label() == "" {
			t.Errorf("%s has no label", s)
		}
	}
	if bestuur.Stand("x").Label() != "x" {
		t.Error("an unknown state")
	}
}
