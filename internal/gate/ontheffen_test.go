// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"slices"
	"strings"
	"testing"

	"rondetafel/internal/casus"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
)

// rule WGS-12: a colleague or the Procesregisseur ends that somebody is designated; from then on they see nothing. Not the last one of
// a Partij, not the Casusregisseur, not who goes to a round table, and nobody whose work nobody takes over.
func TestRegelOntheffen(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx, z := h.Ctx(), h.NazorgMet(Bo, Cleo)
		ontheef := func(wie, van string) error {
			return vergeet(h.DeelnameOntheffen(ctx, Als(wie), casus.Ontheffen{Casus: z.ID, Medewerker: van}))
		}
		geweigerd(t, ontheef(Bo, Bo), "WGS-12") // the last one
		geweigerd(t, ontheef(Petra, Bo), "WGS-12")
		goed(t, vergeet(h.DeelnameAanwijzen(ctx, Als(Bo), casus.Aanwijzen{Casus: z.ID, Medewerker: Bas})))
		geweigerd(t, ontheef(Cleo, Bas), "WGS 1.8")
		onbekend(t, ontheef(Dirk, Bas))
		goed(t, vergeet(h.CasusLezen(ctx, Als(Bas), z.ID)))
		lijst, err := h.DeelnameLijst(ctx, Als(Bo), z.ID)
		goed(t, err)
		if len(lijst.Aangewezen) != 2 || !slices.ContainsFunc(lijst.Aangewezen, func(a gate.AanwijzingBlad) bool { return a.ID == Bas && len(a.Blijft) == 0 }) {
			t.Errorf("Bo can relieve %+v", lijst.Aangewezen)
		}
		if alle, err := h.DeelnameLijst(ctx, Als(Petra), z.ID); err != nil || len(alle.Aangewezen) != 4 {
			t.Errorf("Petra can relieve %+v %v", alle.Aangewezen, err)
		}
		goed(t, ontheef(Bo, Bas))
		onbekend(t, vergeet(h.CasusLezen(ctx, Als(Bas), z.ID)))
		ongeldig(t, ontheef(Petra, Bas), "medewerker")
		ongeldig(t, ontheef(Petra, Dirk), "medewerker")
		c, err := h.CasusLezen(ctx, Als(Cleo), z.ID)
		goed(t, err)
		if lijnen(c, "deelname.ontheven") != 1 {
			t.Errorf("the timeline is %+v", c.Tijdlijn)
		}
	})
}

// rule WGS-12, rule 6.2-1, rule 1.3-1: who goes to a round table stays, the Casusregisseur stays, and an Afspraak is taken over.
func TestRegelOntheffenMetWerk(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx := h.Ctx()
		p := planhuis{Huis: h, z: h.RTO(Bo, Cleo)}
		p.vastgesteld(p.concept(0))
		a := p.afspraak("Woonplek zoeken")
		goed(t, vergeet(h.DeelnameAanwijzen(ctx, Als(Anna), casus.Aanwijzen{Casus: p.z.ID, Medewerker: Arno})))
		in := casus.Ontheffen{Casus: p.z.ID, Medewerker: Anna}
		d := geweigerd(t, vergeet(h.DeelnameOntheffen(ctx, Als(Arno), in)), "6.5")
		if !strings.Contains(d.Anders, "collega") {
			t.Errorf("instead: %q", d.Anders)
		}
		in.Overnemer = Bo
		ongeldig(t, vergeet(h.DeelnameOntheffen(ctx, Als(Arno), in)), "overnemer")
		in.Overnemer = Arno
		goed(t, vergeet(h.DeelnameOntheffen(ctx, Als(Arno), in)))
		b, err := h.AfspraakLezen(ctx, Als(Arno), a.ID)
		goed(t, err)
		if b.Medewerker.ID != Arno || b.Wat != "Woonplek zoeken" {
			t.Errorf("the Afspraak is now %+v", b.AfspraakRegel)
		}
		onbekend(t, vergeet(h.CasusLezen(ctx, Als(Anna), p.z.ID)))
		o := h.AanTafel(p.z, Bo)
		goed(t, vergeet(h.DeelnameAanwijzen(ctx, Als(Bo), casus.Aanwijzen{Casus: p.z.ID, Medewerker: Bas})))
		geweigerd(t, vergeet(h.DeelnameOntheffen(ctx, Als(Bas), casus.Ontheffen{Casus: p.z.ID, Medewerker: Bo, Overnemer: Bas})), "6.2")
		besluit := Besluit(o, "casusregisseur", Bo)
		besluit.Casusregisseur = Bo
		goed(t, vergeet(h.OverlegBesluiten(ctx, Als(Petra), besluit)))
		d = geweigerd(t, vergeet(h.DeelnameOntheffen(ctx, Als(Bas), casus.Ontheffen{Casus: p.z.ID, Medewerker: Bo, Overnemer: Bas})), "1.3")
		if d.Anders == "" {
			t.Error("a refusal without what instead")
		}
	})
}
