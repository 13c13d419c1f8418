// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"rondetafel/internal/casus"
	. "rondetafel/internal/gate/gatetest"
)

// The statement of tabel_test.go for triage (articles 1.8 and 9.2b) and for informing a betrokkene (rule AVG-3).

// vraagM is a Triagevraag as the model knows it.
type vraagM struct {
	id         string
	versie     int64
	zaak       *zaakM
	partij     string
	beantwoord bool
	delen      bool
}

// bevraagt: asks a Partij that signed the covenant and did not leave it.
func (z *zaakM) bevraagt(m mensM, naar mensM) bool {
	return m.werkt && z.regie(m) && z.fase == casus.Triage && naar.partij != Weg && naar.partij != Veiligheidshuis
}

// rondtAf: ends the triage.
func (z *zaakM) rondtAf(m mensM) bool { return m.werkt && z.regie(m) && z.fase == casus.Triage }

// informeert: answers whether a betrokkene was informed, once the Casus is one of the house and while work on it goes on.
func (z *zaakM) informeert(m mensM) bool {
	return m.werkt && z.regie(m) && z.open() && z.fase != casus.TeBevestigen
}

// van: one of the people of the asked Partij who have to do with it: through whom it was asked, or, when the Partij takes part after the
// triage, whom it designated (rule 1.8-1).
func (q *vraagM) van(m mensM) bool {
	return q.partij == m.partij && (q.zaak.gevraagd[m.id] || q.zaak.doetMee(m))
}

// leest: the question, and its answer when there is one (rules 1.8-1, 9.2b-1).
func (q *vraagM) leest(m mensM) bool {
	return m.werkt && !q.zaak.dicht() && (q.zaak.regie(m) || q.van(m) || q.beantwoord && q.delen && q.zaak.meldt(m))
}

// antwoordt: while the triage lasts.
func (q *vraagM) antwoordt(m mensM) bool {
	return m.werkt && q.zaak.fase == casus.Triage && q.partij == m.partij && q.zaak.gevraagd[m.id]
}
