// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"testing"

	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
)

func TestZoekenMetEnZonderTussenvoegsel(t *testing.T) {
	h := Nieuw(t)
	in := Aanmelding()
	in.Betrokkenen = in.Betrokkenen[:1]
	in.Betrokkenen[0].Tussenvoegsel, in.Betrokkenen[0].Achternaam, in.Betrokkenen[0].Geboortedatum = "van der", "Verzinsel", "4 maart 2004"
	_, err := h.CasusAanmelden(h.Ctx(), Als(Anna), in)
	goed(t, err)
	for naam, want := range map[string]int{"Verzinsel": 1, "van der Verzinsel": 1, "VAN DER VERZINSEL": 1, "van Verzinsel": 0, "Verzin": 0} {
		b, err := h.PersoonZoeken(h.Ctx(), Als(Anna), gate.ZoekVraag{Achternaam: naam, Geboortedatum: "2004-03-04"})
		goed(t, err)
		if len(b.Treffers) != want {
			t.Errorf("%q finds %d people, want %d", naam, len(b.Treffers), want)
		}
	}
}
