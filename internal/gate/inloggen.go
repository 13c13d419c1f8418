// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"context"
	"crypto/hmac"
	"crypto/rand"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"time"

	"rondetafel/internal/audit"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/policy"
	"rondetafel/internal/toegang"
)

// Vandaan is where somebody logs in: the network address, what the browser kept of an earlier log-in, and what it says that it is. It
// decides only how long one waits after guessing wrong, and is kept nowhere but for the name of the device.
type Vandaan struct {
	Adres    string
	Browser  string // that the house gave an earlier log-in from here
	Apparaat string // "Firefox, Windows"
	Inlog    bool   // it brings a log-in, also one that ended
}

// Inlog is what somebody types to log in.
type Inlog struct {
	Naam       string `json:"naam"`
	Wachtwoord string `json:"wachtwoord"`
	Code       string `json:"code"`    // of their app, or one of their herstelcodes
	Passkey    string `json:"passkey"` // what a passkey signed, as JSON, in the place of a code; without a name and a password it logs in alone
}

// Ingelogd is a log-in that has begun.
type Ingelogd struct {
	Token   string // that the browser keeps until the log-in ends
	Browser string // that the browser keeps, so that it is known the next time
	Over    int    // herstelcodes that are left
	Schaars bool   // a herstelcode was used, and few are left
}

// What stands in the entry of a log-in that failed, for the policies.
const (
	regelFout   = "inloggen-klopt-niet"
	regelWacht  = "inloggen-wachten"
	regelRaden  = "inloggen-raden" // an alert: on one name it went wrong often in a day
	maxInlog    = 1000             // characters of anything that is typed to log in
	ruimAdres   = 45               // wrong ones from one address, of all names, before one has to wait there
	inlogSoort  = "sessie.inloggen"
	schaarsVan  = 3
	browserZout = 16
	browserKort = browserZout + 16 // with the MAC over the name
	browserLang = browserKort + 16 // with the one over the random bytes alone too
)

// InloggenMet logs somebody in by what they typed, or by a passkey that asked its holder who they are. Whatever is wrong, and whoever it is about, the answer is the same *errs.Denied, which costs the
// same work; only who has to wait hears for how long, also with a name that nobody has. Each attempt is an entry of the log, but for those of a flood
// (deurVenster), of which one entry says how many there were; of one that failed it names the account as an object, if there is one.
func (g *Gate) InloggenMet(ctx context.Context, c Caller, in Inlog, van Vandaan) (Ingelogd, error) {
	if len(in.Naam)+len(in.Code) > maxInlog || len(in.Wachtwoord) > 4*toegang.MaxWachtwoord {
		in = Inlog{} // nobody has such a name: it fails as any other
	}
	c.Personen = nil
	p := poging{g: g, in: in, van: van, naam: g.naamHash(in.Naam), passkey: leesPasskey(in.Passkey), alleen: in.Passkey != "" && in.Naam+in.Wachtwoord == ""}
	if err := p.bekijk(ctx); err != nil {
		return Ingelogd{}, g.onbereikbaar(g.acts[inlogSoort], err)
	}
	if !p.wacht && !p.alleen {
		var err error
		if p.klopt, err = g.hasher.Klopt(ctx, p.hash, in.Wachtwoord); err != nil {
			return Ingelogd{}, drukte(err)
		}
	}
	uit, err := schrijf(ctx, g, c, inlogSoort, nil, p.doe)
	if err != nil {
		return Ingelogd{}, err
	}
	return uit.ingelogd, uit.nee
}

// drukte is what it means that nobody had time for a password.
func drukte(err error) error {
	if errors.Is(err, toegang.ErrDruk) || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return errors.Join(errs.ErrUnavailable, err)
	}
	return err
}

// poging is one attempt to log in.
type poging struct {
	g     *Gate
	in    Inlog
	van   Vandaan
	naam  []byte // keyed hash of the name
	hash  string // of the password of the account with that name; "" when there is none
	klopt bool   // the password is of hash
	wacht bool   // there was a reason to wait before anything was looked at

	passkey gelezenPasskey
	alleen  bool // there is a passkey and nothing else: it says whose the attempt is
}

// pogingUit is how an attempt ended, in a transaction that is kept either way.
type pogingUit struct {
	ingelogd Ingelogd
	nee      error
}

// bekijk reads the account and whether one has to wait, before the password is worked on.
func (p *poging) bekijk(ctx context.Context) error {
	return p.g.db.Lees(ctx, func(tx *store.Tx) error {
		st, err := p.g.stand(tx)
		if err != nil {
			return err
		}
		h, err := p.g.huisVan(tx, st.huis)
		if err != nil {
			return err
		}
		s := &scope{g: p.g, ctx: ctx, tx: tx, huis: h, moment: st.moment}
		a, err := p.account(s)
		if err != nil {
			return err
		}
		p.hash = a.in.Wachtwoord
		if p.alleen && a.Medewerker != "" {
			p.naam = a.NaamHash // it counts where one with that name does
		}
		tot, err := p.wachtTot(s)
		p.wacht = tot > st.moment
		return err
	})
}

// account is the account with the name that was typed, or with the handle of a passkey alone, and an empty one when nobody has it.
func (p *poging) account(s *scope) (account, error) {
	rij, err := p.rij(s.tx)
	if err == nil {
		var a account
		a, err = s.open(rij)
		if err == nil {
			return a, nil
		}
	}
	if geen := geen(err); !errors.Is(geen, errs.ErrNotFound) {
		return account{}, err
	}
	return account{}, nil
}

func (p *poging) rij(tx *store.Tx) (store.Account, error) {
	if p.alleen {
		return tx.AccountBij(p.g.zoekHash("handvat", p.passkey.handvat()))
	}
	return tx.AccountMet(p.naam)
}

// plekken are where an attempt counts: at this name from this place, and in all from this place. A browser from which the same name logged
// in before has a count of its own and no other, so that a stranger who guesses never keeps its owner out.
func (p *poging) plekken() (hier, adres []byte) {
	if id := p.g.bekendeBrowser(p.naam, p.van.Browser); id != nil {
		return p.g.zoekHash("poging-browser", p.naam, id), nil
	}
	return p.g.zoekHash("poging", p.naam, []byte(p.van.Adres)), p.g.zoekHash("poging-adres", []byte(p.van.Adres))
}

// opNaam is where all wrong attempts at a name are counted, for who has it.
func (g *Gate) opNaam(naam []byte) []byte { return g.zoekHash("poging-naam", naam) }

// wachtTot is until when no attempt is looked at here; 0 for now.
func (p *poging) wachtTot(s *scope) (int64, error) {
	plek, overal := p.plekken()
	hier, err := s.tx.Inlogpoging(plek)
	if err != nil || overal == nil {
		return hier.Wacht(), err
	}
	adres, err := s.tx.Inlogpoging(overal)
	adres.Aantal -= ruimAdres
	return max(hier.Wacht(), adres.Wacht()), err
}

// doe decides on the attempt. What went wrong is counted, so the transaction is kept either way.
func (p *poging) doe(s *scope) (pogingUit, error) {
	a, err := p.account(s)
	if err != nil {
		return pogingUit{}, err
	}
	s.object(a.Medewerker)
	tot, err := p.wachtTot(s)
	if err != nil {
		return pogingUit{}, err
	}
	wacht := tot > s.moment || p.wacht
	bewijs, err := p.bewijs(s, &a, wacht)
	if err != nil {
		return pogingUit{}, err
	}
	goed := !wacht && a.Medewerker != "" && bewijs.klopt && p.eersteFactor(a, bewijs)
	if err := p.tel(s, goed, wacht); err != nil {
		return pogingUit{}, err
	}
	if !goed {
		s.stil = (wacht || a.Medewerker == "") && s.g.deur.tel(s.moment)
		return p.nietIn(s, tot, wacht, bewijs)
	}
	s.wordt(a.Medewerker)
	if d := s.alleenDienst(a.Medewerker); d != nil {
		return pogingUit{nee: s.alleenVia(d)}, nil
	}
	if err := s.beslis(policy.Huis{}, policy.Context{}); err != nil {
		return pogingUit{}, err
	}
	// Who still comes in by themself needs no code to come in by: one that was given meanwhile opens nothing any more (rule 14.3-1).
	if err := eerste(s.verbruik(a, bewijs), s.wisToegangscode(a.Medewerker)); err != nil {
		return pogingUit{}, err
	}
	uit, err := s.begin(a, p.van)
	uit.Schaars = !p.passkey.er && !toegang.IsStapcode(p.in.Code) && uit.Over <= schaarsVan
	return pogingUit{ingelogd: uit}, err
}

// bewijs is what the attempt brings beside a password: a passkey, or a code, which is then used up in a. A passkey is not looked at while one has to wait.
func (p *poging) bewijs(s *scope, a *account, wacht bool) (passkeybewijs, error) {
	if !p.passkey.er {
		return passkeybewijs{klopt: s.tweede(a, p.in.Code)}, nil
	}
	if wacht || !p.passkey.leesbaar {
		return passkeybewijs{}, nil
	}
	return s.keurPasskey(*a, p.passkey.Passkeyantwoord, doelInloggen, "")
}

// eersteFactor tells whether it is known who is there before the second factor: by their password, or by what a passkey alone asked of its holder.
func (p *poging) eersteFactor(a account, bewijs passkeybewijs) bool {
	if p.alleen {
		return bewijs.Gekeurd
	}
	return p.klopt && p.hash == a.in.Wachtwoord
}

// nietIn refuses the attempt. Of a passkey of which there is a copy it writes so: who holds it hears nothing else.
func (p *poging) nietIn(s *scope, tot int64, wacht bool, bewijs passkeybewijs) (pogingUit, error) {
	nee := s.nietIn(tot, wacht)
	var d *errs.Denied
	if errors.As(nee, &d) && p.alleen && !wacht {
		d.Waarom = "We kennen deze passkey niet, hij vroeg niet wie je bent, of het duurde te lang."
		d.Anders = "Probeer het nog een keer. Lukt het niet? Log in met je naam, je wachtwoord en een code."
	}
	if !bewijs.Kopie {
		return pogingUit{nee: nee}, nil
	}
	return pogingUit{nee: nee}, s.meldKopie(bewijs)
}

// verbruik writes that a second factor was used: a code, which is gone from a, or a passkey.
func (s *scope) verbruik(a account, bewijs passkeybewijs) error {
	if bewijs.ID != "" {
		return s.passkeyGebruikt(bewijs)
	}
	return s.zetAccount(a)
}

// tel counts an attempt: a good one clears what went wrong here, a wrong one counts here and on the name. One that was not looked at
// counts nowhere.
func (p *poging) tel(s *scope, goed, wacht bool) error {
	hier, adres := p.plekken()
	for _, k := range [][]byte{hier, adres} {
		if err := s.telPoging(k, goed, wacht); err != nil {
			return err
		}
	}
	if goed {
		return nil
	}
	alle, err := s.tx.Inlogpoging(p.g.opNaam(p.naam))
	if err == nil && alle.Aantal >= toegang.Raden {
		s.entry.Regels = append(s.entry.Regels, regelRaden)
	}
	return eerste(err, s.telPoging(p.g.opNaam(p.naam), false, wacht))
}

// telPoging counts an attempt in one place; nil is no place.
func (s *scope) telPoging(plek []byte, goed, wacht bool) error {
	if plek == nil {
		return nil
	}
	p, err := s.tx.Inlogpoging(plek)
	switch {
	case err != nil:
		return err
	case goed:
		p = toegang.Poging{}
	case !wacht:
		p = p.Mis(s.moment)
	}
	return s.tx.ZetInlogpoging(plek, p, s.moment-toegang.Vergeten.Microseconds())
}

// nietIn refuses a log-in: whatever was wrong, in the same words.
func (s *scope) nietIn(tot int64, wacht bool) error {
	s.besloten, s.entry.Uitkomst = true, audit.Refused
	d := &errs.Denied{Handeling: s.act.Naam, Titel: s.act.Kan, Artikelen: slices.Clone(s.act.Artikelen), Volgnr: -1, Moment: s.moment,
		Regels: []string{regelFout}, Waarom: "Je inlognaam, je wachtwoord of je code klopt niet.",
		Anders: "Kijk ze na en probeer het opnieuw. Weet je je wachtwoord niet meer, of is je telefoon weg? Vraag de beheerder van je Partij om een nieuwe toegangscode."}
	if wacht {
		d.Wacht = wachtDuur(time.Duration(tot-s.moment) * time.Microsecond)
		d.Regels, d.Waarom = []string{regelWacht}, "Hier ging inloggen te vaak mis. "+wachtTekst(d.Wacht)
		d.Anders = "Probeer het daarna opnieuw. Was jij dit niet? Vertel het de beheerder van je Partij."
	}
	s.entry.Regels = append(slices.Clone(d.Regels), s.entry.Regels...)
	return d
}

// wachtDuur is for how long one waits, in whole minutes.
func wachtDuur(d time.Duration) time.Duration { return d.Truncate(time.Minute) + time.Minute }

// wachtTekst says so.
func wachtTekst(d time.Duration) string {
	if m := int(d.Minutes()); m > 1 {
		return fmt.Sprintf("Wacht %d minuten.", m)
	}
	return "Wacht een minuut."
}

// wordt makes who logged in the one who does the act: until then nobody did.
func (s *scope) wordt(medewerker string) {
	s.caller.Personen = []string{medewerker}
	s.wie = []policy.Wie{s.huis.wie(medewerker, s.moment)}
	s.entry.Persoon, s.entry.Partij = medewerker, s.wie[0].Partij
}

// begin starts a log-in of who proved to be the owner of an account.
func (s *scope) begin(a account, van Vandaan) (Ingelogd, error) {
	uit := Ingelogd{Token: rand.Text(), Browser: van.Browser, Over: len(a.in.Herstel)}
	if s.g.bekendeBrowser(a.NaamHash, van.Browser) == nil {
		uit.Browser = s.g.nieuweBrowser(s.g.naamHash(a.in.Naam))
	}
	return uit, s.nieuweSessie(a.Medewerker, uit.Token, van.Apparaat, s.moment)
}

// What a browser keeps of a log-in, so that it is known the next time at the same name: 16 random bytes, a MAC over them and the hash of the
// name, and a MAC over them alone, base64. It opens nothing. Those of before have no second MAC.
func (g *Gate) nieuweBrowser(naam []byte) string {
	id := make([]byte, browserZout)
	_, _ = rand.Read(id)
	uit := append(slices.Clone(id), g.zoekHash("browser", naam, id)...)
	return base64.RawURLEncoding.EncodeToString(append(uit, g.zoekHash("browser-huis", id)...))
}

// bekendeBrowser returns the random bytes, and nil for a browser that is not known at this name.
func (g *Gate) bekendeBrowser(naam []byte, token string) []byte {
	b, err := base64.RawURLEncoding.Strict().DecodeString(token)
	if err != nil || len(b) != browserKort && len(b) != browserLang {
		return nil
	}
	id := b[:browserZout]
	if !hmac.Equal(b[browserZout:browserKort], g.zoekHash("browser", naam, id)) {
		return nil
	}
	return id
}

// BekendeBrowser returns a mark of a browser from which somebody logged in before, "" for any other: who knocks with it is no stranger. It opens nothing.
func (g *Gate) BekendeBrowser(token string) string {
	b, err := base64.RawURLEncoding.Strict().DecodeString(token)
	if err != nil || len(b) != browserLang || !hmac.Equal(b[browserKort:], g.zoekHash("browser-huis", b[:browserZout])) {
		return ""
	}
	return hex.EncodeToString(b[:browserZout])
}
