// SPDX-License-Identifier: EUPL-1.2

package document

import (
	"bytes"
	"io"
)

// text asks that a file is plain text: no control characters, and nothing of a web page or script in it. Text of before UTF-8 passes.
func (f *file) text() error {
	if err := f.noArchive(); err != nil {
		return err
	}
	var words [][]byte
	for _, w := range markup() {
		words = append(words, []byte(w))
	}
	return f.windows(func(part []byte) error {
		for i, c := range part {
			if c >= 'A' && c <= 'Z' {
				part[i] |= 0x20
			}
			if c < ' ' && c != '\t' && c != '\r' && c != '\n' && c != '\f' || c == 0x7f {
				return unknown()
			}
		}
		if hasAny(part, words) {
			return refuse("html", "Dit is een webpagina of een plaatje met code. Sla het op als pdf en kies die.")
		}
		if bytes.Contains(part, []byte("%pdf-")) {
			return twofold()
		}
		return nil
	})
}

func hasAny(text []byte, words [][]byte) bool {
	for _, w := range words {
		if bytes.Contains(text, w) {
			return true
		}
	}
	return false
}

// windows gives the file in parts that overlap, so that a word of up to 64 bytes stands whole in one of them. look may change what it gets.
func (f *file) windows(look func([]byte) error) error {
	const step, overlap = 64 << 10, 64
	r := f.reader()
	buf := make([]byte, overlap+step)
	have := 0
	for {
		n, err := io.ReadFull(r, buf[have:])
		if n > 0 {
			if fault := look(buf[:have+n]); fault != nil {
				return fault
			}
		}
		if err == io.EOF || err == io.ErrUnexpectedEOF {
			return nil
		}
		if err != nil {
			return err
		}
		have = copy(buf, buf[have+n-overlap:have+n])
	}
}
