// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"fmt"
	"time"

	"rondetafel/internal/casus"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/partij"
)

func eindzetten() []zet {
	return []zet{{3, (*spel).opEinde}, {2, (*spel).opVernietiging}, {1, (*spel).opEinden}, {1, (*spel).tijd}}
}

// opEinde tries to bring a Casus to its end.
func (s *spel) opEinde(m mensM) {
	m, z := s.vooral(m, Petra, Petra, Mo), een(s, s.zaken)
	handeling := een(s, []string{"casus.overdragen", "casus.opschonen", "casus.sluiten", "casus.sluiten", "vernietiging.voorstellen", "vernietiging.voorstellen"})
	s.stap = fmt.Sprintf("%s by %s on a Casus in %s, cleaned %v", handeling, m.id, z.fase, s.schoon(z))
	verwacht := wil(s.magEinde(z, m, handeling), z.weet(m))
	s.gelijk(s.brengtTenEinde(m, z, handeling), verwacht)
}

func (s *spel) brengtTenEinde(m mensM, z *zaakM, handeling string) (err error) {
	ctx, c := s.h.Ctx(), Als(m.id)
	v := gate.Verwijzing{ID: z.id, Versie: z.versie}
	switch handeling {
	case "casus.overdragen":
		if v, err = s.h.CasusOverdragen(ctx, c, s.h.Overdracht(v)); err == nil {
			z.fase, z.versie = casus.Afschaling, v.Versie
		}
	case "casus.opschonen":
		err = s.schoontOp(m, z)
	case "casus.sluiten":
		if v, err = s.h.CasusSluiten(ctx, c, casus.Sluiten{Casus: z.id, Versie: z.versie, NamensPubliek: Gemeente}); err == nil {
			z.fase, z.versie = casus.Gesloten, v.Versie
		}
	case "vernietiging.voorstellen":
		if v, err = s.h.VernietigingVoorstellen(ctx, c, casus.VernietigingVoorstellen{Casus: z.id, Versie: z.versie, Reden: "De termijn is voorbij."}); err == nil {
			s.einden = append(s.einden, &eindeM{id: v.ID, zaak: z, voorsteller: m.id, stand: casus.VernietigingVoorgesteld})
		}
	}
	return err
}

// schoontOp decides on every piece that who directs can read: what they cannot read goes without it.
func (s *spel) schoontOp(m mensM, z *zaakM) error {
	in := casus.Opschoning{Casus: z.id, Versie: z.versie}
	nu, houden := s.h.Klok.Nu().UnixMicro(), map[string]bool{}
	for _, k := range s.stukken {
		if k.zaak == z && !k.weg && !k.ingetrokken && !k.verlopen(nu) {
			b := casus.Stukbesluit{Gegeven: k.id, Houden: s.n(2) == 0}
			if houden[k.id] = b.Houden; b.Houden {
				b.Noodzaak = "Er loopt nog een zaak."
			}
			in.Stukken = append(in.Stukken, b)
		}
	}
	v, err := s.h.CasusOpschonen(s.h.Ctx(), Als(m.id), in)
	if err != nil {
		return err
	}
	z.versie, z.opgeschoond = v.Versie, true
	for _, k := range s.stukken {
		if k.zaak == z {
			k.houden = houden[k.id]
			k.weg = k.weg || !k.houden
		}
	}
	return nil
}

// opVernietiging tries an act on a destruction.
func (s *spel) opVernietiging(m mensM) {
	if len(s.einden) == 0 {
		return
	}
	m = s.vooral(m, Petra, Pim, Mo, Fien)
	e := een(s, s.einden)
	handeling := een(s, []string{"vernietiging.lezen", "vernietiging.controleren", "vernietiging.controleren", "vernietiging.stoppen"})
	s.stap = fmt.Sprintf("%s by %s on a destruction that is %s (gone %v), proposed by %q, checked by %q", handeling, m.id, e.stand, e.weg, e.voorsteller,
		e.controleur)
	verwacht := wil(e.mag(m, handeling), e.mag(m, "vernietiging.lezen"))
	s.gelijk(s.aanVernietiging(m, e, handeling), verwacht)
}

func (s *spel) aanVernietiging(m mensM, e *eindeM, handeling string) error {
	ctx, c := s.h.Ctx(), Als(m.id)
	switch handeling {
	case "vernietiging.lezen":
		b, err := s.h.VernietigingLezen(ctx, c, e.id)
		if err == nil && (b.Stand != e.stand || b.SleutelWeg != (e.zaak.fase == casus.Vernietigd)) {
			s.t.Fatalf("%s: it is %s, its key gone %v", s.stap, b.Stand, b.SleutelWeg)
		}
		return err
	case "vernietiging.controleren":
		akkoord := []string{"ja", "ja", "nee"}[s.n(3)]
		err := vergeet(s.h.VernietigingControleren(ctx, c, casus.VernietigingControleren{Vernietiging: e.id, Versie: s.versieVan("vernietiging", "id", e.id), Akkoord: akkoord, Reden: "Gezien."}))
		if err == nil {
			e.controleur, e.stand = m.id, casus.VernietigingGestopt
			if akkoord == "ja" {
				e.stand, e.vanaf = casus.VernietigingAkkoord, casus.Bedenktijd(s.h.Klok.Nu()).UnixMicro()
			}
		}
		return err
	}
	err := vergeet(s.h.VernietigingStoppen(ctx, c, casus.VernietigingStoppen{Vernietiging: e.id, Versie: s.versieVan("vernietiging", "id", e.id),
		Reden: "Er loopt een klacht."}))
	if err == nil {
		e.stand = casus.VernietigingGestopt
	}
	return err
}

// opEinden compares the lists of destructions with what the table says.
func (s *spel) opEinden(m mensM) {
	m = s.vooral(m, Petra, Mo, Fien)
	s.stap = "vernietiging.lijst by " + m.id
	var toont, verwacht []string
	for _, stand := range []string{"loopt", "klaar"} {
		p, err := s.h.VernietigingLijst(s.h.Ctx(), Als(m.id), gate.VernietigingVraag{Stand: stand})
		s.gelijk(err, wil(m.werkt && m.heeft(partij.Procesregisseur, partij.Manager, partij.FG), true))
		for _, b := range p.Vernietigingen {
			toont = append(toont, b.ID+" "+stand)
		}
	}
	for _, e := range s.einden {
		stand := "klaar"
		if e.loopt() {
			stand = "loopt"
		}
		if e.mag(m, "vernietiging.lezen") {
			verwacht = append(verwacht, e.id+" "+stand)
		}
	}
	s.zelfde(toont, verwacht)
}

// tijd lets some days go by and does what is due then: a dossier goes after a week in which nobody stopped it, and not before.
func (s *spel) tijd(mensM) {
	s.h.Klok.Loop(time.Duration(1+s.n(8)) * 24 * time.Hour)
	_, err := s.h.VoerTaken(s.h.Ctx())
	moet(s, err)
	nu := s.h.Klok.Nu().UnixMicro()
	for _, e := range s.einden {
		if e.stand == casus.VernietigingAkkoord && e.vanaf <= nu {
			s.verdwijnt(e)
		}
	}
	weg := 0
	for _, z := range s.zaken {
		if z.fase == casus.Vernietigd {
			weg++
		}
	}
	if n := s.h.Getal(`SELECT COUNT(*) FROM casus WHERE fase = 'vernietigd'`); n != int64(weg) {
		s.t.Fatalf("%d dossiers are gone, the table says %d", n, weg)
	}
}

// alEinde makes a Casus in fase, at or near its end. One that was destroyed had a proposal that was stopped before it.
func (s *spel) alEinde(z *zaakM, fase casus.Fase) gate.Verwijzing {
	v := s.h.Afschaling(Bo)
	z.doenMee(Bo)
	if fase == casus.Afschaling {
		return v
	}
	v, z.opgeschoond = s.h.SluitCasus(v), true
	if fase == casus.Gesloten {
		return v
	}
	for _, stop := range []bool{true, false} {
		e := &eindeM{zaak: z, voorsteller: Petra, controleur: Fien, stand: casus.VernietigingAkkoord}
		s.einden = append(s.einden, e)
		w := s.h.Akkoord(s.h.Voorstel(v))
		if e.id = w.ID; stop {
			moet(s, vergeet(s.h.VernietigingStoppen(s.h.Ctx(), Als(Mo), casus.VernietigingStoppen{Vernietiging: w.ID, Versie: w.Versie, Reden: "Nog niet."})))
			e.stand = casus.VernietigingGestopt
			continue
		}
		s.h.Bedenktijd()
		s.verdwijnt(e)
	}
	return v
}
