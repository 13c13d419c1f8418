// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"time"

	"rondetafel/internal/document/sample"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
	"rondetafel/internal/partij"
)

// verstrekken: information of Bo is asked for a Derde, answered in each way, advised on, given and registered; another request is taken back,
// and a legal duty is registered.
func (t *toneel) verstrekken() {
	t.Helper()
	h, ctx := t.h, t.h.Ctx()
	z := h.AanHetRTO(Bo)
	h.Klok.Loop(24 * time.Hour)
	stuk := derdenstuk(t.T, h, z, Bo, informatie.Gewoon)
	regie := func(s spoor) spoor {
		s.functie, s.namens = "procesregisseur", Gemeente
		return s
	}
	basis := func(handeling, soort, beleid, artikel string, objecten, rechten []string) spoor {
		return spoor{handeling: handeling, soort: soort, casus: z.ID, doel: beideDoelen, objecten: objecten, beleid: []string{beleid}, artikelen: []string{artikel}, rechten: rechten}
	}
	var v gate.Verwijzing
	t.doet(Petra, func() (err error) {
		v, err = h.VerstrekkingVragen(ctx, Als(Petra), verstrekkingVan(h, z, stuk))
		return err
	}, func() spoor {
		d := t.eersteDeel(v)
		return regie(basis("verstrekking.vragen", "wijzigen", "artikel-07-lid-2-vragen", "7.2", []string{z.ID, v.ID, stuk.ID, d},
			[]string{"verstrekking/" + v.ID + "@1", "stem/" + d + "/" + Politie + "@1", "verstrekkingsdeel/" + d + "@1"}))
	})
	d, bij := t.eersteDeel(v), []string{v.ID, z.ID}
	stem := func(versie string) []string {
		return []string{"stem/" + d + "/" + Politie + "@" + versie, "verstrekking/" + v.ID + "@" + versie} // both began at 1
	}
	deel := []string{v.ID, z.ID, d}
	antwoord := func(versie int64) informatie.DeelAntwoord {
		return informatie.DeelAntwoord{Verstrekking: v.ID, Deel: d, Versie: versie, Reden: "Liever niet."}
	}
	t.doet(Bo, func() error { return vergeet(h.VerstrekkingenLezen(ctx, Als(Bo), z.ID)) }, func() spoor {
		s := basis("verstrekking.lijst", "raadplegen", "artikel-07-lid-2-lijst", "7.2", []string{z.ID}, nil)
		s.getoond, s.beleid = []string{v.ID}, append(s.beleid, "artikel-07-lid-2-verstrekking-gevraagd")
		return s
	})
	t.doet(Bo, func() error { return vergeet(h.VerstrekkingLezen(ctx, Als(Bo), v.ID)) }, func() spoor {
		s := basis("verstrekking.lezen", "raadplegen", "artikel-07-lid-2-verstrekking-gevraagd", "7.2", bij, nil)
		s.getoond = []string{v.ID, stuk.ID}
		return s
	})
	t.doet(Bo, func() error { return vergeet(h.VerstrekkingWeigeren(ctx, Als(Bo), antwoord(1))) }, func() spoor {
		return basis("verstrekking.weigeren", "wijzigen", "artikel-07-lid-2-antwoorden", "7.2", deel, stem("2"))
	})
	teken := func(versie int64, wil string) {
		t.Helper()
		c := netIngelogd(t.T, h, Bo)
		t.doet(Bo, func() error {
			return vergeet(h.VerstrekkingTekenen(ctx, c, informatie.Ondertekening{Verstrekking: v.ID, Deel: d, Versie: versie, Stukversie: 1,
				Verantwoordelijke: partij.VoorPartij, Bevoegdheid: "Mandaat"}))
		}, func() spoor {
			return basis("verstrekking.tekenen", "rechten", "artikel-07-lid-2-antwoorden", "7.2", deel, stem(wil))
		})
	}
	teken(2, "3")
	t.doet(Bo, func() error { return vergeet(h.VerstrekkingTerugnemen(ctx, Als(Bo), antwoord(3))) }, func() spoor {
		return basis("verstrekking.terugnemen", "rechten", "artikel-07-lid-2-antwoorden", "7.2", deel, stem("4"))
	})
	doc, err := stuur(h, z, Bo, "toestemming.pdf", sample.PDF("Akkoord"))
	goed(t.T, err)
	t.doet(Bo, func() error {
		return opPapier(h, Bo, informatie.OpPapier{Verstrekking: v.ID, Deel: d, Versie: 4, Stukversie: 1, Ondertekenaar: "R. Bedenksel", Verantwoordelijke: partij.VoorPartij,
			Bevoegdheid: "Mandaat", Datum: h.Vandaag(), Document: doc.ID})
	}, func() spoor {
		s := basis("verstrekking.papier", "rechten", "artikel-07-lid-2-antwoorden", "7.2", append(deel, doc.ID), stem("5"))
		s.rechten = []string{s.rechten[0], "handtekening/" + doc.ID + "@1", s.rechten[1]}
		return s
	})
	t.doet(Bo, func() error { return vergeet(h.HandtekeningLezen(ctx, Als(Bo), doc.ID)) }, func() spoor {
		s := basis("verstrekking.handtekening", "raadplegen", "artikel-07-lid-2-handtekening-eigen", "7.2", append([]string{doc.ID}, bij...), nil)
		s.getoond = []string{v.ID, doc.ID}
		return s
	})
	t.oordelen(z, v, d, bij, basis)
	t.doet(Petra, func() error { return verleentAls(h, Petra, v, 8) }, func() spoor {
		return regie(basis("verstrekking.verlenen", "verstrekken", "artikel-07-lid-2-verlenen", "7.2", append(bij, d), []string{"verstrekking/" + v.ID + "@9"}))
	})
	t.doet(Petra, func() error { return vergeet(h.VerstrekkingBrief(ctx, Als(Petra), v.ID)) }, func() spoor {
		s := regie(basis("verstrekking.brief", "raadplegen", "artikel-07-lid-2-brief", "7.2", bij, nil))
		s.getoond = []string{v.ID, stuk.ID}
		return s
	})
	t.doet(Fien, func() error { return vergeet(h.VerstrekkingRegister(ctx, Als(Fien))) }, func() spoor {
		return spoor{handeling: "verstrekking.register", soort: "raadplegen", beleid: []string{"artikel-07-lid-2-register", "artikel-07-lid-2-register-fg"},
			artikelen: []string{"7.2"}, getoond: []string{v.ID}}
	})
	t.plicht(z, stuk, basis, regie)
}

type spoormaker func(handeling, soort, beleid, artikel string, objecten, rechten []string) spoor

// oordelen: an objection comes and goes, and the commissie advises.
func (t *toneel) oordelen(z, v gate.Verwijzing, d string, bij []string, basis spoormaker) {
	t.Helper()
	h, ctx := t.h, t.h.Ctx()
	t.doet(Bo, func() error {
		return vergeet(h.VerstrekkingBezwaar(ctx, Als(Bo), informatie.Bezwaar{Verstrekking: v.ID, Reden: "Er loopt een onderzoek."}))
	}, func() spoor {
		return basis("verstrekking.bezwaar", "wijzigen", "wgs-10-bezwaar", "WGS-10", bij, []string{"bezwaar/" + v.ID + "/" + Politie + "@1", "verstrekking/" + v.ID + "@6"})
	})
	t.doet(Bo, func() error {
		return vergeet(h.VerstrekkingBezwaarIntrekken(ctx, Als(Bo), informatie.BezwaarIntrekken{Verstrekking: v.ID}))
	}, func() spoor {
		return basis("verstrekking.bezwaarintrekken", "wijzigen", "wgs-10-bezwaar", "WGS-10", bij, []string{"bezwaar/" + v.ID + "/" + Politie + "@2", "verstrekking/" + v.ID + "@7"})
	})
	t.doet(Rik, func() error {
		return vergeet(h.VerstrekkingAdvies(ctx, Als(Rik), adviesOver(v, 7, informatie.Positief, h.Vandaag())))
	}, func() spoor {
		return basis("verstrekking.advies", "wijzigen", "wgs-10-advies", "WGS-10", bij, []string{"advies/" + v.ID + "@1", "verstrekking/" + v.ID + "@8"})
	})
}

// plicht: a request is taken back, and what a law demands is registered.
func (t *toneel) plicht(z, stuk gate.Verwijzing, basis spoormaker, regie func(spoor) spoor) {
	t.Helper()
	h, ctx := t.h, t.h.Ctx()
	weg, err := h.VerstrekkingVragen(ctx, Als(Petra), verstrekkingVan(h, z, stuk))
	goed(t.T, err)
	t.doet(Petra, func() error {
		return vergeet(h.VerstrekkingIntrekken(ctx, Als(Petra), informatie.VerstrekkingIntrekken{Verstrekking: weg.ID, Versie: 1}))
	}, func() spoor {
		return regie(basis("verstrekking.intrekken", "wijzigen", "artikel-07-lid-2-verlenen", "7.2", []string{weg.ID, z.ID}, []string{"verstrekking/" + weg.ID + "@2"}))
	})
	var p gate.Verwijzing
	t.doet(Petra, func() (err error) {
		p, err = h.VerstrekkingPlicht(ctx, Als(Petra), plichtVan(h, z, informatie.Derde{Naam: "Rechtbank Oefenstad", Soort: "rechtbank", Contact: "griffie"}, stuk))
		return err
	}, func() spoor {
		d := t.eersteDeel(p)
		return regie(basis("verstrekking.plicht", "verstrekken", "artikel-14-lid-1-plicht", "14.1", []string{z.ID, p.ID, stuk.ID, d},
			[]string{"verstrekking/" + p.ID + "@1", "stem/" + d + "/" + Politie + "@1", "verstrekkingsdeel/" + d + "@1"}))
	})
}

// eersteDeel is the id of the first part of a disclosure, without a look that would stand in the log.
func (t *toneel) eersteDeel(v gate.Verwijzing) string {
	t.Helper()
	var id string
	goed(t.T, t.h.DB().QueryRow(`SELECT instemming FROM verstrekking_deel WHERE verstrekking = '`+v.ID+`' ORDER BY volgorde LIMIT 1`).Scan(&id))
	return id
}
