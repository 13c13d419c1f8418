// SPDX-License-Identifier: EUPL-1.2

package policy

import (
	"maps"
	"slices"

	"github.com/cedar-policy/cedar-go/types"
	"github.com/cedar-policy/cedar-go/x/exp/ast"
	"github.com/cedar-policy/cedar-go/x/exp/eval"
)

// telt says what makes a difference to the answers of an act, as its policies are written.
type telt struct {
	gelezen map[types.String]bool // every attribute that a policy reads, of whatever entity

	// Whether one is compared or handed on itself, and not only asked for its attributes or its type: who somebody is, which resource it is,
	// in which Casus it lies, and the context as a whole. partij tells that a policy names a Partij by its id.
	persoon, resource, zaak, context, partij bool
	leegWie                                  []func(*Wie) // see leeg
	leegCasus                                []func(*Casus)
	// eenmalig tells that an answer holds once: something counts that vraag does not hold, as how far a moment lies from now.
	eenmalig bool
}

// tel reads the policies of an act.
func tel(beleid []*ast.Policy) *telt {
	t := &telt{gelezen: map[types.String]bool{}}
	for _, p := range beleid {
		heel, los := t.neem(p)
		t.persoon, t.resource = t.persoon || heel["principal"] > 0, t.resource || heel["resource"] > 0
		t.zaak, t.context = t.zaak || heel["casus"] > 0, t.context || heel["context"] > 0
		t.eenmalig = t.eenmalig || los
	}
	t.leegWie, t.leegCasus = t.leeg()
	return t
}

// neem notes every attribute that p reads. heel counts the variables, and the Casus of a resource, that are used as a value; los tells
// that a moment is used in another way than to see whether it lies before or after now.
func (t *telt) neem(p *ast.Policy) (heel map[types.String]int, los bool) {
	heel = map[types.String]int{}
	momenten := 0 // uses of a moment outside a comparison with now
	lees := func(op ast.StrOpNode) {
		t.gelezen[op.Value] = true
		switch van := op.Arg.(type) {
		case ast.NodeTypeVariable:
			heel[van.Name]--
		case ast.NodeTypeAccess:
			heel[van.Value]--
		}
	}
	ast.Inspect(eval.PolicyToNode(p), func(n ast.IsNode) bool {
		switch v := n.(type) {
		case ast.NodeTypeAccess:
			lees(v.StrOpNode)
			heel[v.Value]++
			if isMoment(v) {
				momenten++
			}
		case ast.NodeTypeHas:
			lees(v.StrOpNode)
		case ast.NodeTypeIs:
			if van, ok := v.Left.(ast.NodeTypeVariable); ok {
				heel[van.Name]--
			}
		case ast.NodeTypeVariable:
			heel[v.Name]++
		case ast.NodeValue:
			t.partij = t.partij || noemtPartij(v.Value)
		default:
			if links, rechts, ok := vergelijking(n); ok && isMoment(links) && isMoment(rechts) && isNu(links) != isNu(rechts) {
				momenten -= 2
			}
		}
		return true
	})
	return heel, momenten > 0
}

// noemtPartij tells whether a value can be a Partij.
func noemtPartij(v types.Value) bool {
	switch v := v.(type) {
	case types.Boolean, types.Long, types.String:
		return false
	case types.EntityUID:
		return v.Type == typePartij
	}
	return true
}

// vergelijking gives the sides of a comparison of numbers.
func vergelijking(n ast.IsNode) (links, rechts ast.IsNode, ok bool) {
	switch v := n.(type) {
	case ast.NodeTypeLessThan:
		return v.Left, v.Right, true
	case ast.NodeTypeLessThanOrEqual:
		return v.Left, v.Right, true
	case ast.NodeTypeGreaterThan:
		return v.Left, v.Right, true
	case ast.NodeTypeGreaterThanOrEqual:
		return v.Left, v.Right, true
	}
	return nil, nil, false
}

const nu types.String = "nu"

func isNu(n ast.IsNode) bool {
	v, ok := n.(ast.NodeTypeAccess)
	return ok && v.Value == nu
}

// isMoment tells whether n reads a moment that vraag holds against now.
func isMoment(n ast.IsNode) bool {
	v, ok := n.(ast.NodeTypeAccess)
	return ok && slices.Contains([]types.String{nu, "eersteRTO", "geldigTot", "volgendRTO", "voorafTot"}, v.Value)
}

// leeg empties the facts that no policy reads, so that they make no difference. A fact that is not named here always counts.
func (t *telt) leeg() (wie []func(*Wie), casus []func(*Casus)) {
	wie = ongelezen(t.gelezen, map[types.String]func(*Wie){
		"partij":       func(w *Wie) { w.Partij = "" },
		"functies":     func(w *Wie) { w.Functies = 0 },
		"partijActief": func(w *Wie) { w.PartijActief = false },
		"getekend":     func(w *Wie) { w.Getekend = false },
		"incidenteel":  func(w *Wie) { w.Incidenteel = false },
	})
	if !t.persoon {
		wie = append(wie, func(w *Wie) { w.Medewerker = "" })
	}
	casus = ongelezen(t.gelezen, map[types.String]func(*Casus){
		"fase":         func(c *Casus) { c.Fase = "" },
		"soort":        func(c *Casus) { c.Soort = "" },
		"aanmelder":    func(c *Casus) { c.Aanmelder = "" },
		"open":         func(c *Casus) { c.Open = false },
		"toegewezen":   func(c *Casus) { c.Toegewezen = false },
		"rollen":       func(c *Casus) { c.Rollen = 0 },
		"partijRollen": func(c *Casus) { c.PartijRollen = 0 },
		"eersteRTO":    func(c *Casus) { c.EersteRTO = 0 },
		"planVast":     func(c *Casus) { c.PlanVast = false },
	})
	return wie, casus
}

func ongelezen[F any](gelezen map[types.String]bool, leeg map[types.String]F) []F {
	maps.DeleteFunc(leeg, func(naam types.String, _ F) bool { return gelezen[naam] })
	return slices.Collect(maps.Values(leeg))
}
