// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"context"

	"rondetafel/internal/informatie"
	"rondetafel/internal/policy"
)

// RegistratieBlad is an entry of the register (rule 7.2-3): what, to whom, why, on which ground, whose consents, when and by whom. It holds
// nothing of what the pieces say.
type RegistratieBlad struct {
	ID        string                       `json:"id"`
	Casus     string                       `json:"casus"`
	Nummer    string                       `json:"nummer"` // of the Casus
	Soort     informatie.VerstrekkingSoort `json:"soort"`
	Derde     informatie.Derde             `json:"derde"`
	Doel      string                       `json:"doel,omitempty"`
	Grondslag string                       `json:"grondslag"` // under a legal duty its article
	Waarom    string                       `json:"waarom"`    // necessity, or what was demanded
	Datum     string                       `json:"datum"`     // on which it was given, ISO
	Door      Naam                         `json:"door"`
	Namens    *Naam                        `json:"namens,omitempty"`
	Advies    informatie.Oordeel           `json:"advies,omitempty"`
	Voldaan   string                       `json:"voldaan,omitempty"`
	Delen     []RegistratieDeel            `json:"delen"`
}

// RegistratieDeel is one part that was given.
type RegistratieDeel struct {
	Van      []Naam            `json:"van"`
	Soort    informatie.Soort  `json:"soort,omitempty"` // of the data when it was given; none of words
	Rubriek  string            `json:"rubriek,omitempty"`
	Datum    string            `json:"datum,omitempty"` // that it was of, ISO
	Passage  bool              `json:"passage"`
	Tekenden []OndertekendBlad `json:"ondertekend"`      // none under a legal duty
	Daarna   informatie.Daarna `json:"daarna,omitempty"` // what became of the piece since, for who may know of that
}

// maxRegister is how many entries the register shows, the newest.
const maxRegister = 200

// RegisterBlad is the register of disclosures.
type RegisterBlad struct {
	Regels []RegistratieBlad `json:"registraties"`
	Vol    bool              `json:"erZijnMeer"` // there may be older ones
}

// VerstrekkingRegister returns the register: all of it for the privacy officer, for a Procesregisseur that of their own casussen.
func (g *Gate) VerstrekkingRegister(ctx context.Context, c Caller) (RegisterBlad, error) {
	return lees(ctx, g, c, "verstrekking.register", func(s *scope) (RegisterBlad, error) {
		b := RegisterBlad{Regels: []RegistratieBlad{}}
		if err := s.beslis(policy.Huis{}, policy.Context{}); err != nil {
			return b, err
		}
		rijen, err := s.tx.VerstrekkingenIn(informatie.VerstrekkingVerleend, maxRegister)
		if err != nil {
			return b, err
		}
		b.Vol = len(rijen) == maxRegister
		for _, r := range rijen {
			z, err := s.zaakVan(r.Casus)
			if err != nil {
				return b, err
			}
			stukken, err := s.stukkenVan(z)
			if err != nil {
				return b, err
			}
			v, err := s.maakVerstrekking(z, r, stukken)
			if err != nil {
				return b, err
			}
			if !s.mag("verstrekking.registratie", v.op) {
				continue
			}
			regel, err := s.registratie(v)
			if err != nil {
				return b, err
			}
			b.Regels = append(b.Regels, regel)
			s.toont(v.ID)
		}
		return b, nil
	})
}

func (s *scope) registratie(v verstrekking) (RegistratieBlad, error) {
	in, err := s.verstrekkingInhoud(v.Verstrekking)
	if err != nil {
		return RegistratieBlad{}, err
	}
	brief, vast, err := s.bevries(&v)
	if err != nil {
		return RegistratieBlad{}, err
	}
	b := RegistratieBlad{ID: v.ID, Casus: v.Casus, Nummer: v.zaak.Nummer, Soort: v.Soort, Derde: in.Derde, Doel: in.Doel, Grondslag: in.Grondslag, Waarom: in.Noodzaak,
		Datum: in.Datum, Door: s.huis.mensNaam(v.Vrager), Delen: []RegistratieDeel{}}
	namens := v.Namens
	if vast {
		b.Datum, b.Advies, b.Voldaan, b.Door, namens = brief.Datum, brief.Advies, brief.Voldaan, s.huis.mensNaam(brief.Door), brief.Namens
	}
	if namens != "" {
		n := s.huis.partij(namens)
		b.Namens = &n
	}
	for _, d := range v.delen {
		if vast && (d.vast == nil || !d.vast.mee) {
			continue
		}
		b.Delen = append(b.Delen, s.registratieDeel(d, brief.Tekenden[d.Instemming]))
	}
	return b, nil
}

// registratieDeel is what the register says of a part: of what kind it was when it was given, whatever became of the piece.
func (s *scope) registratieDeel(d deel, tekenden []ondertekend) RegistratieDeel {
	b := RegistratieDeel{Van: s.namenVan(d), Passage: d.passage(), Tekenden: s.ondertekend(d, tekenden)}
	if d.vast != nil {
		b.Soort, b.Rubriek, b.Datum = d.vast.in.Soort, d.vast.in.Rubriek.Label(), d.vast.in.Datum
	}
	if s.kent(d) {
		b.Daarna = d.daarna(s.moment)
	}
	return b
}
