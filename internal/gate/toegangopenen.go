// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"context"
	"crypto/hmac"
	"errors"
	"unicode/utf8"

	"rondetafel/internal/audit"
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

	Diensten []DienstBlad // where they can log in with the account of their work
	Alleen   bool         // and nowhere else
	Dienst   bool         // they did so before

	wachtwoord string // hash of the password that they had
}

// Instellen is how somebody with a toegangscode chooses to log in.
type Instellen struct {
	Code       string `json:"code"` // the toegangscode
	Naam       string `json:"naam"`
	Wachtwoord string `json:"wachtwoord"`
	Nogmaals   string `json:"nogmaals"`
	App        string `json:"app"`     // the code that their app shows
	Passkey    string `json:"passkey"` // a passkey that their browser made, as JSON, in the place of an app
	// Bewijs is what somebody who had an account still has of it: the password, a code of the app or a herstelcode; or the code that another colleague
	// gave before this one.
	Bewijs string `json:"bewijs"`
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
	f.Neem(keurInlognaam(in.Naam))
	f.Eis(toegang.Wachtwoord(in.Wachtwoord) == toegang.Wachtwoord(in.Nogmaals), "nogmaals", "De twee wachtwoorden zijn niet gelijk. Typ ze opnieuw.")
	f.Eis(in.Passkey != "" || toegang.IsStapcode(in.App), "app", "Typ de zes cijfers die je app nu laat zien.")
	return f.Fout()
}

func keurInlognaam(naam string) error {
	var f errs.Velden
	n := utf8.RuneCountInString(inlognaam(naam))
	f.Eis(casus.Gevuld(naam) && n >= 3, "naam", "Kies een inlognaam van minstens 3 tekens, zoals je e-mailadres van je werk.")
	f.Eis(n <= maxInlognaam, "naam", "Kies een kortere inlognaam: hoogstens 200 tekens.")
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
		b.Inlognaam, b.wachtwoord = a.in.Naam, a.in.Wachtwoord
	} else if !errors.Is(err, errs.ErrNotFound) {
		return ToegangBlad{}, err
	}
	_, _, err = s.eigenDienstinlog(r.Medewerker)
	if alsOnbekend(err) != nil {
		return ToegangBlad{}, err
	}
	b.Dienst, b.Diensten, b.Alleen = err == nil, dienstBladen(s.dienstenVan(r.Medewerker)), s.alleenDienst(r.Medewerker) != nil
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
// in. Who had an account proves that it is theirs: the code alone, which its giver knows too, does not let anybody in as them. What is wrong with what
// they chose is an *errs.Invalid; with the code, or after five wrong proofs, an *errs.Denied.
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
	keus := keuze{Instellen: in, hash: hash, oud: blad.wachtwoord}
	if in.Passkey != "" {
		if keus.passkey, err = toegang.LeesNieuwePasskey(in.Passkey); err != nil {
			return Ingesteld{}, errNieuwePasskey("app")
		}
	}
	if keus.klopt, err = g.hasher.Klopt(ctx, keus.oud, in.Bewijs); err != nil {
		return Ingesteld{}, drukte(err)
	}
	uit, err := schrijf(ctx, g, c, "toegang.instellen", nil, func(s *scope) (ingesteldUit, error) { return s.stelIn(keus, van) })
	if err != nil {
		return Ingesteld{}, err
	}
	return uit.ingesteld, uit.nee
}

// keuze is what somebody chose, with what was worked out before the transaction.
type keuze struct {
	Instellen
	hash  string // of the new password
	oud   string // of the password that they had; "" for none
	klopt bool   // the proof is that password

	passkey toegang.NieuwePasskeyantwoord // when there is one
}

// ingesteldUit is how choosing ended, in a transaction that is kept either way.
type ingesteldUit struct {
	ingesteld Ingesteld
	nee       error
}

func (s *scope) stelIn(in keuze, van Vandaan) (ingesteldUit, error) {
	r, geheim, err := s.codeVan(in.Code, van)
	if err != nil {
		return ingesteldUit{}, err
	}
	if d := s.alleenDienst(r.Medewerker); d != nil {
		return ingesteldUit{nee: s.alleenVia(d)}, nil
	}
	if nee, err := s.eisBewijs(in, r, geheim); nee != nil || err != nil {
		return ingesteldUit{nee: nee}, err
	}
	uit, err := s.maakAccount(in, r, geheim, van)
	return ingesteldUit{ingesteld: uit}, err
}

// maxBewijs is how many wrong proofs end a recovery code.
const maxBewijs = 5

// eisBewijs asks somebody who had an account for something that only they have. nee is how a wrong proof is refused, in a transaction that is kept.
func (s *scope) eisBewijs(in keuze, r store.Toegangscode, geheim codeGeheim) (nee, err error) {
	a, err := s.eigenAccount()
	if alsOnbekend(err) != nil {
		return nil, err
	}
	heeft := err == nil
	if _, _, err := s.eigenDienstinlog(r.Medewerker); !heeft && errors.Is(err, errs.ErrNotFound) {
		return nil, nil // who had no way in has nothing to prove it with: a first code
	} else if alsOnbekend(err) != nil {
		return nil, err
	}
	plek := s.g.zoekHash("poging-bewijs", []byte(r.Medewerker))
	goed := heeft && (in.klopt && in.oud == a.in.Wachtwoord || s.tweede(&a, in.Bewijs)) ||
		geheim.EerderTot > s.moment && toegang.LeesCode(in.Bewijs) != "" && hmac.Equal(s.g.codeHash(in.Bewijs), geheim.Eerder)
	if err := s.telPoging(plek, goed, false); goed || err != nil {
		return nil, err
	}
	s.entry.Uitkomst, s.entry.Regels = audit.Refused, append(s.entry.Regels, regelFout)
	p, err := s.tx.Inlogpoging(plek)
	if err != nil || p.Aantal < maxBewijs {
		return &errs.Invalid{Velden: []errs.Veldfout{{Veld: "bewijs", Melding: "Hiermee weten we nog niet dat jij het bent. Kijk het na. Heb je niets meer? Vraag een tweede collega om een code."}}}, err
	}
	nee = s.geenCode(0, false)
	s.entry.Uitkomst, s.vernauwd = audit.Allowed, true // it is the end of a code, and so no refusal
	s.vervalt(toegangscodeRij(r.Medewerker), r.Versie)
	return nee, eerste(s.telPoging(plek, true, false), s.tx.WisToegangscode(r.Medewerker))
}

// maakAccount makes the account as it was chosen, in the place of the one that there was.
func (s *scope) maakAccount(in keuze, r store.Toegangscode, geheim codeGeheim, van Vandaan) (Ingesteld, error) {
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
	a := account{Account: store.Account{Medewerker: r.Medewerker, Zegel: vorige.Zegel}, in: accountInhoud{Naam: in.Naam, Wachtwoord: in.hash}}
	if r.Soort == toegang.Herstel {
		a.in.Hersteld, a.in.HersteldDoor = s.moment, geheim.Door
	}
	if err := eerste(s.wisPasskeys(r.Medewerker), s.wisDienstinlog(r.Medewerker)); err != nil {
		return Ingesteld{}, err
	}
	if err := s.kiesTweede(&a, in, geheim.App); err != nil {
		return Ingesteld{}, err
	}
	uit := Ingesteld{Herstelcodes: s.nieuweHerstelcodes(&a)}
	s.vervalt(toegangscodeRij(r.Medewerker), r.Versie)
	if err := eerste(s.tx.WisToegangscode(r.Medewerker), s.zetAccount(a), s.eindigSessies(r.Medewerker, "")); err != nil {
		return Ingesteld{}, err
	}
	uit.Ingelogd, err = s.begin(a, van)
	return uit, err
}

// kiesTweede gives an account the second factor that was chosen: an app, or a passkey.
func (s *scope) kiesTweede(a *account, in keuze, app string) error {
	if in.Passkey == "" {
		var klopt bool
		if a.in.Stap, klopt = toegang.StapKlopt(app, in.App, moment(s.moment), 0); !klopt {
			return &errs.Invalid{Velden: []errs.Veldfout{{Veld: "app", Melding: "Deze code klopt niet. Typ de zes cijfers die je app nu laat zien."}}}
		}
		a.in.App = app
		return nil
	}
	vraag, open, err := s.neemVraag(in.passkey.Uitdaging(), doelInstellen, a.Medewerker)
	if err != nil {
		return err
	}
	if !open || s.g.passkeys == nil {
		return errNieuwePasskey("app")
	}
	p, err := s.g.passkeys.Nieuw(vraag.Huis, vraag.Handvat, in.passkey)
	if err != nil {
		return errNieuwePasskey("app")
	}
	a.in.Handvat = vraag.Handvat
	return s.nieuwePasskey(a.Medewerker, eerstePasskey, p)
}

// eerstePasskey is what a passkey is called that came with the account.
const eerstePasskey = "Eerste passkey"

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
