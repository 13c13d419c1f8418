// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"context"
	"strings"

	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/klok"
	"rondetafel/internal/policy"
)

// ZoekVraag asks for a person, by BSN or by family name and date of birth.
type ZoekVraag struct {
	BSN           string     `json:"bsn,omitempty"`
	Achternaam    string     `json:"achternaam,omitempty"`
	Geboortedatum klok.Datum `json:"geboortedatum,omitempty"`
}

// Valideer returns nil or an *errs.Invalid with all that is missing or wrong.
func (v ZoekVraag) Valideer() error {
	var f errs.Velden
	naam := strings.TrimSpace(v.Achternaam) != "" || !v.Geboortedatum.Leeg()
	f.Eis(v.BSN != "" || naam, "bsn", "Vul een BSN in, of een achternaam en een geboortedatum.")
	f.Eis(v.BSN == "" || casus.GeldigBSN(casus.SchoonBSN(v.BSN)), "bsn", "Dit is geen bestaand BSN. Kijk de negen cijfers na.")
	if naam && v.BSN == "" {
		f.Eis(casus.Gevuld(v.Achternaam), "achternaam", "Vul ook de achternaam in.")
		_, ok := v.Geboortedatum.Lees()
		f.Eis(ok, "geboortedatum", "Vul ook de geboortedatum in, als dag-maand-jaar.")
	}
	return f.Fout()
}

// Treffer is a person who was found, in a Casus that the caller may open.
type Treffer struct {
	Casus      CasusRegel     `json:"casus"`
	Betrokkene BetrokkeneBlad `json:"betrokkene"`
	Waarom     string         `json:"waarom"` // what matched
}

// ZoekBlad is what a search found.
type ZoekBlad struct {
	Treffers []Treffer `json:"treffers"`
}

const maxTreffers = 50

// PersoonZoeken finds a person in the casussen that the caller may open, and says nothing of any other. The entry names the
// hits only, never what was asked.
func (g *Gate) PersoonZoeken(ctx context.Context, c Caller, v ZoekVraag) (ZoekBlad, error) {
	if err := v.Valideer(); err != nil {
		return ZoekBlad{}, err
	}
	return lees(ctx, g, c, "persoon.zoeken", func(s *scope) (ZoekBlad, error) {
		if err := s.beslis(policy.Huis{}, policy.Context{}); err != nil {
			return ZoekBlad{}, err
		}
		return s.zoek(v)
	})
}

func (s *scope) zoek(v ZoekVraag) (ZoekBlad, error) {
	uit := ZoekBlad{Treffers: []Treffer{}}
	k := store.Keuze{Aantal: maxTreffers}
	if err := s.filter(&k, "casus.lezen"); err != nil {
		return uit, err
	}
	hash, waarom := s.g.zoekhash(v)
	if hash == nil {
		return uit, nil
	}
	rijen, err := s.tx.Zoek(k, hash)
	if err != nil {
		return uit, err
	}
	for _, r := range rijen {
		if err := s.treffer(&uit, r, waarom); err != nil {
			return uit, err
		}
	}
	return uit, nil
}

func (s *scope) treffer(uit *ZoekBlad, r store.Treffer, waarom string) error {
	f := s.casusFeiten(r.Gezien)
	b := s.g.motor.Beslis(s.wie[0], "casus.lezen", f, s.context())
	if !b.Toegestaan || !s.ookAnderen(r.Gezien.ID, "casus.lezen", s.context()) {
		return nil
	}
	s.noteer(b)
	doos, err := s.doos(r.Gezien.ID)
	if err != nil {
		return err
	}
	mens, err := openBetrokkene(doos, r.Betrokkene)
	if err != nil {
		return err
	}
	uit.Treffers = append(uit.Treffers, Treffer{Casus: s.regel(rij{Casus: r.Gezien.Casus, gezien: r.Gezien, feiten: f, inhoud: true}), Betrokkene: mens, Waarom: waarom})
	s.toont(r.Gezien.ID, r.Betrokkene.ID)
	return nil
}

func (g *Gate) zoekhash(v ZoekVraag) (hash []byte, waarom string) {
	if v.BSN != "" {
		ix, ok := g.keys.Blind.BSN(casus.SchoonBSN(v.BSN))
		if !ok {
			return nil, ""
		}
		return ix[:], "BSN"
	}
	ix, ok := g.keys.Blind.NaamGeboren(v.Achternaam, v.Geboortedatum.ISO())
	if !ok {
		return nil, ""
	}
	return ix[:], "achternaam en geboortedatum"
}
