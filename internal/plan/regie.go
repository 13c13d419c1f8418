// SPDX-License-Identifier: EUPL-1.2

package plan

import (
	"slices"

	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
)

// AantekeningSoort is the kind of what is written beside a plan.
type AantekeningSoort string

// The kinds: on an Afspraak, between Casusregisseur and Procesregisseur (Voortgang, Overleg), and a Partij's own action.
const (
	Gemeld      AantekeningSoort = "melding"
	Aangetekend AantekeningSoort = "aantekening"
	Herinnering AantekeningSoort = "herinnering"
	Voortgang   AantekeningSoort = "voortgang"
	Overleg     AantekeningSoort = "overleg"
	EigenActie  AantekeningSoort = "optreden"
)

// AantekeningSoorten returns every kind.
func AantekeningSoorten() []AantekeningSoort {
	return []AantekeningSoort{Gemeld, Aangetekend, Herinnering, Voortgang, Overleg, EigenActie}
}

// Afstemming is what Casusregisseur and Procesregisseur tell each other about the Casus (rule 6.6-1). Voortgang is the report of
// the Casusregisseur on the progress of the plan (rule 10.3-1).
type Afstemming struct {
	Casus string           `json:"-"`
	Soort AantekeningSoort `json:"soort"` // Voortgang or Overleg
	Tekst string           `json:"tekst"`
}

// Valideer returns nil or an *errs.Invalid with all that is missing or wrong.
func (a Afstemming) Valideer() error {
	var v errs.Velden
	v.Eis(slices.Contains([]AantekeningSoort{Voortgang, Overleg}, a.Soort), "soort", "Kies of dit over de voortgang gaat of een overleg is.")
	casus.EisTekst(&v, "tekst", a.Tekst, "Schrijf op wat jullie bespraken of hoe het gaat.")
	return v.Fout()
}

// Optreden says that a Partij acts by itself, on its own information and under its own powers (rule 13.1-1). Delen tells the others
// of it, which is offered and never demanded (rule 13.1-2); without that only its own people see it.
type Optreden struct {
	Casus        string `json:"-"`
	Omschrijving string `json:"omschrijving"`
	Delen        bool   `json:"delen,omitempty"`
}

// Valideer returns nil or an *errs.Invalid.
func (o Optreden) Valideer() error {
	var v errs.Velden
	casus.EisTekst(&v, "omschrijving", o.Omschrijving, "Schrijf op wat jullie doen.")
	return v.Fout()
}
