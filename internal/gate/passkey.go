// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"crypto/hmac"
	"crypto/rand"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"errors"

	"rondetafel/internal/audit"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate/internal/crypto"
	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/toegang"
)

// passkeyInhoud is what is sealed of a passkey.
type passkeyInhoud struct {
	Naam string `json:"naam"` // as its owner calls it
	toegang.Passkey
}

// passkey is a passkey with what was sealed of it.
type passkey struct {
	store.Passkey
	in passkeyInhoud
}

const passkeyLabel = "passkey"

func passkeyVelden(p store.Passkey) []crypto.Field {
	return []crypto.Field{crypto.Str(p.ID), crypto.Str(p.Medewerker), crypto.Raw(p.Kenmerk), crypto.Raw(p.Inhoud), crypto.Int(p.Teller), crypto.Int(p.Toegevoegd),
		crypto.Int(p.Gebruikt), crypto.Int(p.Kopie)}
}

func passkeyRij(id string) string { return passkeyLabel + "/" + id }

// openPasskey opens a passkey that was read. One that the gate did not write is errs.ErrNotFound.
func (s *scope) openPasskey(r store.Passkey) (passkey, error) {
	if !s.g.echt(passkeyLabel, r.ID, r.Zegel, passkeyVelden(r)) {
		return passkey{}, errs.ErrNotFound
	}
	doos, err := s.doos("")
	if err != nil {
		return passkey{}, err
	}
	p := passkey{Passkey: r}
	err = openNaar(doos, passkeyLabel, r.ID, r.Inhoud, &p.in)
	p.in.Teller = uint32(r.Teller) //nolint:gosec // it was one
	return p, err
}

// passkeysVan are the passkeys of somebody, the first first. A row that was altered by other hands is none.
func (s *scope) passkeysVan(wie string) ([]passkey, error) {
	rijen, err := s.tx.PasskeysVan(wie)
	var uit []passkey
	for _, r := range rijen {
		p, fout := s.openPasskey(r)
		if errors.Is(fout, errs.ErrNotFound) {
			continue
		}
		uit, err = append(uit, p), eerste(err, fout)
	}
	return uit, err
}

// nieuwePasskey seals and writes a passkey that somebody calls naam.
func (s *scope) nieuwePasskey(wie, naam string, in toegang.Passkey) error {
	doos, err := s.doos("")
	if err != nil {
		return err
	}
	r := store.Passkey{ID: nieuwID(moment(s.moment)), Medewerker: wie, Kenmerk: s.g.zoekHash(passkeyLabel, in.ID), Teller: int64(in.Teller), Toegevoegd: s.moment}
	if r.Inhoud, err = sluitIn(doos, passkeyLabel, r.ID, passkeyInhoud{Naam: naam, Passkey: in}); err != nil {
		return err
	}
	r.Zegel = s.verzegel(passkeyLabel, passkeyRij(r.ID), 0, passkeyVelden(r))
	return s.tx.NieuwePasskey(r)
}

// zetPasskey writes what the use of a passkey changed.
func (s *scope) zetPasskey(r store.Passkey) error {
	r.Zegel = s.verzegel(passkeyLabel, passkeyRij(r.ID), r.Versie, passkeyVelden(r))
	return s.tx.ZetPasskeyGebruik(r)
}

// wisPasskeys removes the passkeys of somebody, those too that were altered.
func (s *scope) wisPasskeys(wie string) error {
	rijen, err := s.tx.PasskeysVan(wie)
	for _, r := range rijen {
		if err == nil {
			s.vervalt(passkeyRij(r.ID), r.Versie)
			err = s.tx.WisPasskey(r.ID)
		}
	}
	return err
}

// What a question for a passkey is for. The answer to one is none to another.
const (
	doelInloggen   = "inloggen"
	doelBevestigen = "bevestigen"
	doelToevoegen  = "toevoegen"
	doelInstellen  = "instellen"
)

// vraagInhoud is what is kept, sealed, of a question for a passkey.
type vraagInhoud struct {
	Doel    string `json:"doel"`
	Van     string `json:"van"` // the log-in or the person that it was asked of; "" for whoever comes
	Tot     int64  `json:"tot"`
	Handvat []byte `json:"handvat,omitempty"` // of who had no account yet
	Huis    []byte `json:"huis"`              // what toegang checks the answer against
}

// stelVraag keeps a question until it is answered.
func (s *scope) stelVraag(v toegang.Passkeyvraag, in vraagInhoud) error {
	doos, err := s.doos("")
	if err != nil {
		return err
	}
	s.zwijgt = true
	kenmerk := s.g.zoekHash("passkeyvraag", []byte(v.Uitdaging))
	in.Huis, in.Tot = v.Huis, s.moment+toegang.PasskeyDuur.Microseconds()
	dicht, err := sluitIn(doos, "passkeyvraag", hex.EncodeToString(kenmerk), in)
	return eerste(err, s.tx.StelPasskeyvraag(kenmerk, dicht, in.Tot, s.moment))
}

// neemVraag uses a question up. open tells whether it was asked for doel, of van, and not too long ago.
func (s *scope) neemVraag(uitdaging, doel, van string) (in vraagInhoud, open bool, err error) {
	kenmerk := s.g.zoekHash("passkeyvraag", []byte(uitdaging))
	dicht, err := s.tx.NeemPasskeyvraag(kenmerk)
	if err != nil {
		return in, false, alsEr(err)
	}
	doos, err := s.doos("")
	if err != nil {
		return in, false, err
	}
	if openNaar(doos, "passkeyvraag", hex.EncodeToString(kenmerk), dicht, &in) != nil {
		return vraagInhoud{}, false, nil // the gate did not ask it
	}
	return in, in.Doel == doel && in.Van == van && in.Tot > s.moment, nil
}

// A question for whoever comes to log in is kept nowhere until it is answered, so that a stranger who asks for very many fills nothing. It says itself
// until when it can be answered and that the gate made it, base64:
//
//	version (1) │ alleen (1) │ until, microseconds (8, big endian) │ random (32) │ MAC over those (16)
const (
	vraagVersie = 1
	vraagKop    = 1 + 1 + 8 + 32
	vraagLengte = vraagKop + 16
)

// losseVraag makes one that can be answered until tot.
func (g *Gate) losseVraag(alleen bool, tot int64) (toegang.Passkeyvraag, error) {
	b := make([]byte, vraagKop, vraagLengte)
	b[0] = vraagVersie
	if alleen {
		b[1] = 1
	}
	binary.BigEndian.PutUint64(b[2:], uint64(tot)) //nolint:gosec // it is later than 1970
	_, _ = rand.Read(b[10:])
	return g.passkeys.VraagMet(alleen, append(b, g.zoekHash("passkeyvraag-los", b)...))
}

// neemLosseVraag uses one up: it is written that it was answered, until nobody can any more. open tells whether the gate made it and it was answered in time,
// the first time.
func (s *scope) neemLosseVraag(uitdaging string) (in vraagInhoud, open bool, err error) {
	b, err := base64.RawURLEncoding.Strict().DecodeString(uitdaging)
	if err != nil || len(b) != vraagLengte || b[0] != vraagVersie || !hmac.Equal(b[vraagKop:], s.g.zoekHash("passkeyvraag-los", b[:vraagKop])) || s.g.passkeys == nil {
		return in, false, nil
	}
	in = vraagInhoud{Doel: doelInloggen, Tot: int64(binary.BigEndian.Uint64(b[2:10]))} //nolint:gosec // the gate wrote it
	if in.Tot <= s.moment {
		return in, false, nil
	}
	v, err := s.g.passkeys.VraagMet(b[1] == 1, b)
	if err != nil {
		return in, false, err
	}
	in.Huis = v.Huis
	open, err = s.tx.GebruikPasskeyvraag(s.g.zoekHash("passkeyvraag", []byte(uitdaging)), in.Tot, s.moment)
	return in, open, err
}

// gelezenPasskey is what a passkey signed, read before the lock.
type gelezenPasskey struct {
	toegang.Passkeyantwoord
	er       bool // something was sent
	leesbaar bool
}

func leesPasskey(tekst string) gelezenPasskey {
	if tekst == "" {
		return gelezenPasskey{}
	}
	a, err := toegang.LeesPasskey(tekst)
	return gelezenPasskey{a, true, err == nil}
}

// handvat is whose it says it is; of nobody when it cannot be read.
func (l gelezenPasskey) handvat() []byte {
	if !l.leesbaar {
		return nil
	}
	return l.Handvat()
}

// passkeybewijs is what a passkey proves.
type passkeybewijs struct {
	passkey
	toegang.Getekend
	klopt bool // it is a passkey of the account, and may be believed
}

// keurPasskey tells whether antwoord is of a passkey of a, to a question for doel that was asked of van, and uses the question up. What it costs is one
// signature, a tenth of a millisecond; reading it was done before the lock. The caller writes that the passkey was used, or that there is a copy.
func (s *scope) keurPasskey(a account, antwoord toegang.Passkeyantwoord, doel, van string) (passkeybewijs, error) {
	neem := s.neemVraag
	if doel == doelInloggen {
		neem = func(uitdaging, _, _ string) (vraagInhoud, bool, error) { return s.neemLosseVraag(uitdaging) }
	}
	vraag, open, err := neem(antwoord.Uitdaging(), doel, van)
	if err != nil {
		return passkeybewijs{}, err
	}
	r, err := s.tx.PasskeyMet(s.g.zoekHash(passkeyLabel, antwoord.ID()))
	if alsEr(err) != nil {
		return passkeybewijs{}, err
	}
	if err != nil || !open || s.g.passkeys == nil || r.Medewerker != a.Medewerker || r.Kopie > 0 {
		return passkeybewijs{}, nil
	}
	p, err := s.openPasskey(r)
	if err != nil {
		return passkeybewijs{}, alsOnbekend(err)
	}
	g, err := s.g.passkeys.Klopt(vraag.Huis, a.in.Handvat, p.in.Passkey, antwoord)
	if errors.Is(err, toegang.ErrPasskey) {
		return passkeybewijs{}, nil
	}
	return passkeybewijs{passkey: p, Getekend: g, klopt: err == nil && !g.Kopie}, err
}

// passkeyGebruikt writes that a passkey was used.
func (s *scope) passkeyGebruikt(b passkeybewijs) error {
	r := b.passkey.Passkey
	r.Teller, r.Gebruikt = int64(b.Getekend.Teller), s.moment
	return s.zetPasskey(r)
}

// regelKopie stands in an entry for the policies, as an alert: the count of a passkey went back, so there are two of it.
const regelKopie = "inloggen-kopie"

// meldKopie ends a passkey of which there is a copy, and the log-ins of its owner, as nobody knows who has which. It is the end of a right, and so no
// refusal, whatever the caller is told.
func (s *scope) meldKopie(b passkeybewijs) error {
	s.entry.Uitkomst, s.entry.Regels = audit.Allowed, append(s.entry.Regels, regelKopie)
	r := b.passkey.Passkey
	r.Kopie = s.moment
	return eerste(s.zetPasskey(r), s.eindigSessies(r.Medewerker, ""))
}
