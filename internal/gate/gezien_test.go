// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"strings"
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

// rules AVG-6, 12.1-1: however often others read a piece afterwards, who read it once stays known to who gave it, and hears what becomes of
// it: also what was read while the way back into the log was not built yet, and what was read when it is built anew.
func TestGezienBlijftStaan(t *testing.T) {
	h := Nieuw(t)
	ctx, z := h.Ctx(), h.AanHetRTO(Bo, Cleo)
	stuk := h.VoegToe(z, Bo, informatie.AlleDeelnemers)
	goed(t, vergeet(h.GegevenLezen(ctx, Als(Anna), stuk.ID)))
	for range 1100 {
		goed(t, vergeet(h.GegevenLezen(ctx, Als(Cleo), stuk.ID)))
	}
	lezers := func(wil ...string) {
		t.Helper()
		goed(t, h.BouwIndex(ctx))
		b, err := h.GegevenLezen(ctx, Als(Bo), stuk.ID)
		goed(t, err)
		kreeg := []string{}
		for _, g := range b.Gezien {
			kreeg = append(kreeg, g.Wie.ID)
			if g.Keer != 1 {
				t.Errorf("%s reads in %d hours", g.Wie.Naam, g.Keer)
			}
		}
		zelfde(t, "Bo sees", kreeg, wil)
	}
	lezers(Cleo, Anna)
	h.SQL(`DELETE FROM log_index`)
	h.SQL(`DELETE FROM telling`)
	h.SQL(`DELETE FROM gelezen`)
	h.SQL(`UPDATE log_index_kop SET tot = 0`)
	lezers(Cleo, Anna)
	goed(t, vergeet(h.GegevenLezen(ctx, Als(Petra), stuk.ID))) // not indexed when it changes
	blad, err := h.GegevenLezen(ctx, Als(Bo), stuk.ID)
	goed(t, err)
	goed(t, vergeet(h.GegevenVoorwaarden(ctx, Als(Bo), informatie.Wijzigen{Gegeven: stuk.ID, Versie: blad.Versie,
		Voorwaarden: informatie.Voorwaarden{Wie: informatie.AlleenProcesregisseur}})))
	goed(t, vergeet(h.GegevenIntrekken(ctx, Als(Bo), informatie.Intrekken{Gegeven: stuk.ID, Versie: blad.Versie + 1, Reden: "Het klopte niet."})))
	weg := h.Klok.Nu()
	for _, wie := range []string{Anna, Cleo} {
		if n := h.Getal(`SELECT COUNT(*) FROM kennisgeving WHERE medewerker = $1 AND gegeven = $2`, wie, stuk.ID); n == 0 {
			t.Errorf("%s read it and hears nothing", wie)
		}
	}
	h.Klok.Zet(weg.Add(2 * time.Hour))
	goed(t, vergeet(h.CasusLezen(ctx, Als(Petra), z.ID))) // shows that it is gone, and nothing of it
	goed(t, h.BouwIndex(ctx))
	if n := h.Getal(`SELECT keer FROM gelezen WHERE gegeven = $1 AND medewerker = $2`, stuk.ID, Petra); n != 1 {
		t.Errorf("Petra read it in %d hours", n)
	}
	h.Sluit()
	v, err := gate.Verify(ctx, h.Opties, nil)
	goed(t, err)
	if v.Fout != "" {
		t.Error(v.Fout)
	}
}

// rule AVG-6: verify sees that who read a piece was changed behind the log.
func TestVerifyGezien(t *testing.T) {
	h := Nieuw(t)
	h.Beschadigd()
	ctx, z := h.Ctx(), h.AanHetRTO(Bo, Cleo)
	stuk := h.VoegToe(z, Bo, informatie.AlleDeelnemers)
	for range 2 {
		goed(t, vergeet(h.GegevenLezen(ctx, Als(Cleo), stuk.ID)))
		h.Klok.Zet(h.Klok.Nu().Add(time.Hour))
	}
	goed(t, h.BouwIndex(ctx))
	goed(t, vergeet(h.GegevenLezen(ctx, Als(Anna), stuk.ID))) // the way back to this one may still be to build
	h.Sluit()
	for _, sql := range []string{
		`DELETE FROM gelezen`, `UPDATE gelezen SET keer = keer + 1`, `UPDATE gelezen SET laatst = laatst + 1`, `UPDATE gelezen SET partij = 'p-ander'`,
		`UPDATE gelezen SET medewerker = 'm-anna' WHERE medewerker = '` + Cleo + `'`,
		`INSERT INTO gelezen (gegeven, medewerker, partij, laatst, keer) SELECT gegeven, 'm-niemand', partij, laatst, keer FROM gelezen WHERE medewerker = '` + Cleo + `'`,
	} {
		k := kopie(t, h)
		if k.SQL(sql) == 0 {
			t.Errorf("%s: nothing was touched", sql)
		}
		v, err := gate.Verify(ctx, k.Opties, nil)
		goed(t, err)
		if !strings.Contains(v.Fout, "wie een stuk las") {
			t.Errorf("%s: verify says %q", sql, v.Fout)
		}
	}
	if v, err := gate.Verify(ctx, h.Opties, nil); err != nil || v.Fout != "" {
		t.Errorf("untouched: %q, %v", v.Fout, err)
	}
}
