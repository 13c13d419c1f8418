// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"time"

	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate/internal/crypto"
	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/policy"
)

// ConceptBewaren is what somebody is typing in a form, saved by itself.
type ConceptBewaren struct {
	ID        string          `json:"id,omitempty"` // "" for a new draft
	Versie    int64           `json:"versie"`
	Formulier string          `json:"formulier"`       // "aanmelding"
	Soort     string          `json:"soort,omitempty"` // kind of Casus that is being reported: some may not be kept at all
	Inhoud    json.RawMessage `json:"inhoud"`          // as the form has it, checked by nobody
}

const maxConcept = 512 << 10

// Valideer returns nil or an *errs.Invalid.
func (v ConceptBewaren) Valideer() error {
	var f errs.Velden
	f.Eis(v.Formulier == "aanmelding", "formulier", "Van dit formulier bewaren we geen concept.")
	f.Eis(json.Unmarshal(v.Inhoud, &casus.Aanmelding{}) == nil && len(v.Inhoud) <= maxConcept, "inhoud",
		"Dit concept is te groot of geen leesbare aanmelding.")
	f.Eis(v.ID == "" || isID(v.ID), "id", "Dit concept bestaat niet.")
	return f.Fout()
}

// soort is the kind of Casus that is being reported, wherever it stands and however it is spelled: what the house may not
// handle is not kept as a draft either (rules WGS-6, WGS-16).
func (v ConceptBewaren) soort() string {
	var in casus.Aanmelding
	_ = json.Unmarshal(v.Inhoud, &in) // Valideer saw that it can
	for _, s := range []string{v.Soort, string(in.Soort)} {
		s = strings.ToLower(strings.TrimSpace(s))
		if s == string(casus.Radicalisering) || s == string(casus.TopX) {
			return s
		}
	}
	return v.Soort
}

// ConceptBlad is a draft as its owner sees it; in a list without Inhoud.
type ConceptBlad struct {
	ID        string          `json:"id"`
	Formulier string          `json:"formulier"`
	Versie    int64           `json:"versie"`
	Gewijzigd time.Time       `json:"gewijzigdOp"`
	Inhoud    json.RawMessage `json:"inhoud,omitempty"`
}

// ConceptBewaren saves a draft, the caller's alone, under a key of its own that the Casus takes over. *errs.Conflict when the
// draft was saved elsewhere meanwhile. A soort that the house may not handle is refused and nothing is kept (rule WGS-6).
func (g *Gate) ConceptBewaren(ctx context.Context, c Caller, in ConceptBewaren) (Verwijzing, error) {
	if err := in.Valideer(); err != nil {
		return Verwijzing{}, err
	}
	id, nieuw := in.ID, in.ID == ""
	if nieuw {
		id = nieuwID(g.klok.Nu())
		if err := g.keys.Store.Create(ctx, id); err != nil {
			return Verwijzing{}, g.onbereikbaar(g.acts["concept.bewaren"], err)
		}
	}
	inhoud := g.zegelLater(ctx, id, "concept", id, in.Inhoud)
	uit, err := schrijf(ctx, g, c, "concept.bewaren", in, func(s *scope) (Verwijzing, error) {
		return s.bewaarConcept(id, in, inhoud)
	})
	if nieuw && uit.ID != id && !errors.Is(err, errs.ErrUnavailable) {
		err = errors.Join(err, g.keys.Store.Destroy(ctx, id))
	}
	return uit, err
}

func (s *scope) bewaarConcept(id string, in ConceptBewaren, inhoud verzegeld) (Verwijzing, error) {
	oud := store.Concept{ID: id, Eigenaar: s.caller.persoon(), Formulier: in.Formulier}
	if in.ID != "" {
		var err error
		if oud, err = s.concept(id); err != nil {
			return Verwijzing{}, err
		}
	} else {
		s.object(id)
	}
	if err := s.beslisConcept(oud, policy.Context{Soort: in.soort()}); err != nil {
		return Verwijzing{}, err
	}
	if inhoud.err != nil {
		return Verwijzing{}, inhoud.err
	}
	if oud.Versie != in.Versie {
		return Verwijzing{}, &errs.Conflict{Wat: "dit concept", Moment: oud.Gewijzigd, Versie: oud.Versie, Wie: s.huis.medewerkers[oud.Eigenaar].Naam}
	}
	oud.Versie, oud.Gewijzigd, oud.Inhoud = oud.Versie+1, s.moment, inhoud.bytes
	if in.ID == "" {
		return Verwijzing{ID: id, Versie: oud.Versie}, s.tx.NieuwConcept(oud)
	}
	return Verwijzing{ID: id, Versie: oud.Versie}, s.tx.ZetConcept(oud)
}

func (s *scope) concept(id string) (store.Concept, error) {
	return opID(s, id, s.tx.Concept)
}

// beslisConcept decides on an act on a draft. Of somebody else's draft nobody knows that it exists.
func (s *scope) beslisConcept(k store.Concept, ctx policy.Context) error {
	err := s.beslis(policy.Concept{ID: k.ID, Eigenaar: k.Eigenaar}, ctx)
	if err != nil && k.Eigenaar != s.caller.persoon() {
		return errs.ErrNotFound
	}
	return err
}

// ConceptLezen opens a draft.
func (g *Gate) ConceptLezen(ctx context.Context, c Caller, id string) (ConceptBlad, error) {
	return lees(ctx, g, c, "concept.lezen", func(s *scope) (ConceptBlad, error) {
		k, err := s.concept(id)
		if err != nil {
			return ConceptBlad{}, err
		}
		if err := s.beslisConcept(k, policy.Context{}); err != nil {
			return ConceptBlad{}, err
		}
		b := conceptBlad(k)
		doos, err := s.doos(id)
		if err != nil {
			return b, err
		}
		s.toont(id)
		return b, openNaar(doos, "concept", id, k.Inhoud, &b.Inhoud)
	})
}

func conceptBlad(k store.Concept) ConceptBlad {
	return ConceptBlad{ID: k.ID, Formulier: k.Formulier, Versie: k.Versie, Gewijzigd: moment(k.Gewijzigd)}
}

// ConceptWeggooien throws a draft away, and its key with it.
func (g *Gate) ConceptWeggooien(ctx context.Context, c Caller, id string) error {
	_, err := schrijf(ctx, g, c, "concept.weggooien", id, func(s *scope) (struct{}, error) {
		k, err := s.concept(id)
		if err != nil {
			return struct{}{}, err
		}
		if err := s.beslisConcept(k, policy.Context{}); err != nil {
			return struct{}{}, err
		}
		return struct{}{}, s.tx.WisConcept(id)
	})
	if err != nil {
		return err
	}
	if err := g.keys.Store.Destroy(ctx, id); err != nil && !errors.Is(err, crypto.ErrNoKey) {
		return g.onbereikbaar(g.acts["concept.weggooien"], err)
	}
	return nil
}
