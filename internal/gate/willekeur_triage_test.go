// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"fmt"

	"rondetafel/internal/casus"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
)

func triagezetten() []zet {
	return []zet{{3, (*spel).opTriage}, {2, (*spel).opVraag}}
}

// opTriage tries an act on the triage of a Casus, or informs its betrokkene.
func (s *spel) opTriage(m mensM) {
	m = s.vooral(m, Petra)
	z, naar := een(s, s.zaken), mensVan(een(s, Mensen()))
	ctx, c, v := s.h.Ctx(), Als(m.id), gate.Verwijzing{ID: z.id, Versie: z.versie}
	handeling := een(s, []string{"triage.vragen", "triage.vragen", "triage.afronden", "betrokkene.informeren"})
	s.stap = fmt.Sprintf("%s by %s on a Casus in %s, to %s", handeling, m.id, z.fase, naar.id)
	var mag bool
	var err error
	switch handeling {
	case "triage.vragen":
		mag = z.bevraagt(m, naar)
		if v, err = s.h.TriageVragen(ctx, c, s.h.Triagevraag(v, naar.id)); err == nil {
			z.gevraagd[naar.id] = true
			s.vragen = append(s.vragen, &vraagM{id: v.ID, versie: 1, zaak: z, partij: naar.partij})
		}
	case "triage.afronden":
		mag = z.rondtAf(m)
		in := Uitkomst(v, naar.id)
		if s.n(3) == 0 {
			in.Route, in.Naar, in.Partijen = casus.Doorverwezen, "Het wijkteam", nil
		}
		if v, err = s.h.TriageAfronden(ctx, c, in); err == nil {
			s.naTriage(z, in, naar)
			z.versie = v.Versie
		}
	case "betrokkene.informeren":
		mag = z.informeert(m)
		if err = vergeet(s.h.BetrokkeneInformeren(ctx, c, s.h.Informeren(v))); err == nil {
			z.geinformeerd = true
		}
	}
	// Nobody in it is known any more, or not yet to who will follow its course when it is assigned (rules 1.10-3, 8.2c-2).
	weg := handeling == "betrokkene.informeren" && (z.fase == casus.Vernietigd || z.regisseur == "" && !z.leest(m))
	s.gelijk(err, wil(mag, z.weet(m) && !weg))
}

// vooral is m, or as often somebody of those who have most to do with it.
func (s *spel) vooral(m mensM, mensen ...string) mensM {
	if s.n(2) == 0 {
		return m
	}
	return mensVan(een(s, mensen))
}

// naTriage is what the end of a triage does: who was asked has no part in it any more, who is relevant has.
func (s *spel) naTriage(z *zaakM, in casus.Triageuitkomst, naar mensM) {
	z.fase, z.gevraagd = in.Route, map[string]bool{}
	if in.Route == casus.RTO {
		z.deelnemers[naar.partij] = true
		z.wijs(naar.id)
	}
}

// opVraag tries to read or answer a question.
func (s *spel) opVraag(m mensM) {
	if len(s.vragen) == 0 {
		return
	}
	m = s.vooral(m, Anna, Bo, Cleo, Dirk, Petra)
	q := een(s, s.vragen)
	s.stap = fmt.Sprintf("a question to %s in a Casus in %s, answered %v, shared %v, by %s", q.partij, q.zaak.fase, q.beantwoord, q.delen, m.id)
	if s.n(2) == 0 {
		b, err := s.h.TriagevraagLezen(s.h.Ctx(), Als(m.id), q.id)
		s.gelijk(err, wil(q.leest(m), false))
		if err == nil && (b.Antwoord != nil) != q.beantwoord {
			s.t.Fatalf("%s shows the answer %+v", s.stap, b.Antwoord)
		}
		return
	}
	in := Triageantwoord(gate.Verwijzing{ID: q.id, Versie: q.versie})
	in.DelenMetAanmelder = s.n(2) == 0
	v, err := s.h.TriagevraagAntwoorden(s.h.Ctx(), Als(m.id), in)
	s.gelijk(err, wil(q.antwoordt(m), q.leest(m)))
	if err == nil {
		q.beantwoord, q.delen, q.versie = true, in.DelenMetAanmelder, v.Versie
	}
}

// triageOpPagina compares the questions on the page of a Casus with what the table says.
func (s *spel) triageOpPagina(m mensM, id string, b gate.CasusBlad) {
	var toont, verwacht []string
	if b.Triage != nil {
		for _, v := range b.Triage.Vragen {
			toont = append(toont, fmt.Sprint(v.ID, " ", v.Antwoord != nil))
		}
	}
	for _, q := range s.vragen {
		if q.zaak.id == id && q.leest(m) {
			verwacht = append(verwacht, fmt.Sprint(q.id, " ", q.beantwoord))
		}
	}
	s.stap = "questions on the page for " + m.id
	s.zelfde(toont, verwacht)
}
