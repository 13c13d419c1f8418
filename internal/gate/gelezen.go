// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"slices"
	"time"

	"rondetafel/internal/audit"
	"rondetafel/internal/gate/internal/store"
)

// GezienRegel is somebody who read a piece.
type GezienRegel struct {
	Wie    Naam      `json:"wie"`
	Partij Naam      `json:"partij"`
	Laatst time.Time `json:"laatst"`
	Keer   int       `json:"keer"`
}

// leest adds to lijst what an entry says that its person read. What tells only who sees a piece shows nothing of it.
func leest(lijst []store.Gelezen, e audit.Entry) []store.Gelezen {
	if e.Uitkomst == audit.Refused || e.Handeling == "zicht.lezen" || e.Persoon == "" {
		return lijst
	}
	for _, id := range e.Getoond {
		lijst = append(lijst, store.Gelezen{Gegeven: id, Medewerker: e.Persoon, Partij: e.Partij, Laatst: e.Time})
	}
	return lijst
}

// gezienDoor is who of other Partijen each piece was shown to, the last first, as far as the way back into the log is built (rule AVG-6). What
// shows only that one is gone counts as no look, and all looks of somebody in one hour as one: every page of a Casus shows all its pieces,
// so that who goes from page to page would seem to read each of them again.
func (s *scope) gezienDoor(stukken []stuk) (map[string][]GezienRegel, error) {
	var ids []string
	for _, k := range stukken {
		ids = append(ids, k.ID)
	}
	rijen, err := s.tx.GelezenVan(ids...)
	uit := map[string][]GezienRegel{}
	for _, r := range rijen {
		uit[r.Gegeven] = append(uit[r.Gegeven], GezienRegel{Wie: s.huis.mensNaam(r.Medewerker), Partij: s.huis.partij(r.Partij), Laatst: moment(r.Laatst),
			Keer: int(r.Keer)})
	}
	return uit, err
}

// blikkenOp are the looks of people of other Partijen to whom a piece was shown, up to this very act: one or more of each.
func (s *scope) blikkenOp(k stuk) ([]store.Gelezen, error) {
	rijen, err := s.tx.GelezenVan(k.ID)
	if err != nil {
		return nil, err
	}
	if s.vers == nil {
		s.vers = []audit.Entry{}
		err = s.nogNietGeindexeerd(func(e audit.Entry) {
			if len(e.Getoond) > 0 {
				s.vers = append(s.vers, e)
			}
		})
	}
	for _, e := range s.vers {
		if !slices.Contains(e.Getoond, k.ID) {
			continue
		}
		for _, r := range leest(nil, e) {
			if r.Gegeven == k.ID && r.Partij != k.Partij {
				rijen = append(rijen, r)
			}
		}
	}
	return rijen, err
}

// lazen are the people of other Partijen to whom a piece was shown, up to this very act, sorted.
func (s *scope) lazen(k stuk) ([]string, error) {
	rijen, err := s.blikkenOp(k)
	uit := []string{}
	for _, r := range rijen {
		uit = append(uit, r.Medewerker)
	}
	slices.Sort(uit)
	return slices.Compact(uit), err
}

// nogNietGeindexeerd yields the entries to which the way back is not built yet, and those of the same group as this act.
func (s *scope) nogNietGeindexeerd(neem func(audit.Entry)) error {
	tot, omvang, err := s.tx.IndexTot(false)
	if err != nil {
		return err
	}
	lees := func(body []byte) error {
		e, _, err := audit.Decode(body)
		if err == nil {
			neem(e)
		}
		return err
	}
	err = s.tx.Log().Bodies(s.ctx, tot, omvang, func(_ int64, body []byte) error { return lees(body) })
	for _, body := range s.groep {
		if err == nil {
			err = lees(body)
		}
	}
	return err
}

// leesboek follows the log to hold the rows of who read what against it: verify finds one that is missing, was added or tells another
// moment or number.
type leesboek struct {
	tot     int64 // entries from here on are not in the rows yet
	stukken map[string]store.Gegeven
	rijen   map[string]store.Gelezen
}

func nieuwLeesboek(tx *store.Tx, tot int64) (leesboek, error) {
	b := leesboek{tot: tot, stukken: map[string]store.Gegeven{}, rijen: map[string]store.Gelezen{}}
	return b, tx.AlleGegevens(func(g store.Gegeven) error {
		b.stukken[g.ID] = store.Gegeven{Partij: g.Partij, Ingetrokken: g.Ingetrokken, Gewijzigd: g.Gewijzigd}
		return nil
	})
}

func (b *leesboek) volg(e audit.Entry) {
	if e.Sequence >= b.tot {
		return
	}
	for _, r := range leest(nil, e) {
		g, is := b.stukken[r.Gegeven]
		if !is || g.Partij == r.Partij || g.Ingetrokken && g.Gewijzigd <= r.Laatst {
			continue
		}
		sleutel := r.Gegeven + "/" + r.Medewerker
		eerder := b.rijen[sleutel]
		if r.Keer = eerder.Keer; r.Keer == 0 || eerder.Laatst/time.Hour.Microseconds() != r.Laatst/time.Hour.Microseconds() {
			r.Keer++
		}
		b.rijen[sleutel] = r
	}
}

func (b *leesboek) vergelijk(tx *store.Tx) error {
	klopt := true
	err := tx.AlleGelezen(func(r store.Gelezen) error {
		sleutel := r.Gegeven + "/" + r.Medewerker
		klopt = klopt && b.rijen[sleutel] == r
		delete(b.rijen, sleutel)
		return nil
	})
	if err == nil && !(klopt && len(b.rijen) == 0) {
		return &audit.Finding{Sequence: -1, What: "wie een stuk las, klopt niet met het log (gelezen): de Partij die het gaf, ziet te veel of te weinig"}
	}
	return err
}
