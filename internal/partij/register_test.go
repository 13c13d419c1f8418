// SPDX-License-Identifier: EUPL-1.2

package partij_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"rondetafel/internal/errs"
	"rondetafel/internal/partij"
)

func lid() partij.Inschrijving {
	return partij.Inschrijving{Soort: partij.Lid, Orgaan: partij.Stuurgroep, Naam: "Gerda Verzonnen", Namens: "p-a", Van: "1-1-2026"}
}

func samenwerking() partij.Inschrijving {
	return partij.Inschrijving{Soort: partij.Samenwerking, Naam: "Verzonnen overlegtafel", Contact: "Hans Bedacht, 000", Onderwerp: "Overlast", Van: "1-1-2026", Tot: "31-12-2026"}
}

func beleid() partij.Inschrijving {
	return partij.Inschrijving{Soort: partij.Beleid, Namens: "p-a", Tekst: "Het beleid.", Middelen: "Een beheerder.", Van: "1-1-2026"}
}

func maatregelen() partij.Inschrijving {
	return partij.Inschrijving{Soort: partij.Maatregelen, Tekst: "Wij vergrendelen onze laptops.", Van: "1-1-2026"}
}

// rule 3.1-1: the bodies are those of article 3.1 under a to g; each is a function that somebody holds, is of each Casus by itself, or has members here.
func TestRegelOrganen(t *testing.T) {
	if n := len(partij.Organen()); n != 7 {
		t.Fatalf("article 3.1 has seven, these are %d", n)
	}
	gezien := map[string]bool{}
	for _, o := range partij.Organen() {
		wegen := 0
		for _, ja := range []bool{o.Functie() != "", o.BijCasus(), o.MetLeden()} {
			if ja {
				wegen++
			}
		}
		if wegen != 1 || o.Functie() != "" && !slices.Contains(partij.Functies(), o.Functie()) || o.Label() == "" || gezien[o.Label()] {
			t.Errorf("%s is kept in %d ways and shown as %q", o, wegen, o.Label())
		}
		gezien[o.Label()] = true
	}
	if partij.Orgaan("x").Label() != "" || partij.Orgaan("x").Functie() != "" {
		t.Error("what is no body is one")
	}
}

// rules 1.1-1, 3.1-1 and B4-1: each kind of entry has what it needs and nothing else.
func TestRegelInschrijving(t *testing.T) {
	lang := strings.Repeat("a", 4001)
	for naam, geval := range map[string]struct {
		in   partij.Inschrijving
		doe  func(*partij.Inschrijving)
		veld string
	}{
		"no kind":                       {lid(), func(i *partij.Inschrijving) { i.Soort = "iets" }, "soort"},
		"member of a round table":       {lid(), func(i *partij.Inschrijving) { i.Orgaan = partij.RTO }, "orgaan"},
		"member of nothing":             {lid(), func(i *partij.Inschrijving) { i.Orgaan = "" }, "orgaan"},
		"member without name":           {lid(), func(i *partij.Inschrijving) { i.Naam = " - " }, "naam"},
		"member with an invisible name": {lid(), func(i *partij.Inschrijving) { i.Naam = "Gerda\u200b Verzonnen" }, "naam"},
		"member of no Partij":           {lid(), func(i *partij.Inschrijving) { i.Namens = "" }, "namens"},
		"member since never":            {lid(), func(i *partij.Inschrijving) { i.Van = "31-2-2026" }, "van"},
		"member without a first day":    {lid(), func(i *partij.Inschrijving) { i.Van = "" }, "van"},
		"member until before":           {lid(), func(i *partij.Inschrijving) { i.Tot = "31-12-2025" }, "tot"},
		"member until never":            {lid(), func(i *partij.Inschrijving) { i.Tot = "ooit" }, "tot"},
		"member with a text":            {lid(), func(i *partij.Inschrijving) { i.Tekst = "Iets." }, "tekst"},
		"table without contact":         {samenwerking(), func(i *partij.Inschrijving) { i.Contact = "" }, "contact"},
		"table without subject":         {samenwerking(), func(i *partij.Inschrijving) { i.Onderwerp = "" }, "onderwerp"},
		"table on behalf of a Partij":   {samenwerking(), func(i *partij.Inschrijving) { i.Namens = "p-a" }, "namens"},
		"table in a body":               {samenwerking(), func(i *partij.Inschrijving) { i.Orgaan = partij.Stuurgroep }, "orgaan"},
		"table with a long subject":     {samenwerking(), func(i *partij.Inschrijving) { i.Onderwerp = lang[:201] }, "onderwerp"},
		"policy without owner":          {beleid(), func(i *partij.Inschrijving) { i.Namens = "" }, "namens"},
		"policy without means":          {beleid(), func(i *partij.Inschrijving) { i.Middelen = "" }, "middelen"},
		"policy that ends":              {beleid(), func(i *partij.Inschrijving) { i.Tot = "1-1-2027" }, "tot"},
		"policy that says nothing":      {beleid(), func(i *partij.Inschrijving) { i.Tekst = "\n" }, "tekst"},
		"measures without text":         {maatregelen(), func(i *partij.Inschrijving) { i.Tekst = "" }, "tekst"},
		"measures that nobody reads":    {maatregelen(), func(i *partij.Inschrijving) { i.Tekst = lang }, "tekst"},
		"measures with means":           {maatregelen(), func(i *partij.Inschrijving) { i.Middelen = "Geld." }, "middelen"},
		"measures of an entry":          {maatregelen(), func(i *partij.Inschrijving) { i.ID = "abc" }, "id"},
	} {
		if err := geval.in.Valideer(); err != nil {
			t.Errorf("%s: what is good is refused: %v", naam, err)
		}
		geval.doe(&geval.in)
		var f *errs.Invalid
		if err := geval.in.Schoon().Valideer(); !errors.As(err, &f) || f.Velden[0].Veld != geval.veld {
			t.Errorf("%s: %v", naam, err)
		}
	}
}

// rule 3.1-1: where each body of article 3.1 is kept, under which name.
func TestRegelWaarEenOrgaanStaat(t *testing.T) {
	for o, want := range map[partij.Orgaan]struct {
		label   string
		functie partij.Functie
		casus   bool
		leden   bool
	}{
		partij.Stuurgroep:          {"Stuurgroep", "", false, true},
		partij.Voorbereidingsgroep: {"Voorbereidingsgroep", "", false, true},
		partij.RTO:                 {"Ronde Tafel Overleg", "", true, false},
		partij.Managerschap:        {"Manager", partij.Manager, false, false},
		partij.Procesregie:         {"Procesregisseur", partij.Procesregisseur, false, false},
		partij.Casusregie:          {"Casusregisseur", "", true, false},
		partij.Staf:                {"Ondersteunend personeel", partij.Ondersteuning, false, false},
	} {
		if o.Label() != want.label || o.Functie() != want.functie || o.BijCasus() != want.casus || o.MetLeden() != want.leden {
			t.Errorf("%s is kept as %q, %q, %t, %t", o, o.Label(), o.Functie(), o.BijCasus(), o.MetLeden())
		}
	}
}

// rules 1.1-1 and B4-1: all that is wrong is told at once.
func TestInschrijvingZegtAlles(t *testing.T) {
	var f *errs.Invalid
	err := partij.Inschrijving{Soort: partij.Samenwerking}.Valideer()
	if !errors.As(err, &f) {
		t.Fatalf("an empty one: %v", err)
	}
	var velden []string
	for _, v := range f.Velden {
		velden = append(velden, v.Veld)
	}
	if !slices.Equal(velden, []string{"naam", "contact", "onderwerp", "van"}) {
		t.Errorf("of an empty one is told %v", velden)
	}
}

func TestInschrijvingSchoon(t *testing.T) {
	in := samenwerking()
	in.Naam, in.Contact, in.Onderwerp, in.Tekst, in.Middelen = " Een  tafel ", " Hans\tBedacht", "Overlast\n", " een\r\n\r\ntwee ", "\n"
	if s := in.Schoon(); s.Naam != "Een tafel" || s.Contact != "Hans Bedacht" || s.Onderwerp != "Overlast" || s.Tekst != "een\n\ntwee" || s.Middelen != "" {
		t.Errorf("kept as %+v", s)
	}
	for _, s := range partij.Registersoorten() {
		if s.Document() != (s == partij.Beleid || s == partij.Maatregelen) {
			t.Errorf("%s: document %t", s, s.Document())
		}
	}
}
