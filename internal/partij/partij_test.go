// SPDX-License-Identifier: EUPL-1.2

package partij_test

import (
	"slices"
	"testing"

	"rondetafel/internal/partij"
)

// From is in, until is out: for a Partij, a person and a function alike.
func TestActief(t *testing.T) {
	p := partij.Partij{Van: 10, Tot: 20}
	m := partij.Medewerker{Van: 10, Tot: 20, Functies: []partij.Toekenning{{Functie: partij.Manager, Van: 10, Tot: 20},
		{Functie: partij.Manager, Van: 30, Tot: 40}}}
	for moment, wil := range map[int64][2]bool{9: {false, false}, 10: {true, true}, 19: {true, true}, 20: {false, false}, 35: {false, true}} {
		if p.Actief(moment) != wil[0] || m.Actief(moment) != wil[0] || m.Heeft(partij.Manager, moment) != wil[1] {
			t.Errorf("at %d: %v %v %v, want %v", moment, p.Actief(moment), m.Actief(moment), m.Heeft(partij.Manager, moment), wil)
		}
	}
	if m.Heeft(partij.FG, 15) {
		t.Error("a function that was never given")
	}
}

// rule WGS-2: the public Partijen of WGS 2.27 lid 1.
func TestPubliek(t *testing.T) {
	for soort, wil := range map[partij.Soort]bool{partij.Gemeente: true, partij.Politie: true, partij.OM: true, partij.Raad: true, partij.DJI: true,
		partij.Huis: false, partij.Reclassering: false, partij.VeiligThuis: false, partij.Jeugdzorg: false, partij.GGZ: false,
		partij.SociaalDomein: false, partij.Zelforganisatie: false, partij.Incidenteel: false, "": false} {
		if (partij.Partij{Soort: soort}).Publiek() != wil {
			t.Errorf("%q: %v", soort, !wil)
		}
	}
}

func TestSoortLabels(t *testing.T) {
	gezien := map[string]bool{}
	for _, s := range []partij.Soort{partij.Huis, partij.Gemeente, partij.Politie, partij.OM, partij.Raad, partij.DJI, partij.Reclassering,
		partij.VeiligThuis, partij.Jeugdzorg, partij.GGZ, partij.SociaalDomein, partij.Zelforganisatie, partij.Incidenteel} {
		if l := s.Label(); l == "" || l[0] < 'A' || l[0] > 'Z' || gezien[l] {
			t.Errorf("%q is shown as %q", s, l)
		} else {
			gezien[l] = true
		}
	}
	if l := partij.Soort("iets").Label(); l != "" {
		t.Errorf("what is no kind is shown as %q", l)
	}
}

// rule WGS-14: an incidentele derde is no Partij of the covenant, nor is the house; all that a Partij can be is.
func TestConvenant(t *testing.T) {
	if partij.Huis.Convenant() || partij.Incidenteel.Convenant() || slices.Contains(partij.Soorten(), partij.Incidenteel) {
		t.Error("the house or an incidentele derde is a Partij of the covenant")
	}
	for _, s := range partij.Soorten() {
		if !s.Convenant() {
			t.Errorf("%s is no Partij of the covenant", s)
		}
	}
}

func TestFunctieLabels(t *testing.T) {
	gezien := map[string]bool{}
	for _, f := range partij.Functies() {
		if l := f.Label(); l == "" || l[0] < 'A' || l[0] > 'Z' || gezien[l] {
			t.Errorf("%s has label %q", f, l)
		}
		gezien[f.Label()] = true
	}
	if partij.Functie("").Label() != "" || len(gezien) != 12 {
		t.Errorf("%d functions", len(gezien))
	}
}

// rule 1.11-1: a Procesregisseur works on behalf of one Partij, and the house is none.
func TestZonderNamens(t *testing.T) {
	partijen := []partij.Partij{{ID: "p-huis", Soort: partij.Huis}, {ID: "p-weert", Soort: partij.Gemeente}, {ID: "p-kort", Soort: partij.Incidenteel}}
	regie := []partij.Toekenning{{Functie: partij.Uitvoerder}, {Functie: partij.Procesregisseur}}
	var fout []string
	for _, m := range partij.ZonderNamens(partijen, []partij.Medewerker{
		{ID: "goed", Namens: "p-weert", Functies: regie}, {ID: "geen", Functies: regie}, {ID: "huis", Namens: "p-huis", Functies: regie},
		{ID: "weg", Namens: "p-weg", Functies: regie}, {ID: "kort", Namens: "p-kort", Functies: regie}, {ID: "manager", Functies: []partij.Toekenning{{Functie: partij.Manager}}}, {ID: "niets"},
	}) {
		fout = append(fout, m.ID)
	}
	if !slices.Equal(fout, []string{"geen", "huis", "weg", "kort"}) {
		t.Errorf("without: %v", fout)
	}
}
