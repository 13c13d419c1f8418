// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"context"
	"time"

	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/klok"
	"rondetafel/internal/plan"
	"rondetafel/internal/policy"
)

// notitie is the text of a note; Stand is what was reported of an Afspraak.
type notitie struct {
	Tekst string     `json:"tekst,omitempty"`
	Stand plan.Stand `json:"stand,omitempty"`
}

// notitiewerk is a note sealed and ready, before the lock.
type notitiewerk struct {
	id     string
	inhoud verzegeld
}

func (g *Gate) bereidCasusnotitie(ctx context.Context, id string, in notitie) notitiewerk {
	n := notitiewerk{id: nieuwID(g.klok.Nu())}
	n.inhoud = g.zegelLater(ctx, id, "aantekening", n.id, in)
	return n
}

// noteerBij writes a note of the caller in a Casus; a holds its kind and what it is about.
func (s *scope) noteerBij(z zaak, n notitiewerk, a store.Aantekening) error {
	a.ID, a.Casus, a.Partij, a.Medewerker, a.Namens = n.id, z.ID, s.wie[0].Partij, s.caller.persoon(), s.entry.Namens
	a.Moment, a.Inhoud = s.moment, n.inhoud.bytes
	a.Zegel = s.verzegel("aantekening", aantekeningRij(a.ID), 0, aantekeningVelden(a))
	s.object(a.ID)
	return s.tx.NieuweAantekening(a)
}

// AantekeningBlad is a note beside a plan as its reader sees it.
type AantekeningBlad struct {
	ID     string                `json:"id"`
	Soort  plan.AantekeningSoort `json:"soort"`
	Door   Naam                  `json:"door"`
	Partij Naam                  `json:"partij"`
	Namens *Naam                 `json:"namens,omitempty"` // on whose behalf a Procesregisseur wrote it (rule 9.3-1)
	Moment time.Time             `json:"moment"`
	Stand  plan.Stand            `json:"stand,omitempty"` // that was reported
	Tekst  string                `json:"tekst,omitempty"`
	Delen  bool                  `json:"delen,omitempty"` // of an own action: told to all who take part
	Object string                `json:"-"`
}

// aantekeningen opens the notes of a Casus that keuze picks and the caller may read, the newest first.
func (s *scope) aantekeningen(z zaak, keuze func(store.Aantekening) bool) ([]AantekeningBlad, error) {
	rijen, err := s.tx.Aantekeningen(z.ID)
	if err != nil {
		return nil, err
	}
	uit := []AantekeningBlad{}
	lezen := s.velen("aantekening.lezen")
	for _, r := range rijen {
		if !keuze(r) || !s.g.echt("aantekening", r.ID, r.Zegel, aantekeningVelden(r)) {
			continue
		}
		if !lezen.mag(aantekeningOp(z, r)) {
			continue
		}
		b, err := s.aantekeningBlad(r)
		if err != nil {
			return nil, err
		}
		uit = append(uit, b)
		s.toont(r.ID)
	}
	s.noteerVelen(lezen)
	return uit, nil
}

func (s *scope) aantekeningBlad(r store.Aantekening) (AantekeningBlad, error) {
	b := AantekeningBlad{ID: r.ID, Soort: r.Soort, Door: s.huis.mensNaam(r.Medewerker), Partij: s.huis.partij(r.Partij), Moment: moment(r.Moment),
		Delen: r.Delen, Object: r.Object}
	if r.Namens != "" {
		n := s.huis.partij(r.Namens)
		b.Namens = &n
	}
	doos, err := s.doos(r.Casus)
	if err != nil {
		return b, err
	}
	var in notitie
	err = openNaar(doos, "aantekening", r.ID, r.Inhoud, &in)
	b.Tekst, b.Stand = in.Tekst, in.Stand
	return b, err
}

func isRegie(a store.Aantekening) bool    { return a.Soort == plan.Voortgang || a.Soort == plan.Overleg }
func isOptreden(a store.Aantekening) bool { return a.Soort == plan.EigenActie }

// RegieAfstemmen keeps with the Casus what Casusregisseur and Procesregisseur consult (rule 6.6-1), or the report of the
// Casusregisseur on the progress of the plan (10.3-1), which shows in the work of the Procesregisseur until they answer.
func (g *Gate) RegieAfstemmen(ctx context.Context, c Caller, in plan.Afstemming) (Verwijzing, error) {
	if err := in.Valideer(); err != nil {
		return Verwijzing{}, err
	}
	n := g.bereidCasusnotitie(ctx, in.Casus, notitie{Tekst: in.Tekst})
	return schrijf(ctx, g, c, "regie.afstemmen", in, func(s *scope) (Verwijzing, error) {
		z, err := s.casus(in.Casus, policy.Context{Soort: string(in.Soort)})
		if err := s.eisOpenNa(eerste(err, n.inhoud.err), z, in.Teksten()); err != nil {
			return Verwijzing{}, err
		}
		err = eerste(s.noteerBij(z, n, store.Aantekening{Soort: in.Soort}), s.gebeurt(z.ID, "regie.afgestemd", "aantekening", n.id))
		return Verwijzing{ID: n.id, Nummer: z.Nummer, Versie: 1}, err
	})
}

// RegieBlad is what Casusregisseur and Procesregisseur consulted.
type RegieBlad struct {
	Casus        string            `json:"casus"`
	Nummer       string            `json:"nummer"`
	Afstemmingen []AantekeningBlad `json:"afstemmingen"` // the newest first
	Mag          []string          `json:"mag"`          // kinds that the caller may write: voortgang, overleg
}

// RegieLezen returns the consultation on a Casus, for the two that consult.
func (g *Gate) RegieLezen(ctx context.Context, c Caller, id string) (RegieBlad, error) {
	return lees(ctx, g, c, "regie.lezen", func(s *scope) (RegieBlad, error) {
		z, err := s.casus(id, policy.Context{})
		if err != nil {
			return RegieBlad{}, err
		}
		s.toont(z.ID)
		b := RegieBlad{Casus: z.ID, Nummer: z.Nummer, Mag: []string{}}
		for _, soort := range []plan.AantekeningSoort{plan.Voortgang, plan.Overleg} {
			if len(s.kan(z.op, policy.Context{Soort: string(soort)}, "regie.afstemmen")) > 0 {
				b.Mag = append(b.Mag, string(soort))
			}
		}
		b.Afstemmingen, err = s.aantekeningen(z, isRegie)
		return b, err
	})
}

// OptredenVastleggen records that the caller's Partij acts by itself (rule 13.1-1). Nothing but taking part is asked, in any phase.
func (g *Gate) OptredenVastleggen(ctx context.Context, c Caller, in plan.Optreden) (Verwijzing, error) {
	if err := in.Valideer(); err != nil {
		return Verwijzing{}, err
	}
	n := g.bereidCasusnotitie(ctx, in.Casus, notitie{Tekst: in.Omschrijving})
	return schrijf(ctx, g, c, "optreden.vastleggen", in, func(s *scope) (Verwijzing, error) {
		z, err := s.casus(in.Casus, policy.Context{})
		if err := s.eisOpenNa(eerste(err, n.inhoud.err), z, in.Teksten()); err != nil {
			return Verwijzing{}, err
		}
		err = eerste(s.noteerBij(z, n, store.Aantekening{Soort: plan.EigenActie, Delen: in.Delen}),
			s.gebeurt(z.ID, "optreden.vastgelegd", "aantekening", n.id))
		return Verwijzing{ID: n.id, Nummer: z.Nummer, Versie: 1}, err
	})
}

// OptredenBlad is what Partijen did by themselves, as far as they tell the reader.
type OptredenBlad struct {
	Casus     string            `json:"casus"`
	Nummer    string            `json:"nummer"`
	Optredens []AantekeningBlad `json:"optredens"` // the newest first
	Mag       []string          `json:"mag"`
}

// OptredenLezen returns the own actions of the caller's Partij, and those of which others tell.
func (g *Gate) OptredenLezen(ctx context.Context, c Caller, id string) (OptredenBlad, error) {
	return lees(ctx, g, c, "optreden.lezen", func(s *scope) (OptredenBlad, error) {
		z, err := s.casus(id, policy.Context{})
		if err != nil {
			return OptredenBlad{}, err
		}
		s.toont(z.ID)
		b := OptredenBlad{Casus: z.ID, Nummer: z.Nummer, Mag: s.kan(z.op, policy.Context{}, "optreden.vastleggen")}
		b.Optredens, err = s.aantekeningen(z, isOptreden)
		return b, err
	})
}

// notitiesBij are the notes at one Afspraak.
func (s *scope) notitiesBij(k afspraakstuk) ([]AantekeningBlad, error) {
	return s.aantekeningen(k.zaak, func(a store.Aantekening) bool { return a.Object == k.ID })
}

// momentOfGeen is the moment of m for a view, nil for none.
func momentOfGeen(m int64) *time.Time {
	if m == 0 {
		return nil
	}
	t := klok.VanMicro(m)
	return &t
}
