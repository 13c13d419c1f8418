// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"net/http"
	"slices"
	"strconv"

	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
	"rondetafel/internal/informatie"
	"rondetafel/internal/partij"
	"rondetafel/internal/web"
)

// voorbeeld is a page with invented content, as a handler would fill it.
type voorbeeld struct {
	naam   string
	pagina web.Pagina
}

// voorbeelden returns every page at least once: full, empty and with errors.
func voorbeelden() []voorbeeld {
	lijst := append(lijstVoorbeelden(), casusVoorbeelden()...)
	lijst = append(lijst, formulierVoorbeelden()...)
	lijst = append(lijst, overlegVoorbeelden()...)
	lijst = append(lijst, planVoorbeelden()...)
	return slices.Concat(lijst, overigeVoorbeelden(), huisVoorbeelden(), protocolVoorbeelden(), afschalingVoorbeelden(), triageVoorbeelden(), behoefteVoorbeelden(), verstrekkingVoorbeelden(), incidenteelVoorbeelden(), noodVoorbeelden(), mensenVoorbeelden(), toezichtVoorbeelden())
}

func schil(hier string, kruimels ...web.Kruimel) web.Schil {
	return web.Schil{Huis: "Veiligheidshuis Voorbeeldstreek", Oefen: true, Klok: true, Sleutel: "voorbeeldsleutel", Opener: "voorbeeldopener",
		Kruimels:   kruimels,
		Gebruiker:  &web.Gebruiker{Naam: "Noor Verzonnen", Functie: "Procesregisseur", Demo: true, Zoekt: true},
		Nav:        web.Navigatie([]partij.Functie{partij.Procesregisseur}, hier, 12),
		Bijgewerkt: "23 november 2026, 14:03"}
}

func inCasus(rest ...string) web.Schil {
	kruimels := []web.Kruimel{{Naam: "Casussen", URL: "/casussen"}}
	if len(rest) == 0 {
		return schil("/casussen", append(kruimels, web.Kruimel{Naam: "2026-0142"})...)
	}
	return schil("/casussen", append(kruimels, web.Kruimel{Naam: "2026-0142", URL: "/casussen/c1"},
		web.Kruimel{Naam: rest[0]})...)
}

func met(s web.Schil, fouten ...errs.Veldfout) web.Schil {
	s.Fouten = fouten
	return s
}

func lijstVoorbeelden() []voorbeeld {
	return []voorbeeld{
		{"mijnwerk", mijnWerk()},
		{"mijnwerk-leeg", web.MijnWerkPagina{Schil: schil("/"), Datum: "maandag 23 november 2026"}},
		{"mijnwerk-filter", web.MijnWerkPagina{Schil: schil("/"), Datum: "maandag 23 november 2026", Gefilterd: true,
			NietInhoud: true}},
		{"casussen", casussen()},
		{"casussen-leeg", web.CasussenPagina{Schil: schil("/casussen"), Titel: "Open casussen"}},
		{"casussen-filter", web.CasussenPagina{Schil: schil("/casussen"), Titel: "Open casussen",
			WisFilters: "/casussen",
			Filter: web.CasusFilter{Nummer: "2026-9", Fasen: web.FaseOpties(), Soorten: web.SoortOpties(),
				Gemeenten: web.GemeenteOpties()}}},
		{"casussen-manager", casussenManager()},
		{"zoeken", web.ZoekenPagina{Schil: schil("")}},
		{"zoeken-gevonden", web.ZoekenPagina{Schil: schil(""), Gezocht: true, BSN: "999990019",
			Treffers: []web.Treffer{
				{Nummer: "2026-0142", URL: "/casussen/c1", Soort: "Complexe casus", Fase: web.BadgeFase("Triage"),
					Persoon: "S. Voorbeeld, hoofdbetrokkene", Waarom: "Zelfde BSN als een Betrokkene"}}}},
		{"zoeken-leeg", web.ZoekenPagina{Schil: schil(""), Gezocht: true, Achternaam: "Verzinsel",
			Geboortedatum: "1-6-1999"}},
		{"zoeken-fout", web.ZoekenPagina{Schil: met(schil(""), errs.Veldfout{Veld: "achternaam",
			Melding: "Vul een BSN in, of een achternaam met een geboortedatum."}), Gezocht: false}},
		{"bsn", web.BSNPagina{Schil: inCasus("BSN tonen"), CasusID: "c1", Nummer: "2026-0142", ID: "b1", Naam: "Sem Voorbeeld", Masker: "*******19"}},
		{"bsn-fout", web.BSNPagina{Schil: met(inCasus("BSN tonen"), errs.Veldfout{Veld: "reden", Melding: "Kies waarom je het BSN wilt zien."}), CasusID: "c1", Nummer: "2026-0142", ID: "b1", Naam: "Sem Voorbeeld", Masker: "*******19"}},
		{"bsn-getoond", web.BSNPagina{Schil: inCasus("BSN tonen"), CasusID: "c1", Nummer: "2026-0142", ID: "b1", Naam: "Sem Voorbeeld", Masker: "*******19", BSN: "999990019"}},
		{"zoeken-regie", web.ZoekenPagina{Schil: schil(""), MagNavragen: true}},
		{"navraag", web.NavraagPagina{ZoekenPagina: web.ZoekenPagina{Schil: schil("")}}},
		{"navraag-bekend", web.NavraagPagina{ZoekenPagina: web.ZoekenPagina{Schil: schil(""), Achternaam: "Verzinsel", Geboortedatum: "1-6-1999"},
			Reden: casus.BijAanmelding, Bekend: ja(true), Bij: []string{"N. Verzonnen", "jou"}}},
		{"navraag-niet", web.NavraagPagina{ZoekenPagina: web.ZoekenPagina{Schil: schil("")}, Reden: casus.BijVraag, Bekend: ja(false)}},
		{"navraag-fout", web.NavraagPagina{ZoekenPagina: web.ZoekenPagina{Schil: met(schil(""), errs.Veldfout{Veld: "reden", Melding: "Kies waarom je dit vraagt."})}}},
		{"navragen", web.NavragenPagina{Schil: schil("/toezicht"), Plekken: toezichtPlekken(2), Meer: true, Rijen: []web.NavraagRij{
			{Wanneer: "vandaag 08:55", Door: "N. Verzonnen", Reden: casus.BijAanmelding.Label(), Bekend: true},
			{Wanneer: "vr 20 november, 15:02", Door: "P. Fictief", Reden: casus.BijVraag.Label()}}}},
		{"navragen-leeg", web.NavragenPagina{Schil: schil("/toezicht"), Plekken: toezichtPlekken(2)}},
		{"gekeken", web.GekekenPagina{Schil: inCasus("Wie heeft gekeken"), CasusID: "c1", Nummer: "2026-0142",
			Rijen:    gekeken(),
			Bladeren: web.Bladeren{Vorige: "/casussen/c1/gekeken", Volgende: "/casussen/c1/gekeken?na=40"}}},
		{"wiezietwat", wieZietWat()},
		{"wiezietwat-eigen", web.ZichtPagina{Schil: inCasus("Wie ziet wat"), CasusID: "c1", Nummer: "2026-0142", Stand: "nu, 23 november, 14:05"}},
		{"gekeken-leeg", web.GekekenPagina{Schil: inCasus("Wie heeft gekeken"), CasusID: "c1", Nummer: "2026-0142"}},
	}
}

// wieZietWat is the matrix for who has the procesregie: many Partijen, each state, who read a piece and who did not.
func wieZietWat() web.ZichtPagina {
	namen := []string{"Gemeente Weert", "Politie Voorbeeldstreek", "GGZ Voorbeeldstreek", "Drie samenwerkende reclasseringsorganisaties", "Veilig Thuis", "Moveoo"}
	p := web.ZichtPagina{Schil: inCasus("Wie ziet wat"), CasusID: "c1", Nummer: "2026-0142", Stand: "op het RTO van 3 december", Regie: true, Vooraf: "/overleggen/o1/voorinzage",
		Standen: []web.Chip{{Tekst: "Nu", URL: "/casussen/c1/wie-ziet-wat"}, {Tekst: "Op het RTO van 3 december", URL: "/casussen/c1/wie-ziet-wat?stand=rto", Huidig: true}}}
	for i, n := range namen {
		p.Partijen = append(p.Partijen, web.ZichtKolom{Kort: n, Naam: n, Zonder: i == 5})
	}
	cellen := []web.ZichtCel{{Stand: web.ZietLater, Reden: "vanaf 3 december, 10:00", Artikel: "9.2f"}, {Eigen: true, Stand: web.ZietNu, Artikel: "12.1"},
		{Stand: web.ZietNiet, Reden: "is niet gekozen", Artikel: "13.2"}, {Stand: web.ZietNu, Reden: "Politie zei ja", Artikel: "9.2f"},
		{Stand: web.ZietNiet, Reden: "voor een doel dat deze casus niet heeft", Artikel: "2.1"}, {Stand: web.ZietLater, Reden: "als deze Partij een rol in het plan krijgt", Artikel: "13.2"}}
	var weg []web.ZichtCel
	for i := range cellen {
		cellen[i].Partij = namen[i]
		weg = append(weg, web.ZichtCel{Partij: namen[i], Weg: true, Stand: web.ZietNiet, Reden: "niemand leest dit", Artikel: "13.2"})
	}
	p.Stukken = []web.ZichtRij{{Stuk: web.Koppeling{Tekst: "Meldingen en registraties van de politie", URL: "/informatie/g1"}, Van: "Politie Voorbeeldstreek, 20 november", Cellen: cellen},
		{Stuk: web.Koppeling{Tekst: "Ingetrokken stuk", URL: "/informatie/g2"}, Van: "GGZ Voorbeeldstreek, 19 november", Cellen: weg, Gezien: []web.GezienRij{
			{Wie: "Noor Verzonnen", Partij: "Veiligheidshuis Voorbeeldstreek", Laatst: "vandaag 13:40", Keer: "2 keer"}, {Wie: "Iris Voorbeeld", Partij: "Gemeente Weert", Laatst: "vandaag 13:41"}}},
		{Stuk: web.Koppeling{Tekst: "Stuk dat niet meer open is", URL: "/informatie/g3"}, Van: "Veilig Thuis, 1 november", Cellen: cellen, Gezien: []web.GezienRij{{Wie: "Iris Voorbeeld", Partij: "Gemeente Weert", Laatst: "vandaag 13:41"}}}}
	return p
}

func mijnWerk() web.MijnWerkPagina {
	taak := func(wat, uitleg, nummer, van, uiterlijk string, b web.Badge, doen string) web.Taak {
		return web.Taak{Wat: wat, Uitleg: uitleg, Casus: web.Koppeling{Tekst: nummer, URL: "/casussen/c1"}, Van: van,
			Uiterlijk: uiterlijk, Badge: b, Actie: web.Knop{Tekst: doen, URL: "/casussen/c1/screening"}}
	}
	return web.MijnWerkPagina{Schil: schil("/"), Datum: "maandag 23 november 2026", MeerSinds: true,
		Week: []web.WeekOverleg{{Wanneer: "do 26 november, 13:00", Wat: web.Koppeling{Tekst: "RTO 2", URL: "/overleggen/o2"}, Casus: web.Koppeling{Tekst: "2026-0117", URL: "/casussen/c2"},
			Plaats: "Weert, zaal 2", Wie: "6 van 7 Partijen komen · 1 zonder mandaat"}, {Wanneer: "morgen", Wat: web.Koppeling{Tekst: "RTO 1", URL: "/overleggen/o1"},
			Casus: web.Koppeling{Tekst: "2026-0120"}, Wie: "nog niemand uitgenodigd"}},
		Samen: "2 taken zijn te laat, 10 wachten op jou",
		Acties: []web.Knop{{Tekst: "Aanmelding invoeren", URL: "/aanmelden", Icoon: web.IcoonPlus,
			Soort: web.KnopEerste, Toets: "n"}},
		Chips: []web.Chip{{Tekst: "Alles", URL: "/", Aantal: 12, Huidig: true}, {Tekst: "Beoordelen",
			URL: "/?soort=b", Aantal: 3}, {Tekst: "Toewijzen", URL: "/?soort=t", Aantal: 2}},
		Taken: []web.Taak{
			taak("Oordeel over de aanmelding", "Overleg met de aanmelder is nog niet vastgelegd", "2026-0139",
				"Politie Voorbeeldstreek", "", web.BadgeTeLaat("2 dagen te laat"), "Beoordelen"),
			taak("Nieuwe aanmelding toegewezen", "", "2026-0117", "Gemeente Leudal", "",
				web.BadgeBinnenkort("vandaag"), "Beoordelen"),
			taak("Partijen betrekken", "De casus is in triage", "2026-0144", "Veilig Thuis", "vr 27 november",
				web.Badge{}, "Betrekken"),
			taak("Bevestiging gevraagd", "", "2026-0146", "Moveoo", "wo 2 december", web.Badge{}, "Bekijken"),
		},
		Casussen: []web.MijnCasus{
			{Nummer: "2026-0142", URL: "/casussen/c1", Soort: "Complexe casus", Fase: web.BadgeFase("Triage"),
				Stand: "4 Partijen doen mee", Gewijzigd: "vandaag 08:55", Namens: "Gemeente Weert"},
			{Nummer: "2026-0139", URL: "/casussen/c2", Soort: "Jongere", Fase: web.BadgeFase("Screening"),
				Stand: "Oordeel nodig", Gewijzigd: "vr 20 november, 15:02", Namens: "Politie Voorbeeldstreek"},
		},
		Bezoek: "vr 20 november, 16:42",
		Sinds: []web.TijdRegel{
			{Wanneer: "vandaag 08:50", Tekst: "Politie maakte voorwaarden strenger in", Icoon: web.IcoonSlot,
				Casus: &web.Koppeling{Tekst: "2026-0142", URL: "/casussen/c1"}},
			{Wanneer: "za 21 november, 10:05", Tekst: "GGZ gaf informatie in", Icoon: web.IcoonStuk,
				Casus: &web.Koppeling{Tekst: "2026-0142", URL: "/casussen/c1"}},
		},
		Concepten: []web.ConceptVerwijzing{{Naam: "Aanmelding, Weert", URL: "/concepten/k1",
			Bewaard: "vandaag 09:12"}},
	}
}

func casussen() web.CasussenPagina {
	rij := func(nummer, door, soort, gemeente, fase, stand, datum string, b web.Badge) web.CasusRij {
		return web.CasusRij{Nummer: nummer, URL: "/casussen/" + nummer, Aanmelder: door, Soort: soort,
			Gemeente: gemeente,
			Fase:     web.BadgeFase(fase), Stand: stand, Datum: datum, Badge: b}
	}
	return web.CasussenPagina{Schil: schil("/casussen"), Titel: "Open casussen waar jij procesregisseur bent",
		Acties: []web.Knop{{Tekst: "Aanmelding invoeren", URL: "/aanmelden", Icoon: web.IcoonPlus,
			Soort: web.KnopEerste, Toets: "n"},
			{Tekst: "Zoek een persoon", URL: "/zoeken", Icoon: web.IcoonZoek, Soort: web.KnopTweede}},
		Filter: web.CasusFilter{Fasen: web.FaseOpties(), Soorten: web.SoortOpties(), Gemeenten: web.GemeenteOpties(),
			Rollen:  web.Kies([]web.Optie{{Waarde: "procesregisseur", Label: "Procesregisseur"}}, "procesregisseur"),
			Sorteer: "gewijzigd"},
		Chips: []web.Chip{{Tekst: "Open casussen", URL: "/casussen", Huidig: true}, {Tekst: "Te laat",
			URL: "/casussen?telaat=1"}},
		Volgorde: []web.SorteerKeuze{{Naam: "Laatst gewijzigd", Huidig: true}, {Naam: "Nummer",
			URL: "/casussen?sorteer=nummer"}},
		Rijen: []web.CasusRij{
			rij("2026-0146", "Moveoo", "Complexe casus", "Weert", "Aanmelding", "oordeel vóór 2 december",
				"vandaag 11:20", web.Badge{}),
			rij("2026-0144", "Gemeente Roermond", "Jongere", "Roermond", "Triage", "", "vandaag 09:12",
				web.BadgeBinnenkort("antwoord vóór 24 november")),
			rij("2026-0139", "Politie", "Complexe casus", "Nederweert", "Screening", "", "vr 20 november",
				web.BadgeTeLaat("2 dagen te laat")),
			rij("2026-0098", "Veilig Thuis", "Gezin", "Echt-Susteren", "Triage", "2 Partijen doen mee",
				"do 19 november", web.Badge{}),
		},
		Bladeren: web.Bladeren{Volgende: "/casussen?na=4"}, WisFilters: "/casussen"}
}

func casussenManager() web.CasussenPagina {
	return web.CasussenPagina{Schil: schil("/casussen"), AlleenProces: true, Titel: "Alle open casussen",
		Rijen: []web.CasusRij{
			{Nummer: "2026-0147", URL: "/casussen/c7", Soort: "Gezin", Gemeente: "Leudal", Datum: "vandaag",
				Actie: &web.Knop{Tekst: "Toewijzen", URL: "/casussen/c7/toewijzen", Soort: web.KnopTweede,
					Klein: true}},
			{Nummer: "2026-0142", URL: "/casussen/c1", Soort: "Complexe casus", Gemeente: "Weert",
				Fase: web.BadgeFase("Triage"), Regisseur: "Noor Verzonnen", Datum: "di 12 mei"},
		}}
}

func gekeken() []web.GekekenRij {
	return []web.GekekenRij{
		{Wanneer: "vandaag 13:58", Wie: "N. Verzonnen", Functie: "procesregisseur, namens Gemeente Weert",
			Wat: "deze pagina", Artikelen: []web.Artikel{"9.2"}},
		{Wanneer: "vr 20 november, 15:02", Wie: "P. Fictief", Functie: "Politie", Wat: "eigen stuk",
			Artikelen: []web.Artikel{"12.1", "13.2"}},
		{Wanneer: "do 19 november, 09:47", Wie: "R. Proef", Functie: "Moveoo", Wat: "stuk van GGZ", Geweigerd: true,
			Artikelen: []web.Artikel{"13.2"}},
		{Wanneer: "do 19 november, 09:40", Wie: "R. Proef", Functie: "Moveoo", Wat: "deze pagina", Mislukt: true},
	}
}

func aanmeldingKaart() web.AanmeldingKaart {
	return web.AanmeldingKaart{Door: "Gemeente Weert (A. Verzonnen)", Ingevoerd: "N. Verzonnen, procesregisseur",
		Datum:        "12 mei",
		Aanleiding:   "Sem veroorzaakt sinds het voorjaar overlast rond zijn woning.\nDe buurt durft niet meer te melden.",
		Geprobeerd:   "Twee gesprekken met de wijkagent en een jaar hulp van het wijkteam.",
		Doelen:       web.DoelNamen([]string{"veiligheid", "overlast"}),
		Criteria:     web.CriteriumRegels(criteria()),
		Leefgebieden: web.LeefgebiedNamen([]string{"wonen", "geld"}), Toelichting: "Huurschuld van vier maanden."}
}

func criteria() []casus.Criterium {
	return []casus.Criterium{{Antwoord: "ja", Toelichting: "Politie, zorg en gemeente zijn alle drie nodig."},
		{Antwoord: "nee", Toelichting: "Het speelt rond één woning."},
		{Antwoord: "ja", Toelichting: "Zijn moeder en zus hebben er last van."}, {Antwoord: "ja",
			Toelichting: "Zorg alleen lukte niet."}, {Antwoord: "ja", Toelichting: "Wonen, geld en gezondheid."}}
}

func betrokkenen() []web.BetrokkeneRij {
	return []web.BetrokkeneRij{
		{Naam: "Sem Voorbeeld", Rol: "Hoofdbetrokkene", Geboortedatum: "4 maart 2004", BSN: "*******19",
			Weet: &web.Informering{Stand: web.Badge{Tekst: "ja, 14 mei", Toon: web.ToonGoed, Icoon: web.IcoonVinkje}}, WeetURL: "/casussen/c1/betrokkenen/b1/informeren"},
		{Naam: "Ria Voorbeeld", Rol: "Gezinslid", Geboortedatum: "22 juli 1977", WeetURL: "/casussen/c1/betrokkenen/b2/informeren"},
		{Naam: "Mees Verzinsel", Rol: "Slachtoffer",
			Weet: &web.Informering{Stand: web.Badge{Tekst: "nee, met reden", Toon: web.ToonStil, Icoon: web.IcoonStreep}, Reden: "Dat is niet veilig.", Grond: "UAVG 41"}},
	}
}

// strenger is a piece that the Privacy Protocol makes stricter than its supplier set.
func strenger() web.Stuk {
	s := stukken()[1]
	s.Eigenlijk = &web.EigenWil{Zin: web.WilsZin{Onderwerp: "Iedereen die in deze casus meedoet", Rest: " leest dit, vanaf het begin van het RTO."},
		Gebruik: []string{"Citeren mag."}, Door: []string{"Alleen de procesregisseur mag het nog lezen.", "Mag niet meer: citeren in plan of verslag."}}
	return s
}

func stukken() []web.Stuk {
	return []web.Stuk{
		{ID: "g1", Leverancier: "Politie Voorbeeldstreek", Soort: informatie.Politiegegevens.Label(),
			SoortIcoon: web.GegevenIcoon(informatie.Politiegegevens), Datum: "vr 20 november", Nieuw: true,
			Over:  "Sem Voorbeeld",
			Tekst: "Drie meldingen van overlast bij de woning in oktober. Twee keer bemiddeld, één keer proces-verbaal.",
			Grond: "Wpg artikel 20",
			Wil: web.WilsZin{Onderwerp: "Alleen 3RO, Gemeente Weert en de procesregisseur",
				Rest: " lezen dit, tot 1 maart 2027."}},
		{ID: "g2", Leverancier: "GGZ Voorbeeld", Soort: informatie.Gezondheid.Label(),
			SoortIcoon: web.GegevenIcoon(informatie.Gezondheid), Datum: "do 19 november", Gewijzigd: true,
			Eigen: true, Verlopen: true, Documenten: []web.DocumentRij{{ID: "d1", Naam: "brief.pdf", Feiten: "Pdf · 84 kB · do 19 november", Blijft: true, Bekijk: true, Weghaal: true},
				{ID: "d2", Naam: "Een_foto_met_een_heel_lange_naam_van_de_woning_aan_de_voorkant.jpg", Feiten: "Foto (jpeg) · 2,1 MB", Gewist: "Weggehaald: plaats, tijd en toestel van de foto.", Weghaal: true}},
			Tekst: "Behandeling is in september gestopt. Sem staat open voor een nieuw gesprek als zijn moeder meegaat.",
			Wil:   web.WilsZin{Onderwerp: "Iedereen die meedoet", Rest: " leest dit."}, Gebruik: informatie.Gebruik{}.Zinnen()},
		{ID: "g3", Leverancier: "Veilig Thuis", Datum: "wo 28 oktober",
			Ingetrokken: "Veilig Thuis trok dit stuk in. Je had het gelezen. Gebruik het niet meer."},
	}
}

func zicht() []web.ZichtRegel {
	return []web.ZichtRegel{{Stand: web.ZietNu, Wie: "Procesregisseur", Toelichting: "nu", Artikel: "9.2"},
		{Stand: web.ZietNu, Wie: "GGZ Voorbeeld (jullie)", Toelichting: "altijd: het is jullie informatie"},
		{Stand: web.ZietLater, Wie: "Gemeente Weert", Toelichting: "na de screening", Artikel: "1.7"},
		{Stand: web.ZietNiet, Wie: "Manager, ondersteuning", Toelichting: "nooit de inhoud", Artikel: "11.1"}}
}

func casusVoorbeelden() []voorbeeld {
	vol := web.CasusPagina{Schil: inCasus(), ID: "c1", Nummer: "2026-0142", Soort: "Complexe casus",
		Gemeente: "Weert", Doelen: []string{"Veiligheid", "Minder overlast"},
		Fase: "Triage", Fasen: web.FaseBalk(casus.Complex, casus.Triage, map[casus.Fase]string{casus.Aangemeld: "12 mei",
			casus.InScreening: "19 mei", casus.Triage: "nu, sinds 2 juni"}),
		Volgende: "oordeel vóór 2 december", Namens: "Gemeente Weert",
		Acties: web.CasusActies{Bevestigen: true, Screenen: true, Toewijzen: true, Betrekken: true, Informatie: true, Collega: true},
		Hoofd:  "Sem Voorbeeld", Termijnen: []web.Termijn{{ID: "t1", Naam: "Doorlooptijd", Waarde: "dag 195", Uitleg: "Aangemeld op 12 mei"},
			{ID: "t2", Naam: "Bewaren", Waarde: "nog 4 jaar en 170 dagen", Uitleg: "De wet: hoogstens tot 12 mei 2031", Nu: 195, Max: 1826},
			{ID: "t3", Naam: "Afspraken", Waarde: "5 van 8 klaar", Uitleg: "1 is te laat", Nu: 5, Max: 8, Letop: true}},
		Bezoek: "vr 20 november, 16:42", Sinds: []web.Koppeling{{Tekst: "1 stuk met strengere voorwaarden",
			URL: "#informatie"}, {Tekst: "2 nieuwe stukken", URL: "#informatie"}},
		Betrokkenen: betrokkenen(), Aanmelding: new(aanmeldingKaart()),
		Screening: &web.ScreeningKaart{Door: "Noor Verzonnen", Namens: "Gemeente Weert", Datum: "2 juni",
			Overleg: "A. Verzonnen, 1 juni, telefoon", Verslag: "De aanmelder is het eens.",
			Criteria: web.CriteriumRegels(criteria()), Uitkomst: web.Badge{Tekst: "naar triage", Toon: web.ToonGoed,
				Icoon: web.IcoonVinkje}, Reden: "Drie ketens zijn nodig.", Naar: ""},
		Overleg: new(eenOverleg()), Eerdere: []web.Koppeling{{Tekst: "RTO 1, di 9 juni 2026, 10:00, Zaal 2", URL: "/overleggen/o0"}},
		Triage: triageKaart(),
		Deelnemers: []web.DeelnemerRij{{Partij: "Gemeente Weert", Personen: "A. Verzonnen", Rol: "aanmelder",
			Grond: "Wmo 2.1", Sinds: "12 mei"}, {Partij: "Politie Voorbeeldstreek", Personen: "P. Fictief",
			Rol: "doet mee", Grond: "Politiewet 3", Sinds: "3 juni"}},
		StukFilters: []web.Chip{{Tekst: "Alles", URL: "/casussen/c1#informatie", Huidig: true},
			{Tekst: "Nieuw sinds vrijdag", URL: "/casussen/c1?nieuw=1#informatie"}, {Tekst: "Politie",
				URL: "/casussen/c1?van=p#informatie"}},
		Stukken: stukken(), WieDoetWat: []web.Feit{{Naam: "Procesregisseur", Waarde: "Noor Verzonnen (jij)"},
			{Naam: "Aanmelder", Waarde: "Gemeente Weert"}},
		Tijdlijn: []web.TijdRegel{{Wanneer: "vandaag 08:55",
			Tekst: "Politie maakte de voorwaarden van een stuk strenger.", Icoon: web.IcoonSlot},
			{Wanneer: "vr 20 november", Tekst: "Politie gaf informatie.", Icoon: web.IcoonStuk}},
		Plan: new(planKaart()), PlanWegen: []web.Koppeling{{Tekst: "Eigen optreden", URL: "/casussen/c1/optreden"}},
		Gekeken: gekeken(), MagGekeken: true,
		Uitleg: &web.Melding{Soort: web.MeldingInfo, Kop: "Je kunt het stuk van de Politie niet wijzigen.",
			Tekst: "Dat kan alleen de Partij die het gaf (art. 12.1)."}}
	vol.Meldingen = []web.Melding{{Soort: web.MeldingGelukt, Kop: "Partij betrokken.",
		Tekst: "Politie Voorbeeldstreek doet nu mee.", Net: true}}
	leeg := web.CasusPagina{Schil: inCasus(), ID: "c1", Nummer: "2026-0142", Soort: "Gebied", Gemeente: "Leudal",
		Doelen: []string{"Veiligheid"}, Fase: "Aanmelding",
		Fasen: web.FaseBalk(casus.Complex, casus.Aangemeld, nil), MagGekeken: true, Bezoek: "gisteren 16:42"}
	inTriage := leeg
	inTriage.Betrokkenen, inTriage.Triage = betrokkenen(), &web.TriageKaart{Bij: "2 van 4 antwoorden binnen", Vragen: triageVragen()}
	inTriage.Acties = web.CasusActies{Bevragen: true, Afronden: true}
	return []voorbeeld{
		{"casus", vol}, {"casus-leeg", leeg}, {"casus-triage", inTriage},
		{"casusproces", web.CasusProcesPagina{Schil: inCasus(), ID: "c1", Nummer: "2026-0142",
			Soort: "Complexe casus", Gemeente: "Weert", Fase: "Screening",
			Fasen: web.FaseBalk(casus.Complex, casus.InScreening, nil), Feiten: []web.Feit{{Naam: "Aangemeld", Waarde: "12 mei"},
				{Naam: "Procesregisseur", Waarde: "Noor Verzonnen"}}, MagToewijzen: true, MagGekeken: true,
			Gekeken: gekeken()}},
		{"casusproces-nieuw", web.CasusProcesPagina{Schil: inCasus(), ID: "c1", Nummer: "2026-0142",
			Soort: "Complexe casus", Gemeente: "Weert", MagToewijzen: true, Feiten: []web.Feit{{Naam: "Aangemeld",
				Waarde: "vandaag"}}}},
		{"gegeven", web.GegevenPagina{Schil: inCasus("Informatie"), CasusID: "c1", Nummer: "2026-0142",
			Stuk: stukken()[1], Zicht: zicht(), ZichtOm: "23 november, 14:03", MagWijzigen: true, Versie: 2, Document: web.DocumentVeld{Max: "50 MB", Bytes: 50_000_000, Samen: "100 MB", SamenBytes: 100_000_000, Los: true},
			Gezien:  []web.GezienRij{{Wie: "A. Verzonnen", Partij: "Gemeente Voorbeeldstad", Laatst: "vandaag 08:55", Keer: "3 keer"}, {Wie: "P. Fictief", Partij: "Veiligheidshuis", Laatst: "gisteren 16:10"}},
			Versies: []web.TijdRegel{{Wanneer: "do 19 november", Tekst: "GGZ gaf dit stuk.", Icoon: web.IcoonPlus}}}},
		{"gegeven-strenger", web.GegevenPagina{Schil: inCasus("Informatie"), CasusID: "c1", Nummer: "2026-0142", Stuk: strenger(), MagWijzigen: true, Versie: 2,
			Document: web.DocumentVeld{Max: "50 MB", Bytes: 50_000_000, Samen: "100 MB", SamenBytes: 100_000_000, Los: true}}},
		{"gegeven-weg", web.GegevenPagina{Schil: inCasus("Informatie"), CasusID: "c1", Nummer: "2026-0142",
			Stuk: stukken()[2]}},
		{"weghalen", web.WeghalenPagina{Schil: inCasus("Document weghalen"), Nummer: "2026-0142", Versie: 2, Gegeven: "g2",
			Document: web.DocumentRij{ID: "d1", Naam: "brief.pdf", Feiten: "Pdf · 84 kB"}}},
		{"intrekken", web.IntrekkenPagina{Schil: met(inCasus("Intrekken"), errs.Veldfout{Veld: "reden",
			Melding: "Schrijf op waarom je dit intrekt."}), CasusID: "c1", Nummer: "2026-0142", Versie: 2,
			Stuk: stukken()[0]}},
	}
}

func formulierVoorbeelden() []voorbeeld {
	partijen := []web.Optie{{Waarde: "p1", Label: "Politie Voorbeeldstreek"}, {Waarde: "p2", Label: "Gemeente Weert"},
		{Waarde: "p3", Label: "Moveoo"}}
	mensen := []web.Optie{{Waarde: "m1", Label: "P. Fictief (Politie Voorbeeldstreek)"}, {Waarde: "m2",
		Label: "A. Verzonnen (Gemeente Weert)"}}
	aanmelding := casus.Aanmelding{Soort: casus.Complex, Gemeente: "GM0988", Concept: "k1",
		Inhoud: casus.Inhoud{Doelen: []string{"veiligheid"}, Aanleiding: "Overlast rond de woning.",
			Criteria: criteria(), Leefgebieden: []string{"wonen"}},
		Betrokkenen: []casus.Betrokkene{{Voornaam: "Sem", Achternaam: "Voorbeeld", Geboortedatum: "4-3-2004",
			BSN: "999990019", Rol: casus.Hoofdbetrokkene}, {Rol: casus.Gezinslid}}}
	fouten := met(schil("/aanmelden"), errs.Veldfout{Veld: "soort", Melding: "Kies wat voor casus het is."},
		errs.Veldfout{Veld: "gemeente", Melding: "Kies de gemeente."},
		errs.Veldfout{Veld: "doelen", Melding: "Kies minstens één doel."}, errs.Veldfout{Veld: "aanleiding",
			Melding: "Schrijf op waarom je deze casus aanmeldt."},
		errs.Veldfout{Veld: "betrokkenen", Melding: "Kies één hoofdbetrokkene. De anderen krijgen een andere rol."},
		errs.Veldfout{Veld: "betrokkenen[0].achternaam", Melding: "Vul de achternaam in."},
		errs.Veldfout{Veld: "criteria", Melding: "Beantwoord alle criteria."},
		errs.Veldfout{Veld: "criteria[1].toelichting", Melding: "Leg je antwoord uit."},
		errs.Veldfout{Veld: "leefgebieden", Melding: "Kies minstens één leefgebied waarop het misgaat."})
	info := web.InformatiePagina{Schil: inCasus("Informatie toevoegen"), Doel: web.InformatieNieuw, CasusID: "c1",
		Nummer: "2026-0142", Partij: "GGZ Voorbeeld", Doelen: []string{"Veiligheid", "Minder overlast"}, Geheim: true,
		Waarden: informatie.Toevoegen{Inhoud: informatie.Inhoud{Over: []string{"b1"},
			Tekst: "Behandeling is in september gestopt.", Grondslag: "Toestemming van 2 november 2026"},
			Voorwaarden: informatie.Voorwaarden{Wie: informatie.AlleDeelnemers, Vanaf: informatie.VanafRTO, Doelen: []string{"overlast"}, Tot: "1-3-2027",
				Gebruik: informatie.Gebruik{VraagVooraf: true, Vertellen: true}},
			Soort: informatie.Gezondheid, Documenten: []string{"d3"}},
		DoelIDs: []string{"veiligheid", "overlast"}, Soort: casus.Complex, Gebruik: informatie.Gebruik{Vertellen: true}.Zinnen(),
		Betrokkenen: []web.Optie{{Waarde: "b1", Label: "Sem Voorbeeld"}, {Waarde: "b2", Label: "Ria Voorbeeld"},
			{Waarde: "b3", Label: "Mees Verzinsel"}}, Partijen: partijen,
		Zin:   web.WilsZin{Onderwerp: "Iedereen die meedoet", Rest: " leest dit, tot en met 1 maart 2027."},
		Zicht: zicht(), ZichtOm: "23 november, 14:03", Document: web.DocumentVeld{Max: "50 MB", Bytes: 50_000_000, Samen: "100 MB", SamenBytes: 100_000_000,
			Klaar: []web.DocumentRij{{ID: "d3", Naam: "verslag.docx", Feiten: "Word-document · 31 kB", Gewist: "Weggehaald: wie het maakte en wie het veranderde."}}}}
	infoFout, corrigeren, voorwaarden := info, info, info
	infoFout.Schil = met(info.Schil, errs.Veldfout{Veld: "over", Melding: "Kies over wie dit gaat."},
		errs.Veldfout{Veld: "tekst", Melding: "Schrijf op welke informatie je geeft."}, errs.Veldfout{Veld: "soort",
			Melding: "Kies wat voor gegevens dit zijn."},
		errs.Veldfout{Veld: "grondslag", Melding: "Schrijf op waarom je dit mag geven."}, errs.Veldfout{Veld: "wie",
			Melding: "Kies wie dit mag lezen."}, errs.Veldfout{Veld: "lezers", Melding: "Kies minstens één Partij."},
		errs.Veldfout{Veld: "tot", Melding: "Kies een datum die nog komt."})
	infoFout.Waarden, infoFout.Zicht = informatie.Toevoegen{Voorwaarden: informatie.Voorwaarden{Vanaf: informatie.VanafRTO}}, nil
	infoFout.Document = web.DocumentVeld{Max: "50 MB", Bytes: 50_000_000, Samen: "100 MB", SamenBytes: 100_000_000, Fout: "Dit is geen pdf, foto, Word, Excel, PowerPoint, OpenDocument of tekst. Kies een ander bestand."}
	infoFout.Fouten = append(infoFout.Fouten, errs.Veldfout{Veld: "document", Melding: infoFout.Document.Fout})
	corrigeren.Doel, corrigeren.GegevenID, corrigeren.Versie = web.InformatieCorrigeren, "g1", 3
	voorwaarden.Protocol = []string{"Alleen de procesregisseur mag het nog lezen.", "Mag niet meer: citeren in plan of verslag."}
	voorwaarden.Doel, voorwaarden.GegevenID, voorwaarden.HuidigeTekst, voorwaarden.Zin = web.InformatieVoorwaarden,
		"g1", "Behandeling is gestopt.", web.WilsZin{}
	screening := web.ScreeningPagina{Schil: inCasus("Beoordelen"), CasusID: "c1", Nummer: "2026-0142",
		Namens: "Gemeente Weert", Aanmelding: aanmeldingKaart(), Betrokkenen: betrokkenen(), NamensOpties: partijen,
		Waarden: casus.Screening{Versie: 4, Criteria: criteria(), Uitkomst: casus.Triage,
			Overleg: casus.Overleg{Met: "A. Verzonnen", Datum: "20-11-2026", Wijze: "telefoon",
				Verslag: "Is het eens."}}}
	screeningFout := screening
	screeningFout.Waarden, screeningFout.Betrokkenen = casus.Screening{}, nil
	screeningFout.Schil = met(screening.Schil, errs.Veldfout{Veld: "overleg.met",
		Melding: "Schrijf op met wie van de aanmelder je hebt overlegd."}, errs.Veldfout{Veld: "overleg.wijze",
		Melding: "Kies hoe jullie overlegden."}, errs.Veldfout{Veld: "criteria[0].antwoord",
		Melding: "Kies ja of nee."},
		errs.Veldfout{Veld: "uitkomst", Melding: "Kies een uitkomst."}, errs.Veldfout{Veld: "namensPubliek",
			Melding: "Kies een Partij."})
	return []voorbeeld{
		{"aanmelden", web.AanmeldenPagina{Schil: schil("/aanmelden"), Waarden: aanmelding, Partij: "Gemeente Weert",
			Concept: web.ConceptRegel{Om: "14:03", Actie: "/concepten/k1"}}},
		{"aanmelden-namens", web.AanmeldenPagina{Schil: schil("/aanmelden"), Namens: partijen, Contacten: mensen}},
		{"aanmelden-fout", web.AanmeldenPagina{Schil: fouten, Partij: "Gemeente Weert",
			Concept: web.ConceptRegel{Mislukt: true}}},
		{"screening", screening}, {"screening-fout", screeningFout},
		{"bevestigen", web.BevestigenPagina{Schil: inCasus("Bevestigen"), CasusID: "c1", Nummer: "2026-0142",
			Partij: "Gemeente Weert", Versie: 1, Aanmelding: aanmeldingKaart(), Betrokkenen: betrokkenen()}},
		{"toewijzen", web.ToewijzenPagina{Schil: inCasus("Toewijzen"), CasusID: "c1", Nummer: "2026-0142",
			Nu: "Joris Bedacht", Regisseurs: mensen, Feiten: []web.Feit{{Naam: "Soort", Waarde: "Jongere"},
				{Naam: "Gemeente", Waarde: "Weert"}}}},
		{"toewijzen-fout", web.ToewijzenPagina{Schil: met(inCasus("Toewijzen"), errs.Veldfout{Veld: "medewerker",
			Melding: "Kies een procesregisseur."}), CasusID: "c1", Nummer: "2026-0142", Regisseurs: mensen}},
		{"betrekken", web.BetrekkenPagina{Schil: met(inCasus("Betrekken"), errs.Veldfout{Veld: "partij",
			Melding: "Kies de Partij die meedoet."}), CasusID: "c1", Nummer: "2026-0142", Namens: "Gemeente Weert",
			Partijen: partijen, Medewerkers: mensen, NamensOpties: partijen, Doelen: []string{"Veiligheid"},
			Deelnemers: []web.DeelnemerRij{{Partij: "Gemeente Weert", Personen: "A. Verzonnen", Rol: "aanmelder"}}}},
		{"collega", web.CollegaPagina{Schil: inCasus("Collega"), CasusID: "c1", Nummer: "2026-0142",
			Partij: "Gemeente Weert", Collegas: mensen, Al: []string{"A. Verzonnen"}}},
		{"informatie", info}, {"informatie-fout", infoFout}, {"informatie-corrigeren", corrigeren},
		{"informatie-voorwaarden", voorwaarden},
	}
}

func overigeVoorbeelden() []voorbeeld {
	redenen := []web.ArtikelReden{{Artikel: "9.2a", Naam: "Artikel 9.2a",
		Zin: "De procesregisseur oordeelt in overleg met de aanmelder."}}
	besluit := web.Besluituitleg{Handeling: "Een casus beoordelen", Redenen: redenen,
		Wanneer: "23 november 2026, 14:05"}
	invoer := &web.EigenInvoer{Actie: "/casussen/c1/informatie", Knop: "Probeer opnieuw",
		Velden: []web.InvoerVeld{{Naam: "tekst", Label: "Informatie", Waarde: "Mijn tekst."}, {Naam: "wie",
			Waarde: "deelnemers"}}}
	uit := web.Schil{Huis: "Veiligheidshuis Voorbeeldstreek", Oefen: true}
	return []voorbeeld{
		{"inloggen", web.InloggenPagina{Schil: uit, Terug: "/casussen", Stappen: []web.ProefStap{
			{Wat: "Meld een casus aan", Uitleg: "Alleen jouw Partij en de procesregisseur weten ervan.", ID: "m2", Naam: "Anna Verzonnen", Als: "aanmelder", Terug: "/aanmelden"},
			{Wat: "Wijs de casus toe", Uitleg: "Je ziet het nummer.", ID: "m1", Naam: "Noor Verzonnen", Als: "manager", Terug: "/"}}, Groepen: []web.PersoonGroep{
			{Naam: "Procesregisseurs", Uitleg: "Zij beoordelen een casus en begeleiden het overleg.",
				Personen: []web.Persoon{{ID: "m1", Naam: "Noor Verzonnen", Functie: "Procesregisseur",
					Uitleg: "Heeft vier casussen."}}},
			{Naam: "Gemeente Weert", Personen: []web.Persoon{{ID: "m2", Naam: "Anna Verzonnen", Functie: "Aanmelder",
				Partij: "Gemeente Weert"}, {ID: "m3", Naam: "Koos Bedacht", Functie: "Deelnemer",
				Partij: "Gemeente Weert"}}}}}},
		{"echtinloggen", web.EchtInloggenPagina{Schil: web.Schil{Huis: uit.Huis, Meldingen: []web.Melding{{Soort: web.MeldingFout,
			Kop: "Je inlognaam, je wachtwoord of je code klopt niet.", Tekst: "Kijk ze na en probeer het opnieuw."}}}, Naam: "n.verzonnen@weert.example", Terug: "/casussen", Passkeys: true}},
		{"echtinloggen-diensten", web.EchtInloggenPagina{Schil: web.Schil{Huis: uit.Huis}, Diensten: dienstVoorbeelden(1)}},
		{"echtinloggen-veel", web.EchtInloggenPagina{Schil: web.Schil{Huis: uit.Huis}, Diensten: dienstVoorbeelden(25), Passkeys: true}},
		{"dienst", web.DienstPagina{Schil: web.Schil{Huis: uit.Huis}, Naam: "Werkaccount Weert", URL: "https://inlog.weert.example/auth"}},
		{"dienst-klaar", web.DienstPagina{Schil: schil(""), Klaar: true}},
		{"dienst-mis", dienstMisVoorbeeld()},
		{"instellen-diensten", web.InstellenPagina{Schil: web.Schil{Huis: uit.Huis}, Diensten: dienstVoorbeelden(2), Code: "k7wq-3m9x-0rtb-v2cd", Wie: "Noor Verzonnen", App: "GEZD GNBV", Beeld: "data:image/png;base64,iVBORw0KGgo="}},
		{"instellen-alleen", web.InstellenPagina{Schil: web.Schil{Huis: uit.Huis}, Diensten: dienstVoorbeelden(1), Alleen: true, Dienst: true, Herstel: true, Code: "k7wq-3m9x-0rtb-v2cd", Wie: "Noor Verzonnen"}},
		{"account-dienst", web.AccountPagina{Schil: schil(""), Dienst: "Werkaccount Weert", Gekoppeld: "23 november", Stiltijd: "20 minuten", Sessies: []web.SessieRij{
			{ID: "s1", Apparaat: "Firefox, Windows, via Werkaccount Weert", Deze: true, Feiten: []web.Feit{{Naam: "Ingelogd", Waarde: "23 november, 09:02"}}}}}},
		{"account-dienst-weg", web.AccountPagina{Schil: schil(""), Dienst: "een inlogdienst die je Partij niet meer heeft", DienstWeg: true, Gekoppeld: "23 november", Stiltijd: "20 minuten"}},
		{"benjijhet-dienst", benJijHetDienst(false)},
		{"benjijhet-dienst-nog", benJijHetDienst(true)},
		{"toegang", web.ToegangPagina{Schil: web.Schil{Huis: uit.Huis}}},
		{"instellen", instellenVoorbeeld(web.Schil{Huis: uit.Huis})},
		{"instellen-herstel", web.InstellenPagina{Schil: web.Schil{Huis: uit.Huis}, Code: "k7wq-3m9x-0rtb-v2cd", Wie: "Noor Verzonnen", Herstel: true, Naam: "noor", App: "GEZD GNBV"}},
		{"herstelcodes", web.HerstelcodesPagina{Schil: schil(""), Eerste: true, Codes: []string{"k7wq-3m9x-0rtb-v2cd", "0123-4567-89ab-cdef"}}},
		{"herstelcodes-nieuw", nieuweHerstelcodes(false)},
		{"herstelcodes-oefen", nieuweHerstelcodes(true)},
		{"account", web.AccountPagina{Schil: schil(""), Heeft: true, Naam: "n.verzonnen@weert.example", Over: 7, Geraden: 12, Stiltijd: "20 minuten", App: true, KanPasskeys: true, Passkeys: passkeyVoorbeelden(), Sessies: []web.SessieRij{
			{ID: "s1", Apparaat: "Firefox, Windows", Deze: true, Feiten: []web.Feit{{Naam: "Ingelogd", Waarde: "23 november, 09:02"}}},
			{ID: "s2", Apparaat: "Safari, iPhone", Feiten: []web.Feit{{Naam: "Ingelogd", Waarde: "23 november, 08:40"}}}}}},
		{"account-zonder", web.AccountPagina{Schil: schil(""), Heeft: true, Naam: "noor", Over: 7, Stiltijd: "20 minuten"}},
		{"passkey", passkeyVoorbeeld(true, "")},
		{"passkey-maken", passkeyVoorbeeld(true, `{"publicKey":{}}`)},
		{"passkey-zonder", passkeyVoorbeeld(false, "")},
		{"account-oefen", web.AccountPagina{Schil: schil(""), Stiltijd: "20 minuten"}},
		{"wachtwoord", wachtwoordVoorbeeld()},
		{"benjijhet", benJijHetVoorbeeld(false)},
		{"benjijhet-oefen", benJijHetVoorbeeld(true)},
		{"verklaring", web.VerklaringPagina{Schil: schil(""), Versie: 1, Naam: "Noor Verzonnen",
			NamensWie: "Gemeente Weert", Tekst: "Ik beloof:\n- Ik houd geheim wat ik hier lees en hoor."}},
		{"verklaring-getekend", web.VerklaringPagina{Schil: schil(""), Versie: 2, Opnieuw: true,
			Getekend: true, Naam: "Noor Verzonnen", NamensWie: "het huis"}},
		{"weigering", web.WeigeringPagina{Schil: inCasus("Dit kan nu niet"),
			Titel: "Je kunt deze casus nog niet beoordelen", Regel: "Casus 2026-0142 · er is niets veranderd",
			Waarom: "Gemeente Weert heeft de aanmelding nog niet bevestigd.", Redenen: redenen, Besluit: besluit,
			WaaromURL: "/waarom/123", Invoer: invoer,
			Bewaard: &web.Melding{Soort: web.MeldingGelukt, Kop: "Je tekst is bewaard.",
				Koppeling: &web.Koppeling{Tekst: "Terug naar je tekst", URL: "/concepten/k1"}},
			Wegen: []web.Uitweg{{Naam: "Vraag de Partij om te bevestigen", Uitleg: "Bel A. Verzonnen.",
				Knop: web.Knop{Tekst: "Naar de casus", URL: "/casussen/c1", Soort: web.KnopEerste}},
				{Naam: "Bekijk je andere werk", Knop: web.Knop{Tekst: "Mijn werk", URL: "/",
					Soort: web.KnopTweede}}}}},
		{"weigering-kort", web.WeigeringPagina{Schil: schil(""), Titel: "Deze casus hoort hier niet",
			Waarom: "Radicalisering heeft een eigen wet (WGPA). Er is niets bewaard."}},
		{"waarom", web.WaaromPagina{Schil: schil(""), Besluit: besluit, Casus: &web.Koppeling{Tekst: "2026-0142",
			URL: "/casussen/c1"}, Anders: "Leg eerst het overleg met de aanmelder vast.", Namens: "Gemeente Weert"}},
		{"waarom-mag", web.WaaromPagina{Schil: schil(""), Mag: true,
			Besluit: web.Besluituitleg{Handeling: "Een casus lezen"}}},
		{"conflict", web.ConflictPagina{Schil: inCasus("Veranderd"), Wat: "dit stuk", Wie: "P. Fictief", Om: "14:02", Keuzes: []string{"Afspraak 1 bij doel 1: Anna Fictief, zorg, uiterlijk 9 maart 2026"},
			Naast: []web.ConflictVeld{{Naam: "Soort gegevens", Nu: "Gezondheid (bijzonder, AVG 9)", Jij: "Gewone persoonsgegevens"}, {Naam: "Bron", Nu: "Gesprek"}},
			Nu:    "De tekst zoals die nu is.", NuURL: "/informatie/g1", Invoer: *invoer}},
		{"conflict-terug", web.ConflictPagina{Schil: inCasus("Veranderd"), Wat: "deze verstrekking", Wie: "P. Fictief", Om: "14:02", Nu: "Stand: toestemming gevraagd", Terug: true, Invoer: *invoer}},
		{"conflict-kort", web.ConflictPagina{Schil: inCasus("Veranderd"), Wat: "deze casus", Invoer: *invoer}},
		{"verstuurd", web.VerstuurdPagina{Schil: schil(""), Wat: "Deze aanmelding", Op: "op 23 november, 14:02",
			Open:  web.Knop{Tekst: "Open de casus", URL: "/casussen/c1", Soort: web.KnopEerste},
			Nieuw: web.Knop{Tekst: "Leeg formulier", URL: "/aanmelden", Soort: web.KnopTweede}, Invoer: invoer}},
		{"vanander", web.VanAnderPagina{Schil: schil(""), Wie: "Noor Verzonnen, Procesregisseur", Nieuw: web.Knop{Tekst: "Leeg formulier", URL: "/aanmelden", Soort: web.KnopTweede},
			Invoer: &web.EigenInvoer{Actie: "/aanmelden", Knop: "Nieuw formulier met deze tekst", Velden: []web.InvoerVeld{{Naam: "aanleiding", Label: "Waarom meld je deze casus aan?", Waarde: "Er is elke avond ruzie."}}}}},
		{"vanander-kort", web.VanAnderPagina{Schil: schil(""), Wie: "Noor Verzonnen, Procesregisseur", Onbekend: true}},
		{"verstuurd-kort", web.VerstuurdPagina{Schil: schil(""), Wat: "Dit formulier", Op: "op 23 november, 14:02"}},
		{"fout-404", web.NietGevonden(schil(""))},
		{"fout-404-getypt", web.FoutPagina{Schil: schil(""), Status: http.StatusNotFound, Getypt: invoer.Velden}},
		{"fout-503", web.FoutPagina{Schil: schil(""), Status: http.StatusServiceUnavailable, Kenmerk: "7f3a-20c1",
			Invoer: invoer}},
		{"fout-413", web.FoutPagina{Schil: schil(""), Status: http.StatusRequestEntityTooLarge}},
		{"fout-400", web.FoutPagina{Schil: schil(""), Status: http.StatusBadRequest}},
		{"fout-405", web.FoutPagina{Schil: uit, Status: http.StatusMethodNotAllowed}},
		{"toegankelijkheid", web.ToegankelijkheidPagina{Schil: uit}},
		{"privacy", web.PrivacyPagina{Schil: schil(""), Contact: "rechten@voorbeeld.example"}},
		{"sneltoetsen", web.SneltoetsenPagina{Schil: schil("")}},
		{"convenant", web.ConvenantPagina{Schil: schil("/convenant"),
			Hoofdstukken: []web.ConvenantHoofdstuk{{Anker: "deel-9", Naam: "Artikel 9: procesregisseur", Kort: "9", Artikelen: artikelUitleg()}}}},
		{"convenant-leeg", web.ConvenantPagina{Schil: schil("/convenant")}},
	}
}

func artikelUitleg() []web.ArtikelUitleg {
	return []web.ArtikelUitleg{{Anker: "art-9-2a", Naam: "artikel 9.2a", Titel: "Beoordelen van een Casus", Uitgevoerd: true,
		Zin:    "De procesregisseur oordeelt in overleg.",
		Regels: []web.RegelUitleg{{ID: "9.2a-1", Hoe: "anders kan niet", Zin: "Zonder overleg geen oordeel."}},
		Bepalingen: []web.BepalingUitleg{{ID: "artikel-09-lid-2a", Wat: "Casus beoordelen", Waarom: "Jij beoordeelt deze casus."},
			{ID: "artikel-14-lid-1", Verbod: true, Wat: "Alles", Waarom: "Je hebt nog niet getekend.", Anders: "Teken eerst de verklaring."}},
		Gevallen: []web.GevalUitleg{{Naam: "de procesregisseur screent", Mag: true}, {Naam: "de melder niet"}},
		Toetsen:  []string{"gate/regels_test.go: TestRegelOverleg", "policy/voorbeeld_test.go: TestVerloop"}, AantalProef: 4,
		Waar: []web.Koppeling{{Tekst: "Casussen", URL: "/casussen"}}},
		{Anker: "art-9-1", Naam: "artikel 9.1", Titel: "Bevoegdheid", Zin: "De procesregisseur mag dit."}}
}

func ja(b bool) *bool { return &b }

func instellenVoorbeeld(s web.Schil) web.InstellenPagina {
	s.Fouten = []errs.Veldfout{{Veld: "naam", Melding: "Kies een andere inlognaam."}, {Veld: "wachtwoord", Melding: "Dit wachtwoord is makkelijk te raden."},
		{Veld: "nogmaals", Melding: "De twee wachtwoorden zijn niet gelijk."}, {Veld: "app", Melding: "Deze code klopt niet."}}
	return web.InstellenPagina{Schil: s, Passkeys: true, Code: "k7wq-3m9x-0rtb-v2cd", Wie: "Noor Verzonnen", Naam: "noor", App: "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ", Beeld: "data:image/png;base64,iVBORw0KGgo="}
}

func passkeyVoorbeeld(kan bool, vraag string) web.PasskeyPagina {
	p := web.PasskeyPagina{Schil: schil("", web.Kruimel{Naam: "Mijn inlog", URL: "/account"}, web.Kruimel{Naam: "Passkey toevoegen"}), Kan: kan, Vraag: vraag, Naam: "Telefoon"}
	if kan && vraag == "" {
		p.Fouten = []errs.Veldfout{{Veld: "naam", Melding: "Kies een kortere naam: hoogstens 60 tekens."}}
	}
	return p
}

func passkeyVoorbeelden() []web.PasskeyRij {
	feiten := []web.Feit{{Naam: "Toegevoegd", Waarde: "23 november"}, {Naam: "Laatst gebruikt", Waarde: "vandaag, 09:02"}}
	return []web.PasskeyRij{{ID: "k1", Naam: "Telefoon van mijn werk", Feiten: feiten}, {ID: "k2", Naam: "Losse sleutel", Feiten: feiten, Kopie: true}}
}

func wachtwoordVoorbeeld() web.WachtwoordPagina {
	p := web.WachtwoordPagina{Schil: schil("")}
	p.Fouten = []errs.Veldfout{{Veld: "nu", Melding: "Dit is niet het wachtwoord dat je nu hebt."}}
	return p
}

func nieuweHerstelcodes(oefen bool) web.HerstelcodesPagina {
	p := web.HerstelcodesPagina{Schil: schil("")}
	p.Oefen = oefen
	return p
}

func benJijHetVoorbeeld(oefen bool) web.BenJijHetPagina {
	p := web.BenJijHetPagina{Schil: schil(""), Waarom: "Het gaat om het vernietigen van een dossier. Daarom vragen we eerst of jij het echt bent.", Actie: "/casussen/c1/vernietigen",
		Velden: []web.InvoerVeld{{Naam: "sleutel", Waarde: "voorbeeldsleutel"}, {Naam: "versie", Waarde: "3"}, {Naam: "reden", Waarde: "Klaar."}}}
	if p.Oefen = oefen; !oefen {
		p.Passkeys = true
		p.Fout = "Deze code klopt niet, of is al gebruikt."
		p.Fouten = []errs.Veldfout{{Veld: "bevestigcode", Melding: p.Fout}}
	}
	return p
}

func dienstVoorbeelden(n int) (uit []web.DienstKnop) {
	for i := range n {
		uit = append(uit, web.DienstKnop{ID: "d" + strconv.Itoa(i), Naam: "Werkaccount van Partij " + strconv.Itoa(i+1), URL: "/inloggen/dienst/d" + strconv.Itoa(i) + "?terug=%2Fcasussen"})
	}
	return uit
}

func dienstMisVoorbeeld() web.DienstPagina {
	p := web.DienstPagina{Schil: schil(""), URL: "/sessie/dienst"}
	p.Meldingen = []web.Melding{{Soort: web.MeldingFout, Kop: "We kunnen Werkaccount Weert nu niet bereiken.", Tekst: "Probeer het over een paar minuten."}}
	return p
}

func benJijHetDienst(nog bool) web.BenJijHetPagina {
	p := benJijHetVoorbeeld(false)
	p.Fout, p.Fouten, p.Passkeys, p.Dienst, p.Nog = "", nil, false, "Werkaccount Weert", nog
	return p
}
