// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"rondetafel/internal/audit"
	"rondetafel/internal/casus"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
	"rondetafel/internal/klok"
	"rondetafel/internal/plan"
)

// zelfde asks that a page is exactly wil.
func zelfde[T any](t *testing.T, wat string, kreeg, wil T) {
	t.Helper()
	if reflect.DeepEqual(kreeg, wil) {
		return
	}
	a, _ := json.MarshalIndent(kreeg, "", " ")
	b, _ := json.MarshalIndent(wil, "", " ")
	hoe, moet := strings.Split(string(a), "\n"), strings.Split(string(b), "\n")
	for i := range hoe {
		if i >= len(moet) || hoe[i] != moet[i] {
			t.Errorf("%s differs from line %d: %.400q, want %.400q", wat, i, hoe[i:], moet[min(i, len(moet)):])
			return
		}
	}
	t.Errorf("%s is %#v, want %#v", wat, kreeg, wil)
}

// toen returns when the entry at place n happened, as a page shows it.
func toen(h *Huis, n int64) time.Time {
	return klok.VanMicro(h.LogVanaf(n)[0].Time)
}

// dossier is a Casus with every kind of piece in it, and the places in the log of what was done.
type dossier struct {
	h                            *Huis
	z                            gate.Verwijzing
	over                         string // the betrokkene
	open, gemeente, eigen, terug gate.Verwijzing
	gemeld, bo, cleo             int64 // places in the log

}

func nieuwDossier(t *testing.T, h *Huis) *dossier {
	t.Helper()
	ctx, d := h.Ctx(), &dossier{h: h, gemeld: h.Regels()}
	d.z = h.Triage()
	d.bo = h.Regels()
	var err error
	d.z, err = h.TriageAfronden(ctx, Als(Petra), Uitkomst(d.z, Bo))
	goed(t, err)
	d.cleo = h.Regels()
	h.Betrek(d.z, Cleo)
	d.over = h.Gegeven(d.z, informatie.AlleDeelnemers).Over[0]
	d.open = h.VoegToe(d.z, Bo, informatie.AlleDeelnemers)
	in := h.Gegeven(d.z, informatie.GekozenPartijen, Gemeente, Zorg, Gemeente)
	in.Tot, in.Soort, in.Inhoud = "1-4-2026", informatie.Politiegegevens, AlsPolitie(in.Inhoud)
	d.gemeente, err = h.GegevenToevoegen(ctx, Als(Bo), in)
	goed(t, err)
	_, err = h.GegevenVoorwaarden(ctx, Als(Bo), informatie.Wijzigen{Gegeven: d.gemeente.ID, Versie: 1,
		Voorwaarden: informatie.Voorwaarden{Wie: informatie.GekozenPartijen, Lezers: []string{Gemeente}, Tot: "1-4-2026"}})
	goed(t, err)
	d.eigen = h.VoegToe(d.z, Anna, informatie.AlleenProcesregisseur)
	d.terug = h.VoegToe(d.z, Bo, informatie.AlleDeelnemers)
	_, err = h.GegevenIntrekken(ctx, Als(Bo), informatie.Intrekken{Gegeven: d.terug.ID, Versie: 1, Reden: "Het klopte niet."})
	goed(t, err)

	return d
}

// blad is what everybody who takes part sees of it.
func (d *dossier) blad() gate.CasusBlad {
	return gate.CasusBlad{ID: d.z.ID, Nummer: d.z.Nummer, Soort: casus.Complex, Gemeentecode: "GM0957", Gemeente: "Roermond", Fase: casus.RTO,
		Open: true, Versie: 4, Aangemeld: toen(d.h, d.gemeld), Gewijzigd: toen(d.h, d.bo), Aanmelder: gate.Naam{ID: Gemeente, Naam: "Gemeente Proefdorp"},
		Melder: gate.Naam{ID: Anna, Naam: "Anna Fictief"}, Procesregisseur: &gate.Naam{ID: Petra, Naam: "Petra Schijn"},
		Doelen: []string{"veiligheid", "overlast"},
		Betrokkenen: []gate.BetrokkeneBlad{{ID: d.over, Naam: "Sem van Verzinsel", Rol: "Hoofdbetrokkene", Geboortedatum: "2004-03-04",
			BSN: "*******19"}},
		Triage: &gate.TriageBlad{Vragen: []gate.TriagevraagBlad{}, Uitkomst: &gate.TriageuitkomstBlad{Door: gate.Naam{ID: Petra, Naam: "Petra Schijn"},
			Namens: gate.Naam{ID: Gemeente, Naam: "Gemeente Proefdorp"}, NamensPubliek: gate.Naam{ID: Gemeente, Naam: "Gemeente Proefdorp"},
			Moment: toen(d.h, d.bo), Route: casus.RTO, Doel: "Samen een plan maken."}},
		Deelnames: []gate.DeelnameBlad{
			{Partij: gate.Naam{ID: Gemeente, Naam: "Gemeente Proefdorp"}, Rol: "aanmelder", Sinds: toen(d.h, d.gemeld)},
			{Partij: gate.Naam{ID: Politie, Naam: "Proefpolitie"}, Rol: "deelnemer", Sinds: toen(d.h, d.bo)},
			{Partij: gate.Naam{ID: Zorg, Naam: "Proefzorg"}, Rol: "deelnemer", Sinds: toen(d.h, d.cleo)}},
		Plan: &gate.PlanBlad{Casus: d.z.ID, Nummer: d.z.Nummer, Versies: []gate.PlanversieBlad{}, Herschrijven: []gate.HerschrijfBlad{}, Mag: []string{"optreden.vastleggen"},
			Betrokken: []gate.Naam{{ID: Gemeente, Naam: "Gemeente Proefdorp"}, {ID: Politie, Naam: "Proefpolitie"}, {ID: Zorg, Naam: "Proefzorg"}}},
		Overleggen: []gate.OverlegBlad{}, Gegevens: []gate.GegevenBlad{},
		Informatievragen: []gate.InformatievraagBlad{}, Correctieverzoeken: []gate.CorrectieBlad{}, Tijdlijn: []gate.GebeurtenisBlad{}, Mag: []string{}}
}

// stuk is a piece of Bo or Anna as somebody sees it who may read it.
func (d *dossier) stuk(v gate.Verwijzing, partij string, gemaakt, gewijzigd int64) gate.GegevenBlad {
	naam, door := "Proefpolitie", "Bo Verzonnen"
	if partij == Gemeente {
		naam, door = "Gemeente Proefdorp", "Anna Fictief"
	}
	in := d.h.Gegeven(d.z, informatie.AlleDeelnemers)
	return gate.GegevenBlad{ID: v.ID, Casus: d.z.ID, Nummer: d.z.Nummer, Partij: partij, PartijNaam: naam, Door: door, Soort: informatie.Gewoon,
		Tekst: in.Tekst, Over: []string{d.over}, Rubriek: in.Rubriek, Bron: in.Bron, Datum: string(in.Datum), Eerst: string(in.Datum), Grondslag: in.Grondslag, Aangemaakt: toen(d.h, gemaakt), Gewijzigd: toen(d.h, gewijzigd),
		Versie: 1, Documenten: []gate.DocumentBlad{}, Mag: []string{}, Vanaf: informatie.VanafRTO, GebruikZinnen: informatie.Gebruik{}.Zinnen()}
}

// stukken are the pieces, the newest first, as somebody who may read them all sees them: withdrawn, Anna's, for the Gemeente, open.
func (d *dossier) stukken() (terug, eigen, gemeente, open gate.GegevenBlad) {
	n := d.cleo + 1
	open = d.stuk(d.open, Politie, n, n)
	open.Wie, open.Zin = informatie.AlleDeelnemers, "Iedereen die in deze casus meedoet leest dit, vanaf het begin van het RTO."
	gemeente = d.stuk(d.gemeente, Politie, n+1, n+2)
	gemeente.Wie, gemeente.Lezers, gemeente.Tot, gemeente.Versie, gemeente.Soort = informatie.GekozenPartijen, []string{Gemeente}, "2026-04-01", 2, informatie.Politiegegevens
	politie := AlsPolitie(informatie.Inhoud{})
	gemeente.Rubriek, gemeente.Grond = politie.Rubriek, &politie.Grond
	gemeente.Zin = "Alleen Gemeente Proefdorp en de procesregisseur lezen dit, vanaf het RTO, tot en met 1 april 2026."
	eigen = d.stuk(d.eigen, Gemeente, n+3, n+3)
	eigen.Wie, eigen.Zin = informatie.AlleenProcesregisseur, "Alleen de procesregisseur leest dit."
	terug = d.stuk(d.terug, Politie, n+4, n+5)
	terug.Rubriek, terug.Bron, terug.Datum, terug.Eerst, terug.Vanaf, terug.GebruikZinnen = "", "", "", "", "", nil
	terug.Door, terug.Soort, terug.Tekst, terug.Over, terug.Grondslag, terug.Versie, terug.Ingetrokken = "", "", "", nil, "", 2, true
	return terug, eigen, gemeente, open
}

// lijn is the timeline without the lines on places n that somebody may not know of.
func (d *dossier) lijn(zonder ...int) []gate.GebeurtenisBlad {
	g := func(n int64, soort, wie, partij, object string) gate.GebeurtenisBlad {
		return gate.GebeurtenisBlad{Moment: toen(d.h, n), Soort: soort, Wie: wie, Partij: partij, Object: object}
	}
	const bo, politie, anna, gemeente, petra, huis = "Bo Verzonnen", "Proefpolitie", "Anna Fictief", "Gemeente Proefdorp", "Petra Schijn", "Proefhuis"
	n := d.cleo
	alle := []gate.GebeurtenisBlad{
		g(n+6, "gegeven.ingetrokken", bo, politie, d.terug.ID),       // 0
		g(n+5, "gegeven.toegevoegd", bo, politie, d.terug.ID),        // 1
		g(n+4, "gegeven.toegevoegd", anna, gemeente, d.eigen.ID),     // 2
		g(n+3, "gegeven.voorwaarden", bo, politie, d.gemeente.ID),    // 3
		g(n+2, "gegeven.toegevoegd", bo, politie, d.gemeente.ID),     // 4
		g(n+1, "gegeven.toegevoegd", bo, politie, d.open.ID),         // 5
		g(n, "deelname.betrokken", petra, huis, "Proefzorg"),         // 6
		g(d.bo, "deelname.betrokken", petra, huis, "Proefpolitie"),   // 7
		g(d.bo, "triage.afgerond", petra, huis, d.z.ID),              // 8
		g(d.gemeld+2, "casus.gescreend", petra, huis, d.z.ID),        // 9
		g(d.gemeld+1, "casus.toegewezen", "Mo Schijn", huis, d.z.ID), // 10
		g(d.gemeld, "casus.aangemeld", anna, gemeente, d.z.ID),       // 11
	}
	alle[0].Reden = "Het klopte niet."
	var uit []gate.GebeurtenisBlad
	for i, r := range alle {
		if !slices.Contains(zonder, i) {
			uit = append(uit, r)
		}
	}
	return uit
}

func (d *dossier) gescreend() *gate.ScreeningBlad {
	in := d.h.Screening(d.z)
	return &gate.ScreeningBlad{Door: gate.Naam{ID: Petra, Naam: "Petra Schijn"}, Namens: gate.Naam{ID: Gemeente, Naam: "Gemeente Proefdorp"},
		NamensPubliek: gate.Naam{ID: Gemeente, Naam: "Gemeente Proefdorp"}, Moment: toen(d.h, d.gemeld+2), Overleg: in.Overleg,
		Criteria: in.Criteria, Uitkomst: casus.Triage, Reden: "Dat past beter.", Naar: "Het wijkteam"}
}

// rules 1.7-1, 8-P1, 9.2f-1, 9.3-1, 13.2-1: what each of those who take part sees of a Casus: every field, and nothing more. Of the
// pieces of others nothing until the round table begins.
func TestCasusBladPerLezer(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		d := nieuwDossier(t, h)
		terug, eigen, gemeente, open := d.stukken()
		inhoud := Aanmelding().Inhoud
		van := func(b gate.GegevenBlad, mag ...string) gate.GegevenBlad {
			b.Eigen, b.Mag = true, append([]string{}, mag...)
			return b
		}
		for wie, maak := range map[string]func(*gate.CasusBlad){
			Petra: func(b *gate.CasusBlad) {
				b.Namens = &gate.Naam{ID: Gemeente, Naam: "Gemeente Proefdorp"}
				b.Aanmelding, b.Screening = &inhoud, d.gescreend()
				b.Deelnames[1].Grond, b.Deelnames[2].Grond = "Wettelijke taak", "Wettelijke taak"
				b.Gegevens, b.Tijdlijn = []gate.GegevenBlad{terug, eigen, gemeente, open}, d.lijn()
				b.Triage.Uitkomst.Reden = "Zij zijn samen nodig."
				b.Plan.Concept = &gate.PlanconceptBlad{Inhoud: plan.Inhoud{Doelen: []plan.Doel{}, Rollen: []plan.Partijrol{}, Criteria: []plan.Afschaalcriterium{}},
					Stand: "geen", Nummer: 1, Ontbreekt: []string{}, Stemmen: []gate.StemBlad{}}
				b.Plan.Mag = []string{"plan.bewaren", "regie.lezen"}
				b.Mag = []string{"betrokkene.informeren", "casus.gekeken", "overleg.plannen", "plan.bewaren", "regie.lezen", "optreden.lezen", "verstrekking.lijst", "incidentelederde.lijst", "deelname.betrekken",
					"deelname.ontheffen", "informatievraag.stellen"}
			},
			Anna: func(b *gate.CasusBlad) {
				b.Aanmelding, b.Screening = &inhoud, d.gescreend()
				b.Deelnames[1].Grond, b.Deelnames[2].Grond = "Wettelijke taak", "Wettelijke taak"
				b.Triage.Uitkomst.Reden = "Zij zijn samen nodig."
				b.Gegevens, b.Tijdlijn = []gate.GegevenBlad{van(eigen, magMetEigen()...)}, d.lijn(0, 1, 3, 4, 5)
				b.Mag = []string{"gegeven.toevoegen", "optreden.vastleggen", "optreden.lezen", "verstrekking.lijst", "incidentelederde.lijst", "deelname.aanwijzen",
					"deelname.ontheffen", "informatievraag.stellen"}
			},
			Bo: func(b *gate.CasusBlad) {
				b.Deelnames[1].Grond = "Wettelijke taak"
				b.Gegevens = []gate.GegevenBlad{van(terug), van(gemeente, magMetEigen()...), van(open, magMetEigen()...)}
				b.Tijdlijn, b.Mag = d.lijn(2, 9), []string{"gegeven.toevoegen", "optreden.vastleggen", "optreden.lezen", "verstrekking.lijst", "incidentelederde.lijst", "deelname.aanwijzen",
					"deelname.ontheffen", "informatievraag.stellen"}
			},
			Cleo: func(b *gate.CasusBlad) {
				b.Deelnames[2].Grond = "Wettelijke taak"
				b.Tijdlijn = d.lijn(0, 1, 2, 3, 4, 5, 9)
				b.Mag = []string{"gegeven.toevoegen", "optreden.vastleggen", "optreden.lezen", "verstrekking.lijst", "incidentelederde.lijst", "deelname.aanwijzen",
					"deelname.ontheffen", "informatievraag.stellen"}
			},
		} {
			wil := d.blad()
			maak(&wil)
			for i, g := range wil.Gegevens {
				if wie != Petra && !g.Eigen && !g.Ingetrokken { // who works for another Partij says that it is not right (rule 12.1-1)
					wil.Gegevens[i].Mag = []string{"correctie.vragen"}
				}
			}
			kreeg, err := h.CasusLezen(h.Ctx(), Als(wie), d.z.ID)
			goed(t, err)
			for i, r := range wil.Tijdlijn {
				wil.Tijdlijn[i].Eigen = r.Wie == naamVan(wie)
			}
			kreeg.Inzagen = nil // how far it is behind the log is not told
			zelfde(t, "the page of "+wie, kreeg, wil)
			getoond := []string{d.z.ID, d.over}
			for _, g := range wil.Gegevens {
				getoond = append(getoond, g.ID)
			}
			if e := h.Laatste(); !slices.Equal(e.Getoond, getoond) || e.Uitkomst != audit.Allowed {
				t.Errorf("the entry of %s shows %v, want %v", wie, e.Getoond, getoond)
			}
		}
		h.Uitgenodigd(d.z, Bo)
		for wie, wil := range map[string][]gate.GegevenBlad{Petra: {terug, eigen, gemeente, open}, Cleo: {open},
			Anna: {van(eigen, magMetEigen()...), gemeente, open}, Bo: {van(terug), van(gemeente, magMetEigen()...), van(open, magMetEigen()...)}} {
			kreeg, err := h.CasusLezen(h.Ctx(), Als(wie), d.z.ID)
			goed(t, err)
			for i, g := range wil {
				if wie != Petra && !g.Eigen && !g.Ingetrokken {
					wil[i].Mag = []string{"correctie.vragen"}
				}
			}
			zelfde(t, "from the begin of the round table the pieces of "+wie, kreeg.Gegevens, wil)
		}
	})
}

// rules 12.1-1, 13.2-1: a piece by itself says all of it to who may read it, with what they may do; to others nothing.
func TestGegevenBladPerLezer(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		d := nieuwDossier(t, h)
		_, eigen, gemeente, open := d.stukken()
		alles := magMetEigen()
		for _, wie := range []string{Anna, Cleo} {
			onbekend(t, vergeet(h.GegevenLezen(h.Ctx(), Als(wie), open.ID))) // rule 9.2f-1
		}
		h.Uitgenodigd(d.z, Bo)
		for _, geval := range []struct {
			stuk  gate.GegevenBlad
			leest []string
		}{{open, []string{Petra, Anna, Bo, Cleo}}, {gemeente, []string{Petra, Anna, Bo}}, {eigen, []string{Petra, Anna}}, {gate.GegevenBlad{ID: d.terug.ID}, nil}} {
			for _, wie := range []string{Petra, Anna, Bo, Cleo, Dirk, Mo, Fien, Oda, Pim, Arno, Bas} {
				kreeg, err := h.GegevenLezen(h.Ctx(), Als(wie), geval.stuk.ID)
				if !slices.Contains(geval.leest, wie) {
					zelfde(t, "a piece that is not for "+wie, kreeg, gate.GegevenBlad{})
					if geval.leest == nil && (wie == Petra || wie == Bo) { // they may know that it was there
						wijs := geweigerd(t, err, "13.2")
						wil := "De Partij die dit gaf, heeft het ingetrokken. Vraag de Partij die het gaf, of zij het opnieuw wil geven."
						if wie == Bo {
							wil = "Jullie trokken dit stuk in. Niemand leest het nog. Geef de informatie opnieuw, als nieuw stuk."
						}
						zelfde(t, "the refusal", wijs.Waarom+" "+wijs.Anders, wil)
						continue
					}
					onbekend(t, err)
					continue
				}
				goed(t, err)
				wil := geval.stuk
				if wil.Eigen = wil.Partij == PartijVan(wie); wil.Eigen {
					wil.Mag = alles
				}
				if !wil.Eigen && wie != Petra {
					wil.Mag = []string{"correctie.vragen"}
				}
				if told := len(kreeg.Zicht) > 0; told != (wil.Eigen || wie == Petra) {
					t.Errorf("%s is told who sees it: %v", wie, told)
				}
				if kreeg.Regie != (wil.Eigen || wie == Petra) {
					t.Errorf("%s is told that the Procesregisseur reads it: %t", wie, kreeg.Regie)
				}
				kreeg.Gezien, kreeg.Zicht, kreeg.Regie = nil, nil, false // how far it is behind the log is not told
				zelfde(t, "a piece as "+wie+" reads it", kreeg, wil)
			}
		}
	})
}

// rule 1.7-1: until the screening is done the page has no Deelnames but the aanmelder, no judgement, and for the Procesregisseur
// and the aanmelder alone; what each may do follows the phase.
func TestCasusBladPerFase(t *testing.T) {
	h := Nieuw(t)
	const screen, bevestig, voegToe, wijsAan, gekeken, betrek = "casus.screenen", "casus.bevestigen", "gegeven.toevoegen", "deelname.aanwijzen",
		"casus.gekeken", "deelname.betrekken"
	const haalWeg, stel, derden, mee = "deelname.ontheffen", "informatievraag.stellen", "verstrekking.lijst", "incidentelederde.lijst"
	const treedOp, lees, sluit = "optreden.vastleggen", "optreden.lezen", "casus.sluiten"
	const vraag, rondAf, informeer, plan = "triage.vragen", "triage.afronden", "betrokkene.informeren", "overleg.plannen"
	for _, geval := range []struct {
		z         gate.Verwijzing
		fase      casus.Fase
		open      bool
		anna      []string
		petra     []string // nil: she may not know of it
		screening bool
	}{
		{h.TeBevestigen(), casus.TeBevestigen, true, []string{bevestig, voegToe, treedOp, lees, wijsAan, haalWeg}, []string{gekeken, lees, haalWeg}, false},
		{h.Aangemeld(), casus.Aangemeld, true, []string{voegToe, treedOp, lees, wijsAan, haalWeg}, nil, false},
		{h.InScreening(), casus.InScreening, true, []string{voegToe, treedOp, lees, wijsAan, haalWeg}, []string{screen, informeer, gekeken, lees, haalWeg}, false},
		{h.Triage(), casus.Triage, true, []string{voegToe, treedOp, lees, wijsAan, haalWeg}, []string{rondAf, informeer, gekeken, lees, vraag, haalWeg}, true},
		{h.RTO(Bo), casus.RTO, true, []string{voegToe, treedOp, lees, derden, mee, wijsAan, haalWeg, stel},
			[]string{informeer, gekeken, plan, "plan.bewaren", "regie.lezen", lees, derden, mee, betrek, haalWeg, stel}, true},
		{h.Nazorg(), casus.Nazorg, true, []string{voegToe, treedOp, lees, derden, mee, wijsAan, haalWeg, stel},
			[]string{informeer, gekeken, lees, "casus.overdragen", derden, mee, betrek, haalWeg, stel}, true},
		{h.MetUitkomst(casus.Afgewezen), casus.Afgewezen, false, []string{treedOp, lees}, []string{gekeken, lees, sluit}, true},
		{h.MetUitkomst(casus.Doorverwezen), casus.Doorverwezen, false, []string{treedOp, lees}, []string{gekeken, lees, sluit}, true},
	} {
		for wie, mag := range map[string][]string{Anna: geval.anna, Petra: geval.petra} {
			b, err := h.CasusLezen(h.Ctx(), Als(wie), geval.z.ID)
			if mag == nil {
				onbekend(t, err)
				continue
			}
			goed(t, err)
			deelnames := map[casus.Fase]int{casus.RTO: 2}[geval.fase]
			deelnames = max(deelnames, 1)
			if b.Fase != geval.fase || b.Open != geval.open || b.Versie != geval.z.Versie || len(b.Deelnames) != deelnames || b.Aanmelding == nil {
				t.Errorf("%s in %s is %+v", wie, geval.fase, b)
			}
			if !slices.Equal(b.Mag, mag) {
				t.Errorf("%s may in %s %v, want %v", wie, geval.fase, b.Mag, mag)
			}
			if geval.screening != (b.Screening != nil) || b.Screening != nil && b.Screening.Uitkomst != oordeel(geval.fase) {
				t.Errorf("%s in %s sees the judgement %+v", wie, geval.fase, b.Screening)
			}
			if (b.Procesregisseur == nil) != (geval.fase == casus.Aangemeld) || (b.Namens == nil) != (wie == Anna) {
				t.Errorf("%s in %s sees Procesregisseur %v, on behalf of %v", wie, geval.fase, b.Procesregisseur, b.Namens)
			}
		}
	}
}

// naamVan is the name of somebody of the house.
func naamVan(persoon string) string {
	for _, m := range Inrichting().Medewerkers {
		if m.ID == persoon {
			return m.Naam
		}
	}
	return ""
}

// oordeel is what the screening said of a Casus that is in fase.
func oordeel(fase casus.Fase) casus.Fase {
	if fase == casus.RTO {
		return casus.Triage
	}
	return fase
}

// rules 8-P1, 8.2c-2: the course of a Casus, as the manager and the privacy officer see it, and what they may do.
func TestProcesBladPerLezer(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		n := h.Regels()
		nieuw, rto := h.Aangemeld(), h.RTO(Bo)
		weg := h.MetUitkomst(casus.Afgewezen)
		kop := func(z gate.Verwijzing, n int64, mag ...string) gate.ProcesBlad {
			return gate.ProcesBlad{ID: z.ID, Nummer: z.Nummer, Soort: casus.Complex, Gemeentecode: "GM0957", Gemeente: "Roermond",
				Aangemeld: toen(h, n), Versie: z.Versie, Mag: append([]string{}, mag...)}
		}
		toegewezen := func(b gate.ProcesBlad, fase casus.Fase, gewijzigd int64, doorlopen ...casus.Fase) gate.ProcesBlad {
			m := toen(h, gewijzigd)
			b.Doorlopen = doorlopen
			b.Toegewezen, b.Fase, b.Procesregisseur, b.Gewijzigd = true, fase, &gate.Naam{ID: Petra, Naam: "Petra Schijn"}, &m
			return b
		}
		for _, geval := range []struct {
			wie, id string
			wil     gate.ProcesBlad
		}{
			{Mo, nieuw.ID, kop(nieuw, n, "casus.toewijzen")},
			{Fien, nieuw.ID, kop(nieuw, n, "casus.gekeken")},
			{Mo, rto.ID, toegewezen(kop(rto, n+1, "casus.toewijzen"), casus.RTO, n+4, casus.Triage, casus.RTO)},
			{Fien, rto.ID, toegewezen(kop(rto, n+1, "casus.gekeken"), casus.RTO, n+4, casus.Triage, casus.RTO)},
			{Mo, weg.ID, toegewezen(kop(weg, n+5), casus.Afgewezen, n+7, casus.Afgewezen)},
		} {
			kreeg, err := h.CasusProces(h.Ctx(), Als(geval.wie), geval.id)
			goed(t, err)
			zelfde(t, "the course as "+geval.wie+" sees it", kreeg, geval.wil)
		}
		for _, wie := range []string{Petra, Anna, Bo} {
			_, err := h.CasusProces(h.Ctx(), Als(wie), rto.ID)
			geweigerd(t, err, "8")
		}
	})
}

// magMetEigen is what the supplier may do with a piece that stands (rules 12.1-1, 13.2-1), wherever it is shown.
func magMetEigen() []string {
	return []string{"gegeven.corrigeren", "gegeven.voorwaarden", "gegeven.intrekken"}
}

// A piece says the same of what one may do with it on the page of its Casus and on its own.
func TestMagIsOveralHetzelfde(t *testing.T) {
	h := Nieuw(t)
	ctx, z := h.Ctx(), h.AanHetRTO(Bo, Cleo)
	h.VoegToe(z, Bo, informatie.AlleDeelnemers)
	h.VoegToe(z, Anna, informatie.AlleDeelnemers)
	for _, wie := range []string{Petra, Anna, Bo, Cleo} {
		b, err := h.CasusLezen(ctx, Als(wie), z.ID)
		goed(t, err)
		if len(b.Gegevens) != 2 {
			t.Fatalf("%s sees %d pieces", wie, len(b.Gegevens))
		}
		for _, stuk := range b.Gegevens {
			los, err := h.GegevenLezen(ctx, Als(wie), stuk.ID)
			goed(t, err)
			los.Zicht, los.Regie = nil, false // of one piece by itself
			zelfde(t, "a piece as "+wie+" sees it", stuk, los)
			if wil := stuk.Eigen; wil != slices.Equal(stuk.Mag, magMetEigen()) {
				t.Errorf("%s may %v", wie, stuk.Mag)
			}
		}
	}
}
