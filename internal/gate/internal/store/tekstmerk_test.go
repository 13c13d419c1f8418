// SPDX-License-Identifier: EUPL-1.2

package store_test

import (
	"errors"
	"fmt"
	"math"
	"slices"

	"rondetafel/internal/gate/internal/store"
)

// testTekstmerk: pieces are found by the marks that they have, of texts and of files. What a Partij says in four Casussen, or three other Partijen say, finds
// none but who asks their own; how often somebody says it in one Casus, or says it themself, matters nothing. Of a piece that goes nothing stays.
func testTekstmerk(p *proef) {
	p.metCasus()
	stuk := func(id, casus, partij string) store.Gegeven {
		g := gegevenRij(id, "c-1", 1)
		p.schrijf(func(tx *store.Tx) error { return tx.NieuwGegeven(g) })
		g.Casus, g.Partij = casus, partij // of the marks only
		return g
	}
	a, b, c := stuk("g-a", "c-1", "p-a"), stuk("g-b", "c-1", "p-b"), stuk("g-c", "c-1", "p-a")
	merk := func(g store.Gegeven, van store.MerkVan, merken ...int64) {
		p.Helper()
		p.schrijf(func(tx *store.Tx) error {
			m, err := tx.Merken(merken)
			return errors.Join(err, tx.VoegTekstmerkenToe(g, van, m))
		})
	}
	vindt := func(wat, voor string, merken []int64, want, wantEigen []string) {
		p.Helper()
		p.lees(func(tx *store.Tx) error {
			m, err := tx.Merken(merken)
			anderen, eigen := m.Stukken(voor)
			gelijk(p, wat, fmt.Sprint(anderen, eigen), fmt.Sprint(want, wantEigen))
			gelijk(p, wat+": of these marks", fmt.Sprint(m.Van(merken), m.Van(append(merken, 1))), "true false")
			return err
		})
	}
	met := func(wat, voor string, merken []int64, want ...string) {
		p.Helper()
		vindt(wat, voor, merken, want, nil)
	}
	veel := make([]int64, 1000)
	for i := range veel {
		veel[i] = int64(i) + 1000
	}
	merk(a, store.MerkTekst, 1, 2, math.MinInt64)
	merk(b, store.MerkTekst, append(veel, 2, 3)...)
	merk(a, store.MerkBestand, 7, 1)
	met("of two", "p-z", []int64{2}, "g-a", "g-b")
	met("each once", "p-z", []int64{3, 2, math.MinInt64, 7}, "g-a", "g-b")
	met("of nobody", "p-z", []int64{5})
	met("none", "p-z", nil)
	met("of many", "p-z", append(veel, 3), "g-b")
	merk(c, store.MerkTekst, 9)
	var bewaard []string
	for i := range store.FormuleCasussen - 2 {
		for j := range 5 { // more than are kept of one Casus
			id := fmt.Sprintf("g-%d-%d", i, j)
			merk(stuk(id, fmt.Sprint("c-x", i), "p-a"), store.MerkTekst, 9)
			if j < 3 {
				bewaard = append(bewaard, id)
			}
			met(fmt.Sprint("after ", id), "p-z", []int64{9}, append(slices.Clone(bewaard), "g-c")...)
		}
	}
	merk(stuk("g-9", "c-y", "p-a"), store.MerkTekst, 9)
	met("a formula", "p-z", []int64{9})
	vindt("of their own", "p-a", []int64{9}, nil, append(bewaard, "g-9", "g-c"))
	merk(stuk("g-10", "c-z", "p-a"), store.MerkTekst, 9)
	merk(b, store.MerkTekst, 9)
	met("of one for whom it is none", "p-z", []int64{9}, "g-b")
	for i, partij := range []string{"p-1", "p-2", "p-3", "p-4", "p-5"} {
		merk(stuk("g-"+partij, "c-1", partij), store.MerkTekst, 11)
		want := [][]string{{"g-p-1"}, {"g-p-1", "g-p-2"}, nil, nil, nil}[i]
		met("said by "+partij, "p-z", []int64{11}, want...)
	}
	vindt("by her who said it too", "p-1", []int64{11}, nil, []string{"g-p-1"})
	p.schrijf(func(tx *store.Tx) error {
		return errors.Join(tx.HoudVorig(store.Vorig{Gegeven: "g-a", Versie: 1, Casus: "c-1", Inhoud: []byte("een")}),
			tx.HoudVorig(store.Vorig{Gegeven: "g-a", Versie: 2, Casus: "c-1", Inhoud: []byte("twee")}), tx.HoudVorig(store.Vorig{Gegeven: "g-b", Versie: 1, Casus: "c-1", Inhoud: []byte("drie")}))
	})
	p.lees(func(tx *store.Tx) error {
		alle, err := tx.Vorige("c-1", "")
		p.goed(err)
		van, err := tx.Vorige("c-1", "g-a")
		p.goed(err)
		ander, err := tx.Vorige("c-2", "g-a")
		gelijk(p, "what they said", []int{len(alle), len(van), len(ander)}, []int{3, 2, 0})
		gelijk(p, "the second", string(van[1].Inhoud), "twee")
		return err
	})
	p.schrijf(func(tx *store.Tx) error { return tx.WisGegeven("g-a") })
	met("one less", "p-z", []int64{2}, "g-b")
	gelijk(p, "left of a piece that is gone", p.tel(`SELECT (SELECT COUNT(*) FROM tekstmerk WHERE gegeven = 'g-a') + (SELECT COUNT(*) FROM gegeven_vorig WHERE gegeven = 'g-a')`), 0)
}
