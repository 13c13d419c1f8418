// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"context"
	"strings"

	"rondetafel/internal/audit"
	"rondetafel/internal/gate/internal/store"
)

// perVerzegeling is how many casussen one entry seals.
const perVerzegeling = 500

// verzegelOudere gives the casussen from before there was a MAC on them theirs, each once: one that the log has sealed before lost
// its MAC by other hands, gets none and grants nothing (verify names it).
func (g *Gate) verzegelOudere(ctx context.Context) error {
	var lijst []store.Casus
	err := g.db.Lees(ctx, func(tx *store.Tx) (err error) {
		if lijst, err = tx.Onverzegeld(); err != nil || len(lijst) == 0 {
			return err
		}
		eerder, err := eerderVerzegeld(ctx, tx)
		lijst = verzegelbaar(lijst, eerder)
		return err
	})
	for err == nil && len(lijst) > 0 {
		groep := lijst[:min(perVerzegeling, len(lijst))]
		lijst = lijst[len(groep):]
		_, err = schrijf(ctx, g, Als("", "taak"), "huis.verzegelen", nil, func(s *scope) (struct{}, error) {
			s.besloten, s.entry.Uitkomst = true, audit.Allowed
			return struct{}{}, s.verzegelGroep(groep)
		})
	}
	return err
}

func verzegelbaar(lijst []store.Casus, eerder map[string]bool) []store.Casus {
	var uit []store.Casus
	for _, c := range lijst {
		if !eerder[c.ID] {
			uit = append(uit, c)
		}
	}
	return uit
}

// eerderVerzegeld finds in the log the ids of the casussen that were given a MAC.
func eerderVerzegeld(ctx context.Context, tx *store.Tx) (map[string]bool, error) {
	uit := map[string]bool{}
	kop, err := tx.Kop(false)
	if err != nil {
		return nil, err
	}
	err = tx.Log().Bodies(ctx, 0, kop.Omvang, func(_ int64, body []byte) error {
		e, _, err := audit.Decode(body)
		for _, r := range e.Rechten {
			if id, ok := strings.CutPrefix(r.Rij, "casus/"); ok {
				uit[id] = true
			}
		}
		return err
	})
	return uit, err
}

func (s *scope) verzegelGroep(groep []store.Casus) error {
	for _, c := range groep {
		s.verzegelCasus(&c)
		if err := s.tx.Verzegel(c); err != nil {
			return err
		}
	}
	return nil
}
