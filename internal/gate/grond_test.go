// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"rondetafel/internal/audit"
	"rondetafel/internal/errs"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
)

// rule WGS-4: a Partij under medical or youth-care secrecy gives nothing, and corrects nothing, without one of the four grounds.
// Another Partij needs none. The refusal names its article in the log too, and keeps what was typed out of it.
func TestRegelGeheimgrond(t *testing.T) {
	for naam, motor := range map[string]Optie{"sqlite": SQLite, "postgres": Postgres} {
		t.Run(naam, func(t *testing.T) {
			h := Nieuw(t, motor, MetGeheim(Zorg))
			ctx, z := h.Ctx(), h.RTO(Bo, Cleo)
			in := h.Gegeven(z, informatie.AlleDeelnemers)
			_, err := h.GegevenToevoegen(ctx, Als(Bo), in)
			goed(t, err)
			_, err = h.GegevenToevoegen(ctx, Als(Cleo), in)
			wgs4(t, err)
			if e := h.Laatste(); e.Uitkomst != audit.Refused || !slices.Equal(e.Artikelen, []string{"WGS-4"}) || e.Persoon != Cleo {
				t.Errorf("the log says %v on %v by %s", e.Uitkomst, e.Artikelen, e.Persoon)
			}
			for _, grond := range []informatie.Grond{{Geheim: informatie.Toestemming, Gegeven: "1-3-2026", Reikwijdte: "Delen met wie meedoet"},
				{Geheim: informatie.Plicht, Artikel: "Jeugdwet 7.3.11"}, {Geheim: informatie.Bevoegdheid, Artikel: "Wmo 5.2.6"},
				{Geheim: informatie.Hulpverlenerschap}} {
				in.Grond = grond
				v, err := h.GegevenToevoegen(ctx, Als(Cleo), in)
				goed(t, err)
				beter := informatie.Corrigeren{Gegeven: v.ID, Versie: v.Versie, Inhoud: in.Inhoud, Soort: in.Soort}
				beter.Grond = informatie.Grond{}
				wgs4(t, vergeet(h.GegevenCorrigeren(ctx, Als(Cleo), beter)))
			}
			_, err = h.GegevenToevoegen(ctx, Als(Dirk), h.Gegeven(z, informatie.AlleDeelnemers)) // who takes no part hears nothing of it
			onbekend(t, err)
		})
	}
}

func wgs4(t *testing.T, err error) {
	t.Helper()
	geweigerd(t, err, "WGS-4")
	var d *errs.Denied
	if errors.As(err, &d) && (!strings.Contains(d.Waarom, "beroepsgeheim") || !strings.Contains(d.Anders, "vier redenen")) {
		t.Errorf("says %q and %q", d.Waarom, d.Anders)
	}
}

// rule WGS-5: only what WGS 2.30 names is recorded, and police data only of Wpg 8 and 13, agreed with the authority. Whoever
// reads the piece sees on what it rests (rule 12.2-1).
func TestRegelPolitiegegevens(t *testing.T) {
	h := Nieuw(t)
	ctx, z := h.Ctx(), h.AanHetRTO(Bo)
	in := h.Gegeven(z, informatie.AlleDeelnemers)
	in.Soort, in.Rubriek = informatie.Politiegegevens, informatie.OverPolitie
	in.Grond = informatie.Grond{Wet: "wpg_9", Gezag: informatie.Officier, Akkoord: "1-3-2026"}
	velden(t, vergeet(h.GegevenToevoegen(ctx, Als(Bo), in)), "grond.wet")
	in.Grond = informatie.Grond{Wet: informatie.Wpg13}
	velden(t, vergeet(h.GegevenToevoegen(ctx, Als(Bo), in)), "grond.gezag", "grond.akkoordDatum")
	anders := in
	anders.Rubriek = "geloof"
	velden(t, vergeet(h.GegevenToevoegen(ctx, Als(Bo), anders)), "rubriek", "grond.gezag", "grond.akkoordDatum")
	in.Grond.Gezag, in.Grond.Akkoord, in.Eerst = informatie.Burgemeester, "27-2-2026", "1-2-2026"
	v, err := h.GegevenToevoegen(ctx, Als(Bo), in)
	goed(t, err)
	b, err := h.GegevenLezen(ctx, Als(Anna), v.ID)
	goed(t, err)
	wil := informatie.Grond{Wet: informatie.Wpg13, Gezag: informatie.Burgemeester, Akkoord: "2026-02-27"}
	if b.Grond == nil || *b.Grond != wil || b.Rubriek != informatie.OverPolitie || b.Bron != "Eigen dossier" || b.Datum != "2026-03-01" || b.Eerst != "2026-02-01" {
		t.Errorf("Anna reads %+v, resting on %+v", b, b.Grond)
	}
}

// rule WGS-5: police data comes from the police and judicial data from who holds it under the Wjsg; what another heard of it is not
// theirs to give.
func TestRegelVanWieHetIs(t *testing.T) {
	h := Nieuw(t)
	ctx, z := h.Ctx(), h.RTO(Bo, Dirk)
	politie, justitie := h.Gegeven(z, informatie.AlleDeelnemers), h.Gegeven(z, informatie.AlleDeelnemers)
	politie.Soort, politie.Inhoud = informatie.Politiegegevens, AlsPolitie(politie.Inhoud)
	justitie.Soort, justitie.Rubriek, justitie.Grond.Wet = informatie.Justitieel, informatie.OverJustitie, informatie.WjsgTenuitvoerlegging
	goed(t, vergeet(h.GegevenToevoegen(ctx, Als(Bo), politie)))
	goed(t, vergeet(h.GegevenToevoegen(ctx, Als(Dirk), justitie)))
	for wie, in := range map[string]informatie.Toevoegen{Anna: politie, Dirk: politie, Bo: justitie} {
		geweigerd(t, vergeet(h.GegevenToevoegen(ctx, Als(wie), in)), "WGS-5")
	}
	eigen := h.VoegToe(z, Anna, informatie.AlleDeelnemers)
	geweigerd(t, vergeet(h.GegevenCorrigeren(ctx, Als(Anna), informatie.Corrigeren{Gegeven: eigen.ID, Versie: 1, Inhoud: politie.Inhoud, Soort: politie.Soort})), "WGS-5")
}

// velden asks that err says what is wrong with exactly these fields.
func velden(t *testing.T, err error, wil ...string) {
	t.Helper()
	var i *errs.Invalid
	if !errors.As(err, &i) {
		t.Errorf("error %v, want one about %v", err, wil)
		return
	}
	var kreeg []string
	for _, v := range i.Velden {
		kreeg = append(kreeg, v.Veld)
	}
	if !slices.Equal(kreeg, wil) {
		t.Errorf("wrong are %v, want %v", kreeg, wil)
	}
}
