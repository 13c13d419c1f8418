// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"sync"
	"sync/atomic"

	"rondetafel/internal/errs"
)

// How many streams there may be. One browser window that is looked at holds one.
const (
	maxVolgersPersoon = 8
	maxVolgers        = 2000
	maxKijkend        = 2 // streams that look at the same moment: who asks for a page goes first
)

// stroomhub wakes who follows a Casus after a commit that may concern them. It knows nothing of what they may see: each looks for
// itself.
type stroomhub struct {
	aantal  atomic.Int64 // of volgers; 0 makes a commit that nobody follows cost nothing
	kijkend chan struct{}

	mu      sync.Mutex
	volgers map[*Volger]struct{}
	van     map[string]int // how many each person has
	dicht   bool
}

func nieuweStroomhub() *stroomhub {
	return &stroomhub{kijkend: make(chan struct{}, maxKijkend), volgers: map[*Volger]struct{}{}, van: map[string]int{}}
}

// neem takes in v, or says errs.ErrTooMany; errs.ErrUnavailable once the house closes.
func (h *stroomhub) neem(v *Volger) error {
	h.mu.Lock()
	defer h.mu.Unlock()
	switch {
	case h.dicht:
		return errs.ErrUnavailable
	case len(h.volgers) >= maxVolgers, h.van[v.caller.persoon()] >= maxVolgersPersoon:
		return errs.ErrTooMany
	}
	h.volgers[v] = struct{}{}
	h.van[v.caller.persoon()]++
	h.aantal.Add(1)
	return nil
}

func (h *stroomhub) laat(v *Volger) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if _, is := h.volgers[v]; !is {
		return
	}
	delete(h.volgers, v)
	if h.van[v.caller.persoon()]--; h.van[v.caller.persoon()] == 0 {
		delete(h.van, v.caller.persoon())
	}
	h.aantal.Add(-1)
}

// raak is what a group of acts may have changed.
type raak struct {
	casussen map[string]bool
	sessies  map[string]bool // log-ins that ended
	alles    bool
	verzet   bool // somebody moved the clock: alles, and as it is at the moment of now
}

// neem adds what an act that was done changed. A look changes nothing, but for one of which the timeline tells.
func (r *raak) neem(s *scope) {
	switch {
	case s.huisNieuw, s.vernauwd && s.entry.Casus == "" && s.act.Soort != login:
		r.alles = true
	case s.act.Soort == login:
		zet(&r.sessies, s.caller.Sessie)
	case s.act.verandert(s.act.Soort):
		zet(&r.casussen, s.entry.Casus)
	}
}

func zet(in *map[string]bool, id string) {
	if id == "" {
		return
	}
	if *in == nil {
		*in = map[string]bool{}
	}
	(*in)[id] = true
}

// geraakt tells who follows, and forgets what is no longer so.
func (g *Gate) geraakt(r raak) {
	g.blikken.vergeet(r)
	g.stromen.meld(r)
}

// meld wakes whom it may concern. It never waits for them.
func (h *stroomhub) meld(r raak) {
	if h.aantal.Load() == 0 || !r.alles && !r.verzet && len(r.casussen)+len(r.sessies) == 0 {
		return
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	for v := range h.volgers {
		if r.alles || r.verzet || r.casussen[v.Casus] || r.sessies[v.caller.Sessie] {
			v.wek(r.verzet)
		}
	}
}

// sluit ends all streams and takes in no more.
func (h *stroomhub) sluit() {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.dicht {
		return
	}
	h.dicht = true
	for v := range h.volgers {
		close(v.einde)
	}
}

// Volgers is how many streams are open now.
func (g *Gate) Volgers() int { return int(g.stromen.aantal.Load()) }
