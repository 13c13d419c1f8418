// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"slices"
	"time"

	"rondetafel/internal/audit"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate/internal/crypto"
	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/klok"
	"rondetafel/internal/partij"
	"rondetafel/internal/policy"
	"rondetafel/internal/toegang"
)

// What a Koppeling works with is a token for one person: of a few minutes, never more than its scopes, and held against the Koppeling, the Partij and
// the person with every act. A system has none of the functions of the house, whoever it works for: it takes part in casussen or it does nothing.

// KoppeltokenDuur is how long a token lasts at most.
const KoppeltokenDuur = 10 * time.Minute

// vanKoppeltoken is the name of the MAC of a token.
const vanKoppeltoken = "koppeltoken"

// Why a system gets no token, in fixed words: for the log, and for what the token endpoint answers.
const (
	RegelKoppelbewijs  = "koppeling-bewijs"  // nobody knows it, it ended, or what it signed does not hold
	RegelKoppelpersoon = "koppeling-persoon" // it does not work in the name of this person
	RegelKoppelscope   = "koppeling-scope"   // it asked for more than it was registered for
)

func koppeltokenVelden(t store.Koppeltoken) []crypto.Field {
	return []crypto.Field{crypto.Str(t.ID), crypto.Str(t.Koppeling), crypto.Str(t.Medewerker), crypto.Str(t.Scopes), crypto.Int(t.Begonnen), crypto.Int(t.Tot)}
}

func koppeltokenRij(id string) string { return vanKoppeltoken + "/" + id }

// koppeltokenID is what the database knows of a token: a hash, so that nobody can work with what stands there.
func koppeltokenID(token string) string {
	som := sha256.Sum256([]byte("rondetafel/koppeltoken/v1\x00" + token))
	return hex.EncodeToString(som[:20])
}

// Tokenvraag is what a system asks a token with.
type Tokenvraag struct {
	Bewering string   // a JWT that it signed
	Voor     []string // the names that it may be signed for: those of this house
	Client   string   // which system it says it is beside it; "" for nothing
	Scopes   string   // words with blanks between them; "" for all that it has
	Persoon  string   // id of who it will work for
}

// Koppeltoken is a token that was given. It is shown once.
type Koppeltoken struct {
	Token  string
	Scopes string
	Duur   time.Duration
}

// tokenUit is how a request for a token ended, in a transaction that is kept either way: what was signed is used up.
type tokenUit struct {
	token Koppeltoken
	nee   error
}

// KoppelingToken gives a system a token to work with in the name of somebody. A refusal is an *errs.Denied of which the first of Regels is one of the
// fixed words above; it is an entry of the log, as every log-in that failed.
func (g *Gate) KoppelingToken(ctx context.Context, c Caller, in Tokenvraag) (Koppeltoken, error) {
	c.Personen, c.Sleutel = nil, ""
	b, _ := toegang.LeesBewering(in.Bewering) // one that cannot be read is of nobody
	uit, err := schrijf(ctx, g, c, "koppeling.token", nil, func(s *scope) (tokenUit, error) { return s.geefToken(b, in) })
	if err != nil {
		return Koppeltoken{}, err
	}
	return uit.token, uit.nee
}

func (s *scope) geefToken(b toegang.Bewering, in Tokenvraag) (tokenUit, error) {
	k, bekend := s.huis.koppelingen[b.Systeem()]
	if bekend {
		s.object(k.ID)
	}
	tot, fout := b.Klopt(k.bos, in.Voor, klok.VanMicro(s.moment))
	if !bekend || fout != nil || in.Client != "" && in.Client != k.ID || !s.huis.loopt(k, s.moment) {
		return tokenUit{nee: s.geenToken(RegelKoppelbewijs)}, nil
	}
	nieuw, err := s.tx.GebruikBewering(s.g.zoekHash("bewering", []byte(k.ID), []byte(b.Jti())), klok.Micro(tot), s.moment)
	if err != nil {
		return tokenUit{}, err
	}
	if !nieuw {
		return tokenUit{nee: s.geenToken(RegelKoppelbewijs)}, nil
	}
	s.entry.Herkomst = herkomstVan(k.ID)
	if !s.huis.werktVoor(k, in.Persoon, s.moment) {
		return tokenUit{nee: s.geenToken(RegelKoppelpersoon)}, nil
	}
	scopes, goed := k.kiest(in.Scopes)
	if !goed {
		return tokenUit{nee: s.geenToken(RegelKoppelscope)}, nil
	}
	s.wordt(in.Persoon)
	if err := s.beslis(policy.Huis{}, policy.Context{Soort: binnenScope}); err != nil {
		return tokenUit{nee: err}, nil
	}
	return s.nieuwKoppeltoken(k, scopes)
}

// kiest are the scopes that a request asks for; false when it asks for more than the Koppeling has.
func (k koppeling) kiest(tekst string) ([]partij.Koppelscope, bool) {
	gevraagd, goed := partij.LeesKoppelscopes(tekst)
	if !goed || slices.ContainsFunc(gevraagd, func(sc partij.Koppelscope) bool { return !slices.Contains(k.scopes, sc) }) {
		return nil, false
	}
	if len(gevraagd) == 0 {
		return k.scopes, true
	}
	return gevraagd, true
}

// geenToken refuses a token.
func (s *scope) geenToken(regel string) error {
	s.besloten, s.entry.Uitkomst = true, audit.Refused
	s.entry.Regels = append(s.entry.Regels, regel)
	return &errs.Denied{Handeling: s.act.Naam, Titel: s.act.Kan, Waarom: s.act.Waarom, Anders: s.act.Anders, Artikelen: slices.Clone(s.act.Artikelen), Regels: []string{regel},
		Volgnr: -1, Moment: s.moment}
}

func (s *scope) nieuwKoppeltoken(k koppeling, scopes []partij.Koppelscope) (tokenUit, error) {
	uit := Koppeltoken{Token: rand.Text() + rand.Text(), Scopes: partij.KoppelscopeTekst(scopes)}
	nu := klok.Micro(s.g.klok.Nu())
	t := store.Koppeltoken{ID: koppeltokenID(uit.Token), Koppeling: k.ID, Medewerker: s.caller.persoon(), Scopes: uit.Scopes, Begonnen: nu,
		Tot: min(nu+KoppeltokenDuur.Microseconds(), k.Tot)}
	uit.Duur = time.Duration(t.Tot-nu) * time.Microsecond
	err := s.wisKoppeltokens(k.ID, func(oud store.Koppeltoken) bool { return oud.Tot <= nu })
	t.Zegel = s.verzegel(vanKoppeltoken, koppeltokenRij(t.ID), 0, koppeltokenVelden(t))
	return tokenUit{token: uit}, eerste(err, s.tx.NieuwKoppeltoken(t))
}

// wisKoppeltokens removes the tokens of a Koppeling that are weg.
func (s *scope) wisKoppeltokens(id string, weg func(store.Koppeltoken) bool) error {
	lijst, err := s.tx.KoppeltokensVan(id)
	for _, t := range lijst {
		if err == nil && weg(t) {
			s.vervalt(koppeltokenRij(t.ID), t.Versie)
			err = s.tx.WisKoppeltoken(t.ID)
		}
	}
	return err
}

// Koppelbeller returns the caller and the person behind a token, errs.ErrNotLoggedIn when it is worth nothing (any more). It is no act; those that follow
// check the token again, each in its own snapshot.
func (g *Gate) Koppelbeller(ctx context.Context, c Caller, token string) (Caller, Persoon, error) {
	var p Persoon
	c.Token, c.Sessie = koppeltokenID(token), ""
	err := g.db.Lees(ctx, func(tx *store.Tx) error {
		st, err := g.stand(tx)
		if err != nil {
			return err
		}
		h, err := g.huisVan(tx, st.huis)
		if err != nil {
			return err
		}
		t, k, err := g.koppeltoken(tx, h, c.Token, st.moment)
		if err != nil {
			return err
		}
		c.Personen, c.Koppeling = []string{t.Medewerker}, k.ID
		p = h.persoon(t.Medewerker, st.moment)
		return nil
	})
	if err != nil && !errors.Is(err, errs.ErrNotLoggedIn) {
		err = errors.Join(errs.ErrUnavailable, err)
	}
	return c, p, err
}

// koppeltoken reads a token that is worth something in this snapshot: it and all that it rests on are as the gate wrote them, and none ended.
func (g *Gate) koppeltoken(tx *store.Tx, h *huis, id string, moment int64) (store.Koppeltoken, koppeling, error) {
	t, err := tx.Koppeltoken(id)
	if errors.Is(err, store.ErrGeen) {
		return t, koppeling{}, errs.ErrNotLoggedIn
	}
	kop, fout := tx.Kop(false)
	if err = eerste(err, fout); err != nil {
		return t, koppeling{}, err
	}
	k, bekend := h.koppelingen[t.Koppeling]
	nu := max(moment, kop.Moment) // a clock that was set back lengthens nothing
	if !bekend || nu >= t.Tot || t.Begonnen-moment > time.Minute.Microseconds() || !h.werktVoor(k, t.Medewerker, nu) || !g.echt(vanKoppeltoken, "", t.Zegel, koppeltokenVelden(t)) {
		return t, k, errs.ErrNotLoggedIn
	}
	return t, k, nil
}

// What the policies are asked of an act by a system: whether it is among those that its scopes allow.
const (
	binnenScope = "binnen"
	buitenScope = "buiten"
)

// herkomstVan is where the acts of a Koppeling come from, in the log.
func herkomstVan(koppeling string) string { return vanKoppeling + "/" + koppeling }

// systeemFuncties and systeemRollen are what a person has while a system works in their name: they take part in casussen for their Partij, and have
// nothing of the house, the procesregie or the need.
const (
	systeemFuncties = policy.FunctieAanmelder | policy.FunctieUitvoerder
	geenSysteemrol  = policy.RolProcesregisseur | policy.RolWaarnemer | policy.RolNoodinzage
)

// controleerToken asks of a caller that is a system that its token is worth something in this very snapshot, and that the act is within its scopes:
// before anything else is looked at, whatever the act is.
func (s *scope) controleerToken() error {
	if s.caller.Token == "" {
		return nil
	}
	t, k, err := s.g.koppeltoken(s.tx, s.huis, s.caller.Token, s.moment)
	if err != nil {
		return err
	}
	if s.caller.Sessie != "" || len(s.caller.Personen) != 1 || t.Medewerker != s.caller.Personen[0] {
		return errs.ErrNotLoggedIn
	}
	s.systeem, s.entry.Herkomst = k.ID, herkomstVan(k.ID)
	s.wie[0].Functies &= systeemFuncties
	soort, scopes := buitenScope, KoppelscopesVan(s.act.Naam)
	gekregen, _ := partij.LeesKoppelscopes(t.Scopes)
	mag := func(sc partij.Koppelscope) bool {
		return slices.Contains(gekregen, sc) && slices.Contains(k.scopes, sc)
	}
	if slices.ContainsFunc(scopes, mag) && !s.act.Opnieuw { // nobody is there to give a second factor
		soort = binnenScope
	}
	b := s.vraag("koppeling.gebruiken", opHuis, policy.Context{Soort: soort})
	s.noteer(b)
	if b.Toegestaan {
		return nil
	}
	s.besloten = true
	return s.weiger(b)
}
