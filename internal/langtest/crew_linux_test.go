// SPDX-License-Identifier: EUPL-1.2

package langtest

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// crew is everybody who works in one house.
type crew []*person

// newCrew logs everybody in.
func newCrew(t *testing.T, s *server, r *rand.Rand) crew {
	t.Helper()
	var all crew
	for _, who := range cast() {
		p, err := newPerson(who, s.base, r.Uint64())
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
	return all
}

// moveTo lets everybody speak to another server, with the log-in that they have.
func (c crew) moveTo(s *server) {
	for _, p := range c {
		p.to(s.base)
	}
}

// workUntil lets everybody work at the same time. After d it calls end, which must make the server silent, and then cut, which must
// kill it. It returns what went wrong before the end.
func (c crew) workUntil(d time.Duration, end, cut func() error) error {
	var ending atomic.Bool
	var wg sync.WaitGroup
	outcomes := make([]error, len(c))
	for i, p := range c {
		wg.Go(func() {
			err := p.work()
			if !ending.Load() || !errors.Is(err, errSilent) {
				outcomes[i] = fmt.Errorf("%s: %w", p.who, err)
			}
		})
	}
	time.Sleep(d)
	ending.Store(true)
	err := end()
	err = errors.Join(err, cut())
	wg.Wait()
	return errors.Join(append(outcomes, err)...)
}

// check holds the house against every ledger.
func (c crew) check(whole bool) error {
	problems := make([]error, len(c))
	var wg sync.WaitGroup
	for i, p := range c {
		wg.Go(func() { problems[i] = p.check(whole) })
	}
	wg.Wait()
	return errors.Join(problems...)
}

// totals returns how many acts were acknowledged, and how many were in doubt.
func (c crew) totals() (acts, doubts int) {
	for _, p := range c {
		acts += p.book.acts
		doubts += p.book.doubts
	}
	return acts, doubts
}
