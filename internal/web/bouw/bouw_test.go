// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"rondetafel/internal/web"
)

const wortel = "../../.."

func TestSnoei(t *testing.T) {
	thema := ".voorbeeld-theme {\n  --a: var(--b);\n  --b: 1px;\n  --c: var(--a);\n  --d: 2px;\n}\n"
	got := snoei(thema, ".x { top: var(--a, var(--d)); left: var(--onbekend) }")
	want := ".voorbeeld-theme {\n  --a: var(--b);\n  --b: 1px;\n  --d: 2px;\n}\n"
	if got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
}

// Pruning never loses a token that is reached, and pruning again changes nothing.
func TestSnoeiHoudtWatBereiktWordt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 12).Draw(t, "n")
		var thema strings.Builder
		naar := make([]int, n)
		thema.WriteString(".t {\n")
		for i := range n {
			naar[i] = rapid.IntRange(0, n-1).Draw(t, "naar")
			thema.WriteString("  --t" + string(rune('a'+i)) + ": var(--t" + string(rune('a'+naar[i])) + ");\n")
		}
		thema.WriteString("}\n")
		begin := rapid.IntRange(0, n-1).Draw(t, "begin")
		gebruik := "x{y:var(--t" + string(rune('a'+begin)) + ")}"
		got := snoei(thema.String(), gebruik)
		bereikt := map[int]bool{}
		for i := begin; !bereikt[i]; i = naar[i] {
			bereikt[i] = true
		}
		for i := range n {
			if has := strings.Contains(got, "--t"+string(rune('a'+i))+": "); has != bereikt[i] {
				t.Fatalf("token %d: kept %v, reached %v in %s", i, has, bereikt[i], got)
			}
		}
		if weer := snoei(got, gebruik); weer != got {
			t.Fatalf("pruned twice: %s", weer)
		}
	})
}

func TestTekeningVan(t *testing.T) {
	got, err := tekeningVan([]byte("<svg a=\"b\"\n  c=\"d\"\n>\n  <path stroke=\"none\" d=\"M0 0h24v24H0z\" fill=\"none\" />\n  <path d=\"M1 2\" />\n</svg>\n"))
	if err != nil || string(got) != `<path d="M1 2" />` {
		t.Errorf("%q, %v", got, err)
	}
	if _, err := tekeningVan([]byte("no picture")); err == nil {
		t.Error("took something that is no svg")
	}
}

// The whole build, in a folder that borrows the inputs: every file, no host, no colour outside the theme.
func TestBouw(t *testing.T) {
	if _, err := os.Stat(filepath.Join(wortel, modules)); err != nil {
		t.Fatal("node_modules is missing: run npm ci in the root of the repository")
	}
	tijdelijk := t.TempDir()
	leen(t, tijdelijk, modules)
	leen(t, tijdelijk, webmap+"/stijl")
	for _, bestand := range []string{"thema.css", "rondetafel.js", "passkey.js"} {
		leen(t, tijdelijk, webmap+"/static/"+bestand)
	}
	uit := filepath.Join(tijdelijk, dist)
	if err := os.MkdirAll(uit, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, bestand := range []string{".gitkeep", "oud.css"} {
		if err := os.WriteFile(filepath.Join(uit, bestand), nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := bouw(tijdelijk); err != nil {
		t.Fatal(err)
	}
	eerste := inhoud(t, uit)
	controleer(t, eerste)
	if err := bouw(tijdelijk); err != nil {
		t.Fatal(err)
	}
	for naam, tekst := range inhoud(t, uit) {
		if eerste[naam] != tekst {
			t.Errorf("%s differs between two builds of the same", naam)
		}
	}
}

func controleer(t *testing.T, bestanden map[string]string) {
	t.Helper()
	for _, naam := range []string{".gitkeep", web.AssetStijl, web.AssetScript, web.AssetSprite, "licenties.txt", lettertypeBestand("latin"), lettertypeBestand("latin-ext")} {
		if _, ok := bestanden[naam]; !ok {
			t.Errorf("%s is not there", naam)
		}
	}
	if _, ok := bestanden["oud.css"]; ok {
		t.Error("a file of an earlier build is still there")
	}
	for _, icoon := range web.Iconen() {
		if !strings.Contains(bestanden[web.AssetSprite], `<symbol id="`+string(icoon)+`"`) {
			t.Errorf("icon %s is not in the sprite", icoon)
		}
	}
	if m := regexp.MustCompile(`url\("?https?:|@import`).FindString(bestanden[web.AssetStijl]); m != "" {
		t.Errorf("app.css fetches something: %s", m)
	}
	if n := len(bestanden[web.AssetStijl]); n > 200_000 {
		t.Errorf("app.css is %d bytes: the tokens are not pruned", n)
	}
	if strings.Contains(bestanden[web.AssetScript], "axe.run") {
		t.Error("axe is in the build")
	}
}

// Colours stand in the theme file and nowhere else.
func TestGeenKleurBuitenHetThema(t *testing.T) {
	bestanden, err := filepath.Glob(filepath.Join(wortel, webmap, "stijl", "*.css"))
	if err != nil || len(bestanden) == 0 {
		t.Fatalf("no styles: %v", err)
	}
	bestanden = append(bestanden, filepath.Join(wortel, webmap, "static", "basis.css"))
	kleur := regexp.MustCompile(`#[0-9a-fA-F]{3,8}\b|\brgba?\(|\bhsla?\(`)
	for _, bestand := range bestanden {
		css, err := os.ReadFile(bestand)
		if err != nil {
			t.Fatal(err)
		}
		if m := kleur.FindString(string(css)); m != "" {
			t.Errorf("%s has a colour of its own: %s", filepath.Base(bestand), m)
		}
	}
}

func TestBouwZonderModules(t *testing.T) {
	if err := bouw(t.TempDir()); err == nil || !strings.Contains(err.Error(), "npm ci") {
		t.Errorf("got %v, want to hear that npm ci comes first", err)
	}
}

func leen(t *testing.T, tijdelijk, pad string) {
	t.Helper()
	bron, err := filepath.Abs(filepath.Join(wortel, pad))
	if err != nil {
		t.Fatal(err)
	}
	doel := filepath.Join(tijdelijk, pad)
	if err := os.MkdirAll(filepath.Dir(doel), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(bron, doel); err != nil {
		t.Fatal(err)
	}
}

func inhoud(t *testing.T, folder string) map[string]string {
	t.Helper()
	bestanden, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	uit := map[string]string{}
	for _, b := range bestanden {
		tekst, err := os.ReadFile(filepath.Join(folder, b.Name()))
		if err != nil {
			t.Fatal(err)
		}
		uit[b.Name()] = string(tekst)
	}
	return uit
}
