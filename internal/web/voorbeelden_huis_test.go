// SPDX-License-Identifier: EUPL-1.2

package web_test

import "rondetafel/internal/web"

// huisVoorbeelden are the pages of the house itself.
func huisVoorbeelden() []voorbeeld {
	weert := web.Koppeling{Tekst: "Gemeente Weert", URL: "/partijen/p-weert"}
	regie := []web.MensRij{{Naam: "Noor Verzonnen", Functies: "Procesregisseur", Namens: weert, Sinds: "sinds 23 november 2024", Getekend: true},
		{Naam: "Sven Proef", Functies: "Ondersteuning en functioneel beheer", Eerder: "Manager tot en met 3 mei", Ontbreekt: true}, {Naam: "Nul Bedenksel"}}
	groepen := []web.PartijGroep{{Anker: "gemeenten", Naam: "Gemeenten", Partijen: []web.PartijRij{{Naam: "Gemeente Weert", URL: "/partijen/p-weert",
		Soort: "Gemeente", Mensen: "Iris Voorbeeld, Koen Schijn, Anna Verzonnen en 2 anderen", Zonder: "1 verklaring ontbreekt",
		Merken: []string{"Publieke Partij"}, Sinds: "sinds 23 november 2024"}}},
		{Anker: "zorg", Naam: "Zorg, jeugd en welzijn", Partijen: []web.PartijRij{{Naam: "Bureau voor Voorbeeldhulpverlening Voorbeeldstreek",
			URL: "/partijen/p-bureau", Soort: "Jeugdzorg", Mensen: "nog niemand aangewezen", Sinds: "vanaf het begin"}}}}
	return []voorbeeld{
		{"partijen", web.PartijenPagina{Schil: schil("/partijen"), Groepen: groepen, Huis: regie, HuisURL: "/partijen/p-huis", Toelaat: "/partijen/toetreden", Zonder: 2, Regels: []web.Koppeling{{Tekst: "Privacy Protocol", URL: "/privacyprotocol"}}}},
		{"partijen-een", web.PartijenPagina{Schil: schil("/partijen"), Groepen: groepen[:1], Zonder: 1}},
		{"partij", web.PartijPagina{Schil: schil("/partijen", web.Kruimel{Naam: "Partijen", URL: "/partijen"}, web.Kruimel{Naam: "Gemeente Weert"}),
			Naam: "Gemeente Weert", Soort: "Gemeente", Merken: []string{"Publieke Partij"}, Wacht: true, OverEinde: web.Koppeling{Tekst: "Nakijken of deze Partij stopt", URL: "/partijen/p-weert/einde/nakijken"}, Mensen: regie[:2], InHet: regie[:1], ZietTeken: true,
			Feiten: []web.Feit{{Naam: "Korte naam", Waarde: "Weert"}, {Naam: "Doet mee", Waarde: "ja, vanaf het begin"}}}},
		{"partij-huis", web.PartijPagina{Schil: schil("/partijen"), Naam: "Veiligheidshuis Voorbeeldstreek", IsHuis: true, Mensen: regie}},
		{"partij-gestopt", web.PartijPagina{Schil: schil("/partijen"), Naam: "Moveoo", Soort: "Sociaal domein", Gestopt: "24 september", Einde: "/partijen/p-moveoo/einde",
			Beheerder: web.Koppeling{Tekst: "Beheerder uitnodigen", URL: "/partijen/p-moveoo/beheerder"},
			Verloop:   []web.VerloopRij{{Wat: "Uitgesloten", Bij: "Mo Voorbeeld, 24 september 10:00", Feiten: []web.Feit{{Naam: "Niet nagekomen", Waarde: "art. 13.2: Voorwaarden"}}}}}},
	}
}
