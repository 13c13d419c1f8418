// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"fmt"
	"slices"

	"rondetafel/internal/bestuur"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/plan"
	"rondetafel/internal/rto"
)

// uitvoering: a plan of z that a round table adopted, and of which a change is adopted in writing by its three Partijen and carried out.
func (t *toneel) uitvoering(z gate.Verwijzing) {
	t.Helper()
	h, ctx := t.h, t.h.Ctx()
	op := func(handeling, soort, beleid, artikel string, objecten, rechten []string) spoor {
		return spoor{handeling: handeling, soort: soort, casus: z.ID, doel: beideDoelen, objecten: objecten, beleid: []string{beleid},
			artikelen: []string{artikel}, rechten: rechten}
	}
	petra := func(s spoor) func() spoor {
		return func() spoor { s.functie, s.namens = "procesregisseur", Gemeente; return s }
	}
	in := plan.Concept{Casus: z.ID, Inhoud: plan.Inhoud{Doelen: []plan.Doel{{Leefgebied: "wonen", Tekst: "Sem woont op zichzelf.", Afspraken: []plan.Afspraak{
		{Wat: "Woonplek zoeken", Partij: Gemeente, Medewerker: Anna, Soort: plan.Zorg, Uiterlijk: "9-3-2026"}}}},
		Criteria: []plan.Afschaalcriterium{{Tekst: "Een vaste woonplek."}}}}
	for _, p := range []string{Gemeente, Politie, Zorg} {
		in.Rollen = append(in.Rollen, plan.Partijrol{Partij: p, Rol: "Helpt mee", Informatiebehoefte: "Waar Sem woont"})
	}
	t.doet(Petra, func() error { return vergeet(h.PlanBewaren(ctx, Als(Petra), in)) },
		petra(op("plan.bewaren", "verzamelen", "artikel-06-lid-4b-schrijven", "6.4b", []string{z.ID}, []string{"plan/" + z.ID + "@1"})))
	afspraak := func() string { return t.id(`SELECT id FROM afspraak WHERE casus = $1`, z.ID) }
	o := h.AanTafel(z, Anna, Bo, Cleo)
	var besluit gate.Verwijzing
	t.doet(Petra, func() (err error) {
		besluit, err = h.OverlegBesluiten(ctx, Als(Petra), Besluit(o, rto.Plan, Anna, Bo, Cleo))
		return err
	}, func() spoor {
		s := op("overleg.besluiten", "wijzigen", "artikel-06-lid-4", "6.4", []string{o.ID, z.ID, besluit.ID}, []string{"afspraak/" + afspraak() + "@1"})
		for _, partij := range []string{Gemeente, Politie, Zorg} { // each has a role in it now
			s.rechten = append(s.rechten, fmt.Sprintf("zicht/%s/%s@%d", z.ID, partij, t.h.Getal(`SELECT versie FROM zicht WHERE casus = $1 AND wie = $2`, z.ID, partij)))
		}
		s.beleid, s.artikelen = append(s.beleid, "artikel-06-lid-4b-besluit"), append(s.artikelen, "6.4b")
		s.rechten = append(s.rechten, "plan/"+z.ID+"@2", "besluit/"+besluit.ID+"@1", "overleg/"+o.ID+"@4")
		return petra(s)()
	})
	eerste, err := h.PlanLezen(ctx, Als(Petra), z.ID)
	goed(t.T, err)
	in.Versie, in.Inhoud, in.Wijziging = eerste.Versie, eerste.Concept.Inhoud, "Het kan beter."
	t.doet(Petra, func() error { return vergeet(h.PlanBewaren(ctx, Als(Petra), in)) },
		petra(op("plan.bewaren", "verzamelen", "artikel-06-lid-4b-schrijven", "6.4b", []string{z.ID}, []string{"plan/" + z.ID + "@3"})))
	stem := func() string { return t.id(`SELECT id FROM instemming WHERE casus = $1`, z.ID) }
	t.doet(Petra, func() error {
		return vergeet(h.PlanVoorleggen(ctx, Als(Petra), plan.Voorleggen{Casus: z.ID, Versie: 3}))
	}, func() spoor {
		rij := "stem/" + stem() + "/"
		return petra(op("plan.voorleggen", "wijzigen", "artikel-06-lid-4b-schrijven", "6.4b", []string{z.ID, stem()},
			[]string{rij + Gemeente + "@1", rij + Politie + "@1", rij + Zorg + "@1", "plan/" + z.ID + "@4"}))()
	})
	for _, wie := range []string{Anna, Bo, Cleo} {
		t.doet(wie, func() error {
			return vergeet(h.PlanInstemmen(ctx, Als(wie), bestuur.Instemmen{Casus: z.ID, Versie: 4, Antwoord: "ja"}))
		}, func() spoor {
			rechten := []string{"stem/" + stem() + "/" + PartijVan(wie) + "@2"}
			if wie == Cleo { // the last yes adopts it
				rechten = append(rechten, "afspraak/"+afspraak()+"@2", "plan/"+z.ID+"@5")
			}
			return op("plan.instemmen", "wijzigen", "artikel-06-lid-4b-instemming", "6.4b", []string{z.ID, stem()}, rechten)
		})
	}
	t.regie(z, afspraak(), op, petra)
}

// id is the one id that vraag gives.
func (t *toneel) id(vraag string, args ...any) string {
	t.Helper()
	var id string
	goed(t.T, t.h.DB().QueryRowContext(t.h.Ctx(), vraag, args...).Scan(&id))
	return id
}

// regie: the looks at a plan and its Afspraak, what is reported and noted, and what stands beside the plan.
func (t *toneel) regie(z gate.Verwijzing, afspraak string, op func(handeling, soort, beleid, artikel string, objecten, rechten []string) spoor,
	petra func(spoor) func() spoor) {
	t.Helper()
	h, ctx := t.h, t.h.Ctx()
	getoond := func(s spoor, ids ...string) func() spoor { return func() spoor { s.getoond = ids; return s } }
	bij := []string{afspraak, z.ID}
	nootVan := func(s spoor) spoor { // with the note that the act made
		n := t.notities(z)[0]
		s.objecten, s.rechten = append(slices.Clone(s.objecten), n), append(s.rechten, "aantekening/"+n+"@1")
		return s
	}
	noot := func(s spoor) func() spoor { return func() spoor { return nootVan(s) } }
	melding := op("afspraak.melden", "wijzigen", "artikel-06-lid-5-melden", "6.5", bij, []string{"afspraak/" + afspraak + "@3"})
	t.doet(Anna, func() error {
		return vergeet(h.AfspraakMelden(ctx, Als(Anna), plan.Melding{Afspraak: afspraak, Versie: 2, Stand: plan.Bezig, Toelichting: "Wij zoeken."}))
	}, noot(melding))
	t.doet(Petra, func() error {
		return vergeet(h.AfspraakAantekenen(ctx, Als(Petra), plan.Aantekenen{Afspraak: afspraak, Tekst: "Denk eraan.", Herinnering: true}))
	}, func() spoor {
		return nootVan(petra(op("afspraak.aantekenen", "verzamelen", "artikel-09-lid-2g-aantekenen", "9.2g", bij, nil))())
	})
	t.doet(Bo, func() error { return vergeet(h.AfspraakLezen(ctx, Als(Bo), afspraak)) }, func() spoor {
		s := op("afspraak.lezen", "raadplegen", "artikel-06-lid-5-afspraak", "6.5", bij, nil)
		s.getoond, s.beleid = append([]string{afspraak}, t.notities(z)...), append(s.beleid, "artikel-06-lid-5-aantekening")
		return s
	})
	plannen := op("plan.lezen", "raadplegen", "artikel-06-lid-5-plan", "6.5", []string{z.ID}, nil)
	plannen.beleid = append(plannen.beleid, "artikel-06-lid-5-afspraak")
	t.doet(Bo, func() error { return vergeet(h.PlanLezen(ctx, Als(Bo), z.ID)) }, getoond(plannen, z.ID, afspraak))
	t.doet(Petra, func() error {
		return vergeet(h.RegieAfstemmen(ctx, Als(Petra), plan.Afstemming{Casus: z.ID, Soort: plan.Overleg, Tekst: "Wij belden."}))
	}, func() spoor {
		return nootVan(petra(op("regie.afstemmen", "verzamelen", "artikel-06-lid-6-afstemmen", "6.6", []string{z.ID}, nil))())
	})
	afstemming := t.notities(z)[0]
	t.doet(Bo, func() error {
		return vergeet(h.OptredenVastleggen(ctx, Als(Bo), plan.Optreden{Casus: z.ID, Omschrijving: "Een huisbezoek."}))
	}, noot(op("optreden.vastleggen", "verzamelen", "artikel-13-lid-1-vastleggen", "13.1", []string{z.ID}, nil)))
	overleg := op("regie.lezen", "raadplegen", "artikel-06-lid-6-lezen", "6.6", []string{z.ID}, nil)
	overleg.beleid = append(overleg.beleid, "artikel-06-lid-6-aantekening")
	t.doet(Petra, func() error { return vergeet(h.RegieLezen(ctx, Als(Petra), z.ID)) }, petra(getoond(overleg, z.ID, afstemming)()))
	optreden := op("optreden.lezen", "raadplegen", "artikel-13-lid-1-regie", "13.1", []string{z.ID}, nil) // Bo does not tell of it
	optreden.beleid = append(optreden.beleid, "artikel-13-lid-1-vastleggen")
	t.doet(Anna, func() error { return vergeet(h.OptredenLezen(ctx, Als(Anna), z.ID)) }, getoond(optreden, z.ID))
}

// notities are the ids of the notes on a Casus, the newest first.
func (t *toneel) notities(z gate.Verwijzing) []string {
	t.Helper()
	rijen, err := t.h.DB().QueryContext(t.h.Ctx(), `SELECT id FROM aantekening WHERE casus = $1 ORDER BY moment DESC`, z.ID)
	goed(t.T, err)
	defer rijen.Close()
	var ids []string
	for rijen.Next() {
		var id string
		goed(t.T, rijen.Scan(&id))
		ids = append(ids, id)
	}
	goed(t.T, rijen.Err())
	return ids
}
