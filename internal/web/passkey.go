// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"time"

	"rondetafel/internal/gate"
)

// PasskeyKnop is a button that lets the browser answer with a passkey and sends its form with the answer. It shows only where a browser can.
type PasskeyKnop struct {
	Tekst  string
	Doe    string // "get" to sign, "create" to make one
	Veld   string // of the form, that gets the answer
	Vraag  string // JSON; "" when it is asked at URL
	URL    string
	Velden string // names of the fields of the form that go along with asking, with spaces
	Eerste bool   // it is what one does on the page
	Erbij  bool   // it is the second on a page
}

// ID is by which what goes wrong is tied to the button.
func (k PasskeyKnop) ID() string {
	if k.Erbij {
		return VeldID(k.Veld) + "-erbij"
	}
	return VeldID(k.Veld)
}

// padVraag is where a passkey of who is logged in is asked for.
const padVraag = "/sessie/passkey"

// passkeyBij is the button that gives a passkey in the place of a code, in veld.
func passkeyBij(url, veld string) PasskeyKnop {
	return PasskeyKnop{Tekst: "Gebruik een passkey", Doe: "get", Veld: veld, URL: url}
}

const veldPasskey = "passkey"

// PasskeyPagina is where the reader adds a passkey. POST /passkeys sends `naam`, and then the same with `passkey`, which the browser made.
type PasskeyPagina struct {
	Schil
	Kan   bool // this house can have passkeys
	Naam  string
	Vraag string // what the browser is asked; "" before there is a name
}

// Sjabloon returns the template's name.
func (PasskeyPagina) Sjabloon() string { return "passkey" }

// Kop returns the heading.
func (PasskeyPagina) Kop() string { return "Passkey toevoegen" }

// VeldNaam asks what it is called.
func (p PasskeyPagina) VeldNaam() Veld {
	return Veld{Naam: "naam", Label: "Naam van je passkey", Hint: "zo herken je hem later, zoals: telefoon van mijn werk", Waarde: p.Naam, Fout: p.FoutBij("naam"), Breedte: "half"}
}

// Knop makes it.
func (p PasskeyPagina) Knop() PasskeyKnop {
	return PasskeyKnop{Tekst: "Maak je passkey", Doe: "create", Veld: veldPasskey, Vraag: p.Vraag, Eerste: true}
}

// PasskeyRij is a passkey of the reader.
type PasskeyRij struct {
	ID     string
	Naam   string
	Feiten []Feit
	Kopie  bool // there is a copy of it
}

// kopieMelding tells that there is a copy of a passkey of the reader.
func kopieMelding() Melding {
	return Melding{Soort: MeldingLetop, Kop: "Iemand heeft misschien een kopie van je passkey.",
		Tekst: "Die passkey werkt niet meer, en je bent overal uitgelogd. Haal hem weg bij Mijn inlog. Vertel het de beheerder van je Partij."}
}

// hersteldMelding tells that the log-in of the reader was made anew with a recovery code, by whose code, and what to do when it was not them.
func hersteldMelding(h gate.HersteldBlad, nu time.Time) Melding {
	return Melding{Soort: MeldingLetop, Kop: "Je toegang is hersteld op " + DagTijd(h.Moment, nu) + ", met een code van " + h.Door.Naam + ".",
		Tekst: "Was jij dit niet? Dan logt iemand anders in als jou. Vraag meteen een andere beheerder om een nieuwe code, en meld het de functionaris gegevensbescherming (art. 14.3)."}
}
