// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"context"

	"rondetafel/internal/gate"
	"rondetafel/internal/informatie"
)

func vraagOperations(g *gate.Gate) map[string]operation {
	return map[string]operation{
		"informatievraag.stellen": create("/informatievragen", func(ctx context.Context, c gate.Caller, in *onPathBody[informatie.Informatievraag]) (gate.Verwijzing, error) {
			in.Body.Casus = in.ID
			return g.InformatievraagStellen(ctx, c, in.Body)
		}),
		"informatievraag.lezen": show(func(ctx context.Context, c gate.Caller, in *onPath) (gate.InformatievraagBlad, error) {
			return g.InformatievraagLezen(ctx, c, in.ID)
		}),
		"informatievraag.beantwoorden": change(func(ctx context.Context, c gate.Caller, in *onPathBody[informatie.Vraagantwoord]) (gate.Verwijzing, error) {
			in.Body.Informatievraag = in.ID
			return g.InformatievraagBeantwoorden(ctx, c, in.Body)
		}),
		"informatievraag.weigeren": change(func(ctx context.Context, c gate.Caller, in *onPathBody[informatie.Weigering]) (gate.Verwijzing, error) {
			in.Body.Informatievraag = in.ID
			return g.InformatievraagWeigeren(ctx, c, in.Body)
		}),
		"informatievraag.intrekken": change(func(ctx context.Context, c gate.Caller, in *onPathBody[informatie.VraagIntrekken]) (gate.Verwijzing, error) {
			in.Body.Informatievraag = in.ID
			return g.InformatievraagIntrekken(ctx, c, in.Body)
		}),
		"correctie.vragen": create("/correctieverzoeken", func(ctx context.Context, c gate.Caller, in *onPathBody[informatie.Correctieverzoek]) (gate.Verwijzing, error) {
			in.Body.Gegeven = in.ID
			return g.CorrectieVragen(ctx, c, in.Body)
		}),
		"correctie.lezen": show(func(ctx context.Context, c gate.Caller, in *onPath) (gate.CorrectieBlad, error) {
			return g.CorrectieLezen(ctx, c, in.ID)
		}),
		"correctie.antwoorden": change(func(ctx context.Context, c gate.Caller, in *onPathBody[informatie.Correctieantwoord]) (gate.Verwijzing, error) {
			in.Body.Correctieverzoek = in.ID
			return g.CorrectieAntwoorden(ctx, c, in.Body)
		}),
	}
}
