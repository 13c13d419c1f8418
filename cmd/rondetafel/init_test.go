// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// initArgs make a house that is not for practice in folder.
func initArgs(folder string, meer ...string) []string {
	return append([]string{"init", "--data", folder, "--naam", "Veiligheidshuis Proef", "--gemeente", "Gemeente Proefdorp", "--gemeentecode", "GM0957",
		"--manager", "Mo Bedenksel"}, meer...)
}

// maakHuis makes such a house and returns the code of its Manager.
func maakHuis(t *testing.T, folder string) (code string) {
	t.Helper()
	exit, uit, fout := opdracht(t, initArgs(folder)...)
	m := regexp.MustCompile(`(?m)^  ([0-9a-z]{4}(-[0-9a-z]{4}){3})$`).FindStringSubmatch(uit)
	if exit != exitGoed || m == nil || fout != "" {
		t.Fatalf("init: %d %s%s", exit, uit, fout)
	}
	return m[1]
}

// echtHuis makes such a house and returns the command line that serves it.
func echtHuis(t *testing.T) []string {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "huis")
	maakHuis(t, folder)
	return serveArgs(folder)
}

func serveArgs(folder string) []string {
	return []string{"serve", "--data", folder, "--listen", "127.0.0.1:0", "--url", "http://localhost:0"}
}

// A house is made once, with its keys, and the code of its Manager is nowhere but on the screen.
func TestInit(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "huis")
	code := maakHuis(t, folder)
	err := filepath.WalkDir(folder, func(pad string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		inhoud, err := os.ReadFile(pad)
		for _, vorm := range []string{code, strings.ReplaceAll(code, "-", "")} {
			if strings.Contains(string(inhoud), vorm) {
				t.Errorf("the code stands in %s", d.Name())
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if exit, uit, fout := opdracht(t, initArgs(folder)...); exit != exitFout || uit != "" || !strings.Contains(fout, "staat al een huis") {
		t.Errorf("a second time: %d %s%s", exit, uit, fout)
	}
	if exit, uit, fout := opdracht(t, "verify", "--data", folder); exit != exitGoed || !strings.Contains(uit, " 6 rechten") {
		t.Errorf("verify: %d %s%s", exit, uit, fout)
	}
	if exit, _, fout := opdracht(t, append(serveArgs(folder)[:5:5], "--url", "http://huis.example")...); exit != exitFout || !strings.Contains(fout, "niet veilig") {
		t.Errorf("served over plain http: %d %s", exit, fout)
	}
	if err := os.Rename(filepath.Join(folder, sleutelmap), filepath.Join(folder, "elders")); err != nil {
		t.Fatal(err)
	}
	if exit, _, fout := opdracht(t, serveArgs(folder)...); exit != exitFout || !strings.Contains(fout, "staan geen sleutels") {
		t.Errorf("served without keys: %d %s", exit, fout)
	}
	if _, err := os.Stat(filepath.Join(folder, sleutelmap)); err == nil {
		t.Error("a refused start made keys")
	}
}

// The declaration may be the house's own.
func TestInitVerklaring(t *testing.T) {
	folder := t.TempDir()
	tekst := filepath.Join(folder, "verklaring.txt")
	for inhoud, wil := range map[string]int{"Ik zwijg.\n": exitGoed, " \n": exitFout} {
		if err := os.WriteFile(tekst, []byte(inhoud), 0o600); err != nil {
			t.Fatal(err)
		}
		if exit, uit, fout := opdracht(t, initArgs(filepath.Join(folder, "huis"), "--verklaring", tekst)...); exit != wil || (wil == exitFout) != strings.Contains(fout, "--verklaring") {
			t.Errorf("%q: %d %s%s", inhoud, exit, uit, fout)
		}
		if err := os.RemoveAll(filepath.Join(folder, "huis")); err != nil {
			t.Fatal(err)
		}
	}
}
