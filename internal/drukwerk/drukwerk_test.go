// SPDX-License-Identifier: EUPL-1.2

package drukwerk

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"rondetafel/internal/programma"
)

func geef(b string) func(context.Context, io.Writer) error {
	return func(_ context.Context, w io.Writer) error {
		_, err := io.WriteString(w, b)
		return err
	}
}

// metPython makes a Drukker whose Python is a script of ours, so that this is tested where WeasyPrint is not installed.
func metPython(t *testing.T, tekst string) *Drukker {
	t.Helper()
	plek := t.TempDir()
	python := filepath.Join(plek, "python3")
	schrijf(t, python, "#!/bin/sh\n"+tekst)
	schrijf(t, filepath.Join(plek, "weasyprint"), "#!"+python+"\n")
	t.Setenv("PATH", plek+":"+os.Getenv("PATH"))
	d := Zoek()
	if d == nil {
		t.Fatal("prlimit is not installed")
	}
	return d
}

func schrijf(t *testing.T, pad, tekst string) {
	t.Helper()
	if err := os.WriteFile(pad, []byte(tekst), 0o700); err != nil {
		t.Fatal(err)
	}
}

// It gets the HTML on standard input, in an empty folder of its own that goes with it, with nothing of our environment; a PDF is what it
// makes, and anything else is none.
func TestPDF(t *testing.T) {
	t.Setenv("GEHEIM", "x")
	pdf := "printf '%%PDF-1.7 '; cat; "
	b, err := metPython(t, pdf+`echo "$1 $2 [$GEHEIM] $HOME $TMPDIR $(pwd) $(ls -A | wc -l)"`).PDF(t.Context(), geef("<p>brief "))
	woorden := strings.Fields(string(b))
	if err != nil || len(woorden) != 9 || strings.Join(woorden[:6], " ") != "%PDF-1.7 <p>brief -I -B [] "+woorden[5] || woorden[5] != woorden[6] || woorden[6] != woorden[7] || woorden[8] != "0" {
		t.Fatalf("got %q, %v", b, err)
	}
	if _, err := os.Stat(woorden[5]); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("its folder is still there: %v", err)
	}
	for naam, tekst := range map[string]string{"fails": pdf + "exit 1", "no PDF": "cat >/dev/null; echo geen pdf", "too much": pdf + "head -c 17000000 /dev/zero"} {
		if b, err := metPython(t, tekst).PDF(t.Context(), geef("")); !errors.Is(err, programma.ErrGeen) {
			t.Errorf("%s: %d bytes, %v", naam, len(b), err)
		}
	}
}

// A program that hangs ends, and so does waiting for one.
func TestPDFEindigt(t *testing.T) {
	d := metPython(t, "exec sleep 60")
	ctx, stop := context.WithTimeout(t.Context(), 200*time.Millisecond)
	defer stop()
	begin := time.Now()
	if _, err := d.PDF(ctx, geef("")); !errors.Is(err, programma.ErrGeen) || time.Since(begin) > 5*time.Second {
		t.Errorf("after %v: %v", time.Since(begin), err)
	}
}

// Without WeasyPrint there is no Drukker, nor when no Python runs it.
func TestZoekNiets(t *testing.T) {
	plek := t.TempDir()
	t.Setenv("PATH", plek)
	if Zoek() != nil {
		t.Error("something was found in an empty folder")
	}
	for _, eerste := range []string{"", "#!", "#!/bin/sh\n", "\x7fELF", "#!/weg/python3"} {
		schrijf(t, filepath.Join(plek, "weasyprint"), eerste)
		if Zoek() != nil {
			t.Errorf("%q was taken for WeasyPrint", eerste)
		}
	}
}

const blad = `<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>Brief</title></head><body><h1>Kop één</h1><p>Alinea.</p>`

// With WeasyPrint itself, where it is: a tagged PDF/UA with its title and language.
func TestWeasyPrint(t *testing.T) {
	d := Zoek()
	if d == nil {
		t.Log("WeasyPrint is not installed here; the other tests stand for it")
		return
	}
	b, err := d.PDF(t.Context(), geef(blad))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(b, []byte("pdfuaid")) || bytes.Contains(b, []byte(os.TempDir())) {
		t.Error("it is no PDF/UA, or it tells where it was made")
	}
	for naam, wil := range map[string][]string{"pdfinfo": {"Tagged:", "yes", "Brief"}, "pdftotext": {"Kop één", "Alinea."}} {
		if uit := lees(t, b, naam); uit != "" {
			for _, w := range wil {
				if !strings.Contains(uit, w) {
					t.Errorf("%s does not say %q: %s", naam, w, uit)
				}
			}
		}
	}
}

// lees is what one of poppler's programs says of a PDF; "" when it is not installed.
func lees(t *testing.T, pdf []byte, naam string) string {
	t.Helper()
	pad, err := exec.LookPath(naam)
	if err != nil {
		t.Logf("%s is not installed here", naam)
		return ""
	}
	cmd := exec.CommandContext(t.Context(), pad, "-", "-")
	if naam == "pdfinfo" {
		cmd.Args = cmd.Args[:2]
	}
	cmd.Stdin = bytes.NewReader(pdf)
	uit, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s: %v", naam, err)
	}
	return string(uit)
}

// Whatever the HTML names, nothing is fetched: no file, no address, no data; there is no PDF. What is only text is no reference.
func TestWeasyPrintHaaltNiets(t *testing.T) {
	d := Zoek()
	if d == nil {
		t.Log("WeasyPrint is not installed here")
		return
	}
	geheim := filepath.Join(t.TempDir(), "geheim.css")
	schrijf(t, geheim, `body::before { content: "GEHEIM" }`)
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	geklopt := make(chan struct{}, 64)
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			geklopt <- struct{}{}
			_ = c.Close()
		}
	}()
	t.Cleanup(func() { _ = l.Close() })
	bestand, adres, gegevens := "file://"+geheim, "http://"+l.Addr().String()+"/x", "data:text/css,body{color:red}"
	for _, tekst := range []string{`<link rel="stylesheet" href="` + bestand + `">`, `<style>@import "` + adres + `";</style>`, `<img src="` + bestand + `" alt="x">`,
		`<img src="` + adres + `" alt="x">`, `<style>p { background: url("` + gegevens + `") }</style><p>x`, `<link rel="attachment" href="` + bestand + `">`,
		`<object data="` + bestand + `"></object>`, `<svg><image href="` + bestand + `"/></svg>`} {
		if b, err := d.PDF(t.Context(), geef(blad+tekst)); !errors.Is(err, programma.ErrGeen) {
			t.Errorf("%s became a PDF of %d bytes: %v", tekst, len(b), err)
		}
	}
	b, err := d.PDF(t.Context(), geef(blad+"<p>Zie "+bestand+", "+adres+" en "+gegevens+"."))
	if err != nil {
		t.Fatalf("a text that names them: %v", err)
	}
	if uit := lees(t, b, "pdftotext"); uit != "" && !strings.Contains(uit, "Zie file://") {
		t.Errorf("got %q", uit)
	}
	if len(geklopt) > 0 {
		t.Errorf("it knocked %d times", len(geklopt))
	}
}
