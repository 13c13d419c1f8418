// SPDX-License-Identifier: EUPL-1.2

package store_test

import (
	"errors"

	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/toegang"
)

func testAccount(p *proef) {
	p.bewoond()
	a := store.Account{Medewerker: "m-a", NaamHash: []byte{1, 0}, Handvat: []byte{2}, Inhoud: []byte{3, 0, 3}, Zegel: zegel(1)}
	b := store.Account{Medewerker: "m-b", NaamHash: []byte{4}, Handvat: []byte{5}, Inhoud: []byte{6}, Zegel: zegel(1)}
	p.schrijf(func(tx *store.Tx) error { return errors.Join(tx.ZetAccount(b), tx.ZetAccount(a)) })
	anders := a
	anders.NaamHash, anders.Inhoud, anders.Zegel = []byte{7}, []byte{8}, zegel(2)
	p.schrijf(func(tx *store.Tx) error { return tx.ZetAccount(anders) })
	p.lees(func(tx *store.Tx) error {
		van, err := tx.AccountVan("m-a")
		p.goed(err)
		gelijk(p, "of a person", van, anders)
		met, err := tx.AccountMet([]byte{4})
		p.goed(err)
		gelijk(p, "with a name", met, b)
		bij, err := tx.AccountBij([]byte{2})
		p.goed(err)
		gelijk(p, "with a handle", bij, anders)
		alle, err := tx.Accounts()
		gelijk(p, "all", alle, []store.Account{anders, b})
		return err
	})
	for wat, f := range map[string]func(tx *store.Tx) error{
		"of nobody":             func(tx *store.Tx) error { _, err := tx.AccountVan("m-x"); return err },
		"with the name before":  func(tx *store.Tx) error { _, err := tx.AccountMet(a.NaamHash); return err },
		"with a handle of none": func(tx *store.Tx) error { _, err := tx.AccountBij([]byte{9}); return err },
	} {
		p.geen(wat, f)
	}
	dubbel := b
	dubbel.NaamHash = anders.NaamHash
	if p.schrijfFout(func(tx *store.Tx) error { return tx.ZetAccount(dubbel) }) == nil {
		p.Error("two people have one name")
	}
}

func testInlogpoging(p *proef) {
	oud, nieuw := toegang.Poging{Aantal: 3, Laatste: 10}, toegang.Poging{Aantal: 7, Laatste: 20}
	p.schrijf(func(tx *store.Tx) error {
		return errors.Join(tx.ZetInlogpoging([]byte{1}, oud, 0), tx.ZetInlogpoging([]byte{2}, oud, 0), tx.ZetInlogpoging([]byte{2}, nieuw, 0))
	})
	is := func(wat string, sleutel byte, wil toegang.Poging) {
		p.Helper()
		p.lees(func(tx *store.Tx) error {
			kreeg, err := tx.Inlogpoging([]byte{sleutel})
			gelijk(p, wat, kreeg, wil)
			return err
		})
	}
	is("one", 1, oud)
	is("written over", 2, nieuw)
	is("none", 3, toegang.Poging{})
	p.schrijf(func(tx *store.Tx) error { return tx.ZetInlogpoging([]byte{2}, toegang.Poging{}, 11) })
	is("cleared on the way", 1, toegang.Poging{})
	is("forgotten", 2, toegang.Poging{})
}
