// SPDX-License-Identifier: EUPL-1.2

package document_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"rondetafel/internal/document"
	"rondetafel/internal/document/documenttest"
	"rondetafel/internal/document/sample"
)

// geval is a case kept as data: what is looked at, and what comes of it. Reason is why it is refused, "" when it is not.
type geval struct {
	What    string
	Name    string
	Part    string
	Body    string
	Kind    document.Kind
	Becomes string
	Reason  string
}

func gevallen(t *testing.T, bestand string, minstens int) []geval {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", bestand+".json"))
	if err != nil {
		t.Fatal(err)
	}
	var lijst []geval
	if err := json.Unmarshal(b, &lijst); err != nil {
		t.Fatal(err)
	}
	mag, niet := 0, 0
	for _, g := range lijst {
		if g.Reason == "" {
			mag++
		} else {
			niet++
		}
	}
	if len(lijst) < minstens || mag < 5 || niet < 5 {
		t.Errorf("%s has %d cases: %d that pass, %d that do not", bestand, len(lijst), mag, niet)
	}
	return lijst
}

// komtUit asks that body under a name is what g says.
func komtUit(t *testing.T, g geval, body []byte, name string) document.Finding {
	t.Helper()
	f, err := inspect(body, name)
	var r *document.Refused
	switch {
	case g.Reason == "" && err != nil:
		t.Errorf("%s (%q): %v", g.What, g.Name, err)
	case g.Reason != "" && (!errors.As(err, &r) || r.Reason != g.Reason):
		t.Errorf("%s (%q): %+v, %v, want %s", g.What, g.Name, f, err, g.Reason)
	}
	return f
}

// Names: what stays of them, and which are refused.
func TestNames(t *testing.T) {
	for _, g := range gevallen(t, "namen", 45) {
		if f := komtUit(t, g, sample.PDF("tekst"), g.Name); f.Name != g.Becomes {
			t.Errorf("%q became %q, want %q", g.Name, f.Name, g.Becomes)
		}
	}
}

// Files that are text all through.
func TestTexts(t *testing.T) {
	for bestand, naam := range map[string]string{"tekst": "a.txt", "rtf": "a.rtf"} {
		for _, g := range gevallen(t, bestand, 25) {
			if f := komtUit(t, g, []byte(g.Body), naam); f.Kind != g.Kind {
				t.Errorf("%s: is %q, want %q", g.What, f.Kind, g.Kind)
			}
		}
	}
}

// What a PDF may have in its catalogue, as it stands, in packed objects, and behind a stream.
func TestPDFNames(t *testing.T) {
	plain := sample.PDF("tekst")
	for _, g := range gevallen(t, "pdf", 25) {
		komtUit(t, g, bytes.Replace(plain, []byte("/Type /Catalog"), []byte(g.Body+" /Type /Catalog"), 1), "a.pdf")
		komtUit(t, g, bytes.Replace(plain, []byte("endstream"), []byte("endstream\nendobj\n98 0 obj\n<< "+g.Body+" >>"), 1), "a.pdf")
		komtUit(t, g, documenttest.PackedPDF("<< "+g.Body+" >>"), "a.pdf")
	}
}

// What may stand in a Word document and in an OpenDocument text, and what is left of those that pass when they are stripped.
func TestOfficeParts(t *testing.T) {
	for _, g := range gevallen(t, "ooxml", 60) {
		parts := append(documenttest.DocxParts("A", "tekst"), documenttest.Part{Name: g.Part, Body: g.Body})
		office(t, g, documenttest.Zip(false, parts...), "a.docx")
	}
	for _, g := range gevallen(t, "odf", 15) {
		office(t, g, documenttest.Zip(false, documenttest.OdtParts("A", g.Body)...), "a.odt")
	}
}

func office(t *testing.T, g geval, body []byte, name string) {
	t.Helper()
	f := komtUit(t, g, body, name)
	if g.Reason != "" || f.Kind == "" {
		return
	}
	var out bytes.Buffer
	if _, err := document.Strip(&out, bytes.NewReader(body), int64(len(body)), f.Kind); err != nil {
		t.Errorf("%s: %v", g.What, err)
	}
	komtUit(t, g, out.Bytes(), name)
}
