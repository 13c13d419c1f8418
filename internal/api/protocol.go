// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"context"

	"rondetafel/internal/gate"
	"rondetafel/internal/informatie"
)

func protocolOperations(g *gate.Gate) map[string]operation {
	return map[string]operation{
		"protocol.lezen": show(func(ctx context.Context, c gate.Caller, _ *nothing) (gate.ProtocolBlad, error) {
			return g.ProtocolLezen(ctx, c)
		}),
		"protocol.voorstellen": create("", func(ctx context.Context, c gate.Caller, in *withBody[informatie.ProtocolVoorstel]) (gate.Verwijzing, error) {
			return g.ProtocolVoorstellen(ctx, c, in.Body)
		}),
		"protocol.beoordelen": change(func(ctx context.Context, c gate.Caller, in *onPathBody[informatie.ProtocolOordeel]) (gate.Verwijzing, error) {
			in.Body.Voorstel = in.ID
			return g.ProtocolBeoordelen(ctx, c, in.Body)
		}),
		"protocol.intrekken": change(func(ctx context.Context, c gate.Caller, in *onPathBody[informatie.ProtocolIntrekking]) (gate.Verwijzing, error) {
			in.Body.Voorstel = in.ID
			return g.ProtocolIntrekken(ctx, c, in.Body)
		}),
		"standaard.lezen": show(func(ctx context.Context, c gate.Caller, _ *nothing) (gate.StandaardenBlad, error) {
			return g.StandaardenLezen(ctx, c)
		}),
		"standaard.vaststellen": change(func(ctx context.Context, c gate.Caller, in *withBody[informatie.Standaard]) (gate.Verwijzing, error) {
			return g.StandaardVaststellen(ctx, c, in.Body)
		}),
		"gegeven.standaarden": show(func(ctx context.Context, c gate.Caller, in *onPath) (gate.GeefLijst, error) {
			return g.GegevenStandaarden(ctx, c, in.ID)
		}),
	}
}
