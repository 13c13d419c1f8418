// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
	"rondetafel/internal/web"
)

// incidenteelVoorbeelden are the pages about who takes part in a Casus for a while.
func incidenteelVoorbeelden() []voorbeeld {
	wacht := web.Badge{Tekst: "wacht op de publieke Partijen", Icoon: web.IcoonKlok}
	leest := web.Badge{Tekst: "leest mee", Toon: web.ToonGoed, Icoon: web.IcoonOog}
	leeg := web.IncidenteelLijstPagina{Schil: inCasus("Incidentele derden"), CasusID: "c1", Nummer: "2026-0142"}
	vol := leeg
	vol.Voorstellen = true
	vol.Rijen = []web.IncidenteelRij{{Naam: "Woningstichting Verzonnen", URL: "/incidentele-derden/i1", Uitleg: "tot en met 12 maart", Stand: wacht, Wacht: true},
		{Naam: "School De Proef", URL: "/incidentele-derden/i2", Uitleg: "tot en met 1 maart", Stand: leest}}
	vorm := web.IncidenteelVoorstellenPagina{Schil: inCasus("Incidentele derde voorstellen"), CasusID: "c1", Nummer: "2026-0142"}
	fout := vorm
	fout.Namens, fout.Waarden = "Gemeente Weert", casus.Incidenteel{Organisatie: "Politie", Personen: []string{"Wil Bedacht", "Wim Bedacht"}, Tot: "12-3-2026"}
	fout.Schil = met(fout.Schil, errs.Veldfout{Veld: "organisatie", Melding: "Dit is een Partij van het convenant, en geen derde (art. 1.6)."}, errs.Veldfout{Veld: "grond", Melding: "Schrijf op waarom deze organisatie mee mag doen: de wet of taak."})
	een := web.IncidenteelPagina{Schil: inCasus("Incidentele derde"), ID: "i1", CasusID: "c1", Nummer: "2026-0142", Naam: "Woningstichting Verzonnen", Stand: wacht, Waarom: "Zij kent de flat.",
		Versie: 1, Feiten: []web.Feit{{Naam: "Organisatie", Waarde: "Woningstichting Verzonnen"}}, Einde: true, Voorstel: true,
		Besluit: []web.IncidenteelStem{{Partij: "Gemeente Weert", Uitleg: "Emma Proef, gisteren", Stand: web.Badge{Tekst: "ja", Toon: web.ToonGoed, Icoon: web.IcoonVinkje}},
			{Partij: "Politie Limburg", Reden: "Er loopt een onderzoek.", Stand: web.Badge{Tekst: "nee", Toon: web.ToonLetop, Icoon: web.IcoonHand}}}}
	beslis, nu, voorbij := een, een, een
	beslis.Beslissen, beslis.Einde, beslis.Open, beslis.Antwoord = true, false, "beslissen", casus.IncidenteelBesluit{Antwoord: "nee"}
	beslis.Schil = met(beslis.Schil, errs.Veldfout{Veld: "reden", Melding: "Schrijf op waarom niet."})
	nu.Stand, nu.Voorstel, nu.NuMee, nu.Open = leest, false, true, "beeindigen"
	nu.Schil = met(nu.Schil, errs.Veldfout{Veld: "reden", Melding: "Schrijf op waarom deze organisatie niet meer meedoet."})
	voorbij.Einde, voorbij.Voorstel, voorbij.Reden = false, false, "Niet meer nodig."
	inzien := web.InzienPagina{Schil: inCasus("2026-0142"), CasusID: "c1", Nummer: "2026-0142", Fase: web.Badge{Tekst: "RTO"}, Doelen: "veiligheid en wonen", Tot: "12 maart"}
	weg := inzien
	weg.Veranderd = []string{"gisteren 10:00"}
	met := weg
	met.Stukken = []web.Stuk{{ID: "g1", Leverancier: "Politie Limburg", Datum: "gisteren 9:00", Soort: "Gewone persoonsgegevens", SoortIcoon: web.IcoonStuk, Over: "Bram Fictief", Tekst: "Er waren drie meldingen.",
		Gebruik: []string{"Niet citeren."}, Feiten: []web.Feit{{Naam: "Bron", Waarde: "Eigen dossier"}}}}
	return []voorbeeld{{"incidenteellijst", vol}, {"incidenteellijst-leeg", leeg}, {"incidenteelvoorstellen", vorm}, {"incidenteelvoorstellen-fout", fout}, {"incidenteel", een},
		{"incidenteel-beslissen-fout", beslis}, {"incidenteel-nu-fout", nu}, {"incidenteel-voorbij", voorbij}, {"inzien", met}, {"inzien-leeg", inzien}, {"inzien-weg", weg}}
}
