// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"rondetafel/internal/bestuur"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
	"rondetafel/internal/klok"
	"rondetafel/internal/policy"
)

func adviesOver(v gate.Verwijzing, versie int64, oordeel informatie.Oordeel, dag klok.Datum) informatie.Advies {
	return informatie.Advies{Verstrekking: v.ID, Versie: versie, Oordeel: oordeel, Tekst: "Het past bij het doel.", Datum: dag}
}

// versieVoor is the version of a disclosure that persoon sees; for who sees none that of v.
func versieVoor(h *Huis, persoon string, v gate.Verwijzing) int64 {
	if b, err := h.VerstrekkingLezen(h.Ctx(), Als(persoon), v.ID); err == nil {
		return b.Versie
	}
	return v.Versie
}

func verleentAls(h *Huis, persoon string, v gate.Verwijzing, versie int64, weglaten ...string) error {
	return vergeet(h.VerstrekkingVerlenen(h.Ctx(), Als(persoon), informatie.Verlenen{Verstrekking: v.ID, Versie: versie, Weglaten: weglaten}))
}

// corrigeert gives a piece of persoon another text and category.
func corrigeert(t *testing.T, h *Huis, persoon string, stuk gate.Verwijzing, soort informatie.Soort) {
	t.Helper()
	b, err := h.GegevenLezen(h.Ctx(), Als(persoon), stuk.ID)
	goed(t, err)
	in := informatie.Inhoud{Over: b.Over, Tekst: "Nieuwe tekst van " + persoon, Rubriek: b.Rubriek, Bron: b.Bron, Datum: "2026-03-02", Grondslag: b.Grondslag}
	if soort == informatie.Politiegegevens {
		in = AlsPolitie(in)
	}
	goed(t, vergeet(h.GegevenCorrigeren(h.Ctx(), Als(persoon), informatie.Corrigeren{Gegeven: stuk.ID, Versie: b.Versie, Soort: soort, Inhoud: in})))
}

// verstrakt sets the conditions of a piece of persoon: who reads it, and whether it may be asked for a Derde.
func verstrakt(t *testing.T, h *Huis, persoon string, stuk gate.Verwijzing, wie informatie.Lezers, derde bool) {
	t.Helper()
	b, err := h.GegevenLezen(h.Ctx(), Als(persoon), stuk.ID)
	goed(t, err)
	w := informatie.Voorwaarden{Wie: wie, Vanaf: informatie.VanafRTO, Gebruik: informatie.Gebruik{VraagDerde: derde}}
	goed(t, vergeet(h.GegevenVoorwaarden(h.Ctx(), Als(persoon), informatie.Wijzigen{Gegeven: stuk.ID, Versie: b.Versie, Voorwaarden: w})))
}

func trektIn(t *testing.T, h *Huis, persoon string, stuk gate.Verwijzing) {
	t.Helper()
	b, err := h.GegevenLezen(h.Ctx(), Als(persoon), stuk.ID)
	goed(t, err)
	goed(t, vergeet(h.GegevenIntrekken(h.Ctx(), Als(persoon), informatie.Intrekken{Gegeven: stuk.ID, Versie: b.Versie, Reden: "Verkeerd."})))
}

// deelVan is the part of a Partij on the page of persoon.
func deelVan(t *testing.T, h *Huis, persoon string, v gate.Verwijzing, partij string) gate.DeelBlad {
	t.Helper()
	b, err := h.VerstrekkingLezen(h.Ctx(), Als(persoon), v.ID)
	goed(t, err)
	for _, d := range b.Delen {
		if d.Van[0].ID == partij {
			return d
		}
	}
	t.Fatalf("%s sees no part of %s: %+v", persoon, partij, b.Delen)
	return gate.DeelBlad{}
}

// rule 7.2-3: what was given stays what was given. A piece that is corrected, tightened or withdrawn after the letter changes nothing of its
// page, of the letter and of the register; each says what became of it to who may know, and the text is there for who may read it now.
func TestRegelVerstrektIsVast(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		_, v, st := drieLeveranciers(t, h)
		for i, wie := range []string{Anna, Bo, Cleo} {
			goed(t, tekent(t, h, wie, v, st[i]))
		}
		goed(t, adviseert(h, v, informatie.Positief))
		goed(t, verleent(h, v, deelVan(t, h, Petra, v, Zorg).ID))
		corrigeert(t, h, Bo, st[1], informatie.Politiegegevens)
		trektIn(t, h, Anna, st[0])
		corrigeert(t, h, Cleo, st[2], informatie.Gewoon)
		vastOpPagina(t, h, v, st[1])
		vastInBrief(t, h, v)
		vastInRegister(t, h, Fien, map[string]informatie.Daarna{Politie: "", Gemeente: ""})
		vastInRegister(t, h, Petra, map[string]informatie.Daarna{Politie: informatie.DaarnaGewijzigd, Gemeente: informatie.DaarnaIngetrokken})
	})
}

// vastOpPagina asks that what Bo gave is shown as it was, of what Anna withdrew only of what kind it was, and of what was left out nothing.
func vastOpPagina(t *testing.T, h *Huis, v, stuk gate.Verwijzing) {
	t.Helper()
	for _, wie := range []string{Petra, Bo} {
		d := deelVan(t, h, wie, v, Politie)
		gelijkDeel(t, wie, d, gate.DeelBlad{Gegeven: stuk.ID, Tekst: "Stuk van " + Bo, Soort: informatie.Gewoon, Rubriek: informatie.Begeleiding, Datum: "2026-03-01", Over: d.Over,
			Verstrekt: true, Daarna: informatie.DaarnaGewijzigd})
		if len(d.Over) != 1 {
			t.Errorf("%s reads that it is about %v", wie, d.Over)
		}
	}
	gelijkDeel(t, Petra, deelVan(t, h, Petra, v, Gemeente), gate.DeelBlad{Soort: informatie.Gewoon, Rubriek: informatie.Begeleiding, Datum: "2026-03-01", Weg: true, Verstrekt: true,
		Daarna: informatie.DaarnaIngetrokken})
	d := deelVan(t, h, Petra, v, Zorg)
	gelijkDeel(t, Petra, d, gate.DeelBlad{Gegeven: d.Gegeven})
}

// gelijkDeel compares what persoon sees of a part, apart from who gave it and what they may do; a consent to it stands.
func gelijkDeel(t *testing.T, persoon string, d, wil gate.DeelBlad) {
	t.Helper()
	if d.Antwoorden[0].Stand != bestuur.Ingestemd {
		t.Errorf("%s sees the consent as %s", persoon, d.Antwoorden[0].Stand)
	}
	wil.ID, wil.Van, wil.Antwoorden, wil.Gaten, wil.Mag = d.ID, d.Van, d.Antwoorden, d.Gaten, d.Mag
	if !reflect.DeepEqual(d, wil) {
		t.Errorf("%s sees\n%+v, want\n%+v", persoon, d, wil)
	}
}

// vastInBrief asks that the letter holds what Bo gave, and says that Anna withdrew hers.
func vastInBrief(t *testing.T, h *Huis, v gate.Verwijzing) {
	t.Helper()
	brief, err := h.VerstrekkingBrief(h.Ctx(), Als(Petra), v.ID)
	goed(t, err)
	if len(brief.Delen) != 2 {
		t.Fatalf("the letter holds %+v", brief.Delen)
	}
	for _, d := range brief.Delen {
		wil := gate.BriefDeelBlad{Over: d.Over, Tekst: "Stuk van " + Bo, Soort: informatie.Gewoon, Rubriek: informatie.Begeleiding.Label(), Datum: "2026-03-01", Daarna: informatie.DaarnaGewijzigd}
		if d.Van[0].ID == Gemeente {
			wil = gate.BriefDeelBlad{Dicht: true, Daarna: informatie.DaarnaIngetrokken}
		}
		wil.Deel, wil.Van, wil.Tekenden = d.Deel, d.Van, d.Tekenden
		if !reflect.DeepEqual(d, wil) {
			t.Errorf("the letter holds\n%+v, want\n%+v", d, wil)
		}
	}
}

// vastInRegister asks that the register says to persoon that ordinary data went, of exactly these Partijen, and what became of it.
func vastInRegister(t *testing.T, h *Huis, persoon string, wil map[string]informatie.Daarna) {
	t.Helper()
	r, err := h.VerstrekkingRegister(h.Ctx(), Als(persoon))
	goed(t, err)
	if len(r.Regels) != 1 || len(r.Regels[0].Delen) != len(wil) {
		t.Fatalf("the register says to %s %+v", persoon, r.Regels)
	}
	for _, d := range r.Regels[0].Delen {
		daarna, ok := wil[d.Van[0].ID]
		if !ok || d.Soort != informatie.Gewoon || d.Rubriek != informatie.Begeleiding.Label() || d.Datum != "2026-03-01" || d.Daarna != daarna {
			t.Errorf("the register says to %s %+v, want %q", persoon, d, daarna)
		}
	}
	kaal, err := json.Marshal(r)
	goed(t, err)
	if strings.Contains(string(kaal), "tuk van m-") || strings.Contains(string(kaal), "Nieuwe tekst") {
		t.Errorf("the register holds a text: %s", kaal)
	}
}

// rules 7.2-3, 14.1-2: of a disclosure under a legal duty there is no letter, but its page shows what was given and the register of what kind
// it was, whatever becomes of the piece.
func TestRegelPlichtIsVast(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx := h.Ctx()
		z, _, st := drieLeveranciers(t, h)
		p, err := h.VerstrekkingPlicht(ctx, Als(Petra), plichtVan(h, z, informatie.Derde{Naam: "Rechtbank Oefenstad", Soort: "rechtbank", Contact: "griffie"}, st[0], st[1]))
		goed(t, err)
		d := deelVan(t, h, Bo, p, Politie)
		if d.Tekst != "Stuk van "+Bo || d.Daarna != "" || !d.Verstrekt || d.Soort != informatie.Gewoon {
			t.Errorf("Bo is told %+v", d)
		}
		corrigeert(t, h, Bo, st[1], informatie.Politiegegevens)
		trektIn(t, h, Anna, st[0])
		for _, wie := range []string{Petra, Bo} {
			if d := deelVan(t, h, wie, p, Politie); d.Tekst != "Stuk van "+Bo || d.Daarna != informatie.DaarnaGewijzigd || d.Soort != informatie.Gewoon || d.Antwoorden[0].Stand != bestuur.Ingelicht {
				t.Errorf("%s sees %+v", wie, d)
			}
		}
		vastInRegister(t, h, Fien, map[string]informatie.Daarna{Politie: "", Gemeente: ""})
		geweigerd(t, vergeet(h.VerstrekkingBrief(ctx, Als(Petra), p.ID)), "7.2")
	})
}

// rule 1.10-3: a piece that was cleaned away after it was given is still told of as given: to the regie and who supplied it, without what it said.
func TestVerstrektEnOpgeschoond(t *testing.T) {
	h := Nieuw(t)
	ctx, z := h.Ctx(), h.NazorgMet(Bo)
	stuk := derdenstuk(t, h, z, Bo, informatie.Gewoon)
	v, err := h.VerstrekkingVragen(ctx, Als(Petra), verstrekkingVan(h, z, stuk))
	goed(t, err)
	goed(t, tekent(t, h, Bo, v, stuk))
	goed(t, adviseert(h, v, informatie.Positief))
	goed(t, verleent(h, v))
	b, err := h.CasusLezen(ctx, Als(Petra), z.ID)
	goed(t, err)
	z.Versie = b.Versie
	z = h.NaarAfschaling(z)
	goed(t, vergeet(h.CasusOpschonen(ctx, Als(Petra), h.Opschoning(z))))
	for _, wie := range []string{Petra, Bo} {
		if d := deelVan(t, h, wie, v, Politie); d.Tekst != "" || d.Gegeven != "" || d.Soort != informatie.Gewoon || d.Daarna != informatie.DaarnaWeg || !d.Verstrekt {
			t.Errorf("%s sees %+v", wie, d)
		}
	}
	brief, err := h.VerstrekkingBrief(ctx, Als(Petra), v.ID)
	goed(t, err)
	if len(brief.Delen) != 1 || !brief.Delen[0].Dicht || brief.Delen[0].Tekst != "" || !brief.Onvolledig {
		t.Errorf("the letter shows %+v", brief)
	}
	vastInRegister(t, h, Fien, map[string]informatie.Daarna{Politie: ""})
}

// rule 7.2-2: whatever changes of a disclosure, or of a piece that it asks for, moves its version: who saw an older one makes no letter of it,
// and no advice. Nothing of that reaches who sees only their own part.
func TestRegelVerstrekkingBeweegt(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx := h.Ctx()
		_, v, st := drieLeveranciers(t, h)
		goed(t, tekent(t, h, Anna, v, st[0]))
		goed(t, adviseert(h, v, informatie.Positief))
		rest := []string{deelVan(t, h, Petra, v, Politie).ID, deelVan(t, h, Petra, v, Zorg).ID}
		ziet := func(wie string) string {
			b, err := h.VerstrekkingLezen(ctx, Als(wie), v.ID)
			goed(t, err)
			l, err := h.VerstrekkingenLezen(ctx, Als(wie), b.Casus)
			goed(t, err)
			w, err := h.MijnWerk(ctx, Als(wie))
			goed(t, err)
			uit, err := json.Marshal([]any{b, l, w.Taken})
			goed(t, err)
			return string(uit)
		}
		cleo := ziet(Cleo)
		if strings.Contains(cleo, "gewijzigdOp") || strings.Contains(cleo, `"versie":0`) || versieVoor(h, Cleo, gate.Verwijzing{ID: v.ID, Versie: 9}) != 0 {
			t.Errorf("Cleo is told of the version: %s", cleo)
		}
		bezwaar := informatie.Bezwaar{Verstrekking: v.ID, Reden: "Er loopt een onderzoek."}
		for _, stap := range []struct {
			naam string
			doe  func()
		}{
			{"a refusal", func() { goed(t, weigert(t, h, Bo, v, st[1])) }},
			{"a signature", func() { goed(t, tekent(t, h, Bo, v, st[1])) }},
			{"taking it back", func() { goed(t, neemtTerug(t, h, Bo, v, st[1])) }},
			{"an objection", func() { goed(t, vergeet(h.VerstrekkingBezwaar(ctx, Als(Bo), bezwaar))) }},
			{"its end", func() {
				goed(t, vergeet(h.VerstrekkingBezwaarIntrekken(ctx, Als(Bo), informatie.BezwaarIntrekken{Verstrekking: v.ID})))
			}},
			{"a correction", func() { corrigeert(t, h, Bo, st[1], informatie.Gewoon) }},
			{"other conditions", func() { verstrakt(t, h, Bo, st[1], informatie.AlleDeelnemers, false) }},
			{"a withdrawal", func() { trektIn(t, h, Bo, st[1]) }},
		} {
			voor := versieVoor(h, Petra, v)
			stap.doe()
			if nu := versieVoor(h, Petra, v); nu != voor+1 || nu != versieVoor(h, Rik, v) {
				t.Errorf("%s moves the version from %d to %d", stap.naam, voor, nu)
			}
			c := botst(t, verleentAls(h, Petra, v, voor, rest...))
			if c.Versie != voor+1 || c.Wie == "" || !strings.Contains(c.Nu, "Stand: toestemming gevraagd") {
				t.Errorf("%s: the conflict says %+v", stap.naam, c)
			}
			botst(t, vergeet(h.VerstrekkingAdvies(ctx, Als(Rik), adviesOver(v, voor, informatie.Negatief, h.Vandaag()))))
			if nu := ziet(Cleo); nu != cleo {
				t.Errorf("%s shows Cleo\n%s\nwhere she saw\n%s", stap.naam, nu, cleo)
			}
		}
		voor := versieVoor(h, Petra, v)
		goed(t, adviseert(h, v, informatie.Positief))
		botst(t, verleentAls(h, Petra, v, voor, rest...))
		goed(t, verleent(h, v, rest...))
		corrigeert(t, h, Cleo, st[2], informatie.Gewoon)
		if nu := versieVoor(h, Petra, v); nu != voor+2 {
			t.Errorf("a piece moves a disclosure that was given to %d", nu)
		}
	})
}

// A disclosure whose row was altered does not come to life again by a piece that moves.
func TestVervalsteVerstrekkingBeweegtNiet(t *testing.T) {
	h := Nieuw(t)
	_, _, st := drieLeveranciers(t, h)
	h.Beschadigd()
	h.SQL(`UPDATE verstrekking SET vrager = '` + Cleo + `'`)
	corrigeert(t, h, Bo, st[1], informatie.Gewoon)
	if n := h.Getal(`SELECT versie FROM verstrekking`); n != 1 {
		t.Errorf("the altered row has version %d", n)
	}
	h.Sluit()
	if h.Verify().Fout == "" {
		t.Error("verify finds nothing")
	}
}

// rule WGS-10: an advice is about the pieces as they were. One that changed since keeps out of the letter until the commissie advises anew, and
// its task comes back; a piece that is left out, or that was withdrawn, keeps nothing back. Who has only a part is not told.
func TestRegelAdviesVeroudert(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		_, v, st := drieLeveranciers(t, h)
		for i, wie := range []string{Anna, Bo, Cleo} {
			goed(t, tekent(t, h, wie, v, st[i]))
		}
		goed(t, adviseert(h, v, informatie.Positief))
		oud := func(wie string, wil bool) {
			t.Helper()
			b, err := h.VerstrekkingLezen(h.Ctx(), Als(wie), v.ID)
			goed(t, err)
			if b.Advies == nil || b.Advies.Verouderd != wil {
				t.Errorf("%s sees the advice as %+v", wie, b.Advies)
			}
		}
		taak := func(wil bool) {
			t.Helper()
			w, err := h.MijnWerk(h.Ctx(), Als(Rik))
			goed(t, err)
			if is := slices.ContainsFunc(w.Taken, func(x gate.Taak) bool { return x.Object == v.ID && x.Soort == "verstrekkingadvies" }); is != wil {
				t.Errorf("the commissie has work: %t", is)
			}
		}
		oud(Petra, false)
		taak(false)
		corrigeert(t, h, Bo, st[1], informatie.Gewoon)
		goed(t, tekent(t, h, Bo, v, st[1])) // for what is there now
		oud(Petra, true)
		oud(Rik, true)
		oud(Cleo, false)
		oud(Bo, false)
		taak(true)
		d := geweigerd(t, verleent(h, v), "WGS-10")
		if !slices.Equal(d.Regels, []string{"wgs-10-verouderd"}) || !strings.Contains(d.Waarom, "veranderd nadat") || d.Anders == "" {
			t.Errorf("the refusal says %+v", d)
		}
		if gat := deelVan(t, h, Petra, v, Politie).Gaten; len(gat) != 1 || gat[0].Waarom != d.Waarom {
			t.Errorf("the page says %+v", gat)
		}
		goed(t, adviseert(h, v, informatie.Positief))
		oud(Petra, false)
		taak(false)
		trektIn(t, h, Anna, st[0])
		oud(Petra, false) // it cannot go along any more
		taak(false)
		corrigeert(t, h, Cleo, st[2], informatie.Gewoon)
		goed(t, tekent(t, h, Cleo, v, st[2]))
		goed(t, verleent(h, v, deelVan(t, h, Petra, v, Gemeente).ID, deelVan(t, h, Petra, v, Zorg).ID))
	})
}

// Which versions were advised on is under the MAC: an altered row is no advice.
func TestAdviesVervalst(t *testing.T) {
	h := Nieuw(t)
	_, v, st := drieLeveranciers(t, h)
	goed(t, tekent(t, h, Bo, v, st[1]))
	goed(t, adviseert(h, v, informatie.Positief))
	corrigeert(t, h, Bo, st[1], informatie.Gewoon)
	goed(t, tekent(t, h, Bo, v, st[1]))
	h.Beschadigd()
	rest := []string{deelVan(t, h, Petra, v, Gemeente).ID, deelVan(t, h, Petra, v, Zorg).ID}
	geweigerd(t, verleent(h, v, rest...), "WGS-10")
	for _, gezien := range []string{fmt.Sprintf("'%s:2'", deelVan(t, h, Petra, v, Politie).ID), "''"} {
		h.SQL(`UPDATE verstrekking_advies SET gezien = ` + gezien)
		geweigerd(t, verleent(h, v, rest...), "WGS-10")
	}
	h.Sluit()
	if h.Verify().Fout == "" {
		t.Error("verify finds nothing")
	}
}

// rule 13.2-2: who asked and may not know of a piece any more has a copy of the letter that says that it is not whole, and not by how much.
func TestBriefNietHeel(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx, z := h.Ctx(), h.AanHetRTO(Bo, Cleo)
		goed(t, h.GeefRol(ctx, Als(Petra), z.ID, Cleo, policy.RolCasusregisseur))
		st := []gate.Verwijzing{derdenstuk(t, h, z, Anna, informatie.Gewoon), derdenstuk(t, h, z, Bo, informatie.Gewoon)}
		v, err := h.VerstrekkingVragen(ctx, Als(Cleo), verstrekkingVan(h, z, st...))
		goed(t, err)
		goed(t, tekent(t, h, Anna, v, st[0]))
		goed(t, tekent(t, h, Bo, v, st[1]))
		goed(t, adviseert(h, v, informatie.Positief))
		goed(t, verleentAls(h, Cleo, v, versieVoor(h, Cleo, v)))
		heel := func(wie string, delen int, onvolledig bool) gate.BriefBlad {
			t.Helper()
			b, err := h.VerstrekkingBrief(ctx, Als(wie), v.ID)
			goed(t, err)
			if len(b.Delen) != delen || b.Onvolledig != onvolledig {
				t.Errorf("%s has %d parts, not whole: %t", wie, len(b.Delen), b.Onvolledig)
			}
			return b
		}
		heel(Cleo, 2, false)
		verstrakt(t, h, Bo, st[1], informatie.AlleenProcesregisseur, true)
		heel(Petra, 2, false)
		if b := heel(Cleo, 1, true); b.Delen[0].Van[0].ID != Gemeente {
			t.Errorf("Cleo reads %+v", b.Delen)
		}
		trektIn(t, h, Anna, st[0])
		if b := heel(Petra, 2, true); b.Delen[0].Dicht == b.Delen[1].Dicht {
			t.Errorf("Petra reads %+v", b.Delen)
		}
	})
}

// rules 12.1-2, 13.2-1: a piece that the Privacy Protocol does not let be asked for is refused for that reason, and one whose supplier does not
// for the other; so at asking, at signing and in the letter.
func TestVerstrekkingBuitenProtocol(t *testing.T) {
	h := Nieuw(t)
	ctx := h.Ctx()
	z, v, st := drieLeveranciers(t, h)
	goed(t, tekent(t, h, Bo, v, st[1]))
	goed(t, adviseert(h, v, informatie.Positief))
	h.Protocol(Strenger(informatie.Gewoon, func(r *informatie.Protocolregel) { r.Geen = append(r.Geen, informatie.VoorDerde) }))
	verstrakt(t, h, Cleo, st[2], informatie.AlleDeelnemers, false)
	for partij, wil := range map[string]string{Politie: "12.2", Zorg: "13.2"} {
		d := deelVan(t, h, Petra, v, partij)
		if len(d.Gaten) == 0 || d.Gaten[0].Artikelen[0] != wil || strings.Contains(d.Gaten[0].Waarom, "Privacy Protocol") != (wil == "12.2") {
			t.Errorf("of the piece of %s is missing %+v", partij, d.Gaten)
		}
	}
	d := geweigerd(t, verleent(h, v, deelVan(t, h, Petra, v, Gemeente).ID, deelVan(t, h, Petra, v, Zorg).ID), "12.2")
	if !slices.Equal(d.Regels, []string{"artikel-12-lid-2-derde"}) {
		t.Errorf("refused by %v", d.Regels)
	}
	goed(t, neemtTerug(t, h, Bo, v, st[1]))
	geweigerd(t, tekent(t, h, Bo, v, st[1]), "12.2")
	geweigerd(t, tekent(t, h, Cleo, v, st[2]), "13.2")
	geweigerd(t, vergeet(h.VerstrekkingVragen(ctx, Als(Petra), verstrekkingVan(h, z, st[1]))), "12.2")
	geweigerd(t, vergeet(h.VerstrekkingVragen(ctx, Als(Petra), verstrekkingVan(h, z, st[2]))), "13.2")
}

// rule 7.2-2: the moment of a Casus in the list of a Casusregisseur does not tell that there is a disclosure of which they may not know; that
// in the list of who asked, directs or supplied does.
func TestVerstrekkingNietInDeLijst(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		z := h.AanHetRTO(Bo, Cleo)
		goed(t, h.GeefRol(h.Ctx(), Als(Petra), z.ID, Cleo, policy.RolCasusregisseur))
		st := []gate.Verwijzing{derdenstuk(t, h, z, Anna, informatie.Gewoon), derdenstuk(t, h, z, Bo, informatie.Gewoon)}
		gewijzigd := func(wie string) time.Time {
			t.Helper()
			l, err := h.CasusLijst(h.Ctx(), Als(wie), gate.LijstVraag{})
			goed(t, err)
			if len(l.Casussen) != 1 || l.Casussen[0].Gewijzigd == nil {
				t.Fatalf("%s has %+v", wie, l.Casussen)
			}
			return *l.Casussen[0].Gewijzigd
		}
		doe := func(wat string, weten map[string]bool, f func() error) {
			t.Helper()
			toen := map[string]time.Time{}
			for wie := range weten {
				toen[wie] = gewijzigd(wie)
			}
			h.Klok.Loop(time.Hour)
			goed(t, f())
			for wie, wil := range weten {
				if nu := gewijzigd(wie); nu.After(toen[wie]) != wil {
					t.Errorf("%s: the list of %s moved: %t, want %t", wat, wie, !wil, wil)
				}
			}
		}
		var v gate.Verwijzing
		doe("asked", map[string]bool{Petra: true, Anna: true, Bo: true, Cleo: false}, func() (err error) {
			v, err = h.VerstrekkingVragen(h.Ctx(), Als(Petra), verstrekkingVan(h, z, st...))
			return err
		})
		doe("signed", map[string]bool{Petra: true, Anna: true, Bo: false, Cleo: false}, func() error { return tekent(t, h, Anna, v, st[0]) })
		doe("refused", map[string]bool{Petra: true, Anna: false, Bo: true, Cleo: false}, func() error { return weigert(t, h, Bo, v, st[1]) })
		doe("advised", map[string]bool{Petra: true, Anna: false, Bo: false, Cleo: false}, func() error { return adviseert(h, v, informatie.Positief) })
		doe("a duty", map[string]bool{Petra: true, Anna: true, Cleo: false}, func() error {
			return vergeet(h.VerstrekkingPlicht(h.Ctx(), Als(Petra), plichtVan(h, z, verstrekkingVan(h, z).Derde, st[0])))
		})
		doe("asked by the casusregisseur", map[string]bool{Petra: true, Cleo: true}, func() error {
			return vergeet(h.VerstrekkingVragen(h.Ctx(), Als(Cleo), verstrekkingVan(h, z, st[0])))
		})
	})
}
