// SPDX-License-Identifier: EUPL-1.2

package policy

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// proef is a drawn condition beside its meaning: a function of three leaves, of
// which x and y stand for a row of the caller in zicht and z does not.
type proef struct {
	v     voorwaarde
	geldt func(waar map[string]bool) bool
}

func letter(naam string) proef {
	c := blad([]string{naam})
	c.zicht = naam != "z"
	return proef{c, func(waar map[string]bool) bool { return waar[naam] }}
}

func vast(b bool) proef {
	return proef{constant(b), func(map[string]bool) bool { return b }}
}

func eenProef(diep int) *rapid.Generator[proef] {
	blaadjes := rapid.SampledFrom([]proef{letter("x"), letter("y"), letter("z"), vast(true), vast(false)})
	if diep == 0 {
		return blaadjes
	}
	return rapid.Custom(func(t *rapid.T) proef {
		a, b := eenProef(diep-1).Draw(t, "a"), eenProef(diep-1).Draw(t, "b")
		switch rapid.IntRange(0, 4).Draw(t, "vorm") {
		case 0:
			return proef{en(a.v, b.v), func(w map[string]bool) bool { return a.geldt(w) && b.geldt(w) }}
		case 1:
			return proef{of(a.v, b.v), func(w map[string]bool) bool { return a.geldt(w) || b.geldt(w) }}
		case 2:
			return proef{niet(a.v), func(w map[string]bool) bool { return !a.geldt(w) }}
		case 3:
			c := eenProef(diep-1).Draw(t, "c")
			return proef{alsDan(a.v, b.v, c.v), func(w map[string]bool) bool {
				if a.geldt(w) {
					return b.geldt(w)
				}
				return c.geldt(w)
			}}
		}
		return blaadjes.Draw(t, "blad")
	})
}

// waarde works a condition out for given leaves.
func (v voorwaarde) waarde(waar map[string]bool) bool {
	switch v.soort {
	case vwEn:
		return v.delen[0].waarde(waar) && v.delen[1].waarde(waar)
	case vwOf:
		return v.delen[0].waarde(waar) || v.delen[1].waarde(waar)
	case vwNiet:
		return !v.delen[0].waarde(waar)
	case vwBlad:
		return waar[v.tekst[0]]
	}
	return v.soort == vwWaar
}

// constanten counts the constants in a tree.
func (v voorwaarde) constanten() int {
	n := 0
	if v.soort == vwWaar || v.soort == vwOnwaar {
		n++
	}
	for _, d := range v.delen {
		n += d.constanten()
	}
	return n
}

// TestVoorwaardeBetekenis: working out constants changes no meaning and leaves no
// constant below the root; vereistZicht is never said of a condition that can
// hold without a row in zicht.
func TestVoorwaardeBetekenis(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := eenProef(4).Draw(t, "proef")
		for i := range 8 {
			waar := map[string]bool{"x": i&1 != 0, "y": i&2 != 0, "z": i&4 != 0}
			if p.v.waarde(waar) != p.geldt(waar) {
				t.Fatalf("differs for %v", waar)
			}
			if p.v.vereistZicht() && p.geldt(waar) && !waar["x"] && !waar["y"] {
				t.Fatalf("holds without zicht for %v", waar)
			}
		}
		if n := p.v.constanten(); n > 0 && len(p.v.delen) > 0 {
			t.Fatalf("%d constants left", n)
		}
	})
}

func TestVereistZicht(t *testing.T) {
	x, y, z := letter("x").v, letter("y").v, letter("z").v
	for i, geval := range []struct {
		v    voorwaarde
		want bool
	}{
		{x, true}, {z, false}, {en(x, z), true}, {en(z, x), true}, {of(x, y), true}, {of(x, z), false},
		{niet(x), false}, {constant(true), false}, {constant(false), true}, {en(of(x, y), niet(z)), true},
	} {
		if geval.v.vereistZicht() != geval.want {
			t.Errorf("case %d: want %t", i, geval.want)
		}
	}
}

// TestSchrijver: parameters are numbered in the order in which they appear, a
// value that returns keeps its number, and a dropped part leaves no gap.
func TestSchrijver(t *testing.T) {
	is := func(k string, w any) voorwaarde { return blad([]string{k + " = ", ""}, w) }
	weg := en(constant(false), is("weg", "w"))
	boom := of(en(is("a", "1"), is("b", int64(1))), of(weg, niet(en(is("c", "1"), is("d", "2")))))
	s := schrijver{volgende: 4, nummers: map[any]int{}}
	s.schrijf(boom)
	if want := "((a = $4 AND b = $5) OR NOT ((c = $4 AND d = $6)))"; s.tekst.String() != want {
		t.Errorf("got  %s\nwant %s", s.tekst.String(), want)
	}
	if want := []any{"1", int64(1), "2"}; !slices.Equal(s.args, want) {
		t.Errorf("args %v, want %v", s.args, want)
	}
	for want, v := range map[string]voorwaarde{"TRUE": constant(true), "FALSE": onwaar()} {
		s := schrijver{}
		if s.schrijf(v); s.tekst.String() != want {
			t.Error(want, s.tekst.String())
		}
	}
}

func TestBitset(t *testing.T) {
	for naam, want := range map[string]Bits{
		"aanmelder": FunctieAanmelder, "uitvoerder": FunctieUitvoerder, "procesregisseur": FunctieProcesregisseur,
		"manager": FunctieManager, "ondersteuning": FunctieOndersteuning, "fg": FunctieFG,
		"rechtmatigheid": FunctieRechtmatigheid, "partijbeheerder": FunctiePartijbeheerder,
		"functioneelbeheer": FunctieFunctioneelbeheer, "keizer": 0,
	} {
		if got := functieBits().bit(naam); got != want {
			t.Errorf("functie %s: %d, want %d", naam, got, want)
		}
	}
	for naam, want := range map[string]Bits{
		"procesregisseur": RolProcesregisseur, "waarnemer": RolWaarnemer, "aangewezen": RolAangewezen, "aanmelder": 0,
		"casusregisseur": RolCasusregisseur, "noodinzage": RolNoodinzage, "bevraagd": 0,
	} {
		if got := rolBits().bit(naam); got != want {
			t.Errorf("rol %s: %d, want %d", naam, got, want)
		}
	}
	for naam, want := range map[string]Bits{"aanmelder": RolAanmelder, "deelnemer": RolDeelnemer, "bevraagd": RolBevraagd,
		"casusregie": RolCasusregie, "plan": RolPlan, "incidenteel": RolIncidenteel, "casusregisseur": 0, "waarnemer": 0} {
		if got := partijRolBits().bit(naam); got != want {
			t.Errorf("rol of a Partij %s: %d, want %d", naam, got, want)
		}
	}
	b := partijRolBits().klaar()
	for v, want := range map[Bits]string{0: "[]", RolAanmelder: `["aanmelder"]`, RolDeelnemer | 7 | RolCasusregisseur | RolAfgevaardigd: `["deelnemer"]`} {
		if got := fmt.Sprint(b.waarde(v)); got != want {
			t.Errorf("%b: %s, want %s", v, got, want)
		}
	}
	if b.waarde(b.alle()).(interface{ Len() int }).Len() != 6 {
		t.Error("alle is not all")
	}
}
