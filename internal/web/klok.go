// SPDX-License-Identifier: EUPL-1.2

package web

// KlokPagina is the page of a practice house that lets time pass. In any other house it does not exist.
type KlokPagina struct {
	Schil
	Nu   string // "woensdag 25 november 2026, 14:03"
	Voor string // how far ahead of the real time it is: "8 dagen"; "" when it is not
}

// Sjabloon returns the template's name.
func (KlokPagina) Sjabloon() string { return "klok" }

// Kop returns the heading.
func (KlokPagina) Kop() string { return "Klok van het oefenhuis" }

// Sprongen are how far the clock can go at once.
func (KlokPagina) Sprongen() []Optie {
	return []Optie{{Waarde: "1", Label: "1 dag verder"}, {Waarde: "7", Label: "7 dagen verder", Uitleg: "7 dagen is de bedenktijd van een vernietiging."},
		{Waarde: "30", Label: "30 dagen verder"}}
}
