// SPDX-License-Identifier: EUPL-1.2

package partij_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"rondetafel/internal/partij"
)

func TestFunctieLabelPerFunctie(t *testing.T) {
	for f, want := range map[partij.Functie]string{
		"aanmelder": "Aanmelder", "uitvoerder": "Deelnemer", "procesregisseur": "Procesregisseur", "manager": "Manager",
		"ondersteuning": "Ondersteuning", "fg": "Functionaris gegevensbescherming", "rechtmatigheid": "Rechtmatigheidsadviescommissie",
		"partijbeheerder": "Partijbeheerder", "functioneelbeheer": "Functioneel beheer",
		"coordinerendfg": "Coördinerend functionaris gegevensbescherming", "contactpunt": "Contactpunt",
		"mandaat": "Doorlopend mandaat",
	} {
		if got := f.Label(); got != want || !slices.Contains(partij.Functies(), f) {
			t.Errorf("%s: label %q, want %q, of %v", f, got, want, partij.Functies())
		}
	}
}

// Rights hang on the order of this list, so no caller can change it for another.
func TestFunctiesIsVanIedereenApart(t *testing.T) {
	slices.Reverse(partij.Functies())
	if got := partij.Functies()[0]; got != partij.Aanmelder {
		t.Errorf("the list begins with %s", got)
	}
}

// A Functie is held exactly when one of what was given says so, whatever else was given, again or in another order.
func TestHeeftPerFunctie(t *testing.T) {
	toekenning := rapid.Custom(func(t *rapid.T) partij.Toekenning {
		van := rapid.Int64Range(0, 20).Draw(t, "van")
		return partij.Toekenning{Functie: rapid.SampledFrom(partij.Functies()).Draw(t, "functie"), Van: van,
			Tot: van + rapid.Int64Range(0, 10).Draw(t, "duur")}
	})
	rapid.Check(t, func(t *rapid.T) {
		m := partij.Medewerker{Functies: rapid.SliceOfN(toekenning, 0, 6).Draw(t, "toekenningen")}
		moment := rapid.Int64Range(0, 30).Draw(t, "moment")
		want := map[partij.Functie]bool{}
		for _, k := range m.Functies {
			want[k.Functie] = want[k.Functie] || moment-k.Van >= 0 && k.Tot-moment > 0
		}
		for _, f := range partij.Functies() {
			if got := m.Heeft(f, moment); got != want[f] {
				t.Fatalf("%s at %d: %t, want %t", f, moment, got, want[f])
			}
		}
	})
}
