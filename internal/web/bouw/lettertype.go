// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// Ranges of the two font files: the second is fetched only when a name needs it.
const (
	bereikLatin    = "U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+0304, U+0308, U+0329, U+2000-206F, U+20AC, U+2122, U+2191, U+2193, U+2212, U+2215, U+FEFF, U+FFFD"
	bereikLatinExt = "U+0100-02BA, U+02BD-02C5, U+02C7-02CC, U+02CE-02D7, U+02DD-02FF, U+0304, U+0308, U+0329, U+1D00-1DBF, U+1E00-1E9F, U+1EF2-1EFF, U+2020, U+20A0-20AB, U+20AD-20C0, U+2113, U+2C60-2C7F, U+A720-A7FF"
)

func lettertypeBestand(deel string) string { return "source-sans-3-" + deel + "-wght-normal.woff2" }

// lettertypeStijl returns the @font-face rules.
func lettertypeStijl() string {
	var b strings.Builder
	for _, f := range []struct{ deel, bereik string }{{"latin", bereikLatin}, {"latin-ext", bereikLatinExt}} {
		fmt.Fprintf(&b, "@font-face {\n  font-family: \"Source Sans 3 Variable\";\n  font-style: normal;\n  font-display: swap;\n"+
			"  font-weight: 200 900;\n  src: url(\"%s\") format(\"woff2\");\n  unicode-range: %s;\n}\n", lettertypeBestand(f.deel), f.bereik)
	}
	return b.String()
}

// lettertypen copies the two font files.
func lettertypen(wortel, uit string) error {
	for _, deel := range []string{"latin", "latin-ext"} {
		inhoud, err := os.ReadFile(filepath.Join(wortel, modules, "@fontsource-variable", "source-sans-3", "files", lettertypeBestand(deel)))
		if err != nil {
			return err
		}
		if err := schrijf(uit, lettertypeBestand(deel), inhoud); err != nil {
			return err
		}
	}
	return nil
}

// licenties writes the licence texts of everything in the build that is not ours.
func licenties(wortel, uit string) error {
	pakketten := []string{"@nl-design-system-unstable/voorbeeld-design-tokens", "htmx.org", "@fontsource-variable/source-sans-3", "@tabler/icons"}
	for _, c := range componenten() {
		pakketten = append(pakketten, "@utrecht/"+c+"-css")
	}
	var b strings.Builder
	al := map[string]bool{}
	for _, pakket := range pakketten {
		tekst, err := licentie(filepath.Join(wortel, modules, filepath.FromSlash(pakket)))
		if err != nil {
			return fmt.Errorf("licentie van %s: %w", pakket, err)
		}
		fmt.Fprintf(&b, "== %s\n", pakket)
		if !al[tekst] {
			fmt.Fprintf(&b, "%s\n", tekst)
		}
		al[tekst] = true
	}
	return schrijf(uit, "licenties.txt", []byte(b.String()))
}

func licentie(folder string) (string, error) {
	for _, naam := range []string{"LICENSE", "LICENSE.md", "LICENSE.txt"} {
		if tekst, err := os.ReadFile(filepath.Join(folder, naam)); err == nil {
			return string(tekst), nil
		}
	}
	return "", fmt.Errorf("no file LICENSE in %s", folder)
}
