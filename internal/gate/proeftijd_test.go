// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"strings"
	"testing"
	"time"

	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/partij"
)

const proeftijd = 30 * 24 * time.Hour

// rule WGS-12: whom somebody made an administrator gives nothing to them for thirty days, nor does whom that one made so: else an invented colleague gives
// them what nobody may give themself. To others they give what they may.
func TestRegelGeenWederdienst(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx := h.Ctx()
		goed(t, vergeet(h.FunctieGeven(ctx, Als(Mo), geef(Oda, partij.Manager))))
		goed(t, vergeet(h.FunctieGeven(ctx, Als(Oda), geef(Bram, partij.Manager))))
		terug := geef(Mo, partij.Ondersteuning)
		for _, wie := range []string{Oda, Bram} {
			geweigerd(t, vergeet(h.FunctieGeven(ctx, Als(wie), terug)), "WGS-12")
		}
		goed(t, vergeet(h.FunctieGeven(ctx, Als(Oda), geef(Pim, partij.Ondersteuning))))
		h.Klok.Loop(proeftijd - time.Minute)
		geweigerd(t, vergeet(h.FunctieGeven(ctx, Als(Bram), terug)), "WGS-12")
		h.Klok.Loop(time.Minute)
		goed(t, vergeet(h.FunctieGeven(ctx, Als(Oda), terug)))
		if fout := h.Verify().Fout; fout != "" {
			t.Errorf("verify says %s", fout)
		}
	})
}

// rules WGS-12 and 14.3-1: who made a colleague an administrator does not come in as another with the code that this one gives beside theirs. Anybody
// else is the second, and after thirty days they are.
func TestRegelProeftijdTweedeCode(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx := h.Ctx()
		a := metAccount(t, h, Anna)
		goed(t, vergeet(h.FunctieGeven(ctx, Als(Beatle), geef(Arno, partij.Partijbeheerder))))
		for _, paar := range [][2]string{{Beatle, Arno}, {Arno, Beatle}} {
			eerst := herstelt(t, h, paar[0], Anna)
			tweede := herstelt(t, h, paar[1], Anna)
			ongeldig(t, a.hersteld(tweede, eerst), "bewijs")
			h.Klok.Loop(8 * 24 * time.Hour) // until those codes are over
		}
		goed(t, vergeet(h.FunctieGeven(ctx, Als(Beatle), geef(Rik, partij.Partijbeheerder)))) // two whom one person made are one as well
		eerst := herstelt(t, h, Arno, Anna)
		ongeldig(t, a.hersteld(herstelt(t, h, Rik, Anna), eerst), "bewijs")
		h.Klok.Loop(8 * 24 * time.Hour)
		eerst = herstelt(t, h, Beatle, Anna)
		goed(t, a.hersteld(herstelt(t, h, Petra, Anna), eerst))
		h.Klok.Loop(proeftijd)
		eerst = herstelt(t, h, Beatle, Anna)
		goed(t, a.hersteld(herstelt(t, h, Arno, Anna), eerst))
	})
}

// rule WGS-12: of a new administrator the manager, the other administrators of the Partij and the privacy officer hear for fourteen days, and who chose them:
// nobody else does, and not who chose or was chosen.
func TestNieuweBeheerderWordtGezien(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx := h.Ctx()
		goed(t, vergeet(h.FunctieGeven(ctx, Als(Mo), geef(Bo, partij.Partijbeheerder)))) // the first of that Partij
		goed(t, vergeet(h.FunctieGeven(ctx, Als(Bo), geef(Bas, partij.Partijbeheerder))))
		goed(t, vergeet(h.FunctieGeven(ctx, Als(Beatle), geef(Arno, partij.Aanmelder)))) // decides on nobody
		ziet := func(wie string) string {
			t.Helper()
			w, err := h.MijnWerk(ctx, Als(wie))
			goed(t, err)
			var uit []string
			for _, taak := range w.Taken {
				if strings.HasPrefix(taak.Soort, "nieuwe_beheerder") {
					uit = append(uit, taak.Soort+" "+taak.Van.Naam+", "+taak.Over)
				}
			}
			return strings.Join(uit, "; ")
		}
		const bas, bo = "Bas Verzonnen, Partijbeheerder, gekozen door Bo Verzonnen", "Bo Verzonnen, Partijbeheerder, gekozen door Mo Schijn"
		for wie, wil := range map[string]string{
			Fien: "nieuwe_beheerder_log " + bas + "; nieuwe_beheerder_log " + bo, Mo: "nieuwe_beheerder " + bas, Bo: "", Bas: "nieuwe_beheerder " + bo,
			Beatle: "", Petra: "", Anna: "", Oda: "",
		} {
			if got := ziet(wie); got != wil {
				t.Errorf("%s sees %q, want %q", wie, got, wil)
			}
		}
		h.Klok.Loop(14 * 24 * time.Hour)
		if got := ziet(Fien); got != "" {
			t.Errorf("after fourteen days: %q", got)
		}
	})
}

// rule WGS-12: whom somebody made an administrator ends nothing of them for thirty days, and no other administrator; who is no administrator they end as
// others do, and whom they chose themselves. After that they end what an administrator ends.
func TestRegelNieuweBeheerderBeeindigtGeenBeheerder(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx := h.Ctx()
		goed(t, vergeet(h.FunctieGeven(ctx, Als(Beatle), geef(Anna, partij.Partijbeheerder))))
		h.Klok.Loop(time.Hour)
		goed(t, vergeet(h.FunctieGeven(ctx, Als(Beatle), geef(Arno, partij.Partijbeheerder))))
		goed(t, vergeet(h.FunctieGeven(ctx, Als(Arno), geef(Rik, partij.Partijbeheerder)))) // whom Arno chose
		for _, wie := range []string{Anna, Beatle} {
			geweigerd(t, vergeet(h.FunctieBeeindigen(ctx, Als(Arno), neem(wie, partij.Partijbeheerder))), "WGS-12")
			geweigerd(t, vergeet(h.MedewerkerBeeindigen(ctx, Als(Arno), stopt(wie, 1))), "WGS-12")
		}
		if b := mensBlad(t, h, Arno, Anna); len(b.Mag) != 1 || b.Mag[0] != "medewerker.herstellen" {
			t.Errorf("the page offers %v", b.Mag)
		}
		b, err := h.HerzieningLezen(ctx, Als(Arno))
		goed(t, err)
		beheer := 0
		for _, r := range b.Regels {
			if r.Functie == string(partij.Partijbeheerder) {
				beheer++
				if r.KanStoppen != (r.Medewerker.ID == Rik) {
					t.Errorf("the yearly look lets Arno stop %+v", r)
				}
			}
		}
		if beheer != 3 {
			t.Errorf("it shows %d administrators", beheer)
		}
		goed(t, vergeet(h.FunctieBeeindigen(ctx, Als(Arno), neem(Rik, partij.Partijbeheerder))))
		goed(t, vergeet(h.FunctieBeeindigen(ctx, Als(Arno), neem(Anna, partij.Aanmelder)))) // what she does beside it
		goed(t, vergeet(h.FunctieGeven(ctx, Als(Mo), geef(Oda, partij.Manager))))           // of the house too
		geweigerd(t, vergeet(h.FunctieBeeindigen(ctx, Als(Oda), neem(Mo, partij.Manager))), "WGS-12")
		h.Klok.Loop(proeftijd)
		goed(t, vergeet(h.FunctieBeeindigen(ctx, Als(Arno), neem(Beatle, partij.Partijbeheerder))))
		goed(t, vergeet(h.FunctieBeeindigen(ctx, Als(Oda), neem(Mo, partij.Manager))))
		if fout := h.Verify().Fout; fout != "" {
			t.Errorf("verify says %s", fout)
		}
	})
}
