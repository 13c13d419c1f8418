// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"rondetafel/internal/audit"
	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
	"rondetafel/internal/partij"
	"rondetafel/internal/plan"
)

const noodReden = "De politie staat bij de woning en Petra neemt niet op."

func inNood(h *Huis, c gate.Caller, nummer string) (gate.NoodinzageVerwijzing, error) {
	return h.NoodinzageOpenen(h.Ctx(), c, casus.Noodinzage{Nummer: nummer, Reden: noodReden})
}

func oordeelt(h *Huis, wie string, n gate.NoodinzageVerwijzing, o casus.Noodoordeel) error {
	b, err := h.NoodinzageLezen(h.Ctx(), Als(wie), n.ID)
	if err != nil {
		return err
	}
	return vergeet(h.NoodinzageBeoordelen(h.Ctx(), Als(wie), casus.NoodinzageOordeel{Noodinzage: n.ID, Versie: b.Versie, Oordeel: o, Toelichting: "Nagevraagd bij Petra."}))
}

// aanTafel is a Casus whose round table began, so that pieces are open to who takes part.
func aanTafel(h *Huis, mensen ...string) gate.Verwijzing {
	z := h.RTO(mensen...)
	h.AanTafel(z, mensen...)
	h.Klok.Loop(25 * time.Hour)
	return z
}

// rule 1.2-1: a Procesregisseur to whom a Casus is not assigned reads it in need for an hour: the page, and the pieces that everybody who takes part
// may read (rule 13.2-1). Not what is for chosen Partijen or for the Procesregisseur of the Casus, nothing after the hour, and they write nothing.
func TestRegelNoodinzageLeest(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx, z := h.Ctx(), aanTafel(h, Bo, Cleo)
		breed, gekozen, smal := h.VoegToe(z, Bo, informatie.AlleDeelnemers), h.VoegToe(z, Bo, informatie.GekozenPartijen, Zorg), h.VoegToe(z, Bo, informatie.AlleenProcesregisseur)
		onbekend(t, vergeet(h.CasusLezen(ctx, Als(Pim), z.ID)))
		n, err := inNood(h, Als(Pim), z.Nummer)
		goed(t, err)
		b, err := h.CasusLezen(ctx, Als(Pim), z.ID)
		goed(t, err)
		if n.Casus != z.ID || b.Aanmelding != nil || len(b.Mag) > 0 || len(b.Inzagen) > 0 || b.Namens != nil || len(b.Betrokkenen) == 0 {
			t.Errorf("sees %+v", b)
		}
		if len(b.Gegevens) != 1 || b.Gegevens[0].ID != breed.ID || b.Gegevens[0].Tekst == "" {
			t.Errorf("sees %+v", b.Gegevens)
		}
		goed(t, vergeet(h.GegevenLezen(ctx, Als(Pim), breed.ID)))
		goed(t, vergeet(h.PlanLezen(ctx, Als(Pim), z.ID)))
		for _, stuk := range []gate.Verwijzing{gekozen, smal} { // rule 13.2-1: not that it is there, by whom or since when
			onbekend(t, vergeet(h.GegevenLezen(ctx, Als(Pim), stuk.ID)))
			g, err := h.GegevenLezen(ctx, Als(Bo), stuk.ID)
			goed(t, err)
			if slices.ContainsFunc(g.Gezien, func(r gate.GezienRegel) bool { return r.Wie.ID == Pim }) {
				t.Errorf("who was shown nothing of it is said to have read it: %+v", g.Gezien)
			}
		}
		for wat, doe := range map[string]func() error{
			"adds": func() error {
				return vergeet(h.GegevenToevoegen(ctx, Als(Pim), h.Gegeven(z, informatie.AlleDeelnemers)))
			},
			"asks a BSN": func() error {
				return vergeet(h.BSNTonen(ctx, Als(Pim), casus.BSNTonen{Betrokkene: h.EersteBetrokkene(z), Reden: casus.BSNRedenen()[0]}))
			},
			"involves":    func() error { return vergeet(h.DeelnameBetrekken(ctx, Als(Pim), Betrekken(z, Dirk))) },
			"looks who":   func() error { return vergeet(h.CasusGekeken(ctx, Als(Pim), z.ID, 0)) },
			"plans":       func() error { return vergeet(h.OverlegPlannen(ctx, Als(Pim), h.Voorbereiding(z))) },
			"opens twice": func() error { return vergeet(inNood(h, Als(Pim), z.Nummer)) },
		} {
			if err := doe(); err == nil {
				t.Errorf("in need, Pim %s", wat)
			}
		}
		l, err := h.CasusLijst(ctx, Als(Pim), gate.LijstVraag{})
		if err != nil || len(l.Casussen) > 0 {
			t.Errorf("it is in his list: %v (%v)", l.Casussen, err)
		}
		h.Klok.Loop(50 * time.Minute)
		goed(t, vergeet(h.CasusLezen(ctx, Als(Pim), z.ID)))
		h.Klok.Loop(10 * time.Minute)
		onbekend(t, vergeet(h.CasusLezen(ctx, Als(Pim), z.ID)))
		onbekend(t, vergeet(h.GegevenLezen(ctx, Als(Pim), breed.ID)))
		if _, err := inNood(h, Als(Pim), z.Nummer); err != nil {
			t.Errorf("a second time: %v", err)
		}
	})
}

// rule 1.2-1: in need one reads the plan that is in force, with who does what, and no earlier one; not
// what was said of how it goes; and one reports on nothing.
func TestRegelNoodinzageLeestHetPlan(t *testing.T) {
	h := nieuwPlanhuis(t)
	h.vastgesteld(h.metVersie())
	a := h.afspraak("Woonplek zoeken")
	h.goed(vergeet(h.AfspraakAantekenen(h.Ctx(), Als(Petra), plan.Aantekenen{Afspraak: a.ID, Tekst: "Gebeld met wonen."})))
	n, err := inNood(h.Huis, Als(Pim), h.z.Nummer)
	h.goed(err)
	noodTaken(t, h.Huis, "in the hour", Cleo, "noodinzage_loopt", n) // the casusregisseur
	h.goed(vergeet(h.NoodinzageLezen(h.Ctx(), Als(Cleo), n.ID)))
	b := h.leesPlan(Pim)
	if b.Huidig == nil || len(b.Versies) != 1 || len(b.Huidig.Doelen[0].Afspraken) != 2 || b.Concept != nil || len(b.Mensen)+len(b.Citeerbaar)+len(b.Herschrijven)+len(b.Mag) > 0 {
		t.Errorf("reads %+v", b)
	}
	k, err := h.AfspraakLezen(h.Ctx(), Als(Pim), a.ID)
	if err != nil || len(k.Notities) > 0 || len(k.Mag) > 0 {
		t.Errorf("reads %+v, %v", k, err)
	}
	geweigerd(t, vergeet(h.AfspraakMelden(h.Ctx(), Als(Pim), plan.Melding{Afspraak: a.ID, Versie: a.Versie, Stand: plan.Bezig})), "6.5")
	geweigerd(t, vergeet(h.AfspraakAantekenen(h.Ctx(), Als(Pim), plan.Aantekenen{Afspraak: a.ID, Tekst: "x"})), "6.5")
	h.Klok.Loop(time.Hour)
	onbekend(t, vergeet(h.PlanLezen(h.Ctx(), Als(Pim), h.z.ID)))
	onbekend(t, vergeet(h.AfspraakLezen(h.Ctx(), Als(Pim), a.ID)))
}

// rule 1.2-1: the others hear of it at once: who has the regie, the manager and the privacy officer find it among their tasks, and read why; who only
// takes part does not. After the hour the manager has to judge it, and who has the regie is told of it for a week.
func TestRegelNoodinzageMeldt(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx, z := h.Ctx(), aanTafel(h, Bo)
		n, err := inNood(h, Als(Pim), z.Nummer)
		goed(t, err)
		for wie, soort := range map[string]string{Petra: "noodinzage_loopt", Mo: "noodinzage_loopt", Fien: "noodinzage_loopt", Pim: "noodinzage_eigen", Bo: "", Cleo: ""} {
			noodTaken(t, h, "in the hour", wie, soort, n)
			b, err := h.NoodinzageLezen(ctx, Als(wie), n.ID)
			if soort == "" {
				onbekend(t, err)
				continue
			}
			if goed(t, err); b.Reden != noodReden || b.Wie.ID != Pim || !b.Loopt || b.Oordeel != "" {
				t.Errorf("%s reads %+v", wie, b)
			}
		}
		l, err := h.NoodinzageLijst(ctx, Als(Mo))
		if err != nil || len(l.Noodinzagen) != 1 || len(l.Mag) > 0 {
			t.Errorf("the manager's list: %+v, %v", l, err)
		}
		geweigerd(t, vergeet(h.NoodinzageLijst(ctx, Als(Bo))), "1.2")
		h.Klok.Loop(time.Hour)
		for wie, soort := range map[string]string{Petra: "noodinzage", Fien: "noodinzage", Mo: "noodoordeel", Pim: ""} {
			noodTaken(t, h, "after the hour", wie, soort, n)
		}
		h.Klok.Loop(8 * 24 * time.Hour)
		for wie, soort := range map[string]string{Petra: "", Fien: "noodinzage", Mo: "noodoordeel"} {
			noodTaken(t, h, "a week later", wie, soort, n)
		}
	})
}

// noodTaken asks that wie finds exactly this task about it, or none.
func noodTaken(t *testing.T, h *Huis, wanneer, wie, soort string, n gate.NoodinzageVerwijzing) {
	t.Helper()
	w, err := h.MijnWerk(h.Ctx(), Als(wie))
	goed(t, err)
	var kreeg []string
	for _, x := range w.Taken {
		if x.Object == n.ID {
			kreeg = append(kreeg, x.Soort)
		}
	}
	if strings.Join(kreeg, " ") != soort {
		t.Errorf("%s %s finds %v, want %q", wanneer, wie, kreeg, soort)
	}
}

// rules 1.2-1, AVG-6: who reads the Casus sees on it that it runs, until it is over, and on the timeline that it was opened; *Wie heeft gekeken* says of
// each look that it was in need.
func TestRegelNoodinzageStaatErop(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx, z := h.Ctx(), aanTafel(h, Bo)
		goed(t, vergeet(inNood(h, Als(Pim), z.Nummer)))
		goed(t, vergeet(h.CasusLezen(ctx, Als(Pim), z.ID)))
		for _, wie := range []string{Petra, Anna, Bo, Pim} {
			b, err := h.CasusLezen(ctx, Als(wie), z.ID)
			goed(t, err)
			lijn := slices.ContainsFunc(b.Tijdlijn, func(g gate.GebeurtenisBlad) bool { return g.Soort == "noodinzage.geopend" && g.Wie == "Pim Schijn" })
			if len(b.Noodinzagen) != 1 || b.Noodinzagen[0].Wie.ID != Pim || (b.Noodinzagen[0].ID != "") != (wie == Petra || wie == Pim) || !lijn {
				t.Errorf("%s sees %+v, a line: %v", wie, b.Noodinzagen, lijn)
			}
		}
		p, err := h.CasusProces(ctx, Als(Mo), z.ID)
		if err != nil || len(p.Noodinzagen) != 1 {
			t.Errorf("the manager sees %+v, %v", p.Noodinzagen, err)
		}
		g, err := h.CasusGekeken(ctx, Als(Petra), z.ID, 0)
		goed(t, err)
		for _, titel := range []string{"Casus openen bij nood", "Casus openen"} {
			if !slices.ContainsFunc(g.Inzagen, func(i gate.Inzage) bool {
				return i.Handeling == titel && i.Wie == "Pim Schijn" && i.Functie == "noodinzage" && slices.Contains(i.Artikelen, "1.2")
			}) {
				t.Errorf("Wie heeft gekeken does not say %s in need: %+v", titel, g.Inzagen)
			}
		}
		h.Klok.Loop(time.Hour)
		if b, err := h.CasusLezen(ctx, Als(Bo), z.ID); err != nil || len(b.Noodinzagen) > 0 {
			t.Errorf("after the hour it still says %+v (%v)", b.Noodinzagen, err)
		}
	})
}

// rule 1.2-1: only the manager judges it, once, when it is over, and never their own. Who opened it without need cannot open this Casus so again.
func TestRegelNoodinzageBeoordelen(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx, z := h.Ctx(), aanTafel(h, Bo)
		n, err := inNood(h, Als(Pim), z.Nummer)
		goed(t, err)
		geweigerd(t, oordeelt(h, Mo, n, casus.NoodTerecht), "1.2")
		v, err := h.NoodinzageBeeindigen(ctx, Als(Pim), casus.NoodinzageEinde{Noodinzage: n.ID, Versie: 1})
		goed(t, err)
		onbekend(t, vergeet(h.CasusLezen(ctx, Als(Pim), z.ID)))
		geweigerd(t, vergeet(h.NoodinzageBeeindigen(ctx, Als(Pim), casus.NoodinzageEinde{Noodinzage: n.ID, Versie: v.Versie})), "1.2")
		for _, wie := range []string{Pim, Petra, Fien} {
			geweigerd(t, oordeelt(h, wie, n, casus.NoodTerecht), "1.2")
		}
		onbekend(t, oordeelt(h, Bo, n, casus.NoodTerecht))
		goed(t, oordeelt(h, Mo, n, casus.NoodTerecht))
		geweigerd(t, oordeelt(h, Mo, n, casus.NoodNietTerecht), "1.2")
		b, err := h.NoodinzageLezen(ctx, Als(Pim), n.ID)
		if err != nil || b.Oordeel != casus.NoodTerecht || b.Beoordelaar == nil || b.Beoordelaar.ID != Mo || b.Toelichting != "Nagevraagd bij Petra." || len(b.Mag) > 0 {
			t.Errorf("Pim reads %+v, %v", b, err)
		}
		if heeftTaak(t, h, Mo, "noodoordeel", n.ID) || heeftTaak(t, h, Petra, "noodinzage", n.ID) || heeftTaak(t, h, Fien, "noodinzage", n.ID) {
			t.Error("judged, it still waits")
		}
		tweede, err := inNood(h, Als(Pim), z.Nummer)
		goed(t, err)
		h.Klok.Loop(time.Hour)
		goed(t, oordeelt(h, Mo, tweede, casus.NoodNietTerecht))
		if d := geweigerd(t, vergeet(inNood(h, Als(Pim), z.Nummer)), "1.2"); !strings.Contains(d.Waarom, "niet terecht") {
			t.Errorf("he hears %q", d.Waarom)
		}
		if conflict := vergeet(h.NoodinzageBeoordelen(ctx, Als(Mo), casus.NoodinzageOordeel{Noodinzage: tweede.ID, Versie: 1, Oordeel: casus.NoodTerecht, Toelichting: "x"})); !errors.As(conflict, new(*errs.Conflict)) {
			t.Errorf("on an older version: %v", conflict)
		}
	})
}

// rules 1.2-1, 1.7-1: a number that nothing has, one that waits for its Partij or its manager, one that is closed and one that is destroyed are the
// same to who tries them, and each try is an entry. Who cannot do it at all hears that before the number is looked at.
func TestNoodinzageVerraadtNiets(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		weg := h.SluitCasus(h.Afschaling(Bo))
		nummers := map[string]string{"none": "2020-0001", "to be confirmed": h.TeBevestigen().Nummer, "not assigned": h.Aangemeld().Nummer,
			"turned down": h.MetUitkomst(casus.Afgewezen).Nummer, "closed": weg.Nummer}
		voor := h.Regels()
		for wat, nummer := range nummers {
			onbekend(t, vergeet(inNood(h, Als(Pim), nummer)))
			for _, wie := range []string{Bo, Mo, Fien, Oda} {
				d := geweigerd(t, vergeet(inNood(h, Als(wie), nummer)), "1.2")
				if ander := geweigerd(t, vergeet(inNood(h, Als(wie), "2019-0009")), "1.2"); d.Waarom != ander.Waarom || d.Anders != ander.Anders {
					t.Errorf("%s of %s: %q, of none %q", wie, wat, d.Waarom, ander.Waarom)
				}
			}
		}
		for _, e := range h.LogVanaf(voor) {
			if e.Handeling != "noodinzage.openen" || e.Uitkomst == audit.Allowed || len(e.Getoond)+len(e.Rechten) > 0 {
				t.Errorf("a try left %+v", e)
			}
		}
		v := h.Akkoord(h.Voorstel(weg))
		h.Bedenktijd()
		goed(t, vergeet(h.VernietigingLezen(h.Ctx(), Als(Mo), v.ID)))
		onbekend(t, vergeet(inNood(h, Als(Pim), weg.Nummer)))
	})
}

// rule AVG-5: the second factor is asked first, whether there is such a Casus or not.
func TestNoodinzageVraagtEerstBevestiging(t *testing.T) {
	h := Nieuw(t)
	z := h.RTO(Bo)
	pim, bo := ingelogd(t, h, Pim), ingelogd(t, h, Bo)
	h.Klok.Loop(5*time.Minute + time.Second)
	bevestigtEerst(t, "of a Casus", vergeet(inNood(h, pim, z.Nummer)))
	bevestigtEerst(t, "of none", vergeet(inNood(h, pim, "2020-0001")))
	if err := vergeet(inNood(h, bo, z.Nummer)); err == nil || gate.VraagtBevestiging(err) {
		t.Errorf("who cannot do it: %v", err)
	}
	goed(t, h.SessieBevestigen(h.Ctx(), pim, gate.Bevestiging{}))
	goed(t, vergeet(inNood(h, pim, z.Nummer)))
}

// rule 1.2-1: who gets the Casus assigned reads it by that, and the role in need is gone: it never becomes one without end.
func TestNoodinzageEindigtBijToewijzen(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx, z := h.Ctx(), h.RTO(Bo)
		n, err := inNood(h, Als(Pim), z.Nummer)
		goed(t, err)
		wijsToe := func(naar string) {
			t.Helper()
			p, err := h.CasusProces(ctx, Als(Mo), z.ID)
			goed(t, err)
			goed(t, vergeet(h.CasusToewijzen(ctx, Als(Mo), casus.Toewijzen{Casus: z.ID, Versie: p.Versie, Medewerker: naar})))
		}
		wijsToe(Pim)
		if b, err := h.NoodinzageLezen(ctx, Als(Pim), n.ID); err != nil || b.Loopt {
			t.Errorf("it runs on: %+v, %v", b, err)
		}
		if d := geweigerd(t, vergeet(inNood(h, Als(Pim), z.Nummer)), "1.2"); !strings.Contains(d.Waarom, "al een rol") {
			t.Errorf("who has the regie hears %q", d.Waarom)
		}
		h.Klok.Loop(2 * time.Hour)
		goed(t, vergeet(h.CasusLezen(ctx, Als(Pim), z.ID)))
		wijsToe(Petra)
		onbekend(t, vergeet(h.CasusLezen(ctx, Als(Pim), z.ID)))
	})
}

// rules 1.2-1, WGS-9: a Casus that is closed meanwhile is read by nobody, and its dossier is not proposed for destruction before the manager judged.
func TestNoodinzageEnSluiten(t *testing.T) {
	h := Nieuw(t)
	ctx, z := h.Ctx(), h.Afschaling(Bo)
	n, err := inNood(h, Als(Pim), z.Nummer)
	goed(t, err)
	goed(t, vergeet(h.CasusLezen(ctx, Als(Pim), z.ID)))
	dicht := h.SluitCasus(z)
	onbekend(t, vergeet(h.CasusLezen(ctx, Als(Pim), z.ID)))
	stelVoor := func() error {
		return vergeet(h.VernietigingVoorstellen(ctx, Als(Petra), casus.VernietigingVoorstellen{Casus: z.ID, Versie: dicht.Versie, Reden: "Klaar."}))
	}
	geweigerd(t, stelVoor(), "1.2")
	h.Klok.Loop(time.Hour)
	goed(t, oordeelt(h, Mo, n, casus.NoodTerecht))
	goed(t, stelVoor())
}

// rule 1.2-1: an open page hears that the hour is over, by the clock alone.
func TestNoodinzageEindigtOpHetScherm(t *testing.T) {
	h := Nieuw(t, Met(tijdVanzelf))
	z := h.RTO(Bo)
	goed(t, vergeet(inNood(h, Als(Pim), z.Nummer)))
	pim := stroom(t, h, Als(Pim), z)
	h.Klok.Loop(time.Hour)
	pim.ZetTik(10 * time.Millisecond)
	binnen(t, "the end of the hour", wachtOp(h.Ctx(), pim), errs.ErrNotFound)
}

// Whoever writes in the database makes no hour longer, gives none back and hides none: an altered row grants nothing, and verify names one that was
// altered, put back or removed.
func TestNoodinzageVervalst(t *testing.T) {
	for naam, knoei := range map[string]struct {
		voor, na string // before and after it was ended
	}{
		"longer":       {na: `UPDATE zicht SET tot = tot + 3600000000 WHERE wie = 'm-pim-schijn'`},
		"another role": {na: `UPDATE zicht SET rollen = 1 WHERE wie = 'm-pim-schijn'`},
		"put back":     {voor: `CREATE TABLE oud AS SELECT * FROM zicht WHERE wie = 'm-pim-schijn'`, na: `INSERT OR REPLACE INTO zicht SELECT * FROM oud`},
		"judged":       {na: `UPDATE noodinzage SET oordeel = 'terecht', beoordelaar = 'm-mo-schijn'`},
		"of another":   {na: `UPDATE noodinzage SET medewerker = 'm-petra-schijn'`},
		"removed":      {na: `DELETE FROM noodinzage`},
		"shorter":      {na: `UPDATE noodinzage SET tot = van`},
		"role removed": {na: `DELETE FROM zicht WHERE wie = 'm-pim-schijn'`},
	} {
		t.Run(naam, func(t *testing.T) {
			h := Nieuw(t)
			h.Beschadigd()
			z := h.RTO(Bo)
			n, err := inNood(h, Als(Pim), z.Nummer)
			goed(t, err)
			if knoei.voor != "" {
				h.Sluit()
				h.SQL(knoei.voor)
				h.Open()
				goed(t, vergeet(h.NoodinzageBeeindigen(h.Ctx(), Als(Pim), casus.NoodinzageEinde{Noodinzage: n.ID, Versie: 1})))
			}
			h.Sluit()
			if h.SQL(knoei.na) == 0 {
				t.Fatal("it touched nothing")
			}
			h.Open()
			if _, err := h.CasusLezen(context.WithoutCancel(t.Context()), Als(Pim), z.ID); strings.Contains(knoei.na, "zicht SET") && err == nil {
				t.Error("an altered row still grants")
			}
			if naam == "judged" && !heeftOpen(t, h, n) {
				t.Error("a judgement that nobody gave counts")
			}
			if v := h.Verify(); !strings.Contains(v.Fout, "recht") {
				t.Errorf("verify says %q", v.Fout)
			}
		})
	}
}

// heeftOpen tells whether the manager can still judge it after the hour.
func heeftOpen(t *testing.T, h *Huis, n gate.NoodinzageVerwijzing) bool {
	t.Helper()
	h.Klok.Loop(time.Hour)
	b, err := h.NoodinzageLezen(h.Ctx(), Als(Mo), n.ID)
	goed(t, err)
	return slices.Contains(b.Mag, "noodinzage.beoordelen")
}

// rule 1.2-1: a second time on the same Casus waits until the manager judged the first, when another Procesregisseur could open it; where the house has
// none but who has the Casus, need does not wait. Another Casus, and another person, do not wait either.
func TestRegelNoodinzageHerhaald(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx, z, ander := h.Ctx(), aanTafel(h, Bo), aanTafel(h, Bo)
		opent := func(wie, nummer string) gate.NoodinzageVerwijzing {
			t.Helper()
			n, err := inNood(h, Als(wie), nummer)
			goed(t, err)
			h.Klok.Loop(time.Hour)
			return n
		}
		opent(Pim, z.Nummer)
		eerst := opent(Pim, z.Nummer) // there is nobody but Petra, who has it
		goed(t, vergeet(h.FunctieGeven(ctx, Als(Mo), geef(Oda, partij.Procesregisseur))))
		d := geweigerd(t, vergeet(inNood(h, Als(Pim), z.Nummer)), "1.2")
		if !strings.Contains(d.Waarom, "nog niet geoordeeld") || !strings.Contains(d.Anders, "andere procesregisseur") || !slices.Equal(d.Regels, []string{"artikel-01-lid-2-nood-ongeoordeeld"}) {
			t.Errorf("he hears %+v", d)
		}
		opent(Pim, ander.Nummer)
		opent(Oda, z.Nummer)
		goed(t, oordeelt(h, Mo, eerst, casus.NoodTerecht))
		geweigerd(t, vergeet(inNood(h, Als(Pim), z.Nummer)), "1.2") // the one before it waits still
		lijst, err := h.NoodinzageLijst(ctx, Als(Mo))
		goed(t, err)
		for _, n := range lijst.Noodinzagen {
			if n.Wie.ID == Pim && n.Casus == z.ID && n.Oordeel == "" {
				goed(t, oordeelt(h, Mo, gate.NoodinzageVerwijzing{Verwijzing: gate.Verwijzing{ID: n.ID, Versie: 1}}, casus.NoodTerecht))
			}
		}
		opent(Pim, z.Nummer)
		goed(t, vergeet(h.FunctieGeven(ctx, Als(Mo), geef(Oda, partij.Manager)))) // who watches opens none, and so is no other
		opent(Pim, z.Nummer)
	})
}
