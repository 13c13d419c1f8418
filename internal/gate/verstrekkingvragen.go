// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"context"
	"slices"
	"strings"
	"time"

	"rondetafel/internal/bestuur"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/informatie"
	"rondetafel/internal/klok"
	"rondetafel/internal/policy"
	"rondetafel/internal/rto"
)

// nieuwDeel is a part of a disclosure that is being asked or registered.
type nieuwDeel struct {
	id       string
	stuk     stuk // zero for words
	passage  informatie.Passage
	partijen []string // that supplied it
}

// VerstrekkingVragen asks the suppliers of pieces, and all who took part in an Overleg for words said there, whether a Derde may have them
// (rules 7.2-2, 7.2-4). Nothing goes anywhere by it. Who is a Partij or a Betrokkene is no Derde (1.6-1), and asked is only what its
// supplier lets be asked (13.2-1).
func (g *Gate) VerstrekkingVragen(ctx context.Context, c Caller, in informatie.Verstrekking) (Verwijzing, error) {
	in, nu := in.Schoon(), g.klok.Nu()
	if err := in.Valideer(nu.In(klok.Amsterdam())); err != nil {
		return Verwijzing{}, err
	}
	id := nieuwID(nu)
	inhoud := g.zegelLater(ctx, in.Casus, vanVerstrekking, id, verstrekkingInhoud{Derde: in.Derde, Doel: in.Doel, Grondslag: in.Grondslag, Noodzaak: in.Noodzaak})
	return schrijf(ctx, g, c, "verstrekking.vragen", in, func(s *scope) (Verwijzing, error) {
		z, stukken, err := s.teVerstrekken(in.Casus, in.Stukken, true)
		if err != nil {
			return Verwijzing{}, err
		}
		delen, err := s.eisVerstrekking(z, in.Derde, in.Stukken, stukken)
		if err = eerste(err, inhoud.err, s.eisOpen(z, in.Teksten())); err != nil {
			return Verwijzing{}, err
		}
		for i, p := range in.Passages {
			d, err := s.eisPassage(z, i, p)
			if err != nil {
				return Verwijzing{}, err
			}
			delen = append(delen, d)
		}
		r := store.Verstrekking{ID: id, Casus: z.ID, Soort: informatie.VerstrekkingVerzoek, Stand: informatie.VerstrekkingGevraagd, Uiterlijk: in.Uiterlijk.ISO()}
		return s.nieuweVerstrekking(z, r, inhoud, s.metNamen(delen), []byte{})
	})
}

// VerstrekkingPlicht registers what went to a Derde because a law demands it, with its article. No consent is needed, and one that was
// refused does not stop it; who supplied it is told (rule 14.1-2).
func (g *Gate) VerstrekkingPlicht(ctx context.Context, c Caller, in informatie.WettelijkePlicht) (Verwijzing, error) {
	in, nu := in.Schoon(), g.klok.Nu()
	if err := in.Valideer(nu.In(klok.Amsterdam())); err != nil {
		return Verwijzing{}, err
	}
	id := nieuwID(nu)
	inhoud := g.zegelLater(ctx, in.Casus, vanVerstrekking, id, verstrekkingInhoud{Derde: in.Derde, Grondslag: in.Artikel, Noodzaak: in.Waarom, Datum: in.Datum.ISO()})
	return schrijf(ctx, g, c, "verstrekking.plicht", in, func(s *scope) (Verwijzing, error) {
		z, stukken, err := s.teVerstrekken(in.Casus, in.Stukken, false)
		if err != nil {
			return Verwijzing{}, err
		}
		delen, err := s.eisVerstrekking(z, in.Derde, in.Stukken, stukken)
		if err = eerste(err, inhoud.err, s.eisOpen(z, in.Teksten())); err != nil {
			return Verwijzing{}, err
		}
		delen = s.metNamen(delen)
		r := store.Verstrekking{ID: id, Casus: z.ID, Soort: informatie.VerstrekkingPlicht, Stand: informatie.VerstrekkingVerleend}
		gegeven, err := s.watIsGegeven(r, in, delen)
		if err != nil {
			return Verwijzing{}, err
		}
		return s.nieuweVerstrekking(z, r, inhoud, delen, gegeven)
	})
}

// teVerstrekken reads a Casus with the pieces that the caller named and may read, and decides on the act. vraag tells that their suppliers
// must let them be asked for.
func (s *scope) teVerstrekken(id string, stukken []string, vraag bool) (zaak, map[string]stuk, error) {
	z, err := s.gezien(id)
	if err != nil {
		return z, nil, err
	}
	s.namens(z)
	rijen, err := s.stukkenVan(z)
	if err != nil {
		return z, nil, err
	}
	uit, ctx := map[string]stuk{}, policy.Context{}
	for _, g := range stukken {
		r, ok := rijen[g]
		if !ok {
			continue // said at its field
		}
		k, err := s.maakStuk(z, r)
		if err != nil {
			return z, nil, err
		}
		if !s.vraag("gegeven.lezen", k.op, policy.Context{}).Toegestaan {
			continue
		}
		uit[g] = k
		switch {
		case vraag && !k.VraagDerde:
			ctx.Ontbreekt = append(ctx.Ontbreekt, string(informatie.NietMeerVragen))
		case vraag && !k.geldt.VraagDerde:
			ctx.Ontbreekt = append(ctx.Ontbreekt, string(informatie.BuitenProtocol))
		}
	}
	return z, uit, s.beslisOver(z.op, ctx, "casus.bestaan")
}

// eisVerstrekking asks that the Derde is one, and that the caller may read every piece: of one that they may not it says the same as of one
// that is not there.
func (s *scope) eisVerstrekking(z zaak, d informatie.Derde, ids []string, stukken map[string]stuk) ([]nieuwDeel, error) {
	var v errs.Velden
	if err := s.eisGeenBekende(&v, z, d); err != nil {
		return nil, err
	}
	var delen []nieuwDeel
	for _, id := range ids {
		k, ok := stukken[id]
		v.Eis(ok, "stukken", "Kies stukken uit deze casus die je zelf leest.")
		delen = append(delen, nieuwDeel{stuk: k, partijen: []string{k.Partij}})
	}
	return delen, v.Fout()
}

// eisPassage asks that words were said at an Overleg of the Casus that was held and that the caller may read; they belong to all who took
// part in it (rule 7.2-4).
func (s *scope) eisPassage(z zaak, i int, p informatie.Passage) (nieuwDeel, error) {
	d := nieuwDeel{passage: p}
	o, err := store.Overleg{}, error(store.ErrGeen)
	if isID(p.Overleg) {
		o, err = s.tx.Overleg(p.Overleg)
	}
	if alsEr(err) != nil {
		return d, err
	}
	goed := err == nil && o.Casus == z.ID && o.Stand == rto.Afgerond
	if goed {
		t, err := s.maakTafel(z, o)
		if err != nil {
			return d, err
		}
		goed = s.vraag("overleg.lezen", t.op, policy.Context{}).Toegestaan
		for _, u := range t.genodigd {
			if g := genodigdeVan(u); g.Stuurde(u.Aanwezig) {
				d.partijen = append(d.partijen, u.Partij)
			}
		}
	}
	var v errs.Velden
	v.Eis(goed && len(d.partijen) > 0, informatie.PassageNaam(i, "overleg"), "Kies een RTO van deze casus dat is geweest, en waarvan vaststaat wie er was.")
	return d, v.Fout()
}

// metNamen gives each part its id.
func (s *scope) metNamen(delen []nieuwDeel) []nieuwDeel {
	for i := range delen {
		delen[i].id = nieuwID(klok.VanMicro(s.moment).Add(time.Duration(i) * time.Millisecond))
	}
	return delen
}

// nieuweVerstrekking writes a disclosure with its parts and, of one under a legal duty, what was given; it asks or tells their suppliers, and
// says so on the timeline of those who may know.
func (s *scope) nieuweVerstrekking(z zaak, r store.Verstrekking, inhoud verzegeld, delen []nieuwDeel, gegeven []byte) (Verwijzing, error) {
	if inhoud.err != nil {
		return Verwijzing{}, inhoud.err
	}
	r.Vrager, r.Namens, r.Gevraagd, r.Inhoud = s.caller.persoon(), s.entry.Namens, s.moment, inhoud.bytes
	r.Gewijzigd, r.GewijzigdDoor = s.moment, s.caller.persoon()
	r.Zegel = s.verzegel(vanVerstrekking, verstrekkingRij(r.ID), 0, verstrekkingVelden(r))
	if err := s.tx.NieuweVerstrekking(r, gegeven); err != nil {
		return Verwijzing{}, err
	}
	s.object(r.ID)
	var partijen []string
	for i, d := range delen {
		if err := s.voegDeelToe(r, i, d); err != nil {
			return Verwijzing{}, err
		}
		partijen = append(partijen, d.partijen...)
	}
	soort := "verstrekking.gevraagd"
	if r.Soort == informatie.VerstrekkingPlicht {
		soort = "verstrekking.plicht"
	}
	err := eerste(s.merkVerstrekking(verstrekking{Verstrekking: r, zaak: z}, partijen...), s.gebeurt(z.ID, soort, vanVerstrekking, r.ID))
	return Verwijzing{ID: r.ID, Nummer: z.Nummer, Versie: 1}, err
}

// voegDeelToe adds a part, which is an Instemming of its suppliers: asked for a request, told under a legal duty.
func (s *scope) voegDeelToe(r store.Verstrekking, volgorde int, n nieuwDeel) error {
	doos, err := s.doos(r.Casus)
	if err != nil {
		return err
	}
	d := store.Verstrekkingsdeel{Instemming: n.id, Verstrekking: r.ID, Casus: r.Casus, Volgorde: volgorde, Gegeven: n.stuk.ID, Stukversie: n.stuk.Versie, Overleg: n.passage.Overleg, Inhoud: []byte{}}
	if d.Gegeven == "" {
		if d.Inhoud, err = sluitIn(doos, vanDeel, d.Instemming, n.passage.Tekst); err != nil {
			return err
		}
	} else {
		s.object(d.Gegeven)
	}
	if err := s.tx.NieuweInstemming(store.Instemming{ID: d.Instemming, Casus: r.Casus, Soort: vanVerstrekking, Object: r.ID, Vrager: r.Vrager, Gevraagd: s.moment}); err != nil {
		return err
	}
	stand := bestuur.Gevraagd
	if r.Soort == informatie.VerstrekkingPlicht {
		stand = bestuur.Ingelicht
	}
	for _, p := range slices.Compact(slices.Sorted(slices.Values(n.partijen))) {
		v := store.Stem{Instemming: d.Instemming, Partij: p, Stand: stand, Inhoud: []byte{}}
		v.Zegel = s.verzegel("stem", stemRij(v), 0, stemVelden(v))
		if err := s.tx.NieuweStem(v); err != nil {
			return err
		}
		d.Stemmen = append(d.Stemmen, v)
	}
	d.Zegel = s.verzegel(vanDeel, deelRij(d.Instemming), 0, deelVelden(d))
	s.object(d.Instemming)
	return s.tx.NieuwVerstrekkingsdeel(d)
}

// VerstrekkingIntrekken takes a request back of which no letter was made: nobody is asked any more.
func (g *Gate) VerstrekkingIntrekken(ctx context.Context, c Caller, in informatie.VerstrekkingIntrekken) (Verwijzing, error) {
	return schrijf(ctx, g, c, "verstrekking.intrekken", in, func(s *scope) (Verwijzing, error) {
		v, err := s.nieuwsteVerstrekking(in.Verstrekking, in.Versie, nil)
		if err != nil {
			return Verwijzing{}, err
		}
		return s.bewaarVerstrekking(v, informatie.VerstrekkingIngetrokken, []byte{}, "verstrekking.ingetrokken")
	})
}

// nieuwsteVerstrekking is verstrekking, for an act that changes the version which the caller saw.
func (s *scope) nieuwsteVerstrekking(id string, versie int64, ctx func(verstrekking) (policy.Context, error)) (verstrekking, error) {
	v, err := s.verstrekking(id, ctx)
	if s.ingehaald(err, v.op, versie, v.Versie) {
		return v, s.verstrekkingConflict(v)
	}
	return v, err
}

// verstrekkingConflict says how a disclosure is now: of each part of which the caller may know what was answered. Who changed it is told to
// who may know of every part (rule 13.2-1).
func (s *scope) verstrekkingConflict(v verstrekking) error {
	c := &errs.Conflict{Wat: "deze verstrekking", Wie: s.huis.medewerkers[v.GewijzigdDoor].Naam, Moment: v.Gewijzigd, Versie: v.Versie, Nu: "Stand: " + v.Stand.Label()}
	kijk := s.kijkNaar(v)
	var antwoorden []string
	for _, d := range v.delen {
		if !s.zietDeel(d, kijk) {
			c.Wie = ""
			continue
		}
		for _, stem := range d.Stemmen {
			antwoorden = append(antwoorden, "\n"+s.huis.partijen[stem.Partij].Naam+": "+d.nu(stem).Label())
		}
	}
	slices.Sort(antwoorden) // the parts of one moment have no order of their own
	c.Nu += strings.Join(antwoorden, "")
	return c
}

// beweeg moves the version of a disclosure because something of it changed: nobody makes a letter, or advises, on what they did not see
// (rules 7.2-2 and WGS-10).
func (s *scope) beweeg(r store.Verstrekking) error {
	r.Gewijzigd, r.GewijzigdDoor = s.moment, s.caller.persoon()
	r.Zegel = s.verzegel(vanVerstrekking, verstrekkingRij(r.ID), r.Versie, verstrekkingVelden(r))
	return s.tx.BeweegVerstrekking(r)
}

// beweegOver moves the version of every open disclosure that asks for a piece which changes. One whose row was altered stays what it is.
func (s *scope) beweegOver(gegeven string) error {
	rijen, err := s.tx.GevraagdOver(gegeven)
	for _, r := range rijen {
		if err == nil && s.g.echt(vanVerstrekking, r.ID, r.Zegel, verstrekkingVelden(r)) {
			err = s.beweeg(r)
		}
	}
	return err
}

// bewaarVerstrekking writes what became of a disclosure, and tells those who may know.
func (s *scope) bewaarVerstrekking(v verstrekking, stand informatie.VerstrekkingStand, brief []byte, soort string) (Verwijzing, error) {
	r := v.Verstrekking
	r.Stand, r.Gewijzigd, r.GewijzigdDoor = stand, s.moment, s.caller.persoon()
	r.Zegel = s.verzegel(vanVerstrekking, verstrekkingRij(r.ID), r.Versie, verstrekkingVelden(r))
	err := eerste(s.tx.ZetVerstrekking(r, brief), s.merkVerstrekking(v, v.feiten[0].Gevraagd...), s.gebeurt(r.Casus, soort, vanVerstrekking, r.ID))
	return Verwijzing{ID: r.ID, Nummer: v.zaak.Nummer, Versie: r.Versie}, err
}
