// SPDX-License-Identifier: EUPL-1.2

// Package klok is the one clock of the system. Nothing else asks the machine for the time: whoever needs it has a Klok as a
// field, or takes the moment from the transaction. Moments are integer microseconds UTC; terms are calendar dates in
// Europe/Amsterdam, whose rules are embedded.
package klok

import (
	"maps"
	"slices"
	"sync"
	"time"
	_ "time/tzdata" // terms are dates in Europe/Amsterdam on every machine, also one without zone files
)

// Klok tells the time.
type Klok interface {
	// Nu returns the wall clock's moment.
	Nu() time.Time
	// Sinds returns how long this process runs, from a clock that nobody can set. Session limits use it beside Nu, so that
	// setting the wall clock back never lengthens a session.
	Sinds() time.Duration
}

// Beweegbaar is a Klok that somebody can move.
type Beweegbaar interface {
	Klok
	// BijZetten calls f after each time that the clock was moved, until los is called.
	BijZetten(f func()) (los func())
}

type systeem struct{ start time.Time }

// Systeem returns the machine's clock.
func Systeem() Klok { return systeem{start: time.Now()} }

func (s systeem) Nu() time.Time        { return time.Now() }
func (s systeem) Sinds() time.Duration { return time.Since(s.start) }

// Verzet is a clock that can be moved, for tests and for the demo. Its monotonic side goes with the real time unless Loop is
// used, which moves both.
type Verzet struct {
	mu       sync.Mutex
	basis    Klok
	verschil time.Duration
	gelopen  time.Duration
	bij      map[*func()]struct{}
}

// NieuwVerzet returns a movable clock that starts equal to basis.
func NieuwVerzet(basis Klok) *Verzet { return &Verzet{basis: basis} }

// Nu returns the moved wall clock.
func (v *Verzet) Nu() time.Time {
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.basis.Nu().Add(v.verschil)
}

// Sinds returns the monotonic side.
func (v *Verzet) Sinds() time.Duration {
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.basis.Sinds() + v.gelopen
}

// Zet sets the wall clock to moment, as somebody does who sets a clock: the monotonic side does not move.
func (v *Verzet) Zet(moment time.Time) {
	v.verzet(func() { v.verschil = moment.Sub(v.basis.Nu()) })
}

// Loop lets d pass on both sides.
func (v *Verzet) Loop(d time.Duration) {
	v.verzet(func() { v.verschil, v.gelopen = v.verschil+d, v.gelopen+d })
}

// verzet moves the clock and then tells who waits for that, with no lock held.
func (v *Verzet) verzet(hoe func()) {
	v.mu.Lock()
	hoe()
	bij := slices.Collect(maps.Keys(v.bij))
	v.mu.Unlock()
	for _, f := range bij {
		(*f)()
	}
}

// BijZetten implements Beweegbaar.
func (v *Verzet) BijZetten(f func()) (los func()) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.bij == nil {
		v.bij = map[*func()]struct{}{}
	}
	v.bij[&f] = struct{}{}
	return func() {
		v.mu.Lock()
		defer v.mu.Unlock()
		delete(v.bij, &f)
	}
}

// Micro returns t as integer microseconds UTC, the form in which moments are stored.
func Micro(t time.Time) int64 { return t.UnixMicro() }

// VanMicro returns the moment of integer microseconds, in UTC.
func VanMicro(m int64) time.Time { return time.UnixMicro(m).UTC() }

// Amsterdam returns the zone in which terms are counted.
func Amsterdam() *time.Location { return amsterdam() }

var amsterdam = sync.OnceValue(func() *time.Location {
	zone, err := time.LoadLocation("Europe/Amsterdam")
	if err != nil {
		panic("klok: embedded zone rules are missing: " + err.Error())
	}
	return zone
})

// Eeuwig is the moment of what has no end: a sentinel, so that columns are never empty.
const Eeuwig int64 = 1<<63 - 1
