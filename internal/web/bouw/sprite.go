// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"

	"rondetafel/internal/web"
)

// sprite writes iconen.svg: one symbol for each icon that a page uses. Stroke and colour come from the style sheet.
func sprite(wortel, uit string) error {
	var b bytes.Buffer
	b.WriteString(`<svg xmlns="http://www.w3.org/2000/svg">` + "\n")
	for _, icoon := range web.Iconen() {
		svg, err := os.ReadFile(filepath.Join(wortel, modules, "@tabler", "icons", "icons", "outline", string(icoon)+".svg"))
		if err != nil {
			return fmt.Errorf("icoon %s: %w", icoon, err)
		}
		tekening, err := tekeningVan(svg)
		if err != nil {
			return fmt.Errorf("icoon %s: %w", icoon, err)
		}
		fmt.Fprintf(&b, `<symbol id="%s" viewBox="0 0 24 24">%s</symbol>`+"\n", icoon, tekening)
	}
	b.WriteString("</svg>\n")
	return schrijf(uit, "iconen.svg", b.Bytes())
}

// tekeningVan returns the paths of an icon without the svg element around them and without the empty square that every icon of
// the set begins with.
func tekeningVan(svg []byte) ([]byte, error) {
	binnen := regexp.MustCompile(`(?s)<svg[^>]*>(.*)</svg>`).FindSubmatch(svg)
	if binnen == nil {
		return nil, fmt.Errorf("is no svg")
	}
	zonder := regexp.MustCompile(`<path stroke="none" d="M0 0h24v24H0z" fill="none"\s*/>`).ReplaceAll(binnen[1], nil)
	return bytes.TrimSpace(regexp.MustCompile(`\s*\n\s*`).ReplaceAll(zonder, nil)), nil
}
