// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"time"

	"rondetafel/internal/casus"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
)

// nood: a Procesregisseur opens a Casus in need, looks, and stops; who has the regie reads why, and the manager judges it.
func (t *toneel) nood() {
	t.Helper()
	h, ctx := t.h, t.h.Ctx()
	z := h.RTO(Bo)
	basis := func(handeling, soort, beleid string, objecten []string, rechten ...string) spoor {
		return spoor{handeling: handeling, soort: soort, casus: z.ID, doel: beideDoelen, objecten: objecten, beleid: []string{"artikel-01-lid-2-nood" + beleid},
			artikelen: []string{"1.2"}, rechten: rechten}
	}
	inNood := func(s spoor) spoor {
		s.functie = "noodinzage"
		return s
	}
	var n gate.NoodinzageVerwijzing
	t.doet(Pim, func() (err error) {
		n, err = h.NoodinzageOpenen(ctx, Als(Pim), casus.Noodinzage{Nummer: z.Nummer, Reden: noodReden})
		return err
	}, func() spoor {
		s := inNood(basis("noodinzage.openen", "rechten", "", []string{z.ID, n.ID}, "noodinzage/"+n.ID+"@1", "zicht/"+z.ID+"/"+Pim+"@1"))
		s.beleid = append(s.beleid, "artikel-01-lid-2-nood-casus")
		return s
	})
	bij := []string{n.ID, z.ID}
	t.doet(Pim, func() error { return vergeet(h.NoodinzageLezen(ctx, Als(Pim), n.ID)) }, func() spoor {
		s := inNood(basis("noodinzage.lezen", "raadplegen", "-eigen", bij))
		s.getoond = []string{n.ID}
		return s
	})
	t.doet(Petra, func() error { return vergeet(h.NoodinzageLijst(ctx, Als(Petra))) }, func() spoor {
		s := basis("noodinzage.lijst", "raadplegen", "-lijst", nil)
		s.casus, s.doel, s.getoond = "", "", []string{n.ID}
		s.beleid = append(s.beleid, "artikel-01-lid-2-nood-regie")
		return s
	})
	t.doet(Pim, func() error {
		return vergeet(h.NoodinzageBeeindigen(ctx, Als(Pim), casus.NoodinzageEinde{Noodinzage: n.ID, Versie: 1}))
	}, func() spoor {
		return inNood(basis("noodinzage.beeindigen", "rechten", "-einde", bij, "noodinzage/"+n.ID+"@2", "zicht/"+z.ID+"/"+Pim+"@2"))
	})
	h.Klok.Loop(time.Second)
	t.doet(Mo, func() error {
		return vergeet(h.NoodinzageBeoordelen(ctx, Als(Mo), casus.NoodinzageOordeel{Noodinzage: n.ID, Versie: 2, Oordeel: casus.NoodTerecht, Toelichting: "Nagevraagd."}))
	}, func() spoor {
		return basis("noodinzage.beoordelen", "wijzigen", "-oordeel", append(bij, Pim), "noodinzage/"+n.ID+"@3")
	})
}
