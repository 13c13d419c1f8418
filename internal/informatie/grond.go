// SPDX-License-Identifier: EUPL-1.2

package informatie

import (
	"slices"
	"strings"
	"time"

	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
	"rondetafel/internal/klok"
)

// Rubriek is what a Gegeven is about: one of the kinds that WGS 2.30 lid 1 names, and no other (rule WGS-5).
type Rubriek string

// The kinds of WGS 2.30 lid 1 onder a, in its order. What goes beyond them has no place in a dossier.
const (
	Identiteit     Rubriek = "identiteit"
	BSN            Rubriek = "bsn"
	Wonen          Rubriek = "wonen"
	Financien      Rubriek = "financien"
	Inkomen        Rubriek = "inkomen"
	OverGezondheid Rubriek = "gezondheid"
	OverPolitie    Rubriek = "politie"
	OverJustitie   Rubriek = "justitie"
	Relaties       Rubriek = "relaties"
	Toezicht       Rubriek = "toezicht"
	Voorziening    Rubriek = "voorziening"
	Begeleiding    Rubriek = "begeleiding"
)

// Rubrieken returns every kind, in the order of the law.
func Rubrieken() []Rubriek {
	return []Rubriek{Identiteit, BSN, Wonen, Financien, Inkomen, OverGezondheid, OverPolitie, OverJustitie, Relaties, Toezicht, Voorziening, Begeleiding}
}

// Label returns the kind as a page shows it.
func (r Rubriek) Label() string {
	switch r {
	case Identiteit:
		return "Wie iemand is en hoe je die bereikt"
	case BSN:
		return "Burgerservicenummer"
	case Wonen:
		return "Wonen"
	case Financien:
		return "Geld en schulden"
	case Inkomen:
		return "Inkomen"
	case OverGezondheid:
		return "Gezondheid"
	case OverPolitie:
		return "Politie"
	case OverJustitie:
		return "Justitie en straf"
	case Relaties:
		return "Gezin en andere contacten"
	case Toezicht:
		return "Toezicht, handhaving en maatregelen"
	case Voorziening:
		return "Zorg en voorzieningen die zijn toegekend"
	case Begeleiding:
		return "Begeleiding, zorg en hulp"
	}
	return string(r)
}

// past tells whether data of this kind can be of a soort: health is the only special category (WGS 2.29 lid 1), and what police
// and justice hold comes under their own law.
func (r Rubriek) past(s Soort) bool {
	switch r {
	case OverGezondheid:
		return s == Gezondheid || s == MedischGeheim
	case OverPolitie:
		return s == Politiegegevens
	case OverJustitie:
		return s == Justitieel || s == Strafrechtelijk
	case Toezicht:
		return s == Gewoon || s == Strafrechtelijk
	case Voorziening, Begeleiding:
		return s == Gewoon || s == Gezondheid || s == MedischGeheim
	}
	return s == Gewoon || s == MedischGeheim
}

// Geheimgrond is why who is bound to medical or youth-care secrecy may give something all the same (WGS 2.29 lid 2).
type Geheimgrond string

// The four grounds of WGS 2.29 lid 2, and there is no fifth (rule WGS-4).
const (
	Toestemming       Geheimgrond = "toestemming"
	Plicht            Geheimgrond = "plicht"
	Bevoegdheid       Geheimgrond = "bevoegdheid"
	Hulpverlenerschap Geheimgrond = "goed_hulpverlenerschap"
)

// Geheimgronden returns the four.
func Geheimgronden() []Geheimgrond {
	return []Geheimgrond{Toestemming, Plicht, Bevoegdheid, Hulpverlenerschap}
}

// Label returns the ground as a page shows it.
func (g Geheimgrond) Label() string {
	switch g {
	case Toestemming:
		return "Uitdrukkelijke toestemming"
	case Plicht:
		return "Een wet verplicht het"
	case Bevoegdheid:
		return "Een wet staat het toe"
	case Hulpverlenerschap:
		return "Goed hulpverlenerschap"
	}
	return string(g)
}

// Wetsgrond is the article of their own law on which police and justice give data.
type Wetsgrond string

// The articles: police data only of Wpg 8 and 13 (rule WGS-5); judicial data by the Wjsg.
const (
	Wpg8                  Wetsgrond = "wpg_8"
	Wpg13                 Wetsgrond = "wpg_13"
	WjsgJustitieel        Wetsgrond = "wjsg_8b"
	WjsgStrafvorderlijk   Wetsgrond = "wjsg_39fa"
	WjsgTenuitvoerlegging Wetsgrond = "wjsg_51ca"
)

// Wetsgronden returns the articles that data of a soort can rest on; none for what comes under no such law.
func Wetsgronden(s Soort) []Wetsgrond {
	switch s {
	case Politiegegevens:
		return []Wetsgrond{Wpg8, Wpg13}
	case Justitieel:
		return []Wetsgrond{WjsgJustitieel, WjsgStrafvorderlijk, WjsgTenuitvoerlegging}
	}
	return nil
}

// Label returns the article as a page shows it.
func (w Wetsgrond) Label() string {
	switch w {
	case Wpg8:
		return "Dagelijkse politietaak (Wpg 8)"
	case Wpg13:
		return "Ondersteunende taken (Wpg 13)"
	case WjsgJustitieel:
		return "Justitiële gegevens (Wjsg 8b)"
	case WjsgStrafvorderlijk:
		return "Strafvorderlijke gegevens (Wjsg 39fa)"
	case WjsgTenuitvoerlegging:
		return "Tenuitvoerleggingsgegevens (Wjsg 51ca)"
	}
	return string(w)
}

// Gezag is who agrees that the police gives data (Wpg 20 lid 3).
type Gezag string

// The two authorities over the police (Politiewet 11 and 12).
const (
	Officier     Gezag = "officier_van_justitie"
	Burgemeester Gezag = "burgemeester"
)

// Gezagen returns both.
func Gezagen() []Gezag { return []Gezag{Officier, Burgemeester} }

// Label returns the authority as a page shows it.
func (g Gezag) Label() string {
	switch g {
	case Officier:
		return "De officier van justitie"
	case Burgemeester:
		return "De burgemeester"
	}
	return string(g)
}

// Grond is on what the supplier may give a Gegeven: beside the explanation in Inhoud.Grondslag what its category or its own secrecy
// asks (rules 12.2-1, WGS-4 and WGS-5). What is not asked is left empty.
type Grond struct {
	Geheim     Geheimgrond `json:"geheim,omitempty"`
	Gegeven    klok.Datum  `json:"toestemmingDatum,omitempty"` // the day of the agreement, with Toestemming
	Reikwijdte string      `json:"reikwijdte,omitempty"`       // what the betrokkene agreed with, with Toestemming
	Artikel    string      `json:"artikel,omitempty"`          // of the law, with Plicht and Bevoegdheid
	Wet        Wetsgrond   `json:"wet,omitempty"`              // of police and justice
	Gezag      Gezag       `json:"gezag,omitempty"`            // with police data
	Akkoord    klok.Datum  `json:"akkoordDatum,omitempty"`     // the day on which Gezag agreed
}

// Ontbreekt names what data of a soort lacks to be given: "geheimgrond" of who is under secrecy (rule WGS-4), "wetsgrond" of
// police and justice, "gezag" of the police (rule WGS-5).
func (g Grond) Ontbreekt(s Soort, geheim bool) []string {
	var uit []string
	if (geheim || s == MedischGeheim) && !slices.Contains(Geheimgronden(), g.Geheim) {
		uit = append(uit, "geheimgrond")
	}
	if wetten := Wetsgronden(s); len(wetten) > 0 && !slices.Contains(wetten, g.Wet) {
		uit = append(uit, "wetsgrond")
	}
	if s == Politiegegevens && (!slices.Contains(Gezagen(), g.Gezag) || g.Akkoord.Leeg()) {
		uit = append(uit, "gezag")
	}
	return uit
}

// valideer asks of what is filled in that it is whole, and of soort that its law is named. Whether the supplier is under secrecy only
// the door knows.
func (g Grond) valideer(v *errs.Velden, soort Soort, vandaag time.Time) {
	v.Eis(g.Geheim != "" || soort != MedischGeheim, "grond.geheim", "Kies waarom je dit mag geven ondanks je beroepsgeheim.")
	v.Eis(g.Geheim == "" || slices.Contains(Geheimgronden(), g.Geheim), "grond.geheim", "Kies een van de vier redenen.")
	if g.Geheim == Toestemming {
		eisAkkoord(v, "grond.toestemmingDatum", g.Gegeven, vandaag, "Vul in op welke dag de toestemming is gegeven.")
		casus.EisTekst(v, "grond.reikwijdte", g.Reikwijdte, "Schrijf op waarvoor de betrokkene toestemming gaf.")
	}
	if g.Geheim == Plicht || g.Geheim == Bevoegdheid {
		casus.EisTekst(v, "grond.artikel", g.Artikel, "Noem de wet en het artikel.")
	}
	wetten := Wetsgronden(soort)
	v.Eis(len(wetten) == 0 || g.Wet != "", "grond.wet", "Kies op welk artikel deze gegevens rusten.")
	v.Eis(len(wetten) == 0 || g.Wet == "" || slices.Contains(wetten, g.Wet), "grond.wet", "Dit artikel past niet bij deze soort gegevens. Kies een ander.")
	if soort == Politiegegevens {
		v.Eis(slices.Contains(Gezagen(), g.Gezag), "grond.gezag", "Kies wie het ermee eens is dat je dit geeft.")
		eisAkkoord(v, "grond.akkoordDatum", g.Akkoord, vandaag, "Vul in op welke dag het gezag akkoord ging.")
	}
}

// eisDag asks for a day that exists and is not still to come; leeg is said when there is none.
func eisDag(v *errs.Velden, veld string, d klok.Datum, vandaag time.Time, leeg string) {
	if d.Leeg() {
		v.Eis(false, veld, leeg)
		return
	}
	dag, ok := d.Lees()
	v.Eis(ok, veld, "Vul een datum in als dag-maand-jaar, bijvoorbeeld 1-3-2027.")
	v.Eis(!ok || !dag.After(vandaag), veld, "Kies een datum die niet in de toekomst ligt.")
	v.Eis(!ok || dag.Year() >= eersteJaar, veld, "Dit jaar kan niet kloppen. Kijk de datum na.")
}

// eersteJaar is the first that a day can lie in: nobody of whom information can be is older.
const eersteJaar = 1900

// eisAkkoord asks for a day on which somebody agreed, not so long ago that it says nothing any more.
func eisAkkoord(v *errs.Velden, veld string, d klok.Datum, vandaag time.Time, leeg string) {
	eisDag(v, veld, d, vandaag, leeg)
	dag, ok := d.Lees()
	v.Eis(!ok || dag.Year() < eersteJaar || !dag.Before(vandaag.AddDate(-akkoordJaren, 0, 0)), veld, "Dit is te lang geleden. Vraag het opnieuw.")
}

// akkoordJaren is how long an agreement is taken to hold: as long as a dossier can be kept (WGS 2.31).
const akkoordJaren = 5

// schoon keeps of the ground what belongs to soort, with its days as ISO, so that nothing stays behind of another choice.
func (g Grond) schoon(soort Soort) Grond {
	uit := Grond{Geheim: g.Geheim}
	switch g.Geheim {
	case Toestemming:
		uit.Gegeven, uit.Reikwijdte = klok.Datum(g.Gegeven.ISO()), strings.TrimSpace(g.Reikwijdte)
	case Plicht, Bevoegdheid:
		uit.Artikel = strings.TrimSpace(g.Artikel)
	}
	if len(Wetsgronden(soort)) > 0 {
		uit.Wet = g.Wet
	}
	if soort == Politiegegevens {
		uit.Gezag, uit.Akkoord = g.Gezag, klok.Datum(g.Akkoord.ISO())
	}
	return uit
}
