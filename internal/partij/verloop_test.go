// SPDX-License-Identifier: EUPL-1.2

package partij_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"rondetafel/internal/errs"
	"rondetafel/internal/klok"
	"rondetafel/internal/partij"
)

func foute(err error) []string {
	var in *errs.Invalid
	if !errors.As(err, &in) {
		return nil
	}
	var uit []string
	for _, v := range in.Velden {
		if !slices.Contains(uit, v.Veld) {
			uit = append(uit, v.Veld)
		}
	}
	return uit
}

var vandaagVerloop = time.Date(2026, 3, 2, 15, 0, 0, 0, klok.Amsterdam())

func TestToetredingValideer(t *testing.T) {
	goede := partij.Toetreding{Naam: "Stichting Verzonnen Opvang", Kort: "Opvang", Soort: partij.SociaalDomein, Besloten: "1-2-2026", Getekend: "1-2-2026"}
	for _, g := range []struct {
		naam string
		met  func(*partij.Toetreding)
		fout []string
	}{
		{"all is there", func(*partij.Toetreding) {}, nil},
		{"nothing is there", func(in *partij.Toetreding) { *in = partij.Toetreding{} }, []string{"naam", "kort", "soort", "beslotenDatum", "getekendDatum"}},
		{"a name of digits", func(in *partij.Toetreding) { in.Naam = "12 34" }, []string{"naam"}},
		{"long names", func(in *partij.Toetreding) { in.Naam, in.Kort = strings.Repeat("a", 101), strings.Repeat("a", 41) }, []string{"naam", "kort"}},
		{"names of hundred and forty", func(in *partij.Toetreding) { in.Naam, in.Kort = strings.Repeat("a", 100), strings.Repeat("a", 40) }, nil},
		{"a letter that nobody sees", func(in *partij.Toetreding) { in.Kort = "Op\u200bvang" }, []string{"kort"}},
		{"no kind of a Partij", func(in *partij.Toetreding) { in.Soort = partij.Incidenteel }, []string{"soort"}},
		{"the house", func(in *partij.Toetreding) { in.Soort = partij.Huis }, []string{"soort"}},
		{"a municipality without its code", func(in *partij.Toetreding) { in.Soort = partij.Gemeente }, []string{"gemeente"}},
		{"a municipality", func(in *partij.Toetreding) { in.Soort, in.Gemeente = partij.Gemeente, "GM0957" }, nil},
		{"a code of another", func(in *partij.Toetreding) { in.Gemeente = "GM0957" }, []string{"gemeente"}},
		{"mental health care without secrecy", func(in *partij.Toetreding) { in.Soort = partij.GGZ }, []string{"beroepsgeheim"}},
		{"with", func(in *partij.Toetreding) { in.Soort, in.Geheim = partij.GGZ, true }, nil},
		{"signed before it was decided", func(in *partij.Toetreding) { in.Getekend = "31-1-2026" }, []string{"getekendDatum"}},
		{"today", func(in *partij.Toetreding) { in.Besloten, in.Getekend, in.Begin = "2-3-2026", "2-3-2026", "2-3-2026" }, nil},
		{"tomorrow", func(in *partij.Toetreding) { in.Besloten, in.Getekend = "3-3-2026", "3-3-2026" }, []string{"beslotenDatum", "getekendDatum"}},
		{"a first day that was", func(in *partij.Toetreding) { in.Begin = "1-3-2026" }, []string{"begintDatum"}},
		{"no day", func(in *partij.Toetreding) { in.Begin = "morgen" }, []string{"begintDatum"}},
	} {
		in := goede
		g.met(&in)
		if fout := foute(in.Valideer(vandaagVerloop)); !slices.Equal(fout, g.fout) {
			t.Errorf("%s: %v, want %v", g.naam, fout, g.fout)
		}
	}
	if in := (partij.Toetreding{Naam: " Een  naam ", Kort: " a ", Gemeente: " GM0957 "}).Schoon(); in.Naam != "Een naam" || in.Kort != "a" || in.Gemeente != "GM0957" {
		t.Errorf("%+v", in)
	}
}

// rule 20.2-1: an exclusion has a notice, a term after it, a decision after that and the articles, and works at once; notice by the Partij has none of it.
func TestPartijBeeindigenValideer(t *testing.T) {
	opgezegd := partij.PartijBeeindigen{Wijze: partij.Opzegging, Besloten: "1-2-2026", Toelichting: "Brief."}
	weg := partij.PartijBeeindigen{Wijze: partij.Uitsluiting, Besloten: "1-2-2026", Ingebrekestelling: "1-12-2025", Termijn: "31-1-2026", Artikelen: []string{"13.2"}, Toelichting: "Besluit."}
	for _, g := range []struct {
		naam string
		in   partij.PartijBeeindigen
		met  func(*partij.PartijBeeindigen)
		fout []string
	}{
		{"notice", opgezegd, func(*partij.PartijBeeindigen) {}, nil},
		{"with a last day", opgezegd, func(in *partij.PartijBeeindigen) { in.LaatsteDag = "2-3-2026" }, nil},
		{"a last day that was", opgezegd, func(in *partij.PartijBeeindigen) { in.LaatsteDag = "1-3-2026" }, []string{"laatsteDag"}},
		{"nothing", partij.PartijBeeindigen{}, func(*partij.PartijBeeindigen) {}, []string{"wijze", "beslotenDatum", "toelichting"}},
		{"what belongs to an exclusion", opgezegd, func(in *partij.PartijBeeindigen) {
			in.Ingebrekestelling, in.Termijn, in.Artikelen = "1-1-2026", "2-1-2026", []string{"1.7"}
		},
			[]string{"ingebrekestellingDatum", "termijnDatum", "artikelen"}},
		{"exclusion", weg, func(*partij.PartijBeeindigen) {}, nil},
		{"without all of it", weg, func(in *partij.PartijBeeindigen) { in.Ingebrekestelling, in.Termijn, in.Artikelen = "", "", nil }, []string{"ingebrekestellingDatum", "termijnDatum", "artikelen"}},
		{"no time to perform", weg, func(in *partij.PartijBeeindigen) { in.Ingebrekestelling = in.Termijn }, []string{"termijnDatum"}},
		{"decided within the term", weg, func(in *partij.PartijBeeindigen) { in.Besloten = in.Termijn }, []string{"beslotenDatum"}},
		{"decided tomorrow", weg, func(in *partij.PartijBeeindigen) { in.Besloten = "3-3-2026" }, []string{"beslotenDatum"}},
		{"an article of a law", weg, func(in *partij.PartijBeeindigen) { in.Artikelen = []string{"13.2", "AVG 14"} }, []string{"artikelen"}},
		{"a rule", weg, func(in *partij.PartijBeeindigen) { in.Artikelen = []string{"13.2-1"} }, []string{"artikelen"}},
		{"not at once", weg, func(in *partij.PartijBeeindigen) { in.LaatsteDag = "3-3-2026" }, []string{"laatsteDag"}},
	} {
		in := g.in
		g.met(&in)
		if fout := foute(in.Valideer(vandaagVerloop)); !slices.Equal(fout, g.fout) {
			t.Errorf("%s: %v, want %v", g.naam, fout, g.fout)
		}
	}
	zelf := partij.PartijBeeindigen{Artikelen: []string{"13.2, 14.1", "13.2;1.7"}}.Schoon()
	if !slices.Equal(zelf.Artikelen, []string{"13.2", "14.1", "1.7"}) {
		t.Errorf("%v", zelf.Artikelen)
	}
	for _, w := range partij.Wijzen() {
		if w.Label() == "" {
			t.Errorf("%s has no label", w)
		}
	}
	if partij.Wijze("x").Label() != "" {
		t.Error("no way has a label")
	}
}

// What is typed is kept as it is read: blanks once, each article by itself, and what has no letters is no name.
func TestVerloopSchoon(t *testing.T) {
	for getypt, wil := range map[string][]string{
		"":                 nil,
		" , ; ":            nil,
		"1.7":              {"1.7"},
		"1.7 13.2\t14.1\n": {"1.7", "13.2", "14.1"},
		"1.7,1.7":          {"1.7"},
	} {
		if in := (partij.PartijBeeindigen{Artikelen: []string{getypt}}).Schoon(); !slices.Equal(in.Artikelen, wil) {
			t.Errorf("%q is %v, want %v", getypt, in.Artikelen, wil)
		}
	}
}

// rule 20-P1: who looks at it says yes or no, and a no says why; so does who takes it back.
func TestPartijEindeOordeel(t *testing.T) {
	for _, geval := range []struct {
		naam string
		in   interface{ Valideer() error }
		wil  []string
	}{
		{"yes", partij.PartijEindeOordeel{Akkoord: "ja"}, nil},
		{"no", partij.PartijEindeOordeel{Akkoord: "nee", Reden: "Een andere Partij."}, nil},
		{"no, and not why", partij.PartijEindeOordeel{Akkoord: "nee", Reden: " - "}, []string{"reden"}},
		{"nothing", partij.PartijEindeOordeel{}, []string{"akkoord"}},
		{"something else", partij.PartijEindeOordeel{Akkoord: "misschien"}, []string{"akkoord"}},
		{"taken back", partij.PartijEindeIntrekken{Reden: "Toch niet."}, nil},
		{"taken back, and not why", partij.PartijEindeIntrekken{Reden: " "}, []string{"reden"}},
	} {
		var velden []string
		var fout *errs.Invalid
		if errors.As(geval.in.Valideer(), &fout) {
			for _, f := range fout.Velden {
				velden = append(velden, f.Veld)
			}
		}
		if !slices.Equal(velden, geval.wil) {
			t.Errorf("%s: %v, want %v", geval.naam, velden, geval.wil)
		}
	}
}
