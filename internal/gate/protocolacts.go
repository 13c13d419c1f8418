// SPDX-License-Identifier: EUPL-1.2

package gate

import "net/http"

// protocolActs are about the Privacy Protocol (articles 12.2 and 18.1), and about with which conditions a Partij begins (13.2).
func protocolActs() []Act {
	return []Act{
		{Naam: "protocol.lezen", Soort: consult, Methode: http.MethodGet, Pad: "/privacyprotocollen", Artikelen: []string{"12.2"},
			Titel: "Privacy Protocol lezen", Kan: "Je kunt het Privacy Protocol niet lezen.", Waarom: "Je hebt nog geen functie in dit huis.",
			Anders: "Vraag de beheerder van je Partij om een functie."},
		{Naam: "protocol.voorstellen", Soort: grant, Methode: http.MethodPost, Pad: "/privacyprotocollen", Artikelen: []string{"18.1"},
			Titel: "Privacy Protocol veranderen", Kan: "Je kunt het Privacy Protocol niet veranderen.",
			Waarom: "De stuurgroep besluit, en de manager legt dat besluit vast.", Anders: "Vraag de manager om het in de stuurgroep te brengen."},
		{Naam: "protocol.beoordelen", Soort: grant, Methode: http.MethodPost, Pad: "/privacyprotocollen/{id}/_beoordelen",
			Artikelen: []string{"18.1"}, Titel: "Verandering van het Privacy Protocol nakijken", Kan: "Je kunt deze verandering niet nakijken.",
			Waarom: "De functionaris gegevensbescherming kijkt na of het klopt met het besluit en met de wet.",
			Anders: "Vraag de functionaris gegevensbescherming."},
		{Naam: "protocol.intrekken", Soort: change, Methode: http.MethodPost, Pad: "/privacyprotocollen/{id}/_intrekken",
			Artikelen: []string{"18.1"}, Titel: "Voorstel voor het Privacy Protocol intrekken", Kan: "Je kunt dit voorstel niet intrekken.",
			Waarom: "Wie het voorstel vastlegde, trekt het in, of de beheerder van diens Partij.", Anders: "Vraag de manager."},
		{Naam: "standaard.lezen", Soort: consult, Methode: http.MethodGet, Pad: "/standaarden", Artikelen: []string{"13.2"},
			Titel: "Standaard van je Partij bekijken", Kan: "Je kunt geen standaard bekijken.",
			Waarom: "Wie voor een Partij werkt, ziet waarmee zij begint. Het huis geeft zelf geen informatie.", Anders: "Vraag het de Partij."},
		{Naam: "standaard.vaststellen", Soort: change, Methode: http.MethodPost, Pad: "/standaarden", Artikelen: []string{"13.2"},
			Titel: "Standaard van je Partij wijzigen", Kan: "Je kunt de standaard van je Partij niet wijzigen.",
			Waarom: "De beheerder van je Partij doet dat.", Anders: "Vraag de beheerder van je Partij."},
	}
}
