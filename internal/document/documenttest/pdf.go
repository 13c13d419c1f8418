// SPDX-License-Identifier: EUPL-1.2

package documenttest

import (
	"bytes"
	"compress/flate"
	"compress/zlib"
	"fmt"
	"io"

	"rondetafel/internal/document/sample"
)

// StreamPDF is a PDF with one stream more, that has these words and this body.
func StreamPDF(words string, body []byte) []byte {
	more := fmt.Appendf(nil, "99 0 obj\n<< %s /Length %d >>\nstream\n%s\nendstream\nendobj\nxref\n", words, len(body), body)
	return bytes.Replace(sample.PDF("tekst"), []byte("xref\n"), more, 1)
}

// Flate packs what r gives, as small as it gets.
func Flate(r io.Reader) []byte {
	var z bytes.Buffer
	p, err := zlib.NewWriterLevel(&z, flate.BestCompression)
	must(err)
	_, err = io.Copy(p, r)
	must(err)
	must(p.Close())
	return z.Bytes()
}

// Zeros are n bytes.
func Zeros(n int64) io.Reader { return io.LimitReader(zeros{}, n) }

type zeros struct{}

// Read gives zeros.
func (zeros) Read(b []byte) (int, error) {
	clear(b)
	return len(b), nil
}
