// SPDX-License-Identifier: EUPL-1.2

package policy

import (
	"slices"

	"github.com/cedar-policy/cedar-go/types"
)

// Lijst decides one act of one caller for many rows. It is not safe for
// concurrent use.
type Lijst struct {
	engine *Engine
	actie  *actie // nil for an unknown act: nothing is allowed
	wie    Wie
	wil    Context
	env    entiteiten // what Cedar reads, once it is asked
	ctx    types.Record
	gereed bool
	regels []types.PolicyID
}

// Lijst prepares the caller for actie. An unknown act gives a Lijst that allows
// nothing.
func (e *Engine) Lijst(wie Wie, actie string, ctx Context) *Lijst {
	a := e.acties[actie]
	if a == nil {
		return &Lijst{engine: e}
	}
	return &Lijst{engine: e, actie: a, wie: wie, wil: ctx}
}

// Mag answers for one row exactly as [Engine.Beslis] does.
func (l *Lijst) Mag(op Resource) bool {
	if l.actie == nil || op == nil || !l.actie.op[types.EntityType(op.soort())] {
		return false
	}
	uit := l.engine.antwoordOp(l.actie, &l.wie, op, &l.wil, func() antwoord { return l.vers(op) })
	if !uit.mag() {
		return false
	}
	for _, reden := range uit.diag.Reasons {
		if !slices.Contains(l.regels, reden.PolicyID) {
			l.regels = append(l.regels, reden.PolicyID)
		}
	}
	return true
}

// vers asks Cedar.
func (l *Lijst) vers(op Resource) antwoord {
	if !l.gereed {
		l.env.wie, l.ctx, l.gereed = l.actie.principaal(&l.wie), vorm(l.actie.feiten.context, &l.wil), true
	}
	op.entiteiten(l.actie, &l.env)
	return l.actie.beslis(&l.env, l.ctx)
}

// Regels are the @ids of the policies that allowed a row so far, sorted.
func (l *Lijst) Regels() []string {
	uit := make([]string, len(l.regels))
	for i, id := range l.regels {
		uit[i] = string(id)
	}
	slices.Sort(uit)
	return uit
}

// Artikelen are the articles of Regels, each once.
func (l *Lijst) Artikelen() []string {
	var uit []string
	for _, id := range l.Regels() {
		if artikel := l.engine.beleid[types.PolicyID(id)].artikel; !slices.Contains(uit, artikel) {
			uit = append(uit, artikel)
		}
	}
	return uit
}
