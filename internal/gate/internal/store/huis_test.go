// SPDX-License-Identifier: EUPL-1.2

package store_test

import (
	"errors"

	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/partij"
)

func testHuis(p *proef) {
	p.bewoond()
	f := store.Functie{Medewerker: "m-a", Toekenning: partij.Toekenning{Functie: partij.Aanmelder, Van: 3, Tot: 9,
		Reikwijdte: partij.Reikwijdte{Besluiten: []partij.Mandaatbesluit{"plan"}, Casussen: []string{"2026-0142"}}}, Zegel: zegel(4)}
	eerder := store.Functie{Medewerker: "m-a", Toekenning: partij.Toekenning{Functie: partij.Aanmelder, Van: 1, Tot: 2}, Zegel: zegel(5)}
	p.schrijf(func(tx *store.Tx) error {
		return errors.Join(tx.NieuweFunctie(f), tx.NieuweFunctie(eerder), tx.NieuweInstelling("naam", "Proefhuis"))
	})
	p.lees(func(tx *store.Tx) error {
		partijen, err := tx.Partijen()
		p.goed(err)
		gelijk(p, "partijen", partijen, []store.Partij{partijRij("p-a"), partijRij("p-b")})
		mensen, err := tx.Medewerkers()
		p.goed(err)
		gelijk(p, "medewerkers", mensen, []store.Medewerker{mensRij("m-a", "p-a"), mensRij("m-b", "p-b")})
		functies, err := tx.Functies()
		p.goed(err)
		gelijk(p, "functies, the earlier first", functies, []store.Functie{eerder, f})
		in, err := tx.Instellingen()
		gelijk(p, "instellingen", in, map[string]string{"naam": "Proefhuis"})
		return err
	})
	wijzigHuis(p)
	f.Tot, f.Zegel = 7, zegel(6)
	p.schrijf(func(tx *store.Tx) error { return tx.ZetFunctie(f) })
	p.lees(func(tx *store.Tx) error {
		van, err := tx.FunctiesVan("m-a")
		p.goed(err)
		gelijk(p, "functies of one person, the earlier first", van, []store.Functie{eerder, f})
		geen, err := tx.FunctiesVan("m-b")
		p.goed(err)
		een, err := tx.Medewerker("m-a")
		if len(geen) > 0 {
			p.Errorf("of somebody without functies: %+v", geen)
		}
		gelijk(p, "one medewerker", een, mensRij("m-a", "p-a"))
		return err
	})
	p.geen("a medewerker who is not there", func(tx *store.Tx) error { _, err := tx.Medewerker("m-x"); return err })
	f.Van = 4
	if err := p.schrijfFout(func(tx *store.Tx) error { return tx.ZetFunctie(f) }); !errors.Is(err, store.ErrGeen) {
		p.Errorf("change of a functie from another moment: %v, want ErrGeen", err)
	}
}

func wijzigHuis(p *proef) {
	weg, anders := partijRij("p-b"), mensRij("m-b", "p-b")
	weg.Van, weg.Tot, weg.Zegel = 6, 60, zegel(2)
	anders.Namens, anders.Van, anders.Tot, anders.Verklaring, anders.Zegel = "", 2, 88, 4, zegel(3)
	p.schrijf(func(tx *store.Tx) error { return errors.Join(tx.ZetPartij(weg), tx.ZetMedewerker(anders)) })
	p.lees(func(tx *store.Tx) error {
		partijen, err := tx.Partijen()
		p.goed(err)
		gelijk(p, "changed partij", partijen[1], weg)
		mensen, err := tx.Medewerkers()
		gelijk(p, "changed medewerker", mensen[1], anders)
		return err
	})
	for wat, err := range map[string]error{
		"partij":     p.schrijfFout(func(tx *store.Tx) error { return tx.ZetPartij(partijRij("p-x")) }),
		"medewerker": p.schrijfFout(func(tx *store.Tx) error { return tx.ZetMedewerker(mensRij("m-x", "p-a")) }),
	} {
		if !errors.Is(err, store.ErrGeen) {
			p.Errorf("change of a %s that is not there: %v, want ErrGeen", wat, err)
		}
	}
}

func testSessie(p *proef) {
	p.bewoond()
	a := store.Sessie{ID: "s-1", Medewerker: "m-a", Begonnen: 5, Tot: 50, Laatst: 7, Bevestigd: 6, Apparaat: "Firefox, Linux", Zegel: zegel(1)}
	b := store.Sessie{ID: "s-2", Medewerker: "m-b", Begonnen: 6, Tot: 60, Zegel: zegel(1)}
	p.schrijf(func(tx *store.Tx) error { return errors.Join(tx.NieuweSessie(b), tx.NieuweSessie(a)) })
	p.lees(func(tx *store.Tx) error {
		een, err := tx.Sessie("s-1")
		p.goed(err)
		gelijk(p, "sessie", een, a)
		alle, err := tx.Sessies()
		gelijk(p, "sessies", alle, []store.Sessie{a, b})
		return err
	})
	c := store.Sessie{ID: "s-0", Medewerker: "m-a", Begonnen: 6, Tot: 60, Zegel: zegel(1)}
	p.schrijf(func(tx *store.Tx) error {
		return errors.Join(tx.NieuweSessie(c), tx.ZetSessieLaatst("s-1", 9), tx.ZetSessieLaatst("s-1", 8), tx.ZetSessieLaatst("s-9", 9))
	})
	a.Laatst, b.Bevestigd, b.Zegel = 9, 30, zegel(2)
	p.schrijf(func(tx *store.Tx) error { return tx.ZetSessieBevestigd(b) })
	p.lees(func(tx *store.Tx) error {
		lijst, err := tx.SessiesVan("m-a")
		p.goed(err)
		gelijk(p, "of a person, the oldest first", lijst, []store.Sessie{a, c})
		een, err := tx.Sessie("s-2")
		gelijk(p, "with the second factor given again", een, b)
		return err
	})
	p.schrijf(func(tx *store.Tx) error { return tx.WisSessie("s-1") })
	p.geen("an ended sessie", func(tx *store.Tx) error { _, err := tx.Sessie("s-1"); return err })
	if err := p.schrijfFout(func(tx *store.Tx) error { return tx.WisSessie("s-1") }); !errors.Is(err, store.ErrGeen) {
		p.Errorf("ending it twice: %v, want ErrGeen", err)
	}
}
