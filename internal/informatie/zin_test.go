// SPDX-License-Identifier: EUPL-1.2

package informatie_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"rondetafel/internal/informatie"
	"rondetafel/internal/klok"
)

func TestZin(t *testing.T) {
	for _, g := range []struct {
		wie   informatie.Lezers
		namen []string
		tot   string
		want  string
	}{
		{"procesregisseur", nil, "", "Alleen de procesregisseur leest dit."},
		{"procesregisseur", nil, "2027-03-01", "Alleen de procesregisseur leest dit, tot en met 1 maart 2027."},
		{"procesregisseur", []string{"Raad"}, "", "Alleen de procesregisseur leest dit."}, // ticked before it was made stricter
		{"partijen", []string{"Raad"}, "", "Alleen Raad en de procesregisseur lezen dit."},
		{"partijen", []string{"3RO", "Gemeente Weert"}, "2027-12-31",
			"Alleen 3RO, Gemeente Weert en de procesregisseur lezen dit, tot en met 31 december 2027."},
		{"partijen", nil, "2027-02-28", "Alleen de procesregisseur leest dit, tot en met 28 februari 2027."}, // nobody is left
		{"deelnemers", nil, "", "Iedereen die in deze casus meedoet, leest dit."},
		{"deelnemers", []string{"Raad"}, "2028-02-29", "Iedereen die in deze casus meedoet, leest dit, tot en met 29 februari 2028."},
		{"deelnemers", nil, "29-2-2028", "Iedereen die in deze casus meedoet, leest dit."},
		{"", nil, "", "Alleen de procesregisseur leest dit."},
		{"iedereen", []string{"Raad"}, "", "Alleen de procesregisseur leest dit."},
	} {
		if got := informatie.Zin(g.wie, g.namen, g.tot); got != g.want {
			t.Errorf("got  %s\nwant %s", got, g.want)
		}
	}
}

// rule 13.2-1: the sentence says what the Voorwaarden are. What is not one of the three circles is read as the strictest, all
// chosen Partijen are named, and the day in it is the last on which the Gegeven is read.
func TestZinZegtDeVoorwaarden(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		wie := rapid.SampledFrom([]informatie.Lezers{"procesregisseur", "partijen", "deelnemers", "", "anders"}).Draw(t, "wie")
		namen := rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"Raad", "3RO", "Gemeente Weert", "GGZ"}), 0, 4, rapid.ID).Draw(t, "namen")
		w := informatie.Voorwaarden{Wie: wie}
		if rapid.Bool().Draw(t, "ends") {
			w.Tot = klok.Datum(op(2027, 1, rapid.IntRange(1, 700).Draw(t, "day"), 0, 0).Format(time.DateOnly))
		}
		zin := informatie.Zin(wie, namen, w.Tot.ISO())
		for _, naam := range namen {
			if strings.Contains(zin, naam) != (wie == informatie.GekozenPartijen) {
				t.Fatalf("%s chosen, circle %q: %s", naam, wie, zin)
			}
		}
		if strings.HasPrefix(zin, "Iedereen") != (wie == informatie.AlleDeelnemers) {
			t.Fatalf("circle %q: %s", wie, zin)
		}
		einde := klok.VanMicro(w.GeldigTot() - 1).In(klok.Amsterdam())
		dag := fmt.Sprintf(", tot en met %d %s %d.", einde.Day(), klok.Maanden()[einde.Month()-1], einde.Year())
		if strings.HasSuffix(zin, dag) == w.Tot.Leeg() {
			t.Fatalf("last day %q: %s", w.Tot, zin)
		}
		if n := len(strings.Fields(zin)); n > 30 || slices.Contains(strings.Fields(zin), "") || strings.Contains(zin, "  ") {
			t.Fatalf("%d words: %s", n, zin)
		}
	})
}
