// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/klok"
	"rondetafel/internal/partij"
)

func nodigUit(naam string, functies ...partij.Functie) partij.MedewerkerUitnodigen {
	return partij.MedewerkerUitnodigen{Naam: naam, Functies: functies}
}

func geef(wie string, f partij.Functie) partij.FunctieGeven {
	return partij.FunctieGeven{Medewerker: wie, Functie: f}
}

// neem ends a function that somebody holds in its first version.
func neem(wie string, f partij.Functie) partij.FunctieBeeindigen {
	return partij.FunctieBeeindigen{Medewerker: wie, Functie: f, Versie: 1}
}

func stopt(wie string, versie int64) partij.MedewerkerBeeindigen {
	return partij.MedewerkerBeeindigen{Medewerker: wie, Versie: versie}
}

func mensBlad(t *testing.T, h *Huis, kijker, wie string) gate.MedewerkerBlad {
	t.Helper()
	b, err := h.MedewerkerLezen(h.Ctx(), Als(kijker), wie)
	goed(t, err)
	return b
}

// rule WGS-12, rule 14.1-1: the administrator of a Partij invites somebody of that Partij, who signs the declaration and then may do what they were
// designated for, from the first day until the last.
func TestRegelUitnodigen(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx := h.Ctx()
		in := nodigUit("Nel  Nieuw", partij.Aanmelder)
		in.Van, in.Tot = "4-3-2026", "5-3-2026"
		v, err := h.MedewerkerUitnodigen(ctx, Als(Beatle), in)
		goed(t, err)
		onbekend(t, vergeet(h.Inloggen(ctx, Als(v.ID)))) // not yet
		b := mensBlad(t, h, Beatle, v.ID)
		if b.Naam != "Nel Nieuw" || b.Partij.ID != Gemeente || b.Werkt || b.Verklaring != "ontbreekt" || len(b.Rechten) != 1 || b.Rechten[0].Nu || b.Rechten[0].Inzet != "uitvoering" ||
			!slices.Equal(b.Mag, []string{"medewerker.beeindigen"}) || !slices.Equal(b.Geven, []string{"aanmelder", "uitvoerder", "partijbeheerder", "mandaat"}) {
			t.Errorf("the page is %+v", b)
		}
		h.Klok.Loop(48 * time.Hour)
		c := ingelogd(t, h, v.ID)
		geweigerd(t, vergeet(h.CasusAanmelden(ctx, c, Aanmelding())), "14.1")
		goed(t, vergeet(h.VerklaringTekenen(ctx, c, gate.Tekenen{Versie: 1})))
		z, err := h.CasusAanmelden(ctx, c, Aanmelding())
		goed(t, err)
		goed(t, vergeet(h.CasusLezen(ctx, c, z.ID)))
		h.Klok.Loop(48 * time.Hour) // after the last day
		c = Als(v.ID)
		geweigerd(t, vergeet(h.MijnWerk(ctx, c)), "14.1")
		onbekend(t, vergeet(h.CasusLezen(ctx, c, z.ID)))
		onbekend(t, vergeet(h.Inloggen(ctx, c)))
		ongeldig(t, vergeet(h.FunctieGeven(ctx, Als(Beatle), geef(v.ID, partij.Uitvoerder))), "van")
	})
}

// rule WGS-12, rule 8.2c-1, rule WGS-15: who gives what to whom. A Partij never gives what is of the house, the house never what is of a Partij but
// its first administrator, and nobody gives to people of another, nor to themselves.
func TestRegelWieGeeftWat(t *testing.T) {
	h := Nieuw(t)
	ctx := h.Ctx()
	for _, geval := range []struct {
		door, aan string
		functie   partij.Functie
		artikel   string // of the refusal, "" when it is given
		veld      string // that is wrong, "" for none
	}{
		{Beatle, Arno, partij.Aanmelder, "", ""},
		{Beatle, Arno, partij.Aanmelder, "", "functie"}, // twice
		{Beatle, Rik, partij.Partijbeheerder, "", ""},
		{Beatle, Bas, partij.Aanmelder, "WGS 1.8", ""},
		{Beatle, Anna, partij.Procesregisseur, "WGS 1.8", ""},
		{Beatle, Anna, partij.Manager, "WGS 1.8", ""},
		{Beatle, Anna, partij.FG, "WGS 1.8", ""},
		{Beatle, Beatle, partij.Uitvoerder, "WGS-12", ""},
		{Anna, Arno, partij.Uitvoerder, "WGS 1.8", ""},
		{Mo, Oda, partij.Procesregisseur, "", ""},
		{Mo, Mo, partij.Procesregisseur, "WGS-12", ""},
		{Mo, Anna, partij.Procesregisseur, "WGS 1.8", ""},
		{Mo, Anna, partij.Rechtmatigheid, "", ""},
		{Mo, Fien, partij.CoordinerendFG, "", ""},
		{Mo, Nul, partij.CoordinerendFG, "", "functie"}, // no public Partij
		{Mo, Cleo, partij.Contactpunt, "", ""},
		{Mo, Bo, partij.Uitvoerder, "WGS 1.8", ""},
		{Mo, Bo, partij.Partijbeheerder, "", ""}, // the first
		{Mo, Bas, partij.Partijbeheerder, "WGS 1.8", ""},
		{Mo, Els, partij.Partijbeheerder, "WGS-12", ""}, // whose Partij left
		{Bo, Bas, partij.Partijbeheerder, "", ""},
		{Petra, Pim, partij.Manager, "WGS 1.8", ""},
		{Bram, Bram, partij.Manager, "WGS 1.8", ""},
		{Daan, Dirk, partij.Aanmelder, "14.1", ""},
		{Mo, "m-niemand", partij.FG, "niet gevonden", ""},
		{Beatle, "m-niemand", partij.Aanmelder, "WGS 1.8", ""},
	} {
		err := vergeet(h.FunctieGeven(ctx, Als(geval.door), geef(geval.aan, geval.functie)))
		switch {
		case geval.artikel == "niet gevonden":
			onbekend(t, err)
		case geval.artikel != "":
			geweigerd(t, err, geval.artikel)
		case geval.veld != "":
			ongeldig(t, err, geval.veld)
		case err != nil:
			t.Errorf("%s gives %s to %s: %v", geval.door, geval.functie, geval.aan, err)
		}
	}
	geweigerd(t, vergeet(h.MedewerkerUitnodigen(ctx, Als(Beatle), nodigUit("Nel Nieuw", partij.Uitvoerder, partij.Manager))), "WGS 1.8")
	geweigerd(t, vergeet(h.MedewerkerUitnodigen(ctx, Als(Mo), partij.MedewerkerUitnodigen{Partij: Zorg, Naam: "Nel Nieuw", Functies: []partij.Functie{partij.FG}})), "WGS 1.8")
	ongeldig(t, vergeet(h.MedewerkerUitnodigen(ctx, Als(Mo), nodigUit("Nel Nieuw", partij.Procesregisseur))), "namens")
	ongeldig(t, vergeet(h.MedewerkerUitnodigen(ctx, Als(Beatle), partij.MedewerkerUitnodigen{Naam: "Anna Fictief", Namens: Politie})), "namens", "naam")
	goed(t, vergeet(h.MedewerkerUitnodigen(ctx, Als(Mo), partij.MedewerkerUitnodigen{Naam: "Nel Nieuw", Namens: Politie, Functies: []partij.Functie{partij.Procesregisseur}})))
	goed(t, vergeet(h.MedewerkerUitnodigen(ctx, Als(Mo), partij.MedewerkerUitnodigen{Partij: Zorg, Naam: "Nel Nieuw", Functies: []partij.Functie{partij.Partijbeheerder}})))
	goed(t, vergeet(h.MedewerkerUitnodigen(ctx, Als(Beatle), nodigUit("Nel Nieuw"))))
}

// rule 1.11-1: on behalf of which Partij a procesregisseur works changes with the function, under the MAC of the person.
func TestNamensBijFunctie(t *testing.T) {
	h := Nieuw(t)
	in := geef(Oda, partij.Procesregisseur)
	in.Namens = Weg
	ongeldig(t, vergeet(h.FunctieGeven(h.Ctx(), Als(Mo), in)), "namens")
	in.Namens = Zorg
	goed(t, vergeet(h.FunctieGeven(h.Ctx(), Als(Mo), in)))
	if b := mensBlad(t, h, Mo, Oda); b.Namens.ID != Zorg || b.Versie != 2 || len(b.Rechten) != 2 {
		t.Errorf("the page is %+v", b)
	}
}

// conventions 8.3.2 and 7.4.2: what rests on a function that ends, and everything when somebody's work ends, is refused at the next request; each
// log-in is gone, in the database too.
func TestRegelEinde(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx, z := h.Ctx(), h.AanHetRTO(Bo)
		goed(t, vergeet(h.FunctieGeven(ctx, Als(Mo), geef(Bas, partij.Partijbeheerder))))
		bo, ander := ingelogd(t, h, Bo), ingelogd(t, h, Bas)
		goed(t, vergeet(h.CasusLezen(ctx, bo, z.ID)))
		// Bo holds two functions that let her work in casussen: the last one decides
		goed(t, vergeet(h.FunctieBeeindigen(ctx, ander, neem(Bo, partij.Aanmelder))))
		goed(t, vergeet(h.CasusLezen(ctx, bo, z.ID)))
		goed(t, vergeet(h.FunctieBeeindigen(ctx, ander, neem(Bo, partij.Uitvoerder))))
		onbekend(t, vergeet(h.CasusLezen(ctx, bo, z.ID)))
		ongeldig(t, vergeet(h.FunctieBeeindigen(ctx, ander, neem(Bo, partij.Uitvoerder))), "functie")
		if lijst, err := h.CasusLijst(ctx, Als(Bas), gate.LijstVraag{}); err != nil || len(lijst.Casussen) != 0 {
			t.Errorf("Bas sees %+v %v", lijst.Casussen, err)
		}
		goed(t, vergeet(h.FunctieGeven(ctx, ander, geef(Bo, partij.Uitvoerder)))) // and it comes back with the function
		goed(t, vergeet(h.CasusLezen(ctx, bo, z.ID)))
		var c *errs.Conflict
		if err := vergeet(h.MedewerkerBeeindigen(ctx, ander, stopt(Bo, 7))); !errors.As(err, &c) || c.Versie != 1 {
			t.Errorf("an old version: %v", err)
		}
		goed(t, vergeet(h.MedewerkerBeeindigen(ctx, ander, stopt(Bo, 1))))
		nietIngelogd(t, "who left", vergeet(h.CasusLezen(ctx, bo, z.ID)))
		if n := h.Getal(`SELECT COUNT(*) FROM sessie WHERE medewerker = $1`, Bo); n != 0 {
			t.Errorf("%d log-ins are left", n)
		}
		onbekend(t, vergeet(h.Inloggen(ctx, Als(Bo))))
		goed(t, vergeet(h.CasusAanmelden(ctx, Als(Anna), Aanmelding()))) // of others nothing changed
		b := mensBlad(t, h, Bas, Bo)
		if b.Werkt || b.Tot == nil || slices.ContainsFunc(b.Rechten, func(r gate.RechtBlad) bool { return r.Nu || r.Tot == nil || len(r.Mag) > 0 }) || len(b.Geven) > 0 {
			t.Errorf("the page of who left is %+v", b)
		}
	})
}

// A last day that comes later: until then nothing changes, from then on also an open log-in is of no use.
func TestEindeLater(t *testing.T) {
	h := Nieuw(t)
	ctx, z := h.Ctx(), h.AanHetRTO(Bo)
	goed(t, vergeet(h.FunctieGeven(ctx, Als(Mo), geef(Bas, partij.Partijbeheerder))))
	h.Klok.Loop(9 * time.Hour) // evening
	bo := ingelogd(t, h, Bo)
	in := stopt(Bo, 1)
	in.LaatsteDag = "2-3-2026"
	goed(t, vergeet(h.MedewerkerBeeindigen(ctx, Als(Bas), in)))
	goed(t, vergeet(h.CasusLezen(ctx, bo, z.ID)))
	in.Versie, in.LaatsteDag = 2, "20-3-2026" // never longer
	ongeldig(t, vergeet(h.MedewerkerBeeindigen(ctx, Als(Bas), in)), "laatsteDag")
	h.Klok.Loop(7 * time.Hour)
	nietIngelogd(t, "the day after", vergeet(h.CasusLezen(ctx, bo, z.ID)))
	p, err := h.Sessie(ctx, "niets")
	nietIngelogd(t, "no log-in", err)
	zelfde(t, "nobody", p, gate.Persoon{})
}

// rule WGS-12: a Partij keeps an administrator and the house a manager, for as long as there is one now.
func TestRegelLaatsteBeheerder(t *testing.T) {
	h := Nieuw(t)
	ctx := h.Ctx()
	kort := geef(Arno, partij.Partijbeheerder)
	kort.Tot = "1-6-2026"
	goed(t, vergeet(h.FunctieGeven(ctx, Als(Beatle), kort)))
	h.Klok.Loop(proeftijd) // until then Arno ends no administrator at all
	d := geweigerd(t, vergeet(h.FunctieBeeindigen(ctx, Als(Arno), neem(Beatle, partij.Partijbeheerder))), "WGS-12")
	if !strings.Contains(d.Anders, "minstens zo lang") {
		t.Errorf("instead: %q", d.Anders)
	}
	geweigerd(t, vergeet(h.MedewerkerBeeindigen(ctx, Als(Arno), stopt(Beatle, 1))), "WGS-12")
	geweigerd(t, vergeet(h.MedewerkerBeeindigen(ctx, Als(Beatle), stopt(Beatle, 1))), "WGS-12")
	goed(t, vergeet(h.FunctieGeven(ctx, Als(Beatle), geef(Anna, partij.Partijbeheerder))))
	goed(t, vergeet(h.MedewerkerBeeindigen(ctx, Als(Arno), stopt(Beatle, 1))))
	geweigerd(t, vergeet(h.FunctieGeven(ctx, Als(Beatle), geef(Arno, partij.Aanmelder))), "14.1")
	goed(t, vergeet(h.FunctieGeven(ctx, Als(Mo), geef(Oda, partij.Manager))))
	h.Klok.Loop(proeftijd)
	goed(t, vergeet(h.MedewerkerBeeindigen(ctx, Als(Oda), stopt(Mo, 1))))
	geweigerd(t, vergeet(h.FunctieBeeindigen(ctx, Als(Oda), neem(Oda, partij.Manager))), "WGS-12")
}

// rule WGS-12: a manager ends nobody who watches when nobody would be left, whatever Partij they are of and by which of the two functions; whom they made
// privacy officer for a while only is no other. Their own Partij still lets them go.
func TestRegelToezichtBlijft(t *testing.T) {
	h := Nieuw(t)
	ctx := h.Ctx()
	if d := geweigerd(t, vergeet(h.FunctieBeeindigen(ctx, Als(Mo), neem(Fien, partij.FG))), "WGS-12"); !strings.Contains(d.Waarom, "toezicht") {
		t.Errorf("refused with %+v", d)
	}
	if err := vergeet(h.MedewerkerBeeindigen(ctx, Als(Mo), stopt(Fien, 1))); err == nil {
		t.Error("the manager ends the person who watches")
	}
	kort := nodigUit("Nel Nieuw", partij.FG)
	kort.Tot = "1-6-2026"
	goed(t, vergeet(h.MedewerkerUitnodigen(ctx, Als(Mo), kort)))
	geweigerd(t, vergeet(h.FunctieBeeindigen(ctx, Als(Mo), neem(Fien, partij.FG))), "WGS-12")
	ander := kort
	ander.Naam, ander.Tot = "Otto Anders", ""
	v, err := h.MedewerkerUitnodigen(ctx, Als(Mo), ander)
	goed(t, err)
	goed(t, vergeet(h.FunctieBeeindigen(ctx, Als(Mo), neem(Fien, partij.FG))))
	geweigerd(t, vergeet(h.FunctieBeeindigen(ctx, Als(Mo), neem(v.ID, partij.FG))), "WGS-12")
}

// The list: of the own Partij, for the manager with who has a function of the house elsewhere and which Partijen have no administrator.
func TestMedewerkerLijst(t *testing.T) {
	h := Nieuw(t)
	ctx := h.Ctx()
	geweigerd(t, vergeet(h.MedewerkerLijst(ctx, Als(Anna))), "WGS 1.8")
	geweigerd(t, vergeet(h.MedewerkerLezen(ctx, Als(Beatle), Bo)), "WGS 1.8")
	geweigerd(t, vergeet(h.MedewerkerLezen(ctx, Als(Beatle), "m-niemand")), "WGS 1.8") // says the same
	onbekend(t, vergeet(h.MedewerkerLezen(ctx, Als(Mo), "m-niemand")))
	goed(t, vergeet(h.MedewerkerBeeindigen(ctx, Als(Beatle), stopt(Arno, 1))))
	namen := func(lijst []gate.MedewerkerBlad) (uit []string) {
		for _, m := range lijst {
			uit = append(uit, m.ID)
		}
		return uit
	}
	b, err := h.MedewerkerLijst(ctx, Als(Beatle))
	goed(t, err)
	if !slices.Equal(namen(b.Medewerkers), []string{Anna, Beatle, Fien, Rik}) || !slices.Equal(namen(b.Eerder), []string{Arno}) || b.Partij.ID != Gemeente ||
		!slices.Equal(b.Geven, []string{"aanmelder", "uitvoerder", "partijbeheerder", "mandaat"}) || len(b.Zonder) > 0 || !b.Medewerkers[1].Jij || len(b.Medewerkers[1].Mag) > 0 {
		t.Errorf("Beatle sees %v and %v: %+v", namen(b.Medewerkers), namen(b.Eerder), b)
	}
	b, err = h.MedewerkerLijst(ctx, Als(Mo))
	goed(t, err)
	if !slices.Equal(namen(b.Medewerkers), []string{Bram, Mo, Oda, Petra, Pim, Fien, Rik}) || len(b.Zonder) != 3 || b.Zonder[0].ID != Politie ||
		!slices.Equal(b.Geven, []string{"procesregisseur", "manager", "ondersteuning", "fg", "rechtmatigheid", "functioneelbeheer", "contactpunt"}) {
		t.Errorf("Mo sees %v: %+v", namen(b.Medewerkers), b)
	}
}

// Roles that were given to somebody count only while they are designated for them (rules 1.11-1, 1.12-1): here the procesregie, which the manager
// gives to another.
func TestRegelProcesregieVervalt(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx, z := h.Ctx(), h.InScreening()
		goed(t, vergeet(h.CasusLezen(ctx, Als(Petra), z.ID)))
		goed(t, vergeet(h.FunctieBeeindigen(ctx, Als(Mo), neem(Petra, partij.Procesregisseur))))
		onbekend(t, vergeet(h.CasusLezen(ctx, Als(Petra), z.ID)))
		werk, err := h.MijnWerk(ctx, Als(Mo))
		goed(t, err)
		i := slices.IndexFunc(werk.Taken, func(k gate.Taak) bool { return k.Soort == "procesregie_open" })
		if i < 0 || werk.Taken[i].Casus.ID != z.ID || werk.Taken[i].Van.ID != Petra || werk.Taken[i].Casus.Inhoud {
			t.Fatalf("the manager has to do %+v", werk.Taken)
		}
		b := mensBlad(t, h, Mo, Petra)
		if len(b.Werk) != 1 || !slices.Equal(b.Werk[0].Wat, []string{"procesregie"}) || b.Werk[0].Casus.ID != z.ID {
			t.Errorf("what waits is %+v", b.Werk)
		}
		goed(t, vergeet(h.CasusToewijzen(ctx, Als(Mo), casus.Toewijzen{Casus: z.ID, Versie: z.Versie, Medewerker: Pim})))
		werk, err = h.MijnWerk(ctx, Als(Mo))
		goed(t, err)
		if slices.ContainsFunc(werk.Taken, func(k gate.Taak) bool { return k.Soort == "procesregie_open" }) || len(mensBlad(t, h, Mo, Petra).Werk) > 0 {
			t.Errorf("still to do: %+v", werk.Taken)
		}
	})
}

// rule WGS-12, rule 6.5-1: who leaves has work that waits: the administrator of the Partij gives it to a colleague, who then sees the Casus; the
// administrator sees its number and nothing else.
func TestRegelOverdragen(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx := h.Ctx()
		p := planhuis{Huis: h, z: h.RTO(Bo, Cleo)}
		p.vastgesteld(p.concept(0))
		a := p.afspraak("Woonplek zoeken") // Anna's
		over := partij.WerkOverdragen{Medewerker: Anna, Casus: p.z.ID, Overnemer: Arno}
		ongeldig(t, vergeet(h.MedewerkerOverdragen(ctx, Als(Beatle), over)), "casus") // she works there still
		goed(t, vergeet(h.MedewerkerBeeindigen(ctx, Als(Beatle), stopt(Anna, 1))))
		werk, err := h.MijnWerk(ctx, Als(Beatle))
		goed(t, err)
		i := slices.IndexFunc(werk.Taken, func(k gate.Taak) bool { return k.Soort == "overnemen" })
		if i < 0 || werk.Taken[i].Object != mensBlad(t, h, Beatle, Anna).Kenmerk || werk.Taken[i].Casus != (gate.CasusRegel{Nummer: p.z.Nummer}) {
			t.Fatalf("the administrator has to do %+v", werk.Taken)
		}
		b := mensBlad(t, h, Beatle, Anna)
		if len(b.Werk) != 1 || b.Werk[0].Afspraken != 1 || !slices.Equal(b.Werk[0].Wat, []string{"collega", "afspraken"}) ||
			!slices.Equal(b.Mag, []string{"medewerker.overdragen"}) || len(b.Overnemers) != 1 || b.Overnemers[0].ID != Arno {
			t.Errorf("what waits is %+v", b)
		}
		regie, err := h.MijnWerk(ctx, Als(Petra))
		goed(t, err)
		if !slices.ContainsFunc(regie.Taken, func(k gate.Taak) bool { return k.Soort == "vertrokken" && k.Casus.ID == p.z.ID && k.Van.ID == Anna }) {
			t.Errorf("the procesregisseur has to do %+v", regie.Taken)
		}
		onbekend(t, vergeet(h.CasusLezen(ctx, Als(Beatle), p.z.ID)))
		over.Medewerker = b.Kenmerk // the mark of somebody is as good as their id
		geweigerd(t, vergeet(h.MedewerkerOverdragen(ctx, Als(Arno), over)), "WGS 1.8")
		for wil, in := range map[string]partij.WerkOverdragen{"overnemer": {Medewerker: Anna, Casus: p.z.ID, Overnemer: Bo}, "casus": {Medewerker: Anna, Casus: "bestaat-niet", Overnemer: Arno}} {
			ongeldig(t, vergeet(h.MedewerkerOverdragen(ctx, Als(Beatle), in)), wil)
		}
		goed(t, vergeet(h.MedewerkerOverdragen(ctx, Als(Beatle), over)))
		k, err := h.AfspraakLezen(ctx, Als(Arno), a.ID)
		goed(t, err)
		if k.Medewerker.ID != Arno || k.Partij.ID != Gemeente {
			t.Errorf("the Afspraak is now %+v", k.AfspraakRegel)
		}
		ongeldig(t, vergeet(h.MedewerkerOverdragen(ctx, Als(Beatle), over)), "casus")
		werk, err = h.MijnWerk(ctx, Als(Beatle))
		goed(t, err)
		if len(werk.Taken) > 0 || len(mensBlad(t, h, Beatle, Anna).Werk) > 0 {
			t.Errorf("still to do: %+v", werk.Taken)
		}
	})
}

// Article 20: casusregie does not pass to who takes over: it waits until the RTO chose.
func TestCasusregieGaatNietOver(t *testing.T) {
	h := Nieuw(t)
	ctx := h.Ctx()
	p := planhuis{Huis: h, z: h.RTO(Bo, Cleo)}
	p.vastgesteld(p.concept(0))
	goed(t, vergeet(h.FunctieGeven(ctx, Als(Mo), geef(Bas, partij.Partijbeheerder))))
	goed(t, vergeet(h.FunctieGeven(ctx, Als(Bas), geef(Bo, partij.Partijbeheerder))))
	kim, err := h.MedewerkerUitnodigen(ctx, Als(Bas), nodigUit("Kim Verzonnen", partij.Uitvoerder))
	goed(t, err)
	goed(t, vergeet(h.VerklaringTekenen(ctx, Als(kim.ID), gate.Tekenen{Versie: 1})))
	o := h.AanTafel(p.z, Bo)
	besluit := Besluit(o, "casusregisseur", Bo)
	besluit.Casusregisseur = Bo
	goed(t, vergeet(h.OverlegBesluiten(ctx, Als(Petra), besluit)))
	goed(t, vergeet(h.MedewerkerBeeindigen(ctx, Als(Bas), stopt(Bo, 1))))
	goed(t, vergeet(h.MedewerkerOverdragen(ctx, Als(Bas), partij.WerkOverdragen{Medewerker: Bo, Casus: p.z.ID, Overnemer: kim.ID})))
	b, err := h.CasusLezen(ctx, Als(kim.ID), p.z.ID)
	goed(t, err)
	if b.Casusregisseur == nil || b.Casusregisseur.ID != Bo {
		t.Errorf("the casusregie is of %+v", b.Casusregisseur)
	}
	if w := mensBlad(t, h, Bas, Bo).Werk; len(w) != 1 || !slices.Equal(w[0].Wat, []string{"casusregie"}) {
		t.Errorf("what waits is %+v", w)
	}
}

// rule 14.3-1: verify rebuilds what was given and ended from the log, and names a row of before that was put back, one that was deleted, and one
// that was changed; none of them grants anything.
func TestVerifyMensen(t *testing.T) {
	h := Nieuw(t)
	ctx := h.Ctx()
	v, err := h.MedewerkerUitnodigen(ctx, Als(Beatle), nodigUit("Nel Nieuw", partij.Aanmelder))
	goed(t, err)
	goed(t, vergeet(h.FunctieBeeindigen(ctx, Als(Beatle), neem(v.ID, partij.Aanmelder))))
	goed(t, vergeet(h.MedewerkerBeeindigen(ctx, Als(Beatle), stopt(Arno, 1))))
	var van int64
	goed(t, h.DB().QueryRowContext(ctx, `SELECT van FROM functie WHERE medewerker = $1`, v.ID).Scan(&van))
	functie := "functie/" + v.ID + "/aanmelder/"
	h.Sluit()
	for sql, wil := range map[string]string{
		`DELETE FROM functie WHERE medewerker = '` + v.ID + `'`:                          "ontbreekt in de database: " + functie,
		`UPDATE functie SET tot = 9223372036854775807 WHERE medewerker = '` + v.ID + `'`: "veranderd: " + functie,
		`UPDATE functie SET versie = 1 WHERE medewerker = '` + v.ID + `'`:                "een ander dan in het log: " + functie,
		`DELETE FROM medewerker WHERE id = '` + Arno + `'`:                               "ontbreekt in de database: medewerker/" + Arno,
		`UPDATE medewerker SET tot = 9223372036854775807 WHERE id = '` + Arno + `'`:      "veranderd: medewerker/" + Arno,
	} {
		k := kopie(t, h)
		if k.SQL(sql) == 0 {
			t.Fatalf("%s touched nothing", sql)
		}
		verslag, err := gate.Verify(ctx, k.Opties, nil)
		goed(t, err)
		if !strings.Contains(verslag.Fout, wil) {
			t.Errorf("%s: verify says %q, want %q", sql, verslag.Fout, wil)
		}
	}
	if klok.Micro(Begin()) > van {
		t.Errorf("the function was held from %d", van)
	}
}

// rule 14.3-1: who is invited gets a code, told once to who invited; who lost it gets a new one from who saw them. The one before is of no use any
// more, each log-in ends, a repeated act says no code again, and with who leaves the code goes.
func TestRegelHerstellen(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx := h.Ctx()
		c := MetSleutel(Beatle, "eenmaal")
		v, err := h.MedewerkerUitnodigen(ctx, c, nodigUit("Nel Nieuw", partij.Aanmelder))
		goed(t, err)
		weer, err := h.MedewerkerUitnodigen(ctx, c, nodigUit("Nel Nieuw", partij.Aanmelder))
		goed(t, err)
		if len(v.Toegangscode) != 19 || weer.ID != v.ID || weer.Toegangscode != "" {
			t.Errorf("the answers are %+v and %+v", v, weer)
		}
		hash := func() (b []byte) {
			goed(t, h.DB().QueryRowContext(ctx, `SELECT hash FROM toegangscode WHERE medewerker = $1`, v.ID).Scan(&b))
			return b
		}
		eerst := hash()
		nel := ingelogd(t, h, v.ID)
		in := partij.Herstellen{Medewerker: v.ID}
		ongeldig(t, vergeet(h.MedewerkerHerstellen(ctx, Als(Beatle), in)), "gezien")
		in.Gezien = true
		geweigerd(t, vergeet(h.MedewerkerHerstellen(ctx, nel, in)), "14.1") // not signed, and never herself
		geweigerd(t, vergeet(h.MedewerkerHerstellen(ctx, Als(Anna), in)), "14.3")
		geweigerd(t, vergeet(h.MedewerkerHerstellen(ctx, Als(Beatle), partij.Herstellen{Medewerker: Beatle, Gezien: true})), "WGS-12")
		geweigerd(t, vergeet(h.MedewerkerHerstellen(ctx, Als(Beatle), partij.Herstellen{Medewerker: "m-niemand", Gezien: true})), "14.3")
		goed(t, vergeet(h.MedewerkerHerstellen(ctx, Als(Mo), partij.Herstellen{Medewerker: Beatle, Gezien: true}))) // the only administrator
		nieuw, err := h.MedewerkerHerstellen(ctx, Als(Beatle), in)
		goed(t, err)
		if nieuw.Toegangscode == v.Toegangscode || slices.Equal(hash(), eerst) {
			t.Error("the code of before is of use still")
		}
		nietIngelogd(t, "who got a new code", vergeet(h.VerklaringLezen(ctx, nel)))
		for _, e := range h.Log() {
			if strings.Contains(e.Handeling, "medewerker.") && strings.Contains(string(e.Details), v.Toegangscode) {
				t.Error("a code is in the log")
			}
		}
		goed(t, vergeet(h.MedewerkerBeeindigen(ctx, Als(Beatle), stopt(v.ID, 1))))
		if n := h.Getal(`SELECT COUNT(*) FROM toegangscode WHERE medewerker = $1`, v.ID); n != 0 {
			t.Error("who left has a code still")
		}
		goed(t, vergeet(h.FunctieGeven(ctx, Als(Beatle), geef(Anna, partij.Partijbeheerder))))
		geweigerd(t, vergeet(h.MedewerkerHerstellen(ctx, Als(Mo), partij.Herstellen{Medewerker: Beatle, Gezien: true})), "14.3") // now another can
		later := nodigUit("Nog Later", partij.Aanmelder)
		later.Van = "9-3-2026"
		l, err := h.MedewerkerUitnodigen(ctx, Als(Beatle), later)
		goed(t, err)
		onbekend(t, vergeet(h.MedewerkerHerstellen(ctx, Als(Beatle), partij.Herstellen{Medewerker: l.ID, Gezien: true}))) // not yet
		if l.Toegangscode != "" {
			t.Error("who begins later has a code already")
		}
	})
}
