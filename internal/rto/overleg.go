// SPDX-License-Identifier: EUPL-1.2

// Package rto holds what a Ronde Tafel Overleg is (article 6): its preparation, who is invited and on which ground, who counts
// in a decision, and the Besluit itself. Pure: shapes and rules of shape, no storage, no clock. Who may do what is policy, not
// this package.
package rto

import (
	"errors"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
	"rondetafel/internal/informatie"
	"rondetafel/internal/klok"
)

// Stand is how far an Overleg is.
type Stand string

// The states, in their order. Who is invited is fixed by Uitgenodigd, what was decided by Afgerond.
const (
	Voorbereid  Stand = "voorbereiding"
	Uitgenodigd Stand = "uitgenodigd"
	Afgerond    Stand = "afgerond"
	Afgelast    Stand = "afgelast" // it is not held; nothing follows
)

// Standen returns every state.
func Standen() []Stand { return []Stand{Voorbereid, Uitgenodigd, Afgerond, Afgelast} }

// Label returns the state as a page shows it.
func (s Stand) Label() string {
	switch s {
	case Voorbereid:
		return "in voorbereiding"
	case Uitgenodigd:
		return "uitgenodigd"
	case Afgerond:
		return "afgerond"
	case Afgelast:
		return "afgelast"
	}
	return string(s)
}

// Loopt tells whether an Overleg is still to be held, or to be recorded.
func (s Stand) Loopt() bool { return s == Voorbereid || s == Uitgenodigd }

// Planning is when and where an Overleg is (article 11.1). It is what supporting staff see of it.
type Planning struct {
	Overleg string     `json:"-"`
	Versie  int64      `json:"versie"`
	Datum   klok.Datum `json:"datum"`
	Begin   string     `json:"begin"` // "10:00"
	Einde   string     `json:"einde"`
	Plaats  string     `json:"plaats"`
}

// Valideer returns nil or an *errs.Invalid with all that is missing or wrong. vandaag is the day on which it is planned.
func (p Planning) Valideer(vandaag time.Time) error {
	var v errs.Velden
	v.Eis(!p.Datum.Leeg(), "datum", "Vul de dag van het overleg in, bijvoorbeeld 3-12-2026.")
	v.Eis(p.Begin != "", "begin", "Vul in hoe laat het begint, bijvoorbeeld 10:00.")
	v.Eis(casus.Gevuld(p.Plaats), "plaats", "Vul in waar het overleg is.")
	p.vorm(&v, vandaag)
	return v.Fout()
}

// vorm asks that what is filled in, is right.
func (p Planning) vorm(v *errs.Velden, vandaag time.Time) {
	if !p.Datum.Leeg() {
		dag, ok := p.Datum.Lees()
		v.Eis(ok, "datum", "Vul de datum in als dag-maand-jaar, bijvoorbeeld 3-12-2026.")
		v.Eis(!ok || !dag.Before(middernacht(vandaag)), "datum", "Kies vandaag of een dag die nog komt.")
	}
	v.Eis(p.Begin == "" || isTijd(p.Begin), "begin", "Vul de tijd in als uren en minuten, bijvoorbeeld 10:00.")
	v.Eis(p.Einde == "" || isTijd(p.Einde), "einde", "Vul de tijd in als uren en minuten, bijvoorbeeld 11:00.")
	if isTijd(p.Begin) && isTijd(p.Einde) {
		v.Eis(Tijd(p.Begin) < Tijd(p.Einde), "einde", "Het overleg eindigt na het begin. Kijk de tijden na.")
	}
	kort(v, "plaats", p.Plaats)
}

func middernacht(t time.Time) time.Time {
	j, m, d := t.In(klok.Amsterdam()).Date()
	return time.Date(j, m, d, 0, 0, 0, 0, klok.Amsterdam())
}

// Aanvang returns the moment at which an Overleg begins, of a day and a time of day as they are kept: the start of the day when there is
// no time yet, and false when there is no day.
func Aanvang(dag, begin string) (time.Time, bool) {
	d, ok := klok.Datum(dag).Lees()
	if !ok {
		return time.Time{}, false
	}
	t, err := time.Parse("15:04", begin)
	if err != nil {
		return middernacht(d), true
	}
	j, m, n := d.Date()
	return time.Date(j, m, n, t.Hour(), t.Minute(), 0, 0, klok.Amsterdam()), true
}

// Tijd returns a time of day as "09:05", whatever of "9:05", "9.05" and "09:05" was typed, or "" when it is none.
func Tijd(getypt string) string {
	t, err := time.Parse("15:04", strings.ReplaceAll(strings.TrimSpace(getypt), ".", ":"))
	if err != nil {
		return ""
	}
	return t.Format("15:04")
}

func isTijd(getypt string) bool { return Tijd(getypt) != "" }

// Voorbereiding is what the Procesregisseur prepares (article 9.2 under c). The goal, the type of decision and the themes may
// wait until the invitations go out.
type Voorbereiding struct {
	Planning
	Casus        string       `json:"-"`
	Doel         string       `json:"doel"`
	SoortBesluit SoortBesluit `json:"soortBesluit"`
	Themas       []string     `json:"themas"`
}

// Schoon returns the preparation with one theme on each place: in a form they are typed below each other.
func (p Voorbereiding) Schoon() Voorbereiding {
	var themas []string
	for _, t := range p.Themas {
		for regel := range strings.Lines(t) {
			if regel = strings.TrimSpace(regel); regel != "" && !slices.Contains(themas, regel) {
				themas = append(themas, regel)
			}
		}
	}
	p.Themas = themas
	return p
}

const maxThemas = 20

// Valideer returns nil or an *errs.Invalid with all that is wrong. vandaag is the day on which it is prepared. What is only
// missing yet stands in Ontbreekt.
func (p Voorbereiding) Valideer(vandaag time.Time) error {
	var v errs.Velden
	casus.EisLengte(&v, "doel", p.Doel)
	v.Eis(p.SoortBesluit == "" || p.SoortBesluit.Bekend(), "soortBesluit", "Kies een soort besluit uit de lijst.")
	v.Eis(len(p.Themas) <= maxThemas, "themas", "Kies hoogstens 20 thema's.")
	for _, t := range p.Themas[:min(len(p.Themas), maxThemas)] {
		if melding := teLang(t); melding != "" {
			v.Eis(false, "themas", melding)
			break
		}
	}
	p.vorm(&v, vandaag)
	return v.Fout()
}

// Words for what is missing before invitations can go out. Policy knows them.
const (
	OntbreektDoel         = "doel"
	OntbreektSoortBesluit = "soortBesluit"
	OntbreektThemas       = "themas"
	OntbreektDatum        = "datum"
	Vervroegd             = "vervroegd" // it would begin earlier than those who are invited were told
)

// Ontbreekt says what is missing before invitations can go out (rule 9.2c-1), nil when nothing is.
func (p Voorbereiding) Ontbreekt() []string {
	var uit []string
	mist := func(als bool, woord string) {
		if als {
			uit = append(uit, woord)
		}
	}
	mist(!casus.Gevuld(p.Doel), OntbreektDoel)
	mist(!p.SoortBesluit.Bekend(), OntbreektSoortBesluit)
	mist(len(p.Schoon().Themas) == 0, OntbreektThemas)
	mist(p.Datum.ISO() == "" || !isTijd(p.Begin), OntbreektDatum)
	return uit
}

// Verslag ends an Overleg with what was said (article 7.1), each part with who said it (rule 7.2-4).
type Verslag struct {
	Overleg  string              `json:"-"`
	Versie   int64               `json:"versie"`
	Passages []informatie.Citaat `json:"passages"`
}

// Schoon returns the minutes without the empty rows of the form.
func (r Verslag) Schoon() Verslag {
	r.Passages = informatie.SchonePassages(r.Passages)
	return r
}

// Valideer returns nil or an *errs.Invalid.
func (r Verslag) Valideer() error {
	var v errs.Velden
	v.Eis(len(r.Passages) > 0, "passages[0].tekst", "Schrijf op wat er is besproken.")
	informatie.EisPassages(&v, "passages", r.Passages)
	return v.Fout()
}

// Afgelasting takes an Overleg off the agenda before it is held (article 9.2 under d), with why.
type Afgelasting struct {
	Overleg string `json:"-"`
	Versie  int64  `json:"versie"`
	Reden   string `json:"reden"`
}

// Valideer returns nil or an *errs.Invalid.
func (a Afgelasting) Valideer() error {
	var v errs.Velden
	casus.EisTekst(&v, "reden", a.Reden, "Schrijf op waarom het overleg niet doorgaat.")
	return v.Fout()
}

// kort asks that a text of one line is no longer than 200 characters, and is proper text.
func kort(v *errs.Velden, veld, tekst string) {
	melding := teLang(tekst)
	v.Eis(melding == "", veld, melding)
}

func teLang(tekst string) string {
	var v errs.Velden
	v.Eis(utf8.RuneCountInString(tekst) <= 200, "", "Gebruik hoogstens 200 tekens.")
	casus.EisLengte(&v, "", tekst)
	var ongeldig *errs.Invalid
	if errors.As(v.Fout(), &ongeldig) {
		return ongeldig.Velden[0].Melding
	}
	return ""
}
