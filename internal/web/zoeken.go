// SPDX-License-Identifier: EUPL-1.2

package web

// ZoekenPagina looks somebody up by BSN, or by name and date of birth. It is a POST, so that nothing of a person stands in a URL
// or a log of requests: `bsn`, `achternaam`, `geboortedatum`, or `zoek` from the header.
type ZoekenPagina struct {
	Schil
	BSN           string
	Achternaam    string
	Geboortedatum string
	Gezocht       bool
	Treffers      []Treffer
	Bladeren      Bladeren
	MagNavragen   bool // whether somebody is known here: for a Procesregisseur (rule WGS-11)
}

// Treffer is a casus that was found, with why it matched.
type Treffer struct {
	Nummer  string
	URL     string
	Soort   string
	Fase    Badge
	Waarom  string // "Zelfde BSN als een betrokkene"
	Persoon string // "S. Voorbeeld, hoofdbetrokkene", only of what the reader may see
}

// Sjabloon returns the template's name.
func (ZoekenPagina) Sjabloon() string { return "zoeken" }

// Kop returns the heading.
func (ZoekenPagina) Kop() string { return "Zoeken" }

// VeldBSN returns the field.
func (p ZoekenPagina) VeldBSN() Veld {
	return Veld{Naam: "bsn", Label: "BSN", Hint: "Negen cijfers.", Waarde: p.BSN, Fout: p.FoutBij("bsn"), Soort: "nummer",
		Breedte: "kort", MagLeeg: true, Stil: true}
}

// VeldAchternaam returns the field.
func (p ZoekenPagina) VeldAchternaam() Veld {
	return Veld{Naam: "achternaam", Label: "Achternaam", Hint: "Zonder tussenvoegsel.", Waarde: p.Achternaam,
		Fout: p.FoutBij("achternaam"), Breedte: "half", MagLeeg: true, Stil: true}
}

// VeldGeboortedatum returns the field.
func (p ZoekenPagina) VeldGeboortedatum() Veld {
	return Veld{Naam: "geboortedatum", Label: "Geboortedatum", Hint: "dag-maand-jaar", Waarde: p.Geboortedatum,
		Fout: p.FoutBij("geboortedatum"), Soort: "datum", Breedte: "kort", MagLeeg: true, Stil: true}
}
