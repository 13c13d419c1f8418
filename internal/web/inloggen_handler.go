// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"slices"

	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	"rondetafel/internal/partij"
)

// inloggen is where a practice house lets one choose who one is. In any other house it says that one cannot log in yet.
func (b *bezoek) inloggen() error {
	p := InloggenPagina{Schil: b.schil(""), Terug: veiligPad(b.r.URL.Query().Get("terug"))}
	if !b.Demo {
		p.Meldingen = append(p.Meldingen, Melding{Soort: MeldingInfo, Kop: "Inloggen kan hier nog niet.",
			Tekst: "Vraag het functioneel beheer van je huis wanneer het kan."})
		return b.toon(p)
	}
	huis, err := b.Gate.Gebruikers(b.ctx())
	if err != nil {
		return err
	}
	p.Huis, p.Groepen, p.Stappen = huis.Naam, groepen(huis), proefStappen(huis)
	return b.toon(p)
}

// groepen puts the people of the house first, by functie, then those of each Partij.
func groepen(huis gate.HuisBlad) []PersoonGroep {
	namen := map[string]string{}
	for _, p := range huis.Partijen {
		namen[p.ID] = p.Naam
	}
	var uit []PersoonGroep
	voeg := func(groep, uitleg string, m gate.MensBlad) {
		i := slices.IndexFunc(uit, func(g PersoonGroep) bool { return g.Naam == groep })
		if i < 0 {
			i = len(uit)
			uit = append(uit, PersoonGroep{Naam: groep, Uitleg: uitleg})
		}
		uit[i].Personen = append(uit[i].Personen, Persoon{ID: m.ID, Naam: m.Naam, Functie: functieNamen(m), Partij: namen[m.Partij]})
	}
	for _, f := range huisFuncties() {
		for _, m := range huis.Mensen {
			if slices.Contains(m.Functies, string(f)) {
				voeg(f.Label(), functieUitleg(f), m)
			}
		}
	}
	for _, p := range huis.Partijen {
		for _, m := range huis.Mensen {
			if m.Partij == p.ID && !slices.ContainsFunc(m.Functies, eigenGroep) {
				voeg(p.Naam, "", m)
			}
		}
	}
	return uit
}

// huisFuncties are the functions by which the people of the house are listed; all others are listed by their Partij.
func huisFuncties() []partij.Functie {
	return []partij.Functie{partij.Procesregisseur, partij.Manager, partij.Ondersteuning, partij.FG, partij.Rechtmatigheid, partij.Functioneelbeheer}
}

func eigenGroep(f string) bool { return slices.Contains(huisFuncties(), partij.Functie(f)) }

// proefStappen are what a visitor can try, from beginning to end; a step for which nobody is there is left out.
func proefStappen(huis gate.HuisBlad) []ProefStap {
	var uit []ProefStap
	for _, s := range []struct {
		wat, uitleg, als, terug string
		functie                 partij.Functie
	}{
		{"Meld een casus aan", "Alleen jouw Partij en de procesregisseur weten ervan. Ook niet dat de casus bestaat.", "aanmelder", "/aanmelden", partij.Aanmelder},
		{"Wijs de casus toe", "Je ziet het nummer, de soort en de gemeente. De inhoud zie je niet.", "manager", "/", partij.Manager},
		{"Beoordeel en breng bij elkaar", "Beoordeel de casus, stel vragen in de triage en bereid het overleg voor.", "procesregisseur", "/", partij.Procesregisseur},
		{"Geef informatie, doe mee", "Antwoord op een vraag, en bepaal zelf wie leest wat jullie geven.", "deelnemer van een Partij", "/", partij.Uitvoerder},
		{"Kijk wie heeft gekeken", "Je ziet elke inzage met het artikel erbij, en niets van de inhoud.", "functionaris gegevensbescherming", "/casussen", partij.FG},
	} {
		if m, ok := eersteMet(huis, s.functie); ok {
			uit = append(uit, ProefStap{Wat: s.wat, Uitleg: s.uitleg, ID: m.ID, Naam: m.Naam, Als: s.als, Terug: s.terug})
		}
	}
	return uit
}

// eersteMet returns somebody with this function. For who takes part it is another than the one who reports.
func eersteMet(huis gate.HuisBlad, f partij.Functie) (gate.MensBlad, bool) {
	var melder string
	for _, m := range huis.Mensen {
		if f == partij.Uitvoerder && melder == "" && slices.Contains(m.Functies, string(partij.Aanmelder)) {
			melder = m.Partij
		}
		if slices.Contains(m.Functies, string(f)) && m.Partij != melder {
			return m, true
		}
	}
	return gate.MensBlad{}, false
}

func functieNamen(m gate.MensBlad) string {
	var namen []string
	for _, f := range m.Functies {
		namen = append(namen, partij.Functie(f).Label())
	}
	if len(namen) == 0 {
		return "Zonder functie"
	}
	return hoofdletter(opsomming(namen))
}

func functieUitleg(f partij.Functie) string {
	switch f {
	case partij.Procesregisseur:
		return "Beoordeelt casussen en laat Partijen meedoen."
	case partij.Manager:
		return "Wijst casussen toe. Ziet het verloop, niet de inhoud."
	case partij.FG:
		return "Ziet wie er keek, niet de inhoud."
	case partij.Ondersteuning:
		return "Plant overleggen. Ziet het nummer en wie er komt, niet de inhoud."
	case partij.Rechtmatigheid:
		return "Toetst of informatie delen mag."
	case partij.Functioneelbeheer:
		return "Houdt het systeem draaiend. Ziet geen casussen."
	}
	return ""
}

// logIn makes the browser that of the person who was chosen. Only in a practice house.
func (b *bezoek) logIn() error {
	if !b.Demo {
		return errs.ErrNotFound
	}
	if _, err := b.Gate.Gebruikers(b.ctx()); err != nil {
		return err
	}
	if err := b.Deur.LogIn(b.w, b.r, b.r.PostForm.Get("medewerker")); err != nil {
		return err
	}
	pad := veiligPad(b.r.PostForm.Get("terug"))
	if pad == "" {
		pad = "/"
	}
	return b.naar(pad, "")
}

func (b *bezoek) logUit() error {
	if err := b.Deur.LogUit(b.w, b.r); err != nil {
		return err
	}
	return b.naar("/inloggen", gedaanUitgelogd)
}
