// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"rondetafel/internal/errs"
	"rondetafel/internal/informatie"
	"rondetafel/internal/web"
)

// behoefteVoorbeelden are the pages on which Partijen ask each other for information and to correct it, and on which somebody is taken off.
func behoefteVoorbeelden() []voorbeeld {
	partijen := []web.Optie{{Waarde: "p-ggz", Label: "Met GGZ"}, {Waarde: "p-politie", Label: "Politie Limburg"}}
	rijen := []web.VraagRij{
		{Vraag: "Is er nog toezicht, en tot wanneer?", URL: "/informatievragen/i1", Aan: "3RO", Voor: "Gemeente Weert", Stand: web.BadgeTeLaat("2 dagen te laat"), Uiterlijk: "uiterlijk za 21 november"},
		{Vraag: "Waar kan hij terecht voor behandeling?", URL: "/informatievragen/i2", Aan: "Met GGZ", Voor: "de procesregie", Stand: web.Badge{Tekst: "niet gegeven", Toon: web.ToonLetop, Icoon: web.IcoonHand}}}
	stellen := web.VraagStellenPagina{Schil: inCasus("Informatie vragen"), CasusID: "c1", Nummer: "2026-0142", Partij: "Gemeente Weert",
		Waarden: informatie.Informatievraag{Uiterlijk: "30-11-2026"}, Partijen: partijen, Doelen: []web.Optie{{Waarde: "veiligheid", Label: "Veiligheid"}}}
	regie := stellen
	regie.Namens, regie.Al = "Gemeente Weert", rijen
	regie.Voor = []web.Optie{{Label: "De procesregie", Uitleg: "Bijvoorbeeld om het RTO voor te bereiden."}, {Waarde: "p-gemeente", Label: "Gemeente Weert"}}
	regie.Behoefte = []web.PlanRol{{Partij: "Gemeente Weert", Rol: "Zorgt voor wonen", Informatiebehoefte: "Of er toezicht is"}, {Partij: "Moveoo"}}
	fout := stellen
	fout.Schil = met(fout.Schil, errs.Veldfout{Veld: "partijen", Melding: "Kies aan welke Partij je dit vraagt."}, errs.Veldfout{Veld: "vraag", Melding: "Schrijf op wat je wilt weten."})
	vraag := web.VraagPagina{Schil: inCasus("Vraag om informatie"), ID: "i1", CasusID: "c1", Nummer: "2026-0142", Vraag: "Is er nog toezicht?", Doel: "Veiligheid",
		Partij: "3RO", Versie: 1, Stand: web.BadgeTeLaat("2 dagen te laat"), Feiten: []web.Feit{{Naam: "Aan", Waarde: "3RO"}, {Naam: "Voor", Waarde: "Gemeente Weert"}}}
	eigen := vraag
	eigen.Eigen, eigen.Beantwoorden, eigen.Weigeren, eigen.InformatieURL = true, true, true, "/casussen/c1/informatie?vraag=i1"
	eigen.Stukken = []web.Optie{{Waarde: "g1", Label: "12 november: Het toezicht loopt tot maart."}}
	weiger := eigen
	weiger.Schil, weiger.WeigerenOpen = met(weiger.Schil, errs.Veldfout{Veld: "reden", Melding: "Schrijf op welke zwaarwegende redenen jullie hebben (WGS)."}), true
	gesteld, klaar, nee := vraag, vraag, vraag
	gesteld.Intrekken = true
	klaar.Stand, klaar.Antwoord, klaar.StukURL = web.Badge{Tekst: "beantwoord", Toon: web.ToonGoed, Icoon: web.IcoonVinkje}, "3RO gaf antwoord, gisteren.", "/informatie/g1"
	nee.Stand, nee.Antwoord, nee.GeweigerdOm = web.Badge{Tekst: "niet gegeven", Toon: web.ToonLetop, Icoon: web.IcoonHand}, "3RO geeft deze informatie niet, gisteren.", "Er loopt een onderzoek."
	return append([]voorbeeld{{"vraagstellen", stellen}, {"vraagstellen-regie", regie}, {"vraagstellen-fout", fout}, {"vraag", eigen}, {"vraag-weigeren", weiger},
		{"vraag-gesteld", gesteld}, {"vraag-beantwoord", klaar}, {"vraag-geweigerd", nee}}, correctieVoorbeelden()...)
}

func correctieVoorbeelden() []voorbeeld {
	stuk := web.Stuk{ID: "g1", Leverancier: "Politie Limburg", Datum: "12 november", Tekst: "Er waren drie meldingen."}
	verzoek := web.CorrectiePagina{Schil: inCasus("Verzoek om correctie"), ID: "k1", CasusID: "c1", Nummer: "2026-0142", Leverancier: "Politie Limburg",
		Waarom: "Het waren er twee.", StukURL: "/informatie/g1", Versie: 1, Stand: web.Badge{Tekst: "nog geen antwoord", Icoon: web.IcoonKlok},
		Feiten: []web.Feit{{Naam: "Gevraagd door", Waarde: "Gemeente Weert, gisteren"}}}
	eigen, fout, nee := verzoek, verzoek, verzoek
	eigen.Mag, fout.Mag = true, true
	fout.Waarden.Uitkomst = informatie.CorrectieAfgewezen
	fout.Schil = met(fout.Schil, errs.Veldfout{Veld: "reden", Melding: "Schrijf op waarom jullie het stuk niet verbeteren."})
	nee.Stand, nee.Reden = web.Badge{Tekst: "niet verbeterd", Toon: web.ToonLetop, Icoon: web.IcoonHand}, "Wij telden ze na."
	weg := web.OntheffenPagina{Schil: inCasus("Aangewezen"), CasusID: "c1", Nummer: "2026-0142", Werk: true,
		Mensen:  []web.Optie{{Waarde: "m1", Label: "Emma Verzonnen (jij)", Uitleg: "Gemeente Weert, voert 1 afspraak uit"}},
		Collega: []web.Optie{{Waarde: "m2", Label: "Wouter Voorbeeld, Gemeente Weert"}},
		Blijven: []web.BlijftRij{{Wie: "Bram Fictief, Politie Limburg", Waarom: "Heeft de casusregie. Die gaat alleen over door een besluit van het RTO."},
			{Wie: "Noor Proef, Moveoo", Waarom: "De enige van deze Partij.", URL: "/casussen/c1/collega", Wat: "Wijs een collega aan"}}}
	wegFout := weg
	wegFout.Schil = met(wegFout.Schil, errs.Veldfout{Veld: "medewerker", Melding: "Kies wie niet meer meedoet."})
	vragen := web.CorrectieVragenPagina{Schil: inCasus("Om een correctie vragen"), Nummer: "2026-0142", Stuk: stuk}
	vragenFout := vragen
	vragenFout.Schil = met(vragenFout.Schil, errs.Veldfout{Veld: "waarom", Melding: "Schrijf op wat er niet klopt, en hoe jullie dat weten."})
	return []voorbeeld{{"correctievragen", vragen}, {"correctievragen-fout", vragenFout}, {"correctie", eigen}, {"correctie-fout", fout}, {"correctie-klaar", nee},
		{"correctie-gevraagd", verzoek}, {"ontheffen", weg}, {"ontheffen-fout", wegFout}, {"ontheffen-leeg", web.OntheffenPagina{Schil: inCasus("Aangewezen"), CasusID: "c1", Nummer: "2026-0142"}}}
}
