// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/rand"
	"errors"
	"time"

	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/policy"
	"rondetafel/internal/toegang"
)

// Dienstantwoord is what a browser brings back from an inlogdienst.
type Dienstantwoord struct {
	toegang.Dienstantwoord
	Browser string `json:"-"` // what it kept meanwhile
}

// Dienstinlog is how a log-in by an inlogdienst ended.
type Dienstinlog struct {
	Ingelogd
	Terug     string // path to go to; also when it went wrong, so that it is not lost
	Bevestigd bool   // it was no new log-in: the caller showed again that it is them
}

// dienstpoging is one answer of an inlogdienst.
type dienstpoging struct {
	g      *Gate
	in     Dienstantwoord
	van    Vandaan
	vraag  dienstvraagInhoud // as it was before the lock
	dienst *dienst
	wie    toegang.Aangetoond
	fout   error // why it is nobody
}

// dienstUit is how it ended, in a transaction that is kept either way.
type dienstUit struct {
	uit Dienstinlog
	nee error
}

// InloggenVia takes what a browser brings back from an inlogdienst, asks the inlogdienst who it is, and logs in who is known by that, ties it to who came
// with a toegangscode, or notes that the caller showed again that it is them: whatever the question was for. Whatever is wrong is an *errs.Denied; nobody
// is known by a name, a mail address or a group. The question is used up, and each attempt is an entry of the log.
func (g *Gate) InloggenVia(ctx context.Context, c Caller, in Dienstantwoord, van Vandaan) (Dienstinlog, error) {
	p := dienstpoging{g: g, in: in, van: van}
	if err := p.bekijk(ctx, c); err != nil {
		return Dienstinlog{}, g.onbereikbaar(g.acts[inlogSoort], err)
	}
	if p.fout == nil {
		if p.wie, p.fout = p.dienst.Klopt(ctx, p.vraag.Huis, in.Dienstantwoord); p.fout != nil {
			g.log.Warn("inlogdienst", "id", p.dienst.ID, "fout", p.fout.Error())
		} else if casus.GeldigBSN(casus.SchoonBSN(p.wie.Sub)) {
			p.fout = errDienstBSN
		}
	}
	act, doe := inlogSoort, p.logIn
	switch p.vraag.Doel {
	case doelBevestigen:
		act, doe = "sessie.bevestigen", p.bevestig
	case doelInstellen:
		act, doe = "toegang.instellen", p.stelIn
	}
	c.Sleutel = ""
	if p.vraag.Doel != doelBevestigen {
		c.Personen, c.Sessie = nil, ""
	}
	uit, err := schrijf(ctx, g, c, act, nil, doe)
	if err != nil {
		return Dienstinlog{Terug: p.vraag.Terug}, err
	}
	uit.uit.Terug = p.vraag.Terug
	return uit.uit, uit.nee
}

// bekijk reads the question, which must be of this browser and, for who is logged in, of this log-in. One that is not is none: it says not even where
// somebody was going.
func (p *dienstpoging) bekijk(ctx context.Context, c Caller) error {
	return p.g.db.Lees(ctx, func(tx *store.Tx) error {
		s, err := p.blik(ctx, tx)
		if err != nil {
			return err
		}
		p.fout = errDienstVraag
		if !p.in.Leesbaar() {
			return nil
		}
		in, err := s.dienstvraag(p.in.State)
		if err != nil {
			return alsOnbekend(err)
		}
		eigen := p.in.Browser != "" && hmac.Equal(in.Browser, p.g.dienstBrowser(p.in.Browser)) && (in.Doel != doelBevestigen || in.Van == c.Sessie)
		if p.dienst = p.g.dienst(in.Dienst); !eigen || p.dienst == nil {
			return nil
		}
		p.vraag = in
		tot, err := s.dienstWacht(p.van)
		if in.Tot > s.moment && tot <= s.moment {
			p.fout = nil
		}
		return err
	})
}

func (p *dienstpoging) blik(ctx context.Context, tx *store.Tx) (*scope, error) {
	st, err := p.g.stand(tx)
	if err != nil {
		return nil, err
	}
	h, err := p.g.huisVan(tx, st.huis)
	return &scope{g: p.g, ctx: ctx, tx: tx, huis: h, moment: st.moment}, err
}

func (s *scope) dienstPlek(van Vandaan) []byte {
	return s.g.zoekHash("poging-dienst", []byte(van.Adres))
}

// dienstWacht is until when nothing is looked at where somebody is, as it went wrong there too often; 0 for now.
func (s *scope) dienstWacht(van Vandaan) (int64, error) {
	p, err := s.tx.Inlogpoging(s.dienstPlek(van))
	p.Aantal -= ruimAdres
	return p.Wacht(), err
}

// neem uses the question up, and refuses an answer that is nobody's. What may be a guess is counted.
func (p *dienstpoging) neem(s *scope) (nee, err error) {
	s.zwijgt = true
	if p.vraag.Doel != "" {
		if err := s.tx.WisDienstvraag(s.g.dienstvraagKenmerk(p.in.State)); errors.Is(err, store.ErrGeen) {
			p.fout = errDienstVraag // it was answered meanwhile
		} else if err != nil {
			return nil, err
		}
	}
	tot, err := s.dienstWacht(p.van)
	switch {
	case err != nil:
		return nil, err
	case tot > s.moment:
		return s.nietIn(tot, true), nil
	case p.fout != nil:
		return p.weiger(s, p.fout)
	}
	return nil, nil
}

// weiger refuses, and counts what may be a guess.
func (p *dienstpoging) weiger(s *scope, fout error) (nee, err error) {
	gok := errors.Is(fout, errDienstVraag) || errors.Is(fout, errDienstWie) || errors.Is(fout, toegang.ErrDienst)
	if gok {
		err = s.telPoging(s.dienstPlek(p.van), false, false)
	}
	return s.dienstNee(p.dienst, fout), err
}

// eigenaar is whose the account at the inlogdienst is, of those who may use it: errDienstWie for whatever is wrong.
func (p *dienstpoging) eigenaar(s *scope) (string, error) {
	r, err := s.tx.DienstinlogMet(s.g.dienstKenmerk(p.wie))
	if errors.Is(err, store.ErrGeen) {
		return "", errDienstWie
	}
	if err != nil {
		return "", err
	}
	s.object(r.Medewerker)
	_, err = s.openDienstinlog(r)
	if errors.Is(err, errs.ErrNotFound) || err == nil && !p.dienst.van(s.huis.medewerkers[r.Medewerker].Partij) {
		return "", errDienstWie
	}
	return r.Medewerker, err
}

// logIn logs in who is known by their account at the inlogdienst.
func (p *dienstpoging) logIn(s *scope) (dienstUit, error) {
	nee, err := p.neem(s)
	if nee != nil || err != nil {
		return dienstUit{nee: nee}, err
	}
	wie, err := p.eigenaar(s)
	if errors.Is(err, errDienstWie) {
		nee, err = p.weiger(s, errDienstWie)
		return dienstUit{nee: nee}, err
	}
	if err != nil {
		return dienstUit{}, err
	}
	s.wordt(wie)
	if err := s.beslis(policy.Huis{}, policy.Context{}); err != nil {
		return dienstUit{}, err
	}
	// rule 14.3-1, as for every other way in: who comes in by themself needs no code for it.
	if err := eerste(s.telPoging(s.dienstPlek(p.van), true, false), s.wisToegangscode(wie)); err != nil {
		return dienstUit{}, err
	}
	return p.begin(s, wie)
}

// begin starts a log-in. Somebody who logged in at the inlogdienst a while ago did not just show that it is them.
func (p *dienstpoging) begin(s *scope, wie string) (dienstUit, error) {
	op := s.moment - (24 * time.Hour).Microseconds()
	if !p.wie.Op.IsZero() {
		op = max(op, min(s.moment, p.wie.Op.UnixMicro()))
	}
	apparaat := "via " + p.dienst.Naam
	if p.van.Apparaat != "" {
		apparaat = p.van.Apparaat + ", " + apparaat
	}
	in := Ingelogd{Token: rand.Text()}
	return dienstUit{uit: Dienstinlog{Ingelogd: in}}, s.nieuweSessie(wie, in.Token, apparaat, op)
}

// stelIn ties the account at the inlogdienst to who came with a toegangscode, uses the code up and logs them in.
func (p *dienstpoging) stelIn(s *scope) (dienstUit, error) {
	nee, err := p.neem(s)
	if nee != nil || err != nil {
		return dienstUit{nee: nee}, err
	}
	wie := p.vraag.Van
	r, err := s.tx.ToegangscodeVan(wie)
	if alsEr(err) != nil {
		return dienstUit{}, err
	}
	if err != nil || !bytes.Equal(r.Hash, p.vraag.Code) || r.Tot <= s.moment || !s.huis.werkt(wie, s.moment) ||
		!s.g.echt("toegangscode", wie, r.Zegel, toegangscodeVelden(r)) {
		return dienstUit{nee: s.dienstNee(p.dienst, errDienstCodeWeg)}, nil
	}
	s.object(wie)
	if nee, err := p.magBinden(s, wie); nee != nil || err != nil {
		return dienstUit{nee: nee}, err
	}
	s.wordt(wie)
	if err := s.beslis(policy.Huis{}, policy.Context{}); err != nil {
		return dienstUit{}, err
	}
	s.vervalt(toegangscodeRij(wie), r.Versie)
	if err := eerste(s.tx.WisToegangscode(wie), s.bindDienst(wie, p.wie), s.eindigSessies(wie, "")); err != nil {
		return dienstUit{}, err
	}
	return p.begin(s, wie)
}

// magBinden tells whether the account at the inlogdienst can be tied to wie: it is of nobody else who works here, wie may use that inlogdienst, and who
// had another way in showed that it is theirs.
func (p *dienstpoging) magBinden(s *scope, wie string) (nee, err error) {
	if !p.dienst.van(s.huis.medewerkers[wie].Partij) {
		return s.dienstNee(p.dienst, errGeenDienst), nil
	}
	r, err := s.tx.DienstinlogMet(s.g.dienstKenmerk(p.wie))
	if alsEr(err) != nil {
		return nil, err
	}
	zelfde := err == nil && r.Medewerker == wie
	if err == nil && !zelfde {
		if m := s.huis.medewerkers[r.Medewerker]; m.Tot > s.moment {
			return s.dienstNee(p.dienst, errDienstAl), nil
		}
		if err := s.wisDienstinlog(r.Medewerker); err != nil { // who left came back as somebody new
			return nil, err
		}
	}
	if !p.vraag.Bewezen && !zelfde {
		return s.dienstNee(p.dienst, errDienstBewijs), nil
	}
	return nil, nil
}

// bevestig notes that the caller showed again that it is them.
func (p *dienstpoging) bevestig(s *scope) (dienstUit, error) {
	if err := s.beslis(policy.Huis{}, policy.Context{}); err != nil {
		return dienstUit{}, err
	}
	nee, err := p.neem(s)
	if nee != nil || err != nil {
		return dienstUit{nee: nee}, err
	}
	eigen, d, err := s.eigenDienstinlog(s.caller.persoon())
	if alsOnbekend(err) != nil {
		return dienstUit{}, err
	}
	if err != nil || d == nil || !hmac.Equal(eigen.Kenmerk, s.g.dienstKenmerk(p.wie)) {
		return dienstUit{nee: s.dienstNee(p.dienst, errDienstAnder)}, nil
	}
	r, err := s.tx.Sessie(s.caller.Sessie)
	if err != nil {
		return dienstUit{}, geen(err)
	}
	s.vernauwd = true // what is kept in memory of the log-in goes, on every server
	r.Bevestigd = s.moment
	r.Zegel = s.verzegel("sessie", sessieRij(r.ID), r.Versie, sessieVelden(r))
	return dienstUit{uit: Dienstinlog{Bevestigd: true}}, s.tx.ZetSessieBevestigd(r)
}
