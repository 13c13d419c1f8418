// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"errors"
	"fmt"
	"os"
	"strings"

	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
)

// initOpdracht makes a house that is not for practice.
type initOpdracht struct {
	plaats       `embed:""`
	Naam         string `help:"Hoe het huis heet." placeholder:"NAAM"`
	Gemeente     string `help:"De gemeente waar het huis bij hoort, zoals 'Gemeente Roermond'." placeholder:"NAAM"`
	Gemeentecode string `help:"De CBS-code van die gemeente, zoals GM0957." placeholder:"CODE"`
	Manager      string `help:"Hoe de manager heet. De manager neemt de andere mensen van het huis aan." placeholder:"NAAM"`
	Verklaring   string `help:"Bestand met de tekst van de verklaring van geheimhouding. Zonder dit krijgt het huis een gewone tekst." type:"existingfile" placeholder:"BESTAND"`
}

// Run makes the house with its keys, and prints the code with which the Manager logs in for the first time. The code stands nowhere else.
func (i initOpdracht) Run(o omgeving) error {
	if i.Data == "" {
		return errors.New("zeg met --data in welke map het huis komt")
	}
	in := gate.Huisbegin{Naam: i.Naam, Gemeente: i.Gemeente, Gemeentecode: i.Gemeentecode, Manager: i.Manager, Verklaring: verklaring}
	if i.Verklaring != "" {
		tekst, err := os.ReadFile(i.Verklaring)
		if err != nil {
			return fmt.Errorf("de verklaring is niet te lezen: %w", err)
		}
		in.Verklaring = string(tekst)
	}
	if err := leesbaar(in.Valideer()); err != nil {
		return err
	}
	g, err := o.openHuis(i.opties(o))
	if err != nil {
		return err
	}
	code, err := g.HuisBeginnen(o.ctx, gate.Als("", "taak"), in)
	if err := errors.Join(alGedaan(err), g.Close()); err != nil {
		return err
	}
	return o.schrijf(gemaakt, i.Data, i.Data, i.Manager, code)
}

// leesbaar says what is wrong with what was asked, for who typed a command.
func leesbaar(err error) error {
	var ongeldig *errs.Invalid
	if !errors.As(err, &ongeldig) {
		return err
	}
	var regels []string
	for _, v := range ongeldig.Velden {
		regels = append(regels, "--"+v.Veld+": "+v.Melding)
	}
	return errors.New(strings.Join(regels, "\n"))
}

func alGedaan(err error) error {
	var geweigerd *errs.Denied
	if errors.As(err, &geweigerd) {
		return errors.New("in deze map staat al een huis: er is niets veranderd")
	}
	return err
}

// gemaakt tells what there is now and what to do with it.
const gemaakt = `Het huis staat in %s.
De sleutels staan in de map sleutels daarin. Bewaar er een kopie van, op een andere plek dan de database. Zonder sleutels is alles onleesbaar.
Start het huis met: rondetafel serve --data %s --url https://…

%s logt daarna voor het eerst in met deze code. Hij werkt één keer, zeven dagen lang, en je ziet hem alleen nu:
  %s
`

// verklaring is the declaration of secrecy with which a house starts that gives no text of its own (article 14.1).
const verklaring = `Ik werk mee in het Veiligheidshuis.
Wat ik hier lees en hoor over mensen, houd ik geheim. Ook als ik hier niet meer werk.
Ik kijk alleen in een casus als ik daar een taak in heb.
Ik gebruik informatie alleen voor het doel van de casus, en zoals de Partij wil die haar gaf.
Ik geef niets door aan anderen, behalve als de afspraken van het huis of de wet dat toestaan.
Mijn wachtwoord en mijn codes geef ik aan niemand.
`
