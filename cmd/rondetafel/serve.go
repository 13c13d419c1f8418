// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"errors"
	"fmt"

	"rondetafel/internal/edge"
	"rondetafel/internal/gate"
	"rondetafel/internal/identiteit"
	"rondetafel/internal/taak"
)

// serveOpdracht starts a house.
type serveOpdracht struct {
	plaats    `embed:""`
	luister   `embed:""`
	grenzen   `embed:""`
	tempo     `embed:""`
	Inlog     inlogvlaggen `embed:""`
	KlokKlopt bool         `help:"De klok is nagekeken en klopt. Nodig als het huis meer dan dertig dagen stilstond: tot dan vernietigt het niets."`
}

// Run serves until the command is stopped.
func (s serveOpdracht) Run(o omgeving) error {
	if s.Data == "" {
		return errors.New("zeg met --data in welke map het huis staat")
	}
	ruimte, err := s.gate()
	if err != nil {
		return err
	}
	if s.URL == "" {
		return errors.New("zeg met --url onder welk adres mensen het huis bereiken, zoals https://huis.example")
	}
	if err := identiteit.Adres(s.URL); err != nil {
		return fmt.Errorf("--url: %w", err)
	}
	diensten, err := s.Inlog.lees()
	if err != nil {
		return err
	}
	in, err := s.open(o.ctx)
	if err != nil {
		return err
	}
	in.tempo = s.tempo
	opties := s.opties(o)
	opties.Diensten = diensten
	opties.Grenzen, opties.KlokKlopt, opties.Bestaand, opties.Adres = ruimte, s.KlokKlopt, true, in.adres
	g, err := o.openHuis(opties)
	if err != nil {
		return errors.Join(err, in.oor.Close())
	}
	return o.serveer(g, in, nil)
}

// openHuis opens the house. Only one server at a time can.
func (o omgeving) openHuis(opties gate.Opties) (*gate.Gate, error) {
	g, err := gate.Open(o.ctx, opties)
	switch {
	case err == nil:
		return g, nil
	case errors.Is(err, gate.ErrGeenSleutels):
		return nil, fmt.Errorf("in %s staan geen sleutels. Maak een nieuw huis met: rondetafel init. Of zet de sleutels terug die bij dit huis horen", opties.Sleutels)
	case errors.Is(err, gate.ErrGeenHuis):
		return nil, errors.New("hier staat nog geen huis. Maak het met: rondetafel init")
	case errors.Is(err, gate.ErrOefenhuis):
		return nil, errors.New("dit is een oefenhuis. Start het met: rondetafel demo")
	case errors.Is(err, gate.ErrInlogdienst):
		return nil, fmt.Errorf("--inlogdiensten: %w", err)
	}
	if leesbaar := leesbareKluisfout(err); leesbaar != err {
		return nil, leesbaar
	}
	return nil, fmt.Errorf("het huis gaat niet open, misschien draait het al: %w", err)
}

// serveer serves g on in until the command is stopped, and closes both. It prints the address first. oefen is the clock of a
// practice house, nil for any other. Meanwhile the house does by itself what is due.
func (o omgeving) serveer(g *gate.Gate, in ingang, oefen *oefenklok) error {
	taken := taak.Start(taak.Opties{Doe: g.VoerTaken, Log: o.log})
	sluit := func() error {
		taken.Stop()
		return g.Close()
	}
	deur, err := identiteit.Nieuw(g, in.adres)
	if err != nil {
		return errors.Join(err, in.oor.Close(), sluit())
	}
	s := samenstelling{gate: g, deur: deur, log: o.log, sinds: o.klok.Sinds, proxies: in.proxies, contact: in.contact,
		tempo: edge.NewPace(in.tempo.Mens, o.klok.Sinds), machine: edge.NewPace(in.tempo.Systeem, o.klok.Sinds),
		eenDeur: edge.NewPace(in.tempo.Deur, o.klok.Sinds), deuren: edge.NewPace(in.tempo.Deuren, o.klok.Sinds)}
	if oefen != nil {
		oefen.taken = taken
		s.oefen = oefen
	}
	h, err := handler(s)
	if err == nil {
		err = o.schrijf("%s\n", deur.Oorsprong())
	}
	if err != nil {
		return errors.Join(err, in.oor.Close(), sluit())
	}
	return errors.Join(bedien(o.ctx, in.oor, h, o.log, g.StopVolgen), sluit())
}
