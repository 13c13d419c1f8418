// SPDX-License-Identifier: EUPL-1.2

package informatie

import (
	"fmt"
	"slices"
	"strings"
)

// Veldtekst is what somebody typed in one field of a form: free text, that may repeat what a passage says.
type Veldtekst struct {
	Veld     string // as an *errs.Invalid names it
	Tekst    string
	Gegevens []string // pieces that the text is tied to; it follows those (rule 13.2-3)
	Stond    bool     // it stood there already, word for word
	Benoemt  bool     // it names an article, a person or a place, of which there are no other words
}

// Citaatteksten are the texts of passages; pad is the field that they stand in.
func Citaatteksten(pad string, passages []Citaat) []Veldtekst {
	var uit []Veldtekst
	for i, p := range passages {
		uit = append(uit, Veldtekst{Veld: fmt.Sprintf("%s[%d].tekst", pad, i), Tekst: p.Tekst, Gegevens: p.Gegevens})
	}
	return uit
}

const (
	reeks  = 8 // words in a row that are taken over when they stand in both texts
	anders = 5 // of each so many words of a passage one may be another
	kort   = 4 // a passage of fewer words is taken over only by a text that says nothing else
	zin    = 6 // a text of fewer words is said by many
)

// Woordrij is a text as it is compared: its words, in small letters.
type Woordrij struct {
	woorden []string
	reeksen map[string]bool // each eight that stand in a row
}

// Lees takes a text apart. Who gives it texts without accents has them compared without.
func Lees(tekst string) Woordrij { return maakRij(woorden(tekst)) }

func maakRij(woorden []string) Woordrij {
	r := Woordrij{woorden: woorden, reeksen: map[string]bool{}}
	for i := 0; i+reeks <= len(r.woorden); i++ {
		r.reeksen[strings.Join(r.woorden[i:i+reeks], " ")] = true
	}
	return r
}

// Zonder returns what is left of a text without the words that it has in common with oud: each eight in a row, or all of oud when that has fewer.
func (r Woordrij) Zonder(oud Woordrij) Woordrij {
	n := min(reeks, len(oud.woorden))
	if n < kort {
		return r
	}
	uit := slices.Clone(r.woorden)
	for i := 0; i+n <= len(uit); i++ {
		if strings.Contains(oud.heel(), " "+strings.Join(r.woorden[i:i+n], " ")+" ") {
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
//  2. eight words that stand in a row in the passage, stand in a row in it;
//  3. a part of it differs from the passage in no more than one of each five words, left out, put between or replaced: a passage of ten words
//     in two, one of four in none.
//
// It compares words and nothing else, and judges nobody: the same facts in other words it does not recognise, nor words that were misspelled
// or cut up on purpose in more places than that. A passage without words is in nothing.
func (r Woordrij) NeemtOver(oud Woordrij) bool {
	if len(oud.woorden) == 0 {
		return false
	}
	return strings.Join(r.woorden, "") == strings.Join(oud.woorden, "") || r.deeltReeks(oud) || lijktOp(r.woorden, oud.woorden, len(oud.woorden)/anders)
}

// Zin tells whether a text has so many words that who says the same may have it from there.
func (r Woordrij) Zin() bool { return len(r.woorden) >= zin }

// Bevat tells whether all words of oud, four or more, stand in a text in a row.
func (r Woordrij) Bevat(oud Woordrij) bool {
	return len(oud.woorden) >= kort && strings.Contains(r.heel(), oud.heel())
}

// Herhaalt tells whether a text says what oud says, as NeemtOver does, but where one word makes another sentence of it: what differs counts
// from ten words on.
func (r Woordrij) Herhaalt(oud Woordrij) bool {
	return r.deeltReeks(oud) || len(oud.woorden) >= 2*anders && lijktOp(r.woorden, oud.woorden, len(oud.woorden)/anders)
}

func (r Woordrij) deeltReeks(oud Woordrij) bool {
	for stuk := range oud.reeksen {
		if r.reeksen[stuk] {
			return true
		}
	}
	return r.Bevat(oud)
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
