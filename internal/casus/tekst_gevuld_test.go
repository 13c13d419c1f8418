// SPDX-License-Identifier: EUPL-1.2

package casus_test

import (
	"testing"

	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
)

// A text of which nothing can be seen is no text: spaces, and letters and signs that are blank.
func TestTekstDieNietsZegt(t *testing.T) {
	for tekst, zegt := range map[string]bool{"": false, " \n\t": false, "\u3164": false, "\u2800\u2800": false, "\u200c": false, "\u00ad": false,
		"\U000E0041": false, "\u115f\uffa0 ": false, "a": true, "1": true, "…": true, "é": true, "\u3164a": true, "€": true, "👍": true} {
		var v errs.Velden
		casus.EisTekst(&v, "tekst", tekst, "Schrijf iets op.")
		if (v.Fout() == nil) != zegt {
			t.Errorf("%q: %v", tekst, v.Fout())
		}
	}
}
