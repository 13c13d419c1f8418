// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"context"
	"crypto/rand"
	"errors"
	"slices"
	"time"
	"unicode/utf8"

	"rondetafel/internal/audit"
	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
	"rondetafel/internal/policy"
	"rondetafel/internal/toegang"
)

// KanPasskeys tells whether people of this house can have passkeys: not where it is reached by an address of numbers (see Opties.Adres), nor in a
// practice house.
func (g *Gate) KanPasskeys() bool { return g.passkeys != nil }

// maxPasskeys is how many one person has at most.
const maxPasskeys = 10

// PasskeyVragen asks a passkey to sign, and returns the question for the browser, as JSON: of whoever comes to log in, or of the caller, who is to give
// their second factor again. alleen says that there will be no password with it. It does not say which passkeys there are. Of whoever comes nothing is kept
// and nothing logged before they answer: what is asked tells nothing, and the log-in is an entry.
func (g *Gate) PasskeyVragen(ctx context.Context, c Caller, alleen bool) ([]byte, error) {
	c.Sleutel = "" // each question is another
	if c.persoon() == "" && g.passkeys != nil {
		v, err := g.losseVraag(alleen, g.klok.Nu().Add(toegang.PasskeyDuur).UnixMicro())
		return v.Browser, err
	}
	var v toegang.Passkeyvraag
	if g.passkeys != nil {
		var err error
		if v, err = g.passkeys.Vraag(alleen); err != nil {
			return nil, err
		}
	}
	_, err := schrijf(ctx, g, c, "passkey.vragen", nil, func(s *scope) (struct{}, error) {
		if c.persoon() != "" {
			if err := s.beslis(policy.Huis{}, policy.Context{}); err != nil {
				return struct{}{}, err
			}
		}
		if g.passkeys == nil {
			return struct{}{}, s.zonderPasskeys()
		}
		return struct{}{}, s.stelVraag(v, vraagInhoud{Doel: doelBevestigen, Van: c.Sessie})
	})
	if err != nil {
		return nil, err
	}
	return v.Browser, nil
}

// zonderPasskeys refuses what a house cannot do that has no name.
func (s *scope) zonderPasskeys() error {
	s.besloten, s.entry.Uitkomst = true, audit.Refused
	return &errs.Denied{Handeling: s.act.Naam, Titel: s.act.Kan, Artikelen: slices.Clone(s.act.Artikelen), Volgnr: -1, Moment: s.moment,
		Waarom: "Dit huis heeft geen passkeys. Een passkey hoort bij een naam, zoals huis.example. Dit huis bereik je met een IP-adres, of het is een oefenhuis.",
		Anders: "Gebruik een code uit je app of een herstelcode."}
}

// PasskeyBlad is a passkey of the reader.
type PasskeyBlad struct {
	ID         string
	Naam       string
	Toegevoegd time.Time
	Gebruikt   time.Time // zero when it never was
	Kopie      bool      // there is a copy of it: it opens nothing
}

// passkeyBladen are the passkeys of the caller.
func (s *scope) passkeyBladen() ([]PasskeyBlad, error) {
	eigen, err := s.passkeysVan(s.caller.persoon())
	var uit []PasskeyBlad
	for _, p := range eigen {
		b := PasskeyBlad{ID: p.ID, Naam: p.in.Naam, Toegevoegd: moment(p.Toegevoegd), Kopie: p.Kopie > 0}
		if p.Gebruikt > 0 {
			b.Gebruikt = moment(p.Gebruikt)
		}
		uit = append(uit, b)
	}
	return uit, err
}

// eigenKopieen is of how many passkeys of the caller there is a copy.
func (s *scope) eigenKopieen() (n int, err error) {
	rijen, err := s.tx.PasskeysVan(s.caller.persoon())
	for _, r := range rijen {
		if r.Kopie > 0 {
			n++
		}
	}
	return n, err
}

// NieuwePasskey is a passkey that somebody adds.
type NieuwePasskey struct {
	Naam    string `json:"naam"`    // as they call it
	Passkey string `json:"passkey"` // what their browser made, as JSON; "" to ask for it
}

const maxPasskeynaam = 60

// Valideer returns nil or an *errs.Invalid.
func (in NieuwePasskey) Valideer() error {
	var f errs.Velden
	f.Eis(casus.Gevuld(in.Naam), "naam", "Geef je passkey een naam, zoals het apparaat waar hij op staat.")
	f.Eis(utf8.RuneCountInString(in.Naam) <= maxPasskeynaam, "naam", "Kies een kortere naam: hoogstens 60 tekens.")
	return f.Fout()
}

// PasskeyVoorbereiden asks the browser of the caller to make a passkey, and returns the question for it, as JSON.
func (g *Gate) PasskeyVoorbereiden(ctx context.Context, c Caller, in NieuwePasskey) ([]byte, error) {
	if err := in.Valideer(); err != nil {
		return nil, err
	}
	c.Sleutel = "" // each question is another
	return schrijf(ctx, g, c, "passkey.voorbereiden", nil, func(s *scope) ([]byte, error) {
		a, al, err := s.vanEigenPasskeys()
		if err != nil {
			return nil, err
		}
		var bekend []toegang.Passkey
		for _, p := range al {
			bekend = append(bekend, p.in.Passkey)
		}
		v, err := g.passkeys.VraagNieuwe(s.huis.instelling["naam"], a.in.Handvat, a.in.Naam, s.huis.medewerkers[a.Medewerker].Naam, bekend)
		if err != nil {
			return nil, err
		}
		return v.Browser, s.stelVraag(v, vraagInhoud{Doel: doelToevoegen, Van: c.Sessie})
	})
}

// vanEigenPasskeys decides that the caller may add a passkey, and reads their account with those that they have.
func (s *scope) vanEigenPasskeys() (account, []passkey, error) {
	if err := s.beslis(policy.Huis{}, policy.Context{}); err != nil {
		return account{}, nil, err
	}
	if s.g.passkeys == nil {
		return account{}, nil, s.zonderPasskeys()
	}
	a, err := s.eigenAccount()
	if err != nil {
		return a, nil, err
	}
	al, err := s.passkeysVan(a.Medewerker)
	if err == nil && len(al) >= maxPasskeys {
		err = &errs.Invalid{Velden: []errs.Veldfout{{Veld: "naam", Melding: "Je hebt al 10 passkeys. Haal eerst een oude weg."}}}
	}
	return a, al, err
}

// errNieuwePasskey says that a passkey that was made is none that was asked for.
func errNieuwePasskey(veld string) error {
	return &errs.Invalid{Velden: []errs.Veldfout{{Veld: veld, Melding: "Deze passkey werkte niet, of het duurde te lang. Maak hem nog een keer."}}}
}

// PasskeyToevoegen gives the caller a passkey that their browser made. One that was not asked for is an *errs.Invalid.
func (g *Gate) PasskeyToevoegen(ctx context.Context, c Caller, in NieuwePasskey) error {
	if err := in.Valideer(); err != nil {
		return err
	}
	antwoord, err := toegang.LeesNieuwePasskey(in.Passkey)
	if err != nil {
		return errNieuwePasskey("naam")
	}
	_, err = schrijf(ctx, g, c, "passkey.toevoegen", nil, func(s *scope) (struct{}, error) {
		a, _, err := s.vanEigenPasskeys()
		if err != nil {
			return struct{}{}, err
		}
		vraag, open, err := s.neemVraag(antwoord.Uitdaging(), doelToevoegen, c.Sessie)
		if err != nil {
			return struct{}{}, err
		}
		p, err := g.passkeys.Nieuw(vraag.Huis, a.in.Handvat, antwoord)
		if err != nil || !open {
			return struct{}{}, errNieuwePasskey("naam")
		}
		return struct{}{}, s.nieuwePasskey(a.Medewerker, in.Naam, p)
	})
	return err
}

// PasskeyVerwijderen takes a passkey of the caller away and ends their other log-ins, as who has it may be in. One of somebody else is errs.ErrNotFound. The
// last second factor stays: that is an *errs.Invalid.
func (g *Gate) PasskeyVerwijderen(ctx context.Context, c Caller, id string) error {
	_, err := schrijf(ctx, g, c, "passkey.verwijderen", id, func(s *scope) (struct{}, error) {
		s.object(id)
		if err := s.beslis(policy.Huis{}, policy.Context{}); err != nil {
			return struct{}{}, err
		}
		a, err := s.eigenAccount()
		if err != nil {
			return struct{}{}, err
		}
		al, err := s.passkeysVan(a.Medewerker)
		i := slices.IndexFunc(al, func(p passkey) bool { return p.ID == id })
		if err != nil || i < 0 {
			return struct{}{}, eerste(err, errs.ErrNotFound)
		}
		bruikbaar := slices.ContainsFunc(al, func(p passkey) bool { return p.ID != id && p.Kopie == 0 })
		if a.in.App == "" && !bruikbaar && al[i].Kopie == 0 {
			return struct{}{}, &errs.Invalid{Velden: []errs.Veldfout{{Veld: "passkey", Melding: "Dit is je enige passkey, en je hebt geen app met codes. Voeg eerst een andere passkey toe."}}}
		}
		s.vervalt(passkeyRij(id), al[i].Versie)
		return struct{}{}, eerste(s.tx.WisPasskey(id), s.eindigSessies(a.Medewerker, c.Sessie))
	})
	return err
}

// Toegangspasskey is what somebody chose so far, who makes a passkey with a toegangscode.
type Toegangspasskey struct {
	Code string `json:"code"` // the toegangscode
	Naam string `json:"naam"` // the inlognaam
}

// ToegangPasskeyVragen asks the browser of somebody with a toegangscode to make a passkey, in the place of an app, and returns the question for it, as
// JSON. The code is answered as by ToegangOpenen.
func (g *Gate) ToegangPasskeyVragen(ctx context.Context, c Caller, in Toegangspasskey, van Vandaan) ([]byte, error) {
	c.Personen, c.Sleutel = nil, ""
	if err := keurInlognaam(in.Naam); err != nil {
		return nil, err
	}
	uit, err := schrijf(ctx, g, c, "toegang.passkey", nil, func(s *scope) (vraagUit, error) {
		r, _, err := s.codeVan(in.Code, van)
		var nee *errs.Denied
		if errors.As(err, &nee) {
			return vraagUit{nee: err}, nil // what went wrong is counted
		}
		if err != nil {
			return vraagUit{}, err
		}
		if g.passkeys == nil {
			return vraagUit{}, s.zonderPasskeys()
		}
		handvat := make([]byte, 32)
		_, _ = rand.Read(handvat)
		v, err := g.passkeys.VraagNieuwe(s.huis.instelling["naam"], handvat, in.Naam, s.huis.medewerkers[r.Medewerker].Naam, nil)
		if err != nil {
			return vraagUit{}, err
		}
		return vraagUit{browser: v.Browser}, s.stelVraag(v, vraagInhoud{Doel: doelInstellen, Van: r.Medewerker, Handvat: handvat})
	})
	if err != nil {
		return nil, err
	}
	return uit.browser, uit.nee
}

// vraagUit is how a question for a passkey ended, in a transaction that is kept either way.
type vraagUit struct {
	browser []byte
	nee     error
}
