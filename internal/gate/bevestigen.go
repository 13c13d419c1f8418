// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"rondetafel/internal/audit"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/policy"
	"rondetafel/internal/toegang"
)

// VraagtBevestiging tells whether an act was refused only because the caller gave their second factor too long ago: after SessieBevestigen it can
// be asked again.
func VraagtBevestiging(err error) bool {
	var d *errs.Denied
	return errors.As(err, &d) && slices.ContainsFunc(d.Regels, func(r string) bool { return slices.Contains(bevestigRegels(), r) })
}

// bevestigRegels are the policies that ask the second factor again.
func bevestigRegels() []string {
	return []string{"avg-05-opnieuw", "avg-05-logbestand", "wgs-12-opnieuw", "artikel-14-lid-2-opnieuw", "artikel-07-lid-2-net-ingelogd",
		"artikel-01-lid-2-nood-opnieuw"}
}

// Bevestiging is the second factor, given again.
type Bevestiging struct {
	Code string `json:"code"`
}

// ErrTeVaakMis tells that a log-in ended because its second factor was given wrong too often; it is an errs.ErrNotLoggedIn.
var ErrTeVaakMis = fmt.Errorf("gate: te vaak een code die niet klopt: %w", errs.ErrNotLoggedIn)

// maxBevestigen is how many wrong codes end the log-in.
const maxBevestigen = 5

// SessieBevestigen takes the second factor of the caller again, for what is asked only of who gave it just now. In a practice house nobody has one:
// there it is enough to ask. After five wrong ones in a row the log-in ends: ErrTeVaakMis.
func (g *Gate) SessieBevestigen(ctx context.Context, c Caller, in Bevestiging) error {
	uit, err := schrijf(ctx, g, c, "sessie.bevestigen", in, func(s *scope) (pogingUit, error) {
		if err := s.beslis(policy.Huis{}, policy.Context{}); err != nil {
			return pogingUit{}, err
		}
		nee, err := s.bevestigZelf(in.Code)
		return pogingUit{nee: nee}, err
	})
	if err != nil {
		return err
	}
	return uit.nee
}

// bevestigZelf takes the second factor of the caller again, and writes when. nee is how a wrong one is refused, in a transaction that is kept.
func (s *scope) bevestigZelf(code string) (nee, err error) {
	r, err := s.tx.Sessie(s.caller.Sessie)
	if err != nil {
		return nil, geen(err)
	}
	goed, err := s.bewijst(code)
	if err != nil {
		return nil, err
	}
	plek := s.g.zoekHash("poging-bevestigen", []byte(r.ID))
	if err := s.telPoging(plek, goed, false); err != nil {
		return nil, err
	}
	if !goed {
		return s.nietBevestigd(r, plek)
	}
	s.vernauwd = true // what is kept in memory of the log-in goes, on every server
	r.Bevestigd = s.moment
	r.Zegel = s.verzegel("sessie", sessieRij(r.ID), r.Versie, sessieVelden(r))
	return nil, s.tx.ZetSessieBevestigd(r)
}

// bewijst tells whether code is a second factor of the caller, and uses it up.
func (s *scope) bewijst(code string) (bool, error) {
	if s.huis.instelling["demo"] == "true" {
		return true, nil
	}
	a, err := s.eigenAccount()
	if err != nil {
		return false, err
	}
	if !s.tweede(&a, code) {
		return false, nil
	}
	return true, s.zetAccount(a)
}

// nietBevestigd refuses a code; after too many it ends the log-in.
func (s *scope) nietBevestigd(r store.Sessie, plek []byte) (nee, err error) {
	p, err := s.tx.Inlogpoging(plek)
	if err != nil {
		return nil, err
	}
	s.entry.Regels = append(s.entry.Regels, regelFout)
	if p.Aantal < maxBevestigen {
		s.entry.Uitkomst = audit.Refused
		return &errs.Invalid{Velden: []errs.Veldfout{{Veld: "code", Melding: "Deze code klopt niet, of is al gebruikt. Typ de zes cijfers die je app nu laat zien, of een herstelcode."}}}, nil
	}
	s.vernauwd = true // it is the end of a log-in, and so no refusal
	s.vervalt(sessieRij(r.ID), r.Versie)
	return ErrTeVaakMis, eerste(s.tx.ZetInlogpoging(plek, toegang.Poging{}, 0), s.tx.WisSessie(r.ID))
}
