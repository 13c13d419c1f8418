// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"context"

	"rondetafel/internal/gate"
	"rondetafel/internal/informatie"
)

// passageOperations are those about passages that have to be written anew (rule 13.2-3).
func passageOperations(g *gate.Gate) map[string]operation {
	return map[string]operation{
		"passage.lezen": show(func(ctx context.Context, c gate.Caller, in *onPath) (gate.HerschrijfBlad, error) {
			return g.PassageLezen(ctx, c, in.ID)
		}),
		"passage.herschrijven": change(func(ctx context.Context, c gate.Caller, in *onPathBody[informatie.Herschrijven]) (gate.Verwijzing, error) {
			in.Body.Passage = in.ID
			return g.PassageHerschrijven(ctx, c, in.Body)
		}),
	}
}
