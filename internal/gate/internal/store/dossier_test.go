// SPDX-License-Identifier: EUPL-1.2

package store_test

import (
	"errors"

	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/informatie"
)

func testGegeven(p *proef) {
	p.metCasus()
	oud, nieuw := gegevenRij("g-1", "c-1", 10), gegevenRij("g-2", "c-1", 20)
	nieuw.Wie, nieuw.Lezers = informatie.AlleDeelnemers, nil
	nieuw.Vanaf, nieuw.Doelen, nieuw.Citeren, nieuw.VraagDerde = informatie.VanafPlan, []string{"overlast", "veiligheid"}, true, true
	p.schrijf(func(tx *store.Tx) error { return errors.Join(tx.NieuwGegeven(oud), tx.NieuwGegeven(nieuw)) })
	p.lees(func(tx *store.Tx) error {
		een, err := tx.Gegeven("g-1")
		p.goed(err)
		gelijk(p, "gegeven", een, oud)
		alle, err := tx.Gegevens("c-1")
		gelijk(p, "gegevens, the newest first", alle, []store.Gegeven{nieuw, oud})
		p.goed(err)
		kaal := map[string]store.Gegeven{}
		err = tx.AlleGegevens(func(g store.Gegeven) error { kaal[g.ID] = g; return nil })
		zonder1, zonder2 := oud, nieuw
		zonder1.Inhoud, zonder2.Inhoud = nil, nil
		gelijk(p, "alle gegevens", kaal, map[string]store.Gegeven{"g-1": zonder1, "g-2": zonder2})
		return err
	})
	oud.Lezers, oud.Ingetrokken, oud.GeldigTot, oud.Gewijzigd, oud.Inhoud, oud.Zegel = []string{"p-b"}, true, 99, 30, []byte("anders"), zegel(2)
	oud.Medewerker, oud.Soort = "m-b", informatie.Justitieel
	oud.Vanaf, oud.Doelen, oud.Gebruik = informatie.VanafPlan, []string{"uitval"}, informatie.Gebruik{VraagVooraf: true, Vertellen: true, EigenDossier: true}
	p.schrijf(func(tx *store.Tx) error { return tx.ZetGegeven(oud) })
	p.lees(func(tx *store.Tx) error {
		een, err := tx.Gegeven("g-1")
		gelijk(p, "changed gegeven, with other readers", een, oud)
		return err
	})
	if err := p.schrijfFout(func(tx *store.Tx) error { return tx.ZetGegeven(oud) }); !errors.Is(err, store.ErrGeen) {
		p.Errorf("writing version 2 over version 2: %v, want ErrGeen", err)
	}
	p.geen("an unknown gegeven", func(tx *store.Tx) error { _, err := tx.Gegeven("g-9"); return err })
	p.lees(func(tx *store.Tx) error {
		lijst, err := tx.Gegevens("c-9")
		gelijk(p, "gegevens of an unknown casus", len(lijst), 0)
		return err
	})
}

func testBetrokkene(p *proef) {
	p.metCasus()
	a := store.Betrokkene{ID: "b-1", Casus: "c-1", Volgorde: 1, Inhoud: []byte("een")}
	b := store.Betrokkene{ID: "b-0", Casus: "c-1", Volgorde: 0, Inhoud: []byte("nul")}
	hash := []byte{9, 0, 9}
	p.schrijf(func(tx *store.Tx) error {
		return errors.Join(tx.NieuwZicht(zichtRij("c-1", "m-a", 4, 1)), tx.NieuweBetrokkene(a, [][]byte{hash, {1}}), tx.NieuweBetrokkene(b, nil))
	})
	p.lees(func(tx *store.Tx) error {
		lijst, err := tx.Betrokkenen("c-1")
		gelijk(p, "betrokkenen in their order", lijst, []store.Betrokkene{b, a})
		return err
	})
	zoek := func(filter string, via bool, hash []byte) []string {
		var ids []string
		p.lees(func(tx *store.Tx) error {
			k := store.Keuze{Medewerker: "m-a", Partij: "p-a", Nu: 60, Filter: filter, ViaZicht: via, Aantal: 5}
			treffers, err := tx.Zoek(k, hash)
			for _, r := range treffers {
				ids = append(ids, r.Betrokkene.ID+" in "+r.Gezien.ID+" "+string(r.Betrokkene.Inhoud))
			}
			return err
		})
		return ids
	}
	gelijk(p, "found", zoek("1 = 1", false, hash), []string{"b-1 in c-1 een"})
	gelijk(p, "found through zicht", zoek("1 = 1", true, hash), []string{"b-1 in c-1 een"})
	gelijk(p, "another hash", zoek("1 = 1", false, []byte{8}), nil)
	gelijk(p, "not let through", zoek("c.fase = 'triage'", false, hash), nil)
}

func testVerloop(p *proef) {
	p.metCasus()
	p.geen("no screening yet", func(tx *store.Tx) error { _, err := tx.Screening("c-1"); return err })
	s := store.Screening{Casus: "c-1", Medewerker: "m-b", Namens: "p-a", NamensPubliek: "p-b", Uitkomst: "triage", Moment: 5, Inhoud: []byte("s")}
	d := store.Deelname{Casus: "c-1", Partij: "p-b", Medewerker: "m-b", Namens: "p-a", NamensPubliek: "p-a", Moment: 6, Inhoud: []byte("d"), Zegel: zegel(2)}
	eerste := store.Deelname{Casus: "c-1", Partij: "p-a", Medewerker: "m-a", Namens: "p-a", NamensPubliek: "p-a", Moment: 5, Inhoud: []byte("e"), Zegel: zegel(1)}
	g := store.Gebeurtenis{ID: "e-1", Casus: "c-1", Moment: 7, Soort: "casus.gescreend", Medewerker: "m-b", Partij: "p-b", Namens: "p-a",
		ObjectSoort: "casus", Object: "c-1", Inhoud: []byte("i")}
	later := g
	later.ID, later.Moment = "e-2", 8
	p.schrijf(func(tx *store.Tx) error {
		return errors.Join(tx.NieuweScreening(s), tx.NieuweDeelname(d), tx.NieuweDeelname(eerste), tx.NieuweGebeurtenis(g), tx.NieuweGebeurtenis(later))
	})
	p.lees(func(tx *store.Tx) error {
		kreeg, err := tx.Screening("c-1")
		p.goed(err)
		gelijk(p, "screening", kreeg, s)
		lijst, err := tx.Deelnames("c-1")
		p.goed(err)
		gelijk(p, "deelnames, the first first", lijst, []store.Deelname{eerste, d})
		lijn, err := tx.Gebeurtenissen("c-1", 10, 0)
		p.goed(err)
		gelijk(p, "gebeurtenissen, the newest first", lijn, []store.Gebeurtenis{later, g})
		lijn, err = tx.Gebeurtenissen("c-1", 1, 0)
		gelijk(p, "the last gebeurtenis", lijn, []store.Gebeurtenis{later})
		return err
	})
}

func testConcept(p *proef) {
	p.bewoond()
	a := store.Concept{ID: "k-1", Eigenaar: "m-a", Formulier: "aanmelding", Versie: 1, Gewijzigd: 5, Inhoud: []byte("a")}
	b := store.Concept{ID: "k-2", Eigenaar: "m-a", Formulier: "gegeven", Casus: "c-1", Versie: 1, Gewijzigd: 6, Inhoud: []byte("b")}
	p.schrijf(func(tx *store.Tx) error { return errors.Join(tx.NieuwConcept(a), tx.NieuwConcept(b)) })
	p.lees(func(tx *store.Tx) error {
		kreeg, err := tx.Concept("k-1")
		p.goed(err)
		gelijk(p, "concept", kreeg, a)
		lijst, err := tx.Concepten("m-a")
		p.goed(err)
		if len(lijst) != 2 || lijst[0].ID != "k-2" || lijst[0].Inhoud != nil {
			p.Errorf("concepten %+v, want the newest first and without content", lijst)
		}
		vreemd, err := tx.Concepten("m-b")
		gelijk(p, "of somebody else", len(vreemd), 0)
		p.goed(err)
		var sleutels []string
		err = tx.Conceptsleutels(func(id string) error { sleutels = append(sleutels, id); return nil })
		gelijk(p, "concepten with a key of their own", sleutels, []string{"k-1"})
		return err
	})
	a.Versie, a.Gewijzigd, a.Inhoud = 2, 9, []byte("beter")
	p.schrijf(func(tx *store.Tx) error { return tx.ZetConcept(a) })
	p.lees(func(tx *store.Tx) error {
		kreeg, err := tx.Concept("k-1")
		gelijk(p, "changed concept", kreeg, a)
		return err
	})
	if err := p.schrijfFout(func(tx *store.Tx) error { return tx.ZetConcept(a) }); !errors.Is(err, store.ErrGeen) {
		p.Errorf("writing version 2 over version 2: %v, want ErrGeen", err)
	}
	p.schrijf(func(tx *store.Tx) error { return tx.WisConcept("k-1") })
	p.geen("a concept that was thrown away", func(tx *store.Tx) error { _, err := tx.Concept("k-1"); return err })
	if err := p.schrijfFout(func(tx *store.Tx) error { return tx.WisConcept("k-1") }); !errors.Is(err, store.ErrGeen) {
		p.Errorf("throwing it away twice: %v, want ErrGeen", err)
	}
}

func testHerhaling(p *proef) {
	h := store.Herhaling{Medewerker: "m-a", Sleutel: "s", Handeling: "casus.aanmelden", Invoer: []byte{1}, Resultaat: []byte(`{}`), Moment: 5}
	ander := h
	ander.Medewerker, ander.Moment = "m-b", 6
	p.schrijf(func(tx *store.Tx) error { return errors.Join(tx.NieuweHerhaling(h), tx.NieuweHerhaling(ander)) })
	p.lees(func(tx *store.Tx) error {
		kreeg, err := tx.Herhaling("m-a", "s")
		gelijk(p, "herhaling", kreeg, h)
		return err
	})
	p.schrijf(func(tx *store.Tx) error { return tx.WisHerhalingen(6) })
	p.geen("an old key", func(tx *store.Tx) error { _, err := tx.Herhaling("m-a", "s"); return err })
	p.lees(func(tx *store.Tx) error { _, err := tx.Herhaling("m-b", "s"); return err })
}
