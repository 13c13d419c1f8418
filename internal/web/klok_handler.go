// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"context"
	"net/http"
	"strconv"
	"time"
)

// Oefenklok is the clock of a practice house, which a page of it can move.
type Oefenklok interface {
	// Vooruit lets days pass, keeps that over a restart, and does what is due then.
	Vooruit(ctx context.Context, dagen int) error
	// Voor returns how far the clock is ahead of the real time.
	Voor() time.Duration
}

// oefenRoutes are the pages that only a practice house has.
func oefenRoutes() []route {
	return []route{
		{http.MethodGet, "/demo/klok", ondertekend, (*bezoek).klok},
		{http.MethodPost, "/demo/klok", ondertekend, (*bezoek).zetKlok},
	}
}

func (b *bezoek) klok() error {
	nu := b.nu()
	p := KlokPagina{Schil: b.schil("", Kruimel{Naam: "Mijn werk", URL: "/"}, Kruimel{Naam: "Klok"}), Nu: Vandaag(nu) + ", " + Tijd(nu)}
	switch dagen := int(b.Oefenklok.Voor().Hours()+1) / 24; dagen {
	case 0:
	case 1:
		p.Voor = "1 dag"
	default:
		p.Voor = tel(dagen) + " dagen"
	}
	return b.toon(p)
}

// zetKlok moves the clock. That ends every log-in, as days pass; who did it is logged in anew.
func (b *bezoek) zetKlok() error {
	dagen, err := strconv.Atoi(b.r.PostForm.Get("dagen"))
	if err != nil || dagen != 1 && dagen != 7 && dagen != 30 {
		return statusFout(http.StatusBadRequest)
	}
	if err := b.Oefenklok.Vooruit(b.ctx(), dagen); err != nil {
		return err
	}
	if _, err := b.wordt(b.persoon.ID); err != nil {
		return err
	}
	return b.naar("/demo/klok", gedaanKlok)
}
