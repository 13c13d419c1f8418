// SPDX-License-Identifier: EUPL-1.2

package web

// VerstuurdPagina says that a form was sent before, and was changed since: with the Back button, or in another window. What was sent
// stands; what was typed since is kept, and begins a new form if the reader wants that.
type VerstuurdPagina struct {
	Schil
	Wat    string // "Deze aanmelding"
	Op     string // "op 23 november, 14:02"
	Open   Knop   // leads to what was sent
	Nieuw  Knop   // begins an empty form, without text when there is none
	Over   bool   // it is done once: there is no new form to begin
	Invoer *EigenInvoer
}

// Sjabloon returns the template's name.
func (VerstuurdPagina) Sjabloon() string { return "verstuurd" }

// Kop returns the heading.
func (p VerstuurdPagina) Kop() string { return p.Wat + " is al verstuurd" }

// Zin returns what happened.
func (p VerstuurdPagina) Zin() string {
	return "Je verstuurde dit " + p.Op + ". Wat je daarna veranderde, is niet verstuurd."
}

// Getypt returns what was typed, when any of it can be shown.
func (p VerstuurdPagina) Getypt() *EigenInvoer {
	if p.Invoer == nil || !p.Invoer.Zichtbaar() {
		return nil
	}
	invoer := *p.Invoer
	invoer.Tweede = true
	return &invoer
}
