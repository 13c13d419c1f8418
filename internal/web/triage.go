// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"fmt"

	"rondetafel/internal/casus"
)

// Values of VeldActie in the form that ends the triage: rows of Partijen. PartijWeg is followed by the row's number.
const (
	ActiePartijErbij = "partij-erbij"
	ActiePartijWeg   = "partij-weg-"
)

// TriageKaart is the triage on the page of a Casus: the questions whose answer the reader may see, and how it ended (article 1.8).
type TriageKaart struct {
	Bij      string // "2 van 3 antwoorden binnen", only for who sees them all
	Vragen   []TriageRij
	Uitkomst *TriageUitkomst // nil while it lasts
}

// TriageRij is a question to a Partij and what it answered.
type TriageRij struct {
	Partij      string
	Wie         string // whom of that Partij
	URL         string
	Antwoord    Badge  // "bekend, actief", or how late the answer is
	Wacht       string // "wacht op antwoord, uiterlijk vr 27 november"; "" when there is an answer
	Contact     string
	Aanschuiven string
	Toelichting string
}

// TriageUitkomst is how a triage ended (rule 1.8-2).
type TriageUitkomst struct {
	Route  Badge
	Door   string
	Namens string
	Doel   string
	Naar   string
	Reden  string // "" for who does not read the Aanmelding
	// ZonderAntwoord is why it ended while questions were open; "" when none were, or for who does not read the Aanmelding.
	ZonderAntwoord string
}

// MensenVan are the people of a Partij who may work in casussen, as choices.
type MensenVan struct {
	Partij string
	Opties []Optie
}

// uitMensen is k as a choice of the people of partij.
func uitMensen(k Keuze, partij, gekozen string, mensen []MensenVan) Keuze {
	k.Leeg = "Kies eerst een Partij"
	for _, m := range mensen {
		if m.Partij == partij && partij != "" {
			k.Leeg, k.Opties = "Kies een persoon", Kies(m.Opties, gekozen)
		}
	}
	if partij != "" && len(k.Opties) == 0 {
		k.Leeg, k.Hint = "Niemand", "Bij deze Partij mag nog niemand in casussen werken. De beheerder van die Partij regelt dat."
	}
	return k
}

// BevragenPagina is where the procesregisseur asks one Partij a question in triage: the Partij first, then its people (article
// 1.8). Field names are the JSON names of casus.Triagevraag.
type BevragenPagina struct {
	Schil
	CasusID      string
	Nummer       string
	Namens       string
	Waarden      casus.Triagevraag
	Partijen     []Optie
	Mensen       []MensenVan
	Doelen       []Optie // of this Casus
	Betrokkenen  []Optie
	NamensOpties []Optie     // public Partijen (rule WGS-2); empty when the aanmelder is one
	Vragen       []TriageRij // that were asked already
}

// Sjabloon returns the template's name.
func (BevragenPagina) Sjabloon() string { return "bevragen" }

// Kop returns the heading.
func (BevragenPagina) Kop() string { return "Partij bevragen" }

// KeuzePartij returns the choice of a Partij.
func (p BevragenPagina) KeuzePartij() Keuze {
	return Keuze{Naam: "partij", Label: "Welke Partij vraag je iets?", Leeg: "Kies een Partij", Fout: p.FoutBij("partij"),
		Opties: Kies(p.Partijen, p.Waarden.Partij)}
}

// KeuzeMedewerker returns the choice of a person of that Partij.
func (p BevragenPagina) KeuzeMedewerker() Keuze {
	k := Keuze{Naam: "medewerker", Label: "Wie van deze Partij krijgt de vraag?", Fout: p.FoutBij("medewerker")}
	return uitMensen(k, p.Waarden.Partij, p.Waarden.Medewerker, p.Mensen)
}

// VeldVraag returns the question.
func (p BevragenPagina) VeldVraag() Veld {
	return Veld{Naam: "vraag", Label: "Wat wil je weten?", Hint: "Schrijf niet meer over de mensen op dan nodig is voor je vraag.",
		Waarde: p.Waarden.Vraag, Fout: p.FoutBij("vraag"), Rijen: 4}
}

// KeuzeDoel returns the goal for which is asked (rules 1.8-1 and 2.1-1).
func (p BevragenPagina) KeuzeDoel() Keuze {
	return Keuze{Naam: "doel", Label: "Voor welk doel vraag je dit?", Hint: "De Partij leest dit doel bij de vraag.", Fout: p.FoutBij("doel"),
		Kolommen: true, Opties: Kies(p.Doelen, p.Waarden.Doel)}
}

// KeuzeOver returns whom the question is about.
func (p BevragenPagina) KeuzeOver() Keuze {
	return Keuze{Naam: "over", Label: "Over wie gaat de vraag?", Hint: "De Partij ziet van hen de naam en de geboortedatum. Van de anderen ziet ze niets.",
		Fout: p.FoutBij("over"), Meer: true, Opties: Kies(p.Betrokkenen, p.Waarden.Over...)}
}

// KeuzeBSN returns whether the Partij gets the BSN.
func (p BevragenPagina) KeuzeBSN() Keuze {
	met := "false"
	if p.Waarden.MetBSN {
		met = "true"
	}
	return Keuze{Naam: "metBsn", Label: "Mag de Partij het BSN zien?", Opties: Kies([]Optie{
		{Waarde: "false", Label: "Nee", Uitleg: "De naam en de geboortedatum zijn meestal genoeg."},
		{Waarde: "true", Label: "Ja", Uitleg: "Alleen als de Partij een BSN mag gebruiken en zonder BSN de verkeerde persoon kan vinden."},
	}, met)}
}

// VeldUiterlijk returns until when the Partij can answer.
func (p BevragenPagina) VeldUiterlijk() Veld {
	return Veld{Naam: "uiterlijkDatum", Label: "Tot en met welke dag kan de Partij antwoorden?", Hint: "dag-maand-jaar",
		Waarde: string(p.Waarden.Uiterlijk), Fout: p.FoutBij("uiterlijkDatum"), Soort: "datum", Breedte: "kort"}
}

// KeuzeNamens returns the public Partij on whose behalf is asked.
func (p BevragenPagina) KeuzeNamens() Keuze {
	return keuzeNamensPubliek(p.Schil, p.NamensOpties, p.Waarden.NamensPubliek)
}

// TriagePagina is where the procesregisseur ends the triage (rule 1.8-2). Field names are the JSON names of casus.Triageuitkomst.
type TriagePagina struct {
	Schil
	CasusID      string
	Nummer       string
	Namens       string
	Waarden      casus.Triageuitkomst
	Partijen     []Optie
	Mensen       []MensenVan
	NamensOpties []Optie // public Partijen (rule WGS-2); empty when the aanmelder is one
	Aanmelder    string  // takes part already
	Vragen       []TriageRij
	NietBinnen   string // which questions are open: "2 vragen zijn nog niet beantwoord: door GGZ en Veilig Thuis."; "" for none
}

// Sjabloon returns the template's name.
func (TriagePagina) Sjabloon() string { return "triage" }

// Kop returns the heading.
func (TriagePagina) Kop() string { return "Triage afronden" }

// KeuzeRoute returns where the Casus goes.
func (p TriagePagina) KeuzeRoute() Keuze {
	return Keuze{Naam: "route", Label: "Hoe gaat de casus verder?", Fout: p.FoutBij("route"), Opties: Kies([]Optie{
		{Waarde: string(casus.RTO), Label: "Naar een Ronde Tafel Overleg", Uitleg: "De Partijen die je hieronder kiest, doen vanaf nu mee."},
		{Waarde: string(casus.Doorverwezen), Label: "Naar een andere plek", Uitleg: "Een andere organisatie of een ander overleg past beter. Niemand anders leest de casus."},
	}, string(p.Waarden.Route))}
}

// VeldReden returns why.
func (p TriagePagina) VeldReden() Veld {
	return Veld{Naam: "reden", Label: "Waarom kies je dit?", Hint: "De Partij die aanmeldde, leest dit. Noem daarom geen Partij bij naam.", Waarde: p.Waarden.Reden,
		Fout: p.FoutBij("reden"), Rijen: 3}
}

// VeldZonderAntwoord returns why the triage ends while questions are open.
func (p TriagePagina) VeldZonderAntwoord() Veld {
	return Veld{Naam: "zonderAntwoord", Label: "Waarom wacht je niet op deze antwoorden?", Hint: "De Partij die aanmeldde, leest dit.",
		Waarde: p.Waarden.ZonderAntwoord, Fout: p.FoutBij("zonderAntwoord"), Rijen: 2}
}

// VeldDoel returns the goal of the round table.
func (p TriagePagina) VeldDoel() Veld {
	return Veld{Naam: "doel", Label: "Wat is het doel van het Ronde Tafel Overleg?", Waarde: p.Waarden.Doel, Fout: p.FoutBij("doel"), Rijen: 3,
		MagLeeg: true, Stil: true}
}

// VeldNaar returns where the Casus goes.
func (p TriagePagina) VeldNaar() Veld {
	return Veld{Naam: "naar", Label: "Waar gaat de casus naartoe?", Waarde: p.Waarden.Naar, Fout: p.FoutBij("naar"), Breedte: "half",
		MagLeeg: true, Stil: true}
}

// KeuzeNamens returns the public Partij on whose behalf is decided.
func (p TriagePagina) KeuzeNamens() Keuze {
	return keuzeNamensPubliek(p.Schil, p.NamensOpties, p.Waarden.NamensPubliek)
}

// RelevantVelden is one row of the form: a Partij that is relevant, through whom and on which ground.
type RelevantVelden struct {
	Nummer int    // from 1
	Plek   string // id of the part that the script shows anew
	Weg    string
	Partij Keuze
	Wie    Keuze
	Grond  Veld
	Waarom Veld
}

// Rijen returns the rows of the form: those that were typed, and one empty row when there is none.
func (p TriagePagina) Rijen() []RelevantVelden {
	lijst := p.Waarden.Partijen
	if len(lijst) == 0 {
		lijst = []casus.Relevant{{}}
	}
	var uit []RelevantVelden
	for i, r := range lijst {
		pad := fmt.Sprintf("partijen[%d].", i)
		rij := RelevantVelden{Nummer: i + 1, Plek: "mensen-" + tel(i),
			Partij: Keuze{Naam: pad + "partij", Label: "Partij", Leeg: "Kies een Partij", Fout: p.FoutBij(pad + "partij"), Opties: Kies(p.Partijen, r.Partij)},
			Wie:    uitMensen(Keuze{Naam: pad + "medewerker", Label: "Wie doet mee?", Fout: p.FoutBij(pad + "medewerker")}, r.Partij, r.Medewerker, p.Mensen),
			Grond: Veld{Naam: pad + "grond", Label: "Waarom mag deze Partij meedoen?", Hint: "De wet of de taak, bijvoorbeeld: Wmo 2.1.", Waarde: r.Grond,
				Fout: p.FoutBij(pad + "grond")},
			Waarom: Veld{Naam: pad + "waarom", Label: "Waarom is deze Partij nodig?", Waarde: r.Waarom, Fout: p.FoutBij(pad + "waarom"), MagLeeg: true}}
		if len(lijst) > 1 {
			rij.Weg = ActiePartijWeg + tel(i)
		}
		uit = append(uit, rij)
	}
	return uit
}
