// SPDX-License-Identifier: EUPL-1.2

package casus_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
	"rondetafel/internal/klok"
)

func incidenteel() casus.Incidenteel {
	return casus.Incidenteel{Organisatie: "Woningstichting Verzonnen", Personen: []string{"Wil Bedacht"}, Waarom: "Zij weet wat er in de flat speelt.",
		Grond: "WGS 2.31 lid 9", Tot: "1-6-2026"}
}

// rule WGS-14: a proposal names organisation, people, why and ground, and an end date within three months; all that lacks is said at once.
func TestIncidenteelValideer(t *testing.T) {
	vandaag := time.Date(2026, time.March, 2, 15, 0, 0, 0, klok.Amsterdam())
	for naam, geval := range map[string]struct {
		anders func(*casus.Incidenteel)
		velden string
	}{
		"goed":                     {func(*casus.Incidenteel) {}, ""},
		"vandaag en niet langer":   {func(i *casus.Incidenteel) { i.Van, i.Tot = "2-3-2026", "2-3-2026" }, ""},
		"op de dag af":             {func(i *casus.Incidenteel) { i.Tot = "2-6-2026" }, ""},
		"een dag te lang":          {func(i *casus.Incidenteel) { i.Tot = "3-6-2026" }, "tot"},
		"later beginnen":           {func(i *casus.Incidenteel) { i.Van = "1-5-2026" }, ""},
		"beginnen na het einde":    {func(i *casus.Incidenteel) { i.Van, i.Tot = "2-5-2026", "1-5-2026" }, "tot"},
		"gisteren":                 {func(i *casus.Incidenteel) { i.Van = "1-3-2026" }, "van"},
		"al voorbij":               {func(i *casus.Incidenteel) { i.Tot = "1-3-2026" }, "tot"},
		"geen einde":               {func(i *casus.Incidenteel) { i.Tot = " " }, "tot"},
		"geen datums":              {func(i *casus.Incidenteel) { i.Van, i.Tot = "morgen", "ooit" }, "van tot"},
		"niets":                    {func(i *casus.Incidenteel) { *i = casus.Incidenteel{} }, "organisatie personen waarom grond tot"},
		"alleen wit":               {func(i *casus.Incidenteel) { i.Organisatie, i.Grond, i.Waarom = "\u3164", "\u2800", " \n" }, "organisatie waarom grond"},
		"te lang":                  {func(i *casus.Incidenteel) { i.Organisatie = strings.Repeat("x", 201) }, "organisatie"},
		"een naam te lang":         {func(i *casus.Incidenteel) { i.Personen = []string{strings.Repeat("x", 201)} }, "personen"},
		"een grond te lang":        {func(i *casus.Incidenteel) { i.Grond = strings.Repeat("x", 201) }, "grond"},
		"zes mensen":               {func(i *casus.Incidenteel) { i.Personen = strings.Split("a b c d e f", " ") }, "personen"},
		"vijf, en een keer dubbel": {func(i *casus.Incidenteel) { i.Personen = strings.Split("a b c d e a", " ") }, ""},
		"niemand met een naam":     {func(i *casus.Incidenteel) { i.Personen = []string{" ", ""} }, "personen"},
	} {
		in := incidenteel()
		geval.anders(&in)
		var fout *errs.Invalid
		var velden []string
		if errors.As(in.Schoon().Valideer(vandaag), &fout) {
			for _, v := range fout.Velden {
				velden = append(velden, v.Veld)
			}
		}
		if got := strings.Join(velden, " "); got != geval.velden {
			t.Errorf("%s: %q, want %q", naam, got, geval.velden)
		}
	}
}

func TestIncidenteelPeriode(t *testing.T) {
	nu := time.Date(2026, time.March, 2, 15, 0, 0, 0, klok.Amsterdam())
	in := incidenteel()
	van, tot := in.Periode(nu)
	if van != klok.Micro(nu) || tot != klok.Micro(time.Date(2026, time.June, 2, 0, 0, 0, 0, klok.Amsterdam())) {
		t.Errorf("from %d until %d", van, tot)
	}
	in.Van = "4-3-2026"
	if van, _ = in.Periode(nu); van != klok.Micro(time.Date(2026, time.March, 4, 0, 0, 0, 0, klok.Amsterdam())) {
		t.Errorf("from %d", van)
	}
	if schoon := (casus.Incidenteel{Organisatie: " A ", Personen: []string{" b", "b ", "", "c"}}).Schoon(); schoon.Organisatie != "A" || !slices.Equal(schoon.Personen, []string{"b", "c"}) {
		t.Errorf("kept as %+v", schoon)
	}
}

// rule WGS-14: who says no says why, and so does who ends it.
func TestIncidenteelAntwoord(t *testing.T) {
	for _, geval := range []struct {
		in   interface{ Valideer() error }
		goed bool
	}{
		{casus.IncidenteelBesluit{Antwoord: "ja"}, true},
		{casus.IncidenteelBesluit{Antwoord: "nee", Reden: "Te veel."}, true},
		{casus.IncidenteelBesluit{Antwoord: "nee", Reden: " \u3164"}, false},
		{casus.IncidenteelBesluit{Antwoord: "misschien"}, false},
		{casus.IncidenteelBesluit{}, false},
		{casus.IncidenteelBesluit{Antwoord: "ja", Reden: strings.Repeat("x", casus.MaxTekst+1)}, false},
		{casus.IncidenteelEinde{Reden: "Klaar."}, true},
		{casus.IncidenteelEinde{Reden: "\t"}, false},
	} {
		if err := geval.in.Valideer(); (err == nil) != geval.goed {
			t.Errorf("%+v: %v", geval.in, err)
		}
	}
	if !(casus.IncidenteelBesluit{Antwoord: "ja"}).Ja() || (casus.IncidenteelBesluit{Antwoord: "nee"}).Ja() {
		t.Error("yes is not yes")
	}
	gezien := map[string]bool{}
	for _, s := range casus.IncidenteelStanden() {
		if l := s.Label(); l == string(s) || gezien[l] {
			t.Errorf("%s is shown as %q", s, l)
		}
		gezien[s.Label()] = true
	}
	if casus.IncidenteelStand("iets").Label() != "iets" {
		t.Error("what is no state gets a label")
	}
}
