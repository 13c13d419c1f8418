// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"context"
	"fmt"
	"time"

	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
	"rondetafel/internal/rto"
)

// tafel: a round table on z from agenda to report, at which Anna becomes the Casusregisseur and proposes who stands in for her.
func (t *toneel) tafel(z gate.Verwijzing) {
	t.Helper()
	h, ctx := t.h, t.h.Ctx()
	var o, besluit gate.Verwijzing
	voorbereiding := h.Voorbereiding(z)
	petra := func(handeling, soort, beleid, artikel string) spoor {
		return spoor{handeling: handeling, soort: soort, casus: z.ID, doel: beideDoelen, functie: "procesregisseur", namens: Gemeente,
			beleid: []string{beleid}, artikelen: []string{artikel}}
	}
	op := func(s spoor, objecten ...string) func() spoor {
		return func() spoor { s.objecten = append([]string{o.ID, z.ID}, objecten...); return s }
	}
	zegel := func(versie int) []string { return []string{fmt.Sprintf("overleg/%s@%d", o.ID, versie)} } // that opens pieces
	verzegeld := func(s spoor, versie int) spoor { s.rechten = append(s.rechten, zegel(versie)...); return s }
	t.doet(Petra, func() (err error) { o, err = h.OverlegPlannen(ctx, Als(Petra), voorbereiding); return err }, func() spoor {
		s := petra("overleg.plannen", "verzamelen", "artikel-09-lid-2c", "9.2c")
		s.objecten, s.rechten = []string{z.ID, o.ID}, zegel(1)
		return s
	})
	voorbereiding.Overleg, voorbereiding.Versie = o.ID, 1
	t.doet(Petra, func() error { return vergeet(h.OverlegVoorbereiden(ctx, Als(Petra), voorbereiding)) },
		op(verzegeld(petra("overleg.voorbereiden", "wijzigen", "artikel-09-lid-2c-voorbereiden", "9.2c"), 2)))
	planning := voorbereiding.Planning
	planning.Overleg, planning.Versie, planning.Plaats = o.ID, 2, "Zaal 3"
	oda := spoor{handeling: "overleg.inplannen", soort: "wijzigen", casus: z.ID, doel: beideDoelen, beleid: []string{"artikel-11-lid-1"}, artikelen: []string{"11.1"}}
	t.doet(Oda, func() (err error) { o, err = h.OverlegInplannen(ctx, Als(Oda), planning); return err }, op(verzegeld(oda, 3)))
	rij := "uitnodiging/" + o.ID + "/" + Gemeente + "/2"
	uitnodigen := petra("overleg.uitnodigen", "rechten", "artikel-09-lid-2e", "9.2e")
	uitnodigen.rechten = []string{rij + "@1"}
	t.doet(Petra, func() (err error) { o, err = h.OverlegUitnodigen(ctx, Als(Petra), Uitnodigen(o, Anna)); return err }, op(verzegeld(uitnodigen, 4), Gemeente))
	oda.handeling, oda.soort, oda.getoond = "overleg.planning", "raadplegen", []string{o.ID}
	t.doet(Oda, func() error { return vergeet(h.OverlegPlanning(ctx, Als(Oda), o.ID)) }, op(oda))
	afvaardigen := spoor{handeling: "overleg.afvaardigen", soort: "rechten", casus: z.ID, doel: beideDoelen, beleid: []string{"artikel-06-lid-2-afvaardigen"},
		artikelen: []string{"6.2"}, rechten: []string{rij + "@2"}}
	t.doet(Anna, func() error { return vergeet(h.OverlegAfvaardigen(ctx, Als(Anna), Afvaardiging(o, Anna))) }, op(afvaardigen, Anna))
	aanwezig := rto.Aanwezigheid{Overleg: o.ID, Versie: o.Versie, Aanwezig: []rto.Aanwezige{{Partij: Gemeente, Medewerker: Anna}}}
	t.doet(Petra, func() (err error) { o, err = h.OverlegAanwezigheid(ctx, Als(Petra), aanwezig); return err },
		func() spoor {
			s := petra("overleg.aanwezigheid", "wijzigen", "artikel-06-lid-4", "6.4")
			s.rechten = []string{rij + "@3"}
			return op(verzegeld(s, 5), Anna)()
		})
	in := Besluit(o, rto.Casusregisseur, Anna)
	in.Casusregisseur = Anna
	t.doet(Petra, func() (err error) { besluit, err = h.OverlegBesluiten(ctx, Als(Petra), in); return err }, func() spoor {
		s := petra("overleg.besluiten", "wijzigen", "artikel-06-lid-4", "6.4")
		s.rechten = []string{"casus/" + z.ID + "@7", "zicht/" + z.ID + "/" + Anna + "@2", "zicht/" + z.ID + "/" + Gemeente + "@2", "besluit/" + besluit.ID + "@1"}
		return op(verzegeld(s, 6), Anna, besluit.ID)()
	})
	t.naDeTafel(z, o, besluit)
}

// naDeTafel: the looks at Overleg o, a proposal of who stands in for the Casusregisseur, and its end.
func (t *toneel) naDeTafel(z, o, besluit gate.Verwijzing) {
	t.Helper()
	h, ctx := t.h, t.h.Ctx()
	t.doet(Anna, func() error { return vergeet(h.OverlegLezen(ctx, Als(Anna), o.ID)) }, func() spoor {
		return spoor{handeling: "overleg.lezen", soort: "raadplegen", casus: z.ID, doel: beideDoelen, objecten: []string{o.ID, z.ID},
			getoond: []string{o.ID, besluit.ID}, beleid: []string{"artikel-07-lid-2-genodigde"}, artikelen: []string{"7.2"}}
	})
	t.doet(Anna, func() error { return vergeet(h.OverlegLijst(ctx, Als(Anna), gate.OverlegVraag{})) }, func() spoor {
		return spoor{handeling: "overleg.lijst", soort: "raadplegen", getoond: []string{o.ID}, beleid: []string{"artikel-07-lid-2-genodigde"},
			artikelen: []string{"7.2"}}
	})
	var voorstel gate.Verwijzing
	t.doet(Anna, func() (err error) {
		voorstel, err = h.CasusregieVoorstellen(ctx, Als(Anna), rto.Voorstel{Casus: z.ID, Medewerker: Arno, Reden: "Verlof."})
		return err
	},
		func() spoor {
			return spoor{handeling: "casusregie.voorstellen", soort: "wijzigen", casus: z.ID, doel: beideDoelen, objecten: []string{z.ID, Arno},
				beleid: []string{"artikel-01-lid-3-voorstellen"}, artikelen: []string{"1.3"}, rechten: []string{"vervanging/" + voorstel.ID + "@1"}}
		})
	t.doet(Petra, func() error {
		return vergeet(h.OverlegAfronden(ctx, Als(Petra), rto.Verslag{Overleg: o.ID, Versie: besluit.Versie, Passages: Samen("Wij spraken af wie de regie heeft.")}))
	}, func() spoor {
		return spoor{handeling: "overleg.afronden", soort: "wijzigen", casus: z.ID, doel: beideDoelen, functie: "procesregisseur", namens: Gemeente,
			objecten: []string{o.ID, z.ID}, beleid: []string{"artikel-06-lid-4-verslag"}, artikelen: []string{"6.4"},
			rechten: []string{"overleg/" + o.ID + "@7", "passage/" + t.id(`SELECT id FROM passage WHERE houder = $1`, o.ID) + "@1"}}
	})
	t.afgelast(z)
}

// afgelast: a next round table on z is put on the agenda and cancelled.
func (t *toneel) afgelast(z gate.Verwijzing) {
	t.Helper()
	h, ctx := t.h, t.h.Ctx()
	var o gate.Verwijzing
	op := func(versie, handeling, soort, beleid, artikel string, objecten ...*string) func() spoor {
		return func() spoor {
			s := spoor{handeling: handeling, soort: soort, casus: z.ID, doel: beideDoelen, functie: "procesregisseur", namens: Gemeente,
				beleid: []string{beleid}, artikelen: []string{artikel}, rechten: []string{"overleg/" + o.ID + "@" + versie}}
			for _, id := range objecten {
				s.objecten = append(s.objecten, *id)
			}
			return s
		}
	}
	t.doet(Petra, func() (err error) { o, err = h.OverlegPlannen(ctx, Als(Petra), h.Voorbereiding(z)); return err },
		op("1", "overleg.plannen", "verzamelen", "artikel-09-lid-2c", "9.2c", &z.ID, &o.ID))
	t.doet(Petra, func() error {
		return vergeet(h.OverlegAfgelasten(ctx, Als(Petra), rto.Afgelasting{Overleg: o.ID, Versie: o.Versie, Reden: "De zaal is dicht."}))
	}, op("2", "overleg.afgelasten", "wijzigen", "artikel-09-lid-2d-afgelasten", "9.2d", &o.ID, &z.ID))
}

// vooraf: a piece is asked to be read before a next round table, with a yes that is taken back and a no.
func (t *toneel) vooraf(z gate.Verwijzing) {
	t.Helper()
	h, ctx := t.h, t.h.Ctx()
	stuk := teVragen(t.T, h, z, informatie.Voorwaarden{Wie: informatie.AlleDeelnemers})
	o := opAgenda(t.T, h, z, 5*time.Hour, Bo)
	vraag := func() string {
		return t.id(`SELECT instemming FROM voorinzage ORDER BY moment DESC, instemming DESC LIMIT 1`)
	}
	vraagt := func() {
		t.doet(Petra, func() error {
			return vergeet(h.VoorinzageVoorstellen(ctx, Als(Petra), voorstel(h, o, []string{Gemeente}, stuk)))
		}, func() spoor {
			return spoor{handeling: "voorinzage.voorstellen", soort: "wijzigen", casus: z.ID, doel: beideDoelen, functie: "procesregisseur", namens: Gemeente,
				objecten: []string{o.ID, z.ID, vraag(), stuk.ID}, beleid: []string{"artikel-09-lid-2f-voorstellen"}, artikelen: []string{"9.2f"},
				rechten: []string{"stem/" + vraag() + "/" + Politie + "@1", "voorinzage/" + vraag() + "@1"}}
		})
	}
	antwoordt := func(handeling, soort string, versie int64, doe func(context.Context, gate.Caller, informatie.VoorinzageAntwoord) (gate.Verwijzing, error)) {
		t.doet(Bo, func() error {
			return vergeet(doe(ctx, Als(Bo), informatie.VoorinzageAntwoord{Voorinzage: vraag(), Versie: versie}))
		}, func() spoor {
			return spoor{handeling: handeling, soort: soort, casus: z.ID, doel: beideDoelen, objecten: []string{vraag(), z.ID, stuk.ID},
				beleid: []string{"artikel-09-lid-2f-antwoorden"}, artikelen: []string{"9.2f"}, rechten: []string{fmt.Sprintf("stem/%s/%s@%d", vraag(), Politie, versie+1)}}
		})
	}
	vraagt()
	antwoordt("voorinzage.instemmen", "rechten", 1, h.VoorinzageInstemmen)
	antwoordt("voorinzage.intrekken", "rechten", 2, h.VoorinzageIntrekken)
	vraagt()
	antwoordt("voorinzage.weigeren", "wijzigen", 1, h.VoorinzageWeigeren)
}
