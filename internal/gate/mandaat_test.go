// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"slices"
	"strings"
	"testing"

	"rondetafel/internal/casus"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/partij"
	"rondetafel/internal/rto"
)

// The words to which a mandate can be limited are those of the round table itself.
func TestGrenzenZijnDeWoordenVanHetRTO(t *testing.T) {
	var besluiten, soorten []string
	for _, b := range rto.Soorten() {
		besluiten = append(besluiten, string(b))
	}
	for _, s := range casus.Soorten() {
		if s.MetRTO() {
			soorten = append(soorten, string(s))
		}
	}
	var kan, bij []string
	for _, b := range partij.Mandaatbesluiten() {
		kan = append(kan, string(b))
	}
	for _, s := range partij.Mandaatsoorten() {
		bij = append(bij, string(s))
	}
	if !slices.Equal(besluiten, kan) || !slices.Equal(soorten, bij) {
		t.Errorf("a mandate covers %v and %v, a round table knows %v and %v", kan, bij, besluiten, soorten)
	}
}

// metMandaat gives Anna another standing mandate, and sits her at the table of o without one for that.
func metMandaat(t *testing.T, h *Huis, o *gate.Verwijzing, grens partij.Reikwijdte) gate.GenodigdeBlad {
	t.Helper()
	ctx := h.Ctx()
	for _, r := range mensBlad(t, h, Beatle, Anna).Rechten {
		if r.Functie == string(partij.Mandaat) && r.Nu {
			goed(t, vergeet(h.FunctieBeeindigen(ctx, Als(Beatle), partij.FunctieBeeindigen{Medewerker: Anna, Functie: partij.Mandaat, Versie: r.Versie})))
		}
	}
	in := geef(Anna, partij.Mandaat)
	in.Reikwijdte = grens
	goed(t, vergeet(h.FunctieGeven(ctx, Als(Beatle), in)))
	b, err := h.OverlegLezen(ctx, Als(Petra), o.ID)
	goed(t, err)
	o.Versie = b.Versie
	return b.AanTafel[slices.IndexFunc(b.AanTafel, func(g gate.GenodigdeBlad) bool { return g.Partij.ID == Gemeente })]
}

// rule 6.3-1: a standing mandate counts inside the limits that its administrator chose, and who sits there outside them does not count: a deviation that
// the decision records (article 9.2h).
func TestRegelReikwijdteVanEenMandaat(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx, z := h.Ctx(), h.RTO(Bo)
		o := h.Uitgenodigd(z, Anna, Bo)
		in := Afvaardiging(o, Anna)
		in.Mandaat, in.MandaatVan = false, ""
		goed(t, vergeet(h.OverlegAfvaardigen(ctx, Als(Anna), in)))
		goed(t, vergeet(h.OverlegAfvaardigen(ctx, Als(Bo), Afvaardiging(o, Bo))))
		o, err := h.OverlegAanwezigheid(ctx, Als(Petra), rto.Aanwezigheid{Overleg: o.ID, Versie: o.Versie,
			Aanwezig: []rto.Aanwezige{{Partij: Gemeente, Medewerker: Anna}, {Partij: Politie, Medewerker: Bo}}})
		goed(t, err)
		zaak, err := h.CasusLezen(ctx, Als(Petra), z.ID)
		goed(t, err)
		for naam, geval := range map[string]struct {
			grens partij.Reikwijdte
			telt  []rto.SoortBesluit // nil when there is no limit here
		}{
			"none":             {partij.Reikwijdte{}, nil},
			"this decision":    {partij.Reikwijdte{Besluiten: []partij.Mandaatbesluit{"overig", "plan"}}, []rto.SoortBesluit{rto.Plan, rto.Overig}},
			"this kind":        {partij.Reikwijdte{Soorten: []partij.Mandaatsoort{partij.Mandaatsoort(zaak.Soort)}}, nil},
			"this Casus":       {partij.Reikwijdte{Casussen: []string{"2019-0001", z.Nummer}}, nil},
			"another Casus":    {partij.Reikwijdte{Casussen: []string{"2019-0001"}}, []rto.SoortBesluit{}},
			"another kind":     {partij.Reikwijdte{Soorten: []partij.Mandaatsoort{"gebied"}}, []rto.SoortBesluit{}},
			"all three":        {partij.Reikwijdte{Besluiten: []partij.Mandaatbesluit{"overig"}, Soorten: []partij.Mandaatsoort{partij.Mandaatsoort(zaak.Soort)}, Casussen: []string{z.Nummer}}, []rto.SoortBesluit{rto.Overig}},
			"two of the three": {partij.Reikwijdte{Besluiten: []partij.Mandaatbesluit{"overig"}, Soorten: []partij.Mandaatsoort{"gebied"}, Casussen: []string{z.Nummer}}, []rto.SoortBesluit{}},
		} {
			g := metMandaat(t, h, &o, geval.grens)
			wel := geval.telt == nil || len(geval.telt) > 0
			if g.Telt != wel || g.Mandaat != wel || g.Doorlopend != wel || !slices.Equal(g.Beslist, geval.telt) {
				t.Errorf("%s: the table reads %+v", naam, g)
			}
			for _, soort := range []rto.SoortBesluit{rto.Overig, rto.Casusregisseur} {
				besluit := Besluit(o, soort, Anna, Bo)
				if soort == rto.Casusregisseur {
					besluit.Casusregisseur = Bo
				}
				if geval.telt == nil || slices.Contains(geval.telt, soort) {
					v, err := h.OverlegBesluiten(ctx, Als(Petra), besluit)
					goed(t, err)
					o.Versie = v.Versie
					continue
				}
				ongeldig(t, vergeet(h.OverlegBesluiten(ctx, Als(Petra), besluit)), "stemmen[0].partij")
				besluit.Stemmen = besluit.Stemmen[1:]
				v, err := h.OverlegBesluiten(ctx, Als(Petra), besluit)
				goed(t, err)
				o.Versie = v.Versie
				b, err := h.OverlegLezen(ctx, Als(Bo), o.ID)
				goed(t, err)
				laatste := b.Besluiten[len(b.Besluiten)-1]
				if i := slices.IndexFunc(laatste.Partijen, func(p gate.BesluitPartijBlad) bool { return p.Partij.ID == Gemeente }); laatste.Partijen[i].Stand != "zonder_mandaat" {
					t.Errorf("%s: the decision records %+v", naam, laatste.Partijen[i])
				}
			}
		}
		if v := h.Verify(); v.Fout != "" {
			t.Errorf("%+v", v)
		}
	})
}

// Who goes about rights sees the limits, also at the yearly look; the others only that there are some. A function that is no mandate has none.
func TestReikwijdteIsTeZien(t *testing.T) {
	h := Nieuw(t)
	ctx := h.Ctx()
	grens := partij.Reikwijdte{Besluiten: []partij.Mandaatbesluit{"plan"}, Casussen: []string{"2026-0142"}}
	in := geef(Anna, partij.Mandaat)
	in.Reikwijdte = grens
	goed(t, vergeet(h.FunctieGeven(ctx, Als(Beatle), in)))
	nee := geef(Arno, partij.Aanmelder)
	nee.Reikwijdte = grens
	ongeldig(t, vergeet(h.FunctieGeven(ctx, Als(Beatle), nee)), "reikwijdte.besluiten")
	for _, r := range mensBlad(t, h, Beatle, Anna).Rechten {
		if heeft := r.Reikwijdte != nil && r.Reikwijdte.Bewaard() == grens.Bewaard(); heeft != (r.Functie == string(partij.Mandaat)) {
			t.Errorf("%s reads %+v", r.Functie, r.Reikwijdte)
		}
	}
	b, err := h.HerzieningLezen(ctx, Als(Beatle))
	goed(t, err)
	i := slices.IndexFunc(b.Regels, func(r gate.TeHerzien) bool { return r.Functie == string(partij.Mandaat) })
	if i < 0 || b.Regels[i].Reikwijdte == nil || b.Regels[i].Reikwijdte.Bewaard() != grens.Bewaard() {
		t.Errorf("the yearly look has %+v", b.Regels)
	}
	huis, err := h.HuisLezen(ctx, Als(Bo))
	goed(t, err)
	for _, m := range huis.Mensen {
		for _, f := range m.Toekenningen {
			if f.Begrensd != (m.ID == Anna && f.Functie == string(partij.Mandaat)) {
				t.Errorf("the house shows of %s %+v", m.ID, f)
			}
		}
	}
	uit := partij.MedewerkerUitnodigen{Naam: "Nel Nieuw", Functies: []partij.Functie{partij.Uitvoerder, partij.Mandaat}, Reikwijdte: grens}
	v, err := h.MedewerkerUitnodigen(ctx, Als(Beatle), uit)
	goed(t, err)
	for _, r := range mensBlad(t, h, Beatle, v.ID).Rechten {
		if (r.Reikwijdte != nil) != (r.Functie == string(partij.Mandaat)) {
			t.Errorf("an invitation gave %s %+v", r.Functie, r.Reikwijdte)
		}
	}
}

// Limits that somebody takes away, widens or makes up in the database leave no mandate at all, and verify names the row.
func TestVervalsteReikwijdte(t *testing.T) {
	for naam, zet := range map[string]string{"taken away": `''`, "widened": `'{"besluiten":["overig","plan"]}'`, "unreadable": `'alles'`} {
		t.Run(naam, func(t *testing.T) {
			h := Nieuw(t)
			h.Beschadigd()
			in := geef(Anna, partij.Mandaat)
			in.Reikwijdte = partij.Reikwijdte{Besluiten: []partij.Mandaatbesluit{"plan"}}
			goed(t, vergeet(h.FunctieGeven(h.Ctx(), Als(Beatle), in)))
			h.Sluit()
			if n := h.SQL(`UPDATE functie SET reikwijdte = ` + zet + ` WHERE functie = 'mandaat'`); n != 1 {
				t.Fatalf("touched %d rows", n)
			}
			h.Open()
			for _, r := range mensBlad(t, h, Beatle, Anna).Rechten {
				if r.Functie == string(partij.Mandaat) {
					t.Errorf("still a mandate: %+v", r)
				}
			}
			if v := h.Verify(); !strings.Contains(v.Fout, "recht") {
				t.Errorf("verify says %q", v.Fout)
			}
		})
	}
}
