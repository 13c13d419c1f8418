// SPDX-License-Identifier: EUPL-1.2

package informatie

// Teksten are what a piece says of itself, each with its field: the bron, the grondslag and the article name where it comes from.
func (in Inhoud) Teksten() []Veldtekst {
	return []Veldtekst{{Veld: "tekst", Tekst: in.Tekst}, {Veld: "bron", Tekst: in.Bron, Benoemt: true}, {Veld: "grondslag", Tekst: in.Grondslag, Benoemt: true},
		{Veld: "grond.reikwijdte", Tekst: in.Grond.Reikwijdte}, {Veld: "grond.artikel", Tekst: in.Grond.Artikel, Benoemt: true}}
}

// Teksten is why a piece is taken back.
func (i Intrekken) Teksten() []Veldtekst { return reden(i.Reden) }

func reden(tekst string) []Veldtekst { return []Veldtekst{{Veld: "reden", Tekst: tekst}} }

// Teksten is the question.
func (v Informatievraag) Teksten() []Veldtekst { return []Veldtekst{{Veld: "vraag", Tekst: v.Vraag}} }

// Teksten is why nothing is given. The Procesregisseur reads it.
func (w Weigering) Teksten() []Veldtekst { return reden(w.Reden) }

// Teksten is what is wrong with a piece; it is tied to that piece.
func (c Correctieverzoek) Teksten() []Veldtekst {
	return []Veldtekst{{Veld: "waarom", Tekst: c.Waarom, Gegevens: []string{c.Gegeven}}}
}

// Teksten is why a piece is not corrected.
func (a Correctieantwoord) Teksten() []Veldtekst { return reden(a.Reden) }

// Teksten are the free texts of what was consulted on.
func (v Voorinzage) Teksten() []Veldtekst { return v.Afstemming.Teksten("afstemming") }

// Teksten is why not. The Procesregisseur reads it.
func (a VoorinzageAntwoord) Teksten() []Veldtekst { return reden(a.Reden) }

// Teksten is the text that takes the place of a passage, tied to its pieces; when that is left out there is none.
func (h Herschrijven) Teksten() []Veldtekst {
	if h.Weg {
		return nil
	}
	return []Veldtekst{{Veld: "tekst", Tekst: h.Tekst, Gegevens: h.Gegevens}}
}

// Teksten is on what authority somebody signs.
func (t Ondertekening) Teksten() []Veldtekst {
	return []Veldtekst{{Veld: "bevoegdheid", Tekst: t.Bevoegdheid, Benoemt: true}}
}

// Teksten are who signed, and on what authority.
func (p OpPapier) Teksten() []Veldtekst {
	return append(p.Ondertekening().Teksten(), Veldtekst{Veld: "ondertekenaar", Tekst: p.Ondertekenaar, Benoemt: true})
}

// Teksten is why not. All who are asked about the same read it.
func (a DeelAntwoord) Teksten() []Veldtekst { return reden(a.Reden) }

// Teksten is which weighty reasons oppose a disclosure.
func (b Bezwaar) Teksten() []Veldtekst { return reden(b.Reden) }

// Teksten is what the rechtmatigheidsadviescommissie advises.
func (a Advies) Teksten() []Veldtekst { return []Veldtekst{{Veld: "tekst", Tekst: a.Tekst}} }

// Teksten is how the conditions of the advice are met.
func (v Verlenen) Teksten() []Veldtekst { return []Veldtekst{{Veld: "voldaan", Tekst: v.Voldaan}} }
