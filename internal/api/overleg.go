// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"context"
	"net/http"

	"rondetafel/internal/gate"
	"rondetafel/internal/informatie"
	"rondetafel/internal/rto"
)

// overlegQuery is what a client can ask of the list of overleggen.
type overlegQuery struct {
	Pagina int    `query:"pagina" minimum:"1" maximum:"10000" default:"1" doc:"Welke pagina, vanaf 1."`
	Stand  string `query:"stand" enum:"komend,geweest" default:"komend" doc:"Overleggen die nog komen of nog vast te leggen zijn, het eerste eerst, of die geweest zijn, het laatste eerst."`
}

func listOverleggen(g *gate.Gate) func(context.Context, gate.Caller, *overlegQuery) (*page[gate.OverlegPagina], error) {
	return func(ctx context.Context, c gate.Caller, in *overlegQuery) (*page[gate.OverlegPagina], error) {
		out, err := g.OverlegLijst(ctx, c, gate.OverlegVraag{Stand: in.Stand, Pagina: in.Pagina})
		if err != nil {
			return nil, err
		}
		p := &page[gate.OverlegPagina]{Body: out}
		if out.Meer {
			p.Link = append(p.Link, link(ctx, "next", "pagina", int64(out.Pagina)+1))
		}
		if out.Pagina > 1 {
			p.Link = append(p.Link, link(ctx, "prev", "pagina", int64(out.Pagina)-1))
		}
		return p, nil
	}
}

func overlegOperations(g *gate.Gate) map[string]operation {
	return map[string]operation{
		"overleg.lijst": {status: http.StatusOK, register: handle(listOverleggen(g))},
		"overleg.lezen": show(func(ctx context.Context, c gate.Caller, in *onPath) (gate.OverlegBlad, error) {
			return g.OverlegLezen(ctx, c, in.ID)
		}),
		"overleg.planning": show(func(ctx context.Context, c gate.Caller, in *onPath) (gate.PlanningBlad, error) {
			return g.OverlegPlanning(ctx, c, in.ID)
		}),
		"overleg.plannen": create("/overleggen", func(ctx context.Context, c gate.Caller, in *onPathBody[rto.Voorbereiding]) (gate.Verwijzing, error) {
			in.Body.Casus = in.ID
			return g.OverlegPlannen(ctx, c, in.Body)
		}),
		"overleg.voorbereiden": change(func(ctx context.Context, c gate.Caller, in *onPathBody[rto.Voorbereiding]) (gate.Verwijzing, error) {
			in.Body.Overleg = in.ID
			return g.OverlegVoorbereiden(ctx, c, in.Body)
		}),
		"overleg.inplannen": change(func(ctx context.Context, c gate.Caller, in *onPathBody[rto.Planning]) (gate.Verwijzing, error) {
			in.Body.Overleg = in.ID
			return g.OverlegInplannen(ctx, c, in.Body)
		}),
		"overleg.uitnodigen": change(func(ctx context.Context, c gate.Caller, in *onPathBody[rto.Uitnodigen]) (gate.Verwijzing, error) {
			in.Body.Overleg = in.ID
			return g.OverlegUitnodigen(ctx, c, in.Body)
		}),
		"casusregie.voorstellen": create("", func(ctx context.Context, c gate.Caller, in *onPathBody[rto.Voorstel]) (gate.Verwijzing, error) {
			in.Body.Casus = in.ID
			return g.CasusregieVoorstellen(ctx, c, in.Body)
		}),
	}
}

// tafelOperations are those at the table itself.
func tafelOperations(g *gate.Gate) map[string]operation {
	return map[string]operation{
		"overleg.afvaardigen": show(func(ctx context.Context, c gate.Caller, in *onPathBody[rto.Afvaardiging]) (gate.Verwijzing, error) {
			in.Body.Overleg = in.ID
			return g.OverlegAfvaardigen(ctx, c, in.Body)
		}),
		"overleg.aanwezigheid": change(func(ctx context.Context, c gate.Caller, in *onPathBody[rto.Aanwezigheid]) (gate.Verwijzing, error) {
			in.Body.Overleg = in.ID
			return g.OverlegAanwezigheid(ctx, c, in.Body)
		}),
		"overleg.besluiten": change(func(ctx context.Context, c gate.Caller, in *onPathBody[rto.Besluit]) (gate.Verwijzing, error) {
			in.Body.Overleg = in.ID
			return g.OverlegBesluiten(ctx, c, in.Body)
		}),
		"overleg.afronden": change(func(ctx context.Context, c gate.Caller, in *onPathBody[rto.Verslag]) (gate.Verwijzing, error) {
			in.Body.Overleg = in.ID
			return g.OverlegAfronden(ctx, c, in.Body)
		}),
		"overleg.afgelasten": change(func(ctx context.Context, c gate.Caller, in *onPathBody[rto.Afgelasting]) (gate.Verwijzing, error) {
			in.Body.Overleg = in.ID
			return g.OverlegAfgelasten(ctx, c, in.Body)
		}),
	}
}

// voorinzageOperations are those about reading a piece before an Overleg (article 9.2 under f).
func voorinzageOperations(g *gate.Gate) map[string]operation {
	answer := func(do func(context.Context, gate.Caller, informatie.VoorinzageAntwoord) (gate.Verwijzing, error)) operation {
		return change(func(ctx context.Context, c gate.Caller, in *onPathBody[informatie.VoorinzageAntwoord]) (gate.Verwijzing, error) {
			in.Body.Voorinzage = in.ID
			return do(ctx, c, in.Body)
		})
	}
	return map[string]operation{
		"voorinzage.voorstellen": create("", func(ctx context.Context, c gate.Caller, in *onPathBody[informatie.Voorinzage]) (gate.Verwijzing, error) {
			in.Body.Overleg = in.ID
			return g.VoorinzageVoorstellen(ctx, c, in.Body)
		}),
		"voorinzage.instemmen": answer(g.VoorinzageInstemmen),
		"voorinzage.weigeren":  answer(g.VoorinzageWeigeren),
		"voorinzage.intrekken": answer(g.VoorinzageIntrekken),
	}
}
