// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"cmp"
	"slices"
	"strconv"

	"rondetafel/internal/informatie"
)

// StandaardenPagina is with which conditions the reader's own Partij begins, for each category (article 13.2).
type StandaardenPagina struct {
	Schil
	Partij  string
	Beheert bool // the reader changes it
	Rijen   []StandaardRij
	Versies []StandaardVersie
}

// StandaardRij is one category.
type StandaardRij struct {
	Naam    string
	Zin     WilsZin
	Gebruik []string
	Open    []string // what the Privacy Protocol leaves open
	Dicht   bool     // nothing of it
	Nu      []string // with what the form begins while the Privacy Protocol is stricter than what was set
	URL     string   // where the administrator changes it; "" for others
}

// StandaardVersie is who set what, and when.
type StandaardVersie struct{ Wanneer, Door, Wat string }

// Sjabloon returns the template's name.
func (StandaardenPagina) Sjabloon() string { return "standaarden" }

// Kop returns the heading.
func (StandaardenPagina) Kop() string { return "Onze standaard" }

// StandaardPagina is where the administrator of a Partij sets with which conditions it begins. Field names are the JSON names of
// informatie.Standaard; the button "Voorbeeld bijwerken" sends ActieVoorbeeld.
type StandaardPagina struct {
	Schil
	Partij   string
	Waarden  informatie.Standaard
	Ruimte   informatie.Ruimte
	Open     []string
	Partijen []Optie
	Zin      WilsZin
	Gebruik  []string
}

// Sjabloon returns the template's name.
func (StandaardPagina) Sjabloon() string { return "standaard" }

// Kop returns the heading.
func (StandaardPagina) Kop() string { return "Standaard wijzigen" }

// Soort returns the category.
func (p StandaardPagina) Soort() string { return p.Waarden.Soort.Label() }

// Actie returns the URL that the form posts to.
func (p StandaardPagina) Actie() string { return "/standaarden/" + string(p.Waarden.Soort) }

// KeuzeWie returns who may read it; only what the Privacy Protocol leaves open.
func (p StandaardPagina) KeuzeWie() Keuze {
	return Keuze{Naam: "wie", Label: "Wie mag dit lezen?", Fout: p.FoutBij("wie"), Opties: Kies(wieOpties(p.Ruimte), string(p.Waarden.Wie))}
}

// wieOpties are the audiences that a Partij can choose within what the protocol leaves open.
func wieOpties(r informatie.Ruimte) []Optie {
	opties := []Optie{
		{Waarde: string(informatie.AlleenProcesregisseur), Label: "Alleen de procesregisseur"},
		{Waarde: string(informatie.GekozenPartijen), Label: "Partijen die ik kies"},
		{Waarde: string(informatie.AlleDeelnemers), Label: "Iedereen die meedoet", Uitleg: "Ook Partijen die later gaan meedoen."},
		{Waarde: string(informatie.RolInPlan), Label: "Partijen met een rol in het plan"},
	}
	return slices.DeleteFunc(opties, func(o Optie) bool {
		return slices.Contains(r.TekortWil(informatie.Voorwaarden{Wie: informatie.Lezers(o.Waarde)}), "protocol_wie")
	})
}

// KeuzeLezers returns the Partijen that may read it.
func (p StandaardPagina) KeuzeLezers() Keuze {
	return Keuze{Naam: "lezers", Label: "Welke Partijen?", Hint: "Wie in een casus niet meedoet, valt daar weg.", Fout: p.FoutBij("lezers"), Meer: true, MagLeeg: true,
		Kolommen: true, Opties: Kies(p.Partijen, p.Waarden.Lezers...)}
}

// KeuzeVanaf returns from when.
func (p StandaardPagina) KeuzeVanaf() Keuze {
	return Keuze{Naam: "vanaf", Label: "Vanaf wanneer?", Fout: p.FoutBij("vanaf"), Opties: Kies([]Optie{
		{Waarde: string(informatie.VanafRTO), Label: "Vanaf het begin van het RTO"},
		{Waarde: string(informatie.VanafPlan), Label: "Pas als het plan is vastgesteld"},
	}, string(cmp.Or(p.Waarden.Vanaf, informatie.VanafRTO)))}
}

// KeuzeGebruik returns what else others may do; only what the protocol leaves open.
func (p StandaardPagina) KeuzeGebruik() Keuze {
	namen := map[informatie.Gebruiksoort]string{informatie.Vooraf: "vraagVooraf", informatie.InCitaat: "citeren", informatie.Vertelling: "vertellen",
		informatie.VoorDerde: "vraagDerde", informatie.Dossier: "eigenDossier"}
	k := Keuze{Naam: "gebruik", Label: "Wat mag nog meer?", Fout: p.FoutBij("gebruik"), MagLeeg: true, Meer: true}
	for _, g := range informatie.Gebruiksoorten() {
		if !slices.Contains(p.Ruimte.Geen, g) {
			k.Opties = append(k.Opties, Optie{Naam: namen[g], Waarde: "true", Label: g.Label(), Gekozen: p.Waarden.Staat(g)})
		}
	}
	return k
}

// KeuzeDoelen returns the goals that the protocol leaves open.
func (p StandaardPagina) KeuzeDoelen() Keuze {
	opties := slices.DeleteFunc(doelOpties(), func(o Optie) bool { return !slices.Contains(p.Ruimte.Doelen, o.Waarde) })
	return Keuze{Naam: "doelen", Label: "Alleen voor een deel van de doelen?", Hint: "Kies je niets, dan mag het voor alle doelen van de casus.", Fout: p.FoutBij("doelen"),
		MagLeeg: true, Meer: true, Kolommen: true, Opties: Kies(opties, p.Waarden.Doelen...)}
}

// VeldMaanden returns how long.
func (p StandaardPagina) VeldMaanden() Veld {
	v := Veld{Naam: "maanden", Label: "Hoeveel maanden mag dit gelezen worden?", Hint: "Leeg: zonder einddatum.", Fout: p.FoutBij("maanden"), Soort: "nummer", Breedte: "kort",
		MagLeeg: true}
	if p.Waarden.Maanden > 0 {
		v.Waarde = strconv.Itoa(p.Waarden.Maanden)
	}
	return v
}
