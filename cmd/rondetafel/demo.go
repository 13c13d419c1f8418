// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"errors"
	"fmt"
	"strings"

	"rondetafel/internal/fixture"
	"rondetafel/internal/gate"
	"rondetafel/internal/klok"
)

// demoOpdracht starts a practice house.
type demoOpdracht struct {
	plaats    `embed:""`
	luister   `embed:""`
	grenzen   `embed:""`
	Opnieuw   bool   `help:"Gooi het oefenhuis in de map weg en begin opnieuw."`
	Casussen  int    `help:"Vul een nieuw oefenhuis ook met zoveel gemaakte casussen." placeholder:"N"`
	Accounts  int    `help:"Vul het daarbij aan tot zoveel mensen, die met een wachtwoord kunnen inloggen. Voor metingen." placeholder:"N"`
	Synchroon string `help:"Hoe zeker SQLite schrijft." enum:"FULL,NORMAL,OFF,EXTRA" default:"FULL" hidden:""`
}

// Run makes the practice house when there is none, and serves it until the command is stopped.
func (d demoOpdracht) Run(o omgeving) error {
	if d.Data == "" {
		d.Data = "data-demo"
	}
	if d.Casussen < 0 {
		return errors.New("--casussen is hoeveel casussen er komen, en dus niet minder dan nul")
	}
	if d.Opnieuw {
		if err := d.wis(); err != nil {
			return err
		}
	}
	in, err := d.open(o.ctx)
	if err != nil {
		return err
	}
	oefen, err := nieuweOefenklok(o.klok, oefenmap(d.Data))
	if err != nil {
		return errors.Join(err, in.oor.Close())
	}
	o.klok = oefen.klok
	g, err := d.maak(o)
	if err != nil {
		return errors.Join(err, in.oor.Close())
	}
	if err := o.schrijf("%s", wegwijzer); err != nil {
		return errors.Join(err, in.oor.Close(), g.Close())
	}
	return o.serveer(g, in, oefen)
}

func (d demoOpdracht) wis() error {
	if strings.Contains(d.DB, "://") {
		return errors.New("--opnieuw kan niet met --db: maak zelf een lege database en kies een lege map")
	}
	if d.DB != "" {
		return errors.New("--opnieuw werkt alleen met de database in de map zelf, zonder --db")
	}
	return oefenmap(d.Data).wis()
}

// maak opens the practice house, and plays it when it is new.
func (d demoOpdracht) maak(o omgeving) (*gate.Gate, error) {
	m := oefenmap(d.Data)
	s, err := m.lees()
	if err != nil {
		return nil, err
	}
	if s.Oefenhuis != 0 && !s.Klaar {
		return nil, errors.New("het oefenhuis is niet af, omdat het maken werd onderbroken: begin opnieuw met --opnieuw")
	}
	opties := d.opties(o)
	opties.Synchroon = d.Synchroon
	if opties.Grenzen, err = d.gate(); err != nil {
		return nil, err
	}
	if !s.Klaar {
		if err := errors.Join(m.zet(stand{}), d.speel(o, opties)); err != nil {
			return nil, err
		}
		s.Klaar = true
		if err := m.zet(s); err != nil {
			return nil, err
		}
	}
	g, err := o.openHuis(opties)
	if err != nil {
		return nil, err
	}
	if err := d.vul(o, g, m, s); err != nil {
		return nil, errors.Join(err, g.Close())
	}
	return g, nil
}

// speel sets up the house and plays its first casussen, on a clock that can be moved; the house is then served on the real one.
func (d demoOpdracht) speel(o omgeving, opties gate.Opties) error {
	if err := o.schrijf("Het oefenhuis wordt gemaakt. Dit duurt even.\n"); err != nil {
		return err
	}
	k := klok.NieuwVerzet(o.klok)
	opties.Klok = k
	g, err := o.openHuis(opties)
	if err != nil {
		return err
	}
	return errors.Join(fixture.Begin(o.ctx, g, k, o.klok.Nu()), g.Close())
}

// vul fills the house with the generated casussen that were asked. That can be done once: the next time asks for as many or
// fewer, or begins anew. A house whose filling is interrupted is not finished.
func (d demoOpdracht) vul(o omgeving, g *gate.Gate, m oefenmap, s stand) error {
	if d.Casussen <= s.Casussen {
		return nil
	}
	if s.Casussen > 0 {
		return fmt.Errorf("dit oefenhuis is al gevuld met %d casussen: begin voor meer opnieuw met --opnieuw", s.Casussen)
	}
	if err := m.zet(stand{}); err != nil {
		return err
	}
	err := g.Vul(o.ctx, gate.VulOpties{Casussen: d.Casussen, Mensen: d.Accounts, Accounts: d.Accounts > 0, Voortgang: func(klaar int) {
		o.log.Info("vullen", "klaar", klaar, "van", d.Casussen)
	}})
	if err != nil {
		return fmt.Errorf("vullen: %w", err)
	}
	s.Casussen = d.Casussen
	return m.zet(s)
}

// wegwijzer tells whom to log in as.
const wegwijzer = `Alles in dit huis is verzonnen. Log in als:
  Noor Verzonnen      procesregisseur
  Emma Verzonnen      meldt aan en doet mee, Gemeente Roermond
  Wouter Voorbeeld    meldt aan en doet mee, Politie
  Nienke Voorbeeld    doet mee en is casusregisseur, Vincent van Gogh
  Marieke Bedenksel   manager
  Hanna Denkbeeld     functionaris gegevensbescherming
  Ties Proef          ondersteuning, plant overleggen
  Sven Proef          moet de verklaring nog tekenen
Ga naar:
`
