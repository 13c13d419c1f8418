// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"rondetafel/internal/errs"
	"rondetafel/internal/informatie"
	"rondetafel/internal/web"
)

// verstrekkingVoorbeelden are the pages about information that goes to a Derde.
func verstrekkingVoorbeelden() []voorbeeld {
	wacht := web.Badge{Tekst: "toestemming gevraagd", Icoon: web.IcoonKlok}
	lijst := web.VerstrekkingenPagina{Schil: inCasus("Verstrekkingen"), CasusID: "c1", Nummer: "2026-0142"}
	vol := lijst
	vol.Vragen, vol.Plicht = true, true
	vol.Rijen = []web.VerstrekkingRij{{Derde: "Corporatie De Voorbeeldhoek", URL: "/verstrekkingen/v1", Uitleg: "gevraagd door Noor Proef, gisteren", Stand: wacht, Wacht: true}}
	stukken := []web.Optie{{Waarde: "g1", Label: "Politie Limburg, 12 november", Uitleg: "Gewone persoonsgegevens. Er waren drie meldingen."}}
	vragen := web.VerstrekkingVragenPagina{Schil: inCasus("Verstrekking vragen"), CasusID: "c1", Nummer: "2026-0142", Waarden: informatie.Verstrekking{Uiterlijk: "30-11-2026"}}
	regie := vragen
	regie.Namens, regie.Stukken, regie.Overleggen = "Gemeente Weert", stukken, []web.Optie{{Waarde: "o1", Label: "RTO van 3 november"}}
	fout := regie
	fout.Schil = met(fout.Schil, errs.Veldfout{Veld: "derde.naam", Melding: "Dit is een Partij van het convenant, en geen derde (art. 1.6)."}, errs.Veldfout{Veld: "passages[0].overleg", Melding: "Kies in welk RTO dit is gezegd."})
	plicht := web.PlichtPagina{Schil: inCasus("Wettelijke plicht vastleggen"), CasusID: "c1", Nummer: "2026-0142"}
	plichtVol := plicht
	plichtVol.Stukken, plichtVol.Schil = stukken, met(plicht.Schil, errs.Veldfout{Veld: "artikel", Melding: "Schrijf op welk artikel van de wet dit verplicht (art. 14.1)."})
	return append([]voorbeeld{{"verstrekkingen", vol}, {"verstrekkingen-leeg", lijst}, {"verstrekkingvragen", regie}, {"verstrekkingvragen-leeg", vragen}, {"verstrekkingvragen-fout", fout},
		{"plicht", plicht}, {"plicht-fout", plichtVol}}, verstrekkingBladen()...)
}

func verstrekkingBladen() []voorbeeld {
	getekend := web.Badge{Tekst: "getekend", Toon: web.ToonGoed, Icoon: web.IcoonVinkje}
	gat := []web.GatRij{{Waarom: "Een Partij die dit gaf, geeft geen toestemming.", Anders: "Laat dit stuk weg.", Redenen: []web.Artikel{"7.2", "WGS 1.7"}}}
	een := web.DeelRij{ID: "d1", Wat: "Stuk van Politie Limburg", URL: "/informatie/g1", Bij: "Begeleiding. Gewone persoonsgegevens.", Tekst: "Er waren drie meldingen.", Klaar: true,
		Antwoorden: []web.DeelAntwoord{{Partij: "Politie Limburg", Uitleg: "Bram Fictief, gisteren. Voor de Partij zelf: mandaat", Stand: getekend}}}
	twee := web.DeelRij{ID: "d2", Wat: "Stuk van Met GGZ", Bij: "Dit stuk is er niet meer.", Gaten: gat,
		Antwoorden: []web.DeelAntwoord{{Partij: "Met GGZ", Reden: "Dat schaadt het vertrouwen.", Stand: web.Badge{Tekst: "geweigerd", Toon: web.ToonLetop, Icoon: web.IcoonHand}}}}
	p := web.VerstrekkingPagina{Schil: inCasus("Verstrekking"), ID: "v1", CasusURL: "/casussen/c1", Nummer: "2026-0142", Derde: "Corporatie De Voorbeeldhoek", Doel: "Een woning zoeken.",
		Noodzaak: "Het kan niet met minder.", Versie: 1, Stand: web.Badge{Tekst: "toestemming gevraagd", Icoon: web.IcoonKlok}, Feiten: []web.Feit{{Naam: "Aan", Waarde: "Corporatie"}}}
	regie, eigen, rac, brief, wet := p, p, p, p, p
	regie.Delen, regie.Alles, regie.Verlenen, regie.Intrekken, regie.Ontbreekt = []web.DeelRij{een, twee}, true, true, true, gat
	regie.Bezwaren = []web.BezwaarRij{{Wie: "Politie Limburg", Reden: "Er loopt een onderzoek.", Stand: web.Badge{Tekst: "bezwaar", Toon: web.ToonLetop, Icoon: web.IcoonHand}}}
	regie.Advies, regie.AdviesOm = "Positief, gisteren (Rik Proef).", "Het past bij het doel."
	een.Tekenen, een.Weigeren, een.Papier = "/verstrekkingen/v1/delen/d1/tekenen", "/verstrekkingen/v1/delen/d1/weigeren", "/verstrekkingen/v1/delen/d1/papier"
	eigen.Delen, eigen.Bezwaar, eigen.BezwaarWeg, eigen.Open = []web.DeelRij{een}, true, true, "bezwaar"
	eigen.Schil = met(eigen.Schil, errs.Veldfout{Veld: "reden", Melding: "Schrijf op welke zwaarwegende reden jullie hebben."})
	rac.Delen, rac.Adviseren = []web.DeelRij{twee}, true
	een.Tekenen, een.Weigeren, een.Papier, een.Terug = "", "", "", "/verstrekkingen/v1/delen/d1/terugnemen"
	een.Antwoorden[0].Papier, een.Antwoorden[0].URL = "Getekend op papier door R. Bedenksel op 3 maart, document erbij", "/handtekeningen/b1"
	daarna, weg := een, twee
	daarna.Daarna, daarna.Over, weg.Niet, weg.Gaten, weg.Bij = "Daarna gewijzigd", "Bram Fictief", true, nil, ""
	oud := rac
	regie.AdviesOud, oud.AdviesOud, oud.Advies = true, true, regie.Advies
	brief.Delen, brief.BriefURL = []web.DeelRij{daarna, weg}, "/verstrekkingen/v1/brief"
	wet.Plicht, wet.Delen = true, nil
	verzoek := web.VerzoekDelen{Doel: "Een woning zoeken.", Grondslag: "WGS 1.7", Noodzaak: "Zonder dit kan de corporatie niet plaatsen."}
	teken := web.TekenPagina{Schil: inCasus("Antwoord"), ID: "v1", CasusID: "c1", Nummer: "2026-0142", Derde: "Corporatie", Verzoek: verzoek, Deel: een, Soort: "tekenen",
		Keuzen: []web.Optie{{Waarde: "burgemeester", Label: "De burgemeester"}, {Waarde: "college", Label: "Het college"}}, Waarden: informatie.Ondertekening{Versie: 1, Stukversie: 1}}
	papier := web.PapierPagina{Schil: teken.Schil, ID: "v1", CasusID: "c1", Nummer: "2026-0142", Derde: "Corporatie", Verzoek: verzoek, Deel: een, Keuzen: teken.Keuzen,
		Waarden:  informatie.OpPapier{Versie: 1, Stukversie: 1, Ondertekenaar: "R. Bedenksel"},
		Document: web.DocumentVeld{Max: "50 MB", Bytes: 50_000_000, Samen: "100 MB", SamenBytes: 100_000_000, Los: true, Getekend: true}}
	papierFout := papier
	papierFout.Schil = met(papier.Schil, errs.Veldfout{Veld: "document", Melding: "Stuur het getekende document als pdf of als foto."}, errs.Veldfout{Veld: "datum", Melding: "Vul in op welke dag is getekend."})
	papierFout.Document.Fout = "Stuur het getekende document als pdf of als foto."
	weiger, terug := teken, teken
	weiger.Soort, weiger.Schil = "weigeren", met(weiger.Schil, errs.Veldfout{Veld: "reden", Melding: "Schrijf op waarom jullie dit niet willen."})
	terug.Soort = "terugnemen"
	stuur := web.BriefPagina{Schil: inCasus("Brief"), ID: "v1", CasusID: "c1", Nummer: "2026-0142", Huis: "Veiligheidshuis", Datum: "29 november 2026", Doel: "Een woning zoeken.",
		Grondslag: "WGS 1.7", Voorwaarden: "Laat de namen weg.", Voldaan: "Zonder namen.", Door: "Noor Proef, namens Gemeente Weert", Derde: informatie.Derde{Naam: "Corporatie", Soort: "woningcorporatie", Contact: "Weert"},
		Delen: []web.BriefDeel{{Kop: "Informatie van Politie Limburg", Tekst: "Er waren drie meldingen.", Documenten: []string{"brief.pdf"}, Feiten: []web.Feit{{Naam: "Over", Waarde: "Bram Fictief"}}},
			{Kop: "Informatie van Met GGZ", Dicht: true, Feiten: []web.Feit{{Naam: "Toestemming", Waarde: "Met GGZ"}}}}}
	deels := stuur
	stuur.Uitgaand = true
	alsPDF := stuur
	alsPDF.PDF = true
	deels.NietHeel, deels.Daarna, deels.Delen = true, true, stuur.Delen[:1]
	register := web.RegisterPagina{Schil: inCasus("Register"), Vol: true, Regels: []web.RegisterRegel{{Derde: "Corporatie", Nummer: "2026-0142", Stand: getekend,
		Feiten: []web.Feit{{Naam: "Casus", Waarde: "2026-0142"}}, Delen: []string{"Stuk van Politie Limburg: gewone persoonsgegevens."}}}}
	return []voorbeeld{{"verstrekking", regie}, {"verstrekking-eigen", eigen}, {"verstrekking-commissie", rac}, {"verstrekking-verleend", brief}, {"verstrekking-plicht", wet},
		{"tekenen", teken}, {"papier", papier}, {"papier-fout", papierFout}, {"weigeren-fout", weiger}, {"terugnemen", terug}, {"brief", stuur}, {"brief-pdf", alsPDF}, {"brief-deels", deels}, {"verstrekking-opnieuw", oud}, {"register", register},
		{"register-leeg", web.RegisterPagina{Schil: inCasus("Register")}}}
}
