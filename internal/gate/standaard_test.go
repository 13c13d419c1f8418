// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
)

// rule 13.2-1: with what a Partij begins is set by its own administrator, is the strictest until then, and fills in the form of its own
// people only. Nobody reads anything by it, and the administrator reads no dossier.
func TestRegelStandaardVanDePartij(t *testing.T) {
	for naam, motor := range map[string]Optie{"sqlite": SQLite, "postgres": Postgres} {
		t.Run(naam, func(t *testing.T) { standaardVanDePartij(t, Nieuw(t, motor)) })
	}
}

func standaardVanDePartij(t *testing.T, h *Huis) {
	ctx, z := h.Ctx(), h.AanHetRTO(Bo, Cleo)
	stuk := h.VoegToe(z, Anna, informatie.AlleenProcesregisseur)
	if w := beginMet(t, h, Anna, z); w.Wie != informatie.AlleenProcesregisseur || w.Gebruik != (informatie.Gebruik{}) || w.Tot != "" {
		t.Errorf("to begin with it is %+v", w)
	}
	s := eenStandaard()
	for _, wie := range []string{Anna, Bo, Petra, Mo, Fien} {
		geweigerd(t, vergeet(h.StandaardVaststellen(ctx, Als(wie), s)), "13.2")
	}
	h.Beginnen(s)
	w := beginMet(t, h, Anna, z)
	if w.Wie != informatie.GekozenPartijen || !slices.Equal(w.Lezers, []string{Politie, Zorg}) || !w.Citeren || w.Tot != "2026-05-02" {
		t.Errorf("Anna begins with %+v", w)
	}
	if w := beginMet(t, h, Bo, z); w.Wie != informatie.AlleenProcesregisseur {
		t.Errorf("another Partij begins with %+v", w)
	}
	leest(t, h, "what was there", z, stuk, Anna, Petra)
	geweigerd(t, vergeet(h.GegevenStandaarden(ctx, Als(Petra), z.ID)), "12.2")
	onbekend(t, vergeet(h.GegevenStandaarden(ctx, Als(Beatle), z.ID)))
	onbekend(t, vergeet(h.CasusLezen(ctx, Als(Beatle), z.ID)))
}

// eenStandaard is one that has all it needs.
func eenStandaard() informatie.Standaard {
	return informatie.Standaard{Soort: informatie.Gewoon, Wie: informatie.GekozenPartijen, Lezers: []string{Politie, Reclassering, Zorg}, Maanden: 2,
		Gebruik: informatie.Gebruik{Citeren: true}}
}

// rule 13.2-1: each version of a Standaard is kept with who set it, and one that was overtaken is not written.
func TestRegelStandaardVersies(t *testing.T) {
	h := Nieuw(t)
	ctx, s := h.Ctx(), eenStandaard()
	v := h.Beginnen(s)
	var c *errs.Conflict
	if err := vergeet(h.StandaardVaststellen(ctx, Als(Beatle), s)); !errors.As(err, &c) || c.Versie != v.Versie || c.Wie != "Beatle Fictief" || c.Moment == 0 {
		t.Errorf("on an older version: %v %+v", err, c)
	}
	for veld, anders := range map[string]informatie.Standaard{
		"lezers": {Soort: informatie.Gewoon, Versie: 1, Wie: informatie.GekozenPartijen, Lezers: []string{Weg}},
		"soort":  {Wie: informatie.AlleDeelnemers},
	} {
		ongeldig(t, vergeet(h.StandaardVaststellen(ctx, Als(Beatle), anders)), veld)
	}
	s.Versie, s.Lezers = 1, []string{Gemeente}
	ongeldig(t, vergeet(h.StandaardVaststellen(ctx, Als(Beatle), s)), "lezers")
	b, err := h.StandaardenLezen(ctx, Als(Anna))
	goed(t, err)
	if len(b.Standaarden) != len(informatie.Soorten()) || len(b.Versies) != 1 || b.Versies[0].Door.ID != Beatle || len(b.Mag) > 0 {
		t.Errorf("Anna sees %+v", b)
	}
	wil := "Alleen Proefpolitie, Proefreclassering, Proefzorg en de procesregisseur lezen dit, vanaf het RTO. Niet vertellen aan de betrokkene. " +
		"Tot 2 maanden nadat het is gegeven."
	if zin := b.Standaarden[0].Zin; zin != wil || b.Versies[0].Zin != wil {
		t.Errorf("in words it is %q", zin)
	}
	s.Lezers = []string{Politie}
	h.Beginnen(s)
	if b, err = h.StandaardenLezen(ctx, Als(Beatle)); err != nil || len(b.Versies) != 2 || b.Versies[0].Versie != 2 || !slices.Equal(b.Mag, []string{"standaard.vaststellen"}) {
		t.Errorf("the administrator sees %+v (%v)", b, err)
	}
	if b, err = h.StandaardenLezen(ctx, Als(Bo)); err != nil || len(b.Versies) > 0 || b.Standaarden[0].Versie != 0 {
		t.Errorf("another Partij sees %+v (%v)", b, err)
	}
	geweigerd(t, vergeet(h.StandaardenLezen(ctx, Als(Petra))), "13.2")
}

// beginMet is with what wie begins for ordinary data in z.
func beginMet(t *testing.T, h *Huis, wie string, z gate.Verwijzing) informatie.Voorwaarden {
	t.Helper()
	b, err := h.GegevenStandaarden(h.Ctx(), Als(wie), z.ID)
	goed(t, err)
	return b.Soorten[0].Voorwaarden
}

// rules 12.2-2 and 13.2-1: a Standaard stays inside the protocol, also one that is stricter than when it was set.
func TestRegelStandaardEnProtocol(t *testing.T) {
	h := Nieuw(t)
	ctx, z := h.Ctx(), h.RTO(Bo)
	h.Beginnen(informatie.Standaard{Soort: informatie.Gewoon, Wie: informatie.AlleDeelnemers, Gebruik: informatie.Gebruik{Citeren: true, VraagDerde: true}})
	h.Protocol(Strenger(informatie.Gewoon, func(r *informatie.Protocolregel) {
		r.Ruimst, r.Geen = informatie.GekozenPartijen, []informatie.Gebruiksoort{informatie.VoorDerde}
	}))
	if w := beginMet(t, h, Anna, z); w.Wie != informatie.AlleenProcesregisseur || !w.Citeren || w.VraagDerde {
		t.Errorf("Anna begins with %+v", w)
	}
	for beleid, s := range map[string]informatie.Standaard{
		"artikel-12-lid-2-wie":     {Soort: informatie.Gewoon, Versie: 1, Wie: informatie.AlleDeelnemers},
		"artikel-12-lid-2-gebruik": {Soort: informatie.Gewoon, Versie: 1, Wie: informatie.AlleenProcesregisseur, Gebruik: informatie.Gebruik{VraagDerde: true}},
		"artikel-12-lid-2-soort":   {Soort: informatie.Politiegegevens, Wie: informatie.AlleenProcesregisseur},
	} {
		if d := geweigerd(t, vergeet(h.StandaardVaststellen(ctx, Als(Beatle), s)), "12.2"); !slices.Contains(d.Regels, beleid) {
			t.Errorf("refused by %v, want %s", d.Regels, beleid)
		}
	}
	b, err := h.GegevenStandaarden(ctx, Als(Anna), z.ID)
	goed(t, err)
	for _, k := range b.Soorten {
		politie := k.Soort == informatie.Politiegegevens || k.Soort == informatie.Justitieel
		if k.Mag == politie || politie != strings.Contains(strings.Join(k.Open, " "), "niet geven") {
			t.Errorf("%s is open to the Gemeente: %t, %v", k.Soort, k.Mag, k.Open)
		}
	}
}

// A Standaard that was altered behind the door fills in nothing wider than the strictest, and verify names it.
func TestVervalsteStandaard(t *testing.T) {
	h := Nieuw(t)
	h.Beschadigd()
	z := h.RTO(Bo)
	h.Beginnen(informatie.Standaard{Soort: informatie.Gewoon, Wie: informatie.GekozenPartijen, Lezers: []string{Politie}})
	h.Sluit()
	h.SQL(`UPDATE standaard SET wie = 'deelnemers'`)
	h.Open()
	if w := beginMet(t, h, Anna, z); w.Wie != informatie.AlleenProcesregisseur {
		t.Errorf("Anna begins with %+v", w)
	}
	if v := h.Verify(); !strings.Contains(v.Fout, "recht") {
		t.Errorf("verify says %q", v.Fout)
	}
}

// rule 13.2-1: a Standaard that is limited to a goal which the Casus does not serve, or to readers who take no part, begins at the strict
// side, and another category keeps its own.
func TestRegelStandaardPastInDeCasus(t *testing.T) {
	h := Nieuw(t)
	z := h.RTO(Bo)
	h.Beginnen(informatie.Standaard{Soort: informatie.Gewoon, Wie: informatie.AlleDeelnemers, Doelen: []string{"recidive"}})
	if w := beginMet(t, h, Anna, z); w.Wie != informatie.AlleenProcesregisseur || len(w.Doelen) > 0 {
		t.Errorf("for another goal Anna begins with %+v", w)
	}
	h.Beginnen(informatie.Standaard{Soort: informatie.Gewoon, Versie: 1, Wie: informatie.GekozenPartijen, Lezers: []string{Zorg}})
	if w := beginMet(t, h, Anna, z); w.Wie != informatie.AlleenProcesregisseur || len(w.Lezers) > 0 {
		t.Errorf("for who takes no part Anna begins with %+v", w)
	}
	b, err := h.GegevenStandaarden(h.Ctx(), Als(Anna), z.ID)
	goed(t, err)
	for _, k := range b.Soorten[1:] {
		if k.Voorwaarden.Wie != informatie.AlleenProcesregisseur || k.Voorwaarden.Gebruik != (informatie.Gebruik{}) {
			t.Errorf("%s begins with %+v", k.Soort, k.Voorwaarden)
		}
	}
}
