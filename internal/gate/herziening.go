// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"time"

	"rondetafel/internal/errs"
	"rondetafel/internal/gate/internal/crypto"
	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/klok"
	"rondetafel/internal/partij"
	"rondetafel/internal/policy"
)

func herzieningVelden(h store.Herziening) []crypto.Field {
	return []crypto.Field{crypto.Str(h.ID), crypto.Str(h.Partij), crypto.Str(h.Medewerker), crypto.Int(h.Moment), crypto.Int(h.Bevestigd), crypto.Int(h.Beeindigd)}
}

func herzieningRij(id string) string { return "herziening/" + id }

// HerzieningRegel is a yearly look that was signed.
type HerzieningRegel struct {
	Moment    time.Time `json:"moment"`
	Door      Naam      `json:"door"`
	Bevestigd int64     `json:"bevestigd"`
	Beeindigd int64     `json:"beeindigd"`
}

// TeHerzien is one right to look at: a function of somebody, or that they work here at all when they have none.
type TeHerzien struct {
	Medewerker Naam       `json:"medewerker"`
	Partij     Naam       `json:"partij"`
	Functie    string     `json:"functie,omitempty"`
	Van        *time.Time `json:"begintOp,omitempty"`
	Tot        *time.Time `json:"eindigtOp,omitempty"`
	KanStoppen bool       `json:"magStoppen"`
	// EnigeBeheerder tells that it is of the only administrator of another Partij: nobody there looks at it, so the manager does.
	EnigeBeheerder bool `json:"enigeBeheerder,omitempty"`
	// Reikwijdte limits a standing mandate (rule 6.3-1): who looks sees what they confirm.
	Reikwijdte *partij.Reikwijdte `json:"reikwijdte,omitempty"`
}

// PartijHerziening is how a Partij stands with its yearly look.
type PartijHerziening struct {
	Partij    Naam             `json:"partij"`
	Laatste   *HerzieningRegel `json:"laatste,omitempty"` // nothing when it never did
	Uiterlijk time.Time        `json:"uiterlijk"`         // before when it looks again
	TeLaat    bool             `json:"teLaat"`
}

// HerzieningBlad is the yearly look of the caller's Partij, and for the manager how every Partij stands with its own.
type HerzieningBlad struct {
	PartijHerziening
	Eerder   []HerzieningRegel  `json:"eerder"` // the newest first
	Regels   []TeHerzien        `json:"regels"`
	Partijen []PartijHerziening `json:"partijen,omitempty"`
	// Koppelingen are the systems of the Partij that work here: who looks sees in whose names, and stops one with KoppelingStoppen.
	Koppelingen []KoppelingBlad `json:"koppelingen"`
	// EigenDoorManager tells that the caller is the only administrator of their Partij, so that the manager looks at their own rights.
	EigenDoorManager bool     `json:"eigenDoorManager,omitempty"`
	Mag              []string `json:"mag"`
}

// HerzieningLezen returns what the caller has to look at, and how it was before (rule WGS-12).
func (g *Gate) HerzieningLezen(ctx context.Context, c Caller) (HerzieningBlad, error) {
	return lees(ctx, g, c, "herziening.lezen", func(s *scope) (HerzieningBlad, error) {
		if err := s.beslis(policy.Huis{}, policy.Context{}); err != nil {
			return HerzieningBlad{}, err
		}
		eigen := s.wie[0].Partij
		lijst, err := s.herzieningen()
		if err != nil {
			return HerzieningBlad{}, err
		}
		b := HerzieningBlad{PartijHerziening: s.partijHerziening(eigen, lijst), Eerder: []HerzieningRegel{}, Regels: []TeHerzien{}, Mag: s.kan(opHuis, policy.Context{}, "rechten.herzien")}
		for _, h := range lijst {
			if h.Partij == eigen {
				b.Eerder = append(b.Eerder, s.herzieningRegel(h))
			}
		}
		b.Koppelingen = s.koppelbladen(func(k koppeling) bool { return k.Partij == eigen && s.huis.loopt(k, s.moment) && s.zietKoppeling(k) })
		wie, enige := s.enigeBeheerder(eigen)
		b.EigenDoorManager = enige && wie == s.caller.persoon()
		te, err := s.teHerzien(eigen)
		for _, r := range te {
			b.Regels = append(b.Regels, r.blad)
			s.toont(r.mens.ID)
		}
		if s.isManager() {
			for _, p := range s.huis.alle() {
				if p.ID != eigen && s.huis.doetMee(p.ID, s.moment) {
					b.Partijen = append(b.Partijen, s.partijHerziening(p.ID, lijst))
				}
			}
		}
		return b, err
	})
}

// herzieningen are those that nobody altered, the newest first.
func (s *scope) herzieningen() ([]store.Herziening, error) {
	lijst, err := s.tx.Herzieningen()
	return slices.DeleteFunc(lijst, func(h store.Herziening) bool { return !s.g.echt("herziening", h.ID, h.Zegel, herzieningVelden(h)) }), err
}

func (s *scope) herzieningRegel(h store.Herziening) HerzieningRegel {
	return HerzieningRegel{Moment: moment(h.Moment), Door: s.huis.mensNaam(h.Medewerker), Bevestigd: h.Bevestigd, Beeindigd: h.Beeindigd}
}

// partijHerziening is how a Partij stands: a year goes from its last look, else from when the first of its people began.
func (s *scope) partijHerziening(id string, lijst []store.Herziening) PartijHerziening {
	b := PartijHerziening{Partij: s.huis.partij(id)}
	begonnen, _ := strconv.ParseInt(s.huis.instelling["begonnen"], 10, 64) // a house of before does not know: then it is due
	eerste := int64(klok.Eeuwig)
	for _, m := range s.huis.mensenVanPartij(id) {
		if m.Actief(s.moment) {
			eerste = min(eerste, cmp.Or(m.Van, begonnen))
		}
	}
	if eerste == klok.Eeuwig { // nobody works there: nothing to look at yet
		eerste = s.moment
	}
	if i := slices.IndexFunc(lijst, func(h store.Herziening) bool { return h.Partij == id }); i >= 0 {
		laatste := s.herzieningRegel(lijst[i])
		b.Laatste, eerste = &laatste, lijst[i].Moment
	}
	voor := partij.HerzienVoor(eerste)
	b.Uiterlijk, b.TeLaat = moment(voor), voor <= s.moment
	return b
}

// herzienbaar is a right to look at, with its rows.
type herzienbaar struct {
	mens    store.Medewerker
	functie *store.Functie // nil for that somebody works here at all
	blad    TeHerzien
}

func (h herzienbaar) is(r partij.HerzienRegel) bool {
	return h.mens.ID == r.Medewerker && h.blad.Functie == string(r.Functie)
}

func (s *scope) isManager() bool {
	return slices.ContainsFunc(s.wie, func(w policy.Wie) bool { return w.Functies&policy.FunctieManager != 0 })
}

// teHerzien are the rights that the caller goes about, but their own; of the manager those of the only administrator of each other Partij too.
func (s *scope) teHerzien(eigen string) ([]herzienbaar, error) {
	uit, err := s.herzienbareRechten(eigen)
	if err != nil || !s.isManager() {
		return uit, err
	}
	for _, p := range s.huis.alle() {
		wie, enige := s.enigeBeheerder(p.ID)
		if p.ID == eigen || !enige || wie == s.caller.persoon() {
			continue
		}
		eens, err := s.rechtenVanEnige(wie)
		if err != nil {
			return nil, err
		}
		for _, r := range eens {
			if !slices.ContainsFunc(uit, func(h herzienbaar) bool { return h.mens.ID == wie && h.blad.Functie == r.blad.Functie }) {
				uit = append(uit, r)
			}
		}
	}
	return uit, nil
}

// enigeBeheerder is who is the only administrator of a Partij that takes part: nobody there looks at their rights.
func (s *scope) enigeBeheerder(bij string) (wie string, enige bool) {
	if !s.huis.doetMee(bij, s.moment) {
		return "", false
	}
	for _, m := range s.huis.mensenVanPartij(bij) {
		if m.Actief(s.moment) && m.Heeft(partij.Partijbeheerder, s.moment) {
			return m.ID, !s.beheert(bij, m.ID)
		}
	}
	return "", false
}

// rechtenVanEnige are all functions of an only administrator. That one itself stays until the Partij has another: else nobody is left who gives rights.
func (s *scope) rechtenVanEnige(wie string) ([]herzienbaar, error) {
	rij, _, err := s.mensRond(wie)
	if err != nil {
		return nil, err
	}
	functies, err := s.tx.FunctiesVan(wie)
	var uit []herzienbaar
	for _, f := range functies {
		if f.Tot <= s.moment || f.Tot <= f.Van || !s.g.echt(functieLabel(f), wie, f.Zegel, functieVelden(f)) {
			continue
		}
		uit = append(uit, herzienbaar{mens: rij, functie: &f, blad: TeHerzien{Medewerker: s.huis.mensNaam(wie), Partij: s.huis.partij(rij.Partij), Functie: string(f.Functie),
			Van: begin(f.Van), Tot: einde(f.Tot), KanStoppen: f.Functie != partij.Partijbeheerder, Reikwijdte: reikwijdte(f.Toekenning), EnigeBeheerder: true}})
	}
	return uit, err
}

// herzienbareRechten are the rights that the caller can end, but their own.
func (s *scope) herzienbareRechten(eigen string) ([]herzienbaar, error) {
	var uit []herzienbaar
	for _, m := range s.beheerde(eigen) {
		if m.ID == s.caller.persoon() || m.Tot <= s.moment {
			continue
		}
		rij, rond, err := s.mensRond(m.ID)
		if err != nil {
			return nil, err
		}
		functies, err := s.tx.FunctiesVan(m.ID)
		if err != nil {
			return nil, err
		}
		loopt := 0
		for _, f := range functies {
			if f.Tot <= s.moment || f.Tot <= f.Van || !s.g.echt(functieLabel(f), m.ID, f.Zegel, functieVelden(f)) {
				continue
			}
			loopt++
			rond.Soort = string(f.Functie)
			if len(s.kan(opHuis, zonderProeftijd(rond), "functie.beeindigen")) > 0 {
				ctx := rond
				s.zonderLaatste(&ctx, rij, s.moment, f.Functie)
				uit = append(uit, herzienbaar{mens: rij, functie: &f, blad: TeHerzien{Medewerker: s.huis.mensNaam(m.ID), Partij: s.huis.partij(m.Partij), Functie: string(f.Functie),
					Van: begin(f.Van), Tot: einde(f.Tot), KanStoppen: len(s.kan(opHuis, ctx, "functie.beeindigen")) > 0, Reikwijdte: reikwijdte(f.Toekenning)}})
			}
		}
		if rond.Soort = ""; loopt == 0 && len(s.kan(opHuis, zonderProeftijd(rond), "medewerker.beeindigen")) > 0 {
			uit = append(uit, herzienbaar{mens: rij, blad: TeHerzien{Medewerker: s.huis.mensNaam(m.ID), Partij: s.huis.partij(m.Partij), Van: begin(m.Van), Tot: einde(m.Tot), KanStoppen: len(s.kan(opHuis, rond, "medewerker.beeindigen")) > 0}})
		}
	}
	return uit, nil
}

// RechtenHerzien signs the yearly look: each right of the people of the caller's Partij is confirmed, or ended at once (rule WGS-12). When there are
// others than those that were looked at, nothing changes.
func (g *Gate) RechtenHerzien(ctx context.Context, c Caller, in partij.Herzien) (Verwijzing, error) {
	if err := in.Valideer(); err != nil {
		return Verwijzing{}, err
	}
	id := nieuwID(g.klok.Nu())
	return schrijf(ctx, g, c, "rechten.herzien", in, func(s *scope) (Verwijzing, error) {
		if err := s.beslis(policy.Huis{}, policy.Context{}); err != nil {
			return Verwijzing{}, err
		}
		te, err := s.teHerzien(s.wie[0].Partij)
		if err != nil {
			return Verwijzing{}, err
		}
		if err := eisHerzien(te, in); err != nil {
			return Verwijzing{}, err
		}
		return s.herzie(id, te, in)
	})
}

// eisHerzien asks for one decision on each right, and none that would leave nobody to give rights.
func eisHerzien(te []herzienbaar, in partij.Herzien) error {
	var v errs.Velden
	gezien := map[int]bool{}
	for i, r := range in.Regels {
		j := slices.IndexFunc(te, func(h herzienbaar) bool { return h.is(r) })
		gezien[j] = true
		v.Eis(j < 0 || r.Besluit == partij.Blijft || te[j].blad.KanStoppen, "regels["+strconv.Itoa(i)+"].besluit",
			"Dat kun jij nu niet laten stoppen: er is dan niemand meer die rechten geeft, of jij bent daarvoor te kort beheerder.")
	}
	v.Eis(len(gezien) == len(te) && len(in.Regels) == len(te) && !gezien[-1], "regels", "Intussen veranderde er iets. Bekijk de lijst opnieuw.")
	return v.Fout()
}

func (s *scope) herzie(id string, te []herzienbaar, in partij.Herzien) (Verwijzing, error) {
	h := store.Herziening{ID: id, Partij: s.wie[0].Partij, Medewerker: s.caller.persoon(), Moment: s.moment}
	for _, r := range te {
		i := slices.IndexFunc(in.Regels, func(v partij.HerzienRegel) bool { return r.is(v) })
		if in.Regels[i].Besluit == partij.Blijft {
			h.Bevestigd++
			continue
		}
		h.Beeindigd++
		s.object(r.mens.ID)
		err := error(nil)
		if r.functie == nil {
			err = s.eindigMens(r.mens, s.moment)
		} else {
			err = s.eindigFunctie(*r.functie, s.moment)
		}
		if err != nil {
			return Verwijzing{}, err
		}
	}
	s.object(id)
	h.Zegel = s.verzegel("herziening", herzieningRij(id), 0, herzieningVelden(h))
	return Verwijzing{ID: id, Versie: 1}, s.tx.NieuweHerziening(h)
}

// herzieningVooraf is how long before the day it is asked for.
const herzieningVooraf = 30 * 24 * time.Hour

// herzieningTaak tells who goes about rights that a year is nearly over.
func (s *scope) herzieningTaak() ([]Taak, error) {
	if len(s.wie) != 1 || len(s.kan(opHuis, policy.Context{}, "rechten.herzien")) == 0 {
		return nil, nil
	}
	lijst, err := s.herzieningen()
	if err != nil {
		return nil, err
	}
	b := s.partijHerziening(s.wie[0].Partij, lijst)
	if b.Uiterlijk.After(moment(s.moment).Add(herzieningVooraf)) {
		return nil, nil
	}
	return []Taak{{Soort: "herziening", Van: &b.Partij, Object: b.Partij.ID, Uiterlijk: b.Uiterlijk.In(klok.Amsterdam()).Format(time.DateOnly)}}, nil
}
