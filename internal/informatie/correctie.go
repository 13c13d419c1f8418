// SPDX-License-Identifier: EUPL-1.2

package informatie

import (
	"slices"

	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
)

// CorrectieStand is how far a request to correct a piece is (rule 12.1-1).
type CorrectieStand string

// The states of a request. It lapses when its piece is withdrawn.
const (
	CorrectieOpen      CorrectieStand = "open"
	CorrectieVerbeterd CorrectieStand = "verbeterd"
	CorrectieAfgewezen CorrectieStand = "afgewezen"
	CorrectieVervallen CorrectieStand = "vervallen"
)

// CorrectieStanden returns every state.
func CorrectieStanden() []CorrectieStand {
	return []CorrectieStand{CorrectieOpen, CorrectieVerbeterd, CorrectieAfgewezen, CorrectieVervallen}
}

// Label returns the state as a page shows it.
func (s CorrectieStand) Label() string {
	switch s {
	case CorrectieOpen:
		return "nog geen antwoord"
	case CorrectieVerbeterd:
		return "verbeterd"
	case CorrectieAfgewezen:
		return "niet verbeterd"
	case CorrectieVervallen:
		return "vervallen"
	}
	return string(s)
}

// Correctieverzoek says that a piece of another Partij is not right, and why. Only its supplier corrects it (rule 12.1-1).
type Correctieverzoek struct {
	Gegeven string `json:"-"`
	Waarom  string `json:"waarom"`
}

// Valideer returns nil or an *errs.Invalid.
func (c Correctieverzoek) Valideer() error {
	var v errs.Velden
	casus.EisTekst(&v, "waarom", c.Waarom, "Schrijf op wat er niet klopt, en hoe jullie dat weten.")
	return v.Fout()
}

// Correctieantwoord is what the supplier does with a request: it corrected the piece since, or it does not and says why.
type Correctieantwoord struct {
	Correctieverzoek string         `json:"-"`
	Versie           int64          `json:"versie"`
	Uitkomst         CorrectieStand `json:"uitkomst"` // CorrectieVerbeterd or CorrectieAfgewezen
	Reden            string         `json:"reden,omitempty"`
}

// Valideer returns nil or an *errs.Invalid.
func (a Correctieantwoord) Valideer() error {
	var v errs.Velden
	v.Eis(slices.Contains([]CorrectieStand{CorrectieVerbeterd, CorrectieAfgewezen}, a.Uitkomst), "uitkomst", "Kies of jullie het stuk verbeterden of niet.")
	if a.Uitkomst == CorrectieAfgewezen {
		casus.EisTekst(&v, "reden", a.Reden, "Schrijf op waarom jullie het stuk niet verbeteren.")
	}
	casus.EisLengte(&v, "reden", a.Reden)
	return v.Fout()
}
