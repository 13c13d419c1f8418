// SPDX-License-Identifier: EUPL-1.2

package store_test

import (
	"errors"
	"slices"
	"strings"

	"rondetafel/internal/casus"
	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/informatie"
)

func informatieRij(id, partij, uiterlijk string) store.Informatievraag {
	return store.Informatievraag{ID: id, Casus: "c-1", Vrager: "p-a", Partij: partij, Steller: "m-a", Namens: "p-b", Gesteld: 7, Uiterlijk: uiterlijk,
		Stand: informatie.VraagOpen, Gewijzigd: 7, GewijzigdDoor: "m-a", Vraag: []byte{0, 255, 'v'}, Reden: []byte{}, Zegel: zegel(1)}
}

// infoZonderNil makes no reason the same on both databases.
func infoZonderNil(lijst ...store.Informatievraag) []store.Informatievraag {
	for i := range lijst {
		lijst[i].Reden = append([]byte{}, lijst[i].Reden...)
	}
	return lijst
}

func testInformatievraag(p *proef) {
	p.metCasus()
	p.geen("no question yet", func(tx *store.Tx) error { _, err := tx.Informatievraag("i-1"); return err })
	laat, vroeg := informatieRij("i-1", "p-b", "2026-12-02"), informatieRij("i-2", "p-a", "2026-12-01")
	vroeg.Vrager = ""
	p.schrijf(func(tx *store.Tx) error {
		return errors.Join(tx.NieuweInformatievraag(laat), tx.NieuweInformatievraag(vroeg))
	})
	p.faalt("a question twice", p.schrijfFout(func(tx *store.Tx) error { return tx.NieuweInformatievraag(laat) }), false)
	p.faalt("a question to nobody", p.schrijfFout(func(tx *store.Tx) error { return tx.NieuweInformatievraag(informatieRij("i-9", "p-x", "2026-12-01")) }), false)
	p.lees(func(tx *store.Tx) error {
		lijst, err := tx.Informatievragen("c-1")
		p.goed(err)
		gelijk(p, "of a casus, the most urgent first", infoZonderNil(lijst...), []store.Informatievraag{vroeg, laat})
		lijst, err = tx.Informatievragen("c-9")
		gelijk(p, "of an unknown casus", len(lijst), 0)
		return err
	})
	laat.Stand, laat.Gegeven, laat.Gewijzigd, laat.GewijzigdDoor, laat.Reden, laat.Zegel = informatie.VraagGeweigerd, "g-1", 9, "m-b", []byte("r"), zegel(2)
	p.schrijf(func(tx *store.Tx) error { return tx.ZetInformatievraag(laat) })
	for _, versie := range []int64{0, 1, 2, 4} {
		q := laat
		q.Versie = versie
		p.fout("changed from another version", p.schrijfFout(func(tx *store.Tx) error { return tx.ZetInformatievraag(q) }), store.ErrGeen)
	}
	p.lees(func(tx *store.Tx) error {
		q, err := tx.Informatievraag("i-1")
		p.goed(err)
		gelijk(p, "a refused question", q, laat)
		var alle []store.Informatievraag
		err = tx.AlleInformatievragen(func(q store.Informatievraag) error { alle = append(alle, q); return nil })
		slices.SortFunc(alle, func(a, b store.Informatievraag) int { return strings.Compare(a.ID, b.ID) })
		gelijk(p, "all questions", infoZonderNil(alle...), []store.Informatievraag{laat, vroeg})
		return err
	})
	stop := errors.New("genoeg")
	p.fout("the caller's own error", p.leesFout(func(tx *store.Tx) error {
		return tx.AlleInformatievragen(func(store.Informatievraag) error { return stop })
	}), stop)
}

// testWerkinformatie: who is asked sees every open question, who asked and who watches those past their last day, in casussen in which
// somebody can answer.
func testWerkinformatie(p *proef) {
	p.metCasus()
	c := casusRij("c-1", "2026-0001")
	c.Fase, c.Versie = casus.Nazorg, 2
	klaar := informatieRij("klaar", "p-b", "2026-11-20")
	klaar.Stand = informatie.VraagBeantwoord
	p.schrijf(func(tx *store.Tx) error {
		return errors.Join(tx.ZetCasus(c), tx.NieuweMedewerker(mensRij("m-c", "p-b")), tx.NieuwZicht(zichtRij("c-1", "m-a", eigenRol, 1)),
			tx.NieuwZicht(zichtRij("c-1", "m-b", eigenRol, 1)), tx.NieuwZicht(zichtRij("c-1", "m-c", regieRol, 1)),
			tx.NieuweInformatievraag(informatieRij("laat", "p-b", "2026-11-22")), tx.NieuweInformatievraag(informatieRij("vandaag", "p-b", "2026-11-23")),
			tx.NieuweInformatievraag(klaar))
	})
	vraag := func(wie, partij string, aantal int) []string {
		var ids []string
		p.lees(func(tx *store.Tx) error {
			rijen, err := tx.Werkinformatie(store.Afspraakvraag{Medewerker: wie, Partij: partij, Nu: 60, Vandaag: "2026-11-23", Eigen: eigenRol, Regie: regieRol, Aantal: aantal})
			for _, r := range rijen {
				ids = append(ids, r.Vraag.ID)
				gelijk(p, "its casus", r.Gezien.ID+" "+r.Gezien.Persoon.Wie, "c-1 "+wie)
			}
			return err
		})
		return ids
	}
	gelijk(p, "of who is asked", vraag("m-b", "p-b", 9), []string{"laat", "vandaag"})
	gelijk(p, "the most urgent", vraag("m-b", "p-b", 1), []string{"laat"})
	gelijk(p, "of who asked", vraag("m-a", "p-a", 9), []string{"laat"})
	gelijk(p, "of who watches", vraag("m-c", "p-b", 9), []string{"laat"})
	c.Fase, c.Versie = casus.Afschaling, 3
	p.schrijf(func(tx *store.Tx) error { return tx.ZetCasus(c) })
	gelijk(p, "when nobody answers any more", vraag("m-b", "p-b", 9), nil)
}

func verzoekRij(id, gegeven string, gevraagd int64) store.Correctieverzoek {
	return store.Correctieverzoek{ID: id, Casus: "c-1", Gegeven: gegeven, Partij: "p-b", Medewerker: "m-b", Gevraagd: gevraagd,
		Stand: informatie.CorrectieOpen, Gewijzigd: gevraagd, GewijzigdDoor: "m-b", Verzoek: []byte{0, 'w'}, Antwoord: []byte{}, Zegel: zegel(1)}
}

func verzoekZonderNil(lijst ...store.Correctieverzoek) []store.Correctieverzoek {
	for i := range lijst {
		lijst[i].Antwoord = append([]byte{}, lijst[i].Antwoord...)
	}
	return lijst
}

func testCorrectie(p *proef) {
	p.metCasus()
	p.geen("no request yet", func(tx *store.Tx) error { _, err := tx.Correctieverzoek("k-1"); return err })
	oud, nieuw, ander := verzoekRij("k-1", "g-1", 5), verzoekRij("k-2", "g-1", 6), verzoekRij("k-3", "g-2", 7)
	p.schrijf(func(tx *store.Tx) error {
		return errors.Join(tx.NieuwZicht(zichtRij("c-1", "m-a", eigenRol, 1)), tx.NieuwGegeven(gegevenRij("g-1", "c-1", 1)), tx.NieuwGegeven(gegevenRij("g-2", "c-1", 2)),
			tx.NieuwCorrectieverzoek(oud), tx.NieuwCorrectieverzoek(nieuw), tx.NieuwCorrectieverzoek(ander))
	})
	p.faalt("a request about nothing", p.schrijfFout(func(tx *store.Tx) error { return tx.NieuwCorrectieverzoek(verzoekRij("k-9", "g-9", 1)) }), false)
	werk := func(wat, wie, partij string, wil ...string) {
		p.lees(func(tx *store.Tx) error {
			rijen, err := tx.OpenCorrecties(store.Werkvraag{Medewerker: wie, Partij: partij, Nu: 60, Rollen: eigenRol, Aantal: 9})
			var ids []string
			for _, r := range rijen {
				ids = append(ids, r.Object)
			}
			gelijk(p, wat, ids, wil)
			return err
		})
	}
	werk("that wait for the supplier, the longest first", "m-a", "p-a", "k-1", "k-2", "k-3")
	werk("for another", "m-b", "p-b")
	oud.Stand, oud.Gewijzigd, oud.GewijzigdDoor, oud.Antwoord, oud.Zegel = informatie.CorrectieAfgewezen, 9, "m-a", []byte("nee"), zegel(2)
	p.schrijf(func(tx *store.Tx) error { return tx.ZetCorrectieverzoek(oud) })
	p.fout("answered from another version", p.schrijfFout(func(tx *store.Tx) error { return tx.ZetCorrectieverzoek(oud) }), store.ErrGeen)
	werk("that still wait", "m-a", "p-a", "k-2", "k-3")
	p.lees(func(tx *store.Tx) error {
		k, err := tx.Correctieverzoek("k-1")
		p.goed(err)
		gelijk(p, "an answered request", k, oud)
		lijst, err := tx.Correctieverzoeken("c-1")
		p.goed(err)
		gelijk(p, "of a casus, the newest first", verzoekZonderNil(lijst...), []store.Correctieverzoek{ander, nieuw, oud})
		lijst, err = tx.VerzoekenOver("g-1")
		p.goed(err)
		gelijk(p, "of a piece", verzoekZonderNil(lijst...), []store.Correctieverzoek{nieuw, oud})
		lijst, err = tx.AlleCorrectieverzoeken()
		gelijk(p, "all", verzoekZonderNil(lijst...), []store.Correctieverzoek{oud, nieuw, ander})
		return err
	})
	p.schrijf(func(tx *store.Tx) error { return tx.WisGegeven("g-1") })
	p.lees(func(tx *store.Tx) error {
		lijst, err := tx.Correctieverzoeken("c-1")
		gelijk(p, "with their piece they go", verzoekZonderNil(lijst...), []store.Correctieverzoek{ander})
		return err
	})
}

func kennisRij(id, wie string, moment int64) store.Kennisgeving {
	return store.Kennisgeving{ID: id, Casus: "c-1", Gegeven: "g-1", Medewerker: wie, Moment: moment, Zegel: zegel(1)}
}

func testKennisgeving(p *proef) {
	p.metCasus()
	p.geen("nothing told yet", func(tx *store.Tx) error { _, err := tx.Kennisgeving("n-1"); return err })
	een, twee := kennisRij("n-1", "m-a", 5), kennisRij("n-2", "m-b", 6)
	p.schrijf(func(tx *store.Tx) error { return errors.Join(tx.NieuweKennisgeving(een), tx.NieuweKennisgeving(twee)) })
	p.lees(func(tx *store.Tx) error {
		k, err := tx.Kennisgeving("n-1")
		p.goed(err)
		gelijk(p, "one", k, een)
		lijst, err := tx.Kennisgevingen("c-1")
		p.goed(err)
		gelijk(p, "of a casus, the newest first", lijst, []store.Kennisgeving{twee, een})
		lijst, err = tx.Kennisgevingen("c-9")
		p.goed(err)
		gelijk(p, "of an unknown casus", len(lijst), 0)
		lijst, err = tx.AlleKennisgevingen()
		gelijk(p, "all", lijst, []store.Kennisgeving{een, twee})
		return err
	})
}
