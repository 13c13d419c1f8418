// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"cmp"
	"slices"
	"strings"

	"rondetafel/internal/casus"
	"rondetafel/internal/gate"
	"rondetafel/internal/informatie"
)

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
	DoelIDs      []string // the same, by id
	Soort        casus.Soort
	Geheim       bool // the Partij works under medical or youth-care secrecy
	Waarden      informatie.Toevoegen
	Betrokkenen  []Optie
	Partijen     []Optie  // that take part, apart from the Partij itself
	Meelezers    []Optie  // incidentele derden that take part now (rule WGS-14)
	Zin          WilsZin  // what the choice means; empty while it is not known
	Gebruik      []string // what readers may do with it then
	Zicht        []ZichtRegel
	ZichtOm      string          // "23 november, 14:03"
	HuidigeTekst string          // the piece itself, where only its Voorwaarden change
	Document     DocumentVeld    // files that go with a new piece
	Vraag        *VraagRij       // that this answers; nil for none (rule 12.1-3)
	Hoort        string          // what who asked hears of the answer when they may not read it
	Gesloten     string          // why the question that this would answer is over; "" for none
	Verzoeken    []Optie         // requests to correct it that are open (rule 12.1-1)
	Verwerkt     []string        // of those, that the correction settles
	Protocol     []string        // what the Privacy Protocol makes stricter now of the piece
	Geef         []gate.GeefBlad // what the Privacy Protocol leaves open for a new piece, by category; nothing where that is not asked
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

// KeuzeVerzoeken returns which requests of other Partijen the correction settles.
func (p InformatiePagina) KeuzeVerzoeken() Keuze {
	return Keuze{Naam: "correctieverzoeken", Label: "Welk verzoek verwerk je hiermee?", Fout: p.FoutBij("correctieverzoeken"), Meer: true, MagLeeg: true,
		Opties: Kies(p.Verzoeken, p.Verwerkt...)}
}

// Terug returns the URL to go back to.
func (p InformatiePagina) Terug() string {
	if p.Vraag != nil {
		return p.Vraag.URL
	}
	if p.GegevenID == "" {
		return "/casussen/" + p.CasusID
	}
	return "/informatie/" + p.GegevenID
}

// MetInhoud tells whether the text is part of the form.
func (p InformatiePagina) MetInhoud() bool { return p.Doel != InformatieVoorwaarden }

// MetDocument tells whether files can go with it: with a new piece. Later they are added on the page of the piece.
func (p InformatiePagina) MetDocument() bool { return p.Doel == InformatieNieuw }

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

// KeuzeRubriek returns what it can be about (rule WGS-5).
func (p InformatiePagina) KeuzeRubriek() Keuze {
	return Keuze{Naam: "rubriek", Label: "Waar gaat het over?", Hint: "Alleen deze onderwerpen mogen in een casus. Geloof, afkomst en politiek niet.",
		Leeg: "Kies een onderwerp", Fout: p.FoutBij("rubriek"), Opties: Kies(optiesVan(informatie.Rubrieken()), string(p.Waarden.Rubriek))}
}

// KeuzeSoort returns the kinds of data.
func (p InformatiePagina) KeuzeSoort() Keuze {
	opties := slices.DeleteFunc(optiesVan(informatie.Soorten()), func(o Optie) bool {
		return o.Waarde != string(p.Waarden.Soort) && slices.ContainsFunc(p.Geef, func(g gate.GeefBlad) bool { return string(g.Soort) == o.Waarde && !g.Mag })
	})
	return Keuze{Naam: "soort", Label: "Soort gegevens", Leeg: "Kies een soort", Fout: p.FoutBij("soort"), Opties: Kies(opties, string(p.Waarden.Soort))}
}

// NietTeGeven says of each category that is not offered why not (rule 12.2-2).
func (p InformatiePagina) NietTeGeven() []string {
	var uit []string
	for _, g := range p.Geef {
		switch {
		case !g.Mag && g.Ruimte.Mag:
			uit = append(uit, g.Soort.Label()+": deze casus heeft geen doel waarvoor jouw Partij dit mag geven. "+g.Open[0])
		case !g.Mag:
			uit = append(uit, g.Open...)
		}
	}
	return uit
}

// Ruimte says what the Privacy Protocol leaves open for the category that was chosen.
func (p InformatiePagina) Ruimte() []string {
	for _, g := range p.Geef {
		if g.Mag && g.Soort == p.Waarden.Soort {
			return g.Open
		}
	}
	return nil
}

// VeldBron returns where the supplier has it from.
func (p InformatiePagina) VeldBron() Veld {
	return Veld{Naam: "bron", Label: "Hoe weten jullie dit?", Hint: "Bijvoorbeeld: ons eigen dossier, een gesprek, een melding.", Waarde: p.Waarden.Bron,
		Fout: p.FoutBij("bron"), Breedte: "half"}
}

// VeldDatum returns the day that the information is of.
func (p InformatiePagina) VeldDatum() Veld {
	return Veld{Naam: "datum", Label: "Van welke dag is deze informatie?", Hint: "dag-maand-jaar", Waarde: string(p.Waarden.Datum), Fout: p.FoutBij("datum"),
		Soort: "datum", Breedte: "kort"}
}

// VeldEerst returns the day on which the supplier first had it.
func (p InformatiePagina) VeldEerst() Veld {
	return Veld{Naam: "eersteVerwerking", Label: "Sinds wanneer hebben jullie dit?", Hint: "dag-maand-jaar. Leeg: sinds de dag hierboven.",
		Waarde: string(p.Waarden.Eerst), Fout: p.FoutBij("eersteVerwerking"), Soort: "datum", Breedte: "kort", MagLeeg: true}
}

// VeldGrondslag returns the field.
func (p InformatiePagina) VeldGrondslag() Veld {
	return Veld{Naam: "grondslag", Label: "Waarom mag je dit geven?", Hint: "De wet of de taak waardoor jullie dit mogen geven, in je eigen woorden.",
		Waarde: p.Waarden.Grondslag, Fout: p.FoutBij("grondslag")}
}

// KeuzeGeheim returns the four grounds of who is under secrecy (rule WGS-4).
func (p InformatiePagina) KeuzeGeheim() Keuze {
	hint := "Wie een beroepsgeheim heeft, geeft dit alleen op een van deze vier gronden."
	if p.Geheim {
		hint = "Jouw Partij heeft een beroepsgeheim. Dan is één van deze vier gronden nodig."
	}
	return Keuze{Naam: "grond.geheim", Label: "Op welke grond?", Hint: hint, Leeg: "Kies een grond", Fout: p.FoutBij("grond.geheim"),
		Opties: Kies(optiesVan(informatie.Geheimgronden()), string(p.Waarden.Grond.Geheim))}
}

// VeldToestemming returns the day of the agreement of the betrokkene.
func (p InformatiePagina) VeldToestemming() Veld {
	return Veld{Naam: "grond.toestemmingDatum", Label: "Datum van de toestemming", Hint: "dag-maand-jaar", Waarde: string(p.Waarden.Grond.Gegeven),
		Fout: p.FoutBij("grond.toestemmingDatum"), Soort: "datum", Breedte: "kort"}
}

// VeldReikwijdte returns what the betrokkene agreed with.
func (p InformatiePagina) VeldReikwijdte() Veld {
	return Veld{Naam: "grond.reikwijdte", Label: "Waarvoor gaf de betrokkene toestemming?", Hint: "Wat mag met wie gedeeld worden?",
		Waarde: p.Waarden.Grond.Reikwijdte, Fout: p.FoutBij("grond.reikwijdte")}
}

// VeldArtikel returns the law that obliges or allows.
func (p InformatiePagina) VeldArtikel() Veld {
	return Veld{Naam: "grond.artikel", Label: "Welke wet, welk artikel?", Waarde: p.Waarden.Grond.Artikel, Fout: p.FoutBij("grond.artikel"), Breedte: "half"}
}

// KeuzeWet returns the articles of the police, or of justice, on which data can be given (rule WGS-5).
func (p InformatiePagina) KeuzeWet() Keuze {
	wetten := append(informatie.Wetsgronden(informatie.Politiegegevens), informatie.Wetsgronden(informatie.Justitieel)...)
	return Keuze{Naam: "grond.wet", Label: "Op welk artikel rust dit?", Hint: "Van de politie alleen gegevens van Wpg 8 en 13.", Leeg: "Kies een artikel",
		Fout: p.FoutBij("grond.wet"), Opties: Kies(optiesVan(wetten), string(p.Waarden.Grond.Wet))}
}

// KeuzeGezag returns who agrees that the police gives it.
func (p InformatiePagina) KeuzeGezag() Keuze {
	return Keuze{Naam: "grond.gezag", Label: "Wie is het ermee eens?", Hint: "De politie geeft dit in overeenstemming met het gezag.", Leeg: "Kies het gezag",
		Fout: p.FoutBij("grond.gezag"), Opties: Kies(optiesVan(informatie.Gezagen()), string(p.Waarden.Grond.Gezag))}
}

// VeldAkkoord returns the day on which the authority agreed.
func (p InformatiePagina) VeldAkkoord() Veld {
	return Veld{Naam: "grond.akkoordDatum", Label: "Op welke dag?", Hint: "dag-maand-jaar", Waarde: string(p.Waarden.Grond.Akkoord),
		Fout: p.FoutBij("grond.akkoordDatum"), Soort: "datum", Breedte: "kort"}
}

// KeuzeWie returns who may read it.
func (p InformatiePagina) KeuzeWie() Keuze {
	return Keuze{Naam: "wie", Label: "Wie mag dit lezen?", Fout: p.FoutBij("wie"), Opties: Kies([]Optie{
		{Waarde: string(informatie.AlleenProcesregisseur), Label: "Alleen de procesregisseur"},
		{Waarde: string(informatie.GekozenPartijen), Label: "Partijen die ik kies"},
		{Waarde: string(informatie.AlleDeelnemers), Label: "Iedereen die meedoet",
			Uitleg: "Ook Partijen die later gaan meedoen."},
		{Waarde: string(informatie.RolInPlan), Label: "Partijen met een rol in het plan"},
	}, string(p.Waarden.Wie))}
}

// MetVanaf tells whether others wait for a round table or a plan: in nazorg there is neither (rule 2.3-2).
func (p InformatiePagina) MetVanaf() bool { return p.Soort.MetRTO() }

// KeuzeVanaf returns from which phase others read it.
func (p InformatiePagina) KeuzeVanaf() Keuze {
	return Keuze{Naam: "vanaf", Label: "Vanaf wanneer?", Fout: p.FoutBij("vanaf"), Opties: Kies([]Optie{
		{Waarde: string(informatie.VanafRTO), Label: "Vanaf het begin van het RTO",
			Uitleg: "Staat er al een RTO op de agenda? Dan vanaf het begin van dat RTO."},
		{Waarde: string(informatie.VanafPlan), Label: "Pas als het plan is vastgesteld"},
	}, string(cmp.Or(p.Waarden.Vanaf, informatie.VanafRTO)))}
}

// KeuzeGebruik returns what else others may do with it. Nothing of it is ticked to begin with.
func (p InformatiePagina) KeuzeGebruik() Keuze {
	g := p.Waarden.Gebruik
	vraag := Optie{Naam: "vraagVooraf", Waarde: "true", Label: "Vraag mij om inzage vóór het RTO",
		Uitleg: "Je krijgt dan elke keer een vraag. Dit is nog geen toestemming.", Gekozen: g.VraagVooraf}
	opties := []Optie{
		{Naam: "citeren", Waarde: "true", Label: "Citeren in plan of verslag", Gekozen: g.Citeren},
		{Naam: "vertellen", Waarde: "true", Label: "Vertellen aan de betrokkene", Gekozen: g.Vertellen},
		{Naam: "vraagDerde", Waarde: "true", Label: "Vraag mij om het aan een derde te geven", Uitleg: "Een derde is geen Partij en geen betrokkene.",
			Gekozen: g.VraagDerde},
		{Naam: "eigenDossier", Waarde: "true", Label: "Bewaren in het eigen dossier van wie het leest", Gekozen: g.EigenDossier},
	}
	if p.MetVanaf() {
		opties = append([]Optie{vraag}, opties...)
	}
	return Keuze{Naam: "gebruik", Label: "Wat mag nog meer?", Fout: p.FoutBij("gebruik"), MagLeeg: true, Meer: true, Opties: opties}
}

// MetDoelen tells whether the casus has more than one goal to limit it to.
func (p InformatiePagina) MetDoelen() bool {
	return len(p.DoelIDs) > 1 || len(p.Waarden.Voorwaarden.Doelen) > 0
}

// KeuzeDoelen returns the goals of the casus, for which alone it may be used (rule 2.1-1).
func (p InformatiePagina) KeuzeDoelen() Keuze {
	k := Keuze{Naam: "doelen", Label: "Alleen voor een deel van de doelen?", Hint: "Kies je niets, dan mag het voor alle doelen van deze casus.",
		Fout: p.FoutBij("doelen"), MagLeeg: true, Meer: true, Kolommen: true}
	for _, o := range doelOpties() {
		if slices.Contains(p.DoelIDs, o.Waarde) {
			k.Opties = append(k.Opties, o)
		}
	}
	k.Opties = Kies(k.Opties, p.Waarden.Voorwaarden.Doelen...)
	return k
}

// KeuzeLezers returns the Partijen that may read it.
func (p InformatiePagina) KeuzeLezers() Keuze {
	return Keuze{Naam: "lezers", Label: "Welke Partijen?", Hint: "Alleen nodig bij “Partijen die ik kies”.", Fout: p.FoutBij("lezers"),
		Meer: true, Kolommen: true, Opties: Kies(p.Partijen, p.Waarden.Lezers...)}
}

// KeuzeMeelezers returns the incidentele derden that can be named beside whoever else reads it (rule WGS-14).
func (p InformatiePagina) KeuzeMeelezers() Keuze {
	return Keuze{Naam: "meelezers", Label: "Leest een incidentele derde dit ook?", Hint: "Zij leest alleen stukken waarbij je haar kiest.", MagLeeg: true, Meer: true,
		Opties: Kies(p.Meelezers, p.Waarden.Lezers...)}
}

// VeldTot returns until when it may be read.
func (p InformatiePagina) VeldTot() Veld {
	return Veld{Naam: "tot", Label: "Tot en met wanneer mag dit gelezen worden?", Hint: "dag-maand-jaar", Waarde: string(p.Waarden.Tot),
		Fout: p.FoutBij("tot"), Soort: "datum", Breedte: "kort", MagLeeg: true}
}

// opsomming joins words as they stand inside a sentence: "veiligheid, minder overlast en wonen".
func opsomming(woorden []string) string {
	var uit []string
	for _, w := range woorden {
		uit = append(uit, klein(w))
	}
	return opsommingVan(uit)
}

// opsommingVan joins names as a sentence does: "Noor Verzonnen, Bram Fictief en jou".
func opsommingVan(namen []string) string {
	n := len(namen)
	if n < 2 {
		return strings.Join(namen, "")
	}
	return strings.Join(namen[:n-1], ", ") + " en " + namen[n-1]
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
