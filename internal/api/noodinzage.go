// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"context"

	"rondetafel/internal/casus"
	"rondetafel/internal/gate"
)

func noodOperations(g *gate.Gate) map[string]operation {
	return map[string]operation{
		"noodinzage.openen": create("/noodinzages", func(ctx context.Context, c gate.Caller, in *withBody[casus.Noodinzage]) (gate.Verwijzing, error) {
			v, err := g.NoodinzageOpenen(ctx, c, in.Body)
			return v.Verwijzing, err
		}),
		"noodinzage.lijst": show(func(ctx context.Context, c gate.Caller, _ *nothing) (gate.NoodinzageLijst, error) {
			return g.NoodinzageLijst(ctx, c)
		}),
		"noodinzage.lezen": show(func(ctx context.Context, c gate.Caller, in *onPath) (gate.NoodinzageBlad, error) {
			return g.NoodinzageLezen(ctx, c, in.ID)
		}),
		"noodinzage.beeindigen": change(func(ctx context.Context, c gate.Caller, in *onPathBody[casus.NoodinzageEinde]) (gate.Verwijzing, error) {
			in.Body.Noodinzage = in.ID
			return g.NoodinzageBeeindigen(ctx, c, in.Body)
		}),
		"noodinzage.beoordelen": change(func(ctx context.Context, c gate.Caller, in *onPathBody[casus.NoodinzageOordeel]) (gate.Verwijzing, error) {
			in.Body.Noodinzage = in.ID
			return g.NoodinzageBeoordelen(ctx, c, in.Body)
		}),
	}
}
