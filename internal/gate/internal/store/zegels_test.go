// SPDX-License-Identifier: EUPL-1.2

package store_test

import (
	"errors"
	"fmt"

	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/rto"
)

// testZegels: rows of before a table had a MAC are found, get one, and get it once; all rows are there for the control of rights.
func testZegels(p *proef) {
	p.metCasus()
	oud := store.Zegel{Grond: -1, MAC: []byte{}}
	d := store.Deelname{Casus: "c-1", Partij: "p-b", Medewerker: "m-b", Namens: "p-a", NamensPubliek: "p-a", Moment: 1, Zegel: oud}
	b := store.Besluit{ID: "b-1", Overleg: "o-1", Casus: "c-1", Soort: rto.Plan, Medewerker: "m-a", Namens: "p-a", Moment: 2, Zegel: oud}
	v := store.Vervanging{ID: "v-1", Casus: "c-1", Medewerker: "m-b", Voorsteller: "m-a", Besluit: "b-1", Moment: 3, Zegel: oud}
	o := store.Opschoning{Casus: "c-1", Medewerker: "m-a", Moment: 4, Zegel: oud}
	n := store.Noodzaak{Gegeven: "g-1", Casus: "c-1", Medewerker: "m-a", Moment: 5, Zegel: oud}
	inhoud := []byte("dicht")
	p.schrijf(func(tx *store.Tx) error {
		metD, metB, metV, metN := d, b, v, n
		metD.Inhoud, metB.Inhoud, metV.Inhoud, metN.Inhoud = inhoud, inhoud, inhoud, inhoud
		return errors.Join(tx.NieuwOverleg(overlegRij("o-1", "c-1", 1)), tx.NieuwGegeven(gegevenRij("g-1", "c-1", 1)), tx.NieuweDeelname(metD),
			tx.NieuwBesluit(metB), tx.NieuweVervanging(metV), tx.ZetOpschoning(o), tx.ZetNoodzaak(metN))
	})
	zonder := []any{d, b, v, o, n}
	gelijk(p, "rows without a MAC", fmt.Sprint(p.zegelrijen(true)), fmt.Sprint(zonder)) // SQLite reads an empty MAC back as nil
	z := zegel(1)
	for _, doe := range []func(*store.Tx) error{
		func(tx *store.Tx) error { return tx.ZetDeelnamezegel(d, z) },
		func(tx *store.Tx) error { return tx.ZetZegel("besluit", "id", b.ID, z) },
		func(tx *store.Tx) error { return tx.ZetZegel("vervanging", "id", v.ID, z) },
		func(tx *store.Tx) error { return tx.ZetZegel("opschoning", "casus", o.Casus, z) },
		func(tx *store.Tx) error { return tx.ZetZegel("noodzaak", "gegeven", n.Gegeven, z) },
	} {
		p.schrijf(doe)
		p.fout("a second MAC", p.schrijfFout(doe), store.ErrGeen)
	}
	d.Zegel, b.Zegel, v.Zegel, o.Zegel, n.Zegel = z, z, z, z, z
	gelijk(p, "rows without a MAC, later", len(p.zegelrijen(true)), 0)
	gelijk(p, "all rows", p.zegelrijen(false), []any{d, b, v, o, n})
}

// zegelrijen are the rows of the tables that got a MAC later.
func (p *proef) zegelrijen(alleen bool) []any {
	p.Helper()
	uit := []any{}
	p.lees(func(tx *store.Tx) error {
		return errors.Join(tx.AlleDeelnames(alleen, func(r store.Deelname) error { uit = append(uit, r); return nil }),
			tx.AlleBesluiten(alleen, func(r store.Besluit) error { uit = append(uit, r); return nil }),
			tx.AlleVervangingen(alleen, func(r store.Vervanging) error { uit = append(uit, r); return nil }),
			tx.AlleOpschoningen(alleen, func(r store.Opschoning) error { uit = append(uit, r); return nil }),
			tx.AlleNoodzaken(alleen, func(r store.Noodzaak) error { uit = append(uit, r); return nil }),
			tx.OudeUitnodigingen(func(store.Uitnodiging) error { return errors.New("a new invitation is an old one") }))
	})
	return uit
}
