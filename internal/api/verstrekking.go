// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"context"
	"net/http"

	"rondetafel/internal/gate"
	"rondetafel/internal/informatie"
)

func verstrekkingOperations(g *gate.Gate) map[string]operation {
	return map[string]operation{
		"verstrekking.vragen": create("/verstrekkingen", func(ctx context.Context, c gate.Caller, in *onPathBody[informatie.Verstrekking]) (gate.Verwijzing, error) {
			in.Body.Casus = in.ID
			return g.VerstrekkingVragen(ctx, c, in.Body)
		}),
		"verstrekking.plicht": create("/verstrekkingen", func(ctx context.Context, c gate.Caller, in *onPathBody[informatie.WettelijkePlicht]) (gate.Verwijzing, error) {
			in.Body.Casus = in.ID
			return g.VerstrekkingPlicht(ctx, c, in.Body)
		}),
		"verstrekking.lijst": show(func(ctx context.Context, c gate.Caller, in *onPath) (gate.VerstrekkingLijst, error) {
			return g.VerstrekkingenLezen(ctx, c, in.ID)
		}),
		"verstrekking.lezen": show(func(ctx context.Context, c gate.Caller, in *onPath) (gate.VerstrekkingBlad, error) {
			return g.VerstrekkingLezen(ctx, c, in.ID)
		}),
		"verstrekking.tekenen": change(func(ctx context.Context, c gate.Caller, in *onPathBody[informatie.Ondertekening]) (gate.Verwijzing, error) {
			in.Body.Verstrekking = in.ID
			return g.VerstrekkingTekenen(ctx, c, in.Body)
		}),
		"verstrekking.papier": change(func(ctx context.Context, c gate.Caller, in *onPathBody[informatie.OpPapier]) (gate.Verwijzing, error) {
			in.Body.Verstrekking = in.ID
			return g.VerstrekkingPapier(ctx, c, in.Body)
		}),
		"verstrekking.handtekening": {status: http.StatusOK, register: opening(g.HandtekeningLezen)},
		"verstrekking.weigeren": change(func(ctx context.Context, c gate.Caller, in *onPathBody[informatie.DeelAntwoord]) (gate.Verwijzing, error) {
			in.Body.Verstrekking = in.ID
			return g.VerstrekkingWeigeren(ctx, c, in.Body)
		}),
		"verstrekking.terugnemen": change(func(ctx context.Context, c gate.Caller, in *onPathBody[informatie.DeelAntwoord]) (gate.Verwijzing, error) {
			in.Body.Verstrekking = in.ID
			return g.VerstrekkingTerugnemen(ctx, c, in.Body)
		}),
		"verstrekking.bezwaar": show(func(ctx context.Context, c gate.Caller, in *onPathBody[informatie.Bezwaar]) (gate.Verwijzing, error) {
			in.Body.Verstrekking = in.ID
			return g.VerstrekkingBezwaar(ctx, c, in.Body)
		}),
		"verstrekking.bezwaarintrekken": show(func(ctx context.Context, c gate.Caller, in *onPathBody[informatie.BezwaarIntrekken]) (gate.Verwijzing, error) {
			in.Body.Verstrekking = in.ID
			return g.VerstrekkingBezwaarIntrekken(ctx, c, in.Body)
		}),
		"verstrekking.advies": change(func(ctx context.Context, c gate.Caller, in *onPathBody[informatie.Advies]) (gate.Verwijzing, error) {
			in.Body.Verstrekking = in.ID
			return g.VerstrekkingAdvies(ctx, c, in.Body)
		}),
		"verstrekking.verlenen": change(func(ctx context.Context, c gate.Caller, in *onPathBody[informatie.Verlenen]) (gate.Verwijzing, error) {
			in.Body.Verstrekking = in.ID
			return g.VerstrekkingVerlenen(ctx, c, in.Body)
		}),
		"verstrekking.intrekken": change(func(ctx context.Context, c gate.Caller, in *onPathBody[informatie.VerstrekkingIntrekken]) (gate.Verwijzing, error) {
			in.Body.Verstrekking = in.ID
			return g.VerstrekkingIntrekken(ctx, c, in.Body)
		}),
		"verstrekking.brief": show(func(ctx context.Context, c gate.Caller, in *onPath) (gate.BriefBlad, error) {
			return g.VerstrekkingBrief(ctx, c, in.ID)
		}),
		"verstrekking.register": show(func(ctx context.Context, c gate.Caller, _ *nothing) (gate.RegisterBlad, error) {
			return g.VerstrekkingRegister(ctx, c)
		}),
	}
}
