// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"context"
	"errors"
	"slices"

	"rondetafel/internal/bestuur"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/klok"
	"rondetafel/internal/plan"
	"rondetafel/internal/policy"
)

// vraagInstemming asks each of partijen whether it agrees with object, and returns the id of the question.
func (s *scope) vraagInstemming(z zaak, soort, object string, partijen []string) (string, error) {
	i := store.Instemming{ID: nieuwID(klok.VanMicro(s.moment)), Casus: z.ID, Soort: soort, Object: object, Vrager: s.caller.persoon(), Gevraagd: s.moment}
	if err := s.tx.NieuweInstemming(i); err != nil {
		return "", err
	}
	for _, a := range bestuur.Vraag(partijen) {
		v := store.Stem{Instemming: i.ID, Partij: a.Partij, Stand: a.Stand, Inhoud: []byte{}}
		v.Zegel = s.verzegel("stem", stemRij(v), 0, stemVelden(v))
		if err := s.tx.NieuweStem(v); err != nil {
			return "", err
		}
	}
	s.object(i.ID)
	return i.ID, nil
}

// stemmen reads who was asked and what they answered. An answer that was altered counts as none.
func (s *scope) stemmen(instemming string) ([]store.Stem, bestuur.Instemming, error) {
	rijen, err := s.tx.Stemmen(instemming)
	var i bestuur.Instemming
	for n := range rijen {
		if !s.g.echt("stem", rijen[n].Instemming+"/"+rijen[n].Partij, rijen[n].Zegel, stemVelden(rijen[n])) {
			rijen[n].Stand = bestuur.Gevraagd
		}
		i = append(i, bestuur.Antwoord{Partij: rijen[n].Partij, Stand: rijen[n].Stand})
	}
	return rijen, i, err
}

// PlanVoorleggen asks all Partijen that take part to adopt a change of the plan in writing (rule 6.4b-1). Policy refuses the first plan,
// which the round table adopts itself, and a draft that lacks something, with the article of that.
func (g *Gate) PlanVoorleggen(ctx context.Context, c Caller, in plan.Voorleggen) (Verwijzing, error) {
	return schrijf(ctx, g, c, "plan.voorleggen", in, func(s *scope) (Verwijzing, error) {
		z, p, err := s.zaakMetPlan(in.Casus, "", nil)
		if s.ingehaald(err, z.op, in.Versie, p.Versie) {
			return Verwijzing{}, s.planConflict(z, p)
		}
		if err != nil {
			return Verwijzing{}, err
		}
		if err := eerste(s.eisOpnieuw(z, p), s.eisConceptOpen(z, p, "versie")); err != nil {
			return Verwijzing{}, err
		}
		return s.legVoor(z, p)
	})
}

// eisOpnieuw asks of a draft that was put to the Partijen that others take part now than those that were asked: then it is stuck until it is
// put to them anew (rule 6.4b-1). What it says of who left has to go first.
func (s *scope) eisOpnieuw(z zaak, p planStand) error {
	anders, err := s.andereDeelnemers(p)
	if err != nil || p.Stand != isVoorgelegd {
		return err
	}
	var v errs.Velden
	v.Eis(anders, "versie", "Dit plan is al voorgelegd.")
	if err := v.Fout(); err != nil {
		return err
	}
	var ongeldig *errs.Invalid
	if err := s.eisPlan(z, p, p.concept); !errors.As(err, &ongeldig) {
		return err
	}
	v.Eis(false, "versie", "In dit plan staat iemand die niet meer meedoet. Pas het plan aan en leg het daarna voor (art. 6.4b).")
	return v.Fout()
}

// andereDeelnemers tells whether a draft was put to other Partijen than those that take part now: one joined, or left the covenant.
func (s *scope) andereDeelnemers(p planStand) (bool, error) {
	if p.Stand != isVoorgelegd {
		return false, nil
	}
	_, i, err := s.stemmen(p.Instemming)
	return err == nil && !i.GaatOver(p.betrokken), err
}

// zaakMetPlan reads a Casus with its draft and decides on the act, with what the draft lacks, or what extra finds. The plan
// comes back also with a refusal.
func (s *scope) zaakMetPlan(id, soort string, extra func(planStand) ([]string, error)) (zaak, planStand, error) {
	z, err := s.gezien(id)
	if err != nil {
		return z, planStand{}, err
	}
	s.namens(z)
	p, err := s.leesPlan(z)
	if err != nil {
		return z, p, err
	}
	ontbreekt := append(p.ontbreekt(), p.schriftelijk()...)
	if extra != nil {
		meer, err := extra(p)
		if err != nil {
			return z, p, err
		}
		if len(meer) > 0 {
			ontbreekt = meer // what the draft lacks is not the reason then
		}
	}
	return z, p, s.beslisOver(z.op, policy.Context{Soort: soort, Ontbreekt: ontbreekt}, "casus.bestaan")
}

func (s *scope) legVoor(z zaak, p planStand) (Verwijzing, error) {
	id, err := s.vraagInstemming(z, "plan", z.ID, p.betrokken)
	if err != nil {
		return Verwijzing{}, err
	}
	p.Stand, p.Instemming = isVoorgelegd, id
	if err := eerste(s.zetPlan(&p.Plan), s.gebeurt(z.ID, "plan.voorgelegd", "plan", z.ID), s.merkDeelnemers(z)); err != nil {
		return Verwijzing{}, err
	}
	return Verwijzing{ID: z.ID, Nummer: z.Nummer, Versie: p.Versie}, nil
}

// PlanInstemmen is the answer of the caller's Partij to the draft that was put to it. At the first no the adoption ends and the
// draft can be changed; at the last yes the draft becomes the next version of the plan (rule 6.4b-1).
func (g *Gate) PlanInstemmen(ctx context.Context, c Caller, in bestuur.Instemmen) (Verwijzing, error) {
	if err := in.Valideer(); err != nil {
		return Verwijzing{}, err
	}
	inhoud := g.zegelLater(ctx, in.Casus, "stem", stemPlaats(in.Casus, c.persoon()), in)
	return schrijf(ctx, g, c, "plan.instemmen", in, func(s *scope) (Verwijzing, error) {
		z, p, err := s.zaakMetPlan(in.Casus, doorInstemming, s.nietGevraagd)
		if s.ingehaald(err, z.op, in.Versie, p.Versie) {
			return Verwijzing{}, s.instemmingConflict(z, p)
		}
		if err := s.eisOpenNa(eerste(err, inhoud.err), z, in.Teksten()); err != nil {
			return Verwijzing{}, err
		}
		return s.stemIn(z, p, in, inhoud)
	})
}

// nietGevraagd says why nobody can agree now: the draft was not put to the Partijen, or others take part than those that were asked.
func (s *scope) nietGevraagd(p planStand) ([]string, error) {
	if p.Stand != isVoorgelegd {
		return []string{"voorstel"}, nil
	}
	anders, err := s.andereDeelnemers(p)
	if anders {
		return []string{"deelnemers"}, nil
	}
	return nil, err
}

// instemmingConflict says that the draft is another one than the caller saw. A draft that is no longer put to the Partijen is not
// shown to them.
func (s *scope) instemmingConflict(z zaak, p planStand) error {
	c := &errs.Conflict{Wat: "dit plan", Wie: s.huis.medewerkers[p.GewijzigdDoor].Naam, Moment: p.Gewijzigd, Versie: p.Versie}
	if p.Stand == isVoorgelegd && s.leestConcept(z, p.Stand) {
		c.Nu = s.planTekst(p.concept)
	}
	return c
}

func (s *scope) stemIn(z zaak, p planStand, in bestuur.Instemmen, inhoud verzegeld) (Verwijzing, error) {
	rijen, i, err := s.stemmen(p.Instemming)
	if err != nil {
		return Verwijzing{}, err
	}
	eigen := s.wie[0].Partij
	i, telt := i.Met(eigen, in.Ja())
	if !telt {
		return Verwijzing{}, &errs.Invalid{Velden: []errs.Veldfout{{Veld: "antwoord", Melding: "Je Partij heeft al geantwoord."}}}
	}
	v := rijen[slices.IndexFunc(rijen, func(v store.Stem) bool { return v.Partij == eigen })]
	v.Stand, _ = i.Van(eigen)
	v.Medewerker, v.Moment, v.Inhoud = s.caller.persoon(), s.moment, inhoud.bytes
	v.Zegel = s.verzegel("stem", stemRij(v), v.Versie, stemVelden(v))
	if err := s.tx.ZetStem(v); err != nil {
		return Verwijzing{}, err
	}
	s.object(p.Instemming)
	return Verwijzing{ID: z.ID, Nummer: z.Nummer, Versie: p.Versie}, s.naStem(z, p, v, i)
}

func (s *scope) naStem(z zaak, p planStand, v store.Stem, i bestuur.Instemming) error {
	soort := "plan.ingestemd"
	if v.Stand == bestuur.Geweigerd {
		soort = "plan.geweigerd"
	}
	if err := s.gebeurt(z.ID, soort, "plan", z.ID); err != nil {
		return err
	}
	switch i.Samen() {
	case bestuur.Geweigerd:
		p.Stand = inConcept
		return eerste(s.zetPlan(&p.Plan), s.merkDeelnemers(z))
	case bestuur.Ingestemd:
		return s.maakVast(z, p, store.Planversie{Instemming: p.Instemming}, doorInstemming)
	}
	return s.merkDeelnemers(z)
}

// stemPlaats is the place for which an answer is sealed: it opens for the one who gave it and for nobody else's row.
func stemPlaats(casus, medewerker string) string { return casus + "/" + medewerker }
