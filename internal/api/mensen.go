// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"context"
	"net/http"

	"rondetafel/internal/gate"
	"rondetafel/internal/partij"
)

// invited is who was invited, with the code that is told once.
type invited struct {
	Status   int
	Location string `header:"Location" doc:"Waar het nieuwe staat."`
	Body     gate.Uitgenodigd
}

func peopleOperations(g *gate.Gate) map[string]operation {
	return map[string]operation{
		"medewerker.lijst": show(func(ctx context.Context, c gate.Caller, _ *nothing) (gate.MensenBlad, error) {
			return g.MedewerkerLijst(ctx, c)
		}),
		"medewerker.lezen": show(func(ctx context.Context, c gate.Caller, in *onPath) (gate.MedewerkerBlad, error) {
			return g.MedewerkerLezen(ctx, c, in.ID)
		}),
		"medewerker.uitnodigen": {status: http.StatusCreated, register: handle(func(ctx context.Context, c gate.Caller, in *withBody[partij.MedewerkerUitnodigen]) (*invited, error) {
			out, err := g.MedewerkerUitnodigen(ctx, c, in.Body)
			return &invited{http.StatusCreated, address("/medewerkers", out.ID), out}, err
		})},
		"medewerker.herstellen": show(func(ctx context.Context, c gate.Caller, in *onPathBody[partij.Herstellen]) (gate.Uitgenodigd, error) {
			in.Body.Medewerker = in.ID
			return g.MedewerkerHerstellen(ctx, c, in.Body)
		}),
		"functie.geven": create("", func(ctx context.Context, c gate.Caller, in *onPathBody[partij.FunctieGeven]) (gate.Verwijzing, error) {
			in.Body.Medewerker = in.ID
			return g.FunctieGeven(ctx, c, in.Body)
		}),
		"functie.beeindigen": change(func(ctx context.Context, c gate.Caller, in *onPathBody[partij.FunctieBeeindigen]) (gate.Verwijzing, error) {
			in.Body.Medewerker = in.ID
			return g.FunctieBeeindigen(ctx, c, in.Body)
		}),
		"medewerker.beeindigen": change(func(ctx context.Context, c gate.Caller, in *onPathBody[partij.MedewerkerBeeindigen]) (gate.Verwijzing, error) {
			in.Body.Medewerker = in.ID
			return g.MedewerkerBeeindigen(ctx, c, in.Body)
		}),
		"herziening.lezen": show(func(ctx context.Context, c gate.Caller, _ *nothing) (gate.HerzieningBlad, error) {
			return g.HerzieningLezen(ctx, c)
		}),
		"rechten.herzien": create("", func(ctx context.Context, c gate.Caller, in *withBody[partij.Herzien]) (gate.Verwijzing, error) {
			return g.RechtenHerzien(ctx, c, in.Body)
		}),
		"verklaring.overzicht": show(func(ctx context.Context, c gate.Caller, _ *nothing) (gate.VerklaringenBlad, error) {
			return g.VerklaringenLezen(ctx, c)
		}),
		"verklaring.exporteren": show(func(ctx context.Context, c gate.Caller, _ *nothing) (gate.Tabelbestand, error) {
			return g.VerklaringenExporteren(ctx, c)
		}),
		"verklaring.vernieuwen": change(func(ctx context.Context, c gate.Caller, in *withBody[partij.VerklaringVernieuwen]) (gate.VerklaringBlad, error) {
			return g.VerklaringVernieuwen(ctx, c, in.Body)
		}),
		"register.lezen": show(func(ctx context.Context, c gate.Caller, _ *nothing) (gate.HuisregisterBlad, error) {
			return g.RegisterLezen(ctx, c)
		}),
		"register.vastleggen": change(func(ctx context.Context, c gate.Caller, in *withBody[partij.Inschrijving]) (gate.Verwijzing, error) {
			return g.RegisterVastleggen(ctx, c, in.Body)
		}),
		"partij.lezen": show(func(ctx context.Context, c gate.Caller, in *onPath) (gate.PartijDossier, error) {
			return g.PartijLezen(ctx, c, in.ID)
		}),
		"partij.toelaten": create("/partijen", func(ctx context.Context, c gate.Caller, in *withBody[partij.Toetreding]) (gate.Verwijzing, error) {
			return g.PartijToelaten(ctx, c, in.Body)
		}),
		"partij.beeindigen": change(func(ctx context.Context, c gate.Caller, in *onPathBody[partij.PartijBeeindigen]) (gate.Verwijzing, error) {
			in.Body.Partij = in.ID
			return g.PartijBeeindigen(ctx, c, in.Body)
		}),
		"partij.eindebeoordelen": change(func(ctx context.Context, c gate.Caller, in *onPathBody[partij.PartijEindeOordeel]) (gate.Verwijzing, error) {
			in.Body.Partij = in.ID
			return g.PartijEindeBeoordelen(ctx, c, in.Body)
		}),
		"partij.eindeintrekken": change(func(ctx context.Context, c gate.Caller, in *onPathBody[partij.PartijEindeIntrekken]) (gate.Verwijzing, error) {
			in.Body.Partij = in.ID
			return g.PartijEindeIntrekken(ctx, c, in.Body)
		}),
		"medewerker.overdragen": show(func(ctx context.Context, c gate.Caller, in *onPathBody[partij.WerkOverdragen]) (gate.Verwijzing, error) {
			in.Body.Medewerker = in.ID
			return g.MedewerkerOverdragen(ctx, c, in.Body)
		}),
	}
}
