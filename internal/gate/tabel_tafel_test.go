// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"rondetafel/internal/casus"
	"rondetafel/internal/partij"
)

// The statement of tabel_test.go for the round table (articles 6, 7.2, 9.2 and 11.1) and for plan and execution (6.4 to 6.6, 13.1).

// tafelM is an Overleg as the model knows it.
type tafelM struct {
	id          string
	versie      int64
	zaak        *zaakM
	genodigd    map[string]bool // Partijen
	uitgenodigd bool
	afgerond    bool
}

// loopt: it is prepared and held now.
func (t *tafelM) loopt() bool { return t.zaak.fase == casus.RTO && !t.afgerond }

// aanTafel: of an invited Partij, and designated by it.
func (t *tafelM) aanTafel(m mensM) bool {
	return t.genodigd[m.partij] && (t.zaak.meldt(m) || t.zaak.doetMee(m))
}

// leest: a round table is not public (rule 7.2-1).
func (t *tafelM) leest(m mensM) bool {
	return m.werkt && (t.zaak.fase == casus.RTO || t.zaak.fase == casus.Afschaling) && (t.zaak.regie(m) || t.aanTafel(m))
}

// plant: supporting staff see when and where it is, and who is invited (rule 11.1-1).
func (t *tafelM) plant(m mensM) bool { return m.werkt && t.loopt() && m.heeft(partij.Ondersteuning) }

// weet: may know that it is there.
func (t *tafelM) weet(m mensM) bool { return t.leest(m) || t.plant(m) }

// mag answers for every act on an Overleg. naar is of the Partij that is invited, or who is sent.
func (t *tafelM) mag(m mensM, handeling string, naar mensM) bool {
	regie := m.werkt && t.zaak.regie(m)
	switch handeling {
	case "overleg.lezen":
		return t.leest(m)
	case "overleg.planning":
		return t.weet(m)
	case "overleg.voorbereiden":
		return regie && t.loopt()
	case "overleg.inplannen":
		return regie && t.loopt() || t.plant(m)
	case "overleg.uitnodigen": // rules 6.2-1, 9.2e-2, AVG-3
		return regie && t.loopt() && t.zaak.geinformeerd && (t.zaak.deelnemers[naar.partij] || t.zaak.aanmelder == naar.partij)
	case "overleg.afvaardigen":
		return m.werkt && t.loopt() && t.uitgenodigd && t.aanTafel(m)
	case "overleg.afronden":
		return regie && t.loopt() && t.uitgenodigd
	}
	panic("no such act: " + handeling)
}

// voertUit: the plan is carried out by the Partijen that take part, under who directs the process.
func (z *zaakM) voertUit(m mensM) bool {
	return m.werkt && z.fase == casus.RTO && (z.regie(m) || z.meldt(m) || z.doetMee(m))
}

// treedtOp: each Partij that takes part keeps its own powers (rule 13.1-1).
func (z *zaakM) treedtOp(m mensM) bool { return m.werkt && (z.meldt(m) || z.doetMee(m) && !z.vroeg()) }

// magPlan answers for the acts on the plan and beside it.
func (z *zaakM) magPlan(m mensM, handeling string) bool {
	regie := m.werkt && z.regie(m)
	switch handeling {
	case "plan.lezen":
		return z.voertUit(m)
	case "plan.bewaren", "overleg.plannen", "regie.lezen", "regie.overleg":
		return regie && z.fase == casus.RTO
	case "regie.voortgang": // of the Casusregisseur, and there is none
		return false
	case "optreden.vastleggen":
		return z.treedtOp(m)
	case "optreden.lezen":
		return z.treedtOp(m) || regie
	}
	panic("no such act: " + handeling)
}
