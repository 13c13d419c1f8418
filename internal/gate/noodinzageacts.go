// SPDX-License-Identifier: EUPL-1.2

package gate

import "net/http"

// noodActs are about a Procesregisseur who reads a Casus in need that is not assigned to them (article 1.2, rule 1.2-1).
func noodActs() []Act {
	const get, post = http.MethodGet, http.MethodPost
	op := []string{"1.2"}
	return []Act{
		{Naam: "noodinzage.openen", Opnieuw: true, Soort: grant, Methode: post, Pad: "/noodinzages", Artikelen: op, Titel: "Casus openen bij nood",
			Kan: "Je kunt deze casus niet bij nood openen.", Waarom: "Bij nood leest een procesregisseur van het huis een uur lang een casus waaraan wordt gewerkt.",
			Anders: "Bel de procesregisseur van de casus, of de manager."},
		{Naam: "noodinzage.lijst", Soort: consult, Methode: get, Pad: "/noodinzages", Artikelen: op, Titel: "Noodinzagen bekijken",
			Kan: "Je kunt de noodinzagen niet bekijken.", Waarom: "Een procesregisseur ziet die van zichzelf en van de eigen casussen. De manager en de functionaris gegevensbescherming zien ze allemaal.",
			Anders: "Vraag de manager."},
		{Naam: "noodinzage.lezen", Soort: consult, Methode: get, Pad: "/noodinzages/{id}", Artikelen: op, Titel: "Noodinzage bekijken",
			Kan: "Je kunt deze noodinzage niet bekijken.", Waarom: "Zij is voor wie keek, wie de regie heeft, en wie toezicht houdt.", Anders: "Vraag de manager."},
		{Naam: "noodinzage.beeindigen", Soort: grant, Methode: post, Pad: "/noodinzages/{id}/_beeindigen", Artikelen: op, Titel: "Noodinzage stoppen",
			Kan: "Je kunt deze noodinzage niet stoppen.", Waarom: "Alleen wie opende, stopt haar eerder, zolang zij loopt.", Anders: "Zij stopt na een uur vanzelf."},
		{Naam: "noodinzage.beoordelen", Soort: change, Methode: post, Pad: "/noodinzages/{id}/_beoordelen", Artikelen: op, Titel: "Noodinzage beoordelen",
			Kan: "Je kunt deze noodinzage niet beoordelen.", Waarom: "De manager zegt achteraf of het terecht was.", Anders: "Vraag de manager."},
		{Naam: "noodinzage.casus", Soort: consult, Artikelen: op, Titel: "Een casus bij nood kunnen openen", Kan: "Je kunt deze casus niet bij nood openen.",
			Waarom: "Bij nood leest een procesregisseur van het huis een uur lang een casus waaraan wordt gewerkt.", Anders: "Bel de procesregisseur van de casus, of de manager."},
	}
}
