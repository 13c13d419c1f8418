// SPDX-License-Identifier: EUPL-1.2

// Package casus holds what a Casus is (article 1.4): its soort, its Fase and which follows which, the Aanmelding that makes it
// exist, its Betrokkenen, the Screening and who takes part. Pure: shapes and rules of shape, no storage, no clock. Who may do
// what is policy, not this package.
package casus

import "slices"

// Fase is where a Casus stands in the process of the covenant (articles 1.7 to 1.10).
type Fase string

// The phases. TeBevestigen is an Aanmelding that a Procesregisseur entered for a Partij which has yet to confirm it.
const (
	TeBevestigen Fase = "te_bevestigen"
	Aangemeld    Fase = "aangemeld"
	InScreening  Fase = "screening"
	Triage       Fase = "triage"
	RTO          Fase = "rto" // preparing, meeting, the plan and its execution (article 1.9)
	Nazorg       Fase = "nazorg"
	Afschaling   Fase = "afschaling"
	Gesloten     Fase = "gesloten"
	Vernietigd   Fase = "vernietigd"
	Afgewezen    Fase = "afgewezen"
	Doorverwezen Fase = "doorverwezen"
)

// Fasen returns every phase in the order of the process.
func Fasen() []Fase {
	return []Fase{TeBevestigen, Aangemeld, InScreening, Triage, RTO, Nazorg, Afschaling, Afgewezen, Doorverwezen, Gesloten, Vernietigd}
}

// Label returns the phase as a page shows it.
func (f Fase) Label() string {
	switch f {
	case TeBevestigen:
		return "Te bevestigen"
	case Aangemeld:
		return "Aanmelding"
	case InScreening:
		return "Screening"
	case Triage:
		return "Triage"
	case RTO:
		return "RTO"
	case Nazorg:
		return "Nazorg"
	case Afgewezen:
		return "Niet verder"
	}
	return f.slot()
}

func (f Fase) slot() string {
	switch f {
	case Afschaling:
		return "Afschaling"
	case Doorverwezen:
		return "Doorverwezen"
	case Gesloten:
		return "Gesloten"
	case Vernietigd:
		return "Vernietigd"
	}
	return string(f)
}

// Open tells whether work on a Casus in this phase goes on.
func (f Fase) Open() bool {
	return !slices.Contains([]Fase{Afgewezen, Doorverwezen, Gesloten, Vernietigd}, f)
}

// Afgeschermd tells whether the content of the Casus is shielded: closed, nobody works with it any more (rule WGS-9).
func (f Fase) Afgeschermd() bool { return f == Gesloten || f == Vernietigd }

// Besloten tells whether only the aanmeldende Partij and the Procesregisseur know of the Casus (rule 1.7-1).
func (f Fase) Besloten() bool {
	return f == TeBevestigen || f == Aangemeld || f == InScreening
}

// Volgt tells whether a Casus may go from f to naar. By rule 1.4-1 triage is reached only by screening, screening only by an
// Aanmelding; by rule 6.1-1 there is a round table only after triage; by rule 1.10-1 afschaling follows on the round table, and
// closing on afschaling. Nazorg stands beside these (rule 2.3-2).
func (f Fase) Volgt(naar Fase) bool {
	return slices.Contains(f.daarna(), naar)
}

func (f Fase) daarna() []Fase {
	switch f {
	case TeBevestigen:
		return []Fase{Aangemeld}
	case Aangemeld:
		return []Fase{InScreening}
	case InScreening:
		return []Fase{Triage, Nazorg, Afgewezen, Doorverwezen}
	case Triage:
		return []Fase{RTO, Doorverwezen}
	case RTO, Nazorg:
		return []Fase{Afschaling}
	case Afschaling, Afgewezen, Doorverwezen:
		return []Fase{Gesloten}
	case Gesloten:
		return []Fase{Vernietigd}
	}
	return nil
}

// Soort says which kind of Casus it is (rule 2.2-1: adults and young people).
type Soort string

// The kinds. Radicalisering and TopX are named so that they can be refused with an explanation (rules WGS-6, WGS-16).
const (
	Complex        Soort = "complexe_casus"
	Jongere        Soort = "jongere"
	Gezin          Soort = "gezin"
	Gebied         Soort = "gebied"
	NazorgDetentie Soort = "nazorg_detentie"
	Radicalisering Soort = "radicalisering"
	TopX           Soort = "top_x"
)

// Soorten returns the kinds that the house handles.
func Soorten() []Soort { return []Soort{Complex, Jongere, Gezin, Gebied, NazorgDetentie} }

// AanTeMelden returns the kinds that somebody can choose who reports a Casus: those that the house handles, and the two that it refuses
// with an explanation (rules WGS-6, WGS-16).
func AanTeMelden() []Soort { return append(Soorten(), Radicalisering, TopX) }

// Label returns the kind as a page shows it.
func (s Soort) Label() string {
	switch s {
	case Complex:
		return "Complexe casus"
	case Jongere:
		return "Jongere"
	case Gezin:
		return "Gezin"
	case Gebied:
		return "Gebied"
	case NazorgDetentie:
		return "Nazorg detentie"
	case Radicalisering:
		return "Radicalisering"
	case TopX:
		return "Lijst met geprioriteerde casussen (Top-X)"
	}
	return string(s)
}

// Bekend tells whether s can be chosen at all, the refused kinds included.
func (s Soort) Bekend() bool {
	return slices.Contains(AanTeMelden(), s)
}

// ZonderHoofd tells whether a Casus of this kind may have no hoofdbetrokkene (rule 1.5-1: family and area-bound ones).
func (s Soort) ZonderHoofd() bool { return s == Gezin || s == Gebied }

// MetRTO tells whether a Casus of this kind comes to a round table: Nazorg detentie never does (rule 2.3-2).
func (s Soort) MetRTO() bool { return s != NazorgDetentie }
