// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"context"

	"rondetafel/internal/casus"
	"rondetafel/internal/gate"
)

func incidenteelOperations(g *gate.Gate) map[string]operation {
	return map[string]operation{
		"incidentelederde.voorstellen": create("/incidentele-derden", func(ctx context.Context, c gate.Caller, in *onPathBody[casus.Incidenteel]) (gate.Verwijzing, error) {
			in.Body.Casus = in.ID
			return g.IncidenteleDerdeVoorstellen(ctx, c, in.Body)
		}),
		"incidentelederde.lijst": show(func(ctx context.Context, c gate.Caller, in *onPath) (gate.IncidenteelLijst, error) {
			return g.IncidenteleDerdenLezen(ctx, c, in.ID)
		}),
		"incidentelederde.lezen": show(func(ctx context.Context, c gate.Caller, in *onPath) (gate.IncidenteelBlad, error) {
			return g.IncidenteleDerdeLezen(ctx, c, in.ID)
		}),
		"incidentelederde.beslissen": change(func(ctx context.Context, c gate.Caller, in *onPathBody[casus.IncidenteelBesluit]) (gate.Verwijzing, error) {
			in.Body.Derde = in.ID
			return g.IncidenteleDerdeBeslissen(ctx, c, in.Body)
		}),
		"incidentelederde.beeindigen": change(func(ctx context.Context, c gate.Caller, in *onPathBody[casus.IncidenteelEinde]) (gate.Verwijzing, error) {
			in.Body.Derde = in.ID
			return g.IncidenteleDerdeBeeindigen(ctx, c, in.Body)
		}),
		"incidentelederde.inzien": show(func(ctx context.Context, c gate.Caller, in *onPath) (gate.InzienBlad, error) {
			return g.IncidenteleDerdeInzien(ctx, c, in.ID)
		}),
	}
}
