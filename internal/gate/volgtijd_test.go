// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
	"rondetafel/internal/klok"
)

// vanzelf is a clock that goes on by itself: nobody is told that it did, as with the clock of a machine.
type vanzelf struct{ klok.Klok }

func tijdVanzelf(o *gate.Opties) { o.Klok = vanzelf{o.Klok} }

// hoortNiets waits long enough for a look, and asks that v hears nothing in that time.
func hoortNiets(t *testing.T, wat string, v *gate.Volger) {
	t.Helper()
	ctx, stop := context.WithTimeout(context.WithoutCancel(t.Context()), 1500*time.Millisecond)
	defer stop()
	if _, err := v.Wacht(ctx); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("%s: heard (%v)", wat, err)
	}
}

// totVandaag lets Bo share a piece with everybody until the end of today.
func totVandaag(t *testing.T, h *Huis, z gate.Verwijzing) {
	t.Helper()
	stuk := h.VoegToe(z, Bo, informatie.AlleDeelnemers)
	_, err := h.GegevenVoorwaarden(h.Ctx(), Als(Bo), informatie.Wijzigen{Gegeven: stuk.ID, Versie: stuk.Versie,
		Voorwaarden: informatie.Voorwaarden{Wie: informatie.AlleDeelnemers, Tot: h.Vandaag()}})
	goed(t, err)
}

// rules 13.2-2, 1.7-1: what time changes of what somebody sees is heard at the next beat and never because of an act that they may not know of:
// the moment of that act would be told with it. An act that they do see brings both.
func TestVolgenTijdWachtOpDeTik(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		h.Sluit()
		h.Opties.Klok = vanzelf{h.Klok}
		h.Open()
		ctx, z := h.Ctx(), h.RTO(Bo, Cleo)
		h.AanTafel(z, Bo, Cleo)
		h.Klok.Loop(25 * time.Hour)
		totVandaag(t, h, z)
		anna, petra := stroom(t, h, Als(Anna), z), stroom(t, h, Als(Petra), z)
		had := anna.Versie()
		h.Klok.Loop(24 * time.Hour)
		af := wachtOp(ctx, petra)
		h.VoegToe(z, Bo, informatie.AlleenProcesregisseur)
		binnen(t, "the hidden act, by who sees it", af, nil)
		hoortNiets(t, "a hidden act after the last day of a piece was over", anna)
		h.VoegToe(z, Bo, informatie.AlleenProcesregisseur)
		if anders, err := anna.KijkNaDaad(ctx); anders || err != nil || anna.Versie() != had {
			t.Errorf("a second hidden act: changed %t (%v)", anders, err)
		}
		blad := Als(Anna)
		blad.Blik = &gate.Blik{}
		goed(t, vergeet(h.PlanLezen(ctx, blad, z.ID)))
		anna.ZetTik(10 * time.Millisecond)
		binnen(t, "the next beat", wachtOp(ctx, anna), nil)
		anna.ZetTik(time.Hour)
		if blad.Blik.Versie != anna.Versie() {
			t.Error("a page that was read after the hidden act follows from before what time changed")
		}
		if anders, err := anna.Kijk(ctx); anders || err != nil || anna.Versie() == had {
			t.Errorf("after the beat: changed %t (%v)", anders, err)
		}
	})
}

// An act that is seen brings what time changed before it, so that what is heard is what the pages show; a hidden act after that brings nothing.
func TestVolgenTijdMetEenDaad(t *testing.T) {
	h := Nieuw(t, Met(tijdVanzelf))
	ctx, z := h.Ctx(), h.RTO(Bo, Cleo)
	h.AanTafel(z, Bo, Cleo)
	h.Klok.Loop(25 * time.Hour)
	totVandaag(t, h, z)
	anna := stroom(t, h, Als(Anna), z)
	h.Klok.Loop(24 * time.Hour)
	h.VoegToe(z, Bo, informatie.AlleDeelnemers)
	binnen(t, "an act that she sees", wachtOp(ctx, anna), nil)
	if anders, err := anna.Kijk(ctx); anders || err != nil {
		t.Errorf("what time changed came later: %t (%v)", anders, err)
	}
	h.VoegToe(z, Bo, informatie.AlleenProcesregisseur)
	hoortNiets(t, "a hidden act after it", anna)
}

// The end of what somebody may know of is heard at once, whatever else there is to hear.
func TestVolgenEindeMeteen(t *testing.T) {
	h := Nieuw(t, Met(tijdVanzelf))
	ctx, z := h.Ctx(), h.RTO(Bo, Cleo)
	h.AanTafel(z, Bo, Cleo)
	h.Klok.Loop(25 * time.Hour)
	totVandaag(t, h, z)
	petra := stroom(t, h, Als(Petra), z)
	h.Klok.Loop(24 * time.Hour)
	inlog := ingelogd(t, h, Cleo)
	cleo := stroom(t, h, inlog, z)
	af, uit := wachtOp(ctx, petra), wachtOp(ctx, cleo)
	goed(t, h.Uitloggen(ctx, inlog))
	binnen(t, "she logs out", uit, errs.ErrNotLoggedIn)
	b, err := h.CasusLezen(ctx, Als(Petra), z.ID)
	goed(t, err)
	goed(t, vergeet(h.CasusToewijzen(ctx, Als(Mo), casus.Toewijzen{Casus: z.ID, Versie: b.Versie, Medewerker: Pim})))
	binnen(t, "the Casus is another's", af, errs.ErrNotFound)
}

// rule AVG-8: who looks at a BSN leaves a line in the timeline, which who follows hears of as of each other line, though it is a look; no other
// look writes one.
func TestVolgenHoortBSN(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx, z := h.Ctx(), h.RTO(Bo)
		anna := stroom(t, h, Als(Anna), z)
		af := wachtOp(ctx, anna)
		goed(t, vergeet(h.BSNTonen(ctx, Als(Bo), casus.BSNTonen{Betrokkene: h.EersteBetrokkene(z), Reden: casus.BSNVerzoek})))
		binnen(t, "a BSN", af, nil)
		if err := h.Stiekem(Als(Bo), z.ID); err == nil {
			t.Error("a look wrote a line of the timeline of which nobody hears")
		}
		if anders, err := anna.Kijk(ctx); anders || err != nil {
			t.Errorf("after it: changed %t (%v)", anders, err)
		}
	})
}
