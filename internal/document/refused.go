// SPDX-License-Identifier: EUPL-1.2

package document

import (
	"errors"
	"io"
)

// Refused says why a file is not accepted. Reason is for the technical log, one word of ours; Text is for who sent it: what is wrong
// and what can be done, in Dutch. Neither holds anything of the file.
type Refused struct {
	Reason string
	Text   string
}

// Error names the reason.
func (r *Refused) Error() string { return "document: refused: " + r.Reason }

// Unknown tells whether a file is of none of the kinds that are known.
func (r *Refused) Unknown() bool { return r.Reason == reasonUnknown }

const reasonUnknown = "unknown"

func refuse(reason, text string) error { return &Refused{Reason: reason, Text: text} }

const otherFile = " Kies een ander bestand."

func unknown() error {
	return refuse(reasonUnknown, "Dit is geen pdf, foto, Word, Excel, PowerPoint, OpenDocument of tekst."+otherFile)
}

func damaged() error {
	return refuse("damaged", "Dit bestand is beschadigd of niet compleet. Open het op je eigen computer, sla het opnieuw op en kies het dan nog eens.")
}

func twofold() error {
	return refuse("polyglot", "In dit bestand zit nog een ander bestand verstopt. Sla het opnieuw op, of kies een ander bestand.")
}

func bomb() error {
	return refuse("bomb", "Dit bestand wordt veel te groot als je het uitpakt. Daarom openen we het niet."+otherFile)
}

func macros() error {
	return refuse("macro", "In dit bestand zitten macro's: dat zijn kleine programma's. Sla het op zonder macro's, of maak er een pdf van.")
}

func outside() error {
	return refuse("external", "Dit bestand haalt onderdelen op van een andere plek, zoals een sjabloon of een plaatje. Maak er een pdf van en kies die.")
}

func locked() error {
	return refuse("encrypted", "Dit bestand heeft een wachtwoord of een beveiliging. Haal die eraf en kies het dan nog eens.")
}

func active() error {
	return refuse("active", "In dit bestand zit een programma of een bestand dat kan starten. Maak er een gewone pdf van en kies die.")
}

// readError makes of an error in the middle of a structure what it means: what ends too soon is damaged.
func readError(err error) error {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return damaged()
	}
	return err
}
