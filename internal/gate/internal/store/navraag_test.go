// SPDX-License-Identifier: EUPL-1.2

package store_test

import (
	"errors"

	"rondetafel/internal/gate/internal/store"
)

// testNavraag: questions stay in their order, and where somebody is known is each Casus once, of one hash or of all people of a Casus.
func testNavraag(p *proef) {
	p.metCasus()
	een, twee := store.Navraag{ID: "n-1", Medewerker: "m-a", Moment: 10, Reden: "casus"}, store.Navraag{ID: "n-2", Medewerker: "m-b", Moment: 20, Reden: "vraag", Bekend: true}
	bsn, naam, ander := []byte{1, 2}, []byte{3}, []byte{9}
	jong := casusRij("c-2", "2026-0002")
	jong.Aangemeld, jong.Procesregisseur = jong.Aangemeld+1, "m-b"
	p.schrijf(func(tx *store.Tx) error {
		mens := func(id, van string, hashes ...[]byte) error {
			return tx.NieuweBetrokkene(store.Betrokkene{ID: id, Casus: van, Inhoud: []byte("x")}, hashes)
		}
		return errors.Join(tx.NieuweCasus(jong), tx.NieuweCasus(casusRij("c-3", "2026-0003")), tx.NieuweNavraag(een), tx.NieuweNavraag(twee),
			mens("b-1", "c-1", bsn, naam), mens("b-2", "c-2", bsn, naam), mens("b-3", "c-2", bsn), mens("b-4", "c-3", ander))
	})
	p.lees(func(tx *store.Tx) error {
		lijst, err := tx.Navragen(30, 5)
		p.goed(err)
		gelijk(p, "questions, the newest first", lijst, []store.Navraag{twee, een})
		lijst, err = tx.Navragen(20, 5)
		p.goed(err)
		gelijk(p, "before a moment", lijst, []store.Navraag{een})
		lijst, err = tx.Navragen(30, 1)
		p.goed(err)
		gelijk(p, "no more than asked", lijst, []store.Navraag{twee})
		beide := []store.Bekend{{Casus: "c-2", Procesregisseur: "m-b"}, {Casus: "c-1", Procesregisseur: casusRij("c-1", "").Procesregisseur}}
		bij, err := tx.BekendMet(bsn)
		p.goed(err)
		gelijk(p, "known in, each once, the newest first", bij, beide)
		bij, err = tx.BekendMet([]byte{7})
		p.goed(err)
		gelijk(p, "known nowhere", len(bij), 0)
		bij, err = tx.BekendBuiten("c-1")
		p.goed(err)
		gelijk(p, "known elsewhere", bij, beide[:1])
		bij, err = tx.BekendBuiten("c-3")
		gelijk(p, "known in no other", len(bij), 0)
		return err
	})
	p.faalt("a question twice", p.schrijfFout(func(tx *store.Tx) error { return tx.NieuweNavraag(een) }), false)
}
