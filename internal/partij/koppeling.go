// SPDX-License-Identifier: EUPL-1.2

package partij

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"rondetafel/internal/errs"
	"rondetafel/internal/klok"
)

// A Koppeling lets a system of a Partij itself work here, in the name of people of that Partij who agreed to it (article 14.3). It never does
// more than that person may, nor more than its scopes say, and it ends within a year.

// Koppelscope is a kind of work that a Koppeling may do.
type Koppelscope string

// The kinds of work. None is about who may what, about the log or about the house.
const (
	ScopeLezen     Koppelscope = "casussen.lezen"
	ScopeAanmelden Koppelscope = "casussen.aanmelden"
	ScopeGeven     Koppelscope = "informatie.geven"
	ScopeAfspraken Koppelscope = "afspraken.melden"
)

// Koppelscopes are all of them, in the order of the form.
func Koppelscopes() []Koppelscope {
	return []Koppelscope{ScopeLezen, ScopeAanmelden, ScopeGeven, ScopeAfspraken}
}

// Label says what a system does with it; "" for none of them.
func (s Koppelscope) Label() string {
	switch s {
	case ScopeLezen:
		return "Casussen lezen"
	case ScopeAanmelden:
		return "Casussen aanmelden"
	case ScopeGeven:
		return "Informatie geven en vragen beantwoorden"
	case ScopeAfspraken:
		return "Voortgang van afspraken melden"
	}
	return ""
}

// Koppelbelet is why a Koppeling that did not end does nothing in the name of somebody; "" when it works in their name.
type Koppelbelet string

// The reasons, the one that lasts longest first.
const (
	BeletVertrokken Koppelbelet = "vertrokken" // they do not work here, or not yet
	BeletFunctie    Koppelbelet = "functie"    // they have no function that a system works with
	BeletVerklaring Koppelbelet = "verklaring" // they did not sign the declaration of secrecy (article 14.1)
	BeletAkkoord    Koppelbelet = "akkoord"    // they did not agree
)

// Koppelbeletten are all of them.
func Koppelbeletten() []Koppelbelet {
	return []Koppelbelet{BeletVertrokken, BeletFunctie, BeletVerklaring, BeletAkkoord}
}

// Label says of somebody why, as a page shows it after their name.
func (b Koppelbelet) Label() string {
	switch b {
	case BeletVertrokken:
		return "werkt hier niet"
	case BeletFunctie:
		return "is geen deelnemer of aanmelder"
	case BeletVerklaring:
		return "tekende de verklaring van geheimhouding nog niet"
	case BeletAkkoord:
		return "ging nog niet akkoord"
	}
	return ""
}

// Koppelfuncties are those of which a system does the work in the name of who has one: it takes part in casussen and reports them, and does nothing of
// the house or of who watches over it.
func Koppelfuncties() []Functie { return []Functie{Aanmelder, Uitvoerder} }

// Koppelbaar tells whether m has a function at moment of which a system can do the work.
func (m Medewerker) Koppelbaar(moment int64) bool {
	return slices.ContainsFunc(Koppelfuncties(), func(f Functie) bool { return m.Heeft(f, moment) })
}

// LeesKoppelscopes reads scopes as a token request writes them: words with blanks between them. false when one is unknown or comes twice.
func LeesKoppelscopes(tekst string) (scopes []Koppelscope, goed bool) {
	for _, woord := range strings.Fields(tekst) {
		s := Koppelscope(woord)
		if s.Label() == "" || slices.Contains(scopes, s) {
			return nil, false
		}
		scopes = append(scopes, s)
	}
	return scopes, true
}

// KoppelscopeTekst writes scopes as LeesKoppelscopes reads them.
func KoppelscopeTekst(scopes []Koppelscope) string {
	woorden := make([]string, len(scopes))
	for i, s := range scopes {
		woorden[i] = string(s)
	}
	return strings.Join(woorden, " ")
}

// KoppelingRegistreren registers a system of the caller's own Partij.
type KoppelingRegistreren struct {
	Naam        string        `json:"naam"`        // what its people call the system
	Sleutels    string        `json:"sleutels"`    // public keys: a JWK, a JWKS or PEM
	Scopes      []Koppelscope `json:"scopes"`      // what it may do
	Medewerkers []string      `json:"medewerkers"` // ids of the people in whose name, of the same Partij
	LaatsteDag  klok.Datum    `json:"laatsteDag"`  // at most a year ahead
}

// Schoon returns it as it is kept: the name with single blanks, each scope and person once.
func (k KoppelingRegistreren) Schoon() KoppelingRegistreren {
	k.Naam = strings.Join(strings.Fields(k.Naam), " ")
	k.Scopes, k.Medewerkers = ieder(k.Scopes), ieder(k.Medewerkers)
	return k
}

// ieder are the values without those that came before.
func ieder[T comparable](lijst []T) []T {
	var een []T
	for _, v := range lijst {
		if !slices.Contains(een, v) {
			een = append(een, v)
		}
	}
	return een
}

// The bounds of a Koppeling: characters of its name and of its keys, and people.
const (
	maxKoppelnaam     = 60
	maxSleutels       = 16 << 10
	maxKoppelmensen   = 50
	maxKoppelingDuurJ = 1 // years
)

// Valideer returns nil or an *errs.Invalid with all that is missing or wrong at vandaag, a moment in Amsterdam. Whether the keys are keys is not
// looked at here.
func (k KoppelingRegistreren) Valideer(vandaag time.Time) error {
	var v errs.Velden
	v.Eis(k.Naam != "", "naam", "Schrijf op hoe het systeem heet, zoals jullie het zelf noemen.")
	v.Eis(utf8.RuneCountInString(k.Naam) <= maxKoppelnaam, "naam", "Maak de naam korter: hoogstens 60 tekens.")
	eisLeesbaar(&v, "naam", k.Naam)
	v.Eis(len(strings.Fields(k.Sleutels)) > 0, "sleutels", "Plak hier de publieke sleutel van het systeem.")
	v.Eis(len(k.Sleutels) <= maxSleutels, "sleutels", "Dit is te lang voor een publieke sleutel. Plak alleen de publieke sleutels, hoogstens vier.")
	v.Eis(len(k.Scopes) > 0, "scopes", "Kies wat het systeem mag doen.")
	v.Eis(!slices.ContainsFunc(k.Scopes, func(s Koppelscope) bool { return s.Label() == "" }), "scopes", "Kies uit de lijst wat het systeem mag doen.")
	v.Eis(len(k.Medewerkers) > 0, "medewerkers", "Kies namens wie het systeem werkt. Een systeem handelt nooit namens niemand.")
	v.Eis(len(k.Medewerkers) <= maxKoppelmensen, "medewerkers", "Kies hoogstens 50 mensen. Zijn het er meer? Maak dan nog een koppeling.")
	dag, goed := k.LaatsteDag.Lees()
	v.Eis(goed, "laatsteDag", geenDatum)
	v.Eis(!goed || !dag.Before(dagVan(vandaag)), "laatsteDag", nietGeweest)
	v.Eis(!goed || !dag.After(dagVan(vandaag).AddDate(maxKoppelingDuurJ, 0, 0)), "laatsteDag", "Een koppeling duurt hoogstens een jaar. Kies een eerdere dag. Daarna kun je een nieuwe maken.")
	return v.Fout()
}

// Tot is the moment after the last day, of one that is valid.
func (k KoppelingRegistreren) Tot() int64 {
	dag, _ := k.LaatsteDag.Lees()
	return klok.Micro(dag.AddDate(0, 0, 1))
}
