// SPDX-License-Identifier: EUPL-1.2

package casus

import "fmt"

// Veldtekst is what somebody typed in one field of a form: free text, that may repeat what a passage or a piece says (rule 13.2-3).
type Veldtekst struct {
	Veld     string // as an *errs.Invalid names it
	Tekst    string
	Gegevens []string // pieces that the text is tied to; it follows those (rule 13.2-3)
	Stond    bool     // it stood there already, word for word
	Eerder   int64    // since when it stands in another own text of the Casus, word for word, in microseconds; 0 for never
	Benoemt  bool     // it names an article, a person or a place, of which there are no other words
}

// vrij is free text, benoemd that of a field that names.
func vrij(veld, tekst string) Veldtekst    { return Veldtekst{Veld: veld, Tekst: tekst} }
func benoemd(veld, tekst string) Veldtekst { return Veldtekst{Veld: veld, Tekst: tekst, Benoemt: true} }

// Teksten are the free texts of a consultation; veld is where it stands in the input.
func (o Overleg) Teksten(veld string) []Veldtekst {
	return []Veldtekst{benoemd(veld+".met", o.Met), vrij(veld+".verslag", o.Verslag)}
}

// Teksten are the free texts with which a Casus begins. It has no pieces yet; those of another may not come with it.
func (a Aanmelding) Teksten() []Veldtekst {
	uit := []Veldtekst{vrij("aanleiding", a.Aanleiding), vrij("geprobeerd", a.Geprobeerd), vrij("leefgebiedToelichting", a.LeefgebiedToelichting)}
	for i, b := range a.Betrokkenen {
		pad := fmt.Sprintf("betrokkenen[%d].", i)
		uit = append(uit, vrij(pad+"voornaam", b.Voornaam), vrij(pad+"tussenvoegsel", b.Tussenvoegsel), vrij(pad+"achternaam", b.Achternaam))
	}
	return append(uit, toelichtingen(a.Criteria)...)
}

func toelichtingen(criteria []Criterium) (uit []Veldtekst) {
	for i, c := range criteria {
		uit = append(uit, vrij(fmt.Sprintf("criteria[%d].toelichting", i), c.Toelichting))
	}
	return uit
}

// Teksten are the free texts of a judgement, each with its field. The aanmelder reads them, and nobody else did what it rests on.
func (s Screening) Teksten() []Veldtekst {
	uit := append(s.Overleg.Teksten("overleg"), vrij("reden", s.Reden), benoemd("naar", s.Naar))
	return append(uit, toelichtingen(s.Criteria)...)
}

// Teksten is what is asked of a Partij.
func (t Triagevraag) Teksten() []Veldtekst { return []Veldtekst{vrij("vraag", t.Vraag)} }

// Teksten are the free texts of an answer in triage.
func (a Triageantwoord) Teksten() []Veldtekst {
	return []Veldtekst{benoemd("contact", a.Contact), vrij("toelichting", a.Toelichting)}
}

// Teksten are the free texts of how a triage ended.
func (u Triageuitkomst) Teksten() []Veldtekst {
	uit := []Veldtekst{vrij("doel", u.Doel), benoemd("naar", u.Naar), vrij("reden", u.Reden), vrij("zonderAntwoord", u.ZonderAntwoord)}
	for i, p := range u.Partijen {
		uit = append(uit, benoemd(fmt.Sprintf("partijen[%d].grond", i), p.Grond), vrij(fmt.Sprintf("partijen[%d].waarom", i), p.Waarom))
	}
	return uit
}

// Teksten are the free texts of why a Partij takes part.
func (b Betrekken) Teksten() []Veldtekst {
	return []Veldtekst{vrij("waarom", b.Waarom), benoemd("grond", b.Grond)}
}

// Teksten is why a Casus is opened in need.
func (n Noodinzage) Teksten() []Veldtekst { return []Veldtekst{vrij("reden", n.Reden)} }

// Teksten are why a Betrokkene was not told, or not yet, and which law allows that.
func (i Informeren) Teksten() []Veldtekst {
	return []Veldtekst{vrij("reden", i.Reden), benoemd("grond", i.Grond)}
}

// Teksten are the free texts of a proposal to let an organisation in.
func (i Incidenteel) Teksten() []Veldtekst {
	uit := []Veldtekst{vrij("waarom", i.Waarom), benoemd("grond", i.Grond), benoemd("organisatie", i.Organisatie)}
	for _, p := range i.Personen {
		uit = append(uit, benoemd("personen", p))
	}
	return uit
}

// Teksten is why not.
func (b IncidenteelBesluit) Teksten() []Veldtekst { return []Veldtekst{vrij("reden", b.Reden)} }

// Teksten is why an organisation takes part no more.
func (e IncidenteelEinde) Teksten() []Veldtekst { return []Veldtekst{vrij("reden", e.Reden)} }

// Teksten are why pieces stay, each tied to its piece: who may not read that reads not why it stays.
func (o Opschoning) Teksten() []Veldtekst {
	var uit []Veldtekst
	for i, s := range o.Stukken {
		t := vrij(fmt.Sprintf("stukken[%d].noodzaak", i), s.Noodzaak)
		t.Gegevens = []string{s.Gegeven}
		uit = append(uit, t)
	}
	return uit
}

// Teksten are the free texts of a hand-over.
func (o Overdracht) Teksten() []Veldtekst {
	return []Veldtekst{benoemd("aan", o.Aan), vrij("afspraken", o.Afspraken)}
}

// Teksten is why a dossier can go. The manager reads it, and the certificate of it outlives the dossier (rule AVG-7).
func (p VernietigingVoorstellen) Teksten() []Veldtekst { return []Veldtekst{vrij("reden", p.Reden)} }

// Teksten is what the second person thinks of it.
func (c VernietigingControleren) Teksten() []Veldtekst { return []Veldtekst{vrij("reden", c.Reden)} }

// Teksten is why it has to stay.
func (p VernietigingStoppen) Teksten() []Veldtekst { return []Veldtekst{vrij("reden", p.Reden)} }
