// SPDX-License-Identifier: EUPL-1.2

package store_test

import (
	"errors"

	"rondetafel/internal/bestuur"
	"rondetafel/internal/gate/internal/store"
)

// testVoorinzage: a question stands with its answer and who would read, is found by its Casus, by itself and by who has to answer, and goes
// with its piece.
func testVoorinzage(p *proef) {
	p.metCasus()
	vraag := func(id, gegeven string, moment int64, partijen ...string) store.Voorinzage {
		return store.Voorinzage{Casus: "c-1", Overleg: "o-1", Gegeven: gegeven, Vrager: "m-a", Partijen: partijen, Moment: moment, Inhoud: []byte("dicht"),
			Zegel: zegel(1), Antwoord: store.Stem{Instemming: id, Partij: "p-a", Stand: bestuur.Gevraagd, Inhoud: []byte("x"), Zegel: zegel(1)}}
	}
	een, twee := vraag("v-1", "g-1", 5, "p-a", "p-b"), vraag("v-2", "g-2", 6, "p-b")
	p.schrijf(func(tx *store.Tx) error {
		fouten := []error{tx.NieuwOverleg(overlegRij("o-1", "c-1", 1)), tx.NieuwGegeven(gegevenRij("g-1", "c-1", 1)), tx.NieuwGegeven(gegevenRij("g-2", "c-1", 2))}
		for _, v := range []store.Voorinzage{een, twee} {
			fouten = append(fouten, tx.NieuweInstemming(store.Instemming{ID: v.Antwoord.Instemming, Casus: "c-1", Soort: "voorinzage", Object: v.Gegeven, Vrager: "m-a", Gevraagd: 5}),
				tx.NieuweStem(v.Antwoord), tx.NieuweVoorinzage(v))
		}
		return errors.Join(fouten...)
	})
	twee.Antwoord.Stand, twee.Antwoord.Medewerker, twee.Antwoord.Moment, twee.Antwoord.Zegel = bestuur.Ingestemd, "m-a", 9, zegel(2)
	p.schrijf(func(tx *store.Tx) error { return tx.ZetStem(twee.Antwoord) })
	p.lees(func(tx *store.Tx) error {
		alle, err := tx.Voorinzagen("c-1")
		gelijk(p, "of a casus, the newest first", alle, []store.Voorinzage{twee, een})
		los, fout := tx.Voorinzage("v-1")
		gelijk(p, "one", los, een)
		open, fout2 := tx.OpenVoorinzagen("p-a")
		gelijk(p, "not answered", open, []store.Voorinzage{een})
		ander, fout3 := tx.OpenVoorinzagen("p-b")
		n := 0
		fout4 := tx.AlleVoorinzagen(func(store.Voorinzage) error { n++; return nil })
		if len(ander) > 0 || n != 2 {
			p.Errorf("%d for another Partij, %d in all", len(ander), n)
		}
		return errors.Join(err, fout, fout2, fout3, fout4)
	})
	p.geen("an unknown question", func(tx *store.Tx) error { _, err := tx.Voorinzage("v-9"); return err })
	p.schrijf(func(tx *store.Tx) error {
		weg, err := tx.WisVoorinzagen("g-1")
		gelijk(p, "removed with its piece", weg, []store.Voorinzage{een})
		return errors.Join(err, tx.WisGegeven("g-1"))
	})
	p.lees(func(tx *store.Tx) error {
		p.goed(tx.KijkVooruit("c-1"))
		alle, err := tx.Voorinzagen("c-1")
		gelijk(p, "what is left", alle, []store.Voorinzage{twee})
		return err
	})
}
