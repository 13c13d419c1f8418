// SPDX-License-Identifier: EUPL-1.2

package casus

import (
	"slices"

	"rondetafel/internal/errs"
)

// BSNReden is why somebody asks for the BSN of a Betrokkene, which pages mask (rule AVG-8). It is chosen, and stands in the timeline.
type BSNReden string

// The reasons.
const (
	BSNHerkennen BSNReden = "herkennen"
	BSNOpzoeken  BSNReden = "opzoeken"
	BSNVerzoek   BSNReden = "verzoek"
)

// BSNRedenen returns every reason.
func BSNRedenen() []BSNReden { return []BSNReden{BSNHerkennen, BSNOpzoeken, BSNVerzoek} }

// Label returns the reason as a page shows it.
func (r BSNReden) Label() string {
	switch r {
	case BSNHerkennen:
		return "Zeker weten dat het dezelfde persoon is"
	case BSNOpzoeken:
		return "Opzoeken in het systeem van mijn eigen Partij"
	case BSNVerzoek:
		return "De betrokkene vraagt erom"
	}
	return string(r)
}

// BSNTonen asks for the BSN of a Betrokkene.
type BSNTonen struct {
	Betrokkene string   `json:"-"`
	Reden      BSNReden `json:"reden"`
}

// Valideer returns nil or an *errs.Invalid.
func (b BSNTonen) Valideer() error {
	var v errs.Velden
	v.Eis(slices.Contains(BSNRedenen(), b.Reden), "reden", "Kies waarom je het BSN wilt zien.")
	return v.Fout()
}
