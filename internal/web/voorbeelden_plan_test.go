// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"rondetafel/internal/bestuur"
	"rondetafel/internal/errs"
	"rondetafel/internal/informatie"
	"rondetafel/internal/plan"
	"rondetafel/internal/web"
)

func planKaart() web.PlanKaart {
	return web.PlanKaart{CasusID: "c1", Kop: "Versie 2, vastgesteld op 9 juni 2026", Verwijst: true, Wijziging: "De politie komt minder vaak langs.",
		Doelen: []web.PlanDoel{{Kop: "Wonen: Sem woont op zichzelf met begeleiding", Afspraken: []web.AfspraakRij{
			{Wat: "Woonplek met begeleiding zoeken", URL: "/afspraken/a1", Partij: "Gemeente Weert", Persoon: "A. Verzonnen", Soort: "zorg", Uiterlijk: "15 november", Badge: web.BadgeTeLaat("8 dagen te laat")},
			{Wat: "Huurschuld regelen", URL: "/afspraken/a2", Partij: "Gemeente Weert", Persoon: "A. Verzonnen", Soort: "bestuurlijke interventie", Uiterlijk: "1 december", Badge: web.Badge{Tekst: "bezig"}}},
			Waarom: []web.PassageRij{{Tekst: "Sem verliest eind dit jaar zijn kamer.", Bron: "Gemeente Weert"}, {Tekst: "Er was twee keer overlast.", Bron: "Politie Voorbeeldstreek",
				Herschrijven: &web.HerschrijfRij{Zin: informatie.RedenGecorrigeerd.Zin(), URL: "/passages/q1/herschrijven"}}}},
			{Kop: "Lichamelijke gezondheid: Sem gaat naar de huisarts"}},
		Rollen:   []web.PlanRol{{Partij: "Gemeente Weert", Rol: "Zorgt voor wonen", Informatiebehoefte: "Of er toezicht is"}, {Partij: "Moveoo"}},
		Criteria: []string{"Drie maanden geen nieuwe overlast", "Een vaste woonplek"},
		Stemmen: []web.PlanStem{{Partij: "Gemeente Weert", Badge: web.Badge{Tekst: "stemt in", Toon: web.ToonGoed, Icoon: web.IcoonVinkje}},
			{Partij: "Moveoo", Badge: web.Badge{Tekst: "stemt niet in", Toon: web.ToonLetop, Icoon: web.IcoonHand}, Reden: "Te weinig zorg."}},
		Melding:      &web.Melding{Soort: web.MeldingInfo, Kop: "Een nieuwe versie is voorgelegd.", Tekst: "2 Partijen antwoordden nog niet."},
		Herschrijven: []web.HerschrijfRij{{Waar: "Plan van aanpak, bij het doel: Sem woont op zichzelf", Zin: informatie.RedenIngetrokken.Zin(), URL: "/passages/q2/herschrijven"}},
		Acties:       []web.Knop{{Tekst: "Plan bewerken", URL: "/casussen/c1/plan/bewerken", Icoon: web.IcoonPotlood, Soort: web.KnopTweede, Klein: true}}}
}

func notities() []web.NotitieRegel {
	return []web.NotitieRegel{{Wanneer: "vandaag 09:12", Wie: "Anna Verzonnen, Gemeente Weert", Badge: web.Badge{Tekst: "lukt niet", Toon: web.ToonLetop, Icoon: web.IcoonWaarschuwing},
		Tekst: "Er is geen plek vrij."}, {Wanneer: "gisteren 10:00", Wie: "Noor Verzonnen, het huis, namens Gemeente Weert", Badge: web.Badge{Tekst: "herinnering", Icoon: web.IcoonBericht}}}
}

func planVoorbeelden() []voorbeeld {
	vol := plan.Concept{Versie: 3, Wijziging: "Meer begeleiding.", Inhoud: plan.Inhoud{Doelen: []plan.Doel{{ID: "d1", Leefgebied: "wonen", Tekst: "Sem woont op zichzelf",
		Afspraken: []plan.Afspraak{{ID: "a1", Wat: "Woonplek zoeken", Partij: "p2", Medewerker: "m2", Soort: plan.Zorg, Uiterlijk: "1-12-2026"}, {}},
		Passages:  []informatie.Citaat{{Tekst: "Sem verliest zijn kamer.", Partijen: []string{"p2"}, Gegevens: []string{"g1"}}, {Tekst: "Wij zien het samen.", Partijen: []string{informatie.Gezamenlijk}}}}},
		Rollen: []plan.Partijrol{{Partij: "p2", Rol: "Zorgt voor wonen", Informatiebehoefte: "Toezicht"}}, Criteria: []plan.Afschaalcriterium{{ID: "k1", Tekst: "Rust"}}}}
	bewerken := web.PlanBewerkenPagina{Schil: inCasus("Plan bewerken"), CasusID: "c1", Nummer: "2026-0142", Waarden: vol, Volgende: true, Voorgelegd: true,
		Partijen: []web.Optie{{Waarde: "p2", Label: "Gemeente Weert"}, {Waarde: "p3", Label: "Moveoo"}}, Mensen: []web.Optie{{Waarde: "m2", Label: "A. Verzonnen (Gemeente Weert)"}}, Stukken: citaten()}
	fout, leeg := bewerken, bewerken
	leeg.Waarden, leeg.Volgende, leeg.Voorgelegd = plan.Concept{}, false, false
	fout.Schil = met(bewerken.Schil, errs.Veldfout{Veld: "doelen", Melding: "Gebruik hoogstens 20 doelen."}, errs.Veldfout{Veld: "doelen[0].afspraken", Melding: "Gebruik hoogstens 30 afspraken bij een doel."},
		errs.Veldfout{Veld: "doelen[0].leefgebied", Melding: "Kies bij welk leefgebied dit doel hoort."}, errs.Veldfout{Veld: "doelen[0].afspraken[1].wat", Melding: "Schrijf op wat jullie afspreken."},
		errs.Veldfout{Veld: "doelen[0].afspraken[1].medewerker", Melding: "Kies wie dit doet."}, errs.Veldfout{Veld: "criteria", Melding: "Gebruik hoogstens 20 criteria."},
		errs.Veldfout{Veld: "rollen[0].rol", Melding: "Deze tekst is te lang. Gebruik hoogstens 300 tekens."}, errs.Veldfout{Veld: "wijziging", Melding: "Deze tekst is te lang."})
	instemmen := web.PlanInstemmenPagina{Schil: inCasus("Instemmen"), CasusID: "c1", Nummer: "2026-0142", Partij: "Gemeente Weert", Kaart: planKaart(), Waarden: bestuur.Instemmen{Versie: 3}}
	instemmenFout := instemmen
	instemmenFout.Schil = met(instemmen.Schil, errs.Veldfout{Veld: "antwoord", Melding: "Kies of jullie instemmen."}, errs.Veldfout{Veld: "reden", Melding: "Schrijf op waarom jullie niet instemmen."})
	gegeven := instemmen
	gegeven.Gegeven = &web.PlanAntwoord{Badge: web.Badge{Tekst: "niet ingestemd", Toon: web.ToonLetop, Icoon: web.IcoonHand}, Door: "Anna Verzonnen", Wanneer: "gisteren 10:00",
		Reden: "Er is te weinig toezicht."}
	gegeven.Invoer = &web.EigenInvoer{Actie: "/casussen/c1/plan/instemmen", Velden: []web.InvoerVeld{{Naam: "reden", Label: "Waarom?", Waarde: "Toch wel."}, {Naam: "antwoord", Waarde: "ja"}}}
	return append([]voorbeeld{
		{"plan", web.PlanPagina{Schil: inCasus("Plan van aanpak"), Nummer: "2026-0142", Kaart: planKaart(), Concept: new(planKaart()), Acties: planKaart().Acties,
			Versies: []web.PlanVersieRij{{Naam: "Versie 2", URL: "/casussen/c1/plan?versie=2", Datum: "9 juni", Hoe: "schriftelijk, door alle Partijen", Wijziging: "Minder vaak langs.", Huidig: true},
				{Naam: "Versie 1", URL: "/casussen/c1/plan?versie=1", Datum: "2 juni", Hoe: "besluit van het RTO"}}}},
		{"plan-leeg", web.PlanPagina{Schil: inCasus("Plan van aanpak"), Nummer: "2026-0142", Kaart: web.PlanKaart{CasusID: "c1"}}},
		{"planbewerken", bewerken}, {"planbewerken-leeg", leeg}, {"planbewerken-fout", fout},
		{"planvoorleggen", web.PlanVoorleggenPagina{Schil: inCasus("Voorleggen"), CasusID: "c1", Nummer: "2026-0142", Versie: 3, Partijen: []string{"Gemeente Weert", "Moveoo"},
			Kaart: &instemmen.Kaart, Ontbreekt: []string{plan.Zin(plan.GeenCriteria)}}},
		{"planvoorleggen-fout", web.PlanVoorleggenPagina{Schil: met(inCasus("Voorleggen"), errs.Veldfout{Veld: "versie", Melding: "Dit plan is al voorgelegd."}), CasusID: "c1", Nummer: "2026-0142"}},
		{"planinstemmen", instemmen}, {"planinstemmen-fout", instemmenFout},
		{"planinstemmen-gegeven", gegeven},
	}, uitvoeringVoorbeelden()...)
}

func uitvoeringVoorbeelden() []voorbeeld {
	eigen := web.AfspraakPagina{Schil: inCasus("Afspraak"), ID: "a1", CasusID: "c1", Nummer: "2026-0142", Doel: "Sem woont op zichzelf", Rij: planKaart().Doelen[0].Afspraken[0], Versie: 2,
		Feiten: []web.Feit{{Naam: "Doel", Waarde: "Sem woont op zichzelf"}, {Naam: "Uiterlijk", Waarde: "15 november"}}, Herinnerd: "gisteren 10:00", Notities: notities(), MagMelden: true}
	regie, fout := eigen, eigen
	regie.MagMelden, regie.MagAantekenen = false, true
	regie.Schil = met(regie.Schil, errs.Veldfout{Veld: "tekst", Melding: "Schrijf je aantekening op."})
	fout.Schil = met(fout.Schil, errs.Veldfout{Veld: "stand", Melding: "Kies hoe het staat."}, errs.Veldfout{Veld: "toelichting", Melding: "Schrijf op waarom het niet lukt."})
	fout.Notities, fout.Herinnerd = nil, ""
	return []voorbeeld{{"afspraak", eigen}, {"afspraak-regie", regie}, {"afspraak-fout", fout},
		{"afstemmen", web.AfstemmenPagina{Schil: inCasus("Afstemmen"), CasusID: "c1", Nummer: "2026-0142", Voortgang: true, Notities: notities()}},
		{"afstemmen-leeg", web.AfstemmenPagina{Schil: met(inCasus("Afstemmen"), errs.Veldfout{Veld: "tekst", Melding: "Schrijf op wat jullie bespraken."}), CasusID: "c1", Nummer: "2026-0142"}},
		{"optreden", web.OptredenPagina{Schil: inCasus("Eigen optreden"), CasusID: "c1", Nummer: "2026-0142", Partij: "Gemeente Weert", MagLeg: true, Waarden: plan.Optreden{Delen: true}, Notities: notities()}},
		{"optreden-leeg", web.OptredenPagina{Schil: met(inCasus("Eigen optreden"), errs.Veldfout{Veld: "omschrijving", Melding: "Schrijf op wat jullie doen."}), CasusID: "c1", Nummer: "2026-0142", Partij: "Moveoo", MagLeg: true}},
		{"optreden-lezen", web.OptredenPagina{Schil: inCasus("Eigen optreden"), CasusID: "c1", Nummer: "2026-0142"}}}
}
