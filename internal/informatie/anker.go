// SPDX-License-Identifier: EUPL-1.2

package informatie

import "strings"

// Of what somebody reads in one Casus, another holds nothing by itself: its readers are others, and who supplied it never chose them (rule 13.2-3). There are too
// many pieces in a house to lay each beside each text, so a text is found by its anchors first. And what many say counts less there than inside a Casus:
// "Er is geen hulp van een andere instelling betrokken." stands in many dossiers and is of nobody.

const (
	anker        = 16 // letters of which an anchor is made
	ankervenster = 24 // of so many places in a row a text has one anchor
	verLetters   = 40 // letters in a row in both texts, of which one is found: anker + ankervenster - 1, and one to spare
	verReeks     = 10 // words in a row that are taken over from another Casus
	verHeel      = 8  // words of a text that is taken over as a whole
)

// Ankers are parts of a text, each of sixteen letters in a row, spaces left out: two texts that have forty letters in a row in common have at least one of
// them in common. Which those are follows from the letters alone; the order is that of the text, and each is there once.
func (r Woordrij) Ankers() []string {
	var waarden []uint64
	for i := 0; i+anker <= len(r.letters); i++ {
		waarden = append(waarden, maal(r.letters[i:i+anker]))
	}
	var uit []string
	gezien := map[int]bool{}
	for i := 0; i+ankervenster <= len(waarden); i++ {
		kleinste := i
		for j := i + 1; j < i+ankervenster; j++ {
			if waarden[j] <= waarden[kleinste] {
				kleinste = j
			}
		}
		if !gezien[kleinste] {
			gezien[kleinste] = true
			uit = append(uit, r.letters[kleinste:kleinste+anker])
		}
	}
	return uit
}

// maal mixes letters to a number, to choose between them and for nothing else (FNV-1a with a last turn).
func maal(letters string) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(letters) {
		h = (h ^ uint64(letters[i])) * 1099511628211
	}
	h ^= h >> 32
	return h * 0x9e3779b97f4a7c15
}

// HaaltElders returns words of oud, a text of another Casus, that a text takes over and that stand as a whole in none of mag: ten in a row, or all when oud has eight
// or nine, of forty letters at least; "" for none.
func (r Woordrij) HaaltElders(oud Woordrij, mag []Woordrij) string {
	n := min(verReeks, len(oud.woorden))
	if n < verHeel {
		return ""
	}
	for i := 0; i+n <= len(oud.woorden); i++ {
		if deel := oud.stuk(i, i+n); len(deel.letters) >= verLetters && r.deelBuiten(deel, n, mag) != "" {
			return strings.Join(deel.woorden, " ")
		}
	}
	return ""
}

// stuk are the words from i to j.
func (r Woordrij) stuk(i, j int) Woordrij {
	begin := make([]int, 0, j-i+1)
	for _, b := range r.begin[i : j+1] {
		begin = append(begin, b-r.begin[i])
	}
	return Woordrij{woorden: r.woorden[i:j], letters: r.deel(i, j), begin: begin}
}

// Naam tells whether a text has no more words than a name, a place or a citation has.
func (r Woordrij) Naam() bool { return len(r.woorden) <= naam }

// Aaneen puts texts in a row as one.
func Aaneen(teksten []Woordrij) Woordrij {
	var alle []string
	for _, t := range teksten {
		alle = append(alle, t.woorden...)
	}
	return maakRij(alle)
}
