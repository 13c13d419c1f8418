// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"reflect"
	"slices"
	"time"

	"rondetafel/internal/audit"
	"rondetafel/internal/casus"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
)

// einde: nazorg that is handed over, cleaned, closed, and destroyed after a proposal that was stopped.
func (t *toneel) einde() {
	t.Helper()
	h, ctx := t.h, t.h.Ctx()
	z := h.NazorgMet(Bo)
	weg := h.VoegToe(z, Bo, informatie.AlleDeelnemers)
	petra := func(handeling, soort, beleid, artikel string, rechten ...string) spoor {
		return spoor{handeling: handeling, soort: soort, casus: z.ID, doel: beideDoelen, functie: "procesregisseur", namens: Gemeente,
			objecten: []string{z.ID}, beleid: []string{beleid}, artikelen: []string{artikel}, rechten: rechten}
	}
	overdracht := h.Overdracht(z)
	t.doet(Petra, func() (err error) { z, err = h.CasusOverdragen(ctx, Als(Petra), overdracht); return err }, func() spoor {
		return petra("casus.overdragen", "wijzigen", "artikel-02-lid-3-overdragen", "2.3", "casus/"+z.ID+"@4")
	})
	opschoning := h.Opschoning(z)
	t.doet(Petra, func() (err error) { z, err = h.CasusOpschonen(ctx, Als(Petra), opschoning); return err }, func() spoor {
		s := petra("casus.opschonen", "vernietigen", "artikel-01-lid-10-opschonen", "1.10", "gegeven/"+weg.ID+"@weg", "opschoning/"+z.ID+"@1",
			"casus/"+z.ID+"@5")
		s.objecten = append(s.objecten, weg.ID)
		return s
	})
	t.doet(Petra, func() (err error) {
		z, err = h.CasusSluiten(ctx, Als(Petra), casus.Sluiten{Casus: z.ID, Versie: z.Versie, NamensPubliek: Gemeente})
		return err
	}, func() spoor {
		s := petra("casus.sluiten", "wijzigen", "artikel-01-lid-10-sluiten", "1.10", "casus/"+z.ID+"@6")
		s.objecten = append(s.objecten, Gemeente)
		return s
	})
	t.vernietiging(z, petra)
}

func (t *toneel) vernietiging(z gate.Verwijzing, petra func(handeling, soort, beleid, artikel string, rechten ...string) spoor) {
	t.Helper()
	h, ctx := t.h, t.h.Ctx()
	var v gate.Verwijzing
	op := func(s spoor) spoor { s.objecten = []string{v.ID, z.ID}; return s }
	voorstel := func() {
		t.Helper()
		t.doet(Petra, func() (err error) {
			v, err = h.VernietigingVoorstellen(ctx, Als(Petra), casus.VernietigingVoorstellen{Casus: z.ID, Versie: z.Versie, Reden: "De termijn is voorbij."})
			return err
		}, func() spoor {
			s := petra("vernietiging.voorstellen", "wijzigen", "avg-07-voorstellen", "AVG-7", "vernietiging/"+v.ID+"@1")
			s.objecten = []string{z.ID, v.ID}
			return s
		})
	}
	voorstel()
	t.doet(Petra, func() error {
		return vergeet(h.VernietigingStoppen(ctx, Als(Petra), casus.VernietigingStoppen{Vernietiging: v.ID, Versie: 1, Reden: "Er loopt een klacht."}))
	}, func() spoor {
		return op(petra("vernietiging.stoppen", "wijzigen", "avg-07-stoppen", "AVG-7", "vernietiging/"+v.ID+"@2"))
	})
	gestopt := v.ID
	voorstel()
	fien := spoor{soort: "raadplegen", casus: z.ID, doel: beideDoelen, artikelen: []string{"AVG-7"}}
	t.doet(Fien, func() error { return vergeet(h.VernietigingLijst(ctx, Als(Fien), gate.VernietigingVraag{})) }, func() spoor {
		return spoor{handeling: "vernietiging.lijst", soort: "raadplegen", beleid: []string{"avg-07-lijst", "avg-07-lezen"}, artikelen: fien.artikelen,
			getoond: []string{v.ID}}
	})
	t.doet(Fien, func() error { return vergeet(h.VernietigingLezen(ctx, Als(Fien), v.ID)) }, func() spoor {
		s := op(fien)
		s.handeling, s.beleid, s.getoond = "vernietiging.lezen", []string{"avg-07-lezen"}, []string{z.ID, v.ID}
		return s
	})
	t.doet(Fien, func() error {
		return vergeet(h.VernietigingControleren(ctx, Als(Fien), casus.VernietigingControleren{Vernietiging: v.ID, Versie: 1, Akkoord: "ja"}))
	}, func() spoor {
		s := op(fien)
		s.handeling, s.soort, s.beleid, s.rechten = "vernietiging.controleren", "wijzigen", []string{"avg-07-lezen"}, []string{"vernietiging/" + v.ID + "@2"}
		return s
	})
	t.taak(z, v, gestopt)
}

// taak: what the system does by itself, as nobody: the point of no return, and then everything that is gone.
func (t *toneel) taak(z, v gate.Verwijzing, gestopt string) {
	t.Helper()
	h := t.h
	h.Klok.Loop(8 * 24 * time.Hour)
	voor := h.Regels()
	n, err := h.VoerTaken(h.Ctx())
	goed(t.T, err)
	nieuw := h.LogVanaf(voor)
	if n != 1 || len(nieuw) != 2 {
		t.Fatalf("%d jobs left %d entries", n, len(nieuw))
	}
	wil := spoor{handeling: "vernietiging.beginnen", soort: "vernietigen", casus: z.ID, doel: beideDoelen, objecten: []string{v.ID, z.ID},
		uitkomst: audit.Allowed, herkomst: "taak", beleid: []string{"avg-07-beginnen"}, artikelen: []string{"AVG-7"}, rechten: []string{"vernietiging/" + v.ID + "@3"}}
	t.gelijk(nieuw[0], wil)
	rij := "zicht/" + z.ID + "/"
	wil.handeling, wil.beleid = "vernietiging.uitvoeren", []string{"avg-07-uitvoeren"}
	wil.rechten = []string{"casus/" + z.ID + "@7", "deelname/" + z.ID + "/" + Politie + "@weg", "opschoning/" + z.ID + "@weg"}
	for _, wie := range slices.Sorted(slices.Values([]string{Anna, Bo, Petra, Gemeente, Politie})) {
		wil.rechten = append(wil.rechten, rij+wie+"@weg")
	}
	wil.rechten = append(wil.rechten, "vernietiging/"+gestopt+"@weg", "vernietiging/"+v.ID+"@4")
	t.gelijk(nieuw[1], wil)
}

func (t *toneel) gelijk(e audit.Entry, wil spoor) {
	t.Helper()
	kreeg := spoorVan(e)
	slices.Sort(kreeg.rechten) // the order of the database may be that of a language
	slices.Sort(wil.rechten)
	if !reflect.DeepEqual(kreeg, wil) {
		t.Errorf("left\n     %+v\nwant %+v", kreeg, wil)
	}
}
