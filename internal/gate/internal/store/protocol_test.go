// SPDX-License-Identifier: EUPL-1.2

package store_test

import (
	"errors"

	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/informatie"
)

func protocolRij(id string, moment int64) store.Protocol {
	return store.Protocol{ID: id, Stand: informatie.ProtocolVoorgesteld, Wijziging: "Strenger", Besluit: "Punt 4", Datum: "2026-03-01", Voorsteller: "m-a",
		Voorgesteld: moment, Zegel: zegel(1), Protocol: informatie.Protocol{Regels: []informatie.Protocolregel{
			{Soort: informatie.Gewoon, Wie: []string{"ggz", "p-a"}, Doelen: []string{"uitval"}, Grondslag: "WGS, 1.5", Ruimst: informatie.AlleDeelnemers},
			{Soort: informatie.Politiegegevens, Wie: []string{"politie"}, Doelen: []string{"uitval", "recidive"}, Grondslag: "Wpg",
				Gronden: []informatie.Geheimgrond{informatie.Plicht}, Wetten: []informatie.Wetsgrond{informatie.Wpg8, informatie.Wpg13},
				Ruimst: informatie.GekozenPartijen, Geen: []informatie.Gebruiksoort{informatie.VoorDerde, informatie.Dossier}},
		}}}
}

// testProtocol: versions come back whole with their rules in order, the newest first, and what became of one is written once.
func testProtocol(p *proef) {
	p.metCasus()
	een, twee := protocolRij("v-1", 10), protocolRij("v-2", 20)
	twee.Regels = twee.Regels[1:]
	p.schrijf(func(tx *store.Tx) error { return errors.Join(tx.NieuwProtocol(een), tx.NieuwProtocol(twee)) })
	p.faalt("a version twice", p.schrijfFout(func(tx *store.Tx) error { return tx.NieuwProtocol(een) }), false)
	een.Nummer, een.Stand, een.Bevestiger, een.Vanaf, een.Reden, een.Zegel = 1, informatie.ProtocolBevestigd, "m-b", 30, "klopt", zegel(2)
	p.schrijf(func(tx *store.Tx) error { return tx.ZetProtocol(een) })
	for _, versie := range []int64{0, 1, 2, 4} {
		v := een
		v.Versie = versie
		p.fout("judged from another version", p.schrijfFout(func(tx *store.Tx) error { return tx.ZetProtocol(v) }), store.ErrGeen)
	}
	p.lees(func(tx *store.Tx) error {
		lijst, err := tx.Protocollen()
		gelijk(p, "versions, the newest first", lijst, []store.Protocol{twee, een})
		return err
	})
}

// testStandaard: every version stays, each once, of its own Partij.
func testStandaard(p *proef) {
	p.metCasus()
	rij := func(partij string, versie, moment int64) store.Standaard {
		return store.Standaard{Partij: partij, Medewerker: "m-a", Moment: moment, Grond: 3, MAC: []byte{1, 0, 255}, Standaard: informatie.Standaard{
			Soort: informatie.Gewoon, Versie: versie, Wie: informatie.GekozenPartijen, Lezers: []string{"p-a", "p-b"}, Vanaf: informatie.VanafPlan,
			Doelen: []string{"uitval"}, Maanden: 3, Gebruik: informatie.Gebruik{Citeren: true, EigenDossier: true}}}
	}
	een, twee, ander := rij("p-a", 1, 10), rij("p-a", 2, 20), rij("p-b", 1, 15)
	ander.Lezers, ander.Doelen, ander.Gebruik = nil, nil, informatie.Gebruik{VraagVooraf: true, Vertellen: true, VraagDerde: true}
	p.schrijf(func(tx *store.Tx) error {
		return errors.Join(tx.NieuweStandaard(een), tx.NieuweStandaard(twee), tx.NieuweStandaard(ander))
	})
	p.faalt("a version twice", p.schrijfFout(func(tx *store.Tx) error { return tx.NieuweStandaard(twee) }), false)
	p.faalt("of no Partij", p.schrijfFout(func(tx *store.Tx) error { return tx.NieuweStandaard(rij("p-x", 1, 10)) }), false)
	p.lees(func(tx *store.Tx) error {
		lijst, err := tx.Standaarden("p-a")
		p.goed(err)
		gelijk(p, "of a Partij, the newest first", lijst, []store.Standaard{twee, een})
		gelijk(p, "its seal", lijst[0].Zegel(), store.Zegel{Versie: 2, Grond: 3, MAC: twee.MAC})
		lijst, err = tx.AlleStandaarden()
		gelijk(p, "of all", lijst, []store.Standaard{een, twee, ander})
		return err
	})
}
