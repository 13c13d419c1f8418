// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
	"rondetafel/internal/partij"
	"rondetafel/internal/web"
)

// noodVoorbeelden are the pages about who reads a Casus in need.
func noodVoorbeelden() []voorbeeld {
	loopt := web.Badge{Tekst: "loopt tot 14:20", Toon: web.ToonLetop, Icoon: web.IcoonKlok}
	wacht := web.Badge{Tekst: "wacht op een oordeel", Icoon: web.IcoonVraag}
	schilVan := func(laatste string) web.Schil {
		return schil("/casussen", web.Kruimel{Naam: "Casussen", URL: "/casussen"}, web.Kruimel{Naam: "Noodinzagen", URL: "/noodinzages"}, web.Kruimel{Naam: laatste})
	}
	leeg := web.NoodinzagesPagina{Schil: schil("/casussen", web.Kruimel{Naam: "Casussen", URL: "/casussen"}, web.Kruimel{Naam: "Noodinzagen"}), Openen: true}
	vol := leeg
	vol.Openen, vol.Schil.Nav = false, web.Navigatie([]partij.Functie{partij.FG}, "/toezicht", 2)
	vol.Plekken = []web.Chip{{Tekst: "Logboek", URL: "/toezicht"}, {Tekst: "Noodinzagen", URL: "/noodinzages", Huidig: true}}
	rij := func(stand web.Badge, wanneer string) web.NoodinzageRij {
		return web.NoodinzageRij{Nummer: "2026-0142", URL: "/noodinzages/n1", Wie: "Noor Verzonnen", Wanneer: wanneer, Stand: stand, CasusURL: "/casussen/c1"}
	}
	vol.Rijen = []web.NoodinzageRij{rij(loopt, "vandaag 13:20"), rij(wacht, "gisteren 9:00"), rij(web.Badge{Tekst: "niet terecht", Toon: web.ToonFout, Icoon: web.IcoonHand}, "ma 2 november, 08:00")}
	vorm := web.NoodinzageOpenenPagina{Schil: schilVan("Openen")}
	fout := vorm
	fout.Waarden = casus.Noodinzage{Nummer: "2026-9999", Reden: "Spoed"}
	fout.Schil = met(fout.Schil, errs.Veldfout{Veld: "nummer", Melding: "Met dit nummer is er geen casus waaraan nu wordt gewerkt."}, errs.Veldfout{Veld: "reden", Melding: "Schrijf minstens één hele zin."})
	een := web.NoodinzagePagina{Schil: schilVan("2026-0142"), ID: "n1", CasusURL: "/casussen/c1", Nummer: "2026-0142", Stand: loopt, Reden: "De politie staat bij de woning.\nNoor neemt niet op.",
		Versie: 1, Stoppen: true, Feiten: []web.Feit{{Naam: "Geopend door", Waarde: "Noor Verzonnen"}, {Naam: "Eindigt", Waarde: "vandaag 14:20"}}}
	oordeel, klaar := een, een
	oordeel.Stand, oordeel.Stoppen, oordeel.Beoordelen, oordeel.Waarden = wacht, false, true, casus.NoodinzageOordeel{Oordeel: casus.NoodNietTerecht}
	oordeel.Schil = met(oordeel.Schil, errs.Veldfout{Veld: "toelichting", Melding: "Schrijf op waarom je dat vindt."})
	klaar.Stand, klaar.Stoppen, klaar.Oordeel, klaar.Toelichting = web.Badge{Tekst: "terecht", Toon: web.ToonGoed, Icoon: web.IcoonVinkje}, false, "Terecht", "Het kon niet wachten."
	return []voorbeeld{{"noodinzages", vol}, {"noodinzages-leeg", leeg}, {"noodinzageopenen", vorm}, {"noodinzageopenen-fout", fout}, {"noodinzage", een},
		{"noodinzage-oordeel-fout", oordeel}, {"noodinzage-klaar", klaar}}
}
