// SPDX-License-Identifier: EUPL-1.2

package errs_test

import (
	"strings"
	"testing"
	"time"

	"rondetafel/internal/errs"
)

// Who waits is never told to wait less than they must, nor for no time at all.
func TestTooFast(t *testing.T) {
	for wacht, seconden := range map[time.Duration]int{
		time.Nanosecond:         1,
		time.Second:             1,
		1100 * time.Millisecond: 2,
		time.Minute:             60,
	} {
		f := &errs.TooFast{Wacht: wacht}
		if f.Seconden() != seconden {
			t.Errorf("%v is %d seconds, want %d", wacht, f.Seconden(), seconden)
		}
		if !strings.Contains(f.Error(), "te snel") {
			t.Errorf("it says %q", f.Error())
		}
	}
}
