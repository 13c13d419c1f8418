// SPDX-License-Identifier: EUPL-1.2

package store_test

import (
	"errors"
	"fmt"
	"slices"

	"rondetafel/internal/bestuur"
	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/klok"
	"rondetafel/internal/plan"
)

func planRij() store.Plan {
	return store.Plan{Casus: "c-1", Stand: "concept", Gewijzigd: 5, GewijzigdDoor: "m-a", Inhoud: []byte{0, 255}, Zegel: zegel(1)}
}

func afspraakRij(id, partij, medewerker, uiterlijk string) store.Afspraak {
	return store.Afspraak{ID: id, Casus: "c-1", Partij: partij, Medewerker: medewerker, Soort: plan.Zorg, Uiterlijk: uiterlijk, Stand: plan.Open,
		Gewijzigd: 3, GewijzigdDoor: "m-a", Inhoud: []byte("dicht"), Zegel: zegel(1)}
}

func aantekeningRij(id string, soort plan.AantekeningSoort, moment int64) store.Aantekening {
	return store.Aantekening{ID: id, Casus: "c-1", Soort: soort, Object: "a-1", Partij: "p-a", Medewerker: "m-a", Namens: "p-b", Moment: moment,
		Delen: soort == plan.EigenActie, Inhoud: []byte("dicht"), Zegel: zegel(1)}
}

// testPlan: one draft per Casus that changes by version, and versions that stay.
func testPlan(p *proef) {
	p.metCasus()
	p.geen("no plan yet", func(tx *store.Tx) error { _, err := tx.Plan("c-1"); return err })
	rij := planRij()
	p.schrijf(func(tx *store.Tx) error { return tx.NieuwPlan(rij) })
	fout := p.schrijfFout(func(tx *store.Tx) error {
		err := tx.NieuwPlan(rij)
		gelijk(p, "a second draft is a collision", tx.Botsing(err), true)
		return err
	})
	p.faalt("a second draft", fout, false)
	rij.Stand, rij.Nummer, rij.Instemming, rij.Gewijzigd, rij.GewijzigdDoor, rij.Inhoud, rij.Zegel = "voorgelegd", 1, "i-1", 9, "m-b", []byte("b"), zegel(2)
	p.schrijf(func(tx *store.Tx) error { return tx.ZetPlan(rij) })
	p.lees(func(tx *store.Tx) error {
		heb, err := tx.Plan("c-1")
		gelijk(p, "changed draft", heb, rij)
		p.goed(err)
		kaal := rij
		kaal.Gewijzigd, kaal.GewijzigdDoor, kaal.Inhoud = 0, "", nil
		return tx.AllePlannen(func(heb store.Plan) error { gelijk(p, "all drafts", heb, kaal); return nil })
	})
	for _, versie := range []int64{0, 1, 2, 4} {
		anders := rij
		anders.Versie = versie
		p.fout("a draft, from another version", p.schrijfFout(func(tx *store.Tx) error { return tx.ZetPlan(anders) }), store.ErrGeen)
	}
	een := store.Planversie{Casus: "c-1", Nummer: 1, Medewerker: "m-b", Namens: "p-a", Moment: 7, Besluit: "d-1", Inhoud: []byte("een")}
	twee := store.Planversie{Casus: "c-1", Nummer: 2, Medewerker: "m-a", Moment: 9, Instemming: "i-1", Inhoud: []byte("twee")}
	p.schrijf(func(tx *store.Tx) error { return errors.Join(tx.NieuwePlanversie(een), tx.NieuwePlanversie(twee)) })
	p.lees(func(tx *store.Tx) error {
		heb, err := tx.Planversies("c-1")
		gelijk(p, "versions, the newest first", heb, []store.Planversie{twee, een})
		p.goed(err)
		heb, err = tx.Planversies("c-9")
		gelijk(p, "versions of none", len(heb), 0)
		return err
	})
	fout = p.schrijfFout(func(tx *store.Tx) error {
		err := tx.NieuwePlanversie(een)
		gelijk(p, "a version twice is a collision", tx.Botsing(err), true)
		return err
	})
	p.faalt("a version twice", fout, false)
}

// testAfspraak: an afspraak changes by version; a reminder leaves its version alone.
func testAfspraak(p *proef) {
	p.metCasus()
	een, twee := afspraakRij("a-1", "p-a", "m-a", "2026-12-01"), afspraakRij("a-2", "p-b", "m-b", "2026-11-01")
	p.schrijf(func(tx *store.Tx) error { return errors.Join(tx.NieuweAfspraak(een), tx.NieuweAfspraak(twee)) })
	een.Partij, een.Medewerker, een.Soort, een.Uiterlijk, een.Stand, een.Herinnerd = "p-b", "m-b", plan.Repressie, "2027-01-01", plan.Bezig, 4
	een.Gewijzigd, een.GewijzigdDoor, een.Inhoud, een.Zegel = 8, "m-b", []byte("nieuw"), zegel(2)
	p.schrijf(func(tx *store.Tx) error { return errors.Join(tx.ZetAfspraak(een), tx.HerinnerAfspraak("a-2", 44)) })
	twee.Herinnerd = 44
	p.lees(func(tx *store.Tx) error {
		heb, err := tx.Afspraak("a-1")
		gelijk(p, "changed afspraak", heb, een)
		p.goed(err)
		lijst, err := tx.Afspraken("c-1")
		gelijk(p, "afspraken, the earliest first", lijst, []store.Afspraak{twee, een})
		p.goed(err)
		alle := map[string]store.Afspraak{}
		err = tx.AlleAfspraken(func(a store.Afspraak) error { alle[a.ID] = a; return nil })
		een.Inhoud, twee.Inhoud = nil, nil
		gelijk(p, "all afspraken", alle, map[string]store.Afspraak{"a-1": een, "a-2": twee})
		return err
	})
	p.geen("an unknown afspraak", func(tx *store.Tx) error { _, err := tx.Afspraak("a-9"); return err })
	een.Inhoud = []byte{}
	p.fout("version 2 over version 2", p.schrijfFout(func(tx *store.Tx) error { return tx.ZetAfspraak(een) }), store.ErrGeen)
	p.fout("a reminder of nothing", p.schrijfFout(func(tx *store.Tx) error { return tx.HerinnerAfspraak("a-9", 1) }), store.ErrGeen)
}

func testAantekening(p *proef) {
	p.metCasus()
	een, twee := aantekeningRij("n-1", plan.Gemeld, 5), aantekeningRij("n-2", plan.EigenActie, 6)
	p.schrijf(func(tx *store.Tx) error { return errors.Join(tx.NieuweAantekening(een), tx.NieuweAantekening(twee)) })
	p.lees(func(tx *store.Tx) error {
		heb, err := tx.Aantekeningen("c-1")
		gelijk(p, "notes, the newest first", heb, []store.Aantekening{twee, een})
		p.goed(err)
		alle := map[string]store.Aantekening{}
		err = tx.AlleAantekeningen(func(a store.Aantekening) error { alle[a.ID] = a; return nil })
		een.Inhoud, twee.Inhoud = nil, nil
		gelijk(p, "all notes", alle, map[string]store.Aantekening{"n-1": een, "n-2": twee})
		return err
	})
	stop := errors.New("genoeg")
	p.fout("notes, stopped", p.leesFout(func(tx *store.Tx) error { return tx.AlleAantekeningen(func(store.Aantekening) error { return stop }) }), stop)
}

func stemRij(instemming, partij string) store.Stem {
	return store.Stem{Instemming: instemming, Partij: partij, Stand: bestuur.Gevraagd, Inhoud: []byte{1}, Zegel: zegel(1)}
}

func testInstemming(p *proef) {
	p.metCasus()
	i := store.Instemming{ID: "i-1", Casus: "c-1", Soort: "plan", Object: "c-1", Vrager: "m-b", Gevraagd: 7}
	p.schrijf(func(tx *store.Tx) error {
		return errors.Join(tx.NieuweInstemming(i), tx.NieuweStem(stemRij("i-1", "p-b")), tx.NieuweStem(stemRij("i-1", "p-a")))
	})
	ja := stemRij("i-1", "p-b")
	ja.Stand, ja.Medewerker, ja.Moment, ja.Inhoud, ja.Zegel = bestuur.Ingestemd, "m-b", 9, []byte("ja"), zegel(2)
	p.schrijf(func(tx *store.Tx) error { return tx.ZetStem(ja) })
	p.lees(func(tx *store.Tx) error {
		heb, err := tx.Instemming("i-1")
		gelijk(p, "question", heb, i)
		p.goed(err)
		stemmen, err := tx.Stemmen("i-1")
		gelijk(p, "answers, by Partij", stemmen, []store.Stem{stemRij("i-1", "p-a"), ja})
		p.goed(err)
		var alle []string
		err = tx.AlleStemmen(func(s store.Stem) error { alle = append(alle, s.Partij+" "+string(s.Stand)); return nil })
		slices.Sort(alle)
		gelijk(p, "all answers", alle, []string{"p-a gevraagd", "p-b ingestemd"})
		return err
	})
	p.geen("an unknown question", func(tx *store.Tx) error { _, err := tx.Instemming("i-9"); return err })
	p.fout("an answer over an answer", p.schrijfFout(func(tx *store.Tx) error { return tx.ZetStem(ja) }), store.ErrGeen)
	fout := p.schrijfFout(func(tx *store.Tx) error {
		err := tx.NieuweStem(stemRij("i-1", "p-a"))
		gelijk(p, "asking twice is a collision", tx.Botsing(err), true)
		return err
	})
	p.faalt("asking twice", fout, false)
}

const eigenRol, regieRol = 4, 1

// testWerkafspraken: who gets which afspraak on the worklist, and nobody gets more.
func testWerkafspraken(p *proef) {
	p.metCasus()
	c := casusRij("c-1", "2026-0001")
	c.Fase, c.Versie = "rto", 2
	p.schrijf(func(tx *store.Tx) error {
		fouten := []error{tx.ZetCasus(c), tx.NieuweMedewerker(mensRij("m-a2", "p-a")), tx.NieuweMedewerker(mensRij("m-c", "p-b")),
			tx.NieuwZicht(zichtRij("c-1", "m-a", eigenRol, 1)), tx.NieuwZicht(zichtRij("c-1", "m-a2", eigenRol, 1)),
			tx.NieuwZicht(zichtRij("c-1", "m-c", regieRol, 1)), tx.NieuwZicht(zichtRij("c-1", "p-a", 16, 1))}
		for _, a := range []store.Afspraak{
			afspraakRij("laat", "p-a", "m-a", "2026-11-22"), afspraakRij("vandaag", "p-a", "m-a", "2026-11-23"),
			afspraakRij("later", "p-a", "m-a", "2026-12-24"), afspraakRij("ander", "p-b", "m-b", "2026-11-21"),
			afspraakRij("klaar", "p-a", "m-a", "2026-11-20"), afspraakRij("weg", "p-a", "m-a", "2026-11-20"),
			afspraakRij("mislukt", "p-a", "m-a2", "2027-01-01"), afspraakRij("herinnerd", "p-a", "m-a2", "2027-01-02"),
		} {
			switch a.ID {
			case "klaar":
				a.Stand = plan.Klaar
			case "weg":
				a.Stand = plan.Vervallen
			case "mislukt":
				a.Stand = plan.LuktNiet
			case "herinnerd":
				a.Herinnerd = 5
			}
			fouten = append(fouten, tx.NieuweAfspraak(a))
		}
		return errors.Join(fouten...)
	})
	vraag := func(wie, partij string, nu int64, aantal int) []string {
		var ids []string
		p.lees(func(tx *store.Tx) error {
			rijen, err := tx.Werkafspraken(store.Afspraakvraag{Medewerker: wie, Partij: partij, Nu: nu, Vandaag: "2026-11-23", Eigen: eigenRol, Regie: regieRol, Aantal: aantal})
			for _, r := range rijen {
				ids = append(ids, r.Afspraak.ID)
				gelijk(p, "its casus", r.Gezien.ID+" "+string(r.Gezien.Fase)+" "+r.Gezien.Persoon.Wie, "c-1 rto "+wie)
			}
			return err
		})
		return ids
	}
	for _, g := range []struct {
		wat, wie, partij string
		nu               int64
		aantal           int
		wil              []string
	}{
		{"who does them: own ones, and those of the Partij that it was reminded of", "m-a", "p-a", 50, 9, []string{"laat", "vandaag", "later", "herinnerd"}},
		{"a colleague: own ones, and the late one of the Partij", "m-a2", "p-a", 50, 9, []string{"laat", "mislukt", "herinnerd"}},
		{"who watches: what is late or fails", "m-c", "p-b", 50, 9, []string{"ander", "laat", "mislukt"}},
		{"as many as asked", "m-c", "p-b", 50, 2, []string{"ander", "laat"}},
		{"before their role began", "m-a", "p-a", 0, 9, nil},
		{"who has no role", "m-b", "p-b", 50, 9, nil},
	} {
		gelijk(p, g.wat, vraag(g.wie, g.partij, g.nu, g.aantal), g.wil)
	}
	c.Fase, c.Versie = "afschaling", 3
	p.schrijf(func(tx *store.Tx) error { return tx.ZetCasus(c) })
	gelijk(p, "after the round table", vraag("m-a", "p-a", 50, 9), nil)
}

// testPlanwerk: consents that were not given, and reports of progress that nobody answered.
func testPlanwerk(p *proef) {
	p.metCasus()
	c, rij := casusRij("c-1", "2026-0001"), planRij()
	c.Fase, c.Versie, rij.Stand, rij.Instemming = "rto", 2, "voorgelegd", "i-1"
	p.schrijf(func(tx *store.Tx) error {
		return errors.Join(tx.ZetCasus(c), tx.NieuwZicht(zichtRij("c-1", "m-a", eigenRol, 1)), tx.NieuwZicht(zichtRij("c-1", "m-b", regieRol, 1)), tx.NieuwPlan(rij),
			tx.NieuweInstemming(store.Instemming{ID: "i-1", Casus: "c-1", Soort: "plan", Object: "c-1", Gevraagd: 7}), tx.NieuweStem(stemRij("i-1", "p-a")),
			tx.NieuweAantekening(aantekeningRij("n-1", plan.Overleg, 5)), tx.NieuweAantekening(aantekeningRij("n-2", plan.Voortgang, 6)),
			tx.NieuweAantekening(aantekeningRij("n-3", plan.EigenActie, 7)))
	})
	heb := func(f func(tx *store.Tx, v store.Werkvraag) ([]store.Werkregel, error), wie, partij string, rollen uint64) string {
		var uit string
		p.lees(func(tx *store.Tx) error {
			rijen, err := f(tx, store.Werkvraag{Medewerker: wie, Partij: partij, Nu: 50, Rollen: rollen, Aantal: 9})
			for _, r := range rijen {
				uit += fmt.Sprint(r.Gezien.ID, " ", r.Object, " ", r.Moment, ";")
			}
			return err
		})
		return uit
	}
	gelijk(p, "asked", heb((*store.Tx).OpenInstemmingen, "m-a", "p-a", eigenRol), "c-1 i-1 7;")
	gelijk(p, "another Partij", heb((*store.Tx).OpenInstemmingen, "m-b", "p-b", regieRol), "")
	gelijk(p, "without the role", heb((*store.Tx).OpenInstemmingen, "m-a", "p-a", regieRol), "")
	gelijk(p, "progress", heb((*store.Tx).Voortgangen, "m-b", "p-b", regieRol), "c-1 n-2 6;")
	gelijk(p, "progress, of no concern", heb((*store.Tx).Voortgangen, "m-a", "p-a", regieRol), "")
	ja := stemRij("i-1", "p-a")
	ja.Stand, ja.Zegel = bestuur.Ingestemd, zegel(2)
	p.schrijf(func(tx *store.Tx) error {
		return errors.Join(tx.ZetStem(ja), tx.NieuweAantekening(aantekeningRij("n-4", plan.Overleg, klok.Eeuwig-1)))
	})
	gelijk(p, "answered", heb((*store.Tx).OpenInstemmingen, "m-a", "p-a", eigenRol), "")
	gelijk(p, "consulted", heb((*store.Tx).Voortgangen, "m-b", "p-b", regieRol), "")
}
