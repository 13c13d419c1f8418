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
	return []string{"avg-05-opnieuw", "avg-05-inlog-opnieuw", "avg-05-logbestand", "wgs-12-opnieuw", "wgs-12-toewijzen-opnieuw", "artikel-14-lid-2-opnieuw", "artikel-07-lid-2-net-ingelogd",
		"artikel-01-lid-2-nood-opnieuw"}
}

// Bevestiging is the second factor, given again.
type Bevestiging struct {
	Code    string `json:"code"`
	Passkey string `json:"-"` // what a passkey signed, as JSON, in the place of a code; its question is asked on pages only
}

// ErrTeVaakMis tells that a log-in ended because its second factor was given wrong too often; it is an errs.ErrNotLoggedIn.
var ErrTeVaakMis = fmt.Errorf("gate: te vaak een code die niet klopt: %w", errs.ErrNotLoggedIn)

// maxBevestigen is how many wrong codes end the log-in.
const maxBevestigen = 5

// SessieBevestigen takes the second factor of the caller again, for what is asked only of who gave it just now. In a practice house nobody has one:
// there it is enough to ask. After five wrong ones in a row the log-in ends: ErrTeVaakMis.
func (g *Gate) SessieBevestigen(ctx context.Context, c Caller, in Bevestiging) error {
	b := bewijsstuk{in.Code, leesPasskey(in.Passkey)}
	uit, err := schrijf(ctx, g, c, "sessie.bevestigen", in, func(s *scope) (pogingUit, error) {
		if err := s.beslis(policy.Huis{}, policy.Context{}); err != nil {
			return pogingUit{}, err
		}
		nee, err := s.bevestigZelf(b)
		return pogingUit{nee: nee}, err
	})
	if err != nil {
		return err
	}
	return uit.nee
}

// bewijsstuk is a second factor as it was given, read before the lock.
type bewijsstuk struct {
	code    string
	passkey gelezenPasskey
}

// bevestigZelf takes the second factor of the caller again, and writes when. nee is how a wrong one is refused, in a transaction that is kept.
func (s *scope) bevestigZelf(in bewijsstuk) (nee, err error) {
	r, err := s.tx.Sessie(s.caller.Sessie)
	if err != nil {
		return nil, geen(err)
	}
	goed, kopie, err := s.bewijst(in)
	if err != nil {
		return nil, err
	}
	if kopie != nil { // their log-ins end, this one too
		s.vernauwd = true
		return errs.ErrNotLoggedIn, s.meldKopie(*kopie)
	}
	plek := s.g.zoekHash("poging-bevestigen", []byte(r.ID))
	if err := s.telPoging(plek, goed, false); err != nil {
		return nil, err
	}
	if !goed {
		return s.nietBevestigd(r, plek, in)
	}
	s.vernauwd = true // what is kept in memory of the log-in goes, on every server
	r.Bevestigd = s.moment
	r.Zegel = s.verzegel("sessie", sessieRij(r.ID), r.Versie, sessieVelden(r))
	return nil, s.tx.ZetSessieBevestigd(r)
}

// bewijst tells whether in is a second factor of the caller, and uses it up. kopie is a passkey of which there is a copy.
func (s *scope) bewijst(in bewijsstuk) (goed bool, kopie *passkeybewijs, err error) {
	if s.huis.instelling["demo"] == "true" {
		return true, nil, nil
	}
	a, err := s.eigenAccount()
	if err != nil {
		return false, nil, s.bevestigElders(err)
	}
	b := passkeybewijs{klopt: !in.passkey.er && s.tweede(&a, in.code)}
	if in.passkey.leesbaar {
		if b, err = s.keurPasskey(a, in.passkey.Passkeyantwoord, doelBevestigen, s.caller.Sessie); err != nil {
			return false, nil, err
		}
	}
	switch {
	case b.Kopie:
		return false, &b, nil
	case !b.klopt:
		return false, nil, nil
	}
	return true, nil, s.verbruik(a, b)
}

// bevestigElders is fout, of who has no account here; who logs in with the account of their work hears where they confirm.
func (s *scope) bevestigElders(fout error) error {
	_, d, err := s.eigenDienstinlog(s.caller.persoon())
	if !errors.Is(fout, errs.ErrNotFound) || err != nil || d == nil {
		return fout
	}
	return &errs.Invalid{Velden: []errs.Veldfout{{Veld: "code", Melding: "Je hebt hier geen code. Bevestig bij " + d.Naam + ", op de pagina's van het huis."}}}
}

// nietBevestigd refuses a code; after too many it ends the log-in.
func (s *scope) nietBevestigd(r store.Sessie, plek []byte, in bewijsstuk) (nee, err error) {
	p, err := s.tx.Inlogpoging(plek)
	if err != nil {
		return nil, err
	}
	s.entry.Regels = append(s.entry.Regels, regelFout)
	if p.Aantal < maxBevestigen {
		s.entry.Uitkomst = audit.Refused
		if in.passkey.er {
			return &errs.Invalid{Velden: []errs.Veldfout{{Veld: "code", Melding: "Deze passkey klopt niet, of het duurde te lang. Probeer het nog een keer, of typ een code."}}}, nil
		}
		return &errs.Invalid{Velden: []errs.Veldfout{{Veld: "code", Melding: "Deze code klopt niet, of is al gebruikt. Typ de zes cijfers die je app nu laat zien, of een herstelcode."}}}, nil
	}
	s.vernauwd = true // it is the end of a log-in, and so no refusal
	s.vervalt(sessieRij(r.ID), r.Versie)
	return ErrTeVaakMis, eerste(s.tx.ZetInlogpoging(plek, toegang.Poging{}, 0), s.tx.WisSessie(r.ID))
}
