// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Koppeling is a link in words.
type Koppeling struct {
	Tekst string
	URL   string
}

// KnopSoort says how much a button stands out. A page has one KnopEerste at most.
type KnopSoort string

// The kinds of button.
const (
	KnopEerste KnopSoort = "primary-action"
	KnopTweede KnopSoort = "secondary-action"
	KnopRustig KnopSoort = "subtle"
)

// Knop is a link to another page that looks like a button; acts are buttons in a form and stand in the template.
type Knop struct {
	Tekst string
	URL   string
	Icoon Icoon
	Soort KnopSoort
	Klein bool
	Toets string // key of the keyboard that opens it: "n", "i"; "" for none
}

// Toon is the colour of a Badge or a row; the words always say the same as the colour.
type Toon string

// The tones.
const (
	ToonGewoon Toon = ""         // a phase or another plain fact
	ToonGoed   Toon = "success"  // done, agreed
	ToonLetop  Toon = "warning"  // soon, refused
	ToonFout   Toon = "danger"   // late
	ToonStil   Toon = "inactive" // over, withdrawn
)

// Klasse returns the tone's part of the class name of a status badge.
func (t Toon) Klasse() string {
	if t == ToonGewoon {
		return "neutral"
	}
	return string(t)
}

// Badge is the state of a thing: an icon and a word. The phase of a casus has no icon.
type Badge struct {
	Tekst string
	Toon  Toon
	Icoon Icoon
}

// BadgeTeLaat returns the badge of a date that has passed ("2 dagen te laat"), BadgeBinnenkort that of one that is near.
func BadgeTeLaat(tekst string) Badge { return Badge{Tekst: tekst, Toon: ToonFout, Icoon: IcoonTeLaat} }

// BadgeBinnenkort returns the badge of a date that is near ("vandaag", "over 4 dagen").
func BadgeBinnenkort(tekst string) Badge {
	return Badge{Tekst: tekst, Toon: ToonLetop, Icoon: IcoonKlok}
}

// BadgeFase returns the badge of a phase.
func BadgeFase(fase string) Badge { return Badge{Tekst: fase} }

// MeldingSoort is the kind of a message.
type MeldingSoort string

// The kinds of message. A refusal is MeldingWeigering: nobody did wrong, so it is never red.
const (
	MeldingInfo      MeldingSoort = "info"
	MeldingGelukt    MeldingSoort = "ok"
	MeldingLetop     MeldingSoort = "warning"
	MeldingWeigering MeldingSoort = "weigering"
	MeldingFout      MeldingSoort = "error"
)

// Melding is a message in a page: a bold first sentence, the rest, and where one can go on.
type Melding struct {
	Soort     MeldingSoort
	Kop       string
	Tekst     string
	Koppeling *Koppeling
	Net       bool // appeared because of what the reader just did: read out at once
}

// Klasse returns the message's part of the class name.
func (m Melding) Klasse() string {
	if m.Soort == MeldingWeigering {
		return string(MeldingLetop)
	}
	return string(m.Soort)
}

// Icoon returns the icon that belongs to the kind of message.
func (m Melding) Icoon() Icoon {
	switch m.Soort {
	case MeldingGelukt:
		return IcoonGelukt
	case MeldingLetop:
		return IcoonWaarschuwing
	case MeldingWeigering:
		return IcoonHand
	case MeldingFout:
		return IcoonStoring
	}
	return IcoonInfo
}

// Artikel is the number of an article, "9.2a" or "WGS 2.31". It links to the list of articles.
type Artikel string

// URL returns the place of the article in the list of articles.
func (a Artikel) URL() string { return "/convenant#" + a.Anker() }

// Anker returns the article's id in the list of articles: "art-9-2a".
func (a Artikel) Anker() string {
	return "art-" + strings.ToLower(strings.NewReplacer(".", "-", " ", "-", "(", "", ")", "").Replace(string(a)))
}

// Kort returns the article as a line mentions it: "art. 9.2a", or the name as it is when it names a law.
func (a Artikel) Kort() string {
	if a == "" || a[0] < '0' || a[0] > '9' {
		return string(a)
	}
	return "art. " + string(a)
}

// WilsZin is the will of the Partij that gave a piece of information, in one sentence: the bold subject and the rest
// ("Alleen de procesregisseur" + " leest dit.").
type WilsZin struct {
	Onderwerp string
	Rest      string
}

// ZichtStand says whether somebody sees a piece of information.
type ZichtStand string

// The states, in the order in which they are listed.
const (
	ZietNu    ZichtStand = "nu"
	ZietLater ZichtStand = "later"
	ZietNiet  ZichtStand = "niet"
)

// ZichtRegel is one line of "Wie ziet dit nu".
type ZichtRegel struct {
	Stand       ZichtStand
	Wie         string
	Toelichting string // "altijd: het is jullie informatie"
	Artikel     Artikel
}

// Icoon returns the eye or the clock of the state.
func (z ZichtRegel) Icoon() Icoon {
	switch z.Stand {
	case ZietNu:
		return IcoonOog
	case ZietLater:
		return IcoonKlok
	}
	return IcoonOogDicht
}

// Woord returns the state for who does not see the icon.
func (z ZichtRegel) Woord() string {
	switch z.Stand {
	case ZietNu:
		return "Ziet dit nu:"
	case ZietLater:
		return "Ziet dit later:"
	}
	return "Ziet dit niet:"
}

// Stuk is one piece of information (Gegeven) as a page shows it. It ends in the will of its supplier.
type Stuk struct {
	ID          string
	Leverancier string
	Soort       string // "Politiegegevens (Wpg)"
	SoortIcoon  Icoon
	Datum       string
	Nieuw       bool // since the reader's last visit
	Gewijzigd   bool
	Over        string // "Sem Voorbeeld, Ria Voorbeeld"
	Tekst       string
	Grond       string
	Documenten  []DocumentRij
	Feiten      []Feit // on its own page: what it is about, whence, of when and on which ground
	Wil         WilsZin
	Gebruik     []string  // what its readers may do with it beside reading: "Niet citeren."
	Eigenlijk   *EigenWil // what its supplier set, for its supplier, while the Privacy Protocol makes it stricter
	Ingetrokken string    // the sentence that is left of a withdrawn piece; "" while it is there
	Verlopen    bool      // its last day has passed: only the supplier still sees it
	Eigen       bool      // of the reader's own Partij, who may correct, tighten and withdraw it
}

// EigenWil is what a supplier set on a piece, and what the Privacy Protocol makes of it (article 12.2).
type EigenWil struct {
	Zin     WilsZin
	Gebruik []string
	Door    []string
}

// URL returns the page of the piece.
func (s Stuk) URL() string { return "/informatie/" + s.ID }

// Bladeren are the links to the pages before and after this one; "" for none.
type Bladeren struct {
	Vorige   string
	Volgende string
}

// Feit is a label and its value, in a list of facts.
type Feit struct {
	Naam   string
	Waarde string
}

// TijdRegel is one line of a timeline.
type TijdRegel struct {
	Wanneer string
	Tekst   string
	Icoon   Icoon
	Casus   *Koppeling // which casus, where the timeline is of several; else to what the line is about
}

// Chip is a quick choice above a list.
type Chip struct {
	Tekst  string
	URL    string
	Aantal int // only of the reader's own work; 0 is not shown
	Huidig bool
}

// EigenInvoer is what somebody typed in a form that was not carried out. It is shown and can be sent again, so that nothing is
// lost. The handler puts VeldSleutel and VeldVersie among the Velden: a fresh key, and after a conflict the version of now.
type EigenInvoer struct {
	Actie  string // URL that the form posts to
	Knop   string // "Probeer opnieuw"
	Velden []InvoerVeld
	Keuzes []Feit // what was chosen, in words; it goes along in fields that are not seen
	Tweede bool   // another way is better: the button does not stand out

	Bestand bool // a file went with it that was not kept
}

// Soort returns how much the button stands out.
func (e EigenInvoer) Soort() KnopSoort {
	if e.Tweede {
		return KnopTweede
	}
	return KnopEerste
}

// InvoerVeld is one field of an EigenInvoer. A field without a Label goes along hidden.
type InvoerVeld struct {
	Naam   string
	Label  string
	Waarde string
	Kort   bool // one line: a day, a name
}

// Rijen is how many lines the text gets: two for a short one.
func (v InvoerVeld) Rijen() int {
	return min(max(2, strings.Count(v.Waarde, "\n")+1, utf8.RuneCountInString(v.Waarde)/80+1), 12)
}

// Zichtbaar tells whether anything of it is shown.
func (e EigenInvoer) Zichtbaar() bool {
	return len(e.Keuzes) > 0 || e.Getypt()
}

// Getypt tells whether anything of it was typed, on one line too.
func (e EigenInvoer) Getypt() bool {
	return slices.ContainsFunc(e.Velden, func(v InvoerVeld) bool { return v.Label != "" })
}

// Wat says what it is to who sent it.
func (e EigenInvoer) Wat() string {
	if e.Getypt() {
		return "tekst"
	}
	return "keuze"
}

// Geschreven tells whether there is a text among it, which somebody typed with care.
func (e EigenInvoer) Geschreven() bool {
	return slices.ContainsFunc(e.Velden, func(v InvoerVeld) bool { return v.Label != "" && !v.Kort })
}
