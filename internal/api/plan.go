// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"context"

	"rondetafel/internal/bestuur"
	"rondetafel/internal/gate"
	"rondetafel/internal/plan"
)

// planOperations are those on the plan of a Casus and its execution.
func planOperations(g *gate.Gate) map[string]operation {
	return map[string]operation{
		"plan.lezen": show(func(ctx context.Context, c gate.Caller, in *onPath) (gate.PlanBlad, error) {
			return g.PlanLezen(ctx, c, in.ID)
		}),
		"plan.bewaren": change(func(ctx context.Context, c gate.Caller, in *onPathBody[plan.Concept]) (gate.Verwijzing, error) {
			in.Body.Casus = in.ID
			return g.PlanBewaren(ctx, c, in.Body)
		}),
		"plan.voorleggen": change(func(ctx context.Context, c gate.Caller, in *onPathBody[plan.Voorleggen]) (gate.Verwijzing, error) {
			in.Body.Casus = in.ID
			return g.PlanVoorleggen(ctx, c, in.Body)
		}),
		"plan.instemmen": change(func(ctx context.Context, c gate.Caller, in *onPathBody[bestuur.Instemmen]) (gate.Verwijzing, error) {
			in.Body.Casus = in.ID
			return g.PlanInstemmen(ctx, c, in.Body)
		}),
		"afspraak.lezen": show(func(ctx context.Context, c gate.Caller, in *onPath) (gate.AfspraakBlad, error) {
			return g.AfspraakLezen(ctx, c, in.ID)
		}),
		"afspraak.melden": change(func(ctx context.Context, c gate.Caller, in *onPathBody[plan.Melding]) (gate.Verwijzing, error) {
			in.Body.Afspraak = in.ID
			return g.AfspraakMelden(ctx, c, in.Body)
		}),
		"afspraak.aantekenen": create("", func(ctx context.Context, c gate.Caller, in *onPathBody[plan.Aantekenen]) (gate.Verwijzing, error) {
			in.Body.Afspraak = in.ID
			return g.AfspraakAantekenen(ctx, c, in.Body)
		}),
	}
}

// regieOperations are the consultation of the regisseurs, and what a Partij does by itself.
func regieOperations(g *gate.Gate) map[string]operation {
	return map[string]operation{
		"regie.lezen": show(func(ctx context.Context, c gate.Caller, in *onPath) (gate.RegieBlad, error) {
			return g.RegieLezen(ctx, c, in.ID)
		}),
		"regie.afstemmen": create("", func(ctx context.Context, c gate.Caller, in *onPathBody[plan.Afstemming]) (gate.Verwijzing, error) {
			in.Body.Casus = in.ID
			return g.RegieAfstemmen(ctx, c, in.Body)
		}),
		"optreden.lezen": show(func(ctx context.Context, c gate.Caller, in *onPath) (gate.OptredenBlad, error) {
			return g.OptredenLezen(ctx, c, in.ID)
		}),
		"optreden.vastleggen": create("", func(ctx context.Context, c gate.Caller, in *onPathBody[plan.Optreden]) (gate.Verwijzing, error) {
			in.Body.Casus = in.ID
			return g.OptredenVastleggen(ctx, c, in.Body)
		}),
	}
}
