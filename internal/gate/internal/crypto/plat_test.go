// SPDX-License-Identifier: EUPL-1.2

package crypto

import (
	"slices"
	"strings"
	"testing"
)

func TestBeeld(t *testing.T) {
	tags := ""
	for _, r := range "Sem" {
		tags += string(r + 0xE0000)
	}
	for in, want := range map[string]string{
		"Élodie  D'Ĳsselstein": "elodie  d'ijsselstein", "ＳSém": "ssem", "I\u0307stanbul ı": "istanbul i", "Łódź, Straße 2a": "lodz, strasse 2a",
		"Een GEWONE zin, met 12 dingen.": "een gewone zin, met 12 dingen.", "po\u00adli\u200btie": "politie", "\xffab": "ab", "": "",
		"S\u0435m": "sem", "\u0405\u0415\u041c": "sem", "\u03bf\u03c1\u03b5\u03b7": "open", "\u1d0f\u1d18\u1d07\u0274": "open", "\u0578\u0585\u0261": "nog", "℮en": "een",
		tags + " ok": "sem ok", "S\u3164e\u115fm\u2800": "sem", "\U0001d412em": "sem", "ⓢem": "sem",
	} {
		if got := Beeld(in); got != want {
			t.Errorf("Beeld(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestPlat(t *testing.T) {
	for in, want := range map[string]string{"Élodie  D'Ĳsselstein": "elodie  d'ijsselstein", "ＳSém": "ssem", "Łódź, Straße 2a": "lodz, strasse 2a", "S\u0435m": "s\u0435m", "po\u00adlitie": "politie"} {
		if got := Plat(in); got != want {
			t.Errorf("Plat(%q) = %q, want %q", in, got, want)
		}
	}
}

// A letter looks like one of ours, and none of ours is among those that do.
func TestGelijkend(t *testing.T) {
	const ons = "abcdefghijklmnopqrstuvwxyz"
	als := map[string]string{}
	for p := range slices.Chunk(paren(gelijkendAan), 2) {
		if eerder, al := als[p[0]]; al || !strings.Contains(ons, p[1]) || strings.Contains(ons, p[0]) {
			t.Errorf("%q as %q and %q", p[0], p[1], eerder)
		}
		als[p[0]] = p[1]
	}
	if len(als) < 100 {
		t.Errorf("%d letters", len(als))
	}
	for _, l := range ons {
		if got := Beeld(string(l)); got != string(l) {
			t.Errorf("%q became %q", l, got)
		}
	}
}

func BenchmarkPlat(b *testing.B) {
	tekst := strings.Repeat("In maart is hij drie keer in de buurt van het station gezien, en eens met anderen. ", 6)
	b.ReportAllocs()
	for b.Loop() {
		Plat(tekst)
	}
}
