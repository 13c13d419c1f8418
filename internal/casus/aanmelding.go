// SPDX-License-Identifier: EUPL-1.2

package casus

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"rondetafel/internal/convenant"
	"rondetafel/internal/errs"
)

// Criterium is one answer to a criterion of Bijlage 2 (rule B2-1): yes or no, with an explanation. The aanmelder proposes, the
// Procesregisseur judges.
type Criterium struct {
	Antwoord    string `json:"antwoord"` // "ja" or "nee"
	Toelichting string `json:"toelichting"`
}

// Ja tells whether the criterion is met.
func (c Criterium) Ja() bool { return c.Antwoord == "ja" }

// Inhoud is what the aanmeldende Partij tells about a Casus. It is sealed as a whole.
type Inhoud struct {
	Doelen                []string    `json:"doelen"`
	Aanleiding            string      `json:"aanleiding"`
	Geprobeerd            string      `json:"geprobeerd"`
	Criteria              []Criterium `json:"criteria"` // the introductory condition first, then the criteria in their order
	Leefgebieden          []string    `json:"leefgebieden"`
	LeefgebiedToelichting string      `json:"leefgebiedToelichting,omitempty"`
}

// Aanmelding is the report of a Casus by a Partij (article 1.7), typed by one of its people or by a Procesregisseur on its
// behalf (Namens, rule 8.2c-2).
type Aanmelding struct {
	Inhoud
	Namens      string       `json:"namens,omitempty"`  // id of the Partij, only for a Procesregisseur
	Contact     string       `json:"contact,omitempty"` // id of the person of that Partij who confirms
	Soort       Soort        `json:"soort"`
	Gemeente    string       `json:"gemeente"` // CBS code
	Betrokkenen []Betrokkene `json:"betrokkenen"`
	Concept     string       `json:"concept,omitempty"` // id of the draft that this was typed in
}

// Schoon returns the report without the empty rows of the form and with numbers freed of spaces.
func (a Aanmelding) Schoon() Aanmelding {
	a.Betrokkenen = slices.DeleteFunc(slices.Clone(a.Betrokkenen), Betrokkene.Leeg)
	for i := range a.Betrokkenen {
		a.Betrokkenen[i].BSN = SchoonBSN(a.Betrokkenen[i].BSN)
	}
	return a
}

// Valideer returns nil or an *errs.Invalid with all that is missing or wrong. vandaag is the day of the report.
func (a Aanmelding) Valideer(vandaag time.Time) error {
	var v errs.Velden
	v.Eis(a.Soort.Bekend(), "soort", "Kies wat voor casus het is.")
	v.Eis(bekendeGemeente(a.Gemeente), "gemeente", "Kies de gemeente.")
	v.Eis(a.Namens == "" || a.Contact != "", "contact", "Kies wie van deze Partij de aanmelding bevestigt.")
	valideerDoelen(&v, a.Doelen)
	EisTekst(&v, "aanleiding", a.Aanleiding, "Schrijf op waarom je deze casus aanmeldt.")
	EisTekst(&v, "geprobeerd", a.Geprobeerd, "Schrijf op wat er al is geprobeerd.")
	valideerBetrokkenen(&v, vandaag, a.Soort, a.Betrokkenen)
	if a.Soort != NazorgDetentie { // rule 2.3-2: no test of Bijlage 2
		ValideerCriteria(&v, a.Criteria)
		valideerLeefgebieden(&v, a.Inhoud)
	}
	return v.Fout()
}

// rule 2.1-1: no goal, no Casus.
func valideerDoelen(v *errs.Velden, doelen []string) {
	v.Eis(len(doelen) > 0, "doelen", "Kies minstens één doel. Zonder doel mag het Veiligheidshuis geen gegevens gebruiken.")
	v.Eis(!slices.ContainsFunc(doelen, onbekendDoel), "doelen", "Kies een doel uit de lijst.")
}

func onbekendDoel(id string) bool {
	return !slices.ContainsFunc(convenant.Doelen(), func(d convenant.Doel) bool { return d.ID == id })
}

// ValideerCriteria asks an answer and an explanation to each criterion of Bijlage 2 (rule B2-1).
func ValideerCriteria(v *errs.Velden, antwoorden []Criterium) {
	criteria := convenant.Criteria()
	v.Eis(len(antwoorden) == len(criteria), "criteria", "Beantwoord alle criteria.")
	for i, c := range antwoorden {
		if i >= len(criteria) {
			return
		}
		veld := fmt.Sprintf("criteria[%d].", i)
		v.Eis(c.Antwoord == "ja" || c.Antwoord == "nee", veld+"antwoord", "Kies ja of nee: "+klein(criteria[i].Naam)+".")
		EisTekst(v, veld+"toelichting", c.Toelichting, "Leg je antwoord uit: "+klein(criteria[i].Naam)+".")
	}
}

func klein(s string) string {
	if s == "" {
		return s
	}
	return strings.ToLower(s[:1]) + s[1:]
}

func valideerLeefgebieden(v *errs.Velden, in Inhoud) {
	v.Eis(len(in.Leefgebieden) > 0, "leefgebieden", "Kies minstens één leefgebied waarop het misgaat.")
	v.Eis(!slices.ContainsFunc(in.Leefgebieden, onbekendLeefgebied), "leefgebieden", "Kies een leefgebied uit de lijst.")
	EisLengte(v, "leefgebiedToelichting", in.LeefgebiedToelichting)
}

func onbekendLeefgebied(id string) bool {
	return !slices.ContainsFunc(convenant.Leefgebieden(), func(l convenant.Leefgebied) bool { return l.ID == id })
}

func bekendeGemeente(code string) bool {
	return slices.ContainsFunc(convenant.Gemeenten(), func(g convenant.Gemeente) bool { return g.Code == code })
}

// VoldoetAan tells whether the answers meet formule (rule B2-1). Missing answers count as no.
func VoldoetAan(formule convenant.Formule, antwoorden []Criterium) bool {
	ja := make([]bool, len(convenant.Criteria()))
	for i, c := range antwoorden {
		if i < len(ja) {
			ja[i] = c.Ja()
		}
	}
	return formule.Voldoet(ja)
}
