// SPDX-License-Identifier: EUPL-1.2

// Package drukwerk makes a tagged PDF (PDF/UA-1) of a page of HTML with Debian's WeasyPrint, where that is installed; how it is kept small
// stands in package programma. WeasyPrint runs under a few lines of ours (druk.py), because only there it can be told to fetch nothing.
package drukwerk

import (
	"bufio"
	"context"
	"embed"
	"io"
	"os"
	"os/exec"
	"path"
	"strings"
	"time"

	"rondetafel/internal/programma"
)

//go:embed druk.py
var bestand embed.FS

// Tijd is how long a PDF may take, waiting for a place included.
const Tijd = 30 * time.Second

func grens() programma.Grens {
	return programma.Grens{Geheugen: 1 << 30, Processor: 25, Tijd: Tijd, Bestanden: 64, Uit: 16 << 20, Samen: 2, Map: true}
}

// Drukker makes PDFs. Safe for use by several goroutines.
type Drukker struct {
	python *programma.Programma
	druk   string // what it runs
}

// Zoek looks for WeasyPrint; nil when it is not installed. It runs on the Python that the first line of its program names.
func Zoek() *Drukker {
	pad, err := exec.LookPath("weasyprint")
	if err != nil {
		return nil
	}
	python := tolk(pad)
	if python == "" {
		return nil
	}
	p := programma.Zoek(python, grens())
	if p == nil {
		return nil
	}
	druk, err := bestand.ReadFile("druk.py")
	if err != nil {
		return nil
	}
	return &Drukker{p, string(druk)}
}

// tolk is the Python that runs a program; "" when none does.
func tolk(pad string) string {
	f, err := os.Open(pad)
	if err != nil {
		return ""
	}
	defer func() { _ = f.Close() }()                 // it was only read
	eerste, _ := bufio.NewReader(f).ReadString('\n') // a program of one line ends without
	na, is := strings.CutPrefix(eerste, "#!")
	woorden := strings.Fields(na)
	if !is || len(woorden) == 0 || !strings.HasPrefix(path.Base(woorden[0]), "python") {
		return ""
	}
	return woorden[0]
}

// PDF returns the HTML that geef writes as PDF. programma.ErrGeen when there is none: busy, failed, took too much, or the HTML asked for
// something else. An error of geef comes back as it is.
func (d *Drukker) PDF(ctx context.Context, geef func(context.Context, io.Writer) error) ([]byte, error) {
	return d.python.Draai(ctx, geef, "%PDF-", "-I", "-B", "-c", d.druk)
}
