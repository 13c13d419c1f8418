// SPDX-License-Identifier: EUPL-1.2

package policy

import (
	"strconv"
	"strings"
)

// voorwaarde is a condition on a row: a tree of AND, OR and NOT over leaves of
// SQL. Building one works out constants, so that a constant stands only at the
// root; parameters get their numbers when it is written, so that what was
// dropped leaves no gap.
type voorwaarde struct {
	soort vwSoort
	delen []voorwaarde
	// of a leaf: its text, alternating with arguments, and whether it holds only
	// where the caller itself has a row in zicht
	tekst []string
	args  []any
	zicht bool
}

type vwSoort int

const (
	vwOnwaar vwSoort = iota
	vwWaar
	vwEn
	vwOf
	vwNiet
	vwBlad
)

func onwaar() voorwaarde { return voorwaarde{} }

func constant(b bool) voorwaarde {
	if b {
		return voorwaarde{soort: vwWaar}
	}
	return onwaar()
}

// blad is SQL text with the arguments between its parts: one less than parts.
func blad(tekst []string, args ...any) voorwaarde {
	return voorwaarde{soort: vwBlad, tekst: tekst, args: args}
}

// is tells whether the condition is the constant b.
func (v voorwaarde) is(b bool) bool {
	return v.soort == vwWaar && b || v.soort == vwOnwaar && !b
}

func en(a, b voorwaarde) voorwaarde {
	switch {
	case a.is(false) || b.is(true):
		return a
	case b.is(false) || a.is(true):
		return b
	}
	return voorwaarde{soort: vwEn, delen: []voorwaarde{a, b}}
}

func of(a, b voorwaarde) voorwaarde {
	switch {
	case a.is(true) || b.is(false):
		return a
	case b.is(true) || a.is(false):
		return b
	}
	return voorwaarde{soort: vwOf, delen: []voorwaarde{a, b}}
}

func niet(a voorwaarde) voorwaarde {
	switch a.soort {
	case vwWaar, vwOnwaar:
		return constant(a.is(false))
	case vwNiet:
		return a.delen[0]
	}
	return voorwaarde{soort: vwNiet, delen: []voorwaarde{a}}
}

// alsDan is the condition of if-then-else.
func alsDan(als, dan, anders voorwaarde) voorwaarde {
	return of(en(als, dan), en(niet(als), anders))
}

// vereistZicht tells whether the condition is certain to hold only where the
// caller itself has a row in zicht.
func (v voorwaarde) vereistZicht() bool {
	switch v.soort {
	case vwOnwaar:
		return true
	case vwEn:
		return v.delen[0].vereistZicht() || v.delen[1].vereistZicht()
	case vwOf:
		return v.delen[0].vereistZicht() && v.delen[1].vereistZicht()
	case vwBlad:
		return v.zicht
	}
	return false
}

// schrijver writes a condition as SQL and numbers its parameters.
type schrijver struct {
	tekst    strings.Builder
	args     []any
	nummers  map[any]int
	volgende int
}

func (s *schrijver) schrijf(v voorwaarde) {
	switch v.soort {
	case vwWaar:
		s.tekst.WriteString("TRUE")
	case vwOnwaar:
		s.tekst.WriteString("FALSE")
	case vwEn:
		s.paar(v, " AND ")
	case vwOf:
		s.paar(v, " OR ")
	case vwNiet:
		s.tekst.WriteString("NOT (")
		s.schrijf(v.delen[0])
		s.tekst.WriteString(")")
	case vwBlad:
		for i, deel := range v.tekst {
			s.tekst.WriteString(deel)
			if i < len(v.args) {
				s.arg(v.args[i])
			}
		}
	}
}

func (s *schrijver) paar(v voorwaarde, tussen string) {
	s.tekst.WriteString("(")
	s.schrijf(v.delen[0])
	s.tekst.WriteString(tussen)
	s.schrijf(v.delen[1])
	s.tekst.WriteString(")")
}

// arg writes the parameter of a value, the same one for the same value.
func (s *schrijver) arg(waarde any) {
	nr, gebruikt := s.nummers[waarde]
	if !gebruikt {
		nr = s.volgende
		s.volgende++
		s.nummers[waarde] = nr
		s.args = append(s.args, waarde)
	}
	s.tekst.WriteString("$" + strconv.Itoa(nr))
}
