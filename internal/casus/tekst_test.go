// SPDX-License-Identifier: EUPL-1.2

package casus_test

import (
	"strings"
	"testing"

	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
)

func TestEisTekst(t *testing.T) {
	const (
		leeg   = "veld: Schrijf iets op."
		teLang = "veld: Deze tekst is te lang. Gebruik hoogstens 20.000 tekens."
		vreemd = "veld: Deze tekst bevat tekens die we niet kunnen lezen."
	)
	for _, g := range []struct {
		naam, tekst string
		want        []string
	}{
		{"a letter", "a", nil},
		{"lines, tabs and pictures", "één\r\n\ttwee 👪", nil},
		{"nothing", "", []string{leeg}},
		{"only white space", " \t\r\n\u00a0", []string{leeg}},
		{"as long as can be, in characters and not in bytes", strings.Repeat("é", 20_000), nil},
		{"one more", strings.Repeat("é", 20_001), []string{teLang}},
		{"broken", "a\xff", []string{vreemd}},
		{"half a character", "a\xc3", []string{vreemd}},
		{"a NUL", "a\x00b", []string{vreemd}},
		{"long and broken", strings.Repeat("\xff", casus.MaxTekst+1), []string{teLang, vreemd}},
		{"long and blank", strings.Repeat(" ", casus.MaxTekst+1), []string{leeg, teLang}},
	} {
		t.Run(g.naam, func(t *testing.T) {
			var v errs.Velden
			casus.EisTekst(&v, "veld", g.tekst, "Schrijf iets op.")
			verwacht(t, v.Fout(), g.want...)
		})
	}
	var v errs.Velden
	casus.EisLengte(&v, "veld", "")
	verwacht(t, v.Fout())
}
