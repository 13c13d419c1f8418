// SPDX-License-Identifier: EUPL-1.2

package informatie_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"rondetafel/internal/informatie"
)

func neemtOver(tekst, oud string) bool { return informatie.Lees(tekst).NeemtOver(informatie.Lees(oud)) }

// rule 13.2-3: a text is the same as another when it has the same letters in the same order, whatever is between them.
func TestZelfde(t *testing.T) {
	const oud = "Er was twee keer overlast."
	for tekst, wil := range map[string]bool{
		oud:                              true,
		"er WAS  twee\nkeer -- overlast": true,
		"Erwas tweekeer overlast!":       true,
		"Er was drie keer overlast.":     false,
		"":                               false,
	} {
		if informatie.Zelfde(tekst, oud) != wil {
			t.Errorf("%q is the same: %t", tekst, !wil)
		}
	}
}

// rule 13.2-3: a text takes over a passage when it holds it whole, when it holds eight of its words in a row, or when a part of it differs in no more
// than one of each five words. What only shares words with it, does not.
func TestNeemtOver(t *testing.T) {
	const (
		vier = "Er was steeds overlast."
		vijf = "Er was twee keer overlast."
		tien = "Vorige week sliep hij drie nachten bij zijn oude buurman."
		lang = "Op dinsdag kwam de wijkagent langs en zag dat de deur was ingetrapt. De zoon had een mes bij zich en de moeder durfde niet naar huis, " +
			"want zij was al eerder bedreigd door een neef die in de kelder woont."
	)
	for naam, geval := range map[string]struct {
		tekst, oud string
		wil        bool
	}{
		"the same":                        {vijf, vijf, true},
		"in capitals and other marks":     {"ER WAS  twee\nkeer -- overlast", vijf, true},
		"with letters of no width":        {"Er was twee\u200b keer over\u00adlast", vijf, true},
		"other spaces":                    {"Erwas tweekeer overlast!", vijf, true},
		"whole, with more around":         {"De buurt zei: \"Er was twee keer overlast\". Dat was in mei.", vijf, true},
		"one of five words is another":    {"Er was drie keer overlast.", vijf, true},
		"one of five words is left out":   {"Er was keer overlast.", vijf, true},
		"one word is put between":         {"Er was wel twee keer overlast.", vijf, true},
		"and in the middle of a text":     {"De buurt meldt dat er was drie keer overlast in de straat", vijf, true},
		"two of five are others":          {"Er was drie keer ruzie.", vijf, false},
		"the last word is another":        {"Er was twee keer bezoek, zegt de wijkagent.", vijf, true},
		"a longer word":                   {"Er was twee maal een overlastmelding", vijf, false},
		"of four words one is another":    {"Er was soms overlast.", vier, false},
		"four words, whole":               {"Volgens hem: er was steeds overlast, ook 's nachts.", vier, true},
		"three words, whole":              {"Er is nu sprake van hoge schulden thuis.", "Hoge schulden thuis.", false},
		"three words and nothing else":    {"HOGE schulden thuis!", "Hoge schulden thuis.", true},
		"two of ten are others":           {"Vorige maand sliep hij vier nachten bij zijn oude buurman.", tien, true},
		"three of ten are others":         {"Vorige maand sliep hij vier dagen bij zijn oude buurman.", tien, false},
		"one replaced, one left out":      {"Vorige maand sliep hij drie nachten bij zijn buurman.", tien, true},
		"the words in another order":      {"Bij zijn oude buurman sliep hij vorige week drie nachten.", tien, false},
		"the words far apart":             {"Vorige keer in een week van de maand sliep daar iemand die hij al drie jaar kende, nachten achtereen, en bij iemand anders zijn oude vriend, de buurman.", tien, false},
		"eight words of a long one":       {"Wij lazen: de zoon had een mes bij zich en verder niets.", lang, true},
		"seven words of a long one":       {"Wij lazen: de zoon had een mes bij zich, verder niets.", lang, false},
		"a long one, every tenth another": {"Op maandag kwam de wijkagent langs en zag dat de voordeur was ingetrapt. De zoon had een hamer bij zich en de moeder durfde nooit naar huis, want zij was al eerder gezien door een neef die in de schuur woont.", lang, true},
		"the same in other words":         {"De politie trof een vernielde ingang aan. Er was een wapen. Moeder bleef weg uit angst.", lang, false},
		"nothing":                         {"", vijf, false},
		"a passage without words":         {"Wel iets.", "...", false},
		"neither has words":               {"!", "...", false},
	} {
		t.Run(naam, func(t *testing.T) {
			if got := neemtOver(geval.tekst, geval.oud); got != geval.wil {
				t.Errorf("%q takes over %q: %t", geval.tekst, geval.oud, got)
			}
		})
	}
}

// rule 13.2-3: of a piece that one may read a short sentence, or one with another word in it, is no copy; what is tied to one piece is that one's.
func TestHerhaaltEnZonder(t *testing.T) {
	lees := informatie.Lees
	const tien = "Vorige week sliep hij drie nachten bij zijn oude buurman."
	for naam, geval := range map[string]struct {
		tekst, oud string
		wil        bool
	}{
		"one word of six is another":   {"Het gaat nu beter met Sem.", "Het gaat nu goed met Sem.", false},
		"six words, whole":             {"Ja: het gaat nu goed met Sem, zegt hij.", "Het gaat nu goed met Sem.", true},
		"two of ten are others":        {"Vorige maand sliep hij vier nachten bij zijn oude buurman.", tien, true},
		"eight in a row":               {"Toen sliep hij drie nachten bij zijn oude buurman.", tien, true},
		"seven in a row of a long one": {"Hij drie nachten bij zijn oude buurman had.", tien + " Daarna ging hij terug naar huis, waar niemand was en de deur dicht zat.", false},
	} {
		if lees(geval.tekst).Herhaalt(lees(geval.oud)) != geval.wil {
			t.Errorf("%s: %t", naam, !geval.wil)
		}
	}
	rest := lees("Zijn moeder deed elke avond om tien uur de deur op slot. " + tien).Zonder(lees(tien))
	if rest.NeemtOver(lees(tien)) || !rest.NeemtOver(lees("elke avond om tien uur de deur op slot")) {
		t.Error("what is tied is still there, or more went than that")
	}
	kort := lees("Nee, dat wil hij niet meer. Ja.").Zonder(lees("Dat wil hij niet."))
	if kort.Bevat(lees("dat wil hij niet")) || !kort.Zin() || lees("Een twee drie vier vijf.").Zin() {
		t.Error("a short piece is not taken out whole")
	}
	if !lees("Het is nee.").Zonder(lees("is")).NeemtOver(lees("het is nee")) {
		t.Error("one word was taken out")
	}
}

// verschil is the least number of words to leave out, put between or replace so that some part of in becomes van, by the plain rule.
func verschil(in, van []string) int {
	vorige := make([]int, len(van)+1)
	for i := range vorige {
		vorige[i] = i
	}
	best := len(van)
	for _, w := range in {
		nu := make([]int, len(van)+1)
		for i := 1; i <= len(van); i++ {
			gelijk := vorige[i-1]
			if w != van[i-1] {
				gelijk++
			}
			nu[i] = min(gelijk, nu[i-1]+1, vorige[i]+1)
		}
		best, vorige = min(best, nu[len(van)]), nu
	}
	return best
}

// Of random texts of few words the answer is that of the plain rule, and what was taken over and changed in no more than one of five is found.
func TestNeemtOverAlsDeRegel(t *testing.T) {
	r := rand.New(rand.NewPCG(13, 2))
	rij := func(n, soorten int) []string {
		var uit []string
		for range n {
			uit = append(uit, string(rune('a'+r.IntN(soorten))))
		}
		return uit
	}
	over, niet := 0, 0
	for range 4000 {
		van := rij(1+r.IntN(24), 2+r.IntN(12))
		in := slices.Concat(rij(r.IntN(6), 6), van, rij(r.IntN(6), 6))
		for range r.IntN(8) {
			switch i := r.IntN(len(in)); r.IntN(3) {
			case 0:
				in = slices.Delete(in, i, i+1)
			case 1:
				in = slices.Insert(in, i, "x")
			default:
				in[i] = "x"
			}
			if len(in) == 0 {
				in = []string{"x"}
			}
		}
		heel := " " + strings.Join(in, " ") + " "
		wil := len(van) >= 4 && verschil(in, van) <= len(van)/5 || strings.Join(in, "") == strings.Join(van, "")
		for i := 0; i+8 <= len(van); i++ {
			wil = wil || strings.Contains(heel, " "+strings.Join(van[i:i+8], " ")+" ")
		}
		if got := neemtOver(strings.Join(in, ", "), strings.Join(van, " ")); got != wil {
			t.Fatalf("%v takes over %v: %t", in, van, got)
		}
		if wil {
			over++
		} else {
			niet++
		}
	}
	if over < 500 || niet < 500 {
		t.Errorf("%d take over and %d do not: the play tells little", over, niet)
	}
}

// Long texts are compared in a moment: what somebody types never makes others wait.
func BenchmarkNeemtOver(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 2))
	var in, van []string
	for range 100_000 {
		in = append(in, string(rune('a'+r.IntN(20))))
	}
	for range 3000 {
		van = append(van, string(rune('a'+r.IntN(20))))
	}
	tekst, oud := informatie.Lees(strings.Join(in, " ")), informatie.Lees(strings.Join(van, " "))
	for b.Loop() {
		tekst.NeemtOver(oud)
	}
}
