// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"testing"
	"time"
)

// A page takes the version that was made of what it shows, or of before: never one of what came after its look, of another log-in, or of long ago.
func TestBlikIsNooitNieuwerDanDePagina(t *testing.T) {
	var b blikken
	k := blikSleutel{"s-1", "m-1"}
	b.houd("c-1", k, "v", 100, time.Second)
	for naam, geval := range map[string]struct {
		casus  string
		k      blikSleutel
		moment int64
		nu     time.Duration
		wil    bool
	}{
		"of the same moment": {"c-1", k, 100, time.Second, true},
		"of before":          {"c-1", k, 101, 2 * time.Second, true},
		"of after":           {"c-1", k, 99, time.Second, false},
		"of another log-in":  {"c-1", blikSleutel{"s-2", "m-1"}, 101, time.Second, false},
		"of another Casus":   {"c-2", k, 101, time.Second, false},
		"of long ago":        {"c-1", k, 101, time.Second + blikDuurt, false},
	} {
		if _, ok := b.geef(geval.casus, geval.k, geval.moment, geval.nu); ok != geval.wil {
			t.Errorf("%s: taken %t", naam, ok)
		}
	}
	b.vergeet(raak{casussen: map[string]bool{"c-1": true}})
	if _, ok := b.geef("c-1", k, 101, time.Second); ok {
		t.Error("taken after an act")
	}
}
