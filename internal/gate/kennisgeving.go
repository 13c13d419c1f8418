// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"time"

	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/klok"
	"rondetafel/internal/policy"
)

// Who reads a piece of another Partij sees in the timeline that it was corrected. Who read it before and may no longer know of it hears
// that it changed, also when that is by what its supplier made stricter, or was withdrawn; and not what it was: a Kennisgeving is a line of the timeline for that one person (rule 12.1-1).

// geefKennis tells those who read a piece, and no longer hear of it by the piece itself, that soort happened to it.
func (s *scope) geefKennis(k stuk, soort string) error {
	lezers, err := s.lazen(k)
	return eerste(err, s.geefKennisAan(k, soort, lezers))
}

// dieHoren are those who read a piece and hear of it by the piece itself, as it is now. When it is made stricter, those of them who no longer do are
// told that it changed; who lost sight of it before hears nothing of what its supplier wants with it since (rules 12.1-1, 13.2-2).
func (s *scope) dieHoren(k stuk) ([]string, error) {
	lezers, err := s.lazen(k)
	var uit []string
	for _, m := range lezers {
		hoort, fout := s.hoortVan(k, m)
		if err = eerste(err, fout); hoort {
			uit = append(uit, m)
		}
	}
	return uit, err
}

// geefKennisAan tells those of lezers who do not hear of a piece by the piece itself that soort happened to it.
func (s *scope) geefKennisAan(k stuk, soort string, lezers []string) error {
	var wie []string
	for _, m := range lezers {
		hoort, err := s.hoortVan(k, m)
		if err != nil {
			return err
		}
		if hoort {
			continue
		}
		wie = append(wie, m)
		r := store.Kennisgeving{ID: nieuwID(klok.VanMicro(s.moment).Add(time.Duration(s.lijnen) * time.Millisecond)), Casus: k.Casus, Gegeven: k.ID,
			Medewerker: m, Moment: s.moment}
		r.Zegel = s.verzegel("kennisgeving", kennisgevingRij(r.ID), 0, kennisgevingVelden(r))
		if err := eerste(s.tx.NieuweKennisgeving(r), s.gebeurt(k.Casus, soort, "kennisgeving", r.ID)); err != nil {
			return err
		}
	}
	if len(wie) == 0 {
		return nil
	}
	return s.tx.MerkZicht(k.Casus, wie, s.moment, k.zaak.Open)
}

// hoortVan tells whether somebody sees by the piece itself, as it is now, what happened to it.
func (s *scope) hoortVan(k stuk, m string) (bool, error) {
	w := s.huis.wie(m, s.moment)
	g, err := s.tx.Gezien(k.Casus, m, w.Partij)
	if err != nil {
		return false, err
	}
	f, err := s.stukFeiten(k.zaak, k.Gegeven, s.casusFeiten(g), w.Partij)
	if err != nil {
		return false, err
	}
	magen := s.g.motor.Welke(w, f, s.context(), "gegeven.lezen", "gegeven.bestaan")
	return len(magen) > 0, nil
}

// kennisgevingen adds to weet the lines of the timeline that are told to the caller alone.
func (s *scope) kennisgevingen(z zaak, weet map[string]bool) error {
	rijen, err := s.tx.Kennisgevingen(z.ID)
	for _, r := range rijen {
		if r.Medewerker == s.caller.persoon() && s.vraag("kennisgeving.lezen", s.kennisgevingOp(z, r), policy.Context{}).Toegestaan {
			weet[r.ID] = true
		}
	}
	return err
}

// kennisgevingOp makes the facts of one. An altered one is for nobody.
func (s *scope) kennisgevingOp(z zaak, r store.Kennisgeving) func(int) policy.Resource {
	voor := r.Medewerker
	if !s.g.echt("kennisgeving", r.ID, r.Zegel, kennisgevingVelden(r)) {
		voor = ""
	}
	return func(i int) policy.Resource { return policy.Kennisgeving{ID: r.ID, Casus: z.feiten[i], Voor: voor} }
}
