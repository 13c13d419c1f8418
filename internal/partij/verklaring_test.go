// SPDX-License-Identifier: EUPL-1.2

package partij_test

import (
	"errors"
	"strings"
	"testing"

	"rondetafel/internal/errs"
	"rondetafel/internal/partij"
)

// rule 14.1-1: a declaration says something, in a few minutes of reading and in characters that one sees.
func TestVerklaringVernieuwen(t *testing.T) {
	for tekst, goed := range map[string]bool{
		"Ik zwijg over wat ik hier hoor.\n\nOok daarna.": true, "": false, "Ik zwijg.": false, strings.Repeat("é", 4000): true, strings.Repeat("a", 4001): false,
		"Ik zwijg over wat ik \u202ehier hoor.": false, "Ik zwijg over wat ik \x00 hier hoor.": false, "\t \n                                  ": false,
	} {
		in := partij.VerklaringVernieuwen{Versie: 1, Tekst: tekst}.Schoon()
		var fout *errs.Invalid
		if err := in.Valideer(); (err == nil) != goed || !goed && (!errors.As(err, &fout) || fout.Velden[0].Veld != "tekst") {
			t.Errorf("%.40q: %v, want good %t", tekst, err, goed)
		}
	}
	if got := (partij.VerklaringVernieuwen{Tekst: "  Een\r\n\r\nTwee \n"}).Schoon().Tekst; got != "Een\n\nTwee" {
		t.Errorf("kept as %q", got)
	}
}
