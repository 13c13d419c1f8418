// SPDX-License-Identifier: EUPL-1.2

package web

// OverleggenPagina is the list of Overleggen: GET /overleggen with `stand` and `pagina`. Supporting staff see the planning only
// (rule 11.1-1).
type OverleggenPagina struct {
	Schil
	Geweest  bool
	Chips    []Chip
	Rijen    []OverlegRij
	Bladeren Bladeren
}

// OverlegRij is one Overleg in a list.
type OverlegRij struct {
	Naam       string // "RTO 2, 2026-0142"
	URL        string
	Dag        string // "do 3 december", "nog niet gepland"
	Tijd       string // "10:00–11:00"
	Plaats     string
	Genodigden string // "Politie, GGZ"
	Badge      Badge
	Actie      *Knop
}

// Sjabloon returns the template's name.
func (OverleggenPagina) Sjabloon() string { return "overleggen" }

// Kop returns the heading.
func (OverleggenPagina) Kop() string { return "Overleggen" }

// OverlegPagina is one Overleg for those at the table (article 6): what is missing, who is invited, who is there, what was decided.
type OverlegPagina struct {
	Schil
	Kaart     OverlegKaart
	Namens    string // on whose behalf the reader acts
	Besluiten []BesluitKaart
	Verslag   []PassageRij
	// Herschrijven are passages of the minutes that the reader is asked to write anew and may not read.
	Herschrijven []HerschrijfRij
	Afgelast     *AfgelastRegel
	Aanwezig     AanwezigKaart
	Vooraf       []VoorinzageRij // what was asked to be read before it, for who prepares it
	Afwijkingen  []Afwijking
	Acties       []Knop // the first one first
	Meer         []Knop // those for which there is no room beside the title
}

// Sjabloon returns the template's name.
func (OverlegPagina) Sjabloon() string { return "overleg" }

// Kop returns the heading.
func (p OverlegPagina) Kop() string { return p.Kaart.Naam }

// Afwijking is where an Overleg went otherwise than the covenant describes (article 9.2 under h).
type Afwijking struct {
	Wat     string
	Gevolg  string
	Artikel Artikel
}

// AfgelastRegel is why an Overleg is not held, by whom and when that was said.
type AfgelastRegel struct {
	Reden string
	Door  string
	Dag   string
}

// OverlegKaart is a Ronde Tafel Overleg on the page of its Casus and on its own: the card of the partial "overlegkaart".
type OverlegKaart struct {
	ID           string
	Naam         string // "RTO 2"
	CasusID      string
	Nummer       string // of the Casus
	Wanneer      string // "do 3 december 2026, 10:00–11:00, Zaal 2"; "nog niet gepland"
	Stand        Badge
	Doel         string
	SoortBesluit string
	Themas       []string
	Ontbreekt    []OverlegMist // what is missing before invitations can go out, or it can begin; only for who prepares it
	KanNiet      string        // what cannot be done while that is missing
	Mandaat      *Melding      // who comes without a mandate
	Genodigden   []GenodigdeRij
	MetGrond     bool     // the grounds are there for the reader
	Vraag        *Melding // the reader's own Partij has yet to say who comes
}

// URL returns the page of the Overleg.
func (k OverlegKaart) URL() string { return "/overleggen/" + k.ID }

// OverlegMist is one thing that is missing before invitations can go out, with where it can be filled in.
type OverlegMist struct {
	Zin     string
	Artikel Artikel
	URL     string
	Doen    string // words of the link
}

// GenodigdeRij is an invited Partij.
type GenodigdeRij struct {
	Partij        string
	Afgevaardigde string // "A. Verzonnen", "nog niet bekend"
	Vervanger     string // "B. Verzonnen", "" for none
	Mandaat       Badge
	Grond         string
	Bijdrage      string
	Komt          string // "ja", "nee", "nog niet bekend"
	Letop         bool   // comes without a mandate
}

// AanwezigKaart is who is at the table.
type AanwezigKaart struct {
	Kop  string // "Aanwezig: 6 van 7"
	Wie  []AanwezigRegel
	Wijs string // URL where it is recorded; "" where it cannot be
}

// AanwezigRegel is a Partij at the table, or not there.
type AanwezigRegel struct {
	Partij string
	Tekst  string // "P. Fictief, mandaat", "geen mandaat: telt niet mee", "afgemeld"
	Icoon  Icoon
	Stand  ZichtStand // the colour of the icon
}

// BesluitKaart is a decision with a tile for each Partij (rule 7.1-1).
type BesluitKaart struct {
	Kop      string
	Tekst    string
	Feiten   []Feit
	Tegels   []StemTegel
	Letop    string // who did not agree, who did not count
	Criteria []CriteriumRegel
	Voet     string // "Vastgelegd op … door …, namens …"
}

// StemTegel is how a Partij stood to a decision.
type StemTegel struct {
	Partij string
	Badge  Badge
}

// OverlegPlanningPagina is an Overleg for supporting staff: when, where and who, nothing of what it is about (rule 11.1-1).
type OverlegPlanningPagina struct {
	Schil
	Naam    string
	Nummer  string
	Feiten  []Feit
	Rijen   []GenodigdeRij
	Plannen *Knop
}

// Sjabloon returns the template's name.
func (OverlegPlanningPagina) Sjabloon() string { return "overlegplanning" }

// Kop returns the heading.
func (p OverlegPlanningPagina) Kop() string { return p.Naam }
