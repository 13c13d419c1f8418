// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"errors"
	"fmt"

	"rondetafel/internal/gate"
)

// verifyOpdracht checks a house that nobody serves.
type verifyOpdracht struct {
	plaats         `embed:""`
	Controlepunten []string `help:"Bestand met controlepunten die ergens anders bewaard zijn. Mag vaker." type:"existingfile" sep:"none" placeholder:"BESTAND"`
}

// Run prints a short report. Its error names the first bad entry.
func (v verifyOpdracht) Run(o omgeving) error {
	if v.Data == "" {
		return errors.New("zeg met --data in welke map het huis staat")
	}
	verslag, err := gate.Verify(o.ctx, v.opties(o), v.Controlepunten)
	if errors.Is(err, gate.ErrInGebruik) {
		return errors.New("dit huis draait nog. Stop de server en probeer het opnieuw")
	}
	if leesbaar := leesbareKluisfout(err); leesbaar != err {
		return leesbaar
	}
	if err != nil {
		return fmt.Errorf("het huis is niet te controleren: %w", err)
	}
	if verslag.Fout != "" {
		return fmt.Errorf("het logboek of de rechten kloppen niet: %s", verslag.Fout)
	}
	return o.schrijf("Het logboek klopt: %d regels, %d rechten, %d bewijzen van vernietiging.\n", verslag.Regels, verslag.Rechten,
		verslag.Bewijzen)
}
