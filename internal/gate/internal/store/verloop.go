// SPDX-License-Identifier: EUPL-1.2

package store

import "slices"

// Screening is the judgement on a Casus (article 9.2 under a); Inhoud is sealed.
type Screening struct {
	Casus         string
	Medewerker    string
	Namens        string
	NamensPubliek string
	Uitkomst      string
	Moment        int64
	Inhoud        []byte
}

// NieuweScreening adds the judgement on a Casus.
func (t *Tx) NieuweScreening(s Screening) error {
	return fout("screening", t.een(`INSERT INTO screening (casus, medewerker, namens, namens_publiek, uitkomst, moment, inhoud)
		VALUES ($1, $2, $3, $4, $5, $6, $7)`, s.Casus, s.Medewerker, s.Namens, s.NamensPubliek, s.Uitkomst, s.Moment, s.Inhoud))
}

// Screening reads the judgement on a Casus, or ErrGeen.
func (t *Tx) Screening(casus string) (Screening, error) {
	s := Screening{Casus: casus}
	err := t.rij(`SELECT medewerker, namens, namens_publiek, uitkomst, moment, inhoud FROM screening WHERE casus = $1`, []any{casus},
		&s.Medewerker, &s.Namens, &s.NamensPubliek, &s.Uitkomst, &s.Moment, &s.Inhoud)
	return s, fout("screening", err)
}

// Deelname is the decision that a Partij takes part in a Casus (WGS 2.31 lid 4); Inhoud is sealed.
type Deelname struct {
	Casus         string
	Partij        string
	Medewerker    string
	Namens        string
	NamensPubliek string
	Moment        int64
	Inhoud        []byte
	Zegel
}

// NieuweDeelname adds a decision; a Partij that takes part already gives an error for which Botsing is true.
func (t *Tx) NieuweDeelname(d Deelname) error {
	return fout("deelname", t.een(`INSERT INTO deelname (casus, partij, medewerker, namens, namens_publiek, moment, inhoud, versie, grond,
		mac) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`, d.Casus, d.Partij, d.Medewerker, d.Namens, d.NamensPubliek, d.Moment, d.Inhoud,
		d.Versie, d.Grond, d.MAC))
}

// Deelnames reads who takes part in a Casus by decision, the first first.
func (t *Tx) Deelnames(casus string) ([]Deelname, error) {
	if t.vooruit.casus == casus && t.vooruit.deelnames != nil {
		return slices.Clone(t.vooruit.deelnames), nil
	}
	lijst := []Deelname{}
	err := t.rijen(`SELECT partij, medewerker, namens, namens_publiek, moment, inhoud, versie, grond, mac FROM deelname WHERE casus = $1
		ORDER BY moment, partij`, []any{casus}, func(scan func(...any) error) error {
		d := Deelname{Casus: casus}
		err := scan(&d.Partij, &d.Medewerker, &d.Namens, &d.NamensPubliek, &d.Moment, &d.Inhoud, &d.Versie, &d.Grond, &d.MAC)
		lijst = append(lijst, d)
		return err
	})
	if t.vooruit.casus == casus && err == nil {
		t.vooruit.deelnames = slices.Clone(lijst)
	}
	return lijst, fout("deelname", err)
}

// Gebeurtenis is one line of a timeline, written by the act itself: the log is not for that (WGS 1.8 lid 4). It is shown
// through the policy of the object that it names. Inhoud is sealed.
type Gebeurtenis struct {
	ID          string
	Casus       string
	Moment      int64
	Soort       string
	Medewerker  string
	Partij      string
	Namens      string
	ObjectSoort string
	Object      string
	Inhoud      []byte
}

// NieuweGebeurtenis adds a line to a timeline.
func (t *Tx) NieuweGebeurtenis(g Gebeurtenis) error {
	return fout("gebeurtenis", t.een(`INSERT INTO gebeurtenis (id, casus, moment, soort, medewerker, partij, namens, object_soort,
		object, inhoud) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
		g.ID, g.Casus, g.Moment, g.Soort, g.Medewerker, g.Partij, g.Namens, g.ObjectSoort, g.Object, g.Inhoud))
}

// Gebeurtenissen reads the last lines of a timeline, the newest first.
func (t *Tx) Gebeurtenissen(casus string, hoogstens, vanaf int) ([]Gebeurtenis, error) {
	var lijst []Gebeurtenis
	err := t.rijen(`SELECT id, moment, soort, medewerker, partij, namens, object_soort, object, inhoud FROM gebeurtenis
		WHERE casus = $1 ORDER BY moment DESC, id DESC LIMIT $2 OFFSET $3`, []any{casus, hoogstens, vanaf}, func(scan func(...any) error) error {
		g := Gebeurtenis{Casus: casus}
		err := scan(&g.ID, &g.Moment, &g.Soort, &g.Medewerker, &g.Partij, &g.Namens, &g.ObjectSoort, &g.Object, &g.Inhoud)
		lijst = append(lijst, g)
		return err
	})
	return lijst, fout("gebeurtenis", err)
}

// Concept is a draft; Inhoud is sealed with the key of Casus, or with its own (its ID) when Casus is "".
type Concept struct {
	ID        string
	Eigenaar  string
	Formulier string
	Casus     string
	Versie    int64
	Gewijzigd int64
	Inhoud    []byte
}

// Concept reads a draft, or ErrGeen.
func (t *Tx) Concept(id string) (Concept, error) {
	c := Concept{ID: id}
	err := t.rij(`SELECT eigenaar, formulier, casus, versie, gewijzigd, inhoud FROM concept WHERE id = $1`, []any{id},
		&c.Eigenaar, &c.Formulier, &c.Casus, &c.Versie, &c.Gewijzigd, &c.Inhoud)
	return c, fout("concept", err)
}

// Concepten reads the drafts of a person, the newest first, without their Inhoud.
func (t *Tx) Concepten(eigenaar string) ([]Concept, error) {
	var lijst []Concept
	err := t.rijen(`SELECT id, formulier, casus, versie, gewijzigd FROM concept WHERE eigenaar = $1 ORDER BY gewijzigd DESC LIMIT 50`,
		[]any{eigenaar}, func(scan func(...any) error) error {
			c := Concept{Eigenaar: eigenaar}
			err := scan(&c.ID, &c.Formulier, &c.Casus, &c.Versie, &c.Gewijzigd)
			lijst = append(lijst, c)
			return err
		})
	return lijst, fout("concept", err)
}

// NieuwConcept adds a draft.
func (t *Tx) NieuwConcept(c Concept) error {
	return fout("concept", t.een(`INSERT INTO concept (id, eigenaar, formulier, casus, versie, gewijzigd, inhoud)
		VALUES ($1, $2, $3, $4, $5, $6, $7)`, c.ID, c.Eigenaar, c.Formulier, c.Casus, c.Versie, c.Gewijzigd, c.Inhoud))
}

// ZetConcept writes a draft again; it must still have version c.Versie - 1, else ErrGeen.
func (t *Tx) ZetConcept(c Concept) error {
	return fout("concept", t.een(`UPDATE concept SET versie = $1, gewijzigd = $2, inhoud = $3 WHERE id = $4 AND versie = $5`,
		c.Versie, c.Gewijzigd, c.Inhoud, c.ID, c.Versie-1))
}

// WisConcept removes a draft, or returns ErrGeen.
func (t *Tx) WisConcept(id string) error {
	return fout("concept", t.een(`DELETE FROM concept WHERE id = $1`, id))
}

// Conceptsleutels yields the id of every draft that has a key of its own.
func (t *Tx) Conceptsleutels(elk func(id string) error) error {
	return fout("concept", t.rijen(`SELECT id FROM concept WHERE casus = ''`, nil, func(scan func(...any) error) error {
		var id string
		if err := scan(&id); err != nil {
			return err
		}
		return elk(id)
	}))
}

// Herhaling is the result that an idempotency key had the first time.
type Herhaling struct {
	Medewerker string
	Sleutel    string
	Handeling  string
	Invoer     []byte // hash of the input
	Resultaat  []byte
	Moment     int64
}

// Herhaling reads the earlier result of a key, or ErrGeen.
func (t *Tx) Herhaling(medewerker, sleutel string) (Herhaling, error) {
	h := Herhaling{Medewerker: medewerker, Sleutel: sleutel}
	err := t.rij(`SELECT handeling, invoer, resultaat, moment FROM herhaling WHERE medewerker = $1 AND sleutel = $2`,
		[]any{medewerker, sleutel}, &h.Handeling, &h.Invoer, &h.Resultaat, &h.Moment)
	return h, fout("herhaling", err)
}

// NieuweHerhaling keeps the result of a key.
func (t *Tx) NieuweHerhaling(h Herhaling) error {
	return fout("herhaling", t.een(`INSERT INTO herhaling (medewerker, sleutel, handeling, invoer, resultaat, moment)
		VALUES ($1, $2, $3, $4, $5, $6)`, h.Medewerker, h.Sleutel, h.Handeling, h.Invoer, h.Resultaat, h.Moment))
}

// WisHerhalingen forgets the keys of before moment.
func (t *Tx) WisHerhalingen(voor int64) error {
	_, err := t.voer(`DELETE FROM herhaling WHERE moment < $1`, voor)
	return fout("herhaling", err)
}
