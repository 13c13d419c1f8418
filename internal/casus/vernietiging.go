// SPDX-License-Identifier: EUPL-1.2

package casus

import (
	"time"

	"rondetafel/internal/errs"
	"rondetafel/internal/klok"
)

// VernietigingStand is how far the destruction of a dossier is (rule AVG-7).
type VernietigingStand string

// The standen. Begonnen is the point of no return: from then on the key goes, also after a crash.
const (
	VernietigingVoorgesteld VernietigingStand = "voorgesteld"
	VernietigingAkkoord     VernietigingStand = "akkoord"
	VernietigingGestopt     VernietigingStand = "gestopt"
	VernietigingBegonnen    VernietigingStand = "begonnen"
	VernietigingKlaar       VernietigingStand = "vernietigd"
)

// VernietigingStanden returns every state.
func VernietigingStanden() []VernietigingStand {
	return []VernietigingStand{VernietigingVoorgesteld, VernietigingAkkoord, VernietigingGestopt, VernietigingBegonnen, VernietigingKlaar}
}

// Label returns the stand as a page shows it.
func (s VernietigingStand) Label() string {
	switch s {
	case VernietigingVoorgesteld:
		return "Wacht op controle"
	case VernietigingAkkoord:
		return "Bedenktijd"
	case VernietigingGestopt:
		return "Gestopt"
	case VernietigingBegonnen:
		return "Wordt nu vernietigd"
	case VernietigingKlaar:
		return "Vernietigd"
	}
	return string(s)
}

// Loopt tells whether the destruction still goes on, so that no other can be proposed beside it.
func (s VernietigingStand) Loopt() bool { return s != VernietigingGestopt && s != VernietigingKlaar }

// BedenktijdDagen is the cooling-off: how many calendar days lie between the second person's yes and the destruction (rule AVG-7).
const BedenktijdDagen = 7

// Bedenktijd returns when the destruction may begin after the second person said yes at akkoord: at the same time of day seven
// dates later in Amsterdam, also over a change to summer or winter time.
func Bedenktijd(akkoord time.Time) time.Time {
	return akkoord.In(klok.Amsterdam()).AddDate(0, 0, BedenktijdDagen)
}

// DagenTot returns how many dates in Amsterdam lie between nu and dan; 0 when it is today or was before.
func DagenTot(nu, dan time.Time) int {
	dag := func(t time.Time) time.Time {
		j, m, d := t.In(klok.Amsterdam()).Date()
		return time.Date(j, m, d, 0, 0, 0, 0, time.UTC)
	}
	return max(0, int(dag(dan).Sub(dag(nu)).Hours()/24))
}

// VernietigingVoorstellen proposes to destroy the dossier of a closed Casus (rule AVG-7).
type VernietigingVoorstellen struct {
	Casus  string `json:"-"`
	Versie int64  `json:"versie"`
	Reden  string `json:"reden"`
}

// Valideer returns nil or an *errs.Invalid.
func (p VernietigingVoorstellen) Valideer() error {
	var v errs.Velden
	EisTekst(&v, "reden", p.Reden, "Schrijf op waarom het dossier weg kan. Noem geen mensen.")
	return v.Fout()
}

// VernietigingControleren is the judgement of the second person: yes starts the cooling-off, no ends the proposal.
type VernietigingControleren struct {
	Vernietiging string `json:"-"`
	Versie       int64  `json:"versie"`
	Akkoord      string `json:"akkoord"` // ja or nee: without a choice there is no judgement
	Reden        string `json:"reden,omitempty"`
}

// Ja tells whether the second person agrees.
func (c VernietigingControleren) Ja() bool { return c.Akkoord == "ja" }

// Valideer returns nil or an *errs.Invalid.
func (c VernietigingControleren) Valideer() error {
	var v errs.Velden
	v.Eis(c.Akkoord == "ja" || c.Akkoord == "nee", "akkoord", "Kies of het dossier weg kan.")
	EisLengte(&v, "reden", c.Reden)
	if c.Akkoord == "nee" {
		EisTekst(&v, "reden", c.Reden, "Schrijf op waarom het dossier nog niet weg kan.")
	}
	return v.Fout()
}

// VernietigingStoppen ends a proposal, or the cooling-off, with a reason.
type VernietigingStoppen struct {
	Vernietiging string `json:"-"`
	Versie       int64  `json:"versie"`
	Reden        string `json:"reden"`
}

// Valideer returns nil or an *errs.Invalid.
func (p VernietigingStoppen) Valideer() error {
	var v errs.Velden
	EisTekst(&v, "reden", p.Reden, "Schrijf op waarom het dossier nog niet weg mag.")
	return v.Fout()
}
