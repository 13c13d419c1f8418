// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"errors"
	"net/http"
	"slices"
	"strings"

	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	"rondetafel/internal/plan"
)

// planBotsing answers that somebody else changed the plan first, with what the reader chose for each afspraak: that goes along in fields
// that are not seen, and without it the two plans cannot be compared. Any other error is for all pages.
func (b *bezoek) planBotsing(err error, in plan.Concept, p gate.PlanBlad) error {
	var botsing *errs.Conflict
	if !errors.As(err, &botsing) {
		return err
	}
	pagina := b.conflict(botsing)
	pagina.Keuzes = afspraakKeuzes(in, p.Mensen)
	return b.schrijf(http.StatusConflict, pagina)
}

// afspraakKeuzes says of each afspraak who does it, what kind it is and when it is done.
func afspraakKeuzes(in plan.Concept, mensen []gate.PlanmensBlad) []string {
	var uit []string
	for i, d := range in.Doelen {
		for j, a := range d.Afspraken {
			var keuze []string
			if k := slices.IndexFunc(mensen, func(m gate.PlanmensBlad) bool { return m.ID == a.Medewerker }); k >= 0 {
				keuze = append(keuze, mensen[k].Naam.Naam)
			}
			if a.Soort != "" {
				keuze = append(keuze, a.Soort.Label())
			}
			if !a.Uiterlijk.Leeg() {
				keuze = append(keuze, "uiterlijk "+a.Uiterlijk.Woorden())
			}
			if len(keuze) > 0 {
				uit = append(uit, "Afspraak "+tel(j+1)+" bij doel "+tel(i+1)+": "+strings.Join(keuze, ", "))
			}
		}
	}
	return uit
}
