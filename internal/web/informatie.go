// SPDX-License-Identifier: EUPL-1.2

package web

import "rondetafel/internal/informatie"

// InformatieDoel says what the form of a piece of information is used for.
type InformatieDoel string

// The uses of the form.
const (
	InformatieNieuw       InformatieDoel = "nieuw"
	InformatieCorrigeren  InformatieDoel = "corrigeren"
	InformatieVoorwaarden InformatieDoel = "voorwaarden"
)

// InformatiePagina is the form in which a Partij gives information, corrects it, or changes who may read it (articles 12.1 and
// 13.2). Field names are the JSON names of informatie.Toevoegen. The button "Voorbeeld bijwerken" sends ActieVoorbeeld.
type InformatiePagina struct {
	Schil
	Doel         InformatieDoel
	CasusID      string
	Nummer       string
	GegevenID    string // of the piece that is corrected or changed
	Versie       int64
	Partij       string   // name of the Partij that gives it
	Doelen       []string // of the casus, shown where information is given (rule 2.1-1)
	Geheim       bool     // the Partij works under medical or youth-care secrecy
	Waarden      informatie.Toevoegen
	Betrokkenen  []Optie
	Partijen     []Optie // that take part, apart from the Partij itself
	Zin          WilsZin // what the choice means; empty while it is not known
	Zicht        []ZichtRegel
	ZichtOm      string // "23 november, 14:03"
	HuidigeTekst string // the piece itself, where only its Voorwaarden change
}

// Sjabloon returns the template's name.
func (InformatiePagina) Sjabloon() string { return "informatie" }

// Kop returns the heading.
func (p InformatiePagina) Kop() string {
	switch p.Doel {
	case InformatieCorrigeren:
		return "Informatie corrigeren"
	case InformatieVoorwaarden:
		return "Wie mag dit lezen?"
	}
	return "Informatie toevoegen"
}

// Actie returns the URL that the form posts to.
func (p InformatiePagina) Actie() string {
	if p.GegevenID == "" {
		return "/casussen/" + p.CasusID + "/informatie"
	}
	return "/informatie/" + p.GegevenID + "/" + string(p.Doel)
}

// KnopIcoon returns the icon of the form's button, a fixed one for each meaning.
func (p InformatiePagina) KnopIcoon() Icoon {
	switch p.Doel {
	case InformatieCorrigeren:
		return IcoonPotlood
	case InformatieVoorwaarden:
		return IcoonSlot
	}
	return IcoonPlus
}

// Knop returns the text of the button, the same verb as the heading.
func (p InformatiePagina) Knop() string {
	if p.Doel == InformatieVoorwaarden {
		return "Voorwaarden wijzigen"
	}
	return p.Kop()
}

// Terug returns the URL to go back to.
func (p InformatiePagina) Terug() string {
	if p.GegevenID == "" {
		return "/casussen/" + p.CasusID
	}
	return "/informatie/" + p.GegevenID
}

// MetInhoud tells whether the text is part of the form.
func (p InformatiePagina) MetInhoud() bool { return p.Doel != InformatieVoorwaarden }

// MetVoorwaarden tells whether the conditions are part of the form.
func (p InformatiePagina) MetVoorwaarden() bool { return p.Doel != InformatieCorrigeren }

// KeuzeOver returns the choice of whom it is about.
func (p InformatiePagina) KeuzeOver() Keuze {
	return Keuze{Naam: "over", Label: "Over wie gaat het?", Fout: p.FoutBij("over"), Meer: true, Kolommen: true,
		Opties: Kies(p.Betrokkenen, p.Waarden.Over...)}
}

// VeldTekst returns the field.
func (p InformatiePagina) VeldTekst() Veld {
	return Veld{Naam: "tekst", Label: "Informatie", Hint: "Geef alleen wat nodig is voor het doel: " + opsomming(p.Doelen) + ".",
		Waarde: p.Waarden.Tekst, Fout: p.FoutBij("tekst"), Rijen: 5}
}

// KeuzeSoort returns the kinds of data.
func (p InformatiePagina) KeuzeSoort() Keuze {
	return Keuze{Naam: "soort", Label: "Soort gegevens", Leeg: "Kies een soort", Fout: p.FoutBij("soort"),
		Opties: Kies(gegevenSoortOpties(), string(p.Waarden.Soort))}
}

// VeldGrondslag returns the field.
func (p InformatiePagina) VeldGrondslag() Veld {
	hint := "De wet of de taak waardoor jullie dit mogen geven."
	if p.Geheim {
		hint = "Jouw Partij heeft een beroepsgeheim. Noem de toestemming, de wet of de reden van goede hulp."
	}
	return Veld{Naam: "grondslag", Label: "Waarom mag je dit geven?", Hint: hint, Waarde: p.Waarden.Grondslag,
		Fout: p.FoutBij("grondslag")}
}

// KeuzeWie returns who may read it.
func (p InformatiePagina) KeuzeWie() Keuze {
	return Keuze{Naam: "wie", Label: "Wie mag dit lezen?", Fout: p.FoutBij("wie"), Opties: Kies([]Optie{
		{Waarde: string(informatie.AlleenProcesregisseur), Label: "Alleen de procesregisseur"},
		{Waarde: string(informatie.GekozenPartijen), Label: "Partijen die ik kies"},
		{Waarde: string(informatie.AlleDeelnemers), Label: "Iedereen die meedoet",
			Uitleg: "Ook Partijen die later gaan meedoen."},
	}, string(p.Waarden.Wie))}
}

// KeuzeLezers returns the Partijen that may read it.
func (p InformatiePagina) KeuzeLezers() Keuze {
	return Keuze{Naam: "lezers", Label: "Welke Partijen?", Hint: "Alleen nodig bij “Partijen die ik kies”.", Fout: p.FoutBij("lezers"),
		Meer: true, Kolommen: true, Opties: Kies(p.Partijen, p.Waarden.Lezers...)}
}

// VeldTot returns until when it may be read.
func (p InformatiePagina) VeldTot() Veld {
	return Veld{Naam: "tot", Label: "Tot en met wanneer mag dit gelezen worden?", Hint: "dag-maand-jaar", Waarde: string(p.Waarden.Tot),
		Fout: p.FoutBij("tot"), Soort: "datum", Breedte: "kort", MagLeeg: true}
}

// opsomming joins words as a sentence does: "veiligheid, minder overlast en wonen".
func opsomming(woorden []string) string {
	uit := ""
	for i, w := range woorden {
		switch {
		case i == 0:
		case i == len(woorden)-1:
			uit += " en "
		default:
			uit += ", "
		}
		uit += klein(w)
	}
	return uit
}

func klein(s string) string {
	if s == "" || (len(s) > 1 && s[1] >= 'A' && s[1] <= 'Z') {
		return s
	}
	if s[0] >= 'A' && s[0] <= 'Z' {
		return string(s[0]+'a'-'A') + s[1:]
	}
	return s
}
