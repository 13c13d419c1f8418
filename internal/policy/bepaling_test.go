// SPDX-License-Identifier: EUPL-1.2

package policy

import (
	"slices"
	"testing"
	"testing/fstest"
)

// A page can explain every policy: whether it permits, of which acts, for which rules, in which words.
func TestBepalingen(t *testing.T) {
	e := nieuw(t)
	lijst := e.Bepalingen()
	opID := map[string]Bepaling{}
	var ids []string
	for _, b := range lijst {
		opID[b.ID], ids = b, append(ids, b.ID)
		if b.Artikel == "" || b.Waarom == "" || b.Verbod != (b.Anders != "") {
			t.Errorf("not explained: %+v", b)
		}
	}
	if !slices.Equal(ids, e.Beleid()) {
		t.Errorf("policies %v", ids)
	}
	toelaat := opID["artikel-09-lid-2a"]
	if toelaat.Verbod || toelaat.Artikel != "9.2a" || !slices.Equal(toelaat.Acties, []string{"casus.screenen"}) || !slices.Equal(toelaat.Regels, []string{"9.2a-1"}) {
		t.Errorf("a permission: %+v", toelaat)
	}
	if twee := opID["artikel-09-lid-2"]; !slices.Equal(twee.Acties, []string{"gegeven.bestaan", "gegeven.lezen"}) || len(twee.Regels) > 0 {
		t.Errorf("of two acts: %+v", twee)
	}
	lijst[0].ID = "veranderd"
	if e.Bepalingen()[0].ID == "veranderd" {
		t.Error("the list can be changed for another")
	}
}

// A policy of a house's profile is explained like ours; one about every act names none.
func TestBepalingenVanProfiel(t *testing.T) {
	e, err := New(Options{Profiel: fstest.MapFS{"eigen.cedar": {Data: []byte(`@id("eigen") @artikel("13.1") @regel("8-P1, WGS-6") @waarom("Zo.") @anders("Anders.")
		forbid (principal, action, resource) when { principal.functies.isEmpty() };`)}}})
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range e.Bepalingen() {
		if b.ID == "eigen" {
			if !b.Verbod || b.Acties != nil || !slices.Equal(b.Regels, []string{"8-P1", "WGS-6"}) || b.Anders != "Anders." {
				t.Errorf("%+v", b)
			}
			return
		}
	}
	t.Error("the profile's policy is not listed")
}
