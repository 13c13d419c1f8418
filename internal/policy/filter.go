// SPDX-License-Identifier: EUPL-1.2

package policy

import (
	"errors"
	"fmt"

	"github.com/cedar-policy/cedar-go/types"
	"github.com/cedar-policy/cedar-go/x/exp/eval"
)

// ErrNietVertaalbaar says that the policies of an act cannot be written as SQL.
// The caller then decides per row, and never shows more than that allows.
var ErrNietVertaalbaar = errors.New("policy: cannot be translated to SQL")

// Filter is a condition on rows that holds for exactly the rows that Beslis
// would allow.
type Filter struct {
	// SQL is one boolean expression, in parentheses where needed, valid in SQLite
	// and PostgreSQL. It uses the aliases c (casus), zm and zp (the rows in zicht
	// of the caller and of the caller's Partij, LEFT JOINed and limited to what is
	// valid now) and, for Gegeven, g (gegeven) and the table gegeven_lezer.
	SQL string
	// Args are the values of its parameters, in order: string or int64.
	Args []any
	// ViaZicht tells that no row passes without a row of the caller itself in
	// zicht, so that a query may start from there.
	ViaZicht bool
	// Niets tells that no row passes at all; SQL is then FALSE.
	Niets bool
}

// Filter writes the policies of actie for this caller as a condition on the rows
// of soort ("Casus" or "Gegeven"). Parameters are numbered from eersteParam on,
// in order of first use; a value that returns uses its number again.
//
// The condition is (some permit) AND NOT (some forbid), with everything that does
// not depend on the row worked out beforehand. The error is ErrNietVertaalbaar
// for a policy that has no equal in SQL, and another one for an act that is
// unknown or not about soort.
func (e *Engine) Filter(wie Wie, actie, soort string, ctx Context, eersteParam int) (Filter, error) {
	a := e.acties[actie]
	if a == nil || !a.op[types.EntityType(soort)] {
		return Filter{}, fmt.Errorf("policy: act %q is not about %q", actie, soort)
	}
	v, err := e.nieuweVertaler(a, &wie, &ctx, types.EntityType(soort))
	if err != nil {
		return Filter{}, err
	}
	mag, magNiet := onwaar(), onwaar()
	for _, b := range a.beleid {
		c, err := v.voorwaarde(eval.PolicyToNode(b.boom()).AsIsNode())
		if err != nil {
			return Filter{}, fmt.Errorf("%s: %w", b.id, err)
		}
		if b.verbod {
			magNiet = of(magNiet, c)
			continue
		}
		mag = of(mag, c)
	}
	alles := en(mag, niet(magNiet))
	if alles.is(false) {
		return Filter{SQL: "FALSE", Niets: true}, nil
	}
	s := schrijver{volgende: eersteParam, nummers: map[any]int{}}
	s.schrijf(alles)
	return Filter{SQL: s.tekst.String(), Args: s.args, ViaZicht: mag.vereistZicht()}, nil
}

// nieuweVertaler makes a translator for rows of soort.
func (e *Engine) nieuweVertaler(a *actie, wie *Wie, ctx *Context, soort types.EntityType) (*vertaler, error) {
	kolommen := map[types.EntityType]map[types.String]kolom{typeCasus: kolommenVan(e.feiten.casus)}
	switch soort {
	case typeCasus:
	case typeGegeven:
		kolommen[typeGegeven] = kolommenVan(e.feiten.gegeven)
	default:
		return nil, fmt.Errorf("%w: rows of %s", ErrNietVertaalbaar, soort)
	}
	env := &entiteiten{wie: a.principaal(wie)}
	return &vertaler{kolommen: kolommen, soort: soort, env: eval.Env{
		Entities: env, Principal: env.wie.UID, Action: a.uid, Context: vorm(a.feiten.context, ctx),
	}}, nil
}

func kolommenVan[T any](tabel []feit[T]) map[types.String]kolom {
	uit := make(map[types.String]kolom, len(tabel))
	for _, f := range tabel {
		uit[f.naam] = f.kolom
	}
	return uit
}
