// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"errors"

	"rondetafel/internal/errs"
	"rondetafel/internal/partij"
	"rondetafel/internal/policy"
)

// Two people change the same thing. The second gets *errs.Conflict: who changed it, when, and how it is now, in words, as far as
// they may know. Often the first change already took away what the second wanted to do (the Casus went to its next phase); then
// the entry is a refusal like any other, but its answer is the conflict: "not in this phase" says nothing of who was there first.

// nieuwsteCasus is casus, for an act that changes the version which the caller saw.
func (s *scope) nieuwsteCasus(id string, versie int64, ctx policy.Context) (zaak, error) {
	z, err := s.casus(id, ctx)
	if err == nil && versie != z.Versie || ingehaald(err, versie, z.Versie) && s.kent(z) {
		return z, s.casusConflict(z)
	}
	return z, err
}

// ingehaald tells whether err is a refusal to who saw an older version than nu.
func ingehaald(err error, versie, nu int64) bool {
	var geweigerd *errs.Denied
	return errors.As(err, &geweigerd) && 0 < versie && versie < nu
}

// kent tells whether every caller may see in which phase a Casus is.
func (s *scope) kent(z zaak) bool { return s.leest(z) || s.volgt(z) }

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
func (s *scope) nieuwsteGegeven(id string, versie int64) (stuk, error) {
	k, err := s.gegeven(id)
	if err == nil && versie != k.Versie || ingehaald(err, versie, k.Versie) && s.levert(k) {
		return k, s.stukConflict(k)
	}
	return k, err
}

// levert tells whether every caller is of the Partij that supplied a piece.
func (s *scope) levert(k stuk) bool {
	for _, w := range s.wie {
		if w.Partij != k.Partij {
			return false
		}
	}
	return true
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
		c.Nu = in.Tekst + "\n\n" + s.huis.zin(k.Wie, k.Lezers, k.GeldigTot)
	}
	return c
}
