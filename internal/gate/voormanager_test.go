// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"errors"
	"testing"

	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/partij"
)

// voorLezer is what a refusal says to wie that else there is to do.
func voorLezer(wie, anders string) string {
	if wie == Mo {
		return gate.VoorManager(anders)
	}
	return anders
}

// Nobody is sent to themself: who is the manager reads of another manager, whatever the sentence around it; who is not, reads of the manager.
func TestManagerWordtNietNaarZichzelfGestuurd(t *testing.T) {
	for tekst, wil := range map[string]string{
		"Vraag de manager.": "Vraag een andere manager.",
		"Kies iemand anders, of vraag de manager om die functie eerst te beëindigen.": "Kies iemand anders, of vraag een andere manager om die functie eerst te beëindigen.",
		"Vraag de beheerder van die Partij, of voor mensen van het huis de manager.":  "Vraag de beheerder van die Partij.",
		"Vraag de functionaris gegevensbescherming.":                                  "Vraag de functionaris gegevensbescherming.",
		"": "",
	} {
		if kreeg := gate.VoorManager(tekst); kreeg != wil {
			t.Errorf("%q, want %q", kreeg, wil)
		}
	}
	h := Nieuw(t)
	for wie, wil := range map[string]string{Mo: "Vraag de beheerder van die Partij.", Anna: "Vraag de beheerder van die Partij, of voor mensen van het huis de manager."} {
		var d *errs.Denied
		err := vergeet(h.MedewerkerUitnodigen(h.Ctx(), Als(wie), partij.MedewerkerUitnodigen{Naam: "Wil Nieuw", Partij: Gemeente, Functies: []partij.Functie{partij.Uitvoerder}}))
		if !errors.As(err, &d) || d.Anders != wil {
			t.Errorf("%s reads %+v", wie, d)
		}
	}
}
