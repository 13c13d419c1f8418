// SPDX-License-Identifier: EUPL-1.2

package store

import "rondetafel/internal/toegang"

// Toegangscode is the row of a code with which somebody comes in once.
type Toegangscode struct {
	Medewerker string
	Soort      toegang.Soort
	Hash       []byte // keyed
	Gegeven    int64
	Tot        int64
	Geheim     []byte // sealed: what their app will share with the house
	Zegel
}

const toegangscodeKolommen = `medewerker, soort, hash, gegeven, tot, geheim, versie, grond, mac`

func (c *Toegangscode) velden() []any {
	return []any{&c.Medewerker, &c.Soort, &c.Hash, &c.Gegeven, &c.Tot, &c.Geheim, &c.Versie, &c.Grond, &c.MAC}
}

// ToegangscodeVan reads the code of a person, or ErrGeen.
func (t *Tx) ToegangscodeVan(medewerker string) (Toegangscode, error) {
	var c Toegangscode
	err := t.rij(`SELECT `+toegangscodeKolommen+` FROM toegangscode WHERE medewerker = $1`, []any{medewerker}, c.velden()...)
	return c, fout("toegangscode", err)
}

// ToegangscodeMet reads the code with a hash, or ErrGeen.
func (t *Tx) ToegangscodeMet(hash []byte) (Toegangscode, error) {
	var c Toegangscode
	err := t.rij(`SELECT `+toegangscodeKolommen+` FROM toegangscode WHERE hash = $1`, []any{hash}, c.velden()...)
	return c, fout("toegangscode", err)
}

// Toegangscodes reads every code, for the control of rights.
func (t *Tx) Toegangscodes() ([]Toegangscode, error) {
	var lijst []Toegangscode
	err := t.rijen(`SELECT `+toegangscodeKolommen+` FROM toegangscode ORDER BY medewerker`, nil, func(scan func(...any) error) error {
		var c Toegangscode
		err := scan(c.velden()...)
		lijst = append(lijst, c)
		return err
	})
	return lijst, fout("toegangscode", err)
}

// ZetToegangscode gives a person a code, in the place of the one that they had.
func (t *Tx) ZetToegangscode(c Toegangscode) error {
	if _, err := t.voer(`DELETE FROM toegangscode WHERE medewerker = $1`, c.Medewerker); err != nil {
		return fout("toegangscode", err)
	}
	return fout("toegangscode", t.een(`INSERT INTO toegangscode (medewerker, soort, hash, gegeven, tot, geheim, versie, grond, mac)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`, c.Medewerker, string(c.Soort), c.Hash, c.Gegeven, c.Tot, c.Geheim, c.Versie, c.Grond, c.MAC))
}

// WisToegangscode removes the code of a person, or returns ErrGeen.
func (t *Tx) WisToegangscode(medewerker string) error {
	return fout("toegangscode", t.een(`DELETE FROM toegangscode WHERE medewerker = $1`, medewerker))
}
