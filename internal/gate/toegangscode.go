// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"rondetafel/internal/errs"
	"rondetafel/internal/gate/internal/crypto"
	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/toegang"
)

// codeGeheim is what is sealed with a toegangscode: what the app of the person will share with the house, who gave it, and the hash of a recovery code
// that another gave before it, which proves as well as what the person has that it is them.
type codeGeheim struct {
	App       string `json:"app"`
	Door      string `json:"door,omitempty"`
	Eerder    []byte `json:"eerder,omitempty"`
	EerderTot int64  `json:"eerderTot,omitempty"`
}

// geefToegangscode gives a person a code with which they choose, once, how they log in: it takes the place of one that they still had.
// It is part of an act that decided who may do so. errs.ErrNotFound for who does not work here now. The code is shown to who gave it and is
// kept nowhere, also not with an idempotency key: an act that is repeated does not say it again, so its result must be empty there.
func (s *scope) geefToegangscode(medewerker string, soort toegang.Soort) (code string, err error) {
	alle, err := s.tx.Medewerkers()
	if err != nil {
		return "", err
	}
	if !werktHier(alle, medewerker, s.moment) {
		return "", errs.ErrNotFound
	}
	vorige, err := s.tx.ToegangscodeVan(medewerker)
	if alsEr(err) != nil {
		return "", err
	}
	code = toegang.NieuweCode()
	r := store.Toegangscode{Medewerker: medewerker, Soort: soort, Hash: s.g.codeHash(code), Gegeven: s.moment, Tot: s.moment + soort.Duur().Microseconds()}
	doos, err := s.doos("")
	if err != nil {
		return "", err
	}
	geheim, err := s.naVorige(vorige)
	if err != nil {
		return "", err
	}
	if r.Geheim, err = sluitIn(doos, "toegangscode", medewerker, geheim); err != nil {
		return "", err
	}
	s.zwijgt = true
	r.Zegel = s.verzegel("toegangscode", toegangscodeRij(medewerker), vorige.Versie, toegangscodeVelden(r))
	return code, s.tx.ZetToegangscode(r)
}

// naVorige makes the secret of a code of the caller, after the one that was given before it.
func (s *scope) naVorige(vorige store.Toegangscode) (codeGeheim, error) {
	nieuw := codeGeheim{App: toegang.NieuwGeheim(), Door: s.caller.persoon()}
	oud, loopt, err := s.herstelcode(vorige)
	switch {
	case !loopt:
	case oud.Door != nieuw.Door && !s.huis.verbonden(oud.Door, nieuw.Door, s.moment):
		nieuw.Eerder, nieuw.EerderTot = vorige.Hash, vorige.Tot
	default:
		nieuw.Eerder, nieuw.EerderTot = oud.Eerder, oud.EerderTot
	}
	return nieuw, err
}

// herstelcode opens the secret of a recovery code, and tells whether it can be used now.
func (s *scope) herstelcode(r store.Toegangscode) (in codeGeheim, loopt bool, err error) {
	if r.Soort != toegang.Herstel || r.Tot <= s.moment || !s.g.echt("toegangscode", r.Medewerker, r.Zegel, toegangscodeVelden(r)) {
		return in, false, nil
	}
	doos, err := s.doos("")
	if err == nil {
		err = openNaar(doos, "toegangscode", r.Medewerker, r.Geheim, &in)
	}
	return in, err == nil && in.Door != "", err
}

// kanTweede tells whether a recovery code was given by another than the caller, so that theirs can be the second.
func (s *scope) kanTweede(r store.Toegangscode) (bool, error) {
	in, loopt, err := s.herstelcode(r)
	return loopt && (in.Door != s.caller.persoon() && !s.huis.verbonden(in.Door, s.caller.persoon(), s.moment) || in.EerderTot > s.moment), err
}

// werktHier tells whether somebody of mensen works here at a moment; who was added by the same act included.
func werktHier(mensen []store.Medewerker, id string, moment int64) bool {
	for _, m := range mensen {
		if m.ID == id {
			return m.Actief(moment)
		}
	}
	return false
}

// codeHash is what is kept of a code that is used once: nobody makes the code of it, or tries codes on it, without the keys.
func (g *Gate) codeHash(code string) []byte {
	h := g.keys.MAC.Row("code-hash", 1, 0, crypto.Str(toegang.LeesCode(code)))
	return h[:]
}

func toegangscodeVelden(c store.Toegangscode) []crypto.Field {
	return []crypto.Field{crypto.Str(c.Medewerker), crypto.Str(string(c.Soort)), crypto.Raw(c.Hash), crypto.Int(c.Gegeven), crypto.Int(c.Tot), crypto.Raw(c.Geheim)}
}

func toegangscodeRij(medewerker string) string { return "toegangscode/" + medewerker }

// toegangscode returns the code that somebody typed, with its secret, if it is one that can be used now; else errs.ErrNotFound.
func (s *scope) toegangscode(getypt string) (store.Toegangscode, codeGeheim, error) {
	var in codeGeheim
	r, err := s.tx.ToegangscodeMet(s.g.codeHash(getypt))
	if err != nil {
		return r, in, geen(err)
	}
	m, ok := s.huis.medewerkers[r.Medewerker]
	if !ok || !m.Actief(s.moment) || r.Tot <= s.moment || !s.g.echt("toegangscode", r.Medewerker, r.Zegel, toegangscodeVelden(r)) {
		return r, in, errs.ErrNotFound
	}
	doos, err := s.doos("")
	if err != nil {
		return r, in, err
	}
	return r, in, openNaar(doos, "toegangscode", r.Medewerker, r.Geheim, &in)
}
