// SPDX-License-Identifier: EUPL-1.2

package partij

import (
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"rondetafel/internal/convenant"
	"rondetafel/internal/errs"
	"rondetafel/internal/klok"
)

// Toetreding registers an organisation that became a Partij: the Stuurgroep decided, all Partijen agreed, and it signed (articles 4.3 and 17.4).
type Toetreding struct {
	Naam     string     `json:"naam"`
	Kort     string     `json:"kort"` // as lists have it
	Soort    Soort      `json:"soort"`
	Gemeente string     `json:"gemeente,omitempty"` // CBS code of a municipality, "" for others
	Geheim   bool       `json:"beroepsgeheim"`      // under medical or youth-care secrecy
	Besloten klok.Datum `json:"beslotenDatum"`      // the Stuurgroep
	Getekend klok.Datum `json:"getekendDatum"`      // the declaration of accession
	Begin    klok.Datum `json:"begintDatum,omitempty"`
}

const maxKort = 40

var gemeentecode = regexp.MustCompile(`^GM[0-9]{4}$`)

// Schoon returns what was typed as it is kept, with single blanks.
func (t Toetreding) Schoon() Toetreding {
	t.Naam, t.Kort, t.Gemeente = enkel(t.Naam), enkel(t.Kort), enkel(t.Gemeente)
	return t
}

func enkel(tekst string) string { return strings.Join(strings.Fields(tekst), " ") }

// Valideer returns nil or an *errs.Invalid with all that is missing or wrong at vandaag, a moment in Amsterdam.
func (t Toetreding) Valideer(vandaag time.Time) error {
	var v errs.Velden
	eisOrganisatie(&v, "naam", "Schrijf de volledige naam op.", t.Naam, maxNaam)
	eisOrganisatie(&v, "kort", "Schrijf een korte naam op, voor in lijsten.", t.Kort, maxKort)
	v.Eis(slices.Contains(Soorten(), t.Soort), "soort", "Kies wat voor organisatie dit is.")
	gemeente := t.Soort == Gemeente
	v.Eis(!gemeente || gemeentecode.MatchString(t.Gemeente), "gemeente", "Geef de code van de gemeente, zoals GM0957.")
	v.Eis(gemeente || t.Gemeente == "", "gemeente", "Alleen een gemeente heeft een code. Laat dit leeg.")
	v.Eis(t.Soort != GGZ || t.Geheim, "beroepsgeheim", "Wie in de geestelijke gezondheidszorg werkt, heeft een beroepsgeheim. Kies dat ook.")
	besloten, een := eisGeweest(&v, "beslotenDatum", t.Besloten, vandaag)
	getekend, twee := eisGeweest(&v, "getekendDatum", t.Getekend, vandaag)
	v.Eis(!een || !twee || !getekend.Before(besloten), "getekendDatum", "Een organisatie tekent nadat de Stuurgroep besloot (art. 17.4). Kies een latere dag.")
	begin, goed := t.Begin.Lees()
	v.Eis(t.Begin.Leeg() || goed, "begintDatum", geenDatum)
	v.Eis(!goed || !begin.Before(dagVan(vandaag)), "begintDatum", nietGeweest)
	return v.Fout()
}

func eisOrganisatie(v *errs.Velden, veld, leeg, naam string, hoogstens int) {
	v.Eis(strings.ContainsFunc(naam, unicode.IsLetter), veld, leeg)
	v.Eis(utf8.RuneCountInString(naam) <= hoogstens, veld, "Maak de naam korter.")
	eisLeesbaar(v, veld, naam)
}

// eisGeweest asks for a day that is not still to come.
func eisGeweest(v *errs.Velden, veld string, d klok.Datum, vandaag time.Time) (dag time.Time, goed bool) {
	dag, goed = d.Lees()
	v.Eis(goed, veld, geenDatum)
	v.Eis(!goed || !dag.After(dagVan(vandaag)), veld, "Deze dag moet nog komen. Kies de dag waarop het gebeurde.")
	return dag, goed
}

// Wijze is how a Partij stops taking part.
type Wijze string

// The ways.
const (
	Opzegging   Wijze = "opzegging"   // it gave notice in writing (article 20.1)
	Uitsluiting Wijze = "uitsluiting" // the Stuurgroep excluded it, at once (article 20.2)
)

// Wijzen returns both.
func Wijzen() []Wijze { return []Wijze{Opzegging, Uitsluiting} }

// Label returns the way as a page shows it.
func (w Wijze) Label() string {
	switch w {
	case Opzegging:
		return "Opgezegd"
	case Uitsluiting:
		return "Uitgesloten"
	}
	return ""
}

// PartijBeeindigen registers that a Partij takes part no more. Its people see nothing from then on (rule 20-P1); what it gave stays under its will.
type PartijBeeindigen struct {
	Partij   string     `json:"-"`
	Versie   int64      `json:"versie"` // of the Partij
	Wijze    Wijze      `json:"wijze"`
	Besloten klok.Datum `json:"beslotenDatum"` // the day of the letter, or on which the Stuurgroep decided by majority
	// Of an exclusion: the notice of default, the last day on which it could still perform, and what it did not perform (rule 20.2-1).
	Ingebrekestelling klok.Datum `json:"ingebrekestellingDatum,omitempty"`
	Termijn           klok.Datum `json:"termijnDatum,omitempty"`
	Artikelen         []string   `json:"artikelen,omitempty"` // numbers of the covenant
	Toelichting       string     `json:"toelichting"`
	Einde
}

// Schoon returns what was typed as it is kept: each article by itself, once.
func (b PartijBeeindigen) Schoon() PartijBeeindigen {
	var een []string
	for _, a := range strings.FieldsFunc(strings.Join(b.Artikelen, " "), func(r rune) bool { return r == ',' || r == ';' || unicode.IsSpace(r) }) {
		if !slices.Contains(een, a) {
			een = append(een, a)
		}
	}
	b.Artikelen = een
	return b
}

// Valideer returns nil or an *errs.Invalid with all that is missing or wrong at vandaag, a moment in Amsterdam.
func (b PartijBeeindigen) Valideer(vandaag time.Time) error {
	var v errs.Velden
	v.Eis(slices.Contains(Wijzen(), b.Wijze), "wijze", "Kies of de Partij opzegde of is uitgesloten.")
	besloten, goed := eisGeweest(&v, "beslotenDatum", b.Besloten, vandaag)
	v.Eis(strings.ContainsFunc(b.Toelichting, unicode.IsLetter), "toelichting", "Schrijf kort op waarom, en waar het besluit of de brief staat.")
	if b.Wijze == Uitsluiting {
		b.eisUitsluiting(&v, besloten, goed)
	} else {
		v.Eis(b.Ingebrekestelling.Leeg(), "ingebrekestellingDatum", alleenUitsluiting)
		v.Eis(b.Termijn.Leeg(), "termijnDatum", alleenUitsluiting)
		v.Eis(len(b.Artikelen) == 0, "artikelen", alleenUitsluiting)
	}
	b.eis(&v, vandaag)
	return v.Fout()
}

const alleenUitsluiting = "Dit hoort bij een uitsluiting (art. 20.2). Laat het leeg, of kies die."

// eisUitsluiting: the Stuurgroep excludes only after a notice of default that names what was not performed, and a term that passed (rule 20.2-1). It
// has effect at once.
func (b PartijBeeindigen) eisUitsluiting(v *errs.Velden, besloten time.Time, goed bool) {
	ingebreke, een := b.Ingebrekestelling.Lees()
	termijn, twee := b.Termijn.Lees()
	v.Eis(een, "ingebrekestellingDatum", geenDatum)
	v.Eis(twee, "termijnDatum", geenDatum)
	v.Eis(!een || !twee || termijn.After(ingebreke), "termijnDatum", "Na de ingebrekestelling krijgt een Partij tijd om alsnog te doen wat is afgesproken (art. 20.2). Kies een latere dag.")
	v.Eis(!twee || !goed || besloten.After(termijn), "beslotenDatum", "De Stuurgroep sluit pas uit als de termijn voorbij is (art. 20.2). Kies een latere dag.")
	v.Eis(len(b.Artikelen) > 0, "artikelen", "Noem de artikelen van het convenant die de Partij niet nakwam (art. 20.2).")
	v.Eis(!slices.ContainsFunc(b.Artikelen, geenArtikel), "artikelen", "Noem artikelen van het convenant, zoals 13.2 of 14.1.")
	v.Eis(b.LaatsteDag.Leeg(), "laatsteDag", "Een uitsluiting gaat meteen in (art. 20.2). Laat de laatste dag leeg.")
}

func geenArtikel(nummer string) bool {
	a, is := convenant.ZoekArtikel(nummer)
	return !is || a.Nummer != nummer || !unicode.IsDigit(rune(nummer[0]))
}

// PartijEindeOordeel confirms that a Partij stops, or says why that does not hold.
type PartijEindeOordeel struct {
	Partij  string `json:"-"`
	Versie  int64  `json:"versie"`          // of the Partij
	Akkoord string `json:"akkoord"`         // ja or nee
	Reden   string `json:"reden,omitempty"` // why not
}

// Valideer returns nil or an *errs.Invalid with all that is missing or wrong.
func (o PartijEindeOordeel) Valideer() error {
	var v errs.Velden
	v.Eis(o.Akkoord == "ja" || o.Akkoord == "nee", "akkoord", "Kies of het klopt met de brief van de Partij, of met het besluit van de Stuurgroep.")
	v.Eis(o.Akkoord != "nee" || strings.ContainsFunc(o.Reden, unicode.IsLetter), "reden", "Schrijf op wat er niet klopt.")
	return v.Fout()
}

// PartijEindeIntrekken takes back that a Partij stops, with why.
type PartijEindeIntrekken struct {
	Partij string `json:"-"`
	Versie int64  `json:"versie"` // of the Partij
	Reden  string `json:"reden"`
}

// Valideer returns nil or an *errs.Invalid.
func (i PartijEindeIntrekken) Valideer() error {
	var v errs.Velden
	v.Eis(strings.ContainsFunc(i.Reden, unicode.IsLetter), "reden", "Schrijf op waarom je dit terugneemt.")
	return v.Fout()
}
