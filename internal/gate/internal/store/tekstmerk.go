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
	// MerkVol is how many pieces a mark finds: words that stand in more are of nobody.
	MerkVol = 16
	// merkenTegelijk is how many marks go in one statement.
	merkenTegelijk = 400
)

// ZetTekstmerken gives a piece other marks of its text instead of those that it had.
func (t *Tx) ZetTekstmerken(gegeven string, merken []int64) error {
	if _, err := t.voer(`DELETE FROM tekstmerk WHERE gegeven = $1 AND soort = $2`, gegeven, int64(MerkTekst)); err != nil {
		return fout("tekstmerk", err)
	}
	return t.VoegTekstmerkenToe(gegeven, MerkTekst, merken)
}

// VoegTekstmerkenToe gives a piece marks beside those that it has; a mark that MerkVol pieces have already, it does not get.
func (t *Tx) VoegTekstmerkenToe(gegeven string, van MerkVan, merken []int64) error {
	for len(merken) > 0 {
		deel := merken[:min(merkenTegelijk, len(merken))]
		merken = merken[len(deel):]
		q := vraag{args: []any{gegeven, int64(van), int64(MerkVol)}}
		q.tekst.WriteString(`WITH nieuw (merk) AS (VALUES `)
		for i, m := range deel {
			if i > 0 {
				q.tekst.WriteString(`, `)
			}
			q.tekst.WriteString(`(CAST(` + q.arg(m) + ` AS BIGINT))`)
		}
		q.tekst.WriteString(`) INSERT INTO tekstmerk (merk, gegeven, soort) SELECT DISTINCT n.merk, CAST($1 AS TEXT), CAST($2 AS BIGINT) FROM nieuw n
			WHERE (SELECT COUNT(*) FROM (SELECT 1 FROM tekstmerk m WHERE m.merk = n.merk LIMIT CAST($3 AS BIGINT)) al) < CAST($3 AS BIGINT)
			ON CONFLICT (merk, gegeven) DO NOTHING`)
		if _, err := t.voer(q.tekst.String(), q.args...); err != nil {
			return fout("tekstmerk", err)
		}
	}
	return nil
}

// StukkenMetMerk reads which pieces have one of the marks, each id once and in order: not those that share only marks that MerkVol have.
func (t *Tx) StukkenMetMerk(merken []int64) ([]string, error) {
	bij := map[string]bool{}
	for len(merken) > 0 {
		deel := merken[:min(merkenTegelijk, len(merken))]
		merken = merken[len(deel):]
		if err := t.bijMerken(deel, bij); err != nil {
			return nil, err
		}
	}
	return slices.Sorted(maps.Keys(bij)), nil
}

func (t *Tx) bijMerken(merken []int64, bij map[string]bool) error {
	var q vraag
	q.tekst.WriteString(`SELECT merk, gegeven FROM tekstmerk WHERE merk IN (`)
	for i, m := range merken {
		if i > 0 {
			q.tekst.WriteString(`, `)
		}
		q.tekst.WriteString(q.arg(m))
	}
	q.tekst.WriteString(`)`)
	van := map[int64][]string{}
	err := t.rijen(q.tekst.String(), q.args, func(scan func(...any) error) error {
		var merk int64
		var gegeven string
		err := scan(&merk, &gegeven)
		van[merk] = append(van[merk], gegeven)
		return err
	})
	for _, gegevens := range van {
		for _, g := range gegevens {
			if len(gegevens) < MerkVol {
				bij[g] = true
			}
		}
	}
	return fout("tekstmerk", err)
}
