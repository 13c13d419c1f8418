// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"context"
	"errors"
	"time"

	"rondetafel/internal/errs"
	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/policy"
	"rondetafel/internal/toegang"
)

// AccountBlad is how the reader logs in.
type AccountBlad struct {
	Heeft        bool // an account: in a practice house nobody has one
	Naam         string
	Herstelcodes int   // that are left
	Geraden      int64 // wrong attempts at the name in the last day, when they are many
	App          bool  // an app that makes codes
	Passkeys     []PasskeyBlad

	Dienst    string    // where they log in with the account of their work, in the place of an account here; "" for who does not
	Gekoppeld time.Time // since when
	DienstWeg bool      // their Partij has that inlogdienst no more: the next log-in fails
}

// Account returns how the caller logs in.
func (g *Gate) Account(ctx context.Context, c Caller) (AccountBlad, error) {
	return lees(ctx, g, c, "account.lezen", func(s *scope) (AccountBlad, error) {
		if err := s.beslis(policy.Huis{}, policy.Context{}); err != nil {
			return AccountBlad{}, err
		}
		a, err := s.eigenAccount()
		if errors.Is(err, errs.ErrNotFound) {
			return s.dienstAccount()
		}
		if err != nil {
			return AccountBlad{}, err
		}
		p, err := s.geraden(a.Account)
		eigen, fout := s.passkeyBladen()
		return AccountBlad{Heeft: true, Naam: a.in.Naam, Herstelcodes: len(a.in.Herstel), Geraden: p, App: a.in.App != "", Passkeys: eigen}, eerste(err, fout)
	})
}

// dienstAccount is how the caller logs in with the account of their work; nothing for who has none.
func (s *scope) dienstAccount() (AccountBlad, error) {
	r, d, err := s.eigenDienstinlog(s.caller.persoon())
	if err != nil {
		return AccountBlad{}, alsOnbekend(err)
	}
	uit := AccountBlad{Dienst: "een inlogdienst die je Partij niet meer heeft", Gekoppeld: moment(r.Toegevoegd), DienstWeg: d == nil}
	if d != nil {
		uit.Dienst = d.Naam
	}
	return uit, nil
}

// alsOnbekend turns errs.ErrNotFound into nil: who has none has none.
func alsOnbekend(err error) error {
	if errors.Is(err, errs.ErrNotFound) {
		return nil
	}
	return err
}

// geraden is how often in the last day somebody was wrong at the name of an account; 0 when it is not worth telling.
func (s *scope) geraden(a store.Account) (int64, error) {
	p, err := s.tx.Inlogpoging(s.g.opNaam(a.NaamHash))
	if p.Aantal < toegang.Raden || s.moment-p.Laatste > toegang.Vergeten.Microseconds() {
		return 0, err
	}
	return p.Aantal, err
}

// eigenGeraden is geraden for the caller; 0 for who has no account.
func (s *scope) eigenGeraden() (int64, error) {
	a, err := s.tx.AccountVan(s.caller.persoon())
	if err != nil {
		return 0, alsEr(err)
	}
	return s.geraden(a)
}

// Wachtwoordwijziging is another password in the place of the one that somebody has.
type Wachtwoordwijziging struct {
	Nu         string `json:"nu"` // the one that they have
	Wachtwoord string `json:"wachtwoord"`
	Nogmaals   string `json:"nogmaals"`
}

// WachtwoordWijzigen gives the caller another password and ends their other log-ins. What is wrong is an *errs.Invalid.
func (g *Gate) WachtwoordWijzigen(ctx context.Context, c Caller, in Wachtwoordwijziging) error {
	vorige, err := g.accountInhoud(ctx, c)
	if err != nil {
		return err
	}
	var f errs.Velden
	f.Neem(toegang.KeurWachtwoord("wachtwoord", in.Wachtwoord, vorige.eigen...))
	f.Eis(toegang.Wachtwoord(in.Wachtwoord) == toegang.Wachtwoord(in.Nogmaals), "nogmaals", "De twee wachtwoorden zijn niet gelijk. Typ ze opnieuw.")
	if err := f.Fout(); err != nil {
		return err
	}
	klopt, err := g.hasher.Klopt(ctx, vorige.hash, in.Nu)
	if err != nil {
		return drukte(err)
	}
	hash, err := g.hasher.Maak(ctx, in.Wachtwoord)
	if err != nil {
		return drukte(err)
	}
	_, err = schrijf(ctx, g, c, "account.wachtwoord", nil, func(s *scope) (struct{}, error) {
		if err := s.beslis(policy.Huis{}, policy.Context{}); err != nil {
			return struct{}{}, err
		}
		a, err := s.eigenAccount()
		if err != nil {
			return struct{}{}, err
		}
		if !klopt || a.in.Wachtwoord != vorige.hash {
			return struct{}{}, &errs.Invalid{Velden: []errs.Veldfout{{Veld: "nu", Melding: "Dit is niet het wachtwoord dat je nu hebt. Typ het opnieuw."}}}
		}
		a.in.Wachtwoord = hash
		return struct{}{}, eerste(s.zetAccount(a), s.eindigSessies(a.Medewerker, c.Sessie))
	})
	return err
}

// eigenHash is what is needed of an account before the lock.
type eigenHash struct {
	hash  string
	eigen []string // names that are no password
}

// accountInhoud reads the hash of the caller's password, in a snapshot; the act that follows checks the log-in and that it is still the same.
func (g *Gate) accountInhoud(ctx context.Context, c Caller) (eigenHash, error) {
	var uit eigenHash
	err := g.db.Lees(ctx, func(tx *store.Tx) error {
		st, err := g.stand(tx)
		if err != nil {
			return err
		}
		s, err := g.scope(ctx, tx, g.acts["account.lezen"], c, st)
		if err != nil {
			return err
		}
		a, err := s.eigenAccount()
		uit = eigenHash{hash: a.in.Wachtwoord, eigen: []string{a.in.Naam, s.huis.medewerkers[a.Medewerker].Naam, s.huis.instelling["naam"]}}
		return err
	})
	return uit, err
}

// codesUit is how renewing herstelcodes ended, in a transaction that is kept either way.
type codesUit struct {
	codes []string
	nee   error
}

// HerstelcodesVernieuwen gives the caller ten new herstelcodes, in the place of those that were left, for their second factor. They are shown
// once. A code that is wrong is answered as that of SessieBevestigen.
func (g *Gate) HerstelcodesVernieuwen(ctx context.Context, c Caller, in Bevestiging) ([]string, error) {
	b := bewijsstuk{in.Code, leesPasskey(in.Passkey)}
	uit, err := schrijf(ctx, g, c, "account.herstelcodes", nil, func(s *scope) (codesUit, error) {
		s.zwijgt = true
		if err := s.beslis(policy.Huis{}, policy.Context{}); err != nil {
			return codesUit{}, err
		}
		a, err := s.eigenAccount()
		if err != nil {
			return codesUit{}, err
		}
		nee, err := s.bevestigZelf(b)
		if nee != nil || err != nil {
			return codesUit{nee: nee}, err
		}
		if a, err = s.eigenAccount(); err != nil { // with the code used up
			return codesUit{}, err
		}
		codes := s.nieuweHerstelcodes(&a)
		return codesUit{codes: codes}, s.zetAccount(a)
	})
	if err != nil {
		return nil, err
	}
	return uit.codes, uit.nee
}
