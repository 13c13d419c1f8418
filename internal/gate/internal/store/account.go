// SPDX-License-Identifier: EUPL-1.2

package store

import (
	"errors"

	"rondetafel/internal/toegang"
)

// Account is the row of how a person logs in.
type Account struct {
	Medewerker string
	NaamHash   []byte // keyed, of the name they log in with
	Handvat    []byte // keyed, of the handle by which a passkey knows them
	Inhoud     []byte // sealed
	Zegel
}

const accountKolommen = `medewerker, naam_hash, handvat, inhoud, versie, grond, mac`

func (a *Account) velden() []any {
	return []any{&a.Medewerker, &a.NaamHash, &a.Handvat, &a.Inhoud, &a.Versie, &a.Grond, &a.MAC}
}

// AccountVan reads the account of a person, or ErrGeen.
func (t *Tx) AccountVan(medewerker string) (Account, error) {
	var a Account
	err := t.rij(`SELECT `+accountKolommen+` FROM account WHERE medewerker = $1`, []any{medewerker}, a.velden()...)
	return a, fout("account", err)
}

// AccountMet reads the account with the hash of a name, or ErrGeen.
func (t *Tx) AccountMet(naam []byte) (Account, error) {
	var a Account
	err := t.rij(`SELECT `+accountKolommen+` FROM account WHERE naam_hash = $1`, []any{naam}, a.velden()...)
	return a, fout("account", err)
}

// AccountBij reads the account with the hash of a handle, or ErrGeen.
func (t *Tx) AccountBij(handvat []byte) (Account, error) {
	var a Account
	err := t.rij(`SELECT `+accountKolommen+` FROM account WHERE handvat = $1`, []any{handvat}, a.velden()...)
	return a, fout("account", err)
}

// Accounts reads every account, for the control of rights.
func (t *Tx) Accounts() ([]Account, error) {
	var lijst []Account
	err := t.rijen(`SELECT `+accountKolommen+` FROM account ORDER BY medewerker`, nil, func(scan func(...any) error) error {
		var a Account
		err := scan(a.velden()...)
		lijst = append(lijst, a)
		return err
	})
	return lijst, fout("account", err)
}

// ZetAccount adds the account of a person, or writes it anew.
func (t *Tx) ZetAccount(a Account) error {
	if _, err := t.voer(`DELETE FROM account WHERE medewerker = $1`, a.Medewerker); err != nil {
		return fout("account", err)
	}
	return fout("account", t.een(`INSERT INTO account (medewerker, naam_hash, handvat, inhoud, versie, grond, mac) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
		a.Medewerker, a.NaamHash, a.Handvat, a.Inhoud, a.Versie, a.Grond, a.MAC))
}

// WisAccount removes the account of a person, or returns ErrGeen.
func (t *Tx) WisAccount(medewerker string) error {
	return fout("account", t.een(`DELETE FROM account WHERE medewerker = $1`, medewerker))
}

// Inlogpoging reads what went wrong one after another; nothing when nothing did.
func (t *Tx) Inlogpoging(sleutel []byte) (toegang.Poging, error) {
	var p toegang.Poging
	err := t.rij(`SELECT aantal, laatste FROM inlogpoging WHERE sleutel = $1`, []any{sleutel}, &p.Aantal, &p.Laatste)
	if errors.Is(err, ErrGeen) {
		return p, nil
	}
	return p, fout("inlogpoging", err)
}

// ZetInlogpoging keeps it; nothing is kept of an Aantal of 0. What is older than tot is cleared on the way.
func (t *Tx) ZetInlogpoging(sleutel []byte, p toegang.Poging, tot int64) error {
	if _, err := t.voer(`DELETE FROM inlogpoging WHERE sleutel = $1 OR laatste < $2`, sleutel, tot); err != nil || p.Aantal == 0 {
		return fout("inlogpoging", err)
	}
	return fout("inlogpoging", t.een(`INSERT INTO inlogpoging (sleutel, aantal, laatste) VALUES ($1, $2, $3)`, sleutel, p.Aantal, p.Laatste))
}
