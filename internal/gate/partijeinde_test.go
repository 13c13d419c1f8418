// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/partij"
)

// stemtIn confirms that a Partij stops.
func stemtIn(id string, versie int64) partij.PartijEindeOordeel {
	return partij.PartijEindeOordeel{Partij: id, Versie: versie, Akkoord: "ja"}
}

func partijBlijft(id string, versie int64) partij.PartijEindeIntrekken {
	return partij.PartijEindeIntrekken{Partij: id, Versie: versie, Reden: "De brief was van een ander."}
}

// eindetaak is what somebody has of a Partij that would stop.
func eindetaak(t *testing.T, h *Huis, wie string) string {
	t.Helper()
	w, err := h.MijnWerk(h.Ctx(), Als(wie))
	goed(t, err)
	var uit []string
	for _, taak := range w.Taken {
		if strings.HasPrefix(taak.Soort, "partij_einde") {
			uit = append(uit, taak.Soort+" "+taak.Object)
		}
	}
	return strings.Join(uit, ", ")
}

// verloopVan is how a Partij came and went, the newest first.
func verloopVan(t *testing.T, h *Huis, id string) (gate.PartijDossier, []string) {
	t.Helper()
	d, err := h.PartijLezen(h.Ctx(), Als(Mo), id)
	goed(t, err)
	var uit []string
	for _, v := range d.Verloop {
		uit = append(uit, v.Soort)
	}
	return d, uit
}

// rule 20-P1: one manager ends no Partij alone: what they recorded ends nothing, and they do not confirm it themselves. Without another manager the privacy
// officer does, the same day; then the people of the Partij are out.
func TestRegelPartijStoptMetTwee(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx, z := h.Ctx(), h.RTO(Bo)
		bo := ingelogd(t, h, Bo)
		v, err := h.PartijBeeindigen(ctx, Als(Mo), uitgesloten(Politie, 1))
		goed(t, err)
		goed(t, vergeet(h.CasusLezen(ctx, bo, z.ID)))
		d, soorten := verloopVan(t, h, Politie)
		if !d.Actief || !d.Wacht || !slices.Equal(soorten, []string{"voorgesteld"}) || !slices.Equal(d.Mag, []string{"partij.eindeintrekken", "medewerker.uitnodigen"}) {
			t.Errorf("it waits, and the Partij is %+v", d)
		}
		geweigerd(t, vergeet(h.PartijEindeBeoordelen(ctx, Als(Mo), stemtIn(Politie, v.Versie))), "20")
		geweigerd(t, vergeet(h.PartijBeeindigen(ctx, Als(Mo), uitgesloten(Politie, v.Versie))), "20")
		for _, wie := range []string{Petra, Anna, Bo, Beatle} {
			geweigerd(t, vergeet(h.PartijEindeBeoordelen(ctx, Als(wie), stemtIn(Politie, v.Versie))), "20")
			geweigerd(t, vergeet(h.PartijEindeIntrekken(ctx, Als(wie), partijBlijft(Politie, v.Versie))), "20")
		}
		for wie, wil := range map[string]string{Mo: "partij_einde_wacht " + Politie, Fien: "partij_einde " + Politie, Petra: "", Beatle: ""} {
			if got := eindetaak(t, h, wie); got != wil {
				t.Errorf("%s has %q, want %q", wie, got, wil)
			}
		}
		var c *errs.Conflict
		if err := vergeet(h.PartijEindeBeoordelen(ctx, Als(Fien), stemtIn(Politie, 1))); !errors.As(err, &c) {
			t.Errorf("of another version: %v", err)
		}
		goed(t, vergeet(h.PartijEindeBeoordelen(ctx, Als(Fien), stemtIn(Politie, v.Versie))))
		nietIngelogd(t, "whose Partij was excluded", vergeet(h.CasusLezen(ctx, bo, z.ID)))
		d, soorten = verloopVan(t, h, Politie)
		if d.Actief || d.Wacht || !slices.Equal(soorten, []string{"uitsluiting", "voorgesteld"}) || d.Verloop[0].Door.ID != Fien || d.Verloop[1].Door.ID != Mo || len(d.Mag) != 0 {
			t.Errorf("after it the Partij is %+v", d)
		}
		if got := eindetaak(t, h, Fien) + eindetaak(t, h, Mo); got != "" {
			t.Errorf("there is still %q", got)
		}
		geweigerd(t, vergeet(h.PartijEindeIntrekken(ctx, Als(Mo), partijBlijft(Politie, d.Versie))), "20")
		inOrde(t, h)
	})
}

// rule 20-P1: another manager confirms it, and then the privacy officer does not; not one whom who recorded it chose less than thirty days ago: that would be
// one manager and somebody made up.
func TestRegelTweedeManagerKijktNa(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx := h.Ctx()
		goed(t, vergeet(h.FunctieGeven(ctx, Als(Mo), geef(Oda, partij.Manager))))
		v, err := h.PartijBeeindigen(ctx, Als(Mo), zegtOp(Politie, 1))
		goed(t, err)
		geweigerd(t, vergeet(h.PartijEindeBeoordelen(ctx, Als(Oda), stemtIn(Politie, v.Versie))), "20")
		if got := eindetaak(t, h, Oda) + "; " + eindetaak(t, h, Fien); got != "; partij_einde "+Politie {
			t.Errorf("while the other manager is new: %q", got)
		}
		h.Klok.Loop(proeftijd)
		if got := eindetaak(t, h, Oda) + "; " + eindetaak(t, h, Fien); got != "partij_einde "+Politie+"; " {
			t.Errorf("after thirty days: %q", got)
		}
		geweigerd(t, vergeet(h.PartijEindeBeoordelen(ctx, Als(Fien), stemtIn(Politie, v.Versie))), "20")
		geweigerd(t, vergeet(h.PartijEindeIntrekken(ctx, Als(Oda), partijBlijft(Politie, v.Versie))), "20")
		goed(t, vergeet(h.PartijEindeBeoordelen(ctx, Als(Oda), stemtIn(Politie, v.Versie))))
		if d, _ := verloopVan(t, h, Politie); d.Actief {
			t.Errorf("the Partij is %+v", d)
		}
		inOrde(t, h)
	})
}

// rules 20-P1 and WGS-15: a privacy officer whom the manager chose less than thirty days ago is not the second person.
func TestRegelNieuweFGIsGeenTweede(t *testing.T) {
	h := Nieuw(t)
	ctx := h.Ctx()
	u, err := h.MedewerkerUitnodigen(ctx, Als(Mo), partij.MedewerkerUitnodigen{Partij: Veiligheidshuis, Naam: "Frits Verzonnen", Namens: Gemeente, Functies: []partij.Functie{partij.FG}})
	goed(t, err)
	ondertekent(t, h, u.ID)
	v, err := h.PartijBeeindigen(ctx, Als(Mo), zegtOp(Politie, 1))
	goed(t, err)
	geweigerd(t, vergeet(h.PartijEindeBeoordelen(ctx, Als(u.ID), stemtIn(Politie, v.Versie))), "20")
	h.Klok.Loop(proeftijd)
	goed(t, vergeet(h.PartijEindeBeoordelen(ctx, Als(u.ID), stemtIn(Politie, v.Versie))))
}

// rule 20-P1: until somebody confirmed it who recorded it takes it back, and who looks at it turns it down. The Partij takes part as before, and what was
// recorded stays to be read; after it, it can be recorded anew.
func TestRegelPartijBlijft(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx, z := h.Ctx(), h.RTO(Bo)
		bo := ingelogd(t, h, Bo)
		v, err := h.PartijBeeindigen(ctx, Als(Mo), zegtOp(Politie, 1))
		goed(t, err)
		v, err = h.PartijEindeIntrekken(ctx, Als(Mo), partijBlijft(Politie, v.Versie))
		goed(t, err)
		geweigerd(t, vergeet(h.PartijEindeIntrekken(ctx, Als(Mo), partijBlijft(Politie, v.Versie))), "20")
		v, err = h.PartijBeeindigen(ctx, Als(Mo), zegtOp(Politie, v.Versie))
		goed(t, err)
		nee := partij.PartijEindeOordeel{Partij: Politie, Versie: v.Versie, Akkoord: "nee", Reden: "Er is geen brief."}
		v, err = h.PartijEindeBeoordelen(ctx, Als(Fien), nee)
		goed(t, err)
		goed(t, vergeet(h.CasusLezen(ctx, bo, z.ID)))
		d, soorten := verloopVan(t, h, Politie)
		if !d.Actief || d.Wacht || d.Versie != v.Versie || !slices.Equal(soorten, []string{"afgewezen", "voorgesteld", "ingetrokken", "voorgesteld"}) || d.Verloop[0].Reden != "Er is geen brief." ||
			d.Verloop[2].Reden != "De brief was van een ander." || !slices.Equal(d.Mag, []string{"partij.beeindigen", "medewerker.uitnodigen"}) {
			t.Errorf("the Partij is %+v", d)
		}
		inOrde(t, h)
	})
}

// rule 20-P1: a last day that went by while nobody confirmed it takes nothing away of what was done since.
func TestEindeNaDeLaatsteDag(t *testing.T) {
	h := Nieuw(t)
	in := zegtOp(Politie, 1)
	in.LaatsteDag = dagVoor(-2)
	v, err := h.PartijBeeindigen(h.Ctx(), Als(Mo), in)
	goed(t, err)
	h.Klok.Loop(9 * 24 * time.Hour)
	goed(t, vergeet(h.HuisLezen(h.Ctx(), Als(Bo))))
	goed(t, vergeet(h.PartijEindeBeoordelen(h.Ctx(), Als(Fien), stemtIn(Politie, v.Versie))))
	d, _ := verloopVan(t, h, Politie)
	if nu := h.Klok.Nu(); d.Tot == nil || nu.Sub(*d.Tot) > time.Hour {
		t.Errorf("it took part until %v", d.Tot)
	}
	geweigerd(t, vergeet(h.HuisLezen(h.Ctx(), Als(Bo))), "20")
}

// rule 20-P1: a row that was removed or altered makes no end wait again, and verify names it.
func TestVervalstEinde(t *testing.T) {
	for naam, sql := range map[string]string{
		"removed": `DELETE FROM partijverloop WHERE id = $1`,
		"altered": `UPDATE partijverloop SET soort = 'voorgesteld' WHERE id = $1`,
	} {
		h := Nieuw(t)
		ctx := h.Ctx()
		v, err := h.PartijBeeindigen(ctx, Als(Mo), zegtOp(Politie, 1))
		goed(t, err)
		v, err = h.PartijEindeIntrekken(ctx, Als(Mo), partijBlijft(Politie, v.Versie))
		goed(t, err)
		h.Beschadigd()
		h.SQL(sql, Politie+"/3")
		geweigerd(t, vergeet(h.PartijEindeBeoordelen(ctx, Als(Fien), stemtIn(Politie, v.Versie))), "20")
		if r := h.Verify(); !strings.Contains(r.Fout, "partijverloop/") {
			t.Errorf("%s: verify says %q", naam, r.Fout)
		}
	}
}
