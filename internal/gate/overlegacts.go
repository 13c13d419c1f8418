// SPDX-License-Identifier: EUPL-1.2

package gate

import "net/http"

// overlegActs is the part of the table of acts about the Ronde Tafel Overleg (articles 6 and 7).
func overlegActs() []Act {
	const get, post = http.MethodGet, http.MethodPost
	return []Act{
		{Naam: "overleg.lijst", Soort: consult, Methode: get, Pad: "/overleggen", Artikelen: []string{"7.2"}, Titel: "Overleggen bekijken",
			Kan: "Je kunt geen overleggen bekijken.", Waarom: "Je doet nog aan geen overleg mee.", Anders: "Vraag de procesregisseur."},
		{Naam: "overleg.planning", Soort: consult, Methode: get, Pad: "/overleggen/{id}/plangegevens", Artikelen: []string{"11.1"},
			Titel: "Planning bekijken", Kan: "Je kunt deze planning niet bekijken.",
			Waarom: "Alleen wie is uitgenodigd, de procesregisseur en de ondersteuning zien wanneer een overleg is.",
			Anders: "Vraag de procesregisseur."},
		{Naam: "overleg.lezen", Soort: consult, Methode: get, Pad: "/overleggen/{id}", Artikelen: []string{"7.2"}, Titel: "Overleg openen",
			Kan: "Je kunt de inhoud van dit overleg niet lezen.", Waarom: "Een RTO is niet openbaar. De ondersteuning ziet alleen de planning.",
			Anders: "Bekijk de planning van het overleg."},
		{Naam: "overleg.plannen", Soort: collect, Methode: post, Pad: "/casussen/{id}/overleggen", Artikelen: []string{"9.2c", "9.2d"},
			Titel: "RTO op de agenda zetten", Kan: "Het RTO kan nog niet op de agenda.",
			Waarom: "De procesregisseur zet een casus op de agenda, in de fase RTO.", Anders: "Overleg met de procesregisseur van de casus."},
		{Naam: "overleg.voorbereiden", Soort: change, Methode: post, Pad: "/overleggen/{id}/_voorbereiden", Artikelen: []string{"9.2c"},
			Titel: "RTO voorbereiden", Kan: "Je kunt dit overleg niet voorbereiden.",
			Waarom: "De procesregisseur van de casus bereidt het overleg voor, tot het is afgerond.", Anders: "Overleg met de procesregisseur."},
		{Naam: "overleg.inplannen", Soort: change, Methode: post, Pad: "/overleggen/{id}/_inplannen", Artikelen: []string{"11.1"},
			Titel: "Overleg inplannen", Kan: "Je kunt dit overleg niet inplannen.",
			Waarom: "De procesregisseur en de ondersteuning plannen een overleg, tot het is afgerond.", Anders: "Vraag de procesregisseur."},
		{Naam: "overleg.uitnodigen", Soort: grant, Methode: post, Pad: "/overleggen/{id}/uitnodigingen", Artikelen: []string{"9.2e"},
			Titel: "Partijen uitnodigen", Kan: "Uitnodigen kan nog niet.",
			Waarom: "De procesregisseur van de casus nodigt de Partijen uit, tot het overleg is afgerond.", Anders: "Overleg met de procesregisseur."},
		{Naam: "overleg.afvaardigen", Soort: grant, Methode: post, Pad: "/overleggen/{id}/afgevaardigden", Artikelen: []string{"6.2"},
			Titel: "Zeggen wie er komt", Kan: "Je kunt niet zeggen wie er komt.",
			Waarom: "Alleen een uitgenodigde Partij kiest wie zij stuurt, tot het overleg is afgerond.", Anders: "Vraag die Partij."},
		{Naam: "overleg.aanwezigheid", Soort: change, Methode: post, Pad: "/overleggen/{id}/_aanwezigheid", Artikelen: []string{"6.2"},
			Titel: "Vastleggen wie er is", Kan: "Je kunt niet vastleggen wie er is.",
			Waarom: "De procesregisseur legt vast wie er is, na de uitnodiging en tot het overleg is afgerond.",
			Anders: "Overleg met de procesregisseur."},
		{Naam: "overleg.besluiten", Soort: change, Methode: post, Pad: "/overleggen/{id}/besluiten", Artikelen: []string{"6.4", "7.1"},
			Titel: "Besluit vastleggen", Kan: "Dit besluit kan nog niet.",
			Waarom: "De procesregisseur legt besluiten vast, tijdens het overleg.", Anders: "Overleg met de procesregisseur."},
		{Naam: "overleg.afronden", Soort: change, Methode: post, Pad: "/overleggen/{id}/_afronden", Artikelen: []string{"6.4"},
			Titel: "Overleg afronden", Kan: "Je kunt dit overleg niet afronden.",
			Waarom: "De procesregisseur rondt een overleg af waarvoor Partijen zijn uitgenodigd.", Anders: "Overleg met de procesregisseur."},
		{Naam: "overleg.afgelasten", Soort: change, Methode: post, Pad: "/overleggen/{id}/_afgelasten", Artikelen: []string{"9.2d"},
			Titel: "Overleg afgelasten", Kan: "Je kunt dit overleg niet afgelasten.",
			Waarom: "De procesregisseur van de casus haalt een overleg van de agenda, zolang het niet is gehouden.", Anders: "Overleg met de procesregisseur."},
		{Naam: "casusregie.voorstellen", Soort: change, Methode: post, Pad: "/casussen/{id}/vervangingen", Artikelen: []string{"1.3"},
			Titel: "Vervanger voorstellen", Kan: "Je kunt geen vervanger voorstellen.",
			Waarom: "De Partij met de casusregie stelt een van haar eigen mensen voor, die in casussen mag werken.",
			Anders: "Vraag de Partij van de casusregisseur."},
	}
}
