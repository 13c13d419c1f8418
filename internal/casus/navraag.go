// SPDX-License-Identifier: EUPL-1.2

package casus

// Navraagreden is why a Procesregisseur asks whether somebody is known in a Casus here (rule WGS-11). It is chosen and not typed, so
// that what is kept of the question says nothing of whom it was about.
type Navraagreden string

// The reasons.
const (
	BijAanmelding Navraagreden = "aanmelding"
	BijCasus      Navraagreden = "casus"
	BijVraag      Navraagreden = "vraag"
)

// Navraagredenen returns every reason.
func Navraagredenen() []Navraagreden { return []Navraagreden{BijAanmelding, BijCasus, BijVraag} }

// Label returns the reason as a page shows it.
func (r Navraagreden) Label() string {
	switch r {
	case BijAanmelding:
		return "Een Partij wil deze persoon aanmelden"
	case BijCasus:
		return "Deze persoon komt voor in een casus van mij"
	case BijVraag:
		return "Een Partij vraagt of een overleg zin heeft"
	}
	return string(r)
}
