// SPDX-License-Identifier: EUPL-1.2

package gate

import "net/http"

// koppelingActs are about systems of Partijen that work here (article 14.3).
func koppelingActs() []Act {
	const get, post = http.MethodGet, http.MethodPost
	art := []string{"14.3"}
	const vraag = "Vraag de beheerder van je Partij."
	return []Act{
		{Naam: "koppeling.lijst", Soort: consult, Methode: get, Pad: "/koppelingen", Artikelen: art, Titel: "Koppelingen bekijken", Kan: "Je kunt de koppelingen niet bekijken.",
			Waarom: "De beheerder van een Partij ziet de systemen van die Partij. De manager en de functionaris gegevensbescherming zien ze allemaal.", Anders: vraag},
		{Naam: "koppeling.registreren", Opnieuw: true, Soort: grant, Methode: post, Pad: "/koppelingen", Artikelen: art, Titel: "Koppeling maken",
			Kan: "Je kunt geen koppeling maken.", Waarom: "De beheerder van een Partij doet dat, voor systemen van die Partij.", Anders: vraag},
		{Naam: "koppeling.stoppen", Soort: grant, Methode: post, Pad: "/koppelingen/{id}/_stoppen", Artikelen: art, Titel: "Koppeling stoppen",
			Kan: "Je kunt deze koppeling niet stoppen.", Waarom: "De beheerder van de eigen Partij stopt haar, of de manager.", Anders: vraag},
		{Naam: "koppeling.eigen", Als: uitloggen, Soort: consult, Methode: get, Pad: "/mijn-koppelingen", Artikelen: art, Titel: "Zien welke systemen namens jou werken",
			Kan: "Je kunt dit niet bekijken.", Waarom: "Je bent niet ingelogd.", Anders: "Log opnieuw in."},
		{Naam: "koppeling.akkoord", Opnieuw: true, Soort: grant, Methode: post, Pad: "/koppelingen/{id}/_akkoord", Artikelen: art, Titel: "Een systeem namens jou laten werken",
			Kan: "Je kunt hier niet mee akkoord gaan.", Waarom: "Alleen wie genoemd is, gaat zelf akkoord.", Anders: vraag},
		{Naam: "koppeling.afzeggen", Als: uitloggen, Soort: grant, Methode: post, Pad: "/koppelingen/{id}/_afzeggen", Artikelen: art, Titel: "Een systeem niet meer namens jou laten werken",
			Kan: "Je kunt dit niet afzeggen.", Waarom: "Je bent niet ingelogd.", Anders: "Log opnieuw in."},
		{Naam: "koppeling.token", Als: "koppeling.gebruiken", Soort: login, Artikelen: art, Titel: "Inloggen van een systeem", Kan: "Dit systeem krijgt geen toegang.",
			Waarom: "Het is niet bekend, het bewijs klopt niet, of het werkt niet namens deze persoon.", Anders: "Vraag de beheerder van je Partij hoe de koppeling is gemaakt."},
		{Naam: "koppeling.gebruiken", Soort: consult, Artikelen: art, Titel: "Als systeem werken", Kan: "Een systeem kan dit niet.",
			Waarom: "Een systeem doet alleen wat zijn Partij het liet doen.", Anders: "Doe het zelf, ingelogd."},
		{Naam: "koppeling.inzien", Soort: consult, Artikelen: art, Titel: "Een koppeling zien", Kan: "Je kunt deze koppeling niet zien.",
			Waarom: "De beheerder van de eigen Partij ziet haar, en de manager en de functionaris gegevensbescherming.", Anders: vraag},
	}
}
