// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"errors"
	"fmt"

	"rondetafel/internal/gate"
)

// keysRotate replaces the key that protects the others, of a house that nobody serves.
type keysRotate struct {
	plaats `embed:""`
}

// Run prints what it did. Its error leaves a house that opens.
func (k keysRotate) Run(o omgeving) error {
	if k.Data == "" {
		return errors.New("zeg met --data in welke map het huis staat")
	}
	w, err := gate.WisselSleutel(o.ctx, k.opties(o))
	if errors.Is(err, gate.ErrInGebruik) {
		return errors.New("dit huis draait nog. Stop de server en probeer het opnieuw")
	}
	if errors.Is(err, gate.ErrGeenSleutels) {
		return fmt.Errorf("in %s staan geen sleutels van een huis", k.Data)
	}
	if leesbaar := leesbareKluisfout(err); leesbaar != err {
		return leesbaar
	}
	if err != nil {
		return fmt.Errorf("de sleutel is misschien niet vervangen, het logboek zegt hoe het afliep: %w", err)
	}
	return o.schrijf("De sleutel %s is vervangen door %s. Opnieuw verpakt: %d sleutels.\n"+
		"De oude sleutel opent niets meer in dit huis. Maak nu een nieuwe reservekopie van de sleutels en gooi de oude weg.\n", w.Oud, w.Nieuw, w.Sleutels)
}
