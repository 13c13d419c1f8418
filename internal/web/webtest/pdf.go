// SPDX-License-Identifier: EUPL-1.2

package webtest

import (
	"os/exec"
	"strings"
	"testing"

	"rondetafel/internal/drukwerk"
)

// Drukker makes PDFs with WeasyPrint, which the suites have (scripts/test.sh).
func Drukker(t testing.TB) *drukwerk.Drukker {
	t.Helper()
	d := drukwerk.Zoek()
	if d == nil {
		t.Fatal("WeasyPrint is not installed: run scripts/test.sh as root on Debian")
	}
	return d
}

// Poppler is what a program of Debian's poppler says of a PDF that it gets on standard input.
func Poppler(t testing.TB, pdf, programma string, args ...string) string {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), programma, args...)
	cmd.Stdin = strings.NewReader(pdf)
	uit, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s: %v", programma, err)
	}
	return string(uit)
}
