// SPDX-License-Identifier: EUPL-1.2

package store

// Passkey is the row of a passkey of somebody.
type Passkey struct {
	ID         string
	Medewerker string
	Kenmerk    []byte // keyed, of the id that the passkey has for itself
	Inhoud     []byte // sealed
	Teller     int64  // how often it signed, as it says itself; 0 for one that does not count
	Toegevoegd int64
	Gebruikt   int64 // 0 when it never was
	Kopie      int64 // when its count told of a copy; 0 when it never did
	Zegel
}

const passkeyKolommen = `id, medewerker, kenmerk, inhoud, teller, toegevoegd, gebruikt, kopie, versie, grond, mac`

func (p *Passkey) velden() []any {
	return []any{&p.ID, &p.Medewerker, &p.Kenmerk, &p.Inhoud, &p.Teller, &p.Toegevoegd, &p.Gebruikt, &p.Kopie, &p.Versie, &p.Grond, &p.MAC}
}

// PasskeyMet reads the passkey with the hash of an id, or ErrGeen.
func (t *Tx) PasskeyMet(kenmerk []byte) (Passkey, error) {
	var p Passkey
	err := t.rij(`SELECT `+passkeyKolommen+` FROM passkey WHERE kenmerk = $1`, []any{kenmerk}, p.velden()...)
	return p, fout("passkey", err)
}

// PasskeysVan reads the passkeys of a person, the first first.
func (t *Tx) PasskeysVan(medewerker string) ([]Passkey, error) {
	return t.passkeys(`SELECT `+passkeyKolommen+` FROM passkey WHERE medewerker = $1 ORDER BY toegevoegd, id`, medewerker)
}

// Passkeys reads every passkey, for the control of rights.
func (t *Tx) Passkeys() ([]Passkey, error) {
	return t.passkeys(`SELECT ` + passkeyKolommen + ` FROM passkey ORDER BY id`)
}

func (t *Tx) passkeys(vraag string, met ...any) ([]Passkey, error) {
	var lijst []Passkey
	err := t.rijen(vraag, met, func(scan func(...any) error) error {
		var p Passkey
		err := scan(p.velden()...)
		lijst = append(lijst, p)
		return err
	})
	return lijst, fout("passkey", err)
}

// NieuwePasskey adds a passkey. A second one with the same hash is an error.
func (t *Tx) NieuwePasskey(p Passkey) error {
	return fout("passkey", t.een(`INSERT INTO passkey (id, medewerker, kenmerk, inhoud, teller, toegevoegd, gebruikt, kopie, versie, grond, mac)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
		p.ID, p.Medewerker, p.Kenmerk, p.Inhoud, p.Teller, p.Toegevoegd, p.Gebruikt, p.Kopie, p.Versie, p.Grond, p.MAC))
}

// ZetPasskeyGebruik writes what the use of a passkey changed, or returns ErrGeen.
func (t *Tx) ZetPasskeyGebruik(p Passkey) error {
	return fout("passkey", t.een(`UPDATE passkey SET teller = $1, gebruikt = $2, kopie = $3, versie = $4, grond = $5, mac = $6 WHERE id = $7`,
		p.Teller, p.Gebruikt, p.Kopie, p.Versie, p.Grond, p.MAC, p.ID))
}

// WisPasskey removes a passkey, or returns ErrGeen.
func (t *Tx) WisPasskey(id string) error {
	return fout("passkey", t.een(`DELETE FROM passkey WHERE id = $1`, id))
}

// StelPasskeyvraag keeps a question for a passkey until tot, and clears those that ended before nu.
func (t *Tx) StelPasskeyvraag(kenmerk, inhoud []byte, tot, nu int64) error {
	if _, err := t.voer(`DELETE FROM passkeyvraag WHERE tot < $1`, nu); err != nil {
		return fout("passkeyvraag", err)
	}
	return fout("passkeyvraag", t.een(`INSERT INTO passkeyvraag (kenmerk, inhoud, tot) VALUES ($1, $2, $3)`, kenmerk, inhoud, tot))
}

// GebruikPasskeyvraag keeps that a question which was kept nowhere was answered, until tot, and clears those that ended before nu. nieuw is false when it was
// answered before.
func (t *Tx) GebruikPasskeyvraag(kenmerk []byte, tot, nu int64) (nieuw bool, err error) {
	if _, err := t.voer(`DELETE FROM passkeyvraag WHERE tot < $1`, nu); err != nil {
		return false, fout("passkeyvraag", err)
	}
	n, err := t.voer(`INSERT INTO passkeyvraag (kenmerk, inhoud, tot) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`, kenmerk, []byte{}, tot)
	return n == 1, fout("passkeyvraag", err)
}

// NeemPasskeyvraag reads a question and removes it, or returns ErrGeen.
func (t *Tx) NeemPasskeyvraag(kenmerk []byte) (inhoud []byte, err error) {
	err = t.rij(`SELECT inhoud FROM passkeyvraag WHERE kenmerk = $1`, []any{kenmerk}, &inhoud)
	if err == nil {
		err = t.een(`DELETE FROM passkeyvraag WHERE kenmerk = $1`, kenmerk)
	}
	return inhoud, fout("passkeyvraag", err)
}
