// SPDX-License-Identifier: EUPL-1.2

package policy

import (
	"slices"
	"sync"

	cedar "github.com/cedar-policy/cedar-go"
	"github.com/cedar-policy/cedar-go/types"
)

// Engine decides by a fixed set of policies. It never changes after [New] and
// is safe for concurrent use.
type Engine struct {
	feiten  *feiten
	beleid  map[types.PolicyID]*beleid
	acties  map[string]*actie
	namen   []string // the acts, sorted
	idsOpNr []string // the policies, sorted

	geheugen geheugen
}

// beleid is one policy with what its annotations say.
type beleid struct {
	id, artikel, regel, waarom, anders string
	verbod                             bool
	cedar                              *cedar.Policy
}

// Acties lists the acts that the schema knows, sorted.
func (e *Engine) Acties() []string { return slices.Clone(e.namen) }

// Uitleg returns why a policy decides as it does and what one can do instead, by its @id; false when there is none.
func (e *Engine) Uitleg(id string) (waarom, anders string, ok bool) {
	b, ok := e.beleid[types.PolicyID(id)]
	if !ok {
		return "", "", false
	}
	return b.waarom, b.anders, true
}

// Beleid lists the @ids of all policies, sorted.
func (e *Engine) Beleid() []string { return slices.Clone(e.idsOpNr) }

// Beslis answers whether wie may do actie to op. It never fails: what goes wrong
// is a refusal with Fout set (an unknown act, a nil or unfitting resource, a
// policy that cannot be evaluated).
func (e *Engine) Beslis(wie Wie, actie string, op Resource, ctx Context) Besluit {
	a := e.acties[actie]
	if a == nil || op == nil || !a.op[types.EntityType(op.soort())] {
		return Besluit{Fout: true}
	}
	return e.besluit(e.antwoordOp(a, &wie, op, &ctx, func() antwoord {
		env := entiteiten{wie: a.principaal(&wie)}
		op.entiteiten(a, &env)
		return a.beslis(&env, vorm(a.feiten.context, &ctx))
	}))
}

// Welke returns those of acties that wie may do to op, in their order: each as [Engine.Beslis] answers, but what is the same for all
// is made once.
func (e *Engine) Welke(wie Wie, op Resource, ctx Context, acties ...string) []string {
	if op == nil {
		return nil
	}
	soort := types.EntityType(op.soort())
	alles := sync.OnceValues(func() (*entiteiten, types.Record) {
		alles := &actie{feiten: *e.feiten}
		env := &entiteiten{wie: alles.principaal(&wie)}
		op.entiteiten(alles, env)
		return env, vorm(e.feiten.context, &ctx)
	})
	var uit []string
	for _, naam := range acties {
		a := e.acties[naam]
		if a == nil || !a.op[soort] {
			continue
		}
		if e.antwoordOp(a, &wie, op, &ctx, func() antwoord { return a.beslis(alles()) }).mag() {
			uit = append(uit, naam)
		}
	}
	return uit
}

// Voor prepares actie on a piece for several people: what is the same for all is made once. What it returns tells whether wie, who stands
// to the Casus of g as c says, may: as [Engine.Beslis] answers on g with c for its Casus. That function is not safe for concurrent use.
func (e *Engine) Voor(actie string, g Gegeven, ctx Context) func(wie Wie, c Casus) bool {
	a := e.acties[actie]
	if a == nil || !a.op[typeGegeven] {
		return func(Wie, Casus) bool { return false }
	}
	env, context := entiteiten{}, vorm(a.feiten.context, &ctx)
	return func(wie Wie, c Casus) bool {
		g.Casus = c
		return e.antwoordOp(a, &wie, g, &ctx, func() antwoord {
			env.wie = a.principaal(&wie)
			g.entiteiten(a, &env)
			return a.beslis(&env, context)
		}).mag()
	}
}

// besluit turns Cedar's answer into ours.
//
// Any error refuses: Cedar skips a policy that fails, and a forbid that is
// skipped forbids nothing.
func (e *Engine) besluit(a antwoord) Besluit {
	diag := a.diag
	uit := Besluit{Toegestaan: a.besluit == types.Allow}
	if len(diag.Errors) > 0 {
		uit = Besluit{Fout: true}
		if a.besluit == types.Allow {
			return uit
		}
	}
	if len(diag.Reasons) == 0 {
		return uit
	}
	uit.Regels = make([]string, len(diag.Reasons))
	uit.Artikelen = make([]string, 0, len(diag.Reasons))
	for i, reden := range diag.Reasons {
		b := e.beleid[reden.PolicyID]
		uit.Regels[i] = b.id
		if !slices.Contains(uit.Artikelen, b.artikel) {
			uit.Artikelen = append(uit.Artikelen, b.artikel)
		}
	}
	eerste := e.beleid[diag.Reasons[0].PolicyID]
	uit.Waarom, uit.Anders = eerste.waarom, eerste.anders
	return uit
}
