// SPDX-License-Identifier: EUPL-1.2

package scenario_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
)

// letters are the people of the tables.
func letters() map[rune]string {
	return map[rune]string{'P': gatetest.Petra, 'A': gatetest.Anna, 'B': gatetest.Bo, 'S': gatetest.Bas, 'C': gatetest.Cleo, 'D': gatetest.Dirk, 'I': meelezer}
}

// meelezer stands for somebody of an incidentele derde, and for that derde as a reader: each world has its own (rule WGS-14).
const meelezer = "meelezer"

// nog is the cell of a piece that is not there yet, niemand that of one that nobody reads.
const (
	nog     = "."
	niemand = "-"
)

// stuk is a row: a piece with the will of who gave it, and who reads it at each moment.
type stuk struct {
	naam, gegeven string // its name, and the moment at which it is given
	door          rune
	soort         informatie.Soort
	informatie.Voorwaarden
	daarna map[string]string // moment → another circle, or "ingetrokken"
	ziet   map[string]string // moment → letters
}

// tabel is a file.
type tabel struct {
	momenten []string
	stukken  []stuk
}

// vaste is how many columns come before the moments.
const vaste = 7

// leesTabel reads a file of testdata, and fails on what it does not understand.
func leesTabel(t *testing.T, bestand string) tabel {
	t.Helper()
	tekst, err := os.ReadFile(bestand)
	if err != nil {
		t.Fatal(err)
	}
	tab, err := parseer(string(tekst))
	if err != nil {
		t.Fatalf("%s: %v", bestand, err)
	}
	return tab
}

func parseer(tekst string) (tabel, error) {
	var tab tabel
	for nummer, regel := range strings.Split(tekst, "\n") {
		kop := strings.HasPrefix(regel, "# stuk ")
		if regel == "" || strings.HasPrefix(regel, "#") && !kop {
			continue
		}
		cellen := strings.Split(strings.TrimPrefix(regel, "#"), "|")
		for i := range cellen {
			cellen[i] = strings.TrimSpace(cellen[i])
		}
		if kop {
			tab.momenten = cellen[vaste:]
			continue
		}
		if len(cellen) != vaste+len(tab.momenten) {
			return tab, fmt.Errorf("line %d: %d cells", nummer+1, len(cellen))
		}
		s, err := tab.stuk(cellen)
		if err != nil {
			return tab, fmt.Errorf("line %d: %w", nummer+1, err)
		}
		tab.stukken = append(tab.stukken, s)
	}
	return tab, nil
}

func (tab tabel) stuk(cellen []string) (stuk, error) {
	s := stuk{naam: cellen[0], gegeven: cellen[1], door: []rune(cellen[2] + " ")[0], daarna: map[string]string{}, ziet: map[string]string{}}
	s.soort = informatie.Gewoon
	wie := cellen[3]
	if soort, rest, ok := strings.Cut(wie, "/"); ok {
		if s.soort, wie = informatie.Soort(soort), rest; !slices.Contains(informatie.Soorten(), s.soort) {
			return s, fmt.Errorf("category %q", soort)
		}
	}
	s.Voorwaarden = kring(wie)
	s.Vanaf = informatie.Vanaf(cellen[4])
	if cellen[5] != "" {
		s.Tot = jaar(cellen[5])
	}
	for _, d := range strings.Fields(cellen[6]) {
		moment, wat, ok := strings.Cut(d, ":")
		if !ok || !slices.Contains(tab.momenten, moment) {
			return s, fmt.Errorf("afterwards %q", d)
		}
		s.daarna[moment] = wat
	}
	if !slices.Contains(tab.momenten, s.gegeven) || letters()[s.door] == "" {
		return s, fmt.Errorf("given at %q by %q", s.gegeven, s.door)
	}
	er := false
	for i, m := range tab.momenten {
		s.ziet[m] = cellen[vaste+i]
		er = er || m == s.gegeven
		if er == (s.ziet[m] == nog) {
			return s, fmt.Errorf("%s: %q at %s", s.naam, s.ziet[m], m)
		}
		for _, l := range s.ziet[m] {
			if letters()[l] == "" && s.ziet[m] != nog && s.ziet[m] != niemand {
				return s, fmt.Errorf("%s: nobody is called %q", s.naam, l)
			}
		}
	}
	return s, nil
}

// kring is a circle as a table writes it: "deelnemers", or "partijen:AB" with the people by whom the Partijen are known.
func kring(tekst string) informatie.Voorwaarden {
	wie, mensen, _ := strings.Cut(tekst, ":")
	w := informatie.Voorwaarden{Wie: informatie.Lezers(wie)}
	for _, l := range mensen {
		if letters()[l] == meelezer {
			w.Lezers = append(w.Lezers, meelezer)
			continue
		}
		w.Lezers = append(w.Lezers, gatetest.PartijVan(letters()[l]))
	}
	return w
}

// leest tells whether somebody reads s at a moment.
func (s stuk) leest(persoon, moment string) bool {
	return strings.ContainsFunc(s.ziet[moment], func(l rune) bool { return letters()[l] == persoon })
}

// A table that says something impossible is refused: a check that cannot fail is no check.
func TestParseerWeigert(t *testing.T) {
	kop := "# stuk | gegeven | door | wie | vanaf | tot | daarna | een | twee\n"
	if tab, err := parseer(kop + "x | een | B | deelnemers | rto | | | PB | PBA\n"); err != nil || len(tab.stukken) != 1 || !tab.stukken[0].leest(gatetest.Anna, "twee") ||
		tab.stukken[0].leest(gatetest.Anna, "een") {
		t.Errorf("%+v %v", tab, err)
	}
	for _, rij := range []string{"x | een | B | deelnemers | rto | | | PB", "x | drie | B | deelnemers | rto | | | PB | PB", "x | een | Z | deelnemers | rto | | | PB | PB",
		"x | twee | B | deelnemers | rto | | | PB | PB", "x | een | B | deelnemers | rto | | | . | PB", "x | een | B | deelnemers | rto | | | PX | PB",
		"x | een | B | deelnemers | rto | | later:deelnemers | PB | PB",
		"x | een | B | geheim/deelnemers | rto | | | PB | PB"} {
		if _, err := parseer(kop + rij); err == nil {
			t.Errorf("%s is read", rij)
		}
	}
}
