// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"rondetafel/internal/casus"
	"rondetafel/internal/informatie"
)

// The statement of tabel_test.go for what Partijen ask each other (article 12.1, rule WGS-3), and for who is relieved (WGS 1.8 lid 2).

// infoM is an Informatievraag as the model knows it.
type infoM struct {
	id                      string
	versie                  int64
	zaak                    *zaakM
	vrager, partij, steller string // vrager is "" for the procesregie itself
	stand                   informatie.VraagStand
}

// vraagtMee: the plan is made and carried out, or nazorg is given.
func (z *zaakM) vraagtMee() bool { return z.fase == casus.RTO || z.fase == casus.Nazorg }

// neemtDeel: designated by a Partij that has a part in it.
func (z *zaakM) neemtDeel(m mensM) bool { return z.meldt(m) || z.doetMee(m) }

// stelt: asks for what voor has to know.
func (z *zaakM) stelt(m mensM, voor string) bool {
	return m.werkt && z.vraagtMee() && (z.regisseurt(m) || z.neemtDeel(m) && voor == m.partij)
}

// leest: knows of the question.
func (q *infoM) leest(m mensM) bool {
	return m.werkt && !q.zaak.dicht() && (q.zaak.regisseurt(m) || (q.vrager == m.partij || q.partij == m.partij) && q.zaak.neemtDeel(m))
}

// leestReden: why it was refused (rule WGS-3).
func (q *infoM) leestReden(m mensM) bool {
	return q.leest(m) && (q.zaak.regie(m) || q.partij == m.partij && q.zaak.neemtDeel(m))
}

func (q *infoM) mag(m mensM, handeling string) bool {
	z, gevraagd := q.zaak, q.partij == m.partij && q.zaak.neemtDeel(m)
	if !m.werkt || !z.vraagtMee() {
		return false
	}
	switch handeling {
	case "beantwoorden":
		return gevraagd && (q.stand == informatie.VraagOpen || q.stand == informatie.VraagGeweigerd)
	case "weigeren":
		return gevraagd && q.stand == informatie.VraagOpen
	}
	vroeg := q.vrager == m.partij && z.neemtDeel(m) || q.vrager == "" && z.regie(m) || q.steller == m.id && z.regisseurt(m)
	return vroeg && q.stand == informatie.VraagOpen
}

// correctieM is a Correctieverzoek as the model knows it.
type correctieM struct {
	id     string
	versie int64
	stuk   *stukM
	vrager string
	stand  informatie.CorrectieStand
}

// bij brings a request up to what became of its piece.
func (k *correctieM) bij() *correctieM {
	if k.stuk.ingetrokken && k.stand == informatie.CorrectieOpen {
		k.stand, k.versie = informatie.CorrectieVervallen, k.versie+1
	}
	return k
}

// vraagtCorrectie: reads the piece of another Partij, and works for one that takes part.
func (k *stukM) vraagtCorrectie(m mensM, nu int64) bool {
	return k.leest(m, nu) && k.leverancier != m.partij && k.zaak.open() && k.zaak.neemtDeel(m)
}

// leest: knows of the request; who asked it and who directs the process as long as they read the piece.
func (k *correctieM) leest(m mensM, nu int64) bool {
	z := k.stuk.zaak
	if !m.werkt || z.dicht() || k.stuk.weg {
		return false
	}
	return z.regie(m) && k.stuk.leest(m, nu) || z.aangewezen[m.id] && (k.stuk.leverancier == m.partij || k.vrager == m.partij && k.stuk.leest(m, nu))
}

// antwoordt: only the supplier.
func (k *correctieM) antwoordt(m mensM) bool {
	z := k.stuk.zaak
	return m.werkt && z.open() && !k.stuk.weg && k.stuk.leverancier == m.partij && z.aangewezen[m.id] && k.stand == informatie.CorrectieOpen
}

// ontheft: takes somebody of their own Partij off a Casus; who directs the process does so with anybody.
func (z *zaakM) ontheft(m, naar mensM) bool {
	return m.werkt && z.open() && (z.regie(m) || z.werktIn(m) && naar.partij == m.partij)
}

// blijft: somebody who is designated cannot be relieved: the last one of their Partij, a Casusregisseur, who goes to a table, and who has
// an Afspraak that nobody takes over.
func (s *spel) blijft(z *zaakM, naar mensM) bool {
	if !z.aangewezen[naar.id] && !z.gevraagd[naar.id] {
		return false
	}
	collega := false
	for _, groep := range []map[string]bool{z.aangewezen, z.gevraagd} {
		for ander, aan := range groep {
			collega = collega || aan && ander != naar.id && mensVan(ander).partij == naar.partij
		}
	}
	for _, t := range s.tafels {
		if t.zaak == z && !t.afgelast && !t.afgerond && t.gestuurd[naar.partij] == naar.id {
			return true
		}
	}
	werk := s.h.Getal(`SELECT COUNT(*) FROM afspraak WHERE casus = $1 AND medewerker = $2 AND stand IN ('open', 'bezig', 'lukt_niet')`, z.id, naar.id)
	return !collega || z.casusregisseurs[naar.id] || werk > 0
}
