// SPDX-License-Identifier: EUPL-1.2

package store

import (
	"maps"
	"slices"
	"strings"
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

// Merken are marks with the pieces that have them.
type Merken struct {
	van []int64
	per map[int64][]merkrij
}

// Van tells whether these are the same marks, in the same order.
func (m Merken) Van(merken []int64) bool { return slices.Equal(m.van, merken) }

// Merken reads which pieces have marks.
func (t *Tx) Merken(merken []int64) (Merken, error) {
	m := Merken{van: merken, per: map[int64][]merkrij{}}
	for deel := range slices.Chunk(merken, merkenTegelijk) {
		if err := t.merkrijen(deel, m.per); err != nil {
			return Merken{}, err
		}
	}
	return m, nil
}

// VoegTekstmerkenToe gives a piece marks, read just now, beside those that it has. What is a formula gets no more rows.
func (t *Tx) VoegTekstmerkenToe(g Gegeven, van MerkVan, merken Merken) error {
	nieuw := slices.DeleteFunc(slices.Clone(merken.van), func(m int64) bool { return !ruimte(merken.per[m], g) })
	for deel := range slices.Chunk(nieuw, merkenTegelijk) {
		q := vraag{args: []any{g.ID, g.Partij, g.Casus, int64(van)}}
		q.tekst.WriteString(`INSERT INTO tekstmerk (merk, gegeven, partij, casus, soort) VALUES `)
		for i, m := range deel {
			if i > 0 {
				q.tekst.WriteString(`, `)
			}
			q.tekst.WriteString(`(` + q.arg(m) + `, $1, $2, $3, $4)`)
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

// Stukken are the pieces that have one of the marks, each id once and in order: of other Partijen than voor, and of her. A mark that is a formula, of their own
// Partij or of several others, finds no piece of others. What voor says itself makes nothing a formula for her.
func (m Merken) Stukken(voor string) (anderen, eigen []string) {
	van := map[bool]map[string]bool{true: {}, false: {}}
	for _, rijen := range m.per {
		casussen, partijen := verspreid(rijen, voor)
		for _, r := range rijen {
			if r.partij == voor || casussen[r.partij] < FormuleCasussen && len(partijen) < FormulePartijen {
				van[r.partij == voor][r.gegeven] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(van[false])), slices.Sorted(maps.Keys(van[true]))
}

// merkrijen adds the rows of marks to per. They come in one line for each mark: lines are what costs, and a formula has many.
func (t *Tx) merkrijen(merken []int64, per map[int64][]merkrij) error {
	var q vraag
	q.tekst.WriteString(`SELECT merk, string_agg(gegeven || ' ' || partij || ' ' || casus, ' ') FROM tekstmerk WHERE merk IN (`)
	for i, m := range merken {
		if i > 0 {
			q.tekst.WriteString(`, `)
		}
		q.tekst.WriteString(q.arg(m))
	}
	q.tekst.WriteString(`) GROUP BY merk`)
	return fout("tekstmerk", t.rijen(q.tekst.String(), q.args, func(scan func(...any) error) error {
		var merk int64
		var regel string
		err := scan(&merk, &regel)
		for rij := range slices.Chunk(strings.Fields(regel), 3) {
			per[merk] = append(per[merk], merkrij{gegeven: rij[0], partij: rij[1], casus: rij[2]})
		}
		return err
	}))
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
