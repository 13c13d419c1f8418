// SPDX-License-Identifier: EUPL-1.2

package web

// VanAnderPagina says that a form was opened by somebody else than who is logged in now: in another tab of the same browser, somebody
// logged in since. Nothing was done. What was typed is kept, and becomes a form of who is logged in only if they choose that.
type VanAnderPagina struct {
	Schil
	Wie      string // who is logged in now: "Emma Fictief, Gemeente Proefdorp"
	Onbekend bool   // the form does not say who opened it
	Nieuw    Knop   // begins an empty form, without text when there is none
	Invoer   *EigenInvoer
}

// Sjabloon returns the template's name.
func (VanAnderPagina) Sjabloon() string { return "vanander" }

// Kop returns the heading.
func (VanAnderPagina) Kop() string { return "Dit formulier is niet van jou" }

// Zin returns what happened.
func (p VanAnderPagina) Zin() string {
	if p.Onbekend {
		return "We weten niet wie dit formulier opende. Er is niets verstuurd."
	}
	return "Iemand anders opende dit formulier. Er is niets verstuurd."
}

// Inloggen leads to the log-in.
func (VanAnderPagina) Inloggen() Knop {
	return Knop{Tekst: "Inloggen", URL: "/inloggen", Soort: KnopTweede}
}

// Getypt returns what was typed, when any of it can be shown.
func (p VanAnderPagina) Getypt() *EigenInvoer {
	if p.Invoer == nil || !p.Invoer.Zichtbaar() {
		return nil
	}
	invoer := *p.Invoer
	invoer.Tweede = true
	return &invoer
}
