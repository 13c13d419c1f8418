// SPDX-License-Identifier: EUPL-1.2

// Package partij holds the organisations of the covenant and their people: Partij, Medewerker, Functie. It is pure: shapes and
// rules of shape, no storage, no clock.
package partij

import "slices"

// Partij is an organisation that signed the covenant, or one that is no Partij in its sense: the house itself (Soort Huis), whose people
// work on behalf of one (article 1.11), and an incidentele derde (Soort Incidenteel).
type Partij struct {
	ID       string
	Naam     string // "Politie Eenheid Limburg"
	Kort     string // "Politie"
	Soort    Soort
	Gemeente string // CBS code "GM0957" of a municipality, else ""
	Geheim   bool   // under medical or youth-care secrecy
	Van      int64  // microseconds from which it takes part
	Tot      int64  // microseconds until which, klok.Eeuwig when there is no end
}

// Actief tells whether the Partij takes part at moment.
func (p Partij) Actief(moment int64) bool { return p.Van <= moment && moment < p.Tot }

// Soort says which kind of organisation a Partij is: the categories of WGS 2.27.
type Soort string

// The kinds of Partij. The public ones (WGS 2.27 lid 1) are joint controllers.
const (
	Huis            Soort = "huis"
	Gemeente        Soort = "gemeente"
	Politie         Soort = "politie"
	OM              Soort = "om"
	Raad            Soort = "raad"
	DJI             Soort = "dji"
	Reclassering    Soort = "reclassering"
	VeiligThuis     Soort = "veilig_thuis"
	Jeugdzorg       Soort = "gecertificeerde_instelling"
	GGZ             Soort = "ggz"
	SociaalDomein   Soort = "sociaal_domein"
	Zelforganisatie Soort = "zelforganisatie"
	// Incidenteel is no Partij of the covenant: an organisation that the public Partijen let take part in one Casus until an end date
	// (WGS 2.31 lid 9, rule WGS-14).
	Incidenteel Soort = "incidentele_derde"
)

// Convenant tells whether a Partij of this kind is one of the covenant: the house itself is none, nor is an incidentele derde.
func (s Soort) Convenant() bool { return s != Huis && s != Incidenteel }

// Soorten returns the kinds that a Partij of the covenant can be.
func Soorten() []Soort {
	return []Soort{Gemeente, Politie, OM, Raad, DJI, Reclassering, VeiligThuis, Jeugdzorg, GGZ, SociaalDomein, Zelforganisatie}
}

// Label returns the kind of Partij as a page shows it, "" for one that is none.
func (s Soort) Label() string {
	switch s {
	case Huis:
		return "Het huis zelf"
	case OM:
		return "Openbaar Ministerie"
	case Raad:
		return "Raad voor de Kinderbescherming"
	case DJI:
		return "Gevangenis (DJI)"
	case VeiligThuis:
		return "Veilig Thuis"
	case Jeugdzorg:
		return "Jeugdzorg"
	case GGZ:
		return "Geestelijke gezondheidszorg"
	case SociaalDomein:
		return "Sociaal domein"
	case Incidenteel:
		return "Incidentele derde"
	case Gemeente, Politie, Reclassering, Zelforganisatie:
		return string(s[0]-'a'+'A') + string(s[1:])
	}
	return ""
}

// Publiek tells whether the Partij is a public one of WGS 2.27 lid 1, on whose behalf decisions are taken (rule WGS-2).
func (p Partij) Publiek() bool { return p.Soort.Publiek() }

// Functie is what a Medewerker is designated for by their own Partij, or by the house (articles 3.1, 8.2c, WGS 1.8 lid 2).
type Functie string

// The functions. A Partij gives EigenFuncties to its own people; the house gives Huisfuncties.
const (
	Aanmelder         Functie = "aanmelder"
	Uitvoerder        Functie = "uitvoerder"
	Procesregisseur   Functie = "procesregisseur"
	Manager           Functie = "manager"
	Ondersteuning     Functie = "ondersteuning"
	FG                Functie = "fg"
	Rechtmatigheid    Functie = "rechtmatigheid"
	Partijbeheerder   Functie = "partijbeheerder"
	Functioneelbeheer Functie = "functioneelbeheer"
	// CoordinerendFG is the privacy officer of one public Partij who speaks for all of them (WGS 1.4 lid 2); Contactpunt is where betrokkenen
	// come with their rights (WGS 1.4 lid 4). Rule WGS-15.
	CoordinerendFG Functie = "coordinerendfg"
	Contactpunt    Functie = "contactpunt"
	// Mandaat is a standing one, to decide on behalf of the Partij at a round table (rule 6.3-1).
	Mandaat Functie = "mandaat"
)

// Functies returns every function, in the order of their bits in the facts of policy.
func Functies() []Functie {
	return []Functie{Aanmelder, Uitvoerder, Procesregisseur, Manager, Ondersteuning, FG, Rechtmatigheid, Partijbeheerder,
		Functioneelbeheer, CoordinerendFG, Contactpunt, Mandaat}
}

// Label returns the function's name as a page shows it.
func (f Functie) Label() string {
	switch f {
	case FG:
		return "Functionaris gegevensbescherming"
	case Functioneelbeheer:
		return "Functioneel beheer"
	case Uitvoerder:
		return "Deelnemer"
	case Rechtmatigheid:
		return "Rechtmatigheidsadviescommissie"
	case CoordinerendFG:
		return "Coördinerend functionaris gegevensbescherming"
	case Mandaat:
		return "Doorlopend mandaat"
	case "":
		return ""
	}
	return string(f[0]-'a'+'A') + string(f[1:])
}

// Medewerker is a person who works for a Partij or for the house.
type Medewerker struct {
	ID         string
	Partij     string // id
	Namens     string // id of the Partij on behalf of which somebody of the house works (article 1.11); "" for who works for a Partij
	Naam       string
	Van        int64
	Tot        int64
	Verklaring int64 // version of the secrecy declaration that was signed, 0 for none (article 14.1)
	Functies   []Toekenning
}

// Toekenning is a function given to a person, from and until.
type Toekenning struct {
	Functie    Functie
	Van        int64
	Tot        int64
	Reikwijdte Reikwijdte // of a standing mandate; empty without limits
}

// Heeft tells whether the person holds f at moment.
func (m Medewerker) Heeft(f Functie, moment int64) bool {
	return slices.ContainsFunc(m.Functies, func(t Toekenning) bool {
		return t.Functie == f && t.Van <= moment && moment < t.Tot
	})
}

// Mandaat returns what the person may decide for their Partij at moment, and false when they have no standing mandate then (rule 6.3-1).
func (m Medewerker) Mandaat(moment int64) (Reikwijdte, bool) {
	for _, t := range m.Functies {
		if t.Functie == Mandaat && t.Van <= moment && moment < t.Tot {
			return t.Reikwijdte, true
		}
	}
	return Reikwijdte{}, false
}

// Actief tells whether the person works here at moment.
func (m Medewerker) Actief(moment int64) bool { return m.Van <= moment && moment < m.Tot }

// ZonderNamens returns the people of mensen who are designated as Procesregisseur and of whom it is not recorded on behalf of
// which one Partij they work (rule 1.11-1). The house itself is no Partij in that sense, nor is one that is not in partijen.
func ZonderNamens(partijen []Partij, mensen []Medewerker) []Medewerker {
	var uit []Medewerker
	for _, m := range mensen {
		regisseur := slices.ContainsFunc(m.Functies, func(t Toekenning) bool { return t.Functie == Procesregisseur })
		namens := slices.ContainsFunc(partijen, func(p Partij) bool { return p.ID == m.Namens && p.Soort.Convenant() })
		if regisseur && !namens {
			uit = append(uit, m)
		}
	}
	return uit
}
