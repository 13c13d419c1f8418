// SPDX-License-Identifier: EUPL-1.2

package store_test

import (
	"errors"

	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/toegang"
)

// testToegangscode: one code per person; a new one takes the place of the one before, whose hash finds nothing any more.
func testToegangscode(p *proef) {
	p.bewoond()
	a := store.Toegangscode{Medewerker: "m-a", Soort: toegang.Eerste, Hash: []byte{1, 0, 2}, Gegeven: 5, Tot: 50, Geheim: []byte{9, 8}, Zegel: zegel(1)}
	b := store.Toegangscode{Medewerker: "m-b", Soort: toegang.Herstel, Hash: []byte{3}, Gegeven: 6, Tot: 60, Geheim: []byte{7}, Zegel: zegel(1)}
	nieuw := store.Toegangscode{Medewerker: "m-a", Soort: toegang.Herstel, Hash: []byte{4}, Gegeven: 7, Tot: 70, Geheim: []byte{6}, Zegel: zegel(2)}
	p.schrijf(func(tx *store.Tx) error { return errors.Join(tx.ZetToegangscode(b), tx.ZetToegangscode(a)) })
	p.lees(func(tx *store.Tx) error {
		een, err := tx.ToegangscodeVan("m-a")
		p.goed(err)
		gelijk(p, "of a person", een, a)
		een, err = tx.ToegangscodeMet([]byte{3})
		p.goed(err)
		gelijk(p, "with a hash", een, b)
		alle, err := tx.Toegangscodes()
		gelijk(p, "all", alle, []store.Toegangscode{a, b})
		return err
	})
	p.schrijf(func(tx *store.Tx) error { return tx.ZetToegangscode(nieuw) })
	p.lees(func(tx *store.Tx) error {
		alle, err := tx.Toegangscodes()
		gelijk(p, "after a new one", alle, []store.Toegangscode{nieuw, b})
		return err
	})
	p.geen("the hash of the one before", func(tx *store.Tx) error { _, err := tx.ToegangscodeMet(a.Hash); return err })
	p.schrijf(func(tx *store.Tx) error { return tx.WisToegangscode("m-a") })
	p.geen("a code that was used", func(tx *store.Tx) error { _, err := tx.ToegangscodeVan("m-a"); return err })
	if err := p.schrijfFout(func(tx *store.Tx) error { return tx.WisToegangscode("m-a") }); !errors.Is(err, store.ErrGeen) {
		p.Errorf("using it twice: %v, want ErrGeen", err)
	}
	dubbel := nieuw
	dubbel.Hash = b.Hash
	if err := p.schrijfFout(func(tx *store.Tx) error { return tx.ZetToegangscode(dubbel) }); err == nil {
		p.Error("two people have one code")
	}
}
