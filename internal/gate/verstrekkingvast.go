// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"slices"
	"strconv"
	"strings"

	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/informatie"
)

// What was given stays what was given (rule 7.2-3): the letter, and what a law demanded, stand sealed as they were, with the kind and the
// version of each piece. Register, page and letter show that; the text to who may read the piece now (rule 13.2-2).

// vast is what became of a part when something was given.
type vast struct {
	mee    bool // it went to the Derde
	versie int64
	in     briefDeel
}

// brief opens the letter of a disclosure; ok is false while there is none.
func (s *scope) brief(v verstrekking) (b briefInhoud, ok bool, err error) {
	dicht, err := s.tx.Brief(v.ID)
	if err != nil || len(dicht) == 0 {
		return b, false, err
	}
	doos, err := s.doos(v.Casus)
	if err != nil {
		return b, false, err
	}
	return b, true, openNaar(doos, vanBrief, v.ID, dicht, &b)
}

// bevries is brief, and puts in each part what of it was given.
func (s *scope) bevries(v *verstrekking) (briefInhoud, bool, error) {
	if v.Stand != informatie.VerstrekkingVerleend {
		return briefInhoud{}, false, nil
	}
	b, ok, err := s.brief(*v)
	if err != nil || !ok {
		return b, false, err
	}
	for i, d := range v.delen {
		v.delen[i].vast = &vast{versie: b.Weggelaten[d.Instemming]}
		if n := slices.IndexFunc(b.Delen, func(x briefDeel) bool { return x.Deel == d.Instemming }); n >= 0 {
			v.delen[i].vast = &vast{mee: true, versie: b.Delen[n].Versie, in: b.Delen[n]}
		}
	}
	return b, true, nil
}

// daarna is what became of the piece of a part since it was given.
func (d deel) daarna(moment int64) informatie.Daarna {
	switch {
	case d.passage() || d.vast == nil || !d.vast.mee:
		return ""
	case d.stuk == nil:
		return informatie.DaarnaWeg
	case d.stuk.Ingetrokken:
		return informatie.DaarnaIngetrokken
	case d.stuk.GeldigTot <= moment:
		return informatie.DaarnaWeg
	case d.stuk.Versie != d.vast.versie:
		return informatie.DaarnaGewijzigd
	}
	return ""
}

// vasteInhoud shows what of a part was given: of what kind it was to who supplied it and the regie, and what it said to who may read the
// piece now. Of one that was left out nothing was given.
func (s *scope) vasteInhoud(d deel, kijk verstrekkingKijker, b *DeelBlad) {
	leest := s.leestDeel(d)
	if leest {
		b.Gegeven = d.Gegeven
	}
	if !d.vast.mee {
		return
	}
	in := d.vast.in
	b.Daarna = d.daarna(s.moment)
	if leest || kijk.regie || s.eigenDeelVan(d) {
		b.Soort, b.Rubriek, b.Datum = in.Soort, in.Rubriek, in.Datum
	}
	if leest {
		b.Over, b.Tekst, b.Documenten = in.Over, in.Tekst, in.Documenten
		s.toont(d.Gegeven)
	}
}

// watIsGegeven seals what went to a Derde because a law demanded it.
func (s *scope) watIsGegeven(r store.Verstrekking, in informatie.WettelijkePlicht, delen []nieuwDeel) ([]byte, error) {
	doos, err := s.doos(r.Casus)
	if err != nil {
		return nil, err
	}
	b := briefInhoud{Datum: in.Datum.ISO(), Derde: in.Derde, Grondslag: in.Artikel, Tekenden: map[string][]ondertekend{}, Door: s.caller.persoon(), Namens: s.entry.Namens}
	for _, d := range delen {
		deel, err := s.stukInBrief(doos, d.id, d.stuk)
		if err != nil {
			return nil, err
		}
		b.Delen = append(b.Delen, deel)
	}
	return sluitIn(doos, vanBrief, r.ID, b)
}

// gezienDelen is which version of each piece there is to advise on, as stands under the MAC of an advice.
func gezienDelen(delen []deel) string {
	var uit []string
	for _, d := range delen {
		if d.stuk != nil {
			uit = append(uit, gezienDeel(d))
		}
	}
	return strings.Join(uit, ",")
}

func gezienDeel(d deel) string { return d.Instemming + ":" + strconv.FormatInt(d.stuk.Versie, 10) }

// gaatOver tells whether an advice is about the piece of a part as it is now (rule WGS-10).
func gaatOver(a store.Advies, d deel) bool {
	return slices.Contains(strings.Split(a.Gezien, ","), gezienDeel(d))
}

// adviesOud tells whether a piece that can still go in the letter changed since the advice.
func (v verstrekking) adviesOud(moment int64) bool {
	return v.Stand == informatie.VerstrekkingGevraagd &&
		slices.ContainsFunc(v.delen, func(d deel) bool { return d.oud && !d.staat(moment).Weg })
}
