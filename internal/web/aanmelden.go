// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"fmt"

	"rondetafel/internal/casus"
	"rondetafel/internal/convenant"
)

// AanmeldenPagina is the form of an Aanmelding: GET and POST /aanmelden, its draft at /concepten/{id}. Field names are the JSON
// names of casus.Aanmelding. Buttons send `actie`: empty to report, or one of the Actie constants.
type AanmeldenPagina struct {
	Schil
	Waarden   casus.Aanmelding // as typed; shown again with what is wrong
	Namens    []Optie          // Partijen for which a procesregisseur may enter it; empty for who reports for their own
	Contacten []Optie          // people of the chosen Partij
	Partij    string           // name of the reader's own Partij
	Concept   ConceptRegel
}

// Sjabloon returns the template's name.
func (AanmeldenPagina) Sjabloon() string { return "aanmelden" }

// Kop returns the heading.
func (p AanmeldenPagina) Kop() string {
	if len(p.Namens) > 0 {
		return "Aanmelding invoeren"
	}
	return "Casus aanmelden"
}

// KeuzeNamens returns the choice of the Partij that reports.
func (p AanmeldenPagina) KeuzeNamens() Keuze {
	return Keuze{Naam: "namens", Label: "Welke Partij meldt aan?", Leeg: "Kies een Partij", Fout: p.FoutBij("namens"),
		Hint: "De Partij bevestigt de aanmelding. Daarna begint de screening.", Opties: Kies(p.Namens, p.Waarden.Namens)}
}

// KeuzeContact returns the choice of who confirms.
func (p AanmeldenPagina) KeuzeContact() Keuze {
	k := Keuze{Naam: "contact", Label: "Wie bevestigt namens deze Partij?", Leeg: "Kies een persoon", Fout: p.FoutBij("contact"),
		Opties: Kies(p.Contacten, p.Waarden.Contact)}
	switch {
	case p.Waarden.Namens == "":
		k.Leeg = "Kies eerst een Partij"
	case len(p.Contacten) == 0:
		k.Leeg, k.Hint = "Niemand", "Bij deze Partij mag nog niemand aanmelden. De beheerder van die Partij regelt dat."
	}
	return k
}

// KeuzeSoort returns the kinds, also the two that are refused: who needs them learns where to go (rules WGS-6, WGS-16).
func (p AanmeldenPagina) KeuzeSoort() Keuze {
	var opties []Optie
	uitleg := map[string]string{
		string(casus.Complex):        "Een volwassene met problemen op meer leefgebieden.",
		string(casus.Jongere):        "Iemand onder de 18, of tot 23 jaar in het jeugdstrafrecht.",
		string(casus.Gezin):          "Het hele gezin. Een hoofdbetrokkene hoeft niet.",
		string(casus.Gebied):         "Een groep of plek. Een hoofdbetrokkene hoeft niet.",
		string(casus.NazorgDetentie): "Iemand komt uit detentie. De criteria en de leefgebieden hieronder hoef je dan niet in te vullen.",
		string(casus.Radicalisering): "Kan hier niet: daarvoor is een eigen wet (WGPA). Kies je dit, dan lees je waar je wel terecht kunt.",
		string(casus.TopX):           "Kan hier nog niet: voor zo’n lijst gelden eigen regels (WGS 2.32).",
	}
	for _, s := range casus.AanTeMelden() {
		opties = append(opties, Optie{Waarde: string(s), Label: s.Label(), Uitleg: uitleg[string(s)]})
	}
	return Keuze{Naam: "soort", Label: "Wat voor casus is het?", Fout: p.FoutBij("soort"),
		Opties: Kies(opties, string(p.Waarden.Soort))}
}

// KeuzeGemeente returns the municipality.
func (p AanmeldenPagina) KeuzeGemeente() Keuze {
	return Keuze{Naam: "gemeente", Label: "In welke gemeente?", Leeg: "Kies een gemeente", Fout: p.FoutBij("gemeente"),
		Opties: Kies(GemeenteOpties(), p.Waarden.Gemeente)}
}

// KeuzeDoelen returns the goals of article 2.1 (rule 2.1-1).
func (p AanmeldenPagina) KeuzeDoelen() Keuze {
	return Keuze{Naam: "doelen", Label: "Wat willen jullie bereiken?", Hint: "Informatie mag alleen voor deze doelen worden gebruikt.",
		Fout: p.FoutBij("doelen"), Meer: true, Kolommen: true, Opties: Kies(doelOpties(), p.Waarden.Doelen...)}
}

// VeldAanleiding returns the field.
func (p AanmeldenPagina) VeldAanleiding() Veld {
	return Veld{Naam: "aanleiding", Label: "Waarom meld je deze casus aan?", Hint: "Schrijf alleen op wat nodig is voor het doel.",
		Waarde: p.Waarden.Aanleiding, Fout: p.FoutBij("aanleiding"), Rijen: 5}
}

// VeldGeprobeerd returns the field.
func (p AanmeldenPagina) VeldGeprobeerd() Veld {
	return Veld{Naam: "geprobeerd", Label: "Wat is al geprobeerd?", Hint: "Door wie, en waarom was dat niet genoeg?",
		Waarde: p.Waarden.Geprobeerd, Fout: p.FoutBij("geprobeerd"), Rijen: 4}
}

// KeuzeLeefgebieden returns the list of leefgebieden.
func (p AanmeldenPagina) KeuzeLeefgebieden() Keuze {
	return Keuze{Naam: "leefgebieden", Label: "Op welke leefgebieden gaat het mis?", Fout: p.FoutBij("leefgebieden"), Meer: true,
		Kolommen: true, Opties: Kies(leefgebiedOpties(), p.Waarden.Leefgebieden...)}
}

// VeldLeefgebied returns the explanation of the leefgebieden.
func (p AanmeldenPagina) VeldLeefgebied() Veld {
	return Veld{Naam: "leefgebiedToelichting", Label: "Toelichting bij de leefgebieden", Waarde: p.Waarden.LeefgebiedToelichting,
		Fout: p.FoutBij("leefgebiedToelichting"), MagLeeg: true, Rijen: 3}
}

// BetrokkeneVelden is one row of the form: a person.
type BetrokkeneVelden struct {
	Nummer int // from 1
	Weg    string
	Namen  []Veld // voornaam, tussenvoegsel, achternaam
	Rest   []Veld // geboortedatum, bsn
	Rol    Keuze
}

// Betrokkenen returns the rows of the form: those that were typed, and one empty row when there is none.
func (p AanmeldenPagina) Betrokkenen() []BetrokkeneVelden {
	lijst := p.Waarden.Betrokkenen
	if len(lijst) == 0 {
		lijst = []casus.Betrokkene{{Rol: casus.Hoofdbetrokkene}}
	}
	var uit []BetrokkeneVelden
	for i, b := range lijst {
		rij := p.betrokkene(i, b)
		if len(lijst) > 1 {
			rij.Weg = ActieBetrokkeneWeg + tel(i)
		}
		uit = append(uit, rij)
	}
	return uit
}

func (p AanmeldenPagina) betrokkene(i int, b casus.Betrokkene) BetrokkeneVelden {
	pad := fmt.Sprintf("betrokkenen[%d].", i)
	veld := func(naam, label, waarde string) Veld {
		return Veld{Naam: pad + naam, Label: label, Waarde: waarde, Fout: p.FoutBij(pad + naam), MagLeeg: naam != "achternaam",
			Stil: true}
	}
	geboren := veld("geboortedatum", "Geboortedatum", string(b.Geboortedatum))
	geboren.Hint, geboren.Soort, geboren.Breedte = "dag-maand-jaar", "datum", "kort"
	bsn := veld("bsn", "BSN", b.BSN)
	bsn.Hint, bsn.Soort, bsn.Breedte = "negen cijfers", "nummer", "kort"
	var rollen []Optie
	for _, r := range casus.Rollen() {
		rollen = append(rollen, Optie{Waarde: string(r), Label: r.Label(), Gekozen: r == b.Rol})
	}
	return BetrokkeneVelden{
		Nummer: i + 1,
		Namen: []Veld{veld("voornaam", "Voornaam", b.Voornaam), veld("tussenvoegsel", "Tussenvoegsel", b.Tussenvoegsel),
			veld("achternaam", "Achternaam", b.Achternaam)},
		Rest: []Veld{geboren, bsn},
		Rol:  Keuze{Naam: pad + "rol", Label: "Rol", Leeg: "Kies een rol", Fout: p.FoutBij(pad + "rol"), Opties: rollen},
	}
}

// CriteriumVelden is one question of Bijlage 2 in a form.
type CriteriumVelden struct {
	Antwoord    Keuze
	Toelichting Veld
}

// Criteria returns the questions of Bijlage 2 (rule B2-1).
func (p AanmeldenPagina) Criteria() []CriteriumVelden {
	return criteriumVelden(p.Schil, p.Waarden.Criteria)
}

func criteriumVelden(s Schil, antwoorden []casus.Criterium) []CriteriumVelden {
	var uit []CriteriumVelden
	for i, c := range convenant.Criteria() {
		var a casus.Criterium
		if i < len(antwoorden) {
			a = antwoorden[i]
		}
		pad := fmt.Sprintf("criteria[%d].", i)
		uit = append(uit, CriteriumVelden{
			Antwoord: Keuze{Naam: pad + "antwoord", Label: c.Vraag, Fout: s.FoutBij(pad + "antwoord"),
				Opties: Kies([]Optie{{Waarde: "ja", Label: "Ja"}, {Waarde: "nee", Label: "Nee"}}, a.Antwoord)},
			Toelichting: Veld{Naam: pad + "toelichting", Label: "Waarom?", Waarde: a.Toelichting,
				Fout: s.FoutBij(pad + "toelichting"), Rijen: 2},
		})
	}
	return uit
}
