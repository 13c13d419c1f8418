// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"context"
	"slices"
	"time"

	"rondetafel/internal/errs"
	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/informatie"
	"rondetafel/internal/klok"
	"rondetafel/internal/policy"
)

// States at which *Wie ziet wat* can be asked.
const (
	ZichtStandNu   = "nu"
	ZichtStandRTO  = "rto"  // when the coming Overleg begins
	ZichtStandPlan = "plan" // after a round table, with a plan that is vastgesteld
)

// ZichtVraag asks who sees which piece of a Casus.
type ZichtVraag struct {
	Casus string
	Stand string // one of the states; "" for now
}

// Valideer returns nil or an *errs.Invalid.
func (v ZichtVraag) Valideer() error {
	var f errs.Velden
	f.Eis(slices.Contains([]string{"", ZichtStandNu, ZichtStandRTO, ZichtStandPlan}, v.Stand), "stand", "Kies nu, rto of plan.")
	return f.Fout()
}

// ZichtPartij is a column: a Partij that takes part. For the Procesregisseur also how many people it designated.
type ZichtPartij struct {
	Naam
	Kort       string `json:"kort"`
	Aangewezen *int   `json:"aangewezen,omitempty"`
}

// ZichtRij is a piece with who sees it, in the order of the columns, and who of other Partijen read it, the last first.
type ZichtRij struct {
	Gegeven     string             `json:"gegeven"`
	Leverancier Naam               `json:"leverancier"`
	Soort       informatie.Soort   `json:"soort,omitempty"` // this and what follows not of a piece that the caller cannot read
	Rubriek     informatie.Rubriek `json:"rubriek,omitempty"`
	Datum       string             `json:"datum,omitempty"` // that it is of, ISO
	Sinds       time.Time          `json:"aangemaaktOp"`
	Ingetrokken bool               `json:"ingetrokken"`
	Zicht       []ZichtBlad        `json:"wieZietDit"`
	Gezien      []GezienRegel      `json:"gezienDoor"`
}

// ZichtMatrix is *Wie ziet wat* of a Casus: for the Procesregisseur all its pieces, for a Partij that takes part those that it gave.
type ZichtMatrix struct {
	Casus    string        `json:"casus"`
	Nummer   string        `json:"nummer"`
	Stand    string        `json:"stand"`
	Moment   time.Time     `json:"moment"`              // of that state
	RTO      *time.Time    `json:"rtoMoment,omitempty"` // begin of the Overleg that comes, when it is known
	Overleg  string        `json:"overleg,omitempty"`   // id of that one, for the Procesregisseur
	PlanVast bool          `json:"planVastgesteld"`     // now
	Partijen []ZichtPartij `json:"partijen"`
	Stukken  []ZichtRij    `json:"gegevens"`
}

// ZichtLezen says which Partij sees which piece of a Casus, now or in another state, as policy answers it for somebody whom that Partij designated, and
// who read them (rules 13.2-1, AVG-6). errs.ErrNotFound for who may not know of the Casus; *errs.Invalid when the state is that of a
// coming Overleg and none comes.
func (g *Gate) ZichtLezen(ctx context.Context, c Caller, v ZichtVraag) (ZichtMatrix, error) {
	if err := v.Valideer(); err != nil {
		return ZichtMatrix{}, err
	}
	if err := g.werkIndexBij(ctx); err != nil {
		return ZichtMatrix{}, g.onbereikbaar(g.acts["zicht.lezen"], err)
	}
	return lees(ctx, g, c, "zicht.lezen", func(s *scope) (ZichtMatrix, error) {
		z, err := s.casus(v.Casus, policy.Context{})
		if err != nil {
			return ZichtMatrix{}, err
		}
		s.toont(z.ID)
		b, op, err := s.zichtKop(z, v.Stand)
		if err != nil {
			return b, err
		}
		stukken, err := s.zichtRijen(z, op, ZichtAlle, &b)
		if err != nil {
			return b, err
		}
		gezien, err := s.gezienDoor(stukken)
		for i, r := range b.Stukken {
			b.Stukken[i].Gezien = append([]GezienRegel{}, gezien[r.Gegeven]...)
		}
		return b, err
	})
}

// zichtKop finds the moment that is asked, and which moments there are.
func (s *scope) zichtKop(z zaak, gevraagd string) (ZichtMatrix, blik, error) {
	b, op := ZichtMatrix{Casus: z.ID, Nummer: z.Nummer, Stand: gevraagd, Partijen: []ZichtPartij{}, Stukken: []ZichtRij{}}, blik{moment: s.moment}
	if gevraagd == "" {
		b.Stand = ZichtStandNu
	}
	err := s.leesRTO(z)
	if err == nil {
		b.PlanVast, err = s.planVast(z)
	}
	if err != nil {
		return b, op, err
	}
	volgend := z.rto.volgend(s.moment)
	if volgend > 0 && volgend != klok.Eeuwig {
		t := moment(volgend)
		b.RTO = &t
		if regie(z) {
			b.Overleg = z.rto.tafels[slices.IndexFunc(z.rto.tafels, func(o store.Overleg) bool { return gehouden(o) && o.Aanvang == volgend })].ID
		}
	}
	var f errs.Velden
	f.Eis(b.Stand != ZichtStandRTO || b.RTO != nil, "stand", "Er staat geen RTO op de agenda. Kies nu of plan.")
	if b.RTO != nil && b.Stand != ZichtStandNu {
		op.moment = volgend
	}
	op.plan = b.Stand == ZichtStandPlan
	b.Moment = moment(op.moment)
	return b, op, f.Fout()
}

// zichtRijen fills in the Partijen and the pieces, welk or ZichtAlle, of which the caller may know who sees them, and returns those pieces.
func (s *scope) zichtRijen(z zaak, op blik, welk string, b *ZichtMatrix) ([]stuk, error) {
	wie, err := s.kijkers(z)
	if err != nil {
		return nil, err
	}
	s.zichtPartijen(wie, b)
	rijen, err := s.tx.Gegevens(z.ID)
	if err != nil {
		return nil, err
	}
	lezen, gekeken := s.velen("gegeven.lezen"), s.velen("gegeven.gekeken")
	var stukken []stuk
	for _, r := range rijen {
		if welk != ZichtAlle && welk != r.ID {
			continue
		}
		k, err := s.maakStuk(z, r)
		if err != nil {
			return nil, err
		}
		if !gekeken.mag(k.op) {
			continue
		}
		rij, err := s.zichtRij(wie, k, op, lezen.mag(k.op))
		if err != nil {
			return nil, err
		}
		b.Stukken, stukken = append(b.Stukken, rij), append(stukken, k)
		s.toont(r.ID)
	}
	s.noteerVelen(gekeken)
	return stukken, nil
}

// regie tells whether every caller has the procesregie of a Casus.
func regie(z zaak) bool {
	return !slices.ContainsFunc(z.feiten, func(f policy.Casus) bool { return f.Rollen&(policy.RolProcesregisseur|policy.RolWaarnemer) == 0 })
}

func (s *scope) zichtPartijen(k kijkers, b *ZichtMatrix) {
	aantal := map[string]int{}
	for id, r := range k.rijen {
		if s.rollen(r)&policy.RolAangewezen != 0 {
			aantal[s.huis.medewerkers[id].Partij]++
		}
	}
	for _, p := range k.partijen {
		kolom := ZichtPartij{Naam: s.huis.partij(p), Kort: s.huis.partijen[p].Kort}
		if n := aantal[p]; regie(k.zaak) {
			kolom.Aangewezen = &n
		}
		b.Partijen = append(b.Partijen, kolom)
	}
}

func (s *scope) zichtRij(wie kijkers, k stuk, op blik, open bool) (ZichtRij, error) {
	r := ZichtRij{Gegeven: k.ID, Leverancier: s.huis.partij(k.Partij), Sinds: moment(k.Aangemaakt), Ingetrokken: k.Ingetrokken}
	var err error
	if r.Zicht, err = s.partijenZien(wie, k.Gegeven, op); err != nil || !open {
		return r, err
	}
	in, err := s.tekst(k)
	r.Soort, r.Rubriek, r.Datum = k.Soort, in.Rubriek, string(in.Datum)
	return r, err
}
