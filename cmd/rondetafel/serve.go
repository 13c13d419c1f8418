// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"errors"
	"fmt"
	"net"

	"rondetafel/internal/gate"
	"rondetafel/internal/identiteit"
)

// serveOpdracht starts a house.
type serveOpdracht struct {
	plaats  `embed:""`
	luister `embed:""`
}

// Run serves until the command is stopped.
func (s serveOpdracht) Run(o omgeving) error {
	if s.Data == "" {
		return errors.New("zeg met --data in welke map het huis staat")
	}
	oor, adres, err := s.open(o.ctx)
	if err != nil {
		return err
	}
	g, err := o.openHuis(s.opties(o))
	if err != nil {
		return errors.Join(err, oor.Close())
	}
	return o.serveer(g, oor, adres, false)
}

// openHuis opens the house. Only one server at a time can.
func (o omgeving) openHuis(opties gate.Opties) (*gate.Gate, error) {
	g, err := gate.Open(o.ctx, opties)
	if err != nil {
		return nil, fmt.Errorf("het huis gaat niet open, misschien draait het al: %w", err)
	}
	return g, nil
}

// serveer serves g on oor until the command is stopped, and closes both. It prints the address first.
func (o omgeving) serveer(g *gate.Gate, oor net.Listener, adres string, demo bool) error {
	deur, err := identiteit.Nieuw(g, adres)
	if err != nil {
		return errors.Join(err, oor.Close(), g.Close())
	}
	h, err := handler(samenstelling{gate: g, deur: deur, log: o.log, sinds: o.klok.Sinds, demo: demo})
	if err == nil {
		err = o.schrijf("%s\n", deur.Oorsprong())
	}
	if err != nil {
		return errors.Join(err, oor.Close(), g.Close())
	}
	return errors.Join(bedien(o.ctx, oor, h, o.log), g.Close())
}
