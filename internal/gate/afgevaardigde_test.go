// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"slices"
	"testing"

	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/rto"
)

// rule 6.2-1, WGS 1.8 lid 2: who sees a Casus only because their Partij sends them to an Overleg, sees it no more once the Partij sends
// somebody else, or nobody, or the Overleg is cancelled. Who was designated otherwise or is sent to another Overleg keeps it.
func TestRegelAfgevaardigdeGaat(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx, z := h.Ctx(), h.RTO(Bo)
		o := h.Uitgenodigd(z, Bo)
		stuurt := func(o gate.Verwijzing, wie, vervanger string) {
			t.Helper()
			in := Afvaardiging(o, wie)
			if in.Vervanger = vervanger; wie == "" {
				in = rto.Afvaardiging{Overleg: o.ID, Komt: "nee"}
			}
			goed(t, vergeet(h.OverlegAfvaardigen(ctx, Als(Bo), in)))
		}
		ziet := func(wat string, wil bool) {
			t.Helper()
			if _, err := h.CasusLezen(ctx, Als(Bas), z.ID); (err == nil) != wil {
				t.Errorf("%s: Bas gets %v", wat, err)
			}
			b, err := h.CasusLezen(ctx, Als(Bo), z.ID)
			goed(t, err)
			i := slices.IndexFunc(b.Tijdlijn, func(g gate.GebeurtenisBlad) bool { return g.Object == "Bas Verzonnen" })
			if wil != (b.Tijdlijn[i].Soort == "deelname.aangewezen") {
				t.Errorf("%s: the timeline says %s", wat, b.Tijdlijn[i].Soort)
			}
		}
		afgelast := func(o gate.Verwijzing) {
			t.Helper()
			goed(t, vergeet(h.OverlegAfgelasten(ctx, Als(Petra), rto.Afgelasting{Overleg: o.ID, Versie: o.Versie, Reden: "Niemand kan."})))
		}
		stuurt(o, Bas, "")
		ziet("sent", true)
		stuurt(o, Bo, Bas)
		ziet("a substitute", true)
		stuurt(o, Bo, "")
		ziet("replaced", false)
		stuurt(o, Bas, "")
		stuurt(o, "", "")
		ziet("nobody comes", false)
		stuurt(o, Bas, "")
		ander := h.Uitgenodigd(z, Bo)
		stuurt(ander, Bas, "")
		stuurt(o, Bo, "")
		ziet("sent to another Overleg", true)
		afgelast(ander)
		ziet("that was cancelled", false)
		stuurt(o, Bas, "")
		goed(t, vergeet(h.DeelnameAanwijzen(ctx, Als(Bo), aanwijzen(z, Bas))))
		stuurt(o, Bo, "")
		ziet("designated by a colleague", true)
		stuurt(o, Bas, "")
		afgelast(o)
		ziet("designated by a colleague, and the Overleg is cancelled", true)
	})
}

// rules 6.2-1, 6.4a-1: a delegate who went to an Overleg that was held, was appointed Casusregisseur or is the last one of their Partij
// keeps the Casus when somebody else goes.
func TestAfgevaardigdeBlijft(t *testing.T) {
	h := Nieuw(t)
	ctx, z := h.Ctx(), h.RTO(Bo)
	o := h.AanTafel(z, Anna, Bo)
	in := Afvaardiging(o, Bo)
	in.Vervanger = Bas
	goed(t, vergeet(h.OverlegAfvaardigen(ctx, Als(Bo), in)))
	besluit := Besluit(o, rto.Casusregisseur, Anna, Bo)
	besluit.Casusregisseur = Bas
	v, err := h.OverlegBesluiten(ctx, Als(Petra), besluit)
	goed(t, err)
	goed(t, vergeet(h.OverlegAfvaardigen(ctx, Als(Bo), Afvaardiging(o, Bo))))
	goed(t, vergeet(h.CasusLezen(ctx, Als(Bas), z.ID))) // the Casusregisseur
	arno := Afvaardiging(o, Anna)
	arno.Vervanger = Arno
	goed(t, vergeet(h.OverlegAfvaardigen(ctx, Als(Anna), arno)))
	goed(t, vergeet(h.OverlegAfronden(ctx, Als(Petra), rto.Verslag{Overleg: o.ID, Versie: v.Versie, Passages: Samen("Er is gepraat.")})))
	ander := h.Uitgenodigd(z, Anna)
	goed(t, vergeet(h.OverlegAfvaardigen(ctx, Als(Anna), Afvaardiging(ander, Arno))))
	goed(t, vergeet(h.OverlegAfvaardigen(ctx, Als(Anna), Afvaardiging(ander, Anna))))
	goed(t, vergeet(h.CasusLezen(ctx, Als(Arno), z.ID))) // who could have gone to the Overleg that was held
	h.SQL(`UPDATE uitnodiging SET vervanger = '' WHERE overleg = $1`, o.ID)
	h.Beschadigd()
	h.SQL(`UPDATE zicht SET rollen = 0 WHERE casus = $1 AND wie = $2`, z.ID, Anna)
	goed(t, vergeet(h.OverlegAfvaardigen(ctx, Als(Arno), Afvaardiging(ander, Arno))))
	goed(t, vergeet(h.OverlegAfgelasten(ctx, Als(Petra), rto.Afgelasting{Overleg: ander.ID, Versie: ander.Versie, Reden: "Niemand kan."})))
	goed(t, vergeet(h.CasusLezen(ctx, Als(Arno), z.ID))) // the last one of the Gemeente
}
