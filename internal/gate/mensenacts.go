// SPDX-License-Identifier: EUPL-1.2

package gate

import "net/http"

// mensenActs are about who works here, and as what: a Partij designates its own people, the manager the staff of the house (WGS 1.8 lid 2,
// article 8.2 under c).
func mensenActs() []Act {
	const get, post = http.MethodGet, http.MethodPost
	wgs := []string{"WGS 1.8"}
	const vraag = "Vraag de beheerder van die Partij, of voor mensen van het huis de manager."
	return []Act{
		{Naam: "medewerker.lijst", Soort: consult, Methode: get, Pad: "/medewerkers", Artikelen: wgs, Titel: "Mensen en hun rechten bekijken",
			Kan: "Je kunt dit overzicht niet bekijken.", Waarom: "De beheerder van een Partij ziet wie er voor de Partij werkt en wat die mag. De manager ziet het van het huis.",
			Anders: "Vraag de beheerder van je Partij."},
		{Naam: "medewerker.lezen", Soort: consult, Methode: get, Pad: "/medewerkers/{id}", Artikelen: wgs, Titel: "Iemands rechten bekijken",
			Kan: "Je kunt niet bekijken wat deze persoon mag.", Waarom: "De beheerder van de eigen Partij ziet dat, en de manager.", Anders: vraag},
		{Naam: "medewerker.uitnodigen", Opnieuw: true, Soort: grant, Methode: post, Pad: "/medewerkers", Artikelen: wgs, Titel: "Iemand uitnodigen",
			Kan: "Je kunt deze persoon niet uitnodigen.", Waarom: "Een Partij kiest zelf wie voor haar werkt, en haar beheerder nodigt die uit. De manager doet dat voor het huis.",
			Anders: vraag},
		{Naam: "functie.geven", Opnieuw: true, Soort: grant, Methode: post, Pad: "/medewerkers/{id}/functies", Artikelen: wgs, Titel: "Functie geven",
			Kan: "Je kunt deze functie niet geven.", Waarom: "De beheerder van een Partij geeft functies van die Partij, aan eigen mensen. De manager geeft functies van het huis.",
			Anders: vraag},
		{Naam: "functie.beeindigen", Opnieuw: true, Soort: grant, Methode: post, Pad: "/medewerkers/{id}/_functiebeeindigen", Artikelen: wgs, Titel: "Functie beëindigen",
			Kan: "Je kunt deze functie niet beëindigen.", Waarom: "Wie een functie geeft, beëindigt haar ook: de beheerder van de eigen Partij, of de manager voor het huis.",
			Anders: vraag},
		{Naam: "medewerker.beeindigen", Opnieuw: true, Soort: grant, Methode: post, Pad: "/medewerkers/{id}/_beeindigen", Artikelen: wgs, Titel: "Iemands werk hier beëindigen",
			Kan: "Je kunt dit niet beëindigen.", Waarom: "De beheerder van de eigen Partij doet dat. De manager doet het voor mensen van het huis.", Anders: vraag},
		{Naam: "medewerker.herstellen", Opnieuw: true, Soort: grant, Methode: post, Pad: "/medewerkers/{id}/_herstellen", Artikelen: []string{"14.3"}, Titel: "Nieuwe code geven",
			Kan: "Je kunt deze persoon geen nieuwe code geven.", Waarom: "De beheerder van de eigen Partij doet dat, na de persoon te hebben gezien. De manager doet het voor het huis.",
			Anders: vraag},
		{Naam: "herziening.lezen", Soort: consult, Methode: get, Pad: "/herzieningen", Artikelen: wgs, Titel: "Jaarlijkse controle van rechten bekijken",
			Kan: "Je kunt deze controle niet bekijken.", Waarom: "De beheerder van een Partij kijkt elk jaar na wie wat mag, de manager voor het huis.", Anders: "Vraag de beheerder van je Partij."},
		{Naam: "rechten.herzien", Opnieuw: true, Soort: grant, Methode: post, Pad: "/herzieningen", Artikelen: wgs, Titel: "Rechten nakijken",
			Kan: "Je kunt deze rechten niet nakijken.", Waarom: "De beheerder van een Partij kijkt elk jaar na wie wat mag, de manager voor het huis.", Anders: "Vraag de beheerder van je Partij."},
		{Naam: "verklaring.overzicht", Soort: consult, Methode: get, Pad: "/verklaringen", Artikelen: []string{"14.2"}, Titel: "Bekijken wie de verklaring tekende",
			Kan: "Je kunt niet bekijken wie tekende.", Waarom: "De beheerder ziet het van de eigen Partij. De manager en de functionaris gegevensbescherming zien het van iedereen.",
			Anders: "Vraag de beheerder van je Partij."},
		{Naam: "verklaring.exporteren", Opnieuw: true, Soort: "verstrekken", Methode: post, Pad: "/verklaringen/_exporteren", Artikelen: []string{"14.2"}, Titel: "Overzicht van verklaringen ophalen",
			Kan: "Je kunt dit overzicht niet ophalen.", Waarom: "De beheerder haalt het op van de eigen Partij. De manager en de functionaris gegevensbescherming halen het op van iedereen.",
			Anders: "Vraag de beheerder van je Partij."},
		{Naam: "verklaring.vernieuwen", Opnieuw: true, Soort: grant, Methode: post, Pad: "/verklaring/_vernieuwen", Artikelen: []string{"14.1"}, Titel: "Verklaring van geheimhouding vernieuwen",
			Kan: "Je kunt de verklaring niet veranderen.", Waarom: "De Stuurgroep stelt haar vast. De manager legt dat vast voor het huis.", Anders: "Vraag de manager."},
		{Naam: "verklaring.inzien", Soort: consult, Artikelen: []string{"14.2"}, Titel: "Zien of iemand tekende", Kan: "Je kunt niet zien of deze persoon tekende.",
			Waarom: "De beheerder van de eigen Partij ziet dat, en de manager en de functionaris gegevensbescherming.", Anders: vraag},
		{Naam: "register.lezen", Soort: consult, Methode: get, Pad: "/huis/register", Artikelen: []string{"3.1"}, Titel: "Register van het huis bekijken",
			Kan: "Je kunt het register van het huis niet bekijken.", Waarom: "Wie hier een functie heeft, ziet wie er in de organen zit, met wie het huis afstemt en welk beleid er geldt.",
			Anders: "Vraag de beheerder van je Partij."},
		{Naam: "register.maatregelen", Soort: consult, Artikelen: []string{"14.3"}, Titel: "Maatregelen van een Partij bekijken", Kan: "Je kunt deze maatregelen niet bekijken.",
			Waarom: "De eigen Partij ziet ze, en de manager en de functionaris gegevensbescherming.", Anders: "Vraag de beheerder van die Partij."},
		{Naam: "register.vastleggen", Soort: change, Methode: post, Pad: "/huis/register", Artikelen: []string{"3.1"}, Titel: "Iets vastleggen in het register van het huis",
			Kan: "Je kunt dit niet vastleggen.", Waarom: "De manager houdt bij wat van het huis is. De beheerder van een Partij legt haar eigen maatregelen vast.", Anders: vraag},
		{Naam: "partij.lezen", Soort: consult, Methode: get, Pad: "/partijen/{id}", Artikelen: []string{"3.1"}, Titel: "Bekijken hoe een Partij kwam en ging",
			Kan: "Je kunt dit niet bekijken.", Waarom: "De manager houdt bij wie er meedoet, en de functionaris gegevensbescherming kijkt mee.", Anders: "Vraag de manager."},
		{Naam: "partij.toelaten", Opnieuw: true, Soort: grant, Methode: post, Pad: "/partijen", Artikelen: []string{"17.4"}, Titel: "Toetreding van een Partij vastleggen",
			Kan: "Je kunt geen Partij laten toetreden.", Waarom: "De Stuurgroep beslist daarover, en de manager legt het vast.", Anders: "Vraag de manager."},
		{Naam: "partij.beeindigen", Opnieuw: true, Soort: grant, Methode: post, Pad: "/partijen/{id}/_beeindigen", Artikelen: []string{"20"}, Titel: "Vastleggen dat een Partij stopt",
			Kan: "Je kunt niet vastleggen dat deze Partij stopt.", Waarom: "Een Partij zegt op, of de Stuurgroep sluit haar uit. De manager legt het vast.", Anders: "Vraag de manager."},
		{Naam: "partij.eindebeoordelen", Opnieuw: true, Soort: grant, Methode: post, Pad: "/partijen/{id}/_eindebeoordelen", Artikelen: []string{"20"}, Titel: "Nakijken of een Partij stopt",
			Kan: "Je kunt niet bevestigen dat deze Partij stopt.", Waarom: "Een andere manager kijkt dit na. Is die er niet, dan doet de functionaris gegevensbescherming het.",
			Anders: "Vraag een andere manager, of de functionaris gegevensbescherming."},
		{Naam: "partij.eindeintrekken", Soort: grant, Methode: post, Pad: "/partijen/{id}/_eindeintrekken", Artikelen: []string{"20"}, Titel: "Terugnemen dat een Partij stopt",
			Kan: "Je kunt dit niet terugnemen.", Waarom: "De manager die het vastlegde, neemt het terug. Wie het nakijkt, kan het afwijzen.", Anders: "Vraag de manager die het vastlegde."},
		{Naam: "medewerker.overdragen", Opnieuw: true, Soort: grant, Methode: post, Pad: "/medewerkers/{id}/_overdragen", Artikelen: wgs, Titel: "Werk van een vertrokken collega overdragen",
			Kan: "Je kunt dit werk niet overdragen.", Waarom: "De beheerder van de eigen Partij kiest wie het overneemt.", Anders: vraag},
	}
}
