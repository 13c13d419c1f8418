// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"time"

	"rondetafel/internal/audit"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/klok"
	"rondetafel/internal/policy"
)

// SessieDuur is how long a log-in lasts at most.
const SessieDuur = 10 * time.Hour

// sessieNu is a log-in that was found to be real, with the epoch at which it was.
type sessieNu struct {
	store.Sessie
	epoch  int64
	gezien time.Duration // on the clock that nobody can set
}

// loopt tells whether the log-in still runs. Both clocks must say so: a wall clock that was set never lengthens it.
func (s *sessieNu) loopt(k klok.Klok) bool {
	nu := klok.Micro(k.Nu())
	return nu >= s.Begonnen-int64(time.Minute/time.Microsecond) && nu < s.Tot && k.Sinds()-s.gezien < SessieDuur
}

// SessieID is what the database knows of a log-in: a hash, so that nobody can log in with what stands there.
func SessieID(token string) string {
	som := sha256.Sum256([]byte("rondetafel/sessie/v1\x00" + token))
	return hex.EncodeToString(som[:20])
}

// Inloggen starts a log-in of a person whose identity was established by the caller of this method, and returns the token
// that their browser keeps. Somebody unknown is errs.ErrNotFound.
func (g *Gate) Inloggen(ctx context.Context, c Caller) (token string, err error) {
	var b [32]byte
	_, _ = rand.Read(b[:])
	token = base64.RawURLEncoding.EncodeToString(b[:])
	_, err = schrijf(ctx, g, c, "sessie.inloggen", nil, func(s *scope) (struct{}, error) {
		if _, ok := s.huis.medewerkers[c.persoon()]; !ok {
			s.besloten = true
			return struct{}{}, errs.ErrNotFound
		}
		if err := s.beslis(policy.Huis{}, policy.Context{}); err != nil {
			return struct{}{}, err
		}
		nu := klok.Micro(g.klok.Nu())
		if err := s.ruimSessies(nu); err != nil {
			return struct{}{}, err
		}
		r := store.Sessie{ID: SessieID(token), Medewerker: c.persoon(), Begonnen: nu, Tot: nu + SessieDuur.Microseconds()}
		r.Zegel = s.verzegel("sessie", sessieRij(r.ID), 0, sessieVelden(r))
		return struct{}{}, s.tx.NieuweSessie(r)
	})
	return token, err
}

// ruimSessies removes the caller's log-ins that ended by themselves.
func (s *scope) ruimSessies(nu int64) error {
	oud, err := s.tx.SessiesVan(s.caller.persoon())
	for _, r := range oud {
		if r.Tot <= nu && err == nil {
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
		id := nu.Medewerker
		h, err := g.huisVan(tx, st.huis)
		if err != nil {
			return err
		}
		p = h.persoon(id, st.moment)
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

// sessie returns the log-in with id, or errs.ErrNotLoggedIn.
func (g *Gate) sessie(tx *store.Tx, id string, epoch int64) (store.Sessie, error) {
	if v, ok := g.sessies.Load(id); ok && v.(*sessieNu).epoch == epoch {
		return g.lopende(v.(*sessieNu))
	}
	r, err := tx.Sessie(id)
	if errors.Is(err, store.ErrGeen) {
		g.sessies.Delete(id)
		return r, errs.ErrNotLoggedIn
	}
	if err != nil {
		return r, err
	}
	if !g.echt("sessie", "", r.Zegel, sessieVelden(r)) {
		return r, errs.ErrNotLoggedIn
	}
	s := &sessieNu{Sessie: r, epoch: epoch}
	if v, ok := g.sessies.Load(id); ok {
		s.gezien = v.(*sessieNu).gezien
	} else if s.gezien, err = g.begin(tx, r); err != nil {
		return r, err
	}
	g.sessies.Store(id, s)
	return g.lopende(s)
}

func (g *Gate) lopende(s *sessieNu) (store.Sessie, error) {
	if !s.loopt(g.klok) {
		return store.Sessie{}, errs.ErrNotLoggedIn
	}
	return s.Sessie, nil
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
