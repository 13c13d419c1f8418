// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"maps"

	"rondetafel/internal/casus"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/partij"
)

// The statement of tabel_test.go for the casusregie (articles 1.3, 6.4 under a and 10) and for the plan and its execution (6.4 to 6.6 and
// 13.1).

// planM is the plan of a Casus as the model knows it.
type planM struct {
	versies   int             // that are vastgesteld
	concept   bool            // there is a draft of the next one
	heel      bool            // it has goals, afspraken and criteria
	rollen    map[string]bool // Partijen of which it says what they do
	gevraagd  map[string]bool // Partijen to which the draft was put; nil when it was not
	ingestemd map[string]bool // of which agreed
}

// afspraakM is an Afspraak as the model knows it.
type afspraakM struct {
	id, partij string
	zaak       *zaakM
	klaar      bool
	vervallen  bool
}

// wordtUitgevoerd: a plan is made and carried out, or looked back on.
func (z *zaakM) wordtUitgevoerd() bool { return z.fase == casus.RTO || z.fase == casus.Afschaling }

// regisseurt: one of the two who consult, the Casusregisseur or who directs the process.
func (z *zaakM) regisseurt(m mensM) bool { return z.regie(m) || z.casusregisseurs[m.id] }

// betrokken are the Partijen that take part.
func (z *zaakM) betrokken() map[string]bool {
	uit := maps.Clone(z.deelnemers)
	uit[z.aanmelder] = true
	return uit
}

// voertUit: the plan is carried out by the Partijen that take part, under who directs.
func (z *zaakM) voertUit(m mensM) bool {
	return m.werkt && z.wordtUitgevoerd() && (z.regisseurt(m) || z.meldt(m) || z.doetMee(m))
}

// treedtOp: each Partij that takes part keeps its own powers (rule 13.1-1).
func (z *zaakM) treedtOp(m mensM) bool {
	return m.werkt && !z.dicht() && (z.meldt(m) || z.doetMee(m) && !z.vroeg())
}

// volledig: the draft can be adopted (rules 6.4b-1, 6.4c-1, 6.4d-1): of every Partij that takes part it says what it does.
func (z *zaakM) volledig() bool {
	if !z.plan.concept || !z.plan.heel {
		return false
	}
	for p := range z.betrokken() {
		if !z.plan.rollen[p] {
			return false
		}
	}
	return true
}

// magPlan answers for the acts on the plan and beside it.
func (z *zaakM) magPlan(m mensM, handeling string, naar mensM) bool {
	switch handeling {
	case "plan.lezen":
		return z.voertUit(m)
	case "overleg.plannen":
		return m.werkt && z.regie(m) && z.fase == casus.RTO
	case "plan.bewaren":
		return m.werkt && z.regisseurt(m) && z.fase == casus.RTO
	case "plan.voorleggen":
		return m.werkt && z.regisseurt(m) && z.fase == casus.RTO && z.volledig() && z.plan.versies > 0
	case "plan.instemmen":
		return z.stemtIn(m)
	case "casusregie.voorstellen": // rule 1.3-1: its own Partij proposes one of its own people
		return m.werkt && z.fase == casus.RTO && z.aangewezen[m.id] && z.casusregie == m.partij && naar.partij == m.partij && naar.heeft(partij.Uitvoerder)
	}
	return z.magErnaast(m, handeling)
}

// magErnaast answers for what stands beside the plan.
func (z *zaakM) magErnaast(m mensM, handeling string) bool {
	switch handeling {
	case "regie.lezen", "regie.overleg": // rule 6.6-1
		return m.werkt && z.regisseurt(m) && z.wordtUitgevoerd()
	case "regie.voortgang": // rule 10.3-1: of the Casusregisseur
		return m.werkt && z.casusregisseurs[m.id] && z.wordtUitgevoerd()
	case "optreden.vastleggen":
		return z.treedtOp(m)
	case "optreden.lezen":
		return z.treedtOp(m) || m.werkt && !z.dicht() && z.regisseurt(m)
	}
	panic("no such act: " + handeling)
}

// stemtIn: all Partijen that take part are asked, and no others, about a change of the plan (rule 6.4b-1).
func (z *zaakM) stemtIn(m mensM) bool {
	return m.werkt && z.fase == casus.RTO && (z.meldt(m) || z.doetMee(m)) && z.volledig() && z.plan.versies > 0 && maps.Equal(z.plan.gevraagd, z.betrokken())
}

// mag answers for the acts on an Afspraak: its own Partij reports, who directs reminds and writes notes (rule 6.5-1).
func (a *afspraakM) mag(m mensM, handeling string) bool {
	loopt := a.zaak.fase == casus.RTO && !a.vervallen
	switch handeling {
	case "afspraak.lezen":
		return a.zaak.voertUit(m)
	case "afspraak.melden":
		return m.werkt && loopt && a.partij == m.partij && (a.zaak.meldt(m) || a.zaak.doetMee(m))
	case "afspraak.aantekenen":
		return m.werkt && loopt && a.zaak.regisseurt(m)
	}
	panic("no such act: " + handeling)
}

// wijstAan: the round table appoints a Casusregisseur; a former one and their deputies have nothing of it any more (rule 6.4a-1).
func (z *zaakM) wijstAan(wie string) {
	m := mensVan(wie)
	z.casusregisseurs, z.casusregie = map[string]bool{wie: true}, m.partij
	z.wijs(wie)
}

// kanRegisseren: an employee of a Partij that takes part (rule 1.12-1).
func (z *zaakM) kanRegisseren(m mensM) bool {
	return m.werkt && z.betrokken()[m.partij] && m.heeft(partij.Uitvoerder)
}

// staatVoor: the proposal of a deputy that waits; one of a Partij without the casusregie lapsed.
func (z *zaakM) staatVoor() bool {
	return z.voorgesteld != "" && PartijVan(z.voorgesteld) == z.casusregie
}
