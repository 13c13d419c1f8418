// SPDX-License-Identifier: EUPL-1.2

package archtest_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"rondetafel/internal/archtest"
)

func TestLoad(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"internal/a/a.go", "internal/a/testdata/case.json", "docs/a.md", "Makefile", ".ci/run",
		"node_modules/x/a.js", ".git/a.go", ".verborgen/a.go", "internal/web/static/dist/app.css", "internal/web/static/basis.css",
		"data-demo/a.sql", "bin/a.sh", "a/bin/a.sh", "plaatje.png", "internal/a/testdata/fuzz/F/a.json"} {
		write(t, filepath.Join(dir, name), "package a\n")
	}
	m, err := archtest.Load(dir)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, f := range m.Files {
		names = append(names, f.Path)
	}
	want := []string{".ci/run", "Makefile", "a/bin/a.sh", "docs/a.md", "internal/a/a.go", "internal/a/testdata/case.json",
		"internal/web/static/basis.css"}
	if !slices.Equal(names, want) {
		t.Errorf("loaded %q, want %q", names, want)
	}
}

func TestLoadRefuses(t *testing.T) {
	dir := t.TempDir()
	if _, err := archtest.Load(filepath.Join(dir, "nergens")); err == nil {
		t.Error("a folder that is not there is loaded")
	}
	write(t, filepath.Join(dir, "a.go"), "package {")
	if _, err := archtest.Load(dir); err == nil {
		t.Error("Go that does not parse is loaded")
	}
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}
