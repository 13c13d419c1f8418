// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rondetafel/internal/archtest"
)

func TestWrite(t *testing.T) {
	root := t.TempDir()
	if err := write(root); err == nil {
		t.Error("written where there is no folder for papers")
	}
	for _, folder := range []string{"docs", "internal/web"} {
		if err := os.MkdirAll(filepath.Join(root, folder), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	source := "package casus\n\n// F waits (rule 9.2a-1).\nfunc F() {}\n"
	if err := os.WriteFile(filepath.Join(root, "a.go"), []byte(source), 0o600); err != nil {
		t.Fatal(err)
	}
	for range 2 { // a second time it writes over what was there
		if err := write(root); err != nil {
			t.Fatal(err)
		}
	}
	text, err := os.ReadFile(filepath.Join(root, archtest.CompliancePath))
	if err != nil {
		t.Fatal(err)
	}
	if strings.Count(string(text), "| 9.2a-1 |") != 1 || !strings.Contains(string(text), "`a.go`: F |") {
		t.Errorf("wrote\n%s", text)
	}
	if proof, err := os.ReadFile(filepath.Join(root, archtest.ProofPath)); err != nil || string(proof) != "[\n\n]\n" {
		t.Errorf("nothing proves the rule, and the page gets %q (%v)", proof, err)
	}
}
