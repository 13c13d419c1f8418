// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"rondetafel/internal/audit"
	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/klok"
	"rondetafel/internal/policy"
)

// More of what tests see of the inside of the door; see export_test.go.

// VernietigSleutel destroys a key behind the back of the door.
func (g *Gate) VernietigSleutel(ctx context.Context, id string) error {
	return g.keys.Store.Destroy(ctx, id)
}

// Kijk is a look whose result is the test's own, made while its snapshot stands.
func (g *Gate) Kijk(ctx context.Context, c Caller, maak func() (string, error)) (string, error) {
	return lees(ctx, g, c, "huis.lezen", func(s *scope) (string, error) {
		s.besloten, s.entry.Uitkomst = true, audit.Allowed
		return maak()
	})
}

// BouwIndex builds the way back of the log up to its end.
func (g *Gate) BouwIndex(ctx context.Context) error { return g.werkIndexBij(ctx) }

// Filters is how many residuals of policies are remembered.
func (g *Gate) Filters() int {
	n := 0
	g.filters.Range(func(any, any) bool { n++; return true })
	return n
}

// VulFilters remembers residuals for n people who do not exist.
func (g *Gate) VulFilters(n int) error {
	for i := range n {
		wie := policy.Wie{Medewerker: "m-" + strings.Repeat("x", i%50) + string(rune('a'+i/50%26)) + string(rune('a'+i/1300)), Partij: "p"}
		if _, err := g.filter(wie, "casus.lijst", policy.Context{Nu: 1}); err != nil {
			return err
		}
	}
	return nil
}

// MaxFilters is how many residuals are remembered at most.
const MaxFilters = maxFilters

// An id is opaque, 26 characters, and of its moment: later ones sort after earlier ones, equal ones do not exist.
func TestNieuwID(t *testing.T) {
	begin := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	gezien := map[string]bool{}
	vorige := ""
	for i := range 200 {
		id := nieuwID(begin.Add(time.Duration(i) * time.Millisecond))
		if len(id) != 26 || !isID(id) || gezien[id] || id <= vorige {
			t.Fatalf("id %q after %q", id, vorige)
		}
		gezien[id], vorige = true, id
		if ander := nieuwID(begin); ander[:9] != nieuwID(begin)[:9] || gezien[ander] {
			t.Fatalf("id %q of the same moment", ander)
		}
	}
	if id := nieuwID(time.Date(9999, 1, 1, 0, 0, 0, 0, time.UTC)); id <= vorige || !isID(id) {
		t.Errorf("id %q of the end of time", id)
	}
}

// What cannot be an id is never looked up and never stands in the log.
func TestIsID(t *testing.T) {
	for s, wil := range map[string]bool{"": false, "a": true, "0": true, "m-petra-schijn": true, "a_b": true, strings.Repeat("z", 40): true,
		strings.Repeat("z", 41): false, "A": false, "a b": false, "a/b": false, "é": false, "a'": false, "a\x00": false, "a.b": false, "{": false, "`": false,
		"9": true, ":": false} {
		if isID(s) != wil {
			t.Errorf("isID(%q) is %v", s, !wil)
		}
	}
}

// A Caller from inside the system has a trace of its own each time.
func TestAls(t *testing.T) {
	a, b := Als("m-a", "taak"), Als("m-a", "taak")
	if a.Trace == b.Trace || a.Span == b.Span || a.Trace == [16]byte{} || !slices.Equal(a.Personen, []string{"m-a"}) || a.Herkomst != "taak" ||
		a.Sessie != "" || a.Sleutel != "" || a.persoon() != "m-a" || (Caller{}).persoon() != "" {
		t.Errorf("callers %+v and %+v", a, b)
	}
}

// The kinds of error that cross the door, wrapped or not; everything else is a fault of the system.
func TestBekend(t *testing.T) {
	for _, err := range []error{&errs.Denied{}, &errs.Invalid{}, &errs.Conflict{}, errs.ErrNotFound, errs.ErrNotLoggedIn, errs.ErrUnavailable} {
		if !bekend(err) || !bekend(errors.Join(errors.New("om"), err)) {
			t.Errorf("%v is not known", err)
		}
	}
	if bekend(errors.New("iets")) || bekend(nil) || bekend(errPaniek) {
		t.Error("anything is known")
	}
	eigen := &errs.Denied{Volgnr: -1}
	if err := metVolgnr(eigen, 7); err != error(eigen) || eigen.Volgnr != 7 {
		t.Errorf("the refusal is at %d", eigen.Volgnr)
	}
	if eerste(nil, errPaniek, errOpnieuw) != errPaniek || eerste() != nil || eerste(nil, nil) != nil {
		t.Error("not the first error")
	}
}

// The last day on which a piece may be read, over the days on which the clock changes.
func TestLaatsteDag(t *testing.T) {
	for _, dag := range []string{"2026-03-02", "2026-03-28", "2026-03-29", "2026-10-25", "2026-12-31"} {
		d, _ := klok.Datum(dag).Lees()
		if kreeg := laatsteDag(klok.Micro(d.AddDate(0, 0, 1))); kreeg != dag {
			t.Errorf("the last day of %s is %s", dag, kreeg)
		}
	}
	if laatsteDag(klok.Eeuwig) != "" {
		t.Error("for ever ends")
	}
	if gemeente("GM0957") != "Roermond" || gemeente("GM9999") != "GM9999" {
		t.Errorf("municipalities %s and %s", gemeente("GM0957"), gemeente("GM9999"))
	}
}

// rule 1.4-1: whatever an act asks, a Casus goes to the next phase only, and this before anything is written.
func TestVeranderVolgtDeFase(t *testing.T) {
	var s *scope // nothing of it is touched
	for _, van := range casus.Fasen() {
		for _, naar := range casus.Fasen() {
			if van == naar || van.Volgt(naar) {
				continue
			}
			if err := s.verander(store.Casus{Fase: van}, naar); err == nil {
				t.Errorf("a Casus went from %s to %s", van, naar)
			}
		}
	}
}

// GeefZicht gives somebody a part in a Casus from van until tot, as an act like any other. No act of the table does that yet
// with an end: who stands in for a Procesregisseur will have one.
func (g *Gate) GeefZicht(ctx context.Context, c Caller, z store.Zicht) error {
	_, err := schrijf(ctx, g, c, "casus.toewijzen", nil, func(s *scope) (struct{}, error) {
		s.besloten, s.entry.Uitkomst = true, audit.Allowed
		z.Zegel = s.verzegel("zicht", zichtRij(z), 0, zichtVelden(z))
		return struct{}{}, s.tx.NieuwZicht(z)
	})
	return err
}

// Zicht makes the row with which wie stands in for the Procesregisseur of a Casus, from van until tot.
func Zicht(id, wie string, van, tot time.Time) store.Zicht {
	return store.Zicht{Casus: id, Wie: wie, Rollen: uint64(policy.RolWaarnemer), Van: klok.Micro(van), Tot: klok.Micro(tot), Open: true,
		Gewijzigd: klok.Micro(van)}
}
