// SPDX-License-Identifier: EUPL-1.2

package partij

import "slices"

// Verantwoordelijke is who of a Partij is controller of what it supplied (rules WGS-1 and 7.2-2).
type Verantwoordelijke string

// The controllers. A municipality has two, each for its own tasks (WGS 2.27 lid 1 under e and f); another Partij is it itself.
const (
	VoorBurgemeester Verantwoordelijke = "burgemeester"
	VoorCollege      Verantwoordelijke = "college"
	VoorPartij       Verantwoordelijke = "partij"
)

// Label returns the controller as a page shows it.
func (v Verantwoordelijke) Label() string {
	switch v {
	case VoorBurgemeester:
		return "de burgemeester"
	case VoorCollege:
		return "het college van burgemeester en wethouders"
	case VoorPartij:
		return "de Partij zelf"
	}
	return string(v)
}

// Verantwoordelijken returns who can be controller for a kind of Partij.
func (s Soort) Verantwoordelijken() []Verantwoordelijke {
	if s == Gemeente {
		return []Verantwoordelijke{VoorBurgemeester, VoorCollege}
	}
	return []Verantwoordelijke{VoorPartij}
}

// Wgs is as what a Partij takes part under the law (WGS 2.27, rule WGS-1). It follows from the kind of Partij.
type Wgs struct {
	Onderdelen     []string            `json:"onderdelen"`               // of WGS 2.27: "lid 1 onder e"
	Gezamenlijk    bool                `json:"gezamenlijk"`              // one of the joint controllers
	Hoedanigheden  []Verantwoordelijke `json:"hoedanigheden"`            // in which it is controller
	Via            string              `json:"via,omitempty"`            // through which organisation it takes part
	Rechtspersonen []string            `json:"rechtspersonen,omitempty"` // that take part together under one name
}

// Publiek tells whether a Partij of this kind is a public one of WGS 2.27 lid 1: a joint controller.
func (s Soort) Publiek() bool { return slices.Contains([]Soort{Gemeente, Politie, OM, Raad, DJI}, s) }

// Wgs returns as what a Partij of this kind takes part; nothing for what is no Partij of the covenant.
func (s Soort) Wgs() Wgs {
	w := Wgs{Onderdelen: s.onderdelen(), Gezamenlijk: s.Publiek(), Hoedanigheden: []Verantwoordelijke{}}
	if s.Convenant() {
		w.Hoedanigheden = s.Verantwoordelijken()
	}
	switch s {
	case DJI:
		w.Via = "Dienst Justitiële Inrichtingen"
	case Reclassering:
		w.Rechtspersonen = []string{"Reclassering Nederland", "Stichting Verslavingsreclassering GGZ", "Leger des Heils Jeugdbescherming & Reclassering"}
	}
	return w
}

func (s Soort) onderdelen() []string {
	switch s {
	case Raad:
		return []string{"lid 1 onder a"}
	case DJI:
		return []string{"lid 1 onder b"}
	case Politie:
		return []string{"lid 1 onder c"}
	case OM:
		return []string{"lid 1 onder d"}
	case Gemeente:
		return []string{"lid 1 onder e", "lid 1 onder f"}
	case Reclassering:
		return []string{"lid 2 onder a"}
	case VeiligThuis:
		return []string{"lid 2 onder b"}
	case Jeugdzorg:
		return []string{"lid 2 onder c"}
	case GGZ:
		return []string{"lid 2 onder d"}
	case SociaalDomein, Zelforganisatie:
		return []string{"lid 2 onder e"}
	}
	return []string{}
}
