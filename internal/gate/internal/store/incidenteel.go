// SPDX-License-Identifier: EUPL-1.2

package store

import "rondetafel/internal/casus"

// IncidenteleDerde is an organisation that is proposed to take part in one Casus for a while, or does (rule WGS-14). Once it is let in, its ID
// is that of a Partij too. Inhoud is sealed.
type IncidenteleDerde struct {
	ID            string
	Casus         string
	Instemming    string // of the public Partijen
	Voorsteller   string
	Namens        string // Partij on whose behalf the Procesregisseur proposes
	Gevraagd      int64
	Van, Tot      int64
	Stand         casus.IncidenteelStand
	Gewijzigd     int64
	GewijzigdDoor string
	Zegel
	Inhoud []byte
}

const incidenteelKolommen = `id, casus, instemming, voorsteller, namens, gevraagd, van, tot, stand, gewijzigd, gewijzigd_door, versie, grond,
	mac, inhoud`

func (d *IncidenteleDerde) doelen() []any {
	return []any{&d.ID, &d.Casus, &d.Instemming, &d.Voorsteller, &d.Namens, &d.Gevraagd, &d.Van, &d.Tot, &d.Stand, &d.Gewijzigd,
		&d.GewijzigdDoor, &d.Versie, &d.Grond, &d.MAC, &d.Inhoud}
}

// NieuweIncidenteleDerde adds a proposal; its Instemming is there already.
func (t *Tx) NieuweIncidenteleDerde(d IncidenteleDerde) error {
	return fout("incidentele_derde", t.een(`INSERT INTO incidentele_derde (id, casus, instemming, voorsteller, namens, gevraagd, van, tot,
		stand, gewijzigd, gewijzigd_door, versie, grond, mac, inhoud)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`, d.ID, d.Casus, d.Instemming, d.Voorsteller, d.Namens,
		d.Gevraagd, d.Van, d.Tot, string(d.Stand), d.Gewijzigd, d.GewijzigdDoor, d.Versie, d.Grond, d.MAC, d.Inhoud))
}

// ZetIncidenteleDerde writes what became of one; it must still have version d.Versie - 1, else ErrGeen.
func (t *Tx) ZetIncidenteleDerde(d IncidenteleDerde) error {
	return fout("incidentele_derde", t.een(`UPDATE incidentele_derde SET van = $1, stand = $2, gewijzigd = $3, gewijzigd_door = $4,
		versie = $5, grond = $6, mac = $7, inhoud = $8 WHERE id = $9 AND versie = $10`, d.Van, string(d.Stand), d.Gewijzigd,
		d.GewijzigdDoor, d.Versie, d.Grond, d.MAC, d.Inhoud, d.ID, d.Versie-1))
}

// IncidenteleDerde reads one, or ErrGeen.
func (t *Tx) IncidenteleDerde(id string) (IncidenteleDerde, error) {
	var d IncidenteleDerde
	err := t.rij(`SELECT `+incidenteelKolommen+` FROM incidentele_derde WHERE id = $1`, []any{id}, d.doelen()...)
	return d, fout("incidentele_derde", err)
}

// IncidenteleDerden reads those of a Casus, the newest first.
func (t *Tx) IncidenteleDerden(casus string) ([]IncidenteleDerde, error) {
	if t.leeg("incidentele_derde", casus) {
		return nil, nil
	}
	return t.incidenteleDerden(` WHERE casus = $1 ORDER BY gevraagd DESC, id DESC`, casus)
}

// IncidenteleDerdenIn reads those in a state of casussen on which somebody has a row of zicht, the oldest first, hoogstens so many.
func (t *Tx) IncidenteleDerdenIn(stand casus.IncidenteelStand, medewerker string, hoogstens int) ([]IncidenteleDerde, error) {
	return t.incidenteleDerden(` WHERE stand = $1 AND EXISTS (SELECT 1 FROM zicht z WHERE z.casus = incidentele_derde.casus AND z.wie = $2)
		ORDER BY gevraagd, id LIMIT $3`, string(stand), medewerker, hoogstens)
}

// AlleIncidenteleDerden reads every one, for the control of rights.
func (t *Tx) AlleIncidenteleDerden() ([]IncidenteleDerde, error) {
	return t.incidenteleDerden(` ORDER BY id`)
}

func (t *Tx) incidenteleDerden(welke string, args ...any) ([]IncidenteleDerde, error) {
	var lijst []IncidenteleDerde
	err := t.rijen(`SELECT `+incidenteelKolommen+` FROM incidentele_derde`+welke, args, func(scan func(...any) error) error {
		var d IncidenteleDerde
		err := scan(d.doelen()...)
		lijst = append(lijst, d)
		return err
	})
	return lijst, fout("incidentele_derde", err)
}
