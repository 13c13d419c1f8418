// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"context"
	"errors"
	"fmt"
	"log/slog"

	"rondetafel/internal/audit"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/klok"
)

// maxOpnieuw is how often a read is done on a snapshot of its own when acts that narrow rights come in between. After that it is
// done in the committer, where nothing comes in between: slower for all, but it ends.
const maxOpnieuw = 3

// lees is the read path. maak loads the facts, decides and makes the result in memory; nothing of it leaves before its entry
// is durable. When an act that narrows rights was committed after the snapshot, all of it is done again.
func lees[Uit any](ctx context.Context, g *Gate, c Caller, naam string, maak func(*scope) (Uit, error)) (Uit, error) {
	var leeg Uit
	act := g.acts[naam]
	for range maxOpnieuw {
		var uit Uit
		var entry audit.Entry
		var bezoek *store.Bezoek
		var gebruikt string
		var st stand
		var gedaan error
		var blik Blik
		err := g.db.Lees(ctx, func(tx *store.Tx) error {
			var err error
			if st, err = g.stand(tx); err != nil {
				return err
			}
			s, err := g.scope(ctx, tx, act, c, st)
			if s == nil {
				return err
			}
			uit, gedaan, err = kijk(s, err, maak)
			entry, bezoek, gebruikt = s.entry, s.bezoek, s.gebruikt
			if err == nil && gedaan == nil && c.wilBlik() {
				blik, err = s.blik()
			}
			return err
		})
		if err != nil {
			return leeg, g.onbereikbaar(act, err)
		}
		seq, err := g.commit.leg(&werk{entry: &entry, epoch: st.epoch, bezoek: bezoek, gebruikt: gebruikt})
		if errors.Is(err, errOpnieuw) {
			continue
		}
		if err != nil || gedaan != nil {
			return leeg, metVolgnr(eerste(err, gedaan), seq)
		}
		c.krijgt(blik)
		return uit, nil
	}
	c.Kijkt = false // it is a look
	return opSlot(g, c, act, func(s *scope) (Uit, error) {
		uit, err := maak(s)
		if err == nil && c.wilBlik() {
			var blik Blik
			blik, err = s.blik()
			c.krijgt(blik)
		}
		return uit, err
	})
}

// stand reads where a snapshot begins.
func (g *Gate) stand(tx *store.Tx) (stand, error) {
	epoch, huis, err := tx.Epochs()
	return stand{moment: klok.Micro(g.klok.Nu()), grond: -1, epoch: epoch, huis: huis}, err
}

// kijk runs one look in its snapshot, unless err, of its log-in, already ended it. gedaan is how the look ended; the last
// result is a failure of the database under it.
func kijk[Uit any](s *scope, err error, maak func(*scope) (Uit, error)) (uit Uit, gedaan, onder error) {
	if gedaan = err; gedaan == nil {
		uit, gedaan = maak(s)
	}
	if onder = s.evenDuur(gedaan); onder != nil {
		return uit, nil, onder
	}
	if store.Besmet(gedaan) && !bekend(gedaan) {
		return uit, nil, gedaan
	}
	s.sluit(gedaan)
	return uit, gedaan, nil
}

// bekend tells whether err is one of the kinds that cross the door.
func bekend(err error) bool {
	var d *errs.Denied
	var i *errs.Invalid
	var c *errs.Conflict
	return errors.As(err, &d) || errors.As(err, &i) || errors.As(err, &c) || errors.Is(err, errs.ErrNotFound) ||
		errors.Is(err, errs.ErrNotLoggedIn) || errors.Is(err, errs.ErrUnavailable)
}

// metVolgnr puts the place in the log on a refusal, so that it can be explained later.
func metVolgnr(err error, seq int64) error {
	var d *errs.Denied
	if errors.As(err, &d) {
		d.Volgnr = seq
	}
	return err
}

// onbereikbaar is what a failure under an act becomes: nothing shown, nothing changed.
func (g *Gate) onbereikbaar(act Act, err error) error {
	niveau, wat := slog.LevelError, "handeling mislukt onder de deur"
	if errors.Is(err, context.Canceled) { // who asked went away: nothing is wrong
		niveau, wat = slog.LevelInfo, "handeling afgebroken door wie vroeg"
	}
	g.log.Log(context.Background(), niveau, wat, "handeling", act.Naam, "fout", err.Error())
	return fmt.Errorf("gate: %s: %w", act.Naam, errors.Join(errs.ErrUnavailable, err))
}
