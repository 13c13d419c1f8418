// SPDX-License-Identifier: EUPL-1.2

package store_test

import (
	"errors"

	"rondetafel/internal/gate/internal/store"
)

func passageRij(id, soort string, nummer int64, gegevens ...string) store.Passage {
	return store.Passage{ID: id, Casus: "c-1", Soort: soort, Houder: "c-1", Nummer: nummer, Deel: "d-1", Plaats: nummer, Gezamenlijk: soort == "plan",
		Partijen: []string{"p-a", "p-b"}, Gegevens: gegevens, Medewerker: "m-a", Moment: 5, Gesteld: `{"g-1":{"wie":"deelnemers"}}`, Inhoud: []byte("dicht"), Zegel: zegel(1)}
}

// testPassage: a passage stands with the pieces that it rests on, is found by its Casus, by itself and by a piece, waits for its writers when
// something asks that, and goes whole.
func testPassage(p *proef) {
	p.bewoond()
	een, twee, drie := passageRij("q-1", "plan", 1, "g-1", "g-2"), passageRij("q-2", "plan", 2, "g-1"), passageRij("q-3", "verslag", 0)
	eindig := gegevenRij("g-2", "c-1", 2)
	eindig.GeldigTot = 50
	p.schrijf(func(tx *store.Tx) error {
		return errors.Join(tx.NieuweCasus(casusRij("c-1", "2026-0001")), tx.NieuwZicht(zichtRij("c-1", "m-a", 1, 1)), tx.NieuwGegeven(gegevenRij("g-1", "c-1", 1)),
			tx.NieuwGegeven(eindig), tx.NieuwPlan(store.Plan{Casus: "c-1", Stand: "geen", Nummer: 1, Inhoud: []byte{}, Zegel: zegel(1)}),
			tx.NieuwePassage(een), tx.NieuwePassage(twee), tx.NieuwePassage(drie))
	})
	var nauwer []store.Ingeperkt
	werk := func(nu int64) (uit []string) {
		p.lees(func(tx *store.Tx) error {
			rijen, err := tx.TeHerschrijven(store.Werkvraag{Medewerker: "m-a", Partij: "p-a", Nu: nu, Rollen: 1, Aantal: 9}, nauwer)
			for _, r := range rijen {
				uit = append(uit, r.Object)
			}
			return err
		})
		return uit
	}
	gelijk(p, "nothing waits", len(werk(49)), 0)
	soort := gegevenRij("g-1", "c-1", 1).Soort
	for naam, geval := range map[string]struct {
		nauwer store.Ingeperkt
		wacht  []string
	}{
		"stricter since":               {store.Ingeperkt{Partij: "p-a", Soort: soort, Voor: 6}, []string{"q-1", "q-2"}},
		"stricter when it was written": {store.Ingeperkt{Partij: "p-a", Soort: soort, Voor: 5}, nil},
		"for another Partij":           {store.Ingeperkt{Partij: "p-b", Soort: soort, Voor: 6}, nil},
		"for another category":         {store.Ingeperkt{Partij: "p-a", Soort: "justitieel", Voor: 6}, nil},
	} {
		nauwer = []store.Ingeperkt{{Partij: "p-9", Soort: soort, Voor: 9}, geval.nauwer}
		gelijk(p, "the protocol became "+naam, werk(49), geval.wacht)
	}
	nauwer = nil
	gelijk(p, "the last day of a piece is over", werk(50), []string{"q-1"})
	twee.Redenen, twee.Sinds, twee.Weet, twee.Zegel = []string{"ingetrokken", "gecorrigeerd"}, 9, []string{"m-a", "m-b"}, zegel(2)
	een.Vervangen, een.Zegel = 8, zegel(2)
	p.schrijf(func(tx *store.Tx) error { return errors.Join(tx.ZetPassage(twee), tx.ZetPassage(een)) })
	gelijk(p, "withdrawn waits, in the draft too; superseded does not", werk(50), []string{"q-2"})
	p.schrijf(func(tx *store.Tx) error {
		return tx.ZetPlan(store.Plan{Casus: "c-1", Stand: "geen", Nummer: 3, Inhoud: []byte{}, Zegel: zegel(2)})
	})
	gelijk(p, "of a version of before nothing waits", len(werk(50)), 0)
	p.lees(func(tx *store.Tx) error {
		alle, err := tx.Passages("c-1")
		gelijk(p, "of a casus", alle, []store.Passage{drie, een, twee})
		los, fout := tx.Passage("q-1")
		gelijk(p, "one", los, een)
		op, fout2 := tx.PassagesOp("g-2")
		gelijk(p, "on a piece", op, []store.Passage{een})
		alle, fout3 := tx.AllePassages()
		gelijk(p, "all", alle, []store.Passage{een, twee, drie})
		return errors.Join(err, fout, fout2, fout3)
	})
	p.geen("an unknown one", func(tx *store.Tx) error { _, err := tx.Passage("q-9"); return err })
	p.schrijf(func(tx *store.Tx) error {
		if a, b := tx.ZetPassage(twee), tx.WisPassage("q-9"); !errors.Is(a, store.ErrGeen) || !errors.Is(b, store.ErrGeen) {
			p.Errorf("of another version %v, one that is not there %v", a, b)
		}
		return errors.Join(tx.WisPassage("q-1"), tx.WisPassage("q-2"))
	})
	p.lees(func(tx *store.Tx) error {
		p.goed(tx.KijkVooruit("c-1"))
		alle, err := tx.Passages("c-1")
		gelijk(p, "what is left", alle, []store.Passage{drie})
		leeg, fout := tx.PassagesOp("g-1")
		gelijk(p, "no tie is left", len(leeg), 0)
		return errors.Join(err, fout)
	})
}
