// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"context"
	"slices"
	"time"

	"rondetafel/internal/casus"
	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/policy"
)

// NoodinzageRegel is a Noodinzage in a list.
type NoodinzageRegel struct {
	ID      string            `json:"id"`
	Casus   string            `json:"casus"`
	Nummer  string            `json:"nummer"` // of the Casus
	Wie     Naam              `json:"wie"`
	Van     time.Time         `json:"geopendOp"`
	Tot     time.Time         `json:"eindigtOp"`
	Loopt   bool              `json:"looptNu"`
	Oordeel casus.Noodoordeel `json:"oordeel"` // empty while nobody judged it
}

// NoodinzageLijst are the Noodinzagen of which the caller may know, the newest first.
type NoodinzageLijst struct {
	Noodinzagen []NoodinzageRegel `json:"noodinzagen"`
	Mag         []string          `json:"mag"`
}

// NoodinzageBlad is one Noodinzage with why it was opened and what was thought of it.
type NoodinzageBlad struct {
	NoodinzageRegel
	Reden       string     `json:"reden"`
	Beoordelaar *Naam      `json:"beoordeeldDoor,omitempty"`
	Beoordeeld  *time.Time `json:"beoordeeldOp,omitempty"`
	Toelichting string     `json:"toelichting,omitempty"`
	Versie      int64      `json:"versie"`
	Mag         []string   `json:"mag"`
}

// NoodBlad says on the page of a Casus that somebody reads it in need now. That is for everybody who reads it: why is not.
type NoodBlad struct {
	ID  string    `json:"id,omitempty"` // for who may read it
	Wie Naam      `json:"wie"`
	Tot time.Time `json:"eindigtOp"`
}

// NoodinzageLijst returns the Noodinzagen of the caller and of their casussen; all of them for the Manager and the privacy officer.
func (g *Gate) NoodinzageLijst(ctx context.Context, c Caller) (NoodinzageLijst, error) {
	return lees(ctx, g, c, "noodinzage.lijst", func(s *scope) (NoodinzageLijst, error) {
		if err := s.beslis(policy.Huis{}, policy.Context{}); err != nil {
			return NoodinzageLijst{}, err
		}
		b := NoodinzageLijst{Noodinzagen: []NoodinzageRegel{}, Mag: s.kan(opHuis, policy.Context{}, "noodinzage.openen")}
		alle, err := s.noodVoor(false, noodOpBlad)
		for _, n := range alle {
			b.Noodinzagen = append(b.Noodinzagen, s.noodRegel(n))
			s.toont(n.ID)
		}
		return b, err
	})
}

// noodVoor are the newest that the caller may read; open for those that nobody judged yet.
func (s *scope) noodVoor(open bool, hoogstens int) ([]nood, error) {
	wie := s.caller.persoon()
	if !slices.ContainsFunc(s.wie, func(w policy.Wie) bool { return w.Functies&(policy.FunctieManager|policy.FunctieFG) == 0 }) {
		wie = ""
	}
	rijen, err := s.tx.NoodinzagenVoor(wie, open, hoogstens)
	var uit []nood
	for _, r := range rijen {
		z, fout := s.zaakVan(r.Casus)
		if err = eerste(err, fout); err != nil {
			return nil, err
		}
		if n := s.maakNood(z, r); s.mag("noodinzage.lezen", n.op) {
			uit = append(uit, n)
		}
	}
	return uit, err
}

func (s *scope) noodRegel(n nood) NoodinzageRegel {
	return NoodinzageRegel{ID: n.ID, Casus: n.Casus, Nummer: n.zaak.Nummer, Wie: s.huis.mensNaam(n.Medewerker), Van: moment(n.Van), Tot: moment(n.Tot),
		Loopt: n.loopt(s.moment), Oordeel: n.Oordeel}
}

// NoodinzageLezen opens one. errs.ErrNotFound for who may not know of it.
func (g *Gate) NoodinzageLezen(ctx context.Context, c Caller, id string) (NoodinzageBlad, error) {
	return lees(ctx, g, c, "noodinzage.lezen", func(s *scope) (NoodinzageBlad, error) {
		n, err := s.nood(id)
		if err != nil {
			return NoodinzageBlad{}, err
		}
		s.toont(n.ID)
		return s.noodBlad(n)
	})
}

func (s *scope) noodBlad(n nood) (NoodinzageBlad, error) {
	b := NoodinzageBlad{NoodinzageRegel: s.noodRegel(n), Versie: n.Versie, Mag: s.kan(n.op, policy.Context{}, "noodinzage.beeindigen", "noodinzage.beoordelen")}
	doos, err := s.doos(n.Casus)
	if err != nil {
		return b, err
	}
	var in noodInhoud
	if err := openNaar(doos, vanNood, n.ID, n.Inhoud, &in); err != nil {
		return b, err
	}
	b.Reden = in.Reden
	if n.Oordeel != "" {
		door, op := s.huis.mensNaam(n.Beoordelaar), moment(n.Beoordeeld)
		b.Beoordelaar, b.Beoordeeld, b.Toelichting = &door, &op, in.Toelichting
	}
	return b, nil
}

// lopendeNood are those that run on a Casus now.
func (s *scope) lopendeNood(z zaak) ([]NoodBlad, error) {
	rijen, err := s.tx.Noodinzagen(z.ID)
	var uit []NoodBlad
	for _, r := range rijen {
		n := s.maakNood(z, r)
		if !n.loopt(s.moment) {
			continue
		}
		b := NoodBlad{Wie: s.huis.mensNaam(r.Medewerker), Tot: moment(r.Tot)}
		if s.vraag("noodinzage.lezen", n.op, policy.Context{}).Toegestaan {
			b.ID = n.ID
		}
		uit = append(uit, b)
	}
	return uit, err
}

// noodNieuws is how long who has the regie finds at Mijn werk that somebody opened the Casus in need; the Manager and the privacy officer find it
// until it is judged.
const noodNieuws = 7 * 24 * time.Hour

// noodTaken tells who must know of a Noodinzage, from the moment on that it was opened, and the Manager that it waits to be judged (rule 1.2-1).
func (s *scope) noodTaken() ([]Taak, error) {
	const wie = policy.FunctieManager | policy.FunctieFG | policy.FunctieProcesregisseur | policy.FunctieUitvoerder
	if len(s.wie) != 1 || s.wie[0].Functies&wie == 0 {
		return nil, nil
	}
	alle, err := s.noodVoor(true, maxTaken)
	var uit []Taak
	for _, n := range alle {
		if soort := s.noodTaak(n); soort != "" {
			door := s.huis.mensNaam(n.Medewerker)
			uit = append(uit, Taak{Soort: soort, Casus: s.regel(rij{Casus: n.zaak.Casus, feiten: n.zaak.feiten[0]}), Van: &door, Object: n.ID})
			s.toont(n.ID)
		}
	}
	return uit, err
}

func (s *scope) noodTaak(n nood) string {
	toezicht := s.wie[0].Functies&(policy.FunctieManager|policy.FunctieFG) != 0
	switch {
	case len(s.kan(n.op, policy.Context{}, "noodinzage.beoordelen")) > 0:
		return "noodoordeel"
	case n.Medewerker == s.caller.persoon() && n.loopt(s.moment):
		return "noodinzage_eigen"
	case n.Medewerker == s.caller.persoon(), !toezicht && s.moment-n.Tot > noodNieuws.Microseconds():
		return ""
	case n.loopt(s.moment):
		return "noodinzage_loopt"
	}
	return "noodinzage"
}

// wachtOpNoodoordeel tells whether one on a Casus was not judged yet.
func (s *scope) wachtOpNoodoordeel(id string) (bool, error) {
	rijen, err := s.tx.Noodinzagen(id)
	return slices.ContainsFunc(rijen, func(r store.Noodinzage) bool { return r.Oordeel == "" }), err
}
