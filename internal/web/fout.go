// SPDX-License-Identifier: EUPL-1.2

package web

import "net/http"

// FoutPagina says that something did not go well. The page of 404 is always the same, for what does not exist and for what the
// reader may not know to exist.
type FoutPagina struct {
	Schil
	Status  int          // http.StatusNotFound, ServiceUnavailable, RequestEntityTooLarge, BadRequest, MethodNotAllowed
	Kenmerk string       // to mention when one asks for help; never on a 404
	Invoer  *EigenInvoer // what was typed, to send again
	Wacht   int          // seconds, for who asked too much in a short time; 0 for anybody else
	Getypt  []InvoerVeld // what was typed, to take along: there is nowhere to send it
}

// NietGevonden returns the one page for what does not exist and for what the reader may not know to exist.
func NietGevonden(s Schil) FoutPagina { return FoutPagina{Schil: s, Status: http.StatusNotFound} }

// Sjabloon returns the template's name.
func (FoutPagina) Sjabloon() string { return "fout" }

// Kop returns the heading.
func (p FoutPagina) Kop() string {
	switch p.Status {
	case http.StatusNotFound:
		return "Deze pagina is er niet"
	case http.StatusRequestEntityTooLarge:
		return "Dit is te groot"
	case http.StatusBadRequest, http.StatusUnsupportedMediaType:
		return "Dit kunnen we niet lezen"
	case http.StatusMethodNotAllowed, http.StatusForbidden:
		return "Dit kan hier niet"
	case http.StatusUnprocessableEntity:
		return "Geen voorbeeld"
	}
	return "Dit lukt nu niet"
}

// Melding returns what happened and what was kept.
func (p FoutPagina) Melding() Melding {
	switch p.Status {
	case http.StatusNotFound:
		m := Melding{Soort: MeldingInfo, Kop: "Deze pagina bestaat niet, of je hebt er geen toegang toe.",
			Tekst: "Kijk het adres na, of zoek het op bij je casussen."}
		if len(p.Getypt) > 0 {
			m.Tekst += " Je tekst is niet verstuurd. Hij staat hieronder. Kopieer hem als je hem nog nodig hebt."
		}
		return m
	case http.StatusUnprocessableEntity:
		return Melding{Soort: MeldingInfo, Kop: "Van dit bestand is geen voorbeeld te maken.", Tekst: "Haal het op om het te lezen."}
	case http.StatusRequestEntityTooLarge:
		return Melding{Soort: MeldingFout, Kop: "Je stuurt meer dan we aankunnen.",
			Tekst: "Er is niets bewaard. Maak je tekst korter en stuur hem opnieuw."}
	case http.StatusBadRequest, http.StatusUnsupportedMediaType:
		return Melding{Soort: MeldingFout, Kop: "Het formulier kwam beschadigd aan.",
			Tekst: "Er is niets veranderd. Ga terug, laad de pagina opnieuw en probeer het nog een keer."}
	case http.StatusMethodNotAllowed, http.StatusForbidden:
		return Melding{Soort: MeldingFout, Kop: "Deze vraag kwam niet van een pagina van ons.",
			Tekst: "Er is niets veranderd. Open de pagina opnieuw en probeer het nog een keer."}
	}
	if p.Wacht > 0 {
		m := Melding{Soort: MeldingLetop, Kop: "Je opent heel veel pagina's in korte tijd.",
			Tekst: "Daarom wachten we even, zodat het voor iedereen blijft werken. Wacht " + telWoord(p.Wacht, "seconde", "seconden") + " en ga dan verder. Er is niets veranderd."}
		if p.Invoer != nil {
			m.Tekst += " Je tekst staat hieronder."
		}
		return m
	}
	if p.Status == http.StatusTooManyRequests {
		return Melding{Soort: MeldingFout, Kop: "Je hebt te veel schermen tegelijk open.",
			Tekst: "Sluit een paar schermen van casussen. Wat je opent, werkt gewoon: het werkt alleen niet vanzelf bij."}
	}
	m := Melding{Soort: MeldingFout, Kop: "Dit lukt nu niet.",
		Tekst: "We konden niet vastleggen wat je doet. Daarom tonen en veranderen we niets. Probeer het zo weer."}
	if p.Invoer != nil {
		m.Tekst += " Je tekst staat hieronder."
	}
	return m
}
