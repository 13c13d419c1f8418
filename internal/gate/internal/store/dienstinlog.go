// SPDX-License-Identifier: EUPL-1.2

package store

// Dienstinlog is the row of who somebody is at an OpenID provider, with which they log in.
type Dienstinlog struct {
	Medewerker string
	Kenmerk    []byte // keyed, of issuer and sub
	Inhoud     []byte // sealed
	Toegevoegd int64
	Zegel
}

const dienstinlogKolommen = `medewerker, kenmerk, inhoud, toegevoegd, versie, grond, mac`

func (d *Dienstinlog) velden() []any {
	return []any{&d.Medewerker, &d.Kenmerk, &d.Inhoud, &d.Toegevoegd, &d.Versie, &d.Grond, &d.MAC}
}

// DienstinlogVan reads that of a person, or ErrGeen.
func (t *Tx) DienstinlogVan(medewerker string) (Dienstinlog, error) {
	var d Dienstinlog
	err := t.rij(`SELECT `+dienstinlogKolommen+` FROM dienstinlog WHERE medewerker = $1`, []any{medewerker}, d.velden()...)
	return d, fout("dienstinlog", err)
}

// DienstinlogMet reads the one with the hash of issuer and sub, or ErrGeen.
func (t *Tx) DienstinlogMet(kenmerk []byte) (Dienstinlog, error) {
	var d Dienstinlog
	err := t.rij(`SELECT `+dienstinlogKolommen+` FROM dienstinlog WHERE kenmerk = $1`, []any{kenmerk}, d.velden()...)
	return d, fout("dienstinlog", err)
}

// Dienstinlogs reads every one, for the control of rights.
func (t *Tx) Dienstinlogs() ([]Dienstinlog, error) {
	var lijst []Dienstinlog
	err := t.rijen(`SELECT `+dienstinlogKolommen+` FROM dienstinlog ORDER BY medewerker`, nil, func(scan func(...any) error) error {
		var d Dienstinlog
		err := scan(d.velden()...)
		lijst = append(lijst, d)
		return err
	})
	return lijst, fout("dienstinlog", err)
}

// NieuweDienstinlog adds one. A second of a person, or with the same hash, is an error.
func (t *Tx) NieuweDienstinlog(d Dienstinlog) error {
	return fout("dienstinlog", t.een(`INSERT INTO dienstinlog (medewerker, kenmerk, inhoud, toegevoegd, versie, grond, mac) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
		d.Medewerker, d.Kenmerk, d.Inhoud, d.Toegevoegd, d.Versie, d.Grond, d.MAC))
}

// WisDienstinlog removes that of a person, or returns ErrGeen.
func (t *Tx) WisDienstinlog(medewerker string) error {
	return fout("dienstinlog", t.een(`DELETE FROM dienstinlog WHERE medewerker = $1`, medewerker))
}

// StelDienstvraag keeps a question for a provider until tot, and clears those that ended before nu.
func (t *Tx) StelDienstvraag(kenmerk, inhoud []byte, tot, nu int64) error {
	if _, err := t.voer(`DELETE FROM dienstvraag WHERE tot < $1`, nu); err != nil {
		return fout("dienstvraag", err)
	}
	return fout("dienstvraag", t.een(`INSERT INTO dienstvraag (kenmerk, inhoud, tot) VALUES ($1, $2, $3)`, kenmerk, inhoud, tot))
}

// Dienstvraag reads a question, or returns ErrGeen.
func (t *Tx) Dienstvraag(kenmerk []byte) (inhoud []byte, err error) {
	err = t.rij(`SELECT inhoud FROM dienstvraag WHERE kenmerk = $1`, []any{kenmerk}, &inhoud)
	return inhoud, fout("dienstvraag", err)
}

// WisDienstvraag removes a question, or returns ErrGeen: then it was answered meanwhile.
func (t *Tx) WisDienstvraag(kenmerk []byte) error {
	return fout("dienstvraag", t.een(`DELETE FROM dienstvraag WHERE kenmerk = $1`, kenmerk))
}
