// SPDX-License-Identifier: EUPL-1.2

package audit_test

import (
	"bytes"
	"encoding/hex"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"rondetafel/internal/audit"
)

func full() audit.Entry {
	return audit.Entry{
		Sequence: 300, Time: 1_800_000_000_000_001, TraceID: [16]byte{0xaa, 15: 0xab}, SpanID: [8]byte{0xba, 7: 0xbb},
		Persoon: "pe", Partij: "pa", Functie: "fu", Namens: "na", Handeling: "casus.lezen", Soort: audit.Raadplegen, Casus: "ca",
		Objecten: []string{"o1", "o2"}, Getoond: []string{"g"}, Uitkomst: audit.Refused, Regels: []string{"r"},
		Artikelen: []string{"9.3"}, Herkomst: "web", Doel: "do",
		Rechten: []audit.Recht{{Rij: "zicht/ca/pe", Versie: 2, MAC: []byte{1, 2}}, {Rij: "zicht/ca/px", Versie: 1}},
		Details: []byte{9, 8, 7},
	}
}

// golden is format 1 of full with the salt 0..15. It never changes: logs of years ago must stay readable.
const golden = "01" + "000102030405060708090a0b0c0d0e0f" + "aa0000000000000000000000000000ab" + "ba000000000000bb" + "02" +
	"ac02" + "8180e2c4f2a29903" + "027065" + "027061" + "026675" + "026e61" + "0b63617375732e6c657a656e" +
	"0a72616164706c6567656e" + "026361" + "03776562" + "02646f" + "02026f31026f32" + "010167" + "010172" + "0103392e33" +
	"02" + "0b7a696368742f63612f7065" + "02" + "020102" + "0b7a696368742f63612f7078" + "01" + "00" + "03090807"

func salt() (s [16]byte) {
	for i := range s {
		s[i] = byte(i)
	}
	return s
}

// TestGolden holds every field to its place: rule 9.3-1 (on whose behalf) and rule AVG-5 (the kind) among them.
func TestGolden(t *testing.T) {
	if got := hex.EncodeToString(full().Encode(salt())); got != golden {
		t.Errorf("format 1 is\n%s, want\n%s", got, golden)
	}
	b, err := hex.DecodeString(golden)
	check(t, err)
	e, s, err := audit.Decode(b)
	check(t, err)
	if s != salt() || !reflect.DeepEqual(e, full()) {
		t.Errorf("decoded to %+v with salt %x", e, s)
	}
	if e.Namens != "na" || e.Rechten[0].Verwijderd() || !e.Rechten[1].Verwijderd() {
		t.Errorf("namens %q, rechten %+v", e.Namens, e.Rechten)
	}
}

// TestDecodeIsStrict takes away, adds and respells: no second spelling of an entry may pass.
func TestDecodeIsStrict(t *testing.T) {
	b := full().Encode(salt())
	for n := range b {
		if _, _, err := audit.Decode(b[:n]); err == nil {
			t.Errorf("the first %d bytes of %d were accepted", n, len(b))
		}
	}
	bad := map[string][]byte{
		"a byte left over":     append(slices.Clone(b), 0),
		"version 0":            replaced(b, 0, 0),
		"version 2":            replaced(b, 0, 2),
		"no outcome":           replaced(b, 41, 0),
		"outcome 4":            replaced(b, 41, 4),
		"a long zero":          slices.Concat(b[:42], []byte{0x80, 0x00}, b[44:]),
		"a number of 65 bits":  slices.Concat(b[:42], bytes.Repeat([]byte{0xff}, 9), []byte{2}, b[44:]),
		"a number of 11 bytes": slices.Concat(b[:42], bytes.Repeat([]byte{0x80}, 10), []byte{1}, b[44:]),
		"a text beyond memory": slices.Concat(b[:52], bytes.Repeat([]byte{0xff}, 9), []byte{1}),
		"nothing":              nil,
	}
	for name, body := range bad {
		_, _, err := audit.Decode(body)
		if err == nil {
			t.Errorf("%s was accepted", name)
			continue
		}
		wants(t, err, audit.ErrMalformed)
	}
}

func replaced(b []byte, at int, v byte) []byte {
	c := bytes.Clone(b)
	c[at] = v
	return c
}

func genEntry() *rapid.Generator[audit.Entry] {
	text := rapid.OneOf(rapid.String(), rapid.StringMatching(`[0-9a-z]{26}`))
	list := rapid.SliceOfN(text, 0, 5)
	mac := rapid.SliceOfN(rapid.Byte(), 0, 40)
	return rapid.Custom(func(t *rapid.T) audit.Entry {
		e := audit.Entry{
			Sequence: rapid.Int64().Draw(t, "sequence"), Time: rapid.Int64().Draw(t, "time"),
			Uitkomst: audit.Outcome(rapid.IntRange(1, 3).Draw(t, "uitkomst")),
			Details:  orNil(rapid.SliceOf(rapid.Byte()).Draw(t, "details")),
		}
		copy(e.TraceID[:], rapid.SliceOfN(rapid.Byte(), 16, 16).Draw(t, "trace"))
		copy(e.SpanID[:], rapid.SliceOfN(rapid.Byte(), 8, 8).Draw(t, "span"))
		for _, s := range []*string{&e.Persoon, &e.Partij, &e.Functie, &e.Namens, &e.Handeling, &e.Soort, &e.Casus, &e.Herkomst, &e.Doel} {
			*s = text.Draw(t, "text")
		}
		for _, l := range []*[]string{&e.Objecten, &e.Getoond, &e.Regels, &e.Artikelen} {
			*l = orNil(list.Draw(t, "list"))
		}
		for range rapid.IntRange(0, 3).Draw(t, "rechten") {
			e.Rechten = append(e.Rechten, audit.Recht{Rij: text.Draw(t, "rij"), Versie: rapid.Int64().Draw(t, "versie"), MAC: orNil(mac.Draw(t, "mac"))})
		}
		return e
	})
}

func orNil[T any](s []T) []T {
	if len(s) == 0 {
		return nil
	}
	return s
}

func TestDecodeIsTheReverseOfEncode(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := genEntry().Draw(t, "entry")
		b := e.Encode(salt())
		if cap(b) != len(b) && cap(b) > len(b)+len(b)/4+64 {
			t.Fatalf("capacity %d for %d bytes", cap(b), len(b))
		}
		got, s, err := audit.Decode(b)
		if err != nil || s != salt() || !reflect.DeepEqual(got, e) {
			t.Fatalf("%+v became %+v (%v)", e, got, err)
		}
	})
}

func FuzzDecode(f *testing.F) {
	b := full().Encode(salt())
	f.Add(b)
	f.Add(audit.Entry{Uitkomst: audit.Allowed}.Encode(salt()))
	f.Add(replaced(b, 42, 0x80))
	f.Fuzz(func(t *testing.T, b []byte) {
		e, s, err := audit.Decode(b)
		if err != nil {
			wants(t, err, audit.ErrMalformed)
			return
		}
		if again := e.Encode(s); !bytes.Equal(again, b) {
			t.Fatalf("%x decodes and encodes to %x", b, again)
		}
	})
}

// TestDecodeKeepsNothing: the store may use its buffer again.
func TestDecodeKeepsNothing(t *testing.T) {
	b := full().Encode(salt())
	e, _, err := audit.Decode(b)
	check(t, err)
	clear(b)
	if !reflect.DeepEqual(e, full()) {
		t.Errorf("the entry changed with the buffer: %+v", e)
	}
}

// TestCheck: rule AVG-5 names the kinds, and an entry of none of them, or without outcome, is no entry.
func TestCheck(t *testing.T) {
	for _, soort := range audit.Soorten() {
		e := audit.Entry{Handeling: "casus.lezen", Soort: soort, Uitkomst: audit.Allowed}
		check(t, e.Check())
	}
	if got := len(audit.Soorten()); got != 11 {
		t.Errorf("%d kinds, the rule names 11", got)
	}
	for name, change := range map[string]func(*audit.Entry){
		"no act":          func(e *audit.Entry) { e.Handeling = "" },
		"no outcome":      func(e *audit.Entry) { e.Uitkomst = 0 },
		"unknown outcome": func(e *audit.Entry) { e.Uitkomst = 4 },
		"no kind":         func(e *audit.Entry) { e.Soort = "" },
		"unknown kind":    func(e *audit.Entry) { e.Soort = "kijken" },
	} {
		e := full()
		change(&e)
		if e.Check() == nil {
			t.Errorf("an entry with %s passed", name)
		}
	}
}

func TestOutcomeNames(t *testing.T) {
	got := []string{audit.Outcome(0).String(), audit.Allowed.String(), audit.Refused.String(), audit.Failed.String(), audit.Outcome(4).String()}
	if want := []string{"", "toegestaan", "geweigerd", "mislukt", ""}; !slices.Equal(got, want) {
		t.Errorf("outcomes are %q, want %q", got, want)
	}
}
