// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"context"
	"slices"
	"time"

	"rondetafel/internal/errs"
	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/klok"
	"rondetafel/internal/policy"
)

// SessieBlad is a log-in of the reader.
type SessieBlad struct {
	ID       string    `json:"id"`
	Begonnen time.Time `json:"begonnenOp"`
	Laatst   time.Time `json:"laatstGebruiktOp"` // to the minute
	Tot      time.Time `json:"eindigtOp"`        // at the latest
	Apparaat string    `json:"apparaat"`         // "Firefox, Windows"; "" when it is not known
	Deze     bool      `json:"deze"`             // the one with which this was asked
}

// SessieLijst are the log-ins of the reader.
type SessieLijst struct {
	Sessies []SessieBlad `json:"sessies"`
}

// Sessies returns the log-ins of the caller that run, the newest first.
func (g *Gate) Sessies(ctx context.Context, c Caller) (SessieLijst, error) {
	return lees(ctx, g, c, "sessie.lijst", func(s *scope) (SessieLijst, error) {
		if err := s.beslis(policy.Huis{}, policy.Context{}); err != nil {
			return SessieLijst{}, err
		}
		alle, err := s.tx.SessiesVan(s.caller.persoon())
		uit := SessieLijst{Sessies: []SessieBlad{}}
		nu := klok.Micro(g.klok.Nu())
		for _, r := range slices.Backward(alle) {
			if r.Tot > nu && s.moment-gebruiktOp(r) < SessieStil.Microseconds() {
				uit.Sessies = append(uit.Sessies, SessieBlad{ID: r.ID, Begonnen: moment(r.Begonnen), Laatst: moment(gebruiktOp(r)), Tot: moment(r.Tot), Apparaat: r.Apparaat,
					Deze: r.ID == c.Sessie})
			}
		}
		return uit, err
	})
}

// gebruiktOp is when a log-in was last used.
func gebruiktOp(r store.Sessie) int64 {
	if r.Laatst == 0 { // of before it was kept
		return r.Begonnen
	}
	return r.Laatst
}

// SessieBeeindigen ends a log-in of the caller: on whatever it runs, its next request is refused. One of somebody else is errs.ErrNotFound, as one
// that is not there.
func (g *Gate) SessieBeeindigen(ctx context.Context, c Caller, id string) error {
	_, err := schrijf(ctx, g, c, "sessie.beeindigen", id, func(s *scope) (struct{}, error) {
		r, err := opID(s, id, s.tx.Sessie)
		if err != nil {
			return struct{}{}, err
		}
		if r.Medewerker != s.caller.persoon() {
			s.besloten = true
			return struct{}{}, errs.ErrNotFound
		}
		if err := s.beslis(policy.Huis{}, policy.Context{}); err != nil {
			return struct{}{}, err
		}
		s.vernauwd = true
		s.vervalt(sessieRij(r.ID), r.Versie)
		return struct{}{}, s.tx.WisSessie(r.ID)
	})
	if err == nil {
		g.sessies.Delete(id)
	}
	return err
}

// SessieVerder notes that the caller is still there, and returns how long their log-in lasts without another sign of them.
func (g *Gate) SessieVerder(ctx context.Context, c Caller) (time.Duration, error) {
	return lees(ctx, g, c, "sessie.verder", func(s *scope) (time.Duration, error) {
		return SessieStil, s.beslis(policy.Huis{}, policy.Context{})
	})
}
