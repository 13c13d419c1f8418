// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"rondetafel/internal/errs"
	"rondetafel/internal/informatie"
	"rondetafel/internal/partij"
	"rondetafel/internal/web"
)

// protocolVoorbeelden are the pages of the Privacy Protocol and of with what a Partij begins.
func protocolVoorbeelden() []voorbeeld {
	versie := web.ProtocolVersie{Naam: "Versie 2", Stand: web.Badge{Tekst: "nagekeken", Toon: web.ToonGoed, Icoon: web.IcoonVinkje}, Wijziging: "Minder lezers bij zorg.",
		Wanneer: "geldt vanaf 2 maart, nagekeken door Fien Fictief", Besluit: "Verslag, punt 4 (1 maart)",
		Verschillen: []string{"Gezondheid (bijzonder, AVG 9): GGZ mag niet meer toestaan: citeren in plan of verslag."}}
	nieuw := versie
	nieuw.Naast = []web.ProtocolVerandering{{Soort: "Gezondheid (bijzonder, AVG 9)", Wie: "GGZ en Veilig Thuis", Wat: "Voor welke doelen", Nu: "alle doelen van het convenant", Wordt: "veiligheid"},
		{Soort: "Gezondheid (bijzonder, AVG 9)", Wie: "Gemeente", Wat: "Mag dit geven", Nu: "ja", Wordt: "nee"}}
	nieuw.Naam, nieuw.Stand = "Voorstel", web.Badge{Tekst: "wordt nagekeken", Toon: web.ToonLetop, Icoon: web.IcoonKlok}
	afgewezen := versie
	afgewezen.Reden, afgewezen.RedenKop = "Het verslag zegt iets anders.", "Wat niet klopte"
	soorten := []web.ProtocolSoort{{Naam: "Gezondheid", Regels: [][]string{{"GGZ en Veilig Thuis.", "Mag voor: veiligheid.", "Grond: WGS 2.29."}}}, {Naam: "Politiegegevens (Wpg)"}}
	ruim := informatie.RuimProtocol()
	voorstel := informatie.ProtocolVoorstel{Protocol: ruim, Versie: 2, Wijziging: "Minder lezers."}
	ruimte := ruim.Voor(partij.Partij{ID: "p-zorg", Soort: partij.GGZ}, informatie.Gezondheid)
	standaard := informatie.Standaard{Soort: informatie.Gezondheid, Versie: 1, Wie: informatie.GekozenPartijen, Lezers: []string{"p-politie"}, Maanden: 3}
	zin := web.WilsZin{Onderwerp: "Alleen de Politie en de procesregisseur", Rest: " lezen dit, vanaf het RTO."}
	partijen := []web.Optie{{Waarde: "p-politie", Label: "Politie"}, {Waarde: "p-weert", Label: "Gemeente Weert"}}
	return []voorbeeld{
		{"protocol", web.ProtocolPagina{Schil: schil("/convenant"), Nummer: 2, Vanaf: versie.Wanneer, Soorten: soorten, Voorstel: &nieuw, Nakijken: "/privacyprotocol/voorstellen/v",
			Intrekken: "/privacyprotocol/voorstellen/v/intrekken", MagVoorstel: true, Versies: []web.ProtocolVersie{versie, afgewezen}}},
		{"protocol-geen", web.ProtocolPagina{Schil: schil("/convenant")}},
		{"protocoloordeel", web.ProtocolOordeelPagina{Schil: schil("/convenant"), ID: "v", Voorstel: nieuw}},
		{"protocoloordeel-fout", web.ProtocolOordeelPagina{Schil: met(schil("/convenant"), errs.Veldfout{Veld: "reden", Melding: "Schrijf op wat er niet klopt."}), ID: "v",
			Voorstel: nieuw, Waarden: informatie.ProtocolOordeel{Akkoord: "nee"}}},
		{"protocoloordeel-gelijk", web.ProtocolOordeelPagina{Schil: schil("/convenant"), ID: "v", Voorstel: versie}},
		{"protocolintrekken", web.ProtocolIntrekkenPagina{Schil: met(schil("/convenant"), errs.Veldfout{Veld: "reden", Melding: "Schrijf op waarom je het voorstel intrekt."}),
			ID: "v", Voorstel: nieuw}},
		{"protocolvoorstel", web.ProtocolVoorstelPagina{Schil: schil("/convenant"), Waarden: voorstel, Partijen: partijen, Voorbeeld: true, Naast: nieuw.Naast}},
		{"protocolvoorstel-fout", web.ProtocolVoorstelPagina{Schil: met(schil("/convenant"), errs.Veldfout{Veld: "regels[1].wie", Melding: "Kies wie dit mag geven."}),
			Waarden: voorstel}},
		{"standaarden", web.StandaardenPagina{Schil: schil("/partijen"), Partij: "Met GGZ", Rijen: []web.StandaardRij{{Naam: "Gezondheid", Zin: zin,
			Gebruik: []string{"Niet citeren."}, Open: ruimte.Zinnen(informatie.Gezondheid), URL: "/standaarden/gezondheid"},
			{Naam: "Gewone persoonsgegevens", Zin: zin, Gebruik: []string{"Citeren mag."}, Open: ruimte.Zinnen(informatie.Gewoon), Nu: []string{"Alleen de procesregisseur leest dit.", "Niet citeren."}},
			{Naam: "Politiegegevens (Wpg)", Dicht: true, Open: []string{"Mag jouw Partij niet geven."}}},
			Versies: []web.StandaardVersie{{Wanneer: "2 maart, 10:00", Door: "Beatle Fictief", Wat: "Gezondheid: alleen de procesregisseur leest dit."}}}},
		{"standaard", web.StandaardPagina{Schil: schil("/partijen"), Partij: "Met GGZ", Waarden: standaard, Ruimte: ruimte, Open: ruimte.Zinnen(informatie.Gezondheid),
			Partijen: partijen, Zin: zin, Gebruik: []string{"Niet citeren."}}},
		{"standaard-fout", web.StandaardPagina{Schil: met(schil("/partijen"), errs.Veldfout{Veld: "lezers", Melding: "Kies minstens één Partij."}), Partij: "Met GGZ",
			Waarden: informatie.Standaard{Soort: informatie.Gezondheid, Wie: informatie.GekozenPartijen}, Ruimte: ruimte, Partijen: partijen}},
	}
}
