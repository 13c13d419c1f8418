// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
	"rondetafel/internal/partij"
)

// tweede is a second server on the same PostgreSQL, with keys of the same house.
func tweede(t *testing.T, h *Huis) *gate.Gate {
	t.Helper()
	o := h.Opties
	o.Sleutels = filepath.Join(t.TempDir(), "sleutels")
	h.Sluit()
	goed(t, os.CopyFS(o.Sleutels, os.DirFS(h.Opties.Sleutels)))
	goed(t, os.Chmod(o.Sleutels, 0o700))
	goed(t, filepath.WalkDir(o.Sleutels, func(pad string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			err = os.Chmod(pad, 0o600)
		}
		return err
	}))
	h.Open()
	g, err := gate.Open(h.Ctx(), o)
	goed(t, err)
	t.Cleanup(func() { goed(t, g.Close()) })
	return g
}

// Two servers on one database write one log, and what narrows or changes the house at one holds at the other at once.
func TestTweeServers(t *testing.T) {
	h := Nieuw(t, Postgres)
	ctx, z := h.Ctx(), h.AanHetRTO(Bo)
	stuk := h.VoegToe(z, Bo, informatie.AlleDeelnemers)
	ander := tweede(t, h)
	voor := h.Regels()
	for _, g := range []*gate.Gate{h.Gate, ander, h.Gate, ander, ander} {
		goed(t, vergeet(g.HuisLezen(ctx, Als(Anna))))
	}
	geweigerd(t, vergeet(ander.MijnWerk(ctx, Als(Daan))), "14.1")
	goed(t, vergeet(h.VerklaringTekenen(ctx, Als(Daan), gate.Tekenen{Versie: 1})))
	goed(t, vergeet(ander.MijnWerk(ctx, Als(Daan))))
	c := ingelogd(t, h, Cleo)
	goed(t, vergeet(ander.HuisLezen(ctx, c)))
	goed(t, h.Uitloggen(ctx, c))
	nietIngelogd(t, "after logging out at the other server", vergeet(ander.HuisLezen(ctx, c)))
	goed(t, vergeet(ander.GegevenLezen(ctx, Als(Anna), stuk.ID)))
	_, err := h.GegevenVoorwaarden(ctx, Als(Bo), informatie.Wijzigen{Gegeven: stuk.ID, Versie: 1,
		Voorwaarden: informatie.Voorwaarden{Wie: informatie.AlleenProcesregisseur}})
	goed(t, err)
	onbekend(t, vergeet(ander.GegevenLezen(ctx, Als(Anna), stuk.ID)))
	ook := inlogOp(t, ander, Bo)
	v, err := ander.CasusVolgen(ctx, ook, gate.Volging{Casus: z.ID})
	goed(t, err)
	defer v.Sluit()
	af := wachtOp(ctx, v)
	time.Sleep(1500 * time.Millisecond) // it heard of what was done before
	goed(t, vergeet(h.GegevenVoorwaarden(ctx, Als(Bo), informatie.Wijzigen{Gegeven: stuk.ID, Versie: 2, Voorwaarden: informatie.Voorwaarden{Wie: informatie.AlleDeelnemers}})))
	binnen(t, "a change at the other server", af, nil)
	af = wachtOp(ctx, v)
	goed(t, vergeet(h.BSNTonen(ctx, Als(Petra), casus.BSNTonen{Betrokkene: h.EersteBetrokkene(z), Reden: casus.BSNVerzoek})))
	binnen(t, "a BSN that was shown at the other server", af, nil)
	af = wachtOp(ctx, v)
	goed(t, h.Uitloggen(ctx, ook))
	binnen(t, "a log-out at the other server", af, errs.ErrNotLoggedIn)
	var wg sync.WaitGroup
	for i := range 40 {
		wg.Go(func() {
			g := []*gate.Gate{h.Gate, ander}[i%2]
			if _, err := g.CasusLijst(ctx, Als(Petra), gate.LijstVraag{}); err != nil {
				t.Errorf("act %d: %v", i, err)
			}
		})
	}
	wg.Wait()
	if n := h.Regels() - voor; n != 5+1+1+1+1+1+1+1+1+1+1+1+4+40 {
		t.Errorf("%d entries", n)
	}
}

// A log that grew by another server is taken up before anything is added to it.
func TestAndereServerSchreef(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx := h.Ctx()
		for range 3 {
			eerder, err := h.Stand(ctx)
			goed(t, err)
			goed(t, vergeet(h.HuisLezen(ctx, Als(Anna))))
			h.ZetStand(eerder, false)
			voor := h.Regels()
			goed(t, vergeet(h.HuisLezen(ctx, Als(Anna))))
			if e := h.Laatste(); e.Sequence != voor {
				t.Errorf("the entry is at %d, want %d", e.Sequence, voor)
			}
		}
	})
}

// A broken connection under an act is no outcome of the act: nobody knows what became of it, so none of its batch is done and none
// is an entry. One that the act itself turned into an answer is.
func TestVerbindingBreektOnderHandeling(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx := h.Ctx()
		for _, stuk := range []error{driver.ErrBadConn, fmt.Errorf("om: %w", context.DeadlineExceeded)} {
			voor := h.Regels()
			onbereikbaar(t, "an effect", h.Proef(ctx, Als(Petra), func() error { return stuk }))
			onbereikbaar(t, "ready", h.Gereed(ctx))
			uit, err := h.Kijk(ctx, Als(Petra), func() (string, error) { return "half", stuk })
			onbereikbaar(t, "a look", err)
			if n := h.Regels() - voor; n != 0 || uit != "" {
				t.Errorf("%d entries, and %q was shown", n, uit)
			}
			for _, bekend := range []error{errs.ErrNotFound, errs.ErrUnavailable, &errs.Invalid{}} {
				if err := h.Proef(ctx, Als(Petra), func() error { return errors.Join(bekend, stuk) }); !errors.Is(err, bekend) {
					t.Errorf("an effect that ends in %v: %v", bekend, err)
				}
				if err := vergeet(h.Kijk(ctx, Als(Petra), func() (string, error) { return "", errors.Join(bekend, stuk) })); !errors.Is(err, bekend) {
					t.Errorf("a look that ends in %v: %v", bekend, err)
				}
			}
			if n := h.Regels() - voor; n != 6 {
				t.Errorf("%d entries of six that have an outcome", n)
			}
			goed(t, h.Gereed(ctx))
		}
	})
}

// Who stands in for the Procesregisseur does so from the first moment to the last, on every way to the Casus.
func TestZichtHeeftEenTermijn(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx, z := h.Ctx(), h.RTO(Bo)
		begin := h.Klok.Nu()
		goed(t, h.GeefZicht(ctx, Als(Mo), gate.Zicht(z.ID, Pim, begin.Add(time.Hour), begin.Add(2*time.Hour))))
		for _, stap := range []struct {
			over time.Duration
			mag  bool
		}{{0, false}, {61 * time.Minute, true}, {60 * time.Minute, false}} {
			h.Klok.Loop(stap.over)
			b, err := h.CasusLezen(ctx, Als(Pim), z.ID)
			if stap.mag {
				goed(t, err)
				if e := h.Laatste(); b.Namens == nil || e.Namens != Gemeente || e.Functie != "procesregisseur" { // rule 9.3-1
					t.Errorf("who stands in acts on behalf of %v, in the log %q", b.Namens, e.Namens)
				}
			} else {
				onbekend(t, err)
			}
			p, err := h.CasusLijst(ctx, Als(Pim), gate.LijstVraag{Rol: "procesregisseur"})
			goed(t, err)
			zoek, err := h.PersoonZoeken(ctx, Als(Pim), gate.ZoekVraag{BSN: BSN})
			goed(t, err)
			if (len(p.Casussen) == 1) != stap.mag || (len(zoek.Treffers) == 1) != stap.mag || stap.mag && p.Casussen[0].MijnRol != "procesregisseur" {
				t.Errorf("after %v the list is %+v, a search finds %+v", stap.over, p.Casussen, zoek.Treffers)
			}
		}
		goed(t, vergeet(h.CasusLezen(ctx, Als(Petra), z.ID)))
	})
}

// What is remembered of the policies for one act is not taken for another: who may search in less than they may list still lists all.
func TestZoekenDanLijst(t *testing.T) {
	for _, zoekEerst := range []bool{true, false} {
		h := metFuncties(t, Mo, partij.Uitvoerder)
		z := h.RTO(Bo)
		for range 2 {
			if zoekEerst {
				b, err := h.PersoonZoeken(h.Ctx(), Als(Mo), gate.ZoekVraag{BSN: BSN})
				goed(t, err)
				if len(b.Treffers) > 0 {
					t.Errorf("Mo finds %+v", b.Treffers)
				}
			}
			p, err := h.CasusLijst(h.Ctx(), Als(Mo), gate.LijstVraag{})
			goed(t, err)
			if len(p.Casussen) != 1 || p.Casussen[0].ID != z.ID || p.Casussen[0].Inhoud {
				t.Errorf("Mo lists %+v", p.Casussen)
			}
			zoekEerst = true
		}
	}
}
