// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"slices"
	"time"

	"rondetafel/internal/casus"
	"rondetafel/internal/partij"
	"rondetafel/internal/rto"
)

// The statement of tabel_test.go for the round table (articles 6, 7.2, 9.2 and 11.1).

// tafelM is an Overleg as the model knows it.
type tafelM struct {
	id          string
	versie      int64
	zaak        *zaakM
	genodigd    map[string]bool // Partijen
	uitgenodigd bool
	afgerond    bool
	afgelast    bool
	besloten    bool // something was decided at it
	begin       time.Time
	gestuurd    map[string]string // Partij → whom it sends, with a mandate
	aanwezig    map[string]string // Partij → who is there
	deed        map[string]bool   // Partijen that took part in a decision
}

// telt are the Partijen that are represented: there by whom they send (rule 6.3-1), in the order of their ids.
func (t *tafelM) telt() (uit []string) {
	for p, wie := range t.aanwezig {
		if wie != "" && t.gestuurd[p] == wie {
			uit = append(uit, p)
		}
	}
	slices.Sort(uit)
	return uit
}

// overlegOpen: one is still to be held, or to be rounded off.
func (s *spel) overlegOpen(z *zaakM) bool {
	return slices.ContainsFunc(s.tafels, func(t *tafelM) bool { return t.zaak == z && !t.afgerond && !t.afgelast })
}

// stuurt: a Partij sends naar, who is designated by that, and no longer whom it sent before.
func (s *spel) stuurt(t *tafelM, partij, naar string) {
	z, was := t.zaak, t.gestuurd[partij]
	if t.gestuurd[partij] = naar; !z.aangewezen[naar] {
		if z.gezonden == nil {
			z.gezonden = map[string]bool{}
		}
		z.aangewezen[naar], z.gezonden[naar] = true, true
	}
	s.laatGaan(z, was)
}

// laatGaan: who was designated only because they were sent, is so no more when nobody sends them (WGS 1.8 lid 2). The last one of a
// Partij stays, and so does who has an Afspraak.
func (s *spel) laatGaan(z *zaakM, wie string) {
	nog := slices.ContainsFunc(s.tafels, func(t *tafelM) bool { return t.zaak == z && !t.afgelast && t.gestuurd[mensVan(wie).partij] == wie })
	if !z.gezonden[wie] || nog {
		return
	}
	werk := s.h.Getal(`SELECT COUNT(*) FROM afspraak WHERE casus = $1 AND medewerker = $2 AND stand IN ('open', 'bezig', 'lukt_niet')`, z.id, wie)
	for ander, aan := range z.aangewezen {
		if aan && ander != wie && werk == 0 && mensVan(ander).partij == mensVan(wie).partij {
			delete(z.aangewezen, wie)
			delete(z.gezonden, wie)
			return
		}
	}
}

// loopt: it is prepared and held now.
func (t *tafelM) loopt() bool { return t.zaak.fase == casus.RTO && !t.afgerond && !t.afgelast }

// aanTafel: of an invited Partij, and designated by it.
func (t *tafelM) aanTafel(m mensM) bool {
	return t.genodigd[m.partij] && (t.zaak.meldt(m) || t.zaak.doetMee(m))
}

// leest: a round table is not public (rule 7.2-1).
func (t *tafelM) leest(m mensM) bool {
	return m.werkt && (t.zaak.fase == casus.RTO || t.zaak.fase == casus.Afschaling) && (t.zaak.regie(m) || t.aanTafel(m))
}

// plant: supporting staff see when and where it is, and who is invited (rule 11.1-1).
// They see that it was cancelled, too.
func (t *tafelM) plant(m mensM) bool {
	return m.werkt && t.zaak.fase == casus.RTO && !t.afgerond && m.heeft(partij.Ondersteuning)
}

// weet: may know that it is there.
func (t *tafelM) weet(m mensM) bool { return t.leest(m) || t.plant(m) }

// mag answers for every act on an Overleg. naar is of the Partij that is invited, or who is sent.
func (t *tafelM) mag(m mensM, handeling string, naar mensM) bool {
	regie := m.werkt && t.zaak.regie(m)
	leidt := regie && t.loopt()
	switch handeling {
	case "overleg.lezen", "overleg.planning", "overleg.inplannen":
		return t.magKijken(m, handeling)
	case "overleg.voorbereiden": // what was held stays as it was
		return leidt && !t.besloten
	case "overleg.uitnodigen": // rules 6.2-1, 9.2e-2, AVG-3
		return leidt && t.zaak.geinformeerd && t.zaak.betrokken()[naar.partij]
	case "overleg.afvaardigen":
		return m.werkt && t.loopt() && t.uitgenodigd && t.aanTafel(m)
	case "overleg.afronden", "overleg.afgelasten":
		return regie && t.magEindigen(handeling)
	case "overleg.aanwezigheid": // rule 6.2-1: nobody but whom an invited Partij sends
		return leidt && t.uitgenodigd && t.gestuurd[naar.partij] == naar.id
	}
	panic("no such act: " + handeling)
}

// magEindigen answers for the end of an Overleg: the report of the last one comes after its decision, and only what was not held is
// cancelled.
func (t *tafelM) magEindigen(handeling string) bool {
	if !t.zaak.wordtUitgevoerd() || t.afgerond || t.afgelast {
		return false
	}
	return handeling == "overleg.afronden" && t.uitgenodigd || handeling == "overleg.afgelasten" && !t.besloten
}

// magKijken answers for what supporting staff may do too, or not (rule 11.1-1).
func (t *tafelM) magKijken(m mensM, handeling string) bool {
	switch handeling {
	case "overleg.lezen":
		return t.leest(m)
	case "overleg.planning":
		return t.weet(m)
	}
	return t.loopt() && !t.besloten && (m.werkt && t.zaak.regie(m) || t.plant(m))
}

// magBesluiten: where nobody is represented nothing is decided, and each decision needs what it is about.
func (t *tafelM) magBesluiten(m mensM, soort rto.SoortBesluit) bool {
	if !m.werkt || !t.zaak.regie(m) || !t.loopt() || !t.uitgenodigd || len(t.telt()) == 0 {
		return false
	}
	switch soort {
	case rto.Plan:
		return t.zaak.volledig()
	case rto.Vervanger: // rule 1.3-1
		return t.zaak.staatVoor()
	case rto.Afschalen: // rule 6.4d-1
		return t.zaak.plan.versies > 0
	}
	return true
}
