// SPDX-License-Identifier: EUPL-1.2

package edge_test

import (
	"fmt"
	"sync"
	"testing"
	"time"

	"rondetafel/internal/edge"
)

// rule 14.3-1: who asks more than their share waits, and only they; a minute later they have it again.
func TestPace(t *testing.T) {
	var now time.Duration
	p := edge.NewPace(60, func() time.Duration { return now })
	for i := range 60 {
		if wait := p.Take("a"); wait != 0 {
			t.Fatalf("request %d waits %v", i, wait)
		}
	}
	for range 3 { // asking again while one has to wait costs nothing
		if wait := p.Take("a"); wait != time.Second {
			t.Fatalf("one too many waits %v", wait)
		}
	}
	if wait := p.Take("b"); wait != 0 {
		t.Errorf("another waits %v", wait)
	}
	now = time.Second
	if p.Take("a") != 0 || p.Take("a") == 0 {
		t.Error("a second gives one request, no more and no less")
	}
	now = 2 * time.Minute
	taken := 0
	for p.Take("a") == 0 {
		taken++
	}
	if taken != 60 {
		t.Errorf("after a long rest there are %d, want a minute's worth", taken)
	}
}

// Without a setting there is no limit.
func TestPaceOff(t *testing.T) {
	for _, perMinute := range []int{0, -1} {
		p := edge.NewPace(perMinute, func() time.Duration { return 0 })
		for range 10_000 {
			if p.Take("a") != 0 {
				t.Fatal("somebody waits")
			}
		}
	}
}

// Who comes from ever another address takes no more memory than there is room for, and who is known still has their own share.
func TestPaceIsBounded(t *testing.T) {
	var now time.Duration
	p := edge.NewPace(1, func() time.Duration { return now })
	for i := range 60_000 {
		p.Take(fmt.Sprint(i))
	}
	if n := p.Kept(); n > 20_000 {
		t.Errorf("%d are kept", n)
	}
	now = time.Hour
	p.Take("new")
	if n := p.Kept(); n > 1 {
		t.Errorf("after an hour %d are kept", n)
	}
}

// Many at once get what there is and no more.
func TestPaceTogether(t *testing.T) {
	p := edge.NewPace(100, func() time.Duration { return 0 })
	var wg sync.WaitGroup
	through := make(chan struct{}, 1000)
	for range 10 {
		wg.Go(func() {
			for range 100 {
				if p.Take("a") == 0 {
					through <- struct{}{}
				}
			}
		})
	}
	wg.Wait()
	if len(through) != 100 {
		t.Errorf("%d came through", len(through))
	}
}
