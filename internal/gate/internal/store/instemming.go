// SPDX-License-Identifier: EUPL-1.2

package store

import "rondetafel/internal/bestuur"

// Instemming is a question to a set of Partijen to agree with something.
type Instemming struct {
	ID       string
	Casus    string
	Soort    string // what kind of thing it is about: "plan"
	Object   string // which one
	Vrager   string // who asks
	Gevraagd int64
}

// Stem is what one Partij answered. Inhoud, its reason, is sealed.
type Stem struct {
	Instemming string
	Partij     string
	Stand      bestuur.Stand
	Medewerker string // who answered, "" while nobody did
	Moment     int64
	Inhoud     []byte
	Zegel      // Versie rises with each change
}

// NieuweInstemming adds a question.
func (t *Tx) NieuweInstemming(i Instemming) error {
	return fout("instemming", t.een(`INSERT INTO instemming (id, casus, soort, object, vrager, gevraagd) VALUES ($1, $2, $3, $4, $5, $6)`,
		i.ID, i.Casus, i.Soort, i.Object, i.Vrager, i.Gevraagd))
}

// Instemming reads a question, or ErrGeen.
func (t *Tx) Instemming(id string) (Instemming, error) {
	i := Instemming{ID: id}
	err := t.rij(`SELECT casus, soort, object, vrager, gevraagd FROM instemming WHERE id = $1`, []any{id},
		&i.Casus, &i.Soort, &i.Object, &i.Vrager, &i.Gevraagd)
	return i, fout("instemming", err)
}

// NieuweStem asks a Partij.
func (t *Tx) NieuweStem(s Stem) error {
	return fout("instemming_partij", t.een(`INSERT INTO instemming_partij (instemming, partij, stand, medewerker, moment, versie, grond, mac,
		inhoud) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`, s.Instemming, s.Partij, string(s.Stand), s.Medewerker, s.Moment, s.Versie,
		s.Grond, s.MAC, s.Inhoud))
}

// ZetStem writes an answer; it must still have version s.Versie - 1, else ErrGeen.
func (t *Tx) ZetStem(s Stem) error {
	return fout("instemming_partij", t.een(`UPDATE instemming_partij SET stand = $1, medewerker = $2, moment = $3, versie = $4, grond = $5,
		mac = $6, inhoud = $7 WHERE instemming = $8 AND partij = $9 AND versie = $10`, string(s.Stand), s.Medewerker, s.Moment, s.Versie,
		s.Grond, s.MAC, s.Inhoud, s.Instemming, s.Partij, s.Versie-1))
}

const stemKolommen = `instemming, partij, stand, medewerker, moment, versie, grond, mac`

func (s *Stem) doelen() []any {
	return []any{&s.Instemming, &s.Partij, &s.Stand, &s.Medewerker, &s.Moment, &s.Versie, &s.Grond, &s.MAC}
}

// Stemmen reads who was asked in one question, with their answers, by Partij.
func (t *Tx) Stemmen(instemming string) ([]Stem, error) {
	var lijst []Stem
	err := t.rijen(`SELECT `+stemKolommen+`, inhoud FROM instemming_partij WHERE instemming = $1 ORDER BY partij`, []any{instemming},
		func(scan func(...any) error) error {
			var s Stem
			err := scan(append(s.doelen(), &s.Inhoud)...)
			lijst = append(lijst, s)
			return err
		})
	return lijst, fout("instemming_partij", err)
}

// AlleStemmen yields what is under the MAC of every answer, for the control of rights.
func (t *Tx) AlleStemmen(elk func(Stem) error) error {
	return fout("instemming_partij", t.rijen(`SELECT `+stemKolommen+` FROM instemming_partij`, nil, func(scan func(...any) error) error {
		var s Stem
		if err := scan(s.doelen()...); err != nil {
			return err
		}
		return elk(s)
	}))
}
