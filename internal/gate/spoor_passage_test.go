// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
	"rondetafel/internal/rto"
)

// citaten: minutes rest on a piece that is withdrawn, and are written anew.
func (t *toneel) citaten() {
	t.Helper()
	h, ctx := t.h, t.h.Ctx()
	z := h.RTO(Bo)
	in := h.Gegeven(z, informatie.AlleDeelnemers)
	in.Citeren = true
	stuk, err := h.GegevenToevoegen(ctx, Als(Bo), in)
	goed(t.T, err)
	o := h.AanTafel(z, Anna, Bo)
	_, err = h.OverlegAfronden(ctx, Als(Petra), rto.Verslag{Overleg: o.ID, Versie: o.Versie, Passages: []informatie.Citaat{citaat(stuk)}})
	goed(t.T, err)
	oud := t.id(`SELECT id FROM passage WHERE houder = $1`, o.ID)
	t.doet(Bo, func() error {
		return vergeet(h.GegevenIntrekken(ctx, Als(Bo), informatie.Intrekken{Gegeven: stuk.ID, Versie: stuk.Versie, Reden: "Dit klopt niet."}))
	}, func() spoor {
		return spoor{handeling: "gegeven.intrekken", soort: "wijzigen", casus: z.ID, doel: beideDoelen, objecten: []string{stuk.ID, z.ID},
			beleid: []string{"artikel-12-lid-1-herstellen"}, artikelen: []string{"12.1"}, rechten: []string{"passage/" + oud + "@2", "gegeven/" + stuk.ID + "@2"}}
	})
	petra := spoor{casus: z.ID, doel: beideDoelen, functie: "procesregisseur", namens: Gemeente, objecten: []string{oud, z.ID},
		beleid: []string{"artikel-13-lid-2-herschrijven"}, artikelen: []string{"13.2"}}
	t.doet(Petra, func() error { return vergeet(h.PassageLezen(ctx, Als(Petra), oud)) }, func() spoor {
		s := petra
		s.handeling, s.soort, s.getoond = "passage.lezen", "raadplegen", []string{oud}
		return s
	})
	var nieuw gate.Verwijzing
	t.doet(Petra, func() (err error) {
		nieuw, err = h.PassageHerschrijven(ctx, Als(Petra), informatie.Herschrijven{Passage: oud, Versie: 2, Tekst: "Er is gepraat.", Partijen: []string{Gemeente}})
		return err
	}, func() spoor {
		s := petra
		s.handeling, s.soort, s.objecten = "passage.herschrijven", "wijzigen", append(s.objecten, nieuw.ID)
		s.rechten = []string{"passage/" + oud + "@3", "passage/" + nieuw.ID + "@1"}
		return s
	})
}
