// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
	"rondetafel/internal/web"
)

func triageVragen() []web.TriageRij {
	return []web.TriageRij{
		{Partij: "Politie Voorbeeldstreek", URL: "/triagevragen/v1", Antwoord: web.Badge{Tekst: "bekend, actief", Icoon: web.IcoonStip},
			Contact: "P. Fictief", Aanschuiven: "ja", Toelichting: "De wijkagent heeft contact."},
		{Partij: "Moveoo", URL: "/triagevragen/v2", Antwoord: web.Badge{Tekst: "onbekend", Toon: web.ToonStil, Icoon: web.IcoonRondje}, Aanschuiven: "nee"},
		{Partij: "GGZ Voorbeeld", URL: "/triagevragen/v3", Antwoord: web.BadgeTeLaat("2 dagen te laat"), Wacht: "wacht op antwoord"},
		{Partij: "Veilig Thuis", URL: "/triagevragen/v4", Wacht: "wacht op antwoord, uiterlijk vr 4 december"},
	}
}

func triageKaart() *web.TriageKaart {
	return &web.TriageKaart{Bij: "Afgerond op 2 juni", Vragen: triageVragen()[:2], Uitkomst: &web.TriageUitkomst{Route: web.BadgeFase("RTO"),
		Door: "Noor Verzonnen, 2 juni", Namens: "Gemeente Weert", Doel: "Sem krijgt begeleiding en een vaste dagbesteding.",
		Naar: "Het wijkteam", Reden: "Drie Partijen kennen hem."}}
}

func triageVoorbeelden() []voorbeeld {
	partijen := []web.Optie{{Waarde: "p1", Label: "Politie Voorbeeldstreek"}, {Waarde: "p2", Label: "Gemeente Weert"}}
	mensen := []web.MensenVan{{Partij: "p1", Opties: []web.Optie{{Waarde: "m1", Label: "P. Fictief"}}}, {Partij: "p2", Opties: []web.Optie{{Waarde: "m2", Label: "A. Verzonnen"}}}}
	vraag := web.BevragenPagina{Schil: inCasus("Partij bevragen"), CasusID: "c1", Nummer: "2026-0142", Namens: "Gemeente Weert", Partijen: partijen, Mensen: mensen,
		Doelen: []web.Optie{{Waarde: "veiligheid", Label: "Veiligheid"}, {Waarde: "overlast", Label: "Minder overlast"}}, NamensOpties: partijen, Vragen: triageVragen(),
		Betrokkenen: []web.Optie{{Waarde: "b1", Label: "Sem Voorbeeld", Uitleg: "Hoofdbetrokkene"}, {Waarde: "b2", Label: "Ria Voorbeeld", Uitleg: "Gezinslid"}},
		Waarden: casus.Triagevraag{Partij: "p1", Medewerker: "m1", Vraag: "Kennen jullie Sem?", Doel: "veiligheid", Over: []string{"b1"}, MetBSN: true,
			Uiterlijk: "30-11-2026"}}
	vraagFout := vraag
	vraagFout.Waarden, vraagFout.Vragen = casus.Triagevraag{}, nil
	vraagFout.Schil = met(vraag.Schil, errs.Veldfout{Veld: "partij", Melding: "Kies de Partij aan wie je iets vraagt."},
		errs.Veldfout{Veld: "medewerker", Melding: "Kies wie van deze Partij de vraag krijgt."}, errs.Veldfout{Veld: "vraag", Melding: "Schrijf op wat je wilt weten."},
		errs.Veldfout{Veld: "doel", Melding: "Kies voor welk doel je dit vraagt."}, errs.Veldfout{Veld: "over", Melding: "Kies over wie de vraag gaat."},
		errs.Veldfout{Veld: "uiterlijkDatum", Melding: "Vul een dag in."}, errs.Veldfout{Veld: "namensPubliek", Melding: "Kies een Partij."})
	return append([]voorbeeld{{"bevragen", vraag}, {"bevragen-fout", vraagFout}}, append(afrondVoorbeelden(partijen, mensen), vraagVoorbeelden()...)...)
}

func afrondVoorbeelden(partijen []web.Optie, mensen []web.MensenVan) []voorbeeld {
	p := web.TriagePagina{Schil: inCasus("Triage afronden"), CasusID: "c1", Nummer: "2026-0142", Namens: "Gemeente Weert", Aanmelder: "Gemeente Weert", Partijen: partijen, Mensen: mensen,
		NamensOpties: partijen, Vragen: triageVragen(), NietBinnen: "2 vragen zijn nog niet beantwoord: door GGZ Voorbeeld en Veilig Thuis.",
		Waarden: casus.Triageuitkomst{Versie: 5, Route: casus.RTO, Doel: "Samen een plan.", Reden: "Drie Partijen zijn nodig.",
			Partijen: []casus.Relevant{{Partij: "p2", Medewerker: "m2", Grond: "Wmo 2.1"}, {Partij: "p1", Medewerker: "m1", Grond: "Politiewet 3"}}}}
	fout := p
	fout.Waarden, fout.Vragen, fout.NietBinnen, fout.NamensOpties = casus.Triageuitkomst{}, nil, "", nil
	fout.Schil = met(p.Schil, errs.Veldfout{Veld: "route", Melding: "Kies hoe het verder gaat."}, errs.Veldfout{Veld: "reden", Melding: "Schrijf op waarom je dit kiest."},
		errs.Veldfout{Veld: "doel", Melding: "Schrijf het doel op."}, errs.Veldfout{Veld: "partijen", Melding: "Kies welke Partijen ertoe doen."},
		errs.Veldfout{Veld: "partijen[0].partij", Melding: "Kies de Partij."}, errs.Veldfout{Veld: "partijen[0].medewerker", Melding: "Kies wie meedoet."},
		errs.Veldfout{Veld: "partijen[0].grond", Melding: "Schrijf de grond op."}, errs.Veldfout{Veld: "naar", Melding: "Schrijf op waarheen."})
	return []voorbeeld{{"triage", p}, {"triage-fout", fout}}
}

func vraagVoorbeelden() []voorbeeld {
	q := web.TriagevraagPagina{Schil: schil("/", web.Kruimel{Naam: "Mijn werk", URL: "/"}, web.Kruimel{Naam: "Vraag in triage"}), ID: "v1", Nummer: "2026-0142",
		Partij: "Politie Voorbeeldstreek", Wie: "P. Fictief", Steller: "Noor Verzonnen", Namens: "Gemeente Weert", Gesteld: "vandaag", Uiterlijk: "morgen",
		Termijn: web.BadgeBinnenkort("morgen"), Vraag: "Kennen jullie Sem?", Doel: "Veiligheid", Eigen: true, Mag: true,
		Over: []web.PersoonRegel{{Naam: "Sem Voorbeeld", Geboortedatum: "4 maart 2004", BSN: "999990019"}, {Naam: "Ria Voorbeeld"}}}
	fout, dicht, open := q, q, q
	fout.Schil = met(q.Schil, errs.Veldfout{Veld: "bekend", Melding: "Kies of jullie deze persoon kennen."}, errs.Veldfout{Veld: "contact", Melding: "Schrijf de contactpersoon op."},
		errs.Veldfout{Veld: "aanschuiven", Melding: "Kies of jullie willen aanschuiven."}, errs.Veldfout{Veld: "toelichting", Melding: "Houd het kort."})
	antwoord := &web.AntwoordKaart{Bekend: web.Badge{Tekst: "bekend, actief", Icoon: web.IcoonStip}, Contact: "P. Fictief", Aanschuiven: "ja", Toelichting: "Er is contact.",
		Gedeeld: true, Wanneer: "vandaag 09:12"}
	fout.Antwoord, dicht.Antwoord = antwoord, antwoord
	dicht.Schil, dicht.CasusURL, dicht.Mag, dicht.Eigen, dicht.Termijn = inCasus("Vraag in triage"), "/casussen/c1#triage", false, false, web.Badge{}
	open.Schil, open.CasusURL, open.Mag, open.Eigen = dicht.Schil, dicht.CasusURL, false, false
	in := web.InformerenPagina{Schil: inCasus("Weet de betrokkene het?"), CasusID: "c1", Nummer: "2026-0142", ID: "b1", Naam: "Sem Voorbeeld",
		Nu:      &web.Informering{Stand: web.BadgeBinnenkort("uitgesteld tot 3 december"), Reden: "Er loopt een onderzoek.", Grond: "UAVG 41", Door: "Noor Verzonnen, 12 mei"},
		Waarden: casus.Informeren{Stand: casus.Uitgesteld, Tot: "3-12-2026", Reden: "Er loopt een onderzoek."}}
	inFout := in
	inFout.Nu = nil
	inFout.Schil = met(in.Schil, errs.Veldfout{Veld: "stand", Melding: "Kies of de betrokkene het weet."}, errs.Veldfout{Veld: "datum", Melding: "Vul in wanneer."},
		errs.Veldfout{Veld: "totDatum", Melding: "Kies een dag die nog komt."}, errs.Veldfout{Veld: "reden", Melding: "Schrijf op waarom."}, errs.Veldfout{Veld: "grond", Melding: "Schrijf de wet op."})
	return []voorbeeld{{"triagevraag", q}, {"triagevraag-fout", fout}, {"triagevraag-gelezen", dicht}, {"triagevraag-open", open},
		{"informeren", in}, {"informeren-fout", inFout}}
}
