// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"sync/atomic"
	"time"

	"rondetafel/internal/audit"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/klok"
	"rondetafel/internal/policy"
)

// SessieDuur is how long a log-in lasts at most, and SessieStil how long when nobody uses it.
const (
	SessieDuur = 10 * time.Hour
	SessieStil = 20 * time.Minute
)

// sessieNu is a log-in that was found to be real, with the epoch at which it was.
type sessieNu struct {
	store.Sessie
	epoch   int64
	gezien  time.Duration // on the clock that nobody can set
	gebruik *gebruik
}

// gebruik is when a log-in was last used. Only what a person does counts; a page that keeps itself up to date is nobody who works.
type gebruik struct {
	laatst atomic.Int64 // on the clock that nobody can set, nanoseconds
	vast   atomic.Int64 // as the database has it, microseconds on the clock of the log, which never goes back
}

// loopt tells whether the log-in still runs. Both clocks must say so: a wall clock that was set never lengthens it.
func (s *sessieNu) loopt(k klok.Klok) bool {
	nu := klok.Micro(k.Nu())
	return nu >= s.Begonnen-int64(time.Minute/time.Microsecond) && nu < s.Tot && k.Sinds()-s.gezien < SessieDuur
}

// stil tells whether nobody used the log-in for too long, as far as this process knows.
func (s *sessieNu) stil(k klok.Klok) bool {
	return k.Sinds()-time.Duration(s.gebruik.laatst.Load()) >= SessieStil
}

// bewaarGebruik is how far the database is behind, at most, on when a log-in was last used.
const bewaarGebruik = time.Minute

// gebruik notes that the caller's log-in is used now. Once a minute it also is for the database, with the entry of the act.
func (s *scope) gebruik(nu *sessieNu) {
	if s.caller.Kijkt || s.act.Naam == "casus.volgen" {
		return
	}
	nu.gebruik.laatst.Store(int64(s.g.klok.Sinds()))
	vast := nu.gebruik.vast.Load()
	if s.moment-vast >= bewaarGebruik.Microseconds() && nu.gebruik.vast.CompareAndSwap(vast, s.moment) {
		s.gebruikt = s.caller.Sessie
	}
}

// SessieID is what the database knows of a log-in: a hash, so that nobody can log in with what stands there.
func SessieID(token string) string {
	som := sha256.Sum256([]byte("rondetafel/sessie/v1\x00" + token))
	return hex.EncodeToString(som[:20])
}

// Inloggen starts a log-in of a person whose identity was established by the caller of this method, and returns the token
// that their browser keeps. Somebody unknown is errs.ErrNotFound, and so is who works here no more or not yet.
func (g *Gate) Inloggen(ctx context.Context, c Caller) (token string, err error) {
	var b [32]byte
	_, _ = rand.Read(b[:])
	token = base64.RawURLEncoding.EncodeToString(b[:])
	_, err = schrijf(ctx, g, c, "sessie.inloggen", nil, func(s *scope) (struct{}, error) {
		if !s.huis.werkt(c.persoon(), s.moment) {
			s.besloten = true
			return struct{}{}, errs.ErrNotFound
		}
		if err := s.beslis(policy.Huis{}, policy.Context{}); err != nil {
			return struct{}{}, err
		}
		return struct{}{}, s.nieuweSessie(c.persoon(), token, "", s.moment)
	})
	return token, err
}

// nieuweSessie starts a log-in of somebody who last showed at bevestigd that it is them, and clears those of theirs that ended by themselves.
func (s *scope) nieuweSessie(medewerker, token, apparaat string, bevestigd int64) error {
	nu := klok.Micro(s.g.klok.Nu())
	if err := s.ruimSessies(nu); err != nil {
		return err
	}
	r := store.Sessie{ID: SessieID(token), Medewerker: medewerker, Begonnen: nu, Tot: nu + SessieDuur.Microseconds(), Laatst: s.moment, Bevestigd: bevestigd, Apparaat: apparaat}
	r.Zegel = s.verzegel("sessie", sessieRij(r.ID), 0, sessieVelden(r))
	return s.tx.NieuweSessie(r)
}

// ruimSessies removes the caller's log-ins that ended by themselves.
func (s *scope) ruimSessies(nu int64) error {
	oud, err := s.tx.SessiesVan(s.caller.persoon())
	for _, r := range oud {
		if err == nil && (r.Tot <= nu || s.moment-gebruiktOp(r) > (SessieStil+bewaarGebruik).Microseconds()) {
			s.vervalt(sessieRij(r.ID), r.Versie)
			err = s.tx.WisSessie(r.ID)
		}
	}
	return err
}

// Uitloggen ends the log-in that the caller came with; the next request with it is refused.
func (g *Gate) Uitloggen(ctx context.Context, c Caller) error {
	_, err := schrijf(ctx, g, c, "sessie.uitloggen", nil, func(s *scope) (struct{}, error) {
		if err := s.beslis(policy.Huis{}, policy.Context{}); err != nil {
			return struct{}{}, err
		}
		r, err := s.tx.Sessie(c.Sessie)
		if err != nil {
			return struct{}{}, geen(err)
		}
		s.vernauwd = true
		s.vervalt(sessieRij(r.ID), r.Versie)
		return struct{}{}, s.tx.WisSessie(r.ID)
	})
	if err == nil {
		g.sessies.Delete(c.Sessie)
	}
	return err
}

// Sessie returns who is logged in with token, or errs.ErrNotLoggedIn. It shows nothing of a dossier and is no act; the acts
// that follow check the log-in again, each in its own snapshot.
func (g *Gate) Sessie(ctx context.Context, token string) (Persoon, error) {
	var p Persoon
	err := g.db.Lees(ctx, func(tx *store.Tx) error {
		st, err := g.stand(tx)
		if err != nil {
			return err
		}
		nu, err := g.sessie(tx, SessieID(token), st.epoch)
		if err != nil {
			return err
		}
		h, err := g.huisVan(tx, st.huis)
		if err != nil {
			return err
		}
		if !h.werkt(nu.Medewerker, st.moment) {
			return errs.ErrNotLoggedIn
		}
		p = h.persoon(nu.Medewerker, st.moment)
		p.Sessie = SessieID(token)
		return nil
	})
	if err != nil && !errors.Is(err, errs.ErrNotLoggedIn) {
		err = errors.Join(errs.ErrUnavailable, err)
	}
	return p, err
}

// Persoon is who is logged in, as pages greet them.
type Persoon struct {
	MensBlad
	PartijNaam string
	Geheim     bool // their Partij is under medical or youth-care secrecy (rule WGS-4)
	Sessie     string
	Getekend   bool
	// Incidenteel tells that they are of an incidentele derde (rule WGS-14).
	Incidenteel bool
	Gestopt     bool // their Partij takes part no more: they see nothing (article 20)
	HuisNaam    string
	Demo        bool
}

func (h *huis) persoon(id string, moment int64) Persoon {
	m, w := h.mens(id, moment), h.wie(id, moment)
	return Persoon{MensBlad: m, PartijNaam: h.partijen[m.Partij].Naam, Geheim: h.partijen[m.Partij].Geheim, Getekend: w.Getekend, Gestopt: !w.PartijActief, Incidenteel: w.Incidenteel,
		HuisNaam: h.instelling["naam"], Demo: h.instelling["demo"] == "true"}
}

// werkt tells whether somebody works here at a moment: a log-in ends with who it is of.
func (h *huis) werkt(id string, moment int64) bool {
	m, ok := h.medewerkers[id]
	return ok && m.Actief(moment)
}

// sessie returns the log-in with id, or errs.ErrNotLoggedIn. What this process knows of it is enough while it runs; before it is said to have ended
// for want of use, the database is asked, as another server may know better.
func (g *Gate) sessie(tx *store.Tx, id string, epoch int64) (*sessieNu, error) {
	v, kent := g.sessies.Load(id)
	if kent {
		if nu := v.(*sessieNu); nu.epoch == epoch && !nu.stil(g.klok) {
			return g.lopende(nu)
		}
	}
	r, err := tx.Sessie(id)
	if errors.Is(err, store.ErrGeen) {
		g.sessies.Delete(id)
		return nil, errs.ErrNotLoggedIn
	}
	if err != nil {
		return nil, err
	}
	if !g.echt("sessie", "", r.Zegel, sessieVelden(r)) {
		return nil, errs.ErrNotLoggedIn
	}
	s := &sessieNu{Sessie: r, epoch: epoch, gebruik: &gebruik{}}
	if kent {
		s.gezien, s.gebruik = v.(*sessieNu).gezien, v.(*sessieNu).gebruik
	} else if s.gezien, err = g.begin(tx, r); err != nil {
		return nil, err
	}
	if err := g.leesGebruik(tx, s); err != nil {
		return nil, err
	}
	g.sessies.Store(id, s)
	return g.lopende(s)
}

// leesGebruik takes from the database when a log-in was last used, if that is later than what this process knows.
func (g *Gate) leesGebruik(tx *store.Tx, s *sessieNu) error {
	kop, err := tx.Kop(false)
	if err != nil {
		return err
	}
	nu := max(klok.Micro(g.klok.Nu()), kop.Moment) // starting again with the clock set back lengthens nothing
	laatst := int64(g.klok.Sinds() - time.Duration(max(nu-gebruiktOp(s.Sessie), 0))*time.Microsecond)
	if oud := s.gebruik.vast.Load(); oud == 0 || s.Laatst > oud { // the first look, or another server knows better
		s.gebruik.vast.Store(s.Laatst)
		s.gebruik.laatst.Store(laatst)
	}
	return nil
}

func (g *Gate) lopende(s *sessieNu) (*sessieNu, error) {
	if !s.loopt(g.klok) || s.stil(g.klok) {
		return nil, errs.ErrNotLoggedIn
	}
	return s, nil
}

// begin returns when a log-in that this process sees for the first time began, on the clock that nobody can set: as long ago
// as the wall clock says, or the log, whose moments never go back. So starting again with the clock set back lengthens nothing.
func (g *Gate) begin(tx *store.Tx, r store.Sessie) (time.Duration, error) {
	verstreken := klok.Micro(g.klok.Nu()) - r.Begonnen
	kop, err := tx.Kop(false)
	if err != nil {
		return 0, err
	}
	body, err := tx.LogRegel(r.Grond)
	if err != nil {
		return 0, err
	}
	e, _, err := audit.Decode(body)
	if err != nil {
		return 0, err
	}
	return g.klok.Sinds() - time.Duration(max(verstreken, kop.Moment-e.Time, 0))*time.Microsecond, nil
}
