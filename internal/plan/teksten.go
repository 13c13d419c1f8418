// SPDX-License-Identifier: EUPL-1.2

package plan

import (
	"fmt"

	"rondetafel/internal/informatie"
)

// Teksten are the free texts of a draft, each with its field and the pieces that it is tied to (rule 13.2-3).
func (c Concept) Teksten() []informatie.Veldtekst {
	var uit []informatie.Veldtekst
	tekst := func(tekst, veld string, nummers ...any) {
		uit = append(uit, informatie.Veldtekst{Veld: fmt.Sprintf(veld, nummers...), Tekst: tekst})
	}
	for i, d := range c.Doelen {
		tekst(d.Tekst, "doelen[%d].tekst", i)
		for j, a := range d.Afspraken {
			tekst(a.Wat, "doelen[%d].afspraken[%d].wat", i, j)
		}
		uit = append(uit, informatie.Citaatteksten(fmt.Sprintf("doelen[%d].passages", i), d.Passages)...)
	}
	for i, r := range c.Rollen {
		tekst(r.Rol, "rollen[%d].rol", i)
		tekst(r.Informatiebehoefte, "rollen[%d].informatiebehoefte", i)
	}
	for i, k := range c.Criteria {
		tekst(k.Tekst, "criteria[%d].tekst", i)
	}
	tekst(c.Wijziging, "wijziging")
	return uit
}

// Teksten is what is consulted on, or how it goes.
func (a Afstemming) Teksten() []informatie.Veldtekst {
	return []informatie.Veldtekst{{Veld: "tekst", Tekst: a.Tekst}}
}

// Teksten is what a Partij did by itself. What it does not share, its own people read all the same, and later ones too.
func (o Optreden) Teksten() []informatie.Veldtekst {
	return []informatie.Veldtekst{{Veld: "omschrijving", Tekst: o.Omschrijving}}
}

// Teksten is how an Afspraak goes.
func (m Melding) Teksten() []informatie.Veldtekst {
	return []informatie.Veldtekst{{Veld: "toelichting", Tekst: m.Toelichting}}
}

// Teksten is what is noted at an Afspraak.
func (a Aantekenen) Teksten() []informatie.Veldtekst {
	return []informatie.Veldtekst{{Veld: "tekst", Tekst: a.Tekst}}
}
