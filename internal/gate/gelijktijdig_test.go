// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"context"
	"errors"
	"sync"
	"testing"
	"time"

	"rondetafel/internal/audit"
	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
)

// A look that was decided before rights were narrowed, but comes into the log after it, is done again: it shows what may be
// seen now, and its entry stands where it belongs.
func TestVernauwenDoetBlikOpnieuw(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx := h.Ctx()
		z := h.RTO(Bo, Cleo)
		stuk := h.VoegToe(z, Bo, informatie.AlleDeelnemers)
		nauw := func(wie informatie.Lezers) func() error {
			return func() (err error) {
				stuk, err = h.GegevenVoorwaarden(ctx, Als(Bo), informatie.Wijzigen{Gegeven: stuk.ID, Versie: stuk.Versie,
					Voorwaarden: informatie.Voorwaarden{Wie: wie}})
				return err
			}
		}
		blik := func() error { _, err := h.GegevenLezen(ctx, Als(Cleo), stuk.ID); return err }
		onbekend(t, naElkaar(t, h, nauw(informatie.AlleenProcesregisseur), blik))
		goed(t, nauw(informatie.AlleDeelnemers)())
		onbekend(t, naElkaar(t, h, func() error {
			_, err := h.GegevenIntrekken(ctx, Als(Bo), informatie.Intrekken{Gegeven: stuk.ID, Versie: stuk.Versie, Reden: "x"})
			return err
		}, blik))
		onbekend(t, naElkaar(t, h, func() error {
			_, err := h.CasusToewijzen(ctx, Als(Mo), casus.Toewijzen{Casus: z.ID, Versie: z.Versie, Medewerker: Pim})
			return err
		}, func() error { _, err := h.CasusLezen(ctx, Als(Petra), z.ID); return err }))
		c := ingelogd(t, h, Cleo)
		err := naElkaar(t, h, func() error { return h.Uitloggen(ctx, c) },
			func() error { _, err := h.CasusLezen(ctx, c, z.ID); return err })
		if !errors.Is(err, errs.ErrNotLoggedIn) {
			t.Errorf("a look that was under way at log-out: %v", err)
		}
	})
}

// ingelogd logs persoon in and returns a caller with the log-in.
func ingelogd(t *testing.T, h *Huis, persoon string) gate.Caller {
	t.Helper()
	return inlogOp(t, h.Gate, persoon)
}

// inlogOp is ingelogd at one of several servers.
func inlogOp(t *testing.T, h *gate.Gate, persoon string) gate.Caller {
	t.Helper()
	token, err := h.Inloggen(t.Context(), Als(persoon))
	goed(t, err)
	p, err := h.Sessie(t.Context(), token)
	goed(t, err)
	c := Als(p.ID)
	c.Sessie = p.Sessie
	return c
}

// naElkaar lets blik be decided while eerst waits for the committer, so that both come into one batch, eerst first. It
// returns the error of blik.
func naElkaar(t *testing.T, h *Huis, eerst, blik func() error) error {
	t.Helper()
	verder := bezet(t, h)
	fouten := make([]error, 2)
	var wg sync.WaitGroup
	wg.Go(func() { fouten[0] = eerst() })
	wacht(t, h, 1)
	wg.Go(func() { fouten[1] = blik() })
	wacht(t, h, 2)
	voor := h.Regels()
	verder()
	wg.Wait()
	goed(t, fouten[0])
	e := h.LogVanaf(voor + 1)
	if len(e) != 2 || e[0].Uitkomst != audit.Allowed || e[1].Uitkomst != audit.Refused {
		t.Errorf("entries %+v, want the narrowing and then one refusal", e)
	}
	return fouten[1]
}

// Acts of many people at once: each is one entry, none is lost, and the log verifies.
func TestGroepVastleggen(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		const mensen, elk = 64, 6
		ctx, z := h.Ctx(), h.RTO(Bo)
		voor := h.Regels()
		in := h.Gegeven(z, informatie.AlleDeelnemers)
		var wg sync.WaitGroup
		begin := time.Now()
		for i := range mensen {
			wg.Go(func() {
				for n := range elk {
					var err error
					switch (i + n) % 3 {
					case 0:
						_, err = h.CasusLezen(ctx, Als(Petra), z.ID)
					case 1:
						_, err = h.CasusLijst(ctx, Als(Anna), gate.LijstVraag{})
					default:
						_, err = h.GegevenToevoegen(ctx, Als(Bo), in)
					}
					if err != nil {
						t.Errorf("act %d of %d: %v", n, i, err)
					}
				}
			})
		}
		wg.Wait()
		t.Logf("%d acts in %v", mensen*elk, time.Since(begin))
		if n := h.Regels() - voor; n != mensen*elk {
			t.Errorf("%d entries of %d acts", n, mensen*elk)
		}
		if n := h.Getal(`SELECT COUNT(*) FROM gegeven`); n != mensen*elk/3 {
			t.Errorf("%d pieces, want %d", n, mensen*elk/3)
		}
	})
}

// Close finishes the acts in hand; what comes later is refused as unavailable.
func TestSluitenMaaktAf(t *testing.T) {
	h := Nieuw(t)
	verder := bezet(t, h)
	const aantal = 20
	fouten := make([]error, aantal)
	var wg sync.WaitGroup
	for i := range aantal {
		wg.Go(func() { fouten[i] = h.Proef(h.Ctx(), Als(Petra), func() error { return nil }) })
	}
	wacht(t, h, aantal)
	g, dicht := h.Gate, make(chan error)
	go func() { dicht <- g.Close() }()
	time.Sleep(10 * time.Millisecond)
	verder()
	wg.Wait()
	goed(t, <-dicht)
	if err := errors.Join(fouten...); err != nil {
		t.Errorf("acts that were in hand: %v", err)
	}
	if err := g.Proef(h.Ctx(), Als(Petra), func() error { return nil }); !errors.Is(err, errs.ErrUnavailable) {
		t.Errorf("an act after closing: %v", err)
	}
	goed(t, g.Close())
	h.Gate = nil
	if n := h.Regels(); n != aantal+2 {
		t.Errorf("%d entries, want %d", n, aantal+2)
	}
}

// The caller's context does not undo an act: somebody who hangs up while it waits has done it.
func TestOphangen(t *testing.T) {
	h := Nieuw(t)
	ctx, hangOp := context.WithCancel(h.Ctx())
	verder := bezet(t, h)
	fout := make(chan error)
	go func() {
		_, err := h.CasusAanmelden(ctx, Als(Anna), Aanmelding())
		fout <- err
	}()
	wacht(t, h, 1)
	hangOp()
	verder()
	goed(t, <-fout)
	if n := h.Getal(`SELECT COUNT(*) FROM casus`); n != 1 {
		t.Errorf("%d casussen", n)
	}
}
