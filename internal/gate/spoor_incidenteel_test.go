// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"rondetafel/internal/casus"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
)

// meelezen: an incidentele derde is proposed, let in by the two public Partijen, reads what it was given, and its participation ends.
func (t *toneel) meelezen() {
	t.Helper()
	h, ctx := t.h, t.h.Ctx()
	z := h.NazorgMet(Bo)
	basis := func(handeling, soort, beleid string, objecten, rechten []string) spoor {
		return spoor{handeling: handeling, soort: soort, casus: z.ID, doel: beideDoelen, objecten: objecten, beleid: []string{beleid}, artikelen: []string{"WGS-14"}, rechten: rechten}
	}
	regie := func(s spoor) spoor {
		s.functie, s.namens = "procesregisseur", Gemeente
		return s
	}
	var d gate.Verwijzing
	vraag := func() (id string) {
		t.Helper()
		goed(t.T, h.DB().QueryRow(`SELECT instemming FROM incidentele_derde WHERE id = $1`, d.ID).Scan(&id))
		return id
	}
	stem := func(partij, versie string) string { return "stem/" + vraag() + "/" + partij + "@" + versie }
	t.doet(Petra, func() (err error) {
		d, err = h.IncidenteleDerdeVoorstellen(ctx, Als(Petra), h.Incidenteel(z))
		return err
	}, func() spoor {
		return regie(basis("incidentelederde.voorstellen", "wijzigen", "wgs-14-voorstellen", []string{z.ID, vraag(), d.ID},
			[]string{stem(Gemeente, "1"), stem(Politie, "1"), "incidentelederde/" + d.ID + "@1"}))
	})
	bij := []string{d.ID, z.ID}
	t.doet(Bo, func() error { return vergeet(h.IncidenteleDerdenLezen(ctx, Als(Bo), z.ID)) }, func() spoor {
		s := basis("incidentelederde.lijst", "raadplegen", "wgs-14-lijst", []string{z.ID}, nil)
		s.beleid, s.getoond = append(s.beleid, "wgs-14-lezen-publiek"), []string{d.ID}
		return s
	})
	t.doet(Bo, func() error { return vergeet(h.IncidenteleDerdeLezen(ctx, Als(Bo), d.ID)) }, func() spoor {
		s := basis("incidentelederde.lezen", "raadplegen", "wgs-14-lezen-publiek", bij, nil)
		s.getoond = []string{d.ID}
		return s
	})
	beslist := func(wie string, objecten, rechten func() []string) {
		t.Helper()
		t.doet(wie, func() (err error) {
			d, err = beslis(h, wie, d, "ja")
			return err
		}, func() spoor {
			return basis("incidentelederde.beslissen", "rechten", "wgs-14-beslissen", objecten(), rechten())
		})
	}
	beslist(Bo, func() []string { return bij }, func() []string { return []string{stem(Politie, "2")} })
	beslist(Anna, func() []string { return append(bij, h.PersoonVan(d.ID)) }, func() []string {
		return []string{stem(Gemeente, "2"), "partij/" + d.ID + "@1", "medewerker/" + h.PersoonVan(d.ID) + "@1", "zicht/" + z.ID + "/" + d.ID + "@1", "incidentelederde/" + d.ID + "@2"}
	})
	wil := h.PersoonVan(d.ID)
	goed(t.T, vergeet(h.VerklaringTekenen(ctx, Als(wil), gate.Tekenen{Versie: 1})))
	stuk := geeft(t.T, h, z, Derde{Verwijzing: d})
	t.doet(wil, func() error { return vergeet(h.IncidenteleDerdeInzien(ctx, Als(wil), z.ID)) }, func() spoor {
		s := basis("incidentelederde.inzien", "raadplegen", "wgs-14-inzien", []string{z.ID}, nil)
		s.partij = d.ID
		s.beleid, s.getoond = append(s.beleid, "wgs-14-stuk"), []string{z.ID, stuk.ID, h.EersteBetrokkene(z)}
		return s
	})
	t.doet(Bo, func() error {
		return vergeet(h.IncidenteleDerdeBeeindigen(ctx, Als(Bo), casus.IncidenteelEinde{Derde: d.ID, Versie: d.Versie, Reden: "Klaar."}))
	}, func() spoor {
		return basis("incidentelederde.beeindigen", "rechten", "wgs-14-beeindigen", bij,
			[]string{"partij/" + d.ID + "@2", "zicht/" + z.ID + "/" + d.ID + "@2", "incidentelederde/" + d.ID + "@3"})
	})
}
