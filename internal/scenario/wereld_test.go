// SPDX-License-Identifier: EUPL-1.2

package scenario_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"rondetafel/internal/casus"
	"rondetafel/internal/gate"
	"rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
	"rondetafel/internal/klok"
	"rondetafel/internal/plan"
	"rondetafel/internal/rto"
)

// jaar is a day of the year in which the tables play: "31-3".
func jaar(dagMaand string) klok.Datum { return klok.Datum(dagMaand + "-2026") }

// wereld is the house of a table, at one moment of its Casus.
type wereld struct {
	*gatetest.Huis
	z       gate.Verwijzing
	tafels  []gate.Verwijzing          // the round tables
	stukken map[string]gate.Verwijzing // by name
	// geciteerd are the pieces that stand in plan and minutes, by their merk.
	geciteerd map[string]bool
	moment    string
	server    *server
	derde     *gatetest.Derde // from the moment at which it is let in
}

// metDerde are the conditions of a table with the incidentele derde of this world.
func (w *wereld) metDerde(v informatie.Voorwaarden) informatie.Voorwaarden {
	v.Lezers = slices.Clone(v.Lezers)
	for i, l := range v.Lezers {
		if l == meelezer {
			v.Lezers[i] = w.derde.ID
		}
	}
	return v
}

// kijkt is somebody who looks.
func (w *wereld) kijkt(t *testing.T, persoon string) *kijker {
	t.Helper()
	if persoon != meelezer {
		return w.server.kijker(t, persoon)
	}
	k := w.server.kijker(t, w.derde.Persoon)
	k.persoon = meelezer
	return k
}

// mensen are those who look now.
func (w *wereld) mensen() []string {
	if w.derde == nil {
		return gatetest.Mensen()
	}
	return append(gatetest.Mensen(), meelezer)
}

// nieuweWereld makes a Casus for a round table in which the Gemeente, the Politie, with two people, and the Zorg take part.
func nieuweWereld(t *testing.T, database gatetest.Optie) *wereld {
	t.Helper()
	w := &wereld{Huis: gatetest.Nieuw(t, database), stukken: map[string]gate.Verwijzing{}, geciteerd: map[string]bool{}}
	w.z = w.RTO(gatetest.Bo, gatetest.Cleo)
	_, err := w.DeelnameAanwijzen(w.Ctx(), gatetest.Als(gatetest.Bo), casus.Aanwijzen{Casus: w.z.ID, Medewerker: gatetest.Bas})
	w.goed("aanwijzen", err)
	w.server = serveer(t, w.Gate)
	return w
}

func (w *wereld) goed(wat string, err error) {
	w.T.Helper()
	if err != nil {
		w.T.Fatalf("%s: %v", wat, err)
	}
}

// naar brings the Casus to a moment of the tables; the moments come in their order.
func (w *wereld) naar(moment string) {
	w.T.Helper()
	w.moment = moment
	switch moment {
	case "gekozen", "regie", "politie", "doel", "citeren", "zorg", "ruim":
		w.Klok.Loop(time.Hour)
		w.Protocol(protocolVan(moment))
	case "vroeg":
	case "voor":
		w.Geinformeerd(w.z)
		w.plan(3, gatetest.Anna, gatetest.Bo, gatetest.Cleo)
	case "rto":
		w.op(3, time.March, 10)
	case "plan":
		w.op(3, time.March, 11)
		w.stelVast(gatetest.Anna, gatetest.Bo, gatetest.Cleo)
	case "na":
		w.op(10, time.March, 9)
		w.Betrek(w.z, gatetest.Dirk)
		d := w.Toegelaten(w.z, gatetest.Anna, gatetest.Bo) // until 20 March
		w.derde = &d
	case "vervolg":
		w.op(20, time.March, 9)
		w.plan(30, gatetest.Anna, gatetest.Bo, gatetest.Cleo, gatetest.Dirk)
	case "rto2":
		w.op(30, time.March, 10)
	case "later":
		w.op(2, time.April, 9)
	default:
		w.T.Fatalf("there is no moment %q", moment)
	}
}

// protocolVan is the Privacy Protocol that holds from a moment on: of ordinary data, and at zorg of health.
func protocolVan(moment string) informatie.Protocol {
	soort := informatie.Gewoon
	if moment == "zorg" {
		soort = informatie.Gezondheid
	}
	return gatetest.Strenger(soort, func(r *informatie.Protocolregel) {
		switch moment {
		case "gekozen":
			r.Ruimst = informatie.GekozenPartijen
		case "regie", "zorg":
			r.Ruimst = informatie.AlleenProcesregisseur
		case "politie":
			r.Wie = slices.DeleteFunc(r.Wie, func(w string) bool { return w == "politie" })
		case "doel":
			r.Doelen = []string{"recidive"}
		case "citeren":
			r.Geen = []informatie.Gebruiksoort{informatie.InCitaat}
		}
	})
}

// staatOpSchrift tells whether what was quoted of a piece may stand in plan and minutes now, as far as the protocol says (rule 13.2-3).
func (w *wereld) staatOpSchrift(s stuk) bool {
	dicht := w.moment == "politie" && gatetest.PartijVan(letters()[s.door]) == gatetest.Politie || w.moment == "doel" || w.moment == "citeren"
	return !dicht || s.soort != informatie.Gewoon
}

// op puts the clock on an hour of the year in which the tables play.
func (w *wereld) op(dag int, maand time.Month, uur int) {
	w.Klok.Zet(time.Date(2026, maand, dag, uur, 0, 0, 0, klok.Amsterdam()))
}

// plan puts a round table at ten o'clock on a day of March on the agenda, and invites the Partijen of mensen.
func (w *wereld) plan(dag int, mensen ...string) {
	w.T.Helper()
	in := w.Voorbereiding(w.z)
	in.Datum, in.Begin, in.Einde = klok.Datum(time.Date(2026, time.March, dag, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)), "10:00", "12:00"
	o, err := w.OverlegPlannen(w.Ctx(), gatetest.Als(gatetest.Petra), in)
	w.goed("plannen", err)
	o, err = w.OverlegUitnodigen(w.Ctx(), gatetest.Als(gatetest.Petra), gatetest.Uitnodigen(o, mensen...))
	w.goed("uitnodigen", err)
	w.tafels = append(w.tafels, o)
}

// stelVast lets the round table adopt a plan in which each Partij of mensen has a role, and ends it.
func (w *wereld) stelVast(mensen ...string) {
	w.T.Helper()
	o := w.tafels[0]
	in := rto.Aanwezigheid{Overleg: o.ID, Versie: o.Versie}
	c := plan.Concept{Casus: w.z.ID, Inhoud: plan.Inhoud{Doelen: []plan.Doel{{Leefgebied: "wonen", Tekst: "Sem woont op zichzelf",
		Afspraken: []plan.Afspraak{{Wat: "Woonplek zoeken", Partij: gatetest.Gemeente, Medewerker: gatetest.Anna, Soort: plan.Bestuurlijk, Uiterlijk: "2026-06-01"}}}},
		Criteria: []plan.Afschaalcriterium{{Tekst: "Een vaste woonplek"}}}}
	citaten := w.citaten()
	c.Doelen[0].Passages = citaten[0]
	for _, deel := range citaten[1:] {
		c.Doelen = append(c.Doelen, plan.Doel{Leefgebied: "wonen", Tekst: "Sem blijft wonen", Passages: deel})
	}
	for _, m := range mensen {
		_, err := w.OverlegAfvaardigen(w.Ctx(), gatetest.Als(m), gatetest.Afvaardiging(o, m))
		w.goed("afvaardigen", err)
		in.Aanwezig = append(in.Aanwezig, rto.Aanwezige{Partij: gatetest.PartijVan(m), Medewerker: m})
		c.Rollen = append(c.Rollen, plan.Partijrol{Partij: gatetest.PartijVan(m), Rol: "Helpt mee", Informatiebehoefte: "Hoe het gaat"})
	}
	o, err := w.OverlegAanwezigheid(w.Ctx(), gatetest.Als(gatetest.Petra), in)
	w.goed("aanwezigheid", err)
	_, err = w.PlanBewaren(w.Ctx(), gatetest.Als(gatetest.Petra), c)
	w.goed("plan bewaren", err)
	o, err = w.OverlegBesluiten(w.Ctx(), gatetest.Als(gatetest.Petra), gatetest.Besluit(o, rto.Plan, mensen...))
	w.goed("besluiten", err)
	_, err = w.OverlegAfronden(w.Ctx(), gatetest.Als(gatetest.Petra), rto.Verslag{Overleg: w.tafels[0].ID, Versie: o.Versie, Passages: citaten[0]})
	w.goed("afronden", err)
}

// citaten are passages that each quote one of the pieces that are there now, as many at one place as fit, of all that the procesregisseur reads.
func (w *wereld) citaten() [][]informatie.Citaat {
	w.T.Helper()
	b, err := w.PlanLezen(w.Ctx(), gatetest.Als(gatetest.Petra), w.z.ID)
	w.goed("citeerbaar", err)
	var uit [][]informatie.Citaat
	for i, g := range b.Citeerbaar {
		if i%informatie.MaxPassages == 0 {
			uit = append(uit, nil)
		}
		merk := strings.TrimSuffix(strings.TrimPrefix(g.Tekst, "Verzonnen: "), ".")
		w.geciteerd[merk] = true
		uit[len(uit)-1] = append(uit[len(uit)-1], informatie.Citaat{Tekst: "Aangehaald: " + merk + ".", Partijen: []string{g.Partij.ID}, Gegevens: []string{g.ID}})
	}
	return uit
}

// merk is the text by which a piece is known wherever it is shown.
func (s stuk) merk() string { return "merkteken-" + strings.ReplaceAll(s.naam, "-", "") + "-x" }

// geef adds the piece.
func (w *wereld) geef(s stuk) {
	w.T.Helper()
	in := w.Gegeven(w.z, s.Wie, s.Lezers...)
	in.Tekst, in.Voorwaarden = "Verzonnen: "+s.merk()+".", w.metDerde(s.Voorwaarden)
	in.Citeren = true
	if in.Soort = s.soort; s.soort == informatie.Gezondheid {
		in.Rubriek = informatie.OverGezondheid
	}
	v, err := w.GegevenToevoegen(w.Ctx(), gatetest.Als(letters()[s.door]), in)
	w.goed(s.naam, err)
	w.stukken[s.naam] = v
}

// verander carries out what its supplier does with the piece at a moment.
func (w *wereld) verander(s stuk, wat string) {
	w.T.Helper()
	c, v := gatetest.Als(letters()[s.door]), w.stukken[s.naam]
	var err error
	if wat == "ingetrokken" {
		v, err = w.GegevenIntrekken(w.Ctx(), c, informatie.Intrekken{Gegeven: v.ID, Versie: v.Versie, Reden: "Dit klopt niet meer."})
	} else {
		wil := w.metDerde(kring(wat))
		wil.Vanaf, wil.Tot, wil.Citeren = s.Vanaf, s.Tot, true
		v, err = w.GegevenVoorwaarden(w.Ctx(), c, informatie.Wijzigen{Voorwaarden: wil, Gegeven: v.ID, Versie: v.Versie})
	}
	w.goed(s.naam, err)
	w.stukken[s.naam] = v
}
