// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"slices"
	"time"

	"rondetafel/internal/casus"
	"rondetafel/internal/gate"
	"rondetafel/internal/partij"
)

// magProces tells whether the reader sees the course of casussen.
func (b *bezoek) magProces() bool { return b.heeft(partij.Manager, partij.FG) }

// casusProces is the course of a Casus, nothing of its content (rule 8-P1).
func (b *bezoek) casusProces() error {
	c, err := b.Gate.CasusProces(b.ctx(), b.caller, b.id())
	if err != nil {
		return err
	}
	p := CasusProcesPagina{Schil: b.schil("/casussen", Kruimel{Naam: "Casussen", URL: "/casussen"}, Kruimel{Naam: c.Nummer}), ID: c.ID,
		Nummer: c.Nummer, Soort: c.Soort.Label(), Gemeente: c.Gemeente, Feiten: procesFeiten(c, b.nu()),
		MagToewijzen: slices.Contains(c.Mag, "casus.toewijzen"), MagGekeken: slices.Contains(c.Mag, "casus.gekeken"),
		MagVernietig: slices.Contains(c.Mag, "vernietiging.voorstellen"), Afscherming: afscherming(c, b.nu())}
	var nood []Melding
	p.Nood, nood = noodMeldingen(c.Noodinzagen, b.persoon.ID)
	p.Meldingen = append(p.Meldingen, nood...)
	if c.Fase != "" && c.Fase != casus.Vernietigd { // of what was destroyed the course is gone too
		teksten := map[casus.Fase]string{}
		for _, f := range c.Doorlopen {
			teksten[f] = ""
		}
		teksten[c.Fase] = "nu"
		p.Fase, p.Fasen = c.Fase.Label(), FaseBalk(c.Soort, c.Fase, teksten)
	}
	return b.toon(p)
}

// procesFeiten are what may be known without the content: before it is assigned only the date (rule 8.2c-2).
func procesFeiten(c gate.ProcesBlad, nu time.Time) []Feit {
	uit := []Feit{{"Aangemeld", Dag(c.Aangemeld, nu)}}
	if c.Procesregisseur == nil {
		return append(uit, Feit{"Procesregisseur", "nog niet toegewezen"})
	}
	uit = append(uit, Feit{"Procesregisseur", c.Procesregisseur.Naam})
	if c.Gewijzigd != nil {
		uit = append(uit, Feit{"Laatst gewijzigd", DagTijd(*c.Gewijzigd, nu)})
	}
	return uit
}
