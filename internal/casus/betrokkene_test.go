// SPDX-License-Identifier: EUPL-1.2

package casus_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"rondetafel/internal/casus"
	"rondetafel/internal/klok"
)

func TestRol(t *testing.T) {
	rollen := []struct {
		rol   casus.Rol
		label string
	}{
		{"hoofdbetrokkene", "Hoofdbetrokkene"}, {"gezinslid", "Gezinslid"}, {"slachtoffer", "Slachtoffer"}, {"directe_kring", "Directe kring"},
	}
	var alle []casus.Rol
	for _, r := range rollen {
		alle = append(alle, r.rol)
		if got := r.rol.Label(); got != r.label {
			t.Errorf("%s: label %q, want %q", r.rol, got, r.label)
		}
	}
	if got := casus.Rollen(); !slices.Equal(got, alle) {
		t.Errorf("the roles are %v, want %v", got, alle)
	}
	if got := casus.Rol("buur").Label(); got != "buur" {
		t.Errorf("an unknown role is shown as %q", got)
	}
}

func TestNaamEnLeeg(t *testing.T) {
	for _, g := range []struct {
		b    casus.Betrokkene
		naam string
		leeg bool
	}{
		{casus.Betrokkene{Voornaam: "Fenna", Tussenvoegsel: "van der", Achternaam: "Voorbeeld"}, "Fenna van der Voorbeeld", false},
		{casus.Betrokkene{Voornaam: " Fenna ", Achternaam: " Voorbeeld\t"}, "Fenna Voorbeeld", false},
		{casus.Betrokkene{Achternaam: "Voorbeeld"}, "Voorbeeld", false},
		{casus.Betrokkene{Tussenvoegsel: "de"}, "de", false},
		{casus.Betrokkene{Geboortedatum: "onbekend"}, "", false},
		{casus.Betrokkene{BSN: "1"}, "", false},
		{casus.Betrokkene{}, "", true},
		{casus.Betrokkene{Voornaam: " ", Geboortedatum: " ", BSN: "\t", Rol: casus.Hoofdbetrokkene}, "", true},
	} {
		if got := g.b.Naam(); got != g.naam {
			t.Errorf("%+v: name %q, want %q", g.b, got, g.naam)
		}
		if got := g.b.Leeg(); got != g.leeg {
			t.Errorf("%+v: empty %t, want %t", g.b, got, g.leeg)
		}
	}
}

func TestBSNGemaskeerd(t *testing.T) {
	for bsn, want := range map[string]string{
		"999990032": "*******32", "": "", "99999003": "", "9999900321": "",
	} {
		if got := (casus.Betrokkene{BSN: bsn}).BSNGemaskeerd(); got != want {
			t.Errorf("%q: %q, want %q", bsn, got, want)
		}
	}
}

// The numbers are those that the government gives out for tests; none is of a person.
func TestGeldigBSN(t *testing.T) {
	for _, bsn := range []string{"111222333", "123456782", "999990019", "999990020", "999990032"} {
		if !casus.GeldigBSN(bsn) {
			t.Errorf("%s is refused", bsn)
		}
	}
	for _, bsn := range []string{
		"", "000000000", "123456789", "111222334", "99999003", "9999900320", "0999990032", " 999990032", "999990032\n", "99999 0032",
		"9999900a2", "99999003/", "99999003:", "-99999003", "९९९", "xxxxxxxxx",
	} {
		if casus.GeldigBSN(bsn) {
			t.Errorf("%q is accepted", bsn)
		}
	}
}

// bsn draws a valid number: eight figures, and as the ninth what their weighed sum leaves when divided by eleven.
func bsn() *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		acht := rapid.SliceOfN(rapid.IntRange(0, 9), 8, 8).Filter(func(c []int) bool { return gewogen(c) != 10 && slices.Max(c) > 0 }).
			Draw(t, "figures")
		var cijfers strings.Builder
		for _, cijfer := range append(acht, gewogen(acht)) {
			cijfers.WriteByte(byte('0' + cijfer))
		}
		return cijfers.String()
	})
}

func gewogen(acht []int) int {
	som := 0
	for i, cijfer := range acht {
		som += (9 - i) * cijfer
	}
	return som % 11
}

// What the elfproef is for: one figure typed wrong, or two neighbours changed round, is always noticed.
func TestElfproefMerktTypefouten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		goed := bsn().Draw(t, "bsn")
		if !casus.GeldigBSN(goed) {
			t.Fatalf("%s is refused", goed)
		}
		plek := rapid.IntRange(0, 8).Draw(t, "place")
		ander := rapid.ByteRange('0', '9').Filter(func(b byte) bool { return b != goed[plek] }).Draw(t, "figure")
		fout := []byte(goed)
		fout[plek] = ander
		if casus.GeldigBSN(string(fout)) {
			t.Fatalf("%s became %s and is accepted", goed, fout)
		}
		if plek < 8 && goed[plek] != goed[plek+1] {
			om := []byte(goed)
			om[plek], om[plek+1] = om[plek+1], om[plek]
			if casus.GeldigBSN(string(om)) {
				t.Fatalf("%s became %s and is accepted", goed, om)
			}
		}
	})
}

func TestSchoonBSN(t *testing.T) {
	for typed, want := range map[string]string{
		"999990019": "999990019", " 9999 90 019 ": "999990019", "9999.90.019": "999990019", "9999-90-019": "999990019", "": "", "a 1": "a1",
	} {
		if got := casus.SchoonBSN(typed); got != want {
			t.Errorf("%q: %q, want %q", typed, got, want)
		}
	}
}

// rule 1.5-1: one or more betrokkenen, at most one of them hoofdbetrokkene; only a family or an area may have none.
func TestBetrokkenen(t *testing.T) {
	const (
		minstens  = "betrokkenen: Vul minstens één betrokkene in: de mens om wie het gaat."
		eenHoofd  = "betrokkenen: Kies één hoofdbetrokkene. De anderen krijgen een andere rol."
		geenHoofd = "betrokkenen: Kies wie de hoofdbetrokkene is. Alleen een casus van een gezin of een gebied kan zonder."
	)
	for _, g := range []struct {
		soort  casus.Soort
		rollen []casus.Rol
		want   []string
	}{
		{casus.Complex, []casus.Rol{casus.Hoofdbetrokkene}, nil},
		{casus.Jongere, []casus.Rol{casus.Slachtoffer, casus.DirecteKring, casus.Hoofdbetrokkene}, nil},
		{casus.Complex, []casus.Rol{casus.Gezinslid}, []string{geenHoofd}},
		{casus.Jongere, []casus.Rol{casus.Slachtoffer, casus.Gezinslid}, []string{geenHoofd}},
		{casus.Radicalisering, []casus.Rol{casus.Gezinslid}, []string{geenHoofd}},
		{casus.Gezin, []casus.Rol{casus.Gezinslid, casus.Gezinslid}, nil},
		{casus.Gebied, []casus.Rol{casus.DirecteKring}, nil},
		{casus.Gezin, []casus.Rol{casus.Hoofdbetrokkene, casus.Gezinslid}, nil},
		{casus.Complex, []casus.Rol{casus.Hoofdbetrokkene, casus.Hoofdbetrokkene}, []string{eenHoofd}},
		{casus.Gezin, []casus.Rol{casus.Hoofdbetrokkene, casus.Hoofdbetrokkene, casus.Gezinslid}, []string{eenHoofd}},
		{casus.Complex, nil, []string{minstens}},
		{casus.Gebied, nil, []string{minstens}},
	} {
		t.Run(fmt.Sprint(g.soort, g.rollen), func(t *testing.T) {
			a := volledig()
			a.Soort, a.Betrokkenen = g.soort, nil
			for _, rol := range g.rollen {
				a.Betrokkenen = append(a.Betrokkenen, casus.Betrokkene{Achternaam: "Voorbeeld", Rol: rol})
			}
			verwacht(t, a.Valideer(meldDag()), g.want...)
		})
	}
}

func TestBetrokkenenHoogstensVijftig(t *testing.T) {
	a := volledig()
	for len(a.Betrokkenen) < 50 {
		a.Betrokkenen = append(a.Betrokkenen, casus.Betrokkene{Achternaam: "Voorbeeld", Rol: casus.Gezinslid})
	}
	verwacht(t, a.Valideer(meldDag()))
	a.Betrokkenen = append(a.Betrokkenen, make([]casus.Betrokkene, 100_000)...)
	verwacht(t, a.Valideer(meldDag()), "betrokkenen: Vul hoogstens 50 betrokkenen in.") // and not one for each row
}

// Nobody is a betrokkene of the same Casus twice; what is said of it does not hold the number.
func TestElkBSNEenKeer(t *testing.T) {
	const dubbel = "].bsn: Dit BSN staat ook bij een andere betrokkene. Vul iedereen één keer in."
	for _, g := range []struct {
		bsns []string
		want []string
	}{
		{[]string{"999990019", "111222333", "", ""}, nil},
		{[]string{"999990019", "", "9999 90 019"}, []string{"betrokkenen[2" + dubbel}},
		{[]string{"999990019", "999990019", "999990019"}, []string{"betrokkenen[1" + dubbel, "betrokkenen[2" + dubbel}},
		{[]string{"", " ", "."}, []string{"betrokkenen[1].bsn: Dit is geen bestaand BSN. Kijk de negen cijfers na of laat het leeg.",
			"betrokkenen[2].bsn: Dit is geen bestaand BSN. Kijk de negen cijfers na of laat het leeg."}},
	} {
		a := volledig()
		a.Betrokkenen = nil
		for i, bsn := range g.bsns {
			rol := casus.Gezinslid
			if i == 0 {
				rol = casus.Hoofdbetrokkene
			}
			a.Betrokkenen = append(a.Betrokkenen, casus.Betrokkene{Achternaam: "Voorbeeld", Rol: rol, BSN: bsn})
		}
		verwacht(t, a.Valideer(meldDag()), g.want...)
	}
}

func TestBetrokkene(t *testing.T) {
	const geboren = "betrokkenen[1].geboortedatum: Vul de geboortedatum in als dag-maand-jaar, bijvoorbeeld 4-3-2004."
	const geenBSN = "betrokkenen[1].bsn: Dit is geen bestaand BSN. Kijk de negen cijfers na of laat het leeg."
	lang := strings.Repeat("é", 200)
	for _, g := range []struct {
		naam   string
		anders func(*casus.Betrokkene)
		want   []string
	}{
		{"only what is needed", func(b *casus.Betrokkene) {
			*b = casus.Betrokkene{Achternaam: "Voorbeeld", Rol: casus.Slachtoffer}
		}, nil},
		{"nothing at all", func(b *casus.Betrokkene) { *b = casus.Betrokkene{} },
			[]string{"betrokkenen[1].achternaam: Vul de achternaam in.", "betrokkenen[1].rol: Kies een rol."}},
		{"a blank last name", func(b *casus.Betrokkene) { b.Achternaam = " \t" },
			[]string{"betrokkenen[1].achternaam: Vul de achternaam in."}},
		{"a role that does not exist", func(b *casus.Betrokkene) { b.Rol = "buur" }, []string{"betrokkenen[1].rol: Kies een rol."}},
		{"a number with spaces", func(b *casus.Betrokkene) { b.BSN = "1112 22 333" }, nil},
		{"a number that fails the elfproef", func(b *casus.Betrokkene) { b.BSN = "123456789" }, []string{geenBSN}},
		{"a number that is too short", func(b *casus.Betrokkene) { b.BSN = "12345" }, []string{geenBSN}},
		{"only zeros", func(b *casus.Betrokkene) { b.BSN = "000000000" }, []string{geenBSN}},
		{"a leap day", func(b *casus.Betrokkene) { b.Geboortedatum = "29 februari 2004" }, nil},
		{"a day that never was", func(b *casus.Betrokkene) { b.Geboortedatum = "29-2-2003" }, []string{geboren}},
		{"no date", func(b *casus.Betrokkene) { b.Geboortedatum = "onbekend" }, []string{geboren}},
		{"the first day that counts", func(b *casus.Betrokkene) { b.Geboortedatum = "1-1-1900" }, nil},
		{"before it", func(b *casus.Betrokkene) { b.Geboortedatum = "31-12-1899" }, []string{geboren}},
		{"names as long as can be", func(b *casus.Betrokkene) { b.Voornaam, b.Tussenvoegsel, b.Achternaam = lang, lang, lang }, nil},
		{"names that are too long", func(b *casus.Betrokkene) { b.Voornaam, b.Tussenvoegsel, b.Achternaam = lang+"a", lang+"a", lang+"a" },
			[]string{"betrokkenen[1].voornaam: Gebruik hoogstens 200 tekens.", "betrokkenen[1].tussenvoegsel: Gebruik hoogstens 200 tekens.",
				"betrokkenen[1].achternaam: Gebruik hoogstens 200 tekens."}},
		{"broken text", func(b *casus.Betrokkene) { b.Voornaam, b.Achternaam = "F\xff", "V\x00" },
			[]string{"betrokkenen[1].voornaam: Deze tekst bevat tekens die we niet kunnen lezen.",
				"betrokkenen[1].achternaam: Deze tekst bevat tekens die we niet kunnen lezen."}},
		{"all at once, in the order of the row", func(b *casus.Betrokkene) {
			*b = casus.Betrokkene{Voornaam: "\xff", Geboortedatum: klok.Datum("32-1-2004"), BSN: "1"}
		}, []string{"betrokkenen[1].achternaam: Vul de achternaam in.", "betrokkenen[1].rol: Kies een rol.", geenBSN, geboren,
			"betrokkenen[1].voornaam: Deze tekst bevat tekens die we niet kunnen lezen."}},
	} {
		t.Run(g.naam, func(t *testing.T) {
			a := volledig()
			g.anders(&a.Betrokkenen[1])
			verwacht(t, a.Valideer(meldDag()), g.want...)
		})
	}
}
