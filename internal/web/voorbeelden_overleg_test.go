// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
	"rondetafel/internal/informatie"
	"rondetafel/internal/rto"
	"rondetafel/internal/web"
)

func eenOverleg() web.OverlegKaart {
	ja := web.Badge{Tekst: "ja", Toon: web.ToonGoed, Icoon: web.IcoonVinkje}
	return web.OverlegKaart{ID: "o1", Naam: "RTO 2", CasusID: "c1", Nummer: "2026-0142", Wanneer: "do 3 december 2026, 10:00–11:30, Zaal 2, Weert",
		Stand: web.Badge{Tekst: "uitgenodigd", Toon: web.ToonGoed, Icoon: web.IcoonVinkje}, Doel: "Sem heeft op 1 februari begeleiding én een vaste dagbesteding.",
		SoortBesluit: "Plan van aanpak vaststellen", Themas: []string{"Wonen", "Begeleiding", "Overlast"}, MetGrond: true,
		Mandaat: &web.Melding{Soort: web.MeldingLetop, Kop: "Eén afgevaardigde heeft geen mandaat.",
			Tekst: "Moveoo telt niet mee bij besluiten. Vraag om een mandaat of een vervanger.", Koppeling: &web.Koppeling{Tekst: "art. 6.3", URL: "/convenant#art-6-3"}},
		Vraag: &web.Melding{Soort: web.MeldingInfo, Kop: "Jullie zijn uitgenodigd.", Tekst: "Zeg wie er komt, en of die persoon mag besluiten.",
			Koppeling: &web.Koppeling{Tekst: "Wie komt er?", URL: "/overleggen/o1/afvaardigen"}},
		Genodigden: []web.GenodigdeRij{
			{Partij: "Gemeente Weert", Afgevaardigde: "A. Verzonnen", Vervanger: "I. Voorbeeld", Mandaat: ja, Grond: "Wmo 2.1", Bijdrage: "Wat er kan met wonen.", Komt: "ja"},
			{Partij: "Politie Voorbeeldstreek", Afgevaardigde: "P. Fictief", Mandaat: ja, Grond: "Politiewet 3", Bijdrage: "Beeld van de overlast.", Komt: "ja"},
			{Partij: "Moveoo", Afgevaardigde: "R. Proef", Mandaat: web.Badge{Tekst: "nee", Toon: web.ToonLetop, Icoon: web.IcoonWaarschuwing}, Grond: "Wmo 2.3",
				Bijdrage: "Een woonplek met begeleiding.", Komt: "ja", Letop: true},
			{Partij: "OM", Afgevaardigde: "–", Grond: "Wet op de rechterlijke organisatie", Bijdrage: "De strafzaak.", Komt: "nee"},
		}}
}

func eenBesluit() web.BesluitKaart {
	return web.BesluitKaart{Kop: "Besluit: plan van aanpak vaststellen", Tekst: "Het RTO stelt versie 3 vast: dagbesteding toegevoegd, woondoel naar 1 februari.",
		Feiten: []web.Feit{{Naam: "Casusregisseur", Waarde: "T. Schijn"}},
		Tegels: []web.StemTegel{{Partij: "Gemeente Weert", Badge: web.Badge{Tekst: "eens", Toon: web.ToonGoed, Icoon: web.IcoonVinkje}},
			{Partij: "Veilig Thuis", Badge: web.Badge{Tekst: "niet eens", Toon: web.ToonFout, Icoon: web.IcoonKruis}},
			{Partij: "Moveoo", Badge: web.Badge{Tekst: "telt niet mee", Toon: web.ToonStil, Icoon: web.IcoonStreep}}},
		Letop:    "Veilig Thuis is het niet eens: “eerst een gesprek met de zus”. Moveoo heeft geen mandaat (art. 6.3).",
		Criteria: []web.CriteriumRegel{{Naam: "Twee keer per week naar de dagbesteding", Ja: true, Toelichting: "Sinds oktober."}, {Naam: "Drie maanden geen nieuwe overlast"}},
		Voet:     "Vastgelegd op vandaag 10:51 door Noor Verzonnen, namens Gemeente Weert."}
}

// overlegVoorbeelden are the pages of the round table.
func overlegVoorbeelden() []voorbeeld {
	kaal := web.OverlegKaart{ID: "o2", Naam: "RTO 1", CasusID: "c1", Nummer: "2026-0142", Wanneer: "nog niet gepland", Stand: web.BadgeFase("in voorbereiding"),
		KanNiet: "Uitnodigen kan nog niet.", Ontbreekt: []web.OverlegMist{{Zin: "Het doel van het RTO ontbreekt.", Artikel: "9.2c", URL: "/overleggen/o2/voorbereiden", Doen: "Vul het doel in"},
			{Zin: "Nog niet elke betrokkene weet van de casus.", Artikel: "AVG 14", URL: "/casussen/c1#betrokkenen", Doen: "Leg vast wie is geïnformeerd"}}}
	in := func(hier string) web.Schil {
		return schil("/overleggen", web.Kruimel{Naam: "Overleggen", URL: "/overleggen"}, web.Kruimel{Naam: "RTO 2, 2026-0142", URL: "/overleggen/o1"}, web.Kruimel{Naam: hier})
	}
	knop := web.Knop{Tekst: "Besluit vastleggen", URL: "/overleggen/o1/besluit", Icoon: web.IcoonBesluit, Soort: web.KnopEerste}
	return append(overlegFormulieren(), []voorbeeld{
		{"overleggen", web.OverleggenPagina{Schil: schil("/overleggen"), Chips: []web.Chip{{Tekst: "Komende overleggen", URL: "/overleggen", Huidig: true},
			{Tekst: "Geweest", URL: "/overleggen?stand=geweest"}}, Rijen: []web.OverlegRij{
			{Naam: "RTO 2, 2026-0142", URL: "/overleggen/o1", Dag: "do 3 december", Tijd: "10:00–11:30", Plaats: "Zaal 2, Weert",
				Genodigden: "Gemeente Weert, Politie Voorbeeldstreek, Bureau voor Voorbeeldhulpverlening Voorbeeldstreek", Badge: web.BadgeBinnenkort("zeg wie er komt"),
				Actie: &web.Knop{Tekst: "Wie komt er?", URL: "/overleggen/o1/afvaardigen", Soort: web.KnopTweede, Klein: true}},
			{Naam: "RTO 1, 2026-0144", URL: "/overleggen/o2", Dag: "nog niet gepland", Badge: web.BadgeFase("in voorbereiding")}},
			Bladeren: web.Bladeren{Volgende: "/overleggen?pagina=2"}}},
		{"overleggen-leeg", web.OverleggenPagina{Schil: schil("/overleggen"), Geweest: true}},
		{"overleg", web.OverlegPagina{Schil: in("RTO"), Kaart: eenOverleg(), Vooraf: []web.VoorinzageRij{eenVoorinzage()}, Namens: "Gemeente Weert", Besluiten: []web.BesluitKaart{eenBesluit()},
			Verslag: []web.PassageRij{{Tekst: "Moeder wil meegaan naar het gesprek.\nWoonplek komt vrij per 15 januari.", Bron: "alle Partijen die meededen"},
				{Tekst: "Er was twee keer overlast.", Bron: "Politie Voorbeeldstreek", Herschrijven: &web.HerschrijfRij{Zin: informatie.RedenVoorwaarden.Zin(), URL: "/passages/q1/herschrijven"}}},
			Herschrijven: []web.HerschrijfRij{{Waar: "Verslag van het RTO", Zin: informatie.RedenIngetrokken.Zin(), URL: "/passages/q2/herschrijven"}}, Acties: []web.Knop{knop}, Meer: []web.Knop{{Tekst: "Inplannen", URL: "/overleggen/o1/inplannen"}},
			Aanwezig: web.AanwezigKaart{Kop: "Aanwezig: 2 van 3", Wijs: "/overleggen/o1/aanwezigheid", Wie: []web.AanwezigRegel{
				{Partij: "Gemeente Weert", Tekst: "A. Verzonnen, mandaat", Icoon: web.IcoonNamens, Stand: web.ZietNu},
				{Partij: "Moveoo", Tekst: "R. Proef, geen mandaat: telt niet mee", Icoon: web.IcoonWaarschuwing, Stand: web.ZietLater},
				{Partij: "OM", Tekst: "afgemeld", Icoon: web.IcoonStreep, Stand: web.ZietNiet}}},
			Afwijkingen: []web.Afwijking{{Wat: "Moveoo zonder mandaat", Gevolg: "telt niet mee", Artikel: "6.3"}}}},
		{"overleg-leeg", web.OverlegPagina{Schil: schil("/overleggen"), Kaart: kaal, Aanwezig: web.AanwezigKaart{Kop: "Wie er komt"}}},
		{"overleg-afgelast", web.OverlegPagina{Schil: schil("/overleggen"), Kaart: kaal, Aanwezig: web.AanwezigKaart{Kop: "Wie er komt"},
			Afgelast: &web.AfgelastRegel{Reden: "Te weinig mensen konden komen.", Door: "P. Schijn", Dag: "2 december"}}},
		{"overlegplanning", web.OverlegPlanningPagina{Schil: schil("/overleggen"), Naam: "RTO 2", Nummer: "2026-0142", Rijen: eenOverleg().Genodigden,
			Feiten: []web.Feit{{Naam: "Casus", Waarde: "2026-0142"}}, Plannen: &web.Knop{Tekst: "Inplannen", URL: "/overleggen/o1/inplannen", Icoon: web.IcoonDatum, Soort: web.KnopEerste}}},
		{"overlegplanning-leeg", web.OverlegPlanningPagina{Schil: schil("/overleggen"), Naam: "RTO 2", Nummer: "2026-0142"}},
	}...)
}

func citaten() []web.Optie {
	return []web.Optie{{Waarde: "g1", Label: "Politie Voorbeeldstreek, vr 20 november", Uitleg: "Er was twee keer overlast."}}
}

func overlegFormulieren() []voorbeeld {
	in := func(fouten ...errs.Veldfout) web.Schil {
		return met(schil("/overleggen", web.Kruimel{Naam: "Overleggen", URL: "/overleggen"}, web.Kruimel{Naam: "RTO 2"}), fouten...)
	}
	fout := func(veld, melding string) errs.Veldfout { return errs.Veldfout{Veld: veld, Melding: melding} }
	mensen := []web.Optie{{Waarde: "m1", Label: "P. Fictief (Politie)"}, {Waarde: "m2", Label: "B. Fictief (Politie)"}}
	planning := rto.Planning{Versie: 2, Datum: "3-12-2026", Begin: "10:00", Einde: "9:00", Plaats: "Zaal 2"}
	voor := rto.Voorbereiding{Planning: planning, Doel: "Een plek om te wonen.", SoortBesluit: rto.Plan, Themas: []string{"Wonen", "Overlast"}}
	partijen := []web.Optie{{Waarde: "p1", Label: "Politie Voorbeeldstreek"}, {Waarde: "p2", Label: "Gemeente Weert"}}
	besluit := func(soort rto.SoortBesluit, fouten ...errs.Veldfout) web.BesluitPagina {
		return web.BesluitPagina{Schil: in(fouten...), Kaart: eenOverleg(), Namens: "Gemeente Weert", Tellen: partijen, TellenNiet: []string{"Moveoo: geen mandaat (art. 6.3)"},
			Regisseurs: mensen, Vervanger: "B. Fictief", Criteria: []web.Optie{{Waarde: "k1", Label: "Drie maanden geen nieuwe overlast"}},
			Waarden: rto.Besluit{Versie: 4, Soort: soort, Tekst: "Het RTO besluit.", Stemmen: []rto.Stem{{Partij: "p1", Eens: "nee", Reden: "Eerst een gesprek."}},
				Criteria: []rto.Oordeel{{ID: "k1", Gehaald: "ja", Reden: "Al vier maanden rust."}}}}
	}
	return []voorbeeld{
		{"voorbereiden", web.VoorbereidenPagina{Schil: in(fout("einde", "Het overleg eindigt na het begin. Kijk de tijden na.")), Actie: "/overleggen/o1/voorbereiden",
			Terug: "/overleggen/o1", Nummer: "2026-0142", Namens: "Gemeente Weert", Waarden: voor}},
		{"voorbereiden-nieuw", web.VoorbereidenPagina{Schil: in(), Nieuw: true, Actie: "/casussen/c1/overleg", Terug: "/casussen/c1", Nummer: "2026-0142"}},
		{"inplannen", web.InplannenPagina{Schil: in(), ID: "o1", Naam: "RTO 2", Nummer: "2026-0142", Genodigden: eenOverleg().Genodigden, Waarden: planning}},
		{"inplannen-fout", web.InplannenPagina{Schil: in(fout("datum", "Kies vandaag of een dag die nog komt."), fout("plaats", "Vul in waar het overleg is.")), ID: "o1",
			Naam: "RTO 2", Nummer: "2026-0142"}},
		{"uitnodigen", web.UitnodigenPagina{Schil: in(fout("uitnodigingen[1].bijdrage", "Schrijf op wat je van deze Partij vraagt (art. 9.2e).")), Kaart: eenOverleg(),
			Namens: "Gemeente Weert", Betrekken: "/casussen/c1/betrekken", Partijen: []web.KandidaatRij{{ID: "p1", Naam: "Politie Voorbeeldstreek", Grond: "Politiewet 3"},
				{ID: "p2", Naam: "Gemeente Weert"}}, Waarden: rto.Uitnodigen{Uitnodigingen: []rto.Uitnodiging{{}, {Partij: "p2", Grond: "Wmo 2.1"}}}}},
		{"uitnodigen-leeg", web.UitnodigenPagina{Schil: in(fout("uitnodigingen", "Kies minstens één Partij om uit te nodigen (art. 9.2e).")), Kaart: eenOverleg(),
			Betrekken: "/casussen/c1/betrekken"}},
		{"afvaardigen", web.AfvaardigenPagina{Schil: in(fout("komt", "Kies of jullie komen."), fout("mandaatVan", "Schrijf op van wie het mandaat is (art. 6.3).")),
			Kaart: eenOverleg(), Partij: "Politie Voorbeeldstreek", Bijdrage: "Beeld van de overlast.", Grond: "Politiewet 3", Mensen: mensen,
			Waarden: rto.Afvaardiging{Medewerker: "m1", Mandaat: true}}},
		{"aanwezigheid", web.AanwezigheidPagina{Schil: in(fout("aanwezig", "Kies wie er is.")), Kaart: eenOverleg(),
			Plekken: []web.Plek{{ID: "p1", Naam: "Politie Voorbeeldstreek", Mensen: mensen, Zit: "m1"}, {ID: "p2", Naam: "Moveoo", Mensen: mensen[:1], Zonder: true}}}},
		{"aanwezigheid-leeg", web.AanwezigheidPagina{Schil: in(), Kaart: eenOverleg()}},
		{"besluit", besluit(rto.Casusregisseur, fout("reden", "Kies een casusregisseur, of schrijf op waarom er geen komt (art. 6.4a)."),
			fout("stemmen", "Leg van elke Partij die meetelt vast of zij het eens is (art. 7.1)."), fout("stemmen[0].reden", "Schrijf op waarom deze Partij het niet eens is (art. 7.1)."))},
		{"besluit-vervanger", besluit(rto.Vervanger)}, {"besluit-afschalen", besluit(rto.Afschalen)}, {"besluit-kies", besluit("", fout("soort", "Kies wat voor besluit het is."))},
		{"verslag", web.VerslagPagina{Schil: in(fout("passages[0].tekst", "Schrijf op wat er is besproken.")), Kaart: eenOverleg(), Besluiten: []web.BesluitKaart{eenBesluit()}, Partijen: partijen}},
		{"verslag-delen", web.VerslagPagina{Schil: in(fout("passages", "Gebruik hoogstens 30 passages op één plek."), fout("passages[1].partijen", "Kies van welke Partij dit komt, of dat jullie het samen zeiden (art. 7.2)."),
			fout("passages[1].gegevens", "Een van deze stukken mag je niet lezen.")), Kaart: eenOverleg(), Partijen: partijen, Stukken: citaten(),
			Waarden: rto.Verslag{Versie: 4, Passages: []informatie.Citaat{{Tekst: "Het gaat beter.", Partijen: []string{"p1"}, Gegevens: []string{"g1"}}, {Tekst: "Er is overlast."}}}}},
		{"herschrijven", web.HerschrijvenPagina{Schil: met(inCasus("Passage herschrijven"), fout("wat", "Kies wat je met deze passage doet."), fout("tekst", "Schrijf op wat er is gezegd."),
			fout("partijen", "Kies Partijen die meedoen."), fout("gegevens", "Een van deze stukken mag je niet lezen."), fout("kloptNog", "Dat bevestig je alleen bij een verbeterd stuk.")), ID: "q1", Terug: "/casussen/c1/plan", Nummer: "2026-0142",
			Waar: "Plan van aanpak, bij het doel: Sem woont op zichzelf", Zin: informatie.RedenVoorwaarden.Zin(), Nu: "Er was twee keer overlast.", Wat: "nieuw", Partijen: partijen,
			Stukken: citaten(), Waarden: informatie.Herschrijven{Versie: 2, Partijen: []string{"p1"}}}},
		{"herschrijven-verbeterd", web.HerschrijvenPagina{Schil: inCasus("Passage herschrijven"), ID: "q1", Terug: "/casussen/c1/plan", Nummer: "2026-0142",
			Waar: "Plan van aanpak, bij het doel: Sem woont op zichzelf", Zin: informatie.RedenGecorrigeerd.Zin(), Nu: "Er was twee keer overlast.", Bevestig: true, Wat: "nieuw", Partijen: partijen,
			Stukken: citaten(), Waarden: informatie.Herschrijven{Versie: 2, Tekst: "Er was twee keer overlast.", Partijen: []string{"p1"}, Gegevens: []string{"g1"}, KloptNog: true}}},
		{"herschrijven-ongelezen", web.HerschrijvenPagina{Schil: inCasus("Passage herschrijven"), ID: "q1", Terug: "/overleggen/o1", Nummer: "2026-0142", Waar: "Verslag van het RTO",
			Zin: informatie.RedenIngetrokken.Zin(), Partijen: partijen, Waarden: informatie.Herschrijven{Versie: 2}}},
		{"afgelasten", web.AfgelastenPagina{Schil: in(fout("reden", "Schrijf op waarom het overleg niet doorgaat.")), Kaart: eenOverleg()}},
		{"voorinzage", web.VoorinzagePagina{Schil: in(fout("stukken", "Kies welke stukken vooraf gelezen worden."), fout("partij", "Kies met welke Partij je overlegde (art. 9.2f).")),
			Kaart: eenOverleg(), Stukken: []web.Optie{{Waarde: "g1", Label: "Politie Voorbeeldstreek, vr 20 november", Uitleg: "Politiegegevens (Wpg)"}},
			Partijen: []web.Optie{{Waarde: "p1", Label: "3RO"}, {Waarde: "p2", Label: "Gemeente Weert"}}, Overlegd: []web.Optie{{Waarde: "p2", Label: "Gemeente Weert"}},
			Waarden: informatie.Voorinzage{Partijen: []string{"p1"}, Afstemming: casus.Overleg{Met: "A. Verzonnen", Datum: "20-11-2026", Wijze: "telefoon", Verslag: "Is het eens."}}}},
		{"voorinzage-leeg", web.VoorinzagePagina{Schil: in(), Kaart: eenOverleg()}},
		{"voorinzage-antwoord", web.VoorinzageAntwoordPagina{Schil: in(fout("antwoord", "Kies ja of nee.")), CasusID: "c1", Nummer: "2026-0142", Stuk: stukken()[0],
			Vraag: eenVoorinzage(), Actie: "/informatie/g1/voorinzage/v1", Waarden: informatie.VoorinzageAntwoord{Versie: 1, Reden: "Liever zelf."}}},
		{"voorinzage-terug", web.VoorinzageAntwoordPagina{Schil: in(), CasusID: "c1", Nummer: "2026-0142", Stuk: stukken()[0], Vraag: eenVoorinzage(),
			Actie: "/informatie/g1/voorinzage/v1", Terug: true, Waarden: informatie.VoorinzageAntwoord{Versie: 2}}},
		{"vervanger", web.VervangerPagina{Schil: in(fout("medewerker", "Kies wie de casusregisseur vervangt.")), CasusID: "c1", Nummer: "2026-0142", Partij: "Politie Voorbeeldstreek",
			Regisseur: "P. Fictief", Mensen: mensen}},
	}
}

func eenVoorinzage() web.VoorinzageRij {
	return web.VoorinzageRij{Stuk: web.Koppeling{Tekst: "Stuk van Politie Voorbeeldstreek", URL: "/informatie/g1"}, Wie: "3RO en Gemeente Weert",
		Overleg: "RTO van 3 december, 10:00", Stand: web.Badge{Tekst: "nee", Toon: web.ToonLetop, Icoon: web.IcoonHand}, Uitleg: "P. Fictief, vandaag 14:03",
		Reden: "Liever zelf.", Overlegd: "Gemeente Weert (A. Verzonnen, 20 november): Is het eens.", Antwoord: "/informatie/g1/voorinzage/v1", Knop: "Antwoord"}
}
