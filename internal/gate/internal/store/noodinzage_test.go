// SPDX-License-Identifier: EUPL-1.2

package store_test

import (
	"errors"

	"rondetafel/internal/casus"
	"rondetafel/internal/gate/internal/store"
)

func noodRij(id, van, wie string, begon int64) store.Noodinzage {
	return store.Noodinzage{ID: id, Casus: van, Medewerker: wie, Van: begon, Tot: begon + 60, Inhoud: []byte("dicht"), Zegel: zegel(1)}
}

// testNoodinzage: one is written, ends and is judged version by version, and is found by itself, by its Casus, by who opened it, by who has to do with
// that Casus, and by whether it was judged.
func testNoodinzage(p *proef) {
	p.metCasus()
	p.schrijf(func(tx *store.Tx) error {
		return errors.Join(tx.NieuweCasus(casusRij("c-2", "2026-0002")),
			tx.NieuwZicht(store.Zicht{Casus: "c-2", Wie: "m-zicht", Rollen: 1, Tot: 99, Open: true, Zegel: zegel(1)}))
	})
	een, twee, drie := noodRij("n-1", "c-1", "m-a", 5), noodRij("n-2", "c-1", "m-a", 6), noodRij("n-3", "c-2", "m-a", 7)
	p.schrijf(func(tx *store.Tx) error {
		return errors.Join(tx.NieuweNoodinzage(een), tx.NieuweNoodinzage(twee), tx.NieuweNoodinzage(drie))
	})
	twee.Tot, twee.Oordeel, twee.Beoordelaar, twee.Beoordeeld, twee.Inhoud, twee.Zegel = 9, casus.NoodTerecht, "m-b", 12, []byte("anders"), zegel(2)
	p.schrijf(func(tx *store.Tx) error { return tx.ZetNoodinzage(twee) })
	p.lees(func(tx *store.Tx) error {
		los, err := tx.Noodinzage("n-2")
		gelijk(p, "one", los, twee)
		var fouten []error
		for wat, g := range map[string]struct {
			lees func() ([]store.Noodinzage, error)
			wil  []store.Noodinzage
		}{
			"of a casus, the newest first": {func() ([]store.Noodinzage, error) { return tx.Noodinzagen("c-1") }, []store.Noodinzage{twee, een}},
			"of no casus":                  {func() ([]store.Noodinzage, error) { return tx.Noodinzagen("c-9") }, nil},
			"all":                          {tx.AlleNoodinzagen, []store.Noodinzage{een, twee, drie}},
			"of everybody":                 {func() ([]store.Noodinzage, error) { return tx.NoodinzagenVoor("", false, 9) }, []store.Noodinzage{drie, twee, een}},
			"not judged":                   {func() ([]store.Noodinzage, error) { return tx.NoodinzagenVoor("", true, 9) }, []store.Noodinzage{drie, een}},
			"the newest":                   {func() ([]store.Noodinzage, error) { return tx.NoodinzagenVoor("", false, 1) }, []store.Noodinzage{drie}},
			"of who opened them":           {func() ([]store.Noodinzage, error) { return tx.NoodinzagenVoor("m-a", true, 9) }, []store.Noodinzage{drie, een}},
			"of who knows the casus":       {func() ([]store.Noodinzage, error) { return tx.NoodinzagenVoor("m-zicht", false, 9) }, []store.Noodinzage{drie}},
			"of a stranger":                {func() ([]store.Noodinzage, error) { return tx.NoodinzagenVoor("m-vreemd", false, 9) }, nil},
		} {
			kreeg, err := g.lees()
			gelijk(p, wat, kreeg, g.wil)
			fouten = append(fouten, err)
		}
		nummer, err2 := tx.CasusMetNummer("2026-0002")
		gelijk(p, "the casus of a number", nummer, "c-2")
		return errors.Join(append(fouten, err, err2)...)
	})
	p.geen("an unknown one", func(tx *store.Tx) error { _, err := tx.Noodinzage("n-9"); return err })
	p.geen("an unknown number", func(tx *store.Tx) error { _, err := tx.CasusMetNummer("2026-9999"); return err })
	p.fout("version 2 over version 2", p.schrijfFout(func(tx *store.Tx) error { return tx.ZetNoodinzage(twee) }), store.ErrGeen)
}
