// SPDX-License-Identifier: EUPL-1.2

package crypto

import (
	"bytes"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"pgregory.net/rapid"
)

var here = AD{Table: "gegeven", Column: "tekst", Row: "01JFICTIEF0000000000000001"}

// oldCell holds "verzonnen tekst" for the place here, under testKey(7, 3).
const oldCell = "01000000031117b1a347dc89f6ff08feffdabfe93b362fc6" +
	"fffa39275c670f31fffb07a624059a142ad4701bf2b11e95"

func testKey(fill byte, version uint32) Key {
	var secret [KeySize]byte
	for i := range secret {
		secret[i] = fill
	}
	return KeyOf(secret, version)
}

func mustFail(t testing.TB, what string, key Key, ad AD, sealed []byte) {
	t.Helper()
	got, err := Open(key, ad, sealed)
	if err != ErrOpen || got != nil {
		t.Errorf("%s: Open = %q, %v; want nil and exactly ErrOpen", what, got, err)
	}
}

func TestSealThenOpen(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		plain := rapid.SliceOf(rapid.Byte()).Draw(t, "plain")
		key := testKey(rapid.Byte().Draw(t, "key"), rapid.Uint32Min(1).Draw(t, "version"))
		part := rapid.StringN(1, 40, -1)
		ad := AD{part.Draw(t, "table"), part.Draw(t, "column"), part.Draw(t, "row")}
		sealed := Seal(key, ad, plain)
		if len(sealed) != len(plain)+SealOverhead {
			t.Fatalf("sealed is %d bytes, want %d", len(sealed), len(plain)+SealOverhead)
		}
		if got, err := Open(key, ad, sealed); err != nil || !bytes.Equal(got, plain) {
			t.Fatalf("Open = %x, %v; want %x", got, err, plain)
		}
	})
}

func TestSealEmpty(t *testing.T) {
	sealed := Seal(testKey(1, 1), here, nil)
	got, err := Open(testKey(1, 1), here, sealed)
	if err != nil || got == nil || len(got) != 0 {
		t.Errorf("Open of an empty cell = %#v, %v; want an empty slice", got, err)
	}
}

func TestSealNeverGivesTheSameBytes(t *testing.T) {
	seen := map[string]bool{}
	for range 1000 {
		seen[string(Seal(testKey(1, 1), here, []byte("gelijk")))] = true
	}
	if len(seen) != 1000 {
		t.Errorf("1000 seals of one text gave %d different results", len(seen))
	}
}

// The format is a promise to databases that exist: this cell was sealed once and
// must open for ever.
func TestSealedFormatIsFixed(t *testing.T) {
	sealed, err := hex.DecodeString(oldCell)
	if err != nil {
		t.Fatal(err)
	}
	got, err := Open(testKey(7, 3), here, sealed)
	if err != nil || string(got) != "verzonnen tekst" {
		t.Fatalf("Open of an old cell = %q, %v", got, err)
	}
	if sealed[0] != 1 || binary.BigEndian.Uint32(sealed[1:]) != 3 {
		t.Errorf("header % x, want format 1 and key version 3", sealed[:5])
	}
}

func TestAnyChangedBitFails(t *testing.T) {
	key := testKey(1, 1)
	sealed := Seal(key, here, []byte("verzonnen"))
	for bit := range len(sealed) * 8 {
		changed := bytes.Clone(sealed)
		changed[bit/8] ^= 1 << (bit % 8)
		mustFail(t, fmt.Sprintf("bit %d", bit), key, here, changed)
	}
	for n := range sealed {
		mustFail(t, fmt.Sprintf("first %d bytes", n), key, here, sealed[:n])
	}
	mustFail(t, "a byte more", key, here, append(bytes.Clone(sealed), 0))
}

func TestACellOpensInItsOwnPlaceOnly(t *testing.T) {
	key := testKey(1, 1)
	sealed := Seal(key, here, []byte("verzonnen"))
	for what, ad := range map[string]AD{
		"another row":      {here.Table, here.Column, here.Row + "x"},
		"another column":   {here.Table, "titel", here.Row},
		"another table":    {"besluit", here.Column, here.Row},
		"shifted boundary": {here.Table + "t", here.Column[1:], here.Row},
		"swapped parts":    {here.Column, here.Table, here.Row},
		"no row":           {here.Table, here.Column, ""},
		"nothing":          {},
	} {
		mustFail(t, what, key, ad, sealed)
	}
	mustFail(t, "another key", testKey(2, 1), here, sealed)
	mustFail(t, "another version", testKey(1, 2), here, sealed)
	relabelled := bytes.Clone(sealed)
	binary.BigEndian.PutUint32(relabelled[1:], 2)
	mustFail(t, "the version rewritten", testKey(1, 2), here, relabelled)
}

func TestADIsUnambiguous(t *testing.T) {
	// Parts of few letters, among them the bytes that lengths are made of.
	part := rapid.StringOfN(rapid.SampledFrom([]rune{'a', 0, 1, 2}), 1, 4, -1)
	rapid.Check(t, func(t *rapid.T) {
		draw := func(name string) (AD, uint32) {
			ad := AD{part.Draw(t, name+" table"), part.Draw(t, name+" column"), part.Draw(t, name+" row")}
			return ad, rapid.Uint32Range(1, 3).Draw(t, name+" version")
		}
		a, va := draw("a")
		b, vb := draw("b")
		equal := bytes.Equal(a.appendTo(nil, va), b.appendTo(nil, vb))
		if same := a == b && va == vb; equal != same {
			t.Fatalf("%q v%d and %q v%d: same place %v, same bytes %v", a, va, b, vb, same, equal)
		}
		if got := len(a.appendTo(nil, va)); got > a.size() {
			t.Fatalf("additional data of %d bytes, size promised at most %d", got, a.size())
		}
	})
}

func TestBoxAppends(t *testing.T) {
	box := NewBox(testKey(1, 1))
	for _, spare := range []int{0, 5, 40, 4096} {
		dst := append(make([]byte, 0, 3+spare), "abc"...)
		sealed := box.Seal(dst, here, []byte("verzonnen"))
		if string(sealed[:3]) != "abc" || len(sealed) != 3+SealOverhead+len("verzonnen") {
			t.Fatalf("spare %d: Seal did not append: %q", spare, sealed)
		}
		dst = append(make([]byte, 0, 3+spare), "xyz"...)
		got, err := box.Open(dst, here, sealed[3:])
		if err != nil || string(got) != "xyzverzonnen" {
			t.Errorf("spare %d: Open = %q, %v", spare, got, err)
		}
		if got, err := box.Open([]byte("xyz"), here, sealed[2:]); err != ErrOpen || got != nil {
			t.Errorf("spare %d: Open of a bad cell = %q, %v; want nil, ErrOpen", spare, got, err)
		}
	}
}

func TestBoxLeavesItsInputsAlone(t *testing.T) {
	box := NewBox(testKey(1, 1))
	plain := []byte("verzonnen")
	sealed := box.Seal(nil, here, plain)
	before := bytes.Clone(sealed)
	if _, err := box.Open(nil, here, sealed); err != nil {
		t.Fatal(err)
	}
	if string(plain) != "verzonnen" || !bytes.Equal(sealed, before) {
		t.Error("Seal or Open changed what it was given")
	}
}

func TestBoxIsSafeForConcurrentUse(t *testing.T) {
	box := NewBox(testKey(1, 1))
	var wg sync.WaitGroup
	for worker := range 4 {
		wg.Go(func() {
			for i := range 200 {
				ad := AD{"gegeven", "tekst", fmt.Sprint(worker, i)}
				want := strings.Repeat("x", i)
				got, err := box.Open(nil, ad, box.Seal(nil, ad, []byte(want)))
				if err != nil || string(got) != want {
					t.Errorf("worker %d: %q, %v", worker, got, err)
				}
			}
		})
	}
	wg.Wait()
}

func TestMistakesOfTheProgramPanic(t *testing.T) {
	for what, call := range map[string]func(){
		"the zero Key":    func() { Seal(Key{}, here, nil) },
		"an empty table":  func() { Seal(testKey(1, 1), AD{"", "tekst", "1"}, nil) },
		"an empty column": func() { Seal(testKey(1, 1), AD{"gegeven", "", "1"}, nil) },
		"an empty row":    func() { Seal(testKey(1, 1), AD{"gegeven", "tekst", ""}, nil) },
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s: no panic", what)
				}
			}()
			call()
		}()
	}
}

func TestKeyDoesNotPrintItsSecret(t *testing.T) {
	key := testKey('G', 4)
	text, err := key.MarshalText()
	if err != nil {
		t.Fatal(err)
	}
	outputs := []string{string(text)}
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%x", "%d", "%q"} {
		outputs = append(outputs, fmt.Sprintf(verb, key), fmt.Sprintf(verb, &key), fmt.Sprintf(verb, []Key{key}))
	}
	for _, out := range outputs {
		if !strings.Contains(out, "key(v4)") || strings.Contains(out, "GG") ||
			strings.Contains(out, "4747") || strings.Contains(out, "71 71") {
			t.Errorf("a key prints as %q", out)
		}
	}
}

func TestNewKeysDiffer(t *testing.T) {
	if a, b := NewKey(1), NewKey(1); a == b || a.Version() != 1 || a == KeyOf([KeySize]byte{}, 1) {
		t.Error("two new keys are equal, of another version, or zero")
	}
}

// FuzzOpen: whatever is offered, Open gives what was sealed or exactly ErrOpen, and
// only the very bytes that Seal made open.
func FuzzOpen(f *testing.F) {
	key := testKey(7, 3)
	sealed, err := hex.DecodeString(oldCell)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(sealed, here.Table, here.Column, here.Row)
	f.Add(sealed[:SealOverhead], here.Table, here.Column, here.Row)
	f.Add([]byte{}, "", "", "")
	f.Fuzz(func(t *testing.T, offered []byte, table, column, row string) {
		ad := AD{table, column, row}
		got, err := Open(key, ad, offered)
		genuine := ad == here && bytes.Equal(offered, sealed)
		switch {
		case genuine && (err != nil || string(got) != "verzonnen tekst"):
			t.Fatalf("the genuine cell: %q, %v", got, err)
		case !genuine && (err != ErrOpen || got != nil):
			t.Fatalf("a forged cell: %q, %v", got, err)
		}
	})
}

// FuzzMalleable changes one place of a sealed cell or of its additional data.
func FuzzMalleable(f *testing.F) {
	f.Add([]byte("verzonnen"), uint(3), byte(1))
	f.Add([]byte{}, uint(40), byte(0x80))
	f.Fuzz(func(t *testing.T, plain []byte, at uint, flip byte) {
		if flip == 0 {
			flip = 1
		}
		key := testKey(1, 1)
		sealed := Seal(key, here, plain)
		changed := slices.Clone(sealed)
		changed[at%uint(len(changed))] ^= flip
		if _, err := Open(key, here, changed); !errors.Is(err, ErrOpen) {
			t.Fatalf("byte %d changed by %02x opens", at%uint(len(changed)), flip)
		}
		row := []byte(here.Row)
		row[at%uint(len(row))] ^= flip
		if _, err := Open(key, AD{here.Table, here.Column, string(row)}, sealed); !errors.Is(err, ErrOpen) {
			t.Fatalf("opens in row %q", row)
		}
	})
}

func BenchmarkSeal1K(b *testing.B) {
	box, plain := NewBox(testKey(1, 1)), make([]byte, 1024)
	dst := make([]byte, 0, 2048)
	b.ReportAllocs()
	for b.Loop() {
		box.Seal(dst, here, plain)
	}
}

func BenchmarkOpen1K(b *testing.B) {
	box := NewBox(testKey(1, 1))
	sealed, dst := box.Seal(nil, here, make([]byte, 1024)), make([]byte, 0, 2048)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := box.Open(dst, here, sealed); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkNewBox(b *testing.B) {
	key := testKey(1, 1)
	b.ReportAllocs()
	for b.Loop() {
		NewBox(key)
	}
}
