// SPDX-License-Identifier: EUPL-1.2

package web

// BenJijHetPagina asks the second factor again, before what cannot be taken back, changes what people may do or takes data along. The form sends
// `bevestigcode` or `bevestigpasskey` with what was typed to where that was going, and it is done.
type BenJijHetPagina struct {
	Schil
	Waarom string
	Fout   string       // what is wrong with the code
	Actie  string       // where the form goes
	Terug  string       // path to go to afterwards, for what is no form; sent as `terug`
	Velden []InvoerVeld // what was typed, unseen

	Formulier bool // there is a form to go back to
	Bestand   bool // a file came with it, which does not go along
	Passkeys  bool // this house can have them

	Dienst string // where they confirm, in another tab; "" for who does so here
	Nog    bool   // they said that they did, and did not
}

// URLDienst is where they confirm.
func (BenJijHetPagina) URLDienst() string { return padBevestigBij }

// KnopPasskey gives a passkey in the place of a code.
func (BenJijHetPagina) KnopPasskey() PasskeyKnop { return passkeyBij(padVraag, veldBevestigPasskey) }

// Sjabloon returns the template's name.
func (BenJijHetPagina) Sjabloon() string { return "benjijhet" }

// Kop returns the heading.
func (BenJijHetPagina) Kop() string { return "Ben jij het?" }

// VeldCode asks the second factor.
func (p BenJijHetPagina) VeldCode() Veld {
	v := veldTweede(p.Fout)
	v.Naam = veldBevestig
	return v
}
