// SPDX-License-Identifier: EUPL-1.2

package store_test

import (
	"errors"

	"rondetafel/internal/gate/internal/store"
)

// testTelling: what comes to the same row is added to it, and a period adds up what each did; a casus counts once however many days it was
// looked at, and not when it was only tried.
func testTelling(p *proef) {
	for _, n := range []store.Telling{
		{10, "m-b", "c-1", 2, 1, 0}, {10, "m-b", "c-1", 3, 0, 1}, {11, "m-b", "c-1", 1, 1, 0}, {11, "m-b", "c-2", 1, 0, 0}, {11, "m-b", "c-3", 0, 0, 4},
		{12, "m-b", "", 7, 0, 0}, {11, "m-a", "", 1, 1, 0}, {13, "m-a", "c-9", 1, 0, 0}, {9, "m-c", "c-1", 1, 0, 0},
	} {
		p.schrijf(func(tx *store.Tx) error { return tx.Tel(n) })
	}
	for _, geval := range []struct {
		van, tot int64
		wil      []store.Opgeteld
	}{
		{10, 12, []store.Opgeteld{{"m-a", 1, 1, 0, 0}, {"m-b", 14, 2, 5, 2}}},
		{10, 10, []store.Opgeteld{{"m-b", 5, 1, 1, 1}}},
		{13, 99, []store.Opgeteld{{"m-a", 1, 0, 0, 1}}},
		{14, 99, nil}, {12, 10, nil},
	} {
		p.lees(func(tx *store.Tx) error {
			lijst, err := tx.Tellingen(geval.van, geval.tot)
			gelijk(p, "of a period", lijst, geval.wil)
			return err
		})
	}
	var rijen, inzagen int64
	p.lees(func(tx *store.Tx) error {
		return tx.AlleTellingen(func(n store.Telling) error { rijen, inzagen = rijen+1, inzagen+n.Inzagen; return nil })
	})
	gelijk(p, "rows and looks", []int64{rijen, inzagen}, []int64{8, 17})
	stop := errors.New("genoeg")
	p.fout("stopped", p.leesFout(func(tx *store.Tx) error { return tx.AlleTellingen(func(store.Telling) error { return stop }) }), stop)
}
