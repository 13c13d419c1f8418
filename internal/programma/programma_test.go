// SPDX-License-Identifier: EUPL-1.2

package programma

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"
	"time"
)

func klein() Grens {
	return Grens{Geheugen: 256 << 20, Processor: 2, Tijd: 20 * time.Second, Bestanden: 16, Uit: 1000, Samen: 1}
}

func met(t *testing.T, g Grens, tekst string) *Programma {
	t.Helper()
	pad := filepath.Join(t.TempDir(), "doet")
	if err := os.WriteFile(pad, []byte("#!/bin/sh\n"+tekst), 0o700); err != nil {
		t.Fatal(err)
	}
	p := Zoek(pad, g)
	if p == nil {
		t.Fatal("prlimit is not installed")
	}
	return p
}

func niets(context.Context, io.Writer) error { return nil }

// What goes in comes out; each limit ends the program, and what it wrote before that is not given.
func TestGrenzen(t *testing.T) {
	b, err := met(t, klein(), `printf OK; cat; printf "$1"`).Draai(t.Context(), func(_ context.Context, w io.Writer) error {
		_, err := io.WriteString(w, " in ")
		return err
	}, "OK", "arg")
	if err != nil || string(b) != "OK in arg" {
		t.Errorf("got %q, %v", b, err)
	}
	kort := klein()
	kort.Tijd = 300 * time.Millisecond
	for naam, geval := range map[string]struct {
		grens Grens
		tekst string
	}{"output": {klein(), "printf OK; head -c 1001 /dev/zero"}, "memory": {klein(), "printf OK; exec tail -c 500000000 /dev/zero"}, "time": {kort, "printf OK; exec sleep 60"},
		"processor": {klein(), "printf OK; while :; do :; done"}, "files": {klein(), "printf OK; echo x > " + filepath.Join(t.TempDir(), "x") + " || exit 1"},
		"open files": {klein(), "printf OK; for i in 1 2 3 4 5 6 7 8 9; do :; done; exec 17</dev/null"}, "another head": {klein(), "printf NEE"}} {
		begin := time.Now()
		if b, err := met(t, geval.grens, geval.tekst).Draai(t.Context(), niets, "OK"); !errors.Is(err, ErrGeen) || time.Since(begin) > 15*time.Second {
			t.Errorf("%s: %d bytes, %v, after %v", naam, len(b), err, time.Since(begin))
		}
	}
}

// Who comes while all places are taken waits, but no longer than it may.
func TestPlaats(t *testing.T) {
	p := met(t, klein(), "printf OK; exec cat")
	binnen, door, klaar := make(chan struct{}), make(chan struct{}), make(chan error)
	go func() {
		_, err := p.Draai(t.Context(), func(context.Context, io.Writer) error { close(binnen); <-door; return nil }, "OK")
		klaar <- err
	}()
	<-binnen
	ctx, stop := context.WithTimeout(t.Context(), 100*time.Millisecond)
	defer stop()
	if _, err := p.Draai(ctx, func(context.Context, io.Writer) error { t.Error("two at one time"); return nil }, "OK"); !errors.Is(err, ErrGeen) {
		t.Errorf("got %v", err)
	}
	close(door)
	if err := <-klaar; err != nil {
		t.Error(err)
	}
	if _, err := p.Draai(t.Context(), niets, "OK"); err != nil {
		t.Errorf("the place was not given back: %v", err)
	}
}

// Where no program or no place for its folder is, that is told.
func TestZonder(t *testing.T) {
	g := klein()
	g.Map = true
	p := met(t, g, "printf OK")
	t.Setenv("TMPDIR", filepath.Join(t.TempDir(), "weg"))
	if _, err := p.Draai(t.Context(), niets, "OK"); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("got %v", err)
	}
	if Zoek(filepath.Join(t.TempDir(), "geen"), klein()) != nil {
		t.Error("a program that is not there was found")
	}
}
