// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"context"
	"strconv"
	"strings"
	"sync"
	"time"

	"rondetafel/internal/audit"
)

// Who floods the door must not flood the log (BIO2 8.15.01, rule 14.3-1): of log-ins that failed for a name that nobody has, or that were not looked at,
// the first of a window have an entry of their own, and one entry says how many there were beside those.
const (
	deurVenster = 10 * time.Minute
	deurEigen   = 100
)

// regelGeteld begins, in the entry that says how many log-ins failed beside those with an entry of their own, the word that ends in the number.
const regelGeteld = "inloggen-geteld-"

// deurteller counts them. The zero value is ready; safe for concurrent use.
type deurteller struct {
	mu    sync.Mutex
	begin int64 // of the window
	eigen int   // that had an entry of their own in it
	over  int   // that had none, of this window or before
}

// tel counts a log-in that failed at moment. stil tells that it has no entry of its own.
func (d *deurteller) tel(moment int64) (stil bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.draai(moment)
	if d.eigen++; d.eigen <= deurEigen {
		return false
	}
	d.over++
	return true
}

// telOver counts n that have no entry of their own.
func (d *deurteller) telOver(moment int64, n int) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.draai(moment)
	d.over += n
}

// draai begins another window when this one is over.
func (d *deurteller) draai(moment int64) {
	if moment-d.begin >= deurVenster.Microseconds() || moment < d.begin {
		d.begin, d.eigen = moment, 0
	}
}

// neem takes the number away when the window is over at moment, or at once with alles; 0 for nothing to tell.
func (d *deurteller) neem(moment int64, alles bool) int {
	d.mu.Lock()
	defer d.mu.Unlock()
	if !alles && moment-d.begin < deurVenster.Microseconds() {
		return 0
	}
	n := d.over
	d.over = 0
	return n
}

// DeurDicht counts that somebody at the door was sent away because there were too many: nothing was looked at.
func (g *Gate) DeurDicht() { g.deur.telOver(g.klok.Nu().UnixMicro(), 1) }

// vatSamen writes how many log-ins failed without an entry of their own: of a window that is over, or of all with alles.
func (g *Gate) vatSamen(ctx context.Context, alles bool) error {
	nu := g.klok.Nu().UnixMicro()
	n := g.deur.neem(nu, alles)
	if n == 0 {
		return nil
	}
	_, err := schrijf(ctx, g, Als("", "taak"), inlogSoort, nil, func(s *scope) (struct{}, error) {
		s.besloten, s.entry.Uitkomst, s.entry.Regels = true, audit.Refused, []string{regelGeteld + strconv.Itoa(n)}
		return struct{}{}, nil
	})
	if err != nil {
		g.deur.telOver(nu, n)
	}
	return err
}

// aantalGeteld is how many log-ins an entry stands for, 0 for one that stands for itself.
func aantalGeteld(e audit.Entry) int {
	for _, r := range e.Regels {
		if tekst, er := strings.CutPrefix(r, regelGeteld); er {
			n, _ := strconv.Atoi(tekst) // the gate wrote it
			return n
		}
	}
	return 0
}
