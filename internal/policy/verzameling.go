// SPDX-License-Identifier: EUPL-1.2

package policy

import (
	"fmt"

	"github.com/cedar-policy/cedar-go/types"
	"github.com/cedar-policy/cedar-go/x/exp/ast"
)

// verzameling translates what is asked of sets: in, contains, containsAny,
// containsAll and isEmpty.
func (v *vertaler) verzameling(n ast.IsNode) (voorwaarde, error) {
	switch n := n.(type) {
	case ast.NodeTypeIn:
		return v.in(n)
	case ast.NodeTypeContains:
		return v.bevat(n.Left, n.Right)
	case ast.NodeTypeContainsAny:
		return v.bevatVan(n.BinaryNode, of, false)
	case ast.NodeTypeContainsAll:
		return v.bevatVan(n.BinaryNode, en, true)
	case ast.NodeTypeIsEmpty:
		k, err := v.kolom(n.Arg)
		if err != nil {
			return onwaar(), err
		}
		return k.leeg()
	}
	return onwaar(), nietVertaalbaar(n, nil)
}

// in translates "entity in entity" and "entity in set". Entities on rows have no
// parents, so in is equality with one of them.
func (v *vertaler) in(n ast.NodeTypeIn) (voorwaarde, error) {
	if literal, ok := n.Right.(ast.NodeTypeSet); ok && noemtResource(literal) {
		return v.eenVan(literal, n.Left)
	}
	rechts, err := v.term(n.Right)
	if err != nil {
		return onwaar(), err
	}
	_, set := rechts.vast.(types.Set)
	if set || rechts.vast == nil && rechts.kolom.soort == kolomVerzameling {
		return v.bevat(n.Right, n.Left)
	}
	links, err := v.term(n.Left)
	if err != nil {
		return onwaar(), err
	}
	return gelijkeTermen(links, rechts)
}

// bevat translates set.contains(element).
func (v *vertaler) bevat(set, element ast.IsNode) (voorwaarde, error) {
	if literal, ok := set.(ast.NodeTypeSet); ok && noemtResource(set) {
		return v.eenVan(literal, element)
	}
	s, err := v.term(set)
	if err != nil {
		return onwaar(), err
	}
	e, err := v.term(element)
	if err != nil {
		return onwaar(), err
	}
	if s.vast == nil {
		return s.kolom.bevat(e)
	}
	vast, ok := s.vast.(types.Set)
	if !ok || e.vast != nil || !e.kolom.enkel() {
		return onwaar(), nietVertaalbaar(set, nil)
	}
	return e.kolom.een(vast), nil
}

// eenVan translates a set that is written out with attributes of the row in it.
func (v *vertaler) eenVan(set ast.NodeTypeSet, element ast.IsNode) (voorwaarde, error) {
	uit := onwaar()
	for _, lid := range set.Elements {
		if !noemtResource(lid) && !noemtResource(element) {
			c, err := v.vast(ast.NodeTypeEquals{BinaryNode: ast.BinaryNode{Left: lid, Right: element}})
			if err != nil {
				return onwaar(), err
			}
			uit = of(uit, c)
			continue
		}
		c, err := v.gelijk(lid, element)
		if err != nil {
			return onwaar(), err
		}
		uit = of(uit, c)
	}
	return uit, nil
}

// een is the condition that a column holds one of the elements. Elements of
// another type never equal it.
func (k kolom) een(set types.Set) voorwaarde {
	var args []any
	for _, lid := range gesorteerd(set) {
		if arg, past := argument(lid, k); past {
			args = append(args, arg)
		}
	}
	if len(args) == 0 {
		return onwaar()
	}
	tekst := []string{k.sql + " IN ("}
	for range args[1:] {
		tekst = append(tekst, ",")
	}
	return blad(append(tekst, ")"), args...)
}

// bevat is the condition that a set column holds the element.
func (k kolom) bevat(e term) (voorwaarde, error) {
	switch k.soort {
	case kolomBits:
		naam, ok := e.vast.(types.String)
		if !ok {
			return onwaar(), fmt.Errorf("%w: a bit named by a column", ErrNietVertaalbaar)
		}
		return k.bitTest(k.bits.bit(string(naam)), false), nil
	case kolomVerzameling:
		if e.vast == nil && !e.kolom.enkel() {
			return onwaar(), fmt.Errorf("%w: a set in a set", ErrNietVertaalbaar)
		}
		tekst, args, past := e.als(kolom{soort: kolomEntiteit, typ: k.typ})
		if !past {
			return onwaar(), nil
		}
		c := vergelijkBlad("EXISTS (SELECT 1 FROM "+k.van+" AND "+k.sql+" = ", tekst, args)
		c.tekst[len(c.tekst)-1] += ")"
		return c, nil
	}
	return onwaar(), fmt.Errorf("%w: contains of what is no set", ErrNietVertaalbaar)
}

// bevatVan translates containsAny (alle false) and containsAll (alle true) of a
// column with a constant set. For containsAny the two may stand either way.
func (v *vertaler) bevatVan(n ast.BinaryNode, voeg func(a, b voorwaarde) voorwaarde, alle bool) (voorwaarde, error) {
	links, err := v.term(n.Left)
	if err != nil {
		return onwaar(), err
	}
	rechts, err := v.term(n.Right)
	if err != nil {
		return onwaar(), err
	}
	if links.vast != nil && !alle {
		links, rechts = rechts, links
	}
	set, ok := rechts.vast.(types.Set)
	if links.vast != nil || !ok {
		return onwaar(), fmt.Errorf("%w: two sets of the row", ErrNietVertaalbaar)
	}
	if links.kolom.soort == kolomBits {
		return links.kolom.bevatBits(set, alle), nil
	}
	uit := constant(alle)
	for _, lid := range gesorteerd(set) {
		c, err := links.kolom.bevat(term{vast: lid})
		if err != nil {
			return onwaar(), err
		}
		uit = voeg(uit, c)
	}
	return uit, nil
}

// bevatBits is one bit test for a whole set.
func (k kolom) bevatBits(set types.Set, alle bool) voorwaarde {
	var masker Bits
	for lid := range set.All() {
		naam, _ := lid.(types.String)
		bit := k.bits.bit(string(naam))
		if bit == 0 && alle {
			return onwaar() // a name that the column cannot hold
		}
		masker |= bit
	}
	if masker == 0 {
		return constant(alle)
	}
	return k.bitTest(masker, alle)
}

// bitTest tests a column for some, or all, bits of a mask.
func (k kolom) bitTest(masker Bits, alle bool) voorwaarde {
	if masker == 0 {
		return onwaar()
	}
	tekst := fmt.Sprintf("(%s & %d) <> 0", k.sql, masker)
	if alle {
		tekst = fmt.Sprintf("(%s & %d) = %d", k.sql, masker, masker)
	}
	c := blad([]string{tekst})
	c.zicht = k.zicht
	return c
}

// leeg is the condition that a set column is empty.
func (k kolom) leeg() (voorwaarde, error) {
	switch k.soort {
	case kolomBits:
		return niet(k.bitTest(k.bits.alle(), false)), nil
	case kolomVerzameling:
		return niet(blad([]string{"EXISTS (SELECT 1 FROM " + k.van + ")"})), nil
	}
	return onwaar(), fmt.Errorf("%w: isEmpty of what is no set", ErrNietVertaalbaar)
}
