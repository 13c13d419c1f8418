// SPDX-License-Identifier: EUPL-1.2

package store

import (
	"maps"
	"slices"
)

// MerkVan is what a mark was made of.
type MerkVan int64

// What has marks.
const (
	MerkTekst   MerkVan = 0
	MerkBestand MerkVan = 1
)

const (
	// FormuleCasussen is in how many Casussen a Partij says the same before that is a formula of hers, and FormulePartijen how many Partijen: then it is
	// of nobody, and finds no piece.
	FormuleCasussen = 4
	FormulePartijen = 3

	perCasus       = 3   // pieces of a Partij in a Casus that one mark finds at most
	merkenTegelijk = 400 // marks in one statement
)

// merkrij is a row of a mark.
type merkrij struct{ gegeven, partij, casus string }

// VoegTekstmerkenToe gives a piece marks beside those that it has. What is a formula gets no more rows.
func (t *Tx) VoegTekstmerkenToe(g Gegeven, van MerkVan, merken []int64) error {
	for deel := range slices.Chunk(merken, merkenTegelijk) {
		al, err := t.merkrijen(deel)
		if err != nil {
			return err
		}
		var q vraag
		q.tekst.WriteString(`INSERT INTO tekstmerk (merk, gegeven, partij, casus, soort) VALUES `)
		n := 0
		for _, m := range deel {
			if !ruimte(al[m], g) {
				continue
			}
			if n++; n > 1 {
				q.tekst.WriteString(`, `)
			}
			q.tekst.WriteString(`(` + q.arg(m) + `, ` + q.arg(g.ID) + `, ` + q.arg(g.Partij) + `, ` + q.arg(g.Casus) + `, ` + q.arg(int64(van)) + `)`)
		}
		if n == 0 {
			continue
		}
		if _, err := t.voer(q.tekst.String(), q.args...); err != nil {
			return fout("tekstmerk", err)
		}
	}
	return nil
}

// ruimte tells whether a mark that stands with the pieces of al gets one more row, of g.
func ruimte(al []merkrij, g Gegeven) bool {
	hier := 0
	for _, r := range al {
		if r.gegeven == g.ID {
			return false
		}
		if r.partij == g.Partij && r.casus == g.Casus {
			hier++
		}
	}
	casussen, partijen := verspreid(al, "")
	return hier < perCasus && casussen[g.Partij] < FormuleCasussen && len(partijen) <= FormulePartijen
}

// verspreid counts in how many Casussen each Partij has a mark, and which Partijen but zonder have it.
func verspreid(rijen []merkrij, zonder string) (casussen map[string]int, partijen map[string]bool) {
	casussen, partijen = map[string]int{}, map[string]bool{}
	gezien := map[merkrij]bool{}
	for _, r := range rijen {
		plek := merkrij{partij: r.partij, casus: r.casus}
		if !gezien[plek] {
			gezien[plek] = true
			casussen[r.partij]++
		}
		if r.partij != zonder {
			partijen[r.partij] = true
		}
	}
	return casussen, partijen
}

// StukkenMetMerk reads which pieces have one of the marks, each id once and in order. Those of another Partij than voor do not count by a mark that is a
// formula: of their own Partij, or of several others. What voor says itself makes nothing a formula for her.
func (t *Tx) StukkenMetMerk(merken []int64, voor string) ([]string, error) {
	bij := map[string]bool{}
	for deel := range slices.Chunk(merken, merkenTegelijk) {
		per, err := t.merkrijen(deel)
		if err != nil {
			return nil, err
		}
		for _, rijen := range per {
			casussen, anderen := verspreid(rijen, voor)
			for _, r := range rijen {
				if r.partij == voor || casussen[r.partij] < FormuleCasussen && len(anderen) < FormulePartijen {
					bij[r.gegeven] = true
				}
			}
		}
	}
	return slices.Sorted(maps.Keys(bij)), nil
}

func (t *Tx) merkrijen(merken []int64) (map[int64][]merkrij, error) {
	var q vraag
	q.tekst.WriteString(`SELECT merk, gegeven, partij, casus FROM tekstmerk WHERE merk IN (`)
	for i, m := range merken {
		if i > 0 {
			q.tekst.WriteString(`, `)
		}
		q.tekst.WriteString(q.arg(m))
	}
	q.tekst.WriteString(`)`)
	van := map[int64][]merkrij{}
	err := t.rijen(q.tekst.String(), q.args, func(scan func(...any) error) error {
		var merk int64
		var r merkrij
		err := scan(&merk, &r.gegeven, &r.partij, &r.casus)
		van[merk] = append(van[merk], r)
		return err
	})
	return van, fout("tekstmerk", err)
}

// Vorig is what a piece said before it was corrected.
type Vorig struct {
	Gegeven string
	Versie  int64
	Casus   string
	Inhoud  []byte
}

// HoudVorig keeps what a piece said.
func (t *Tx) HoudVorig(v Vorig) error {
	return fout("gegeven_vorig", t.een(`INSERT INTO gegeven_vorig (gegeven, versie, casus, inhoud) VALUES ($1, $2, $3, $4)`, v.Gegeven, v.Versie, v.Casus, v.Inhoud))
}

// Vorige reads what the pieces of a Casus said before, the first version first; of one piece only when gegeven names it.
func (t *Tx) Vorige(casus, gegeven string) ([]Vorig, error) {
	q := vraag{args: []any{casus}}
	q.tekst.WriteString(`SELECT gegeven, versie, casus, inhoud FROM gegeven_vorig WHERE casus = $1`)
	q.en(gegeven != "", `gegeven = ?`, gegeven)
	q.tekst.WriteString(` ORDER BY gegeven, versie`)
	var lijst []Vorig
	err := t.rijen(q.tekst.String(), q.args, func(scan func(...any) error) error {
		var v Vorig
		err := scan(&v.Gegeven, &v.Versie, &v.Casus, &v.Inhoud)
		lijst = append(lijst, v)
		return err
	})
	return lijst, fout("gegeven_vorig", err)
}
