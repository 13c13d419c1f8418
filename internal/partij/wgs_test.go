// SPDX-License-Identifier: EUPL-1.2

package partij_test

import (
	"slices"
	"strings"
	"testing"

	"rondetafel/internal/partij"
)

// rule WGS-1: the public Partijen are joint controllers, and nobody else is; a municipality is two capacities of one Partij, a prison takes part through
// DJI and 3RO is three legal entities.
func TestRegelWgs(t *testing.T) {
	publiek := []partij.Soort{partij.Gemeente, partij.Politie, partij.OM, partij.Raad, partij.DJI}
	gezien := map[string]partij.Soort{}
	for _, s := range partij.Soorten() {
		w := s.Wgs()
		if w.Gezamenlijk != slices.Contains(publiek, s) || w.Gezamenlijk != (partij.Partij{Soort: s}).Publiek() || len(w.Onderdelen) == 0 {
			t.Errorf("%s: %+v", s, w)
		}
		for _, o := range w.Onderdelen {
			if w.Gezamenlijk != strings.HasPrefix(o, "lid 1 ") {
				t.Errorf("%s is of %q", s, o)
			}
			if al, is := gezien[o]; is && !slices.Contains([]partij.Soort{partij.SociaalDomein, partij.Zelforganisatie}, s) {
				t.Errorf("%s and %s are both %q", s, al, o)
			}
			gezien[o] = s
		}
		if want := s == partij.Gemeente; (len(w.Hoedanigheden) == 2) != want || slices.Contains(w.Hoedanigheden, partij.VoorPartij) == want {
			t.Errorf("%s is controller as %v", s, w.Hoedanigheden)
		}
		if (w.Via != "") != (s == partij.DJI) || (len(w.Rechtspersonen) == 3) != (s == partij.Reclassering) {
			t.Errorf("%s: %+v", s, w)
		}
	}
	if len(gezien) != 11 {
		t.Errorf("the law names eleven, these are %v", gezien)
	}
	for _, s := range []partij.Soort{partij.Huis, partij.Incidenteel, "x"} {
		if w := s.Wgs(); w.Gezamenlijk || len(w.Onderdelen) > 0 || s != "x" && len(w.Hoedanigheden) > 0 {
			t.Errorf("%s is no Partij of the covenant: %+v", s, w)
		}
	}
}

func TestVerantwoordelijkeLabel(t *testing.T) {
	gezien := map[string]bool{}
	for _, v := range append(partij.Gemeente.Verantwoordelijken(), partij.VoorPartij) {
		if l := v.Label(); l == "" || l == string(v) || gezien[l] {
			t.Errorf("%s is shown as %q", v, l)
		}
		gezien[v.Label()] = true
	}
	if partij.Verantwoordelijke("x").Label() != "x" {
		t.Error("what is none is shown as something")
	}
}
