// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
	"rondetafel/internal/web"
)

// afschalingVoorbeelden are the pages of the end of a casus: cleaning, closing, handing over, destroying, and the demo's clock.
func afschalingVoorbeelden() []voorbeeld {
	var opschoon []web.OpschoonStuk
	for i, s := range stukken()[:2] {
		opschoon = append(opschoon, web.OpschoonStuk{Stuk: s, Plaats: i, Besluit: casus.Stukbesluit{Gegeven: s.ID}})
	}
	vol := web.OpschonenPagina{Schil: inCasus("Opschonen"), CasusID: "c1", Nummer: "2026-0142", Versie: 9, Stukken: opschoon, Eerder: "vandaag 14:03"}
	fout := vol
	fout.Schil = met(vol.Schil, errs.Veldfout{Veld: "stukken", Melding: "Kies bij elk stuk: weg of houden."},
		errs.Veldfout{Veld: "stukken[1].noodzaak", Melding: "Schrijf op waarom dit stuk moet blijven (artikel 1.10)."})
	fout.Stukken = append([]web.OpschoonStuk{}, opschoon...)
	fout.Stukken[1].Besluit.Houden, fout.Stukken[1].FoutZin = true, "Schrijf op waarom dit stuk moet blijven (artikel 1.10)."
	overdracht := web.OverdrachtPagina{Schil: inCasus("Overdragen"), CasusID: "c1", Nummer: "2026-0142",
		Waarden: casus.Overdracht{Versie: 4, Aan: "Wijkteam Voorbeeld, L. Verdicht", Datum: "20-11-2026", Afspraken: "Het wijkteam belt elke week."},
		Opties:  []web.Optie{{Waarde: "p-1", Label: "Gemeente Weert"}, {Waarde: "p-2", Label: "Met GGZ"}}}
	overdrachtFout := overdracht
	overdrachtFout.Waarden, overdrachtFout.Schil = casus.Overdracht{}, met(overdracht.Schil, errs.Veldfout{Veld: "aan",
		Melding: "Schrijf op wie het overneemt."}, errs.Veldfout{Veld: "datum", Melding: "Vul in wanneer de overdracht was."},
		errs.Veldfout{Veld: "afspraken", Melding: "Schrijf op wat jullie afspraken."})
	return append([]voorbeeld{
		{"opschonen", vol}, {"opschonen-fout", fout},
		{"opschonen-leeg", web.OpschonenPagina{Schil: inCasus("Opschonen"), CasusID: "c1", Nummer: "2026-0142"}},
		{"sluiten", web.SluitenPagina{Schil: inCasus("Sluiten"), CasusID: "c1", Nummer: "2026-0142", Stukken: 2, Schoon: true}},
		{"sluiten-overleg-open", web.SluitenPagina{Schil: inCasus("Sluiten"), CasusID: "c1", Nummer: "2026-0142", Schoon: true, Overleg: "o1"}},
		{"sluiten-nog-niet", web.SluitenPagina{Schil: inCasus("Sluiten"), CasusID: "c1", Nummer: "2026-0142", NamensOpties: []web.Optie{{Waarde: "p2", Label: "Gemeente Weert"}}}},
		{"overdracht", overdracht}, {"overdracht-fout", overdrachtFout},
		{"klok", web.KlokPagina{Schil: schil(""), Nu: "maandag 23 november 2026, 14:03"}},
		{"klok-voor", web.KlokPagina{Schil: schil(""), Nu: "maandag 30 november 2026, 14:03", Voor: "7 dagen"}},
	}, vernietigingVoorbeelden()...)
}

func vernietigingVoorbeelden() []voorbeeld {
	verloop := []web.Feit{{Naam: "Voorgesteld", Waarde: "do 19 november, 15:02, door Noor Verzonnen (procesregisseur)"},
		{Naam: "Gecontroleerd", Waarde: "nog niet"}}
	reden := []web.Feit{{Naam: "Waarom het weg kan", Waarde: "De termijn is voorbij en er loopt niets meer."}}
	wacht := web.Badge{Tekst: "Wacht op controle", Toon: web.ToonLetop, Icoon: web.IcoonKlok}
	pagina := web.VernietigingPagina{Schil: inCasus("Vernietiging"), ID: "v1", CasusID: "c1", Nummer: "2026-0142", Versie: 1, Stand: wacht,
		Zin: "Een tweede persoon controleert het voorstel.", Dagen: -1, Totaal: 7, Feiten: verloop, Redenen: reden, MagControle: true, MagStoppen: true}
	fout, eigen, bedenktijd, gestopt := pagina, pagina, pagina, pagina
	fout.Schil = met(pagina.Schil, errs.Veldfout{Veld: "akkoord", Melding: "Kies of het dossier weg kan."},
		errs.Veldfout{Veld: "reden", Melding: "Schrijf op waarom het dossier nog niet weg kan."})
	eigen.MagControle, eigen.Tweede = false, true
	bedenktijd.MagControle, bedenktijd.Dagen = false, 3
	bedenktijd.Stand, bedenktijd.Zin = web.Badge{Tekst: "Bedenktijd", Toon: web.ToonLetop, Icoon: web.IcoonKlok}, "Het dossier wordt vernietigd op 27 november."
	gestopt.MagControle, gestopt.MagStoppen, gestopt.Redenen = false, false, nil
	gestopt.Stand, gestopt.Zin = web.Badge{Tekst: "Gestopt", Toon: web.ToonStil}, "Het dossier blijft afgeschermd staan."
	klaar := web.Badge{Tekst: "Vernietigd", Toon: web.ToonStil, Icoon: web.IcoonVernietigd}
	proces := web.CasusProcesPagina{Schil: inCasus(), ID: "c1", Nummer: "2026-0142", Soort: "Complexe casus", Gemeente: "Weert", Fase: "Gesloten",
		Feiten: []web.Feit{{Naam: "Aangemeld", Waarde: "12 mei"}}, MagVernietig: true, MagGekeken: true, Afscherming: &web.Afscherming{Kop: "Afgeschermd",
			Icoon: web.IcoonAfgeschermd, Tekst: "Deze casus is gesloten. Niemand leest de inhoud nog."}}
	weg := proces
	weg.Fase, weg.MagVernietig, weg.Afscherming = "Vernietigd", false, &web.Afscherming{Kop: "Vernietigd", Icoon: web.IcoonVernietigd,
		Tekst:  "De sleutel is weg. Niemand kan de inhoud nog lezen, wij ook niet.",
		Verder: &web.Koppeling{Tekst: "Bewijs bekijken", URL: "/vernietigingen/v1"}}
	return []voorbeeld{
		{"casusproces-gesloten", proces}, {"casusproces-vernietigd", weg},
		{"vernietigen", web.VernietigenPagina{Schil: inCasus("Vernietigen"), CasusID: "c1", Nummer: "2026-0142",
			Waarden: casus.VernietigingVoorstellen{Versie: 3, Reden: "De termijn is voorbij."}}},
		{"vernietigen-fout", web.VernietigenPagina{Schil: met(inCasus("Vernietigen"), errs.Veldfout{Veld: "reden",
			Melding: "Schrijf op waarom het dossier weg kan."}), CasusID: "c1", Nummer: "2026-0142"}},
		{"vernietiging", pagina}, {"vernietiging-fout", fout}, {"vernietiging-eigen", eigen}, {"vernietiging-bedenktijd", bedenktijd},
		{"vernietiging-gestopt", gestopt},
		{"stoppen", web.StoppenPagina{Schil: inCasus("Stoppen"), ID: "v1", Nummer: "2026-0142"}},
		{"stoppen-fout", web.StoppenPagina{Schil: met(inCasus("Stoppen"), errs.Veldfout{Veld: "reden",
			Melding: "Schrijf op waarom het dossier nog niet weg mag."}), ID: "v1", Nummer: "2026-0142"}},
		{"certificaat", web.CertificaatPagina{Schil: inCasus("Bewijs"), ID: "v1", CasusID: "c1", Nummer: "2026-0142", Regels: "412, 460, 981 en 982",
			Feiten: []web.Feit{{Naam: "Voorgesteld", Waarde: "19 november 2026, 15:02, door een procesregisseur"},
				{Naam: "Gecontroleerd", Waarde: "20 november 2026, 09:10, door een functionaris gegevensbescherming"},
				{Naam: "Begonnen", Waarde: "27 november 2026, 09:11"}, {Naam: "Vernietigd", Waarde: "27 november 2026, 09:11"}},
			Aantallen: []web.Feit{{Naam: "Betrokkenen", Waarde: "3"}, {Naam: "Stukken informatie", Waarde: "7"}}}},
		{"vernietigingen", web.VernietigingenPagina{Schil: schil(""), Chips: []web.Chip{{Tekst: "Loopt", URL: "/vernietigingen", Huidig: true},
			{Tekst: "Vernietigd", URL: "/vernietigingen?stand=vernietigd"}}, Rijen: []web.VernietigingRij{
			{Nummer: "2026-0142", URL: "/vernietigingen/v1", Stand: wacht, Wanneer: "do 19 november", Door: "procesregisseur", Straks: "controle nodig"},
			{Nummer: "2021-0033", URL: "/vernietigingen/v2", Stand: klaar, Wanneer: "ma 2 november", Door: "manager", Straks: "klaar"}}}},
		{"vernietigingen-leeg", web.VernietigingenPagina{Schil: schil("")}},
	}
}
