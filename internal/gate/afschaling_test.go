// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"errors"
	"slices"
	"testing"

	"rondetafel/internal/audit"
	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
)

// rule 2.3-2: nazorg ends by a hand-over, and no other way; a Casus with a round table never ends by one.
func TestRegelNazorgEindigtMetOverdracht(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx := h.Ctx()
		z := h.NazorgMet(Bo)
		_, err := h.CasusSluiten(ctx, Als(Petra), casus.Sluiten{Casus: z.ID, Versie: z.Versie, NamensPubliek: Gemeente})
		geweigerd(t, err, "1.10")
		_, err = h.CasusOpschonen(ctx, Als(Petra), casus.Opschoning{Casus: z.ID, Versie: z.Versie})
		geweigerd(t, err, "1.10")
		_, err = h.CasusOverdragen(ctx, Als(Bo), h.Overdracht(z))
		geweigerd(t, err, "2.3")
		_, err = h.CasusOverdragen(ctx, Als(Dirk), h.Overdracht(z))
		onbekend(t, err)
		in := h.Overdracht(z)
		in.Aan, in.Datum = "", "29-2-2027"
		_, err = h.CasusOverdragen(ctx, Als(Petra), in)
		ongeldig(t, err, "aan", "datum")
		z = h.NaarAfschaling(z)
		c, err := h.CasusLezen(ctx, Als(Petra), z.ID)
		goed(t, err)
		if c.Fase != casus.Afschaling || !c.Open || c.Opschoning == nil || c.Opschoning.Schoon || c.Opschoning.Nazorg == nil ||
			c.Opschoning.Nazorg.Aan != "Wijkteam Proefdorp" {
			t.Errorf("after the hand-over: %s, %+v", c.Fase, c.Opschoning)
		}
		if c.Tijdlijn[0].Soort != "casus.overgedragen" {
			t.Errorf("the timeline begins with %+v", c.Tijdlijn[0])
		}
		ander, err := h.CasusLezen(ctx, Als(Bo), z.ID)
		goed(t, err)
		if ander.Opschoning != nil || slices.Contains(ander.Mag, "casus.opschonen") {
			t.Errorf("Bo sees %+v and may %v", ander.Opschoning, ander.Mag)
		}
		_, err = h.CasusOverdragen(ctx, Als(Petra), h.Overdracht(z))
		geweigerd(t, err, "2.3")
		rto := h.RTO(Bo)
		_, err = h.CasusOverdragen(ctx, Als(Petra), h.Overdracht(rto))
		geweigerd(t, err, "2.3")
	})
}

// rule 1.10-2: each piece is kept with a stated necessity or removed, and what nobody decided on stays until somebody does.
func TestRegelOpschonen(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx := h.Ctx()
		z := h.NazorgMet(Bo, Cleo)
		weg, blijft := h.VoegToe(z, Bo, informatie.AlleDeelnemers), h.VoegToe(z, Cleo, informatie.AlleenProcesregisseur)
		ingetrokken := h.VoegToe(z, Bo, informatie.AlleDeelnemers)
		goed(t, vergeet(h.GegevenIntrekken(ctx, Als(Bo), informatie.Intrekken{Gegeven: ingetrokken.ID, Versie: 1, Reden: "Het klopte niet."})))
		verlopen := h.Gegeven(z, informatie.AlleDeelnemers)
		verlopen.Tot = "3-3-2026"
		oud, err := h.GegevenToevoegen(ctx, Als(Bo), verlopen)
		goed(t, err)
		h.Klok.Loop(72 * 3600e9)
		z = h.NaarAfschaling(z)
		in := h.Opschoning(z, blijft)
		laat := h.VoegToe(z, Bo, informatie.AlleDeelnemers) // while Petra is deciding
		_, err = h.CasusOpschonen(ctx, Als(Petra), in)
		ongeldig(t, err, "stukken")
		for _, id := range []string{weg.ID, blijft.ID, laat.ID, ingetrokken.ID, oud.ID} {
			if h.Getal(`SELECT COUNT(*) FROM gegeven WHERE id = $1`, id) != 1 {
				t.Fatalf("piece %s went, although the list was not complete", id)
			}
		}
		in = h.Opschoning(z, blijft)
		zonder := h.Opschoning(z, blijft)
		for i := range zonder.Stukken {
			zonder.Stukken[i].Noodzaak = ""
		}
		if _, err := h.CasusOpschonen(ctx, Als(Petra), zonder); err == nil {
			t.Error("a piece stays without a reason")
		}
		_, err = h.CasusOpschonen(ctx, Als(Bo), in)
		geweigerd(t, err, "1.10")
		z2, err := h.CasusOpschonen(ctx, Als(Petra), in)
		goed(t, err)
		e := h.Laatste()
		if e.Soort != audit.Vernietigen || e.Uitkomst != audit.Allowed || len(e.Rechten) != 4+3 || !slices.Contains(e.Objecten, weg.ID) {
			t.Errorf("the entry is %+v", e)
		}
		naOpschonen(t, h, z2, blijft)
	})
}

// naOpschonen asks that only blijft is left of the dossier, and that it closes only while that is so.
func naOpschonen(t *testing.T, h *Huis, z, blijft gate.Verwijzing) {
	t.Helper()
	ctx := h.Ctx()
	if n := h.Getal(`SELECT COUNT(*) FROM gegeven WHERE casus = $1`, z.ID); n != 1 {
		t.Errorf("%d pieces are left", n)
	}
	c, err := h.CasusLezen(ctx, Als(Petra), z.ID)
	goed(t, err)
	o := c.Opschoning
	if len(c.Gegevens) != 1 || c.Gegevens[0].ID != blijft.ID || !o.Schoon || o.Gedaan == nil || len(o.Noodzaken) != 1 ||
		o.Noodzaken[0].Noodzaak != "Er loopt nog een zaak." || c.Tijdlijn[0].Soort != "casus.opgeschoond" {
		t.Errorf("Petra sees %+v, %+v", c.Gegevens, o)
	}
	_, err = h.GegevenCorrigeren(ctx, Als(Cleo), informatie.Corrigeren{Gegeven: blijft.ID, Versie: 1, Inhoud: h.Gegeven(z, "").Inhoud, Soort: informatie.Gewoon})
	goed(t, err)
	sluit := casus.Sluiten{Casus: z.ID, Versie: z.Versie, NamensPubliek: Gemeente}
	_, err = h.CasusSluiten(ctx, Als(Petra), sluit)
	geweigerd(t, err, "1.10") // it changed after it was decided on
	z, err = h.CasusOpschonen(ctx, Als(Petra), h.Opschoning(z, blijft))
	goed(t, err)
	_, err = h.CasusSluiten(ctx, Als(Petra), sluit)
	var botst *errs.Conflict
	if !errors.As(err, &botst) {
		t.Errorf("closing what somebody cleaned meanwhile: %v", err)
	}
	sluit.Versie, sluit.NamensPubliek = z.Versie, Zorg
	_, err = h.CasusSluiten(ctx, Als(Petra), sluit)
	ongeldig(t, err, "namensPubliek") // rule WGS-2
	sluit.NamensPubliek = Gemeente
	goed(t, vergeet(h.CasusSluiten(ctx, Als(Petra), sluit)))
	if n := h.Getal(`SELECT COUNT(*) FROM sluiting WHERE casus = $1 AND namens_publiek = $2`, z.ID, Gemeente); n != 1 {
		t.Errorf("on whose behalf it closed is recorded %d times", n)
	}
}

// rule 1.10-1: from the round table there is no way to closing but by a decision to scale down; what went no further can close.
func TestRegelSluiten(t *testing.T) {
	h := Nieuw(t)
	ctx := h.Ctx()
	for naam, z := range map[string]gate.Verwijzing{"screening": h.InScreening(), "triage": h.Triage(), "rto": h.RTO(Bo)} {
		_, err := h.CasusSluiten(ctx, Als(Petra), casus.Sluiten{Casus: z.ID, Versie: z.Versie, NamensPubliek: Gemeente})
		if d := geweigerd(t, err, "1.10"); d.Anders != "Zet afschalen op de agenda van het RTO." {
			t.Errorf("%s: instead one can %q", naam, d.Anders)
		}
		_, err = h.CasusOpschonen(ctx, Als(Petra), casus.Opschoning{Casus: z.ID, Versie: z.Versie})
		geweigerd(t, err, "1.10")
	}
	for _, fase := range []casus.Fase{casus.Afgewezen, casus.Doorverwezen} {
		z := h.MetUitkomst(fase)
		z, err := h.CasusSluiten(ctx, Als(Petra), casus.Sluiten{Casus: z.ID, Versie: z.Versie, NamensPubliek: Gemeente})
		goed(t, err)
		_, err = h.CasusSluiten(ctx, Als(Petra), casus.Sluiten{Casus: z.ID, Versie: z.Versie, NamensPubliek: Gemeente})
		geweigerd(t, err, "1.10")
	}
	_, err := h.CasusSluiten(ctx, Als(Petra), casus.Sluiten{Casus: "bestaat-niet"})
	onbekend(t, err)
	_, err = h.CasusSluiten(ctx, Als(Petra), casus.Sluiten{Casus: "kan geen id zijn"})
	onbekend(t, err)
}

// rule WGS-9: nobody who worked in a closed Casus reads anything of it any more, and who handles its destruction sees that it is
// there and how it went. For all others it is as if it never was.
func TestRegelAfgeschermd(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx := h.Ctx()
		z := h.NazorgMet(Bo)
		stuk := h.VoegToe(z, Bo, informatie.AlleDeelnemers)
		z = h.SluitCasus(h.NaarAfschaling(z), stuk)
		for _, wie := range []string{Anna, Bo, Dirk, Pim, Oda} {
			onbekend(t, vergeet(h.CasusLezen(ctx, Als(wie), z.ID)))
			onbekend(t, vergeet(h.CasusProces(ctx, Als(wie), z.ID)))
			onbekend(t, vergeet(h.CasusGekeken(ctx, Als(wie), z.ID, 0)))
			onbekend(t, vergeet(h.GegevenLezen(ctx, Als(wie), stuk.ID)))
			onbekend(t, vergeet(h.GegevenToevoegen(ctx, Als(wie), informatie.Toevoegen{Casus: z.ID, Soort: informatie.Gewoon, Inhoud: informatie.Inhoud{
				Over: []string{h.EersteBetrokkene(z)}, Tekst: "Nog iets.", Rubriek: informatie.Wonen, Bron: "Dossier",
				Datum: "2026-03-01", Grondslag: "Taak"}, Voorwaarden: informatie.Voorwaarden{Wie: informatie.AlleDeelnemers}})))
			b, err := h.CasusLijst(ctx, Als(wie), gate.LijstVraag{Stand: "alle"})
			if err == nil && len(b.Casussen) > 0 {
				t.Errorf("%s still has it in the list", wie)
			}
			if gevonden, err := h.PersoonZoeken(ctx, Als(wie), gate.ZoekVraag{BSN: BSN}); err == nil && len(gevonden.Treffers) > 0 {
				t.Errorf("%s still finds the person", wie)
			}
		}
		for _, wie := range []string{Petra, Mo, Fien} {
			geweigerd(t, vergeet(h.CasusLezen(ctx, Als(wie), z.ID)), "WGS-9")
			onbekend(t, vergeet(h.GegevenLezen(ctx, Als(wie), stuk.ID)))
			p, err := h.CasusProces(ctx, Als(wie), z.ID)
			goed(t, err)
			if p.Fase != casus.Gesloten || slices.Contains(p.Mag, "vernietiging.voorstellen") != (wie != Fien) {
				t.Errorf("%s sees %s and may %v", wie, p.Fase, p.Mag)
			}
			b, err := h.CasusLijst(ctx, Als(wie), gate.LijstVraag{Stand: "gesloten"})
			goed(t, err)
			if len(b.Casussen) != 1 || b.Casussen[0].Inhoud || b.Casussen[0].Aanmelder != "" {
				t.Errorf("%s has in the list %+v", wie, b.Casussen)
			}
		}
		geweigerd(t, vergeet(h.CasusGekeken(ctx, Als(Petra), z.ID, 0)), "WGS-9")
		gekeken, err := h.CasusGekeken(ctx, Als(Fien), z.ID, 0)
		goed(t, err)
		if len(gekeken.Inzagen) < 20 {
			t.Errorf("Fien sees %d looks", len(gekeken.Inzagen))
		}
	})
}

// rule 1.6-1: nazorg is handed over to a Partij of today or to a derde. Who names a Partij or a betrokkene as a derde is refused with the
// article, and the Casus stays where it is.
func TestRegelDerde(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx, z := h.Ctx(), h.Nazorg()
		blad, err := h.CasusLezen(ctx, Als(Petra), z.ID)
		goed(t, err)
		for veld, anders := range map[string]func(*casus.Overdracht){
			"aan":    func(o *casus.Overdracht) { o.Aan = "proefpolitie, team Oost" },
			"partij": func(o *casus.Overdracht) { o.Partij = Weg },
		} {
			in := h.Overdracht(z)
			anders(&in)
			ongeldig(t, vergeet(h.CasusOverdragen(ctx, Als(Petra), in)), veld)
		}
		in := h.Overdracht(z)
		for _, naam := range []string{"Proefpolitie", blad.Betrokkenen[0].Naam} {
			in.Aan = naam
			ongeldig(t, vergeet(h.CasusOverdragen(ctx, Als(Petra), in)), "aan")
		}
		in.Partij, in.Aan = Politie, ""
		goed(t, vergeet(h.CasusOverdragen(ctx, Als(Petra), in)))
		blad, err = h.CasusLezen(ctx, Als(Petra), z.ID)
		goed(t, err)
		if n := blad.Opschoning.Nazorg; n.Partij == nil || n.Partij.ID != Politie {
			t.Errorf("it was handed over to %+v", n)
		}
	})
}
