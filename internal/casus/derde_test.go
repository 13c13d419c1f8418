// SPDX-License-Identifier: EUPL-1.2

package casus_test

import (
	"strings"
	"testing"

	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
)

// rule 1.6-1: an active Partij and a Betrokkene are no Derde, however their name is typed; who only resembles them is one.
func TestEisDerde(t *testing.T) {
	b := casus.Bekenden{Partijen: []string{"Gemeente Weert", "Politie Eenheid Limburg", "Moveoo", ""}, Kort: []string{"Weert", "Politie"}, Betrokkenen: []string{"Sem van Verzinsel"}}
	for naam, wil := range map[string]string{
		"Gemeente Weert":                    "Partij",
		"  gemeente   WEERT ":               "Partij",
		"Gemeente Weert, wijkteam (Tom)":    "Partij",
		"via politie eenheid limburg":       "Partij",
		"Politie":                           "Partij",
		"weert.":                            "Partij",
		"Sem van Verzinsel":                 "betrokkene",
		"sem  van verzinsel":                "betrokkene",
		"Verzinsel, Sem van":                "betrokkene",
		"de heer Sem van Verzinsel, Weert":  "betrokkene",
		"De politie":                        "Partij",
		"Wijkteam Weert":                    "", // a short name is one only when it stands alone
		"Gemeente Weerterbergen":            "",
		"Politieke vereniging Oefening":     "",
		"Zorgboerderij Proef, S. Verzinsel": "",
		"":                                  "",
	} {
		var v errs.Velden
		b.EisDerde(&v, "aan", naam)
		err := v.Fout()
		if wil == "" {
			if err != nil {
				t.Errorf("%q is no derde: %v", naam, err)
			}
			continue
		}
		fout, ok := err.(*errs.Invalid)
		if !ok || len(fout.Velden) != 1 || fout.Velden[0].Veld != "aan" || !strings.Contains(fout.Velden[0].Melding, wil) ||
			!strings.Contains(fout.Velden[0].Melding, "art. 1.6") {
			t.Errorf("%q: %+v, want that it is a %s", naam, err, wil)
		}
	}
}
