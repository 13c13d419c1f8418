// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"context"
	"slices"
	"strings"

	"rondetafel/internal/bestuur"
	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/klok"
	"rondetafel/internal/partij"
	"rondetafel/internal/policy"
)

// An incidentele derde is proposed by the Procesregisseur and let in by every public Partij that takes part in the Casus (WGS 2.31 lid 9,
// rule WGS-14). From then it is a Partij of its own kind, with people of its own, whose only tie to anything is a row of zicht that ends on
// its last day: no audience has it in it, and of the pieces it reads those whose suppliers name it.

const vanIncidenteel = "incidentelederde"

// What keeps a public Partij from deciding, and a Procesregisseur from proposing, in fixed words for policy.
const (
	geenPubliek = "publiek" // no public Partij takes part
	naDeTermijn = "termijn" // its last day is over
)

// incidenteelInhoud is what is sealed of one.
type incidenteelInhoud struct {
	casus.Incidenteel
	Reden string `json:"reden,omitempty"` // why it ended
}

// incidenteel is an incidentele derde with its Casus, what the public Partijen answered, and the facts of it for each caller.
type incidenteel struct {
	store.IncidenteleDerde
	zaak    zaak
	stemmen []store.Stem
	publiek []string // those that decide: that take part now, and that were asked
	feiten  []policy.IncidenteleDerde
}

func (d incidenteel) op(i int) policy.Resource { return d.feiten[i] }

// stem is the answer of a Partij; one that joined since has not answered.
func (d incidenteel) stem(partij string) store.Stem {
	i := slices.IndexFunc(d.stemmen, func(v store.Stem) bool { return v.Partij == partij })
	if i < 0 {
		return store.Stem{Instemming: d.Instemming, Partij: partij, Stand: bestuur.Gevraagd, Inhoud: []byte{}}
	}
	return d.stemmen[i]
}

// samen is the outcome: every public Partij must agree, also one that was asked and left (article 20).
func (d incidenteel) samen() bestuur.Stand {
	var i bestuur.Instemming
	for _, p := range d.publiek {
		i = append(i, bestuur.Antwoord{Partij: p, Stand: d.stem(p).Stand})
	}
	return i.Samen()
}

// publiekePartijen are the public ones of those that take part in a Casus (WGS 2.27 lid 1).
func (s *scope) publiekePartijen(z zaak) ([]string, error) {
	partijen, err := s.betrokkenPartijen(z)
	return slices.DeleteFunc(partijen, func(p string) bool { return !s.huis.partijen[p].Publiek() }), err
}

// maakIncidenteel makes the facts of one. Of an altered row nothing is left but that it was there, for the regie.
func (s *scope) maakIncidenteel(z zaak, r store.IncidenteleDerde, nu []string) (incidenteel, error) {
	d := incidenteel{IncidenteleDerde: r, zaak: z}
	if !s.g.echt(vanIncidenteel, r.ID, r.Zegel, incidenteelVelden(r)) {
		d.Stand = casus.IncidenteelIngetrokken
	} else {
		rijen, _, err := s.stemmen(r.Instemming)
		if err != nil {
			return d, err
		}
		d.stemmen, d.publiek = rijen, slices.Clone(nu)
		for _, v := range rijen {
			d.publiek = append(d.publiek, v.Partij)
		}
		slices.Sort(d.publiek)
		d.publiek = slices.Compact(d.publiek)
	}
	for _, f := range z.feiten {
		d.feiten = append(d.feiten, policy.IncidenteleDerde{ID: r.ID, Casus: f, Publiek: d.publiek, Stand: string(d.Stand)})
	}
	return d, nil
}

// incidentelenVan are those of a Casus of which the caller may know, the newest first.
func (s *scope) incidentelenVan(z zaak) ([]incidenteel, error) {
	rijen, err := s.tx.IncidenteleDerden(z.ID)
	if err != nil || len(rijen) == 0 {
		return nil, err
	}
	nu, err := s.publiekePartijen(z)
	var uit []incidenteel
	for _, r := range rijen {
		d, fout := s.maakIncidenteel(z, r, nu)
		if err = eerste(err, fout); err != nil {
			return nil, err
		}
		if s.mag("incidentelederde.lezen", d.op) {
			uit = append(uit, d)
		}
	}
	return uit, err
}

// incidenteel reads one and decides on the act: *errs.Denied for who may know of it, else errs.ErrNotFound.
func (s *scope) incidenteel(id string, ctx func(incidenteel) policy.Context) (incidenteel, error) {
	r, err := opID(s, id, s.tx.IncidenteleDerde)
	if err != nil {
		return incidenteel{}, err
	}
	z, err := s.gezien(r.Casus)
	if err != nil {
		return incidenteel{}, err
	}
	s.namens(z)
	nu, err := s.publiekePartijen(z)
	if err != nil {
		return incidenteel{}, err
	}
	d, err := s.maakIncidenteel(z, r, nu)
	if err != nil {
		return d, err
	}
	return d, s.beslisOver(d.op, ctx(d), "incidentelederde.lezen")
}

// nieuwsteIncidenteel is incidenteel, for an act that changes the version which the caller saw.
func (s *scope) nieuwsteIncidenteel(id string, versie int64, ctx func(incidenteel) policy.Context) (incidenteel, error) {
	d, err := s.incidenteel(id, ctx)
	if len(d.feiten) > 0 && s.ingehaald(err, d.op, versie, d.Versie) {
		return d, &errs.Conflict{Wat: "deze incidentele derde", Wie: s.huis.medewerkers[d.GewijzigdDoor].Naam, Moment: d.Gewijzigd, Versie: d.Versie,
			Nu: "Stand: " + d.Stand.Label()}
	}
	return d, err
}

func (s *scope) incidenteelInhoud(d store.IncidenteleDerde) (incidenteelInhoud, error) {
	var in incidenteelInhoud
	doos, err := s.doos(d.Casus)
	if err != nil {
		return in, err
	}
	return in, openNaar(doos, vanIncidenteel, d.ID, d.Inhoud, &in)
}

// IncidenteleDerdeVoorstellen asks the public Partijen that take part in a Casus to let an organisation in that is no Partij of the covenant
// (rules WGS-14, 1.6-1). Nothing opens by it.
func (g *Gate) IncidenteleDerdeVoorstellen(ctx context.Context, c Caller, in casus.Incidenteel) (Verwijzing, error) {
	in, nu := in.Schoon(), g.klok.Nu()
	if err := in.Valideer(nu.In(klok.Amsterdam())); err != nil {
		return Verwijzing{}, err
	}
	id := nieuwID(nu)
	inhoud := g.zegelLater(ctx, in.Casus, vanIncidenteel, id, incidenteelInhoud{Incidenteel: in})
	return schrijf(ctx, g, c, "incidentelederde.voorstellen", in, func(s *scope) (Verwijzing, error) {
		z, err := s.gezien(in.Casus)
		if err != nil {
			return Verwijzing{}, err
		}
		s.namens(z)
		publiek, err := s.publiekePartijen(z)
		if err != nil {
			return Verwijzing{}, err
		}
		var rond policy.Context
		if len(publiek) == 0 {
			rond.Ontbreekt = []string{geenPubliek}
		}
		if err := s.beslisOver(z.op, rond, "casus.bestaan"); err != nil {
			return Verwijzing{}, err
		}
		if err := eerste(s.eisIncidenteel(z, in), inhoud.err, s.eisOpen(z, in.Teksten())); err != nil {
			return Verwijzing{}, err
		}
		return s.stelDerdeVoor(z, id, in, inhoud.bytes, publiek)
	})
}

// eisIncidenteel asks that the organisation is neither a Partij nor a betrokkene, nor its people (rule 1.6-1), and that it is not already
// proposed or let in.
func (s *scope) eisIncidenteel(z zaak, in casus.Incidenteel) error {
	var v errs.Velden
	bekend, err := s.bekenden(z)
	if err != nil {
		return err
	}
	isPartij, mens := bekend.Herkent(in.Organisatie)
	v.Eis(!isPartij, "organisatie", "Dit is een Partij van het convenant, en geen derde (art. 1.6). Betrek haar als Partij bij de casus.")
	v.Eis(!mens, "organisatie", "Dit is een betrokkene van deze casus, en geen organisatie (art. 1.6).")
	for _, n := range in.Personen {
		_, mens := bekend.Herkent(n)
		v.Eis(!mens, "personen", "Hier staat een betrokkene van deze casus. Die leest niet mee (art. 1.6).")
	}
	al, err := s.incidentelenVan(z)
	for _, d := range al {
		loopt := d.Stand == casus.IncidenteelGevraagd || d.Stand == casus.IncidenteelToegelaten && d.Tot > s.moment
		ander, fout := s.incidenteelInhoud(d.IncidenteleDerde)
		err = eerste(err, fout)
		v.Eis(!loopt || !strings.EqualFold(ander.Organisatie, in.Organisatie), "organisatie",
			"Deze organisatie is al voorgesteld of doet al mee. Beëindig dat eerst, als er iets moet veranderen.")
	}
	return eerste(err, v.Fout())
}

func (s *scope) stelDerdeVoor(z zaak, id string, in casus.Incidenteel, inhoud []byte, publiek []string) (Verwijzing, error) {
	vraag, err := s.vraagInstemming(z, vanIncidenteel, id, publiek)
	if err != nil {
		return Verwijzing{}, err
	}
	r := store.IncidenteleDerde{ID: id, Casus: z.ID, Instemming: vraag, Voorsteller: s.caller.persoon(), Namens: s.entry.Namens, Gevraagd: s.moment,
		Stand: casus.IncidenteelGevraagd, Gewijzigd: s.moment, GewijzigdDoor: s.caller.persoon(), Inhoud: inhoud}
	r.Van, r.Tot = in.Periode(moment(s.moment).In(klok.Amsterdam()))
	r.Zegel = s.verzegel(vanIncidenteel, incidenteelRij(id), 0, incidenteelVelden(r))
	s.object(id)
	err = eerste(s.tx.NieuweIncidenteleDerde(r), s.gebeurt(z.ID, vanIncidenteel+".voorgesteld", vanIncidenteel, id),
		s.merkVoor(z, policy.RolProcesregisseur|policy.RolWaarnemer, publiek...))
	return Verwijzing{ID: id, Nummer: z.Nummer, Versie: 1}, err
}

// IncidenteleDerdeBeslissen is the answer of the caller's Partij, a public one. At the first no the proposal ends; at the last yes the
// organisation is let in until its last day (rule WGS-14).
func (g *Gate) IncidenteleDerdeBeslissen(ctx context.Context, c Caller, in casus.IncidenteelBesluit) (Verwijzing, error) {
	if err := in.Valideer(); err != nil {
		return Verwijzing{}, err
	}
	return schrijf(ctx, g, c, "incidentelederde.beslissen", in, func(s *scope) (Verwijzing, error) {
		d, err := s.nieuwsteIncidenteel(in.Derde, in.Versie, s.besluitContext)
		if err := s.eisOpenNa(err, d.zaak, in.Teksten()); err != nil {
			return Verwijzing{}, err
		}
		return s.beslisMee(d, in)
	})
}

// besluitContext is what keeps the caller's Partij from deciding now.
func (s *scope) besluitContext(d incidenteel) policy.Context {
	var ctx policy.Context
	if len(s.wie) > 0 && d.stem(s.wie[0].Partij).Stand != bestuur.Gevraagd {
		ctx.Ontbreekt = append(ctx.Ontbreekt, geenVraag)
	}
	if d.Tot <= s.moment {
		ctx.Ontbreekt = append(ctx.Ontbreekt, naDeTermijn)
	}
	return ctx
}

func (s *scope) beslisMee(d incidenteel, in casus.IncidenteelBesluit) (Verwijzing, error) {
	v, soort := d.stem(s.wie[0].Partij), vanIncidenteel+".ingestemd"
	v.Stand, v.Medewerker, v.Moment = bestuur.Ingestemd, s.caller.persoon(), s.moment
	if !in.Ja() {
		v.Stand, soort = bestuur.Geweigerd, vanIncidenteel+".geweigerd"
	}
	if err := s.zetStem(d, v, in.Reden); err != nil {
		return Verwijzing{}, err
	}
	d.stemmen = append(slices.DeleteFunc(slices.Clone(d.stemmen), func(o store.Stem) bool { return o.Partij == v.Partij }), v)
	err := eerste(s.gebeurt(d.Casus, soort, vanIncidenteel, d.ID), s.merkVoor(d.zaak, policy.RolProcesregisseur|policy.RolWaarnemer, d.publiek...))
	if err != nil {
		return Verwijzing{}, err
	}
	switch d.samen() {
	case bestuur.Geweigerd:
		return s.bewaarIncidenteel(d, casus.IncidenteelAfgewezen, d.Inhoud)
	case bestuur.Ingestemd:
		return s.laatToe(d)
	}
	return Verwijzing{ID: d.ID, Nummer: d.zaak.Nummer, Versie: d.Versie}, nil
}

// zetStem writes the answer of a Partij, which was asked or joined since.
func (s *scope) zetStem(d incidenteel, v store.Stem, reden string) error {
	doos, err := s.doos(d.Casus)
	if err != nil {
		return err
	}
	if v.Inhoud, err = sluitIn(doos, "stem", stemPlek(v), stemInhoud{Reden: reden}); err != nil {
		return err
	}
	nieuw := v.Versie == 0
	v.Zegel = s.verzegel("stem", stemRij(v), v.Versie, stemVelden(v))
	if nieuw {
		return s.tx.NieuweStem(v)
	}
	return s.tx.ZetStem(v)
}

// laatToe makes of the organisation a Partij of its own kind with the people that were named, and lets it see that the Casus is there, from
// now or its first day until its last.
func (s *scope) laatToe(d incidenteel) (Verwijzing, error) {
	in, err := s.incidenteelInhoud(d.IncidenteleDerde)
	if err != nil {
		return Verwijzing{}, err
	}
	d.Van = max(d.Van, s.moment)
	p := store.Partij{Partij: partij.Partij{ID: d.ID, Naam: in.Organisatie, Kort: in.Organisatie, Soort: partij.Incidenteel, Van: d.Van, Tot: d.Tot}}
	p.Zegel = s.verzegel("partij", partijRij(p), 0, partijVelden(p))
	if err := s.tx.NieuwePartij(p); err != nil {
		return Verwijzing{}, err
	}
	for _, naam := range in.Personen {
		m := partij.Medewerker{ID: nieuwID(klok.VanMicro(s.moment)), Partij: d.ID, Naam: naam, Van: 0, Tot: klok.Eeuwig}
		if err := s.nieuweMedewerker(m); err != nil {
			return Verwijzing{}, err
		}
		s.object(m.ID)
	}
	z := store.Zicht{Casus: d.Casus, Wie: d.ID, Rollen: uint64(policy.RolIncidenteel), Van: d.Van, Tot: d.Tot, Open: true, Gewijzigd: s.moment}
	z.Zegel = s.verzegel("zicht", zichtRij(z), 0, zichtVelden(z))
	s.huisNieuw = true
	if err := eerste(s.tx.NieuwZicht(z), s.gebeurt(d.Casus, vanIncidenteel+".toegelaten", vanIncidenteel, d.ID), s.tx.MerkZicht(d.Casus, nil, s.moment, d.zaak.Open)); err != nil {
		return Verwijzing{}, err
	}
	return s.bewaarIncidenteel(d, casus.IncidenteelToegelaten, d.Inhoud)
}

// IncidenteleDerdeBeeindigen ends that an organisation takes part, from the next look on, or takes the proposal back (rule WGS-14).
func (g *Gate) IncidenteleDerdeBeeindigen(ctx context.Context, c Caller, in casus.IncidenteelEinde) (Verwijzing, error) {
	if err := in.Valideer(); err != nil {
		return Verwijzing{}, err
	}
	return schrijf(ctx, g, c, "incidentelederde.beeindigen", in, func(s *scope) (Verwijzing, error) {
		d, err := s.nieuwsteIncidenteel(in.Derde, in.Versie, func(incidenteel) policy.Context { return policy.Context{} })
		if err := s.eisOpenNa(err, d.zaak, in.Teksten()); err != nil {
			return Verwijzing{}, err
		}
		return s.beeindig(d, in.Reden)
	})
}

func (s *scope) beeindig(d incidenteel, reden string) (Verwijzing, error) {
	in, err := s.incidenteelInhoud(d.IncidenteleDerde)
	if err != nil {
		return Verwijzing{}, err
	}
	doos, err := s.doos(d.Casus)
	if err != nil {
		return Verwijzing{}, err
	}
	in.Reden = reden
	inhoud, err := sluitIn(doos, vanIncidenteel, d.ID, in)
	if err != nil {
		return Verwijzing{}, err
	}
	if d.Stand == casus.IncidenteelGevraagd {
		err := eerste(s.gebeurt(d.Casus, vanIncidenteel+".ingetrokken", vanIncidenteel, d.ID), s.merkVoor(d.zaak, policy.RolProcesregisseur|policy.RolWaarnemer, d.publiek...))
		if err != nil {
			return Verwijzing{}, err
		}
		return s.bewaarIncidenteel(d, casus.IncidenteelIngetrokken, inhoud)
	}
	if err := eerste(s.stopPartij(d.ID), s.neemRol(d.Casus, d.ID, policy.RolIncidenteel),
		s.gebeurt(d.Casus, vanIncidenteel+".beeindigd", vanIncidenteel, d.ID), s.tx.MerkZicht(d.Casus, nil, s.moment, d.zaak.Open)); err != nil {
		return Verwijzing{}, err
	}
	return s.bewaarIncidenteel(d, casus.IncidenteelBeeindigd, inhoud)
}

// stopPartij ends that a Partij takes part: now, if it had not ended before.
func (s *scope) stopPartij(id string) error {
	alle, err := s.tx.Partijen()
	for _, p := range alle {
		if p.ID != id || err != nil {
			continue
		}
		p.Tot = min(p.Tot, s.moment)
		p.Zegel = s.verzegel("partij", partijRij(p), p.Versie, partijVelden(p))
		s.huisNieuw, s.vernauwd = true, true
		err = s.tx.ZetPartij(p)
	}
	return err
}

// bewaarIncidenteel writes what became of one.
func (s *scope) bewaarIncidenteel(d incidenteel, stand casus.IncidenteelStand, inhoud []byte) (Verwijzing, error) {
	r := d.IncidenteleDerde
	r.Stand, r.Gewijzigd, r.GewijzigdDoor, r.Inhoud = stand, s.moment, s.caller.persoon(), inhoud
	r.Zegel = s.verzegel(vanIncidenteel, incidenteelRij(r.ID), r.Versie, incidenteelVelden(r))
	return Verwijzing{ID: r.ID, Nummer: d.zaak.Nummer, Versie: r.Versie}, s.tx.ZetIncidenteleDerde(r)
}
