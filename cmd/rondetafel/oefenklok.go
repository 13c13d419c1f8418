// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"context"
	"sync"
	"time"

	"rondetafel/internal/klok"
	"rondetafel/internal/taak"
)

// oefenklok is the clock of a practice house. A page moves it forward; how far stands in the folder, so that a restart does not take
// time back.
type oefenklok struct {
	klok  *klok.Verzet
	plek  oefenmap
	taken *taak.Loper // set when the house is served

	mu      sync.Mutex
	vooruit time.Duration
}

// nieuweOefenklok starts basis as far ahead as the folder says.
func nieuweOefenklok(basis klok.Klok, m oefenmap) (*oefenklok, error) {
	s, err := m.lees()
	if err != nil {
		return nil, err
	}
	k := &oefenklok{klok: klok.NieuwVerzet(basis), plek: m, vooruit: time.Duration(s.Vooruit) * time.Second}
	k.klok.Loop(k.vooruit)
	return k, nil
}

// Vooruit lets days pass on both sides of the clock, and does what is due then. The folder knows first: after a crash the clock may
// be ahead of what was done, never behind.
func (k *oefenklok) Vooruit(_ context.Context, dagen int) error {
	k.mu.Lock()
	defer k.mu.Unlock()
	s, err := k.plek.lees()
	if err != nil {
		return err
	}
	nu := k.klok.Nu().In(klok.Amsterdam())
	d := nu.AddDate(0, 0, dagen).Sub(nu) // the same time of day, also over the begin or end of summer time
	s.Vooruit = int((k.vooruit + d).Seconds())
	if err := k.plek.zet(s); err != nil {
		return err
	}
	k.vooruit += d
	k.klok.Loop(d)
	_, err = k.taken.Nu()
	return err
}

// Voor returns how far the clock is ahead.
func (k *oefenklok) Voor() time.Duration {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.vooruit
}
