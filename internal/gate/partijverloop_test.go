// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
	"rondetafel/internal/klok"
	"rondetafel/internal/partij"
	"rondetafel/internal/rto"
)

func dagVoor(n int) klok.Datum { return klok.Datum(Begin().AddDate(0, 0, -n).Format(time.DateOnly)) }

func inOrde(t *testing.T, h *Huis) {
	t.Helper()
	if r := h.Verify(); r.Fout != "" {
		t.Errorf("verify: %s", r.Fout)
	}
}

func ondertekent(t *testing.T, h *Huis, wie string) {
	t.Helper()
	goed(t, vergeet(h.VerklaringTekenen(h.Ctx(), Als(wie), gate.Tekenen{Versie: 1})))
}

// treedtToe is an organisation that signed yesterday.
func treedtToe(naam, kort string, soort partij.Soort) partij.Toetreding {
	return partij.Toetreding{Naam: naam, Kort: kort, Soort: soort, Geheim: soort == partij.GGZ, Besloten: dagVoor(9), Getekend: dagVoor(1)}
}

// zegtOp is that a Partij gave notice.
func zegtOp(id string, versie int64) partij.PartijBeeindigen {
	return partij.PartijBeeindigen{Partij: id, Versie: versie, Wijze: partij.Opzegging, Besloten: dagVoor(3), Toelichting: "Brief van de directie, in het archief."}
}

func uitgesloten(id string, versie int64) partij.PartijBeeindigen {
	in := zegtOp(id, versie)
	in.Wijze, in.Ingebrekestelling, in.Termijn, in.Artikelen = partij.Uitsluiting, dagVoor(60), dagVoor(30), []string{"13.2, 14.1"}
	return in
}

// Articles 4.3 and 17.4: the manager records who signed; from then on the manager invites its administrator, who brings in the others, and the Partij
// takes part in a Casus and gives what the protocol leaves its kind.
func TestPartijTreedtToe(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx := h.Ctx()
		v, err := h.PartijToelaten(ctx, Als(Mo), treedtToe("  Stichting  Verzonnen Opvang ", "Opvang", partij.SociaalDomein))
		goed(t, err)
		b, err := h.PartijLezen(ctx, Als(Fien), v.ID)
		goed(t, err)
		if b.Naam != "Stichting Verzonnen Opvang" || !b.Actief || b.Publiek || b.Geheim || b.Mensen != 0 || b.Versie != v.Versie || len(b.Mag) != 0 || len(b.Verloop) != 1 ||
			b.Verloop[0].Soort != "toetreding" || b.Verloop[0].Door.ID != Mo || b.Verloop[0].Toetreding.Besloten != dagVoor(9) {
			t.Errorf("the Partij is %+v", b)
		}
		mo, err := h.PartijLezen(ctx, Als(Mo), v.ID)
		goed(t, err)
		zelfde(t, "what the manager can do", mo.Mag, []string{"partij.beeindigen", "medewerker.uitnodigen"})
		u, err := h.MedewerkerUitnodigen(ctx, Als(Mo), partij.MedewerkerUitnodigen{Partij: v.ID, Naam: "Olga Verzonnen", Functies: []partij.Functie{partij.Partijbeheerder}})
		goed(t, err)
		ondertekent(t, h, u.ID)
		p, err := h.MedewerkerUitnodigen(ctx, Als(u.ID), nodigUit("Piet Verzonnen", partij.Uitvoerder))
		goed(t, err)
		ondertekent(t, h, p.ID)
		z := h.RTO(Bo)
		mee := Betrekken(z, p.ID)
		mee.Partij = v.ID
		goed(t, vergeet(h.DeelnameBetrekken(ctx, Als(Petra), mee)))
		in := h.Gegeven(z, informatie.AlleDeelnemers)
		in.Soort = informatie.Gewoon
		goed(t, vergeet(h.GegevenToevoegen(ctx, Als(p.ID), in)))
		inOrde(t, h)
	})
}

// rule 20-P1: from the moment on which a Partij stops its people see nothing, and are logged in nowhere; what they gave is read as before, and who can
// take over what waits hears of it.
func TestRegelPartijStopt(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx := h.Ctx()
		p := planhuis{Huis: h, z: h.RTO(Bo, Cleo)}
		stuk := h.VoegToe(p.z, Bo, informatie.AlleDeelnemers)
		tafelVan(p)
		p.afspraak("Elke week langs")
		bo, anna := ingelogd(t, h, Bo), ingelogd(t, h, Anna)
		goed(t, vergeet(h.CasusLezen(ctx, bo, p.z.ID)))
		if taken := p.soorten(Petra); slices.Contains(taken, "vertrokken") {
			t.Fatalf("work waits already: %v", taken)
		}
		v := h.PartijStopt(zegtOp(Politie, 1))
		nietIngelogd(t, "whose Partij stopped", vergeet(h.CasusLezen(ctx, bo, p.z.ID)))
		if err := vergeet(h.CasusLezen(ctx, Als(Bo), p.z.ID)); !errors.Is(err, errs.ErrNotFound) {
			t.Errorf("with a new log-in: %v", err)
		}
		goed(t, vergeet(h.GegevenLezen(ctx, anna, stuk.ID)))
		if taken := p.soorten(Petra); !slices.Contains(taken, "vertrokken") {
			t.Errorf("of what waits Petra has %v", taken)
		}
		b, err := h.PartijLezen(ctx, Als(Mo), Politie)
		goed(t, err)
		if b.Actief || b.Versie != v.Versie || len(b.Mag) != 0 || b.Verloop[0].Soort != "opzegging" || b.Verloop[0].Einde.Toelichting != "Brief van de directie, in het archief." {
			t.Errorf("the Partij is %+v", b)
		}
		ongeldig(t, vergeet(h.PartijBeeindigen(ctx, Als(Mo), zegtOp(Politie, v.Versie))), "laatsteDag")
		goed(t, vergeet(h.PartijToelaten(ctx, Als(Mo), treedtToe("Proefpolitie", "Proefpolitie", partij.Politie)))) // it comes back as another one
		inOrde(t, h)
	})
}

func versieVanOverleg(t *testing.T, h *Huis, o gate.Verwijzing) int64 {
	t.Helper()
	b, err := h.OverlegLezen(h.Ctx(), Als(Petra), o.ID)
	goed(t, err)
	return b.Versie
}

// rule 20-P1: whoever stood for a Partij that stopped is relieved by the Procesregisseur without a colleague to take over: it has none. What they had to
// carry out stays where it waits; casusregie stays until the round table gives it to another.
func TestRegelGestoptePartijWordtOntheven(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx := h.Ctx()
		p := planhuis{Huis: h, z: h.RTO(Bo, Cleo)}
		o := tafelVan(p)
		langs := p.afspraak("Elke week langs")
		ander := h.RTO(Bo)
		haal := func(z gate.Verwijzing, wie string) error {
			return vergeet(h.DeelnameOntheffen(ctx, Als(Petra), casus.Ontheffen{Casus: z.ID, Medewerker: wie}))
		}
		geweigerd(t, haal(ander, Bo), "WGS-12")
		h.PartijStopt(zegtOp(Politie, 1))
		goed(t, haal(ander, Bo))
		geweigerd(t, haal(p.z, Bo), "1.3")
		in := Besluit(o, rto.Casusregisseur, Anna, Cleo)
		in.Versie, in.Casusregisseur = versieVanOverleg(t, h, o), Cleo
		goed(t, vergeet(h.OverlegBesluiten(ctx, Als(Petra), in)))
		goed(t, haal(p.z, Bo))
		h.Klok.Loop(31 * 24 * time.Hour)
		if taken := p.soorten(Petra); !slices.Contains(taken, "afspraak_bewaken "+langs.Uiterlijk) {
			t.Errorf("of what the police did not do Petra has %v", taken)
		}
		b, err := h.DeelnameLijst(ctx, Als(Petra), ander.ID)
		goed(t, err)
		if slices.ContainsFunc(b.Aangewezen, func(a gate.AanwijzingBlad) bool { return a.ID == Bo }) {
			t.Error("Bo is still designated")
		}
		inOrde(t, h)
	})
}

// rule 20-P1: a Partij that gave notice takes part until its last day.
func TestPartijStoptLater(t *testing.T) {
	h := Nieuw(t)
	ctx := h.Ctx()
	z := h.RTO(Bo)
	in := zegtOp(Politie, 1)
	in.LaatsteDag = klok.Datum(Begin().AddDate(0, 0, 9).Format(time.DateOnly))
	v := h.PartijStopt(in)
	goed(t, vergeet(h.CasusLezen(ctx, Als(Bo), z.ID)))
	h.Klok.Loop(8 * 24 * time.Hour)
	goed(t, vergeet(h.CasusLezen(ctx, Als(Bo), z.ID)))
	h.Klok.Loop(2 * 24 * time.Hour)
	if err := vergeet(h.CasusLezen(ctx, Als(Bo), z.ID)); !errors.Is(err, errs.ErrNotFound) {
		t.Errorf("after its last day: %v", err)
	}
	geweigerd(t, vergeet(h.HuisLezen(ctx, Als(Bo))), "20")
	if v.Versie != 3 {
		t.Errorf("version %d", v.Versie)
	}
}

// rule 20.2-1: an exclusion names what was not performed, comes after a notice and a term that passed, and works at once; each of those is asked for.
func TestRegelUitsluiten(t *testing.T) {
	h := Nieuw(t)
	ctx := h.Ctx()
	for veld, bederf := range map[string]func(*partij.PartijBeeindigen){
		"ingebrekestellingDatum": func(in *partij.PartijBeeindigen) { in.Ingebrekestelling = "" },
		"termijnDatum":           func(in *partij.PartijBeeindigen) { in.Termijn = in.Ingebrekestelling },
		"beslotenDatum":          func(in *partij.PartijBeeindigen) { in.Termijn = in.Besloten },
		"artikelen":              func(in *partij.PartijBeeindigen) { in.Artikelen = []string{"13.2, WGS 1.8"} },
		"toelichting":            func(in *partij.PartijBeeindigen) { in.Toelichting = " " },
		"laatsteDag":             func(in *partij.PartijBeeindigen) { in.LaatsteDag = klok.Datum(Begin().Format(time.DateOnly)) },
		"wijze": func(in *partij.PartijBeeindigen) {
			in.Wijze, in.Ingebrekestelling, in.Termijn, in.Artikelen = "", "", "", nil
		},
	} {
		in := uitgesloten(Politie, 1)
		bederf(&in)
		velden(t, vergeet(h.PartijBeeindigen(ctx, Als(Mo), in)), veld)
	}
	goed(t, vergeet(h.HuisLezen(ctx, Als(Bo))))
	h.PartijStopt(uitgesloten(Politie, 1))
	geweigerd(t, vergeet(h.HuisLezen(ctx, Als(Bo))), "20")
	b, err := h.PartijLezen(ctx, Als(Mo), Politie)
	goed(t, err)
	zelfde(t, "what it did not perform", b.Verloop[0].Einde.Artikelen, []string{"13.2", "14.1"})
}

// Articles 4.3, 17.4 and 20: only the manager records that a Partij joins or stops, having given the second factor, and not of the one on whose behalf
// they work; who is no Partij of the covenant is nowhere, and nothing is said twice.
func TestPartijVerloopRechten(t *testing.T) {
	h := Nieuw(t)
	ctx := h.Ctx()
	nieuw := treedtToe("Stichting Verzonnen Opvang", "Opvang", partij.SociaalDomein)
	for _, wie := range []string{Petra, Anna, Bo, Beatle, Fien, Oda} {
		geweigerd(t, vergeet(h.PartijToelaten(ctx, Als(wie), nieuw)), "17.4")
		if d := geweigerd(t, vergeet(h.PartijBeeindigen(ctx, Als(wie), zegtOp(Politie, 1))), "20"); d.Anders != "Vraag de manager." { // Bo works for it, and leads no house
			t.Errorf("%s hears %q", wie, d.Anders)
		}
		geweigerd(t, vergeet(h.PartijBeeindigen(ctx, Als(wie), zegtOp("p-niets", 1))), "20")
		if wie != Fien {
			geweigerd(t, vergeet(h.PartijLezen(ctx, Als(wie), Politie)), "3.1")
		}
	}
	d := geweigerd(t, vergeet(h.PartijBeeindigen(ctx, Als(Mo), zegtOp(Gemeente, 1))), "20")
	if d.Anders == "" {
		t.Errorf("nothing is said of what instead: %+v", d)
	}
	for _, id := range []string{"p-niets", Veiligheidshuis} {
		if err := vergeet(h.PartijBeeindigen(ctx, Als(Mo), zegtOp(id, 1))); !errors.Is(err, errs.ErrNotFound) {
			t.Errorf("%s: %v", id, err)
		}
		if err := vergeet(h.PartijLezen(ctx, Als(Mo), id)); !errors.Is(err, errs.ErrNotFound) {
			t.Errorf("reading %s: %v", id, err)
		}
	}
	var c *errs.Conflict
	if err := vergeet(h.PartijBeeindigen(ctx, Als(Mo), zegtOp(Politie, 7))); !errors.As(err, &c) {
		t.Errorf("of another version: %v", err)
	}
	mo := ingelogd(t, h, Mo)
	h.Klok.Loop(5*time.Minute + time.Second)
	bevestigtEerst(t, "joining", vergeet(h.PartijToelaten(ctx, mo, nieuw)))
	bevestigtEerst(t, "stopping", vergeet(h.PartijBeeindigen(ctx, mo, zegtOp(Politie, 1))))
	goed(t, vergeet(h.PartijToelaten(ctx, Als(Mo), nieuw)))
	nieuw.Kort = "0pvang"
	velden(t, vergeet(h.PartijToelaten(ctx, Als(Mo), nieuw)), "naam", "kort")
	gemeente := treedtToe("Gemeente Elders", "Elders", partij.Gemeente)
	gemeente.Gemeente = "GM0957"
	velden(t, vergeet(h.PartijToelaten(ctx, Als(Mo), gemeente)), "gemeente")
}

// rule 20-P1: a row that says how a Partij came is held against the log, and one that was altered is not shown.
func TestVervalstPartijverloop(t *testing.T) {
	h := Nieuw(t)
	v, err := h.PartijToelaten(h.Ctx(), Als(Mo), treedtToe("Stichting Verzonnen Opvang", "Opvang", partij.SociaalDomein))
	goed(t, err)
	h.Beschadigd()
	h.SQL(`UPDATE partijverloop SET soort = 'uitsluiting' WHERE partij = $1`, v.ID)
	b, err := h.PartijLezen(h.Ctx(), Als(Mo), v.ID)
	goed(t, err)
	if len(b.Verloop) != 0 {
		t.Errorf("it is shown: %+v", b.Verloop)
	}
	if r := h.Verify(); !strings.Contains(r.Fout, "partijverloop/") {
		t.Errorf("verify says %q", r.Fout)
	}
}
