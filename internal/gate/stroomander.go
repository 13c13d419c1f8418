// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"context"
	"strings"
	"time"

	"rondetafel/internal/audit"
	"rondetafel/internal/gate/internal/store"
)

const (
	anderTik = time.Second // between two looks at what other servers did
	anderMax = 2000        // entries that are looked through; after more than that everybody looks anew
)

// hoorAnderen wakes who follows after acts of other servers on the same database, until Close. It reads what they did in the log, and only
// while somebody follows. On SQLite there are no other servers.
func (g *Gate) hoorAnderen() {
	defer close(g.anderenKlaar)
	tik := time.NewTicker(anderTik)
	defer tik.Stop()
	tot := int64(-1)
	for {
		select {
		case <-g.einde:
			return
		case <-tik.C:
		}
		if g.stromen.aantal.Load() == 0 {
			tot = -1
			continue
		}
		r, einde, err := g.gedaanVanaf(tot)
		if err != nil {
			g.log.Warn("wat andere servers doen, is nu niet te horen", "fout", err.Error())
			continue
		}
		g.geraakt(r)
		tot = einde
	}
}

// gedaanVanaf is what was done from place vanaf in the log on, and where it ends; from -1 on it may be anything.
func (g *Gate) gedaanVanaf(vanaf int64) (r raak, einde int64, err error) {
	ctx := context.Background()
	err = g.db.Lees(ctx, func(tx *store.Tx) error {
		kop, err := tx.Kop(false)
		if einde = kop.Omvang; err != nil || einde == vanaf {
			return err
		}
		if vanaf < 0 || einde-vanaf > anderMax {
			r.alles = true
			return nil
		}
		return tx.Log().Bodies(ctx, vanaf, einde, func(_ int64, body []byte) error {
			e, _, err := audit.Decode(body)
			if err == nil {
				r.neemRegel(g.acts[e.Handeling], e)
			}
			return err
		})
	})
	return r, einde, err
}

// neemRegel adds what an act changed, as far as its entry tells.
func (r *raak) neemRegel(act Act, e audit.Entry) {
	if e.Uitkomst != audit.Allowed {
		return
	}
	for _, recht := range e.Rechten {
		if id, is := strings.CutPrefix(recht.Rij, sessieRij("")); is && recht.Verwijderd() {
			zet(&r.sessies, id)
		}
	}
	switch {
	case !act.verandert(e.Soort):
	case e.Casus == "":
		r.alles = true
	default:
		zet(&r.casussen, e.Casus)
	}
}
