// SPDX-License-Identifier: EUPL-1.2

package crypto

import (
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// conform holds what every KeyStore must do; reopen closes a store and opens what it
// left behind.
func conform(t *testing.T, fresh func(*testing.T) KeyStore, reopen func(*testing.T, KeyStore) KeyStore) {
	t.Run("keys differ and last", func(t *testing.T) {
		s := fresh(t)
		must(t, s.Create(t.Context(), casusA, casusB))
		a, b := keyOf(t, s, casusA), keyOf(t, s, casusB)
		if a == b || a.Version() != 1 || b.Version() != 1 {
			t.Errorf("two new keys: %v and %v, equal %v", a, b, a == b)
		}
		s = reopen(t, s)
		if keyOf(t, s, casusA) != a || keyOf(t, s, casusB) != b {
			t.Error("a key changed by reopening")
		}
	})
	t.Run("a key seals for its id only", func(t *testing.T) {
		s := fresh(t)
		must(t, s.Create(t.Context(), casusA, casusB))
		sealed := Seal(keyOf(t, s, casusA), here, []byte("verzonnen"))
		mustFail(t, "another casus", keyOf(t, s, casusB), here, sealed)
		s = reopen(t, s)
		if got, err := Open(keyOf(t, s, casusA), here, sealed); err != nil || string(got) != "verzonnen" {
			t.Errorf("its own casus, after reopening: %q, %v", got, err)
		}
	})
	t.Run("create refuses", func(t *testing.T) { conformRefusals(t, fresh(t)) })
	// AVG-7
	t.Run("destroyed is destroyed", func(t *testing.T) {
		s := fresh(t)
		must(t, s.Create(t.Context(), casusA, casusB))
		b := keyOf(t, s, casusB)
		keyOf(t, s, casusA)
		must(t, s.Destroy(t.Context(), casusA))
		for range 2 {
			_, err := s.Open(t.Context(), casusA)
			wantErr(t, "Open", err, ErrDestroyed)
			wantErr(t, "Create", s.Create(t.Context(), casusA), ErrDestroyed)
			must(t, s.Destroy(t.Context(), casusA))
			if ids, err := s.IDs(t.Context()); err != nil || !slices.Equal(ids, []string{casusB}) {
				t.Errorf("IDs = %v, %v; want only %s", ids, err, casusB)
			}
			if keyOf(t, s, casusB) != b {
				t.Error("another key changed")
			}
			s = reopen(t, s)
		}
	})
	t.Run("closed is closed", func(t *testing.T) {
		s := fresh(t)
		must(t, s.Create(t.Context(), casusA))
		keyOf(t, s, casusA)
		must(t, s.Close())
		_, openErr := s.Open(t.Context(), casusA)
		_, idsErr := s.IDs(t.Context())
		for _, err := range []error{openErr, idsErr, s.Create(t.Context(), casusB), s.Destroy(t.Context(), casusA)} {
			wantErr(t, "after Close", err, ErrStore)
		}
	})
}

func conformRefusals(t *testing.T, s KeyStore) {
	must(t, s.Create(t.Context(), casusA))
	wantErr(t, "an id that exists", s.Create(t.Context(), casusB, casusA), ErrExists)
	wantErr(t, "an id twice", s.Create(t.Context(), casusB, casusB), ErrExists)
	wantErr(t, "not an id", s.Create(t.Context(), casusB, "a b"), ErrID)
	wantErr(t, "the house key", s.Destroy(t.Context(), HouseID), ErrHouse)
	wantErr(t, "not an id to destroy", s.Destroy(t.Context(), "a b"), ErrID)
	if ids, err := s.IDs(t.Context()); err != nil || !slices.Equal(ids, []string{casusA}) {
		t.Errorf("after refusals there are %v, %v; want only %s", ids, err, casusA)
	}
}

func TestFileKeyStoreConforms(t *testing.T) {
	path := ""
	conform(t, func(t *testing.T) KeyStore {
		path = filepath.Join(t.TempDir(), "sleutels")
		return openStore(t, path)
	}, func(t *testing.T, s KeyStore) KeyStore {
		must(t, s.Close())
		return openStore(t, path)
	})
}

func TestCacheConforms(t *testing.T) {
	path := ""
	conform(t, func(t *testing.T) KeyStore {
		path = filepath.Join(t.TempDir(), "sleutels")
		return NewCache(openStore(t, path), 1)
	}, func(t *testing.T, s KeyStore) KeyStore {
		must(t, s.Close())
		return NewCache(openStore(t, path), 1)
	})
}

func TestSlotID(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		id := rapid.StringOfN(rapid.RuneFrom([]rune("azAZ09-_~! \x00\x1f\x7fé")), 0, 30, -1).Draw(t, "id")
		valid := len(id) >= 1 && len(id) <= MaxID &&
			!strings.ContainsFunc(id, func(r rune) bool { return r <= ' ' || r > '~' })
		got, err := toSlotID(id)
		if valid != (err == nil) || (err != nil && !errors.Is(err, ErrID)) {
			t.Fatalf("toSlotID(%q): %v, want valid %v", id, err, valid)
		}
		if valid && got.String() != id {
			t.Fatalf("%q came back as %q", id, got.String())
		}
	})
}

func TestSlotIDErrorDoesNotRepeatTheID(t *testing.T) {
	const personal = "Fictief Persoon, geboren 1990"
	if _, err := toSlotID(personal); err == nil || strings.Contains(err.Error(), "Persoon") {
		t.Errorf("the error for what was no id is %v", err)
	}
}
