// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"encoding/csv"
	"errors"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/klok"
	"rondetafel/internal/partij"
)

// nagekeken is the yearly look of wie in which everything stays but what stopt says.
func nagekeken(t *testing.T, h *Huis, wie string, stopt func(gate.TeHerzien) bool) partij.Herzien {
	t.Helper()
	b, err := h.HerzieningLezen(h.Ctx(), Als(wie))
	goed(t, err)
	in := partij.Herzien{Akkoord: true}
	for _, r := range b.Regels {
		v := partij.HerzienRegel{Medewerker: r.Medewerker.ID, Functie: partij.Functie(r.Functie), Besluit: partij.Blijft}
		if stopt(r) {
			v.Besluit = partij.Stopt
		}
		in.Regels = append(in.Regels, v)
	}
	return in
}

func nietsStopt(gate.TeHerzien) bool { return false }

func moetDoen(t *testing.T, h *Huis, wie, soort string) bool {
	t.Helper()
	b, err := h.MijnWerk(h.Ctx(), Als(wie))
	goed(t, err)
	return slices.ContainsFunc(b.Taken, func(k gate.Taak) bool { return k.Soort == soort })
}

// rule WGS-12: once a year who goes about the rights of a Partij looks at each of them, but their own; what stops, stops at once, and the result is
// signed. It is asked from a month before, and late it shows to the manager too.
func TestRegelHerzien(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx := h.Ctx()
		b, err := h.HerzieningLezen(ctx, Als(Beatle))
		goed(t, err)
		if b.TeLaat || b.Laatste != nil || len(b.Regels) != 3 || len(b.Partijen) > 0 || b.Uiterlijk.Before(h.Klok.Nu().AddDate(0, 11, 0)) ||
			slices.ContainsFunc(b.Regels, func(r gate.TeHerzien) bool { return r.Medewerker.ID == Beatle || r.Functie == "fg" }) {
			t.Errorf("Beatle looks at %+v", b)
		}
		if moetDoen(t, h, Beatle, "herziening") {
			t.Error("a year has not gone by")
		}
		h.Klok.Loop(340 * 24 * time.Hour)
		if !moetDoen(t, h, Beatle, "herziening") || !moetDoen(t, h, Mo, "herziening") || moetDoen(t, h, Anna, "herziening") {
			t.Error("it is not asked of who goes about rights a month before")
		}
		h.Klok.Loop(40 * 24 * time.Hour)
		manager, err := h.HerzieningLezen(ctx, Als(Mo))
		goed(t, err)
		i := slices.IndexFunc(manager.Partijen, func(p gate.PartijHerziening) bool { return p.Partij.ID == Gemeente })
		if i < 0 || !manager.Partijen[i].TeLaat || !manager.TeLaat || len(manager.Regels) != 7 {
			t.Errorf("the manager sees %+v", manager)
		}
	})
}

// rules WGS-12 and 14.3-1: who looks at all rights of a Partij sees the systems of it that work here, in whose names; not those of another nor one that stopped.
func TestRegelHerzienKoppelingen(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx := h.Ctx()
		s := nieuwSysteem(t, h, Anna, Arno)
		b, err := h.HerzieningLezen(ctx, Als(Beatle))
		goed(t, err)
		if len(b.Koppelingen) != 1 || b.Koppelingen[0].ID != s.id || len(b.Koppelingen[0].Mensen) != 2 || b.Koppelingen[0].Mensen[1].Akkoord != nil {
			t.Errorf("Beatle looks at %+v", b.Koppelingen)
		}
		goed(t, vergeet(h.FunctieGeven(ctx, Als(Mo), geef(Bo, partij.Partijbeheerder))))
		for _, wie := range []string{Mo, Bo} {
			b, err := h.HerzieningLezen(ctx, Als(wie))
			goed(t, err)
			if len(b.Koppelingen) > 0 {
				t.Errorf("%s looks at a system of another: %+v", wie, b.Koppelingen)
			}
		}
		goed(t, vergeet(h.KoppelingStoppen(ctx, Als(Beatle), s.id)))
		b, err = h.HerzieningLezen(ctx, Als(Beatle))
		goed(t, err)
		if len(b.Koppelingen) > 0 {
			t.Errorf("a system that stopped: %+v", b.Koppelingen)
		}
	})
}

// rule WGS-12: what is signed is a decision on each right, no more and no less; what stops, stops at once, and who has no function left is looked at
// still.
func TestRegelHerzienBesluiten(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx := h.Ctx()
		h.Klok.Loop(380 * 24 * time.Hour)
		in := nagekeken(t, h, Beatle, func(r gate.TeHerzien) bool { return r.Medewerker.ID == Arno })
		zonder := in
		zonder.Akkoord = false
		ongeldig(t, vergeet(h.RechtenHerzien(ctx, Als(Beatle), zonder)), "akkoord")
		zonder = in
		zonder.Regels = in.Regels[1:]
		ongeldig(t, vergeet(h.RechtenHerzien(ctx, Als(Beatle), zonder)), "regels") // one was not looked at
		zonder.Regels = append(slices.Clone(in.Regels), partij.HerzienRegel{Medewerker: Bo, Functie: partij.Uitvoerder, Besluit: partij.Stopt})
		ongeldig(t, vergeet(h.RechtenHerzien(ctx, Als(Beatle), zonder)), "regels") // one of another Partij
		zonder.Regels = append(slices.Clone(in.Regels[1:]), in.Regels[1])
		ongeldig(t, vergeet(h.RechtenHerzien(ctx, Als(Beatle), zonder)), "regels") // one twice
		geweigerd(t, vergeet(h.RechtenHerzien(ctx, Als(Anna), in)), "WGS 1.8")
		goed(t, vergeet(h.RechtenHerzien(ctx, Als(Beatle), in)))
		b, err := h.HerzieningLezen(ctx, Als(Beatle))
		goed(t, err)
		if b.TeLaat || b.Laatste == nil || b.Laatste.Door.ID != Beatle || b.Laatste.Bevestigd != 2 || b.Laatste.Beeindigd != 1 || len(b.Eerder) != 1 || moetDoen(t, h, Beatle, "herziening") {
			t.Errorf("after it there is %+v", b)
		}
		if r := b.Regels; len(r) != 3 || !slices.ContainsFunc(r, func(r gate.TeHerzien) bool { return r.Medewerker.ID == Arno && r.Functie == "" && r.KanStoppen }) {
			t.Errorf("who has no function is looked at still: %+v", r)
		}
		in = nagekeken(t, h, Beatle, func(r gate.TeHerzien) bool { return r.Medewerker.ID == Arno })
		goed(t, vergeet(h.RechtenHerzien(ctx, Als(Beatle), in)))
		onbekend(t, vergeet(h.Inloggen(ctx, Als(Arno))))
		manager, err := h.HerzieningLezen(ctx, Als(Mo))
		goed(t, err)
		i := slices.IndexFunc(manager.Partijen, func(p gate.PartijHerziening) bool { return p.Partij.ID == Gemeente })
		if manager.Partijen[i].TeLaat || manager.Partijen[i].Laatste.Beeindigd != 1 {
			t.Errorf("the manager sees %+v", manager.Partijen[i])
		}
	})
}

// A look never takes away the last who can give rights.
func TestHerzienLaatste(t *testing.T) {
	h := Nieuw(t)
	ctx := h.Ctx()
	kort := geef(Anna, partij.Partijbeheerder)
	kort.Tot = "1-4-2026"
	goed(t, vergeet(h.FunctieGeven(ctx, Als(Beatle), kort)))
	in := nagekeken(t, h, Anna, func(r gate.TeHerzien) bool { return r.Medewerker.ID == Beatle })
	var i *errs.Invalid
	if err := vergeet(h.RechtenHerzien(ctx, Als(Anna), in)); !errors.As(err, &i) || !strings.HasSuffix(i.Velden[0].Veld, ".besluit") {
		t.Errorf("the last administrator: %v", err)
	}
	goed(t, vergeet(h.RechtenHerzien(ctx, Als(Anna), nagekeken(t, h, Anna, nietsStopt))))
}

// rule 14.2-1: each Partij shows which of its people signed which version and when; the manager and the privacy officer see it of all.
func TestRegelVerklaringen(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx := h.Ctx()
		h.Klok.Loop(time.Hour)
		toen := h.Klok.Nu()
		goed(t, vergeet(h.VerklaringTekenen(ctx, Als(Daan), gate.Tekenen{Versie: 1})))
		h.Klok.Loop(time.Hour)
		goed(t, vergeet(h.VerklaringTekenen(ctx, Als(Daan), gate.Tekenen{Versie: 1}))) // again keeps the first moment
		van := func(b gate.VerklaringenBlad, wie string) gate.VerklaringRegel {
			t.Helper()
			i := slices.IndexFunc(b.Regels, func(r gate.VerklaringRegel) bool { return r.Wie.ID == wie })
			if i < 0 {
				t.Fatalf("%s is not among %+v", wie, b.Regels)
			}
			return b.Regels[i]
		}
		for _, wie := range []string{Mo, Fien} {
			b, err := h.VerklaringenLezen(ctx, Als(wie))
			goed(t, err)
			daan, anna := van(b, Daan), van(b, Anna)
			if len(b.Regels) != len(Mensen()) || daan.Mist || len(daan.Getekend) != 1 || daan.Getekend[0].Moment.Before(toen) || daan.Getekend[0].Moment.After(toen.Add(time.Minute)) ||
				len(anna.Getekend) != 1 || anna.Getekend[0].Moment != nil || slices.Contains(b.Mag, "verklaring.vernieuwen") != (wie == Mo) || !slices.Contains(b.Mag, "verklaring.exporteren") {
				t.Errorf("%s sees %+v and %+v", wie, daan, anna)
			}
		}
		nieuw, err := h.MedewerkerUitnodigen(ctx, Als(Beatle), nodigUit("Nel Nieuw", partij.Aanmelder))
		goed(t, err)
		b, err := h.VerklaringenLezen(ctx, Als(Beatle))
		goed(t, err)
		if r := van(b, nieuw.ID); !r.Mist || len(r.Getekend) > 0 || slices.ContainsFunc(b.Regels, func(r gate.VerklaringRegel) bool { return r.Partij.ID != Gemeente }) {
			t.Errorf("Beatle sees %+v", b.Regels)
		}
		goed(t, vergeet(h.MedewerkerBeeindigen(ctx, Als(Beatle), stopt(nieuw.ID, 1))))
		b, err = h.VerklaringenLezen(ctx, Als(Beatle))
		goed(t, err)
		if r := van(b, nieuw.ID); r.Mist || r.Werkt {
			t.Errorf("who left is %+v", r)
		}
		geweigerd(t, vergeet(h.VerklaringenLezen(ctx, Als(Anna))), "14.2")
		geweigerd(t, vergeet(h.VerklaringenExporteren(ctx, Als(Petra))), "14.2")
	})
}

// The table of who signed opens in a spreadsheet, and what somebody typed is never a formula in it (CSV injection).
func TestVerklaringenBestand(t *testing.T) {
	h := Nieuw(t)
	ctx := h.Ctx()
	namen := []string{"=cmd|' /C calc'!A0 x", "+31 6", "-2 +3", "@SOM (A1)", "Puntkomma; \"aan\nhaal\"", "\t=1 +1"}
	for _, n := range namen {
		goed(t, vergeet(h.MedewerkerUitnodigen(ctx, Als(Beatle), nodigUit(n, partij.Aanmelder))))
	}
	b, err := h.VerklaringenExporteren(ctx, Als(Beatle))
	goed(t, err)
	if b.Naam != "verklaringen-"+h.Klok.Nu().In(klok.Amsterdam()).Format(time.DateOnly)+".csv" || !strings.HasPrefix(b.CSV, "\ufeffPartij;Naam;") {
		t.Errorf("the file is %q: %.60q", b.Naam, b.CSV)
	}
	r := csv.NewReader(strings.NewReader(strings.TrimPrefix(b.CSV, "\ufeff")))
	r.Comma = ';'
	rijen, err := r.ReadAll()
	goed(t, err)
	if len(rijen) != 1+5+len(namen) {
		t.Errorf("%d rows", len(rijen))
	}
	for _, rij := range rijen {
		for _, cel := range rij {
			if cel != "" && strings.ContainsAny(cel[:1], "=+-@|%\t\r") || strings.ContainsAny(cel, "\r\n\t") {
				t.Errorf("the cell %q can be a formula", cel)
			}
		}
	}
	if !strings.Contains(b.CSV, "Anna Fictief;ja;1;;nee") {
		t.Errorf("the row of Anna is missing in %s", b.CSV)
	}
}

// rule 14.3-1, rule 14.2-1: verify holds looks and signatures against the log.
func TestVerifyHerziening(t *testing.T) {
	h := Nieuw(t)
	ctx := h.Ctx()
	goed(t, vergeet(h.VerklaringTekenen(ctx, Als(Daan), gate.Tekenen{Versie: 1})))
	goed(t, vergeet(h.RechtenHerzien(ctx, Als(Beatle), nagekeken(t, h, Beatle, nietsStopt))))
	h.Sluit()
	for sql, wil := range map[string]string{
		`DELETE FROM herziening`:                          "ontbreekt in de database: herziening/",
		`UPDATE herziening SET bevestigd = bevestigd + 1`: "veranderd: herziening/",
		`DELETE FROM ondertekening`:                       "ontbreekt in de database: ondertekening/" + Daan + "/1",
		`UPDATE ondertekening SET moment = moment - 1`:    "veranderd: ondertekening/" + Daan + "/1",
	} {
		k := kopie(t, h)
		if k.SQL(sql) == 0 {
			t.Fatalf("%s touched nothing", sql)
		}
		v, err := gate.Verify(ctx, k.Opties, nil)
		goed(t, err)
		if !strings.Contains(v.Fout, wil) {
			t.Errorf("%s: verify says %q, want %q", sql, v.Fout, wil)
		}
	}
}

// vanEnigen are the rights that wie looks at because nobody of that Partij does, with whether each can stop.
func vanEnigen(t *testing.T, h *Huis, wie string) map[string]bool {
	t.Helper()
	b, err := h.HerzieningLezen(h.Ctx(), Als(wie))
	goed(t, err)
	uit := map[string]bool{}
	for _, r := range b.Regels {
		if r.EnigeBeheerder {
			uit[r.Medewerker.ID+" "+r.Functie] = r.KanStoppen
		}
	}
	return uit
}

// rule WGS-12: nobody looks at their own rights, so those of the only administrator of a Partij are in the look of the manager: what they do beside it can
// stop, that they are administrator only when there is a second. With two administrators they look at each other.
func TestRegelEnigeBeheerderNagekeken(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx := h.Ctx()
		goed(t, vergeet(h.FunctieGeven(ctx, Als(Mo), geef(Bo, partij.Partijbeheerder)))) // the only one of the Politie, who works there too
		wil := map[string]bool{Bo + " partijbeheerder": false, Bo + " uitvoerder": true, Bo + " aanmelder": true, Beatle + " partijbeheerder": false}
		if got := vanEnigen(t, h, Mo); !maps.Equal(got, wil) {
			t.Errorf("the manager looks at %v", got)
		}
		for _, wie := range []string{Bo, Beatle} {
			b, err := h.HerzieningLezen(ctx, Als(wie))
			goed(t, err)
			if !b.EigenDoorManager || len(vanEnigen(t, h, wie)) > 0 {
				t.Errorf("%s looks at %+v", wie, b)
			}
		}
		goed(t, vergeet(h.FunctieGeven(ctx, Als(Bo), geef(Bas, partij.Partijbeheerder)))) // then they look at each other
		if got := vanEnigen(t, h, Mo); !maps.Equal(got, map[string]bool{Beatle + " partijbeheerder": false}) {
			t.Errorf("with two there the manager looks at %v", got)
		}
		b, err := h.HerzieningLezen(ctx, Als(Bo))
		goed(t, err)
		if b.EigenDoorManager {
			t.Error("with two there the manager looks at them still")
		}
	})
}

// rule WGS-12: what the manager decides of an only administrator is signed with the rest of the look, is late with it, and what stops, stops at once.
func TestRegelEnigeBeheerderGetekend(t *testing.T) {
	h := Nieuw(t)
	ctx := h.Ctx()
	goed(t, vergeet(h.FunctieGeven(ctx, Als(Mo), geef(Bo, partij.Partijbeheerder))))
	h.Klok.Loop(380 * 24 * time.Hour)
	if b, err := h.HerzieningLezen(ctx, Als(Mo)); err != nil || !b.TeLaat || !moetDoen(t, h, Mo, "herziening") {
		t.Errorf("it is not late: %+v (%v)", b, err)
	}
	in := nagekeken(t, h, Mo, func(r gate.TeHerzien) bool { return r.Medewerker.ID == Bo && r.Functie == "aanmelder" })
	weg := nagekeken(t, h, Mo, func(r gate.TeHerzien) bool { return r.Medewerker.ID == Bo })
	if err := vergeet(h.RechtenHerzien(ctx, Als(Mo), weg)); err == nil || !strings.Contains(err.Error(), "besluit") {
		t.Errorf("the last administrator stops: %v", err)
	}
	zonder := in
	zonder.Regels = slices.DeleteFunc(slices.Clone(in.Regels), func(r partij.HerzienRegel) bool { return r.Medewerker == Beatle })
	ongeldig(t, vergeet(h.RechtenHerzien(ctx, Als(Mo), zonder)), "regels")
	goed(t, vergeet(h.CasusAanmelden(ctx, Als(Bo), Aanmelding())))
	goed(t, vergeet(h.RechtenHerzien(ctx, Als(Mo), in)))
	geweigerd(t, vergeet(h.CasusAanmelden(ctx, Als(Bo), Aanmelding())), "1.7") // it stopped at once
	b, err := h.HerzieningLezen(ctx, Als(Mo))
	goed(t, err)
	if b.TeLaat || b.Laatste == nil || b.Laatste.Door.ID != Mo || b.Laatste.Beeindigd != 1 || int(b.Laatste.Bevestigd) != len(in.Regels)-1 {
		t.Errorf("what was signed is %+v", b.Laatste)
	}
	if fout := h.Verify().Fout; fout != "" {
		t.Errorf("verify says %s", fout)
	}
}
