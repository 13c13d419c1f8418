// SPDX-License-Identifier: EUPL-1.2

package store

import "rondetafel/internal/informatie"

// Informatievraag is a question of one Partij to another for what it has to know (rule 12.1-3). Vraag and Reden are sealed; Reden is
// empty unless it was refused.
type Informatievraag struct {
	ID            string
	Casus         string
	Vrager        string // the Partij that has to know it; "" for the procesregie itself
	Partij        string // that is asked
	Steller       string
	Namens        string
	Gesteld       int64
	Uiterlijk     string // ISO
	Stand         informatie.VraagStand
	Gegeven       string // the piece that answers it, or ""
	Gewijzigd     int64
	GewijzigdDoor string
	Vraag         []byte
	Reden         []byte
	Zegel
}

const informatievraagKolommen = `v.id, v.casus, v.vrager, v.partij, v.steller, v.namens, v.gesteld, v.uiterlijk, v.stand, v.gegeven,
	v.gewijzigd, v.gewijzigd_door, v.versie, v.grond, v.mac, v.vraag, v.reden`

func (v *Informatievraag) doelen() []any {
	return []any{&v.ID, &v.Casus, &v.Vrager, &v.Partij, &v.Steller, &v.Namens, &v.Gesteld, &v.Uiterlijk, &v.Stand, &v.Gegeven,
		&v.Gewijzigd, &v.GewijzigdDoor, &v.Versie, &v.Grond, &v.MAC, &v.Vraag, &v.Reden}
}

// NieuweInformatievraag adds a question.
func (t *Tx) NieuweInformatievraag(v Informatievraag) error {
	return fout("informatievraag", t.een(`INSERT INTO informatievraag (id, casus, vrager, partij, steller, namens, gesteld, uiterlijk, stand,
		gegeven, gewijzigd, gewijzigd_door, versie, grond, mac, vraag, reden)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
		v.ID, v.Casus, v.Vrager, v.Partij, v.Steller, v.Namens, v.Gesteld, v.Uiterlijk, string(v.Stand), v.Gegeven, v.Gewijzigd,
		v.GewijzigdDoor, v.Versie, v.Grond, v.MAC, v.Vraag, v.Reden))
}

// ZetInformatievraag writes what became of a question; it must still have version v.Versie - 1, else ErrGeen.
func (t *Tx) ZetInformatievraag(v Informatievraag) error {
	return fout("informatievraag", t.een(`UPDATE informatievraag SET stand = $1, gegeven = $2, gewijzigd = $3, gewijzigd_door = $4,
		versie = $5, grond = $6, mac = $7, reden = $8 WHERE id = $9 AND versie = $10`,
		string(v.Stand), v.Gegeven, v.Gewijzigd, v.GewijzigdDoor, v.Versie, v.Grond, v.MAC, v.Reden, v.ID, v.Versie-1))
}

// Informatievraag reads one question, or ErrGeen.
func (t *Tx) Informatievraag(id string) (Informatievraag, error) {
	var v Informatievraag
	err := t.rij(`SELECT `+informatievraagKolommen+` FROM informatievraag v WHERE v.id = $1`, []any{id}, v.doelen()...)
	return v, fout("informatievraag", err)
}

// Informatievragen reads the questions in a Casus, the most urgent first.
func (t *Tx) Informatievragen(casus string) ([]Informatievraag, error) {
	if t.leeg("informatievraag", casus) {
		return nil, nil
	}
	var lijst []Informatievraag
	err := t.rijen(`SELECT `+informatievraagKolommen+` FROM informatievraag v WHERE v.casus = $1 ORDER BY v.uiterlijk, v.id`, []any{casus},
		func(scan func(...any) error) error {
			var v Informatievraag
			err := scan(v.doelen()...)
			lijst = append(lijst, v)
			return err
		})
	return lijst, fout("informatievraag", err)
}

// AlleInformatievragen yields what is under the MAC of every question, for the control of rights.
func (t *Tx) AlleInformatievragen(elk func(Informatievraag) error) error {
	return fout("informatievraag", t.rijen(`SELECT `+informatievraagKolommen+` FROM informatievraag v`, nil, func(scan func(...any) error) error {
		var v Informatievraag
		if err := scan(v.doelen()...); err != nil {
			return err
		}
		return elk(v)
	}))
}

// Informatieregel is a question on a worklist, with its Casus as the reader stands to it.
type Informatieregel struct {
	Vraag  Informatievraag
	Gezien Gezien
}

// Werkinformatie reads the open questions that wait for a person, the earliest first: those that their Partij is asked, and those that
// it asked or that they watch and that are past their last day (rule 12.1-3).
func (t *Tx) Werkinformatie(v Afspraakvraag) ([]Informatieregel, error) {
	var lijst []Informatieregel
	err := t.rijen(`SELECT `+informatievraagKolommen+`, `+casusKolommen+`, `+zichtKolommen+`
		FROM zicht zm
		JOIN casus c ON c.id = zm.casus
		JOIN informatievraag v ON v.casus = c.id AND v.stand = 'open'
		LEFT JOIN zicht zp ON zp.casus = c.id AND zp.wie = $1 AND zp.van <= $2 AND zp.tot > $2
		WHERE zm.wie = $3 AND zm.van <= $2 AND zm.tot > $2 AND c.fase IN ('rto', 'nazorg')
		AND ((zm.rollen & $4) <> 0 AND v.partij = $1
			OR v.uiterlijk < $5 AND ((zm.rollen & $4) <> 0 AND v.vrager = $1 OR (zm.rollen & $6) <> 0))
		ORDER BY v.uiterlijk, v.id LIMIT $7`,
		[]any{v.Partij, v.Nu, v.Medewerker, int64(v.Eigen), v.Vandaag, int64(v.Regie), v.Aantal}, func(scan func(...any) error) error {
			var r Informatieregel
			err := scan(append(r.Vraag.doelen(), r.Gezien.doelen()...)...)
			r.Gezien.vul(v.Medewerker, v.Partij)
			lijst = append(lijst, r)
			return err
		})
	return lijst, fout("informatievraag", err)
}
