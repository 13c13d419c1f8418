// SPDX-License-Identifier: EUPL-1.2

package web

// VerklaringPagina is the declaration of secrecy, which comes before all work (rule 14.1-1). POST /verklaring sends `versie`.
type VerklaringPagina struct {
	Schil
	Versie    int64  // of the declaration
	Tekst     string // of the declaration, as the house set it
	Opnieuw   bool   // an earlier version was signed
	Getekend  bool   // the reader signed this version
	Naam      string // of who signs
	NamensWie string // the Partij or the house for which they work
}

// Sjabloon returns the template's name.
func (VerklaringPagina) Sjabloon() string { return "verklaring" }

// Kop returns the heading.
func (VerklaringPagina) Kop() string { return "Geheimhouding" }
