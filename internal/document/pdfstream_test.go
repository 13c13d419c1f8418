// SPDX-License-Identifier: EUPL-1.2

package document_test

import (
	"bytes"
	"encoding/hex"
	"errors"
	"io"
	"math/rand/v2"
	"strings"
	"testing"

	"rondetafel/internal/document"
	"rondetafel/internal/document/documenttest"
	"rondetafel/internal/document/sample"
)

// page is A4 in colour with n points an inch, as a scanner makes it: white, with lines of grain that stand for text.
func page(points int64) io.Reader {
	wide := points * 827 / 100 * 3
	line, r := make([]byte, wide), rand.New(rand.NewPCG(1, 2))
	var rows []io.Reader
	for y := range points * 1169 / 100 {
		b := line
		if y%8 == 0 {
			b = bytes.Repeat([]byte{0xff}, int(wide))
			for x := range wide / 3 {
				b[x*3] = byte(r.IntN(256))
			}
		}
		rows = append(rows, bytes.NewReader(b))
	}
	return io.MultiReader(rows...)
}

// What real programs make passes: a page that was scanned, a white one, a photo, several streams, and whatever is damaged in itself.
func TestPDFStreams(t *testing.T) {
	const picture = "/Type /XObject /Subtype /Image /Filter "
	white := documenttest.Flate(documenttest.Zeros(2480 * 3508 * 3))
	scan := documenttest.Flate(page(450))
	photo := bytes.Repeat([]byte("\xff\xd8\xff\xe0 photo "), 200_000)
	text := documenttest.Flate(strings.NewReader(strings.Repeat("BT /F1 12 Tf (tekst) Tj ET\n", 100_000)))
	for what, body := range map[string][]byte{
		"a page of 58 MB, scanned":       documenttest.StreamPDF(picture+"/FlateDecode /Width 3721 /Height 5260", scan),
		"a white page of 26 MB":          documenttest.StreamPDF(picture+"[/FlateDecode]", white),
		"a photo":                        documenttest.StreamPDF(picture+"/DCTDecode", photo),
		"a photo, packed":                documenttest.StreamPDF(picture+"[/FlateDecode /DCTDecode]", documenttest.Flate(bytes.NewReader(photo[:20000]))),
		"a fax":                          documenttest.StreamPDF(picture+"[/CCITTFaxDecode] /DecodeParms [<< /K -1 >>]", white),
		"what draws a page":              documenttest.StreamPDF("/Filter /FlateDecode", text),
		"LZW":                            documenttest.StreamPDF("/Filter /LZWDecode", lzw(true, 1)),
		"LZW, the other way":             documenttest.StreamPDF("/Filter /LZWDecode /DecodeParms << /EarlyChange 0 >>", lzw(false, 1)),
		"hex in lines":                   documenttest.StreamPDF("/Filter [/ASCIIHexDecode]", []byte(hex.EncodeToString(white[:3000])+"\n 0 >")),
		"runs":                           documenttest.StreamPDF("/Filter /RunLengthDecode", append(bytes.Repeat([]byte("\x02abc\x81x"), 1000), 128)),
		"packed data that is cut off":    documenttest.StreamPDF("/Filter /FlateDecode", text[:len(text)/2]),
		"packed data that is damaged":    documenttest.StreamPDF("/Filter /FlateDecode", bytes.Repeat([]byte("x"), 5000)),
		"packed data that is not there":  documenttest.StreamPDF("/Filter /FlateDecode", nil),
		"a signature, that has a filter": documenttest.StreamPDF("/Filter /Adobe.PPKLite /SubFilter /adbe.pkcs7.detached", []byte("x")),
		"no filter":                      documenttest.StreamPDF("/Filter null /Filters 1", []byte("x")),
	} {
		if f, err := inspect(body, "a.pdf"); err != nil || f.Kind != document.PDF {
			t.Errorf("%s: %v, %v", what, f, err)
		}
	}
}

// Streams are unpacked once each; those that lie over each other, and would be read many times, are no document.
func TestPDFStreamsOnce(t *testing.T) {
	empty := bytes.Repeat([]byte("\x00\x00\x00\xff\xff"), 60_000) // grows to nothing
	var b bytes.Buffer
	for range 40 {
		b.WriteString("98 0 obj\n<< /Filter /FlateDecode >>\nstream\n\x78\x01")
		b.Write(empty[:5000])
		b.WriteString("endstream\nendobj\n")
	}
	if _, err := inspect(bytes.Replace(sample.PDF("tekst"), []byte("xref\n"), append(b.Bytes(), "xref\n"...), 1), "a.pdf"); err != nil {
		t.Errorf("streams one behind the other: %v", err)
	}
	// each stream begins inside what the one before unpacks: read from each beginning, that is the file many times
	words := "98 0 obj << /Filter /FlateDecode >> stream\n\x78\x01"
	var nested bytes.Buffer
	nested.WriteString(words)
	for range 400 {
		n := len(words) + len("endstream ")
		nested.Write([]byte{0, byte(n), 0, byte(^n), 0xff})
		nested.WriteString("endstream " + words)
	}
	nested.Write(empty)
	nested.WriteString("endstream\nendobj\n")
	_, err := inspect(bytes.Replace(sample.PDF("tekst"), []byte("xref\n"), append(nested.Bytes(), "xref\n"...), 1), "a.pdf")
	var r *document.Refused
	if !errors.As(err, &r) || r.Reason != "bomb" {
		t.Errorf("streams over each other: %v", err)
	}
}
