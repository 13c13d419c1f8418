// SPDX-License-Identifier: EUPL-1.2

package voorbeeld

import (
	"bytes"
	"context"
	"errors"
	"image/png"
	"io"
	"os"
	"path/filepath"
	"testing"
	"time"

	"rondetafel/internal/document/sample"
	"rondetafel/internal/programma"
)

// metProgramma makes a Maker whose program is a script of ours, so that this is tested where poppler is not installed.
func metProgramma(t *testing.T, tekst string) *Maker {
	t.Helper()
	map1 := t.TempDir()
	pad := filepath.Join(map1, "pdftoppm")
	if err := os.WriteFile(pad, []byte("#!/bin/sh\n"+tekst), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", map1+":"+os.Getenv("PATH"))
	m := Zoek()
	if m == nil {
		t.Fatal("prlimit is not installed")
	}
	return m
}

func geef(b []byte) func(context.Context, io.Writer) error {
	return func(_ context.Context, w io.Writer) error {
		_, err := w.Write(b)
		return err
	}
}

// What the program writes is the picture; what is no picture, or fails, is none. It gets the PDF on standard input, one page to make, and
// nothing of our environment.
func TestEerste(t *testing.T) {
	t.Setenv("GEHEIM", "x")
	plaatje := "printf '\\211PNG\\r\\n\\032\\n'; cat; echo \"$* [$GEHEIM]\""
	b, err := metProgramma(t, plaatje).Eerste(t.Context(), geef([]byte("de pdf ")))
	if want := "\x89PNG\r\n\x1a\nde pdf -png -singlefile -f 1 -l 1 -scale-to 1400 - []\n"; err != nil || string(b) != want {
		t.Errorf("got %q, %v", b, err)
	}
	for naam, tekst := range map[string]string{"fails": plaatje + "; exit 1", "no picture": "cat >/dev/null; echo geen plaatje", "too much": "printf '\\211PNG\\r\\n\\032\\n'; head -c 9000000 /dev/zero",
		"writes a file": "cat >/dev/null; echo x >" + filepath.Join(t.TempDir(), "bestand") + " || exit 1; printf '\\211PNG\\r\\n\\032\\n'; exit 0", "too much memory": "exec tail -c 900000000 /dev/zero"} {
		if b, err := metProgramma(t, tekst).Eerste(t.Context(), geef(nil)); !errors.Is(err, programma.ErrGeen) {
			t.Errorf("%s: %d bytes, %v", naam, len(b), err)
		}
	}
}

// A program that hangs, or that stops reading, ends; what goes wrong while the PDF is given is told as it is.
func TestEersteEindigt(t *testing.T) {
	ctx, stop := context.WithTimeout(t.Context(), 200*time.Millisecond)
	defer stop()
	begin := time.Now()
	if _, err := metProgramma(t, "sleep 60").Eerste(ctx, geef(nil)); !errors.Is(err, programma.ErrGeen) || time.Since(begin) > 5*time.Second {
		t.Errorf("after %v: %v", time.Since(begin), err)
	}
	if _, err := metProgramma(t, "exit 0").Eerste(t.Context(), geef(make([]byte, 1<<20))); !errors.Is(err, programma.ErrGeen) {
		t.Errorf("a program that does not read: %v", err)
	}
	weg := errors.New("het recht stopte")
	if _, err := metProgramma(t, "cat >/dev/null").Eerste(t.Context(), func(context.Context, io.Writer) error { return weg }); !errors.Is(err, weg) {
		t.Errorf("got %v", err)
	}
}

// With poppler itself, where it is: the first page is a picture, and a PDF that is none is not.
func TestPoppler(t *testing.T) {
	m := Zoek()
	if m == nil {
		t.Log("poppler is not installed here; the other tests stand for it")
		return
	}
	b, err := m.Eerste(t.Context(), geef(sample.PDF("Brief", "Tweede bladzijde")))
	if err != nil {
		t.Fatal(err)
	}
	p, err := png.Decode(bytes.NewReader(b))
	if err != nil || p.Bounds().Dy() != 1400 {
		t.Errorf("picture %v, %v", p.Bounds(), err)
	}
	if _, err := m.Eerste(t.Context(), geef([]byte("%PDF-1.4 kapot"))); !errors.Is(err, programma.ErrGeen) {
		t.Errorf("a broken PDF: %v", err)
	}
}

// Without the programs there is no Maker.
func TestZoekNiets(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	if Zoek() != nil {
		t.Error("something was found in an empty folder")
	}
}
