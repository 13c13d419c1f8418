// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"context"
	"slices"

	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/plan"
	"rondetafel/internal/policy"
)

// AanwijzingBlad is somebody whom their Partij designated for a Casus.
type AanwijzingBlad struct {
	Naam
	Partij     Naam     `json:"partij"`
	Afspraken  int      `json:"afspraken"`          // that they have to carry out still
	Blijft     []string `json:"blijftOm,omitempty"` // why they cannot be relieved now: collega, casusregie, afvaardiging
	Overnemers []Naam   `json:"overnemers"`         // colleagues who can take over those afspraken
	Jij        bool     `json:"jij,omitempty"`      // the caller
}

// AanwijzingenBlad lists whom the caller can relieve of a Casus: people of their own Partij, for the Procesregisseur all.
type AanwijzingenBlad struct {
	Casus      string           `json:"casus"`
	Nummer     string           `json:"nummer"`
	Aangewezen []AanwijzingBlad `json:"aangewezen"`
}

// DeelnameLijst returns who is designated for a Casus, of those whom the caller can relieve (WGS 1.8 lid 2).
func (g *Gate) DeelnameLijst(ctx context.Context, c Caller, id string) (AanwijzingenBlad, error) {
	return lees(ctx, g, c, "deelname.lijst", func(s *scope) (AanwijzingenBlad, error) {
		z, err := s.casus(id, policy.Context{})
		if err != nil {
			return AanwijzingenBlad{}, err
		}
		s.toont(z.ID)
		b := AanwijzingenBlad{Casus: z.ID, Nummer: z.Nummer}
		b.Aangewezen, err = s.aanwijzingen(z)
		return b, err
	})
}

func (s *scope) aanwijzingen(z zaak) ([]AanwijzingBlad, error) {
	rijen, err := s.tx.ZichtOp(z.ID)
	uit := []AanwijzingBlad{}
	for _, r := range rijen {
		m, ok := s.huis.medewerkers[r.Wie]
		if !ok || s.gegevenRollen(r)&policy.RolAangewezen == 0 || !s.vraag("deelname.ontheffen", z.op, policy.Context{NaarPartij: m.Partij}).Toegestaan {
			continue
		}
		a := AanwijzingBlad{Naam: s.huis.mensNaam(r.Wie), Partij: s.huis.partij(m.Partij), Overnemers: []Naam{}, Jij: r.Wie == s.caller.persoon()}
		afspraken, fout := s.afsprakenVan(z, r.Wie)
		blijft, fout2 := s.blijftOm(z, r.Wie)
		a.Afspraken, a.Blijft = len(afspraken), blijft
		for _, c := range rijen {
			if c.Wie != r.Wie && s.isCollega(c, m.Partij) {
				a.Overnemers = append(a.Overnemers, s.huis.mensNaam(c.Wie))
			}
		}
		err, uit = eerste(err, fout, fout2), append(uit, a)
	}
	return uit, err
}

// isCollega tells whether a row of zicht is of somebody of partij who is designated and still works there.
func (s *scope) isCollega(r store.Zicht, partij string) bool {
	m, ok := s.huis.medewerkers[r.Wie]
	return ok && m.Partij == partij && m.Actief(s.moment) && s.rollen(r)&policy.RolAangewezen != 0
}

// DeelnameOntheffen ends the designation of somebody for a Casus: they see nothing of it any more (WGS 1.8 lid 2). A colleague takes
// over the afspraken that they have to carry out (article 6.5).
func (g *Gate) DeelnameOntheffen(ctx context.Context, c Caller, in casus.Ontheffen) (Verwijzing, error) {
	if err := in.Valideer(); err != nil {
		return Verwijzing{}, err
	}
	return schrijf(ctx, g, c, "deelname.ontheffen", in, func(s *scope) (Verwijzing, error) {
		z, err := s.ontheffendIn(in)
		if err != nil {
			return Verwijzing{}, err
		}
		if err := s.eisOntheffing(z, in); err != nil {
			return Verwijzing{}, err
		}
		if err := s.draagWerkOver(z, in); err != nil {
			return Verwijzing{}, err
		}
		return Verwijzing{ID: z.ID, Nummer: z.Nummer, Versie: z.Versie}, s.ontheef(z, in.Medewerker)
	})
}

// ontheffendIn reads the Casus and decides, on whose person it is and why they would have to stay.
func (s *scope) ontheffendIn(in casus.Ontheffen) (zaak, error) {
	z, err := s.gezien(in.Casus)
	if err != nil {
		return z, err
	}
	s.namens(z)
	ctx := policy.Context{NaarPartij: s.huis.medewerkers[in.Medewerker].Partij}
	if aan, err := s.isAangewezen(z, in.Medewerker); err != nil || !aan {
		return z, eerste(err, s.beslisOver(z.op, ctx, "casus.bestaan"))
	}
	if ctx.Ontbreekt, err = s.blijftOm(z, in.Medewerker); err != nil {
		return z, err
	}
	werk, err := s.heeftWerk(z, in.Medewerker)
	if err != nil {
		return z, err
	}
	if werk && in.Overnemer == "" && !s.vanGestoptePartij(in.Medewerker) {
		ctx.Ontbreekt = append(ctx.Ontbreekt, "werk")
	}
	return z, s.beslisOver(z.op, ctx, "casus.bestaan")
}

func (s *scope) isAangewezen(z zaak, wie string) (bool, error) {
	r, err := s.tx.ZichtVan(z.ID, wie)
	return err == nil && s.gegevenRollen(r)&policy.RolAangewezen != 0, alsEr(err)
}

// vanGestoptePartij tells whether the Partij of somebody takes part no more: then it has nobody who takes over, and what it had to do stays where
// everybody sees that it waits (rule 20-P1).
func (s *scope) vanGestoptePartij(wie string) bool {
	return !s.huis.partijen[s.huis.medewerkers[wie].Partij].Actief(s.moment)
}

// blijftOm says why somebody cannot be relieved of a Casus now.
func (s *scope) blijftOm(z zaak, wie string) ([]string, error) {
	var uit []string
	gestopt := s.vanGestoptePartij(wie)
	collega, err := s.heeftCollega(z, wie)
	if !collega && !gestopt {
		uit = append(uit, "collega")
	}
	r, fout := s.tx.ZichtVan(z.ID, wie)
	if err = eerste(err, alsEr(fout)); s.gegevenRollen(r)&policy.RolCasusregisseur != 0 { // who stands in for the Casusregisseur is one too
		uit = append(uit, "casusregie")
	}
	if gestopt {
		return uit, err
	}
	overleggen, fout := s.tx.Overleggen(z.ID)
	for _, o := range overleggen {
		t, mis := s.maakTafel(z, o)
		if fout = eerste(fout, mis); fout != nil {
			break
		}
		u, ok := t.genodigde(s.huis.medewerkers[wie].Partij)
		if ok && o.Stand.Loopt() && genodigdeVan(u).Stuurde(wie) {
			uit = append(uit, "afvaardiging")
			break
		}
	}
	return uit, eerste(err, fout)
}

// eisOntheffing asks for somebody who is designated, and for a colleague of theirs who is too to take over.
func (s *scope) eisOntheffing(z zaak, in casus.Ontheffen) error {
	aan, err := s.isAangewezen(z, in.Medewerker)
	var v errs.Velden
	v.Eis(aan, "medewerker", "Kies iemand die voor deze casus is aangewezen.")
	if in.Overnemer != "" {
		r, fout := s.tx.ZichtVan(z.ID, in.Overnemer)
		collega := fout == nil && in.Overnemer != in.Medewerker && s.isCollega(r, s.huis.medewerkers[in.Medewerker].Partij)
		v.Eis(collega, "overnemer", "Kies een collega van dezelfde Partij die voor deze casus is aangewezen.")
		err = eerste(err, alsEr(fout))
	}
	return eerste(err, v.Fout())
}

// afsprakenVan are the afspraken that somebody has to carry out in a Casus.
func (s *scope) afsprakenVan(z zaak, wie string) ([]store.Afspraak, error) {
	rijen, err := s.tx.Afspraken(z.ID)
	return slices.DeleteFunc(rijen, func(a store.Afspraak) bool { return a.Medewerker != wie || !a.Stand.Loopt() }), err
}

// draagWerkOver gives what somebody has to carry out to a colleague. What is agreed, and by which Partij, stays as it was (article 6.5).
func (s *scope) draagWerkOver(z zaak, in casus.Ontheffen) error {
	rijen, err := s.afsprakenVan(z, in.Medewerker)
	if err != nil || len(rijen) == 0 || in.Overnemer == "" {
		return err
	}
	doos, err := s.doos(z.ID)
	if err != nil {
		return err
	}
	s.object(in.Overnemer)
	for _, r := range rijen {
		var a plan.Afspraak
		if err := openNaar(doos, "afspraak", r.ID, r.Inhoud, &a); err != nil {
			return err
		}
		a.Medewerker, r.Medewerker = in.Overnemer, in.Overnemer
		if r.Inhoud, err = sluitIn(doos, "afspraak", r.ID, a); err != nil {
			return err
		}
		if err := s.bewaarAfspraak(&r); err != nil {
			return err
		}
	}
	return nil
}
