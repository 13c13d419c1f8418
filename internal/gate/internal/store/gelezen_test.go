// SPDX-License-Identifier: EUPL-1.2

package store_test

import (
	"errors"

	"rondetafel/internal/gate/internal/store"
)

// testGelezen: who a piece of another Partij was shown to, when last and in how many hours; nothing of what is no piece, of one's own, and of
// one that was withdrawn by then.
func testGelezen(p *proef) {
	const uur = int64(3_600_000_000)
	p.metCasus()
	weg := gegevenRij("g-2", "c-1", 1)
	p.schrijf(func(tx *store.Tx) error {
		return errors.Join(tx.NieuwGegeven(gegevenRij("g-1", "c-1", 1)), tx.NieuwGegeven(weg))
	})
	weg.Versie, weg.Ingetrokken, weg.Gewijzigd = 2, true, 5*uur
	p.schrijf(func(tx *store.Tx) error { return tx.ZetGegeven(weg) })
	eigen := weg.Partij
	for _, g := range []store.Gelezen{
		{"g-1", "m-x", "p-x", uur, 0}, {"g-1", "m-x", "p-x", uur + 7, 0}, {"g-1", "m-x", "p-y", 3*uur + 1, 0}, {"g-1", "m-z", "p-x", 2 * uur, 0},
		{"g-1", "m-a", eigen, uur, 0}, {"geen-stuk", "m-x", "p-x", uur, 0},
		{"g-2", "m-x", "p-x", 5*uur - 1, 0}, {"g-2", "m-x", "p-x", 5 * uur, 0}, {"g-2", "m-z", "p-x", 6 * uur, 0},
	} {
		p.schrijf(func(tx *store.Tx) error { return tx.Lees(g) })
	}
	een := []store.Gelezen{{"g-1", "m-x", "p-y", 3*uur + 1, 2}, {"g-1", "m-z", "p-x", 2 * uur, 1}}
	twee := store.Gelezen{Gegeven: "g-2", Medewerker: "m-x", Partij: "p-x", Laatst: 5*uur - 1, Keer: 1}
	p.lees(func(tx *store.Tx) error {
		lijst, err := tx.GelezenVan("g-1")
		p.goed(err)
		gelijk(p, "of one piece, the last first", lijst, een)
		lijst, err = tx.GelezenVan("g-2", "g-1", "g-9")
		p.goed(err)
		gelijk(p, "of several", lijst, append([]store.Gelezen{twee}, een...))
		lijst, err = tx.GelezenVan()
		p.goed(err)
		gelijk(p, "of none", len(lijst), 0)
		n := 0
		p.goed(tx.AlleGelezen(func(g store.Gelezen) error { n += int(g.Keer); return nil }))
		gelijk(p, "hours in all", n, 4)
		return nil
	})
	stop := errors.New("genoeg")
	p.fout("stopped", p.leesFout(func(tx *store.Tx) error { return tx.AlleGelezen(func(store.Gelezen) error { return stop }) }), stop)
	p.schrijf(func(tx *store.Tx) error { return tx.WisGegeven("g-1") })
	gelijk(p, "left of a piece that is gone", p.tel(`SELECT COUNT(*) FROM gelezen WHERE gegeven = 'g-1'`), 0)
	gelijk(p, "left of the other", p.tel(`SELECT COUNT(*) FROM gelezen`), 1)
}
