// SPDX-License-Identifier: EUPL-1.2

package casus

import (
	"rondetafel/internal/errs"
)

// Betrekken is the decision that a Partij takes part in a Casus (WGS 2.31 lid 4), with the ground on which it may.
type Betrekken struct {
	Casus         string `json:"-"`
	Partij        string `json:"partij"`
	Medewerker    string `json:"medewerker"` // whom of that Partij
	Grond         string `json:"grond"`      // the legal ground on which it may take part
	Waarom        string `json:"waarom"`
	NamensPubliek string `json:"namensPubliek,omitempty"` // rule WGS-2, as in Screening
}

// Valideer returns nil or an *errs.Invalid with all that is missing or wrong.
func (b Betrekken) Valideer() error {
	var v errs.Velden
	v.Eis(b.Partij != "", "partij", "Kies de Partij die meedoet.")
	v.Eis(b.Medewerker != "", "medewerker", "Kies wie van deze Partij meedoet.")
	v.Eis(Gevuld(b.Grond), "grond", "Schrijf op waarom deze Partij mee mag doen: de wet of taak.")
	kort(&v, "grond", b.Grond)
	EisTekst(&v, "waarom", b.Waarom, "Schrijf op waarom deze Partij nodig is.")
	return v.Fout()
}

// Aanwijzen designates a colleague of one's own Partij for a Casus (WGS 1.8 lid 2): a Partij takes part through the people
// whom it designates, others of it see nothing.
type Aanwijzen struct {
	Casus      string `json:"-"`
	Medewerker string `json:"medewerker"`
}

// Valideer returns nil or an *errs.Invalid.
func (a Aanwijzen) Valideer() error {
	var v errs.Velden
	v.Eis(a.Medewerker != "", "medewerker", "Kies welke collega meedoet.")
	return v.Fout()
}

// Toewijzen gives a Casus to a Procesregisseur (article 8.2 under c).
type Toewijzen struct {
	Casus      string `json:"-"`
	Versie     int64  `json:"versie"`
	Medewerker string `json:"medewerker"`
}

// Valideer returns nil or an *errs.Invalid.
func (t Toewijzen) Valideer() error {
	var v errs.Velden
	v.Eis(t.Medewerker != "", "medewerker", "Kies een procesregisseur.")
	return v.Fout()
}

// Bevestigen says that the Partij stands by an Aanmelding that a Procesregisseur entered for it (rule 8.2c-2).
type Bevestigen struct {
	Casus  string `json:"-"`
	Versie int64  `json:"versie"`
}

// Valideer returns nil: there is nothing to fill in.
func (b Bevestigen) Valideer() error { return nil }

// Ontheffen ends that somebody is designated for a Casus (WGS 1.8 lid 2). Overnemer is the colleague who takes over the afspraken that
// they have to carry out; "" when they have none.
type Ontheffen struct {
	Casus      string `json:"-"`
	Medewerker string `json:"medewerker"`
	Overnemer  string `json:"overnemer,omitempty"`
}

// Valideer returns nil or an *errs.Invalid.
func (o Ontheffen) Valideer() error {
	var v errs.Velden
	v.Eis(o.Medewerker != "", "medewerker", "Kies wie niet meer meedoet.")
	return v.Fout()
}
