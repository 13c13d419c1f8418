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

// StandaardVaststellen sets with which conditions the caller's Partij begins for a category (rule 13.2-1). It permits nothing: it fills in
// the form of a new piece, and what is there stays as it is.
func (g *Gate) StandaardVaststellen(ctx context.Context, c Caller, in informatie.Standaard) (Verwijzing, error) {
	if err := in.Valideer(); err != nil {
		return Verwijzing{}, err
	}
	in = in.Schoon()
	return schrijf(ctx, g, c, "standaard.vaststellen", in, func(s *scope) (Verwijzing, error) {
		if len(s.wie) == 0 {
			return Verwijzing{}, s.beslis(policy.Huis{}, policy.Context{})
		}
		eigen := s.wie[0].Partij
		ruimte := s.huis.ruimte(eigen, in.Soort)
		if err := s.beslis(policy.Huis{}, policy.Context{Ontbreekt: in.Tekort(ruimte)}); err != nil {
			return Verwijzing{}, s.metUitleg(err, in.Soort)
		}
		nu := s.huis.standaard(eigen, in.Soort)
		if in.Versie != nu.Versie {
			return Verwijzing{}, s.standaardConflict(eigen, nu)
		}
		if err := s.eisStandaardLezers(eigen, in.Lezers); err != nil {
			return Verwijzing{}, err
		}
		return s.zetStandaard(eigen, in)
	})
}

func (s *scope) standaardConflict(partij string, nu informatie.Standaard) error {
	c := &errs.Conflict{Wat: "deze standaard", Versie: nu.Versie, Nu: nu.Zin(s.standaardBeeld(nu))}
	rijen, err := s.tx.Standaarden(partij)
	for _, r := range rijen {
		if r.Soort == nu.Soort && r.Versie == nu.Versie {
			c.Wie, c.Moment = s.huis.medewerkers[r.Medewerker].Naam, r.Moment
		}
	}
	return eerste(err, error(c))
}

// eisStandaardLezers asks that the chosen readers are other Partijen that take part in the covenant.
func (s *scope) eisStandaardLezers(eigen string, lezers []string) error {
	var v errs.Velden
	for _, l := range lezers {
		v.Eis(l != eigen && s.huis.doetMee(l, s.moment), "lezers", "Kies andere Partijen die nu meedoen in het convenant.")
	}
	return v.Fout()
}

func (s *scope) zetStandaard(partij string, in informatie.Standaard) (Verwijzing, error) {
	r := store.Standaard{Partij: partij, Medewerker: s.caller.persoon(), Moment: s.moment, Standaard: in}
	r.Versie++
	z := s.verzegel("standaard", standaardRij(r), in.Versie, standaardVelden(r))
	r.Grond, r.MAC, s.huisNieuw = z.Grond, z.MAC, true
	return Verwijzing{ID: string(in.Soort), Versie: r.Versie}, s.tx.NieuweStandaard(r)
}

// StandaardenBlad is with which conditions the caller's Partij begins, for each category.
type StandaardenBlad struct {
	Partij      Naam                  `json:"partij"`
	Standaarden []StandaardBlad       `json:"standaarden"`
	Versies     []StandaardVersieBlad `json:"versies"` // the newest first
	Mag         []string              `json:"mag"`
}

// StandaardBlad is one of them, with what the Privacy Protocol leaves open.
type StandaardBlad struct {
	informatie.Standaard
	Ruimte        informatie.Ruimte `json:"ruimte"`
	Open          []string          `json:"ruimteInWoorden"`
	Zin           string            `json:"voorwaardenInEenZin"`
	GebruikZinnen []string          `json:"gebruikInZinnen"`
	// Nu says with what the form begins while the Privacy Protocol is stricter than what was set; nothing while it is not.
	Nu []string `json:"nuDoorHetPrivacyProtocol,omitempty"`
}

// StandaardVersieBlad is a version of one of them.
type StandaardVersieBlad struct {
	Soort  informatie.Soort `json:"soort"`
	Versie int64            `json:"versie"`
	Zin    string           `json:"voorwaardenInEenZin"`
	Door   Naam             `json:"door"`
	Moment time.Time        `json:"moment"`
}

// StandaardenLezen returns with which conditions the caller's Partij begins. It holds nothing of any dossier.
func (g *Gate) StandaardenLezen(ctx context.Context, c Caller) (StandaardenBlad, error) {
	return lees(ctx, g, c, "standaard.lezen", func(s *scope) (StandaardenBlad, error) {
		if err := s.beslis(policy.Huis{}, policy.Context{}); err != nil {
			return StandaardenBlad{}, err
		}
		eigen := s.wie[0].Partij
		b := StandaardenBlad{Partij: s.huis.partij(eigen), Versies: []StandaardVersieBlad{}, Mag: s.kan(opHuis, policy.Context{}, "standaard.vaststellen")}
		for _, soort := range informatie.Soorten() {
			st, r := s.huis.standaard(eigen, soort), s.huis.ruimte(eigen, soort)
			blad := StandaardBlad{Standaard: st, Ruimte: r, Open: r.Zinnen(soort), Zin: st.Zin(s.standaardBeeld(st)), GebruikZinnen: st.Zinnen()}
			if r.Mag && len(st.Tekort(r)) > 0 {
				nu := st.Binnen(r)
				blad.Nu = append([]string{nu.Zin(s.standaardBeeld(nu))}, nu.Zinnen()...)
			}
			b.Standaarden = append(b.Standaarden, blad)
		}
		rijen, err := s.tx.Standaarden(eigen)
		for _, r := range rijen {
			if s.g.echt("standaard", standaardRij(r), r.Zegel(), standaardVelden(r)) {
				b.Versies = append(b.Versies, StandaardVersieBlad{Soort: r.Soort, Versie: r.Versie, Zin: r.Zin(s.standaardBeeld(r.Standaard)),
					Door: s.huis.mensNaam(r.Medewerker), Moment: moment(r.Moment)})
			}
		}
		return b, err
	})
}

func (s *scope) standaardBeeld(st informatie.Standaard) informatie.Beeld {
	var b informatie.Beeld
	for _, l := range st.Lezers {
		b.Namen = append(b.Namen, s.huis.partijen[l].Kort)
	}
	return b
}

// GeefBlad is what the caller's Partij can give of one category in a Casus, and with which conditions it begins.
type GeefBlad struct {
	Soort       informatie.Soort       `json:"soort"`
	Mag         bool                   `json:"mag"`
	Ruimte      informatie.Ruimte      `json:"ruimte"`
	Open        []string               `json:"ruimteInWoorden"`
	Voorwaarden informatie.Voorwaarden `json:"voorwaarden"`
	Zin         string                 `json:"voorwaardenInEenZin"`
}

// GeefLijst is that for every category.
type GeefLijst struct {
	Soorten []GeefBlad `json:"soorten"`
}

// GegevenStandaarden tells who is going to give a piece in a Casus what the Privacy Protocol leaves open and with which conditions the Partij
// begins (rules 12.2-2 and 13.2-1).
func (g *Gate) GegevenStandaarden(ctx context.Context, c Caller, casus string) (GeefLijst, error) {
	return lees(ctx, g, c, "gegeven.standaarden", func(s *scope) (GeefLijst, error) {
		z, err := s.casus(casus, policy.Context{})
		if err != nil {
			return GeefLijst{}, err
		}
		partijen, err := s.betrokkenPartijen(z)
		if err != nil {
			return GeefLijst{}, err
		}
		s.toont(z.ID)
		eigen, uit := s.wie[0].Partij, GeefLijst{}
		partijen = slices.DeleteFunc(slices.Clone(partijen), func(p string) bool { return p == eigen })
		for _, soort := range informatie.Soorten() {
			r := s.huis.ruimte(eigen, soort)
			w := s.huis.standaard(eigen, soort).Voor(r, partijen, doelenVan(z), klok.VanMicro(s.moment).In(klok.Amsterdam()))
			uit.Soorten = append(uit.Soorten, GeefBlad{Soort: soort, Mag: len(r.TekortGeven(informatie.Grond{}, doelenVan(z))) == 0, Ruimte: r,
				Open: r.Zinnen(soort), Voorwaarden: w, Zin: w.Zin(s.beeld(z, w.Lezers, 0, false))})
		}
		return uit, nil
	})
}
