// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"testing"

	"rondetafel/internal/casus"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
)

// rule AVG-3: whether a betrokkene was informed is answered in one of three ways. The last answer counts and stands on the page with who
// gave it; earlier ones are kept.
func TestInformeren(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx, z := h.Ctx(), h.RTO(Bo)
		b, err := h.CasusLezen(ctx, Als(Petra), z.ID)
		goed(t, err)
		if b.Betrokkenen[0].Informering != nil {
			t.Errorf("before anybody answered: %+v", b.Betrokkenen[0].Informering)
		}
		wie := h.EersteBetrokkene(z)
		for i, geval := range []struct {
			in  casus.Informeren
			wil gate.InformeringBlad
		}{
			{casus.Informeren{Stand: casus.Uitgesteld, Tot: "9-3-2026", Reden: "Eerst een gesprek met de moeder."},
				gate.InformeringBlad{Stand: casus.Uitgesteld, Tot: "2026-03-09", Reden: "Eerst een gesprek met de moeder."}},
			{casus.Informeren{Stand: casus.Weggelaten, Reden: "Dat brengt haar in gevaar.", Grond: "UAVG artikel 41"},
				gate.InformeringBlad{Stand: casus.Weggelaten, Reden: "Dat brengt haar in gevaar.", Grond: "UAVG artikel 41"}},
			{casus.Informeren{Stand: casus.Geinformeerd, Datum: "1 maart 2026"}, gate.InformeringBlad{Stand: casus.Geinformeerd, Datum: "2026-03-01"}},
			{casus.Informeren{Stand: casus.Geinformeerd, Datum: "2-3-2026"}, gate.InformeringBlad{Stand: casus.Geinformeerd, Datum: "2026-03-02"}},
		} {
			n := h.Regels()
			geval.in.Betrokkene = wie
			v, err := h.BetrokkeneInformeren(ctx, Als(Petra), geval.in)
			goed(t, err)
			zelfde(t, "the answer", v, gate.Verwijzing{ID: z.ID, Nummer: z.Nummer, Versie: z.Versie})
			geval.wil.Door, geval.wil.Moment = gate.Naam{ID: Petra, Naam: "Petra Schijn"}, toen(h, n)
			for _, lezer := range []string{Petra, Anna, Bo} {
				b, err := h.CasusLezen(ctx, Als(lezer), z.ID)
				goed(t, err)
				zelfde(t, "what "+lezer+" reads of it", b.Betrokkenen[0].Informering, &geval.wil)
				if r := b.Tijdlijn[0]; r.Soort != "betrokkene.geinformeerd" || r.Object != wie || r.Wie != "Petra Schijn" {
					t.Errorf("the timeline of %s begins with %+v", lezer, r)
				}
			}
			if n := h.Getal(`SELECT COUNT(*) FROM informering WHERE casus = $1 AND betrokkene = $2 AND medewerker = $3`, z.ID, wie, Petra); n != int64(i+1) {
				t.Errorf("%d answers are kept of %d", n, i+1)
			}
		}
		if n := h.Getal(`SELECT COUNT(*) FROM informering WHERE inhoud LIKE '%gevaar%' OR inhoud LIKE '%weggelaten%'`); n != 0 {
			t.Error("an answer can be read in the database")
		}
	})
}

// rule AVG-3: before the first round table each betrokkene has an answer that counts on that day. One that was postponed until a day that
// came is open again; one that was given about another person does not count.
func TestUitgesteldIsWeerOpen(t *testing.T) {
	h := Nieuw(t)
	ctx := h.Ctx()
	in := Aanmelding()
	in.Betrokkenen = append(in.Betrokkenen, casus.Betrokkene{Voornaam: "Ria", Achternaam: "Verzinsel", Geboortedatum: "4-3-1980", Rol: casus.Gezinslid})
	z, err := h.CasusAanmelden(ctx, Als(Anna), in)
	goed(t, err)
	z, err = h.CasusToewijzen(ctx, Als(Mo), casus.Toewijzen{Casus: z.ID, Versie: z.Versie, Medewerker: Petra})
	goed(t, err)
	z, err = h.CasusScreenen(ctx, Als(Petra), h.Screening(z))
	goed(t, err)
	z, err = h.TriageAfronden(ctx, Als(Petra), Uitkomst(z, Bo))
	goed(t, err)
	b, err := h.CasusLezen(ctx, Als(Petra), z.ID)
	goed(t, err)
	o, err := h.OverlegPlannen(ctx, Als(Petra), h.Voorbereiding(z))
	goed(t, err)
	open := func(wat string, wil bool) {
		t.Helper()
		blad, err := h.OverlegLezen(ctx, Als(Petra), o.ID)
		goed(t, err)
		zelfde(t, wat+": what is missing", blad.Ontbreekt, map[bool][]string{true: {"informeren"}, false: {}}[wil])
		if wil {
			geweigerd(t, vergeet(h.OverlegUitnodigen(ctx, Als(Petra), Uitnodigen(o, Bo))), "AVG-3")
		}
	}
	zeg := func(i int, antwoord casus.Informeren) {
		t.Helper()
		antwoord.Betrokkene = b.Betrokkenen[i].ID
		goed(t, vergeet(h.BetrokkeneInformeren(ctx, Als(Petra), antwoord)))
	}
	open("nobody", true)
	zeg(0, casus.Informeren{Stand: casus.Uitgesteld, Tot: "9-3-2026", Reden: "Eerst een gesprek."})
	open("one of two", true)
	zeg(1, casus.Informeren{Stand: casus.Weggelaten, Reden: "Gevaar.", Grond: "UAVG artikel 41"})
	open("both", false)
	planning := h.Voorbereiding(z).Planning
	planning.Overleg, planning.Versie, planning.Datum = o.ID, o.Versie, "9-3-2026" // the day until which it waits
	o, err = h.OverlegInplannen(ctx, Als(Petra), planning)
	goed(t, err)
	open("on the day until which it waited", true)
	zeg(0, casus.Informeren{Stand: casus.Uitgesteld, Tot: "10-3-2026", Reden: "Nog een dag."})
	open("postponed past that day", false)
	zeg(0, casus.Informeren{Stand: casus.Geinformeerd, Datum: "2-3-2026"})
	goed(t, vergeet(h.OverlegUitnodigen(ctx, Als(Petra), Uitnodigen(o, Bo))))
}

// rule AVG-3: only the Procesregisseur answers, while the Casus is open and its Partij stands by it; others hear why not, or that there is no
// such person.
func TestRegelWieInformeert(t *testing.T) {
	h := Nieuw(t)
	ctx, z := h.Ctx(), h.RTO(Bo)
	zegt := func(z gate.Verwijzing, wie string) error {
		return vergeet(h.BetrokkeneInformeren(ctx, Als(wie), h.Informeren(z)))
	}
	for _, wie := range []string{Anna, Bo, Mo, Fien} {
		geweigerd(t, zegt(z, wie), "AVG-3")
	}
	for _, wie := range []string{Pim, Oda, Bas, Cleo, Arno, Nul} {
		onbekend(t, zegt(z, wie))
	}
	for _, z := range []gate.Verwijzing{h.InScreening(), h.Triage(), h.Nazorg(), z} {
		goed(t, zegt(z, Petra))
	}
	geweigerd(t, zegt(h.TeBevestigen(), Petra), "AVG-3")
	geweigerd(t, zegt(h.MetUitkomst(casus.Afgewezen), Petra), "AVG-3")
	onbekend(t, zegt(h.Aangemeld(), Petra))
	for _, id := range []string{"00000000000000000000000000", "Niet/goed", "", z.ID, h.VoegToe(z, Bo, informatie.AlleDeelnemers).ID} {
		in := h.Informeren(z)
		in.Betrokkene = id
		onbekend(t, vergeet(h.BetrokkeneInformeren(ctx, Als(Petra), in)))
		onbekend(t, vergeet(h.BetrokkeneInformeren(ctx, Als(Cleo), in)))
	}
	voor := h.Regels()
	in := h.Informeren(z)
	in.Datum = "3-3-2026"
	ongeldig(t, vergeet(h.BetrokkeneInformeren(ctx, Als(Petra), in)), "datum")
	in.Stand = casus.Uitgesteld
	ongeldig(t, vergeet(h.BetrokkeneInformeren(ctx, Als(Petra), in)), "totDatum", "reden")
	if h.Regels() != voor {
		t.Error("what is not well-formed left an entry")
	}
	een, err := h.BetrokkeneInformeren(ctx, MetSleutel(Petra, "s"), h.Informeren(z))
	goed(t, err)
	rijen := h.Getal(`SELECT COUNT(*) FROM informering`)
	twee, err := h.BetrokkeneInformeren(ctx, MetSleutel(Petra, "s"), h.Informeren(z))
	goed(t, err)
	if een != twee || h.Getal(`SELECT COUNT(*) FROM informering`) != rijen {
		t.Error("the same key answered twice")
	}
}
