// SPDX-License-Identifier: EUPL-1.2

package store_test

import (
	"errors"

	"rondetafel/internal/bestuur"
	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/informatie"
)

// verstrekkingRij is a disclosure with one piece and one passage of two Partijen.
func verstrekkingRij(id, casus string, moment int64) store.Verstrekking {
	v := store.Verstrekking{ID: id, Casus: casus, Soort: informatie.VerstrekkingVerzoek, Vrager: "m-a", Namens: "p-a", Gevraagd: moment, Uiterlijk: "2026-03-09",
		Stand: informatie.VerstrekkingGevraagd, Gewijzigd: moment, GewijzigdDoor: "m-a", Zegel: zegel(1), Inhoud: []byte("dicht")}
	stem := func(deel, partij string) store.Stem {
		return store.Stem{Instemming: deel, Partij: partij, Stand: bestuur.Gevraagd, Inhoud: []byte("s"), Zegel: zegel(1)}
	}
	een, twee := id+"-1", id+"-2"
	v.Delen = []store.Verstrekkingsdeel{
		{Instemming: een, Verstrekking: id, Casus: casus, Gegeven: "g-1", Stukversie: 3, Zegel: zegel(1), Inhoud: []byte("d"), Stemmen: []store.Stem{stem(een, "p-b")}},
		{Instemming: twee, Verstrekking: id, Casus: casus, Volgorde: 1, Overleg: "o-1", Zegel: zegel(1), Inhoud: []byte("gezegd"), Stemmen: []store.Stem{stem(twee, "p-a"), stem(twee, "p-b")}},
	}
	return v
}

func bewaarVerstrekking(tx *store.Tx, v store.Verstrekking) error {
	fouten := []error{tx.NieuweVerstrekking(v, []byte{})}
	for _, d := range v.Delen {
		fouten = append(fouten, tx.NieuweInstemming(store.Instemming{ID: d.Instemming, Casus: v.Casus, Soort: "verstrekking", Object: v.ID, Vrager: "m-a", Gevraagd: 5}))
		for _, s := range d.Stemmen {
			fouten = append(fouten, tx.NieuweStem(s))
		}
		fouten = append(fouten, tx.NieuwVerstrekkingsdeel(d))
	}
	return errors.Join(fouten...)
}

// testVerstrekking: a disclosure is read with its parts, answers, objections and advice; by itself, by its Casus, by its stand, and by who
// has something to do with it.
func testVerstrekking(p *proef) {
	p.metCasus()
	een, twee := verstrekkingRij("v-1", "c-1", 5), verstrekkingRij("v-2", "c-1", 6)
	p.schrijf(func(tx *store.Tx) error {
		return errors.Join(bewaarVerstrekking(tx, een), bewaarVerstrekking(tx, twee))
	})
	bezwaar := store.Bezwaar{Verstrekking: "v-1", Casus: "c-1", Partij: "p-b", Medewerker: "m-b", Moment: 7, Staat: true, Zegel: zegel(1), Inhoud: []byte("nee")}
	advies := store.Advies{Verstrekking: "v-1", Casus: "c-1", Medewerker: "m-a", Moment: 8, Oordeel: informatie.Negatief, Datum: "2026-03-02", Gezien: "v-1-1:3", Zegel: zegel(1), Inhoud: []byte("a")}
	p.schrijf(func(tx *store.Tx) error { return errors.Join(tx.NieuwBezwaar(bezwaar), tx.NieuwAdvies(advies)) })
	bezwaar.Staat, bezwaar.Zegel, advies.Oordeel, advies.Gezien, advies.Zegel = false, zegel(2), informatie.Positief, "v-1-1:4", zegel(2)
	een.Delen[0].Stukversie, een.Delen[0].Zegel = 4, zegel(2)
	een.Delen[1].Stemmen[0].Stand, een.Delen[1].Stemmen[0].Medewerker, een.Delen[1].Stemmen[0].Moment, een.Delen[1].Stemmen[0].Zegel = bestuur.Ingestemd, "m-a", 9, zegel(2)
	p.schrijf(func(tx *store.Tx) error {
		return errors.Join(tx.ZetBezwaar(bezwaar), tx.ZetAdvies(advies), tx.ZetVerstrekkingsdeel(een.Delen[0]), tx.ZetStem(een.Delen[1].Stemmen[0]))
	})
	een.Bezwaren, een.Advies = []store.Bezwaar{bezwaar}, &advies
	p.lees(func(tx *store.Tx) error {
		alle, err := tx.Verstrekkingen("c-1")
		gelijk(p, "of a casus, the newest first", alle, []store.Verstrekking{twee, een})
		los, fout := tx.Verstrekking("v-1")
		gelijk(p, "one", los, een)
		stand, fout2 := tx.VerstrekkingenIn(informatie.VerstrekkingGevraagd, 1)
		gelijk(p, "in a stand, so many", stand, []store.Verstrekking{twee})
		n := 0
		fout3 := tx.AlleVerstrekkingen(func(store.Verstrekking) error { n++; return nil })
		if n != 2 {
			p.Errorf("%d in all", n)
		}
		return errors.Join(err, fout, fout2, fout3)
	})
	werk := func(wat string, w store.Verstrekkingwerk, wil ...store.Verstrekking) {
		w.Aantal = 9
		p.lees(func(tx *store.Tx) error {
			kreeg, err := tx.OpenVerstrekkingen(w)
			gelijk(p, wat, kreeg, wil)
			return err
		})
	}
	werk("asked by m-a", store.Verstrekkingwerk{Medewerker: "m-a"}, twee, een)
	werk("of p-b", store.Verstrekkingwerk{Medewerker: "m-x", Partij: "p-b"}, twee, een)
	werk("without advice", store.Verstrekkingwerk{Medewerker: "m-x", Partij: "p-x", Advies: true}, twee)
	stuk := gegevenRij("g-1", "c-1", 8)
	p.schrijf(func(tx *store.Tx) error { return tx.NieuwGegeven(stuk) })
	werk("advised on", store.Verstrekkingwerk{Medewerker: "m-x", Partij: "p-x", Advies: true}, twee)
	stuk.Gewijzigd, stuk.Zegel = 9, zegel(2)
	p.schrijf(func(tx *store.Tx) error { return tx.ZetGegeven(stuk) })
	werk("with a piece that changed since", store.Verstrekkingwerk{Medewerker: "m-x", Partij: "p-x", Advies: true}, twee, een)
	werk("of nobody", store.Verstrekkingwerk{Medewerker: "m-x", Partij: "p-x"})
	bewegen(p, &een, twee)
	twee.Stand, twee.Gewijzigd, twee.GewijzigdDoor, twee.Zegel = informatie.VerstrekkingVerleend, 9, "m-b", zegel(2)
	p.schrijf(func(tx *store.Tx) error { return tx.ZetVerstrekking(twee, []byte("brief")) })
	werk("open ones only", store.Verstrekkingwerk{Medewerker: "m-a"}, een)
	p.lees(func(tx *store.Tx) error {
		b, err := tx.Brief("v-2")
		leeg, fout := tx.Brief("v-1")
		if string(b) != "brief" || len(leeg) > 0 {
			p.Errorf("letters %q and %q", b, leeg)
		}
		return errors.Join(err, fout)
	})
	p.geen("an unknown disclosure", func(tx *store.Tx) error { _, err := tx.Verstrekking("v-9"); return err })
	p.geen("an unknown letter", func(tx *store.Tx) error { _, err := tx.Brief("v-9"); return err })
	for wat, doe := range map[string]func(tx *store.Tx) error{
		"a disclosure": func(tx *store.Tx) error { return tx.ZetVerstrekking(twee, nil) }, "a part": func(tx *store.Tx) error { return tx.ZetVerstrekkingsdeel(een.Delen[0]) },
		"an objection": func(tx *store.Tx) error { return tx.ZetBezwaar(bezwaar) }, "an advice": func(tx *store.Tx) error { return tx.ZetAdvies(advies) },
	} {
		if err := p.schrijfFout(doe); !errors.Is(err, store.ErrGeen) {
			p.Errorf("%s of another version: %v", wat, err)
		}
	}
}

// bewegen: who asks for a piece is found by that piece while it is open, and its version moves without anything else of it.
func bewegen(p *proef, een *store.Verstrekking, twee store.Verstrekking) {
	over := func(wat, stuk string, wil ...store.Verstrekking) {
		p.lees(func(tx *store.Tx) error {
			kreeg, err := tx.GevraagdOver(stuk)
			gelijk(p, wat, kreeg, wil)
			return err
		})
	}
	over("about a piece", "g-1", twee, *een)
	over("about no piece", "g-9")
	een.Gewijzigd, een.GewijzigdDoor, een.Zegel = 11, "m-b", zegel(2)
	p.schrijf(func(tx *store.Tx) error { return tx.BeweegVerstrekking(*een) })
	over("moved", "g-1", twee, *een)
	if err := p.schrijfFout(func(tx *store.Tx) error { return tx.BeweegVerstrekking(*een) }); !errors.Is(err, store.ErrGeen) {
		p.Errorf("one of another version moves: %v", err)
	}
}

// testHandtekening: a document that was signed is read with its file and its disclosure, by itself and by the answer; there is one of each.
func testHandtekening(p *proef) {
	p.metCasus()
	rij := func(id, partij string, moment int64) store.Handtekening {
		return store.Handtekening{ID: id, Casus: "c-1", Instemming: "v-1-2", Partij: partij, Aangemaakt: moment, Zegel: zegel(1), Verstrekking: "v-1", Bestand: bestandRij(id, "c-1", 5)}
	}
	een, twee := rij("f-1", "p-a", 6), rij("f-2", "p-b", 7)
	p.schrijf(func(tx *store.Tx) error {
		return errors.Join(bewaarVerstrekking(tx, verstrekkingRij("v-1", "c-1", 5)), tx.NieuwBestand(een.Bestand), tx.NieuwBestand(twee.Bestand), tx.NieuwBestand(bestandRij("f-3", "c-1", 5)),
			tx.NieuweHandtekening(een), tx.NieuweHandtekening(twee))
	})
	p.lees(func(tx *store.Tx) error {
		los, err := tx.Handtekening("f-1")
		gelijk(p, "one", los, een)
		van, fout := tx.HandtekeningVan("v-1-2", "p-b")
		gelijk(p, "of an answer", van, twee)
		alle, fout2 := tx.AlleHandtekeningen()
		gelijk(p, "all", alle, []store.Handtekening{een, twee})
		return errors.Join(err, fout, fout2)
	})
	p.geen("an unknown one", func(tx *store.Tx) error { _, err := tx.Handtekening("f-3"); return err })
	p.geen("that of another answer", func(tx *store.Tx) error { _, err := tx.HandtekeningVan("v-1-1", "p-b"); return err })
	p.faalt("a second of an answer", p.schrijfFout(func(tx *store.Tx) error { return tx.NieuweHandtekening(rij("f-3", "p-b", 8)) }), false)
	p.faalt("a file that is one", p.schrijfFout(func(tx *store.Tx) error { return tx.WisBestand("f-2") }), false)
	p.schrijf(func(tx *store.Tx) error { return errors.Join(tx.WisHandtekening("f-2"), tx.WisBestand("f-2")) })
	p.fout("gone", p.schrijfFout(func(tx *store.Tx) error { return tx.WisHandtekening("f-2") }), store.ErrGeen)
}
