// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"strings"
	"testing"
	"time"

	"rondetafel/internal/gate"
	"rondetafel/internal/partij"
)

// rule 14.3-1: of a system that does nothing the page says so, and why; it never says of one that it works while there is nobody in whose name.
func TestWaaromEenSysteemNietsDoet(t *testing.T) {
	nu := time.Date(2026, time.November, 23, 14, 0, 0, 0, time.UTC)
	mens := func(b partij.Koppelbelet) gate.KoppelingMens {
		return gate.KoppelingMens{Naam: gate.Naam{ID: "m", Naam: "Wil Nieuw"}, Akkoord: &nu, Belet: b}
	}
	for naam, g := range map[string]struct {
		k             gate.KoppelingBlad
		badge, waarom string
	}{
		"works":         {gate.KoppelingBlad{Stand: "loopt", Werkt: true, Mensen: []gate.KoppelingMens{mens(""), mens(partij.BeletVertrokken)}}, "werkt", ""},
		"nobody left":   {gate.KoppelingBlad{Stand: "loopt"}, "werkt niet", "er is niemand namens wie het werkt"},
		"they left":     {gate.KoppelingBlad{Stand: "loopt", Mensen: []gate.KoppelingMens{mens(partij.BeletVertrokken)}}, "werkt niet", "wie genoemd is, werkt hier niet"},
		"not agreed":    {gate.KoppelingBlad{Stand: "loopt", Mensen: []gate.KoppelingMens{mens(partij.BeletAkkoord)}}, "werkt niet", "nog niemand ging akkoord"},
		"each its own":  {gate.KoppelingBlad{Stand: "loopt", Mensen: []gate.KoppelingMens{mens(partij.BeletAkkoord), mens(partij.BeletFunctie)}}, "werkt niet", "het kan namens niemand werken"},
		"stopped":       {gate.KoppelingBlad{Stand: "gestopt", Mensen: []gate.KoppelingMens{mens("")}}, "gestopt", "is gestopt"},
		"past":          {gate.KoppelingBlad{Stand: "voorbij", Mensen: []gate.KoppelingMens{mens("")}}, "voorbij", "De laatste dag is voorbij"},
		"Partij is out": {gate.KoppelingBlad{Stand: "partij", Mensen: []gate.KoppelingMens{mens("")}}, "voorbij", "Deze Partij doet niet mee"},
	} {
		g.k.Tot = nu.AddDate(0, 1, 0)
		r := systeemRij(g.k, nu)
		if r.Stand.Tekst != g.badge || !strings.Contains(r.Waarom, g.waarom) || (r.Waarom == "") != (g.waarom == "") {
			t.Errorf("%s: %q, %q", naam, r.Stand.Tekst, r.Waarom)
		}
		for _, f := range r.Feiten {
			if f.Naam == "Werkt namens" && g.k.Mensen[0].Belet != "" {
				t.Errorf("%s: it works in the name of %s", naam, f.Waarde)
			}
		}
	}
}
