// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"rondetafel/internal/casus"
	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/klok"
	"rondetafel/internal/policy"
)

// taakVan is what waits in a Casus: one task, but in triage one for each question that is still out, if there are.
func (s *scope) taakVan(r rij, soort string) ([]Taak, error) {
	s.toont(r.ID)
	een := Taak{Soort: soort, Casus: s.regel(r)}
	if soort != "triage" {
		err := s.ofSluiten(&een)
		return []Taak{een}, err
	}
	vragen, err := s.tx.Triagevragen(r.ID)
	var uit []Taak
	for _, v := range vragen {
		if v.Beantwoord == 0 && s.g.echt("triagevraag", v.ID, v.Zegel, triagevraagVelden(v)) {
			van := s.huis.partij(v.Partij)
			uit = append(uit, Taak{Soort: "triage_open", Casus: een.Casus, Van: &van, Object: v.ID, Uiterlijk: v.Uiterlijk})
			s.toont(v.ID)
		}
	}
	if len(uit) == 0 {
		uit = []Taak{een}
	}
	return uit, err
}

// uitgesteld finds the open casussen that the caller directs in which telling a betrokkene waited until a day that has come: the question comes
// back (rule AVG-3).
func (s *scope) uitgesteld() ([]Taak, error) {
	open := true
	rijen, err := s.casussen(store.Keuze{Open: &open, Sorteer: "aangemeld", Rol: uint64(policy.RolProcesregisseur | policy.RolWaarnemer)}, maxTaken, 0)
	var uit []Taak
	informeren := s.velen("betrokkene.informeren")
	for _, r := range rijen {
		if err != nil || len(s.wie) != 1 || !informeren.mag(func(int) policy.Resource { return r.feiten }) {
			continue
		}
		var tot string
		if tot, err = s.uitstelVoorbij(zaak{Casus: r.Casus}); tot != "" {
			uit = append(uit, Taak{Soort: "informeren", Casus: s.regel(r), Uiterlijk: tot})
			s.toont(r.ID)
		}
	}
	return uit, err
}

// uitstelVoorbij returns the first day, ISO, until which telling a betrokkene of z waited and that has come; "" when there is none.
func (s *scope) uitstelVoorbij(z zaak) (string, error) {
	antwoorden, err := s.informeringen(z)
	eerste := ""
	for _, a := range antwoorden {
		wacht := casus.Informeren{Stand: a.Stand, Tot: klok.Datum(a.Tot)}
		if a.Stand == casus.Uitgesteld && !wacht.Beantwoord(moment(s.moment)) && (eerste == "" || a.Tot < eerste) {
			eerste = a.Tot
		}
	}
	return eerste, err
}

// gevraagd finds the questions of a triage that the caller may answer for their Partij, the most urgent first.
func (s *scope) gevraagd() ([]Taak, error) {
	rijen, err := s.tx.OpenTriagevragen(s.wie[0].Partij)
	if err != nil {
		return nil, err
	}
	var uit []Taak
	for _, v := range rijen {
		k, ok, err := s.magAntwoorden(v)
		if err != nil {
			return nil, err
		}
		if ok {
			van := s.huis.partij(k.Namens)
			uit = append(uit, Taak{Soort: "triagevraag", Casus: CasusRegel{Nummer: k.zaak.Nummer}, Van: &van, Object: k.ID, Uiterlijk: k.Uiterlijk})
			s.toont(k.ID)
		}
	}
	return uit, nil
}

// magAntwoorden tells whether every caller may answer a question; a permission stands in the entry.
func (s *scope) magAntwoorden(v store.Triagevraag) (vraagstuk, bool, error) {
	z := zaak{rto: &rtoStand{}}
	for i, w := range s.wie {
		g, err := s.tx.Gezien(v.Casus, w.Medewerker, w.Partij)
		if err != nil {
			return vraagstuk{}, false, alsEr(err)
		}
		if i == 0 {
			z.Casus = g.Casus
		}
		z.feiten = append(z.feiten, s.casusFeiten(g))
	}
	k := s.maakVraagstuk(z, v)
	return k, s.mag("triagevraag.antwoorden", k.op), nil
}
