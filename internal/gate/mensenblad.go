// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"context"
	"slices"
	"time"

	"rondetafel/internal/errs"
	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/partij"
	"rondetafel/internal/policy"
)

// RechtBlad is a function that somebody held, holds or will hold.
type RechtBlad struct {
	Functie string     `json:"functie"`
	Inzet   string     `json:"inzet"` // uitvoering, toetsing or beheer: for what of WGS 1.8 lid 2
	Nu      bool       `json:"nu"`
	Van     *time.Time `json:"begintOp,omitempty"`
	Tot     *time.Time `json:"eindigtOp,omitempty"`
	Versie  int64      `json:"versie"`
	Mag     []string   `json:"mag"`
	// Reikwijdte limits a standing mandate (rule 6.3-1); nothing without limits.
	Reikwijdte *partij.Reikwijdte `json:"reikwijdte,omitempty"`
}

// MedewerkerBlad is somebody with all that they may do here, for who looks after their rights.
type MedewerkerBlad struct {
	ID         string      `json:"id"`
	Kenmerk    string      `json:"kenmerk"` // a mark that tells nothing of who it is: the same in an address
	Naam       string      `json:"naam"`
	Partij     Naam        `json:"partij"`
	Namens     *Naam       `json:"namens,omitempty"` // the Partij on behalf of which staff of the house works (rule 1.11-1)
	Van        *time.Time  `json:"begintOp,omitempty"`
	Tot        *time.Time  `json:"eindigtOp,omitempty"`
	Werkt      bool        `json:"werkt"`      // now
	Verklaring string      `json:"verklaring"` // getekend or ontbreekt
	Rechten    []RechtBlad `json:"rechten"`
	Werk       []WerkOver  `json:"werkDatWacht"` // on somebody who takes it over
	Jij        bool        `json:"jij"`
	Versie     int64       `json:"versie"`
	Mag        []string    `json:"mag"`
	// Geven are the functions that the caller can give them, Overnemers the colleagues who can take over; only of one person.
	Geven      []string `json:"teGeven"`
	Overnemers []Naam   `json:"overnemers"`
}

// WerkOver is what somebody has to do in a Casus who may no longer do it.
type WerkOver struct {
	Casus     Naam     `json:"casus"` // id and number: who looks after rights sees nothing of what is in it
	Wat       []string `json:"wat"`   // procesregie, casusregie, collega (nobody else of the Partij is designated), afvaardiging, afspraken
	Afspraken int      `json:"afspraken"`
}

// MensenBlad is who works for the caller's Partij; for the manager the staff of the house, and who has a function of the house elsewhere.
type MensenBlad struct {
	Partij      Naam             `json:"partij"`
	Medewerkers []MedewerkerBlad `json:"medewerkers"` // by name, who works here or will
	Eerder      []MedewerkerBlad `json:"eerder"`      // who left
	Geven       []string         `json:"teGeven"`     // functions with which the caller can invite somebody
	Mag         []string         `json:"mag"`
	// Zonder are the Partijen that have no administrator: the manager invites their first.
	Zonder []Naam `json:"zonderBeheerder,omitempty"`
}

// MedewerkerLijst returns the people whose rights the caller looks after (rules WGS-12, 8.2c-1).
func (g *Gate) MedewerkerLijst(ctx context.Context, c Caller) (MensenBlad, error) {
	return lees(ctx, g, c, "medewerker.lijst", func(s *scope) (MensenBlad, error) {
		if err := s.beslis(policy.Huis{}, policy.Context{}); err != nil {
			return MensenBlad{}, err
		}
		eigen := s.wie[0].Partij
		b := MensenBlad{Partij: s.huis.partij(eigen), Medewerkers: []MedewerkerBlad{}, Eerder: []MedewerkerBlad{}, Geven: s.teGeven("medewerker.uitnodigen", s.recht(eigen), eigen),
			Mag: s.kan(opHuis, s.recht(eigen), "medewerker.uitnodigen")}
		for _, m := range s.beheerde(eigen) {
			blad, err := s.medewerkerBlad(m)
			if err != nil {
				return b, err
			}
			s.toont(m.ID)
			if blad.Werkt || m.Van > s.moment && m.Tot > m.Van {
				b.Medewerkers = append(b.Medewerkers, blad)
			} else {
				b.Eerder = append(b.Eerder, blad)
			}
		}
		for _, p := range s.huis.alle() {
			if p.ID != eigen && s.huis.doetMee(p.ID, s.moment) && slices.Contains(s.teGeven("medewerker.uitnodigen", s.recht(p.ID), p.ID), string(partij.Partijbeheerder)) {
				b.Zonder = append(b.Zonder, s.huis.partij(p.ID))
			}
		}
		return b, nil
	})
}

// beheerde are the people of a Partij, and for who gives functions of the house those who have one elsewhere.
func (s *scope) beheerde(eigen string) []partij.Medewerker {
	uit := s.huis.mensenVanPartij(eigen)
	for _, p := range s.huis.alle() {
		if p.ID == eigen || len(s.teGeven("functie.geven", s.recht(p.ID), p.ID)) == 0 {
			continue
		}
		for _, m := range s.huis.mensenVanPartij(p.ID) {
			if m.Tot > s.moment && slices.ContainsFunc(m.Functies, func(t partij.Toekenning) bool {
				return t.Tot > s.moment && slices.Contains(partij.Huisfuncties(), t.Functie)
			}) {
				uit = append(uit, m)
			}
		}
	}
	return uit
}

// teGeven are the functions that the caller can give to somebody of a Partij.
func (s *scope) teGeven(actie string, ctx policy.Context, bij string) []string {
	uit := []string{}
	for _, f := range partij.Functies() {
		ctx.Soort = string(f)
		if f.Past(s.huis.partijen[bij]) && len(s.kan(opHuis, ctx, actie)) > 0 {
			uit = append(uit, string(f))
		}
	}
	return uit
}

// MedewerkerLezen returns somebody with all that they may do, what waits when they left, and what the caller can change of it. Who is unknown is
// errs.ErrNotFound for who may look at everybody, and a refusal for others.
func (g *Gate) MedewerkerLezen(ctx context.Context, c Caller, id string) (MedewerkerBlad, error) {
	return lees(ctx, g, c, "medewerker.lezen", func(s *scope) (MedewerkerBlad, error) {
		m, rond, err := s.mensMet(id)
		if err != nil {
			return MedewerkerBlad{}, err
		}
		kijk := policy.Context{NaarPartij: rond.NaarPartij}
		if r, fout := s.herstel(m, rond); slices.Contains(r.Ontbreekt, tweedeCode) || fout != nil {
			kijk.Ontbreekt, err = []string{tweedeCode}, fout
		}
		if err = eerste(err, s.beslis(policy.Huis{}, kijk)); err != nil {
			return MedewerkerBlad{}, err
		}
		if m.ID == "" {
			return MedewerkerBlad{}, errs.ErrNotFound
		}
		b, err := s.medewerkerBlad(m.Medewerker)
		if m.Tot > s.moment {
			b.Geven = s.teGeven("functie.geven", rond, m.Partij)
		}
		for _, a := range s.overnemers(m.Medewerker) {
			b.Overnemers = append(b.Overnemers, s.huis.mensNaam(a.ID))
		}
		s.toont(m.ID)
		return b, err
	})
}

// medewerkerBlad makes the page of one, without what only that page has.
func (s *scope) medewerkerBlad(m partij.Medewerker) (MedewerkerBlad, error) {
	b := MedewerkerBlad{ID: m.ID, Kenmerk: kenmerk(m.ID), Naam: m.Naam, Partij: s.huis.partij(m.Partij), Van: begin(m.Van), Tot: einde(m.Tot), Werkt: m.Actief(s.moment), Verklaring: s.huis.verklaringVan(m.ID),
		Rechten: []RechtBlad{}, Werk: []WerkOver{}, Jij: m.ID == s.caller.persoon(), Mag: []string{}, Geven: []string{}, Overnemers: []Naam{}}
	if m.Namens != "" {
		n := s.huis.partij(m.Namens)
		b.Namens = &n
	}
	rij, rond, err := s.mensRond(m.ID)
	if err != nil {
		return b, err
	}
	b.Versie = rij.Versie
	functies, err := s.tx.FunctiesVan(m.ID)
	for _, f := range functies {
		if s.g.echt(functieLabel(f), m.ID, f.Zegel, functieVelden(f)) {
			b.Rechten = append(b.Rechten, s.rechtBlad(rij, f, rond))
		}
	}
	if m.Tot > s.moment {
		ctx := rond
		s.zonderLaatste(&ctx, rij, s.moment, partij.Partijbeheerder, partij.Manager, partij.FG, partij.CoordinerendFG)
		b.Mag = s.kan(opHuis, ctx, "medewerker.beeindigen")
	}
	if b.Werkt {
		her, fout := s.herstel(rij, rond)
		b.Mag, err = append(b.Mag, s.kan(opHuis, her, "medewerker.herstellen")...), eerste(err, fout)
	}
	werk, fout := s.werkVan(m.ID)
	b.Werk = append(b.Werk, werk...)
	if len(werk) > 0 {
		b.Mag = append(b.Mag, s.kan(opHuis, rond, "medewerker.overdragen")...)
	}
	return b, eerste(err, fout)
}

func (s *scope) rechtBlad(m store.Medewerker, f store.Functie, rond policy.Context) RechtBlad {
	r := RechtBlad{Functie: string(f.Functie), Inzet: string(f.Functie.Inzet()), Nu: f.Van <= s.moment && s.moment < f.Tot && m.Actief(s.moment), Van: begin(f.Van), Tot: einde(f.Tot),
		Versie: f.Versie, Mag: []string{}, Reikwijdte: reikwijdte(f.Toekenning)}
	if f.Tot > s.moment && f.Tot > f.Van && m.Tot > s.moment {
		rond.Soort = string(f.Functie)
		s.zonderLaatste(&rond, m, s.moment, f.Functie)
		r.Mag = s.kan(opHuis, rond, "functie.beeindigen")
	}
	return r
}

// reikwijdte is what a function is limited to, nothing when it is not.
func reikwijdte(t partij.Toekenning) *partij.Reikwijdte {
	if t.Reikwijdte.Leeg() {
		return nil
	}
	return &t.Reikwijdte
}
