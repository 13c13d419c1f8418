// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"fmt"
	"slices"
	"testing"

	"rondetafel/internal/casus"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
	"rondetafel/internal/plan"
)

// lijn is what a line of *Wie heeft gekeken* says, but its place and moment.
type lijn struct {
	wie, functie, partij, namens, titel string
	stukken                             int
	uitkomst                            string
	artikelen                           []string
}

// op makes l the line of the entry on place n.
func (l lijn) op(h *Huis, n int64) gate.Inzage {
	return gate.Inzage{Volgnr: n, Moment: toen(h, n), Wie: l.wie, Functie: l.functie, Partij: l.partij, Namens: l.namens, Handeling: l.titel,
		Stukken: l.stukken, Uitkomst: l.uitkomst, Artikelen: l.artikelen}
}

// rule AVG-6: each line says who, in which functie, for which Partij and on whose behalf, did or tried what, how much of the Casus
// was shown with it and on which article; of a list or search not how much, as that would tell about other casussen.
func TestGekekenRegelVoorRegel(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx := h.Ctx()
		h.Aangemeld()
		ander := h.RTO(Bo)
		n := h.Regels()
		z := h.RTO(Bo)                                                            // n .. n+3
		stuk := h.VoegToe(z, Bo, informatie.AlleDeelnemers)                       // n+4
		goed(t, vergeet(h.CasusLezen(ctx, Als(Anna), z.ID)))                      // n+5
		goed(t, vergeet(h.GegevenLezen(ctx, Als(Petra), stuk.ID)))                // n+6
		goed(t, vergeet(h.CasusLijst(ctx, Als(Bo), gate.LijstVraag{})))           // n+7
		goed(t, vergeet(h.PersoonZoeken(ctx, Als(Bo), gate.ZoekVraag{BSN: BSN}))) // n+8
		geweigerd(t, vergeet(h.CasusLezen(ctx, Als(Mo), z.ID)), "1.7")            // n+9
		onbekend(t, vergeet(h.GegevenLezen(ctx, Als(Dirk), stuk.ID)))             // n+10
		oud := casus.Toewijzen{Casus: z.ID, Versie: 1, Medewerker: Pim}           //
		if err := vergeet(h.CasusToewijzen(ctx, Als(Mo), oud)); err == nil {      // n+11
			t.Error("an old version was taken")
		}
		goed(t, vergeet(h.CasusLezen(ctx, Als(Bo), ander.ID))) // of another Casus
		const politie, gemeente, huis, pr = "Proefpolitie", "Gemeente Proefdorp", "Proefhuis", "procesregisseur"
		wil := []gate.Inzage{
			lijn{"Mo Schijn", "", huis, "", "Procesregisseur toewijzen", 0, "mislukt", []string{"8.2c"}}.op(h, n+11),
			lijn{"Dirk Nepveld", "", "Proefreclassering", "", "Informatie lezen", 0, "geweigerd", []string{"9.2f"}}.op(h, n+10),
			lijn{"Mo Schijn", "", huis, "", "Casus openen", 0, "geweigerd", []string{"1.7"}}.op(h, n+9),
			lijn{"Bo Verzonnen", "", politie, "", "Persoon zoeken", 0, "toegestaan", []string{"12.1", "1.7"}}.op(h, n+8),
			lijn{"Bo Verzonnen", "", politie, "", "Casussen bekijken", 0, "toegestaan", []string{"1.7"}}.op(h, n+7),
			lijn{"Petra Schijn", pr, huis, gemeente, "Informatie lezen", 0, "toegestaan", []string{"9.2", "AVG-6"}}.op(h, n+6),
			lijn{"Anna Fictief", "", gemeente, "", "Casus openen", 1, "toegestaan", []string{"1.7", "6.5"}}.op(h, n+5),
			lijn{"Bo Verzonnen", "", politie, "", "Informatie toevoegen", 0, "toegestaan", []string{"12.1"}}.op(h, n+4),
			lijn{"Petra Schijn", pr, huis, gemeente, "Triage afronden", 0, "toegestaan", []string{"1.8"}}.op(h, n+3),
			lijn{"Petra Schijn", pr, huis, gemeente, "Casus beoordelen", 0, "toegestaan", []string{"9.2a"}}.op(h, n+2),
			lijn{"Mo Schijn", "", huis, "", "Procesregisseur toewijzen", 0, "toegestaan", []string{"8.2c"}}.op(h, n+1),
			lijn{"Anna Fictief", "", gemeente, "", "Casus aanmelden", 0, "toegestaan", []string{"1.7"}}.op(h, n),
		}
		p, err := h.CasusGekeken(ctx, Als(Fien), z.ID, 0)
		goed(t, err)
		for i, r := range p.Inzagen {
			if i < len(wil) {
				zelfde(t, "a line", r, wil[i])
			}
		}
		if len(p.Inzagen) != len(wil) || p.Nummer != z.Nummer || p.Voor != 0 {
			t.Errorf("%d lines of number %s, next %d, want %d", len(p.Inzagen), p.Nummer, p.Voor, len(wil))
		}
		q, err := h.CasusGekeken(ctx, Als(Petra), z.ID, n+6)
		goed(t, err)
		if len(q.Inzagen) != 6 {
			t.Fatalf("before the look of Petra are %d lines", len(q.Inzagen))
		}
		zelfde(t, "the lines before the look of Petra", q.Inzagen, p.Inzagen[6:])
		b, err := h.CasusLezen(ctx, Als(Petra), z.ID)
		goed(t, err)
		if len(b.Inzagen) != 5 || b.Inzagen[0].Handeling != "Wie heeft gekeken bekijken" || b.Inzagen[1].Volgnr != n+11 {
			t.Errorf("the last looks on the page are %+v", b.Inzagen)
		}
		for _, wie := range []string{Anna, Bo} {
			b, err = h.CasusLezen(ctx, Als(wie), z.ID)
			goed(t, err)
			if len(b.Inzagen) > 0 {
				t.Errorf("%s sees who looked", wie)
			}
		}
	})
}

// A page of fifty, and a next one only when there is more.
func TestGekekenPaginas(t *testing.T) {
	h := Nieuw(t)
	z := h.InScreening() // two lines
	for range 47 {
		goed(t, vergeet(h.CasusLezen(h.Ctx(), Als(Petra), z.ID)))
	}
	for stap, geval := range []struct {
		lijnen int
		meer   bool
	}{{49, false}, {50, false}, {50, true}} {
		p, err := h.CasusGekeken(h.Ctx(), Als(Fien), z.ID, -1)
		goed(t, err)
		if len(p.Inzagen) != geval.lijnen || (p.Voor != 0) != geval.meer {
			t.Errorf("step %d: %d lines, next %d", stap, len(p.Inzagen), p.Voor)
		}
		if geval.meer {
			rest, err := h.CasusGekeken(h.Ctx(), Als(Fien), z.ID, p.Voor)
			goed(t, err)
			if len(rest.Inzagen) != 1 || rest.Inzagen[0].Handeling != "Casus aanmelden" || rest.Voor != 0 || p.Voor != p.Inzagen[49].Volgnr {
				t.Errorf("the next page is %+v", rest)
			}
		}
	}
}

// The way back is built in steps, over more than one, and again where it stopped; building it is no act.
func TestGekekenNaVeelRegels(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		z := h.InScreening()
		for range 250 {
			goed(t, vergeet(h.HuisLezen(h.Ctx(), Als(Anna))))
		}
		goed(t, vergeet(h.CasusLezen(h.Ctx(), Als(Anna), z.ID)))
		voor := h.Regels()
		goed(t, h.BouwIndex(h.Ctx()))
		goed(t, h.BouwIndex(h.Ctx()))
		if tot := h.Getal(`SELECT tot FROM log_index_kop`); tot != voor || h.Regels() != voor {
			t.Errorf("built up to %d of %d, and the log has %d now", tot, voor, h.Regels())
		}
		p, err := h.CasusGekeken(h.Ctx(), Als(Fien), z.ID, 0)
		goed(t, err)
		if len(p.Inzagen) != 3 || p.Inzagen[0].Handeling != "Casus openen" {
			t.Errorf("looks %+v", p.Inzagen)
		}
		n := h.Getal(`SELECT COUNT(*) FROM log_index WHERE object = $1`, z.ID)
		h.SQL(`DELETE FROM log_index`)
		h.SQL(`DELETE FROM telling`)
		h.SQL(`UPDATE log_index_kop SET tot = 0`)
		goed(t, h.BouwIndex(h.Ctx()))
		if weer := h.Getal(`SELECT COUNT(*) FROM log_index WHERE object = $1 AND volgnummer < $2`, z.ID, voor); weer != n {
			t.Errorf("built anew it has %d entries of the Casus, first %d", weer, n)
		}
	})
}

// rules 13.1-1, AVG-6: of an own action that a Partij keeps to itself *Wie heeft gekeken* tells other Partijen nothing: no line of it, no
// piece more in another line, no article, no other pages. The privacy officer sees the whole log.
func TestGekekenZonderGeheimOptreden(t *testing.T) {
	lijnen := func(p []gate.Inzage) (uit []string) {
		for _, i := range p {
			uit = append(uit, fmt.Sprint(i.Wie, i.Handeling, i.Stukken, i.Uitkomst, i.Artikelen))
		}
		return uit
	}
	leven := func(t *testing.T, optreden func(*Huis, gate.Verwijzing, string)) (petra, blad, fien []string) {
		h := Nieuw(t)
		z := h.RTO(Bo)
		for range 20 {
			for _, wie := range []string{Bo, Anna, Petra} {
				optreden(h, z, wie)
				goed(t, vergeet(h.CasusLezen(h.Ctx(), Als(wie), z.ID)))
			}
		}
		lees := func(wie string) (alle []string) {
			for voor := int64(0); ; {
				p, err := h.CasusGekeken(h.Ctx(), Als(wie), z.ID, voor)
				goed(t, err)
				alle = append(alle, append(lijnen(p.Inzagen), fmt.Sprint(len(p.Inzagen), p.Voor > 0))...)
				if voor = p.Voor; voor == 0 {
					return alle
				}
			}
		}
		petra = lees(Petra)
		b, err := h.CasusLezen(h.Ctx(), Als(Petra), z.ID)
		goed(t, err)
		return petra, lijnen(b.Inzagen), lees(Fien)
	}
	legt := func(delen bool) func(*Huis, gate.Verwijzing, string) {
		return func(h *Huis, z gate.Verwijzing, wie string) {
			if wie == Bo {
				in := plan.Optreden{Casus: z.ID, Omschrijving: "Wij grijpen zelf in.", Delen: delen}
				goed(t, vergeet(h.OptredenVastleggen(h.Ctx(), Als(Bo), in)))
				goed(t, vergeet(h.OptredenLezen(h.Ctx(), Als(Bo), z.ID)))
			}
		}
	}
	petra, blad, fien := leven(t, func(*Huis, gate.Verwijzing, string) {})
	geheim, geheimBlad, geheimFien := leven(t, legt(false))
	if !slices.Equal(geheim, petra) || !slices.Equal(geheimBlad, blad) || len(petra) < 60 || len(blad) != 5 {
		t.Errorf("with secret actions the procesregisseur sees\n%q\nwithout\n%q\non the page %q and %q", geheim, petra, geheimBlad, blad)
	}
	if len(geheimFien) < len(fien)+40 {
		t.Errorf("the privacy officer sees %d lines, without own actions %d", len(geheimFien), len(fien))
	}
	if gedeeld, _, _ := leven(t, legt(true)); len(gedeeld) < len(petra)+40 {
		t.Errorf("of actions that are told the procesregisseur sees %d lines, without %d", len(gedeeld), len(petra))
	}
}

// A look of the own Partij at what Partijen did by themselves shows, and so does a refused try, of whomever.
func TestGekekenEigenBlikOpOptreden(t *testing.T) {
	h := Nieuw(t)
	z := h.RTO(Bo)
	goed(t, vergeet(h.OptredenLezen(h.Ctx(), Als(Petra), z.ID)))
	goed(t, vergeet(h.OptredenLezen(h.Ctx(), Als(Bo), z.ID)))
	geweigerd(t, vergeet(h.OptredenLezen(h.Ctx(), Als(Mo), z.ID)), "13.1")
	p, err := h.CasusGekeken(h.Ctx(), Als(Petra), z.ID, 0)
	goed(t, err)
	if p.Inzagen[0].Wie != "Mo Schijn" || p.Inzagen[1].Wie != "Petra Schijn" || p.Inzagen[2].Handeling == p.Inzagen[1].Handeling {
		t.Errorf("the looks are %+v", p.Inzagen[:3])
	}
}
