// SPDX-License-Identifier: EUPL-1.2

package gate

import "net/http"

// verstrekkingActs are about information that goes to a Derde (articles 7.2 and 14.1, WGS 1.7).
func verstrekkingActs() []Act {
	const get, post, geven = http.MethodGet, http.MethodPost, "verstrekken"
	return []Act{
		{Naam: "verstrekking.vragen", Soort: change, Methode: post, Pad: "/casussen/{id}/verstrekkingen", Artikelen: []string{"7.2"},
			Titel: "Verstrekking aan een derde vragen", Kan: "Je kunt hier geen verstrekking vragen.",
			Waarom: "De procesregisseur of de casusregisseur vraagt dat, na de triage en zolang de casus loopt.", Anders: "Overleg met de procesregisseur."},
		{Naam: "verstrekking.plicht", Soort: geven, Methode: post, Pad: "/casussen/{id}/wettelijke-verstrekkingen", Artikelen: []string{"14.1"},
			Titel: "Verstrekking door een wettelijke plicht vastleggen", Kan: "Je kunt dit niet vastleggen.",
			Waarom: "De procesregisseur of de casusregisseur legt dat vast, na de triage en zolang de casus loopt.", Anders: "Geef het door aan de procesregisseur."},
		{Naam: "verstrekking.lijst", Soort: consult, Methode: get, Pad: "/casussen/{id}/verstrekkingen", Artikelen: []string{"7.2"},
			Titel: "Verstrekkingen van een casus bekijken", Kan: "Je kunt de verstrekkingen niet bekijken.",
			Waarom: "Wie meedoet, ziet de verstrekkingen waar de eigen Partij bij hoort, zolang de casus loopt.", Anders: "Vraag het de procesregisseur."},
		{Naam: "verstrekking.lezen", Soort: consult, Methode: get, Pad: "/verstrekkingen/{id}", Artikelen: []string{"7.2"},
			Titel: "Verstrekking bekijken", Kan: "Je kunt deze verstrekking niet bekijken.",
			Waarom: "Zij is voor wie haar vroeg, wie informatie gaf en de procesregisseur.", Anders: "Vraag het de procesregisseur."},
		{Naam: "verstrekking.deel", Soort: consult, Artikelen: []string{"7.2"}, Titel: "Zien welk stuk wordt gevraagd"},
		{Naam: "verstrekking.tekenen", Opnieuw: true, Soort: grant, Methode: post, Pad: "/verstrekkingen/{id}/_tekenen", Artikelen: []string{"7.2"},
			Titel: "Toestemming tekenen", Kan: "Je kunt hier niet voor tekenen.",
			Waarom: "Alleen de Partij die dit gaf, tekent, tot de brief er is.", Anders: "Vraag die Partij."},
		{Naam: "verstrekking.papier", Soort: grant, Methode: post, Pad: "/verstrekkingen/{id}/_papiervastleggen", Artikelen: []string{"7.2"},
			Titel: "Toestemming op papier vastleggen", Kan: "Je kunt hier geen getekend document bij doen.",
			Waarom: "Alleen de Partij die dit gaf, legt haar toestemming vast, tot de brief er is.", Anders: "Vraag die Partij."},
		{Naam: "verstrekking.handtekening", Soort: consult, Methode: get, Pad: "/handtekeningen/{id}", Artikelen: []string{"7.2"},
			Titel: "Getekend document openen", Kan: "Je kunt dit document niet openen.",
			Waarom: "De Partij die tekende, wie de verstrekking vroeg en de procesregisseur openen het.", Anders: "Bekijk de verstrekking."},
		{Naam: "verstrekking.weigeren", Soort: change, Methode: post, Pad: "/verstrekkingen/{id}/_weigeren", Artikelen: []string{"7.2"},
			Titel: "Toestemming weigeren", Kan: "Je kunt dit niet weigeren.",
			Waarom: "Alleen de Partij die dit gaf, zegt nee, tot de brief er is.", Anders: "Vraag die Partij."},
		{Naam: "verstrekking.terugnemen", Soort: grant, Methode: post, Pad: "/verstrekkingen/{id}/_terugnemen", Artikelen: []string{"7.2"},
			Titel: "Toestemming terugnemen", Kan: "Je kunt deze toestemming niet terugnemen.",
			Waarom: "Alleen de Partij die tekende, neemt dat terug, tot de brief er is.", Anders: "Vraag die Partij."},
		{Naam: "verstrekking.bezwaar", Soort: change, Methode: post, Pad: "/verstrekkingen/{id}/_bezwaar", Artikelen: []string{"WGS-10"},
			Titel: "Bezwaar maken", Kan: "Je kunt geen bezwaar maken.",
			Waarom: "Een Partij die informatie gaf, maakt bezwaar, tot de brief er is.", Anders: "Overleg met de procesregisseur."},
		{Naam: "verstrekking.bezwaarintrekken", Soort: change, Methode: post, Pad: "/verstrekkingen/{id}/_bezwaarintrekken", Artikelen: []string{"WGS-10"},
			Titel: "Bezwaar intrekken", Kan: "Je kunt dit bezwaar niet intrekken.",
			Waarom: "De Partij die bezwaar maakte, trekt het in, tot de brief er is.", Anders: "Vraag die Partij."},
		{Naam: "verstrekking.advies", Soort: change, Methode: post, Pad: "/verstrekkingen/{id}/_adviseren", Artikelen: []string{"WGS-10"},
			Titel: "Advies over een verstrekking vastleggen", Kan: "Je kunt hierover niet adviseren.",
			Waarom: "De rechtmatigheidsadviescommissie adviseert, tot de brief er is.", Anders: "Vraag de commissie."},
		{Naam: "verstrekking.opnemen", Soort: consult, Artikelen: []string{"7.2"}, Titel: "Zien of een stuk in de brief mag"},
		{Naam: "verstrekking.verlenen", Soort: geven, Methode: post, Pad: "/verstrekkingen/{id}/_verlenen", Artikelen: []string{"7.2"},
			Titel: "Brief aan de derde maken", Kan: "De brief kan nog niet.",
			Waarom: "Wie de verstrekking vroeg of de procesregisseur maakt de brief, één keer.", Anders: "Kijk bij de verstrekking wat er nog ontbreekt."},
		{Naam: "verstrekking.intrekken", Soort: change, Methode: post, Pad: "/verstrekkingen/{id}/_intrekken", Artikelen: []string{"7.2"},
			Titel: "Verstrekking intrekken", Kan: "Je kunt deze verstrekking niet intrekken.",
			Waarom: "Wie haar vroeg of de procesregisseur trekt haar in, tot de brief er is.", Anders: "Overleg met de procesregisseur."},
		{Naam: "verstrekking.brief", Soort: consult, Methode: get, Pad: "/verstrekkingen/{id}/brief", Artikelen: []string{"7.2"},
			Titel: "Brief aan de derde openen", Kan: "Je kunt deze brief niet openen.",
			Waarom: "Wie de verstrekking vroeg en de procesregisseur openen de brief, als die er is.", Anders: "Bekijk de verstrekking."},
		{Naam: "verstrekking.registratie", Soort: consult, Artikelen: []string{"7.2"}, Titel: "Een verstrekking in het register zien"},
		{Naam: "verstrekking.register", Soort: consult, Methode: get, Pad: "/verstrekkingen", Artikelen: []string{"7.2"},
			Titel: "Register van verstrekkingen bekijken", Kan: "Je kunt het register niet bekijken.",
			Waarom: "De functionaris gegevensbescherming en de procesregisseurs zien wat er aan derden is verstrekt.",
			Anders: "Vraag de functionaris gegevensbescherming."},
	}
}
