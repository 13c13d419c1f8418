// SPDX-License-Identifier: EUPL-1.2

package crypto

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestPlat(t *testing.T) {
	tags := ""
	for _, r := range "Sem" {
		tags += string(r + 0xE0000)
	}
	for in, want := range map[string]string{
		"Élodie  D'Ĳsselstein": "elodie  d'ijsselstein", "ＳSém": "ssem", "I\u0307stanbul ı": "istanbul i", "Łódź, Straße 2a": "lodz, strasse 2a",
		"po\u00adli\u200btie": "politie", "\xffab": "ab", "": "",
		"S\u0435m": "sem", "\u0405\u0415\u041c": "sem", "\u03bf\u03c1\u03b5\u03b7": "open", "\u1d0f\u1d18\u1d07\u0274": "open", "\u0578\u0585\u0261": "nog", "℮en": "een",
		tags + " ok": "sem ok", "S\u3164e\u115fm\u2800": "sem", "\U0001d412em": "sem", "ⓢem": "sem",
	} {
		if got := Plat(in); got != want {
			t.Errorf("Plat(%q) = %q, want %q", in, got, want)
		}
	}
}

// A letter looks like one of ours, and none of ours is among those that do.
func TestGelijkend(t *testing.T) {
	const ons = "abcdefghijklmnopqrstuvwxyz"
	for zij, l := range gelijkend {
		if !strings.ContainsRune(ons, l) || strings.ContainsRune(ons, zij) {
			t.Errorf("%q as %q", zij, l)
		}
	}
	n := 0
	for _, zij := range gelijkendAan {
		n += utf8.RuneCountInString(zij)
	}
	if n != len(gelijkend) {
		t.Errorf("%d letters, of which %d are one of two", n, n-len(gelijkend))
	}
	for _, l := range ons {
		if got := Plat(string(l)); got != string(l) {
			t.Errorf("%q became %q", l, got)
		}
	}
}
