// SPDX-License-Identifier: EUPL-1.2

package informatie

import (
	"slices"
	"time"

	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
	"rondetafel/internal/klok"
)

// VraagStand is how far a question for information is (rule 12.1-3).
type VraagStand string

// The states of a question. One that was refused can still be answered.
const (
	VraagOpen        VraagStand = "open"
	VraagBeantwoord  VraagStand = "beantwoord"
	VraagGeweigerd   VraagStand = "geweigerd"
	VraagIngetrokken VraagStand = "ingetrokken"
)

// VraagStanden returns every state.
func VraagStanden() []VraagStand {
	return []VraagStand{VraagOpen, VraagBeantwoord, VraagGeweigerd, VraagIngetrokken}
}

// Label returns the state as a page shows it.
func (s VraagStand) Label() string {
	switch s {
	case VraagOpen:
		return "nog niet beantwoord"
	case VraagBeantwoord:
		return "beantwoord"
	case VraagGeweigerd:
		return "niet gegeven"
	case VraagIngetrokken:
		return "ingetrokken"
	}
	return string(s)
}

// TeLaat tells whether a question in this state waits past its last day.
func (s VraagStand) TeLaat(uiterlijk klok.Datum, vandaag time.Time) bool {
	return s == VraagOpen && uiterlijk.ISO() < vandaag.Format(time.DateOnly)
}

// Informatievraag asks Partijen for what one of them has to know (article 6.4 under c, rule 12.1-3). Each is asked by itself and sees
// nothing of the others.
type Informatievraag struct {
	Casus     string     `json:"-"`
	Voor      string     `json:"voor,omitempty"` // the Partij that has to know it; "" for the caller's own, of a Procesregisseur for the procesregie
	Partijen  []string   `json:"partijen"`       // that are asked
	Vraag     string     `json:"vraag"`
	Doel      string     `json:"doel"` // the goal of 2.1 for which is asked (rule 2.1-1)
	Uiterlijk klok.Datum `json:"uiterlijkDatum"`
}

// maxBevraagd is how many Partijen one question goes to.
const maxBevraagd = 50

// Schoon returns the question with each Partij once, in order.
func (v Informatievraag) Schoon() Informatievraag {
	v.Partijen = slices.Compact(slices.Sorted(slices.Values(v.Partijen)))
	return v
}

// Valideer returns nil or an *errs.Invalid with all that is missing or wrong. vandaag is the day on which is asked.
func (v Informatievraag) Valideer(vandaag time.Time) error {
	var f errs.Velden
	f.Eis(len(v.Partijen) > 0 && !slices.Contains(v.Partijen, ""), "partijen", "Kies aan welke Partij je dit vraagt.")
	f.Eis(len(v.Partijen) <= maxBevraagd, "partijen", "Kies hoogstens 50 Partijen.")
	casus.EisTekst(&f, "vraag", v.Vraag, "Schrijf op wat je wilt weten.")
	f.Eis(casus.Gevuld(v.Doel), "doel", "Kies voor welk doel je dit vraagt (art. 2.1).")
	casus.EisUiterlijk(&f, "uiterlijkDatum", v.Uiterlijk, vandaag)
	return f.Fout()
}

// Vraagantwoord answers a question with a piece that the answering Partij gave (rule 12.1-3).
type Vraagantwoord struct {
	Informatievraag string `json:"-"`
	Versie          int64  `json:"versie"`
	Gegeven         string `json:"gegeven"`
}

// Valideer returns nil or an *errs.Invalid.
func (a Vraagantwoord) Valideer() error {
	var v errs.Velden
	v.Eis(casus.Gevuld(a.Gegeven), "gegeven", "Kies het stuk dat antwoord geeft, of geef nieuwe informatie.")
	return v.Fout()
}

// Weigering says that a Partij does not give what is asked, because of weighty reasons (rule WGS-3).
type Weigering struct {
	Informatievraag string `json:"-"`
	Versie          int64  `json:"versie"`
	Reden           string `json:"reden"`
}

// Valideer returns nil or an *errs.Invalid.
func (w Weigering) Valideer() error {
	var v errs.Velden
	casus.EisTekst(&v, "reden", w.Reden, "Schrijf op welke zwaarwegende redenen jullie hebben (WGS).")
	return v.Fout()
}

// VraagIntrekken takes a question back.
type VraagIntrekken struct {
	Informatievraag string `json:"-"`
	Versie          int64  `json:"versie"`
}
