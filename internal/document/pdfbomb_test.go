// SPDX-License-Identifier: EUPL-1.2

package document_test

import (
	"bytes"
	"encoding/ascii85"
	"encoding/hex"
	"strings"
	"testing"

	"rondetafel/internal/document/documenttest"
	"rondetafel/internal/document/sample"
)

// Streams of a PDF that grow without end are refused, however they are packed and named, and at no cost.
func TestPDFBombs(t *testing.T) {
	for _, h := range pdfBombs() {
		t.Run(h.What, func(t *testing.T) { refused(t, h) })
	}
}

// What the words of a stream may be, whatever it holds.
func TestPDFStreamWords(t *testing.T) {
	for _, g := range gevallen(t, "pdfstroom", 15) {
		komtUit(t, g, documenttest.StreamPDF(g.Body, []byte("tekst")), "a.pdf")
	}
}

// pdfBombs are PDFs of some kilobytes with streams of many megabytes, packed and named in different ways.
func pdfBombs() []documenttest.File {
	bomb := documenttest.Flate(documenttest.Zeros(20 << 20))
	huge := documenttest.Flate(documenttest.Zeros(300 << 20))
	runs := documenttest.Flate(bytes.NewReader(bytes.Repeat([]byte{129, 'x'}, 2<<20)))
	several := bytes.Repeat(append([]byte("99 0 obj\n<< /Filter /FlateDecode >>\nstream\n"), append(documenttest.Flate(documenttest.Zeros(7<<20)), "\nendstream\nendobj\n"...)...), 20)
	cut := append([]byte("\x78\x01\x00\x09\x00\xf6\xffendstream"), bomb[2:]...)
	file := func(what, words string, body []byte, reason string) documenttest.File {
		return documenttest.File{What: "a stream of a PDF that grows: " + what, Name: "a.pdf", Body: documenttest.StreamPDF(words, body), Reason: reason}
	}
	return []documenttest.File{
		file("what draws a page", "/Filter /FlateDecode", bomb, "bomb"),
		file("300 MB, that calls itself a picture", "/Subtype /Image /Filter /FlateDecode", huge, "bomb"),
		file("a picture that is all one colour", "/Subtype /Image /Filter /FlateDecode", documenttest.Flate(documenttest.Zeros(40<<20)), "bomb"),
		file("in a list", "/Filter [ /FlateDecode ]", bomb, "bomb"),
		file("by a short name", "/Filter[/Fl]", bomb, "bomb"),
		file("by a name with numbers", "/Filt#65r /Flate#44ecode", bomb, "bomb"),
		file("packed twice", "/Filter [/FlateDecode /FlateDecode]", documenttest.Flate(bytes.NewReader(bomb)), "bomb"),
		file("before a filter of a picture", "/Filter [/FlateDecode /DCTDecode]", bomb, "bomb"),
		file("written in letters", "/Filter [/ASCII85Decode /FlateDecode]", letters85(bomb), "bomb"),
		file("written in hex", "/Filter [/ASCIIHexDecode /FlateDecode]", append([]byte(strings.ToUpper(hex.EncodeToString(bomb))), ">"...), "bomb"),
		file("runs in what was packed", "/Filter [/FlateDecode /RunLengthDecode]", runs, "bomb"),
		file("LZW", "/Filter /LZWDecode", lzw(true, 5000), "bomb"),
		file("LZW of the other way", "/DecodeParms << /EarlyChange 0 >> /Filter /LZWDecode", lzw(false, 5000), "bomb"),
		file("words of a second filter behind it", "/Filter /FlateDecode /Filter /DCTDecode", bomb, "bomb"),
		file("words that stand far from it", "/Filter /FlateDecode /X ("+strings.Repeat("x", 300<<10)+")", bomb, "bomb"),
		file("another object named between", "/Filter /FlateDecode /X (1 0 obj)", bomb, "bomb"),
		file("the word of its end within it", "/Filter /FlateDecode", cut, "bomb"),
		file("a head that is not right", "/Filter /FlateDecode", append([]byte("\x78\x00"), bomb[2:]...), "bomb"),
		{What: "streams of a PDF that grow together", Name: "a.pdf", Body: bytes.Replace(sample.PDF("tekst"), []byte("xref\n"), append(several, "xref\n"...), 1), Reason: "bomb"},
		file("a filter that stands elsewhere", "/Filter 9 0 R", bomb, "pdf-filter"),
		file("a filter in a list that stands elsewhere", "/Filter [9 0 R]", bomb, "pdf-filter"),
		file("a remark before the filter", "/Filter %x\n/FlateDecode", bomb, "pdf-filter"),
		file("filters without end", "/Filter ["+strings.Repeat("/FlateDecode ", 9)+"]", bomb, "pdf-filter"),
		file("more after LZW", "/Filter [/LZWDecode /FlateDecode]", lzw(true, 1), "pdf-filter"),
		file("letters that are none", "/Filter [/ASCIIHexDecode /FlateDecode]", append([]byte("789c!"), bomb...), "pdf-filter"),
	}
}

// lzw are codes that stand for more than any other of their number: each one for the one before and a byte more, and the longest of them
// times times. early is how most writers do it.
func lzw(early bool, times int) []byte {
	var out []byte
	var bits uint64
	have := 0
	put := func(code, width int) {
		bits, have = bits<<width|uint64(code), have+width
		for have >= 8 {
			have -= 8
			out = append(out, byte(bits>>have))
		}
	}
	width := func(next int) int {
		if early {
			next++
		}
		w := 9
		for w < 12 && next >= 1<<w {
			w++
		}
		return w
	}
	put(256, 9)
	put(0, 9)
	next := 258
	for ; next < 4096; next++ {
		put(next, width(next))
	}
	for range times {
		put(4095, 12)
	}
	put(257, 12)
	put(0, 7)
	return out
}

func letters85(b []byte) []byte {
	out := make([]byte, ascii85.MaxEncodedLen(len(b)))
	return append(out[:ascii85.Encode(out, b)], "~>"...)
}
