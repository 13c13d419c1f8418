// SPDX-License-Identifier: EUPL-1.2

package casus

import (
	"strings"
	"time"
	"unicode/utf8"

	"rondetafel/internal/errs"
)

// NoodinzageDuur is how long somebody reads a Casus in need. It ends by itself.
const NoodinzageDuur = time.Hour

// A reason is at least a sentence: who judges it afterwards was not there.
const (
	noodWoorden = 5
	noodTekens  = 25
)

// Noodinzage opens a Casus in need: a Procesregisseur to whom it is not assigned reads it for an hour, because somebody is in danger or the
// one who has the procesregie cannot be reached (rule 1.2-1). Nummer is the number that the house works with, never an id from a list: who
// does not know the Casus does not find it by this.
type Noodinzage struct {
	Nummer string `json:"nummer"`
	Reden  string `json:"reden"`
}

// Schoon returns it as it is kept.
func (n Noodinzage) Schoon() Noodinzage {
	return Noodinzage{Nummer: strings.TrimSpace(n.Nummer), Reden: strings.TrimSpace(n.Reden)}
}

// Valideer returns nil or an *errs.Invalid with all that is missing or wrong.
func (n Noodinzage) Valideer() error {
	var v errs.Velden
	v.Eis(isNummer(n.Nummer), "nummer", "Vul het nummer van de casus in: het jaar, een streepje en vier of zes cijfers. Bijvoorbeeld 2026-0142.")
	EisTekst(&v, "reden", n.Reden, "Schrijf op waarom je deze casus nu moet lezen.")
	zin := len(strings.Fields(n.Reden)) >= noodWoorden && utf8.RuneCountInString(strings.Join(strings.Fields(n.Reden), " ")) >= noodTekens
	v.Eis(!Gevuld(n.Reden) || zin, "reden", "Schrijf minstens één hele zin: wat is er aan de hand, en waarom kan het niet wachten?")
	return v.Fout()
}

// isNummer tells whether it looks like the number of a Casus.
func isNummer(nummer string) bool {
	jaar, rest, ok := strings.Cut(nummer, "-")
	cijfers := func(s string) bool { return strings.Trim(s, "0123456789") == "" }
	return ok && len(jaar) == 4 && cijfers(jaar) && (len(rest) == 4 || len(rest) == 6) && cijfers(rest)
}

// NoodinzageEinde ends a Noodinzage before its hour is over.
type NoodinzageEinde struct {
	Noodinzage string `json:"-"`
	Versie     int64  `json:"versie"`
}

// Noodoordeel is what the Manager thinks of a Noodinzage afterwards; "" while nobody judged it.
type Noodoordeel string

// The judgements.
const (
	NoodTerecht     Noodoordeel = "terecht"
	NoodNietTerecht Noodoordeel = "niet_terecht"
)

// Noodoordelen returns every judgement.
func Noodoordelen() []Noodoordeel { return []Noodoordeel{NoodTerecht, NoodNietTerecht} }

// Label returns the judgement as a page shows it.
func (o Noodoordeel) Label() string {
	switch o {
	case NoodTerecht:
		return "Terecht"
	case NoodNietTerecht:
		return "Niet terecht"
	}
	return "Nog niet beoordeeld"
}

// NoodinzageOordeel judges a Noodinzage that is over: whether it was needed, and why (rule 1.2-1).
type NoodinzageOordeel struct {
	Noodinzage  string      `json:"-"`
	Versie      int64       `json:"versie"`
	Oordeel     Noodoordeel `json:"oordeel"`
	Toelichting string      `json:"toelichting"`
}

// Valideer returns nil or an *errs.Invalid.
func (o NoodinzageOordeel) Valideer() error {
	var v errs.Velden
	v.Eis(o.Oordeel == NoodTerecht || o.Oordeel == NoodNietTerecht, "oordeel", "Kies of deze noodinzage terecht was.")
	EisTekst(&v, "toelichting", o.Toelichting, "Schrijf op waarom je dat vindt.")
	return v.Fout()
}
