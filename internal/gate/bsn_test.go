// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"encoding/json"
	"strings"
	"testing"

	"rondetafel/internal/casus"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
)

// rule AVG-8: a BSN is masked on every page and in every answer until somebody who reads the Casus asks for it with a reason, which
// stands in the timeline of all who read it. A key that is sent twice keeps nothing.
func TestRegelBSN(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx, z := h.Ctx(), h.RTO(Bo)
		h.VoegToe(z, Bo, informatie.AlleDeelnemers)
		sem := h.EersteBetrokkene(z)
		for _, wie := range []string{Petra, Anna, Bo} {
			b, err := h.CasusLezen(ctx, Als(wie), z.ID)
			goed(t, err)
			tekst, err := json.Marshal(b)
			goed(t, err)
			if strings.Contains(string(tekst), BSN) || b.Betrokkenen[0].BSN != "*******19" {
				t.Errorf("%s reads a BSN that nobody asked for", wie)
			}
		}
		in := casus.BSNTonen{Betrokkene: sem, Reden: casus.BSNOpzoeken}
		for i, wie := range []string{Petra, Anna, Bo} {
			in.Reden = casus.BSNRedenen()[i]
			c := Als(wie)
			c.Sleutel = "sleutel-van-" + wie
			for range 2 {
				b, err := h.BSNTonen(ctx, c, in)
				goed(t, err)
				zelfde(t, "the BSN as "+wie+" sees it", b, gate.BSNBlad{Betrokkene: sem, Naam: "Sem van Verzinsel", BSN: BSN})
			}
		}
		if n := h.Getal(`SELECT COUNT(*) FROM herhaling WHERE handeling = 'betrokkene.bsn'`); n != 0 {
			t.Errorf("%d answers with a BSN were kept", n)
		}
		b, err := h.CasusLezen(ctx, Als(Bo), z.ID)
		goed(t, err)
		var lijnen []string
		for _, g := range b.Tijdlijn {
			if strings.HasPrefix(g.Soort, "bsn.") {
				lijnen = append(lijnen, g.Wie+" "+g.Soort)
			}
		}
		zelfde(t, "the timeline", lijnen, []string{"Bo Verzonnen bsn.verzoek", "Bo Verzonnen bsn.verzoek", "Anna Fictief bsn.opzoeken",
			"Anna Fictief bsn.opzoeken", "Petra Schijn bsn.herkennen", "Petra Schijn bsn.herkennen"})
		velden(t, vergeet(h.BSNTonen(ctx, Als(Bo), casus.BSNTonen{Betrokkene: sem, Reden: "zomaar"})), "reden")
		for _, wie := range []string{Cleo, Dirk, Oda, Pim, Bas} {
			onbekend(t, vergeet(h.BSNTonen(ctx, Als(wie), in)))
		}
		for _, wie := range []string{Mo, Fien} { // they know that the Casus is there (rule 8-P1)
			geweigerd(t, vergeet(h.BSNTonen(ctx, Als(wie), in)), "AVG-8")
		}
		onbekend(t, vergeet(h.BSNTonen(ctx, Als(Petra), casus.BSNTonen{Betrokkene: z.ID, Reden: casus.BSNVerzoek})))
	})
}
