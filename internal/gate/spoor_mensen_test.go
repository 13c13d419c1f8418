// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"fmt"

	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/partij"
)

// mensen: somebody is invited, gets and loses a function, and somebody leaves, whose work in z goes to a colleague.
func (t *toneel) mensen(z gate.Verwijzing) {
	t.Helper()
	h, ctx := t.h, t.h.Ctx()
	op := func(handeling, soort, beleid string, objecten, rechten []string) spoor {
		return spoor{handeling: handeling, soort: soort, objecten: objecten, beleid: []string{beleid}, artikelen: []string{"WGS-12"}, rechten: rechten}
	}
	var nu int64
	var v gate.Verwijzing
	functie := func(wie string, f partij.Functie, versie int) string {
		return fmt.Sprintf("functie/%s/%s/%d@%d", wie, f, nu, versie)
	}
	t.doet(Beatle, func() error {
		u, err := h.MedewerkerUitnodigen(ctx, Als(Beatle), nodigUit("Nel Nieuw", partij.Aanmelder))
		v = u.Verwijzing
		return err
	}, func() spoor {
		nu = h.Getal(`SELECT van FROM medewerker WHERE id = $1`, v.ID)
		return op("medewerker.uitnodigen", "rechten", "wgs-12-mensen", []string{v.ID}, []string{"medewerker/" + v.ID + "@1", functie(v.ID, partij.Aanmelder, 1),
			"toegangscode/" + v.ID + "@1"})
	})
	t.doet(Beatle, func() error { return vergeet(h.MedewerkerLezen(ctx, Als(Beatle), v.ID)) }, func() spoor {
		s := op("medewerker.lezen", "raadplegen", "wgs-12-einde", []string{v.ID}, nil)
		s.getoond = []string{v.ID}
		return s
	})
	t.doet(Beatle, func() error {
		return vergeet(h.MedewerkerHerstellen(ctx, Als(Beatle), partij.Herstellen{Medewerker: v.ID, Gezien: true}))
	}, func() spoor {
		s := op("medewerker.herstellen", "rechten", "artikel-14-lid-3-herstellen", []string{v.ID}, []string{"toegangscode/" + v.ID + "@2"})
		s.artikelen = []string{"14.3"}
		return s
	})
	t.doet(Beatle, func() error { return vergeet(h.FunctieBeeindigen(ctx, Als(Beatle), neem(v.ID, partij.Aanmelder))) }, func() spoor {
		return op("functie.beeindigen", "rechten", "wgs-12-mensen", []string{v.ID}, []string{functie(v.ID, partij.Aanmelder, 2)})
	})
	t.doet(Beatle, func() error { return vergeet(h.FunctieGeven(ctx, Als(Beatle), geef(v.ID, partij.Uitvoerder))) }, func() spoor {
		nu = h.Getal(`SELECT MAX(van) FROM functie WHERE medewerker = $1`, v.ID)
		return op("functie.geven", "rechten", "wgs-12-mensen", []string{v.ID}, []string{functie(v.ID, partij.Uitvoerder, 1)})
	})
	t.doet(Beatle, func() error { return vergeet(h.MedewerkerBeeindigen(ctx, Als(Beatle), stopt(Anna, 1))) }, func() spoor {
		return op("medewerker.beeindigen", "rechten", "wgs-12-einde", []string{Anna}, []string{"functie/" + Anna + "/aanmelder/0@2", "functie/" + Anna + "/uitvoerder/0@2",
			"medewerker/" + Anna + "@2"})
	})
	t.doet(Beatle, func() error {
		return vergeet(h.MedewerkerOverdragen(ctx, Als(Beatle), partij.WerkOverdragen{Medewerker: Anna, Casus: z.ID, Overnemer: Arno}))
	}, func() spoor {
		s := op("medewerker.overdragen", "rechten", "wgs-12-einde", []string{Anna, z.ID, Arno, Anna}, []string{"zicht/" + z.ID + "/" + Arno + "@1", "zicht/" + z.ID + "/" + Anna + "@2"})
		s.casus, s.doel = z.ID, beideDoelen
		return s
	})
	lijst := func(handeling, soort string, objecten, rechten int, doe func() error) {
		t.Helper()
		eerder := h.Regels()
		goed(t.T, doe())
		if e := h.LogVanaf(eerder)[0]; e.Handeling != handeling || e.Soort != soort || len(e.Objecten) != objecten || len(e.Rechten) != rechten || objecten == 0 && len(e.Getoond) < 2 {
			t.Errorf("%s left %+v", handeling, e)
		}
	}
	lijst("medewerker.lijst", "raadplegen", 0, 0, func() error { return vergeet(h.MedewerkerLijst(ctx, Als(Beatle))) })
	lijst("herziening.lezen", "raadplegen", 0, 0, func() error { return vergeet(h.HerzieningLezen(ctx, Als(Beatle))) })
	in := nagekeken(t.T, h, Beatle, nietsStopt)
	lijst("rechten.herzien", "rechten", 1, 1, func() error { return vergeet(h.RechtenHerzien(ctx, Als(Beatle), in)) })
	lijst("verklaring.overzicht", "raadplegen", 0, 0, func() error { return vergeet(h.VerklaringenLezen(ctx, Als(Beatle))) })
	lijst("verklaring.exporteren", "verstrekken", 0, 0, func() error { return vergeet(h.VerklaringenExporteren(ctx, Als(Fien))) })
	t.partijen()
	t.register()
	t.verklaring()
}

// verklaring: another takes the place of the one that everybody signed, and they sign it.
func (t *toneel) verklaring() {
	t.Helper()
	eerder := t.h.Regels()
	goed(t.T, vergeet(t.h.VerklaringVernieuwen(t.h.Ctx(), Als(Mo), partij.VerklaringVernieuwen{Versie: 1, Tekst: "Ik zwijg over wat ik hier hoor, ook daarna."})))
	if e := t.h.LogVanaf(eerder)[0]; e.Handeling != "verklaring.vernieuwen" || e.Soort != "rechten" || len(e.Objecten) > 0 || len(e.Rechten) > 0 {
		t.Errorf("another declaration left %+v", e)
	}
	for _, wie := range Mensen() {
		if err := vergeet(t.h.VerklaringTekenen(t.h.Ctx(), Als(wie), gate.Tekenen{Versie: 2})); err != nil && wie != Els {
			t.Fatalf("%s signs: %v", wie, err)
		}
	}
}

// partijen: one joins, is looked at and stops.
func (t *toneel) partijen() {
	t.Helper()
	h, ctx := t.h, t.h.Ctx()
	var v gate.Verwijzing
	op := func(handeling, soort, beleid, artikel string, rechten []string) spoor {
		return spoor{handeling: handeling, soort: soort, objecten: []string{v.ID}, beleid: []string{beleid}, artikelen: []string{artikel}, rechten: rechten}
	}
	t.doet(Mo, func() (err error) {
		v, err = h.PartijToelaten(ctx, Als(Mo), treedtToe("Stichting Verzonnen Opvang", "Opvang", partij.SociaalDomein))
		return err
	}, func() spoor {
		return op("partij.toelaten", "rechten", "artikel-17-lid-4", "17.4", []string{"partij/" + v.ID + "@1", "partijverloop/" + v.ID + "/1@1"})
	})
	t.doet(Mo, func() error { return vergeet(h.PartijLezen(ctx, Als(Mo), v.ID)) }, func() spoor {
		s := op("partij.lezen", "raadplegen", "artikel-17-lid-4-inzien", "17.4", nil)
		s.objecten, s.getoond = nil, []string{v.ID}
		return s
	})
	t.doet(Mo, func() error { return vergeet(h.PartijBeeindigen(ctx, Als(Mo), zegtOp(v.ID, 1))) }, func() spoor {
		return op("partij.beeindigen", "rechten", "artikel-20-einde", "20", []string{"partij/" + v.ID + "@2", "partijverloop/" + v.ID + "/2@1"})
	})
	t.doet(Mo, func() error {
		return vergeet(h.PartijEindeIntrekken(ctx, Als(Mo), partij.PartijEindeIntrekken{Partij: v.ID, Versie: 2, Reden: "De brief was van een ander."}))
	}, func() spoor {
		return op("partij.eindeintrekken", "rechten", "artikel-20-einde-intrekken", "20", []string{"partij/" + v.ID + "@3", "partijverloop/" + v.ID + "/3@1"})
	})
	t.doet(Mo, func() error { return vergeet(h.PartijBeeindigen(ctx, Als(Mo), zegtOp(v.ID, 3))) }, func() spoor {
		return op("partij.beeindigen", "rechten", "artikel-20-einde", "20", []string{"partij/" + v.ID + "@4", "partijverloop/" + v.ID + "/4@1"})
	})
	t.doet(Fien, func() error { return vergeet(h.PartijEindeBeoordelen(ctx, Als(Fien), stemtIn(v.ID, 4))) }, func() spoor {
		return op("partij.eindebeoordelen", "rechten", "artikel-20-einde-tweede-fg", "20", []string{"partij/" + v.ID + "@5", "partijverloop/" + v.ID + "/5@1"})
	})
}

// register: something is put in it, and read.
func (t *toneel) register() {
	t.Helper()
	h, ctx := t.h, t.h.Ctx()
	op := func(handeling, soort string, beleid, artikelen []string) spoor {
		return spoor{handeling: handeling, soort: soort, beleid: beleid, artikelen: artikelen}
	}
	t.doet(Beatle, func() error {
		return vergeet(h.RegisterVastleggen(ctx, Als(Beatle), maatregel(0, "Wij vergrendelen onze laptops.")))
	}, func() spoor {
		s := op("register.vastleggen", "wijzigen", []string{"artikel-14-lid-3-maatregelen"}, []string{"14.3"})
		s.objecten, s.rechten = []string{"maatregelen-" + Gemeente}, []string{"inschrijving/maatregelen-" + Gemeente + "/1@1"}
		return s
	})
	t.doet(Beatle, func() error { return vergeet(h.RegisterLezen(ctx, Als(Beatle))) }, func() spoor {
		s := op("register.lezen", "raadplegen", []string{"artikel-03-lid-1-register", "artikel-14-lid-3-maatregelen-eigen"}, []string{"3.1", "14.3"})
		s.getoond = []string{Gemeente}
		return s
	})
}
