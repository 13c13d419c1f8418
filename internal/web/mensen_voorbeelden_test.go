// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"rondetafel/internal/errs"
	"rondetafel/internal/web"
	"slices"
)

// mensenVoorbeelden are the pages about who works here and what they may do.
func mensenVoorbeelden() []voorbeeld {
	getekend := web.Badge{Tekst: "getekend", Toon: web.ToonGoed, Icoon: web.IcoonVinkje}
	niet := web.Badge{Tekst: "nog niet getekend", Toon: web.ToonLetop, Icoon: web.IcoonKlok}
	leeg := web.MensenPagina{Schil: schil("/partijen"), Partij: "Gemeente Weert"}
	vol := leeg
	vol.Nodigt = true
	vol.Mensen = web.RechtenTabel{Titel: "Mensen die hier werken", Rijen: []web.RechtenRij{
		{Naam: "Emma Verzonnen", URL: "/mensen/a1", Jij: true, Functies: "Partijbeheerder", Termijn: "vanaf het begin", Stand: getekend},
		{Naam: "Wil Nieuw", URL: "/mensen/a2", Functies: "Aanmelder en deelnemer", Termijn: "sinds 3 maart, tot en met 1 juni", Stand: niet},
		{Naam: "Rik Fictief", URL: "/mensen/a3", Partij: "Politie Limburg", Termijn: "vanaf het begin", Stand: getekend}}}
	vol.Eerder = web.RechtenTabel{Titel: "Mensen die hier eerder werkten", Rijen: []web.RechtenRij{{Naam: "Bas Bedacht", URL: "/mensen/a4", Termijn: "tot gisteren", Stand: getekend,
		Wacht: "werk in 2 casussen wacht"}}}
	huis := vol
	huis.Huis, huis.Zonder = true, []web.Koppeling{{Tekst: "Veilig Thuis", URL: "/partijen/p-vt/beheerder"}}
	een := web.MensPagina{Schil: schil("/partijen"), Naam: "Wil Nieuw", Feiten: []web.Feit{{Naam: "Partij", Waarde: "Gemeente Weert"}}, Geeft: "/mensen/a2/functies", Einde: "/mensen/a2/einde", Code: "/mensen/a2/code",
		Rechten: []web.RechtRij{{Functie: "Aanmelder", Inzet: "Uitvoeren van de samenwerking", Termijn: "sinds 3 maart", Stand: web.Badge{Tekst: "geldt nu", Toon: web.ToonGoed, Icoon: web.IcoonVinkje},
			Einde: "/mensen/a2/functies/aanmelder"}, {Functie: "Deelnemer", Inzet: "Uitvoeren van de samenwerking", Termijn: "tot en met 3 maart", Stand: web.Badge{Tekst: "voorbij", Toon: web.ToonStil, Icoon: web.IcoonIngetrokken}}}}
	jij := een
	jij.Jij, jij.Geeft, jij.Einde, jij.Rechten = true, "", "", nil
	weg := een
	weg.Geeft, weg.Einde, weg.Gestopt = "", "", "3 maart"
	weg.Werk = []web.WerkRij{{Nummer: "2026-0142", Wat: []string{"Niemand anders van de Partij is aangewezen.", "1 afspraak wacht op een ander."}, URL: "/mensen/a2/overdragen/c1", Knop: "Draag over"},
		{Nummer: "2026-0143", Wat: []string{"Het RTO kiest een nieuwe casusregisseur."}}}
	vorm := web.MensFormulier{Schil: schil("/partijen"), Titel: "Iemand uitnodigen", Over: "Gemeente Weert", Actie: "/mensen/uitnodigen", Knop: web.Knop{Tekst: "Uitnodigen", Icoon: web.IcoonWijzen},
		Terug: web.Koppeling{Tekst: "Annuleren", URL: "/mensen"}, Uitleg: []string{"Twee mensen delen nooit een account."},
		Velden: []web.Veld{{Naam: "naam", Label: "Voornaam en achternaam"}}, Na: []web.Veld{{Naam: "tot", Label: "Tot en met welke dag?", Soort: "datum", MagLeeg: true}},
		Keuze: &web.Keuze{Naam: "functies", Label: "Wat gaat deze persoon doen?", Meer: true, MagLeeg: true, Opties: []web.Optie{{Waarde: "aanmelder", Label: "Aanmelder", Uitleg: "Meldt casussen aan."}}}}
	fout := vorm
	fout.Versie = 2
	fout.Lijsten = []web.Keuze{{Naam: "namens", Label: "Namens welke Partij?", Leeg: "Kies een Partij", MagLeeg: true, Fout: "Kies een Partij.", Opties: []web.Optie{{Waarde: "p", Label: "Politie"}}}}
	fout.Velden = []web.Veld{{Naam: "naam", Label: "Voornaam en achternaam", Fout: "Schrijf de naam op."}}
	fout.Schil = met(fout.Schil, errs.Veldfout{Veld: "naam", Melding: "Schrijf de naam op."}, errs.Veldfout{Veld: "namens", Melding: "Kies een Partij."})
	dicht := vorm
	dicht.Keuze, dicht.Uitleg, dicht.Dicht, dicht.Leeg = nil, nil, true, "Er is geen functie die je nog kunt geven."
	code := web.MensCodePagina{Schil: schil("/partijen"), Naam: "Wil Nieuw", Over: "Gemeente Weert, deelnemer", Code: "k7wq-3m9x-0rtb-v2cd", Tot: "6 maart 10:00", URL: "/mensen/a2"}
	al, later := code, code
	al.Code, later.Code, later.Begin = "", "", "9 maart"
	kies := web.Keuze{Naam: "regels[0].besluit", Label: "Wil Nieuw, deelnemer", Hint: "Gemeente Weert, sinds 3 maart", Opties: []web.Optie{{Waarde: "blijft", Label: "Blijft nodig"}, {Waarde: "stopt", Label: "Stopt nu"}}}
	na := web.HerzienPagina{Schil: schil("/partijen"), Partij: "Gemeente Weert", Stand: web.Badge{Tekst: "te laat sinds 3 maart", Toon: web.ToonLetop, Icoon: web.IcoonTeLaat},
		Regels:  []web.HerzienRij{{Medewerker: "m-wil", Functie: "uitvoerder", Keuze: kies}},
		Akkoord: web.Keuze{Naam: "akkoord", Label: "Tekenen", Meer: true, Opties: []web.Optie{{Waarde: "true", Label: "Ja, ik bekeek alles en teken hiervoor"}}},
		Eerder:  []string{"3 maart 2025, Emma Verzonnen: 12 bevestigd, 1 beëindigd"}, Partijen: []web.PartijStand{{Naam: "Politie Limburg", Laatste: "nog nooit", Stand: web.Badge{Tekst: "weer voor 3 maart", Icoon: web.IcoonDatum}}}}
	mis := na
	mis.Regels, mis.Eerder, mis.Partijen, mis.Lijst = nil, nil, nil, "Intussen veranderde er iets. Bekijk de lijst opnieuw."
	mis.Schil = met(mis.Schil, errs.Veldfout{Veld: "regels", Melding: "Intussen veranderde er iets. Bekijk de lijst opnieuw."})
	ook := vorm
	ook.Ook = []web.Keuze{{Naam: "medewerkers", Label: "Namens wie werkt het?", Meer: true, Fout: "Kies namens wie.", Opties: []web.Optie{{Waarde: "m-1", Label: "Wil Nieuw"}}}}
	ook.Na = append(slices.Clone(ook.Na), web.Veld{Naam: "reikwijdte.casussen", Label: "Alleen in deze casussen?", Breedte: "half", MagLeeg: true})
	ook.Schil = met(ook.Schil, errs.Veldfout{Veld: "medewerkers", Melding: "Kies namens wie."})
	geenSystemen := web.KoppelingenPagina{Schil: schil("/partijen")}
	systemen := geenSystemen
	systemen.Maak = "/koppelingen/maken"
	werkt := web.Badge{Tekst: "werkt", Toon: web.ToonGoed, Icoon: web.IcoonVinkje}
	systemen.Rijen = []web.SysteemRij{{ID: "s1", Naam: "Zaaksysteem", Stand: werkt, Stopt: true, Feiten: []web.Feit{{Naam: "Van", Waarde: "Gemeente Weert"}, {Naam: "client_id", Waarde: "01kvdz8a5b9c0d1e2f3g4h5j6k"},
		{Naam: "Sleutels", Waarde: "ES256 d7Yx0kzN1vTqf2mB8s6WcQpLhR3uJtEoGaVyXiZbKn4"}}}, {ID: "s2", Naam: "Agenda", Stand: web.Badge{Tekst: "gestopt", Toon: web.ToonStil, Icoon: web.IcoonIngetrokken}}}
	eigenSystemen := web.KoppelingenPagina{Schil: schil(""), Eigen: true, Rijen: []web.SysteemRij{{ID: "s1", Naam: "Zaaksysteem", Stand: werkt, Akkoord: true, Afzeggen: true}}}
	wie := web.VerklaringenPagina{Schil: schil("/partijen"), Versie: 1, Ophalen: true, Allemaal: true, Missen: "1 persoon tekende nog niet",
		Rijen: []web.VerklaringRij{{Naam: "Wil Nieuw", Partij: "Gemeente Weert", Stand: niet, Mist: true}, {Naam: "Emma Verzonnen", Partij: "Gemeente Weert", Getekend: []string{"versie 1, 3 maart 10:00"}, Stand: getekend}}}
	lid := web.LidRij{Naam: "Gerda Verzonnen", Voor: "Gemeente Weert", Sinds: "sinds 1 januari", URL: "/huisregister/lid/a1"}
	eerste := web.RegisterRij{Kop: "Beleid, versie 1", Feiten: []web.Feit{{Naam: "Van", Waarde: "Gemeente Weert"}}, Tekst: "Het eerste beleid."}
	beleid := web.RegisterRij{Kop: "Beleid, versie 2", Feiten: eerste.Feiten, Tekst: "Het tweede beleid.\n\nMet twee alinea's.", Eerder: []web.RegisterRij{eerste}}
	tafel := web.RegisterRij{Kop: "Verzonnen overlegtafel", Feiten: []web.Feit{{Naam: "Contact", Waarde: "Hans Bedacht"}, {Naam: "Waarover", Waarde: "Overlast in het centrum"}}, URL: "/huisregister/samenwerking/a2"}
	geenRegister := web.HuisregisterPagina{Schil: schil("/partijen"), Organen: []web.OrgaanRij{{Naam: "Stuurgroep"}, {Naam: "Ronde Tafel Overleg", BijCasus: true}}}
	vanHuis := web.HuisregisterPagina{Schil: schil("/partijen"), Organen: []web.OrgaanRij{{Naam: "Stuurgroep", Leden: []web.LidRij{lid, {Naam: "Kees Bedacht", Voor: "Politie Limburg", Sinds: "tot en met 3 maart"}}}},
		Samen: []web.RegisterRij{tafel}, Beleid: []web.RegisterRij{beleid}, Maatregelen: []web.RegisterRij{{Kop: "Gemeente Weert, versie 1", Tekst: "Wij vergrendelen onze laptops."}},
		NieuwLid: "/huisregister/lid", NieuwSamen: "/huisregister/samenwerking", VolgendBeleid: "/huisregister/beleid", EigenMaatregel: "/huisregister/maatregelen"}
	return []voorbeeld{{"huisregister", vanHuis}, {"huisregister-leeg", geenRegister}, {"herzien", na}, {"herzien-fout", mis}, {"verklaringen", wie}, {"verklaringen-leeg", web.VerklaringenPagina{Schil: schil("/partijen"), Versie: 1}}, {"menscode", code}, {"menscode-al", al}, {"menscode-later", later}, {"koppelingen", systemen}, {"koppelingen-leeg", geenSystemen}, {"koppelingen-eigen", eigenSystemen}, {"mensformulier-ook", ook}, {"mensen", vol}, {"mensen-leeg", leeg}, {"mensen-huis", huis}, {"mens", een}, {"mens-jij", jij}, {"mens-weg", weg}, {"mensformulier", vorm}, {"mensformulier-fout", fout}, {"mensformulier-dicht", dicht}}
}
