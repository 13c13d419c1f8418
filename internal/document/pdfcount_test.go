// SPDX-License-Identifier: EUPL-1.2

package document

import (
	"bytes"
	"errors"
	"io"
	"slices"
	"testing"
)

// What a stream says of how it is packed: what is unpacked of it, and what nobody can be sure of.
func TestFilters(t *testing.T) {
	for value, want := range map[string][]string{
		"/FlateDecode":                  {"flate"},
		"[ /FlateDecode ]":              {"flate"},
		"[/A85/Fl]":                     {"85", "flate"},
		"[/AHx\x00/LZW]":                {"hex", "lzw"},
		"[/RunLengthDecode /DCTDecode]": {"run"},
		"[/DCT /FlateDecode]":           nil, // what a picture becomes is not unpacked
		"/JBIG2Decode":                  nil,
		"/JPXDecode":                    nil,
		"/CCF":                          nil,
		"/Standard":                     nil,
		"[]":                            nil,
		"n":                             nil,
		"":                              nil,
	} {
		if got, err := filters(value); err != nil || !slices.Equal(got, want) {
			t.Errorf("%q: %q, %v", value, got, err)
		}
	}
	for _, value := range []string{"[9 0 R]", "[/FlateDecode 9 0 R]", "[/Crypt /FlateDecode]", "[/Onbekend]", "7", "%", "[/Fl/Fl/Fl/Fl/Fl]"} {
		var r *Refused
		if got, err := filters(value); !errors.As(err, &r) || r.Reason != "pdf-filter" {
			t.Errorf("%q: %q, %v", value, got, err)
		}
	}
}

// Runs are those of the standard, and end with its mark or where they are cut off.
func TestRunLength(t *testing.T) {
	for in, want := range map[string]string{
		"\x02abc\x80over":      "abc",
		"\xfea\x00b\x80":       "aaab",
		"\x81x\x80":            string(bytes.Repeat([]byte("x"), 128)),
		"\x80":                 "",
		"":                     "",
		"\x04ab":               "ab",
		"\xfe":                 "",
		"\x00a\x00b\x00c\xffz": "abczz",
	} {
		got, err := io.ReadAll(&runLength{r: bytes.NewReader([]byte(in))})
		if err != nil || string(got) != want {
			t.Errorf("%q: %q, %v", in, got, err)
		}
	}
}

// bitsOf packs codes of a width each.
func bitsOf(codes ...[2]int) []byte {
	var out []byte
	bits, have := 0, 0
	for _, c := range codes {
		bits, have = bits<<c[1]|c[0], have+c[1]
		for have >= 8 {
			have -= 8
			out = append(out, byte(bits>>have))
		}
		bits &= 1<<have - 1
	}
	return append(out, byte(bits<<(8-have)))
}

// LZW is as long as what it stands for. The first case is the example of the standard (7.4.4.2): ten bytes in nine codes.
func TestLZWCount(t *testing.T) {
	for what, c := range map[string]struct {
		in   []byte
		want int
	}{
		"the example of the standard":        {[]byte{0x80, 0x0b, 0x60, 0x50, 0x22, 0x0c, 0x0c, 0x85, 0x01}, 10},
		"nothing":                            {nil, 0},
		"only the end":                       {bitsOf([2]int{256, 9}, [2]int{257, 9}), 0},
		"one byte":                           {bitsOf([2]int{256, 9}, [2]int{'a', 9}, [2]int{257, 9}), 1},
		"what it makes itself":               {bitsOf([2]int{256, 9}, [2]int{'a', 9}, [2]int{258, 9}, [2]int{259, 9}, [2]int{257, 9}), 6},
		"again from the beginning":           {bitsOf([2]int{256, 9}, [2]int{'a', 9}, [2]int{258, 9}, [2]int{256, 9}, [2]int{'b', 9}, [2]int{258, 9}, [2]int{257, 9}), 6},
		"a code that is not there yet":       {bitsOf([2]int{256, 9}, [2]int{'a', 9}, [2]int{300, 9}, [2]int{'b', 9}), 1},
		"a code behind the sign to begin":    {bitsOf([2]int{256, 9}, [2]int{258, 9}, [2]int{'b', 9}), 0},
		"no sign to begin":                   {bitsOf([2]int{'a', 9}, [2]int{'b', 9}, [2]int{257, 9}), 2},
		"cut off in a code, after two bytes": {bitsOf([2]int{256, 9}, [2]int{'a', 9}, [2]int{'b', 9})[:4], 2},
	} {
		got, err := io.ReadAll(&lzwCount{r: bytes.NewReader(c.in), early: true})
		if err != nil || len(got) != c.want {
			t.Errorf("%s: %d bytes, %v, want %d", what, len(got), err, c.want)
		}
	}
}

// The two ways of packing differ where codes become longer: with one table read by the other way the count is another.
func TestLZWEarly(t *testing.T) {
	codes := func(early int) []byte {
		all := [][2]int{{256, 9}, {'a', 9}}
		for next := 258; next < 600; next++ {
			width := 9
			if next+early >= 512 {
				width = 10
			}
			all = append(all, [2]int{'b', width})
		}
		return bitsOf(append(all, [2]int{257, 10})...)
	}
	for _, early := range []int{0, 1} {
		for _, as := range []bool{false, true} {
			got, err := io.ReadAll(&lzwCount{r: bytes.NewReader(codes(early)), early: as})
			if right := len(got) == 343; err != nil || right != (as == (early == 1)) {
				t.Errorf("early %d read as %v: %d bytes, %v", early, as, len(got), err)
			}
		}
	}
}

// Letters are those up to the mark of the end, without what stands between; a reader that stops is told as it is.
func TestLetters(t *testing.T) {
	for in, want := range map[string]string{"ab cd\r\n>ef": "abcd", ">": "", "\t\n>": "", "abc": "abc", "": ""} {
		got, err := io.ReadAll(&letters{r: bytes.NewReader([]byte(in)), end: '>'})
		if err != nil || string(got) != want {
			t.Errorf("%q: %q, %v", in, got, err)
		}
	}
}

// A stream begins behind the end of the line with its word, whichever end that is.
func TestBegins(t *testing.T) {
	for in, want := range map[string]string{"\r\nabc": "abc", "\nabc": "abc", "\rabc": "abc", " x\r\n\r\nabc": "\r\nabc", "\n": ""} {
		p := newPacked()
		p.in.Reset(bytes.NewReader([]byte(in)))
		c, err := begins(p.in)
		if err != nil || c == nil {
			t.Fatalf("%q: %v", in, err)
		}
		got, err := io.ReadAll(c)
		if err != nil || string(got) != want || c.n != int64(len(want)) {
			t.Errorf("%q: %q of %d, %v", in, got, c.n, err)
		}
	}
	p := newPacked()
	p.in.Reset(bytes.NewReader([]byte("no end of the line")))
	if c, err := begins(p.in); c != nil || err != nil {
		t.Errorf("a stream that does not begin: %v, %v", c, err)
	}
}
