// SPDX-License-Identifier: EUPL-1.2

package casus

import (
	"slices"
	"time"

	"rondetafel/internal/convenant"
	"rondetafel/internal/errs"
	"rondetafel/internal/klok"
)

// Overleg records that the Procesregisseur consulted the aanmeldende Partij (rule 9.2a-1).
type Overleg struct {
	Met     string     `json:"met"` // whom
	Datum   klok.Datum `json:"datum"`
	Wijze   string     `json:"wijze"` // one of Wijzen
	Verslag string     `json:"verslag"`
}

// Wijzen returns the ways in which people consult each other.
func Wijzen() []string { return []string{"gesprek", "telefoon", "videobellen", "mail"} }

// Screening is the judgement of a Procesregisseur whether a Casus is suitable (article 9.2 under a).
type Screening struct {
	Casus    string      `json:"-"`
	Versie   int64       `json:"versie"`
	Overleg  Overleg     `json:"overleg"`
	Criteria []Criterium `json:"criteria"`
	Uitkomst Fase        `json:"uitkomst"` // triage, nazorg, afgewezen or doorverwezen
	Reden    string      `json:"reden,omitempty"`
	Naar     string      `json:"naar,omitempty"` // the target of a referral
	// NamensPubliek is the public Partij on whose behalf the decision is taken (rule WGS-2). May be empty when the aanmelder
	// is itself a public one.
	NamensPubliek string `json:"namensPubliek,omitempty"`
}

// Valideer returns nil or an *errs.Invalid with all that is missing or wrong. vandaag is the day on which it is judged;
// formule is the house's reading of Bijlage 2.
func (s Screening) Valideer(vandaag time.Time, formule convenant.Formule) error {
	var v errs.Velden
	// rule 9.2a-1: no judgement without the consultation
	s.Overleg.Valideer(&v, "overleg", vandaag, "Schrijf op met wie van de aanmelder je hebt overlegd.", "Schrijf op wat de aanmelder vindt.")
	if !s.zonderCriteria() {
		ValideerCriteria(&v, s.Criteria)
	}
	s.valideerUitkomst(&v, formule)
	return v.Fout()
}

// Valideer asks of a consultation with whom it was, when, how, and what they found. veld is where it stands in the input; met and verslag
// are said where those are missing.
func (o Overleg) Valideer(v *errs.Velden, veld string, vandaag time.Time, met, verslag string) {
	v.Eis(Gevuld(o.Met), veld+".met", met)
	kort(v, veld+".met", o.Met)
	datum, ok := o.Datum.Lees()
	v.Eis(ok, veld+".datum", "Vul in wanneer het overleg was, bijvoorbeeld 4-3-2026.")
	v.Eis(!ok || !datum.After(vandaag), veld+".datum", "Het overleg moet al geweest zijn. Kies vandaag of een dag ervoor.")
	v.Eis(!ok || !datum.Before(jaarGeleden(vandaag)), veld+".datum", "Dit overleg is langer dan een jaar geleden. Overleg opnieuw, of kijk de datum na.")
	v.Eis(slices.Contains(Wijzen(), o.Wijze), veld+".wijze", "Kies hoe jullie overlegden.")
	EisTekst(v, veld+".verslag", o.Verslag, verslag)
}

// jaarGeleden is the first moment of the same day a year before, in the place of t.
func jaarGeleden(t time.Time) time.Time {
	return time.Date(t.Year()-1, t.Month(), t.Day(), 0, 0, 0, 0, t.Location())
}

// zonderCriteria tells whether the judgement can do without the test of Bijlage 2: one on Nazorg detentie, which PastBij asks
// (rule 2.3-2).
func (s Screening) zonderCriteria() bool {
	return s.Uitkomst == Nazorg || len(s.Criteria) == 0 && (s.Uitkomst == Afgewezen || s.Uitkomst == Doorverwezen)
}

// PastBij asks that the outcome is one for a Casus of this kind, and that it rests on Bijlage 2: Nazorg detentie has a course of its
// own beside the triage and no such test (rule 2.3-2).
func (s Screening) PastBij(soort Soort) error {
	var v errs.Velden
	v.Eis(s.Uitkomst != Nazorg || soort == NazorgDetentie, "uitkomst", "Alleen een casus van Nazorg detentie gaat naar nazorg. Kies een andere uitkomst.")
	v.Eis(s.Uitkomst != Triage || soort != NazorgDetentie, "uitkomst",
		"Nazorg detentie heeft geen triage. Is het een complexe casus? Meld hem dan ook zo aan (art. 2.3).")
	v.Eis(len(s.Criteria) > 0 || soort == NazorgDetentie, "criteria", "Beantwoord alle criteria.")
	return v.Fout()
}

func (s Screening) valideerUitkomst(v *errs.Velden, formule convenant.Formule) {
	v.Eis(InScreening.Volgt(s.Uitkomst), "uitkomst", "Kies een uitkomst.")
	EisLengte(v, "reden", s.Reden)
	kort(v, "naar", s.Naar)
	switch s.Uitkomst {
	case Triage: // rule 1.4-1
		v.Eis(VoldoetAan(formule, s.Criteria), "uitkomst",
			"Naar triage kan alleen als de casus voldoet aan de criteria (Bijlage 2). Kijk je antwoorden na of kies een andere uitkomst.")
	case Afgewezen:
		v.Eis(Gevuld(s.Reden), "reden", "Schrijf op waarom de casus niet verder gaat.")
	case Doorverwezen:
		v.Eis(Gevuld(s.Naar), "naar", "Schrijf op waar de casus naartoe gaat.")
		v.Eis(Gevuld(s.Reden), "reden", "Schrijf op waarom de casus daar beter past.")
	}
}
