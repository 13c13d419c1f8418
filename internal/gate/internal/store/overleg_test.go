// SPDX-License-Identifier: EUPL-1.2

package store_test

import (
	"errors"
	"fmt"
	"slices"

	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/rto"
)

func overlegRij(id, van string, nummer int) store.Overleg {
	return store.Overleg{ID: id, Casus: van, Nummer: nummer, Stand: rto.Voorbereid, Datum: "2026-12-03", Begin: "10:00", Einde: "11:00",
		Plaats: "Zaal 2", Gewijzigd: 5, GewijzigdDoor: "m-a", Inhoud: []byte("dicht"), Verslag: []byte("nog leeg"),
		Aanvang: 900, Gepland: 4, Zegel: zegel(1)}
}

func uitnodigingRij(overleg, partij string) store.Uitnodiging {
	return store.Uitnodiging{Overleg: overleg, Casus: "c-1", Partij: partij, Medewerker: "m-a", Vervanger: "m-b", Mandaat: true, Komt: "ja",
		Aanwezig: "m-b", Moment: 7, Inhoud: []byte("grond"), Machtiging: []byte("van wie"), Zegel: zegel(1)}
}

// testOverleg: an Overleg changes by its version, keeps its number within its Casus, and goes with it.
func testOverleg(p *proef) {
	p.metCasus()
	een, twee := overlegRij("o-1", "c-1", 1), overlegRij("o-2", "c-1", 2)
	p.schrijf(func(tx *store.Tx) error { return errors.Join(tx.NieuwOverleg(een), tx.NieuwOverleg(twee)) })
	p.lees(func(tx *store.Tx) error {
		kreeg, err := tx.Overleg("o-1")
		p.goed(err)
		gelijk(p, "overleg", kreeg, een)
		lijst, err := tx.Overleggen("c-1")
		gelijk(p, "overleggen, the latest first", lijst, []store.Overleg{twee, een})
		momenten, fout := tx.Overlegmomenten("c-1")
		alle := 0
		err = errors.Join(err, fout, tx.AlleOverlegmomenten(func(store.Overleg) error { alle++; return nil }),
			tx.OnverzegeldeOverleggen(func(o store.Overleg) error { return fmt.Errorf("%s has no MAC", o.ID) }))
		if len(momenten) != 2 || alle != 2 || momenten[0].ID != een.ID || momenten[0].Aanvang != een.Aanvang || momenten[0].Gepland != een.Gepland ||
			momenten[0].Stand != een.Stand || momenten[0].Inhoud != nil || !slices.Equal(momenten[0].MAC, een.MAC) {
			p.Errorf("the moments are %+v", momenten)
		}
		return err
	})
	p.schrijfFout(func(tx *store.Tx) error {
		err := tx.NieuwOverleg(overlegRij("o-3", "c-1", 2))
		gelijk(p, "a number twice is a collision", tx.Botsing(err), true)
		return err
	})
	een.Stand, een.Datum, een.Begin, een.Einde, een.Plaats, een.Versie = rto.Afgerond, "2026-12-04", "9:00", "", "Elders", 2
	een.Gewijzigd, een.GewijzigdDoor, een.Inhoud, een.Verslag = 9, "m-b", []byte("anders"), []byte("verslag")
	p.schrijf(func(tx *store.Tx) error { return tx.ZetOverleg(een) })
	if err := p.schrijfFout(func(tx *store.Tx) error { return tx.ZetOverleg(een) }); !errors.Is(err, store.ErrGeen) {
		p.Errorf("writing version 2 over version 2: %v, want ErrGeen", err)
	}
	p.lees(func(tx *store.Tx) error {
		kreeg, err := tx.Overleg("o-1")
		gelijk(p, "changed overleg", kreeg, een)
		return err
	})
	een.Versie, een.Verslag = 3, nil // nothing yet, as it is read back
	p.schrijf(func(tx *store.Tx) error { return tx.ZetOverleg(een) })
	p.lees(func(tx *store.Tx) error {
		kreeg, err := tx.Overleg("o-1")
		gelijk(p, "length of no report", len(kreeg.Verslag), 0)
		return err
	})
	p.geen("an unknown overleg", func(tx *store.Tx) error { _, err := tx.Overleg("o-9"); return err })
}

// testUitnodiging: one row for each invited Partij, which changes by its own version.
func testUitnodiging(p *proef) {
	p.metCasus()
	a, b := uitnodigingRij("o-1", "p-a"), uitnodigingRij("o-1", "p-b")
	p.schrijf(func(tx *store.Tx) error {
		return errors.Join(tx.NieuwOverleg(overlegRij("o-1", "c-1", 1)), tx.NieuweUitnodiging(b), tx.NieuweUitnodiging(a))
	})
	p.schrijfFout(func(tx *store.Tx) error {
		err := tx.NieuweUitnodiging(a)
		gelijk(p, "inviting twice is a collision", tx.Botsing(err), true)
		return err
	})
	a.Medewerker, a.Vervanger, a.Mandaat, a.Komt, a.Machtiging, a.Zegel = "", "", false, "nee", []byte("geen"), zegel(2)
	p.schrijf(func(tx *store.Tx) error { return tx.ZetUitnodiging(a) })
	a.Aanwezig, a.Zegel = "", zegel(3)
	p.schrijf(func(tx *store.Tx) error { return tx.ZetAanwezig(a) })
	if err := p.schrijfFout(func(tx *store.Tx) error { return tx.ZetUitnodiging(a) }); !errors.Is(err, store.ErrGeen) {
		p.Errorf("writing version 3 over version 3: %v, want ErrGeen", err)
	}
	if err := p.schrijfFout(func(tx *store.Tx) error { return tx.ZetAanwezig(uitnodigingRij("o-1", "p-x")) }); !errors.Is(err, store.ErrGeen) {
		p.Errorf("presence of who is not invited: %v, want ErrGeen", err)
	}
	p.lees(func(tx *store.Tx) error {
		lijst, err := tx.Uitnodigingen("o-1")
		p.goed(err)
		gelijk(p, "uitnodigingen", lijst, []store.Uitnodiging{a, b})
		kaal := map[string]store.Uitnodiging{}
		err = tx.AlleUitnodigingen(func(u store.Uitnodiging) error { kaal[u.Partij] = u; return nil })
		zonderA, zonderB := a, b
		zonderA.Inhoud, zonderB.Inhoud, zonderA.Machtiging, zonderB.Machtiging = nil, nil, nil, nil
		gelijk(p, "all, without what is sealed", kaal, map[string]store.Uitnodiging{"p-a": zonderA, "p-b": zonderB})
		return err
	})
	stop := errors.New("genoeg")
	p.goed(p.db.Lees(p.Context(), func(tx *store.Tx) error {
		if err := tx.AlleUitnodigingen(func(store.Uitnodiging) error { return stop }); !errors.Is(err, stop) {
			p.Errorf("the caller's own error: %v", err)
		}
		return nil
	}))
}

// testBesluit: decisions stand in the order in which they were taken; a proposal is confirmed once; all go with their Casus, and
// what goes is told.
func testBesluit(p *proef) {
	p.metCasus()
	besluit := func(id string, moment int64) store.Besluit {
		return store.Besluit{ID: id, Overleg: "o-1", Casus: "c-1", Soort: rto.Plan, Medewerker: "m-a", Namens: "p-a", Moment: moment, Inhoud: []byte(id), Zegel: zegel(1)}
	}
	voorstel := store.Vervanging{ID: "v-1", Casus: "c-1", Medewerker: "m-b", Voorsteller: "m-a", Moment: 3, Inhoud: []byte("reden"), Zegel: zegel(1)}
	later := voorstel
	later.ID, later.Moment = "v-2", 4
	p.schrijf(func(tx *store.Tx) error {
		return errors.Join(tx.NieuweCasus(casusRij("c-2", "2026-0002")), tx.NieuwOverleg(overlegRij("o-1", "c-1", 1)),
			tx.NieuwOverleg(overlegRij("o-2", "c-2", 1)), tx.NieuweUitnodiging(uitnodigingRij("o-1", "p-a")), tx.NieuwBesluit(besluit("b-2", 9)),
			tx.NieuwBesluit(besluit("b-1", 8)), tx.NieuweVervanging(voorstel), tx.NieuweVervanging(later))
	})
	p.lees(func(tx *store.Tx) error {
		lijst, err := tx.Besluiten("o-1")
		p.goed(err)
		gelijk(p, "besluiten, the first first", lijst, []store.Besluit{besluit("b-1", 8), besluit("b-2", 9)})
		voorstellen, err := tx.Vervangingen("c-1")
		gelijk(p, "proposals, the newest first", voorstellen, []store.Vervanging{later, voorstel})
		return err
	})
	later.Besluit, later.Zegel = "b-1", zegel(2)
	p.schrijf(func(tx *store.Tx) error { return tx.BevestigVervanging(later) })
	p.lees(func(tx *store.Tx) error {
		voorstellen, err := tx.Vervangingen("c-1")
		gelijk(p, "the confirmed one", voorstellen, []store.Vervanging{later, voorstel})
		return err
	})
	if err := p.schrijfFout(func(tx *store.Tx) error { return tx.BevestigVervanging(later) }); !errors.Is(err, store.ErrGeen) {
		p.Errorf("confirming twice: %v, want ErrGeen", err)
	}
}

// testAgenda: what is to come or was not recorded yet stands with the first first, what was held with the latest first; only of casussen that the person
// has zicht on, unless all are asked.
func testAgenda(p *proef) {
	p.metCasus()
	p.schrijf(func(tx *store.Tx) error {
		fouten := []error{tx.NieuweCasus(casusRij("c-2", "2026-0002")), tx.NieuwZicht(zichtRij("c-1", "m-a", 1, 1))}
		for i, dag := range []string{"", "2026-12-01", "2026-12-03", "2026-12-05"} {
			o := overlegRij(fmt.Sprint("o-", i), "c-1", i+1)
			o.Datum = dag
			ander := overlegRij(fmt.Sprint("x-", i), "c-2", i+1)
			ander.Datum, ander.Begin = dag, "11:00"
			if i > 1 {
				ander.Stand = []rto.Stand{rto.Afgerond, rto.Afgelast}[i-2]
			}
			if i == 1 {
				o.Stand = rto.Afgerond
			}
			fouten = append(fouten, tx.NieuwOverleg(o), tx.NieuwOverleg(ander))
		}
		return errors.Join(fouten...)
	})
	for _, g := range []struct {
		naam string
		k    store.Agendakeuze
		wil  []string
	}{
		{"mine to come", store.Agendakeuze{Medewerker: "m-a", Nu: 50, Aantal: 9}, []string{"o-0", "o-2", "o-3"}},
		{"mine that are over", store.Agendakeuze{Medewerker: "m-a", Nu: 50, Geweest: true, Aantal: 9}, []string{"o-1"}},
		{"before zicht began", store.Agendakeuze{Medewerker: "m-a", Nu: 0, Aantal: 9}, nil},
		{"of somebody else", store.Agendakeuze{Medewerker: "m-b", Nu: 50, Aantal: 9}, nil},
		{"all to come", store.Agendakeuze{Aantal: 9}, []string{"o-0", "x-0", "x-1", "o-2", "o-3"}},
		{"all that are over", store.Agendakeuze{Geweest: true, Aantal: 9}, []string{"x-3", "x-2", "o-1"}},
		{"a page", store.Agendakeuze{Vanaf: 1, Aantal: 2}, []string{"x-0", "x-1"}},
	} {
		p.lees(func(tx *store.Tx) error {
			lijst, err := tx.Agenda(g.k)
			var ids []string
			for _, o := range lijst {
				ids = append(ids, o.ID)
			}
			gelijk(p, g.naam, ids, g.wil)
			return err
		})
	}
}
