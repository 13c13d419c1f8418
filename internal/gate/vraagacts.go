// SPDX-License-Identifier: EUPL-1.2

package gate

import "net/http"

// vraagActs are what Partijen ask each other (article 12.1, WGS-3): for information, and to correct it.
func vraagActs() []Act {
	return []Act{
		{Naam: "informatievraag.stellen", Soort: "verstrekken", Methode: http.MethodPost, Pad: "/casussen/{id}/informatievragen",
			Artikelen: []string{"12.1"}, Titel: "Informatie vragen", Kan: "Je kunt nu geen informatie vragen.",
			Waarom: "Een Partij die meedoet, vraagt wat zij moet weten. De casusregisseur en de procesregisseur vragen ook. Dat kan na de triage, zolang de casus loopt.",
			Anders: "Overleg met de procesregisseur."},
		{Naam: "informatievraag.lezen", Soort: consult, Methode: http.MethodGet, Pad: "/informatievragen/{id}", Artikelen: []string{"12.1"},
			Titel: "Vraag om informatie lezen", Kan: "Je kunt deze vraag niet lezen.",
			Waarom: "De vraag is voor wie haar stelde, wie gevraagd is, de casusregisseur en de procesregisseur.", Anders: "Vraag het de procesregisseur."},
		{Naam: "informatievraag.beantwoorden", Soort: "verstrekken", Methode: http.MethodPost, Pad: "/informatievragen/{id}/_beantwoorden",
			Artikelen: []string{"12.1"}, Titel: "Vraag om informatie beantwoorden", Kan: "Je kunt deze vraag niet beantwoorden.",
			Waarom: "De Partij die gevraagd is, antwoordt zelf, zolang de casus loopt.", Anders: "Voeg je informatie toe zonder die vraag."},
		{Naam: "informatievraag.weigeren", Soort: change, Methode: http.MethodPost, Pad: "/informatievragen/{id}/_weigeren",
			Artikelen: []string{"WGS-3"}, Titel: "Informatie niet geven", Kan: "Je kunt deze vraag niet weigeren.",
			Waarom: "De Partij die gevraagd is, beslist zelf, zolang de vraag openstaat.", Anders: "Overleg met de procesregisseur."},
		{Naam: "informatievraag.intrekken", Soort: change, Methode: http.MethodPost, Pad: "/informatievragen/{id}/_intrekken",
			Artikelen: []string{"12.1"}, Titel: "Vraag om informatie intrekken", Kan: "Je kunt deze vraag niet intrekken.",
			Waarom: "Wie de vraag stelde, trekt haar in, zolang zij openstaat.", Anders: "Vraag het wie haar stelde."},
		{Naam: "informatievraag.weigering", Soort: consult, Artikelen: []string{"WGS-3"}, Titel: "Lezen waarom een Partij niets geeft"},
		{Naam: "correctie.vragen", Soort: "verstrekken", Methode: http.MethodPost, Pad: "/gegevens/{id}/correctieverzoeken",
			Artikelen: []string{"12.1"}, Titel: "Om een correctie vragen", Kan: "Je kunt niet om een correctie vragen.",
			Waarom: "Een Partij die meedoet en het stuk leest, kan zeggen dat het niet klopt.", Anders: "Overleg met de Partij die het gaf."},
		{Naam: "correctie.lezen", Soort: consult, Methode: http.MethodGet, Pad: "/correctieverzoeken/{id}", Artikelen: []string{"12.1"},
			Titel: "Verzoek om correctie lezen", Kan: "Je kunt dit verzoek niet lezen.",
			Waarom: "Het verzoek is voor wie het deed, wie het stuk gaf en de procesregisseur.", Anders: "Vraag het de procesregisseur."},
		{Naam: "correctie.antwoorden", Soort: change, Methode: http.MethodPost, Pad: "/correctieverzoeken/{id}/_antwoorden",
			Artikelen: []string{"12.1"}, Titel: "Antwoorden op een verzoek om correctie", Kan: "Je kunt op dit verzoek niet antwoorden.",
			Waarom: "De Partij die het stuk gaf, antwoordt zelf.", Anders: "Vraag die Partij."},
		{Naam: "kennisgeving.lezen", Soort: consult, Artikelen: []string{"12.1"}, Titel: "Horen dat een stuk veranderde"},
	}
}
