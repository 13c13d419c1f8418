// SPDX-License-Identifier: EUPL-1.2

package crypto

import (
	"bytes"
	"encoding/hex"
	"reflect"
	"sync"
	"testing"

	"pgregory.net/rapid"
)

// The value was computed apart from this package, from the drawing in mac.go.
func TestMACFormatIsFixed(t *testing.T) {
	mac := NewMACKey(testKey(7, 1).secret).Row("zicht", 3, 41, Str("casus-1"), Int(-5), Raw([]byte{0, 255}))
	if got, want := hex.EncodeToString(mac[:]), "7e9a20f1362a9f1f6a4ee2aa44458616"; got != want {
		t.Errorf("MAC = %s, want %s", got, want)
	}
}

func TestMACTellsRowsApart(t *testing.T) {
	k := NewMACKey(testKey(1, 1).secret)
	rows := map[string]MAC{
		"the row":               k.Row("zicht", 1, 2, Str("a"), Str("b"), Int(3)),
		"another label":         k.Row("functie", 1, 2, Str("a"), Str("b"), Int(3)),
		"another version":       k.Row("zicht", 2, 2, Str("a"), Str("b"), Int(3)),
		"another grond":         k.Row("zicht", 1, 3, Str("a"), Str("b"), Int(3)),
		"version and grond":     k.Row("zicht", 2, 1, Str("a"), Str("b"), Int(3)),
		"shifted boundary":      k.Row("zicht", 1, 2, Str("ab"), Str(""), Int(3)),
		"shifted other way":     k.Row("zicht", 1, 2, Str(""), Str("ab"), Int(3)),
		"swapped fields":        k.Row("zicht", 1, 2, Str("b"), Str("a"), Int(3)),
		"a field less":          k.Row("zicht", 1, 2, Str("a"), Str("b")),
		"an empty field more":   k.Row("zicht", 1, 2, Str("a"), Str("b"), Int(3), Str("")),
		"a zero more":           k.Row("zicht", 1, 2, Str("a"), Str("b"), Int(3), Int(0)),
		"number as its digits":  k.Row("zicht", 1, 2, Str("a"), Str("b"), Str("3")),
		"number as its bytes":   k.Row("zicht", 1, 2, Str("a"), Str("b"), Raw([]byte{0, 0, 0, 0, 0, 0, 0, 3})),
		"label takes a field":   k.Row("zichta", 1, 2, Str("b"), Int(3)),
		"no fields":             k.Row("zicht", 1, 2),
		"fields glued":          k.Row("zicht", 1, 2, Str("as\x01b"), Int(3)),
		"of another key":        NewMACKey(testKey(2, 1).secret).Row("zicht", 1, 2, Str("a"), Str("b"), Int(3)),
		"negative for positive": k.Row("zicht", 1, 2, Str("a"), Str("b"), Int(-3)),
	}
	seen := map[MAC]string{}
	for what, mac := range rows {
		if other, double := seen[mac]; double {
			t.Errorf("%q and %q have the same MAC", what, other)
		}
		seen[mac] = what
	}
}

func drawFields(t *rapid.T, name string) []Field {
	text := rapid.StringOfN(rapid.SampledFrom([]rune{'a', 'i', 's', 0, 1, 8}), 0, 9, -1)
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Field {
		if rapid.Bool().Draw(t, "number") {
			return Int(rapid.Int64Range(-2, 2).Draw(t, "n"))
		}
		return Str(text.Draw(t, "s"))
	}), 0, 3).Draw(t, name)
}

func TestMACIsEqualForEqualRowsOnly(t *testing.T) {
	k := NewMACKey(testKey(1, 1).secret)
	label := rapid.SampledFrom([]string{"", "a", "aa", "zicht"})
	rapid.Check(t, func(t *rapid.T) {
		la, lb := label.Draw(t, "label a"), label.Draw(t, "label b")
		a, b := drawFields(t, "a"), drawFields(t, "b")
		same := la == lb && (len(a)+len(b) == 0 || reflect.DeepEqual(a, b))
		if got := k.Row(la, 1, 1, a...) == k.Row(lb, 1, 1, b...); got != same {
			t.Fatalf("%q %v and %q %v: equal rows %v, equal MACs %v", la, a, lb, b, same, got)
		}
	})
}

func TestVerify(t *testing.T) {
	k := NewMACKey(testKey(1, 1).secret)
	mac := k.Row("zicht", 1, 2, Str("a"), Int(3))
	if !k.Verify(mac[:], "zicht", 1, 2, Raw([]byte("a")), Int(3)) {
		t.Error("the row's own MAC is refused")
	}
	if k.Verify(mac[:], "zicht", 1, 2, Str("a"), Int(4)) {
		t.Error("an altered row is accepted")
	}
	if NewMACKey(testKey(2, 1).secret).Verify(mac[:], "zicht", 1, 2, Str("a"), Int(3)) {
		t.Error("another key accepts the MAC")
	}
	for bit := range len(mac) * 8 {
		changed := bytes.Clone(mac[:])
		changed[bit/8] ^= 1 << (bit % 8)
		if k.Verify(changed, "zicht", 1, 2, Str("a"), Int(3)) {
			t.Errorf("the MAC with bit %d changed is accepted", bit)
		}
	}
	for _, short := range [][]byte{nil, {}, mac[:15], append(mac[:], 0)} {
		if k.Verify(short, "zicht", 1, 2, Str("a"), Int(3)) {
			t.Errorf("a MAC of %d bytes is accepted", len(short))
		}
	}
}

func TestZeroFieldPanics(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("a Field that was not made by Int, Str or Raw went through")
		}
	}()
	NewMACKey(testKey(1, 1).secret).Row("zicht", 1, 2, Field{})
}

func TestMACIsSafeForConcurrentUse(t *testing.T) {
	k := NewMACKey(testKey(1, 1).secret)
	var wg sync.WaitGroup
	for worker := range int64(4) {
		want := NewMACKey(testKey(1, 1).secret).Row("zicht", worker, 1, Int(worker))
		wg.Go(func() {
			for range 500 {
				if got := k.Row("zicht", worker, 1, Int(worker)); got != want {
					t.Errorf("worker %d: another MAC than alone", worker)
					return
				}
			}
		})
	}
	wg.Wait()
}

func BenchmarkMACRow(b *testing.B) {
	k := NewMACKey(testKey(1, 1).secret)
	const id = "01JFICTIEF0000000000000001"
	b.ReportAllocs()
	for b.Loop() {
		k.Row("zicht", 3, 41, Str(id), Str(id), Int(7), Int(1_700_000_000_000_000), Int(0))
	}
}
