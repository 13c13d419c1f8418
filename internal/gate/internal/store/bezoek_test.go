// SPDX-License-Identifier: EUPL-1.2

package store_test

import (
	"errors"

	"rondetafel/internal/gate/internal/store"
)

func testBezoek(p *proef) {
	p.metCasus()
	eerste := store.Bezoek{Medewerker: "m-a", Plek: "c-1", Laatst: 10}
	elders, ander := store.Bezoek{Medewerker: "m-a", Laatst: 11}, store.Bezoek{Medewerker: "m-b", Plek: "c-1", Vorig: 3, Laatst: 12}
	zet := func(lijst ...store.Bezoek) {
		p.schrijf(func(tx *store.Tx) error {
			var err error
			for _, b := range lijst {
				err = errors.Join(err, tx.ZetBezoek(b))
			}
			return err
		})
	}
	is := func(wat, wie, plek string, wil store.Bezoek) {
		p.lees(func(tx *store.Tx) error {
			b, err := tx.Bezoek(wie, plek)
			gelijk(p, wat, b, wil)
			return err
		})
	}
	p.geen("a first visit", func(tx *store.Tx) error { _, err := tx.Bezoek("m-a", "c-1"); return err })
	zet(eerste, elders, ander)
	is("visit", "m-a", "c-1", eerste)
	is("visit to Mijn werk", "m-a", "", elders)
	later := store.Bezoek{Medewerker: "m-a", Plek: "c-1", Vorig: 10, Laatst: 90}
	zet(later, store.Bezoek{Medewerker: "m-a", Plek: "c-1", Vorig: 7, Laatst: 80})
	is("the later look stays", "m-a", "c-1", later)
	is("elsewhere", "m-a", "", elders)
}

func testGebeurtenissenSinds(p *proef) {
	p.metCasus()
	g := func(id, wie string, moment int64) store.Gebeurtenis {
		return store.Gebeurtenis{ID: id, Casus: "c-1", Moment: moment, Soort: "gegeven.toegevoegd", Medewerker: wie, Partij: "p-a",
			ObjectSoort: "gegeven", Object: "g-1", Inhoud: []byte("dicht")}
	}
	alle := []store.Gebeurtenis{g("e-1", "m-b", 10), g("e-2", "m-a", 11), g("e-3", "m-b", 12), g("e-4", "m-b", 13)}
	p.schrijf(func(tx *store.Tx) error {
		var err error
		for _, e := range alle {
			err = errors.Join(err, tx.NieuweGebeurtenis(e))
		}
		return err
	})
	p.lees(func(tx *store.Tx) error {
		lijst, err := tx.GebeurtenissenSinds("c-1", 10, "m-a", 5, 0)
		gelijk(p, "since, of others, the newest first", lijst, []store.Gebeurtenis{alle[3], alle[2]})
		p.goed(err)
		lijst, err = tx.GebeurtenissenSinds("c-1", 0, "m-x", 2, 0)
		gelijk(p, "the last two", lijst, []store.Gebeurtenis{alle[3], alle[2]})
		p.goed(err)
		lijst, err = tx.GebeurtenissenSinds("c-1", 0, "m-x", 2, 1)
		gelijk(p, "the two after the last", lijst, []store.Gebeurtenis{alle[2], alle[1]})
		return err
	})
}
