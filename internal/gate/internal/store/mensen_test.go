// SPDX-License-Identifier: EUPL-1.2

package store_test

import (
	"errors"

	"rondetafel/internal/gate/internal/store"
)

// testHerziening: what was signed comes back as it was written, the newest look and the first signature first, and is never written twice.
func testHerziening(p *proef) {
	p.bewoond()
	oud := store.Herziening{ID: "h-1", Partij: "p-a", Medewerker: "m-a", Moment: 5, Bevestigd: 4, Beeindigd: 1, Zegel: zegel(1)}
	nieuw := store.Herziening{ID: "h-2", Partij: "p-b", Medewerker: "m-b", Moment: 9, Zegel: zegel(2)}
	een := store.Ondertekening{Medewerker: "m-b", Verklaring: 1, Moment: 3, Zegel: zegel(3)}
	twee := store.Ondertekening{Medewerker: "m-b", Verklaring: 2, Moment: 8, Zegel: zegel(4)}
	kwam := store.Partijverloop{ID: "p-a/1", Partij: "p-a", Soort: "toetreding", Medewerker: "m-a", Moment: 2, Inhoud: []byte("een"), Zegel: zegel(5)}
	ging := store.Partijverloop{ID: "p-a/2", Partij: "p-a", Soort: "opzegging", Medewerker: "m-b", Moment: 7, Inhoud: []byte("twee"), Zegel: zegel(6)}
	eerst := store.Inschrijving{ID: "beleid", Nummer: 1, Partij: "p-a", Soort: "beleid", Medewerker: "m-a", Moment: 2, Inhoud: []byte("een"), Zegel: zegel(7)}
	dan := store.Inschrijving{ID: "beleid", Nummer: 2, Partij: "p-a", Soort: "beleid", Medewerker: "m-b", Moment: 4, Inhoud: []byte("twee"), Zegel: zegel(8)}
	p.schrijf(func(tx *store.Tx) error {
		return errors.Join(tx.NieuweInschrijving(eerst), tx.NieuweInschrijving(dan), tx.NieuweHerziening(oud), tx.NieuweHerziening(nieuw), tx.NieuweOndertekening(twee), tx.NieuweOndertekening(een), tx.NieuwPartijverloop(kwam),
			tx.NieuwPartijverloop(ging))
	})
	p.lees(func(tx *store.Tx) error {
		lijst, err := tx.Herzieningen()
		p.goed(err)
		gelijk(p, "herzieningen", lijst, []store.Herziening{nieuw, oud})
		verloop, err := tx.Partijverlopen()
		p.goed(err)
		gelijk(p, "partijverlopen", verloop, []store.Partijverloop{ging, kwam})
		getekend, err := tx.Ondertekeningen()
		p.goed(err)
		gelijk(p, "ondertekeningen", getekend, []store.Ondertekening{een, twee})
		register, err := tx.Inschrijvingen()
		p.goed(err)
		gelijk(p, "inschrijvingen", register, []store.Inschrijving{dan, eerst})
		wel, err := tx.HeeftOndertekend("m-b", 2)
		p.goed(err)
		niet, err := tx.HeeftOndertekend("m-a", 2)
		if !wel || niet {
			p.Errorf("m-b signed %t, m-a %t", wel, niet)
		}
		return err
	})
	for wat, err := range map[string]error{
		"herziening":    p.schrijfFout(func(tx *store.Tx) error { return tx.NieuweHerziening(oud) }),
		"partijverloop": p.schrijfFout(func(tx *store.Tx) error { return tx.NieuwPartijverloop(kwam) }),
		"inschrijving":  p.schrijfFout(func(tx *store.Tx) error { return tx.NieuweInschrijving(dan) }),
		"ondertekening": p.schrijfFout(func(tx *store.Tx) error { return tx.NieuweOndertekening(een) }),
	} {
		if err == nil {
			p.Errorf("a %s is written twice", wat)
		}
	}
}
