// SPDX-License-Identifier: EUPL-1.2

package store

// Koppeling is the row of a system of a Partij that works here.
type Koppeling struct {
	ID       string
	Partij   string
	Naam     string
	Sleutels string // a JWKS of public keys
	Scopes   string // words with a blank between them
	Door     string // who registered it
	Van      int64
	Tot      int64
	Gestopt  int64 // when it was withdrawn; 0 when it was not
	Zegel
}

// KoppelingPersoon is the row of somebody in whose name a Koppeling works.
type KoppelingPersoon struct {
	Koppeling  string
	Medewerker string
	Akkoord    int64 // when they agreed; 0 until then
	Zegel
}

// Koppeltoken is the row of an access token; its id is a hash.
type Koppeltoken struct {
	ID         string
	Koppeling  string
	Medewerker string
	Scopes     string
	Begonnen   int64
	Tot        int64
	Zegel
}

func (k *Koppeling) velden() []any {
	return []any{&k.ID, &k.Partij, &k.Naam, &k.Sleutels, &k.Scopes, &k.Door, &k.Van, &k.Tot, &k.Gestopt, &k.Versie, &k.Grond, &k.MAC}
}

// Koppelingen reads every Koppeling, the first first.
func (t *Tx) Koppelingen() ([]Koppeling, error) {
	var lijst []Koppeling
	err := t.rijen(`SELECT id, partij, naam, sleutels, scopes, door, van, tot, gestopt, versie, grond, mac FROM koppeling ORDER BY van, id`, nil,
		func(scan func(...any) error) error {
			var k Koppeling
			err := scan(k.velden()...)
			lijst = append(lijst, k)
			return err
		})
	return lijst, fout("koppeling", err)
}

// NieuweKoppeling adds a Koppeling.
func (t *Tx) NieuweKoppeling(k Koppeling) error {
	return fout("koppeling", t.een(`INSERT INTO koppeling (id, partij, naam, sleutels, scopes, door, van, tot, gestopt, versie, grond, mac)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
		k.ID, k.Partij, k.Naam, k.Sleutels, k.Scopes, k.Door, k.Van, k.Tot, k.Gestopt, k.Versie, k.Grond, k.MAC))
}

// StopKoppeling writes when a Koppeling was withdrawn and ends, or returns ErrGeen.
func (t *Tx) StopKoppeling(k Koppeling) error {
	return fout("koppeling", t.een(`UPDATE koppeling SET tot = $1, gestopt = $2, versie = $3, grond = $4, mac = $5 WHERE id = $6`,
		k.Tot, k.Gestopt, k.Versie, k.Grond, k.MAC, k.ID))
}

// KoppelingPersonen reads in whose names all of them work.
func (t *Tx) KoppelingPersonen() ([]KoppelingPersoon, error) {
	var lijst []KoppelingPersoon
	err := t.rijen(`SELECT koppeling, medewerker, akkoord, versie, grond, mac FROM koppeling_persoon ORDER BY koppeling, medewerker`, nil,
		func(scan func(...any) error) error {
			var p KoppelingPersoon
			err := scan(&p.Koppeling, &p.Medewerker, &p.Akkoord, &p.Versie, &p.Grond, &p.MAC)
			lijst = append(lijst, p)
			return err
		})
	return lijst, fout("koppeling", err)
}

// NieuweKoppelingPersoon adds somebody in whose name a Koppeling is to work.
func (t *Tx) NieuweKoppelingPersoon(p KoppelingPersoon) error {
	return fout("koppeling", t.een(`INSERT INTO koppeling_persoon (koppeling, medewerker, akkoord, versie, grond, mac) VALUES ($1, $2, $3, $4, $5, $6)`,
		p.Koppeling, p.Medewerker, p.Akkoord, p.Versie, p.Grond, p.MAC))
}

// ZetKoppelingAkkoord writes that somebody agreed, or returns ErrGeen.
func (t *Tx) ZetKoppelingAkkoord(p KoppelingPersoon) error {
	return fout("koppeling", t.een(`UPDATE koppeling_persoon SET akkoord = $1, versie = $2, grond = $3, mac = $4 WHERE koppeling = $5 AND medewerker = $6`,
		p.Akkoord, p.Versie, p.Grond, p.MAC, p.Koppeling, p.Medewerker))
}

// WisKoppelingPersoon removes somebody from a Koppeling, or returns ErrGeen.
func (t *Tx) WisKoppelingPersoon(koppeling, medewerker string) error {
	return fout("koppeling", t.een(`DELETE FROM koppeling_persoon WHERE koppeling = $1 AND medewerker = $2`, koppeling, medewerker))
}

const koppeltokenKolommen = `id, koppeling, medewerker, scopes, begonnen, tot, versie, grond, mac`

func (k *Koppeltoken) velden() []any {
	return []any{&k.ID, &k.Koppeling, &k.Medewerker, &k.Scopes, &k.Begonnen, &k.Tot, &k.Versie, &k.Grond, &k.MAC}
}

// Koppeltoken reads an access token, or returns ErrGeen.
func (t *Tx) Koppeltoken(id string) (Koppeltoken, error) {
	var k Koppeltoken
	err := t.rij(`SELECT `+koppeltokenKolommen+` FROM koppeltoken WHERE id = $1`, []any{id}, k.velden()...)
	return k, fout("koppeltoken", err)
}

// Koppeltokens reads every access token, for the control of rights.
func (t *Tx) Koppeltokens() ([]Koppeltoken, error) {
	return t.koppeltokens(`SELECT ` + koppeltokenKolommen + ` FROM koppeltoken ORDER BY id`)
}

// KoppeltokensVan reads the access tokens of a Koppeling.
func (t *Tx) KoppeltokensVan(koppeling string) ([]Koppeltoken, error) {
	return t.koppeltokens(`SELECT `+koppeltokenKolommen+` FROM koppeltoken WHERE koppeling = $1 ORDER BY id`, koppeling)
}

func (t *Tx) koppeltokens(vraag string, met ...any) ([]Koppeltoken, error) {
	var lijst []Koppeltoken
	err := t.rijen(vraag, met, func(scan func(...any) error) error {
		var k Koppeltoken
		err := scan(k.velden()...)
		lijst = append(lijst, k)
		return err
	})
	return lijst, fout("koppeltoken", err)
}

// NieuwKoppeltoken adds an access token.
func (t *Tx) NieuwKoppeltoken(k Koppeltoken) error {
	return fout("koppeltoken", t.een(`INSERT INTO koppeltoken (id, koppeling, medewerker, scopes, begonnen, tot, versie, grond, mac)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`, k.ID, k.Koppeling, k.Medewerker, k.Scopes, k.Begonnen, k.Tot, k.Versie, k.Grond, k.MAC))
}

// WisKoppeltoken removes an access token, or returns ErrGeen.
func (t *Tx) WisKoppeltoken(id string) error {
	return fout("koppeltoken", t.een(`DELETE FROM koppeltoken WHERE id = $1`, id))
}

// GebruikBewering keeps that what a system signed was used, until it is over, and clears what was over before nu. nieuw is false when it was used before.
func (t *Tx) GebruikBewering(kenmerk []byte, tot, nu int64) (nieuw bool, err error) {
	if _, err := t.voer(`DELETE FROM bewering WHERE tot < $1`, nu); err != nil {
		return false, fout("bewering", err)
	}
	n, err := t.voer(`INSERT INTO bewering (kenmerk, tot) VALUES ($1, $2) ON CONFLICT DO NOTHING`, kenmerk, tot)
	return n == 1, fout("bewering", err)
}
