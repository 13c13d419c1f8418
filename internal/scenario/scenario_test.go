// SPDX-License-Identifier: EUPL-1.2

package scenario_test

import (
	"encoding/json"
	"net/http"
	"os"
	"slices"
	"strings"
	"testing"

	"rondetafel/internal/gate"
	"rondetafel/internal/gate/gatetest"
	"rondetafel/internal/pgtest"
)

func TestMain(m *testing.M) { os.Exit(pgtest.Main(m)) }

// minstens is how many cases the tables hold at least: a piece at a moment.
const minstens = 150

// TestWieZietWat: rule 9.2f-1, rule 9.2f-2, rule 12.1-1, rule 13.2-1, rule 13.2-2, rule 6.2-2, rule 1.7-1, rule WGS-14. Each person sees at each moment on each surface
// exactly the pieces that the table gives them.
func TestWieZietWat(t *testing.T) {
	tab := leesTabel(t, "testdata/voorwaarden.txt")
	gevallen := 0
	for _, s := range tab.stukken {
		for _, m := range tab.momenten {
			if s.ziet[m] != nog {
				gevallen++
			}
		}
	}
	if gevallen < minstens {
		t.Fatalf("%d cases", gevallen)
	}
	speelAf(t, tab)
}

// TestProtocolSluit: rule 12.1-2, rule 12.2-2, rule 13.2-2, rule 13.2-3. Whatever a supplier wants, from the moment that a version of the Privacy
// Protocol holds each person sees on each surface what that leaves, and again what the supplier wants when it leaves more.
func TestProtocolSluit(t *testing.T) { speelAf(t, leesTabel(t, "testdata/protocol.txt")) }

// speelAf plays a table on both databases.
func speelAf(t *testing.T, tab tabel) {
	t.Helper()
	for naam, database := range map[string]gatetest.Optie{"sqlite": gatetest.SQLite, "postgres": gatetest.Postgres} {
		t.Run(naam, func(t *testing.T) {
			w := nieuweWereld(t, database)
			for _, moment := range tab.momenten {
				w.naar(moment)
				for _, s := range tab.stukken {
					if wat := s.daarna[moment]; wat != "" {
						w.verander(s, wat)
					}
					if s.gegeven == moment {
						w.geef(s)
					}
				}
				w.houdTegen(t, tab, moment)
			}
		})
	}
}

// houdTegen holds what everybody sees now against the table.
func (w *wereld) houdTegen(t *testing.T, tab tabel, moment string) {
	t.Helper()
	for _, persoon := range w.mensen() {
		if slices.Contains([]string{gatetest.Els, gatetest.Daan}, persoon) {
			continue // they cannot work here at all
		}
		if !isAangewezen(persoon) && !slices.Contains([]string{tab.momenten[0], "rto", tab.momenten[len(tab.momenten)-1]}, moment) {
			continue // for who has no part in the Casus nothing changes in between
		}
		k := w.kijkt(t, persoon)
		var alles strings.Builder
		for _, pad := range vlakken(w) {
			b := k.kijk(pad)
			if b.status >= http.StatusInternalServerError {
				t.Errorf("%s: %s gets %d on %s", moment, persoon, b.status, pad)
			}
			alles.WriteString(b.tekst)
		}
		w.telt(k, tab, moment)
		for _, s := range tab.stukken {
			if s.ziet[moment] != nog {
				w.houdStuk(k, s, moment, alles.String())
			}
		}
	}
}

// houdStuk holds what k sees of one piece against the table.
func (w *wereld) houdStuk(k *kijker, s stuk, moment, alles string) {
	k.t.Helper()
	id, leest := w.stukken[s.naam].ID, s.leest(k.persoon, moment)
	if strings.Contains(alles, s.merk()) != leest {
		k.t.Errorf("%s: %s reads %s on a page: %t", moment, k.persoon, s.naam, !leest)
	}
	citaat := leest && w.staatOpSchrift(s) && k.persoon != meelezer                          // rule WGS-14: no plan and no minutes
	if w.geciteerd[s.merk()] && strings.Contains(alles, "Aangehaald: "+s.merk()) != citaat { // rule 13.2-3: in the plan, its card and the minutes
		k.t.Errorf("%s: %s reads what is quoted of %s: %t", moment, k.persoon, s.naam, !citaat)
	}
	if !w.weet(k.persoon, s, moment) && strings.Contains(alles, id) {
		k.t.Errorf("%s: %s sees the id of %s", moment, k.persoon, s.naam)
	}
	for _, pad := range adressen(id) {
		b := k.kijk(pad)
		if strings.Contains(b.tekst, s.merk()) && !leest {
			k.t.Errorf("%s: %s reads %s at %s", moment, k.persoon, s.naam, pad)
		}
		if geen := k.nooit(strings.Replace(pad, id, onbekend, 1)); !w.weet(k.persoon, s, moment) && (b.status != geen.status || b.zonder(id) != geen.zonder(onbekend)) {
			k.t.Errorf("%s: %s can tell %s from what never was at %s: %d and %d", moment, k.persoon, s.naam, pad, b.status, geen.status)
		}
		if pad == apiVan(id) && (b.status == http.StatusOK) != leest {
			k.t.Errorf("%s: %s gets %d for %s from the API", moment, k.persoon, b.status, s.naam)
		}
		if !isAangewezen(k.persoon) {
			break // who has no part in the Casus gets all of it in the same way
		}
	}
}

// onbekend is an id of nothing, of the same shape.
const onbekend = "06aaaaaaaaaaaaaaaaaaaaaaaa"

// weet tells whether somebody may know that the piece is there: its readers, and of a withdrawn one its supplier and the
// Procesregisseur.
func (w *wereld) weet(persoon string, s stuk, moment string) bool {
	return s.leest(persoon, moment) || persoon == gatetest.Petra || gatetest.PartijVan(persoon) == gatetest.PartijVan(letters()[s.door]) && isAangewezen(persoon)
}

func isAangewezen(persoon string) bool {
	for _, p := range letters() {
		if p == persoon {
			return true
		}
	}
	return false
}

// telt asks that the API gives k exactly as many pieces with a text as the table says.
func (w *wereld) telt(k *kijker, tab tabel, moment string) {
	k.t.Helper()
	want := 0
	for _, s := range tab.stukken {
		if s.leest(k.persoon, moment) {
			want++
		}
	}
	pad := "/api/v1/casussen/" + w.z.ID
	if k.persoon == meelezer {
		pad += "/inzien"
	}
	b := k.kijk(pad)
	if b.status != http.StatusOK {
		if want > 0 {
			k.t.Errorf("%s: %s gets %d for the Casus", moment, k.persoon, b.status)
		}
		return
	}
	var c gate.CasusBlad
	if err := json.Unmarshal([]byte(b.tekst), &c); err != nil {
		k.t.Fatal(err)
	}
	open := 0
	for _, g := range c.Gegevens {
		if g.Tekst != "" {
			open++
		}
	}
	if open != want {
		k.t.Errorf("%s: %s reads %d pieces, want %d", moment, k.persoon, open, want)
	}
}
