// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"fmt"
	"maps"
	"slices"

	"rondetafel/internal/bestuur"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/plan"
	"rondetafel/internal/rto"
)

func planzetten() []zet {
	return []zet{{3, (*spel).opPlan}, {2, (*spel).opAfspraak}}
}

// opPlan tries an act on the agenda, the plan, the casusregie, the consultation of the regisseurs or an own action.
func (s *spel) opPlan(m mensM) {
	m = s.vooral(m, Anna, Bo, Cleo, Petra)
	z, naar := een(s, s.zaken), s.vooral(mensVan(een(s, Mensen())), Bo, Bas, Cleo)
	handeling := een(s, []string{"plan.lezen", "plan.bewaren", "plan.bewaren", "plan.voorleggen", "plan.instemmen", "plan.instemmen", "overleg.plannen",
		"casusregie.voorstellen", "regie.lezen", "regie.overleg", "regie.voortgang", "optreden.vastleggen", "optreden.lezen"})
	s.stap = fmt.Sprintf("%s by %s on a Casus in %s with %+v, regie %v, to %s", handeling, m.id, z.fase, z.plan, z.casusregisseurs, naar.id)
	verwacht := wil(z.magPlan(m, handeling, naar), z.weet(m))
	s.gelijk(s.aanPlan(m, z, handeling, naar), verwacht)
}

func (s *spel) aanPlan(m mensM, z *zaakM, handeling string, naar mensM) (err error) {
	ctx, c := s.h.Ctx(), Als(m.id)
	switch handeling {
	case "plan.lezen":
		err = vergeet(s.h.PlanLezen(ctx, c, z.id))
	case "plan.bewaren":
		err = s.bewaartPlan(m, z)
	case "plan.voorleggen":
		alVoor := z.plan.gevraagd != nil
		if err = vergeet(s.h.PlanVoorleggen(ctx, c, plan.Voorleggen{Casus: z.id, Versie: s.versieVan("plan", "casus", z.id)})); err == nil && !alVoor {
			z.plan.gevraagd, z.plan.ingestemd = z.betrokken(), map[string]bool{}
		}
	case "plan.instemmen":
		err = s.stemt(m, z)
	case "overleg.plannen":
		var v gate.Verwijzing
		if v, err = s.h.OverlegPlannen(ctx, c, s.h.Voorbereiding(gate.Verwijzing{ID: z.id})); err == nil {
			s.tafels = append(s.tafels, s.nieuweTafel(z, v))
		}
	case "casusregie.voorstellen":
		if err = vergeet(s.h.CasusregieVoorstellen(ctx, c, rto.Voorstel{Casus: z.id, Medewerker: naar.id, Reden: "Drie weken vrij."})); err == nil {
			z.voorgesteld = naar.id
		}
	case "regie.lezen":
		err = vergeet(s.h.RegieLezen(ctx, c, z.id))
	case "regie.overleg":
		err = vergeet(s.h.RegieAfstemmen(ctx, c, plan.Afstemming{Casus: z.id, Soort: plan.Overleg, Tekst: "Wij belden."}))
	case "regie.voortgang":
		err = vergeet(s.h.RegieAfstemmen(ctx, c, plan.Afstemming{Casus: z.id, Soort: plan.Voortgang, Tekst: "Het gaat goed."}))
	case "optreden.vastleggen":
		err = vergeet(s.h.OptredenVastleggen(ctx, c, plan.Optreden{Casus: z.id, Omschrijving: "Een huisbezoek.", Delen: s.n(2) == 0}))
	case "optreden.lezen":
		err = vergeet(s.h.OptredenLezen(ctx, c, z.id))
	}
	return err
}

// versieVan is the version of a row, 0 when there is none. What somebody saw is not what is played with here.
func (s *spel) versieVan(tabel, kolom, id string) int64 {
	return s.h.Getal(`SELECT COALESCE(MAX(versie), 0) FROM `+tabel+` WHERE `+kolom+` = $1`, id)
}

// concept is a draft of the plan of z, whole or without criteria.
func (s *spel) concept(z *zaakM, heel bool) plan.Concept {
	dag := s.h.Vandaag()
	c := plan.Concept{Casus: z.id, Versie: s.versieVan("plan", "casus", z.id), Wijziging: "Het kan beter.",
		Inhoud: plan.Inhoud{Doelen: []plan.Doel{{Leefgebied: "wonen", Tekst: "Sem woont op zichzelf.", Afspraken: []plan.Afspraak{
			{Wat: "Woonplek zoeken", Partij: Gemeente, Medewerker: Anna, Soort: plan.Zorg, Uiterlijk: dag}}}}}}
	if z.doetMee(mensVan(Bo)) {
		c.Doelen[0].Afspraken = append(c.Doelen[0].Afspraken, plan.Afspraak{Wat: "Langsgaan", Partij: Politie, Medewerker: Bo, Soort: plan.Repressie, Uiterlijk: dag})
	}
	for _, p := range slices.Sorted(maps.Keys(z.betrokken())) {
		c.Rollen = append(c.Rollen, plan.Partijrol{Partij: p, Rol: "Helpt mee", Informatiebehoefte: "Waar Sem woont"})
	}
	if heel {
		c.Criteria = []plan.Afschaalcriterium{{Tekst: "Een vaste woonplek."}}
	}
	return c
}

// bewaartPlan saves a draft, sometimes over a version that somebody else made: that is heard only behind the door.
func (s *spel) bewaartPlan(m mensM, z *zaakM) error {
	heel := s.n(4) > 0
	in := s.concept(z, heel)
	if s.n(8) == 0 {
		in.Versie += 7
	}
	err := vergeet(s.h.PlanBewaren(s.h.Ctx(), Als(m.id), in))
	if err == nil {
		z.plan = planM{versies: z.plan.versies, concept: true, heel: heel, rollen: z.betrokken()}
	}
	return err
}

// stemt answers for the Partij of m: at the first no it is over, at the last yes the draft is the plan.
func (s *spel) stemt(m mensM, z *zaakM) error {
	eens := s.n(5) > 0
	in := bestuur.Instemmen{Casus: z.id, Versie: s.versieVan("plan", "casus", z.id), Antwoord: "ja"}
	if !eens {
		in.Antwoord, in.Reden = "nee", "Te weinig toezicht."
	}
	if err := vergeet(s.h.PlanInstemmen(s.h.Ctx(), Als(m.id), in)); err != nil {
		return err
	}
	if !eens {
		z.plan.gevraagd, z.plan.ingestemd = nil, nil
		return nil
	}
	if z.plan.ingestemd[m.partij] {
		s.t.Fatalf("%s: an answer was given twice", s.stap)
	}
	if z.plan.ingestemd[m.partij] = true; maps.Equal(z.plan.ingestemd, z.plan.gevraagd) {
		s.wordtVastgesteld(z)
	}
	if kreeg := s.h.Getal(`SELECT COUNT(*) FROM plan_versie WHERE casus = $1`, z.id); kreeg != int64(z.plan.versies) {
		s.t.Fatalf("%s: %d versions, the table says %d", s.stap, kreeg, z.plan.versies)
	}
	return nil
}

// wordtVastgesteld: the draft is the plan now; what it leaves out of the one before is vervallen, unless it was done.
func (s *spel) wordtVastgesteld(z *zaakM) {
	z.plan = planM{versies: z.plan.versies + 1}
	for _, a := range s.afspraken {
		a.vervallen = a.vervallen || a.zaak == z && !a.klaar
	}
	rijen, err := s.h.DB().QueryContext(s.h.Ctx(), `SELECT id, partij FROM afspraak WHERE casus = $1`, z.id)
	moet(s, err)
	defer rijen.Close()
	for rijen.Next() {
		a := &afspraakM{zaak: z}
		moet(s, rijen.Scan(&a.id, &a.partij))
		if !slices.ContainsFunc(s.afspraken, func(b *afspraakM) bool { return b.id == a.id }) {
			s.afspraken = append(s.afspraken, a)
		}
	}
	moet(s, rijen.Err())
}

func moet(s *spel, err error) {
	s.t.Helper()
	if err != nil {
		s.t.Fatal(err)
	}
}

// opAfspraak tries an act on an Afspraak.
func (s *spel) opAfspraak(m mensM) {
	if len(s.afspraken) == 0 {
		return
	}
	m = s.vooral(m, Anna, Bo, Cleo, Petra)
	a := een(s, s.afspraken)
	ctx, c := s.h.Ctx(), Als(m.id)
	handeling := een(s, []string{"afspraak.lezen", "afspraak.melden", "afspraak.melden", "afspraak.aantekenen"})
	s.stap = fmt.Sprintf("%s by %s on an Afspraak of %s, vervallen %v, in a Casus in %s", handeling, m.id, a.partij, a.vervallen, a.zaak.fase)
	verwacht := wil(a.mag(m, handeling), a.mag(m, "afspraak.lezen"))
	var err error
	switch handeling {
	case "afspraak.lezen":
		err = vergeet(s.h.AfspraakLezen(ctx, c, a.id))
	case "afspraak.melden":
		stand := een(s, []plan.Stand{plan.Bezig, plan.Klaar, plan.LuktNiet})
		in := plan.Melding{Afspraak: a.id, Versie: s.versieVan("afspraak", "id", a.id), Stand: stand, Toelichting: "Zo staat het."}
		if err = vergeet(s.h.AfspraakMelden(ctx, c, in)); err == nil {
			a.klaar = stand == plan.Klaar
		}
	case "afspraak.aantekenen":
		err = vergeet(s.h.AfspraakAantekenen(ctx, c, plan.Aantekenen{Afspraak: a.id, Tekst: "Denk eraan.", Herinnering: s.n(2) == 0}))
	}
	s.gelijk(err, verwacht)
}
