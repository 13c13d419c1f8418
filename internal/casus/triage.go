// SPDX-License-Identifier: EUPL-1.2

package casus

import (
	"fmt"
	"slices"
	"time"

	"rondetafel/internal/errs"
	"rondetafel/internal/klok"
)

// Triagevraag is a question of the Procesregisseur to one Partij (article 1.8), with the identifying data that it needs to
// answer and nothing more of the dossier.
type Triagevraag struct {
	Casus      string     `json:"-"`
	Partij     string     `json:"partij"`
	Medewerker string     `json:"medewerker"` // whom of that Partij
	Vraag      string     `json:"vraag"`
	Doel       string     `json:"doel"` // the goal of 2.1 for which is asked (rules 1.8-1 and 2.1-1)
	Over       []string   `json:"over"` // ids of the Betrokkenen whose name and birth date the Partij gets
	MetBSN     bool       `json:"metBsn"`
	Uiterlijk  klok.Datum `json:"uiterlijkDatum"`
	// NamensPubliek is the public Partij on whose behalf is asked (rule WGS-2), as in Screening.
	NamensPubliek string `json:"namensPubliek,omitempty"`
}

// langsteTermijn is how many days a Partij can be given to answer.
const langsteTermijn = 60

// Valideer returns nil or an *errs.Invalid with all that is missing or wrong. vandaag is the day on which is asked.
func (t Triagevraag) Valideer(vandaag time.Time) error {
	var v errs.Velden
	v.Eis(t.Partij != "", "partij", "Kies de Partij aan wie je iets vraagt.")
	v.Eis(t.Medewerker != "", "medewerker", "Kies wie van deze Partij de vraag krijgt.")
	EisTekst(&v, "vraag", t.Vraag, "Schrijf op wat je wilt weten.")
	v.Eis(!onbekendDoel(t.Doel), "doel", "Kies voor welk doel je dit vraagt (art. 2.1).")
	v.Eis(len(t.Over) > 0, "over", "Kies over wie de vraag gaat. De Partij krijgt alleen die namen te zien (art. 1.8).")
	v.Eis(len(t.Over) <= maxBetrokkenen, "over", "Kies hoogstens 50 mensen.")
	EisUiterlijk(&v, "uiterlijkDatum", t.Uiterlijk, vandaag)
	return v.Fout()
}

// EisUiterlijk asks for a day that is today or within two months.
func EisUiterlijk(v *errs.Velden, veld string, d klok.Datum, vandaag time.Time) {
	dag, ok := d.Lees()
	begin := time.Date(vandaag.Year(), vandaag.Month(), vandaag.Day(), 0, 0, 0, 0, vandaag.Location())
	v.Eis(ok, veld, "Vul een dag in, bijvoorbeeld 4-3-2026.")
	v.Eis(!ok || !dag.Before(begin), veld, "Deze dag is al voorbij. Kies vandaag of een dag die nog komt.")
	v.Eis(!ok || !dag.After(begin.AddDate(0, 0, langsteTermijn)), veld, "Kies een dag binnen twee maanden.")
}

// Bekendheid is what a Partij answers in triage: whether it knows the person.
type Bekendheid string

// What a Partij can answer.
const (
	Onbekend     Bekendheid = "onbekend"
	WelBekend    Bekendheid = "bekend" // and not active now
	BekendActief Bekendheid = "actief"
)

// Bekendheden returns every answer.
func Bekendheden() []Bekendheid { return []Bekendheid{Onbekend, WelBekend, BekendActief} }

// Label returns the answer as a page shows it.
func (b Bekendheid) Label() string {
	switch b {
	case Onbekend:
		return "onbekend"
	case WelBekend:
		return "bekend, niet actief"
	case BekendActief:
		return "bekend, actief"
	}
	return string(b)
}

// Aanschuiven is whether a Partij wishes to attend the round table.
type Aanschuiven string

// What a Partij can wish.
const (
	SchuiftAan  Aanschuiven = "ja"
	SchuiftNiet Aanschuiven = "nee"
	OpVerzoek   Aanschuiven = "op_verzoek"
)

// AanschuifKeuzen returns every wish.
func AanschuifKeuzen() []Aanschuiven { return []Aanschuiven{SchuiftAan, SchuiftNiet, OpVerzoek} }

// Label returns the wish as a page shows it.
func (a Aanschuiven) Label() string {
	switch a {
	case SchuiftAan:
		return "ja"
	case SchuiftNiet:
		return "nee"
	case OpVerzoek:
		return "alleen op verzoek"
	}
	return string(a)
}

// Triageantwoord is the answer of a Partij to its Triagevraag: five fields, and whether the aanmelder may read it (rule 9.2b-1).
type Triageantwoord struct {
	Triagevraag       string      `json:"-"`
	Versie            int64       `json:"versie"`
	Bekend            Bekendheid  `json:"bekend"`
	Contact           string      `json:"contact,omitempty"`
	Aanschuiven       Aanschuiven `json:"aanschuiven"`
	Toelichting       string      `json:"toelichting,omitempty"`
	DelenMetAanmelder bool        `json:"delenMetAanmelder"`
}

// maxToelichting keeps the note of an answer short: the dossier comes later, and only when the Casus goes on.
const maxToelichting = 1000

// Schoon returns the answer with what follows from it filled in: who does not know the person does not ask to attend.
func (a Triageantwoord) Schoon() Triageantwoord {
	if a.Bekend == Onbekend && a.Aanschuiven == "" {
		a.Aanschuiven = SchuiftNiet
	}
	return a
}

// Valideer returns nil or an *errs.Invalid.
func (a Triageantwoord) Valideer() error {
	var v errs.Velden
	v.Eis(slices.Contains(Bekendheden(), a.Bekend), "bekend", "Kies of jullie deze persoon kennen.")
	v.Eis(slices.Contains(AanschuifKeuzen(), a.Aanschuiven), "aanschuiven", "Kies of jullie willen aanschuiven.")
	v.Eis(a.Bekend == Onbekend || !slices.Contains(Bekendheden(), a.Bekend) || Gevuld(a.Contact), "contact",
		"Schrijf op wie bij jullie de contactpersoon is.")
	kort(&v, "contact", a.Contact)
	v.Eis(len([]rune(a.Toelichting)) <= maxToelichting, "toelichting", "Houd het kort: hoogstens 1.000 tekens.")
	EisLengte(&v, "toelichting", a.Toelichting)
	return v.Fout()
}

// Relevant is a Partij that the triage finds relevant, through whom it takes part and on which legal ground (rules 1.8-2,
// 9.2e-2).
type Relevant struct {
	Partij     string `json:"partij"`
	Medewerker string `json:"medewerker"`
	Grond      string `json:"grond"`
	Waarom     string `json:"waarom,omitempty"`
}

// Leeg tells whether nothing was filled in: an empty row of the form.
func (r Relevant) Leeg() bool {
	return !Gevuld(r.Partij + r.Medewerker + r.Grond + r.Waarom)
}

// Triageuitkomst ends the triage (rule 1.8-2): with the routing, and when that is a round table with its goal and the relevant
// Partijen.
type Triageuitkomst struct {
	Casus         string     `json:"-"`
	Versie        int64      `json:"versie"`
	Route         Fase       `json:"route"` // rto or doorverwezen
	Doel          string     `json:"doel,omitempty"`
	Partijen      []Relevant `json:"partijen,omitempty"`
	Naar          string     `json:"naar,omitempty"`
	Reden         string     `json:"reden"`
	NamensPubliek string     `json:"namensPubliek,omitempty"` // rule WGS-2, as in Screening
	// ZonderAntwoord is why the triage ends while questions are open; it must be there when some are.
	ZonderAntwoord string `json:"zonderAntwoord,omitempty"`
}

// Schoon returns the outcome without the empty rows of the form; when the Casus goes elsewhere also without a goal and Partijen:
// nobody then takes part.
func (u Triageuitkomst) Schoon() Triageuitkomst {
	if u.Route == Doorverwezen {
		u.Doel, u.Partijen = "", nil
		return u
	}
	u.Naar = ""
	u.Partijen = slices.DeleteFunc(slices.Clone(u.Partijen), Relevant.Leeg)
	return u
}

// Valideer returns nil or an *errs.Invalid with all that is missing or wrong.
func (u Triageuitkomst) Valideer() error {
	var v errs.Velden
	v.Eis(Triage.Volgt(u.Route), "route", "Kies hoe het verder gaat: naar een Ronde Tafel Overleg of naar een andere plek (art. 1.8).")
	EisTekst(&v, "reden", u.Reden, "Schrijf op waarom je dit kiest. De aanmelder leest dit.")
	kort(&v, "naar", u.Naar)
	EisLengte(&v, "doel", u.Doel)
	EisLengte(&v, "zonderAntwoord", u.ZonderAntwoord)
	switch u.Route {
	case RTO: // rule 1.8-2
		v.Eis(Gevuld(u.Doel), "doel", "Schrijf op wat het doel van het Ronde Tafel Overleg is (art. 1.8).")
		v.Eis(len(u.Partijen) > 0, "partijen", "Kies welke Partijen ertoe doen. Zonder lijst eindigt de triage niet (art. 1.8).")
	case Doorverwezen:
		v.Eis(Gevuld(u.Naar), "naar", "Schrijf op waar de casus naartoe gaat.")
	}
	u.valideerPartijen(&v)
	return v.Fout()
}

func (u Triageuitkomst) valideerPartijen(v *errs.Velden) {
	v.Eis(len(u.Partijen) <= 50, "partijen", "Kies hoogstens 50 Partijen.")
	for i, p := range u.Partijen[:min(len(u.Partijen), 50)] {
		veld := fmt.Sprintf("partijen[%d].", i)
		v.Eis(p.Partij != "", veld+"partij", "Kies de Partij die meedoet.")
		v.Eis(p.Medewerker != "", veld+"medewerker", "Kies wie van deze Partij meedoet.")
		v.Eis(Gevuld(p.Grond), veld+"grond", "Schrijf op waarom deze Partij mee mag doen: de wet of taak (art. 9.2e).")
		kort(v, veld+"grond", p.Grond)
		EisLengte(v, veld+"waarom", p.Waarom)
		dubbel := slices.IndexFunc(u.Partijen, func(r Relevant) bool { return r.Partij == p.Partij }) < i
		v.Eis(!dubbel || p.Partij == "", veld+"partij", "Deze Partij staat al in de lijst.")
	}
}
