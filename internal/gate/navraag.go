// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"context"
	"math"
	"slices"
	"strings"
	"time"

	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/klok"
	"rondetafel/internal/policy"
)

// Navraag asks whether somebody is known in a Casus of this house, and why (rule WGS-11).
type Navraag struct {
	ZoekVraag
	Reden casus.Navraagreden `json:"reden"`
}

// eenVanBeide: to look for two things and answer about one would be silent about the other.
const eenVanBeide = "Kies één van beide: een BSN, of een achternaam met een geboortedatum. Maak het andere leeg."

// Valideer returns nil or an *errs.Invalid with all that is missing or wrong.
func (v Navraag) Valideer() error {
	var f errs.Velden
	if naam, dag := strings.TrimSpace(v.Achternaam) != "", !v.Geboortedatum.Leeg(); v.BSN != "" && (naam || dag) {
		f.Eis(false, "bsn", eenVanBeide)
		f.Eis(!naam, "achternaam", eenVanBeide)
		f.Eis(!dag, "geboortedatum", eenVanBeide)
	} else {
		f.Neem(v.ZoekVraag.Valideer())
	}
	f.Eis(slices.Contains(casus.Navraagredenen(), v.Reden), "reden", "Kies waarom je dit vraagt.")
	return f.Fout()
}

// NavraagBlad is the answer: a hit or none, and of a hit only who has the Procesregie of that Casus.
type NavraagBlad struct {
	ID     string `json:"id"`
	Bekend bool   `json:"bekend"`
	Bij    []Naam `json:"bij"` // the procesregisseurs, each once; empty names for a Casus that has none yet
}

// PersoonNavragen tells a Procesregisseur whether somebody occurs in a Casus that runs or is kept, also in one that they may not know of, and
// nothing more than who handles it. The entry names those casussen, so that each shows that it was asked after; the question is
// kept for the privacy officer without whom it was about (rule WGS-11).
func (g *Gate) PersoonNavragen(ctx context.Context, c Caller, v Navraag) (NavraagBlad, error) {
	if err := v.Valideer(); err != nil {
		return NavraagBlad{}, err
	}
	hash, _ := g.zoekhash(v.ZoekVraag)
	return schrijf(ctx, g, c, "persoon.navragen", v, func(s *scope) (NavraagBlad, error) {
		if err := s.beslis(policy.Huis{}, policy.Context{}); err != nil {
			return NavraagBlad{}, err
		}
		n := store.Navraag{ID: nieuwID(klok.VanMicro(s.moment)), Medewerker: s.caller.persoon(), Moment: s.moment, Reden: string(v.Reden)}
		rijen, err := s.tx.BekendMet(hash)
		for _, r := range rijen {
			s.toont(r.Casus)
		}
		b := NavraagBlad{ID: n.ID, Bij: s.bekendBij(rijen)}
		b.Bekend, n.Bekend = len(rijen) > 0, len(rijen) > 0
		return b, eerste(err, s.tx.NieuweNavraag(n))
	})
}

// bekendBij are the procesregisseurs of casussen in which somebody is known, each once.
func (s *scope) bekendBij(rijen []store.Bekend) []Naam {
	uit := []Naam{}
	for _, r := range rijen {
		n := Naam{}
		if r.Procesregisseur != "" {
			n = s.huis.mensNaam(r.Procesregisseur)
		}
		if !slices.Contains(uit, n) {
			uit = append(uit, n)
		}
	}
	return uit
}

// eldersBekend tells who looks at an Aanmelding which procesregisseurs have one of its people in another Casus, running or kept
// (rule 1.7-2). Nobody else hears of it.
func (s *scope) eldersBekend(z zaak, b *CasusBlad) error {
	if !s.mag("casus.elders", z.op) {
		return nil
	}
	rijen, err := s.tx.BekendBuiten(z.ID)
	b.Elders = s.bekendBij(rijen)
	return err
}

// NavraagRegel is a question as the privacy officer sees it.
type NavraagRegel struct {
	ID     string             `json:"id"`
	Door   Naam               `json:"door"`
	Moment time.Time          `json:"moment"`
	Reden  casus.Navraagreden `json:"reden"`
	Bekend bool               `json:"bekend"`
}

// NavraagPagina is a part of the questions, the newest first.
type NavraagPagina struct {
	Navragen []NavraagRegel `json:"navragen"`
	Meer     bool           `json:"meer"`
}

const navragenOpBlad = 100

// NavraagLijst returns the last questions whether somebody is known here.
func (g *Gate) NavraagLijst(ctx context.Context, c Caller) (NavraagPagina, error) {
	return lees(ctx, g, c, "navraag.lijst", func(s *scope) (NavraagPagina, error) {
		p := NavraagPagina{Navragen: []NavraagRegel{}}
		if err := s.beslis(policy.Huis{}, policy.Context{}); err != nil {
			return p, err
		}
		rijen, err := s.tx.Navragen(math.MaxInt64, navragenOpBlad+1)
		p.Meer = len(rijen) > navragenOpBlad
		for _, r := range rijen[:min(len(rijen), navragenOpBlad)] {
			p.Navragen = append(p.Navragen, NavraagRegel{ID: r.ID, Door: s.huis.mensNaam(r.Medewerker), Moment: moment(r.Moment),
				Reden: casus.Navraagreden(r.Reden), Bekend: r.Bekend})
		}
		return p, err
	})
}
