// SPDX-License-Identifier: EUPL-1.2

package store_test

import (
	"errors"
	"fmt"
	"math"

	"rondetafel/internal/gate/internal/store"
)

// testTekstmerk: pieces are found by the marks that they have, those of a text until it becomes another, those of a file beside them; what stands in sixteen
// pieces finds none, and of a piece that goes nothing stays.
func testTekstmerk(p *proef) {
	p.metCasus()
	ids := make([]string, store.MerkVol+1)
	for i := range ids {
		ids[i] = fmt.Sprintf("g-%02d", i)
		p.schrijf(func(tx *store.Tx) error { return tx.NieuwGegeven(gegevenRij(ids[i], "c-1", 1)) })
	}
	met := func(wat string, merken []int64, want ...string) {
		p.Helper()
		p.lees(func(tx *store.Tx) error {
			lijst, err := tx.StukkenMetMerk(merken)
			gelijk(p, wat, fmt.Sprint(lijst), fmt.Sprint(want))
			return err
		})
	}
	veel := make([]int64, 1000)
	for i := range veel {
		veel[i] = int64(i) + 1000
	}
	p.schrijf(func(tx *store.Tx) error {
		return errors.Join(tx.ZetTekstmerken(ids[1], []int64{1, 2, math.MinInt64, 2}), tx.ZetTekstmerken(ids[0], []int64{2, 3}), tx.ZetTekstmerken(ids[2], veel),
			tx.VoegTekstmerkenToe(ids[1], store.MerkBestand, []int64{7, 1}))
	})
	met("of two", []int64{2}, ids[0], ids[1])
	met("each once", []int64{3, 2, math.MinInt64}, ids[0], ids[1])
	met("of nobody", []int64{5})
	met("none", nil)
	met("of many", append(veel, 3), ids[0], ids[2])
	p.schrijf(func(tx *store.Tx) error { return tx.ZetTekstmerken(ids[1], []int64{4}) })
	met("another text", []int64{2}, ids[0])
	met("and its file", []int64{4, 7}, ids[1])
	for _, id := range ids {
		p.schrijf(func(tx *store.Tx) error { return tx.ZetTekstmerken(id, []int64{9, int64(len(id))}) })
	}
	gelijk(p, "pieces with a mark that is full", p.tel(`SELECT COUNT(*) FROM tekstmerk WHERE merk = 9`), store.MerkVol)
	met("what many say", []int64{9})
	p.schrijf(func(tx *store.Tx) error { return tx.WisGegeven(ids[1]) })
	met("one less", []int64{9}, append([]string{ids[0]}, ids[2:store.MerkVol]...)...)
	gelijk(p, "left of a piece that is gone", p.tel(`SELECT COUNT(*) FROM tekstmerk WHERE gegeven = '`+ids[1]+`'`), 0)
}
