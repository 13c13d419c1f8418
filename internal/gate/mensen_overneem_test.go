// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/klok"
	"rondetafel/internal/partij"
	"rondetafel/internal/policy"
)

// beheerders gives the Partijen that have no administrator one: Bas, Nul and Dirk.
func beheerders(t *testing.T, h *Huis) {
	t.Helper()
	for _, wie := range []string{Bas, Nul, Dirk} {
		goed(t, vergeet(h.FunctieGeven(h.Ctx(), Als(Mo), geef(wie, partij.Partijbeheerder))))
	}
}

// geefRol gives somebody a role in z.
func geefRol(t *testing.T, h *Huis, z gate.Verwijzing, wie string, rol policy.Bits) {
	t.Helper()
	goed(t, h.GeefRol(h.Ctx(), Als(Petra), z.ID, wie, rol))
}

// hoorders are the kinds of task by which everybody hears of work that wie left, by who hears it.
func hoorders(t *testing.T, h *Huis, wie string) map[string]string {
	t.Helper()
	uit := map[string]string{}
	for _, lezer := range Mensen() {
		werk, err := h.MijnWerk(h.Ctx(), Als(lezer))
		var d *errs.Denied
		if errors.As(err, &d) {
			continue // who may do nothing hears nothing
		}
		goed(t, err)
		for _, k := range werk.Taken {
			if k.Van != nil && k.Van.ID == wie {
				uit[lezer] += k.Soort
			}
		}
	}
	return uit
}

// rule WGS-12, rule 8.2c-1, article 20: which work waits when somebody ends, and who hears of it: the administrator of their Partij, for the
// procesregie the manager, and the Procesregisseur of that Casus. Nobody else in the house hears anything.
func TestRegelWieHoortVanOpenWerk(t *testing.T) {
	for naam, geval := range map[string]struct {
		casus  func(t *testing.T, h *Huis) gate.Verwijzing
		einde  func(h *Huis) error
		wie    string
		blad   string // who looks at what waits
		wat    []string
		horen  map[string]string
		geheel bool // the reader of blad sees the Casus
	}{
		"contact person of the aanmelder": {
			func(_ *testing.T, h *Huis) gate.Verwijzing { return h.InScreening() },
			func(h *Huis) error { return vergeet(h.MedewerkerBeeindigen(h.Ctx(), Als(Beatle), stopt(Anna, 1))) },
			Anna, Beatle, []string{"collega"}, map[string]string{Beatle: "overnemen", Petra: "vertrokken"}, false},
		"contact person of who was involved": {
			func(_ *testing.T, h *Huis) gate.Verwijzing { return h.RTO(Bo, Cleo) },
			func(h *Huis) error { return vergeet(h.MedewerkerBeeindigen(h.Ctx(), Als(Nul), stopt(Cleo, 1))) },
			Cleo, Nul, []string{"collega"}, map[string]string{Nul: "overnemen", Petra: "vertrokken"}, false},
		"a colleague is designated too": {
			func(t *testing.T, h *Huis) gate.Verwijzing {
				z := h.RTO(Bo, Cleo)
				geefRol(t, h, z, Arno, policy.RolAangewezen)
				return z
			},
			func(h *Huis) error { return vergeet(h.MedewerkerBeeindigen(h.Ctx(), Als(Beatle), stopt(Anna, 1))) },
			Anna, Beatle, nil, map[string]string{}, false},
		"an afspraak, beside a colleague": {
			func(t *testing.T, h *Huis) gate.Verwijzing {
				p := planhuis{Huis: h, z: h.RTO(Bo, Cleo)}
				p.vastgesteld(p.concept(0))
				geefRol(t, h, p.z, Arno, policy.RolAangewezen)
				return p.z
			},
			func(h *Huis) error { return vergeet(h.MedewerkerBeeindigen(h.Ctx(), Als(Beatle), stopt(Anna, 1))) },
			Anna, Beatle, []string{"afspraken"}, map[string]string{Beatle: "overnemen", Petra: "vertrokken"}, false},
		"the casusregie, beside a colleague": {
			func(t *testing.T, h *Huis) gate.Verwijzing {
				z := h.RTO(Bo, Cleo)
				geefRol(t, h, z, Bas, policy.RolAangewezen)
				geefRol(t, h, z, Bo, policy.RolAangewezen|policy.RolCasusregisseur)
				return z
			},
			func(h *Huis) error { return vergeet(h.MedewerkerBeeindigen(h.Ctx(), Als(Bas), stopt(Bo, 1))) },
			Bo, Bas, []string{"casusregie"}, map[string]string{Bas: "vertrokken", Petra: "vertrokken"}, true},
		"sent to a round table": {
			func(t *testing.T, h *Huis) gate.Verwijzing {
				z := h.RTO(Bo, Cleo)
				geefRol(t, h, z, Bas, policy.RolAangewezen)
				h.AanTafel(z, Bo)
				return z
			},
			func(h *Huis) error { return vergeet(h.MedewerkerBeeindigen(h.Ctx(), Als(Bas), stopt(Bo, 1))) },
			Bo, Bas, []string{"afvaardiging"}, map[string]string{Bas: "vertrokken", Petra: "vertrokken"}, true},
		"the procesregie": {
			func(_ *testing.T, h *Huis) gate.Verwijzing { return h.InScreening() },
			func(h *Huis) error { return vergeet(h.MedewerkerBeeindigen(h.Ctx(), Als(Mo), stopt(Petra, 1))) },
			Petra, Mo, []string{"procesregie"}, map[string]string{Mo: "procesregie_open"}, false},
		"one of two functions ends": {
			func(_ *testing.T, h *Huis) gate.Verwijzing { return h.RTO(Bo, Cleo) },
			func(h *Huis) error {
				return vergeet(h.FunctieBeeindigen(h.Ctx(), Als(Nul), neem(Cleo, partij.Aanmelder)))
			},
			Cleo, Nul, nil, map[string]string{}, false},
		"both functions end, and who held them stays": {
			func(_ *testing.T, h *Huis) gate.Verwijzing { return h.RTO(Bo, Cleo) },
			func(h *Huis) error {
				return errors.Join(vergeet(h.FunctieBeeindigen(h.Ctx(), Als(Nul), neem(Cleo, partij.Aanmelder))),
					vergeet(h.FunctieBeeindigen(h.Ctx(), Als(Nul), neem(Cleo, partij.Uitvoerder))))
			},
			Cleo, Nul, []string{"collega"}, map[string]string{Nul: "overnemen", Petra: "vertrokken"}, false},
	} {
		t.Run(naam, func(t *testing.T) {
			h := Nieuw(t)
			beheerders(t, h)
			z := geval.casus(t, h)
			zelfde(t, "who hears before", hoorders(t, h, geval.wie), map[string]string{})
			goed(t, geval.einde(h))
			zelfde(t, "who hears", hoorders(t, h, geval.wie), geval.horen)
			var wat []string
			for _, w := range mensBlad(t, h, geval.blad, geval.wie).Werk {
				if w.Casus.ID != z.ID {
					t.Errorf("something waits in %+v", w.Casus)
				}
				wat = append(wat, w.Wat...)
			}
			if !slices.Equal(wat, geval.wat) {
				t.Errorf("what waits is %v, want %v", wat, geval.wat)
			}
			if err := vergeet(h.CasusLezen(h.Ctx(), Als(geval.blad), z.ID)); (err == nil) != geval.geheel {
				t.Errorf("who looks after the rights reads the Casus: %v", err)
			}
		})
	}
}

// rule WGS-12: work waits from the moment that somebody may no longer do it, not from when that was decided, and no longer once they may again.
func TestRegelOpenWerkVanafHetEinde(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		beheerders(t, h)
		ctx := h.Ctx()
		h.RTO(Bo, Cleo)
		goed(t, vergeet(h.FunctieBeeindigen(ctx, Als(Nul), neem(Cleo, partij.Aanmelder))))
		in := neem(Cleo, partij.Uitvoerder)
		in.LaatsteDag = "3-3-2026"
		goed(t, vergeet(h.FunctieBeeindigen(ctx, Als(Nul), in)))
		open := map[string]string{Nul: "overnemen", Petra: "vertrokken"}
		zelfde(t, "on the day of the decision", hoorders(t, h, Cleo), map[string]string{})
		h.Klok.Loop(time.Date(2026, time.March, 3, 23, 59, 0, 0, klok.Amsterdam()).Sub(h.Klok.Nu()))
		zelfde(t, "on the last day", hoorders(t, h, Cleo), map[string]string{})
		h.Klok.Loop(time.Minute)
		zelfde(t, "after it", hoorders(t, h, Cleo), open)
		weer := geef(Cleo, partij.Uitvoerder)
		weer.Van = "6-3-2026"
		goed(t, vergeet(h.FunctieGeven(ctx, Als(Nul), weer)))
		zelfde(t, "until it begins again", hoorders(t, h, Cleo), open)
		h.Klok.Loop(48 * time.Hour)
		zelfde(t, "once it began again", hoorders(t, h, Cleo), map[string]string{})
	})
}

// conventions 8.3.2: with a person who ends every log-in of theirs dies, and of nobody else. With a function that ends the log-in stays and
// what rests on the function is refused at the next request; the log-in no longer says it.
func TestLoginNaEinde(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx := h.Ctx()
		goed(t, vergeet(h.FunctieGeven(ctx, Als(Beatle), geef(Anna, partij.Partijbeheerder))))
		goed(t, vergeet(h.FunctieGeven(ctx, Als(Mo), geef(Oda, partij.Manager))))
		for _, geval := range []struct {
			wie, door string
			functie   partij.Functie
		}{{Anna, Beatle, partij.Partijbeheerder}, {Oda, Mo, partij.Manager}} {
			token, err := h.Inloggen(ctx, Als(geval.wie))
			goed(t, err)
			p, err := h.Sessie(ctx, token)
			goed(t, err)
			c := Als(geval.wie)
			c.Sessie = p.Sessie
			goed(t, vergeet(h.MedewerkerLijst(ctx, c)))
			goed(t, vergeet(h.FunctieBeeindigen(ctx, Als(geval.door), neem(geval.wie, geval.functie))))
			geweigerd(t, vergeet(h.MedewerkerLijst(ctx, c)), "WGS 1.8")
			goed(t, vergeet(h.MijnWerk(ctx, c)))
			if na, err := h.Sessie(ctx, token); err != nil || !slices.Contains(p.Functies, string(geval.functie)) || slices.Contains(na.Functies, string(geval.functie)) {
				t.Errorf("the log-in of %s said %v and says %v %v", geval.wie, p.Functies, na.Functies, err)
			}
		}
		een, twee, ander := ingelogd(t, h, Arno), ingelogd(t, h, Arno), ingelogd(t, h, Anna)
		goed(t, vergeet(h.MijnWerk(ctx, een)))
		goed(t, vergeet(h.MedewerkerBeeindigen(ctx, Als(Beatle), stopt(Arno, 1))))
		nietIngelogd(t, "the first log-in", vergeet(h.MijnWerk(ctx, een)))
		nietIngelogd(t, "the second log-in", vergeet(h.MijnWerk(ctx, twee)))
		if n, m := h.Getal(`SELECT COUNT(*) FROM sessie WHERE medewerker = $1`, Arno), h.Getal(`SELECT COUNT(*) FROM sessie WHERE medewerker = $1`, Anna); n != 0 || m == 0 {
			t.Errorf("%d log-ins of Arno and %d of Anna are left", n, m)
		}
		goed(t, vergeet(h.MijnWerk(ctx, ander)))
	})
}

// rule WGS-12: a function is held from the first moment of its first day until the last of its last, in Amsterdam: who will be administrator
// gives nothing yet, who was no longer.
func TestRegelFunctieVanTot(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx := h.Ctx()
		in := geef(Arno, partij.Partijbeheerder)
		in.Van, in.Tot = "28-3-2026", "29-3-2026" // the night of summer time is between
		goed(t, vergeet(h.FunctieGeven(ctx, Als(Beatle), in)))
		ongeldig(t, vergeet(h.FunctieGeven(ctx, Als(Beatle), in)), "functie") // it is given already, though not held
		for _, geval := range []struct {
			dag, uur, minuut int
			houdt            bool
		}{{27, 23, 59, false}, {28, 0, 0, true}, {29, 12, 0, true}, {29, 23, 59, true}, {30, 0, 0, false}} {
			h.Klok.Loop(time.Date(2026, time.March, geval.dag, geval.uur, geval.minuut, 0, 0, klok.Amsterdam()).Sub(h.Klok.Nu()))
			b := mensBlad(t, h, Beatle, Arno)
			i := slices.IndexFunc(b.Rechten, func(r gate.RechtBlad) bool { return r.Functie == string(partij.Partijbeheerder) })
			if i < 0 || b.Rechten[i].Nu != geval.houdt {
				t.Fatalf("on %d March %d:%02d the rights are %+v", geval.dag, geval.uur, geval.minuut, b.Rechten)
			}
			err := vergeet(h.MedewerkerLijst(ctx, Als(Arno)))
			if geval.houdt {
				goed(t, err)
				goed(t, vergeet(h.MedewerkerLezen(ctx, Als(Arno), Anna)))
				continue
			}
			geweigerd(t, err, "WGS 1.8")
			geweigerd(t, vergeet(h.FunctieGeven(ctx, Als(Arno), geef(Rik, partij.Aanmelder))), "WGS 1.8")
		}
	})
}

// A function that did not begin can end before it does: it is never held, and can be given anew.
func TestFunctieVoorHetBegin(t *testing.T) {
	h := Nieuw(t)
	in := geef(Arno, partij.Partijbeheerder)
	in.Van = "4-3-2026"
	goed(t, vergeet(h.FunctieGeven(h.Ctx(), Als(Beatle), in)))
	goed(t, vergeet(h.FunctieBeeindigen(h.Ctx(), Als(Beatle), neem(Arno, partij.Partijbeheerder))))
	h.Klok.Loop(72 * time.Hour)
	geweigerd(t, vergeet(h.MedewerkerLijst(h.Ctx(), Als(Arno))), "WGS 1.8")
	goed(t, vergeet(h.FunctieGeven(h.Ctx(), Als(Beatle), geef(Arno, partij.Partijbeheerder))))
	goed(t, vergeet(h.MedewerkerLijst(h.Ctx(), Als(Arno))))
}

// rule WGS-12, rule WGS-15, rule 8.2c-1: of all functions that there are, who gives which to whose people; whatever is not here is refused, and
// a refusal gives nothing.
func TestRegelNiemandGeeftMeer(t *testing.T) {
	h := Nieuw(t)
	ctx := h.Ctx()
	vanPartij := partij.EigenFuncties()
	toezicht := []partij.Functie{partij.FG, partij.Contactpunt, partij.Rechtmatigheid, partij.CoordinerendFG}
	goed(t, vergeet(h.FunctieGeven(ctx, Als(Mo), geef(Nul, partij.Partijbeheerder))))
	personeel := []partij.Functie{partij.Manager, partij.Ondersteuning} // functioneel beheer goes with no work in casussen
	for _, geval := range []struct {
		door, aan string
		mag       []partij.Functie // is given
		fout      []partij.Functie // may be given, and does not fit this person or is held already
		artikel   string           // of a refusal
	}{
		{Rik, Fien, nil, nil, "WGS 1.8"}, // until Beatle makes Rik an administrator
		{Beatle, Rik, vanPartij, nil, "WGS 1.8"},
		{Beatle, Bas, nil, nil, "WGS 1.8"},
		{Beatle, Petra, nil, nil, "WGS 1.8"},
		{Beatle, Beatle, nil, nil, ""}, // WGS-12, or WGS 1.8 for what is not of a Partij
		{Mo, Rik, []partij.Functie{partij.Contactpunt}, []partij.Functie{partij.Rechtmatigheid}, ""}, // whom Beatle made uitvoerder: never fg (AVG 38.6)
		{Mo, Pim, append(personeel, toezicht[1:3]...), []partij.Functie{partij.Procesregisseur, partij.Partijbeheerder}, ""},
		{Mo, Nul, toezicht[1:3], nil, ""},
		{Mo, Mo, nil, nil, ""},
		{Mo, Els, nil, nil, ""},                              // whose Partij left
		{Nul, Cleo, vanPartij[2:], vanPartij[:2], "WGS 1.8"}, // as Mo made Nul the first
		{Nul, Rik, nil, nil, "WGS 1.8"},
		{Petra, Pim, nil, nil, "WGS 1.8"},
		{Bram, Oda, nil, nil, "WGS 1.8"},
		{Oda, Bram, nil, nil, "WGS 1.8"},
		{Anna, Arno, nil, nil, "WGS 1.8"},
		{Fien, Rik, nil, nil, "WGS 1.8"},
		{Daan, Dirk, nil, nil, "14.1"},
	} {
		for _, f := range partij.Functies() {
			voor := h.Getal(`SELECT COUNT(*) FROM functie`)
			err := vergeet(h.FunctieGeven(ctx, Als(geval.door), geef(geval.aan, f)))
			var d *errs.Denied
			var i *errs.Invalid
			if (err == nil) != slices.Contains(geval.mag, f) || errors.As(err, &i) != slices.Contains(geval.fout, f) || err != nil && i == nil && !errors.As(err, &d) {
				t.Errorf("%s gives %s to %s: %v", geval.door, f, geval.aan, err)
			}
			if d == nil {
				continue
			}
			if geval.artikel != "" && !slices.Equal(d.Artikelen, []string{geval.artikel}) {
				t.Errorf("%s gives %s to %s: refused on %v, want %s", geval.door, f, geval.aan, d.Artikelen, geval.artikel)
			}
			if na := h.Getal(`SELECT COUNT(*) FROM functie`); na != voor {
				t.Errorf("%s is refused to give %s and there are %d functions more", geval.door, f, na-voor)
			}
		}
	}
}

// rule WGS-12: for an administrator the people of another Partij do not exist: each act on one of them is refused as on somebody who is nowhere,
// by id and by mark, and leaves them as they were.
func TestRegelAnderePartijOnbekend(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		beheerders(t, h)
		ctx := h.Ctx()
		z := h.InScreening()
		merk := mensBlad(t, h, Beatle, Anna).Kenmerk
		for handeling, doe := range map[string]func(c gate.Caller, wie string) error{
			"medewerker.lezen":      func(c gate.Caller, wie string) error { return vergeet(h.MedewerkerLezen(ctx, c, wie)) },
			"medewerker.beeindigen": func(c gate.Caller, wie string) error { return vergeet(h.MedewerkerBeeindigen(ctx, c, stopt(wie, 1))) },
			"functie.geven": func(c gate.Caller, wie string) error {
				return vergeet(h.FunctieGeven(ctx, c, geef(wie, partij.Partijbeheerder)))
			},
			"functie.beeindigen": func(c gate.Caller, wie string) error {
				return vergeet(h.FunctieBeeindigen(ctx, c, neem(wie, partij.Uitvoerder)))
			},
			"medewerker.herstellen": func(c gate.Caller, wie string) error {
				return vergeet(h.MedewerkerHerstellen(ctx, c, partij.Herstellen{Medewerker: wie, Gezien: true}))
			},
			"medewerker.overdragen": func(c gate.Caller, wie string) error {
				return vergeet(h.MedewerkerOverdragen(ctx, c, partij.WerkOverdragen{Medewerker: wie, Casus: z.ID, Overnemer: Bas}))
			},
		} {
			artikel := "WGS 1.8"
			if handeling == "medewerker.herstellen" {
				artikel = "14.3"
			}
			nergens := geweigerd(t, doe(Als(Bas), "m-niemand"), artikel)
			for _, wie := range []string{Anna, merk, Beatle, Petra} {
				d := geweigerd(t, doe(Als(Bas), wie), artikel)
				if d.Handeling != handeling || d.Titel != nergens.Titel || d.Waarom != nergens.Waarom || d.Anders != nergens.Anders || !slices.Equal(d.Artikelen, nergens.Artikelen) ||
					!slices.Equal(d.Regels, nergens.Regels) {
					t.Errorf("%s on %s tells %+v, on nobody %+v", handeling, wie, d, nergens)
				}
			}
		}
		lijst, err := h.MedewerkerLijst(ctx, Als(Bas))
		goed(t, err)
		for _, m := range append(lijst.Medewerkers, lijst.Eerder...) {
			if m.Partij.ID != Politie {
				t.Errorf("Bas sees %s of %s", m.Naam, m.Partij.Naam)
			}
		}
		if b := mensBlad(t, h, Beatle, Anna); !b.Werkt || b.Versie != 1 || len(b.Rechten) != 2 || len(b.Werk) > 0 {
			t.Errorf("Anna is now %+v", b)
		}
		goed(t, vergeet(h.CasusLezen(ctx, Als(Anna), z.ID)))
	})
}

// rule WGS-12, rule 14.1-1: who takes over is a colleague of the same Partij who may work in casussen and signed the declaration. Any other gets
// nothing, and what waits keeps waiting; who takes over sees that Casus and no other.
func TestRegelWieNeemtOver(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx := h.Ctx()
		p := planhuis{Huis: h, z: h.RTO(Bo, Cleo)}
		p.vastgesteld(p.concept(0))
		a, ander := p.afspraak("Woonplek zoeken"), h.InScreening()
		zonder := h.TeBevestigen() // in which Petra works, and Anna has to confirm
		goed(t, vergeet(h.FunctieBeeindigen(ctx, Als(Beatle), neem(Anna, partij.Aanmelder))))
		goed(t, vergeet(h.FunctieBeeindigen(ctx, Als(Beatle), neem(Anna, partij.Uitvoerder)))) // she stays, with other work
		later := geef(Rik, partij.Uitvoerder)
		later.Van = "9-3-2026"
		goed(t, vergeet(h.FunctieGeven(ctx, Als(Beatle), later)))
		nieuw, err := h.MedewerkerUitnodigen(ctx, Als(Beatle), nodigUit("Nel Nieuw", partij.Uitvoerder))
		goed(t, err)
		over := partij.WerkOverdragen{Medewerker: Anna, Casus: p.z.ID}
		for wat, wie := range map[string]string{"herself": Anna, "another Partij": Bo, "another function": Fien, "a function that begins later": Rik,
			"who did not sign": nieuw.ID, "the house": Petra, "nobody": "m-niemand"} {
			over.Overnemer = wie
			var i *errs.Invalid
			if err := vergeet(h.MedewerkerOverdragen(ctx, Als(Beatle), over)); !errors.As(err, &i) || i.Velden[0].Veld != "overnemer" {
				t.Errorf("taken over by %s: %v", wat, err)
			}
		}
		over.Overnemer = Beatle
		geweigerd(t, vergeet(h.MedewerkerOverdragen(ctx, Als(Beatle), over)), "WGS-12")
		if b := mensBlad(t, h, Beatle, Anna); len(b.Overnemers) != 1 || b.Overnemers[0].ID != Arno || !b.Werkt {
			t.Errorf("the page is %+v", b)
		}
		over.Overnemer = Arno
		onbekend(t, vergeet(h.CasusLezen(ctx, Als(Arno), p.z.ID)))
		goed(t, vergeet(h.MedewerkerOverdragen(ctx, Als(Beatle), over)))
		goed(t, vergeet(h.CasusLezen(ctx, Als(Arno), p.z.ID)))
		for _, z := range []gate.Verwijzing{ander, zonder} {
			onbekend(t, vergeet(h.CasusLezen(ctx, Als(Arno), z.ID)))
		}
		goed(t, vergeet(h.FunctieGeven(ctx, Als(Beatle), geef(Anna, partij.Uitvoerder)))) // what was taken over does not come back
		onbekend(t, vergeet(h.CasusLezen(ctx, Als(Anna), p.z.ID)))
		goed(t, vergeet(h.CasusLezen(ctx, Als(Anna), ander.ID)))
		if k, err := h.AfspraakLezen(ctx, Als(Arno), a.ID); err != nil || k.Medewerker.ID != Arno {
			t.Errorf("the Afspraak is now %+v %v", k.AfspraakRegel, err)
		}
	})
}
