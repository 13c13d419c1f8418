// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"rondetafel/internal/errs"
	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/informatie"
	"rondetafel/internal/policy"
)

// Vooraf tells whether the caller may do an act, before its form is shown: nil, or the *errs.Denied or errs.ErrNotFound that the
// act would give, without a place in the log. id is of the Casus, piece, Overleg or question that the act is about, "" for an act on the house as a
// whole. It shows nothing and is no act; the act itself decides again, on what was filled in.
func (g *Gate) Vooraf(ctx context.Context, c Caller, handeling, id string) error {
	act, ok := g.acts[handeling]
	if !ok {
		return fmt.Errorf("gate: handeling %q is er niet", handeling)
	}
	var uit error
	err := g.db.Lees(ctx, func(tx *store.Tx) error {
		st, err := g.stand(tx)
		if err != nil {
			return err
		}
		s, err := g.scope(ctx, tx, act, c, st)
		if s == nil {
			return err
		}
		if uit = err; uit == nil {
			uit = s.vooraf(id)
		}
		return nil
	})
	if err != nil {
		return g.onbereikbaar(act, err)
	}
	return uit
}

func (s *scope) vooraf(id string) error {
	var err error
	switch op, _, metID := strings.Cut(s.act.Pad, "/{id}"); {
	case op == "/casussen" && metID:
		_, err = s.casus(id, s.gunstig(s.act.besluit()))
	case op == "/gegevens" && metID:
		_, err = s.gegeven(id, policy.Context{})
	case op == "/overleggen" && metID:
		_, err = s.overleg(id, s.tafelVooraf)
	case op == "/plannen" && metID:
		err = s.voorafPlan(id)
	case metID:
		err = s.voorafVraag(op, id)
	case s.act.Naam == "protocol.voorstellen":
		err = s.beslisVoorstel()
	default:
		err = s.voorafHuis()
	}
	return err
}

// voorafVraag asks about what Partijen ask each other: for information, to correct it, to read it beforehand.
func (s *scope) voorafVraag(op, id string) error {
	var err error
	switch op {
	case "/informatievragen":
		_, err = s.informatievraag(id)
	case "/correctieverzoeken":
		_, err = s.correctie(id)
	case "/voorinzagen":
		_, _, err = s.leesVoorinzage(informatie.VoorinzageAntwoord{Voorinzage: id})
	default:
		return fmt.Errorf("gate: over %s is vooraf niets te zeggen", s.act.Naam)
	}
	var botsing *errs.Conflict
	if errors.As(err, &botsing) { // allowed, on no version yet
		return nil
	}
	return err
}

// tafelVooraf are the facts of an act on an Overleg that do not depend on what is filled in.
func (s *scope) tafelVooraf(t tafel) (policy.Context, error) {
	var ontbreekt []string
	var err error
	switch s.act.Naam {
	case "overleg.voorbereiden", "overleg.inplannen", "overleg.afgelasten":
		return s.alGehouden(t)
	case "overleg.aanwezigheid", "overleg.besluiten":
		ontbreekt, err = s.nogTeBeginnen(t)
	case "overleg.afronden":
		ontbreekt = s.nogNiet(t)
	case "voorinzage.voorstellen":
		return s.teVragen(t, nil)
	}
	return policy.Context{NaarActief: true, Ontbreekt: ontbreekt}, err
}

// voorafPlan asks about the plan of a Casus as if its draft lacked nothing: the form of the act says what does. That the first plan is not
// adopted in writing no form can mend (rule 6.4b-1).
func (s *scope) voorafPlan(id string) error {
	z, err := s.gezien(id)
	if err != nil {
		return err
	}
	p, err := s.leesPlan(z)
	if err != nil {
		return err
	}
	ctx := s.gunstig(s.act.Naam)
	ctx.Ontbreekt = p.schriftelijk()
	return s.beslisOver(z.op, ctx, "casus.bestaan")
}

// voorafHuis asks on behalf of another Partij (rule 8.2c-2), and for the caller's own, which gives the reason.
func (s *scope) voorafHuis() error {
	if len(s.wie) == 0 {
		return errs.ErrNotFound
	}
	huis := func(int) policy.Resource { return policy.Huis{} }
	if s.vraag(s.act.Naam, huis, policy.Context{Namens: s.wie[0].Partij}).Toegestaan {
		return nil
	}
	return s.beslisVoor(huis, policy.Context{})
}

// gunstig are the circumstances in which an act is allowed if it is at all: the person or Partij that the caller has
// yet to choose is one that fits.
func (s *scope) gunstig(handeling string) policy.Context {
	switch handeling {
	case "triage.vragen", "deelname.betrekken", "overleg.uitnodigen":
		return policy.Context{NaarActief: true}
	case "deelname.ontheffen", "informatievraag.stellen":
		return policy.Context{NaarPartij: s.wie[0].Partij}
	case "deelname.aanwijzen", "casusregie.voorstellen":
		return policy.Context{NaarPartij: s.wie[0].Partij, NaarFuncties: policy.FunctieUitvoerder, NaarActief: true}
	case "plan.instemmen":
		return policy.Context{Soort: doorInstemming}
	case "casus.toewijzen":
		return policy.Context{NaarFuncties: policy.FunctieProcesregisseur, NaarActief: true}
	}
	return policy.Context{}
}
