// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

// componenten are the packages of NL Design System whose classes the templates use.
func componenten() []string {
	return []string{"document", "skip-link", "heading-1", "heading-2", "heading-3", "heading-4", "paragraph", "link", "button",
		"alert", "status-badge", "form-field", "form-label", "form-field-description", "form-field-error-message", "textbox",
		"textarea", "select"}
}

// stijl writes app.css: fonts, the pruned tokens of the Voorbeeld theme, the components, our theme and our own styles, in that
// order, minified.
func stijl(wortel, uit string) error {
	var delen []string
	for _, c := range componenten() {
		css, err := os.ReadFile(filepath.Join(wortel, modules, "@utrecht", c+"-css", "dist", "index.css"))
		if err != nil {
			return fmt.Errorf("component %s: %w", c, err)
		}
		delen = append(delen, string(css))
	}
	eigen, err := eigenStijl(wortel)
	if err != nil {
		return err
	}
	delen = append(delen, eigen)
	tokens, err := os.ReadFile(filepath.Join(wortel, modules, "@nl-design-system-unstable", "voorbeeld-design-tokens", "dist", "theme.css"))
	if err != nil {
		return err
	}
	alles := lettertypeStijl() + snoei(string(tokens), strings.Join(delen, "\n")) + strings.Join(delen, "\n")
	res := api.Transform(alles, api.TransformOptions{Loader: api.LoaderCSS, MinifyWhitespace: true, MinifySyntax: true,
		LegalComments: api.LegalCommentsNone})
	if len(res.Errors) > 0 {
		return fmt.Errorf("app.css: %s", res.Errors[0].Text)
	}
	return schrijf(uit, "app.css", res.Code)
}

// eigenStijl returns the theme, the base style sheet and every file of stijl/, in the order of their names.
func eigenStijl(wortel string) (string, error) {
	bestanden, err := filepath.Glob(filepath.Join(wortel, webmap, "stijl", "*.css"))
	if err != nil {
		return "", err
	}
	slices.Sort(bestanden)
	bestanden = append([]string{filepath.Join(wortel, webmap, "static", "thema.css")}, bestanden...)
	var b strings.Builder
	for _, bestand := range bestanden {
		css, err := os.ReadFile(bestand)
		if err != nil {
			return "", err
		}
		b.Write(css)
		b.WriteByte('\n')
	}
	return b.String(), nil
}

// snoei keeps of the declarations of thema (one block, one custom property a line) only those that gebruik reaches through
// var(), directly or through another token that is kept. Of 2,780 tokens some 500 are.
func snoei(thema, gebruik string) string {
	declaratie := regexp.MustCompile(`(?m)^\s*(--[a-zA-Z0-9-]+):\s*([^;]+);`)
	verwijzing := regexp.MustCompile(`var\(\s*(--[a-zA-Z0-9-]+)`)
	waarden := map[string]string{}
	var volgorde []string
	for _, m := range declaratie.FindAllStringSubmatch(thema, -1) {
		if _, dubbel := waarden[m[1]]; !dubbel {
			volgorde = append(volgorde, m[1])
		}
		waarden[m[1]] = m[2]
	}
	bereikt := map[string]bool{}
	wachtrij := []string{gebruik}
	for len(wachtrij) > 0 {
		tekst := wachtrij[0]
		wachtrij = wachtrij[1:]
		for _, m := range verwijzing.FindAllStringSubmatch(tekst, -1) {
			if waarde, bestaat := waarden[m[1]]; bestaat && !bereikt[m[1]] {
				bereikt[m[1]] = true
				wachtrij = append(wachtrij, waarde)
			}
		}
	}
	var b strings.Builder
	b.WriteString(".voorbeeld-theme {\n")
	for _, naam := range volgorde {
		if bereikt[naam] {
			fmt.Fprintf(&b, "  %s: %s;\n", naam, waarden[naam])
		}
	}
	b.WriteString("}\n")
	return b.String()
}
