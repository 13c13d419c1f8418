// SPDX-License-Identifier: EUPL-1.2

package informatie_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"rondetafel/internal/informatie"
)

// rule 13.2-3: whatever stands round forty letters that two texts have in a row, they share an anchor; so what is taken over from another Casus is found.
func TestAnkers(t *testing.T) {
	woord := rapid.StringMatching(`[a-zé]{1,9}`)
	rapid.Check(t, func(t *rapid.T) {
		deel := strings.Join(rapid.SliceOfN(woord, 1, 30).Draw(t, "deel"), " ")
		om := func(naam string) string {
			return strings.Join(rapid.SliceOfN(woord, 0, 12).Draw(t, naam+" voor"), " ") + "; " + deel + ". " + strings.Join(rapid.SliceOfN(woord, 0, 12).Draw(t, naam+" na"), " ")
		}
		een, ander := informatie.Lees(om("een")), informatie.Lees(strings.ToUpper(om("ander")))
		letters := len(strings.Join(strings.Fields(deel), ""))
		samen := slices.ContainsFunc(een.Ankers(), func(a string) bool { return slices.Contains(ander.Ankers(), a) })
		if letters >= 40 && !samen {
			t.Fatalf("%q of %d letters has no anchor in both", deel, letters)
		}
		if over := een.HaaltElders(informatie.Lees(deel), nil); over != "" && !slices.ContainsFunc(informatie.Lees(deel).Ankers(), func(a string) bool { return slices.Contains(een.Ankers(), a) }) {
			t.Fatalf("%q is taken over and would not be found", over)
		}
	})
}

// rule 13.2-3: of another Casus ten words in a row are taken over, or a whole piece of eight; less is said by many.
func TestHaaltElders(t *testing.T) {
	stuk := "De buurvrouw hoorde hem twee nachten achter elkaar schreeuwen tegen zijn moeder in de gang."
	kort := "Moeder gebruikt weer sinds maart, zegt zijn buurvrouw Mevrouw Schijn"
	for naam, g := range map[string]struct {
		tekst, oud string
		mag        []informatie.Woordrij
		over       string
	}{
		"ten words":                              {"Wij weten: de buurvrouw hoorde hem twee nachten achter elkaar schreeuwen tegen iemand.", stuk, nil, "de buurvrouw hoorde hem twee nachten achter elkaar schreeuwen tegen"},
		"nine words":                             {"De buurvrouw hoorde hem twee nachten achter elkaar roepen tegen zijn moeder.", stuk, nil, ""},
		"a short one whole":                      {"Dit: moeder gebruikt weer sinds maart zegt zijn buurvrouw mevrouw Schijn.", kort, nil, "moeder gebruikt weer sinds maart zegt zijn buurvrouw mevrouw schijn"},
		"half of it":                             {"Moeder gebruikt weer sinds maart.", kort, nil, ""},
		"seven words":                            {"Hij woont met zijn moeder in Roermond.", "Hij woont met zijn moeder in Roermond.", nil, ""},
		"few letters":                            {"Hij is er nu of hij is er om te.", "Hij is er nu of hij is er om te.", nil, ""},
		"nine of them stand in what may be said": {stuk, stuk, []informatie.Woordrij{informatie.Lees("Zelf: de buurvrouw hoorde hem twee nachten achter elkaar schreeuwen.")}, "de buurvrouw hoorde hem twee nachten achter elkaar schreeuwen tegen"},
		"all of them stand in it":                {stuk, stuk, []informatie.Woordrij{informatie.Lees("Ook: " + stuk)}, ""},
		"other spaces":                           {"de buur vrouw hoorde hemtwee nachten achter elkaar schreeuwen tegen zijn", stuk, nil, "de buurvrouw hoorde hem twee nachten achter elkaar schreeuwen tegen"},
		"nothing":                                {"", stuk, nil, ""},
		"of a text of nothing":                   {stuk, "", nil, ""},
	} {
		if over := informatie.Lees(g.tekst).HaaltElders(informatie.Lees(g.oud), g.mag); over != g.over {
			t.Errorf("%s: takes over %q, want %q", naam, over, g.over)
		}
	}
	in := informatie.Aaneen([]informatie.Woordrij{informatie.Lees("De buurvrouw hoorde hem twee"), informatie.Lees("nachten achter elkaar schreeuwen tegen zijn moeder")})
	if in.HaaltElders(informatie.Lees(stuk), nil) == "" {
		t.Error("words that are cut over two fields are not found")
	}
}

// A text of twelve words can be a name, an address or a citation; one of more is a sentence.
func TestNaam(t *testing.T) {
	for n, naam := range map[int]bool{0: true, 1: true, 12: true, 13: false, 40: false} {
		if got := informatie.Lees(strings.Repeat("straat ", n)).Naam(); got != naam {
			t.Errorf("%d words can be a name: %t", n, got)
		}
	}
}
