// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"math"
	"slices"
	"time"

	"rondetafel/internal/audit"
	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/klok"
	"rondetafel/internal/policy"
)

// Who reads a piece of another Partij sees in the timeline that it was corrected. Who read it before and may no longer know of it hears
// that it changed or was withdrawn, and not what it was: a Kennisgeving is a line of the timeline for that one person (rule 12.1-1).

// geefKennis tells those who read a piece, and no longer hear of it by the piece itself, that soort happened to it.
func (s *scope) geefKennis(k stuk, soort string) error {
	lezers, err := s.lazen(k)
	if err != nil || len(lezers) == 0 {
		return err
	}
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

// lazen are the people of other Partijen to whom a piece was shown, up to this very act, sorted.
func (s *scope) lazen(k stuk) ([]string, error) {
	gezien := map[string]bool{}
	neem := func(body []byte) (int64, error) {
		e, _, err := audit.Decode(body)
		if e.Uitkomst == audit.Allowed && e.Partij != k.Partij && slices.Contains(e.Getoond, k.ID) {
			gezien[e.Persoon] = true
		}
		return e.Sequence, err
	}
	for voor := int64(math.MaxInt64); ; {
		bodies, err := s.tx.RegelsOver(k.ID, voor, gezienVan)
		for i := 0; i < len(bodies) && err == nil; i++ {
			voor, err = neem(bodies[i])
		}
		if err != nil {
			return nil, err
		}
		if len(bodies) < gezienVan {
			break
		}
	}
	err := s.nogNietGeindexeerd(neem)
	var uit []string
	for m := range gezien {
		uit = append(uit, m)
	}
	slices.Sort(uit)
	return uit, err
}

// nogNietGeindexeerd yields the entries to which the way back is not built yet, and those of the same group as this act.
func (s *scope) nogNietGeindexeerd(neem func(body []byte) (int64, error)) error {
	tot, omvang, err := s.tx.IndexTot(false)
	if err != nil {
		return err
	}
	err = s.tx.Log().Bodies(s.ctx, tot, omvang, func(_ int64, body []byte) error {
		_, err := neem(body)
		return err
	})
	for _, body := range s.groep {
		if err == nil {
			_, err = neem(body)
		}
	}
	return err
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
