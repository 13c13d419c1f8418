// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"errors"

	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
	"rondetafel/internal/informatie"
	"rondetafel/internal/partij"
	"rondetafel/internal/plan"
	"rondetafel/internal/policy"
	"rondetafel/internal/rto"
)

// Two people change the same thing. The second gets *errs.Conflict: who changed it, when, and how it is now, in words, as far as
// they may know. Often the first change already took away what the second wanted to do (the Casus went to its next phase); then
// the entry is a refusal like any other, but its answer is the conflict: "not in this phase" says nothing of who was there first. That
// holds only for who could have been there first; whom the act is refused in any case hears that, with its article.

// nieuwsteCasus is casus, for an act that changes the version which the caller saw.
func (s *scope) nieuwsteCasus(id string, versie int64, ctx policy.Context) (zaak, error) {
	z, err := s.casus(id, ctx)
	if s.ingehaald(err, z.op, versie, z.Versie) {
		return z, s.casusConflict(z)
	}
	return z, err
}

// ingehaald tells whether the answer to an act is a conflict, from the decision err on it: an allowed one on another version than nu,
// or one refused to who saw an older version and could have done it on some state of op. Whom it is refused in every state gets the
// refusal: who changed it, and when, is no answer to them.
func (s *scope) ingehaald(err error, op func(i int) policy.Resource, versie, nu int64) bool {
	if err == nil {
		return versie != nu
	}
	var geweigerd *errs.Denied
	return errors.As(err, &geweigerd) && 0 < versie && versie < nu && len(s.wie) > 0 && s.kanOoit(op)
}

// kanOoit tells whether every caller may do the act itself on some state of op, in the circumstances that favour it. It decides
// nothing.
func (s *scope) kanOoit(op func(i int) policy.Resource) bool {
	ctx := s.gunstig(s.act.besluit())
	var standen [][]policy.Resource // of each caller
	for i := range s.wie {
		standen = append(standen, standenVan(op(i)))
	}
	for n := range standen[0] {
		if s.vraag(s.act.besluit(), func(i int) policy.Resource { return standen[i][n] }, ctx).Toegestaan {
			return true
		}
	}
	return false
}

// standenVan is what an act is about in each state that it can be in: its Casus in each phase, and in it each of its own. Who has
// which role stays as it is.
func standenVan(r policy.Resource) []policy.Resource {
	switch r := r.(type) {
	case policy.Casus:
		return inElkeStand(r, []string{r.Fase}, func(z policy.Casus, _ string) policy.Resource { return z })
	case policy.Gegeven:
		r.Ingetrokken = false
		return inElkeStand(r.Casus, []string{""}, func(z policy.Casus, _ string) policy.Resource { r.Casus = z; return r })
	case policy.Overleg:
		return inElkeStand(r.Casus, rto.Standen(), func(z policy.Casus, s string) policy.Resource { r.Casus, r.Stand = z, s; return r })
	case policy.Afspraak:
		return inElkeStand(r.Casus, plan.Standen(), func(z policy.Casus, s string) policy.Resource { r.Casus, r.Stand = z, s; return r })
	case policy.Informatievraag:
		return inElkeStand(r.Casus, informatie.VraagStanden(), func(z policy.Casus, s string) policy.Resource { r.Casus, r.Stand = z, s; return r })
	case policy.Correctieverzoek:
		return inElkeStand(r.Casus, informatie.CorrectieStanden(), func(z policy.Casus, s string) policy.Resource { r.Casus, r.Stand = z, s; return r })
	case policy.Verstrekking:
		return inElkeStand(r.Casus, informatie.VerstrekkingStanden(), func(z policy.Casus, s string) policy.Resource { r.Casus, r.Stand = z, s; return r })
	case policy.Verstrekkingsdeel:
		return inElkeStand(r.Casus, informatie.VerstrekkingStanden(), func(z policy.Casus, s string) policy.Resource { r.Casus, r.Stand = z, s; return r })
	case policy.IncidenteleDerde:
		return inElkeStand(r.Casus, casus.IncidenteelStanden(), func(z policy.Casus, s string) policy.Resource { r.Casus, r.Stand = z, s; return r })
	case policy.Noodinzage:
		r.Tot, r.Oordeel = 0, "" // over, and not judged
		return inElkeStand(r.Casus, []string{""}, func(z policy.Casus, _ string) policy.Resource { r.Casus = z; return r })
	case policy.Passage:
		return inElkeStand(r.Casus, []string{""}, func(z policy.Casus, _ string) policy.Resource { r.Casus, r.Nodig = z, true; return r })
	case policy.Vernietiging:
		return inElkeStand(r.Casus, casus.VernietigingStanden(), func(z policy.Casus, s string) policy.Resource { r.Casus, r.Stand = z, s; return r })
	}
	return nil
}

// inElkeStand is what met makes of a Casus in each phase, with each of standen.
func inElkeStand[S ~string](z policy.Casus, standen []S, met func(policy.Casus, string) policy.Resource) []policy.Resource {
	var uit []policy.Resource
	for _, z := range inElkeFase(z) {
		for _, stand := range standen {
			uit = append(uit, met(z, string(stand)))
		}
	}
	return uit
}

func inElkeFase(z policy.Casus) []policy.Casus {
	var uit []policy.Casus
	for _, f := range casus.Fasen() {
		z.Fase, z.Open = string(f), f.Open()
		uit = append(uit, z)
	}
	return uit
}

func (s *scope) leest(z zaak) bool { return s.vraag("casus.lezen", z.op, policy.Context{}).Toegestaan }

// volgt tells whether every caller may follow the course of a Casus, which begins when it is assigned (rule 8.2c-2).
func (s *scope) volgt(z zaak) bool {
	return z.Procesregisseur != "" && s.vraag("casus.procesgegevens", z.op, policy.Context{}).Toegestaan
}

// casusConflict says what became of a Casus. Who only follows its course does not hear of a person of the aanmelder
// (rule 8-P1).
func (s *scope) casusConflict(z zaak) error {
	c := &errs.Conflict{Wat: "deze casus", Moment: z.Gewijzigd, Versie: z.Versie}
	door := s.huis.medewerkers[z.GewijzigdDoor]
	leest := s.leest(z)
	if leest || door.Heeft(partij.Manager, s.moment) || z.GewijzigdDoor == z.Procesregisseur {
		c.Wie = door.Naam
	}
	if leest || s.volgt(z) {
		c.Nu = "Fase: " + z.Fase.Label()
		if z.Procesregisseur != "" {
			c.Nu += "\nProcesregisseur: " + s.huis.medewerkers[z.Procesregisseur].Naam
		}
	}
	return c
}

// nieuwsteGegeven is gegeven, for an act that changes the version which the caller saw.
func (s *scope) nieuwsteGegeven(id string, versie int64, ctx policy.Context) (stuk, error) {
	return s.nieuwsteGegevenMet(id, versie, func(stuk) policy.Context { return ctx })
}

// nieuwsteGegevenMet is nieuwsteGegeven, in circumstances that depend on the piece.
func (s *scope) nieuwsteGegevenMet(id string, versie int64, ctx func(stuk) policy.Context) (stuk, error) {
	k, err := s.gegevenMet(id, ctx)
	if s.ingehaald(err, k.op, versie, k.Versie) {
		return k, s.stukConflict(k)
	}
	return k, err
}

// stukConflict says what became of a piece: its text and who reads it, or that it was withdrawn.
func (s *scope) stukConflict(k stuk) error {
	c := &errs.Conflict{Wat: "dit stuk", Wie: s.huis.medewerkers[k.Medewerker].Naam, Moment: k.Gewijzigd, Versie: k.Versie}
	if k.Ingetrokken {
		c.Nu = "Dit stuk is ingetrokken."
		return c
	}
	if !s.vraag("gegeven.lezen", k.op, policy.Context{}).Toegestaan {
		return c
	}
	if in, err := s.tekst(k); err == nil { // without the text the conflict still stands
		w := k.geldt
		if s.allenVan(k.Partij) { // who set it, compares it with what they set
			w = voorwaardenVan(k.Gegeven)
		}
		c.Nu = in.Tekst + "\n\n" + s.zin(k, w)
	}
	return c
}
