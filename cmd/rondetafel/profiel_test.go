// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"os"
	"path/filepath"
	"testing"
)

func TestProfiel(t *testing.T) {
	pad := filepath.Join(t.TempDir(), "cpu.prof")
	klaar, err := profiel(pad)
	if err != nil {
		t.Fatal(err)
	}
	if err := klaar(); err != nil {
		t.Fatal(err)
	}
	tekst, err := os.ReadFile(pad)
	if err != nil || len(tekst) < 2 || tekst[0] != 0x1f || tekst[1] != 0x8b { // pprof's form is gzipped
		t.Errorf("no profile: %d bytes, %v", len(tekst), err)
	}
}

func TestProfielNergens(t *testing.T) {
	if _, err := profiel(filepath.Join(t.TempDir(), "weg", "cpu.prof")); err == nil {
		t.Error("a file that cannot be made gives no error")
	}
	klaar, err := profiel("")
	if err != nil {
		t.Fatal(err)
	}
	if err := klaar(); err != nil {
		t.Error(err)
	}
}
