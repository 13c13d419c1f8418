// SPDX-License-Identifier: EUPL-1.2

package store

// Bezoek is when somebody was last at a place: a Casus, or "" for Mijn werk.
type Bezoek struct {
	Medewerker string
	Plek       string
	Vorig      int64 // when the visit before the present one ended, 0 for none
	Laatst     int64 // the last look
}

// Bezoek reads when somebody was last at a place, or ErrGeen.
func (t *Tx) Bezoek(medewerker, plek string) (Bezoek, error) {
	b := Bezoek{Medewerker: medewerker, Plek: plek}
	err := t.rij(`SELECT vorig, laatst FROM bezoek WHERE medewerker = $1 AND plek = $2`, []any{medewerker, plek}, &b.Vorig, &b.Laatst)
	return b, fout("bezoek", err)
}

// ZetBezoek writes when somebody was last at a place; a look that is later stays.
func (t *Tx) ZetBezoek(b Bezoek) error {
	_, err := t.voer(`INSERT INTO bezoek (medewerker, plek, vorig, laatst) VALUES ($1, $2, $3, $4)
		ON CONFLICT (medewerker, plek) DO UPDATE SET vorig = excluded.vorig, laatst = excluded.laatst
		WHERE bezoek.laatst < excluded.laatst`, b.Medewerker, b.Plek, b.Vorig, b.Laatst)
	return fout("bezoek", err)
}

// GebeurtenissenSinds reads the lines of a timeline of after moment that others than medewerker wrote, the newest first: hoogstens
// many, after the first vanaf.
func (t *Tx) GebeurtenissenSinds(casus string, moment int64, medewerker string, hoogstens, vanaf int) ([]Gebeurtenis, error) {
	var lijst []Gebeurtenis
	err := t.rijen(`SELECT id, moment, soort, medewerker, partij, namens, object_soort, object, inhoud FROM gebeurtenis
		WHERE casus = $1 AND moment > $2 AND medewerker <> $3 ORDER BY moment DESC, id DESC LIMIT $4 OFFSET $5`,
		[]any{casus, moment, medewerker, hoogstens, vanaf}, func(scan func(...any) error) error {
			g := Gebeurtenis{Casus: casus}
			err := scan(&g.ID, &g.Moment, &g.Soort, &g.Medewerker, &g.Partij, &g.Namens, &g.ObjectSoort, &g.Object, &g.Inhoud)
			lijst = append(lijst, g)
			return err
		})
	return lijst, fout("gebeurtenis", err)
}
