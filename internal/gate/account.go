// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"crypto/rand"
	"strings"

	"golang.org/x/text/unicode/norm"

	"rondetafel/internal/errs"
	"rondetafel/internal/gate/internal/crypto"
	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/toegang"
)

// accountInhoud is what is sealed of an account: what somebody proves with who they are.
type accountInhoud struct {
	Naam       string   `json:"naam"`       // to log in with, as it was typed
	Wachtwoord string   `json:"wachtwoord"` // hash
	App        string   `json:"app"`        // what their app shares with the house
	Stap       int64    `json:"stap"`       // the last code of the app that counted
	Herstel    [][]byte `json:"herstel"`    // keyed hashes of the codes that are left
	Handvat    []byte   `json:"handvat"`    // by which a passkey knows them: random, says nothing

	Hersteld     int64  `json:"hersteld,omitempty"` // when it was made anew with a recovery code
	HersteldDoor string `json:"hersteldDoor,omitempty"`
}

// account is an account with what was sealed of it.
type account struct {
	store.Account
	in accountInhoud
}

func accountVelden(a store.Account) []crypto.Field {
	return []crypto.Field{crypto.Str(a.Medewerker), crypto.Raw(a.NaamHash), crypto.Raw(a.Handvat), crypto.Raw(a.Inhoud)}
}

func accountRij(medewerker string) string { return "account/" + medewerker }

// inlognaam is a name to log in with as it is compared: capitals and the spaces around it make no difference.
func inlognaam(getypt string) string {
	return strings.ToLower(norm.NFC.String(strings.TrimSpace(getypt)))
}

func (g *Gate) naamHash(getypt string) []byte {
	return g.zoekHash("inlognaam", []byte(inlognaam(getypt)))
}

// zoekHash is a keyed hash of what is looked up, by kind.
func (g *Gate) zoekHash(soort string, delen ...[]byte) []byte {
	velden := make([]crypto.Field, 0, len(delen))
	for _, d := range delen {
		velden = append(velden, crypto.Raw(d))
	}
	h := g.keys.MAC.Row(soort, 1, 0, velden...)
	return h[:]
}

// open opens an account that was read. One that the gate did not write is errs.ErrNotFound, and so is one of who does not work here now.
func (s *scope) open(a store.Account) (account, error) {
	m, ok := s.huis.medewerkers[a.Medewerker]
	if !ok || !m.Actief(s.moment) || !s.g.echt("account", a.Medewerker, a.Zegel, accountVelden(a)) {
		return account{}, errs.ErrNotFound
	}
	doos, err := s.doos("")
	if err != nil {
		return account{}, err
	}
	uit := account{Account: a}
	return uit, openNaar(doos, "account", a.Medewerker, a.Inhoud, &uit.in)
}

// eigenAccount is the account of who asks; errs.ErrNotFound for who has none.
func (s *scope) eigenAccount() (account, error) {
	a, err := s.tx.AccountVan(s.caller.persoon())
	if err != nil {
		return account{}, geen(err)
	}
	return s.open(a)
}

// zet seals and writes an account.
func (s *scope) zetAccount(a account) error {
	doos, err := s.doos("")
	if err != nil {
		return err
	}
	if a.in.Handvat == nil {
		a.in.Handvat = make([]byte, 32)
		_, _ = rand.Read(a.in.Handvat)
	}
	a.NaamHash, a.Handvat = s.g.naamHash(a.in.Naam), s.g.zoekHash("handvat", a.in.Handvat)
	if a.Inhoud, err = sluitIn(doos, "account", a.Medewerker, a.in); err != nil {
		return err
	}
	a.Zegel = s.verzegel("account", accountRij(a.Medewerker), a.Versie, accountVelden(a.Account))
	return s.tx.ZetAccount(a.Account)
}

// nieuweHerstelcodes draws codes for when the app is gone, in the place of those that there were. Only their hashes are kept.
func (s *scope) nieuweHerstelcodes(a *account) (codes []string) {
	s.zwijgt, a.in.Herstel = true, nil
	for range toegang.Herstelcodes {
		c := toegang.NieuweCode()
		codes, a.in.Herstel = append(codes, c), append(a.in.Herstel, s.g.codeHash(c))
	}
	return codes
}

// tweede tells whether code is a second factor of the account that was not used before, and uses it up: the caller writes the account.
func (s *scope) tweede(a *account, code string) bool {
	if stap, klopt := toegang.StapKlopt(a.in.App, code, moment(s.moment), a.in.Stap); klopt {
		a.in.Stap = stap
		return true
	}
	hash := s.g.codeHash(code)
	over := a.in.Herstel[:0:0]
	for _, h := range a.in.Herstel {
		if string(h) != string(hash) {
			over = append(over, h)
		}
	}
	klopt := toegang.LeesCode(code) != "" && len(over) < len(a.in.Herstel)
	a.in.Herstel = over
	return klopt
}
