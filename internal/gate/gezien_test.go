// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"testing"
	"time"

	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
	"rondetafel/internal/klok"
)

// rule AVG-6: who gave a piece sees who read it, on its own or with the Casus, when last and in how many hours; so does the Procesregisseur,
// and nobody else. Who was refused did not read it.
func TestRegelGezien(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx, z := h.Ctx(), h.AanHetRTO(Bo, Cleo)
		stuk := h.VoegToe(z, Bo, informatie.GekozenPartijen, Gemeente)
		gezien := func(wie string) []gate.GezienRegel {
			_, err := h.CasusGekeken(ctx, Als(Petra), z.ID, 0) // so that the way back into the log is built up to now
			goed(t, err)
			b, err := h.GegevenLezen(ctx, Als(wie), stuk.ID)
			goed(t, err)
			return b.Gezien
		}
		if kreeg := gezien(Bo); len(kreeg) > 0 {
			t.Errorf("nobody read it yet, and Bo sees %+v", kreeg)
		}
		goed(t, vergeet(h.GegevenLezen(ctx, Als(Anna), stuk.ID)))
		onbekend(t, vergeet(h.GegevenLezen(ctx, Als(Cleo), stuk.ID)))
		goed(t, vergeet(h.CasusLezen(ctx, Als(Anna), z.ID)))
		laatst := klok.VanMicro(h.Laatste().Time)
		wil := []gate.GezienRegel{{Wie: gate.Naam{ID: Anna, Naam: naamVan(Anna)}, Partij: gate.Naam{ID: Gemeente, Naam: "Gemeente Proefdorp"}, Laatst: laatst, Keer: 1}}
		zelfde(t, "Bo sees", gezien(Bo), wil)
		zelfde(t, "Petra sees", gezien(Petra), wil)
		if kreeg := gezien(Anna); len(kreeg) > 0 {
			t.Errorf("a reader sees who read it: %+v", kreeg)
		}
		h.Klok.Zet(h.Klok.Nu().Add(time.Hour))
		goed(t, vergeet(h.CasusLezen(ctx, Als(Anna), z.ID)))
		goed(t, vergeet(h.CasusLezen(ctx, Als(Anna), z.ID)))
		na := gezien(Bo)
		if len(na) != 2 || na[0].Wie.ID != Anna || na[0].Keer != 2 || na[1].Wie.ID != Petra || na[1].Keer != 1 {
			t.Errorf("afterwards Bo sees %+v", na)
		}
	})
}

// rule AVG-6: a look counts once per person and hour, whoever else reads in between and by whatever page: going from page to page of a Casus
// does not make somebody a reader of a hundred times.
func TestGezienPerUur(t *testing.T) {
	h := Nieuw(t)
	ctx, z := h.Ctx(), h.AanHetRTO(Bo, Cleo)
	stuk := h.VoegToe(z, Bo, informatie.AlleDeelnemers)
	for uur := 1; uur <= 3; uur++ {
		for range 2 {
			for _, wie := range []string{Anna, Cleo} {
				goed(t, vergeet(h.CasusLezen(ctx, Als(wie), z.ID)))
				goed(t, vergeet(h.GegevenLezen(ctx, Als(wie), stuk.ID)))
			}
		}
		goed(t, h.BouwIndex(ctx))
		b, err := h.GegevenLezen(ctx, Als(Bo), stuk.ID)
		goed(t, err)
		if len(b.Gezien) != 2 || b.Gezien[0].Keer != uur || b.Gezien[1].Keer != uur || b.Gezien[0].Wie.ID != Cleo {
			t.Errorf("after %d hours Bo sees %+v", uur, b.Gezien)
		}
		h.Klok.Zet(h.Klok.Nu().Add(time.Hour))
	}
}
