// SPDX-License-Identifier: EUPL-1.2

package policy

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/cedar-policy/cedar-go/types"
	"github.com/cedar-policy/cedar-go/x/exp/ast"
)

// term is a value in a comparison: a column, or a constant that Cedar evaluated.
type term struct {
	kolom kolom       // where vast is nil
	vast  types.Value // nil for a column
}

// term reads a node as a value.
func (v *vertaler) term(n ast.IsNode) (term, error) {
	if noemtResource(n) {
		k, err := v.kolom(n)
		return term{kolom: k}, err
	}
	w, err := v.waarde(n)
	return term{vast: w}, err
}

// als gives the text and arguments of a term of the kind of k; the same kind of
// value has the same text on both sides. False when the term can never equal it.
func (t term) als(k kolom) (tekst []string, args []any, ok bool) {
	if t.vast == nil {
		return []string{t.kolom.sql}, nil, t.kolom.soort == k.soort && t.kolom.typ == k.typ
	}
	arg, ok := argument(t.vast, k)
	return []string{"", ""}, []any{arg}, ok
}

// argument is the SQL value of a constant for a column, if it fits.
func argument(w types.Value, k kolom) (any, bool) {
	switch w := w.(type) {
	case types.String:
		return string(w), k.soort == kolomTekst
	case types.Long:
		return int64(w), k.soort == kolomLong
	case types.EntityUID:
		return string(w.ID), (k.soort == kolomEntiteit || k.soort == kolomVerzameling) && w.Type == k.typ
	}
	return nil, false
}

// gelijk translates ==. Booleans are compared as conditions, the rest as values.
func (v *vertaler) gelijk(links, rechts ast.IsNode) (voorwaarde, error) {
	l, errL := v.term(links)
	r, errR := v.term(rechts)
	if errL != nil || errR != nil || l.isBool() || r.isBool() {
		a, err := v.voorwaarde(links)
		if err != nil {
			return onwaar(), err
		}
		b, err := v.voorwaarde(rechts)
		return alsDan(a, b, niet(b)), err
	}
	return gelijkeTermen(l, r)
}

func (t term) isBool() bool {
	_, vast := t.vast.(types.Boolean)
	return vast || t.vast == nil && t.kolom.soort == kolomBool
}

// gelijkeTermen compares two values of which at least one is a column.
func gelijkeTermen(l, r term) (voorwaarde, error) {
	if l.vast != nil {
		l, r = r, l
	}
	if l.vast != nil || !l.kolom.enkel() || r.vast == nil && !r.kolom.enkel() {
		return onwaar(), fmt.Errorf("%w: equality of sets or of the row itself", ErrNietVertaalbaar)
	}
	tekst, args, ok := r.als(l.kolom)
	if !ok {
		return onwaar(), nil // another type: never equal in Cedar
	}
	return vergelijkBlad(l.kolom.sql+" = ", tekst, args), nil
}

// enkel tells that a column holds one value to compare.
func (k kolom) enkel() bool {
	return k.soort == kolomTekst || k.soort == kolomLong || k.soort == kolomEntiteit
}

func vergelijkBlad(voor string, tekst []string, args []any) voorwaarde {
	delen := slices.Clone(tekst)
	delen[0] = voor + delen[0]
	return blad(delen, args...)
}

// vergelijking translates <, <=, > and >=, of Longs. The second result tells
// whether the node is one of them.
func (v *vertaler) vergelijking(n ast.IsNode) (voorwaarde, bool, error) {
	var b ast.BinaryNode
	var teken string
	switch n := n.(type) {
	case ast.NodeTypeLessThan:
		b, teken = n.BinaryNode, " < "
	case ast.NodeTypeLessThanOrEqual:
		b, teken = n.BinaryNode, " <= "
	case ast.NodeTypeGreaterThan:
		b, teken = n.BinaryNode, " > "
	case ast.NodeTypeGreaterThanOrEqual:
		b, teken = n.BinaryNode, " >= "
	default:
		return onwaar(), false, nil
	}
	c, err := v.orde(b, teken)
	return c, true, err
}

func (v *vertaler) orde(b ast.BinaryNode, teken string) (voorwaarde, error) {
	l, err := v.term(b.Left)
	if err != nil {
		return onwaar(), err
	}
	r, err := v.term(b.Right)
	if err != nil {
		return onwaar(), err
	}
	long := kolom{soort: kolomLong}
	links, linksArgs, okL := l.als(long)
	rechts, rechtsArgs, okR := r.als(long)
	if !okL || !okR {
		return onwaar(), fmt.Errorf("%w: order of what is no Long", ErrNietVertaalbaar)
	}
	tekst := slices.Clone(links)
	tekst[len(tekst)-1] += teken + rechts[0]
	return blad(append(tekst, rechts[1:]...), append(slices.Clone(linksArgs), rechtsArgs...)...), nil
}

// gesorteerd gives the elements of a set in a fixed order, so that the same
// question has the same SQL text.
func gesorteerd(s types.Set) []types.Value {
	return slices.SortedFunc(s.All(), func(a, b types.Value) int { return cmp.Compare(a.String(), b.String()) })
}
