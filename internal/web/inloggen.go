// SPDX-License-Identifier: EUPL-1.2

package web

// InloggenPagina is where the demo starts: one chooses a person. POST /inloggen sends `medewerker`.
type InloggenPagina struct {
	Schil
	Stappen []ProefStap
	Groepen []PersoonGroep
	Terug   string // path to go to afterwards, sent as `terug`; "" for Mijn werk
}

// ProefStap is one of the five steps by which somebody gets to know the house: what to try, and as whom.
type ProefStap struct {
	Wat    string
	Uitleg string
	ID     string // whom one is then
	Naam   string
	Als    string // "manager"
	Terug  string // where one starts
}

// PersoonGroep is the people of one functie or one Partij.
type PersoonGroep struct {
	Naam     string
	Uitleg   string // what people with this functie do
	Personen []Persoon
}

// Persoon is somebody whom one can choose.
type Persoon struct {
	ID      string
	Naam    string
	Functie string
	Partij  string
	Uitleg  string // what there is to see as this person
}

// Sjabloon returns the template's name.
func (InloggenPagina) Sjabloon() string { return "inloggen" }

// Kop returns the heading.
func (InloggenPagina) Kop() string { return "Inloggen" }
