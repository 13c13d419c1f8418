// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	"rondetafel/internal/partij"
	"rondetafel/internal/web"
)

// toezichtSchil is the page around what the privacy officer sees.
func toezichtSchil() web.Schil {
	s := schil("")
	s.Gebruiker = &web.Gebruiker{Naam: "Hanna Denkbeeld", Functie: "Functionaris gegevensbescherming", Demo: true}
	s.Nav = web.Navigatie([]partij.Functie{partij.FG}, "/toezicht", 2)
	return s
}

func toezichtPlekken(hier int) []web.Chip {
	plekken := []web.Chip{{Tekst: "Logboek", URL: "/toezicht"}, {Tekst: "Tellingen", URL: "/toezicht/tellingen"}, {Tekst: "Navragen", URL: "/navragen"}}
	plekken[hier].Huidig = true
	return plekken
}

func toezichtVoorbeelden() []voorbeeld {
	mensen := []web.Optie{{Waarde: "m-1", Label: "Noor Verzonnen, Veiligheidshuis Voorbeeldstreek"}, {Waarde: "m-2", Label: "Pieter Fictief-Achternaamdielangis, Drie samenwerkende reclasseringsorganisaties"}}
	artikelen := []web.Optie{{Waarde: "1.7", Label: "art. 1.7: Aanmelding"}, {Waarde: "AVG-5", Label: "WGS 1.8: Toegang en logboek (AVG-5)"}}
	var rijen []web.ToezichtRij
	for _, r := range gekeken() {
		rijen = append(rijen, web.ToezichtRij{GekekenRij: r, Nummer: "2026-0142", URL: "/casussen/c1"})
	}
	rijen = append(rijen, web.ToezichtRij{GekekenRij: web.GekekenRij{Wanneer: "do 19 november, 09:30", Wie: "Het systeem", Functie: "", Wat: "Oudere casussen verzegelen"}})
	fout := web.ToezichtPagina{Schil: toezichtSchil(), Plekken: toezichtPlekken(0), Mensen: mensen, Artikelen: artikelen, WisFilters: "/toezicht",
		Vraag: gate.LogVraag{Medewerker: "m-2", Casus: "2026-9", Tot: "31-2-2026"}}
	fout.Fouten = []errs.Veldfout{{Veld: "medewerker", Melding: "Kies iemand uit de lijst."}, {Veld: "casus", Melding: "Er is geen casus met dit nummer."}, {Veld: "tot", Melding: "Vul een dag in als dag-maand-jaar."}}
	tellingFout := web.TellingenPagina{Schil: toezichtSchil(), Plekken: toezichtPlekken(1), Vanaf: "1-1-2026", Tot: "31-12-2026", Sorteer: "buiten"}
	tellingFout.Fouten = []errs.Veldfout{{Veld: "tot", Melding: "Kies hoogstens 92 dagen."}}
	getallen := func(a, b, c, d string) []web.TellingGetal {
		return []web.TellingGetal{{Kop: "Inzagen", Aantal: a, Midden: "14"}, {Kop: "Geweigerd", Aantal: b, Midden: "1"}, {Kop: "Buiten kantoortijd", Aantal: c, Midden: "0"}, {Kop: "Casussen", Aantal: d, Midden: "3"}}
	}
	return []voorbeeld{
		{"toezicht", web.ToezichtPagina{Schil: toezichtSchil(), Plekken: toezichtPlekken(0), Mensen: mensen, Artikelen: artikelen, Rijen: rijen, Volgende: "/toezicht?voor=40"}},
		{"toezicht-gefilterd", web.ToezichtPagina{Schil: toezichtSchil(), Plekken: toezichtPlekken(0), Mensen: mensen, Artikelen: artikelen, Rijen: rijen[:1], WisFilters: "/toezicht",
			Begin: "/toezicht?medewerker=m-1", Vraag: gate.LogVraag{Medewerker: "m-1", Handeling: "casus.lezen", Artikel: "1.7", Uitkomst: "geweigerd", Vanaf: "1-11-2026", Tot: "23-11-2026"}}},
		{"toezicht-leeg", web.ToezichtPagina{Schil: toezichtSchil(), Plekken: toezichtPlekken(0), Mensen: mensen, Artikelen: artikelen, WisFilters: "/toezicht", Vraag: gate.LogVraag{Uitkomst: "mislukt"}}},
		{"toezicht-fout", fout},
		{"tellingen", web.TellingenPagina{Schil: toezichtSchil(), Plekken: toezichtPlekken(1), Vanaf: "25-10-2026", Tot: "23-11-2026", Sorteer: "inzagen", Periode: "25 oktober 2026 tot en met 23 november 2026",
			Rijen: []web.TellingRij{{Wie: "Noor Verzonnen", Partij: "Veiligheidshuis Voorbeeldstreek", Getallen: getallen("1284", "2", "31", "47"), URL: "/toezicht?medewerker=m-1"},
				{Wie: "Pieter Fictief-Achternaamdielangis", Partij: "Drie samenwerkende reclasseringsorganisaties", Getallen: getallen("0", "12", "0", "0"), URL: "/toezicht?medewerker=m-2"}}}},
		{"tellingen-leeg", web.TellingenPagina{Schil: toezichtSchil(), Plekken: toezichtPlekken(1), Vanaf: "1-1-2020", Tot: "2-1-2020", Sorteer: "casussen", Periode: "1 januari 2020 tot en met 2 januari 2020"}},
		{"tellingen-fout", tellingFout},
	}
}
