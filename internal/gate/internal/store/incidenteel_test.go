// SPDX-License-Identifier: EUPL-1.2

package store_test

import (
	"errors"

	"rondetafel/internal/casus"
	"rondetafel/internal/gate/internal/store"
)

func incidenteelRij(id, van string, gevraagd int64) store.IncidenteleDerde {
	return store.IncidenteleDerde{ID: id, Casus: van, Instemming: "s-" + id, Voorsteller: "m-a", Namens: "p-a", Gevraagd: gevraagd, Van: 10, Tot: 20,
		Stand: casus.IncidenteelGevraagd, Gewijzigd: gevraagd, GewijzigdDoor: "m-a", Inhoud: []byte("dicht"), Zegel: zegel(1)}
}

func bewaarIncidenteel(tx *store.Tx, d store.IncidenteleDerde) error {
	return errors.Join(tx.NieuweInstemming(store.Instemming{ID: d.Instemming, Casus: d.Casus, Soort: "incidentelederde", Object: d.ID, Vrager: "m-a", Gevraagd: d.Gevraagd}),
		tx.NieuweIncidenteleDerde(d))
}

// testIncidenteel: an incidentele derde is written, goes on version by version, and is found by itself, by its Casus, and by its state for who
// has to do with that Casus.
func testIncidenteel(p *proef) {
	p.metCasus()
	een, twee := incidenteelRij("i-1", "c-1", 5), incidenteelRij("i-2", "c-1", 6)
	p.schrijf(func(tx *store.Tx) error {
		return errors.Join(bewaarIncidenteel(tx, een), bewaarIncidenteel(tx, twee),
			tx.NieuwZicht(store.Zicht{Casus: "c-1", Wie: "m-zicht", Rollen: 4, Tot: 99, Open: true, Zegel: zegel(1)}))
	})
	twee.Van, twee.Stand, twee.Gewijzigd, twee.GewijzigdDoor, twee.Inhoud, twee.Zegel = 12, casus.IncidenteelToegelaten, 9, "m-b", []byte("anders"), zegel(2)
	p.schrijf(func(tx *store.Tx) error { return tx.ZetIncidenteleDerde(twee) })
	p.lees(func(tx *store.Tx) error {
		los, err := tx.IncidenteleDerde("i-2")
		gelijk(p, "one", los, twee)
		alle, err2 := tx.IncidenteleDerden("c-1")
		gelijk(p, "of a casus, the newest first", alle, []store.IncidenteleDerde{twee, een})
		open, err3 := tx.IncidenteleDerdenIn(casus.IncidenteelGevraagd, "m-zicht", 5)
		gelijk(p, "that wait", open, []store.IncidenteleDerde{een})
		ander, err4 := tx.IncidenteleDerdenIn(casus.IncidenteelGevraagd, "m-vreemd", 5)
		geen, err5 := tx.IncidenteleDerdenIn(casus.IncidenteelGevraagd, "m-zicht", 0)
		rest, err6 := tx.IncidenteleDerden("c-9")
		gelijk(p, "for a stranger, of none, and of another casus", len(ander)+len(geen)+len(rest), 0)
		alle, err7 := tx.AlleIncidenteleDerden()
		gelijk(p, "all", alle, []store.IncidenteleDerde{een, twee})
		return errors.Join(err, err2, err3, err4, err5, err6, err7)
	})
	p.geen("an unknown one", func(tx *store.Tx) error { _, err := tx.IncidenteleDerde("i-9"); return err })
	p.fout("version 2 over version 2", p.schrijfFout(func(tx *store.Tx) error { return tx.ZetIncidenteleDerde(twee) }), store.ErrGeen)
}
