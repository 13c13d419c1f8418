// SPDX-License-Identifier: EUPL-1.2

package store

// Inschrijving is a version of an entry of the register of the house: of which Partij, who put it there and when, sealed.
type Inschrijving struct {
	ID         string
	Nummer     int64
	Partij     string
	Soort      string
	Medewerker string
	Moment     int64
	Inhoud     []byte
	Zegel
}

// Inschrijvingen reads all versions of all entries, of each the newest first.
func (t *Tx) Inschrijvingen() ([]Inschrijving, error) {
	var lijst []Inschrijving
	err := t.rijen(`SELECT id, nummer, partij, soort, medewerker, moment, inhoud, versie, grond, mac FROM inschrijving ORDER BY id, nummer DESC`, nil,
		func(scan func(...any) error) error {
			var i Inschrijving
			err := scan(&i.ID, &i.Nummer, &i.Partij, &i.Soort, &i.Medewerker, &i.Moment, &i.Inhoud, &i.Versie, &i.Grond, &i.MAC)
			lijst = append(lijst, i)
			return err
		})
	return lijst, fout("inschrijving", err)
}

// NieuweInschrijving adds one.
func (t *Tx) NieuweInschrijving(i Inschrijving) error {
	return fout("inschrijving", t.een(`INSERT INTO inschrijving (id, nummer, partij, soort, medewerker, moment, inhoud, versie, grond, mac)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`, i.ID, i.Nummer, i.Partij, i.Soort, i.Medewerker, i.Moment, i.Inhoud, i.Versie, i.Grond, i.MAC))
}
