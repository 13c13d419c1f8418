// SPDX-License-Identifier: EUPL-1.2

package crypto

import (
	"encoding/binary"
	"encoding/hex"
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"
)

// The values were computed apart from this package, from the drawing in blind.go:
// index rows that exist must be found by every later version.
func TestBlindFormatIsFixed(t *testing.T) {
	b := NewBlind(testKey(7, 1).secret)
	bsn, ok1 := b.BSN("012345672")
	naam, ok2 := b.NaamGeboren("Ĳsbrandt-Façade", "1999-02-28")
	if got := hex.EncodeToString(bsn[:]); !ok1 || got != "1981d00e61e84c2e7f74ca5072b9c88d" {
		t.Errorf("BSN index = %s, %v", got, ok1)
	}
	if got := hex.EncodeToString(naam[:]); !ok2 || got != "14fdf729b0436c6331942cde0b203735" {
		t.Errorf("name index = %s, %v", got, ok2)
	}
}

// Marks are equal for equal words and say nothing without the key; what is a BSN elsewhere is another thing as a mark.
func TestBlindMerk(t *testing.T) {
	b, ander := NewBlind(testKey(1, 1).secret), NewBlind(testKey(2, 1).secret)
	gezien := map[int64]string{}
	for _, woorden := range []string{"", "dezelfdeletters", "dezelfdeletterz", "012345672", "bestand 012345672", "é"} {
		m := b.Merk(woorden)
		if m != b.Merk(woorden) || m == ander.Merk(woorden) {
			t.Errorf("%q: %d, again %d, under another key %d", woorden, m, b.Merk(woorden), ander.Merk(woorden))
		}
		if eerder, er := gezien[m]; er {
			t.Errorf("%q and %q have one mark", woorden, eerder)
		}
		gezien[m] = woorden
	}
	if bsn, _ := b.BSN("012345672"); int64(binary.BigEndian.Uint64(bsn[:])) == b.Merk("012345672") {
		t.Error("the mark of a number is its index")
	}
}

func TestBlindBSN(t *testing.T) {
	b := NewBlind(testKey(1, 1).secret)
	want, ok := b.BSN("012345672")
	if !ok {
		t.Fatal("nine digits give no index")
	}
	for _, same := range []string{"12345672", "0123 45 672", "0123.45.672", " 012345672\n"} {
		if got, ok := b.BSN(same); !ok || got != want {
			t.Errorf("BSN(%q) is not found by 012345672", same)
		}
	}
	if got, ok := b.BSN("012345673"); !ok || got == want {
		t.Error("another BSN has the same index, or none")
	}
	for _, none := range []string{"", "onbekend", "1234567", "1234567890", "٠١٢٣٤٥٦٧٢"} {
		if got, ok := b.BSN(none); ok || got != (Index{}) {
			t.Errorf("BSN(%q) gives an index; two unknown numbers would find each other", none)
		}
	}
	if got, _ := NewBlind(testKey(2, 1).secret).BSN("012345672"); got == want {
		t.Error("two keys give the same index")
	}
}

func TestBlindNaamGeboren(t *testing.T) {
	b := NewBlind(testKey(1, 1).secret)
	const born = "1990-05-17"
	for _, same := range [][]string{
		{"de Vries", "DEVRIES", "de  vries", "Dé Vriès", "de-Vries", "de Vrie\u0308s", "de Vriës"},
		{"'t Hart", "’t Hart", "T HART", "ʼt hart"},
		{"Ĳzer", "IJzer", "ijzer", "ĲZER"},
		{"Weiß", "WEISS", "weiss"},
		{"Οδυσσεύς", "ΟΔΥΣΣΕΥΣ"},
		{"Smit 2", "smit2"},
	} {
		want, ok := b.NaamGeboren(same[0], born)
		if !ok {
			t.Errorf("%q gives no index", same[0])
		}
		for _, spelling := range same[1:] {
			if got, ok := b.NaamGeboren(spelling, born); !ok || got != want {
				t.Errorf("%q is not found by %q (%q, %q)", same[0], spelling, normalise(same[0]), normalise(spelling))
			}
		}
		if got, _ := b.NaamGeboren(same[0], "1990-05-18"); got == want {
			t.Errorf("%q of another date has the same index", same[0])
		}
		if got, _ := b.NaamGeboren(same[0]+"x", born); got == want {
			t.Errorf("%q and %q have the same index", same[0], same[0]+"x")
		}
	}
}

func TestBlindNaamGeborenRefuses(t *testing.T) {
	b := NewBlind(testKey(1, 1).secret)
	for _, c := range [][2]string{
		{"", "1990-05-17"}, {" -'", "1990-05-17"}, {"de Vries", ""}, {"de Vries", "17-05-1990"},
		{"de Vries", "1990-02-30"}, {"de Vries", "1990-5-17"}, {"de Vries", "1990-05-17T00:00"},
	} {
		if got, ok := b.NaamGeboren(c[0], c[1]); ok || got != (Index{}) {
			t.Errorf("NaamGeboren(%q, %q) gives an index", c[0], c[1])
		}
	}
}

func TestKindsOfIndexDiffer(t *testing.T) {
	b := NewBlind(testKey(1, 1).secret)
	if b.index(blindBSNLabel, "012345672") == b.index(blindNaamLabel, "012345672") {
		t.Error("one value has one index under two labels")
	}
}

func TestNormalise(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.String().Draw(t, "s")
		once := normalise(s)
		if twice := normalise(once); twice != once {
			t.Fatalf("normalise(%q) = %q, and again %q", s, once, twice)
		}
		for _, r := range once {
			if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
				t.Fatalf("normalise(%q) = %q keeps %q", s, once, r)
			}
		}
		if spaced := normalise(" " + strings.ReplaceAll(s, " ", " - ") + "."); spaced != once {
			t.Fatalf("normalise(%q) = %q, with other spaces %q", s, once, spaced)
		}
	})
}

func TestNormaliseIgnoresCase(t *testing.T) {
	letters := rapid.StringOf(rapid.RuneFrom(nil, unicode.Latin))
	rapid.Check(t, func(t *rapid.T) {
		s := letters.Draw(t, "s")
		if lower, upper := normalise(s), normalise(strings.ToUpper(strings.ToLower(s))); lower != upper {
			t.Fatalf("%q: %q, in capitals %q", s, lower, upper)
		}
	})
}

func FuzzNormalise(f *testing.F) {
	f.Add(strings.Repeat("0", 103) + "Ꮻ0")
	for _, s := range []string{"de Vries", "Ĳ", "ẞ", "ŉ", "İ", "\xff", "000000000\xf3Ǎ", "ǅ", "ͅ"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if once := normalise(s); normalise(once) != once {
			t.Fatalf("normalise(%q) is not stable", s)
		}
	})
}

func BenchmarkNaamGeboren(b *testing.B) {
	blind := NewBlind(testKey(1, 1).secret)
	b.ReportAllocs()
	for b.Loop() {
		blind.NaamGeboren("de Vriès", "1990-05-17")
	}
}
