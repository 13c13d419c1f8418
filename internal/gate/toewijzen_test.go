// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"slices"
	"testing"
	"time"

	"rondetafel/internal/audit"
	"rondetafel/internal/casus"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/partij"
)

// rule WGS-12, rule 8.2c-2: a manager who may direct processes too assigns no Casus to themself: they read it by nobody's choice but their own. Another
// manager does it, and then they read it.
func TestRegelNietAanZichzelfToewijzen(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx, z := h.Ctx(), h.Aangemeld()
		goed(t, vergeet(h.FunctieGeven(ctx, Als(Mo), geef(Pim, partij.Manager)))) // Pim: procesregisseur and manager
		zelf := casus.Toewijzen{Casus: z.ID, Versie: z.Versie, Medewerker: Pim}
		geweigerd(t, vergeet(h.CasusToewijzen(ctx, Als(Pim), zelf)), "WGS-12")
		if e := h.Laatste(); e.Uitkomst != audit.Refused || !slices.Equal(e.Regels, []string{"wgs-12-toewijzen-zelf"}) || len(e.Rechten) > 0 {
			t.Errorf("the refusal left %+v", e)
		}
		geweigerd(t, vergeet(h.CasusLezen(ctx, Als(Pim), z.ID)), "1.7")
		p, err := h.CasusProces(ctx, Als(Pim), z.ID)
		goed(t, err)
		if !slices.Contains(p.Mag, "casus.toewijzen") {
			t.Errorf("Pim may no longer assign it to another: %v", p.Mag)
		}
		v, err := h.CasusToewijzen(ctx, Als(Mo), zelf)
		goed(t, err)
		goed(t, vergeet(h.CasusLezen(ctx, Als(Pim), z.ID)))
		v, err = h.CasusToewijzen(ctx, Als(Pim), casus.Toewijzen{Casus: z.ID, Versie: v.Versie, Medewerker: Petra})
		goed(t, err)
		zelf.Versie = v.Versie
		geweigerd(t, vergeet(h.CasusToewijzen(ctx, Als(Pim), zelf)), "WGS-12") // nor takes it back
		geweigerd(t, vergeet(h.CasusToewijzen(ctx, Als(Petra), casus.Toewijzen{Casus: z.ID, Versie: v.Versie, Medewerker: Petra})), "8.2c")
	})
}

// rule WGS-12, rule AVG-5: who gives somebody a Casus to read gives the second factor again when it was given more than five minutes ago.
func TestToewijzenVraagtBevestiging(t *testing.T) {
	h := Nieuw(t)
	ctx, z := h.Ctx(), h.Aangemeld()
	mo, bo := ingelogd(t, h, Mo), ingelogd(t, h, Bo)
	in := casus.Toewijzen{Casus: z.ID, Versie: z.Versie, Medewerker: Petra}
	h.Klok.Loop(5*time.Minute + time.Second)
	bevestigtEerst(t, "assigning", vergeet(h.CasusToewijzen(ctx, mo, in)))
	if err := vergeet(h.CasusToewijzen(ctx, bo, in)); err == nil || gate.VraagtBevestiging(err) {
		t.Errorf("who may not: %v", err)
	}
	p, err := h.CasusProces(ctx, mo, z.ID)
	goed(t, err)
	if p.Procesregisseur != nil || !slices.Contains(p.Mag, "casus.toewijzen") {
		t.Errorf("it is assigned, or no longer offered: %+v", p)
	}
	goed(t, h.SessieBevestigen(ctx, mo, gate.Bevestiging{}))
	goed(t, vergeet(h.CasusToewijzen(ctx, mo, in)))
}
