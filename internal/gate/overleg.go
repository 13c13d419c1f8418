// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"context"
	"slices"
	"time"

	"rondetafel/internal/errs"
	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/klok"
	"rondetafel/internal/policy"
	"rondetafel/internal/rto"
)

// overlegInhoud is what is sealed of an Overleg.
type overlegInhoud struct {
	Doel         string           `json:"doel"`
	SoortBesluit rto.SoortBesluit `json:"soortBesluit"`
	Themas       []string         `json:"themas"`
}

func inhoudVan(in rto.Voorbereiding) overlegInhoud {
	return overlegInhoud{Doel: in.Doel, SoortBesluit: in.SoortBesluit, Themas: in.Themas}
}

// OverlegPlannen puts a Casus on the agenda of a Ronde Tafel Overleg (article 9.2 under c and d). That is possible only after the
// triage decided it (rules 6.1-1, 9.2d-1). What has to be there before invitations go out, may still be empty. Returns the id of
// the Overleg.
func (g *Gate) OverlegPlannen(ctx context.Context, c Caller, in rto.Voorbereiding) (Verwijzing, error) {
	in = in.Schoon()
	nu := g.klok.Nu()
	if err := in.Valideer(nu); err != nil {
		return Verwijzing{}, err
	}
	id := nieuwID(nu)
	inhoud := g.zegelLater(ctx, in.Casus, "overleg", id, inhoudVan(in))
	return schrijf(ctx, g, c, "overleg.plannen", in, func(s *scope) (Verwijzing, error) {
		z, err := s.casus(in.Casus, policy.Context{})
		if err := s.eisOpenNa(eerste(err, inhoud.err), z, in.Teksten()); err != nil {
			return Verwijzing{}, err
		}
		return s.zetOpAgenda(z, id, in, inhoud)
	})
}

func (s *scope) zetOpAgenda(z zaak, id string, in rto.Voorbereiding, inhoud verzegeld) (Verwijzing, error) {
	eerdere, err := s.tx.Overleggen(z.ID)
	if err != nil {
		return Verwijzing{}, err
	}
	o := store.Overleg{ID: id, Casus: z.ID, Nummer: len(eerdere) + 1, Stand: rto.Voorbereid, Gewijzigd: s.moment,
		GewijzigdDoor: s.caller.persoon(), Gepland: s.moment, Inhoud: inhoud.bytes, Verslag: []byte{}}
	if err := s.zetPlanning(&o, in.Planning); err != nil {
		return Verwijzing{}, err
	}
	s.verzegelOverleg(&o)
	if err := s.tx.NieuwOverleg(o); err != nil {
		return Verwijzing{}, err
	}
	s.object(id)
	err = eerste(s.merkTafel(tafel{Overleg: o, zaak: z}), s.gebeurt(z.ID, "overleg.gepland", "overleg", id))
	return Verwijzing{ID: id, Nummer: z.Nummer, Versie: 1}, err
}

// zetPlanning says when and where an Overleg is. One to which Partijen are invited gets a begin that lies ahead: their pieces of information
// open when it begins (rule 9.2f-1).
func (s *scope) zetPlanning(o *store.Overleg, p rto.Planning) error {
	was := aanvang(*o)
	o.Datum, o.Begin, o.Einde, o.Plaats = p.Datum.ISO(), rto.Tijd(p.Begin), rto.Tijd(p.Einde), p.Plaats
	var v errs.Velden
	nu := klok.Micro(moment(s.moment).Truncate(time.Minute))
	v.Eis(!gehouden(*o) || aanvang(*o) == was || aanvang(*o) >= nu, "begin", "Kies een tijd die nog komt: er zijn al Partijen uitgenodigd.")
	return v.Fout()
}

// vervroegt tells whether a planning lets an Overleg to which Partijen are invited begin earlier than they were told.
func vervroegt(o store.Overleg, p rto.Planning) bool {
	nieuw := o
	nieuw.Datum, nieuw.Begin = p.Datum.ISO(), rto.Tijd(p.Begin)
	return gehouden(o) && aanvang(nieuw) < aanvang(o)
}

// tafel is an Overleg with who is invited, its Casus and the facts of it for each caller.
type tafel struct {
	store.Overleg
	genodigd []store.Uitnodiging // those whose MAC fits: an altered or forged row invites nobody
	werkt    map[string]bool     // Partijen that take part in the covenant today, and their people who still work there
	blijvend map[string]mandaat  // of the people with a standing mandate of their Partij, today and when it begins, what they may decide here (rule 6.3-1)
	zaak     zaak
	feiten   []policy.Overleg
}

func (t tafel) op(i int) policy.Resource { return t.feiten[i] }

// genodigde returns the invitation of a Partij, and false when it is not invited.
func (t tafel) genodigde(partij string) (store.Uitnodiging, bool) {
	for _, u := range t.genodigd {
		if u.Partij == partij {
			return u, true
		}
	}
	return store.Uitnodiging{}, false
}

func (s *scope) maakTafel(z zaak, o store.Overleg) (tafel, error) {
	t := tafel{Overleg: o, zaak: z, werkt: map[string]bool{}, blijvend: map[string]mandaat{}}
	rijen, err := s.tx.Uitnodigingen(o.ID)
	if err != nil {
		return t, err
	}
	var partijen []string
	for _, u := range rijen {
		if s.g.echt(vanGenodigde, o.ID, u.Zegel, genodigdeVelden(u)) {
			t.genodigd, partijen = append(t.genodigd, u), append(partijen, u.Partij)
			t.werkt[u.Partij] = s.huis.doetMee(u.Partij, s.moment)
			for _, m := range []string{u.Medewerker, u.Vervanger} {
				mens := s.huis.medewerkers[m]
				t.werkt[m] = t.werkt[u.Partij] && mens.Actief(s.moment)
			}
		}
	}
	s.mandaten(&t, partijen)
	for _, f := range z.feiten {
		t.feiten = append(t.feiten, policy.Overleg{ID: o.ID, Casus: f, Genodigden: partijen, Stand: string(o.Stand)})
	}
	return t, nil
}

// leesTafel reads an Overleg as each caller stands to it. One that does not exist is errs.ErrNotFound.
func (s *scope) leesTafel(id string) (tafel, error) {
	o, err := opID(s, id, s.tx.Overleg)
	if err != nil {
		return tafel{}, err
	}
	z, err := s.gezien(o.Casus)
	if err != nil {
		return tafel{}, err
	}
	s.namens(z)
	return s.maakTafel(z, o)
}

// feitenVan are the facts that an act on an Overleg carries with it.
type feitenVan func(tafel) (policy.Context, error)

func zonderMeer(tafel) (policy.Context, error) { return policy.Context{}, nil }

// overleg reads an Overleg and decides on the act: *errs.Denied for who may know of it, else errs.ErrNotFound (rule 7.2-1).
func (s *scope) overleg(id string, feiten feitenVan) (tafel, error) {
	t, err := s.leesTafel(id)
	if err != nil {
		return t, err
	}
	ctx := policy.Context{NaarActief: true}
	if s.vraag(s.act.Naam, t.op, ctx).Toegestaan { // for others nothing is opened, and nothing that is missing is told
		if ctx, err = feiten(t); err != nil {
			return t, err
		}
	}
	return t, s.beslisOver(t.op, ctx, "overleg.lijst")
}

// nieuwsteOverleg is overleg, for an act that changes the version which the caller saw.
func (s *scope) nieuwsteOverleg(id string, versie int64, feiten feitenVan) (tafel, error) {
	t, err := s.overleg(id, feiten)
	if s.ingehaald(err, t.op, versie, t.Versie) {
		return t, s.overlegConflict(t)
	}
	return t, err
}

// overlegConflict says what became of an Overleg: when and where it is now, and to who reads it, what it is about.
func (s *scope) overlegConflict(t tafel) error {
	c := &errs.Conflict{Wat: "dit overleg", Wie: s.huis.medewerkers[t.GewijzigdDoor].Naam, Moment: t.Gewijzigd, Versie: t.Versie}
	tijd := t.Begin
	if t.Einde != "" {
		tijd += "–" + t.Einde
	}
	c.Nu = "Stand: " + t.Stand.Label() + "\nDag: " + klok.Datum(t.Datum).Woorden() + "\nTijd: " + tijd + "\nPlaats: " + t.Plaats
	if !s.vraag("overleg.lezen", t.op, policy.Context{}).Toegestaan {
		return c
	}
	if in, err := s.openOverleg(t); err == nil { // without it the conflict still stands
		c.Nu += "\nDoel: " + in.Doel
		if in.SoortBesluit != "" {
			c.Nu += "\nSoort besluit: " + in.SoortBesluit.Label()
		}
		for _, thema := range in.Themas {
			c.Nu += "\nThema: " + thema
		}
	}
	return c
}

func (s *scope) openOverleg(t tafel) (overlegInhoud, error) {
	var in overlegInhoud
	doos, err := s.doos(t.Casus)
	if err != nil {
		return in, err
	}
	return in, openNaar(doos, "overleg", t.ID, t.Inhoud, &in)
}

// zetOverleg writes an Overleg at its next version, and tells those who may know.
func (s *scope) zetOverleg(t *tafel) error {
	t.Gewijzigd, t.GewijzigdDoor = s.moment, s.caller.persoon()
	s.verzegelOverleg(&t.Overleg)
	return eerste(s.tx.ZetOverleg(t.Overleg), s.merkTafel(*t))
}

// merkTafel moves the Casus to the top for those who may know of a change at the table, and for nobody else (rule 7.2-1).
func (s *scope) merkTafel(t tafel) error {
	rijen, err := s.tx.ZichtOp(t.Casus)
	if err != nil {
		return err
	}
	var wie []string
	for _, r := range rijen {
		regie := policy.Bits(r.Rollen)&(policy.RolProcesregisseur|policy.RolWaarnemer) != 0
		_, genodigd := t.genodigde(s.huis.medewerkers[r.Wie].Partij)
		if regie || genodigd {
			wie = append(wie, r.Wie)
		}
	}
	return s.tx.MerkZicht(t.Casus, wie, s.moment, t.zaak.Open)
}

func (t tafel) verwijzing() Verwijzing {
	return Verwijzing{ID: t.ID, Nummer: t.zaak.Nummer, Versie: t.Versie}
}

// zegelOverleg seals v for an existing Overleg, before the lock: its Casus says which key.
func (g *Gate) zegelOverleg(ctx context.Context, tabel, id string, v any) verzegeld {
	return g.zegelVan(ctx, plaats{tabel, id}, func(tx *store.Tx) (string, error) {
		o, err := tx.Overleg(id)
		return o.Casus, err
	}, v)
}

// OverlegVoorbereiden writes goal, type of decision and themes of an Overleg (rule 9.2c-1), and when and where it is.
// *errs.Conflict when somebody changed it meanwhile.
func (g *Gate) OverlegVoorbereiden(ctx context.Context, c Caller, in rto.Voorbereiding) (Verwijzing, error) {
	in = in.Schoon()
	if err := in.Valideer(g.klok.Nu()); err != nil {
		return Verwijzing{}, err
	}
	inhoud := g.zegelOverleg(ctx, "overleg", in.Overleg, inhoudVan(in))
	return schrijf(ctx, g, c, "overleg.voorbereiden", in, func(s *scope) (Verwijzing, error) {
		t, err := s.nieuwsteOverleg(in.Overleg, in.Versie, s.alGehouden)
		if err := eerste(err, inhoud.err); err != nil {
			return Verwijzing{}, err
		}
		nu, err := s.openOverleg(t)
		stond := rto.Voorbereiding{Doel: nu.Doel, Themas: nu.Themas, Planning: rto.Planning{Plaats: t.Plaats}}
		if err := s.eisOpenNa(err, t.zaak, stondAl(in.Teksten(), stond.Teksten())); err != nil {
			return Verwijzing{}, err
		}
		t.Inhoud = inhoud.bytes
		if err := s.zetPlanning(&t.Overleg, in.Planning); err != nil {
			return Verwijzing{}, err
		}
		err = s.zetOverleg(&t)
		return t.verwijzing(), eerste(err, s.gebeurt(t.Casus, "overleg.voorbereid", "overleg", t.ID))
	})
}

// OverlegInplannen says when and where an Overleg is. Supporting staff do that too (rule 11.1-1), and see no more than this.
func (g *Gate) OverlegInplannen(ctx context.Context, c Caller, in rto.Planning) (Verwijzing, error) {
	if err := in.Valideer(g.klok.Nu()); err != nil {
		return Verwijzing{}, err
	}
	return schrijf(ctx, g, c, "overleg.inplannen", in, func(s *scope) (Verwijzing, error) {
		t, err := s.nieuwsteOverleg(in.Overleg, in.Versie, func(t tafel) (policy.Context, error) {
			ctx, err := s.alGehouden(t)
			if vervroegt(t.Overleg, in) {
				ctx.Ontbreekt = append(ctx.Ontbreekt, rto.Vervroegd)
			}
			return ctx, err
		})
		if err := s.eisOpenNa(err, t.zaak, in.Teksten()); err != nil {
			return Verwijzing{}, err
		}
		if err := s.zetPlanning(&t.Overleg, in); err != nil {
			return Verwijzing{}, err
		}
		err = s.zetOverleg(&t)
		return t.verwijzing(), eerste(err, s.gebeurt(t.Casus, "overleg.ingepland", "overleg", t.ID))
	})
}

// OverlegAanwezigheid records who is at the table: the delegates or substitutes whom the invited Partijen named, and nobody
// else (rule 6.2-1).
func (g *Gate) OverlegAanwezigheid(ctx context.Context, c Caller, in rto.Aanwezigheid) (Verwijzing, error) {
	in = in.Schoon()
	if err := in.Valideer(); err != nil {
		return Verwijzing{}, err
	}
	return schrijf(ctx, g, c, "overleg.aanwezigheid", in, func(s *scope) (Verwijzing, error) {
		t, err := s.nieuwsteOverleg(in.Overleg, in.Versie, func(t tafel) (policy.Context, error) {
			ontbreekt, err := s.nogTeBeginnen(t)
			return policy.Context{Ontbreekt: append(ontbreekt, nietGestuurd(t, in.Aanwezig)...)}, err
		})
		if err != nil {
			return Verwijzing{}, err
		}
		return s.legAanwezigVast(t, in)
	})
}

// nietGestuurd tells in a fixed word that somebody is named whom no invited Partij sends.
func nietGestuurd(t tafel, aanwezig []rto.Aanwezige) []string {
	for _, a := range aanwezig {
		u, ok := t.genodigde(a.Partij)
		if !ok || !genodigdeVan(u).Stuurde(a.Medewerker) || !t.werkt[a.Medewerker] {
			return []string{rto.OntbreektNaam}
		}
	}
	return nil
}

func genodigdeVan(u store.Uitnodiging) rto.Genodigde {
	return rto.Genodigde{Partij: u.Partij, Medewerker: u.Medewerker, Vervanger: u.Vervanger, Mandaat: u.Mandaat, Aanwezig: u.Aanwezig}
}

func (s *scope) legAanwezigVast(t tafel, in rto.Aanwezigheid) (Verwijzing, error) {
	wie := map[string]string{}
	for _, a := range in.Aanwezig {
		wie[a.Partij] = a.Medewerker
		s.object(a.Medewerker)
	}
	if err := s.eisWieBesloot(t, wie); err != nil {
		return Verwijzing{}, err
	}
	for _, u := range t.genodigd {
		u.Aanwezig = wie[u.Partij]
		u.Zegel = s.verzegel(vanGenodigde, uitnodigingRij(u), u.Versie, genodigdeVelden(u))
		if err := s.tx.ZetAanwezig(u); err != nil {
			return Verwijzing{}, err
		}
	}
	err := s.zetOverleg(&t)
	return t.verwijzing(), err
}

// eisWieBesloot asks that a Partij that was there for a decision stays so: a decision does not change afterwards, and who took part
// in it neither (rules 6.3-1, 7.1-1). aanwezig is by Partij who is there.
func (s *scope) eisWieBesloot(t tafel, aanwezig map[string]string) error {
	besluiten, err := s.openBesluiten(t)
	if err != nil {
		return err
	}
	var v errs.Velden
	for _, u := range t.genodigd {
		was := slices.ContainsFunc(besluiten, func(b BesluitBlad) bool {
			return slices.ContainsFunc(b.Partijen, func(p BesluitPartijBlad) bool { return p.Partij.ID == u.Partij && p.Stand != standAfwezig })
		})
		v.Eis(!was || aanwezig[u.Partij] != "", "aanwezig", s.huis.partijen[u.Partij].Naam+
			" deed mee aan een besluit van dit overleg (art. 7.1). Kies wie er voor deze Partij was.")
	}
	return v.Fout()
}

// nogNiet tells in a fixed word that the Overleg has yet to begin: who was there and what was decided is known then.
func (s *scope) nogNiet(t tafel) []string {
	if begonnen(t.Overleg, s.moment) {
		return nil
	}
	return []string{rto.OntbreektMoment}
}

// begonnen tells whether the begin of an Overleg has come. One without a day has not begun.
func begonnen(o store.Overleg, nu int64) bool {
	return aanvang(o) <= nu
}

// aanvang is the moment at which an Overleg begins, klok.Eeuwig while it has no day.
func aanvang(o store.Overleg) int64 {
	if begin, ok := rto.Aanvang(o.Datum, o.Begin); ok {
		return klok.Micro(begin)
	}
	return klok.Eeuwig
}

// OverlegAfronden ends an Overleg with its minutes: passages, each with who said it (rule 7.2-4). *errs.Invalid, with article 13.2, when one
// rests on a piece that the writer may not quote.
func (g *Gate) OverlegAfronden(ctx context.Context, c Caller, in rto.Verslag) (Verwijzing, error) {
	in = in.Schoon()
	if err := in.Valideer(); err != nil {
		return Verwijzing{}, err
	}
	return schrijf(ctx, g, c, "overleg.afronden", in, func(s *scope) (Verwijzing, error) {
		t, err := s.nieuwsteOverleg(in.Overleg, in.Versie, func(t tafel) (policy.Context, error) {
			return policy.Context{Ontbreekt: s.nogNiet(t)}, nil
		})
		if err != nil {
			return Verwijzing{}, err
		}
		var v errs.Velden
		err = eerste(s.eisPassages(&v, "passages", tafelBron(t), in.Passages),
			s.toetsOpen(&v, t.zaak, in.Teksten(), nil))
		if err != nil {
			return Verwijzing{}, err
		}
		if err := v.Fout(); err != nil {
			return Verwijzing{}, err
		}
		t.Stand = rto.Afgerond
		err = s.zetOverleg(&t)
		return t.verwijzing(), eerste(err, s.nieuwePassages(tafelBron(t), store.Passage{Soort: inVerslag, Houder: t.ID}, in.Passages),
			s.gebeurt(t.Casus, "overleg.afgerond", "overleg", t.ID))
	})
}

// nogTeBeginnen tells in fixed words why nobody can sit at the table yet: it has to begin, and of every betrokkene it stands that they know
// of the Casus, or why that waits; an answer that was only until a day is asked anew (rule AVG-3, reviewed at each round table).
func (s *scope) nogTeBeginnen(t tafel) ([]string, error) {
	ontbreekt := s.nogNiet(t)
	open, err := s.teInformeren(t.zaak, s.dagVan(t.Overleg))
	if open {
		ontbreekt = append(ontbreekt, rto.OntbreektInformeren)
	}
	return ontbreekt, err
}

// OverlegAfgelasten takes an Overleg that was not held off the agenda, with why (article 9.2 under d). Who was invited keeps seeing it, as
// afgelast, and nothing more is done on it. A draft of the plan that it was to decide on is no longer shown to who would have sat there.
func (g *Gate) OverlegAfgelasten(ctx context.Context, c Caller, in rto.Afgelasting) (Verwijzing, error) {
	if err := in.Valideer(); err != nil {
		return Verwijzing{}, err
	}
	reden := g.zegelOverleg(ctx, "afgelasting", in.Overleg, in.Reden)
	return schrijf(ctx, g, c, "overleg.afgelasten", in, func(s *scope) (Verwijzing, error) {
		t, err := s.nieuwsteOverleg(in.Overleg, in.Versie, s.alGehouden)
		if err := s.eisOpenNa(eerste(err, reden.err), t.zaak, in.Teksten()); err != nil {
			return Verwijzing{}, err
		}
		t.Stand, t.Verslag, s.vernauwd = rto.Afgelast, reden.bytes, true
		err = s.zetOverleg(&t)
		for _, u := range t.genodigd {
			err = eerste(err, s.laatGaan(t.zaak, u.Medewerker, u.Vervanger))
		}
		return t.verwijzing(), eerste(err, s.gebeurt(t.Casus, "overleg.afgelast", "overleg", t.ID))
	})
}

// alGehouden tells in a fixed word that an Overleg was held, whatever its state says: something was decided at it. What it was about and
// when it was does not change any more, and it is not cancelled.
func (s *scope) alGehouden(t tafel) (policy.Context, error) {
	besluiten, err := s.besluitenVan(t.ID)
	if len(besluiten) > 0 {
		return policy.Context{Ontbreekt: []string{rto.OntbreektVerslag}}, err
	}
	return policy.Context{}, err
}

// dagVan is the day of an Overleg, or the day of now while it has none.
func (s *scope) dagVan(o store.Overleg) time.Time {
	if dag, ok := klok.Datum(o.Datum).Lees(); ok {
		return dag
	}
	return moment(s.moment)
}
