// SPDX-License-Identifier: EUPL-1.2

package informatie

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
	"rondetafel/internal/klok"
	"rondetafel/internal/partij"
)

// VerstrekkingStand is how far a disclosure to a Derde is (article 7.2).
type VerstrekkingStand string

// The states of a disclosure. One under a legal duty is Verleend from the start: it is registered, not asked.
const (
	VerstrekkingGevraagd    VerstrekkingStand = "gevraagd"
	VerstrekkingVerleend    VerstrekkingStand = "verleend"
	VerstrekkingIngetrokken VerstrekkingStand = "ingetrokken"
)

// VerstrekkingStanden returns every state.
func VerstrekkingStanden() []VerstrekkingStand {
	return []VerstrekkingStand{VerstrekkingGevraagd, VerstrekkingVerleend, VerstrekkingIngetrokken}
}

// Label returns the state as a page shows it.
func (s VerstrekkingStand) Label() string {
	switch s {
	case VerstrekkingGevraagd:
		return "toestemming gevraagd"
	case VerstrekkingVerleend:
		return "verstrekt"
	case VerstrekkingIngetrokken:
		return "ingetrokken"
	}
	return string(s)
}

// VerstrekkingSoort says why information goes to a Derde.
type VerstrekkingSoort string

// The kinds: asked of its suppliers (article 7.2), or under a legal duty (article 14.1).
const (
	VerstrekkingVerzoek VerstrekkingSoort = "verzoek"
	VerstrekkingPlicht  VerstrekkingSoort = "plicht"
)

// Derde is who information goes to: neither a Partij nor a Betrokkene (article 1.6).
type Derde struct {
	Naam    string `json:"naam"`
	Soort   string `json:"soort"`   // what kind of organisation it is
	Contact string `json:"contact"` // person, address
}

func (d Derde) valideer(v *errs.Velden) {
	casus.EisTekst(v, "derde.naam", d.Naam, "Schrijf op wie de informatie krijgt.")
	casus.EisTekst(v, "derde.soort", d.Soort, "Schrijf op wat voor organisatie dit is.")
	casus.EisTekst(v, "derde.contact", d.Contact, "Schrijf op bij wie de brief aankomt: persoon en adres.")
}

// Passage is something that was said at a round table, in the words in which it would be told. It belongs to all who took part
// (rule 7.2-4).
type Passage struct {
	Overleg string `json:"overleg"` // id
	Tekst   string `json:"tekst"`
}

// Verstrekking asks to give information to a Derde (rule 7.2-2).
type Verstrekking struct {
	Casus     string     `json:"-"`
	Derde     Derde      `json:"derde"`
	Doel      string     `json:"doel"`      // for what the Derde needs it
	Grondslag string     `json:"grondslag"` // why the law allows it
	Noodzaak  string     `json:"noodzaak"`  // why it cannot do with less
	Stukken   []string   `json:"stukken"`   // ids of Gegevens
	Passages  []Passage  `json:"passages,omitempty"`
	Uiterlijk klok.Datum `json:"uiterlijkDatum"` // the last day on which suppliers answer
}

const (
	maxDelen    = 100 // pieces and passages in one disclosure
	maxPassages = 10
)

// Schoon returns the request with each piece once, and without passages in which nothing was filled in.
func (v Verstrekking) Schoon() Verstrekking {
	v.Stukken = eenmaal(v.Stukken)
	v.Passages = slices.DeleteFunc(slices.Clone(v.Passages), func(p Passage) bool { return p.Overleg == "" && !casus.Gevuld(p.Tekst) })
	v.Derde.Naam = strings.TrimSpace(v.Derde.Naam)
	return v
}

// Teksten are the free texts of a request, each with its field (rule 13.2-3). They are read by all who are asked, and by who advises, so that they are tied
// to none of the pieces that are asked for.
func (v Verstrekking) Teksten() []Veldtekst {
	uit := append(v.Derde.teksten(), Veldtekst{Veld: "doel", Tekst: v.Doel}, Veldtekst{Veld: "grondslag", Tekst: v.Grondslag, Benoemt: true},
		Veldtekst{Veld: "noodzaak", Tekst: v.Noodzaak})
	for i, p := range v.Passages {
		uit = append(uit, Veldtekst{Veld: PassageNaam(i, "tekst"), Tekst: p.Tekst})
	}
	return uit
}

// Teksten are the free texts of what a law demands, each with its field.
func (p WettelijkePlicht) Teksten() []Veldtekst {
	return append(p.Derde.teksten(), Veldtekst{Veld: "artikel", Tekst: p.Artikel, Benoemt: true}, Veldtekst{Veld: "waarom", Tekst: p.Waarom})
}

func (d Derde) teksten() []Veldtekst {
	uit := []Veldtekst{{Veld: "derde.naam", Tekst: d.Naam}, {Veld: "derde.soort", Tekst: d.Soort}, {Veld: "derde.contact", Tekst: d.Contact}}
	for i := range uit {
		uit[i].Benoemt = true
	}
	return uit
}

// PassageNaam is the name of a field of passage i.
func PassageNaam(i int, naam string) string { return "passages[" + strconv.Itoa(i) + "]." + naam }

// Valideer returns nil or an *errs.Invalid with all that is missing or wrong. vandaag is the day on which is asked.
func (v Verstrekking) Valideer(vandaag time.Time) error {
	var f errs.Velden
	v.Derde.valideer(&f)
	casus.EisTekst(&f, "doel", v.Doel, "Schrijf op waarvoor de derde dit nodig heeft.")
	casus.EisTekst(&f, "grondslag", v.Grondslag, "Schrijf op welke wet dit toestaat.")
	casus.EisTekst(&f, "noodzaak", v.Noodzaak, "Schrijf op waarom het niet met minder kan.")
	f.Eis(len(v.Stukken)+len(v.Passages) > 0, "stukken", "Kies welke stukken de derde krijgt, of schrijf op wat er in een RTO is gezegd.")
	f.Eis(len(v.Stukken) <= maxDelen, "stukken", "Kies hoogstens 100 stukken.")
	f.Eis(len(v.Passages) <= maxPassages, "passages", "Schrijf hoogstens tien passages op.")
	for i, p := range v.Passages {
		f.Eis(p.Overleg != "", PassageNaam(i, "overleg"), "Kies in welk RTO dit is gezegd.")
		casus.EisTekst(&f, PassageNaam(i, "tekst"), p.Tekst, "Schrijf op wat er in het RTO is gezegd.")
	}
	casus.EisUiterlijk(&f, "uiterlijkDatum", v.Uiterlijk, vandaag)
	return f.Fout()
}

// WettelijkePlicht registers that information went to a Derde because the law demands it (rule 14.1-2).
type WettelijkePlicht struct {
	Casus   string     `json:"-"`
	Derde   Derde      `json:"derde"`
	Artikel string     `json:"artikel"` // of the law that demands it
	Waarom  string     `json:"waarom"`  // what was demanded, and by whom
	Stukken []string   `json:"stukken"` // ids of Gegevens
	Datum   klok.Datum `json:"datum"`   // the day on which it was given
}

// Schoon returns the registration with each piece once.
func (p WettelijkePlicht) Schoon() WettelijkePlicht {
	p.Stukken, p.Derde.Naam = eenmaal(p.Stukken), strings.TrimSpace(p.Derde.Naam)
	return p
}

// Valideer returns nil or an *errs.Invalid with all that is missing or wrong.
func (p WettelijkePlicht) Valideer(vandaag time.Time) error {
	var f errs.Velden
	p.Derde.valideer(&f)
	casus.EisTekst(&f, "artikel", p.Artikel, "Schrijf op welk artikel van de wet dit verplicht (art. 14.1).")
	casus.EisTekst(&f, "waarom", p.Waarom, "Schrijf op wie het eiste en wat er is gegeven.")
	f.Eis(len(p.Stukken) > 0, "stukken", "Kies welke stukken zijn gegeven.")
	f.Eis(len(p.Stukken) <= maxDelen, "stukken", "Kies hoogstens 100 stukken.")
	eisDag(&f, "datum", p.Datum, vandaag, "Vul in op welke dag het is gegeven.")
	return f.Fout()
}

// Ondertekening is the written consent of a supplier to give one part of a disclosure to the Derde (rule 7.2-2).
type Ondertekening struct {
	Verstrekking      string                   `json:"-"`
	Deel              string                   `json:"deel"`                 // id of the part
	Versie            int64                    `json:"versie"`               // of the answer that the signer saw
	Stukversie        int64                    `json:"stukversie,omitempty"` // of the piece that the signer saw; 0 for a passage
	Verantwoordelijke partij.Verantwoordelijke `json:"verantwoordelijke"`    // for whom they sign
	Bevoegdheid       string                   `json:"bevoegdheid"`          // on what authority
}

// Valideer returns nil or an *errs.Invalid. soort is the kind of Partij of the signer.
func (t Ondertekening) Valideer(soort partij.Soort) error {
	var v errs.Velden
	v.Eis(slices.Contains(soort.Verantwoordelijken(), t.Verantwoordelijke), "verantwoordelijke",
		"Kies voor wie je tekent. Bij een gemeente is dat de burgemeester of het college.")
	casus.EisTekst(&v, "bevoegdheid", t.Bevoegdheid, "Schrijf op waarom jij mag tekenen: je functie of het mandaat.")
	return v.Fout()
}

// OpPapier is a consent of a supplier that was signed on paper, with the document that shows it (rule 7.2-2).
type OpPapier struct {
	Verstrekking      string                   `json:"-"`
	Deel              string                   `json:"deel"`                 // id of the part
	Versie            int64                    `json:"versie"`               // of the answer that was seen
	Stukversie        int64                    `json:"stukversie,omitempty"` // of the piece that was seen; 0 for a passage
	Ondertekenaar     string                   `json:"ondertekenaar"`        // name of who signed
	Verantwoordelijke partij.Verantwoordelijke `json:"verantwoordelijke"`    // for whom they signed
	Bevoegdheid       string                   `json:"bevoegdheid"`          // on what authority
	Datum             klok.Datum               `json:"datum"`                // on which was signed
	Document          string                   `json:"document"`             // id that the sending of it gave
}

// Ondertekening returns what a signature on paper has in common with one that is set here.
func (p OpPapier) Ondertekening() Ondertekening {
	return Ondertekening{Verstrekking: p.Verstrekking, Deel: p.Deel, Versie: p.Versie, Stukversie: p.Stukversie, Verantwoordelijke: p.Verantwoordelijke, Bevoegdheid: p.Bevoegdheid}
}

// Valideer returns nil or an *errs.Invalid. soort is the kind of Partij of who records it.
func (p OpPapier) Valideer(soort partij.Soort, vandaag time.Time) error {
	var v errs.Velden
	casus.EisTekst(&v, "ondertekenaar", p.Ondertekenaar, "Schrijf op wie tekende.")
	v.Eis(slices.Contains(soort.Verantwoordelijken(), p.Verantwoordelijke), "verantwoordelijke",
		"Kies voor wie is getekend. Bij een gemeente is dat de burgemeester of het college.")
	casus.EisTekst(&v, "bevoegdheid", p.Bevoegdheid, "Schrijf op waarom deze persoon mag tekenen: de functie of het mandaat.")
	eisDag(&v, "datum", p.Datum, vandaag, "Vul in op welke dag is getekend.")
	v.Eis(p.Document != "", "document", "Kies het getekende document.")
	return v.Fout()
}

// DeelAntwoord is another answer of a supplier about one part: no, or that it takes its consent back.
type DeelAntwoord struct {
	Verstrekking string `json:"-"`
	Deel         string `json:"deel"`
	Versie       int64  `json:"versie"`
	Reden        string `json:"reden,omitempty"`
}

// Valideer returns nil or an *errs.Invalid. Who says no says why.
func (a DeelAntwoord) Valideer(nee bool) error {
	var v errs.Velden
	v.Eis(!nee || casus.Gevuld(a.Reden), "reden", "Schrijf op waarom jullie dit niet willen.")
	casus.EisLengte(&v, "reden", a.Reden)
	return v.Fout()
}

// Bezwaar is that a Partij on whose information a disclosure rests opposes it, for weighty reasons (WGS 1.7(2)).
type Bezwaar struct {
	Verstrekking string `json:"-"`
	Reden        string `json:"reden"`
}

// Valideer returns nil or an *errs.Invalid.
func (b Bezwaar) Valideer() error {
	var v errs.Velden
	casus.EisTekst(&v, "reden", b.Reden, "Schrijf op welke zwaarwegende reden jullie hebben.")
	return v.Fout()
}

// BezwaarIntrekken takes an objection of the caller's Partij back.
type BezwaarIntrekken struct {
	Verstrekking string `json:"-"`
}

// Oordeel is what the rechtmatigheidsadviescommissie advises (WGS 1.7(2), 1.8(6)).
type Oordeel string

// The advices.
const (
	Positief       Oordeel = "positief"
	MetVoorwaarden Oordeel = "voorwaarden"
	Negatief       Oordeel = "negatief"
)

// Oordelen returns every advice.
func Oordelen() []Oordeel { return []Oordeel{Positief, MetVoorwaarden, Negatief} }

// Label returns the advice as a page shows it.
func (o Oordeel) Label() string {
	switch o {
	case Positief:
		return "positief"
	case MetVoorwaarden:
		return "positief, met voorwaarden"
	case Negatief:
		return "negatief"
	}
	return string(o)
}

// Advies is the advice of the rechtmatigheidsadviescommissie about a disclosure (rule WGS-10).
type Advies struct {
	Verstrekking string     `json:"-"`
	Versie       int64      `json:"versie"` // of the disclosure that the commissie saw
	Oordeel      Oordeel    `json:"oordeel"`
	Tekst        string     `json:"tekst"`
	Datum        klok.Datum `json:"datum"`
}

// Valideer returns nil or an *errs.Invalid with all that is missing or wrong.
func (a Advies) Valideer(vandaag time.Time) error {
	var v errs.Velden
	v.Eis(slices.Contains(Oordelen(), a.Oordeel), "oordeel", "Kies wat de commissie adviseert.")
	casus.EisTekst(&v, "tekst", a.Tekst, "Schrijf op waarom, en welke voorwaarden er zijn.")
	eisDag(&v, "datum", a.Datum, vandaag, "Vul in van welke dag het advies is.")
	return v.Fout()
}

// Verlenen makes the letter with what may be given (rules 7.2-2, 7.2-3).
type Verlenen struct {
	Verstrekking string   `json:"-"`
	Versie       int64    `json:"versie"`
	Weglaten     []string `json:"weglaten,omitempty"` // ids of parts that go without
	Voldaan      string   `json:"voldaan,omitempty"`  // how the conditions of the advice are met
}

// Valideer returns nil or an *errs.Invalid.
func (v Verlenen) Valideer() error {
	var f errs.Velden
	casus.EisLengte(&f, "voldaan", v.Voldaan)
	return f.Fout()
}

// VerstrekkingIntrekken takes a request back that was not granted.
type VerstrekkingIntrekken struct {
	Verstrekking string `json:"-"`
	Versie       int64  `json:"versie"`
}

// Deelgat is what keeps one part out of the letter, in fixed words for policy.
type Deelgat string

// What can be missing of a part.
const (
	GeenAntwoord    Deelgat = "antwoord"       // a supplier did not answer
	Geweigerd       Deelgat = "weigering"      // a supplier said no
	Teruggenomen    Deelgat = "teruggenomen"   // a supplier took its consent back
	StukVeranderd   Deelgat = "veranderd"      // the piece is another one than was signed for
	StukNietMeer    Deelgat = "stuk"           // it is gone, withdrawn or past its last day
	NietMeerVragen  Deelgat = "vraagDerde"     // its supplier no longer lets it be asked for
	BuitenProtocol  Deelgat = "protocol_derde" // the Privacy Protocol does not let it be asked for (article 12.2)
	AdviesVerouderd Deelgat = "verouderd"      // the piece is another one than was advised on (rule WGS-10)
)

// Deelstaat is what one part of a disclosure stands on: how many of its suppliers signed, did not answer, said no and took their consent
// back, and what became of the piece.
type Deelstaat struct {
	Passage                    bool // words said at a round table, not a piece
	Getekend, Open, Nee, Terug int
	Weg                        bool // the piece is gone, withdrawn or past its last day
	Veranderd                  bool // it is another version than was signed for
	VraagDerde                 bool // its supplier lets it be asked for
	Buiten                     bool // the Privacy Protocol does not, whatever its supplier wants
	Verouderd                  bool // it is another version than was advised on
}

// vraagbaar tells whether it may be asked for.
func (d Deelstaat) vraagbaar() bool { return d.VraagDerde && !d.Buiten }

// Gaten returns what keeps the part out of the letter; none when every supplier signed for what is there now (rules 7.2-2, 7.2-4). Nobody
// asked is nobody who signed. An advice is about what was asked when it was given (rule WGS-10).
func (d Deelstaat) Gaten() []Deelgat {
	if d.Weg {
		return []Deelgat{StukNietMeer}
	}
	var uit []Deelgat
	for _, mist := range []struct {
		gat Deelgat
		als bool
	}{
		{NietMeerVragen, !d.Passage && !d.VraagDerde},
		{BuitenProtocol, !d.Passage && d.VraagDerde && d.Buiten},
		{Geweigerd, d.Nee > 0},
		{Teruggenomen, d.Terug > 0},
		{StukVeranderd, d.Getekend > 0 && d.Veranderd && d.vraagbaar()},
		{AdviesVerouderd, d.Verouderd},
		{GeenAntwoord, d.Open > 0 || d.Getekend+d.Nee+d.Terug == 0},
	} {
		if mist.als {
			uit = append(uit, mist.gat)
		}
	}
	return uit
}

// Daarna is what became of a piece after it went to a Derde.
type Daarna string

// What can have become of it; nothing while it is the one that was given.
const (
	DaarnaGewijzigd   Daarna = "gewijzigd"
	DaarnaIngetrokken Daarna = "ingetrokken"
	DaarnaWeg         Daarna = "weg" // past its last day, or cleaned
)

// Label returns it as a page shows it.
func (d Daarna) Label() string {
	switch d {
	case DaarnaGewijzigd:
		return "daarna gewijzigd"
	case DaarnaIngetrokken:
		return "daarna ingetrokken"
	case DaarnaWeg:
		return "er nu niet meer"
	}
	return string(d)
}
