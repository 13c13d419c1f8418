// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"rondetafel/internal/casus"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
)

// vragen: in nazorg a Partij asks another for information, is refused and gets it, asks to correct it; and a person goes.
func (t *toneel) vragen() {
	t.Helper()
	h, ctx := t.h, t.h.Ctx()
	z := h.NazorgMet(Bo, Cleo)
	stuk := h.VoegToe(z, Bo, informatie.AlleDeelnemers)
	op := func(handeling, soort, beleid, artikel string, objecten, rechten []string) func() spoor {
		return func() spoor {
			s := spoor{handeling: handeling, soort: soort, casus: z.ID, doel: beideDoelen, objecten: objecten, beleid: []string{beleid},
				artikelen: []string{artikel}, rechten: rechten}
			if soort == "raadplegen" {
				s.getoond = objecten[:1]
			}
			return s
		}
	}
	var q, ander gate.Verwijzing
	stel := func(v *gate.Verwijzing, aan string) {
		t.Helper()
		t.doet(Cleo, func() (err error) {
			*v, err = h.InformatievraagStellen(ctx, Als(Cleo), h.Informatievraag(z, aan))
			return err
		}, func() spoor {
			return op("informatievraag.stellen", "verstrekken", "artikel-12-lid-1-vragen", "12.1", []string{z.ID, v.ID, aan},
				[]string{"informatievraag/" + v.ID + "@1"})()
		})
	}
	stel(&q, Politie)
	stel(&ander, Gemeente)
	bij := []string{q.ID, z.ID}
	t.doet(Bo, func() error { return vergeet(h.InformatievraagLezen(ctx, Als(Bo), q.ID)) },
		op("informatievraag.lezen", "raadplegen", "artikel-12-lid-1-vraag-gevraagd", "12.1", bij, nil))
	t.doet(Bo, func() error {
		return vergeet(h.InformatievraagWeigeren(ctx, Als(Bo), informatie.Weigering{Informatievraag: q.ID, Versie: 1, Reden: "Er loopt een onderzoek."}))
	}, op("informatievraag.weigeren", "wijzigen", "wgs-03-weigeren", "WGS-3", bij, []string{"informatievraag/" + q.ID + "@2"}))
	t.doet(Bo, func() error {
		return vergeet(h.InformatievraagBeantwoorden(ctx, Als(Bo), informatie.Vraagantwoord{Informatievraag: q.ID, Versie: 2, Gegeven: stuk.ID}))
	}, op("informatievraag.beantwoorden", "verstrekken", "artikel-12-lid-1-beantwoorden", "12.1", append(bij, stuk.ID), []string{"informatievraag/" + q.ID + "@3"}))
	t.doet(Cleo, func() error {
		return vergeet(h.InformatievraagIntrekken(ctx, Als(Cleo), informatie.VraagIntrekken{Informatievraag: ander.ID, Versie: 1}))
	}, op("informatievraag.intrekken", "wijzigen", "artikel-12-lid-1-vraag-intrekken", "12.1", []string{ander.ID, z.ID},
		[]string{"informatievraag/" + ander.ID + "@2"}))
	t.correctie(z, stuk, op)
}

func (t *toneel) correctie(z, stuk gate.Verwijzing, op func(handeling, soort, beleid, artikel string, objecten, rechten []string) func() spoor) {
	t.Helper()
	h, ctx := t.h, t.h.Ctx()
	var k gate.Verwijzing
	t.doet(Cleo, func() (err error) {
		k, err = h.CorrectieVragen(ctx, Als(Cleo), informatie.Correctieverzoek{Gegeven: stuk.ID, Waarom: "Het waren er twee."})
		return err
	}, func() spoor {
		return op("correctie.vragen", "verstrekken", "artikel-12-lid-1-correctie-vragen", "12.1", []string{stuk.ID, z.ID, k.ID},
			[]string{"correctieverzoek/" + k.ID + "@1"})()
	})
	bij := []string{k.ID, z.ID}
	t.doet(Cleo, func() error { return vergeet(h.CorrectieLezen(ctx, Als(Cleo), k.ID)) },
		op("correctie.lezen", "raadplegen", "artikel-12-lid-1-correctie-vrager", "12.1", bij, nil))
	t.doet(Bo, func() error {
		return vergeet(h.CorrectieAntwoorden(ctx, Als(Bo), informatie.Correctieantwoord{Correctieverzoek: k.ID, Versie: 1,
			Uitkomst: informatie.CorrectieAfgewezen, Reden: "Het waren er drie."}))
	}, op("correctie.antwoorden", "wijzigen", "artikel-12-lid-1-correctie-antwoorden", "12.1", bij, []string{"correctieverzoek/" + k.ID + "@2"}))
	goed(t.T, vergeet(h.DeelnameAanwijzen(ctx, Als(Bo), casus.Aanwijzen{Casus: z.ID, Medewerker: Bas})))
	t.doet(Bo, func() error { return vergeet(h.DeelnameLijst(ctx, Als(Bo), z.ID)) },
		op("deelname.lijst", "raadplegen", "wgs-12-lijst", "WGS-12", []string{z.ID}, nil))
	t.doet(Bo, func() error {
		return vergeet(h.DeelnameOntheffen(ctx, Als(Bo), casus.Ontheffen{Casus: z.ID, Medewerker: Bas}))
	}, op("deelname.ontheffen", "rechten", "wgs-12-ontheffen", "WGS-12", []string{z.ID, Bas}, []string{"zicht/" + z.ID + "/" + Bas + "@2"}))
}
