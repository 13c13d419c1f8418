// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"context"
	"errors"
	"slices"
	"strings"

	"rondetafel/internal/audit"
	"rondetafel/internal/casus"
	"rondetafel/internal/gate/internal/crypto"
	"rondetafel/internal/gate/internal/store"
)

// spoor is what the log says of one destruction: the Casus, the places of its entries, and when it began and was done.
type spoor struct {
	casus                string
	regels               []int64
	begonnen, vernietigd int64
}

// volgVernietiging notes an entry that is about a destruction: each change of its row names that row.
func (r *rechten) volgVernietiging(e audit.Entry) {
	for _, recht := range e.Rechten {
		id, ok := strings.CutPrefix(recht.Rij, vernietigingRij(""))
		if !ok {
			continue
		}
		s := r.vernietigd[id]
		s.casus, s.regels = e.Casus, append(s.regels, e.Sequence)
		switch e.Handeling {
		case "vernietiging.beginnen":
			s.begonnen = e.Time
		case "vernietiging.uitvoeren":
			s.vernietigd = e.Time
		}
		r.vernietigd[id] = s
	}
}

// bewijzen holds every certificate against the log and the key file, and every Casus that is called destroyed against its
// certificate (rule AVG-7). It returns how many certificates there are. That a row is as the log wrote it was checked before.
func (r *rechten) bewijzen(ctx context.Context, tx *store.Tx) (int64, error) {
	lijst, err := tx.AlleVernietigingen()
	if err != nil {
		return 0, err
	}
	klaar := map[string]bool{}
	for _, v := range lijst {
		if v.Stand != casus.VernietigingKlaar {
			continue
		}
		klaar[v.Casus] = true
		if err := r.bewijs(ctx, tx, v); err != nil {
			return 0, err
		}
	}
	return int64(len(klaar)), tx.AlleCasussen(func(c store.Casus) error {
		if (c.Fase == casus.Vernietigd) != klaar[c.ID] {
			return &audit.Finding{Sequence: c.Grond, What: "een casus is vernietigd zonder bewijs, of het bewijs is van een casus die er nog is: " + c.ID}
		}
		return nil
	})
}

func (r *rechten) bewijs(ctx context.Context, tx *store.Tx, v store.Vernietiging) error {
	s := r.vernietigd[v.ID]
	mis := func(wat string) error { return &audit.Finding{Sequence: v.Grond, What: wat + ": vernietiging/" + v.ID} }
	if s.casus != v.Casus || s.begonnen == 0 || s.begonnen != v.Begonnen || s.vernietigd != v.Vernietigd || !slices.Equal(s.regels, leesRegels(v.Regels)) {
		return mis("een bewijs van vernietiging past niet bij het log")
	}
	if _, err := r.keys.Store.Open(ctx, v.Casus); !errors.Is(err, crypto.ErrNoKey) {
		return mis("er is nog een sleutel van een dossier dat vernietigd is")
	}
	rijen, err := tx.DossierRijen(v.Casus)
	if err == nil && rijen > 0 {
		return mis("er zijn nog rijen van een dossier dat vernietigd is")
	}
	return err
}
