// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"context"

	"rondetafel/internal/casus"
	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/policy"
)

// Taak is something that waits for the reader.
type Taak struct {
	Soort     string     `json:"soort"` // bevestigen, toewijzen, screenen
	Casus     CasusRegel `json:"casus"`
	Object    string     `json:"object,omitempty"`    // id of what it is about, within the Casus
	Uiterlijk string     `json:"uiterlijk,omitempty"` // the last day, ISO; empty for a task without a term
}

// WerkBlad is what waits for somebody, what they are typing and the casussen in which they have a role.
type WerkBlad struct {
	Taken     []Taak        `json:"taken"`
	Concepten []ConceptBlad `json:"concepten"`
	Casussen  []CasusRegel  `json:"casussen"`
}

const (
	maxTaken      = 100
	eigenCasussen = 10
)

// MijnWerk returns what waits for the caller: an Aanmelding to confirm, to assign or to judge, their drafts, and the
// casussen that changed last.
func (g *Gate) MijnWerk(ctx context.Context, c Caller) (WerkBlad, error) {
	return lees(ctx, g, c, "mijnwerk.lezen", func(s *scope) (WerkBlad, error) {
		if err := s.beslis(policy.Huis{}, policy.Context{}); err != nil {
			return WerkBlad{}, err
		}
		return s.werk()
	})
}

func (s *scope) werk() (WerkBlad, error) {
	b := WerkBlad{Taken: []Taak{}, Concepten: []ConceptBlad{}, Casussen: []CasusRegel{}}
	if err := s.concepten(&b); err != nil {
		return b, err
	}
	regels, artikelen := s.entry.Regels, s.entry.Artikelen
	taken, err := s.taken()
	if err != nil {
		return b, err
	}
	b.Taken = taken
	open := true
	rijen, err := s.casussen(store.Keuze{Open: &open}, eigenCasussen, 0)
	s.entry.Regels, s.entry.Artikelen = append(regels, s.entry.Regels...), append(artikelen, s.entry.Artikelen...)
	for _, r := range rijen {
		b.Casussen = append(b.Casussen, s.regel(r))
		s.toont(r.ID)
	}
	return b, err
}

// concepten lists the drafts of the caller; on a screen that several look at nobody's.
func (s *scope) concepten(b *WerkBlad) error {
	if len(s.wie) > 1 {
		return nil
	}
	lijst, err := s.tx.Concepten(s.caller.persoon())
	for _, k := range lijst {
		b.Concepten = append(b.Concepten, conceptBlad(k))
		s.toont(k.ID)
	}
	return err
}

// taken finds what waits, by the phases in which somebody must act.
func (s *scope) taken() ([]Taak, error) {
	uit := []Taak{}
	for _, wacht := range []struct {
		fase  casus.Fase
		actie string
		soort string
	}{
		{casus.TeBevestigen, "casus.bevestigen", "bevestigen"},
		{casus.Aangemeld, "casus.toewijzen", "toewijzen"},
		{casus.InScreening, "casus.screenen", "screenen"},
	} {
		rijen, err := s.casussen(store.Keuze{Fase: string(wacht.fase), Sorteer: "aangemeld"}, maxTaken, 0)
		if err != nil {
			return nil, err
		}
		ctx := s.context()
		ctx.NaarFuncties, ctx.NaarActief = policy.FunctieProcesregisseur, true
		for _, r := range rijen {
			if s.g.motor.Beslis(s.wie[0], wacht.actie, r.feiten, ctx).Toegestaan && s.ookAnderen(r.ID, wacht.actie, ctx) {
				uit = append(uit, Taak{Soort: wacht.soort, Casus: s.regel(r)})
				s.toont(r.ID)
			}
		}
	}
	return uit, nil
}
