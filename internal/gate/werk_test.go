// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"errors"
	"slices"
	"testing"

	"rondetafel/internal/audit"
	"rondetafel/internal/casus"
	"rondetafel/internal/convenant"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
)

// What waits, for each who has something waiting, and the casussen in which they have a part; for others nothing.
func TestMijnWerkPerRol(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		k := nieuweKast(t, h)
		for wie, wil := range map[string]struct{ taken, casussen []string }{
			Petra: {[]string{"screenen screening", "rto triage"}, []string{"triage", "screening", "bevestigen"}},
			Anna:  {[]string{"bevestigen bevestigen"}, []string{"triage", "screening", "nieuw", "bevestigen"}},
			Mo:    {[]string{"toewijzen politie", "toewijzen nieuw"}, []string{"politie", "triage", "screening", "nieuw"}},
			Fien:  {nil, []string{"politie", "triage", "screening", "nieuw"}},
			Bo:    {nil, []string{"politie", "triage"}},
			Bas:   {nil, nil}, Oda: {nil, nil}, Cleo: {nil, nil}, Arno: {nil, nil}, Pim: {nil, nil},
		} {
			w, err := h.MijnWerk(h.Ctx(), Als(wie))
			goed(t, err)
			var taken []string
			getoond := []string{}
			for _, taak := range w.Taken {
				taken = append(taken, taak.Soort+" "+k.namen([]gate.CasusRegel{taak.Casus})[0])
				getoond = append(getoond, taak.Casus.ID)
			}
			for _, r := range w.Casussen {
				getoond = append(getoond, r.ID)
			}
			if !slices.Equal(taken, wil.taken) || !slices.Equal(k.namen(w.Casussen), append([]string{}, wil.casussen...)) || len(w.Concepten) > 0 {
				t.Errorf("%s has %v waiting in %v, want %+v", wie, taken, k.namen(w.Casussen), wil)
			}
			if e := h.Laatste(); !slices.Equal(e.Getoond, getoond) || e.Regels[0] != "artikel-03-lid-1" {
				t.Errorf("the entry of %s shows %v on %v, want %v", wie, e.Getoond, e.Regels, getoond)
			}
			for _, taak := range w.Taken {
				if (wie == Mo) == taak.Casus.Inhoud || wie == Mo && (taak.Casus.Fase != "" || taak.Casus.Aanmelder != "") { // rule 8.2c-2
					t.Errorf("what waits for %s shows %+v", wie, taak.Casus)
				}
			}
		}
	})
}

// No more than ten casussen: those that changed last; what waits is all there.
func TestMijnWerkHoogstens(t *testing.T) {
	h := Nieuw(t)
	var ids []string
	for range 12 {
		ids = append(ids, h.Aangemeld().ID)
	}
	slices.Reverse(ids)
	w, err := h.MijnWerk(h.Ctx(), Als(Mo))
	goed(t, err)
	var casussen, taken []string
	for _, r := range w.Casussen {
		casussen = append(casussen, r.ID)
	}
	for _, taak := range w.Taken {
		taken = append(taken, taak.Casus.ID)
	}
	if !slices.Equal(casussen, ids[:10]) || !slices.Equal(taken, ids) {
		t.Errorf("%d casussen and %d that wait, want 10 and 12", len(casussen), len(taken))
	}
}

// The way of a Casus through the phases: who has it, since when, at which version, with one line on the timeline each.
func TestVerloopVanCasus(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx, z := h.Ctx(), h.TeBevestigen()
		moet := func(wat string, v gate.Verwijzing, err error, versie int64, fase casus.Fase, regisseur string) {
			t.Helper()
			goed(t, err)
			zelfde(t, wat, v, gate.Verwijzing{ID: z.ID, Nummer: z.Nummer, Versie: versie})
			var kreeg struct {
				fase, regisseur, door, invoerder, melder, aanmelder string
				gewijzigd                                           int64
			}
			goed(t, h.DB().QueryRowContext(ctx, `SELECT fase, procesregisseur, gewijzigd_door, invoerder, melder, aanmelder, gewijzigd FROM casus`).Scan(
				&kreeg.fase, &kreeg.regisseur, &kreeg.door, &kreeg.invoerder, &kreeg.melder, &kreeg.aanmelder, &kreeg.gewijzigd))
			e := h.Laatste()
			if kreeg.fase != string(fase) || kreeg.regisseur != regisseur || kreeg.door != e.Persoon || kreeg.gewijzigd != e.Time ||
				kreeg.invoerder != Petra || kreeg.melder != Anna || kreeg.aanmelder != Gemeente {
				t.Errorf("after %s: %+v", wat, kreeg)
			}
			if n := h.Getal(`SELECT COUNT(*) FROM gebeurtenis WHERE moment = $1 AND medewerker = $2 AND partij = $3 AND namens = $4`, e.Time, e.Persoon, e.Partij, e.Namens); n != 1 {
				t.Errorf("after %s the timeline has %d lines of it", wat, n)
			}
			z.Versie = v.Versie
		}
		moet("entering", z, nil, 1, casus.TeBevestigen, Petra)
		v, err := h.CasusBevestigen(ctx, Als(Anna), casus.Bevestigen{Casus: z.ID, Versie: 1})
		moet("confirming", v, err, 3, casus.InScreening, Petra)
		geweigerd(t, vergeet(h.CasusBevestigen(ctx, Als(Anna), casus.Bevestigen{Casus: z.ID, Versie: 3})), "1.7")
		v, err = h.CasusToewijzen(ctx, Als(Mo), casus.Toewijzen{Casus: z.ID, Versie: 3, Medewerker: Pim})
		moet("giving it to another", v, err, 4, casus.InScreening, Pim)
		in := h.Screening(z)
		in.NamensPubliek = Politie
		v, err = h.CasusScreenen(ctx, Als(Pim), in)
		moet("judging", v, err, 5, casus.Triage, Pim)
		v, err = h.CasusToewijzen(ctx, Als(Mo), casus.Toewijzen{Casus: z.ID, Versie: 5, Medewerker: Petra})
		moet("giving it back", v, err, 6, casus.Triage, Petra)
		b, err := h.CasusLezen(ctx, Als(Petra), z.ID)
		goed(t, err)
		if b.Screening.Door.ID != Pim || b.Screening.NamensPubliek.ID != Politie || b.Screening.Namens.ID != Gemeente || b.Melder.ID != Anna {
			t.Errorf("the judgement is %+v", b.Screening)
		}
		onbekend(t, vergeet(h.CasusLezen(ctx, Als(Pim), z.ID)))
		for _, naar := range []string{Petra, "m-niemand", Anna, Mo, ""} {
			if _, err = h.CasusToewijzen(ctx, Als(Mo), casus.Toewijzen{Casus: z.ID, Versie: 6, Medewerker: naar}); err == nil {
				t.Errorf("it was given to %q", naar)
			}
		}
		onbekend(t, vergeet(h.CasusToewijzen(ctx, Als(Mo), casus.Toewijzen{Casus: "Niet/goed", Versie: 6, Medewerker: Pim})))
		if e := h.Laatste(); len(e.Objecten) > 0 || e.Casus != "" {
			t.Errorf("what cannot be an id stands in the entry %+v", e)
		}
	})
}

// rule WGS-2: the decision that a Partij takes part is kept with whom, on whose behalf and on behalf of which public Partij; the
// same person can be designated in two ways without losing one.
func TestDeelnameVastgelegd(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx, z := h.Ctx(), h.RTO(Dirk)
		in := Betrekken(z, Cleo)
		in.NamensPubliek = ""
		v, err := h.DeelnameBetrekken(ctx, Als(Petra), in) // on behalf of the aanmelder, a public one
		goed(t, err)
		zelfde(t, "the answer", v, gate.Verwijzing{ID: z.ID, Nummer: z.Nummer, Versie: z.Versie})
		if n := h.Getal(`SELECT COUNT(*) FROM deelname WHERE partij = 'p-zorg' AND medewerker = $1 AND namens = $2 AND namens_publiek = $3 AND moment = $4`,
			Cleo, Gemeente, Gemeente, h.Laatste().Time); n != 1 {
			t.Error("the decision was kept otherwise")
		}
		onbekend(t, vergeet(h.CasusLezen(ctx, Als(Bo), z.ID)))
		in = Betrekken(z, Bo)
		in.Partij = Reclassering
		ongeldig(t, vergeet(h.DeelnameBetrekken(ctx, Als(Petra), in)), "medewerker")
		in = Betrekken(z, Bo)
		in.NamensPubliek = Zorg
		ongeldig(t, vergeet(h.DeelnameBetrekken(ctx, Als(Petra), in)), "namensPubliek")
		in.NamensPubliek = Politie
		goed(t, vergeet(h.DeelnameBetrekken(ctx, Als(Petra), in)))
		ongeldig(t, vergeet(h.DeelnameBetrekken(ctx, Als(Petra), in)), "partij")
		in = Betrekken(z, Anna)
		in.Medewerker = Arno
		ongeldig(t, vergeet(h.DeelnameBetrekken(ctx, Als(Petra), in)), "partij")
		for range 2 { // designated twice is designated
			v, err = h.DeelnameAanwijzen(ctx, Als(Anna), casus.Aanwijzen{Casus: z.ID, Medewerker: Arno})
			goed(t, err)
			zelfde(t, "the answer", v, gate.Verwijzing{ID: z.ID, Nummer: z.Nummer, Versie: z.Versie})
			goed(t, vergeet(h.CasusLezen(ctx, Als(Arno), z.ID)))
		}
		if n := h.Getal(`SELECT COUNT(*) FROM zicht WHERE wie = $1`, Arno); n != 1 {
			t.Errorf("%d rows of Arno", n)
		}
		for _, naar := range []string{Fien, Nul, Bo, "m-niemand"} {
			geweigerd(t, vergeet(h.DeelnameAanwijzen(ctx, Als(Anna), casus.Aanwijzen{Casus: z.ID, Medewerker: naar})), "WGS 1.8")
		}
	})
}

// The readers that a supplier chooses must take part; they are kept once each; other conditions drop them.
func TestVoorwaardenVanStuk(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx, z := h.Ctx(), h.AanHetRTO(Bo, Cleo)
		in := h.Gegeven(z, informatie.GekozenPartijen, Zorg, Gemeente, Zorg)
		stuk, err := h.GegevenToevoegen(ctx, Als(Bo), in)
		goed(t, err)
		lezers := func(wat string, wil ...string) {
			t.Helper()
			b, err := h.GegevenLezen(ctx, Als(Bo), stuk.ID)
			goed(t, err)
			if !slices.Equal(b.Lezers, wil) {
				t.Errorf("%s: readers %v, want %v", wat, b.Lezers, wil)
			}
			for wie, partij := range map[string]string{Anna: Gemeente, Cleo: Zorg} {
				_, err := h.GegevenLezen(ctx, Als(wie), stuk.ID)
				if leest := b.Wie == informatie.AlleDeelnemers || slices.Contains(wil, partij); leest != (err == nil) {
					t.Errorf("%s: %s reads it with %v", wat, wie, err)
				}
			}
		}
		lezers("as it was added", Gemeente, Zorg)
		zet := func(wie informatie.Lezers, partijen ...string) error {
			v, err := h.GegevenVoorwaarden(ctx, Als(Bo), informatie.Wijzigen{Gegeven: stuk.ID, Versie: stuk.Versie,
				Voorwaarden: informatie.Voorwaarden{Wie: wie, Lezers: partijen}})
			if err == nil {
				zelfde(t, "the answer", v, gate.Verwijzing{ID: stuk.ID, Versie: stuk.Versie + 1})
				stuk = v
			}
			return err
		}
		goed(t, zet(informatie.GekozenPartijen, Zorg))
		lezers("for one of them", Zorg)
		goed(t, zet(informatie.AlleDeelnemers, Zorg)) // readers beside "everybody" are not kept
		lezers("for everybody")
		goed(t, zet(informatie.AlleenProcesregisseur))
		lezers("for the Procesregisseur")
		for _, partij := range []string{Reclassering, Veiligheidshuis, Weg, "p-niets"} {
			ongeldig(t, zet(informatie.GekozenPartijen, Gemeente, partij), "lezers")
		}
		ongeldig(t, zet(informatie.GekozenPartijen), "lezers")
		lezers("after what was not taken")
		anders := h.Gegeven(h.RTO(Bo), informatie.AlleDeelnemers)
		ongeldig(t, vergeet(h.GegevenCorrigeren(ctx, Als(Bo), informatie.Corrigeren{Gegeven: stuk.ID, Versie: stuk.Versie, Inhoud: anders.Inhoud, Soort: in.Soort})), "over")
		onbekend(t, vergeet(h.GegevenCorrigeren(ctx, Als(Bo), informatie.Corrigeren{Gegeven: "Niet/goed", Versie: 1, Inhoud: in.Inhoud, Soort: in.Soort})))
		onbekend(t, vergeet(h.GegevenLezen(ctx, Als(Bo), "0000")))
	})
}

// rule B2-1: a house reads Bijlage 2 as its own formula says; one that cannot be read stops the house, and lets nothing through.
func TestFormuleVanHuis(t *testing.T) {
	h := Nieuw(t)
	z := h.InScreening()
	in := h.Screening(z)
	in.Criteria[4].Antwoord = "nee"
	formule := func(tekst string) {
		h.Sluit()
		h.SQL(`UPDATE instelling SET waarde = $1 WHERE naam = 'formule'`, tekst)
		h.Open()
	}
	ongeldig(t, vergeet(h.CasusScreenen(h.Ctx(), Als(Petra), in)), "uitkomst")
	formule("dit is geen formule (")
	for _, err := range []error{vergeet(h.CasusScreenen(h.Ctx(), Als(Petra), in)), vergeet(h.CasusLezen(h.Ctx(), Als(Petra), z.ID)),
		vergeet(h.CasusAanmelden(h.Ctx(), Als(Anna), Aanmelding())), vergeet(h.Gebruikers(h.Ctx()))} {
		if !errors.Is(err, errs.ErrUnavailable) {
			t.Errorf("with a formula that cannot be read: %v", err)
		}
	}
	formule("")
	goed(t, h.Gereed(h.Ctx()))
	ongeldig(t, vergeet(h.CasusScreenen(h.Ctx(), Als(Petra), in)), "uitkomst")
	if _, err := convenant.LeesFormule("dit is geen formule ("); err == nil {
		t.Error("that is a formula")
	}
	goed(t, vergeet(h.CasusScreenen(h.Ctx(), Als(Petra), h.Screening(z))))
	if e := h.Laatste(); e.Uitkomst != audit.Allowed {
		t.Errorf("entry %+v", e)
	}
}
