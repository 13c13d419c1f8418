// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"rondetafel/internal/gate"
	"rondetafel/internal/informatie"
)

// PassageRij is a passage of a plan or of minutes as its reader sees it (rules 7.2-4 and 13.2-3).
type PassageRij struct {
	Tekst        string
	Bron         string // "Politie", "alle Partijen die meededen"
	Herschrijven *HerschrijfRij
}

// HerschrijfRij says to a writer that a passage has to be written anew, and leads there.
type HerschrijfRij struct {
	Waar string // "Bij het doel: Sem woont op zichzelf"; "" where it stands at the passage itself
	Zin  string // why
	URL  string
}

// PassageVelden is a passage in a form.
type PassageVelden struct {
	Nummer   int // from 1
	Kop      string
	Tekst    Veld
	Partijen Keuze
	Stukken  *Keuze // nil when there is nothing that may be quoted
	Weg      string // value of the button that takes it away; "" for none
	WegTekst string
}

// passageKeuzes are what a passage can name.
type passageKeuzes struct {
	partijen []Optie
	stukken  []Optie
}

// velden makes the fields of a passage; pad is the name before those of its fields, fout gives what is wrong with a field.
func (k passageKeuzes) velden(pad string, p informatie.Citaat, fout func(string) string) PassageVelden {
	partijen := append([]Optie{{Waarde: informatie.Gezamenlijk, Label: "Wij allen samen"}}, k.partijen...)
	v := PassageVelden{
		Tekst: Veld{Naam: pad + "tekst", Label: "Wat is er gezegd?", Waarde: p.Tekst, Fout: fout(pad + "tekst"), Rijen: 3},
		Partijen: Keuze{Naam: pad + "partijen", Label: "Van wie komt dit?", Fout: fout(pad + "partijen"), Meer: true, Kolommen: true,
			Opties: Kies(partijen, p.Partijen...)},
	}
	if len(k.stukken) > 0 || fout(pad+"gegevens") != "" {
		v.Stukken = &Keuze{Naam: pad + "gegevens", Label: "Rust dit op een stuk?", MagLeeg: true, Meer: true, Fout: fout(pad + "gegevens"),
			Hint: "Dan ziet alleen wie het stuk mag lezen, deze tekst.", Opties: Kies(k.stukken, p.Gegevens...)}
	}
	return v
}

// HerschrijvenPagina is where a writer writes a passage anew, or takes it away: GET and POST /passages/{id}/herschrijven. Field names are the JSON
// names of informatie.Herschrijven, beside wat: "nieuw" or "weg".
type HerschrijvenPagina struct {
	Schil
	ID       string
	Terug    string // URL of what it stands in
	Nummer   string
	Waar     string // "Plan van aanpak, bij het doel: Sem woont op zichzelf", "Verslag van het RTO"
	Zin      string // why it waits
	Nu       string // what it said; "" for who may not read it
	NuBron   string
	Bevestig bool // its writer can say that it still holds, now that a piece under it was corrected
	Wat      string
	Waarden  informatie.Herschrijven
	Partijen []Optie
	Stukken  []Optie
}

// Sjabloon returns the template's name.
func (HerschrijvenPagina) Sjabloon() string { return "herschrijven" }

// Kop returns the heading.
func (HerschrijvenPagina) Kop() string { return "Passage herschrijven" }

// KeuzeWat returns what becomes of the passage.
func (p HerschrijvenPagina) KeuzeWat() Keuze {
	return Keuze{Naam: "wat", Label: "Wat doe je met deze passage?", Fout: p.FoutBij("wat"), Opties: Kies([]Optie{
		{Waarde: "nieuw", Label: "Ik schrijf haar opnieuw", Uitleg: "Doelen en afspraken blijven zoals ze zijn besloten."},
		{Waarde: "weg", Label: "Ik haal haar weg", Uitleg: "De afspraken blijven staan, alleen deze tekst verdwijnt."},
	}, p.Wat)}
}

// KloptNog returns whether the same text still holds; nil when that is not asked.
func (p HerschrijvenPagina) KloptNog() *Keuze {
	fout := p.FoutBij("kloptNog")
	if !p.Bevestig && fout == "" {
		return nil
	}
	k := Keuze{Naam: "kloptNog", Label: "Laat je de tekst zoals hij was?", MagLeeg: true, Meer: true, Fout: fout, Opties: []Optie{{Waarde: "true",
		Label: "Ja, de tekst klopt nog helemaal", Uitleg: "Je las het verbeterde stuk. De tijdlijn vermeldt dat jij dit bevestigt.", Gekozen: p.Waarden.KloptNog}}}
	return &k
}

// Velden returns the fields of the passage.
func (p HerschrijvenPagina) Velden() PassageVelden {
	v := passageKeuzes{p.Partijen, p.Stukken}.velden("", p.Waarden.Nieuw(), p.FoutBij)
	v.Tekst.Label, v.Tekst.MagLeeg, v.Tekst.Stil = "Nieuwe tekst", true, true
	return v
}

// passageRijen are passages as rows; anew holds those that the reader is asked to write anew, by id.
func passageRijen(passages []gate.PassageBlad, anew map[string]gate.HerschrijfBlad) []PassageRij {
	var uit []PassageRij
	for _, p := range passages {
		r := PassageRij{Tekst: p.Tekst, Bron: passageBron(p)}
		if h, moet := anew[p.ID]; moet {
			r.Herschrijven = &HerschrijfRij{Zin: h.Reden.Zin(), URL: "/passages/" + p.ID + "/herschrijven"}
			delete(anew, p.ID)
		}
		uit = append(uit, r)
	}
	return uit
}

func passageBron(p gate.PassageBlad) string {
	if p.Gezamenlijk {
		return "alle Partijen die meededen"
	}
	var namen []string
	for _, n := range p.Partijen {
		namen = append(namen, n.Naam)
	}
	return opsommingVan(namen)
}

// opID are the passages that wait for the reader, by id.
func opID(lijst []gate.HerschrijfBlad) map[string]gate.HerschrijfBlad {
	uit := map[string]gate.HerschrijfBlad{}
	for _, h := range lijst {
		uit[h.ID] = h
	}
	return uit
}

// herschrijfRijen are the passages that wait for the reader and stand nowhere on the page: they may not read them any more, or they are of a
// draft.
func herschrijfRijen(lijst []gate.HerschrijfBlad, over map[string]gate.HerschrijfBlad) []HerschrijfRij {
	var uit []HerschrijfRij
	for _, h := range lijst {
		if _, nog := over[h.ID]; nog {
			uit = append(uit, HerschrijfRij{Waar: waarPassage(h), Zin: h.Reden.Zin(), URL: "/passages/" + h.ID + "/herschrijven"})
		}
	}
	return uit
}

func waarPassage(h gate.HerschrijfBlad) string {
	if h.Overleg != "" {
		return "Verslag van het RTO"
	}
	waar := "Plan van aanpak"
	if h.Concept {
		waar = "Concept van het plan"
	}
	if h.Doel != "" {
		waar += ", bij het doel: " + h.Doel
	}
	return waar
}

func naamOpties(namen []gate.Naam) []Optie {
	var uit []Optie
	for _, n := range namen {
		uit = append(uit, Optie{Waarde: n.ID, Label: n.Naam})
	}
	return uit
}
