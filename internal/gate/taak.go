// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"context"
	"errors"
	"fmt"
	"time"

	"rondetafel/internal/errs"
	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/klok"
)

// The kinds of job. A job is written in the transaction of the act that asks for it, is leased by one server at a time, and does
// acts of its own, which are decided on and logged like anybody's.
const (
	jobVernietigen = "vernietigen" // object: id of a Vernietiging
	jobBestand     = "bestand"     // object: id of a file that may be a leftover
	jobMerken      = "merken"      // object: id of a piece from before there were marks
)

const (
	huurtijd   = 5 * time.Minute // after which another server may take a job over
	maxUitstel = time.Hour       // between two attempts at a job that fails
	klokSprong = time.Hour       // that the wall clock may run ahead of the clock that nobody sets
	maxStil    = 30 * 24 * time.Hour
)

// ErrKlok says that the clock made a jump: nothing is destroyed until somebody who runs the house says that it is right
// (Opties.KlokKlopt).
var ErrKlok = errors.New("gate: de klok sprong vooruit, daarom wordt er nu niets vernietigd")

// klokstand is where both clocks were when the house opened.
type klokstand struct {
	wand    time.Time
	sinds   time.Duration
	laatste int64 // moment of the last entry before
}

func (g *Gate) leesKlok(ctx context.Context) error {
	return g.db.Lees(ctx, func(tx *store.Tx) error {
		kop, err := tx.Kop(false)
		g.bijOpenen = klokstand{wand: g.klok.Nu(), sinds: g.klok.Sinds(), laatste: kop.Moment}
		return err
	})
}

// klokVerdacht tells whether the wall clock jumped forward: by more than an hour against the clock that nobody sets, or by more than
// thirty days since the last entry when the house opened. In a practice house the clock is there to be moved.
func (g *Gate) klokVerdacht(h *huis) bool {
	if g.opties.KlokKlopt || h.instelling["demo"] == "true" {
		return false
	}
	b := g.bijOpenen
	sprong := g.klok.Nu().Sub(b.wand) - (g.klok.Sinds() - b.sinds)
	return sprong > klokSprong || b.laatste > 0 && b.wand.Sub(klok.VanMicro(b.laatste)) > maxStil
}

// VoerTaken does the jobs that are due, one after the other, and returns how many it did. One that fails is tried again later.
// ErrKlok when the clock is not to be trusted.
func (g *Gate) VoerTaken(ctx context.Context) (gedaan int, err error) {
	if err := g.klokVertrouwd(ctx); err != nil {
		return 0, err
	}
	fouten := []error{g.vatSamen(ctx, false)}
	for ctx.Err() == nil {
		j, err := g.huurJob(ctx)
		if errors.Is(err, store.ErrGeen) {
			break
		}
		if err != nil {
			return gedaan, errors.Join(append(fouten, err)...)
		}
		if err := g.voerUit(ctx, j); err != nil {
			fouten = append(fouten, fmt.Errorf("gate: taak %s: %w", j.Soort, err), g.stelUit(ctx, j))
			continue
		}
		gedaan++
	}
	return gedaan, errors.Join(fouten...)
}

func (g *Gate) klokVertrouwd(ctx context.Context) error {
	return g.db.Lees(ctx, func(tx *store.Tx) error {
		st, err := g.stand(tx)
		if err != nil {
			return err
		}
		h, err := g.huisVan(tx, st.huis)
		if err == nil && g.klokVerdacht(h) {
			return ErrKlok
		}
		return err
	})
}

func (g *Gate) huurJob(ctx context.Context) (j store.Job, err error) {
	nu := g.klok.Nu()
	_, err = g.db.Schrijf(ctx, func(tx *store.Tx) (bool, error) {
		j, err = tx.HuurJob(g.naam, klok.Micro(nu), klok.Micro(nu.Add(huurtijd)))
		return true, err
	})
	return j, err
}

// voerUit does one job and takes it off the list. What policy refuses, or what is no longer there, is not tried again: the log
// says why.
func (g *Gate) voerUit(ctx context.Context, j store.Job) error {
	var geweigerd *errs.Denied
	err := g.doeJob(ctx, j)
	if err != nil && !errors.As(err, &geweigerd) && !errors.Is(err, errs.ErrNotFound) {
		return err
	}
	_, err = g.db.Schrijf(ctx, func(tx *store.Tx) (bool, error) { return true, tx.WisJob(j.Soort, j.Object) })
	return err
}

func (g *Gate) doeJob(ctx context.Context, j store.Job) error {
	switch j.Soort {
	case jobBestand:
		return g.ruimBestand(ctx, j.Object)
	case jobMerken:
		return g.merkOuder(ctx, j.Object)
	}
	return g.vernietig(ctx, j.Object)
}

func (g *Gate) stelUit(ctx context.Context, j store.Job) error {
	wacht := min(time.Minute<<min(j.Pogingen, 10), maxUitstel)
	_, err := g.db.Schrijf(ctx, func(tx *store.Tx) (bool, error) { return true, tx.StelJobUit(j.ID, klok.Micro(g.klok.Nu().Add(wacht))) })
	return err
}
