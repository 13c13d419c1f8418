// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"errors"
	"testing"

	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/partij"
)

const andereVerklaring = "Ik zwijg over wat ik hier hoor, ook als ik hier niet meer werk."

func vernieuwt(h *Huis, wie string, versie int64, tekst string) error {
	return vergeet(h.VerklaringVernieuwen(h.Ctx(), Als(wie), partij.VerklaringVernieuwen{Versie: versie, Tekst: tekst}))
}

// rule 14.1-1: from another declaration on nobody goes on before they signed that one, the manager who recorded it neither; what they signed before stays
// to be read. Nobody records over what they did not see, or the same again.
func TestRegelVerklaringVernieuwen(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx, z := h.Ctx(), h.RTO(Bo)
		oud, err := h.VerklaringLezen(ctx, Als(Anna))
		goed(t, err)
		for _, wie := range []string{Anna, Beatle, Fien, Petra, Bram} {
			geweigerd(t, vernieuwt(h, wie, 1, andereVerklaring), "14.1")
		}
		ongeldig(t, vernieuwt(h, Mo, 1, "  "), "tekst")
		ongeldig(t, vernieuwt(h, Mo, 1, oud.Tekst), "tekst")
		var c *errs.Conflict
		if err := vernieuwt(h, Mo, 7, andereVerklaring); !errors.As(err, &c) || c.Versie != 1 || c.Nu != oud.Tekst {
			t.Errorf("over another version: %v", err)
		}
		goed(t, vergeet(h.CasusLezen(ctx, Als(Anna), z.ID)))
		goed(t, vernieuwt(h, Mo, 1, "\r\n"+andereVerklaring+"  "))
		for _, wie := range []string{Anna, Bo, Petra} {
			geweigerd(t, vergeet(h.MijnWerk(ctx, Als(wie))), "14.1")
			onbekend(t, vergeet(h.CasusLezen(ctx, Als(wie), z.ID)))
		}
		geweigerd(t, vernieuwt(h, Mo, 2, oud.Tekst), "14.1") // who recorded it signs first
		v, err := h.VerklaringLezen(ctx, Als(Anna))
		goed(t, err)
		if v.Versie != 2 || v.Tekst != andereVerklaring || v.Getekend {
			t.Errorf("Anna reads %+v", v)
		}
		if err := vergeet(h.VerklaringTekenen(ctx, Als(Anna), gate.Tekenen{Versie: 1})); !errors.As(err, &c) {
			t.Errorf("the one before is signed: %v", err)
		}
		for _, wie := range []string{Anna, Mo} {
			goed(t, vergeet(h.VerklaringTekenen(ctx, Als(wie), gate.Tekenen{Versie: 2})))
		}
		goed(t, vergeet(h.CasusLezen(ctx, Als(Anna), z.ID)))
		b, err := h.VerklaringenLezen(ctx, Als(Mo))
		goed(t, err)
		if b.Versie != 2 || b.Tekst != andereVerklaring || len(b.Eerder) != 1 || b.Eerder[0] != (gate.VerklaringVersie{Versie: 1, Tekst: oud.Tekst}) {
			t.Errorf("the overview is %+v", b)
		}
		for _, r := range b.Regels {
			if tekende := r.Wie.ID == Anna || r.Wie.ID == Mo; r.Werkt && r.Mist == tekende {
				t.Errorf("%s misses it: %t", r.Wie.Naam, r.Mist)
			}
		}
		geweigerd(t, vernieuwt(h, Anna, 2, oud.Tekst), "14.1")
		goed(t, vernieuwt(h, Mo, 2, oud.Tekst)) // back to the words of before is a third version
		geweigerd(t, vergeet(h.MijnWerk(ctx, Als(Anna))), "14.1")
		if fout := h.Verify().Fout; fout != "" {
			t.Errorf("verify says %s", fout)
		}
	})
}

// rules 14.2-1 and 20-P1: of a Partij that stopped nobody has to sign any more; what they signed stays to be read.
func TestRegelVerklaringVanGestoptePartij(t *testing.T) {
	h := Nieuw(t)
	ctx := h.Ctx()
	goed(t, vernieuwt(h, Mo, 1, andereVerklaring))
	goed(t, vergeet(h.VerklaringTekenen(ctx, Als(Mo), gate.Tekenen{Versie: 2})))
	missen := func() (uit map[string]bool) {
		b, err := h.VerklaringenLezen(ctx, Als(Mo))
		goed(t, err)
		uit = map[string]bool{}
		for _, r := range b.Regels {
			if r.Mist && !r.Werkt || len(r.Getekend) == 0 && r.Wie.ID == Bo {
				t.Errorf("%+v", r)
			}
			uit[r.Wie.ID] = r.Mist
		}
		return uit
	}
	if m := missen(); !m[Bo] || !m[Anna] {
		t.Errorf("before: %v", m)
	}
	goed(t, vergeet(h.VerklaringTekenen(ctx, Als(Fien), gate.Tekenen{Versie: 2})))
	h.PartijStopt(zegtOp(Politie, 1))
	if m := missen(); m[Bo] || m[Bas] || !m[Anna] {
		t.Errorf("after the Politie stopped: %v", m)
	}
}
