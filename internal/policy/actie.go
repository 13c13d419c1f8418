// SPDX-License-Identifier: EUPL-1.2

package policy

import (
	"cmp"
	"iter"
	"slices"

	cedar "github.com/cedar-policy/cedar-go"
	cedarast "github.com/cedar-policy/cedar-go/ast"
	"github.com/cedar-policy/cedar-go/types"
	"github.com/cedar-policy/cedar-go/x/exp/ast"
	"github.com/cedar-policy/cedar-go/x/exp/schema/resolved"
)

// actie is one act, prepared: only the policies whose action scope can match,
// without that scope, and only the attributes that those policies read. An
// attribute left out by mistake would be an error when read, and so a refusal.
type actie struct {
	uid    types.EntityUID
	op     map[types.EntityType]bool // the resources that the schema allows
	beleid []*beleid                 // those for every act first, then by id
	cedar  []*cedar.Policy           // those of beleid, compiled for this act
	feiten feiten
	telt   *telt
}

// nieuweActie prepares the act of the schema for the given policies.
func nieuweActie(a resolved.Action, alle []*beleid, f *feiten) *actie {
	uit := &actie{uid: a.Entity.UID, op: map[types.EntityType]bool{}}
	if a.AppliesTo != nil {
		for _, typ := range a.AppliesTo.Resources {
			uit.op[typ] = true
		}
	}
	var bomen []*ast.Policy
	for _, b := range voorAllesEerst(alle) {
		if !raaktActie(b.boom().Action, uit.uid) {
			continue
		}
		hier := *b.boom()
		hier.Action = ast.ScopeTypeAll{}
		uit.beleid = append(uit.beleid, b)
		uit.cedar = append(uit.cedar, cedar.NewPolicyFromAST((*cedarast.Policy)(&hier)))
		bomen = append(bomen, &hier)
	}
	uit.telt = tel(bomen)
	gebruikt := uit.telt.gelezen
	uit.feiten = feiten{
		wie: kies(f.wie, gebruikt), casus: kies(f.casus, gebruikt), gegeven: kies(f.gegeven, gebruikt),
		concept: kies(f.concept, gebruikt), logregel: kies(f.logregel, gebruikt), context: kies(f.context, gebruikt),
		triagevraag: kies(f.triagevraag, gebruikt), overleg: kies(f.overleg, gebruikt), afspraak: kies(f.afspraak, gebruikt),
		aantekening: kies(f.aantekening, gebruikt), vernietiging: kies(f.vernietiging, gebruikt),
		informatievraag: kies(f.informatievraag, gebruikt), correctieverzoek: kies(f.correctieverzoek, gebruikt),
		kennisgeving: kies(f.kennisgeving, gebruikt), verstrekking: kies(f.verstrekking, gebruikt),
		verstrekkingsdeel: kies(f.verstrekkingsdeel, gebruikt),
		passage:           kies(f.passage, gebruikt), incidenteel: kies(f.incidenteel, gebruikt),
		nood: kies(f.nood, gebruikt),
	}
	if uit.telt.context {
		uit.feiten.context = f.context
	}
	uit.telt.eenmalig = uit.telt.eenmalig || slices.ContainsFunc(uit.feiten.context, func(f feit[Context]) bool { return !blijvend(f.naam) })
	return uit
}

// voorAllesEerst puts what holds for every act before what is about one: who may not work here at all hears that first, and not
// what is wrong with this act.
func voorAllesEerst(alle []*beleid) []*beleid {
	uit := slices.Clone(alle)
	slices.SortStableFunc(uit, func(a, b *beleid) int { return cmp.Compare(a.breedte(), b.breedte()) })
	return uit
}

// breedte is 0 for a policy about every act, else 1.
func (b *beleid) breedte() int {
	if _, alles := b.boom().Action.(ast.ScopeTypeAll); alles {
		return 0
	}
	return 1
}

// raaktActie tells whether an action scope matches the action. Our schema has no
// groups of actions (see feiten.toets), so "in" is equality.
func raaktActie(scope ast.IsActionScopeNode, uid types.EntityUID) bool {
	switch s := scope.(type) {
	case ast.ScopeTypeEq:
		return s.Entity == uid
	case ast.ScopeTypeIn:
		return s.Entity == uid
	case ast.ScopeTypeInSet:
		return slices.Contains(s.Entities, uid)
	}
	return true
}

// boom is the syntax tree of the policy; it is not to be modified.
func (b *beleid) boom() *ast.Policy { return (*ast.Policy)(b.cedar.AST()) }

// All makes actie the set of policies that Cedar evaluates, in a fixed order.
func (a *actie) All() iter.Seq2[cedar.PolicyID, *cedar.Policy] {
	return func(yield func(cedar.PolicyID, *cedar.Policy) bool) {
		for i, b := range a.beleid {
			if !yield(types.PolicyID(b.id), a.cedar[i]) {
				return
			}
		}
	}
}

// principaal is the entity of the caller.
func (a *actie) principaal(wie *Wie) types.Entity {
	return types.Entity{UID: entiteit(typeMedewerker, wie.Medewerker), Attributes: vorm(a.feiten.wie, wie)}
}

// beslis asks Cedar.
func (a *actie) beslis(env *entiteiten, ctx types.Record) antwoord {
	besluit, diag := cedar.Authorize(a, env, types.Request{
		Principal: env.wie.UID, Action: a.uid, Resource: env.op.UID, Context: ctx,
	})
	return antwoord{besluit, diag}
}
