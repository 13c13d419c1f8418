// SPDX-License-Identifier: EUPL-1.2

package web

import "rondetafel/internal/informatie"

// VraagStellenPagina is where somebody asks Partijen for information (rule 12.1-3). Field names are the JSON names of
// informatie.Informatievraag.
type VraagStellenPagina struct {
	Schil
	CasusID  string
	Nummer   string
	Namens   string // on whose behalf the procesregisseur acts; "" for others
	Partij   string // of the reader
	Waarden  informatie.Informatievraag
	Voor     []Optie // for whom can be asked; empty for who asks for their own Partij only
	Partijen []Optie // that can be asked
	Doelen   []Optie // of this Casus
	Behoefte []PlanRol
	Al       []VraagRij // that the reader knows of
}

// VraagRij is a question for information in a list.
type VraagRij struct {
	Vraag     string
	URL       string
	Aan       string
	Voor      string
	Stand     Badge
	Uiterlijk string // "uiterlijk vr 27 november"; "" when it is closed
	Eigen     bool   // the reader can answer it
}

// Sjabloon returns the template's name.
func (VraagStellenPagina) Sjabloon() string { return "vraagstellen" }

// Kop returns the heading.
func (VraagStellenPagina) Kop() string { return "Informatie vragen" }

// KeuzeVoor returns for whom is asked.
func (p VraagStellenPagina) KeuzeVoor() Keuze {
	return Keuze{Naam: "voor", Label: "Wie moet het weten?", Hint: "Die Partij leest de vraag, en het antwoord zoals de gever dat wil.", Fout: p.FoutBij("voor"),
		Opties: Kies(p.Voor, p.Waarden.Voor)}
}

// KeuzePartijen returns the Partijen that can be asked.
func (p VraagStellenPagina) KeuzePartijen() Keuze {
	return Keuze{Naam: "partijen", Label: "Aan welke Partij vraag je het?", Hint: "Kies je er meer, dan ziet elke Partij alleen haar eigen vraag.",
		Fout: p.FoutBij("partijen"), Meer: true, Kolommen: true, Opties: Kies(p.Partijen, p.Waarden.Partijen...)}
}

// VeldVraag returns the question.
func (p VraagStellenPagina) VeldVraag() Veld {
	return Veld{Naam: "vraag", Label: "Wat wil je weten?", Hint: "Vraag alleen wat nodig is. Schrijf niet op wat jullie zelf al weten.",
		Waarde: p.Waarden.Vraag, Fout: p.FoutBij("vraag"), Rijen: 4}
}

// KeuzeDoel returns the goal for which is asked (rule 2.1-1).
func (p VraagStellenPagina) KeuzeDoel() Keuze {
	return Keuze{Naam: "doel", Label: "Voor welk doel?", Fout: p.FoutBij("doel"), Kolommen: true, Opties: Kies(p.Doelen, p.Waarden.Doel)}
}

// VeldUiterlijk returns until when can be answered.
func (p VraagStellenPagina) VeldUiterlijk() Veld {
	return Veld{Naam: "uiterlijkDatum", Label: "Tot en met welke dag kan de Partij antwoorden?", Hint: "dag-maand-jaar",
		Waarde: string(p.Waarden.Uiterlijk), Fout: p.FoutBij("uiterlijkDatum"), Soort: "datum", Breedte: "kort"}
}

// VraagPagina is one question for information: to answer with a piece, to refuse, or to take back.
type VraagPagina struct {
	Schil
	ID            string
	CasusID       string
	Nummer        string
	Vraag         string
	Doel          string
	Partij        string // that is asked
	Feiten        []Feit
	Stand         Badge
	Versie        int64
	Eigen         bool    // the reader's Partij is asked
	Stukken       []Optie // that can be the answer
	Gegeven       string  // chosen
	Reden         string  // typed, or why it was refused
	Beantwoorden  bool
	Weigeren      bool
	Intrekken     bool
	Antwoord      string // what became of it, in a sentence; "" while it waits
	OpnieuwURL    string // where it can be asked again, of an answer that the reader cannot read; else ""
	StukURL       string // of the piece that answers it; "" for who does not read that
	GeweigerdOm   string // why it was refused, for who reads that
	WeigerenOpen  bool   // the part of the page to refuse is open, as something in it is wrong
	InformatieURL string // where a new piece is given as the answer
}

// Sjabloon returns the template's name.
func (VraagPagina) Sjabloon() string { return "vraag" }

// Kop returns the heading.
func (VraagPagina) Kop() string { return "Vraag om informatie" }

// KeuzeStuk returns the pieces of the own Partij.
func (p VraagPagina) KeuzeStuk() Keuze {
	return Keuze{Naam: "gegeven", Label: "Welk stuk geeft antwoord?", Hint: "Wie het leest, verandert niet: dat zeggen de voorwaarden van het stuk.",
		Leeg: "Kies een stuk", Fout: p.FoutBij("gegeven"), Opties: Kies(p.Stukken, p.Gegeven)}
}

// VeldReden returns why the Partij does not supply.
func (p VraagPagina) VeldReden() Veld {
	return Veld{Naam: "reden", Label: "Welke zwaarwegende redenen hebben jullie?", Hint: "Alleen jouw Partij en de procesregisseur lezen dit. Anderen zien alleen dat jullie het niet geven.",
		Waarde: p.Reden, Fout: p.FoutBij("reden"), Rijen: 3}
}

// CorrectieVragenPagina is where somebody says that a piece is not right (rule 12.1-1).
type CorrectieVragenPagina struct {
	Schil
	Nummer string
	Stuk   Stuk
	Waarom string
}

// Sjabloon returns the template's name.
func (CorrectieVragenPagina) Sjabloon() string { return "correctievragen" }

// Kop returns the heading.
func (CorrectieVragenPagina) Kop() string { return "Om een correctie vragen" }

// VeldWaarom returns the field.
func (p CorrectieVragenPagina) VeldWaarom() Veld {
	return Veld{Naam: "waarom", Label: "Wat klopt er niet, en hoe weten jullie dat?", Hint: "De Partij die het stuk gaf en de procesregisseur lezen dit.",
		Waarde: p.Waarom, Fout: p.FoutBij("waarom"), Rijen: 4}
}

// CorrectieRij is a request to correct a piece, at that piece.
type CorrectieRij struct {
	Wie   string
	URL   string
	Stand Badge
}

// CorrectiePagina is one request to correct a piece, with the answer of its supplier.
type CorrectiePagina struct {
	Schil
	ID          string
	CasusID     string
	Nummer      string
	Leverancier string
	Waarom      string
	Feiten      []Feit
	Stand       Badge
	StukURL     string
	Versie      int64
	Mag         bool // the reader answers for the supplier
	Waarden     informatie.Correctieantwoord
	Reden       string // of the answer
}

// Sjabloon returns the template's name.
func (CorrectiePagina) Sjabloon() string { return "correctie" }

// Kop returns the heading.
func (CorrectiePagina) Kop() string { return "Verzoek om correctie" }

// KeuzeUitkomst returns what the supplier does with it.
func (p CorrectiePagina) KeuzeUitkomst() Keuze {
	return Keuze{Naam: "uitkomst", Label: "Wat doen jullie?", Fout: p.FoutBij("uitkomst"), Opties: Kies([]Optie{
		{Waarde: string(informatie.CorrectieVerbeterd), Label: "Wij hebben het stuk verbeterd"},
		{Waarde: string(informatie.CorrectieAfgewezen), Label: "Wij verbeteren het niet", Uitleg: "Schrijf hieronder op waarom."},
	}, string(p.Waarden.Uitkomst))}
}

// VeldReden returns why not.
func (p CorrectiePagina) VeldReden() Veld {
	return Veld{Naam: "reden", Label: "Waarom niet?", Hint: "De Partij die het vroeg en de procesregisseur lezen dit.", Waarde: p.Waarden.Reden,
		Fout: p.FoutBij("reden"), Rijen: 3, MagLeeg: true, Stil: true}
}
