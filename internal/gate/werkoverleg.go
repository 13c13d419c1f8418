// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"slices"
	"time"

	"rondetafel/internal/casus"
	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/klok"
	"rondetafel/internal/policy"
	"rondetafel/internal/rto"
)

// werkOverleggen is how many Overleggen Mijn werk looks at, of those that are to come or still to be recorded.
const werkOverleggen = 90

// overlegwerk finds what a Ronde Tafel Overleg asks of the caller, and the Overleggen of the coming seven days. Who plans for the
// house sees of a task the number of the Casus only (rule 11.1-1).
func (s *scope) overlegwerk() (taken []Taak, week []OverlegRegel, err error) {
	if taken, err = s.zonderOverleg(); err != nil {
		return nil, nil, err
	}
	k := store.Agendakeuze{Medewerker: s.wie[0].Medewerker, Nu: s.moment, Aantal: werkOverleggen}
	if s.wie[0].Functies&policy.FunctieOndersteuning != 0 {
		k.Medewerker = "" // decided on each, as for everybody
	}
	overleggen, err := s.tx.Agenda(k)
	if err != nil {
		return nil, nil, err
	}
	v := s.overlegvragen()
	for _, o := range overleggen {
		t, err := s.tafelInLijst(o)
		if err != nil {
			return nil, nil, err
		}
		if v["overleg.lijst"].mag(t.op) {
			taken, week = v.werk(s, t, taken, week)
		}
	}
	for _, a := range v.acties() {
		s.noteerVelen(v[a])
	}
	return taken, week, nil
}

// overlegvragen are the callers prepared for each act on an Overleg that can wait for somebody.
type overlegvragen map[string]velen

func (s *scope) overlegvragen() overlegvragen {
	v := overlegvragen{}
	for _, a := range v.acties() {
		v[a] = s.velen(a)
	}
	return v
}

func (overlegvragen) acties() []string {
	return []string{"overleg.lijst", "overleg.lezen", "overleg.voorbereiden", "overleg.inplannen", "overleg.afvaardigen", "overleg.afronden"}
}

func (v overlegvragen) werk(s *scope, t tafel, taken []Taak, week []OverlegRegel) ([]Taak, []OverlegRegel) {
	dag := moment(s.moment).In(klok.Amsterdam())
	lezen := v["overleg.lezen"].mag(t.op)
	if t.Datum >= dag.Format(time.DateOnly) && t.Datum < dag.AddDate(0, 0, 7).Format(time.DateOnly) {
		week = append(week, s.overlegRegel(t, lezen))
		s.toont(t.ID)
	}
	soort := v.soort(t, s.wie[0].Partij, begonnen(t.Overleg, s.moment))
	if soort == "" {
		return taken, week
	}
	w := Taak{Soort: soort, Casus: CasusRegel{Nummer: t.zaak.Nummer}, Object: t.ID, Uiterlijk: t.Datum}
	if lezen {
		w.Casus = s.regel(rij{Casus: t.zaak.Casus, feiten: t.zaak.feiten[0], inhoud: true})
	}
	s.toont(t.ID)
	return append(taken, w), week
}

// soort says what an Overleg asks of the caller, "" for nothing: to make its report when it has begun, to prepare it, to plan
// it, to say who comes (article 6.2), or to ask for a mandate that lacks (rule 6.3-1).
func (v overlegvragen) soort(t tafel, partij string, begonnen bool) string {
	eigen, genodigd := t.genodigde(partij)
	zonder := slices.ContainsFunc(t.genodigd, func(u store.Uitnodiging) bool { return u.Komt == "ja" && !t.heeftMandaat(u) })
	switch {
	case t.Stand == rto.Uitgenodigd && begonnen && v["overleg.afronden"].mag(t.op):
		return "overleg_afronden"
	case t.Stand == rto.Voorbereid && v["overleg.voorbereiden"].mag(t.op):
		return "overleg_voorbereiden"
	case t.Datum == "" && v["overleg.inplannen"].mag(t.op):
		return "overleg_inplannen"
	case genodigd && eigen.Komt == "" && v["overleg.afvaardigen"].mag(t.op):
		return "uitnodiging"
	case t.Stand == rto.Uitgenodigd && zonder && v["overleg.voorbereiden"].mag(t.op):
		return "mandaat"
	}
	return ""
}

// zonderOverleg finds the casussen whose triage chose a round table that is not on the agenda yet, of which the caller directs the
// process.
func (s *scope) zonderOverleg() ([]Taak, error) {
	rijen, err := s.casussen(store.Keuze{Fase: string(casus.RTO), Sorteer: "aangemeld", Rol: uint64(policy.RolProcesregisseur | policy.RolWaarnemer)},
		maxTaken, 0)
	if err != nil {
		return nil, err
	}
	var uit []Taak
	plannen := s.velen("overleg.plannen")
	for _, r := range rijen {
		op := func(int) policy.Resource { return r.feiten }
		if len(s.wie) != 1 || !plannen.mag(op) {
			continue
		}
		al, err := s.tx.Overleggen(r.ID)
		if err != nil {
			return nil, err
		}
		if !slices.ContainsFunc(al, func(o store.Overleg) bool { return o.Stand != rto.Afgelast }) {
			uit = append(uit, Taak{Soort: "rto", Casus: s.regel(r)})
			s.toont(r.ID)
		}
	}
	s.noteerVelen(plannen)
	return uit, nil
}
