// SPDX-License-Identifier: EUPL-1.2

package informatie

import (
	"cmp"
	"fmt"
	"hash/maphash"
	"slices"
	"strings"
	"sync"
	"unicode"

	"rondetafel/internal/casus"
)

// Veldtekst is the text of a field as it is compared.
type Veldtekst = casus.Veldtekst

// Citaatteksten are the texts of passages; pad is the field that they stand in.
func Citaatteksten(pad string, passages []Citaat) []Veldtekst {
	var uit []Veldtekst
	for i, p := range passages {
		uit = append(uit, Veldtekst{Veld: fmt.Sprintf("%s[%d].tekst", pad, i), Tekst: p.Tekst, Gegevens: p.Gegevens})
	}
	return uit
}

const (
	reeks  = 8  // words in a row that are taken over when they stand in both texts
	anders = 5  // of each so many words of a passage one may be another
	kort   = 4  // a passage of fewer words is taken over only by a text that says nothing else
	zin    = 6  // a text of fewer words is said by many
	naam   = 12 // words that a name, a place or a citation has at most: an address with whom to call has ten, a law with article and member nine
	rand   = 2  // words of a run that stand at least on each side of the edge of a text: one word ends many
	gram   = 12 // letters by which a run of words is looked up

	merk    = 18 // letters of which there is a mark: long enough that most texts about one Casus share none
	venster = 8  // of so many places in a row a text keeps one mark
)

// Woordrij is a text as it is compared: its words, in small letters.
type Woordrij struct {
	woorden []string
	letters string                 // of all words in a row, so that spaces between or inside them hide nothing; a space for each word that was taken out
	begin   []int                  // of each word in letters, and the end
	grammen func() map[string]bool // all that stands in letters, gram long; made when asked for
}

// Lees takes a text apart. Who gives it texts without accents has them compared without. What numbers a list does not count: between the words of another
// it would make them look like others.
func Lees(tekst string) Woordrij {
	return maakRij(woorden(strings.Join(slices.DeleteFunc(strings.Fields(tekst), nummert), " ")))
}

// nummert tells whether a word is the number of a line in a list, as "3.", "(12)" or "4):".
func nummert(woord string) bool {
	cijfers := strings.TrimRight(strings.TrimLeft(woord, "(["), ".):]")
	return cijfers != "" && len(cijfers) <= 3 && len(cijfers) < len(woord) && !strings.ContainsFunc(cijfers, func(r rune) bool { return !unicode.IsDigit(r) })
}

func maakRij(woorden []string) Woordrij {
	r := Woordrij{woorden: woorden, begin: make([]int, 0, len(woorden)+1)}
	var b strings.Builder
	for _, w := range woorden {
		r.begin = append(r.begin, b.Len())
		b.WriteString(cmp.Or(w, " "))
	}
	r.begin, r.letters = append(r.begin, b.Len()), b.String()
	r.grammen = sync.OnceValue(func() map[string]bool {
		uit := map[string]bool{}
		for i := 0; i+gram <= len(r.letters); i++ {
			uit[r.letters[i:i+gram]] = true
		}
		return uit
	})
	return r
}

// Merken are marks of the letters of a text, spaces left out: of each twenty-five letters in a row there is one, that any text in which those stand has among all
// of its own by the same zaad. What a text says cannot be read from them.
func (r Woordrij) Merken(zaad maphash.Seed) []uint64 {
	alle := r.hashes(zaad)
	if len(alle) <= venster {
		return alle
	}
	var uit []uint64
	for i := 0; i+venster <= len(alle); i++ {
		if m := slices.Min(alle[i : i+venster]); len(uit) == 0 || uit[len(uit)-1] != m {
			uit = append(uit, m)
		}
	}
	return uit
}

// AlleMerken are all marks that a text can have.
func (r Woordrij) AlleMerken(zaad maphash.Seed) map[uint64]bool {
	uit := map[uint64]bool{}
	for _, m := range r.hashes(zaad) {
		uit[m] = true
	}
	return uit
}

func (r Woordrij) hashes(zaad maphash.Seed) []uint64 {
	var uit []uint64
	for i := 0; i+merk <= len(r.letters); i++ {
		uit = append(uit, maphash.String(zaad, r.letters[i:i+merk]))
	}
	return uit
}

// deel are the letters of the words from i to j.
func (r Woordrij) deel(i, j int) string { return r.letters[r.begin[i]:r.begin[j]] }

// heeft tells whether letters stand in a text in a row.
func (r Woordrij) heeft(letters string) bool {
	return len(letters) <= len(r.letters) && (len(letters) < gram || r.grammen()[letters[:gram]]) && strings.Contains(r.letters, letters)
}

// Zonder returns what is left of a text without the words that it has in common with oud: each eight in a row, or all of oud when that has fewer.
func (r Woordrij) Zonder(oud Woordrij) Woordrij {
	n := min(reeks, len(oud.woorden))
	if n < kort {
		return r
	}
	uit, heel := slices.Clone(r.woorden), oud.heel()
	for i := 0; i+n <= len(uit); i++ {
		if strings.Contains(heel, " "+strings.Join(r.woorden[i:i+n], " ")+" ") {
			clear(uit[i : i+n]) // a word that is in no text
		}
	}
	return maakRij(uit)
}

func (r Woordrij) heel() string { return " " + strings.Join(r.woorden, " ") + " " }

// NeemtOver tells whether a text takes over what a passage says, oud: then it is derived from what that rests on (rule 13.2-3). It does when one of
// these holds, whatever the capitals, punctuation and spaces:
//
//  1. it is the passage, or all words of a passage of four or more stand in it in a row: "Schulden." is in too many texts;
//  2. eight words that stand in a row in the passage, stand in a row in it, whether or not there are spaces between them;
//  3. a part of it differs from the passage in no more than one of each five words, left out, put between or replaced: a passage of ten words
//     in two, one of four in none.
//
// It compares words and nothing else, and judges nobody: the same facts in other words it does not recognise, nor words that were misspelled
// or cut up on purpose in more places than that. A passage without words is in nothing.
func (r Woordrij) NeemtOver(oud Woordrij) bool {
	if len(oud.woorden) == 0 {
		return false
	}
	return r.letters == oud.letters || r.Reeks(oud) != "" || lijktOp(r.woorden, oud.woorden, len(oud.woorden)/anders)
}

// Zin tells whether a text has so many words that who says the same may have it from there.
func (r Woordrij) Zin() bool { return len(r.woorden) >= zin }

// Bevat tells whether all words of oud, four or more, stand in a text in a row, whether or not there are spaces between them.
func (r Woordrij) Bevat(oud Woordrij) bool {
	return len(oud.woorden) >= kort && r.heeft(oud.letters) && (len(oud.woorden) >= reeks || r.opWoorden(oud.letters))
}

// opWoorden tells whether letters stand in a text as whole words: "met Sem" is not in "met Semih".
func (r Woordrij) opWoorden(letters string) bool {
	for van := 0; ; van++ {
		i := strings.Index(r.letters[van:], letters)
		if i < 0 {
			return false
		}
		van += i
		_, begint := slices.BinarySearch(r.begin, van)
		_, eindigt := slices.BinarySearch(r.begin, van+len(letters))
		if begint && eindigt {
			return true
		}
	}
}

// Noemt tells whether a text that names an article, a person or a place takes over oud: it says all of it. One that has more words than a name or a
// citation is a sentence, and takes over eight words in a row as well, but for those of an address or an article.
func (r Woordrij) Noemt(oud Woordrij) bool {
	if r.Bevat(oud) {
		return true
	}
	for i := 0; len(r.woorden) > naam && i+reeks <= len(oud.woorden); i++ {
		if !verwijst(oud.woorden[i:i+reeks]) && r.heeft(oud.deel(i, i+reeks)) {
			return true
		}
	}
	return false
}

// verwijst tells whether words are of an article or an address: there is a number in them, or a word that only those have.
func verwijst(woorden []string) bool {
	return slices.ContainsFunc(woorden, func(w string) bool {
		return strings.ContainsFunc(w, unicode.IsNumber) || slices.Contains([]string{"artikel", "art", "lid", "wet"}, w)
	})
}

// Herhaalt tells whether a text says what oud says, as NeemtOver does, but where one word makes another sentence of it: what differs counts
// from ten words on.
func (r Woordrij) Herhaalt(oud Woordrij) bool {
	return r.Reeks(oud) != "" || len(oud.woorden) >= 2*anders && lijktOp(r.woorden, oud.woorden, len(oud.woorden)/anders)
}

// Reeks returns words of oud that stand in a row in a text as well: eight, or all when oud has four to eight; "" for none.
func (r Woordrij) Reeks(oud Woordrij) string { return r.ReeksBuiten(oud, nil) }

// ReeksBuiten is Reeks for words that stand as a whole in none of mag: who may say some of them, and puts one more behind those, has that one from oud.
func (r Woordrij) ReeksBuiten(oud Woordrij, mag []Woordrij) string {
	n := min(reeks, len(oud.woorden))
	if n < reeks && !r.Bevat(oud) {
		return ""
	}
	return r.deelBuiten(oud, n, mag)
}

// deelBuiten returns n words of oud that stand in a row in a text, and in none of mag.
func (r Woordrij) deelBuiten(oud Woordrij, n int, mag []Woordrij) string {
	for i := 0; n > 0 && i+n <= len(oud.woorden); i++ {
		deel := oud.deel(i, i+n)
		if r.heeft(deel) && !slices.ContainsFunc(mag, func(m Woordrij) bool { return m.heeft(deel) }) {
			return strings.Join(oud.woorden[i:i+n], " ")
		}
	}
	return ""
}

// Samen are texts that stand in one form, in a row, as they are compared together.
type Samen struct {
	rij   Woordrij
	grens []int // where each text ends, in words
	// slot and begin are the texts that end and begin with some letters, those of two to six words.
	slot, begin map[string][]int
}

// Voeg puts texts in a row.
func Voeg(teksten []Woordrij) Samen {
	s := Samen{slot: map[string][]int{}, begin: map[string][]int{}}
	var alle []string
	for i, t := range teksten {
		alle = append(alle, t.woorden...)
		s.grens = append(s.grens, len(alle))
		for n := rand; n <= min(reeks-rand, len(t.woorden)); n++ {
			begin, slot := t.deel(0, n), t.deel(len(t.woorden)-n, len(t.woorden))
			s.begin[begin], s.slot[slot] = append(s.begin[begin], i), append(s.slot[slot], i)
		}
	}
	s.rij = maakRij(alle)
	return s
}

// Gedeeld finds words of oud, six or more, that stand in a row and begin in one text and end in a later one; or else eight that end one text and begin any
// other, at least two in each: who reads the form puts them together in whatever order. It returns those, and which texts they begin and end in.
func (s Samen) Gedeeld(oud Woordrij) (woorden string, van, tot int) {
	n := min(reeks, len(oud.woorden))
	for i := 0; n >= zin && i+n <= len(oud.woorden); i++ {
		stuk := oud.deel(i, i+n)
		if !s.rij.heeft(stuk) {
			continue
		}
		for j := 0; j+n <= len(s.rij.woorden); j++ {
			if s.rij.deel(j, j+n) != stuk {
				continue
			}
			if van, tot = s.tekst(j), s.tekst(j+n-1); van < tot {
				return strings.Join(oud.woorden[i:i+n], " "), van, tot
			}
		}
	}
	return s.overRand(oud)
}

// overRand is the second half of Gedeeld.
func (s Samen) overRand(oud Woordrij) (woorden string, van, tot int) {
	for i := 0; i+reeks <= len(oud.woorden); i++ {
		for n := rand; n <= reeks-rand; n++ {
			for _, van := range s.slot[oud.deel(i, i+n)] {
				for _, tot := range s.begin[oud.deel(i+n, i+reeks)] {
					if van != tot {
						return strings.Join(oud.woorden[i:i+reeks], " "), van, tot
					}
				}
			}
		}
	}
	return "", 0, 0
}

// tekst is the text in which a word stands.
func (s Samen) tekst(woord int) int {
	i, _ := slices.BinarySearch(s.grens, woord+1)
	return i
}

// lijktOp tells whether some part of in becomes van when at most mag words are left out, put between or replaced. Per word of in it keeps for how
// many of the first words of van that is so at what price, as far as the price is within mag: of a text that is about something else that is little.
func lijktOp(in, van []string, mag int) bool {
	if mag == 0 || !deelt(in, van, len(van)-mag) {
		return false
	}
	prijs := make([]int, len(van)+1) // of the first i words of van, against what ends at the word of in
	for i := range prijs {
		prijs[i] = i
	}
	tot := mag // the last i of which the price is within mag
	for _, w := range in {
		schuin := prijs[0]
		laatste := 0
		for i := 1; i <= min(tot+1, len(van)); i++ {
			gelijk := schuin
			if w != van[i-1] {
				gelijk++
			}
			schuin = prijs[i]
			if prijs[i] = min(gelijk, prijs[i-1]+1, schuin+1); prijs[i] <= mag {
				laatste = i
			}
		}
		for tot = laatste; tot < len(van) && prijs[tot]+1 <= mag; tot++ {
			prijs[tot+1] = prijs[tot] + 1
		}
		if tot == len(van) {
			return true
		}
		prijs[tot+1] = mag + 1
	}
	return false
}

// deelt tells whether so many words of van stand in in, wherever: without that no part of it looks like van.
func deelt(in, van []string, aantal int) bool {
	staat := map[string]bool{}
	for _, w := range in {
		staat[w] = true
	}
	n := 0
	for _, w := range van {
		if staat[w] {
			n++
		}
	}
	return n >= aantal
}
