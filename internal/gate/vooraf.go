// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"context"
	"fmt"

	"rondetafel/internal/errs"
	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/policy"
)

// Vooraf tells whether the caller may do an act on the house as a whole (report a Casus, search a person), before its form is
// shown: nil, or the *errs.Denied that the act would give, without a place in the log. It shows nothing and is no act; the act
// itself decides again.
func (g *Gate) Vooraf(ctx context.Context, c Caller, handeling string) error {
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
			uit = s.vooraf()
		}
		return nil
	})
	if err != nil {
		return g.onbereikbaar(act, err)
	}
	return uit
}

// vooraf asks on behalf of another Partij (rule 8.2c-2), and for the caller's own, which gives the reason.
func (s *scope) vooraf() error {
	if len(s.wie) == 0 {
		return errs.ErrNotFound
	}
	huis := func(int) policy.Resource { return policy.Huis{} }
	if s.vraag(s.act.Naam, huis, policy.Context{Namens: s.wie[0].Partij}).Toegestaan {
		return nil
	}
	return s.beslisVoor(huis, policy.Context{})
}
