// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"fmt"
	"time"

	"rondetafel/internal/casus"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/rto"
)

func tafelzetten() []zet {
	return []zet{{3, (*spel).opTafel}, {2, (*spel).opBesluit}, {1, (*spel).opAgenda}}
}

// dek makes a round table on z, prepared, with the Partijen of mensen invited when there are any.
func (s *spel) dek(z *zaakM, mensen ...string) {
	v := gate.Verwijzing{ID: z.id, Versie: z.versie}
	t := s.nieuweTafel(z, v)
	t.uitgenodigd = len(mensen) > 0
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

// nieuweTafel is an Overleg that was planned for now.
func (s *spel) nieuweTafel(z *zaakM, v gate.Verwijzing) *tafelM {
	t := &tafelM{id: v.ID, versie: v.Versie, zaak: z, begin: s.minuut(), genodigd: map[string]bool{}, gestuurd: map[string]string{}, aanwezig: map[string]string{}}
	z.tafels = append(z.tafels, t)
	return t
}

// minuut is the begin of an Overleg that is planned now.
func (s *spel) minuut() time.Time { return s.h.Klok.Nu().Truncate(time.Minute) }

// opTafel tries an act on an Overleg.
func (s *spel) opTafel(m mensM) {
	if len(s.tafels) == 0 {
		return
	}
	m = s.vooral(m, Anna, Bo, Cleo, Oda, Petra)
	t, naar := een(s, s.tafels), s.vooral(mensVan(een(s, Mensen())), Anna, Bo)
	handeling := een(s, []string{"overleg.lezen", "overleg.planning", "overleg.voorbereiden", "overleg.inplannen", "overleg.uitnodigen", "overleg.afvaardigen",
		"overleg.aanwezigheid", "overleg.afronden", "overleg.afgelasten"})
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
		if v, err = s.h.OverlegVoorbereiden(ctx, c, in); err == nil {
			t.begin = s.minuut()
		}
	case "overleg.inplannen":
		planning := in.Planning
		planning.Overleg, planning.Versie = t.id, t.versie
		if v, err = s.h.OverlegInplannen(ctx, c, planning); err == nil {
			t.begin = s.minuut()
		}
	case "overleg.uitnodigen":
		if v, err = s.h.OverlegUitnodigen(ctx, c, Uitnodigen(gate.Verwijzing{ID: t.id, Versie: t.versie}, naar.id)); err == nil {
			t.genodigd[naar.partij], t.uitgenodigd = true, true
		}
	case "overleg.afvaardigen":
		if v, err = s.h.OverlegAfvaardigen(ctx, c, Afvaardiging(gate.Verwijzing{ID: t.id}, naar.id)); err == nil {
			s.stuurt(t, m.partij, naar.id)
		}
	case "overleg.aanwezigheid":
		wie := map[string]string{naar.partij: naar.id}
		zit := []rto.Aanwezige{{Partij: naar.partij, Medewerker: naar.id}}
		for p := range t.deed { // rule 7.1-1: who took part in a decision stays
			if p != naar.partij {
				wie[p], zit = t.gestuurd[p], append(zit, rto.Aanwezige{Partij: p, Medewerker: t.gestuurd[p]})
			}
		}
		if v, err = s.h.OverlegAanwezigheid(ctx, c, rto.Aanwezigheid{Overleg: t.id, Versie: t.versie, Aanwezig: zit}); err == nil {
			t.aanwezig = wie
		}
	case "overleg.afronden":
		if v, err = s.h.OverlegAfronden(ctx, c, rto.Verslag{Overleg: t.id, Versie: t.versie, Passages: Samen("Wij spraken elkaar.")}); err == nil {
			t.afgerond = true
		}
	case "overleg.afgelasten":
		if v, err = s.h.OverlegAfgelasten(ctx, c, rto.Afgelasting{Overleg: t.id, Versie: t.versie, Reden: "Het komt nu niet uit."}); err == nil {
			t.afgelast = true
			for _, wie := range t.gestuurd {
				s.laatGaan(t.zaak, wie)
			}
		}
	}
	return v, err
}

// opBesluit tries to decide at an Overleg.
func (s *spel) opBesluit(m mensM) {
	if len(s.tafels) == 0 {
		return
	}
	m = s.vooral(m, Petra, Petra, Pim)
	t, naar := een(s, s.tafels), mensVan(een(s, Mensen()))
	soort := een(s, rto.Soorten())
	s.stap = fmt.Sprintf("a decision %s by %s on an Overleg where %v are represented, ended %v, in %s with %+v, to %s", soort, m.id, t.telt(), t.afgerond,
		t.zaak.fase, t.zaak.plan, naar.id)
	verwacht := wil(t.magBesluiten(m, soort), t.weet(m))
	in := rto.Besluit{Overleg: t.id, Versie: t.versie, Soort: soort, Tekst: "Dit besluiten wij.", Criteria: s.oordelen(t.zaak)}
	for _, p := range t.telt() {
		in.Stemmen = append(in.Stemmen, rto.Stem{Partij: p, Eens: "ja"})
	}
	if len(in.Stemmen) == 0 { // a vote of whom does not count is not why it is refused
		in.Stemmen = []rto.Stem{{Partij: Gemeente, Eens: "ja"}}
	}
	if soort == rto.Casusregisseur {
		in.Casusregisseur = naar.id
	}
	v, err := s.h.OverlegBesluiten(s.h.Ctx(), Als(m.id), in)
	s.gelijk(err, verwacht)
	if soort == rto.Casusregisseur && verwacht == ja && (err == nil) != t.zaak.kanRegisseren(naar) {
		s.t.Fatalf("%s: %v", s.stap, err)
	}
	if err == nil {
		t.versie, t.besloten = v.Versie, true
		for _, p := range t.telt() {
			if t.deed == nil {
				t.deed = map[string]bool{}
			}
			t.deed[p] = true
		}
		s.naBesluit(t.zaak, soort, naar)
	}
}

// oordelen judges each criterion of the plan of z.
func (s *spel) oordelen(z *zaakM) (uit []rto.Oordeel) {
	if z.plan.versies == 0 || z.regisseur == "" || !z.wordtUitgevoerd() {
		return nil
	}
	b, err := s.h.PlanLezen(s.h.Ctx(), Als(z.regisseur), z.id)
	moet(s, err)
	for _, k := range b.Huidig.Criteria {
		uit = append(uit, rto.Oordeel{ID: k.ID, Gehaald: een(s, []string{"ja", "nee"}), Reden: "Dat zagen wij."})
	}
	return uit
}

func (s *spel) naBesluit(z *zaakM, soort rto.SoortBesluit, naar mensM) {
	switch soort {
	case rto.Plan:
		s.wordtVastgesteld(z)
	case rto.Casusregisseur:
		z.wijstAan(naar.id)
	case rto.Vervanger:
		z.wijs(z.voorgesteld)
		z.casusregisseurs[z.voorgesteld], z.voorgesteld = true, ""
	case rto.Afschalen:
		z.fase = casus.Afschaling
	}
	z.versie = s.versieVan("casus", "id", z.id)
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

// inFase makes a Casus in fase, as it stands in a house where work goes on: in triage Bo, Cleo and Dirk were asked, of whom the last two
// answered, for the aanmelder and not; in RTO and Nazorg Bo and Cleo take part.
func (s *spel) inFase(z *zaakM, fase casus.Fase) gate.Verwijzing {
	switch fase {
	case casus.Afschaling, casus.Gesloten, casus.Vernietigd:
		return s.alEinde(z, fase)
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

// aanHetWerk lets Cleo be the Casusregisseur of z, with a plan that is carried out and a draft of the next one, by an Overleg at which
// Anna and Bo sit.
func (s *spel) aanHetWerk(z *zaakM) {
	v := gate.Verwijzing{ID: z.id}
	o := s.h.AanTafel(v, Anna, Bo)
	t := s.nieuweTafel(z, o)
	t.uitgenodigd, z.geinformeerd = true, true
	for _, m := range []string{Anna, Bo} {
		t.genodigd[PartijVan(m)], t.gestuurd[PartijVan(m)], t.aanwezig[PartijVan(m)] = true, m, m
	}
	s.tafels = append(s.tafels, t)
	for _, soort := range []rto.SoortBesluit{rto.Casusregisseur, rto.Plan} {
		moet(s, vergeet(s.h.PlanBewaren(s.h.Ctx(), Als(Petra), s.concept(z, true))))
		in := Besluit(gate.Verwijzing{ID: o.ID, Versie: t.versie}, soort, Anna, Bo)
		if soort == rto.Casusregisseur {
			in.Casusregisseur = Cleo
		}
		w, err := s.h.OverlegBesluiten(s.h.Ctx(), Als(Petra), in)
		moet(s, err)
		t.versie, t.besloten = w.Versie, true
		s.naBesluit(z, soort, mensVan(Cleo))
	}
	moet(s, vergeet(s.h.PlanBewaren(s.h.Ctx(), Als(Petra), s.concept(z, true))))
	z.plan = planM{versies: 1, concept: true, heel: true, rollen: z.betrokken()}
}
