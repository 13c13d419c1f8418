// SPDX-License-Identifier: EUPL-1.2

package partij

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"rondetafel/internal/errs"
	"rondetafel/internal/klok"
)

// Orgaan is a body or function of the house (article 3.1, rule 3.1-1).
type Orgaan string

// The bodies, in the order of article 3.1 under a to g.
const (
	Stuurgroep          Orgaan = "stuurgroep"
	Voorbereidingsgroep Orgaan = "voorbereidingsgroep"
	RTO                 Orgaan = "rondetafel"
	Managerschap        Orgaan = "manager"
	Procesregie         Orgaan = "procesregisseur"
	Casusregie          Orgaan = "casusregisseur"
	Staf                Orgaan = "ondersteuning"
)

// Organen returns them all, in that order.
func Organen() []Orgaan {
	return []Orgaan{Stuurgroep, Voorbereidingsgroep, RTO, Managerschap, Procesregie, Casusregie, Staf}
}

// Label returns the body as a page shows it.
func (o Orgaan) Label() string {
	switch o {
	case RTO:
		return "Ronde Tafel Overleg"
	case Staf:
		return "Ondersteunend personeel"
	case Stuurgroep, Voorbereidingsgroep, Managerschap, Procesregie, Casusregie:
		return string(o[0]-'a'+'A') + string(o[1:])
	}
	return ""
}

// Functie returns the function that who is in the body holds; "" when it is none, or when it is given in each Casus by itself.
func (o Orgaan) Functie() Functie {
	if slices.Contains([]Orgaan{Managerschap, Procesregie, Staf}, o) {
		return Functie(o)
	}
	return ""
}

// BijCasus tells whether each Casus has its own: the round table and its Casusregisseur.
func (o Orgaan) BijCasus() bool { return o == RTO || o == Casusregie }

// MetLeden tells whether the register keeps who is in it.
func (o Orgaan) MetLeden() bool { return o == Stuurgroep || o == Voorbereidingsgroep }

// Registersoort is a kind of entry of the register of the house.
type Registersoort string

// The kinds. The last two are documents: the house has one, and each Partij one, in versions.
const (
	Lid          Registersoort = "lid"          // of a body (article 3.1)
	Samenwerking Registersoort = "samenwerking" // another cooperation or table that the house is tuned with (article 1.1)
	Beleid       Registersoort = "beleid"       // the security policy (Bijlage 4)
	Maatregelen  Registersoort = "maatregelen"  // of a Partij itself (article 14.3)
)

// Registersoorten returns them all.
func Registersoorten() []Registersoort {
	return []Registersoort{Lid, Samenwerking, Beleid, Maatregelen}
}

// Document tells whether there is one of the kind, of which each change is a version.
func (s Registersoort) Document() bool { return s == Beleid || s == Maatregelen }

// Inschrijving is what somebody puts in the register of the house, or what takes the place of it.
type Inschrijving struct {
	ID        string        `json:"id,omitempty"` // of the entry that changes; "" for another one, and for a document
	Versie    int64         `json:"versie"`       // that it takes the place of, 0 when there is none
	Soort     Registersoort `json:"soort"`
	Orgaan    Orgaan        `json:"orgaan,omitempty"`    // of which somebody is in
	Naam      string        `json:"naam,omitempty"`      // of a person, or of the cooperation
	Namens    string        `json:"namens,omitempty"`    // id of the Partij on whose behalf somebody is in it, or that owns the policy
	Contact   string        `json:"contact,omitempty"`   // with whom one talks there
	Onderwerp string        `json:"onderwerp,omitempty"` // about what
	Tekst     string        `json:"tekst,omitempty"`     // of a document: what it says, or where it stands
	Middelen  string        `json:"middelen,omitempty"`  // that the owner of the policy provides
	Van       klok.Datum    `json:"van"`                 // the first day
	Tot       klok.Datum    `json:"tot,omitempty"`       // the last day
}

const (
	maxRegel     = 200  // characters of a line
	maxDocument  = 4000 // of a text
	nietHierbij  = "Dit hoort hier niet bij. Laat het leeg."
	beschrijfHet = "Schrijf op wat er geldt, of waar het staat."
)

// Schoon returns it as it is kept.
func (i Inschrijving) Schoon() Inschrijving {
	i.Naam, i.Contact, i.Onderwerp = enkel(i.Naam), enkel(i.Contact), enkel(i.Onderwerp)
	schoon := func(t string) string { return strings.TrimSpace(strings.ReplaceAll(t, "\r\n", "\n")) }
	i.Tekst, i.Middelen = schoon(i.Tekst), schoon(i.Middelen)
	return i
}

// Valideer returns nil or an *errs.Invalid with all that is missing or wrong.
func (i Inschrijving) Valideer() error {
	var v errs.Velden
	v.Eis(slices.Contains(Registersoorten(), i.Soort), "soort", "Kies wat je vastlegt.")
	eisHier(&v, "naam", i.Naam, als(i.Soort == Lid || i.Soort == Samenwerking, "Schrijf de naam op."), maxNaam)
	eisHier(&v, "contact", i.Contact, als(i.Soort == Samenwerking, "Schrijf op met wie je daar contact hebt."), maxRegel)
	eisHier(&v, "onderwerp", i.Onderwerp, als(i.Soort == Samenwerking, "Schrijf op waarover jullie afstemmen."), maxRegel)
	eisHier(&v, "tekst", i.Tekst, als(i.Soort.Document(), beschrijfHet), maxDocument)
	eisHier(&v, "middelen", i.Middelen, als(i.Soort == Beleid, "Schrijf op welke mensen en middelen er zijn (art. 14.3)."), maxDocument)
	eisLeesbaar(&v, "naam", i.Naam)
	lid, namens := i.Soort == Lid, i.Soort == Lid || i.Soort == Beleid
	v.Eis(!lid || i.Orgaan.MetLeden(), "orgaan", "Kies de Stuurgroep of de Voorbereidingsgroep. De andere organen staan al in het systeem.")
	v.Eis(lid || i.Orgaan == "", "orgaan", nietHierbij)
	v.Eis(!namens || i.Namens != "", "namens", "Kies namens welke Partij.")
	v.Eis(namens || i.Namens == "", "namens", nietHierbij)
	van, goed := i.Van.Lees()
	v.Eis(goed, "van", geenDatum)
	tot, einde := i.Tot.Lees()
	v.Eis(i.Tot.Leeg() || einde, "tot", geenDatum)
	v.Eis(!goed || !einde || !tot.Before(van), "tot", kiesLater)
	v.Eis(!i.Soort.Document() || i.Tot.Leeg(), "tot", "Een nieuwe versie volgt op deze. Laat de laatste dag leeg.")
	v.Eis(!i.Soort.Document() || i.ID == "", "id", nietHierbij)
	return v.Fout()
}

// eisHier asks for words, or for none when there is nothing to say that they are missing.
func eisHier(v *errs.Velden, veld, tekst, leeg string, hoogstens int) {
	v.Eis(leeg == "" || strings.ContainsFunc(tekst, unicode.IsLetter), veld, leeg)
	v.Eis(leeg != "" || tekst == "", veld, nietHierbij)
	v.Eis(utf8.RuneCountInString(tekst) <= hoogstens, veld, "Maak de tekst korter.")
}

func als(hoort bool, leeg string) string {
	if hoort {
		return leeg
	}
	return ""
}
