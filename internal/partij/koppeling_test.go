// SPDX-License-Identifier: EUPL-1.2

package partij_test

import (
	"slices"
	"strings"
	"testing"

	"rondetafel/internal/klok"
	"rondetafel/internal/partij"
)

func koppelvoorbeeld() partij.KoppelingRegistreren {
	return partij.KoppelingRegistreren{Naam: "Zaaksysteem", Sleutels: "{}", Scopes: []partij.Koppelscope{partij.ScopeLezen}, Medewerkers: []string{"m-a"}, LaatsteDag: "23-11-2027"}
}

// rule 14.3-1: a koppeling says what it is called, with which keys, what it may do, in whose names and until when, and lasts a year at most.
func TestKoppelingRegistreren(t *testing.T) {
	for naam, geval := range map[string]struct {
		anders func(*partij.KoppelingRegistreren)
		velden string
	}{
		"as it should be":        {func(*partij.KoppelingRegistreren) {}, ""},
		"until today":            {func(k *partij.KoppelingRegistreren) { k.LaatsteDag = "23-11-2026" }, ""},
		"without a name":         {func(k *partij.KoppelingRegistreren) { k.Naam = "" }, "naam"},
		"with a long name":       {func(k *partij.KoppelingRegistreren) { k.Naam = strings.Repeat("x", 61) }, "naam"},
		"with an invisible name": {func(k *partij.KoppelingRegistreren) { k.Naam = "a\u200bb" }, "naam"},
		"without keys":           {func(k *partij.KoppelingRegistreren) { k.Sleutels = " \n" }, "sleutels"},
		"with endless keys":      {func(k *partij.KoppelingRegistreren) { k.Sleutels = strings.Repeat("x", 16<<10+1) }, "sleutels"},
		"for nothing":            {func(k *partij.KoppelingRegistreren) { k.Scopes = nil }, "scopes"},
		"for what is no scope":   {func(k *partij.KoppelingRegistreren) { k.Scopes = append(k.Scopes, "beheer") }, "scopes"},
		"for nobody":             {func(k *partij.KoppelingRegistreren) { k.Medewerkers = nil }, "medewerkers"},
		"for a crowd":            {func(k *partij.KoppelingRegistreren) { k.Medewerkers = make([]string, 51) }, "medewerkers"},
		"without an end":         {func(k *partij.KoppelingRegistreren) { k.LaatsteDag = "" }, "laatsteDag"},
		"until yesterday":        {func(k *partij.KoppelingRegistreren) { k.LaatsteDag = "22-11-2026" }, "laatsteDag"},
		"for more than a year":   {func(k *partij.KoppelingRegistreren) { k.LaatsteDag = "24-11-2027" }, "laatsteDag"},
		"until no day":           {func(k *partij.KoppelingRegistreren) { k.LaatsteDag = "ooit" }, "laatsteDag"},
		"all wrong at once":      {func(k *partij.KoppelingRegistreren) { *k = partij.KoppelingRegistreren{} }, "naam sleutels scopes medewerkers laatsteDag"},
	} {
		t.Run(naam, func(t *testing.T) {
			k := koppelvoorbeeld()
			geval.anders(&k)
			if got := velden(k.Valideer(vandaag())); got != geval.velden {
				t.Errorf("wrong are %q, want %q", got, geval.velden)
			}
		})
	}
}

func TestKoppelingSchoon(t *testing.T) {
	k := koppelvoorbeeld()
	k.Naam, k.Scopes, k.Medewerkers = "  Zaak \t systeem ", []partij.Koppelscope{partij.ScopeLezen, partij.ScopeLezen, partij.ScopeGeven}, []string{"m-a", "m-b", "m-a"}
	k = k.Schoon()
	if k.Naam != "Zaak systeem" || !slices.Equal(k.Scopes, []partij.Koppelscope{partij.ScopeLezen, partij.ScopeGeven}) || !slices.Equal(k.Medewerkers, []string{"m-a", "m-b"}) {
		t.Errorf("it becomes %+v", k)
	}
	dag, _ := klok.Datum("24-11-2027").Lees()
	if k.Tot() != klok.Micro(dag) {
		t.Errorf("it ends at %d, want the begin of the day after its last", k.Tot())
	}
}

func TestKoppelscopes(t *testing.T) {
	alle := partij.Koppelscopes()
	for _, s := range alle {
		if s.Label() == "" {
			t.Errorf("%s has no words", s)
		}
	}
	weer, goed := partij.LeesKoppelscopes(partij.KoppelscopeTekst(alle))
	if !goed || !slices.Equal(weer, alle) {
		t.Errorf("they come back as %v", weer)
	}
	for _, fout := range []string{"beheer", "casussen.lezen casussen.lezen", "casussen.lezen,casussen.aanmelden", "CASUSSEN.LEZEN"} {
		if s, goed := partij.LeesKoppelscopes(fout); goed || s != nil {
			t.Errorf("%q is %v", fout, s)
		}
	}
	if s, goed := partij.LeesKoppelscopes("  "); !goed || s != nil {
		t.Errorf("nothing is %v", s)
	}
}

// What a system may do is said in words that people read, each its own, and none promises what only people do.
func TestKoppelscopeWoorden(t *testing.T) {
	gezien := map[string]bool{}
	for _, s := range partij.Koppelscopes() {
		l := s.Label()
		if gezien[l] {
			t.Errorf("%s says the same as another: %q", s, l)
		}
		gezien[l] = true
		for _, nooit := range []string{"recht", "beheer", "logboek", "mensen", "toegang"} {
			if strings.Contains(strings.ToLower(l), nooit) {
				t.Errorf("%s says %q", s, l)
			}
		}
	}
	if partij.Koppelscope("onzin").Label() != "" {
		t.Error("what is no scope has words")
	}
}

// rule 14.3-1: a system does the work of who takes part in casussen or reports them, while they are designated for it, and of nobody else.
func TestKoppelbaar(t *testing.T) {
	for _, f := range partij.Functies() {
		m := partij.Medewerker{Functies: []partij.Toekenning{{Functie: f, Van: 10, Tot: 20}}}
		wil := f == partij.Aanmelder || f == partij.Uitvoerder
		if m.Koppelbaar(9) || m.Koppelbaar(10) != wil || m.Koppelbaar(19) != wil || m.Koppelbaar(20) {
			t.Errorf("a system does the work of %s: not as it should be", f)
		}
	}
	gezien := map[string]bool{}
	for _, b := range partij.Koppelbeletten() {
		if b.Label() == "" || gezien[b.Label()] {
			t.Errorf("%q is explained with %q", b, b.Label())
		}
		gezien[b.Label()] = true
	}
	if partij.Koppelbelet("").Label() != "" {
		t.Error("what works needs no reason")
	}
}
