// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"context"
	"errors"
	"unicode/utf8"

	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/policy"
	"rondetafel/internal/toegang"
)

// ToegangBlad is what somebody with a toegangscode sees: who it is for, and what their app takes in.
type ToegangBlad struct {
	Soort     toegang.Soort
	Naam      string // of the person
	HuisNaam  string
	Inlognaam string // that they had; "" for who never had one
	App       string // the secret for their app
	AppAdres  string // the same, as an app reads it from a picture
}

// Instellen is how somebody with a toegangscode chooses to log in.
type Instellen struct {
	Code       string `json:"code"` // the toegangscode
	Naam       string `json:"naam"`
	Wachtwoord string `json:"wachtwoord"`
	Nogmaals   string `json:"nogmaals"`
	App        string `json:"app"` // the code that their app shows
}

// Ingesteld is a log-in that has begun with what was chosen, and the herstelcodes, which are shown once.
type Ingesteld struct {
	Ingelogd
	Herstelcodes []string
}

// codeUit is how opening a code ended, in a transaction that is kept either way.
type codeUit struct {
	blad ToegangBlad
	nee  error
}

const maxInlognaam = 200

// Valideer returns nil or an *errs.Invalid. Whose the password is decides more, in ToegangInstellen.
func (in Instellen) Valideer() error {
	var f errs.Velden
	n := utf8.RuneCountInString(inlognaam(in.Naam))
	f.Eis(casus.Gevuld(in.Naam) && n >= 3, "naam", "Kies een inlognaam van minstens 3 tekens, zoals je e-mailadres van je werk.")
	f.Eis(n <= maxInlognaam, "naam", "Kies een kortere inlognaam: hoogstens 200 tekens.")
	f.Eis(toegang.Wachtwoord(in.Wachtwoord) == toegang.Wachtwoord(in.Nogmaals), "nogmaals", "De twee wachtwoorden zijn niet gelijk. Typ ze opnieuw.")
	f.Eis(toegang.IsStapcode(in.App), "app", "Typ de zes cijfers die je app nu laat zien.")
	return f.Fout()
}

// ToegangOpenen shows whose a toegangscode is and what their app takes in. One that is wrong, was used or has ended is an *errs.Denied, in the same
// words; too many of those from one place, and one waits there.
func (g *Gate) ToegangOpenen(ctx context.Context, c Caller, code string, van Vandaan) (ToegangBlad, error) {
	c.Personen = nil
	uit, err := schrijf(ctx, g, c, "toegang.openen", nil, func(s *scope) (codeUit, error) {
		b, err := s.openCode(code, van)
		var nee *errs.Denied
		if errors.As(err, &nee) {
			return codeUit{nee: err}, nil // what went wrong is counted
		}
		return codeUit{blad: b}, err
	})
	if err != nil {
		return ToegangBlad{}, err
	}
	return uit.blad, uit.nee
}

func (s *scope) openCode(code string, van Vandaan) (ToegangBlad, error) {
	r, in, err := s.codeVan(code, van)
	if err != nil {
		return ToegangBlad{}, err
	}
	b := ToegangBlad{Soort: r.Soort, Naam: s.huis.medewerkers[r.Medewerker].Naam, HuisNaam: s.huis.instelling["naam"], App: in.App}
	a, err := s.eigenAccount()
	if err == nil {
		b.Inlognaam = a.in.Naam
	} else if !errors.Is(err, errs.ErrNotFound) {
		return ToegangBlad{}, err
	}
	b.AppAdres = toegang.AppAdres(b.HuisNaam, b.Naam, in.App)
	return b, nil
}

// codeVan opens the toegangscode that somebody typed and decides that its owner may come in with it: from here on the act is theirs.
func (s *scope) codeVan(code string, van Vandaan) (store.Toegangscode, codeGeheim, error) {
	plek := s.g.zoekHash("poging-code", []byte(van.Adres))
	eerder, err := s.tx.Inlogpoging(plek)
	if err != nil {
		return store.Toegangscode{}, codeGeheim{}, err
	}
	eerder.Aantal -= ruimCode
	r, in, err := s.toegangscode(code)
	wacht := eerder.Wacht() > s.moment
	if wacht || errors.Is(err, errs.ErrNotFound) {
		return r, in, eerste(s.telPoging(plek, false, wacht), s.geenCode(eerder.Wacht(), wacht))
	}
	if err != nil {
		return r, in, err
	}
	s.object(r.Medewerker)
	s.wordt(r.Medewerker)
	return r, in, s.beslis(policy.Huis{}, policy.Context{})
}

// ruimCode is how many wrong codes from one address are let go before one has to wait there, beside the usual ones.
const ruimCode = 15

// geenCode refuses a toegangscode: whatever is wrong with it, in the same words.
func (s *scope) geenCode(tot int64, wacht bool) error {
	err := s.nietIn(tot, wacht)
	var d *errs.Denied
	if errors.As(err, &d) && !wacht {
		d.Waarom = "Deze toegangscode klopt niet, is al gebruikt of is verlopen."
		d.Anders = "Typ hem over zoals hij er staat. Helpt dat niet? Vraag een nieuwe aan wie hem gaf."
	}
	return err
}

// ToegangInstellen makes the account of somebody with a toegangscode as they chose, uses the code up, ends the log-ins that they had, and logs them
// in. What is wrong with what they chose is an *errs.Invalid; with the code, an *errs.Denied.
func (g *Gate) ToegangInstellen(ctx context.Context, c Caller, in Instellen, van Vandaan) (Ingesteld, error) {
	c.Personen = nil
	blad, err := g.ToegangOpenen(ctx, c, in.Code, van)
	if err != nil {
		return Ingesteld{}, err
	}
	var f errs.Velden
	f.Neem(in.Valideer())
	f.Neem(toegang.KeurWachtwoord("wachtwoord", in.Wachtwoord, blad.Naam, blad.HuisNaam, in.Naam))
	if err := f.Fout(); err != nil {
		return Ingesteld{}, err
	}
	hash, err := g.hasher.Maak(ctx, in.Wachtwoord)
	if err != nil {
		return Ingesteld{}, drukte(err)
	}
	return schrijf(ctx, g, c, "toegang.instellen", nil, func(s *scope) (Ingesteld, error) { return s.stelIn(in, hash, van) })
}

func (s *scope) stelIn(in Instellen, hash string, van Vandaan) (Ingesteld, error) {
	r, geheim, err := s.codeVan(in.Code, van)
	if err != nil {
		return Ingesteld{}, err
	}
	stap, klopt := toegang.StapKlopt(geheim.App, in.App, moment(s.moment), 0)
	if !klopt {
		return Ingesteld{}, &errs.Invalid{Velden: []errs.Veldfout{{Veld: "app", Melding: "Deze code klopt niet. Typ de zes cijfers die je app nu laat zien."}}}
	}
	vorige, err := s.tx.AccountVan(r.Medewerker)
	if alsEr(err) != nil {
		return Ingesteld{}, err
	}
	ander, err := s.tx.AccountMet(s.g.naamHash(in.Naam))
	if alsEr(err) != nil {
		return Ingesteld{}, err
	}
	if err == nil && ander.Medewerker != r.Medewerker {
		return Ingesteld{}, &errs.Invalid{Velden: []errs.Veldfout{{Veld: "naam", Melding: "Kies een andere inlognaam. Deze is al van iemand in dit huis."}}}
	}
	a := account{Account: store.Account{Medewerker: r.Medewerker, Zegel: vorige.Zegel}, in: accountInhoud{Naam: in.Naam, Wachtwoord: hash, App: geheim.App, Stap: stap}}
	uit := Ingesteld{Herstelcodes: s.nieuweHerstelcodes(&a)}
	s.vervalt(toegangscodeRij(r.Medewerker), r.Versie)
	if err := eerste(s.tx.WisToegangscode(r.Medewerker), s.zetAccount(a), s.eindigSessies(r.Medewerker, "")); err != nil {
		return Ingesteld{}, err
	}
	uit.Ingelogd, err = s.begin(a, van)
	return uit, err
}

// eindigSessies ends the log-ins of somebody, but the one with id behalve: the next request with one is refused.
func (s *scope) eindigSessies(medewerker, behalve string) error {
	alle, err := s.tx.SessiesVan(medewerker)
	for _, r := range alle {
		if r.ID == behalve || err != nil {
			continue
		}
		s.vernauwd = true
		s.vervalt(sessieRij(r.ID), r.Versie)
		err = s.tx.WisSessie(r.ID)
	}
	return err
}
