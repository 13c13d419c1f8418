// SPDX-License-Identifier: EUPL-1.2

package store_test

import (
	"errors"

	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/plan"
)

// laatVan reads all that comes late in a dossier, as one value that can be compared.
func laatVan(p *proef, tx *store.Tx, casus string) []any {
	var uit []any
	neem := func(v any, err error) {
		if !errors.Is(err, store.ErrGeen) {
			p.goed(err)
		}
		uit = append(uit, v, errors.Is(err, store.ErrGeen))
	}
	vragen, err := tx.Triagevragen(casus)
	neem(zonderNil(vragen...), err)
	uitkomst, err := tx.Triageuitkomst(casus)
	neem(uitkomst, err)
	informeringen, err := tx.Informeringen(casus)
	neem(informeringen, err)
	overleggen, err := tx.Overleggen(casus)
	neem(overleggen, err)
	concept, err := tx.Plan(casus)
	neem(concept, err)
	versies, err := tx.Planversies(casus)
	neem(versies, err)
	afspraken, err := tx.Afspraken(casus)
	neem(afspraken, err)
	notities, err := tx.Aantekeningen(casus)
	neem(notities, err)
	info, err := tx.Informatievragen(casus)
	neem(infoZonderNil(info...), err)
	verzoeken, err := tx.Correctieverzoeken(casus)
	neem(verzoekZonderNil(verzoeken...), err)
	kennis, err := tx.Kennisgevingen(casus)
	neem(kennis, err)
	derden, err := tx.Verstrekkingen(casus)
	neem(derden, err)
	incidenteel, err := tx.IncidenteleDerden(casus)
	neem(incidenteel, err)
	nood, err := tx.Noodinzagen(casus)
	neem(nood, err)
	passages, err := tx.Passages(casus)
	neem(passages, err)
	return uit
}

// testVooruit: whatever comes late in a dossier, who looked ahead reads the same as who did not, of that Casus and of others.
func testVooruit(p *proef) {
	p.metCasus()
	p.schrijf(func(tx *store.Tx) error {
		return errors.Join(tx.NieuweCasus(casusRij("c-2", "2026-0002")), tx.NieuweBetrokkene(store.Betrokkene{ID: "b-1", Casus: "c-1", Inhoud: []byte("x")}, nil))
	})
	for wat, zet := range map[string]func(tx *store.Tx) error{
		"triagevraag": func(tx *store.Tx) error { return tx.NieuweTriagevraag(vraagRij("q-1", "c-1", "p-a", 1)) },
		"uitkomst": func(tx *store.Tx) error {
			return tx.NieuweTriageuitkomst(store.Triageuitkomst{Casus: "c-1", Medewerker: "m-a", Namens: "p-a", NamensPubliek: "p-b", Route: "rto", Inhoud: []byte("u")})
		},
		"informering": func(tx *store.Tx) error {
			return tx.NieuweInformering(store.Informering{ID: "i-1", Casus: "c-1", Betrokkene: "b-1", Medewerker: "m-a", Inhoud: []byte("i")})
		},
		"overleg": func(tx *store.Tx) error { return tx.NieuwOverleg(overlegRij("o-1", "c-1", 1)) },
		"plan":    func(tx *store.Tx) error { return tx.NieuwPlan(planRij()) },
		"versie": func(tx *store.Tx) error {
			return tx.NieuwePlanversie(store.Planversie{Casus: "c-1", Nummer: 1, Medewerker: "m-a", Inhoud: []byte("v")})
		},
		"informatievraag": func(tx *store.Tx) error { return tx.NieuweInformatievraag(informatieRij("i-1", "p-b", "2026-12-01")) },
		"verzoek": func(tx *store.Tx) error {
			return errors.Join(tx.NieuwGegeven(gegevenRij("g-1", "c-1", 1)), tx.NieuwCorrectieverzoek(verzoekRij("k-1", "g-1", 5)))
		},
		"verstrekking": func(tx *store.Tx) error { return bewaarVerstrekking(tx, verstrekkingRij("v-1", "c-1", 5)) },
		"incidenteel":  func(tx *store.Tx) error { return bewaarIncidenteel(tx, incidenteelRij("i-1", "c-1", 5)) },
		"noodinzage":   func(tx *store.Tx) error { return tx.NieuweNoodinzage(noodRij("n-1", "c-1", "m-a", 5)) },
		"passage":      func(tx *store.Tx) error { return tx.NieuwePassage(passageRij("q-1", "plan", 1)) },
		"kennisgeving": func(tx *store.Tx) error { return tx.NieuweKennisgeving(kennisRij("n-1", "m-a", 5)) },
		"afspraak":     func(tx *store.Tx) error { return tx.NieuweAfspraak(afspraakRij("a-1", "p-a", "m-a", "2026-12-01")) },
		"aantekening":  func(tx *store.Tx) error { return tx.NieuweAantekening(aantekeningRij("n-1", plan.Gemeld, 5)) },
	} {
		var voor []any
		p.schrijf(func(tx *store.Tx) error { // what is added after the look ahead is seen as well
			p.goed(tx.KijkVooruit("c-1"))
			p.goed(zet(tx))
			voor = laatVan(p, tx, "c-1")
			return nil
		})
		p.lees(func(tx *store.Tx) error {
			anders := laatVan(p, tx, "c-2")
			gelijk(p, wat+", without looking ahead", laatVan(p, tx, "c-1"), voor)
			p.goed(tx.KijkVooruit("c-1"))
			gelijk(p, wat+", after looking ahead", laatVan(p, tx, "c-1"), voor)
			gelijk(p, wat+", of another casus", laatVan(p, tx, "c-2"), anders)
			p.goed(tx.KijkVooruit("c-2"))
			gelijk(p, wat+", of a casus without it", laatVan(p, tx, "c-2"), anders)
			gelijk(p, wat+", after looking ahead elsewhere", laatVan(p, tx, "c-1"), voor)
			return nil
		})
	}
}
