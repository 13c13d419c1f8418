// SPDX-License-Identifier: EUPL-1.2

package store

import "rondetafel/internal/informatie"

// Correctieverzoek asks the supplier of a piece to correct it (rule 12.1-1). Verzoek and Antwoord are sealed; Antwoord is empty while
// there is none.
type Correctieverzoek struct {
	ID            string
	Casus         string
	Gegeven       string
	Partij        string // that asks
	Medewerker    string
	Gevraagd      int64
	Stand         informatie.CorrectieStand
	Gewijzigd     int64
	GewijzigdDoor string
	Verzoek       []byte
	Antwoord      []byte
	Zegel
}

const correctieKolommen = `v.id, v.casus, v.gegeven, v.partij, v.medewerker, v.gevraagd, v.stand, v.gewijzigd,
	v.gewijzigd_door, v.versie, v.grond, v.mac, v.verzoek, v.antwoord`

func (v *Correctieverzoek) doelen() []any {
	return []any{&v.ID, &v.Casus, &v.Gegeven, &v.Partij, &v.Medewerker, &v.Gevraagd, &v.Stand, &v.Gewijzigd,
		&v.GewijzigdDoor, &v.Versie, &v.Grond, &v.MAC, &v.Verzoek, &v.Antwoord}
}

// NieuwCorrectieverzoek adds a request.
func (t *Tx) NieuwCorrectieverzoek(v Correctieverzoek) error {
	return fout("correctieverzoek", t.een(`INSERT INTO correctieverzoek (id, casus, gegeven, partij, medewerker, gevraagd, stand,
		gewijzigd, gewijzigd_door, versie, grond, mac, verzoek, antwoord)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
		v.ID, v.Casus, v.Gegeven, v.Partij, v.Medewerker, v.Gevraagd, string(v.Stand), v.Gewijzigd, v.GewijzigdDoor, v.Versie,
		v.Grond, v.MAC, v.Verzoek, v.Antwoord))
}

// ZetCorrectieverzoek writes what became of a request; it must still have version v.Versie - 1, else ErrGeen.
func (t *Tx) ZetCorrectieverzoek(v Correctieverzoek) error {
	return fout("correctieverzoek", t.een(`UPDATE correctieverzoek SET stand = $1, gewijzigd = $2, gewijzigd_door = $3, versie = $4,
		grond = $5, mac = $6, antwoord = $7 WHERE id = $8 AND versie = $9`,
		string(v.Stand), v.Gewijzigd, v.GewijzigdDoor, v.Versie, v.Grond, v.MAC, v.Antwoord, v.ID, v.Versie-1))
}

// Correctieverzoek reads one request, or ErrGeen.
func (t *Tx) Correctieverzoek(id string) (Correctieverzoek, error) {
	var v Correctieverzoek
	err := t.rij(`SELECT `+correctieKolommen+` FROM correctieverzoek v WHERE v.id = $1`, []any{id}, v.doelen()...)
	return v, fout("correctieverzoek", err)
}

// Correctieverzoeken reads the requests in a Casus, the newest first.
func (t *Tx) Correctieverzoeken(casus string) ([]Correctieverzoek, error) {
	if t.leeg("correctieverzoek", casus) {
		return nil, nil
	}
	return t.correctieverzoeken(`WHERE v.casus = $1 ORDER BY v.gevraagd DESC, v.id DESC`, casus)
}

// VerzoekenOver reads the requests about a piece, the newest first.
func (t *Tx) VerzoekenOver(gegeven string) ([]Correctieverzoek, error) {
	return t.correctieverzoeken(`WHERE v.gegeven = $1 ORDER BY v.gevraagd DESC, v.id DESC`, gegeven)
}

func (t *Tx) correctieverzoeken(waar string, args ...any) ([]Correctieverzoek, error) {
	var lijst []Correctieverzoek
	err := t.rijen(`SELECT `+correctieKolommen+` FROM correctieverzoek v `+waar, args, func(scan func(...any) error) error {
		var v Correctieverzoek
		err := scan(v.doelen()...)
		lijst = append(lijst, v)
		return err
	})
	return lijst, fout("correctieverzoek", err)
}

// AlleCorrectieverzoeken reads every request, for the control of rights.
func (t *Tx) AlleCorrectieverzoeken() ([]Correctieverzoek, error) {
	return t.correctieverzoeken(`ORDER BY v.id`)
}

// OpenCorrecties reads the open requests to the Partij of a person, the longest first.
func (t *Tx) OpenCorrecties(v Werkvraag) ([]Werkregel, error) {
	return t.werkregelsIn(v, `v.id, v.gevraagd`, `JOIN correctieverzoek v ON v.casus = c.id AND v.stand = 'open'
		JOIN gegeven g ON g.id = v.gegeven AND g.partij = $1`, `c.open <> 0`)
}

// Kennisgeving tells one person who read a piece that it changed or was withdrawn. It never changes.
type Kennisgeving struct {
	ID         string
	Casus      string
	Gegeven    string
	Medewerker string // who is told
	Moment     int64
	Zegel
}

const kennisgevingKolommen = `id, casus, gegeven, medewerker, moment, versie, grond, mac`

func (k *Kennisgeving) doelen() []any {
	return []any{&k.ID, &k.Casus, &k.Gegeven, &k.Medewerker, &k.Moment, &k.Versie, &k.Grond, &k.MAC}
}

// NieuweKennisgeving adds one.
func (t *Tx) NieuweKennisgeving(k Kennisgeving) error {
	return fout("kennisgeving", t.een(`INSERT INTO kennisgeving (id, casus, gegeven, medewerker, moment, versie, grond, mac)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`, k.ID, k.Casus, k.Gegeven, k.Medewerker, k.Moment, k.Versie, k.Grond, k.MAC))
}

// Kennisgevingen reads those of a Casus, the newest first.
func (t *Tx) Kennisgevingen(casus string) ([]Kennisgeving, error) {
	if t.leeg("kennisgeving", casus) {
		return nil, nil
	}
	return t.kennisgevingen(`WHERE casus = $1 ORDER BY moment DESC, id DESC`, casus)
}

// Kennisgeving reads one, or ErrGeen.
func (t *Tx) Kennisgeving(id string) (Kennisgeving, error) {
	var k Kennisgeving
	err := t.rij(`SELECT `+kennisgevingKolommen+` FROM kennisgeving WHERE id = $1`, []any{id}, k.doelen()...)
	return k, fout("kennisgeving", err)
}

// AlleKennisgevingen reads every one, for the control of rights.
func (t *Tx) AlleKennisgevingen() ([]Kennisgeving, error) { return t.kennisgevingen(`ORDER BY id`) }

func (t *Tx) kennisgevingen(waar string, args ...any) ([]Kennisgeving, error) {
	var lijst []Kennisgeving
	err := t.rijen(`SELECT `+kennisgevingKolommen+` FROM kennisgeving `+waar, args, func(scan func(...any) error) error {
		var k Kennisgeving
		err := scan(k.doelen()...)
		lijst = append(lijst, k)
		return err
	})
	return lijst, fout("kennisgeving", err)
}
