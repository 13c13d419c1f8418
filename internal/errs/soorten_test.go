// SPDX-License-Identifier: EUPL-1.2

package errs_test

import (
	"errors"
	"fmt"
	"testing"

	"rondetafel/internal/errs"
)

// soort is what an edge does with an error: it looks for each kind, through whatever wraps it.
func soort(err error) string {
	var (
		ongeldig  *errs.Invalid
		geweigerd *errs.Denied
		conflict  *errs.Conflict
	)
	switch {
	case errors.Is(err, errs.ErrNotFound):
		return "not found"
	case errors.Is(err, errs.ErrUnavailable):
		return "unavailable"
	case errors.Is(err, errs.ErrNotLoggedIn):
		return "not logged in"
	case errors.As(err, &ongeldig):
		return "invalid"
	case errors.As(err, &geweigerd):
		return "denied"
	case errors.As(err, &conflict):
		return "conflict"
	}
	return "ours"
}

// Each kind is told from every other, bare and wrapped. What is none of them is a fault of ours, also when it reads the same.
func TestSoortenZijnTeOnderscheiden(t *testing.T) {
	for want, err := range map[string]error{
		"not found": errs.ErrNotFound, "unavailable": errs.ErrUnavailable, "not logged in": errs.ErrNotLoggedIn,
		"invalid": &errs.Invalid{}, "denied": &errs.Denied{}, "conflict": &errs.Conflict{}, "ours": errors.New(errs.ErrNotFound.Error()),
	} {
		if got := soort(err); got != want {
			t.Errorf("%v is %s, want %s", err, got, want)
		}
		if got := soort(fmt.Errorf("gate: %w", fmt.Errorf("casus: %w", err))); got != want {
			t.Errorf("wrapped: %v is %s, want %s", err, got, want)
		}
	}
}
