// SPDX-License-Identifier: EUPL-1.2

package web

// HuisregisterPagina is what the house keeps about itself: its bodies, the cooperations it is tuned with and how information is kept safe (rules 1.1-1,
// 3.1-1 and B4-1). What one keeps has a place to do so; "" for who does not.
type HuisregisterPagina struct {
	Schil
	Organen        []OrgaanRij
	Samen          []RegisterRij
	Beleid         []RegisterRij
	Maatregelen    []RegisterRij
	NieuwLid       string
	NieuwSamen     string
	VolgendBeleid  string
	EigenMaatregel string
}

// OrgaanRij is a body of article 3.1.
type OrgaanRij struct {
	Naam     string
	BijCasus bool
	Leden    []LidRij
}

// LidRij is somebody in a body.
type LidRij struct {
	Naam  string
	Voor  string
	Sinds string
	URL   string // to change it; "" for who cannot, and for who is there by a function
}

// RegisterRij is an entry, with those that it took the place of.
type RegisterRij struct {
	Kop    string
	Feiten []Feit
	Tekst  string
	URL    string // to change it; "" for who cannot
	Eerder []RegisterRij
}

// Sjabloon returns the template's name.
func (HuisregisterPagina) Sjabloon() string { return "huisregister" }

// Kop returns the heading.
func (HuisregisterPagina) Kop() string { return "Register van het huis" }
