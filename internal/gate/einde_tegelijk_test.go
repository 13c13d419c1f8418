// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"errors"
	"fmt"
	"sync"
	"testing"

	"rondetafel/internal/audit"
	"rondetafel/internal/bestuur"
	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
	"rondetafel/internal/plan"
	"rondetafel/internal/rto"
)

// tegelijk does all of doen at once and counts how they were answered.
func tegelijk(doen ...func() error) map[uitslag]int {
	fouten := make([]error, len(doen))
	var wg sync.WaitGroup
	for i, doe := range doen {
		wg.Go(func() { fouten[i] = doe() })
	}
	wg.Wait()
	geteld := map[uitslag]int{}
	for _, err := range fouten {
		var botst *errs.Conflict
		var fout *errs.Invalid
		switch {
		case err == nil:
			geteld["done"]++
		case errors.As(err, &botst):
			geteld["conflict"]++
		case errors.As(err, &fout):
			geteld["invalid"]++
		default:
			geteld[uit(err)]++
		}
	}
	return geteld
}

// rule 6.4b-1: the Partijen answer at once, more than one person for some: each Partij answers once, no answer is lost, and the plan is
// adopted once. When one of them says no, it is not, whoever came first.
func TestInstemmenTegelijk(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		p := planhuisIn(h)
		goed(t, vergeet(h.DeelnameAanwijzen(h.Ctx(), Als(Anna), aanwijzen(p.z, Arno))))
		goed(t, vergeet(h.DeelnameAanwijzen(h.Ctx(), Als(Bo), aanwijzen(p.z, Bas))))
		voorgelegd := func(c plan.Concept) gate.Verwijzing {
			v, err := h.PlanVoorleggen(h.Ctx(), Als(Petra), plan.Voorleggen{Casus: p.z.ID, Versie: p.bewaar(c).Versie})
			goed(t, err)
			return v
		}
		stem := func(v gate.Verwijzing, wie, antwoord string) func() error {
			return func() error {
				return vergeet(h.PlanInstemmen(h.Ctx(), Als(wie), bestuur.Instemmen{Casus: p.z.ID, Versie: v.Versie, Antwoord: antwoord, Reden: "Daarom."}))
			}
		}
		c := p.metVersie()
		v := voorgelegd(c)
		geteld := tegelijk(stem(v, Anna, "ja"), stem(v, Arno, "ja"), stem(v, Bo, "nee"), stem(v, Bas, "nee"))
		if b := p.leesPlan(Petra); b.Huidig.Nummer != 1 || b.Concept.Stand != "concept" || geteld["done"] == 0 {
			t.Errorf("after a no there is %+v, answers %v", b.Huidig, geteld)
		}
		c.Versie = p.leesPlan(Petra).Versie
		v = voorgelegd(c)
		geteld = tegelijk(stem(v, Anna, "ja"), stem(v, Arno, "ja"), stem(v, Bo, "ja"), stem(v, Bas, "ja"), stem(v, Cleo, "ja"))
		if geteld["done"] != 3 || geteld["invalid"]+geteld["conflict"] != 2 {
			t.Errorf("three Partijen answered at once: %v", geteld)
		}
		b := p.leesPlan(Petra)
		if len(b.Versies) != 2 || len(b.Huidig.Stemmen) != 3 || h.Getal(`SELECT COUNT(*) FROM afspraak`) != 3 {
			t.Errorf("after all agreed there are %d versions, %+v", len(b.Versies), b.Huidig)
		}
		for _, s := range b.Huidig.Stemmen {
			if s.Stand != bestuur.Ingestemd {
				t.Errorf("the answer of %s is %s", s.Partij.Naam, s.Stand)
			}
		}
		meldTegelijk(t, p)
	})
}

// meldTegelijk lets two colleagues report on one Afspraak at once: one is told of the other.
func meldTegelijk(t *testing.T, p planhuis) {
	t.Helper()
	a := p.afspraak("Woonplek zoeken")
	meld := func(wie string) func() error {
		return func() error {
			return vergeet(p.AfspraakMelden(p.Ctx(), Als(wie), plan.Melding{Afspraak: a.ID, Versie: a.Versie, Stand: plan.Bezig}))
		}
	}
	if geteld := tegelijk(meld(Anna), meld(Arno), meld(Anna)); geteld["done"] != 1 || geteld["conflict"] != 2 {
		t.Errorf("three reports at once: %v", geteld)
	}
	if na := p.afspraak("Woonplek zoeken"); na.Versie != a.Versie+1 {
		t.Errorf("the afspraak is at version %d", na.Versie)
	}
}

// rule AVG-7: of people who check one destruction at once one decides and the others hear of it; so do those who propose one, and a stop
// beside a yes never leaves both.
func TestControlerenTegelijk(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx, z := h.Ctx(), gesloten(h)
		stel := func(wie string) func() error {
			return func() error {
				return vergeet(h.VernietigingVoorstellen(ctx, Als(wie), casus.VernietigingVoorstellen{Casus: z.ID, Versie: z.Versie, Reden: "Voorbij."}))
			}
		}
		if geteld := tegelijk(stel(Petra), stel(Petra), stel(Petra)); geteld["done"] != 1 || geteld[nee] != 2 {
			t.Errorf("three proposals at once: %v", geteld)
		}
		var v gate.Verwijzing
		lees := func() gate.VernietigingBlad {
			p, err := h.VernietigingLijst(ctx, Als(Mo), gate.VernietigingVraag{})
			goed(t, err)
			if len(p.Vernietigingen) != 1 {
				t.Fatalf("%d destructions go on", len(p.Vernietigingen))
			}
			v = gate.Verwijzing{ID: p.Vernietigingen[0].ID, Versie: p.Vernietigingen[0].Versie}
			return p.Vernietigingen[0]
		}
		lees()
		kijk := func(wie, akkoord string) func() error {
			return func() error {
				return vergeet(h.VernietigingControleren(ctx, Als(wie), casus.VernietigingControleren{Vernietiging: v.ID, Versie: v.Versie, Akkoord: akkoord, Reden: "Gezien."}))
			}
		}
		if geteld := tegelijk(kijk(Mo, "ja"), kijk(Fien, "ja"), kijk(Pim, "ja")); geteld["done"] != 1 || geteld["conflict"] != 2 {
			t.Errorf("three people check at once: %v", geteld)
		}
		if b := lees(); b.Stand != casus.VernietigingAkkoord || b.Controleur == nil || h.Getal(`SELECT COUNT(*) FROM job`) != 1 {
			t.Errorf("after it: %+v", b)
		}
		stop := func() error {
			return vergeet(h.VernietigingStoppen(ctx, Als(Mo), casus.VernietigingStoppen{Vernietiging: v.ID, Versie: v.Versie, Reden: "Er loopt een klacht."}))
		}
		if geteld := tegelijk(stop, stop); geteld["done"] != 1 {
			t.Errorf("two stops at once: %v", geteld)
		}
		h.Bedenktijd()
		b, err := h.VernietigingLezen(ctx, Als(Mo), v.ID)
		goed(t, err)
		if b.Stand != casus.VernietigingGestopt || b.SleutelWeg || h.Getal(`SELECT COUNT(*) FROM job`) != 0 {
			t.Errorf("after a stop and a week: %+v", b)
		}
	})
}

// The same key does each act from the plan to the end once, and answers the same again, also after the Casus went on.
func TestSleutelTotHetEinde(t *testing.T) {
	h := Nieuw(t)
	p := planhuisIn(h)
	ctx := h.Ctx()
	n := 0
	eens := func(wie string, doe func(c gate.Caller) (gate.Verwijzing, error)) gate.Verwijzing {
		t.Helper()
		n++
		c := MetSleutel(wie, fmt.Sprint("sleutel-", n))
		v, err := doe(c)
		goed(t, err)
		weer, err := doe(c)
		goed(t, err)
		if v != weer || v.ID == "" {
			t.Errorf("the answers of act %d are %+v and %+v", n, v, weer)
		}
		return v
	}
	eens(Petra, func(c gate.Caller) (gate.Verwijzing, error) { return h.PlanBewaren(ctx, c, p.concept(0)) })
	p.goed(h.StelPlanVast(ctx, Als(Petra), p.z.ID, "d-1"))
	b := p.leesPlan(Petra)
	wijziging := plan.Concept{Casus: p.z.ID, Versie: b.Versie, Inhoud: b.Concept.Inhoud, Wijziging: "Het kan beter."}
	v := eens(Petra, func(c gate.Caller) (gate.Verwijzing, error) { return h.PlanBewaren(ctx, c, wijziging) })
	v = eens(Petra, func(c gate.Caller) (gate.Verwijzing, error) {
		return h.PlanVoorleggen(ctx, c, plan.Voorleggen{Casus: p.z.ID, Versie: v.Versie})
	})
	for _, wie := range []string{Anna, Bo, Cleo} { // the last one adopts it: again is not a second time
		eens(wie, func(c gate.Caller) (gate.Verwijzing, error) {
			return h.PlanInstemmen(ctx, c, bestuur.Instemmen{Casus: p.z.ID, Versie: v.Versie, Antwoord: "ja"})
		})
	}
	a := p.afspraak("Woonplek zoeken")
	eens(Anna, func(c gate.Caller) (gate.Verwijzing, error) {
		return h.AfspraakMelden(ctx, c, plan.Melding{Afspraak: a.ID, Versie: a.Versie, Stand: plan.Klaar})
	})
	eens(Petra, func(c gate.Caller) (gate.Verwijzing, error) {
		return h.AfspraakAantekenen(ctx, c, plan.Aantekenen{Afspraak: a.ID, Tekst: "Mooi."})
	})
	eens(Cleo, func(c gate.Caller) (gate.Verwijzing, error) {
		return h.RegieAfstemmen(ctx, c, plan.Afstemming{Casus: p.z.ID, Soort: plan.Voortgang, Tekst: "Goed."})
	})
	eens(Bo, func(c gate.Caller) (gate.Verwijzing, error) {
		return h.OptredenVastleggen(ctx, c, plan.Optreden{Casus: p.z.ID, Omschrijving: "Een huisbezoek."})
	})
	for vraag, wil := range map[string]int64{`SELECT COUNT(*) FROM aantekening`: 4, `SELECT COUNT(*) FROM plan_versie`: 2, `SELECT COUNT(*) FROM instemming`: 1} {
		if kreeg := h.Getal(vraag); kreeg != wil {
			t.Errorf("%s: %d, want %d", vraag, kreeg, wil)
		}
	}
	z := h.NazorgMet(Bo)
	overdracht := h.Overdracht(z)
	z = eens(Petra, func(c gate.Caller) (gate.Verwijzing, error) { return h.CasusOverdragen(ctx, c, overdracht) })
	h.VoegToe(z, Bo, informatie.AlleDeelnemers)
	opschoning := h.Opschoning(z)
	z = eens(Petra, func(c gate.Caller) (gate.Verwijzing, error) { return h.CasusOpschonen(ctx, c, opschoning) })
	sluiten := casus.Sluiten{Casus: z.ID, Versie: z.Versie, NamensPubliek: Gemeente}
	z = eens(Petra, func(c gate.Caller) (gate.Verwijzing, error) { return h.CasusSluiten(ctx, c, sluiten) })
	w := eens(Petra, func(c gate.Caller) (gate.Verwijzing, error) {
		return h.VernietigingVoorstellen(ctx, c, casus.VernietigingVoorstellen{Casus: z.ID, Versie: z.Versie, Reden: "Voorbij."})
	})
	w = eens(Mo, func(c gate.Caller) (gate.Verwijzing, error) {
		return h.VernietigingControleren(ctx, c, casus.VernietigingControleren{Vernietiging: w.ID, Versie: w.Versie, Akkoord: "ja"})
	})
	eens(Fien, func(c gate.Caller) (gate.Verwijzing, error) {
		return h.VernietigingStoppen(ctx, c, casus.VernietigingStoppen{Vernietiging: w.ID, Versie: w.Versie, Reden: "Nog niet."})
	})
}

// geheimen are the acts on what may not be known, on ids that exist or not.
func geheimen(h *Huis, id func(string) string) map[string]func(c gate.Caller) error {
	ctx, z, a, v, o := h.Ctx(), id("casus"), id("afspraak"), id("vernietiging"), id("overleg")
	return map[string]func(c gate.Caller) error{
		"plan.lezen":   func(c gate.Caller) error { return vergeet(h.PlanLezen(ctx, c, z)) },
		"plan.bewaren": func(c gate.Caller) error { return vergeet(h.PlanBewaren(ctx, c, plan.Concept{Casus: z, Versie: 1})) },
		"plan.voorleggen": func(c gate.Caller) error {
			return vergeet(h.PlanVoorleggen(ctx, c, plan.Voorleggen{Casus: z, Versie: 1}))
		},
		"plan.instemmen": func(c gate.Caller) error {
			return vergeet(h.PlanInstemmen(ctx, c, bestuur.Instemmen{Casus: z, Versie: 1, Antwoord: "ja"}))
		},
		"afspraak.lezen": func(c gate.Caller) error { return vergeet(h.AfspraakLezen(ctx, c, a)) },
		"afspraak.melden": func(c gate.Caller) error {
			return vergeet(h.AfspraakMelden(ctx, c, plan.Melding{Afspraak: a, Versie: 9, Stand: plan.Klaar}))
		},
		"afspraak.aantekenen": func(c gate.Caller) error {
			return vergeet(h.AfspraakAantekenen(ctx, c, plan.Aantekenen{Afspraak: a, Tekst: "x"}))
		},
		"regie.lezen": func(c gate.Caller) error { return vergeet(h.RegieLezen(ctx, c, z)) },
		"regie.afstemmen": func(c gate.Caller) error {
			return vergeet(h.RegieAfstemmen(ctx, c, plan.Afstemming{Casus: z, Soort: plan.Overleg, Tekst: "x"}))
		},
		"optreden.lezen": func(c gate.Caller) error { return vergeet(h.OptredenLezen(ctx, c, z)) },
		"optreden.vastleggen": func(c gate.Caller) error {
			return vergeet(h.OptredenVastleggen(ctx, c, plan.Optreden{Casus: z, Omschrijving: "x"}))
		},
		"casusregie.voorstellen": func(c gate.Caller) error {
			return vergeet(h.CasusregieVoorstellen(ctx, c, rto.Voorstel{Casus: z, Medewerker: Dirk, Reden: "x"}))
		},
		"casus.overdragen": func(c gate.Caller) error {
			return vergeet(h.CasusOverdragen(ctx, c, h.Overdracht(gate.Verwijzing{ID: z, Versie: 1})))
		},
		"casus.opschonen": func(c gate.Caller) error {
			return vergeet(h.CasusOpschonen(ctx, c, casus.Opschoning{Casus: z, Versie: 1}))
		},
		"casus.sluiten": func(c gate.Caller) error { return vergeet(h.CasusSluiten(ctx, c, casus.Sluiten{Casus: z, Versie: 1})) },
		"vernietiging.voorstellen": func(c gate.Caller) error {
			return vergeet(h.VernietigingVoorstellen(ctx, c, casus.VernietigingVoorstellen{Casus: z, Versie: 1, Reden: "x"}))
		},
		"vernietiging.lezen": func(c gate.Caller) error { return vergeet(h.VernietigingLezen(ctx, c, v)) },
		"vernietiging.controleren": func(c gate.Caller) error {
			return vergeet(h.VernietigingControleren(ctx, c, casus.VernietigingControleren{Vernietiging: v, Versie: 1, Akkoord: "ja"}))
		},
		"vernietiging.stoppen": func(c gate.Caller) error {
			return vergeet(h.VernietigingStoppen(ctx, c, casus.VernietigingStoppen{Vernietiging: v, Versie: 1, Reden: "x"}))
		},
		"overleg.besluiten": func(c gate.Caller) error {
			return vergeet(h.OverlegBesluiten(ctx, c, Besluit(gate.Verwijzing{ID: o, Versie: 1}, rto.Overig, Dirk)))
		},
		"overleg.aanwezigheid": func(c gate.Caller) error {
			return vergeet(h.OverlegAanwezigheid(ctx, c, rto.Aanwezigheid{Overleg: o, Versie: 1, Aanwezig: []rto.Aanwezige{{Partij: Reclassering, Medewerker: Dirk}}}))
		},
	}
}

// rule WGS-9, rule 7.2-1: to who may not know of it, what exists answers as what does not, to the letter; only the log knows of which it
// was, and keeps the refusal.
func TestGeheimenTotHetEinde(t *testing.T) {
	h := Nieuw(t)
	p := planhuisIn(h)
	p.vastgesteld(p.concept(0))
	bestaat := map[string]string{"casus": p.z.ID, "afspraak": p.afspraak("Elke week langs").ID, "vernietiging": h.Voorstel(gesloten(h)).ID,
		"overleg": h.AanTafel(p.z, Bo).ID}
	echt := geheimen(h, func(s string) string { return bestaat[s] })
	verzonnen := geheimen(h, func(s string) string { return s[:1] + "-bestaat-niet" })
	for naam, doe := range echt {
		for _, wie := range []string{Dirk, Bas, Els, Daan, Nul} {
			err := doe(Als(wie))
			e := h.Laatste()
			weg := verzonnen[naam](Als(wie))
			if err != errs.ErrNotFound || weg != errs.ErrNotFound {
				t.Errorf("%s by %s: %v on what exists, %v on what does not", naam, wie, err, weg)
			}
			if e.Handeling != naam || e.Uitkomst != audit.Refused || e.Casus == "" || e.Persoon != wie {
				t.Errorf("%s by %s stands in the log as %+v", naam, wie, e)
			}
			if na := h.Laatste(); na.Casus != "" || na.Handeling != naam {
				t.Errorf("%s by %s on nothing stands in the log as %+v", naam, wie, na)
			}
		}
	}
}
