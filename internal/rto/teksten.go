// SPDX-License-Identifier: EUPL-1.2

package rto

import (
	"fmt"

	"rondetafel/internal/informatie"
)

// Teksten are the free texts of a preparation, each with its field (rule 13.2-3). The themes are one field.
func (p Voorbereiding) Teksten() []informatie.Veldtekst {
	uit := []informatie.Veldtekst{{Veld: "doel", Tekst: p.Doel}}
	for _, t := range p.Themas {
		uit = append(uit, informatie.Veldtekst{Veld: "themas", Tekst: t})
	}
	return append(uit, informatie.Veldtekst{Veld: "plaats", Tekst: p.Plaats, Benoemt: true})
}

// Teksten are the free texts of invitations, each with its field.
func (u Uitnodigen) Teksten() []informatie.Veldtekst {
	var uit []informatie.Veldtekst
	for i, r := range u.Uitnodigingen {
		uit = append(uit, informatie.Veldtekst{Veld: fmt.Sprintf("uitnodigingen[%d].bijdrage", i), Tekst: r.Bijdrage},
			informatie.Veldtekst{Veld: fmt.Sprintf("uitnodigingen[%d].grond", i), Tekst: r.Grond, Benoemt: true})
	}
	return uit
}

// Teksten are the free texts of a decision, each with its field (rule 13.2-3).
func (b Besluit) Teksten() []informatie.Veldtekst {
	uit := []informatie.Veldtekst{{Veld: "tekst", Tekst: b.Tekst}, {Veld: "reden", Tekst: b.Reden}}
	for i, s := range b.Stemmen {
		uit = append(uit, informatie.Veldtekst{Veld: fmt.Sprintf("stemmen[%d].reden", i), Tekst: s.Reden})
	}
	for i, c := range b.Criteria {
		uit = append(uit, informatie.Veldtekst{Veld: fmt.Sprintf("criteria[%d].reden", i), Tekst: c.Reden})
	}
	return uit
}

// Teksten is the place of an Overleg.
func (p Planning) Teksten() []informatie.Veldtekst {
	return []informatie.Veldtekst{{Veld: "plaats", Tekst: p.Plaats, Benoemt: true}}
}

// Teksten are the passages of minutes, each tied to its pieces.
func (r Verslag) Teksten() []informatie.Veldtekst {
	return informatie.Citaatteksten("passages", r.Passages)
}

// Teksten is why an Overleg is not held.
func (a Afgelasting) Teksten() []informatie.Veldtekst {
	return []informatie.Veldtekst{{Veld: "reden", Tekst: a.Reden}}
}

// Teksten is who gave the mandate; the table reads it.
func (a Afvaardiging) Teksten() []informatie.Veldtekst {
	return []informatie.Veldtekst{{Veld: "mandaatVan", Tekst: a.MandaatVan, Benoemt: true}}
}

// Teksten is why somebody stands in.
func (p Voorstel) Teksten() []informatie.Veldtekst {
	return []informatie.Veldtekst{{Veld: "reden", Tekst: p.Reden}}
}
