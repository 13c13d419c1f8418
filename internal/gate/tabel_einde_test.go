// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"rondetafel/internal/casus"
	"rondetafel/internal/partij"
)

// The statement of tabel_test.go for the end of a Casus: hand-over and cleaning (articles 1.10 and 2.3), closing (rule WGS-9) and
// destruction (rule AVG-7).

// eindeM is a destruction as the model knows it.
type eindeM struct {
	id          string
	zaak        *zaakM
	voorsteller string
	controleur  string
	stand       casus.VernietigingStand
	vanaf       int64 // microseconds from which it may be done
	weg         bool  // a proposal that went with the dossier
}

// magEinde answers for the acts that bring a Casus to its end.
func (s *spel) magEinde(z *zaakM, m mensM, handeling string) bool {
	regie := m.werkt && z.regie(m)
	switch handeling {
	case "casus.overdragen": // rule 2.3-2: nazorg alone, a round table decides for the others
		return regie && z.fase == casus.Nazorg
	case "casus.opschonen": // rule 1.10-1: after the decision to scale down
		return regie && z.fase == casus.Afschaling
	case "casus.sluiten": // rule 1.10-2: when it is clean and no Overleg is open, or it went no further
		return regie && (z.fase == casus.Afschaling && s.schoon(z) && !s.overlegOpen(z) || z.fase == casus.Afgewezen || z.fase == casus.Doorverwezen)
	case "vernietiging.voorstellen":
		return m.werkt && z.fase == casus.Gesloten && (z.regie(m) || m.heeft(partij.Manager)) && !s.eindigt(z)
	}
	panic("no such act: " + handeling)
}

// schoon: it was cleaned, and of each piece that is there it was decided that it stays as it is.
func (s *spel) schoon(z *zaakM) bool {
	for _, k := range s.stukken {
		if k.zaak == z && !k.weg && !k.houden {
			return false
		}
	}
	return z.opgeschoond
}

// eindigt: a proposal to destroy it goes on.
func (s *spel) eindigt(z *zaakM) bool {
	for _, e := range s.einden {
		if e.zaak == z && e.loopt() {
			return true
		}
	}
	return false
}

func (e *eindeM) loopt() bool {
	return e.stand == casus.VernietigingVoorgesteld || e.stand == casus.VernietigingAkkoord
}

// gaatOverEinde: reads and checks destructions.
func gaatOverEinde(m mensM) bool {
	return m.werkt && m.heeft(partij.Procesregisseur, partij.Manager, partij.FG)
}

// mag answers for the acts on a destruction: two people, and a week in which one of those who are involved can stop it.
func (e *eindeM) mag(m mensM, handeling string) bool {
	if !gaatOverEinde(m) || e.weg {
		return false
	}
	switch handeling {
	case "vernietiging.lezen":
		return true
	case "vernietiging.controleren":
		return e.stand == casus.VernietigingVoorgesteld && e.voorsteller != m.id
	case "vernietiging.stoppen":
		return e.loopt() && (m.heeft(partij.Manager, partij.FG) || e.zaak.regie(m) || m.id == e.voorsteller || m.id == e.controleur)
	}
	panic("no such act: " + handeling)
}

// verdwijnt: the key and every row are gone; who had a part in it is not known any more, and a certificate names nobody.
func (s *spel) verdwijnt(e *eindeM) {
	z := e.zaak
	z.fase, z.regisseur, z.casusregie, z.versie = casus.Vernietigd, "", "", s.versieVan("casus", "id", z.id)
	z.aangewezen, z.gevraagd, z.deelnemers, z.casusregisseurs = map[string]bool{}, map[string]bool{}, map[string]bool{}, nil
	e.stand, e.voorsteller, e.controleur = casus.VernietigingKlaar, "", ""
	for _, ander := range s.einden {
		ander.weg = ander.weg || ander.zaak == z && ander != e
	}
	for _, k := range s.stukken {
		k.weg = k.weg || k.zaak == z
	}

}
