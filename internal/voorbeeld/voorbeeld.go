// SPDX-License-Identifier: EUPL-1.2

// Package voorbeeld makes a picture of the first page of a PDF with Debian's poppler (pdftoppm), where that is installed. The PDF goes in
// through standard input and the picture comes out through standard output, so that nothing unsealed stands on a disk. What runs has little:
// no environment, no network where the system allows that to be taken away, no files to write, and limits on memory, processor, time and
// output.
package voorbeeld

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"time"
)

// The limits of one picture.
const (
	MaxPDF = 20_000_000 // bytes of a PDF that is tried at all

	maxTijd   = 10 * time.Second
	maxPNG    = 8 << 20 // bytes of the picture
	maxTwee   = 2       // pictures made at one time
	geheugen  = "--as=536870912"
	processor = "--cpu=10"
	bestanden = "--nofile=16"
	schrijven = "--fsize=0"
)

// ErrGeen says that no picture could be made: the program is busy, failed, or took too much.
var ErrGeen = errors.New("voorbeeld: er is geen voorbeeld te maken")

// Maker makes pictures. Safe for use by several goroutines.
type Maker struct {
	prlimit  string
	pdftoppm string
	plaats   chan struct{}
}

// Zoek looks for the two programs that it takes; nil when one of them is not installed.
func Zoek() *Maker {
	m := &Maker{plaats: make(chan struct{}, maxTwee)}
	var fout, geen error
	m.prlimit, fout = exec.LookPath("prlimit")
	m.pdftoppm, geen = exec.LookPath("pdftoppm")
	if fout != nil || geen != nil {
		return nil
	}
	return m
}

// Eerste returns the first page of the PDF that geef writes, as PNG. ErrGeen when there is none; an error of geef comes back as it is.
func (m *Maker) Eerste(ctx context.Context, geef func(context.Context, io.Writer) error) ([]byte, error) {
	ctx, klaar := context.WithTimeout(ctx, maxTijd)
	defer klaar()
	select {
	case m.plaats <- struct{}{}:
		defer func() { <-m.plaats }()
	case <-ctx.Done():
		return nil, ErrGeen
	}
	png, err := m.draai(ctx, geef, true)
	if errors.Is(err, errStart) { // a system that gives no namespaces
		png, err = m.draai(ctx, geef, false)
	}
	return png, err
}

// errStart says that the program did not begin.
var errStart = errors.New("voorbeeld: begint niet")

func (m *Maker) draai(ctx context.Context, geef func(context.Context, io.Writer) error, apart bool) ([]byte, error) {
	cmd := exec.CommandContext(ctx, m.prlimit, geheugen, processor, bestanden, schrijven, m.pdftoppm, "-png", "-singlefile", "-f", "1", "-l", "1",
		"-scale-to", "1400", "-")
	cmd.Env, cmd.Dir, cmd.WaitDelay = []string{"LC_ALL=C.UTF-8"}, "/", time.Second
	cmd.SysProcAttr = los(apart)
	uit := &begrensd{over: maxPNG}
	cmd.Stdout = uit
	in, err := cmd.StdinPipe()
	if err != nil {
		return nil, fmt.Errorf("voorbeeld: %w", err)
	}
	if err := cmd.Start(); err != nil {
		return nil, errors.Join(errStart, err)
	}
	gaf := geef(ctx, &stuurder{w: in})
	_ = in.Close() // who reads may be gone
	wacht := cmd.Wait()
	if gaf != nil && !errors.Is(gaf, errWeg) {
		return nil, gaf
	}
	if wacht != nil || !bytes.HasPrefix(uit.b.Bytes(), []byte("\x89PNG\r\n\x1a\n")) {
		return nil, ErrGeen
	}
	return uit.b.Bytes(), nil
}

// errWeg says that the program stopped reading: it has enough, or it failed, which its end tells.
var errWeg = errors.New("voorbeeld: het programma leest niet meer")

type stuurder struct{ w io.Writer }

// Write writes to the program.
func (s *stuurder) Write(p []byte) (int, error) {
	n, err := s.w.Write(p)
	if err != nil {
		err = errWeg
	}
	return n, err
}

// begrensd keeps at most over bytes.
type begrensd struct {
	b    bytes.Buffer
	over int
}

// Write fails when there is more.
func (g *begrensd) Write(p []byte) (int, error) {
	if g.over -= len(p); g.over < 0 {
		return 0, ErrGeen
	}
	return g.b.Write(p)
}
