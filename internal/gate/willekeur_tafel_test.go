// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"fmt"

	"rondetafel/internal/casus"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/plan"
	"rondetafel/internal/rto"
)

func tafelzetten() []zet {
	return []zet{{3, (*spel).opTafel}, {1, (*spel).opAgenda}, {2, (*spel).opPlan}}
}

// dek makes a round table on z, prepared, with the Partijen of mensen invited when there are any.
func (s *spel) dek(z *zaakM, mensen ...string) {
	v := gate.Verwijzing{ID: z.id, Versie: z.versie}
	t := &tafelM{zaak: z, genodigd: map[string]bool{}, uitgenodigd: len(mensen) > 0}
	o := s.h.Gepland(v)
	if t.uitgenodigd {
		var err error
		if o, err = s.h.OverlegUitnodigen(s.h.Ctx(), Als(Petra), Uitnodigen(o, mensen...)); err != nil {
			s.t.Fatal(err)
		}
	}
	for _, m := range mensen {
		t.genodigd[PartijVan(m)] = true
	}
	t.id, t.versie, z.geinformeerd = o.ID, o.Versie, true
	s.tafels = append(s.tafels, t)
}

// opTafel tries an act on an Overleg.
func (s *spel) opTafel(m mensM) {
	if len(s.tafels) == 0 {
		return
	}
	m = s.vooral(m, Anna, Bo, Cleo, Oda, Petra)
	t, naar := een(s, s.tafels), mensVan(een(s, Mensen()))
	handeling := een(s, []string{"overleg.lezen", "overleg.planning", "overleg.voorbereiden", "overleg.inplannen", "overleg.uitnodigen", "overleg.afvaardigen",
		"overleg.afronden"})
	s.stap = fmt.Sprintf("%s by %s on an Overleg to which %v are invited, ended %v, in %s, to %s", handeling, m.id, t.genodigd, t.afgerond, t.zaak.fase, naar.id)
	verwacht := wil(t.mag(m, handeling, naar), t.weet(m))
	v, err := s.aanTafel(m, t, handeling, naar)
	if err == nil && v.Versie > 0 {
		t.versie = v.Versie
	}
	s.gelijk(err, verwacht)
}

func (s *spel) aanTafel(m mensM, t *tafelM, handeling string, naar mensM) (v gate.Verwijzing, err error) {
	ctx, c := s.h.Ctx(), Als(m.id)
	in := s.h.Voorbereiding(gate.Verwijzing{ID: t.zaak.id})
	in.Overleg, in.Versie = t.id, t.versie
	switch handeling {
	case "overleg.lezen":
		err = vergeet(s.h.OverlegLezen(ctx, c, t.id))
	case "overleg.planning":
		err = vergeet(s.h.OverlegPlanning(ctx, c, t.id))
	case "overleg.voorbereiden":
		v, err = s.h.OverlegVoorbereiden(ctx, c, in)
	case "overleg.inplannen":
		planning := in.Planning
		planning.Overleg, planning.Versie = t.id, t.versie
		v, err = s.h.OverlegInplannen(ctx, c, planning)
	case "overleg.uitnodigen":
		if v, err = s.h.OverlegUitnodigen(ctx, c, Uitnodigen(gate.Verwijzing{ID: t.id, Versie: t.versie}, naar.id)); err == nil {
			t.genodigd[naar.partij], t.uitgenodigd = true, true
		}
	case "overleg.afvaardigen":
		if v, err = s.h.OverlegAfvaardigen(ctx, c, Afvaardiging(gate.Verwijzing{ID: t.id}, naar.id)); err == nil {
			t.zaak.aangewezen[naar.id] = true
		}
	case "overleg.afronden":
		if v, err = s.h.OverlegAfronden(ctx, c, rto.Verslag{Overleg: t.id, Versie: t.versie, Verslag: "Wij spraken elkaar."}); err == nil {
			t.afgerond = true
		}
	}
	return v, err
}

// opAgenda compares a list of Overleggen with what the table says.
func (s *spel) opAgenda(m mensM) {
	var toont, verwacht []string
	s.stap = "overleg.lijst by " + m.id
	for _, stand := range []string{"komend", "geweest"} {
		for pagina, meer := 1, true; meer; pagina++ {
			p, err := s.h.OverlegLijst(s.h.Ctx(), Als(m.id), gate.OverlegVraag{Stand: stand, Pagina: pagina})
			s.gelijk(err, wil(m.werkt && len(m.functies) > 0, true))
			for _, o := range p.Overleggen {
				toont = append(toont, fmt.Sprint(o.ID, " ", o.Lezen))
			}
			meer = p.Meer
		}
	}
	for _, t := range s.tafels {
		if t.weet(m) {
			verwacht = append(verwacht, fmt.Sprint(t.id, " ", t.leest(m)))
		}
	}
	s.zelfde(toont, verwacht)
}

// opPlan tries an act on the agenda, the plan, the consultation of the regisseurs or an own action.
func (s *spel) opPlan(m mensM) {
	m = s.vooral(m, Anna, Bo, Cleo, Petra)
	z := een(s, s.zaken)
	ctx, c := s.h.Ctx(), Als(m.id)
	handeling := een(s, []string{"plan.lezen", "plan.bewaren", "overleg.plannen", "regie.lezen", "regie.overleg", "regie.voortgang", "optreden.vastleggen",
		"optreden.lezen"})
	s.stap = fmt.Sprintf("%s by %s on a Casus in %s", handeling, m.id, z.fase)
	verwacht := wil(z.magPlan(m, handeling), z.weet(m))
	var v gate.Verwijzing
	var err error
	switch handeling {
	case "plan.lezen":
		err = vergeet(s.h.PlanLezen(ctx, c, z.id))
	case "plan.bewaren": // often on an old version: that is heard only behind the door
		err = vergeet(s.h.PlanBewaren(ctx, c, plan.Concept{Casus: z.id}))
	case "overleg.plannen":
		if v, err = s.h.OverlegPlannen(ctx, c, s.h.Voorbereiding(gate.Verwijzing{ID: z.id})); err == nil {
			s.tafels = append(s.tafels, &tafelM{id: v.ID, versie: v.Versie, zaak: z, genodigd: map[string]bool{}})
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
	s.gelijk(err, verwacht)
}

// inFase makes a Casus in fase, as it stands in a house where work goes on: in triage Bo, Cleo and Dirk were asked, of whom the last two
// answered, for the aanmelder and not; in RTO and Nazorg Bo and Cleo take part.
func (s *spel) inFase(z *zaakM, fase casus.Fase) gate.Verwijzing {
	switch fase {
	case casus.Triage:
		v := s.h.Triage()
		for _, wie := range []string{Bo, Cleo, Dirk} {
			q := s.h.Gevraagd(v, wie)
			k := &vraagM{id: q.ID, versie: 1, zaak: z, partij: PartijVan(wie), beantwoord: wie != Bo, delen: wie == Cleo}
			if k.beantwoord {
				in := Triageantwoord(q)
				in.DelenMetAanmelder, k.versie = k.delen, 2
				if _, err := s.h.TriagevraagAntwoorden(s.h.Ctx(), Als(wie), in); err != nil {
					s.t.Fatal(err)
				}
			}
			z.gevraagd[wie] = true
			s.vragen = append(s.vragen, k)
		}
		return v
	case casus.Nazorg:
		v := s.h.Nazorg()
		s.h.Betrek(v, Bo)
		s.h.Betrek(v, Cleo)
		z.doenMee(Bo, Cleo)
		return v
	}
	z.doenMee(Bo, Cleo)
	return s.h.RTO(Bo, Cleo)
}
