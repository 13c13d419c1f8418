// SPDX-License-Identifier: EUPL-1.2

package store_test

import (
	"errors"

	"rondetafel/internal/gate/internal/store"
)

// testKoppeling: a system of a Partij, in whose names it works, and the tokens that it has.
func testKoppeling(p *proef) {
	p.bewoond()
	k := store.Koppeling{ID: "s-a", Partij: "p-a", Naam: "Een", Sleutels: "{}", Scopes: "casussen.lezen", Door: "m-a", Van: 5, Tot: 50, Zegel: zegel(1)}
	eerder := store.Koppeling{ID: "s-b", Partij: "p-a", Naam: "Twee", Sleutels: "{}", Scopes: "x", Door: "m-a", Van: 4, Tot: 50, Zegel: zegel(1)}
	a := store.KoppelingPersoon{Koppeling: "s-a", Medewerker: "m-a", Zegel: zegel(1)}
	b := store.KoppelingPersoon{Koppeling: "s-a", Medewerker: "m-b", Akkoord: 7, Zegel: zegel(2)}
	p.schrijf(func(tx *store.Tx) error {
		return errors.Join(tx.NieuweKoppeling(k), tx.NieuweKoppeling(eerder), tx.NieuweKoppelingPersoon(b), tx.NieuweKoppelingPersoon(a))
	})
	k.Tot, k.Gestopt, k.Zegel, a.Akkoord, a.Zegel = 20, 20, zegel(2), 9, zegel(2)
	p.schrijf(func(tx *store.Tx) error { return errors.Join(tx.StopKoppeling(k), tx.ZetKoppelingAkkoord(a)) })
	p.lees(func(tx *store.Tx) error {
		alle, err := tx.Koppelingen()
		p.goed(err)
		gelijk(p, "all", alle, []store.Koppeling{eerder, k})
		mensen, err := tx.KoppelingPersonen()
		gelijk(p, "people", mensen, []store.KoppelingPersoon{a, b})
		return err
	})
	p.schrijf(func(tx *store.Tx) error { return tx.WisKoppelingPersoon("s-a", "m-a") })
	weg := store.Koppeling{ID: "s-weg", Zegel: zegel(1)}
	for wat, f := range map[string]func(tx *store.Tx) error{
		"removing twice":           func(tx *store.Tx) error { return tx.WisKoppelingPersoon("s-a", "m-a") },
		"agreeing when gone":       func(tx *store.Tx) error { return tx.ZetKoppelingAkkoord(a) },
		"stopping what is not":     func(tx *store.Tx) error { return tx.StopKoppeling(weg) },
		"removing a missing token": func(tx *store.Tx) error { return tx.WisKoppeltoken("t-weg") },
	} {
		if err := p.schrijfFout(f); !errors.Is(err, store.ErrGeen) {
			p.Errorf("%s: %v, want ErrGeen", wat, err)
		}
	}
	if p.schrijfFout(func(tx *store.Tx) error { return tx.NieuweKoppelingPersoon(b) }) == nil {
		p.Error("somebody is named twice")
	}
}

// testKoppeltoken: the tokens of a system, and what it signed, which is used once until it is over.
func testKoppeltoken(p *proef) {
	p.bewoond()
	k := store.Koppeling{ID: "s-a", Partij: "p-a", Naam: "Een", Sleutels: "{}", Scopes: "x", Door: "m-a", Van: 5, Tot: 50, Zegel: zegel(1)}
	een := store.Koppeltoken{ID: "t-1", Koppeling: "s-a", Medewerker: "m-a", Scopes: "x", Begonnen: 6, Tot: 16, Zegel: zegel(1)}
	twee := een
	twee.ID, twee.Begonnen = "t-2", 8
	p.schrijf(func(tx *store.Tx) error {
		return errors.Join(tx.NieuweKoppeling(k), tx.NieuwKoppeltoken(twee), tx.NieuwKoppeltoken(een))
	})
	p.lees(func(tx *store.Tx) error {
		kreeg, err := tx.Koppeltoken("t-2")
		p.goed(err)
		gelijk(p, "one", kreeg, twee)
		van, err := tx.KoppeltokensVan("s-a")
		p.goed(err)
		gelijk(p, "of a system", van, []store.Koppeltoken{een, twee})
		alle, err := tx.Koppeltokens()
		gelijk(p, "all", alle, van)
		return err
	})
	p.schrijf(func(tx *store.Tx) error { return tx.WisKoppeltoken("t-1") })
	p.geen("one that was removed", func(tx *store.Tx) error { _, err := tx.Koppeltoken("t-1"); return err })
	gebruik := func(kenmerk byte, tot, nu int64) (nieuw bool) {
		p.schrijf(func(tx *store.Tx) (err error) { nieuw, err = tx.GebruikBewering([]byte{kenmerk}, tot, nu); return err })
		return nieuw
	}
	gelijk(p, "used once, twice, another, again while it counts, and after it was over", []bool{gebruik(1, 10, 1), gebruik(1, 10, 2), gebruik(2, 10, 2), gebruik(1, 10, 10), gebruik(1, 30, 11)},
		[]bool{true, false, true, false, true})
}
