// SPDX-License-Identifier: EUPL-1.2

package store

// Herziening is a yearly look of a Partij at all rights of its people: by whom, when, and what came of it.
type Herziening struct {
	ID         string
	Partij     string
	Medewerker string
	Moment     int64
	Bevestigd  int64
	Beeindigd  int64
	Zegel
}

// Herzieningen reads all of them, the newest first.
func (t *Tx) Herzieningen() ([]Herziening, error) {
	var lijst []Herziening
	err := t.rijen(`SELECT id, partij, medewerker, moment, bevestigd, beeindigd, versie, grond, mac FROM herziening ORDER BY moment DESC, id`, nil,
		func(scan func(...any) error) error {
			var h Herziening
			err := scan(&h.ID, &h.Partij, &h.Medewerker, &h.Moment, &h.Bevestigd, &h.Beeindigd, &h.Versie, &h.Grond, &h.MAC)
			lijst = append(lijst, h)
			return err
		})
	return lijst, fout("herziening", err)
}

// NieuweHerziening adds one.
func (t *Tx) NieuweHerziening(h Herziening) error {
	return fout("herziening", t.een(`INSERT INTO herziening (id, partij, medewerker, moment, bevestigd, beeindigd, versie, grond, mac)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`, h.ID, h.Partij, h.Medewerker, h.Moment, h.Bevestigd, h.Beeindigd, h.Versie, h.Grond, h.MAC))
}

// Partijverloop is that a Partij joined or stopped: who recorded it, when, and on which decision, sealed.
type Partijverloop struct {
	ID         string
	Partij     string
	Soort      string
	Medewerker string
	Moment     int64
	Inhoud     []byte
	Zegel
}

// Partijverlopen reads all of them, the newest first.
func (t *Tx) Partijverlopen() ([]Partijverloop, error) {
	var lijst []Partijverloop
	err := t.rijen(`SELECT id, partij, soort, medewerker, moment, inhoud, versie, grond, mac FROM partijverloop ORDER BY moment DESC, id`, nil,
		func(scan func(...any) error) error {
			var v Partijverloop
			err := scan(&v.ID, &v.Partij, &v.Soort, &v.Medewerker, &v.Moment, &v.Inhoud, &v.Versie, &v.Grond, &v.MAC)
			lijst = append(lijst, v)
			return err
		})
	return lijst, fout("partijverloop", err)
}

// NieuwPartijverloop adds one.
func (t *Tx) NieuwPartijverloop(v Partijverloop) error {
	return fout("partijverloop", t.een(`INSERT INTO partijverloop (id, partij, soort, medewerker, moment, inhoud, versie, grond, mac)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`, v.ID, v.Partij, v.Soort, v.Medewerker, v.Moment, v.Inhoud, v.Versie, v.Grond, v.MAC))
}

// Ondertekening is that somebody signed a version of the declaration of secrecy.
type Ondertekening struct {
	Medewerker string
	Verklaring int64
	Moment     int64
	Zegel
}

// Ondertekeningen reads all of them, the first first.
func (t *Tx) Ondertekeningen() ([]Ondertekening, error) {
	var lijst []Ondertekening
	err := t.rijen(`SELECT medewerker, verklaring, moment, versie, grond, mac FROM ondertekening ORDER BY moment, medewerker, verklaring`, nil,
		func(scan func(...any) error) error {
			var o Ondertekening
			err := scan(&o.Medewerker, &o.Verklaring, &o.Moment, &o.Versie, &o.Grond, &o.MAC)
			lijst = append(lijst, o)
			return err
		})
	return lijst, fout("ondertekening", err)
}

// NieuweOndertekening adds one.
func (t *Tx) NieuweOndertekening(o Ondertekening) error {
	return fout("ondertekening", t.een(`INSERT INTO ondertekening (medewerker, verklaring, moment, versie, grond, mac)
		VALUES ($1, $2, $3, $4, $5, $6)`, o.Medewerker, o.Verklaring, o.Moment, o.Versie, o.Grond, o.MAC))
}

// HeeftOndertekend tells whether somebody signed a version, as far as it is known when.
func (t *Tx) HeeftOndertekend(medewerker string, verklaring int64) (bool, error) {
	var n int
	err := t.rij(`SELECT COUNT(*) FROM ondertekening WHERE medewerker = $1 AND verklaring = $2`, []any{medewerker, verklaring}, &n)
	return n > 0, fout("ondertekening", err)
}
