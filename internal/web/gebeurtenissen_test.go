// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"rondetafel/internal/gate"
)

// Whatever the door writes in a timeline, the page has words for it.
func TestElkeGebeurtenisHeeftWoorden(t *testing.T) {
	bestanden, err := filepath.Glob("../gate/*.go")
	if err != nil || len(bestanden) == 0 {
		t.Fatal(err)
	}
	soort := regexp.MustCompile(`gebeurt\([^"\n]*"([a-z_]+\.[a-z_]+)"`)
	gezien := map[string]bool{}
	for _, b := range bestanden {
		if strings.HasSuffix(b, "_test.go") {
			continue
		}
		tekst, err := os.ReadFile(b)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range soort.FindAllStringSubmatch(string(tekst), -1) {
			gezien[m[1]] = true
			g := gate.GebeurtenisBlad{Soort: m[1], Wie: "Noor", Partij: "Moveoo", Object: "Sem"}
			for waar, zeg := range map[string]func(gate.GebeurtenisBlad) (string, Icoon){"the timeline": gebeurtenis, "the news": nieuwsTekst} {
				if zin, icoon := zeg(g); strings.HasSuffix(zin, "werkte aan de casus.") || icoon == "" {
					t.Errorf("%s has no words for %s", waar, m[1])
				}
			}
		}
	}
	if len(gezien) < 12 {
		t.Errorf("only found %v", gezien)
	}
}
