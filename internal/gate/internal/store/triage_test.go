// SPDX-License-Identifier: EUPL-1.2

package store_test

import (
	"errors"
	"slices"
	"strings"

	"rondetafel/internal/casus"
	"rondetafel/internal/gate/internal/store"
)

func vraagRij(id, van, partij string, gesteld int64) store.Triagevraag {
	return store.Triagevraag{ID: id, Casus: van, Partij: partij, Medewerker: "m-a", Steller: "m-b", Namens: "p-a", NamensPubliek: "p-b",
		Gesteld: gesteld, Uiterlijk: "2026-03-09", Vraag: []byte{0, 255, 'v'}, Antwoord: []byte{}, Zegel: zegel(1)}
}

// zonderNil makes no answer the same on both databases: one gives nil for it, the other an empty one.
func zonderNil(lijst ...store.Triagevraag) []store.Triagevraag {
	for i := range lijst {
		lijst[i].Antwoord = append([]byte{}, lijst[i].Antwoord...)
	}
	return lijst
}

func testTriagevraag(p *proef) {
	p.metCasus()
	p.geen("no question yet", func(tx *store.Tx) error { _, err := tx.Triagevraag("q-1"); return err })
	laat, vroeg, ander := vraagRij("q-1", "c-1", "p-a", 20), vraagRij("q-2", "c-1", "p-b", 10), vraagRij("q-3", "c-2", "p-a", 5)
	ander.Uiterlijk = "2026-03-08"
	p.schrijf(func(tx *store.Tx) error {
		return errors.Join(tx.NieuweCasus(casusRij("c-2", "2026-0002")), tx.NieuweTriagevraag(laat), tx.NieuweTriagevraag(vroeg), tx.NieuweTriagevraag(ander))
	})
	p.faalt("a question twice", p.schrijfFout(func(tx *store.Tx) error { return tx.NieuweTriagevraag(laat) }), false)
	p.faalt("a question to nobody", p.schrijfFout(func(tx *store.Tx) error { return tx.NieuweTriagevraag(vraagRij("q-9", "c-1", "p-x", 1)) }), false)
	open := func(wat string, wil ...store.Triagevraag) {
		p.lees(func(tx *store.Tx) error {
			lijst, err := tx.OpenTriagevragen("p-a")
			gelijk(p, wat, zonderNil(lijst...), wil)
			return err
		})
	}
	p.lees(func(tx *store.Tx) error {
		q, err := tx.Triagevraag("q-1")
		p.goed(err)
		gelijk(p, "one question", zonderNil(q), zonderNil(laat))
		lijst, err := tx.Triagevragen("c-1")
		p.goed(err)
		gelijk(p, "of a casus, the first first", zonderNil(lijst...), []store.Triagevraag{vroeg, laat})
		lijst, err = tx.Triagevragen("c-9")
		gelijk(p, "of an unknown casus", len(lijst), 0)
		return err
	})
	open("that wait, the most urgent first", ander, laat)
	laat.Beantwoord, laat.Delen, laat.Antwoord, laat.Zegel = 30, true, []byte("a"), zegel(2)
	p.schrijf(func(tx *store.Tx) error { return tx.ZetTriageantwoord(laat) })
	open("that still wait", ander)
	for _, versie := range []int64{0, 1, 2, 4} {
		q := laat
		q.Versie = versie
		p.fout("answered from another version", p.schrijfFout(func(tx *store.Tx) error { return tx.ZetTriageantwoord(q) }), store.ErrGeen)
	}
	p.fout("an unknown question", p.schrijfFout(func(tx *store.Tx) error { return tx.ZetTriageantwoord(vraagRij("q-9", "c-1", "p-a", 1)) }), store.ErrGeen)
	p.lees(func(tx *store.Tx) error {
		q, err := tx.Triagevraag("q-1")
		p.goed(err)
		gelijk(p, "an answered question", q, laat)
		var alle []store.Triagevraag
		err = tx.AlleTriagevragen(func(q store.Triagevraag) error { alle = append(alle, q); return nil })
		slices.SortFunc(alle, func(a, b store.Triagevraag) int { return strings.Compare(a.ID, b.ID) })
		gelijk(p, "all questions", zonderNil(alle...), []store.Triagevraag{laat, vroeg, ander})
		return err
	})
	stop, n := errors.New("genoeg"), 0
	p.fout("the caller's own error", p.leesFout(func(tx *store.Tx) error {
		return tx.AlleTriagevragen(func(store.Triagevraag) error { n++; return stop })
	}), stop)
	gelijk(p, "questions before the caller stopped", n, 1)
}

func testTriageuitkomst(p *proef) {
	p.metCasus()
	p.geen("not ended yet", func(tx *store.Tx) error { _, err := tx.Triageuitkomst("c-1"); return err })
	u := store.Triageuitkomst{Casus: "c-1", Medewerker: "m-b", Namens: "p-a", NamensPubliek: "p-b", Route: "rto", Moment: 9, Inhoud: []byte{1, 0}}
	p.schrijf(func(tx *store.Tx) error { return tx.NieuweTriageuitkomst(u) })
	p.faalt("ended twice", p.schrijfFout(func(tx *store.Tx) error { return tx.NieuweTriageuitkomst(u) }), false)
	p.lees(func(tx *store.Tx) error {
		kreeg, err := tx.Triageuitkomst("c-1")
		gelijk(p, "outcome", kreeg, u)
		return err
	})
}

func testInformering(p *proef) {
	p.metCasus()
	rij := func(id, wie string, moment int64) store.Informering {
		return store.Informering{ID: id, Betrokkene: wie, Casus: "c-1", Medewerker: "m-b", Moment: moment, Inhoud: []byte(id)}
	}
	p.geen("the casus of nobody", func(tx *store.Tx) error { _, err := tx.CasusVanBetrokkene("b-1"); return err })
	p.schrijf(func(tx *store.Tx) error {
		return errors.Join(tx.NieuweBetrokkene(store.Betrokkene{ID: "b-1", Casus: "c-1", Inhoud: []byte("x")}, nil),
			tx.NieuweBetrokkene(store.Betrokkene{ID: "b-2", Casus: "c-1", Volgorde: 1, Inhoud: []byte("y")}, nil),
			tx.NieuweInformering(rij("i-2", "b-1", 20)), tx.NieuweInformering(rij("i-1", "b-1", 10)), tx.NieuweInformering(rij("i-3", "b-2", 20)))
	})
	p.faalt("of somebody who is not there", p.schrijfFout(func(tx *store.Tx) error { return tx.NieuweInformering(rij("i-9", "b-9", 1)) }), false)
	p.lees(func(tx *store.Tx) error {
		id, err := tx.CasusVanBetrokkene("b-2")
		p.goed(err)
		gelijk(p, "the casus of a betrokkene", id, "c-1")
		lijst, err := tx.Informeringen("c-1")
		p.goed(err)
		gelijk(p, "answers, the first first", lijst, []store.Informering{rij("i-1", "b-1", 10), rij("i-2", "b-1", 20), rij("i-3", "b-2", 20)})
		lijst, err = tx.Informeringen("c-9")
		gelijk(p, "answers of an unknown casus", len(lijst), 0)
		return err
	})
}

// testVerzegel: a row from before there was a MAC is found and gets its MAC once; what is under it is all there for the control.
func testVerzegel(p *proef) {
	p.metCasus()
	oud := casusRij("c-2", "2026-0002")
	oud.Zegel = store.Zegel{Versie: 4, Grond: -1, MAC: []byte{}}
	oud.Fase, oud.Procesregisseur, oud.Casusregisseur = casus.RTO, "m-a", "m-b"
	p.schrijf(func(tx *store.Tx) error { return tx.NieuweCasus(oud) })
	onder := func(c store.Casus) store.Casus {
		return store.Casus{ID: c.ID, Soort: c.Soort, Fase: c.Fase, Open: c.Open, Aanmelder: c.Aanmelder, Procesregisseur: c.Procesregisseur,
			Casusregisseur: c.Casusregisseur, Zegel: c.Zegel}
	}
	zonder := func(wat string, wil ...store.Casus) {
		p.lees(func(tx *store.Tx) error {
			lijst, err := tx.Onverzegeld()
			for i := range lijst {
				lijst[i].Grond, lijst[i].MAC = -1, []byte{} // the list is of those that have none
			}
			gelijk(p, wat, lijst, wil)
			return err
		})
	}
	zonder("without a MAC", onder(oud))
	oud.Zegel = store.Zegel{Versie: 4, Grond: 12, MAC: []byte{7, 0, 255}}
	p.schrijf(func(tx *store.Tx) error { return tx.Verzegel(oud) })
	zonder("none is left")
	p.fout("sealed twice", p.schrijfFout(func(tx *store.Tx) error { return tx.Verzegel(oud) }), store.ErrGeen)
	p.fout("one that was sealed from the start", p.schrijfFout(func(tx *store.Tx) error { return tx.Verzegel(casusRij("c-1", "")) }), store.ErrGeen)
	p.fout("one that is not there", p.schrijfFout(func(tx *store.Tx) error { return tx.Verzegel(casusRij("c-9", "")) }), store.ErrGeen)
	p.lees(func(tx *store.Tx) error {
		alle := map[string]store.Casus{}
		err := tx.AlleCasussen(func(c store.Casus) error { alle[c.ID] = c; return nil })
		gelijk(p, "all casussen", alle, map[string]store.Casus{"c-1": onder(casusRij("c-1", "")), "c-2": onder(oud)})
		return err
	})
	stop := errors.New("genoeg")
	p.fout("the caller's own error", p.leesFout(func(tx *store.Tx) error { return tx.AlleCasussen(func(store.Casus) error { return stop }) }), stop)
}
