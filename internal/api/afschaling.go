// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"context"

	"rondetafel/internal/casus"
	"rondetafel/internal/gate"
)

// destructionQuery chooses which destructions a client wants to see.
type destructionQuery struct {
	Stand string `query:"stand" enum:"loopt,klaar" default:"loopt" doc:"Vernietigingen die nog lopen, of die klaar of gestopt zijn."`
}

func afschalingOperations(g *gate.Gate) map[string]operation {
	return map[string]operation{
		"casus.overdragen": change(func(ctx context.Context, c gate.Caller, in *onPathBody[casus.Overdracht]) (gate.Verwijzing, error) {
			in.Body.Casus = in.ID
			return g.CasusOverdragen(ctx, c, in.Body)
		}),
		"casus.opschonen": change(func(ctx context.Context, c gate.Caller, in *onPathBody[casus.Opschoning]) (gate.Verwijzing, error) {
			in.Body.Casus = in.ID
			return g.CasusOpschonen(ctx, c, in.Body)
		}),
		"casus.sluiten": change(func(ctx context.Context, c gate.Caller, in *onPathBody[casus.Sluiten]) (gate.Verwijzing, error) {
			in.Body.Casus = in.ID
			return g.CasusSluiten(ctx, c, in.Body)
		}),
	}
}

func vernietigingOperations(g *gate.Gate) map[string]operation {
	voorstellen := create("/vernietigingen", func(ctx context.Context, c gate.Caller, in *onPathBody[casus.VernietigingVoorstellen]) (gate.Verwijzing, error) {
		in.Body.Casus = in.ID
		return g.VernietigingVoorstellen(ctx, c, in.Body)
	})
	voorstellen.conflict = true
	return map[string]operation{
		"vernietiging.voorstellen": voorstellen,
		"vernietiging.lijst": show(func(ctx context.Context, c gate.Caller, in *destructionQuery) (gate.VernietigingPagina, error) {
			return g.VernietigingLijst(ctx, c, gate.VernietigingVraag{Stand: in.Stand})
		}),
		"vernietiging.lezen": show(func(ctx context.Context, c gate.Caller, in *onPath) (gate.VernietigingBlad, error) {
			return g.VernietigingLezen(ctx, c, in.ID)
		}),
		"vernietiging.controleren": change(func(ctx context.Context, c gate.Caller, in *onPathBody[casus.VernietigingControleren]) (gate.Verwijzing, error) {
			in.Body.Vernietiging = in.ID
			return g.VernietigingControleren(ctx, c, in.Body)
		}),
		"vernietiging.stoppen": change(func(ctx context.Context, c gate.Caller, in *onPathBody[casus.VernietigingStoppen]) (gate.Verwijzing, error) {
			in.Body.Vernietiging = in.ID
			return g.VernietigingStoppen(ctx, c, in.Body)
		}),
	}
}
