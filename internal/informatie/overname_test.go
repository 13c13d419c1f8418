// SPDX-License-Identifier: EUPL-1.2

package informatie_test

import (
	"hash/maphash"
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

// rule 13.2-3: spaces hide no run of words, whole words are found as words, and a short text is no part of a longer word.
func TestReeks(t *testing.T) {
	lees := informatie.Lees
	const (
		lang = "De zoon had een mes bij zich en de moeder durfde niet naar huis."
		zes  = "Het gaat nu goed met Sem."
	)
	const acht = "de zoon had een mes bij zich en"
	for naam, geval := range map[string]struct{ tekst, oud, wil string }{
		"seven in a row":               {"Wij lazen: de zoon had een mes bij zich. Meer niet.", lang, ""},
		"eight in a row":               {"Wij lazen: de zoon had een mes bij zich en meer.", lang, acht},
		"without spaces":               {"Wij lazen dezoonhadeenmesbijzichen meer.", lang, acht},
		"a letter at a time":           {"d e z o o n h a d e e n m e s b i j z i c h e n", lang, acht},
		"glued to what is around":      {"xxdezoonhadeenmesbijzichenxx", lang, acht},
		"eight at the end":             {"bij zich en de moeder durfde niet naar huis", lang, "bij zich en de moeder durfde niet naar"},
		"six, whole":                   {"Ja, het gaat nu goed met Sem!", zes, "het gaat nu goed met sem"},
		"six, in two words":            {"Ja, hetgaatnu goedmetSem!", zes, "het gaat nu goed met sem"},
		"six, in a longer word":        {"Het gaat nu goed met Semih.", zes, ""},
		"and once more as words":       {"Het gaat nu goed met Semih. Het gaat nu goed met Sem.", zes, "het gaat nu goed met sem"},
		"three are never a run":        {"Het gaat goed.", "Het gaat goed.", ""},
		"words of a letter":            {"a b c d e f g h i", "x a b c d e f g h", "a b c d e f g h"},
		"letters beyond ascii":         {"de zoön hád een mes bij zich en", "de zoön hád een mes bij zich en", "de zoön hád een mes bij zich en"},
		"a part of a letter is no run": {"ð", "É", ""},
		"nothing of something":         {"", lang, ""},
		"nothing of nothing":           {"", "", ""},
	} {
		if got := lees(geval.tekst).Reeks(lees(geval.oud)); got != geval.wil {
			t.Errorf("%s: %q, want %q", naam, got, geval.wil)
		}
	}
}

// rule 13.2-3: a field that names takes over a text when it says all of it, and one that is longer than a name or a citation when eight words of it are in both: but
// those of an article or an address.
func TestNoemt(t *testing.T) {
	const (
		oud  = "Hij is drie keer in de buurt van het station gezien met jongens. Oefenlaan 1, 6001 AB Weert, bel overdag. Zie de Algemene wet op het binnentreden, artikel zoveel, derde lid."
		kort = "Bij haar zus in Weert."
	)
	for naam, geval := range map[string]struct {
		tekst, oud string
		wil        bool
	}{
		"nine words":                    {"keer in de buurt van het station gezien met", oud, false},
		"twelve words":                  {"Ja keer in de buurt van het station gezien met jongens ja", oud, false},
		"thirteen words":                {"Ja ja keer in de buurt van het station gezien met jongens ja", oud, true},
		"thirteen of which seven":       {"Ja ja zo zo dan dan de buurt van het station gezien met", oud, false},
		"an address in a long one":      {"De brief gaat naar: Oefenlaan 1, 6001 AB Weert, bel overdag, of mail als dat niet lukt", oud, false},
		"an article in a long one":      {"Wij doen mee op grond van de Algemene wet op het binnentreden, artikel zoveel, derde lid, en anders niet", oud, false},
		"all of a short piece":          {"Woont bij haar zus in Weert", kort, true},
		"all of it, glued":              {"Woont bijhaarzus inWeert", kort, true},
		"a short piece, another street": {"Woont bij haar zus in Roermond", kort, false},
		"nothing":                       {"", oud, false},
	} {
		if got := informatie.Lees(geval.tekst).Noemt(informatie.Lees(geval.oud)); got != geval.wil {
			t.Errorf("%s: %t", naam, got)
		}
	}
}

// rule 13.2-3: a sentence over two or more fields is found, with the fields in which it begins and ends; one that stands in one field is not, nor is one with another
// word between.
func TestGedeeld(t *testing.T) {
	const lang, zes = "Op zondag sloeg de vader de deur van de kelder in.", "Het gaat nu goed met Sem."
	for naam, geval := range map[string]struct {
		velden   []string
		oud, wil string
		van, tot int
	}{
		"in one field":               {[]string{lang, "Verder niets."}, lang, "", 0, 0},
		"over two":                   {[]string{"Wij lazen: op zondag sloeg de", "vader de deur van de kelder in"}, lang, "op zondag sloeg de vader de deur van", 0, 1},
		"over the last two of three": {[]string{"Eerst.", "Op zondag sloeg de vader", "de deur van."}, lang, "op zondag sloeg de vader de deur van", 1, 2},
		"over three":                 {[]string{"op zondag", "sloeg de vader", "de deur van de kelder"}, lang, "op zondag sloeg de vader de deur van", 0, 2},
		"with an empty one between":  {[]string{"op zondag sloeg de vader", "", "...", "de deur van de kelder"}, lang, "op zondag sloeg de vader de deur van", 0, 3},
		"with a word between":        {[]string{"op zondag sloeg de vader", "geld", "de deur van de kelder"}, lang, "op zondag sloeg de vader de deur van", 0, 2},
		"the other way round":        {[]string{"de deur van de kelder in", "op zondag sloeg de vader"}, lang, "op zondag sloeg de vader de deur van", 1, 0},
		"with others between":        {[]string{"Ja: op zondag sloeg de vader", "geld", "werk", "de deur van de kelder"}, lang, "op zondag sloeg de vader de deur van", 0, 3},
		"one word on one side":       {[]string{"de vader de deur van de kelder in", "nee", "sloeg"}, lang, "", 0, 0},
		"not at the edge":            {[]string{"op zondag sloeg de vader hard", "geld", "de deur van de kelder"}, lang, "", 0, 0},
		"its own end and begin":      {[]string{"de deur van en op zondag sloeg de vader"}, lang, "", 0, 0},
		"six words":                  {[]string{"het gaat nu", "goed met Sem"}, zes, "het gaat nu goed met sem", 0, 1},
		"five words":                 {[]string{"het gaat", "goed met Sem"}, "Het gaat goed met Sem.", "", 0, 0},
		"first in one, then in two":  {[]string{zes, "Het gaat nu", "goed met Sem."}, zes, "het gaat nu goed met sem", 1, 2},
		"no fields":                  {nil, lang, "", 0, 0},
	} {
		var rijen []informatie.Woordrij
		for _, v := range geval.velden {
			rijen = append(rijen, informatie.Lees(v))
		}
		got, van, tot := informatie.Voeg(rijen).Gedeeld(informatie.Lees(geval.oud))
		if got != geval.wil || got != "" && (van != geval.van || tot != geval.tot) {
			t.Errorf("%s: %q from %d to %d", naam, got, van, tot)
		}
	}
}

// A text of others that shares twenty-five letters in a row with one, whatever the spaces, has a mark in common with it; most that share less have none.
func TestMerken(t *testing.T) {
	r := rand.New(rand.NewPCG(25, 18))
	letters := func(n int) string {
		var b strings.Builder
		for range n {
			b.WriteRune(rune('a' + r.IntN(26)))
			if r.IntN(5) == 0 {
				b.WriteByte(' ')
			}
		}
		return b.String()
	}
	zaad := maphash.MakeSeed()
	samen := func(een, ander string) bool {
		alle := informatie.Lees(ander).AlleMerken(zaad)
		return slices.ContainsFunc(informatie.Lees(een).Merken(zaad), func(m uint64) bool { return alle[m] })
	}
	veel := 0
	for range 300 {
		kort, lang := letters(17), letters(25)
		if !samen(letters(80)+lang+letters(80), letters(30)+strings.ReplaceAll(lang, " ", "")+letters(200)) {
			t.Fatalf("%q is in both, and they have no mark in common", lang)
		}
		if samen(letters(80)+"0"+kort+"0"+letters(80), letters(30)+"1"+kort+"1"+letters(200)) {
			t.Fatalf("only %q is in both, and they have a mark in common", kort)
		}
		veel += len(informatie.Lees(letters(400)).Merken(zaad))
	}
	if veel > 300*400/3 {
		t.Errorf("%d marks of 300 texts: they keep too many", veel)
	}
	if !samen("Het gaat nu goed met Sem.", "Zeg: hetgaatnu goed met Sem, ja.") || samen("Het gaat goed.", "Het gaat goed.") || samen("", "") {
		t.Error("a short text has another mark than its own, or one that is too short has one")
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

// rule 13.2-3: wherever eight words in a row are cut in two, with whatever stands between the halves and in whatever order they stand, they are found; one word
// on its own side is no half.
func TestGedeeldOpElkeSnede(t *testing.T) {
	const acht = "zij zag hem nog bij de brug staan"
	woorden := strings.Fields(acht)
	for snede := 1; snede < len(woorden); snede++ {
		begin, eind := strings.Join(woorden[:snede], " "), strings.Join(woorden[snede:], " ")
		for _, velden := range [][]string{
			{"Eerst. " + begin, "Iets anders", eind + " en toen niet meer"},
			{eind + ".", "Iets anders", "Ja, " + begin},
			{"Iets anders", eind, "Nog iets", begin},
		} {
			var rijen []informatie.Woordrij
			for _, v := range velden {
				rijen = append(rijen, informatie.Lees(v))
			}
			got, van, tot := informatie.Voeg(rijen).Gedeeld(informatie.Lees("Daar was het: " + acht + "."))
			wil := ""
			if snede > 1 && snede < len(woorden)-1 {
				wil = acht
			}
			if got != wil || got != "" && (!strings.HasSuffix(velden[van], begin) || !strings.HasPrefix(velden[tot], eind)) {
				t.Errorf("cut at %d in %q: %q from %d to %d", snede, velden, got, van, tot)
			}
		}
	}
}
