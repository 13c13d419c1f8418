// SPDX-License-Identifier: EUPL-1.2

package edge

import (
	"sync"
	"time"
)

// maxKept is how many a Pace keeps count of at most. People and systems are far fewer; network addresses can be more.
const maxKept = 20_000

// Pace limits how many requests one person, system or address makes: each has a bucket that holds a minute's worth and fills evenly, so that a burst
// of a minute is no matter and a script cannot pull a house empty (rule 14.3-1). It is kept in memory only, by each server for itself, and says nothing
// to anybody. Safe for concurrent use; a nil Pace lets everything through.
type Pace struct {
	every time.Duration // in which one request is earned
	burst time.Duration // that a full bucket is worth
	since func() time.Duration

	mu   sync.Mutex
	free map[string]time.Duration // when each bucket is full again, on a clock that nobody sets
}

// NewPace returns a Pace of so many requests a minute, by a clock that nobody sets; nil, which has no limit, for none.
func NewPace(perMinute int, since func() time.Duration) *Pace {
	if perMinute <= 0 {
		return nil
	}
	return &Pace{every: time.Minute / time.Duration(perMinute), burst: time.Minute, since: since, free: map[string]time.Duration{}}
}

// Take counts a request of who has this key. It returns 0 when it may be answered, else how long to wait; one that has to wait costs nothing.
func (p *Pace) Take(key string) (wait time.Duration) {
	if p == nil {
		return 0
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	now := p.since()
	full := max(p.free[key], now) + p.every
	if wait = full - now - p.burst; wait > 0 {
		return wait
	}
	if _, known := p.free[key]; !known && len(p.free) >= maxKept {
		p.sweep(now)
	}
	p.free[key] = full
	return 0
}

// sweep forgets the buckets that are full, and when too few are, others until half is left: memory is bounded whoever comes, and so is the work, as it is
// long before it is done again.
func (p *Pace) sweep(now time.Duration) {
	for key, full := range p.free {
		if full <= now {
			delete(p.free, key)
		}
	}
	for key := range p.free {
		if len(p.free) <= maxKept/2 {
			return
		}
		delete(p.free, key)
	}
}
