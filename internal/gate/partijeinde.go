// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"rondetafel/internal/errs"
	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/partij"
	"rondetafel/internal/policy"
)

// That a Partij stops cannot be undone, and puts all its people out of their casussen. So one person records it and another confirms it (article 20,
// rule 20-P1), as with the Privacy Protocol and a destruction.

// The kinds of a row of partijverloop that end nothing.
const (
	voorgesteld = "voorgesteld" // recorded, and waits for a second person
	ingetrokken = "ingetrokken" // taken back by who recorded it
	afgewezen   = "afgewezen"   // turned down by the second person
)

// eindeVan reads a Partij with the end that waits for a second person, nil when none does. That is the row of the version that the Partij has now: one whose
// successor was removed waits no more.
func (s *scope) eindeVan(id string) (store.Partij, *PartijVerloop, error) {
	p, is, err := s.partijMet(id)
	if err != nil || !is {
		return store.Partij{}, nil, err
	}
	lijst, err := s.tx.Partijverlopen()
	i := slices.IndexFunc(lijst, func(v store.Partijverloop) bool { return v.ID == verloopID(p.ID, p.Versie) && v.Soort == voorgesteld })
	if err != nil || i < 0 {
		return p, nil, err
	}
	doos, err := s.doos("")
	if err != nil {
		return p, nil, err
	}
	w, ok, err := s.openVerloop(doos, lijst[i])
	if !ok || w.Einde == nil {
		return p, nil, err
	}
	return p, &w, err
}

func verloopID(bij string, versie int64) string { return bij + "/" + strconv.FormatInt(versie, 10) }

// eisVersie asks for a Partij, as the caller saw it.
func (s *scope) eisVersie(p store.Partij, versie int64) error {
	switch {
	case p.ID == "":
		return errs.ErrNotFound
	case p.Versie != versie:
		return s.mensConflict("deze Partij", p.Versie)
	}
	return nil
}

// volgendVerloop writes the next version of a Partij, and what made it.
func (s *scope) volgendVerloop(p store.Partij, soort string, in verloopInhoud) (Verwijzing, error) {
	p.Zegel = s.verzegel("partij", partijRij(p), p.Versie, partijVelden(p))
	s.huisNieuw = true
	s.object(p.ID)
	return Verwijzing{ID: p.ID, Versie: p.Versie}, eerste(s.tx.ZetPartij(p), s.noteerVerloop(p.ID, p.Versie, soort, in))
}

// PartijEindeBeoordelen confirms that a Partij stops, from when it does, or turns that down. Never by who recorded it, nor by whom that one chose lately: by
// another manager, or by the privacy officer of a house that has no other.
func (g *Gate) PartijEindeBeoordelen(ctx context.Context, c Caller, in partij.PartijEindeOordeel) (Verwijzing, error) {
	if err := in.Valideer(); err != nil {
		return Verwijzing{}, err
	}
	return schrijf(ctx, g, c, "partij.eindebeoordelen", in, func(s *scope) (Verwijzing, error) {
		p, wacht, err := s.eindeVan(in.Partij)
		if err != nil {
			return Verwijzing{}, err
		}
		if err := s.beslis(policy.Huis{}, s.oordeelOverEinde(p, wacht)); err != nil {
			return Verwijzing{}, err
		}
		if err := s.eisVersie(p, in.Versie); err != nil {
			return Verwijzing{}, err
		}
		if in.Akkoord != "ja" {
			return s.volgendVerloop(p, afgewezen, verloopInhoud{Reden: strings.TrimSpace(in.Reden)})
		}
		if p.Tot, err = s.eindeOp(p, wacht.Einde.Einde); err != nil {
			return Verwijzing{}, err
		}
		v, err := s.volgendVerloop(p, string(wacht.Einde.Wijze), verloopInhoud{Einde: wacht.Einde})
		return v, eerste(err, s.eindigPartij(p))
	})
}

// PartijEindeIntrekken takes back that a Partij stops, while nobody confirmed it: by who recorded it.
func (g *Gate) PartijEindeIntrekken(ctx context.Context, c Caller, in partij.PartijEindeIntrekken) (Verwijzing, error) {
	if err := in.Valideer(); err != nil {
		return Verwijzing{}, err
	}
	return schrijf(ctx, g, c, "partij.eindeintrekken", in, func(s *scope) (Verwijzing, error) {
		p, wacht, err := s.eindeVan(in.Partij)
		if err != nil {
			return Verwijzing{}, err
		}
		if err := s.beslis(policy.Huis{}, s.intrekEinde(p, wacht)); err != nil {
			return Verwijzing{}, err
		}
		if err := s.eisVersie(p, in.Versie); err != nil {
			return Verwijzing{}, err
		}
		return s.volgendVerloop(p, ingetrokken, verloopInhoud{Reden: strings.TrimSpace(in.Reden)})
	})
}

// oordeelOverEinde says what keeps the caller from confirming that a Partij stops.
func (s *scope) oordeelOverEinde(p store.Partij, wacht *PartijVerloop) policy.Context {
	rond := s.rondEinde(p, nil)
	var door string
	switch {
	case wacht != nil:
		door = wacht.door
	case p.ID != "":
		rond.Ontbreekt = append(rond.Ontbreekt, "voorstel")
	}
	if s.andereManager(p, door) {
		rond.Ontbreekt = append(rond.Ontbreekt, "manager")
	}
	if door == "" {
		return rond
	}
	if ik := s.caller.persoon(); ik == door {
		rond.Ontbreekt = append(rond.Ontbreekt, "tweede")
	} else if s.huis.verbonden(ik, door, s.moment) {
		rond.Ontbreekt = append(rond.Ontbreekt, "gekozen")
	}
	return rond
}

// andereManager tells whether a manager can confirm what door recorded.
func (s *scope) andereManager(p store.Partij, door string) bool {
	for id := range s.huis.medewerkers {
		w := s.huis.wie(id, s.moment)
		if id != door && w.Functies&policy.FunctieManager != 0 && w.Getekend && w.PartijActief && !s.werktNamens(id, p.ID) && !s.huis.verbonden(id, door, s.moment) {
			return true
		}
	}
	return false
}

func (s *scope) intrekEinde(p store.Partij, wacht *PartijVerloop) policy.Context {
	switch {
	case wacht != nil && wacht.door != s.caller.persoon():
		return policy.Context{Ontbreekt: []string{"eigen"}}
	case wacht == nil && p.ID != "":
		return policy.Context{Ontbreekt: []string{"voorstel"}}
	}
	return policy.Context{}
}

// kanOverEinde is what the caller can do about an end that waits.
func (s *scope) kanOverEinde(p store.Partij, wacht *PartijVerloop) []string {
	if wacht == nil {
		return nil
	}
	return append(s.kan(opHuis, s.oordeelOverEinde(p, wacht), "partij.eindebeoordelen"), s.kan(opHuis, s.intrekEinde(p, wacht), "partij.eindeintrekken")...)
}

// eindeTaken tells who can confirm that a Partij stops that it waits for them, and who recorded it that it waits for somebody else (article 20).
func (s *scope) eindeTaken() ([]Taak, error) {
	if len(s.wie) != 1 || s.wie[0].Functies&(policy.FunctieManager|policy.FunctieFG|policy.FunctieCoordinerendFG) == 0 {
		return nil, nil
	}
	lijst, err := s.tx.Partijverlopen()
	var uit []Taak
	for _, v := range lijst {
		if err != nil || v.Soort != voorgesteld {
			continue
		}
		p, wacht, fout := s.eindeVan(v.Partij)
		if err = fout; wacht == nil || v.ID != verloopID(p.ID, p.Versie) {
			continue
		}
		t := Taak{Soort: "partij_einde", Object: p.ID, Over: p.Naam, Van: s.huis.iemand(wacht.door)}
		switch kan := s.kanOverEinde(p, wacht); {
		case slices.Contains(kan, "partij.eindebeoordelen"):
		case slices.Contains(kan, "partij.eindeintrekken"):
			t.Soort, t.Van = "partij_einde_wacht", nil
		default:
			continue
		}
		s.toont(p.ID)
		uit = append(uit, t)
	}
	return uit, err
}
