// SPDX-License-Identifier: EUPL-1.2

// Package programma runs a program of others on what is secret. What it works on goes in through standard input and what it makes comes out
// through standard output, so that nothing unsealed stands on a disk. What runs has little: no environment, no network where the system
// allows that to be taken away, no bytes to write to any file, and limits on memory, processor, time, output, and how many run at one time.
package programma

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strconv"
	"time"
)

// ErrGeen says that the program made nothing: it is busy, failed, or took too much.
var ErrGeen = errors.New("programma: er is niets gemaakt")

// Grens is what a program may take. All of it is there.
type Grens struct {
	Geheugen  int64         // bytes of address space
	Processor int           // seconds
	Tijd      time.Duration // of which waiting for a place is a part
	Bestanden int           // open at one time
	Uit       int           // bytes that it makes
	Samen     int           // running at one time
	Map       bool          // it gets an empty folder of its own, which goes with it; else it stands in /
}

// Geef writes what a program works on.
type Geef func(ctx context.Context, w io.Writer) error

// Programma is a program of others. Safe for use by several goroutines.
type Programma struct {
	grens  Grens
	begin  []string // prlimit with its limits, and the program
	plaats chan struct{}
}

// Zoek looks for a program; nil when it, or prlimit, is not installed.
func Zoek(naam string, g Grens) *Programma {
	prlimit, fout := exec.LookPath("prlimit")
	pad, geen := exec.LookPath(naam)
	if fout != nil || geen != nil {
		return nil
	}
	return &Programma{grens: g, plaats: make(chan struct{}, g.Samen), begin: []string{prlimit, "--as=" + strconv.FormatInt(g.Geheugen, 10),
		"--cpu=" + strconv.Itoa(g.Processor), "--nofile=" + strconv.Itoa(g.Bestanden), "--fsize=0", "--core=0", pad}}
}

// Draai runs the program with args on what geef writes, and returns what it made, which starts with kop. ErrGeen when it made nothing of the
// kind; an error of geef comes back as it is.
func (p *Programma) Draai(ctx context.Context, geef Geef, kop string, args ...string) ([]byte, error) {
	ctx, klaar := context.WithTimeout(ctx, p.grens.Tijd)
	defer klaar()
	select {
	case p.plaats <- struct{}{}:
		defer func() { <-p.plaats }()
	case <-ctx.Done():
		return nil, ErrGeen
	}
	plek := "/"
	if p.grens.Map {
		eigen, err := os.MkdirTemp("", "rondetafel-")
		if err != nil {
			return nil, fmt.Errorf("programma: %w", err)
		}
		defer func() { _ = os.RemoveAll(eigen) }() // it is empty: nothing could be written
		plek = eigen
	}
	uit, err := p.draai(ctx, geef, plek, true, args)
	if errors.Is(err, errStart) { // a system that gives no namespaces
		uit, err = p.draai(ctx, geef, plek, false, args)
	}
	if err == nil && !bytes.HasPrefix(uit, []byte(kop)) {
		return nil, ErrGeen
	}
	return uit, err
}

// errStart says that the program did not begin.
var errStart = errors.New("programma: begint niet")

func (p *Programma) draai(ctx context.Context, geef Geef, plek string, apart bool, args []string) ([]byte, error) {
	cmd := exec.CommandContext(ctx, p.begin[0], append(p.begin[1:len(p.begin):len(p.begin)], args...)...)
	cmd.Env, cmd.Dir, cmd.WaitDelay = []string{"LC_ALL=C.UTF-8"}, plek, time.Second
	if p.grens.Map {
		cmd.Env = append(cmd.Env, "HOME="+plek, "TMPDIR="+plek)
	}
	cmd.SysProcAttr = los(apart)
	uit := &begrensd{over: p.grens.Uit}
	cmd.Stdout = uit
	in, err := cmd.StdinPipe()
	if err != nil {
		return nil, fmt.Errorf("programma: %w", err)
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
	if wacht != nil {
		return nil, ErrGeen
	}
	return uit.b.Bytes(), nil
}

// errWeg says that the program stopped reading: it has enough, or it failed, which its end tells.
var errWeg = errors.New("programma: het leest niet meer")

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
