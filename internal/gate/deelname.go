// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"context"

	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/partij"
	"rondetafel/internal/policy"
)

// DeelnameBetrekken decides that a Partij takes part in a Casus, through one of its people, with the ground on which it may
// (WGS 2.31 lid 4). The decision records on behalf of which public Partij it is taken (rule WGS-2).
func (g *Gate) DeelnameBetrekken(ctx context.Context, c Caller, in casus.Betrekken) (Verwijzing, error) {
	if err := in.Valideer(); err != nil {
		return Verwijzing{}, err
	}
	inhoud := g.zegelLater(ctx, in.Casus, "deelname", in.Casus+in.Partij, in)
	return schrijf(ctx, g, c, "deelname.betrekken", in, func(s *scope) (Verwijzing, error) {
		naar := policy.Context{NaarPartij: in.Partij, NaarActief: s.huis.doetMee(in.Partij, s.moment)}
		z, err := s.casus(in.Casus, naar)
		if err != nil {
			return Verwijzing{}, err
		}
		if err := eerste(inhoud.err, s.eisOpen(z, in.Teksten())); err != nil {
			return Verwijzing{}, err
		}
		return s.betrek(z, in, inhoud)
	})
}

// doetMee tells whether a Partij of the covenant takes part at moment.
func (h *huis) doetMee(id string, moment int64) bool {
	p, ok := h.partijen[id]
	return ok && p.Actief(moment) && p.Soort.Convenant()
}

func (s *scope) betrek(z zaak, in casus.Betrekken, inhoud verzegeld) (Verwijzing, error) {
	var v errs.Velden
	v.Eis(in.Partij != z.Aanmelder, "partij", "Deze Partij doet al mee: zij meldde de casus aan.")
	s.eisDeelnemer(&v, "", in)
	if err := v.Fout(); err != nil {
		return Verwijzing{}, err
	}
	publiek, err := s.namensPubliek(z, in.NamensPubliek)
	if err != nil {
		return Verwijzing{}, err
	}
	if err := s.laatMeedoen(z, in, publiek, inhoud); err != nil {
		return Verwijzing{}, err
	}
	return Verwijzing{ID: z.ID, Nummer: z.Nummer, Versie: z.Versie}, s.tx.MerkZicht(z.ID, nil, s.moment, z.Open)
}

// eisDeelnemer asks that in names somebody of its Partij who may work in casussen. pad is where the fields stand in the form.
func (s *scope) eisDeelnemer(v *errs.Velden, pad string, in casus.Betrekken) {
	m := s.huis.medewerkers[in.Medewerker]
	v.Eis(m.Partij == in.Partij && m.Actief(s.moment) && m.Heeft(partij.Uitvoerder, s.moment), pad+"medewerker",
		"Kies iemand van deze Partij die in casussen mag werken.")
	v.Eis(m.Partij != in.Partij || s.huis.wie(in.Medewerker, s.moment).Getekend, pad+"medewerker",
		"Deze persoon moet eerst de verklaring van geheimhouding tekenen (art. 14.1). Kies een ander.")
}

// laatMeedoen records the decision that a Partij takes part (WGS 2.31 lid 4, rule WGS-2) and lets the person whom it names see
// the Casus.
func (s *scope) laatMeedoen(z zaak, in casus.Betrekken, publiek string, inhoud verzegeld) error {
	if inhoud.err != nil {
		return inhoud.err
	}
	d := store.Deelname{Casus: z.ID, Partij: in.Partij, Medewerker: in.Medewerker, Namens: s.entry.Namens, NamensPubliek: publiek, Moment: s.moment,
		Inhoud: inhoud.bytes}
	d.Zegel = s.verzegel(vanDeelname, deelnameRij(d), 0, deelnameVelden(d))
	err := s.tx.NieuweDeelname(d)
	if s.tx.Botsing(err) {
		return &errs.Invalid{Velden: []errs.Veldfout{{Veld: "partij", Melding: "Deze Partij doet al mee. Kies een andere."}}}
	}
	if err != nil {
		return err
	}
	s.object(in.Partij, in.Medewerker)
	return eerste(s.geefRol(z.ID, in.Partij, policy.RolDeelnemer), s.geefRol(z.ID, in.Medewerker, policy.RolAangewezen),
		s.gebeurt(z.ID, "deelname.betrokken", "casus", in.Partij))
}

// DeelnameAanwijzen designates a colleague of the caller's own Partij for a Casus: only designated people see it (WGS 1.8
// lid 2).
func (g *Gate) DeelnameAanwijzen(ctx context.Context, c Caller, in casus.Aanwijzen) (Verwijzing, error) {
	if err := in.Valideer(); err != nil {
		return Verwijzing{}, err
	}
	return schrijf(ctx, g, c, "deelname.aanwijzen", in, func(s *scope) (Verwijzing, error) {
		z, err := s.casus(in.Casus, s.huis.naar(in.Medewerker, s.moment))
		if err != nil {
			return Verwijzing{}, err
		}
		if err := s.geefRol(z.ID, in.Medewerker, policy.RolAangewezen); err != nil {
			return Verwijzing{}, err
		}
		s.object(in.Medewerker)
		return Verwijzing{ID: z.ID, Nummer: z.Nummer, Versie: z.Versie}, s.gebeurt(z.ID, "deelname.aangewezen", "casus", in.Medewerker)
	})
}
