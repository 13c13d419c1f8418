// SPDX-License-Identifier: EUPL-1.2

package partij

import (
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"rondetafel/internal/errs"
	"rondetafel/internal/klok"
)

// Inzet is for what WGS 1.8 lid 2 lets somebody be designated (rule WGS-12).
type Inzet string

// The three kinds.
const (
	Uitvoering Inzet = "uitvoering" // execution of the processing
	Toetsing   Inzet = "toetsing"   // testing whether it is lawful
	Beheer     Inzet = "beheer"     // support of the system, without any content
)

// Label returns the kind as a page shows it.
func (i Inzet) Label() string {
	switch i {
	case Uitvoering:
		return "Uitvoeren van de samenwerking"
	case Toetsing:
		return "Nagaan of het rechtmatig gaat"
	case Beheer:
		return "Beheer en ondersteuning"
	}
	return ""
}

// Inzet tells for what of WGS 1.8 lid 2 somebody with this function is designated; "" for what is no function.
func (f Functie) Inzet() Inzet {
	switch f {
	case Aanmelder, Uitvoerder, Procesregisseur, Manager, Mandaat:
		return Uitvoering
	case FG, CoordinerendFG, Rechtmatigheid, Contactpunt:
		return Toetsing
	case Ondersteuning, Partijbeheerder, Functioneelbeheer:
		return Beheer
	}
	return ""
}

// EigenFuncties are what a Partij gives to its own people itself.
func EigenFuncties() []Functie { return []Functie{Uitvoerder, Aanmelder, Partijbeheerder, Mandaat} }

// Personeelsfuncties are those of the staff of the house (articles 3.1 and 8.2c).
func Personeelsfuncties() []Functie {
	return []Functie{Procesregisseur, Manager, Ondersteuning, Functioneelbeheer}
}

// Huisfuncties are those that the house gives: to its staff, and some to people of a Partij (WGS 1.4 and 1.8).
func Huisfuncties() []Functie {
	return append(Personeelsfuncties(), FG, CoordinerendFG, Rechtmatigheid, Contactpunt)
}

// Past tells whether somebody of p can have this function: one of a Partij works for a Partij of the covenant, staff works for the house, and
// the coordinating privacy officer is one of a public Partij (WGS 1.4 lid 2).
func (f Functie) Past(p Partij) bool {
	switch {
	case f == CoordinerendFG:
		return p.Publiek()
	case slices.Contains(EigenFuncties(), f):
		return p.Soort.Convenant()
	case slices.Contains(Personeelsfuncties(), f):
		return p.Soort == Huis
	}
	return slices.Contains(Huisfuncties(), f) && p.Soort != Incidenteel
}

// Termijn is from and until when something is given, in days: from today when Van is empty, without an end when Tot is.
type Termijn struct {
	Van klok.Datum `json:"van,omitempty"` // the first day
	Tot klok.Datum `json:"tot,omitempty"` // the last day
}

const (
	geenDatum   = "Vul een datum in als dag-maand-jaar, bijvoorbeeld 1-3-2027."
	kiesLater   = "De laatste dag ligt voor de eerste. Kies een latere dag."
	nietGeweest = "Kies vandaag of een dag die nog komt."
)

func dagVan(vandaag time.Time) time.Time {
	return time.Date(vandaag.Year(), vandaag.Month(), vandaag.Day(), 0, 0, 0, 0, vandaag.Location())
}

func (t Termijn) eis(v *errs.Velden, vandaag time.Time) {
	dag := dagVan(vandaag)
	van, goed := t.Van.Lees()
	v.Eis(t.Van.Leeg() || goed, "van", geenDatum)
	v.Eis(!goed || !van.Before(dag), "van", nietGeweest)
	if !goed {
		van = dag
	}
	tot, goed := t.Tot.Lees()
	v.Eis(t.Tot.Leeg() || goed, "tot", geenDatum)
	v.Eis(!goed || !tot.Before(van), "tot", kiesLater)
}

// Periode returns the first moment and the moment after the last day, of a term that is valid at nu, a moment in Amsterdam.
func (t Termijn) Periode(nu time.Time) (van, tot int64) {
	van, tot = klok.Micro(nu), klok.Eeuwig
	if eerste, ok := t.Van.Lees(); ok {
		van = max(van, klok.Micro(eerste))
	}
	if laatste, ok := t.Tot.Lees(); ok {
		tot = klok.Micro(laatste.AddDate(0, 0, 1))
	}
	return van, tot
}

// MedewerkerUitnodigen asks somebody of a Partij, or staff of the house, to come and work here (WGS 1.8 lid 2, article 8.2 under c).
type MedewerkerUitnodigen struct {
	Partij   string    `json:"partij,omitempty"` // id; the caller's own when empty
	Naam     string    `json:"naam"`
	Namens   string    `json:"namens,omitempty"` // id of the Partij on behalf of which staff of the house works (article 1.11)
	Functies []Functie `json:"functies"`
	// Reikwijdte limits the standing mandate, when that is among Functies (article 6.3).
	Reikwijdte Reikwijdte `json:"reikwijdte,omitzero"`
	// IemandAnders says that who invites knows that somebody with almost this name works there, and means another.
	IemandAnders bool `json:"iemandAnders,omitempty"`
	Termijn
}

// Schoon returns the invitation as it is kept: the name with single blanks, and each function once.
func (u MedewerkerUitnodigen) Schoon() MedewerkerUitnodigen {
	u.Naam = strings.Join(strings.Fields(u.Naam), " ")
	var een []Functie
	for _, f := range u.Functies {
		if !slices.Contains(een, f) {
			een = append(een, f)
		}
	}
	u.Functies, u.Reikwijdte = een, u.Reikwijdte.Schoon()
	return u
}

// maxNaam is how long a name can be.
const maxNaam = 100

// Valideer returns nil or an *errs.Invalid with all that is missing or wrong at vandaag, a moment in Amsterdam.
func (u MedewerkerUitnodigen) Valideer(vandaag time.Time) error {
	var v errs.Velden
	v.Eis(len(strings.Fields(u.Naam)) > 1, "naam", "Schrijf de voornaam en de achternaam op. Twee mensen delen nooit een account.")
	v.Eis(utf8.RuneCountInString(u.Naam) <= maxNaam, "naam", "Maak de naam korter: hoogstens 100 tekens.")
	eisLeesbaar(&v, "naam", u.Naam)
	for _, f := range u.Functies {
		eisFunctie(&v, "functies", f)
	}
	u.Reikwijdte.eis(&v, slices.Contains(u.Functies, Mandaat))
	u.eis(&v, vandaag)
	return v.Fout()
}

func eisFunctie(v *errs.Velden, veld string, f Functie) {
	v.Eis(f.Inzet() != "", veld, "Kies een functie uit de lijst.")
}

// FunctieGeven gives somebody a function, from and until.
type FunctieGeven struct {
	Medewerker string  `json:"-"`
	Functie    Functie `json:"functie"`
	Namens     string  `json:"namens,omitempty"` // id of the Partij on behalf of which a Procesregisseur works, when it is another (article 1.11)
	// Reikwijdte limits a standing mandate (article 6.3); other functions have none.
	Reikwijdte Reikwijdte `json:"reikwijdte,omitzero"`
	Termijn
}

// Schoon returns it as it is kept.
func (g FunctieGeven) Schoon() FunctieGeven {
	g.Reikwijdte = g.Reikwijdte.Schoon()
	return g
}

// Valideer returns nil or an *errs.Invalid with all that is missing or wrong at vandaag, a moment in Amsterdam.
func (g FunctieGeven) Valideer(vandaag time.Time) error {
	var v errs.Velden
	eisFunctie(&v, "functie", g.Functie)
	v.Eis(g.Namens == "" || g.Functie == Procesregisseur, "namens", "Namens een Partij werken hoort bij procesregisseur (art. 1.11). Laat dit leeg, of geef die functie.")
	g.Reikwijdte.eis(&v, g.Functie == Mandaat)
	g.eis(&v, vandaag)
	return v.Fout()
}

// Einde is the last day of something: it ends now when it is empty.
type Einde struct {
	LaatsteDag klok.Datum `json:"laatsteDag,omitempty"`
}

func (e Einde) eis(v *errs.Velden, vandaag time.Time) {
	dag, goed := e.LaatsteDag.Lees()
	v.Eis(e.LaatsteDag.Leeg() || goed, "laatsteDag", geenDatum)
	v.Eis(!goed || !dag.Before(dagVan(vandaag)), "laatsteDag", nietGeweest)
}

// Moment returns when it ends: nu, or after the last day.
func (e Einde) Moment(nu int64) int64 {
	if dag, ok := e.LaatsteDag.Lees(); ok {
		return klok.Micro(dag.AddDate(0, 0, 1))
	}
	return nu
}

// FunctieBeeindigen ends a function of somebody.
type FunctieBeeindigen struct {
	Medewerker string  `json:"-"`
	Functie    Functie `json:"functie"`
	Versie     int64   `json:"versie"` // of the function that is held or will be
	Einde
}

// Valideer returns nil or an *errs.Invalid with all that is missing or wrong at vandaag, a moment in Amsterdam.
func (b FunctieBeeindigen) Valideer(vandaag time.Time) error {
	var v errs.Velden
	eisFunctie(&v, "functie", b.Functie)
	b.eis(&v, vandaag)
	return v.Fout()
}

// MedewerkerBeeindigen ends that somebody works here: every function with it, and each log-in.
type MedewerkerBeeindigen struct {
	Medewerker string `json:"-"`
	Versie     int64  `json:"versie"`
	Einde
}

// Valideer returns nil or an *errs.Invalid with all that is wrong at vandaag, a moment in Amsterdam.
func (b MedewerkerBeeindigen) Valideer(vandaag time.Time) error {
	var v errs.Velden
	b.eis(&v, vandaag)
	return v.Fout()
}

// Herstellen gives somebody a new code to log in with, because they lost their password or second factor, or never used the first code.
type Herstellen struct {
	Medewerker string `json:"-"`
	Gezien     bool   `json:"gezien"` // who gives it saw that it is this person
}

// Valideer returns nil or an *errs.Invalid: a code is never given on a call or a mail alone.
func (h Herstellen) Valideer() error {
	var v errs.Velden
	v.Eis(h.Gezien, "gezien", "Geef een nieuwe code alleen aan iemand die je zelf ziet en herkent. Een telefoontje of mail is niet genoeg.")
	return v.Fout()
}

// WerkOverdragen gives what somebody who left, or who may no longer do it, had to do in a Casus to a colleague of the same Partij.
type WerkOverdragen struct {
	Medewerker string `json:"-"` // who left
	Casus      string `json:"casus"`
	Overnemer  string `json:"overnemer"`
}

// Valideer returns nil or an *errs.Invalid.
func (o WerkOverdragen) Valideer() error {
	var v errs.Velden
	v.Eis(o.Casus != "", "casus", "Kies welke casus iemand overneemt.")
	v.Eis(o.Overnemer != "", "overnemer", "Kies wie het overneemt.")
	v.Eis(o.Overnemer == "" || o.Overnemer != o.Medewerker, "overnemer", "Kies een collega.")
	return v.Fout()
}

// Besluiten of a yearly look at one right.
const (
	Blijft = "blijft" // it is still needed
	Stopt  = "stopt"
)

// HerzienRegel is what was decided of one right: a function of somebody, or that they work here at all when they have none.
type HerzienRegel struct {
	Medewerker string  `json:"medewerker"`
	Functie    Functie `json:"functie,omitempty"`
	Besluit    string  `json:"besluit"` // blijft or stopt
}

// Herzien is the yearly look of a Partij at all rights of its people: each is confirmed or ended, and the result is signed.
type Herzien struct {
	Regels  []HerzienRegel `json:"regels"`
	Akkoord bool           `json:"akkoord"` // who decides signs for it
}

// Valideer returns nil or an *errs.Invalid.
func (h Herzien) Valideer() error {
	var v errs.Velden
	for i, r := range h.Regels {
		v.Eis(r.Besluit == Blijft || r.Besluit == Stopt, "regels["+strconv.Itoa(i)+"].besluit", "Kies of dit blijft of stopt.")
	}
	v.Eis(h.Akkoord, "akkoord", "Teken dat je alles bekeek.")
	return v.Fout()
}

// HerzienVoor returns the moment before which rights are looked at again, a year after they were, or were given first.
func HerzienVoor(laatst int64) int64 {
	return klok.Micro(klok.VanMicro(laatst).In(klok.Amsterdam()).AddDate(1, 0, 0))
}

// Laatste returns until when people of mensen, without wie, look after the rights of a Partij: who work there at moment and hold f then. It is
// what nobody may cut short, so that a Partij always has somebody who can give and end rights; who begins later leaves a time with nobody.
func Laatste(mensen []Medewerker, wie string, f Functie, moment int64) int64 {
	var tot int64
	for _, m := range mensen {
		for _, t := range m.Functies {
			if m.ID != wie && t.Functie == f && max(m.Van, t.Van) <= moment {
				tot = max(tot, min(m.Tot, t.Tot))
			}
		}
	}
	return tot
}
