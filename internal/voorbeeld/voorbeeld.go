// SPDX-License-Identifier: EUPL-1.2

// Package voorbeeld makes a picture of the first page of a PDF with Debian's poppler (pdftoppm), where that is installed; how it is kept
// small stands in package programma.
package voorbeeld

import (
	"context"
	"io"
	"time"

	"rondetafel/internal/programma"
)

// MaxPDF is how many bytes of a PDF are tried at all.
const MaxPDF = 20_000_000

// Maker makes pictures. Safe for use by several goroutines.
type Maker struct{ pdftoppm *programma.Programma }

// Zoek looks for the program that it takes; nil when it is not installed.
func Zoek() *Maker {
	p := programma.Zoek("pdftoppm", programma.Grens{Geheugen: 512 << 20, Processor: 10, Tijd: 10 * time.Second, Bestanden: 16, Uit: 8 << 20, Samen: 2})
	if p == nil {
		return nil
	}
	return &Maker{p}
}

// Eerste returns the first page of the PDF that geef writes, as PNG. programma.ErrGeen when there is none; an error of geef comes back as it is.
func (m *Maker) Eerste(ctx context.Context, geef func(context.Context, io.Writer) error) ([]byte, error) {
	return m.pdftoppm.Draai(ctx, geef, "\x89PNG\r\n\x1a\n", "-png", "-singlefile", "-f", "1", "-l", "1", "-scale-to", "1400", "-")
}
