// SPDX-License-Identifier: EUPL-1.2

package store_test

import (
	"errors"

	"rondetafel/internal/gate/internal/store"
)

// testPasskey: those of a person, each known by one hash; its use changes what it says of itself and nothing else.
func testPasskey(p *proef) {
	p.bewoond()
	a := store.Passkey{ID: "k-a", Medewerker: "m-a", Kenmerk: []byte{1, 0}, Inhoud: []byte{9, 0}, Teller: 1 << 31, Toegevoegd: 5, Zegel: zegel(1)}
	b := store.Passkey{ID: "k-b", Medewerker: "m-a", Kenmerk: []byte{2}, Inhoud: []byte{8}, Toegevoegd: 6, Zegel: zegel(1)}
	c := store.Passkey{ID: "k-c", Medewerker: "m-b", Kenmerk: []byte{3}, Inhoud: []byte{7}, Toegevoegd: 7, Zegel: zegel(1)}
	p.schrijf(func(tx *store.Tx) error {
		return errors.Join(tx.NieuwePasskey(c), tx.NieuwePasskey(b), tx.NieuwePasskey(a))
	})
	p.lees(func(tx *store.Tx) error {
		een, err := tx.PasskeyMet([]byte{1, 0})
		p.goed(err)
		gelijk(p, "with a hash", een, a)
		van, err := tx.PasskeysVan("m-a")
		p.goed(err)
		gelijk(p, "of a person", van, []store.Passkey{a, b})
		alle, err := tx.Passkeys()
		gelijk(p, "all", alle, []store.Passkey{a, b, c})
		return err
	})
	b.Teller, b.Gebruikt, b.Kopie, b.Zegel = 4, 50, 60, zegel(2)
	p.schrijf(func(tx *store.Tx) error { return errors.Join(tx.ZetPasskeyGebruik(b), tx.WisPasskey("k-a")) })
	p.lees(func(tx *store.Tx) error {
		alle, err := tx.Passkeys()
		gelijk(p, "after use", alle, []store.Passkey{b, c})
		return err
	})
	p.geen("one that was removed", func(tx *store.Tx) error { _, err := tx.PasskeyMet(a.Kenmerk); return err })
	for wat, f := range map[string]func(tx *store.Tx) error{
		"removing twice": func(tx *store.Tx) error { return tx.WisPasskey("k-a") }, "using one that is gone": func(tx *store.Tx) error { return tx.ZetPasskeyGebruik(a) },
	} {
		if err := p.schrijfFout(f); !errors.Is(err, store.ErrGeen) {
			p.Errorf("%s: %v, want ErrGeen", wat, err)
		}
	}
	a.Kenmerk = b.Kenmerk
	if p.schrijfFout(func(tx *store.Tx) error { return tx.NieuwePasskey(a) }) == nil {
		p.Error("two passkeys are one")
	}
}

// testPasskeyvraag: a question is taken once; what ended is cleared when another is asked.
func testPasskeyvraag(p *proef) {
	p.schrijf(func(tx *store.Tx) error {
		return errors.Join(tx.StelPasskeyvraag([]byte{1}, []byte{5, 0}, 10, 1), tx.StelPasskeyvraag([]byte{2}, []byte{6}, 20, 10))
	})
	neem := func(kenmerk byte, wil []byte) {
		p.Helper()
		p.schrijf(func(tx *store.Tx) error {
			inhoud, err := tx.NeemPasskeyvraag([]byte{kenmerk})
			gelijk(p, "a question", inhoud, wil)
			return err
		})
	}
	weg := func(kenmerk byte) {
		p.Helper()
		if err := p.schrijfFout(func(tx *store.Tx) error { _, err := tx.NeemPasskeyvraag([]byte{kenmerk}); return err }); !errors.Is(err, store.ErrGeen) {
			p.Errorf("a question that is gone: %v", err)
		}
	}
	neem(1, []byte{5, 0})
	weg(1)
	p.schrijf(func(tx *store.Tx) error { return tx.StelPasskeyvraag([]byte{3}, []byte{7}, 30, 21) })
	weg(2)
	neem(3, []byte{7})
	for i, wil := range []bool{true, false, true} { // the third time it ended meanwhile
		p.schrijf(func(tx *store.Tx) error {
			nieuw, err := tx.GebruikPasskeyvraag([]byte{4}, 40+int64(i), 30+7*int64(i))
			gelijk(p, "answered for the first time", nieuw, wil)
			return err
		})
	}
}
