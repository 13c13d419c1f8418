// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"errors"
	"sync"
	"testing"

	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
)

// The same key does the act once, also when it comes many times at once; another input with it is refused.
func TestSleutelDoetEenmaal(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		c := MetSleutel(Anna, "sleutel-1")
		var wg sync.WaitGroup
		uit := make([]gate.Verwijzing, 8)
		for i := range uit {
			wg.Go(func() {
				var err error
				if uit[i], err = h.CasusAanmelden(h.Ctx(), c, Aanmelding()); err != nil {
					t.Errorf("attempt %d: %v", i, err)
				}
			})
		}
		wg.Wait()
		for _, v := range uit {
			if v != uit[0] || v.ID == "" {
				t.Errorf("answers %+v and %+v", v, uit[0])
			}
		}
		if n := h.Getal(`SELECT COUNT(*) FROM casus`); n != 1 {
			t.Errorf("%d casussen of one key", n)
		}
		ids, err := h.SleutelIDs(h.Ctx())
		goed(t, err)
		if len(ids) != 1 {
			t.Errorf("%d keys are left of one Casus", len(ids))
		}
		in := Aanmelding()
		in.Aanleiding = "Iets anders."
		_, err = h.CasusAanmelden(h.Ctx(), c, in)
		ongeldig(t, err, "Idempotency-Key")
		var eerder *errs.Repeated
		if !errors.As(err, &eerder) || eerder.ID != uit[0].ID || eerder.Moment == 0 {
			t.Errorf("other input with the key: %#v", eerder)
		}
		_, err = h.ConceptBewaren(h.Ctx(), c, gate.ConceptBewaren{Formulier: "aanmelding", Inhoud: []byte(`{}`)})
		ongeldig(t, err, "Idempotency-Key")
		ander, err := h.CasusAanmelden(h.Ctx(), MetSleutel(Bo, "sleutel-1"), Aanmelding())
		goed(t, err)
		if ander.ID == uit[0].ID {
			t.Error("one person's key answers another")
		}
		c.Sleutel = string(make([]byte, 101))
		_, err = h.CasusAanmelden(h.Ctx(), c, Aanmelding())
		ongeldig(t, err, "Idempotency-Key")
	})
}

// A key of an act that failed can be used again: nothing came of it.
func TestSleutelNaMislukking(t *testing.T) {
	h := Nieuw(t)
	z := h.InScreening()
	c := MetSleutel(Petra, "s")
	in := h.Screening(z)
	in.Versie++
	if _, err := h.CasusScreenen(h.Ctx(), c, in); err == nil {
		t.Fatal("a version that is not there was accepted")
	}
	in.Versie--
	v, err := h.CasusScreenen(h.Ctx(), c, in)
	goed(t, err)
	weer, err := h.CasusScreenen(h.Ctx(), c, in)
	goed(t, err)
	if v != weer {
		t.Errorf("again gives %+v, first %+v", weer, v)
	}
}

// Two people change the same thing: the second hears who did, when, and what it says now, and nothing is lost or overwritten.
func TestVersieBotst(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx := h.Ctx()
		z := h.RTO(Bo)
		botst := func(wat string, wie string, err error) *errs.Conflict {
			t.Helper()
			var c *errs.Conflict
			if !errors.As(err, &c) {
				t.Fatalf("%s: error %v, want a conflict", wat, err)
			}
			if c.Wie != wie || c.Moment == 0 || c.Wat == "" {
				t.Errorf("%s: conflict %+v, want one with %s", wat, c, wie)
			}
			return c
		}
		oud := h.InScreening()
		oud.Versie--
		_, err := h.CasusToewijzen(ctx, Als(Mo), casus.Toewijzen{Casus: oud.ID, Versie: oud.Versie, Medewerker: Pim})
		botst("toewijzen", "Mo Schijn", err)
		_, err = h.CasusScreenen(ctx, Als(Petra), h.Screening(oud))
		botst("screenen", "Mo Schijn", err)
		bevestig := h.TeBevestigen()
		_, err = h.CasusBevestigen(ctx, Als(Anna), casus.Bevestigen{Casus: bevestig.ID, Versie: 9})
		botst("bevestigen", "Petra Schijn", err)
		stuk := h.VoegToe(z, Bo, informatie.AlleDeelnemers)
		beter := h.Gegeven(z, informatie.AlleDeelnemers)
		beter.Tekst = "Beter."
		_, err = h.GegevenCorrigeren(ctx, Als(Bo), informatie.Corrigeren{Gegeven: stuk.ID, Versie: 1, Inhoud: beter.Inhoud, Soort: beter.Soort})
		goed(t, err)
		_, err = h.GegevenCorrigeren(ctx, Als(Bo), informatie.Corrigeren{Gegeven: stuk.ID, Versie: 1, Inhoud: beter.Inhoud, Soort: beter.Soort})
		if c := botst("corrigeren", "Bo Verzonnen", err); c.Nu != "Beter.\n\nIedereen die in deze casus meedoet leest dit, vanaf het begin van het RTO." || c.Versie != 2 {
			t.Errorf("the conflict shows %+v", c)
		}
		_, err = h.GegevenVoorwaarden(ctx, Als(Bo), informatie.Wijzigen{Gegeven: stuk.ID, Versie: 1, Voorwaarden: beter.Voorwaarden})
		botst("voorwaarden", "Bo Verzonnen", err)
		_, err = h.GegevenIntrekken(ctx, Als(Bo), informatie.Intrekken{Gegeven: stuk.ID, Versie: 1, Reden: "x"})
		botst("intrekken", "Bo Verzonnen", err)
		k, err := h.ConceptBewaren(ctx, Als(Anna), gate.ConceptBewaren{Formulier: "aanmelding", Inhoud: []byte(`{}`)})
		goed(t, err)
		_, err = h.ConceptBewaren(ctx, Als(Anna), gate.ConceptBewaren{ID: k.ID, Versie: 0, Formulier: "aanmelding", Inhoud: []byte(`{}`)})
		botst("concept", "Anna Fictief", err)
		_, err = h.VerklaringTekenen(ctx, Als(Daan), gate.Tekenen{Versie: 2})
		var c *errs.Conflict
		if !errors.As(err, &c) {
			t.Errorf("signing a version that is not there: %v", err)
		}
	})
}

// Two at once on the same version: one does it, the other hears of it.
func TestTweeTegelijk(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		z := h.InScreening()
		fouten := make([]error, 2)
		var wg sync.WaitGroup
		for i, naar := range []string{Pim, Pim} {
			wg.Go(func() {
				_, fouten[i] = h.CasusToewijzen(h.Ctx(), Als(Mo), casus.Toewijzen{Casus: z.ID, Versie: z.Versie, Medewerker: naar})
			})
		}
		wg.Wait()
		var c *errs.Conflict
		if (fouten[0] == nil) == (fouten[1] == nil) || !errors.As(errors.Join(fouten...), &c) {
			t.Errorf("errors %v, want one conflict", fouten)
		}
	})
}
