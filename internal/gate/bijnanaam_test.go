// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/partij"
)

// Names of which one letter was changed, added, left out or changed places are almost the same, whichever comes first; short ones are not held against each other.
func TestBijnaZelfdeNaam(t *testing.T) {
	for _, n := range []struct {
		een, ander string
		wil        bool
	}{
		{"Wil Nieuw", "Wil Nieuws", true}, {"Wil Nieuw", "Wim Nieuw", true}, {"Wil Nieuw", "Wil Nieww", true}, {"Wil Nieuw", "Wli Nieuw", true}, {"Anna Fictief", "Ana Fictief", true},
		{"Wil Nieuw", "Wil Oud", false}, {"Wil Nieuw", "Wim Nieuws", false}, {"Bo", "Ba", false}, {"Jan Li", "Jan Lo", true}, {"Al B", "Al C", false}, {"Wil Nieuw", "Nieuw Wil", false},
		{"Wil Nieuw", "wil nieuw", true},
	} {
		if gate.BijnaZelfdeNaam(n.een, n.ander) != n.wil || gate.BijnaZelfdeNaam(n.ander, n.een) != n.wil {
			t.Errorf("%q and %q: want %v", n.een, n.ander, n.wil)
		}
	}
	rapid.Check(t, func(r *rapid.T) {
		naam := rapid.StringMatching(`[a-z]{5,12}`).Draw(r, "naam")
		plek, letter := rapid.IntRange(0, len(naam)-1).Draw(r, "plek"), rapid.StringMatching(`[a-z]`).Draw(r, "letter")
		for _, ander := range []string{naam[:plek] + letter + naam[plek+1:], naam[:plek] + letter + naam[plek:]} {
			if !gate.BijnaZelfdeNaam(naam, ander) || !gate.BijnaZelfdeNaam(ander, naam) {
				r.Fatalf("%q and %q", naam, ander)
			}
		}
		if gate.BijnaZelfdeNaam(naam, naam+"xy") {
			r.Fatalf("two letters more than %q", naam)
		}
	})
}

// Who invites somebody with almost the name of a colleague is told who that is, with Partij and function, and goes on after they said that it is another; names of
// other Partijen and of who left are not told.
func TestUitnodigenMetBijnaDezelfdeNaam(t *testing.T) {
	h := Nieuw(t)
	ctx := h.Ctx()
	nodig := func(naam string, anders bool) error {
		return vergeet(h.MedewerkerUitnodigen(ctx, Als(Beatle), partij.MedewerkerUitnodigen{Naam: naam, Functies: []partij.Functie{partij.Uitvoerder}, IemandAnders: anders}))
	}
	err := nodig("Arno Fictie", false)
	var i *errs.Invalid
	if !errors.As(err, &i) || len(i.Velden) != 1 || i.Velden[0].Veld != "iemandAnders" || !strings.Contains(i.Velden[0].Melding, "Arno Fictief, Gemeente Proefdorp, Deelnemer.") {
		t.Errorf("it is told %v, %+v", err, i)
	}
	goed(t, nodig("Arno Fictie", true))
	ongeldig(t, nodig("ARNO FICTIEF", true), "naam") // the same name is another matter
	goed(t, nodig("Bo Verzonne", false))             // that one is of the Politie
	l, err := h.MedewerkerLijst(ctx, Als(Beatle))
	goed(t, err)
	i2 := slices.IndexFunc(l.Medewerkers, func(m gate.MedewerkerBlad) bool { return m.ID == Anna })
	goed(t, vergeet(h.MedewerkerBeeindigen(ctx, Als(Beatle), stopt(Anna, l.Medewerkers[i2].Versie))))
	goed(t, nodig("Ana Fictief", false))
}
