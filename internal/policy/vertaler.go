// SPDX-License-Identifier: EUPL-1.2

package policy

import (
	"fmt"

	"github.com/cedar-policy/cedar-go/types"
	"github.com/cedar-policy/cedar-go/x/exp/ast"
	"github.com/cedar-policy/cedar-go/x/exp/eval"
)

// vertaler turns the syntax tree of a policy into a condition on rows, for a
// known caller, act and context. A part that does not name the resource is
// evaluated by Cedar itself. What is left is translated node by node; a node
// that is not listed here, and a part that fails to evaluate, is
// ErrNietVertaalbaar.
//
// The policies are validated and no attribute is optional, so the translated
// parts cannot fail in Cedar: its errors need no counterpart in SQL. (Only
// arithmetic could, and that is not translated.)
type vertaler struct {
	env      eval.Env
	soort    types.EntityType // of the resource
	kolommen map[types.EntityType]map[types.String]kolom
}

// voorwaarde translates a node that is a boolean.
func (v *vertaler) voorwaarde(n ast.IsNode) (voorwaarde, error) {
	if !noemtResource(n) {
		return v.vast(n)
	}
	switch n := n.(type) {
	case ast.NodeTypeAnd:
		return v.beide(n.BinaryNode, en)
	case ast.NodeTypeOr:
		return v.beide(n.BinaryNode, of)
	case ast.NodeTypeNot:
		c, err := v.voorwaarde(n.Arg)
		return niet(c), err
	case ast.NodeTypeIfThenElse:
		return v.alsDan(n)
	case ast.NodeTypeEquals:
		return v.gelijk(n.Left, n.Right)
	case ast.NodeTypeNotEquals:
		c, err := v.gelijk(n.Left, n.Right)
		return niet(c), err
	case ast.NodeTypeHas:
		return v.heeft(n)
	case ast.NodeTypeIs:
		return v.isSoort(n)
	case ast.NodeTypeAccess:
		k, err := v.kolom(n)
		if err != nil || k.soort != kolomBool {
			return onwaar(), nietVertaalbaar(n, err)
		}
		return blad([]string{k.sql}), nil
	}
	if c, wel, err := v.vergelijking(n); wel {
		return c, err
	}
	return v.verzameling(n)
}

// noemtResource tells whether a node depends on the resource.
func noemtResource(n ast.IsNode) bool {
	noemt := false
	ast.Inspect(ast.NewNode(n), func(k ast.IsNode) bool {
		if w, ok := k.(ast.NodeTypeVariable); ok && w.Name == "resource" {
			noemt = true
		}
		return !noemt
	})
	return noemt
}

// waarde lets Cedar evaluate a node that does not name the resource.
func (v *vertaler) waarde(n ast.IsNode) (types.Value, error) {
	w, err := eval.Eval(n, v.env)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrNietVertaalbaar, err)
	}
	return w, nil
}

func (v *vertaler) vast(n ast.IsNode) (voorwaarde, error) {
	w, err := v.waarde(n)
	if err != nil {
		return onwaar(), err
	}
	b, ok := w.(types.Boolean)
	if !ok {
		return onwaar(), nietVertaalbaar(n, nil)
	}
	return constant(bool(b)), nil
}

func (v *vertaler) beide(n ast.BinaryNode, voeg func(a, b voorwaarde) voorwaarde) (voorwaarde, error) {
	links, err := v.voorwaarde(n.Left)
	if err != nil {
		return onwaar(), err
	}
	rechts, err := v.voorwaarde(n.Right)
	if err != nil {
		return onwaar(), err
	}
	return voeg(links, rechts), nil
}

func (v *vertaler) alsDan(n ast.NodeTypeIfThenElse) (voorwaarde, error) {
	als, err := v.voorwaarde(n.If)
	if err != nil {
		return onwaar(), err
	}
	dan, err := v.voorwaarde(n.Then)
	if err != nil {
		return onwaar(), err
	}
	anders, err := v.voorwaarde(n.Else)
	return alsDan(als, dan, anders), err
}

// heeft: attributes are never optional, so the schema has the answer.
func (v *vertaler) heeft(n ast.NodeTypeHas) (voorwaarde, error) {
	typ, err := v.entiteitType(n.Arg)
	if err != nil {
		return onwaar(), err
	}
	_, bekend := v.kolommen[typ][n.Value]
	return constant(bekend), nil
}

func (v *vertaler) isSoort(n ast.NodeTypeIs) (voorwaarde, error) {
	if typ, err := v.entiteitType(n.Left); err == nil {
		return constant(typ == n.EntityType), nil
	}
	k, err := v.kolom(n.Left)
	if err != nil || k.soort != kolomEntiteit {
		return onwaar(), nietVertaalbaar(n, err)
	}
	return constant(k.typ == n.EntityType), nil
}

// entiteitType is the type of a node that is the resource or nested in it.
func (v *vertaler) entiteitType(n ast.IsNode) (types.EntityType, error) {
	if w, ok := n.(ast.NodeTypeVariable); ok && w.Name == "resource" {
		return v.soort, nil
	}
	k, err := v.kolom(n)
	if err != nil || k.soort != kolomGenest {
		return "", nietVertaalbaar(n, err)
	}
	return k.typ, nil
}

// kolom is the column of resource.x or resource.casus.x.
func (v *vertaler) kolom(n ast.IsNode) (kolom, error) {
	toegang, ok := n.(ast.NodeTypeAccess)
	if !ok {
		return kolom{}, nietVertaalbaar(n, nil)
	}
	typ, err := v.entiteitType(toegang.Arg)
	if err != nil {
		return kolom{}, err
	}
	k := v.kolommen[typ][toegang.Value]
	if k.soort == kolomGeen {
		return kolom{}, fmt.Errorf("%w: %s.%s has no column", ErrNietVertaalbaar, typ, toegang.Value)
	}
	return k, nil
}

// nietVertaalbaar wraps what went wrong below a node, or names the node itself.
func nietVertaalbaar(n ast.IsNode, err error) error {
	if err != nil {
		return err
	}
	return fmt.Errorf("%w: %T", ErrNietVertaalbaar, n)
}
