// SPDX-License-Identifier: EUPL-1.2

package store

import "rondetafel/internal/casus"

// Noodinzage is that a Procesregisseur reads a Casus for an hour that is not assigned to them, in need (article 1.2). Inhoud is sealed.
type Noodinzage struct {
	ID          string
	Casus       string
	Medewerker  string
	Van, Tot    int64
	Oordeel     casus.Noodoordeel // "" while nobody judged it
	Beoordelaar string
	Beoordeeld  int64
	Zegel
	Inhoud []byte
}

const noodinzageKolommen = `n.id, n.casus, n.medewerker, n.van, n.tot, n.oordeel, n.beoordelaar, n.beoordeeld, n.versie, n.grond, n.mac, n.inhoud`

func (n *Noodinzage) doelen() []any {
	return []any{&n.ID, &n.Casus, &n.Medewerker, &n.Van, &n.Tot, &n.Oordeel, &n.Beoordelaar, &n.Beoordeeld, &n.Versie, &n.Grond, &n.MAC, &n.Inhoud}
}

// NieuweNoodinzage adds one.
func (t *Tx) NieuweNoodinzage(n Noodinzage) error {
	return fout("noodinzage", t.een(`INSERT INTO noodinzage (id, casus, medewerker, van, tot, oordeel, beoordelaar, beoordeeld, versie, grond, mac, inhoud)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`, n.ID, n.Casus, n.Medewerker, n.Van, n.Tot, string(n.Oordeel), n.Beoordelaar,
		n.Beoordeeld, n.Versie, n.Grond, n.MAC, n.Inhoud))
}

// ZetNoodinzage writes what became of one; it must still have version n.Versie - 1, else ErrGeen.
func (t *Tx) ZetNoodinzage(n Noodinzage) error {
	return fout("noodinzage", t.een(`UPDATE noodinzage SET tot = $1, oordeel = $2, beoordelaar = $3, beoordeeld = $4, versie = $5, grond = $6,
		mac = $7, inhoud = $8 WHERE id = $9 AND versie = $10`, n.Tot, string(n.Oordeel), n.Beoordelaar, n.Beoordeeld, n.Versie, n.Grond, n.MAC,
		n.Inhoud, n.ID, n.Versie-1))
}

// Noodinzage reads one, or ErrGeen.
func (t *Tx) Noodinzage(id string) (Noodinzage, error) {
	var n Noodinzage
	err := t.rij(`SELECT `+noodinzageKolommen+` FROM noodinzage n WHERE n.id = $1`, []any{id}, n.doelen()...)
	return n, fout("noodinzage", err)
}

// Noodinzagen reads those of a Casus, the newest first.
func (t *Tx) Noodinzagen(casus string) ([]Noodinzage, error) {
	if t.leeg("noodinzage", casus) {
		return nil, nil
	}
	return t.noodinzagen(` WHERE n.casus = $1 ORDER BY n.van DESC, n.id DESC`, casus)
}

// NoodinzagenVoor reads the newest that somebody opened, or on a Casus on which they have a row of zicht; with medewerker "" of everybody. open for those
// that nobody judged yet.
func (t *Tx) NoodinzagenVoor(medewerker string, open bool, hoogstens int) ([]Noodinzage, error) {
	q := vraag{}
	q.tekst.WriteString(` WHERE 1 = 1`)
	q.en(open, `n.oordeel = ?`, "")
	if medewerker != "" {
		q.tekst.WriteString(` AND (n.medewerker = ` + q.arg(medewerker))
		q.tekst.WriteString(` OR EXISTS (SELECT 1 FROM zicht z WHERE z.casus = n.casus AND z.wie = ` + q.arg(medewerker) + `))`)
	}
	q.tekst.WriteString(` ORDER BY n.van DESC, n.id DESC LIMIT ` + q.arg(hoogstens))
	return t.noodinzagen(q.tekst.String(), q.args...)
}

// AlleNoodinzagen reads every one, for the control of rights.
func (t *Tx) AlleNoodinzagen() ([]Noodinzage, error) { return t.noodinzagen(` ORDER BY n.id`) }

func (t *Tx) noodinzagen(welke string, args ...any) ([]Noodinzage, error) {
	var lijst []Noodinzage
	err := t.rijen(`SELECT `+noodinzageKolommen+` FROM noodinzage n`+welke, args, func(scan func(...any) error) error {
		var n Noodinzage
		err := scan(n.doelen()...)
		lijst = append(lijst, n)
		return err
	})
	return lijst, fout("noodinzage", err)
}
