// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"slices"
	"strings"
	"testing"

	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/partij"
)

// rule WGS-12: an administrator who takes a colleague's function away, hands the colleague's casussen to themself and gives the function back would read
// what nobody gave them. Who takes over is another than who decides, whatever mark is used; a second administrator can, and what waited still waits.
func TestRegelNiemandDraagtAanZichzelfOver(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx := h.Ctx()
		z := h.RTO(Bo, Cleo)
		goed(t, vergeet(h.FunctieGeven(ctx, Als(Mo), geef(Bas, partij.Partijbeheerder)))) // who is uitvoerder too
		for _, f := range []partij.Functie{partij.Aanmelder, partij.Uitvoerder} {
			goed(t, vergeet(h.FunctieBeeindigen(ctx, Als(Bas), neem(Bo, f))))
		}
		zelf := partij.WerkOverdragen{Medewerker: Bo, Casus: z.ID, Overnemer: Bas}
		voor := h.Regels()
		d := geweigerd(t, vergeet(h.MedewerkerOverdragen(ctx, Als(Bas), zelf)), "WGS-12")
		if !strings.Contains(d.Anders, "tweede beheerder") || !strings.Contains(d.Anders, "procesregisseur") {
			t.Errorf("what to do instead is %q", d.Anders)
		}
		if e := h.LogVanaf(voor)[0]; !slices.Equal(e.Regels, []string{"wgs-12-overdragen-zelf"}) || !slices.Contains(e.Objecten, Bo) || len(e.Rechten) > 0 {
			t.Errorf("the entry is %+v", e)
		}
		if b := mensBlad(t, h, Bas, Bo); len(b.Overnemers) > 0 || len(b.Werk) != 1 {
			t.Errorf("the page offers %+v for %+v", b.Overnemers, b.Werk)
		}
		goed(t, vergeet(h.FunctieGeven(ctx, Als(Bas), geef(Bo, partij.Uitvoerder))))
		onbekend(t, vergeet(h.CasusLezen(ctx, Als(Bas), z.ID)))
		goed(t, vergeet(h.CasusLezen(ctx, Als(Bo), z.ID)))
		goed(t, vergeet(h.FunctieBeeindigen(ctx, Als(Bas), partij.FunctieBeeindigen{Medewerker: Bo, Functie: partij.Uitvoerder, Versie: 1})))
		tweede, err := h.MedewerkerUitnodigen(ctx, Als(Bas), nodigUit("Kim Verzonnen", partij.Partijbeheerder))
		goed(t, err)
		goed(t, vergeet(h.VerklaringTekenen(ctx, Als(tweede.ID), gate.Tekenen{Versie: 1})))
		goed(t, vergeet(h.MedewerkerOverdragen(ctx, Als(tweede.ID), zelf)))
		goed(t, vergeet(h.CasusLezen(ctx, Als(Bas), z.ID)))
	})
}

// rule WGS-12, rule 14.3-1: somebody of a Partij who has a function of the house is the manager's: the administrator of the Partij neither ends them
// nor gets a code for them, and takes their functions of the Partij away as of anybody. Once the manager ended that function, it is as before.
func TestRegelHuisfunctieIsVanDeManager(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx := h.Ctx()
		for _, f := range []partij.Functie{partij.Rechtmatigheid, partij.Contactpunt, partij.FG, partij.CoordinerendFG} {
			nel, err := h.MedewerkerUitnodigen(ctx, Als(Beatle), nodigUit("Nel "+string(f)))
			goed(t, err)
			her := func(door string) error {
				return vergeet(h.MedewerkerHerstellen(ctx, Als(door), partij.Herstellen{Medewerker: nel.ID, Gezien: true}))
			}
			goed(t, her(Beatle))
			geweigerd(t, her(Mo), "14.3")
			in := geef(nel.ID, f)
			in.Van = "9-3-2026" // a function that is still to begin counts
			goed(t, vergeet(h.FunctieGeven(ctx, Als(Mo), in)))
			d := geweigerd(t, her(Beatle), "WGS-12")
			if !strings.Contains(d.Waarom, "De manager") && !strings.Contains(d.Waarom, "de manager") {
				t.Errorf("%s: the reason is %q", f, d.Waarom)
			}
			geweigerd(t, vergeet(h.MedewerkerBeeindigen(ctx, Als(Beatle), stopt(nel.ID, 1))), "WGS-12")
			if b := mensBlad(t, h, Beatle, nel.ID); len(b.Mag) > 0 {
				t.Errorf("%s: the administrator can %v", f, b.Mag)
			}
			voor := h.Regels()
			goed(t, her(Mo))
			if e := h.LogVanaf(voor)[0]; e.Persoon != Mo || !slices.Contains(e.Objecten, nel.ID) || !slices.Equal(e.Regels, []string{"artikel-14-lid-3-herstellen-huisfunctie"}) {
				t.Errorf("%s: the entry is %+v", f, e)
			}
			goed(t, vergeet(h.FunctieBeeindigen(ctx, Als(Mo), neem(nel.ID, f))))
			goed(t, her(Beatle))
			goed(t, vergeet(h.MedewerkerBeeindigen(ctx, Als(Beatle), stopt(nel.ID, 1))))
		}
	})
}

// rule WGS-15, AVG 38 lid 6: who watches over the protection of data does not work in casussen and does not decide who may what, in whatever order
// the functions would be given, also when one is still to begin; from when the one ended, the other can be given.
func TestRegelFGOordeeltNietOverZichzelf(t *testing.T) {
	h := Nieuw(t)
	ctx := h.Ctx()
	for _, geval := range []struct {
		door, aan string
		functie   partij.Functie
	}{{Mo, Anna, partij.FG}, {Mo, Anna, partij.CoordinerendFG}, {Mo, Beatle, partij.FG}, {Mo, Pim, partij.FG}, {Beatle, Fien, partij.Uitvoerder}, {Beatle, Fien, partij.Aanmelder},
		{Beatle, Fien, partij.Partijbeheerder}} {
		d := geweigerd(t, vergeet(h.FunctieGeven(ctx, Als(geval.door), geef(geval.aan, geval.functie))), "AVG 38.6")
		if d.Waarom == "" || d.Anders == "" {
			t.Errorf("%s to %s: the refusal says %+v", geval.functie, geval.aan, d)
		}
		if slices.Contains(mensBlad(t, h, geval.door, geval.aan).Geven, string(geval.functie)) {
			t.Errorf("the page offers %s for %s", geval.functie, geval.aan)
		}
	}
	geweigerd(t, vergeet(h.MedewerkerUitnodigen(ctx, Als(Mo), partij.MedewerkerUitnodigen{Naam: "Nel Nieuw", Namens: Politie, Functies: []partij.Functie{partij.FG, partij.Procesregisseur}})), "AVG 38.6")
	goed(t, vergeet(h.FunctieGeven(ctx, Als(Mo), geef(Rik, partij.FG))))
	later := geef(Nul, partij.FG)
	later.Van = "9-3-2026"
	goed(t, vergeet(h.FunctieGeven(ctx, Als(Mo), later)))
	geweigerd(t, vergeet(h.FunctieGeven(ctx, Als(Mo), geef(Nul, partij.Partijbeheerder))), "AVG 38.6")
	goed(t, vergeet(h.FunctieBeeindigen(ctx, Als(Mo), neem(Nul, partij.FG))))
	goed(t, vergeet(h.FunctieGeven(ctx, Als(Mo), geef(Nul, partij.Partijbeheerder))))
}

// rule 1.11-1: giving another function changes nothing of on behalf of whom a Procesregisseur works: that comes with that function only.
func TestNamensVerandertNietVanzelf(t *testing.T) {
	h := Nieuw(t)
	in := geef(Petra, partij.Ondersteuning)
	in.Namens = Zorg
	ongeldig(t, vergeet(h.FunctieGeven(h.Ctx(), Als(Mo), in)), "namens")
	in.Functie = partij.Procesregisseur
	ongeldig(t, vergeet(h.FunctieGeven(h.Ctx(), Als(Mo), in)), "functie") // she holds it
	if b := mensBlad(t, h, Mo, Petra); b.Namens.ID != Gemeente || len(b.Rechten) != 1 || b.Versie != 1 {
		t.Errorf("Petra is now %+v", b)
	}
}

// Somebody with the name of a colleague, or one that looks like it, is asked about before they are there twice; a word behind the name tells them apart.
func TestBijnaDezelfdeNaam(t *testing.T) {
	h := Nieuw(t)
	ctx := h.Ctx()
	goed(t, vergeet(h.MedewerkerUitnodigen(ctx, Als(Beatle), nodigUit("Ellis Mørk-Łee"))))
	for _, naam := range []string{"Anna Fictief", "ANNA FICTIEF", "Ann a Fictief", "Ánna Fictïef", "Anna-Fictief Fictief", "Anna Fictlef", "AnnaFictief .", "EIlis Mørk Łee", "Ellis Mork Lee", "Ellis Mørk Łee",
		"Anna Ｆictief", "E1lis M0rk-Lee"} {
		in := nodigUit(naam)
		in.IemandAnders = true // almost the same is another matter
		err := vergeet(h.MedewerkerUitnodigen(ctx, Als(Beatle), in))
		if naam == "Anna-Fictief Fictief" || naam == "Anna Fictlef" { // another name, and a small i is no small l
			goed(t, err)
			continue
		}
		ongeldig(t, err, "naam")
	}
	goed(t, vergeet(h.MedewerkerUitnodigen(ctx, Als(Beatle), nodigUit("Anna Fictief (wijkteam)"))))
	goed(t, vergeet(h.MedewerkerUitnodigen(ctx, Als(Mo), partij.MedewerkerUitnodigen{Partij: Zorg, Naam: "Anna Fictief", Functies: []partij.Functie{partij.Partijbeheerder}}))) // of another Partij
	ongeldig(t, vergeet(h.MedewerkerUitnodigen(ctx, Als(Beatle), nodigUit("Anna\u200b Fictief"))), "naam")
}

// rule WGS-12: who will be administrator later looks after nothing yet: the manager makes the first of now, and who is the only one of now stays.
func TestRegelBeheerderVanLater(t *testing.T) {
	h := Nieuw(t)
	ctx := h.Ctx()
	later := geef(Nul, partij.Partijbeheerder)
	later.Van = "1-6-2026"
	goed(t, vergeet(h.FunctieGeven(ctx, Als(Mo), later)))
	l, err := h.MedewerkerLijst(ctx, Als(Mo))
	goed(t, err)
	if !slices.ContainsFunc(l.Zonder, func(n gate.Naam) bool { return n.ID == Zorg }) {
		t.Errorf("without an administrator are %+v", l.Zonder)
	}
	goed(t, vergeet(h.FunctieGeven(ctx, Als(Mo), geef(Cleo, partij.Partijbeheerder))))
	geweigerd(t, vergeet(h.FunctieBeeindigen(ctx, Als(Nul), neem(Cleo, partij.Partijbeheerder))), "WGS 1.8") // not yet
	goed(t, vergeet(h.MedewerkerUitnodigen(ctx, Als(Cleo), nodigUit("Kim Proef", partij.Uitvoerder))))
	goed(t, vergeet(h.FunctieGeven(ctx, Als(Beatle), func() partij.FunctieGeven { g := geef(Arno, partij.Partijbeheerder); g.Van = "1-6-2026"; return g }())))
	goed(t, vergeet(h.FunctieGeven(ctx, Als(Beatle), func() partij.FunctieGeven { g := geef(Anna, partij.Partijbeheerder); g.Tot = "1-4-2026"; return g }())))
	h.Klok.Loop(proeftijd)
	geweigerd(t, vergeet(h.FunctieBeeindigen(ctx, Als(Anna), neem(Beatle, partij.Partijbeheerder))), "WGS-12") // in April and May there would be nobody
	straks := neem(Beatle, partij.Partijbeheerder)
	straks.LaatsteDag = "1-6-2026"
	goed(t, vergeet(h.FunctieBeeindigen(ctx, Als(Anna), straks)))
}
