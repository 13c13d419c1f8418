// SPDX-License-Identifier: EUPL-1.2

package gate

import "net/http"

// incidenteelActs are about an organisation that takes part in one Casus for a while (WGS 2.31 lid 9, rule WGS-14).
func incidenteelActs() []Act {
	const get, post = http.MethodGet, http.MethodPost
	op := []string{"WGS 2.31"}
	return []Act{
		{Naam: "incidentelederde.voorstellen", Soort: change, Methode: post, Pad: "/casussen/{id}/incidentele-derden", Artikelen: op,
			Titel: "Incidentele derde voorstellen", Kan: "Je kunt hier geen incidentele derde voorstellen.",
			Waarom: "De procesregisseur van de casus stelt dat voor, na de triage en tot de afschaling.", Anders: "Overleg met de procesregisseur."},
		{Naam: "incidentelederde.lijst", Soort: consult, Methode: get, Pad: "/casussen/{id}/incidentele-derden", Artikelen: op,
			Titel: "Incidentele derden van een casus bekijken", Kan: "Je kunt de incidentele derden niet bekijken.",
			Waarom: "Wie meedoet, ziet wie er meeleest, zolang de casus loopt.", Anders: "Vraag het de procesregisseur."},
		{Naam: "incidentelederde.lezen", Soort: consult, Methode: get, Pad: "/incidentele-derden/{id}", Artikelen: op,
			Titel: "Incidentele derde bekijken", Kan: "Je kunt dit niet bekijken.",
			Waarom: "Het is voor wie beslist, de procesregisseur en wie meedoet.", Anders: "Vraag het de procesregisseur."},
		{Naam: "incidentelederde.beslissen", Soort: grant, Methode: post, Pad: "/incidentele-derden/{id}/_beslissen", Artikelen: op,
			Titel: "Over een incidentele derde beslissen", Kan: "Je kunt hier niet over beslissen.",
			Waarom: "Elke publieke Partij die in de casus meedoet beslist, zolang het voorstel er ligt.", Anders: "Overleg met de procesregisseur."},
		{Naam: "incidentelederde.beeindigen", Soort: grant, Methode: post, Pad: "/incidentele-derden/{id}/_beeindigen", Artikelen: op,
			Titel: "Deelname van een incidentele derde beëindigen", Kan: "Je kunt deze deelname niet beëindigen.",
			Waarom: "De procesregisseur en elke publieke Partij die in de casus meedoet, kunnen dat, zolang de deelname loopt.",
			Anders: "Overleg met de procesregisseur."},
		{Naam: "incidentelederde.inzien", Soort: consult, Methode: get, Pad: "/casussen/{id}/inzien", Artikelen: op,
			Titel: "Lezen wat een incidentele derde kreeg", Kan: "Je kunt dit niet lezen.",
			Waarom: "Deze bladzijde is voor mensen van een incidentele derde.", Anders: "Open de casus zelf."},
	}
}
