// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/klok"
	"rondetafel/internal/partij"
	"rondetafel/internal/policy"
	"rondetafel/internal/rto"
)

// uitnodigingInhoud is what is sealed of an invitation.
type uitnodigingInhoud struct {
	Grond    string `json:"grond"`
	Bijdrage string `json:"bijdrage"`
}

// OverlegUitnodigen invites Partijen to an Overleg (rules 9.2e-1, 9.2e-2): each with the ground on which it may be there and what
// is asked of it. Nothing goes out without goal, type of decision and themes (9.2c-1), before every Betrokkene was informed or
// that was postponed or left out (AVG-3), or to a Partij that takes no part in the Casus or in the covenant (6.2-1).
func (g *Gate) OverlegUitnodigen(ctx context.Context, c Caller, in rto.Uitnodigen) (Verwijzing, error) {
	in = in.Schoon()
	if err := in.Valideer(); err != nil {
		return Verwijzing{}, err
	}
	return schrijf(ctx, g, c, "overleg.uitnodigen", in, func(s *scope) (Verwijzing, error) {
		t, err := s.nieuwsteOverleg(in.Overleg, in.Versie, func(t tafel) (policy.Context, error) { return s.uitTeNodigen(t, in) })
		if err := s.eisOpenNa(err, t.zaak, in.Teksten()); err != nil {
			return Verwijzing{}, err
		}
		return s.nodigUit(t, in)
	})
}

// uitTeNodigen are the facts of inviting: whether the Partijen take part today, and what is missing.
func (s *scope) uitTeNodigen(t tafel, in rto.Uitnodigen) (policy.Context, error) {
	ctx := policy.Context{NaarActief: true}
	gronden, err := s.gronden(t.zaak)
	if err != nil {
		return ctx, err
	}
	ontbreekt, err := s.ontbreektAan(t)
	if err != nil {
		return ctx, err
	}
	for _, u := range in.Uitnodigingen {
		ctx.NaarActief = ctx.NaarActief && s.huis.doetMee(u.Partij, s.moment)
		grond, doetMee := gronden[u.Partij]
		if !doetMee {
			ontbreekt = append(ontbreekt, rto.OntbreektDeelname)
		}
		if !casus.Gevuld(u.Grond + grond) {
			ontbreekt = append(ontbreekt, rto.OntbreektGrond)
		}
	}
	ctx.Ontbreekt = ontbreekt
	return ctx, nil
}

// gronden are the Partijen that take part in a Casus, each with the ground on which it does. The aanmelder takes part because it
// reported the Casus; on which ground it sits at the table is not known by that.
func (s *scope) gronden(z zaak) (map[string]string, error) {
	rijen, err := s.deelnames(z.ID)
	if err != nil {
		return nil, err
	}
	doos, err := s.doos(z.ID)
	if err != nil {
		return nil, err
	}
	uit := map[string]string{z.Aanmelder: ""}
	for _, r := range rijen {
		var in casus.Betrekken
		if err := openNaar(doos, "deelname", z.ID+r.Partij, r.Inhoud, &in); err != nil {
			return nil, err
		}
		uit[r.Partij] = in.Grond
	}
	return uit, nil
}

// ontbreektAan says what is missing before any invitation to an Overleg can go out (rules 9.2c-1, AVG-3).
func (s *scope) ontbreektAan(t tafel) ([]string, error) {
	in, err := s.openOverleg(t)
	if err != nil {
		return nil, err
	}
	v := rto.Voorbereiding{Doel: in.Doel, SoortBesluit: in.SoortBesluit, Themas: in.Themas, Planning: planningVan(t.Overleg)}
	ontbreekt := v.Ontbreekt()
	open, err := s.teInformeren(t.zaak, s.dagVan(t.Overleg))
	if open {
		ontbreekt = append(ontbreekt, rto.OntbreektInformeren)
	}
	return ontbreekt, err
}

func planningVan(o store.Overleg) rto.Planning {
	return rto.Planning{Datum: klok.Datum(o.Datum), Begin: o.Begin, Einde: o.Einde, Plaats: o.Plaats}
}

func (s *scope) nodigUit(t tafel, in rto.Uitnodigen) (Verwijzing, error) {
	gronden, err := s.gronden(t.zaak)
	if err != nil {
		return Verwijzing{}, err
	}
	doos, err := s.doos(t.Casus)
	if err != nil {
		return Verwijzing{}, err
	}
	for i, u := range in.Uitnodigingen {
		inhoud := uitnodigingInhoud{Grond: u.Grond, Bijdrage: u.Bijdrage}
		if !casus.Gevuld(u.Grond) {
			inhoud.Grond = gronden[u.Partij]
		}
		r := store.Uitnodiging{Overleg: t.ID, Casus: t.Casus, Partij: u.Partij, Moment: s.moment, Machtiging: []byte{}}
		if r.Inhoud, err = sluitIn(doos, "uitnodiging", t.ID+u.Partij, inhoud); err != nil {
			return Verwijzing{}, err
		}
		r.Zegel = s.verzegel(vanGenodigde, uitnodigingRij(r), 0, genodigdeVelden(r))
		err := s.tx.NieuweUitnodiging(r)
		if s.tx.Botsing(err) {
			return Verwijzing{}, &errs.Invalid{Velden: []errs.Veldfout{{Veld: fmt.Sprintf("uitnodigingen[%d].partij", i),
				Melding: "Deze Partij is al uitgenodigd."}}}
		}
		if err != nil {
			return Verwijzing{}, err
		}
		t.genodigd = append(t.genodigd, r)
		s.object(u.Partij)
	}
	t.Stand = rto.Uitgenodigd
	err = s.zetOverleg(&t)
	return t.verwijzing(), eerste(err, s.gebeurt(t.Casus, "overleg.uitgenodigd", "overleg", t.ID))
}

// OverlegAfvaardigen says whom the caller's own Partij sends to an Overleg (rule 6.2-1), and whether they have its mandate
// (6.3-1). They are designated for the Casus in the same act (WGS 1.8 lid 2), so that they can prepare.
func (g *Gate) OverlegAfvaardigen(ctx context.Context, c Caller, in rto.Afvaardiging) (Verwijzing, error) {
	if err := in.Valideer(); err != nil {
		return Verwijzing{}, err
	}
	return schrijf(ctx, g, c, "overleg.afvaardigen", in, func(s *scope) (Verwijzing, error) {
		t, err := s.overleg(in.Overleg, zonderMeer)
		if err := s.eisOpenNa(err, t.zaak, in.Teksten()); err != nil {
			return Verwijzing{}, err
		}
		u, ok := t.genodigde(s.wie[0].Partij)
		if !ok {
			return Verwijzing{}, errors.New("gate: wie mag afvaardigen, is niet uitgenodigd")
		}
		return s.vaardigAf(t, u, in)
	})
}

func (s *scope) vaardigAf(t tafel, u store.Uitnodiging, in rto.Afvaardiging) (Verwijzing, error) {
	voorheen := []string{u.Medewerker, u.Vervanger}
	u.Komt, u.Medewerker, u.Vervanger, u.Mandaat, u.Machtiging = in.Komt, "", "", false, []byte{}
	if in.Komt == "ja" {
		if err := s.eisAfgevaardigde(u.Partij, in); err != nil {
			return Verwijzing{}, err
		}
		u.Medewerker, u.Vervanger, u.Mandaat = in.Medewerker, in.Vervanger, in.Mandaat
		doos, err := s.doos(t.Casus)
		if err != nil {
			return Verwijzing{}, err
		}
		if u.Machtiging, err = sluitIn(doos, "machtiging", t.ID+u.Partij, in.MandaatVan); err != nil {
			return Verwijzing{}, err
		}
	}
	u.Zegel = s.verzegel(vanGenodigde, uitnodigingRij(u), u.Versie, genodigdeVelden(u))
	if err := s.tx.ZetUitnodiging(u); err != nil {
		return Verwijzing{}, err
	}
	for _, m := range []string{u.Medewerker, u.Vervanger} {
		if err := s.wijsAan(t.Casus, m, policy.RolAangewezen|policy.RolAfgevaardigd); err != nil {
			return Verwijzing{}, err
		}
	}
	return t.verwijzing(), eerste(s.laatGaan(t.zaak, voorheen...), s.merkTafel(t), s.gebeurt(t.Casus, "overleg.afgevaardigd", "overleg", t.ID))
}

// eisAfgevaardigde asks that a Partij sends its own people, who may work in casussen.
func (s *scope) eisAfgevaardigde(van string, in rto.Afvaardiging) error {
	var v errs.Velden
	eis := func(id, veld string) {
		m := s.huis.medewerkers[id]
		v.Eis(id == "" || m.Partij == van && m.Actief(s.moment) && m.Heeft(partij.Uitvoerder, s.moment), veld,
			"Kies iemand van je eigen Partij die in casussen mag werken (art. 6.2).")
		v.Eis(m.Partij != van || s.huis.wie(id, s.moment).Getekend, veld,
			"Deze persoon moet eerst de verklaring van geheimhouding tekenen. Kies een ander.")
	}
	eis(in.Medewerker, "medewerker")
	eis(in.Vervanger, "vervanger")
	return v.Fout()
}

// wijsAan designates a person for a Casus who is not yet: rol is RolAangewezen, with RolAfgevaardigd for who is only sent to an Overleg.
func (s *scope) wijsAan(id, wie string, rol policy.Bits) error {
	if wie == "" {
		return nil
	}
	s.object(wie)
	z, err := s.tx.ZichtVan(id, wie)
	if al := s.rollen(z); err == nil && al&policy.RolAangewezen != 0 {
		if ruimer(al, rol) == al || rol&policy.RolAfgevaardigd != 0 {
			return nil
		}
		return s.geefRol(id, wie, rol)
	}
	return eerste(alsEr(err), s.geefRol(id, wie, rol), s.gebeurt(id, "deelname.aangewezen", "casus", wie))
}

// laatGaan ends the designation of people who had it only because their Partij sent them to an Overleg (WGS 1.8 lid 2), when no
// Overleg of the Casus is theirs any more. Who has an Afspraak to carry out keeps it, and so does the last one of a Partij.
func (s *scope) laatGaan(z zaak, mensen ...string) error {
	for _, wie := range mensen {
		r, err := s.tx.ZichtVan(z.ID, wie)
		if err == nil && s.rollen(r)&policy.RolAfgevaardigd != 0 {
			err = s.laatEenGaan(z, wie)
		}
		if alsEr(err) != nil {
			return err
		}
	}
	return nil
}

func (s *scope) laatEenGaan(z zaak, wie string) error {
	blijft, err := s.nodigIn(z, wie)
	if err != nil || blijft {
		return err
	}
	return s.ontheef(z, wie)
}

// ontheef ends the designation of a person for a Casus.
func (s *scope) ontheef(z zaak, wie string) error {
	s.object(wie)
	return eerste(s.neemRol(z.ID, wie, policy.RolAangewezen|policy.RolAfgevaardigd), s.gebeurt(z.ID, "deelname.ontheven", "casus", wie))
}

// nodigIn tells whether a delegate is still needed in a Casus: sent to an Overleg that was not cancelled, with an Afspraak to carry out, or
// the last one whom their Partij designated.
func (s *scope) nodigIn(z zaak, wie string) (bool, error) {
	overleggen, err := s.tx.Overleggen(z.ID)
	for _, o := range overleggen {
		t, fout := s.maakTafel(z, o)
		if err = eerste(err, fout); err != nil {
			return true, err
		}
		u, ok := t.genodigde(s.huis.medewerkers[wie].Partij)
		if ok && o.Stand != rto.Afgelast && genodigdeVan(u).Stuurde(wie) {
			return true, nil
		}
	}
	werk, fout := s.heeftWerk(z, wie)
	collega, misser := s.heeftCollega(z, wie)
	return werk || !collega, eerste(err, fout, misser)
}

// heeftWerk tells whether somebody has an Afspraak to carry out in a Casus.
func (s *scope) heeftWerk(z zaak, wie string) (bool, error) {
	rijen, err := s.tx.Afspraken(z.ID)
	return slices.ContainsFunc(rijen, func(a store.Afspraak) bool { return a.Medewerker == wie && a.Stand.Loopt() }), err
}

// heeftCollega tells whether the Partij of wie designated anybody else for a Casus who still works there.
func (s *scope) heeftCollega(z zaak, wie string) (bool, error) {
	rijen, err := s.tx.ZichtOp(z.ID)
	return slices.ContainsFunc(rijen, func(r store.Zicht) bool { return r.Wie != wie && s.isCollega(r, s.huis.medewerkers[wie].Partij) }), err
}

// deelnemendePartijen are the Partijen that take part in a Casus and in the covenant today, sorted.
func (s *scope) deelnemendePartijen(z zaak) ([]string, error) {
	rijen, err := s.deelnames(z.ID)
	uit := []string{z.Aanmelder}
	for _, r := range rijen {
		uit = append(uit, r.Partij)
	}
	uit = slices.DeleteFunc(uit, func(p string) bool { return !s.huis.doetMee(p, s.moment) })
	slices.Sort(uit)
	return slices.Compact(uit), err
}
