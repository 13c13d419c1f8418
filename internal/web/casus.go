// SPDX-License-Identifier: EUPL-1.2

package web

// CasusPagina is the whole casus on one page. What the reader may not see is an empty field: the part is not there at all.
type CasusPagina struct {
	Schil
	ID          string
	Nummer      string // "2026-0142"
	Soort       string
	Gemeente    string
	Doelen      []string
	Fase        string
	Fasen       []FaseStap
	Volgende    string // "oordeel vóór 2 december"; "" for none
	Namens      string // on whose behalf the reader acts; "" where nothing is to be said
	Acties      CasusActies
	Bezoek      string // when the reader was last here; "" for the first time
	Sinds       []Koppeling
	Termijnen   []Termijn
	Nood        []Badge // who reads it in need now (rule 1.2-1)
	Vroeg       bool    // up to the screening: aanmelding and oordeel come first, later they are for who looks back
	Hoofd       string  // name of the hoofdbetrokkene, for the summary that stays in sight; "" for none
	Betrokkenen []BetrokkeneRij
	Aanmelding  *AanmeldingKaart // nil when the reader may not see it (rule 1.7-1)
	Screening   *ScreeningKaart
	Triage      *TriageKaart  // nil when the reader has nothing to see or do there
	Overleg     *OverlegKaart // the latest to which the reader is invited (rule 7.2-1)
	Eerdere     []Koppeling   // the Overleggen before it
	Plan        *PlanKaart    // nil when the reader may not see it
	PlanWegen   []Koppeling   // to consultation and own action
	Deelnemers  []DeelnemerRij
	StukFilters []Chip
	Stukken     []Stuk
	WieZietWat  bool       // there are pieces of which the reader may see who reads them
	Vragen      []VraagRij // for information, that the reader knows of (rule 12.1-3)
	WieDoetWat  []Feit
	Tijdlijn    []TijdRegel
	Gekeken     []GekekenRij // empty when the reader may not see it
	MagGekeken  bool
	Uitleg      *Melding // "Wat mag ik hier niet?", short
}

// CasusActies says which acts the page offers.
type CasusActies struct {
	Bevestigen bool
	Screenen   bool
	Bevragen   bool
	Afronden   bool   // of the triage
	Tafel      string // id of the Overleg that the reader prepares or answers to now; "" for none
	TafelTekst string // "RTO voorbereiden"
	Betrekken  bool
	Collega    bool
	Ontheffen  bool
	Vragen     bool // ask for information
	Optreden   bool
	Derden     bool // see the disclosures to derden
	Meelezers  bool // see the incidentele derden
	Informatie bool
	Toewijzen  bool
	Agenderen  bool
	Vervanger  bool
	Overdragen bool
	Opschonen  bool
	Sluiten    bool
}

// FaseStap is a step of the phase bar.
type FaseStap struct {
	Naam   string
	Tekst  string // "12 mei", "nu, sinds 9 juni", "na de screening"
	Gedaan bool
	Huidig bool
}

// BetrokkeneRij is a betrokkene as the page shows it: the BSN is masked.
type BetrokkeneRij struct {
	Naam          string
	Rol           string
	Geboortedatum string
	BSN           string       // "*******33", "" for none
	BSNURL        string       // where it can be asked for whole; "" where there is none
	Weet          *Informering // whether they know (rule AVG-3); nil while nobody answered that
	WeetURL       string       // where that is answered; "" for who may not
}

// AanmeldingKaart is what the aanmelder told.
type AanmeldingKaart struct {
	Door         string // "Politie Eenheid Limburg (P. Fictief)"
	Ingevoerd    string // who typed it, when that was a procesregisseur on behalf of the Partij
	Datum        string
	Aanleiding   string
	Geprobeerd   string
	Criteria     []CriteriumRegel
	Leefgebieden []string
	Toelichting  string // on the leefgebieden
	Doelen       []string
}

// CriteriumRegel is a criterion of Bijlage 2 with its answer.
type CriteriumRegel struct {
	Naam        string
	Ja          bool
	Toelichting string
}

// ScreeningKaart is the judgement of the procesregisseur (article 9.2 under a).
type ScreeningKaart struct {
	Door     string
	Namens   string // on behalf of which Partij (rules 9.3-1, WGS-2)
	Datum    string
	Overleg  string // "P. Fictief, 20 november, telefoon"
	Verslag  string
	Criteria []CriteriumRegel
	Uitkomst Badge
	Reden    string
	Naar     string
}

// DeelnemerRij is a Partij that takes part.
type DeelnemerRij struct {
	Partij   string
	Personen string
	Rol      string // "aanmelder", "doet mee"
	Grond    string
	Sinds    string
}

// Sjabloon returns the template's name.
func (CasusPagina) Sjabloon() string { return "casus" }

// Kop returns the heading.
func (p CasusPagina) Kop() string { return "Casus " + p.Nummer }

// URL returns the address of the page.
func (p CasusPagina) URL() string { return "/casussen/" + p.ID }

// Eerste returns the one primary button: what the reader should do next. Its Tekst is empty when there is nothing.
func (p CasusPagina) Eerste() Knop {
	k := p.knoppen()
	if len(k) == 0 {
		return Knop{}
	}
	k[0].Soort = KnopEerste
	return k[0]
}

// Overige returns the two acts that come next.
func (p CasusPagina) Overige() []Knop {
	k := p.knoppen()
	if len(k) < 2 {
		return nil
	}
	return k[1:min(len(k), 3)]
}

// Meer returns the acts for which there is no place beside the others.
func (p CasusPagina) Meer() []Knop {
	k := p.knoppen()
	if len(k) <= 3 {
		return nil
	}
	return k[3:]
}

// maxRegels is how much of the timeline stands open.
const maxRegels = 8

// LaatsteRegels returns the part of the timeline that stands open.
func (p CasusPagina) LaatsteRegels() []TijdRegel { return p.Tijdlijn[:min(len(p.Tijdlijn), maxRegels)] }

// EerdereRegels returns the part of the timeline that is folded.
func (p CasusPagina) EerdereRegels() []TijdRegel { return p.Tijdlijn[min(len(p.Tijdlijn), maxRegels):] }

func (p CasusPagina) knoppen() []Knop {
	var uit []Knop
	for _, a := range []struct {
		mag bool
		k   Knop
	}{
		{p.Acties.Bevestigen, Knop{Tekst: "Aanmelding bevestigen", URL: p.URL() + "/bevestigen", Icoon: IcoonVinkje}},
		{p.Acties.Toewijzen, Knop{Tekst: "Toewijzen", URL: p.URL() + "/toewijzen", Icoon: IcoonWijzen}},
		{p.Acties.Screenen, Knop{Tekst: "Casus beoordelen", URL: p.URL() + "/screening", Icoon: IcoonBij}},
		{p.Acties.Bevragen, Knop{Tekst: "Partij bevragen", URL: p.URL() + "/bevragen", Icoon: IcoonVraag}},
		{p.Acties.Afronden, Knop{Tekst: "Triage afronden", URL: p.URL() + "/triage", Icoon: IcoonVinkje}},
		{p.Acties.Tafel != "", Knop{Tekst: p.Acties.TafelTekst, URL: "/overleggen/" + p.Acties.Tafel, Icoon: IcoonDatum}},
		{p.Acties.Agenderen, Knop{Tekst: "RTO op de agenda", URL: p.URL() + "/overleg", Icoon: IcoonDatum}},
		{p.Acties.Overdragen, Knop{Tekst: "Nazorg overdragen", URL: p.URL() + "/overdragen", Icoon: IcoonPijl}},
		{p.Acties.Opschonen, Knop{Tekst: "Dossier opschonen", URL: p.URL() + "/opschonen", Icoon: IcoonWeg}},
		{p.Acties.Sluiten, Knop{Tekst: "Casus sluiten", URL: p.URL() + "/sluiten", Icoon: IcoonAfgeschermd}},
		{p.Acties.Informatie, Knop{Tekst: "Informatie toevoegen", URL: p.URL() + "/informatie", Icoon: IcoonPlus, Toets: "i"}},
		{p.Acties.Vragen, Knop{Tekst: "Informatie vragen", URL: p.URL() + "/informatievragen", Icoon: IcoonVraag}},
		{p.Acties.Betrekken, Knop{Tekst: "Partij betrekken", URL: p.URL() + "/betrekken", Icoon: IcoonGroep}},
		{p.Acties.Optreden, Knop{Tekst: "Eigen optreden vastleggen", URL: p.URL() + "/optreden", Icoon: IcoonCategorie}},
		{p.Acties.Derden, Knop{Tekst: "Verstrekkingen aan derden", URL: p.URL() + "/verstrekkingen", Icoon: IcoonStuk}},
		{p.Acties.Meelezers, Knop{Tekst: "Incidentele derden", URL: p.URL() + "/incidentele-derden", Icoon: IcoonOog}},
		{p.Acties.Vervanger, Knop{Tekst: "Vervanger voorstellen", URL: p.URL() + "/vervanger", Icoon: IcoonWijzen}},
	} {
		if a.mag {
			a.k.Soort = KnopTweede
			uit = append(uit, a.k)
		}
	}
	return uit
}
