// SPDX-License-Identifier: EUPL-1.2

package gate

import "net/http"

// planActs are the acts on the plan of a Casus and its execution (articles 6.4 to 6.6, 9.2 under g, 10, 13.1).
func planActs() []Act {
	return []Act{
		{Naam: "plan.lezen", Soort: consult, Methode: http.MethodGet, Pad: "/plannen/{id}", Artikelen: []string{"6.5"},
			Titel: "Plan van aanpak lezen", Kan: "Je kunt dit plan niet lezen.",
			Waarom: "Het plan is voor Partijen die meedoen, de casusregisseur en de procesregisseur.", Anders: "Vraag de procesregisseur."},
		{Naam: "plan.concept", Soort: consult, Artikelen: []string{"6.4b"}, Titel: "Concept van het plan lezen"},
		{Naam: "plan.vaststellen", Soort: change, Artikelen: []string{"6.4b"}, Titel: "Plan vaststellen", Kan: "Het plan kan nog niet worden vastgesteld.",
			Waarom: "Het eerste plan geldt na een besluit van het RTO. Een wijziging geldt ook als alle Partijen die meedoen schriftelijk instemmen.",
			Anders: "Neem een besluit in het RTO, of leg de wijziging voor."},
		{Naam: "plan.bewaren", Soort: collect, Methode: http.MethodPost, Pad: "/plannen/{id}/_bewaren", Artikelen: []string{"6.4b"},
			Titel: "Plan van aanpak bewerken", Kan: "Je kunt dit plan niet bewerken.",
			Waarom: "De procesregisseur en de casusregisseur werken het plan bij, in de RTO-fase.",
			Anders: "Bespreek je voorstel in het RTO of met de procesregisseur."},
		{Naam: "plan.voorleggen", Soort: change, Methode: http.MethodPost, Pad: "/plannen/{id}/_voorleggen", Artikelen: []string{"6.4b"},
			Titel: "Plan voorleggen", Kan: "Je kunt dit plan nog niet voorleggen.",
			Waarom: "De procesregisseur en de casusregisseur leggen een wijziging van het plan voor, in de RTO-fase.", Anders: "Zet het op de agenda van het RTO."},
		{Naam: "plan.instemmen", Soort: change, Methode: http.MethodPost, Pad: "/plannen/{id}/_instemmen", Artikelen: []string{"6.4b"},
			Titel: "Instemmen met het plan", Kan: "Je kunt nu niet instemmen met dit plan.",
			Waarom: "Partijen die meedoen, stemmen in met een plan dat hun is voorgelegd.", Anders: "Vraag de procesregisseur hoe het staat."},
		{Naam: "afspraak.lezen", Soort: consult, Methode: http.MethodGet, Pad: "/afspraken/{id}", Artikelen: []string{"6.5"},
			Titel: "Afspraak lezen", Kan: "Je kunt deze afspraak niet lezen.",
			Waarom: "Afspraken zijn voor Partijen die meedoen, de casusregisseur en de procesregisseur.", Anders: "Vraag de procesregisseur."},
		{Naam: "afspraak.melden", Soort: change, Methode: http.MethodPost, Pad: "/afspraken/{id}/_melden", Artikelen: []string{"6.5"},
			Titel: "Melden hoe het staat", Kan: "Je kunt deze afspraak niet afmelden.",
			Waarom: "Alleen de Partij van de afspraak meldt hoe het ermee staat, zolang het plan loopt.",
			Anders: "Stuur een herinnering of maak een aantekening, als jij de regie hebt."},
		{Naam: "afspraak.aantekenen", Soort: collect, Methode: http.MethodPost, Pad: "/afspraken/{id}/aantekeningen", Artikelen: []string{"6.5", "9.2g"},
			Titel: "Herinneren en aantekenen", Kan: "Je kunt hier niets aantekenen.",
			Waarom: "De casusregisseur en de procesregisseur herinneren een Partij en maken aantekeningen, zolang het plan loopt.",
			Anders: "Meld hoe het staat, als de afspraak van je eigen Partij is."},
		{Naam: "regie.lezen", Soort: consult, Methode: http.MethodGet, Pad: "/casussen/{id}/afstemmingen", Artikelen: []string{"6.6"},
			Titel: "Afstemming lezen", Kan: "Je kunt dit niet lezen.", Waarom: "De casusregisseur en de procesregisseur stemmen met elkaar af.",
			Anders: "Vraag het de procesregisseur."},
		{Naam: "regie.afstemmen", Soort: collect, Methode: http.MethodPost, Pad: "/casussen/{id}/afstemmingen", Artikelen: []string{"6.6", "10.3"},
			Titel: "Afstemmen", Kan: "Je kunt dit hier niet opschrijven.",
			Waarom: "De casusregisseur meldt de voortgang, en stemt af met de procesregisseur. Een ander doet dat niet.",
			Anders: "Bespreek het met de procesregisseur."},
		{Naam: "optreden.lezen", Soort: consult, Methode: http.MethodGet, Pad: "/casussen/{id}/optredens", Artikelen: []string{"13.1"},
			Titel: "Eigen optreden bekijken", Kan: "Je kunt dit niet bekijken.", Waarom: "Dit is voor Partijen die meedoen.",
			Anders: "Vraag de procesregisseur."},
		{Naam: "optreden.vastleggen", Soort: collect, Methode: http.MethodPost, Pad: "/casussen/{id}/optredens", Artikelen: []string{"13.1"},
			Titel: "Eigen optreden vastleggen", Kan: "Je kunt dit hier niet vastleggen.",
			Waarom: "Een Partij die meedoet, legt haar eigen optreden vast.", Anders: "Dat je Partij zelf handelt, mag altijd. Leg het vast in je eigen systeem."},
		{Naam: "aantekening.lezen", Soort: consult, Artikelen: []string{"6.5"}, Titel: "Aantekening lezen"},
	}
}
