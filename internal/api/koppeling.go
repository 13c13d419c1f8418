// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"context"

	"rondetafel/internal/gate"
	"rondetafel/internal/partij"
)

func koppelingOperations(g *gate.Gate) map[string]operation {
	return map[string]operation{
		"koppeling.lijst": show(func(ctx context.Context, c gate.Caller, _ *nothing) (gate.KoppelingenBlad, error) {
			return g.KoppelingLijst(ctx, c)
		}),
		"koppeling.eigen": show(func(ctx context.Context, c gate.Caller, _ *nothing) (gate.KoppelingenBlad, error) {
			return g.KoppelingEigen(ctx, c)
		}),
		"koppeling.registreren": create("", func(ctx context.Context, c gate.Caller, in *withBody[partij.KoppelingRegistreren]) (gate.Verwijzing, error) {
			return g.KoppelingRegistreren(ctx, c, in.Body)
		}),
		"koppeling.stoppen": change(func(ctx context.Context, c gate.Caller, in *onPath) (gate.Verwijzing, error) {
			return g.KoppelingStoppen(ctx, c, in.ID)
		}),
		"koppeling.akkoord": change(func(ctx context.Context, c gate.Caller, in *onPath) (gate.Verwijzing, error) {
			return g.KoppelingAkkoord(ctx, c, in.ID)
		}),
		"koppeling.afzeggen": show(func(ctx context.Context, c gate.Caller, in *onPath) (gate.Verwijzing, error) {
			return g.KoppelingAfzeggen(ctx, c, in.ID)
		}),
	}
}
